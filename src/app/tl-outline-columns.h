/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/tl-outline-row.h"

G_BEGIN_DECLS

/* The outline's columns: what each is called, says of a row, and sorts by. */
typedef enum
{
  TL_OUTLINE_COLUMN_STAGE,
  TL_OUTLINE_COLUMN_STEP,
  TL_OUTLINE_COLUMN_LANE,
  TL_OUTLINE_COLUMN_CARD,
  TL_OUTLINE_COLUMN_TEXT,
  TL_OUTLINE_COLUMN_SCORE,
  TL_OUTLINE_COLUMN_CHANNEL,
  TL_OUTLINE_COLUMN_PERSONA,
  TL_OUTLINE_COLUMN_EVIDENCE,
  TL_OUTLINE_COLUMN_RATING, /* severity of pain points, impact of opportunities and solutions */
  TL_OUTLINE_COLUMN_TAGS,
  TL_OUTLINE_COLUMN_OWNER,
  TL_OUTLINE_COLUMN_TEAM,
  TL_OUTLINE_COLUMN_WORK, /* how far opportunities and solutions are */
  TL_OUTLINE_COLUMN_DUE,
  TL_OUTLINE_COLUMN_DURATION,
  TL_OUTLINE_COLUMN_SECOND, /* frequency of pain points, effort of opportunities and solutions */
  TL_OUTLINE_COLUMN_SOURCE, /* of the evidence */
  TL_OUTLINE_COLUMN_COUNT,  /* people asked or watched */
  TL_OUTLINE_COLUMN_CODE,
  TL_OUTLINE_COLUMN_REACH,      /* people an opportunity or a solution reaches */
  TL_OUTLINE_COLUMN_CONFIDENCE, /* percent */
  TL_OUTLINE_COLUMN_JOURNEY,    /* that the card opens */
  TL_N_OUTLINE_COLUMNS
} TlOutlineColumn;

const char *tl_outline_column_get_word (TlOutlineColumn column);
const char *tl_outline_column_get_title (TlOutlineColumn column);
gboolean    tl_outline_column_is_usual (TlOutlineColumn column);
int         tl_outline_column_get_width (TlOutlineColumn column);
gboolean    tl_outline_column_is_typed (TlOutlineColumn column);
gboolean    tl_outline_column_applies (TlOutlineColumn column, TlOutlineRow *row);
char       *tl_outline_column_dup_text (TlOutlineColumn column, TlOutlineRow *row);
int         tl_outline_column_compare (TlOutlineColumn column, TlOutlineRow *a, TlOutlineRow *b);

/* The two ratings: how bad or good, and (`second`) how often or how much work. */
int   tl_outline_row_get_rating (TlOutlineRow *row);
int   tl_outline_row_get_rating_field (TlOutlineRow *row);
int   tl_outline_row_get_second (TlOutlineRow *row);
int   tl_outline_row_get_second_field (TlOutlineRow *row);
char *tl_outline_row_dup_title (TlOutlineRow *row);
char *tl_outline_row_dup_name (TlOutlineRow *row);
char *tl_outline_row_dup_description (TlOutlineRow *row);

G_END_DECLS
