/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Templates and samples as pictures: in every look, also with words of twice the size, each card is
 * there, on the sheet, and stands clear of every other. */
#include "config.h"
#include "places.h"

#include "export/tl-export.h"
#include "store/tl-store.h"

#include <string.h>

static TlTable *
load (const char *path)
{
  g_autoptr (GError) error = NULL;
  TlTable *table = tl_store_load (path, NULL, NULL, &error);

  g_assert_no_error (error);
  return table;
}

static gboolean
overlap (const TlRect *a, const TlRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
         b->y < a->y + a->height;
}

/* Cards that stand in a column; those of a lane that draws them in a way of its own may share. */
static void
assert_clear (TlScene *scene, const TlTable *table, const char *map)
{
  const GPtrArray *cards = tl_table_get_children (table, map, TL_KIND_CARD);
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (TlRect));

  for (guint i = 0; i < cards->len; i++)
    {
      TlRect rect;

      if (tl_record_get_ref (cards->pdata[i], TL_CARD_COLUMN) == NULL)
        continue;
      g_assert_true (tl_scene_get_record_rect (scene, tl_record_get_id (cards->pdata[i]), &rect));
      g_assert_cmpfloat (rect.width, >, 20);
      g_assert_cmpfloat (rect.height, >, 10);
      for (guint j = 0; j < rects->len; j++)
        if (overlap (&rect, &g_array_index (rects, TlRect, j)))
          g_error ("%s: “%s” overlaps", map, tl_record_get_text (cards->pdata[i], TL_CARD_TITLE));
      g_array_append_val (rects, rect);
    }
}

static void
test_clear (gconstpointer path)
{
  g_autoptr (TlTable) table = load (path);
  const GPtrArray *maps =
    tl_table_get_children (table, tl_record_get_id (tl_table_get_document (table)), TL_KIND_MAP);

  for (guint i = 0; i < maps->len; i++)
    for (guint theme = TL_THEME_LIGHT; theme <= TL_THEME_PRINT; theme++)
      for (guint scale = 100; scale <= 200; scale += 100)
        {
          TlExportOptions options = { .map = tl_record_get_id (maps->pdata[i]),
                                      .theme = theme,
                                      .text_scale = scale };
          g_autoptr (GError) error = NULL;
          g_autoptr (TlScene) scene = tl_export_new_scene (table, &options, &error);

          g_assert_no_error (error);
          assert_clear (scene, table, options.map);
        }
}

static void
test_exports (gconstpointer path)
{
  g_autoptr (TlTable) table = load (path);
  static const char *const formats[] = { "svg", "png", "pdf" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      TlExportOptions options = { .width = 800 };
      g_autoptr (GError) error = NULL;
      const TlExporter *exporter = tl_exporter_find (NULL, formats[i], &error);
      g_autoptr (GBytes) bytes = exporter->write (table, &options, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (bytes), >, 1000);
    }
}

static void
add_folder (const char *folder, const char *what, GTestDataFunc func)
{
  g_autofree char *all = g_build_filename (TL_SOURCE_DATA_DIR, folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (all, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".journey"))
      {
        g_autofree char *path = g_strdup_printf ("/export/%s/%s/%s", folder, what, name);
        g_test_add_data_func_full (path, g_build_filename (all, name, NULL), func, g_free);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_folder ("templates", "clear", test_clear);
  add_folder ("samples", "clear", test_clear);
  add_folder ("templates", "exports", test_exports);
  return g_test_run ();
}
