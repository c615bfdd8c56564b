/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/tl-document-file.h"

G_BEGIN_DECLS

/* What the window shows without a document: files used lately, a blank map, templates, samples.
 *
 * Signals: "new-map"; "open" (GFile *file, TlOpenMode mode); "template-deleted" (title), which
 * tl_start_page_restore_template() takes back until tl_start_page_forget_template(). */
#define TL_TYPE_START_PAGE (tl_start_page_get_type ())
G_DECLARE_FINAL_TYPE (TlStartPage, tl_start_page, TL, START_PAGE, GtkWidget)

GtkWidget  *tl_start_page_new (void);
void        tl_start_page_refresh (TlStartPage *self);
void        tl_start_page_restore_template (TlStartPage *self);
const char *tl_start_page_get_deleted (TlStartPage *self);
void        tl_start_page_forget_template (TlStartPage *self, const char *path);

G_END_DECLS
