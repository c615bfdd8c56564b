/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a score is while a hand moves it: the bubble beside the pointer, "+1.2 · Delighted" with its
 * face, and the face of the scale that lights up. Both are of the screen only; no export lists
 * them.
 */
#include "config.h"

#include "map/tl-persona.h"
#include "scene/tl-icons.h"
#include "scene/tl-round.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define BUBBLE_HEIGHT 28.0
#define BUBBLE_PAD 10.0
#define FACE 8.0
#define FACE_GAP 7.0

static char *
dup_capitalised (const char *word)
{
  char letter[7] = { 0 };

  g_unichar_to_utf8 (g_unichar_totitle (g_utf8_get_char (word)), letter);
  return *word == '\0' ? g_strdup ("") : g_strconcat (letter, g_utf8_next_char (word), NULL);
}

static int
nearest_level (double score)
{
  return (int) floor (CLAMP (score, -2, 2) + .5);
}

/**
 * tl_scene_dup_score_text:
 * @self: a scene
 * @score: -2 to 2
 *
 * A score with its sign and the name of the level nearest to it, as people read it:
 * "+1.2 · Happy".
 *
 * Returns: (transfer full): words in the document's language
 */
char *
tl_scene_dup_score_text (TlScene *self, double score)
{
  char             number[TL_NUMBER_BUFFER];
  double           rounded = floor (fabs (score) * 10 + .5) / 10;
  const char      *sign = rounded == 0 ? "" : score > 0 ? "+" : "\xe2\x88\x92";
  g_autofree char *level = NULL;

  g_return_val_if_fail (TL_IS_SCENE (self), g_strdup (""));
  level = dup_capitalised (self->words.levels[nearest_level (score) + 2]);
  /* Translators: a score with its sign, and the name of its level: "+1.2 · Happy". */
  return g_strdup_printf (_ ("%s%s · %s"), sign, tl_scene_format_score (rounded, number), level);
}

/**
 * tl_scene_new_score_bubble:
 * @self: a scene
 * @score: -2 to 2
 *
 * The bubble that says a score while it is being moved: its face and words on paper, outlined in
 * the colour of its level. Its origin is its top left corner.
 *
 * Returns: (transfer full) (nullable): a group of no record; %NULL when there are no words
 */
TlGroup *
tl_scene_new_score_bubble (TlScene *self, double score)
{
  g_autofree char *words = tl_scene_dup_score_text (self, score);
  TlTextBlock     *block = tl_scene_set_text (self, words, TL_FONT_BUBBLE, -1, 1, TL_TEXT_START);
  TlColor          paper = tl_theme_get_paper (self->theme);
  TlColor          ink = tl_theme_get_ink (self->theme, TL_INK_PRIMARY);
  TlPaint          paint = { .fill = paper, .stroke_width = 1.5 };
  double           width, face_x, text_x;
  TlRect           rect;
  TlGroupBuilder  *builder;

  if (block == NULL)
    return NULL;
  width = ceil (block->width) + 2 * FACE + FACE_GAP + 2 * BUBBLE_PAD;
  rect = TL_RECT_INIT (.75, .75, width - 1.5, BUBBLE_HEIGHT - 1.5);
  face_x = tl_scene_inner_x (self, width, BUBBLE_PAD - 1 + FACE, 0);
  text_x =
    tl_scene_inner_x (self, width, BUBBLE_PAD + 2 * FACE + FACE_GAP - 1, ceil (block->width));
  paint.stroke = tl_theme_get_score (self->theme, nearest_level (score));
  paint.stroke = tl_theme_mark_on (self->theme, &paint.stroke, &paper);
  builder = tl_group_builder_new (TL_ROLE_POINT, TL_BAND_OVERLAY, NULL);
  tl_group_builder_rect (builder, &rect, BUBBLE_HEIGHT / 2, &paint);
  tl_icon_draw_face (builder, face_x, BUBBLE_HEIGHT / 2, FACE, nearest_level (score), self->theme);
  tl_group_builder_text (builder,
                         text_x - tl_scene_ink_left (block),
                         floor ((BUBBLE_HEIGHT - block->height) / 2),
                         block,
                         &ink);
  tl_text_block_unref (block);
  return tl_group_builder_end (builder);
}

/**
 * tl_scene_get_face_rect:
 * @self: a scene
 * @lane: id of an emotions lane
 * @score: -2 to 2
 * @rect: (out): document px; around the face
 *
 * Where the face of the level nearest to a score stands, at the lane's scale.
 *
 * Returns: %FALSE, with @rect untouched, when the lane shows no scale
 */
gboolean
tl_scene_get_face_rect (TlScene *self, const char *lane, double score, TlRect *rect)
{
  int          index;
  TlSceneLane *at;
  double       r;
  TlRect       logical;

  g_return_val_if_fail (TL_IS_SCENE (self), FALSE);
  index = tl_scene_find_lane (self, lane);
  at = index < 0 ? NULL : TL_SCENE_LANE (self, index);
  if (at == NULL || at->curves == NULL || at->collapsed)
    return FALSE;
  r = TL_FACE_RADIUS * tl_scene_sign_scale (self);
  logical = TL_RECT_INIT (self->columns_left - TL_FACE_FROM_COLUMNS - r,
                          at->top + tl_scene_score_y (at, nearest_level (score)) - r,
                          2 * r,
                          2 * r);
  if (self->round)
    logical = TL_RECT_INIT (self->centre.x - r,
                            self->centre.y - tl_round_score_radius (at, nearest_level (score)) - r,
                            2 * r,
                            2 * r);
  *rect = tl_scene_mirror_rect (self, &logical);
  return TRUE;
}

/**
 * tl_scene_get_curve_color:
 * @self: a scene
 * @curve: (nullable): id of a curve; %NULL or one that is not there = the first persona's
 *
 * Returns: the colour in which a line is drawn when it is the edited one
 */
TlColor
tl_scene_get_curve_color (TlScene *self, const char *curve)
{
  TlSceneCurve   *at = curve == NULL ? NULL : tl_scene_find_curve (self, curve, NULL);
  const TlRecord *persona;

  g_return_val_if_fail (TL_IS_SCENE (self), (TlColor){ 0 });
  if (at != NULL)
    return at->color;
  persona = self->table == NULL ? NULL : tl_scene_first_persona (self);
  return tl_theme_get_persona (self->theme,
                               persona == NULL ? ""
                                               : tl_record_get_text (persona, TL_PERSONA_COLOR),
                               persona == NULL
                                 ? 0
                                 : tl_persona_find_index (self->table, tl_record_get_id (persona)));
}
