/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The actions on stages, steps and lanes, and their keys. As those of tl-canvas-actions.c each ends
 * writing first and is enabled only where it would do something; while the structure is locked
 * those that would change it are disabled, and a key that calls one is answered. */
#include "config.h"

#include "canvas/tl-canvas-structure.h"
#include "canvas/tl-editor.h"

/* How far one press of a key moves a border, in document px. */
#define WIDTH_STEP 16

typedef void (*Verb) (TlCanvas *self);
typedef gboolean (*Test) (TlCanvas *self);

static gboolean
has_column (TlCanvas *self)
{
  g_autoptr (GPtrArray) stages = tl_canvas_dup_targets (self, TL_KIND_STAGE);
  g_autoptr (GPtrArray) steps = tl_canvas_dup_targets (self, TL_KIND_STEP);

  return stages->len > 1 || steps->len > 1;
}

static gboolean
is_on_heading (TlCanvas *self)
{
  g_autoptr (GPtrArray) targets = tl_canvas_dup_targets (self, TL_N_KINDS);

  return targets->len > 1 && tl_canvas_is_heading (self, g_ptr_array_index (targets, 0));
}

static gboolean
has_step (TlCanvas *self)
{
  return self->focus.type == TL_PLACE_STEP;
}

static void
add_step_before (TlCanvas *self)
{
  tl_canvas_write_step_beside (self, TRUE);
}

static const struct
{
  const char *name;
  Verb        verb;
  Test        test; /* besides that the map may be edited; NULL = always */
} actions[] = {
  { "canvas.lock-structure", tl_canvas_toggle_lock, NULL },
  { "canvas.split-stage", tl_canvas_split_stage, tl_canvas_can_split_stage },
  { "canvas.merge-stages", tl_canvas_merge_stages, tl_canvas_can_merge_stages },
  { "canvas.reset-width", tl_canvas_reset_width, has_column },
  { "canvas.equal-widths", tl_canvas_equalize_widths, NULL },
  { "canvas.add-step-before", add_step_before, has_step },
};

/* Of tl-canvas-actions.c, which knows no lock. */
static const char *const others[] = {
  "canvas.add-stage", "canvas.add-stage-before", "canvas.add-step",   "canvas.add-lane",
  "canvas.edit",      "canvas.add-lane-before",  "canvas.delete",     "canvas.delete-all",
  "canvas.duplicate", "canvas.move-left",        "canvas.move-right", "canvas.move-up",
  "canvas.move-down",
};

static void
activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlCanvas *self = TL_CANVAS (widget);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      if (!g_str_equal (actions[i].name, action))
        continue;
      tl_canvas_commit_writing (self);
      actions[i].verb (self);
      return;
    }
}

/**
 * tl_canvas_install_structure_actions:
 * @widget_class: of the canvas
 *
 * Installs the actions on stages, steps and lanes.
 */
void
tl_canvas_install_structure_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, activated_cb);
}

/**
 * tl_canvas_update_structure_actions:
 * @self: the canvas
 *
 * Enables what would do something now, and disables, of all actions, what the lock refuses.
 */
void
tl_canvas_update_structure_actions (TlCanvas *self)
{
  gboolean can_edit = tl_canvas_can_edit (self);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                   actions[i].name,
                                   can_edit &&
                                     (actions[i].test == NULL || actions[i].test (self)) &&
                                     !tl_canvas_is_refused (self, actions[i].name));
  /* Of cards or of headings; the cards are known already. */
  if (can_edit && is_on_heading (self))
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "canvas.duplicate", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (tl_canvas_is_refused (self, others[i]))
      gtk_widget_action_set_enabled (GTK_WIDGET (self), others[i], FALSE);
}

/**
 * tl_canvas_resize_key_pressed:
 * @self: the canvas
 * @keyval: a key
 * @modifiers: what is held
 *
 * Alt+Shift+Left and Right on a stage or step: its column narrower or wider.
 *
 * Returns: whether the key was one of these
 */
gboolean
tl_canvas_resize_key_pressed (TlCanvas *self, guint keyval, guint modifiers)
{
  gboolean rtl = tl_editor_is_rtl (self);

  if (modifiers != (GDK_ALT_MASK | GDK_SHIFT_MASK) ||
      (self->focus.type != TL_PLACE_STAGE && self->focus.type != TL_PLACE_STEP))
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      tl_canvas_widen (self, rtl ? WIDTH_STEP : -WIDTH_STEP);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      tl_canvas_widen (self, rtl ? -WIDTH_STEP : WIDTH_STEP);
      return TRUE;
    default:
      return FALSE;
    }
}
