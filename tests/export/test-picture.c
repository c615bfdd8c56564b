/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Display lists made by hand, written as SVG and painted with cairo: the SVG against a golden file,
 * librsvg's rendering of it against ours, texts that mean harm, and images. */
#include "config.h"
#include "places.h"

#include "export-check.h"
#include "export/tl-cairo-painter.h"
#include "export/tl-images.h"

#include "store/tl-store.h"

#include <locale.h>
#include <math.h>
#include <string.h>

static const TlTextStyle title_style = { 24, TL_FONT_WEIGHT_BOLD, FALSE };
static const TlTextStyle card_style = { 12.5, TL_FONT_WEIGHT_MEDIUM, FALSE };
static const TlTextStyle quote_style = { 12.5, TL_FONT_WEIGHT_MEDIUM, TRUE };
static const TlTextStyle small_style = { 11, TL_FONT_WEIGHT_REGULAR, FALSE };

static const TlColor ink = { 0.14f, 0.12f, 0.19f, 1 };
static const TlColor none = { 0 };

/* Every character half as wide as it is high; breaks at blanks: the golden file depends on no font.
 */
static TlTextBlock *
fixed_layout (TlMeasurer        *measurer,
              const char        *text,
              const TlTextStyle *style,
              double             width,
              guint              max_lines,
              TlTextAlign        align,
              gboolean           rtl)
{
  TlTextBlock *block = g_new0 (TlTextBlock, 1);
  g_autoptr (GArray) lines = g_array_new (FALSE, TRUE, sizeof (TlTextLine));
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  TlTextLine line = { .rtl = rtl };
  guint      at = 0;

  g_ref_count_init (&block->ref_count);
  block->text = g_strdup (text);
  block->style = *style;
  block->box_width = width;
  for (guint i = 0; words[i] != NULL; i++)
    {
      guint length = (guint) strlen (words[i]);

      if (line.length > 0 && width >= 0 && (line.length + 1 + length) * style->size / 2 > width)
        {
          g_array_append_val (lines, line);
          line.start = at;
          line.length = 0;
        }
      line.length = at + length - line.start;
      line.width = line.length * style->size / 2;
      line.baseline = lines->len * 16 + 12;
      line.x = rtl && width >= 0 ? width - line.width : 0;
      at += length + 1;
    }
  g_array_append_val (lines, line);
  if (max_lines > 0 && lines->len > max_lines)
    {
      g_array_set_size (lines, max_lines);
      g_array_index (lines, TlTextLine, max_lines - 1).ellipsis = TRUE;
    }
  block->n_lines = lines->len;
  block->height = lines->len * 16;
  block->lines = g_memdup2 (lines->data, lines->len * sizeof (TlTextLine));
  return block;
}

static TlMeasurer fixed_measurer = { fixed_layout };

static void
add_text (TlGroupBuilder    *builder,
          TlMeasurer        *measurer,
          const char        *text,
          const TlTextStyle *style,
          double             x,
          double             y,
          double             width,
          gboolean           rtl)
{
  TlTextBlock *block = measurer->layout (measurer, text, style, width, 0, TL_TEXT_START, rtl);

  tl_group_builder_text (builder, x, y, block, &ink);
  tl_text_block_unref (block);
}

static void
add_header (TlPicture *picture, TlMeasurer *measurer)
{
  TlGroupBuilder *builder = tl_group_builder_new (TL_ROLE_SHEET, TL_BAND_SHEET, NULL);
  TlPaint         paper = { { 1, 1, 1, 1 }, { 0.9f, 0.9f, 0.9f, 1 }, 1, TL_DASH_NONE };
  TlRect          sheet = { 0.5, 0.5, 599, 399 };

  tl_group_builder_rect (builder, &sheet, 12, &paper);
  tl_picture_add (picture, tl_group_builder_end (builder), picture->sheet.x, picture->sheet.y);

  builder = tl_group_builder_new (TL_ROLE_HEADER, TL_BAND_HEADER, "map");
  tl_group_builder_set_title (builder, "Buying <a> \"first\" e-bike & more");
  add_text (builder, measurer, "Buying a first e-bike", &title_style, 20, 16, -1, FALSE);
  tl_picture_add (picture, tl_group_builder_end (builder), picture->sheet.x, picture->sheet.y);
}

static void
add_card (TlPicture *picture, TlMeasurer *measurer, const char *id, TlDash dash, double x, double y)
{
  TlGroupBuilder *builder = tl_group_builder_new (TL_ROLE_CARD, TL_BAND_CELLS, id);
  TlPaint         paint = { { 0.93f, 0.96f, 0.99f, 1 }, { 0.4f, 0.5f, 0.7f, 1 }, 1.5, dash };
  TlRect          rect = { 0.75, 0.75, 170.5, 88.5 };

  tl_group_builder_set_title (builder, "Compares six models");
  tl_group_builder_rect (builder, &rect, 8, &paint);
  add_text (builder,
            measurer,
            "Compares six models in three shops",
            &card_style,
            10,
            8,
            150,
            FALSE);
  add_text (builder,
            measurer,
            "“Which of these numbers matters on a hill?”",
            &quote_style,
            10,
            40,
            150,
            FALSE);
  add_text (builder, measurer, "14 columns", &small_style, 10, 72, 150, FALSE);
  tl_picture_add (picture, tl_group_builder_end (builder), x, y);
}

static void
add_curve (TlPicture *picture, TlDash dash, double y)
{
  TlGroupBuilder *builder = tl_group_builder_new (TL_ROLE_CURVE, TL_BAND_CURVES, "curve");
  TlPaint         line = { none, { 0.57f, 0.25f, 0.67f, 1 }, 3, dash };
  TlPaint         fill = { { 0.57f, 0.25f, 0.67f, 0.08f }, none, 0, TL_DASH_NONE };

  tl_group_builder_move_to (builder, 0, 60);
  tl_group_builder_curve_to (builder, 100.123456, 0, 200, 0, 300, 40);
  tl_group_builder_line_to (builder, 300, 80);
  tl_group_builder_line_to (builder, 0, 80);
  tl_group_builder_close (builder);
  tl_group_builder_end_path (builder, &fill, TRUE);
  tl_group_builder_move_to (builder, 0, 60);
  tl_group_builder_curve_to (builder, 100, 0, 200, 0, 300, 40);
  tl_group_builder_end_path (builder, &line, FALSE);
  tl_picture_add (picture, tl_group_builder_end (builder), 40, y);
}

static void
add_image_group (TlPicture *picture, const char *image, double x)
{
  TlGroupBuilder *builder = tl_group_builder_new (TL_ROLE_MARKER, TL_BAND_OVERLAY, image);
  TlRect          rect = { 0, 0, 60, 40 };

  tl_group_builder_image (builder, &rect, image);
  tl_picture_add (picture, tl_group_builder_end (builder), x, 330);
}

static TlPicture
new_picture (TlMeasurer *measurer)
{
  TlPicture picture = { .sheet = { -20, -10, 600, 400 },
                        .paper = { 1, 1, 1, 1 },
                        .title = "A \"map\" & <more>",
                        .language = "en" };

  picture.groups = tl_picture_new_groups ();
  picture.table = tl_table_new ();
  add_header (&picture, measurer);
  add_card (&picture, measurer, "one", TL_DASH_NONE, 20, 60);
  add_card (&picture, measurer, "two", TL_DASH_DASHED, 210, 60);
  add_card (&picture, measurer, "two", TL_DASH_DOTTED, 400, 60);
  add_curve (&picture, TL_DASH_NONE, 170);
  add_curve (&picture, TL_DASH_DASHED, 240);
  return picture;
}

static void
clear_picture (TlPicture *picture)
{
  g_array_unref (picture->groups);
  tl_table_unref ((TlTable *) picture->table);
}

static cairo_surface_t *
paint_picture (const TlPicture *picture, double scale)
{
  g_autoptr (TlPainter) painter =
    tl_painter_new (tl_text_get_default (), picture->table, TL_PAINTER_RASTER);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                                         (int) (picture->sheet.width * scale),
                                                         (int) (picture->sheet.height * scale));
  cairo_t         *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, picture->paper.red, picture->paper.green, picture->paper.blue);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -picture->sheet.x, -picture->sheet.y);
  for (guint i = 0; i < picture->groups->len; i++)
    {
      TlPlacedGroup *placed = &g_array_index (picture->groups, TlPlacedGroup, i);

      tl_painter_draw_group (painter, cr, placed->group, &placed->origin);
    }
  cairo_destroy (cr);
  return surface;
}

/* The same picture through librsvg and through our painter, at some of four scales. */
static void
assert_same_picture (const TlPicture *picture, const char *name, guint n_scales)
{
  static const double scales[] = { 1, 2, 0.75, 3.1 };
  g_autoptr (GBytes) svg = tl_svg_write_picture (picture);

  for (guint i = 0; i < n_scales; i++)
    {
      guint            n_over;
      cairo_surface_t *ours = paint_picture (picture, scales[i]);
      cairo_surface_t *theirs = render_svg (svg,
                                            cairo_image_surface_get_width (ours),
                                            cairo_image_surface_get_height (ours),
                                            scales[i]);
      int              max = max_difference (ours, theirs, &n_over, name);

      g_test_message ("%s at %g: max difference %d, %u over 8", name, scales[i], max, n_over);
      g_assert_cmpint (max, <=, 8);
      cairo_surface_destroy (ours);
      cairo_surface_destroy (theirs);
    }
}

static void
test_golden (void)
{
  TlPicture picture = new_picture (&fixed_measurer);
  g_autoptr (GBytes) svg = tl_svg_write_picture (&picture);
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "export", "golden", "picture.svg", NULL);
  g_autofree char *expected = NULL;
  g_autofree char *found = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));

  if (g_getenv ("TL_UPDATE_GOLDEN") != NULL)
    g_file_set_contents (path, found, -1, NULL);
  g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
  {
    g_auto (GStrv) a = g_strsplit (found, "\n", -1);
    g_auto (GStrv) b = g_strsplit (expected, "\n", -1);

    for (guint i = 0; a[i] != NULL && b[i] != NULL; i++)
      g_assert_cmpstr (a[i], ==, b[i]);
    g_assert_cmpuint (g_strv_length (a), ==, g_strv_length (b));
  }
  clear_picture (&picture);
}

static void
test_facts (void)
{
  TlPicture picture = new_picture (tl_text_get_measurer (tl_text_get_default ()));
  g_autoptr (GBytes) svg = tl_svg_write_picture (&picture);
  g_autoptr (SvgFacts) facts = svg_facts_new (svg);

  assert_svg_is_safe (svg, facts);
  g_assert_cmpstr (facts->title, ==, "A \"map\" & <more>");
  g_assert_cmpstr (g_hash_table_lookup (facts->ids, "card-one"), ==, "card");
  g_assert_cmpstr (g_hash_table_lookup (facts->ids, "card-two"), ==, "card");
  g_assert_cmpstr (g_hash_table_lookup (facts->ids, "card-two-2"), ==, "card");
  g_assert_cmpstr (g_hash_table_lookup (facts->titles, "card-one"), ==, "Compares six models");
  g_assert_cmpstr (g_hash_table_lookup (facts->titles, "header-map"),
                   ==,
                   "Buying <a> \"first\" e-bike & more");
  /* A wrapped text reads as one. */
  g_assert_nonnull (strstr (facts->text->str, "\nCompares six models in three shops\n"));
  g_assert_nonnull (strstr (facts->text->str, "\n“Which of these numbers matters on a hill?”\n"));
  clear_picture (&picture);
}

static void
test_locale (void)
{
  TlPicture picture = new_picture (&fixed_measurer);
  g_autoptr (GBytes) before = tl_svg_write_picture (&picture);
  g_autoptr (GBytes) after = NULL;

  /* Not every machine has it; where it is, numbers would get commas. */
  if (setlocale (LC_NUMERIC, "de_DE.UTF-8") == NULL)
    g_test_message ("de_DE.UTF-8 is not installed");
  after = tl_svg_write_picture (&picture);
  setlocale (LC_NUMERIC, "C.UTF-8");
  g_assert_true (g_bytes_equal (before, after));
  clear_picture (&picture);
}

static void
test_like_librsvg (void)
{
  TlPicture picture = new_picture (tl_text_get_measurer (tl_text_get_default ()));

  assert_same_picture (&picture, "latin", 4);
  clear_picture (&picture);
}

static void
test_scripts_like_librsvg (void)
{
  static const char *const texts[] = {
    "Ο πελάτης διαβάζει κριτικές στο τηλέφωνο – και ρωτά",
    "Покупатель читает отзывы, потом звонит в поддержку",
    "הלקוח קורא ביקורות בטלפון, ואז מתקשר לתמיכה (12:30)",
    "Mixed שלום עולם with 123 and words, (done).",
    "WAVE AVATAR To. Ty, f. 10x20 – 5 % “quoted” e-mail",
    "→ ✓ ★ signs from other fonts ⇒ here",
    "Zoë naïve façade Łódź Übergabe İstanbul",
    "يقرأ العميل المراجعات ثم يتصل بنا",
  };
  TlMeasurer *measurer = tl_text_get_measurer (tl_text_get_default ());
  TlPicture   picture = {
      .sheet = { 0, 0, 420, 220 }, .paper = { 1, 1, 1, 1 }, .title = "x", .language = "en"
  };

  picture.groups = tl_picture_new_groups ();
  picture.table = tl_table_new ();
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      TlGroupBuilder *builder = tl_group_builder_new (TL_ROLE_CARD, TL_BAND_CELLS, "card");

      add_text (builder, measurer, texts[i], &card_style, 10, 4, 180, FALSE);
      tl_picture_add (&picture, tl_group_builder_end (builder), 210 * (i % 2), 50 * (i / 2));
    }
  assert_same_picture (&picture, "scripts", 4);
  clear_picture (&picture);
}

static void
test_right_to_left (void)
{
  TlMeasurer *measurer = tl_text_get_measurer (tl_text_get_default ());
  TlPicture   picture = {
      .sheet = { 0, 0, 200, 80 }, .paper = { 1, 1, 1, 1 }, .title = "x", .language = "he"
  };
  TlGroupBuilder *builder = tl_group_builder_new (TL_ROLE_CARD, TL_BAND_CELLS, "rtl");
  g_autoptr (GBytes) svg = NULL;
  g_autofree char *found = NULL;

  picture.groups = tl_picture_new_groups ();
  picture.table = tl_table_new ();
  add_text (builder, measurer, "שלום עולם\nEnglish\nשוב", &card_style, 10, 4, 180, TRUE);
  tl_picture_add (&picture, tl_group_builder_end (builder), 0, 0);
  svg = tl_svg_write_picture (&picture);
  found = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));
  /* From the right edge of the box, and a text of its own for what runs the other way. */
  g_assert_nonnull (
    strstr (found, "<text xml:space=\"preserve\" direction=\"rtl\" font-size=\"12.5\""));
  g_assert_nonnull (strstr (found, "<tspan x=\"190\" y=\"17\">שלום עולם </tspan>"));
  g_assert_nonnull (strstr (found, "</text>\n<text xml:space=\"preserve\" font-size=\"12.5\""));
  g_assert_nonnull (strstr (found, "xml:lang=\"he\""));
  assert_same_picture (&picture, "rtl", 4);
  clear_picture (&picture);
}

static void
test_ellipsis (void)
{
  TlMeasurer *measurer = tl_text_get_measurer (tl_text_get_default ());
  TlPicture   picture = {
      .sheet = { 0, 0, 200, 80 }, .paper = { 1, 1, 1, 1 }, .title = "x", .language = ""
  };
  TlGroupBuilder *builder = tl_group_builder_new (TL_ROLE_CARD, TL_BAND_CELLS, "c");
  g_autoptr (GBytes) svg = NULL;
  TlTextBlock *block;

  picture.groups = tl_picture_new_groups ();
  picture.table = tl_table_new ();
  block = measurer->layout (measurer,
                            "Compares six models in three shops",
                            &card_style,
                            90,
                            2,
                            TL_TEXT_START,
                            FALSE);
  tl_group_builder_text (builder, 10, 10, block, &ink);
  tl_text_block_unref (block);
  tl_picture_add (&picture, tl_group_builder_end (builder), 0, 0);
  svg = tl_svg_write_picture (&picture);
  {
    g_autoptr (SvgFacts) facts = svg_facts_new (svg);

    g_assert_cmpstr (facts->text->str, ==, "Compares six models in…\n");
  }
  assert_same_picture (&picture, "ellipsis", 4);
  clear_picture (&picture);
}

static void
test_hostile_texts (void)
{
  static const char *const texts[] = {
    "</text><script>alert(1)</script>",
    "]]> <![CDATA[ <!-- --> &amp; &#0; &lt;",
    "\" onload=\"x\" '",
    "control \001\002\037\177 and \302\205 and \357\277\276\357\277\277 chars",
    "\357\273\277BOM \357\277\274 object",
    "😀 👩‍👩‍👧‍👦 \360\237\207\251\360\237\207\252",
    "\342\200\256 overridden \342\200\254",
    "%s %n %x",
    "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>&y;",
    "\xff\xfe broken",
  };
  TlMeasurer *measurer = tl_text_get_measurer (tl_text_get_default ());
  TlPicture   picture = { .sheet = { 0, 0, 300, 400 },
                          .paper = { 1, 1, 1, 1 },
                          .language = "e\"><n" };

  picture.groups = tl_picture_new_groups ();
  picture.table = tl_table_new ();
  picture.title = (char *) texts[0];
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      TlGroupBuilder *builder = tl_group_builder_new (TL_ROLE_CARD, TL_BAND_CELLS, "a\"b<c> d");

      tl_group_builder_set_title (builder, texts[i]);
      add_text (builder, measurer, texts[i], &card_style, 10, 4, 180, FALSE);
      tl_picture_add (&picture, tl_group_builder_end (builder), 0, 40 * i);
    }
  {
    g_autoptr (GBytes) svg = tl_svg_write_picture (&picture);
    g_autoptr (SvgFacts) facts = svg_facts_new (svg);

    assert_svg_is_safe (svg, facts);
    g_assert_cmpstr (facts->title, ==, texts[0]);
    g_assert_nonnull (strstr (facts->text->str, "</text><script>alert(1)</script>"));
    g_assert_nonnull (strstr (facts->text->str, "&y;"));
    g_assert_nonnull (strstr (facts->text->str, "👩‍👩‍👧‍👦"));
    cairo_surface_destroy (render_svg (svg, 300, 400, 1));
  }
  clear_picture (&picture);
}

static void
test_images (void)
{
  static const char svg_image[] = "<svg xmlns='http://www.w3.org/2000/svg' width='30' "
                                  "height='20'><rect width='30' height='20' fill='red'/>"
                                  "<image href='file:///etc/passwd' width='10' height='10'/></svg>";
  TlPicture         picture = new_picture (&fixed_measurer);
  TlTable          *table = (TlTable *) picture.table;
  g_autofree char  *disc = dup_png_base64 (CAIRO_FORMAT_ARGB32, 64, 64);
  g_autofree char  *vector = g_base64_encode ((const guchar *) svg_image, strlen (svg_image));

  add_image (table, "disc", disc);
  add_image (table, "vector", vector);
  add_image (table, "nonsense", "bm8gaW1hZ2U=");
  add_image (table, "empty", "");
  add_image_group (&picture, "disc", 0);
  add_image_group (&picture, "disc", 80);
  add_image_group (&picture, "vector", 160);
  add_image_group (&picture, "nonsense", 240);
  add_image_group (&picture, "empty", 320);
  add_image_group (&picture, "missing", 400);
  {
    g_autoptr (GBytes) svg = tl_svg_write_picture (&picture);
    g_autoptr (SvgFacts) facts = svg_facts_new (svg);

    assert_svg_is_safe (svg, facts);
    g_assert_cmpuint (svg_facts_count (facts, "image"), ==, 2);
    g_assert_cmpuint (svg_facts_count (facts, "use"), ==, 3);
    g_assert_true (g_hash_table_contains (facts->ids, "image-disc"));
  }
  assert_same_picture (&picture, "images", 4);
  clear_picture (&picture);
}

/* 42 megapixels in 50 kB: without the check of the size it would decode. */
static void
test_image_too_large (void)
{
  TlTable         *table = tl_table_new ();
  g_autofree char *large = dup_png_base64 (CAIRO_FORMAT_A1, 7000, 6000);
  g_autofree char *fine = dup_png_base64 (CAIRO_FORMAT_A1, 700, 600);
  TlImages        *images;
  const char      *type = NULL;

  g_assert_cmpuint (strlen (large), <, 2000000);
  add_image (table, "large", large);
  add_image (table, "fine", fine);
  images = tl_images_new (table);
  g_assert_null (tl_images_get_surface (images, "large"));
  g_assert_null (tl_images_get_file (images, "large", &type));
  g_assert_nonnull (tl_images_get_surface (images, "fine"));
  g_assert_nonnull (tl_images_get_file (images, "fine", &type));
  g_assert_cmpstr (type, ==, "image/png");
  tl_images_free (images);
  tl_table_unref (table);
}

/* Texts too small for outlines are put together from glyphs: the same grey on the whole. */
static void
test_small_texts (void)
{
  TlPicture        picture = new_picture (tl_text_get_measurer (tl_text_get_default ()));
  double           sums[2] = { 0 };
  cairo_surface_t *surface = paint_picture (&picture, 0.2);
  g_autoptr (GBytes) svg = tl_svg_write_picture (&picture);
  cairo_surface_t *theirs = render_svg (svg, 120, 80, 0.2);

  for (int i = 0; i < 2; i++)
    {
      cairo_surface_t *one = i == 0 ? surface : theirs;
      const guchar    *data = cairo_image_surface_get_data (one);

      for (int j = 0; j < 80 * cairo_image_surface_get_stride (one); j++)
        sums[i] += j % 4 == 3 ? 0 : 255 - data[j];
    }
  g_test_message ("ink: %g, librsvg %g", sums[0], sums[1]);
  g_assert_cmpfloat (fabs (sums[0] - sums[1]), <, 0.05 * sums[1]);
  cairo_surface_destroy (surface);
  cairo_surface_destroy (theirs);
  clear_picture (&picture);
}

/* What was cut for slides is cut in the picture itself: who paints it without clipping, as SVG
 * does, paints the same. */
static void
test_slides (void)
{
  g_autofree char *path =
    g_build_filename (TL_SOURCE_DATA_DIR, "samples", "first-e-bike.journey", NULL);
  g_autoptr (TlTable) table = tl_store_load (path, NULL, NULL, NULL);
  TlExportOptions options = { .slides = TRUE };
  g_autoptr (GPtrArray) slides = tl_export_new_slides (table, &options, NULL, NULL);

  g_assert_cmpuint (slides->len, >, 4);
  for (guint i = 0; i < slides->len; i += 2)
    {
      g_autofree char *name = g_strdup_printf ("slide-%u", i + 1);

      /* Letters of odd sizes drift apart at large scales. */
      assert_same_picture (slides->pdata[i], name, 1);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/picture/golden", test_golden);
  g_test_add_func ("/export/picture/slides", test_slides);
  g_test_add_func ("/export/picture/facts", test_facts);
  g_test_add_func ("/export/picture/locale", test_locale);
  g_test_add_func ("/export/picture/like-librsvg", test_like_librsvg);
  g_test_add_func ("/export/picture/scripts-like-librsvg", test_scripts_like_librsvg);
  g_test_add_func ("/export/picture/right-to-left", test_right_to_left);
  g_test_add_func ("/export/picture/ellipsis", test_ellipsis);
  g_test_add_func ("/export/picture/hostile-texts", test_hostile_texts);
  g_test_add_func ("/export/picture/images", test_images);
  g_test_add_func ("/export/picture/image-too-large", test_image_too_large);
  g_test_add_func ("/export/picture/small-texts", test_small_texts);
  return g_test_run ();
}
