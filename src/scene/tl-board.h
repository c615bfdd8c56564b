/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-rank.h"
#include "scene/tl-measurer.h"
#include "scene/tl-picture.h"
#include "scene/tl-theme.h"

G_BEGIN_DECLS

/* The board of priorities: impact upwards, effort to the trailing side, a card for each opportunity
 * and solution, and a tray for those that are not rated yet. Like a map it is a display list, and
 * whoever shows it asks it what lies where. */
typedef struct _TlBoard TlBoard;

typedef struct
{
  TlRankQuery query;
  gboolean    on_paper;   /* with a title and the ranked list; without an empty tray */
  double      text_scale; /* percent, 100 to 200; 0 = 100 */
} TlBoardOptions;

typedef struct
{
  const char *id;    /* of the card */
  const char *name;  /* "Opportunity: Callback within the hour", for a screen reader ... */
  const char *place; /* ... and "impact 4, effort 2, quick win" */
  const char *label; /* what stands on it and in the list: "O3" */
  TlRect      rect;  /* px */
  int         impact, effort;
  TlQuadrant  quadrant;
  double      score;
  guint       rank;
} TlBoardItem;

TlBoard *tl_board_new (TlMeasurer           *measurer,
                       const TlTheme        *theme,
                       const TlTable        *table,
                       const TlBoardOptions *options);
void     tl_board_free (TlBoard *self);

TlPicture         *tl_board_get_picture (TlBoard *self);
gboolean           tl_board_is_rtl (TlBoard *self); /* effort grows to the left */
guint              tl_board_get_n_items (TlBoard *self);
const TlBoardItem *tl_board_get_item (TlBoard *self, guint index); /* in the order of the list */
const TlBoardItem *tl_board_find_item (TlBoard *self, const char *id);
const TlBoardItem *tl_board_hit (TlBoard *self, double x, double y);

/* Which scores a place means; 0 and 0 = the tray. FALSE outside of both. */
gboolean tl_board_find_scores (TlBoard *self, double x, double y, int *impact, int *effort);
/* What is lit up while a card is held over a place, with words that say where it would go. */
TlGroup *tl_board_new_target (TlBoard *self, int impact, int effort, TlPoint *origin);

/* In the program's language. */
const char *tl_board_get_quadrant_name (TlQuadrant quadrant); /* "Quick Wins" */
const char *tl_board_get_method_name (TlRankMethod method);   /* "Value for Effort" */
char       *tl_board_dup_place (int impact, int effort);      /* "impact 4, effort 2, ..." */
char       *tl_board_format_score (double score);             /* "2.5"; "–" for NAN */

/* The whole as exports draw it (transfer full). */
TlPicture *tl_board_picture_new (TlMeasurer        *measurer,
                                 const TlTheme     *theme,
                                 const TlTable     *table,
                                 const TlRankQuery *query,
                                 double             text_scale);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlBoard, tl_board_free)

G_END_DECLS
