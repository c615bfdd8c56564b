/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/tl-window.h"

G_BEGIN_DECLS

/* Two maps of the document held against each other: a page of the window. */
#define TL_TYPE_COMPARISON_PAGE (tl_comparison_page_get_type ())
G_DECLARE_FINAL_TYPE (TlComparisonPage, tl_comparison_page, TL, COMPARISON_PAGE, GtkWidget)

GtkWidget *tl_comparison_page_new (TlWindow *window);
void       tl_comparison_page_choose (TlComparisonPage *self, const char *a, const char *b);

G_END_DECLS
