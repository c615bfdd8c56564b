/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* TlGroup -> GskRenderNode.
 *
 * Rectangles are rounded clips with border nodes, texts are text nodes at the whole-pixel baselines
 * that the scene gave, paths are cairo nodes (tl-gsk-path.c), pictures are textures. What is left
 * of a group zoomed out is tl-gsk-detail.c's.
 *
 * What never changes: nodes are in the group's own coordinates; a text is never wrapped here;
 * gtk_snapshot_append_cairo() is not used, because under a scale it draws at the wrong place. */
#include "config.h"

#include "canvas/tl-gsk-painter-private.h"

#include "canvas/tl-gsk-path.h"

/* A rounded rectangle larger than this is put together from plain ones and four corners: a rounded
 * clip as large as the view costs a mask as large as the view. */
#define LARGE_SIDE 512.0
/* Pictures decoded and kept; 12 thumbnails of 2,560 px are the most that one view shows. */
#define MAX_TEXTURES 64
/* Larger pictures are scaled down while they are decoded (documents store them at most so). */
#define MAX_PICTURE_SIDE 2560

struct _TlGskPainter
{
  TlText        *text;     /* borrowed */
  const TlTable *table;    /* borrowed, may be NULL */
  GHashTable    *textures; /* TlRecord (owned) -> GdkTexture */
};

static gboolean
is_shown (const TlColor *color)
{
  return color->alpha > 0;
}

static GdkRGBA
to_rgba (const TlColor *color)
{
  return (GdkRGBA){ color->red, color->green, color->blue, color->alpha };
}

static graphene_rect_t
to_graphene (const TlRect *rect)
{
  return GRAPHENE_RECT_INIT (rect->x, rect->y, rect->width, rect->height);
}

/**
 * tl_gsk_append_color:
 * @nodes: (element-type GskRenderNode): array that the node is added to
 * @color: a color
 * @rect: where
 *
 * Adds a plain rectangle.
 */
void
tl_gsk_append_color (GPtrArray *nodes, const TlColor *color, const TlRect *rect)
{
  GdkRGBA         rgba = to_rgba (color);
  graphene_rect_t bounds = to_graphene (rect);

  g_ptr_array_add (nodes, gsk_color_node_new (&rgba, &bounds));
}

static void
append_rounded_clip (GPtrArray            *nodes,
                     const TlColor        *color,
                     const TlRect         *rect,
                     const graphene_size_t corners[4])
{
  GdkRGBA         rgba = to_rgba (color);
  graphene_rect_t bounds = to_graphene (rect);
  GskRoundedRect  outline;
  g_autoptr (GskRenderNode) fill = gsk_color_node_new (&rgba, &bounds);

  gsk_rounded_rect_init (&outline, &bounds, &corners[0], &corners[1], &corners[2], &corners[3]);
  g_ptr_array_add (nodes, gsk_rounded_clip_node_new (fill, &outline));
}

/* A cross of three plain rectangles and four corners; they overlap by a pixel, which an opaque
 * color does not show. */
static void
append_large_round (GPtrArray *nodes, const TlColor *color, const TlRect *r, double radius)
{
  double side = radius + 1;
  TlRect middle = TL_RECT_INIT (r->x + radius, r->y, r->width - 2 * radius, r->height);
  TlRect left = TL_RECT_INIT (r->x, r->y + radius, side, r->height - 2 * radius);
  TlRect right = tl_rect_offset (&left, r->width - side, 0);

  tl_gsk_append_color (nodes, color, &middle);
  tl_gsk_append_color (nodes, color, &left);
  tl_gsk_append_color (nodes, color, &right);
  for (guint i = 0; i < 4; i++)
    {
      graphene_size_t corners[4] = { 0 };
      double          x = i == 1 || i == 2 ? r->x + r->width - side : r->x;
      double          y = i >= 2 ? r->y + r->height - side : r->y;

      corners[i] = GRAPHENE_SIZE_INIT (radius, radius);
      append_rounded_clip (nodes, color, &TL_RECT_INIT (x, y, side, side), corners);
    }
}

/**
 * tl_gsk_append_round:
 * @nodes: (element-type GskRenderNode): array that the nodes are added to
 * @color: a color
 * @rect: where
 * @radius: of the corners, in px; 0 = square
 *
 * Adds a filled rectangle with round corners.
 */
void
tl_gsk_append_round (GPtrArray *nodes, const TlColor *color, const TlRect *rect, double radius)
{
  graphene_size_t corner = GRAPHENE_SIZE_INIT (radius, radius);
  graphene_size_t corners[4] = { corner, corner, corner, corner };

  if (radius <= 0)
    tl_gsk_append_color (nodes, color, rect);
  else if (color->alpha >= 1 && rect->width > LARGE_SIDE && rect->height > LARGE_SIDE)
    append_large_round (nodes, color, rect, radius);
  else
    append_rounded_clip (nodes, color, rect, corners);
}

/**
 * tl_gsk_append_border:
 * @nodes: (element-type GskRenderNode): array that the node is added to
 * @color: a color
 * @rect: the line that the stroke runs along
 * @radius: of the corners of @rect
 * @width: of the stroke
 *
 * Adds the outline of a rectangle, half inside @rect and half outside as every painter strokes it.
 */
void
tl_gsk_append_border (
  GPtrArray *nodes, const TlColor *color, const TlRect *rect, double radius, double width)
{
  GdkRGBA         rgba = to_rgba (color);
  TlRect          outer = tl_rect_inset (rect, -width / 2);
  graphene_rect_t bounds = to_graphene (&outer);
  GskRoundedRect  outline;
  float           widths[4] = { width, width, width, width };
  GdkRGBA         colors[4] = { rgba, rgba, rgba, rgba };

  gsk_rounded_rect_init_from_rect (&outline, &bounds, radius > 0 ? radius + width / 2 : 0);
  g_ptr_array_add (nodes, gsk_border_node_new (&outline, widths, colors));
}

static void
append_rect (const TlItem *item, GPtrArray *nodes)
{
  const TlPaint *paint = &item->paint;

  if (is_shown (&paint->fill))
    tl_gsk_append_round (nodes, &paint->fill, &item->rect.bounds, item->rect.radius);
  if (!is_shown (&paint->stroke) || paint->stroke_width <= 0)
    return;
  if (paint->dash != TL_DASH_NONE)
    tl_gsk_path_append_dashed_rect (item, nodes);
  else
    tl_gsk_append_border (nodes,
                          &paint->stroke,
                          &item->rect.bounds,
                          item->rect.radius,
                          paint->stroke_width);
}

static void
append_line (TlGskPainter *self, const TlItem *item, guint line, GPtrArray *nodes)
{
  const TlTextLine *place = &item->text.block->lines[line];
  g_autoptr (PangoLayout) layout = tl_text_shape_line (self->text, item->text.block, line);
  PangoLayoutLine *shaped = pango_layout_get_line_readonly (layout, 0);
  GdkRGBA          ink = to_rgba (&item->paint.fill);
  double           x = item->text.origin.x + place->x;
  double           y = item->text.origin.y + place->baseline;

  if (shaped == NULL)
    return;
  for (GSList *l = shaped->runs; l != NULL; l = l->next)
    {
      PangoLayoutRun *run = l->data;
      GskRenderNode  *node = gsk_text_node_new (run->item->analysis.font,
                                               run->glyphs,
                                               &ink,
                                               &GRAPHENE_POINT_INIT (x, y));

      x += pango_units_to_double (pango_glyph_string_get_width (run->glyphs));
      if (node != NULL) /* only spaces */
        g_ptr_array_add (nodes, node);
    }
}

void
tl_gsk_painter_append_text (TlGskPainter *self, const TlItem *item, GPtrArray *nodes)
{
  for (guint i = 0; i < item->text.block->n_lines; i++)
    append_line (self, item, i, nodes);
}

static void
limit_size_cb (GdkPixbufLoader *loader, int width, int height, gpointer user_data)
{
  int    side = MAX (width, height);
  double scale = side > MAX_PICTURE_SIDE ? (double) MAX_PICTURE_SIDE / side : 1;

  gdk_pixbuf_loader_set_size (loader, MAX (1, width * scale), MAX (1, height * scale));
}

/**
 * tl_gsk_load_picture:
 * @image: a record of an image
 *
 * Returns: (transfer full) (nullable): the picture, no larger than is needed on a screen; NULL when
 *   it cannot be read
 */
GdkTexture *
tl_gsk_load_picture (const TlRecord *image)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  gsize              size = 0;
  g_autofree guchar *data = g_base64_decode (tl_record_get_text (image, TL_IMAGE_DATA), &size);
  gboolean           read;
  GdkPixbuf         *pixbuf;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (limit_size_cb), NULL);
  read = gdk_pixbuf_loader_write (loader, data, size, NULL);
  read = gdk_pixbuf_loader_close (loader, NULL) && read;
  pixbuf = read ? gdk_pixbuf_loader_get_pixbuf (loader) : NULL;
  return pixbuf != NULL ? gdk_texture_new_for_pixbuf (pixbuf) : NULL;
}

static GdkTexture *
find_texture (TlGskPainter *self, const char *id)
{
  const TlRecord *image = self->table ? tl_table_get_kind (self->table, id, TL_KIND_IMAGE) : NULL;
  GdkTexture     *texture;

  if (image == NULL)
    return NULL;
  texture = g_hash_table_lookup (self->textures, image);
  if (texture == NULL && (texture = tl_gsk_load_picture (image)) != NULL)
    {
      if (g_hash_table_size (self->textures) >= MAX_TEXTURES)
        g_hash_table_remove_all (self->textures);
      g_hash_table_insert (self->textures, tl_record_ref (image), texture);
    }
  return texture;
}

static void
append_image (TlGskPainter *self, const TlItem *item, GPtrArray *nodes)
{
  GdkTexture     *texture = find_texture (self, item->image.image);
  graphene_rect_t bounds;
  GskRenderNode  *node;
  TlRect          rect;

  if (texture == NULL)
    return;
  rect =
    tl_item_place_image (item, gdk_texture_get_width (texture), gdk_texture_get_height (texture));
  bounds = to_graphene (&rect);
  node = gsk_texture_node_new (texture, &bounds);
  if (item->image.radius > 0)
    {
      g_autoptr (GskRenderNode) whole = node;
      GskRoundedRect clip;

      bounds = to_graphene (&item->image.bounds);
      gsk_rounded_rect_init_from_rect (&clip, &bounds, item->image.radius);
      node = gsk_rounded_clip_node_new (whole, &clip);
    }
  g_ptr_array_add (nodes, node);
}

/* Adds the first of `items`; returns how many were added with it. */
guint
tl_gsk_painter_append_item (TlGskPainter *self,
                            const TlItem *items,
                            guint         n_items,
                            GPtrArray    *nodes)
{
  switch (items->type)
    {
    case TL_ITEM_RECT:
      append_rect (items, nodes);
      break;
    case TL_ITEM_PATH:
      return tl_gsk_path_append (items, n_items, nodes);
    case TL_ITEM_IMAGE:
      append_image (self, items, nodes);
      break;
    case TL_ITEM_TEXT:
      tl_gsk_painter_append_text (self, items, nodes);
      break;
    }
  return 1;
}

/**
 * tl_gsk_painter_new:
 * @text: the shaper, which must outlive the painter
 *
 * Makes a painter.
 *
 * Returns: (transfer full): a painter; free with tl_gsk_painter_free().
 */
TlGskPainter *
tl_gsk_painter_new (TlText *text)
{
  TlGskPainter *self = g_new0 (TlGskPainter, 1);

  self->text = text;
  self->textures =
    g_hash_table_new_full (NULL, NULL, (GDestroyNotify) tl_record_unref, g_object_unref);
  return self;
}

/**
 * tl_gsk_painter_free:
 * @self: (transfer full): a painter
 *
 * Frees a painter with the pictures it decoded.
 */
void
tl_gsk_painter_free (TlGskPainter *self)
{
  g_hash_table_unref (self->textures);
  g_free (self);
}

/**
 * tl_gsk_painter_set_table:
 * @self: a painter
 * @table: (nullable): where image records are looked up; borrowed until the next call
 *
 * Sets the table that pictures come from.
 */
void
tl_gsk_painter_set_table (TlGskPainter *self, const TlTable *table)
{
  self->table = table;
}

/**
 * tl_gsk_painter_paint:
 * @self: a painter
 * @group: what to paint
 * @detail: how much of it
 *
 * Paints one group.
 *
 * Units: document px from the group's own origin.
 *
 * Returns: (transfer full) (nullable): a node, a container where the group has several parts; NULL
 *   when nothing of it is to be seen.
 */
GskRenderNode *
tl_gsk_painter_paint (TlGskPainter *self, const TlGroup *group, TlDetail detail)
{
  g_autoptr (GPtrArray) nodes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);

  if (detail == TL_DETAIL_FULL || !tl_gsk_painter_append_less (self, group, detail, nodes))
    for (guint i = 0; i < group->n_items;)
      i += tl_gsk_painter_append_item (self, &group->items[i], group->n_items - i, nodes);
  if (nodes->len == 0)
    return NULL;
  if (nodes->len == 1)
    return gsk_render_node_ref (g_ptr_array_index (nodes, 0));
  return gsk_container_node_new ((GskRenderNode **) nodes->pdata, nodes->len);
}
