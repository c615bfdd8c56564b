/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "map/tl-table.h"

G_BEGIN_DECLS

/* The word of the member "format". */
#define TL_CODEC_FORMAT "throughline"

/* Texts of one kind of place: what is wrong, and what to do about it. */
gboolean tl_codec_text_find_forbidden (const char *text, gunichar *character);
char    *tl_codec_text_clean (const char *text);

gint64   tl_codec_read_version (JsonObject *root, GError **error);
TlTable *tl_codec_read (JsonObject *root, GPtrArray *repairs, GError **error);
gboolean tl_codec_check (const TlTable *table, GError **error);
void     tl_codec_repair (TlTable *table, GPtrArray *repairs);
char    *tl_codec_write (const TlTable *table, gsize *length);
char    *tl_codec_write_value (const TlRecord *record, guint field);
gboolean tl_codec_compare (const TlTable *table, const TlTable *read, GError **error);

G_END_DECLS
