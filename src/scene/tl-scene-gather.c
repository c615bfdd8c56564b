/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a change set may move: gathering, before anything is laid out again.
 *
 * Each change says whether the whole map depends on it, or which cells, lines, links and signs may
 * differ. Cards leave their cells here and enter their new ones; places are tl-scene-apply.c's.
 * What never changes: what is gathered names at least all that differs, so that laying it out again
 * equals a fresh layout. */
#include "config.h"

#include "scene/tl-scene-gather.h"

#include "map/tl-comments.h"
#include "scene/tl-link-private.h"

/* More cells than this and one pass over all is cheaper than bookkeeping. */
#define MAX_CELLS 256

static guint64
changed_fields (const TlChange *change)
{
  if (change->before == NULL || change->after == NULL)
    return G_MAXUINT64;
  return tl_record_diff (change->before, change->after);
}

#define FIELD(name) (G_GUINT64_CONSTANT (1) << (name))

static void
gather_map (TlScene *self, const TlChange *change, TlGathered *out)
{
  guint64       fields = changed_fields (change);
  const guint64 all = FIELD (TL_MAP_PERSONAS) | FIELD (TL_MAP_TEXT_SCALE) |
                      FIELD (TL_MAP_SHOW_TIME) | FIELD (TL_MAP_TIME_TO_SCALE) |
                      FIELD (TL_MAP_START) | FIELD (TL_MAP_SHOW_COMMENTS) | FIELD (TL_MAP_LAYOUT) |
                      FIELD (TL_MAP_SHOW_CODES) | FIELD (TL_MAP_SHOW_COVERAGE);
  const guint64 header =
    FIELD (TL_MAP_TITLE) | FIELD (TL_MAP_STATE) | FIELD (TL_MAP_SCENARIO) | FIELD (TL_MAP_GOAL);

  out->structure = out->structure || (fields & all) != 0;
  if ((fields & FIELD (TL_MAP_PERSONAS)) != 0)
    tl_scene_forget_persona_cards (self, NULL);
  out->header = out->header || (fields & header) != 0;
}

void
tl_scene_touch_all_curves (TlScene *self, TlGathered *out)
{
  for (guint i = 0; i < self->lanes->len; i++)
    if (TL_SCENE_LANE (self, i)->curves != NULL)
      g_hash_table_add (out->curves, TL_SCENE_LANE (self, i));
}

void
tl_scene_touch_cell (TlScene *self, const TlSceneCard *card, TlGathered *out)
{
  if (card->parked)
    out->parking = TRUE;
  /* In a hidden lane: points of its neighbours stand on shown lines all the same. */
  if (!card->parked && card->lane < 0)
    tl_scene_touch_all_curves (self, out);
  for (int i = 0; card->lane >= 0 && i < card->span; i++)
    {
      guint cell = (guint) card->lane << 16 | (guint) (card->column + i);

      g_hash_table_add (out->cells, GUINT_TO_POINTER (cell + 1));
    }
}

/* An opportunity counts for what it is about, and for what its pain points are about. */
static void
touch_abouts (TlScene *self, const TlRecord *record, TlGathered *out)
{
  const char *const *about = record == NULL ? NULL : tl_record_get_list (record, TL_CARD_ABOUT);

  for (guint i = 0; about != NULL && about[i] != NULL; i++)
    {
      const TlRecord    *target = tl_table_get_kind (self->table, about[i], TL_KIND_CARD);
      const char *const *further =
        target == NULL ? NULL : tl_record_get_list (target, TL_CARD_ABOUT);

      g_hash_table_add (out->about, (char *) about[i]);
      for (guint k = 0; further != NULL && further[k] != NULL; k++)
        g_hash_table_add (out->about, (char *) further[k]);
    }
}

void
tl_scene_touch_curve (TlScene *self, const char *card, TlGathered *out)
{
  TlSceneLane *lane = g_hash_table_lookup (self->anchored, card);

  if (lane != NULL)
    g_hash_table_add (out->curves, lane);
}

/* A point's title names its card: it is drawn anew with the card. */
static void
forget_points_of (TlScene *self, const char *card, TlSceneLane *lane)
{
  for (guint i = 0; i < lane->curves->len; i++)
    {
      TlSceneCurve *curve = g_ptr_array_index (lane->curves, i);

      for (guint k = 0; k < curve->points->len; k++)
        if (g_strcmp0 (tl_record_get_ref (TL_SCENE_POINT (curve, k)->record, TL_POINT_CARD),
                       card) == 0)
          tl_scene_clear_group (&TL_SCENE_POINT (curve, k)->group);
    }
}

static void
forget_links_of (TlScene *self, const TlSceneCard *card)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      TlSceneLink *link = g_ptr_array_index (self->links, i);

      if (link->from == card || link->to == card)
        tl_scene_clear_group (&link->group);
    }
}

void
tl_scene_damage_link (TlScene *self, const TlSceneLink *link)
{
  TlRect rect = { 0 };

  for (guint i = 0; link->route != NULL && i < link->route->len; i++)
    {
      TlPoint at = g_array_index (link->route, TlPoint, i);
      /* Room for the arrow head and half a label. */
      TlRect around = TL_RECT_INIT (at.x - 12, at.y - 12, 24, 24);

      rect = i == 0 ? around : tl_rect_union (&rect, &around);
    }
  if (link->route != NULL && link->label_drawn)
    {
      TlRect words = tl_link_label_rect (link);

      words = tl_rect_inset (&words, -8);
      rect = tl_rect_union (&rect, &words);
    }
  rect = tl_scene_mirror_rect (self, &rect);
  tl_scene_add_damage (self, &rect);
}

static void
remove_card (TlScene *self, TlSceneCard *card, TlGathered *out)
{
  for (guint i = self->links->len; i > 0; i--)
    {
      TlSceneLink *link = g_ptr_array_index (self->links, i - 1);

      if (link->from == card || link->to == card)
        {
          tl_scene_damage_link (self, link);
          g_ptr_array_remove_index (self->links, i - 1);
          out->links = TRUE;
        }
    }
  g_hash_table_remove (self->cards, tl_record_get_id (card->record));
}

/* The titles of points and links name their cards. */
static void
forget_names_of (TlScene *self, const TlSceneCard *card)
{
  const char  *id = tl_record_get_id (card->record);
  TlSceneLane *lane = g_hash_table_lookup (self->anchored, id);

  forget_links_of (self, card);
  if (lane != NULL)
    forget_points_of (self, id, lane);
}

static void
update_card (TlScene *self, TlSceneCard *card, const TlRecord *after)
{
  gboolean renamed = !tl_record_field_equal (card->record, after, TL_CARD_TITLE) ||
                     !tl_record_field_equal (card->record, after, TL_CARD_CODE) ||
                     !tl_record_field_equal (card->record, after, TL_CARD_TEXT);

  /* The key is borrowed from the record. */
  g_hash_table_steal (self->cards, tl_record_get_id (card->record));
  tl_scene_card_set_record (card, after);
  g_hash_table_insert (self->cards, (char *) tl_record_get_id (card->record), card);
  if (renamed)
    forget_names_of (self, card);
}

static const TlRecord *
card_after (TlScene *self, const TlChange *change)
{
  const TlRecord *after = change->after;

  return after != NULL && g_strcmp0 (tl_record_get_parent (after), self->map_id) == 0 ? after
                                                                                      : NULL;
}

/* First pass: every changed card leaves its cell, so that the second files into cells in order. */
static void
leave_cell (TlScene *self, const TlChange *change, TlGathered *out)
{
  const TlRecord *after = card_after (self, change);
  const TlRecord *any = change->after != NULL ? change->after : change->before;
  const char     *id = tl_record_get_id (any);
  TlSceneCard    *card = g_hash_table_lookup (self->cards, id);

  if (card == NULL && after == NULL)
    return;
  tl_scene_touch_curve (self, id, out);
  touch_abouts (self, change->before, out);
  touch_abouts (self, after, out);
  if (tl_scene_adjust_coverage (self, change->before, after, &out->coverage))
    out->header = TRUE;
  if (card == NULL)
    return;
  tl_scene_touch_cell (self, card, out);
  tl_scene_unfile_card (self, card);
  if (after == NULL)
    remove_card (self, card, out);
  else
    update_card (self, card, after);
}

/* Second pass: into their new cells. */
static void
enter_cell (TlScene *self, const TlChange *change, TlGathered *out)
{
  const TlRecord *after = card_after (self, change);
  TlSceneCard    *card;

  if (after == NULL)
    return;
  card = g_hash_table_lookup (self->cards, tl_record_get_id (after));
  if (card == NULL)
    {
      card = tl_scene_card_new (after);
      g_hash_table_insert (self->cards, (char *) tl_record_get_id (card->record), card);
      /* A card that comes back may have links waiting for it. */
      out->links = TRUE;
    }
  tl_scene_file_card (self, card);
  g_hash_table_add (out->about, (char *) tl_record_get_id (card->record));
  tl_scene_touch_cell (self, card, out);
}

static void
gather_point (TlScene *self, const TlChange *change, TlGathered *out)
{
  const TlRecord *record = change->after != NULL ? change->after : change->before;
  TlSceneLane    *lane = NULL;

  if (tl_scene_find_curve (self, tl_record_get_parent (record), &lane) != NULL)
    g_hash_table_add (out->curves, lane);
}

/* The bubble of the thread that a comment was or is in: of the card that it is about, or another.
 */
static void
gather_comment (TlScene *self, const TlChange *change, TlGathered *out)
{
  const TlRecord *records[] = { change->before, change->after };

  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      const TlRecord *thread =
        records[i] == NULL ? NULL : tl_comments_find_thread (self->table, records[i]);
      const char *about = thread == NULL ? NULL : tl_record_get_ref (thread, TL_COMMENT_ABOUT);

      if (about != NULL && g_hash_table_contains (self->cards, about))
        g_hash_table_add (out->about, (char *) about);
    }
  out->comments = TRUE;
}

static gboolean
belongs_to_map (TlScene *self, const TlChange *change)
{
  const TlRecord *record = change->after != NULL ? change->after : change->before;
  const char     *parent = tl_record_get_parent (record);

  if (tl_record_get_kind (record) != TL_KIND_STEP)
    return g_strcmp0 (parent, self->map_id) == 0;
  for (guint i = 0; i < self->stages->len; i++)
    if (g_strcmp0 (tl_record_get_id (TL_SCENE_STAGE (self, i)->record), parent) == 0)
      return TRUE;
  /* The step of a stage that is being added. */
  return g_strcmp0 (tl_query_map_of (self->table, parent), self->map_id) == 0;
}

/* Another picture may have another shape. Returns whether a card showed it already. */
static gboolean
forget_image (TlScene *self, const char *image)
{
  GHashTableIter iter;
  gpointer       value;
  gboolean       found = FALSE;

  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      TlSceneCard *card = value;

      if (g_strcmp0 (tl_record_get_list (card->record, TL_CARD_IMAGES)[0], image) != 0)
        continue;
      tl_scene_card_stale (card);
      found = TRUE;
    }
  return found;
}

/* The card that shows a number is measured again with its cell. */
static void
touch_metric (TlScene *self, const TlRecord *metric, TlGathered *out)
{
  const char  *about = metric == NULL ? NULL : tl_record_get_ref (metric, TL_METRIC_ABOUT);
  TlSceneCard *card = about == NULL ? NULL : g_hash_table_lookup (self->cards, about);

  if (card != NULL)
    tl_scene_touch_cell (self, card, out);
}

/* Whether a map becomes, is or ceases to be one that was made from the map shown. */
static gboolean
concerns_companion (TlScene *self, const TlChange *change)
{
  const guint64 fields = FIELD (TL_MAP_BASE) | FIELD (TL_MAP_STATE) | FIELD (TL_MAP_TITLE) |
                         FIELD (TL_MAP_PERSONAS) | FIELD (TL_FIELD_ORDER);
  const TlRecord *sides[] = { change->before, change->after };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (sides[i] != NULL && (changed_fields (change) & fields) != 0 &&
        (g_strcmp0 (tl_record_get_ref (sides[i], TL_MAP_BASE), self->map_id) == 0 ||
         g_strcmp0 (tl_record_get_id (sides[i]), self->companion) == 0))
      return TRUE;
  return FALSE;
}

/* Lines of another map follow what is done there. */
static void
gather_companion (TlScene *self, const TlChange *change, TlGathered *out)
{
  const TlRecord *record = change->after != NULL ? change->after : change->before;
  const char     *parent = tl_record_get_parent (record);
  const guint64   places = FIELD (TL_CARD_COLUMN) | FIELD (TL_CARD_LANE) | FIELD (TL_FIELD_ORDER);

  switch ((int) tl_record_get_kind (record))
    {
    case TL_KIND_MAP:
      out->structure = out->structure || concerns_companion (self, change);
      break;
    case TL_KIND_STAGE:
    case TL_KIND_CURVE:
      out->structure =
        out->structure || (self->companion != NULL && g_strcmp0 (parent, self->companion) == 0);
      break;
    case TL_KIND_STEP:
    case TL_KIND_POINT:
      if (self->companion != NULL &&
          g_strcmp0 (tl_query_map_of (self->table, parent), self->companion) == 0)
        {
          out->companion = TRUE;
          out->structure = out->structure || tl_record_get_kind (record) == TL_KIND_STEP;
        }
      break;
    case TL_KIND_CARD:
      if (self->companion != NULL && g_strcmp0 (parent, self->companion) == 0 &&
          (changed_fields (change) & places) != 0)
        out->companion = TRUE;
      break;
    default:
      break;
    }
}

/* Cards show how much evidence is about them. */
static void
touch_evidence (const TlRecord *record, TlGathered *out)
{
  const char *const *about = record == NULL ? NULL : tl_record_get_list (record, TL_EVIDENCE_ABOUT);

  for (guint i = 0; about != NULL && about[i] != NULL; i++)
    g_hash_table_add (out->about, (char *) about[i]);
}

/* The sign of a card names the map that it opens. */
static void
forget_journeys (TlScene *self, const char *map)
{
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (g_strcmp0 (tl_record_get_text (((TlSceneCard *) value)->record, TL_CARD_OPENS), map) == 0)
      tl_scene_clear_group (&((TlSceneCard *) value)->journey);
}

/* Lines and cards wear a persona's colour and name; the rest stands in the title block, or only on
 * the persona's sheet. */
static void
gather_persona (TlScene *self, const TlChange *change, TlGathered *out)
{
  const TlRecord *record = change->after != NULL ? change->after : change->before;
  guint64         fields = changed_fields (change);
  const guint64   order = FIELD (TL_FIELD_ORDER);
  const guint64   all = FIELD (TL_PERSONA_NAME) | FIELD (TL_PERSONA_COLOR) | order;
  const guint64   header =
    FIELD (TL_PERSONA_AGE) | FIELD (TL_PERSONA_OCCUPATION) | FIELD (TL_PERSONA_PORTRAIT);

  if ((fields & all) != 0)
    {
      out->structure = TRUE;
      /* Its place among the others chooses their colours, too. */
      tl_scene_forget_persona_cards (self,
                                     (fields & order) != 0 ? NULL : tl_record_get_id (record));
    }
  out->header = out->header || ((fields & header) != 0 &&
                                tl_scene_find_actor (self, tl_record_get_id (record)) != NULL);
}

/* What is not a card: does the whole map depend on it? */
static void
gather_other (TlScene *self, const TlChange *change, TlGathered *out)
{
  const TlRecord *record = change->after != NULL ? change->after : change->before;

  switch (tl_record_get_kind (record))
    {
    case TL_KIND_DOCUMENT:
      out->structure =
        out->structure || (changed_fields (change) &
                           (FIELD (TL_DOCUMENT_LANGUAGE) | FIELD (TL_DOCUMENT_DIRECTION))) != 0;
      break;
    case TL_KIND_MAP:
      if (g_strcmp0 (tl_record_get_id (record), self->map_id) == 0)
        gather_map (self, change, out);
      if ((changed_fields (change) & FIELD (TL_MAP_TITLE)) != 0)
        forget_journeys (self, tl_record_get_id (record));
      break;
    case TL_KIND_PERSONA:
      gather_persona (self, change, out);
      break;
    case TL_KIND_STAGE:
    case TL_KIND_STEP:
    case TL_KIND_LANE:
    case TL_KIND_CURVE:
      out->structure = out->structure || belongs_to_map (self, change);
      break;
    case TL_KIND_POINT:
      gather_point (self, change, out);
      break;
    case TL_KIND_LINK:
      out->links = out->links || belongs_to_map (self, change);
      break;
    case TL_KIND_IMAGE:
      tl_scene_forget_actors (self);
      out->structure = forget_image (self, tl_record_get_id (record)) || out->structure;
      break;
    case TL_KIND_EVIDENCE:
      touch_evidence (change->before, out);
      touch_evidence (change->after, out);
      break;
    case TL_KIND_COMMENT:
      if (belongs_to_map (self, change))
        gather_comment (self, change, out);
      break;
    case TL_KIND_METRIC:
      touch_metric (self, change->before, out);
      touch_metric (self, change->after, out);
      break;
    case TL_KIND_CARD:
    case TL_KIND_EXPERIMENT:
    case TL_N_KINDS:
    default:
      break;
    }
}

/* Asks every change of a set what it may move. */
void
tl_scene_gather (TlScene *self, TlChangeSet *set, TlGathered *out)
{
  guint n = tl_change_set_get_n_changes (set);

  for (guint i = 0; i < n && !out->structure; i++)
    {
      const TlChange *change = tl_change_set_get_change (set, i);
      const TlRecord *record = change->after != NULL ? change->after : change->before;

      gather_companion (self, change, out);
      if (tl_record_get_kind (record) != TL_KIND_CARD)
        gather_other (self, change, out);
    }
  out->structure = out->structure || (out->companion && !tl_scene_has_companion_curves (self));
  /* Cards only once it is known that columns and lanes are what they were. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n && !out->structure; i++)
      {
        const TlChange *change = tl_change_set_get_change (set, i);
        const TlRecord *record = change->after != NULL ? change->after : change->before;

        if (tl_record_get_kind (record) != TL_KIND_CARD)
          continue;
        if (pass == 0)
          leave_cell (self, change, out);
        else
          enter_cell (self, change, out);
      }
  out->structure = out->structure || g_hash_table_size (out->cells) > MAX_CELLS;
}
