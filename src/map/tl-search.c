/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a query stands in a map, in the order in which the map is read.
 *
 * Each kind of record has a short table of the fields that people read on it. Cards are looked
 * through in table order, and only those that match are put in reading order: for 5,000 cards the
 * folding is all that costs. */
#include "config.h"

#include "map/tl-search.h"

#include "map/tl-fold.h"
#include "map/tl-query.h"

typedef struct
{
  const TlTable *table;
  const char    *map;
  TlFolder      *folder;
  GArray        *ranges; /* scratch */
  GArray        *matches;
  GHashTable    *hanging; /* thing -> GPtrArray of what is read with it; NULL = nothing is */
} Search;

/* Matches [first, first + n) of a scratch array, and where their card stands. */
typedef struct
{
  int   lane; /* G_MAXINT = parked */
  int   column;
  guint order;
  guint first;
  guint n;
} Found;

#define END G_MAXUINT

static const guint map_fields[] = { TL_MAP_TITLE, TL_MAP_SCENARIO,     TL_MAP_OBJECTIVE,
                                    TL_MAP_GOAL,  TL_MAP_EXPECTATIONS, END };
static const guint card_fields[] = { TL_CARD_TITLE, TL_CARD_TEXT, TL_CARD_TAGS,
                                     TL_CARD_OWNER, TL_CARD_TEAM, TL_CARD_EVIDENCE_SOURCE,
                                     TL_CARD_CODE,  END };
static const guint metric_fields[] = {
  TL_METRIC_TITLE, TL_METRIC_UNIT, TL_METRIC_PERIOD, TL_METRIC_SOURCE, END
};
static const guint persona_fields[] = {
  TL_PERSONA_NAME,         TL_PERSONA_AGE,   TL_PERSONA_OCCUPATION,  TL_PERSONA_GOALS,
  TL_PERSONA_CHALLENGES,   TL_PERSONA_NEEDS, TL_PERSONA_MOTIVATIONS, TL_PERSONA_BEHAVIOURS,
  TL_PERSONA_DEMOGRAPHICS, TL_PERSONA_QUOTE, TL_PERSONA_SEGMENT,     END
};
static const guint stage_fields[] = { TL_STAGE_TITLE, END };
static const guint step_fields[] = { TL_STEP_TITLE, END };
static const guint lane_fields[] = { TL_LANE_TITLE, END };
static const guint point_fields[] = { TL_POINT_LABEL, END };
static const guint link_fields[] = { TL_LINK_LABEL, END };
static const guint evidence_fields[] = {
  TL_EVIDENCE_TITLE, TL_EVIDENCE_TEXT, TL_EVIDENCE_SOURCE, END
};
static const guint comment_fields[] = { TL_COMMENT_TEXT, TL_COMMENT_AUTHOR, END };

static void
look_through_text (Search *search, const TlSearchMatch *where, const char *text)
{
  g_array_set_size (search->ranges, 0);
  if (*text == '\0' || tl_folder_find (search->folder, text, search->ranges) == 0)
    return;
  for (guint i = 0; i < search->ranges->len; i++)
    {
      const TlFoldRange *range = &g_array_index (search->ranges, TlFoldRange, i);
      TlSearchMatch      match = *where;

      match.start = range->start;
      match.length = range->length;
      g_array_append_val (search->matches, match);
    }
}

static void
look_through_field (Search *search, const TlRecord *record, const TlRecord *thing, guint field)
{
  TlKind             kind = tl_record_get_kind (record);
  TlSearchMatch      where = { .record = record, .thing = thing, .field = field, .item = -1 };
  const char *const *list;

  /* What others have said is found, and not rewritten. */
  where.fixed = (kind == TL_KIND_CARD && field == TL_CARD_CODE) || kind == TL_KIND_COMMENT;
  if (tl_kind_get_field (kind, field)->type != TL_FIELD_TYPE_TEXT_LIST)
    {
      look_through_text (search, &where, tl_record_get_text (record, field));
      return;
    }
  list = tl_record_get_list (record, field);
  for (where.item = 0; list[where.item] != NULL; where.item++)
    look_through_text (search, &where, list[where.item]);
}

/* Words of the numbers about a thing are found there. */
static void
look_through_metrics (Search *search, const TlRecord *thing)
{
  const GPtrArray *referrers = tl_table_get_referrers (search->table, tl_record_get_id (thing));

  for (guint i = 0; i < referrers->len; i++)
    for (guint k = 0;
         tl_record_get_kind (referrers->pdata[i]) == TL_KIND_METRIC && metric_fields[k] != END;
         k++)
      look_through_field (search, referrers->pdata[i], thing, metric_fields[k]);
}

static void
look_through (Search *search, const TlRecord *record, const guint *fields)
{
  const GPtrArray *hanging =
    search->hanging != NULL ? g_hash_table_lookup (search->hanging, record) : NULL;

  for (guint i = 0; fields[i] != END; i++)
    look_through_field (search, record, record, fields[i]);
  for (guint k = 0; hanging != NULL && k < hanging->len; k++)
    for (guint i = 0; evidence_fields[i] != END; i++)
      look_through_field (search, hanging->pdata[k], record, evidence_fields[i]);
  look_through_metrics (search, record);
}

/* Each record of evidence under the first thing that it is about, else under the map. */
static void
hang_evidence (Search *search)
{
  const GPtrArray *all = tl_table_get_children (search->table, search->map, TL_KIND_EVIDENCE);

  if (all->len == 0)
    return;
  search->hanging = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < all->len; i++)
    {
      const char     *about = tl_record_get_list (all->pdata[i], TL_EVIDENCE_ABOUT)[0];
      const TlRecord *thing = tl_table_get (search->table, about != NULL ? about : search->map);
      GPtrArray      *hanging = g_hash_table_lookup (search->hanging, thing);

      if (hanging == NULL)
        {
          hanging = g_ptr_array_new ();
          g_hash_table_insert (search->hanging, (gpointer) thing, hanging);
        }
      g_ptr_array_add (hanging, all->pdata[i]);
    }
}

static void
look_through_children (Search *search, const char *parent, TlKind kind, const guint *fields)
{
  const GPtrArray *children = tl_table_get_children (search->table, parent, kind);

  for (guint i = 0; i < children->len; i++)
    look_through (search, children->pdata[i], fields);
}

static void
look_through_headings (Search *search)
{
  const TlRecord    *map = tl_table_get_kind (search->table, search->map, TL_KIND_MAP);
  const char *const *personas = tl_record_get_list (map, TL_MAP_PERSONAS);
  const GPtrArray   *stages = tl_table_get_children (search->table, search->map, TL_KIND_STAGE);

  look_through (search, map, map_fields);
  for (guint i = 0; personas[i] != NULL; i++)
    {
      const TlRecord *persona = tl_table_get_kind (search->table, personas[i], TL_KIND_PERSONA);

      if (persona != NULL)
        look_through (search, persona, persona_fields);
    }
  for (guint i = 0; i < stages->len; i++)
    {
      look_through (search, stages->pdata[i], stage_fields);
      look_through_children (search,
                             tl_record_get_id (stages->pdata[i]),
                             TL_KIND_STEP,
                             step_fields);
    }
}

static void
look_through_lane (Search *search, const TlRecord *lane, const char *const *lane_names)
{
  TlSearchMatch where = {
    .record = lane, .thing = lane, .field = TL_LANE_TITLE, .item = -1, .fixed = TRUE
  };

  if (*tl_record_get_text (lane, TL_LANE_TITLE) != '\0' || lane_names == NULL)
    look_through (search, lane, lane_fields);
  else
    look_through_text (search, &where, lane_names[tl_record_get_integer (lane, TL_LANE_KIND)]);
}

static void
look_through_points (Search *search, const TlRecord *lane)
{
  const GPtrArray *curves = tl_table_get_children (search->table, search->map, TL_KIND_CURVE);

  for (guint i = 0; i < curves->len; i++)
    {
      const char *of = tl_record_get_ref (curves->pdata[i], TL_CURVE_LANE);

      if (g_strcmp0 (of, tl_record_get_id (lane)) == 0)
        look_through_children (search,
                               tl_record_get_id (curves->pdata[i]),
                               TL_KIND_POINT,
                               point_fields);
    }
}

/* --- Cards in reading order --- */

static GHashTable *
number_records (const GPtrArray *records)
{
  GHashTable *numbers = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < records->len; i++)
    g_hash_table_insert (numbers,
                         (char *) tl_record_get_id (records->pdata[i]),
                         GUINT_TO_POINTER (i + 1));
  return numbers;
}

static int
get_number (GHashTable *numbers, const char *id)
{
  return id != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (numbers, id)) - 1 : -1;
}

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *left = a, *right = b;

  if (left->lane != right->lane)
    return left->lane < right->lane ? -1 : 1;
  if (left->column != right->column)
    return left->column < right->column ? -1 : 1;
  return left->order < right->order ? -1 : left->order > right->order;
}

/* Puts the matches in cards into `scratch`; returns their cards in reading order. */
static GArray *
look_through_cards (Search *search, const GPtrArray *lanes, GArray *scratch)
{
  const GPtrArray *cards = tl_table_get_children (search->table, search->map, TL_KIND_CARD);
  GArray          *all = g_array_new (FALSE, FALSE, sizeof (Found));
  GArray          *matches = search->matches;
  g_autoptr (GPtrArray) columns = tl_query_columns (search->table, search->map);
  g_autoptr (GHashTable) lane_numbers = number_records (lanes);
  g_autoptr (GHashTable) column_numbers = number_records (columns);

  search->matches = scratch;
  for (guint i = 0; i < cards->len; i++)
    {
      const TlRecord *card = cards->pdata[i];
      Found           found = { .order = i, .first = scratch->len };

      look_through (search, card, card_fields);
      found.n = scratch->len - found.first;
      if (found.n == 0)
        continue;
      found.lane = get_number (lane_numbers, tl_record_get_ref (card, TL_CARD_LANE));
      found.column = get_number (column_numbers, tl_record_get_ref (card, TL_CARD_COLUMN));
      if (found.lane < 0 || found.column < 0)
        found.lane = G_MAXINT, found.column = 0;
      g_array_append_val (all, found);
    }
  search->matches = matches;
  g_array_sort (all, compare_found);
  return all;
}

/* The next cards of `all`, from `at` on, that stand in a lane; returns where the next lane begins.
 */
static guint
add_cards (Search *search, const GArray *all, const GArray *scratch, guint at, int lane)
{
  for (; at < all->len && g_array_index (all, Found, at).lane == lane; at++)
    {
      const Found *found = &g_array_index (all, Found, at);

      g_array_append_vals (search->matches,
                           &g_array_index (scratch, TlSearchMatch, found->first),
                           found->n);
    }
  return at;
}

static void
look_through_map (Search *search, const char *const *lane_names)
{
  const GPtrArray *lanes = tl_table_get_children (search->table, search->map, TL_KIND_LANE);
  g_autoptr (GArray) scratch = g_array_new (FALSE, FALSE, sizeof (TlSearchMatch));
  g_autoptr (GArray) cards = look_through_cards (search, lanes, scratch);
  guint at = 0;

  look_through_headings (search);
  for (guint i = 0; i < lanes->len; i++)
    {
      look_through_lane (search, lanes->pdata[i], lane_names);
      at = add_cards (search, cards, scratch, at, (int) i);
      look_through_points (search, lanes->pdata[i]);
    }
  look_through_children (search, search->map, TL_KIND_LINK, link_fields);
  look_through_children (search, search->map, TL_KIND_COMMENT, comment_fields);
  add_cards (search, cards, scratch, at, G_MAXINT);
}

/**
 * tl_search_find:
 * @table: a table
 * @map: id of a map
 * @query: what somebody looks for; blanks at its ends do not count
 * @lane_names: (nullable) (array fixed-size=TL_N_LANE_KINDS): what lanes without a title are called
 *
 * Finds a query in everything that people read on a map. Pure: reads a snapshot in any thread.
 *
 * Returns: (transfer full) (element-type TlSearchMatch): matches in reading order; those read at
 *   one thing follow each other
 */
GArray *
tl_search_find (const TlTable     *table,
                const char        *map,
                const char        *query,
                const char *const *lane_names)
{
  g_autoptr (TlFolder) folder = tl_folder_new (query);
  Search search = { .table = table, .map = map, .folder = folder };

  search.matches = g_array_new (FALSE, FALSE, sizeof (TlSearchMatch));
  if (tl_folder_is_empty (folder) || tl_table_get_kind (table, map, TL_KIND_MAP) == NULL)
    return search.matches;
  search.ranges = g_array_new (FALSE, FALSE, sizeof (TlFoldRange));
  hang_evidence (&search);
  look_through_map (&search, lane_names);
  g_clear_pointer (&search.hanging, g_hash_table_unref);
  g_array_unref (search.ranges);
  return search.matches;
}
