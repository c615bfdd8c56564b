/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the canvas draws: the same picture as the export, from the same nodes as long as nothing
 * moved, with less detail further out. */
#include "config.h"

#include "canvas-fixture.h"
#include "canvas/tl-canvas-pen.h"
#include "export/tl-cairo-painter.h"

#include <math.h>

/* Half of the rounding that cairo 1.16 does to glyph positions and export's outlines do not. */
#define SSIM_MIN 0.98
/* Places are floats, rounded otherwise at another offset: a few antialiased rims differ by little,
 * and between whole zooms a baseline half-way between two pixels may fall to either (cairo 1.16
 * puts glyphs on whole pixels). A picture that is wrong differs in tens of thousands of channels.
 */
#define TILE_DIFFERENCE 6
#define TILE_MAX_OFF_BETWEEN 8000
#define TILE_MAX_OFF 160

static cairo_surface_t *
draw_node (GskRenderNode *node, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t         *cr = cairo_create (surface);

  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static double
get_grey (cairo_surface_t *surface, int x, int y)
{
  const guchar *pixel =
    cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface) + 4 * x;

  return 0.114 * pixel[0] + 0.587 * pixel[1] + 0.299 * pixel[2];
}

/* Structural similarity of two pictures' greys: the mean over windows of 8 x 8 px.
 * Source: Wang, Bovik, Sheikh and Simoncelli 2004. */
static double
measure_ssim (cairo_surface_t *a, cairo_surface_t *b, int width, int height)
{
  const double c1 = 0.01 * 255 * 0.01 * 255;
  const double c2 = 0.03 * 255 * 0.03 * 255;
  double       sum = 0;
  guint        n = 0;

  for (int top = 0; top + 8 <= height; top += 4)
    for (int left = 0; left + 8 <= width; left += 4)
      {
        double ma = 0, mb = 0, aa = 0, bb = 0, ab = 0;

        for (int i = 0; i < 64; i++)
          {
            double p = get_grey (a, left + i % 8, top + i / 8);
            double q = get_grey (b, left + i % 8, top + i / 8);

            ma += p / 64;
            mb += q / 64;
            aa += p * p / 64;
            bb += q * q / 64;
            ab += p * q / 64;
          }
        sum += (2 * ma * mb + c1) * (2 * (ab - ma * mb) + c2) /
               ((ma * ma + mb * mb + c1) * (aa - ma * ma + bb - mb * mb + c2));
        n++;
      }
  return sum / n;
}

static void
keep (cairo_surface_t *surface, const char *name)
{
  if (g_getenv ("TL_TEST_KEEP") != NULL)
    cairo_surface_write_to_png (surface, name);
}

static void
compare_at (Fixture *fixture, double zoom, TlThemeName theme)
{
  TlCanvas *canvas = fixture->canvas;
  TlScene  *scene = tl_canvas_get_scene (canvas);
  TlRect    sheet = tl_scene_get_sheet (scene);
  g_autoptr (GskRenderNode) node = NULL;
  TlRect           region;
  cairo_surface_t *screen;
  cairo_surface_t *export;
  double ssim;

  tl_canvas_set_theme (canvas, theme);
  tl_canvas_set_zoom (canvas, zoom);
  /* Inside the sheet, which has round corners and a shadow on the screen. */
  tl_canvas_set_offset (canvas, sheet.x + 10, sheet.y + 10);
  node = take_node (canvas);
  screen = draw_node (node, 1400, 900);
  region = TL_RECT_INIT (canvas->offset_x, canvas->offset_y, 1400 / zoom, 900 / zoom);
  region.width = MIN (region.width, sheet.width - 20);
  region.height = MIN (region.height, sheet.height - 20);
  export = tl_painter_render (scene, &region, zoom);
  cairo_surface_flush (export);
  ssim = measure_ssim (screen, export, region.width * zoom, region.height * zoom);
  keep (screen, "screen.png");
  keep (export, "export.png");
  g_test_message ("SSIM at zoom %g: %.4f", zoom, ssim);
  g_assert_true ((get_grey (screen, 700, 8) < 128) == (theme == TL_THEME_DARK));
  g_assert_cmpfloat (ssim, >=, SSIM_MIN);
  cairo_surface_destroy (screen);
  cairo_surface_destroy (export);
}

static void
test_same_as_export (Fixture *fixture, gconstpointer data)
{
  compare_at (fixture, 1, TL_THEME_LIGHT);
  compare_at (fixture, 2, TL_THEME_LIGHT);
  compare_at (fixture, 1, TL_THEME_DARK);
}

/* --- Nodes --- */

/* The canvas makes its ground, its overlays and what is in the hand anew each time. */
#define MAX_OWN 16

/* The picture's list: the container with most children. GTK 4.24 dissolves it into the root, among
 * what is the canvas's own. */
static GskRenderNode *
find_picture (GskRenderNode *node)
{
  GskRenderNode *best = node;

  if (gsk_render_node_get_node_type (node) != GSK_CONTAINER_NODE)
    return node;
  for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
    {
      GskRenderNode *child = gsk_container_node_get_child (node, i);

      if (gsk_render_node_get_node_type (child) == GSK_CONTAINER_NODE &&
          gsk_container_node_get_n_children (child) > gsk_container_node_get_n_children (best))
        best = child;
    }
  return best;
}

static GHashTable *
list_nodes (GskRenderNode *picture)
{
  GHashTable *nodes = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < gsk_container_node_get_n_children (picture); i++)
    g_hash_table_add (nodes, gsk_container_node_get_child (picture, i));
  return nodes;
}

static guint
count_new (GskRenderNode *before, GskRenderNode *after)
{
  g_autoptr (GHashTable) known = list_nodes (find_picture (before));
  GskRenderNode *picture = find_picture (after);
  guint          n = 0;

  for (guint i = 0; i < gsk_container_node_get_n_children (picture); i++)
    n += !g_hash_table_contains (known, gsk_container_node_get_child (picture, i));
  return n;
}

static void
test_same_nodes (Fixture *fixture, gconstpointer data)
{
  TlCanvas *canvas = fixture->canvas;
  g_autoptr (GskRenderNode) first = NULL;
  g_autoptr (GskRenderNode) second = NULL;
  g_autoptr (GskRenderNode) third = NULL;
  guint n_own;

  tl_canvas_set_zoom (canvas, 1);
  tl_canvas_set_offset (canvas, 0, 0);
  first = take_node (canvas);
  second = take_node (canvas);
  g_assert_cmpuint (gsk_container_node_get_n_children (find_picture (first)), >, 40);
  n_own = count_new (first, second);
  g_assert_cmpuint (n_own, <=, find_picture (first) == first ? MAX_OWN : 0);

  /* A word of the same length: the card is new, its neighbours are not. */
  tl_document_begin (fixture->document, "Rename");
  tl_edit_set_text (fixture->document, "card-checkout", TL_CARD_TITLE, "Checkout & delivery");
  tl_document_commit (fixture->document);
  third = take_node (canvas);
  g_assert_cmpuint (count_new (second, third), >=, n_own + 1);
  g_assert_cmpuint (count_new (second, third), <=, n_own + 5); /* with its markers and its point */
}

/* A card in the hand moves; the picture below stays as it is. */
static void
test_drag_keeps_nodes (Fixture *fixture, gconstpointer data)
{
  const char *const ids[] = { "card-colleague", NULL };
  TlCanvas         *canvas = fixture->canvas;
  g_autoptr (GskRenderNode) before = NULL;
  g_autoptr (GskRenderNode) after = NULL;

  tl_canvas_set_zoom (canvas, 1);
  tl_canvas_set_offset (canvas, 0, 0);
  tl_canvas_lift_begin (canvas, ids);
  g_assert_true (tl_canvas_is_lifting (canvas));
  tl_canvas_lift_move (canvas, 30, 10);
  before = take_node (canvas);
  tl_canvas_lift_move (canvas, 60, 20);
  after = take_node (canvas);
  g_assert_cmpuint (count_new (before, after), <=, find_picture (before) == before ? MAX_OWN : 0);
  tl_canvas_lift_end (canvas);
  g_assert_false (tl_canvas_is_lifting (canvas));
}

/* --- Tiles --- */

/* In device px, which tiles are made of. */
static cairo_surface_t *
draw_canvas (TlCanvas *canvas)
{
  g_autoptr (GskRenderNode) node = take_node (canvas);
  int              factor = gtk_widget_get_scale_factor (GTK_WIDGET (canvas));
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1400 * factor, 900 * factor);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, factor, factor);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static void
pan_until_tiled (TlCanvas *canvas)
{
  for (int i = 0; i < 20; i++)
    {
      g_autoptr (GskRenderNode) node = NULL;

      tl_canvas_set_offset (canvas, 100 + 7 * i, 60 + 3 * i);
      node = take_node (canvas);
    }
  g_assert_cmpuint (tl_canvas_get_n_tiles (canvas), >, 0);
}

/* Takes both. */
static void
assert_same_pictures (TlCanvas *canvas, cairo_surface_t *kept, cairo_surface_t *anew)
{
  int   stride = cairo_image_surface_get_stride (kept);
  guint n_off = 0;

  keep (kept, "kept.png");
  keep (anew, "anew.png");
  for (int i = 0; i < stride * cairo_image_surface_get_height (kept); i++)
    if (i % 4 != 3)
      n_off += ABS (cairo_image_surface_get_data (kept)[i] -
                    cairo_image_surface_get_data (anew)[i]) > TILE_DIFFERENCE;
  g_assert_cmpuint (n_off,
                    <=,
                    canvas->zoom == floor (canvas->zoom) ? TILE_MAX_OFF : TILE_MAX_OFF_BETWEEN);
  cairo_surface_destroy (kept);
  cairo_surface_destroy (anew);
}

static void
assert_as_drawn_anew (TlCanvas *canvas)
{
  cairo_surface_t *kept = draw_canvas (canvas);
  cairo_surface_t *anew;

  tl_canvas_clear_picture (canvas);
  anew = draw_canvas (canvas);
  g_assert_cmpuint (tl_canvas_get_n_tiles (canvas), ==, 0);
  assert_same_pictures (canvas, kept, anew);
}

/* Beneath a card in the hand the picture becomes tiles, and looks the same. */
static void
test_drag_makes_tiles (Fixture *fixture, gconstpointer data)
{
  const char *const ids[] = { "card-colleague", NULL };
  TlCanvas         *canvas = fixture->canvas;
  cairo_surface_t  *groups;

  tl_canvas_set_zoom (canvas, 1);
  tl_canvas_set_offset (canvas, 0, 0);
  cairo_surface_destroy (draw_canvas (canvas));
  tl_canvas_lift_begin (canvas, ids);
  tl_canvas_lift_move (canvas, 30, 10);
  groups = draw_canvas (canvas);
  g_assert_cmpuint (tl_canvas_get_n_tiles (canvas), ==, 0);
  for (int i = 0; i < 20; i++)
    cairo_surface_destroy (draw_canvas (canvas));
  g_assert_cmpuint (tl_canvas_get_n_tiles (canvas), >, 0);
  assert_same_pictures (canvas, draw_canvas (canvas), groups);
  tl_canvas_lift_end (canvas);
}

/* The pixels of a card in the hand are good for one zoom. */
static void
test_drag_zooms (Fixture *fixture, gconstpointer data)
{
  const char *const ids[] = { "card-colleague", NULL };
  TlCanvas         *canvas = fixture->canvas;
  cairo_surface_t  *kept;

  tl_canvas_set_zoom (canvas, 1);
  tl_canvas_set_offset (canvas, 0, 0);
  tl_canvas_lift_begin (canvas, ids);
  tl_canvas_lift_move (canvas, 30, 10);
  cairo_surface_destroy (draw_canvas (canvas));
  tl_canvas_set_zoom (canvas, 2);
  kept = draw_canvas (canvas);
  tl_canvas_lift_end (canvas);
  tl_canvas_lift_begin (canvas, ids);
  tl_canvas_lift_move (canvas, 30, 10);
  assert_same_pictures (canvas, kept, draw_canvas (canvas));
  tl_canvas_lift_end (canvas);
}

static void
test_tiles_show_the_same (Fixture *fixture, gconstpointer data)
{
  static const double zooms[] = { 1, 0.71, 0.35, 1.5 };

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      tl_canvas_set_zoom (fixture->canvas, zooms[i]);
      pan_until_tiled (fixture->canvas);
      assert_as_drawn_anew (fixture->canvas);
    }
}

/* A tile is never shown once anything in it has changed. */
static void
test_tiles_follow_changes (Fixture *fixture, gconstpointer data)
{
  const char *const ids[] = { "card-product-page", NULL };
  TlCanvas         *canvas = fixture->canvas;

  tl_canvas_set_zoom (canvas, 1);
  pan_until_tiled (canvas);
  tl_document_begin (fixture->document, "Rename");
  tl_edit_set_text (fixture->document, ids[0], TL_CARD_TITLE, "Leaflet");
  tl_document_commit (fixture->document);
  assert_as_drawn_anew (canvas);

  pan_until_tiled (canvas);
  tl_canvas_lift_begin (canvas, ids);
  tl_canvas_lift_move (canvas, 40, 40);
  assert_as_drawn_anew (canvas);
  tl_canvas_lift_end (canvas);

  pan_until_tiled (canvas);
  tl_canvas_set_theme (canvas, TL_THEME_DARK);
  assert_as_drawn_anew (canvas);

  /* Another scale has no tiles of this one. */
  pan_until_tiled (canvas);
  tl_canvas_set_zoom (canvas, 1.1);
  assert_as_drawn_anew (canvas);
}

static guint
count_type (GskRenderNode *node, GskRenderNodeType type)
{
  guint n = gsk_render_node_get_node_type (node) == type;

  if (gsk_render_node_get_node_type (node) == GSK_CONTAINER_NODE)
    for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
      n += count_type (gsk_container_node_get_child (node, i), type);
  else if (gsk_render_node_get_node_type (node) == GSK_TRANSFORM_NODE)
    n += count_type (gsk_transform_node_get_child (node), type);
  else if (gsk_render_node_get_node_type (node) == GSK_CLIP_NODE)
    n += count_type (gsk_clip_node_get_child (node), type);
  return n;
}

/* What is dimmed and what is found is in the tiles, and goes with the search. */
static void
test_tiles_follow_search (Fixture *fixture, gconstpointer data)
{
  const TlRecord  *map = tl_table_get_kind (tl_document_get_table (fixture->document),
                                           tl_canvas_get_map (fixture->canvas),
                                           TL_KIND_MAP);
  const GPtrArray *stages = tl_table_get_children (tl_document_get_table (fixture->document),
                                                   tl_record_get_id (map),
                                                   TL_KIND_STAGE);
  const char      *focus[] = { tl_record_get_id (stages->pdata[2]), NULL };
  g_autoptr (TlFilter) filter = tl_filter_new ();
  TlCanvas *canvas = fixture->canvas;

  tl_canvas_set_zoom (canvas, 1);
  pan_until_tiled (canvas);
  tl_canvas_search (canvas, "shop");
  assert_as_drawn_anew (canvas);
  pan_until_tiled (canvas);
  tl_canvas_search (canvas, "in");
  assert_as_drawn_anew (canvas);
  pan_until_tiled (canvas);
  tl_canvas_search (canvas, NULL);
  assert_as_drawn_anew (canvas);

  tl_canvas_set_focused_areas (canvas, focus);
  pan_until_tiled (canvas);
  assert_as_drawn_anew (canvas);
  tl_filter_set (filter, TL_FILTER_STATUS, "assumed", TRUE);
  pan_until_tiled (canvas);
  tl_canvas_set_filter (canvas, filter);
  assert_as_drawn_anew (canvas);
}

/* Dimming is colours: no node fades others while it is drawn. */
static void
test_dimmed_without_opacity (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GskRenderNode) bright = NULL;
  g_autoptr (GskRenderNode) dimmed = NULL;
  g_autoptr (GskRenderNode) again = NULL;
  cairo_surface_t *before, *during, *after;

  bright = take_node (fixture->canvas);
  before = draw_node (bright, 1400, 900);
  tl_canvas_search (fixture->canvas, "no such words");
  dimmed = take_node (fixture->canvas);
  during = draw_node (dimmed, 1400, 900);
  tl_canvas_search (fixture->canvas, "");
  again = take_node (fixture->canvas);
  after = draw_node (again, 1400, 900);
  g_assert_cmpuint (count_type (dimmed, GSK_OPACITY_NODE), ==, 0);
  g_assert_cmpuint (count_type (dimmed, GSK_TEXT_NODE), ==, count_type (bright, GSK_TEXT_NODE));
  g_assert_cmpfloat (measure_ssim (before, after, 1400, 900), >, 0.9999);
  g_assert_cmpfloat (measure_ssim (before, during, 1400, 900), <, 0.98);
  cairo_surface_destroy (before);
  cairo_surface_destroy (during);
  cairo_surface_destroy (after);
}

/* `device_px`: device px per document px. */
static guint
count_texts_at (TlCanvas *canvas, double device_px)
{
  double zoom = device_px / gtk_widget_get_scale_factor (GTK_WIDGET (canvas));
  g_autoptr (GskRenderNode) node = NULL;

  tl_canvas_set_zoom (canvas, zoom);
  tl_canvas_fit (canvas);
  tl_canvas_set_zoom (canvas, zoom);
  node = take_node (canvas);
  return count_type (node, GSK_TEXT_NODE);
}

static void
test_detail (Fixture *fixture, gconstpointer data)
{
  guint full = count_texts_at (fixture->canvas, 0.55);
  guint plain = count_texts_at (fixture->canvas, 0.4);
  guint block = count_texts_at (fixture->canvas, 0.1);

  g_assert_cmpuint (plain, <, full);
  g_assert_cmpuint (block, <, plain);
  g_assert_cmpuint (block, >, 0); /* headings keep their words */
}

/* Every mark that tools can ask for draws something, and ends when told. */
static void
test_overlays (Fixture *fixture, gconstpointer data)
{
  const char *const ids[] = { "card-colleague", NULL };
  TlCanvas         *canvas = fixture->canvas;
  TlRect            rect = { 200, 200, 300, 200 };
  g_autoptr (GskRenderNode) bare = NULL;
  g_autoptr (GskRenderNode) full = NULL;
  g_autoptr (GskRenderNode) again = NULL;
  guint n_bare;

  tl_canvas_set_zoom (canvas, 1);
  tl_canvas_set_offset (canvas, 0, 0);
  bare = take_node (canvas);
  n_bare = count_type (bare, GSK_BORDER_NODE) + count_type (bare, GSK_CAIRO_NODE);
  tl_canvas_select (canvas, ids);
  tl_canvas_set_rubber_band (canvas, &rect);
  tl_canvas_pen_begin (canvas, &(TlColor){ 0, 0, 0, 1 });
  tl_canvas_pen_move (canvas, 300, 500);
  tl_canvas_pen_move (canvas, 400, 520);
  tl_canvas_pen_move (canvas, 500, 480);
  /* A ring and a knob, the band, ink. */
  full = take_node (canvas);
  g_assert_cmpuint (count_type (full, GSK_BORDER_NODE) + count_type (full, GSK_CAIRO_NODE),
                    ==,
                    n_bare + 4);
  tl_canvas_select (canvas, (const char *const[]){ NULL });
  tl_canvas_set_rubber_band (canvas, NULL);
  tl_canvas_pen_end (canvas);
  again = take_node (canvas);
  g_assert_cmpuint (count_type (again, GSK_BORDER_NODE) + count_type (again, GSK_CAIRO_NODE),
                    ==,
                    n_bare);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/canvas/picture/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  ADD ("same-as-export", test_same_as_export);
  ADD ("same-nodes", test_same_nodes);
  ADD ("drag-keeps-nodes", test_drag_keeps_nodes);
  ADD ("drag-makes-tiles", test_drag_makes_tiles);
  ADD ("drag-zooms", test_drag_zooms);
  ADD ("tiles-show-the-same", test_tiles_show_the_same);
  ADD ("tiles-follow-changes", test_tiles_follow_changes);
  ADD ("tiles-follow-search", test_tiles_follow_search);
  ADD ("dimmed-without-opacity", test_dimmed_without_opacity);
  ADD ("detail", test_detail);
  ADD ("overlays", test_overlays);
  return g_test_run ();
}
