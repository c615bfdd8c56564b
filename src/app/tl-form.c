/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Forms. Data flows in a ring that cannot run by itself: a widget's change writes the record
 * (begin, edit, end), the document says "changed", the form pulls into every row but the one that
 * writes; while it pulls, begin() refuses. A row's session starts with its first write, which takes
 * a mark; each further write is squashed to that mark at once, so that undo takes the whole session
 * back at any moment. Losing the focus, another record, and any change that did not come from the
 * row end it. Of several records the first is shown; rows say where the others differ. */
#include "config.h"

#include "app/tl-form-private.h"

G_DEFINE_FINAL_TYPE (TlForm, tl_form, G_TYPE_OBJECT)

static void
row_free (gpointer data)
{
  TlFormRow *row = data;

  g_clear_handle_id (&row->emptied_id, g_source_remove);
  g_clear_weak_pointer (&row->widget);
  g_free (row->title);
  g_free (row->step);
  g_free (row->plain);
  g_free (row);
}

static void
pull_row (TlFormRow *row)
{
  const TlRecord *record = tl_form_find_record (row->form);
  gboolean        outer = row->form->pulling;

  if (!record)
    return;
  row->form->pulling = TRUE;
  row->pull (row, record);
  tl_form_row_show_mixed (row, tl_form_row_is_mixed (row));
  row->form->pulling = outer;
}

static void
pull_rows (TlForm *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_ptr_array_index (self->rows, i) != self->writing)
      pull_row (g_ptr_array_index (self->rows, i));
}

static void
document_changed_cb (TlForm *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      TlFormRow *row = g_ptr_array_index (self->rows, i);

      if (row != self->writing)
        row->in_session = FALSE;
    }
  pull_rows (self);
}

static void
tl_form_dispose (GObject *object)
{
  TlForm *self = TL_FORM (object);

  if (self->document)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  G_OBJECT_CLASS (tl_form_parent_class)->dispose (object);
}

static void
tl_form_class_init (TlFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tl_form_dispose;
}

static void
tl_form_init (TlForm *self)
{
  self->rows = g_ptr_array_new_with_free_func (row_free);
}

static void
take_ids (TlForm *self, const char *const *ids)
{
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  self->ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; ids[i]; i++)
    g_ptr_array_add (self->ids, g_strdup (ids[i]));
  g_ptr_array_add (self->ids, NULL);
}

static TlKind
find_kind (TlDocument *document, const char *id)
{
  const TlRecord *record = tl_table_get (tl_document_get_table (document), id);

  return record ? tl_record_get_kind (record) : TL_N_KINDS;
}

/**
 * tl_form_new:
 * @document: the document
 * @id: the record
 * @read_only: whether rows only show
 *
 * Returns: (transfer full): a form without rows
 */
TlForm *
tl_form_new (TlDocument *document, const char *id, gboolean read_only)
{
  TlForm *self;

  g_return_val_if_fail (TL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  self = g_object_new (TL_TYPE_FORM, NULL);
  self->document = g_object_ref (document);
  take_ids (self, (const char *const[]){ id, NULL });
  self->kind = find_kind (document, id);
  self->read_only = read_only;
  g_signal_connect_swapped (document, "changed", G_CALLBACK (document_changed_cb), self);
  return self;
}

/**
 * tl_form_set_record:
 * @self: a form
 * @id: another record of the same kind
 *
 * Shows another record in the same rows.
 */
void
tl_form_set_record (TlForm *self, const char *id)
{
  g_return_if_fail (TL_IS_FORM (self));
  g_return_if_fail (id != NULL);

  tl_form_set_records (self, (const char *const[]){ id, NULL });
}

/* Empties the records of a row that is still empty, if it was going to. */
static void
end_emptied (TlFormRow *row)
{
  if (!row->emptied_id)
    return;
  g_clear_handle_id (&row->emptied_id, g_source_remove);
  if (row->widget && *gtk_editable_get_text (GTK_EDITABLE (row->widget)) == '\0' &&
      tl_form_row_can_write (row))
    row->clear (row);
}

static gboolean
emptied_cb (gpointer row)
{
  end_emptied (row);
  return G_SOURCE_REMOVE;
}

/**
 * tl_form_row_emptied:
 * @row: a row whose widget is an editable with nothing in it
 * @clear: writes that there is nothing
 *
 * What is typed over a selection empties the widget first: whether it stays so is known a moment
 * later, and until then the records keep what they have.
 */
void
tl_form_row_emptied (TlFormRow *row, void (*clear) (TlFormRow *row))
{
  if (!tl_form_row_can_write (row))
    return;
  row->clear = clear;
  if (!row->emptied_id)
    row->emptied_id = g_idle_add (emptied_cb, row);
}

/**
 * tl_form_set_records:
 * @self: a form
 * @ids: (array zero-terminated=1): other records, at least one; the first is of the same kind as
 *   before
 *
 * Shows other records in the same rows, all at once.
 */
void
tl_form_set_records (TlForm *self, const char *const *ids)
{
  g_return_if_fail (TL_IS_FORM (self));
  g_return_if_fail (ids != NULL && ids[0] != NULL);

  for (guint i = 0; i < self->rows->len; i++)
    end_emptied (g_ptr_array_index (self->rows, i));
  take_ids (self, ids);
  tl_form_end_sessions (self);
  pull_rows (self);
}

/**
 * tl_form_get_id:
 * @self: a form
 *
 * Returns: (transfer none): id of its first record that is there, else of its first
 */
const char *
tl_form_get_id (TlForm *self)
{
  const TlRecord *record;

  g_return_val_if_fail (TL_IS_FORM (self), NULL);

  record = tl_form_find_record (self);
  return record ? tl_record_get_id (record) : g_ptr_array_index (self->ids, 0);
}

/**
 * tl_form_get_ids:
 * @self: a form
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids of all its records, of which some may
 *   have gone
 */
const char *const *
tl_form_get_ids (TlForm *self)
{
  g_return_val_if_fail (TL_IS_FORM (self), NULL);

  return (const char *const *) self->ids->pdata;
}

/**
 * tl_form_get_document:
 * @self: a form
 *
 * Returns: (transfer none): its document
 */
TlDocument *
tl_form_get_document (TlForm *self)
{
  g_return_val_if_fail (TL_IS_FORM (self), NULL);

  return self->document;
}

/**
 * tl_form_is_read_only:
 * @self: a form
 *
 * Returns: whether its rows only show
 */
gboolean
tl_form_is_read_only (TlForm *self)
{
  g_return_val_if_fail (TL_IS_FORM (self), TRUE);

  return self->read_only;
}

/**
 * tl_form_refresh:
 * @self: a form
 *
 * Shows the record again, where rows show more than the record.
 */
void
tl_form_refresh (TlForm *self)
{
  g_return_if_fail (TL_IS_FORM (self));

  pull_rows (self);
}

/**
 * tl_form_end_sessions:
 * @self: a form
 *
 * Makes the next write of every row a step of its own.
 */
void
tl_form_end_sessions (TlForm *self)
{
  g_return_if_fail (TL_IS_FORM (self));

  for (guint i = 0; i < self->rows->len; i++)
    ((TlFormRow *) g_ptr_array_index (self->rows, i))->in_session = FALSE;
}

static void
focus_left_cb (GtkEventController *controller, TlForm *form)
{
  GtkWidget *widget = gtk_event_controller_get_widget (controller);

  for (guint i = 0; form->rows && i < form->rows->len; i++)
    {
      TlFormRow *row = g_ptr_array_index (form->rows, i);

      if (row->widget == widget)
        {
          tl_form_row_end_session (row);
          /* What was typed may have been cleaned on its way into the document. */
          pull_row (row);
        }
    }
}

/**
 * tl_form_bind:
 * @self: a form
 * @widget: (nullable): the row's widget
 * @field: the field of the record's kind
 * @title: what the field is called, translated; names the steps of undo
 * @pull: shows the field
 * @user_data: for @pull
 *
 * Adds a row and fills it.
 *
 * Returns: (transfer none): the row, which lives as long as the form
 */
TlFormRow *
tl_form_bind (TlForm     *self,
              GtkWidget  *widget,
              guint       field,
              const char *title,
              TlFormPull  pull,
              gpointer    user_data)
{
  TlFormRow          *row;
  GtkEventController *focus;

  g_return_val_if_fail (TL_IS_FORM (self), NULL);
  g_return_val_if_fail (pull != NULL, NULL);

  row = g_new0 (TlFormRow, 1);
  row->form = self;
  row->field = field;
  row->title = g_strdup (title);
  row->pull = pull;
  row->data = user_data;
  g_ptr_array_add (self->rows, row);
  if (widget)
    {
      g_set_weak_pointer (&row->widget, widget);
      focus = gtk_event_controller_focus_new ();
      g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, 0);
      gtk_widget_add_controller (widget, focus);
    }
  pull_row (row);
  return row;
}

/**
 * tl_form_row_get_form:
 * @row: a row
 *
 * Returns: (transfer none): its form
 */
TlForm *
tl_form_row_get_form (TlFormRow *row)
{
  return row->form;
}

/**
 * tl_form_row_get_widget:
 * @row: a row
 *
 * Returns: (transfer none) (nullable): its widget
 */
GtkWidget *
tl_form_row_get_widget (TlFormRow *row)
{
  return row->widget;
}

/**
 * tl_form_row_get_field:
 * @row: a row
 *
 * Returns: its field
 */
guint
tl_form_row_get_field (TlFormRow *row)
{
  return row->field;
}

/**
 * tl_form_row_get_data:
 * @row: a row
 *
 * Returns: (transfer none): what it was bound with
 */
gpointer
tl_form_row_get_data (TlFormRow *row)
{
  return row->data;
}

/**
 * tl_form_row_connect:
 * @row: a row
 * @instance: the row's widget, or a part of it
 * @signal: one of its signals
 * @callback: its handler; its last argument is @row
 *
 * Connects a handler that is never called once the form has gone, though the widget may live
 * longer.
 */
void
tl_form_row_connect (TlFormRow *row, gpointer instance, const char *signal, GCallback callback)
{
  GClosure *closure = g_cclosure_new (callback, row, NULL);

  g_object_watch_closure (G_OBJECT (row->form), closure);
  g_signal_connect_closure (instance, signal, closure, FALSE);
}

/**
 * tl_form_row_can_write:
 * @row: a row
 *
 * Returns: whether a write now would be a person's: FALSE while the form fills its widgets, when it
 *   only shows, and when the records have gone
 */
gboolean
tl_form_row_can_write (TlFormRow *row)
{
  TlForm *form = row->form;

  return !form->pulling && !form->read_only && !tl_document_in_transaction (form->document) &&
         tl_form_find_record (form);
}

/**
 * tl_form_row_begin:
 * @row: a row whose widget was changed
 *
 * Opens the transaction of a write.
 *
 * Returns: whether it is open; FALSE while the form fills its widgets, when it only shows, and when
 * the record has gone
 */
gboolean
tl_form_row_begin (TlFormRow *row)
{
  TlForm *form = row->form;

  if (!tl_form_row_can_write (row))
    return FALSE;
  if (!row->in_session)
    {
      row->mark = tl_document_mark (form->document);
      row->in_session = TRUE;
      g_free (row->step);
      row->step = tl_form_row_dup_step_name (row);
    }
  form->writing = row;
  tl_document_begin (form->document, row->step);
  return TRUE;
}

/**
 * tl_form_row_end:
 * @row: a row whose tl_form_row_begin() was true
 *
 * Ends the write: with what the row's session wrote before, it is one step.
 */
void
tl_form_row_end (TlFormRow *row)
{
  TlForm *form = row->form;

  if (tl_document_commit (form->document))
    tl_document_squash_to_mark (form->document, row->mark, row->step);
  form->writing = NULL;
  /* The row itself is not filled anew while it writes. */
  tl_form_row_show_mixed (row, tl_form_row_is_mixed (row));
}

/**
 * tl_form_row_end_session:
 * @row: a row
 *
 * Makes the next write of the row a step of its own.
 */
void
tl_form_row_end_session (TlFormRow *row)
{
  row->in_session = FALSE;
}
