/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "map/tl-document.h"
#include "scene/tl-display-list.h"
#include "scene/tl-measurer.h"
#include "scene/tl-theme.h"

G_BEGIN_DECLS

/* The picture of one map: layout, display list and everything tools ask about places.
 * Tools never compute from columns and rows; they ask here. */

/* Words that the picture shows itself, in the document's language. NULL members fall back to the
 * program's translation. */
typedef struct
{
  const char *levels[5]; /* frustrated ... delighted, for -2 ... +2 */
  const char *states[3]; /* as-is, to-be, variant */
  const char *lanes[TL_N_LANE_KINDS];
  const char *observed; /* "%d %% observed" */
  const char *parking;  /* "Parking lot" */
  const char *untitled; /* "Untitled map": where a title can be put, on screens only */
  const char *lines[3]; /* of interaction, of visibility, of internal interaction */
  const char *target;   /* "Target %s": of a metric */
  const char *channels[TL_N_CHANNELS];
} TlWords;

/* A place that can be focused, hit or walked to. */
typedef enum
{
  TL_PLACE_NONE,    /* desk or empty paper */
  TL_PLACE_HEADER,  /* id = map */
  TL_PLACE_STAGE,   /* id = stage heading */
  TL_PLACE_STEP,    /* id = step heading */
  TL_PLACE_LANE,    /* id = lane title */
  TL_PLACE_CELL,    /* column and lane, no card there (or: after the last card) */
  TL_PLACE_CARD,    /* id; column and lane are those of its cell (NULL when parked) */
  TL_PLACE_POINT,   /* id; curve */
  TL_PLACE_CURVE,   /* id = curve, on the line between points */
  TL_PLACE_LINK,    /* id */
  TL_PLACE_PERSONA, /* id = persona chip at an emotions lane's title; part tells chip or eye */
  TL_PLACE_PARKING, /* the parking lot's paper */
  TL_PLACE_ACTOR,   /* id = a persona in the title block */
} TlPlaceType;

typedef enum
{
  TL_PART_BODY,
  TL_PART_EYE,     /* of a persona chip */
  TL_PART_EDGE,    /* of a card or heading: its far edge, where a resize begins */
  TL_PART_MARKER,  /* pain marker on a card or point */
  TL_PART_CHEVRON, /* of a lane's title: where it is collapsed and opened */
  TL_PART_START,   /* of a card: its near edge */
  TL_PART_COMMENT, /* the bubble of comments on a card, heading or cell */
  TL_PART_JOURNEY, /* the sign that it opens a journey of its own */
} TlPart;

/* Ids are borrowed from the table's records: good until the next change. */
typedef struct
{
  TlPlaceType type;
  TlPart      part;
  const char *id;
  const char *column;
  const char *lane;
  const char *curve;
  double      at;    /* in an emotions lane: 0 to 1 across the column */
  double      score; /* in an emotions lane: -2 to 2, clamped */
} TlPlace;

gboolean tl_place_equal (const TlPlace *a, const TlPlace *b);

/* Where a dragged card would land. */
typedef struct
{
  const char *column; /* NULL = parked */
  const char *lane;
  const char *before; /* card, or NULL = last in the cell */
  TlRect      gap;    /* document px; where the card will stand */
} TlDrop;

/* Cards of one cell that land together. Owns its ids. */
typedef struct
{
  char **cards; /* in the order they are to have */
  TlDrop drop;
} TlLanding;

void tl_landing_free (TlLanding *landing);

typedef enum
{
  TL_WALK_LEFT,
  TL_WALK_RIGHT,
  TL_WALK_UP,
  TL_WALK_DOWN,
  TL_WALK_FIRST_LEFT, /* Ctrl + arrow: to the last filled cell that way */
  TL_WALK_LAST_RIGHT,
  TL_WALK_FIRST_UP,
  TL_WALK_LAST_DOWN,
  TL_WALK_NEXT, /* reading order, for Tab while writing: next column, then next lane */
  TL_WALK_PREVIOUS,
} TlWalk;

#define TL_TYPE_SCENE (tl_scene_get_type ())
G_DECLARE_FINAL_TYPE (TlScene, tl_scene, TL, SCENE, GObject)

/* Signal "changed" (const TlRect *damage): the picture differs within damage (document px). */

TlScene *tl_scene_new (TlMeasurer *measurer, const TlTheme *theme, const TlWords *words);
/* Shows a map of a table; the table must outlive the scene's next call. Lays out everything. */
void tl_scene_set_map (TlScene *self, const TlTable *table, const char *map);
/* After a commit, undo or redo: lays out again only what the change can move. */
void tl_scene_apply (TlScene *self, const TlTable *table, TlChangeSet *set);
void tl_scene_set_theme (TlScene *self, const TlTheme *theme);
/* Percent, 100 to 200; 0 = the map's own. For exports that ask for larger or smaller words. */
void tl_scene_set_text_scale (TlScene *self, double percent);
/* A picture that nobody can press: names of lines without an eye, none of hidden lines,
 * nothing where a title could be. */
void tl_scene_set_on_paper (TlScene *self, gboolean on_paper);
/* Whether comments are drawn on paper too; initially they are not. */
void tl_scene_set_comments_on_paper (TlScene *self, gboolean comments);
/* Whether the grid is to be written on: rows as high as a note, columns parted by lines. */
void tl_scene_set_blank (TlScene *self, gboolean blank);
/* The map of the document whose lines are drawn as well, dashed, and cannot be touched. NULL, as
 * initially = the to-be map that was made from the one shown, in the place of its target lines. */
void tl_scene_set_companion (TlScene *self, const char *map);
/* Which curve is edited and drawn on top (NULL = the first); session state, not in the document. */
void        tl_scene_set_active_curve (TlScene *self, const char *curve);
const char *tl_scene_get_active_curve (TlScene *self);

const char    *tl_scene_get_map (TlScene *self);
const TlTable *tl_scene_get_table (TlScene *self);
const TlTheme *tl_scene_get_theme (TlScene *self);
TlRect         tl_scene_get_bounds (TlScene *self); /* sheet and parking lot */
TlRect         tl_scene_get_sheet (TlScene *self);  /* what is exported */
TlRect         tl_scene_get_band (TlScene *self,
                                  TlBand   band); /* STAGES, LANE_TITLES: what stays in sight */

/* Groups in painting order. `origin` is where the group stands. foreach_in builds lazily and calls
 * only those whose bounds touch the rectangle (NULL = all); sorted, stable. */
typedef void (*TlGroupFunc) (TlGroup *group, const TlPoint *origin, gpointer user_data);
void tl_scene_foreach_in (TlScene *self, const TlRect *rect, TlGroupFunc func, gpointer user_data);

/* The map in small: one rectangle a lane (its row), stage and card, one line of points a curve. */
typedef struct
{
  TlRole      role; /* LANE, STAGE, CARD */
  const char *id;
  TlRect      rect;
  TlColor     color;
} TlBlock;

typedef void (*TlBlockFunc) (const TlBlock *block, gpointer user_data);
typedef void (*TlLineFunc) (const TlPoint *points,
                            guint          n_points,
                            const TlColor *color,
                            gpointer       user_data);
void tl_scene_foreach_block (TlScene *self, TlBlockFunc func, gpointer user_data);
void tl_scene_foreach_line (TlScene *self, TlLineFunc func, gpointer user_data);

/* How far pointer hits may be off, in document px (screen px / zoom). */
TlPlace tl_scene_hit (TlScene *self, double x, double y, double tolerance);
TlDrop  tl_scene_find_drop (TlScene *self, double x, double y, const char *const *dragged);
/* As find_drop for cards of several cells, which keep their places to each other; and the same for
 * a step by key. (TlLanding), one a cell. */
GPtrArray *tl_scene_find_landings (TlScene           *self,
                                   double             x,
                                   double             y,
                                   const char *const *dragged,
                                   const char        *grabbed,
                                   gboolean           copy);
/* The same for cards of another map. */
GPtrArray *tl_scene_find_arrivals (TlScene *self, double x, double y, const TlTable *excerpt);
GPtrArray *tl_scene_find_step (TlScene *self, const char *const *cards, TlWalk direction);
gboolean   tl_scene_get_place_rect (TlScene *self, const TlPlace *place, TlRect *rect);
gboolean   tl_scene_get_record_rect (TlScene *self, const char *id, TlRect *rect);
/* The paper that belongs to a stage or step (a strip) or to a lane (a row). */
gboolean tl_scene_get_area (TlScene *self, const char *id, TlRect *rect);
GArray  *tl_scene_dup_areas (TlScene *self, const char *id); /* (TlRect) */
/* A map that is laid out round, and what of a map stays where it is while it grows: the centre of a
 * dial, the corner of a grid. */
gboolean tl_scene_is_round (TlScene *self);
TlPoint  tl_scene_get_anchor (TlScene *self);
/* On a dial: the heading of a type that a hand points at when it drags one, and whether behind it.
 */
const char *tl_scene_find_heading (
  TlScene *self, TlPlaceType type, double x, double y, gboolean *after);
TlPlace tl_scene_place_of (TlScene *self, const char *id);
TlPlace tl_scene_get_first_place (TlScene *self);
TlPlace tl_scene_walk (TlScene *self, const TlPlace *from, TlWalk walk);
/* Where a new card's editor stands in a cell, after `after` (NULL = last). */
gboolean tl_scene_get_new_card_rect (
  TlScene *self, const char *column, const char *lane, const char *after, TlRect *rect);
/* Records whose rectangles touch `rect` (cards, points), borrowed ids in reading order. */
GPtrArray *tl_scene_find_in (TlScene *self, const TlRect *rect);
/* What lies between two places, as Shift selects it; borrowed ids in reading order. */
GPtrArray *tl_scene_find_range (TlScene *self, const TlPlace *from, const TlPlace *to);

/* Emotions lane: document px <-> column position (2.25 = a quarter into the third) and score. */
gboolean tl_scene_curve_from_point (
  TlScene *self, const char *lane, double x, double y, double *column, double *score);
gboolean tl_scene_curve_to_point (
  TlScene *self, const char *lane, double column, double score, double *x, double *y);

/* The scale while a hand moves a score: words, a bubble beside the pointer, the face to light up.
 */
char    *tl_scene_dup_score_text (TlScene *self, double score);
TlGroup *tl_scene_new_score_bubble (TlScene *self, double score);
gboolean tl_scene_get_face_rect (TlScene *self, const char *lane, double score, TlRect *rect);
TlColor  tl_scene_get_curve_color (TlScene *self, const char *curve);

/* Links: one that a hand is drawing, the glow under one, where its words stand, those of a card. */
TlGroup   *tl_scene_new_link_preview (TlScene       *self,
                                      const char    *from,
                                      const char    *to,
                                      const TlPoint *at,
                                      TlLinkKind     kind,
                                      TlPoint       *origin);
TlGroup   *tl_scene_new_link_glow (TlScene       *self,
                                   const char    *link,
                                   const TlColor *color,
                                   TlPoint       *origin);
gboolean   tl_scene_get_link_words_rect (TlScene *self, const char *link, TlRect *rect);
GPtrArray *tl_scene_find_links (TlScene *self, const char *card);

/* Previews: seen, not in the document. Dragged cards leave their cells and a gap opens; a score or
 * stroke shows live. Cleared with NULL. Each emits "changed". */
void tl_scene_set_drop_preview (TlScene *self, const char *const *dragged, const TlDrop *drop);
void tl_scene_set_landing_preview (TlScene           *self,
                                   const char *const *dragged,
                                   const GPtrArray   *landings);
/* Which columns a card covers when its edge (TL_PART_START, TL_PART_EDGE) is drawn to x; and how
 * that looks. NULL = no preview. */
gboolean tl_scene_find_span (
  TlScene *self, const char *card, TlPart edge, double x, double y, const char **column, int *span);
void    tl_scene_set_span_preview (TlScene *self, const char *card, const char *column, int span);
GArray *tl_scene_dup_gap_rects (TlScene *self); /* (TlRect): where the cards will stand */
void    tl_scene_set_point_preview (TlScene *self, const char *point, double column, double score);

/* Where the bubble of a thread stands: of the comment's first one; FALSE = it is not drawn. */
gboolean tl_scene_get_comment_rect (TlScene *self, const char *comment, TlRect *rect);
/* The place that a thread is at, to be focused; NONE = not drawn. */
TlPlace tl_scene_place_of_comment (TlScene *self, const char *comment);

/* What a lane of a kind is called that has no title of its own. */
const char *tl_scene_kind_name (TlScene *self, TlLaneKind kind);

/* What a screen reader says of a place (transfer full). */
char *tl_scene_dup_name (TlScene *self, const TlPlace *place);
char *tl_scene_dup_description (TlScene *self, const TlPlace *place);
char *tl_scene_dup_tip (TlScene *self, const TlPlace *place);
/* As it is written beside the lane. */
const char *tl_scene_get_lane_title (TlScene *self, const char *lane);
/* What a lane of a kind is usually called, in the program's and in the document's language. */
const char *tl_scene_usual_lane_name (TlLaneKind kind);
const char *tl_scene_kind_name (TlScene *self, TlLaneKind kind);

G_END_DECLS
