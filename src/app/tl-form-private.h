/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of forms share: tl-form.c has the ring of showing and writing, tl-form-values.c
 * what a field holds in all records of a form. */
#include "app/tl-form.h"

G_BEGIN_DECLS

struct _TlForm
{
  GObject parent_instance;

  TlDocument *document;
  GPtrArray  *ids;  /* owned, NULL-terminated, at least one */
  TlKind      kind; /* of those that are shown; others only follow */
  gboolean    read_only;
  gboolean    pulling;
  TlFormRow  *writing;
  GPtrArray  *rows;
};

struct _TlFormRow
{
  TlForm    *form;
  GtkWidget *widget; /* weak */
  guint      field;
  char      *title;
  TlFormPull pull;
  gpointer   data;
  gboolean   in_session;
  guint      mark;
  char      *step;  /* the name of the session's step */
  gboolean   mixed; /* the widget says that values differ */
  char      *plain; /* what the widget's words are when they do not */
  guint      emptied_id;
  void (*clear) (TlFormRow *row);
};

/* The first record that is still there, NULL = all have gone. */
const TlRecord *tl_form_find_record (TlForm *self);
/* Says "mixed" in the words of the row's widget, or takes it back. */
void  tl_form_row_show_mixed (TlFormRow *row, gboolean mixed);
char *tl_form_row_dup_step_name (TlFormRow *row);

G_END_DECLS
