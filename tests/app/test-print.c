/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Printing into a file, as a printer would get it: how many sheets, of which size, and what is said
 * when there is nothing to print. */
#include "config.h"

#include "app/tl-print.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "app/tl-app-data.h"

typedef struct
{
  TlTable *table;
  char    *map;
  char    *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) sample = tl_app_data_find_sample ("first-e-bike");
  g_autoptr (GPtrArray) repairs = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  int fd;

  fixture->table = tl_app_data_load_table (sample, NULL, repairs, &error);
  g_assert_no_error (error);
  fixture->map = g_strdup (tl_record_get_id (
    tl_table_get_children (fixture->table,
                           tl_record_get_id (tl_table_get_document (fixture->table)),
                           TL_KIND_MAP)
      ->pdata[0]));
  fd = g_file_open_tmp ("tl-print-XXXXXX.pdf", &fixture->path, &error);
  g_assert_no_error (error);
  g_assert_true (g_close (fd, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_remove (fixture->path);
  g_free (fixture->path);
  g_free (fixture->map);
  tl_table_unref (fixture->table);
}

/* How many sheets came out. */
static int
print (Fixture *fixture, TlPrint *print, const char *what, const char *layout)
{
  GtkPrintOperation *operation = GTK_PRINT_OPERATION (print);
  g_autoptr (GError) error = NULL;
  g_autofree char        *bytes = NULL;
  GtkPrintOperationResult result;
  int                     n_pages;

  tl_print_choose (print, what, layout, TL_THEME_PRINT);
  gtk_print_operation_set_export_filename (operation, fixture->path);
  result = gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  if (tl_print_get_error (print))
    return 0;
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_object_get (operation, "n-pages", &n_pages, NULL);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, NULL, &error));
  g_assert_true (g_str_has_prefix (bytes, "%PDF"));
  return n_pages;
}

static void
test_layouts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlPrint) fit = tl_print_new (fixture->table, fixture->map);
  g_autoptr (TlPrint) tiled = tl_print_new (fixture->table, fixture->map);
  g_autoptr (TlPrint) slides = tl_print_new (fixture->table, fixture->map);
  g_autoptr (TlPrint) blank = tl_print_new (fixture->table, fixture->map);

  g_assert_cmpint (print (fixture, fit, "map", "fit"), ==, 1);
  /* 1212 x 1332 pt on A4 that lies. */
  g_assert_cmpint (print (fixture, tiled, "map", "tiled"), >=, 4);
  g_assert_cmpint (print (fixture, slides, "map", "slides"), >=, 3);
  g_assert_cmpint (print (fixture, blank, "blank", "fit"), ==, 1);
}

static void
test_no_map (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlPrint) none = tl_print_new (fixture->table, "no-such-map");

  g_assert_cmpint (print (fixture, none, "map", "fit"), ==, 0);
  g_assert_nonnull (strstr (tl_print_get_error (none), "no-such-map"));
}

/* The tab goes with its dialog; the operation lives on, and goes after it or before. */
static void
test_tab (Fixture *fixture, gconstpointer data)
{
  TlPrint   *print_ = tl_print_new (fixture->table, fixture->map);
  GtkWidget *window = gtk_window_new ();
  GObject   *tab = NULL;

  g_signal_emit_by_name (print_, "create-custom-widget", &tab);
  g_assert_true (GTK_IS_WIDGET (tab));
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (tab));
  g_signal_emit_by_name (print_, "custom-widget-apply", tab);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_cmpint (print (fixture, print_, "map", "fit"), ==, 1);
  g_assert_finalize_object (print_);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/app/print/layouts", Fixture, NULL, set_up, test_layouts, tear_down);
  g_test_add ("/app/print/tab", Fixture, NULL, set_up, test_tab, tear_down);
  g_test_add ("/app/print/no-map", Fixture, NULL, set_up, test_no_map, tear_down);
  return g_test_run ();
}
