/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Choosing a colour of the document: the palette's patches, none, or any colour. A palette name
 * keeps its meaning in dark and light; a colour of one's own is #rrggbb. */
#include "config.h"

#include "app/tl-color-button.h"

#include <glib/gi18n-lib.h>

#include "canvas/tl-choices.h"
#include "compat/tl-compat.h"
#include "scene/tl-theme.h"

#include "app/tl-swatch.h"

/* Two rows: ten names, none, and any. */
#define PER_ROW 6
#define SWATCH_PX 24

struct _TlColorButton
{
  GtkWidget parent_instance;

  char      *value;
  char      *label;
  gboolean   mixed; /* several things in different colours: the value is "" */
  GtkWidget *button;
  GtkWidget *swatch;
  GtkWidget *popover;
};

enum
{
  PROP_VALUE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TlColorButton, tl_color_button, GTK_TYPE_WIDGET)

static void
update (TlColorButton *self)
{
  const char      *words = self->mixed ? _ ("Mixed") : tl_color_get_label (self->value);
  g_autofree char *label = g_strdup_printf ("%s: %s", self->label, words);

  tl_swatch_set_color (TL_SWATCH (self->swatch), self->value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  gtk_widget_set_tooltip_text (self->button, words);
}

static void
swatch_clicked_cb (GtkButton *button, TlColorButton *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  tl_color_button_set_value (self, g_object_get_data (G_OBJECT (button), "tl-color"));
}

static void
custom_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlColorButton) self = user_data;
  g_autofree char *hex = NULL;
  GdkRGBA          rgba;

  if (!tl_compat_choose_color_finish (result, &rgba, NULL))
    return;
  hex = tl_color_to_hex (&(TlColor){ rgba.red, rgba.green, rgba.blue, 1 });
  tl_color_button_set_value (self, hex);
}

static void
custom_clicked_cb (GtkButton *button, TlColorButton *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  TlColor  color;
  GdkRGBA  rgba;
  gboolean known = tl_theme_resolve_color (tl_theme_get (TL_THEME_LIGHT), self->value, &color);

  if (known)
    rgba = (GdkRGBA){ color.red, color.green, color.blue, 1 };
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  tl_compat_choose_color_async (GTK_WINDOW (root),
                                self->label,
                                known ? &rgba : NULL,
                                custom_chosen_cb,
                                g_object_ref (self));
}

static GtkWidget *
new_patch (TlColorButton *self, const char *color)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), tl_swatch_new (color, SWATCH_PX));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, tl_color_get_label (color));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tl_color_get_label (color),
                                  -1);
  g_object_set_data (G_OBJECT (button), "tl-color", (gpointer) color);
  g_signal_connect (button, "clicked", G_CALLBACK (swatch_clicked_cb), self);
  return button;
}

static GtkWidget *
new_palette (TlColorButton *self)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *custom = gtk_button_new_with_mnemonic (_ ("_Another Color…"));
  int        n = 0;

  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 3);
  gtk_grid_attach (GTK_GRID (grid), new_patch (self, ""), 0, 0, 1, 1);
  for (n = 0; tl_palette_names[n]; n++)
    gtk_grid_attach (GTK_GRID (grid),
                     new_patch (self, tl_palette_names[n]),
                     (n + 1) % PER_ROW,
                     (n + 1) / PER_ROW,
                     1,
                     1);
  gtk_widget_add_css_class (custom, "flat");
  g_signal_connect (custom, "clicked", G_CALLBACK (custom_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (GTK_BOX (box), custom);
  return box;
}

static void
tl_color_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VALUE)
    g_value_set_string (value, TL_COLOR_BUTTON (object)->value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tl_color_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VALUE)
    tl_color_button_set_value (TL_COLOR_BUTTON (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tl_color_button_dispose (GObject *object)
{
  TlColorButton *self = TL_COLOR_BUTTON (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->value, g_free);
  g_clear_pointer (&self->label, g_free);
  G_OBJECT_CLASS (tl_color_button_parent_class)->dispose (object);
}

static void
tl_color_button_class_init (TlColorButtonClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tl_color_button_get_property;
  object_class->set_property = tl_color_button_set_property;
  object_class->dispose = tl_color_button_dispose;
  properties[PROP_VALUE] =
    g_param_spec_string ("value",
                         NULL,
                         NULL,
                         "",
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tl_color_button_init (TlColorButton *self)
{
  self->value = g_strdup ("");
  self->swatch = tl_swatch_new ("", SWATCH_PX - 4);
  self->button = gtk_menu_button_new ();
  self->popover = gtk_popover_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), self->swatch);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_popover_set_child (GTK_POPOVER (self->popover), new_palette (self));
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/**
 * tl_color_button_new:
 * @label: what the colour is for
 *
 * Returns: (transfer floating): one with the usual colour
 */
GtkWidget *
tl_color_button_new (const char *label)
{
  TlColorButton *self = g_object_new (TL_TYPE_COLOR_BUTTON, NULL);

  self->label = g_strdup (label);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * tl_color_button_set_value:
 * @self: a colour button
 * @value: (nullable): "", a palette name or #rrggbb
 */
void
tl_color_button_set_value (TlColorButton *self, const char *value)
{
  g_return_if_fail (TL_IS_COLOR_BUTTON (self));

  value = value ? value : "";
  if (g_str_equal (self->value, value) && !self->mixed)
    return;
  self->mixed = FALSE;
  g_free (self->value);
  self->value = g_strdup (value);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

/**
 * tl_color_button_set_mixed:
 * @self: a colour button
 *
 * Shows that several things have different colours, until a value is set.
 */
void
tl_color_button_set_mixed (TlColorButton *self)
{
  g_return_if_fail (TL_IS_COLOR_BUTTON (self));

  if (self->mixed)
    return;
  self->mixed = TRUE;
  g_free (self->value);
  self->value = g_strdup ("");
  update (self);
}

/**
 * tl_color_button_get_value:
 * @self: a colour button
 *
 * Returns: (transfer none): "", a palette name or #rrggbb
 */
const char *
tl_color_button_get_value (TlColorButton *self)
{
  g_return_val_if_fail (TL_IS_COLOR_BUTTON (self), NULL);

  return self->value;
}
