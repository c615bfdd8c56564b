/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a map is cut into slides.
 *
 * Cuts run between stages and between lanes, right through the map: a slide is a run of stages
 * crossed with a run of lanes. Words are as small as is wanted and no smaller; that says how much
 * of the map a page holds. Columns of a run then share the page's width, so that cards become wider
 * and lanes lower, or the other way round where that saves a run. Of all that was tried, text
 * scales and numbers of runs, the plan with the fewest slides is taken. At last all slides grow
 * together until one of them is full. A stage that is too wide by itself, or a lane too high, is a
 * run alone and its slides are smaller. */
#include "config.h"

#include "scene/tl-slides-private.h"

#include <math.h>

/* Slides do not grow further than this over the least scale: words of a poster are no easier to
 * read. */
#define MOST_GROWTH 1.5
#define END 12.0
#define MARGIN 2.2 /* of the smallest words' size */
#define END_OF_AXIS 28.0
/* Columns are narrowed and widened no further than this. */
#define LEAST_STRETCH 0.8
#define MOST_STRETCH 1.4
/* More runs than needed are tried, because cards may then be wider. */
#define MORE_RUNS 1
/* A slide that has to be made smaller costs as much as this many more slides, times how much. */
#define SMALLER_COST 4.0
/* Of two plans with as many slides the one with the larger words: less than one slide. */
#define LARGER_GAIN 1.0

/* Percent. Larger, words of cards are broken more often than slides are saved. */
static const double text_scales[] = { 100, 125, 150 };

double
tl_slides_get_smallest (const TlSlidesOptions *options)
{
  return options->smallest_text > 0 ? options->smallest_text : TL_SLIDES_SMALLEST_TEXT;
}

/* Points: around what stands on a slide. The larger the words, the more; words of lines and links
 * may reach into it, as they reach over the rules on a sheet. */
double
tl_slides_get_margin (const TlSlidesOptions *options)
{
  return MIN (MARGIN * tl_slides_get_smallest (options), MIN (options->width, options->height) / 8);
}

/* px after the last column of a piece: tips of arrows, and half of a word under the axis. */
double
tl_slides_get_end (gboolean shows_time, double text_scale)
{
  return END + (shows_time ? END_OF_AXIS * text_scale : 0);
}

/* Points: of what is within the margins. */
double
tl_slides_get_inner_width (const TlSlidesOptions *options)
{
  return MAX (36, options->width - 2 * tl_slides_get_margin (options));
}

/* The same, without the footer. */
double
tl_slides_get_inner_height (const TlSlidesOptions *options)
{
  double footer = tl_slides_get_smallest (options) * 1.5 + TL_SLIDES_FOOTER_GAP;

  return MAX (36, options->height - 1.6 * tl_slides_get_margin (options) - footer);
}

/* Points a px on the page. */
double
tl_slides_get_scale_of (const TlSlidesOptions *options, const TlPicture *picture)
{
  return options->width / picture->sheet.width;
}

void
tl_slide_plan_free (TlSlidePlan *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->scene);
  g_clear_pointer (&self->table, tl_table_unref);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_free (self);
}

/* Of the titles' column and the columns of a run. */
double
tl_slide_plan_get_content_width (const TlSlidePlan *self, const TlSlideRun *column)
{
  return self->scene->columns_left - TL_SHEET_PAD + column->to - column->from;
}

/* Of the headings and the lanes of a run. */
double
tl_slide_plan_get_content_height (const TlSlidePlan *self, const TlSlideRun *row)
{
  return self->scene->lanes_top - self->scene->stages_top + row->to - row->from;
}

/* Bounds between things in a row (n + 1 of them), and how far the last reaches beyond its own. */
typedef struct
{
  const double *bounds;
  guint         n;
  double        end;  /* after each run */
  double        tail; /* after the last run */
  double        room;
} Row;

static double
length_of (const Row *row, guint first, guint end)
{
  return row->bounds[end] - row->bounds[first] + (end == row->n ? row->tail : row->end);
}

/* How many runs there are when none may be longer than `most`, unless it is one thing alone. */
static guint
count_runs (const Row *row, double most)
{
  guint n = 0;

  for (guint first = 0; first < row->n; n++)
    {
      guint end = first + 1;

      while (end < row->n && length_of (row, first, end + 1) <= most)
        end++;
      first = end;
    }
  return n;
}

/* So many runs, their longest as short as can be. O(n^2) lengths, each tried in O(n). */
static GArray *
make_runs (const Row *row, guint n_runs)
{
  GArray *runs = g_array_new (FALSE, TRUE, sizeof (TlSlideRun));
  double  most = G_MAXDOUBLE;

  for (guint first = 0; first < row->n; first++)
    for (guint end = first + 1; end <= row->n; end++)
      {
        double length = length_of (row, first, end);

        if (length < most && count_runs (row, length) <= n_runs)
          most = length;
      }
  for (guint first = 0; first < row->n;)
    {
      TlSlideRun run = { .first = first, .end = first + 1 };

      while (run.end < row->n && length_of (row, first, run.end + 1) <= most)
        run.end++;
      g_array_append_val (runs, run);
      first = run.end;
    }
  /* A map without stages or lanes has one run of none. */
  if (row->n == 0)
    g_array_set_size (runs, 1);
  return runs;
}

static GArray *
list_stage_bounds (TlScene *scene)
{
  GArray *bounds = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < scene->stages->len; i++)
    g_array_append_val (bounds, TL_SCENE_STAGE (scene, i)->x);
  g_array_append_val (bounds, scene->columns_right);
  return bounds;
}

/* Where a run of stages ends: the last reaches to the end of the rules, which no page needs to the
 * full on a sheet that is wider than its columns. */
static void
place_columns (TlSlidePlan *self)
{
  TlScene *scene = self->scene;
  guint    n = scene->stages->len;

  for (guint i = 0; i < self->columns->len; i++)
    {
      TlSlideRun *run = &g_array_index (self->columns, TlSlideRun, i);

      run->from = n == 0 ? scene->columns_left : TL_SCENE_STAGE (scene, run->first)->x;
      if (n == 0)
        run->to = scene->rules_right;
      else if (run->end == n)
        run->to = MIN (scene->rules_right, scene->columns_right + TL_RIGHT_MARGIN);
      else
        run->to =
          TL_SCENE_STAGE (scene, run->end)->x + tl_slides_get_end (scene->shows_time, scene->scale);
    }
}

static void
make_rows (TlSlidePlan *self, const TlSlidesOptions *options)
{
  TlScene *scene = self->scene;
  g_autoptr (GArray) bounds = g_array_new (FALSE, FALSE, sizeof (double));
  Row row = { .n = scene->lanes->len, .tail = scene->has_loops ? TL_LOOP_SPACE : 0 };

  for (guint i = 0; i < scene->lanes->len; i++)
    g_array_append_val (bounds, TL_SCENE_LANE (scene, i)->top);
  g_array_append_val (bounds, scene->lanes_bottom);
  row.bounds = (const double *) (gconstpointer) bounds->data;
  row.room =
    tl_slides_get_inner_height (options) / self->base - (scene->lanes_top - scene->stages_top);
  self->rows = make_runs (&row, count_runs (&row, row.room));
  for (guint i = 0; i < self->rows->len; i++)
    {
      TlSlideRun *run = &g_array_index (self->rows, TlSlideRun, i);

      run->from = row.n == 0 ? scene->lanes_top : row.bounds[run->first];
      run->to = row.n == 0 ? scene->lanes_top : run->from + length_of (&row, run->first, run->end);
    }
}

/* The scale at which a piece fills the page, in the one way or the other. */
static double
fill_scale (const TlSlidePlan     *self,
            const TlSlidesOptions *options,
            const TlSlideRun      *column,
            const TlSlideRun      *row)
{
  return MIN (tl_slides_get_inner_width (options) / tl_slide_plan_get_content_width (self, column),
              tl_slides_get_inner_height (options) / tl_slide_plan_get_content_height (self, row));
}

/* The scale of a piece: that of all of them, unless it does not fit. */
double
tl_slide_plan_get_scale (const TlSlidePlan     *self,
                         const TlSlidesOptions *options,
                         const TlSlideRun      *column,
                         const TlSlideRun      *row)
{
  return MIN (self->scale, fill_scale (self, options, column, row));
}

/* Whether something stands in a piece besides headings and titles. */
gboolean
tl_slide_plan_has_words (const TlSlidePlan *self, const TlSlideRun *column, const TlSlideRun *row)
{
  TlScene *scene = self->scene;

  for (guint i = row->first; i < row->end; i++)
    {
      const TlSceneLane *lane = TL_SCENE_LANE (scene, i);

      if (lane->collapsed && lane->n_cards > 0)
        return TRUE;
      for (guint k = 0; k < lane->n_columns; k++)
        {
          int stage = TL_SCENE_COLUMN (scene, k)->stage;

          if (stage < (int) column->first || stage >= (int) column->end)
            continue;
          if (lane->kind == TL_LANE_KIND_CHANNELS ||
              (lane->cells[k] != NULL && lane->cells[k]->len > 0))
            return TRUE;
        }
      for (guint k = 0; lane->curves != NULL && k < lane->curves->len; k++)
        {
          const TlSceneCurve *curve = g_ptr_array_index (lane->curves, k);
          guint               n = curve->points->len;

          if (tl_scene_curve_is_drawn (lane, curve) && n > 0 &&
              TL_SCENE_POINT (curve, 0)->x < column->to &&
              TL_SCENE_POINT (curve, n - 1)->x >= column->from)
            return TRUE;
        }
    }
  return FALSE;
}

/* The lowest of what stands in a lane within a run of stages, px. */
static double
find_bottom (TlScene *scene, const TlSceneLane *lane, const TlSlideRun *column)
{
  double bottom = lane->cells_top + TL_LANE_PAD;

  for (guint k = 0; k < lane->n_columns; k++)
    {
      int stage = TL_SCENE_COLUMN (scene, k)->stage;

      if (stage >= (int) column->first && stage < (int) column->end)
        bottom = MAX (bottom, lane->bottoms[k]);
    }
  return lane->top + bottom;
}

/* A run of lanes that is too high for a slide, without what is empty at its foot in these stages: a
 * lane is as high as its fullest cell, which may be on another slide. */
TlSlideRun
tl_slide_plan_trim (const TlSlidePlan     *self,
                    const TlSlidesOptions *options,
                    const TlSlideRun      *column,
                    const TlSlideRun      *row)
{
  TlSlideRun   trimmed = *row;
  TlScene     *scene = self->scene;
  TlSceneLane *lane;

  if (row->end == row->first || (scene->has_loops && row->end == scene->lanes->len) ||
      tl_slides_get_inner_height (options) / tl_slide_plan_get_content_height (self, row) >=
        self->base * .999)
    return trimmed;
  lane = TL_SCENE_LANE (scene, row->end - 1);
  if (!lane->collapsed && lane->line <= TL_LANE_LINE_NONE)
    trimmed.to = MIN (row->to, MAX (find_bottom (scene, lane, column), row->from + TL_LANE_TITLES));
  return trimmed;
}

/* How large all slides can be together, how many there are, and what that costs. */
static void
judge (TlSlidePlan *self, const TlSlidesOptions *options)
{
  double most = self->base * MOST_GROWTH, smaller = 0;

  self->n_pieces = 0;
  for (guint i = 0; i < self->columns->len; i++)
    for (guint k = 0; k < self->rows->len; k++)
      {
        const TlSlideRun *column = &g_array_index (self->columns, TlSlideRun, i);
        const TlSlideRun *row = &g_array_index (self->rows, TlSlideRun, k);
        TlSlideRun        trimmed = tl_slide_plan_trim (self, options, column, row);
        double            fill = fill_scale (self, options, column, &trimmed);

        if (!tl_slide_plan_has_words (self, column, row))
          continue;
        self->n_pieces++;
        if (fill >= self->base * .999)
          most = MIN (most, MAX (fill, self->base));
        else
          smaller += self->base / fill - 1;
      }
  self->scale = most;
  self->cost =
    self->n_pieces + SMALLER_COST * smaller - LARGER_GAIN * (self->scale / self->base - 1);
}

/* The columns of each run share the room that there is. */
static GArray *
stretch_columns (TlScene *natural, const GArray *columns, double room, double run_end)
{
  GArray *widths = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < columns->len; i++)
    {
      const TlSlideRun   *run = &g_array_index (columns, TlSlideRun, i);
      const TlSceneStage *first, *last;
      double              end = run->end == natural->stages->len ? TL_RIGHT_MARGIN : run_end;
      double              stretch;

      if (run->end == run->first)
        continue;
      first = TL_SCENE_STAGE (natural, run->first);
      last = TL_SCENE_STAGE (natural, run->end - 1);
      stretch =
        CLAMP ((room - end) / (last->x + last->width - first->x), LEAST_STRETCH, MOST_STRETCH);
      for (int k = first->first; k < last->first + last->n_columns; k++)
        {
          double width = floor (TL_SCENE_COLUMN (natural, k)->width * stretch / TL_GRID) * TL_GRID;

          g_array_append_val (widths, width);
        }
    }
  return widths;
}

/* A plan at a text scale with so many runs of stages: lays the map out. */
static TlSlidePlan *
try_plan (
  TlScene *natural, const TlSlidesOptions *options, double text_scale, double room, GArray *columns)
{
  TlSlidePlan *self = g_new0 (TlSlidePlan, 1);

  self->columns = columns;
  self->table = tl_slides_split_cards (natural, columns);
  self->scene = tl_slides_new_scene (natural, options, text_scale);
  self->scene->slide_widths =
    stretch_columns (natural,
                     columns,
                     room,
                     tl_slides_get_end (natural->shows_time, self->scene->text_scale / 100));
  for (guint i = 1; i < columns->len; i++)
    tl_scene_add_wall (self->scene, g_array_index (columns, TlSlideRun, i).first);
  tl_scene_set_map (self->scene, self->table, natural->map_id);
  self->base = tl_slides_get_smallest (options) / self->scene->fonts[TL_FONT_SMALL].size;
  place_columns (self);
  make_rows (self, options);
  judge (self, options);
  return self;
}

static void
take_better (TlSlidePlan **best, TlSlidePlan *plan)
{
  if (*best == NULL || plan->cost < (*best)->cost)
    {
      tl_slide_plan_free (*best);
      *best = plan;
    }
  else
    tl_slide_plan_free (plan);
}

/* The plans at a text scale: with as few runs of stages as can be, and with more. */
static void
try_text_scale (TlSlidePlan          **best,
                TlScene               *natural,
                const TlSlidesOptions *options,
                double                 percent)
{
  g_autoptr (GArray) bounds = list_stage_bounds (natural);
  double scale = CLAMP (percent > 0 ? percent / 100 : natural->scale, 1, 2);
  double base = tl_slides_get_smallest (options) /
                (natural->fonts[TL_FONT_SMALL].size / natural->scale * scale);
  double room = tl_slides_get_inner_width (options) / base - tl_scene_titles_width (scale);
  Row    row = { .bounds = (const double *) (gconstpointer) bounds->data,
                 .n = natural->stages->len,
                 .end = tl_slides_get_end (natural->shows_time, scale),
                 .tail = TL_RIGHT_MARGIN };
  guint  least = count_runs (&row, room / LEAST_STRETCH), tried = 0;

  for (guint n = least; n <= MAX (least, MIN (row.n, least + MORE_RUNS)); n++)
    {
      GArray *columns = make_runs (&row, n);

      /* Not every number of runs can be made, and the same ones not twice. */
      if (columns->len != tried)
        {
          tried = columns->len;
          take_better (best, try_plan (natural, options, percent, room, columns));
        }
      else
        g_array_unref (columns);
    }
}

/* The plan that costs least; NULL when it was stopped. `natural` is the map as it is. */
TlSlidePlan *
tl_slide_plan_choose (TlScene *natural, const TlSlidesOptions *options, const TlSlidesRun *run)
{
  const double *scales = options->text_scale > 0 ? &options->text_scale : text_scales;
  guint         n_scales = options->text_scale > 0 ? 1 : G_N_ELEMENTS (text_scales);
  TlSlidePlan  *best = NULL;

  for (guint i = 0; i < n_scales; i++)
    {
      try_text_scale (&best, natural, options, scales[i]);
      if (!tl_slides_step (run, .1 + .7 * (i + 1) / n_scales))
        {
          tl_slide_plan_free (best);
          return NULL;
        }
    }
  return best;
}
