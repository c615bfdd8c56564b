/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The edges of a selected card: drawing one makes the card cover more columns or fewer. The scene
 * snaps and shows it; the release changes the document once. A press that does not move is a click
 * on the card. */
#include "config.h"

#include "canvas/tl-tools.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char  *card;
  TlPart edge;
  char  *column; /* NULL = nothing has moved yet */
  int    span;
} Span;

static void
span_free (Span *self)
{
  g_free (self->card);
  g_free (self->column);
  g_free (self);
}

static gboolean
is_handle (TlCanvas *canvas, const TlPlace *place)
{
  return place->type == TL_PLACE_CARD && place->column != NULL &&
         (place->part == TL_PART_EDGE || place->part == TL_PART_START) &&
         tl_canvas_can_edit (canvas) && tl_canvas_is_selected (canvas, place->id);
}

static gpointer
span_press (TlCanvas *canvas, const TlToolEvent *event)
{
  TlPlace place = tl_scene_hit (canvas->scene,
                                event->x,
                                event->y,
                                tl_canvas_get_tolerance (canvas, event->source));
  Span   *self;

  if (event->n_press > 1 || event->modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK) ||
      !is_handle (canvas, &place))
    return NULL;
  self = g_new0 (Span, 1);
  self->card = g_strdup (place.id);
  self->edge = place.part;
  tl_canvas_set_focus_place (canvas, &place, FALSE, FALSE);
  return self;
}

static void
span_motion (TlCanvas *canvas, gpointer data, const TlToolEvent *event)
{
  Span       *self = data;
  const char *column;
  int         span;

  if (!tl_scene_find_span (canvas->scene,
                           self->card,
                           self->edge,
                           event->x,
                           event->y,
                           &column,
                           &span) ||
      (g_strcmp0 (column, self->column) == 0 && span == self->span))
    return;
  g_free (self->column);
  self->column = g_strdup (column);
  self->span = span;
  tl_canvas_glide_capture (canvas);
  tl_scene_set_span_preview (canvas->scene, self->card, self->column, span);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

static void
end_preview (TlCanvas *canvas)
{
  tl_canvas_glide_capture (canvas);
  tl_scene_set_span_preview (canvas->scene, NULL, NULL, 0);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

static void
span_release (TlCanvas *canvas, gpointer data, const TlToolEvent *event)
{
  Span *self = data;

  if (self->column == NULL)
    tl_canvas_select_one (canvas, self->card);
  else
    {
      end_preview (canvas);
      tl_document_begin (canvas->document, _ ("Resize Card"));
      tl_edit_set_span (canvas->document, self->card, self->column, self->span);
      tl_document_commit (canvas->document);
    }
  span_free (self);
}

static void
span_cancel (TlCanvas *canvas, gpointer data)
{
  end_preview (canvas);
  span_free (data);
}

static const char *
span_cursor (TlCanvas *canvas, const TlPlace *place, GdkModifierType modifiers)
{
  if (tl_canvas_is_lifting (canvas) || modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK) ||
      !is_handle (canvas, place))
    return NULL;
  return "ew-resize";
}

const TlTool tl_tool_span = {
  .name = "span",
  .press = span_press,
  .motion = span_motion,
  .release = span_release,
  .cancel = span_cancel,
  .cursor = span_cursor,
};
