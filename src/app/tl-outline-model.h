/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "map/tl-document.h"

#include "app/tl-outline-row.h"

G_BEGIN_DECLS

/* A map as a list: a row a card, parked ones too, and a row a free point of a curve, in reading
 * order (stage, step, lane, place). It follows the document's change sets: a changed card costs one
 * row. A list model of TlOutlineRow.
 *
 * Signal: "rows-changed" once a change set, when rows that stayed say something else now. */
#define TL_TYPE_OUTLINE_MODEL (tl_outline_model_get_type ())
G_DECLARE_FINAL_TYPE (TlOutlineModel, tl_outline_model, TL, OUTLINE_MODEL, GObject)

TlOutlineModel *tl_outline_model_new (void);
void tl_outline_model_set_document (TlOutlineModel *self, TlDocument *document, const char *map);
TlDocument   *tl_outline_model_get_document (TlOutlineModel *self);
const char   *tl_outline_model_get_map (TlOutlineModel *self);
void          tl_outline_model_set_persona (TlOutlineModel *self, const char *persona);
const char   *tl_outline_model_get_persona (TlOutlineModel *self);
TlOutlineRow *tl_outline_model_find (TlOutlineModel *self, const char *id);
gboolean      tl_outline_model_has_steps (TlOutlineModel *self);
gboolean      tl_outline_model_has_points (TlOutlineModel *self);

G_END_DECLS
