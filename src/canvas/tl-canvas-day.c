/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the map shows of the day: cards whose work has become overdue. */
#include "config.h"

#include "canvas/tl-canvas-day.h"

#include "canvas/tl-canvas-private.h"
#include "map/tl-pains.h"

static gboolean
differs (const TlTable *table, const char *map, const char *before, const char *now)
{
  const GPtrArray *cards = tl_table_get_children (table, map, TL_KIND_CARD);

  for (guint i = 0; i < cards->len; i++)
    if (tl_pains_is_overdue (cards->pdata[i], before) != tl_pains_is_overdue (cards->pdata[i], now))
      return TRUE;
  return FALSE;
}

/**
 * tl_canvas_follow_day:
 * @self: a canvas
 * @before: the day that it was, "2026-03-31"
 * @now: the day that it is
 *
 * Draws the map anew if another day changes what it shows. Selection, focus and view stay.
 *
 * Returns: whether it did
 */
gboolean
tl_canvas_follow_day (TlCanvas *self, const char *before, const char *now)
{
  const TlTable   *table;
  g_autofree char *curve = NULL;

  g_return_val_if_fail (TL_IS_CANVAS (self), FALSE);

  table = self->document != NULL ? tl_document_get_table (self->document) : NULL;
  if (table == NULL || self->map == NULL || !differs (table, self->map, before, now))
    return FALSE;
  curve = g_strdup (tl_scene_get_active_curve (self->scene));
  tl_scene_set_map (self->scene, table, self->map);
  tl_scene_set_active_curve (self->scene, curve);
  tl_canvas_dim_update (self);
  tl_canvas_queue_proxies (self, TRUE);
  return TRUE;
}
