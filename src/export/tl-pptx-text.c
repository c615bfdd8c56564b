/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Text blocks -> words in shapes.
 *
 * What the display list has as finished lines is written as whole paragraphs, which the program
 * that opens the file breaks again: it was measured with slack, so that the lines come out the same
 * with the same font and fit with another. Fonts are the theme's, sizes and spacing the map's.
 * Alignment is physical: "l" is the left also where words run from the right. */
#include "config.h"

#include "export/tl-pptx-private.h"

#include "base/tl-text.h"

#include <math.h>
#include <string.h>

/* Of sizes in hundredths of a point. */
#define LEAST_SIZE 100
#define MOST_SIZE 400000
/* Of spacing, the same. */
#define MOST_SPACING 158400
/* px: what still counts as the same place. */
#define SAME 1.0
/* px: words further beneath are not of the same text. */
#define MOST_GAP 10.0
/* px between centred words and the shape's sides. */
#define CENTRED_INSET 2.0

/* Hundredths of a point of a length in px. */
static gint64
get_points (const TlPptxSlide *slide, double length)
{
  return llround (length * slide->scale / TL_PPTX_EMU_PER_POINT * 100);
}

static double
get_box_width (const TlTextBlock *block)
{
  return block->box_width < 0 ? block->width : block->box_width;
}

/**
 * tl_pptx_words_get_ink:
 * @item: a text
 *
 * Returns: what its lines fill, px of its group
 */
TlRect
tl_pptx_words_get_ink (const TlItem *item)
{
  const TlTextBlock *block = item->text.block;
  double             left = G_MAXDOUBLE, right = -G_MAXDOUBLE;

  for (guint i = 0; i < block->n_lines; i++)
    {
      left = MIN (left, block->lines[i].x);
      right = MAX (right, block->lines[i].x + block->lines[i].width);
    }
  if (left > right)
    left = right = 0;
  return TL_RECT_INIT (item->text.origin.x + left,
                       item->text.origin.y,
                       right - left,
                       block->height);
}

/**
 * tl_pptx_words_add:
 * @words: words that belong together
 * @item: a text
 *
 * Adds a text if it goes on beneath the others, as a card's text beneath its title.
 *
 * Returns: whether it does
 */
gboolean
tl_pptx_words_add (TlPptxWords *words, const TlItem *item)
{
  const TlItem *first = words->items[0];
  const TlItem *last = words->n_items > 0 ? words->items[words->n_items - 1] : NULL;

  if (words->n_items == G_N_ELEMENTS (words->items))
    return FALSE;
  if (last != NULL)
    {
      double gap = item->text.origin.y - last->text.origin.y - last->text.block->height;

      if (first->text.block->box_width < 0 || item->text.block->box_width < 0 ||
          fabs (first->text.origin.x - item->text.origin.x) > SAME ||
          fabs (first->text.block->box_width - item->text.block->box_width) > SAME ||
          first->text.block->align != item->text.block->align || gap < -SAME || gap > MOST_GAP)
        return FALSE;
    }
  words->items[words->n_items++] = item;
  return TRUE;
}

static const char *
get_alignment (const TlTextBlock *block)
{
  double box = get_box_width (block);

  if (block->align == TL_TEXT_MIDDLE)
    return "ctr";
  for (guint i = 0; i < block->n_lines; i++)
    {
      double room = box - block->lines[i].width;

      if (room > SAME)
        return block->lines[i].x > room / 2 ? "r" : "l";
    }
  return block->align == TL_TEXT_END || (block->n_lines > 0 && block->lines[0].rtl) ? "r" : "l";
}

static gboolean
is_rtl (const TlTextBlock *block, gsize start)
{
  for (guint i = 0; i < block->n_lines; i++)
    if (block->lines[i].start + block->lines[i].length > start)
      return block->lines[i].rtl;
  return FALSE;
}

static double
get_line_height (const TlTextBlock *block)
{
  return block->n_lines > 0 ? block->height / block->n_lines : 0;
}

static void
append_spacing (TlPptxSlide *slide, const TlTextBlock *block, double gap)
{
  double part = get_line_height (block) / (slide->natural * block->style.size);

  if (block->n_lines > 1 && fabs (part - 1) > .005)
    {
      TL_PPTX_APPEND (slide->out, "<a:lnSpc><a:spcPct val=\"");
      tl_pptx_append_number (slide->out, llround (part * 1000) * 100);
      TL_PPTX_APPEND (slide->out, "\"/></a:lnSpc>");
    }
  if (gap > 0)
    {
      TL_PPTX_APPEND (slide->out, "<a:spcBef><a:spcPts val=\"");
      tl_pptx_append_number (slide->out, MIN (get_points (slide, gap), MOST_SPACING));
      TL_PPTX_APPEND (slide->out, "\"/></a:spcBef>");
    }
}

static void
append_paragraph_look (
  TlPptxSlide *slide, const TlTextBlock *block, const char *alignment, gsize start, double gap)
{
  gboolean rtl = is_rtl (block, start);

  TL_PPTX_APPEND (slide->out, "<a:pPr");
  if (rtl || strcmp (alignment, "l") != 0)
    g_string_append_printf (slide->out, " algn=\"%s\"", alignment);
  if (rtl)
    TL_PPTX_APPEND (slide->out, " rtl=\"1\"");
  TL_PPTX_APPEND (slide->out, ">");
  append_spacing (slide, block, gap);
  TL_PPTX_APPEND (slide->out, "</a:pPr>");
}

static void
append_run_look (TlPptxSlide *slide, const TlItem *item, const char *element, gboolean heading)
{
  const TlTextStyle *style = &item->text.block->style;

  g_string_append_printf (slide->out, "<a:%s lang=\"%s\" sz=\"", element, slide->language);
  tl_pptx_append_number (slide->out,
                         CLAMP (get_points (slide, style->size), LEAST_SIZE, MOST_SIZE));
  TL_PPTX_APPEND (slide->out, "\"");
  g_string_append (slide->out, style->weight >= TL_FONT_WEIGHT_SEMIBOLD ? " b=\"1\"" : " b=\"0\"");
  if (style->italic)
    TL_PPTX_APPEND (slide->out, " i=\"1\"");
  TL_PPTX_APPEND (slide->out, ">");
  tl_pptx_scheme_append_fill (slide->scheme, slide->out, &item->paint.fill);
  g_string_append_printf (slide->out,
                          "<a:latin typeface=\"+%s-lt\"/></a:%s>",
                          heading ? "mj" : "mn",
                          element);
}

static void
append_paragraph (TlPptxSlide  *slide,
                  const TlItem *item,
                  gsize         start,
                  gsize         end,
                  const char   *alignment,
                  double        gap,
                  gboolean      heading)
{
  const TlTextBlock *block = item->text.block;
  gboolean           cut =
    block->n_lines > 0 && block->lines[block->n_lines - 1].ellipsis &&
    end == block->lines[block->n_lines - 1].start + block->lines[block->n_lines - 1].length;

  TL_PPTX_APPEND (slide->out, "<a:p>");
  append_paragraph_look (slide, block, alignment, start, gap);
  if (end > start || cut)
    {
      TL_PPTX_APPEND (slide->out, "<a:r>");
      append_run_look (slide, item, "rPr", heading);
      TL_PPTX_APPEND (slide->out, "<a:t>");
      tl_text_append_xml (slide->out, block->text + start, (gssize) (end - start));
      if (cut)
        TL_PPTX_APPEND (slide->out, "\342\200\246");
      TL_PPTX_APPEND (slide->out, "</a:t></a:r>");
    }
  else
    append_run_look (slide, item, "endParaRPr", heading);
  TL_PPTX_APPEND (slide->out, "</a:p>");
}

/* A paragraph for each of the block's; no more of the text than is seen on the map. */
static void
append_block (
  TlPptxSlide *slide, const TlItem *item, const char *alignment, double gap, gboolean heading)
{
  const TlTextBlock *block = item->text.block;
  const TlTextLine  *last = block->n_lines > 0 ? &block->lines[block->n_lines - 1] : NULL;
  gsize end = last != NULL && last->ellipsis ? last->start + last->length : strlen (block->text);
  gsize start = 0;

  do
    {
      const char *stop = memchr (block->text + start, '\n', end - start);
      gsize       length = stop != NULL ? (gsize) (stop - block->text) - start : end - start;

      append_paragraph (slide, item, start, start + length, alignment, gap, heading);
      start += length + 1;
      gap = 0;
    }
  while (start <= end);
}

static void
append_inset (TlPptxSlide *slide, const char *name, double inset)
{
  g_string_append_printf (slide->out, " %s=\"", name);
  tl_pptx_append_number (slide->out, MAX (tl_pptx_get_length (slide, inset), 0));
  TL_PPTX_APPEND (slide->out, "\"");
}

/* Renderers put the first line's extra height beneath it, the map half of it above. */
static double
get_rise (const TlPptxSlide *slide, const TlTextBlock *block)
{
  return (get_line_height (block) - slide->natural * block->style.size) / 2;
}

/* Where words stand in their shape. */
typedef struct
{
  double   left, top, right, bottom; /* px from the room's sides */
  gboolean centred;                  /* across */
  gboolean middle;                   /* down */
} Insets;

static Insets
get_insets (const TlPptxSlide *slide,
            const TlPptxWords *words,
            const TlRect      *room,
            gboolean           shrinks)
{
  const TlItem      *first = words->items[0], *last = words->items[words->n_items - 1];
  const TlTextBlock *block = first->text.block;
  Insets insets = { .left = first->text.origin.x - room->x, .top = first->text.origin.y - room->y };

  insets.right = room->width - insets.left - get_box_width (block);
  insets.bottom = room->y + room->height - last->text.origin.y - last->text.block->height;
  /* The words of neighbouring cards begin on one line; so do those that stand alone, where another
   * program may need fewer lines than were left room for. */
  insets.middle = !shrinks && words->n_items == 1 && fabs (insets.top - insets.bottom) <= 3 &&
                  (block->n_lines == 1 || insets.top > SAME);
  insets.centred = block->n_lines == 1 && words->n_items == 1 && block->box_width < 0 &&
                   insets.left > 1 && fabs (insets.left - insets.right) <= 2;
  if (insets.middle)
    insets.top = insets.bottom = 0;
  else
    {
      insets.top += get_rise (slide, block);
      /* A line's descent may stand a little lower than it was measured. */
      insets.bottom = MIN (insets.bottom, MOST_GAP) - 4;
    }
  if (insets.centred)
    insets.left = insets.right = MIN (insets.left, CENTRED_INSET);
  return insets;
}

/**
 * tl_pptx_append_words:
 * @slide: a slide
 * @words: at least one text
 * @room: of the shape's words, px of the texts' group
 * @shrinks: whether words that somebody adds make all of them smaller, instead of running over
 * @heading: whether the font is that of headings
 *
 * Appends the words of a shape.
 */
void
tl_pptx_append_words (TlPptxSlide       *slide,
                      const TlPptxWords *words,
                      const TlRect      *room,
                      gboolean           shrinks,
                      gboolean           heading)
{
  Insets      insets = get_insets (slide, words, room, shrinks);
  gboolean    wraps = words->items[0]->text.block->box_width >= 0 || insets.centred;
  const char *alignment = insets.centred ? "ctr" : get_alignment (words->items[0]->text.block);
  double      bottom = 0;

  g_string_append_printf (slide->out, "<p:txBody><a:bodyPr wrap=\"%s\"", wraps ? "square" : "none");
  append_inset (slide, "lIns", insets.left);
  append_inset (slide, "tIns", insets.top);
  append_inset (slide, "rIns", insets.right);
  append_inset (slide, "bIns", insets.bottom);
  g_string_append (slide->out,
                   insets.middle ? " rtlCol=\"0\" anchor=\"ctr\">" : " rtlCol=\"0\" anchor=\"t\">");
  g_string_append (slide->out, shrinks ? "<a:normAutofit/>" : "<a:noAutofit/>");
  TL_PPTX_APPEND (slide->out, "</a:bodyPr><a:lstStyle/>");
  for (guint i = 0; i < words->n_items; i++)
    {
      const TlItem *item = words->items[i];

      append_block (slide,
                    item,
                    alignment,
                    i > 0 ? item->text.origin.y - bottom : 0,
                    heading && i == 0);
      bottom = item->text.origin.y + item->text.block->height;
    }
  TL_PPTX_APPEND (slide->out, "</p:txBody>");
}

/* The box of words that stand alone, px of the picture. */
static TlRect
get_box (const TlPptxWords *words, TlPoint origin)
{
  const TlItem *first = words->items[0], *last = words->items[words->n_items - 1];

  return TL_RECT_INIT (origin.x + first->text.origin.x,
                       origin.y + first->text.origin.y,
                       get_box_width (first->text.block),
                       last->text.origin.y + last->text.block->height - first->text.origin.y);
}

/**
 * tl_pptx_append_box:
 * @slide: a slide
 * @words: at least one text
 * @origin: of their group
 * @name: what the box is called
 * @heading: whether the font is that of headings
 *
 * Appends words that stand in no shape.
 */
void
tl_pptx_append_box (
  TlPptxSlide *slide, const TlPptxWords *words, TlPoint origin, const char *name, gboolean heading)
{
  TlRect rect = get_box (words, origin);
  TlRect room = tl_rect_offset (&rect, -origin.x, -origin.y);

  TL_PPTX_APPEND (slide->out, "<p:sp><p:nvSpPr>");
  tl_pptx_append_names (slide, name, NULL);
  TL_PPTX_APPEND (slide->out, "<p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr>");
  tl_pptx_append_place (slide, &rect, FALSE, FALSE);
  TL_PPTX_APPEND (slide->out,
                  "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>");
  tl_pptx_append_words (slide, words, &room, FALSE, heading);
  TL_PPTX_APPEND (slide->out, "</p:sp>");
}

static void
open_title (TlPptxSlide *slide, const char *name)
{
  TL_PPTX_APPEND (slide->out, "<p:sp><p:nvSpPr>");
  tl_pptx_append_names (slide, name, NULL);
  TL_PPTX_APPEND (slide->out,
                  "<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>"
                  "<p:nvPr><p:ph type=\"title\"/></p:nvPr></p:nvSpPr><p:spPr>");
  slide->titled = TRUE;
}

/**
 * tl_pptx_append_title:
 * @slide: a slide
 * @item: the map's title
 * @origin: of its group
 *
 * Appends a text as the slide's title, which outlines and screen readers look for.
 */
void
tl_pptx_append_title (TlPptxSlide *slide, const TlItem *item, TlPoint origin)
{
  TlPptxWords words = { { item }, 1 };
  TlRect      rect = get_box (&words, origin);
  TlRect      room = tl_rect_offset (&rect, -origin.x, -origin.y);

  open_title (slide, item->text.block->text);
  tl_pptx_append_place (slide, &rect, FALSE, FALSE);
  TL_PPTX_APPEND (slide->out, "</p:spPr>");
  tl_pptx_append_words (slide, &words, &room, FALSE, TRUE);
  TL_PPTX_APPEND (slide->out, "</p:sp>");
}

/**
 * tl_pptx_append_hidden_title:
 * @slide: a slide that shows no title
 * @title: what it is called
 *
 * Appends a title above the slide, where only outlines and screen readers find it.
 */
void
tl_pptx_append_hidden_title (TlPptxSlide *slide, const char *title)
{
  gint64 height = llround (slide->height / 12);

  open_title (slide, title);
  g_string_append_printf (slide->out,
                          "<a:xfrm><a:off x=\"0\" y=\"%" G_GINT64_FORMAT "\"/><a:ext cx=\"%.0f\" "
                          "cy=\"%" G_GINT64_FORMAT "\"/></a:xfrm></p:spPr>"
                          "<p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p><a:r>"
                          "<a:rPr lang=\"%s\" sz=\"1800\"/><a:t>",
                          -height - height / 4,
                          slide->width,
                          height,
                          slide->language);
  tl_text_append_xml (slide->out, title, -1);
  TL_PPTX_APPEND (slide->out, "</a:t></a:r></a:p></p:txBody></p:sp>");
}
