/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Groups painted as render nodes, against the same shapes drawn by cairo in one go. What is cut
 * into parts (wide strokes, fills, large rounded rectangles) must look as if it were not. */
#include "config.h"

#include "canvas/tl-gsk-variants.h"
#include "canvas/tl-gsk-path.h"

#include <math.h>

#define WIDTH 1600
#define HEIGHT 600

static TlText *text;

static GskRenderNode *
paint (TlGroupBuilder *builder, TlDetail detail)
{
  g_autoptr (TlGskPainter) painter = tl_gsk_painter_new (text);
  g_autoptr (TlGroup) group = tl_group_builder_end (builder);

  return tl_gsk_painter_paint (painter, group, detail);
}

static cairo_surface_t *
make_surface (double scale, cairo_t **cr)
{
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH * scale, HEIGHT * scale);

  *cr = cairo_create (surface);
  cairo_set_source_rgb (*cr, 1, 1, 1);
  cairo_paint (*cr);
  cairo_scale (*cr, scale, scale);
  return surface;
}

/* Largest difference of a channel between two pictures; counts channels off by more than 60. */
static guint
compare_counting (cairo_surface_t *a, cairo_surface_t *b, guint *n_off)
{
  guint largest = 0;
  int   stride = cairo_image_surface_get_stride (a);
  int   height = cairo_image_surface_get_height (a);

  cairo_surface_flush (a);
  cairo_surface_flush (b);
  for (int i = 0; i < stride * height; i++)
    if (i % 4 != 3) /* RGB24's fourth byte is unused */
      {
        int difference = cairo_image_surface_get_data (a)[i] - cairo_image_surface_get_data (b)[i];

        largest = MAX (largest, (guint) ABS (difference));
        *n_off += ABS (difference) > 60;
      }
  return largest;
}

static guint
compare (cairo_surface_t *a, cairo_surface_t *b)
{
  guint n_off = 0;

  return compare_counting (a, b, &n_off);
}

static gboolean
is_blank (cairo_surface_t *surface)
{
  cairo_t         *cr;
  cairo_surface_t *blank =
    make_surface ((double) cairo_image_surface_get_width (surface) / WIDTH, &cr);
  guint difference = compare (surface, blank);

  cairo_destroy (cr);
  cairo_surface_destroy (blank);
  return difference == 0;
}

static void
assert_same_picture (GskRenderNode *node, void (*draw) (cairo_t *cr), double scale, guint tolerance)
{
  cairo_t         *cr;
  cairo_surface_t *ours = make_surface (scale, &cr);
  cairo_surface_t *theirs;

  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  theirs = make_surface (scale, &cr);
  draw (cr);
  cairo_destroy (cr);
  if (g_getenv ("TL_TEST_KEEP") != NULL)
    {
      cairo_surface_write_to_png (ours, "ours.png");
      cairo_surface_write_to_png (theirs, "theirs.png");
    }
  g_assert_false (is_blank (theirs));
  g_assert_cmpuint (compare (ours, theirs), <=, tolerance);
  cairo_surface_destroy (ours);
  cairo_surface_destroy (theirs);
}

/* --- A curve as wide as the view --- */

static double
wave_y (int knot)
{
  return 300 + 200 * sin (knot * 1.3);
}

static void
draw_wave (cairo_t *cr)
{
  cairo_move_to (cr, 20, wave_y (0));
  for (int i = 0; i < 12; i++)
    {
      double x = 20 + i * 128;

      cairo_curve_to (cr, x + 43, wave_y (i), x + 85, wave_y (i + 1), x + 128, wave_y (i + 1));
    }
}

static void
draw_stroked_wave (cairo_t *cr)
{
  draw_wave (cr);
  cairo_set_line_width (cr, 3);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_source_rgb (cr, 0.5, 0.2, 0.6);
  cairo_stroke (cr);
}

static void
draw_dashed_wave (cairo_t *cr)
{
  double lengths[2];

  draw_wave (cr);
  cairo_set_dash (cr, lengths, tl_dash_pattern (TL_DASH_DASHED, 2, lengths), 0);
  cairo_set_line_width (cr, 2);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_source_rgb (cr, 0.1, 0.5, 0.3);
  cairo_stroke (cr);
}

static void
draw_filled_wave (cairo_t *cr)
{
  draw_wave (cr);
  cairo_line_to (cr, 20 + 12 * 128, 300);
  cairo_line_to (cr, 20, 300);
  cairo_close_path (cr);
  cairo_set_source_rgba (cr, 0.5, 0.2, 0.6, 0.08);
  cairo_fill (cr);
}

static TlGroupBuilder *
build_wave (const TlPaint *paint_with, gboolean closed)
{
  TlGroupBuilder *builder = tl_group_builder_new (TL_ROLE_CURVE, TL_BAND_CURVES, "curve");

  tl_group_builder_move_to (builder, 20, wave_y (0));
  for (int i = 0; i < 12; i++)
    {
      double x = 20 + i * 128;

      tl_group_builder_curve_to (builder,
                                 x + 43,
                                 wave_y (i),
                                 x + 85,
                                 wave_y (i + 1),
                                 x + 128,
                                 wave_y (i + 1));
    }
  if (closed)
    {
      tl_group_builder_line_to (builder, 20 + 12 * 128, 300);
      tl_group_builder_line_to (builder, 20, 300);
      tl_group_builder_close (builder);
    }
  tl_group_builder_end_path (builder, paint_with, FALSE);
  return builder;
}

/* Every part has bounds of its own, none as wide as the picture. */
static void
assert_in_parts (GskRenderNode *node, guint at_least)
{
  g_assert_cmpint (gsk_render_node_get_node_type (node), ==, GSK_CONTAINER_NODE);
  g_assert_cmpuint (gsk_container_node_get_n_children (node), >=, at_least);
  for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
    {
      graphene_rect_t bounds;

      gsk_render_node_get_bounds (gsk_container_node_get_child (node, i), &bounds);
      g_assert_cmpfloat (bounds.size.width, <=, TL_GSK_PATH_TILE + 8);
    }
}

static void
test_wide_stroke (void)
{
  TlPaint purple = { .stroke = { 0.5, 0.2, 0.6, 1 }, .stroke_width = 3 };
  g_autoptr (GskRenderNode) node = paint (build_wave (&purple, FALSE), TL_DETAIL_FULL);

  /* Where two runs meet their round ends cover the antialiased rim twice. */
  assert_in_parts (node, 4);
  assert_same_picture (node, draw_stroked_wave, 1, 64);
  assert_same_picture (node, draw_stroked_wave, 2, 64);
}

static void
test_wide_dashes (void)
{
  TlPaint green = { .stroke = { 0.1, 0.5, 0.3, 1 }, .stroke_width = 2, .dash = TL_DASH_DASHED };
  g_autoptr (GskRenderNode) node = paint (build_wave (&green, FALSE), TL_DETAIL_FULL);

  cairo_t         *cr;
  cairo_surface_t *ours = make_surface (1, &cr);
  cairo_surface_t *theirs;
  guint            n_off = 0;

  assert_in_parts (node, 4);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  theirs = make_surface (1, &cr);
  draw_dashed_wave (cr);
  cairo_destroy (cr);
  /* Dashes go on from run to run. Cairo's flattened lengths differ from ours by a quarter of a per
   * mille; dashes that began anew with each run would differ in over 10,000 channels. */
  compare_counting (ours, theirs, &n_off);
  g_assert_cmpuint (n_off, <, 2000);
  cairo_surface_destroy (ours);
  cairo_surface_destroy (theirs);
}

/* Inside the fill all pixels of a row look the same, whatever fraction of one the strips meet in.
 */
static void
assert_no_seam (GskRenderNode *node, double scale, double shift)
{
  cairo_t         *cr;
  cairo_surface_t *surface = make_surface (1, &cr);

  cairo_translate (cr, shift, 0);
  cairo_scale (cr, scale, scale);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = (int) (205 * scale); y < 285 * scale; y++)
    {
      const guchar *row =
        cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);
      int first = (int) (1004 * scale);

      g_assert_cmpint (row[first * 4 + 1], <, 250);
      for (int x = first + 1; x < 1056 * scale; x++)
        if (ABS (row[x * 4 + 1] - row[first * 4 + 1]) > 2)
          g_error ("scale %g shift %g: %d at %d, %d", scale, shift, row[x * 4 + 1], x, y);
    }
  cairo_surface_destroy (surface);
}

static void
test_wide_fill (void)
{
  TlPaint faint = { .fill = { 0.5, 0.2, 0.6, 0.08 } };
  g_autoptr (GskRenderNode) node = paint (build_wave (&faint, TRUE), TL_DETAIL_FULL);

  assert_in_parts (node, 3);
  assert_same_picture (node, draw_filled_wave, 1, 2);
  for (double scale = 0.4; scale < 1.3; scale += 0.037)
    for (double shift = 0; shift < 1; shift += 0.21)
      assert_no_seam (node, scale, shift);
}

/* --- Rectangles --- */

static void
trace_round_rect (cairo_t *cr, double x, double y, double w, double h, double r)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + w - r, y + r, r, -G_PI_2, 0);
  cairo_arc (cr, x + w - r, y + h - r, r, 0, G_PI_2);
  cairo_arc (cr, x + r, y + h - r, r, G_PI_2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
draw_card (cairo_t *cr)
{
  trace_round_rect (cr, 20, 20, 200, 96, 8);
  cairo_set_source_rgb (cr, 0.9, 0.95, 1);
  cairo_fill_preserve (cr);
  cairo_set_line_width (cr, 1);
  cairo_set_source_rgb (cr, 0.6, 0.7, 0.9);
  cairo_stroke (cr);
}

static void
draw_sheet (cairo_t *cr)
{
  trace_round_rect (cr, 10, 10, 1500, 560, 12);
  cairo_set_source_rgb (cr, 0.9, 0.95, 1);
  cairo_fill (cr);
}

static void
test_card (void)
{
  TlGroupBuilder *builder = tl_group_builder_new (TL_ROLE_CARD, TL_BAND_CELLS, "card");
  TlPaint with = { .fill = { 0.9, 0.95, 1, 1 }, .stroke = { 0.6, 0.7, 0.9, 1 }, .stroke_width = 1 };
  g_autoptr (GskRenderNode) node = NULL;

  tl_group_builder_rect (builder, &TL_RECT_INIT (20, 20, 200, 96), 8, &with);
  node = paint (builder, TL_DETAIL_FULL);
  assert_same_picture (node, draw_card, 1, 24);
  assert_same_picture (node, draw_card, 2, 24);
}

static void
test_large_sheet (void)
{
  TlGroupBuilder *builder = tl_group_builder_new (TL_ROLE_SHEET, TL_BAND_SHEET, NULL);
  TlPaint         with = { .fill = { 0.9, 0.95, 1, 1 } };
  g_autoptr (GskRenderNode) node = NULL;

  tl_group_builder_rect (builder, &TL_RECT_INIT (10, 10, 1500, 560), 12, &with);
  node = paint (builder, TL_DETAIL_FULL);
  for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
    {
      GskRenderNode  *part = gsk_container_node_get_child (node, i);
      graphene_rect_t bounds;

      gsk_render_node_get_bounds (part, &bounds);
      if (gsk_render_node_get_node_type (part) == GSK_ROUNDED_CLIP_NODE)
        g_assert_cmpfloat (bounds.size.width, <, 20); /* corners only: a clip costs its area */
    }
  assert_same_picture (node, draw_sheet, 1, 8);
  assert_same_picture (node, draw_sheet, 0.77, 8);
}

/* --- Texts and detail --- */

static TlGroupBuilder *
build_card (void)
{
  TlGroupBuilder *builder = tl_group_builder_new (TL_ROLE_CARD, TL_BAND_CELLS, "card");
  TlMeasurer     *measurer = tl_text_get_measurer (text);
  TlTextStyle     style = { 12.5, TL_FONT_WEIGHT_MEDIUM, FALSE };
  TlPaint      with = { .fill = { 1, 1, 1, 1 }, .stroke = { 0.6, 0.7, 0.9, 1 }, .stroke_width = 1 };
  TlPaint      badge = { .fill = { 0.1, 0.3, 0.7, 1 } };
  TlColor      ink = { 0.1, 0.1, 0.1, 1 };
  TlTextBlock *title =
    measurer->layout (measurer, "Workshop hotline", &style, 150, 0, TL_TEXT_START, FALSE);
  TlTextBlock *more = measurer->layout (measurer,
                                        "On hold for eleven minutes, then cut off",
                                        &style,
                                        150,
                                        0,
                                        TL_TEXT_START,
                                        FALSE);

  tl_group_builder_rect (builder, &TL_RECT_INIT (0, 0, 200, 96), 8, &with);
  tl_group_builder_move_to (builder, 10, 10);
  tl_group_builder_line_to (builder, 20, 10);
  tl_group_builder_line_to (builder, 15, 20);
  tl_group_builder_close (builder);
  tl_group_builder_end_path (builder, &badge, FALSE);
  tl_group_builder_text (builder, 40, 8, title, &ink);
  tl_group_builder_text (builder, 40, 8 + title->height, more, &ink);
  tl_text_block_unref (title);
  tl_text_block_unref (more);
  return builder;
}

static guint
count_nodes (GskRenderNode *node, GskRenderNodeType type)
{
  guint n = gsk_render_node_get_node_type (node) == type;

  if (gsk_render_node_get_node_type (node) == GSK_CONTAINER_NODE)
    for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
      n += count_nodes (gsk_container_node_get_child (node, i), type);
  return n;
}

static void
test_detail (void)
{
  g_autoptr (GskRenderNode) full = paint (build_card (), TL_DETAIL_FULL);
  g_autoptr (GskRenderNode) plain = paint (build_card (), TL_DETAIL_PLAIN);
  g_autoptr (GskRenderNode) block = paint (build_card (), TL_DETAIL_BLOCK);

  g_assert_cmpuint (count_nodes (full, GSK_TEXT_NODE), >=, 3);
  g_assert_cmpuint (count_nodes (full, GSK_ROUNDED_CLIP_NODE), ==, 1);
  g_assert_cmpuint (count_nodes (full, GSK_BORDER_NODE), ==, 1);
  g_assert_cmpuint (count_nodes (full, GSK_CAIRO_NODE), ==, 1);

  g_assert_cmpuint (count_nodes (plain, GSK_TEXT_NODE), >=, 1);
  g_assert_cmpuint (count_nodes (plain, GSK_TEXT_NODE), <, count_nodes (full, GSK_TEXT_NODE));
  g_assert_cmpuint (count_nodes (plain, GSK_ROUNDED_CLIP_NODE), ==, 0);
  g_assert_cmpuint (count_nodes (plain, GSK_BORDER_NODE), ==, 0);
  g_assert_cmpuint (count_nodes (plain, GSK_CAIRO_NODE), ==, 0);
  g_assert_cmpuint (count_nodes (plain, GSK_COLOR_NODE), >=, 3); /* outline, fill, bars */

  /* One rectangle, and not the color of the paper that it lies on. */
  g_assert_cmpint (gsk_render_node_get_node_type (block), ==, GSK_COLOR_NODE);
  g_assert_cmpfloat (gsk_color_node_get_color (block)->red, <, 0.95);
}

static TlGroupBuilder *
build_line (void)
{
  TlGroupBuilder *builder = tl_group_builder_new (TL_ROLE_CURVE, TL_BAND_CURVES, "curve");
  TlPaint         line = { .stroke = { 0.5, 0.2, 0.7, 1 }, .stroke_width = 3 };

  tl_group_builder_move_to (builder, 0, 100);
  tl_group_builder_line_to (builder, 300, 100);
  tl_group_builder_end_path (builder, &line, FALSE);
  return builder;
}

/* A point of the line's own: paper in a ring; or one that means something: two parts. */
static TlGroupBuilder *
build_point (gboolean plain)
{
  TlGroupBuilder *builder = tl_group_builder_new (TL_ROLE_POINT, TL_BAND_CURVES, "point");
  TlPaint ring = { .fill = { 1, 1, 1, 1 }, .stroke = { 0.5, 0.2, 0.7, 1 }, .stroke_width = 2.6 };
  TlPaint disc = { .fill = { 0.8, 0.1, 0.1, 1 }, .stroke = { 1, 1, 1, 1 }, .stroke_width = 2 };

  tl_group_builder_rect (builder, &TL_RECT_INIT (-5, -5, 10, 10), 5, plain ? &ring : &disc);
  if (!plain)
    tl_group_builder_rect (builder, &TL_RECT_INIT (-2, -2, 4, 4), 0, &ring);
  return builder;
}

static double
get_height (GskRenderNode *node)
{
  graphene_rect_t bounds;

  gsk_render_node_get_bounds (node, &bounds);
  return bounds.size.height;
}

/* Zoomed out, lines are thicker and signs larger than the map is small; plain points go. */
static void
test_what_leads_the_eye (void)
{
  g_autoptr (GskRenderNode) line = paint (build_line (), TL_DETAIL_FULL);
  g_autoptr (GskRenderNode) line_small = paint (build_line (), TL_DETAIL_BARS);
  g_autoptr (GskRenderNode) line_smallest = paint (build_line (), TL_DETAIL_BLOCK);
  g_autoptr (GskRenderNode) sign = paint (build_point (FALSE), TL_DETAIL_FULL);
  g_autoptr (GskRenderNode) sign_small = paint (build_point (FALSE), TL_DETAIL_BLOCK);
  g_autoptr (GskRenderNode) point = paint (build_point (TRUE), TL_DETAIL_FULL);
  g_autoptr (GskRenderNode) point_small = paint (build_point (TRUE), TL_DETAIL_BARS);

  g_assert_cmpfloat (get_height (line_small), >=, get_height (line) * 2);
  g_assert_cmpfloat (get_height (line_smallest), >=, get_height (line_small) * 1.5);
  g_assert_cmpfloat (get_height (sign_small), >=, get_height (sign) * 4);
  g_assert_nonnull (point);
  g_assert_null (point_small);
}

/* --- Dimmed and found --- */

static void
test_variants (void)
{
  static const TlThemeName themes[] = {
    TL_THEME_LIGHT, TL_THEME_DARK, TL_THEME_HIGH_CONTRAST, TL_THEME_HIGH_CONTRAST_DARK
  };
  g_autoptr (TlGroup) group = tl_group_builder_end (build_card ());
  g_autoptr (TlFolder) folder = tl_folder_new ("HOTLINE");
  g_autoptr (TlGskPainter) painter = tl_gsk_painter_new (text);
  g_autoptr (GskRenderNode) full = tl_gsk_painter_paint (painter, group, TL_DETAIL_FULL);

  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      const TlTheme *theme = tl_theme_get (themes[i]);
      TlColor        paper = tl_theme_get_paper (theme);
      TlColor        ink = tl_theme_get_ink (theme, TL_INK_PRIMARY);
      TlColor        marker = tl_gsk_get_marker (theme, &paper, &ink);
      g_autoptr (GskRenderNode) dimmed =
        tl_gsk_paint_dimmed (painter, group, TL_DETAIL_FULL, theme);
      g_autoptr (GskRenderNode) found =
        tl_gsk_paint_found (painter, group, TL_DETAIL_FULL, theme, text, folder);

      g_assert_cmpfloat (tl_color_contrast (&ink, &marker),
                         >=,
                         tl_theme_get_text_contrast (theme) - 0.01);
      g_assert_cmpuint (count_nodes (dimmed, GSK_TEXT_NODE), ==, count_nodes (full, GSK_TEXT_NODE));
      g_assert_cmpuint (count_nodes (dimmed, GSK_OPACITY_NODE), ==, 0);
      /* "hotline" stands on a marker. */
      g_assert_cmpuint (count_nodes (found, GSK_ROUNDED_CLIP_NODE),
                        ==,
                        count_nodes (full, GSK_ROUNDED_CLIP_NODE) + 1);
    }
}

static void
test_whole_baselines (void)
{
  g_autoptr (GskRenderNode) node = paint (build_card (), TL_DETAIL_FULL);
  guint n_texts = 0;

  for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
    {
      GskRenderNode *part = gsk_container_node_get_child (node, i);
      float          y;

      if (gsk_render_node_get_node_type (part) != GSK_TEXT_NODE)
        continue;
      y = gsk_text_node_get_offset (part)->y;
      g_assert_cmpfloat (y, ==, roundf (y));
      g_assert_cmpfloat (gsk_text_node_get_offset (part)->x, >=, 40);
      n_texts++;
    }
  g_assert_cmpuint (n_texts, >=, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  text = tl_text_get_default ();
  g_test_add_func ("/canvas/gsk-painter/wide-stroke", test_wide_stroke);
  g_test_add_func ("/canvas/gsk-painter/wide-dashes", test_wide_dashes);
  g_test_add_func ("/canvas/gsk-painter/wide-fill", test_wide_fill);
  g_test_add_func ("/canvas/gsk-painter/card", test_card);
  g_test_add_func ("/canvas/gsk-painter/large-sheet", test_large_sheet);
  g_test_add_func ("/canvas/gsk-painter/detail", test_detail);
  g_test_add_func ("/canvas/gsk-painter/what-leads-the-eye", test_what_leads_the_eye);
  g_test_add_func ("/canvas/gsk-painter/variants", test_variants);
  g_test_add_func ("/canvas/gsk-painter/whole-baselines", test_whole_baselines);
  return g_test_run ();
}
