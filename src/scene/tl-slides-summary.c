/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The first slide: a map in one look, laid out for the page.
 *
 * Title block, stages and emotions are laid out by a scene of their own, on a copy of the table
 * that hides all other lanes: its columns share the page's width, and its curve is as high as the
 * page leaves room. Beneath stand the worst pain points and the best opportunities. The denser the
 * page has to be, the larger words are against the room around them; only when even that does not
 * help is the whole slide made smaller, and that is noted. */
#include "config.h"

#include "scene/tl-slides-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Between stages, emotions and panels. */
#define GAP 14.0
/* Between two emotion levels, at text scale 1. */
#define LEAST_STEP 15.0
#define MOST_STEP 44.0
/* Slides that are higher than wide have one panel above the other. */
#define STACKED_FROM 1.1

/* How dense a summary is: its text scale in percent, and how much smaller it is than wanted. */
typedef struct
{
  double text_scale;
  double shrink;
} Density;

static const Density densities[] = {
  { 100, 1 },   { 115, 1 },   { 130, 1 },  { 150, 1 },   { 175, 1 },  { 200, 1 },
  { 175, .95 }, { 200, .95 }, { 200, .9 }, { 200, .85 }, { 200, .8 }, { 200, .7 },
  { 200, .6 },  { 200, .5 },  { 200, .4 }, { 200, .3 },
};

typedef struct
{
  const TlSlidesOptions *options;
  TlScene               *scene;
  GHashTable            *hidden; /* ids of lanes, borrowed from the table */
  double                 scale;  /* points a px */
  double                 room;   /* px, of what is within the margins */
  TlSlidePanels          panels;
  double                 top;    /* px of the scene that is above what is shown */
  double                 bottom; /* px, from the scene's top, without panels */
  double                 panels_height;
  gboolean               fits;
} Summary;

static void
put (TlTable *table, TlRecord *record)
{
  tl_table_put (table, record);
  tl_record_unref (record);
}

/* The map with no lane but that of the emotions, straight, without axis and shares. */
static TlTable *
new_table (const TlTable *table, const char *map, GHashTable *hidden)
{
  static const guint plain[] = {
    TL_MAP_LAYOUT, TL_MAP_SHOW_TIME, TL_MAP_TIME_TO_SCALE, TL_MAP_SHOW_COVERAGE, TL_MAP_SHOW_CODES,
  };
  TlTable         *copy = tl_table_copy (table);
  TlRecord        *record = tl_record_copy (tl_table_get (table, map));
  const GPtrArray *lanes = tl_table_get_children (table, map, TL_KIND_LANE);
  gboolean         found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    tl_record_set_default (record, plain[i]);
  put (copy, record);
  for (guint i = 0; i < lanes->len; i++)
    {
      const TlRecord *lane = lanes->pdata[i];
      gboolean        is_hidden = tl_record_get_boolean (lane, TL_LANE_HIDDEN);

      if (is_hidden)
        g_hash_table_add (hidden, (gpointer) tl_record_get_id (lane));
      record = tl_record_copy (lane);
      if (!is_hidden && !found &&
          tl_record_get_integer (lane, TL_LANE_KIND) == TL_LANE_KIND_EMOTIONS)
        {
          found = TRUE;
          tl_record_set_boolean (record, TL_LANE_COLLAPSED, FALSE);
        }
      else
        tl_record_set_boolean (record, TL_LANE_HIDDEN, TRUE);
      put (copy, record);
    }
  return copy;
}

/* Whether a line is drawn at all. */
static gboolean
has_curve (TlScene *scene)
{
  for (guint i = 0; i < scene->lanes->len; i++)
    {
      const TlSceneLane *lane = TL_SCENE_LANE (scene, i);

      for (guint k = 0; lane->curves != NULL && k < lane->curves->len; k++)
        {
          const TlSceneCurve *curve = g_ptr_array_index (lane->curves, k);

          if (tl_scene_curve_is_drawn (lane, curve) && curve->points->len > 1)
            return TRUE;
        }
    }
  return FALSE;
}

/* Whether every word of the stages' titles is in one piece. */
static gboolean
has_whole_titles (TlScene *scene)
{
  for (guint i = 0; i < scene->stages->len; i++)
    {
      const TlTextBlock *title = TL_SCENE_STAGE (scene, i)->title;

      for (guint k = 0; title != NULL && k + 1 < title->n_lines; k++)
        {
          const TlTextLine *line = &title->lines[k];
          const char       *end = title->text + line->start + line->length;

          if (end > title->text && !g_ascii_isspace (*end) && !g_ascii_isspace (end[-1]) &&
              end[-1] != '-')
            return FALSE;
        }
    }
  return TRUE;
}

/* Of stages and emotions: cards may stand beneath these in their lane. */
static double
find_bottom (TlScene *scene)
{
  const TlSceneLane *lane = has_curve (scene) ? TL_SCENE_LANE (scene, 0) : NULL;

  return lane != NULL ? lane->top + lane->cells_top : scene->lanes_top;
}

static void
lay_out (Summary *self, const TlTable *table, const char *map, double step)
{
  self->scene->summary_step = step;
  tl_scene_set_map (self->scene, table, map);
}

/* Lays out at a density, with the curve as high as there is room. */
static void
try_density (Summary *self, const TlTable *table, const char *map, const Density *density)
{
  TlScene *scene = self->scene;
  double   text_scale = density->text_scale / 100, least, most, step, spare;

  self->scale = tl_slides_get_smallest (self->options) / (11 * text_scale) * density->shrink;
  self->room = tl_slides_get_inner_height (self->options) / self->scale;
  scene->summary_width =
    floor (tl_slides_get_inner_width (self->options) / self->scale) + 2 * TL_SHEET_PAD;
  tl_scene_set_text_scale (scene, density->text_scale);
  least = tl_scene_grid (LEAST_STEP * text_scale);
  most = tl_scene_grid (MOST_STEP * text_scale);
  lay_out (self, table, map, least);
  tl_slide_panels_clear (&self->panels);
  tl_slide_panels_init (&self->panels,
                        scene,
                        self->hidden,
                        scene->summary_width - 2 * TL_SHEET_PAD,
                        self->options->width < self->options->height * STACKED_FROM);
  self->panels.roomy = !has_curve (scene);
  self->panels_height = 0;
  if (!tl_slide_panels_is_empty (&self->panels))
    self->panels_height = tl_slide_panels_get_height (&self->panels) + GAP;
  self->top = TL_SHEET_PAD;
  self->bottom = find_bottom (scene);
  spare = self->room - (self->bottom - self->top) - self->panels_height;
  self->fits = spare >= 0 && has_whole_titles (scene);
  if (!has_curve (scene) || spare < 4 * TL_GRID)
    return;
  step = MIN (most, least + floor (spare / 4 / TL_GRID) * TL_GRID);
  lay_out (self, table, map, step);
  self->bottom = find_bottom (scene);
}

typedef struct
{
  Summary   *summary;
  TlPicture *picture;
  gboolean   curve;
  double     x;
  double     y;
} Taking;

/* What of the scene comes on the slide: not the sheet, the rule beneath the lane or cards in it,
 * and no empty scale. */
static gboolean
is_taken (const Taking *taking, const TlGroup *group, const TlPoint *origin)
{
  TlScene *scene = taking->summary->scene;
  double   end = origin->x + taking->x + group->bounds.x + group->bounds.width;

  switch (group->role)
    {
    case TL_ROLE_HEADER:
    case TL_ROLE_ACTOR:
    case TL_ROLE_STAGE:
      return TRUE;
    case TL_ROLE_SHEET:
      return taking->curve && group != scene->sheet_group && origin->y < scene->lanes_bottom;
    case TL_ROLE_LANE:
    case TL_ROLE_CURVE:
    case TL_ROLE_POINT:
      return taking->curve;
    case TL_ROLE_PERSONA:
      /* A chip that finds no room is left out: the name stands at the line's end. */
      return taking->curve && end <= taking->picture->sheet.width &&
             origin->x + taking->x + group->bounds.x >= 0;
    case TL_ROLE_STEP:
    case TL_ROLE_COVERAGE:
    case TL_ROLE_CARD:
    case TL_ROLE_LINK:
    case TL_ROLE_MARKER:
    case TL_ROLE_PARKING:
    case TL_ROLE_TIME:
    case TL_ROLE_COMMENT:
    default:
      return FALSE;
    }
}

static void
take_cb (TlGroup *group, const TlPoint *origin, gpointer user_data)
{
  Taking *taking = user_data;

  if (is_taken (taking, group, origin))
    tl_picture_add (taking->picture,
                    tl_group_ref (group),
                    origin->x + taking->x,
                    origin->y + taking->y);
}

static TlPicture *
draw (Summary *self, const TlTable *table)
{
  TlScene   *scene = self->scene;
  double     margin = ceil (tl_slides_get_margin (self->options) / self->scale);
  double     used = self->bottom - self->top + self->panels_height;
  TlPicture *picture = tl_picture_new (table);
  Taking     taking = { self, picture, has_curve (scene), margin - TL_SHEET_PAD, 0 };
  TlRect     sheet = tl_scene_get_sheet (scene);

  picture->sheet =
    TL_RECT_INIT (0, 0, self->options->width / self->scale, self->options->height / self->scale);
  picture->paper = tl_theme_get_paper (scene->theme);
  /* What the page leaves over is divided, the larger part beneath. */
  taking.y = margin - self->top + floor (MAX (0, self->room - used) * .4);
  tl_scene_foreach_in (scene, &sheet, take_cb, &taking);
  if (!tl_slide_panels_is_empty (&self->panels))
    tl_slide_panels_draw (&self->panels, picture, margin, floor (self->bottom + taking.y + GAP));
  return picture;
}

static void
note_size (const Summary *self, const TlPicture *picture, const TlSlidesRun *run)
{
  double           points = tl_slides_find_smallest (self->options, picture);
  g_autofree char *size = g_strdup_printf ("%.1f", points);

  if (points < tl_slides_get_smallest (self->options) * .999)
    tl_slides_note (run, _ ("The summary is full: its smallest texts are %s pt"), size);
}

/* The summary of a map as a slide, without its footer. */
TlPicture *
tl_slides_new_summary (TlMeasurer            *measurer,
                       const TlTheme         *theme,
                       const TlTable         *table,
                       const char            *map,
                       const TlSlidesOptions *options,
                       const TlSlidesRun     *run)
{
  g_autoptr (TlScene) scene = tl_scene_new (measurer, theme, NULL);
  g_autoptr (GHashTable) hidden = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (TlTable) shown = new_table (table, map, hidden);
  Summary    self = { .options = options, .scene = scene, .hidden = hidden };
  TlPicture *picture;

  tl_scene_set_on_paper (scene, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (densities) && !self.fits; i++)
    try_density (&self, shown, map, &densities[i]);
  picture = draw (&self, table);
  tl_picture_set_title (picture, tl_record_get_text (tl_table_get (table, map), TL_MAP_TITLE));
  note_size (&self, picture, run);
  tl_slide_panels_clear (&self.panels);
  return picture;
}
