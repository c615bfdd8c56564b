/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The display list: groups of items in document pixels, and the builder that makes them.
 *
 * The scene feeds a builder item by item; ending it gives an immutable group with its bounds, which
 * painters on any surface read. A group owns its items; text blocks inside are shared by
 * reference. What never changes: nothing of a group is written after tl_group_builder_end(), so its
 * address may stand for its content in a painter's cache. */
#include "config.h"

#include "scene/tl-display-list.h"

#include <math.h>

/* Of what is cut from a tall picture that fills its box: the share that is cut at the head. */
#define COVER_TOP 0.25

struct _TlGroupBuilder
{
  TlGroup *group;
  GArray  *items;
  GArray  *ops;
  GArray  *points;
};

/**
 * tl_text_block_new:
 * @text: cleaned UTF-8
 * @style: how it is set
 *
 * Makes an empty block for a measurer to fill in before it hands the block out.
 *
 * Ownership: @text is copied; `lines` is freed with g_free() when the last reference goes.
 *
 * Returns: (transfer full): a block with one reference, no lines and no size
 */
TlTextBlock *
tl_text_block_new (const char *text, const TlTextStyle *style)
{
  TlTextBlock *block = g_new0 (TlTextBlock, 1);

  g_ref_count_init (&block->ref_count);
  block->text = g_strdup (text);
  block->style = *style;
  return block;
}

/**
 * tl_text_block_ref:
 * @block: a text block
 *
 * Takes a reference. Not atomic: a block stays in the thread of its measurer.
 *
 * Returns: (transfer full): @block
 */
TlTextBlock *
tl_text_block_ref (TlTextBlock *block)
{
  g_return_val_if_fail (block != NULL, NULL);
  g_ref_count_inc (&block->ref_count);
  return block;
}

/**
 * tl_text_block_unref:
 * @block: (transfer full): a text block
 *
 * Drops a reference; the last one frees the block with its text and lines.
 */
void
tl_text_block_unref (TlTextBlock *block)
{
  g_return_if_fail (block != NULL);
  if (!g_ref_count_dec (&block->ref_count))
    return;
  g_free (block->text);
  g_free (block->lines);
  g_free (block);
}

static void
clear_item (TlItem *item)
{
  switch (item->type)
    {
    case TL_ITEM_PATH:
      g_free (item->path.ops);
      g_free (item->path.points);
      break;
    case TL_ITEM_IMAGE:
      g_free (item->image.image);
      break;
    case TL_ITEM_TEXT:
      tl_text_block_unref (item->text.block);
      break;
    case TL_ITEM_RECT:
      break;
    }
}

/**
 * tl_group_ref:
 * @group: a group
 *
 * Takes a reference, for instance to keep a painter's cache valid.
 *
 * Returns: (transfer full): @group
 */
TlGroup *
tl_group_ref (TlGroup *group)
{
  g_return_val_if_fail (group != NULL, NULL);
  g_ref_count_inc (&group->ref_count);
  return group;
}

/**
 * tl_group_unref:
 * @group: (transfer full): a group
 *
 * Drops a reference; the last one frees the group and its items.
 */
void
tl_group_unref (TlGroup *group)
{
  g_return_if_fail (group != NULL);
  if (!g_ref_count_dec (&group->ref_count))
    return;
  for (guint i = 0; i < group->n_items; i++)
    clear_item (&group->items[i]);
  g_free (group->items);
  g_free (group->id);
  g_free (group->title);
  g_free (group);
}

/**
 * tl_role_get_name:
 * @role: a role
 *
 * The role's word, also the class of its group in SVG.
 *
 * Returns: a lower-case word, never NULL
 */
const char *
tl_role_get_name (TlRole role)
{
  static const char *const names[] = {
    [TL_ROLE_SHEET] = "sheet",       [TL_ROLE_HEADER] = "header", [TL_ROLE_STAGE] = "stage",
    [TL_ROLE_COVERAGE] = "coverage", [TL_ROLE_STEP] = "step",     [TL_ROLE_LANE] = "lane",
    [TL_ROLE_CARD] = "card",         [TL_ROLE_CURVE] = "curve",   [TL_ROLE_POINT] = "point",
    [TL_ROLE_LINK] = "link",         [TL_ROLE_MARKER] = "marker", [TL_ROLE_PARKING] = "parking",
    [TL_ROLE_PERSONA] = "persona",   [TL_ROLE_TIME] = "time",     [TL_ROLE_COMMENT] = "comment",
    [TL_ROLE_ACTOR] = "actor",
  };

  g_return_val_if_fail (role < G_N_ELEMENTS (names), "group");
  return names[role];
}

/**
 * tl_dash_pattern:
 * @dash: a pattern
 * @width: stroke width in px
 * @lengths: (out): length of stroke and of gap in px
 *
 * The lengths of a pattern at a stroke width. Caps are round and reach half a width beyond each
 * end, so a dash looks one width longer, its gap one width shorter, and a stroke of length 0 is a
 * dot.
 *
 * Returns: how many lengths apply: 0 for a full line, otherwise 2
 */
guint
tl_dash_pattern (TlDash dash, double width, double lengths[2])
{
  switch (dash)
    {
    case TL_DASH_DASHED:
      lengths[0] = 2.4 * width;
      lengths[1] = 2.8 * width;
      return 2;
    case TL_DASH_DOTTED:
      lengths[0] = 0;
      lengths[1] = 2.4 * width;
      return 2;
    case TL_DASH_NONE:
    default:
      lengths[0] = lengths[1] = 0;
      return 0;
    }
}

/**
 * tl_group_builder_new:
 * @role: what the group shows
 * @band: where it belongs
 * @id: (nullable): the record it shows
 *
 * Begins a group. Items are added in painting order.
 *
 * Returns: (transfer full): a builder, used up by tl_group_builder_end()
 */
TlGroupBuilder *
tl_group_builder_new (TlRole role, TlBand band, const char *id)
{
  TlGroupBuilder *builder = g_new0 (TlGroupBuilder, 1);

  builder->group = g_new0 (TlGroup, 1);
  g_ref_count_init (&builder->group->ref_count);
  builder->group->role = role;
  builder->group->band = band;
  builder->group->id = g_strdup (id);
  builder->items = g_array_new (FALSE, TRUE, sizeof (TlItem));
  builder->ops = g_array_new (FALSE, FALSE, sizeof (guint8));
  builder->points = g_array_new (FALSE, FALSE, sizeof (TlPoint));
  return builder;
}

/**
 * tl_group_builder_set_title:
 * @builder: a builder
 * @title: (nullable): what is spoken of the group
 *
 * Sets what SVG writes as the group's title.
 */
void
tl_group_builder_set_title (TlGroupBuilder *builder, const char *title)
{
  g_free (builder->group->title);
  builder->group->title = g_strdup (title);
}

/**
 * tl_group_builder_rect:
 * @builder: a builder
 * @rect: where
 * @radius: of the corners, px; no more than half the shorter side is drawn
 * @paint: how
 *
 * Adds a rectangle. A stroke is centred on its edge: for a crisp hairline of 1 px the rectangle
 * stands on half pixels.
 */
void
tl_group_builder_rect (TlGroupBuilder *builder,
                       const TlRect   *rect,
                       double          radius,
                       const TlPaint  *paint)
{
  TlItem item = { .type = TL_ITEM_RECT, .paint = *paint };

  item.rect.bounds = *rect;
  item.rect.radius = CLAMP (radius, 0, MIN (rect->width, rect->height) / 2);
  g_array_append_val (builder->items, item);
}

/**
 * tl_group_builder_text:
 * @builder: a builder
 * @x: left of the block's box, px
 * @y: top of the block's box, px; rounded, so that baselines stand on whole pixels
 * @block: (transfer none): the finished text
 * @ink: its colour
 *
 * Adds a text; the group takes its own reference to @block.
 */
void
tl_group_builder_text (
  TlGroupBuilder *builder, double x, double y, TlTextBlock *block, const TlColor *ink)
{
  TlItem item = { .type = TL_ITEM_TEXT };

  item.paint.fill = *ink;
  item.text.origin = (TlPoint){ x, y };
  item.text.block = tl_text_block_ref (block);
  g_array_append_val (builder->items, item);
}

/**
 * tl_group_builder_image:
 * @builder: a builder
 * @rect: the box that the picture fills, keeping its proportions, centred, cut at the edges
 * @image: id of the image record
 *
 * Adds a picture of the document.
 */
void
tl_group_builder_image (TlGroupBuilder *builder, const TlRect *rect, const char *image)
{
  tl_group_builder_round_image (builder, rect, 0, image);
}

/**
 * tl_group_builder_round_image:
 * @builder: a builder
 * @rect: the box that the picture fills from edge to edge
 * @radius: of the corners, px; half the box makes a disc; 0 is tl_group_builder_image()
 * @image: id of the image record
 *
 * Adds a picture of the document that is cut to a box with round corners.
 */
void
tl_group_builder_round_image (TlGroupBuilder *builder,
                              const TlRect   *rect,
                              double          radius,
                              const char     *image)
{
  TlItem item = { .type = TL_ITEM_IMAGE };

  item.image.bounds = *rect;
  item.image.radius = radius;
  item.image.image = g_strdup (image);
  g_array_append_val (builder->items, item);
}

static void
add_op (TlGroupBuilder *builder, TlPathOp op)
{
  guint8 byte = op;

  g_array_append_val (builder->ops, byte);
}

/* Paths keep hundredths of a pixel: what SVG writes is then exactly what other painters draw. */
static void
add_point (TlGroupBuilder *builder, double x, double y)
{
  TlPoint point = { floor (x * 100 + .5) / 100, floor (y * 100 + .5) / 100 };

  g_array_append_val (builder->points, point);
}

/**
 * tl_group_builder_move_to:
 * @builder: a builder
 * @x: px
 * @y: px
 *
 * Begins a piece of the path being built.
 */
void
tl_group_builder_move_to (TlGroupBuilder *builder, double x, double y)
{
  add_op (builder, TL_PATH_MOVE);
  add_point (builder, x, y);
}

/**
 * tl_group_builder_line_to:
 * @builder: a builder
 * @x: px
 * @y: px
 *
 * Adds a straight line to the path being built.
 */
void
tl_group_builder_line_to (TlGroupBuilder *builder, double x, double y)
{
  add_op (builder, TL_PATH_LINE);
  add_point (builder, x, y);
}

/**
 * tl_group_builder_curve_to:
 * @builder: a builder
 * @x1: first handle
 * @y1: first handle
 * @x2: second handle
 * @y2: second handle
 * @x: end
 * @y: end
 *
 * Adds a cubic Bézier to the path being built.
 */
void
tl_group_builder_curve_to (
  TlGroupBuilder *builder, double x1, double y1, double x2, double y2, double x, double y)
{
  add_op (builder, TL_PATH_CURVE);
  add_point (builder, x1, y1);
  add_point (builder, x2, y2);
  add_point (builder, x, y);
}

/**
 * tl_group_builder_close:
 * @builder: a builder
 *
 * Closes the present piece of the path being built.
 */
void
tl_group_builder_close (TlGroupBuilder *builder)
{
  add_op (builder, TL_PATH_CLOSE);
}

/**
 * tl_group_builder_end_path:
 * @builder: a builder
 * @paint: how
 * @even_odd: fill by the even-odd rule (holes) instead of the winding rule
 *
 * Adds the path built so far as one item. A path without operations adds nothing.
 */
void
tl_group_builder_end_path (TlGroupBuilder *builder, const TlPaint *paint, gboolean even_odd)
{
  TlItem item = { .type = TL_ITEM_PATH, .paint = *paint };

  if (builder->ops->len == 0)
    return;
  g_return_if_fail (g_array_index (builder->ops, guint8, 0) == TL_PATH_MOVE);
  item.path.even_odd = even_odd;
  item.path.n_ops = builder->ops->len;
  item.path.n_points = builder->points->len;
  item.path.ops = g_memdup2 (builder->ops->data, builder->ops->len);
  item.path.points = g_memdup2 (builder->points->data, builder->points->len * sizeof (TlPoint));
  g_array_set_size (builder->ops, 0);
  g_array_set_size (builder->points, 0);
  g_array_append_val (builder->items, item);
}

static TlRect
points_bounds (const TlPoint *points, guint n_points)
{
  double x1 = points[0].x, y1 = points[0].y, x2 = x1, y2 = y1;

  for (guint i = 1; i < n_points; i++)
    {
      x1 = MIN (x1, points[i].x);
      y1 = MIN (y1, points[i].y);
      x2 = MAX (x2, points[i].x);
      y2 = MAX (y2, points[i].y);
    }
  return TL_RECT_INIT (x1, y1, x2 - x1, y2 - y1);
}

static TlRect
text_bounds (const TlItem *item)
{
  const TlTextBlock *block = item->text.block;
  double             left = 0, right = 0;

  for (guint i = 0; i < block->n_lines; i++)
    {
      const TlTextLine *line = &block->lines[i];

      left = i == 0 ? line->x : MIN (left, line->x);
      right = MAX (right, line->x + line->width);
    }
  return TL_RECT_INIT (item->text.origin.x + left,
                       item->text.origin.y,
                       right - left,
                       block->height);
}

/**
 * tl_item_get_bounds:
 * @item: an item
 *
 * What an item may paint on, with its stroke; a curve's handles count, so it may be a little large.
 *
 * Returns: a rectangle in the group's coordinates
 */
TlRect
tl_item_get_bounds (const TlItem *item)
{
  TlRect bounds = { 0 };

  switch (item->type)
    {
    case TL_ITEM_RECT:
      bounds = item->rect.bounds;
      break;
    case TL_ITEM_PATH:
      bounds = points_bounds (item->path.points, item->path.n_points);
      break;
    case TL_ITEM_IMAGE:
      return item->image.bounds;
    case TL_ITEM_TEXT:
      return text_bounds (item);
    }
  if (item->paint.stroke.alpha > 0)
    {
      double half = item->paint.stroke_width / 2;

      bounds = TL_RECT_INIT (bounds.x - half,
                             bounds.y - half,
                             bounds.width + 2 * half,
                             bounds.height + 2 * half);
    }
  return bounds;
}

/**
 * tl_item_place_image:
 * @item: an image
 * @width: of the picture, > 0
 * @height: of the picture, > 0
 *
 * Where all of the picture stands, for painters. One without round corners is as large as it fits
 * into the bounds, centred. One with them covers the bounds, and more is cut from the foot of a
 * tall picture than from its head: that is where faces are.
 *
 * Returns: the picture's rectangle
 */
TlRect
tl_item_place_image (const TlItem *item, double width, double height)
{
  const TlRect *box = &item->image.bounds;
  double        across = box->width / width, down = box->height / height;
  double        scale = item->image.radius > 0 ? MAX (across, down) : MIN (across, down);
  double        top = item->image.radius > 0 && down < across ? COVER_TOP : 0.5;

  width *= scale;
  height *= scale;
  return TL_RECT_INIT (box->x + (box->width - width) / 2,
                       box->y + (box->height - height) * top,
                       width,
                       height);
}

/**
 * tl_group_builder_end:
 * @builder: (transfer full): a builder
 *
 * Finishes the group: computes its bounds and frees the builder.
 *
 * Returns: (transfer full): the group, immutable from now on
 */
TlGroup *
tl_group_builder_end (TlGroupBuilder *builder)
{
  TlGroup *group = builder->group;

  g_warn_if_fail (builder->ops->len == 0);
  group->n_items = builder->items->len;
  group->items = g_memdup2 (builder->items->data, builder->items->len * sizeof (TlItem));
  for (guint i = 0; i < group->n_items; i++)
    {
      TlRect bounds = tl_item_get_bounds (&group->items[i]);

      group->bounds = i == 0 ? bounds : tl_rect_union (&group->bounds, &bounds);
    }
  g_array_unref (builder->items);
  g_array_unref (builder->ops);
  g_array_unref (builder->points);
  g_free (builder);
  return group;
}
