/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "export/tl-export.h"

G_BEGIN_DECLS

/* Printing maps: asks for a printer, with a tab of what is printed and how. */
#define TL_TYPE_PRINT (tl_print_get_type ())
G_DECLARE_FINAL_TYPE (TlPrint, tl_print, TL, PRINT, GtkPrintOperation)

TlPrint *tl_print_new (TlTable *table, const char *map);
/* "map", "maps", "blank" and "fit", "tiled", "slides": what the tab says. */
void tl_print_choose (TlPrint *self, const char *what, const char *layout, TlThemeName theme);
/* (nullable): why nothing was printed */
const char *tl_print_get_error (TlPrint *self);

G_END_DECLS
