/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The lower half of a summary: what hurts most and what promises most, three cards each.
 *
 * Pain points go by severity times frequency, opportunities by impact for effort, as everywhere;
 * what nobody has rated comes last, in the order of the map. A card says its words, its stage and
 * its rating. Each panel is drawn down while it is measured, so that both always agree. */
#include "config.h"

#include "scene/tl-icons.h"
#include "scene/tl-slides-private.h"

#include "map/tl-pains.h"
#include "map/tl-rank.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_CARDS 3
#define PANEL_GAP 24.0
#define CARD_GAP 6.0
#define CARD_PAD 10.0
#define CARD_PAD_Y 7.0
#define CARD_RADIUS 8.0
#define HEADING_ROOM 8.0 /* beneath the heading */
#define DOT_STEP 10.0
#define DOT_RADIUS 3.5
/* What stands at the trailing end takes no more than this share of a card. */
#define END_SHARE 0.36
#define MOST_LINES 2
#define ROOMY_LINES 3

/* One of the two lists while it is measured or drawn. */
typedef struct
{
  TlSlidePanels   *panels;
  TlScene         *scene;
  TlPicture       *picture; /* NULL = measured only */
  TlLaneKind       kind;
  const GPtrArray *cards;
  double           x; /* on the picture, physical */
  double           y;
  double           width;
} Panel;

static gboolean
is_shown (const TlTable *table, const TlRecord *card)
{
  const char     *id = tl_record_get_ref (card, TL_CARD_LANE);
  const TlRecord *lane = id != NULL ? tl_table_get_kind (table, id, TL_KIND_LANE) : NULL;

  return lane != NULL && tl_record_get_ref (card, TL_CARD_COLUMN) != NULL &&
         !g_str_has_prefix (tl_record_get_id (card), TL_SLIDES_CONTINUED);
}

/* Which lanes the document hides is read before the summary hides all others. */
static gboolean
is_hidden (const GHashTable *hidden, const TlRecord *card)
{
  return g_hash_table_contains ((GHashTable *) hidden, tl_record_get_ref (card, TL_CARD_LANE));
}

static int
compare_pains (gconstpointer a, gconstpointer b, gpointer data)
{
  const TlRecord *left = *(const TlRecord *const *) a;
  const TlRecord *right = *(const TlRecord *const *) b;
  TlScene        *scene = data;
  int             order = tl_pains_get_criticality (right) - tl_pains_get_criticality (left);

  if (order == 0)
    order = tl_scene_find_column (scene, tl_record_get_ref (left, TL_CARD_COLUMN)) -
            tl_scene_find_column (scene, tl_record_get_ref (right, TL_CARD_COLUMN));
  return order != 0 ? order
                    : g_strcmp0 (tl_record_get_text (left, TL_FIELD_ORDER),
                                 tl_record_get_text (right, TL_FIELD_ORDER));
}

static GPtrArray *
list_pains (TlScene *scene, const GHashTable *hidden)
{
  const GPtrArray *cards = tl_table_get_children (scene->table, scene->map_id, TL_KIND_CARD);
  GPtrArray       *pains = g_ptr_array_new ();

  for (guint i = 0; i < cards->len; i++)
    if (is_shown (scene->table, cards->pdata[i]) && !is_hidden (hidden, cards->pdata[i]) &&
        tl_query_card_kind (scene->table, cards->pdata[i]) == TL_LANE_KIND_PAIN_POINTS)
      g_ptr_array_add (pains, cards->pdata[i]);
  g_ptr_array_sort_with_data (pains, compare_pains, scene);
  if (pains->len > MOST_CARDS)
    g_ptr_array_set_size (pains, MOST_CARDS);
  return pains;
}

static GPtrArray *
list_chances (TlScene *scene, const GHashTable *hidden)
{
  TlRankQuery query = { .map = scene->map_id };
  g_autoptr (GArray) ranked = tl_rank_cards (scene->table, &query);
  GPtrArray *chances = g_ptr_array_new ();

  for (guint i = 0; i < ranked->len && chances->len < MOST_CARDS; i++)
    {
      const TlRankedCard *item = &g_array_index (ranked, TlRankedCard, i);

      if (item->kind == TL_LANE_KIND_OPPORTUNITIES && is_shown (scene->table, item->card) &&
          !is_hidden (hidden, item->card))
        g_ptr_array_add (chances, (gpointer) item->card);
    }
  return chances;
}

/* --- Cards ------------------------------------------------------------------------------------ */

static int
get_rating (const Panel *self, const TlRecord *card)
{
  return (int) tl_record_get_integer (card,
                                      self->kind == TL_LANE_KIND_PAIN_POINTS ? TL_CARD_SEVERITY
                                                                             : TL_CARD_IMPACT);
}

static const char *
get_stage_title (const Panel *self, const TlRecord *card)
{
  const TlRecord *stage =
    tl_query_stage_of (self->scene->table, tl_record_get_ref (card, TL_CARD_COLUMN));

  return stage != NULL ? tl_record_get_text (stage, TL_STAGE_TITLE) : "";
}

/* What a card is made of. */
typedef struct
{
  const TlRecord *record;
  TlTextBlock    *title;
  TlTextBlock    *text;  /* NULL = not shown */
  TlTextBlock    *stage; /* NULL = it has no name */
  int             rating;
  double          end;   /* width of what stands at the trailing end */
  double          signs; /* height of its ratings, with the room beneath */
  double          height;
} Card;

/* Several lines are as wide as the widest and flush with the end. */
static TlTextBlock *
set_stage (const Panel *self, const char *title)
{
  double       room = floor (self->width * END_SHARE);
  TlTextBlock *block = tl_scene_set_text (self->scene, title, TL_FONT_SMALL, -1, 1, TL_TEXT_START);

  if (block == NULL || block->width <= room)
    return block;
  tl_text_block_unref (block);
  return tl_scene_set_text (self->scene, title, TL_FONT_SMALL, room, 1, TL_TEXT_START);
}

static double
dots_width (const Panel *self)
{
  return (4 * DOT_STEP + 2 * DOT_RADIUS) * tl_scene_sign_scale (self->scene);
}

static void
card_init (Card *card, const Panel *self, const TlRecord *record)
{
  const char *title = tl_record_get_text (record, TL_CARD_TITLE);
  const char *text = tl_record_get_text (record, TL_CARD_TEXT);
  gboolean    roomy = self->panels->roomy;
  double      room, beside;

  *card = (Card){ .record = record, .rating = get_rating (self, record) };
  card->stage = set_stage (self, get_stage_title (self, record));
  if (card->rating > 0)
    {
      card->end = dots_width (self);
      card->signs = 2 * DOT_RADIUS * tl_scene_sign_scale (self->scene) + 5;
    }
  if (card->stage != NULL)
    card->end = MAX (card->end, ceil (card->stage->width));
  room = self->width - 2 * CARD_PAD - (card->end > 0 ? card->end + CARD_PAD : 0);
  if (*title == '\0')
    {
      title = text;
      text = "";
    }
  card->title = tl_scene_set_text (self->scene,
                                   title,
                                   TL_FONT_CARD_STRONG,
                                   room,
                                   roomy ? ROOMY_LINES : MOST_LINES,
                                   TL_TEXT_START);
  if (roomy)
    card->text =
      tl_scene_set_text (self->scene, text, TL_FONT_SMALL, room, ROOMY_LINES, TL_TEXT_START);
  card->height = (card->title != NULL ? card->title->height : 0) +
                 (card->text != NULL ? card->text->height + 2 : 0);
  beside = card->signs + (card->stage != NULL ? card->stage->height : 0);
  card->height = tl_scene_grid (MAX (card->height, beside) + 2 * CARD_PAD_Y);
}

static void
card_clear (Card *card)
{
  tl_scene_clear_block (&card->title);
  tl_scene_clear_block (&card->text);
  tl_scene_clear_block (&card->stage);
}

/* The rating, and beneath it the stage: flush with the trailing end, in the middle of the height.
 */
static void
draw_end (const Panel *self, TlGroupBuilder *builder, const Card *card, const TlColor *fill)
{
  TlScene *scene = self->scene;
  double   sign = tl_scene_sign_scale (scene), end = self->width - CARD_PAD;
  double   height = card->signs + (card->stage != NULL ? card->stage->height : -5);
  double   y = floor ((card->height - height) / 2);
  TlColor  ink = tl_theme_get_ink (scene->theme, TL_INK_SECONDARY);
  TlColor  mark =
    tl_theme_get_ink (scene->theme,
                      self->kind == TL_LANE_KIND_PAIN_POINTS ? TL_INK_PAIN : TL_INK_OPPORTUNITY);
  TlColor paper = tl_theme_get_paper (scene->theme);

  ink = tl_theme_text_on (scene->theme, &ink, fill);
  mark = tl_theme_mark_on (scene->theme, &mark, fill);
  if (card->rating > 0)
    tl_icon_draw_dots (builder,
                       tl_scene_inner_x (scene,
                                         self->width,
                                         end - dots_width (self) + DOT_RADIUS * sign,
                                         0),
                       y + DOT_RADIUS * sign,
                       (scene->rtl ? -1 : 1) * DOT_STEP * sign,
                       DOT_RADIUS * sign,
                       (guint) card->rating,
                       &mark,
                       &paper);
  if (card->stage == NULL)
    return;
  tl_group_builder_text (builder,
                         tl_scene_inner_x (scene,
                                           self->width,
                                           end - ceil (card->stage->width),
                                           ceil (card->stage->width)) -
                           tl_scene_ink_left (card->stage),
                         floor (y + card->signs),
                         card->stage,
                         &ink);
}

static void
draw_words (const Panel *self, TlGroupBuilder *builder, const Card *card, const TlColor *ink)
{
  double height = (card->title != NULL ? card->title->height : 0) +
                  (card->text != NULL ? card->text->height + 2 : 0);
  double y = floor ((card->height - height) / 2);

  if (card->title != NULL)
    {
      tl_group_builder_text (builder,
                             tl_scene_inner_x (self->scene,
                                               self->width,
                                               CARD_PAD,
                                               card->title->box_width),
                             y,
                             card->title,
                             ink);
      y += card->title->height + 2;
    }
  if (card->text != NULL)
    tl_group_builder_text (builder,
                           tl_scene_inner_x (self->scene,
                                             self->width,
                                             CARD_PAD,
                                             card->text->box_width),
                           y,
                           card->text,
                           ink);
}

static void
draw_card (Panel *self, const Card *card)
{
  TlScene        *scene = self->scene;
  TlGroupBuilder *builder =
    tl_group_builder_new (TL_ROLE_CARD, TL_BAND_CELLS, tl_record_get_id (card->record));
  g_autofree char *name = tl_scene_dup_card_name (self->kind, card->record);
  TlPaint          paint = { .stroke_width = 1 };
  TlRect           rect = TL_RECT_INIT (.5, .5, self->width - 1, card->height - 1);
  TlColor          ink;

  tl_group_builder_set_title (builder, name);
  tl_theme_get_card (scene->theme,
                     self->kind,
                     tl_record_get_text (card->record, TL_CARD_COLOR),
                     &paint.fill,
                     &paint.stroke,
                     &ink);
  tl_group_builder_rect (builder, &rect, CARD_RADIUS, &paint);
  draw_words (self, builder, card, &ink);
  draw_end (self, builder, card, &paint.fill);
  tl_picture_add (self->picture, tl_group_builder_end (builder), self->x, self->y);
}

/* --- Panels ----------------------------------------------------------------------------------- */

static void
add_heading (Panel *self)
{
  TlScene     *scene = self->scene;
  gboolean     pains = self->kind == TL_LANE_KIND_PAIN_POINTS;
  const char  *words = pains ? _ ("Worst pain points") : _ ("Best opportunities");
  TlColor      mark = tl_theme_get_ink (scene->theme, pains ? TL_INK_PAIN : TL_INK_OPPORTUNITY);
  TlColor      ink = tl_theme_get_ink (scene->theme, TL_INK_PRIMARY);
  double       sign = tl_scene_sign_scale (scene), room = 22 * sign;
  TlTextBlock *block =
    tl_scene_set_text (scene, words, TL_FONT_LANE, self->width - room, 1, TL_TEXT_START);
  TlGroupBuilder *builder;

  if (self->picture != NULL)
    {
      builder = tl_group_builder_new (TL_ROLE_HEADER, TL_BAND_CELLS, NULL);
      tl_group_builder_set_title (builder, words);
      tl_icon_draw_lane (builder,
                         self->kind,
                         tl_scene_inner_x (scene, self->width, 7 * sign, 0),
                         floor (block->height / 2),
                         sign,
                         &mark);
      tl_group_builder_text (builder,
                             tl_scene_inner_x (scene, self->width, room, block->box_width),
                             0,
                             block,
                             &ink);
      tl_picture_add (self->picture, tl_group_builder_end (builder), self->x, self->y);
    }
  self->y += tl_scene_grid (block->height) + HEADING_ROOM;
  tl_text_block_unref (block);
}

/* Draws a panel down, or only measures it. Returns its bottom. */
static double
run_panel (Panel *self)
{
  if (self->cards->len == 0)
    return self->y;
  add_heading (self);
  for (guint i = 0; i < self->cards->len; i++)
    {
      Card card;

      card_init (&card, self, self->cards->pdata[i]);
      if (self->picture != NULL)
        draw_card (self, &card);
      self->y += card.height + (i + 1 < self->cards->len ? CARD_GAP : 0);
      card_clear (&card);
    }
  return self->y;
}

/* Both; x is the left of them on the picture. Returns the lower bottom. */
static double
run_panels (TlSlidePanels *self, TlPicture *picture, double x, double y)
{
  gboolean both = self->pains->len > 0 && self->chances->len > 0;
  gboolean beside = both && !self->stacked;
  double   width = beside ? floor ((self->width - PANEL_GAP) / 2) : self->width;
  double   other = beside ? self->width - width : 0, bottom;
  Panel    panel = { .panels = self,
                     .scene = self->scene,
                     .picture = picture,
                     .kind = TL_LANE_KIND_PAIN_POINTS,
                     .cards = self->pains,
                     .x = self->scene->rtl ? x + other : x,
                     .y = y,
                     .width = width };

  bottom = run_panel (&panel);
  panel.kind = TL_LANE_KIND_OPPORTUNITIES;
  panel.cards = self->chances;
  panel.x = self->scene->rtl ? x : x + other;
  panel.y = beside ? y : both ? bottom + PANEL_GAP / 2 : bottom;
  other = run_panel (&panel);
  return MAX (bottom, other);
}

/* Chooses the cards. The scene's table hides lanes that the document does not; `scene` outlives
 * the panels. */
void
tl_slide_panels_init (
  TlSlidePanels *self, TlScene *scene, const GHashTable *hidden, double width, gboolean stacked)
{
  *self = (TlSlidePanels){ .scene = scene, .width = width, .stacked = stacked };
  self->pains = list_pains (scene, hidden);
  self->chances = list_chances (scene, hidden);
}

void
tl_slide_panels_clear (TlSlidePanels *self)
{
  g_clear_pointer (&self->pains, g_ptr_array_unref);
  g_clear_pointer (&self->chances, g_ptr_array_unref);
}

gboolean
tl_slide_panels_is_empty (const TlSlidePanels *self)
{
  return self->pains->len == 0 && self->chances->len == 0;
}

/* How high the panels are, px. */
double
tl_slide_panels_get_height (TlSlidePanels *self)
{
  return run_panels (self, NULL, 0, 0);
}

/* Adds the panels to a picture. */
void
tl_slide_panels_draw (TlSlidePanels *self, TlPicture *picture, double x, double y)
{
  run_panels (self, picture, x, y);
}
