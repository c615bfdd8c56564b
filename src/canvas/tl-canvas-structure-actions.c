/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The actions on stages, steps and lanes, and their keys. As those of tl-canvas-actions.c each ends
 * writing first and is enabled only where it would do something; while the structure is locked
 * those that would change it are disabled, and a key that calls one is answered. */
#include "config.h"

#include "canvas/tl-canvas-structure.h"
#include "canvas/tl-color-palette.h"
#include "canvas/tl-editor.h"
#include "canvas/tl-lane-chooser.h"

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

static gboolean
has_card (TlCanvas *self)
{
  g_autoptr (GPtrArray) cards = tl_canvas_dup_targets (self, TL_KIND_CARD);

  return cards->len > 1;
}

static gboolean
has_lane (TlCanvas *self)
{
  g_autoptr (GPtrArray) lanes = tl_canvas_dup_lanes (self);

  return lanes->len > 1;
}

static void
choose_lane (TlCanvas *self)
{
  tl_canvas_choose_lane_beside (self, FALSE);
}

static void
choose_lane_before (TlCanvas *self)
{
  tl_canvas_choose_lane_beside (self, TRUE);
}

static void
show_all_lanes (TlCanvas *self)
{
  tl_canvas_show_lane (self, NULL);
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
  { "canvas.choose-lane", choose_lane, NULL },
  { "canvas.choose-lane-before", choose_lane_before, has_lane },
  { "canvas.hide-lane", tl_canvas_hide_lanes, has_lane },
  { "canvas.show-all-lanes", show_all_lanes, NULL },
  { "canvas.collapse-lane", tl_canvas_toggle_collapsed, has_lane },
  { "canvas.custom-color", tl_canvas_choose_color, tl_canvas_can_set_color },
};

/* Those that are told what: a lane, a map, a word. */
static void
show_lane (TlCanvas *self, const char *word)
{
  tl_canvas_show_lane (self, word);
}

static void
set_lane_kind (TlCanvas *self, const char *word)
{
  int kind = tl_field_find_value (tl_kind_get_field (TL_KIND_LANE, TL_LANE_KIND), word);

  if (kind >= 0)
    tl_canvas_set_lane_kind (self, (TlLaneKind) kind);
}

static void
set_lane_line (TlCanvas *self, const char *word)
{
  int line = tl_field_find_value (tl_kind_get_field (TL_KIND_LANE, TL_LANE_LINE_BELOW), word);

  if (line >= 0)
    tl_canvas_set_lane_line (self, (TlLaneLine) line);
}

static const struct
{
  const char *name;
  void (*verb) (TlCanvas *self, const char *word);
  Test test;
} told_actions[] = {
  { "canvas.show-lane", show_lane, NULL },
  { "canvas.lane-kind", set_lane_kind, has_lane },
  { "canvas.lane-line", set_lane_line, has_lane },
  { "canvas.copy-lane", tl_canvas_copy_lanes, has_lane },
  { "canvas.copy-cards", tl_canvas_copy_cards, has_card },
  { "canvas.color", tl_canvas_set_color, tl_canvas_can_set_color },
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

static void
told_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlCanvas *self = TL_CANVAS (widget);

  for (guint i = 0; i < G_N_ELEMENTS (told_actions); i++)
    {
      if (!g_str_equal (told_actions[i].name, action))
        continue;
      tl_canvas_commit_writing (self);
      told_actions[i].verb (self, g_variant_get_string (parameter, NULL));
      return;
    }
}

static void
set_enabled (TlCanvas *self, const char *name, Test test)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 name,
                                 tl_canvas_can_edit (self) && (test == NULL || test (self)) &&
                                   !tl_canvas_is_refused (self, name));
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
  for (guint i = 0; i < G_N_ELEMENTS (told_actions); i++)
    gtk_widget_class_install_action (widget_class, told_actions[i].name, "s", told_cb);
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
    set_enabled (self, actions[i].name, actions[i].test);
  for (guint i = 0; i < G_N_ELEMENTS (told_actions); i++)
    set_enabled (self, told_actions[i].name, told_actions[i].test);
  /* Of cards or of headings; the cards are known already. */
  if (can_edit && is_on_heading (self))
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "canvas.duplicate", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (tl_canvas_is_refused (self, others[i]))
      gtk_widget_action_set_enabled (GTK_WIDGET (self), others[i], FALSE);
}

static gboolean
collapse_key_pressed (TlCanvas *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      tl_canvas_collapse_lanes (self, TRUE);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      tl_canvas_collapse_lanes (self, FALSE);
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * tl_canvas_resize_key_pressed:
 * @self: the canvas
 * @keyval: a key
 * @modifiers: what is held
 *
 * Alt+Shift+Left and Right on a stage or step: its column narrower or wider. Alt+Shift+Up and Down
 * on a lane: collapsed or open.
 *
 * Returns: whether the key was one of these
 */
gboolean
tl_canvas_resize_key_pressed (TlCanvas *self, guint keyval, guint modifiers)
{
  gboolean rtl = tl_editor_is_rtl (self);

  if (modifiers != (GDK_ALT_MASK | GDK_SHIFT_MASK))
    return FALSE;
  if (self->focus.type == TL_PLACE_LANE)
    return collapse_key_pressed (self, keyval);
  if (self->focus.type != TL_PLACE_STAGE && self->focus.type != TL_PLACE_STEP)
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
