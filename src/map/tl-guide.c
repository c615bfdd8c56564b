/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The guide: how far a document is with each of nine steps (tl-guide-words.c says it). Nothing is
 * remembered: a step is done when the document has what it asks for, whoever put it there and in
 * whatever order. One pass over a map's cards answers all steps.
 *
 * A map that is not as-is is judged with the map it was made from: the present is asked of that
 * one, the ideal is it. */
#include "config.h"

#include "map/tl-guide.h"

#include "map/tl-query.h"

#include <string.h>

/* What the pass over a map's cards finds. */
typedef struct
{
  const TlTable *table;
  const char    *map;
  GPtrArray     *columns;
  guint          n_columns;
  gboolean      *met;     /* by column: has a touchpoint */
  gboolean      *felt;    /* has a point of a line that is no target */
  guint          n_cards; /* that something can be known about */
  guint          n_known; /* of these, with an evidence status */
  guint          n_observed;
  const char    *unknown; /* the first without */
  const char    *assumed; /* the first that is assumed */
  guint          n_deeds; /* what people do, think, say, need */
  guint          n_pains, n_rated_pains;
  const char    *unrated_pain;
  const char    *worst_pain;
  gint64         worst;
  guint          n_changes, n_owned_changes;
  const char    *unowned_change;
  guint          n_parked;
  const char    *parked;
} Survey;

static gboolean
has_text (const TlRecord *record, guint field)
{
  return *tl_record_get_text (record, field) != '\0';
}

static const char *
get_column_at (const Survey *survey, guint i)
{
  return tl_record_get_id (survey->columns->pdata[i]);
}

static gboolean
is_met_in (TlLaneKind kind)
{
  return kind == TL_LANE_KIND_TOUCHPOINTS || kind == TL_LANE_KIND_FRONTSTAGE ||
         kind == TL_LANE_KIND_CHANNELS;
}

static gboolean
is_deed (TlLaneKind kind)
{
  return kind == TL_LANE_KIND_ACTIONS || kind == TL_LANE_KIND_THOUGHTS ||
         kind == TL_LANE_KIND_QUOTES || kind == TL_LANE_KIND_NEEDS;
}

static gboolean
is_change (TlLaneKind kind)
{
  return kind == TL_LANE_KIND_OPPORTUNITIES || kind == TL_LANE_KIND_SOLUTIONS;
}

static void
survey_evidence (Survey *survey, const TlRecord *card)
{
  const char *id = tl_record_get_id (card);

  survey->n_cards++;
  switch ((TlEvidenceStatus) tl_record_get_integer (card, TL_CARD_EVIDENCE_STATUS))
    {
    case TL_EVIDENCE_STATUS_OBSERVED:
      survey->n_observed++;
      survey->n_known++;
      break;
    case TL_EVIDENCE_STATUS_ASSUMED:
      survey->n_known++;
      if (survey->assumed == NULL)
        survey->assumed = id;
      break;
    case TL_EVIDENCE_STATUS_PROPOSED:
      survey->n_known++;
      break;
    case TL_EVIDENCE_STATUS_NONE:
    default:
      if (survey->unknown == NULL)
        survey->unknown = id;
    }
}

static void
survey_pain (Survey *survey, const TlRecord *card)
{
  gint64 severity = tl_record_get_integer (card, TL_CARD_SEVERITY);

  survey->n_pains++;
  if (survey->worst_pain == NULL || severity > survey->worst)
    {
      survey->worst_pain = tl_record_get_id (card);
      survey->worst = severity;
    }
  if (severity > 0)
    survey->n_rated_pains++;
  else if (survey->unrated_pain == NULL)
    survey->unrated_pain = tl_record_get_id (card);
}

static void
survey_change (Survey *survey, const TlRecord *card)
{
  survey->n_changes++;
  if (tl_record_get_integer (card, TL_CARD_IMPACT) > 0 && has_text (card, TL_CARD_OWNER))
    survey->n_owned_changes++;
  else if (survey->unowned_change == NULL)
    survey->unowned_change = tl_record_get_id (card);
}

static void
survey_card (Survey *survey, const TlRecord *card, GHashTable *columns)
{
  const char *column = tl_record_get_ref (card, TL_CARD_COLUMN);
  TlLaneKind  kind = tl_query_card_kind (survey->table, card);
  guint       first, span;

  if (column == NULL)
    {
      survey->n_parked++;
      if (survey->parked == NULL)
        survey->parked = tl_record_get_id (card);
      return;
    }
  first = GPOINTER_TO_UINT (g_hash_table_lookup (columns, column));
  span = (guint) tl_record_get_integer (card, TL_CARD_SPAN);
  for (guint i = first; first > 0 && is_met_in (kind) && i < first + span; i++)
    if (i <= survey->n_columns)
      survey->met[i - 1] = TRUE;
  if (is_change (kind))
    {
      survey_change (survey, card);
      return;
    }
  survey_evidence (survey, card);
  if (is_deed (kind))
    survey->n_deeds++;
  if (kind == TL_LANE_KIND_PAIN_POINTS)
    survey_pain (survey, card);
}

static void
survey_curves (Survey *survey)
{
  const GPtrArray *curves = tl_table_get_children (survey->table, survey->map, TL_KIND_CURVE);

  for (guint i = 0; i < curves->len; i++)
    {
      g_autoptr (GArray) points = NULL;

      if (tl_record_get_boolean (curves->pdata[i], TL_CURVE_TARGET))
        continue;
      points =
        tl_query_placed_points (survey->table, survey->map, tl_record_get_id (curves->pdata[i]));
      for (guint j = 0; j < points->len; j++)
        survey->felt[g_array_index (points, TlPlacedPoint, j).column] = TRUE;
    }
}

static void
init_survey (Survey *survey, const TlTable *table, const char *map)
{
  const GPtrArray *cards = tl_table_get_children (table, map, TL_KIND_CARD);
  g_autoptr (GHashTable) columns = g_hash_table_new (g_str_hash, g_str_equal);

  *survey = (Survey){ .table = table, .map = map, .columns = tl_query_columns (table, map) };
  survey->n_columns = survey->columns->len;
  survey->met = g_new0 (gboolean, survey->n_columns + 1);
  survey->felt = g_new0 (gboolean, survey->n_columns + 1);
  for (guint i = 0; i < survey->n_columns; i++)
    g_hash_table_insert (columns, (gpointer) get_column_at (survey, i), GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < cards->len; i++)
    survey_card (survey, cards->pdata[i], columns);
  survey_curves (survey);
}

static void
clear_survey (Survey *survey)
{
  g_ptr_array_unref (survey->columns);
  g_free (survey->met);
  g_free (survey->felt);
}

/* --- The steps -----------------------------------------------------------------------------------
 */

static const char *
find_lane (const Survey *survey, TlLaneKind kind)
{
  const TlRecord *lane = tl_query_lane_of_kind (survey->table, survey->map, kind);

  return lane != NULL ? tl_record_get_id (lane) : NULL;
}

/* Goal, scenario, and where it begins and ends. */
static void
check_goals (const TlRecord *map, TlGuideState *state)
{
  state->have = has_text (map, TL_MAP_GOAL) + has_text (map, TL_MAP_SCENARIO) +
                has_text (map, TL_MAP_OBJECTIVE);
  state->want = 3;
  state->done = state->have == state->want;
  state->record = tl_record_get_id (map);
}

/* Those that the map shows, with something to want and something in the way. */
static void
check_personas (const TlTable *table, const TlRecord *map, TlGuideState *state)
{
  for (const char *const *id = tl_record_get_list (map, TL_MAP_PERSONAS); *id != NULL; id++)
    {
      const TlRecord *persona = tl_table_get_kind (table, *id, TL_KIND_PERSONA);

      if (persona == NULL)
        continue;
      state->want++;
      if (tl_record_get_list (persona, TL_PERSONA_GOALS)[0] != NULL &&
          tl_record_get_list (persona, TL_PERSONA_CHALLENGES)[0] != NULL)
        state->have++;
      else if (state->record == NULL)
        state->record = *id;
    }
  state->done = state->want > 0 && state->have == state->want;
}

static void
check_columns (const Survey *survey, const gboolean *has, TlLaneKind kind, TlGuideState *state)
{
  state->want = survey->n_columns;
  state->lane = find_lane (survey, kind);
  for (guint i = 0; i < survey->n_columns; i++)
    if (has[i])
      state->have++;
    else if (state->column == NULL)
      state->column = get_column_at (survey, i);
  state->done = state->want > 0 && state->have == state->want;
}

/* Every card says what it rests on, and half of them rest on something seen. */
static void
check_data (const Survey *survey, TlGuideState *state)
{
  state->have = survey->n_known;
  state->want = survey->n_cards;
  state->record = survey->unknown != NULL ? survey->unknown : survey->assumed;
  state->done = survey->n_cards > 0 && survey->n_known == survey->n_cards &&
                2 * survey->n_observed >= survey->n_cards;
}

static void
check_current (const Survey *survey, TlGuideState *state)
{
  check_columns (survey, survey->felt, TL_LANE_KIND_EMOTIONS, state);
  state->done = state->done && survey->n_deeds >= survey->n_columns;
}

/* Where the lines fall lowest, if they fall at all. */
static const char *
find_lowest (const Survey *survey)
{
  const GPtrArray *curves = tl_table_get_children (survey->table, survey->map, TL_KIND_CURVE);
  const TlRecord  *lowest = NULL;
  double           score = 0;

  for (guint i = 0; i < curves->len; i++)
    {
      const GPtrArray *points =
        tl_table_get_children (survey->table, tl_record_get_id (curves->pdata[i]), TL_KIND_POINT);

      for (guint j = 0; j < points->len; j++)
        if (tl_record_get_number (points->pdata[j], TL_POINT_SCORE) < score)
          {
            lowest = points->pdata[j];
            score = tl_record_get_number (lowest, TL_POINT_SCORE);
          }
    }
  if (lowest == NULL)
    return NULL;
  return tl_record_get_ref (lowest, TL_POINT_CARD) != NULL
           ? tl_record_get_ref (lowest, TL_POINT_CARD)
           : tl_record_get_id (lowest);
}

static void
check_pains (const Survey *survey, TlGuideState *state)
{
  state->have = survey->n_rated_pains;
  state->want = survey->n_pains;
  state->record = survey->n_pains > 0 ? survey->unrated_pain : find_lowest (survey);
  state->done = survey->n_pains > 0 && survey->n_rated_pains == survey->n_pains;
}

static void
check_changes (const Survey *survey, TlGuideState *state)
{
  state->have = survey->n_owned_changes;
  state->want = survey->n_changes;
  state->record = survey->n_changes > 0 ? survey->unowned_change : survey->worst_pain;
  state->done = survey->n_changes > 0 && survey->n_owned_changes == survey->n_changes;
}

static gboolean
is_made_from (const TlRecord *map, const char *base)
{
  return tl_record_get_integer (map, TL_MAP_STATE) == TL_MAP_STATE_TO_BE &&
         g_strcmp0 (tl_record_get_ref (map, TL_MAP_BASE), base) == 0;
}

/* A target line of two points, or a map of the ideal. */
static void
check_ideal (const TlTable *table, const char *map, TlGuideState *state)
{
  const char      *document = tl_record_get_id (tl_table_get_document (table));
  const GPtrArray *maps = tl_table_get_children (table, document, TL_KIND_MAP);
  const GPtrArray *curves = tl_table_get_children (table, map, TL_KIND_CURVE);

  state->want = 1;
  for (guint i = 0; i < maps->len; i++)
    if (is_made_from (maps->pdata[i], map))
      state->record = tl_record_get_id (maps->pdata[i]);
  for (guint i = 0; i < curves->len && state->record == NULL; i++)
    if (tl_record_get_boolean (curves->pdata[i], TL_CURVE_TARGET) &&
        tl_table_get_children (table, tl_record_get_id (curves->pdata[i]), TL_KIND_POINT)->len >= 2)
      state->record = tl_record_get_id (curves->pdata[i]);
  state->done = state->record != NULL;
  state->have = state->done;
}

/* The goal is judged, nothing is parked, no comment is open. */
static void
check_review (const Survey *survey, const TlRecord *map, TlGuideState *state)
{
  const GPtrArray *comments = tl_table_get_children (survey->table, survey->map, TL_KIND_COMMENT);
  gboolean         open = FALSE;

  for (guint i = 0; i < comments->len && !open; i++)
    open = tl_record_get_ref (comments->pdata[i], TL_COMMENT_REPLY_TO) == NULL &&
           !tl_record_get_boolean (comments->pdata[i], TL_COMMENT_RESOLVED);
  state->want = 3;
  state->have = (tl_record_get_integer (map, TL_MAP_GOAL_REACHED) != TL_REACHED_UNKNOWN) +
                (survey->n_parked == 0) + !open;
  state->done = state->have == state->want;
  state->record = survey->parked != NULL ? survey->parked : survey->map;
}

/* The map that the present is asked of: of a to-be map the one it was made from. */
static const TlRecord *
find_current (const TlTable *table, const TlRecord *map)
{
  const TlRecord *base =
    tl_table_get_kind (table, tl_record_get_ref (map, TL_MAP_BASE), TL_KIND_MAP);

  if (tl_record_get_integer (map, TL_MAP_STATE) == TL_MAP_STATE_AS_IS || base == NULL)
    return map;
  return base;
}

/**
 * tl_guide_check:
 * @table: a table
 * @map: id of the map that is looked at
 * @states: (out caller-allocates): by step
 *
 * Finds out how far a document is. Costs one pass over the map's cards and points.
 */
void
tl_guide_check (const TlTable *table, const char *map, TlGuideState states[TL_N_GUIDE_STEPS])
{
  const TlRecord *shown = tl_table_get_kind (table, map, TL_KIND_MAP);
  const TlRecord *current;
  Survey          survey;

  memset (states, 0, TL_N_GUIDE_STEPS * sizeof *states);
  g_return_if_fail (shown != NULL);

  current = find_current (table, shown);
  init_survey (&survey, table, tl_record_get_id (current));
  check_goals (current, &states[TL_GUIDE_GOALS]);
  check_personas (table, current, &states[TL_GUIDE_PERSONAS]);
  check_columns (&survey, survey.met, TL_LANE_KIND_TOUCHPOINTS, &states[TL_GUIDE_TOUCHPOINTS]);
  check_data (&survey, &states[TL_GUIDE_DATA]);
  check_current (&survey, &states[TL_GUIDE_CURRENT]);
  check_pains (&survey, &states[TL_GUIDE_PAIN_POINTS]);
  check_ideal (table, tl_record_get_id (current), &states[TL_GUIDE_IDEAL]);
  check_changes (&survey, &states[TL_GUIDE_CHANGES]);
  check_review (&survey, current, &states[TL_GUIDE_REVIEW]);
  clear_survey (&survey);
}
