/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "map/tl-table.h"

G_BEGIN_DECLS

/* document, maps, 0, stages, 1, steps, 2, title, 3: nothing known lies deeper. */
#define TL_CODEC_MAX_PATH 12

typedef struct
{
  const char *member; /* NULL for a place in an array */
  guint       index;
} TlCodecStep;

/**
 * TlCodecReader:
 *
 * A document being read: the table so far, the place, and the first error.
 */
typedef struct
{
  TlTable    *table;
  TlCodecStep path[TL_CODEC_MAX_PATH];
  guint       n_path;
  GError     *error;
} TlCodecReader;

void tl_codec_fail (GError **error, const char *pointer, const char *expected, const char *found);

void     tl_codec_push_member (TlCodecReader *self, const char *member);
void     tl_codec_push_index (TlCodecReader *self, guint index);
void     tl_codec_pop (TlCodecReader *self);
gboolean tl_codec_fail_here (TlCodecReader *self, const char *expected, const char *found);
gboolean tl_codec_fail_type (TlCodecReader *self, JsonNode *node, const char *expected);
gboolean tl_codec_fail_text (TlCodecReader *self, const char *expected, const char *text);
gboolean tl_codec_holds (JsonNode *node, GType type);
char    *tl_codec_describe (JsonNode *node);
char    *tl_codec_quote (const char *text);

/* tl-codec-about.c */
gboolean    tl_codec_check_about (const TlTable *table, GError **error);
GHashTable *tl_codec_find_about_rings (const TlTable *table);
gboolean    tl_codec_closes_ring (GHashTable *rings, const TlRecord *card, const char *target);

const char *tl_codec_read_id (TlCodecReader *self, JsonNode *node);
gboolean    tl_codec_read_field (
     TlCodecReader *self, TlRecord *record, guint field, const TlFieldInfo *info, JsonNode *node);

/* tl-codec-check.c */
const guint8 *tl_codec_get_references (TlKind kind, guint *n);
gboolean      tl_codec_check_target (const TlTable  *table,
                                     const char     *map,
                                     const TlRecord *record,
                                     guint           field,
                                     const char     *id,
                                     char          **expected,
                                     char          **found);

G_END_DECLS
