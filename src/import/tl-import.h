/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/tl-grid.h"

G_BEGIN_DECLS

/* The parsers: from what other programs give to grids and lists of texts. They know no map. */

/* The most that is parsed of anything, in bytes. */
#define TL_IMPORT_MAX_BYTES (4 * 1024 * 1024)

/* One entry of an indented list. */
typedef struct
{
  char    *text;  /* first line = title, further lines = text */
  guint    level; /* 0 = outermost */
  gboolean is_heading;
} TlListItem;

TlGrid *tl_import_parse_table (const char *text);
TlGrid *tl_import_parse_csv (const char *text);

/* Either a table, or the text of a list with its indentation; NULL where there is none. */
TlGrid *tl_import_parse_html_table (const char *html, gsize length);
char   *tl_import_parse_html_list (const char *html, gsize length);

GArray     *tl_import_parse_list (const char *text);
guint       tl_import_get_n_levels (const GArray *list);
GPtrArray  *tl_import_split_cell (const char *text);
const char *tl_import_skip_marker (const char *line, gboolean *has_marker);
gboolean    tl_import_read_score (const char *text, double *score, const char **label);
void        tl_import_fit_scores (double *scores, guint n_scores);

G_END_DECLS
