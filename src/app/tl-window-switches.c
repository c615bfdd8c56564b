/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The window's switches: actions that are on or off, in menus with a mark. What a document says is
 * passed on to the canvas; the switch follows when the document has really changed. */
#include "config.h"

#include "app/tl-window-private.h"

#include "map/tl-edit-structure.h"

static void
pane_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  TlWindow *self = user_data;

  tl_pane_set_shown (self->pane, g_variant_get_boolean (value));
}

static void
minimap_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  TlWindow *self = user_data;
  gboolean  wanted = g_variant_get_boolean (value);

  g_simple_action_set_state (action, value);
  tl_minimap_set_wanted (self->minimap, wanted);
  if (self->settings)
    g_settings_set_boolean (self->settings, "minimap", wanted);
}

static void
search_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  TlWindow *self = user_data;

  if (g_variant_get_boolean (value))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.find", NULL);
  else
    tl_search_bar_close (self->search_bar);
}

static void
search_open_cb (TlWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "search");

  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_boolean (tl_search_bar_is_open (self->search_bar)));
}

static void
lock_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  tl_window_pass_to_canvas (user_data, "lock-structure", NULL, TRUE);
}

static void
round_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  tl_window_pass_to_canvas (user_data, "round-layout", NULL, TRUE);
}

static void
codes_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  tl_window_pass_to_canvas (user_data, "show-codes", NULL, FALSE);
}

static void
coverage_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  tl_window_pass_to_canvas (user_data, "show-coverage", NULL, FALSE);
}

/* Hiding the pane, by whatever way, must not leave the focus in it. */
static void
pane_shown_cb (TlWindow *self)
{
  gboolean   shown = tl_pane_get_shown (self->pane);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GAction   *action = g_action_map_lookup_action (G_ACTION_MAP (self), "pane");

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (shown));
  if (!shown && focus && gtk_widget_is_ancestor (focus, self->pane_slot))
    tl_window_focus_content (self);
}

static void
outline_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  tl_window_show_outline (user_data, g_variant_get_boolean (value));
}

static void
fullscreen_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  /* The state follows when the window has really changed. */
  if (g_variant_get_boolean (value))
    gtk_window_fullscreen (user_data);
  else
    gtk_window_unfullscreen (user_data);
}

static void
set_switch (TlWindow *self, const char *name, gboolean enabled, gboolean on)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (on));
}

static gboolean
is_round (TlWindow *self, TlDocument *document)
{
  const char     *id = tl_canvas_get_map (self->canvas);
  const TlRecord *map = document == NULL || id == NULL
                          ? NULL
                          : tl_table_get_kind (tl_document_get_table (document), id, TL_KIND_MAP);

  return map != NULL && tl_record_get_integer (map, TL_MAP_LAYOUT) == TL_MAP_LAYOUT_ROUND;
}

static gboolean
is_locked (TlWindow *self, TlDocument *document)
{
  return document != NULL &&
         tl_edit_is_locked (tl_document_get_table (document), tl_canvas_get_map (self->canvas));
}

/**
 * tl_window_update_switches:
 * @self: a window
 * @document: (nullable): what it shows
 * @writable: whether that may be changed
 *
 * Sets the switches as the document says, and enables what can be switched now.
 */
void
tl_window_update_switches (TlWindow *self, TlDocument *document, gboolean writable)
{
  static const char *const views[] = { "pane", "search", "outline" };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (
                                   g_action_map_lookup_action (G_ACTION_MAP (self), views[i])),
                                 document != NULL);
  set_switch (self, "lock-structure", writable, is_locked (self, document));
  set_switch (self, "round-layout", writable, is_round (self, document));
  set_switch (self, "show-codes", writable, tl_canvas_shows_codes (self->canvas));
  set_switch (self, "show-coverage", writable, tl_canvas_shows_coverage (self->canvas));
}

static void
add_switch (TlWindow *self, const char *name, GCallback changed)
{
  GSimpleAction *action = g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (FALSE));

  g_signal_connect (action, "change-state", changed, self);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
  g_object_unref (action);
}

/**
 * tl_window_switches_init:
 * @self: a window being made
 *
 * Adds the switches.
 */
void
tl_window_switches_init (TlWindow *self)
{
  add_switch (self, "fullscreen", G_CALLBACK (fullscreen_cb));
  add_switch (self, "pane", G_CALLBACK (pane_cb));
  add_switch (self, "search", G_CALLBACK (search_cb));
  add_switch (self, "minimap", G_CALLBACK (minimap_cb));
  g_simple_action_set_state (G_SIMPLE_ACTION (
                               g_action_map_lookup_action (G_ACTION_MAP (self), "minimap")),
                             g_variant_new_boolean (TRUE));
  g_signal_connect_object (self->search_bar,
                           "notify::open",
                           G_CALLBACK (search_open_cb),
                           self,
                           G_CONNECT_SWAPPED);
  add_switch (self, "outline", G_CALLBACK (outline_cb));
  add_switch (self, "lock-structure", G_CALLBACK (lock_cb));
  add_switch (self, "round-layout", G_CALLBACK (round_cb));
  add_switch (self, "show-codes", G_CALLBACK (codes_cb));
  add_switch (self, "show-coverage", G_CALLBACK (coverage_cb));
  g_signal_connect_object (self->pane,
                           "notify::shown",
                           G_CALLBACK (pane_shown_cb),
                           self,
                           G_CONNECT_SWAPPED);
}
