/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A drag of cards that leaves the window becomes a drag of the desktop, so that it can end in
 * another window, of this program or any other. The map is put back as it was; when the drag comes
 * back it is one that arrives (tl-canvas-drop-cards.c), and cards of the map that is shown move as
 * if it had never left. */
#include "config.h"

#include "canvas/tl-canvas-drop.h"
#include "canvas/tl-tools.h"

/* Beyond the window's edge by this much, in px: its shadow belongs to nobody. */
#define BEYOND 8.0

/* No more than this is seen to each side of the pointer, in px: a drag is a window, which covers
 * the place to drop at, and may not be of any size. */
#define MAX_REACH 320.0f

static gboolean
is_beyond (TlCanvas *self, const TlToolEvent *event)
{
  GtkWidget       *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  graphene_point_t at;

  if (window == NULL ||
      !gtk_widget_compute_point (GTK_WIDGET (self),
                                 window,
                                 &GRAPHENE_POINT_INIT ((float) event->x, (float) event->y),
                                 &at))
    return FALSE;
  return at.x < -BEYOND || at.y < -BEYOND || at.x > gtk_widget_get_width (window) + BEYOND ||
         at.y > gtk_widget_get_height (window) + BEYOND;
}

/* What of the lifted cards is near the pointer. */
static void
crop (graphene_rect_t *all, const TlToolEvent *event)
{
  graphene_rect_t near = GRAPHENE_RECT_INIT ((float) event->x - MAX_REACH,
                                             (float) event->y - MAX_REACH,
                                             2 * MAX_REACH,
                                             2 * MAX_REACH);

  if (!graphene_rect_intersection (all, &near, all))
    *all = GRAPHENE_RECT_INIT ((float) event->x, (float) event->y, 1, 1);
}

/* The lifted cards as they are seen, with the pointer's place in them. */
static GdkPaintable *
draw_lifted (TlCanvas *self, const TlToolEvent *event, double *hot_x, double *hot_y)
{
  g_autoptr (GPtrArray) nodes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);
  GtkSnapshot    *snapshot = gtk_snapshot_new ();
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, 1, 1);

  tl_canvas_overlay_append_lifted (self, nodes);
  for (guint i = 0; i < nodes->len; i++)
    {
      graphene_rect_t bounds;

      gsk_render_node_get_bounds (nodes->pdata[i], &bounds);
      if (i == 0)
        all = bounds;
      else
        graphene_rect_union (&all, &bounds, &all);
    }
  crop (&all, event);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-all.origin.x, -all.origin.y));
  gtk_snapshot_push_clip (snapshot, &all);
  for (guint i = 0; i < nodes->len; i++)
    gtk_snapshot_append_node (snapshot, nodes->pdata[i]);
  gtk_snapshot_pop (snapshot);
  *hot_x = event->x - all.origin.x;
  *hot_y = event->y - all.origin.y;
  return gtk_snapshot_free_to_paintable (snapshot, &all.size);
}

/* GDK keeps the drag as long as it lasts; so do we, or it would end at once. */
static void
drag_ended_cb (GdkDrag *drag)
{
  g_object_unref (drag);
}

static void
begin (TlCanvas *self, TlClip *clip, GtkGesture *gesture, const TlToolEvent *event)
{
  GtkNative  *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkDevice  *device = gtk_gesture_get_device (gesture);
  GdkSurface *surface = gtk_native_get_surface (native);
  double      hot_x, hot_y;
  g_autoptr (GdkPaintable) icon = draw_lifted (self, event, &hot_x, &hot_y);
  g_autoptr (GdkContentProvider) provider = tl_clip_provider_new (clip);
  GdkDrag *drag;

  tl_canvas_cancel_gesture (self);
  drag = gdk_drag_begin (surface, device, provider, GDK_ACTION_COPY | GDK_ACTION_MOVE, 0, 0);
  if (drag == NULL)
    return;
  g_signal_connect (drag, "dnd-finished", G_CALLBACK (drag_ended_cb), NULL);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_ended_cb), NULL);
  gtk_drag_icon_set_from_paintable (drag, icon, (int) hot_x, (int) hot_y);
  gtk_event_controller_reset (GTK_EVENT_CONTROLLER (gesture));
}

/**
 * tl_canvas_drag_out:
 * @self: the canvas
 * @gesture: the drag under way
 * @event: where it is, widget px
 *
 * Hands a drag of cards over to the desktop once it has left the window.
 *
 * Returns: whether it did: the gesture is over
 */
gboolean
tl_canvas_drag_out (TlCanvas *self, GtkGesture *gesture, const TlToolEvent *event)
{
  g_autoptr (TlClip) clip = NULL;
  g_autofree char *held = NULL;

  if (!tl_canvas_is_lifting (self) || event->source == TL_SOURCE_TOUCH || !is_beyond (self, event))
    return FALSE;
  held = g_strdup (self->focus.id);
  clip = tl_canvas_dup_clip (self, NULL);
  if (clip == NULL || clip->kind != TL_EXCERPT_CARDS)
    return FALSE;
  clip->held = g_steal_pointer (&held);
  begin (self, clip, gesture, event);
  return TRUE;
}
