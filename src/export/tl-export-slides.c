/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is exported, as slides: a map as the scene cuts it, anything else on one slide. */
#include "config.h"

#include "export/tl-export-private.h"

#include "scene/tl-slides.h"
#include "text/tl-text-layout.h"

/* A slide of an office program, 16:9. */
#define USUAL_WIDTH 960.0
#define USUAL_HEIGHT 540.0

/* Carries what the scene tells to who listens to the export. */
typedef struct
{
  TlExportRun *run;
  GError     **error;
} Listener;

static gboolean
step_cb (double done, gpointer data)
{
  Listener *listener = data;

  /* Making them is the first half of the work; writing them the second. */
  return tl_export_run_step (listener->run, done / 2, listener->error);
}

static void
note_cb (const char *words, gpointer data)
{
  Listener *listener = data;

  tl_export_run_note (listener->run, "%s", words);
}

/**
 * tl_export_get_slide_page:
 * @options: what is exported
 *
 * Returns: how large slides are, in points: the page that is asked for, else 16:9
 */
TlPageSize
tl_export_get_slide_page (const TlExportOptions *options)
{
  TlPageSize usual = { USUAL_WIDTH, USUAL_HEIGHT };

  return options->page.width > 0 ? options->page : usual;
}

static TlSlidesOptions
read_options (const TlExportOptions *options)
{
  TlPageSize      page = tl_export_get_slide_page (options);
  TlSlidesOptions result = { .width = page.width,
                             .height = page.height,
                             .smallest_text = options->smallest_text,
                             .text_scale = options->text_scale,
                             .comments = options->comments };

  return result;
}

static GPtrArray *
new_map_slides (const TlTable         *table,
                const TlExportOptions *options,
                const TlSlidesRun     *run,
                GError               **error)
{
  const TlRecord *map = tl_export_find_map (table, options, error);
  g_autoptr (TlTable) drawn = map != NULL ? tl_export_dup_drawn (table, options, error) : NULL;
  TlSlidesOptions slides = read_options (options);
  TlText         *text = tl_text_get_default ();

  if (drawn == NULL)
    return NULL;
  tl_text_set_language (text,
                        tl_record_get_text (tl_table_get_document (table), TL_DOCUMENT_LANGUAGE));
  return tl_slides_new (tl_text_get_measurer (text),
                        tl_theme_get (tl_export_choose_theme (map, options)),
                        drawn,
                        tl_record_get_id (map),
                        &slides,
                        run);
}

/* A picture that is not cut. */
static GPtrArray *
new_single (const TlTable         *table,
            const TlExportOptions *options,
            const TlSlidesRun     *run,
            GError               **error)
{
  g_autoptr (TlPicture) picture = tl_export_new_picture (table, options, error);
  TlSlidesOptions slides = read_options (options);

  return picture != NULL ? tl_slides_new_single (picture, &slides, run) : NULL;
}

static void
remove_papers (GPtrArray *slides)
{
  for (guint i = 0; i < slides->len; i++)
    ((TlPicture *) slides->pdata[i])->paper = (TlColor){ 0 };
}

/**
 * tl_export_new_slides:
 * @table: a document
 * @options: what of it; `page` (16:9 without one) and `smallest_text`
 * @run: (nullable): who listens: is told what is smaller than wanted
 * @error: where to put what went wrong
 *
 * Slides of a map: first a summary, then the map in pieces, cut only between stages and lanes. A
 * persona's sheet, priorities, a comparison and single cards are one slide. Every painter paints
 * them without clipping.
 *
 * Units: each slide is as large as tl_export_get_slide_page() says; that width over its sheet's is
 * how many points a px of the picture has, and may differ from slide to slide.
 * Errors: as tl_export_new_picture(); %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (element-type TlPicture): the slides, or %NULL with @error set
 */
GPtrArray *
tl_export_new_slides (const TlTable         *table,
                      const TlExportOptions *options,
                      TlExportRun           *run,
                      GError               **error)
{
  Listener    listener = { run, error };
  TlSlidesRun slides_run = { step_cb, note_cb, &listener };
  GPtrArray  *slides;

  if (options->what == TL_EXPORT_MAP && options->cards == NULL)
    slides = new_map_slides (table, options, &slides_run, error);
  else
    slides = new_single (table, options, &slides_run, error);
  if (slides != NULL && options->transparent)
    remove_papers (slides);
  return slides;
}

/**
 * tl_export_count_slides:
 * @table: a document
 * @options: as for tl_export_new_slides()
 * @error: where to put what went wrong
 *
 * Returns: how many slides there would be; 0 with @error set
 */
guint
tl_export_count_slides (const TlTable *table, const TlExportOptions *options, GError **error)
{
  g_autoptr (GPtrArray) slides = tl_export_new_slides (table, options, NULL, error);

  return slides != NULL ? slides->len : 0;
}
