/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A map as slides.
 *
 * tl-slides-plan.c decides where it is cut and lays it out for that: with walls where slides begin,
 * which no word crosses, and with cards that would go over a wall ending at it (tl-slides-table.c).
 * That one display list is dealt out to the pieces (tl-slides-piece.c), after a summary
 * (tl-slides-summary.c). Last come the footers, which say how many slides there are. */
#include "config.h"

#include "scene/tl-slides-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

gboolean
tl_slides_step (const TlSlidesRun *run, double done)
{
  return run == NULL || run->step == NULL || run->step (done, run->data);
}

static TlScene *
new_scene (TlMeasurer            *measurer,
           const TlTheme         *theme,
           const TlSlidesOptions *options,
           double                 text_scale)
{
  TlScene *scene = tl_scene_new (measurer, theme, NULL);

  tl_scene_set_on_paper (scene, TRUE);
  tl_scene_set_comments_on_paper (scene, options->comments);
  tl_scene_set_text_scale (scene, text_scale);
  return scene;
}

/* A scene that shows no map yet. */
TlScene *
tl_slides_new_scene (TlScene *like, const TlSlidesOptions *options, double text_scale)
{
  return new_scene (like->measurer, like->theme, options, text_scale);
}

/* --- Footers ---------------------------------------------------------------------------------- */

typedef struct
{
  TlMeasurer            *measurer;
  const TlTheme         *theme;
  const TlSlidesOptions *options;
  gboolean               rtl;
} Footer;

static void
draw_footer_text (const Footer    *self,
                  TlGroupBuilder  *builder,
                  const TlPicture *picture,
                  const char      *words,
                  double           room,
                  gboolean         at_end)
{
  double           scale = tl_slides_get_scale_of (self->options, picture);
  double           margin = ceil (tl_slides_get_margin (self->options) / scale);
  TlTextStyle      style = { tl_slides_get_smallest (self->options) / scale,
                             TL_FONT_WEIGHT_REGULAR,
                             FALSE };
  TlColor          ink = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);
  g_autofree char *clean = tl_text_clean (words, 0, TRUE);
  TlTextBlock     *block;
  double           x;

  g_strdelimit (clean, "\n", ' ');
  if (*g_strstrip (clean) == '\0')
    return;
  block = self->measurer->layout (self->measurer, clean, &style, -1, 1, TL_TEXT_START, self->rtl);
  if (block != NULL && block->width > room)
    {
      tl_text_block_unref (block);
      block =
        self->measurer->layout (self->measurer, clean, &style, room, 1, TL_TEXT_START, self->rtl);
    }
  if (block == NULL)
    return;
  x = at_end ? picture->sheet.width - margin - ceil (block->width) : margin;
  if (self->rtl)
    x = picture->sheet.width - x - ceil (block->width);
  tl_group_builder_text (builder,
                         floor (x - tl_scene_ink_left (block)),
                         floor (picture->sheet.height - .6 * margin - block->height),
                         block,
                         &ink);
  tl_text_block_unref (block);
}

static void
add_footers (const Footer *self, GPtrArray *slides, const char *title)
{
  for (guint i = 0; i < slides->len; i++)
    {
      TlPicture      *picture = slides->pdata[i];
      TlGroupBuilder *builder = tl_group_builder_new (TL_ROLE_SHEET, TL_BAND_OVERLAY, NULL);
      /* Translators: the number of a slide, and how many there are. */
      g_autofree char *number = g_strdup_printf (_ ("%u / %u"), i + 1, slides->len);

      draw_footer_text (self, builder, picture, title, picture->sheet.width * .7, FALSE);
      draw_footer_text (self, builder, picture, number, picture->sheet.width * .2, TRUE);
      tl_picture_add (picture, tl_group_builder_end (builder), 0, 0);
    }
}

static gboolean
is_rtl (const TlTable *table)
{
  const TlRecord *document = tl_table_get_document (table);

  return document != NULL &&
         tl_record_get_integer (document, TL_DOCUMENT_DIRECTION) == TL_DIRECTION_RTL;
}

/* --- Pieces ----------------------------------------------------------------------------------- */

/* The scene's title is the map's, else the document's. */
static const char *
get_title (const TlTable *table, const char *map)
{
  const char *own = tl_record_get_text (tl_table_get (table, map), TL_MAP_TITLE);

  return *own != '\0' ? own : tl_record_get_text (tl_table_get_document (table), TL_DOCUMENT_TITLE);
}

typedef struct
{
  TlScene   *scene;
  TlPicture *picture;
} Whole;

/* Without the sheet, which a slide has of its own. */
static void
collect_cb (TlGroup *group, const TlPoint *origin, gpointer user_data)
{
  Whole *whole = user_data;

  if (group->band != TL_BAND_PARKING && group != whole->scene->sheet_group)
    tl_picture_add (whole->picture, tl_group_ref (group), origin->x, origin->y);
}

static TlPicture *
new_whole (TlScene *scene, const TlTable *table)
{
  TlPicture *picture = tl_picture_new (table);
  Whole      whole = { scene, picture };

  picture->sheet = tl_scene_get_sheet (scene);
  picture->paper = tl_theme_get_paper (tl_scene_get_theme (scene));
  tl_scene_foreach_in (scene, &picture->sheet, collect_cb, &whole);
  return picture;
}

/* Words that are too small are the fault of the run that fills more than the page. */
static void
blame (const TlSlidePlan     *plan,
       const TlSlidesOptions *options,
       TlSlideRun            *column,
       TlSlideRun            *row,
       const TlPicture       *piece)
{
  double      points = tl_slides_find_smallest (options, piece);
  double      across = tl_slides_get_inner_width (options);
  double      down = tl_slides_get_inner_height (options);
  TlSlideRun *run = row;

  if (across / tl_slide_plan_get_content_width (plan, column) <
      down / tl_slide_plan_get_content_height (plan, row))
    run = column;
  if (points < tl_slides_get_smallest (options) * .999 &&
      (run->too_small <= 0 || points < run->too_small))
    run->too_small = points;
}

static void
deal_out (GPtrArray             *slides,
          TlSlidePlan           *plan,
          const TlPicture       *whole,
          const TlSlidesOptions *options)
{
  for (guint i = 0; i < plan->columns->len; i++)
    for (guint k = 0; k < plan->rows->len; k++)
      {
        TlSlideRun *column = &g_array_index (plan->columns, TlSlideRun, i);
        TlSlideRun *row = &g_array_index (plan->rows, TlSlideRun, k);
        TlSlideRun  trimmed = tl_slide_plan_trim (plan, options, column, row);
        TlPicture  *piece;

        if (plan->n_pieces > 0 && !tl_slide_plan_has_words (plan, column, row))
          continue;
        piece = tl_slides_new_piece (plan, whole, options, column, &trimmed);
        blame (plan, options, column, row, piece);
        g_ptr_array_add (slides, piece);
      }
}

/* FALSE when it was stopped. */
static gboolean
add_pieces (GPtrArray             *slides,
            TlScene               *scene,
            const TlSlidesOptions *options,
            const TlSlidesRun     *run)
{
  const TlTable *table = scene->table;
  g_autoptr (TlSlidePlan) plan = tl_slide_plan_choose (scene, options, run);
  g_autoptr (TlPicture) whole = NULL;

  if (plan == NULL)
    return FALSE;
  whole = new_whole (plan->scene, table);
  if (!tl_slides_step (run, .9))
    return FALSE;
  /* Of a map without lanes the summary says all. */
  if (plan->scene->lanes->len > 0)
    deal_out (slides, plan, whole, options);
  tl_slide_plan_note_sizes (plan, run);
  tl_slide_plan_note_empty (plan, run);
  return TRUE;
}

/* --- One picture ------------------------------------------------------------------------------ */

/* In the middle, as large as it fits. */
static TlPicture *
new_fitted (const TlPicture *picture, const TlSlidesOptions *options, const TlSlidesRun *run)
{
  double     scale = MIN (tl_slides_get_inner_width (options) / picture->sheet.width,
                      tl_slides_get_inner_height (options) / picture->sheet.height);
  double     smallest;
  double     x = floor ((options->width / scale - picture->sheet.width) / 2);
  double     y = floor (tl_slides_get_margin (options) / scale +
                    (tl_slides_get_inner_height (options) / scale - picture->sheet.height) / 2);
  TlPicture *slide = tl_picture_new (picture->table);

  slide->sheet = TL_RECT_INIT (0, 0, options->width / scale, options->height / scale);
  slide->paper = picture->paper;
  tl_picture_set_title (slide, picture->title);
  for (guint i = 0; i < picture->groups->len; i++)
    {
      const TlPlacedGroup *placed = &g_array_index (picture->groups, TlPlacedGroup, i);

      tl_picture_add (slide,
                      tl_group_ref (placed->group),
                      placed->origin.x - picture->sheet.x + x,
                      placed->origin.y - picture->sheet.y + y);
    }
  smallest = tl_slides_find_smallest (options, slide);
  if (smallest < tl_slides_get_smallest (options) * .999)
    {
      g_autofree char *size = g_strdup_printf ("%.1f", smallest);
      g_autofree char *title = tl_slides_dup_brief (picture->title);

      tl_slides_note (run, _ ("“%s” is on one slide: its smallest texts are %s pt"), title, size);
    }
  return slide;
}

/* A dial is not cut. */
static void
add_round (GPtrArray             *slides,
           TlScene               *scene,
           const TlSlidesOptions *options,
           const TlSlidesRun     *run)
{
  g_autoptr (TlPicture) whole = new_whole (scene, scene->table);

  tl_picture_set_title (whole, get_title (scene->table, scene->map_id));
  g_ptr_array_add (slides, new_fitted (whole, options, run));
}

/**
 * tl_slides_new_single:
 * @picture: a picture that is not cut
 * @options: the page
 * @run: (nullable): who listens
 *
 * Puts a picture on one slide, as large as it fits. When its words are then smaller than wanted,
 * that is noted.
 *
 * Returns: (transfer full) (element-type TlPicture): the one slide
 */
GPtrArray *
tl_slides_new_single (const TlPicture       *picture,
                      const TlSlidesOptions *options,
                      const TlSlidesRun     *run)
{
  GPtrArray *slides = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_picture_unref);

  g_ptr_array_add (slides, new_fitted (picture, options, run));
  return slides;
}

/**
 * tl_slides_new:
 * @measurer: measures words
 * @theme: the look
 * @table: a document
 * @map: the id of one of its maps
 * @options: the page, and how small words may be
 * @run: (nullable): who listens
 *
 * A map as slides: first a summary, then pieces of the map, which is cut between stages and between
 * lanes only. Every card is on exactly one piece. A map that goes round is not cut. What is smaller
 * than wanted, because a stage or lane fills more than a slide, is noted.
 *
 * Units: a slide's sheet is in px of the map and has the page's proportions; the page's width over
 * the sheet's is how many points a px has.
 *
 * Returns: (transfer full) (element-type TlPicture) (nullable): the slides; %NULL when @run stopped
 */
GPtrArray *
tl_slides_new (TlMeasurer            *measurer,
               const TlTheme         *theme,
               const TlTable         *table,
               const char            *map,
               const TlSlidesOptions *options,
               const TlSlidesRun     *run)
{
  Footer footer = { measurer, theme, options, is_rtl (table) };
  g_autoptr (GPtrArray) slides = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_picture_unref);
  g_autoptr (TlScene) scene = new_scene (measurer, theme, options, options->text_scale);

  tl_scene_set_map (scene, table, map);
  g_ptr_array_add (slides, tl_slides_new_summary (measurer, theme, table, map, options, run));
  if (!tl_slides_step (run, .1))
    return NULL;
  if (tl_scene_is_round (scene))
    add_round (slides, scene, options, run);
  else if (!add_pieces (slides, scene, options, run))
    return NULL;
  add_footers (&footer, slides, get_title (table, map));
  return tl_slides_step (run, 1) ? g_steal_pointer (&slides) : NULL;
}
