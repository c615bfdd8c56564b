/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Values of fields. Ids are interned (one pointer for equal ids), texts and lists are shared by
 * reference count, numbers stand as they are. NULL stands for "", no reference and the empty list.
 */
#include "config.h"

#include "map/tl-value-private.h"

#include "base/tl-intern.h"

#include <math.h>
#include <string.h>

static const TlStorage storages[] = {
  [TL_FIELD_TYPE_TEXT] = TL_STORAGE_TEXT,       [TL_FIELD_TYPE_TEXT_LIST] = TL_STORAGE_TEXT_LIST,
  [TL_FIELD_TYPE_BOOLEAN] = TL_STORAGE_INTEGER, [TL_FIELD_TYPE_INTEGER] = TL_STORAGE_INTEGER,
  [TL_FIELD_TYPE_NUMBER] = TL_STORAGE_NUMBER,   [TL_FIELD_TYPE_ENUM] = TL_STORAGE_INTEGER,
  [TL_FIELD_TYPE_COLOR] = TL_STORAGE_TEXT,      [TL_FIELD_TYPE_DATE] = TL_STORAGE_TEXT,
  [TL_FIELD_TYPE_DURATION] = TL_STORAGE_TEXT,   [TL_FIELD_TYPE_CLOCK] = TL_STORAGE_TEXT,
  [TL_FIELD_TYPE_REF] = TL_STORAGE_ID,          [TL_FIELD_TYPE_REF_LIST] = TL_STORAGE_ID_LIST,
  [TL_FIELD_TYPE_DATA] = TL_STORAGE_TEXT,       [TL_FIELD_TYPE_ORDER] = TL_STORAGE_TEXT,
  [TL_FIELD_TYPE_EXTRA] = TL_STORAGE_TEXT,      [TL_FIELD_TYPE_NUMBER_LIST] = TL_STORAGE_TEXT_LIST,
};

TlStorage
tl_storage_of (TlFieldType type)
{
  return storages[type];
}

static void
free_text_list (gpointer data)
{
  for (const char **item = data; *item != NULL; item++)
    g_ref_string_release ((char *) *item);
}

static void
free_id_list (gpointer data)
{
  for (const char **item = data; *item != NULL; item++)
    tl_intern_unref (*item);
}

const char **
tl_value_copy_list (const char *const *list, TlStorage storage)
{
  guint        n = list != NULL ? g_strv_length ((char **) list) : 0;
  const char **copy;

  if (n == 0)
    return NULL;
  copy = g_atomic_rc_box_alloc ((n + 1) * sizeof (char *));
  for (guint i = 0; i < n; i++)
    copy[i] = storage == TL_STORAGE_ID_LIST ? tl_intern (list[i]) : g_ref_string_new (list[i]);
  copy[n] = NULL;
  return copy;
}

void
tl_value_clear (TlValue *value, TlStorage storage)
{
  if (storage > TL_STORAGE_NUMBER && value->text != NULL)
    {
      if (storage == TL_STORAGE_TEXT)
        g_ref_string_release (value->text);
      else if (storage == TL_STORAGE_ID)
        tl_intern_unref (value->id);
      else
        g_atomic_rc_box_release_full (value->list,
                                      storage == TL_STORAGE_ID_LIST ? free_id_list
                                                                    : free_text_list);
    }
  value->integer = 0;
}

TlValue
tl_value_share (const TlValue *value, TlStorage storage)
{
  if (storage > TL_STORAGE_NUMBER && value->text != NULL)
    {
      if (storage == TL_STORAGE_TEXT)
        g_ref_string_acquire (value->text);
      else if (storage == TL_STORAGE_ID)
        tl_intern_ref (value->id);
      else
        g_atomic_rc_box_acquire (value->list);
    }
  return *value;
}

static gboolean
list_equal (const char **a, const char **b, TlStorage storage)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL)
    return FALSE;
  for (; *a != NULL && *b != NULL; a++, b++)
    if (*a != *b && (storage == TL_STORAGE_ID_LIST || strcmp (*a, *b) != 0))
      return FALSE;
  return *a == *b;
}

gboolean
tl_value_equal (const TlValue *a, const TlValue *b, TlStorage storage)
{
  switch (storage)
    {
    case TL_STORAGE_INTEGER:
      return a->integer == b->integer;
    case TL_STORAGE_NUMBER:
      return a->number == b->number || (isnan (a->number) && isnan (b->number));
    case TL_STORAGE_TEXT:
      return g_strcmp0 (a->text, b->text) == 0;
    case TL_STORAGE_ID:
      return a->id == b->id;
    case TL_STORAGE_TEXT_LIST:
    case TL_STORAGE_ID_LIST:
      return list_equal (a->list, b->list, storage);
    default:
      g_assert_not_reached ();
    }
}
