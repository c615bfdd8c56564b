/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/tl-export-wish.h"

G_BEGIN_DECLS

/* Where an export comes from. */
typedef struct
{
  TlTable           *table;    /* a snapshot */
  const char        *map;      /* the one that is shown */
  const char *const *cards;    /* those that are selected; NULL or empty = none */
  GSettings         *settings; /* what was chosen last; NULL = nothing is remembered */
  GFile             *folder;   /* where a file would be put; may be NULL */
  const char        *name;     /* what it would be called, without ending */
} TlExportSource;

/* All options of an export as rows; those that make no sense for what is chosen are hidden. Emits
 * "changed" when a person changed something. */
#define TL_TYPE_EXPORT_FORM (tl_export_form_get_type ())
G_DECLARE_FINAL_TYPE (TlExportForm, tl_export_form, TL, EXPORT_FORM, GtkBox)

GtkWidget    *tl_export_form_new (const TlExportSource *source, const TlExportOptions *options);
TlExportWish *tl_export_form_dup_wish (TlExportForm *self);
void          tl_export_form_set_slide (TlExportForm *self, guint slide);
void          tl_export_form_remember (TlExportForm *self);
/* For tests: chooses as a person would. Whether there is such a row and such an item. */
gboolean tl_export_form_choose (TlExportForm *self, const char *row, const char *id);

G_END_DECLS
