/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures of some cards: these and nothing else, on nothing. */
#include "config.h"

#include "export-check.h"

#include "map/tl-edit.h"

#include <string.h>

typedef struct
{
  TlDocument *doc;
  char       *map;
  char       *cards[3];
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  static const char *const titles[] = { "Hotline", "Counter", "Mail" };
  const TlTable           *table;
  const GPtrArray         *stages, *lanes;

  f->doc = tl_edit_new_document (tl_id_source_new_seeded (4), "Repair", TRUE);
  table = tl_document_get_table (f->doc);
  f->map = g_strdup (tl_record_get_id (
    tl_table_get_children (table, tl_document_get_id (f->doc), TL_KIND_MAP)->pdata[0]));
  stages = tl_table_get_children (table, f->map, TL_KIND_STAGE);
  lanes = tl_table_get_children (table, f->map, TL_KIND_LANE);
  tl_document_begin (f->doc, "Fill");
  for (guint i = 0; i < 3; i++)
    f->cards[i] = tl_edit_add_card (f->doc,
                                    f->map,
                                    tl_record_get_id (stages->pdata[i]),
                                    tl_record_get_id (lanes->pdata[0]),
                                    titles[i],
                                    NULL);
  g_free (tl_edit_add_link (f->doc, f->map, f->cards[0], f->cards[1], TL_LINK_KIND_NEXT, "then"));
  g_free (tl_edit_add_link (f->doc, f->map, f->cards[1], f->cards[2], TL_LINK_KIND_NEXT, "later"));
  tl_document_commit (f->doc);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_unref (f->doc);
  g_free (f->map);
  for (guint i = 0; i < 3; i++)
    g_free (f->cards[i]);
}

static GBytes *
draw (Fixture *f, const char *const *ids, const char *mime_type)
{
  TlExportOptions options = { .map = f->map };
  g_autoptr (GError) error = NULL;
  GBytes *bytes =
    tl_export_selection (tl_document_get_table (f->doc), &options, ids, mime_type, &error);

  g_assert_no_error (error);
  return bytes;
}

static guint
count_class (SvgFacts *facts, const char *wanted)
{
  GHashTableIter iter;
  gpointer class;
  guint n = 0;

  g_hash_table_iter_init (&iter, facts->ids);
  while (g_hash_table_iter_next (&iter, NULL, &class))
    n += g_strcmp0 (class, wanted) == 0;
  return n;
}

static void
test_svg (Fixture *f, gconstpointer data)
{
  const char *const ids[] = { f->cards[0], f->cards[1], NULL };
  g_autoptr (GBytes) svg = draw (f, ids, "image/svg+xml");
  g_autoptr (SvgFacts) facts = svg_facts_new (svg);

  assert_svg_is_safe (svg, facts);
  g_assert_nonnull (strstr (facts->text->str, "Hotline"));
  g_assert_nonnull (strstr (facts->text->str, "Counter"));
  g_assert_null (strstr (facts->text->str, "Mail"));
  g_assert_null (strstr (facts->text->str, "Repair"));
  /* The link between them, and not the one that leads away. */
  g_assert_cmpuint (count_class (facts, "link"), ==, 1);
  g_assert_cmpuint (count_class (facts, "card"), ==, 2);
  g_assert_null (g_strstr_len (g_bytes_get_data (svg, NULL),
                               (gssize) g_bytes_get_size (svg),
                               "class=\"paper\""));
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const unsigned char *row = cairo_image_surface_get_data (surface) +
                             (gsize) y * (gsize) cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (const void *) row)[x];
}

static void
test_png (Fixture *f, gconstpointer data)
{
  const char *const one[] = { f->cards[0], NULL };
  const char *const two[] = { f->cards[0], f->cards[1], NULL };
  g_autoptr (GBytes) small = draw (f, one, "image/png");
  g_autoptr (GBytes) wide = draw (f, two, "image/png");
  cairo_surface_t *a = read_png (small), *b = read_png (wide);
  int              width = cairo_image_surface_get_width (a);

  g_assert_cmpint (cairo_image_surface_get_format (a), ==, CAIRO_FORMAT_ARGB32);
  /* Twice as sharp as the map, and as wide as the cards. */
  g_assert_cmpint (width, >, 2 * 150);
  g_assert_cmpint (width, <, 2 * 250);
  g_assert_cmpint (cairo_image_surface_get_width (b), >, 2 * width);
  /* Nothing behind the cards, and something in them. */
  g_assert_cmphex (get_pixel (a, 0, 0), ==, 0);
  g_assert_cmphex (get_pixel (a, width / 2, 20) >> 24, ==, 0xff);
  g_assert_cmphex (get_pixel (b, width + 4, 2) >> 24, ==, 0);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

static void
test_whole (Fixture *f, gconstpointer data)
{
  TlExportOptions options = { .map = f->map, .embed = TL_EMBED_NEVER };
  g_autoptr (GBytes) svg = draw (f, NULL, "image/svg+xml");
  g_autoptr (GBytes) expected = tl_svg_write (tl_document_get_table (f->doc), &options, NULL, NULL);

  g_assert_true (g_bytes_equal (svg, expected));
}

static void
test_nothing (Fixture *f, gconstpointer data)
{
  const char *const nobody[] = { "nobody", NULL };
  const char *const parked[] = { f->cards[2], NULL };
  TlExportOptions   options = { .map = f->map };
  const TlTable    *table = tl_document_get_table (f->doc);
  g_autoptr (GError) error = NULL;

  g_assert_null (tl_export_selection (table, &options, nobody, "image/png", &error));
  g_assert_error (error, TL_EXPORT_ERROR, TL_EXPORT_ERROR_NO_MAP);
  g_clear_error (&error);
  tl_document_begin (f->doc, "Park");
  tl_edit_park_cards (f->doc, parked);
  tl_document_commit (f->doc);
  g_assert_null (tl_export_selection (table, &options, parked, "image/png", &error));
  g_assert_error (error, TL_EXPORT_ERROR, TL_EXPORT_ERROR_FAILED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/export/selection/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("svg", test_svg);
  ADD ("png", test_png);
  ADD ("whole", test_whole);
  ADD ("nothing", test_nothing);
  return g_test_run ();
}
