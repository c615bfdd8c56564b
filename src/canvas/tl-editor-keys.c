/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys while writing: the few that are the editor's own (Enter, Tab, Escape, F4, Backspace before
 * the first letter, undo); everything else is the text view's. While an input method composes, all
 * are. */
#include "config.h"

#include "canvas/tl-editor.h"

/**
 * tl_editor_take_key:
 * @canvas: the canvas
 * @controller: (nullable): whose current event is the key, NULL in tests
 * @keyval: the key
 *
 * Gives the key that opened the editor to it, as an event: an input method or a dead key is begun
 * with it and not cut in two.
 */
void
tl_editor_take_key (TlCanvas *canvas, GtkEventControllerKey *controller, guint keyval)
{
  GtkTextView *view = tl_editor_get_view (canvas);
  char         letter[8] = "";

  if (view == NULL)
    return;
  if (controller != NULL)
    {
      gtk_event_controller_key_forward (controller, GTK_WIDGET (view));
      return;
    }
  g_unichar_to_utf8 (gdk_keyval_to_unicode (keyval), letter);
  tl_editor_insert (canvas, letter);
}

/* Backspace before the first letter, with nothing selected: shorthand becomes plain words. */
static gboolean
make_plain (TlEditor *self)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (tl_editor_box_get_view (self->box));
  g_autofree char *source = NULL;
  GtkTextIter      caret;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  if (gtk_text_buffer_get_has_selection (buffer) || !gtk_text_iter_is_start (&caret))
    return FALSE;
  source = tl_writing_unread_shorthand (self->writing);
  if (source == NULL)
    return FALSE;
  tl_editor_insert (self->canvas, source);
  tl_editor_refresh (self);
  return TRUE;
}

static gboolean
end_with (TlEditor *self, TlWritingEnd how)
{
  tl_editor_end (self->canvas, how);
  return TRUE;
}

static gboolean
enter_pressed (TlEditor *self, gboolean shift, gboolean control)
{
  if (control)
    return end_with (self, shift ? TL_WRITING_END_ABOVE : TL_WRITING_END_BELOW);
  if (!shift)
    return end_with (self, TL_WRITING_END_ENTER);
  if (tl_writing_is_multiline (self->writing))
    tl_editor_insert (self->canvas, "\n");
  return TRUE;
}

static gboolean
plain_key_pressed (TlEditor *self, guint keyval, gboolean shift, gboolean control)
{
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      return enter_pressed (self, shift, control);
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      if (control)
        return FALSE;
      return end_with (self,
                       shift || keyval == GDK_KEY_ISO_Left_Tab ? TL_WRITING_END_PREVIOUS
                                                               : TL_WRITING_END_NEXT);
    case GDK_KEY_Escape:
      return end_with (self, TL_WRITING_END_ESCAPE);
    case GDK_KEY_BackSpace:
      return !control && !shift && make_plain (self);
    default:
      return FALSE;
    }
}

/**
 * tl_editor_key:
 * @canvas: the canvas
 * @keyval: the key
 * @keycode: its hardware code
 * @state: modifiers
 *
 * A key pressed while writing, before the text view has it. Anything that is not the editor's own
 * goes on to the view; while an input method is composing, everything does.
 *
 * Returns: whether the key was taken
 */
gboolean
tl_editor_key (TlCanvas *canvas, guint keyval, guint keycode, GdkModifierType state)
{
  TlEditor *self = canvas->editor;
  gboolean  shift = (state & GDK_SHIFT_MASK) != 0, control = (state & GDK_CONTROL_MASK) != 0;
  guint     lower = gdk_keyval_to_lower (keyval);

  if (self == NULL || self->preediting)
    return FALSE;
  if (control && state & GDK_ALT_MASK &&
      (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter))
    {
      tl_canvas_split (canvas);
      return TRUE;
    }
  if (state & (GDK_ALT_MASK | GDK_SUPER_MASK))
    return FALSE;
  if (keyval == GDK_KEY_F4 && !control)
    {
      tl_editor_end (canvas, TL_WRITING_END_ESCAPE);
      tl_canvas_write_about (canvas, shift ? TL_LANE_KIND_OPPORTUNITIES : TL_LANE_KIND_PAIN_POINTS);
      return TRUE;
    }
  if (control && lower == GDK_KEY_z)
    return shift ? tl_editor_redo (canvas) : tl_editor_undo (canvas);
  return plain_key_pressed (self, keyval, shift, control);
}

static void
travel (TlEditor *self, void (*step) (GtkTextBuffer *buffer))
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (tl_editor_box_get_view (self->box));
  g_autofree char *before = tl_editor_box_dup_text (self->box);
  g_autofree char *after = NULL;

  self->changing = TRUE;
  step (buffer);
  self->changing = FALSE;
  after = tl_editor_box_dup_text (self->box);
  tl_writing_follow_undo (self->writing, before, after);
  tl_editor_refresh (self);
}

/**
 * tl_editor_undo:
 * @canvas: the canvas
 *
 * Takes back typing; when there is none left, ends writing and takes back the last step on the map.
 *
 * Returns: FALSE when nobody was writing
 */
gboolean
tl_editor_undo (TlCanvas *canvas)
{
  GtkTextView *view = tl_editor_get_view (canvas);

  if (view == NULL)
    return FALSE;
  if (gtk_text_buffer_get_can_undo (gtk_text_view_get_buffer (view)))
    {
      travel (canvas->editor, gtk_text_buffer_undo);
      return TRUE;
    }
  tl_editor_end (canvas, TL_WRITING_END_ESCAPE);
  tl_canvas_undo (canvas);
  return TRUE;
}

/**
 * tl_editor_redo:
 * @canvas: the canvas
 *
 * Brings typing back that was taken back in this editor.
 *
 * Returns: FALSE when nobody was writing
 */
gboolean
tl_editor_redo (TlCanvas *canvas)
{
  GtkTextView *view = tl_editor_get_view (canvas);

  if (view == NULL)
    return FALSE;
  if (gtk_text_buffer_get_can_redo (gtk_text_view_get_buffer (view)))
    travel (canvas->editor, gtk_text_buffer_redo);
  return TRUE;
}
