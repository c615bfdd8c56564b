/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The row at a card's foot: votes, tags and owner, and the five dots of a rating.
 *
 * It is measured with the card, because it decides how high the card is, and drawn with it. Places
 * are counted from the card's leading edge and mirrored for right-to-left documents. */
#include "config.h"

#include "scene/tl-card-private.h"
#include "scene/tl-icons.h"

#include <math.h>

#define FOOT_HEIGHT 12.0
#define DOT_STEP 9.0
#define DOT_RADIUS 3.0

static double
dots_width (TlScene *self)
{
  return (4 * DOT_STEP + 2 * DOT_RADIUS) * tl_scene_sign_scale (self);
}

/* How many of the five dots a card shows; -1 = it shows none. */
static int
rating (const TlSceneCard *card)
{
  int value = 0;

  if (card->kind == TL_LANE_KIND_PAIN_POINTS)
    value = tl_record_get_integer (card->record, TL_CARD_SEVERITY);
  else if (card->kind == TL_LANE_KIND_OPPORTUNITIES || card->kind == TL_LANE_KIND_SOLUTIONS)
    value = tl_record_get_integer (card->record, TL_CARD_IMPACT);
  return value > 0 ? value : -1;
}

static char *
dup_foot (const TlSceneCard *card)
{
  const char *const *tags = tl_record_get_list (card->record, TL_CARD_TAGS);
  const char        *owner = tl_record_get_text (card->record, TL_CARD_OWNER);
  g_autofree char   *time =
    tl_duration_dup_words (tl_record_get_text (card->record, TL_CARD_DURATION));
  g_autoptr (GString) foot = g_string_new (NULL);

  for (guint i = 0; tags[i] != NULL; i++)
    g_string_append_printf (foot, "%s#%s", i == 0 ? "" : "  ", tags[i]);
  if (*owner != '\0')
    g_string_append_printf (foot, "%s%s", foot->len == 0 ? "" : " · ", owner);
  if (*time != '\0')
    g_string_append_printf (foot, "%s%s", foot->len == 0 ? "" : " · ", time);
  return g_string_free (g_steal_pointer (&foot), FALSE);
}

void
tl_card_measure_foot (TlScene *self, TlSceneCard *card, double width)
{
  g_autofree char *foot = dup_foot (card);
  int              votes = tl_record_get_integer (card->record, TL_CARD_VOTES);
  double           room = width - tl_card_text_x (self, card) - TL_CARD_PAD;

  if (rating (card) > 0)
    room -= dots_width (self) + 8;
  if (votes > 0)
    {
      g_autofree char *number = g_strdup_printf ("%d", votes);

      card->votes = tl_scene_set_text (self, number, TL_FONT_SMALL, -1, 1, TL_TEXT_START);
      room -= 14 + (card->votes == NULL ? 0 : ceil (card->votes->width)) + 8;
    }
  if (room > 24)
    card->foot = tl_scene_set_text (self, foot, TL_FONT_SMALL, room, 1, TL_TEXT_START);
}

gboolean
tl_card_has_foot (const TlSceneCard *card)
{
  return rating (card) > 0 || card->foot != NULL || card->votes != NULL;
}

double
tl_card_foot_height (const TlSceneCard *card)
{
  double height = FOOT_HEIGHT;

  if (card->foot != NULL)
    height = MAX (height, card->foot->height);
  if (card->votes != NULL)
    height = MAX (height, card->votes->height);
  return height;
}

static void
draw_rating (
  TlScene *self, TlGroupBuilder *builder, const TlSceneCard *card, const TlColor *fill, double y)
{
  double  width = card->rect.width;
  TlInk   ink = card->kind == TL_LANE_KIND_PAIN_POINTS ? TL_INK_PAIN : TL_INK_OPPORTUNITY;
  TlColor color = tl_theme_get_ink (self->theme, ink);
  TlColor paper = tl_theme_get_paper (self->theme);
  double  scale = tl_scene_sign_scale (self);
  double  first = self->rtl ? TL_CARD_PAD + dots_width (self) - DOT_RADIUS * scale
                            : width - TL_CARD_PAD - dots_width (self) + DOT_RADIUS * scale;

  color = tl_theme_mark_on (self->theme, &color, fill);
  tl_icon_draw_dots (builder,
                     first,
                     y,
                     (self->rtl ? -DOT_STEP : DOT_STEP) * scale,
                     DOT_RADIUS * scale,
                     rating (card),
                     &color,
                     &paper);
}

void
tl_card_draw_foot (TlScene           *self,
                   TlGroupBuilder    *builder,
                   const TlSceneCard *card,
                   const TlColor     *fill)
{
  double  width = card->rect.width;
  double  row = tl_card_foot_height (card);
  double  top = card->height - tl_card_tail (card) - TL_CARD_PAD - row;
  double  x = tl_card_text_x (self, card);
  TlColor ink = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);

  ink = tl_theme_text_on (self->theme, &ink, fill);
  if (card->votes != NULL)
    {
      double w = ceil (card->votes->width);

      tl_icon_draw (builder,
                    TL_ICON_VOTE,
                    tl_scene_inner_x (self, width, x + 5, 0),
                    top + row / 2,
                    1,
                    &ink);
      tl_group_builder_text (builder,
                             tl_scene_inner_x (self, width, x + 14, w),
                             top + floor ((row - card->votes->height) / 2),
                             card->votes,
                             &ink);
      x += 14 + w + 8;
    }
  if (card->foot != NULL)
    tl_group_builder_text (builder,
                           tl_scene_inner_x (self, width, x, card->foot->box_width),
                           top + floor ((row - card->foot->height) / 2),
                           card->foot,
                           &ink);
  if (rating (card) > 0)
    draw_rating (self, builder, card, fill, top + row / 2);
}
