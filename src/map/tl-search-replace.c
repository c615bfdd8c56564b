/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Putting other words in the place of what was found. Matches of one text follow each other in
 * order, so each text is put together once, and written once. What is no text of anybody's (codes,
 * usual names of lanes) stays. */
#include "config.h"

#include "map/tl-search.h"

#include <string.h>

#include "map/tl-edit.h"

#define MATCH(matches, i) (&g_array_index ((matches), TlSearchMatch, (i)))

static gboolean
is_same_text (const TlSearchMatch *a, const TlSearchMatch *b)
{
  return strcmp (tl_record_get_id (a->record), tl_record_get_id (b->record)) == 0 &&
         a->field == b->field && a->item == b->item;
}

/* Matches [first, end) of one text. */
static char *
put_together (const char *text, const GArray *matches, guint first, guint end, const char *with)
{
  GString *out = g_string_new (NULL);
  guint    at = 0;

  for (guint i = first; i < end; i++)
    {
      const TlSearchMatch *match = MATCH (matches, i);

      g_string_append_len (out, text + at, match->start - at);
      g_string_append (out, with);
      at = match->start + match->length;
    }
  g_string_append (out, text + at);
  return g_string_free (out, FALSE);
}

/* An entry of a list that is left empty goes; one that is there already is not put in again. */
static void
replace_item (TlDocument *doc, const TlSearchMatch *match, const char *old, const char *text)
{
  const TlRecord *record =
    tl_table_get (tl_document_get_table (doc), tl_record_get_id (match->record));
  const char *const *list = tl_record_get_list (record, match->field);
  g_autoptr (GPtrArray) fresh = g_ptr_array_new ();

  for (guint i = 0; list[i] != NULL; i++)
    {
      const char *item = strcmp (list[i], old) == 0 ? text : list[i];

      if (*item != '\0' && !g_ptr_array_find_with_equal_func (fresh, item, g_str_equal, NULL))
        g_ptr_array_add (fresh, (char *) item);
    }
  g_ptr_array_add (fresh, NULL);
  tl_edit_set_list (doc,
                    tl_record_get_id (match->record),
                    match->field,
                    (const char *const *) fresh->pdata);
}

static void
replace_in_text (TlDocument *doc, const GArray *matches, guint first, guint end, const char *with)
{
  const TlSearchMatch *match = MATCH (matches, first);
  const char          *old = match->item < 0 ? tl_record_get_text (match->record, match->field)
                                             : tl_record_get_list (match->record, match->field)[match->item];
  g_autofree char     *text = put_together (old, matches, first, end, with);

  if (match->item < 0)
    tl_edit_set_text (doc, tl_record_get_id (match->record), match->field, text);
  else
    replace_item (doc, match, old, g_strstrip (text));
}

/**
 * tl_search_replace:
 * @doc: a document in a transaction
 * @matches: (element-type TlSearchMatch): of tl_search_find() on its table as it is now
 * @with: other words, of one line
 *
 * Puts @with in the place of each match. Codes and the usual names of lanes stay.
 *
 * Returns: in how many places
 */
guint
tl_search_replace (TlDocument *doc, const GArray *matches, const char *with)
{
  g_autoptr (TlTable) before = tl_document_dup_snapshot (doc); /* keeps the records of matches */
  guint n = 0;

  g_return_val_if_fail (tl_document_in_transaction (doc), 0);
  for (guint i = 0; i < matches->len;)
    {
      guint end = i + 1;

      while (end < matches->len && is_same_text (MATCH (matches, i), MATCH (matches, end)))
        end++;
      if (!MATCH (matches, i)->fixed)
        {
          replace_in_text (doc, matches, i, end, with);
          n += end - i;
        }
      i = end;
    }
  return n;
}
