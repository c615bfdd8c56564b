/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Cards that are dragged here from a window, this one or another, of this process or another. Cards
 * of the map itself move (with Ctrl copies of them land), as in a drag that never left; of any
 * other map copies land. While they hover a gap shows where; what another process holds is read as
 * soon as it hovers, so that its cells are known too.
 *
 * What never changes: the document, before the drop; and then it is one undo step. */
#include "config.h"

#include "canvas/tl-canvas-drop.h"

#include <glib/gi18n-lib.h>

/* What hovers. Kept with the widget as long as it does. */
typedef struct
{
  GdkDrop *drop;    /* owned */
  TlClip  *clip;    /* owned, or NULL: of another process */
  TlTable *excerpt; /* owned, NULL until it is read */
  double   wx;
  double   wy;
  gboolean dropped; /* as soon as it is read */
} Hover;

static const char *const no_cards[] = { NULL };

static void
hover_free (Hover *hover)
{
  g_clear_object (&hover->drop);
  g_clear_pointer (&hover->clip, tl_clip_unref);
  g_clear_pointer (&hover->excerpt, tl_table_unref);
  g_free (hover);
}

static Hover *
get_hover (TlCanvas *self)
{
  return g_object_get_data (G_OBJECT (self), "tl-canvas-drop");
}

static void
set_hover (TlCanvas *self, Hover *hover)
{
  g_object_set_data_full (G_OBJECT (self), "tl-canvas-drop", hover, (GDestroyNotify) hover_free);
}

/* --- Where it would land ---------------------------------------------------------------------- */

/* Whether these are cards of the very map that is shown. */
static gboolean
is_of_this_map (TlCanvas *self, const TlClip *clip)
{
  return clip != NULL && clip->document == self->document && clip->kind == TL_EXCERPT_CARDS &&
         clip->ids != NULL && g_strcmp0 (clip->map, self->map) == 0;
}

static GPtrArray *
find_landings (
  TlCanvas *self, const TlTable *excerpt, const TlClip *clip, double x, double y, gboolean copy)
{
  if (is_of_this_map (self, clip))
    return tl_scene_find_landings (self->scene,
                                   x,
                                   y,
                                   (const char *const *) clip->ids,
                                   clip->held != NULL ? clip->held : clip->ids[0],
                                   copy);
  return tl_scene_find_arrivals (self->scene, x, y, excerpt);
}

/**
 * tl_canvas_drop_motion:
 * @self: the canvas
 * @excerpt: (nullable): what hovers; %NULL = not known yet
 * @clip: (nullable): the same, if it is of this process
 * @wx: widget px
 * @wy: widget px
 * @copy: cards of this map stay where they are
 *
 * Shows where cards would land.
 */
void
tl_canvas_drop_motion (
  TlCanvas *self, const TlTable *excerpt, const TlClip *clip, double wx, double wy, gboolean copy)
{
  g_autoptr (GPtrArray) landings = NULL;
  double x, y;

  tl_canvas_to_document (self, wx, wy, &x, &y);
  tl_canvas_set_hover (self, NULL);
  landings = find_landings (self, excerpt, clip, x, y, copy);
  tl_canvas_set_landing_preview (self,
                                 is_of_this_map (self, clip) && !copy
                                   ? (const char *const *) clip->ids
                                   : no_cards,
                                 landings);
  tl_canvas_edge_scroll (self, wx, wy);
}

/**
 * tl_canvas_drop_left:
 * @self: the canvas
 *
 * What hovered is gone: the picture is what it was.
 */
void
tl_canvas_drop_left (TlCanvas *self)
{
  tl_canvas_stop_edge_scroll (self);
  tl_canvas_set_landing_preview (self, NULL, NULL);
}

/**
 * tl_canvas_drop_here:
 * @self: the canvas
 * @excerpt: what is dropped
 * @clip: (nullable): the same, if it is of this process
 * @wx: widget px
 * @wy: widget px
 * @copy: cards of this map stay where they are, and copies land
 *
 * Cards land; one undo step.
 *
 * Returns: whether there was a place for them
 */
gboolean
tl_canvas_drop_here (
  TlCanvas *self, const TlTable *excerpt, const TlClip *clip, double wx, double wy, gboolean copy)
{
  g_autoptr (GPtrArray) landings = NULL;
  g_auto (TlPasteTarget) target = { 0 };
  const TlLanding *first;
  double           x, y;

  tl_canvas_to_document (self, wx, wy, &x, &y);
  landings = find_landings (self, excerpt, clip, x, y, copy);
  tl_canvas_drop_left (self);
  if (!tl_canvas_can_edit (self) || landings->len == 0)
    return FALSE;
  if (is_of_this_map (self, clip))
    {
      tl_canvas_drop_cards (self, landings, copy);
      return TRUE;
    }
  first = g_ptr_array_index (landings, 0);
  target.column = g_strdup (first->drop.column);
  target.lane = g_strdup (first->drop.column != NULL ? first->drop.lane : NULL);
  target.before = g_strdup (first->drop.before);
  tl_canvas_paste_excerpt_at (self, excerpt, &target);
  return TRUE;
}

/* --- What GDK says ---------------------------------------------------------------------------- */

/* With Ctrl the desktop leaves nothing but copying. */
static gboolean
is_copying (const Hover *hover)
{
  return (gdk_drop_get_actions (hover->drop) & GDK_ACTION_MOVE) == 0;
}

static GdkDragAction
choose_action (TlCanvas *self, const Hover *hover)
{
  return is_of_this_map (self, hover->clip) && !is_copying (hover) ? GDK_ACTION_MOVE
                                                                   : GDK_ACTION_COPY;
}

static void
show (TlCanvas *self, const Hover *hover)
{
  tl_canvas_drop_motion (self,
                         hover->excerpt,
                         hover->clip,
                         hover->wx,
                         hover->wy,
                         is_copying (hover));
}

static void
finish (TlCanvas *self, Hover *hover)
{
  GdkDragAction action = choose_action (self, hover);
  gboolean      done = FALSE;

  if (hover->excerpt != NULL)
    done = tl_canvas_drop_here (self,
                                hover->excerpt,
                                hover->clip,
                                hover->wx,
                                hover->wy,
                                is_copying (hover));
  else
    tl_canvas_drop_left (self);
  gdk_drop_finish (hover->drop, done ? action : 0);
  set_hover (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* What hovers is known. It may have left, or been dropped, meanwhile. */
static void
known (TlCanvas *self, GdkDrop *drop, const TlTable *excerpt, TlClip *clip)
{
  Hover *hover = get_hover (self);

  if (hover == NULL || hover->drop != drop)
    return;
  if (excerpt != NULL)
    hover->excerpt = tl_table_ref ((TlTable *) excerpt);
  if (clip != NULL)
    hover->clip = tl_clip_ref (clip);
  if (hover->dropped)
    finish (self, hover);
  else if (excerpt != NULL)
    show (self, hover);
}

static void
clip_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlCanvas) self = user_data;
  const GValue *value = gdk_drop_read_value_finish (GDK_DROP (source), result, NULL);
  TlClip       *clip = value != NULL ? g_value_get_boxed (value) : NULL;

  known (self, GDK_DROP (source), clip != NULL ? clip->excerpt : NULL, clip);
}

static void
excerpt_read_cb (TlCanvas *self, const TlTable *excerpt, TlExcerptKind kind, gpointer data)
{
  g_autoptr (GdkDrop) drop = data;

  known (self, drop, excerpt, NULL);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlCanvas) self = user_data;
  GInputStream *stream = gdk_drop_read_finish (GDK_DROP (source), result, NULL, NULL);

  if (stream != NULL)
    tl_canvas_read_excerpt (self, stream, TL_EXCERPT_CARDS, excerpt_read_cb, g_object_ref (source));
  else
    known (self, GDK_DROP (source), NULL, NULL);
}

static void
read_drop (TlCanvas *self, GdkDrop *drop)
{
  const char *mime_types[] = { tl_clip_get_mime_type (TL_EXCERPT_CARDS), NULL };

  if (gdk_content_formats_contain_gtype (gdk_drop_get_formats (drop), TL_TYPE_CLIP))
    gdk_drop_read_value_async (drop, TL_TYPE_CLIP, 0, NULL, clip_read_cb, g_object_ref (self));
  else
    gdk_drop_read_async (drop, mime_types, 0, NULL, opened_cb, g_object_ref (self));
}

static GdkDragAction
entered_cb (GtkDropTargetAsync *target, GdkDrop *drop, double wx, double wy, TlCanvas *self)
{
  Hover *hover;

  if (!tl_canvas_can_edit (self) || self->map == NULL)
    return 0;
  hover = g_new0 (Hover, 1);
  hover->drop = g_object_ref (drop);
  hover->wx = wx;
  hover->wy = wy;
  set_hover (self, hover);
  tl_canvas_commit_writing (self);
  read_drop (self, drop);
  return choose_action (self, hover);
}

static GdkDragAction
moved_cb (GtkDropTargetAsync *target, GdkDrop *drop, double wx, double wy, TlCanvas *self)
{
  Hover *hover = get_hover (self);

  if (hover == NULL)
    return 0;
  hover->wx = wx;
  hover->wy = wy;
  if (hover->excerpt != NULL)
    show (self, hover);
  return choose_action (self, hover);
}

static void
left_cb (GtkDropTargetAsync *target, GdkDrop *drop, TlCanvas *self)
{
  Hover *hover = get_hover (self);

  /* GTK says so also before a drop. */
  if (hover == NULL || hover->dropped)
    return;
  tl_canvas_drop_left (self);
}

static gboolean
dropped_cb (GtkDropTargetAsync *target, GdkDrop *drop, double wx, double wy, TlCanvas *self)
{
  Hover *hover = get_hover (self);

  if (hover == NULL || hover->drop != drop)
    return FALSE;
  hover->wx = wx;
  hover->wy = wy;
  hover->dropped = TRUE;
  if (hover->excerpt != NULL)
    finish (self, hover);
  return TRUE;
}

/**
 * tl_canvas_init_card_drop:
 * @self: the canvas
 *
 * Takes cards that are dragged here from Throughline windows.
 */
void
tl_canvas_init_card_drop (TlCanvas *self)
{
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();
  GtkDropTargetAsync       *target;

  gdk_content_formats_builder_add_gtype (builder, TL_TYPE_CLIP);
  gdk_content_formats_builder_add_mime_type (builder, tl_clip_get_mime_type (TL_EXCERPT_CARDS));
  target = gtk_drop_target_async_new (gdk_content_formats_builder_free_to_formats (builder),
                                      GDK_ACTION_COPY | GDK_ACTION_MOVE);
  /* Before those that take the words or the picture which a clip offers too. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect (target, "drag-enter", G_CALLBACK (entered_cb), self);
  g_signal_connect (target, "drag-motion", G_CALLBACK (moved_cb), self);
  g_signal_connect (target, "drag-leave", G_CALLBACK (left_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
