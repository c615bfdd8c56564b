/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of the dialog share: tl-export-dialog.c puts it together, -writing asks for a file
 * and writes it. */
#include "app/tl-export-dialog.h"

G_BEGIN_DECLS

struct _TlExportDialog
{
  AdwWindow parent_instance;

  GtkWidget *cancel;
  GtkWidget *export_button;
  GtkWidget *split;
  GtkWidget *form;
  GtkWidget *preview;
  GtkWidget *copy;
  GtkWidget *trouble; /* GtkRevealer */
  GtkWidget *trouble_label;
  GtkWidget *progress; /* GtkRevealer */
  GtkWidget *progress_label;
  GtkWidget *progress_bar;

  TlTable      *table;
  GFile        *folder;
  char         *name;
  GCancellable *writing; /* NULL = nothing is being written */
  int           done;    /* of 1000; atomic */
  guint         tick_id;
  guint         copied_id;
};

/* tl-export-dialog-writing.c */
void tl_export_dialog_ask (TlExportDialog *self);
void tl_export_dialog_show_trouble (TlExportDialog *self, const char *text);

G_END_DECLS
