/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Saying that what a check found is no problem here, and taking that back. */
#include "config.h"

#include "map/tl-edit-private.h"

#include <string.h>

/* A key names the check and the records it is about; when one of those is gone the key is of no
 * use any more. */
static gboolean
is_alive (const TlTable *table, const char *key)
{
  g_auto (GStrv) words = g_strsplit (key, " ", -1);

  for (guint i = 1; words[0] != NULL && words[i] != NULL; i++)
    if (tl_table_get (table, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

/**
 * tl_edit_dismiss_question:
 * @doc: a document with a transaction open
 * @map: the id of a map
 * @key: of a finding
 * @dismissed: whether it is no problem
 *
 * Remembers in the map that a question needs no answer, or forgets that. Keys about what is gone
 * are dropped on the way.
 *
 * Returns: whether anything changed
 */
gboolean
tl_edit_dismiss_question (TlDocument *doc, const char *map, const char *key, gboolean dismissed)
{
  const TlTable  *table = tl_document_get_table (doc);
  const TlRecord *record = tl_table_get_kind (table, map, TL_KIND_MAP);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  const char *const *old;

  g_return_val_if_fail (record != NULL && key != NULL, FALSE);

  old = tl_record_get_list (record, TL_MAP_DISMISSED_QUESTIONS);
  if (g_strv_contains (old, key) == !!dismissed)
    return FALSE;
  for (guint i = 0; old[i] != NULL; i++)
    if (strcmp (old[i], key) != 0 && is_alive (table, old[i]))
      g_ptr_array_add (keys, (gpointer) old[i]);
  if (dismissed)
    g_ptr_array_add (keys, (gpointer) key);
  g_ptr_array_add (keys, NULL);
  return tl_edit_set_list (doc, map, TL_MAP_DISMISSED_QUESTIONS, (const char *const *) keys->pdata);
}
