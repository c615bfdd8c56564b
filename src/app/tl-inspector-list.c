/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists of a page: personas, images, what a card is about. Their rows are made anew when what they
 * show has changed, and only then: a signature, a text of everything that is seen, tells. When the
 * row that had the focus goes, the focus stays in the list. */
#include "config.h"

#include "app/tl-inspector-private.h"

struct _TlInspectorList
{
  TlInspector        *inspector;
  GtkWidget          *group;
  GPtrArray          *rows; /* borrowed widgets */
  char               *shown;
  TlInspectorListSign sign;
  TlInspectorListFill fill;
  gboolean            keep; /* shown also when it is empty */
};

static void
list_free (gpointer data)
{
  TlInspectorList *list = data;

  g_ptr_array_unref (list->rows);
  g_free (list->shown);
  g_free (list);
}

static gboolean
has_focus (TlInspectorList *list)
{
  GtkRoot   *root = gtk_widget_get_root (list->group);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && gtk_widget_is_ancestor (focus, list->group);
}

static void
pull_list (TlFormRow *row, const TlRecord *record)
{
  TlInspectorList *list = tl_form_row_get_data (row);
  g_autofree char *signature = list->sign (list->inspector, record);
  gboolean         focused;

  if (g_strcmp0 (signature, list->shown) == 0)
    return;
  focused = has_focus (list);
  g_free (list->shown);
  list->shown = g_steal_pointer (&signature);
  for (guint i = 0; i < list->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (list->group),
                                  g_ptr_array_index (list->rows, i));
  g_ptr_array_set_size (list->rows, 0);
  list->fill (list->inspector, record, list);
  gtk_widget_set_visible (list->group, list->keep || list->rows->len > 0);
  if (focused && !gtk_widget_child_focus (list->group, GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (GTK_WIDGET (list->inspector->page), GTK_DIR_TAB_FORWARD);
}

/**
 * tl_inspector_list_add:
 * @list: a list being filled
 * @row: (transfer none): a row
 */
void
tl_inspector_list_add (TlInspectorList *list, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (list->group), row);
  g_ptr_array_add (list->rows, row);
}

/**
 * tl_inspector_add_list:
 * @self: an inspector building a page
 * @form: the form of the record that the list belongs to
 * @title: what it lists
 * @sign: says what it shows
 * @fill: makes its rows
 * @keep: whether its title is shown while it is empty
 *
 * Returns: (transfer none): the list's group
 */
GtkWidget *
tl_inspector_add_list (TlInspector        *self,
                       TlForm             *form,
                       const char         *title,
                       TlInspectorListSign sign,
                       TlInspectorListFill fill,
                       gboolean            keep)
{
  TlInspectorList *list = g_new0 (TlInspectorList, 1);

  list->inspector = self;
  list->group = tl_inspector_add_group (self, title);
  list->rows = g_ptr_array_new ();
  list->sign = sign;
  list->fill = fill;
  list->keep = keep;
  g_object_set_data_full (G_OBJECT (list->group), "tl-list", list, list_free);
  tl_form_bind (form, NULL, TL_FORM_NO_FIELD, NULL, pull_list, list);
  return list->group;
}

/**
 * tl_inspector_add_menu:
 * @self: an inspector building a page
 * @group: a list's group
 * @icon: an icon's name
 * @label: what it does
 * @create: fills or makes the button's popover when it is pressed; called with @self
 *
 * Adds a button at the end of a list's title.
 */
void
tl_inspector_add_menu (TlInspector                 *self,
                       GtkWidget                   *group,
                       const char                  *icon,
                       const char                  *label,
                       GtkMenuButtonCreatePopupFunc create)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), icon);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create, self, NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_set_sensitive (button, !self->read_only);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), button);
}
