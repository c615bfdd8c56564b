/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The channels in a square of four by four, in the order of the field table: none first, other
 * last. The flow box brings walking with arrows; choosing is a signal and changes nothing here. */
#include "config.h"

#include "canvas/tl-channel-grid.h"

#include <glib/gi18n-lib.h>

#include "canvas/tl-icon-image.h"
#include "canvas/tl-shorthand.h"

/* Sixteen channels make a square. */
#define PER_ROW 4
/* Larger than on a card: it is looked for here. */
#define BADGE_PX 24

struct _TlChannelGrid
{
  GtkWidget parent_instance;

  GtkFlowBox *flow; /* our one child */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlChannelGrid, tl_channel_grid, GTK_TYPE_WIDGET)

static GtkWidget *
new_cell (TlChannel channel)
{
  const char *name = tl_shorthand_get_channel_name (channel);
  GtkWidget  *child = gtk_flow_box_child_new ();
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget  *icon = tl_icon_image_new (BADGE_PX);
  GtkWidget  *label = gtk_label_new (name);

  tl_icon_image_set_channel (TL_ICON_IMAGE (icon), channel);
  gtk_widget_set_halign (icon, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_widget_add_css_class (child, "channel");
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return child;
}

static void
activated_cb (GtkFlowBox *flow, GtkFlowBoxChild *child, TlChannelGrid *self)
{
  g_signal_emit (self, signals[CHOSEN], 0, gtk_flow_box_child_get_index (child));
}

static void
tl_channel_grid_dispose (GObject *object)
{
  TlChannelGrid *self = TL_CHANNEL_GRID (object);

  if (self->flow)
    gtk_widget_unparent (GTK_WIDGET (self->flow));
  self->flow = NULL;
  G_OBJECT_CLASS (tl_channel_grid_parent_class)->dispose (object);
}

static void
tl_channel_grid_class_init (TlChannelGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tl_channel_grid_dispose;
  signals[CHOSEN] = g_signal_new ("chosen",
                                  TL_TYPE_CHANNEL_GRID,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
tl_channel_grid_init (TlChannelGrid *self)
{
  self->flow = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_min_children_per_line (self->flow, PER_ROW);
  gtk_flow_box_set_max_children_per_line (self->flow, PER_ROW);
  gtk_flow_box_set_homogeneous (self->flow, TRUE);
  gtk_flow_box_set_selection_mode (self->flow, GTK_SELECTION_SINGLE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->flow),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Channel"),
                                  -1);
  for (guint i = 0; i < TL_N_CHANNELS; i++)
    gtk_flow_box_append (self->flow, new_cell ((TlChannel) i));
  g_signal_connect (self->flow, "child-activated", G_CALLBACK (activated_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->flow), GTK_WIDGET (self));
}

/**
 * tl_channel_grid_new:
 *
 * Returns: (transfer floating): a grid with no channel marked
 */
GtkWidget *
tl_channel_grid_new (void)
{
  return g_object_new (TL_TYPE_CHANNEL_GRID, NULL);
}

/**
 * tl_channel_grid_set_channel:
 * @self: a grid
 * @channel: the present channel, or -1 when there are several
 *
 * Marks a channel; the keyboard starts there.
 */
void
tl_channel_grid_set_channel (TlChannelGrid *self, int channel)
{
  GtkFlowBoxChild *child;

  g_return_if_fail (TL_IS_CHANNEL_GRID (self));

  gtk_flow_box_unselect_all (self->flow);
  child = gtk_flow_box_get_child_at_index (self->flow, MAX (channel, 0));
  if (channel >= 0)
    gtk_flow_box_select_child (self->flow, child);
  gtk_widget_grab_focus (GTK_WIDGET (child));
}
