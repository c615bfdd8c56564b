/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The actions "outline.*" and what calls them: keys on a row, the menu of a row, the buttons.
 * An action is about the selected rows, or about the one with the focus when that is not selected:
 * edit, add-card, pain-point, opportunity, duplicate, delete, park, moment-of-truth, copy, cut,
 * paste, move-up, move-down, move-left, move-right,
 * set-stage, set-lane, set-channel, set-evidence, set-persona, set-owner, rate, menu, show-on-map;
 * filter, show-all, map-order and sort (s: a column's word) are about the list.
 *
 * A letter begins a new card below, as on the map: the key itself goes to the entry, so that dead
 * keys and input methods begin with it. */
#include "config.h"

#include "app/tl-outline-private.h"

#include <glib/gi18n-lib.h>

typedef void (*Verb) (TlOutline *self);

gboolean
tl_outline_can_edit (TlOutline *self)
{
  return !self->read_only && tl_outline_model_get_document (self->model);
}

/* --- Editing -----------------------------------------------------------------------------------
 */

/* What Enter does in the column that the cursor is in. */
static void
edit (TlOutline *self)
{
  TlOutlineRow *row = tl_outline_get_focused (self);

  if (!row)
    row = self->current;
  if (!row || !tl_outline_column_applies (self->cursor, row))
    return;
  if (tl_outline_column_is_typed (self->cursor))
    tl_outline_edit_cell (self, row, self->cursor);
  else if (self->cursor == TL_OUTLINE_COLUMN_TEXT)
    tl_outline_open_text (self, row);
  else
    tl_outline_choose (self, self->cursor);
}

static void
set_stage (TlOutline *self)
{
  tl_outline_choose (self, TL_OUTLINE_COLUMN_STAGE);
}

static void
set_lane (TlOutline *self)
{
  tl_outline_choose (self, TL_OUTLINE_COLUMN_LANE);
}

static void
set_channel (TlOutline *self)
{
  tl_outline_choose (self, TL_OUTLINE_COLUMN_CHANNEL);
}

static void
set_evidence (TlOutline *self)
{
  tl_outline_choose (self, TL_OUTLINE_COLUMN_EVIDENCE);
}

static void
set_persona (TlOutline *self)
{
  tl_outline_choose (self, TL_OUTLINE_COLUMN_PERSONA);
}

static void
set_owner (TlOutline *self)
{
  tl_outline_choose (self, TL_OUTLINE_COLUMN_OWNER);
}

static void
rate (TlOutline *self)
{
  tl_outline_choose (self, TL_OUTLINE_COLUMN_RATING);
}

static void
toggle_moment (TlOutline *self)
{
  g_autoptr (GPtrArray) ids = tl_outline_dup_targets (self);

  tl_outline_edit_moment (self->model, (const char *const *) ids->pdata);
}

/* --- Adding ------------------------------------------------------------------------------------
 */

static TlOutlineRow *
get_current (TlOutline *self)
{
  TlOutlineRow *row = tl_outline_get_focused (self);

  if (!row && self->current && tl_outline_find_position (self, self->current) != G_MAXUINT)
    row = self->current;
  return row;
}

static void
add_card (TlOutline *self)
{
  TlDocument      *document = tl_outline_model_get_document (self->model);
  guint            mark = tl_document_mark (document);
  TlOutlineRow    *row = get_current (self);
  g_autofree char *id = tl_outline_edit_add (self->model, row ? tl_outline_row_get_id (row) : NULL);

  if (id)
    tl_outline_edit_new_row (self, id, mark);
  else
    tl_outline_notice (self, _ ("Add a stage and a lane on the map first"), FALSE);
}

static void
add_about (TlOutline *self, TlLaneKind kind)
{
  TlDocument      *document = tl_outline_model_get_document (self->model);
  guint            mark = tl_document_mark (document);
  TlOutlineRow    *row = get_current (self);
  g_autofree char *id =
    row ? tl_outline_edit_add_about (self->model, tl_outline_row_get_id (row), kind) : NULL;

  if (id)
    tl_outline_edit_new_row (self, id, mark);
}

static void
add_pain_point (TlOutline *self)
{
  add_about (self, TL_LANE_KIND_PAIN_POINTS);
}

static void
add_opportunity (TlOutline *self)
{
  add_about (self, TL_LANE_KIND_OPPORTUNITIES);
}

static void
duplicate (TlOutline *self)
{
  g_autoptr (GPtrArray) ids = tl_outline_dup_targets (self);
  g_autofree char *id = tl_outline_edit_duplicate (self->model, (const char *const *) ids->pdata);
  TlOutlineRow    *row = tl_outline_model_find (self->model, id);

  if (!row)
    return;
  tl_outline_select_row (self, row);
  tl_outline_focus_row (self, row);
}

/* --- Taking away -------------------------------------------------------------------------------
 */

/* The row after those that go, else the one before them: ids in the order of the list. */
static TlOutlineRow *
find_staying (TlOutline *self, GPtrArray *ids)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint first = tl_outline_find_position (self, tl_outline_model_find (self->model, ids->pdata[0]));

  for (guint i = first; i < n; i++)
    if (!g_strv_contains ((const char *const *) ids->pdata,
                          tl_outline_row_get_id (tl_outline_get_row_at (self, i))))
      return tl_outline_get_row_at (self, i);
  return first && first != G_MAXUINT ? tl_outline_get_row_at (self, first - 1) : NULL;
}

static void
go_to (TlOutline *self, TlOutlineRow *row)
{
  if (!row)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self));
      return;
    }
  tl_outline_select_row (self, row);
  tl_outline_focus_row (self, row);
}

static gboolean
are_cards (TlOutline *self, GPtrArray *ids)
{
  for (guint i = 0; i + 1 < ids->len; i++)
    if (!tl_outline_row_is_card (tl_outline_model_find (self->model, ids->pdata[i])))
      return FALSE;
  return TRUE;
}

static void
delete_rows (TlOutline *self)
{
  g_autoptr (GPtrArray) ids = tl_outline_dup_targets (self);
  g_autoptr (TlOutlineRow) next = NULL;
  g_autofree char *text = NULL;
  gboolean         points;
  guint            n;

  if (ids->len < 2)
    return;
  next = find_staying (self, ids);
  if (next)
    g_object_ref (next);
  points = !are_cards (self, ids);
  n = tl_outline_edit_delete (self->model, (const char *const *) ids->pdata);
  go_to (self, next);
  text =
    points
      ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row deleted", "%u rows deleted", n), n)
      : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u card deleted", "%u cards deleted", n),
                         n);
  tl_outline_notice (self, text, TRUE);
}

static gboolean
are_parked (TlOutline *self, GPtrArray *ids)
{
  for (guint i = 0; i + 1 < ids->len; i++)
    if (!tl_outline_row_is_parked (tl_outline_model_find (self->model, ids->pdata[i])))
      return FALSE;
  return TRUE;
}

/* Parked cards are brought back to a stage that is asked for: the outline has no view to say which.
 */
static void
park (TlOutline *self)
{
  g_autoptr (GPtrArray) ids = tl_outline_dup_targets (self);
  g_autoptr (TlOutlineRow) next = NULL;
  g_autofree char *text = NULL;
  guint            n;

  if (ids->len < 2)
    return;
  if (are_parked (self, ids))
    {
      set_stage (self);
      return;
    }
  next = find_staying (self, ids);
  if (next)
    g_object_ref (next);
  n = tl_outline_edit_column (self->model, (const char *const *) ids->pdata, NULL);
  go_to (self, next);
  if (!n)
    return;
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u card parked", "%u cards parked", n), n);
  tl_outline_notice (self, text, TRUE);
}

/* Where the canvas pastes is the place of the current row; what came is selected in both. */
static void
paste (TlOutline *self)
{
  tl_outline_push_selection (self);
  gtk_widget_activate_action (GTK_WIDGET (self->canvas), "canvas.paste", NULL);
}

/* Alt+arrow moves the thing: the canvas knows whither. */
static void
move (TlOutline *self, const char *action)
{
  tl_outline_push_selection (self);
  gtk_widget_activate_action (GTK_WIDGET (self->canvas), action, NULL);
}

static void
move_up (TlOutline *self)
{
  move (self, "canvas.move-up");
}

static void
move_down (TlOutline *self)
{
  move (self, "canvas.move-down");
}

static void
move_left (TlOutline *self)
{
  move (self, "canvas.move-left");
}

static void
move_right (TlOutline *self)
{
  move (self, "canvas.move-right");
}

static void
cut (TlOutline *self)
{
  tl_outline_copy (self);
  delete_rows (self);
}

/* --- The list ----------------------------------------------------------------------------------
 */

static void
show_all (TlOutline *self)
{
  tl_canvas_set_filter (self->canvas, NULL);
  tl_canvas_set_focused_areas (self->canvas, (const char *const[]){ NULL });
  gtk_editable_set_text (GTK_EDITABLE (self->filter_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
sort_as_map (TlOutline *self)
{
  self->sort_column = -1;
  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  tl_outline_refresh_rows (self);
}

/* What a click on a heading does, for those who have no pointer: headings take no focus. The same
 * column again turns the order round. */
static void
sort_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlOutline  *self = TL_OUTLINE (widget);
  const char *word = g_variant_get_string (parameter, NULL);

  tl_outline_commit_editing (self);
  for (guint i = 0; i < TL_N_OUTLINE_COLUMNS; i++)
    {
      if (!g_str_equal (word, tl_outline_column_get_word (i)))
        continue;
      if (!tl_outline_is_shown (self, i))
        {
          g_autofree char *toggle = g_strconcat ("columns.", word, NULL);

          gtk_widget_activate_action (widget, toggle, NULL);
        }
      if (!tl_outline_is_shown (self, i))
        return;
      self->sort_descending = self->sort_column == (int) i && !self->sort_descending;
      self->sort_column = (int) i;
      gtk_column_view_sort_by_column (self->view,
                                      self->columns[i],
                                      self->sort_descending ? GTK_SORT_DESCENDING
                                                            : GTK_SORT_ASCENDING);
      tl_outline_refresh_rows (self);
    }
}

static void
show_on_map (TlOutline *self)
{
  tl_outline_push_selection (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.outline", NULL);
}

/* --- Menu --------------------------------------------------------------------------------------
 */

static const struct
{
  gboolean    section; /* begins with it */
  const char *label;
  const char *action;
} menu_items[] = {
  { FALSE, N_ ("_Edit"), "outline.edit" },
  { FALSE, N_ ("_Add a Card Below"), "outline.add-card" },
  { FALSE, N_ ("D_uplicate"), "outline.duplicate" },
  { TRUE, N_ ("Pain Poin_t Here"), "outline.pain-point" },
  { FALSE, N_ ("_Opportunity Here"), "outline.opportunity" },
  { FALSE, N_ ("Moment of T_ruth"), "outline.moment-of-truth" },
  { TRUE, N_ ("Move to _Stage…"), "outline.set-stage" },
  { FALSE, N_ ("Move to _Lane…"), "outline.set-lane" },
  { FALSE, N_ ("Set _Channel…"), "outline.set-channel" },
  { FALSE, N_ ("Set E_vidence…"), "outline.set-evidence" },
  { FALSE, N_ ("Set _Persona…"), "outline.set-persona" },
  { FALSE, N_ ("Set O_wner…"), "outline.set-owner" },
  { FALSE, N_ ("Rate…"), "outline.rate" },
  { TRUE, N_ ("Cu_t"), "outline.cut" },
  { FALSE, N_ ("C_opy"), "outline.copy" },
  { FALSE, N_ ("Paste"), "outline.paste" },
  { FALSE, N_ ("Par_k or Bring Back"), "outline.park" },
  { FALSE, N_ ("_Delete"), "outline.delete" },
  { TRUE, N_ ("Show on the _Map"), "outline.show-on-map" },
};

static GMenuModel *
new_menu (void)
{
  GMenu *menu = g_menu_new ();
  GMenu *section = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (menu_items); i++)
    {
      if (menu_items[i].section)
        {
          g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
          g_object_unref (section);
          section = g_menu_new ();
        }
      g_menu_append (section, _ (menu_items[i].label), menu_items[i].action);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
  return G_MENU_MODEL (menu);
}

static void
open_menu (TlOutline *self, const GdkRectangle *at)
{
  g_autoptr (GMenuModel) menu = new_menu ();
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);

  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  tl_outline_popup (self, popover, at);
}

static void
menu (TlOutline *self)
{
  GdkRectangle at;

  tl_outline_commit_editing (self);
  if (!get_current (self))
    return;
  tl_outline_get_cell_rect (self, self->cursor, &at);
  open_menu (self, &at);
}

/* --- The table of actions ----------------------------------------------------------------------
 */

enum
{
  NEEDS_ROW = 1 << 0,
  NEEDS_EDITING = 1 << 1,
};

static const struct
{
  const char *name;
  Verb        verb;
  guint       needs;
} actions[] = {
  { "outline.edit", edit, NEEDS_ROW | NEEDS_EDITING },
  { "outline.add-card", add_card, NEEDS_EDITING },
  { "outline.pain-point", add_pain_point, NEEDS_ROW | NEEDS_EDITING },
  { "outline.opportunity", add_opportunity, NEEDS_ROW | NEEDS_EDITING },
  { "outline.duplicate", duplicate, NEEDS_ROW | NEEDS_EDITING },
  { "outline.delete", delete_rows, NEEDS_ROW | NEEDS_EDITING },
  { "outline.park", park, NEEDS_ROW | NEEDS_EDITING },
  { "outline.moment-of-truth", toggle_moment, NEEDS_ROW | NEEDS_EDITING },
  { "outline.set-stage", set_stage, NEEDS_ROW | NEEDS_EDITING },
  { "outline.set-lane", set_lane, NEEDS_ROW | NEEDS_EDITING },
  { "outline.set-channel", set_channel, NEEDS_ROW | NEEDS_EDITING },
  { "outline.set-evidence", set_evidence, NEEDS_ROW | NEEDS_EDITING },
  { "outline.set-persona", set_persona, NEEDS_ROW | NEEDS_EDITING },
  { "outline.set-owner", set_owner, NEEDS_ROW | NEEDS_EDITING },
  { "outline.rate", rate, NEEDS_ROW | NEEDS_EDITING },
  { "outline.cut", cut, NEEDS_ROW | NEEDS_EDITING },
  { "outline.copy", tl_outline_copy, NEEDS_ROW },
  { "outline.paste", paste, NEEDS_EDITING },
  { "outline.move-up", move_up, NEEDS_ROW | NEEDS_EDITING },
  { "outline.move-down", move_down, NEEDS_ROW | NEEDS_EDITING },
  { "outline.move-left", move_left, NEEDS_ROW | NEEDS_EDITING },
  { "outline.move-right", move_right, NEEDS_ROW | NEEDS_EDITING },
  { "outline.menu", menu, NEEDS_ROW },
  { "outline.show-on-map", show_on_map, 0 },
  { "outline.filter", tl_outline_focus_filter, 0 },
  { "outline.show-all", show_all, 0 },
  { "outline.map-order", sort_as_map, 0 },
};

static void
activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlOutline *self = TL_OUTLINE (widget);

  tl_outline_commit_editing (self);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, name))
      actions[i].verb (self);
}

void
tl_outline_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, activated_cb);
  gtk_widget_class_install_action (widget_class, "outline.sort", "s", sort_cb);
}

/* After the selection, the rows or read-only have changed. */
void
tl_outline_update_actions (TlOutline *self)
{
  gboolean can_edit = tl_outline_can_edit (self);
  gboolean has_rows = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                   actions[i].name,
                                   (!(actions[i].needs & NEEDS_ROW) || has_rows) &&
                                     (!(actions[i].needs & NEEDS_EDITING) || can_edit));
}

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
      show_all (self);
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
  add_card (self);
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
      add_card (self);
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
    open_menu (self, &(GdkRectangle){ (int) to.x, (int) to.y, 1, 1 });
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
