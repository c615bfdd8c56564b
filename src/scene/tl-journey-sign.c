/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The sign of a card that opens a journey of its own: an arrow that leads out of a frame, on the
 * card's lower trailing corner, where no other sign stands. */
#include "config.h"

#include "scene/tl-scene-private.h"

#include <glib/gi18n-lib.h>

#include "map/tl-opens.h"

#define RADIUS 9.0
/* The corner of the card beneath has its own signs. */
#define MARKER_ROOM 18.0

/* Logical; empty when the card opens nothing. */
TlRect
tl_scene_journey_rect (TlScene *self, TlSceneCard *card)
{
  TlRect rect = tl_scene_card_rect (self, card);

  if (*tl_record_get_text (card->record, TL_CARD_OPENS) == '\0' || tl_rect_is_empty (&rect))
    return (TlRect){ 0 };
  return TL_RECT_INIT (rect.x + rect.width - 2 * RADIUS - MARKER_ROOM,
                       rect.y + rect.height - 2 * RADIUS + 4,
                       2 * RADIUS,
                       2 * RADIUS);
}

/* "opens “Ordering online”", "opens the file returns.journey"; NULL = it opens nothing. */
char *
tl_scene_dup_journey_name (TlScene *self, const TlSceneCard *card)
{
  g_autofree char *file = NULL;
  g_autofree char *map = NULL;
  const TlRecord  *record;
  const char      *title;

  if (!tl_opens_read (tl_record_get_text (card->record, TL_CARD_OPENS), &file, &map))
    return NULL;
  if (file != NULL)
    /* Translators: the name of a file. */
    return g_strdup_printf (_ ("opens the file %s"), file);
  record = tl_table_get_kind (self->table, map, TL_KIND_MAP);
  if (record == NULL)
    return g_strdup (_ ("opens a map that is missing"));
  title = tl_record_get_text (record, TL_MAP_TITLE);
  /* Translators: the title of a map. */
  return g_strdup_printf (_ ("opens “%s”"), *title != '\0' ? title : self->words.untitled);
}

static void
draw_arrow (TlGroupBuilder *builder, double way, const TlColor *ink)
{
  TlPaint paint = { .stroke = *ink, .stroke_width = 1.6 };
  double  x = RADIUS, y = RADIUS;

  tl_group_builder_move_to (builder, x - 3.2 * way, y + 3.2);
  tl_group_builder_line_to (builder, x + 3.2 * way, y - 3.2);
  tl_group_builder_move_to (builder, x - 1.6 * way, y - 3.2);
  tl_group_builder_line_to (builder, x + 3.2 * way, y - 3.2);
  tl_group_builder_line_to (builder, x + 3.2 * way, y + 1.6);
  tl_group_builder_end_path (builder, &paint, FALSE);
}

/* The sign's group, its origin at its rectangle's corner. NULL without one. */
TlGroup *
tl_scene_journey_group (TlScene *self, TlSceneCard *card, TlPoint *origin)
{
  TlRect           rect = tl_scene_journey_rect (self, card);
  TlRect           disc = TL_RECT_INIT (0, 0, 2 * RADIUS, 2 * RADIUS);
  TlColor          paper = tl_theme_get_paper (self->theme);
  TlPaint          paint = { .stroke = paper, .stroke_width = 2 };
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;
  TlGroupBuilder  *builder;

  *origin = (TlPoint){ 0, 0 };
  if (tl_rect_is_empty (&rect))
    return NULL;
  rect = tl_scene_mirror_rect (self, &rect);
  *origin = (TlPoint){ rect.x, rect.y };
  if (card->journey != NULL)
    return card->journey;
  self->counters.n_groups_built++;
  id = g_strconcat ("opens-", tl_record_get_id (card->record), NULL);
  builder =
    tl_group_builder_new (TL_ROLE_MARKER, card->parked ? TL_BAND_PARKING : TL_BAND_OVERLAY, id);
  title = tl_scene_dup_journey_name (self, card);
  tl_group_builder_set_title (builder, title);
  paint.fill = tl_theme_get_ink (self->theme, TL_INK_ACCENT);
  paint.fill = tl_theme_text_on (self->theme, &paint.fill, &paper);
  tl_group_builder_rect (builder, &disc, RADIUS, &paint);
  draw_arrow (builder, self->rtl ? -1 : 1, &paper);
  card->journey = tl_group_builder_end (builder);
  return card->journey;
}
