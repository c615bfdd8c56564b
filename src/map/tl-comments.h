/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-table.h"

G_BEGIN_DECLS

/* Threads of comments: a first comment that says where the thread is and whether it is resolved,
 * and replies to it. */

/* Replies are not nested deeper than this in any file. */
#define TL_COMMENTS_MAX_DEPTH 64

/* Where a thread is: about a thing, or at a place (a column and a lane); none = the map's. */
typedef struct
{
  const char *about;
  const char *column;
  const char *lane;
} TlCommentPlace;

typedef struct
{
  guint n_open; /* threads */
  guint n_resolved;
  guint n_comments; /* in all of them */
} TlCommentCounts;

const TlRecord *tl_comments_find_thread (const TlTable *table, const TlRecord *comment);
TlCommentPlace  tl_comments_get_place (const TlRecord *thread);
GPtrArray      *tl_comments_list_threads (const TlTable *table, const char *map);
GPtrArray      *tl_comments_list_replies (const TlTable *table, const TlRecord *thread);
guint           tl_comments_count_replies (const TlTable *table, const TlRecord *thread);
guint           tl_comments_count_open_about (const TlTable *table, const char *id);
TlCommentCounts tl_comments_count (const TlTable *table, const char *map);

G_END_DECLS
