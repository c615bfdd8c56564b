/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tl-codec.h"

G_BEGIN_DECLS

/* document, maps, 0, stages, 1, steps, 2, title, 3: nothing known lies deeper. */
#define TL_CODEC_MAX_PATH 12

typedef struct
{
  const char *member; /* NULL for a place in an array */
  guint       index;
} TlCodecStep;

/* One document being read: where reading stands, for messages, and what went wrong. */
typedef struct
{
  TlTable    *table;
  TlCodecStep path[TL_CODEC_MAX_PATH];
  guint       n_path;
  GError     *error;
} TlCodecReader;

void     tl_codec_push_member (TlCodecReader *self, const char *member);
void     tl_codec_push_index (TlCodecReader *self, guint index);
void     tl_codec_pop (TlCodecReader *self);
gboolean tl_codec_fail_at (TlCodecReader *self, const char *expected, const char *found);
gboolean tl_codec_fail_type (TlCodecReader *self, const TlJson *value, const char *expected);

const char *tl_codec_read_id (TlCodecReader *self, const TlJson *value);
gboolean    tl_codec_read_field (TlCodecReader *self,
                                 TlRecord      *record,
                                 guint          field,
                                 const TlJson  *value);

char *tl_codec_describe (const TlJson *value);
char *tl_codec_quote (const char *text);

G_END_DECLS
