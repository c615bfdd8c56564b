/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The small widgets of the window: values, news, roles and labels, and that each goes whole. */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "app/tl-app-data.h"
#include "app/tl-aside.h"
#include "app/tl-color-button.h"
#include "app/tl-labels.h"
#include "app/tl-map-card.h"
#include "app/tl-picture-cache.h"
#include "app/tl-preview.h"
#include "app/tl-rating.h"
#include "app/tl-start-page.h"
#include "app/tl-swatch.h"
#include "app/tl-text-box.h"
#include "app/tl-thumbnail.h"
#include "scene/tl-theme.h"

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_rating (void)
{
  GtkWidget *rating = g_object_ref_sink (tl_rating_new ("Severity"));
  guint      n_notified = 0;

  g_signal_connect_swapped (rating, "notify::value", G_CALLBACK (count_cb), &n_notified);
  tl_rating_set_value (TL_RATING (rating), 3);
  tl_rating_set_value (TL_RATING (rating), 3);
  g_assert_cmpuint (n_notified, ==, 1);
  tl_rating_set_value (TL_RATING (rating), 9);
  g_assert_cmpint (tl_rating_get_value (TL_RATING (rating)), ==, 5);
  tl_rating_set_value (TL_RATING (rating), -1);
  g_assert_cmpint (tl_rating_get_value (TL_RATING (rating)), ==, 0);
  gtk_test_accessible_assert_role (rating, GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_test_accessible_assert_property (rating, GTK_ACCESSIBLE_PROPERTY_LABEL, "Severity");
  tl_rating_set_value (TL_RATING (rating), 4);
  gtk_test_accessible_assert_property (rating, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "4 of 5");
  g_assert_finalize_object (rating);
}

static void
test_color_button (void)
{
  GtkWidget *button = g_object_ref_sink (tl_color_button_new ("Color"));
  guint      n_notified = 0;

  g_signal_connect_swapped (button, "notify::value", G_CALLBACK (count_cb), &n_notified);
  g_assert_cmpstr (tl_color_button_get_value (TL_COLOR_BUTTON (button)), ==, "");
  tl_color_button_set_value (TL_COLOR_BUTTON (button), "teal");
  tl_color_button_set_value (TL_COLOR_BUTTON (button), "teal");
  g_assert_cmpuint (n_notified, ==, 1);
  g_object_set (button, "value", "#123456", NULL);
  g_assert_cmpstr (tl_color_button_get_value (TL_COLOR_BUTTON (button)), ==, "#123456");
  tl_color_button_set_value (TL_COLOR_BUTTON (button), NULL);
  g_assert_cmpstr (tl_color_button_get_value (TL_COLOR_BUTTON (button)), ==, "");
  g_assert_finalize_object (button);
}

static void
test_swatch_and_thumbnail (void)
{
  GtkWidget *swatch = g_object_ref_sink (tl_swatch_new ("red", 16));
  GtkWidget *thumbnail = g_object_ref_sink (tl_thumbnail_new ());
  int        minimum;
  int        natural;

  tl_swatch_set_color (TL_SWATCH (swatch), "");
  gtk_widget_measure (swatch, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 16);
  gtk_widget_measure (thumbnail, GTK_ORIENTATION_VERTICAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (natural, >, 100);
  g_assert_finalize_object (swatch);
  g_assert_finalize_object (thumbnail);
}

/* As high as its words at the width in question, from the first time it is asked. */
static void
test_text_box (void)
{
  GtkWidget     *box = g_object_ref_sink (tl_text_box_new ("Text"));
  GtkTextBuffer *buffer = tl_text_box_get_buffer (TL_TEXT_BOX (box));
  int            one;
  int            wide;
  int            narrow;

  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 300, &one, NULL, NULL, NULL);
  gtk_text_buffer_set_text (buffer, "One line\nand\nanother", -1);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 300, &wide, NULL, NULL, NULL);
  g_assert_cmpint (wide, ==, 3 * one);
  gtk_text_buffer_set_text (buffer, "Somebody who has not cycled for years", -1);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 2000, &wide, NULL, NULL, NULL);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 100, &narrow, NULL, NULL, NULL);
  g_assert_cmpint (wide, ==, one);
  g_assert_cmpint (narrow, >=, 2 * one);
  g_assert_false (gtk_text_buffer_get_enable_undo (buffer));
  g_assert_finalize_object (box);
}

/* Every value that the table knows has a label, and no label is left over. */
static void
test_labels (void)
{
  static const struct
  {
    TlKind kind;
    guint  field;
  } fields[] = {
    { TL_KIND_DOCUMENT, TL_DOCUMENT_DIRECTION },
    { TL_KIND_MAP, TL_MAP_STATE },
    { TL_KIND_MAP, TL_MAP_GOAL_REACHED },
    { TL_KIND_MAP, TL_MAP_THEME },
    { TL_KIND_CARD, TL_CARD_CHANNEL },
    { TL_KIND_CARD, TL_CARD_EVIDENCE_STATUS },
    { TL_KIND_CARD, TL_CARD_STATUS },
    { TL_KIND_LINK, TL_LINK_KIND },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const TlFieldInfo *info = tl_kind_get_field (fields[i].kind, fields[i].field);
      g_auto (GStrv) labels = tl_labels_dup_values (fields[i].kind, fields[i].field);

      g_test_message ("%s", info->name);
      g_assert_cmpuint (g_strv_length (labels), ==, g_strv_length ((char **) info->values));
    }
  g_assert_null (tl_labels_dup_values (TL_KIND_CARD, TL_CARD_TITLE));
  for (guint kind = 0; kind < TL_N_LANE_KINDS; kind++)
    {
      g_assert_nonnull (tl_labels_get_lane (kind));
      g_assert_nonnull (tl_labels_get_card (kind));
    }
}

static void
preview_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static TlPreview *
load_preview (GFile *file, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  tl_preview_load_async (file, TL_THEME_LIGHT, 320, NULL, preview_cb, &result);
  while (!result)
    g_main_context_iteration (NULL, TRUE);
  return tl_preview_load_finish (result, error);
}

static void
test_preview (void)
{
  g_autoptr (GPtrArray) samples = tl_app_data_list_samples ();
  g_autoptr (GFile) missing = g_file_new_for_path ("/nowhere/map.journey");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (samples->len, >=, 2);
  for (guint i = 0; i < samples->len; i++)
    {
      g_autoptr (TlPreview) preview = load_preview (g_ptr_array_index (samples, i), &error);

      g_assert_no_error (error);
      g_assert_cmpstr (preview->title, !=, "");
      g_assert_cmpint (gdk_texture_get_width (preview->picture), ==, 320);
    }
  g_assert_null (load_preview (missing, &error));
  g_assert_nonnull (error);
}

static void
wait_for_words (GtkWidget *card, const char *words)
{
  g_autofree char *label = NULL;

  for (guint i = 0; i < 500; i++)
    {
      gboolean found;

      label = gtk_test_accessible_check_property (GTK_ACCESSIBLE (card),
                                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                  words);
      found = label == NULL;
      g_clear_pointer (&label, g_free);
      if (found)
        return;
      g_main_context_iteration (NULL, FALSE);
      g_usleep (10000);
    }
  g_error ("The card was never called “%s”", words);
}

static void
test_map_card (void)
{
  g_autoptr (GFile) sample = tl_app_data_find_sample ("first-e-bike");
  g_autoptr (GFile) missing = g_file_new_for_path ("/nowhere/map.journey");
  GtkWidget *blank = g_object_ref_sink (tl_map_card_new_blank ());
  GtkWidget *card = g_object_ref_sink (tl_map_card_new_file (sample, NULL, TL_THEME_LIGHT));
  GtkWidget *gone = g_object_ref_sink (tl_map_card_new_file (missing, "~", TL_THEME_LIGHT));

  g_assert_null (tl_app_data_find_sample ("no-such-sample"));
  tl_map_card_load (TL_MAP_CARD (blank));
  tl_map_card_load (TL_MAP_CARD (card));
  tl_map_card_load (TL_MAP_CARD (gone));
  g_assert_null (tl_map_card_get_file (TL_MAP_CARD (blank)));
  g_assert_true (g_file_equal (tl_map_card_get_file (TL_MAP_CARD (card)), sample));
  wait_for_words (card, "Buying a first e-bike");
  wait_for_words (gone, "map.journey");
  g_assert_finalize_object (blank);
  g_assert_finalize_object (card);
  while (G_OBJECT (gone)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (gone);
}

static GtkWidget *
find_card (GtkWidget *widget, const char *title)
{
  GtkWidget *found = NULL;

  if (TL_IS_MAP_CARD (widget) &&
      g_strcmp0 (tl_map_card_get_title (TL_MAP_CARD (widget)), title) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_card (child, title);
  return found;
}

static GtkWidget *
wait_for_card (GtkWidget *page, const char *title)
{
  GtkWidget *card = NULL;

  for (guint i = 0; i < 500 && !(card = find_card (page, title)); i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (10000);
    }
  return card;
}

static char *
save_own (const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) sample = tl_app_data_find_sample ("library-card");
  g_autoptr (TlTable) table = tl_app_data_load_table (sample, NULL, NULL, &error);
  g_autoptr (TlTable) template = tl_template_make (table, title, TL_TEMPLATE_KEEP_NOTHING);
  g_autofree char *id = tl_template_add (template, TRUE, &error);

  g_assert_no_error (error);
  return tl_template_dup_own_path (title);
}

static void
deleted_cb (TlStartPage *page, const char *title, char **told)
{
  *told = g_strdup (title);
}

/* Not gone: with the same bytes, under its own name or that with a number. */
static void
assert_in_trash (const char *path, const char *contents)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "Trash", "files", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *entry;

  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_nonnull (dir);
  name[strlen (name) - strlen (".journey")] = '\0';
  while ((entry = g_dir_read_name (dir)))
    {
      g_autofree char *file = g_build_filename (folder, entry, NULL);
      g_autofree char *text = NULL;

      if (g_str_has_prefix (entry, name) && g_file_get_contents (file, &text, NULL, NULL) &&
          g_strcmp0 (text, contents) == 0)
        return;
    }
  g_error ("%s is not in %s", name, folder);
}

/* Templates of ours and of the person; deleting one, and taking that back. */
static void
test_templates (void)
{
  GtkWidget       *window = gtk_window_new ();
  GtkWidget       *page = tl_start_page_new ();
  g_autofree char *path = save_own ("Mine alone");
  g_autofree char *aside = g_strconcat (path, "~", NULL);
  g_autofree char *told = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  GtkWidget       *card;

  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  gtk_window_set_child (GTK_WINDOW (window), page);
  g_signal_connect (page, "template-deleted", G_CALLBACK (deleted_cb), &told);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_nonnull (wait_for_card (page, "Blank Map"));
  card = wait_for_card (page, "Service Blueprint");
  g_assert_nonnull (card);
  g_assert_cmpint (tl_map_card_get_category (TL_MAP_CARD (card)), ==, TL_TEMPLATE_BASICS);
  gtk_widget_activate_action (card, "card.delete", NULL); /* not the person's to delete */
  g_assert_null (told);
  card = wait_for_card (page, "Mine alone");
  g_assert_nonnull (card);
  gtk_widget_activate_action (card, "card.delete", NULL);
  g_assert_cmpstr (told, ==, "Mine alone");
  g_assert_null (find_card (page, "Mine alone"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  tl_start_page_restore_template (TL_START_PAGE (page));
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (before, ==, after);
  g_assert_nonnull (wait_for_card (page, "Mine alone"));
  gtk_widget_activate_action (find_card (page, "Mine alone"), "card.delete", NULL);
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  tl_start_page_forget_template (TL_START_PAGE (page), "/another");
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  tl_start_page_forget_template (TL_START_PAGE (page), path);
  assert_in_trash (path, before);
  tl_start_page_restore_template (TL_START_PAGE (page)); /* too late */
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What was saved under the name meanwhile stays, and what was deleted comes back beside it. */
static void
test_aside (void)
{
  g_autofree char *folder = g_dir_make_tmp ("aside-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.journey", NULL);
  g_autofree char *beside = g_build_filename (folder, "a-2.journey", NULL);
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_true (tl_aside_put (path));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_set_contents (path, "new", -1, NULL));
  g_assert_true (tl_aside_take_back (path));
  g_assert_true (g_file_get_contents (path, &new, NULL, NULL));
  g_assert_true (g_file_get_contents (beside, &old, NULL, NULL));
  g_assert_cmpstr (new, ==, "new");
  g_assert_cmpstr (old, ==, "old");
  g_assert_false (tl_aside_take_back (path));
  g_unlink (path);
  g_unlink (beside);
  g_rmdir (folder);
}

/* Painted once, then taken from the disk: the same picture and words; another look is another. */
static void
test_picture_cache (void)
{
  g_autoptr (GFile) sample = tl_app_data_find_sample ("library-card");
  g_autofree char *look = g_uuid_string_random (); /* what was kept by a run before is another */
  g_autofree char *key = tl_picture_cache_dup_key (sample, look);
  g_autofree char *other = tl_picture_cache_dup_key (sample, "another look");
  g_autofree char *title = NULL;
  g_autofree char *scenario = NULL;
  g_autoptr (GBytes) png = g_bytes_new_static ("png", 3);
  g_autoptr (GBytes) kept = NULL;

  g_assert_cmpstr (key, !=, other);
  g_assert_null (tl_picture_cache_load (key, &title, &scenario));
  tl_picture_cache_store (key, "A title", "Somebody …", png);
  kept = tl_picture_cache_load (key, &title, &scenario);
  g_assert_true (g_bytes_equal (kept, png));
  g_assert_cmpstr (title, ==, "A title");
  g_assert_cmpstr (scenario, ==, "Somebody …");
  g_assert_null (tl_picture_cache_load (other, &title, &scenario));
}

static void
test_start_page (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = g_object_ref_sink (tl_start_page_new ());

  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (page))
    g_main_context_iteration (NULL, TRUE);
  tl_start_page_refresh (TL_START_PAGE (page));
  gtk_window_destroy (GTK_WINDOW (window));
  /* Pictures that were under way hold their cards, not the page. */
  g_assert_finalize_object (page);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  g_test_add_func ("/app/widgets/rating", test_rating);
  g_test_add_func ("/app/widgets/color-button", test_color_button);
  g_test_add_func ("/app/widgets/swatch-and-thumbnail", test_swatch_and_thumbnail);
  g_test_add_func ("/app/widgets/text-box", test_text_box);
  g_test_add_func ("/app/widgets/labels", test_labels);
  g_test_add_func ("/app/widgets/preview", test_preview);
  g_test_add_func ("/app/widgets/map-card", test_map_card);
  g_test_add_func ("/app/widgets/templates", test_templates);
  g_test_add_func ("/app/widgets/aside", test_aside);
  g_test_add_func ("/app/widgets/picture-cache", test_picture_cache);
  g_test_add_func ("/app/widgets/start-page", test_start_page);
  status = g_test_run ();
  tl_preview_end ();
  return status;
}
