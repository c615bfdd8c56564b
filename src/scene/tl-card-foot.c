/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands at a card's foot: code, votes, evidence, how far work is and when it is due; then
 * tags and people; then how bad and how often, or how good and how much work.
 *
 * It is measured with the card, because it decides how high the card is, and drawn with it. Things
 * flow in rows as words do: what has one size goes first, people and tags take the room that is
 * left, ratings stand at the trailing end of the last row. Places are counted from where the card's
 * words begin and mirrored for right-to-left documents. */
#include "config.h"

#include "scene/tl-card-private.h"
#include "scene/tl-icons.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/tl-date.h"
#include "map/tl-pains.h"
#include "scene/tl-words.h"

#define FOOT_HEIGHT 12.0
#define ROW_GAP 4.0
#define ITEM_GAP 8.0
#define DOT_STEP 9.0
#define DOT_RADIUS 3.0
#define BAR_STEP 4.0
#define BARS_HEIGHT 8.0
#define ICON_ROOM 14.0

typedef enum
{
  FOOT_CODE,
  FOOT_VOTES,
  FOOT_EVIDENCE,
  FOOT_STATUS,
  FOOT_DUE,
  FOOT_WORDS,
  FOOT_RATINGS,
} FootType;

/* The rows as they fill. */
typedef struct
{
  TlScene     *scene;
  TlSceneCard *card;
  double       room;
  double       x;
  double       y;
  guint        row_first; /* item */
  double       row_height;
} Flow;

static gboolean
is_work (TlLaneKind kind)
{
  return kind == TL_LANE_KIND_OPPORTUNITIES || kind == TL_LANE_KIND_SOLUTIONS;
}

/* How many of the five dots and bars a card shows; 0 = it shows none. */
static void
get_ratings (const TlSceneCard *card, int *dots, int *bars)
{
  gboolean pain = card->kind == TL_LANE_KIND_PAIN_POINTS;

  *dots = *bars = 0;
  if (!pain && !is_work (card->kind))
    return;
  *dots = (int) tl_record_get_integer (card->record, pain ? TL_CARD_SEVERITY : TL_CARD_IMPACT);
  *bars = (int) tl_record_get_integer (card->record, pain ? TL_CARD_FREQUENCY : TL_CARD_EFFORT);
}

static double
dots_width (TlScene *self)
{
  return (4 * DOT_STEP + 2 * DOT_RADIUS) * tl_scene_sign_scale (self);
}

static double
bars_width (TlScene *self)
{
  return (4 * BAR_STEP + 3) * tl_scene_sign_scale (self);
}

static double
icon_room (TlScene *self)
{
  return ceil (ICON_ROOM * tl_scene_sign_scale (self));
}

static double
ratings_width (TlScene *self, const TlSceneCard *card)
{
  int    dots, bars;
  double width;

  get_ratings (card, &dots, &bars);
  width = (dots > 0 ? dots_width (self) : 0) + (bars > 0 ? bars_width (self) : 0);
  return width + (dots > 0 && bars > 0 ? ITEM_GAP : 0);
}

/* A picture is looked at on another day than it is made, and the same map gives the same picture.
 */
static gboolean
is_overdue (TlScene *self, const TlSceneCard *card)
{
  char today[TL_DATE_BUFFER];

  return !self->on_paper && tl_pains_is_overdue (card->record, tl_date_get_today (today));
}

/* Tags, owner, team. */
static char *
dup_words (const TlSceneCard *card)
{
  const char *const *tags = tl_record_get_list (card->record, TL_CARD_TAGS);
  const char        *people[] = { tl_record_get_text (card->record, TL_CARD_OWNER),
                                  tl_record_get_text (card->record, TL_CARD_TEAM) };
  g_autofree char   *time =
    tl_duration_dup_words (tl_record_get_text (card->record, TL_CARD_DURATION));
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; tags[i] != NULL; i++)
    g_string_append_printf (words, "%s#%s", i == 0 ? "" : "  ", tags[i]);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    if (*people[i] != '\0')
      g_string_append_printf (words, "%s%s", words->len == 0 ? "" : TL_BETWEEN_PARTS, people[i]);
  if (*time != '\0')
    g_string_append_printf (words, "%s%s", words->len == 0 ? "" : TL_BETWEEN_PARTS, time);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* --- Rows ------------------------------------------------------------------------------------- */

static void
clear_item (gpointer data)
{
  tl_scene_clear_block (&((TlSceneFootItem *) data)->text);
}

static TlSceneFootItem *
get_item (const TlSceneCard *card, guint i)
{
  return &g_array_index (card->foot, TlSceneFootItem, i);
}

static void
end_row (Flow *flow)
{
  GArray *items = flow->card->foot;

  for (guint i = flow->row_first; i < items->len; i++)
    get_item (flow->card, i)->height = flow->row_height;
  flow->y += flow->row_height + ROW_GAP;
  flow->x = 0;
  flow->row_first = items->len;
  flow->row_height = FOOT_HEIGHT;
}

static void
put (Flow *flow, FootType type, TlTextBlock *text, double width)
{
  TlSceneFootItem item = { .type = type, .text = text, .width = width };

  if (flow->x > 0 && flow->x + width > flow->room)
    end_row (flow);
  item.x = flow->x;
  item.y = flow->y;
  if (flow->card->foot == NULL)
    {
      flow->card->foot = g_array_new (FALSE, FALSE, sizeof (TlSceneFootItem));
      g_array_set_clear_func (flow->card->foot, clear_item);
    }
  g_array_append_val (flow->card->foot, item);
  if (text != NULL)
    flow->row_height = MAX (flow->row_height, text->height);
  flow->x += width + ITEM_GAP;
}

/* A short text, after an icon or not. */
static void
put_text (Flow *flow, FootType type, const char *text, TlFont font, gboolean icon)
{
  TlTextBlock *block = tl_scene_set_text (flow->scene, text, font, -1, 1, TL_TEXT_START);
  double       room = icon ? icon_room (flow->scene) : 0;

  if (block != NULL && room + block->width > flow->room)
    {
      tl_scene_clear_block (&block);
      block = tl_scene_set_text (flow->scene, text, font, flow->room - room, 1, TL_TEXT_START);
    }
  if (block != NULL)
    put (flow, type, block, room + ceil (block->width));
}

static void
put_number (Flow *flow, FootType type, gint64 n)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, n);

  if (n > 0)
    put_text (flow, type, number, TL_FONT_SMALL, TRUE);
}

static void
put_work (Flow *flow)
{
  const TlRecord  *record = flow->card->record;
  const char      *status = tl_words_get_work (tl_record_get_integer (record, TL_CARD_STATUS));
  g_autofree char *due = g_strndup (tl_record_get_text (record, TL_CARD_DUE), TL_DATE_BUFFER - 1);

  if (!is_work (flow->card->kind))
    return;
  if (status != NULL)
    put_text (flow, FOOT_STATUS, status, TL_FONT_SMALL, TRUE);
  if (*due != '\0')
    put_text (flow,
              FOOT_DUE,
              due,
              is_overdue (flow->scene, flow->card) ? TL_FONT_LABEL : TL_FONT_SMALL,
              TRUE);
}

/* Beside the ratings where they fit, else in what is left of the row, else in a row of their own:
 * they are cut only where no row is long enough. */
static void
put_words (Flow *flow, double ratings)
{
  g_autofree char *words = dup_words (flow->card);
  TlTextBlock *block = tl_scene_set_text (flow->scene, words, TL_FONT_SMALL, -1, 1, TL_TEXT_START);
  double       width = block != NULL ? ceil (block->width) : 0;
  double       beside = ratings > 0 ? ratings + ITEM_GAP : 0;

  if (block == NULL)
    return;
  if (width > flow->room)
    {
      tl_scene_clear_block (&block);
      width = flow->room;
      block = tl_scene_set_text (flow->scene, words, TL_FONT_SMALL, width, 1, TL_TEXT_START);
    }
  if (flow->x > 0 && flow->x + width > flow->room - beside && width <= flow->room - beside)
    end_row (flow);
  if (block != NULL)
    put (flow, FOOT_WORDS, block, width);
}

void
tl_card_clear_foot (TlSceneCard *card)
{
  g_clear_pointer (&card->foot, g_array_unref);
  card->foot_height = 0;
}

void
tl_card_measure_foot (TlScene *self, TlSceneCard *card, double width)
{
  Flow   flow = { .scene = self, .card = card, .row_height = FOOT_HEIGHT };
  double ratings = ratings_width (self, card);

  flow.room = width - tl_card_text_x (self, card) - TL_CARD_PAD;
  if (self->shows_codes)
    put_text (&flow,
              FOOT_CODE,
              tl_record_get_text (card->record, TL_CARD_CODE),
              TL_FONT_LABEL,
              FALSE);
  put_number (&flow, FOOT_VOTES, tl_record_get_integer (card->record, TL_CARD_VOTES));
  put_number (&flow, FOOT_EVIDENCE, card->n_evidence);
  put_work (&flow);
  put_words (&flow, ratings);
  if (ratings > 0)
    put (&flow, FOOT_RATINGS, NULL, ratings);
  if (card->foot == NULL)
    return;
  end_row (&flow);
  card->foot_height = flow.y - ROW_GAP;
}

gboolean
tl_card_has_foot (const TlSceneCard *card)
{
  return card->foot != NULL;
}

double
tl_card_foot_height (const TlSceneCard *card)
{
  return card->foot_height;
}

/* --- Drawing ---------------------------------------------------------------------------------- */

/* At the card's trailing end: bars, then dots. */
static void
draw_ratings (
  TlScene *self, TlGroupBuilder *builder, const TlSceneCard *card, const TlColor *fill, double y)
{
  double  width = card->rect.width, scale = tl_scene_sign_scale (self);
  TlInk   ink = card->kind == TL_LANE_KIND_PAIN_POINTS ? TL_INK_PAIN : TL_INK_OPPORTUNITY;
  TlColor color = tl_theme_get_ink (self->theme, ink);
  TlColor quiet = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);
  TlColor paper = tl_theme_get_paper (self->theme);
  int     dots, bars, sign = self->rtl ? -1 : 1;
  double  end = width - TL_CARD_PAD;

  get_ratings (card, &dots, &bars);
  color = tl_theme_mark_on (self->theme, &color, fill);
  quiet = tl_theme_mark_on (self->theme, &quiet, fill);
  if (dots > 0)
    {
      double first = end - dots_width (self) + DOT_RADIUS * scale;

      tl_icon_draw_dots (builder,
                         tl_scene_inner_x (self, width, first, 0),
                         y,
                         sign * DOT_STEP * scale,
                         DOT_RADIUS * scale,
                         (guint) dots,
                         &color,
                         &paper);
      end -= dots_width (self) + ITEM_GAP;
    }
  if (bars > 0)
    tl_icon_draw_bars (builder,
                       tl_scene_inner_x (self, width, end - bars_width (self) + 1.5 * scale, 0),
                       y + BARS_HEIGHT / 2 * scale,
                       sign * BAR_STEP * scale,
                       scale,
                       (guint) bars,
                       card->kind == TL_LANE_KIND_PAIN_POINTS ? &color : &quiet,
                       &paper);
}

static void
draw_icon (TlScene               *self,
           TlGroupBuilder        *builder,
           const TlSceneCard     *card,
           const TlSceneFootItem *item,
           double                 x,
           double                 y,
           const TlColor         *ink)
{
  guint  status = (guint) tl_record_get_integer (card->record, TL_CARD_STATUS);
  double scale = tl_scene_sign_scale (self);

  switch ((FootType) item->type)
    {
    case FOOT_VOTES:
      tl_icon_draw (builder, TL_ICON_VOTE, x, y, scale, ink);
      break;
    case FOOT_EVIDENCE:
      tl_icon_draw_lane (builder, TL_LANE_KIND_QUOTES, x, y, .7 * scale, ink);
      break;
    case FOOT_STATUS:
      tl_icon_draw (builder, TL_ICON_IDEA + status - TL_WORK_STATUS_IDEA, x, y, scale, ink);
      break;
    case FOOT_DUE:
      tl_icon_draw (builder,
                    is_overdue (self, card) ? TL_ICON_ALERT : TL_ICON_CALENDAR,
                    x,
                    y,
                    scale,
                    ink);
      break;
    case FOOT_CODE:
    case FOOT_WORDS:
    case FOOT_RATINGS:
    default:
      break;
    }
}

static void
draw_item (TlScene               *self,
           TlGroupBuilder        *builder,
           const TlSceneCard     *card,
           const TlSceneFootItem *item,
           const TlColor         *fill,
           double                 top)
{
  gboolean alarm = item->type == FOOT_DUE && is_overdue (self, card);
  TlColor  ink = tl_theme_get_ink (self->theme, alarm ? TL_INK_PAIN : TL_INK_SECONDARY);
  double   x = tl_card_text_x (self, card) + item->x, y = top + item->y;
  double   room = item->type == FOOT_CODE || item->type == FOOT_WORDS ? 0 : icon_room (self);
  double   width = card->rect.width, box;

  if (item->type == FOOT_RATINGS)
    {
      draw_ratings (self, builder, card, fill, y + item->height / 2);
      return;
    }
  ink = tl_theme_text_on (self->theme, &ink, fill);
  draw_icon (self,
             builder,
             card,
             item,
             tl_scene_inner_x (self, width, x + 5 * tl_scene_sign_scale (self), 0),
             y + item->height / 2,
             &ink);
  box = item->text->box_width < 0 ? ceil (item->text->width) : item->text->box_width;
  tl_group_builder_text (builder,
                         tl_scene_inner_x (self, width, x + room, box),
                         y + floor ((item->height - item->text->height) / 2),
                         item->text,
                         &ink);
}

void
tl_card_draw_foot (TlScene           *self,
                   TlGroupBuilder    *builder,
                   const TlSceneCard *card,
                   const TlColor     *fill)
{
  double top = card->height - tl_card_tail (card) - TL_CARD_PAD - card->foot_height;

  for (guint i = 0; i < card->foot->len; i++)
    draw_item (self, builder, card, get_item (card, i), fill, top);
}
