/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What fields are chosen and completed with: the grid of channels, chips, words in use. */
#include "config.h"

#include <adwaita.h>

#include "app/tl-channel-button.h"
#include "app/tl-suggestions.h"
#include "app/tl-tag-box.h"
#include "app/tl-wrap-layout.h"
#include "canvas/tl-channel-grid.h"

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
chosen_cb (TlChannelGrid *grid, int channel, int *chosen)
{
  *chosen = channel;
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found)
        return found;
    }
  return NULL;
}

static void
test_channel_grid (void)
{
  GtkWidget *grid = g_object_ref_sink (tl_channel_grid_new ());
  GtkWidget *flow = gtk_widget_get_first_child (grid);
  int        chosen = -1;

  g_signal_connect (grid, "chosen", G_CALLBACK (chosen_cb), &chosen);
  tl_channel_grid_set_channel (TL_CHANNEL_GRID (grid), TL_CHANNEL_PHONE);
  g_assert_cmpint (chosen, ==, -1);
  gtk_widget_activate (
    GTK_WIDGET (gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (flow), TL_CHANNEL_IN_PERSON)));
  g_assert_cmpint (chosen, ==, TL_CHANNEL_IN_PERSON);
  gtk_test_accessible_assert_property (GTK_WIDGET (
                                         gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (flow),
                                                                          TL_CHANNEL_PHONE)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Phone");
  g_assert_null (gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (flow), TL_N_CHANNELS));
  g_assert_finalize_object (grid);
}

static void
test_channel_button (void)
{
  GtkWidget *button = g_object_ref_sink (tl_channel_button_new ("Channel"));
  GtkWidget *inner = gtk_widget_get_first_child (button);
  guint      n_notified = 0;

  g_signal_connect_swapped (button, "notify::value", G_CALLBACK (count_cb), &n_notified);
  tl_channel_button_set_value (TL_CHANNEL_BUTTON (button), TL_CHANNEL_CHAT);
  tl_channel_button_set_value (TL_CHANNEL_BUTTON (button), TL_CHANNEL_CHAT);
  g_assert_cmpuint (n_notified, ==, 1);
  gtk_test_accessible_assert_property (inner, GTK_ACCESSIBLE_PROPERTY_LABEL, "Channel: Chat");
  tl_channel_button_set_mixed (TL_CHANNEL_BUTTON (button));
  gtk_test_accessible_assert_property (inner, GTK_ACCESSIBLE_PROPERTY_LABEL, "Channel: Mixed");
  g_assert_cmpuint (n_notified, ==, 1);
  tl_channel_button_set_value (TL_CHANNEL_BUTTON (button), TL_CHANNEL_NONE);
  g_assert_cmpuint (n_notified, ==, 2);
  g_assert_finalize_object (button);
}

static void
assert_tags (GtkWidget *box, const char *expected)
{
  g_auto (GStrv) tags = tl_tag_box_dup_tags (TL_TAG_BOX (box));
  g_autofree char *joined = g_strjoinv ("|", tags);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_tag_box (void)
{
  static const char *const tags[] = { "price", "hill", NULL };
  GtkWidget               *box = g_object_ref_sink (tl_tag_box_new ("Tags"));
  GtkEditable             *entry = tl_tag_box_get_entry (TL_TAG_BOX (box));
  guint                    n_changed = 0;

  g_signal_connect_swapped (box, "changed", G_CALLBACK (count_cb), &n_changed);
  tl_tag_box_set_tags (TL_TAG_BOX (box), tags);
  g_assert_cmpuint (n_changed, ==, 0);
  assert_tags (box, "price|hill");
  gtk_editable_set_text (entry, "slow");
  assert_tags (box, "price|hill|slow");
  g_assert_cmpuint (n_changed, ==, 1);
  /* What is being typed stays in the entry when the same words come back. */
  tl_tag_box_set_tags (TL_TAG_BOX (box), (const char *const[]){ "price", "hill", "slow", NULL });
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "slow");
  gtk_editable_set_text (entry, "slow, ");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
  gtk_editable_set_text (entry, "hill,");
  assert_tags (box, "price|hill|slow");
  g_signal_emit_by_name (find (box, GTK_TYPE_BUTTON), "clicked");
  assert_tags (box, "hill|slow");
  g_assert_finalize_object (box);
}

static char **
dup_words (gpointer user_data)
{
  return g_strsplit ("price,hill,pride", ",", -1);
}

/* The list of words goes with its box, also when it was shown. */
static void
test_suggestions (void)
{
  GtkWidget  *window = gtk_window_new ();
  GtkWidget  *box = tl_tag_box_new ("Tags");
  GtkWidget  *popover;
  GtkListBox *list;

  tl_tag_box_set_suggestions (TL_TAG_BOX (box), dup_words, NULL);
  gtk_window_set_child (GTK_WINDOW (window), box);
  popover = find (box, GTK_TYPE_POPOVER);
  g_assert_nonnull (popover);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (box);
  gtk_editable_set_text (tl_tag_box_get_entry (TL_TAG_BOX (box)), "pri");
  g_assert_true (gtk_widget_get_visible (popover));
  list = GTK_LIST_BOX (find (popover, GTK_TYPE_LIST_BOX));
  g_assert_nonnull (gtk_list_box_get_row_at_index (list, 1));
  g_assert_null (gtk_list_box_get_row_at_index (list, 2));
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 1));
  assert_tags (box, "pride");
  g_assert_false (gtk_widget_get_visible (popover));
  gtk_editable_set_text (tl_tag_box_get_entry (TL_TAG_BOX (box)), "hi");
  g_object_add_weak_pointer (G_OBJECT (box), (gpointer *) &box);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (box);
}

static GtkWidget *
new_brick (int width)
{
  GtkWidget *brick = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_size_request (brick, width, 20);
  return brick;
}

static void
test_wrap_layout (void)
{
  GtkWidget *wall = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  GtkWidget *last = new_brick (30);
  int        height;
  int        width;

  gtk_widget_set_layout_manager (wall, tl_wrap_layout_new (5));
  gtk_widget_set_parent (new_brick (60), wall);
  gtk_widget_set_parent (new_brick (60), wall);
  gtk_widget_set_hexpand (last, TRUE);
  gtk_widget_set_parent (last, wall);
  gtk_widget_measure (wall, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, ==, 60);
  gtk_widget_measure (wall, GTK_ORIENTATION_VERTICAL, 160, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, ==, 20);
  gtk_widget_measure (wall, GTK_ORIENTATION_VERTICAL, 159, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, ==, 45);
  gtk_widget_measure (wall, GTK_ORIENTATION_VERTICAL, 60, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, ==, 70);
  gtk_widget_allocate (wall, 200, 20, -1, NULL);
  g_assert_cmpint (gtk_widget_get_width (last), ==, 70);
  for (GtkWidget *child; (child = gtk_widget_get_first_child (wall));)
    gtk_widget_unparent (child);
  g_assert_finalize_object (wall);
}

int
main (int argc, char **argv)
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  g_test_add_func ("/app/pickers/channel-grid", test_channel_grid);
  g_test_add_func ("/app/pickers/channel-button", test_channel_button);
  g_test_add_func ("/app/pickers/tag-box", test_tag_box);
  g_test_add_func ("/app/pickers/suggestions", test_suggestions);
  g_test_add_func ("/app/pickers/wrap-layout", test_wrap_layout);
  return g_test_run ();
}
