/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The actions "outline.*", which keys, buttons and the menu of a row call, and that menu.
 * An action is about the selected rows, or about the one with the focus when that is not selected:
 * edit, add-card, pain-point, opportunity, how-might-we, next-evidence, duplicate, delete, park,
 * moment-of-truth, copy, cut, paste, move-up, move-down, move-left, move-right, set-stage,
 * set-lane, set-channel, set-evidence, set-persona, set-owner, set-status, rate, menu, show-on-map;
 * filter, show-all, map-order and sort (s: a column's word) are about the list. */
#include "config.h"

#include "app/tl-outline-private.h"

#include <glib/gi18n-lib.h>

#include "canvas/tl-question.h"

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
set_status (TlOutline *self)
{
  tl_outline_choose (self, TL_OUTLINE_COLUMN_WORK);
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
add_about (TlOutline *self, TlLaneKind kind, const char *title)
{
  TlDocument      *document = tl_outline_model_get_document (self->model);
  guint            mark = tl_document_mark (document);
  TlOutlineRow    *row = get_current (self);
  g_autofree char *id =
    row ? tl_outline_edit_add_about (self->model, tl_outline_row_get_id (row), kind, title) : NULL;

  if (id)
    tl_outline_edit_new_row (self, id, mark);
}

static void
add_pain_point (TlOutline *self)
{
  add_about (self, TL_LANE_KIND_PAIN_POINTS, "");
}

static void
add_opportunity (TlOutline *self)
{
  add_about (self, TL_LANE_KIND_OPPORTUNITIES, "");
}

/* Of a pain point an opportunity, of that a solution. */
static void
how_might_we (TlOutline *self)
{
  TlOutlineRow *row = get_current (self);
  TlLaneKind    kind =
    row && tl_outline_row_is_card (row) ? tl_outline_row_get_facts (row)->kind : TL_LANE_KIND_TEXT;
  g_autofree char *title = row ? tl_outline_row_dup_title (row) : NULL;
  g_autofree char *question = NULL;
  int              start, end;

  if (kind == TL_LANE_KIND_OPPORTUNITIES)
    add_about (self, TL_LANE_KIND_SOLUTIONS, "");
  if (kind != TL_LANE_KIND_PAIN_POINTS)
    return;
  question = tl_question_new (title, &start, &end);
  add_about (self, TL_LANE_KIND_OPPORTUNITIES, question);
}

static void
next_evidence (TlOutline *self)
{
  g_autoptr (GPtrArray) ids = tl_outline_dup_targets (self);
  TlOutlineRow *row = ids->len > 1 ? tl_outline_model_find (self->model, ids->pdata[0]) : NULL;
  gint64        status;

  if (!row || !tl_outline_row_is_card (row))
    return;
  status = tl_record_get_integer (tl_outline_row_get_record (row), TL_CARD_EVIDENCE_STATUS);
  tl_outline_edit_value (self->model,
                         (const char *const *) ids->pdata,
                         TL_OUTLINE_COLUMN_EVIDENCE,
                         (int) (status + 1) % 4);
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
  tl_canvas_search (self->canvas, "");
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
  { FALSE, N_ ("_How Might We …?"), "outline.how-might-we" },
  { FALSE, N_ ("Moment of T_ruth"), "outline.moment-of-truth" },
  { TRUE, N_ ("Move to _Stage…"), "outline.set-stage" },
  { FALSE, N_ ("Move to _Lane…"), "outline.set-lane" },
  { FALSE, N_ ("Set _Channel…"), "outline.set-channel" },
  { FALSE, N_ ("Set E_vidence…"), "outline.set-evidence" },
  { FALSE, N_ ("Set _Persona…"), "outline.set-persona" },
  { FALSE, N_ ("Set O_wner…"), "outline.set-owner" },
  { FALSE, N_ ("Set Status…"), "outline.set-status" },
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

void
tl_outline_open_menu (TlOutline *self, const GdkRectangle *at)
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
  tl_outline_open_menu (self, &at);
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
  { "outline.how-might-we", how_might_we, NEEDS_ROW | NEEDS_EDITING },
  { "outline.next-evidence", next_evidence, NEEDS_ROW | NEEDS_EDITING },
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
  { "outline.set-status", set_status, NEEDS_ROW | NEEDS_EDITING },
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
