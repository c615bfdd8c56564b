/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is looked for on the map that is shown, in the document's other maps: how much of it there
 * is, and where to go next. Found are things, as on the map itself. */
#include "config.h"

#include "app/tl-search-elsewhere.h"

#include "map/tl-search.h"

static guint
count_things (const GArray *matches)
{
  const TlRecord *last = NULL;
  guint           n = 0;

  /* Matches of one thing follow each other. */
  for (guint i = 0; i < matches->len; i++)
    {
      const TlRecord *thing = g_array_index (matches, TlSearchMatch, i).thing;

      n += thing != last;
      last = thing;
    }
  return n;
}

static guint
find_map (const GPtrArray *maps, const char *id)
{
  for (guint i = 0; i < maps->len; i++)
    if (g_strcmp0 (tl_record_get_id (maps->pdata[i]), id) == 0)
      return i;
  return 0;
}

/**
 * tl_search_elsewhere_count:
 * @canvas: a canvas with a document
 * @query: what is looked for
 * @next: (out) (optional) (nullable): the id of the first map after the one shown, in their order
 *   and round, that has something; %NULL = none has
 *
 * Returns: how many things of the other maps have the words
 */
guint
tl_search_elsewhere_count (TlCanvas *canvas, const char *query, const char **next)
{
  TlDocument      *document = tl_canvas_get_document (canvas);
  const TlTable   *table = document ? tl_document_get_table (document) : NULL;
  const GPtrArray *maps;
  const char      *names[TL_N_LANE_KINDS];
  guint            shown, n = 0;

  if (next)
    *next = NULL;
  if (!table || !query || !*query)
    return 0;
  maps = tl_table_get_children (table, tl_document_get_id (document), TL_KIND_MAP);
  shown = find_map (maps, tl_canvas_get_map (canvas));
  for (guint i = 0; i < TL_N_LANE_KINDS; i++)
    names[i] = tl_scene_kind_name (tl_canvas_get_scene (canvas), i);
  for (guint i = 1; i < maps->len; i++)
    {
      const char *map = tl_record_get_id (maps->pdata[(shown + i) % maps->len]);
      g_autoptr (GArray) matches = tl_search_find (table, map, query, names);

      if (next && !*next && matches->len > 0)
        *next = map;
      n += count_things (matches);
    }
  return n;
}
