/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person's file may have wrong and still be opened: references to what is not there, and
 * records that stand nowhere. Files are merged, cut and written by other programs; one bad id must
 * not lock somebody out of the other thousand cards, and nothing may vanish unsaid.
 *
 * One walk in document order, parents first, looks at the table as it was read and notes what each
 * record has to become; what is left out (points and links: whatever refers to them comes later in
 * that order) counts as missing from then on. Only then is the table changed. Every change is a
 * TlRepair with its place in the file, what was expected, what was found, and what became of it. */
#include "config.h"

#include "store/tl-codec.h"

#include "map/tl-query.h"
#include "store/tl-codec-private.h"
#include "store/tl-repair.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* document, maps, 0, curves, 1, points, 2: nothing is nested deeper. */
#define MAX_DEPTH 4

typedef struct
{
  TlTable    *table;
  const char *map; /* id of the map being walked, or NULL */
  struct
  {
    const char *collection;
    guint       index;
  } path[MAX_DEPTH]; /* to the record being walked */
  guint       depth;
  GPtrArray  *repairs; /* TlRepair */
  GPtrArray  *changed; /* TlRecord, to be put */
  GHashTable *gone;    /* ids of records that are left out */
  GHashTable *loops;   /* ids of records whose reference closes a ring, to their field's number */
  GHashTable *rings;   /* of cards that are about each other (tl-codec-about.c) */
  GHashTable *felt;    /* "curve\ncard" of the points at cards so far */

  /* The record being walked. */
  const TlRecord *record;
  TlRecord       *copy; /* NULL until something changes */
  gboolean        leave_out;
} Repairing;

static char *
dup_pointer (const Repairing *self, const char *member)
{
  GString *pointer = g_string_new (NULL);

  for (guint i = 0; i < self->depth; i++)
    g_string_append_printf (pointer, "/%s/%u", self->path[i].collection, self->path[i].index);
  if (member != NULL)
    g_string_append_printf (pointer, "/%s", member);
  return g_string_free (pointer, FALSE);
}

/* Takes @expected, @found and @remedy. */
static void
report (Repairing *self, const char *member, char *expected, char *found, char *remedy)
{
  TlRepair *repair = g_new0 (TlRepair, 1);

  repair->pointer = dup_pointer (self, member);
  repair->expected = expected;
  repair->found = found;
  repair->remedy = remedy;
  repair->record = g_strdup (tl_record_get_id (self->record));
  g_ptr_array_add (self->repairs, repair);
}

static TlRecord *
get_copy (Repairing *self)
{
  if (self->copy == NULL)
    self->copy = tl_record_copy (self->record);
  return self->copy;
}

/* What a record is called: its own words, or its id. */
static char *
name_record (const TlRecord *record)
{
  TlKind      kind = tl_record_get_kind (record);
  int         field = tl_kind_find_field (kind, kind == TL_KIND_PERSONA ? "name" : "title");
  const char *words;

  if (kind == TL_KIND_POINT)
    field = TL_POINT_LABEL;
  else if (kind == TL_KIND_LINK)
    field = TL_LINK_LABEL;
  words = field >= 0 ? tl_record_get_text (record, (guint) field) : "";
  return tl_codec_quote (*words != '\0' ? words : tl_record_get_id (record));
}

/* @format has one %s, for the record's name. */
static char *
say (const Repairing *self, const char *format)
{
  g_autofree char *name = name_record (self->record);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (format, name);
#pragma GCC diagnostic pop
}

/* --- Cards ---------------------------------------------------------------------------------------
 */

/* A parked card keeps what it was: its kind is the lane's while the lane is known. */
static char *
park (Repairing *self)
{
  tl_record_set_ref (get_copy (self), TL_CARD_COLUMN, NULL);
  return say (self, _ ("the card %s is parked"));
}

static char *
mend_card_column (Repairing *self, const char *id)
{
  const GPtrArray *steps = tl_table_get_children (self->table, id, TL_KIND_STEP);
  const TlRecord  *stage = tl_table_get_kind (self->table, id, TL_KIND_STAGE);

  if (stage == NULL || steps == NULL || steps->len == 0 ||
      g_strcmp0 (tl_record_get_parent (stage), self->map) != 0)
    return park (self);
  tl_record_set_ref (get_copy (self), TL_CARD_COLUMN, tl_record_get_id (steps->pdata[0]));
  return say (self, _ ("the card %s is moved to the first step of that stage"));
}

static char *
mend_card_lane (Repairing *self)
{
  tl_record_set_ref (get_copy (self), TL_CARD_LANE, NULL);
  return park (self);
}

/* In a column, but in no lane: nowhere. */
static void
check_card (Repairing *self)
{
  const TlRecord *card = self->copy != NULL ? self->copy : self->record;

  if (tl_record_get_ref (card, TL_CARD_COLUMN) != NULL &&
      tl_record_get_ref (card, TL_CARD_LANE) == NULL)
    report (self, "lane", g_strdup (_ ("the id of a lane")), tl_codec_describe (NULL), park (self));
}

/* --- Points and links ----------------------------------------------------------------------------
 */

static char *
leave_out (Repairing *self)
{
  self->leave_out = TRUE;
  return tl_record_get_kind (self->record) == TL_KIND_LINK
           ? say (self, _ ("the link %s is left out"))
           : say (self, _ ("the point %s is left out"));
}

static char *
mend_point (Repairing *self, guint field)
{
  guint       other = field == TL_POINT_CARD ? TL_POINT_COLUMN : TL_POINT_CARD;
  const char *place = tl_record_get_ref (self->record, other);

  tl_record_set_ref (get_copy (self), field, NULL);
  if (place == NULL)
    return leave_out (self);
  return say (self, _ ("the point %s stays where its other place is"));
}

/* The column that a card stands in, if that is one of this map. */
static const char *
find_card_column (const Repairing *self, const char *card)
{
  const TlRecord *record = tl_table_get_kind (self->table, card, TL_KIND_CARD);
  const char     *column = record != NULL ? tl_record_get_ref (record, TL_CARD_COLUMN) : NULL;

  if (column == NULL ||
      tl_codec_check_target (self->table, self->map, record, TL_CARD_COLUMN, column, NULL, NULL))
    return column;
  return NULL;
}

/* A card has one score a line: the second becomes a place in the card's column. */
static void
check_second_point (Repairing *self, const char *card)
{
  const char *column = find_card_column (self, card);

  if (column == NULL)
    leave_out (self);
  else
    {
      tl_record_set_ref (get_copy (self), TL_POINT_CARD, NULL);
      tl_record_set_ref (self->copy, TL_POINT_COLUMN, column);
    }
  report (self,
          "card",
          g_strdup (_ ("one point of a line at each card")),
          g_strdup_printf (_ ("“%s” a second time"), card),
          column != NULL ? say (self, _ ("the point %s becomes a place in its column"))
                         : say (self, _ ("the point %s is left out")));
}

static void
check_point (Repairing *self)
{
  const TlRecord *point = self->copy != NULL ? self->copy : self->record;
  const char     *card = tl_record_get_ref (point, TL_POINT_CARD);

  if (self->leave_out)
    return;
  if (card == NULL && tl_record_get_ref (point, TL_POINT_COLUMN) == NULL)
    report (self,
            NULL,
            g_strdup (_ ("a point with a card or a column")),
            g_strdup (_ ("neither")),
            leave_out (self));
  else if (card != NULL)
    {
      char *key = g_strconcat (tl_record_get_parent (self->record), "\n", card, NULL);

      if (!g_hash_table_add (self->felt, key))
        check_second_point (self, card);
    }
}

static void
check_link (Repairing *self)
{
  const char *from = tl_record_get_ref (self->record, TL_LINK_FROM);
  const char *to = tl_record_get_ref (self->record, TL_LINK_TO);

  if (self->leave_out)
    return;
  if (from == NULL || to == NULL)
    report (self,
            from == NULL ? "from" : "to",
            g_strdup (_ ("the id of a card")),
            tl_codec_describe (NULL),
            leave_out (self));
  else if (strcmp (from, to) == 0)
    report (self,
            "to",
            g_strdup (_ ("another card")),
            g_strdup_printf (_ ("“%s”, where the link begins"), to),
            leave_out (self));
}

/* --- Any reference -------------------------------------------------------------------------------
 */

static char *
mend_curve_lane (Repairing *self)
{
  const TlRecord *lane = self->map != NULL
                           ? tl_query_lane_of_kind (self->table, self->map, TL_LANE_KIND_EMOTIONS)
                           : NULL;

  tl_record_set_ref (get_copy (self), TL_CURVE_LANE, lane != NULL ? tl_record_get_id (lane) : NULL);
  return g_strdup (lane != NULL ? _ ("the line is drawn in the lane of emotions")
                                : _ ("the line is kept, but drawn nowhere"));
}

static char *
mend_reference (Repairing *self, guint field, const char *id)
{
  TlKind kind = tl_record_get_kind (self->record);

  if (kind == TL_KIND_CARD && field == TL_CARD_COLUMN)
    return mend_card_column (self, id);
  if (kind == TL_KIND_CARD && field == TL_CARD_LANE)
    return mend_card_lane (self);
  if (kind == TL_KIND_POINT && (field == TL_POINT_CARD || field == TL_POINT_COLUMN))
    return mend_point (self, field);
  if (kind == TL_KIND_LINK && (field == TL_LINK_FROM || field == TL_LINK_TO))
    return leave_out (self);
  if (kind == TL_KIND_CURVE && field == TL_CURVE_LANE)
    return mend_curve_lane (self);
  tl_record_set_ref (get_copy (self), field, NULL);
  return say (self, _ ("%s is kept without it"));
}

/* What is wrong with one reference; FALSE with the two texts set. */
static gboolean
check_id (const Repairing *self, guint field, const char *id, char **expected, char **found)
{
  if (!tl_codec_check_target (self->table, self->map, self->record, field, id, expected, found))
    return FALSE;
  if (!g_hash_table_contains (self->gone, id))
    return TRUE;
  *expected = g_strdup (_ ("an id of what is there"));
  *found = g_strdup_printf (_ ("“%s”, which was left out"), id);
  return FALSE;
}

static void
repair_reference (Repairing *self, guint field, const TlFieldInfo *info)
{
  const char *id = tl_record_get_ref (self->record, field);
  char       *expected, *found;
  gpointer    closing;

  if (id == NULL)
    return;
  if (!check_id (self, field, id, &expected, &found))
    report (self, info->name, expected, found, mend_reference (self, field, id));
  else if (g_hash_table_lookup_extended (self->loops,
                                         tl_record_get_id (self->record),
                                         NULL,
                                         &closing) &&
           GPOINTER_TO_UINT (closing) == field)
    report (self,
            info->name,
            g_strdup (_ ("no ring of references")),
            g_strdup_printf (_ ("“%s”, which comes back to this one"), id),
            mend_reference (self, field, id));
}

static gboolean
is_about (const Repairing *self, guint field)
{
  return tl_record_get_kind (self->record) == TL_KIND_CARD && field == TL_CARD_ABOUT;
}

static void
repair_list (Repairing *self, guint field, const TlFieldInfo *info)
{
  const char *const *list = tl_record_get_list (self->record, field);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint i;

  for (i = 0; list[i] != NULL; i++)
    {
      g_autofree char *member = g_strdup_printf ("%s/%u", info->name, i);
      char            *expected, *found;

      if (!check_id (self, field, list[i], &expected, &found))
        report (self, member, expected, found, say (self, _ ("%s is kept without it")));
      else if (strcmp (list[i], tl_record_get_id (self->record)) == 0)
        report (self,
                member,
                g_strdup (_ ("another one than itself")),
                g_strdup_printf ("“%s”", list[i]),
                say (self, _ ("%s is kept without it")));
      else if (is_about (self, field) && tl_codec_closes_ring (self->rings, self->record, list[i]))
        report (self,
                member,
                g_strdup (_ ("no ring of references")),
                g_strdup_printf (_ ("“%s”, which comes back to this one"), list[i]),
                say (self, _ ("%s is kept without it")));
      else if (!g_hash_table_add (seen, (gpointer) list[i]))
        report (self,
                member,
                g_strdup (_ ("each id once")),
                g_strdup_printf (_ ("“%s” a second time"), list[i]),
                say (self, _ ("it counts once")));
      else
        g_ptr_array_add (kept, (gpointer) list[i]);
    }
  if (kept->len == i)
    return;
  g_ptr_array_add (kept, NULL);
  tl_record_set_list (get_copy (self), field, (const char *const *) kept->pdata);
}

/* --- The walk ------------------------------------------------------------------------------------
 */

static void
repair_record (Repairing *self, const TlRecord *record)
{
  const TlKindInfo *info = tl_kind_get_info (tl_record_get_kind (record));
  guint             n;
  const guint8     *references = tl_codec_get_references (info->kind, &n);

  self->record = record;
  self->copy = NULL;
  self->leave_out = FALSE;
  for (guint i = 0; i < n && !self->leave_out; i++)
    if (info->fields[references[i]].type == TL_FIELD_TYPE_REF)
      repair_reference (self, references[i], &info->fields[references[i]]);
    else if (tl_record_get_list (record, references[i])[0] != NULL)
      repair_list (self, references[i], &info->fields[references[i]]);
  if (info->kind == TL_KIND_CARD)
    check_card (self);
  else if (info->kind == TL_KIND_POINT)
    check_point (self);
  else if (info->kind == TL_KIND_LINK)
    check_link (self);
  if (self->leave_out)
    {
      g_hash_table_add (self->gone, (gpointer) tl_record_get_id (record));
      g_clear_pointer (&self->copy, tl_record_unref);
    }
  else if (self->copy != NULL)
    g_ptr_array_add (self->changed, g_steal_pointer (&self->copy));
}

static void repair_tree (Repairing *self, const TlRecord *record);

static void
repair_children (Repairing *self, const char *parent, const TlKindInfo *info)
{
  const GPtrArray *children = tl_table_get_children (self->table, parent, info->kind);

  g_assert (self->depth < MAX_DEPTH);
  self->path[self->depth].collection = info->collection;
  self->depth++;
  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      self->path[self->depth - 1].index = i;
      repair_tree (self, children->pdata[i]);
    }
  self->depth--;
}

static void
repair_tree (Repairing *self, const TlRecord *record)
{
  TlKind      kind = tl_record_get_kind (record);
  const char *outer_map = self->map;

  if (kind == TL_KIND_MAP)
    self->map = tl_record_get_id (record);
  repair_record (self, record);
  for (guint i = 0; i < TL_N_KINDS; i++)
    if (tl_kind_get_info (i)->parent == (int) kind)
      repair_children (self, tl_record_get_id (record), tl_kind_get_info (i));
  self->map = outer_map;
}

/* References of a kind to its own kind (a reply to a reply, a map made from a map) may form rings.
 * Each record is walked over once: @seen holds in which walk. */
static void
find_loops (Repairing *self, TlKind kind, guint field, const GPtrArray *records)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const TlRecord *record = records->pdata[i];

      while (record != NULL && !g_hash_table_contains (seen, tl_record_get_id (record)))
        {
          const char     *id = tl_record_get_ref (record, field);
          const TlRecord *next = id != NULL ? tl_table_get_kind (self->table, id, kind) : NULL;

          g_hash_table_insert (seen,
                               (gpointer) tl_record_get_id (record),
                               GUINT_TO_POINTER (i + 1));
          if (next != NULL &&
              g_hash_table_lookup (seen, tl_record_get_id (next)) == GUINT_TO_POINTER (i + 1))
            g_hash_table_insert (self->loops,
                                 (gpointer) tl_record_get_id (record),
                                 GUINT_TO_POINTER (field));
          record = next;
        }
    }
}

static void
find_all_loops (Repairing *self)
{
  const char      *document = tl_record_get_id (tl_table_get_document (self->table));
  const GPtrArray *maps = tl_table_get_children (self->table, document, TL_KIND_MAP);

  find_loops (self, TL_KIND_MAP, TL_MAP_BASE, maps);
  for (guint i = 0; maps != NULL && i < maps->len; i++)
    find_loops (self,
                TL_KIND_COMMENT,
                TL_COMMENT_REPLY_TO,
                tl_table_get_children (self->table,
                                       tl_record_get_id (maps->pdata[i]),
                                       TL_KIND_COMMENT));
}

static void
apply (Repairing *self)
{
  GHashTableIter iter;
  gpointer       id;

  for (guint i = 0; i < self->changed->len; i++)
    tl_table_put (self->table, self->changed->pdata[i]);
  g_hash_table_iter_init (&iter, self->gone);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      /* The key is the record's own. */
      g_autofree char *copy = g_strdup (id);
      tl_table_remove (self->table, copy);
    }
}

/**
 * tl_codec_repair:
 * @table: what was read
 * @repairs: (element-type TlRepair): gets what was mended, in the order of the file
 *
 * Mends whatever tl_codec_check() would refuse, and what would be drawn nowhere.
 */
void
tl_codec_repair (TlTable *table, GPtrArray *repairs)
{
  Repairing self = {
    .table = table,
    .repairs = repairs,
    .changed = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_record_unref),
    .gone = g_hash_table_new (g_str_hash, g_str_equal),
    .loops = g_hash_table_new (g_str_hash, g_str_equal),
    .rings = tl_codec_find_about_rings (table),
    .felt = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };

  find_all_loops (&self);
  repair_tree (&self, tl_table_get_document (table));
  apply (&self);
  g_ptr_array_unref (self.changed);
  g_hash_table_unref (self.gone);
  g_hash_table_unref (self.loops);
  g_hash_table_unref (self.rings);
  g_hash_table_unref (self.felt);
}
