/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The editor that is open on the canvas: one text view over the thing that is written on, between
 * the first key and the one that ends it. Words flow from the view through shorthand (TlWriting) to
 * the document, 300 ms after the hand rests and at the end; nothing flows back while it is open, so
 * what is being typed is never replaced under the hand.
 *
 * Every way out keeps the words (Escape, clicking away, losing focus, saving, closing): only undo
 * takes them. The canvas places the widget under its zoom; the view does not move by itself. */
#include "config.h"

#include "canvas/tl-canvas-paste.h"
#include "canvas/tl-editor.h"

#include "tl-canvas-resources.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Text in an open editor is in the document this long after a pause: a crash costs a word. */
#define REST_MS 300

/* Smaller than this nobody can read what is typed: the editor stays this large when the map is
 * zoomed out further. */
#define MIN_SCALE 0.75

static void
load_style (void)
{
  static gboolean loaded = FALSE;
  g_autoptr (GtkCssProvider) provider = NULL;

  if (loaded)
    return;
  loaded = TRUE;
  /* Names the bundle, or the linker would leave it out of the static library. */
  g_resources_register (tl_canvas_room_get_resource ());
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider,
                                       "/io/github/throughline/Throughline/canvas/tl-editor.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
apply (TlEditor *self)
{
  g_autofree char *text = tl_editor_box_dup_text (self->box);

  g_clear_handle_id (&self->apply_id, g_source_remove);
  self->applying = TRUE;
  tl_writing_apply (self->writing, text);
  self->applying = FALSE;
}

static gboolean
rested_cb (gpointer user_data)
{
  TlEditor *self = user_data;

  self->apply_id = 0;
  if (!self->preediting)
    apply (self);
  return G_SOURCE_REMOVE;
}

static void
rest_soon (TlEditor *self)
{
  g_clear_handle_id (&self->apply_id, g_source_remove);
  self->apply_id = g_timeout_add (REST_MS, rested_cb, self);
}

static void
place (TlEditor *self)
{
  TlRect rect;

  if (tl_editor_find_rect (self->canvas, self->writing, &self->origin, &rect))
    self->rect = rect;
  gtk_widget_queue_allocate (GTK_WIDGET (self->canvas));
}

static void
restyle (TlEditor *self)
{
  TlEditorLook look;

  tl_editor_find_look (self->canvas, self->writing, &self->rect, &look);
  tl_editor_box_set_look (self->box, &look);
}

static void
show_chips (TlEditor *self)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = tl_editor_box_dup_text (self->box);
  g_auto (GStrv) candidates = tl_writing_dup_candidates (self->writing, text);
  g_auto (GStrv) numbers = tl_writing_dup_numbers (self->writing, text);
  GArray *tokens = self->writing->tokens;

  for (guint i = 0; i < tokens->len; i++)
    g_ptr_array_add (labels, tl_shorthand_dup_label (&g_array_index (tokens, TlShorthandToken, i)));
  for (guint i = 0; numbers[i] != NULL; i++)
    g_ptr_array_add (labels, g_strdup (numbers[i]));
  g_ptr_array_add (labels, NULL);
  tl_editor_box_set_chips (self->box,
                           (const char *const *) labels->pdata,
                           (const char *const *) candidates);
}

/**
 * tl_editor_refresh:
 * @self: the open editor
 *
 * Shows what the words mean now, and hands them over once the hand rests.
 */
void
tl_editor_refresh (TlEditor *self)
{
  show_chips (self);
  restyle (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self->canvas));
  rest_soon (self);
}

/* Takes the words of shorthand off the front of the buffer. TRUE while one may still be coming. */
static gboolean
read_shorthand (TlEditor *self)
{
  GtkTextBuffer  *buffer = gtk_text_view_get_buffer (tl_editor_box_get_view (self->box));
  TlShorthandType type;
  gboolean        read_some = FALSE;

  for (;;)
    {
      g_autofree char *text = tl_editor_box_dup_text (self->box);
      gsize            length = tl_writing_read_shorthand (self->writing, text, &type);
      GtkTextIter      start, end;

      if (length == 0)
        break;
      gtk_text_buffer_get_start_iter (buffer, &start);
      gtk_text_buffer_get_iter_at_offset (buffer,
                                          &end,
                                          (int) g_utf8_strlen (text, (gssize) length));
      gtk_text_buffer_delete (buffer, &start, &end);
      read_some = TRUE;
    }
  show_chips (self);
  if (read_some)
    restyle (self);
  return type == TL_SHORTHAND_PENDING;
}

/* Placing anew costs a pass over all that is in view: only when the words need more or less room.
 */
static void
fit_height (TlEditor *self)
{
  int width = gtk_widget_get_width (self->canvas->editor_widget);

  if (width == 0 || tl_editor_box_get_height (self->box, width) !=
                      gtk_widget_get_height (self->canvas->editor_widget))
    gtk_widget_queue_allocate (GTK_WIDGET (self->canvas));
}

static void
text_changed (TlEditor *self)
{
  gboolean pending;

  self->changing = TRUE;
  pending = read_shorthand (self);
  tl_editor_box_restyle (self->box);
  self->changing = FALSE;
  fit_height (self);
  if (pending)
    g_clear_handle_id (&self->apply_id, g_source_remove);
  else
    rest_soon (self);
}

/* Shorthand is taken out of the buffer after the view has heard of the insertion: from within
 * "changed" it would take the text away under those who still hold the iterator. It is handed on
 * as valid as it came. */
static void
text_edited (GtkTextBuffer *buffer, GtkTextIter *where, TlEditor *self)
{
  GtkTextMark *mark;

  if (self->changing)
    return;
  mark = gtk_text_buffer_create_mark (buffer, NULL, where, FALSE);
  text_changed (self);
  gtk_text_buffer_get_iter_at_mark (buffer, where, mark);
  gtk_text_buffer_delete_mark (buffer, mark);
}

static void
text_inserted_cb (GtkTextBuffer *buffer, GtkTextIter *where, char *text, int length, TlEditor *self)
{
  text_edited (buffer, where, self);
}

static void
text_deleted_cb (GtkTextBuffer *buffer, GtkTextIter *start, GtkTextIter *end, TlEditor *self)
{
  text_edited (buffer, start, self);
  *end = *start;
}

/* A title has one line: what is pasted into it loses its line ends. */
static void
insert_text_cb (GtkTextBuffer *buffer, GtkTextIter *where, char *text, int length, TlEditor *self)
{
  g_autofree char *line = NULL;

  if (tl_writing_is_multiline (self->writing) || memchr (text, '\n', (gsize) length) == NULL)
    return;
  g_signal_stop_emission_by_name (buffer, "insert-text");
  line = g_strndup (text, (gsize) length);
  g_strdelimit (line, "\r\n", ' ');
  gtk_text_buffer_insert (buffer, where, line, -1);
}

static void
preedit_changed_cb (GtkTextView *view, const char *preedit, TlEditor *self)
{
  self->preediting = preedit != NULL && *preedit != '\0';
}

/* Somebody else removed what is written on, or the whole map. */
static gboolean
has_gone (TlEditor *self)
{
  const TlWriting *writing = self->writing;
  const TlTable   *table = tl_document_get_table (writing->document);

  return tl_table_get (table, writing->map) == NULL ||
         (!tl_writing_is_new (writing) && writing->id != NULL &&
          tl_table_get (table, writing->id) == NULL);
}

static gboolean
left_cb (gpointer user_data)
{
  TlEditor  *self = user_data;
  TlCanvas  *canvas = self->canvas;
  GtkWidget *view = GTK_WIDGET (tl_editor_box_get_view (self->box));
  GtkRoot   *root = gtk_widget_get_root (view);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->leave_id = 0;
  /* Only the window has lost the keyboard: writing goes on when it comes back. */
  if (!has_gone (self) && focus != NULL && (focus == view || gtk_widget_is_ancestor (focus, view)))
    apply (self);
  else
    tl_editor_end (canvas, TL_WRITING_END_AWAY);
  return G_SOURCE_REMOVE;
}

static void
leave_soon (TlEditor *self)
{
  if (self->leave_id == 0)
    self->leave_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, left_cb, self, NULL);
}

/* Not at once: ending removes the widget that GTK is just moving the focus out of. */
static void
focus_left_cb (GtkEventControllerFocus *controller, TlEditor *self)
{
  leave_soon (self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                TlEditor              *self)
{
  return tl_editor_key (self->canvas, keyval, keycode, state);
}

/* An empty new card is a place on the map, where several lines, a table or a picture land. */
static gboolean
is_place (TlCanvas *canvas)
{
  return tl_editor_is_empty (canvas) && canvas->editor->writing->kind == TL_WRITING_NEW_CARD;
}

static void
paste_on_map (TlCanvas *canvas)
{
  tl_editor_end (canvas, TL_WRITING_END_ESCAPE);
  tl_canvas_paste (canvas);
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlCanvas) canvas = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autofree char *trimmed = text != NULL ? g_strchomp (g_strdup (text)) : NULL;

  if (trimmed == NULL || *trimmed == '\0' || !tl_canvas_is_writing (canvas))
    return;
  if (is_place (canvas) && strpbrk (trimmed, "\n\t") != NULL)
    paste_on_map (canvas);
  else
    tl_editor_insert (canvas, trimmed);
}

/* GtkTextView's own paste would bring tags and pictures along, and several lines into one card. */
static void
paste_cb (GtkTextView *view, TlEditor *self)
{
  TlCanvas     *canvas = self->canvas;
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (view));

  g_signal_stop_emission_by_name (view, "paste-clipboard");
  if (is_place (canvas) && tl_canvas_is_picture_only (gdk_clipboard_get_formats (clipboard)))
    paste_on_map (canvas);
  else
    gdk_clipboard_read_text_async (clipboard, NULL, pasted_cb, g_object_ref (canvas));
}

/* What the view's own menu (right button, Menu key) offers besides cut, copy and paste. */
static void
add_menu (GtkTextView *view)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("Split Card Here"), "canvas.split");
  gtk_text_view_set_extra_menu (view, G_MENU_MODEL (menu));
}

static void
connect_view (TlEditor *self)
{
  GtkTextView        *view = tl_editor_box_get_view (self->box);
  GtkTextBuffer      *buffer = gtk_text_view_get_buffer (view);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (buffer, "insert-text", G_CALLBACK (insert_text_cb), self);
  g_signal_connect_after (buffer, "insert-text", G_CALLBACK (text_inserted_cb), self);
  g_signal_connect_after (buffer, "delete-range", G_CALLBACK (text_deleted_cb), self);
  g_signal_connect (view, "preedit-changed", G_CALLBACK (preedit_changed_cb), self);
  g_signal_connect (view, "paste-clipboard", G_CALLBACK (paste_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (view), focus);
}

static void
set_first_text (TlEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (tl_editor_box_get_view (self->box));
  GtkTextIter    end;

  self->changing = TRUE;
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, tl_writing_get_text (self->writing), -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
  self->changing = FALSE;
}

static void
name_view (TlEditor *self)
{
  g_autofree char *name = tl_editor_dup_name (self->canvas, self->writing);
  g_autofree char *hint = tl_editor_dup_hint (self->writing);

  gtk_accessible_update_property (GTK_ACCESSIBLE (tl_editor_box_get_view (self->box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
                                  hint,
                                  -1);
  tl_editor_box_set_hint (self->box, hint);
}

/* The window's button follows too. */
static void
can_redo_cb (TlCanvas *canvas)
{
  tl_canvas_update_actions (canvas);
  tl_canvas_notify_writing (canvas);
}

/**
 * tl_editor_open:
 * @canvas: the canvas
 * @writing: (transfer full): what is written
 * @origin: the place from which it was started, to which the focus returns
 *
 * Opens the editor and gives it the keyboard, with the caret at the end. Ends the one that is open.
 */
void
tl_editor_open (TlCanvas *canvas, TlWriting *writing, const TlPlace *origin)
{
  TlEditor *self;

  tl_editor_end (canvas, TL_WRITING_END_AWAY);
  load_style ();
  self = g_new0 (TlEditor, 1);
  self->canvas = canvas;
  self->writing = writing;
  tl_place_hold (&self->origin, origin);
  self->box = TL_EDITOR_BOX (tl_editor_box_new (tl_text_get_family (canvas->text)));
  gtk_widget_set_direction (GTK_WIDGET (self->box),
                            tl_editor_is_rtl (canvas) ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  gtk_widget_set_direction (GTK_WIDGET (tl_editor_box_get_view (self->box)),
                            gtk_widget_get_direction (GTK_WIDGET (self->box)));
  canvas->editor = self;
  canvas->editor_widget = GTK_WIDGET (self->box);
  connect_view (self);
  if (tl_writing_is_multiline (writing) && !writing->is_about)
    add_menu (tl_editor_box_get_view (self->box));
  /* Redo is offered only when typing was taken back. */
  g_signal_connect_object (gtk_text_view_get_buffer (tl_editor_box_get_view (self->box)),
                           "notify::can-redo",
                           G_CALLBACK (can_redo_cb),
                           canvas,
                           G_CONNECT_SWAPPED);
  place (self);
  set_first_text (self);
  restyle (self);
  name_view (self);
  if (writing->suggested)
    tl_editor_suggest (canvas);
  /* What was written last is not what is meant any more. */
  if (tl_writing_is_new (writing) && !writing->is_about)
    tl_canvas_select_one (canvas, NULL);
  gtk_widget_set_parent (canvas->editor_widget, GTK_WIDGET (canvas));
  /* F4 leaves the view unmoved: its editor stands at the touchpoint that is being looked at. */
  if (!writing->is_about)
    tl_canvas_reveal (canvas, &self->rect, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (tl_editor_box_get_view (self->box)));
  tl_canvas_notify_writing (canvas);
  tl_canvas_update_actions (canvas);
}

static void
editor_free (TlEditor *self)
{
  GtkTextView *view = tl_editor_box_get_view (self->box);

  g_clear_handle_id (&self->apply_id, g_source_remove);
  g_clear_handle_id (&self->leave_id, g_source_remove);
  g_signal_handlers_disconnect_by_data (gtk_text_view_get_buffer (view), self);
  g_signal_handlers_disconnect_by_data (view, self);
  tl_writing_free (self->writing);
  tl_place_release (&self->origin);
  g_free (self);
}

/* Takes the editor off the canvas. The widget goes with it, so its controllers are cut off first:
 * the focus leaves it now, and nobody is to hear of it. */
static void
close_widget (TlEditor *self)
{
  GtkWidget *view = GTK_WIDGET (tl_editor_box_get_view (self->box));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (view);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      g_signal_handlers_disconnect_by_data (controller, self);
    }
}

/**
 * tl_editor_end:
 * @canvas: the canvas
 * @how: which key or event ended it, hence what comes next
 *
 * Ends writing: the words are in the document as one undo step, and the editor is gone.
 *
 * Returns: FALSE when nobody was writing
 */
gboolean
tl_editor_end (TlCanvas *canvas, TlWritingEnd how)
{
  TlEditor        *self = canvas->editor;
  g_autofree char *text = NULL;
  GtkWidget       *widget;
  gboolean         stands, had_focus;

  if (self == NULL || self->applying)
    return FALSE;
  widget = g_object_ref (canvas->editor_widget);
  had_focus = gtk_widget_get_focus_child (GTK_WIDGET (canvas)) == widget;
  text = tl_editor_box_dup_text (self->box);
  close_widget (self);
  self->applying = TRUE;
  stands = tl_writing_finish (self->writing, text);
  canvas->editor = NULL;
  canvas->editor_widget = NULL;
  if (how == TL_WRITING_END_AWAY && had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (canvas));
  if (how != TL_WRITING_END_AWAY)
    tl_canvas_write_next (canvas, self->writing, stands, &self->origin, how);
  gtk_widget_unparent (widget);
  editor_free (self);
  g_object_unref (widget);
  tl_canvas_notify_writing (canvas);
  tl_canvas_update_actions (canvas);
  return TRUE;
}

/**
 * tl_editor_suggest:
 * @canvas: the canvas
 *
 * Selects the words of the open editor: they are offered, to be kept or typed over.
 */
void
tl_editor_suggest (TlCanvas *canvas)
{
  GtkTextView   *view = tl_editor_get_view (canvas);
  GtkTextBuffer *buffer;
  GtkTextIter    start, end;

  if (view == NULL)
    return;
  canvas->editor->writing->suggested = TRUE;
  buffer = gtk_text_view_get_buffer (view);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_select_range (buffer, &end, &start);
}

/**
 * tl_editor_get_writing:
 * @canvas: the canvas
 *
 * Returns: (transfer none) (nullable): what is being written, NULL while nobody writes
 */
TlWriting *
tl_editor_get_writing (TlCanvas *canvas)
{
  return canvas->editor != NULL ? canvas->editor->writing : NULL;
}

/**
 * tl_editor_get_view:
 * @canvas: the canvas
 *
 * Returns: (transfer none) (nullable): the text view, NULL while nobody writes
 */
GtkTextView *
tl_editor_get_view (TlCanvas *canvas)
{
  return canvas->editor != NULL ? tl_editor_box_get_view (canvas->editor->box) : NULL;
}

/**
 * tl_editor_is_empty:
 * @canvas: the canvas
 *
 * Returns: whether the open editor has no words
 */
gboolean
tl_editor_is_empty (TlCanvas *canvas)
{
  g_autofree char *text = NULL;

  if (canvas->editor == NULL)
    return TRUE;
  text = tl_editor_box_dup_text (canvas->editor->box);
  return *g_strstrip (text) == '\0';
}

/**
 * tl_editor_insert:
 * @canvas: the canvas
 * @text: words
 *
 * Types at the caret of the open editor.
 */
void
tl_editor_insert (TlCanvas *canvas, const char *text)
{
  GtkTextView   *view = tl_editor_get_view (canvas);
  GtkTextBuffer *buffer;

  if (view == NULL)
    return;
  buffer = gtk_text_view_get_buffer (view);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (buffer, text, -1);
  gtk_text_buffer_end_user_action (buffer);
}

/* Where the words that are written are seen, in widget px: headings may be pinned. */
static TlRect
find_seen_rect (TlEditor *editor)
{
  const TlWriting *writing = editor->writing;
  TlPlace          place = { .type = TL_PLACE_NONE };

  if (writing->kind == TL_WRITING_TITLE && writing->id != NULL)
    place = tl_scene_place_of (editor->canvas->scene, writing->id);
  return tl_canvas_place_to_widget (editor->canvas, &place, &editor->rect);
}

/**
 * tl_canvas_editor_allocate:
 * @self: the canvas
 *
 * Places the editor where its thing stands in the view, under the zoom but never too small to read,
 * and as high as its words.
 */
void
tl_canvas_editor_allocate (TlCanvas *self)
{
  TlEditor     *editor = self->editor;
  GskTransform *transform;
  double        scale = MAX (self->zoom, MIN_SCALE);
  TlRect        seen;
  int           width, height;

  if (editor == NULL)
    return;
  seen = find_seen_rect (editor);
  scale = MAX (scale, seen.height / MAX (editor->rect.height, 1));
  width = (int) (editor->rect.width + 0.5);
  height = tl_editor_box_get_height (editor->box, width);
  transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) seen.x, (float) seen.y));
  transform = gsk_transform_scale (transform, (float) scale, (float) scale);
  gtk_widget_measure (self->editor_widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_measure (self->editor_widget, GTK_ORIENTATION_VERTICAL, width, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (self->editor_widget, width, height, -1, transform);
}

/**
 * tl_canvas_editor_document_changed:
 * @self: the canvas
 * @set: what changed
 *
 * Follows the thing that is written on. When somebody else removed it, writing ends soon: not at
 * once, for ending may edit and the change is still being told.
 */
void
tl_canvas_editor_document_changed (TlCanvas *self, TlChangeSet *set)
{
  TlEditor *editor = self->editor;

  if (editor == NULL)
    return;
  if (!has_gone (editor))
    place (editor);
  else if (!editor->applying)
    leave_soon (editor);
}

/**
 * tl_canvas_editor_dispose:
 * @self: the canvas
 *
 * The canvas goes: the words are kept.
 */
void
tl_canvas_editor_dispose (TlCanvas *self)
{
  tl_editor_end (self, TL_WRITING_END_AWAY);
}

/**
 * tl_canvas_is_writing:
 * @self: a canvas
 *
 * Returns: whether an editor is open on it
 */
gboolean
tl_canvas_is_writing (TlCanvas *self)
{
  g_return_val_if_fail (TL_IS_CANVAS (self), FALSE);

  return self->editor != NULL;
}

/**
 * tl_canvas_commit_writing:
 * @self: a canvas
 *
 * Ends writing, if somebody writes: the words are in the document when this returns. Saving,
 * closing and everything that looks at the document calls it first.
 *
 * Returns: FALSE when no editor was open
 */
gboolean
tl_canvas_commit_writing (TlCanvas *self)
{
  g_return_val_if_fail (TL_IS_CANVAS (self), FALSE);

  return tl_editor_end (self, TL_WRITING_END_ESCAPE);
}
