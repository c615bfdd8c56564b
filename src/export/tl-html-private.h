/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export/tl-list.h"

G_BEGIN_DECLS

/* Texts of people: escaped, and each a direction of its own, so that no sign in one turns around
 * what follows it. @element: "td", "b class=\"x\"". Nothing for "". */
void tl_html_append_text (GString *out, const char *element, const char *text);
/* A heading of ours, and what belongs to it until tl_html_end_section(). */
void tl_html_begin_section (GString *out, const char *id, const char *title);
void tl_html_end_section (GString *out);
/* A card's words and what is notable of it. */
void tl_html_append_card (GString *out, const TlContents *map, const TlRecord *card);

/* tl-html-tables.c: the map as a table, where card number i has the id "card-row-i"; then lists. */
void tl_html_append_map_table (GString *out, const TlContents *map, GHashTable *numbers);
void tl_html_append_lists (GString *out, const TlContents *map, gboolean comments);

G_END_DECLS
