/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Typing in a cell. What was typed is written when the typing ends, by whatever way: Enter, Tab,
 * Escape, a click elsewhere, saving. Words go only by undo. A score that is none is refused and the
 * old one stays. A row that was made for typing goes again when nothing was typed, and is one step
 * of undo with its words. */
#include "config.h"

#include "app/tl-outline-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* --- Ending ------------------------------------------------------------------------------------
 */

/* Typing ends; the cell shows words again. */
static TlOutlineRow *
leave_cell (TlOutline *self)
{
  TlOutlineCell *cell = g_steal_pointer (&self->editing);
  GtkWidget     *row = tl_outline_cell_get_row_widget (cell);
  GtkWidget     *entry = GTK_WIDGET (tl_outline_cell_get_entry (cell));
  gboolean       focused =
    entry && (gtk_widget_get_state_flags (entry) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  /* While there is an entry the row would pass the focus on to it. */
  tl_outline_cell_close (cell);
  if (row && focused)
    gtk_widget_grab_focus (row);
  return g_steal_pointer (&self->edited);
}

static gboolean
write_score (TlOutline *self, TlOutlineRow *row, const char *text)
{
  const char *one[] = { tl_outline_row_get_id (row), NULL };
  double      score;

  if (!tl_outline_parse_score (text, &score))
    {
      tl_outline_notice (self, _ ("A score is a number from −2 to 2"), FALSE);
      return FALSE;
    }
  tl_outline_edit_score (self->model, one, score);
  return TRUE;
}

static void
write_new (TlOutline *self, TlOutlineRow *row, const char *text)
{
  TlDocument      *document = tl_outline_model_get_document (self->model);
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autofree char *name = g_strdup (tl_document_get_undo_name (document));

  self->is_new = FALSE;
  if (!*trimmed)
    {
      tl_document_bail_to_mark (document, self->mark);
      return;
    }
  tl_outline_edit_text (self->model, tl_outline_row_get_id (row), TL_OUTLINE_COLUMN_CARD, trimmed);
  tl_document_squash_to_mark (document, self->mark, name);
}

/* Returns FALSE when what was typed was refused. */
static gboolean
end_editing (TlOutline *self)
{
  TlOutlineColumn  column = tl_outline_cell_get_column (self->editing);
  GtkEntry        *entry = tl_outline_cell_get_entry (self->editing);
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));
  g_autoptr (TlOutlineRow) row = leave_cell (self);
  gboolean is_new = self->is_new;
  gboolean done = TRUE;

  /* An undo of another window may have taken the row meanwhile. */
  if (tl_outline_model_find (self->model, tl_outline_row_get_id (row)) != row)
    self->is_new = FALSE;
  else if (is_new)
    write_new (self, row, text);
  else if (column == TL_OUTLINE_COLUMN_SCORE)
    done = write_score (self, row, text);
  else
    tl_outline_edit_text (self->model, tl_outline_row_get_id (row), column, text);
  if (*self->needle)
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  tl_outline_emit_editing (self);
  return done;
}

/* The cell goes with its row: nothing can be written any more. */
void
tl_outline_drop_editing (TlOutline *self)
{
  TlOutlineCell *cell = g_steal_pointer (&self->editing);

  if (!cell)
    return;
  self->is_new = FALSE;
  tl_outline_cell_close (cell);
  g_clear_object (&self->edited);
}

/**
 * tl_outline_commit_editing:
 * @self: an outline
 *
 * Ends typing and writes what was typed.
 *
 * Returns: whether somebody was typing
 */
gboolean
tl_outline_commit_editing (TlOutline *self)
{
  g_return_val_if_fail (TL_IS_OUTLINE (self), FALSE);

  if (!self->editing)
    return FALSE;
  end_editing (self);
  return TRUE;
}

/**
 * tl_outline_is_editing:
 * @self: an outline
 *
 * Returns: whether somebody types in a cell
 */
gboolean
tl_outline_is_editing (TlOutline *self)
{
  g_return_val_if_fail (TL_IS_OUTLINE (self), FALSE);

  return self->editing != NULL;
}

/* --- Undo while typing -------------------------------------------------------------------------
 */

/**
 * tl_outline_undo_typing:
 * @self: an outline
 *
 * Takes typing back, while there is any; with none left the entry closes, and undo is the map's.
 *
 * Returns: whether that was all that undo should do
 */
gboolean
tl_outline_undo_typing (TlOutline *self)
{
  GtkEntry        *entry;
  g_autofree char *was = NULL;

  g_return_val_if_fail (TL_IS_OUTLINE (self), FALSE);

  if (!self->editing)
    return FALSE;
  entry = tl_outline_cell_get_entry (self->editing);
  was = tl_outline_column_dup_text (tl_outline_cell_get_column (self->editing), self->edited);
  if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), was))
    {
      gboolean was_new = self->is_new;

      tl_outline_commit_editing (self);
      /* With the empty row what opened the entry is taken back already. */
      return was_new;
    }
  gtk_widget_activate_action (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry))),
                              "text.undo",
                              NULL);
  return TRUE;
}

/**
 * tl_outline_redo_typing:
 * @self: an outline
 *
 * Returns: whether somebody is typing, and redo was about that
 */
gboolean
tl_outline_redo_typing (TlOutline *self)
{
  GtkEntry *entry;

  g_return_val_if_fail (TL_IS_OUTLINE (self), FALSE);

  if (!self->editing)
    return FALSE;
  entry = tl_outline_cell_get_entry (self->editing);
  gtk_widget_activate_action (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry))),
                              "text.redo",
                              NULL);
  return TRUE;
}

/* --- Keys in the entry -------------------------------------------------------------------------
 */

/* Enter in a new row makes the next one, as on the map; with nothing typed it ends. */
static void
activated_cb (TlOutline *self)
{
  GtkEntry        *entry = tl_outline_cell_get_entry (self->editing);
  gboolean         next = self->is_new && *gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autofree char *id = g_strdup (tl_outline_row_get_id (self->edited));

  if (!next)
    {
      g_autoptr (TlOutlineRow) row = g_object_ref (self->edited);

      end_editing (self);
      tl_outline_focus_row (self, row);
      return;
    }
  end_editing (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "outline.add-card", NULL);
}

/* Tab goes on to the next cell of the row that is typed in; after the last it leaves. */
static void
walk_on (TlOutline *self, int step)
{
  g_autoptr (TlOutlineRow) row = g_object_ref (self->edited);
  TlOutlineColumn from = tl_outline_cell_get_column (self->editing);

  end_editing (self);
  if (!tl_outline_model_find (self->model, tl_outline_row_get_id (row)))
    return;
  tl_outline_focus_row (self, row);
  tl_outline_set_cursor (self, from);
  for (;;)
    {
      TlOutlineColumn before = self->cursor;

      tl_outline_move_cursor (self, step);
      if (self->cursor == before)
        break;
      if (tl_outline_column_is_typed (self->cursor) &&
          tl_outline_edit_cell (self, row, self->cursor))
        return;
    }
  tl_outline_set_cursor (self, from);
}

static gboolean
entry_key_cb (TlOutline *self, guint keyval, guint keycode, GdkModifierType state)
{
  guint modifiers = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK);

  if (!self->editing || modifiers)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      walk_on (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_ISO_Left_Tab:
      walk_on (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      {
        g_autoptr (TlOutlineRow) row = g_object_ref (self->edited);

        end_editing (self);
        tl_outline_focus_row (self, row);
        return GDK_EVENT_STOP;
      }
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
entry_left_cb (TlOutline *self)
{
  tl_outline_commit_editing (self);
}

static void
show_error (GtkEditable *entry)
{
  double score;

  if (tl_outline_parse_score (gtk_editable_get_text (entry), &score))
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
}

/* --- Beginning ---------------------------------------------------------------------------------
 */

static void
watch_entry (TlOutline *self, GtkEntry *entry, TlOutlineColumn column)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  /* After GtkText, whose input method may want any key. */
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (entry), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (entry_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (entry), focus);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (activated_cb), self);
  if (column != TL_OUTLINE_COLUMN_SCORE)
    return;
  gtk_entry_set_input_hints (entry, GTK_INPUT_HINT_NO_EMOJI);
  g_signal_connect (entry, "changed", G_CALLBACK (show_error), NULL);
}

/* Opens the entry of a cell; FALSE where there is nothing to type. */
gboolean
tl_outline_edit_cell (TlOutline *self, TlOutlineRow *row, TlOutlineColumn column)
{
  TlOutlineCell *cell;
  GtkEntry      *entry;

  if (!tl_outline_can_edit (self) || !tl_outline_column_is_typed (column) ||
      !tl_outline_column_applies (column, row) || !tl_outline_is_shown (self, column))
    return FALSE;
  tl_outline_commit_editing (self);
  cell = tl_outline_find_cell (self, row, column);
  if (!cell)
    return FALSE;
  entry = tl_outline_cell_open (cell);
  self->editing = cell;
  g_set_object (&self->edited, row);
  g_set_object (&self->current, row);
  tl_outline_set_cursor (self, column);
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  gtk_editable_set_position (GTK_EDITABLE (entry), -1);
  tl_outline_reveal_column (self, column);
  watch_entry (self, entry, column);
  tl_outline_emit_editing (self);
  return TRUE;
}

/* Opens the title of a card that has just been added, as soon as its row is there; what came before
 * it is the mark. */
void
tl_outline_edit_new_row (TlOutline *self, const char *id, guint mark)
{
  TlOutlineRow *row = tl_outline_model_find (self->model, id);

  if (!row)
    return;
  /* Kept in the list although it says nothing that a filter could find. */
  g_set_object (&self->edited, row);
  if (*self->needle)
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_LESS_STRICT);
  tl_outline_select_row (self, row);
  self->is_new = TRUE;
  self->mark = mark;
  self->wants_typing = TRUE;
  tl_outline_focus_row (self, row);
}
