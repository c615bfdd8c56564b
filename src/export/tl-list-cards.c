/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists of cards: all of them, those that hurt, and those that help. A column is a row of the table
 * below with the function that fills it. */
#include "config.h"

#include "export/tl-list-private.h"

#include "base/tl-duration.h"
#include "base/tl-text.h"
#include "map/tl-pains.h"
#include "map/tl-query.h"
#include "map/tl-rank.h"
#include "scene/tl-board.h"
#include "scene/tl-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static void
fill_stage (const TlListRow *row, GString *out)
{
  const char     *column = tl_record_get_ref (row->record, TL_CARD_COLUMN);
  const TlRecord *stage = tl_query_stage_of (row->contents->table, column);

  g_string_append (out, stage != NULL ? tl_record_get_text (stage, TL_STAGE_TITLE) : "");
}

static void
fill_step (const TlListRow *row, GString *out)
{
  const TlRecord *step = tl_table_get_kind (row->contents->table,
                                            tl_record_get_ref (row->record, TL_CARD_COLUMN),
                                            TL_KIND_STEP);

  g_string_append (out, step != NULL ? tl_record_get_text (step, TL_STEP_TITLE) : "");
}

static void
fill_lane (const TlListRow *row, GString *out)
{
  const TlRecord *lane = tl_table_get_kind (row->contents->table,
                                            tl_record_get_ref (row->record, TL_CARD_LANE),
                                            TL_KIND_LANE);

  g_string_append (out, lane != NULL ? tl_contents_get_lane_title (lane) : "");
}

static void
fill_kind (const TlListRow *row, GString *out)
{
  TlLaneKind kind = tl_query_card_kind (row->contents->table, row->record);

  g_string_append (out,
                   row->plain ? tl_kind_get_field (TL_KIND_LANE, TL_LANE_KIND)->values[kind]
                              : tl_words_get_card (kind));
}

static void
fill_persona (const TlListRow *row, GString *out)
{
  const TlRecord *persona = tl_table_get_kind (row->contents->table,
                                               tl_record_get_ref (row->record, TL_CARD_PERSONA),
                                               TL_KIND_PERSONA);

  g_string_append (out, persona != NULL ? tl_record_get_text (persona, TL_PERSONA_NAME) : "");
}

/* A choice: the word of files, or that of people. */
static void
append_choice (const TlListRow *row, GString *out, guint field, const char *word)
{
  gint64 value = tl_record_get_integer (row->record, field);

  if (value > 0)
    g_string_append (out,
                     row->plain ? tl_kind_get_field (TL_KIND_CARD, field)->values[value] : word);
}

static void
fill_channel (const TlListRow *row, GString *out)
{
  TlChannel channel = (TlChannel) tl_record_get_integer (row->record, TL_CARD_CHANNEL);

  append_choice (row, out, TL_CARD_CHANNEL, tl_words_get_channel (channel));
}

static void
fill_evidence (const TlListRow *row, GString *out)
{
  gint64 status = tl_record_get_integer (row->record, TL_CARD_EVIDENCE_STATUS);

  append_choice (row,
                 out,
                 TL_CARD_EVIDENCE_STATUS,
                 tl_words_get_evidence ((TlEvidenceStatus) status));
}

static void
fill_status (const TlListRow *row, GString *out)
{
  gint64 status = tl_record_get_integer (row->record, TL_CARD_STATUS);

  append_choice (row, out, TL_CARD_STATUS, tl_words_get_work ((TlWorkStatus) status));
}

#define FILL_TEXT(name, field)                                                                     \
  static void fill_##name (const TlListRow *row, GString *out)                                     \
  {                                                                                                \
    g_string_append (out, tl_record_get_text (row->record, field));                                \
  }
/* Empty where nobody has said how much. */
#define FILL_COUNT(name, field)                                                                    \
  static void fill_##name (const TlListRow *row, GString *out)                                     \
  {                                                                                                \
    if (tl_record_get_integer (row->record, field) > 0)                                            \
      g_string_append_printf (out,                                                                 \
                              "%" G_GINT64_FORMAT,                                                 \
                              tl_record_get_integer (row->record, field));                         \
  }
/* The day of a date that may have a time. */
#define FILL_DAY(name, field)                                                                      \
  static void fill_##name (const TlListRow *row, GString *out)                                     \
  {                                                                                                \
    g_string_append_printf (out, "%.10s", tl_record_get_text (row->record, field));                \
  }

FILL_TEXT (code, TL_CARD_CODE)
FILL_TEXT (title, TL_CARD_TITLE)
FILL_TEXT (text, TL_CARD_TEXT)
FILL_TEXT (owner, TL_CARD_OWNER)
FILL_TEXT (team, TL_CARD_TEAM)
FILL_TEXT (source, TL_CARD_EVIDENCE_SOURCE)
FILL_TEXT (url, TL_CARD_URL)
FILL_COUNT (severity, TL_CARD_SEVERITY)
FILL_COUNT (frequency, TL_CARD_FREQUENCY)
FILL_COUNT (impact, TL_CARD_IMPACT)
FILL_COUNT (effort, TL_CARD_EFFORT)
FILL_COUNT (reach, TL_CARD_REACH)
FILL_COUNT (confidence, TL_CARD_CONFIDENCE)
FILL_COUNT (votes, TL_CARD_VOTES)
FILL_COUNT (n, TL_CARD_EVIDENCE_N)
FILL_DAY (due, TL_CARD_DUE)
FILL_DAY (evidence_date, TL_CARD_EVIDENCE_DATE)

static void
fill_span (const TlListRow *row, GString *out)
{
  g_string_append_printf (out, "%d", (int) tl_record_get_integer (row->record, TL_CARD_SPAN));
}

static void
fill_moment (const TlListRow *row, GString *out)
{
  if (tl_record_get_boolean (row->record, TL_CARD_MOMENT_OF_TRUTH))
    g_string_append (out, row->plain ? "yes" : _ ("yes"));
}

static void
fill_tags (const TlListRow *row, GString *out)
{
  tl_list_append_joined (out, tl_record_get_list (row->record, TL_CARD_TAGS), ", ");
}

static void
fill_duration (const TlListRow *row, GString *out)
{
  const char      *duration = tl_record_get_text (row->record, TL_CARD_DURATION);
  g_autofree char *words =
    row->plain || *duration == '\0' ? g_strdup (duration) : tl_duration_dup_words (duration);

  g_string_append (out, words);
}

static void
fill_score (const TlListRow *row, GString *out)
{
  tl_list_append_rounded (out, tl_contents_get_score (row->contents, row->record));
}

static void
fill_about (const TlListRow *row, GString *out)
{
  const char *const *ids = tl_record_get_list (row->record, TL_CARD_ABOUT);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_string_append (out, i > 0 ? "; " : "");
      tl_list_append_thing (row->contents, out, ids[i]);
    }
}

static void
add_cards (TlList *list, const TlContents *contents, gboolean plain)
{
  for (guint i = 0; i < contents->cards->len; i++)
    tl_list_add_row (list, TL_LIST_CARDS, contents, contents->cards->pdata[i], plain, NULL);
}

static const TlListColumn card_columns[] = {
  { "map", N_ ("Map"), TL_CELL_TEXT, 22 },
  { "stage", N_ ("Stage"), TL_CELL_TEXT, 18 },
  { "step", N_ ("Step"), TL_CELL_TEXT, 18 },
  { "lane", N_ ("Lane"), TL_CELL_TEXT, 16 },
  { "kind", N_ ("Kind"), TL_CELL_TEXT, 16 },
  { "code", N_ ("Code"), TL_CELL_TEXT, 7 },
  { "title", N_ ("Title"), TL_CELL_TEXT, 40 },
  { "text", N_ ("Text"), TL_CELL_TEXT, 50 },
  { "persona", N_ ("Persona"), TL_CELL_TEXT, 18 },
  { "channel", N_ ("Channel"), TL_CELL_TEXT, 14 },
  { "score", N_ ("Emotion"), TL_CELL_NUMBER, 9 },
  { "moment_of_truth", N_ ("Moment of truth"), TL_CELL_TEXT, 10 },
  { "severity", N_ ("Severity"), TL_CELL_NUMBER, 9 },
  { "frequency", N_ ("Frequency"), TL_CELL_NUMBER, 10 },
  { "impact", N_ ("Impact"), TL_CELL_NUMBER, 8 },
  { "effort", N_ ("Effort"), TL_CELL_NUMBER, 8 },
  { "reach", N_ ("Reach"), TL_CELL_NUMBER, 9 },
  { "confidence", N_ ("Confidence in %"), TL_CELL_NUMBER, 11 },
  { "votes", N_ ("Votes"), TL_CELL_NUMBER, 7 },
  { "owner", N_ ("Owner"), TL_CELL_TEXT, 16 },
  { "team", N_ ("Team"), TL_CELL_TEXT, 16 },
  { "status", N_ ("Status"), TL_CELL_TEXT, 12 },
  { "due", N_ ("Due"), TL_CELL_DATE, 12 },
  { "duration", N_ ("Duration"), TL_CELL_TEXT, 12 },
  { "evidence_status", N_ ("Evidence"), TL_CELL_TEXT, 12 },
  { "evidence_source", N_ ("Source"), TL_CELL_TEXT, 24 },
  { "evidence_n", N_ ("How many"), TL_CELL_NUMBER, 9 },
  { "evidence_date", N_ ("Observed on"), TL_CELL_DATE, 12 },
  { "tags", N_ ("Tags"), TL_CELL_TEXT, 18 },
  { "about", N_ ("About"), TL_CELL_TEXT, 30 },
  { "url", N_ ("Link"), TL_CELL_TEXT, 28 },
  { "span", N_ ("Columns"), TL_CELL_NUMBER, 9 },
  { "id", N_ ("Id"), TL_CELL_TEXT, 16 },
};

static const TlListFill card_fills[] = {
  tl_list_fill_map, fill_stage,  fill_step,          fill_lane,      fill_kind,
  fill_code,        fill_title,  fill_text,          fill_persona,   fill_channel,
  fill_score,       fill_moment, fill_severity,      fill_frequency, fill_impact,
  fill_effort,      fill_reach,  fill_confidence,    fill_votes,     fill_owner,
  fill_team,        fill_status, fill_due,           fill_duration,  fill_evidence,
  fill_source,      fill_n,      fill_evidence_date, fill_tags,      fill_about,
  fill_url,         fill_span,   tl_list_fill_id,
};

G_STATIC_ASSERT (G_N_ELEMENTS (card_columns) == G_N_ELEMENTS (card_fills));

const TlListKind tl_list_cards = {
  N_ ("Cards"), card_columns, card_fills, G_N_ELEMENTS (card_columns), add_cards
};

/* --- What hurts ------------------------------------------------------------------------------ */

static void
fill_criticality (const TlListRow *row, GString *out)
{
  int criticality = tl_pains_get_criticality (row->record);

  if (criticality > 0)
    g_string_append_printf (out, "%d", criticality);
}

/* What was found against it. */
static void
fill_answers (const TlListRow *row, GString *out)
{
  g_autoptr (GPtrArray) cards =
    tl_query_about (row->contents->table, tl_record_get_id (row->record));

  for (guint i = 0; i < cards->len; i++)
    {
      TlLaneKind kind = tl_query_card_kind (row->contents->table, cards->pdata[i]);

      if ((kind != TL_LANE_KIND_OPPORTUNITIES && kind != TL_LANE_KIND_SOLUTIONS) ||
          !g_ptr_array_find (row->contents->cards, cards->pdata[i], NULL))
        continue;
      g_string_append (out, out->len > 0 ? "; " : "");
      tl_list_append_thing (row->contents, out, tl_record_get_id (cards->pdata[i]));
    }
}

/* The most critical first; what is equally bad stays in the order of the map. */
static void
add_pains (TlList *list, const TlContents *contents, gboolean plain)
{
  for (int level = 25; level >= 0; level--)
    for (guint i = 0; i < contents->cards->len; i++)
      if (tl_query_card_kind (contents->table, contents->cards->pdata[i]) ==
            TL_LANE_KIND_PAIN_POINTS &&
          tl_pains_get_criticality (contents->cards->pdata[i]) == level)
        tl_list_add_row (list,
                         TL_LIST_PAIN_POINTS,
                         contents,
                         contents->cards->pdata[i],
                         plain,
                         NULL);
}

static const TlListColumn pain_columns[] = {
  { "map", N_ ("Map"), TL_CELL_TEXT, 22 },
  { "code", N_ ("Code"), TL_CELL_TEXT, 7 },
  { "title", N_ ("Title"), TL_CELL_TEXT, 40 },
  { "text", N_ ("Text"), TL_CELL_TEXT, 50 },
  { "stage", N_ ("Stage"), TL_CELL_TEXT, 18 },
  { "step", N_ ("Step"), TL_CELL_TEXT, 18 },
  { "about", N_ ("About"), TL_CELL_TEXT, 30 },
  { "severity", N_ ("Severity"), TL_CELL_NUMBER, 9 },
  { "frequency", N_ ("Frequency"), TL_CELL_NUMBER, 10 },
  { "criticality", N_ ("Severity × frequency"), TL_CELL_NUMBER, 11 },
  { "answers", N_ ("Answered by"), TL_CELL_TEXT, 36 },
  { "evidence_status", N_ ("Evidence"), TL_CELL_TEXT, 12 },
  { "evidence_source", N_ ("Source"), TL_CELL_TEXT, 24 },
  { "evidence_n", N_ ("How many"), TL_CELL_NUMBER, 9 },
  { "owner", N_ ("Owner"), TL_CELL_TEXT, 16 },
  { "team", N_ ("Team"), TL_CELL_TEXT, 16 },
};

static const TlListFill pain_fills[] = {
  tl_list_fill_map, fill_code,     fill_title,     fill_text,        fill_stage,   fill_step,
  fill_about,       fill_severity, fill_frequency, fill_criticality, fill_answers, fill_evidence,
  fill_source,      fill_n,        fill_owner,     fill_team,
};

G_STATIC_ASSERT (G_N_ELEMENTS (pain_columns) == G_N_ELEMENTS (pain_fills));

const TlListKind tl_list_pains = {
  N_ ("Pain points"), pain_columns, pain_fills, G_N_ELEMENTS (pain_columns), add_pains
};

/* --- What helps ------------------------------------------------------------------------------ */

static void
fill_rank (const TlListRow *row, GString *out)
{
  const TlRankedCard *ranked = row->more;

  if (ranked->rank > 0)
    g_string_append_printf (out, "%u", ranked->rank);
}

static void
fill_value_effort (const TlListRow *row, GString *out)
{
  tl_list_append_rounded (out, tl_rank_get_score (row->record, TL_RANK_VALUE_EFFORT));
}

static void
fill_rice (const TlListRow *row, GString *out)
{
  tl_list_append_rounded (out, tl_rank_get_score (row->record, TL_RANK_RICE));
}

static void
fill_quadrant (const TlListRow *row, GString *out)
{
  const TlRankedCard *ranked = row->more;

  g_string_append (out,
                   row->plain ? tl_quadrant_get_word (ranked->quadrant)
                              : tl_board_get_quadrant_name (ranked->quadrant));
}

static void
add_opportunities (TlList *list, const TlContents *contents, gboolean plain)
{
  const TlRankQuery query = { .map = tl_record_get_id (contents->map) };
  g_autoptr (GArray) ranked = tl_rank_cards (contents->table, &query);

  for (guint i = 0; i < ranked->len; i++)
    {
      const TlRankedCard *item = &g_array_index (ranked, TlRankedCard, i);

      if (g_ptr_array_find (contents->cards, item->card, NULL))
        tl_list_add_row (list, TL_LIST_OPPORTUNITIES, contents, item->card, plain, item);
    }
}

static const TlListColumn opportunity_columns[] = {
  { "map", N_ ("Map"), TL_CELL_TEXT, 22 },
  { "rank", N_ ("Rank"), TL_CELL_NUMBER, 7 },
  { "code", N_ ("Code"), TL_CELL_TEXT, 7 },
  { "kind", N_ ("Kind"), TL_CELL_TEXT, 14 },
  { "title", N_ ("Title"), TL_CELL_TEXT, 40 },
  { "text", N_ ("Text"), TL_CELL_TEXT, 50 },
  { "stage", N_ ("Stage"), TL_CELL_TEXT, 18 },
  { "about", N_ ("Answers"), TL_CELL_TEXT, 36 },
  { "impact", N_ ("Impact"), TL_CELL_NUMBER, 8 },
  { "effort", N_ ("Effort"), TL_CELL_NUMBER, 8 },
  { "value_effort", N_ ("Value for effort"), TL_CELL_NUMBER, 10 },
  { "reach", N_ ("Reach"), TL_CELL_NUMBER, 9 },
  { "confidence", N_ ("Confidence in %"), TL_CELL_NUMBER, 11 },
  { "rice", N_ ("RICE"), TL_CELL_NUMBER, 9 },
  { "quadrant", N_ ("Quadrant"), TL_CELL_TEXT, 14 },
  { "owner", N_ ("Owner"), TL_CELL_TEXT, 16 },
  { "team", N_ ("Team"), TL_CELL_TEXT, 16 },
  { "status", N_ ("Status"), TL_CELL_TEXT, 12 },
  { "due", N_ ("Due"), TL_CELL_DATE, 12 },
};

static const TlListFill opportunity_fills[] = {
  tl_list_fill_map,  fill_rank,  fill_code,       fill_kind,   fill_title,
  fill_text,         fill_stage, fill_about,      fill_impact, fill_effort,
  fill_value_effort, fill_reach, fill_confidence, fill_rice,   fill_quadrant,
  fill_owner,        fill_team,  fill_status,     fill_due,
};

G_STATIC_ASSERT (G_N_ELEMENTS (opportunity_columns) == G_N_ELEMENTS (opportunity_fills));

const TlListKind tl_list_opportunities = { N_ ("Opportunities"),
                                           opportunity_columns,
                                           opportunity_fills,
                                           G_N_ELEMENTS (opportunity_columns),
                                           add_opportunities };
