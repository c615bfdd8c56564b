/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How the lists of the comparison look: a line of what differs is a title with words under it, or a
 * heading; a map is its name, which ends in an ellipsis where it does not fit. */
#include "config.h"

#include "app/tl-comparison-rows.h"

#include "app/tl-comparison-item.h"

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_lines (GTK_LABEL (label), 2);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  TlComparisonItem *item = gtk_list_item_get_item (list_item);
  GtkWidget        *box = gtk_list_item_get_child (list_item);
  GtkWidget        *title = gtk_widget_get_first_child (box);
  GtkWidget        *words = gtk_widget_get_last_child (box);

  gtk_label_set_text (GTK_LABEL (title), item->heading ? item->heading : item->title);
  gtk_label_set_text (GTK_LABEL (words), item->words ? item->words : "");
  gtk_widget_set_visible (words, item->words != NULL);
  gtk_list_item_set_activatable (list_item, item->id != NULL);
  if (item->heading)
    gtk_widget_add_css_class (title, "heading");
  else
    gtk_widget_remove_css_class (title, "heading");
  gtk_widget_add_css_class (words, "caption");
  gtk_widget_add_css_class (words, "dim-label");
  gtk_widget_set_margin_top (box,
                             item->heading && gtk_list_item_get_position (list_item) > 0 ? 12 : 0);
}

static void
setup_name_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_name_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkListItemFactory *
new_factory (GCallback setup, GCallback bind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", setup, NULL);
  g_signal_connect (factory, "bind", bind, NULL);
  return factory;
}

/**
 * tl_comparison_rows_new_factory:
 *
 * Returns: (transfer full): a factory for a list of #TlComparisonItem
 */
GtkListItemFactory *
tl_comparison_rows_new_factory (void)
{
  return new_factory (G_CALLBACK (setup_cb), G_CALLBACK (bind_cb));
}

/**
 * tl_comparison_rows_new_name_factory:
 *
 * Returns: (transfer full): a factory for a list of #GtkStringObject
 */
GtkListItemFactory *
tl_comparison_rows_new_name_factory (void)
{
  return new_factory (G_CALLBACK (setup_name_cb), G_CALLBACK (bind_name_cb));
}
