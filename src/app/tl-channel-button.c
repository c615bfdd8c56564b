/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Choosing a channel: the badge and name of the present one, behind it the grid of all. The grid is
 * made when it is first opened, because every card's page has such a button. */
#include "config.h"

#include "app/tl-channel-button.h"

#include <glib/gi18n-lib.h>

#include "canvas/tl-channel-grid.h"
#include "canvas/tl-icon-image.h"
#include "canvas/tl-shorthand.h"

/* A badge beside interface text, a little larger than on a card. */
#define BADGE_PX 20

struct _TlChannelButton
{
  GtkWidget parent_instance;

  int        value;
  gboolean   mixed; /* several things with different channels: the value is none */
  char      *label;
  GtkWidget *button; /* GtkMenuButton, our one child */
  GtkWidget *icon;
  GtkWidget *name; /* GtkLabel */
};

enum
{
  PROP_VALUE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TlChannelButton, tl_channel_button, GTK_TYPE_WIDGET)

static void
update (TlChannelButton *self)
{
  const char *name =
    self->mixed ? _ ("Mixed") : tl_shorthand_get_channel_name ((TlChannel) self->value);
  g_autofree char *label = g_strdup_printf ("%s: %s", self->label, name);

  tl_icon_image_set_channel (TL_ICON_IMAGE (self->icon), (TlChannel) self->value);
  gtk_widget_set_visible (self->icon, self->value != TL_CHANNEL_NONE);
  gtk_label_set_text (GTK_LABEL (self->name), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
}

static void
chosen_cb (TlChannelGrid *grid, int channel, TlChannelButton *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  tl_channel_button_set_value (self, channel);
}

static void
shown_cb (TlChannelButton *self, GtkPopover *popover)
{
  tl_channel_grid_set_channel (TL_CHANNEL_GRID (gtk_popover_get_child (popover)),
                               self->mixed ? -1 : self->value);
}

static void
create_popover_cb (GtkMenuButton *button, gpointer data)
{
  GtkWidget *popover;
  GtkWidget *grid;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  popover = gtk_popover_new ();
  grid = tl_channel_grid_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), grid);
  g_signal_connect_object (grid, "chosen", G_CALLBACK (chosen_cb), data, 0);
  g_signal_connect_object (popover, "show", G_CALLBACK (shown_cb), data, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, popover);
}

static void
tl_channel_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VALUE)
    g_value_set_int (value, TL_CHANNEL_BUTTON (object)->value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tl_channel_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VALUE)
    tl_channel_button_set_value (TL_CHANNEL_BUTTON (object), g_value_get_int (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tl_channel_button_dispose (GObject *object)
{
  TlChannelButton *self = TL_CHANNEL_BUTTON (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->label, g_free);
  G_OBJECT_CLASS (tl_channel_button_parent_class)->dispose (object);
}

static void
tl_channel_button_class_init (TlChannelButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tl_channel_button_get_property;
  object_class->set_property = tl_channel_button_set_property;
  object_class->dispose = tl_channel_button_dispose;
  properties[PROP_VALUE] =
    g_param_spec_int ("value",
                      NULL,
                      NULL,
                      0,
                      TL_N_CHANNELS - 1,
                      TL_CHANNEL_NONE,
                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
tl_channel_button_init (TlChannelButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->icon = tl_icon_image_new (BADGE_PX);
  self->name = gtk_label_new (NULL);
  self->button = gtk_menu_button_new ();
  gtk_widget_add_css_class (self->name, "channel-name");
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), self->icon);
  gtk_box_append (GTK_BOX (box), self->name);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), box);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button),
                                         create_popover_cb,
                                         self,
                                         NULL);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/**
 * tl_channel_button_new:
 * @label: what the channel is of
 *
 * Returns: (transfer floating): one without a channel
 */
GtkWidget *
tl_channel_button_new (const char *label)
{
  TlChannelButton *self = g_object_new (TL_TYPE_CHANNEL_BUTTON, NULL);

  self->label = g_strdup (label);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * tl_channel_button_set_value:
 * @self: a channel button
 * @value: a TlChannel
 */
void
tl_channel_button_set_value (TlChannelButton *self, int value)
{
  g_return_if_fail (TL_IS_CHANNEL_BUTTON (self));
  g_return_if_fail (value >= 0 && value < TL_N_CHANNELS);

  if (self->value == value && !self->mixed)
    return;
  self->mixed = FALSE;
  self->value = value;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

/**
 * tl_channel_button_set_mixed:
 * @self: a channel button
 *
 * Shows that several things have different channels, until a value is set.
 */
void
tl_channel_button_set_mixed (TlChannelButton *self)
{
  g_return_if_fail (TL_IS_CHANNEL_BUTTON (self));

  if (self->mixed)
    return;
  self->mixed = TRUE;
  self->value = TL_CHANNEL_NONE;
  update (self);
}

/**
 * tl_channel_button_get_value:
 * @self: a channel button
 *
 * Returns: a TlChannel
 */
int
tl_channel_button_get_value (TlChannelButton *self)
{
  g_return_val_if_fail (TL_IS_CHANNEL_BUTTON (self), TL_CHANNEL_NONE);

  return self->value;
}
