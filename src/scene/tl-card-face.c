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

#include "map/tl-metric.h"
#include "map/tl-pains.h"

#define BADGE_RADIUS TL_CARD_BADGE_RADIUS
#define BADGE_MARGIN 7.0
#define STAR_ROOM 20.0
#define CHANNEL_RADIUS 14.0
#define CHANNEL_TOP 6.0
#define CHANNEL_GAP 4.0
#define CHANNEL_PAD 4.0
#define QUOTE_ROOM 22.0 /* of the mark before a quote */
#define NEED_ROOM 16.0  /* of the ring that a need hangs on */
#define SIDE_ROOM 4.0   /* of a process's sides */
#define NOTE_PAD 4.0    /* of words without paper */
#define LINE_GAP 4.0    /* before the line that says where it is from */
#define TEXT_GAP 2.0

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
is_channel (const TlSceneCard *card)
{
  return card->kind == TL_LANE_KIND_CHANNELS;
}

static gboolean
has_badge (const TlSceneCard *card)
{
  return card->kind == TL_LANE_KIND_TOUCHPOINTS || is_channel (card);
}

/* A picture without words needs no sign that only says "some channel". */
static gboolean
shows_badge (const TlSceneCard *card)
{
  return is_channel (card) ||
         (has_badge (card) &&
          (card->image_ratio <= 0 || card->title != NULL || card->text != NULL ||
           tl_record_get_integer (card->record, TL_CARD_CHANNEL) != TL_CHANNEL_NONE));
}

static gboolean
is_quote (const TlSceneCard *card)
{
  return card->kind == TL_LANE_KIND_THOUGHTS || card->kind == TL_LANE_KIND_QUOTES;
}

/* Where a card's words begin, from its leading edge. */
double
tl_card_text_x (TlScene *self, const TlSceneCard *card)
{
  double scale = tl_scene_sign_scale (self);

  switch ((int) card->kind)
    {
    case TL_LANE_KIND_TOUCHPOINTS:
      return 2 * (BADGE_MARGIN + badge_radius (self));
    case TL_LANE_KIND_CHANNELS:
      return CHANNEL_PAD;
    case TL_LANE_KIND_QUOTES:
      return TL_CARD_PAD + floor (QUOTE_ROOM * scale);
    case TL_LANE_KIND_NEEDS:
      return TL_CARD_PAD + floor (NEED_ROOM * scale);
    case TL_LANE_KIND_SUPPORT:
      return TL_CARD_PAD + SIDE_ROOM;
    case TL_LANE_KIND_TEXT:
      return tl_card_is_boxed (card) ? TL_CARD_PAD : NOTE_PAD;
    default:
      return TL_CARD_PAD;
    }
}

static double
text_end (const TlSceneCard *card)
{
  gboolean star = tl_record_get_boolean (card->record, TL_CARD_MOMENT_OF_TRUTH);
  double   end = is_channel (card) ? CHANNEL_PAD : TL_CARD_PAD;

  if (card->kind == TL_LANE_KIND_SUPPORT)
    end += SIDE_ROOM;
  if (is_channel (card))
    return end;
  return end + (star ? STAR_ROOM : 0) + tl_card_corner (card);
}

static double
text_width (TlScene *self, const TlSceneCard *card, double width)
{
  return MAX (width - tl_card_text_x (self, card) - text_end (card), 24);
}

double
tl_card_channel_radius (TlScene *self)
{
  return floor (CHANNEL_RADIUS * tl_scene_sign_scale (self));
}

static double
paper_top (const TlSceneCard *card, double width)
{
  double image = tl_card_image_height (card, width);

  return image > 0 ? TL_CARD_IMAGE_INSET + image + 8 : TL_CARD_PAD;
}

/* The middle of a channel's sign, from the top of its card; of a card without words, NULL. */
double
tl_card_channel_middle (TlScene *self, const TlSceneCard *card, double width)
{
  double image = card == NULL ? 0 : tl_card_image_height (card, width);

  return (image > 0 ? TL_CARD_IMAGE_INSET + image : 0) + CHANNEL_TOP +
         tl_card_channel_radius (self);
}

/* Where words begin, from the top. */
static double
words_top (TlScene *self, const TlSceneCard *card, double width)
{
  if (is_channel (card))
    return tl_card_channel_middle (self, card, width) + tl_card_channel_radius (self) + CHANNEL_GAP;
  return paper_top (card, width);
}

static gboolean
begins_with_mark (const char *text)
{
  static const char *const marks[] = { "“", "„", "«", "\"", "”", "»" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_prefix (text, marks[i]))
      return TRUE;
  return FALSE;
}

/* Quotation marks belong to the look: they are added here unless the writer typed some. A quote has
 * its large one. */
static char *
dup_quoted (TlScene *self, const TlSceneCard *card, const char *text)
{
  if (card->kind == TL_LANE_KIND_QUOTES || begins_with_mark (text))
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
  TlTextAlign      align = is_channel (card) ? TL_TEXT_MIDDLE : TL_TEXT_START;
  double           room = text_width (self, card, width);
  g_autofree char *quoted = NULL;

  /* A card without a title wears its text as one; a channel is called what it is. */
  if (*title == '\0')
    {
      title = text;
      text = "";
    }
  if (is_channel (card) && *title == '\0')
    title =
      tl_scene_channel_name (self,
                             (TlChannel) tl_record_get_integer (card->record, TL_CARD_CHANNEL));
  if (is_quote (card) && *title != '\0')
    title = quoted = dup_quoted (self, card, title);
  card->title = tl_scene_set_text (self, title, title_font (card), room, 0, align);
  card->text = tl_scene_set_text (self, text, TL_FONT_SMALL, room, 0, align);
}

/* What a card shows besides its own record: who said it, the number about it. Borrowed. */
static const TlRecord *
find_related (TlScene *self, const TlSceneCard *card)
{
  const char *persona;

  if (card->kind == TL_LANE_KIND_METRICS)
    return tl_metric_find (self->table, tl_record_get_id (card->record));
  if (card->kind != TL_LANE_KIND_QUOTES)
    return NULL;
  persona = tl_record_get_ref (card->record, TL_CARD_PERSONA);
  return persona == NULL ? NULL : tl_table_get_kind (self->table, persona, TL_KIND_PERSONA);
}

static void
append_part (GString *out, const char *part, const char *between)
{
  if (*part != '\0')
    g_string_append_printf (out, "%s%s", out->len > 0 ? between : "", part);
}

/* "— Mia, interview 4" of a quote; "Exit survey · n = 120 · 2026-03" of evidence. */
static char *
dup_origin (const TlSceneCard *card)
{
  const char *source = tl_record_get_text (card->record, TL_CARD_EVIDENCE_SOURCE);
  gint64      n = tl_record_get_integer (card->record, TL_CARD_EVIDENCE_N);
  g_autoptr (GString) origin = g_string_new (NULL);

  if (card->kind == TL_LANE_KIND_QUOTES)
    {
      if (card->related != NULL)
        append_part (origin, tl_record_get_text (card->related, TL_PERSONA_NAME), ", ");
      append_part (origin, source, ", ");
      if (origin->len > 0)
        g_string_prepend (origin, "— ");
    }
  else if (card->kind == TL_LANE_KIND_EVIDENCE)
    {
      append_part (origin, source, TL_BETWEEN_PARTS);
      if (n > 0)
        g_string_append_printf (origin,
                                "%sn\u00a0=\u00a0%" G_GINT64_FORMAT,
                                origin->len > 0 ? TL_BETWEEN_PARTS : "",
                                n);
      append_part (origin,
                   tl_record_get_text (card->record, TL_CARD_EVIDENCE_DATE),
                   TL_BETWEEN_PARTS);
    }
  return g_string_free (g_steal_pointer (&origin), FALSE);
}

/* What only its kind has. */
static void
measure_more (TlScene *self, TlSceneCard *card, double width)
{
  g_autofree char *origin = NULL;

  card->extra = 0;
  if (card->kind == TL_LANE_KIND_METRICS)
    {
      tl_card_measure_metric (self, card, width);
      return;
    }
  origin = dup_origin (card);
  card->lines[0] = tl_scene_set_text (self,
                                      origin,
                                      TL_FONT_SMALL,
                                      text_width (self, card, width),
                                      2,
                                      TL_TEXT_START);
  if (card->lines[0] != NULL)
    card->extra = card->lines[0]->height + LINE_GAP;
}

static double
words_height (const TlSceneCard *card)
{
  double height = card->title == NULL ? 0 : card->title->height;

  if (card->text != NULL)
    height += card->text->height + (card->title == NULL ? 0 : TEXT_GAP);
  return height + card->extra;
}

static double
card_height (TlScene *self, const TlSceneCard *card, double width)
{
  double height = words_height (card);

  if (card->image_ratio > 0 && shows_badge (card) && !is_channel (card))
    height = MAX (height, 2 * (badge_radius (self) + BADGE_MARGIN - TL_CARD_PAD));
  /* A picture alone has the same margin all around. */
  if (tl_card_image_height (card, width) > 0 && height == 0 && !tl_card_has_foot (card))
    height = 2 * TL_CARD_IMAGE_INSET + tl_card_image_height (card, width);
  else
    height += words_top (self, card, width) + (is_channel (card) ? CHANNEL_PAD : TL_CARD_PAD);
  if (tl_card_has_foot (card))
    height += tl_card_foot_height (card) + (words_height (card) > 0 ? TL_CARD_FOOT_GAP : 0);
  return tl_scene_grid (MAX (height, TL_CARD_MIN_HEIGHT)) + tl_card_tail (card);
}

/* Measures a card for a width, unless that is known already. Sets its height. */
void
tl_scene_measure_card (TlScene *self, TlSceneCard *card, double width)
{
  const TlRecord *related = find_related (self, card);

  if (card->measured_width == width && card->measured_kind == card->kind &&
      card->related == related)
    return;
  tl_scene_card_forget_texts (card);
  tl_scene_clear_group (&card->group);
  card->related = related == NULL ? NULL : tl_record_ref (related);
  card->image_ratio = tl_card_read_image_ratio (self, card);
  measure_words (self, card, width);
  measure_more (self, card, width);
  tl_card_measure_foot (self, card, width);
  card->critical = tl_pains_is_critical (self->table, card->record);
  card->measured_width = width;
  card->measured_kind = card->kind;
  card->height = card_height (self, card, width);
}

static double
first_line_middle (const TlSceneCard *card)
{
  return card->title == NULL || card->title->n_lines == 0
           ? 0
           : card->title->height / card->title->n_lines / 2;
}

static void
draw_badge (TlScene *self, TlGroupBuilder *builder, const TlSceneCard *card, const TlColor *fill)
{
  TlChannel channel = tl_record_get_integer (card->record, TL_CARD_CHANNEL);
  TlColor   badge = tl_theme_get_channel (self->theme, channel);
  TlColor   paper = tl_theme_get_paper (self->theme);
  double    width = card->rect.width;
  double    radius = is_channel (card) ? tl_card_channel_radius (self) : badge_radius (self);
  double    x = tl_scene_inner_x (self, width, BADGE_MARGIN + radius, 0);
  double    y = paper_top (card, width) - TL_CARD_PAD + BADGE_MARGIN + radius;

  if (is_channel (card))
    {
      x = tl_scene_inner_x (self, width, width / 2, 0);
      y = tl_card_channel_middle (self, card, width);
    }
  else
    /* With larger words the badge stays at the middle of the first line. */
    y = MAX (y, paper_top (card, width) + first_line_middle (card));
  badge = tl_theme_mark_on (self->theme, &badge, fill);
  /* The line through the channels keeps off their signs. */
  tl_icon_draw_disc (builder, x, y, radius, &badge, is_channel (card) ? &paper : NULL, 2);
  tl_icon_draw_channel (builder, channel, x, y, radius / BADGE_RADIUS, &paper);
}

/* The mark before a quote, the ring that a need hangs on. */
static void
draw_mark (TlScene           *self,
           TlGroupBuilder    *builder,
           const TlSceneCard *card,
           const TlColor     *fill,
           const TlColor     *outline)
{
  gboolean quote = card->kind == TL_LANE_KIND_QUOTES;
  double   scale = tl_scene_sign_scale (self);
  TlColor  ink = tl_theme_mark_on (self->theme, outline, fill);

  if (!quote && card->kind != TL_LANE_KIND_NEEDS)
    return;
  tl_icon_draw_lane (builder,
                     card->kind,
                     tl_scene_inner_x (self,
                                       card->rect.width,
                                       TL_CARD_PAD + (quote ? 7 : 5) * scale,
                                       0),
                     words_top (self, card, card->rect.width) + first_line_middle (card),
                     (quote ? 1.5 : .9) * scale,
                     &ink);
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
  double  y = words_top (self, card, card->rect.width);
  TlColor secondary = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);

  secondary = tl_theme_text_on (self->theme, &secondary, fill);
  if (card->title != NULL)
    {
      tl_group_builder_text (builder, x, y, card->title, ink);
      y += card->title->height;
    }
  if (card->kind == TL_LANE_KIND_METRICS)
    {
      tl_card_draw_metric (self, builder, card, fill, ink, y);
      y += card->extra;
    }
  if (card->text != NULL)
    {
      y += card->title == NULL ? 0 : TEXT_GAP;
      tl_group_builder_text (builder, x, y, card->text, &secondary);
      y += card->text->height;
    }
  if (card->kind != TL_LANE_KIND_METRICS && card->lines[0] != NULL)
    tl_group_builder_text (builder, x, y + LINE_GAP, card->lines[0], &secondary);
}

/* The card's group, built when first asked for. Borrowed. */
TlGroup *
tl_scene_card_group (TlScene *self, TlSceneCard *card)
{
  const char      *id = tl_record_get_id (card->record);
  TlGroupBuilder  *builder;
  g_autofree char *name = NULL;
  TlColor          fill, outline, ink;
  guint            number;

  number = tl_card_frame_number (self, card);
  if (card->group != NULL && card->number == number)
    return card->group;
  tl_scene_clear_group (&card->group);
  card->number = number;
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
  if (!tl_card_has_paper (card))
    fill = tl_theme_get_paper (self->theme);
  tl_card_stress (self, card, &fill, &outline, &ink);
  tl_card_draw_paper (self, builder, card, &fill, &outline);
  tl_card_draw_flag (self, builder, card);
  tl_card_draw_image (self, builder, card, &fill, &outline);
  draw_mark (self, builder, card, &fill, &outline);
  if (shows_badge (card))
    draw_badge (self, builder, card, &fill);
  draw_words (self, builder, card, &fill, &ink);
  if (tl_record_get_boolean (card->record, TL_CARD_MOMENT_OF_TRUTH))
    tl_icon_draw_star (builder,
                       tl_scene_inner_x (self,
                                         card->rect.width,
                                         card->rect.width - TL_CARD_PAD - 8 - tl_card_corner (card),
                                         0),
                       MIN (card->height - 14, paper_top (card, card->rect.width) + 13),
                       7,
                       self->theme,
                       NULL);
  if (tl_card_has_foot (card))
    tl_card_draw_foot (self, builder, card, &fill);
  tl_card_draw_number (self, builder, card);
  tl_scene_draw_card_persona (self, builder, card);
  card->group = tl_group_builder_end (builder);
  return card->group;
}
