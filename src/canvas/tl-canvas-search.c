/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Looking for words on the map: what was found, which of it is the current one, replacing.
 *
 * What is found are things (cards, headings, points, links), in reading order; a thing may hold the
 * words more than once. Things are kept by id and looked up again after every change of the
 * document. The current one is scrolled to; going on from it also selects it, so that closing the
 * search leaves one there. What is in a hidden or collapsed lane is counted and said.
 *
 * What never changes: looking changes nothing in the document; replacing is one step. */
#include "config.h"

#include "canvas/tl-canvas-private.h"
#include "map/tl-search.h"

#include <glib/gi18n-lib.h>

/* Around the current one, in screen px. */
#define HALO_WIDTH 5.0
#define RING_WIDTH 2.0
#define RING_RADIUS 8.0 /* document px, as of a card */

static const TlColor halo_color = { 0.98f, 0.80f, 0.16f, 0.55f };

struct _TlFinding
{
  char      *query;   /* NULL = nothing is looked for */
  GArray    *matches; /* TlSearchMatch, of the table as it is now */
  GPtrArray *things;  /* owned ids, NULL-terminated */
  int        current; /* of the things, -1 = none */
  gboolean   wrapped; /* the last step went past an end */
};

static guint
count_things (TlFinding *finding)
{
  return finding->things->len - 1;
}

static const char *
get_current (TlFinding *finding)
{
  return finding->current >= 0 ? finding->things->pdata[finding->current] : NULL;
}

/* --- Finding --- */

static void
find_matches (TlCanvas *self)
{
  const char *names[TL_N_LANE_KINDS];

  for (guint i = 0; i < TL_N_LANE_KINDS; i++)
    names[i] = tl_scene_kind_name (self->scene, i);
  g_clear_pointer (&self->finding->matches, g_array_unref);
  self->finding->matches =
    tl_search_find (tl_document_get_table (self->document), self->map, self->finding->query, names);
}

/* Matches of one thing follow each other. */
static void
list_things (TlFinding *finding)
{
  const TlRecord *last = NULL;

  g_ptr_array_set_size (finding->things, 0);
  for (guint i = 0; i < finding->matches->len; i++)
    {
      const TlRecord *thing = g_array_index (finding->matches, TlSearchMatch, i).thing;

      if (thing != last)
        g_ptr_array_add (finding->things, g_strdup (tl_record_get_id (thing)));
      last = thing;
    }
  g_ptr_array_add (finding->things, NULL);
}

static int
find_thing (TlFinding *finding, const char *id)
{
  for (guint i = 0; id != NULL && i < count_things (finding); i++)
    if (g_str_equal (finding->things->pdata[i], id))
      return (int) i;
  return -1;
}

/* --- Where it is --- */

static TlPlace
get_place (TlCanvas *self, const char *id)
{
  const TlTable *table = tl_scene_get_table (self->scene);
  TlPlace        place = { 0 };

  place = tl_scene_place_of (self->scene, id);
  if (place.type == TL_PLACE_NONE && tl_table_get_kind (table, id, TL_KIND_PERSONA) != NULL)
    place = (TlPlace){ .type = TL_PLACE_HEADER, .id = self->map };
  return place;
}

static gboolean
get_rect (TlCanvas *self, const char *id, TlRect *rect)
{
  TlPlace place = get_place (self, id);

  return place.type != TL_PLACE_NONE && tl_scene_get_place_rect (self->scene, &place, rect);
}

/* The lane of a card, of a point, or the lane itself. */
static const TlRecord *
find_lane (TlCanvas *self, const char *id)
{
  const TlTable  *table = tl_document_get_table (self->document);
  const TlRecord *record = tl_table_get (table, id);
  const char     *lane = id;

  if (record != NULL && tl_record_get_kind (record) == TL_KIND_POINT)
    record = tl_table_get (table, tl_record_get_parent (record));
  if (record != NULL && tl_record_get_kind (record) == TL_KIND_CURVE)
    lane = tl_record_get_ref (record, TL_CURVE_LANE);
  else if (record != NULL && tl_record_get_kind (record) == TL_KIND_CARD)
    lane = tl_record_get_ref (record, TL_CARD_COLUMN) != NULL
             ? tl_record_get_ref (record, TL_CARD_LANE)
             : NULL;
  return lane != NULL ? tl_table_get_kind (table, lane, TL_KIND_LANE) : NULL;
}

static TlFoundWhere
find_where (TlCanvas *self, const char *id)
{
  const TlTable  *table = tl_document_get_table (self->document);
  const TlRecord *lane = find_lane (self, id);
  TlRect          rect;

  if (lane != NULL && tl_record_get_boolean (lane, TL_LANE_HIDDEN))
    return TL_FOUND_HIDDEN;
  if (lane != NULL && tl_record_get_boolean (lane, TL_LANE_COLLAPSED) &&
      !g_str_equal (tl_record_get_id (lane), id))
    return TL_FOUND_COLLAPSED;
  if (lane == NULL && tl_table_get_kind (table, id, TL_KIND_CARD) != NULL)
    return TL_FOUND_PARKED;
  return get_rect (self, id, &rect) ? TL_FOUND_SHOWN : TL_FOUND_NOT_DRAWN;
}

static gboolean
is_in_view (TlCanvas *self, const char *id)
{
  TlRect visible = tl_canvas_get_visible (self);
  TlRect rect;

  return get_rect (self, id, &rect) && tl_rect_intersects (&rect, &visible);
}

/* Brings the current one into view; `go` also selects it and puts the focus there. */
static void
show_current (TlCanvas *self, gboolean go)
{
  const char     *id = get_current (self->finding);
  const TlRecord *lane;
  TlPlace         place;
  TlRect          rect;

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (id == NULL)
    return;
  lane = find_lane (self, id);
  if (find_where (self, id) == TL_FOUND_COLLAPSED)
    id = tl_record_get_id (lane);
  place = get_place (self, id);
  if (!get_rect (self, id, &rect))
    return;
  tl_canvas_reveal (self, &rect, FALSE);
  if (!go)
    return;
  tl_canvas_set_focus_place (self, &place, self->focus_visible, FALSE);
  tl_canvas_select_one (self,
                        place.type == TL_PLACE_CARD || place.type == TL_PLACE_POINT ? id : NULL);
}

static void
tell (TlCanvas *self)
{
  TlFinding *finding = self->finding;

  tl_canvas_dim_set_found (self,
                           finding->query != NULL ? (const char *const *) finding->things->pdata
                                                  : NULL,
                           finding->query);
  tl_canvas_emit_find_changed (self);
}

/* The first in view, so that typing scrolls no further than it must. */
static int
choose_current (TlCanvas *self, const char *was)
{
  TlFinding *finding = self->finding;
  int        kept = find_thing (finding, was);

  if (kept >= 0 || count_things (finding) == 0)
    return kept;
  for (guint i = 0; i < count_things (finding); i++)
    if (is_in_view (self, finding->things->pdata[i]))
      return (int) i;
  return 0;
}

/* --- Room --- */

gboolean
tl_canvas_is_searching (TlCanvas *self)
{
  return self->finding->query != NULL;
}

/* After a change of the document or of the map shown. */
void
tl_canvas_search_update (TlCanvas *self)
{
  TlFinding       *finding = self->finding;
  g_autofree char *was = g_strdup (get_current (finding));
  int              index = finding->current;

  if (finding->query == NULL || self->document == NULL || self->map == NULL)
    return;
  find_matches (self);
  list_things (finding);
  finding->current = find_thing (finding, was);
  if (finding->current < 0 && count_things (finding) > 0)
    finding->current = index >= 0 && index < (int) count_things (finding) ? index : 0;
  finding->wrapped = FALSE;
  tell (self);
}

typedef struct
{
  TlCanvas   *self;
  GPtrArray  *nodes;
  const char *id;
} Markers;

static void
add_marker (TlGroup *group, const TlPoint *origin, gpointer user_data)
{
  Markers       *markers = user_data;
  TlCanvas      *self = markers->self;
  TlPoint        at;
  GskRenderNode *node;

  if (group->role != TL_ROLE_MARKER || g_strcmp0 (group->id, markers->id) != 0)
    return;
  tl_canvas_from_document (self, origin->x, origin->y, &at.x, &at.y);
  node = tl_node_cache_get (self->nodes,
                            group,
                            tl_detail_for_scale (self->zoom *
                                                 gtk_widget_get_scale_factor (GTK_WIDGET (self))));
  if (node != NULL)
    g_ptr_array_add (markers->nodes, tl_node_place (node, self->zoom, self->zoom, at.x, at.y));
}

/* A soft band around the current one, and a line where it is not selected. */
static void
add_halo (TlCanvas *self, GPtrArray *nodes, const TlRect *rect, gboolean selected)
{
  const TlTheme *theme = tl_scene_get_theme (self->scene);
  TlColor        paper = tl_theme_get_paper (theme);
  TlColor        line = { halo_color.red, halo_color.green, halo_color.blue, 1 };
  double         radius = MIN (RING_RADIUS * self->zoom, MIN (rect->width, rect->height) / 2);
  TlRect         band = tl_rect_inset (rect, -HALO_WIDTH / 2 - RING_WIDTH);
  TlRect         inner = tl_rect_inset (rect, -RING_WIDTH / 2);

  line = tl_theme_mark_on (theme, &line, &paper);
  tl_gsk_append_border (nodes, &halo_color, &band, radius + RING_WIDTH, HALO_WIDTH);
  if (!selected)
    tl_gsk_append_border (nodes, &line, &inner, radius + RING_WIDTH / 2, RING_WIDTH);
}

void
tl_canvas_search_append (TlCanvas *self, GPtrArray *nodes, gboolean headings)
{
  Markers markers = { self, nodes, get_current (self->finding) };
  TlPlace place;
  TlRect  rect, at;

  if (markers.id == NULL || self->document == NULL)
    return;
  place = get_place (self, markers.id);
  if (headings != tl_canvas_is_above (self, place.type) || !get_rect (self, markers.id, &rect))
    return;
  at = tl_canvas_place_to_widget (self, &place, &rect);
  add_halo (self, nodes, &at, tl_canvas_is_selected (self, markers.id));
  /* A card's markers hang over its edge, and over the band. */
  if (place.type == TL_PLACE_CARD)
    tl_scene_foreach_in (self->scene, &rect, add_marker, &markers);
}

void
tl_canvas_search_init (TlCanvas *self)
{
  self->finding = g_new0 (TlFinding, 1);
  self->finding->things = g_ptr_array_new_with_free_func (g_free);
  self->finding->current = -1;
  g_ptr_array_add (self->finding->things, NULL);
}

void
tl_canvas_search_dispose (TlCanvas *self)
{
  TlFinding *finding = g_steal_pointer (&self->finding);

  if (finding == NULL)
    return;
  g_clear_pointer (&finding->matches, g_array_unref);
  g_ptr_array_unref (finding->things);
  g_free (finding->query);
  g_free (finding);
}

/* --- Public --- */

/**
 * tl_canvas_search:
 * @self: a canvas
 * @query: (nullable): what to look for; %NULL or blank ends the search
 *
 * Looks for words in everything that people read on the map, marks what is found and dims the rest.
 * Scrolls to the first that is found unless one is in view. Emits ::find-changed.
 */
void
tl_canvas_search (TlCanvas *self, const char *query)
{
  TlFinding       *finding;
  g_autofree char *was = NULL;
  g_autofree char *trimmed = g_strstrip (g_strdup (query != NULL ? query : ""));

  g_return_if_fail (TL_IS_CANVAS (self));
  finding = self->finding;
  if (g_strcmp0 (finding->query, *trimmed != '\0' ? trimmed : NULL) == 0)
    return;
  was = g_strdup (get_current (finding));
  g_free (finding->query);
  finding->query = *trimmed != '\0' && self->map != NULL ? g_steal_pointer (&trimmed) : NULL;
  finding->current = -1;
  finding->wrapped = FALSE;
  g_ptr_array_set_size (finding->things, 0);
  if (finding->query != NULL)
    {
      find_matches (self);
      list_things (finding);
      finding->current = choose_current (self, was);
      show_current (self, FALSE);
    }
  else
    g_ptr_array_add (finding->things, NULL);
  tell (self);
}

/**
 * tl_canvas_search_step:
 * @self: a canvas
 * @step: 1 = on to the next, -1 = back; past an end it begins at the other
 *
 * Goes on to the next thing that was found, selects it and scrolls to it.
 *
 * Returns: whether there is one
 */
gboolean
tl_canvas_search_step (TlCanvas *self, int step)
{
  TlFinding *finding;
  int        n, next;

  g_return_val_if_fail (TL_IS_CANVAS (self), FALSE);
  finding = self->finding;
  n = (int) count_things (finding);
  if (n == 0)
    return FALSE;
  tl_canvas_commit_writing (self);
  next = finding->current + step;
  finding->wrapped = next < 0 || next >= n;
  finding->current = (next + n) % n;
  show_current (self, TRUE);
  tl_canvas_emit_find_changed (self);
  return TRUE;
}

/**
 * tl_canvas_search_go:
 * @self: a canvas
 *
 * Selects the current one: what closing the search leaves one at.
 */
void
tl_canvas_search_go (TlCanvas *self)
{
  g_return_if_fail (TL_IS_CANVAS (self));
  if (self->finding->query != NULL)
    show_current (self, TRUE);
}

/**
 * tl_canvas_get_search:
 * @self: a canvas
 * @state: (out caller-allocates): what is looked for; its texts are good until ::find-changed
 *
 * Tells what is looked for and what was found.
 */
void
tl_canvas_get_search (TlCanvas *self, TlCanvasSearch *state)
{
  TlFinding      *finding;
  const TlRecord *lane;

  g_return_if_fail (TL_IS_CANVAS (self));
  finding = self->finding;
  *state = (TlCanvasSearch){ .query = finding->query != NULL ? finding->query : "",
                             .n_found = count_things (finding),
                             .current = (guint) (finding->current + 1),
                             .wrapped = finding->wrapped };
  for (guint i = 0; finding->query != NULL && i < finding->matches->len && !state->can_replace; i++)
    state->can_replace = !g_array_index (finding->matches, TlSearchMatch, i).fixed;
  state->can_replace = state->can_replace && tl_canvas_can_edit (self);
  if (get_current (finding) == NULL)
    return;
  state->where = find_where (self, get_current (finding));
  lane = find_lane (self, get_current (finding));
  if (lane != NULL)
    state->lane = tl_record_get_id (lane);
}

static GArray *
pick_matches (TlFinding *finding, gboolean all)
{
  GArray *picked = g_array_new (FALSE, FALSE, sizeof (TlSearchMatch));

  for (guint i = 0; i < finding->matches->len; i++)
    {
      const TlSearchMatch *match = &g_array_index (finding->matches, TlSearchMatch, i);

      if (!match->fixed &&
          (all || g_str_equal (tl_record_get_id (match->thing), get_current (finding))))
        g_array_append_vals (picked, match, 1);
    }
  return picked;
}

/**
 * tl_canvas_replace:
 * @self: a canvas
 * @with: other words
 * @all: everything that was found; otherwise what is found in the current thing
 *
 * Replaces what was found, in one step; then the next one is current. Replacing all says so with a
 * notice that offers Undo.
 *
 * Returns: in how many places
 */
guint
tl_canvas_replace (TlCanvas *self, const char *with, gboolean all)
{
  g_autoptr (GArray) picked = NULL;
  g_autofree char *notice = NULL;
  guint            n;

  g_return_val_if_fail (TL_IS_CANVAS (self), 0);
  tl_canvas_commit_writing (self);
  if (get_current (self->finding) == NULL || !tl_canvas_can_edit (self))
    return 0;
  picked = pick_matches (self->finding, all);
  if (picked->len == 0)
    {
      tl_canvas_search_step (self, 1);
      return 0;
    }
  tl_document_begin (self->document, _ ("Replace Text"));
  n = tl_search_replace (self->document, picked, with);
  tl_document_commit (self->document);
  show_current (self, FALSE);
  notice = g_strdup_printf (ngettext ("%u replaced", "%u replaced", n), n);
  if (all)
    tl_canvas_notice (self, notice, TRUE);
  return n;
}

/**
 * tl_canvas_uncover_found:
 * @self: a canvas
 *
 * Shows the hidden or collapsed lane that the current one is in, as one step.
 */
void
tl_canvas_uncover_found (TlCanvas *self)
{
  TlCanvasSearch   state;
  g_autofree char *lane = NULL;

  g_return_if_fail (TL_IS_CANVAS (self));
  tl_canvas_get_search (self, &state);
  if (!tl_canvas_can_edit (self) || state.lane == NULL ||
      (state.where != TL_FOUND_HIDDEN && state.where != TL_FOUND_COLLAPSED))
    return;
  lane = g_strdup (state.lane);
  tl_document_begin (self->document,
                     state.where == TL_FOUND_HIDDEN ? _ ("Show Lane") : _ ("Expand Lane"));
  tl_edit_set_boolean (self->document, lane, TL_LANE_HIDDEN, FALSE);
  tl_edit_set_boolean (self->document, lane, TL_LANE_COLLAPSED, FALSE);
  tl_document_commit (self->document);
  show_current (self, TRUE);
}
