/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A tab. It shows a map's name and says what is wanted of it; what follows is done by the strip of
 * tabs and by the window. The title's editor stands in the place of its words: Enter and leaving
 * keep what was written, Escape does not. */
#include "config.h"

#include "app/tl-map-tab.h"

#include <glib/gi18n-lib.h>

#include "canvas/tl-map-name.h"

/* Long enough to tell maps apart, short enough for four tabs beside each other. */
#define MOST_CHARS 26
/* Beside many others: enough to be told from them. The strip scrolls. */
#define LEAST_CHARS 12
#define EDITOR_CHARS 22

struct _TlMapTab
{
  GtkWidget parent_instance;

  char      *map;
  gboolean   selected;
  gboolean   read_only;
  gboolean   ending; /* the editor is being put away */
  GtkWidget *state;
  GtkWidget *title;
  GtkWidget *entry; /* NULL = not being written */
};

enum
{
  ACTIVATE,
  RENAME,
  MENU,
  STEP,
  DROP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlMapTab, tl_map_tab, GTK_TYPE_WIDGET)

/* --- Writing -----------------------------------------------------------------------------------
 */

static void
end_editing (TlMapTab *self, gboolean keep)
{
  g_autofree char *written = NULL;
  gboolean         focused;

  if (!self->entry || self->ending)
    return;
  self->ending = TRUE;
  written = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  focused = gtk_widget_has_focus (self->entry) || gtk_widget_get_focus_child (self->entry);
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  gtk_widget_set_visible (self->title, TRUE);
  self->ending = FALSE;
  if (keep && g_strcmp0 (written, gtk_label_get_text (GTK_LABEL (self->title))) != 0)
    g_signal_emit (self, signals[RENAME], 0, written);
}

static void
written_cb (TlMapTab *self)
{
  end_editing (self, TRUE);
}

static void
left_cb (TlMapTab *self)
{
  end_editing (self, TRUE);
}

static gboolean
entry_key_cb (TlMapTab *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  end_editing (self, FALSE);
  return GDK_EVENT_STOP;
}

/**
 * tl_map_tab_edit:
 * @self: a tab
 *
 * Opens the editor of the title, all of it selected.
 */
void
tl_map_tab_edit (TlMapTab *self)
{
  GtkEventController *keys;
  GtkEventController *focus;

  g_return_if_fail (TL_IS_MAP_TAB (self));

  if (self->entry || self->read_only)
    return;
  self->entry = gtk_text_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->entry), gtk_label_get_text (GTK_LABEL (self->title)));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), EDITOR_CHARS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Title of the map"),
                                  -1);
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (self->entry, focus);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (written_cb), self);
  gtk_widget_set_visible (self->title, FALSE);
  gtk_widget_insert_after (self->entry, GTK_WIDGET (self), self->title);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

/**
 * tl_map_tab_is_editing:
 * @self: a tab
 *
 * Returns: whether its title is being written
 */
gboolean
tl_map_tab_is_editing (TlMapTab *self)
{
  g_return_val_if_fail (TL_IS_MAP_TAB (self), FALSE);

  return self->entry != NULL;
}

/**
 * tl_map_tab_commit:
 * @self: a tab
 *
 * Keeps what is being written.
 */
void
tl_map_tab_commit (TlMapTab *self)
{
  g_return_if_fail (TL_IS_MAP_TAB (self));

  end_editing (self, TRUE);
}

/* --- Hands and keys ----------------------------------------------------------------------------
 */

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  TlMapTab *self = data;
  guint     button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (self->entry)
    return;
  if (button == GDK_BUTTON_PRIMARY && n_press == 1)
    g_signal_emit (self, signals[ACTIVATE], 0);
  else if (button == GDK_BUTTON_PRIMARY && n_press == 2)
    tl_map_tab_edit (self);
  else if (button == GDK_BUTTON_SECONDARY)
    g_signal_emit (self, signals[MENU], 0, x, y);
}

static void
long_pressed_cb (TlMapTab *self, double x, double y)
{
  if (!self->entry)
    g_signal_emit (self, signals[MENU], 0, x, y);
}

static gboolean
key_cb (TlMapTab *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  guint    held = state & gtk_accelerator_get_default_mod_mask ();

  if (self->entry)
    return GDK_EVENT_PROPAGATE;
  if (held == GDK_SHIFT_MASK && keyval == GDK_KEY_F10)
    keyval = GDK_KEY_Menu;
  else if (held != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_space:
      g_signal_emit (self, signals[ACTIVATE], 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_F2:
      tl_map_tab_edit (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Menu:
      g_signal_emit (self, signals[MENU], 0, -1.0, -1.0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Delete:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.delete-map", "s", self->map);
      return GDK_EVENT_STOP;
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      g_signal_emit (self, signals[STEP], 0, (keyval == GDK_KEY_Right) != rtl ? 1 : -1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* --- Dragging ----------------------------------------------------------------------------------
 */

static GdkContentProvider *
prepare_cb (TlMapTab *self)
{
  return self->read_only || self->entry ? NULL
                                        : gdk_content_provider_new_typed (TL_TYPE_MAP_TAB, self);
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, gpointer data)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (data);

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static gboolean
is_after (TlMapTab *self, double x)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  return (x > gtk_widget_get_width (GTK_WIDGET (self)) / 2.0) != rtl;
}

static void
show_drop (TlMapTab *self, gboolean shown, gboolean after)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "drop-before");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "drop-after");
  if (shown)
    gtk_widget_add_css_class (GTK_WIDGET (self), after ? "drop-after" : "drop-before");
}

static GdkDragAction
motion_cb (TlMapTab *self, double x, double y)
{
  show_drop (self, !self->read_only, is_after (self, x));
  return self->read_only ? 0 : GDK_ACTION_MOVE;
}

static void
leave_cb (TlMapTab *self)
{
  show_drop (self, FALSE, FALSE);
}

static gboolean
drop_cb (TlMapTab *self, const GValue *value, double x, double y)
{
  TlMapTab *other = g_value_get_object (value);

  show_drop (self, FALSE, FALSE);
  if (other == NULL || other == self || self->read_only)
    return FALSE;
  g_signal_emit (self, signals[DROP], 0, other, is_after (self, x));
  return TRUE;
}

/* --- Object ------------------------------------------------------------------------------------
 */

static void
tl_map_tab_dispose (GObject *object)
{
  TlMapTab *self = TL_MAP_TAB (object);

  self->ending = TRUE;
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->state, gtk_widget_unparent);
  g_clear_pointer (&self->title, gtk_widget_unparent);
  G_OBJECT_CLASS (tl_map_tab_parent_class)->dispose (object);
}

static void
tl_map_tab_finalize (GObject *object)
{
  g_free (TL_MAP_TAB (object)->map);
  G_OBJECT_CLASS (tl_map_tab_parent_class)->finalize (object);
}

static void
add_signals (GObjectClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  signals[ACTIVATE] =
    g_signal_new ("activate", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RENAME] = g_signal_new ("rename",
                                  type,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_STRING);
  signals[MENU] = g_signal_new ("menu",
                                type,
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                2,
                                G_TYPE_DOUBLE,
                                G_TYPE_DOUBLE);
  signals[STEP] =
    g_signal_new ("step", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[DROP] = g_signal_new ("drop",
                                type,
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                2,
                                TL_TYPE_MAP_TAB,
                                G_TYPE_BOOLEAN);
}

static void
tl_map_tab_class_init (TlMapTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_map_tab_dispose;
  G_OBJECT_CLASS (klass)->finalize = tl_map_tab_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "maptab");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TAB);
  add_signals (G_OBJECT_CLASS (klass));
}

static void
add_gestures (TlMapTab *self)
{
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkGesture         *press = gtk_gesture_long_press_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
add_dragging (TlMapTab *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (TL_TYPE_MAP_TAB, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  g_signal_connect_swapped (target, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
tl_map_tab_init (TlMapTab *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_set_focusable (widget, TRUE);
  /* Somebody who clicks a tab and types on means the map. */
  gtk_widget_set_focus_on_click (widget, FALSE);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (widget)), 7);
  self->state = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->state, "map-state");
  gtk_widget_set_valign (self->state, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->state, widget);
  self->title = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->title), MOST_CHARS);
  gtk_label_set_single_line_mode (GTK_LABEL (self->title), TRUE);
  gtk_widget_set_parent (self->title, widget);
  add_gestures (self);
  add_dragging (self);
}

/**
 * tl_map_tab_new:
 *
 * Returns: (transfer floating): a tab that shows nothing yet
 */
GtkWidget *
tl_map_tab_new (void)
{
  return g_object_new (TL_TYPE_MAP_TAB, NULL);
}

/**
 * tl_map_tab_set_map:
 * @self: a tab
 * @map: the map it is to show
 *
 * Shows a map's name. What is being written stays.
 */
void
tl_map_tab_set_map (TlMapTab *self, const TlRecord *map)
{
  static const char *const classes[] = { "as-is", "to-be", "variant" };
  TlMapState               state;
  g_autofree char         *name = NULL;

  g_return_if_fail (TL_IS_MAP_TAB (self));

  if (g_strcmp0 (self->map, tl_record_get_id (map)) != 0)
    {
      end_editing (self, FALSE);
      g_free (self->map);
      self->map = g_strdup (tl_record_get_id (map));
    }
  state = (TlMapState) tl_record_get_integer (map, TL_MAP_STATE);
  name = tl_map_name_dup (map);
  gtk_label_set_text (GTK_LABEL (self->title), tl_map_name_get_title (map));
  gtk_label_set_width_chars (GTK_LABEL (self->title),
                             (int) MIN (g_utf8_strlen (tl_map_name_get_title (map), -1),
                                        LEAST_CHARS));
  gtk_label_set_text (GTK_LABEL (self->state), tl_map_name_get_state (state));
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (i == state)
      gtk_widget_add_css_class (self->state, classes[i]);
    else
      gtk_widget_remove_css_class (self->state, classes[i]);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * tl_map_tab_set_selected:
 * @self: a tab
 * @selected: whether its map is the one that is shown
 */
void
tl_map_tab_set_selected (TlMapTab *self, gboolean selected)
{
  g_return_if_fail (TL_IS_MAP_TAB (self));

  self->selected = selected;
  if (selected)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

/**
 * tl_map_tab_set_read_only:
 * @self: a tab
 * @read_only: whether the map may be looked at only
 */
void
tl_map_tab_set_read_only (TlMapTab *self, gboolean read_only)
{
  g_return_if_fail (TL_IS_MAP_TAB (self));

  self->read_only = read_only;
}

/**
 * tl_map_tab_get_map:
 * @self: a tab
 *
 * Returns: (transfer none) (nullable): the id of its map
 */
const char *
tl_map_tab_get_map (TlMapTab *self)
{
  g_return_val_if_fail (TL_IS_MAP_TAB (self), NULL);

  return self->map;
}
