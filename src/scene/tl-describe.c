/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a screen reader adds to the name of a thing (tl-scene-names.c): where it stands and what is
 * notable, as in "Service, 1 of 2; phone; pain point, severity 5; assumed". All are whole
 * translatable phrases, joined by semicolons. */
#include "config.h"

#include "scene/tl-scene-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "map/tl-metric.h"

static const char *
channel_word (TlChannel channel)
{
  static const char *const words[TL_N_CHANNELS] = {
    [TL_CHANNEL_WEB] = N_ ("web"),
    [TL_CHANNEL_SEARCH] = N_ ("search"),
    [TL_CHANNEL_SOCIAL] = N_ ("social media"),
    [TL_CHANNEL_EMAIL] = N_ ("e-mail"),
    [TL_CHANNEL_CHAT] = N_ ("chat"),
    [TL_CHANNEL_PHONE] = N_ ("phone"),
    [TL_CHANNEL_IN_PERSON] = N_ ("in person"),
    [TL_CHANNEL_SHOP] = N_ ("shop"),
    [TL_CHANNEL_POST] = N_ ("post"),
    [TL_CHANNEL_APP] = N_ ("app"),
    [TL_CHANNEL_PRINT] = N_ ("print"),
    [TL_CHANNEL_EVENT] = N_ ("event"),
    [TL_CHANNEL_DEVICE] = N_ ("device"),
    [TL_CHANNEL_PARTNER] = N_ ("partner"),
    [TL_CHANNEL_CUSTOM] = N_ ("other channel"),
  };

  return words[channel] == NULL ? NULL : _ (words[channel]);
}

/* The line's lowest and highest places, in their order: "falls to -1.8 at Workshop hotline". */
static char *
dup_shape (TlScene *self, const TlSceneCurve *curve)
{
  const TlScenePoint *low = NULL, *high = NULL;
  g_autofree char    *falls = NULL;
  g_autofree char    *rises = NULL;
  char                buffer[TL_NUMBER_BUFFER];

  for (guint i = 0; i < curve->points->len; i++)
    {
      const TlScenePoint *point = TL_SCENE_POINT (curve, i);

      if (low == NULL || point->score < low->score)
        low = point;
      if (high == NULL || point->score > high->score)
        high = point;
    }
  if (low == NULL)
    return g_strdup (_ ("no points yet"));
  if (low == high)
    return g_strdup_printf (_ ("stays at %s"), tl_scene_format_score (low->score, buffer));
  falls = g_strdup_printf (_ ("falls to %s at %s"),
                           tl_scene_format_score (low->score, buffer),
                           tl_scene_point_place_title (self, low));
  rises = g_strdup_printf (_ ("rises to %s at %s"),
                           tl_scene_format_score (high->score, buffer),
                           tl_scene_point_place_title (self, high));
  /* Translators: the two extremes of a line, the earlier one first. */
  return g_strdup_printf (_ ("%s, %s"),
                          low->x < high->x ? falls : rises,
                          low->x < high->x ? rises : falls);
}

static void
add_part (GString *out, const char *part)
{
  tl_scene_add_phrase (out, "; ", part);
}

static void
add_time (TlScene *self, GString *out, const TlRecord *record)
{
  g_autofree char *words = tl_scene_dup_time_words (self, record);

  add_part (out, words);
}

static void
add_comments (TlScene *self, GString *out, const char *about, const char *column, const char *lane)
{
  guint            n = tl_scene_comments_at (self, about, column, lane);
  g_autofree char *words = n == 0 ? NULL : tl_scene_comments_name (n);

  add_part (out, words);
}

static void
add_place (TlScene *self, GString *out, const TlSceneCard *card)
{
  g_autofree char *column = NULL;
  g_autofree char *place = NULL;
  GPtrArray       *cell = self->parked;
  guint            k = 0;

  if (card->lane >= 0)
    {
      cell = TL_SCENE_LANE (self, card->lane)->cells[card->column];
      column = tl_scene_dup_column_title (self, card->column);
    }
  else
    column = g_strdup (self->words.parking);
  g_ptr_array_find (cell, card, &k);
  /* Translators: a stage, and the card's place among the cards there. */
  place = g_strdup_printf (_ ("%s, %u of %u"), column, k + 1, cell->len);
  add_part (out, place);
}

static void
add_about (TlScene *self, GString *out, const TlSceneCard *card)
{
  g_autoptr (GPtrArray) about = tl_query_about (self->table, tl_record_get_id (card->record));
  g_autofree char *part = NULL;
  gint64           severity = 0;

  for (guint i = 0; i < about->len; i++)
    if (tl_query_card_kind (self->table, g_ptr_array_index (about, i)) == TL_LANE_KIND_PAIN_POINTS)
      severity =
        MAX (severity, tl_record_get_integer (g_ptr_array_index (about, i), TL_CARD_SEVERITY));
  if (card->n_pains > 1)
    part =
      g_strdup_printf (ngettext ("%u pain point", "%u pain points", card->n_pains), card->n_pains);
  else if (card->n_pains == 1)
    part = g_strdup (_ ("pain point"));
  if (part != NULL && severity > 0)
    {
      g_autofree char *rated = g_strdup_printf (_ ("%s, severity %d"), part, (int) severity);

      add_part (out, rated);
    }
  else
    add_part (out, part);
  if (card->n_opportunities > 0)
    {
      g_autofree char *chances =
        card->n_opportunities == 1
          ? g_strdup (_ ("opportunity"))
          : g_strdup_printf (ngettext ("%u opportunity", "%u opportunities", card->n_opportunities),
                             card->n_opportunities);

      add_part (out, chances);
    }
}

/* "target 50; rising, which is better; Q3" */
static void
add_metric (TlScene *self, GString *out, const TlSceneCard *card)
{
  static const char *const trends[] = {
    [TL_METRIC_TREND_UP] = N_ ("rising"),
    [TL_METRIC_TREND_DOWN] = N_ ("falling"),
    [TL_METRIC_TREND_FLAT] = N_ ("unchanged"),
  };
  const TlRecord  *metric = tl_metric_find (self->table, tl_record_get_id (card->record));
  double           target;
  TlMetricTrend    trend;
  gboolean         lower;
  g_autofree char *words = NULL;
  g_autofree char *number = NULL;

  if (metric == NULL)
    return;
  target = tl_record_get_number (metric, TL_METRIC_TARGET);
  trend = tl_metric_get_trend (metric);
  lower = tl_record_get_integer (metric, TL_METRIC_BETTER) == TL_METRIC_LOWER;
  if (!isnan (target))
    {
      number = tl_metric_dup_number (metric, target);
      words = g_strdup_printf (_ ("target %s"), number);
      add_part (out, words);
    }
  if (trend != TL_METRIC_TREND_AUTO)
    add_part (out, _ (trends[trend]));
  if (trend == TL_METRIC_TREND_UP || trend == TL_METRIC_TREND_DOWN)
    add_part (out,
              (trend == TL_METRIC_TREND_UP) != lower ? _ ("getting better") : _ ("getting worse"));
  add_part (out, tl_record_get_text (metric, TL_METRIC_PERIOD));
  add_part (out, tl_record_get_text (metric, TL_METRIC_SOURCE));
}

/* Who said it, or what shows it. */
static void
add_origin (GString *out, const TlSceneCard *card)
{
  if (card->kind == TL_LANE_KIND_QUOTES && card->related != NULL)
    add_part (out, tl_record_get_text (card->related, TL_PERSONA_NAME));
  if (card->kind == TL_LANE_KIND_QUOTES || card->kind == TL_LANE_KIND_EVIDENCE)
    add_part (out, tl_record_get_text (card->record, TL_CARD_EVIDENCE_SOURCE));
}

/* "Service, 1 of 2; phone; pain point, severity 5; assumed" */
static void
add_persona (TlScene *self, GString *out, const TlSceneCard *card)
{
  const TlRecord *persona = tl_scene_card_persona (self, card);
  const char     *name = persona == NULL ? "" : tl_record_get_text (persona, TL_PERSONA_NAME);

  if (*name != '\0')
    {
      /* Translators: whose a card is, by the persona's name. */
      g_autofree char *whose = g_strdup_printf (_ ("of %s"), name);

      add_part (out, whose);
    }
}

static char *
describe_card (TlScene *self, const TlSceneCard *card)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *journey = tl_scene_dup_journey_name (self, card);
  guint            channel = tl_record_get_integer (card->record, TL_CARD_CHANNEL);
  const char      *id = tl_record_get_id (card->record);

  if (card->kind == TL_LANE_KIND_METRICS)
    add_metric (self, out, card);
  add_place (self, out, card);
  add_origin (out, card);
  if (self->shows_codes)
    add_part (out, tl_record_get_text (card->record, TL_CARD_CODE));
  if (channel < TL_N_CHANNELS)
    add_part (out, channel_word (channel));
  add_persona (self, out, card);
  if (tl_record_get_boolean (card->record, TL_CARD_MOMENT_OF_TRUTH))
    add_part (out, _ ("moment of truth"));
  add_part (out, journey);
  add_about (self, out, card);
  tl_scene_add_ratings (out, "; ", card);
  tl_scene_add_work (out, "; ", card);
  tl_scene_add_evidence (self, out, "; ", card);
  add_time (self, out, card->record);
  add_comments (self, out, id, NULL, NULL);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static guint
cards_in_columns (TlScene *self, int first, int n)
{
  guint count = 0;

  for (guint i = 0; i < self->lanes->len; i++)
    for (int column = first; column < first + n; column++)
      {
        const GPtrArray *cell = TL_SCENE_LANE (self, i)->cells[column];

        count += cell == NULL ? 0 : cell->len;
      }
  return count;
}

/* "5 of 6; 7 cards" */
static char *
describe_heading (guint index, guint n, guint n_cards)
{
  g_autofree char *cards = g_strdup_printf (ngettext ("%u card", "%u cards", n_cards), n_cards);

  /* Translators: place among the stages or lanes, then "7 cards". */
  return g_strdup_printf (_ ("%u of %u; %s"), index + 1, n, cards);
}

/* The same for a stage or step, with its time and comments. */
static char *
describe_column (TlScene *self, const TlRecord *record, guint index, guint n, guint n_cards)
{
  g_autofree char *heading = describe_heading (index, n, n_cards);
  g_autoptr (GString) out = g_string_new (heading);

  add_time (self, out, record);
  add_comments (self, out, tl_record_get_id (record), NULL, NULL);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static int
find_stage (TlScene *self, const char *id)
{
  for (guint i = 0; i < self->stages->len; i++)
    if (g_strcmp0 (tl_record_get_id (TL_SCENE_STAGE (self, i)->record), id) == 0)
      return i;
  return -1;
}

static char *
describe_stage (TlScene *self, int index)
{
  TlSceneStage    *stage = TL_SCENE_STAGE (self, index);
  g_autofree char *heading =
    describe_column (self,
                     stage->record,
                     index,
                     self->stages->len,
                     cards_in_columns (self, stage->first, stage->n_columns));
  g_autofree char *coverage = NULL;

  if (self->coverage_height <= 0)
    return g_steal_pointer (&heading);
  coverage = tl_scene_coverage_name (&stage->coverage);
  return g_strdup_printf ("%s; %s", heading, coverage);
}

static char *
describe_lane (TlScene *self, int index)
{
  TlSceneLane     *lane = TL_SCENE_LANE (self, index);
  gboolean         draws = lane->kind == TL_LANE_KIND_EMOTIONS && lane->n_cards == 0;
  g_autofree char *heading =
    /* Translators: place among the lanes, "4 of 9". */
    draws ? g_strdup_printf (_ ("%d of %u"), index + 1, self->lanes->len)
          : describe_heading (index, self->lanes->len, lane->n_cards);
  g_autoptr (GString) out = g_string_new (heading);

  if (lane->collapsed)
    add_part (out, _ ("collapsed"));
  add_comments (self, out, tl_record_get_id (lane->record), NULL, NULL);
  if (lane->kind == TL_LANE_KIND_CHANNELS)
    {
      g_autofree char *way = tl_scene_dup_way (self, lane);

      add_part (out, way);
    }
  if (lane->line > TL_LANE_LINE_NONE)
    {
      /* Translators: a line of a service blueprint, "Line of visibility below". */
      g_autofree char *line =
        g_strdup_printf (_ ("%s below"), tl_scene_line_name (self, lane->line));

      add_part (out, line);
    }
  for (guint i = 0; lane->curves != NULL && i < lane->curves->len; i++)
    {
      TlSceneCurve    *curve = g_ptr_array_index (lane->curves, i);
      g_autofree char *shape = dup_shape (self, curve);
      g_autofree char *named =
        curve->name == NULL ? NULL : g_strdup_printf (_ ("%s: %s"), curve->name->text, shape);

      add_part (out, named == NULL ? shape : named);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
describe_point (TlScene *self, const char *id)
{
  TlSceneCurve       *curve = NULL;
  const TlScenePoint *point = tl_scene_find_point (self, id, NULL, &curve);
  g_autoptr (GString) out = g_string_new (NULL);

  if (point == NULL)
    return g_strdup ("");
  add_part (out, tl_record_get_text (point->record, TL_POINT_LABEL));
  if (curve->name != NULL)
    add_part (out, curve->name->text);
  if (tl_record_get_boolean (point->record, TL_POINT_MOMENT_OF_TRUTH))
    add_part (out, _ ("moment of truth"));
  if (point->n_pains > 0)
    add_part (out, _ ("pain point"));
  add_comments (self, out, id, NULL, NULL);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
describe_curve (TlScene *self, const char *id)
{
  const TlSceneCurve *curve = tl_scene_find_curve (self, id, NULL);
  g_autofree char    *shape = NULL;

  if (curve == NULL)
    return g_strdup ("");
  shape = dup_shape (self, curve);
  return curve->hidden ? g_strdup_printf (_ ("hidden; %s"), shape) : g_steal_pointer (&shape);
}

static char *
describe_map (TlScene *self)
{
  g_autoptr (GString) out = g_string_new (self->lead == NULL ? "" : self->lead->text);

  if (tl_record_get_boolean (self->map, TL_MAP_LOCKED))
    add_part (out, _ ("structure locked"));
  if (self->chips[2] != NULL)
    add_part (out, self->chips[2]->text);
  add_comments (self, out, NULL, NULL, NULL);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
describe_comments (TlScene *self, const char *about, const char *column, const char *lane)
{
  g_autoptr (GString) out = g_string_new (NULL);

  add_comments (self, out, about, column, lane);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * tl_scene_dup_description:
 * @self: a scene
 * @place: a place
 *
 * What a screen reader adds to a place's name: where it stands and what is notable.
 *
 * Returns: (transfer full): phrases joined by semicolons; "" when there is nothing to add
 */
char *
tl_scene_dup_description (TlScene *self, const TlPlace *place)
{
  TlSceneCard *card;
  int          index;

  g_return_val_if_fail (TL_IS_SCENE (self), g_strdup (""));
  if (self->table == NULL)
    return g_strdup ("");
  switch (place->type)
    {
    case TL_PLACE_HEADER:
      return describe_map (self);
    case TL_PLACE_ACTOR:
      return tl_scene_find_actor (self, place->id) == NULL
               ? g_strdup ("")
               : tl_scene_dup_actor_words (tl_scene_find_actor (self, place->id)->record);
    case TL_PLACE_STAGE:
      index = find_stage (self, place->id);
      return index < 0 ? g_strdup ("") : describe_stage (self, index);
    case TL_PLACE_STEP:
      index = tl_scene_find_column (self, place->id);
      return index < 0 ? g_strdup ("")
                       : describe_column (self,
                                          TL_SCENE_COLUMN (self, index)->record,
                                          index,
                                          self->columns->len,
                                          cards_in_columns (self, index, 1));
    case TL_PLACE_LANE:
      index = tl_scene_find_lane (self, place->id);
      return index < 0 ? g_strdup ("") : describe_lane (self, index);
    case TL_PLACE_CARD:
      card = place->id == NULL ? NULL : g_hash_table_lookup (self->cards, place->id);
      return card == NULL || (card->lane < 0 && !card->parked) ? g_strdup ("")
                                                               : describe_card (self, card);
    case TL_PLACE_POINT:
      return describe_point (self, place->id);
    case TL_PLACE_CURVE:
      return describe_curve (self, place->id);
    case TL_PLACE_PERSONA:
      return describe_curve (self, place->curve);
    case TL_PLACE_PARKING:
      return g_strdup_printf (ngettext ("%u card", "%u cards", self->parked->len),
                              self->parked->len);
    case TL_PLACE_CELL:
      return describe_comments (self, NULL, place->column, place->lane);
    case TL_PLACE_LINK:
      return describe_comments (self, place->id, NULL, NULL);
    case TL_PLACE_NONE:
    default:
      return g_strdup ("");
    }
}
