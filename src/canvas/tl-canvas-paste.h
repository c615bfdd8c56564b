/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/tl-canvas-private.h"

G_BEGIN_DECLS

/* What pasting our own records (tl-canvas-clipboard.c) and what other programs give
 * (tl-canvas-paste.c) share. */

/* Where pasted cards land; owned ids. Without a column they are parked. */
typedef struct
{
  char *column;
  char *lane;
  char *before; /* the card of the cell they come to stand before, NULL = last */
} TlPasteTarget;

void tl_paste_target_clear (TlPasteTarget *target);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TlPasteTarget, tl_paste_target_clear)

void tl_canvas_find_paste_target (TlCanvas *self, TlPasteTarget *target);
void tl_canvas_begin_paste (TlCanvas *self, guint n);
void tl_canvas_finish_paste (TlCanvas *self, GPtrArray *ids);

/* tl-canvas-clipboard.c: FALSE when the clipboard holds no records of ours. */
gboolean tl_canvas_paste_own (TlCanvas *self, GdkClipboard *clipboard);

G_END_DECLS
