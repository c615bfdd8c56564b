/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Copies of columns and lanes with what stands in them. First the frame is copied, which gives a
 * table from old ids to new ones; then the cards of the old frame, which go into the same table;
 * then points, what is about what, and links, as far as both ends were copied. What never changes:
 * the originals. */
#include "config.h"

#include "map/tl-edit-private.h"
#include "map/tl-edit-structure.h"
#include "map/tl-metric.h"

#include <string.h>

typedef struct
{
  TlDocument    *doc;
  const TlTable *table;
  char          *from;  /* map */
  char          *to;    /* map */
  GHashTable    *ids;   /* old id -> new id; "" = copied without that place: parked */
  GPtrArray     *cards; /* TlRecord, the originals in their order */
} Copying;

static void
release_record (gpointer record)
{
  tl_record_unref (record);
}

static void
copying_init (Copying *self, TlDocument *doc, const char *from, const char *to)
{
  self->doc = doc;
  self->table = tl_document_get_table (doc);
  self->from = g_strdup (from);
  self->to = g_strdup (to);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->cards = g_ptr_array_new_with_free_func (release_record);
}

static void
copying_clear (Copying *self)
{
  g_ptr_array_unref (self->cards);
  g_hash_table_unref (self->ids);
  g_free (self->from);
  g_free (self->to);
}

static gboolean
is_within_map (const Copying *self)
{
  return g_str_equal (self->from, self->to);
}

static const char *
find_copy (const Copying *self, const char *id)
{
  return id == NULL ? NULL : g_hash_table_lookup (self->ids, id);
}

static void
note_copy (Copying *self, const char *old, const char *new_id)
{
  g_hash_table_insert (self->ids, g_strdup (old), g_strdup (new_id));
}

/* --- Cards ------------------------------------------------------------------------------------ */

/* How many of the columns that a card covers are copied, from its own on. */
static int
count_span (const Copying *self, const TlRecord *card)
{
  g_autoptr (GPtrArray) columns = tl_query_columns (self->table, self->from);
  int place =
    tl_query_column_index (self->table, self->from, tl_record_get_ref (card, TL_CARD_COLUMN));
  int span = (int) tl_record_get_integer (card, TL_CARD_SPAN);
  int n = 1;

  while (n < span && place >= 0 && place + n < (int) columns->len &&
         find_copy (self, tl_record_get_id (columns->pdata[place + n])) != NULL)
    n++;
  return n;
}

static void
copy_card (Copying *self, const TlRecord *card, const char *column, const char *lane)
{
  TlRecord        *copy = tl_edit_new_child (self->doc, TL_KIND_CARD, self->to, NULL);
  const char      *id = tl_record_get_id (card);
  g_autofree char *new_id = NULL;

  for (guint i = TL_FIELD_ORDER + 1; i < tl_kind_get_info (TL_KIND_CARD)->n_fields; i++)
    if (i != TL_CARD_CODE && i != TL_CARD_FROM && i != TL_CARD_VOTES && i != TL_CARD_ABOUT)
      tl_record_take_field (copy, i, card);
  tl_record_set_ref (copy, TL_CARD_COLUMN, column);
  tl_record_set_ref (copy, TL_CARD_LANE, lane);
  if (lane == NULL)
    tl_record_set_integer (copy, TL_CARD_KIND, tl_query_card_kind (self->table, card));
  if (is_within_map (self))
    tl_record_set_integer (copy, TL_CARD_SPAN, column != NULL ? count_span (self, card) : 1);
  else
    tl_record_set_text (copy, TL_CARD_FROM, id);
  tl_edit_set_code (self->doc, copy, tl_query_card_kind (self->table, copy));
  new_id = tl_edit_put_new (self->doc, copy);
  note_copy (self, id, new_id);
  tl_edit_copy_metrics (self->doc, self->table, id, new_id);
  g_ptr_array_add (self->cards, tl_record_ref (card));
}

/* The cards of the map, held: the table's own list grows while it is copied. */
static GPtrArray *
hold_children (const Copying *self, const char *parent, TlKind kind)
{
  const GPtrArray *children = tl_table_get_children (self->table, parent, kind);
  GPtrArray       *held = g_ptr_array_new_with_free_func (release_record);

  for (guint i = 0; i < children->len; i++)
    g_ptr_array_add (held, tl_record_ref (children->pdata[i]));
  return held;
}

/* What is copied is about the copies; within a map also about what was not copied. */
static void
copy_abouts (Copying *self)
{
  for (guint i = 0; i < self->cards->len; i++)
    {
      const TlRecord    *card = self->cards->pdata[i];
      const char *const *about = tl_record_get_list (card, TL_CARD_ABOUT);
      g_autoptr (GPtrArray) list = g_ptr_array_new ();

      for (guint k = 0; about[k] != NULL; k++)
        {
          const char *copy = find_copy (self, about[k]);

          if (copy != NULL || is_within_map (self))
            g_ptr_array_add (list, (gpointer) (copy != NULL ? copy : about[k]));
        }
      g_ptr_array_add (list, NULL);
      tl_edit_set_list (self->doc,
                        find_copy (self, tl_record_get_id (card)),
                        TL_CARD_ABOUT,
                        (const char *const *) list->pdata);
    }
}

static void
copy_links (Copying *self)
{
  g_autoptr (GPtrArray) links = hold_children (self, self->from, TL_KIND_LINK);

  for (guint i = 0; i < links->len; i++)
    {
      const TlRecord *link = links->pdata[i];
      const char     *from = find_copy (self, tl_record_get_ref (link, TL_LINK_FROM));
      const char     *to = find_copy (self, tl_record_get_ref (link, TL_LINK_TO));

      if (from != NULL && to != NULL)
        g_free (tl_edit_add_link (self->doc,
                                  self->to,
                                  from,
                                  to,
                                  (TlLinkKind) tl_record_get_integer (link, TL_LINK_KIND),
                                  tl_record_get_text (link, TL_LINK_LABEL)));
    }
}

/* --- Points ----------------------------------------------------------------------------------- */

/* Which points go along. */
enum
{
  AT_CARDS = 1 << 0,  /* those at cards that are copied */
  AT_PLACES = 1 << 1, /* those at places in columns that are copied */
  LOOSENED = 1 << 2,  /* those at cards that stay behind, as places */
};

/* The column that a point stands in, if it goes along as a place. */
static char *
dup_place (const Copying *self, const TlRecord *point, guint which, double *at)
{
  const char *column = tl_record_get_ref (point, TL_POINT_COLUMN);
  int         index;

  *at = tl_record_get_number (point, TL_POINT_AT);
  if (column != NULL)
    return (which & AT_PLACES) != 0 ? g_strdup (find_copy (self, column)) : NULL;
  if ((which & LOOSENED) != 0 && tl_query_point_place (self->table, self->from, point, &index, at))
    {
      g_autoptr (GPtrArray) columns = tl_query_columns (self->table, self->from);

      return g_strdup (find_copy (self, tl_record_get_id (columns->pdata[index])));
    }
  return NULL;
}

static gboolean
place_point (const Copying *self, const TlRecord *point, guint which, TlRecord *copy)
{
  const char      *card = find_copy (self, tl_record_get_ref (point, TL_POINT_CARD));
  g_autofree char *column = NULL;
  double           at;

  if (card != NULL)
    {
      tl_record_set_ref (copy, TL_POINT_CARD, card);
      return TRUE;
    }
  column = dup_place (self, point, which, &at);
  if (column == NULL || *column == '\0')
    return FALSE;
  tl_record_set_ref (copy, TL_POINT_COLUMN, column);
  tl_record_set_number (copy, TL_POINT_AT, at);
  return TRUE;
}

/* Copies the points of a line into another, or the same. */
static void
copy_points (Copying *self, const char *curve, const char *into, guint which)
{
  static const guint fields[] = {
    TL_POINT_SCORE, TL_POINT_LABEL, TL_POINT_MOMENT_OF_TRUTH, TL_POINT_GAP
  };
  g_autoptr (GPtrArray) points = hold_children (self, curve, TL_KIND_POINT);

  for (guint i = 0; i < points->len; i++)
    {
      TlRecord *copy = tl_edit_new_child (self->doc, TL_KIND_POINT, into, NULL);

      for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
        tl_record_take_field (copy, fields[k], points->pdata[i]);
      if (place_point (self, points->pdata[i], which, copy))
        tl_document_put (self->doc, copy);
      tl_record_unref (copy);
    }
}

/* --- Columns ---------------------------------------------------------------------------------- */

/* The sibling after a record, NULL = it is the last. */
static const char *
find_next (const TlTable *table, const TlRecord *record)
{
  const GPtrArray *all =
    tl_table_get_children (table, tl_record_get_parent (record), tl_record_get_kind (record));
  guint place;

  if (!g_ptr_array_find ((GPtrArray *) all, record, &place) || place + 1 >= all->len)
    return NULL;
  return tl_record_get_id (all->pdata[place + 1]);
}

static guint
get_from_field (TlKind kind)
{
  if (kind == TL_KIND_STAGE)
    return TL_STAGE_FROM;
  return kind == TL_KIND_STEP ? TL_STEP_FROM : TL_LANE_FROM;
}

/* A copy of a stage, step or lane, empty. */
static char *
copy_frame (Copying *self, const TlRecord *record, const char *parent, const char *before)
{
  TlKind    kind = tl_record_get_kind (record);
  TlRecord *copy = tl_edit_new_child (self->doc, kind, parent, before);
  char     *id;

  for (guint i = TL_FIELD_ORDER + 1; i < tl_kind_get_info (kind)->n_fields; i++)
    tl_record_take_field (copy, i, record);
  tl_record_set_text (copy,
                      get_from_field (kind),
                      is_within_map (self) ? "" : tl_record_get_id (record));
  id = tl_edit_put_new (self->doc, copy);
  note_copy (self, tl_record_get_id (record), id);
  tl_edit_copy_metrics (self->doc, self->table, tl_record_get_id (record), id);
  return id;
}

static void
copy_column_contents (Copying *self)
{
  g_autoptr (GPtrArray) cards = hold_children (self, self->from, TL_KIND_CARD);
  g_autoptr (GPtrArray) curves = hold_children (self, self->from, TL_KIND_CURVE);

  for (guint i = 0; i < cards->len; i++)
    {
      const char *column = find_copy (self, tl_record_get_ref (cards->pdata[i], TL_CARD_COLUMN));

      if (column != NULL)
        copy_card (self,
                   cards->pdata[i],
                   column,
                   tl_record_get_ref (cards->pdata[i], TL_CARD_LANE));
    }
  copy_abouts (self);
  for (guint i = 0; i < curves->len; i++)
    copy_points (self,
                 tl_record_get_id (curves->pdata[i]),
                 tl_record_get_id (curves->pdata[i]),
                 AT_CARDS | AT_PLACES);
  copy_links (self);
}

/**
 * tl_edit_duplicate_column:
 * @doc: a document with a transaction open
 * @column: the id of a stage or step
 *
 * Adds a copy right after a stage or step: its steps, its cards with codes of their own and no
 * votes, the points of all lines in it, and the links among its cards.
 *
 * Returns: (transfer full): the copy's id
 */
char *
tl_edit_duplicate_column (TlDocument *doc, const char *column)
{
  const TlTable *table = tl_document_get_table (doc);
  g_autoptr (TlRecord) record = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  const char  *map = tl_query_map_of (table, column);
  TlEditSpans *spans;
  Copying      self;
  char        *id;

  g_return_val_if_fail (tl_document_in_transaction (doc), NULL);
  g_return_val_if_fail (tl_table_get_kind (table, column, TL_KIND_STAGE) ||
                          tl_table_get_kind (table, column, TL_KIND_STEP),
                        NULL);

  copying_init (&self, doc, map, map);
  record = tl_record_ref (tl_table_get (table, column));
  steps = hold_children (&self, column, TL_KIND_STEP);
  spans = tl_edit_spans_save (table, map);
  id = copy_frame (&self, record, tl_record_get_parent (record), find_next (table, record));
  for (guint i = 0; i < steps->len; i++)
    g_free (copy_frame (&self, steps->pdata[i], id, NULL));
  tl_edit_spans_follow (doc, spans);
  copy_column_contents (&self);
  copying_clear (&self);
  return id;
}

/* --- Lanes ------------------------------------------------------------------------------------ */

static const char *
get_column_title (const TlRecord *column)
{
  return tl_record_get_text (column,
                             tl_record_get_kind (column) == TL_KIND_STEP ? TL_STEP_TITLE
                                                                         : TL_STAGE_TITLE);
}

static gboolean
has_same_title (const TlRecord *a, const TlRecord *b)
{
  g_autofree char *one = g_utf8_casefold (get_column_title (a), -1);
  g_autofree char *other = g_utf8_casefold (get_column_title (b), -1);

  return *one != '\0' && g_str_equal (one, other);
}

/* The free column of the same title, in a stage of the same title when there are several. */
static const TlRecord *
find_by_title (const Copying *self, const TlRecord *column, GPtrArray *targets, GHashTable *taken)
{
  const TlRecord *stage = tl_query_stage_of (self->table, tl_record_get_id (column));
  const TlRecord *found = NULL;

  for (guint i = 0; i < targets->len; i++)
    {
      const TlRecord *target = targets->pdata[i];

      if (g_hash_table_contains (taken, target) || !has_same_title (column, target))
        continue;
      if (has_same_title (stage, tl_query_stage_of (self->table, tl_record_get_id (target))))
        return target;
      found = found != NULL ? found : target;
    }
  return found;
}

/* Which column of the other map each column goes to: the one of the same title, else the one at the
 * same place if no other has it, else none (""). */
static void
match_columns (Copying *self)
{
  g_autoptr (GPtrArray) columns = tl_query_columns (self->table, self->from);
  g_autoptr (GPtrArray) targets = tl_query_columns (self->table, self->to);
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      const TlRecord *target = is_within_map (self)
                                 ? columns->pdata[i]
                                 : find_by_title (self, columns->pdata[i], targets, taken);

      if (target == NULL)
        continue;
      g_hash_table_add (taken, (gpointer) target);
      note_copy (self, tl_record_get_id (columns->pdata[i]), tl_record_get_id (target));
    }
  for (guint i = 0; i < columns->len; i++)
    {
      const char *id = tl_record_get_id (columns->pdata[i]);

      if (find_copy (self, id) != NULL)
        continue;
      if (i < targets->len && !g_hash_table_contains (taken, targets->pdata[i]))
        note_copy (self, id, tl_record_get_id (targets->pdata[i]));
      else
        note_copy (self, id, "");
    }
}

static void
copy_lane_cards (Copying *self, const char *lane, const char *into)
{
  g_autoptr (GPtrArray) cards = hold_children (self, self->from, TL_KIND_CARD);

  for (guint i = 0; i < cards->len; i++)
    {
      const char *column = tl_record_get_ref (cards->pdata[i], TL_CARD_COLUMN);
      const char *target = find_copy (self, column);

      if (column == NULL ||
          g_strcmp0 (tl_record_get_ref (cards->pdata[i], TL_CARD_LANE), lane) != 0)
        continue;
      copy_card (self, cards->pdata[i], target != NULL && *target != '\0' ? target : NULL, into);
    }
  copy_abouts (self);
  copy_links (self);
}

/* The lines of an emotions lane go along where the other map has none of the same persona. The
 * cards of another lane take their emotions along where the other map shows emotions. */
static void
copy_lane_curves (Copying *self, const TlRecord *lane, const char *into)
{
  g_autoptr (GPtrArray) curves = hold_children (self, self->from, TL_KIND_CURVE);
  gboolean is_emotions = tl_record_get_integer (lane, TL_LANE_KIND) == TL_LANE_KIND_EMOTIONS;

  for (guint i = 0; i < curves->len; i++)
    {
      const TlRecord  *curve = curves->pdata[i];
      const char      *persona = tl_record_get_ref (curve, TL_CURVE_PERSONA);
      gboolean         target = tl_record_get_boolean (curve, TL_CURVE_TARGET);
      const TlRecord  *old = tl_query_curve (self->table, self->to, persona, target);
      g_autofree char *id = NULL;

      if (is_emotions)
        {
          const char *own = tl_record_get_ref (curve, TL_CURVE_LANE);

          if (old != NULL || (own != NULL && g_strcmp0 (own, tl_record_get_id (lane)) != 0))
            continue;
          id = tl_edit_ensure_curve (self->doc, self->to, persona, target);
          tl_edit_set_ref (self->doc, id, TL_CURVE_LANE, into);
        }
      else if (old != NULL)
        id = g_strdup (tl_record_get_id (old));
      else
        continue;
      copy_points (self,
                   tl_record_get_id (curve),
                   id,
                   is_emotions ? AT_CARDS | AT_PLACES | LOOSENED : AT_CARDS);
    }
}

/**
 * tl_edit_copy_lane:
 * @doc: a document with a transaction open
 * @lane: the id of a lane
 * @map: the id of the map that gets the copy, which may be its own
 *
 * Copies a lane with its cards: right after it in its own map, else last in the other one. Cards
 * come to stand in the column of the same title, else in the one at the same place, else in the
 * parking lot. The copies have codes of their own and no votes; in another map they say which card
 * they were copied from.
 *
 * Returns: (transfer full): the copy's id
 */
char *
tl_edit_copy_lane (TlDocument *doc, const char *lane, const char *map)
{
  const TlTable *table = tl_document_get_table (doc);
  g_autoptr (TlRecord) record = NULL;
  Copying     self;
  const char *before = NULL;
  char       *id;

  g_return_val_if_fail (tl_document_in_transaction (doc), NULL);
  g_return_val_if_fail (tl_table_get_kind (table, lane, TL_KIND_LANE), NULL);
  g_return_val_if_fail (tl_table_get_kind (table, map, TL_KIND_MAP), NULL);

  record = tl_record_ref (tl_table_get (table, lane));
  copying_init (&self, doc, tl_record_get_parent (record), map);
  if (is_within_map (&self))
    before = find_next (table, record);
  match_columns (&self);
  id = copy_frame (&self, record, map, before);
  tl_edit_set_boolean (doc, id, TL_LANE_HIDDEN, FALSE);
  copy_lane_cards (&self, lane, id);
  if (!is_within_map (&self))
    copy_lane_curves (&self, record, id);
  copying_clear (&self);
  return id;
}

/* --- Cards to another map --------------------------------------------------------------------- */

static gboolean
are_twins (const TlRecord *a, const TlRecord *b)
{
  const char *from_a = tl_record_get_text (a, TL_LANE_FROM);
  const char *from_b = tl_record_get_text (b, TL_LANE_FROM);

  return g_str_equal (from_a, tl_record_get_id (b)) || g_str_equal (from_b, tl_record_get_id (a)) ||
         (*from_a != '\0' && g_str_equal (from_a, from_b));
}

/* The lane that was copied from the other or is its original; else of the same kind and title; else
 * the first of the kind. */
static const char *
find_lane (const Copying *self, const char *lane)
{
  const TlRecord  *record = tl_table_get_kind (self->table, lane, TL_KIND_LANE);
  const GPtrArray *lanes = tl_table_get_children (self->table, self->to, TL_KIND_LANE);
  const char      *found = NULL;
  gboolean         is_named = FALSE;

  for (guint i = 0; record != NULL && i < lanes->len; i++)
    {
      const TlRecord *other = lanes->pdata[i];
      gboolean        named = g_str_equal (tl_record_get_text (record, TL_LANE_TITLE),
                                    tl_record_get_text (other, TL_LANE_TITLE));

      if (are_twins (record, other))
        return tl_record_get_id (other);
      if (tl_record_get_integer (record, TL_LANE_KIND) !=
            tl_record_get_integer (other, TL_LANE_KIND) ||
          (found != NULL && (is_named || !named)))
        continue;
      found = tl_record_get_id (other);
      is_named = named;
    }
  return found;
}

static void
copy_points_of_cards (Copying *self)
{
  g_autoptr (GPtrArray) curves = hold_children (self, self->from, TL_KIND_CURVE);

  for (guint i = 0; i < curves->len; i++)
    {
      const TlRecord *into =
        tl_query_curve (self->table,
                        self->to,
                        tl_record_get_ref (curves->pdata[i], TL_CURVE_PERSONA),
                        tl_record_get_boolean (curves->pdata[i], TL_CURVE_TARGET));

      if (into != NULL)
        {
          g_autofree char *id = g_strdup (tl_record_get_id (into));

          copy_points (self, tl_record_get_id (curves->pdata[i]), id, AT_CARDS);
        }
    }
}

/**
 * tl_edit_copy_cards:
 * @doc: a document with a transaction open
 * @cards: (array zero-terminated=1): ids of cards of one map
 * @map: the id of another map
 *
 * Copies cards to another map: into the column that tl_edit_copy_lane() would choose and the lane
 * that is the twin of theirs, has its title, or is of its kind; what finds no place is parked. What
 * is about what, links and emotions go along as far as the other map has both ends.
 *
 * Returns: how many of the copies were parked though the originals are not
 */
guint
tl_edit_copy_cards (TlDocument *doc, const char *const *cards, const char *map)
{
  const TlTable *table = tl_document_get_table (doc);
  Copying        self;
  guint          n_parked = 0;

  g_return_val_if_fail (tl_document_in_transaction (doc), 0);
  g_return_val_if_fail (cards != NULL && cards[0] != NULL, 0);
  g_return_val_if_fail (tl_table_get_kind (table, map, TL_KIND_MAP), 0);
  g_return_val_if_fail (g_strcmp0 (tl_query_map_of (table, cards[0]), map) != 0, 0);

  copying_init (&self, doc, tl_query_map_of (table, cards[0]), map);
  match_columns (&self);
  for (guint i = 0; cards[i] != NULL; i++)
    {
      g_autoptr (TlRecord) card = tl_record_ref (tl_table_get (table, cards[i]));
      const char      *old = tl_record_get_ref (card, TL_CARD_COLUMN);
      const char      *column = find_copy (&self, old);
      g_autofree char *lane = g_strdup (find_lane (&self, tl_record_get_ref (card, TL_CARD_LANE)));
      g_autofree char *place =
        lane != NULL && column != NULL && *column != '\0' ? g_strdup (column) : NULL;

      n_parked += old != NULL && place == NULL;
      copy_card (&self, card, place, lane);
    }
  copy_abouts (&self);
  copy_links (&self);
  copy_points_of_cards (&self);
  copying_clear (&self);
  return n_parked;
}
