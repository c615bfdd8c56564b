/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The layout of a whole map: from records to places.
 *
 * tl_scene_layout_all() reads the map's structure, files every card in its cell, stacks the cells,
 * sets lanes under one another and then what depends on all of that: curves, links, parking lot.
 * What was measured before and still holds is carried over, so that a change of structure measures
 * only what it touches. What never changes: columns and lanes are indices into arrays that only
 * this file rebuilds. */
#include "config.h"

#include "scene/tl-round.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Cards that stand in the parking lot have the usual column's width. */
#define PARKED_WIDTH (TL_COLUMN_WIDTH - TL_GUTTER)
#define PARKING_PAD 16.0
#define PARKING_DISTANCE 24.0 /* from the sheet */

/* Index of a column by the id of its stage or step; -1 when it is none. */
int
tl_scene_find_column (TlScene *self, const char *id)
{
  return id == NULL ? -1 : GPOINTER_TO_INT (g_hash_table_lookup (self->column_index, id)) - 1;
}

/* Index of a shown lane; -1 when it is hidden or none. */
int
tl_scene_find_lane (TlScene *self, const char *id)
{
  if (id == NULL)
    return -1;
  for (guint i = 0; i < self->lanes->len; i++)
    if (g_strcmp0 (tl_record_get_id (TL_SCENE_LANE (self, i)->record), id) == 0)
      return i;
  return -1;
}

static void
read_document (TlScene *self)
{
  const TlRecord *document = tl_table_get_document (self->table);
  const char     *language =
    document == NULL ? "" : tl_record_get_text (document, TL_DOCUMENT_LANGUAGE);
  gboolean rtl =
    document != NULL && tl_record_get_integer (document, TL_DOCUMENT_DIRECTION) == TL_DIRECTION_RTL;

  self->quote_open = "“";
  self->quote_close = "”";
  if (g_str_has_prefix (language, "de") || g_str_has_prefix (language, "cs"))
    {
      self->quote_open = "„";
      self->quote_close = "“";
    }
  else if (g_str_has_prefix (language, "fr"))
    {
      self->quote_open = "«\u00a0";
      self->quote_close = "\u00a0»";
    }
  else if (g_str_has_prefix (language, "es") || g_str_has_prefix (language, "it") ||
           g_str_has_prefix (language, "pt") || g_str_has_prefix (language, "ru") ||
           g_str_has_prefix (language, "ar"))
    {
      self->quote_open = "«";
      self->quote_close = "»";
    }
  self->rtl = rtl;
}

static double
text_scale (TlScene *self)
{
  double percent =
    self->text_scale > 0 ? self->text_scale : tl_record_get_integer (self->map, TL_MAP_TEXT_SCALE);

  return CLAMP (percent, 100, 200) / 100;
}

/* A dial needs something to go round. */
static gboolean
is_round (TlScene *self)
{
  const GPtrArray *stages = tl_table_get_children (self->table, self->map_id, TL_KIND_STAGE);

  return tl_record_get_integer (self->map, TL_MAP_LAYOUT) == TL_MAP_LAYOUT_ROUND &&
         stages != NULL && stages->len > 0;
}

/* What holds for the whole map. TRUE when all that was measured before is untrue. */
static gboolean
read_map (TlScene *self)
{
  gboolean    was_rtl = self->rtl;
  double      old_scale = self->scale;
  const char *old_quote = self->quote_open;
  gboolean    was_round = self->round;
  gboolean    showed_codes = self->shows_codes;

  read_document (self);
  self->round = is_round (self);
  self->shows_codes = tl_record_get_boolean (self->map, TL_MAP_SHOW_CODES);
  self->scale = text_scale (self);
  tl_scene_update_fonts (self);
  return was_rtl != self->rtl || old_scale != self->scale || old_quote != self->quote_open ||
         was_round != self->round || showed_codes != self->shows_codes;
}

static TlSceneLane *
lane_new (TlScene *self, const TlRecord *record)
{
  TlSceneLane *lane = g_new0 (TlSceneLane, 1);

  lane->record = tl_record_ref (record);
  lane->kind = tl_record_get_integer (record, TL_LANE_KIND);
  lane->collapsed = tl_record_get_boolean (record, TL_LANE_COLLAPSED);
  lane->n_columns = self->columns->len;
  lane->cells = g_new0 (GPtrArray *, lane->n_columns + 1);
  lane->bottoms = g_new0 (double, lane->n_columns + 1);
  lane->cross = g_new0 (guint, lane->n_columns + 1);
  lane->areas = g_new0 (TlRect, lane->n_columns + 1);
  if (lane->kind == TL_LANE_KIND_EMOTIONS)
    lane->curves = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_scene_curve_free);
  return lane;
}

/* Takes over what an unchanged lane has: texts, and groups unless the sheet is wider or narrower.
 */
static void
steal_lane (TlSceneLane *lane, GPtrArray *old_lanes, gboolean moved)
{
  for (guint i = 0; i < old_lanes->len; i++)
    {
      TlSceneLane *old = g_ptr_array_index (old_lanes, i);

      if (old->record != lane->record)
        continue;
      lane->title = g_steal_pointer (&old->title);
      for (guint k = 0; k < G_N_ELEMENTS (lane->words); k++)
        lane->words[k] = g_steal_pointer (&old->words[k]);
      lane->level_top = old->level_top;
      lane->level_step = old->level_step;
      lane->line = old->line;
      lane->line_name = g_steal_pointer (&old->line_name);
      lane->line_room = old->line_room;
      if (!lane->collapsed)
        lane->title_group = g_steal_pointer (&old->title_group);
      if (moved)
        return;
      lane->level_group = g_steal_pointer (&old->level_group);
      lane->rule_group = g_steal_pointer (&old->rule_group);
      return;
    }
}

static void
measure_lane_title (TlScene *self, TlSceneLane *lane)
{
  static const guint level_of_word[3] = { 4, 2, 0 };
  /* After the lane's sign, with some air before the first column. */
  double width = self->columns_left - TL_SHEET_PAD - 12 - 22 * tl_scene_sign_scale (self);

  if (self->round)
    width = tl_round_card_width (self) - 34 * tl_scene_sign_scale (self);
  if (lane->title != NULL || self->summary_width > 0)
    return;
  lane->title = tl_scene_set_text (self,
                                   tl_scene_lane_name (self, lane->record),
                                   self->round ? TL_FONT_LABEL : TL_FONT_LANE,
                                   width,
                                   4,
                                   TL_TEXT_START);
  if (lane->kind != TL_LANE_KIND_EMOTIONS)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (lane->words); i++)
    lane->words[i] = tl_scene_set_text (self,
                                        self->words.levels[level_of_word[i]],
                                        TL_FONT_SMALL,
                                        self->columns_left - TL_SHEET_PAD - TL_FACE_FROM_COLUMNS -
                                          8 - 8 * tl_scene_sign_scale (self),
                                        1,
                                        TL_TEXT_END);
}

/* In their order; on a dial emotions come last, because the last lane is innermost. */
static void
insert_lane (TlScene *self, TlSceneLane *lane)
{
  guint at = self->lanes->len;

  while (self->round && lane->curves == NULL && at > 0 &&
         TL_SCENE_LANE (self, at - 1)->curves != NULL)
    at--;
  g_ptr_array_insert (self->lanes, (int) at, lane);
}

/* Makes the lanes that are shown; those whose record is unchanged keep titles and groups. */
static void
layout_lanes (TlScene *self, gboolean stale, gboolean moved)
{
  const GPtrArray *records = tl_table_get_children (self->table, self->map_id, TL_KIND_LANE);
  g_autoptr (GPtrArray) old = self->lanes;

  self->lanes = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_scene_lane_free);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const TlRecord *record = g_ptr_array_index (records, i);
      TlSceneLane    *lane;

      if (tl_record_get_boolean (record, TL_LANE_HIDDEN))
        continue;
      lane = lane_new (self, record);
      if (!stale)
        steal_lane (lane, old, moved);
      measure_lane_title (self, lane);
      insert_lane (self, lane);
    }
  tl_scene_find_lines (self);
}

/* Takes every card of the map into its cell or the parking lot, in the table's order. */
static void
file_cards (TlScene *self, gboolean stale)
{
  const GPtrArray *records = tl_table_get_children (self->table, self->map_id, TL_KIND_CARD);
  g_autoptr (GHashTable) old = self->cards;

  self->cards =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) tl_scene_card_free);
  g_ptr_array_set_size (self->parked, 0);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const TlRecord *record = g_ptr_array_index (records, i);
      TlSceneCard    *card = g_hash_table_lookup (old, tl_record_get_id (record));

      if (card != NULL)
        {
          g_hash_table_steal (old, tl_record_get_id (record));
          tl_scene_card_set_record (card, record);
          if (stale)
            tl_scene_card_stale (card);
        }
      else
        card = tl_scene_card_new (record);
      g_hash_table_insert (self->cards, (char *) tl_record_get_id (card->record), card);
      tl_scene_file_card (self, card);
    }
}

static void
count_abouts (TlScene *self)
{
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    tl_scene_count_about (self, value);
}

static void
place_dial (TlScene *self)
{
  TlRect sheet = self->sheet;

  tl_round_place (self);
  if (!tl_rect_equal (&sheet, &self->sheet))
    {
      tl_scene_clear_group (&self->sheet_group);
      tl_scene_clear_group (&self->parking_group);
    }
  self->parking.y = self->sheet.height + PARKING_DISTANCE;
}

/* Sets the lanes under one another and fits the sheet around them. O(lanes). */
void
tl_scene_place_lanes (TlScene *self)
{
  double y = self->lanes_top;
  TlRect sheet;

  if (self->round)
    {
      place_dial (self);
      return;
    }
  for (guint i = 0; i < self->lanes->len; i++)
    {
      TlSceneLane *lane = TL_SCENE_LANE (self, i);

      lane->top = y;
      y += lane->height;
    }
  self->lanes_bottom = y;
  sheet = TL_RECT_INIT (0, 0, self->rules_right + TL_SHEET_PAD, y + TL_SHEET_PAD);
  if (self->has_loops)
    sheet.height += TL_LOOP_SPACE - TL_GRID * 2;
  if (!tl_rect_equal (&sheet, &self->sheet))
    {
      tl_scene_clear_group (&self->sheet_group);
      tl_scene_clear_group (&self->parking_group);
    }
  self->sheet = sheet;
  self->parking.y = sheet.height + PARKING_DISTANCE;
}

/* Lays out the parked cards in rows beneath the sheet; nothing when none is parked. */
void
tl_scene_place_parking (TlScene *self)
{
  double x = PARKING_PAD, y = PARKING_PAD, row = 0;
  TlRect old = self->parking;

  self->parking = TL_RECT_INIT (0, self->sheet.height + PARKING_DISTANCE, 0, 0);
  if (self->parked->len > 0)
    {
      if (self->parking_title == NULL)
        self->parking_title =
          tl_scene_set_text (self, self->words.parking, TL_FONT_LANE, -1, 1, TL_TEXT_START);
      y += tl_scene_grid (self->parking_title == NULL ? 0 : self->parking_title->height) + 8;
      for (guint i = 0; i < self->parked->len; i++)
        {
          TlSceneCard *card = g_ptr_array_index (self->parked, i);

          if (card->lifted)
            continue;
          tl_scene_measure_card (self, card, PARKED_WIDTH);
          if (x > PARKING_PAD && x + PARKED_WIDTH > self->sheet.width - PARKING_PAD)
            {
              x = PARKING_PAD;
              y += row + TL_CARD_GAP;
              row = 0;
            }
          card->rect = TL_RECT_INIT (x, y, PARKED_WIDTH, card->height);
          x += PARKED_WIDTH + TL_CARD_GAP;
          row = MAX (row, card->height);
        }
      self->parking.width = self->sheet.width;
      self->parking.height = y + row + PARKING_PAD;
    }
  if (old.width != self->parking.width || old.height != self->parking.height)
    tl_scene_clear_group (&self->parking_group);
}

static void
layout_cells (TlScene *self)
{
  for (guint i = 0; i < self->lanes->len; i++)
    {
      TlSceneLane *lane = TL_SCENE_LANE (self, i);

      if (lane->n_columns > 0)
        tl_scene_stack_columns (self, lane, 0, lane->n_columns - 1);
      tl_scene_update_lane_height (self, lane);
    }
}

/* Everything, from the table. */
void
tl_scene_layout_all (TlScene *self)
{
  double   rules_right = self->rules_right;
  gboolean stale;

  self->counters.n_full_layouts++;
  g_ptr_array_set_size (self->lifted, 0);
  tl_scene_forget_span_preview (self);
  self->has_drop_preview = FALSE;
  g_array_set_size (self->gaps, 0);
  g_hash_table_remove_all (self->drop_sizes);
  g_hash_table_remove_all (self->anchored);
  stale = read_map (self);
  if (stale)
    {
      tl_scene_clear_block (&self->parking_title);
      tl_scene_clear_block (&self->axis_start);
      g_ptr_array_set_size (self->links, 0);
    }
  tl_scene_layout_columns (self, stale);
  tl_scene_count_coverage (self);
  tl_scene_layout_header (self);
  layout_lanes (self, stale, self->round || rules_right != self->rules_right);
  file_cards (self, stale);
  count_abouts (self);
  tl_scene_collect_comments (self);
  tl_scene_collect_curves (self);
  layout_cells (self);
  tl_scene_collect_links (self);
  tl_scene_place_lanes (self);
  tl_scene_place_parking (self);
  tl_scene_route_links (self);
  self->links_moved = FALSE;
  for (guint i = 0; i < self->lanes->len; i++)
    if (TL_SCENE_LANE (self, i)->curves != NULL)
      tl_scene_layout_curves (self, TL_SCENE_LANE (self, i));
}
