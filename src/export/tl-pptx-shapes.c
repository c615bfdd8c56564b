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

/**
 * tl_pptx_append_attribute:
 * @out: what to append to
 * @name: of the attribute
 * @value: a whole number
 *
 * Appends an attribute with a blank before it.
 */
void
tl_pptx_append_attribute (GString *out, const char *name, gint64 value)
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
  tl_pptx_append_attribute (slide->out, "id", slide->next_id++);
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
  tl_pptx_append_attribute (slide->out, "x", x);
  tl_pptx_append_attribute (slide->out, "y", y);
  TL_PPTX_APPEND (slide->out, "/><a:ext");
  tl_pptx_append_attribute (slide->out, "cx", tl_pptx_get_x (slide, rect->x + rect->width) - x);
  tl_pptx_append_attribute (slide->out, "cy", tl_pptx_get_y (slide, rect->y + rect->height) - y);
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
  tl_pptx_append_attribute (slide->out,
                            "w",
                            MAX (tl_pptx_get_length (slide, paint->stroke_width), 1));
  g_string_append (slide->out, paint->dash == TL_DASH_DASHED ? ">" : " cap=\"rnd\">");
  tl_pptx_scheme_append_fill (slide->scheme, slide->out, &paint->stroke);
  if (paint->dash == TL_DASH_DOTTED)
    TL_PPTX_APPEND (slide->out, "<a:prstDash val=\"sysDot\"/>");
  else if (tl_dash_pattern (paint->dash, paint->stroke_width, lengths) > 0)
    {
      TL_PPTX_APPEND (slide->out, "<a:custDash><a:ds");
      tl_pptx_append_attribute (slide->out,
                                "d",
                                llround ((lengths[0] / paint->stroke_width + 1) * 100000));
      tl_pptx_append_attribute (slide->out,
                                "sp",
                                llround ((lengths[1] / paint->stroke_width - 1) * 100000));
      TL_PPTX_APPEND (slide->out, "/></a:custDash>");
    }
  TL_PPTX_APPEND (slide->out, "<a:round/>");
  if (arrow)
    TL_PPTX_APPEND (slide->out, "<a:tailEnd type=\"arrow\" w=\"lg\" len=\"med\"/>");
  TL_PPTX_APPEND (slide->out, "</a:ln>");
}

/**
 * tl_pptx_open_shape:
 * @slide: a slide
 * @rect: px of the picture
 * @look: names
 * @flip_h: left and right are changed
 *
 * Appends the begin of a shape, up to where it stands; its geometry comes next.
 */
void
tl_pptx_open_shape (TlPptxSlide *slide, const TlRect *rect, const TlPptxLook *look, gboolean flip_h)
{
  TL_PPTX_APPEND (slide->out, "<p:sp><p:nvSpPr>");
  tl_pptx_append_names (slide, look->name, look->description);
  TL_PPTX_APPEND (slide->out, "<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>");
  tl_pptx_append_place (slide, rect, flip_h, FALSE);
}

/**
 * tl_pptx_close_shape:
 * @slide: a slide
 * @paint: what the shape is drawn with
 * @look: words, and whether there is an arrow's head
 * @room: (nullable): of the words, px of their group
 *
 * Appends the rest of a shape, after its geometry.
 */
void
tl_pptx_close_shape (TlPptxSlide      *slide,
                     const TlPaint    *paint,
                     const TlPptxLook *look,
                     const TlRect     *room)
{
  tl_pptx_scheme_append_fill (slide->scheme, slide->out, &paint->fill);
  tl_pptx_append_line (slide, paint, look->arrow);
  TL_PPTX_APPEND (slide->out, "</p:spPr>");
  if (look->words != NULL && look->words->n_items > 0)
    tl_pptx_append_words (slide, look->words, room, look->shrinks, look->heading);
  TL_PPTX_APPEND (slide->out, "</p:sp>");
}

/**
 * tl_pptx_append_preset:
 * @slide: a slide
 * @preset: what presentations call the shape
 * @adjustment: the one number that some of them take; below 0 = none
 *
 * Appends the geometry of a shape that presentations know.
 */
void
tl_pptx_append_preset (TlPptxSlide *slide, const char *preset, gint64 adjustment)
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
      tl_pptx_append_preset (slide, "rect", -1);
      return (TlPoint){ 0, 0 };
    }
  if (radius >= shorter / 2 && fabs (rect->width - rect->height) < .5)
    {
      tl_pptx_append_preset (slide, "ellipse", -1);
      return (TlPoint){ rect->width / 2 * ARC_INSET, rect->height / 2 * ARC_INSET };
    }
  radius = MIN (radius, shorter / 2);
  tl_pptx_append_preset (slide, "roundRect", llround (radius / shorter * 100000));
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

  tl_pptx_open_shape (slide, &rect, look, FALSE);
  inset = append_round (slide, &rect, item->rect.radius);
  room = TL_RECT_INIT (room.x + inset.x,
                       room.y + inset.y,
                       room.width - 2 * inset.x,
                       room.height - 2 * inset.y);
  tl_pptx_close_shape (slide, &item->paint, look, &room);
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
      tl_pptx_append_attribute (slide->out, sides[i].name, llround (sides[i].part * 100000));
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
