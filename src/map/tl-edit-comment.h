/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-comments.h"
#include "map/tl-edit.h"

G_BEGIN_DECLS

/* The verbs on comments; as those of tl-edit.h each runs in the caller's transaction. A comment is
 * deleted with tl_edit_delete(), which takes its replies along. */
char *tl_edit_add_comment (TlDocument           *doc,
                           const char           *map,
                           const TlCommentPlace *place,
                           const char           *author,
                           const char           *text,
                           const char           *date);
char *tl_edit_reply (
  TlDocument *doc, const char *comment, const char *author, const char *text, const char *date);
gboolean tl_edit_resolve (TlDocument *doc, const char *comment, gboolean resolved);

G_END_DECLS
