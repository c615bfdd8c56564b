/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said of things: spoken names and descriptions, and the titles of groups in SVG.
 *
 * A name says what it is ("Touchpoint: Workshop hotline"), a description where it stands and what
 * is notable ("Service, 1 of 2; phone; pain point, severity 5; assumed"). All are whole
 * translatable phrases, joined by semicolons. */
#include "config.h"

#include "scene/tl-scene-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/tl-text.h"

static const char *
kind_word (TlLaneKind kind)
{
  static const char *const words[TL_N_LANE_KINDS] = {
    [TL_LANE_KIND_TOUCHPOINTS] = N_ ("Touchpoint"),
    [TL_LANE_KIND_ACTIONS] = N_ ("Action"),
    [TL_LANE_KIND_THOUGHTS] = N_ ("Thought"),
    [TL_LANE_KIND_QUOTES] = N_ ("Quote"),
    [TL_LANE_KIND_NEEDS] = N_ ("Need"),
    [TL_LANE_KIND_EMOTIONS] = N_ ("Emotion"),
    [TL_LANE_KIND_PAIN_POINTS] = N_ ("Pain point"),
    [TL_LANE_KIND_OPPORTUNITIES] = N_ ("Opportunity"),
    [TL_LANE_KIND_SOLUTIONS] = N_ ("Solution"),
    [TL_LANE_KIND_CHANNELS] = N_ ("Channel"),
    [TL_LANE_KIND_FRONTSTAGE] = N_ ("Frontstage action"),
    [TL_LANE_KIND_BACKSTAGE] = N_ ("Backstage action"),
    [TL_LANE_KIND_SUPPORT] = N_ ("Support process"),
    [TL_LANE_KIND_EVIDENCE] = N_ ("Evidence"),
    [TL_LANE_KIND_METRICS] = N_ ("Metric"),
    [TL_LANE_KIND_IMAGES] = N_ ("Picture"),
    [TL_LANE_KIND_TEXT] = N_ ("Note"),
  };

  return _ (words[kind]);
}

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

static const char *
first_words (const TlRecord *record, guint title, guint text)
{
  const char *words = tl_record_get_text (record, title);

  return *words != '\0' ? words : tl_record_get_text (record, text);
}

static const char *
card_title (const TlRecord *record)
{
  const char *title = first_words (record, TL_CARD_TITLE, TL_CARD_TEXT);

  return *title != '\0' ? title : _ ("untitled");
}

/* "Touchpoint: Workshop hotline" */
char *
tl_scene_card_name (TlScene *self, const TlSceneCard *card)
{
  /* Translators: a kind of card and its title. */
  return g_strdup_printf (_ ("%s: %s"), kind_word (card->kind), card_title (card->record));
}

char *
tl_scene_marker_name (const TlSceneCard *card)
{
  g_autoptr (GString) name = g_string_new (NULL);

  if (card->n_pains > 0)
    g_string_append_printf (name,
                            ngettext ("%u pain point", "%u pain points", card->n_pains),
                            card->n_pains);
  if (card->n_opportunities > 0)
    {
      if (name->len > 0)
        g_string_append (name, "; ");
      g_string_append_printf (name,
                              ngettext ("%u opportunity",
                                        "%u opportunities",
                                        card->n_opportunities),
                              card->n_opportunities);
    }
  return g_string_free (g_steal_pointer (&name), FALSE);
}

static const char *
heading_title (const TlRecord *record)
{
  const char *title =
    tl_record_get_text (record,
                        tl_record_get_kind (record) == TL_KIND_STEP ? TL_STEP_TITLE
                                                                    : TL_STAGE_TITLE);

  return *title != '\0' ? title : _ ("untitled");
}

/* "Stage: Service", "Step: Booking". */
char *
tl_scene_record_title (TlScene *self, const TlRecord *record)
{
  if (tl_record_get_kind (record) == TL_KIND_STEP)
    return g_strdup_printf (_ ("Step: %s"), heading_title (record));
  return g_strdup_printf (_ ("Stage: %s"), heading_title (record));
}

static const char *
format_score (double score, char buffer[TL_NUMBER_BUFFER])
{
  /* Never "-0". */
  double rounded = floor (score * 10 + .5) / 10;

  return tl_number_format_places (rounded == 0 ? 0 : rounded, 1, buffer);
}

/* What a point stands at: its card's title, or its column's. */
static const char *
point_place_title (TlScene *self, const TlScenePoint *point)
{
  const char     *id = tl_record_get_ref (point->record, TL_POINT_CARD);
  const TlRecord *card = id == NULL ? NULL : tl_table_get_kind (self->table, id, TL_KIND_CARD);

  if (card != NULL)
    return card_title (card);
  return heading_title (TL_SCENE_COLUMN (self, point->column)->record);
}

/* "Point: -1.8 at Workshop hotline" */
char *
tl_scene_point_name (TlScene *self, const TlScenePoint *point)
{
  char buffer[TL_NUMBER_BUFFER];

  /* Translators: a score from -2 to 2, and the card or stage it is given for. */
  return g_strdup_printf (_ ("Point: %s at %s"),
                          format_score (point->score, buffer),
                          point_place_title (self, point));
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
    return g_strdup_printf (_ ("stays at %s"), format_score (low->score, buffer));
  falls = g_strdup_printf (_ ("falls to %s at %s"),
                           format_score (low->score, buffer),
                           point_place_title (self, low));
  rises = g_strdup_printf (_ ("rises to %s at %s"),
                           format_score (high->score, buffer),
                           point_place_title (self, high));
  /* Translators: the two extremes of a line, the earlier one first. */
  return g_strdup_printf (_ ("%s, %s"),
                          low->x < high->x ? falls : rises,
                          low->x < high->x ? rises : falls);
}

/* "Curve: Mia", or just "Curve" for the nameless one. */
char *
tl_scene_curve_name (TlScene *self, const TlSceneCurve *curve)
{
  if (curve->name == NULL)
    return g_strdup (_ ("Emotion curve"));
  return g_strdup_printf (_ ("Emotion curve: %s"), curve->name->text);
}

/* "Loop back from Review request to Product page: her sister starts the same journey" */
char *
tl_scene_link_name (TlScene *self, const TlSceneLink *link)
{
  static const char *const forms[] = {
    [TL_LINK_KIND_NEXT] = N_ ("Link from %s to %s"),
    [TL_LINK_KIND_ALTERNATIVE] = N_ ("Alternative from %s to %s"),
    [TL_LINK_KIND_LOOP_BACK] = N_ ("Loop back from %s to %s"),
  };
  guint kind = MIN (tl_record_get_integer (link->record, TL_LINK_KIND), TL_LINK_KIND_LOOP_BACK);
  const char      *label = tl_record_get_text (link->record, TL_LINK_LABEL);
  g_autofree char *ends = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  ends = g_strdup_printf (_ (forms[kind]),
                          card_title (link->from->record),
                          card_title (link->to->record));
#pragma GCC diagnostic pop
  if (*label == '\0')
    return g_steal_pointer (&ends);
  return g_strdup_printf (_ ("%s: %s"), ends, label);
}

static void
add_part (GString *out, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (out->len > 0)
    g_string_append (out, "; ");
  g_string_append (out, part);
}

/* "Service", or "Service, Booking" for a step. */
static char *
dup_column_title (TlScene *self, int column)
{
  const TlSceneColumn *at = TL_SCENE_COLUMN (self, column);
  const TlSceneStage  *stage = TL_SCENE_STAGE (self, at->stage);

  if (tl_record_get_kind (at->record) == TL_KIND_STAGE)
    return g_strdup (heading_title (at->record));
  return g_strdup_printf ("%s, %s", heading_title (stage->record), heading_title (at->record));
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
      column = dup_column_title (self, card->column);
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

static void
add_rating (GString *out, const TlSceneCard *card)
{
  int              severity = tl_record_get_integer (card->record, TL_CARD_SEVERITY);
  int              impact = tl_record_get_integer (card->record, TL_CARD_IMPACT);
  g_autofree char *part = NULL;

  if (card->kind == TL_LANE_KIND_PAIN_POINTS && severity > 0)
    part = g_strdup_printf (_ ("severity %d"), severity);
  else if ((card->kind == TL_LANE_KIND_OPPORTUNITIES || card->kind == TL_LANE_KIND_SOLUTIONS) &&
           impact > 0)
    part = g_strdup_printf (_ ("impact %d"), impact);
  add_part (out, part);
}

static void
add_status (GString *out, const TlSceneCard *card)
{
  switch ((TlEvidenceStatus) tl_record_get_integer (card->record, TL_CARD_EVIDENCE_STATUS))
    {
    case TL_EVIDENCE_STATUS_OBSERVED:
      add_part (out, _ ("observed"));
      break;
    case TL_EVIDENCE_STATUS_ASSUMED:
      add_part (out, _ ("assumed"));
      break;
    case TL_EVIDENCE_STATUS_PROPOSED:
      add_part (out, _ ("proposed"));
      break;
    case TL_EVIDENCE_STATUS_NONE:
    default:
      break;
    }
}

/* "Service, 1 of 2; phone; pain point, severity 5; assumed" */
static char *
describe_card (TlScene *self, const TlSceneCard *card)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint channel = tl_record_get_integer (card->record, TL_CARD_CHANNEL);

  add_place (self, out, card);
  if (channel < TL_N_CHANNELS)
    add_part (out, channel_word (channel));
  if (tl_record_get_boolean (card->record, TL_CARD_MOMENT_OF_TRUTH))
    add_part (out, _ ("moment of truth"));
  add_about (self, out, card);
  add_rating (out, card);
  add_status (out, card);
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

static int
find_stage (TlScene *self, const char *id)
{
  for (guint i = 0; i < self->stages->len; i++)
    if (g_strcmp0 (tl_record_get_id (TL_SCENE_STAGE (self, i)->record), id) == 0)
      return i;
  return -1;
}

static char *
describe_lane (TlScene *self, int index)
{
  TlSceneLane     *lane = TL_SCENE_LANE (self, index);
  g_autofree char *heading = describe_heading (index, self->lanes->len, lane->n_cards);
  g_autoptr (GString) out = g_string_new (heading);

  if (lane->collapsed)
    add_part (out, _ ("collapsed"));
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
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static TlSceneLink *
find_link (TlScene *self, const char *id)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      TlSceneLink *link = g_ptr_array_index (self->links, i);

      if (g_strcmp0 (tl_record_get_id (link->record), id) == 0)
        return link;
    }
  return NULL;
}

static char *
name_cell (TlScene *self, const TlPlace *place)
{
  int              lane = tl_scene_find_lane (self, place->lane);
  int              column = tl_scene_find_column (self, place->column);
  g_autofree char *title = NULL;
  const char      *lane_title;
  const GPtrArray *cell;

  if (lane < 0 || column < 0)
    return g_strdup ("");
  title = dup_column_title (self, column);
  lane_title = tl_scene_lane_name (self, TL_SCENE_LANE (self, lane)->record);
  cell = TL_SCENE_LANE (self, lane)->cells[column];
  if (cell == NULL || cell->len == 0)
    /* Translators: a lane and a stage. */
    return g_strdup_printf (_ ("Empty cell, %s, %s"), lane_title, title);
  /* Translators: the place after a cell's last card; a lane and a stage. */
  return g_strdup_printf (_ ("End of cell, %s, %s"), lane_title, title);
}

static char *
name_curve (TlScene *self, const char *id)
{
  const TlSceneCurve *curve = tl_scene_find_curve (self, id, NULL);

  return curve == NULL ? g_strdup ("") : tl_scene_curve_name (self, curve);
}

/**
 * tl_scene_dup_name:
 * @self: a scene
 * @place: a place
 *
 * What a screen reader calls a place, in the program's language.
 *
 * Returns: (transfer full): a phrase; "" for nothing
 */
char *
tl_scene_dup_name (TlScene *self, const TlPlace *place)
{
  const TlRecord *record;
  TlSceneCard    *card;

  g_return_val_if_fail (TL_IS_SCENE (self), g_strdup (""));
  if (self->table == NULL)
    return g_strdup ("");
  record = place->id == NULL ? NULL : tl_table_get (self->table, place->id);
  switch (place->type)
    {
    case TL_PLACE_HEADER:
      return g_strdup_printf (_ ("Map: %s"), tl_record_get_text (self->map, TL_MAP_TITLE));
    case TL_PLACE_STAGE:
    case TL_PLACE_STEP:
      return record == NULL ? g_strdup ("") : tl_scene_record_title (self, record);
    case TL_PLACE_LANE:
      return record == NULL ? g_strdup ("")
                            : g_strdup_printf (_ ("Lane: %s"), tl_scene_lane_name (self, record));
    case TL_PLACE_CELL:
      return name_cell (self, place);
    case TL_PLACE_CARD:
      card = place->id == NULL ? NULL : g_hash_table_lookup (self->cards, place->id);
      return card == NULL ? g_strdup ("") : tl_scene_card_name (self, card);
    case TL_PLACE_POINT:
      {
        TlSceneCurve *curve = NULL;
        TlScenePoint *point =
          place->id == NULL ? NULL : tl_scene_find_point (self, place->id, NULL, &curve);

        return point == NULL ? g_strdup ("") : tl_scene_point_name (self, point);
      }
    case TL_PLACE_CURVE:
      return name_curve (self, place->id);
    case TL_PLACE_PERSONA:
      return name_curve (self, place->curve);
    case TL_PLACE_LINK:
      {
        TlSceneLink *link = find_link (self, place->id);

        return link == NULL ? g_strdup ("") : tl_scene_link_name (self, link);
      }
    case TL_PLACE_PARKING:
      return g_strdup (self->words.parking);
    case TL_PLACE_NONE:
    default:
      return g_strdup ("");
    }
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
      return g_strdup (self->lead == NULL ? "" : self->lead->text);
    case TL_PLACE_STAGE:
      index = find_stage (self, place->id);
      if (index < 0)
        return g_strdup ("");
      return describe_heading (index,
                               self->stages->len,
                               cards_in_columns (self,
                                                 TL_SCENE_STAGE (self, index)->first,
                                                 TL_SCENE_STAGE (self, index)->n_columns));
    case TL_PLACE_STEP:
      index = tl_scene_find_column (self, place->id);
      return index < 0
               ? g_strdup ("")
               : describe_heading (index, self->columns->len, cards_in_columns (self, index, 1));
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
    case TL_PLACE_LINK:
    case TL_PLACE_NONE:
    default:
      return g_strdup ("");
    }
}
