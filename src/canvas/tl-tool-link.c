/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pulling a link out of a card: a press on its knob, a preview that is routed as the link will be,
 * and the release over another card or an empty cell, where a new card is then written. A click on
 * the knob begins one that a second click ends. Cancelling leaves no trace. */
#include "config.h"

#include "canvas/tl-canvas-link.h"
#include "canvas/tl-editor.h"
#include "canvas/tl-tools.h"

typedef struct
{
  char    *from; /* NULL: everything happened at the press */
  gboolean moved;
} Link;

static void
link_free (Link *self)
{
  g_free (self->from);
  g_free (self);
}

static TlPlace
hit (TlCanvas *canvas, const TlToolEvent *event)
{
  return tl_scene_hit (canvas->scene, event->x, event->y, 0);
}

static void
aim (TlCanvas *canvas, const TlToolEvent *event)
{
  g_auto (TlPlace) place = { 0 };
  TlPlace found = hit (canvas, event);

  tl_place_hold (&place, &found);
  tl_canvas_link_aim (canvas, &place, &(TlPoint){ event->x, event->y });
}

static gpointer
link_press (TlCanvas *canvas, const TlToolEvent *event)
{
  const char *card;
  Link       *self;

  if (tl_canvas_is_linking (canvas))
    {
      aim (canvas, event);
      tl_canvas_link_finish (canvas, TRUE);
      return g_new0 (Link, 1);
    }
  card = tl_canvas_find_knob (canvas, event->x, event->y, event->source);
  if (card == NULL || event->n_press > 1)
    return NULL;
  self = g_new0 (Link, 1);
  self->from = g_strdup (card);
  return self;
}

static void
link_motion (TlCanvas *canvas, gpointer data, const TlToolEvent *event)
{
  Link *self = data;

  if (self->from == NULL)
    return;
  if (!self->moved)
    tl_canvas_link_begin (canvas, self->from);
  self->moved = TRUE;
  aim (canvas, event);
}

static void
link_release (TlCanvas *canvas, gpointer data, const TlToolEvent *event)
{
  Link *self = data;

  if (self->moved)
    tl_canvas_link_finish (canvas, TRUE);
  else if (self->from != NULL)
    {
      TlPlace place = tl_scene_place_of (canvas->scene, self->from);

      tl_canvas_select_one (canvas, self->from);
      tl_canvas_set_focus_place (canvas, &place, FALSE, FALSE);
      tl_canvas_start_linking (canvas);
    }
  link_free (self);
}

static void
link_cancel (TlCanvas *canvas, gpointer data)
{
  tl_canvas_link_end (canvas);
  link_free (data);
}

static const char *
link_cursor (TlCanvas *canvas, const TlPlace *place, GdkModifierType modifiers)
{
  return canvas->links->on_knob || tl_canvas_is_linking (canvas) ? "crosshair" : NULL;
}

const TlTool tl_tool_link = {
  .name = "link",
  .press = link_press,
  .motion = link_motion,
  .release = link_release,
  .cancel = link_cancel,
  .cursor = link_cursor,
};
