/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Drawing the strips of headings that stay in sight: where they stand is tl-canvas-pinned.c's.
 *
 * A heading is drawn from the node of its group, its words at the strips' scale, what lies behind
 * them as wide or high as the map is. Zoomed in, words move within their heading to stay in sight;
 * zoomed out, they are cut off where their heading ends, and left out where nothing would be left
 * of them. */
#include "config.h"

#include "canvas/tl-canvas-private.h"
#include "canvas/tl-editor.h"

/* Of words in a heading that is narrower than they are: air at its ends, and how much room there
 * must be to write at all (px). */
#define WORDS_AIR 6.0
#define WORDS_LEAST 22.0
#define HEADING_GAP 2.0
/* A share that is larger than this, compared with its bar, would stand on it. */
#define SHARE_MOST 1.3
/* A lane lower than this has no room for its title (px). */
#define LANE_LEAST 9.0
/* What is wider than this on the axis of time is its line (document px). */
#define AXIS_LINE 48.0

typedef struct
{
  TlCanvas       *self;
  GPtrArray      *nodes; /* owned nodes in widget px */
  graphene_rect_t view;
  const TlPinned *pinned;
} Frame;

static void
add_transformed (GPtrArray *nodes, GskRenderNode *node, double scale, double x, double y)
{
  g_ptr_array_add (nodes, tl_node_place (node, scale, scale, x, y));
}

static void
append_list (GtkSnapshot *snapshot, GPtrArray *nodes)
{
  g_autoptr (GskRenderNode) list = NULL;

  list = gsk_container_node_new ((GskRenderNode **) nodes->pdata, nodes->len);
  gtk_snapshot_append_node (snapshot, list);
  g_ptr_array_set_size (nodes, 0);
}

/* Words, the clock beside them, and the marks behind them where they were found: narrower than the
 * heading itself. */
static gboolean
is_of_words (GskRenderNode *part, const TlGroup *group)
{
  graphene_rect_t bounds;

  gsk_render_node_get_bounds (part, &bounds);
  return gsk_render_node_get_node_type (part) == GSK_TEXT_NODE ||
         ((group->role == TL_ROLE_STAGE || group->role == TL_ROLE_STEP) &&
          bounds.size.width < group->bounds.width * 0.8);
}

/* Zoomed in, a heading is lower than its column is wide: its arrow is as wide as the column and its
 * words stay in sight within it. */
static void
add_wide_heading (
  Frame *frame, GskRenderNode *node, const TlGroup *group, double x, double right, double y)
{
  const TlPinned *pinned = frame->pinned;
  double          zoom = frame->self->zoom;
  double          left = pinned->lanes && pinned->at_left ? pinned->lane_strip.width : 0;

  for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
    {
      GskRenderNode  *part = gsk_container_node_get_child (node, i);
      graphene_rect_t bounds;
      double          text_x = x;

      gsk_render_node_get_bounds (part, &bounds);
      if (is_of_words (part, group))
        {
          double end = (bounds.origin.x + bounds.size.width) * pinned->scale;

          text_x = MIN (MAX (x, left), MAX (x, right - end - bounds.origin.x * pinned->scale));
          add_transformed (frame->nodes, part, pinned->scale, text_x, y);
        }
      else
        g_ptr_array_add (frame->nodes, tl_node_place (part, zoom, pinned->scale, x, y));
    }
}

static GskRenderNode *
clip_node (GskRenderNode *node, const TlRect *rect)
{
  return gsk_clip_node_new (node,
                            &GRAPHENE_RECT_INIT (rect->x, rect->y, rect->width, rect->height));
}

static void
add_clipped (Frame *frame, GskRenderNode *part, double x, double y, const TlRect *clip)
{
  g_autoptr (GskRenderNode) placed =
    tl_node_place (part, frame->pinned->scale, frame->pinned->scale, x, y);

  g_ptr_array_add (frame->nodes, clip_node (placed, clip));
}

/* Where the words' own coordinates begin, in widget px: as far from the end where reading begins as
 * in full size; words that do not fit are cut off at their own end. */
static double
place_words (const Frame *frame, const TlGroup *group, const TlRect *box)
{
  double scale = frame->pinned->scale;
  double at_left = box->x - group->bounds.x * scale;
  double at_right = box->x + box->width - (group->bounds.x + group->bounds.width) * scale;

  for (guint i = 0; i < group->n_items; i++)
    {
      const TlItem *item = &group->items[i];
      gboolean      fits;

      if (item->type != TL_ITEM_TEXT || item->text.block->n_lines == 0)
        continue;
      fits = item->text.block->width * scale <= box->width - 2 * WORDS_AIR;
      /* A share stands at its bar's end. */
      if (fits && group->role == TL_ROLE_COVERAGE)
        return tl_editor_is_rtl (frame->self) ? at_left + WORDS_AIR / 2 : at_right - WORDS_AIR / 2;
      if (fits)
        return tl_editor_is_rtl (frame->self) ? at_right : at_left;
      if (item->text.block->lines[0].rtl)
        return box->x + box->width - WORDS_AIR -
               (item->text.origin.x + item->text.block->lines[0].x +
                item->text.block->lines[0].width) *
                 scale;
      return box->x + WORDS_AIR - (item->text.origin.x + item->text.block->lines[0].x) * scale;
    }
  return at_left;
}

/* Zoomed out, words are wider than their heading. `box`: the heading in widget px. */
static void
add_narrow_heading (Frame *frame, GskRenderNode *node, const TlGroup *group, const TlRect *box)
{
  double   zoom = frame->self->zoom;
  double   scale = frame->pinned->scale;
  gboolean rtl = tl_editor_is_rtl (frame->self);
  /* The tips between stages are too flat to be seen: a gap parts them. */
  double   width = zoom * MAX (box->width - HEADING_GAP, 1) / MAX (box->width, 1);
  double   x = box->x + (rtl ? HEADING_GAP : 0) - group->bounds.x * width;
  double   y = box->y - group->bounds.y * scale;
  double   words_x = place_words (frame, group, box);
  TlRect   room = *box;
  gboolean single = gsk_render_node_get_node_type (node) != GSK_CONTAINER_NODE;
  guint    n_parts = single ? 1 : gsk_container_node_get_n_children (node);

  room.x += WORDS_AIR / 2;
  room.width -= WORDS_AIR;
  for (guint i = 0; i < n_parts; i++)
    {
      GskRenderNode *part = single ? node : gsk_container_node_get_child (node, i);

      if (!is_of_words (part, group))
        g_ptr_array_add (frame->nodes, tl_node_place (part, width, scale, x, y));
      else if (box->width >= WORDS_LEAST &&
               (group->role != TL_ROLE_COVERAGE || scale < zoom * SHARE_MOST))
        add_clipped (frame, part, words_x, y, &room);
    }
}

/* A part of the axis of time: its line is as wide as the column, marks and words keep their shape
 * and stand where the column begins and ends. */
static void
add_axis (Frame *frame, GskRenderNode *node, double x, double y)
{
  double   zoom = frame->self->zoom;
  double   scale = frame->pinned->scale;
  gboolean single = gsk_render_node_get_node_type (node) != GSK_CONTAINER_NODE;
  guint    n_parts = single ? 1 : gsk_container_node_get_n_children (node);

  for (guint i = 0; i < n_parts; i++)
    {
      GskRenderNode  *part = single ? node : gsk_container_node_get_child (node, i);
      graphene_rect_t bounds;
      double          middle;

      gsk_render_node_get_bounds (part, &bounds);
      middle = bounds.origin.x + bounds.size.width / 2;
      if (bounds.size.width > AXIS_LINE && gsk_render_node_get_node_type (part) != GSK_TEXT_NODE)
        g_ptr_array_add (frame->nodes, tl_node_place (part, zoom, scale, x, y));
      else
        add_transformed (frame->nodes, part, scale, x + middle * (zoom - scale), y);
    }
}

static void
add_heading (TlGroup *group, const TlPoint *origin, gpointer user_data)
{
  Frame          *frame = user_data;
  TlCanvas       *self = frame->self;
  const TlPinned *pinned = frame->pinned;
  GskRenderNode  *node;
  double          x = (origin->x - self->offset_x) * self->zoom;
  double          right = x + (group->bounds.x + group->bounds.width) * self->zoom;
  double          y = pinned->stage_y + (origin->y - pinned->stage_band.y) * pinned->scale;

  TlRect box;

  if (group->band != TL_BAND_STAGES || tl_canvas_is_lifted (self, group) ||
      (!pinned->steps && (group->role == TL_ROLE_STEP || group->role == TL_ROLE_TIME ||
                          group->role == TL_ROLE_COVERAGE)))
    return;
  node = tl_node_cache_get (self->nodes,
                            group,
                            TL_DETAIL_FULL | tl_canvas_get_variant (self, group, origin));
  if (node == NULL)
    return;
  box = TL_RECT_INIT (x + group->bounds.x * self->zoom,
                      y + group->bounds.y * pinned->scale,
                      group->bounds.width * self->zoom,
                      group->bounds.height * pinned->scale);
  if (group->role == TL_ROLE_TIME)
    add_axis (frame, node, x, y);
  else if (group->role == TL_ROLE_COMMENT)
    add_transformed (frame->nodes, node, pinned->scale, x, y);
  else if (pinned->grown)
    add_narrow_heading (frame, node, group, &box);
  else if (self->zoom > pinned->scale && gsk_render_node_get_node_type (node) == GSK_CONTAINER_NODE)
    add_wide_heading (frame, node, group, x, right, y);
  else
    add_transformed (frame->nodes, node, pinned->scale, x, y);
}

static gboolean
overlap (const graphene_rect_t *a, const graphene_rect_t *b)
{
  return a->origin.y < b->origin.y + b->size.height && b->origin.y < a->origin.y + a->size.height;
}

/* Zoomed in, a title is drawn smaller than its lane is high. Each row of it (the title; a face with
 * its word) keeps its place in the lane and only its size is limited. */
static void
add_rows (Frame *frame, GskRenderNode *node, double x, double y)
{
  double zoom = frame->self->zoom;
  double scale = frame->pinned->scale;
  guint  n_parts = gsk_container_node_get_n_children (node);

  for (guint i = 0; i < n_parts;)
    {
      graphene_rect_t row;
      guint           end = i + 1;

      gsk_render_node_get_bounds (gsk_container_node_get_child (node, i), &row);
      for (; end < n_parts; end++)
        {
          graphene_rect_t next;

          gsk_render_node_get_bounds (gsk_container_node_get_child (node, end), &next);
          if (!overlap (&row, &next))
            break;
          graphene_rect_union (&row, &next, &row);
        }
      for (guint k = i; k < end; k++)
        {
          double middle = row.origin.y + row.size.height / 2;

          add_transformed (frame->nodes,
                           gsk_container_node_get_child (node, k),
                           scale,
                           x,
                           y + middle * (zoom - scale));
        }
      i = end;
    }
}

/* Zoomed out, a title is larger than its lane is high: of its rows the first is drawn, in the
 * middle of a lane that has just room for it, cut off where the lane ends. `lane`: its row in
 * widget px. */
static void
add_grown_title (Frame *frame, GskRenderNode *node, double x, const TlRect *lane)
{
  double          scale = frame->pinned->scale;
  gboolean        single = gsk_render_node_get_node_type (node) != GSK_CONTAINER_NODE;
  guint           n_parts = single ? 1 : gsk_container_node_get_n_children (node);
  double          y = lane->y;
  graphene_rect_t row, next;
  guint           end = 1;

  if (lane->height < LANE_LEAST)
    return;
  gsk_render_node_get_bounds (single ? node : gsk_container_node_get_child (node, 0), &row);
  for (; end < n_parts; end++)
    {
      gsk_render_node_get_bounds (gsk_container_node_get_child (node, end), &next);
      if (!overlap (&row, &next))
        break;
      graphene_rect_union (&row, &next, &row);
    }
  if ((2 * row.origin.y + row.size.height) * scale > lane->height)
    y += (lane->height - row.size.height * scale) / 2 - row.origin.y * scale;
  for (guint i = 0; i < end; i++)
    add_clipped (frame, single ? node : gsk_container_node_get_child (node, i), x, y, lane);
}

static void
add_lane_title (TlGroup *group, const TlPoint *origin, gpointer user_data)
{
  Frame          *frame = user_data;
  TlCanvas       *self = frame->self;
  const TlPinned *pinned = frame->pinned;
  GskRenderNode  *node;
  TlPoint         shown = tl_canvas_glide_get (self, group, origin);
  double          x = pinned->lane_x + (origin->x - pinned->lane_band.x) * pinned->scale;
  double          y = (shown.y - self->offset_y) * self->zoom;

  TlRect area;

  if (group->band != TL_BAND_LANE_TITLES || tl_canvas_is_lifted (self, group))
    return;
  node = tl_node_cache_get (self->nodes,
                            group,
                            TL_DETAIL_FULL | tl_canvas_get_variant (self, group, origin));
  if (node == NULL)
    return;
  if (group->role == TL_ROLE_COMMENT)
    add_transformed (frame->nodes, node, pinned->scale, x, y);
  else if (pinned->grown && tl_scene_get_area (self->scene, group->id, &area))
    {
      area = tl_canvas_rect_to_widget (self, &area);
      add_grown_title (frame,
                       node,
                       x,
                       &TL_RECT_INIT (pinned->lane_strip.x,
                                      y,
                                      pinned->lane_strip.width,
                                      area.height));
    }
  else if (self->zoom > pinned->scale && gsk_render_node_get_node_type (node) == GSK_CONTAINER_NODE)
    add_rows (frame, node, x, y);
  else
    add_transformed (frame->nodes, node, pinned->scale, x, y);
}

static void
append_clipped (GtkSnapshot *snapshot, GPtrArray *nodes, const TlRect *clip)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (clip->x, clip->y, clip->width, clip->height);

  gtk_snapshot_push_clip (snapshot, &bounds);
  append_list (snapshot, nodes);
  gtk_snapshot_pop (snapshot);
}

/* Opaque paper with a hairline towards the picture. */
static void
add_strip (Frame *frame, const TlRect *strip, const TlRect *hairline)
{
  const TlTheme *theme = tl_scene_get_theme (frame->self->scene);
  TlColor        paper = tl_theme_get_paper (theme);
  TlColor        rule = tl_theme_get_rule (theme);

  tl_gsk_append_color (frame->nodes, &paper, strip);
  tl_gsk_append_color (frame->nodes, &rule, hairline);
}

/* What lies beyond the sheet has an edge of its own. */
static void
add_edge (Frame *frame, double x, double y, double width, double height)
{
  TlColor rule = tl_theme_get_rule (tl_scene_get_theme (frame->self->scene));

  tl_gsk_append_color (frame->nodes, &rule, &TL_RECT_INIT (x, y, width, height));
}

static void
append_lane_strip (Frame *frame, GtkSnapshot *snapshot, const TlRect *sheet)
{
  TlCanvas       *self = frame->self;
  const TlPinned *pinned = frame->pinned;
  TlRect          visible = tl_canvas_get_visible (self);
  double          top = MAX (0, sheet->y);
  double          bottom = MIN (frame->view.size.height, sheet->y + sheet->height);
  TlRect          strip = pinned->lane_strip;
  TlRect          band = pinned->lane_band;
  TlRect          hairline;

  if (pinned->grown && pinned->stages)
    top = pinned->stage_strip.y + pinned->stage_strip.height;
  strip.y = top;
  strip.height = bottom - top;
  if (tl_rect_is_empty (&strip))
    return;
  hairline = strip;
  hairline.x = pinned->at_left ? strip.x + strip.width - 1 : strip.x;
  hairline.width = 1;
  add_strip (frame, &strip, &hairline);
  if (pinned->grown)
    {
      add_edge (frame, pinned->at_left ? strip.x : strip.x + strip.width - 1, top, 1, strip.height);
      add_edge (frame, strip.x, bottom - 1, strip.width, 1);
    }
  band.y = visible.y;
  band.height = visible.height;
  tl_scene_foreach_in (self->scene, &band, add_lane_title, frame);
  append_clipped (snapshot, frame->nodes, &strip);
}

/* From edge to edge of the sheet, or of the lane strip where that stands beside it. */
static TlRect
get_stage_strip (const Frame *frame, const TlRect *sheet)
{
  const TlPinned *pinned = frame->pinned;
  double          left = sheet->x;
  double          right = sheet->x + sheet->width;

  if (pinned->grown && pinned->lanes && pinned->at_left)
    left = MIN (left, pinned->lane_strip.x);
  else if (pinned->grown && pinned->lanes)
    right = MAX (right, pinned->lane_strip.x + pinned->lane_strip.width);
  left = MAX (0, left);
  right = MIN (frame->view.size.width, right);
  return TL_RECT_INIT (left, pinned->stage_strip.y, right - left, pinned->stage_strip.height);
}

static void
append_stage_strip (Frame *frame, GtkSnapshot *snapshot, const TlRect *sheet)
{
  TlCanvas       *self = frame->self;
  const TlPinned *pinned = frame->pinned;
  TlRect          visible = tl_canvas_get_visible (self);
  TlRect          strip = get_stage_strip (frame, sheet);
  double          right = strip.x + strip.width;
  TlRect          hairline = TL_RECT_INIT (strip.x, strip.y + strip.height - 1, strip.width, 1);
  TlRect          band = pinned->stage_band;

  if (tl_rect_is_empty (&strip))
    return;
  add_strip (frame, &strip, &hairline);
  if (pinned->grown && strip.y < sheet->y)
    add_edge (frame, strip.x, strip.y, strip.width, 1);
  if (pinned->grown)
    {
      add_edge (frame, strip.x, strip.y, 1, strip.height);
      add_edge (frame, right - 1, strip.y, 1, strip.height);
    }
  append_list (snapshot, frame->nodes);
  band.x = visible.x;
  band.width = visible.width;
  tl_scene_foreach_in (self->scene, &band, add_heading, frame);
  /* Headings slide beneath the corner that the two strips share. */
  if (pinned->lanes && pinned->at_left)
    strip.x = pinned->lane_strip.x + pinned->lane_strip.width;
  if (pinned->lanes)
    strip.width = (pinned->at_left ? right : pinned->lane_strip.x) - strip.x;
  append_clipped (snapshot, frame->nodes, &strip);
}

/* Adds the strips that are pinned. */
void
tl_canvas_append_headings (TlCanvas *self, GtkSnapshot *snapshot, const TlPinned *pinned)
{
  TlRect sheet = tl_scene_get_sheet (self->scene);
  g_autoptr (GPtrArray) nodes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);
  Frame frame = { .self = self,
                  .nodes = nodes,
                  .view = GRAPHENE_RECT_INIT (0,
                                              0,
                                              gtk_widget_get_width (GTK_WIDGET (self)),
                                              gtk_widget_get_height (GTK_WIDGET (self))),
                  .pinned = pinned };

  sheet = tl_canvas_rect_to_widget (self, &sheet);
  if (pinned->lanes)
    append_lane_strip (&frame, snapshot, &sheet);
  if (pinned->stages)
    append_stage_strip (&frame, snapshot, &sheet);
}
