/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can only be judged when every record is there: references, and whether what was read back
 * is what was written.
 *
 * Both walk the tables in document order, parents first, and build a JSON pointer only on the way
 * back from a fault. A reference must name a record of a kind that its field allows; inside a map
 * it must stay in that map, since a card in another map's column could never be drawn. */
#include "config.h"

#include "store/tl-codec.h"

#include "map/tl-comments.h"
#include "store/tl-codec-private.h"
#include "store/tl-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const TlTable *table;
  const char    *map;     /* id of the map being walked, or NULL */
  GString       *pointer; /* grows at its front while the walk unwinds */
  char          *expected;
  char          *found;
} Check;

/* The fields of each kind that are references, but for the parent: most fields are none, and a file
 * may have a hundred thousand records. */
typedef struct
{
  guint8 n;
  guint8 fields[16];
} References;

static const References *
get_all_references (void)
{
  static References all[TL_N_KINDS];
  static gsize      made;

  if (!g_once_init_enter (&made))
    return all;
  for (guint kind = 0; kind < TL_N_KINDS; kind++)
    for (guint i = 0; i < tl_kind_get_info (kind)->n_fields; i++)
      {
        const TlFieldInfo *info = tl_kind_get_field (kind, i);

        if ((info->type != TL_FIELD_TYPE_REF && info->type != TL_FIELD_TYPE_REF_LIST) ||
            (info->flags & TL_FIELD_FLAG_PARENT) != 0)
          continue;
        g_assert (all[kind].n < G_N_ELEMENTS (all[kind].fields));
        all[kind].fields[all[kind].n++] = (guint8) i;
      }
  g_once_init_leave (&made, 1);
  return all;
}

/**
 * tl_codec_get_references:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): the fields of a kind that refer to records, without
 * the parent
 */
const guint8 *
tl_codec_get_references (TlKind kind, guint *n)
{
  const References *references = &get_all_references ()[kind];

  *n = references->n;
  return references->fields;
}

static gboolean
fail (Check *self, const char *member, char *expected, char *found)
{
  g_string_printf (self->pointer, "/%s", member);
  self->expected = expected;
  self->found = found;
  return FALSE;
}

/* "the id of a step, stage or card" */
static char *
name_targets (guint targets)
{
  GString *names =
    g_string_new (targets == (1u << TL_KIND_IMAGE) ? _ ("the id of an") : _ ("the id of a"));
  guint n = 0;

  for (guint kind = 0; kind < TL_N_KINDS; kind++)
    if ((targets & (1u << kind)) != 0)
      {
        targets &= ~(1u << kind);
        g_string_append (names, n++ == 0 ? " " : targets != 0 ? ", " : _ (" or "));
        g_string_append (names, tl_kind_get_info (kind)->name);
      }
  return g_string_free (names, FALSE);
}

static const char *
find_map (const TlTable *table, const TlRecord *record)
{
  while (record != NULL && tl_record_get_kind (record) != TL_KIND_MAP &&
         tl_record_get_kind (record) != TL_KIND_DOCUMENT)
    record = tl_table_get (table, tl_record_get_parent (record));
  return record != NULL && tl_record_get_kind (record) == TL_KIND_MAP ? tl_record_get_id (record)
                                                                      : NULL;
}

static gboolean
is_column_field (TlKind kind, guint field)
{
  return (kind == TL_KIND_CARD && field == TL_CARD_COLUMN) ||
         (kind == TL_KIND_POINT && field == TL_POINT_COLUMN) ||
         (kind == TL_KIND_COMMENT && field == TL_COMMENT_COLUMN);
}

static gboolean
has_steps (const TlTable *table, const char *stage)
{
  const GPtrArray *steps = tl_table_get_children (table, stage, TL_KIND_STEP);

  return steps != NULL && steps->len > 0;
}

/* Both texts are taken; where nobody wants them they are only freed. */
static gboolean
tell (char **expected, char **found, char *expected_text, char *found_text)
{
  if (expected != NULL)
    {
      *expected = expected_text;
      *found = found_text;
      return FALSE;
    }
  g_free (expected_text);
  g_free (found_text);
  return FALSE;
}

/**
 * tl_codec_check_target:
 * @map: (nullable): id of the map that @record is in
 * @field: one of its references
 * @id: what it refers to
 * @expected: (out) (optional) (transfer full): set when this returns FALSE
 * @found: (out) (optional) (transfer full): likewise
 *
 * Returns: whether @id may stand in that field
 */
gboolean
tl_codec_check_target (const TlTable  *table,
                       const char     *map,
                       const TlRecord *record,
                       guint           field,
                       const char     *id,
                       char          **expected,
                       char          **found)
{
  TlKind             kind = tl_record_get_kind (record);
  const TlFieldInfo *info = tl_kind_get_field (kind, field);
  const TlRecord    *target;
  const char        *own;

  if (info->targets == 0)
    return TRUE; /* a trace of where something came from, which may be gone */
  target = tl_table_get (table, id);
  if (target == NULL)
    return tell (expected,
                 found,
                 name_targets (info->targets),
                 g_strdup_printf (_ ("“%s”, which the document does not have"), id));
  if ((info->targets & (1u << tl_record_get_kind (target))) == 0)
    return tell (expected,
                 found,
                 name_targets (info->targets),
                 g_strdup_printf (_ ("“%s”, the id of a %s"),
                                  id,
                                  tl_kind_get_info (tl_record_get_kind (target))->name));
  if (is_column_field (kind, field) && has_steps (table, id))
    return tell (expected,
                 found,
                 g_strdup (_ ("the id of a step, or of a stage without steps")),
                 g_strdup_printf (_ ("“%s”, a stage with steps"), id));
  if (map == NULL || tl_record_get_kind (target) == TL_KIND_MAP)
    return TRUE;
  own = find_map (table, target);
  if (own != NULL && strcmp (own, map) != 0)
    return tell (expected,
                 found,
                 g_strdup (_ ("an id of the same map")),
                 g_strdup_printf (_ ("“%s” of the map “%s”"), id, own));
  return TRUE;
}

static gboolean
check_target (Check *self, const TlRecord *record, guint field, const char *member, const char *id)
{
  char *expected, *found;

  return tl_codec_check_target (self->table, self->map, record, field, id, &expected, &found) ||
         fail (self, member, expected, found);
}

static gboolean
check_list (Check *self, const TlRecord *record, guint field, const char *name)
{
  const char *const *list = tl_record_get_list (record, field);
  g_autoptr (GHashTable) seen = NULL;

  if (list[0] != NULL && list[1] != NULL)
    seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; list[i] != NULL; i++)
    {
      g_autofree char *member = g_strdup_printf ("%s/%u", name, i);

      if (!check_target (self, record, field, member, list[i]))
        return FALSE;
      if (seen != NULL && !g_hash_table_add (seen, (gpointer) list[i]))
        return fail (self,
                     member,
                     g_strdup (_ ("each id once")),
                     g_strdup_printf (_ ("“%s” a second time"), list[i]));
    }
  return TRUE;
}

/* Replies lead to the first comment of a thread, within reason. */
static gboolean
check_thread (Check *self, const TlRecord *comment)
{
  const TlRecord *thread = tl_comments_find_thread (self->table, comment);

  if (tl_record_get_ref (thread, TL_COMMENT_REPLY_TO) == NULL)
    return TRUE;
  return fail (self,
               tl_kind_get_field (TL_KIND_COMMENT, TL_COMMENT_REPLY_TO)->name,
               g_strdup_printf (_ ("a thread of at most %d replies to replies"),
                                TL_COMMENTS_MAX_DEPTH),
               g_strdup (_ ("a longer one, or one that leads in a circle")));
}

static gboolean
check_record (Check *self, const TlRecord *record)
{
  TlKind        kind = tl_record_get_kind (record);
  guint         n;
  const guint8 *references = tl_codec_get_references (kind, &n);

  for (guint i = 0; i < n; i++)
    {
      guint              field = references[i];
      const TlFieldInfo *info = tl_kind_get_field (kind, field);
      const char        *id;

      if (info->type == TL_FIELD_TYPE_REF_LIST)
        {
          if (!check_list (self, record, field, info->name))
            return FALSE;
          continue;
        }
      id = tl_record_get_ref (record, field);
      if (id != NULL && !check_target (self, record, field, info->name, id))
        return FALSE;
      /* A link without both ends is none. */
      if (id == NULL && kind == TL_KIND_LINK && (field == TL_LINK_FROM || field == TL_LINK_TO))
        return fail (self, info->name, name_targets (info->targets), g_strdup (_ ("nothing")));
    }
  return kind != TL_KIND_COMMENT || check_thread (self, record);
}

static gboolean
check_tree (Check *self, const TlRecord *record)
{
  TlKind      kind = tl_record_get_kind (record);
  const char *outer_map = self->map;

  if (kind == TL_KIND_MAP)
    self->map = tl_record_get_id (record);
  if (!check_record (self, record))
    return FALSE;
  for (guint i = 0; i < TL_N_KINDS; i++)
    {
      const TlKindInfo *info = tl_kind_get_info (i);
      const GPtrArray  *children;

      if (info->parent != (int) kind)
        continue;
      children = tl_table_get_children (self->table, tl_record_get_id (record), i);
      for (guint j = 0; children != NULL && j < children->len; j++)
        if (!check_tree (self, children->pdata[j]))
          {
            g_autofree char *place = g_strdup_printf ("/%s/%u", info->collection, j);
            g_string_prepend (self->pointer, place);
            return FALSE;
          }
    }
  self->map = outer_map;
  return TRUE;
}

/**
 * tl_codec_check:
 * @table: holds a document
 *
 * Checks every reference of a document, and that no card is about itself by way of others.
 *
 * Errors: #TL_STORE_ERROR_INVALID with a JSON pointer, what was expected and what was found.
 */
gboolean
tl_codec_check (const TlTable *table, GError **error)
{
  Check    self = { .table = table, .pointer = g_string_new (NULL) };
  gboolean good = check_tree (&self, tl_table_get_document (table));

  if (!good)
    tl_codec_fail (error, self.pointer->str, self.expected, self.found);
  g_string_free (self.pointer, TRUE);
  g_free (self.expected);
  g_free (self.found);
  return good && tl_codec_check_about (table, error);
}

/* Comparing what was written with what is read back */

static gboolean
text_equal (const char *text, const char *read)
{
  g_autofree char *clean = tl_codec_text_clean (text);

  return strcmp (clean != NULL ? clean : text, read) == 0;
}

static gboolean
list_equal (const char *const *list, const char *const *read)
{
  guint i;

  for (i = 0; list[i] != NULL && read[i] != NULL; i++)
    if (!text_equal (list[i], read[i]))
      return FALSE;
  return list[i] == NULL && read[i] == NULL;
}

/* Whether a field that differs does so only by what writing cleans. */
static gboolean
field_is_kept (const TlRecord *record, const TlRecord *read, guint field, const TlFieldInfo *info)
{
  if (info->type == TL_FIELD_TYPE_ORDER)
    return TRUE;
  if (info->type == TL_FIELD_TYPE_TEXT)
    return text_equal (tl_record_get_text (record, field), tl_record_get_text (read, field));
  if (info->type == TL_FIELD_TYPE_TEXT_LIST)
    return list_equal (tl_record_get_list (record, field), tl_record_get_list (read, field));
  return FALSE;
}

static gboolean
compare_records (const TlRecord *record, const TlRecord *read, GString *pointer)
{
  const TlKindInfo *info = tl_kind_get_info (tl_record_get_kind (record));
  guint64           differs;

  if (tl_record_get_kind (record) != tl_record_get_kind (read) ||
      strcmp (tl_record_get_id (record), tl_record_get_id (read)) != 0)
    return FALSE;
  differs = tl_record_diff (record, read);
  for (guint i = 0; i < info->n_fields; i++)
    if ((differs & (G_GUINT64_CONSTANT (1) << i)) != 0 &&
        !field_is_kept (record, read, i, &info->fields[i]))
      {
        g_string_printf (pointer, "/%s", info->fields[i].name);
        return FALSE;
      }
  return TRUE;
}

static gboolean
compare_tree (const TlTable  *table,
              const TlRecord *record,
              const TlTable  *table_read,
              const TlRecord *read,
              GString        *pointer)
{
  if (!compare_records (record, read, pointer))
    return FALSE;
  for (guint kind = 0; kind < TL_N_KINDS; kind++)
    {
      const TlKindInfo *info = tl_kind_get_info (kind);
      const GPtrArray  *children, *children_read;
      guint             n, n_read;

      if (info->parent != (int) tl_record_get_kind (record))
        continue;
      children = tl_table_get_children (table, tl_record_get_id (record), kind);
      children_read = tl_table_get_children (table_read, tl_record_get_id (read), kind);
      n = children != NULL ? children->len : 0;
      n_read = children_read != NULL ? children_read->len : 0;
      for (guint i = 0; i < MAX (n, n_read); i++)
        if (i >= n || i >= n_read ||
            !compare_tree (table, children->pdata[i], table_read, children_read->pdata[i], pointer))
          {
            g_autofree char *place = g_strdup_printf ("/%s/%u", info->collection, i);
            g_string_prepend (pointer, place);
            return FALSE;
          }
    }
  return TRUE;
}

/**
 * tl_codec_compare:
 * @table: what was written
 * @read: what reading that gave
 *
 * Proves that nothing was lost on the way through a file, but for what tl_codec_text_clean() takes
 * out. Order keys may differ, the order not.
 *
 * Errors: #TL_STORE_ERROR_MISMATCH with a JSON pointer.
 */
gboolean
tl_codec_compare (const TlTable *table, const TlTable *read, GError **error)
{
  g_autoptr (GString) pointer = g_string_new (NULL);

  if (tl_table_get_size (table) == tl_table_get_size (read) &&
      compare_tree (table,
                    tl_table_get_document (table),
                    read,
                    tl_table_get_document (read),
                    pointer))
    return TRUE;
  g_set_error (error,
               TL_STORE_ERROR,
               TL_STORE_ERROR_MISMATCH,
               _ ("the document would not read back as it is: %s differs"),
               pointer->len > 0 ? pointer->str : _ ("the number of records"));
  return FALSE;
}
