/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Items of a display list -> shapes that people can edit.
 *
 * Rectangles, round rectangles, circles, arrows and straight lines become the shapes that
 * presentations have for them; everything else a freeform. Paths of one paint that follow each
 * other are one freeform, so that an icon or a curve is one thing to click. Places are whole EMU on
 * the slide: groups have the same coordinates inside as outside. */
#include "config.h"

#include "export/tl-pptx-private.h"

#include "base/tl-text.h"

#include <math.h>
#include <string.h>

/* From a corner's square to its arc's middle: 1 - sqrt (1/2). */
#define ARC_INSET .29289
/* Bytes of a name in the list of a slide's objects. */
#define MOST_NAME 80

/**
 * tl_pptx_append_number:
 * @out: what to append to
 * @number: a whole number
 *
 * Appends digits: a slide holds thousands of them.
 */
void
tl_pptx_append_number (GString *out, gint64 number)
{
  char buffer[TL_NUMBER_BUFFER];

  g_string_append (out, tl_number_format_places ((double) number, 0, buffer));
}

/**
 * tl_pptx_get_x:
 * @slide: a slide
 * @x: px of the picture
 *
 * Returns: EMU from the slide's left
 */
gint64
tl_pptx_get_x (const TlPptxSlide *slide, double x)
{
  return llround (slide->corner.x + (x - slide->picture->sheet.x) * slide->scale);
}

/**
 * tl_pptx_get_y:
 * @slide: a slide
 * @y: px of the picture
 *
 * Returns: EMU from the slide's top
 */
gint64
tl_pptx_get_y (const TlPptxSlide *slide, double y)
{
  return llround (slide->corner.y + (y - slide->picture->sheet.y) * slide->scale);
}

/**
 * tl_pptx_get_length:
 * @slide: a slide
 * @length: px
 *
 * Returns: EMU
 */
gint64
tl_pptx_get_length (const TlPptxSlide *slide, double length)
{
  return llround (length * slide->scale);
}

static void
append_attribute (GString *out, const char *name, gint64 value)
{
  g_string_append_c (out, ' ');
  g_string_append (out, name);
  TL_PPTX_APPEND (out, "=\"");
  tl_pptx_append_number (out, value);
  g_string_append_c (out, '"');
}

static gsize
cut_name (const char *name)
{
  gsize length = strcspn (name, "\r\n");

  if (length > MOST_NAME)
    for (length = MOST_NAME; length > 0 && ((guchar) name[length] & 0xc0) == 0x80;)
      length--;
  return length;
}

/**
 * tl_pptx_append_names:
 * @slide: a slide
 * @name: what the list of objects calls it
 * @description: (nullable): what a screen reader says
 *
 * Appends the element that gives an object its id and its names.
 */
void
tl_pptx_append_names (TlPptxSlide *slide, const char *name, const char *description)
{
  TL_PPTX_APPEND (slide->out, "<p:cNvPr");
  append_attribute (slide->out, "id", slide->next_id++);
  TL_PPTX_APPEND (slide->out, " name=\"");
  tl_text_append_xml (slide->out, name, (gssize) cut_name (name));
  if (description != NULL && *description != '\0')
    {
      TL_PPTX_APPEND (slide->out, "\" descr=\"");
      tl_text_append_xml (slide->out, description, -1);
    }
  TL_PPTX_APPEND (slide->out, "\"/>");
}

/**
 * tl_pptx_append_place:
 * @slide: a slide
 * @rect: px of the picture
 * @flip_h: left and right are changed
 * @flip_v: top and bottom are changed
 *
 * Appends where a shape stands.
 */
void
tl_pptx_append_place (TlPptxSlide *slide, const TlRect *rect, gboolean flip_h, gboolean flip_v)
{
  gint64 x = tl_pptx_get_x (slide, rect->x), y = tl_pptx_get_y (slide, rect->y);

  g_string_append (slide->out, flip_h ? "<a:xfrm flipH=\"1\"" : "<a:xfrm");
  g_string_append (slide->out, flip_v ? " flipV=\"1\"><a:off" : "><a:off");
  append_attribute (slide->out, "x", x);
  append_attribute (slide->out, "y", y);
  TL_PPTX_APPEND (slide->out, "/><a:ext");
  append_attribute (slide->out, "cx", tl_pptx_get_x (slide, rect->x + rect->width) - x);
  append_attribute (slide->out, "cy", tl_pptx_get_y (slide, rect->y + rect->height) - y);
  TL_PPTX_APPEND (slide->out, "/></a:xfrm>");
}

/**
 * tl_pptx_append_line:
 * @slide: a slide
 * @paint: what an item is drawn with
 * @arrow: whether there is a head at the end
 *
 * Appends how a shape's outline is drawn, if it is. Dashes have flat ends here, and so the length
 * that round ones have on the map.
 */
void
tl_pptx_append_line (TlPptxSlide *slide, const TlPaint *paint, gboolean arrow)
{
  double lengths[2];

  if (paint->stroke.alpha <= 0 || paint->stroke_width <= 0)
    return;
  TL_PPTX_APPEND (slide->out, "<a:ln");
  append_attribute (slide->out, "w", MAX (tl_pptx_get_length (slide, paint->stroke_width), 1));
  g_string_append (slide->out, paint->dash == TL_DASH_DASHED ? ">" : " cap=\"rnd\">");
  tl_pptx_scheme_append_fill (slide->scheme, slide->out, &paint->stroke);
  if (paint->dash == TL_DASH_DOTTED)
    TL_PPTX_APPEND (slide->out, "<a:prstDash val=\"sysDot\"/>");
  else if (tl_dash_pattern (paint->dash, paint->stroke_width, lengths) > 0)
    {
      TL_PPTX_APPEND (slide->out, "<a:custDash><a:ds");
      append_attribute (slide->out, "d", llround ((lengths[0] / paint->stroke_width + 1) * 100000));
      append_attribute (slide->out,
                        "sp",
                        llround ((lengths[1] / paint->stroke_width - 1) * 100000));
      TL_PPTX_APPEND (slide->out, "/></a:custDash>");
    }
  TL_PPTX_APPEND (slide->out, "<a:round/>");
  if (arrow)
    TL_PPTX_APPEND (slide->out, "<a:tailEnd type=\"arrow\" w=\"lg\" len=\"med\"/>");
  TL_PPTX_APPEND (slide->out, "</a:ln>");
}

static void
open_shape (TlPptxSlide *slide, const TlRect *rect, const TlPptxLook *look, gboolean flip_h)
{
  TL_PPTX_APPEND (slide->out, "<p:sp><p:nvSpPr>");
  tl_pptx_append_names (slide, look->name, look->description);
  TL_PPTX_APPEND (slide->out, "<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>");
  tl_pptx_append_place (slide, rect, flip_h, FALSE);
}

static void
close_shape (TlPptxSlide *slide, const TlPaint *paint, const TlPptxLook *look, const TlRect *room)
{
  tl_pptx_scheme_append_fill (slide->scheme, slide->out, &paint->fill);
  tl_pptx_append_line (slide, paint, look->arrow);
  TL_PPTX_APPEND (slide->out, "</p:spPr>");
  if (look->words != NULL && look->words->n_items > 0)
    tl_pptx_append_words (slide, look->words, room, look->shrinks, look->heading);
  TL_PPTX_APPEND (slide->out, "</p:sp>");
}

/* A shape that presentations know, with the one number that some of them take. */
static void
append_preset (TlPptxSlide *slide, const char *preset, gint64 adjustment)
{
  g_string_append_printf (slide->out, "<a:prstGeom prst=\"%s\">", preset);
  if (adjustment < 0)
    TL_PPTX_APPEND (slide->out, "<a:avLst/></a:prstGeom>");
  else
    g_string_append_printf (slide->out,
                            "<a:avLst><a:gd name=\"adj\" fmla=\"val %" G_GINT64_FORMAT
                            "\"/></a:avLst></a:prstGeom>",
                            adjustment);
}

/* The geometry of a rectangle with round corners. Returns how far its words' room is from each
 * side: that is the shape's own, and words are placed in it. */
static TlPoint
append_round (TlPptxSlide *slide, const TlRect *rect, double radius)
{
  double shorter = MIN (rect->width, rect->height);

  if (radius <= 0 || shorter <= 0)
    {
      append_preset (slide, "rect", -1);
      return (TlPoint){ 0, 0 };
    }
  if (radius >= shorter / 2 && fabs (rect->width - rect->height) < .5)
    {
      append_preset (slide, "ellipse", -1);
      return (TlPoint){ rect->width / 2 * ARC_INSET, rect->height / 2 * ARC_INSET };
    }
  radius = MIN (radius, shorter / 2);
  append_preset (slide, "roundRect", llround (radius / shorter * 100000));
  return (TlPoint){ radius * ARC_INSET, radius * ARC_INSET };
}

/**
 * tl_pptx_append_rect:
 * @slide: a slide
 * @item: a rectangle
 * @origin: of its group
 * @look: names and words
 *
 * Appends a rectangle with the words that stand in it.
 */
void
tl_pptx_append_rect (TlPptxSlide *slide, const TlItem *item, TlPoint origin, const TlPptxLook *look)
{
  TlRect  rect = tl_rect_offset (&item->rect.bounds, origin.x, origin.y);
  TlRect  room = item->rect.bounds;
  TlPoint inset;

  open_shape (slide, &rect, look, FALSE);
  inset = append_round (slide, &rect, item->rect.radius);
  room = TL_RECT_INIT (room.x + inset.x,
                       room.y + inset.y,
                       room.width - 2 * inset.x,
                       room.height - 2 * inset.y);
  close_shape (slide, &item->paint, look, &room);
}

static TlRect
get_hull (const TlItem *items, guint n_items)
{
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  for (guint i = 0; i < n_items; i++)
    for (guint j = 0; j < items[i].path.n_points; j++)
      {
        TlPoint point = items[i].path.points[j];

        left = MIN (left, point.x);
        right = MAX (right, point.x);
        top = MIN (top, point.y);
        bottom = MAX (bottom, point.y);
      }
  return TL_RECT_INIT (left, top, right - left, bottom - top);
}

/* How far a stage's tip reaches beyond its corners; its back is straight with five corners and
 * notched with six. */
static double
get_tip (const TlItem *item, const TlRect *hull, gboolean *turned)
{
  const TlPoint *points = item->path.points;
  guint          n = item->path.n_points;

  /* The tip is the third corner. */
  *turned = n > 2 && points[2].x < hull->x + hull->width / 2;
  return n > 2 ? fabs (points[2].x - points[1].x) : 0;
}

/**
 * tl_pptx_append_stage:
 * @slide: a slide
 * @item: a stage's arrow: five or six corners and straight lines
 * @origin: of its group
 * @look: names and words
 *
 * Appends a stage as the arrow that presentations have.
 */
void
tl_pptx_append_stage (TlPptxSlide      *slide,
                      const TlItem     *item,
                      TlPoint           origin,
                      const TlPptxLook *look)
{
  TlRect   hull = get_hull (item, 1);
  TlRect   rect = tl_rect_offset (&hull, origin.x, origin.y);
  gboolean turned, first = item->path.n_points == 5;
  double   tip = get_tip (item, &hull, &turned);
  double   shorter = MAX (MIN (hull.width, hull.height), 1);
  /* Where the shapes keep their words, by the standard's formulas. */
  double before = first ? 0 : tip, after = first ? tip / 2 : tip;

  open_shape (slide, &rect, look, turned);
  append_preset (slide, first ? "homePlate" : "chevron", llround (tip / shorter * 100000));
  hull.x += turned ? after : before;
  hull.width -= before + after;
  close_shape (slide, &item->paint, look, &hull);
}

static void
append_points (TlPptxSlide *slide, const TlPoint *points, guint n_points, TlPoint from)
{
  for (guint i = 0; i < n_points; i++)
    {
      TL_PPTX_APPEND (slide->out, "<a:pt");
      append_attribute (slide->out, "x", llround ((points[i].x - from.x) * slide->scale));
      append_attribute (slide->out, "y", llround ((points[i].y - from.y) * slide->scale));
      TL_PPTX_APPEND (slide->out, "/>");
    }
}

/* One item's outline; goes on where the one before ended, instead of beginning anew there. */
static void
append_outline (TlPptxSlide *slide, const TlItem *item, TlPoint from, const TlPoint *end)
{
  static const char *const names[] = { "moveTo", "lnTo", "cubicBezTo", "close" };
  static const guint       counts[] = { 1, 1, 3, 0 };
  const TlPoint           *points = item->path.points;

  for (guint i = 0; i < item->path.n_ops; i++)
    {
      guint8 op = item->path.ops[i];

      if (op == TL_PATH_CLOSE)
        TL_PPTX_APPEND (slide->out, "<a:close/>");
      else if (i > 0 || end == NULL || end->x != points->x || end->y != points->y)
        {
          g_string_append_printf (slide->out, "<a:%s>", names[op]);
          append_points (slide, points, counts[op], from);
          g_string_append_printf (slide->out, "</a:%s>", names[op]);
        }
      points += counts[op];
    }
}

static void
open_path (TlPptxSlide *slide, const TlRect *hull)
{
  TL_PPTX_APPEND (slide->out, "<a:path");
  append_attribute (slide->out, "w", MAX (tl_pptx_get_length (slide, hull->width), 1));
  append_attribute (slide->out, "h", MAX (tl_pptx_get_length (slide, hull->height), 1));
  TL_PPTX_APPEND (slide->out, ">");
}

/* What is filled is filled item by item; lines alone are one path. */
static void
append_freeform (TlPptxSlide *slide, const TlItem *items, guint n_items, const TlRect *hull)
{
  TlPoint  from = { hull->x, hull->y };
  gboolean filled = items[0].paint.fill.alpha > 0;

  TL_PPTX_APPEND (slide->out,
                  "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
                  "<a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/><a:pathLst>");
  open_path (slide, hull);
  for (guint i = 0; i < n_items; i++)
    {
      const TlItem *before = i > 0 && !filled ? &items[i - 1] : NULL;

      if (filled && i > 0)
        {
          TL_PPTX_APPEND (slide->out, "</a:path>");
          open_path (slide, hull);
        }
      append_outline (slide,
                      &items[i],
                      from,
                      before != NULL && before->path.n_points > 0 &&
                          before->path.ops[before->path.n_ops - 1] != TL_PATH_CLOSE
                        ? &before->path.points[before->path.n_points - 1]
                        : NULL);
    }
  TL_PPTX_APPEND (slide->out, "</a:path></a:pathLst></a:custGeom>");
}

static gboolean
is_straight (const TlItem *item)
{
  return item->path.n_ops == 2 && item->path.ops[1] == TL_PATH_LINE && item->paint.fill.alpha <= 0;
}

/* Four arcs in a square: what discs are drawn as. */
static gboolean
is_disc (const TlItem *item, const TlRect *hull)
{
  static const guint8 ops[] = { TL_PATH_MOVE,  TL_PATH_CURVE, TL_PATH_CURVE,
                                TL_PATH_CURVE, TL_PATH_CURVE, TL_PATH_CLOSE };
  const TlPoint      *points = item->path.points;

  return item->path.n_ops == G_N_ELEMENTS (ops) && memcmp (item->path.ops, ops, sizeof ops) == 0 &&
         fabs (hull->width - hull->height) < .1 &&
         fabs (hypot (points[0].x - hull->x - hull->width / 2,
                      points[0].y - hull->y - hull->height / 2) -
               hull->width / 2) < .1;
}

static void
append_straight (TlPptxSlide *slide, const TlItem *item, TlPoint origin, const TlPptxLook *look)
{
  TlPoint a = item->path.points[0], b = item->path.points[1];
  TlRect  hull = get_hull (item, 1);
  TlRect  rect = tl_rect_offset (&hull, origin.x, origin.y);

  TL_PPTX_APPEND (slide->out, "<p:cxnSp><p:nvCxnSpPr>");
  tl_pptx_append_names (slide, look->name, look->description);
  TL_PPTX_APPEND (slide->out, "<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>");
  tl_pptx_append_place (slide, &rect, b.x < a.x, b.y < a.y);
  append_preset (slide, "line", -1);
  tl_pptx_append_line (slide, &item->paint, look->arrow);
  TL_PPTX_APPEND (slide->out, "</p:spPr></p:cxnSp>");
}

/**
 * tl_pptx_append_paths:
 * @slide: a slide
 * @items: paths of one paint
 * @n_items: how many, at least one
 * @origin: of their group
 * @look: names; whether there is an arrow's head at the end
 *
 * Appends paths as one object: a straight line, a circle, or a freeform.
 */
void
tl_pptx_append_paths (
  TlPptxSlide *slide, const TlItem *items, guint n_items, TlPoint origin, const TlPptxLook *look)
{
  TlRect hull = get_hull (items, n_items);
  TlRect rect = tl_rect_offset (&hull, origin.x, origin.y);

  if (hull.width < 0)
    return;
  if (n_items == 1 && is_straight (items))
    {
      append_straight (slide, items, origin, look);
      return;
    }
  open_shape (slide, &rect, look, FALSE);
  if (n_items == 1 && is_disc (items, &hull))
    append_preset (slide, "ellipse", -1);
  else
    append_freeform (slide, items, n_items, &hull);
  close_shape (slide, &items->paint, look, NULL);
}

/* Names the part of a picture; each is in the file once. */
static const char *
find_media (TlPptxSlide *slide, const char *image)
{
  const char *type = NULL;
  char       *part = g_hash_table_lookup (slide->media, image);

  if (part != NULL || tl_images_get_file (slide->images, image, &type) == NULL)
    return part;
  part = g_strdup_printf ("image%u.%s",
                          g_hash_table_size (slide->media) + 1,
                          strcmp (type, "image/jpeg") == 0 ? "jpg" : "png");
  g_hash_table_insert (slide->media, g_strdup (image), part);
  return part;
}

static guint
find_relation (TlPptxSlide *slide, const char *part)
{
  guint index;

  if (!g_ptr_array_find_with_equal_func (slide->relations, part, g_str_equal, &index))
    {
      index = slide->relations->len;
      g_ptr_array_add (slide->relations, g_strdup (part));
    }
  return index;
}

/* How much of the picture is beyond each side of what is seen, in parts of it. */
static void
append_crop (TlPptxSlide *slide, const TlRect *whole, const TlRect *seen)
{
  const struct
  {
    const char *name;
    double      part;
  } sides[] = {
    { "l", (seen->x - whole->x) / whole->width },
    { "t", (seen->y - whole->y) / whole->height },
    { "r", (whole->x + whole->width - seen->x - seen->width) / whole->width },
    { "b", (whole->y + whole->height - seen->y - seen->height) / whole->height },
  };

  TL_PPTX_APPEND (slide->out, "<a:srcRect");
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (sides[i].part > 1e-5)
      append_attribute (slide->out, sides[i].name, llround (sides[i].part * 100000));
  TL_PPTX_APPEND (slide->out, "/>");
}

/**
 * tl_pptx_append_image:
 * @slide: a slide
 * @item: an image
 * @origin: of its group
 * @look: names
 *
 * Appends a picture, cut as the map cuts it; nothing for one that cannot be read.
 */
void
tl_pptx_append_image (TlPptxSlide      *slide,
                      const TlItem     *item,
                      TlPoint           origin,
                      const TlPptxLook *look)
{
  cairo_surface_t *surface = tl_images_get_surface (slide->images, item->image.image);
  const char      *part = surface != NULL ? find_media (slide, item->image.image) : NULL;
  TlRect           whole, seen;

  if (part == NULL)
    return;
  whole = tl_item_place_image (item,
                               cairo_image_surface_get_width (surface),
                               cairo_image_surface_get_height (surface));
  seen = item->image.radius > 0 ? item->image.bounds : whole;
  TL_PPTX_APPEND (slide->out, "<p:pic><p:nvPicPr>");
  tl_pptx_append_names (slide, look->name, look->description);
  g_string_append_printf (slide->out,
                          "<p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/>"
                          "</p:nvPicPr><p:blipFill><a:blip r:embed=\"rIdImage%u\"/>",
                          find_relation (slide, part) + 1);
  append_crop (slide, &whole, &seen);
  TL_PPTX_APPEND (slide->out, "<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>");
  seen = tl_rect_offset (&seen, origin.x, origin.y);
  tl_pptx_append_place (slide, &seen, FALSE, FALSE);
  append_round (slide, &seen, item->image.radius);
  TL_PPTX_APPEND (slide->out, "</p:spPr></p:pic>");
}
