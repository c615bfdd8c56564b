/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/tl-canvas-private.h"
#include "canvas/tl-clip.h"
#include "import/tl-import-place.h"

G_BEGIN_DECLS

/* What pasting our own records (tl-canvas-clipboard.c), what other programs give
 * (tl-canvas-paste*.c) and dropping share. */

/* Where pasted cards land; owned ids. Without a column they are parked. */
typedef struct
{
  char *column;
  char *lane;
  char *before; /* the card of the cell they come to stand before, NULL = last */
} TlPasteTarget;

void tl_paste_target_clear (TlPasteTarget *target);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TlPasteTarget, tl_paste_target_clear)

void  tl_canvas_find_paste_target (TlCanvas *self, TlPasteTarget *target);
void  tl_canvas_begin_paste (TlCanvas *self, guint n);
void  tl_canvas_finish_paste (TlCanvas *self, GPtrArray *ids);
void  tl_canvas_show_pasted (TlCanvas *self, GPtrArray *ids);
char *tl_canvas_dup_paste_name (guint n);

/* What came in, for the toast. */
typedef struct
{
  guint n_stages;
  guint n_lanes;
  guint n_cards;
  guint n_scores;
  guint n_pictures;
} TlPasteCount;

char *tl_paste_count_dup_parts (const TlPasteCount *count);
char *tl_paste_count_dup_sentence (const TlPasteCount *count);

/* tl-canvas-clipboard.c: what goes out; NULL = nothing is meant. */
TlClip *tl_canvas_dup_clip (TlCanvas *self, const char *const *cards);

/* tl-canvas-paste-own.c: FALSE when the clipboard holds nothing of ours. */
gboolean tl_canvas_paste_own (TlCanvas *self, GdkClipboard *clipboard);
void     tl_canvas_paste_excerpt (TlCanvas *self, const TlTable *excerpt, TlExcerptKind kind);
void     tl_canvas_paste_excerpt_at (TlCanvas            *self,
                                     const TlTable       *excerpt,
                                     const TlPasteTarget *target);
typedef void (*TlExcerptReadFunc) (TlCanvas      *self,
                                   const TlTable *excerpt,
                                   TlExcerptKind  kind,
                                   gpointer       data);
void tl_canvas_read_excerpt (
  TlCanvas *self, GInputStream *stream, TlExcerptKind kind, TlExcerptReadFunc done, gpointer data);

/* tl-canvas-paste-text.c: FALSE when there is neither a table nor a list with levels in it. */
gboolean tl_canvas_paste_html (TlCanvas *self, GBytes *html);

/* tl-canvas-paste-image.c: pictures become image cards at the focus, in a worker thread. FALSE when
 * none of the files is a picture. */
#define TL_CANVAS_MAX_PICTURE (20 * 1024 * 1024)
extern const char *const tl_canvas_picture_types[];
gboolean                 tl_canvas_is_picture_only (GdkContentFormats *formats);
void                     tl_canvas_read_picture (TlCanvas *self, GdkClipboard *clipboard);
void                     tl_canvas_paste_picture (TlCanvas *self, GBytes *bytes);
gboolean                 tl_canvas_paste_files (TlCanvas *self, GdkFileList *files);

/* tl-canvas-drop.c: the same, dragged here. */
void tl_canvas_init_drop (TlCanvas *self);
void tl_canvas_drop_at (TlCanvas *self, GdkDrop *drop, double wx, double wy);

/* tl-canvas-paste-offer.c: the columns and lanes that a table needs and the map has not. */
void tl_canvas_offer_missing (
  TlCanvas *self, TlImportResult *result, guint mark, const char *name, const char *said);
void tl_canvas_take_offer (TlCanvas *self);
void tl_canvas_drop_offer (TlCanvas *self);

/* tl-canvas-paste-read.c: a stream of another program into memory, bounded. */
void    tl_canvas_read_async (GObject            *source,
                              GInputStream       *stream,
                              gsize               max_bytes,
                              GAsyncReadyCallback callback,
                              gpointer            user_data);
GBytes *tl_canvas_read_finish (GAsyncResult *result);

G_END_DECLS
