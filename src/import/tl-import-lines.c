/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows and columns of a pasted table, and the lanes and columns of the map that they are: by
 * the names in their headings, else one after the other from the focused cell on, over the lanes
 * that are shown. A missing one comes to stand beside its neighbour of the table. */
#include "config.h"

#include "import/tl-import-private.h"

#include "base/tl-text.h"

static void
line_free (gpointer data)
{
  TlImportLine *line = data;

  g_free (line->id);
  g_free (line->title);
  g_free (line->stage);
  g_free (line);
}

static void
clear_waiting (gpointer waiting)
{
  g_free (((TlImportWaiting *) waiting)->card);
}

/**
 * tl_import_result_new:
 * @map: id of the map that is written to
 *
 * Returns: (transfer full): that nothing has come in yet
 */
TlImportResult *
tl_import_result_new (const char *map)
{
  TlImportResult *result = g_new0 (TlImportResult, 1);

  result->map = g_strdup (map);
  result->ids = g_ptr_array_new_with_free_func (g_free);
  result->columns = g_ptr_array_new_with_free_func (line_free);
  result->lanes = g_ptr_array_new_with_free_func (line_free);
  result->waiting = g_array_new (FALSE, FALSE, sizeof (TlImportWaiting));
  g_array_set_clear_func (result->waiting, clear_waiting);
  return result;
}

/**
 * tl_import_result_free:
 * @result: (transfer full) (nullable): what came in
 *
 * Frees it; the document keeps what it got.
 */
void
tl_import_result_free (TlImportResult *result)
{
  if (result == NULL)
    return;
  g_ptr_array_unref (result->ids);
  g_ptr_array_unref (result->columns);
  g_ptr_array_unref (result->lanes);
  g_array_unref (result->waiting);
  g_free (result->map);
  g_free (result->curve);
  g_free (result);
}

static TlImportLine *
add_line (GPtrArray *lines, const TlRecord *record, const char *title, guint place)
{
  TlImportLine *line = g_new0 (TlImportLine, 1);

  line->id = record != NULL ? g_strdup (tl_record_get_id (record)) : NULL;
  line->title = tl_text_clean (title, 0, FALSE);
  line->kind = TL_LANE_KIND_TEXT;
  line->place = place;
  g_ptr_array_add (lines, line);
  return line;
}

static gboolean
is_taken (const GPtrArray *lines, const TlRecord *record)
{
  for (guint i = 0; i < lines->len; i++)
    if (g_strcmp0 (((TlImportLine *) lines->pdata[i])->id, tl_record_get_id (record)) == 0)
      return TRUE;
  return FALSE;
}

static guint
find_place (const GPtrArray *records, const char *id)
{
  for (guint i = 0; id != NULL && i < records->len; i++)
    if (g_str_equal (tl_record_get_id (records->pdata[i]), id))
      return i;
  return 0;
}

/* The lanes that are shown, in order. */
static GPtrArray *
dup_shown_lanes (const TlTable *table, const char *map)
{
  const GPtrArray *all = tl_table_get_children (table, map, TL_KIND_LANE);
  GPtrArray       *shown = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (!tl_record_get_boolean (all->pdata[i], TL_LANE_HIDDEN))
      g_ptr_array_add (shown, all->pdata[i]);
  return shown;
}

void
tl_import_find_columns (const TlTable        *table,
                        TlImportResult       *result,
                        const TlGrid         *grid,
                        const TlImportHeads  *heads,
                        const TlImportTarget *target)
{
  g_autoptr (GPtrArray) columns = tl_query_columns (table, result->map);
  guint       next = find_place (columns, target->column);
  const char *stage = NULL;

  for (guint i = heads->has_head_column ? 1 : 0; i < tl_grid_get_n_columns (grid); i++)
    {
      const char     *title = heads->has_head_row ? tl_grid_get_text (grid, 0, i) : "";
      const TlRecord *column = NULL;
      TlImportLine   *line;

      if (heads->has_step_row)
        {
          stage = *title != '\0' ? title : stage;
          title = tl_grid_get_text (grid, 1, i);
        }

      if (heads->has_head_row)
        column = tl_import_find_column (table, result->map, title);
      else if (next < columns->len)
        column = columns->pdata[next++];
      if (column != NULL && is_taken (result->columns, column))
        column = NULL;
      line = add_line (result->columns, column, title, i);
      line->stage = stage != NULL ? tl_text_clean (stage, 0, FALSE) : NULL;
      line->continues = stage != NULL && i > 0 && tl_grid_get (grid, 0, i) == NULL;
    }
}

void
tl_import_find_lanes (const TlTable        *table,
                      TlImportResult       *result,
                      const TlGrid         *grid,
                      const TlImportHeads  *heads,
                      const TlImportTarget *target)
{
  g_autoptr (GPtrArray) shown = dup_shown_lanes (table, result->map);
  guint next = find_place (shown, target->lane);

  for (guint i = (heads->has_head_row ? 1 : 0) + (heads->has_step_row ? 1 : 0);
       i < tl_grid_get_n_rows (grid);
       i++)
    {
      const char     *title = heads->has_head_column ? tl_grid_get_text (grid, i, 0) : "";
      const TlRecord *lane = NULL;
      TlImportLine   *line;
      TlLaneKind      kind = tl_import_find_lane_kind (title, target);

      if (heads->has_head_column)
        lane = tl_import_find_lane (table, result->map, title, target);
      else if (next < shown->len)
        lane = shown->pdata[next++];
      if (lane != NULL && is_taken (result->lanes, lane))
        lane = NULL;
      line = add_line (result->lanes, lane, title, i);
      if (lane == NULL && kind != TL_N_LANE_KINDS)
        {
          line->kind = kind;
          g_clear_pointer (&line->title, g_free);
          line->title = g_strdup ("");
        }
    }
}

/* The line of the map before or after one, NULL = none of them is there. */
static const char *
find_neighbour (const GPtrArray *lines, guint place, gboolean after)
{
  if (after)
    {
      for (guint i = place + 1; i < lines->len; i++)
        if (((TlImportLine *) lines->pdata[i])->id != NULL)
          return ((TlImportLine *) lines->pdata[i])->id;
      return NULL;
    }
  for (guint i = place; i-- > 0;)
    if (((TlImportLine *) lines->pdata[i])->id != NULL)
      return ((TlImportLine *) lines->pdata[i])->id;
  return NULL;
}

/* The sibling that a new stage or lane comes to stand before: it stands after the one on its left
 * in the pasted table, else before the one on its right, else last. */
static const char *
find_before (
  const TlTable *table, const char *map, const GPtrArray *lines, guint place, TlKind kind)
{
  const GPtrArray *all = tl_table_get_children (table, map, kind);
  const char      *left = find_neighbour (lines, place, FALSE);
  const char      *right = find_neighbour (lines, place, TRUE);
  const TlRecord  *record = tl_table_get (table, left != NULL ? left : right);
  guint            index;

  if (record != NULL && kind == TL_KIND_STAGE)
    record = tl_query_stage_of (table, tl_record_get_id (record));
  if (record == NULL)
    return NULL;
  if (left == NULL)
    return tl_record_get_id (record);
  if (!g_ptr_array_find ((GPtrArray *) all, record, &index) || index + 1 >= all->len)
    return NULL;
  return tl_record_get_id (all->pdata[index + 1]);
}

/* A stage of that name that has steps already, or NULL. */
static const TlRecord *
find_stage_with_steps (const TlTable *table, const char *map, const char *title)
{
  const GPtrArray *stages = tl_table_get_children (table, map, TL_KIND_STAGE);

  for (guint i = 0; i < stages->len; i++)
    if (tl_import_is_same_name (title, tl_record_get_text (stages->pdata[i], TL_STAGE_TITLE)) &&
        tl_table_get_children (table, tl_record_get_id (stages->pdata[i]), TL_KIND_STEP)->len > 0)
      return stages->pdata[i];
  return NULL;
}

/* The stage that a step belongs to: that of the step before it in the table, one of its name, or a
 * new one. */
static char *
make_stage (TlDocument *document, TlImportResult *result, guint place)
{
  const TlTable  *table = tl_document_get_table (document);
  TlImportLine   *line = result->columns->pdata[place];
  TlImportLine   *before = line->continues ? result->columns->pdata[place - 1] : NULL;
  const TlRecord *stage =
    before != NULL && before->id != NULL ? tl_query_stage_of (table, before->id) : NULL;

  if (stage == NULL)
    stage = find_stage_with_steps (table, result->map, line->stage);

  if (stage != NULL)
    return g_strdup (tl_record_get_id (stage));
  result->n_stages++;
  return tl_edit_add_stage (document,
                            result->map,
                            line->stage,
                            find_before (table,
                                         result->map,
                                         result->columns,
                                         place,
                                         TL_KIND_STAGE));
}

void
tl_import_make_columns (TlDocument *document, TlImportResult *result)
{
  const TlTable *table = tl_document_get_table (document);

  for (guint i = 0; i < result->columns->len; i++)
    {
      TlImportLine *line = result->columns->pdata[i];

      if (line->id != NULL)
        continue;
      if (line->stage != NULL)
        {
          g_autofree char *stage = make_stage (document, result, i);

          line->id = tl_edit_add_step (document, stage, line->title, NULL);
          continue;
        }
      line->id =
        tl_edit_add_stage (document,
                           result->map,
                           line->title,
                           find_before (table, result->map, result->columns, i, TL_KIND_STAGE));
      result->n_stages++;
    }
}

void
tl_import_make_lanes (TlDocument *document, TlImportResult *result)
{
  const TlTable *table = tl_document_get_table (document);

  for (guint i = 0; i < result->lanes->len; i++)
    {
      TlImportLine *line = result->lanes->pdata[i];

      if (line->id != NULL)
        continue;
      line->id =
        tl_edit_add_lane (document,
                          result->map,
                          line->kind,
                          line->title,
                          find_before (table, result->map, result->lanes, i, TL_KIND_LANE));
      result->n_lanes++;
    }
}
