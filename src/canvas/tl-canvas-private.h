/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of this room share. The widget (tl-canvas.c and its -view, -draw, -focus files)
 * knows where things stand on the screen and draws them; tools, keys, editor, clipboard and actions
 * change the document and tell the widget what to show meanwhile. Coordinates: `wx, wy` are widget
 * px, `x, y` document px. All document changes reach the screen through TlDocument::changed; nobody
 * redraws by hand. */
#include "canvas/tl-canvas.h"
#include "canvas/tl-gsk-painter.h"
#include "canvas/tl-proxy.h"
#include "canvas/tl-tool.h"
#include "compat/tl-compat.h"
#include "map/tl-edit.h"

G_BEGIN_DECLS

/* Zoom at which the whole of a large map fits a laptop's screen, and at which 11 px text fills it.
 */
#define TL_CANVAS_ZOOM_MIN 0.05
#define TL_CANVAS_ZOOM_MAX 4.0

typedef struct _TlPen   TlPen;   /* tl-canvas-pen.c */
typedef struct _TlLinks TlLinks; /* tl-canvas-link.h */

/* Half the least hit areas, in screen px: 24 for a pointer, 44 for a finger. */
#define TL_CANVAS_REACH_POINTER 12.0
#define TL_CANVAS_REACH_TOUCH 22.0

typedef struct _TlGestures      TlGestures;      /* tl-gestures.c */
typedef struct _TlEditor        TlEditor;        /* tl-editor.c */
typedef struct _TlView          TlView;          /* tl-canvas-view.c */
typedef struct _TlScroll        TlScroll;        /* tl-canvas-scroll.c */
typedef struct _TlOverlay       TlOverlay;       /* tl-canvas-overlay.c */
typedef struct _TlCanvasPicture TlCanvasPicture; /* tl-canvas-picture.c */
typedef struct _TlPlus          TlPlus;          /* tl-canvas-plus.c */
typedef struct _TlGlide         TlGlide;         /* tl-canvas-glide.c */
typedef struct _TlPasteOffer    TlPasteOffer;    /* tl-canvas-paste-offer.c */
typedef struct _TlBar           TlBar;           /* tl-canvas-bar.c */

/* What stands back while somebody looks for something. */
typedef struct _TlDim     TlDim;     /* tl-canvas-dim.c */
typedef struct _TlFinding TlFinding; /* tl-canvas-search.c */

struct _TlCanvas
{
  GtkWidget parent_instance;

  /* What is shown. */
  TlDocument            *document; /* owned, may be NULL */
  char                  *map;      /* id; NULL without a document */
  TlScene               *scene;    /* owned; never NULL, empty without a document */
  TlText                *text;     /* the thread's own, borrowed */
  TlThemeName            theme;    /* of the screen; a map may ask for its own */
  gboolean               read_only;
  const TlCanvasFormats *formats;    /* static, or NULL: how things go to other processes */
  gboolean               in_history; /* an undo or redo is being applied */

  /* Where it is shown: document point (x, y) stands at widget px ((x - offset_x) * zoom, ...). */
  double    zoom;
  double    offset_x;
  double    offset_y;
  TlView   *view;
  TlScroll *scroll;

  /* What is meant. Selection: owned ids, NULL-terminated, in the order selected. Places hold their
   * ids (tl_place_hold() of tl-proxy.h). */
  GPtrArray *selection;
  TlPlace    focus;
  TlPlace    hover;
  gboolean   focus_visible; /* focus came by keyboard: draw the ring */
  TlPlace    range_from;    /* what Shift extends (tl-canvas-range.c), held */
  TlPlace    range_to;

  /* Parts of the room. */
  TlGskPainter    *painter;
  TlNodeCache     *nodes;
  TlProxyPool     *proxies;
  int              proxies_width; /* of the view that the proxies were gathered for */
  int              proxies_height;
  guint            proxies_id;      /* timeout that brings the proxies up to date */
  gboolean         proxies_renamed; /* ... with new names */
  TlCanvasPicture *picture;
  TlOverlay       *overlay;
  TlGlide         *glide;
  TlDim           *dim;
  TlFinding       *finding;
  TlPlus          *plus;
  GtkWidget       *hint;          /* how to begin, on an empty map */
  TlGestures      *gestures;      /* tools' own state, NULL until tl_canvas_init_gestures() */
  TlEditor        *editor;        /* NULL while nobody writes */
  GtkWidget       *editor_widget; /* child shown above everything while writing, or NULL */
  GtkWidget       *menu;          /* popover that is open, or NULL */
  char            *bubble;        /* words beside the pointer, or NULL */
  TlBar           *bar;           /* what can be done to a card, above it */

  const char   *landing_before; /* while something dropped is put down: the card to stand before */
  TlPasteOffer *offer;          /* columns and lanes that a pasted table needs, or NULL */

  /* What the hand draws; what a mode waits for (translated, static; NULL = none is on). */
  TlPen      *pen;
  TlLinks    *links;
  const char *hint_says;

  /* The point whose score was nudged last (tl-canvas-edits.c). */
  char   *nudged;
  gint64  nudge_time;
  guint64 nudge_revision;
  guint   nudge_mark;
};

/* Of the sheet's corners (document px). */
#define TL_CANVAS_SHEET_RADIUS 12.0

/* Headings that stay in sight: strips over the picture, in widget px. A document point of a band is
 * drawn at tl_canvas_pinned_y(), or lane_x + (x - lane_band.x) * scale. */
typedef struct
{
  gboolean stages;  /* the stage headings are pinned to the top */
  gboolean lanes;   /* the lane titles are pinned to their side */
  gboolean at_left; /* that side is the left one */
  gboolean grown;   /* zoomed out: the headings are larger than what they head */
  gboolean steps;   /* the strip shows the headings of steps, too */
  double   scale;   /* widget px per document px inside the strips */
  TlRect   stage_strip;
  TlRect   lane_strip;
  double   stage_y;
  double   lane_x;
  double   lift;       /* by how much the title block makes way for them, upwards */
  double   title_end;  /* where it ends then */
  TlRect   stage_band; /* document px */
  TlRect   lane_band;
  TlRect   left_out; /* the row of steps, while the strip does not show it; document px */
} TlPinned;

/* --- Coordinates (tl-canvas-view.c) -- */

void tl_canvas_to_document (TlCanvas *self, double wx, double wy, double *x, double *y);
void tl_canvas_from_document (TlCanvas *self, double x, double y, double *wx, double *wy);
/* As to_document(), but a pixel that shows a pinned heading gives the heading's own place: use it
 * for presses and hovering, to_document() for the rest of a drag. */
void   tl_canvas_pick_document (TlCanvas *self, double wx, double wy, double *x, double *y);
TlRect tl_canvas_rect_to_widget (TlCanvas *self, const TlRect *rect);
/* As rect_to_widget(), but of a heading that is pinned: where it is seen. */
TlRect   tl_canvas_place_to_widget (TlCanvas *self, const TlPlace *place, const TlRect *rect);
void     tl_canvas_get_pinned (TlCanvas *self, TlPinned *pinned);
double   tl_canvas_get_overhang (TlCanvas *self, double zoom);
double   tl_canvas_get_lift (TlCanvas *self, double zoom);
double   tl_canvas_pinned_y (const TlPinned *pinned, double y);
gboolean tl_canvas_is_above (TlCanvas *self, TlPlaceType type);
TlRect   tl_canvas_get_above_view (TlCanvas *self, TlPlaceType type);
TlRect   tl_canvas_get_visible (TlCanvas *self); /* the document rectangle in view */
double   tl_canvas_get_tolerance (TlCanvas *self, TlSource source); /* document px */
/* The place under a widget pixel: pinned headings first. Borrowed ids, good until a change. */
TlPlace tl_canvas_pick (TlCanvas *self, double wx, double wy, TlSource source);

/* --- View (tl-canvas-view.c) -- */

/* Document point (x, y) at the view's top left. */
typedef struct
{
  double zoom;
  double x;
  double y;
} TlPlacement;

TlPlacement tl_canvas_get_target (TlCanvas *self); /* where an animation that is on will end */
void        tl_canvas_place_view (TlCanvas *self, const TlPlacement *to, gboolean animate);
TlPlacement tl_canvas_place_revealing (TlCanvas          *self,
                                       const TlRect      *rect,
                                       const TlPlacement *from); /* tl-canvas-reveal.c */
void        tl_canvas_step_stage (TlCanvas *self, int step);     /* tl-canvas-go.c */
void        tl_canvas_enlarge_text (TlCanvas *self);             /* tl-canvas-text-size.c */
void        tl_canvas_reduce_text (TlCanvas *self);
void        tl_canvas_reset_text (TlCanvas *self);
void        tl_canvas_toggle_layout (TlCanvas *self);

void     tl_canvas_view_init (TlCanvas *self);
void     tl_canvas_view_dispose (TlCanvas *self);
void     tl_canvas_view_reset (TlCanvas *self); /* another map: show its beginning */
void     tl_canvas_view_follow (TlCanvas *self);
void     tl_canvas_view_allocated (TlCanvas *self);
gboolean tl_canvas_has_animations (TlCanvas *self);
double   tl_canvas_get_natural_zoom (
    TlCanvas *self); /* what "100 %" is: the text scale of the system */
double tl_canvas_get_target_zoom (TlCanvas *self); /* after the animation that is on */
/* Zooms so that what stands under (wx, wy) stays there; animated when animations are on. */
void tl_canvas_zoom_at (TlCanvas *self, double zoom, double wx, double wy, gboolean animate);
void tl_canvas_zoom_by (TlCanvas *self, double factor); /* around the middle of the view */
void tl_canvas_fit_rect (TlCanvas *self, const TlRect *rect);
void tl_canvas_fit_selection (TlCanvas *self);
/* Pans by screen px; TRUE when the view moved. */
gboolean tl_canvas_pan (TlCanvas *self, double dwx, double dwy);
gboolean tl_canvas_pan_within (
  TlCanvas *self, double dwx, double dwy, double slack_x, double slack_y);
/* Scrolls only as far as needed to show the rectangle with a margin, beside pinned headings. Does
 * nothing while somebody writes, unless `even_writing` (the editor itself must be in view). */
void tl_canvas_reveal (TlCanvas *self, const TlRect *rect, gboolean even_writing);
/* Wheel, pinch and edges (tl-canvas-scroll.c). */
void tl_canvas_scroll_init (TlCanvas *self);
void tl_canvas_scroll_dispose (TlCanvas *self);
void tl_canvas_forget_press (TlCanvas *self);
void tl_canvas_flick (TlCanvas *self, double speed_x, double speed_y, gboolean zooming);
void tl_canvas_stop_flick (TlCanvas *self);
/* While a drag is on: scrolls when the pointer is near an edge, calling
 * tl_canvas_gestures_view_moved() after each step. Stop with tl_canvas_stop_edge_scroll(). */
void tl_canvas_edge_scroll (TlCanvas *self, double wx, double wy);
void tl_canvas_stop_edge_scroll (TlCanvas *self);
/* Class actions of the view and of going about (tl-canvas-go.c). */
void tl_canvas_install_view_actions (GtkWidgetClass *widget_class);

/* --- The line on an empty map (tl-canvas-hint.c) -- */

void tl_canvas_hint_init (TlCanvas *self);
void tl_canvas_hint_set_theme (TlCanvas *self, const TlTheme *theme);
void tl_canvas_hint_update (TlCanvas *self);
/* What the mode that is on waits for, and how to leave it; NULL = none is on. */
void tl_canvas_hint_say (TlCanvas *self, const char *text);
void tl_canvas_hint_allocate (TlCanvas *self, int width, int height);

/* The document's language for all words that are measured and shaped from now on (tl-canvas.c). */
void tl_canvas_use_language (TlCanvas *self);

/* --- Drawing (tl-canvas-draw.c, tl-canvas-glide.c) -- */

void tl_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);
/* The map itself: groups as nodes, as tiles of pixels while the view pans (tl-canvas-picture.c). */
void  tl_canvas_append_picture (TlCanvas *self, GtkSnapshot *snapshot, GskRenderNode *desk);
void  tl_canvas_append_headings (TlCanvas       *self,
                                 GtkSnapshot    *snapshot,
                                 const TlPinned *pinned); /* tl-canvas-headings.c */
void  tl_canvas_clear_picture (TlCanvas *self);
void  tl_canvas_picture_init (TlCanvas *self);
void  tl_canvas_picture_dispose (TlCanvas *self);
guint tl_canvas_get_n_tiles (TlCanvas *self);
/* Before a change that moves things: what is in view will glide from where it is now (150 ms). */
void    tl_canvas_glide_capture (TlCanvas *self);
void    tl_canvas_glide_shift (TlCanvas *self, double x, double y);
void    tl_canvas_glide_from (TlCanvas *self, TlRole role, const char *id, const TlPoint *origin);
void    tl_canvas_glide_resolve (TlCanvas *self, const TlRect *visible);
TlPoint tl_canvas_glide_get (TlCanvas *self, const TlGroup *group, const TlPoint *origin);
void    tl_canvas_glide_init (TlCanvas *self);
void    tl_canvas_glide_dispose (TlCanvas *self);

/* --- What is shown besides the picture (tl-canvas-overlay.c) -- */

void tl_canvas_overlay_init (TlCanvas *self);
void tl_canvas_overlay_dispose (TlCanvas *self);
/* Nodes in widget px; headings = those that belong above the pinned strips. */
void     tl_canvas_overlay_append (TlCanvas *self, GPtrArray *nodes, gboolean headings);
void     tl_canvas_overlay_append_lifted (TlCanvas *self, GPtrArray *nodes);
gboolean tl_canvas_is_lifted (TlCanvas *self, const TlGroup *group);
/* Pointer place: a faint "+" in an empty cell, an outline on what can be grabbed. NULL = none. */
void tl_canvas_set_hover (TlCanvas *self, const TlPlace *place);
/* Cards taken up by a drag: their pictures are kept, lifted (1.02, shadow) and drawn at an offset
 * above everything. begin() must come before the drop preview takes them out of their cells. */
void     tl_canvas_lift_begin (TlCanvas *self, const char *const *ids);
void     tl_canvas_lift_move (TlCanvas *self, double dx, double dy); /* document px from home */
void     tl_canvas_lift_end (TlCanvas *self);
gboolean tl_canvas_is_lifting (TlCanvas *self);
/* Where cards would land (TlLanding): gaps open in the scene and neighbours glide. NULL = none.
 * `dragged` leave their places; an empty list when copies or cards from elsewhere land. */
void tl_canvas_set_landing_preview (TlCanvas          *self,
                                    const char *const *dragged,
                                    const GPtrArray   *landings);
/* Rubber band; a bar where a heading or lane would be put; both in document px, NULL = none. */
void tl_canvas_set_rubber_band (TlCanvas *self, const TlRect *rect);
void tl_canvas_set_insertion (TlCanvas *self, const TlRect *rect);
/* A few words beside the pointer while something is dragged (tl-canvas-bubble.c); NULL = none. */
void tl_canvas_set_bubble (TlCanvas *self, const char *words);
void tl_canvas_append_bubble (TlCanvas *self, GPtrArray *nodes);
void tl_canvas_append_words (
  GPtrArray *nodes, PangoLayout *layout, const TlColor *ink, double x, double y);
/* Marks records for a second: what an undo or redo changed, what was pasted. */
void tl_canvas_mark (TlCanvas *self, const char *const *ids);

/* --- What stands back while somebody looks for something (tl-canvas-dim.c, -search.c) -- */

void           tl_canvas_dim_init (TlCanvas *self);
void           tl_canvas_dim_dispose (TlCanvas *self);
void           tl_canvas_dim_reset (TlCanvas *self);
void           tl_canvas_dim_update (TlCanvas *self);
void           tl_canvas_dim_resolve (TlCanvas *self);
void           tl_canvas_dim_set_found (TlCanvas *self, const char *const *ids, const char *query);
guint          tl_canvas_get_variant (TlCanvas *self, const TlGroup *group, const TlPoint *origin);
guint64        tl_canvas_get_variant_serial (TlCanvas *self, guint variant);
const GArray  *tl_canvas_get_bright_areas (TlCanvas *self);
GskRenderNode *tl_canvas_paint_variant (TlCanvas *self, const TlGroup *group, guint detail);
gboolean       tl_canvas_can_focus_here (TlCanvas *self); /* tl-canvas-areas.c */
void           tl_canvas_focus_here (TlCanvas *self);
void           tl_canvas_end_focus (TlCanvas *self);
gboolean       tl_canvas_end_dimming (TlCanvas *self); /* Escape; FALSE = nothing is dimmed */
void           tl_canvas_search_init (TlCanvas *self);
void           tl_canvas_search_dispose (TlCanvas *self);
void           tl_canvas_search_update (TlCanvas *self);
void           tl_canvas_search_append (TlCanvas *self, GPtrArray *nodes, gboolean headings);
gboolean       tl_canvas_is_searching (TlCanvas *self);

/* --- Selection and focus (tl-canvas-selection.c, tl-canvas-focus.c) -- */

gboolean tl_canvas_is_selected (TlCanvas *self, const char *id);
void     tl_canvas_selection_changed (TlCanvas *self);
void     tl_canvas_install_signals (GObjectClass *object_class);
void     tl_canvas_emit_selection_changed (TlCanvas *self);
/* Takes out what is no longer in the document; TRUE when something was. */
gboolean tl_canvas_prune_selection (TlCanvas *self);
/* After undo or redo: selects, scrolls to what changed, marks it. */
const char *tl_canvas_find_map_of_change (TlCanvas *self, TlChangeSet *set); /* -maps.c */
void        tl_canvas_show_change (TlCanvas *self, TlChangeSet *set, const char *const *selected);
void        tl_canvas_toggle_selected (TlCanvas *self, const char *id);
void        tl_canvas_select_one (TlCanvas *self, const char *id); /* NULL = nothing */
/* Ranges and all (tl-canvas-range.c). */
void tl_canvas_extend_selection (TlCanvas      *self,
                                 const TlPlace *from,
                                 const TlPlace *to,
                                 gboolean       add);
void tl_canvas_end_range (TlCanvas *self);
void tl_canvas_select_all (TlCanvas *self);
void tl_canvas_select_stage (TlCanvas *self);
void tl_canvas_select_lane (TlCanvas *self);
/* Moves the focus place: its proxy takes the keyboard focus when the canvas has it; `visible` draws
 * the ring (keyboard), `reveal` scrolls it into view. NULL = nowhere. */
void tl_canvas_set_focus_place (TlCanvas      *self,
                                const TlPlace *place,
                                gboolean       visible,
                                gboolean       reveal);
/* One step from the focus place; FALSE when there is nowhere to go. */
gboolean tl_canvas_walk (TlCanvas *self, TlWalk walk);
/* Proxies: soon (60 ms after the view rests) or now. `renamed` = names may have changed. */
void     tl_canvas_queue_proxies (TlCanvas *self, gboolean renamed);
void     tl_canvas_update_proxies (TlCanvas *self);
gboolean tl_canvas_focus (GtkWidget *widget, GtkDirectionType direction);
gboolean tl_canvas_grab_focus (GtkWidget *widget);
void     tl_canvas_set_focus_child (GtkWidget *widget, GtkWidget *child);
void     tl_canvas_repair_focus (TlCanvas *self); /* after a change took the focused thing away */
void     tl_canvas_focus_dispose (TlCanvas *self);

/* --- News -- */

/* Emits ::notice: one sentence for a toast, with Undo or without. */
void tl_canvas_notice (TlCanvas *self, const char *title, gboolean can_undo);
/* Emits ::notice-action: one sentence for a toast whose button activates an action of the class. */
void tl_canvas_notice_action (TlCanvas   *self,
                              const char *title,
                              const char *label,
                              const char *action);
/* Emits ::comments: those of what has the focus are wanted, or one is to be written. */
void tl_canvas_emit_comments (TlCanvas *self, gboolean write);
void tl_canvas_emit_find_changed (TlCanvas *self);
/* Emits ::files-dropped: files that are no pictures. */
void     tl_canvas_emit_files_dropped (TlCanvas *self, GdkFileList *files);
void     tl_canvas_emit_view_changed (TlCanvas *self);
void     tl_canvas_activate_persona (TlCanvas *self, const char *persona);
gboolean tl_canvas_can_edit (TlCanvas *self); /* has a document and is not read-only */
/* For properties that live in other files ("writing", "active-persona"). */
void tl_canvas_notify_writing (TlCanvas *self);
void tl_canvas_notify_focus (TlCanvas *self);
void tl_canvas_notify_zoom (TlCanvas *self);
void tl_canvas_notify_active_persona (TlCanvas *self);

/* --- Hooks: written in the files named, called by the widget -- */

void tl_canvas_init_gestures (TlCanvas *self);       /* tl-gestures.c: from init */
void tl_canvas_dispose_gestures (TlCanvas *self);    /* from dispose; cancels what is under way */
void tl_canvas_gestures_view_moved (TlCanvas *self); /* the view scrolled under a resting pointer */
void tl_canvas_init_keys (TlCanvas *self);           /* tl-canvas-keys.c: from init */
void tl_canvas_install_actions (GtkWidgetClass *widget_class); /* tl-canvas-actions.c: class_init */
gboolean tl_canvas_has_action (const char *name);
void     tl_canvas_update_actions (TlCanvas *self); /* after selection, focus or document changed */
void     tl_canvas_editor_allocate (
      TlCanvas *self); /* tl-editor.c: places editor_widget (view moved) */
void tl_canvas_editor_document_changed (TlCanvas *self, TlChangeSet *set); /* may end writing */
void tl_canvas_editor_dispose (TlCanvas *self);
/* tl-editor.c also defines tl_canvas_is_writing(), tl_canvas_edit(), tl_canvas_commit_writing(). */

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TlPlace, tl_place_release)

/* --- Between keys, actions, clipboard and tools -- */

/* tl-canvas-keys.c: a key while walking; `controller` is NULL in tests. TRUE = taken. */
gboolean tl_canvas_key_pressed (TlCanvas              *self,
                                GtkEventControllerKey *controller,
                                guint                  keyval,
                                guint                  keycode,
                                GdkModifierType        state);

const char *tl_canvas_find_key (guint index, guint *keyval, guint *modifiers);

/* tl-canvas-targets.c, -edits.c, -moves.c, -delete.c: verbs on what is selected, else on what has
 * the focus; each one undo step. */
GPtrArray *tl_canvas_dup_targets (TlCanvas *self, TlKind kind); /* owned ids, NULL-terminated */
void       tl_canvas_select_targets (TlCanvas *self, GPtrArray *targets);
void       tl_canvas_delete (TlCanvas *self, gboolean cards_too);
void       tl_canvas_delete_named (TlCanvas *self, GPtrArray *targets, const char *name);
void       tl_canvas_park (TlCanvas *self);
void       tl_canvas_duplicate (TlCanvas *self);
void       tl_canvas_toggle_moment_of_truth (TlCanvas *self);
void       tl_canvas_set_severity (TlCanvas *self, int severity);

/* tl-canvas-answer.c */
TlLaneKind tl_canvas_get_answer_kind (TlCanvas *self);
void       tl_canvas_answer (TlCanvas *self);
gboolean   tl_canvas_can_attach (TlCanvas *self);
void       tl_canvas_attach (TlCanvas *self);
void       tl_canvas_set_evidence (TlCanvas *self, TlEvidenceStatus status);
void       tl_canvas_next_evidence (TlCanvas *self);
void       tl_canvas_set_frequency (TlCanvas *self, int rating);
void       tl_canvas_toggle_codes (TlCanvas *self);
void       tl_canvas_toggle_coverage (TlCanvas *self);

/* tl-canvas-tip.c */
void     tl_canvas_init_tip (TlCanvas *self);
void     tl_canvas_move (TlCanvas *self, TlWalk direction);
void     tl_canvas_move_to (TlCanvas *self, const char *column);
void     tl_canvas_change_span (TlCanvas *self, int by);
void     tl_canvas_make_wider (TlCanvas *self);
void     tl_canvas_make_narrower (TlCanvas *self);
gboolean tl_canvas_span_key_pressed (TlCanvas *self, guint keyval, guint modifiers);
void     tl_canvas_nudge_score (TlCanvas *self, double by);
void     tl_canvas_add_lane (TlCanvas *self, TlLaneKind kind, gboolean before);
void     tl_canvas_drop_cards (TlCanvas *self, const GPtrArray *landings, gboolean copy);
void     tl_canvas_activate_curve (TlCanvas *self, const char *curve);
void     tl_canvas_toggle_curve (TlCanvas *self, const char *curve);
void     tl_canvas_activate_next_curve (TlCanvas *self);
void     tl_canvas_add_target_line (TlCanvas *self);
void     tl_canvas_toggle_gap (TlCanvas *self);
gboolean tl_canvas_has_gap (TlCanvas *self, const char *point);

/* tl-canvas-menu.c: the menu of the focused place. */
void tl_canvas_show_menu (TlCanvas *self);
void tl_canvas_show_menu_at (TlCanvas *self, double wx, double wy);
void tl_canvas_show_popover (TlCanvas *self, GtkWidget *popover, const TlRect *at);
void tl_canvas_dispose_menu (TlCanvas *self);
void tl_canvas_append_curve_menu (TlCanvas *self, GMenu *menu, const char *lane);

/* tl-canvas-bar.c: the small bar above a card that is selected by pointer or finger. */
void     tl_canvas_bar_init (TlCanvas *self);
void     tl_canvas_bar_dispose (TlCanvas *self);
void     tl_canvas_bar_set_wanted (TlCanvas *self, gboolean wanted, TlSource source);
void     tl_canvas_bar_update (TlCanvas *self); /* something that it depends on has changed */
void     tl_canvas_bar_allocate (TlCanvas *self);
void     tl_canvas_bar_snapshot (TlCanvas *self, GtkSnapshot *snapshot);
gboolean tl_canvas_bar_is_shown (TlCanvas *self);
gboolean tl_canvas_bar_contains (TlCanvas *self, GtkWidget *widget);

/* tl-canvas-address.c: Ctrl+K. */
void tl_canvas_edit_address (TlCanvas *self);

/* tl-canvas-score.c: the emotion of what is selected, on the active persona's curve. */
void     tl_canvas_set_emotion (TlCanvas *self, double score);
gboolean tl_canvas_get_emotion (TlCanvas *self, const char *card, double *score);

/* tl-canvas-split.c */
void     tl_canvas_split (TlCanvas *self);
void     tl_canvas_merge (TlCanvas *self);
gboolean tl_canvas_can_split (TlCanvas *self);

/* tl-canvas-clipboard.c, tl-canvas-paste*.c */
gboolean tl_canvas_can_copy (TlCanvas *self);
void     tl_canvas_copy (TlCanvas *self);
void     tl_canvas_copy_picture (TlCanvas *self);
void     tl_canvas_copy_svg_text (TlCanvas *self);
void     tl_canvas_cut (TlCanvas *self);
void     tl_canvas_paste (TlCanvas *self);
void     tl_canvas_paste_text (TlCanvas *self, const char *text);

/* tl-gestures.c: the tool in hand, driven by handlers and tests; widget px. */
gboolean tl_canvas_press (TlCanvas *self, const TlToolEvent *event);
void     tl_canvas_motion (TlCanvas *self, const TlToolEvent *event);
void     tl_canvas_release (TlCanvas *self, const TlToolEvent *event);
gboolean tl_canvas_cancel_gesture (TlCanvas *self); /* Escape; FALSE = none under way */
gboolean tl_canvas_is_in_gesture (TlCanvas *self);
void     tl_canvas_gesture_document_changed (TlCanvas *self, TlChangeSet *set);
void     tl_canvas_hold_space (TlCanvas *self, gboolean held);
/* The curve tool: strokes draw wherever they begin. One-shot unless kept. */
void     tl_canvas_set_drawing (TlCanvas *self, gboolean drawing);
gboolean tl_canvas_is_drawing (TlCanvas *self);

G_END_DECLS
