/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "map/tl-document.h"

G_BEGIN_DECLS

/* One thread of comments: who said what and when, a place to answer, resolving. It edits the
 * document itself. Signals: "go" when its place is wanted; "notice" (text) for a toast with Undo.
 */
#define TL_TYPE_COMMENT_THREAD (tl_comment_thread_get_type ())
G_DECLARE_FINAL_TYPE (TlCommentThread, tl_comment_thread, TL, COMMENT_THREAD, GtkWidget)

GtkWidget  *tl_comment_thread_new (TlDocument *document, const char *id, gboolean read_only);
const char *tl_comment_thread_get_id (TlCommentThread *self);
void        tl_comment_thread_update (TlCommentThread *self, const char *place, const char *author);
void        tl_comment_thread_commit (TlCommentThread *self);
/* For tests and for those that want to type. */
GtkWidget *tl_comment_thread_get_entry (TlCommentThread *self);

G_END_DECLS
