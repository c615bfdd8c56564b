/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which columns the outline shows, and how wide: those that were chosen, which is remembered in the
 * settings; in a narrow window card and score, and the card says where it stands; all of them as
 * wide as the system's text size asks for. */
#include "config.h"

#include "app/tl-outline-private.h"

#include <glib/gi18n-lib.h>

#include "app/tl-lazy-menu.h"

/* Up to this width it reads as a list, px. */
#define NARROW_PX 500
/* Room for a word in the filter; in a window of 360 px the buttons beside it come first. */
#define FILTER_CHARS 12
#define FILTER_CHARS_NARROW 5
/* 11 pt at 96 dpi. */
#define USUAL_PX (11 * 96 / 72.0)
#define SETTING "outline-columns"

/* --- Columns -----------------------------------------------------------------------------------
 */

gboolean
tl_outline_is_chosen (TlOutline *self, TlOutlineColumn column)
{
  g_autoptr (GVariant) state =
    g_action_group_get_action_state (G_ACTION_GROUP (self->column_actions),
                                     tl_outline_column_get_word (column));

  return !state || g_variant_get_boolean (state);
}

/* GTK 4.8 gives columns that are not visible their width all the same: they are taken out. Returns
 * how many columns stand before the next one. */
static guint
show_column (TlOutline *self, TlOutlineColumn column, gboolean shown, guint place)
{
  if (shown && !tl_outline_is_shown (self, column))
    gtk_column_view_insert_column (self->view, place, self->columns[column]);
  else if (!shown && tl_outline_is_shown (self, column))
    gtk_column_view_remove_column (self->view, self->columns[column]);
  return shown ? place + 1 : place;
}

static void
name (GtkWidget *widget, const char *text)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* The widgets inside the column view would be called by the names of their types. */
static void
name_parts (TlOutline *self)
{
  GtkWidget  *header = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  GtkWidget  *heading = header ? gtk_widget_get_first_child (header) : NULL;
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; heading; i++, heading = gtk_widget_get_next_sibling (heading))
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (column)
        name (heading, gtk_column_view_column_get_title (column));
    }
  if (header)
    name (header, _ ("Headings"));
  if (header && gtk_widget_get_next_sibling (header))
    name (gtk_widget_get_next_sibling (header), _ ("Rows"));
}

/* Without steps their column would be empty, whatever was chosen. */
void
tl_outline_show_columns (TlOutline *self)
{
  guint place = 0;

  for (guint i = 0; i < TL_N_OUTLINE_COLUMNS; i++)
    {
      gboolean shown = self->narrow ? i == TL_OUTLINE_COLUMN_SCORE : tl_outline_is_chosen (self, i);

      if (i == TL_OUTLINE_COLUMN_STEP)
        shown = shown && tl_outline_model_has_steps (self->model);
      if (i == TL_OUTLINE_COLUMN_CARD)
        shown = TRUE;
      place = show_column (self, i, shown, place);
    }
  if (!tl_outline_is_shown (self, self->cursor))
    tl_outline_set_cursor (self, TL_OUTLINE_COLUMN_CARD);
  name_parts (self);
}

static void
remember_columns (TlOutline *self)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  if (!self->settings)
    return;
  for (guint i = 0; i < TL_N_OUTLINE_COLUMNS; i++)
    if (tl_outline_is_chosen (self, i))
      g_strv_builder_add (words, tl_outline_column_get_word (i));
  list = g_strv_builder_end (words);
  g_settings_set_strv (self->settings, SETTING, (const char *const *) list);
}

static void
column_toggled_cb (GSimpleAction *action, GVariant *value, TlOutline *self)
{
  g_simple_action_set_state (action, value);
  tl_outline_show_columns (self);
  remember_columns (self);
}

static gboolean
was_chosen (TlOutline *self, TlOutlineColumn column)
{
  g_auto (GStrv) list = self->settings ? g_settings_get_strv (self->settings, SETTING) : NULL;

  if (!list || !*list)
    return tl_outline_column_is_usual (column);
  return g_strv_contains ((const char *const *) list, tl_outline_column_get_word (column));
}

/* The menu of the button, and the actions "columns.*" behind it. */
void
tl_outline_add_column_menu (TlOutline *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) toggles = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();
  g_autoptr (GMenu) sorts = g_menu_new ();

  self->column_actions = g_simple_action_group_new ();
  for (guint i = 0; i < TL_N_OUTLINE_COLUMNS; i++)
    {
      const char      *word = tl_outline_column_get_word (i);
      g_autofree char *name = g_strconcat ("columns.", word, NULL);
      g_autofree char *sort = g_strconcat ("outline.sort::", word, NULL);
      g_autoptr (GSimpleAction) action = NULL;

      g_menu_append (sorts, tl_outline_column_get_title (i), sort);
      if (i == TL_OUTLINE_COLUMN_CARD)
        continue;
      action =
        g_simple_action_new_stateful (word, NULL, g_variant_new_boolean (was_chosen (self, i)));
      g_signal_connect_object (action, "change-state", G_CALLBACK (column_toggled_cb), self, 0);
      g_action_map_add_action (G_ACTION_MAP (self->column_actions), G_ACTION (action));
      g_menu_append (toggles, tl_outline_column_get_title (i), name);
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self),
                                  "columns",
                                  G_ACTION_GROUP (self->column_actions));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (toggles));
  g_menu_append (order, _ ("Sort as on the _Map"), "outline.map-order");
  g_menu_append_submenu (order, _ ("Sort _By"), G_MENU_MODEL (sorts));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
  tl_lazy_menu_set (self->columns_button, G_MENU_MODEL (menu));
}

/* --- Width -------------------------------------------------------------------------------------
 */

static void
set_narrow (TlOutline *self, gboolean narrow)
{
  GHashTableIter iter;
  gpointer       cell;

  if (self->narrow == narrow)
    return;
  tl_outline_commit_editing (self);
  self->narrow = narrow;
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    tl_outline_cell_set_narrow (cell, narrow);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->filter_entry),
                                narrow ? FILTER_CHARS_NARROW : FILTER_CHARS);
  gtk_widget_set_visible (GTK_WIDGET (self->columns_button), !narrow);
  gtk_widget_set_visible (self->bulk_buttons, !narrow);
  tl_outline_show_columns (self);
}

/* Large text needs more room for the same words. */
static gboolean
is_narrow (TlOutline *self, int width)
{
  return width <= NARROW_PX * MAX (1, self->text_scale);
}

static gboolean
narrow_cb (gpointer user_data)
{
  TlOutline *self = user_data;

  self->narrow_id = 0;
  set_narrow (self, is_narrow (self, gtk_widget_get_width (GTK_WIDGET (self))));
  return G_SOURCE_REMOVE;
}

/* After a layout of that width. */
void
tl_outline_follow_width (TlOutline *self, int width)
{
  /* Hiding columns from here would ask for another layout in the middle of this one. */
  if (is_narrow (self, width) != self->narrow && !self->narrow_id)
    self->narrow_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, narrow_cb, self, NULL);
}

/* Before the first layout of that width, which is 0 where nobody knows. */
void
tl_outline_take_width (TlOutline *self, int width)
{
  set_narrow (self, is_narrow (self, width));
}

/* --- Size of the text --------------------------------------------------------------------------
 */

/* How large the interface's text is against the usual 11 pt: columns are as wide as their words. */
static double
get_text_scale (TlOutline *self)
{
  PangoContext         *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontDescription *font = pango_context_get_font_description (context);
  double                size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72;
  return CLAMP (size / USUAL_PX, 0.5, 4);
}

void
tl_outline_set_widths (TlOutline *self)
{
  double scale = get_text_scale (self);

  if (scale == self->text_scale)
    return;
  self->text_scale = scale;
  for (guint i = 0; i < TL_N_OUTLINE_COLUMNS; i++)
    if (tl_outline_column_get_width (i) >= 0)
      gtk_column_view_column_set_fixed_width (self->columns[i],
                                              (int) (tl_outline_column_get_width (i) * scale));
}

/**
 * tl_outline_show_plan:
 * @self: an outline
 *
 * Shows the columns that a plan for research needs, in the order of the map: where each card
 * stands, how it is known so far, and who will find out.
 */
void
tl_outline_show_plan (TlOutline *self)
{
  static const TlOutlineColumn wanted[] = { TL_OUTLINE_COLUMN_STAGE,    TL_OUTLINE_COLUMN_LANE,
                                            TL_OUTLINE_COLUMN_EVIDENCE, TL_OUTLINE_COLUMN_SOURCE,
                                            TL_OUTLINE_COLUMN_COUNT,    TL_OUTLINE_COLUMN_OWNER };

  g_return_if_fail (TL_IS_OUTLINE (self));

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (!tl_outline_is_chosen (self, wanted[i]))
      g_action_group_change_action_state (G_ACTION_GROUP (self->column_actions),
                                          tl_outline_column_get_word (wanted[i]),
                                          g_variant_new_boolean (TRUE));
  gtk_widget_activate_action (GTK_WIDGET (self), "outline.map-order", NULL);
}
