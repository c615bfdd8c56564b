/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Comments: threads about a thing or at a place. A thread's place and whether it is resolved stand
 * in its first comment; a reply only names that. What never changes: a reply answers the first
 * comment, so threads are one level deep whatever is answered. */
#include "config.h"

#include "map/tl-edit-comment.h"

#include "map/tl-edit-private.h"

#include "base/tl-date.h"
#include "base/tl-text.h"

static void
set_words (TlRecord *comment, const char *author, const char *text, const char *date)
{
  g_autofree char *clean_author = tl_text_clean (author, TL_EDIT_MAX_TEXT, FALSE);
  g_autofree char *clean_text = tl_text_clean (text, TL_EDIT_MAX_TEXT, TRUE);
  g_autofree char *now = NULL;

  if (date == NULL)
    date = now = tl_date_dup_now ();
  tl_record_set_text (comment, TL_COMMENT_AUTHOR, clean_author);
  tl_record_set_text (comment, TL_COMMENT_TEXT, clean_text);
  if (*date == '\0' || tl_date_is_valid (date))
    tl_record_set_text (comment, TL_COMMENT_DATE, date);
}

static gboolean
is_in_map (const TlTable *table, const char *map, const char *id)
{
  return id == NULL || g_strcmp0 (tl_query_map_of (table, id), map) == 0;
}

static gboolean
is_subject (const TlTable *table, const char *id)
{
  const TlRecord    *record = tl_table_get (table, id);
  const TlFieldInfo *info = tl_kind_get_field (TL_KIND_COMMENT, TL_COMMENT_ABOUT);

  return record != NULL && (info->targets & (1u << tl_record_get_kind (record))) != 0;
}

/**
 * tl_edit_add_comment:
 * @doc: a document with a transaction open
 * @map: id of a map
 * @place: where the thread is; all of it in the map
 * @author: (nullable): who says it
 * @text: what is said
 * @date: (nullable): when, as documents write it; %NULL = now
 *
 * Begins a thread.
 *
 * Returns: (transfer full) (nullable): the comment's id; %NULL, and nothing changed, when a map has
 *   no such place
 */
char *
tl_edit_add_comment (TlDocument           *doc,
                     const char           *map,
                     const TlCommentPlace *place,
                     const char           *author,
                     const char           *text,
                     const char           *date)
{
  const TlTable *table = tl_document_get_table (doc);
  TlRecord      *comment;

  g_return_val_if_fail (tl_document_in_transaction (doc), NULL);
  g_return_val_if_fail (tl_table_get_kind (table, map, TL_KIND_MAP) != NULL, NULL);
  g_return_val_if_fail (place != NULL && text != NULL, NULL);

  if (!is_in_map (table, map, place->about) || !is_in_map (table, map, place->column) ||
      !is_in_map (table, map, place->lane) ||
      (place->about != NULL && !is_subject (table, place->about)) ||
      (place->column != NULL && !tl_edit_is_column (table, place->column)) ||
      (place->lane != NULL && tl_table_get_kind (table, place->lane, TL_KIND_LANE) == NULL))
    return NULL;
  comment = tl_edit_new_child (doc, TL_KIND_COMMENT, map, NULL);
  tl_record_set_ref (comment, TL_COMMENT_ABOUT, place->about);
  if (place->about == NULL)
    {
      tl_record_set_ref (comment, TL_COMMENT_COLUMN, place->column);
      tl_record_set_ref (comment, TL_COMMENT_LANE, place->lane);
    }
  set_words (comment, author, text, date);
  return tl_edit_put_new (doc, comment);
}

/**
 * tl_edit_reply:
 * @doc: a document with a transaction open
 * @comment: id of a comment of a thread
 * @author: (nullable): who answers
 * @text: what is said
 * @date: (nullable): when, as documents write it; %NULL = now
 *
 * Answers a thread. A resolved one is open again: somebody has more to say.
 *
 * Returns: (transfer full): the reply's id
 */
char *
tl_edit_reply (
  TlDocument *doc, const char *comment, const char *author, const char *text, const char *date)
{
  const TlTable  *table = tl_document_get_table (doc);
  const TlRecord *record = tl_table_get_kind (table, comment, TL_KIND_COMMENT);
  const TlRecord *thread;
  TlRecord       *reply;

  g_return_val_if_fail (tl_document_in_transaction (doc), NULL);
  g_return_val_if_fail (record != NULL && text != NULL, NULL);

  thread = tl_comments_find_thread (table, record);
  reply = tl_edit_new_child (doc, TL_KIND_COMMENT, tl_record_get_parent (thread), NULL);
  tl_record_set_ref (reply, TL_COMMENT_REPLY_TO, tl_record_get_id (thread));
  set_words (reply, author, text, date);
  tl_edit_resolve (doc, tl_record_get_id (thread), FALSE);
  return tl_edit_put_new (doc, reply);
}

/**
 * tl_edit_resolve:
 * @doc: a document with a transaction open
 * @comment: id of a comment of a thread
 * @resolved: whether the thread is settled, or open again
 *
 * Returns: whether that changed
 */
gboolean
tl_edit_resolve (TlDocument *doc, const char *comment, gboolean resolved)
{
  const TlTable  *table = tl_document_get_table (doc);
  const TlRecord *record = tl_table_get_kind (table, comment, TL_KIND_COMMENT);

  g_return_val_if_fail (tl_document_in_transaction (doc), FALSE);
  g_return_val_if_fail (record != NULL, FALSE);

  return tl_edit_set_boolean (doc,
                              tl_record_get_id (tl_comments_find_thread (table, record)),
                              TL_COMMENT_RESOLVED,
                              resolved);
}
