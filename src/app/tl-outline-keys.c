/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Hands on the outline: keys while a row has the focus, keys around the list, and the pointer. A
 * letter begins a new card below, as on the map: the key itself goes to the entry, so that dead
 * keys and input methods begin with it. */
#include "config.h"

#include "app/tl-outline-private.h"

/* --- Keys --------------------------------------------------------------------------------------
 */

static const struct
{
  guint           keyval;
  GdkModifierType modifiers;
  const char     *action;
} bindings[] = {
  { GDK_KEY_F2, 0, "outline.edit" },
  { GDK_KEY_Return, 0, "outline.edit" },
  { GDK_KEY_KP_Enter, 0, "outline.edit" },
  { GDK_KEY_Insert, 0, "outline.add-card" },
  { GDK_KEY_KP_Insert, 0, "outline.add-card" },
  { GDK_KEY_Delete, 0, "outline.delete" },
  { GDK_KEY_KP_Delete, 0, "outline.delete" },
  { GDK_KEY_F4, 0, "outline.pain-point" },
  { GDK_KEY_F4, GDK_SHIFT_MASK, "outline.opportunity" },
  { GDK_KEY_h, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "outline.how-might-we" },
  { GDK_KEY_a, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "outline.next-evidence" },
  { GDK_KEY_F8, 0, "outline.park" },
  { GDK_KEY_m, GDK_CONTROL_MASK, "outline.moment-of-truth" },
  { GDK_KEY_d, GDK_CONTROL_MASK, "outline.duplicate" },
  { GDK_KEY_c, GDK_CONTROL_MASK, "outline.copy" },
  { GDK_KEY_x, GDK_CONTROL_MASK, "outline.cut" },
  { GDK_KEY_v, GDK_CONTROL_MASK, "outline.paste" },
  { GDK_KEY_f, GDK_CONTROL_MASK, "outline.filter" },
  { GDK_KEY_Up, GDK_ALT_MASK, "outline.move-up" },
  { GDK_KEY_Down, GDK_ALT_MASK, "outline.move-down" },
  { GDK_KEY_Left, GDK_ALT_MASK, "outline.move-left" },
  { GDK_KEY_Right, GDK_ALT_MASK, "outline.move-right" },
  { GDK_KEY_Menu, 0, "outline.menu" },
  { GDK_KEY_F10, GDK_SHIFT_MASK, "outline.menu" },
};

static gboolean
is_dead_key (guint keyval)
{
  return (keyval >= GDK_KEY_dead_grave && keyval <= GDK_KEY_dead_greek) ||
         keyval == GDK_KEY_Multi_key;
}

/* Space selects, as in every list. */
static gboolean
is_printing (guint keyval, GdkModifierType modifiers)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);

  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return FALSE;
  return is_dead_key (keyval) || (letter && g_unichar_isgraph (letter));
}

/* Gives the key that opened the entry to it. */
static void
take_key (TlOutline *self, GtkEventControllerKey *controller, guint keyval)
{
  GtkEntry    *entry = self->editing ? tl_outline_cell_get_entry (self->editing) : NULL;
  GtkEditable *text = entry ? gtk_editable_get_delegate (GTK_EDITABLE (entry)) : NULL;
  char         letter[8] = "";
  int          position = 0;

  if (text && controller)
    gtk_event_controller_key_forward (controller, GTK_WIDGET (text));
  else if (text)
    {
      g_unichar_to_utf8 (gdk_keyval_to_unicode (keyval), letter);
      gtk_editable_insert_text (text, letter, -1, &position);
      gtk_editable_set_position (text, position);
    }
}

static gboolean
walk (TlOutline *self, guint keyval, GdkModifierType modifiers)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (modifiers)
    return FALSE;
  if (keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left)
    tl_outline_move_cursor (self, rtl ? 1 : -1);
  else if (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right)
    tl_outline_move_cursor (self, rtl ? -1 : 1);
  else
    return FALSE;
  return TRUE;
}

/* One rung a press: what is filtered out comes back, then the selection goes. */
static gboolean
escape (TlOutline *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->selection);

  if (tl_outline_is_filtered (self))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "outline.show-all", NULL);
      return TRUE;
    }
  if (gtk_bitset_is_empty (selected))
    return FALSE;
  gtk_selection_model_unselect_all (self->selection);
  return TRUE;
}

/* A key while a row has the focus; the controller is NULL in tests. */
gboolean
tl_outline_key_pressed (TlOutline             *self,
                        GtkEventControllerKey *controller,
                        guint                  keyval,
                        GdkModifierType        state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (self->editing || !tl_outline_get_focused (self))
    return FALSE;
  if (walk (self, keyval, modifiers))
    return TRUE;
  tl_outline_end_telling (self);
  if (keyval == GDK_KEY_Escape && !modifiers)
    return escape (self);
  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    if (gdk_keyval_to_lower (keyval) == bindings[i].keyval && modifiers == bindings[i].modifiers)
      return gtk_widget_activate_action (GTK_WIDGET (self), bindings[i].action, NULL);
  if (!is_printing (keyval, modifiers) || !tl_outline_can_edit (self))
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), "outline.add-card", NULL);
  take_key (self, controller, keyval);
  return TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        TlOutline             *self)
{
  return tl_outline_key_pressed (self, controller, keyval, state);
}

/* Down from the filter goes to what it found; Ctrl+F comes back. With no rows there is none that
 * could have the focus, and a letter begins the first card all the same. */
static gboolean
bar_key_cb (GtkEventControllerKey *controller,
            guint                  keyval,
            guint                  keycode,
            GdkModifierType        state,
            TlOutline             *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  GtkWidget      *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (modifiers == GDK_CONTROL_MASK && gdk_keyval_to_lower (keyval) == GDK_KEY_f)
    {
      tl_outline_focus_filter (self);
      return GDK_EVENT_STOP;
    }
  if (!g_list_model_get_n_items (G_LIST_MODEL (self->model)) && focus &&
      gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack)) && is_printing (keyval, modifiers) &&
      tl_outline_can_edit (self))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "outline.add-card", NULL);
      take_key (self, controller, keyval);
      return GDK_EVENT_STOP;
    }
  if (modifiers || keyval != GDK_KEY_Down ||
      !gtk_widget_has_focus (
        GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->filter_entry)))))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

/* --- Pointer -----------------------------------------------------------------------------------
 */

static TlOutlineCell *
find_cell_at (TlOutline *self, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  GtkWidget *cell = picked ? gtk_widget_get_ancestor (picked, TL_TYPE_OUTLINE_CELL) : NULL;

  /* Beside the words it is the column view's own cell. */
  if (!cell && picked)
    cell = gtk_widget_get_first_child (picked);
  return cell && TL_IS_OUTLINE_CELL (cell) ? TL_OUTLINE_CELL (cell) : NULL;
}

static void
open_menu_at (TlOutline *self, TlOutlineCell *cell, double x, double y)
{
  TlOutlineRow    *row = tl_outline_cell_get_row (cell);
  guint            position = tl_outline_find_position (self, row);
  graphene_point_t from = GRAPHENE_POINT_INIT ((float) x, (float) y);
  graphene_point_t to;

  tl_outline_commit_editing (self);
  if (!gtk_selection_model_is_selected (self->selection, position))
    tl_outline_select_row (self, row);
  tl_outline_focus_row (self, row);
  if (gtk_widget_compute_point (GTK_WIDGET (self->view), GTK_WIDGET (self), &from, &to))
    tl_outline_open_menu (self, &(GdkRectangle){ (int) to.x, (int) to.y, 1, 1 });
}

/* The column that is clicked is the one that a double click edits. */
static void
pressed_cb (TlOutline *self, int n_press, double x, double y, GtkGesture *gesture)
{
  TlOutlineCell *cell = find_cell_at (self, x, y);
  guint          button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (!cell || !tl_outline_cell_get_row (cell))
    return;
  tl_outline_set_cursor (self, tl_outline_cell_get_column (cell));
  if (button != GDK_BUTTON_SECONDARY)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu_at (self, cell, x, y);
}

static void
long_pressed_cb (TlOutline *self, double x, double y)
{
  TlOutlineCell *cell = find_cell_at (self, x, y);

  if (cell && tl_outline_cell_get_row (cell))
    open_menu_at (self, cell, x, y);
}

static void
row_activated_cb (TlOutline *self, guint position)
{
  tl_outline_get_focused (self);
  if (!self->editing)
    gtk_widget_activate_action (GTK_WIDGET (self), "outline.edit", NULL);
}

void
tl_outline_add_controllers (TlOutline *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *bar_keys = gtk_event_controller_key_new ();
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkGesture         *long_press = gtk_gesture_long_press_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  gtk_event_controller_set_propagation_phase (bar_keys, GTK_PHASE_CAPTURE);
  g_signal_connect (bar_keys, "key-pressed", G_CALLBACK (bar_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), bar_keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (long_press), TRUE);
  g_signal_connect_swapped (long_press, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (long_press));
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_swapped (self->selection,
                            "selection-changed",
                            G_CALLBACK (tl_outline_push_selection),
                            self);
}
