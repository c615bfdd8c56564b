/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of the window share: tl-window.c puts it together and follows its document,
 * tl-window-layout.c moves the header, tl-window-actions.c says what the buttons and keys do,
 * tl-window-pages.c which page and panel are shown, tl-window-files.c saves and closes,
 * tl-window-export.c exports, tl-window-maps.c goes from map to map. */
#include "app/tl-window.h"

#include "base/tl-date.h"
#include "canvas/tl-minimap.h"
#include "compat/tl-pane.h"
#include "export/tl-export.h"

#include "app/tl-filter-bar.h"
#include "app/tl-inspector.h"
#include "app/tl-repair-bar.h"
#include "app/tl-search-bar.h"
#include "app/tl-outline.h"
#include "app/tl-start-page.h"
#include "app/tl-window-part.h"

G_BEGIN_DECLS

struct _TlWindow
{
  AdwApplicationWindow parent_instance;

  GSettings      *settings; /* NULL where no schema is installed */
  TlDocumentFile *file;     /* NULL = the start page */

  /* Template. */
  AdwToastOverlay *toasts;
  AdwBin          *header_slot;
  GtkRevealer     *header_revealer; /* over the map, in full screen */
  AdwBin          *header_over;
  AdwHeaderBar    *header;
  AdwWindowTitle  *title;
  GtkBox          *start_buttons;
  GtkBox          *end_buttons;
  GtkWidget       *undo_button;
  GtkWidget       *redo_button;
  GtkWidget       *undo_box;
  GtkMenuButton   *history_button;
  GtkWidget       *zoom_button;
  GtkMenuButton   *go_button;
  TlMinimap       *minimap;
  GtkWidget       *menu_button;
  GMenuModel      *primary_menu;
  AdwSplitButton  *open_button;
  GtkMenuButton   *add_button;
  GtkRevealer     *bottom_revealer;
  GtkBox          *bottom_start;
  GtkBox          *bottom_end;
  GtkRevealer     *read_only_bar;
  TlRepairBar     *repair_bar;
  GtkRevealer     *guide_offer; /* the quiet line over a new map */
  TlSearchBar     *search_bar;
  TlFilterBar     *filter_bar;
  GtkStack        *pages;
  TlStartPage     *start_page;
  TlPane          *pane;
  GtkStack        *content; /* beside the pane: map, outline, or another page */
  TlCanvas        *canvas;
  AdwBin          *outline_slot;
  GtkWidget       *pane_slot; /* AdwBin that holds the panels */
  AdwBin          *tabs_slot; /* at the bottom edge: the document's maps */

  TlOutline    *outline;   /* in its slot; NULL until first shown */
  AdwViewStack *panels;    /* of the side pane; each an AdwBin, filled when first shown */
  TlInspector  *inspector; /* the first of them */
  GPtrArray    *parts;     /* of TlWindowPart: the pages and panels made so far, borrowed */

  GHashTable *views;      /* id of a map -> how it was last looked at */
  char       *viewed_map; /* whose view the canvas has now */
  GPtrArray  *way;        /* Step: from which cards somebody came to this map */
  GtkWidget  *back_button;

  GMenu    *recent_menu;
  AdwToast *undo_toast; /* borrowed: the toast whose Undo is still meant */
  guint64   undo_toast_revision;
  gboolean  narrow;
  int       wide_px; /* from here up the buttons stand in the header */
  guint     narrow_id;
  gboolean  on_map;        /* the focus is, or before a menu was, on the canvas or in the outline */
  gboolean  menu_from_map; /* the open menu was called while it was */
  guint     return_id;
  char      day[TL_DATE_BUFFER]; /* that is shown */
  guint     day_id;
  GTask    *closing; /* a close that waits for an answer or a save */
};

void tl_window_leave (TlWindow *self); /* tl-window.c */

void tl_window_layout_init (TlWindow *self); /* tl-window-layout.c: where the buttons stand */
void tl_window_layout_allocated (TlWindow *self, int width);
void tl_window_reveal_header (TlWindow *self);
void tl_window_cycle_regions (TlWindow *self, int step);

void tl_window_install_actions (TlWindow *self); /* tl-window-actions.c */
void tl_window_update_actions (TlWindow *self);
void tl_window_pass_to_canvas (TlWindow   *self,
                               const char *name,
                               GVariant   *parameter,
                               gboolean    focus);

void tl_window_menus_init (TlWindow *self); /* tl-window-menus.c: behind the header's buttons */
void tl_window_update_recent (TlWindow *self);
void tl_window_show_history (TlWindow *self);

void tl_window_switches_init (TlWindow *self); /* tl-window-switches.c: what is on or off */
void tl_window_update_switches (TlWindow *self, TlDocument *document, gboolean writable);

void tl_window_save_view (TlWindow *self); /* tl-window-view.c: zoom, scroll, pane of a document */
void tl_window_restore_view (TlWindow *self);
void tl_window_view_map_changed (TlWindow *self);
void tl_window_views_init (TlWindow *self);

void tl_window_day_init (TlWindow *self); /* tl-window-day.c: what becomes overdue */
void tl_window_check_day (TlWindow *self);

void tl_window_journeys_init (TlWindow *self); /* tl-window-journeys.c: what a card opens */
void tl_window_update_journeys (TlWindow *self);
void tl_window_show_map_of_link (TlWindow *self, const char *map);

void tl_window_maps_init (TlWindow *self); /* tl-window-maps.c: the document's maps */
void tl_window_update_map_actions (TlWindow *self);

/* tl-window-pages.c: what stands in the place of the map, and beside it */
void     tl_window_pages_init (TlWindow *self);
void     tl_window_update_parts (TlWindow *self);
void     tl_window_show_persona (TlWindow *self, const char *persona);
gboolean tl_window_focus_content (TlWindow *self);

/* tl-window-comments.c: the comments beside the map */
GtkWidget *tl_window_new_comments (TlWindow *self);
void       tl_window_comments_init (TlWindow *self);

/* tl-window-outline.c: the outline in the place of the map */
void       tl_window_ensure_outline (TlWindow *self);
void       tl_window_update_outline (TlWindow *self);
gboolean   tl_window_shows_outline (TlWindow *self);
void       tl_window_show_outline (TlWindow *self, gboolean shown);
void       tl_window_show_research_plan (TlWindow *self);
gboolean   tl_window_shows_map (TlWindow *self);
GtkWidget *tl_window_get_content (TlWindow *self);
gboolean   tl_window_is_writing (TlWindow *self);
void       tl_window_commit_writing (TlWindow *self);
gboolean   tl_window_pass_to_outline (TlWindow *self, const char *name);

/* tl-window-questions.c: what the map leaves open, and the way there */
GtkWidget *tl_window_new_questions (TlWindow *self);
void       tl_window_go_to (TlWindow *self, const char *map, const char *id);

/* tl-window-priorities.c: opportunities by impact and effort */
GtkWidget *tl_window_new_priorities (TlWindow *self);

void tl_window_show_offer (TlWindow      *self,
                           const char    *text,
                           const char    *button,
                           GCallback      clicked,
                           gpointer       data,
                           GClosureNotify destroy);

/* tl-window-export.c */
void  tl_window_export (TlWindow *self, const TlExportOptions *options);
GStrv tl_window_dup_selected_cards (TlWindow *self);
void  tl_window_print (TlWindow *self); /* tl-window-print.c */

void tl_window_take_guide (TlWindow *self, GVariant *parameter); /* tl-window-guide.c */
void tl_window_dismiss_guide (TlWindow *self, GVariant *parameter);
void tl_window_guide_is_known (TlWindow *self);

G_END_DECLS
