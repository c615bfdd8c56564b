/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Signs of comments: a speech bubble with how many comments the open threads at a place have.
 *
 * A card knows its own count and carries its sign; the few other places (headings, cells, points,
 * links, the map) are kept in a list. Signs have no place of their own: where one stands follows
 * from its thing when it is listed, so moving a card moves its sign and nothing is kept true. */
#include "config.h"

#include "scene/tl-link-private.h"
#include "scene/tl-scene-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "map/tl-comments.h"

#define HEIGHT 16.0
#define TAIL 4.0
#define PAD 6.0
/* Corner of the bubble, and the handle of a quarter circle of that radius. */
#define RADIUS 8.0
#define HANDLE (RADIUS * 0.5522847498)

/* Whether comments are drawn at all. */
gboolean
tl_scene_shows_comments (TlScene *self)
{
  return self->on_paper ? self->comments_on_paper
                        : tl_record_get_boolean (self->map, TL_MAP_SHOW_COMMENTS);
}

/* Counts the comments about a card; drops its sign when that changed. */
void
tl_scene_count_comments (TlScene *self, TlSceneCard *card)
{
  guint n = tl_scene_shows_comments (self)
              ? tl_comments_count_open_about (self->table, tl_record_get_id (card->record))
              : 0;

  if (n != card->n_comments)
    tl_scene_clear_group (&card->sign);
  card->n_comments = n;
}

void
tl_scene_sign_free (TlSceneSign *sign)
{
  g_free (sign->about);
  g_free (sign->column);
  g_free (sign->lane);
  tl_scene_clear_group (&sign->group);
  g_free (sign);
}

static TlSceneSign *
find_sign (GPtrArray *signs, const TlCommentPlace *place)
{
  for (guint i = 0; i < signs->len; i++)
    {
      TlSceneSign *sign = g_ptr_array_index (signs, i);

      if (g_strcmp0 (sign->about, place->about) == 0 &&
          g_strcmp0 (sign->column, place->column) == 0 && g_strcmp0 (sign->lane, place->lane) == 0)
        return sign;
    }
  return NULL;
}

static void
add_thread (TlScene *self, GPtrArray *signs, const TlRecord *thread)
{
  TlCommentPlace place = tl_comments_get_place (thread);
  TlSceneSign   *sign;

  if (tl_record_get_boolean (thread, TL_COMMENT_RESOLVED) ||
      (place.about != NULL && tl_table_get_kind (self->table, place.about, TL_KIND_CARD) != NULL))
    return;
  sign = find_sign (signs, &place);
  if (sign == NULL)
    {
      sign = g_new0 (TlSceneSign, 1);
      sign->about = g_strdup (place.about);
      sign->column = g_strdup (place.column);
      sign->lane = g_strdup (place.lane);
      g_ptr_array_add (signs, sign);
    }
  sign->n += 1 + tl_comments_count_replies (self->table, thread);
}

/* Makes the list of signs that are not cards'; those that stay keep their groups. O(comments). */
void
tl_scene_collect_comments (TlScene *self)
{
  g_autoptr (GPtrArray) threads = NULL;
  g_autoptr (GPtrArray) old = self->signs;

  self->signs = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_scene_sign_free);
  if (!tl_scene_shows_comments (self))
    return;
  threads = tl_comments_list_threads (self->table, self->map_id);
  for (guint i = 0; i < threads->len; i++)
    add_thread (self, self->signs, threads->pdata[i]);
  for (guint i = 0; i < self->signs->len; i++)
    {
      TlSceneSign   *sign = g_ptr_array_index (self->signs, i);
      TlCommentPlace place = { sign->about, sign->column, sign->lane };
      TlSceneSign   *before = find_sign (old, &place);

      if (before != NULL && before->n == sign->n)
        sign->group = g_steal_pointer (&before->group);
    }
}

/* --- Where signs stand, logical --- */

static double
sign_width (guint n)
{
  return 2 * PAD + (n > 99 ? 21 : n > 9 ? 14 : 8);
}

static TlRect
at (double x, double y, guint n)
{
  return TL_RECT_INIT (x, y, sign_width (n), HEIGHT + TAIL);
}

TlRect
tl_scene_card_sign_rect (TlScene *self, const TlSceneCard *card)
{
  TlRect rect = tl_scene_card_rect (self, card);

  if (card->n_comments == 0 || card->lifted || tl_rect_is_empty (&rect))
    return (TlRect){ 0 };
  return at (rect.x - 6, rect.y - 10, card->n_comments);
}

static TlRect
cell_sign_rect (TlScene *self, const TlSceneSign *sign)
{
  int          column = tl_scene_find_column (self, sign->column);
  int          index = tl_scene_find_lane (self, sign->lane);
  TlSceneLane *lane = index < 0 ? NULL : TL_SCENE_LANE (self, index);
  double       x;

  if (column < 0 || lane == NULL)
    return (TlRect){ 0 };
  x = TL_SCENE_COLUMN (self, column)->card_x - 6;
  if (lane->collapsed)
    return at (x, lane->top + 2, sign->n);
  if (lane->cells[column] == NULL || lane->cells[column]->len == 0)
    return at (x, lane->top + 4, sign->n);
  /* After the last card, in the margin that every cell has. */
  return at (x, lane->top + tl_scene_cell_bottom (self, lane, column) - TL_CARD_GAP + 1, sign->n);
}

static TlRect
heading_sign_rect (TlScene *self, const TlSceneSign *sign)
{
  int index;

  for (guint i = 0; i < self->stages->len; i++)
    if (g_str_equal (tl_record_get_id (TL_SCENE_STAGE (self, i)->record), sign->about))
      {
        const TlSceneStage *stage = TL_SCENE_STAGE (self, i);

        return at (stage->x + (i == 0 ? 0 : 4), self->stages_top - 10, sign->n);
      }
  index = tl_scene_find_column (self, sign->about);
  if (index >= 0)
    {
      TlRect rect = tl_scene_step_rect (self, TL_SCENE_COLUMN (self, index));

      return at (rect.x + rect.width - sign_width (sign->n), rect.y - 4, sign->n);
    }
  index = tl_scene_find_lane (self, sign->about);
  if (index >= 0)
    return at (TL_SHEET_PAD - 4, TL_SCENE_LANE (self, index)->top - 4, sign->n);
  return (TlRect){ 0 };
}

static TlRect
other_sign_rect (TlScene *self, const TlSceneSign *sign)
{
  TlSceneLane        *lane = NULL;
  TlSceneCurve       *curve = NULL;
  const TlScenePoint *point = tl_scene_find_point (self, sign->about, &lane, &curve);

  if (point != NULL)
    return tl_scene_curve_is_drawn (lane, curve)
             ? at (point->x - 6 - sign_width (sign->n), lane->top + point->y - 28, sign->n)
             : (TlRect){ 0 };
  for (guint i = 0; i < self->links->len; i++)
    {
      const TlSceneLink *link = g_ptr_array_index (self->links, i);
      TlPoint            middle;

      if (g_strcmp0 (tl_record_get_id (link->record), sign->about) != 0 || link->route == NULL ||
          link->route->len == 0)
        continue;
      middle = g_array_index (link->route, TlPoint, link->route->len / 2);
      return at (middle.x + 4, middle.y - HEIGHT - TAIL - 2, sign->n);
    }
  return (TlRect){ 0 };
}

/* Empty when what it is about is not drawn. */
TlRect
tl_scene_sign_rect (TlScene *self, const TlSceneSign *sign)
{
  TlRect rect;

  if (sign->about == NULL && sign->column == NULL)
    return at (self->header.x - 6, self->header.y - 14, sign->n);
  if (sign->about == NULL)
    return cell_sign_rect (self, sign);
  rect = heading_sign_rect (self, sign);
  return tl_rect_is_empty (&rect) ? other_sign_rect (self, sign) : rect;
}

/* The band of a sign: with a heading that stays in sight, else above everything. */
static TlBand
band_of (TlScene *self, const TlSceneSign *sign)
{
  if (sign->about == NULL)
    return TL_BAND_OVERLAY;
  switch ((int) tl_record_get_kind (tl_table_get (self->table, sign->about)))
    {
    case TL_KIND_STAGE:
    case TL_KIND_STEP:
      return TL_BAND_STAGES;
    case TL_KIND_LANE:
      return TL_BAND_LANE_TITLES;
    default:
      return TL_BAND_OVERLAY;
    }
}

/* --- Drawing --- */

/* A bubble, its tail at the leading bottom corner. */
static void
bubble_path (TlScene *self, TlGroupBuilder *builder, double w)
{
  const double h = HEIGHT, r = RADIUS, k = HANDLE;
  const struct
  {
    TlPathOp op;
    TlPoint  p[3];
  } steps[] = {
    { TL_PATH_MOVE, { { r, 0 } } },
    { TL_PATH_LINE, { { w - r, 0 } } },
    { TL_PATH_CURVE, { { w - r + k, 0 }, { w, r - k }, { w, r } } },
    { TL_PATH_CURVE, { { w, r + k }, { w - r + k, h }, { w - r, h } } },
    { TL_PATH_LINE, { { r + 2, h } } },
    { TL_PATH_LINE, { { r - 5, h + TAIL } } },
    { TL_PATH_LINE, { { r - 4, h - 1.2 } } },
    { TL_PATH_CURVE, { { 1.6, h - 2.6 }, { 0, h - r + k }, { 0, r } } },
    { TL_PATH_CURVE, { { 0, r - k }, { r - k, 0 }, { r, 0 } } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      TlPoint p[3];

      for (guint j = 0; j < 3; j++)
        p[j] = (TlPoint){ self->rtl ? w - steps[i].p[j].x : steps[i].p[j].x, steps[i].p[j].y };
      if (steps[i].op == TL_PATH_MOVE)
        tl_group_builder_move_to (builder, p[0].x, p[0].y);
      else if (steps[i].op == TL_PATH_LINE)
        tl_group_builder_line_to (builder, p[0].x, p[0].y);
      else
        tl_group_builder_curve_to (builder, p[0].x, p[0].y, p[1].x, p[1].y, p[2].x, p[2].y);
    }
  tl_group_builder_close (builder);
}

/* "2 comments" */
char *
tl_scene_comments_name (guint n)
{
  return g_strdup_printf (ngettext ("%u comment", "%u comments", n), n);
}

static TlGroup *
draw_sign (TlScene *self, TlBand band, const char *id, guint n)
{
  TlGroupBuilder  *builder = tl_group_builder_new (TL_ROLE_COMMENT, band, id);
  TlColor          paper = tl_theme_get_paper (self->theme);
  TlPaint          halo = { .stroke = paper, .stroke_width = 3 };
  TlPaint          paint = { .fill = tl_theme_get_ink (self->theme, TL_INK_ACCENT) };
  double           width = sign_width (n);
  g_autofree char *title = tl_scene_comments_name (n);
  g_autofree char *number = n > 99 ? g_strdup ("99+") : g_strdup_printf ("%u", n);
  TlTextBlock     *block = tl_scene_set_text (self, number, TL_FONT_MARKER, -1, 1, TL_TEXT_START);

  self->counters.n_groups_built++;
  tl_group_builder_set_title (builder, title);
  bubble_path (self, builder, width);
  tl_group_builder_end_path (builder, &halo, FALSE);
  bubble_path (self, builder, width);
  tl_group_builder_end_path (builder, &paint, FALSE);
  if (block != NULL)
    {
      tl_group_builder_text (builder,
                             floor ((width - block->width) / 2 + .5),
                             floor ((HEIGHT - block->height) / 2),
                             block,
                             &paper);
      tl_text_block_unref (block);
    }
  return tl_group_builder_end (builder);
}

static TlPoint
corner (TlScene *self, const TlRect *logical)
{
  TlRect rect = tl_scene_mirror_rect (self, logical);

  return (TlPoint){ rect.x, rect.y };
}

/* A card's sign, built when first asked for; NULL without comments. */
TlGroup *
tl_scene_card_sign_group (TlScene *self, TlSceneCard *card, TlPoint *origin)
{
  TlRect rect = tl_scene_card_sign_rect (self, card);

  *origin = corner (self, &rect);
  if (tl_rect_is_empty (&rect))
    return NULL;
  /* The band tells whether the card is parked. */
  if (card->sign != NULL && card->parked != (card->sign->band == TL_BAND_PARKING))
    tl_scene_clear_group (&card->sign);
  if (card->sign == NULL)
    card->sign = draw_sign (self,
                            card->parked ? TL_BAND_PARKING : TL_BAND_OVERLAY,
                            tl_record_get_id (card->record),
                            card->n_comments);
  return card->sign;
}

/* Any other sign; NULL where its place is not drawn. */
TlGroup *
tl_scene_sign_group (TlScene *self, TlSceneSign *sign, TlPoint *origin)
{
  TlRect rect = tl_scene_sign_rect (self, sign);

  *origin = corner (self, &rect);
  if (tl_rect_is_empty (&rect))
    return NULL;
  if (sign->group == NULL)
    sign->group = draw_sign (self,
                             band_of (self, sign),
                             sign->about != NULL    ? sign->about
                             : sign->column == NULL ? self->map_id
                                                    : NULL,
                             sign->n);
  return sign->group;
}
