/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Cards of an excerpt come into a map: with ids of their own, in the cells that the caller named,
 * and with all that connects them. What they refer to among themselves follows; what they refer to
 * elsewhere is kept where this document has it and dropped where not.
 *
 * A card that was cut from this document is the only one that says what it says: it gets back its
 * code, its votes, and what connected it with cards that have stayed. A copy gets none of these. */
#include "config.h"

#include "map/tl-edit-paste-private.h"

#include "map/tl-edit-private.h"
#include "map/tl-opens.h"
#include "map/tl-metric.h"

#include <string.h>

void
tl_pasting_init (
  TlPasting *self, TlDocument *doc, const char *map, const TlTable *excerpt, GPtrArray *ids)
{
  *self = (TlPasting){ .doc = doc, .map = map, .excerpt = excerpt, .ids = ids };
  self->table = tl_document_get_table (doc);
  self->from = tl_excerpt_get_map (excerpt);
  self->is_same =
    g_strcmp0 (tl_record_get_id (tl_table_get_document (excerpt)), tl_document_get_id (doc)) == 0;
  self->columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->lanes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->cards = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

void
tl_pasting_clear (TlPasting *self)
{
  g_hash_table_unref (self->columns);
  g_hash_table_unref (self->lanes);
  g_hash_table_unref (self->cards);
}

void
tl_pasting_map (GHashTable *table, const char *from, const char *to)
{
  if (to != NULL)
    g_hash_table_insert (table, g_strdup (from), g_strdup (to));
}

const char *
tl_pasting_find (GHashTable *table, const char *from)
{
  return from != NULL ? g_hash_table_lookup (table, from) : NULL;
}

/* Cards that are only referred to were not copied from anything. */
gboolean
tl_pasting_is_copied (const TlRecord *card)
{
  return *tl_record_get_text (card, TL_CARD_FROM) != '\0';
}

static gboolean
was_cut (const TlPasting *self, const char *id)
{
  return self->is_same && tl_table_get (self->table, id) == NULL;
}

/* A card of the map that has stayed where it was while others were away. */
static gboolean
has_stayed (const TlPasting *self, const char *id)
{
  return self->is_same && tl_table_get_kind (self->table, id, TL_KIND_CARD) != NULL &&
         g_strcmp0 (tl_query_map_of (self->table, id), self->map) == 0;
}

/* --- What the document has of it -------------------------------------------------------------- */

static const GPtrArray *
get_root_children (const TlPasting *self, TlKind kind)
{
  return tl_table_get_children (self->table, tl_document_get_id (self->doc), kind);
}

static gboolean
is_same_name (const TlRecord *a, const TlRecord *b)
{
  g_autofree char *one = g_utf8_casefold (tl_record_get_text (a, TL_PERSONA_NAME), -1);
  g_autofree char *other = g_utf8_casefold (tl_record_get_text (b, TL_PERSONA_NAME), -1);

  return *one != '\0' && g_str_equal (one, other);
}

/* The persona itself, else the one of the same name, else NULL. */
char *
tl_pasting_dup_persona (TlPasting *self, const char *persona)
{
  const GPtrArray *all = get_root_children (self, TL_KIND_PERSONA);
  const TlRecord  *old = tl_table_get_kind (self->excerpt, persona, TL_KIND_PERSONA);

  if (persona == NULL || tl_table_get_kind (self->table, persona, TL_KIND_PERSONA) != NULL)
    return g_strdup (persona);
  for (guint i = 0; old != NULL && i < all->len; i++)
    if (is_same_name (old, all->pdata[i]))
      return g_strdup (tl_record_get_id (all->pdata[i]));
  return NULL;
}

static gboolean
is_same_image (const TlRecord *a, const TlRecord *b)
{
  return tl_record_field_equal (a, b, TL_IMAGE_TYPE) && tl_record_field_equal (a, b, TL_IMAGE_DATA);
}

/* The image itself, else an equal one, else a new one. */
static char *
dup_image (TlPasting *self, const char *image)
{
  const GPtrArray *all = get_root_children (self, TL_KIND_IMAGE);
  const TlRecord  *old = tl_table_get_kind (self->excerpt, image, TL_KIND_IMAGE);
  TlRecord        *copy;

  if (old == NULL)
    return NULL;
  for (guint i = 0; i < all->len; i++)
    if (is_same_image (old, all->pdata[i]))
      return g_strdup (tl_record_get_id (all->pdata[i]));
  copy = tl_edit_new_child (self->doc, TL_KIND_IMAGE, tl_document_get_id (self->doc), NULL);
  for (guint i = TL_FIELD_ORDER + 1; i < tl_kind_get_info (TL_KIND_IMAGE)->n_fields; i++)
    tl_record_take_field (copy, i, old);
  return tl_edit_put_new (self->doc, copy);
}

static void
set_images (TlPasting *self, TlRecord *copy, const TlRecord *card)
{
  const char *const *images = tl_record_get_list (card, TL_CARD_IMAGES);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; images[i] != NULL; i++)
    {
      char *image = dup_image (self, images[i]);

      if (image != NULL)
        g_ptr_array_add (list, image);
    }
  g_ptr_array_add (list, NULL);
  tl_record_set_list (copy, TL_CARD_IMAGES, (const char *const *) list->pdata);
}

/* --- Cards ------------------------------------------------------------------------------------ */

static gboolean
is_code_used (const TlPasting *self, const char *code)
{
  const GPtrArray *cards = tl_table_get_children (self->table, self->map, TL_KIND_CARD);

  for (guint i = 0; i < cards->len; i++)
    if (g_str_equal (tl_record_get_text (cards->pdata[i], TL_CARD_CODE), code))
      return TRUE;
  return FALSE;
}

/* Which cell; a NULL column parks. */
static void
find_place (TlPasting *self, const TlRecord *card, const char **column, const char **lane)
{
  const char *old_column = tl_record_get_ref (card, TL_CARD_COLUMN);

  *lane = tl_pasting_find (self->lanes, tl_record_get_ref (card, TL_CARD_LANE));
  if (old_column == NULL)
    {
      *column = self->takes_parked ? self->column : NULL;
      *lane = self->takes_parked ? self->lane : *lane;
      return;
    }
  *column = *lane != NULL ? tl_pasting_find (self->columns, old_column) : NULL;
  if (*column == NULL && !self->parks_all)
    self->n_parked++;
}

/* A map that a card opens is not in another document. */
static void
drop_foreign_journey (TlPasting *self, TlRecord *copy)
{
  g_autofree char *file = NULL;
  g_autofree char *map = NULL;

  if (!self->is_same && tl_opens_read (tl_record_get_text (copy, TL_CARD_OPENS), &file, &map) &&
      file == NULL)
    tl_record_set_default (copy, TL_CARD_OPENS);
}

static void
take_fields (TlPasting *self, TlRecord *copy, const TlRecord *card)
{
  g_autofree char *persona =
    tl_pasting_dup_persona (self, tl_record_get_ref (card, TL_CARD_PERSONA));

  for (guint i = TL_CARD_SPAN; i < tl_kind_get_info (TL_KIND_CARD)->n_fields; i++)
    if (i != TL_CARD_PERSONA && i != TL_CARD_IMAGES && i != TL_CARD_ABOUT)
      tl_record_take_field (copy, i, card);
  tl_record_set_ref (copy, TL_CARD_PERSONA, persona);
  set_images (self, copy, card);
  drop_foreign_journey (self, copy);
  if (!was_cut (self, tl_record_get_id (card)))
    tl_record_set_default (copy, TL_CARD_VOTES);
}

static void
set_code (TlPasting *self, TlRecord *copy, const TlRecord *card)
{
  const char *code = tl_record_get_text (card, TL_CARD_CODE);

  if (was_cut (self, tl_record_get_id (card)) && *code != '\0' &&
      g_str_equal (self->from, self->map) && !is_code_used (self, code) &&
      tl_query_card_kind (self->table, copy) == tl_query_card_kind (self->excerpt, card))
    tl_record_set_text (copy, TL_CARD_CODE, code);
  else
    tl_edit_set_code (self->doc, copy, tl_query_card_kind (self->table, copy));
}

static void
paste_card (TlPasting *self, const TlRecord *card)
{
  const char      *column, *lane, *before = NULL;
  TlRecord        *copy;
  g_autofree char *id = NULL;

  find_place (self, card, &column, &lane);
  if (column != NULL && g_strcmp0 (column, self->column) == 0 && g_strcmp0 (lane, self->lane) == 0)
    before = self->before;
  copy = tl_edit_new_child (self->doc, TL_KIND_CARD, self->map, before);
  tl_record_set_ref (copy, TL_CARD_COLUMN, column);
  tl_record_set_ref (copy, TL_CARD_LANE, lane);
  if (lane == NULL)
    tl_record_set_integer (copy, TL_CARD_KIND, tl_query_card_kind (self->excerpt, card));
  take_fields (self, copy, card);
  set_code (self, copy, card);
  id = tl_edit_put_new (self->doc, copy);
  tl_pasting_map (self->cards, tl_record_get_id (card), id);
  tl_edit_copy_metrics (self->doc, self->excerpt, tl_record_get_id (card), id);
  g_ptr_array_add (self->ids, g_steal_pointer (&id));
}

/* --- What connects them ----------------------------------------------------------------------- */

static gpointer
ref_record (gconstpointer record, gpointer data)
{
  return tl_record_ref ((TlRecord *) record);
}

/* As they are now: the document may be an excerpt of itself, and changes as we go through it. */
static GPtrArray *
ref_children (const TlPasting *self, TlKind kind)
{
  GPtrArray *now = (GPtrArray *) tl_table_get_children (self->excerpt, self->from, kind);
  GPtrArray *kept = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_record_unref);

  g_ptr_array_extend (kept, now, ref_record, NULL);
  return kept;
}

static void
paste_abouts (TlPasting *self, const TlRecord *card)
{
  const char *const *about = tl_record_get_list (card, TL_CARD_ABOUT);
  const char        *copy = tl_pasting_find (self->cards, tl_record_get_id (card));
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  for (guint i = 0; about[i] != NULL; i++)
    {
      const char *other = tl_pasting_find (self->cards, about[i]);

      if (other == NULL && has_stayed (self, about[i]))
        other = about[i];
      if (other != NULL)
        g_ptr_array_add (list, (gpointer) other);
    }
  g_ptr_array_add (list, NULL);
  tl_edit_set_list (self->doc, copy, TL_CARD_ABOUT, (const char *const *) list->pdata);
}

/* A card that has stayed was about one that was cut: it is again. */
static void
mend_about (TlPasting *self, const TlRecord *other)
{
  const char        *id = tl_record_get_id (other);
  const char *const *about = tl_record_get_list (other, TL_CARD_ABOUT);

  for (guint i = 0; about[i] != NULL; i++)
    {
      const char        *copy = tl_pasting_find (self->cards, about[i]);
      const char *const *now;
      g_autoptr (GPtrArray) list = NULL;

      if (copy == NULL || !was_cut (self, about[i]) || !has_stayed (self, id))
        continue;
      now = tl_record_get_list (tl_table_get (self->table, id), TL_CARD_ABOUT);
      list = g_ptr_array_new ();
      for (guint k = 0; now[k] != NULL; k++)
        g_ptr_array_add (list, (gpointer) now[k]);
      g_ptr_array_add (list, (gpointer) copy);
      g_ptr_array_add (list, NULL);
      tl_edit_set_list (self->doc, id, TL_CARD_ABOUT, (const char *const *) list->pdata);
    }
}

/* The card that an end of a link is at now; one that has stayed only if the other end was cut. */
static const char *
find_end (TlPasting *self, const char *end, const char *other)
{
  const char *copy = tl_pasting_find (self->cards, end);

  return copy == NULL && was_cut (self, other) && has_stayed (self, end) ? end : copy;
}

static void
paste_links (TlPasting *self)
{
  g_autoptr (GPtrArray) links = ref_children (self, TL_KIND_LINK);

  for (guint i = 0; i < links->len; i++)
    {
      const TlRecord *link = links->pdata[i];
      const char     *old_from = tl_record_get_ref (link, TL_LINK_FROM);
      const char     *old_to = tl_record_get_ref (link, TL_LINK_TO);
      const char     *from = find_end (self, old_from, old_to);
      const char     *to = find_end (self, old_to, old_from);

      if (from != NULL && to != NULL)
        g_free (tl_edit_add_link (self->doc,
                                  self->map,
                                  from,
                                  to,
                                  (TlLinkKind) tl_record_get_integer (link, TL_LINK_KIND),
                                  tl_record_get_text (link, TL_LINK_LABEL)));
    }
}

void
tl_pasting_connect (TlPasting *self)
{
  g_autoptr (GPtrArray) cards = ref_children (self, TL_KIND_CARD);

  for (guint i = 0; i < cards->len; i++)
    if (tl_pasting_find (self->cards, tl_record_get_id (cards->pdata[i])) != NULL)
      paste_abouts (self, cards->pdata[i]);
    else
      mend_about (self, cards->pdata[i]);
  paste_links (self);
}

void
tl_pasting_cards (TlPasting *self)
{
  const GPtrArray *cards = tl_table_get_children (self->excerpt, self->from, TL_KIND_CARD);

  for (guint i = 0; i < cards->len; i++)
    if (tl_pasting_is_copied (cards->pdata[i]))
      paste_card (self, cards->pdata[i]);
  tl_pasting_connect (self);
}

/* --- Points ----------------------------------------------------------------------------------- */

void
tl_pasting_points (TlPasting *self, const TlRecord *curve, const char *into)
{
  const GPtrArray *points =
    tl_table_get_children (self->excerpt, tl_record_get_id (curve), TL_KIND_POINT);

  for (guint i = 0; i < points->len; i++)
    {
      const TlRecord *point = points->pdata[i];
      const char *card = tl_pasting_find (self->cards, tl_record_get_ref (point, TL_POINT_CARD));
      const char *column =
        tl_pasting_find (self->columns, tl_record_get_ref (point, TL_POINT_COLUMN));
      TlRecord *copy;

      if (card == NULL && column == NULL)
        continue;
      copy = tl_edit_new_child (self->doc, TL_KIND_POINT, into, NULL);
      for (guint k = TL_POINT_AT; k < tl_kind_get_info (TL_KIND_POINT)->n_fields; k++)
        tl_record_take_field (copy, k, point);
      tl_record_set_ref (copy, TL_POINT_CARD, card);
      tl_record_set_ref (copy, TL_POINT_COLUMN, card == NULL ? column : NULL);
      g_free (tl_edit_put_new (self->doc, copy));
    }
}

/* The map's line of a persona: the one it has, or a new one where the persona is shown and so are
 * emotions. */
static char *
dup_curve (TlPasting *self, const TlRecord *curve)
{
  const char        *old = tl_record_get_ref (curve, TL_CURVE_PERSONA);
  g_autofree char   *persona = tl_pasting_dup_persona (self, old);
  gboolean           target = tl_record_get_boolean (curve, TL_CURVE_TARGET);
  const TlRecord    *map = tl_table_get (self->table, self->map);
  const char *const *shown = tl_record_get_list (map, TL_MAP_PERSONAS);
  const TlRecord    *there;

  if (old != NULL && persona == NULL)
    return NULL;
  there = tl_query_curve (self->table, self->map, persona, target);
  if (there != NULL)
    return g_strdup (tl_record_get_id (there));
  if (tl_query_lane_of_kind (self->table, self->map, TL_LANE_KIND_EMOTIONS) == NULL ||
      (persona != NULL ? !g_strv_contains (shown, persona) : shown[0] != NULL))
    return NULL;
  return tl_edit_ensure_curve (self->doc, self->map, persona, target);
}

void
tl_pasting_curves (TlPasting *self)
{
  const GPtrArray *curves = tl_table_get_children (self->excerpt, self->from, TL_KIND_CURVE);

  for (guint i = 0; i < curves->len; i++)
    {
      g_autofree char *into = dup_curve (self, curves->pdata[i]);

      if (into != NULL)
        tl_pasting_points (self, curves->pdata[i], into);
    }
}
