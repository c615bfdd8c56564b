/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The ranked list beside an exported board: what to do first, and the key to the pills. */
#include "config.h"

#include "scene/tl-board-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define RANK_WIDTH 26.0
#define CODE_WIDTH 40.0
#define SCORE_WIDTH 64.0

static void
add_line (TlBoard        *self,
          TlGroupBuilder *builder,
          const char     *text,
          TlBoardFont     font,
          double          x,
          double          width,
          TlTextAlign     align,
          const TlColor  *ink)
{
  TlTextBlock *block = tl_board_set_text (self, text, font, width, 1, align);

  if (block != NULL)
    tl_board_draw_text (self,
                        builder,
                        self->list.width,
                        x,
                        (TL_BOARD_ROW * self->scale - block->height) / 2,
                        block,
                        ink);
}

static TlGroup *
new_row (TlBoard *self, const TlBoardCard *card)
{
  TlGroupBuilder  *builder = tl_group_builder_new (TL_ROLE_SHEET, TL_BAND_OVERLAY, NULL);
  TlColor          primary = tl_theme_get_ink (self->theme, TL_INK_PRIMARY);
  TlColor          secondary = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);
  TlPaint          hairline = { .stroke = tl_theme_get_rule (self->theme), .stroke_width = 1 };
  double           s = self->scale;
  double           width = self->list.width;
  g_autofree char *rank =
    card->item.rank > 0 ? g_strdup_printf ("%u", card->item.rank) : g_strdup ("–");
  g_autofree char *score = tl_board_format_score (card->item.score);
  const char      *title = tl_record_get_text (card->ranked.card, TL_CARD_TITLE);

  if (*title == '\0')
    title = tl_record_get_text (card->ranked.card, TL_CARD_TEXT);
  tl_group_builder_move_to (builder, 0, .5);
  tl_group_builder_line_to (builder, width, .5);
  tl_group_builder_end_path (builder, &hairline, FALSE);
  add_line (self,
            builder,
            rank,
            TL_BOARD_FONT_CODE,
            0,
            (RANK_WIDTH - 6) * s,
            TL_TEXT_END,
            &primary);
  add_line (self,
            builder,
            card->item.label,
            TL_BOARD_FONT_SMALL,
            RANK_WIDTH * s + 6 * s,
            (CODE_WIDTH - 6) * s,
            TL_TEXT_START,
            &secondary);
  add_line (self,
            builder,
            title,
            TL_BOARD_FONT_CARD,
            (RANK_WIDTH + CODE_WIDTH) * s + 6 * s,
            width - (RANK_WIDTH + CODE_WIDTH + SCORE_WIDTH + 6) * s,
            TL_TEXT_START,
            &primary);
  add_line (self,
            builder,
            score,
            TL_BOARD_FONT_CODE,
            width - SCORE_WIDTH * s,
            SCORE_WIDTH * s,
            TL_TEXT_END,
            &primary);
  return tl_group_builder_end (builder);
}

static TlGroup *
new_heading (TlBoard *self)
{
  TlGroupBuilder  *builder = tl_group_builder_new (TL_ROLE_SHEET, TL_BAND_OVERLAY, NULL);
  TlColor          ink = tl_theme_get_ink (self->theme, TL_INK_PRIMARY);
  g_autofree char *words = g_strdup_printf (
    /* Translators: a way to rank, such as “Value for Effort”. */
    _ ("Ranked by %s"),
    tl_board_get_method_name (self->options.query.method));

  add_line (self, builder, words, TL_BOARD_FONT_HEADING, 0, self->list.width, TL_TEXT_START, &ink);
  return tl_group_builder_end (builder);
}

void
tl_board_add_list (TlBoard *self)
{
  TlRect list = tl_board_mirror (self, &self->list);
  double y = list.y + TL_BOARD_HEAD * self->scale;

  if (tl_rect_is_empty (&self->list))
    return;
  tl_picture_add (self->picture, new_heading (self), list.x, list.y);
  for (guint i = 0; i < self->cards->len; i++)
    tl_picture_add (self->picture,
                    new_row (self, self->cards->pdata[i]),
                    list.x,
                    floor (y + i * TL_BOARD_ROW * self->scale));
}
