/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the board's files share. Places are laid out as if the document ran from left to right;
 * tl_board_mirror() turns them where groups and items are handed out. */
#include "scene/tl-board.h"

G_BEGIN_DECLS

typedef enum
{
  TL_BOARD_FONT_TITLE,
  TL_BOARD_FONT_HEADING, /* of quadrants, tray and list */
  TL_BOARD_FONT_CARD,
  TL_BOARD_FONT_CODE,
  TL_BOARD_FONT_SMALL,
  TL_N_BOARD_FONTS
} TlBoardFont;

/* The more there are, the less is said of each. */
typedef enum
{
  TL_BOARD_FORM_CARD, /* label, owner, two lines of the title */
  TL_BOARD_FORM_LINE, /* label and one line of the title */
  TL_BOARD_FORM_PILL, /* the label; the list is its key */
  TL_N_BOARD_FORMS
} TlBoardForm;

/* A board item and what only the board knows of it. */
typedef struct
{
  TlBoardItem  item; /* first: its strings are ours */
  TlRankedCard ranked;
  TlPoint      at;    /* where its scores are; logical */
  gboolean     moved; /* it had to go to another cell */
  TlBoardForm  form;
} TlBoardCard;

struct _TlBoard
{
  TlMeasurer    *measurer;
  const TlTheme *theme;
  TlTable       *table;
  TlBoardOptions options;
  double         scale; /* of words, and of all that holds them */
  gboolean       rtl;
  gboolean       numbered; /* labels are places in the list, since codes of several maps are not
                              unique */
  GPtrArray  *cards;       /* TlBoardCard, in the order of the list */
  GHashTable *by_id;
  TlPicture  *picture;

  /* Logical px. */
  double unit_x, unit_y; /* one step of effort and impact */
  TlRect plane;          /* with the strips for the names of the quadrants */
  TlRect grid;           /* the five by five cells */
  TlRect tray;           /* empty = none */
  TlRect list;           /* empty = none */
  double top;            /* where the title ends */
  double width, height;
};

#define TL_BOARD_PAD 24.0
#define TL_BOARD_CARD_WIDTH 182.0
#define TL_BOARD_CARD_HEIGHT 38.0
#define TL_BOARD_PILL_WIDTH 52.0
#define TL_BOARD_PILL_HEIGHT 20.0
#define TL_BOARD_HEAD 28.0 /* a line with the name of a quadrant, the tray or the list */
#define TL_BOARD_ROW 22.0  /* of the list */

TlTextBlock *tl_board_set_text (TlBoard    *self,
                                const char *text,
                                TlBoardFont font,
                                double      width,
                                guint       max_lines,
                                TlTextAlign align);
TlRect       tl_board_mirror (TlBoard *self, const TlRect *rect);
double       tl_board_inner_x (TlBoard *self, double group_width, double x, double width);
/* Draws a text into a line of a group and lets it go. Logical x in a group of some width. */
void tl_board_draw_text (TlBoard        *self,
                         TlGroupBuilder *builder,
                         double          group_width,
                         double          x,
                         double          y,
                         TlTextBlock    *block,
                         const TlColor  *ink);

void   tl_board_layout (TlBoard *self); /* tl-board-layout.c */
TlRect tl_board_get_cell (TlBoard *self, int impact, int effort);

void tl_board_add_plane (TlBoard *self); /* tl-board-face.c */
void tl_board_add_cards (TlBoard *self);
void tl_board_add_list (TlBoard *self); /* tl-board-list.c */

G_END_DECLS
