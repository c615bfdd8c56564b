/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Time: how long stages and steps take, said in their headings; and the axis beneath the headings,
 * a line with a mark at each column's border that says how much time has passed there, or what the
 * clock says where the map begins at a time of day.
 *
 * What is said is worked out anew with every layout of the columns; texts that came out the same
 * keep their blocks and their groups. What never changes: a part of the axis is as wide as its
 * column, and one of which nobody knows how long it takes is dashed. */
#include "config.h"

#include "scene/tl-icons.h"
#include "scene/tl-scene-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/tl-clock.h"

/* Of a map drawn to scale: no column is narrower, for its words, nor wider. */
#define SCALED_MIN 168.0
#define SCALED_MAX 1600.0
/* The axis: its line from its top, and its words. */
#define LINE_Y 7.0
#define DOT_RADIUS 3.0
#define TICK_Y 13.0
/* Beside a duration stands a small clock. */
#define CLOCK_ROOM 14.0
#define CLOCK_SCALE 0.85

/* What the map says of time; before its columns are laid out. */
void
tl_scene_read_time (TlScene *self)
{
  g_clear_pointer (&self->times, g_array_unref);
  self->times = tl_time_list_columns (self->table, self->map_id);
  self->shows_time = tl_record_get_boolean (self->map, TL_MAP_SHOW_TIME) && self->times->len > 0;
  self->has_clock =
    tl_clock_parse (tl_record_get_text (self->map, TL_MAP_START), &self->clock_start);
}

static double
seconds_of (const TlTimeColumn *time)
{
  return tl_duration_get_seconds (&time->end) - tl_duration_get_seconds (&time->start);
}

/* Whether columns are as wide as they are long: asked for, and known of at least two of them. */
gboolean
tl_scene_is_to_scale (TlScene *self)
{
  guint n = 0;

  if (!tl_record_get_boolean (self->map, TL_MAP_TIME_TO_SCALE))
    return FALSE;
  for (guint i = 0; i < self->times->len && n < 2; i++)
    n += seconds_of (&g_array_index (self->times, TlTimeColumn, i)) > 0;
  return n >= 2;
}

/* How wide each column is by how long it takes. Together they are about as wide as columns usually
 * are; those of which nobody knows have the least width. NULL = widths do not follow from time. */
double *
tl_scene_dup_scaled_widths (TlScene *self)
{
  double  total = 0;
  guint   n = 0;
  double *widths;

  if (!tl_scene_is_to_scale (self))
    return NULL;
  for (guint i = 0; i < self->times->len; i++)
    {
      double seconds = seconds_of (&g_array_index (self->times, TlTimeColumn, i));

      total += seconds;
      n += seconds > 0;
    }
  widths = g_new (double, self->times->len);
  for (guint i = 0; i < self->times->len; i++)
    widths[i] = CLAMP (seconds_of (&g_array_index (self->times, TlTimeColumn, i)) / total * n *
                         TL_COLUMN_WIDTH,
                       SCALED_MIN,
                       SCALED_MAX);
  return widths;
}

/* Sets a text that may be the one that is there. Returns whether it is another. */
static gboolean
replace_block (
  TlScene *self, TlTextBlock **block, const char *text, double width, TlTextAlign align)
{
  if (*block != NULL && text != NULL && g_str_equal ((*block)->text, text) &&
      (*block)->box_width == width)
    return FALSE;
  if (*block == NULL && text == NULL)
    return FALSE;
  tl_scene_clear_block (block);
  *block = tl_scene_set_text (self, text, TL_FONT_SMALL, width, 1, align);
  return TRUE;
}

static double
clock_room (TlScene *self)
{
  return floor (CLOCK_ROOM * tl_scene_sign_scale (self));
}

/* How long a stage takes, in its words or in those of its steps' sum; NULL = nobody knows. */
static char *
dup_stage_words (TlScene *self, const TlRecord *stage)
{
  const char *own = tl_record_get_text (stage, TL_STAGE_DURATION);
  TlDuration  sum;

  if (*own != '\0')
    return tl_duration_dup_words (own);
  return tl_time_of_stage (self->table, stage, &sum) ? tl_duration_dup_sum_words (&sum) : NULL;
}

/* Sets what a stage's heading says of time; `width`: of its words. */
void
tl_scene_measure_stage_time (TlScene *self, TlSceneStage *stage, double width)
{
  g_autofree char *words = dup_stage_words (self, stage->record);

  if (replace_block (self, &stage->duration, words, width - clock_room (self), TL_TEXT_START))
    tl_scene_clear_group (&stage->group);
}

/* The same for a step. */
void
tl_scene_measure_step_time (TlScene *self, TlSceneColumn *column, double width)
{
  const char      *own = tl_record_get_text (column->record, TL_STEP_DURATION);
  g_autofree char *words = *own != '\0' ? tl_duration_dup_words (own) : NULL;

  if (replace_block (self, &column->duration, words, width - clock_room (self), TL_TEXT_START))
    tl_scene_clear_group (&column->step_group);
}

/* A small clock and how long something takes; `x` from the group's leading edge. */
void
tl_scene_draw_time (TlScene        *self,
                    TlGroupBuilder *builder,
                    double          group_width,
                    double          x,
                    double          y,
                    TlTextBlock    *words,
                    const TlColor  *ink)
{
  double scale = CLOCK_SCALE * tl_scene_sign_scale (self);

  tl_icon_draw (builder,
                TL_ICON_CLOCK,
                tl_scene_inner_x (self, group_width, x + 5 * tl_scene_sign_scale (self), 0),
                y + floor (words->height / 2),
                scale,
                ink);
  tl_group_builder_text (builder,
                         tl_scene_inner_x (self,
                                           group_width,
                                           x + clock_room (self),
                                           words->box_width),
                         y,
                         words,
                         ink);
}

/* How much time has passed, or what the clock says then. */
static char *
dup_tick (TlScene *self, const TlDuration *after)
{
  return self->has_clock ? tl_clock_dup_text (self->clock_start, after)
                         : tl_duration_dup_short (after);
}

/* The words at a column's end, unless nothing is known to have passed. */
static gboolean
measure_tick (TlScene *self, TlSceneColumn *column, const TlTimeColumn *time)
{
  g_autofree char *words =
    seconds_of (time) > 0 || time->known ? dup_tick (self, &time->end) : NULL;

  return replace_block (self, &column->tick, words, -1, TL_TEXT_START);
}

/* Sets the axis' words and height, after the headings have theirs. */
void
tl_scene_measure_axis (TlScene *self)
{
  const TlDuration none = { 0 };
  g_autofree char *start = self->shows_time ? dup_tick (self, &none) : NULL;
  gboolean         stale = replace_block (self, &self->axis_start, start, -1, TL_TEXT_START);
  double           height = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      TlSceneColumn      *column = TL_SCENE_COLUMN (self, i);
      const TlTimeColumn *time = &g_array_index (self->times, TlTimeColumn, i);
      gboolean            known = time->known || seconds_of (time) > 0;

      if (!self->shows_time)
        {
          tl_scene_clear_block (&column->tick);
          tl_scene_clear_group (&column->axis_group);
          continue;
        }
      if (measure_tick (self, column, time) || known != column->known || (stale && i == 0) ||
          (i == 0) != column->first)
        tl_scene_clear_group (&column->axis_group);
      column->known = known;
      column->first = i == 0;
      if (column->tick != NULL)
        height = MAX (height, column->tick->height);
    }
  if (self->axis_start != NULL)
    height = MAX (height, self->axis_start->height);
  self->axis_height = self->shows_time ? tl_scene_grid (TICK_Y + height + 2) : 0;
}

static void
draw_dot (TlScene *self, TlGroupBuilder *builder, double x)
{
  TlColor ink = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);
  TlColor paper = tl_theme_get_paper (self->theme);

  tl_icon_draw_disc (builder, x, LINE_Y, DOT_RADIUS, &paper, &ink, 1.5);
}

static void
draw_words (TlScene *self, TlGroupBuilder *builder, double width, double x, TlTextBlock *words)
{
  TlColor ink = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);
  double  room = ceil (words->width);

  tl_group_builder_text (builder,
                         floor (tl_scene_inner_x (self, width, x - room / 2, room)),
                         TICK_Y,
                         words,
                         &ink);
}

/* Where a column's part of the axis stands, logical. */
TlRect
tl_scene_axis_rect (TlScene *self, const TlSceneColumn *column)
{
  return TL_RECT_INIT (column->x, self->axis_top, column->width, self->axis_height);
}

/* A column's part of the axis: the line across it and the mark at its end, of the first column also
 * that at its beginning. Its origin is its rectangle's corner. */
TlGroup *
tl_scene_axis_group (TlScene *self, TlSceneColumn *column)
{
  TlGroupBuilder *builder;
  TlPaint         paint = { .stroke = tl_theme_get_ink (self->theme, TL_INK_SECONDARY),
                            .stroke_width = column->known ? 1.5 : 1,
                            .dash = column->known ? TL_DASH_NONE : TL_DASH_DASHED };
  double          width = column->width;

  if (column->axis_group != NULL)
    return column->axis_group;
  self->counters.n_groups_built++;
  builder = tl_group_builder_new (TL_ROLE_TIME, TL_BAND_STAGES, tl_record_get_id (column->record));
  if (column->tick != NULL)
    tl_group_builder_set_title (builder, column->tick->text);
  tl_group_builder_move_to (builder, 0, LINE_Y);
  tl_group_builder_line_to (builder, width, LINE_Y);
  tl_group_builder_end_path (builder, &paint, FALSE);
  if (column->first)
    draw_dot (self, builder, tl_scene_inner_x (self, width, 0, 0));
  draw_dot (self, builder, tl_scene_inner_x (self, width, width, 0));
  /* At the beginning of the line, not across it: beside the lanes' titles there is no room. */
  if (column->first && self->axis_start != NULL)
    draw_words (self, builder, width, ceil (self->axis_start->width) / 2, self->axis_start);
  if (column->tick != NULL)
    draw_words (self, builder, width, width, column->tick);
  column->axis_group = tl_group_builder_end (builder);
  return column->axis_group;
}

/* How long a heading's part of the map takes, as its heading says; NULL = nobody knows. */
char *
tl_scene_dup_time_words (TlScene *self, const TlRecord *record)
{
  const char *own;

  if (tl_record_get_kind (record) == TL_KIND_STAGE)
    return dup_stage_words (self, record);
  own = tl_record_get_text (record,
                            tl_record_get_kind (record) == TL_KIND_STEP ? TL_STEP_DURATION
                                                                        : TL_CARD_DURATION);
  return *own != '\0' ? tl_duration_dup_words (own) : NULL;
}
