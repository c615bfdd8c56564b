/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Presentations in LibreOffice Impress: each slide looks like our own painting of the same picture,
 * and its words can be found. Needs LibreOffice and poppler, and so runs with the suite "interop".
 */
#include "config.h"
#include "places.h"

#include "export-check.h"

#include "export/tl-cairo-painter.h"
#include "store/tl-store.h"

#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Pixels of a slide's picture: 120 dpi. */
#define WIDTH 1600
#define HEIGHT 900
/* Blocks of pixels whose means are compared: letters differ within them, shapes do not. */
#define BLOCK 20
/* Of 255, for all blocks together and for the worst hundredth of them: where Impress needs a line
 * less, because room was left for another font, a line of letters differs. */
#define MEAN_TOLERANCE 3.0
#define BLOCK_TOLERANCE 36.0

typedef struct
{
  TlTable        *table;
  TlExportOptions options;
  GPtrArray      *pictures; /* of TlPicture, laid out as the presentation is */
  GBytes         *file;
  char           *folder;
} Slides;

static char *
run_alone (const char *const *argv, int *status)
{
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);

  return run (nothing, argv, status);
}

static TlTable *
load (const char *name)
{
  g_autofree char *path = g_build_filename (TL_SOURCE_DATA_DIR, "samples", name, NULL);
  g_autoptr (GError) error = NULL;
  TlTable *table = tl_store_load (path, NULL, NULL, &error);

  g_assert_no_error (error);
  return table;
}

static void
slides_init (Slides *self, const char *sample, gboolean pieces)
{
  TlText *text = tl_text_get_default ();
  g_autoptr (GError) error = NULL;

  *self = (Slides){ .table = load (sample), .options = { .slides = pieces } };
  tl_text_set_slack (text, 1.1);
  if (pieces)
    self->pictures = tl_export_new_slides (self->table, &self->options, NULL, &error);
  else
    {
      self->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_picture_unref);
      g_ptr_array_add (self->pictures, tl_export_new_picture (self->table, &self->options, &error));
    }
  g_assert_no_error (error);
  tl_text_set_slack (text, 1);
  self->file = tl_pptx_write (self->table, &self->options, NULL, &error);
  g_assert_no_error (error);
  self->folder = g_dir_make_tmp ("throughline-impress-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
slides_clear (Slides *self)
{
  const char *argv[] = { "rm", "-rf", self->folder, NULL };
  int         status;
  char       *out = run_alone (argv, &status);

  g_free (out);
  g_bytes_unref (self->file);
  g_ptr_array_unref (self->pictures);
  tl_table_unref (self->table);
  g_free (self->folder);
}

/* The presentation as PDF by Impress, and that as pictures. */
static void
convert (Slides *self)
{
  g_autofree char *source = g_build_filename (self->folder, "slides.pptx", NULL);
  g_autofree char *pdf = g_build_filename (self->folder, "slides.pdf", NULL);
  g_autofree char *pages = g_build_filename (self->folder, "page", NULL);
  g_autofree char *profile =
    g_strdup_printf ("-env:UserInstallation=file://%s/profile", self->folder);
  const char *impress[] = { "soffice",    profile, "--headless", "--convert-to", "pdf", "--outdir",
                            self->folder, source,  NULL };
  const char *paint[] = { "pdftoppm", "-png", "-scale-to-x", "1600", "-scale-to-y",
                          "900",      pdf,    pages,         NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  g_autofree char *nothing = NULL;
  int              status;

  g_file_set_contents (source,
                       g_bytes_get_data (self->file, NULL),
                       (gssize) g_bytes_get_size (self->file),
                       &error);
  g_assert_no_error (error);
  said = run_alone (impress, &status);
  g_assert_cmpint (status, ==, 0);
  nothing = run_alone (paint, &status);
  g_assert_cmpint (status, ==, 0);
}

static cairo_surface_t *
read_page (Slides *self, guint number)
{
  g_autofree char *name =
    g_strdup_printf (self->pictures->len > 9 ? "page-%02u.png" : "page-%u.png", number + 1);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  cairo_surface_t *page = cairo_image_surface_create_from_png (path);

  g_assert_cmpint (cairo_surface_status (page), ==, CAIRO_STATUS_SUCCESS);
  return page;
}

static cairo_surface_t *
paint (const TlPicture *picture)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t         *cr = cairo_create (surface);
  g_autoptr (TlPainter) painter =
    tl_painter_new (tl_text_get_default (), picture->table, TL_PAINTER_VECTOR);
  const TlRect *sheet = &picture->sheet;
  double        scale = MIN (WIDTH / sheet->width, HEIGHT / sheet->height);

  cairo_set_source_rgb (cr, picture->paper.red, picture->paper.green, picture->paper.blue);
  cairo_paint (cr);
  cairo_translate (cr, (WIDTH - sheet->width * scale) / 2, (HEIGHT - sheet->height * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -sheet->x, -sheet->y);
  tl_painter_draw_picture (painter, cr, picture, NULL);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static double
get_mean (cairo_surface_t *surface, int x, int y, int channel)
{
  const guchar *data = cairo_image_surface_get_data (surface);
  int           stride = cairo_image_surface_get_stride (surface);
  guint         sum = 0;

  for (int j = y; j < y + BLOCK; j++)
    for (int i = x; i < x + BLOCK; i++)
      sum += data[j * stride + i * 4 + channel];
  return sum / (double) (BLOCK * BLOCK);
}

static int
compare_differences (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
assert_alike (cairo_surface_t *ours, cairo_surface_t *theirs, const char *name)
{
  g_autoptr (GArray) differences = g_array_new (FALSE, FALSE, sizeof (double));
  double sum = 0, worst;

  g_assert_cmpint (cairo_image_surface_get_width (theirs), ==, WIDTH);
  g_assert_cmpint (cairo_image_surface_get_height (theirs), ==, HEIGHT);
  for (int y = 0; y + BLOCK <= HEIGHT; y += BLOCK)
    for (int x = 0; x + BLOCK <= WIDTH; x += BLOCK)
      {
        double most = 0;

        for (int channel = 0; channel < 3; channel++)
          most =
            MAX (most, fabs (get_mean (ours, x, y, channel) - get_mean (theirs, x, y, channel)));
        sum += most;
        g_array_append_val (differences, most);
      }
  g_array_sort (differences, compare_differences);
  worst = g_array_index (differences, double, differences->len * 99 / 100);
  g_test_message ("%s: mean %.2f, worst hundredth from %.1f", name, sum / differences->len, worst);
  if (sum / differences->len > MEAN_TOLERANCE || worst > BLOCK_TOLERANCE)
    {
      g_autofree char *a = g_strconcat (name, "-ours.png", NULL);
      g_autofree char *b = g_strconcat (name, "-impress.png", NULL);

      cairo_surface_write_to_png (ours, a);
      cairo_surface_write_to_png (theirs, b);
    }
  g_assert_cmpfloat (sum / differences->len, <=, MEAN_TOLERANCE);
  g_assert_cmpfloat (worst, <=, BLOCK_TOLERANCE);
}

/* Without blanks, which stand where lines break. */
static char *
dup_squeezed (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free (out, FALSE);
}

static void
assert_words (Slides *self)
{
  g_autofree char *pdf = g_build_filename (self->folder, "slides.pdf", NULL);
  const char      *argv[] = { "pdftotext", "-raw", pdf, "-", NULL };
  const GPtrArray *maps =
    tl_table_get_children (self->table,
                           tl_record_get_id (tl_table_get_document (self->table)),
                           TL_KIND_MAP);
  const GPtrArray *cards =
    tl_table_get_children (self->table, tl_record_get_id (maps->pdata[0]), TL_KIND_CARD);
  g_autofree char *all = NULL;
  g_autofree char *said = NULL;
  int              status;

  said = run_alone (argv, &status);
  g_assert_cmpint (status, ==, 0);
  all = dup_squeezed (said);
  for (guint i = 0; i < cards->len; i++)
    {
      g_autofree char *title = dup_squeezed (tl_record_get_text (cards->pdata[i], TL_CARD_TITLE));

      if (tl_record_get_ref (cards->pdata[i], TL_CARD_COLUMN) != NULL &&
          strstr (all, title) == NULL)
        g_error ("not in what Impress shows: %s", title);
    }
}

static void
check (const char *sample, gboolean pieces)
{
  Slides slides;

  slides_init (&slides, sample, pieces);
  convert (&slides);
  for (guint i = 0; i < slides.pictures->len; i++)
    {
      cairo_surface_t *ours = paint (slides.pictures->pdata[i]);
      cairo_surface_t *theirs = read_page (&slides, i);
      g_autofree char *name = g_strdup_printf ("pptx-%s-%u", pieces ? "slides" : "map", i + 1);

      assert_alike (ours, theirs, name);
      cairo_surface_destroy (ours);
      cairo_surface_destroy (theirs);
    }
  assert_words (&slides);
  slides_clear (&slides);
}

static gboolean
has_programs (void)
{
  static const char *const programs[] = { "soffice", "pdftoppm", "pdftotext" };

  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_autofree char *path = g_find_program_in_path (programs[i]);

      if (path != NULL)
        continue;
      g_test_skip (programs[i]);
      return FALSE;
    }
  return TRUE;
}

static void
test_map (void)
{
  if (has_programs ())
    check ("first-e-bike.journey", FALSE);
}

static void
test_slides (void)
{
  if (has_programs ())
    check ("first-e-bike.journey", TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/interop/pptx/map", test_map);
  g_test_add_func ("/export/interop/pptx/slides", test_slides);
  return g_test_run ();
}
