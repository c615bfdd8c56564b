/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of steps. It is filled each time it opens, from the document's history; what is being
 * written becomes a step first, so that the list and what choosing does are the same. The order is
 * that of time, the latest at the top: what can be redone, "Now", what can be undone. */
#include "config.h"

#include "app/tl-history-popover.h"

#include <glib/gi18n-lib.h>

#include "canvas/tl-step-name.h"

/* Each way: more than anybody goes back to by name, few enough to build at once. */
#define MOST_STEPS 50
#define MOST_HEIGHT_PX 420
#define NAME_CHARS 34

struct _TlHistoryPopover
{
  GtkPopover parent_instance;

  TlCanvas   *canvas; /* borrowed: the window's */
  GtkListBox *list;
  GtkWidget  *scroller;
  int         now; /* the row between redo and undo */
  int         n_rows;
};

G_DEFINE_FINAL_TYPE (TlHistoryPopover, tl_history_popover, GTK_TYPE_POPOVER)

static GtkWidget *
new_row (const char *name, const char *spoken)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), NAME_CHARS);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static void
add_step (TlHistoryPopover *self, const char *verb, TlChangeSet *step)
{
  const TlTable   *table = tl_document_get_table (tl_canvas_get_document (self->canvas));
  g_autofree char *name = tl_step_name_describe (table, step);
  g_autofree char *spoken = g_strdup_printf ("%s %s", verb, name);

  gtk_list_box_append (self->list, new_row (name, spoken));
  self->n_rows++;
}

static void
add_now (TlHistoryPopover *self)
{
  GtkWidget *row = new_row (_ ("Now"), _ ("Now"));

  gtk_widget_add_css_class (row, "now");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (self->list, row);
  self->now = self->n_rows++;
}

static void
clear (TlHistoryPopover *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)))
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  self->n_rows = 0;
}

static void
fill (TlHistoryPopover *self)
{
  TlDocument *document = tl_canvas_get_document (self->canvas);
  guint       n_redo = 0;

  clear (self);
  if (!document)
    return;
  while (n_redo < MOST_STEPS && tl_document_get_redo_step (document, n_redo))
    n_redo++;
  for (guint i = n_redo; i > 0; i--)
    add_step (self, _ ("Redo"), tl_document_get_redo_step (document, i - 1));
  add_now (self);
  for (guint i = 0; i < MOST_STEPS && tl_document_get_undo_step (document, i); i++)
    add_step (self, _ ("Undo"), tl_document_get_undo_step (document, i));
}

/* All steps from now to the row would go the same way. */
static void
mark_to (TlHistoryPopover *self, int index)
{
  for (int i = 0; i < self->n_rows; i++)
    {
      GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, i));

      if ((i > self->now && i <= index) || (i < self->now && i >= index && index >= 0))
        gtk_widget_add_css_class (row, "included");
      else
        gtk_widget_remove_css_class (row, "included");
    }
}

static void
pointer_moved_cb (TlHistoryPopover *self, double x, double y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);

  mark_to (self, row ? gtk_list_box_row_get_index (row) : -1);
}

static void
pointer_left_cb (TlHistoryPopover *self)
{
  mark_to (self, -1);
}

static void
row_activated_cb (TlHistoryPopover *self, GtkListBoxRow *row)
{
  int steps = gtk_list_box_row_get_index (row) - self->now;

  gtk_popover_popdown (GTK_POPOVER (self));
  for (; steps > 0 && tl_canvas_undo (self->canvas); steps--)
    ;
  for (; steps < 0 && tl_canvas_redo (self->canvas); steps++)
    ;
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

/* The keyboard starts at the nearest step. */
static void
focus_nearest (TlHistoryPopover *self)
{
  int            nearest = self->now + 1 < self->n_rows ? self->now + 1 : self->now - 1;
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, MAX (nearest, 0));

  if (row)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
tl_history_popover_show (GtkWidget *widget)
{
  TlHistoryPopover *self = TL_HISTORY_POPOVER (widget);

  tl_canvas_commit_writing (self->canvas);
  fill (self);
  GTK_WIDGET_CLASS (tl_history_popover_parent_class)->show (widget);
  focus_nearest (self);
}

static void
tl_history_popover_class_init (TlHistoryPopoverClass *klass)
{
  GTK_WIDGET_CLASS (klass)->show = tl_history_popover_show;
}

static void
tl_history_popover_init (TlHistoryPopover *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Steps"),
                                  -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (pointer_moved_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (pointer_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), motion);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), MOST_HEIGHT_PX);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  gtk_popover_set_child (GTK_POPOVER (self), self->scroller);
  gtk_widget_add_css_class (GTK_WIDGET (self), "menu");
  gtk_widget_add_css_class (GTK_WIDGET (self), "history");
}

/**
 * tl_history_popover_new:
 * @canvas: whose document's steps it lists; must outlive it
 *
 * Returns: (transfer floating): an empty list, filled when it opens
 */
GtkWidget *
tl_history_popover_new (TlCanvas *canvas)
{
  TlHistoryPopover *self;

  g_return_val_if_fail (TL_IS_CANVAS (canvas), NULL);

  self = g_object_new (TL_TYPE_HISTORY_POPOVER, NULL);
  self->canvas = canvas;
  return GTK_WIDGET (self);
}
