/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One piece of a map: headings of a run of stages above, titles of a run of lanes at the leading
 * side, and what stands where they cross.
 *
 * Groups are taken from the display list of the whole map and moved. What shows one record (a card
 * with its signs, a point, a heading) is taken as it is into the piece that its place is in; what
 * runs through the map (lines, rules, links) is cut. Chips that name lines come again on every
 * piece. Everything is decided in logical coordinates and mirrored where it is put. */
#include "config.h"

#include "scene/tl-group-cut.h"
#include "scene/tl-slides-private.h"

#include <math.h>
#include <string.h>

typedef enum
{
  ZONE_NONE,
  ZONE_HEADINGS,
  ZONE_TITLES,
  ZONE_CELLS,
  N_ZONES
} Zone;

typedef struct
{
  const TlSlidePlan *plan;
  TlScene           *scene;
  TlPicture         *picture;
  const TlSlideRun  *column;
  const TlSlideRun  *row;
  TlRect             source[N_ZONES]; /* logical */
  TlPoint            move[N_ZONES];   /* what is added to physical places */
} Piece;

/* The middle of the card that a group belongs to. */
static gboolean
find_card (const Piece *self, const TlGroup *group, TlPoint *middle)
{
  TlSceneCard *card;
  TlRect       rect;

  if (group->id == NULL || (group->role != TL_ROLE_CARD && group->role != TL_ROLE_MARKER &&
                            group->role != TL_ROLE_COMMENT))
    return FALSE;
  card = g_hash_table_lookup (self->scene->cards, group->id);
  if (card == NULL)
    return FALSE;
  rect = tl_scene_card_rect (self->scene, card);
  *middle = (TlPoint){ rect.x + rect.width / 2, rect.y + rect.height / 2 };
  return !tl_rect_is_empty (&rect);
}

/* Where a group that is not cut stands, logical. */
static TlPoint
find_place (const Piece *self, const TlPlacedGroup *placed)
{
  const TlGroup *group = placed->group;
  TlRect         bounds = tl_rect_offset (&group->bounds, placed->origin.x, placed->origin.y);
  TlPoint        place;

  if (find_card (self, group, &place))
    return place;
  if (group->role == TL_ROLE_POINT)
    return (TlPoint){ tl_scene_mirror_x (self->scene, placed->origin.x), placed->origin.y };
  bounds = tl_scene_mirror_rect (self->scene, &bounds);
  return (TlPoint){ bounds.x + bounds.width / 2, bounds.y + bounds.height / 2 };
}

static gboolean
is_in (const TlRect *rect, const TlPoint *point)
{
  return point->x >= rect->x && point->x < rect->x + rect->width && point->y >= rect->y &&
         point->y < rect->y + rect->height;
}

static void
put_whole (Piece *self, const TlPlacedGroup *placed, Zone zone)
{
  const TlRect *bounds = &placed->group->bounds;
  double        x = placed->origin.x + self->move[zone].x;

  /* Words of the axis reach over its ends; on a slide there may be less room than on a sheet. */
  if (placed->group->role == TL_ROLE_TIME)
    {
      x = MIN (x, self->picture->sheet.width - bounds->x - bounds->width);
      x = MAX (x, -bounds->x);
    }
  tl_picture_add (self->picture,
                  tl_group_ref (placed->group),
                  x,
                  placed->origin.y + self->move[zone].y);
}

static void
put_cut (Piece *self, const TlPlacedGroup *placed, Zone zone)
{
  TlRect   clip = tl_scene_mirror_rect (self->scene, &self->source[zone]);
  TlGroup *cut;

  clip = tl_rect_offset (&clip, -placed->origin.x, -placed->origin.y);
  cut = tl_group_cut (placed->group, &clip);
  if (cut != NULL)
    tl_picture_add (self->picture,
                    cut,
                    placed->origin.x + self->move[zone].x,
                    placed->origin.y + self->move[zone].y);
}

/* A chip stands on every piece of its lane where it stands on the first, when there is room; where
 * there is none, the name at its line's end has to do. */
static void
put_chip (Piece *self, const TlPlacedGroup *placed)
{
  TlScene *scene = self->scene;
  TlRect   rect = tl_rect_offset (&placed->group->bounds, placed->origin.x, placed->origin.y);
  double   y = rect.y + rect.height / 2, shift = self->column->from - scene->columns_left;

  rect = tl_scene_mirror_rect (scene, &rect);
  if (y < self->row->from || y >= self->row->to || rect.x + rect.width + shift > self->column->to)
    return;
  tl_picture_add (self->picture,
                  tl_group_ref (placed->group),
                  placed->origin.x + self->move[ZONE_CELLS].x + (scene->rtl ? -shift : shift),
                  placed->origin.y + self->move[ZONE_CELLS].y);
}

/* Whether a group may be cut: it runs through the map. */
static gboolean
is_cut (const TlGroup *group)
{
  return group->role == TL_ROLE_SHEET || group->role == TL_ROLE_CURVE ||
         group->role == TL_ROLE_LINK;
}

static void
take_group (Piece *self, const TlPlacedGroup *placed)
{
  const TlGroup *group = placed->group;
  TlPoint        place;

  if (group->band == TL_BAND_HEADER)
    return;
  if (group->role == TL_ROLE_PERSONA)
    {
      put_chip (self, placed);
      return;
    }
  if (is_cut (group))
    {
      put_cut (self, placed, ZONE_TITLES);
      put_cut (self, placed, ZONE_CELLS);
      return;
    }
  place = find_place (self, placed);
  for (Zone zone = ZONE_HEADINGS; zone < N_ZONES; zone++)
    if (is_in (&self->source[zone], &place))
      put_whole (self, placed, zone);
}

/* From where a zone is in the map to where it is on the slide: logical corners. */
static void
set_zone (Piece *self, Zone zone, TlRect source, double x, double y)
{
  double shift = x - source.x;

  self->source[zone] = source;
  self->move[zone] = (TlPoint){
    self->scene->rtl ? self->picture->sheet.width - self->scene->sheet.width - shift : shift,
    y - source.y,
  };
}

static void
set_zones (Piece *self, double left, double top)
{
  TlScene          *scene = self->scene;
  const TlSlideRun *column = self->column, *row = self->row;
  double            titles = scene->columns_left - TL_SHEET_PAD;
  double            head = scene->lanes_top - scene->stages_top;

  set_zone (self,
            ZONE_HEADINGS,
            TL_RECT_INIT (column->from, scene->stages_top, column->to - column->from, head),
            left + titles,
            top);
  set_zone (self,
            ZONE_TITLES,
            TL_RECT_INIT (TL_SHEET_PAD, row->from, titles, row->to - row->from),
            left,
            top + head);
  set_zone (self,
            ZONE_CELLS,
            TL_RECT_INIT (column->from, row->from, column->to - column->from, row->to - row->from),
            left + titles,
            top + head);
  /* The last run's end reaches beyond its columns, another's only for tips of arrows. */
  if (column->end < scene->stages->len)
    {
      self->source[ZONE_HEADINGS].width -= tl_slides_get_end (scene->shows_time, scene->scale);
      self->source[ZONE_CELLS].width -= tl_slides_get_end (scene->shows_time, scene->scale);
    }
}

static const char *
stage_title (TlScene *scene, guint i)
{
  return tl_record_get_text (TL_SCENE_STAGE (scene, i)->record, TL_STAGE_TITLE);
}

/* "Awareness – Purchase: Actions – Thoughts" */
static char *
dup_title (const Piece *self)
{
  TlScene *scene = self->scene;
  GString *title = g_string_new (NULL);

  if (self->column->end > self->column->first)
    {
      g_string_append (title, stage_title (scene, self->column->first));
      if (self->column->end > self->column->first + 1)
        g_string_append_printf (title, " – %s", stage_title (scene, self->column->end - 1));
    }
  if (self->row->end > self->row->first)
    {
      const TlSceneLane *first = TL_SCENE_LANE (scene, self->row->first);
      const TlSceneLane *last = TL_SCENE_LANE (scene, self->row->end - 1);

      g_string_append_printf (title,
                              "%s%s",
                              title->len > 0 ? ": " : "",
                              tl_scene_lane_name (scene, first->record));
      if (last != first)
        g_string_append_printf (title, " – %s", tl_scene_lane_name (scene, last->record));
    }
  return g_string_free (title, FALSE);
}

/* A piece of a map as a slide, without its footer. `whole` is all of the map. */
TlPicture *
tl_slides_new_piece (const TlSlidePlan     *plan,
                     const TlPicture       *whole,
                     const TlSlidesOptions *options,
                     const TlSlideRun      *column,
                     const TlSlideRun      *row)
{
  double           scale = tl_slide_plan_get_scale (plan, options, column, row);
  double           inner = tl_slides_get_inner_width (options) / scale, widest = 0;
  Piece            self = { .plan = plan, .scene = plan->scene, .column = column, .row = row };
  g_autofree char *title = dup_title (&self);

  self.picture = tl_picture_new (whole->table);
  self.picture->sheet = TL_RECT_INIT (0, 0, options->width / scale, options->height / scale);
  self.picture->paper = whole->paper;
  tl_picture_set_title (self.picture, title);
  /* All pieces begin at the same place: that at which the widest is in the middle. */
  for (guint i = 0; i < plan->columns->len; i++)
    widest =
      MAX (widest,
           tl_slide_plan_get_content_width (plan, &g_array_index (plan->columns, TlSlideRun, i)));
  set_zones (&self,
             ceil (tl_slides_get_margin (options) / scale) + MAX (0, floor ((inner - widest) / 2)),
             ceil (tl_slides_get_margin (options) / scale));
  for (guint i = 0; i < whole->groups->len; i++)
    take_group (&self, &g_array_index (whole->groups, TlPlacedGroup, i));
  return self.picture;
}
