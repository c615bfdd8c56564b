/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-fields.h"

G_BEGIN_DECLS

/* One immutable, atomically refcounted row of a document: a kind, an id and one value per field.
 * A record is written only between tl_record_new() or tl_record_copy() and its first use in a
 * table, which seals it; setting a sealed record is a programming error. */
typedef struct _TlRecord TlRecord;

TlRecord *tl_record_new (TlKind kind, const char *id);
TlRecord *tl_record_copy (const TlRecord *record);
TlRecord *tl_record_ref (const TlRecord *record);
void      tl_record_unref (TlRecord *record);
void      tl_record_seal (TlRecord *record);

TlKind      tl_record_get_kind (const TlRecord *record);
const char *tl_record_get_id (const TlRecord *record);
const char *tl_record_get_parent (const TlRecord *record);

/* Getters borrow. Texts are never NULL ("" when unset); references are NULL when unset; lists are
 * never NULL but may be empty. get_integer also reads booleans and enums. */
const char        *tl_record_get_text (const TlRecord *record, guint field);
const char        *tl_record_get_ref (const TlRecord *record, guint field);
const char *const *tl_record_get_list (const TlRecord *record, guint field);
gint64             tl_record_get_integer (const TlRecord *record, guint field);
gboolean           tl_record_get_boolean (const TlRecord *record, guint field);
double             tl_record_get_number (const TlRecord *record, guint field);

void tl_record_set_text (TlRecord *record, guint field, const char *text);
void tl_record_set_ref (TlRecord *record, guint field, const char *id);
void tl_record_set_list (TlRecord *record, guint field, const char *const *list);
void tl_record_set_integer (TlRecord *record, guint field, gint64 value);
void tl_record_set_boolean (TlRecord *record, guint field, gboolean value);
void tl_record_set_number (TlRecord *record, guint field, double value);
void tl_record_set_default (TlRecord *record, guint field);
void tl_record_take_field (TlRecord *record, guint field, const TlRecord *from);

gboolean tl_record_is_default (const TlRecord *record, guint field);
gboolean tl_record_field_equal (const TlRecord *a, const TlRecord *b, guint field);
gboolean tl_record_equal (const TlRecord *a, const TlRecord *b);
/* Bit i is set when field i differs. */
guint64 tl_record_diff (const TlRecord *a, const TlRecord *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlRecord, tl_record_unref)

G_END_DECLS
