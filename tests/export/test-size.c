/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "export/tl-export.h"

static void
assert_page (const char *text, double width, double height)
{
  g_autoptr (GError) error = NULL;
  TlPageSize size = { 0 };

  g_assert_true (tl_page_parse (text, &size, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (size.width, width, 0.01);
  g_assert_cmpfloat_with_epsilon (size.height, height, 0.01);
}

static void
test_pages (void)
{
  static const char *const wrong[] = { "",         "a9",        "420x297",   "420 x 297mm",
                                       "0x0mm",    "nanx297mm", "9e9x297mm", "297mm",
                                       "420x297m", "-portrait", "10x10pt",   "420x-297mm",
                                       "infxinfin" };

  assert_page ("a4", 841.89, 595.28);
  assert_page ("A4-portrait", 595.28, 841.89);
  assert_page ("16:9", 960, 540);
  assert_page ("420x297mm", 1190.55, 841.89);
  assert_page ("10x7.5in", 720, 540);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      TlPageSize size;

      g_assert_false (tl_page_parse (wrong[i], &size, &error));
      g_assert_error (error, TL_EXPORT_ERROR, TL_EXPORT_ERROR_SIZE);
    }
}

static void
test_pixels (void)
{
  static const char *const wrong[] = { "", "8k", "1200", "1200x", "0x10", "1200x630px", "40000x2" };
  TlPixels                 pixels = { 0 };

  g_assert_true (tl_pixels_parse ("4K", &pixels, NULL));
  g_assert_cmpint (pixels.width, ==, 3840);
  g_assert_true (tl_pixels_parse ("a4", &pixels, NULL));
  g_assert_cmpfloat (pixels.dpi, ==, 300);
  g_assert_true (tl_pixels_parse ("1200x630", &pixels, NULL));
  g_assert_cmpint (pixels.height, ==, 630);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (tl_pixels_parse (wrong[i], &pixels, &error));
      g_assert_error (error, TL_EXPORT_ERROR, TL_EXPORT_ERROR_SIZE);
    }
}

static void
tell_cb (double done, gpointer data)
{
  *(double *) data = done;
}

static void
test_run (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  double      done = -1;
  TlExportRun run = { cancellable, tell_cb, &done, notes };

  g_assert_true (tl_export_run_step (NULL, 0, NULL));
  g_assert_true (tl_export_run_step (&run, 0.5, &error));
  g_assert_cmpfloat (done, ==, 0.5);
  tl_export_run_note (&run, "%d links", 3);
  tl_export_run_note (&run, "%d links", 3);
  g_assert_cmpuint (notes->len, ==, 1);
  g_cancellable_cancel (cancellable);
  g_assert_false (tl_export_run_step (&run, 0.75, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpfloat (done, ==, 0.5);
}

/* What no format knows would be an option that does nothing. */
static void
test_suits (void)
{
  guint             n = 0;
  const TlExporter *all = tl_exporter_get_all (&n);

  g_assert_true (tl_exporter_takes (tl_exporter_find (NULL, "png", NULL), "scale"));
  g_assert_false (tl_exporter_takes (tl_exporter_find (NULL, "svg", NULL), "scale"));
  g_assert_cmpstr (tl_export_list_takers ("scale"), ==, "png");
  g_assert_null (tl_export_list_takers ("map"));
  for (guint i = 0; i < n; i++)
    g_assert_true (tl_exporter_takes (&all[i], "map"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/size/pages", test_pages);
  g_test_add_func ("/export/size/pixels", test_pixels);
  g_test_add_func ("/export/size/run", test_run);
  g_test_add_func ("/export/size/suits", test_suits);
  return g_test_run ();
}
