/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Bubbles of comments as places: which thing or cell one belongs to, which one is hit, where that
 * of a thread stands; and following changes of comments. */
#include "config.h"

#include "scene/tl-scene-private.h"

#include "map/tl-comments.h"

static void
damage_signs (TlScene *self)
{
  for (guint i = 0; i < self->signs->len; i++)
    {
      TlRect rect = tl_scene_sign_rect (self, g_ptr_array_index (self->signs, i));

      rect = tl_rect_inset (&rect, -2);
      rect = tl_scene_mirror_rect (self, &rect);
      tl_scene_add_damage (self, &rect);
    }
}

/* Lists the bubbles that are not cards' again, with what they cover as damage. */
void
tl_scene_update_signs (TlScene *self)
{
  damage_signs (self);
  tl_scene_collect_comments (self);
  damage_signs (self);
}

/* The thing or cell that a bubble stands at. */
TlPlace
tl_scene_sign_place (TlScene *self, const TlSceneSign *sign)
{
  TlPlace place = { 0 };
  int     lane, column;

  if (sign->about != NULL)
    place = tl_scene_place_of (self, sign->about);
  else if (sign->column == NULL)
    place = (TlPlace){ .type = TL_PLACE_HEADER, .id = self->map_id };
  else
    {
      lane = tl_scene_find_lane (self, sign->lane);
      column = tl_scene_find_column (self, sign->column);
      if (lane >= 0 && column >= 0)
        place = tl_scene_cell_place (self, lane, column);
    }
  place.part = TL_PART_COMMENT;
  return place;
}

/* The bubble at a place, logical; those of cards are found with their cards. */
gboolean
tl_scene_hit_sign (TlScene *self, double x, double y, TlPlace *place)
{
  for (guint i = self->signs->len; i > 0; i--)
    {
      const TlSceneSign *sign = g_ptr_array_index (self->signs, i - 1);
      TlRect             rect = tl_scene_sign_rect (self, sign);

      if (tl_rect_is_empty (&rect) || !tl_rect_contains (&rect, x, y))
        continue;
      *place = tl_scene_sign_place (self, sign);
      return place->type != TL_PLACE_NONE;
    }
  return FALSE;
}

static const TlSceneSign *
find_sign (TlScene *self, const TlCommentPlace *place)
{
  for (guint i = 0; i < self->signs->len; i++)
    {
      const TlSceneSign *sign = g_ptr_array_index (self->signs, i);

      if (g_strcmp0 (sign->about, place->about) == 0 &&
          g_strcmp0 (sign->column, place->column) == 0 && g_strcmp0 (sign->lane, place->lane) == 0)
        return sign;
    }
  return NULL;
}

/* How many comments the open threads at a place have; 0 also where they are not shown. */
guint
tl_scene_comments_at (TlScene *self, const char *about, const char *column, const char *lane)
{
  const TlSceneCard   *card = about == NULL ? NULL : g_hash_table_lookup (self->cards, about);
  const TlCommentPlace place = { about, column, lane };
  const TlSceneSign   *sign = card != NULL ? NULL : find_sign (self, &place);

  if (card != NULL)
    return card->n_comments;
  return sign == NULL ? 0 : sign->n;
}

static gboolean
find_place (TlScene *self, const char *comment, TlCommentPlace *place)
{
  const TlRecord *record =
    self->table == NULL ? NULL : tl_table_get_kind (self->table, comment, TL_KIND_COMMENT);

  if (record == NULL || g_strcmp0 (tl_record_get_parent (record), self->map_id) != 0)
    return FALSE;
  *place = tl_comments_get_place (tl_comments_find_thread (self->table, record));
  return TRUE;
}

/* Where a comment is to be looked for: its bubble; of a resolved thread, where its place is.
 * Logical, empty when neither is drawn or it is no comment. */
TlRect
tl_scene_thread_rect (TlScene *self, const char *comment)
{
  TlPlace place = tl_scene_place_of_comment (self, comment);
  TlRect  rect = { 0 };

  if (!tl_scene_get_comment_rect (self, comment, &rect) && place.type != TL_PLACE_NONE)
    tl_scene_get_place_rect (self, &place, &rect);
  return tl_rect_is_empty (&rect) ? rect : tl_scene_mirror_rect (self, &rect);
}

/**
 * tl_scene_get_comment_rect:
 * @self: a scene
 * @comment: id of a comment
 * @rect: (out): document px
 *
 * Where the bubble of a comment's thread stands.
 *
 * Returns: %FALSE, with @rect untouched, when it is not drawn
 */
gboolean
tl_scene_get_comment_rect (TlScene *self, const char *comment, TlRect *rect)
{
  TlCommentPlace     place;
  const TlSceneCard *card;
  const TlSceneSign *sign;
  TlRect             logical = { 0 };

  g_return_val_if_fail (TL_IS_SCENE (self) && rect != NULL, FALSE);

  if (!find_place (self, comment, &place))
    return FALSE;
  card = place.about == NULL ? NULL : g_hash_table_lookup (self->cards, place.about);
  sign = card == NULL ? find_sign (self, &place) : NULL;
  if (card != NULL)
    logical = tl_scene_card_sign_rect (self, card);
  else if (sign != NULL)
    logical = tl_scene_sign_rect (self, sign);
  if (tl_rect_is_empty (&logical))
    return FALSE;
  *rect = tl_scene_mirror_rect (self, &logical);
  return TRUE;
}

/**
 * tl_scene_place_of_comment:
 * @self: a scene
 * @comment: id of a comment
 *
 * Returns: the thing or cell that its thread is at, resolved or not; %TL_PLACE_NONE when that is
 *   not drawn
 */
TlPlace
tl_scene_place_of_comment (TlScene *self, const char *comment)
{
  TlCommentPlace at;
  TlSceneSign    sign;
  TlPlace        place;

  g_return_val_if_fail (TL_IS_SCENE (self), (TlPlace){ 0 });

  if (!find_place (self, comment, &at))
    return (TlPlace){ 0 };
  sign = (TlSceneSign){ (char *) at.about, (char *) at.column, (char *) at.lane, 0, NULL };
  place = tl_scene_sign_place (self, &sign);
  place.part = TL_PART_BODY;
  return place;
}
