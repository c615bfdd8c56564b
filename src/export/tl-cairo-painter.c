/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Display list -> cairo_t, at whatever scale the cairo_t has.
 *
 * A group is drawn item by item in its own coordinates, in order. Nothing is laid out here: a text
 * comes as finished lines with their places, each is shaped alone and set on its baseline. For
 * pixels, text is filled as outlines, which puts every glyph where it belongs instead of on whole
 * pixels, and makes the picture equal to a rendering of our SVG. Below 6 device px nobody can tell
 * and glyphs from cairo's cache are ten times faster; fonts with coloured glyphs have no outlines
 * to fill. For PDF and print, text stays text, to be searched and copied. */
#include "config.h"

#include "export/tl-cairo-painter.h"

#include "export/tl-images.h"
#include "export/tl-outlines.h"

#include <math.h>

/* Device px of the font's size from which outlines are worth their time (measured: 5,000 cards as
 * outlines 1,090 ms, as glyphs 100 ms). */
#define MIN_OUTLINE_PX 6.0

/* px */
#define OVERHANG 4.0

struct _TlPainter
{
  TlText       *text;
  TlImages     *images;
  TlPainterMode mode;
  GArray       *glyphs; /* of cairo_glyph_t, reused */
  TlOutlines   *outlines;
};

/* A number as the SVG says it, to a thousandth of a px: cairo rounds to 1/256 of a device px, and
 * where the last digits tip that over, joins of tiny strokes come out visibly different. */
static double
at_places (double value)
{
  return round (value * 1000) / 1000;
}

static gboolean
is_visible (const TlColor *color)
{
  return color->alpha > 0;
}

static void
set_color (cairo_t *cr, const TlColor *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

/* Begins after the top left corner and runs clockwise, as SVG's rect does: dashes fall the same. */
static void
add_rect (cairo_t *cr, const TlRect *rect, double radius)
{
  double x = at_places (rect->x);
  double y = at_places (rect->y);
  double width = at_places (rect->width);
  double height = at_places (rect->height);
  double right = x + width;
  double bottom = y + height;

  radius = at_places (MIN (radius, MIN (width, height) / 2));
  if (radius <= 0)
    {
      cairo_rectangle (cr, x, y, width, height);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_move_to (cr, x + radius, y);
  cairo_line_to (cr, right - radius, y);
  cairo_arc (cr, right - radius, y + radius, radius, -G_PI_2, 0);
  cairo_line_to (cr, right, bottom - radius);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0, G_PI_2);
  cairo_line_to (cr, x + radius, bottom);
  cairo_arc (cr, x + radius, bottom - radius, radius, G_PI_2, G_PI);
  cairo_line_to (cr, x, y + radius);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
add_path (cairo_t *cr, const TlItem *item)
{
  const TlPoint *p = item->path.points;
  guint          i;

  for (i = 0; i < item->path.n_ops; i++)
    switch ((TlPathOp) item->path.ops[i])
      {
      case TL_PATH_MOVE:
        cairo_move_to (cr, at_places (p[0].x), at_places (p[0].y));
        p += 1;
        break;
      case TL_PATH_LINE:
        cairo_line_to (cr, at_places (p[0].x), at_places (p[0].y));
        p += 1;
        break;
      case TL_PATH_CURVE:
        cairo_curve_to (cr,
                        at_places (p[0].x),
                        at_places (p[0].y),
                        at_places (p[1].x),
                        at_places (p[1].y),
                        at_places (p[2].x),
                        at_places (p[2].y));
        p += 3;
        break;
      case TL_PATH_CLOSE:
        cairo_close_path (cr);
        break;
      default:
        g_assert_not_reached ();
      }
}

/* Fills and strokes the current path, and drops it. */
static void
paint_path (cairo_t *cr, const TlPaint *paint, gboolean even_odd)
{
  double lengths[2];
  guint  n_lengths;

  if (is_visible (&paint->fill))
    {
      cairo_set_fill_rule (cr, even_odd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING);
      set_color (cr, &paint->fill);
      cairo_fill_preserve (cr);
    }
  if (is_visible (&paint->stroke) && paint->stroke_width > 0)
    {
      n_lengths = tl_dash_pattern (paint->dash, paint->stroke_width, lengths);
      set_color (cr, &paint->stroke);
      cairo_set_line_width (cr, paint->stroke_width);
      cairo_set_dash (cr, lengths, (int) n_lengths, 0);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
}

static void
paint_image (TlPainter *self, cairo_t *cr, const TlItem *item)
{
  cairo_surface_t *surface = tl_images_get_surface (self->images, item->image.image);
  TlRect           rect;
  double           width;

  if (surface == NULL)
    return;
  width = cairo_image_surface_get_width (surface);
  rect = tl_item_place_image (item, width, cairo_image_surface_get_height (surface));
  if (!(rect.width > 0))
    return;
  cairo_save (cr);
  if (item->image.radius > 0)
    add_rect (cr, &item->image.bounds, item->image.radius);
  else
    {
      cairo_new_path (cr);
      cairo_rectangle (cr, rect.x, rect.y, rect.width, rect.height);
    }
  cairo_translate (cr, rect.x, rect.y);
  cairo_scale (cr, rect.width / width, rect.width / width);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  /* Sharp edges, as in librsvg: nothing transparent is mixed in from beyond them. */
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_WINDING);
  cairo_fill (cr);
  cairo_restore (cr);
}

static double
get_device_px (cairo_t *cr, double px)
{
  double x = px;
  double y = 0;

  cairo_user_to_device_distance (cr, &x, &y);
  return hypot (x, y);
}

static void
fill_outlines (TlPainter *self, cairo_t *cr, PangoLayoutLine *line, double x, double y)
{
  cairo_path_t *path = tl_outlines_copy_path (self->outlines, line, x, y);

  cairo_new_path (cr);
  cairo_append_path (cr, path);
  cairo_path_destroy (path);
  cairo_fill (cr);
}

static void
paint_line (TlPainter *self, cairo_t *cr, const TlItem *item, guint index, gboolean outlines)
{
  const TlTextBlock *block = item->text.block;
  const TlTextLine  *line = &block->lines[index];
  double             x = item->text.origin.x + line->x;
  double             y = item->text.origin.y + line->baseline;
  g_autoptr (PangoLayout) layout = NULL;
  PangoLayoutLine *shaped;

  if (line->length == 0 && !line->ellipsis)
    return;
  if (!outlines && self->mode == TL_PAINTER_RASTER)
    {
      cairo_scaled_font_t *font =
        tl_text_get_line_glyphs (self->text, block, index, x, y, self->glyphs);

      if (font != NULL)
        {
          cairo_set_scaled_font (cr, font);
          cairo_show_glyphs (cr,
                             (const cairo_glyph_t *) (gconstpointer) self->glyphs->data,
                             (int) self->glyphs->len);
          return;
        }
    }
  layout = tl_text_shape_line (self->text, block, index);
  shaped = pango_layout_get_line_readonly (layout, 0);
  if (outlines && !tl_outlines_has_colour (self->outlines, shaped))
    {
      fill_outlines (self, cr, shaped, x, y);
      return;
    }
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout_line (cr, shaped);
  cairo_new_path (cr);
}

static void
paint_text (TlPainter *self, cairo_t *cr, const TlItem *item)
{
  const TlTextBlock *block = item->text.block;
  gboolean           outlines =
    self->mode == TL_PAINTER_RASTER && get_device_px (cr, block->style.size) >= MIN_OUTLINE_PX;
  guint i;

  if (!is_visible (&item->paint.fill))
    return;
  set_color (cr, &item->paint.fill);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_WINDING);
  for (i = 0; i < block->n_lines; i++)
    paint_line (self, cr, item, i, outlines);
}

static void
paint_item (TlPainter *self, cairo_t *cr, const TlItem *item)
{
  switch (item->type)
    {
    case TL_ITEM_RECT:
      add_rect (cr, &item->rect.bounds, item->rect.radius);
      paint_path (cr, &item->paint, FALSE);
      break;
    case TL_ITEM_PATH:
      cairo_new_path (cr);
      add_path (cr, item);
      paint_path (cr, &item->paint, item->path.even_odd);
      break;
    case TL_ITEM_IMAGE:
      paint_image (self, cr, item);
      break;
    case TL_ITEM_TEXT:
      paint_text (self, cr, item);
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * tl_painter_new:
 * @text: (transfer none): the shaper of the calling thread; outlives the painter
 * @table: (transfer none): whose images are shown; outlives the painter
 * @mode: for pixels, or for PDF and print
 *
 * Returns: (transfer full): a painter
 */
TlPainter *
tl_painter_new (TlText *text, const TlTable *table, TlPainterMode mode)
{
  TlPainter *self = g_new0 (TlPainter, 1);

  self->outlines = tl_outlines_new ();
  self->text = text;
  self->mode = mode;
  self->images = tl_images_new (table);
  self->glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
  return self;
}

/**
 * tl_painter_free:
 * @self: (transfer full) (nullable): a painter
 *
 * Frees a painter with the images it has decoded.
 */
void
tl_painter_free (TlPainter *self)
{
  if (self == NULL)
    return;
  tl_images_free (self->images);
  g_array_unref (self->glyphs);
  tl_outlines_free (self->outlines);
  g_free (self);
}

/**
 * tl_painter_draw_group:
 * @self: a painter
 * @cr: where to
 * @group: what
 * @origin: where the group stands, in the user space of @cr
 *
 * Draws one group. The state of @cr is as before afterwards.
 */
void
tl_painter_draw_group (TlPainter *self, cairo_t *cr, const TlGroup *group, const TlPoint *origin)
{
  guint i;

  cairo_save (cr);
  cairo_translate (cr, at_places (origin->x), at_places (origin->y));
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (i = 0; i < group->n_items; i++)
    paint_item (self, cr, &group->items[i]);
  cairo_restore (cr);
}

typedef struct
{
  TlPainter *painter;
  cairo_t   *cr;
} Drawing;

static void
draw_group_cb (TlGroup *group, const TlPoint *origin, gpointer user_data)
{
  Drawing *drawing = user_data;

  /* The parking lot lies beside the sheet: it is where the team keeps things, not what it shows. */
  if (group->band != TL_BAND_PARKING)
    tl_painter_draw_group (drawing->painter, drawing->cr, group, origin);
}

/**
 * tl_painter_draw_scene:
 * @self: a painter
 * @cr: where to; its user space is the map's px
 * @scene: what
 * @region: (nullable): px of the map that are wanted, %NULL = the sheet
 *
 * Draws a region of a map on paper, without desk, shadow or parking lot.
 */
void
tl_painter_draw_scene (TlPainter *self, cairo_t *cr, TlScene *scene, const TlRect *region)
{
  Drawing drawing = { self, cr };
  TlRect  sheet = tl_scene_get_sheet (scene);
  TlColor paper = tl_theme_get_paper (tl_scene_get_theme (scene));

  if (region == NULL)
    region = &sheet;
  cairo_save (cr);
  cairo_rectangle (cr, region->x, region->y, region->width, region->height);
  cairo_clip (cr);
  set_color (cr, &paper);
  cairo_paint (cr);
  tl_scene_foreach_in (scene, region, draw_group_cb, &drawing);
  cairo_restore (cr);
}

/**
 * tl_painter_draw_picture:
 * @self: a painter
 * @cr: where to; its user space is the picture's px
 * @picture: what
 * @region: (nullable): px of it that are wanted, %NULL = the sheet
 *
 * Draws a region of a picture on its paper.
 */
void
tl_painter_draw_picture (TlPainter       *self,
                         cairo_t         *cr,
                         const TlPicture *picture,
                         const TlRect    *region)
{
  if (region == NULL)
    region = &picture->sheet;
  cairo_save (cr);
  cairo_rectangle (cr, region->x, region->y, region->width, region->height);
  cairo_clip (cr);
  if (picture->paper.alpha > 0)
    {
      set_color (cr, &picture->paper);
      cairo_paint (cr);
    }
  for (guint i = 0; i < picture->groups->len; i++)
    {
      const TlPlacedGroup *placed = &g_array_index (picture->groups, TlPlacedGroup, i);
      TlRect rect = tl_rect_offset (&placed->group->bounds, placed->origin.x, placed->origin.y);

      /* Outlines reach half their width over their group's bounds. */
      rect = tl_rect_inset (&rect, -OVERHANG);
      if (tl_rect_intersects (&rect, region))
        tl_painter_draw_group (self, cr, placed->group, &placed->origin);
    }
  cairo_restore (cr);
}

/**
 * tl_painter_render:
 * @scene: what
 * @region: (nullable): px of the map that are wanted, %NULL = the sheet
 * @scale: pixels a px
 *
 * Makes a picture of a region of a map, for instance its thumbnail.
 *
 * Returns: (transfer full): an image surface; check its status, it may be too large for cairo
 */
cairo_surface_t *
tl_painter_render (TlScene *scene, const TlRect *region, double scale)
{
  TlRect           sheet = tl_scene_get_sheet (scene);
  cairo_surface_t *surface;
  cairo_t         *cr;
  g_autoptr (TlPainter) painter =
    tl_painter_new (tl_text_get_default (), tl_scene_get_table (scene), TL_PAINTER_RASTER);

  if (region == NULL)
    region = &sheet;
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                        MAX (1, (int) ceil (region->width * scale)),
                                        MAX (1, (int) ceil (region->height * scale)));
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -region->x, -region->y);
  tl_painter_draw_scene (painter, cr, scene, region);
  cairo_destroy (cr);
  return surface;
}
