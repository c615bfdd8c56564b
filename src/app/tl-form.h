/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "map/tl-document.h"

G_BEGIN_DECLS

/* The fields of a record, or of several at once, as widgets. A row shows a field and writes it
 * while it is edited, into every record that has a field of that name: all that is written between
 * two moments at which the person did something else is one step of undo. */
#define TL_TYPE_FORM (tl_form_get_type ())
G_DECLARE_FINAL_TYPE (TlForm, tl_form, TL, FORM, GObject)

typedef struct _TlFormRow TlFormRow;

/* Shows in the row's widget what the record holds: the first of the form's. Where the others hold
 * something else, tl_form_row_is_mixed() is true. */
typedef void (*TlFormPull) (TlFormRow *row, const TlRecord *record);

TlForm *tl_form_new (TlDocument *document, const char *id, gboolean read_only);
void    tl_form_set_record (TlForm *self, const char *id);
/* Records that are shown together; the first is of the kind that the form was made for. */
void               tl_form_set_records (TlForm *self, const char *const *ids);
const char        *tl_form_get_id (TlForm *self); /* of the first */
const char *const *tl_form_get_ids (TlForm *self);
TlDocument        *tl_form_get_document (TlForm *self);
gboolean           tl_form_is_read_only (TlForm *self);
void               tl_form_refresh (TlForm *self);
void               tl_form_end_sessions (TlForm *self);

/* For rows that show more or less than one field of the record: they are never mixed. */
#define TL_FORM_NO_FIELD G_MAXUINT

/* `widget` may be NULL: then `pull` is called for news of the record and nothing more. */
TlFormRow *tl_form_bind (TlForm     *self,
                         GtkWidget  *widget,
                         guint       field,
                         const char *title,
                         TlFormPull  pull,
                         gpointer    user_data);

TlForm    *tl_form_row_get_form (TlFormRow *row);
GtkWidget *tl_form_row_get_widget (TlFormRow *row);
guint      tl_form_row_get_field (TlFormRow *row);
gpointer   tl_form_row_get_data (TlFormRow *row);

/* Calls `callback` (instance, ..., TlFormRow *) for a signal, as long as the form lives. */
void tl_form_row_connect (TlFormRow  *row,
                          gpointer    instance,
                          const char *signal,
                          GCallback   callback);

/* Whether the records hold different values of the row's field. */
gboolean tl_form_row_is_mixed (TlFormRow *row);

/* Writes of one value into the row's field of every record, each a transaction of its own that the
 * row's session joins to one step. */
void tl_form_row_set_text (TlFormRow *row, const char *text);
void tl_form_row_set_integer (TlFormRow *row, gint64 value);
void tl_form_row_set_number (TlFormRow *row, double value);
void tl_form_row_set_ref (TlFormRow *row, const char *target);
void tl_form_row_set_list (TlFormRow *row, const char *const *list);

/* Around a write of another kind. begin() is FALSE when nothing may be written now, above all while
 * the form fills its own widgets: then end() must not be called. */
gboolean tl_form_row_can_write (TlFormRow *row);
/* The widget, an editable, was emptied: clear() is called if it still is a moment later. */
void     tl_form_row_emptied (TlFormRow *row, void (*clear) (TlFormRow *row));
gboolean tl_form_row_begin (TlFormRow *row);
void     tl_form_row_end (TlFormRow *row);
/* The next write of this row is a step of its own. */
void tl_form_row_end_session (TlFormRow *row);

G_END_DECLS
