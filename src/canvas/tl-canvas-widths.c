/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How wide columns are: what the keyboard and the menu do about it. Dragging the border between two
 * headings (tl-tool-resize.c) ends here too. */
#include "config.h"

#include "canvas/tl-canvas-structure.h"

#include "map/tl-edit-structure.h"
#include "scene/tl-scene-resize.h"

#include <glib/gi18n-lib.h>

static const TlTable *
get_table (TlCanvas *self)
{
  return tl_document_get_table (self->document);
}

/**
 * tl_canvas_get_resized_column:
 * @self: the canvas
 * @heading: (nullable): a stage or step
 *
 * Whose width the far border of a heading is about: of a stage with steps, its last step's.
 *
 * Returns: (transfer none) (nullable): id of a column; %NULL when @heading is neither
 */
const char *
tl_canvas_get_resized_column (TlCanvas *self, const char *heading)
{
  const TlTable   *table = get_table (self);
  const GPtrArray *steps;

  if (heading == NULL)
    return NULL;
  if (tl_table_get_kind (table, heading, TL_KIND_STEP) != NULL)
    return heading;
  if (tl_table_get_kind (table, heading, TL_KIND_STAGE) == NULL)
    return NULL;
  steps = tl_table_get_children (table, heading, TL_KIND_STEP);
  return steps->len == 0 ? heading : tl_record_get_id (g_ptr_array_index (steps, steps->len - 1));
}

static void
add_unique (GPtrArray *ids, const char *id)
{
  if (!g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
    g_ptr_array_add (ids, g_strdup (id));
}

/* The columns meant: steps, stages without steps, and all steps of stages that have some. */
static GPtrArray *
dup_columns (TlCanvas *self)
{
  const TlTable *table = get_table (self);
  g_autoptr (GPtrArray) targets = tl_canvas_dup_targets (self, TL_N_KINDS);
  GPtrArray *columns = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i + 1 < targets->len; i++)
    {
      const char      *id = g_ptr_array_index (targets, i);
      const GPtrArray *steps = tl_table_get_children (table, id, TL_KIND_STEP);
      TlKind           kind = tl_record_get_kind (tl_table_get (table, id));

      if (kind == TL_KIND_STEP || (kind == TL_KIND_STAGE && steps->len == 0))
        add_unique (columns, id);
      for (guint k = 0; kind == TL_KIND_STAGE && k < steps->len; k++)
        add_unique (columns, tl_record_get_id (g_ptr_array_index (steps, k)));
    }
  return columns;
}

/* Whether a width can be said: the structure may change, and widths do not follow from time. */
static gboolean
may_set_width (TlCanvas *self)
{
  if (!tl_canvas_may_restructure (self))
    return FALSE;
  if (!tl_scene_has_scaled_widths (self->scene))
    return TRUE;
  tl_canvas_notice (self, _ ("Columns are as wide as they are long: the map is to scale"), FALSE);
  return FALSE;
}

/**
 * tl_canvas_set_column_width:
 * @self: the canvas
 * @column: a stage without steps, or a step
 * @width: document px; 0 = the usual width
 *
 * Sets the width of one column.
 */
void
tl_canvas_set_column_width (TlCanvas *self, const char *column, guint width)
{
  if (!may_set_width (self))
    return;
  tl_document_begin (self->document, width == 0 ? _ ("Reset Width") : _ ("Resize Column"));
  tl_edit_set_column_width (self->document, column, width);
  tl_document_commit (self->document);
}

/**
 * tl_canvas_widen:
 * @self: the canvas
 * @by: document px; negative = narrower
 *
 * Alt+Shift+Left and Right on headings: makes the columns meant wider or narrower.
 */
void
tl_canvas_widen (TlCanvas *self, int by)
{
  g_autoptr (GPtrArray) columns = dup_columns (self);

  if (columns->len == 0 || !may_set_width (self))
    return;
  if (tl_scene_is_round (self->scene))
    {
      tl_canvas_notice (self, _ ("In a round layout all columns are equally wide"), FALSE);
      return;
    }
  tl_document_begin (self->document,
                     columns->len == 1 ? _ ("Resize Column") : _ ("Resize Columns"));
  for (guint i = 0; i < columns->len; i++)
    {
      const char *id = g_ptr_array_index (columns, i);
      int         width = (int) tl_edit_get_column_width (get_table (self), id);

      if (width == 0)
        width = TL_SCENE_USUAL_WIDTH;
      width = CLAMP (width + by, TL_SCENE_MIN_WIDTH, TL_SCENE_MAX_WIDTH);
      tl_edit_set_column_width (self->document, id, width == TL_SCENE_USUAL_WIDTH ? 0 : width);
    }
  tl_document_commit (self->document);
}

/**
 * tl_canvas_reset_width:
 * @self: the canvas
 *
 * Gives the columns meant their usual width.
 */
void
tl_canvas_reset_width (TlCanvas *self)
{
  g_autoptr (GPtrArray) columns = dup_columns (self);

  if (columns->len == 0 || !may_set_width (self))
    return;
  tl_document_begin (self->document, _ ("Reset Width"));
  for (guint i = 0; i < columns->len; i++)
    tl_edit_set_column_width (self->document, g_ptr_array_index (columns, i), 0);
  tl_document_commit (self->document);
}

/**
 * tl_canvas_equalize_widths:
 * @self: the canvas
 *
 * Makes all columns of the map as wide as the one meant; without one, of the usual width.
 */
void
tl_canvas_equalize_widths (TlCanvas *self)
{
  g_autoptr (GPtrArray) meant = dup_columns (self);
  g_autoptr (GPtrArray) columns = NULL;
  guint width = 0;

  if (!may_set_width (self))
    return;
  if (meant->len > 0)
    width = tl_edit_get_column_width (get_table (self), g_ptr_array_index (meant, 0));
  columns = tl_query_columns (get_table (self), self->map);
  tl_document_begin (self->document, _ ("Make All Columns Equal"));
  for (guint i = 0; i < columns->len; i++)
    {
      g_autofree char *id = g_strdup (tl_record_get_id (g_ptr_array_index (columns, i)));

      tl_edit_set_column_width (self->document, id, width);
    }
  tl_document_commit (self->document);
}
