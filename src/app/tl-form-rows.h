/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/tl-form.h"

G_BEGIN_DECLS

/* The rows that fields of each type get. Each adds a row to a preferences group or an expander row
 * and binds it; the widget is (transfer none), for those who want to hide it or change it further.
 */
void       tl_form_pack (GtkWidget *parent, GtkWidget *row);
GtkWidget *tl_form_add_entry (TlForm *form, GtkWidget *parent, guint field, const char *title);
GtkWidget *tl_form_add_text (TlForm *form, GtkWidget *parent, guint field, const char *title);
GtkWidget *tl_form_add_lines (TlForm *form, GtkWidget *parent, guint field, const char *title);
GtkWidget *tl_form_add_tags (TlForm *form, GtkWidget *parent, guint field, const char *title);
GtkWidget *tl_form_add_choice (TlForm *form, GtkWidget *parent, guint field, const char *title);
GtkWidget *tl_form_add_channel (TlForm *form, GtkWidget *parent, guint field, const char *title);
GtkWidget *tl_form_add_switch (
  TlForm *form, GtkWidget *parent, guint field, const char *title, const char *subtitle);
GtkWidget *tl_form_add_rating (TlForm *form, GtkWidget *parent, guint field, const char *title);
GtkWidget *tl_form_add_number (
  TlForm *form, GtkWidget *parent, guint field, const char *title, double most);
GtkWidget *tl_form_add_decimal (TlForm *form, GtkWidget *parent, guint field, const char *title);
GtkWidget *tl_form_add_numbers (TlForm *form, GtkWidget *parent, guint field, const char *title);
GtkWidget *tl_form_add_date (TlForm *form, GtkWidget *parent, guint field, const char *title);
GtkWidget *tl_form_add_duration (TlForm *form, GtkWidget *parent, guint field, const char *title);
GtkWidget *tl_form_add_clock (TlForm *form, GtkWidget *parent, guint field, const char *title);
GtkWidget *tl_form_add_color (TlForm *form, GtkWidget *parent, guint field, const char *title);
GtkWidget *tl_form_add_persona (TlForm *form, GtkWidget *parent, guint field, const char *title);
GtkWidget *tl_form_add_completed (TlForm *form, GtkWidget *parent, guint field, const char *title);
GtkWidget *tl_form_add_address (TlForm *form, GtkWidget *parent, guint field, const char *title);

/* For rows of one's own. */
void       tl_form_prepare_entry (TlForm *form, GtkWidget *entry, const char *title);
TlFormRow *tl_form_add_entry_row (
  TlForm *form, GtkWidget *parent, guint field, const char *title, GtkWidget **widget);
GtkWidget *tl_form_new_labeled_row (TlForm     *form,
                                    GtkWidget  *parent,
                                    const char *title,
                                    GtkWidget  *child);

G_END_DECLS
