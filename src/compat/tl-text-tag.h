/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A GtkTextTag whose "foreground" can be read. A screen reader asks how text looks; GTK 4.8 answers
 * from that property of every tag that has a colour, cannot read it, and crashes. */
#define TL_TYPE_TEXT_TAG (tl_text_tag_get_type ())
G_DECLARE_FINAL_TYPE (TlTextTag, tl_text_tag, TL, TEXT_TAG, GtkTextTag)

GtkTextTag *tl_text_tag_add (GtkTextBuffer *buffer);

G_END_DECLS
