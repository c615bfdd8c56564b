/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which row and column of a pasted table are headings, and what they name.
 *
 * The first row names stages and steps when the map has none yet and the table has more rows; when
 * it was pasted on a stage's heading; when the table itself marks all of it as headings; or when at
 * least half of its words are titles of the map's columns. Where it has gaps and the second row has
 * none, stages reach over several columns and the second row names their steps; two such rows are
 * headings also on a map that has other stages. The first column
 * names lanes when the table itself marks all of it; when at least half of its words are lanes of
 * the map or usual names of lanes; or, on a map without stages, when the corner is empty. The
 * corner belongs to neither. Otherwise the words are cards.
 *
 * Names are compared without case, signs and blanks around them; "Pains" and "Pain points:" are the
 * same lane. */
#include "config.h"

#include "import/tl-import-place.h"

#include <string.h>

/* What people call lanes, besides their usual names; plain English, folded. */
static const struct
{
  const char *name;
  TlLaneKind  kind;
} synonyms[] = {
  { "touchpoint", TL_LANE_KIND_TOUCHPOINTS },
  { "touch points", TL_LANE_KIND_TOUCHPOINTS },
  { "action", TL_LANE_KIND_ACTIONS },
  { "activities", TL_LANE_KIND_ACTIONS },
  { "customer actions", TL_LANE_KIND_ACTIONS },
  { "user actions", TL_LANE_KIND_ACTIONS },
  { "doing", TL_LANE_KIND_ACTIONS },
  { "thinking", TL_LANE_KIND_THOUGHTS },
  { "thought", TL_LANE_KIND_THOUGHTS },
  { "quote", TL_LANE_KIND_QUOTES },
  { "verbatims", TL_LANE_KIND_QUOTES },
  { "need", TL_LANE_KIND_NEEDS },
  { "goals", TL_LANE_KIND_NEEDS },
  { "emotion", TL_LANE_KIND_EMOTIONS },
  { "emotion curve", TL_LANE_KIND_EMOTIONS },
  { "feeling", TL_LANE_KIND_EMOTIONS },
  { "feelings", TL_LANE_KIND_EMOTIONS },
  { "mood", TL_LANE_KIND_EMOTIONS },
  { "score", TL_LANE_KIND_EMOTIONS },
  { "satisfaction", TL_LANE_KIND_EMOTIONS },
  { "pain point", TL_LANE_KIND_PAIN_POINTS },
  { "painpoints", TL_LANE_KIND_PAIN_POINTS },
  { "pains", TL_LANE_KIND_PAIN_POINTS },
  { "problems", TL_LANE_KIND_PAIN_POINTS },
  { "frustrations", TL_LANE_KIND_PAIN_POINTS },
  { "opportunity", TL_LANE_KIND_OPPORTUNITIES },
  { "ideas", TL_LANE_KIND_OPPORTUNITIES },
  { "solution", TL_LANE_KIND_SOLUTIONS },
  { "channel", TL_LANE_KIND_CHANNELS },
  { "front stage", TL_LANE_KIND_FRONTSTAGE },
  { "back stage", TL_LANE_KIND_BACKSTAGE },
  { "support processes", TL_LANE_KIND_SUPPORT },
  { "physical evidence", TL_LANE_KIND_EVIDENCE },
  { "metric", TL_LANE_KIND_METRICS },
  { "kpis", TL_LANE_KIND_METRICS },
  { "pictures", TL_LANE_KIND_IMAGES },
  { "images", TL_LANE_KIND_IMAGES },
  { "storyboard", TL_LANE_KIND_IMAGES },
  { "notes", TL_LANE_KIND_TEXT },
};

/* Small letters, one blank for anything that is no letter or digit. */
static char *
fold (const char *name)
{
  g_autofree char *small = g_utf8_casefold (name, -1);
  GString         *out = g_string_new (NULL);

  for (const char *at = small; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (g_unichar_isalnum (letter) || g_unichar_ismark (letter))
        g_string_append_unichar (out, letter);
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  g_strchomp (out->str);
  return g_string_free (out, FALSE);
}

/**
 * tl_import_is_same_name:
 * @a: a title
 * @b: another
 *
 * Returns: whether people would take both for the same; FALSE when they have no letters
 */
gboolean
tl_import_is_same_name (const char *a, const char *b)
{
  g_autofree char *folded_a = fold (a);
  g_autofree char *folded_b = fold (b);

  return *folded_a != '\0' && g_str_equal (folded_a, folded_b);
}

/**
 * tl_import_find_lane_kind:
 * @title: what a row is called
 * @target: has the usual names of lanes
 *
 * Returns: the kind of lane that is usually called so, %TL_N_LANE_KINDS when none is
 */
TlLaneKind
tl_import_find_lane_kind (const char *title, const TlImportTarget *target)
{
  const char *const *words = tl_kind_get_field (TL_KIND_LANE, TL_LANE_KIND)->values;

  for (guint i = 0; i < TL_N_LANE_KINDS; i++)
    if ((target->lane_names != NULL && tl_import_is_same_name (title, target->lane_names[i])) ||
        tl_import_is_same_name (title, words[i]))
      return (TlLaneKind) i;
  for (guint i = 0; i < G_N_ELEMENTS (synonyms); i++)
    if (tl_import_is_same_name (title, synonyms[i].name))
      return synonyms[i].kind;
  return TL_N_LANE_KINDS;
}

static const char *
get_column_title (const TlRecord *column)
{
  return tl_record_get_text (column,
                             tl_record_get_kind (column) == TL_KIND_STEP ? (guint) TL_STEP_TITLE
                                                                         : (guint) TL_STAGE_TITLE);
}

/**
 * tl_import_find_column:
 * @table: a table
 * @map: id of a map
 * @title: what a column of the pasted table is called
 *
 * Returns: (transfer none) (nullable): the column of that name: a step, a stage, or the first step
 *   of a stage that has some
 */
const TlRecord *
tl_import_find_column (const TlTable *table, const char *map, const char *title)
{
  g_autoptr (GPtrArray) columns = tl_query_columns (table, map);

  for (guint i = 0; i < columns->len; i++)
    if (tl_import_is_same_name (title, get_column_title (columns->pdata[i])))
      return columns->pdata[i];
  for (guint i = 0; i < columns->len; i++)
    {
      const TlRecord *stage = tl_query_stage_of (table, tl_record_get_id (columns->pdata[i]));

      if (stage != NULL && tl_import_is_same_name (title, get_column_title (stage)))
        return columns->pdata[i];
    }
  return NULL;
}

/**
 * tl_import_find_lane:
 * @table: a table
 * @map: id of a map
 * @title: what a row of the pasted table is called
 * @target: has the usual names of lanes
 *
 * Returns: (transfer none) (nullable): the lane of that name, else the first one of the kind that
 *   is usually called so
 */
const TlRecord *
tl_import_find_lane (const TlTable        *table,
                     const char           *map,
                     const char           *title,
                     const TlImportTarget *target)
{
  const GPtrArray *lanes = tl_table_get_children (table, map, TL_KIND_LANE);
  TlLaneKind       kind;

  for (guint i = 0; i < lanes->len; i++)
    if (tl_import_is_same_name (title, tl_record_get_text (lanes->pdata[i], TL_LANE_TITLE)))
      return lanes->pdata[i];
  kind = tl_import_find_lane_kind (title, target);
  return kind != TL_N_LANE_KINDS ? tl_query_lane_of_kind (table, map, kind) : NULL;
}

/* What is known of the heads along one side. */
typedef struct
{
  guint n_words;
  guint n_heads; /* marked by the table itself */
  guint n_known;
} Side;

static void
count (Side *side, const TlGridCell *cell, gboolean is_known)
{
  if (cell == NULL)
    return;
  side->n_words++;
  side->n_heads += cell->is_head ? 1 : 0;
  side->n_known += is_known ? 1 : 0;
}

static gboolean
is_heads (const Side *side)
{
  return side->n_words > 0 &&
         (side->n_heads == side->n_words || side->n_known * 2 >= side->n_words);
}

/* The second row names steps when it has a word in every column and the first row has gaps: its
 * stages reach over several columns. Beside it stands no lane's name. */
static gboolean
has_step_row (const TlGrid *grid, gboolean has_head_column)
{
  guint             first = has_head_column ? 1 : 0, n_gaps = 0;
  const TlGridCell *beside = has_head_column ? tl_grid_get (grid, 1, 0) : NULL;

  if (tl_grid_get_n_rows (grid) < 3 || tl_grid_get (grid, 0, first) == NULL ||
      (beside != NULL && !tl_import_is_same_name (beside->text, "step") &&
       !tl_import_is_same_name (beside->text, "steps")))
    return FALSE;
  for (guint i = first; i < tl_grid_get_n_columns (grid); i++)
    {
      if (tl_grid_get (grid, 1, i) == NULL)
        return FALSE;
      n_gaps += tl_grid_get (grid, 0, i) == NULL;
    }
  return n_gaps > 0;
}

/* Whether two rows of headings stand on top, on a map that may know none of the stages: the second
 * row has names of the map's columns, or no lane's name stands beside either of them. */
static gboolean
has_two_head_rows (const TlTable        *table,
                   const char           *map,
                   const TlGrid         *grid,
                   const TlImportTarget *target,
                   gboolean              has_head_column)
{
  const TlGridCell *corner = tl_grid_get (grid, 0, 0);
  Side              row = { 0 };

  if (!has_step_row (grid, has_head_column))
    return FALSE;
  if (has_head_column)
    return corner == NULL || (tl_import_find_lane (table, map, corner->text, target) == NULL &&
                              tl_import_find_lane_kind (corner->text, target) == TL_N_LANE_KINDS);
  for (guint i = 0; i < tl_grid_get_n_columns (grid); i++)
    {
      const TlGridCell *cell = tl_grid_get (grid, 1, i);

      count (&row, cell, tl_import_find_column (table, map, cell->text) != NULL);
    }
  return is_heads (&row);
}

/**
 * tl_import_find_heads:
 * @table: a table
 * @map: id of a map
 * @grid: what is pasted
 * @target: where
 * @heads: (out): which sides of the grid are headings
 *
 * Tells headings from cards.
 */
void
tl_import_find_heads (const TlTable        *table,
                      const char           *map,
                      const TlGrid         *grid,
                      const TlImportTarget *target,
                      TlImportHeads        *heads)
{
  gboolean is_empty = tl_table_get_children (table, map, TL_KIND_STAGE)->len == 0;
  Side     row = { 0 }, column = { 0 };

  for (guint i = 1; i < tl_grid_get_n_columns (grid); i++)
    {
      const TlGridCell *cell = tl_grid_get (grid, 0, i);

      count (&row, cell, cell != NULL && tl_import_find_column (table, map, cell->text) != NULL);
    }
  for (guint i = 1; i < tl_grid_get_n_rows (grid); i++)
    {
      const TlGridCell *cell = tl_grid_get (grid, i, 0);

      count (&column,
             cell,
             cell != NULL && (tl_import_find_lane (table, map, cell->text, target) != NULL ||
                              tl_import_find_lane_kind (cell->text, target) != TL_N_LANE_KINDS));
    }
  heads->has_head_column =
    tl_grid_get_n_columns (grid) > 1 &&
    (is_heads (&column) ||
     (is_empty && column.n_words > 0 && tl_grid_get (grid, 0, 0) == NULL && row.n_words > 0));
  /* Without names of lanes the corner is a name of a column like the others. */
  if (!heads->has_head_column)
    {
      const TlGridCell *corner = tl_grid_get (grid, 0, 0);

      count (&row,
             corner,
             corner != NULL && tl_import_find_column (table, map, corner->text) != NULL);
    }
  heads->has_head_row = target->stage != NULL || (is_empty && !target->parked) ||
                        (tl_grid_get_n_rows (grid) > 1 && is_heads (&row)) ||
                        has_two_head_rows (table, map, grid, target, heads->has_head_column);
  heads->has_step_row = heads->has_head_row && has_step_row (grid, heads->has_head_column);
  /* One row of a table whose first word names a lane: "Actions | reads | asks". */
  if (tl_grid_get_n_rows (grid) == 1 && tl_grid_get_n_columns (grid) > 1 && !heads->has_head_row)
    heads->has_head_column =
      tl_import_find_lane (table, map, tl_grid_get_text (grid, 0, 0), target) != NULL;
}
