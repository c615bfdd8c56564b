/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The member names of all objects that are open while a text is scanned, innermost last. */
typedef struct
{
  const char *text;
  GArray     *keys;
  guint64     seed;
} TlJsonKeys;

void     tl_json_keys_init (TlJsonKeys *self, const char *text);
void     tl_json_keys_clear (TlJsonKeys *self);
guint    tl_json_keys_open (TlJsonKeys *self);
gboolean tl_json_keys_add (
  TlJsonKeys *self, guint base, gsize start, gsize length, gboolean escaped);
gboolean tl_json_keys_close (TlJsonKeys *self, guint base, gsize *duplicate);

G_END_DECLS
