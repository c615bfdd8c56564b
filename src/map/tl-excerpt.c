/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes a part out of a document as a small document: the cards, what is about them in their
 * columns, the numbers about them, the columns and lanes between which they stand, points anchored
 * to them, links, images and the personas whose they are. What is referred to from outside comes
 * along as a card that says no more than its title. What never changes: the excerpt is whole, every
 * reference in it has its target; and the document that it is taken from. */
#include "config.h"

#include "map/tl-excerpt.h"

#include "map/tl-query.h"

typedef struct
{
  const TlTable *table;
  TlTable       *out;
  const char    *document;
  const char    *map;
  TlExcerptKind  kind;
  GHashTable    *cards;   /* ids that are copied, borrowed */
  GHashTable    *others;  /* ids of cards that are only referred to */
  GHashTable    *columns; /* ids that are in it */
  GHashTable    *lanes;
  GHashTable    *personas;
} Excerpt;

static gboolean
has (GHashTable *set, const char *id)
{
  return id != NULL && g_hash_table_contains (set, id);
}

static void
add (GHashTable *set, const char *id)
{
  g_hash_table_add (set, (gpointer) id);
}

static GHashTable *
set_new (void)
{
  return g_hash_table_new (g_str_hash, g_str_equal);
}

static void
put (Excerpt *self, TlRecord *record)
{
  tl_table_put (self->out, record);
  tl_record_unref (record);
}

static const GPtrArray *
get_children (const Excerpt *self, TlKind kind)
{
  return tl_table_get_children (self->table, self->map, kind);
}

/* --- Which cards ------------------------------------------------------------------------------ */

/* What is about a card and stands in its column goes where it goes. */
static void
add_abouts (Excerpt *self, GPtrArray *queue)
{
  for (guint i = 0; i < queue->len; i++)
    {
      const TlRecord *card = tl_table_get (self->table, queue->pdata[i]);
      g_autoptr (GPtrArray) about = tl_query_about (self->table, queue->pdata[i]);

      for (guint k = 0; k < about->len; k++)
        {
          const char *id = tl_record_get_id (about->pdata[k]);

          if (has (self->cards, id) ||
              g_strcmp0 (tl_record_get_parent (about->pdata[k]), self->map) != 0 ||
              g_strcmp0 (tl_record_get_ref (about->pdata[k], TL_CARD_COLUMN),
                         tl_record_get_ref (card, TL_CARD_COLUMN)) != 0)
            continue;
          add (self->cards, id);
          g_ptr_array_add (queue, (gpointer) id);
        }
    }
}

static void
choose_cards (Excerpt *self, const char *const *ids)
{
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const TlRecord *card = tl_table_get_kind (self->table, ids[i], TL_KIND_CARD);

      if (card == NULL || g_strcmp0 (tl_record_get_parent (card), self->map) != 0)
        continue;
      add (self->cards, tl_record_get_id (card));
      g_ptr_array_add (queue, (gpointer) tl_record_get_id (card));
    }
  add_abouts (self, queue);
}

static void
choose_cards_in (Excerpt *self, guint field, GHashTable *places)
{
  const GPtrArray *cards = get_children (self, TL_KIND_CARD);

  for (guint i = 0; i < cards->len; i++)
    if (tl_record_get_ref (cards->pdata[i], TL_CARD_COLUMN) != NULL &&
        has (places, tl_record_get_ref (cards->pdata[i], field)))
      add (self->cards, tl_record_get_id (cards->pdata[i]));
}

/* --- Which columns and lanes ------------------------------------------------------------------ */

/* All of `all` from the first to the last that a copied card stands in. */
static void
add_span (Excerpt *self, const GPtrArray *all, guint field, GHashTable *places)
{
  const GPtrArray *cards = get_children (self, TL_KIND_CARD);
  g_autoptr (GHashTable) used = set_new ();
  int first = -1, last = -1;

  for (guint i = 0; i < cards->len; i++)
    if (has (self->cards, tl_record_get_id (cards->pdata[i])) &&
        tl_record_get_ref (cards->pdata[i], TL_CARD_COLUMN) != NULL)
      add (used, tl_record_get_ref (cards->pdata[i], field));
  for (guint i = 0; i < all->len; i++)
    if (has (used, tl_record_get_id (all->pdata[i])))
      {
        first = first < 0 ? (int) i : first;
        last = (int) i;
      }
  for (int i = MAX (first, 0); i <= last; i++)
    add (places, tl_record_get_id (all->pdata[i]));
}

static void
add_all (const GPtrArray *all, GHashTable *places)
{
  for (guint i = 0; i < all->len; i++)
    add (places, tl_record_get_id (all->pdata[i]));
}

static void
add_named (Excerpt *self, TlKind kind, const char *const *ids, GHashTable *places)
{
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const TlRecord *record = tl_table_get_kind (self->table, ids[i], kind);

      if (record != NULL && g_strcmp0 (tl_record_get_parent (record), self->map) == 0)
        add (places, tl_record_get_id (record));
    }
}

/* A stage with steps is no column: they are. */
static void
choose_columns_of (Excerpt *self, GHashTable *stages)
{
  g_autoptr (GPtrArray) columns = tl_query_columns (self->table, self->map);

  for (guint i = 0; i < columns->len; i++)
    {
      const char *id = tl_record_get_id (columns->pdata[i]);

      if (has (stages, tl_record_get_id (tl_query_stage_of (self->table, id))))
        add (self->columns, id);
    }
}

static void
choose (Excerpt *self, const char *const *ids)
{
  g_autoptr (GPtrArray) columns = tl_query_columns (self->table, self->map);
  g_autoptr (GHashTable) stages = set_new ();

  switch (self->kind)
    {
    case TL_EXCERPT_STAGES:
      add_named (self, TL_KIND_STAGE, ids, stages);
      choose_columns_of (self, stages);
      add_all (get_children (self, TL_KIND_LANE), self->lanes);
      choose_cards_in (self, TL_CARD_COLUMN, self->columns);
      break;
    case TL_EXCERPT_LANES:
      add_named (self, TL_KIND_LANE, ids, self->lanes);
      add_all (columns, self->columns);
      choose_cards_in (self, TL_CARD_LANE, self->lanes);
      break;
    case TL_EXCERPT_CARDS:
    default:
      choose_cards (self, ids);
      add_span (self, columns, TL_CARD_COLUMN, self->columns);
      add_span (self, get_children (self, TL_KIND_LANE), TL_CARD_LANE, self->lanes);
      break;
    }
}

/* --- Frame ------------------------------------------------------------------------------------ */

static void
put_document (Excerpt *self)
{
  const TlRecord *old = tl_table_get_document (self->table);
  TlRecord       *document = tl_record_new (TL_KIND_DOCUMENT, self->document);

  tl_record_take_field (document, TL_DOCUMENT_LANGUAGE, old);
  tl_record_take_field (document, TL_DOCUMENT_DIRECTION, old);
  put (self, document);
}

static void
put_stages (Excerpt *self)
{
  const GPtrArray *stages = get_children (self, TL_KIND_STAGE);

  for (guint i = 0; i < stages->len; i++)
    {
      const char      *id = tl_record_get_id (stages->pdata[i]);
      const GPtrArray *steps = tl_table_get_children (self->table, id, TL_KIND_STEP);
      gboolean         any = has (self->columns, id);

      for (guint k = 0; k < steps->len; k++)
        if (has (self->columns, tl_record_get_id (steps->pdata[k])))
          {
            put (self, tl_record_ref (steps->pdata[k]));
            any = TRUE;
          }
      if (any)
        put (self, tl_record_ref (stages->pdata[i]));
    }
}

static void
put_lanes (Excerpt *self)
{
  const GPtrArray *lanes = get_children (self, TL_KIND_LANE);

  for (guint i = 0; i < lanes->len; i++)
    if (has (self->lanes, tl_record_get_id (lanes->pdata[i])))
      put (self, tl_record_ref (lanes->pdata[i]));
}

/* --- Cards ------------------------------------------------------------------------------------ */

static void
keep_listed (Excerpt *self, TlRecord *card, guint field, GHashTable *set, GHashTable *more)
{
  const char *const *list = tl_record_get_list (card, field);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; list[i] != NULL; i++)
    if (has (set, list[i]) || (more != NULL && has (more, list[i])))
      g_ptr_array_add (kept, (gpointer) list[i]);
  g_ptr_array_add (kept, NULL);
  tl_record_set_list (card, field, (const char *const *) kept->pdata);
}

static void
put_images (Excerpt *self, const TlRecord *card)
{
  const char *const *images = tl_record_get_list (card, TL_CARD_IMAGES);

  for (guint i = 0; images[i] != NULL; i++)
    {
      const TlRecord *image = tl_table_get_kind (self->table, images[i], TL_KIND_IMAGE);

      if (image != NULL && tl_table_get (self->out, images[i]) == NULL)
        put (self, tl_record_ref ((TlRecord *) image));
    }
}

static void
put_card (Excerpt *self, const TlRecord *card)
{
  TlRecord   *copy = tl_record_copy (card);
  const char *persona = tl_record_get_ref (card, TL_CARD_PERSONA);

  tl_record_set_text (copy, TL_CARD_FROM, tl_record_get_id (card));
  keep_listed (self, copy, TL_CARD_ABOUT, self->cards, self->others);
  /* A parked card may keep a lane that does not come along; its kind stays. */
  if (!has (self->lanes, tl_record_get_ref (card, TL_CARD_LANE)))
    {
      tl_record_set_integer (copy, TL_CARD_KIND, tl_query_card_kind (self->table, card));
      tl_record_set_ref (copy, TL_CARD_LANE, NULL);
    }
  if (persona != NULL)
    add (self->personas, persona);
  put_images (self, card);
  put (self, copy);
}

/* No more than what it is called. */
static void
put_other (Excerpt *self, const TlRecord *card)
{
  TlRecord *copy = tl_record_new (TL_KIND_CARD, tl_record_get_id (card));

  tl_record_take_field (copy, TL_FIELD_PARENT, card);
  tl_record_take_field (copy, TL_FIELD_ORDER, card);
  tl_record_take_field (copy, TL_CARD_CODE, card);
  tl_record_take_field (copy, TL_CARD_TITLE, card);
  tl_record_set_integer (copy, TL_CARD_KIND, tl_query_card_kind (self->table, card));
  tl_record_take_field (copy, TL_CARD_ABOUT, card);
  keep_listed (self, copy, TL_CARD_ABOUT, self->cards, NULL);
  put (self, copy);
}

/* Cards that a copied one is about, that are about it, or that are linked with it. */
static void
find_others (Excerpt *self)
{
  const GPtrArray *links = get_children (self, TL_KIND_LINK);
  const GPtrArray *cards = get_children (self, TL_KIND_CARD);

  for (guint i = 0; i < links->len; i++)
    {
      const char *from = tl_record_get_ref (links->pdata[i], TL_LINK_FROM);
      const char *to = tl_record_get_ref (links->pdata[i], TL_LINK_TO);

      if (has (self->cards, from) != has (self->cards, to))
        add (self->others, has (self->cards, from) ? to : from);
    }
  for (guint i = 0; i < cards->len; i++)
    {
      const char        *id = tl_record_get_id (cards->pdata[i]);
      const char *const *about = tl_record_get_list (cards->pdata[i], TL_CARD_ABOUT);

      for (guint k = 0; about[k] != NULL; k++)
        if (has (self->cards, about[k]) != has (self->cards, id))
          add (self->others, has (self->cards, id) ? about[k] : id);
    }
}

static void
put_cards (Excerpt *self)
{
  const GPtrArray *cards = get_children (self, TL_KIND_CARD);

  for (guint i = 0; i < cards->len; i++)
    {
      const char *id = tl_record_get_id (cards->pdata[i]);

      if (has (self->cards, id))
        put_card (self, cards->pdata[i]);
      else if (has (self->others, id))
        put_other (self, cards->pdata[i]);
    }
}

/* Numbers about what is copied whole: cards, and the stages and lanes that are taken as such. */
static void
put_metrics (Excerpt *self)
{
  const GPtrArray *metrics = get_children (self, TL_KIND_METRIC);

  for (guint i = 0; i < metrics->len; i++)
    {
      const char *about = tl_record_get_ref (metrics->pdata[i], TL_METRIC_ABOUT);

      if (has (self->cards, about))
        put (self, tl_record_ref (metrics->pdata[i]));
    }
}

static void
put_links (Excerpt *self)
{
  const GPtrArray *links = get_children (self, TL_KIND_LINK);

  for (guint i = 0; i < links->len; i++)
    if (has (self->cards, tl_record_get_ref (links->pdata[i], TL_LINK_FROM)) ||
        has (self->cards, tl_record_get_ref (links->pdata[i], TL_LINK_TO)))
      put (self, tl_record_ref (links->pdata[i]));
}

/* --- Curves ----------------------------------------------------------------------------------- */

/* Points at copied cards; of whole stages and lanes of emotions also those at places. */
static gboolean
takes_point (const Excerpt *self, const TlRecord *curve, const TlRecord *point)
{
  const char *card = tl_record_get_ref (point, TL_POINT_CARD);

  if (card != NULL)
    return has (self->cards, card);
  if (self->kind == TL_EXCERPT_CARDS)
    return FALSE;
  return has (self->columns, tl_record_get_ref (point, TL_POINT_COLUMN)) &&
         (self->kind == TL_EXCERPT_STAGES ||
          has (self->lanes, tl_record_get_ref (curve, TL_CURVE_LANE)));
}

static void
put_curves (Excerpt *self)
{
  const GPtrArray *curves = get_children (self, TL_KIND_CURVE);

  for (guint i = 0; i < curves->len; i++)
    {
      const TlRecord  *curve = curves->pdata[i];
      const char      *persona = tl_record_get_ref (curve, TL_CURVE_PERSONA);
      const GPtrArray *points =
        tl_table_get_children (self->table, tl_record_get_id (curve), TL_KIND_POINT);
      TlRecord *copy;
      gboolean  any = FALSE;

      for (guint k = 0; k < points->len; k++)
        if (takes_point (self, curve, points->pdata[k]))
          {
            put (self, tl_record_ref (points->pdata[k]));
            any = TRUE;
          }
      if (!any)
        continue;
      copy = tl_record_copy (curve);
      if (!has (self->lanes, tl_record_get_ref (curve, TL_CURVE_LANE)))
        tl_record_set_ref (copy, TL_CURVE_LANE, NULL);
      if (persona != NULL)
        add (self->personas, persona);
      put (self, copy);
    }
}

/* --- Personas and the map --------------------------------------------------------------------- */

static void
put_personas (Excerpt *self)
{
  const GPtrArray *personas = tl_table_get_children (self->table, self->document, TL_KIND_PERSONA);

  for (guint i = 0; i < personas->len; i++)
    if (has (self->personas, tl_record_get_id (personas->pdata[i])))
      {
        TlRecord *copy = tl_record_copy (personas->pdata[i]);

        tl_record_set_ref (copy, TL_PERSONA_PORTRAIT, NULL);
        put (self, copy);
      }
}

static void
put_map (Excerpt *self)
{
  const TlRecord *old = tl_table_get (self->table, self->map);
  TlRecord       *map = tl_record_new (TL_KIND_MAP, self->map);

  tl_record_take_field (map, TL_FIELD_PARENT, old);
  tl_record_take_field (map, TL_FIELD_ORDER, old);
  tl_record_take_field (map, TL_MAP_TITLE, old);
  tl_record_take_field (map, TL_MAP_STATE, old);
  tl_record_take_field (map, TL_MAP_PERSONAS, old);
  keep_listed (self, map, TL_MAP_PERSONAS, self->personas, NULL);
  put (self, map);
}

static const char *
find_map (const TlTable *table, const char *const *ids)
{
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const char *map = tl_query_map_of (table, ids[i]);

      if (map != NULL)
        return map;
    }
  return NULL;
}

/**
 * tl_excerpt_new:
 * @table: a document
 * @kind: what is taken out
 * @ids: (array zero-terminated=1): cards, stages or lanes of one map
 *
 * Takes a part out of a document, as a document of its own.
 *
 * Returns: (transfer full) (nullable): the excerpt; %NULL when none of @ids is in a map
 */
TlTable *
tl_excerpt_new (const TlTable *table, TlExcerptKind kind, const char *const *ids)
{
  Excerpt self = { .table = table, .kind = kind };

  g_return_val_if_fail (table != NULL && ids != NULL, NULL);
  self.map = find_map (table, ids);
  if (self.map == NULL)
    return NULL;
  self.document = tl_record_get_id (tl_table_get_document (table));
  self.out = tl_table_new ();
  self.cards = set_new ();
  self.others = set_new ();
  self.columns = set_new ();
  self.lanes = set_new ();
  self.personas = set_new ();
  choose (&self, ids);
  find_others (&self);
  put_document (&self);
  put_stages (&self);
  put_lanes (&self);
  put_cards (&self);
  put_metrics (&self);
  put_links (&self);
  put_curves (&self);
  put_personas (&self);
  put_map (&self);
  g_hash_table_unref (self.cards);
  g_hash_table_unref (self.others);
  g_hash_table_unref (self.columns);
  g_hash_table_unref (self.lanes);
  g_hash_table_unref (self.personas);
  return self.out;
}

/**
 * tl_excerpt_get_map:
 * @excerpt: an excerpt, or any document
 *
 * Returns: (nullable): the id of its map; %NULL when it has not exactly one
 */
const char *
tl_excerpt_get_map (const TlTable *excerpt)
{
  const TlRecord  *document = tl_table_get_document (excerpt);
  const GPtrArray *maps =
    document != NULL ? tl_table_get_children (excerpt, tl_record_get_id (document), TL_KIND_MAP)
                     : NULL;

  return maps != NULL && maps->len == 1 ? tl_record_get_id (maps->pdata[0]) : NULL;
}

/**
 * tl_excerpt_count_cards:
 * @excerpt: an excerpt
 *
 * Returns: how many cards are copied
 */
guint
tl_excerpt_count_cards (const TlTable *excerpt)
{
  const char      *map = tl_excerpt_get_map (excerpt);
  const GPtrArray *cards = map != NULL ? tl_table_get_children (excerpt, map, TL_KIND_CARD) : NULL;
  guint            n = 0;

  for (guint i = 0; cards != NULL && i < cards->len; i++)
    n += *tl_record_get_text (cards->pdata[i], TL_CARD_FROM) != '\0';
  return n;
}
