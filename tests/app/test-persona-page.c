/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of personas: what it shows of a document, what its verbs do, portraits and other files.
 */
#include "config.h"

#include "app/tl-persona-page-private.h"

#include <glib/gstdio.h>
#include <string.h>

#include "store/tl-store.h"

#include "app/tl-window-part.h"

typedef struct
{
  TlDocument    *document;
  char          *map;
  char          *folder;
  GtkWidget     *window;
  TlPersonaPage *page;
} Fixture;

static TlPersonaPage *shown; /* the page of the test that runs */

/* Until the page has caught up, however busy the machine. */
static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + 100 * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end || (shown && (shown->toolbar_id || shown->sheet_id)))
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}

static const TlTable *
get_table (Fixture *f)
{
  return tl_document_get_table (f->document);
}

static const TlRecord *
get_persona (Fixture *f, guint i)
{
  return g_ptr_array_index (tl_persona_get_all (get_table (f)), i);
}

static guint
count (Fixture *f)
{
  return tl_persona_get_all (get_table (f))->len;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->document = tl_edit_new_document (tl_id_source_new_seeded (7), "Map", TRUE);
  f->map = g_strdup (
    tl_record_get_id (g_ptr_array_index (tl_table_get_children (get_table (f),
                                                                tl_document_get_id (f->document),
                                                                TL_KIND_MAP),
                                         0)));
  f->folder = g_dir_make_tmp ("persona-page-XXXXXX", NULL);
  f->window = gtk_window_new ();
  f->page = TL_PERSONA_PAGE (tl_persona_page_new ());
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1300, 700);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->page));
  tl_window_part_set_document (TL_WINDOW_PART (f->page), f->document, f->map, FALSE);
  gtk_window_present (GTK_WINDOW (f->window));
  shown = f->page;
  settle ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  shown = NULL;
  g_object_add_weak_pointer (G_OBJECT (f->page), (gpointer *) &f->page);
  gtk_window_destroy (GTK_WINDOW (f->window));
  settle ();
  g_assert_null (f->page);
  g_assert_finalize_object (f->document);
  g_free (f->map);
  g_free (f->folder);
}

static void
do_action (Fixture *f, const char *name)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->page), name, NULL));
  settle ();
}

static gboolean
is_shown (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget);
}

static guint
count_rows (Fixture *f)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (f->page->list, (int) n))
    n++;
  return n;
}

static void
test_begin (Fixture *f, gconstpointer data)
{
  GtkWidget *focus;

  g_assert_true (is_shown (f->page->empty));
  g_assert_false (is_shown (f->page->list_pane));
  g_assert_null (tl_persona_page_get_persona (f->page));
  do_action (f, "personas.add");
  g_assert_cmpuint (count (f), ==, 1);
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, "Add Persona");
  g_assert_false (is_shown (f->page->empty));
  g_assert_true (is_shown (f->page->form_pane));
  g_assert_cmpuint (count_rows (f), ==, 1);
  /* The name can be typed at once, and is seen in list and heading. */
  focus = gtk_root_get_focus (GTK_ROOT (f->window));
  g_assert_true (focus && gtk_widget_is_ancestor (focus, f->page->name));
  gtk_editable_set_text (GTK_EDITABLE (f->page->name), "Mia Turner");
  settle ();
  g_assert_cmpstr (tl_record_get_text (get_persona (f, 0), TL_PERSONA_NAME), ==, "Mia Turner");
  g_assert_cmpstr (gtk_label_get_text (f->page->heading), ==, "Mia Turner");
  g_assert_nonnull (tl_picture_view_get_picture (f->page->sheet));
  tl_document_undo (f->document);
  tl_document_undo (f->document);
  settle ();
  g_assert_cmpuint (count (f), ==, 0);
  g_assert_true (is_shown (f->page->empty));
}

static char *
add (Fixture *f, const char *name)
{
  char *id;

  tl_document_begin (f->document, "Add");
  id = tl_edit_add_persona (f->document, name, f->map);
  tl_document_commit (f->document);
  return id;
}

/* The stack of pages may have given a row the focus when it showed the page. */
static void
test_focus (Fixture *f, gconstpointer data)
{
  g_autofree char *mia = add (f, "Mia");

  settle ();
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (f->page)));
      g_assert_true (gtk_root_get_focus (GTK_ROOT (f->window)) ==
                     GTK_WIDGET (gtk_list_box_get_row_at_index (f->page->list, 0)));
    }
}

static void
test_verbs (Fixture *f, gconstpointer data)
{
  g_autofree char *mia = add (f, "Mia");
  g_autofree char *walter = add (f, "Walter");

  tl_persona_page_choose (f->page, walter);
  settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (f->page->name)), ==, "Walter");
  do_action (f, "personas.move-up");
  g_assert_cmpstr (tl_record_get_id (get_persona (f, 0)), ==, walter);
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, "Move “Walter”");
  g_assert_cmpstr (tl_persona_page_get_persona (f->page), ==, walter);
  do_action (f, "personas.move-down");
  g_assert_cmpstr (tl_record_get_id (get_persona (f, 1)), ==, walter);
  do_action (f, "personas.duplicate");
  g_assert_cmpuint (count (f), ==, 3);
  g_assert_cmpstr (tl_persona_page_get_persona (f->page), !=, walter);
  do_action (f, "personas.delete");
  g_assert_cmpuint (count (f), ==, 2);
  g_assert_cmpstr (tl_persona_page_get_persona (f->page), ==, walter);
  tl_document_undo (f->document);
  settle ();
  g_assert_cmpuint (count_rows (f), ==, 3);
  /* Selecting a row shows it; nothing is written by that. */
  tl_document_undo (f->document);
  gtk_list_box_select_row (f->page->list, gtk_list_box_get_row_at_index (f->page->list, 0));
  settle ();
  g_assert_cmpstr (tl_persona_page_get_persona (f->page), ==, mia);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (f->page->name)), ==, "Mia");
  g_assert_true (tl_document_can_redo (f->document));
}

static GtkWidget *
find_widget (GtkWidget *widget, GType type, const char *css_class)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) &&
      (!css_class || gtk_widget_has_css_class (widget, css_class)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type, css_class);

      if (found)
        return found;
    }
  return NULL;
}

static void
test_on_map (Fixture *f, gconstpointer data)
{
  g_autofree char *mia = add (f, "Mia");
  GtkWidget       *eye;

  settle ();
  eye = find_widget (GTK_WIDGET (f->page->list), GTK_TYPE_TOGGLE_BUTTON, "eye");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (eye)));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (eye), FALSE);
  settle ();
  g_assert_null (tl_record_get_list (tl_table_get (get_table (f), f->map), TL_MAP_PERSONAS)[0]);
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, "Hide Persona");
  eye = find_widget (GTK_WIDGET (f->page->list), GTK_TYPE_TOGGLE_BUTTON, "eye");
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (eye)));
}

static void
resize (Fixture *f, int width)
{
  gtk_window_set_default_size (GTK_WINDOW (f->window), width, 600);
  for (guint i = 0; i < 40 && gtk_widget_get_width (GTK_WIDGET (f->page)) != width; i++)
    settle ();
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (f->page)), ==, width);
  settle ();
}

/* As many panes as there is room for; what is out of sight can be reached. */
static void
test_panes (Fixture *f, gconstpointer data)
{
  g_autofree char *mia = add (f, "Mia");

  settle ();
  g_assert_true (is_shown (f->page->list_pane) && is_shown (f->page->form_pane) &&
                 is_shown (f->page->sheet_pane));
  g_assert_false (is_shown (f->page->preview));
  resize (f, 800);
  g_assert_true (is_shown (f->page->list_pane) && is_shown (f->page->form_pane));
  g_assert_false (is_shown (f->page->sheet_pane));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (f->page->preview), TRUE);
  settle ();
  g_assert_false (is_shown (f->page->form_pane));
  g_assert_true (is_shown (f->page->sheet_pane));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (f->page->preview), FALSE);
  resize (f, 380);
  g_assert_true (is_shown (f->page->list_pane));
  g_assert_false (is_shown (f->page->form_pane));
  tl_persona_page_choose (f->page, mia);
  settle ();
  g_assert_false (is_shown (f->page->list_pane));
  g_assert_true (is_shown (f->page->form_pane) && is_shown (f->page->back));
  g_signal_emit_by_name (f->page->back, "clicked");
  settle ();
  g_assert_true (is_shown (f->page->list_pane));
}

/* A file that is no picture changes nothing; one that is becomes the portrait, in one step. */
static void
drop_file (Fixture *f, const char *name, const char *content, gsize length)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (f->page->form_pane);
  g_auto (GValue) value = G_VALUE_INIT;
  GSList  *files = g_slist_prepend (NULL, file);
  gboolean handled = FALSE;

  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_list (files));
  g_slist_free (files);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 0.0, 0.0, &handled);
    }
  g_assert_true (handled);
  for (guint i = 0; i < 20; i++)
    settle ();
  g_remove (path);
}

static void
test_portrait (Fixture *f, gconstpointer data)
{
  static const char svg[] = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"30\">"
                            "<rect width=\"20\" height=\"30\" fill=\"red\"/></svg>";
  g_autofree char  *mia = add (f, "Mia");
  const TlRecord   *image;

  tl_persona_page_choose (f->page, mia);
  settle ();
  drop_file (f, "words.png", "no picture", 10);
  g_assert_null (tl_persona_get_portrait (get_table (f), get_persona (f, 0)));
  drop_file (f, "Mia at work.svg", svg, strlen (svg));
  image = tl_persona_get_portrait (get_table (f), get_persona (f, 0));
  g_assert_nonnull (image);
  g_assert_cmpstr (tl_record_get_text (image, TL_IMAGE_TYPE), ==, "image/png");
  g_assert_cmpstr (tl_record_get_text (image, TL_IMAGE_ALT), ==, "Mia at work");
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, "Set Portrait");
  do_action (f, "personas.remove-portrait");
  g_assert_null (tl_persona_get_portrait (get_table (f), get_persona (f, 0)));
  g_assert_cmpuint (tl_table_get_children (get_table (f),
                                           tl_document_get_id (f->document),
                                           TL_KIND_IMAGE)
                      ->len,
                    ==,
                    0);
}

/* The same persona in another file, with another age and a quote. */
static GFile *
write_other (Fixture *f)
{
  g_autofree char *path = g_build_filename (f->folder, "other.journey", NULL);
  g_autoptr (TlTable) snapshot = tl_document_dup_snapshot (f->document);
  g_autoptr (TlDocument) other = tl_document_new_for_table (snapshot);
  const char *id = tl_record_get_id (get_persona (f, 0));
  g_autoptr (GError) error = NULL;

  tl_document_begin (other, "Edit");
  tl_edit_set_text (other, id, TL_PERSONA_AGE, "35");
  tl_edit_set_text (other, id, TL_PERSONA_QUOTE, "Never late.");
  g_free (tl_edit_add_persona (other, "Walter", NULL));
  tl_document_commit (other);
  tl_store_save (path,
                 tl_document_get_table (other),
                 NULL,
                 TL_SAVE_FLAG_OVERWRITE_CHANGED,
                 NULL,
                 &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static GtkWidget *
wait_for_dialog (void)
{
  for (guint i = 0; i < 50; i++)
    {
      GListModel *all = gtk_window_get_toplevels ();

      settle ();
      for (guint k = 0; k < g_list_model_get_n_items (all); k++)
        {
          g_autoptr (GtkWidget) window = g_list_model_get_item (all, k);

          if (ADW_IS_WINDOW (window))
            return window;
        }
    }
  return NULL;
}

static void
test_update (Fixture *f, gconstpointer data)
{
  g_autofree char *mia = add (f, "Mia");
  g_autoptr (GFile) file = write_other (f);
  GtkWidget *dialog, *check, *apply;

  tl_persona_page_choose (f->page, mia);
  tl_persona_page_offer_file (f->page, file, TRUE);
  dialog = wait_for_dialog ();
  g_assert_nonnull (dialog);
  /* The first row is the age: it stays as it is. */
  check = find_widget (dialog, GTK_TYPE_CHECK_BUTTON, NULL);
  apply = find_widget (dialog, GTK_TYPE_BUTTON, "suggested-action");
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  g_assert_true (gtk_widget_get_sensitive (apply));
  g_signal_emit_by_name (apply, "clicked");
  settle ();
  g_assert_cmpstr (tl_record_get_text (get_persona (f, 0), TL_PERSONA_AGE), ==, "");
  g_assert_cmpstr (tl_record_get_text (get_persona (f, 0), TL_PERSONA_QUOTE), ==, "Never late.");
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, "Update “Mia”");
}

static void
test_copy (Fixture *f, gconstpointer data)
{
  g_autofree char *mia = add (f, "Mia");
  g_autoptr (GFile) file = write_other (f);
  GtkWidget *dialog;

  tl_persona_page_offer_file (f->page, file, FALSE);
  dialog = wait_for_dialog ();
  g_assert_nonnull (dialog);
  g_signal_emit_by_name (find_widget (dialog, GTK_TYPE_BUTTON, "suggested-action"), "clicked");
  settle ();
  /* The one that is here already was not offered. */
  g_assert_cmpuint (count (f), ==, 2);
  g_assert_cmpstr (tl_record_get_text (get_persona (f, 1), TL_PERSONA_NAME), ==, "Walter");
  g_assert_cmpstr (tl_persona_page_get_persona (f->page),
                   ==,
                   tl_record_get_id (get_persona (f, 1)));
}

static void
test_read_only (Fixture *f, gconstpointer data)
{
  g_autofree char *mia = add (f, "Mia");

  tl_window_part_set_document (TL_WINDOW_PART (f->page), f->document, f->map, TRUE);
  settle ();
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (f->page->name)));
  gtk_widget_activate_action (GTK_WIDGET (f->page), "personas.add", NULL);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "personas.delete", NULL);
  settle ();
  g_assert_cmpuint (count (f), ==, 1);
  tl_window_part_set_document (TL_WINDOW_PART (f->page), NULL, NULL, FALSE);
  settle ();
  g_assert_true (is_shown (f->page->empty));
}

#define ADD(path, function)                                                                        \
  g_test_add ("/app/persona-page/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  ADD ("begin", test_begin);
  ADD ("focus", test_focus);
  ADD ("verbs", test_verbs);
  ADD ("on-map", test_on_map);
  ADD ("panes", test_panes);
  ADD ("portrait", test_portrait);
  ADD ("update", test_update);
  ADD ("copy", test_copy);
  ADD ("read-only", test_read_only);
  return g_test_run ();
}
