/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of the outline share: tl-outline.c puts it together and filters, -layout.c says
 * which columns are shown, -list.c holds its rows, their focus and the selection, -editing.c types
 * in cells, -chooser.c offers values, -actions.c says what can be done, -keys.c listens to hands,
 * -copy.c fills the clipboard. */
#include "app/tl-outline.h"

#include "app/tl-outline-cell.h"
#include "app/tl-outline-edits.h"

G_BEGIN_DECLS

struct _TlOutline
{
  GtkWidget parent_instance;

  TlCanvas       *canvas;   /* must outlive it */
  GSettings      *settings; /* NULL where no schema is installed */
  TlOutlineModel *model;
  gboolean        read_only;

  /* Template. */
  GtkWidget     *box;
  GtkWidget     *filter_entry;
  GtkLabel      *count;
  GtkMenuButton *filter_button;
  GtkMenuButton *columns_button;
  GtkStack      *stack;
  GtkColumnView *view;
  AdwStatusPage *no_match;
  GtkRevealer   *bulk_revealer;
  GtkLabel      *bulk_label;
  GtkWidget     *bulk_buttons; /* those that do not fit in a narrow window */

  /* From the model to the list. */
  char                *needle;      /* folded; "" = all rows */
  TlFilter            *card_filter; /* the canvas's; NULL = none */
  char                *found;       /* what is searched on the canvas, folded; \"\" = nothing */
  char               **areas; /* stages, steps and lanes that the canvas looks at; none = all */
  GtkFilter           *filter;
  GListModel          *filtered;
  GtkSelectionModel   *selection;
  GtkColumnViewColumn *columns[TL_N_OUTLINE_COLUMNS]; /* those shown are the view's too */
  GtkSorter           *sorters[TL_N_OUTLINE_COLUMNS]; /* the columns' */
  GSimpleActionGroup  *column_actions;
  gboolean             narrow;
  guint                narrow_id;
  double               text_scale; /* that the columns are as wide for */
  guint                refresh_id;
  int                  sort_column; /* last chosen from the menu, -1 = none */
  gboolean             sort_descending;

  /* Rows. */
  GHashTable     *cells; /* those that show a row */
  TlOutlineColumn cursor;
  TlOutlineRow   *current; /* where the focus is or was last */
  gboolean        told;    /* the current row says its cell instead of what is notable */
  guint           focus_tick;
  guint           focus_tries;
  gboolean        syncing;

  /* Typing. */
  TlOutlineCell *editing;
  TlOutlineRow  *edited;
  gboolean       is_new;       /* the row was made for typing, and goes when nothing was typed */
  guint          mark;         /* of the document, before it was made */
  gboolean       wants_typing; /* when the new row has its widget */

  GtkWidget *popover; /* the menu or the choice that is open */
};

/* tl-outline.c */
void tl_outline_notice (TlOutline *self, const char *text, gboolean can_undo);
void tl_outline_emit_editing (TlOutline *self);

gboolean tl_outline_is_filtered (TlOutline *self);

/* tl-outline-layout.c */
void     tl_outline_add_column_menu (TlOutline *self);
gboolean tl_outline_is_chosen (TlOutline *self, TlOutlineColumn column);
void     tl_outline_show_columns (TlOutline *self);
void     tl_outline_follow_width (TlOutline *self, int width);
void     tl_outline_take_width (TlOutline *self, int width);
void     tl_outline_set_widths (TlOutline *self);

/* tl-outline-list.c */
void           tl_outline_list_init (TlOutline *self);
void           tl_outline_list_clear (TlOutline *self);
void           tl_outline_refresh_rows (TlOutline *self);
void           tl_outline_set_cursor (TlOutline *self, TlOutlineColumn column);
void           tl_outline_reveal_column (TlOutline *self, TlOutlineColumn column);
void           tl_outline_move_cursor (TlOutline *self, int step);
void           tl_outline_tell (TlOutline *self, const char *text);
void           tl_outline_end_telling (TlOutline *self);
gboolean       tl_outline_is_shown (TlOutline *self, TlOutlineColumn column);
TlOutlineCell *tl_outline_find_cell (TlOutline *self, TlOutlineRow *row, TlOutlineColumn column);
TlOutlineRow  *tl_outline_get_focused (TlOutline *self);
guint          tl_outline_find_position (TlOutline *self, TlOutlineRow *row);
TlOutlineRow  *tl_outline_get_row_at (TlOutline *self, guint position);
void           tl_outline_focus_row (TlOutline *self, TlOutlineRow *row);
void           tl_outline_select_row (TlOutline *self, TlOutlineRow *row);
GPtrArray     *tl_outline_dup_selected (TlOutline *self);
GPtrArray     *tl_outline_dup_targets (TlOutline *self);
void           tl_outline_push_selection (TlOutline *self);
void           tl_outline_pull_selection (TlOutline *self);

/* tl-outline-editing.c */
gboolean tl_outline_edit_cell (TlOutline *self, TlOutlineRow *row, TlOutlineColumn column);
void     tl_outline_edit_new_row (TlOutline *self, const char *id, guint mark);
void     tl_outline_drop_editing (TlOutline *self);

/* tl-outline-chooser.c */
void tl_outline_choose (TlOutline *self, TlOutlineColumn column);
void tl_outline_open_text (TlOutline *self, TlOutlineRow *row);
void tl_outline_popup (TlOutline *self, GtkWidget *popover, const GdkRectangle *at);
void tl_outline_get_cell_rect (TlOutline *self, TlOutlineColumn column, GdkRectangle *rect);

/* tl-outline-actions.c */
void     tl_outline_install_actions (GtkWidgetClass *widget_class);
void     tl_outline_update_actions (TlOutline *self);
void     tl_outline_open_menu (TlOutline *self, const GdkRectangle *at);
gboolean tl_outline_can_edit (TlOutline *self);

/* tl-outline-keys.c */
void     tl_outline_add_controllers (TlOutline *self);
gboolean tl_outline_key_pressed (TlOutline             *self,
                                 GtkEventControllerKey *controller,
                                 guint                  keyval,
                                 GdkModifierType        state);

/* tl-outline-copy.c */
char *tl_outline_dup_tsv (TlOutline *self);
void  tl_outline_copy (TlOutline *self);

G_END_DECLS
