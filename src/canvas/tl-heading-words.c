/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of a heading that is narrower than they are, zoomed out: where they stand in it, and
 * how they are cut.
 *
 * A heading's group has its words as the scene has set them, for a column in full size. Here they
 * are moved within the heading as it is seen, and where they are still too long they are set anew
 * by the same measurer, with an ellipsis. What never changes: their lines stay on the same
 * baselines. */
#include "config.h"

#include "canvas/tl-heading-words.h"

#include "canvas/tl-canvas-private.h"
#include "canvas/tl-gsk-painter-private.h"

#include <math.h>

static gboolean
has_lines (const TlItem *item)
{
  return item->type == TL_ITEM_TEXT && item->text.block->n_lines > 0;
}

/**
 * tl_heading_words_place:
 * @group: a heading
 * @box: where it is seen, widget px
 * @scale: widget px per px of its words
 * @rtl: whether the map runs from right to left
 *
 * Places its words as far from the end where reading begins as in full size; those that would run
 * out of it there move back as far as they can.
 *
 * Returns: where the words' own coordinates begin, widget px
 */
double
tl_heading_words_place (const TlGroup *group, const TlRect *box, double scale, gboolean rtl)
{
  const double air = TL_HEADING_WORDS_AIR;
  double       at_left = box->x - group->bounds.x * scale;
  double       at_right = box->x + box->width - (group->bounds.x + group->bounds.width) * scale;
  double       first = box->x + air, last = box->x + box->width - air;

  for (guint i = 0; i < group->n_items; i++)
    {
      const TlTextBlock *block;
      double             start, end;

      if (!has_lines (&group->items[i]))
        continue;
      block = group->items[i].text.block;
      start = (group->items[i].text.origin.x + block->lines[0].x) * scale;
      end = start + block->lines[0].width * scale;
      /* A share stands at its bar's end. */
      if (group->role == TL_ROLE_COVERAGE)
        return rtl ? at_left + air / 2 : at_right - air / 2;
      if (block->lines[0].rtl)
        return MIN (MAX (at_right, first - start), MAX (at_right, last - end));
      return MAX (MIN (at_left, last - end), MIN (at_left, first - start));
    }
  return at_left;
}

/* How wide a text may be, in its own px, from where it begins to where the heading ends. */
static double
get_room (const TlItem *item, double scale, double x, const TlRect *room)
{
  const TlTextLine *line = &item->text.block->lines[0];
  double            start = item->text.origin.x + line->x;

  if (line->rtl)
    return start + line->width - (room->x - x) / scale;
  return (room->x + room->width - x) / scale - start;
}

/**
 * tl_heading_words_need_cut:
 * @group: a heading
 * @scale: widget px per px of its words
 * @x: what tl_heading_words_place() gave
 * @room: what of the heading may be written on, widget px
 *
 * Returns: whether any of its words are too long
 */
gboolean
tl_heading_words_need_cut (const TlGroup *group, double scale, double x, const TlRect *room)
{
  for (guint i = 0; i < group->n_items; i++)
    if (has_lines (&group->items[i]) &&
        group->items[i].text.block->width > get_room (&group->items[i], scale, x, room))
      return TRUE;
  return FALSE;
}

static void
append_cut_item (TlCanvas *canvas, const TlItem *item, double width, GPtrArray *nodes)
{
  TlMeasurer        *measurer = tl_text_get_measurer (canvas->text);
  const TlTextBlock *block = item->text.block;
  const TlTextLine  *line = &block->lines[0];
  TlItem             cut = *item;

  cut.text.block = measurer->layout (measurer,
                                     block->text,
                                     &block->style,
                                     width,
                                     block->n_lines,
                                     TL_TEXT_START,
                                     line->rtl);
  cut.text.origin.x += line->x;
  if (line->rtl)
    cut.text.origin.x += line->width - cut.text.block->box_width;
  tl_gsk_painter_append_text (canvas->painter, &cut, nodes);
  tl_text_block_unref (cut.text.block);
}

/**
 * tl_heading_words_append_cut:
 * @canvas: the canvas
 * @nodes: (element-type GskRenderNode): gets what is drawn, in widget px
 * @group: a heading
 * @scale: widget px per px of its words
 * @at: where the words' own coordinates begin, widget px
 * @room: what of the heading may be written on, widget px
 *
 * Sets all words of a heading in what room there is, with an ellipsis where they are longer.
 */
void
tl_heading_words_append_cut (TlCanvas      *canvas,
                             GPtrArray     *nodes,
                             const TlGroup *group,
                             double         scale,
                             const TlPoint *at,
                             const TlRect  *room)
{
  graphene_rect_t clip = GRAPHENE_RECT_INIT (room->x, room->y, room->width, room->height);
  g_autoptr (GPtrArray) words =
    g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);

  for (guint i = 0; i < group->n_items; i++)
    if (has_lines (&group->items[i]))
      {
        const TlItem *item = &group->items[i];
        /* Whole pixels, so that the measurer knows them again in the next frame. */
        double width = floor (get_room (item, scale, at->x, room));

        append_cut_item (canvas, item, CLAMP (width, 1, ceil (item->text.block->width)), words);
      }
  for (guint i = 0; i < words->len; i++)
    {
      g_autoptr (GskRenderNode) placed =
        tl_node_place (g_ptr_array_index (words, i), scale, scale, at->x, at->y);

      g_ptr_array_add (nodes, gsk_clip_node_new (placed, &clip));
    }
}
