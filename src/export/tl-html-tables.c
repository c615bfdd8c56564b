/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tables of a page: the map itself, for those who do not see its picture, and lists of what
 * hurts, helps and is counted. */
#include "config.h"

#include "export/tl-html-private.h"

#include "base/tl-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
or_untitled (const char *title)
{
  return *title != '\0' ? title : _ ("untitled");
}

/* A table may be wider than the page: it scrolls by itself, also with the keys. */
static void
begin_table (GString *out, const char *title)
{
  g_string_append (out, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
  tl_text_append_xml (out, title, -1);
  g_string_append (out, "\">\n<table>\n");
}

static void
end_table (GString *out)
{
  g_string_append (out, "</table>\n</div>\n");
}

static void
append_stages (GString *out, const TlContents *map, gboolean has_steps)
{
  g_string_append_printf (out,
                          "<tr><th scope=\"col\"%s>%s</th>",
                          has_steps ? " rowspan=\"2\"" : "",
                          _ ("Lane"));
  for (guint i = 0; i < map->stages->len; i++)
    {
      const TlRecord  *stage = map->stages->pdata[i];
      guint            n = tl_contents_get_n_steps (map, stage);
      g_autofree char *element =
        n > 0 ? g_strdup_printf ("th class=\"stage\" scope=\"colgroup\" colspan=\"%u\"", n)
              : g_strdup_printf ("th class=\"stage\" scope=\"col\"%s",
                                 has_steps ? " rowspan=\"2\"" : "");

      tl_html_append_text (out, element, or_untitled (tl_record_get_text (stage, TL_STAGE_TITLE)));
    }
  g_string_append (out, "</tr>\n");
}

static void
append_steps (GString *out, const TlContents *map)
{
  g_string_append (out, "<tr>");
  for (guint i = 0; i < map->columns->len; i++)
    if (tl_record_get_kind (map->columns->pdata[i]) == TL_KIND_STEP)
      tl_html_append_text (out,
                           "th scope=\"col\"",
                           or_untitled (
                             tl_record_get_text (map->columns->pdata[i], TL_STEP_TITLE)));
  g_string_append (out, "</tr>\n");
}

static void
append_curve (GString *out, const TlContents *map, const TlContentsCurve *curve, const char *lane)
{
  g_autofree char *title =
    *curve->name != '\0' ? g_strdup_printf (_ ("%s: %s"), lane, curve->name) : g_strdup (lane);

  g_string_append (out, "<tr>");
  tl_html_append_text (out, "th scope=\"row\"", title);
  for (guint column = 0; column < map->columns->len; column++)
    {
      g_autofree char *words = tl_contents_dup_emotion (curve, column);

      g_string_append (out, "<td>");
      tl_html_append_text (out, "span", words);
      g_string_append (out, "</td>");
    }
  g_string_append (out, "</tr>\n");
}

static void
append_cell (GString *out, const TlContents *map, const GPtrArray *cell, GHashTable *numbers)
{
  g_string_append (out, cell->len > 0 ? "<td><ul>" : "<td>");
  for (guint i = 0; i < cell->len; i++)
    {
      g_string_append_printf (out,
                              "<li id=\"card-row-%u\">",
                              GPOINTER_TO_UINT (
                                g_hash_table_lookup (numbers, tl_record_get_id (cell->pdata[i]))));
      tl_html_append_card (out, map, cell->pdata[i]);
      g_string_append (out, "</li>\n");
    }
  g_string_append (out, cell->len > 0 ? "</ul></td>" : "</td>");
}

static void
append_lane (GString *out, const TlContents *map, guint lane, GHashTable *numbers)
{
  const TlRecord *record = map->lanes->pdata[lane];
  const char     *title = tl_contents_get_lane_title (record);
  guint           n_cards = 0;
  guint           n_curves = 0;

  for (guint i = 0; i < map->curves->len; i++)
    {
      const TlContentsCurve *curve = map->curves->pdata[i];

      if (tl_record_get_ref (curve->curve, TL_CURVE_LANE) != tl_record_get_id (record))
        continue;
      append_curve (out, map, curve, title);
      n_curves++;
    }
  for (guint column = 0; column < map->columns->len; column++)
    n_cards += tl_contents_get_cell (map, lane, column)->len;
  if (n_cards == 0 && n_curves > 0)
    return;
  g_string_append (out, "<tr>");
  tl_html_append_text (out, "th scope=\"row\"", title);
  for (guint column = 0; column < map->columns->len; column++)
    append_cell (out, map, tl_contents_get_cell (map, lane, column), numbers);
  g_string_append (out, "</tr>\n");
}

/* @numbers: id of a card -> its number. */
void
tl_html_append_map_table (GString *out, const TlContents *map, GHashTable *numbers)
{
  gboolean has_steps = tl_contents_has_steps (map);

  tl_html_begin_section (out, "map-table", _ ("The map as a table"));
  begin_table (out, _ ("The map as a table"));
  g_string_append (out, "<thead>\n");
  append_stages (out, map, has_steps);
  if (has_steps)
    append_steps (out, map);
  g_string_append (out, "</thead>\n<tbody>\n");
  for (guint lane = 0; lane < map->lanes->len; lane++)
    append_lane (out, map, lane, numbers);
  g_string_append (out, "</tbody>\n");
  end_table (out);
  tl_html_end_section (out);
}

static gboolean
is_left_out (const TlList *list, guint column)
{
  return strcmp (list->columns[column].word, "map") == 0 ||
         strcmp (list->columns[column].word, "id") == 0 || tl_list_is_column_empty (list, column);
}

static void
append_list (GString *out, const TlList *list, guint number)
{
  g_autofree char *id = g_strdup_printf ("list-%u", number);

  tl_html_begin_section (out, id, list->title);
  begin_table (out, list->title);
  g_string_append (out, "<thead>\n<tr>");
  for (guint k = 0; k < list->n_columns; k++)
    if (!is_left_out (list, k))
      tl_html_append_text (out, "th scope=\"col\"", _ (list->columns[k].title));
  g_string_append (out, "</tr>\n</thead>\n<tbody>\n");
  for (guint i = 0; i < list->rows->len; i++)
    {
      g_string_append (out, "<tr>");
      for (guint k = 0; k < list->n_columns; k++)
        if (!is_left_out (list, k))
          {
            g_string_append (out,
                             list->columns[k].type == TL_CELL_NUMBER ? "<td class=\"number\">"
                                                                     : "<td>");
            tl_html_append_text (out, "span", ((char **) list->rows->pdata[i])[k]);
            g_string_append (out, "</td>");
          }
      g_string_append (out, "</tr>\n");
    }
  g_string_append (out, "</tbody>\n");
  end_table (out);
  tl_html_end_section (out);
}

void
tl_html_append_lists (GString *out, const TlContents *map, gboolean comments)
{
  static const TlListWhat lists[] = {
    TL_LIST_PAIN_POINTS, TL_LIST_OPPORTUNITIES, TL_LIST_METRICS,
    TL_LIST_LINKS,       TL_LIST_PERSONAS,      TL_LIST_COMMENTS
  };
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_ptr_array_add (one, (gpointer) map);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (TlList) list = tl_list_new (one, lists[i], FALSE);

      if (list->rows->len > 0 && (comments || lists[i] != TL_LIST_COMMENTS))
        append_list (out, list, i);
    }
}
