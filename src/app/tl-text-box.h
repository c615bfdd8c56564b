/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A text of several lines that is as high as its words need. */
#define TL_TYPE_TEXT_BOX (tl_text_box_get_type ())
G_DECLARE_FINAL_TYPE (TlTextBox, tl_text_box, TL, TEXT_BOX, GtkWidget)

GtkWidget     *tl_text_box_new (const char *label);
GtkTextBuffer *tl_text_box_get_buffer (TlTextBox *self);
void           tl_text_box_set_editable (TlTextBox *self, gboolean editable);

G_END_DECLS
