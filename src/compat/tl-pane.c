/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The pane at the window's end: AdwFlap behind our own properties, so that its successors change
 * this file alone. It never opens by itself: folding keeps what "shown" says, and only set_shown(),
 * a swipe or closing changes it. */
#include "config.h"

#include "compat/tl-pane.h"

#include <adwaita.h>

struct _TlPane
{
  GtkWidget parent_instance;

  AdwFlap *flap;
};

enum
{
  PROP_CONTENT = 1,
  PROP_PANE,
  PROP_SHOWN,
  PROP_FOLDED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TlPane, tl_pane, GTK_TYPE_WIDGET)

static void
revealed_cb (TlPane *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
}

static void
folded_cb (TlPane *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

static void
tl_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TlPane *self = TL_PANE (object);

  switch (id)
    {
    case PROP_CONTENT:
      g_value_set_object (value, adw_flap_get_content (self->flap));
      break;
    case PROP_PANE:
      g_value_set_object (value, adw_flap_get_flap (self->flap));
      break;
    case PROP_SHOWN:
      g_value_set_boolean (value, tl_pane_get_shown (self));
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, tl_pane_get_folded (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TlPane *self = TL_PANE (object);

  switch (id)
    {
    case PROP_CONTENT:
      tl_pane_set_content (self, g_value_get_object (value));
      break;
    case PROP_PANE:
      tl_pane_set_pane (self, g_value_get_object (value));
      break;
    case PROP_SHOWN:
      tl_pane_set_shown (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_pane_dispose (GObject *object)
{
  TlPane *self = TL_PANE (object);

  if (self->flap)
    {
      g_signal_handlers_disconnect_by_data (self->flap, self);
      gtk_widget_unparent (GTK_WIDGET (self->flap));
      self->flap = NULL;
    }
  G_OBJECT_CLASS (tl_pane_parent_class)->dispose (object);
}

static void
tl_pane_class_init (TlPaneClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = tl_pane_get_property;
  object_class->set_property = tl_pane_set_property;
  object_class->dispose = tl_pane_dispose;
  properties[PROP_CONTENT] =
    g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags | G_PARAM_READWRITE);
  properties[PROP_PANE] =
    g_param_spec_object ("pane", NULL, NULL, GTK_TYPE_WIDGET, flags | G_PARAM_READWRITE);
  properties[PROP_SHOWN] =
    g_param_spec_boolean ("shown", NULL, NULL, FALSE, flags | G_PARAM_READWRITE);
  properties[PROP_FOLDED] =
    g_param_spec_boolean ("folded", NULL, NULL, FALSE, flags | G_PARAM_READABLE);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pane");
}

static void
tl_pane_init (TlPane *self)
{
  self->flap = ADW_FLAP (adw_flap_new ());
  adw_flap_set_flap_position (self->flap, GTK_PACK_END);
  adw_flap_set_separator (self->flap, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  adw_flap_set_reveal_flap (self->flap, FALSE);
  /* Locked: a window that becomes wide or narrow neither shows nor hides it. */
  adw_flap_set_locked (self->flap, TRUE);
  adw_flap_set_swipe_to_open (self->flap, FALSE);
  g_signal_connect_swapped (self->flap, "notify::reveal-flap", G_CALLBACK (revealed_cb), self);
  g_signal_connect_swapped (self->flap, "notify::folded", G_CALLBACK (folded_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->flap), GTK_WIDGET (self));
}

/**
 * tl_pane_new:
 *
 * Returns: (transfer floating): an empty one, the pane hidden
 */
GtkWidget *
tl_pane_new (void)
{
  return g_object_new (TL_TYPE_PANE, NULL);
}

/**
 * tl_pane_set_content:
 * @self: a pane
 * @content: (nullable): the main child
 */
void
tl_pane_set_content (TlPane *self, GtkWidget *content)
{
  g_return_if_fail (TL_IS_PANE (self));

  if (content == adw_flap_get_content (self->flap))
    return;
  adw_flap_set_content (self->flap, content);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTENT]);
}

/**
 * tl_pane_set_pane:
 * @self: a pane
 * @pane: (nullable): the child at the end
 */
void
tl_pane_set_pane (TlPane *self, GtkWidget *pane)
{
  g_return_if_fail (TL_IS_PANE (self));

  if (pane == adw_flap_get_flap (self->flap))
    return;
  adw_flap_set_flap (self->flap, pane);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PANE]);
}

/**
 * tl_pane_set_shown:
 * @self: a pane
 * @shown: whether the pane is to be seen
 */
void
tl_pane_set_shown (TlPane *self, gboolean shown)
{
  g_return_if_fail (TL_IS_PANE (self));

  adw_flap_set_reveal_flap (self->flap, shown);
}

/**
 * tl_pane_get_shown:
 * @self: a pane
 *
 * Returns: whether the pane is to be seen
 */
gboolean
tl_pane_get_shown (TlPane *self)
{
  g_return_val_if_fail (TL_IS_PANE (self), FALSE);

  return adw_flap_get_reveal_flap (self->flap);
}

/**
 * tl_pane_get_folded:
 * @self: a pane
 *
 * Returns: whether the pane lies over the content for want of room
 */
gboolean
tl_pane_get_folded (TlPane *self)
{
  g_return_val_if_fail (TL_IS_PANE (self), FALSE);

  return adw_flap_get_folded (self->flap);
}
