/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the board looks like: paper, the four quadrants with their names, the scales of impact and
 * effort, cards and pills, the tray, and what lights up under a card in the hand. */
#include "config.h"

#include "scene/tl-board-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define PLANE_RADIUS 12.0
#define CARD_RADIUS 7.0
#define CARD_PAD 8.0
#define CODE_WIDTH 30.0
#define DOT_RADIUS 3.0
/* How much of its colour a quadrant takes; more would fight with the cards. */
#define QUADRANT_TINT 0.07
#define TARGET_TINT 0.22
#define BUBBLE_PAD 10.0

static TlColor
get_quadrant_color (TlBoard *self, TlQuadrant quadrant)
{
  static const char *const colors[TL_N_QUADRANTS] = {
    [TL_QUADRANT_NONE] = "grey",     [TL_QUADRANT_QUICK_WIN] = "green",
    [TL_QUADRANT_BIG_BET] = "blue",  [TL_QUADRANT_FILL_IN] = "yellow",
    [TL_QUADRANT_TIME_SINK] = "red",
  };
  TlColor color = tl_theme_get_rule (self->theme);

  tl_theme_resolve_color (self->theme, colors[quadrant], &color);
  return color;
}

static gboolean
is_high_contrast (TlBoard *self)
{
  return tl_theme_get_text_contrast (self->theme) > 5;
}

static TlColor
get_quadrant_tint (TlBoard *self, TlQuadrant quadrant, double share)
{
  TlColor color = get_quadrant_color (self, quadrant);
  TlColor paper = tl_theme_get_paper (self->theme);

  return is_high_contrast (self) && share < TARGET_TINT ? paper
                                                        : tl_color_mix (&paper, &color, share);
}

static void
line (TlGroupBuilder *builder, double x1, double y1, double x2, double y2, const TlPaint *paint)
{
  tl_group_builder_move_to (builder, x1, y1);
  tl_group_builder_line_to (builder, x2, y2);
  tl_group_builder_end_path (builder, paint, FALSE);
}

/* --- The plane ---------------------------------------------------------------------------------
 */

/* A quarter of the plane, with its strip for the name. */
static TlRect
get_quarter (TlBoard *self, TlQuadrant quadrant)
{
  gboolean low_effort = quadrant == TL_QUADRANT_QUICK_WIN || quadrant == TL_QUADRANT_FILL_IN;
  gboolean high_impact = quadrant == TL_QUADRANT_QUICK_WIN || quadrant == TL_QUADRANT_BIG_BET;
  double   x = self->grid.x + (TL_RANK_HIGH - 1) * self->unit_x;
  double   y = self->grid.y + (TL_RANK_MOST - TL_RANK_HIGH + 1) * self->unit_y;
  double   right = self->plane.x + self->plane.width;
  double   bottom = self->plane.y + self->plane.height;

  return TL_RECT_INIT (low_effort ? self->plane.x : x,
                       high_impact ? self->plane.y : y,
                       low_effort ? x - self->plane.x : right - x,
                       high_impact ? y - self->plane.y : bottom - y);
}

/* A rectangle with one corner of the plane round: the one that is the plane's own. */
static void
fill_quarter (TlBoard *self, TlGroupBuilder *builder, TlQuadrant quadrant)
{
  TlPaint paint = { .fill = get_quadrant_tint (self, quadrant, QUADRANT_TINT) };
  TlRect  rect = get_quarter (self, quadrant);

  rect = tl_board_mirror (self, &rect);
  tl_group_builder_rect (builder, &rect, 0, &paint);
}

static void
name_quarter (TlBoard *self, TlGroupBuilder *builder, TlQuadrant quadrant)
{
  TlRect       rect = get_quarter (self, quadrant);
  TlColor      color = get_quadrant_color (self, quadrant);
  TlColor      tint = get_quadrant_tint (self, quadrant, QUADRANT_TINT);
  TlColor      ink = tl_theme_text_on (self->theme, &color, &tint);
  double       s = self->scale;
  gboolean     at_end = quadrant == TL_QUADRANT_BIG_BET || quadrant == TL_QUADRANT_TIME_SINK;
  gboolean     below = quadrant == TL_QUADRANT_FILL_IN || quadrant == TL_QUADRANT_TIME_SINK;
  TlTextBlock *block = tl_board_set_text (self,
                                          tl_board_get_quadrant_name (quadrant),
                                          TL_BOARD_FONT_HEADING,
                                          rect.width - 24 * s,
                                          1,
                                          at_end ? TL_TEXT_END : TL_TEXT_START);

  tl_board_draw_text (self,
                      builder,
                      self->width,
                      rect.x + 12 * s,
                      below ? rect.y + rect.height - (TL_BOARD_HEAD * s + block->height) / 2
                            : rect.y + (TL_BOARD_HEAD * s - block->height) / 2,
                      block,
                      &ink);
}

static void
draw_grid (TlBoard *self, TlGroupBuilder *builder)
{
  TlPaint faint = { .stroke = tl_theme_get_level_rule (self->theme), .stroke_width = 1 };
  TlPaint strong = { .stroke = tl_theme_get_neutral_rule (self->theme), .stroke_width = 1.5 };
  TlRect  frame = tl_board_mirror (self, &self->plane);
  TlPaint edge = { .stroke = tl_theme_get_rule (self->theme), .stroke_width = 1 };

  for (int i = 1; i < TL_RANK_MOST; i++)
    {
      TlPaint *paint_x = i == TL_RANK_HIGH - 1 ? &strong : &faint;
      TlPaint *paint_y = TL_RANK_MOST - i == TL_RANK_HIGH - 1 ? &strong : &faint;
      double   x = floor (tl_board_inner_x (self, self->width, self->grid.x + i * self->unit_x, 0));
      double   y = floor (self->grid.y + i * self->unit_y);

      line (builder, x + .5, frame.y, x + .5, frame.y + frame.height, paint_x);
      line (builder, frame.x, y + .5, frame.x + frame.width, y + .5, paint_y);
    }
  frame = tl_rect_inset (&frame, .5);
  tl_group_builder_rect (builder, &frame, 0, &edge);
}

/* The scores beside the plane, and what they are scores of. */
static void
draw_axes (TlBoard *self, TlGroupBuilder *builder)
{
  TlColor ink = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);
  TlColor strong = tl_theme_get_ink (self->theme, TL_INK_PRIMARY);
  double  s = self->scale;
  double  bottom = self->plane.y + self->plane.height;

  for (int i = 1; i <= TL_RANK_MOST; i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", i);
      TlRect           cell = tl_board_get_cell (self, i, i);
      TlTextBlock     *up =
        tl_board_set_text (self, number, TL_BOARD_FONT_SMALL, 20 * s, 1, TL_TEXT_MIDDLE);

      tl_board_draw_text (self,
                          builder,
                          self->width,
                          self->plane.x - 26 * s,
                          cell.y + (cell.height - up->height) / 2,
                          tl_text_block_ref (up),
                          &ink);
      tl_board_draw_text (self,
                          builder,
                          self->width,
                          cell.x + cell.width / 2 - 10 * s,
                          bottom + 5 * s,
                          up,
                          &ink);
    }
  tl_board_draw_text (self,
                      builder,
                      self->width,
                      self->plane.x - 20 * s,
                      self->plane.y - 20 * s,
                      tl_board_set_text (self,
                                         _ ("↑ Impact"),
                                         TL_BOARD_FONT_HEADING,
                                         -1,
                                         1,
                                         TL_TEXT_START),
                      &strong);
  tl_board_draw_text (self,
                      builder,
                      self->width,
                      self->plane.x + self->plane.width - 100 * s,
                      bottom + 3 * s,
                      tl_board_set_text (self,
                                         self->rtl ? _ ("Effort ←") : _ ("Effort →"),
                                         TL_BOARD_FONT_HEADING,
                                         100 * s,
                                         1,
                                         TL_TEXT_END),
                      &strong);
}

static void
draw_tray (TlBoard *self, TlGroupBuilder *builder)
{
  TlColor  ink = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);
  TlPaint  edge = { .stroke = tl_theme_get_neutral_rule (self->theme),
                    .stroke_width = 1,
                    .dash = TL_DASH_DASHED };
  TlRect   rect = tl_board_mirror (self, &self->tray);
  double   s = self->scale;
  gboolean empty = TRUE;

  if (tl_rect_is_empty (&self->tray))
    return;
  rect = tl_rect_inset (&rect, .5);
  tl_group_builder_rect (builder, &rect, PLANE_RADIUS, &edge);
  for (guint i = 0; i < self->cards->len; i++)
    empty &= ((TlBoardItem *) self->cards->pdata[i])->quadrant != TL_QUADRANT_NONE;
  tl_board_draw_text (self,
                      builder,
                      self->width,
                      self->tray.x + 12 * s,
                      self->tray.y + 6 * s,
                      tl_board_set_text (self,
                                         _ ("Not rated yet"),
                                         TL_BOARD_FONT_HEADING,
                                         -1,
                                         1,
                                         TL_TEXT_START),
                      &ink);
  if (empty)
    tl_board_draw_text (self,
                        builder,
                        self->width,
                        self->tray.x + 12 * s,
                        self->tray.y + (TL_BOARD_HEAD + 4) * s,
                        tl_board_set_text (self,
                                           _ ("Drop a card here to clear its scores"),
                                           TL_BOARD_FONT_SMALL,
                                           -1,
                                           1,
                                           TL_TEXT_START),
                        &ink);
}

/* What the board is about: the map, and what it was filtered by. */
static char *
dup_lead (TlBoard *self)
{
  const TlRankQuery *query = &self->options.query;
  const TlRecord    *map = tl_table_get_kind (self->table, query->map, TL_KIND_MAP);
  const TlRecord    *stage = tl_table_get_kind (self->table, query->stage, TL_KIND_STAGE);
  g_autoptr (GString) lead = g_string_new (
    map != NULL ? tl_record_get_text (map, TL_MAP_TITLE)
                : tl_record_get_text (tl_table_get_document (self->table), TL_DOCUMENT_TITLE));

  if (stage != NULL)
    g_string_append_printf (lead, " · %s", tl_record_get_text (stage, TL_STAGE_TITLE));
  if (query->owner != NULL)
    g_string_append_printf (lead, " · %s", *query->owner == '\0' ? _ ("No owner") : query->owner);
  return g_string_free (g_steal_pointer (&lead), FALSE);
}

static void
draw_title (TlBoard *self, TlGroupBuilder *builder)
{
  TlColor          primary = tl_theme_get_ink (self->theme, TL_INK_PRIMARY);
  TlColor          secondary = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);
  g_autofree char *lead = dup_lead (self);
  double           width = self->width - 2 * TL_BOARD_PAD;

  tl_board_draw_text (self,
                      builder,
                      self->width,
                      TL_BOARD_PAD,
                      TL_BOARD_PAD,
                      tl_board_set_text (self,
                                         _ ("Priorities"),
                                         TL_BOARD_FONT_TITLE,
                                         width,
                                         1,
                                         TL_TEXT_START),
                      &primary);
  tl_board_draw_text (self,
                      builder,
                      self->width,
                      TL_BOARD_PAD,
                      TL_BOARD_PAD + 32 * self->scale,
                      tl_board_set_text (self, lead, TL_BOARD_FONT_SMALL, width, 1, TL_TEXT_START),
                      &secondary);
}

/* Everything beneath the cards. */
void
tl_board_add_plane (TlBoard *self)
{
  TlGroupBuilder *builder = tl_group_builder_new (TL_ROLE_SHEET, TL_BAND_SHEET, NULL);

  for (int i = TL_QUADRANT_QUICK_WIN; i < TL_N_QUADRANTS; i++)
    fill_quarter (self, builder, i);
  draw_grid (self, builder);
  for (int i = TL_QUADRANT_QUICK_WIN; i < TL_N_QUADRANTS; i++)
    name_quarter (self, builder, i);
  draw_axes (self, builder);
  draw_tray (self, builder);
  if (self->options.on_paper)
    draw_title (self, builder);
  tl_picture_add (self->picture, tl_group_builder_end (builder), 0, 0);
}

/* --- Cards -------------------------------------------------------------------------------------
 */

/* Lines from the middle of cards that had to move to where their scores are; beneath the cards. */
static TlGroup *
new_leaders (TlBoard *self)
{
  TlGroupBuilder *builder = tl_group_builder_new (TL_ROLE_SHEET, TL_BAND_CELLS, NULL);
  TlColor         color = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);
  TlColor         paper = tl_theme_get_paper (self->theme);
  TlPaint         thin;

  color = tl_theme_mark_on (self->theme, &color, &paper);
  thin = (TlPaint){ .stroke = color, .stroke_width = 1 };
  for (guint i = 0; i < self->cards->len; i++)
    {
      const TlBoardCard *card = self->cards->pdata[i];
      const TlRect      *rect = &card->item.rect;

      if (card->moved)
        line (builder,
              tl_board_inner_x (self, self->width, rect->x + rect->width / 2, 0),
              rect->y + rect->height / 2,
              tl_board_inner_x (self, self->width, card->at.x, 0),
              card->at.y,
              &thin);
    }
  return tl_group_builder_end (builder);
}

static char *
dup_initials (const char *name)
{
  GString *initials = g_string_new (NULL);
  gboolean start = TRUE;

  for (const char *p = name; *p != '\0' && g_utf8_strlen (initials->str, -1) < 2;
       p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (start && g_unichar_isalnum (c))
        g_string_append_unichar (initials, g_unichar_toupper (c));
      start = !g_unichar_isalnum (c) && c != '\'';
    }
  return g_string_free (initials, FALSE);
}

static const char *
get_title (const TlRecord *card)
{
  const char *title = tl_record_get_text (card, TL_CARD_TITLE);

  if (*title == '\0')
    title = tl_record_get_text (card, TL_CARD_TEXT);
  return *title == '\0' ? _ ("untitled") : title;
}

/* Code and owner stand before the title, one above the other. */
static void
draw_card (TlBoard *self, TlGroupBuilder *builder, const TlBoardCard *card, const TlColor colors[3])
{
  const TlRect    *rect = &card->item.rect;
  double           s = self->scale;
  double           room = rect->width - (2 * CARD_PAD + CODE_WIDTH) * s;
  g_autofree char *initials = dup_initials (tl_record_get_text (card->ranked.card, TL_CARD_OWNER));
  TlColor          secondary = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);
  TlTextBlock     *code = tl_board_set_text (self,
                                         card->item.label,
                                         TL_BOARD_FONT_CODE,
                                         CODE_WIDTH * s,
                                         1,
                                         TL_TEXT_START);
  TlTextBlock     *owner =
    tl_board_set_text (self, initials, TL_BOARD_FONT_SMALL, CODE_WIDTH * s, 1, TL_TEXT_START);
  TlTextBlock *title = tl_board_set_text (self,
                                          get_title (card->ranked.card),
                                          TL_BOARD_FONT_CARD,
                                          room,
                                          2,
                                          TL_TEXT_START);
  double       height = code->height + (owner != NULL ? owner->height : 0);
  double       y = floor ((rect->height - MAX (height, title->height)) / 2);

  secondary = tl_theme_text_on (self->theme, &secondary, &colors[0]);
  tl_board_draw_text (self,
                      builder,
                      rect->width,
                      (CARD_PAD + CODE_WIDTH) * s,
                      (rect->height - title->height) / 2,
                      title,
                      &colors[2]);
  tl_board_draw_text (self,
                      builder,
                      rect->width,
                      CARD_PAD * s,
                      y + code->height,
                      owner,
                      &secondary);
  tl_board_draw_text (self, builder, rect->width, CARD_PAD * s, y, code, &secondary);
}

/* The label, and beside it as much of the title as there is room for. */
static void
draw_line (TlBoard *self, TlGroupBuilder *builder, const TlBoardCard *card, const TlColor colors[3])
{
  const TlRect *rect = &card->item.rect;
  double        s = self->scale;
  TlColor       secondary = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);
  TlTextBlock  *code = tl_board_set_text (self,
                                         card->item.label,
                                         TL_BOARD_FONT_CODE,
                                         CODE_WIDTH * s,
                                         1,
                                         TL_TEXT_START);
  TlTextBlock  *title = tl_board_set_text (self,
                                          get_title (card->ranked.card),
                                          TL_BOARD_FONT_CARD,
                                          rect->width - (2 * CARD_PAD + CODE_WIDTH) * s,
                                          1,
                                          TL_TEXT_START);

  secondary = tl_theme_text_on (self->theme, &secondary, &colors[0]);
  tl_board_draw_text (self,
                      builder,
                      rect->width,
                      (CARD_PAD + CODE_WIDTH) * s,
                      (rect->height - title->height) / 2,
                      title,
                      &colors[2]);
  tl_board_draw_text (self,
                      builder,
                      rect->width,
                      CARD_PAD * s,
                      (rect->height - code->height) / 2,
                      code,
                      &secondary);
}

static void
draw_pill (TlBoard *self, TlGroupBuilder *builder, const TlBoardCard *card, const TlColor colors[3])
{
  const TlRect *rect = &card->item.rect;
  TlTextBlock  *label = tl_board_set_text (self,
                                          card->item.label,
                                          TL_BOARD_FONT_CODE,
                                          rect->width - 8,
                                          1,
                                          TL_TEXT_MIDDLE);

  tl_board_draw_text (self,
                      builder,
                      rect->width,
                      4,
                      (rect->height - label->height) / 2,
                      label,
                      &colors[2]);
}

static TlGroup *
new_card_group (TlBoard *self, const TlBoardCard *card)
{
  TlGroupBuilder  *builder = tl_group_builder_new (TL_ROLE_CARD, TL_BAND_CELLS, card->item.id);
  g_autofree char *title = g_strdup_printf ("%s, %s", card->item.name, card->item.place);
  const TlRect    *rect = &card->item.rect;
  TlRect           paper = TL_RECT_INIT (.5, .5, rect->width - 1, rect->height - 1);
  TlPaint          paint = { .stroke_width = 1 };
  TlColor          colors[3]; /* fill, outline, ink */
  static void (*const draw[TL_N_BOARD_FORMS]) (TlBoard *,
                                               TlGroupBuilder *,
                                               const TlBoardCard *,
                                               const TlColor[3]) = {
    [TL_BOARD_FORM_CARD] = draw_card,
    [TL_BOARD_FORM_LINE] = draw_line,
    [TL_BOARD_FORM_PILL] = draw_pill,
  };

  tl_group_builder_set_title (builder, title);
  tl_theme_get_card (self->theme,
                     card->ranked.kind,
                     tl_record_get_text (card->ranked.card, TL_CARD_COLOR),
                     &colors[0],
                     &colors[1],
                     &colors[2]);
  paint.fill = colors[0];
  paint.stroke = colors[1];
  tl_group_builder_rect (builder,
                         &paper,
                         card->form == TL_BOARD_FORM_PILL ? paper.height / 2 : CARD_RADIUS,
                         &paint);
  draw[card->form](self, builder, card, colors);
  return tl_group_builder_end (builder);
}

void
tl_board_add_cards (TlBoard *self)
{
  gboolean moved = FALSE;

  for (guint i = 0; i < self->cards->len; i++)
    moved |= ((TlBoardCard *) self->cards->pdata[i])->moved;
  if (moved)
    tl_picture_add (self->picture, new_leaders (self), 0, 0);
  for (guint i = 0; i < self->cards->len; i++)
    {
      TlBoardCard *card = self->cards->pdata[i];
      TlRect       rect = tl_board_mirror (self, &card->item.rect);

      tl_picture_add (self->picture, new_card_group (self, card), rect.x, rect.y);
    }
}

/* --- Under a card in the hand ------------------------------------------------------------------
 */

/**
 * tl_board_new_target:
 * @self: a board
 * @impact: 0 = the tray, 1 to 5
 * @effort: 0 = the tray, 1 to 5
 * @origin: (out): where the group stands, px
 *
 * Draws the cell, or the tray, that a card is held over, and what scores that means.
 *
 * Returns: (transfer full): a group
 */
TlGroup *
tl_board_new_target (TlBoard *self, int impact, int effort, TlPoint *origin)
{
  TlGroupBuilder  *builder = tl_group_builder_new (TL_ROLE_SHEET, TL_BAND_OVERLAY, NULL);
  TlQuadrant       quadrant = tl_rank_get_quadrant (impact, effort);
  TlColor          color = get_quadrant_color (self, quadrant);
  TlColor          paper = tl_theme_get_paper (self->theme);
  TlRect           cell = tl_board_get_cell (self, impact, effort);
  TlRect           box = TL_RECT_INIT (1, 1, cell.width - 2, cell.height - 2);
  TlPaint          paint = { .stroke_width = 2 };
  g_autofree char *words = tl_board_dup_place (impact, effort);
  TlTextBlock     *block;
  TlPaint          bubble = { 0 };
  TlColor          ink = tl_theme_get_ink (self->theme, TL_INK_PRIMARY);

  paint.fill = get_quadrant_tint (self, quadrant, TARGET_TINT);
  paint.stroke = tl_theme_mark_on (self->theme, &color, &paper);
  cell = tl_board_mirror (self, &cell);
  *origin = (TlPoint){ cell.x, cell.y };
  tl_group_builder_rect (builder, &box, CARD_RADIUS, &paint);
  block = tl_board_set_text (self, words, TL_BOARD_FONT_CARD, cell.width - 12, 2, TL_TEXT_MIDDLE);
  bubble.fill = ink;
  box = TL_RECT_INIT (floor ((cell.width - block->width) / 2) - BUBBLE_PAD,
                      -block->height - 12,
                      block->width + 2 * BUBBLE_PAD,
                      block->height + 8);
  tl_group_builder_rect (builder, &box, CARD_RADIUS, &bubble);
  tl_group_builder_text (builder, 6, box.y + 4, block, &paper);
  tl_text_block_unref (block);
  return tl_group_builder_end (builder);
}
