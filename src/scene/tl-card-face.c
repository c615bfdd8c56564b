/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The face of a card: how high its words make it, and what is drawn.
 *
 * Measuring is eager, because lanes grow with their cards; drawing is lazy, because only what is in
 * view is asked for. Both walk the same rows from the top: picture, title, text, foot. Places are
 * counted from the card's leading edge and mirrored for right-to-left documents. */
#include "config.h"

#include "scene/tl-card-private.h"
#include "scene/tl-icons.h"

#include <math.h>
#include <string.h>

#include "base/tl-image-size.h"
#include "map/tl-pains.h"

#define RADIUS 8.0
#define BADGE_RADIUS 11.0
#define BADGE_MARGIN 7.0
#define STAR_ROOM 20.0
#define IMAGE_INSET 6.0
#define IMAGE_HEAD 65536 /* letters of base64; a size stands in the first bytes of a file */

double
tl_scene_inner_x (TlScene *self, double group_width, double x, double width)
{
  return self->rtl ? group_width - x - width : x;
}

double
tl_scene_sign_scale (TlScene *self)
{
  return 1 + (self->scale - 1) / 2;
}

static double
badge_radius (TlScene *self)
{
  return floor (BADGE_RADIUS * tl_scene_sign_scale (self));
}

static gboolean
has_badge (const TlSceneCard *card)
{
  return card->kind == TL_LANE_KIND_TOUCHPOINTS || card->kind == TL_LANE_KIND_CHANNELS;
}

/* A picture without words needs no sign that only says "some channel". */
static gboolean
shows_badge (const TlSceneCard *card)
{
  return has_badge (card) &&
         (card->image_ratio <= 0 || card->title != NULL || card->text != NULL ||
          tl_record_get_integer (card->record, TL_CARD_CHANNEL) != TL_CHANNEL_NONE);
}

static gboolean
is_quote (const TlSceneCard *card)
{
  return card->kind == TL_LANE_KIND_THOUGHTS || card->kind == TL_LANE_KIND_QUOTES;
}

static const char *
first_image (const TlSceneCard *card)
{
  return tl_record_get_list (card->record, TL_CARD_IMAGES)[0];
}

double
tl_card_text_x (TlScene *self, const TlSceneCard *card)
{
  return has_badge (card) ? 2 * (BADGE_MARGIN + badge_radius (self)) : TL_CARD_PAD;
}

static double
text_width (TlScene *self, const TlSceneCard *card, double width)
{
  gboolean star = tl_record_get_boolean (card->record, TL_CARD_MOMENT_OF_TRUTH);

  return MAX (width - tl_card_text_x (self, card) - TL_CARD_PAD - (star ? STAR_ROOM : 0), 24);
}

/* The shape of a card's picture, from the head of its file; that of a slide where it does not say.
 * Within bounds, so that no picture makes a lane as high as the sheet. */
static double
read_image_ratio (TlScene *self, const TlSceneCard *card)
{
  const char        *id = first_image (card);
  const TlRecord    *image = id != NULL ? tl_table_get_kind (self->table, id, TL_KIND_IMAGE) : NULL;
  g_autofree char   *head = NULL;
  g_autofree guchar *data = NULL;
  gsize              length = 0;
  guint32            width_px, height_px;

  if (id == NULL)
    return 0;
  if (image != NULL)
    {
      head = g_strndup (tl_record_get_text (image, TL_IMAGE_DATA), IMAGE_HEAD);
      data = g_base64_decode (head, &length);
    }
  if (data == NULL || !tl_image_read_size (data, length, &width_px, &height_px) || width_px == 0)
    return 9.0 / 16;
  return CLAMP ((double) height_px / width_px, 0.25, 1.25);
}

static double
image_height (const TlSceneCard *card, double width)
{
  return card->image_ratio <= 0
           ? 0
           : floor ((width - 2 * IMAGE_INSET) * card->image_ratio / TL_GRID) * TL_GRID;
}

/* Quotation marks belong to the look: they are added here unless the writer typed some. */
static char *
dup_quoted (TlScene *self, const char *text)
{
  static const char *const marks[] = { "“", "„", "«", "\"", "”", "»" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_prefix (text, marks[i]))
      return g_strdup (text);
  return g_strconcat (self->quote_open, text, self->quote_close, NULL);
}

static TlFont
title_font (const TlSceneCard *card)
{
  if (has_badge (card))
    return TL_FONT_CARD_STRONG;
  return is_quote (card) ? TL_FONT_QUOTE : TL_FONT_CARD;
}

static void
measure_words (TlScene *self, TlSceneCard *card, double width)
{
  const char      *title = tl_record_get_text (card->record, TL_CARD_TITLE);
  const char      *text = tl_record_get_text (card->record, TL_CARD_TEXT);
  g_autofree char *quoted = NULL;

  /* A card without a title wears its text as one. */
  if (*title == '\0')
    {
      title = text;
      text = "";
    }
  if (is_quote (card) && *title != '\0')
    title = quoted = dup_quoted (self, title);
  card->title = tl_scene_set_text (self,
                                   title,
                                   title_font (card),
                                   text_width (self, card, width),
                                   0,
                                   TL_TEXT_START);
  card->text =
    tl_scene_set_text (self, text, TL_FONT_SMALL, text_width (self, card, width), 0, TL_TEXT_START);
}

static double
words_top (const TlSceneCard *card, double width)
{
  double image = image_height (card, width);

  return image > 0 ? IMAGE_INSET + image + 8 : TL_CARD_PAD;
}

static double
words_height (const TlSceneCard *card)
{
  double height = card->title == NULL ? 0 : card->title->height;

  if (card->text != NULL)
    height += card->text->height + (card->title == NULL ? 0 : 2);
  return height;
}

/* Measures a card for a width, unless that is known already. Sets its height. */
void
tl_scene_measure_card (TlScene *self, TlSceneCard *card, double width)
{
  double height;

  if (card->measured_width == width && card->measured_kind == card->kind)
    return;
  tl_scene_clear_block (&card->title);
  tl_scene_clear_block (&card->text);
  tl_card_clear_foot (card);
  tl_scene_clear_group (&card->group);
  card->image_ratio = read_image_ratio (self, card);
  measure_words (self, card, width);
  tl_card_measure_foot (self, card, width);
  card->critical = tl_pains_is_critical (self->table, card->record);
  card->measured_width = width;
  card->measured_kind = card->kind;
  height = words_height (card);
  if (card->image_ratio > 0 && shows_badge (card))
    height = MAX (height, 2 * (badge_radius (self) + BADGE_MARGIN - TL_CARD_PAD));
  /* A picture alone has the same margin all around. */
  if (card->image_ratio > 0 && height == 0 && !tl_card_has_foot (card))
    height = 2 * IMAGE_INSET + image_height (card, width);
  else
    height += words_top (card, width) + TL_CARD_PAD;
  if (tl_card_has_foot (card))
    height += tl_card_foot_height (card) + (words_height (card) > 0 ? TL_CARD_FOOT_GAP : 0);
  card->height = tl_scene_grid (MAX (height, TL_CARD_MIN_HEIGHT));
}

static void
draw_paper (TlScene           *self,
            TlGroupBuilder    *builder,
            const TlSceneCard *card,
            const TlColor     *fill,
            const TlColor     *outline)
{
  guint   status = tl_record_get_integer (card->record, TL_CARD_EVIDENCE_STATUS);
  TlPaint paint = { .fill = *fill, .stroke = *outline, .stroke_width = 1 };
  double  inset;
  TlRect  rect;

  if (status == TL_EVIDENCE_STATUS_ASSUMED || status == TL_EVIDENCE_STATUS_PROPOSED)
    {
      paint.stroke = tl_theme_get_status_outline (self->theme, fill);
      paint.stroke_width = 1.5;
      paint.dash = status == TL_EVIDENCE_STATUS_ASSUMED ? TL_DASH_DASHED : TL_DASH_DOTTED;
    }
  /* Inside the card's rectangle and on half pixels, for crisp hairlines. */
  inset = paint.stroke_width / 2;
  rect = TL_RECT_INIT (inset, inset, card->rect.width - 2 * inset, card->height - 2 * inset);
  tl_group_builder_rect (builder, &rect, RADIUS, &paint);
}

static void
draw_badge (TlScene *self, TlGroupBuilder *builder, const TlSceneCard *card, const TlColor *fill)
{
  TlChannel channel = tl_record_get_integer (card->record, TL_CARD_CHANNEL);
  TlColor   badge = tl_theme_get_channel (self->theme, channel);
  TlColor   sign = tl_theme_get_paper (self->theme);
  double    x = tl_scene_inner_x (self, card->rect.width, BADGE_MARGIN + badge_radius (self), 0);
  double y = words_top (card, card->rect.width) - TL_CARD_PAD + BADGE_MARGIN + badge_radius (self);

  /* With larger words the badge stays at the middle of the first line. */
  if (card->title != NULL && card->title->n_lines > 0)
    y =
      MAX (y, words_top (card, card->rect.width) + card->title->height / card->title->n_lines / 2);
  badge = tl_theme_mark_on (self->theme, &badge, fill);
  tl_icon_draw_disc (builder, x, y, badge_radius (self), &badge, NULL, 0);
  tl_icon_draw_channel (builder, channel, x, y, badge_radius (self) / BADGE_RADIUS, &sign);
}

static void
draw_words (TlScene           *self,
            TlGroupBuilder    *builder,
            const TlSceneCard *card,
            const TlColor     *fill,
            const TlColor     *ink)
{
  double  width = text_width (self, card, card->rect.width);
  double  x = tl_scene_inner_x (self, card->rect.width, tl_card_text_x (self, card), width);
  double  y = words_top (card, card->rect.width);
  TlColor secondary = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);

  secondary = tl_theme_text_on (self->theme, &secondary, fill);
  if (card->title != NULL)
    {
      tl_group_builder_text (builder, x, y, card->title, ink);
      y += card->title->height + 2;
    }
  if (card->text != NULL)
    tl_group_builder_text (builder, x, y, card->text, &secondary);
}

static void
draw_image (TlGroupBuilder *builder, const TlSceneCard *card)
{
  double height = image_height (card, card->rect.width);
  TlRect rect = TL_RECT_INIT (IMAGE_INSET, IMAGE_INSET, card->rect.width - 2 * IMAGE_INSET, height);

  if (height > 0)
    tl_group_builder_image (builder, &rect, first_image (card));
}

/* The card's group, built when first asked for. Borrowed. */
TlGroup *
tl_scene_card_group (TlScene *self, TlSceneCard *card)
{
  const char      *id = tl_record_get_id (card->record);
  TlGroupBuilder  *builder;
  g_autofree char *name = NULL;
  TlColor          fill, outline, ink;

  if (card->group != NULL)
    return card->group;
  self->counters.n_groups_built++;
  builder = tl_group_builder_new (TL_ROLE_CARD, card->parked ? TL_BAND_PARKING : TL_BAND_CELLS, id);
  name = tl_scene_card_name (self, card);
  tl_group_builder_set_title (builder, name);
  tl_theme_get_card (self->theme,
                     card->kind,
                     tl_record_get_text (card->record, TL_CARD_COLOR),
                     &fill,
                     &outline,
                     &ink);
  tl_card_stress (self, card, &fill, &outline, &ink);
  draw_paper (self, builder, card, &fill, &outline);
  tl_card_draw_flag (self, builder, card);
  draw_image (builder, card);
  if (shows_badge (card))
    draw_badge (self, builder, card, &fill);
  draw_words (self, builder, card, &fill, &ink);
  if (tl_record_get_boolean (card->record, TL_CARD_MOMENT_OF_TRUTH))
    tl_icon_draw_star (builder,
                       tl_scene_inner_x (self,
                                         card->rect.width,
                                         card->rect.width - TL_CARD_PAD - 8,
                                         0),
                       MIN (card->height - 14, words_top (card, card->rect.width) + 13),
                       7,
                       self->theme,
                       NULL);
  if (tl_card_has_foot (card))
    tl_card_draw_foot (self, builder, card, &fill);
  card->group = tl_group_builder_end (builder);
  return card->group;
}
