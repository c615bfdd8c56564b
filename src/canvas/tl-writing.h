/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/tl-shorthand.h"
#include "map/tl-edit.h"

G_BEGIN_DECLS

/* What is being written: which record the words go to, or which they will make. */
typedef enum
{
  TL_WRITING_NEW_CARD,  /* a card in a cell, or about something (F4) */
  TL_WRITING_CARD,      /* the title and text of a card that is there */
  TL_WRITING_TITLE,     /* one text field: stage, step, lane, map, link */
  TL_WRITING_NEW_POINT, /* a score and label in a column of the emotions lane */
  TL_WRITING_SCORE,     /* the score, or a new label, of a point that is there */
  TL_WRITING_LABEL,     /* the label of a point that is there */
} TlWritingKind;

/* One act of writing, from the first key to the last, as one undo step. Owned strings. */
typedef struct
{
  TlDocument   *document;
  TlWritingKind kind;
  char         *map;
  char         *id;     /* the record written to; NULL as long as a new one has no words */
  guint         field;  /* TITLE: which field */
  char         *column; /* new ones: where; NULL = parked */
  char         *lane;
  char         *before;    /* NEW_CARD: the card it comes to stand before */
  char         *after;     /* NEW_CARD: the card it comes to stand after, for the editor's place */
  char         *about;     /* NEW_CARD: the card it was started from */
  char         *curve;     /* points */
  char         *link_from; /* NEW_CARD: a card that is linked to it */
  gboolean      is_about;  /* NEW_CARD: a pain point or opportunity from the start ... */
  TlLaneKind    about_kind;
  char        **answered; /* ... about these cards; what is offered to it is kept. NULL = `about` */
  gboolean      new_record; /* TITLE: it was made for this; without words it vanishes */
  const char   *undo_name;  /* TITLE: translated, static */
  GArray       *tokens;     /* TlShorthandToken understood so far */
  gboolean      plain;      /* no more shorthand: Backspace made it words */
  gboolean      reshaped;   /* tokens changed since the record was made */
  char         *initial;    /* what stood in the editor when it opened */
  char         *undone;     /* shorthand that the editor's undo has made letters again */
  gboolean      suggested;  /* `initial` is only offered: it is selected, and typed over */
  guint         mark;
} TlWriting;

TlWriting              *tl_writing_new (TlDocument *document, const char *map, TlWritingKind kind);
void                    tl_writing_free (TlWriting *self);
const char             *tl_writing_get_text (TlWriting *self);
gboolean                tl_writing_is_multiline (const TlWriting *self);
gboolean                tl_writing_is_new (const TlWriting *self);
gboolean                tl_writing_is_point (const TlWriting *self);
const TlShorthandToken *tl_writing_find_token (const TlWriting *self, TlShorthandType type);
gsize                   tl_writing_read_word (TlWriting       *self,
                                              const char      *text,
                                              TlShorthandFlags flags,
                                              TlShorthandType *type);
gsize      tl_writing_read_shorthand (TlWriting *self, const char *text, TlShorthandType *type);
char      *tl_writing_unread_shorthand (TlWriting *self);
void       tl_writing_follow_undo (TlWriting *self, const char *before, const char *text);
char     **tl_writing_dup_candidates (const TlWriting *self, const char *text);
char     **tl_writing_dup_numbers (const TlWriting *self, const char *text);
gboolean   tl_writing_reads_numbers (const TlWriting *self);
TlLaneKind tl_writing_get_card_kind (const TlWriting *self);
void       tl_writing_apply (TlWriting *self, const char *text);
gboolean   tl_writing_finish (TlWriting *self, const char *text);
char      *tl_writing_ensure_curve (TlDocument *document, const char *map, const char *active);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlWriting, tl_writing_free)

G_END_DECLS
