/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Records: a header and one 8-byte value per field of the kind, in one allocation. Copying with one
 * change costs one block and a reference for each text. Ids are interned (one pointer for equal
 * ids), texts and lists are shared by reference count. NULL stands for "", no reference and the
 * empty list. Once sealed, a record never changes and any thread may read it. */
#include "config.h"

#include "map/tl-record.h"

#include "map/tl-value-private.h"

#include "base/tl-intern.h"

struct _TlRecord
{
  int         n_refs;
  guint8      kind;
  guint8      is_sealed;
  guint8      n_fields;
  const char *id;
  TlValue     values[];
};

static const char *const empty_list[] = { NULL };

static const TlFieldInfo *
get_field (const TlRecord *record, guint field)
{
  return &tl_kind_get_info (record->kind)->fields[field];
}

static TlStorage
get_storage (const TlRecord *record, guint field)
{
  return tl_storage_of (get_field (record, field)->type);
}

static gboolean
is_field_of (const TlRecord *record, guint field, TlStorage storage)
{
  return field < record->n_fields && get_storage (record, field) == storage;
}

static gboolean
is_list (const TlRecord *record, guint field)
{
  return is_field_of (record, field, TL_STORAGE_TEXT_LIST) ||
         is_field_of (record, field, TL_STORAGE_ID_LIST);
}

static TlValue
get_initial (const TlRecord *record, guint field)
{
  const TlFieldInfo *info = get_field (record, field);
  TlValue            value = { .integer = 0 };

  if (tl_storage_of (info->type) == TL_STORAGE_INTEGER)
    value.integer = (gint64) info->initial;
  else if (tl_storage_of (info->type) == TL_STORAGE_NUMBER)
    value.number = info->initial;
  return value;
}

static TlRecord *
allocate (TlKind kind)
{
  guint     n_fields = tl_kind_get_info (kind)->n_fields;
  TlRecord *record = g_malloc (sizeof (TlRecord) + n_fields * sizeof (TlValue));

  record->n_refs = 1;
  record->kind = (guint8) kind;
  record->is_sealed = FALSE;
  record->n_fields = (guint8) n_fields;
  return record;
}

/**
 * tl_record_new:
 * @kind: what it is
 * @id: its id, unique in the document across kinds
 *
 * Makes a record with every field at its default, to be filled in and then put into a table.
 *
 * Returns: (transfer full): the record
 */
TlRecord *
tl_record_new (TlKind kind, const char *id)
{
  TlRecord *record;

  g_return_val_if_fail ((guint) kind < TL_N_KINDS, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  record = allocate (kind);
  record->id = tl_intern (id);
  for (guint i = 0; i < record->n_fields; i++)
    record->values[i] = get_initial (record, i);
  return record;
}

/**
 * tl_record_copy:
 * @record: a record
 *
 * Makes a copy that can be changed: the way to edit.
 *
 * Returns: (transfer full): the copy, with the same id and not sealed
 */
TlRecord *
tl_record_copy (const TlRecord *record)
{
  TlRecord *copy;

  g_return_val_if_fail (record != NULL, NULL);

  copy = allocate (record->kind);
  copy->id = tl_intern_ref (record->id);
  for (guint i = 0; i < record->n_fields; i++)
    copy->values[i] = tl_value_share (&record->values[i], get_storage (record, i));
  return copy;
}

/**
 * tl_record_ref:
 * @record: a record
 *
 * Takes a reference. Any thread may.
 *
 * Returns: (transfer full): @record
 */
TlRecord *
tl_record_ref (const TlRecord *record)
{
  TlRecord *self = (TlRecord *) record;

  g_return_val_if_fail (record != NULL, NULL);

  g_atomic_int_inc (&self->n_refs);
  return self;
}

/**
 * tl_record_unref:
 * @record: (transfer full): a record
 *
 * Gives a reference back. Any thread may.
 */
void
tl_record_unref (TlRecord *record)
{
  g_return_if_fail (record != NULL);

  if (!g_atomic_int_dec_and_test (&record->n_refs))
    return;
  for (guint i = 0; i < record->n_fields; i++)
    tl_value_clear (&record->values[i], get_storage (record, i));
  tl_intern_unref (record->id);
  g_free (record);
}

/**
 * tl_record_seal:
 * @record: a record
 *
 * Ends the time in which it may be set. A table does this to what is put into it.
 */
void
tl_record_seal (TlRecord *record)
{
  g_return_if_fail (record != NULL);

  if (!record->is_sealed)
    record->is_sealed = TRUE;
}

/**
 * tl_record_get_kind:
 * @record: a record
 *
 * Returns: its kind
 */
TlKind
tl_record_get_kind (const TlRecord *record)
{
  g_return_val_if_fail (record != NULL, TL_KIND_DOCUMENT);

  return record->kind;
}

/**
 * tl_record_get_id:
 * @record: a record
 *
 * Its id, as an interned text: while both records live, equal ids are equal pointers.
 *
 * Returns: (transfer none): the id
 */
const char *
tl_record_get_id (const TlRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);

  return record->id;
}

/**
 * tl_record_get_parent:
 * @record: a record
 *
 * The id of the record it is nested in.
 *
 * Returns: (transfer none) (nullable): the id; NULL for the document
 */
const char *
tl_record_get_parent (const TlRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);

  return record->kind == TL_KIND_DOCUMENT ? NULL : record->values[TL_FIELD_PARENT].id;
}

/**
 * tl_record_get_text:
 * @record: a record
 * @field: a field stored as text: text, colour, date, data, order, extra
 *
 * Returns: (transfer none): the text, "" when unset
 */
const char *
tl_record_get_text (const TlRecord *record, guint field)
{
  const char *text;

  g_return_val_if_fail (record != NULL && is_field_of (record, field, TL_STORAGE_TEXT), "");

  text = record->values[field].text;
  return text != NULL ? text : "";
}

/**
 * tl_record_get_ref:
 * @record: a record
 * @field: a reference
 *
 * Returns: (transfer none) (nullable): the id it refers to, interned
 */
const char *
tl_record_get_ref (const TlRecord *record, guint field)
{
  g_return_val_if_fail (record != NULL && is_field_of (record, field, TL_STORAGE_ID), NULL);

  return record->values[field].id;
}

/**
 * tl_record_get_list:
 * @record: a record
 * @field: a list of texts, numbers or references
 *
 * Returns: (transfer none) (array zero-terminated=1): the entries, possibly none
 */
const char *const *
tl_record_get_list (const TlRecord *record, guint field)
{
  const char **list;

  g_return_val_if_fail (record != NULL && is_list (record, field), empty_list);

  list = record->values[field].list;
  return list != NULL ? (const char *const *) list : empty_list;
}

/**
 * tl_record_get_integer:
 * @record: a record
 * @field: an integer, boolean or enum
 *
 * Returns: the value
 */
gint64
tl_record_get_integer (const TlRecord *record, guint field)
{
  g_return_val_if_fail (record != NULL && is_field_of (record, field, TL_STORAGE_INTEGER), 0);

  return record->values[field].integer;
}

/**
 * tl_record_get_boolean:
 * @record: a record
 * @field: a boolean
 *
 * Returns: the value
 */
gboolean
tl_record_get_boolean (const TlRecord *record, guint field)
{
  return tl_record_get_integer (record, field) != 0;
}

/**
 * tl_record_get_number:
 * @record: a record
 * @field: a number
 *
 * Returns: the value; NAN where the field is unset and has no other default
 */
double
tl_record_get_number (const TlRecord *record, guint field)
{
  g_return_val_if_fail (record != NULL && is_field_of (record, field, TL_STORAGE_NUMBER), 0);

  return record->values[field].number;
}

/**
 * tl_record_set_text:
 * @record: a record that is not sealed
 * @field: a field stored as text
 * @text: (nullable): UTF-8; NULL = ""
 *
 * Sets a text. What a field may hold is checked where data comes in, not here.
 */
void
tl_record_set_text (TlRecord *record, guint field, const char *text)
{
  TlValue *value;
  char    *copy;

  g_return_if_fail (record != NULL && !record->is_sealed);
  g_return_if_fail (is_field_of (record, field, TL_STORAGE_TEXT));

  value = &record->values[field];
  /* Copied before the old one goes: @text may lie within it. */
  copy = text != NULL && *text != '\0' ? g_ref_string_new (text) : NULL;
  tl_value_clear (value, TL_STORAGE_TEXT);
  value->text = copy;
}

/**
 * tl_record_set_ref:
 * @record: a record that is not sealed
 * @field: a reference
 * @id: (nullable): the id it refers to
 *
 * Sets a reference.
 */
void
tl_record_set_ref (TlRecord *record, guint field, const char *id)
{
  const char *interned;

  g_return_if_fail (record != NULL && !record->is_sealed);
  g_return_if_fail (is_field_of (record, field, TL_STORAGE_ID));

  interned = id != NULL ? tl_intern (id) : NULL;
  tl_value_clear (&record->values[field], TL_STORAGE_ID);
  record->values[field].id = interned;
}

/**
 * tl_record_set_list:
 * @record: a record that is not sealed
 * @field: a list of texts or references
 * @list: (nullable) (array zero-terminated=1): the entries
 *
 * Sets a list.
 */
void
tl_record_set_list (TlRecord *record, guint field, const char *const *list)
{
  const char **copy;
  TlStorage    storage;

  g_return_if_fail (record != NULL && !record->is_sealed);
  g_return_if_fail (is_list (record, field));

  storage = get_storage (record, field);
  copy = tl_value_copy_list (list, storage);
  tl_value_clear (&record->values[field], storage);
  record->values[field].list = copy;
}

/**
 * tl_record_set_integer:
 * @record: a record that is not sealed
 * @field: an integer, boolean or enum
 * @value: the value
 *
 * Sets an integer.
 */
void
tl_record_set_integer (TlRecord *record, guint field, gint64 value)
{
  g_return_if_fail (record != NULL && !record->is_sealed);
  g_return_if_fail (is_field_of (record, field, TL_STORAGE_INTEGER));

  record->values[field].integer = value;
}

/**
 * tl_record_set_boolean:
 * @record: a record that is not sealed
 * @field: a boolean
 * @value: the value
 *
 * Sets a boolean.
 */
void
tl_record_set_boolean (TlRecord *record, guint field, gboolean value)
{
  tl_record_set_integer (record, field, value ? 1 : 0);
}

/**
 * tl_record_set_number:
 * @record: a record that is not sealed
 * @field: a number
 * @value: finite, or NAN to unset
 *
 * Sets a number. Minus zero becomes zero, so that equal numbers are written alike.
 */
void
tl_record_set_number (TlRecord *record, guint field, double value)
{
  g_return_if_fail (record != NULL && !record->is_sealed);
  g_return_if_fail (is_field_of (record, field, TL_STORAGE_NUMBER));

  record->values[field].number = value == 0 ? 0.0 : value;
}

/**
 * tl_record_set_default:
 * @record: a record that is not sealed
 * @field: any field
 *
 * Sets a field back to its default.
 */
void
tl_record_set_default (TlRecord *record, guint field)
{
  g_return_if_fail (record != NULL && !record->is_sealed);
  g_return_if_fail (field < record->n_fields);

  tl_value_clear (&record->values[field], get_storage (record, field));
  record->values[field] = get_initial (record, field);
}

/**
 * tl_record_take_field:
 * @record: a record that is not sealed
 * @field: any field
 * @from: a record of the same kind
 *
 * Sets a field to what it is in another record, sharing the value.
 */
void
tl_record_take_field (TlRecord *record, guint field, const TlRecord *from)
{
  TlStorage storage;
  TlValue   value;

  g_return_if_fail (record != NULL && !record->is_sealed);
  g_return_if_fail (from != NULL && from->kind == record->kind);
  g_return_if_fail (field < record->n_fields);

  storage = get_storage (record, field);
  value = tl_value_share (&from->values[field], storage);
  tl_value_clear (&record->values[field], storage);
  record->values[field] = value;
}

/**
 * tl_record_is_default:
 * @record: a record
 * @field: any field
 *
 * Tells whether a field has its default value, which files leave out.
 *
 * Returns: whether it has
 */
gboolean
tl_record_is_default (const TlRecord *record, guint field)
{
  TlValue initial;

  g_return_val_if_fail (record != NULL && field < record->n_fields, TRUE);

  initial = get_initial (record, field);
  return tl_value_equal (&record->values[field], &initial, get_storage (record, field));
}

/**
 * tl_record_field_equal:
 * @a: a record
 * @b: a record of the same kind
 * @field: any field
 *
 * Compares one field.
 *
 * Returns: whether both have the same value
 */
gboolean
tl_record_field_equal (const TlRecord *a, const TlRecord *b, guint field)
{
  g_return_val_if_fail (a != NULL && b != NULL && a->kind == b->kind, FALSE);
  g_return_val_if_fail (field < a->n_fields, FALSE);

  return tl_value_equal (&a->values[field], &b->values[field], get_storage (a, field));
}

/**
 * tl_record_equal:
 * @a: a record
 * @b: a record
 *
 * Compares kind, id and every field.
 *
 * Returns: whether all are the same
 */
gboolean
tl_record_equal (const TlRecord *a, const TlRecord *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a == b)
    return TRUE;
  return a->kind == b->kind && a->id == b->id && tl_record_diff (a, b) == 0;
}

/**
 * tl_record_diff:
 * @a: a record
 * @b: a record of the same kind
 *
 * Finds the fields that differ.
 *
 * Returns: bit i is set when field i differs
 */
guint64
tl_record_diff (const TlRecord *a, const TlRecord *b)
{
  guint64 bits = 0;

  g_return_val_if_fail (a != NULL && b != NULL && a->kind == b->kind, G_MAXUINT64);

  for (guint i = 0; a != b && i < a->n_fields; i++)
    if (!tl_value_equal (&a->values[i], &b->values[i], get_storage (a, i)))
      bits |= G_GUINT64_CONSTANT (1) << i;
  return bits;
}
