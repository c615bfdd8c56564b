/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-fields.h"

G_BEGIN_DECLS

/* One field's value in a record, in 8 bytes; which member counts follows from the field's type. */
typedef enum
{
  TL_STORAGE_INTEGER,
  TL_STORAGE_NUMBER,
  TL_STORAGE_TEXT,
  TL_STORAGE_ID,
  TL_STORAGE_TEXT_LIST,
  TL_STORAGE_ID_LIST,
} TlStorage;

typedef union
{
  gint64       integer;
  double       number;
  char        *text; /* GRefString */
  const char  *id;   /* interned */
  const char **list; /* atomic rc box, NULL-terminated, of GRefStrings or interned ids */
} TlValue;

TlStorage    tl_storage_of (TlFieldType type);
const char **tl_value_copy_list (const char *const *list, TlStorage storage);
TlValue      tl_value_share (const TlValue *value, TlStorage storage);
void         tl_value_clear (TlValue *value, TlStorage storage);
gboolean     tl_value_equal (const TlValue *a, const TlValue *b, TlStorage storage);

G_END_DECLS
