/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Interned ids. A document names each column and lane thousands of times; one copy of each id is
 * kept, and two ids are equal when their pointers are. The texts may be released in any thread
 * (snapshots are dropped by workers), which is why this is not g_ref_string_new_intern(): there the
 * last release and a new lookup of the same text can meet. Here a count only falls to zero, and is
 * only found and raised by its text, while the lock is held. */
#include "config.h"

#include "base/tl-intern.h"

#include <string.h>

typedef struct
{
  int  n_refs;
  char text[];
} Interned;

G_LOCK_DEFINE_STATIC (interned);
static GHashTable *interned_texts;

static Interned *
get_box (const char *text)
{
  return (Interned *) (gpointer) (text - G_STRUCT_OFFSET (Interned, text));
}

/**
 * tl_intern:
 * @text: a text
 *
 * Finds or makes the one shared copy of a text.
 *
 * Returns: (transfer full): the copy; release it with [func@Tl.intern_unref]
 */
const char *
tl_intern (const char *text)
{
  Interned   *box;
  const char *found;
  gsize       size;

  g_return_val_if_fail (text != NULL, NULL);

  G_LOCK (interned);
  if (interned_texts == NULL)
    interned_texts = g_hash_table_new (g_str_hash, g_str_equal);
  found = g_hash_table_lookup (interned_texts, text);
  if (found != NULL)
    {
      g_atomic_int_inc (&get_box (found)->n_refs);
    }
  else
    {
      size = strlen (text) + 1;
      box = g_malloc (sizeof (Interned) + size);
      box->n_refs = 1;
      memcpy (box->text, text, size);
      g_hash_table_add (interned_texts, box->text);
      found = box->text;
    }
  G_UNLOCK (interned);
  return found;
}

/**
 * tl_intern_ref:
 * @interned: a text from [func@Tl.intern]
 *
 * Takes another reference.
 *
 * Returns: (transfer full): @interned
 */
const char *
tl_intern_ref (const char *interned)
{
  g_atomic_int_inc (&get_box (interned)->n_refs);
  return interned;
}

/**
 * tl_intern_unref:
 * @interned: (transfer full): a text from [func@Tl.intern]
 *
 * Gives a reference back; the last one frees the text. Any thread may call it.
 */
void
tl_intern_unref (const char *interned)
{
  Interned *box = get_box (interned);
  int       count = g_atomic_int_get (&box->n_refs);

  while (count > 1)
    {
      if (g_atomic_int_compare_and_exchange (&box->n_refs, count, count - 1))
        return;
      count = g_atomic_int_get (&box->n_refs);
    }
  G_LOCK (interned);
  if (g_atomic_int_dec_and_test (&box->n_refs))
    {
      g_hash_table_remove (interned_texts, box->text);
      g_free (box);
    }
  G_UNLOCK (interned);
}
