/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "canvas/tl-canvas-formats.h"
#include "map/tl-comments.h"
#include "map/tl-filter.h"
#include "scene/tl-scene.h"
#include "text/tl-text-layout.h"

G_BEGIN_DECLS

/* The canvas: one widget that draws a map's picture, with a pool of light children for what is in
 * view (focus and accessibility), tools (one file per gesture) and in-place editing.
 *
 * Properties: document (TlDocument), map (id), zoom (double), focus-id, writing (boolean),
 * active-persona, read-only. Signals: "selection-changed", "notice" (title, undo boolean) for
 * toasts such as "Service deleted, 7 cards parked"; "notice-action" (title, label, action) for one
 * whose button activates an action of the canvas; "find-changed" (search, filter or focus);
 * "view-changed"; "persona-activated" (id) of one in the title block; "files-dropped"
 * (GdkFileList): files that are no pictures.
 *
 * Actions of the class, prefix "canvas.", each enabled only where it would do something:
 * - writing: edit, add-card, pain-point (F4), opportunity (Shift+F4)
 * - structure: add-stage, add-stage-before, add-step, add-step-before, add-lane (s),
 *   add-lane-before (s: the kind's word, "pain-points"), split-stage (at a step), merge-stages (the
 *   selected ones, or with the next), reset-width, equal-widths, lock-structure,
 *   choose-lane, choose-lane-before (the chooser with pictures), hide-lane, show-lane (s: id),
 *   show-all-lanes, collapse-lane (or open it), lane-kind (s: its word), copy-lane (s: id of a
 * map), color (s: "", a palette's name or #rrggbb; of stages and cards), custom-color
 * - what is selected, else focused: delete, delete-all (cards too), park, duplicate,
 *   split (at the caret, else into lines), merge, moment-of-truth, severity (i: 1 to 5; impact of
 *   an opportunity), channel (s: its word), persona (s: its id, or
 *   ""), hide-persona (of the title block), emotion (d: a score), web-link, move-to (s: a column),
 *   move-left, move-right, move-up, move-down, wider, narrower (columns
 *   covered), how-might-we (pain points become an opportunity, opportunities a solution), attach
 *   (pain points to touchpoints and so on; once more detaches them), evidence
 *   (s: its word), next-evidence, frequency (i: 1 to 5; effort of an opportunity)
 * - what the map shows: show-codes, show-coverage
 * - curve: draw-curve (the next stroke draws wherever it begins; Escape puts it away),
 *   toggle-curve (the eye: of the focused chip, else of the edited line), next-curve (the next one
 *   is edited), add-target-line, toggle-gap (the line breaks after a point)
 * - links: link (walk to the target, Enter), next-link (of the focused card or link), link-kind (s:
 *   its word)
 * - clipboard and history: cut, copy, copy-picture, copy-svg-text, paste, take-offer (what a
 *   pasted table needs), select-all (cell, lane, map), select-stage,
 *   select-lane, undo, redo (typing first while somebody writes)
 * - comment (Ctrl+Alt+M): emits "comments"; so does a click on a bubble of comments
 * - looking: focus-here (dims all but the focused or selected headings' stages and lanes; once more
 *   takes them out), end-focus
 * - words: text-larger, text-smaller, text-reset (of the whole map)
 * - layout: round-layout (a dial; once more a grid)
 * - view: zoom-in, zoom-out, zoom-100, fit, fit-selection, go-to-stage (s: its id), next-stage,
 *   previous-stage, menu (of the focused place)
 */
#define TL_TYPE_CANVAS (tl_canvas_get_type ())
G_DECLARE_FINAL_TYPE (TlCanvas, tl_canvas, TL, CANVAS, GtkWidget)

GtkWidget  *tl_canvas_new (void);
void        tl_canvas_set_document (TlCanvas *self, TlDocument *document, const char *map);
TlDocument *tl_canvas_get_document (TlCanvas *self);
const char *tl_canvas_get_map (TlCanvas *self);
TlScene    *tl_canvas_get_scene (TlCanvas *self);
void        tl_canvas_set_theme (TlCanvas *self, TlThemeName theme);
void        tl_canvas_set_read_only (TlCanvas *self, gboolean read_only);
void        tl_canvas_set_formats (TlCanvas *self, const TlCanvasFormats *formats);

/* Undo and redo as the window's buttons do them: what changed is selected, scrolled to and marked
 * for a second. */
gboolean tl_canvas_undo (TlCanvas *self);
gboolean tl_canvas_redo (TlCanvas *self);
gboolean tl_canvas_can_redo (TlCanvas *self); /* typing, while somebody writes */

/* View. */
double tl_canvas_get_zoom (TlCanvas *self);
void   tl_canvas_set_zoom (TlCanvas *self, double zoom);
void   tl_canvas_fit (TlCanvas *self);
void   tl_canvas_scroll_to (TlCanvas *self, const TlRect *rect);
/* Why the view is where it is: as long as nobody has moved it since, it is placed again in a window
 * of another size. */
typedef enum
{
  TL_CANVAS_FIT_NONE,
  TL_CANVAS_FIT_FIRST, /* as a map is first shown */
  TL_CANVAS_FIT_WHOLE, /* by tl_canvas_fit() */
} TlCanvasFit;
TlCanvasFit tl_canvas_get_fit (TlCanvas *self);
/* For tests and for state kept per document: the document point at the view's top left. */
void tl_canvas_get_offset (TlCanvas *self, double *x, double *y);
void tl_canvas_set_offset (TlCanvas *self, double x, double y);

/* Selection: ids of records, in the order selected. */
const char *const *tl_canvas_get_selection (TlCanvas *self);
void               tl_canvas_select (TlCanvas *self, const char *const *ids);
TlPlace            tl_canvas_get_focus (TlCanvas *self);
void               tl_canvas_focus_place (TlCanvas *self, const TlPlace *place);

/* Where a comment on what has the focus would be; ids borrowed until the next change. */
TlCommentPlace tl_canvas_get_comment_place (TlCanvas *self);

/* Writing: text being typed enters the document; FALSE when there was no editor. */
gboolean tl_canvas_is_writing (TlCanvas *self);
void     tl_canvas_edit (TlCanvas *self, const TlPlace *place);
void     tl_canvas_rename (TlCanvas *self, const TlPlace *place);
gboolean tl_canvas_commit_writing (TlCanvas *self);

/* Looking for words. What is found is marked, the rest dimmed; nothing of it is in the document. */
typedef enum
{
  TL_FOUND_SHOWN,
  TL_FOUND_PARKED,
  TL_FOUND_COLLAPSED, /* in a collapsed lane */
  TL_FOUND_HIDDEN,    /* in a hidden lane */
  TL_FOUND_NOT_DRAWN, /* such as the point of a hidden curve */
} TlFoundWhere;

typedef struct
{
  const char  *query; /* "" = nothing is looked for */
  guint        n_found;
  guint        current; /* from 1; 0 = none */
  gboolean     wrapped; /* the last step went past an end */
  gboolean     can_replace;
  TlFoundWhere where; /* the current one is */
  const char  *lane;  /* that it is in, or NULL */
} TlCanvasSearch;

void     tl_canvas_search (TlCanvas *self, const char *query);
gboolean tl_canvas_search_step (TlCanvas *self, int step);
void     tl_canvas_search_go (TlCanvas *self);
void     tl_canvas_get_search (TlCanvas *self, TlCanvasSearch *state);
guint    tl_canvas_replace (TlCanvas *self, const char *with, gboolean all);
void     tl_canvas_uncover_found (TlCanvas *self);

/* Filter and focus dim what they leave out. */
void               tl_canvas_set_filter (TlCanvas *self, const TlFilter *filter);
const TlFilter    *tl_canvas_get_filter (TlCanvas *self, guint *n_passing, guint *n_cards);
void               tl_canvas_set_focused_areas (TlCanvas *self, const char *const *ids);
const char *const *tl_canvas_get_focused_areas (TlCanvas *self);

/* What the map shows on request. */
gboolean tl_canvas_shows_codes (TlCanvas *self);
gboolean tl_canvas_shows_coverage (TlCanvas *self);

G_END_DECLS
