/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-support.h"

static void
append_escaped (GString *out, const char *text)
{
  for (; *text != '\0'; text++)
    if (*text == '\n')
      g_string_append (out, "\\n");
    else
      g_string_append_c (out, *text);
}

char *
import_dump_grid (const TlGrid *grid)
{
  GString *out = g_string_new (NULL);

  for (guint row = 0; row < tl_grid_get_n_rows (grid); row++)
    for (guint column = 0; column < tl_grid_get_n_columns (grid); column++)
      {
        const TlGridCell *cell = tl_grid_get (grid, row, column);

        if (column > 0)
          g_string_append_c (out, '|');
        else if (row > 0)
          g_string_append_c (out, '/');
        if (cell != NULL && cell->is_head)
          g_string_append_c (out, '^');
        append_escaped (out, tl_grid_get_text (grid, row, column));
        if (cell != NULL && cell->n_columns > 1)
          g_string_append_printf (out, "*%u", cell->n_columns);
      }
  return g_string_free (out, FALSE);
}

char *
import_dump_list (GArray *list)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      TlListItem *item = &g_array_index (list, TlListItem, i);

      g_string_append_printf (out,
                              "%s%s%u:%s",
                              i > 0 ? " " : "",
                              item->is_heading ? "#" : "",
                              item->level,
                              item->text);
    }
  return g_string_free (out, FALSE);
}

char *
import_dump_texts (GPtrArray *texts)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, '|');
      append_escaped (out, texts->pdata[i]);
    }
  return g_string_free (out, FALSE);
}

static void
append_cards (GString *out, GPtrArray *cards)
{
  for (guint i = 0; i < cards->len; i++)
    {
      const TlRecord *card = cards->pdata[i];
      gint64          span = tl_record_get_integer (card, TL_CARD_SPAN);

      g_string_append_printf (out,
                              "%s%s",
                              i > 0 ? "," : "",
                              tl_record_get_text (card, TL_CARD_TITLE));
      if (*tl_record_get_text (card, TL_CARD_TEXT) != '\0')
        {
          g_string_append_c (out, '+');
          append_escaped (out, tl_record_get_text (card, TL_CARD_TEXT));
        }
      if (span > 1)
        g_string_append_printf (out, "*%d", (int) span);
    }
}

/* Columns with what stands in them, lanes by number, then the scores and what is parked. */
char *
import_dump_map (TlDocument *doc, const char *map)
{
  const TlTable   *table = tl_document_get_table (doc);
  const GPtrArray *lanes = tl_table_get_children (table, map, TL_KIND_LANE);
  const GPtrArray *curves = tl_table_get_children (table, map, TL_KIND_CURVE);
  g_autoptr (GPtrArray) columns = tl_query_columns (table, map);
  g_autoptr (GPtrArray) parked = tl_query_parked (table, map);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      const char *column = tl_record_get_id (columns->pdata[i]);

      g_string_append_printf (out, "[%s]", tl_record_get_text (columns->pdata[i], TL_STAGE_TITLE));
      for (guint j = 0; j < lanes->len; j++)
        {
          g_autoptr (GPtrArray) cell =
            tl_query_cell (table, map, column, tl_record_get_id (lanes->pdata[j]));

          if (cell->len == 0)
            continue;
          g_string_append_printf (out, "%u=", j);
          append_cards (out, cell);
          g_string_append_c (out, ';');
        }
    }
  for (guint i = 0; i < curves->len; i++)
    {
      g_autoptr (GPtrArray) points =
        tl_query_points_sorted (table, map, tl_record_get_id (curves->pdata[i]));

      for (guint j = 0; j < points->len; j++)
        g_string_append_printf (out,
                                " %g%s",
                                tl_record_get_number (points->pdata[j], TL_POINT_SCORE),
                                tl_record_get_text (points->pdata[j], TL_POINT_LABEL));
    }
  if (parked->len > 0)
    {
      g_string_append (out, "[parked]");
      append_cards (out, parked);
    }
  return g_string_free (out, FALSE);
}
