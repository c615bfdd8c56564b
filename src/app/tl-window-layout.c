/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the header and its buttons stand. Where they do not fit they stand in a bar at the bottom;
 * in full screen the header waits above the upper edge; and none of them takes the focus from the
 * map for good. Widgets only change their parents: nothing is made or thrown away. */
#include "config.h"

#include "app/tl-window-private.h"

/* The least width at which the buttons stand in the header, and the air that the title is left
 * beside them: a window can be made no narrower than they are, so they must move before that. */
#define NARROW_PX 500
#define TITLE_PX 48
#define SPACING_PX 6

/* How near to the upper edge the pointer calls the header in full screen, in px: an edge is easy to
 * hit, and nothing of the map is clicked there. */
#define REVEAL_EDGE_PX 3.0

/* --- Narrow and wide ---------------------------------------------------------------------------
 */

static void
set_narrow (TlWindow *self, gboolean narrow)
{
  GtkWidget *start = GTK_WIDGET (self->start_buttons);
  GtkWidget *end = GTK_WIDGET (self->end_buttons);

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  g_object_ref (start);
  g_object_ref (end);
  if (narrow)
    {
      adw_header_bar_remove (self->header, start);
      adw_header_bar_remove (self->header, end);
      gtk_box_append (self->bottom_start, start);
      gtk_box_append (self->bottom_end, end);
    }
  else
    {
      gtk_box_remove (self->bottom_start, start);
      gtk_box_remove (self->bottom_end, end);
      adw_header_bar_pack_start (self->header, start);
      adw_header_bar_pack_end (self->header, end);
    }
  g_object_unref (start);
  g_object_unref (end);
  /* At 360 px they stand shoulder to shoulder. */
  gtk_box_set_spacing (self->start_buttons, narrow ? 0 : SPACING_PX);
  gtk_box_set_spacing (self->end_buttons, narrow ? 0 : SPACING_PX);
  gtk_widget_set_visible (GTK_WIDGET (self->history_button), !narrow);
  tl_search_bar_set_narrow (self->search_bar, narrow);
  gtk_revealer_set_reveal_child (self->bottom_revealer, narrow);
}

/* How wide the header is depends on the buttons that the desktop adds, so it is measured. */
static gboolean
is_narrow (TlWindow *self, int width)
{
  if (!self->narrow)
    {
      gtk_widget_measure (GTK_WIDGET (self->header),
                          GTK_ORIENTATION_HORIZONTAL,
                          -1,
                          &self->wide_px,
                          NULL,
                          NULL,
                          NULL);
      self->wide_px = MAX (self->wide_px + TITLE_PX, NARROW_PX);
    }
  return width < self->wide_px;
}

static gboolean
narrow_cb (gpointer user_data)
{
  TlWindow *self = user_data;

  self->narrow_id = 0;
  set_narrow (self, is_narrow (self, gtk_widget_get_width (GTK_WIDGET (self))));
  return G_SOURCE_REMOVE;
}

/**
 * tl_window_layout_allocated:
 * @self: a window
 * @width: px, what it has just been given
 *
 * Moves the buttons between header and bar where they do not fit any more, or fit again.
 */
void
tl_window_layout_allocated (TlWindow *self, int width)
{
  /* Moving buttons from here would ask for another layout in the middle of this one. */
  if (is_narrow (self, width) != self->narrow && !self->narrow_id)
    self->narrow_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, narrow_cb, self, NULL);
}

/* --- Full screen -------------------------------------------------------------------------------
 */

static void
fullscreened_cb (TlWindow *self)
{
  gboolean   full = gtk_window_is_fullscreen (GTK_WINDOW (self));
  GtkWidget *header = GTK_WIDGET (self->header);
  AdwBin    *to = full ? self->header_over : self->header_slot;
  AdwBin    *from = full ? self->header_slot : self->header_over;
  GAction   *action = g_action_map_lookup_action (G_ACTION_MAP (self), "fullscreen");

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (full));
  if (adw_bin_get_child (to) == header)
    return;
  g_object_ref (header);
  adw_bin_set_child (from, NULL);
  adw_bin_set_child (to, header);
  g_object_unref (header);
  gtk_widget_set_visible (GTK_WIDGET (self->header_revealer), full);
  gtk_revealer_set_reveal_child (self->header_revealer, FALSE);
}

static gboolean
header_is_wanted (TlWindow *self, double y)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  double     height = gtk_widget_get_height (GTK_WIDGET (self->header));

  if (y <= REVEAL_EDGE_PX)
    return TRUE;
  if (gtk_revealer_get_reveal_child (self->header_revealer) && y <= height)
    return TRUE;
  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->header));
}

static void
motion_cb (TlWindow *self, double x, double y)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (self)))
    gtk_revealer_set_reveal_child (self->header_revealer, header_is_wanted (self, y));
}

static gboolean return_focus_cb (gpointer user_data);

/* The pane and the bars give the focus back to the map; with the outline in its place they mean
 * that. */
static void
pass_on_focus (TlWindow *self, GtkWidget *focus)
{
  GtkWidget *canvas = GTK_WIDGET (self->canvas);

  if (focus && tl_window_shows_outline (self) && !self->return_id &&
      (focus == canvas || gtk_widget_is_ancestor (focus, canvas)))
    self->return_id = g_idle_add (return_focus_cb, self);
}

static void
focus_cb (TlWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  pass_on_focus (self, focus);

  if (focus && !gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER))
    self->on_map = focus == tl_window_get_content (self) ||
                   gtk_widget_is_ancestor (focus, tl_window_get_content (self));
  if (gtk_window_is_fullscreen (GTK_WINDOW (self)))
    gtk_revealer_set_reveal_child (self->header_revealer, header_is_wanted (self, G_MAXDOUBLE));
}

/**
 * tl_window_reveal_header:
 * @self: a window
 *
 * In full screen brings the header down at once, so that the keyboard can go there; it goes when
 * the focus leaves it.
 */
void
tl_window_reveal_header (TlWindow *self)
{
  guint duration_ms = gtk_revealer_get_transition_duration (self->header_revealer);

  if (!gtk_window_is_fullscreen (GTK_WINDOW (self)))
    return;
  gtk_revealer_set_transition_duration (self->header_revealer, 0);
  gtk_revealer_set_reveal_child (self->header_revealer, TRUE);
  gtk_revealer_set_transition_duration (self->header_revealer, duration_ms);
}

/* --- Going round the window --------------------------------------------------------------------
 */

/**
 * tl_window_cycle_regions:
 * @self: a window
 * @step: 1 = onward, -1 = back
 *
 * Moves the focus round header, map, pane and the bar at the bottom, over those that are there.
 */
void
tl_window_cycle_regions (TlWindow *self, int step)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *regions[5];
  int        n = 0;
  int        current = -1;

  regions[n++] = GTK_WIDGET (self->header);
  regions[n++] = self->file ? tl_window_get_content (self) : GTK_WIDGET (self->start_page);
  if (self->file && tl_pane_get_shown (self->pane))
    regions[n++] = GTK_WIDGET (self->panels);
  if (self->file && gtk_widget_get_visible (adw_bin_get_child (self->tabs_slot)))
    regions[n++] = GTK_WIDGET (self->tabs_slot);
  if (self->narrow)
    regions[n++] = GTK_WIDGET (self->bottom_revealer);
  for (int i = 0; focus && i < n; i++)
    if (focus == regions[i] || gtk_widget_is_ancestor (focus, regions[i]))
      current = i;
  if (current < 0)
    current = step > 0 ? 0 : 2;
  for (int tried = 0; tried < n; tried++)
    {
      current = (current + step + n) % n;
      if (regions[current] == GTK_WIDGET (self->header))
        tl_window_reveal_header (self);
      if (self->file && regions[current] == tl_window_get_content (self)
            ? tl_window_focus_content (self)
            : gtk_widget_child_focus (regions[current], GTK_DIR_TAB_FORWARD))
        return;
    }
}

/* --- Buttons that leave the map its focus ------------------------------------------------------
 */

static gboolean
return_focus_cb (gpointer user_data)
{
  TlWindow  *self = user_data;
  GtkWidget *content = tl_window_get_content (self);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  self->return_id = 0;
  /* What the menu did may have begun with writing: that has the focus already. */
  if (self->file && (!focus || !gtk_widget_is_ancestor (focus, content)))
    gtk_widget_grab_focus (content);
  return G_SOURCE_REMOVE;
}

static void
menu_toggled_cb (TlWindow *self, GParamSpec *pspec, GtkWidget *popover)
{
  if (gtk_widget_get_visible (popover))
    self->menu_from_map = self->on_map;
  else if (self->menu_from_map && !self->return_id)
    self->return_id = g_idle_add (return_focus_cb, self);
}

static void
popover_made_cb (GtkMenuButton *button, GParamSpec *pspec, TlWindow *self)
{
  GtkPopover *popover = gtk_menu_button_get_popover (button);
  const char *name = gtk_widget_get_tooltip_text (GTK_WIDGET (button));

  if (popover && name)
    gtk_accessible_update_property (GTK_ACCESSIBLE (popover),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    name,
                                    -1);
  if (popover)
    g_signal_connect_object (popover,
                             "notify::visible",
                             G_CALLBACK (menu_toggled_cb),
                             self,
                             G_CONNECT_SWAPPED);
}

/* Somebody who clicks a button and types on means the map: a click moves no focus there, and a menu
 * opened from the map gives it back. The keyboard reaches the buttons by F6 as ever. */
static void
leave_focus (TlWindow *self, GtkWidget *widget)
{
  if (GTK_IS_POPOVER (widget))
    return;
  /* The picture in a button says nothing; GTK 4.8 would call it "GtkImage". */
  if (GTK_IS_IMAGE (widget))
    g_object_set (widget, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  if (GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget))
    gtk_widget_set_focus_on_click (widget, FALSE);
  /* The arrow of a split button has a tooltip and no name. */
  if (GTK_IS_MENU_BUTTON (widget) && gtk_widget_get_ancestor (widget, ADW_TYPE_SPLIT_BUTTON))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    gtk_widget_get_tooltip_text (widget),
                                    -1);
  if (GTK_IS_MENU_BUTTON (widget))
    {
      g_signal_connect_object (widget, "notify::popover", G_CALLBACK (popover_made_cb), self, 0);
      popover_made_cb (GTK_MENU_BUTTON (widget), NULL, self);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    leave_focus (self, child);
}

/**
 * tl_window_layout_init:
 * @self: a window whose template is there
 *
 * Begins to watch pointer, focus and full screen.
 */
void
tl_window_layout_init (TlWindow *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (self, "notify::fullscreened", G_CALLBACK (fullscreened_cb), NULL);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_cb), NULL);
  leave_focus (self, GTK_WIDGET (self->start_buttons));
  leave_focus (self, GTK_WIDGET (self->end_buttons));
  leave_focus (self, self->menu_button);
  leave_focus (self, gtk_widget_get_parent (self->zoom_button));
}
