/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Links from a card to the journey that it opens: reading and writing the field, and who opens a
 * map. It is a text and no reference, because what it names may be in another file. */
#include "config.h"

#include "map/tl-opens.h"

#include "base/tl-id.h"

#include <string.h>

/**
 * tl_opens_read:
 * @text: (nullable): the field of a card
 * @file: (out): (transfer full) (nullable): a path relative to the document's folder; %NULL = the
 *   document itself
 * @map: (out): (transfer full) (nullable): the id of a map; %NULL = the file's first
 *
 * Takes a link apart.
 *
 * Returns: FALSE when there is none; the results are then %NULL
 */
gboolean
tl_opens_read (const char *text, char **file, char **map)
{
  const char *hash = text != NULL ? strrchr (text, '#') : NULL;

  *file = NULL;
  *map = NULL;
  if (text == NULL || *text == '\0')
    return FALSE;
  if (tl_id_is_valid (text))
    *map = g_strdup (text);
  else if (hash != NULL && hash > text && (hash[1] == '\0' || tl_id_is_valid (hash + 1)))
    {
      *file = g_strndup (text, (gsize) (hash - text));
      *map = hash[1] != '\0' ? g_strdup (hash + 1) : NULL;
    }
  else
    *file = g_strdup (text);
  return TRUE;
}

/**
 * tl_opens_write:
 * @file: (nullable): a path relative to the document's folder; %NULL = the document itself
 * @map: (nullable): the id of a map; %NULL = the file's first
 *
 * Puts a link together, so that tl_opens_read() takes it apart again.
 *
 * Returns: (transfer full): what the field is to hold; "" for nothing
 */
char *
tl_opens_write (const char *file, const char *map)
{
  if (file == NULL)
    return g_strdup (map != NULL ? map : "");
  if (map != NULL)
    return g_strconcat (file, "#", map, NULL);
  /* A name that looks like an id, or has an end like one, says that it is none. */
  if (tl_id_is_valid (file))
    return g_strconcat ("./", file, NULL);
  return strchr (file, '#') != NULL ? g_strconcat (file, "#", NULL) : g_strdup (file);
}

/**
 * tl_opens_find_cards:
 * @table: a table
 * @map: the id of a map
 *
 * Finds the cards of all maps that open a map of their document.
 *
 * Returns: (transfer container) (element-type TlRecord): (const TlRecord *), map by map in order
 */
GPtrArray *
tl_opens_find_cards (const TlTable *table, const char *map)
{
  const char      *document = tl_record_get_id (tl_table_get_document (table));
  const GPtrArray *maps = tl_table_get_children (table, document, TL_KIND_MAP);
  GPtrArray       *found = g_ptr_array_new ();

  for (guint i = 0; i < maps->len; i++)
    {
      const GPtrArray *cards =
        tl_table_get_children (table, tl_record_get_id (maps->pdata[i]), TL_KIND_CARD);

      for (guint k = 0; k < cards->len; k++)
        if (strcmp (tl_record_get_text (cards->pdata[k], TL_CARD_OPENS), map) == 0)
          g_ptr_array_add (found, cards->pdata[k]);
    }
  return found;
}
