/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands back while somebody looks for something: a search, a filter, a focus on some stages
 * or lanes. None of it is in the document, in exports or in the history.
 *
 * For every group that is drawn the picture asks for its variant: bright, dimmed, found, or (a
 * curve that runs through what is focused) bright in part. Sheet, title and headings stay bright to
 * find one's way by; only a focus dims headings, those of what it leaves out. Variants are nodes of
 * the cache like any other (tl-gsk-variants.c), so nothing is faded while drawing.
 *
 * What never changes: a group is dimmed as soon as one of the three leaves it out. */
#include "config.h"

#include "canvas/tl-canvas-private.h"
#include "canvas/tl-gsk-variants.h"

/* Neighbouring areas touch, and the tip of a stage's arrow reaches 4 px into the next. */
#define AREA_INSET 6.0

struct _TlDim
{
  GHashTable *found;   /* ids (owned); NULL = no search */
  TlFolder   *folder;  /* what is marked in their words */
  TlFilter   *filter;  /* NULL = no filter */
  GHashTable *passing; /* ids (owned) of the cards that pass */
  guint       n_cards;
  GPtrArray  *focus; /* owned ids of stages, steps and lanes, NULL-terminated */
  GArray     *areas; /* TlRect, document px, of this frame */
  gboolean    has_lanes;
  gboolean    has_columns;
  guint       serial; /* of what is looked for */
};

static GHashTable *
new_ids (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static gboolean
has_focus (TlDim *dim)
{
  return dim->focus->len > 1;
}

static gboolean
is_active (TlDim *dim)
{
  return dim->found != NULL || dim->filter != NULL || has_focus (dim);
}

/* --- What is left out --- */

static gboolean
touches_areas (TlDim *dim, const TlRect *rect)
{
  for (guint i = 0; i < dim->areas->len; i++)
    {
      TlRect area = tl_rect_inset (&g_array_index (dim->areas, TlRect, i), AREA_INSET);

      if (tl_rect_intersects (&area, rect))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_out_of_focus (TlCanvas *self, const TlGroup *group, const TlPoint *origin)
{
  TlDim *dim = self->dim;
  TlRect rect = tl_rect_offset (&group->bounds, origin->x, origin->y);

  switch (group->role)
    {
    case TL_ROLE_LANE:
    case TL_ROLE_PERSONA:
      return dim->has_lanes && !dim->has_columns && !touches_areas (dim, &rect);
    case TL_ROLE_STAGE:
    case TL_ROLE_STEP:
    case TL_ROLE_TIME:
    case TL_ROLE_COVERAGE:
      return dim->has_columns && !dim->has_lanes && !touches_areas (dim, &rect);
    case TL_ROLE_MARKER:
    case TL_ROLE_POINT: /* a marker hangs over the edge, a label reaches far */
      tl_scene_get_record_rect (self->scene, group->id, &rect);
      return !touches_areas (dim, &rect);
    case TL_ROLE_COMMENT:
      if (group->band != TL_BAND_OVERLAY)
        return FALSE;
      if (group->id != NULL)
        tl_scene_get_record_rect (self->scene, group->id, &rect);
      return !touches_areas (dim, &rect);
    case TL_ROLE_CARD:
    case TL_ROLE_CURVE:
    case TL_ROLE_LINK:
      return !touches_areas (dim, &rect);
    case TL_ROLE_SHEET:
    case TL_ROLE_HEADER:
    case TL_ROLE_ACTOR:
    case TL_ROLE_PARKING:
    default:
      return FALSE;
    }
}

/* The persona of a curve, or of the curve of a point; NULL = the nameless one. */
static const char *
get_persona (const TlTable *table, const char *id, TlRole role)
{
  const TlRecord *record = id != NULL ? tl_table_get (table, id) : NULL;

  if (record != NULL && role == TL_ROLE_POINT)
    record = tl_table_get (table, tl_record_get_parent (record));
  return record != NULL && tl_record_get_kind (record) == TL_KIND_CURVE
           ? tl_record_get_ref (record, TL_CURVE_PERSONA)
           : NULL;
}

static gboolean
passes_link (TlDim *dim, const TlRecord *link)
{
  return link != NULL &&
         g_hash_table_contains (dim->passing, tl_record_get_ref (link, TL_LINK_FROM)) &&
         g_hash_table_contains (dim->passing, tl_record_get_ref (link, TL_LINK_TO));
}

static gboolean
passes_filter (TlCanvas *self, const TlGroup *group)
{
  TlDim          *dim = self->dim;
  const TlTable  *table = tl_scene_get_table (self->scene);
  const TlRecord *record = group->id != NULL ? tl_table_get (table, group->id) : NULL;
  const char     *persona;
  const char     *card;

  switch (group->role)
    {
    case TL_ROLE_CARD:
    case TL_ROLE_MARKER:
      return group->id != NULL && g_hash_table_contains (dim->passing, group->id);
    case TL_ROLE_COMMENT:
      return record == NULL || tl_record_get_kind (record) != TL_KIND_CARD ||
             g_hash_table_contains (dim->passing, group->id);
    case TL_ROLE_LINK:
      return passes_link (dim, record);
    case TL_ROLE_POINT:
      card = record != NULL ? tl_record_get_ref (record, TL_POINT_CARD) : NULL;
      if (card != NULL && g_hash_table_contains (dim->passing, card))
        return TRUE;
      G_GNUC_FALLTHROUGH;
    case TL_ROLE_CURVE:
    case TL_ROLE_PERSONA:
      persona = get_persona (table, group->id, group->role);
      return persona != NULL && tl_filter_has (dim->filter, TL_FILTER_PERSONA, persona);
    case TL_ROLE_SHEET:
    case TL_ROLE_HEADER:
    case TL_ROLE_STAGE:
    case TL_ROLE_STEP:
    case TL_ROLE_COVERAGE:
    case TL_ROLE_LANE:
    case TL_ROLE_ACTOR:
    case TL_ROLE_PARKING:
    case TL_ROLE_TIME:
    default:
      return TRUE;
    }
}

static gboolean
is_found (TlCanvas *self, const TlGroup *group)
{
  const char *persona;

  if (group->id == NULL || g_hash_table_contains (self->dim->found, group->id))
    return TRUE;
  if (group->role != TL_ROLE_CURVE && group->role != TL_ROLE_PERSONA)
    return FALSE;
  persona = get_persona (tl_scene_get_table (self->scene), group->id, group->role);
  return persona != NULL && g_hash_table_contains (self->dim->found, persona);
}

static gboolean
stays_bright (TlRole role)
{
  return role == TL_ROLE_SHEET || role == TL_ROLE_HEADER || role == TL_ROLE_PARKING ||
         role == TL_ROLE_STAGE || role == TL_ROLE_STEP || role == TL_ROLE_LANE ||
         role == TL_ROLE_COVERAGE || role == TL_ROLE_TIME || role == TL_ROLE_ACTOR;
}

/* How a group is to be drawn: TL_DETAIL_DIMMED or TL_DETAIL_FOUND, or 0; with TL_DETAIL_PARTLY a
 * dimmed group is drawn once more, bright, within tl_canvas_get_bright_areas(). */
guint
tl_canvas_get_variant (TlCanvas *self, const TlGroup *group, const TlPoint *origin)
{
  TlDim   *dim = self->dim;
  gboolean found;

  if (!is_active (dim))
    return 0;
  found = dim->found != NULL && is_found (self, group);
  if (dim->found != NULL && !found && !stays_bright (group->role))
    return TL_DETAIL_DIMMED;
  if (dim->filter != NULL && !passes_filter (self, group))
    return TL_DETAIL_DIMMED;
  if (has_focus (dim) && is_out_of_focus (self, group, origin))
    return TL_DETAIL_DIMMED;
  if (has_focus (dim) && group->role == TL_ROLE_CURVE)
    return TL_DETAIL_DIMMED | TL_DETAIL_PARTLY;
  /* What stands on the paper only because the paper is bright was not found. */
  return found && group->id != NULL && group->role != TL_ROLE_MARKER &&
             group->role != TL_ROLE_COMMENT && group->role != TL_ROLE_CURVE
           ? TL_DETAIL_FOUND
           : 0;
}

/* Changes when what the variants look like does. */
guint64
tl_canvas_get_variant_serial (TlCanvas *self, guint variant)
{
  double sum = 0;

  if (!(variant & TL_DETAIL_PARTLY))
    return variant == TL_DETAIL_FOUND ? self->dim->serial : 0;
  for (guint i = 0; i < self->dim->areas->len; i++)
    {
      const TlRect *area = &g_array_index (self->dim->areas, TlRect, i);

      sum = sum * 3 + area->x + area->y * 5 + area->width * 7 + area->height * 11;
    }
  return (guint64) (gint64) (sum * 16);
}

/* TlRect, document px. */
const GArray *
tl_canvas_get_bright_areas (TlCanvas *self)
{
  return self->dim->areas;
}

/* The node of a group at a detail with the flags of its variant: the builder of the node cache. */
GskRenderNode *
tl_canvas_paint_variant (TlCanvas *self, const TlGroup *group, guint detail)
{
  const TlTheme *theme = tl_scene_get_theme (self->scene);
  TlDetail       plain = detail & TL_DETAIL_MASK;

  if (detail & TL_DETAIL_DIMMED)
    return tl_gsk_paint_dimmed (self->painter, group, plain, theme);
  if (detail & TL_DETAIL_FOUND && self->dim->folder != NULL)
    return tl_gsk_paint_found (self->painter, group, plain, theme, self->text, self->dim->folder);
  return tl_gsk_painter_paint (self->painter, group, plain);
}

/* Before a frame: where the focused stages and lanes stand now. */
void
tl_canvas_dim_resolve (TlCanvas *self)
{
  TlDim *dim = self->dim;

  g_array_set_size (dim->areas, 0);
  for (guint i = 0; i + 1 < dim->focus->len; i++)
    {
      g_autoptr (GArray) areas = tl_scene_dup_areas (self->scene, dim->focus->pdata[i]);

      g_array_append_vals (dim->areas, areas->data, areas->len);
    }
}

/* --- What is looked for --- */

/* `ids`: what was found, NULL = nothing is looked for any more. */
void
tl_canvas_dim_set_found (TlCanvas *self, const char *const *ids, const char *query)
{
  TlDim *dim = self->dim;

  g_clear_pointer (&dim->found, g_hash_table_unref);
  g_clear_pointer (&dim->folder, tl_folder_free);
  dim->serial++;
  tl_node_cache_drop (self->nodes, TL_DETAIL_FOUND);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (ids == NULL)
    return;
  dim->found = new_ids ();
  dim->folder = tl_folder_new (query);
  for (guint i = 0; ids[i] != NULL; i++)
    g_hash_table_add (dim->found, g_strdup (ids[i]));
}

static void
update_passing (TlCanvas *self)
{
  TlDim           *dim = self->dim;
  const TlTable   *table = tl_document_get_table (self->document);
  const GPtrArray *cards = tl_table_get_children (table, self->map, TL_KIND_CARD);

  g_hash_table_remove_all (dim->passing);
  dim->n_cards = cards->len;
  for (guint i = 0; i < cards->len; i++)
    if (tl_filter_passes (dim->filter, table, cards->pdata[i]))
      g_hash_table_add (dim->passing, g_strdup (tl_record_get_id (cards->pdata[i])));
}

static void
prune_focus (TlCanvas *self)
{
  TlDim         *dim = self->dim;
  const TlTable *table = tl_document_get_table (self->document);

  dim->has_lanes = dim->has_columns = FALSE;
  for (guint i = dim->focus->len - 1; i > 0; i--)
    {
      const TlRecord *record = tl_table_get (table, dim->focus->pdata[i - 1]);

      if (record == NULL)
        g_ptr_array_remove_index (dim->focus, i - 1);
      else if (tl_record_get_kind (record) == TL_KIND_LANE)
        dim->has_lanes = TRUE;
      else
        dim->has_columns = TRUE;
    }
}

/* After a change of the document. */
void
tl_canvas_dim_update (TlCanvas *self)
{
  gboolean had_focus = has_focus (self->dim);

  if (self->document == NULL || self->map == NULL || !is_active (self->dim))
    return;
  if (self->dim->filter != NULL)
    update_passing (self);
  prune_focus (self);
  if (self->dim->filter != NULL || had_focus != has_focus (self->dim))
    tl_canvas_emit_find_changed (self);
}

static void
clear_focus (TlDim *dim)
{
  g_ptr_array_set_size (dim->focus, 0);
  g_ptr_array_add (dim->focus, NULL);
}

/* Another map is shown: filter and focus were about the last one. */
void
tl_canvas_dim_reset (TlCanvas *self)
{
  clear_focus (self->dim);
  g_clear_pointer (&self->dim->filter, tl_filter_free);
}

void
tl_canvas_dim_init (TlCanvas *self)
{
  self->dim = g_new0 (TlDim, 1);
  self->dim->passing = new_ids ();
  self->dim->areas = g_array_new (FALSE, FALSE, sizeof (TlRect));
  self->dim->focus = g_ptr_array_new_with_free_func (g_free);
  clear_focus (self->dim);
}

void
tl_canvas_dim_dispose (TlCanvas *self)
{
  TlDim *dim = g_steal_pointer (&self->dim);

  if (dim == NULL)
    return;
  g_clear_pointer (&dim->found, g_hash_table_unref);
  g_clear_pointer (&dim->folder, tl_folder_free);
  g_clear_pointer (&dim->filter, tl_filter_free);
  g_hash_table_unref (dim->passing);
  g_array_unref (dim->areas);
  g_ptr_array_unref (dim->focus);
  g_free (dim);
}

/* Escape ends one thing a press, what came last first; FALSE = nothing was dimmed. */
gboolean
tl_canvas_end_dimming (TlCanvas *self)
{
  if (tl_canvas_is_searching (self))
    tl_canvas_search (self, NULL);
  else if (has_focus (self->dim))
    tl_canvas_set_focused_areas (self, NULL);
  else if (self->dim->filter != NULL)
    tl_canvas_set_filter (self, NULL);
  else
    return FALSE;
  return TRUE;
}

/**
 * tl_canvas_set_filter:
 * @self: a canvas
 * @filter: (nullable): what to leave bright; %NULL or empty = everything
 *
 * Dims the cards that do not pass a filter, until another map is shown. Emits ::find-changed.
 */
void
tl_canvas_set_filter (TlCanvas *self, const TlFilter *filter)
{
  g_return_if_fail (TL_IS_CANVAS (self));
  g_clear_pointer (&self->dim->filter, tl_filter_free);
  if (filter != NULL && !tl_filter_is_empty (filter) && self->map != NULL)
    {
      self->dim->filter = tl_filter_copy (filter);
      update_passing (self);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  tl_canvas_update_actions (self);
  tl_canvas_emit_find_changed (self);
}

/**
 * tl_canvas_get_filter:
 * @self: a canvas
 * @n_passing: (out) (optional): how many cards of the map pass
 * @n_cards: (out) (optional): how many there are
 *
 * Returns: (transfer none) (nullable): the filter, %NULL when there is none
 */
const TlFilter *
tl_canvas_get_filter (TlCanvas *self, guint *n_passing, guint *n_cards)
{
  g_return_val_if_fail (TL_IS_CANVAS (self), NULL);
  if (n_passing != NULL)
    *n_passing = g_hash_table_size (self->dim->passing);
  if (n_cards != NULL)
    *n_cards = self->dim->n_cards;
  return self->dim->filter;
}

/**
 * tl_canvas_set_focused_areas:
 * @self: a canvas
 * @ids: (nullable) (array zero-terminated=1): stages, steps and lanes; %NULL or empty = everything
 *
 * Dims all that stands in none of these stages, steps and lanes. Emits ::find-changed.
 */
void
tl_canvas_set_focused_areas (TlCanvas *self, const char *const *ids)
{
  g_return_if_fail (TL_IS_CANVAS (self));
  clear_focus (self->dim);
  if (self->document == NULL)
    return;
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    g_ptr_array_insert (self->dim->focus, (int) i, g_strdup (ids[i]));
  prune_focus (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  tl_canvas_update_actions (self);
  tl_canvas_emit_find_changed (self);
}

/**
 * tl_canvas_get_focused_areas:
 * @self: a canvas
 *
 * Returns: (array zero-terminated=1): the stages, steps and lanes that are focused, good until they
 *   change
 */
const char *const *
tl_canvas_get_focused_areas (TlCanvas *self)
{
  g_return_val_if_fail (TL_IS_CANVAS (self), NULL);
  return (const char *const *) self->dim->focus->pdata;
}
