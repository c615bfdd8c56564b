/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Rows of choices. Each calls `changed` when a person changed it, never when it is filled. */
typedef struct
{
  AdwComboRow *row;    /* held */
  GPtrArray   *ids;    /* (char *), one an item; NULL may be one of them */
  GPtrArray   *coming; /* the same while it is filled */
  gboolean     filling;
  void (*changed) (gpointer data);
  gpointer data;
} TlExportChoice;

void tl_export_choice_init (TlExportChoice *self,
                            GtkWidget      *group,
                            const char     *title,
                            void (*changed) (gpointer data),
                            gpointer data);
void tl_export_choice_clear (TlExportChoice *self);
void tl_export_choice_begin (TlExportChoice *self, GtkStringList **labels);
void tl_export_choice_add (TlExportChoice *self,
                           GtkStringList  *labels,
                           const char     *id,
                           const char     *label);
void tl_export_choice_end (TlExportChoice *self, GtkStringList *labels, const char *selected);
const char *tl_export_choice_get (TlExportChoice *self);
gboolean    tl_export_choice_select (TlExportChoice *self, const char *id);

/* A row with a switch or a number; the callback gets @data. */
GtkWidget *tl_export_add_switch (
  GtkWidget *group, const char *title, const char *subtitle, GCallback changed, gpointer data);
GtkWidget *tl_export_add_number (GtkWidget     *group,
                                 const char    *title,
                                 GtkAdjustment *adjustment,
                                 guint          digits,
                                 GCallback      changed,
                                 gpointer       data);
/* The row that a switch or a number is in. */
GtkWidget *tl_export_get_row (GtkWidget *control);

G_END_DECLS
