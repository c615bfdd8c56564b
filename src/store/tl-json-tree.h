/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TL_JSON_NULL,
  TL_JSON_BOOLEAN,
  TL_JSON_NUMBER,
  TL_JSON_TEXT,
  TL_JSON_ARRAY,
  TL_JSON_OBJECT,
} TlJsonType;

/* One value. Everything it points to belongs to its tree. */
typedef struct _TlJson TlJson;
struct _TlJson
{
  TlJsonType    type;
  guint         n_children; /* of arrays and objects */
  const char   *name;       /* as a member of an object, else NULL */
  const TlJson *next;       /* in its array or object */
  union
  {
    gboolean      boolean;
    double        number;
    const char   *text;
    const TlJson *first; /* child */
  };
};

/* A whole file, read-only. */
typedef struct _TlJsonTree TlJsonTree;

TlJsonTree   *tl_json_tree_new (const char *text, gsize length);
void          tl_json_tree_free (TlJsonTree *self);
const TlJson *tl_json_tree_get_root (const TlJsonTree *self);
const TlJson *tl_json_find (const TlJson *object, const char *name);
void          tl_json_append (GString *out, const TlJson *value, guint depth);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlJsonTree, tl_json_tree_free)

G_END_DECLS
