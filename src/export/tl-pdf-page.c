/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages of a PDF: as large as what is on them, fitted into a size of paper, a slide each, or in the
 * usual size over several sheets that are put together on a wall.
 *
 * Sheets of a wall overlap, so that a cut that is a hair off shows no gap. Each has marks at the
 * corners of what is seen in the end, and its name beneath, like the squares of a chess board:
 * letters go across, numbers down. */
#include "config.h"

#include "export/tl-pdf-private.h"

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

/* Paint that covers a page makes cairo forget what came before: the place comes after it. */
static void
begin_page (TlPdf *self, const TlPicture *picture, const TlPdfView *view)
{
  const TlColor *paper = &picture->paper;

  cairo_pdf_surface_set_size (self->surface, view->page.width, view->page.height);
  if (paper->alpha > 0)
    {
      cairo_set_source_rgb (self->cr, paper->red, paper->green, paper->blue);
      cairo_paint (self->cr);
    }
  tl_pdf_put_place (self);
}

static void
draw_view (TlPdf *self, const TlPicture *picture, const TlPdfView *view)
{
  g_autoptr (TlPainter) painter =
    tl_painter_new (tl_text_get_default (), picture->table, TL_PAINTER_VECTOR);
  TlRect region = picture->sheet;

  cairo_save (self->cr);
  if (!tl_rect_is_empty (&view->clip))
    {
      cairo_rectangle (self->cr, view->clip.x, view->clip.y, view->clip.width, view->clip.height);
      cairo_clip (self->cr);
      region = TL_RECT_INIT (picture->sheet.x + (view->clip.x - view->at.x) / view->scale,
                             picture->sheet.y + (view->clip.y - view->at.y) / view->scale,
                             view->clip.width / view->scale,
                             view->clip.height / view->scale);
    }
  cairo_translate (self->cr, view->at.x, view->at.y);
  cairo_scale (self->cr, view->scale, view->scale);
  cairo_translate (self->cr, -picture->sheet.x, -picture->sheet.y);
  tl_painter_draw_picture (painter, self->cr, picture, &region);
  cairo_restore (self->cr);
}

static void
end_page (TlPdf *self, const char *label)
{
  cairo_pdf_surface_set_page_label (self->surface, label);
  cairo_show_page (self->cr);
  self->n_pages++;
}

static void
draw_page (TlPdf *self, const TlPicture *picture, const TlPdfView *view, const char *label)
{
  begin_page (self, picture, view);
  draw_view (self, picture, view);
  tl_pdf_add_links (self, picture, view);
  end_page (self, label);
}

/* A page as large as the picture. */
static TlPdfView
view_whole (const TlPicture *picture)
{
  double    longer = MAX (picture->sheet.width, picture->sheet.height);
  TlPdfView view = { .scale = MIN (POINTS_PER_PX, MAX_POINTS / longer) };

  view.page.width = picture->sheet.width * view.scale;
  view.page.height = picture->sheet.height * view.scale;
  return view;
}

/* In the middle of a page, within its margins. */
static TlPdfView
view_fitted (const TlPicture *picture, const TlPageSize *page)
{
  double    margin = MIN (MARGIN, MIN (page->width, page->height) / 10);
  TlPdfView view = { .page = *page };

  view.scale = MIN ((page->width - 2 * margin) / picture->sheet.width,
                    (page->height - 2 * margin) / picture->sheet.height);
  view.at = (TlPoint){ (page->width - picture->sheet.width * view.scale) / 2,
                       (page->height - picture->sheet.height * view.scale) / 2 };
  return view;
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
tl_pdf_count_tiles (const TlRect *sheet, const TlPageSize *page)
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
draw_marks (TlPdf *self, const TlRect *area, const TlColor *ink)
{
  double ends[2] = { area->x, area->x + area->width };
  double rows[2] = { area->y, area->y + area->height };

  cairo_set_source_rgb (self->cr, ink->red, ink->green, ink->blue);
  cairo_set_line_width (self->cr, .5);
  for (guint i = 0; i < 2; i++)
    for (guint k = 0; k < 2; k++)
      {
        double across = i == 0 ? -1 : 1, down = k == 0 ? -1 : 1;

        draw_mark (self->cr,
                   ends[i] + across * MARK_GAP,
                   rows[k],
                   ends[i] + across * (MARK_GAP + MARK),
                   rows[k]);
        draw_mark (self->cr,
                   ends[i],
                   rows[k] + down * MARK_GAP,
                   ends[i],
                   rows[k] + down * (MARK_GAP + MARK));
      }
}

/* In the lower margin: "B2 · Buying a first e-bike". */
static void
draw_label (
  TlPdf *self, const TlPicture *picture, const TlRect *area, const char *name, const TlColor *ink)
{
  g_autofree char *words = g_strdup_printf ("%s · %s", name, picture->title);
  TlTextStyle      style = { LABEL_SIZE, TL_FONT_WEIGHT_SEMIBOLD, FALSE };
  TlMeasurer      *measurer = tl_text_get_measurer (tl_text_get_default ());
  double           room = area->width - 2 * (MARK_GAP + MARK);
  TlTextBlock *block = measurer->layout (measurer, words, &style, room, 1, TL_TEXT_MIDDLE, FALSE);
  TlGroupBuilder *builder = tl_group_builder_new (TL_ROLE_SHEET, TL_BAND_OVERLAY, NULL);
  TlPoint         origin = { area->x + MARK_GAP + MARK, area->y + area->height + MARK_GAP };
  g_autoptr (TlPainter) painter =
    tl_painter_new (tl_text_get_default (), picture->table, TL_PAINTER_VECTOR);
  g_autoptr (TlGroup) group = NULL;

  tl_group_builder_text (builder, 0, 0, block, ink);
  tl_text_block_unref (block);
  group = tl_group_builder_end (builder);
  tl_painter_draw_group (painter, self->cr, group, &origin);
}

static void
draw_tile (TlPdf *self, const TlPicture *picture, const Tiling *tiling, guint across, guint down)
{
  TlPdfView        view = { .page = self->options->page, .scale = tiling->scale };
  TlColor          black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 };
  gboolean         dark = picture->paper.alpha > 0 && tl_color_luminance (&picture->paper) < .2;
  const TlColor   *ink = dark ? &white : &black;
  g_autofree char *name = dup_tile_name (across, down);

  view.clip = TL_RECT_INIT (MARGIN, MARGIN, tiling->width, tiling->height);
  view.at = (TlPoint){ MARGIN - across * (tiling->width - OVERLAP),
                       MARGIN - down * (tiling->height - OVERLAP) };
  begin_page (self, picture, &view);
  draw_view (self, picture, &view);
  tl_pdf_add_links (self, picture, &view);
  draw_marks (self, &view.clip, ink);
  draw_label (self, picture, &view.clip, name, ink);
  end_page (self, name);
}

static gboolean
add_tiles (TlPdf *self, const TlPicture *picture, double done, GError **error)
{
  Tiling tiling = make_tiling (&picture->sheet, &self->options->page);

  if (tiling.n_across == 0)
    {
      g_set_error (error,
                   TL_EXPORT_ERROR,
                   TL_EXPORT_ERROR_SIZE,
                   _ ("Expected pages of at least %d mm a side to put together on a wall"),
                   (int) ceil ((MIN_TILE + 2 * MARGIN) / MM));
      return FALSE;
    }
  if ((double) tiling.n_across * tiling.n_down > MAX_TILES)
    {
      g_set_error (error,
                   TL_EXPORT_ERROR,
                   TL_EXPORT_ERROR_TOO_LARGE,
                   _ ("The map would take %u × %u pages; expected at most %d in all"),
                   tiling.n_across,
                   tiling.n_down,
                   MAX_TILES);
      return FALSE;
    }
  if (tiling.scale < POINTS_PER_PX * .999)
    tl_export_run_note (self->run,
                        _ ("“%s” is at %.0f %% of its size, which saves pages"),
                        picture->title,
                        floor (100 * tiling.scale / POINTS_PER_PX));
  for (guint down = 0; down < tiling.n_down; down++)
    for (guint across = 0; across < tiling.n_across; across++)
      {
        if (!tl_export_run_step (self->run, done, error))
          return FALSE;
        draw_tile (self, picture, &tiling, across, down);
      }
  return TRUE;
}

/* Adds what is exported, on one page or several. `done` is how much was done before. */
gboolean
tl_pdf_add_picture (TlPdf *self, const TlPicture *picture, double done, GError **error)
{
  TlPdfView view;

  if (self->options->tiled && self->options->page.width > 0)
    return add_tiles (self, picture, done, error);
  view = self->options->page.width > 0 ? view_fitted (picture, &self->options->page)
                                       : view_whole (picture);
  draw_page (self, picture, &view, picture->title);
  return TRUE;
}

/* Adds slides, a page each. */
gboolean
tl_pdf_add_slides (TlPdf *self, const GPtrArray *slides, GError **error)
{
  TlPageSize page = tl_export_get_slide_page (self->options);

  for (guint i = 0; i < slides->len; i++)
    {
      const TlPicture *slide = slides->pdata[i];
      TlPdfView        view = { .page = page, .scale = page.width / slide->sheet.width };
      g_autofree char *label = g_strdup_printf ("%u", i + 1);

      if (!tl_export_run_step (self->run, .5 + .5 * i / slides->len, error))
        return FALSE;
      draw_page (self, slide, &view, label);
    }
  return TRUE;
}
