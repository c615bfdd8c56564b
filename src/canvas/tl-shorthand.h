/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-fields.h"

G_BEGIN_DECLS

/* What a word of shorthand at the start of a new card says. */
typedef enum
{
  TL_SHORTHAND_NONE,        /* no shorthand: the rest is words */
  TL_SHORTHAND_PENDING,     /* may become one with the next letters: "!!", "@pho" */
  TL_SHORTHAND_PAIN_POINT,  /* severity: 0 for "! ", else the number of signs */
  TL_SHORTHAND_OPPORTUNITY, /* "+ " */
  TL_SHORTHAND_CHANNEL,     /* channel */
  TL_SHORTHAND_TAG,         /* tag */
  TL_SHORTHAND_SCORE,       /* score, only where scores are meant */
} TlShorthandType;

typedef struct
{
  TlShorthandType type;
  gsize           length; /* bytes of the text that it takes, its space included */
  guint           severity;
  TlChannel       channel;
  double          score;
  char           *tag;
  char           *source; /* the letters that said so, the space after them included */
} TlShorthandToken;

typedef enum
{
  TL_SHORTHAND_FLAG_NONE = 0,
  TL_SHORTHAND_FLAG_SCORES = 1 << 0,   /* in the emotions lane a number is a score */
  TL_SHORTHAND_FLAG_FINISHED = 1 << 1, /* nothing follows: the end of the text ends a score */
} TlShorthandFlags;

TlShorthandType tl_shorthand_parse (const char       *text,
                                    TlShorthandFlags  flags,
                                    TlShorthandToken *token);
void            tl_shorthand_token_clear (TlShorthandToken *token);
char           *tl_shorthand_dup_label (const TlShorthandToken *token);
char          **tl_shorthand_dup_candidates (const char *text, TlShorthandFlags flags);
TlChannel       tl_shorthand_find_channel (const char *word);
TlChannel       tl_shorthand_find_named_channel (const char *words);
const char     *tl_shorthand_get_channel_name (TlChannel channel);

G_END_DECLS
