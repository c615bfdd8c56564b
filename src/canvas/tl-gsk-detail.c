/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Zoomed out: less of what cannot be read, more of what leads the eye.
 *
 * Cards become tinted blocks, with their title or bars in place of words as long as these show.
 * Curves grow thicker as the map grows smaller, so that they stay at about 2 px; of the points
 * those are left that mean something (moments of truth, pain), and they and the markers of cards
 * grow, too. Stages and lanes are written over the map in a size that can be read
 * (tl-canvas-pinned.c).
 *
 * What never changes: nothing here is in an export, which always has everything. */
#include "config.h"

#include "canvas/tl-gsk-path.h"
#include "canvas/tl-gsk-painter-private.h"

/* Numbers of metrics are read from further away than the words around them. */
#define LARGE_TEXT 18

/* Bars stand for lines of text: about as high as the x-height of the text is, and fainter; lower
 * down they would be thinner than a pixel, so they are higher there. */
#define BAR_HEIGHT 0.36
#define BAR_HEIGHT_SMALL 0.55
#define BAR_ALPHA 0.38f
#define BAR_ALPHA_SMALL 0.3f

/* How much larger than in full detail, by TlDetail: lines of 3 document px stay at 1.2 px and more
 * at each level's smallest scale, signs of 16 document px at about 5 px. */
static const double line_growth[TL_N_DETAILS] = { 8, 4, 2, 1 };
static const double sign_growth[TL_N_DETAILS] = { 5, 2.6, 1.5, 1 };

/* Markers are many, and stand on blocks that they must not hide. */
#define MARKER_GROWTH 0.45

static gboolean
is_shown (const TlColor *color)
{
  return color->alpha > 0;
}

static void
append_bars (const TlItem *item, TlDetail detail, GPtrArray *nodes)
{
  const TlTextBlock *block = item->text.block;
  gboolean           small = detail < TL_DETAIL_PLAIN;
  double             height = block->style.size * (small ? BAR_HEIGHT_SMALL : BAR_HEIGHT);
  TlColor            color = item->paint.fill;

  color.alpha *= small ? BAR_ALPHA_SMALL : BAR_ALPHA;
  for (guint i = 0; i < block->n_lines; i++)
    {
      const TlTextLine *line = &block->lines[i];
      TlRect            bar = TL_RECT_INIT (item->text.origin.x + line->x,
                                 item->text.origin.y + line->baseline - height,
                                 line->width,
                                 height);

      tl_gsk_append_color (nodes, &color, &bar);
    }
}

/* --- Cards --- */

/* A stroke without corners or gaps: a rectangle of its color beneath the fill. A dashed one is half
 * gaps, so a whole one in its place is half as strong. */
static void
append_plain_rect (const TlItem *item, GPtrArray *nodes)
{
  const TlPaint *paint = &item->paint;
  TlRect         outer = tl_rect_inset (&item->rect.bounds, -paint->stroke_width / 2);
  TlRect         inner = tl_rect_inset (&item->rect.bounds, paint->stroke_width / 2);
  TlColor        stroke = paint->stroke;

  if (is_shown (&paint->stroke) && paint->stroke_width > 0 && is_shown (&paint->fill))
    {
      if (paint->dash != TL_DASH_NONE)
        stroke = tl_color_mix (&paint->fill, &paint->stroke, 0.5);
      tl_gsk_append_color (nodes, &stroke, &outer);
      tl_gsk_append_color (nodes, &paint->fill, &inner);
    }
  else if (is_shown (&paint->fill))
    tl_gsk_append_color (nodes, &paint->fill, &item->rect.bounds);
}

/* A card on no paper is its sign and its words. */
static gboolean
has_paper (const TlGroup *group)
{
  return group->n_items > 0 && group->items[0].type == TL_ITEM_RECT;
}

/* The first text is the title. */
static void
append_plain_card (TlGskPainter *self, const TlGroup *group, GPtrArray *nodes)
{
  gboolean titled = FALSE;
  gboolean paper = has_paper (group);

  for (guint i = 0; i < group->n_items; i++)
    {
      const TlItem *item = &group->items[i];

      if (item->type == TL_ITEM_RECT)
        append_plain_rect (item, nodes);
      else if (item->type == TL_ITEM_IMAGE || (item->type == TL_ITEM_PATH && !paper))
        tl_gsk_painter_append_item (self, item, 1, nodes);
      else if (item->type == TL_ITEM_TEXT &&
               (!titled || item->text.block->style.size >= LARGE_TEXT))
        tl_gsk_painter_append_text (self, item, nodes);
      else if (item->type == TL_ITEM_TEXT)
        append_bars (item, TL_DETAIL_PLAIN, nodes);
      titled |= item->type == TL_ITEM_TEXT;
    }
}

/* A card's fill may be the paper's own color: half way to its hairline it still shows. The outline
 * of an assumed or proposed card is much stronger than a hairline. */
static TlColor
get_block_color (const TlItem *item)
{
  const TlPaint *paint = &item->paint;

  if (is_shown (&paint->stroke) && is_shown (&paint->fill))
    return tl_color_mix (&paint->fill, &paint->stroke, paint->dash == TL_DASH_NONE ? 0.5 : 0.15);
  return is_shown (&paint->fill) ? paint->fill : paint->stroke;
}

static void
append_block (const TlGroup *group, GPtrArray *nodes)
{
  for (guint i = 0; i < group->n_items; i++)
    if (group->items[i].type == TL_ITEM_RECT || group->items[i].type == TL_ITEM_PATH)
      {
        TlColor color = get_block_color (&group->items[i]);
        TlRect  bounds = tl_item_get_bounds (&group->items[i]);

        tl_gsk_append_color (nodes, &color, &bounds);
        return;
      }
    else if (group->items[i].type == TL_ITEM_TEXT)
      {
        append_bars (&group->items[i], TL_DETAIL_BARS, nodes);
        return;
      }
}

/* A block with the title's bars. */
static void
append_barred_block (TlGskPainter *self, const TlGroup *group, GPtrArray *nodes)
{
  if (group->n_items > 0 && group->items[0].type != TL_ITEM_TEXT)
    append_block (group, nodes);
  for (guint i = 0; i < group->n_items; i++)
    {
      const TlItem *item = &group->items[i];

      if (item->type == TL_ITEM_IMAGE)
        tl_gsk_painter_append_item (self, item, 1, nodes);
      if (item->type != TL_ITEM_TEXT)
        continue;
      append_bars (item, TL_DETAIL_BARS, nodes);
      return;
    }
}

static void
append_card (TlGskPainter *self, const TlGroup *group, TlDetail detail, GPtrArray *nodes)
{
  if (detail == TL_DETAIL_PLAIN)
    append_plain_card (self, group, nodes);
  else if (detail == TL_DETAIL_BARS)
    append_barred_block (self, group, nodes);
  else
    append_block (group, nodes);
}

/* --- Signs: points and markers --- */

/* Adds the parts of a sign, larger, around a middle that stays. */
static void
append_grown (GPtrArray *nodes, GPtrArray *parts, double growth, double x, double y)
{
  g_autoptr (GskRenderNode) list = NULL;

  if (parts->len == 0)
    return;
  list = gsk_container_node_new ((GskRenderNode **) parts->pdata, parts->len);
  g_ptr_array_add (nodes, tl_node_place (list, growth, growth, x * (1 - growth), y * (1 - growth)));
}

/* A disc of paper with a ring of the curve's color is just a point; everything else has a meaning.
 */
static gboolean
is_plain_point (const TlGroup *group)
{
  guint n_signs = 0;

  for (guint i = 0; i < group->n_items; i++)
    n_signs += group->items[i].type != TL_ITEM_TEXT;
  return n_signs == 1 && group->items[0].paint.stroke_width > 2.5;
}

static void
append_point (TlGskPainter *self, const TlGroup *group, TlDetail detail, GPtrArray *nodes)
{
  g_autoptr (GPtrArray) parts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);

  if (detail < TL_DETAIL_PLAIN && is_plain_point (group))
    return;
  for (guint i = 0; i < group->n_items; i++)
    if (group->items[i].type == TL_ITEM_TEXT)
      {
        if (detail == TL_DETAIL_PLAIN)
          append_bars (&group->items[i], detail, nodes);
      }
    else
      tl_gsk_painter_append_item (self, &group->items[i], 1, parts);
  append_grown (nodes, parts, is_plain_point (group) ? 1 : sign_growth[detail], 0, 0);
}

/* Where a part of a marker stands when the marker is larger. */
static TlRect
grow (const TlGroup *group, const TlRect *rect, double growth)
{
  double x = group->bounds.x + group->bounds.width / 2;
  double y = group->bounds.y + group->bounds.height / 2;

  return TL_RECT_INIT (x + (rect->x - x) * growth,
                       y + (rect->y - y) * growth,
                       rect->width * growth,
                       rect->height * growth);
}

/* Plain rectangles further out: there are as many as cards. */
static void
append_marker (TlGskPainter *self, const TlGroup *group, TlDetail detail, GPtrArray *nodes)
{
  for (guint i = 0; i < group->n_items; i++)
    {
      const TlItem *item = &group->items[i];
      TlRect        rect;

      if (detail == TL_DETAIL_PLAIN && item->type == TL_ITEM_RECT)
        append_plain_rect (item, nodes);
      else if (detail == TL_DETAIL_PLAIN)
        tl_gsk_painter_append_item (self, item, 1, nodes);
      else if (item->type == TL_ITEM_RECT && is_shown (&item->paint.fill))
        {
          rect = grow (group, &item->rect.bounds, sign_growth[detail] * MARKER_GROWTH);
          tl_gsk_append_color (nodes, &item->paint.fill, &rect);
        }
    }
}

/* --- Curves --- */

static void
append_curve (TlGskPainter *self, const TlGroup *group, TlDetail detail, GPtrArray *nodes)
{
  for (guint i = 0; i < group->n_items; i++)
    {
      TlItem item = group->items[i];

      item.paint.stroke_width *= line_growth[detail];
      if (item.type != TL_ITEM_TEXT || detail == TL_DETAIL_PLAIN)
        tl_gsk_painter_append_item (self, &item, 1, nodes);
    }
}

gboolean
tl_gsk_painter_append_less (TlGskPainter  *self,
                            const TlGroup *group,
                            TlDetail       detail,
                            GPtrArray     *nodes)
{
  switch (group->role)
    {
    case TL_ROLE_CARD:
      append_card (self, group, detail, nodes);
      return TRUE;
    case TL_ROLE_POINT:
      append_point (self, group, detail, nodes);
      return TRUE;
    case TL_ROLE_MARKER:
    case TL_ROLE_COMMENT:
      append_marker (self, group, detail, nodes);
      return TRUE;
    case TL_ROLE_CURVE:
      append_curve (self, group, detail, nodes);
      return TRUE;
    case TL_ROLE_SHEET:
    case TL_ROLE_HEADER:
    case TL_ROLE_STAGE:
    case TL_ROLE_STEP:
    case TL_ROLE_COVERAGE:
    case TL_ROLE_LANE:
    case TL_ROLE_LINK:
    case TL_ROLE_PARKING:
    case TL_ROLE_PERSONA:
    case TL_ROLE_ACTOR:
    case TL_ROLE_TIME:
    default:
      return FALSE;
    }
}
