/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The actions "canvas.*" of the widget class: what menus, buttons and the key table call. An action
 * ends writing first (the words are kept), does one verb, and is enabled only where the verb would
 * do something. The list with its parameters stands in tl-canvas.h. */
#include "config.h"

#include "canvas/tl-canvas-paste.h"
#include "canvas/tl-canvas-structure.h"
#include "canvas/tl-canvas-link.h"
#include "canvas/tl-editor.h"
#include "map/tl-persona.h"

#include <glib/gi18n-lib.h>

typedef void (*Verb) (TlCanvas *self);

/* The plain verbs, by action name. */
static void
edit (TlCanvas *self)
{
  g_auto (TlPlace) place = { 0 };

  tl_place_hold (&place, &self->focus);
  if (place.type == TL_PLACE_ACTOR)
    tl_canvas_activate_persona (self, place.id);
  else if (place.type == TL_PLACE_PERSONA || place.type == TL_PLACE_CURVE)
    tl_canvas_activate_curve (self, place.type == TL_PLACE_CURVE ? place.id : place.curve);
  else
    tl_canvas_edit (self, &place);
}

/* The one of the title block that has the focus. */
static void
hide_persona (TlCanvas *self)
{
  g_autofree char *persona = g_strdup (self->focus.id);

  if (self->focus.type != TL_PLACE_ACTOR)
    return;
  tl_document_begin (self->document, _ ("Hide Persona"));
  tl_edit_show_persona (self->document, self->map, persona, FALSE);
  tl_document_commit (self->document);
}

static void delete (TlCanvas *self) { tl_canvas_delete (self, FALSE); }

static void
delete_all (TlCanvas *self)
{
  tl_canvas_delete (self, TRUE);
}

static void
add_pain_point (TlCanvas *self)
{
  tl_canvas_write_about (self, TL_LANE_KIND_PAIN_POINTS);
}

static void
add_opportunity (TlCanvas *self)
{
  tl_canvas_write_about (self, TL_LANE_KIND_OPPORTUNITIES);
}

static void
move_left (TlCanvas *self)
{
  tl_canvas_move (self, TL_WALK_LEFT);
}

static void
move_right (TlCanvas *self)
{
  tl_canvas_move (self, TL_WALK_RIGHT);
}

static void
move_up (TlCanvas *self)
{
  tl_canvas_move (self, TL_WALK_UP);
}

static void
move_down (TlCanvas *self)
{
  tl_canvas_move (self, TL_WALK_DOWN);
}

static void
draw_curve (TlCanvas *self)
{
  tl_canvas_set_drawing (self, !tl_canvas_is_drawing (self));
}

/* The line whose chip has the focus, else the one that is edited. */
static void
toggle_curve (TlCanvas *self)
{
  g_autofree char *curve =
    g_strdup (self->focus.type == TL_PLACE_PERSONA ? self->focus.curve
                                                   : tl_scene_get_active_curve (self->scene));

  tl_canvas_toggle_curve (self, curve);
}

/* The stage of the place that has the focus, or NULL. */
static const TlRecord *
get_focused_stage (TlCanvas *self)
{
  const TlTable *table = tl_document_get_table (self->document);

  if (self->focus.type == TL_PLACE_STAGE && self->focus.id != NULL)
    return tl_table_get_kind (table, self->focus.id, TL_KIND_STAGE);
  if (self->focus.type == TL_PLACE_STEP && self->focus.id != NULL)
    return tl_query_stage_of (table, self->focus.id);
  return self->focus.column != NULL ? tl_query_stage_of (table, self->focus.column) : NULL;
}

static void
add_stage_beside (TlCanvas *self, gboolean before)
{
  const TlTable   *table = tl_document_get_table (self->document);
  const TlRecord  *stage = get_focused_stage (self);
  const GPtrArray *all = tl_table_get_children (table, self->map, TL_KIND_STAGE);
  g_autofree char *sibling = NULL;
  guint            index;

  if (stage != NULL && all != NULL && g_ptr_array_find ((GPtrArray *) all, stage, &index))
    {
      index += before ? 0 : 1;
      if (index < all->len)
        sibling = g_strdup (tl_record_get_id (g_ptr_array_index (all, index)));
    }
  tl_canvas_write_stage (self, sibling, TRUE);
}

static void
add_stage (TlCanvas *self)
{
  add_stage_beside (self, FALSE);
}

static void
add_stage_before (TlCanvas *self)
{
  add_stage_beside (self, TRUE);
}

static void
add_step (TlCanvas *self)
{
  tl_canvas_write_step_beside (self, FALSE);
}

static void
add_card (TlCanvas *self)
{
  tl_canvas_write_here (self);
}

/* Ctrl+Z takes back typing while somebody writes, and reverts a gesture that is under way. */
static void
undo (TlCanvas *self)
{
  if (!tl_editor_undo (self) && !tl_canvas_cancel_gesture (self))
    tl_canvas_undo (self);
}

static void
redo (TlCanvas *self)
{
  if (!tl_editor_redo (self) && !tl_canvas_is_in_gesture (self))
    tl_canvas_redo (self);
}

static void
comment (TlCanvas *self)
{
  tl_canvas_emit_comments (self, tl_canvas_can_edit (self));
}

enum
{
  NEEDS_DOCUMENT = 1 << 0,
  NEEDS_EDITING = 1 << 1,
  NEEDS_TARGET = 1 << 2, /* something selected or focused that is a record */
  NEEDS_CARD = 1 << 3,
  KEEPS_WRITING = 1 << 4, /* does not end writing by itself */
  NEEDS_AREA = 1 << 5,    /* the heading of a stage, step or lane */
  NEEDS_AREA_FOCUS = 1 << 6,
  NEEDS_COPYABLE = 1 << 7, /* cards, stages or lanes */
};

static const struct
{
  const char *name;
  Verb        verb;
  guint       needs;
} plain_actions[] = {
  { "canvas.edit", edit, NEEDS_EDITING },
  { "canvas.hide-persona", hide_persona, NEEDS_EDITING },
  { "canvas.add-card", add_card, NEEDS_EDITING },
  { "canvas.add-stage", add_stage, NEEDS_EDITING },
  { "canvas.add-stage-before", add_stage_before, NEEDS_EDITING },
  { "canvas.add-step", add_step, NEEDS_EDITING },
  { "canvas.delete", delete, NEEDS_EDITING | NEEDS_TARGET },
  { "canvas.delete-all", delete_all, NEEDS_EDITING | NEEDS_TARGET },
  { "canvas.pain-point", add_pain_point, NEEDS_EDITING },
  { "canvas.opportunity", add_opportunity, NEEDS_EDITING },
  { "canvas.how-might-we", tl_canvas_answer, NEEDS_EDITING | NEEDS_CARD },
  { "canvas.attach", tl_canvas_attach, NEEDS_EDITING | NEEDS_CARD },
  { "canvas.next-evidence", tl_canvas_next_evidence, NEEDS_EDITING | NEEDS_CARD },
  { "canvas.show-codes", tl_canvas_toggle_codes, NEEDS_EDITING },
  { "canvas.show-coverage", tl_canvas_toggle_coverage, NEEDS_EDITING },
  { "canvas.park", tl_canvas_park, NEEDS_EDITING | NEEDS_CARD },
  { "canvas.moment-of-truth", tl_canvas_toggle_moment_of_truth, NEEDS_EDITING | NEEDS_TARGET },
  { "canvas.split", tl_canvas_split, KEEPS_WRITING },
  { "canvas.merge", tl_canvas_merge, NEEDS_EDITING | NEEDS_CARD },
  { "canvas.duplicate", tl_canvas_duplicate, NEEDS_EDITING | NEEDS_CARD },
  { "canvas.move-left", move_left, NEEDS_EDITING | NEEDS_TARGET },
  { "canvas.move-right", move_right, NEEDS_EDITING | NEEDS_TARGET },
  { "canvas.move-up", move_up, NEEDS_EDITING | NEEDS_TARGET },
  { "canvas.move-down", move_down, NEEDS_EDITING | NEEDS_TARGET },
  { "canvas.wider", tl_canvas_make_wider, NEEDS_EDITING | NEEDS_CARD },
  { "canvas.narrower", tl_canvas_make_narrower, NEEDS_EDITING | NEEDS_CARD },
  { "canvas.draw-curve", draw_curve, NEEDS_EDITING },
  { "canvas.toggle-curve", toggle_curve, NEEDS_EDITING },
  { "canvas.next-curve", tl_canvas_activate_next_curve, NEEDS_DOCUMENT },
  { "canvas.add-target-line", tl_canvas_add_target_line, NEEDS_EDITING },
  { "canvas.link", tl_canvas_start_linking, NEEDS_EDITING | NEEDS_CARD },
  { "canvas.next-link", tl_canvas_walk_links, NEEDS_DOCUMENT },
  { "canvas.toggle-gap", tl_canvas_toggle_gap, NEEDS_EDITING | NEEDS_TARGET },
  { "canvas.cut", tl_canvas_cut, NEEDS_EDITING | NEEDS_COPYABLE },
  { "canvas.copy", tl_canvas_copy, NEEDS_DOCUMENT | NEEDS_COPYABLE },
  { "canvas.copy-picture", tl_canvas_copy_picture, NEEDS_DOCUMENT },
  { "canvas.copy-svg-text", tl_canvas_copy_svg_text, NEEDS_DOCUMENT },
  { "canvas.paste", tl_canvas_paste, NEEDS_EDITING },
  { "canvas.web-link", tl_canvas_edit_address, NEEDS_DOCUMENT | NEEDS_CARD },
  { "canvas.take-offer", tl_canvas_take_offer, NEEDS_EDITING },
  { "canvas.select-all", tl_canvas_select_all, NEEDS_DOCUMENT },
  { "canvas.select-stage", tl_canvas_select_stage, NEEDS_DOCUMENT },
  { "canvas.select-lane", tl_canvas_select_lane, NEEDS_DOCUMENT },
  { "canvas.undo", undo, KEEPS_WRITING },
  { "canvas.redo", redo, KEEPS_WRITING },
  { "canvas.text-larger", tl_canvas_enlarge_text, NEEDS_EDITING },
  { "canvas.text-smaller", tl_canvas_reduce_text, NEEDS_EDITING },
  { "canvas.text-reset", tl_canvas_reset_text, NEEDS_EDITING },
  { "canvas.comment", comment, NEEDS_DOCUMENT },
  { "canvas.round-layout", tl_canvas_toggle_layout, NEEDS_EDITING },
  { "canvas.focus-here", tl_canvas_focus_here, NEEDS_DOCUMENT | NEEDS_AREA },
  { "canvas.end-focus", tl_canvas_end_focus, NEEDS_DOCUMENT | NEEDS_AREA_FOCUS },
  { "canvas.menu", tl_canvas_show_menu, NEEDS_DOCUMENT },
};

static void
plain_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlCanvas *self = TL_CANVAS (widget);

  for (guint i = 0; i < G_N_ELEMENTS (plain_actions); i++)
    {
      if (!g_str_equal (plain_actions[i].name, action))
        continue;
      if (!(plain_actions[i].needs & KEEPS_WRITING))
        tl_canvas_commit_writing (self);
      plain_actions[i].verb (self);
      return;
    }
}

static void
add_lane_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlCanvas   *self = TL_CANVAS (widget);
  const char *word = g_variant_get_string (parameter, NULL);
  int         kind = tl_field_find_value (tl_kind_get_field (TL_KIND_LANE, TL_LANE_KIND), word);

  tl_canvas_commit_writing (self);
  if (kind >= 0)
    tl_canvas_add_lane (self, (TlLaneKind) kind, g_str_has_suffix (action, "before"));
  else
    g_warning ("%s: no lane kind is called \"%s\"", action, word);
}

static void
set_severity_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tl_canvas_commit_writing (TL_CANVAS (widget));
  tl_canvas_set_severity (TL_CANVAS (widget), g_variant_get_int32 (parameter));
}

static void
set_frequency_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tl_canvas_commit_writing (TL_CANVAS (widget));
  tl_canvas_set_frequency (TL_CANVAS (widget), g_variant_get_int32 (parameter));
}

static void
set_evidence_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const TlFieldInfo *info = tl_kind_get_field (TL_KIND_CARD, TL_CARD_EVIDENCE_STATUS);
  int                status = tl_field_find_value (info, g_variant_get_string (parameter, NULL));

  tl_canvas_commit_writing (TL_CANVAS (widget));
  if (status >= 0)
    tl_canvas_set_evidence (TL_CANVAS (widget), (TlEvidenceStatus) status);
}

static void
set_channel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlCanvas   *self = TL_CANVAS (widget);
  const char *word = g_variant_get_string (parameter, NULL);
  int channel = tl_field_find_value (tl_kind_get_field (TL_KIND_CARD, TL_CARD_CHANNEL), word);
  g_autoptr (GPtrArray) cards = NULL;

  tl_canvas_commit_writing (self);
  cards = tl_canvas_dup_targets (self, TL_KIND_CARD);
  if (!tl_canvas_can_edit (self) || channel < 0)
    return;
  tl_document_begin (self->document, _ ("Set Channel"));
  for (guint i = 0; i + 1 < cards->len; i++)
    tl_edit_set_integer (self->document, g_ptr_array_index (cards, i), TL_CARD_CHANNEL, channel);
  tl_document_commit (self->document);
}

/* Whose the cards are; "" = everybody's. */
static void
set_persona_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlCanvas   *self = TL_CANVAS (widget);
  const char *persona = g_variant_get_string (parameter, NULL);
  g_autoptr (GPtrArray) cards = NULL;

  tl_canvas_commit_writing (self);
  cards = tl_canvas_dup_targets (self, TL_KIND_CARD);
  if (*persona == '\0')
    persona = NULL;
  if (!tl_canvas_can_edit (self) ||
      (persona != NULL &&
       tl_table_get_kind (tl_document_get_table (self->document), persona, TL_KIND_PERSONA) ==
         NULL))
    return;
  tl_document_begin (self->document, _ ("Set Persona"));
  for (guint i = 0; i + 1 < cards->len; i++)
    tl_edit_set_ref (self->document, g_ptr_array_index (cards, i), TL_CARD_PERSONA, persona);
  tl_document_commit (self->document);
}

static void
move_to_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tl_canvas_commit_writing (TL_CANVAS (widget));
  tl_canvas_move_to (TL_CANVAS (widget), g_variant_get_string (parameter, NULL));
}

static void
set_emotion_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tl_canvas_commit_writing (TL_CANVAS (widget));
  tl_canvas_set_emotion (TL_CANVAS (widget), g_variant_get_double (parameter));
}

static void
set_link_kind_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlCanvas   *self = TL_CANVAS (widget);
  const char *word = g_variant_get_string (parameter, NULL);
  int         kind = tl_field_find_value (tl_kind_get_field (TL_KIND_LINK, TL_LINK_KIND), word);

  tl_canvas_commit_writing (self);
  if (kind >= 0)
    tl_canvas_set_link_kind (self, (TlLinkKind) kind);
}

/**
 * tl_canvas_install_actions:
 * @widget_class: of the canvas
 *
 * Installs the actions that change the document; those of the view are the view's.
 */
void
tl_canvas_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (plain_actions); i++)
    gtk_widget_class_install_action (widget_class, plain_actions[i].name, NULL, plain_activated_cb);
  gtk_widget_class_install_action (widget_class, "canvas.add-lane", "s", add_lane_cb);
  gtk_widget_class_install_action (widget_class, "canvas.add-lane-before", "s", add_lane_cb);
  gtk_widget_class_install_action (widget_class, "canvas.severity", "i", set_severity_cb);
  gtk_widget_class_install_action (widget_class, "canvas.frequency", "i", set_frequency_cb);
  gtk_widget_class_install_action (widget_class, "canvas.evidence", "s", set_evidence_cb);
  gtk_widget_class_install_action (widget_class, "canvas.channel", "s", set_channel_cb);
  gtk_widget_class_install_action (widget_class, "canvas.persona", "s", set_persona_cb);
  gtk_widget_class_install_action (widget_class, "canvas.emotion", "d", set_emotion_cb);
  gtk_widget_class_install_action (widget_class, "canvas.move-to", "s", move_to_cb);
  gtk_widget_class_install_action (widget_class, "canvas.link-kind", "s", set_link_kind_cb);
  tl_canvas_install_structure_actions (widget_class);
}

/**
 * tl_canvas_has_action:
 * @name: an action without a parameter, "canvas.edit"
 *
 * Returns: whether there is such an action
 */
gboolean
tl_canvas_has_action (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (plain_actions); i++)
    if (g_str_equal (plain_actions[i].name, name))
      return TRUE;
  return FALSE;
}

static gboolean
has_target (TlCanvas *self, TlKind kind)
{
  g_autoptr (GPtrArray) targets = tl_canvas_dup_targets (self, kind);

  return targets->len > 1;
}

/**
 * tl_canvas_can_redo:
 * @self: a canvas
 *
 * Returns: whether canvas.redo would do something: bring typing back while somebody writes, else a
 *   step on the map
 */
gboolean
tl_canvas_can_redo (TlCanvas *self)
{
  GtkTextView *view;

  g_return_val_if_fail (TL_IS_CANVAS (self), FALSE);
  if (!tl_canvas_can_edit (self))
    return FALSE;
  view = tl_editor_get_view (self);
  return view != NULL ? gtk_text_buffer_get_can_redo (gtk_text_view_get_buffer (view))
                      : tl_document_can_redo (self->document);
}

static void
update_undo (TlCanvas *self, gboolean can_edit)
{
  gboolean writing = tl_canvas_is_writing (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "canvas.undo",
                                 can_edit && (writing || tl_document_can_undo (self->document)));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "canvas.redo", tl_canvas_can_redo (self));
}

static void
update_split (TlCanvas *self, gboolean can_edit)
{
  g_autoptr (GPtrArray) cards = tl_canvas_dup_targets (self, TL_KIND_CARD);

  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "canvas.split",
                                 can_edit && tl_canvas_can_split (self));
  /* The NULL at the end counts. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "canvas.merge", can_edit && cards->len > 2);
}

/**
 * tl_canvas_update_actions:
 * @self: the canvas
 *
 * Enables what would do something now: after the selection, the focus, the document, its history or
 * read-only has changed.
 */
void
tl_canvas_update_actions (TlCanvas *self)
{
  gboolean has_document = self->document != NULL;
  gboolean can_edit = has_document && tl_canvas_can_edit (self);
  gboolean area = has_document && tl_canvas_can_focus_here (self);
  gboolean focused = *tl_canvas_get_focused_areas (self) != NULL;
  gboolean target = has_target (self, TL_N_KINDS), card = has_target (self, TL_KIND_CARD);
  gboolean copyable = has_document && tl_canvas_can_copy (self);

  for (guint i = 0; i < G_N_ELEMENTS (plain_actions); i++)
    {
      guint    needs = plain_actions[i].needs;
      gboolean enabled =
        (!(needs & NEEDS_DOCUMENT) || has_document) && (!(needs & NEEDS_EDITING) || can_edit) &&
        (!(needs & NEEDS_TARGET) || target) && (!(needs & NEEDS_CARD) || card) &&
        (!(needs & NEEDS_AREA) || area) && (!(needs & NEEDS_AREA_FOCUS) || focused) &&
        (!(needs & NEEDS_COPYABLE) || copyable);

      if (!(needs & KEEPS_WRITING))
        gtk_widget_action_set_enabled (GTK_WIDGET (self), plain_actions[i].name, enabled);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "canvas.add-lane", can_edit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "canvas.add-lane-before", can_edit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "canvas.severity", can_edit && card);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "canvas.frequency", can_edit && card);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "canvas.evidence", can_edit && card);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "canvas.how-might-we",
                                 can_edit && tl_canvas_get_answer_kind (self) != TL_N_LANE_KINDS);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "canvas.attach",
                                 can_edit && tl_canvas_can_attach (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "canvas.channel", can_edit && card);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "canvas.persona", can_edit && card);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "canvas.emotion", can_edit && card);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "canvas.move-to", can_edit && card);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "canvas.link-kind",
                                 can_edit && has_target (self, TL_KIND_LINK));
  tl_canvas_update_structure_actions (self);
  update_split (self, can_edit);
  update_undo (self, can_edit);
  tl_canvas_bar_update (self);
}
