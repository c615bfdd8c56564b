/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

#include "canvas/tl-canvas-formats.h"
#include "map/tl-excerpt.h"

G_BEGIN_DECLS

/* What is on its way out of a canvas, by clipboard or by hand: an excerpt, and what is needed to
 * draw it. Nothing is made of it before somebody asks. Read in any thread. */
typedef struct
{
  gatomicrefcount        ref_count;
  TlExcerptKind          kind;
  TlTable               *excerpt;  /* NULL = only a picture */
  TlTable               *snapshot; /* of the document: what is drawn */
  char                  *map;
  char                 **ids;        /* the cards that were meant; NULL = the whole map */
  GHashTable            *names;      /* lane id -> what it is called */
  const TlCanvasFormats *formats;    /* NULL = only text */
  gconstpointer          document;   /* compared, never read: whose cards these are */
  char                  *held;       /* the card that the pointer holds */
  gboolean               as_picture; /* the excerpt is only for its words */
} TlClip;

GType   tl_clip_get_type (void);
TlClip *tl_clip_ref (TlClip *clip);
void    tl_clip_unref (TlClip *clip);
#define TL_TYPE_CLIP (tl_clip_get_type ())
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlClip, tl_clip_unref)

/* As other programs take it: tl-clip-text.c. */
char *tl_clip_dup_text (const TlClip *clip);
char *tl_clip_dup_html (const TlClip *clip);

/* All formats in one, each made when asked for: tl-clip-provider.c. */
GdkContentProvider *tl_clip_provider_new (TlClip *clip);

/* The media types of our own, one a kind of excerpt. */
const char *tl_clip_get_mime_type (TlExcerptKind kind);
/* Of which kind the best of what is offered is; FALSE = nothing of ours. */
gboolean tl_clip_find_kind (GdkContentFormats *formats, TlExcerptKind *kind);

G_END_DECLS
