/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How large the words of the map are (100 to 200 %), for projectors and slides, and whether it is
 * laid out round. Both are fields of the map: it flows anew around larger words, exports show the
 * same. What one was looking at stays where it was. */
#include "config.h"

#include "canvas/tl-canvas-private.h"

#include <glib/gi18n-lib.h>

#define STEP 10

static gint64
get_percent (TlCanvas *self)
{
  const TlRecord *map =
    tl_table_get_kind (tl_document_get_table (self->document), self->map, TL_KIND_MAP);

  return map != NULL ? tl_record_get_integer (map, TL_MAP_TEXT_SCALE) : 100;
}

/* What stays in its place: the focused thing if it is in view, else what is in the middle. */
static char *
dup_anchor (TlCanvas *self)
{
  TlRect  visible = tl_canvas_get_visible (self);
  TlPlace middle;
  TlRect  rect;

  if (self->focus.id != NULL && tl_scene_get_record_rect (self->scene, self->focus.id, &rect) &&
      tl_rect_intersects (&rect, &visible))
    return g_strdup (self->focus.id);
  middle = tl_scene_hit (self->scene,
                         visible.x + visible.width / 2,
                         visible.y + visible.height / 2,
                         visible.width / 4);
  return g_strdup (middle.id);
}

static void
set_percent (TlCanvas *self, gint64 percent)
{
  const TlFieldInfo *field = tl_kind_get_field (TL_KIND_MAP, TL_MAP_TEXT_SCALE);
  g_autofree char   *anchor = dup_anchor (self);
  TlRect             before = { 0 }, after;
  TlPoint            earlier = tl_scene_get_anchor (self->scene), later;
  gboolean anchored = anchor != NULL && tl_scene_get_record_rect (self->scene, anchor, &before);

  percent = CLAMP (percent, (gint64) field->minimum, (gint64) field->maximum);
  if (percent == get_percent (self))
    return;
  tl_document_begin (self->document, _ ("Change Text Size"));
  tl_edit_set_integer (self->document, self->map, TL_MAP_TEXT_SCALE, percent);
  tl_document_commit (self->document);
  later = tl_scene_get_anchor (self->scene);
  /* The view has followed the map's own anchor already. */
  if (anchored && tl_scene_get_record_rect (self->scene, anchor, &after))
    tl_canvas_set_offset (self,
                          self->offset_x + after.x - before.x - (later.x - earlier.x),
                          self->offset_y + after.y - before.y - (later.y - earlier.y));
}

void
tl_canvas_enlarge_text (TlCanvas *self)
{
  set_percent (self, get_percent (self) + STEP);
}

void
tl_canvas_reduce_text (TlCanvas *self)
{
  set_percent (self, get_percent (self) - STEP);
}

void
tl_canvas_reset_text (TlCanvas *self)
{
  set_percent (self, 100);
}

/* From a grid to a dial and back. */
void
tl_canvas_toggle_layout (TlCanvas *self)
{
  const TlRecord *map =
    tl_table_get_kind (tl_document_get_table (self->document), self->map, TL_KIND_MAP);
  gboolean round = map != NULL && tl_record_get_integer (map, TL_MAP_LAYOUT) == TL_MAP_LAYOUT_ROUND;

  tl_document_begin (self->document, _ ("Change Layout"));
  tl_edit_set_integer (self->document,
                       self->map,
                       TL_MAP_LAYOUT,
                       round ? TL_MAP_LAYOUT_GRID : TL_MAP_LAYOUT_ROUND);
  tl_document_commit (self->document);
}
