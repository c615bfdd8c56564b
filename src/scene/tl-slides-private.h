/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of the slides share.
 *
 * A plan says where a laid-out map is cut: in runs of stages and runs of lanes. Slides are pictures
 * in the map's own px; how many points a px has on the page is the slide's scale. */
#include "scene/tl-scene-private.h"
#include "scene/tl-slides.h"

G_BEGIN_DECLS

/* Points: from what stands on a slide to the footer. */
#define TL_SLIDES_FOOTER_GAP 8.0
#define TL_SLIDES_CONTINUED "continued-"

/* Stages or lanes that stand on a slide together: first to end - 1, logical px from `from` to `to`;
 * without any of them, what is there instead. */
typedef struct
{
  guint  first;
  guint  end;
  double from;
  double to;
  double too_small; /* points, of the smallest words on its slides; 0 = they are as wanted */
} TlSlideRun;

typedef struct
{
  TlScene *scene;   /* owned; laid out on paper, not round */
  TlTable *table;   /* what it shows: no card goes over the beginning of a run */
  double   base;    /* points a px at which the smallest words are as small as is wanted */
  double   scale;   /* points a px of the slides that need not be smaller */
  GArray  *columns; /* TlSlideRun */
  GArray  *rows;
  guint    n_pieces; /* with something on them */
  double   cost;
} TlSlidePlan;

void         tl_slide_plan_free (TlSlidePlan *self);
TlSlidePlan *tl_slide_plan_choose (TlScene               *natural,
                                   const TlSlidesOptions *options,
                                   const TlSlidesRun     *run);
double       tl_slide_plan_get_scale (const TlSlidePlan     *self,
                                      const TlSlidesOptions *options,
                                      const TlSlideRun      *column,
                                      const TlSlideRun      *row);
TlSlideRun   tl_slide_plan_trim (const TlSlidePlan     *self,
                                 const TlSlidesOptions *options,
                                 const TlSlideRun      *column,
                                 const TlSlideRun      *row);
gboolean     tl_slide_plan_has_words (const TlSlidePlan *self,
                                      const TlSlideRun  *column,
                                      const TlSlideRun  *row);
double       tl_slide_plan_get_content_width (const TlSlidePlan *self, const TlSlideRun *column);
double       tl_slide_plan_get_content_height (const TlSlidePlan *self, const TlSlideRun *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlSlidePlan, tl_slide_plan_free)

double tl_slides_get_smallest (const TlSlidesOptions *options);
double tl_slides_get_end (gboolean shows_time, double text_scale);
double tl_slides_get_margin (const TlSlidesOptions *options);
double tl_slides_get_inner_width (const TlSlidesOptions *options);
double tl_slides_get_inner_height (const TlSlidesOptions *options);
double tl_slides_get_scale_of (const TlSlidesOptions *options, const TlPicture *picture);

/* tl-slides-notes.c */
void   tl_slides_note (const TlSlidesRun *run, const char *format, ...) G_GNUC_PRINTF (2, 3);
char  *tl_slides_dup_brief (const char *title);
double tl_slides_find_smallest (const TlSlidesOptions *options, const TlPicture *picture);
void   tl_slide_plan_note_sizes (const TlSlidePlan *plan, const TlSlidesRun *run);
void   tl_slide_plan_note_empty (const TlSlidePlan *plan, const TlSlidesRun *run);

/* tl-slides-table.c: the scene's table with no card that goes over the beginning of a run */
TlTable *tl_slides_split_cards (TlScene *scene, const GArray *columns);

/* tl-slides.c */
TlScene *tl_slides_new_scene (TlScene *like, const TlSlidesOptions *options, double text_scale);
gboolean tl_slides_step (const TlSlidesRun *run, double done);

/* tl-slides-piece.c */
TlPicture *tl_slides_new_piece (const TlSlidePlan     *plan,
                                const TlPicture       *whole,
                                const TlSlidesOptions *options,
                                const TlSlideRun      *column,
                                const TlSlideRun      *row);

/* tl-slides-summary.c */
TlPicture *tl_slides_new_summary (TlMeasurer            *measurer,
                                  const TlTheme         *theme,
                                  const TlTable         *table,
                                  const char            *map,
                                  const TlSlidesOptions *options,
                                  const TlSlidesRun     *run);

/* tl-slides-panels.c: the worst pain points and the best opportunities, side by side or one above
 * the other */
typedef struct
{
  TlScene   *scene;
  double     width;   /* px, of both together */
  gboolean   stacked; /* one above the other */
  gboolean   roomy;   /* with the cards' own texts */
  GPtrArray *pains;   /* (const TlRecord *), the worst first */
  GPtrArray *chances;
} TlSlidePanels;

void tl_slide_panels_init (
  TlSlidePanels *self, TlScene *scene, const GHashTable *hidden, double width, gboolean stacked);
void     tl_slide_panels_clear (TlSlidePanels *self);
gboolean tl_slide_panels_is_empty (const TlSlidePanels *self);
double   tl_slide_panels_get_height (TlSlidePanels *self);
void     tl_slide_panels_draw (TlSlidePanels *self, TlPicture *picture, double x, double y);

G_END_DECLS
