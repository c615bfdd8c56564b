/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/tl-canvas-private.h"

G_BEGIN_DECLS

/* A lane to be: "" = it is called what its kind is. */
typedef struct
{
  TlLaneKind  kind;
  const char *title;
} TlLanePlan;

/* The frame of a map: stages, steps and lanes. Verbs on the headings that are selected, else on the
 * one that has the focus; each is one undo step, and none does anything on a locked map. */

/* tl-canvas-lock.c: what a locked map refuses, and how it says so. */
gboolean tl_canvas_is_locked (TlCanvas *self);
gboolean tl_canvas_may_restructure (TlCanvas *self); /* says so when the structure is locked */
void     tl_canvas_toggle_lock (TlCanvas *self);
gboolean tl_canvas_explain_refusal (TlCanvas *self, const char *action);
gboolean tl_canvas_is_refused (TlCanvas *self, const char *action);

/* tl-canvas-structure.c: stages and steps. */
gboolean    tl_canvas_is_heading (TlCanvas *self, const char *id);
const char *tl_canvas_get_resized_column (TlCanvas *self, const char *heading);
gboolean    tl_canvas_can_split_stage (TlCanvas *self);
void        tl_canvas_split_stage (TlCanvas *self);
gboolean    tl_canvas_can_merge_stages (TlCanvas *self);
void        tl_canvas_merge_stages (TlCanvas *self);
gboolean    tl_canvas_duplicate_headings (TlCanvas *self);
gboolean    tl_canvas_move_headings (TlCanvas *self, GPtrArray *targets, TlWalk direction);
void        tl_canvas_drop_headings (TlCanvas          *self,
                                     const char *const *ids,
                                     const char        *parent,
                                     const char        *before);

void tl_canvas_write_step_beside (TlCanvas *self, gboolean before);

/* tl-canvas-widths.c: how wide columns are. */
void tl_canvas_set_column_width (TlCanvas *self, const char *column, guint width);
void tl_canvas_widen (TlCanvas *self, int by);
void tl_canvas_reset_width (TlCanvas *self);
void tl_canvas_equalize_widths (TlCanvas *self);

/* tl-canvas-lanes.c */
GPtrArray *tl_canvas_dup_lanes (TlCanvas *self);
char      *tl_canvas_dup_lane_title (TlCanvas *self, const char *lane);
void       tl_canvas_insert_lane (TlCanvas *self, TlLaneKind kind, const char *before);
void       tl_canvas_insert_lanes (TlCanvas         *self,
                                   const TlLanePlan *lanes,
                                   guint             n_lanes,
                                   const char       *before);
void       tl_canvas_hide_lanes (TlCanvas *self);
void       tl_canvas_show_lane (TlCanvas *self, const char *lane);
void       tl_canvas_collapse_lanes (TlCanvas *self, gboolean collapse);
void       tl_canvas_toggle_collapsed (TlCanvas *self);
void       tl_canvas_set_lane_line (TlCanvas *self, TlLaneLine line);
void       tl_canvas_set_lane_kind (TlCanvas *self, TlLaneKind kind);
void       tl_canvas_copy_cards (TlCanvas *self, const char *map);
void       tl_canvas_copy_lanes (TlCanvas *self, const char *map);

/* tl-canvas-structure-menu.c: the menus of headings. */
void tl_canvas_fill_stage_menu (TlCanvas *self, GMenu *menu);
void tl_canvas_fill_step_menu (TlCanvas *self, GMenu *menu);
void tl_canvas_fill_lane_menu (TlCanvas *self, GMenu *menu);
void tl_canvas_append_structure_menu (TlCanvas *self, GMenu *menu); /* on paper */
void tl_canvas_append_color_item (GMenu *menu);
void tl_canvas_add_color_palette (TlCanvas *self, GtkWidget *popover);

/* tl-canvas-structure-actions.c */
void     tl_canvas_install_structure_actions (GtkWidgetClass *widget_class);
void     tl_canvas_update_structure_actions (TlCanvas *self);
gboolean tl_canvas_resize_key_pressed (TlCanvas *self, guint keyval, guint modifiers);

G_END_DECLS
