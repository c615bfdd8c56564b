/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Columns and what stands above the lanes: title block, stage arrows, step headings.
 *
 * Columns come first, because the sheet's width follows from them and everything else is fitted
 * into that width. Records that have not changed keep their texts and groups. What never changes: a
 * heading grows downwards with its words, and never sideways into its neighbour. */
#include "config.h"

#include "map/tl-coverage.h"
#include "scene/tl-round.h"
#include "scene/tl-scene-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A sheet is never narrower than this, so that a title block has room on an empty map. */
#define SHEET_MIN_CONTENT 760.0
#define DISC_DISTANCE 16.0
#define STAGE_MIN_HEIGHT 40.0
#define STAGE_PAD_Y 10.0
#define CHIP_HEIGHT 24.0
#define CHIP_PAD 14.0
/* In the corner beside a dial. */
#define ROUND_HEADER 600.0
#define ROUND_STAGE_WIDTH 200.0
#define SUMMARY_FACES 48.0

static void
add_column (TlScene *self, const TlRecord *record, int stage, double width)
{
  TlSceneColumn column = { .record = tl_record_ref (record), .stage = stage };

  if (self->round)
    width = tl_round_card_width (self) + TL_GUTTER;
  else if (self->scaled_widths != NULL)
    width = self->scaled_widths[self->columns->len];
  else
    width = tl_scene_wanted_width (self, record, width);
  if (width <= 0)
    width = TL_COLUMN_WIDTH;
  column.x = self->columns_right;
  column.width = self->summary_width > 0 ? MAX (width, TL_GUTTER + TL_GRID)
                                         : tl_scene_grid (MAX (width, TL_COLUMN_MIN_WIDTH));
  column.card_x = column.x + TL_CARD_LEFT;
  column.card_width = column.width - TL_GUTTER;
  self->columns_right += column.width;
  g_array_append_val (self->columns, column);
}

static void
add_stage (TlScene *self, const TlRecord *record)
{
  const GPtrArray *steps =
    tl_table_get_children (self->table, tl_record_get_id (record), TL_KIND_STEP);
  TlSceneStage stage = { .record = tl_record_ref (record), .first = self->columns->len };

  stage.x = self->columns_right;
  if (steps == NULL || steps->len == 0)
    add_column (self, record, self->stages->len, tl_record_get_integer (record, TL_STAGE_WIDTH));
  else
    for (guint i = 0; i < steps->len; i++)
      {
        const TlRecord *step = g_ptr_array_index (steps, i);

        add_column (self, step, self->stages->len, tl_record_get_integer (step, TL_STEP_WIDTH));
      }
  stage.n_columns = self->columns->len - stage.first;
  stage.width = self->columns_right - stage.x;
  g_array_append_val (self->stages, stage);
}

/* Takes over texts and groups of a stage whose record and width are what they were. */
static void
steal_stage (TlSceneStage *stage, GArray *old_stages)
{
  for (guint i = 0; i < old_stages->len; i++)
    {
      TlSceneStage *old = &g_array_index (old_stages, TlSceneStage, i);

      if (old->record != stage->record || old->width != stage->width ||
          (old->first == 0) != (stage->first == 0))
        continue;
      stage->title = g_steal_pointer (&old->title);
      stage->duration = g_steal_pointer (&old->duration);
      stage->group = g_steal_pointer (&old->group);
      return;
    }
}

static void
steal_column (TlSceneColumn *column, GArray *old_columns)
{
  for (guint i = 0; i < old_columns->len; i++)
    {
      TlSceneColumn *old = &g_array_index (old_columns, TlSceneColumn, i);

      if (old->record != column->record || old->width != column->width)
        continue;
      column->step_title = g_steal_pointer (&old->step_title);
      column->duration = g_steal_pointer (&old->duration);
      column->step_group = g_steal_pointer (&old->step_group);
      column->tick = g_steal_pointer (&old->tick);
      column->known = old->known;
      column->first = old->first;
      column->axis_group = g_steal_pointer (&old->axis_group);
      return;
    }
}

/* Where the words of a stage's arrow begin, from its leading edge. */
double
tl_scene_stage_text_x (TlScene *self, const TlSceneStage *stage)
{
  if (self->summary_width > 0)
    return stage->first == 0 ? 10 : TL_ARROW_TIP + 8;
  return stage->first == 0 ? 16 : 26;
}

static double
stage_text_width (TlScene *self, const TlSceneStage *stage)
{
  if (self->round)
    return ROUND_STAGE_WIDTH * self->scale;
  /* In a summary, where each letter counts, words reach to the tip. */
  return stage->width - tl_scene_stage_text_x (self, stage) -
         (self->summary_width > 0 ? 2 : TL_ARROW_TIP);
}

/* Widest part of the words of a stage's title over the room they have; over 1 when one would have
 * to be broken. */
static double
crowding (TlScene *self, const TlSceneStage *stage)
{
  g_auto (GStrv) words =
    g_strsplit_set (tl_record_get_text (stage->record, TL_STAGE_TITLE), " \n", -1);
  double widest = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      TlTextBlock *block = NULL;

      /* No letter is wider than its size: short words need no measuring. */
      if (g_utf8_strlen (words[i], -1) * self->fonts[TL_FONT_STAGE].size >
          stage_text_width (self, stage))
        block = tl_scene_set_text (self, words[i], TL_FONT_STAGE, -1, 1, TL_TEXT_START);
      if (block != NULL)
        widest = MAX (widest, block->width);
      tl_scene_clear_block (&block);
    }
  return widest / stage_text_width (self, stage);
}

/* Rather than break a word, all stages take a smaller size together, down to that of cards. */
static gboolean
fit_stage_font (TlScene *self)
{
  double size = self->fonts[TL_FONT_STAGE].size, old = self->stage_font_size, most = 1;

  for (guint i = 0; i < self->stages->len; i++)
    most = MAX (most, crowding (self, TL_SCENE_STAGE (self, i)));
  self->stage_font_size =
    MAX (floor (size / most * 2) / 2,
         self->fonts[self->summary_width > 0 ? TL_FONT_SMALL : TL_FONT_CARD].size);
  self->fonts[TL_FONT_STAGE].size = self->stage_font_size;
  return old != self->stage_font_size;
}

/* Of a stage's title and what is said of its time beneath: where one says it, all have the room. */
double
tl_scene_stage_words_height (TlScene *self, const TlSceneStage *stage)
{
  return (stage->title == NULL ? 0 : stage->title->height) + self->stage_time_height;
}

static void
measure_stage_times (TlScene *self)
{
  self->stage_time_height = 0;
  for (guint i = 0; i < self->stages->len; i++)
    {
      TlSceneStage *stage = TL_SCENE_STAGE (self, i);

      tl_scene_measure_stage_time (self, stage, stage_text_width (self, stage));
      if (stage->duration != NULL)
        self->stage_time_height = MAX (self->stage_time_height, stage->duration->height + 2);
    }
}

static void
measure_step_times (TlScene *self)
{
  self->step_time_height = 0;
  for (guint i = 0; i < self->columns->len; i++)
    {
      TlSceneColumn *column = TL_SCENE_COLUMN (self, i);

      if (tl_record_get_kind (column->record) != TL_KIND_STEP)
        continue;
      tl_scene_measure_step_time (self, column, column->card_width - 8);
      if (column->duration != NULL)
        self->step_time_height = MAX (self->step_time_height, column->duration->height + 2);
    }
}

static void
measure_stages (TlScene *self)
{
  double   height = STAGE_MIN_HEIGHT, time_height = self->stage_time_height;
  gboolean stale = fit_stage_font (self);

  measure_stage_times (self);

  for (guint i = 0; i < self->stages->len; i++)
    {
      TlSceneStage *stage = TL_SCENE_STAGE (self, i);

      if (stale)
        {
          tl_scene_clear_block (&stage->title);
          tl_scene_clear_group (&stage->group);
        }
      if (stage->title == NULL)
        stage->title = tl_scene_set_text (self,
                                          tl_record_get_text (stage->record, TL_STAGE_TITLE),
                                          TL_FONT_STAGE,
                                          stage_text_width (self, stage),
                                          0,
                                          self->round ? TL_TEXT_MIDDLE : TL_TEXT_START);
      height =
        MAX (height, tl_scene_grid (tl_scene_stage_words_height (self, stage) + 2 * STAGE_PAD_Y));
    }
  if (height != self->stage_height || time_height != self->stage_time_height)
    for (guint i = 0; i < self->stages->len; i++)
      tl_scene_clear_group (&TL_SCENE_STAGE (self, i)->group);
  self->stage_height = height;
}

/* The same for a step. */
double
tl_scene_step_words_height (TlScene *self, const TlSceneColumn *column)
{
  return (column->step_title == NULL ? 0 : column->step_title->height) + self->step_time_height;
}

static void
measure_steps (TlScene *self)
{
  double   height = 0, time_height = self->step_time_height;
  gboolean any = FALSE;

  measure_step_times (self);
  for (guint i = 0; i < self->columns->len; i++)
    {
      TlSceneColumn *column = TL_SCENE_COLUMN (self, i);

      if (tl_record_get_kind (column->record) != TL_KIND_STEP || self->summary_width > 0)
        continue;
      any = TRUE;
      if (column->step_title == NULL)
        column->step_title = tl_scene_set_text (self,
                                                tl_record_get_text (column->record, TL_STEP_TITLE),
                                                TL_FONT_STEP,
                                                column->card_width - 8,
                                                0,
                                                TL_TEXT_START);
      height = MAX (height, tl_scene_step_words_height (self, column));
    }
  height = any ? tl_scene_grid (MAX (height, 16) + 12) : 0;
  if (height != self->steps_height || time_height != self->step_time_height)
    for (guint i = 0; i < self->columns->len; i++)
      tl_scene_clear_group (&TL_SCENE_COLUMN (self, i)->step_group);
  self->steps_height = height;
}

/* A stage with steps is no column: what still names it stands in its first step. */
static void
index_columns (TlScene *self)
{
  g_hash_table_remove_all (self->column_index);
  for (guint i = 0; i < self->columns->len; i++)
    g_hash_table_insert (self->column_index,
                         (char *) tl_record_get_id (TL_SCENE_COLUMN (self, i)->record),
                         GINT_TO_POINTER (i + 1));
  for (guint i = 0; i < self->stages->len; i++)
    g_hash_table_insert (self->column_index,
                         (char *) tl_record_get_id (TL_SCENE_STAGE (self, i)->record),
                         GINT_TO_POINTER (TL_SCENE_STAGE (self, i)->first + 1));
}

/* Of the lanes' titles, before the columns; the text scale is 1 to 2. */
double
tl_scene_titles_width (double text_scale)
{
  return tl_scene_grid (28 + (TL_LANE_TITLES - 28) * text_scale);
}

/* Columns and stages: their places across. `stale`: nothing measured before holds. */
void
tl_scene_layout_columns (TlScene *self, gboolean stale)
{
  const GPtrArray *records = tl_table_get_children (self->table, self->map_id, TL_KIND_STAGE);
  g_autoptr (GArray) old_columns = self->columns;
  g_autoptr (GArray) old_stages = self->stages;
  double content;

  self->columns = g_array_new (FALSE, TRUE, sizeof (TlSceneColumn));
  g_array_set_clear_func (self->columns, (GDestroyNotify) tl_scene_column_clear);
  self->stages = g_array_new (FALSE, TRUE, sizeof (TlSceneStage));
  g_array_set_clear_func (self->stages, (GDestroyNotify) tl_scene_stage_clear);
  self->columns_left = TL_SHEET_PAD + tl_scene_titles_width (self->scale);
  /* Of a summary: the faces alone. */
  if (self->summary_width > 0)
    self->columns_left = TL_SHEET_PAD + tl_scene_grid (SUMMARY_FACES * tl_scene_sign_scale (self));
  self->columns_right = self->columns_left;
  tl_scene_read_time (self);
  self->scaled_widths = tl_scene_dup_slide_widths (self);
  if (self->scaled_widths == NULL)
    self->scaled_widths = tl_scene_dup_scaled_widths (self);
  for (guint i = 0; records != NULL && i < records->len; i++)
    add_stage (self, g_ptr_array_index (records, i));
  g_clear_pointer (&self->scaled_widths, g_free);
  for (guint i = 0; !stale && i < self->stages->len; i++)
    {
      steal_stage (TL_SCENE_STAGE (self, i), old_stages);
      /* Another stage elsewhere makes its arrow longer or shorter. */
      if (self->round)
        tl_scene_clear_group (&TL_SCENE_STAGE (self, i)->group);
    }
  for (guint i = 0; !stale && i < self->columns->len; i++)
    steal_column (TL_SCENE_COLUMN (self, i), old_columns);
  index_columns (self);
  content = MAX (self->columns_right + TL_RIGHT_MARGIN - TL_SHEET_PAD, SHEET_MIN_CONTENT);
  if (self->round)
    content = ROUND_HEADER * self->scale;
  if (self->slide_widths != NULL)
    content = self->columns_right + TL_RIGHT_MARGIN - TL_SHEET_PAD;
  if (self->summary_width > 0)
    content = self->summary_width - 2 * TL_SHEET_PAD;
  self->rules_right = TL_SHEET_PAD + content;
}

/* "Mia, 34, nurse on shifts. Wants to leave the car at home." Several personas say who they are
 * themselves. */
static char *
dup_lead (TlScene *self)
{
  g_autoptr (GString) lead = g_string_new (NULL);
  static const guint fields[] = { TL_PERSONA_NAME, TL_PERSONA_AGE, TL_PERSONA_OCCUPATION };
  const char        *sentence = tl_record_get_text (self->map, TL_MAP_GOAL);
  const TlRecord    *persona = self->actors->len == 1 ? tl_scene_first_persona (self) : NULL;

  for (guint i = 0; persona != NULL && i < G_N_ELEMENTS (fields); i++)
    {
      const char *part = tl_record_get_text (persona, fields[i]);

      if (*part == '\0')
        continue;
      if (lead->len > 0)
        g_string_append (lead, ", ");
      g_string_append (lead, part);
    }
  if (*sentence == '\0')
    sentence = tl_record_get_text (self->map, TL_MAP_SCENARIO);
  if (*sentence != '\0')
    {
      if (lead->len > 0)
        g_string_append (lead, lead->str[lead->len - 1] == '.' ? " " : ". ");
      g_string_append (lead, sentence);
    }
  return g_string_free (g_steal_pointer (&lead), FALSE);
}

static void
measure_chips (TlScene *self)
{
  guint      state = tl_record_get_integer (self->map, TL_MAP_STATE);
  TlCoverage coverage = tl_scene_total_coverage (self);
  int        percent = tl_coverage_get_percent (&coverage);
  TlDuration duration;

  for (guint i = 0; i < TL_N_CHIPS; i++)
    tl_scene_clear_block (&self->chips[i]);
  if (state < G_N_ELEMENTS (self->words.states))
    self->chips[0] =
      tl_scene_set_text (self, self->words.states[state], TL_FONT_CHIP, -1, 1, TL_TEXT_START);
  if (percent >= 0)
    {
      g_autofree char *number = g_strdup_printf ("%d", percent);
      g_auto (GStrv) parts = g_strsplit (self->words.observed, "%d", 2);
      g_autofree char *joined = g_strjoinv (number, parts);
      g_auto (GStrv) percents = g_strsplit (joined, "%%", -1);
      g_autofree char *text = g_strjoinv ("%", percents);

      self->chips[1] = tl_scene_set_text (self, text, TL_FONT_CHIP, -1, 1, TL_TEXT_START);
    }
  if (tl_time_of_map (self->table, self->map_id, &duration))
    {
      g_autofree char *words = tl_duration_dup_sum_words (&duration);

      self->chips[2] = tl_scene_set_text (self, words, TL_FONT_CHIP, -1, 1, TL_TEXT_START);
    }
}

/* Width of the chips at the title block's end, with the space before them. */
static double
chips_width (TlScene *self)
{
  double width = 0;

  for (guint i = 0; i < G_N_ELEMENTS (self->chips); i++)
    if (self->chips[i] != NULL)
      width += ceil (self->chips[i]->width) + 2 * CHIP_PAD + 8;
  return width + 24;
}

/* The persona that the map is about: the first one shown; NULL when none is. */
const TlRecord *
tl_scene_first_persona (TlScene *self)
{
  return self->actors->len > 0 ? TL_SCENE_ACTOR (self, 0)->record : NULL;
}

/* The title block, then the headings beneath it, then where the lanes begin. Columns come first. */
void
tl_scene_layout_header (TlScene *self)
{
  g_autofree char *lead = NULL;
  const char      *title = tl_record_get_text (self->map, TL_MAP_TITLE);
  double           text_x = TL_SHEET_PAD;
  double           width, height;

  tl_scene_update_fonts (self);
  tl_scene_collect_actors (self);
  /* A summary has no room for a row of them; its lines say whose they are. */
  if (self->summary_width > 0 && self->actors->len > 1)
    g_array_set_size (self->actors, 0);
  lead = dup_lead (self);
  if (self->actors->len == 1)
    text_x += 2 * TL_ACTOR_RADIUS + DISC_DISTANCE;
  measure_chips (self);
  width = self->rules_right - text_x - chips_width (self);
  tl_scene_clear_block (&self->title);
  tl_scene_clear_block (&self->lead);
  tl_scene_clear_group (&self->header_group);
  self->title = tl_scene_set_text (self,
                                   self->on_paper || *title != '\0' ? title : self->words.untitled,
                                   TL_FONT_TITLE,
                                   width,
                                   3,
                                   TL_TEXT_START);
  self->lead = tl_scene_set_text (self,
                                  lead,
                                  TL_FONT_LEAD,
                                  width,
                                  self->summary_width > 0 ? 2 : 6,
                                  TL_TEXT_START);
  height = (self->title == NULL ? 0 : self->title->height) +
           (self->lead == NULL ? 0 : self->lead->height + 4);
  height = MAX (height, CHIP_HEIGHT + 8);
  height = tl_scene_layout_actors (self, TL_SHEET_PAD + height) - TL_SHEET_PAD;
  self->header = TL_RECT_INIT (TL_SHEET_PAD,
                               TL_SHEET_PAD,
                               self->rules_right - TL_SHEET_PAD,
                               tl_scene_grid (height));
  self->stages_top = self->header.y + self->header.height + 20;
  measure_stages (self);
  measure_steps (self);
  self->steps_top = tl_scene_place_coverage (self, self->stages_top + self->stage_height);
  self->steps_top += self->steps_height > 0 ? 8 : 0;
  self->axis_top = self->steps_top + self->steps_height + (self->shows_time ? TL_GRID * 2 : 0);
  tl_scene_measure_axis (self);
  self->lanes_top = self->axis_top + self->axis_height + TL_GRID;
}
