/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The longest text that tl_number_format() writes, with its terminating zero. */
#define TL_NUMBER_BUFFER 40

const char *tl_number_format (double value, char buffer[TL_NUMBER_BUFFER]);
const char *tl_number_format_places (double value, int places, char buffer[TL_NUMBER_BUFFER]);

char  *tl_text_clean (const char *text, gsize max_bytes, gboolean keep_newlines);
char **tl_text_split_lines (const char *text);
void   tl_text_split_title (const char *text, char **title, char **rest);
void   tl_text_append_xml (GString *out, const char *text, gssize length);

G_END_DECLS
