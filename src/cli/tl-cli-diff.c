/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What differs between two documents: records of the same id, field by field, in the order in which
 * files have them. Order keys are dealt anew by every reader, so that places are compared instead.
 */
#include "config.h"

#include "cli/tl-cli-diff.h"

/* Whether a record comes after another sibling than it did, of those that both have. */
static gboolean
has_other_place (const TlTable  *a_table,
                 const TlRecord *a,
                 const TlTable  *b_table,
                 const TlRecord *b)
{
  const TlTable  *tables[] = { a_table, b_table };
  const TlRecord *records[] = { a, b };
  const char     *before[] = { NULL, NULL };

  for (guint side = 0; side < 2; side++)
    {
      const GPtrArray *siblings = tl_table_get_children (tables[side],
                                                         tl_record_get_parent (records[side]),
                                                         tl_record_get_kind (records[side]));

      for (guint i = 0; i < siblings->len && siblings->pdata[i] != records[side]; i++)
        if (tl_table_get (tables[1 - side], tl_record_get_id (siblings->pdata[i])) != NULL)
          before[side] = tl_record_get_id (siblings->pdata[i]);
    }
  return g_strcmp0 (before[0], before[1]) != 0;
}

static gboolean
is_place (TlKind kind, guint field)
{
  return field == TL_FIELD_PARENT ||
         (kind == TL_KIND_CARD && (field == TL_CARD_COLUMN || field == TL_CARD_LANE));
}

static void
compare_record (TlDiffDoc *self, const TlRecord *a, const TlRecord *b)
{
  TlKind       kind = tl_record_get_kind (b);
  TlDifference found = { .kind = kind, .a = a, .b = b };
  guint        n_fields = tl_kind_get_info (kind)->n_fields;

  for (guint i = 0; i < n_fields; i++)
    if (!(kind != TL_KIND_DOCUMENT && i == TL_FIELD_ORDER) && !tl_record_field_equal (a, b, i))
      {
        if (kind != TL_KIND_DOCUMENT && is_place (kind, i))
          found.flags |= TL_DIFFERENCE_MOVED;
        else
          {
            found.fields |= G_GUINT64_CONSTANT (1) << i;
            found.flags |= TL_DIFFERENCE_CHANGED;
          }
      }
  if (found.flags == 0 && kind != TL_KIND_DOCUMENT &&
      has_other_place (self->a->table, a, self->b->table, b))
    found.flags |= TL_DIFFERENCE_MOVED;
  if (found.flags != 0)
    g_array_append_val (self->differences, found);
}

/* Goes through one of the documents; what only it has is @alone. */
static void
walk (TlDiffDoc *self, const TlRecord *record, const TlTable *other, TlDifferenceFlags alone)
{
  const TlTable  *table = other == self->a->table ? self->b->table : self->a->table;
  const char     *id = tl_record_get_id (record);
  TlKind          kind = tl_record_get_kind (record);
  const TlRecord *twin =
    kind == TL_KIND_DOCUMENT ? tl_table_get_document (other) : tl_table_get_kind (other, id, kind);

  if (twin == NULL)
    {
      TlDifference found = { .kind = kind, .flags = alone };

      if (alone == TL_DIFFERENCE_ADDED)
        found.b = record;
      else
        found.a = record;
      g_array_append_val (self->differences, found);
    }
  else if (alone == TL_DIFFERENCE_ADDED)
    compare_record (self, twin, record);
  for (TlKind child = TL_KIND_PERSONA; child < TL_N_KINDS; child++)
    {
      const GPtrArray *children = tl_table_get_children (table, id, child);

      for (guint i = 0; i < children->len; i++)
        walk (self, children->pdata[i], other, alone);
    }
}

static TlDiffDoc *
diff_new (const TlDiffSide *a, const TlDiffSide *b)
{
  TlDiffDoc *self = g_new0 (TlDiffDoc, 1);

  self->a = a;
  self->b = b;
  self->differences = g_array_new (FALSE, FALSE, sizeof (TlDifference));
  return self;
}

/**
 * tl_diff_documents:
 * @a: a document; outlives the result
 * @b: another; outlives the result
 *
 * Returns: (transfer full): what of @a has become what in @b
 */
TlDiffDoc *
tl_diff_documents (const TlDiffSide *a, const TlDiffSide *b)
{
  TlDiffDoc *self = diff_new (a, b);

  /* The same file twice: no record differs from itself. */
  if (a->table == b->table)
    return self;
  walk (self, tl_table_get_document (b->table), a->table, TL_DIFFERENCE_ADDED);
  walk (self, tl_table_get_document (a->table), b->table, TL_DIFFERENCE_REMOVED);
  return self;
}

/**
 * tl_diff_maps:
 * @a: a map; outlives the result
 * @b: another; outlives the result
 *
 * Returns: (transfer full): what of @a has become what in @b
 */
TlDiffDoc *
tl_diff_maps (const TlDiffSide *a, const TlDiffSide *b)
{
  TlDiffDoc    *self = diff_new (a, b);
  const GArray *differences;

  self->compare = tl_compare_new (a->table, a->map, b->table, b->map);
  differences = tl_compare_get_differences (self->compare);
  g_array_append_vals (self->differences, differences->data, differences->len);
  return self;
}

/**
 * tl_diff_free:
 * @self: (transfer full): what differs
 */
void
tl_diff_free (TlDiffDoc *self)
{
  g_array_unref (self->differences);
  g_clear_pointer (&self->compare, tl_compare_free);
  g_free (self);
}
