/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-fields.h"
#include "scene/tl-theme.h"

G_BEGIN_DECLS

/* The room's own drawings. Each is drawn about a centre; at `scale` 1 an icon fits 12 px. */
typedef enum
{
  TL_ICON_BOLT,
  TL_ICON_BULB,
  TL_ICON_EYE,
  TL_ICON_EYE_CLOSED,
  TL_ICON_VOTE,
  TL_ICON_LOCK,
  TL_ICON_FLAG,
  TL_ICON_CLOCK,
  TL_ICON_CALENDAR,
  TL_ICON_ALERT,
  TL_ICON_IDEA, /* how far work is: from here on in the order of TlWorkStatus */
  TL_ICON_PLANNED,
  TL_ICON_IN_PROGRESS,
  TL_ICON_DONE,
  TL_ICON_REJECTED,
  TL_N_ICONS
} TlIcon;

void tl_icon_draw (
  TlGroupBuilder *builder, TlIcon icon, double x, double y, double scale, const TlColor *ink);
void tl_icon_draw_channel (
  TlGroupBuilder *builder, TlChannel channel, double x, double y, double scale, const TlColor *ink);
void tl_icon_draw_lane (
  TlGroupBuilder *builder, TlLaneKind kind, double x, double y, double scale, const TlColor *ink);
void tl_icon_draw_disc (TlGroupBuilder *builder,
                        double          x,
                        double          y,
                        double          radius,
                        const TlColor  *fill,
                        const TlColor  *stroke,
                        double          width);
void tl_icon_draw_star (TlGroupBuilder *builder,
                        double          x,
                        double          y,
                        double          radius,
                        const TlTheme  *theme,
                        const TlColor  *halo);
void tl_icon_draw_face (
  TlGroupBuilder *builder, double x, double y, double radius, double score, const TlTheme *theme);
void tl_icon_draw_person (TlGroupBuilder *builder,
                          double          x,
                          double          y,
                          double          radius,
                          const TlColor  *fill,
                          const TlColor  *ink);
void tl_icon_draw_dots (TlGroupBuilder *builder,
                        double          x,
                        double          y,
                        double          step,
                        double          radius,
                        guint           n_filled,
                        const TlColor  *ink,
                        const TlColor  *hollow);
void tl_icon_draw_bars (TlGroupBuilder *builder,
                        double          x,
                        double          bottom,
                        double          step,
                        double          scale,
                        guint           n_filled,
                        const TlColor  *ink,
                        const TlColor  *hollow);

G_END_DECLS
