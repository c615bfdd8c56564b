/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where everything on the board stands.
 *
 * The plane is a grid of five by five cells, one for each pair of scores, and each cell a small
 * grid of slots with one exactly at its centre. The first card of a cell takes the centre, the next
 * ones the slots around it; those that find their cell full take the nearest free slot of the same
 * quadrant, so that a card is never seen among the wrong ones, and a line leads back. Slots are
 * never shared, which is why nothing overlaps. Where cards would not fit they become lines, then
 * pills with their label alone, and where those would not, the plane grows.
 *
 * Cards take their slots in the order of the map, not of the list: a card that is moved leaves the
 * others of its cells where they were. */
#include "config.h"

#include "scene/tl-board-private.h"

#include <math.h>
#include <string.h>

#define CELLS TL_RANK_MOST
#define GAP_X 8.0
#define GAP_Y 4.0
/* Room beside the plane for the scores, and beneath it. */
#define AXIS_X 28.0
#define AXIS_Y 24.0
#define TITLE_HEIGHT 62.0
#define LIST_WIDTH 420.0
#define LIST_DISTANCE 32.0
/* Slots of a cell: odd, for one to be at its centre. */
#define CARD_ROWS 3
#define LINE_ROWS 5
#define PILL_COLUMNS 3
#define PILL_ROWS 5
/* So many cards of one map are still drawn as cards although a cell has more than fit into it. */
#define FEW_CARDS 12
/* Rows of the tray before what lies there becomes smaller. */
#define TRAY_ROWS 3
/* This share of a quadrant's slots may be taken: then every card finds one near its place. */
#define MOST_FULL 0.8

/* The slots of the whole plane. */
typedef struct
{
  TlBoardForm form;
  guint       nx, ny; /* of a cell */
  double      width, height;
  guint8     *taken; /* CELLS * nx columns by CELLS * ny rows, from the lower left */
} Slots;

static TlBoardCard *
get_card (TlBoard *self, guint index)
{
  return self->cards->pdata[index];
}

static gboolean
is_rated (const TlBoardCard *card)
{
  return card->item.quadrant != TL_QUADRANT_NONE;
}

/* --- How many, and how large ------------------------------------------------------------------
 */

static guint
count_fullest (TlBoard *self, guint n_quadrant[TL_N_QUADRANTS])
{
  guint cells[CELLS + 1][CELLS + 1] = { { 0 } };
  guint most = 0;

  for (guint i = 0; i < self->cards->len; i++)
    {
      const TlBoardItem *item = &get_card (self, i)->item;

      n_quadrant[item->quadrant]++;
      if (item->quadrant == TL_QUADRANT_NONE)
        continue;
      cells[item->impact][item->effort]++;
      most = MAX (most, cells[item->impact][item->effort]);
    }
  return most;
}

static gboolean
fits (const guint n_quadrant[TL_N_QUADRANTS], guint n_slots)
{
  static const guint cells[TL_N_QUADRANTS] = {
    [TL_QUADRANT_QUICK_WIN] = 6,
    [TL_QUADRANT_BIG_BET] = 9,
    [TL_QUADRANT_FILL_IN] = 4,
    [TL_QUADRANT_TIME_SINK] = 6,
  };

  for (guint i = TL_QUADRANT_QUICK_WIN; i < TL_N_QUADRANTS; i++)
    if (n_quadrant[i] > MOST_FULL * cells[i] * n_slots)
      return FALSE;
  return TRUE;
}

static void
choose_slots (TlBoard *self, Slots *slots)
{
  guint n_quadrant[TL_N_QUADRANTS] = { 0 };
  guint most = count_fullest (self, n_quadrant);
  guint n_rated = self->cards->len - n_quadrant[TL_QUADRANT_NONE];

  if ((most <= CARD_ROWS || n_rated <= FEW_CARDS) && fits (n_quadrant, CARD_ROWS))
    *slots = (Slots){ .form = TL_BOARD_FORM_CARD, .nx = 1, .ny = CARD_ROWS };
  else if (most <= LINE_ROWS)
    *slots = (Slots){ .form = TL_BOARD_FORM_LINE, .nx = 1, .ny = LINE_ROWS };
  else
    *slots = (Slots){ .form = TL_BOARD_FORM_PILL, .nx = PILL_COLUMNS, .ny = PILL_ROWS };
  slots->width = floor ((TL_BOARD_CARD_WIDTH + GAP_X) * self->scale / slots->nx);
  slots->height = floor ((TL_BOARD_CARD_HEIGHT + GAP_Y) * self->scale * CARD_ROWS / slots->ny);
  while (slots->form == TL_BOARD_FORM_PILL && !fits (n_quadrant, slots->nx * slots->ny))
    {
      slots->nx += 2;
      slots->ny += 2;
    }
  self->unit_x = slots->nx * slots->width;
  self->unit_y = slots->ny * slots->height;
}

/* --- Places ------------------------------------------------------------------------------------
 */

static void
place_plane (TlBoard *self)
{
  double s = self->scale;

  self->top = TL_BOARD_PAD + (self->options.on_paper ? TITLE_HEIGHT * s : 0);
  self->plane = TL_RECT_INIT (TL_BOARD_PAD + AXIS_X * s,
                              self->top + AXIS_Y * s,
                              CELLS * self->unit_x,
                              CELLS * self->unit_y + 2 * TL_BOARD_HEAD * s);
  self->grid = TL_RECT_INIT (self->plane.x,
                             self->plane.y + TL_BOARD_HEAD * s,
                             CELLS * self->unit_x,
                             CELLS * self->unit_y);
}

/* Logical px; the tray for 0 and 0. */
TlRect
tl_board_get_cell (TlBoard *self, int impact, int effort)
{
  if (impact <= 0 || effort <= 0)
    return self->tray;
  return TL_RECT_INIT (self->grid.x + (effort - 1) * self->unit_x,
                       self->grid.y + (CELLS - impact) * self->unit_y,
                       self->unit_x,
                       self->unit_y);
}

static TlRect
get_slot_rect (TlBoard *self, const Slots *slots, guint column, guint row)
{
  return TL_RECT_INIT (self->grid.x + column * slots->width,
                       self->grid.y + self->grid.height - (row + 1) * slots->height,
                       slots->width,
                       slots->height);
}

/* Which scores belong to a card's own cell, or to its quadrant: [first, last] of one axis. */
static void
get_range (int score, gboolean own, guint *first, guint *last)
{
  *first = own ? score : score >= TL_RANK_HIGH ? TL_RANK_HIGH : 1;
  *last = own ? score : score >= TL_RANK_HIGH ? TL_RANK_MOST : TL_RANK_HIGH - 1;
}

/* The free slot nearest to where the card's scores are: of its own cell, or of its quadrant. */
static gboolean
find_slot (TlBoard *self, const Slots *slots, const TlBoardCard *card, gboolean own, guint *found)
{
  double nearest = G_MAXDOUBLE;
  guint  left, right, bottom, top;

  get_range (card->item.effort, own, &left, &right);
  get_range (card->item.impact, own, &bottom, &top);
  for (guint row = (bottom - 1) * slots->ny; row < top * slots->ny; row++)
    for (guint column = (left - 1) * slots->nx; column < right * slots->nx; column++)
      {
        guint  index = row * CELLS * slots->nx + column;
        TlRect rect = get_slot_rect (self, slots, column, row);
        double dx = rect.x + rect.width / 2 - card->at.x;
        double dy = rect.y + rect.height / 2 - card->at.y;
        /* Rounded, for equal distances to be equal whatever the scale of words. */
        double distance = floor (hypot (dx, dy) * 64 / self->scale);

        if (slots->taken[index] || distance >= nearest)
          continue;
        nearest = distance;
        *found = index;
      }
  return nearest < G_MAXDOUBLE;
}

static double
get_form_width (TlBoardForm form)
{
  return form == TL_BOARD_FORM_PILL ? TL_BOARD_PILL_WIDTH : TL_BOARD_CARD_WIDTH;
}

static double
get_form_height (TlBoardForm form)
{
  return form == TL_BOARD_FORM_CARD ? TL_BOARD_CARD_HEIGHT : TL_BOARD_PILL_HEIGHT;
}

/* What stands in the middle of its slot. */
static TlRect
center_in (TlBoard *self, const TlRect *slot, TlBoardForm form)
{
  double width = floor (get_form_width (form) * self->scale);
  double height = floor (get_form_height (form) * self->scale);

  return TL_RECT_INIT (floor (slot->x + (slot->width - width) / 2),
                       floor (slot->y + (slot->height - height) / 2),
                       width,
                       height);
}

static int
compare_in_map (gconstpointer a, gconstpointer b)
{
  const TlBoardCard *left = *(const TlBoardCard *const *) a;
  const TlBoardCard *right = *(const TlBoardCard *const *) b;
  int                order =
    g_strcmp0 (tl_record_get_parent (left->ranked.card), tl_record_get_parent (right->ranked.card));

  if (order == 0)
    order = strcmp (tl_record_get_text (left->ranked.card, TL_FIELD_ORDER),
                    tl_record_get_text (right->ranked.card, TL_FIELD_ORDER));
  return order;
}

static void
place_cards (TlBoard *self, Slots *slots, GPtrArray *sorted, gboolean own)
{
  for (guint i = 0; i < sorted->len; i++)
    {
      TlBoardCard *card = sorted->pdata[i];
      guint        index = 0;
      TlRect       slot, cell;

      if (!is_rated (card) || card->item.rect.width > 0)
        continue;
      cell = tl_board_get_cell (self, card->item.impact, card->item.effort);
      card->at = (TlPoint){ cell.x + cell.width / 2, cell.y + cell.height / 2 };
      if (!find_slot (self, slots, card, own, &index))
        continue;
      slots->taken[index] = TRUE;
      slot = get_slot_rect (self, slots, index % (CELLS * slots->nx), index / (CELLS * slots->nx));
      card->form = slots->form;
      card->moved = !own;
      card->item.rect = center_in (self, &slot, card->form);
    }
}

/* A slot of the tray, and how many of them stand in a row. */
static guint
choose_tray_slot (TlBoard *self, TlBoardForm form, TlRect *slot)
{
  slot->width = (get_form_width (form) + GAP_X) * self->scale;
  slot->height = (get_form_height (form) + GAP_Y) * self->scale;
  return (guint) floor ((self->plane.width - GAP_X * self->scale) / slot->width);
}

static void
place_tray (TlBoard *self, GPtrArray *sorted)
{
  TlBoardForm form = TL_BOARD_FORM_CARD;
  double      s = self->scale;
  guint       n = 0, index = 0;
  guint       n_columns;
  TlRect      slot = { 0 };

  for (guint i = 0; i < sorted->len; i++)
    n += !is_rated (sorted->pdata[i]);
  if (n == 0 && self->options.on_paper)
    return;
  n_columns = choose_tray_slot (self, form, &slot);
  while (n > n_columns * TRAY_ROWS && form < TL_BOARD_FORM_PILL)
    n_columns = choose_tray_slot (self, ++form, &slot);
  self->tray = TL_RECT_INIT (self->plane.x,
                             self->plane.y + self->plane.height + (AXIS_Y + 12) * s,
                             self->plane.width,
                             (TL_BOARD_HEAD + GAP_Y) * s +
                               MAX (1, (n + n_columns - 1) / n_columns) * slot.height);
  for (guint i = 0; i < sorted->len; i++)
    {
      TlBoardCard *card = sorted->pdata[i];

      if (is_rated (card))
        continue;
      slot.x = self->tray.x + GAP_X / 2 * s + (index % n_columns) * slot.width;
      slot.y = self->tray.y + TL_BOARD_HEAD * s + (index / n_columns) * slot.height;
      card->form = form;
      card->item.rect = center_in (self, &slot, form);
      index++;
    }
}

static void
place_list (TlBoard *self)
{
  double s = self->scale;

  if (!self->options.on_paper || self->cards->len == 0)
    return;
  self->list = TL_RECT_INIT (self->plane.x + self->plane.width + LIST_DISTANCE,
                             self->plane.y,
                             LIST_WIDTH * s,
                             (TL_BOARD_HEAD + self->cards->len * TL_BOARD_ROW) * s);
}

static double
get_bottom (const TlRect *rect)
{
  return rect->y + rect->height;
}

/* Gives every card its rectangle, and the board its size. */
void
tl_board_layout (TlBoard *self)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (self->cards, NULL, NULL);
  Slots  slots;
  TlRect last;

  choose_slots (self, &slots);
  slots.taken = g_new0 (guint8, CELLS * slots.nx * CELLS * slots.ny);
  place_plane (self);
  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_in_map);
  place_cards (self, &slots, sorted, TRUE);
  place_cards (self, &slots, sorted, FALSE);
  place_tray (self, sorted);
  place_list (self);
  g_free (slots.taken);
  last = self->list.width > 0 ? self->list : self->plane;
  self->width = ceil (last.x + last.width + TL_BOARD_PAD);
  self->height =
    ceil (MAX (MAX (get_bottom (&self->plane) + AXIS_Y * self->scale, get_bottom (&self->tray)),
               get_bottom (&self->list)) +
          TL_BOARD_PAD);
}
