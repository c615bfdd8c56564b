/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/tl-suggestions.h"

G_BEGIN_DECLS

/* Words as chips, with a place to type the next one: a comma or Enter ends it, Backspace in the
 * empty place takes the last chip away. Signal "changed": a person has changed the words, those
 * that are still being typed included. */
#define TL_TYPE_TAG_BOX (tl_tag_box_get_type ())
G_DECLARE_FINAL_TYPE (TlTagBox, tl_tag_box, TL, TAG_BOX, GtkWidget)

GtkWidget *tl_tag_box_new (const char *label);
void       tl_tag_box_set_tags (TlTagBox *self, const char *const *tags);
char     **tl_tag_box_dup_tags (TlTagBox *self);
void       tl_tag_box_set_editable (TlTagBox *self, gboolean editable);
void tl_tag_box_set_suggestions (TlTagBox *self, TlSuggestionsWords words, gpointer user_data);
/* For tests and for those that want to type. */
GtkEditable *tl_tag_box_get_entry (TlTagBox *self);

G_END_DECLS
