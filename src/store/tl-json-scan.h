/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a file may hold at most: enough for maps far larger than a room can read, little enough
 * that no file can exhaust the stack, the memory or the patience of whoever opens it. */
#define TL_JSON_MAX_FILE (64 * 1024 * 1024)    /* bytes */
#define TL_JSON_MAX_DEPTH 64                   /* arrays and objects open at once; a map needs 6 */
#define TL_JSON_MAX_STRING (64 * 1024)         /* bytes of UTF-8 after unescaping */
#define TL_JSON_MAX_DATA (8 * 1024 * 1024)     /* the same, of a member called "data" */
#define TL_JSON_MAX_MEMBERS 200000             /* in one array or object */
#define TL_JSON_MAX_VALUES 1000000             /* in the file; 5,000 cards are 70,000 */
#define TL_JSON_MAX_CONTAINERS 250000          /* in the file; json-glib needs 500 bytes for one */
#define TL_JSON_MAX_NUMBER 400                 /* characters of one number */
#define TL_JSON_MAX_INTEGER 9007199254740992.0 /* 2^53: beyond it doubles skip integers */

gboolean tl_json_scan (const char *text, gsize length, gsize *start, GError **error);

G_END_DECLS
