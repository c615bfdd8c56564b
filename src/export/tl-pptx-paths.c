/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Paths of a display list -> straight lines, circles, a stage's arrow, and freeforms for all
 * others.
 *
 * Paths of one paint that follow each other are one freeform, so that an icon or a curve is one
 * thing to click. Points are whole EMU from the freeform's corner. */
#include "config.h"

#include "export/tl-pptx-private.h"

#include <math.h>
#include <string.h>

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

  tl_pptx_open_shape (slide, &rect, look, turned);
  tl_pptx_append_preset (slide, first ? "homePlate" : "chevron", llround (tip / shorter * 100000));
  hull.x += turned ? after : before;
  hull.width -= before + after;
  tl_pptx_close_shape (slide, &item->paint, look, &hull);
}

static void
append_points (TlPptxSlide *slide, const TlPoint *points, guint n_points, TlPoint from)
{
  for (guint i = 0; i < n_points; i++)
    {
      TL_PPTX_APPEND (slide->out, "<a:pt");
      tl_pptx_append_attribute (slide->out, "x", llround ((points[i].x - from.x) * slide->scale));
      tl_pptx_append_attribute (slide->out, "y", llround ((points[i].y - from.y) * slide->scale));
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
  tl_pptx_append_attribute (slide->out, "w", MAX (tl_pptx_get_length (slide, hull->width), 1));
  tl_pptx_append_attribute (slide->out, "h", MAX (tl_pptx_get_length (slide, hull->height), 1));
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
  tl_pptx_append_preset (slide, "line", -1);
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
  tl_pptx_open_shape (slide, &rect, look, FALSE);
  if (n_items == 1 && is_disc (items, &hull))
    tl_pptx_append_preset (slide, "ellipse", -1);
  else
    append_freeform (slide, items, n_items, &hull);
  tl_pptx_close_shape (slide, &items->paint, look, NULL);
}
