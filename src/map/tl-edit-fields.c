/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The verbs for plain fields. Values from people are brought into what the field table allows, or
 * refused; what a file could not hold is never let in. A wrong id, field or type is a programming
 * error. */
#include "config.h"

#include "map/tl-about.h"
#include "map/tl-comments.h"
#include "map/tl-edit-private.h"
#include "map/tl-metric.h"

#include "base/tl-clock.h"
#include "base/tl-color.h"
#include "base/tl-date.h"
#include "base/tl-text.h"

#include <math.h>
#include <string.h>

static const TlFieldInfo *
find_field (TlDocument *doc, const char *id, guint field)
{
  const TlRecord *record = tl_table_get (tl_document_get_table (doc), id);

  g_return_val_if_fail (tl_document_in_transaction (doc), NULL);
  g_return_val_if_fail (record != NULL, NULL);
  g_return_val_if_fail (field < tl_kind_get_info (tl_record_get_kind (record))->n_fields, NULL);

  return tl_kind_get_field (tl_record_get_kind (record), field);
}

static gboolean
is_color (const TlFieldInfo *info, const char *text)
{
  TlColor color;

  return tl_field_find_value (info, text) >= 0 || tl_color_parse (text, &color);
}

/* Whether not every text is a value of the field. */
static gboolean
has_form (const TlFieldInfo *info)
{
  return info->type == TL_FIELD_TYPE_COLOR || info->type == TL_FIELD_TYPE_DATE ||
         info->type == TL_FIELD_TYPE_DURATION || info->type == TL_FIELD_TYPE_CLOCK;
}

static gboolean
is_of_form (const TlFieldInfo *info, const char *text)
{
  switch ((int) info->type)
    {
    case TL_FIELD_TYPE_COLOR:
      return is_color (info, text);
    case TL_FIELD_TYPE_DATE:
      return tl_date_is_valid (text);
    case TL_FIELD_TYPE_DURATION:
      return tl_duration_is_valid (text);
    case TL_FIELD_TYPE_CLOCK:
      return tl_clock_parse (text, NULL);
    default:
      return TRUE;
    }
}

/**
 * tl_edit_set_text:
 * @doc: a document with a transaction open
 * @id: the id of a record
 * @field: a field of type text, colour, date, duration or clock
 * @text: (nullable): the text; NULL = ""
 *
 * Sets a text, cleaned and cut to what the field holds; newlines stay only where several lines are
 * allowed.
 *
 * Returns: whether it changed; FALSE also for a colour, date, duration or time of day
 *   that is none
 */
gboolean
tl_edit_set_text (TlDocument *doc, const char *id, guint field, const char *text)
{
  const TlFieldInfo *info = find_field (doc, id, field);
  g_autofree char   *clean = NULL;
  TlRecord          *record;

  g_return_val_if_fail (info != NULL, FALSE);
  g_return_val_if_fail (info->type == TL_FIELD_TYPE_TEXT || has_form (info), FALSE);

  clean = tl_text_clean (text,
                         info->maximum > 0 ? (gsize) info->maximum : TL_EDIT_MAX_TEXT,
                         (info->flags & TL_FIELD_FLAG_MULTILINE) != 0);
  if (*clean != '\0' && has_form (info) && !is_of_form (info, clean))
    return FALSE;
  record = tl_edit_copy_record (doc, id);
  tl_record_set_text (record, field, clean);
  return tl_edit_put_changed (doc, record);
}

/**
 * tl_edit_set_integer:
 * @doc: a document with a transaction open
 * @id: the id of a record
 * @field: an integer, boolean or enum
 * @value: the value
 *
 * Sets an integer.
 *
 * Returns: whether it changed; FALSE also for a value outside the field's range
 */
gboolean
tl_edit_set_integer (TlDocument *doc, const char *id, guint field, gint64 value)
{
  const TlFieldInfo *info = find_field (doc, id, field);
  TlRecord          *record;

  g_return_val_if_fail (info != NULL, FALSE);
  g_return_val_if_fail (info->type == TL_FIELD_TYPE_INTEGER || info->type == TL_FIELD_TYPE_ENUM ||
                          info->type == TL_FIELD_TYPE_BOOLEAN,
                        FALSE);

  if ((double) value < info->minimum || (double) value > info->maximum)
    return FALSE;
  record = tl_edit_copy_record (doc, id);
  tl_record_set_integer (record, field, value);
  return tl_edit_put_changed (doc, record);
}

/**
 * tl_edit_set_boolean:
 * @doc: a document with a transaction open
 * @id: the id of a record
 * @field: a boolean
 * @value: the value
 *
 * Sets a boolean.
 *
 * Returns: whether it changed
 */
gboolean
tl_edit_set_boolean (TlDocument *doc, const char *id, guint field, gboolean value)
{
  return tl_edit_set_integer (doc, id, field, value ? 1 : 0);
}

/**
 * tl_edit_set_number:
 * @doc: a document with a transaction open
 * @id: the id of a record
 * @field: a number
 * @value: the value; NAN unsets a field that may be unset
 *
 * Sets a number. Scores and places in a column are held to their ends, so that a gesture that goes
 * beyond stops there; other numbers outside their range are refused.
 *
 * Returns: whether it changed
 */
gboolean
tl_edit_set_number (TlDocument *doc, const char *id, guint field, double value)
{
  const TlFieldInfo *info = find_field (doc, id, field);
  TlRecord          *record;

  g_return_val_if_fail (info != NULL, FALSE);
  g_return_val_if_fail (info->type == TL_FIELD_TYPE_NUMBER, FALSE);

  if (isnan (value) && !isnan (info->initial))
    return FALSE;
  record = tl_edit_copy_record (doc, id);
  if (tl_record_get_kind (record) == TL_KIND_POINT)
    value = CLAMP (value, info->minimum, info->maximum);
  if (value < info->minimum || value > info->maximum)
    {
      tl_record_unref (record);
      return FALSE;
    }
  tl_record_set_number (record, field, value);
  return tl_edit_put_changed (doc, record);
}

/* A card's column and lane hold each other; they go through the verb that knows. */
static gboolean
set_card_place (TlDocument *doc, const char *id, guint field, const char *target)
{
  g_autoptr (TlRecord) old = tl_edit_copy_record (doc, id);
  const char *const cards[] = { id, NULL };

  if (field == TL_CARD_COLUMN)
    tl_edit_move_cards (doc, cards, target, NULL, NULL);
  else
    tl_edit_move_cards (doc, cards, tl_record_get_ref (old, TL_CARD_COLUMN), target, NULL);
  return !tl_record_equal (old, tl_table_get (tl_document_get_table (doc), id));
}

/* A point stands either at a card or at a place. */
static void
clear_other_anchor (TlRecord *point, guint field, const char *target)
{
  if (target != NULL && field == TL_POINT_CARD)
    {
      tl_record_set_default (point, TL_POINT_COLUMN);
      tl_record_set_default (point, TL_POINT_AT);
    }
  else if (target != NULL && field == TL_POINT_COLUMN)
    tl_record_set_default (point, TL_POINT_CARD);
}

static gboolean
is_target (const TlTable *table, const TlFieldInfo *info, const char *target)
{
  const TlRecord *record = tl_table_get (table, target);

  return record != NULL && (info->targets & (1u << tl_record_get_kind (record))) != 0;
}

/* What lies in a map refers to nothing in another, where it could never be drawn, and nothing to
 * itself. */
static gboolean
is_in_reach (const TlTable *table, const char *id, const char *target)
{
  const char *map = tl_query_map_of (table, id);
  const char *other = tl_query_map_of (table, target);

  if (g_str_equal (id, target))
    return FALSE;
  return map == NULL || other == NULL || tl_table_get_kind (table, target, TL_KIND_MAP) != NULL ||
         g_str_equal (map, other);
}

/* Whether a list may name a target. What a card is about is not about the card in turn. */
static gboolean
is_entry_allowed (const TlTable *table, const char *id, const TlFieldInfo *info, const char *target)
{
  if (!is_in_reach (table, id, target))
    return FALSE;
  return info != tl_kind_get_field (TL_KIND_CARD, TL_CARD_ABOUT) ||
         !tl_about_reaches (table, target, id);
}

/* A link has two ends that differ. */
static gboolean
is_end_allowed (const TlRecord *link, guint field, const char *target)
{
  guint other = field == TL_LINK_FROM ? TL_LINK_TO : TL_LINK_FROM;

  return target != NULL && g_strcmp0 (tl_record_get_ref (link, other), target) != 0;
}

/* A point is at a card that has no other on this curve, or at a place in a column. */
static gboolean
is_anchor_allowed (const TlTable *table, const TlRecord *point, guint field, const char *target)
{
  const TlRecord *other;

  if (target == NULL)
    return FALSE;
  if (field == TL_POINT_COLUMN)
    return tl_edit_is_column (table, target);
  other = tl_query_point_of_card (table, tl_record_get_parent (point), target);
  return other == NULL || other == point;
}

/* A reply answers the first comment of another thread, and has no replies of its own. */
static gboolean
is_reply_allowed (const TlTable *table, const TlRecord *comment, const char *target)
{
  const TlRecord *thread = tl_table_get_kind (table, target, TL_KIND_COMMENT);

  return target == NULL || (thread != NULL && thread != comment &&
                            tl_record_get_ref (thread, TL_COMMENT_REPLY_TO) == NULL &&
                            tl_comments_count_replies (table, comment) == 0);
}

static gboolean
is_ref_allowed (const TlTable *table, const TlRecord *record, guint field, const char *target)
{
  TlKind kind = tl_record_get_kind (record);

  if (target != NULL && !is_in_reach (table, tl_record_get_id (record), target))
    return FALSE;
  if (kind == TL_KIND_LINK)
    return is_end_allowed (record, field, target);
  if (kind == TL_KIND_POINT)
    return is_anchor_allowed (table, record, field, target);
  if (kind == TL_KIND_COMMENT && field == TL_COMMENT_REPLY_TO)
    return is_reply_allowed (table, record, target);
  if ((kind == TL_KIND_CARD && field == TL_CARD_COLUMN) ||
      (kind == TL_KIND_COMMENT && field == TL_COMMENT_COLUMN))
    return target == NULL || tl_edit_is_column (table, target);
  return TRUE;
}

/**
 * tl_edit_set_ref:
 * @doc: a document with a transaction open
 * @id: the id of a record
 * @field: a reference, not the parent
 * @target: (nullable): the id of what it is to refer to
 *
 * Sets a reference. A card's column and lane are set as [func@Tl.edit_move_cards] does; anchoring a
 * point to a card ends its place, and the other way round.
 *
 * Returns: whether it changed; FALSE also when the record may not refer to this: it lies in
 *   another map, is no column, has a point already, or a link or point would lose its hold
 */
gboolean
tl_edit_set_ref (TlDocument *doc, const char *id, guint field, const char *target)
{
  const TlFieldInfo *info = find_field (doc, id, field);
  const TlTable     *table = tl_document_get_table (doc);
  TlRecord          *record;
  TlKind             kind;

  g_return_val_if_fail (info != NULL && info->type == TL_FIELD_TYPE_REF, FALSE);
  g_return_val_if_fail ((info->flags & TL_FIELD_FLAG_PARENT) == 0, FALSE);
  g_return_val_if_fail (target == NULL || is_target (table, info, target), FALSE);

  kind = tl_record_get_kind (tl_table_get (table, id));
  if (!is_ref_allowed (table, tl_table_get (table, id), field, target))
    return FALSE;
  if (kind == TL_KIND_CARD && (field == TL_CARD_COLUMN || field == TL_CARD_LANE))
    return set_card_place (doc, id, field, target);
  record = tl_edit_copy_record (doc, id);
  if (kind == TL_KIND_POINT)
    clear_other_anchor (record, field, target);
  tl_record_set_ref (record, field, target);
  return tl_edit_put_changed (doc, record);
}

/* A number as a file has it, NULL = it is none. */
static char *
dup_number (const char *text)
{
  double number;
  char   buffer[TL_NUMBER_BUFFER];

  return tl_metric_read_number (text, &number) ? g_strdup (tl_number_format (number, buffer))
                                               : NULL;
}

/**
 * tl_edit_set_list:
 * @doc: a document with a transaction open
 * @id: the id of a record
 * @field: a list of texts, numbers or references
 * @list: (nullable) (array zero-terminated=1): the entries
 *
 * Sets a list. Texts are cleaned and empty ones left out, and so is what is no number among
 * numbers; a reference that is there twice is kept once, and one is left out that a card cannot be
 * about because that is about the card.
 *
 * Returns: whether it changed; FALSE also when it is longer than the field allows
 */
gboolean
tl_edit_set_list (TlDocument *doc, const char *id, guint field, const char *const *list)
{
  const TlFieldInfo *info = find_field (doc, id, field);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  TlRecord *record;

  g_return_val_if_fail (info != NULL, FALSE);
  g_return_val_if_fail (info->type == TL_FIELD_TYPE_TEXT_LIST ||
                          info->type == TL_FIELD_TYPE_NUMBER_LIST ||
                          info->type == TL_FIELD_TYPE_REF_LIST,
                        FALSE);

  for (; list != NULL && *list != NULL; list++)
    {
      g_autofree char *entry = NULL;

      if (info->type == TL_FIELD_TYPE_TEXT_LIST)
        entry = tl_text_clean (*list, TL_EDIT_MAX_TEXT, FALSE);
      else if (info->type == TL_FIELD_TYPE_NUMBER_LIST)
        entry = dup_number (*list);
      else
        {
          g_return_val_if_fail (is_target (tl_document_get_table (doc), info, *list), FALSE);
          if (is_entry_allowed (tl_document_get_table (doc), id, info, *list) &&
              !g_ptr_array_find_with_equal_func (kept, *list, g_str_equal, NULL))
            entry = g_strdup (*list);
        }
      if (entry != NULL && *entry != '\0')
        g_ptr_array_add (kept, g_steal_pointer (&entry));
    }
  if (kept->len > info->maximum)
    return FALSE;
  g_ptr_array_add (kept, NULL);
  record = tl_edit_copy_record (doc, id);
  tl_record_set_list (record, field, (const char *const *) kept->pdata);
  return tl_edit_put_changed (doc, record);
}
