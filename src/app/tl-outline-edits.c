/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From an edit of rows to one change set. Ids are copied before anything changes, because those of
 * the callers often belong to what the change throws away. */
#include "config.h"

#include "app/tl-outline-edits.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/tl-duration.h"
#include "map/tl-edit.h"

/* --- Helpers -----------------------------------------------------------------------------------
 */

typedef struct
{
  TlOutlineModel *model;
  TlDocument     *document;
  const TlTable  *table;
} Edit;

static Edit
get_edit (TlOutlineModel *model)
{
  TlDocument *document = tl_outline_model_get_document (model);

  return (Edit){ model, document, tl_document_get_table (document) };
}

/* Those that have a row, and are cards if asked so; NULL-terminated. */
static GPtrArray *
dup_ids (TlOutlineModel *model, const char *const *ids, gboolean cards)
{
  GPtrArray *kept = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; ids[i]; i++)
    {
      TlOutlineRow *row = tl_outline_model_find (model, ids[i]);

      if (row && (!cards || tl_outline_row_is_card (row)))
        g_ptr_array_add (kept, g_strdup (ids[i]));
    }
  g_ptr_array_add (kept, NULL);
  return kept;
}

static const char *const *
get_ids (GPtrArray *ids)
{
  return (const char *const *) ids->pdata;
}

static guint
get_n (GPtrArray *ids)
{
  return ids->len - 1;
}

/* "Set Channel", "Set Channel of 3 Cards". */
static void
begin (TlDocument *document, const char *name, guint n)
{
  g_autofree char *many = NULL;

  if (n > 1)
    /* Translators: an edit such as "Set Channel", done to several cards at once. */
    many = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s of %u Card", "%s of %u Cards", n),
                            name,
                            n);
  tl_document_begin (document, many ? many : name);
}

/* --- Scores ------------------------------------------------------------------------------------
 */

/**
 * tl_outline_parse_score:
 * @text: what somebody typed
 * @score: (out): -2 to 2 in tenths, NAN when the text is empty
 *
 * Reads a score: "-1.8", "−1,8", "+2"; nothing takes the score away.
 *
 * Returns: whether it is one; else @score is left alone
 */
gboolean
tl_outline_parse_score (const char *text, double *score)
{
  g_autoptr (GString) plain = NULL;
  g_autofree char *trimmed = NULL;
  char            *end;
  double           value;

  g_return_val_if_fail (text != NULL && score != NULL, FALSE);

  trimmed = g_strstrip (g_strdup (text));
  if (!*trimmed)
    {
      *score = NAN;
      return TRUE;
    }
  plain = g_string_new (trimmed);
  g_string_replace (plain, "−", "-", 0);
  g_string_replace (plain, ",", ".", 0);
  if (strspn (plain->str, "+-.0123456789") != plain->len)
    return FALSE;
  value = g_ascii_strtod (plain->str, &end);
  if (end == plain->str || *end || !(value >= -2 && value <= 2))
    return FALSE;
  *score = round (value * 10) / 10;
  return TRUE;
}

static char *
dup_curve (const Edit *edit)
{
  const char *map = tl_outline_model_get_map (edit->model);

  return tl_edit_ensure_curve (edit->document,
                               map,
                               tl_outline_model_get_persona (edit->model),
                               FALSE);
}

static const TlRecord *
find_point (const Edit *edit, const char *card)
{
  const TlRecord *curve = tl_query_curve (edit->table,
                                          tl_outline_model_get_map (edit->model),
                                          tl_outline_model_get_persona (edit->model),
                                          FALSE);

  return curve ? tl_query_point_of_card (edit->table, tl_record_get_id (curve), card) : NULL;
}

/* A card's score is the point that stands at it; a free point is its own, and goes without one. */
static gboolean
set_score (const Edit *edit, const char *id, double score)
{
  gboolean         is_point = tl_table_get_kind (edit->table, id, TL_KIND_POINT) != NULL;
  const TlRecord  *point = is_point ? tl_table_get (edit->table, id) : find_point (edit, id);
  g_autofree char *held = point ? g_strdup (tl_record_get_id (point)) : NULL;
  const char      *one[] = { held, NULL };
  g_autofree char *curve = NULL;

  if (isnan (score) && !held)
    return FALSE;
  if (isnan (score))
    {
      tl_edit_delete (edit->document, one, FALSE);
      return TRUE;
    }
  if (held)
    return tl_edit_set_number (edit->document, held, TL_POINT_SCORE, score);
  curve = dup_curve (edit);
  g_free (tl_edit_set_card_score (edit->document, curve, id, score));
  return TRUE;
}

/**
 * tl_outline_edit_score:
 * @model: a model
 * @ids: (array zero-terminated=1): rows
 * @score: -2 to 2; NAN takes the score away
 *
 * Sets the scores of cards on the curve of the model's persona, or of points.
 *
 * Returns: how many rows changed
 */
guint
tl_outline_edit_score (TlOutlineModel *model, const char *const *ids, double score)
{
  Edit edit = get_edit (model);
  g_autoptr (GPtrArray) held = dup_ids (model, ids, FALSE);
  guint n = 0;

  begin (edit.document, isnan (score) ? _ ("Remove Score") : _ ("Set Score"), get_n (held));
  for (guint i = 0; i < get_n (held); i++)
    n += set_score (&edit, held->pdata[i], score);
  tl_document_commit (edit.document);
  return n;
}

/* --- Words -------------------------------------------------------------------------------------
 */

static gboolean
set_tags (TlDocument *document, const char *id, const char *text)
{
  g_auto (GStrv) tags = g_strsplit (text, ",", -1);

  for (guint i = 0; tags[i]; i++)
    g_strstrip (tags[i]);
  return tl_edit_set_list (document, id, TL_CARD_TAGS, (const char *const *) tags);
}

/* As people say it; what is not understood changes nothing. */
static gboolean
set_duration (TlDocument *document, const char *id, const char *text)
{
  g_autofree char *words = g_strstrip (g_strdup (text));
  g_autofree char *duration = *words ? tl_duration_understand (words) : g_strdup ("");

  return duration && tl_edit_set_text (document, id, TL_CARD_DURATION, duration);
}

/* What is no number changes nothing; nothing takes the number away. */
static gboolean
set_count (TlDocument *document, const char *id, guint field, const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  gint64           most = (gint64) tl_kind_get_field (TL_KIND_CARD, field)->maximum;
  gint64           n = 0;

  if (*trimmed && !g_ascii_string_to_signed (trimmed, 10, 0, most, &n, NULL))
    return FALSE;
  return tl_edit_set_integer (document, id, field, n);
}

/**
 * tl_outline_edit_text:
 * @model: a model
 * @id: a row
 * @column: one that is typed, or text
 * @text: what it says now
 *
 * Writes what somebody typed.
 *
 * Returns: how many rows changed: 1 or 0
 */
guint
tl_outline_edit_text (TlOutlineModel *model,
                      const char     *id,
                      TlOutlineColumn column,
                      const char     *text)
{
  static const struct
  {
    TlOutlineColumn column;
    guint           field;
    const char     *name;
  } fields[] = {
    { TL_OUTLINE_COLUMN_CARD, TL_CARD_TITLE, N_ ("Edit Card") },
    { TL_OUTLINE_COLUMN_TEXT, TL_CARD_TEXT, N_ ("Edit Text") },
    { TL_OUTLINE_COLUMN_TAGS, TL_CARD_TAGS, N_ ("Set Tags") },
    { TL_OUTLINE_COLUMN_OWNER, TL_CARD_OWNER, N_ ("Set Owner") },
    { TL_OUTLINE_COLUMN_TEAM, TL_CARD_TEAM, N_ ("Set Team") },
    { TL_OUTLINE_COLUMN_DUE, TL_CARD_DUE, N_ ("Set Due Date") },
    { TL_OUTLINE_COLUMN_DURATION, TL_CARD_DURATION, N_ ("Set Duration") },
    { TL_OUTLINE_COLUMN_SOURCE, TL_CARD_EVIDENCE_SOURCE, N_ ("Set Source") },
    { TL_OUTLINE_COLUMN_COUNT, TL_CARD_EVIDENCE_N, N_ ("Set People Asked") },
    { TL_OUTLINE_COLUMN_REACH, TL_CARD_REACH, N_ ("Set Reach") },
    { TL_OUTLINE_COLUMN_CONFIDENCE, TL_CARD_CONFIDENCE, N_ ("Set Confidence") },
  };
  Edit             edit = get_edit (model);
  TlOutlineRow    *row = tl_outline_model_find (model, id);
  g_autofree char *held = g_strdup (id);
  guint            i = 0;
  gboolean         changed;

  g_return_val_if_fail (row != NULL, 0);
  while (i < G_N_ELEMENTS (fields) && fields[i].column != column)
    i++;
  g_return_val_if_fail (i < G_N_ELEMENTS (fields), 0);

  if (!tl_outline_row_is_card (row))
    {
      tl_document_begin (edit.document, _ ("Label Point"));
      changed = tl_edit_set_text (edit.document, held, TL_POINT_LABEL, text);
    }
  else
    {
      tl_document_begin (edit.document, _ (fields[i].name));
      if (column == TL_OUTLINE_COLUMN_TAGS)
        changed = set_tags (edit.document, held, text);
      else if (column == TL_OUTLINE_COLUMN_COUNT || column == TL_OUTLINE_COLUMN_REACH ||
               column == TL_OUTLINE_COLUMN_CONFIDENCE)
        changed = set_count (edit.document, held, fields[i].field, text);
      else if (column == TL_OUTLINE_COLUMN_DURATION)
        changed = set_duration (edit.document, held, text);
      else
        changed = tl_edit_set_text (edit.document, held, fields[i].field, text);
    }
  tl_document_commit (edit.document);
  return changed;
}

/**
 * tl_outline_edit_owner:
 * @model: a model
 * @ids: (array zero-terminated=1): rows
 * @owner: a name, or ""
 *
 * Returns: how many rows changed
 */
guint
tl_outline_edit_owner (TlOutlineModel *model, const char *const *ids, const char *owner)
{
  Edit edit = get_edit (model);
  g_autoptr (GPtrArray) held = dup_ids (model, ids, TRUE);
  g_autofree char *name = g_strdup (owner);
  guint            n = 0;

  begin (edit.document, _ ("Set Owner"), get_n (held));
  for (guint i = 0; i < get_n (held); i++)
    n += tl_edit_set_text (edit.document, held->pdata[i], TL_CARD_OWNER, name);
  tl_document_commit (edit.document);
  return n;
}

/* --- Choices -----------------------------------------------------------------------------------
 */

/**
 * tl_outline_edit_value:
 * @model: a model
 * @ids: (array zero-terminated=1): rows
 * @column: channel, evidence, status, or one of the ratings
 * @value: of the enum, or 0 to 5
 *
 * Returns: how many rows changed
 */
guint
tl_outline_edit_value (TlOutlineModel    *model,
                       const char *const *ids,
                       TlOutlineColumn    column,
                       int                value)
{
  Edit edit = get_edit (model);
  g_autoptr (GPtrArray) held = dup_ids (model, ids, TRUE);
  guint n = 0;

  if (column == TL_OUTLINE_COLUMN_CHANNEL)
    begin (edit.document, _ ("Set Channel"), get_n (held));
  else if (column == TL_OUTLINE_COLUMN_EVIDENCE)
    begin (edit.document, _ ("Set Evidence"), get_n (held));
  else if (column == TL_OUTLINE_COLUMN_WORK)
    begin (edit.document, _ ("Set Status"), get_n (held));
  else
    begin (edit.document, _ ("Rate"), 1);
  for (guint i = 0; i < get_n (held); i++)
    {
      TlOutlineRow *row = tl_outline_model_find (model, held->pdata[i]);
      int           field = TL_CARD_CHANNEL;

      if (column == TL_OUTLINE_COLUMN_EVIDENCE)
        field = TL_CARD_EVIDENCE_STATUS;
      else if (column == TL_OUTLINE_COLUMN_WORK)
        field = TL_CARD_STATUS;
      else if (column == TL_OUTLINE_COLUMN_RATING)
        field = tl_outline_row_get_rating_field (row);
      else if (column == TL_OUTLINE_COLUMN_SECOND)
        field = tl_outline_row_get_second_field (row);
      if (field >= 0)
        n += tl_edit_set_integer (edit.document, held->pdata[i], (guint) field, value);
    }
  tl_document_commit (edit.document);
  return n;
}

/**
 * tl_outline_edit_persona:
 * @model: a model
 * @ids: (array zero-terminated=1): rows
 * @persona: (nullable): whose cards they are; NULL = everybody's
 *
 * Returns: how many rows changed
 */
guint
tl_outline_edit_persona (TlOutlineModel *model, const char *const *ids, const char *persona)
{
  Edit edit = get_edit (model);
  g_autoptr (GPtrArray) held = dup_ids (model, ids, TRUE);
  g_autofree char *whose = g_strdup (persona);
  guint            n = 0;

  begin (edit.document, _ ("Set Persona"), get_n (held));
  for (guint i = 0; i < get_n (held); i++)
    n += tl_edit_set_ref (edit.document, held->pdata[i], TL_CARD_PERSONA, whose);
  tl_document_commit (edit.document);
  return n;
}

/**
 * tl_outline_edit_moment:
 * @model: a model
 * @ids: (array zero-terminated=1): rows
 *
 * Makes cards and points moments of truth; when all of them are, makes them none.
 *
 * Returns: how many rows changed
 */
guint
tl_outline_edit_moment (TlOutlineModel *model, const char *const *ids)
{
  Edit edit = get_edit (model);
  g_autoptr (GPtrArray) held = dup_ids (model, ids, FALSE);
  guint n = 0;
  guint n_set = 0;

  for (guint i = 0; i < get_n (held); i++)
    {
      TlOutlineRow *row = tl_outline_model_find (model, held->pdata[i]);

      n_set += tl_record_get_boolean (tl_outline_row_get_record (row),
                                      tl_outline_row_is_card (row) ? TL_CARD_MOMENT_OF_TRUTH
                                                                   : TL_POINT_MOMENT_OF_TRUTH);
    }
  tl_document_begin (edit.document,
                     n_set == get_n (held) ? _ ("Clear Moment of Truth") : _ ("Moment of Truth"));
  for (guint i = 0; i < get_n (held); i++)
    n += tl_edit_set_boolean (edit.document,
                              held->pdata[i],
                              tl_table_get_kind (edit.table, held->pdata[i], TL_KIND_CARD)
                                ? TL_CARD_MOMENT_OF_TRUTH
                                : TL_POINT_MOMENT_OF_TRUTH,
                              n_set < get_n (held));
  tl_document_commit (edit.document);
  return n;
}

/* --- Moving ------------------------------------------------------------------------------------
 */

static gboolean
move_to_column (const Edit *edit, const char *id, const char *column)
{
  const TlRecord *record = tl_table_get (edit->table, id);
  const char     *one[] = { id, NULL };

  if (tl_record_get_kind (record) == TL_KIND_POINT)
    return column && tl_edit_set_ref (edit->document, id, TL_POINT_COLUMN, column);
  if (g_strcmp0 (tl_record_get_ref (record, TL_CARD_COLUMN), column) == 0)
    return FALSE;
  tl_edit_move_cards (edit->document, one, column, NULL, NULL);
  return TRUE;
}

static char *
dup_move_name (guint n)
{
  if (n == 1)
    return g_strdup (_ ("Move Card"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Move %u Card", "Move %u Cards", n), n);
}

/**
 * tl_outline_edit_column:
 * @model: a model
 * @ids: (array zero-terminated=1): rows
 * @column: (nullable): a step, or stage without steps; NULL parks
 *
 * Moves cards to another column, each in its lane; points go too, but are never parked.
 *
 * Returns: how many rows changed
 */
guint
tl_outline_edit_column (TlOutlineModel *model, const char *const *ids, const char *column)
{
  Edit edit = get_edit (model);
  g_autoptr (GPtrArray) held = dup_ids (model, ids, !column);
  g_autofree char *to = g_strdup (column);
  g_autofree char *name = to ? dup_move_name (get_n (held)) : g_strdup (_ ("Park"));
  guint            n = 0;

  tl_document_begin (edit.document, name);
  for (guint i = 0; i < get_n (held); i++)
    n += move_to_column (&edit, held->pdata[i], to);
  tl_document_commit (edit.document);
  return n;
}

/* A parked card stays parked and will come back into that lane. */
static gboolean
move_to_lane (const Edit *edit, const char *id, const char *lane)
{
  const TlRecord  *card = tl_table_get (edit->table, id);
  g_autofree char *column = g_strdup (tl_record_get_ref (card, TL_CARD_COLUMN));
  const char      *one[] = { id, NULL };

  if (g_strcmp0 (tl_record_get_ref (card, TL_CARD_LANE), lane) == 0)
    return FALSE;
  if (!column)
    return tl_edit_set_ref (edit->document, id, TL_CARD_LANE, lane);
  tl_edit_move_cards (edit->document, one, column, lane, NULL);
  return TRUE;
}

/**
 * tl_outline_edit_lane:
 * @model: a model
 * @ids: (array zero-terminated=1): rows
 * @lane: a lane of the map
 *
 * Moves cards to another lane, each in its column.
 *
 * Returns: how many rows changed
 */
guint
tl_outline_edit_lane (TlOutlineModel *model, const char *const *ids, const char *lane)
{
  Edit edit = get_edit (model);
  g_autoptr (GPtrArray) held = dup_ids (model, ids, TRUE);
  g_autofree char *name = dup_move_name (get_n (held));
  g_autofree char *to = g_strdup (lane);
  guint            n = 0;

  tl_document_begin (edit.document, name);
  for (guint i = 0; i < get_n (held); i++)
    n += move_to_lane (&edit, held->pdata[i], to);
  tl_document_commit (edit.document);
  return n;
}

/**
 * tl_outline_edit_delete:
 * @model: a model
 * @ids: (array zero-terminated=1): rows
 *
 * Returns: how many rows are gone
 */
guint
tl_outline_edit_delete (TlOutlineModel *model, const char *const *ids)
{
  Edit edit = get_edit (model);
  g_autoptr (GPtrArray) held = dup_ids (model, ids, FALSE);
  g_autofree char *name = NULL;
  guint            n = get_n (held);

  if (!n)
    return 0;
  name =
    n == 1 && !tl_outline_row_is_card (tl_outline_model_find (model, held->pdata[0]))
      ? g_strdup (_ ("Delete Point"))
    : n == 1
      ? g_strdup (_ ("Delete Card"))
      : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Delete %u Card", "Delete %u Cards", n), n);
  tl_document_begin (edit.document, name);
  tl_edit_delete (edit.document, get_ids (held), FALSE);
  tl_document_commit (edit.document);
  return n;
}
