/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is told about slides besides the slides: which words are smaller than wanted and what is to
 * blame for it, and which lanes are on none. */
#include "config.h"

#include "scene/tl-slides-private.h"

#include <glib/gi18n-lib.h>

/* Of a title in a sentence. */
#define MOST_LETTERS 48

void
tl_slides_note (const TlSlidesRun *run, const char *format, ...)
{
  g_autofree char *words = NULL;
  va_list          arguments;

  if (run == NULL || run->note == NULL)
    return;
  va_start (arguments, format);
  words = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  run->note (words, run->data);
}

/* The size of the smallest words of a picture, on the page in points. Signs of one or two letters
 * do not count. */
double
tl_slides_find_smallest (const TlSlidesOptions *options, const TlPicture *picture)
{
  double smallest = G_MAXDOUBLE;

  for (guint i = 0; i < picture->groups->len; i++)
    {
      const TlGroup *group = g_array_index (picture->groups, TlPlacedGroup, i).group;

      for (guint k = 0; k < group->n_items; k++)
        if (group->items[k].type == TL_ITEM_TEXT &&
            g_utf8_strlen (group->items[k].text.block->text, -1) > 2)
          smallest = MIN (smallest, group->items[k].text.block->style.size);
    }
  return smallest * tl_slides_get_scale_of (options, picture);
}

/* A title as a sentence can hold it: in one line, and not all of a very long one (transfer full).
 */
char *
tl_slides_dup_brief (const char *title)
{
  g_autofree char *clean = tl_text_clean (title, 0, TRUE);
  g_autofree char *head = NULL;

  g_strstrip (g_strdelimit (clean, "\n", ' '));
  if (g_utf8_strlen (clean, -1) <= MOST_LETTERS)
    return g_steal_pointer (&clean);
  head = g_utf8_substring (clean, 0, MOST_LETTERS);
  return g_strconcat (g_strchomp (head), "…", NULL);
}

static void
note_stage (const TlSlidePlan *plan,
            const TlSlidesRun *run,
            const TlSlideRun  *column,
            double             points)
{
  const TlSceneStage *stage =
    column->end > column->first ? TL_SCENE_STAGE (plan->scene, column->first) : NULL;
  g_autofree char *size = g_strdup_printf ("%.1f", points);
  g_autofree char *title =
    stage != NULL ? tl_slides_dup_brief (tl_record_get_text (stage->record, TL_STAGE_TITLE)) : NULL;

  if (column->end - column->first == 1)
    tl_slides_note (run,
                    _ ("Stage “%s” is too wide for one slide: its smallest texts are %s pt"),
                    title,
                    size);
  else
    tl_slides_note (run,
                    _ ("The map is too wide for one slide: its smallest texts are %s pt"),
                    size);
}

static char *
dup_lane_title (const TlSlidePlan *plan, guint i)
{
  return tl_slides_dup_brief (
    tl_scene_lane_name (plan->scene, TL_SCENE_LANE (plan->scene, i)->record));
}

static void
note_lane (const TlSlidePlan *plan, const TlSlidesRun *run, const TlSlideRun *row, double points)
{
  g_autofree char *size = g_strdup_printf ("%.1f", points);
  g_autofree char *title = dup_lane_title (plan, row->first);

  tl_slides_note (run,
                  _ ("Lane “%s” is too high for one slide: its smallest texts are %s pt"),
                  title,
                  size);
}

/* What is smaller than it should be is said once: for the stage or the lane that is to blame. */
void
tl_slide_plan_note_sizes (const TlSlidePlan *plan, const TlSlidesRun *run)
{
  for (guint i = 0; i < plan->columns->len; i++)
    {
      const TlSlideRun *column = &g_array_index (plan->columns, TlSlideRun, i);

      if (column->too_small > 0)
        note_stage (plan, run, column, column->too_small);
    }
  for (guint i = 0; i < plan->rows->len; i++)
    {
      const TlSlideRun *row = &g_array_index (plan->rows, TlSlideRun, i);

      if (row->too_small > 0 && row->end > row->first)
        note_lane (plan, run, row, row->too_small);
    }
}

/* Pieces with nothing on them but titles are left out; what is then on none is told. */
void
tl_slide_plan_note_empty (const TlSlidePlan *plan, const TlSlidesRun *run)
{
  const TlSlideRun all = { 0, plan->scene->stages->len, -G_MAXDOUBLE, G_MAXDOUBLE };

  /* Of a map without any cards the grid is shown. */
  for (guint i = 0; plan->n_pieces > 0 && i < plan->rows->len; i++)
    {
      const TlSlideRun *row = &g_array_index (plan->rows, TlSlideRun, i);

      for (guint k = row->first; !tl_slide_plan_has_words (plan, &all, row) && k < row->end; k++)
        {
          g_autofree char *title = dup_lane_title (plan, k);

          tl_slides_note (run, _ ("Lane “%s” is empty and on no slide"), title);
        }
    }
}
