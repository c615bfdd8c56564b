/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The board of priorities: from the ranked list to a picture, and what lies where on it.
 *
 * A board is made anew whenever its cards change and never changes itself; it holds the table it
 * was made of. tl-board-layout.c gives the places, tl-board-face.c and tl-board-list.c draw. */
#include "config.h"

#include "scene/tl-board-private.h"
#include "scene/tl-scene-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const TlTextStyle fonts[TL_N_BOARD_FONTS] = {
  [TL_BOARD_FONT_TITLE] = { 24, TL_FONT_WEIGHT_BOLD, FALSE },
  [TL_BOARD_FONT_HEADING] = { 13, TL_FONT_WEIGHT_SEMIBOLD, FALSE },
  [TL_BOARD_FONT_CARD] = { 11, TL_FONT_WEIGHT_MEDIUM, FALSE },
  [TL_BOARD_FONT_CODE] = { 10.5, TL_FONT_WEIGHT_BOLD, FALSE },
  [TL_BOARD_FONT_SMALL] = { 11, TL_FONT_WEIGHT_REGULAR, FALSE },
};

/* --- Words -------------------------------------------------------------------------------------
 */

/**
 * tl_board_get_quadrant_name:
 * @quadrant: a quadrant
 *
 * Returns: (transfer none): its name as a heading; "" for none
 */
const char *
tl_board_get_quadrant_name (TlQuadrant quadrant)
{
  static const char *const names[TL_N_QUADRANTS] = {
    NULL, N_ ("Quick Wins"), N_ ("Big Bets"), N_ ("Fill-Ins"), N_ ("Time Sinks"),
  };

  return quadrant > TL_QUADRANT_NONE && quadrant < TL_N_QUADRANTS ? _ (names[quadrant]) : "";
}

/**
 * tl_board_get_method_name:
 * @method: a way to rank
 *
 * Returns: (transfer none): its name as a heading
 */
const char *
tl_board_get_method_name (TlRankMethod method)
{
  return method == TL_RANK_RICE ? _ ("RICE") : _ ("Value for Effort");
}

/**
 * tl_board_dup_place:
 * @impact: 0 = not rated, 1 to 5
 * @effort: 0 = not rated, 1 to 5
 *
 * Says where a card with such scores stands, as a screen reader does.
 *
 * Returns: (transfer full): "impact 4, effort 2, quick win"
 */
char *
tl_board_dup_place (int impact, int effort)
{
  switch (tl_rank_get_quadrant (impact, effort))
    {
    case TL_QUADRANT_QUICK_WIN:
      return g_strdup_printf (_ ("impact %d, effort %d, quick win"), impact, effort);
    case TL_QUADRANT_BIG_BET:
      return g_strdup_printf (_ ("impact %d, effort %d, big bet"), impact, effort);
    case TL_QUADRANT_FILL_IN:
      return g_strdup_printf (_ ("impact %d, effort %d, fill-in"), impact, effort);
    case TL_QUADRANT_TIME_SINK:
      return g_strdup_printf (_ ("impact %d, effort %d, time sink"), impact, effort);
    case TL_QUADRANT_NONE:
    case TL_N_QUADRANTS:
    default:
      if (impact > 0)
        return g_strdup_printf (_ ("impact %d, effort not rated"), impact);
      if (effort > 0)
        return g_strdup_printf (_ ("impact not rated, effort %d"), effort);
      return g_strdup (_ ("not rated yet"));
    }
}

/**
 * tl_board_format_score:
 * @score: a score, or NAN
 *
 * Writes a score as people read it: small ones with a decimal, large ones whole.
 *
 * Returns: (transfer full): "2.5", "1600"; a dash for NAN
 */
char *
tl_board_format_score (double score)
{
  char buffer[TL_NUMBER_BUFFER];

  if (isnan (score))
    return g_strdup ("–");
  if (score >= 100)
    return g_strdup (tl_number_format_places (floor (score + .5), 0, buffer));
  return g_strdup (tl_number_format_places (floor (score * 10 + .5) / 10, 1, buffer));
}

/* Measures a text; NULL when there is nothing to show. */
TlTextBlock *
tl_board_set_text (TlBoard    *self,
                   const char *text,
                   TlBoardFont font,
                   double      width,
                   guint       max_lines,
                   TlTextAlign align)
{
  g_autofree char *clean = tl_text_clean (text, 0, FALSE);
  TlTextStyle      style = fonts[font];

  g_strstrip (clean);
  if (*clean == '\0')
    return NULL;
  style.size *= self->scale;
  return self->measurer->layout (self->measurer, clean, &style, width, max_lines, align, self->rtl);
}

/* --- From left to right, and back --------------------------------------------------------------
 */

TlRect
tl_board_mirror (TlBoard *self, const TlRect *rect)
{
  TlRect mirrored = *rect;

  if (self->rtl)
    mirrored.x = self->width - rect->x - rect->width;
  return mirrored;
}

double
tl_board_inner_x (TlBoard *self, double group_width, double x, double width)
{
  return self->rtl ? group_width - x - width : x;
}

void
tl_board_draw_text (TlBoard        *self,
                    TlGroupBuilder *builder,
                    double          group_width,
                    double          x,
                    double          y,
                    TlTextBlock    *block,
                    const TlColor  *ink)
{
  double width;

  if (block == NULL)
    return;
  width = block->box_width > 0 ? block->box_width : ceil (block->width);
  tl_group_builder_text (builder,
                         tl_board_inner_x (self, group_width, x, width),
                         floor (y),
                         block,
                         ink);
  tl_text_block_unref (block);
}

/* --- Cards -------------------------------------------------------------------------------------
 */

static void
card_free (gpointer data)
{
  TlBoardCard *card = data;

  g_free ((char *) card->item.name);
  g_free ((char *) card->item.place);
  g_free ((char *) card->item.label);
  g_free (card);
}

static TlBoardCard *
card_new (TlBoard *self, const TlRankedCard *ranked, guint index)
{
  TlBoardCard *card = g_new0 (TlBoardCard, 1);
  const char  *code = tl_record_get_text (ranked->card, TL_CARD_CODE);

  card->ranked = *ranked;
  card->item.id = tl_record_get_id (ranked->card);
  card->item.impact = ranked->impact;
  card->item.effort = ranked->effort;
  card->item.quadrant = ranked->quadrant;
  card->item.score = ranked->score;
  card->item.rank = ranked->rank;
  card->item.name = tl_scene_dup_card_name (ranked->kind, ranked->card);
  card->item.place = tl_board_dup_place (ranked->impact, ranked->effort);
  card->item.label =
    self->numbered || *code == '\0' ? g_strdup_printf ("%u", index + 1) : g_strdup (code);
  return card;
}

/* Whether cards of more than one map are shown: then a code may be there twice. */
static gboolean
is_of_several_maps (const GArray *ranked)
{
  for (guint i = 1; i < ranked->len; i++)
    if (tl_record_get_parent (g_array_index (ranked, TlRankedCard, i).card) !=
        tl_record_get_parent (g_array_index (ranked, TlRankedCard, 0).card))
      return TRUE;
  return FALSE;
}

static void
fill_cards (TlBoard *self)
{
  g_autoptr (GArray) ranked = tl_rank_cards (self->table, &self->options.query);

  self->numbered = is_of_several_maps (ranked);
  for (guint i = 0; i < ranked->len; i++)
    {
      TlBoardCard *card = card_new (self, &g_array_index (ranked, TlRankedCard, i), i);

      g_ptr_array_add (self->cards, card);
      g_hash_table_insert (self->by_id, (gpointer) card->item.id, card);
    }
}

static void
fill_picture (TlBoard *self)
{
  self->picture = tl_picture_new (self->table);
  self->picture->sheet = TL_RECT_INIT (0, 0, self->width, self->height);
  self->picture->paper = tl_theme_get_paper (self->theme);
  tl_picture_set_title (self->picture, _ ("Priorities"));
  tl_board_add_plane (self);
  tl_board_add_cards (self);
  tl_board_add_list (self);
  for (guint i = 0; i < self->cards->len; i++)
    {
      TlBoardItem *item = self->cards->pdata[i];

      item->rect = tl_board_mirror (self, &item->rect);
    }
}

/**
 * tl_board_new:
 * @measurer: measures its words; needed for as long as the board lives
 * @theme: its look
 * @table: a document; held
 * @options: which cards, by what they are ranked, and what else is drawn; its texts are needed
 *   during this call alone
 *
 * Lays out and draws the board of priorities.
 *
 * Returns: (transfer full): a board
 */
TlBoard *
tl_board_new (TlMeasurer           *measurer,
              const TlTheme        *theme,
              const TlTable        *table,
              const TlBoardOptions *options)
{
  TlBoard        *self = g_new0 (TlBoard, 1);
  const TlRecord *document = tl_table_get_document (table);

  self->measurer = measurer;
  self->theme = theme;
  self->table = tl_table_ref ((TlTable *) table);
  self->options = *options;
  self->scale = (options->text_scale > 0 ? CLAMP (options->text_scale, 100, 200) : 100) / 100;
  self->rtl =
    document != NULL && tl_record_get_integer (document, TL_DOCUMENT_DIRECTION) == TL_DIRECTION_RTL;
  self->cards = g_ptr_array_new_with_free_func (card_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  fill_cards (self);
  tl_board_layout (self);
  fill_picture (self);
  self->options.query = (TlRankQuery){ .method = options->query.method };
  return self;
}

/**
 * tl_board_free:
 * @self: (transfer full): a board
 */
void
tl_board_free (TlBoard *self)
{
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->cards);
  tl_picture_unref (self->picture);
  tl_table_unref (self->table);
  g_free (self);
}

/**
 * tl_board_get_picture:
 * @self: a board
 *
 * Returns: (transfer none): its display list; the group of a card has the card's id
 */
TlPicture *
tl_board_get_picture (TlBoard *self)
{
  return self->picture;
}

/**
 * tl_board_is_rtl:
 * @self: a board
 *
 * Returns: whether its document runs from right to left, and so effort grows to the left
 */
gboolean
tl_board_is_rtl (TlBoard *self)
{
  return self->rtl;
}

/**
 * tl_board_get_n_items:
 * @self: a board
 *
 * Returns: how many cards it shows
 */
guint
tl_board_get_n_items (TlBoard *self)
{
  return self->cards->len;
}

/**
 * tl_board_get_item:
 * @self: a board
 * @index: less than their number
 *
 * Returns: (transfer none): a card of it, in the order of the ranked list
 */
const TlBoardItem *
tl_board_get_item (TlBoard *self, guint index)
{
  g_return_val_if_fail (index < self->cards->len, NULL);

  return self->cards->pdata[index];
}

/**
 * tl_board_find_item:
 * @self: a board
 * @id: (nullable): id of a card
 *
 * Returns: (transfer none) (nullable): that card, if it is shown
 */
const TlBoardItem *
tl_board_find_item (TlBoard *self, const char *id)
{
  return id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
}

/**
 * tl_board_hit:
 * @self: a board
 * @x: px
 * @y: px
 *
 * Returns: (transfer none) (nullable): the card at a point
 */
const TlBoardItem *
tl_board_hit (TlBoard *self, double x, double y)
{
  for (guint i = 0; i < self->cards->len; i++)
    {
      const TlBoardItem *item = self->cards->pdata[i];

      if (tl_rect_contains (&item->rect, x, y))
        return item;
    }
  return NULL;
}

/**
 * tl_board_find_scores:
 * @self: a board
 * @x: px
 * @y: px
 * @impact: (out): 1 to 5; 0 in the tray
 * @effort: (out): 1 to 5; 0 in the tray
 *
 * Which scores a card gets that is dropped at a point. Between two, it is the nearer one; the
 * plane's margins belong to the scores beside them.
 *
 * Returns: FALSE where the point is neither on the plane nor in the tray; the results are then
 *   untouched
 */
gboolean
tl_board_find_scores (TlBoard *self, double x, double y, int *impact, int *effort)
{
  double logical_x = self->rtl ? self->width - x : x;

  if (tl_rect_contains (&self->tray, logical_x, y))
    {
      *impact = *effort = 0;
      return TRUE;
    }
  if (!tl_rect_contains (&self->plane, logical_x, y))
    return FALSE;
  *effort = CLAMP ((int) floor ((logical_x - self->grid.x) / self->unit_x) + 1, 1, TL_RANK_MOST);
  *impact = CLAMP (TL_RANK_MOST - (int) floor ((y - self->grid.y) / self->unit_y), 1, TL_RANK_MOST);
  return TRUE;
}

/**
 * tl_board_picture_new:
 * @measurer: measures its words
 * @theme: its look
 * @table: a document; held
 * @query: which cards, and by what they are ranked
 * @text_scale: percent, 100 to 200; 0 = 100
 *
 * The board with its title and the ranked list, as it is exported.
 *
 * Returns: (transfer full): the picture
 */
TlPicture *
tl_board_picture_new (TlMeasurer        *measurer,
                      const TlTheme     *theme,
                      const TlTable     *table,
                      const TlRankQuery *query,
                      double             text_scale)
{
  TlBoardOptions options = { .query = *query, .on_paper = TRUE, .text_scale = text_scale };
  g_autoptr (TlBoard) board = tl_board_new (measurer, theme, table, &options);

  return tl_picture_ref (board->picture);
}
