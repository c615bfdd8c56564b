/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a sign means, said when the pointer rests on it: which pain points a marker counts, how a
 * card is known, what a stage's bar adds up. The scene has the words. */
#include "config.h"

#include "canvas/tl-canvas-private.h"

static gboolean
query_tooltip_cb (
  GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer user_data)
{
  TlCanvas        *self = TL_CANVAS (widget);
  g_autofree char *text = NULL;
  TlPlace          place;
  TlRect           rect;

  if (keyboard || self->document == NULL || tl_canvas_is_writing (self) ||
      tl_canvas_is_in_gesture (self))
    return FALSE;
  place = tl_canvas_pick (self, x, y, TL_SOURCE_POINTER);
  text = tl_scene_dup_tip (self->scene, &place);
  if (text == NULL || !tl_scene_get_place_rect (self->scene, &place, &rect))
    return FALSE;
  rect = tl_canvas_place_to_widget (self, &place, &rect);
  gtk_tooltip_set_text (tooltip, text);
  gtk_tooltip_set_tip_area (tooltip,
                            &(GdkRectangle){ (int) rect.x,
                                             (int) rect.y,
                                             MAX (1, (int) rect.width),
                                             MAX (1, (int) rect.height) });
  return TRUE;
}

/* Answers when somebody rests on a sign. */
void
tl_canvas_init_tip (TlCanvas *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
