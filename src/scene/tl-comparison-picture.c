/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Two maps in one picture. A scene lays out the second map with ghosts in it (tl-comparison-map.c)
 * and the first one's lines among its own; its groups are taken down, ghosts are drawn anew without
 * colour, and what differs gets a ring and a sign with words. Above stands what is compared with
 * what, and how much of each difference there is. Colour is never the only sign: each has its own
 * shape and its word. */
#include "config.h"

#include "scene/tl-comparison-picture.h"

#include "scene/tl-comparison-private.h"
#include "scene/tl-scene-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define HEAD_HEIGHT 44.0
#define PILL_HEIGHT 16.0
#define PILL_PAD 7.0
#define PILL_SIGN 13.0 /* room of the sign before the words */
#define RING 2.0
/* Markers of pain points keep their corner. */
#define MARKER_ROOM 56.0

typedef enum
{
  SIGN_ADDED,
  SIGN_REMOVED,
  SIGN_MOVED,
  SIGN_CHANGED,
  N_SIGNS
} Sign;

typedef struct
{
  TlScene       *scene;
  const TlTheme *theme;
  const TlTable *table;
  TlCompare     *compare;
  TlPicture     *picture;
  double         top; /* height of the head */
} Comparison;

static Sign
get_sign (guint flags)
{
  if ((flags & TL_DIFFERENCE_ADDED) != 0)
    return SIGN_ADDED;
  if ((flags & TL_DIFFERENCE_REMOVED) != 0)
    return SIGN_REMOVED;
  return (flags & TL_DIFFERENCE_MOVED) != 0 ? SIGN_MOVED : SIGN_CHANGED;
}

static TlColor
get_color (const Comparison *self, Sign sign)
{
  static const TlInk inks[N_SIGNS] = {
    TL_INK_OPPORTUNITY, TL_INK_PAIN, TL_INK_LINK, TL_INK_ACCENT
  };
  TlColor paper = tl_theme_get_paper (self->theme);
  TlColor ink = tl_theme_get_ink (self->theme, inks[sign]);

  /* Words of the paper's colour are to be read on it. */
  return tl_theme_text_on (self->theme, &ink, &paper);
}

/* --- Signs ------------------------------------------------------------------------------------ */

static void
draw_line (TlGroupBuilder *builder, double x1, double y1, double x2, double y2)
{
  tl_group_builder_move_to (builder, x1, y1);
  tl_group_builder_line_to (builder, x2, y2);
}

/* Within 8 px about a centre. */
static void
draw_sign (const Comparison *self, TlGroupBuilder *builder, Sign sign, double x, double y)
{
  TlPaint paint = { .stroke = tl_theme_get_paper (self->theme), .stroke_width = 1.7 };
  double  way = self->scene->rtl ? -1 : 1;

  switch (sign)
    {
    case SIGN_ADDED:
      draw_line (builder, x - 3.5, y, x + 3.5, y);
      draw_line (builder, x, y - 3.5, x, y + 3.5);
      break;
    case SIGN_REMOVED:
      draw_line (builder, x - 3.5, y, x + 3.5, y);
      break;
    case SIGN_MOVED:
      draw_line (builder, x - 4 * way, y, x + 3.5 * way, y);
      draw_line (builder, x + .5 * way, y - 3, x + 3.5 * way, y);
      tl_group_builder_line_to (builder, x + .5 * way, y + 3);
      break;
    case SIGN_CHANGED:
    case N_SIGNS:
    default:
      /* A pencil: its shaft, and the line it has written. */
      draw_line (builder, x - 1.5, y + 1.5, x + 3, y - 3);
      draw_line (builder, x - 4, y + 4, x + 2, y + 4);
      break;
    }
  tl_group_builder_end_path (builder, &paint, FALSE);
}

/* A sign with its words; `x` is the leading edge in the group. Returns how wide it is. */
static double
draw_pill (const Comparison *self,
           TlGroupBuilder   *builder,
           double            group_width,
           double            x,
           double            y,
           Sign              sign,
           TlTextBlock      *words)
{
  double  width = 2 * PILL_PAD + PILL_SIGN + (words != NULL ? ceil (words->width) : -4);
  TlColor paper = tl_theme_get_paper (self->theme);
  TlPaint paint = { .fill = get_color (self, sign), .stroke = paper, .stroke_width = 1.5 };
  double  height = MAX (PILL_HEIGHT, words != NULL ? words->height + 2 : 0);
  TlRect  rect =
    TL_RECT_INIT (tl_scene_inner_x (self->scene, group_width, x, width), y, width, height);

  tl_group_builder_rect (builder, &rect, height / 2, &paint);
  draw_sign (self,
             builder,
             sign,
             tl_scene_inner_x (self->scene, group_width, x + PILL_PAD + 4, 0),
             y + height / 2);
  if (words != NULL)
    tl_group_builder_text (builder,
                           tl_scene_inner_x (self->scene,
                                             group_width,
                                             x + PILL_PAD + PILL_SIGN,
                                             ceil (words->width)) -
                             tl_scene_ink_left (words),
                           y + floor ((height - words->height) / 2),
                           words,
                           &paper);
  return width;
}

static TlTextBlock *
set_words (const Comparison *self, const char *text, double width)
{
  return tl_scene_set_text (self->scene, text, TL_FONT_SMALL, width, 1, TL_TEXT_START);
}

/* --- Marks ------------------------------------------------------------------------------------ */

/* Words that do not fit end in an ellipsis; as wide as they are when they do. */
static TlTextBlock *
set_fitting_words (const Comparison *self, const char *text, double room)
{
  TlTextBlock *words = set_words (self, text, -1);

  if (words == NULL || words->width <= room)
    return words;
  tl_text_block_unref (words);
  return set_words (self, text, MAX (room, 24));
}

static void
add_mark (Comparison *self, const TlDifference *one, const char *id, TlBand band)
{
  g_autofree char *words = tl_difference_dup_words (self->table, self->compare, one);
  g_autofree char *mark = g_strconcat (TL_COMPARISON_MARK, id, NULL);
  Sign             sign = get_sign (one->flags);
  TlPaint          paint = { .stroke = get_color (self, sign), .stroke_width = RING };
  TlGroupBuilder  *builder;
  TlTextBlock     *block;
  TlRect           rect, ring;

  if (!tl_scene_get_record_rect (self->scene, id, &rect) || tl_rect_is_empty (&rect))
    return;
  block = set_fitting_words (self, words, rect.width - 2 * PILL_PAD - PILL_SIGN - MARKER_ROOM);
  builder = tl_group_builder_new (TL_ROLE_MARKER, band, mark);
  tl_group_builder_set_title (builder, words);
  ring = TL_RECT_INIT (-RING / 2, -RING / 2, rect.width + RING, rect.height + RING);
  if (one->kind == TL_KIND_CARD)
    tl_group_builder_rect (builder, &ring, 9, &paint);
  draw_pill (self, builder, rect.width, 10, -PILL_HEIGHT / 2, sign, block);
  g_clear_pointer (&block, tl_text_block_unref);
  tl_picture_add (self->picture, tl_group_builder_end (builder), rect.x, rect.y + self->top);
}

static void
add_marks (Comparison *self)
{
  const GArray *differences = tl_compare_get_differences (self->compare);

  for (guint i = 0; i < differences->len; i++)
    {
      const TlDifference *one = &g_array_index (differences, TlDifference, i);
      g_autofree char    *ghost =
        one->b == NULL ? g_strconcat (TL_GHOST_PREFIX, tl_record_get_id (one->a), NULL) : NULL;

      add_mark (self, one, ghost != NULL ? ghost : tl_record_get_id (one->b), TL_BAND_OVERLAY);
    }
}

/* --- Ghosts ----------------------------------------------------------------------------------- */

static void
redraw_path (TlGroupBuilder *builder, const TlItem *item, const TlPaint *paint)
{
  const TlPoint *at = item->path.points;

  for (guint i = 0; i < item->path.n_ops; i++)
    switch ((TlPathOp) item->path.ops[i])
      {
      case TL_PATH_MOVE:
        tl_group_builder_move_to (builder, at->x, at->y);
        at++;
        break;
      case TL_PATH_LINE:
        tl_group_builder_line_to (builder, at->x, at->y);
        at++;
        break;
      case TL_PATH_CURVE:
        tl_group_builder_curve_to (builder, at[0].x, at[0].y, at[1].x, at[1].y, at[2].x, at[2].y);
        at += 3;
        break;
      case TL_PATH_CLOSE:
      default:
        tl_group_builder_close (builder);
        break;
      }
  tl_group_builder_end_path (builder, paint, item->path.even_odd);
}

/* Towards the paper, without a hue of its own. */
static TlColor
fade (const Comparison *self, const TlColor *color)
{
  TlColor paper = tl_theme_get_paper (self->theme);
  TlColor grey = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);
  TlColor faded = tl_color_mix (&grey, &paper, .5);

  if (color->alpha <= 0)
    return *color;
  return tl_color_equal (color, &paper) ? paper : faded;
}

static void
redraw_item (const Comparison *self, TlGroupBuilder *builder, const TlItem *item, gboolean first)
{
  TlPaint paint = item->paint;
  TlColor ink = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);

  paint.fill = first ? tl_theme_get_paper (self->theme) : fade (self, &item->paint.fill);
  paint.stroke = fade (self, &item->paint.stroke);
  switch (item->type)
    {
    case TL_ITEM_RECT:
      tl_group_builder_rect (builder, &item->rect.bounds, item->rect.radius, &paint);
      break;
    case TL_ITEM_PATH:
      redraw_path (builder, item, &paint);
      break;
    case TL_ITEM_IMAGE:
      tl_group_builder_image (builder, &item->image.bounds, item->image.image);
      break;
    case TL_ITEM_TEXT:
      tl_group_builder_text (builder,
                             item->text.origin.x,
                             item->text.origin.y,
                             item->text.block,
                             &ink);
      break;
    default:
      break;
    }
}

static TlGroup *
new_ghost (const Comparison *self, const TlGroup *group)
{
  TlGroupBuilder *builder = tl_group_builder_new (group->role, group->band, group->id);

  tl_group_builder_set_title (builder, group->title);
  for (guint i = 0; i < group->n_items; i++)
    redraw_item (self, builder, &group->items[i], i == 0);
  return tl_group_builder_end (builder);
}

/* The gain of a column: green or red words on no card. */
static TlGroup *
new_gain (const Comparison *self, const TlGroup *group)
{
  TlGroupBuilder *builder = tl_group_builder_new (group->role, group->band, group->id);
  guint           n_texts = 0;

  tl_group_builder_set_title (builder, group->title);
  for (guint i = 0; i < group->n_items; i++)
    {
      const TlItem *item = &group->items[i];
      TlInk         ink = TL_INK_SECONDARY;
      TlColor       color;

      if (item->type != TL_ITEM_TEXT)
        continue;
      if (n_texts++ == 0)
        ink = g_str_has_prefix (item->text.block->text, "+")   ? TL_INK_OPPORTUNITY
              : g_str_has_prefix (item->text.block->text, "−") ? TL_INK_PAIN
                                                               : TL_INK_SECONDARY;
      color = tl_theme_get_ink (self->theme, ink);
      tl_group_builder_text (builder,
                             item->text.origin.x,
                             item->text.origin.y,
                             item->text.block,
                             &color);
    }
  return tl_group_builder_end (builder);
}

static void
take_group_cb (TlGroup *group, const TlPoint *origin, gpointer data)
{
  Comparison *self = data;
  TlGroup    *taken;

  if (group->role == TL_ROLE_SHEET && group->n_items > 0 && group->bounds.y < 1 && origin->y == 0 &&
      origin->x == 0 && group->bounds.height > self->scene->sheet.height - 2)
    return; /* the paper: ours reaches higher */
  if (group->band == TL_BAND_PARKING)
    return;
  if (group->role == TL_ROLE_CARD && g_str_has_prefix (group->id, TL_GAIN_PREFIX))
    taken = new_gain (self, group);
  else if (group->id != NULL && g_str_has_prefix (group->id, TL_GHOST_PREFIX))
    taken = new_ghost (self, group);
  else
    taken = tl_group_ref (group);
  tl_picture_add (self->picture, taken, origin->x, origin->y + self->top);
}

/* --- Paper and head --------------------------------------------------------------------------- */

static void
add_paper (Comparison *self)
{
  TlGroupBuilder *builder = tl_group_builder_new (TL_ROLE_SHEET, TL_BAND_SHEET, NULL);
  TlPaint         paint = { .fill = tl_theme_get_paper (self->theme),
                            .stroke = tl_theme_get_rule (self->theme),
                            .stroke_width = 1 };
  TlRect          rect = tl_rect_inset (&self->picture->sheet, .5);

  tl_group_builder_rect (builder, &rect, TL_SHEET_RADIUS, &paint);
  tl_picture_add (self->picture, tl_group_builder_end (builder), 0, 0);
}

/* How many cards differ in each way, and how much the whole line rises. */
static void
draw_counts (Comparison *self, TlGroupBuilder *builder, double width, double x, double y)
{
  static const guint flags[N_SIGNS] = {
    TL_DIFFERENCE_ADDED, TL_DIFFERENCE_REMOVED, TL_DIFFERENCE_MOVED, TL_DIFFERENCE_CHANGED
  };
  g_autofree char *gain = NULL;
  g_autofree char *change = NULL;
  TlTextBlock     *block;
  TlColor          ink = tl_theme_get_ink (self->theme, TL_INK_PRIMARY);
  double           before, after;

  for (guint i = 0; i < N_SIGNS; i++)
    {
      guint            n = tl_compare_count (self->compare, TL_KIND_CARD, flags[i]);
      g_autofree char *words = tl_comparison_dup_count (flags[i], n);

      block = set_words (self, words, -1);
      x += draw_pill (self, builder, width, x, y, (Sign) i, block) + 8;
      g_clear_pointer (&block, tl_text_block_unref);
    }
  tl_compare_get_means (self->compare, &before, &after);
  if (isnan (before))
    return;
  change = tl_difference_format_gain (after - before);
  /* Translators: how much better the whole journey feels, "+0.8". */
  gain = g_strdup_printf (_ ("Emotion on average: %s"), change);
  block = set_words (self, gain, -1);
  tl_group_builder_text (builder,
                         tl_scene_inner_x (self->scene, width, x + 4, ceil (block->width)),
                         y + floor ((PILL_HEIGHT - block->height) / 2),
                         block,
                         &ink);
  tl_text_block_unref (block);
}

static void
add_head (Comparison *self, const char *a)
{
  const TlRecord  *map = tl_table_get (self->table, a);
  const char      *title = tl_record_get_text (map, TL_MAP_TITLE);
  const char      *state = self->scene->words.states[tl_record_get_integer (map, TL_MAP_STATE)];
  g_autofree char *text = NULL;
  TlGroupBuilder  *builder = tl_group_builder_new (TL_ROLE_HEADER, TL_BAND_HEADER, "comparison");
  double           width = self->picture->sheet.width - 2 * TL_SHEET_PAD;
  TlColor          ink = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);
  TlTextBlock     *block;

  /* Translators: the title of a map, and its state: "As-is". */
  text = g_strdup_printf (_ ("Compared with “%s” (%s)"),
                          *title != '\0' ? title : self->scene->words.untitled,
                          state);
  block = tl_scene_set_text (self->scene, text, TL_FONT_LEAD, width / 2, 1, TL_TEXT_START);
  tl_group_builder_set_title (builder, text);
  tl_group_builder_text (builder,
                         tl_scene_inner_x (self->scene, width, 0, ceil (block->width)) -
                           tl_scene_ink_left (block),
                         0,
                         block,
                         &ink);
  draw_counts (self,
               builder,
               width,
               ceil (block->width) + 20,
               floor ((block->height - PILL_HEIGHT) / 2));
  tl_text_block_unref (block);
  tl_picture_add (self->picture, tl_group_builder_end (builder), TL_SHEET_PAD, 18);
}

/**
 * tl_comparison_dup_count:
 * @flag: one kind of difference
 * @n: how many cards
 *
 * Returns: (transfer full): "3 added"
 */
char *
tl_comparison_dup_count (guint flag, guint n)
{
  if (flag == TL_DIFFERENCE_ADDED)
    return g_strdup_printf (ngettext ("%u added", "%u added", n), n);
  if (flag == TL_DIFFERENCE_REMOVED)
    return g_strdup_printf (ngettext ("%u removed", "%u removed", n), n);
  if (flag == TL_DIFFERENCE_MOVED)
    return g_strdup_printf (ngettext ("%u moved", "%u moved", n), n);
  return g_strdup_printf (ngettext ("%u changed", "%u changed", n), n);
}

static char *
dup_title (const TlTable *table, const char *a, const char *b)
{
  const char *one = tl_record_get_text (tl_table_get (table, a), TL_MAP_TITLE);
  const char *other = tl_record_get_text (tl_table_get (table, b), TL_MAP_TITLE);

  /* Translators: the titles of two maps that are compared. */
  return g_strdup_printf (_ ("%s compared with %s"), other, one);
}

/**
 * tl_comparison_picture_new:
 * @measurer: how texts are measured
 * @theme: the look
 * @table: a document
 * @a: the id of the map that was before
 * @b: the id of the map that it became
 * @text_scale: percent; 0 = the second map's own
 *
 * Draws what differs between two maps.
 *
 * Returns: (transfer full): the picture
 */
TlPicture *
tl_comparison_picture_new (TlMeasurer    *measurer,
                           const TlTheme *theme,
                           const TlTable *table,
                           const char    *a,
                           const char    *b,
                           double         text_scale)
{
  Comparison self = { .theme = theme, .table = table, .top = HEAD_HEIGHT };
  g_autoptr (TlTable) merged = NULL;
  g_autoptr (TlScene) scene = tl_scene_new (measurer, theme, NULL);
  g_autofree char *title = NULL;

  g_return_val_if_fail (tl_table_get_kind (table, a, TL_KIND_MAP), NULL);
  g_return_val_if_fail (tl_table_get_kind (table, b, TL_KIND_MAP), NULL);

  self.compare = tl_compare_new (table, a, table, b);
  merged = tl_comparison_new_table (table, a, b, self.compare);
  self.scene = scene;
  tl_scene_set_on_paper (scene, TRUE);
  tl_scene_set_companion (scene, a);
  tl_scene_set_text_scale (scene, MAX (text_scale, 0));
  tl_scene_set_map (scene, merged, b);
  self.picture = tl_picture_new (table);
  self.picture->sheet = tl_scene_get_sheet (scene);
  self.picture->sheet.height += self.top;
  self.picture->paper = tl_theme_get_paper (theme);
  title = dup_title (table, a, b);
  tl_picture_set_title (self.picture, title);
  add_paper (&self);
  add_head (&self, a);
  tl_scene_foreach_in (scene, NULL, take_group_cb, &self);
  add_marks (&self);
  tl_compare_free (self.compare);
  return self.picture;
}
