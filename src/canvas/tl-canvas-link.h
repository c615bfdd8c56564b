/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Links on the canvas: the knob that one is pulled out of, the preview of one that is being made by
 * hand or by key (tl-canvas-link.c), and the verbs (tl-canvas-link-verbs.c). */
#include "canvas/tl-canvas-private.h"

G_BEGIN_DECLS

struct _TlLinks
{
  char    *from;    /* the card that a link is being made from; NULL = none is */
  gboolean walking; /* by key, or after a click on a knob: until Enter or Escape */

  /* Where it would lead: a card, an empty cell, or just to where the hand is. */
  char   *to;
  char   *column;
  char   *lane;
  TlPoint at; /* document px */

  GskRenderNode *preview;
  TlPoint        origin;

  char    *knob; /* the hovered card, whose knob is shown */
  gboolean on_knob;
  double   hover_x; /* widget px: where the pointer was last */
  double   hover_y;
  char    *cycled; /* the card whose links are walked */

  GHashTable *glows; /* id of a link -> Glow, until the scene changes */
};

void tl_canvas_links_init (TlCanvas *self);
void tl_canvas_links_dispose (TlCanvas *self);
void tl_canvas_links_append (TlCanvas *self, GPtrArray *nodes);
void tl_canvas_links_changed (TlCanvas *self); /* the scene has */
void tl_canvas_links_follow_focus (TlCanvas *self);
/* The pointer is over a place (NULL = none); TRUE when it is on a knob. */
gboolean tl_canvas_links_hover (TlCanvas *self, const TlPlace *place, double wx, double wy);
/* The card whose knob is at a document point; borrowed. */
const char *tl_canvas_find_knob (TlCanvas *self, double x, double y, TlSource source);
gboolean    tl_canvas_get_knob (TlCanvas *self, const char *card, double *wx, double *wy);
void        tl_canvas_append_link_glow (TlCanvas      *self,
                                        GPtrArray     *nodes,
                                        const char    *link,
                                        const TlColor *color);

/* Making one: begin, aim as the hand moves, and finish or end. */
void tl_canvas_link_begin (TlCanvas *self, const char *from);
void tl_canvas_link_aim (TlCanvas *self, const TlPlace *place, const TlPoint *at);
void tl_canvas_link_end (TlCanvas *self);

/* tl-canvas-link-verbs.c */
gboolean tl_canvas_link_finish (TlCanvas *self, gboolean by_hand);
void     tl_canvas_start_linking (TlCanvas *self);
gboolean tl_canvas_stop_linking (TlCanvas *self); /* FALSE = was not */
gboolean tl_canvas_is_linking (TlCanvas *self);
void     tl_canvas_walk_links (TlCanvas *self);
void     tl_canvas_set_link_kind (TlCanvas *self, TlLinkKind kind);

G_END_DECLS
