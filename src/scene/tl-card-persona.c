/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whose a card is: a small disc with the persona's initials on its lower leading corner. It hangs
 * over the edges as markers do above: no card grows by it, and no word is covered. */
#include "config.h"

#include "map/tl-persona.h"
#include "scene/tl-portrait.h"
#include "scene/tl-scene-private.h"

#include <math.h>

#define RADIUS 8.0
/* The disc's centre: so near to the leading edge that it ends before the words, and no lower than
 * leaves half of the gap between two cards free. */
#define FROM_EDGE 2.0
#define ABOVE_FOOT 5.0

/* The persona of a card, or NULL. */
const TlRecord *
tl_scene_card_persona (TlScene *self, const TlSceneCard *card)
{
  const char *id = tl_record_get_ref (card->record, TL_CARD_PERSONA);

  return id != NULL ? tl_table_get_kind (self->table, id, TL_KIND_PERSONA) : NULL;
}

/* A persona's place among those of the map, which chooses how its line is dashed. */
guint
tl_scene_persona_index (TlScene *self, const char *persona)
{
  const char *const *personas = tl_record_get_list (self->map, TL_MAP_PERSONAS);

  for (guint i = 0; persona != NULL && personas[i] != NULL; i++)
    if (g_str_equal (personas[i], persona))
      return i;
  return 0;
}

/* Draws the sign of the card's persona, if it has one, on top of the card. */
void
tl_scene_draw_card_persona (TlScene *self, TlGroupBuilder *builder, const TlSceneCard *card)
{
  const TlRecord *persona = tl_scene_card_persona (self, card);
  double          radius = floor (RADIUS * tl_scene_sign_scale (self));
  TlColor         halo = tl_theme_get_paper (self->theme);

  if (persona == NULL)
    return;
  tl_portrait_draw_sign (builder,
                         self->measurer,
                         self->theme,
                         persona,
                         tl_persona_find_index (self->table, tl_record_get_id (persona)),
                         tl_scene_inner_x (self, card->rect.width, FROM_EDGE, 0),
                         card->height - ABOVE_FOOT,
                         radius,
                         &halo);
}

/* The groups of a persona's cards, or with NULL of all cards that have one. */
void
tl_scene_forget_persona_cards (TlScene *self, const char *persona)
{
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      TlSceneCard *card = value;
      const char  *own = tl_record_get_ref (card->record, TL_CARD_PERSONA);

      if (own != NULL && (persona == NULL || g_str_equal (own, persona)))
        tl_scene_card_forget (card);
    }
}
