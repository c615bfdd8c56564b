/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What things are called: by a screen reader, and in the titles of groups in SVG.
 *
 * A name says what it is ("Touchpoint: Workshop hotline"); where it stands and what is notable is
 * said in tl-describe.c. All are whole translatable phrases. */
#include "config.h"

#include "scene/tl-scene-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "map/tl-metric.h"
#include "scene/tl-words.h"

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

/* "Workshop hotline", with the code that the card shows before it: people say it in the room. */
static char *
dup_end_title (TlScene *self, const TlRecord *record)
{
  const char *code = tl_record_get_text (record, TL_CARD_CODE);

  if (!self->shows_codes || *code == '\0')
    return g_strdup (card_title (record));
  /* Translators: a card's code such as P3, and its title. */
  return g_strdup_printf (C_ ("card", "%s %s"), code, card_title (record));
}

/* "Touchpoint: Workshop hotline" */
char *
tl_scene_dup_card_name (TlLaneKind kind, const TlRecord *card)
{
  /* Translators: a kind of card and its title. */
  return g_strdup_printf (_ ("%s: %s"), tl_words_get_card (kind), card_title (card));
}

char *
tl_scene_card_name (TlScene *self, const TlSceneCard *card)
{
  const TlRecord  *metric = card->kind == TL_LANE_KIND_METRICS
                              ? tl_metric_find (self->table, tl_record_get_id (card->record))
                              : NULL;
  g_autofree char *number = NULL;

  if (metric != NULL && tl_metric_has_value (metric))
    {
      number = tl_metric_dup_number (metric, tl_record_get_number (metric, TL_METRIC_VALUE));
      /* Translators: a kind of card, what is counted, and the number: "Metric: NPS 42". */
      return g_strdup_printf (_ ("%s: %s %s"),
                              tl_words_get_card (card->kind),
                              card_title (card->record),
                              number);
    }
  return tl_scene_dup_card_name (card->kind, card->record);
}

/* Those of a kind about a card that are on the map and not parked, each once. */
static void
list_about (TlScene *self, const char *card, TlLaneKind kind, GPtrArray *found)
{
  g_autoptr (GPtrArray) cards = tl_query_about (self->table, card);

  for (guint i = 0; i < cards->len; i++)
    if (tl_query_card_kind (self->table, cards->pdata[i]) == kind &&
        tl_record_get_ref (cards->pdata[i], TL_CARD_COLUMN) != NULL &&
        !g_ptr_array_find (found, cards->pdata[i], NULL))
      g_ptr_array_add (found, cards->pdata[i]);
}

static int
compare_titles (gconstpointer a, gconstpointer b)
{
  return strcmp (card_title (*(const TlRecord *const *) a),
                 card_title (*(const TlRecord *const *) b));
}

/* In the order of their titles: that of the table depends on what was done before. */
static void
append_abouts (GString *name, GPtrArray *cards, TlLaneKind kind, const char *between)
{
  g_ptr_array_sort (cards, compare_titles);
  for (guint i = 0; i < cards->len; i++)
    {
      g_string_append (name, name->len > 0 ? between : "");
      /* Translators: a kind of card and its title. */
      g_string_append_printf (name,
                              _ ("%s: %s"),
                              tl_words_get_card (kind),
                              card_title (cards->pdata[i]));
    }
}

/* "Pain point: On hold; Opportunity: Book online": what its signs count. */
char *
tl_scene_marker_name (TlScene *self, const TlSceneCard *card, const char *between)
{
  const char *id = tl_record_get_id (card->record);
  g_autoptr (GPtrArray) pains = g_ptr_array_new ();
  g_autoptr (GPtrArray) opportunities = g_ptr_array_new ();
  g_autoptr (GString) name = g_string_new (NULL);

  list_about (self, id, TL_LANE_KIND_PAIN_POINTS, pains);
  list_about (self, id, TL_LANE_KIND_OPPORTUNITIES, opportunities);
  for (guint i = 0; i < pains->len; i++)
    list_about (self,
                tl_record_get_id (pains->pdata[i]),
                TL_LANE_KIND_OPPORTUNITIES,
                opportunities);
  append_abouts (name, pains, TL_LANE_KIND_PAIN_POINTS, between);
  append_abouts (name, opportunities, TL_LANE_KIND_OPPORTUNITIES, between);
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

const char *
tl_scene_format_score (double score, char buffer[TL_NUMBER_BUFFER])
{
  /* Never "-0". */
  double rounded = floor (score * 10 + .5) / 10;

  return tl_number_format_places (rounded == 0 ? 0 : rounded, 1, buffer);
}

/* What a point stands at: its card's title, or its column's. */
const char *
tl_scene_point_place_title (TlScene *self, const TlScenePoint *point)
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
                          tl_scene_format_score (point->score, buffer),
                          tl_scene_point_place_title (self, point));
}

/* "Service", or "Service, Booking" for a step. */
char *
tl_scene_dup_column_title (TlScene *self, int column)
{
  const TlSceneColumn *at = TL_SCENE_COLUMN (self, column);
  const TlSceneStage  *stage = TL_SCENE_STAGE (self, at->stage);

  if (tl_record_get_kind (at->record) == TL_KIND_STAGE)
    return g_strdup (heading_title (at->record));
  return g_strdup_printf ("%s, %s", heading_title (stage->record), heading_title (at->record));
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
  g_autofree char *from = dup_end_title (self, link->from->record);
  g_autofree char *to = dup_end_title (self, link->to->record);
  g_autofree char *ends = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  ends = g_strdup_printf (_ (forms[kind]), from, to);
#pragma GCC diagnostic pop
  if (*label == '\0')
    return g_steal_pointer (&ends);
  return g_strdup_printf (_ ("%s: %s"), ends, label);
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
  title = tl_scene_dup_column_title (self, column);
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
  const char     *words;

  g_return_val_if_fail (TL_IS_SCENE (self), g_strdup (""));
  if (self->table == NULL)
    return g_strdup ("");
  record = place->id == NULL ? NULL : tl_table_get (self->table, place->id);
  switch (place->type)
    {
    case TL_PLACE_HEADER:
      words = tl_record_get_text (self->map, TL_MAP_TITLE);
      return g_strdup_printf (_ ("Map: %s"), *words != '\0' ? words : self->words.untitled);
    case TL_PLACE_ACTOR:
      return record == NULL ? g_strdup ("") : tl_scene_actor_name (record);
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

/**
 * tl_scene_get_lane_title:
 * @self: a scene
 * @lane: the id of a lane
 *
 * Returns: (transfer none): what the picture calls a lane: its title, or its kind's usual name
 */
const char *
tl_scene_get_lane_title (TlScene *self, const char *lane)
{
  const TlRecord *record;

  g_return_val_if_fail (TL_IS_SCENE (self), "");
  record = self->table == NULL ? NULL : tl_table_get_kind (self->table, lane, TL_KIND_LANE);
  return record == NULL ? "" : tl_scene_lane_name (self, record);
}
