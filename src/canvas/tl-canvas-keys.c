/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The keyboard while walking. One table from key to action or verb; then arrows, which only walk;
 * then printing keys, which are always words and open an editor that gets the key itself. While
 * writing, the editor sees keys first (tl-editor.c) and nothing here is reached with letters.
 *
 * Digits of shortcuts also match the keypad and the hardware key, because a French layout sends
 * them only with Shift. */
#include "config.h"

#include "canvas/tl-canvas-link.h"
#include "canvas/tl-canvas-structure.h"
#include "canvas/tl-editor.h"

#define MODIFIERS (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)

/* Hardware codes of the digit row: evdev KEY_1 (2) to KEY_0 (11) + 8, the same on X11 and Wayland.
 */
#define KEYCODE_DIGIT_1 10
#define KEYCODE_DIGIT_0 19

typedef struct
{
  guint       keyval;
  guint       modifiers;
  const char *action; /* of the widget class */
} Binding;

static const Binding bindings[] = {
  { GDK_KEY_F2, 0, "canvas.edit" },
  { GDK_KEY_Return, 0, "canvas.edit" },
  { GDK_KEY_KP_Enter, 0, "canvas.edit" },
  { GDK_KEY_ISO_Enter, 0, "canvas.edit" },
  { GDK_KEY_F4, 0, "canvas.pain-point" },
  { GDK_KEY_F4, GDK_SHIFT_MASK, "canvas.opportunity" },
  { GDK_KEY_h, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "canvas.how-might-we" },
  { GDK_KEY_a, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "canvas.next-evidence" },
  { GDK_KEY_F8, 0, "canvas.park" },
  { GDK_KEY_m, GDK_CONTROL_MASK, "canvas.moment-of-truth" },
  { GDK_KEY_k, GDK_CONTROL_MASK, "canvas.web-link" },
  { GDK_KEY_m, GDK_CONTROL_MASK | GDK_ALT_MASK, "canvas.comment" },
  { GDK_KEY_b, GDK_CONTROL_MASK, "canvas.toggle-gap" },
  { GDK_KEY_F7, 0, "canvas.next-curve" },
  { GDK_KEY_l, GDK_CONTROL_MASK, "canvas.link" },
  { GDK_KEY_l, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "canvas.next-link" },
  { GDK_KEY_d, GDK_CONTROL_MASK, "canvas.duplicate" },
  { GDK_KEY_j, GDK_CONTROL_MASK, "canvas.merge" },
  { GDK_KEY_Return, GDK_CONTROL_MASK | GDK_ALT_MASK, "canvas.split" },
  { GDK_KEY_KP_Enter, GDK_CONTROL_MASK | GDK_ALT_MASK, "canvas.split" },
  { GDK_KEY_a, GDK_CONTROL_MASK, "canvas.select-all" },
  { GDK_KEY_x, GDK_CONTROL_MASK, "canvas.cut" },
  { GDK_KEY_c, GDK_CONTROL_MASK, "canvas.copy" },
  { GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "canvas.copy-picture" },
  { GDK_KEY_v, GDK_CONTROL_MASK, "canvas.paste" },
  { GDK_KEY_Delete, GDK_CONTROL_MASK, "canvas.cut" },
  { GDK_KEY_Insert, GDK_CONTROL_MASK, "canvas.copy" },
  { GDK_KEY_Insert, GDK_SHIFT_MASK, "canvas.paste" },
  { GDK_KEY_z, GDK_CONTROL_MASK, "canvas.undo" },
  { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "canvas.redo" },
  { GDK_KEY_y, GDK_CONTROL_MASK, "canvas.redo" },
  { GDK_KEY_Delete, 0, "canvas.delete" },
  { GDK_KEY_KP_Delete, 0, "canvas.delete" },
  { GDK_KEY_BackSpace, 0, "canvas.delete" },
  { GDK_KEY_Delete, GDK_SHIFT_MASK, "canvas.delete-all" },
  { GDK_KEY_KP_Delete, GDK_SHIFT_MASK, "canvas.delete-all" },
  { GDK_KEY_plus, GDK_CONTROL_MASK, "canvas.zoom-in" },
  { GDK_KEY_plus, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "canvas.zoom-in" },
  { GDK_KEY_equal, GDK_CONTROL_MASK, "canvas.zoom-in" },
  { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "canvas.zoom-in" },
  { GDK_KEY_minus, GDK_CONTROL_MASK, "canvas.zoom-out" },
  { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "canvas.zoom-out" },
  { GDK_KEY_0, GDK_CONTROL_MASK, "canvas.zoom-100" },
  { GDK_KEY_KP_0, GDK_CONTROL_MASK, "canvas.zoom-100" },
  { GDK_KEY_KP_Insert, GDK_CONTROL_MASK, "canvas.zoom-100" },
  { GDK_KEY_greater, GDK_CONTROL_MASK, "canvas.text-larger" },
  { GDK_KEY_greater, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "canvas.text-larger" },
  { GDK_KEY_less, GDK_CONTROL_MASK, "canvas.text-smaller" },
  { GDK_KEY_less, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "canvas.text-smaller" },
  { GDK_KEY_Page_Up, 0, "canvas.previous-stage" },
  { GDK_KEY_KP_Page_Up, 0, "canvas.previous-stage" },
  { GDK_KEY_Page_Down, 0, "canvas.next-stage" },
  { GDK_KEY_KP_Page_Down, 0, "canvas.next-stage" },
  { GDK_KEY_Home, GDK_ALT_MASK, "canvas.fit" },
  { GDK_KEY_KP_Home, GDK_ALT_MASK, "canvas.fit" },
  { GDK_KEY_End, GDK_ALT_MASK, "canvas.fit-selection" },
  { GDK_KEY_KP_End, GDK_ALT_MASK, "canvas.fit-selection" },
  { GDK_KEY_Left, GDK_ALT_MASK, "canvas.move-left" },
  { GDK_KEY_Right, GDK_ALT_MASK, "canvas.move-right" },
  { GDK_KEY_Up, GDK_ALT_MASK, "canvas.move-up" },
  { GDK_KEY_Down, GDK_ALT_MASK, "canvas.move-down" },
  { GDK_KEY_Menu, 0, "canvas.menu" },
  { GDK_KEY_F10, GDK_SHIFT_MASK, "canvas.menu" },
};

static const struct
{
  guint  keyval;
  TlWalk walk;
  TlWalk jump; /* with Ctrl */
} arrows[] = {
  { GDK_KEY_Left, TL_WALK_LEFT, TL_WALK_FIRST_LEFT },
  { GDK_KEY_Right, TL_WALK_RIGHT, TL_WALK_LAST_RIGHT },
  { GDK_KEY_Up, TL_WALK_UP, TL_WALK_FIRST_UP },
  { GDK_KEY_Down, TL_WALK_DOWN, TL_WALK_LAST_DOWN },
  { GDK_KEY_KP_Left, TL_WALK_LEFT, TL_WALK_FIRST_LEFT },
  { GDK_KEY_KP_Right, TL_WALK_RIGHT, TL_WALK_LAST_RIGHT },
  { GDK_KEY_KP_Up, TL_WALK_UP, TL_WALK_FIRST_UP },
  { GDK_KEY_KP_Down, TL_WALK_DOWN, TL_WALK_LAST_DOWN },
};

static gboolean
activate_binding (TlCanvas *self, guint keyval, guint keycode, guint modifiers)
{
  guint lower = gdk_keyval_to_lower (keyval);

  /* Ctrl + the digit key of a layout whose digits need Shift. */
  if (keycode == KEYCODE_DIGIT_0 && modifiers == GDK_CONTROL_MASK && lower < 0xff00)
    lower = GDK_KEY_0;
  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    if (bindings[i].keyval == lower && bindings[i].modifiers == modifiers)
      {
        if (!tl_canvas_explain_refusal (self, bindings[i].action))
          gtk_widget_activate_action (GTK_WIDGET (self), bindings[i].action, NULL);
        return TRUE;
      }
  return FALSE;
}

/* Ctrl+1 to Ctrl+5 rate a pain point, an opportunity or a solution. */
static gboolean
rate (TlCanvas *self, guint keyval, guint keycode, guint modifiers)
{
  int rating = 0;

  if (modifiers != GDK_CONTROL_MASK)
    return FALSE;
  if (keyval >= GDK_KEY_1 && keyval <= GDK_KEY_5)
    rating = (int) (keyval - GDK_KEY_1) + 1;
  else if (keyval >= GDK_KEY_KP_1 && keyval <= GDK_KEY_KP_5)
    rating = (int) (keyval - GDK_KEY_KP_1) + 1;
  else if (keycode >= KEYCODE_DIGIT_1 && keycode < KEYCODE_DIGIT_1 + 5 && keyval < 0xff00)
    rating = (int) (keycode - KEYCODE_DIGIT_1) + 1;
  if (rating == 0)
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), "canvas.severity", "i", rating);
  return TRUE;
}

static const char *
get_selectable (const TlPlace *place)
{
  return place->type == TL_PLACE_CARD || place->type == TL_PLACE_POINT ? place->id : NULL;
}

static gboolean
walk (TlCanvas *self, guint keyval, guint modifiers)
{
  g_auto (TlPlace) from = { 0 };

  tl_place_hold (&from, &self->focus);
  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    {
      if (arrows[i].keyval != keyval || modifiers & (GDK_ALT_MASK | GDK_SUPER_MASK))
        continue;
      tl_canvas_walk (self, modifiers & GDK_CONTROL_MASK ? arrows[i].jump : arrows[i].walk);
      if (modifiers & GDK_SHIFT_MASK)
        tl_canvas_extend_selection (self, &from, &self->focus, FALSE);
      else
        {
          tl_canvas_end_range (self);
          tl_canvas_select_one (self, get_selectable (&self->focus));
        }
      return TRUE;
    }
  return FALSE;
}

/* On a point Alt+Up and Down are tenths, Alt+Page Up and Down whole levels. */
static gboolean
move_point (TlCanvas *self, guint keyval, guint modifiers)
{
  if (self->focus.type != TL_PLACE_POINT || modifiers != GDK_ALT_MASK)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      tl_canvas_nudge_score (self, 0.1);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      tl_canvas_nudge_score (self, -0.1);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      tl_canvas_nudge_score (self, 1);
      return TRUE;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      tl_canvas_nudge_score (self, -1);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
escape_pressed (TlCanvas *self)
{
  if (tl_canvas_cancel_gesture (self))
    return TRUE;
  if (tl_canvas_stop_linking (self))
    return TRUE;
  if (tl_canvas_is_drawing (self))
    {
      tl_canvas_set_drawing (self, FALSE);
      return TRUE;
    }
  if (tl_editor_end (self, TL_WRITING_END_ESCAPE) || tl_canvas_end_dimming (self))
    return TRUE;
  if (self->selection->len > 0 && tl_canvas_get_selection (self)[0] != NULL)
    {
      tl_canvas_select_one (self, NULL);
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_dead_key (guint keyval)
{
  return (keyval >= GDK_KEY_dead_grave && keyval <= GDK_KEY_dead_greek) ||
         keyval == GDK_KEY_Multi_key;
}

/* Everything that writes, as a letter or as the beginning of one; Space is held for panning. */
static gboolean
is_printing (guint keyval, guint modifiers)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);

  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return FALSE;
  return is_dead_key (keyval) || (letter != 0 && g_unichar_isgraph (letter));
}

static gboolean
space_pressed (TlCanvas *self, guint modifiers)
{
  const char *id = get_selectable (&self->focus);

  if (modifiers == GDK_CONTROL_MASK)
    {
      if (id != NULL)
        tl_canvas_toggle_selected (self, id);
      else if (self->focus.type == TL_PLACE_PERSONA)
        gtk_widget_activate_action (GTK_WIDGET (self), "canvas.toggle-curve", NULL);
      return TRUE;
    }
  if (modifiers != 0)
    return FALSE;
  tl_canvas_hold_space (self, TRUE);
  return TRUE;
}

static gboolean
is_modifier (guint keyval)
{
  return (keyval >= GDK_KEY_Shift_L && keyval <= GDK_KEY_Hyper_R) ||
         keyval == GDK_KEY_ISO_Level3_Shift;
}

/**
 * tl_canvas_find_key:
 * @index: from 0
 * @keyval: (out): a key
 * @modifiers: (out): what is held with it
 *
 * Lists the table of keys, for who shows them.
 *
 * Returns: (nullable): the action that they call; NULL beyond the end of the table
 */
const char *
tl_canvas_find_key (guint index, guint *keyval, guint *modifiers)
{
  if (index >= G_N_ELEMENTS (bindings))
    return NULL;
  *keyval = bindings[index].keyval;
  *modifiers = bindings[index].modifiers;
  return bindings[index].action;
}

/* While a link waits for its end Enter makes it; words and edits mean that it was not meant. */
static gboolean
link_key_pressed (TlCanvas *self, guint keyval, guint modifiers)
{
  if (!tl_canvas_is_linking (self))
    return FALSE;
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter)
    {
      tl_canvas_link_finish (self, FALSE);
      return TRUE;
    }
  if (is_printing (keyval, modifiers) || keyval == GDK_KEY_Delete || keyval == GDK_KEY_F2)
    tl_canvas_stop_linking (self);
  return FALSE;
}

/**
 * tl_canvas_key_pressed:
 * @self: the canvas
 * @controller: (nullable): whose current event the key is; %NULL in tests
 * @keyval: the key
 * @keycode: its hardware code, 0 when unknown
 * @state: modifiers
 *
 * A key while walking. Tab is not taken: it leaves the map.
 *
 * Returns: whether the key was taken
 */
gboolean
tl_canvas_key_pressed (TlCanvas              *self,
                       GtkEventControllerKey *controller,
                       guint                  keyval,
                       guint                  keycode,
                       GdkModifierType        state)
{
  guint modifiers = state & MODIFIERS;

  /* The hand is on the keyboard now. */
  if (!is_modifier (keyval))
    tl_canvas_bar_set_wanted (self, FALSE, TL_SOURCE_POINTER);
  if (keyval == GDK_KEY_Escape && modifiers == 0)
    return escape_pressed (self);
  if (self->editor != NULL || self->document == NULL)
    return FALSE;
  if (link_key_pressed (self, keyval, modifiers))
    return TRUE;
  if (keyval == GDK_KEY_space || keyval == GDK_KEY_KP_Space)
    return space_pressed (self, modifiers);
  if (move_point (self, keyval, modifiers) || walk (self, keyval, modifiers) ||
      rate (self, keyval, keycode, modifiers) ||
      tl_canvas_resize_key_pressed (self, keyval, modifiers) ||
      tl_canvas_span_key_pressed (self, keyval, modifiers) ||
      activate_binding (self, keyval, keycode, modifiers))
    return TRUE;
  if (!is_printing (keyval, modifiers) || tl_canvas_is_in_gesture (self) ||
      !tl_canvas_write_here (self))
    return FALSE;
  tl_editor_take_key (self, controller, keyval);
  return TRUE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                TlCanvas              *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  /* Pressed in a menu, which had no use for it: that is no word and no step on the map. */
  if (child != NULL && GTK_IS_NATIVE (child))
    return FALSE;
  return tl_canvas_key_pressed (self, controller, keyval, keycode, state);
}

static void
key_released_cb (GtkEventControllerKey *controller,
                 guint                  keyval,
                 guint                  keycode,
                 GdkModifierType        state,
                 TlCanvas              *self)
{
  if (keyval == GDK_KEY_space || keyval == GDK_KEY_KP_Space)
    tl_canvas_hold_space (self, FALSE);
}

/**
 * tl_canvas_init_keys:
 * @self: the canvas
 *
 * Listens to keys that reach the canvas from the place that has the focus.
 */
void
tl_canvas_init_keys (TlCanvas *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect (keys, "key-released", G_CALLBACK (key_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
