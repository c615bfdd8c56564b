/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* PDF on paper, over sheets and as slides, read by poppler; PNG in sizes that are asked for. */
#include "config.h"
#include "places.h"

#include "export-check.h"
#include "export/tl-pdf-private.h"

#include "map/tl-query.h"
#include "store/tl-store.h"

#include <math.h>
#include <string.h>

static TlTable *
load_sample (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".journey", NULL);
  g_autofree char *path = g_build_filename (TL_SOURCE_DATA_DIR, "samples", file, NULL);
  g_autoptr (GError) error = NULL;
  TlTable *table = tl_store_load (path, NULL, NULL, &error);

  g_assert_no_error (error);
  return table;
}

static TlTable *
parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  TlTable *table = tl_store_parse (bytes, "test", NULL, &error);

  g_assert_no_error (error);
  return table;
}

static GBytes *
write_pdf (const TlTable *table, const TlExportOptions *options, TlExportRun *listening)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = tl_pdf_write (table, options, listening, &error);

  g_assert_no_error (error);
  return bytes;
}

static char *
ask (GBytes *pdf, const char *program, const char *option)
{
  const char *argv[] = { program, option, "-", "-", NULL };
  int         status;
  char       *answer;

  if (g_str_equal (program, "pdfinfo"))
    argv[3] = NULL;
  answer = run (pdf, argv, &status);
  g_assert_cmpint (status, ==, 0);
  return answer;
}

static guint
count_pages (GBytes *pdf)
{
  g_autofree char *info = ask (pdf, "pdfinfo", "-isodates");
  const char      *pages = strstr (info, "Pages:");

  return (guint) g_ascii_strtoull (pages + strlen ("Pages:"), NULL, 10);
}

/* Letters and digits alone: lines are broken anywhere. */
static char *
dup_letters (const char *text)
{
  GString *letters = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (letters, g_utf8_get_char (p));
  return g_string_free (letters, FALSE);
}

/* Where a text stands in others; fails when it is not there. */
static const char *
find (const char *all, const char *text)
{
  g_autofree char *letters = dup_letters (text);
  const char      *found = strstr (all, letters);

  if (found == NULL)
    g_error ("not found: “%s”", text);
  return found;
}

static const char *
get_first_map (const TlTable *table)
{
  const GPtrArray *maps =
    tl_table_get_children (table, tl_record_get_id (tl_table_get_document (table)), TL_KIND_MAP);

  return tl_record_get_id (maps->pdata[0]);
}

/* The text of a page is read lane by lane, and in a lane from the first column to the last. */
static void
test_reading_order (void)
{
  static const char *const samples[] = { "first-e-bike", "library-card" };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (TlTable) table = load_sample (samples[i]);
      TlExportOptions options = { .map = get_first_map (table) };
      g_autoptr (GBytes) pdf = write_pdf (table, &options, NULL);
      g_autofree char *raw = ask (pdf, "pdftotext", "-raw");
      g_autofree char *text = dup_letters (raw);
      const GPtrArray *lanes = tl_table_get_children (table, options.map, TL_KIND_LANE);
      g_autoptr (GPtrArray) columns = tl_query_columns (table, options.map);
      const char *at = text;
      guint       n = 0;

      for (guint lane = 0; lane < lanes->len; lane++)
        for (guint column = 0; column < columns->len; column++)
          {
            g_autoptr (GPtrArray) cell = tl_query_cell (table,
                                                        options.map,
                                                        tl_record_get_id (columns->pdata[column]),
                                                        tl_record_get_id (lanes->pdata[lane]));

            for (guint k = 0; k < cell->len; k++, n++)
              at = find (at, tl_record_get_text (cell->pdata[k], TL_CARD_TITLE));
          }
      g_assert_cmpuint (n, >, 30);
    }
}

/* --- Slides ----------------------------------------------------------------------------------- */

static void
test_slides (void)
{
  static const char *const samples[] = { "first-e-bike", "library-card" };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (TlTable) table = load_sample (samples[i]);
      TlExportOptions options = { .slides = TRUE, .map = get_first_map (table) };
      g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
      TlExportRun listening = { .notes = notes };
      g_autoptr (GBytes) pdf = write_pdf (table, &options, &listening);
      g_autofree char *info = ask (pdf, "pdfinfo", "-isodates");
      g_autofree char *raw = ask (pdf, "pdftotext", "-raw");
      g_autofree char *text = dup_letters (raw);
      const GPtrArray *cards = tl_table_get_children (table, options.map, TL_KIND_CARD);

      g_assert_cmpuint (notes->len, ==, 0);
      g_assert_cmpuint (count_pages (pdf), ==, tl_export_count_slides (table, &options, NULL));
      g_assert_nonnull (strstr (info, "Page size:       960 x 540 pts"));
      for (guint k = 0; k < cards->len; k++)
        if (tl_record_get_ref (cards->pdata[k], TL_CARD_COLUMN) != NULL)
          find (text, tl_record_get_text (cards->pdata[k], TL_CARD_TITLE));
    }
}

/* Larger words need more slides, larger pages fewer; what is smaller than wanted is told. */
static void
test_slide_sizes (void)
{
  g_autoptr (TlTable) table = load_sample ("first-e-bike");
  TlExportOptions usual = { .slides = TRUE }, large = usual, small = usual, paper = usual;
  guint           n_usual, n_large, n_small;

  large.smallest_text = 18;
  small.smallest_text = 8;
  n_usual = tl_export_count_slides (table, &usual, NULL);
  n_large = tl_export_count_slides (table, &large, NULL);
  n_small = tl_export_count_slides (table, &small, NULL);
  g_assert_cmpuint (n_large, >, n_usual);
  g_assert_cmpuint (n_usual, >, n_small);
  g_assert_cmpuint (n_small, >=, 2);
  paper.page = (TlPageSize){ 595, 842 };
  {
    g_autoptr (GPtrArray) slides = tl_export_new_slides (table, &paper, NULL, NULL);
    const TlPicture *slide = slides->pdata[1];

    g_assert_cmpfloat_with_epsilon (slide->sheet.width / slide->sheet.height, 595 / 842.0, 1e-6);
  }
}

/* What is no map is one slide, and how small its words are then is told. */
static void
test_one_slide (void)
{
  g_autoptr (TlTable) table = load_sample ("first-e-bike");
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  TlExportRun     listening = { .notes = notes };
  TlExportOptions options = { .slides = TRUE, .what = TL_EXPORT_PRIORITIES, .smallest_text = 30 };
  g_autoptr (GPtrArray) slides = tl_export_new_slides (table, &options, &listening, NULL);

  g_assert_cmpuint (slides->len, ==, 1);
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_nonnull (strstr (notes->pdata[0], " pt"));
}

/* --- Paper ------------------------------------------------------------------------------------ */

static void
test_fitted (void)
{
  g_autoptr (TlTable) table = load_sample ("first-e-bike");
  TlExportOptions options = { .page = { 842, 595 }, .map = get_first_map (table) };
  g_autoptr (GBytes) pdf = write_pdf (table, &options, NULL);
  g_autofree char *info = ask (pdf, "pdfinfo", "-isodates");

  g_assert_cmpuint (count_pages (pdf), ==, 1);
  g_assert_nonnull (strstr (info, "Page size:       842 x 595 pts"));
}

static void
test_tiled (void)
{
  g_autoptr (TlTable) table = load_sample ("library-card");
  TlExportOptions options = { .page = { 842, 595 }, .tiled = TRUE, .map = get_first_map (table) };
  g_autoptr (TlPicture) picture = tl_export_new_picture (table, &options, NULL);
  guint n = tl_papers_count_tiles (&picture->sheet, &options.page);
  g_autoptr (GBytes) pdf = write_pdf (table, &options, NULL);
  g_autofree char *raw = ask (pdf, "pdftotext", "-raw");
  g_autofree char *text = dup_letters (raw);
  const GPtrArray *cards = tl_table_get_children (table, options.map, TL_KIND_CARD);

  g_assert_cmpuint (n, >, 3);
  g_assert_cmpuint (count_pages (pdf), ==, n);
  g_assert_nonnull (strstr (raw, "A1 · "));
  g_assert_nonnull (strstr (raw, "B2 · "));
  for (guint k = 0; k < cards->len; k++)
    if (tl_record_get_ref (cards->pdata[k], TL_CARD_COLUMN) != NULL)
      find (text, tl_record_get_text (cards->pdata[k], TL_CARD_TITLE));
}

static void
test_tiles_too_small (void)
{
  g_autoptr (TlTable) table = load_sample ("library-card");
  TlExportOptions tiny = { .page = { 80, 80 }, .tiled = TRUE };
  TlExportOptions small = { .page = { 150, 150 }, .tiled = TRUE, .text_scale = 200 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;

  g_assert_null (tl_pdf_write (table, &tiny, NULL, &error));
  g_assert_error (error, TL_EXPORT_ERROR, TL_EXPORT_ERROR_SIZE);
  g_clear_error (&error);
  pdf = tl_pdf_write (table, &small, NULL, &error);
  if (pdf == NULL)
    g_assert_error (error, TL_EXPORT_ERROR, TL_EXPORT_ERROR_TOO_LARGE);
  else
    g_assert_cmpuint (count_pages (pdf), <=, 400);
}

/* --- Links ------------------------------------------------------------------------------------ */

static const char two_maps[] =
  "{\"format\":\"throughline\",\"version\":1,\"id\":\"d\",\"title\":\"Two\",\"language\":\"de-AT\",\"maps\":["
  "{\"id\":\"m\",\"title\":\"Outer\",\"stages\":[{\"id\":\"s\",\"title\":\"Before\"},"
  "{\"id\":\"t\",\"title\":\"After\"}],\"lanes\":[{\"id\":\"l\",\"kind\":\"actions\"}],\"cards\":["
  "{\"id\":\"a\",\"column\":\"s\",\"lane\":\"l\",\"title\":\"Web\","
  "\"url\":\"https://example.org/it's(1)?q=ä\"},"
  "{\"id\":\"b\",\"column\":\"t\",\"lane\":\"l\",\"title\":\"In\",\"opens\":\"n\"},"
  "{\"id\":\"c\",\"column\":\"t\",\"lane\":\"l\",\"title\":\"No\",\"url\":\"javascript:alert(1)\"}]},"
  "{\"id\":\"n\",\"title\":\"Inner\",\"stages\":[{\"id\":\"u\",\"title\":\"Within\"}],"
  "\"lanes\":[{\"id\":\"k\",\"kind\":\"actions\"}],\"cards\":[]}]}";

static gboolean
has_bytes (GBytes *bytes, const char *wanted)
{
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);

  return memmem (data, size, wanted, strlen (wanted)) != NULL;
}

static void
test_links (void)
{
  g_autoptr (TlTable) table = parse (two_maps);
  TlExportOptions        whole = { 0 }, slides = { .slides = TRUE }, one = { .map = "m" };
  const TlExportOptions *all[] = { &whole, &slides };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (GBytes) pdf = write_pdf (table, all[i], NULL);
      g_autofree char *links = ask (pdf, "pdfinfo", "-url");

      g_assert_nonnull (strstr (links, "https://example.org/it%27s%281%29?q=%C3%A4"));
      g_assert_null (strstr (links, "javascript"));
      /* The link, and the place that it leads to. */
      g_assert_true (has_bytes (pdf, "/Dest"));
      g_assert_true (has_bytes (pdf, "(map-1) ["));
    }
  {
    g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
    TlExportRun listening = { .notes = notes };
    g_autoptr (GBytes) pdf = write_pdf (table, &one, &listening);

    g_assert_cmpuint (notes->len, ==, 1);
    g_assert_cmpstr (notes->pdata[0],
                     ==,
                     "Links to “Inner” are left out: the map is not in the file");
  }
}

/* The outline: maps, and below each its stages. */
static void
test_outline (void)
{
  g_autoptr (TlTable) table = parse (two_maps);
  TlExportOptions options = { 0 };
  g_autoptr (GBytes) pdf = write_pdf (table, &options, NULL);

  g_assert_true (has_bytes (pdf, "/Title (Outer)"));
  g_assert_true (has_bytes (pdf, "/Title (Before)"));
  g_assert_true (has_bytes (pdf, "/Title (Within)"));
}

/* Titles that mean harm, and one word of 2,000 letters, come out as text; what is told of them is
 * brief. */
static void
test_hostile (void)
{
  static const char mean[] = "<script>x</script> ]]> =1+1 \\\"><svg onload=x> \xe2\x80\xaeRLO "
                             "\xcc\x81\xcc\x81 \xf0\x9f\x98\x80 (a) \\\\ '";
  g_autofree char  *word = g_strnfill (2000, 'W');
  g_autofree char  *json = g_strdup_printf (
    "{\"format\":\"throughline\",\"version\":1,\"id\":\"d\",\"title\":\"%s\",\"maps\":["
     "{\"id\":\"m\",\"title\":\"%s\",\"stages\":[{\"id\":\"s\",\"title\":\"%s\"},{\"id\":\"t\","
     "\"title\":\"%s\"}],\"lanes\":[{\"id\":\"l\",\"kind\":\"pain-points\",\"title\":\"%s\"}],\"cards\":["
     "{\"id\":\"a\",\"column\":\"s\",\"lane\":\"l\",\"title\":\"%s\",\"url\":\"https://x.org/')%%0a\"},"
     "{\"id\":\"b\",\"column\":\"t\",\"lane\":\"l\",\"title\":\"%s\"}]}]}",
    mean,
    mean,
    mean,
    word,
    word,
    mean,
    word);
  g_autoptr (TlTable) table = parse (json);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  TlExportRun     listening = { .notes = notes };
  TlExportOptions options = { .slides = TRUE, .width = 320 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = write_pdf (table, &options, &listening);
  g_autoptr (GPtrArray) pictures = tl_export_write_slides (table, &options, NULL, &error);
  g_autofree char *raw = ask (pdf, "pdftotext", "-raw");
  g_autofree char *links = ask (pdf, "pdfinfo", "-url");

  g_assert_no_error (error);
  g_assert_cmpuint (pictures->len, ==, count_pages (pdf));
  g_assert_nonnull (strstr (raw, "<script>x</script>"));
  g_assert_nonnull (strstr (raw, "=1+1"));
  g_assert_nonnull (strstr (links, "https://x.org/%27%29%0a"));
  g_assert_cmpuint (notes->len, >=, 1);
  for (guint i = 0; i < notes->len; i++)
    g_assert_cmpint (g_utf8_strlen (notes->pdata[i], -1), <, 150);
}

/* Nothing of now is in the file: a date stands there only when the environment says one. */
static void
test_same_bytes (void)
{
  g_autoptr (TlTable) table = parse (two_maps);
  TlExportOptions options = { .slides = TRUE };
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) dated = NULL;

  g_unsetenv ("SOURCE_DATE_EPOCH");
  first = write_pdf (table, &options, NULL);
  g_assert_false (has_bytes (first, "CreationDate"));
  g_assert_true (has_bytes (first, "/Lang (de-AT)"));
  g_setenv ("SOURCE_DATE_EPOCH", "86400", TRUE);
  dated = write_pdf (table, &options, NULL);
  g_unsetenv ("SOURCE_DATE_EPOCH");
  g_assert_true (has_bytes (dated, "/CreationDate (19700102000000"));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GBytes) again = write_pdf (table, &options, NULL);

      g_assert_true (g_bytes_equal (first, again));
    }
}

static void
test_cancelled (void)
{
  g_autoptr (TlTable) table = load_sample ("first-e-bike");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  TlExportRun            listening = { .cancellable = cancellable };
  TlExportOptions        plain = { 0 }, slides = { .slides = TRUE };
  const TlExportOptions  tiled = { .page = { 842, 595 }, .tiled = TRUE };
  const TlExportOptions *all[] = { &plain, &slides, &tiled };

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) other = NULL;

      g_assert_null (tl_pdf_write (table, all[i], &listening, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_null (tl_png_write (table, all[i], &listening, &other));
      g_assert_error (other, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

/* --- Pixels ----------------------------------------------------------------------------------- */

typedef struct
{
  guint width;
  guint height;
  guint color_type;
  guint per_metre;
} PngHead;

static guint
read_number (const guint8 *at)
{
  return (guint) at[0] << 24 | (guint) at[1] << 16 | (guint) at[2] << 8 | at[3];
}

static PngHead
read_head (GBytes *png)
{
  gsize         size;
  const guint8 *data = g_bytes_get_data (png, &size);
  const guint8 *phys = memmem (data, size, "pHYs", 4);
  PngHead       head = { read_number (data + 16), read_number (data + 20), data[25], 0 };

  g_assert_nonnull (phys);
  head.per_metre = read_number (phys + 4);
  return head;
}

static void
test_pixels (void)
{
  g_autoptr (TlTable) table = parse (two_maps);
  g_autoptr (TlPicture) picture = tl_export_new_picture (table, &(TlExportOptions){ 0 }, NULL);
  guint whole = (guint) ceil (picture->sheet.width);
  const struct
  {
    TlExportOptions options;
    guint           width;
    guint           height; /* 0 = whatever */
    double          dpi;
  } cases[] = {
    { { .pixels = { 1920, 1080, 0 } }, 1920, 1080, 0 },
    { { .pixels = { 400, 900, 300 } }, 400, 900, 300 },
    { { .pixels = { 400, 900, 300 }, .dpi = 150 }, 400, 900, 150 },
    { { .scale = 1 }, whole, 0, 96 },
    { { .scale = 1, .dpi = 300 }, whole, 0, 300 },
    { { .dpi = 192 }, 2 * whole, 0, 192 },
    { { .page = { 842, 595 }, .dpi = 72 }, 842, 595, 72 },
    { { .slides = TRUE, .width = 1600 }, 1600, 900, 120 },
    { { .slides = TRUE, .dpi = 96, .slide = 2 }, 1280, 720, 96 },
    { { .slides = TRUE, .page = { 720, 540 }, .pixels = { 800, 600, 0 } }, 800, 600, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) png = tl_png_write (table, &cases[i].options, NULL, &error);
      PngHead head;

      g_assert_no_error (error);
      head = read_head (png);
      g_assert_cmpuint (head.width, ==, cases[i].width);
      if (cases[i].height > 0)
        g_assert_cmpuint (head.height, ==, cases[i].height);
      g_assert_cmpuint (head.color_type, ==, 2);
      if (cases[i].dpi > 0)
        g_assert_cmpfloat_with_epsilon (head.per_metre * .0254, cases[i].dpi, .02);
    }
}

/* What the picture leaves over is its paper. */
static void
test_paper_around (void)
{
  g_autoptr (TlTable) table = parse (two_maps);
  TlExportOptions options = { .pixels = { 300, 900, 0 }, .theme = TL_THEME_DARK };
  g_autoptr (GBytes) png = tl_png_write (table, &options, NULL, NULL);
  cairo_surface_t *surface = read_png (png);
  TlColor          paper = tl_theme_get_paper (tl_theme_get (TL_THEME_DARK));
  guint32          wanted = (guint32) (paper.red * 255 + .5) << 16 |
                   (guint32) (paper.green * 255 + .5) << 8 | (guint32) (paper.blue * 255 + .5);

  for (guint i = 0; i < 2; i++)
    {
      const guint8 *row = cairo_image_surface_get_data (surface) +
                          (i == 0 ? 10 : 890) * cairo_image_surface_get_stride (surface);

      g_assert_cmphex (((const guint32 *) (gconstpointer) row)[150] & 0xffffff, ==, wanted);
    }
  cairo_surface_destroy (surface);
}

/* Without paper nothing is where nothing is drawn, and colours are those of the opaque picture. */
static void
test_transparent (void)
{
  g_autoptr (TlTable) table = parse (two_maps);
  TlExportOptions options = { .scale = 1, .transparent = TRUE }, opaque = { .scale = 1 };
  g_autoptr (GBytes) png = tl_png_write (table, &options, NULL, NULL);
  g_autoptr (GBytes) other = tl_png_write (table, &opaque, NULL, NULL);
  PngHead          head = read_head (png);
  cairo_surface_t *a = read_png (png), *b = read_png (other);
  guint            n_clear = 0, n_full = 0;

  g_assert_cmpuint (head.color_type, ==, 6);
  for (guint y = 0; y < head.height; y++)
    {
      const guint32 *p =
        (const guint32 *) (gconstpointer) (cairo_image_surface_get_data (a) +
                                           y * (guint) cairo_image_surface_get_stride (a));
      const guint32 *q =
        (const guint32 *) (gconstpointer) (cairo_image_surface_get_data (b) +
                                           y * (guint) cairo_image_surface_get_stride (b));

      for (guint x = 0; x < head.width; x++)
        {
          n_clear += p[x] >> 24 == 0;
          if (p[x] >> 24 != 255)
            continue;
          n_full++;
          for (guint shift = 0; shift < 24; shift += 8)
            g_assert_cmpint (abs ((int) (p[x] >> shift & 255) - (int) (q[x] >> shift & 255)),
                             <=,
                             2);
        }
    }
  g_assert_cmpuint (n_clear, >, head.width * head.height / 3);
  g_assert_cmpuint (n_full, >, 1000);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

/* One file a slide, and a slide by its number is the same. */
static void
test_slide_pictures (void)
{
  g_autoptr (TlTable) table = load_sample ("first-e-bike");
  TlExportOptions options = { .slides = TRUE, .width = 480 }, third = options, beyond = options;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = tl_export_write_slides (table, &options, NULL, &error);
  g_autoptr (GBytes) one = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, tl_export_count_slides (table, &options, NULL));
  third.slide = 3;
  one = tl_png_write (table, &third, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (one, all->pdata[2]));
  g_assert_false (g_bytes_equal (one, all->pdata[1]));
  beyond.slide = (int) all->len + 1;
  g_assert_null (tl_png_write (table, &beyond, NULL, &error));
  g_assert_error (error, TL_EXPORT_ERROR, TL_EXPORT_ERROR_NO_MAP);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/pages/reading-order", test_reading_order);
  g_test_add_func ("/export/pages/slides", test_slides);
  g_test_add_func ("/export/pages/slide-sizes", test_slide_sizes);
  g_test_add_func ("/export/pages/one-slide", test_one_slide);
  g_test_add_func ("/export/pages/fitted", test_fitted);
  g_test_add_func ("/export/pages/tiled", test_tiled);
  g_test_add_func ("/export/pages/tiles-too-small", test_tiles_too_small);
  g_test_add_func ("/export/pages/links", test_links);
  g_test_add_func ("/export/pages/outline", test_outline);
  g_test_add_func ("/export/pages/hostile", test_hostile);
  g_test_add_func ("/export/pages/same-bytes", test_same_bytes);
  g_test_add_func ("/export/pages/cancelled", test_cancelled);
  g_test_add_func ("/export/pixels/sizes", test_pixels);
  g_test_add_func ("/export/pixels/paper-around", test_paper_around);
  g_test_add_func ("/export/pixels/transparent", test_transparent);
  g_test_add_func ("/export/pixels/slides", test_slide_pictures);
  return g_test_run ();
}
