/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Groups that stand back (dimmed) or stand out (found), as nodes like any other.
 *
 * A variant is a copy of the group's items with other colours, painted by the same painter and
 * thrown away: no opacity and no mask at drawing time, so a dimmed overview costs what a bright one
 * costs, and its nodes are cached in the same way. The copy is shallow: paths and texts are the
 * group's own.
 *
 * What never changes: items keep their places; words stay as readable on a marker as on the card,
 * which is computed. */
#include "config.h"

#include "canvas/tl-gsk-variants.h"

#include <string.h>

/* How far a dimmed colour goes towards the paper: cards can still be told apart, none is read. */
#define DIM 0.7
/* High contrast is for people who see little: there what is dimmed is still legible. */
#define DIM_HIGH_CONTRAST 0.5
#define DIM_OPACITY (1 - DIM)
/* Over words: a little more than the letters are high, with a little air. */
#define MARK_ASCENT 0.98
#define MARK_DESCENT 0.28
#define MARK_AIR 1.0
#define MARK_RADIUS 2.0
/* The outline of what was found (document px). */
#define FOUND_WIDTH 2.0
/* Zoomed out a found card is a block of this much amber. */
#define FOUND_BLOCK 0.8

static const TlColor amber = { 0.98f, 0.80f, 0.16f, 1 };

/* A group on the stack: items that borrow what they point to. */
static TlGroup
copy_shallow (const TlGroup *group, TlItem *items, guint n_items)
{
  TlGroup copy = *group;

  copy.items = items;
  copy.n_items = n_items;
  return copy;
}

/* --- Standing back --- */

static void
dim_color (TlColor *color, const TlColor *paper, double by)
{
  float alpha = color->alpha;

  if (alpha <= 0)
    return;
  *color = tl_color_mix (color, paper, by);
  color->alpha = alpha;
}

static gboolean
has_image (const TlGroup *group)
{
  for (guint i = 0; i < group->n_items; i++)
    if (group->items[i].type == TL_ITEM_IMAGE)
      return TRUE;
  return FALSE;
}

/* Pictures have no colour to change. */
static GskRenderNode *
paint_faint (TlGskPainter *painter, const TlGroup *group, TlDetail detail)
{
  g_autoptr (GskRenderNode) node = tl_gsk_painter_paint (painter, group, detail);

  return node != NULL ? gsk_opacity_node_new (node, DIM_OPACITY) : NULL;
}

/**
 * tl_gsk_paint_dimmed:
 * @painter: a painter
 * @group: what to paint
 * @detail: how much of it
 * @theme: whose paper it lies on
 *
 * Paints a group that stands back.
 *
 * Returns: (transfer full) (nullable): a node as of tl_gsk_painter_paint()
 */
GskRenderNode *
tl_gsk_paint_dimmed (TlGskPainter  *painter,
                     const TlGroup *group,
                     TlDetail       detail,
                     const TlTheme *theme)
{
  TlColor            paper = tl_theme_get_paper (theme);
  gboolean           high = tl_theme_get_mark_contrast (theme) > 3.5;
  g_autofree TlItem *items = g_memdup2 (group->items, sizeof (TlItem) * group->n_items);
  TlGroup            copy = copy_shallow (group, items, group->n_items);

  if (has_image (group))
    return paint_faint (painter, group, detail);
  for (guint i = 0; i < copy.n_items; i++)
    {
      dim_color (&items[i].paint.fill, &paper, high ? DIM_HIGH_CONTRAST : DIM);
      dim_color (&items[i].paint.stroke, &paper, high ? DIM_HIGH_CONTRAST : DIM);
    }
  return tl_gsk_painter_paint (painter, &copy, detail);
}

/* --- Standing out --- */

/**
 * tl_gsk_get_marker:
 * @theme: a theme
 * @ground: what the words stand on
 * @ink: of the words
 *
 * Returns: as much amber as leaves the words readable
 */
TlColor
tl_gsk_get_marker (const TlTheme *theme, const TlColor *ground, const TlColor *ink)
{
  double  least = tl_theme_get_text_contrast (theme);
  TlColor marker = *ground;

  for (double share = 0.8; share > 0.1; share -= 0.05)
    {
      marker = tl_color_mix (ground, &amber, share);
      if (tl_color_contrast (ink, &marker) >= least)
        break;
    }
  return marker;
}

static void
add_mark (GArray *items, const TlItem *text, const TlTextLine *line, int x1, int x2, TlColor color)
{
  double size = text->text.block->style.size;
  double x = text->text.origin.x + line->x + pango_units_to_double (MIN (x1, x2));
  double y = text->text.origin.y + line->baseline - size * MARK_ASCENT;
  TlItem mark = { .type = TL_ITEM_RECT, .paint.fill = color };

  mark.rect.bounds = TL_RECT_INIT (x - MARK_AIR,
                                   y,
                                   pango_units_to_double (ABS (x2 - x1)) + 2 * MARK_AIR,
                                   size * (MARK_ASCENT + MARK_DESCENT));
  mark.rect.radius = MARK_RADIUS;
  g_array_append_val (items, mark);
}

/* Bytes [start, end) of the block, as far as they stand in one of its lines. */
static void
mark_in_line (GArray       *items,
              const TlItem *item,
              guint         line,
              guint         start,
              guint         end,
              TlText       *text,
              TlColor       color)
{
  const TlTextLine *place = &item->text.block->lines[line];
  guint             first = MAX (start, place->start);
  guint             last = MIN (end, place->start + place->length);
  g_autoptr (PangoLayout) layout = NULL;
  PangoLayoutLine *shaped;
  g_autofree int  *ranges = NULL;
  int              n_ranges = 0;

  if (first >= last)
    return;
  layout = tl_text_shape_line (text, item->text.block, line);
  shaped = pango_layout_get_line_readonly (layout, 0);
  if (shaped == NULL)
    return;
  pango_layout_line_get_x_ranges (shaped,
                                  (int) (first - place->start),
                                  (int) (last - place->start),
                                  &ranges,
                                  &n_ranges);
  for (int i = 0; i < n_ranges; i++)
    add_mark (items, item, place, ranges[2 * i], ranges[2 * i + 1], color);
}

static void
mark_words (GArray *items, const TlItem *item, TlText *text, TlFolder *folder, TlColor color)
{
  const TlTextBlock *block = item->text.block;
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (TlFoldRange));

  tl_folder_find (folder, block->text, ranges);
  for (guint i = 0; i < ranges->len; i++)
    {
      const TlFoldRange *range = &g_array_index (ranges, TlFoldRange, i);

      for (guint line = 0; line < block->n_lines; line++)
        mark_in_line (items, item, line, range->start, range->start + range->length, text, color);
    }
}

/* The first rectangle is the card itself. */
static TlItem *
find_body (TlItem *items, guint n_items)
{
  for (guint i = 0; i < n_items; i++)
    if (items[i].type == TL_ITEM_RECT && items[i].paint.fill.alpha > 0)
      return &items[i];
  return NULL;
}

static void
outline_body (TlItem *body, TlDetail detail, const TlTheme *theme)
{
  TlColor paper = tl_theme_get_paper (theme);

  if (detail == TL_DETAIL_BLOCK || detail == TL_DETAIL_BARS)
    {
      body->paint.fill = tl_color_mix (&body->paint.fill, &amber, FOUND_BLOCK);
      body->paint.stroke = body->paint.fill;
      return;
    }
  body->paint.stroke = tl_theme_mark_on (theme, &amber, &paper);
  body->paint.stroke_width = FOUND_WIDTH;
}

/**
 * tl_gsk_paint_found:
 * @painter: a painter
 * @group: what to paint
 * @detail: how much of it
 * @theme: whose paper it lies on
 * @text: the shaper
 * @folder: what was looked for
 *
 * Paints a group in which something was found: a card with an amber outline, the words on amber;
 * zoomed out an amber block.
 *
 * Returns: (transfer full) (nullable): a node as of tl_gsk_painter_paint()
 */
GskRenderNode *
tl_gsk_paint_found (TlGskPainter  *painter,
                    const TlGroup *group,
                    TlDetail       detail,
                    const TlTheme *theme,
                    TlText        *text,
                    TlFolder      *folder)
{
  TlColor ground = tl_theme_get_paper (theme);
  g_autoptr (GArray) items = g_array_sized_new (FALSE, FALSE, sizeof (TlItem), group->n_items + 4);
  g_autofree TlItem *own = g_memdup2 (group->items, sizeof (TlItem) * group->n_items);
  TlItem            *body = group->role == TL_ROLE_CARD ? find_body (own, group->n_items) : NULL;
  TlGroup            copy;

  if (body != NULL)
    {
      ground = body->paint.fill;
      outline_body (body, detail, theme);
    }
  for (guint i = 0; i < group->n_items; i++)
    {
      if (own[i].type == TL_ITEM_TEXT && (detail == TL_DETAIL_FULL || detail == TL_DETAIL_PLAIN))
        mark_words (items,
                    &own[i],
                    text,
                    folder,
                    tl_gsk_get_marker (theme, &ground, &own[i].paint.fill));
      g_array_append_val (items, own[i]);
    }
  copy = copy_shallow (group, (TlItem *) items->data, items->len);
  return tl_gsk_painter_paint (painter, &copy, detail);
}
