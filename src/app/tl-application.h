/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/tl-document-file.h"

G_BEGIN_DECLS

/* The program: its windows, and which document is in which. In one process a file is one document.
 */
#define TL_TYPE_APPLICATION (tl_application_get_type ())
G_DECLARE_FINAL_TYPE (TlApplication, tl_application, TL, APPLICATION, AdwApplication)

TlApplication *tl_application_new (void);
GtkWindow     *tl_application_find_window (TlApplication *self, GFile *file);
void tl_application_open (TlApplication *self, GFile *file, TlOpenMode mode, GtkWindow *near);
void tl_application_open_map (TlApplication *self, GFile *file, const char *map, GtkWindow *near);
void tl_application_new_map (TlApplication *self, GtkWindow *near);

G_END_DECLS
