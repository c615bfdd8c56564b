/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The scene: one map's picture, kept true while the map changes.
 *
 * A scene is set to a map and lays it out (tl-layout.c); each change set then goes through
 * tl_scene_apply() (tl-scene-apply.c); painters list groups (tl-scene-paint.c) and tools ask about
 * places (tl-hit.c, tl-drop.c, tl-walk.c, tl-describe.c). This file is the object: what it is made
 * of, its settings, its signal. What never changes: a group's address stays while what it shows
 * does. */
#include "config.h"

#include "scene/tl-scene-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (TlScene, tl_scene, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
take_word (TlScene *self, const char *word, const char *fallback)
{
  return g_string_chunk_insert_const (self->word_chunk, word == NULL ? fallback : word);
}

static void
set_words (TlScene *self, const TlWords *words)
{
  static const TlWords none;
  static const char   *levels[5] = { NC_ ("emotion", "frustrated"),
                                     NC_ ("emotion", "unhappy"),
                                     NC_ ("emotion", "neutral"),
                                     NC_ ("emotion", "happy"),
                                     NC_ ("emotion", "delighted") };
  static const char   *lines[3] = { N_ ("Line of interaction"),
                                    N_ ("Line of visibility"),
                                    N_ ("Line of internal interaction") };
  static const char   *states[3] = { NC_ ("map state", "As-is"),
                                     NC_ ("map state", "To-be"),
                                     NC_ ("map state", "Variant") };

  if (words == NULL)
    words = &none;
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    self->words.levels[i] =
      take_word (self, words->levels[i], g_dpgettext2 (GETTEXT_PACKAGE, "emotion", levels[i]));
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    self->words.states[i] =
      take_word (self, words->states[i], g_dpgettext2 (GETTEXT_PACKAGE, "map state", states[i]));
  for (guint i = 0; i < TL_N_LANE_KINDS; i++)
    if (words->lanes[i] != NULL)
      self->words.lanes[i] = take_word (self, words->lanes[i], NULL);
  /* Translators: %d is a number from 0 to 100, %% stands for the percent sign. */
  self->words.observed = take_word (self, words->observed, _ ("%d %% observed"));
  self->words.parking = take_word (self, words->parking, _ ("Parking lot"));
  self->words.untitled = take_word (self, words->untitled, _ ("Untitled map"));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    self->words.lines[i] = take_word (self, words->lines[i], _ (lines[i]));
  /* Translators: what a number should be. */
  self->words.target = take_word (self, words->target, _ ("Target %s"));
  for (guint i = 0; i < TL_N_CHANNELS; i++)
    if (words->channels[i] != NULL)
      self->words.channels[i] = take_word (self, words->channels[i], NULL);
}

static void
tl_scene_finalize (GObject *object)
{
  TlScene *self = TL_SCENE (object);

  tl_scene_clear_map (self);
  g_clear_pointer (&self->anchored, g_hash_table_unref);
  g_clear_pointer (&self->actors, g_array_unref);
  g_clear_pointer (&self->lifted, g_ptr_array_unref);
  g_clear_pointer (&self->gaps, g_array_unref);
  g_clear_pointer (&self->drop_sizes, g_hash_table_unref);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  g_clear_pointer (&self->signs, g_ptr_array_unref);
  g_clear_pointer (&self->parked, g_ptr_array_unref);
  g_clear_pointer (&self->lanes, g_ptr_array_unref);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->stages, g_array_unref);
  g_clear_pointer (&self->column_index, g_hash_table_unref);
  g_clear_pointer (&self->cards, g_hash_table_unref);
  g_clear_pointer (&self->map_id, g_free);
  g_clear_pointer (&self->companion_wanted, g_free);
  g_clear_pointer (&self->walls, g_array_unref);
  g_clear_pointer (&self->slide_widths, g_array_unref);
  g_clear_pointer (&self->active_curve, g_free);
  g_clear_pointer (&self->word_chunk, g_string_chunk_free);
  G_OBJECT_CLASS (tl_scene_parent_class)->finalize (object);
}

static void
tl_scene_class_init (TlSceneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tl_scene_finalize;

  /**
   * TlScene::changed:
   * @self: a scene
   * @damage: (type gpointer): a `const TlRect *` in document px, valid during the emission
   *
   * The picture differs within @damage: after a map was set, a change applied, a preview shown.
   */
  signals[CHANGED] = g_signal_new ("changed",
                                   TL_TYPE_SCENE,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   1,
                                   G_TYPE_POINTER);
}

static void
release_record (gpointer record)
{
  tl_record_unref (record);
}

static void
tl_scene_init (TlScene *self)
{
  self->cards =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) tl_scene_card_free);
  self->column_index = g_hash_table_new (g_str_hash, g_str_equal);
  self->anchored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->columns = g_array_new (FALSE, TRUE, sizeof (TlSceneColumn));
  g_array_set_clear_func (self->columns, (GDestroyNotify) tl_scene_column_clear);
  self->stages = g_array_new (FALSE, TRUE, sizeof (TlSceneStage));
  g_array_set_clear_func (self->stages, (GDestroyNotify) tl_scene_stage_clear);
  self->actors = tl_scene_actors_new ();
  self->lanes = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_scene_lane_free);
  self->links = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_scene_link_free);
  self->signs = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_scene_sign_free);
  self->parked = g_ptr_array_new ();
  self->lifted = g_ptr_array_new ();
  self->gaps = tl_scene_gaps_new ();
  self->drop_sizes = g_hash_table_new_full (NULL, NULL, release_record, g_free);
  self->word_chunk = g_string_chunk_new (512);
  self->scale = 1;
}

/* Adds to what the next "changed" says; the rectangle is physical. */
void
tl_scene_add_damage (TlScene *self, const TlRect *rect)
{
  if (tl_rect_is_empty (rect))
    return;
  self->damage = tl_rect_is_empty (&self->damage) ? *rect : tl_rect_union (&self->damage, rect);
}

/* Tells of the damage gathered, if any. */
void
tl_scene_emit_changed (TlScene *self)
{
  TlRect damage = self->damage;

  self->damage = (TlRect){ 0 };
  if (!tl_rect_is_empty (&damage))
    g_signal_emit (self, signals[CHANGED], 0, &damage);
}

/* A logical rectangle as it is seen, and the other way round: the same for left-to-right documents.
 */
TlRect
tl_scene_mirror_rect (TlScene *self, const TlRect *rect)
{
  TlRect mirrored = *rect;

  if (self->rtl)
    mirrored.x = self->sheet.width - rect->x - rect->width;
  return mirrored;
}

/* The same for one x. */
double
tl_scene_mirror_x (TlScene *self, double x)
{
  return self->rtl ? self->sheet.width - x : x;
}

/* How often things were done since the scene was made. For tests. */
const TlSceneCounters *
tl_scene_get_counters (TlScene *self)
{
  return &self->counters;
}

/**
 * tl_scene_new:
 * @measurer: (transfer none): how texts are measured; must outlive the scene
 * @theme: (transfer none): the look
 * @words: (nullable): words that the picture shows itself, in the document's language; copied
 *
 * Makes a scene without a map: it is empty until tl_scene_set_map().
 *
 * Returns: (transfer full): a scene
 */
TlScene *
tl_scene_new (TlMeasurer *measurer, const TlTheme *theme, const TlWords *words)
{
  TlScene *self;

  g_return_val_if_fail (measurer != NULL, NULL);
  g_return_val_if_fail (theme != NULL, NULL);
  self = g_object_new (TL_TYPE_SCENE, NULL);
  self->measurer = measurer;
  self->theme = theme;
  set_words (self, words);
  return self;
}

/* Lays out everything again and says so. */
void
tl_scene_relayout (TlScene *self)
{
  TlRect bounds = tl_scene_get_bounds (self);

  tl_scene_add_damage (self, &bounds);
  tl_scene_layout_all (self);
  bounds = tl_scene_get_bounds (self);
  tl_scene_add_damage (self, &bounds);
  tl_scene_emit_changed (self);
}

/**
 * tl_scene_set_map:
 * @self: a scene
 * @table: (nullable): a document's table; must outlive the scene's next call
 * @map: (nullable): id of a map in it
 *
 * Shows a map and lays out everything. Without a table, or when @map is none of its maps, the scene
 * becomes empty.
 */
void
tl_scene_set_map (TlScene *self, const TlTable *table, const char *map)
{
  const TlRecord *record =
    table == NULL || map == NULL ? NULL : tl_table_get_kind (table, map, TL_KIND_MAP);
  TlRect           bounds;
  g_autofree char *id = g_strdup (map);

  g_return_if_fail (TL_IS_SCENE (self));
  bounds = tl_scene_get_bounds (self);
  tl_scene_add_damage (self, &bounds);
  tl_scene_clear_map (self);
  g_clear_pointer (&self->map_id, g_free);
  self->table = record == NULL ? NULL : table;
  if (record == NULL)
    {
      tl_scene_emit_changed (self);
      return;
    }
  self->map_id = g_steal_pointer (&id);
  self->map = tl_record_ref (record);
  tl_scene_relayout (self);
}

/* Drops every group, for a new theme; texts stay. */
static void
forget_groups (TlScene *self)
{
  GHashTableIter iter;
  gpointer       card;

  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, NULL, &card))
    tl_scene_card_forget (card);
  for (guint i = 0; i < self->columns->len; i++)
    {
      tl_scene_clear_group (&TL_SCENE_COLUMN (self, i)->step_group);
      tl_scene_clear_group (&TL_SCENE_COLUMN (self, i)->axis_group);
      tl_scene_clear_group (&TL_SCENE_COLUMN (self, i)->panel_group);
    }
  for (guint i = 0; i < self->stages->len; i++)
    tl_scene_clear_group (&TL_SCENE_STAGE (self, i)->group);
  for (guint i = 0; i < self->lanes->len; i++)
    {
      TlSceneLane *lane = TL_SCENE_LANE (self, i);

      tl_scene_clear_group (&lane->title_group);
      tl_scene_clear_group (&lane->rule_group);
      tl_scene_clear_group (&lane->level_group);
      tl_scene_clear_group (&lane->collapsed_group);
      /* Lines have their colour from the theme: made anew by the layout. */
      if (lane->curves != NULL)
        g_ptr_array_set_size (lane->curves, 0);
    }
  g_ptr_array_set_size (self->links, 0);
  g_ptr_array_set_size (self->signs, 0);
  tl_scene_clear_group (&self->sheet_group);
  tl_scene_clear_group (&self->header_group);
  tl_scene_forget_actors (self);
  tl_scene_clear_group (&self->parking_group);
}

/**
 * tl_scene_set_theme:
 * @self: a scene
 * @theme: (transfer none): the look
 *
 * Changes the look. Nothing is measured again.
 */
void
tl_scene_set_theme (TlScene *self, const TlTheme *theme)
{
  g_return_if_fail (TL_IS_SCENE (self));
  g_return_if_fail (theme != NULL);
  if (self->theme == theme)
    return;
  self->theme = theme;
  forget_groups (self);
  if (self->table != NULL)
    tl_scene_relayout (self);
}

/**
 * tl_scene_set_text_scale:
 * @self: a scene
 * @percent: 100 to 200, or 0 for the map's own
 *
 * Sets how large words are, whatever the map says. The grid re-flows.
 */
void
tl_scene_set_text_scale (TlScene *self, double percent)
{
  g_return_if_fail (TL_IS_SCENE (self));
  if (self->text_scale == percent)
    return;
  self->text_scale = percent;
  if (self->table != NULL)
    tl_scene_relayout (self);
}

/**
 * tl_scene_set_on_paper:
 * @self: a scene
 * @on_paper: whether the picture is for looking only, as in an export
 *
 * On paper the chips that name lines are a legend: they have no eye, and a hidden line has none;
 * and a map without a title has no words that say where to put it. Initially a scene is for a
 * screen.
 */
void
tl_scene_set_on_paper (TlScene *self, gboolean on_paper)
{
  g_return_if_fail (TL_IS_SCENE (self));
  if (self->on_paper == on_paper)
    return;
  self->on_paper = on_paper;
  if (self->table != NULL)
    tl_scene_relayout (self);
}

/**
 * tl_scene_set_blank:
 * @self: a scene
 * @blank: whether the grid is to be written on
 *
 * Makes room in every lane, and draws where one column ends and the next begins: what cards show
 * otherwise.
 */
void
tl_scene_set_blank (TlScene *self, gboolean blank)
{
  g_return_if_fail (TL_IS_SCENE (self));
  if (self->blank == blank)
    return;
  self->blank = blank;
  if (self->table != NULL)
    tl_scene_relayout (self);
}

/**
 * tl_scene_set_comments_on_paper:
 * @self: a scene
 * @comments: whether pictures for looking only have comments too
 *
 * Comments are for those who work on a map: without being asked for, no export shows them.
 */
void
tl_scene_set_comments_on_paper (TlScene *self, gboolean comments)
{
  g_return_if_fail (TL_IS_SCENE (self));
  if (self->comments_on_paper == comments)
    return;
  self->comments_on_paper = comments;
  if (self->table != NULL)
    tl_scene_relayout (self);
}

/**
 * tl_scene_set_active_curve:
 * @self: a scene
 * @curve: (nullable): id of a curve; %NULL = the first
 *
 * Chooses the line that is edited: it is filled, drawn on top and walked through.
 */
void
tl_scene_set_active_curve (TlScene *self, const char *curve)
{
  g_return_if_fail (TL_IS_SCENE (self));
  if (g_strcmp0 (self->active_curve, curve) == 0)
    return;
  g_free (self->active_curve);
  self->active_curve = g_strdup (curve);
  for (guint i = 0; i < self->lanes->len; i++)
    {
      TlSceneLane *lane = TL_SCENE_LANE (self, i);
      TlRect       rect = TL_RECT_INIT (0, lane->top, self->sheet.width, lane->height);

      if (lane->curves == NULL)
        continue;
      tl_scene_layout_curves (self, lane);
      tl_scene_add_damage (self, &rect);
    }
  tl_scene_emit_changed (self);
}

/**
 * tl_scene_get_active_curve:
 * @self: a scene
 *
 * Returns: (nullable): id of the line that is edited: the one chosen or, where that is not shown,
 * the first of the first emotions lane that shows one; borrowed until the next change
 */
const char *
tl_scene_get_active_curve (TlScene *self)
{
  g_return_val_if_fail (TL_IS_SCENE (self), NULL);
  for (guint i = 0; i < self->lanes->len; i++)
    {
      TlSceneLane  *lane = TL_SCENE_LANE (self, i);
      TlSceneCurve *curve = tl_scene_active_curve_of (self, lane);

      if (curve != NULL && !lane->collapsed)
        return tl_record_get_id (curve->record);
    }
  return NULL;
}

/**
 * tl_scene_get_map:
 * @self: a scene
 *
 * Returns: (nullable): id of the map shown
 */
const char *
tl_scene_get_map (TlScene *self)
{
  g_return_val_if_fail (TL_IS_SCENE (self), NULL);
  return self->map_id;
}

/**
 * tl_scene_get_table:
 * @self: a scene
 *
 * Returns: (nullable) (transfer none): the table shown
 */
const TlTable *
tl_scene_get_table (TlScene *self)
{
  g_return_val_if_fail (TL_IS_SCENE (self), NULL);
  return self->table;
}

/**
 * tl_scene_get_theme:
 * @self: a scene
 *
 * Returns: (transfer none): the look
 */
const TlTheme *
tl_scene_get_theme (TlScene *self)
{
  g_return_val_if_fail (TL_IS_SCENE (self), NULL);
  return self->theme;
}

/**
 * tl_scene_get_sheet:
 * @self: a scene
 *
 * Returns: the paper, in document px: what exports show. Empty without a map
 */
TlRect
tl_scene_get_sheet (TlScene *self)
{
  g_return_val_if_fail (TL_IS_SCENE (self), (TlRect){ 0 });
  return self->sheet;
}

/**
 * tl_scene_get_bounds:
 * @self: a scene
 *
 * Returns: sheet and parking lot, in document px
 */
TlRect
tl_scene_get_bounds (TlScene *self)
{
  g_return_val_if_fail (TL_IS_SCENE (self), (TlRect){ 0 });
  if (tl_rect_is_empty (&self->parking))
    return self->sheet;
  return tl_rect_union (&self->sheet, &self->parking);
}

/**
 * tl_scene_get_band:
 * @self: a scene
 * @band: which; %TL_BAND_STAGES and %TL_BAND_LANE_TITLES are what a view keeps in sight
 *
 * The part of the sheet that a band takes up; empty where a map that is laid out round has no such
 * strip.
 *
 * Returns: a rectangle in document px
 */
TlRect
tl_scene_get_band (TlScene *self, TlBand band)
{
  TlRect rect = { 0 };

  g_return_val_if_fail (TL_IS_SCENE (self), rect);
  /* Headings of a dial stand around it: none of them can stay in sight. */
  if (self->round && (band == TL_BAND_STAGES || band == TL_BAND_LANE_TITLES))
    return rect;
  if (self->round && (band == TL_BAND_CELLS || band == TL_BAND_CURVES))
    return self->sheet;
  switch (band)
    {
    case TL_BAND_HEADER:
      rect = self->header;
      break;
    case TL_BAND_STAGES:
      rect = TL_RECT_INIT (0,
                           self->stages_top,
                           self->sheet.width,
                           self->axis_top + self->axis_height - self->stages_top);
      break;
    case TL_BAND_LANE_TITLES:
      rect =
        TL_RECT_INIT (0, self->lanes_top, self->columns_left, self->lanes_bottom - self->lanes_top);
      break;
    case TL_BAND_CELLS:
    case TL_BAND_CURVES:
      rect = TL_RECT_INIT (self->columns_left,
                           self->lanes_top,
                           self->rules_right - self->columns_left,
                           self->lanes_bottom - self->lanes_top);
      break;
    case TL_BAND_PARKING:
      return self->parking;
    case TL_BAND_SHEET:
    case TL_BAND_OVERLAY:
    case TL_N_BANDS:
    default:
      return self->sheet;
    }
  return tl_scene_mirror_rect (self, &rect);
}
