/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a map leaves open. One pass over the cards fills a survey: what each column has, and which
 * cards something is about; each check then reads that. So a run costs as much as the map has
 * records, and it gives the findings check by check, each in the order in which the map is read.
 * The words stand in tl-check-text.c.
 *
 * Parked cards are off the map: they raise no question and answer none. */
#include "config.h"

#include "map/tl-checks.h"

#include "map/tl-query.h"

#include <string.h>

/* From this severity on a pain point that nobody answers is urgent, from the other it matters. */
#define URGENT_SEVERITY 4
#define NOTABLE_SEVERITY 2
/* A score that is nearly as low as scores go. */
#define URGENT_SCORE -1.5

typedef struct
{
  const TlRecord *record;
  const TlRecord *low; /* point */
  double          low_score;
  gboolean        has_touchpoint;
  gboolean        has_contact; /* a frontstage card: a meeting, where nobody keeps touchpoints */
  gboolean        has_pain;
  gboolean        has_answer;    /* an opportunity that is about nothing in particular */
  const TlRecord *first, *last;  /* touchpoints with a channel that begin here; NULL = none */
  guint           channels;      /* bits of theirs */
  gboolean        knows_channel; /* FALSE when one of them does not say its channel */
} Column;

typedef struct
{
  const TlTable  *table;
  const TlRecord *record;
  const char     *map;
  GArray         *columns;  /* Column */
  GHashTable     *indices;  /* id of a column -> index + 1 */
  GHashTable     *answered; /* ids of what an opportunity or solution is about, or linked with */
  GHashTable     *linked;   /* pairs of columns with touchpoints that a link joins */
  GPtrArray      *pains;    /* cards */
  GPtrArray      *answers;  /* cards */
  gboolean        keeps_touchpoints; /* there is a lane for them */
  guint           n_assumed;
  guint           n_known;
  GArray         *findings;
} Survey;

static Column *
get_column (Survey *survey, guint index)
{
  return &g_array_index (survey->columns, Column, index);
}

/* -1 = parked, or no column of the map. */
static int
find_column (Survey *survey, const TlRecord *card)
{
  const char *column = tl_record_get_ref (card, TL_CARD_COLUMN);

  if (column == NULL || tl_record_get_ref (card, TL_CARD_LANE) == NULL)
    return -1;
  return GPOINTER_TO_INT (g_hash_table_lookup (survey->indices, column)) - 1;
}

static guint
get_end (Survey *survey, const TlRecord *card, guint first)
{
  guint span = (guint) MAX (tl_record_get_integer (card, TL_CARD_SPAN), 1);

  return MIN (first + span, survey->columns->len);
}

/* --- The survey --------------------------------------------------------------------------------
 */

static void
start_survey (Survey *survey, const TlTable *table, const TlRecord *map, GArray *findings)
{
  const char *id = tl_record_get_id (map);
  g_autoptr (GPtrArray) columns = tl_query_columns (table, id);

  *survey = (Survey){ .table = table, .record = map, .map = id, .findings = findings };
  survey->columns = g_array_sized_new (FALSE, FALSE, sizeof (Column), columns->len);
  survey->indices = g_hash_table_new (g_str_hash, g_str_equal);
  survey->answered = g_hash_table_new (g_str_hash, g_str_equal);
  survey->linked = g_hash_table_new (NULL, NULL);
  survey->pains = g_ptr_array_new ();
  survey->answers = g_ptr_array_new ();
  survey->keeps_touchpoints = tl_query_lane_of_kind (table, id, TL_LANE_KIND_TOUCHPOINTS) != NULL;
  for (guint i = 0; i < columns->len; i++)
    {
      Column column = { .record = columns->pdata[i], .knows_channel = TRUE };

      g_array_append_val (survey->columns, column);
      g_hash_table_insert (survey->indices,
                           (gpointer) tl_record_get_id (column.record),
                           GINT_TO_POINTER ((int) i + 1));
    }
}

static void
end_survey (Survey *survey)
{
  g_ptr_array_unref (survey->answers);
  g_ptr_array_unref (survey->pains);
  g_hash_table_unref (survey->linked);
  g_hash_table_unref (survey->answered);
  g_hash_table_unref (survey->indices);
  g_array_unref (survey->columns);
}

static void
add_touchpoint (Column *column, const TlRecord *card)
{
  gint64 channel = tl_record_get_integer (card, TL_CARD_CHANNEL);

  if (channel == TL_CHANNEL_NONE)
    {
      column->knows_channel = FALSE;
      return;
    }
  if (column->first == NULL)
    column->first = card;
  column->last = card;
  column->channels |= 1u << channel;
}

/* An opportunity that was turned down answers nothing. */
static gboolean
is_live (const TlRecord *card)
{
  return tl_record_get_integer (card, TL_CARD_STATUS) != TL_WORK_STATUS_REJECTED;
}

static void
note_answer (Survey *survey, const TlRecord *card, int first)
{
  const char *const *about = tl_record_get_list (card, TL_CARD_ABOUT);

  g_ptr_array_add (survey->answers, (gpointer) card);
  if (!is_live (card))
    return;
  for (guint i = 0; about[i] != NULL; i++)
    g_hash_table_add (survey->answered, (gpointer) about[i]);
  for (guint i = first; about[0] == NULL && i < get_end (survey, card, first); i++)
    get_column (survey, i)->has_answer = TRUE;
}

/* The columns that a pain point stands in, and those of the cards that it is about. */
static void
note_pain (Survey *survey, const TlRecord *card, int first)
{
  const char *const *about = tl_record_get_list (card, TL_CARD_ABOUT);

  g_ptr_array_add (survey->pains, (gpointer) card);
  for (guint i = first; i < get_end (survey, card, first); i++)
    get_column (survey, i)->has_pain = TRUE;
  for (guint i = 0; about[i] != NULL; i++)
    {
      const TlRecord *target = tl_table_get_kind (survey->table, about[i], TL_KIND_CARD);
      int             column = target != NULL ? find_column (survey, target) : -1;

      if (column >= 0)
        get_column (survey, column)->has_pain = TRUE;
    }
}

static void
note_card (Survey *survey, const TlRecord *card)
{
  TlLaneKind kind = tl_query_card_kind (survey->table, card);
  gint64     status = tl_record_get_integer (card, TL_CARD_EVIDENCE_STATUS);
  int        first = find_column (survey, card);

  survey->n_known += status != TL_EVIDENCE_STATUS_NONE;
  survey->n_assumed += status == TL_EVIDENCE_STATUS_ASSUMED;
  if (first < 0)
    return;
  if (kind == TL_LANE_KIND_PAIN_POINTS)
    note_pain (survey, card, first);
  else if (kind == TL_LANE_KIND_OPPORTUNITIES || kind == TL_LANE_KIND_SOLUTIONS)
    note_answer (survey, card, first);
  else if (kind == TL_LANE_KIND_TOUCHPOINTS)
    add_touchpoint (get_column (survey, first), card);
  for (guint i = first; i < get_end (survey, card, first); i++)
    {
      get_column (survey, i)->has_touchpoint |= kind == TL_LANE_KIND_TOUCHPOINTS;
      get_column (survey, i)->has_contact |= kind == TL_LANE_KIND_FRONTSTAGE;
    }
}

static gboolean
is_answer (Survey *survey, const TlRecord *card)
{
  TlLaneKind kind = tl_query_card_kind (survey->table, card);

  return (kind == TL_LANE_KIND_OPPORTUNITIES || kind == TL_LANE_KIND_SOLUTIONS) && is_live (card);
}

/* Two columns as one number, whichever way a link goes; 0 is none. */
static gpointer
pair_columns (Survey *survey, guint a, guint b)
{
  return GSIZE_TO_POINTER ((gsize) MIN (a, b) * survey->columns->len + MAX (a, b) + 1);
}

static gboolean
is_linked (Survey *survey, guint a, guint b)
{
  return g_hash_table_contains (survey->linked, pair_columns (survey, a, b));
}

static void
note_link (Survey *survey, const char *from, const char *to)
{
  const TlRecord *a = tl_table_get_kind (survey->table, from, TL_KIND_CARD);
  const TlRecord *b = tl_table_get_kind (survey->table, to, TL_KIND_CARD);

  if (a == NULL || b == NULL || find_column (survey, a) < 0 || find_column (survey, b) < 0)
    return;
  if (is_answer (survey, b))
    g_hash_table_add (survey->answered, (gpointer) from);
  if (is_answer (survey, a))
    g_hash_table_add (survey->answered, (gpointer) to);
  if (tl_query_card_kind (survey->table, a) == TL_LANE_KIND_TOUCHPOINTS &&
      tl_query_card_kind (survey->table, b) == TL_LANE_KIND_TOUCHPOINTS)
    g_hash_table_add (survey->linked,
                      pair_columns (survey,
                                    (guint) find_column (survey, a),
                                    (guint) find_column (survey, b)));
}

/* A line drawn between a pain point and an opportunity says the same as `about`. */
static void
note_links (Survey *survey)
{
  const GPtrArray *links = tl_table_get_children (survey->table, survey->map, TL_KIND_LINK);

  for (guint i = 0; i < links->len; i++)
    note_link (survey,
               tl_record_get_ref (links->pdata[i], TL_LINK_FROM),
               tl_record_get_ref (links->pdata[i], TL_LINK_TO));
}

/* Of each column the lowest low point of all lines that say how it is. */
static void
note_points (Survey *survey)
{
  const GPtrArray *curves = tl_table_get_children (survey->table, survey->map, TL_KIND_CURVE);

  for (guint i = 0; i < curves->len; i++)
    {
      g_autoptr (GArray) points = NULL;

      if (tl_record_get_boolean (curves->pdata[i], TL_CURVE_TARGET))
        continue;
      points =
        tl_query_placed_points (survey->table, survey->map, tl_record_get_id (curves->pdata[i]));
      for (guint k = 0; k < points->len; k++)
        {
          const TlPlacedPoint *placed = &g_array_index (points, TlPlacedPoint, k);
          Column              *column = get_column (survey, placed->column);
          double               score = tl_record_get_number (placed->point, TL_POINT_SCORE);

          if (score > TL_CHECK_LOW_SCORE || (column->low != NULL && column->low_score <= score))
            continue;
          column->low = placed->point;
          column->low_score = score;
        }
    }
}

/* --- The checks --------------------------------------------------------------------------------
 */

static void
add (Survey         *survey,
     TlCheck         check,
     TlSeverity      severity,
     const TlRecord *place,
     const char     *column,
     const char     *other,
     double          value)
{
  TlFinding finding = {
    .check = check,
    .severity = severity,
    .map = survey->map,
    .id = tl_record_get_id (place),
    .other = other,
    .column = column,
    .value = value,
  };

  g_array_append_val (survey->findings, finding);
}

/* A stage with steps has what its steps have. */
static void
check_stages (Survey *survey)
{
  for (guint i = 0; i < survey->columns->len;)
    {
      const TlRecord *first = get_column (survey, i)->record;
      const TlRecord *stage = tl_query_stage_of (survey->table, tl_record_get_id (first));
      gboolean        met = FALSE;

      do
        {
          Column *column = get_column (survey, i);

          met |= column->has_touchpoint || (!survey->keeps_touchpoints && column->has_contact);
        }
      while (++i < survey->columns->len &&
             tl_record_get_parent (get_column (survey, i)->record) == tl_record_get_id (stage));
      if (!met)
        add (survey,
             TL_CHECK_STAGE_WITHOUT_TOUCHPOINT,
             TL_SEVERITY_MEDIUM,
             stage,
             tl_record_get_id (first),
             NULL,
             0);
    }
}

static void
check_lows (Survey *survey)
{
  for (guint i = 0; i < survey->columns->len; i++)
    {
      const Column *column = get_column (survey, i);

      if (column->low != NULL && !column->has_pain)
        add (survey,
             TL_CHECK_LOW_WITHOUT_PAIN_POINT,
             column->low_score <= URGENT_SCORE ? TL_SEVERITY_HIGH : TL_SEVERITY_MEDIUM,
             column->low,
             tl_record_get_id (column->record),
             NULL,
             column->low_score);
    }
}

static gboolean
is_answered (Survey *survey, const TlRecord *pain)
{
  const char *const *about = tl_record_get_list (pain, TL_CARD_ABOUT);
  guint              first = (guint) find_column (survey, pain);

  if (g_hash_table_contains (survey->answered, tl_record_get_id (pain)))
    return TRUE;
  for (guint i = 0; about[i] != NULL; i++)
    if (g_hash_table_contains (survey->answered, about[i]))
      return TRUE;
  for (guint i = first; i < get_end (survey, pain, first); i++)
    if (get_column (survey, i)->has_answer)
      return TRUE;
  return FALSE;
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const TlRecord *left = *(const TlRecord *const *) a;
  const TlRecord *right = *(const TlRecord *const *) b;
  int             difference = find_column (user_data, left) - find_column (user_data, right);

  return difference != 0 ? difference
                         : strcmp (tl_record_get_text (left, TL_FIELD_ORDER),
                                   tl_record_get_text (right, TL_FIELD_ORDER));
}

static void
check_pains (Survey *survey)
{
  g_ptr_array_sort_with_data (survey->pains, compare_places, survey);
  for (guint i = 0; i < survey->pains->len; i++)
    {
      const TlRecord *pain = survey->pains->pdata[i];
      gint64          rated = tl_record_get_integer (pain, TL_CARD_SEVERITY);

      if (!is_answered (survey, pain))
        add (survey,
             TL_CHECK_PAIN_POINT_WITHOUT_OPPORTUNITY,
             rated >= URGENT_SEVERITY                 ? TL_SEVERITY_HIGH
             : rated == 0 || rated > NOTABLE_SEVERITY ? TL_SEVERITY_MEDIUM
                                                      : TL_SEVERITY_LOW,
             pain,
             tl_record_get_ref (pain, TL_CARD_COLUMN),
             NULL,
             0);
    }
}

/* What is done or turned down needs nobody any more. */
static void
check_owners (Survey *survey)
{
  g_ptr_array_sort_with_data (survey->answers, compare_places, survey);
  for (guint i = 0; i < survey->answers->len; i++)
    {
      const TlRecord *card = survey->answers->pdata[i];
      gint64          status = tl_record_get_integer (card, TL_CARD_STATUS);
      gboolean begun = status == TL_WORK_STATUS_PLANNED || status == TL_WORK_STATUS_IN_PROGRESS;

      if (*tl_record_get_text (card, TL_CARD_OWNER) == '\0' && is_live (card) &&
          status != TL_WORK_STATUS_DONE)
        add (survey,
             TL_CHECK_OPPORTUNITY_WITHOUT_OWNER,
             begun ? TL_SEVERITY_HIGH : TL_SEVERITY_MEDIUM,
             card,
             tl_record_get_ref (card, TL_CARD_COLUMN),
             NULL,
             0);
    }
}

/* Touchpoints of one column stand beside each other: people choose among them. A change is where
 * none of the channels of one column goes on in the next one that has touchpoints. */
static void
check_channels (Survey *survey)
{
  const Column *from = NULL;
  guint         from_index = 0;

  for (guint i = 0; i < survey->columns->len; i++)
    {
      const Column *to = get_column (survey, i);

      if (!to->knows_channel)
        from = NULL;
      if (!to->knows_channel || to->first == NULL)
        continue;
      if (from != NULL && (from->channels & to->channels) == 0 &&
          !is_linked (survey, from_index, i))
        add (survey,
             TL_CHECK_CHANNEL_CHANGE_WITHOUT_LINK,
             TL_SEVERITY_LOW,
             from->last,
             tl_record_get_id (from->record),
             tl_record_get_id (to->first),
             0);
      from = to;
      from_index = i;
    }
}

static void
check_goal (Survey *survey)
{
  gint64   reached = tl_record_get_integer (survey->record, TL_MAP_GOAL_REACHED);
  gboolean has_goal = *tl_record_get_text (survey->record, TL_MAP_GOAL) != '\0';

  if (reached == TL_REACHED_NO)
    add (survey, TL_CHECK_GOAL_NOT_REACHED, TL_SEVERITY_HIGH, survey->record, NULL, NULL, 1);
  else if (reached == TL_REACHED_UNKNOWN && has_goal)
    add (survey, TL_CHECK_GOAL_NOT_REACHED, TL_SEVERITY_MEDIUM, survey->record, NULL, NULL, 0);
}

static void
check_assumed (Survey *survey)
{
  double share = survey->n_known > 0 ? (double) survey->n_assumed / survey->n_known : 0;

  if (share > TL_CHECK_MOST_ASSUMED)
    add (survey, TL_CHECK_MOSTLY_ASSUMED, TL_SEVERITY_MEDIUM, survey->record, NULL, NULL, share);
}

static void
mark_dismissed (Survey *survey, guint first)
{
  const char *const *keys = tl_record_get_list (survey->record, TL_MAP_DISMISSED_QUESTIONS);
  g_autoptr (GHashTable) dismissed = g_hash_table_new (g_str_hash, g_str_equal);

  if (keys[0] == NULL)
    return;
  for (guint i = 0; keys[i] != NULL; i++)
    g_hash_table_add (dismissed, (gpointer) keys[i]);
  for (guint i = first; i < survey->findings->len; i++)
    {
      TlFinding       *finding = &g_array_index (survey->findings, TlFinding, i);
      g_autofree char *key = tl_finding_dup_key (finding);

      finding->dismissed = g_hash_table_contains (dismissed, key);
    }
}

static void
check_map (const TlTable *table, const TlRecord *map, GArray *findings)
{
  const GPtrArray *cards = tl_table_get_children (table, tl_record_get_id (map), TL_KIND_CARD);
  guint            first = findings->len;
  Survey           survey;

  start_survey (&survey, table, map, findings);
  for (guint i = 0; i < cards->len; i++)
    note_card (&survey, cards->pdata[i]);
  note_links (&survey);
  note_points (&survey);
  check_stages (&survey);
  check_lows (&survey);
  check_pains (&survey);
  check_owners (&survey);
  check_channels (&survey);
  check_goal (&survey);
  check_assumed (&survey);
  mark_dismissed (&survey, first);
  end_survey (&survey);
}

/**
 * tl_checks_run:
 * @table: a table
 * @map: (nullable): the id of a map; %NULL = all of them
 *
 * Looks for what is left open. The order is always the same: map by map, check by check, from the
 * first column to the last. What somebody dismissed is in it too, and says so.
 *
 * Returns: (transfer full) (element-type TlFinding): the findings
 */
GArray *
tl_checks_run (const TlTable *table, const char *map)
{
  GArray          *findings = g_array_new (FALSE, FALSE, sizeof (TlFinding));
  const TlRecord  *document = tl_table_get_document (table);
  const TlRecord  *record = tl_table_get_kind (table, map, TL_KIND_MAP);
  const GPtrArray *maps;

  if (map != NULL && record != NULL)
    check_map (table, record, findings);
  if (map != NULL || document == NULL)
    return findings;
  maps = tl_table_get_children (table, tl_record_get_id (document), TL_KIND_MAP);
  for (guint i = 0; i < maps->len; i++)
    check_map (table, maps->pdata[i], findings);
  return findings;
}

/**
 * tl_checks_count_open:
 * @findings: (element-type TlFinding): what a run found
 *
 * Returns: how many of them nobody has dismissed
 */
guint
tl_checks_count_open (const GArray *findings)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += !g_array_index (findings, TlFinding, i).dismissed;
  return n;
}
