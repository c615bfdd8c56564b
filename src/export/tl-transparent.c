/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures without paper, for slides that have a colour of their own. A picture has paper twice:
 * the colour beneath it, and the sheet with its outline that is the first thing drawn. */
#include "config.h"

#include "export/tl-export-private.h"

/* Whether a group's first item is the sheet of paper that all of a picture stands on. */
static gboolean
is_paper (const TlGroup *group, const TlRect *sheet)
{
  const TlItem *first = group->items;

  return group->band == TL_BAND_SHEET && group->n_items > 0 && first->type == TL_ITEM_RECT &&
         first->rect.bounds.width >= sheet->width - 2 &&
         first->rect.bounds.height >= sheet->height - 2;
}

static void
copy_path (TlGroupBuilder *builder, const TlItem *item)
{
  const TlPoint *p = item->path.points;

  for (guint i = 0; i < item->path.n_ops; i++)
    switch ((TlPathOp) item->path.ops[i])
      {
      case TL_PATH_MOVE:
        tl_group_builder_move_to (builder, p->x, p->y);
        p++;
        break;
      case TL_PATH_LINE:
        tl_group_builder_line_to (builder, p->x, p->y);
        p++;
        break;
      case TL_PATH_CURVE:
        tl_group_builder_curve_to (builder, p[0].x, p[0].y, p[1].x, p[1].y, p[2].x, p[2].y);
        p += 3;
        break;
      case TL_PATH_CLOSE:
      default:
        tl_group_builder_close (builder);
        break;
      }
  tl_group_builder_end_path (builder, &item->paint, item->path.even_odd);
}

/* Paper is a group of shapes: itself, and what is tinted of it and drawn on it. */
static TlGroup *
new_without_paper (const TlGroup *group)
{
  TlGroupBuilder *builder = tl_group_builder_new (group->role, group->band, group->id);

  for (guint i = 1; i < group->n_items; i++)
    {
      const TlItem *item = &group->items[i];

      if (item->type == TL_ITEM_RECT)
        tl_group_builder_rect (builder, &item->rect.bounds, item->rect.radius, &item->paint);
      else if (item->type == TL_ITEM_PATH)
        copy_path (builder, item);
    }
  return tl_group_builder_end (builder);
}

/**
 * tl_export_remove_paper:
 * @picture: a picture that nobody else has
 *
 * Takes away the paper, that beneath everything and the sheet that stands on it: what is drawn on
 * both comes to stand on whatever is there. Nothing else changes.
 */
void
tl_export_remove_paper (TlPicture *picture)
{
  picture->paper.alpha = 0;
  for (guint i = 0; i < picture->groups->len; i++)
    {
      TlPlacedGroup *placed = &g_array_index (picture->groups, TlPlacedGroup, i);
      TlGroup       *rest;

      if (!is_paper (placed->group, &picture->sheet))
        continue;
      rest = new_without_paper (placed->group);
      tl_group_unref (placed->group);
      placed->group = rest;
    }
}
