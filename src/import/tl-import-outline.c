/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An indented list onto a map: its outermost entries are stages, what is indented below them their
 * cards, and what is deeper still the text of the card above. A stage that the map has already is
 * not made again; its new cards are added to it. One entry that all others stand below is the name
 * of the whole: the map gets it as its title when it has none. */
#include "config.h"

#include "import/tl-import-place.h"

static const TlListItem *
get_item (const GArray *list, guint i)
{
  return &g_array_index (list, TlListItem, i);
}

/* Whether the list is one heading with everything below it, on three levels or more. */
static gboolean
has_title (const GArray *list)
{
  if (list->len < 3 || !get_item (list, 0)->is_heading || tl_import_get_n_levels (list) < 3)
    return FALSE;
  for (guint i = 1; i < list->len; i++)
    if (get_item (list, i)->level == 0)
      return FALSE;
  return TRUE;
}

static void
take_title (TlDocument *document, const char *map, const char *title)
{
  const TlRecord *record = tl_table_get (tl_document_get_table (document), map);

  if (*tl_record_get_text (record, TL_MAP_TITLE) == '\0')
    tl_edit_set_text (document, map, TL_MAP_TITLE, title);
}

/* The lane that cards of a list stand in: the focused one, else the first that holds cards. */
static char *
dup_lane (TlDocument *document, TlImportResult *result, const TlImportTarget *target)
{
  const TlTable   *table = tl_document_get_table (document);
  const GPtrArray *lanes = tl_table_get_children (table, result->map, TL_KIND_LANE);

  if (target->lane != NULL)
    return g_strdup (target->lane);
  for (guint i = 0; i < lanes->len; i++)
    if (!tl_record_get_boolean (lanes->pdata[i], TL_LANE_HIDDEN) &&
        tl_record_get_integer (lanes->pdata[i], TL_LANE_KIND) != TL_LANE_KIND_EMOTIONS)
      return g_strdup (tl_record_get_id (lanes->pdata[i]));
  result->n_lanes++;
  return tl_edit_add_lane (document, result->map, TL_LANE_KIND_TOUCHPOINTS, "", NULL);
}

static const char *
find_next_stage (const TlTable *table, const char *map, const char *stage)
{
  const GPtrArray *all = tl_table_get_children (table, map, TL_KIND_STAGE);

  for (guint i = 0; stage != NULL && i + 1 < all->len; i++)
    if (g_str_equal (tl_record_get_id (all->pdata[i]), stage))
      return tl_record_get_id (all->pdata[i + 1]);
  return NULL;
}

/* Finds the column of a stage's name, or makes the stage after the one before it. */
static char *
dup_column (TlDocument *document, TlImportResult *result, const char *title, char **after)
{
  const TlTable  *table = tl_document_get_table (document);
  const TlRecord *column = tl_import_find_column (table, result->map, title);
  char           *id;

  if (column != NULL)
    {
      id = g_strdup (tl_record_get_id (column));
      g_free (*after);
      *after = g_strdup (tl_record_get_id (tl_query_stage_of (table, id)));
      return id;
    }
  id =
    tl_edit_add_stage (document, result->map, title, find_next_stage (table, result->map, *after));
  result->n_stages++;
  g_free (*after);
  *after = g_strdup (id);
  return id;
}

/* The words of an entry with all that stands below it, a line each; moves on to the last of them.
 */
static char *
dup_with_rest (const GArray *list, guint *place, guint level)
{
  GString *text = g_string_new (get_item (list, *place)->text);

  while (*place + 1 < list->len && get_item (list, *place + 1)->level > level)
    g_string_append_printf (text, "\n%s", get_item (list, ++*place)->text);
  return g_string_free (text, FALSE);
}

/**
 * tl_import_put_list:
 * @document: a document with a transaction open
 * @map: id of the map
 * @list: (element-type TlListItem): from tl_import_parse_list()
 * @target: where it lands
 *
 * Puts a list onto a map: stages and their cards.
 *
 * Returns: (transfer full): what came in
 */
TlImportResult *
tl_import_put_list (TlDocument           *document,
                    const char           *map,
                    const GArray         *list,
                    const TlImportTarget *target)
{
  TlImportResult  *result = tl_import_result_new (map);
  guint            first = has_title (list) ? 1 : 0;
  g_autofree char *after = g_strdup (target->stage);
  g_autofree char *column = NULL;
  g_autofree char *lane = NULL;

  g_return_val_if_fail (tl_document_in_transaction (document), result);

  if (first > 0)
    take_title (document, map, get_item (list, 0)->text);
  for (guint i = first; i < list->len; i++)
    {
      g_autofree char *text = NULL;

      if (get_item (list, i)->level <= first || column == NULL)
        {
          g_free (column);
          column = dup_column (document, result, get_item (list, i)->text, &after);
          continue;
        }
      if (lane == NULL)
        lane = dup_lane (document, result, target);
      text = dup_with_rest (list, &i, first + 1);
      tl_import_add_card (document, result, column, lane, text, NULL);
    }
  if (result->ids->len == 0 && column != NULL)
    g_ptr_array_add (result->ids, g_steal_pointer (&column));
  return result;
}
