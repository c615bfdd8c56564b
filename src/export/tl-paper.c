/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sheets of paper: as large as what is on them, fitted into a size, a slide each, or in the usual
 * size over several sheets that are put together on a wall.
 *
 * Sheets of a wall overlap, so that a cut that is a hair off shows no gap. Each has marks at the
 * corners of what is seen in the end, and its name beneath, like the squares of a chess board:
 * letters go across, numbers down. */
#include "config.h"

#include "export/tl-paper.h"

#include "export/tl-export-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define POINTS_PER_PX 0.75
/* 200 inches: readers of PDF take no larger page (ISO 32000-1, annex C). A larger map is made
 * smaller. */
#define MAX_POINTS 14400.0
#define MM (72 / 25.4)
/* Around a map on paper: what most printers cannot print on, and a little more. */
#define MARGIN (10 * MM)
#define OVERLAP (10 * MM)
/* What is left of a page between its margins is at least this. */
#define MIN_TILE (30 * MM)
#define MAX_TILES 400
/* A map is made smaller by no more than this where that saves a row or column of sheets. */
#define LEAST_TILED 0.9
#define MARK (5 * MM)
#define MARK_GAP (1.5 * MM)
#define LABEL_SIZE 9.0

/* How a map is laid over sheets of paper. */
typedef struct
{
  double width; /* of what a sheet shows */
  double height;
  double scale; /* points a px */
  guint  n_across;
  guint  n_down;
} Tiling;

static TlPaper *
paper_new (TlPicture *picture, const char *label)
{
  TlPaper *self = g_new0 (TlPaper, 1);

  self->picture = tl_picture_ref (picture);
  self->label = g_strdup (label);
  return self;
}

/**
 * tl_paper_free:
 * @self: (transfer full): a paper
 */
void
tl_paper_free (TlPaper *self)
{
  tl_picture_unref (self->picture);
  g_free (self->label);
  g_free (self);
}

/* As large as the picture. */
static TlPaper *
new_whole (TlPicture *picture)
{
  TlPaper *self = paper_new (picture, picture->title);
  double   longer = MAX (picture->sheet.width, picture->sheet.height);

  self->scale = MIN (POINTS_PER_PX, MAX_POINTS / longer);
  self->page.width = picture->sheet.width * self->scale;
  self->page.height = picture->sheet.height * self->scale;
  return self;
}

/* In the middle of a page, within its margins. */
static TlPaper *
new_fitted (TlPicture *picture, const TlPageSize *page)
{
  TlPaper *self = paper_new (picture, picture->title);
  double   margin = MIN (MARGIN, MIN (page->width, page->height) / 10);

  self->page = *page;
  self->scale = MIN ((page->width - 2 * margin) / picture->sheet.width,
                     (page->height - 2 * margin) / picture->sheet.height);
  self->at = (TlPoint){ (page->width - picture->sheet.width * self->scale) / 2,
                        (page->height - picture->sheet.height * self->scale) / 2 };
  return self;
}

/* --- Over several sheets ---------------------------------------------------------------------- */

static guint
count_sheets (double length, double shown)
{
  return length <= shown ? 1 : 1 + (guint) ceil ((length - shown) / (shown - OVERLAP) - 1e-6);
}

static Tiling
tile_at (const TlRect *sheet, const TlPageSize *page, double scale)
{
  Tiling tiling = { .width = page->width - 2 * MARGIN,
                    .height = page->height - 2 * MARGIN,
                    .scale = scale };

  tiling.n_across = count_sheets (sheet->width * scale, tiling.width);
  tiling.n_down = count_sheets (sheet->height * scale, tiling.height);
  return tiling;
}

/* The scale at which a length takes one sheet less. */
static double
scale_for (guint n_sheets, double shown, double length)
{
  return n_sheets < 2 ? 0 : (shown + (n_sheets - 2) * (shown - OVERLAP)) / length;
}

/* In the usual size, or a little smaller if a row or column would hold next to nothing. No sheets
 * at all when they are too small. */
static Tiling
make_tiling (const TlRect *sheet, const TlPageSize *page)
{
  Tiling usual = { 0 }, best;
  double scales[2];

  if (MIN (page->width, page->height) - 2 * MARGIN < MIN_TILE)
    return usual;
  best = usual = tile_at (sheet, page, POINTS_PER_PX);
  scales[0] = scale_for (usual.n_across, usual.width, sheet->width);
  scales[1] = scale_for (usual.n_down, usual.height, sheet->height);
  for (guint i = 0; i < 2; i++)
    {
      Tiling tiling = tile_at (sheet, page, scales[i]);

      if (scales[i] >= POINTS_PER_PX * LEAST_TILED &&
          tiling.n_across * tiling.n_down < best.n_across * best.n_down)
        best = tiling;
    }
  return best;
}

/* How many sheets of a size a picture needs in its usual size; 0 = they are too small. */
guint
tl_papers_count_tiles (const TlRect *sheet, const TlPageSize *page)
{
  Tiling tiling = make_tiling (sheet, page);

  return tiling.n_across * tiling.n_down;
}

/* "B2"; after "Z" comes "AA". */
static char *
dup_tile_name (guint across, guint down)
{
  GString *name = g_string_new (NULL);

  for (guint n = across + 1; n > 0; n = (n - 1) / 26)
    g_string_prepend_c (name, (char) ('A' + (n - 1) % 26));
  g_string_append_printf (name, "%u", down + 1);
  return g_string_free (name, FALSE);
}

static TlPaper *
new_tile (
  TlPicture *picture, const TlPageSize *page, const Tiling *tiling, guint across, guint down)
{
  g_autofree char *name = dup_tile_name (across, down);
  TlPaper         *self = paper_new (picture, name);

  self->page = *page;
  self->scale = tiling->scale;
  self->clip = TL_RECT_INIT (MARGIN, MARGIN, tiling->width, tiling->height);
  self->at = (TlPoint){ MARGIN - across * (tiling->width - OVERLAP),
                        MARGIN - down * (tiling->height - OVERLAP) };
  self->tile = TRUE;
  return self;
}

static gboolean
check_tiling (const Tiling *tiling, GError **error)
{
  if (tiling->n_across == 0)
    {
      g_set_error (error,
                   TL_EXPORT_ERROR,
                   TL_EXPORT_ERROR_SIZE,
                   _ ("Expected pages of at least %d mm a side to put together on a wall"),
                   (int) ceil ((MIN_TILE + 2 * MARGIN) / MM));
      return FALSE;
    }
  if ((double) tiling->n_across * tiling->n_down > MAX_TILES)
    {
      g_set_error (error,
                   TL_EXPORT_ERROR,
                   TL_EXPORT_ERROR_TOO_LARGE,
                   _ ("The map would take %u × %u pages; expected at most %d in all"),
                   tiling->n_across,
                   tiling->n_down,
                   MAX_TILES);
      return FALSE;
    }
  return TRUE;
}

static gboolean
add_tiles (
  GPtrArray *papers, TlPicture *picture, const TlPageSize *page, TlExportRun *run, GError **error)
{
  Tiling tiling = make_tiling (&picture->sheet, page);

  if (!check_tiling (&tiling, error))
    return FALSE;
  if (tiling.scale < POINTS_PER_PX * .999)
    tl_export_run_note (run,
                        _ ("“%s” is at %.0f %% of its size, which saves pages"),
                        picture->title,
                        floor (100 * tiling.scale / POINTS_PER_PX));
  for (guint down = 0; down < tiling.n_down; down++)
    for (guint across = 0; across < tiling.n_across; across++)
      g_ptr_array_add (papers, new_tile (picture, page, &tiling, across, down));
  return TRUE;
}

/* --- Drawing ---------------------------------------------------------------------------------- */

static void
draw_view (const TlPaper *self, cairo_t *cr, TlPainterMode mode)
{
  g_autoptr (TlPainter) painter =
    tl_painter_new (tl_text_get_default (), self->picture->table, mode);
  TlRect sheet = self->picture->sheet;
  TlRect region = sheet;

  cairo_save (cr);
  if (!tl_rect_is_empty (&self->clip))
    {
      cairo_rectangle (cr, self->clip.x, self->clip.y, self->clip.width, self->clip.height);
      cairo_clip (cr);
      region = TL_RECT_INIT (sheet.x + (self->clip.x - self->at.x) / self->scale,
                             sheet.y + (self->clip.y - self->at.y) / self->scale,
                             self->clip.width / self->scale,
                             self->clip.height / self->scale);
    }
  cairo_translate (cr, self->at.x, self->at.y);
  cairo_scale (cr, self->scale, self->scale);
  cairo_translate (cr, -sheet.x, -sheet.y);
  tl_painter_draw_picture (painter, cr, self->picture, &region);
  cairo_restore (cr);
}

static void
draw_mark (cairo_t *cr, double x1, double y1, double x2, double y2)
{
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
  cairo_stroke (cr);
}

/* At the corners of what is seen in the end: it is cut at the leading and upper edge, and glued on
 * the overlap of the sheet before. */
static void
draw_marks (cairo_t *cr, const TlRect *area, const TlColor *ink)
{
  double ends[2] = { area->x, area->x + area->width };
  double rows[2] = { area->y, area->y + area->height };

  cairo_set_source_rgb (cr, ink->red, ink->green, ink->blue);
  cairo_set_line_width (cr, .5);
  for (guint i = 0; i < 2; i++)
    for (guint k = 0; k < 2; k++)
      {
        double across = i == 0 ? -1 : 1, down = k == 0 ? -1 : 1;

        draw_mark (cr,
                   ends[i] + across * MARK_GAP,
                   rows[k],
                   ends[i] + across * (MARK_GAP + MARK),
                   rows[k]);
        draw_mark (cr,
                   ends[i],
                   rows[k] + down * MARK_GAP,
                   ends[i],
                   rows[k] + down * (MARK_GAP + MARK));
      }
}

/* In the lower margin: "B2 · Buying a first e-bike". */
static void
draw_label (const TlPaper *self, cairo_t *cr, TlPainterMode mode, const TlColor *ink)
{
  const TlRect    *area = &self->clip;
  g_autofree char *words = g_strdup_printf ("%s · %s", self->label, self->picture->title);
  TlTextStyle      style = { LABEL_SIZE, TL_FONT_WEIGHT_SEMIBOLD, FALSE };
  TlMeasurer      *measurer = tl_text_get_measurer (tl_text_get_default ());
  double           room = area->width - 2 * (MARK_GAP + MARK);
  TlTextBlock *block = measurer->layout (measurer, words, &style, room, 1, TL_TEXT_MIDDLE, FALSE);
  TlGroupBuilder *builder = tl_group_builder_new (TL_ROLE_SHEET, TL_BAND_OVERLAY, NULL);
  TlPoint         origin = { area->x + MARK_GAP + MARK, area->y + area->height + MARK_GAP };
  g_autoptr (TlPainter) painter =
    tl_painter_new (tl_text_get_default (), self->picture->table, mode);
  g_autoptr (TlGroup) group = NULL;

  tl_group_builder_text (builder, 0, 0, block, ink);
  tl_text_block_unref (block);
  group = tl_group_builder_end (builder);
  tl_painter_draw_group (painter, cr, group, &origin);
}

/**
 * tl_paper_draw:
 * @self: a paper
 * @cr: where to; its user space is points from the paper's corner
 * @mode: for pixels, or for a printer or a PDF
 *
 * Draws all of a paper, to its edges.
 */
void
tl_paper_draw (const TlPaper *self, cairo_t *cr, TlPainterMode mode)
{
  const TlColor  paper = self->picture->paper;
  const TlColor  black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 };
  gboolean       dark = paper.alpha > 0 && tl_color_luminance (&paper) < .2;
  const TlColor *ink = dark ? &white : &black;

  if (paper.alpha > 0)
    {
      cairo_set_source_rgb (cr, paper.red, paper.green, paper.blue);
      cairo_paint (cr);
    }
  draw_view (self, cr, mode);
  if (!self->tile)
    return;
  draw_marks (cr, &self->clip, ink);
  draw_label (self, cr, mode, ink);
}

/* --- All of an export ------------------------------------------------------------------------- */

/**
 * tl_papers_list_all:
 * @table: a document
 * @options: what is exported
 *
 * Returns: (transfer none) (nullable): the maps or personas that have papers of their own when none
 * is asked for; %NULL = it is one thing
 */
const GPtrArray *
tl_papers_list_all (const TlTable *table, const TlExportOptions *options)
{
  const char *document = tl_record_get_id (tl_table_get_document (table));

  if (options->what == TL_EXPORT_MAP && options->map == NULL && !tl_export_is_part (options))
    return tl_table_get_children (table, document, TL_KIND_MAP);
  if (options->what == TL_EXPORT_PERSONA && options->subject == NULL)
    return tl_table_get_children (table, document, TL_KIND_PERSONA);
  return NULL;
}

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) tl_paper_free);
}

static GPtrArray *
new_slides (const TlTable *table, const TlExportOptions *options, TlExportRun *run, GError **error)
{
  g_autoptr (GPtrArray) slides = tl_export_new_slides (table, options, run, error);
  TlPageSize page = tl_export_get_slide_page (options);
  GPtrArray *papers = slides != NULL ? new_list () : NULL;

  for (guint i = 0; papers != NULL && i < slides->len; i++)
    {
      TlPicture       *slide = slides->pdata[i];
      g_autofree char *label = g_strdup_printf ("%u", i + 1);
      TlPaper         *paper = paper_new (slide, label);

      paper->page = page;
      paper->scale = page.width / slide->sheet.width;
      g_ptr_array_add (papers, paper);
    }
  return papers;
}

/**
 * tl_papers_new_one:
 * @table: a document
 * @options: one thing; page, tiles or slides
 * @run: (nullable): who listens
 * @error: where to put what went wrong
 *
 * Errors: as tl_export_new_slides(); %TL_EXPORT_ERROR_SIZE and %TL_EXPORT_ERROR_TOO_LARGE for
 * tiles.
 *
 * Returns: (transfer full) (element-type TlPaper): its papers, or %NULL with @error set
 */
GPtrArray *
tl_papers_new_one (const TlTable         *table,
                   const TlExportOptions *options,
                   TlExportRun           *run,
                   GError               **error)
{
  g_autoptr (GPtrArray) papers = NULL;
  g_autoptr (TlPicture) picture = NULL;

  if (options->slides)
    return new_slides (table, options, run, error);
  picture = tl_export_new_picture (table, options, error);
  if (picture == NULL)
    return NULL;
  papers = new_list ();
  if (options->page.width <= 0)
    g_ptr_array_add (papers, new_whole (picture));
  else if (!options->tiled)
    g_ptr_array_add (papers, new_fitted (picture, &options->page));
  else if (!add_tiles (papers, picture, &options->page, run, error))
    return NULL;
  return g_steal_pointer (&papers);
}

/**
 * tl_papers_new:
 * @table: a document
 * @options: what of it; no map = all; page, tiles or slides
 * @run: (nullable): who listens
 * @error: where to put what went wrong
 *
 * Lays out everything that would be on paper.
 *
 * Errors: as tl_papers_new_one(); %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (element-type TlPaper): the papers, or %NULL with @error set
 */
GPtrArray *
tl_papers_new (const TlTable         *table,
               const TlExportOptions *options,
               TlExportRun           *run,
               GError               **error)
{
  const GPtrArray *all = tl_papers_list_all (table, options);
  TlExportOptions  own = *options;
  g_autoptr (GPtrArray) papers = NULL;

  /* None at all is an error of the picture's. */
  if (all == NULL || all->len == 0)
    return tl_export_run_step (run, 0, error) ? tl_papers_new_one (table, options, run, error)
                                              : NULL;
  papers = new_list ();
  for (guint i = 0; i < all->len; i++)
    {
      const char *id = tl_record_get_id (all->pdata[i]);
      GPtrArray  *more = NULL;

      if (options->what == TL_EXPORT_MAP)
        own.map = id;
      else
        own.subject = id;
      if (tl_export_run_step (run, (double) i / all->len, error))
        more = tl_papers_new_one (table, &own, run, error);
      if (more == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (papers, more);
    }
  return g_steal_pointer (&papers);
}
