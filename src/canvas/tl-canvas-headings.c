/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Drawing the strips of headings that stay in sight: where they stand is tl-canvas-pinned.c's.
 *
 * A heading is drawn from the node of its group, its words at the strips' scale, what lies behind
 * them as wide or high as the map is. Zoomed in, words move within their heading to stay in sight;
 * zoomed out, they end in an ellipsis where their heading ends, and are left out where nothing
 * would be left of them. */
#include "config.h"

#include "canvas/tl-canvas-private.h"
#include "canvas/tl-editor.h"
#include "canvas/tl-heading-words.h"

/* Of a heading that is narrower than its words: how much room there must be to write at all (px).
 */
#define WORDS_LEAST 22.0
#define HEADING_GAP 2.0
/* A share that is larger than this, compared with its bar, would stand on it. */
#define SHARE_MOST 1.3
/* A lane lower than this has no room for its title (px). */
#define LANE_LEAST 9.0
/* How far letters hang over their places (document px). */
#define INK 2.0
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

/* Zoomed out, words are wider than their heading. `box`: the heading in widget px. */
static void
add_narrow_heading (
  Frame *frame, GskRenderNode *node, const TlGroup *group, const TlPoint *origin, const TlRect *box)
{
  double   zoom = frame->self->zoom;
  double   scale = frame->pinned->scale;
  gboolean rtl = tl_editor_is_rtl (frame->self);
  /* The tips between stages are too flat to be seen: a gap parts them. */
  double   width = zoom * MAX (box->width - HEADING_GAP, 1) / MAX (box->width, 1);
  double   x = box->x + (rtl ? HEADING_GAP : 0) - group->bounds.x * width;
  double   y = box->y - group->bounds.y * scale;
  double   words_x = tl_heading_words_place (group, box, scale, rtl);
  TlRect   room = *box;
  gboolean single = gsk_render_node_get_node_type (node) != GSK_CONTAINER_NODE;
  guint    n_parts = single ? 1 : gsk_container_node_get_n_children (node);
  gboolean has_words = box->width >= WORDS_LEAST;
  gboolean cut;

  room.x += TL_HEADING_WORDS_AIR / 2;
  room.width -= TL_HEADING_WORDS_AIR;
  /* Found words have marks behind them, which stand where they stand. */
  cut = has_words && (group->role == TL_ROLE_STAGE || group->role == TL_ROLE_STEP) &&
        tl_canvas_get_variant (frame->self, group, origin) == 0;
  cut = cut && tl_heading_words_need_cut (group, scale, words_x, &room);
  for (guint i = 0; i < n_parts; i++)
    {
      GskRenderNode *part = single ? node : gsk_container_node_get_child (node, i);

      if (!is_of_words (part, group))
        g_ptr_array_add (frame->nodes, tl_node_place (part, width, scale, x, y));
      else if (has_words && !(cut && gsk_render_node_get_node_type (part) == GSK_TEXT_NODE) &&
               (group->role != TL_ROLE_COVERAGE || scale < zoom * SHARE_MOST))
        add_clipped (frame, part, words_x, y, &room);
    }
  if (cut)
    tl_heading_words_append_cut (frame->self,
                                 frame->nodes,
                                 group,
                                 scale,
                                 &(TlPoint){ words_x, y },
                                 &room);
}

/* Words that stand within the column begin or end where it does; those on its border keep their
 * middle. `width`: of the column, document px. */
static double
find_axis_anchor (const graphene_rect_t *words, double width)
{
  double left = words->origin.x, right = left + words->size.width;

  /* Ink reaches a little over the place that letters take up. */
  if (left > -INK && right < width + INK)
    return left < width - right ? left : right;
  return left + words->size.width / 2;
}

/* A part of the axis of time: its line is as wide as the column, marks and words keep their shape
 * and stand where the column begins and ends. Words wider than the column would run into those of
 * the next one. */
static void
add_axis (Frame *frame, GskRenderNode *node, double x, double y, double width)
{
  double   zoom = frame->self->zoom;
  double   scale = frame->pinned->scale;
  gboolean single = gsk_render_node_get_node_type (node) != GSK_CONTAINER_NODE;
  guint    n_parts = single ? 1 : gsk_container_node_get_n_children (node);

  for (guint i = 0; i < n_parts; i++)
    {
      GskRenderNode  *part = single ? node : gsk_container_node_get_child (node, i);
      gboolean        words = gsk_render_node_get_node_type (part) == GSK_TEXT_NODE;
      graphene_rect_t bounds;
      double          anchor;

      gsk_render_node_get_bounds (part, &bounds);
      anchor = words ? find_axis_anchor (&bounds, width) : bounds.origin.x + bounds.size.width / 2;
      if (bounds.size.width > AXIS_LINE && !words)
        g_ptr_array_add (frame->nodes, tl_node_place (part, zoom, scale, x, y));
      else if (!words || bounds.size.width * scale + TL_HEADING_WORDS_AIR <= width * zoom)
        add_transformed (frame->nodes, part, scale, x + anchor * (zoom - scale), y);
    }
}

/* Document px; a group of the axis also has words that hang over its column. */
static double
get_column_width (TlCanvas *self, const TlGroup *group)
{
  TlRect area;

  return tl_scene_get_area (self->scene, group->id, &area) ? area.width : group->bounds.width;
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
  double          y = tl_canvas_pinned_y (pinned, origin->y);

  TlRect box;

  if (group->band != TL_BAND_STAGES || tl_canvas_is_lifted (self, group) ||
      (!pinned->steps && group->role == TL_ROLE_STEP))
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
    add_axis (frame, node, x, y, get_column_width (self, group));
  else if (group->role == TL_ROLE_COMMENT)
    add_transformed (frame->nodes, node, pinned->scale, x, y);
  else if (pinned->grown)
    add_narrow_heading (frame, node, group, origin, &box);
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
add_title_block (TlGroup *group, const TlPoint *origin, gpointer user_data)
{
  Frame         *frame = user_data;
  TlCanvas      *self = frame->self;
  int            factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  GskRenderNode *node;

  if (group->band != TL_BAND_HEADER &&
      !(group->role == TL_ROLE_COMMENT && group->band == TL_BAND_OVERLAY))
    return;
  node = tl_node_cache_get (self->nodes,
                            group,
                            tl_detail_for_scale (self->zoom * factor) |
                              (tl_canvas_get_variant (self, group, origin) & ~TL_DETAIL_PARTLY));
  if (node != NULL)
    add_transformed (frame->nodes,
                     node,
                     self->zoom,
                     (origin->x - self->offset_x) * self->zoom,
                     (origin->y - self->offset_y) * self->zoom - frame->pinned->lift);
}

/* The head of the sheet once more, higher by what the headings need: it covers the one beneath. */
static void
append_title_block (Frame *frame, GtkSnapshot *snapshot, const TlRect *sheet)
{
  TlCanvas       *self = frame->self;
  const TlPinned *pinned = frame->pinned;
  TlColor         paper = tl_theme_get_paper (tl_scene_get_theme (self->scene));
  TlRect          doc = tl_scene_get_sheet (self->scene);
  TlRect          head = *sheet;
  TlRect          round;

  head.y -= pinned->lift;
  head.height = pinned->title_end - head.y;
  if (pinned->lift <= 0 || head.height <= 0 || pinned->title_end <= 0)
    return;
  /* Rounded at its upper corners only: the others are cut off with the rest. */
  round = head;
  round.height += TL_CANVAS_SHEET_RADIUS * self->zoom + pinned->lift;
  tl_gsk_append_round (frame->nodes, &paper, &round, TL_CANVAS_SHEET_RADIUS * self->zoom);
  doc.height = pinned->stage_band.y - doc.y;
  tl_scene_foreach_in (self->scene, &doc, add_title_block, frame);
  head.height += 1;
  append_clipped (snapshot, frame->nodes, &head);
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
    {
      append_title_block (&frame, snapshot, &sheet);
      append_stage_strip (&frame, snapshot, &sheet);
    }
}
