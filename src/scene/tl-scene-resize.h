/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scene/tl-scene.h"

G_BEGIN_DECLS

/* Widths of columns, in document px. A width of 0 in the document means the usual one; all stand on
 * the grid. The largest is what files can say. */
#define TL_SCENE_GRID 4
#define TL_SCENE_USUAL_WIDTH 232
#define TL_SCENE_MIN_WIDTH 96
#define TL_SCENE_MAX_WIDTH 4000

/* The width that a column is drawn with; 0 when it is none of the map's. */
double tl_scene_get_column_width (TlScene *self, const char *column);
/* Whether widths follow from how long columns take, whatever the document says of them. */
gboolean tl_scene_has_scaled_widths (TlScene *self);
/* The middle of the gutter beside a stage or step, from its heading to the end of the sheet: a line
 * that touches no card. */
gboolean tl_scene_get_gutter (TlScene *self, const char *heading, gboolean after, TlRect *gutter);
/* Where the chevron of a lane that is open may be shown, in document px; FALSE for others. */
gboolean tl_scene_get_chevron_rect (TlScene *self, const char *lane, TlRect *rect);
/* Shows a column at another width until cleared with NULL or the document changes. */
void tl_scene_set_width_preview (TlScene *self, const char *column, double width);

G_END_DECLS
