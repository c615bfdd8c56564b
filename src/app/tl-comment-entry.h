/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A place to write a comment: Enter sends, Shift+Enter is a new line, Escape gives up. Signals:
 * "send" (text, never blank; the entry is empty afterwards), "cancel", "changed". */
#define TL_TYPE_COMMENT_ENTRY (tl_comment_entry_get_type ())
G_DECLARE_FINAL_TYPE (TlCommentEntry, tl_comment_entry, TL, COMMENT_ENTRY, GtkWidget)

GtkWidget *tl_comment_entry_new (const char *label, const char *button);
char      *tl_comment_entry_dup_text (TlCommentEntry *self);
void       tl_comment_entry_set_text (TlCommentEntry *self, const char *text);
gboolean   tl_comment_entry_is_blank (TlCommentEntry *self);

G_END_DECLS
