/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists of what is no card: how it feels column by column, numbers, links, personas, comments. */
#include "config.h"

#include "export/tl-list-private.h"

#include "base/tl-text.h"
#include "map/tl-comments.h"
#include "map/tl-metric.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FILL_TEXT(name, field)                                                                     \
  static void fill_##name (const TlListRow *row, GString *out)                                     \
  {                                                                                                \
    g_string_append (out, tl_record_get_text (row->record, field));                                \
  }

/* --- Emotions: a row for each line and column, line after line ------------------------------- */

typedef struct
{
  const TlContentsCurve *curve;
  guint                  column;
} EmotionPlace;

static void
fill_line (const TlListRow *row, GString *out)
{
  const EmotionPlace *place = row->more;

  g_string_append (out, place->curve->name);
}

static void
fill_place (const TlListRow *row, GString *out)
{
  const EmotionPlace *place = row->more;
  g_autofree char    *title = tl_contents_dup_column_title (row->contents, place->column);

  g_string_append (out, title);
}

static void
fill_score (const TlListRow *row, GString *out)
{
  const EmotionPlace *place = row->more;

  tl_list_append_rounded (out, place->curve->scores[place->column]);
}

static void
fill_labels (const TlListRow *row, GString *out)
{
  const EmotionPlace *place = row->more;

  g_string_append (out, place->curve->labels->pdata[place->column]);
}

static void
add_emotions (TlList *list, const TlContents *contents, gboolean plain)
{
  for (guint i = 0; i < contents->curves->len; i++)
    for (guint column = 0; column < contents->columns->len; column++)
      {
        const EmotionPlace place = { contents->curves->pdata[i], column };

        tl_list_add_row (list,
                         TL_LIST_EMOTIONS,
                         contents,
                         contents->columns->pdata[column],
                         plain,
                         &place);
      }
}

static const TlListColumn emotion_columns[] = {
  { "map", N_ ("Map"), TL_CELL_TEXT, 22 },        { "persona", N_ ("Persona"), TL_CELL_TEXT, 22 },
  { "place", N_ ("Place"), TL_CELL_TEXT, 32 },    { "score", N_ ("Emotion"), TL_CELL_NUMBER, 9 },
  { "label", N_ ("In words"), TL_CELL_TEXT, 50 },
};

static const TlListFill emotion_fills[] = {
  tl_list_fill_map, fill_line, fill_place, fill_score, fill_labels,
};

G_STATIC_ASSERT (G_N_ELEMENTS (emotion_columns) == G_N_ELEMENTS (emotion_fills));

const TlListKind tl_list_emotions = {
  N_ ("Emotions"), emotion_columns, emotion_fills, G_N_ELEMENTS (emotion_columns), add_emotions
};

/* --- Metrics --------------------------------------------------------------------------------- */

FILL_TEXT (unit, TL_METRIC_UNIT)
FILL_TEXT (period, TL_METRIC_PERIOD)
FILL_TEXT (source, TL_METRIC_SOURCE)

/* A number on a card is called as the card is. */
static void
fill_metric_title (const TlListRow *row, GString *out)
{
  const char *title = tl_record_get_text (row->record, TL_METRIC_TITLE);
  const char *about = tl_record_get_ref (row->record, TL_METRIC_ABOUT);

  if (*title != '\0')
    g_string_append (out, title);
  else
    tl_list_append_thing (row->contents, out, about);
}

/* A card's column, or the stage or step itself. */
static void
fill_metric_place (const TlListRow *row, GString *out)
{
  const char     *about = tl_record_get_ref (row->record, TL_METRIC_ABOUT);
  const TlRecord *card = tl_table_get_kind (row->contents->table, about, TL_KIND_CARD);
  int             column =
    tl_contents_find_column (row->contents,
                             card != NULL ? tl_record_get_ref (card, TL_CARD_COLUMN) : about);
  g_autofree char *title =
    column >= 0 ? tl_contents_dup_column_title (row->contents, (guint) column) : NULL;

  if (title != NULL)
    g_string_append (out, title);
  else if (card == NULL)
    tl_list_append_thing (row->contents, out, about);
}

static void
fill_value (const TlListRow *row, GString *out)
{
  tl_list_append_number (out, tl_record_get_number (row->record, TL_METRIC_VALUE));
}

static void
fill_target (const TlListRow *row, GString *out)
{
  tl_list_append_number (out, tl_record_get_number (row->record, TL_METRIC_TARGET));
}

static void
fill_trend (const TlListRow *row, GString *out)
{
  static const char *const words[] = {
    [TL_METRIC_TREND_AUTO] = NULL,
    [TL_METRIC_TREND_UP] = N_ ("rising"),
    [TL_METRIC_TREND_DOWN] = N_ ("falling"),
    [TL_METRIC_TREND_FLAT] = N_ ("unchanged"),
  };
  TlMetricTrend trend = tl_metric_get_trend (row->record);

  if (trend != TL_METRIC_TREND_AUTO)
    g_string_append (out, _ (words[trend]));
}

static void
fill_better (const TlListRow *row, GString *out)
{
  g_string_append (out,
                   tl_record_get_integer (row->record, TL_METRIC_BETTER) == TL_METRIC_LOWER
                     ? _ ("less")
                     : _ ("more"));
}

static void
fill_history (const TlListRow *row, GString *out)
{
  tl_list_append_joined (out, tl_record_get_list (row->record, TL_METRIC_HISTORY), "; ");
}

/* Whether what it is about is on the map: parked cards and those of hidden lanes are not. */
static gboolean
is_seen (const TlContents *contents, const char *about)
{
  const TlRecord *record = about != NULL ? tl_table_get (contents->table, about) : NULL;

  return record == NULL || tl_record_get_kind (record) != TL_KIND_CARD ||
         g_ptr_array_find (contents->cards, record, NULL);
}

static void
add_metrics (TlList *list, const TlContents *contents, gboolean plain)
{
  const GPtrArray *metrics =
    tl_table_get_children (contents->table, tl_record_get_id (contents->map), TL_KIND_METRIC);

  for (guint i = 0; i < metrics->len; i++)
    if (is_seen (contents, tl_record_get_ref (metrics->pdata[i], TL_METRIC_ABOUT)))
      tl_list_add_row (list, TL_LIST_METRICS, contents, metrics->pdata[i], plain, NULL);
}

static const TlListColumn metric_columns[] = {
  { "map", N_ ("Map"), TL_CELL_TEXT, 22 },
  { "title", N_ ("Title"), TL_CELL_TEXT, 36 },
  { "about", N_ ("About"), TL_CELL_TEXT, 30 },
  { "value", N_ ("Value"), TL_CELL_NUMBER, 10 },
  { "target", N_ ("Target"), TL_CELL_NUMBER, 10 },
  { "unit", N_ ("Unit"), TL_CELL_TEXT, 10 },
  { "trend", N_ ("Trend"), TL_CELL_TEXT, 12 },
  { "better", N_ ("Better is"), TL_CELL_TEXT, 10 },
  { "period", N_ ("Period"), TL_CELL_TEXT, 14 },
  { "source", N_ ("Source"), TL_CELL_TEXT, 24 },
  { "history", N_ ("Earlier values"), TL_CELL_TEXT, 24 },
};

static const TlListFill metric_fills[] = {
  tl_list_fill_map, fill_metric_title, fill_metric_place, fill_value,  fill_target,  fill_unit,
  fill_trend,       fill_better,       fill_period,       fill_source, fill_history,
};

G_STATIC_ASSERT (G_N_ELEMENTS (metric_columns) == G_N_ELEMENTS (metric_fills));

const TlListKind tl_list_metrics = {
  N_ ("Metrics"), metric_columns, metric_fills, G_N_ELEMENTS (metric_columns), add_metrics
};

/* --- Links ----------------------------------------------------------------------------------- */

FILL_TEXT (link_label, TL_LINK_LABEL)

static void
fill_from (const TlListRow *row, GString *out)
{
  tl_list_append_thing (row->contents, out, tl_record_get_ref (row->record, TL_LINK_FROM));
}

static void
fill_to (const TlListRow *row, GString *out)
{
  tl_list_append_thing (row->contents, out, tl_record_get_ref (row->record, TL_LINK_TO));
}

static void
fill_link_kind (const TlListRow *row, GString *out)
{
  static const char *const words[] = {
    [TL_LINK_KIND_NEXT] = N_ ("next"),
    [TL_LINK_KIND_ALTERNATIVE] = N_ ("alternative"),
    [TL_LINK_KIND_LOOP_BACK] = N_ ("loop back"),
  };

  g_string_append (out, _ (words[tl_record_get_integer (row->record, TL_LINK_KIND)]));
}

static void
add_links (TlList *list, const TlContents *contents, gboolean plain)
{
  const GPtrArray *links = tl_contents_list_links (contents);

  for (guint i = 0; i < links->len; i++)
    if (is_seen (contents, tl_record_get_ref (links->pdata[i], TL_LINK_FROM)) &&
        is_seen (contents, tl_record_get_ref (links->pdata[i], TL_LINK_TO)))
      tl_list_add_row (list, TL_LIST_LINKS, contents, links->pdata[i], plain, NULL);
}

static const TlListColumn link_columns[] = {
  { "map", N_ ("Map"), TL_CELL_TEXT, 22 },        { "from", N_ ("From"), TL_CELL_TEXT, 40 },
  { "to", N_ ("To"), TL_CELL_TEXT, 40 },          { "kind", N_ ("Kind"), TL_CELL_TEXT, 14 },
  { "label", N_ ("In words"), TL_CELL_TEXT, 30 },
};

static const TlListFill link_fills[] = {
  tl_list_fill_map, fill_from, fill_to, fill_link_kind, fill_link_label,
};

G_STATIC_ASSERT (G_N_ELEMENTS (link_columns) == G_N_ELEMENTS (link_fills));

const TlListKind tl_list_links = {
  N_ ("Links"), link_columns, link_fills, G_N_ELEMENTS (link_columns), add_links
};

/* --- Personas -------------------------------------------------------------------------------- */

FILL_TEXT (name, TL_PERSONA_NAME)
FILL_TEXT (segment, TL_PERSONA_SEGMENT)
FILL_TEXT (age, TL_PERSONA_AGE)
FILL_TEXT (occupation, TL_PERSONA_OCCUPATION)
FILL_TEXT (quote, TL_PERSONA_QUOTE)
FILL_TEXT (demographics, TL_PERSONA_DEMOGRAPHICS)

#define FILL_LINES(name, field)                                                                    \
  static void fill_##name (const TlListRow *row, GString *out)                                     \
  {                                                                                                \
    tl_list_append_joined (out, tl_record_get_list (row->record, field), "\n");                    \
  }

FILL_LINES (goals, TL_PERSONA_GOALS)
FILL_LINES (challenges, TL_PERSONA_CHALLENGES)
FILL_LINES (needs, TL_PERSONA_NEEDS)
FILL_LINES (motivations, TL_PERSONA_MOTIVATIONS)
FILL_LINES (behaviours, TL_PERSONA_BEHAVIOURS)

static const TlListColumn persona_columns[] = {
  { "name", N_ ("Name"), TL_CELL_TEXT, 22 },
  { "segment", N_ ("Segment"), TL_CELL_TEXT, 18 },
  { "age", N_ ("Age"), TL_CELL_TEXT, 8 },
  { "occupation", N_ ("Occupation"), TL_CELL_TEXT, 22 },
  { "quote", N_ ("Quote"), TL_CELL_TEXT, 36 },
  { "goals", N_ ("Goals"), TL_CELL_TEXT, 36 },
  { "needs", N_ ("Needs"), TL_CELL_TEXT, 36 },
  { "challenges", N_ ("Challenges"), TL_CELL_TEXT, 36 },
  { "motivations", N_ ("Motivations"), TL_CELL_TEXT, 36 },
  { "behaviours", N_ ("Behaviours"), TL_CELL_TEXT, 36 },
  { "demographics", N_ ("Demographics"), TL_CELL_TEXT, 36 },
  { "id", N_ ("Id"), TL_CELL_TEXT, 16 },
};

static const TlListFill persona_fills[] = {
  fill_name,        fill_segment,    fill_age,          fill_occupation,
  fill_quote,       fill_goals,      fill_needs,        fill_challenges,
  fill_motivations, fill_behaviours, fill_demographics, tl_list_fill_id,
};

G_STATIC_ASSERT (G_N_ELEMENTS (persona_columns) == G_N_ELEMENTS (persona_fills));

/* Several maps may show the same persona. */
static gboolean
has_persona (const TlList *list, const char *id)
{
  for (guint i = 0; i < list->rows->len; i++)
    if (strcmp (((char **) list->rows->pdata[i])[G_N_ELEMENTS (persona_columns) - 1], id) == 0)
      return TRUE;
  return FALSE;
}

static void
add_personas (TlList *list, const TlContents *contents, gboolean plain)
{
  const char *const *ids = tl_record_get_list (contents->map, TL_MAP_PERSONAS);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const TlRecord *persona = tl_table_get_kind (contents->table, ids[i], TL_KIND_PERSONA);

      if (persona != NULL && !has_persona (list, ids[i]))
        tl_list_add_row (list, TL_LIST_PERSONAS, contents, persona, plain, NULL);
    }
}

const TlListKind tl_list_personas = {
  N_ ("Personas"), persona_columns, persona_fills, G_N_ELEMENTS (persona_columns), add_personas
};

/* --- Comments: threads that are open, with their answers ------------------------------------- */

FILL_TEXT (author, TL_COMMENT_AUTHOR)
FILL_TEXT (comment, TL_COMMENT_TEXT)

static void
fill_comment_date (const TlListRow *row, GString *out)
{
  g_string_append_printf (out, "%.10s", tl_record_get_text (row->record, TL_COMMENT_DATE));
}

/* A thing, or a place: "Service, Pain points". */
static void
fill_comment_about (const TlListRow *row, GString *out)
{
  const TlRecord *thread = tl_comments_find_thread (row->contents->table, row->record);
  TlCommentPlace  place = tl_comments_get_place (thread);

  tl_list_append_thing (row->contents, out, place.about != NULL ? place.about : place.column);
  if (place.about == NULL && place.lane != NULL)
    {
      g_string_append (out, out->len > 0 ? ", " : "");
      tl_list_append_thing (row->contents, out, place.lane);
    }
}

static void
fill_answer (const TlListRow *row, GString *out)
{
  if (tl_record_get_ref (row->record, TL_COMMENT_REPLY_TO) != NULL)
    g_string_append (out, _ ("yes"));
}

static void
add_comments (TlList *list, const TlContents *contents, gboolean plain)
{
  g_autoptr (GPtrArray) threads =
    tl_comments_list_threads (contents->table, tl_record_get_id (contents->map));

  for (guint i = 0; i < threads->len; i++)
    {
      g_autoptr (GPtrArray) replies = NULL;

      if (tl_record_get_boolean (threads->pdata[i], TL_COMMENT_RESOLVED) ||
          !is_seen (contents, tl_record_get_ref (threads->pdata[i], TL_COMMENT_ABOUT)))
        continue;
      replies = tl_comments_list_replies (contents->table, threads->pdata[i]);
      tl_list_add_row (list, TL_LIST_COMMENTS, contents, threads->pdata[i], plain, NULL);
      for (guint k = 0; k < replies->len; k++)
        tl_list_add_row (list, TL_LIST_COMMENTS, contents, replies->pdata[k], plain, NULL);
    }
}

static const TlListColumn comment_columns[] = {
  { "map", N_ ("Map"), TL_CELL_TEXT, 22 },      { "about", N_ ("About"), TL_CELL_TEXT, 36 },
  { "text", N_ ("Comment"), TL_CELL_TEXT, 60 }, { "author", N_ ("Author"), TL_CELL_TEXT, 18 },
  { "date", N_ ("Date"), TL_CELL_DATE, 12 },    { "answer", N_ ("Answer"), TL_CELL_TEXT, 9 },
};

static const TlListFill comment_fills[] = {
  tl_list_fill_map, fill_comment_about, fill_comment, fill_author, fill_comment_date, fill_answer,
};

G_STATIC_ASSERT (G_N_ELEMENTS (comment_columns) == G_N_ELEMENTS (comment_fills));

const TlListKind tl_list_comments = {
  N_ ("Comments"), comment_columns, comment_fills, G_N_ELEMENTS (comment_columns), add_comments
};
