/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A table onto a map, cell by cell: rows are lanes, columns are columns.
 *
 * First every row and column of the grid gets its lane or column of the map (tl-import-lines.c).
 * Then the words land: cards, in the
 * emotions lane scores. What has no lane or column yet waits in the parking lot, in order, until
 * tl_import_put_missing() makes them; on a map without stages (or lanes) they are made at once. */
#include "config.h"

#include "import/tl-import-private.h"

#include "base/tl-text.h"
#include "map/tl-metric.h"

/* There a line may end with a number: "NPS 42". */
static gboolean
is_number_lane (const TlTable *table, const char *id)
{
  const TlRecord *lane = id != NULL ? tl_table_get_kind (table, id, TL_KIND_LANE) : NULL;

  return lane != NULL && tl_record_get_integer (lane, TL_LANE_KIND) == TL_LANE_KIND_METRICS;
}

/**
 * tl_import_add_card:
 * @document: a document with a transaction open
 * @result: counts it
 * @column: (nullable): a column, NULL parks the card
 * @lane: (nullable): a lane
 * @text: its title, and on further lines its text
 * @before: (nullable): the card to stand before, NULL = last
 *
 * Adds one card.
 *
 * Returns: (transfer none) (nullable): its id
 */
char *
tl_import_add_card (TlDocument     *document,
                    TlImportResult *result,
                    const char     *column,
                    const char     *lane,
                    const char     *text,
                    const char     *before)
{
  g_autofree char *title = NULL;
  g_autofree char *rest = NULL;
  char            *id;

  tl_text_split_title (text, &title, &rest);
  id = tl_edit_add_card (document, result->map, column, lane, title, before);
  if (id == NULL)
    return NULL;
  if (*rest != '\0')
    tl_edit_set_text (document, id, TL_CARD_TEXT, rest);
  if (is_number_lane (tl_document_get_table (document), lane))
    tl_edit_set_metric_words (document, id, title);
  g_ptr_array_add (result->ids, id);
  result->n_cards++;
  return id;
}

static gboolean
is_emotions (const TlTable *table, const TlImportLine *line)
{
  const TlRecord *lane =
    line->id != NULL ? tl_table_get_kind (table, line->id, TL_KIND_LANE) : NULL;
  gint64 kind = lane != NULL ? tl_record_get_integer (lane, TL_LANE_KIND) : (gint64) line->kind;

  return kind == TL_LANE_KIND_EMOTIONS;
}

/* What has no place yet: parked, of its lane or its lane's kind. */
static void
park (TlDocument     *document,
      TlImportResult *result,
      guint           column,
      guint           lane,
      const char     *text,
      guint           span)
{
  TlImportLine   *line = result->lanes->pdata[lane];
  TlImportWaiting waiting = { .column = column, .lane = lane, .span = span };
  const char     *id = tl_import_add_card (document, result, NULL, line->id, text, NULL);

  if (id == NULL)
    return;
  if (line->id == NULL)
    tl_edit_set_integer (document, id, TL_CARD_KIND, (gint64) line->kind);
  waiting.card = g_strdup (id);
  g_array_append_val (result->waiting, waiting);
}

static const char *
ensure_curve (TlDocument *document, TlImportResult *result)
{
  const TlTable *table = tl_document_get_table (document);

  if (result->curve == NULL || tl_table_get_kind (table, result->curve, TL_KIND_CURVE) == NULL)
    {
      const char *const *personas =
        tl_record_get_list (tl_table_get (table, result->map), TL_MAP_PERSONAS);

      g_free (result->curve);
      result->curve = tl_edit_ensure_curve (document, result->map, personas[0], FALSE);
    }
  return result->curve;
}

/* As writing a score does: a column's only touchpoint carries it. */
static void
add_point (
  TlDocument *document, TlImportResult *result, const char *column, double score, const char *label)
{
  const TlTable  *table = tl_document_get_table (document);
  const TlRecord *lane = tl_query_lane_of_kind (table, result->map, TL_LANE_KIND_TOUCHPOINTS);
  const char     *curve = ensure_curve (document, result);
  g_autoptr (GPtrArray) cell = NULL;
  g_autofree char *clean = tl_text_clean (label, 0, FALSE);
  char            *id = NULL;

  if (curve == NULL)
    return;
  if (lane != NULL)
    cell = tl_query_cell (table, result->map, column, tl_record_get_id (lane));
  if (cell != NULL && cell->len == 1)
    id = tl_edit_set_card_score (document, curve, tl_record_get_id (cell->pdata[0]), score);
  else
    id = tl_edit_add_point (document, curve, column, 0.5, score);
  if (id == NULL)
    return;
  tl_edit_set_text (document, id, TL_POINT_LABEL, clean);
  g_ptr_array_add (result->ids, id);
  result->n_scores++;
}

/* The scores of one row, all brought onto our scale in the same way. Cells without a number are
 * labels of a neutral point. */
static void
put_scores (TlDocument *document, TlImportResult *result, const TlGrid *grid, guint lane)
{
  TlImportLine      *line = result->lanes->pdata[lane];
  g_autofree double *scores = g_new0 (double, result->columns->len + 1);
  g_autofree guint  *places = g_new0 (guint, result->columns->len + 1);
  guint              n_scores = 0;

  for (guint i = 0; i < result->columns->len; i++)
    {
      TlImportLine *column = result->columns->pdata[i];
      const char   *text = tl_grid_get_text (grid, line->place, column->place);
      const char   *label;

      places[i] = G_MAXUINT;
      if (tl_import_read_score (text, &scores[n_scores], &label))
        places[i] = n_scores++;
    }
  tl_import_fit_scores (scores, n_scores);
  for (guint i = 0; i < result->columns->len; i++)
    {
      TlImportLine *column = result->columns->pdata[i];
      const char   *text = tl_grid_get_text (grid, line->place, column->place);
      const char   *label = text;
      double        score;

      if (*text == '\0')
        continue;
      if (column->id == NULL || line->id == NULL)
        {
          park (document, result, i, lane, text, 1);
          continue;
        }
      tl_import_read_score (text, &score, &label);
      add_point (document,
                 result,
                 column->id,
                 places[i] != G_MAXUINT ? scores[places[i]] : 0,
                 label);
    }
}

/* How many of the columns that a cell covers follow each other on the map. */
static void
set_span (TlDocument *document, TlImportResult *result, const char *card, guint column, guint span)
{
  const TlTable *table = tl_document_get_table (document);
  guint          n = 1;

  while (n < span && column + n < result->columns->len)
    {
      TlImportLine *last = result->columns->pdata[column + n - 1];
      TlImportLine *next = result->columns->pdata[column + n];

      if (last->id == NULL || next->id == NULL ||
          tl_query_column_index (table, result->map, next->id) !=
            tl_query_column_index (table, result->map, last->id) + 1)
        break;
      n++;
    }
  if (n > 1)
    tl_edit_set_integer (document, card, TL_CARD_SPAN, (gint64) n);
}

static void
put_cell (TlDocument           *document,
          TlImportResult       *result,
          const TlGridCell     *cell,
          guint                 column,
          guint                 lane,
          const TlImportTarget *target)
{
  TlImportLine *in_column = result->columns->pdata[column];
  TlImportLine *in_lane = result->lanes->pdata[lane];
  g_autoptr (GPtrArray) cards = tl_import_split_cell (cell->text);

  for (guint i = 0; i < cards->len; i++)
    {
      gboolean is_first = g_strcmp0 (in_column->id, target->column) == 0 &&
                          g_strcmp0 (in_lane->id, target->lane) == 0;
      const char *id;

      if (in_column->id == NULL || in_lane->id == NULL)
        {
          park (document, result, column, lane, cards->pdata[i], cell->n_columns);
          continue;
        }
      id = tl_import_add_card (document,
                               result,
                               in_column->id,
                               in_lane->id,
                               cards->pdata[i],
                               is_first ? target->before : NULL);
      if (id != NULL && cell->n_columns > 1)
        set_span (document, result, id, column, cell->n_columns);
    }
}

static void
put_row (TlDocument           *document,
         TlImportResult       *result,
         const TlGrid         *grid,
         guint                 lane,
         const TlImportTarget *target)
{
  TlImportLine *line = result->lanes->pdata[lane];

  if (is_emotions (tl_document_get_table (document), line))
    {
      put_scores (document, result, grid, lane);
      return;
    }
  for (guint i = 0; i < result->columns->len; i++)
    {
      TlImportLine     *column = result->columns->pdata[i];
      const TlGridCell *cell = tl_grid_get (grid, line->place, column->place);

      if (cell != NULL)
        put_cell (document, result, cell, i, lane, target);
    }
}

/* On the parking lot there are no cells: every card just lies there. */
static void
park_all (TlDocument *document, TlImportResult *result, const TlGrid *grid)
{
  for (guint row = 0; row < tl_grid_get_n_rows (grid); row++)
    for (guint column = 0; column < tl_grid_get_n_columns (grid); column++)
      {
        g_autoptr (GPtrArray) cards = tl_import_split_cell (tl_grid_get_text (grid, row, column));

        for (guint i = 0; i < cards->len; i++)
          tl_import_add_card (document, result, NULL, NULL, cards->pdata[i], NULL);
      }
}

static guint
count_missing (const GPtrArray *lines)
{
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    n += ((TlImportLine *) lines->pdata[i])->id == NULL ? 1 : 0;
  return n;
}

/* A column or lane without words and without a name is not missed. */
static void
drop_empty (GPtrArray *lines, const TlGrid *grid, gboolean are_columns)
{
  for (guint i = lines->len; i-- > 0;)
    {
      TlImportLine *line = lines->pdata[i];
      guint         n = are_columns ? tl_grid_get_n_rows (grid) : tl_grid_get_n_columns (grid);
      gboolean      has_words = FALSE;

      for (guint j = 0; j < n && !has_words; j++)
        has_words =
          tl_grid_get (grid, are_columns ? j : line->place, are_columns ? line->place : j) != NULL;
      if (line->id == NULL && !has_words)
        g_ptr_array_remove_index (lines, i);
    }
}

/**
 * tl_import_put_grid:
 * @document: a document with a transaction open
 * @map: id of the map
 * @grid: a table
 * @target: where it lands
 *
 * Puts a table onto a map, cell by cell.
 *
 * Returns: (transfer full): what came in; with missing columns or lanes, what fits on no cell yet
 * is parked and waits for tl_import_put_missing()
 */
TlImportResult *
tl_import_put_grid (TlDocument           *document,
                    const char           *map,
                    const TlGrid         *grid,
                    const TlImportTarget *target)
{
  const TlTable  *table = tl_document_get_table (document);
  TlImportResult *result = tl_import_result_new (map);
  gboolean        has_stages, has_lanes;
  TlImportHeads   heads;

  g_return_val_if_fail (tl_document_in_transaction (document), result);

  if (target->parked)
    {
      park_all (document, result, grid);
      return result;
    }
  has_stages = tl_table_get_children (table, map, TL_KIND_STAGE)->len > 0;
  has_lanes = tl_table_get_children (table, map, TL_KIND_LANE)->len > 0;
  result->curve = g_strdup (target->curve);
  tl_import_find_heads (table, map, grid, target, &heads);
  tl_import_find_columns (table, result, grid, &heads, target);
  tl_import_find_lanes (table, result, grid, &heads, target);
  drop_empty (result->columns, grid, TRUE);
  drop_empty (result->lanes, grid, FALSE);
  if (!has_stages || target->stage != NULL)
    tl_import_make_columns (document, result);
  if (!has_lanes || !has_stages)
    tl_import_make_lanes (document, result);
  for (guint i = 0; i < result->lanes->len; i++)
    put_row (document, result, grid, i, target);
  result->n_missing_columns = count_missing (result->columns);
  result->n_missing_lanes = count_missing (result->lanes);
  if (result->ids->len == 0)
    for (guint i = 0; i < result->columns->len; i++)
      if (((TlImportLine *) result->columns->pdata[i])->id != NULL)
        g_ptr_array_add (result->ids, g_strdup (((TlImportLine *) result->columns->pdata[i])->id));
  return result;
}

static void
bring_home (TlDocument *document, TlImportResult *result, const TlImportWaiting *waiting)
{
  const TlTable  *table = tl_document_get_table (document);
  const TlRecord *card = tl_table_get_kind (table, waiting->card, TL_KIND_CARD);
  TlImportLine   *column = result->columns->pdata[waiting->column];
  TlImportLine   *lane = result->lanes->pdata[waiting->lane];
  const char     *one[] = { waiting->card, NULL };

  /* Somebody may have moved or deleted it meanwhile, or the lane. */
  if (card == NULL || tl_record_get_ref (card, TL_CARD_COLUMN) != NULL ||
      tl_query_column_index (table, result->map, column->id) < 0 ||
      tl_table_get_kind (table, lane->id, TL_KIND_LANE) == NULL)
    return;
  if (is_emotions (table, lane))
    {
      g_autofree char *text = g_strdup (tl_record_get_text (card, TL_CARD_TITLE));
      const char      *label = text;
      double           score = 0;

      tl_import_read_score (text, &score, &label);
      tl_edit_delete (document, one, TRUE);
      add_point (document, result, column->id, CLAMP (score, -2, 2), label);
      return;
    }
  tl_edit_move_cards (document, one, column->id, lane->id, NULL);
  if (waiting->span > 1)
    set_span (document, result, waiting->card, waiting->column, waiting->span);
}

/**
 * tl_import_put_missing:
 * @document: a document with a transaction open
 * @result: of tl_import_put_grid()
 *
 * Makes the columns and lanes that were missing and brings what waits for them home. What somebody
 * has moved or deleted meanwhile stays as it is.
 */
void
tl_import_put_missing (TlDocument *document, TlImportResult *result)
{
  g_return_if_fail (tl_document_in_transaction (document));

  if (tl_table_get_kind (tl_document_get_table (document), result->map, TL_KIND_MAP) == NULL)
    return;
  tl_import_make_columns (document, result);
  tl_import_make_lanes (document, result);
  for (guint i = 0; i < result->waiting->len; i++)
    bring_home (document, result, &g_array_index (result->waiting, TlImportWaiting, i));
  g_array_set_size (result->waiting, 0);
}
