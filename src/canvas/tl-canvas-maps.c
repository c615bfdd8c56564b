/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Several maps of one document: which of them a change is about. */
#include "config.h"

#include "canvas/tl-canvas-private.h"

/* The map of a record that has changed; of one that is gone, that of what it was nested in. */
static const char *
find_changed_map (const TlTable *table, const TlChange *change)
{
  const TlRecord *record = change->after != NULL ? change->after : change->before;
  const char     *map = tl_query_map_of (table, tl_record_get_id (record));

  return map != NULL ? map : tl_query_map_of (table, tl_record_get_parent (record));
}

/* Undo and redo lead to what they change, which may be in another map; and where a map has come or
 * gone, to it or to the one it was made from. */
const char *
tl_canvas_find_map_of_change (TlCanvas *self, TlChangeSet *set)
{
  const TlTable *table = tl_document_get_table (self->document);
  const char    *found = NULL;

  for (guint i = 0; i < tl_change_set_get_n_changes (set); i++)
    {
      const TlChange *change = tl_change_set_get_change (set, i);
      const char     *map = find_changed_map (table, change);

      if (map == NULL && change->before != NULL &&
          tl_record_get_kind (change->before) == TL_KIND_MAP)
        map = tl_query_map_of (table, tl_record_get_ref (change->before, TL_MAP_BASE));
      if (map != NULL && g_strcmp0 (map, self->map) == 0)
        return map;
      found = found != NULL ? found : map;
    }
  return found;
}
