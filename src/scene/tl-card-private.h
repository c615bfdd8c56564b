/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files that draw a card share. */
#include "scene/tl-scene-private.h"

G_BEGIN_DECLS

#define TL_CARD_PAD 10.0
#define TL_CARD_FOOT_GAP 6.0 /* between the words and the foot */

/* tl-card-face.c */
double tl_card_text_x (TlScene *self, const TlSceneCard *card);

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
