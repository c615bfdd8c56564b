/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files that draw a card share. */
#include "scene/tl-scene-private.h"

G_BEGIN_DECLS

#define TL_CARD_PAD 10.0
#define TL_CARD_FOOT_GAP 6.0 /* between the words and the foot */
#define TL_CARD_IMAGE_INSET 6.0
#define TL_CARD_BADGE_RADIUS 11.0

/* tl-card-face.c */
double tl_card_text_x (TlScene *self, const TlSceneCard *card);
double tl_card_channel_radius (TlScene *self);
double tl_card_channel_middle (TlScene *self, const TlSceneCard *card, double width);

/* tl-card-paper.c: what it is written on */
double   tl_card_tail (const TlSceneCard *card);
double   tl_card_corner (const TlSceneCard *card);
gboolean tl_card_has_paper (const TlSceneCard *card);
gboolean tl_card_is_boxed (const TlSceneCard *card);
void     tl_card_draw_paper (TlScene           *self,
                             TlGroupBuilder    *builder,
                             const TlSceneCard *card,
                             const TlColor     *fill,
                             const TlColor     *outline);

/* tl-card-image.c: its picture, or frame of the storyboard */
double tl_card_read_image_ratio (TlScene *self, const TlSceneCard *card);
double tl_card_image_height (const TlSceneCard *card, double width);
void   tl_card_draw_image (TlScene           *self,
                           TlGroupBuilder    *builder,
                           const TlSceneCard *card,
                           const TlColor     *fill,
                           const TlColor     *outline);
guint  tl_card_frame_number (TlScene *self, const TlSceneCard *card);
void   tl_card_draw_number (TlScene *self, TlGroupBuilder *builder, const TlSceneCard *card);

/* tl-card-metric.c: the number about it */
void tl_card_measure_metric (TlScene *self, TlSceneCard *card, double width);
void tl_card_draw_metric (TlScene           *self,
                          TlGroupBuilder    *builder,
                          const TlSceneCard *card,
                          const TlColor     *fill,
                          const TlColor     *ink,
                          double             y);

/* tl-metric-face.c: what is drawn besides the number */
#define TL_METRIC_TREND_RADIUS 7.0
#define TL_METRIC_BAR_ROOM 14.0 /* with the ends of the target's mark */
#define TL_METRIC_LINE_HEIGHT 30.0
#define TL_METRIC_GAUGE_RADIUS 24.0
#define TL_METRIC_GAUGE_WIDTH 7.0

typedef struct
{
  TlScene           *self;
  TlGroupBuilder    *builder;
  const TlSceneCard *card;
  const TlColor     *fill;
  TlColor            ink;    /* of words */
  TlColor            accent; /* of what is drawn */
  TlColor            track;  /* of what it is drawn on */
  double             minimum;
  double             maximum;
} TlMetricDrawing;

double   tl_metric_inner_width (double width);
double   tl_metric_sign_length (TlScene *self, double length);
gboolean tl_metric_is_beside (TlScene *self, double width);
double   tl_metric_gauge_height (TlScene *self);
double   tl_metric_mirror (const TlMetricDrawing *drawing, double x, double width);
void     tl_metric_draw_trend (const TlMetricDrawing *drawing, double x, double y);
void     tl_metric_draw_bar (const TlMetricDrawing *drawing, double y);
void     tl_metric_draw_gauge (const TlMetricDrawing *drawing, double y, double room);
void     tl_metric_draw_line (const TlMetricDrawing *drawing, double y);

/* tl-card-foot.c: the rows at a card's foot */
void     tl_card_clear_foot (TlSceneCard *card);
void     tl_card_measure_foot (TlScene *self, TlSceneCard *card, double width);
gboolean tl_card_has_foot (const TlSceneCard *card);
double   tl_card_foot_height (const TlSceneCard *card);
void     tl_card_draw_foot (TlScene           *self,
                            TlGroupBuilder    *builder,
                            const TlSceneCard *card,
                            const TlColor     *fill);

/* tl-card-urgent.c: what should be seen first */
void tl_card_stress (
  TlScene *self, const TlSceneCard *card, TlColor *fill, TlColor *outline, TlColor *ink);
void tl_card_draw_flag (TlScene *self, TlGroupBuilder *builder, const TlSceneCard *card);

G_END_DECLS
