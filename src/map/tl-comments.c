/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Questions about threads of comments. Everything is read from the table's indices: what a thing's
 * threads cost follows what refers to the thing, not the map. */
#include "config.h"

#include "map/tl-comments.h"

#include <string.h>

/**
 * tl_comments_find_thread:
 * @table: a table
 * @comment: a comment
 *
 * Returns: (transfer none): the comment that its thread begins with; itself where it is no reply
 */
const TlRecord *
tl_comments_find_thread (const TlTable *table, const TlRecord *comment)
{
  for (guint i = 0; i < TL_COMMENTS_MAX_DEPTH; i++)
    {
      const TlRecord *before = tl_table_get_kind (table,
                                                  tl_record_get_ref (comment, TL_COMMENT_REPLY_TO),
                                                  TL_KIND_COMMENT);

      if (before == NULL)
        break;
      comment = before;
    }
  return comment;
}

/**
 * tl_comments_get_place:
 * @thread: the first comment of a thread
 *
 * Returns: where it is; ids borrowed from the record
 */
TlCommentPlace
tl_comments_get_place (const TlRecord *thread)
{
  TlCommentPlace place = { .about = tl_record_get_ref (thread, TL_COMMENT_ABOUT) };

  if (place.about != NULL)
    return place;
  place.column = tl_record_get_ref (thread, TL_COMMENT_COLUMN);
  place.lane = tl_record_get_ref (thread, TL_COMMENT_LANE);
  /* What is left of a place whose column or lane is gone is what stays of it. */
  if (place.column != NULL && place.lane != NULL)
    return place;
  place.about = place.column != NULL ? place.column : place.lane;
  place.column = place.lane = NULL;
  return place;
}

/**
 * tl_comments_list_threads:
 * @table: a table
 * @map: id of a map
 *
 * Returns: (transfer container) (element-type TlRecord): the first comment of each thread, oldest
 *   first; borrowed records
 */
GPtrArray *
tl_comments_list_threads (const TlTable *table, const char *map)
{
  const GPtrArray *comments = tl_table_get_children (table, map, TL_KIND_COMMENT);
  GPtrArray       *threads = g_ptr_array_new ();

  for (guint i = 0; i < comments->len; i++)
    if (tl_record_get_ref (comments->pdata[i], TL_COMMENT_REPLY_TO) == NULL)
      g_ptr_array_add (threads, comments->pdata[i]);
  return threads;
}

static void
add_replies (const TlTable *table, const TlRecord *comment, GPtrArray *replies, guint depth)
{
  const GPtrArray *referrers = tl_table_get_referrers (table, tl_record_get_id (comment));

  for (guint i = 0; i < referrers->len && depth < TL_COMMENTS_MAX_DEPTH; i++)
    {
      const TlRecord *reply = referrers->pdata[i];

      if (tl_record_get_kind (reply) != TL_KIND_COMMENT ||
          g_strcmp0 (tl_record_get_ref (reply, TL_COMMENT_REPLY_TO), tl_record_get_id (comment)) !=
            0)
        continue;
      g_ptr_array_add (replies, (gpointer) reply);
      add_replies (table, reply, replies, depth + 1);
    }
}

static int
compare_order (gconstpointer a, gconstpointer b)
{
  const TlRecord *left = *(const TlRecord *const *) a;
  const TlRecord *right = *(const TlRecord *const *) b;

  return strcmp (tl_record_get_text (left, TL_FIELD_ORDER),
                 tl_record_get_text (right, TL_FIELD_ORDER));
}

/**
 * tl_comments_list_replies:
 * @table: a table
 * @thread: the first comment of a thread
 *
 * Returns: (transfer container) (element-type TlRecord): what was answered, also to answers, oldest
 *   first; borrowed records
 */
GPtrArray *
tl_comments_list_replies (const TlTable *table, const TlRecord *thread)
{
  GPtrArray *replies = g_ptr_array_new ();

  add_replies (table, thread, replies, 0);
  g_ptr_array_sort (replies, compare_order);
  return replies;
}

/**
 * tl_comments_count_replies:
 * @table: a table
 * @thread: the first comment of a thread
 *
 * Returns: how many answers there are
 */
guint
tl_comments_count_replies (const TlTable *table, const TlRecord *thread)
{
  g_autoptr (GPtrArray) replies = g_ptr_array_new ();

  add_replies (table, thread, replies, 0);
  return replies->len;
}

/**
 * tl_comments_count_open_about:
 * @table: a table
 * @id: id of a thing
 *
 * Returns: how many comments the open threads about it have
 */
guint
tl_comments_count_open_about (const TlTable *table, const char *id)
{
  const GPtrArray *referrers = tl_table_get_referrers (table, id);
  guint            n = 0;

  for (guint i = 0; i < referrers->len; i++)
    {
      const TlRecord *thread = referrers->pdata[i];

      if (tl_record_get_kind (thread) == TL_KIND_COMMENT &&
          tl_record_get_ref (thread, TL_COMMENT_REPLY_TO) == NULL &&
          g_strcmp0 (tl_record_get_ref (thread, TL_COMMENT_ABOUT), id) == 0 &&
          !tl_record_get_boolean (thread, TL_COMMENT_RESOLVED))
        n += 1 + tl_comments_count_replies (table, thread);
    }
  return n;
}

/**
 * tl_comments_count:
 * @table: a table
 * @map: id of a map
 *
 * Returns: how many threads and comments a map has
 */
TlCommentCounts
tl_comments_count (const TlTable *table, const char *map)
{
  const GPtrArray *comments = tl_table_get_children (table, map, TL_KIND_COMMENT);
  TlCommentCounts  counts = { .n_comments = comments->len };

  for (guint i = 0; i < comments->len; i++)
    if (tl_record_get_ref (comments->pdata[i], TL_COMMENT_REPLY_TO) != NULL)
      continue;
    else if (tl_record_get_boolean (comments->pdata[i], TL_COMMENT_RESOLVED))
      counts.n_resolved++;
    else
      counts.n_open++;
  return counts;
}
