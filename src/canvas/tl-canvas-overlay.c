/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is seen on the screen besides the map's picture: selection and focus, the faint "+" under
 * the pointer, cards in the hand and the gap they would fall into, rubber band, and
 * marks on what an undo changed. None of it is in exports.
 *
 * Tools say what to show; here it is turned into nodes in widget px, so that lines stay as thin at
 * every zoom. What never changes: nothing here touches the document. */
#include "config.h"

#include "canvas/tl-canvas-link.h"
#include "canvas/tl-editor.h"
#include "canvas/tl-lift-image.h"

#include <math.h>

/* Screen px. The ring is 2 px at 3:1; the focus stands a gap further out than the selection. */
#define RING_WIDTH 2.0
#define SELECTION_GAP 1.0
#define FOCUS_GAP 4.0
#define CARD_RADIUS 8.0 /* document px: what rings and gaps follow */
#define INSERTION_WIDTH 3.0
#define LIFT_SCALE 1.02
/* A plus smaller than this on the screen is a speck. */
#define HOVER_ZOOM_MIN 0.3
#define PLUS_SIZE 12.0
#define PLUS_WIDTH 1.5
/* Changed things are marked for a second, of which the end fades. */
#define MARK_US (1000 * 1000)
#define MARK_FADE_US (300 * 1000)

typedef struct
{
  TlGroup    *group;
  TlPoint     home;
  TlLiftImage image;
} Lifted;

struct _TlOverlay
{
  GArray     *lifted;     /* Lifted */
  GHashTable *lifted_ids; /* of these, borrowed */
  gboolean    copying;    /* the originals stay in their places */
  double      lift_x;
  double      lift_y;

  GArray *gaps; /* TlRect: where cards will land */
  TlRect  band; /* empty = none */
  TlRect  insertion;

  GStrv  marked;
  gint64 marked_us;
  guint  mark_id; /* timeout, then ticks */
  guint  mark_tick_id;
};

static TlColor
get_accent (TlCanvas *self)
{
  return tl_theme_get_ink (tl_scene_get_theme (self->scene), TL_INK_ACCENT);
}

static TlColor
fade (TlColor color, float alpha)
{
  color.alpha *= alpha;
  return color;
}

static void
clear_lifted (gpointer data)
{
  Lifted *lifted = data;

  tl_lift_image_clear (&lifted->image);
  tl_group_unref (lifted->group);
}

static void
stop_marking (TlCanvas *self)
{
  g_clear_handle_id (&self->overlay->mark_id, g_source_remove);
  if (self->overlay->mark_tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->overlay->mark_tick_id);
  self->overlay->mark_tick_id = 0;
  g_clear_pointer (&self->overlay->marked, g_strfreev);
}

/* --- Drawing --- */

static double
get_radius (TlCanvas *self, TlPlaceType type)
{
  switch (type)
    {
    case TL_PLACE_POINT:
      return 100; /* a circle: as round as it can be */
    case TL_PLACE_CARD:
    case TL_PLACE_CELL:
      return CARD_RADIUS * self->zoom;
    case TL_PLACE_NONE:
    case TL_PLACE_HEADER:
    case TL_PLACE_STAGE:
    case TL_PLACE_STEP:
    case TL_PLACE_LANE:
    case TL_PLACE_CURVE:
    case TL_PLACE_LINK:
    case TL_PLACE_PERSONA:
    case TL_PLACE_PARKING:
    case TL_PLACE_ACTOR:
    default:
      return 4;
    }
}

/* The ring of a heading is drawn above the strips: what of it another strip covers is cut off. */
static void
clip_to_view (GPtrArray *nodes, guint first, const TlRect *view)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (view->x, view->y, view->width, view->height);

  for (guint i = first; i < nodes->len; i++)
    {
      GskRenderNode *node = g_ptr_array_index (nodes, i);

      nodes->pdata[i] = gsk_clip_node_new (node, &bounds);
      gsk_render_node_unref (node);
    }
}

static void
add_ring (TlCanvas      *self,
          GPtrArray     *nodes,
          const TlColor *color,
          const TlPlace *place,
          const TlRect  *rect,
          double         gap)
{
  TlRect at = tl_canvas_place_to_widget (self, place, rect);
  double radius = get_radius (self, place->type);
  double out = gap + RING_WIDTH / 2;
  guint  first = nodes->len;

  at = tl_rect_inset (&at, -out);
  radius = MIN (radius, MIN (at.width, at.height) / 2);
  tl_gsk_append_border (nodes, color, &at, radius + out, RING_WIDTH);
  if (tl_canvas_is_above (self, place->type))
    {
      TlRect view = tl_canvas_get_above_view (self, place->type);

      clip_to_view (nodes, first, &view);
    }
}

static gboolean
is_on_screen (TlCanvas *self, const TlPlace *place, const TlRect *rect)
{
  TlRect at = tl_canvas_place_to_widget (self, place, rect);
  TlRect view = TL_RECT_INIT (0,
                              0,
                              gtk_widget_get_width (GTK_WIDGET (self)),
                              gtk_widget_get_height (GTK_WIDGET (self)));

  at = tl_rect_inset (&at, -FOCUS_GAP - RING_WIDTH);
  return tl_rect_intersects (&at, &view);
}

static void
add_record_ring (
  TlCanvas *self, GPtrArray *nodes, const TlColor *color, const char *id, gboolean headings)
{
  TlRect  rect;
  TlPlace place;

  if (!tl_scene_get_record_rect (self->scene, id, &rect))
    return;
  place = tl_scene_place_of (self->scene, id);
  if (place.type == TL_PLACE_LINK)
    {
      if (!headings)
        tl_canvas_append_link_glow (self, nodes, id, color);
      return;
    }
  if (tl_canvas_is_above (self, place.type) == headings && is_on_screen (self, &place, &rect))
    add_ring (self, nodes, color, &place, &rect, SELECTION_GAP);
}

static void
add_selection (TlCanvas *self, GPtrArray *nodes, gboolean headings)
{
  const char *const *ids = tl_canvas_get_selection (self);
  TlColor            accent = get_accent (self);
  const TlWriting   *writing = tl_editor_get_writing (self);

  if (self->overlay->lifted->len > 0)
    return;
  /* What is being written wears the editor's own outline. */
  for (guint i = 0; ids[i] != NULL; i++)
    if (writing == NULL || g_strcmp0 (writing->id, ids[i]) != 0)
      add_record_ring (self, nodes, &accent, ids[i], headings);
}

static void
add_focus (TlCanvas *self, GPtrArray *nodes, gboolean headings)
{
  TlColor  accent = get_accent (self);
  gboolean within =
    (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  double gap = FOCUS_GAP;
  TlRect rect;

  /* One ring is enough for the one thing that is both focused and selected. */
  if (self->focus.id != NULL && self->selection->len == 2 &&
      tl_canvas_is_selected (self, self->focus.id))
    return;
  if (!self->focus_visible || !within || self->focus.type == TL_PLACE_NONE ||
      tl_canvas_is_above (self, self->focus.type) != headings || tl_canvas_is_writing (self) ||
      !tl_scene_get_place_rect (self->scene, &self->focus, &rect))
    return;
  if (self->focus.type == TL_PLACE_LINK)
    {
      tl_canvas_append_link_glow (self, nodes, self->focus.id, &accent);
      return;
    }
  if (self->focus.type == TL_PLACE_CELL)
    gap = -RING_WIDTH; /* cells touch: the ring stands inside */
  add_ring (self, nodes, &accent, &self->focus, &rect, gap);
}

static float
get_mark_alpha (TlCanvas *self)
{
  gint64 left_us = self->overlay->marked_us + MARK_US - g_get_monotonic_time ();

  return CLAMP (left_us / (float) MARK_FADE_US, 0.f, 1.f);
}

static void
add_marks (TlCanvas *self, GPtrArray *nodes, gboolean headings)
{
  TlColor color = fade (get_accent (self), 0.55f * get_mark_alpha (self));

  for (guint i = 0; self->overlay->marked != NULL && self->overlay->marked[i] != NULL; i++)
    add_record_ring (self, nodes, &color, self->overlay->marked[i], headings);
}

/* Among curves a click draws: no card is promised there. */
static gboolean
takes_cards (TlCanvas *self, const char *lane)
{
  const TlRecord *record =
    lane == NULL ? NULL : tl_table_get_kind (tl_scene_get_table (self->scene), lane, TL_KIND_LANE);

  return record == NULL || tl_record_get_integer (record, TL_LANE_KIND) != TL_LANE_KIND_EMOTIONS;
}

static void
add_hover (TlCanvas *self, GPtrArray *nodes)
{
  TlColor ink = tl_theme_get_ink (tl_scene_get_theme (self->scene), TL_INK_SECONDARY);
  TlColor fill = fade (ink, 0.07f);
  TlColor plus = fade (ink, 0.6f);
  TlColor faint = fade (get_accent (self), 0.6f);
  double  size = PLUS_SIZE * MIN (self->zoom, 1.25);
  TlRect  rect;
  double  x;
  double  y;

  if (self->hover.type == TL_PLACE_LINK && !tl_canvas_is_selected (self, self->hover.id))
    {
      tl_canvas_append_link_glow (self, nodes, self->hover.id, &faint);
      return;
    }
  if (self->hover.type != TL_PLACE_CELL || self->zoom < HOVER_ZOOM_MIN ||
      !takes_cards (self, self->hover.lane) || self->overlay->lifted->len > 0 ||
      !tl_scene_get_new_card_rect (self->scene, self->hover.column, self->hover.lane, NULL, &rect))
    return;
  rect = tl_canvas_rect_to_widget (self, &rect);
  tl_gsk_append_round (nodes, &fill, &rect, CARD_RADIUS * self->zoom);
  x = rect.x + rect.width / 2;
  y = rect.y + rect.height / 2;
  tl_gsk_append_color (nodes,
                       &plus,
                       &TL_RECT_INIT (x - size / 2, y - PLUS_WIDTH / 2, size, PLUS_WIDTH));
  tl_gsk_append_color (nodes,
                       &plus,
                       &TL_RECT_INIT (x - PLUS_WIDTH / 2, y - size / 2, PLUS_WIDTH, size));
}

static void
add_tinted (TlCanvas *self, GPtrArray *nodes, const TlRect *rect, double radius)
{
  TlRect  at = tl_canvas_rect_to_widget (self, rect);
  TlColor accent = get_accent (self);
  TlColor fill = fade (accent, 0.1f);
  TlColor line = fade (accent, 0.6f);

  tl_gsk_append_round (nodes, &fill, &at, radius);
  tl_gsk_append_border (nodes, &line, &at, radius, 1);
}

static void
add_insertion (TlCanvas *self, GPtrArray *nodes)
{
  TlRect  at = tl_canvas_rect_to_widget (self, &self->overlay->insertion);
  TlColor accent = get_accent (self);

  if (at.width < INSERTION_WIDTH)
    at = TL_RECT_INIT (at.x + (at.width - INSERTION_WIDTH) / 2, at.y, INSERTION_WIDTH, at.height);
  if (at.height < INSERTION_WIDTH)
    at = TL_RECT_INIT (at.x, at.y + (at.height - INSERTION_WIDTH) / 2, at.width, INSERTION_WIDTH);
  tl_gsk_append_round (nodes, &accent, &at, INSERTION_WIDTH / 2);
}

void
tl_canvas_overlay_append (TlCanvas *self, GPtrArray *nodes, gboolean headings)
{
  TlOverlay *overlay = self->overlay;

  if (!headings)
    {
      add_hover (self, nodes);
      for (guint i = 0; i < overlay->gaps->len; i++)
        add_tinted (self,
                    nodes,
                    &g_array_index (overlay->gaps, TlRect, i),
                    CARD_RADIUS * self->zoom);
    }
  tl_canvas_search_append (self, nodes, headings);
  add_marks (self, nodes, headings);
  add_selection (self, nodes, headings);
  add_focus (self, nodes, headings);
  if (!headings)
    return;
  if (!tl_rect_is_empty (&overlay->band))
    add_tinted (self, nodes, &overlay->band, 2);
  if (overlay->insertion.width > 0 || overlay->insertion.height > 0)
    add_insertion (self, nodes);
}

/* Where a lifted thing is seen: a pinned heading stays on its strip, as large as it was. */
static TlRect
lift_to_widget (TlCanvas *self, TlRole role, const TlRect *rect, double *scale)
{
  TlPlace  place = { .type = role == TL_ROLE_STAGE  ? TL_PLACE_STAGE
                             : role == TL_ROLE_STEP ? TL_PLACE_STEP
                             : role == TL_ROLE_LANE ? TL_PLACE_LANE
                                                    : TL_PLACE_CARD };
  TlRect   at = tl_canvas_place_to_widget (self, &place, rect);
  int      factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  TlPinned pinned;

  tl_canvas_get_pinned (self, &pinned);
  *scale = self->zoom;
  if ((pinned.stages && (place.type == TL_PLACE_STAGE || place.type == TL_PLACE_STEP)) ||
      (pinned.lanes && place.type == TL_PLACE_LANE))
    *scale = pinned.scale;
  at.width = rect->width * *scale;
  at.height = rect->height * *scale;
  /* By whole device px: finished pixels are copied. */
  return tl_rect_offset (&at,
                         round (self->overlay->lift_x * self->zoom * factor) / factor,
                         round (self->overlay->lift_y * self->zoom * factor) / factor);
}

static void
add_lifted (TlCanvas *self, GPtrArray *nodes, Lifted *lifted)
{
  int            factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  TlDetail       detail = tl_detail_for_scale (self->zoom * factor);
  GskRenderNode *node = tl_node_cache_get (self->nodes, lifted->group, detail);
  TlRole         role = lifted->group->role;
  TlColor        paper = tl_theme_get_paper (tl_scene_get_theme (self->scene));
  TlRect         rect = lifted->group->bounds;
  TlLiftLook     look = { .node = node, .factor = factor, .radius = CARD_RADIUS * self->zoom };

  if (node == NULL)
    return;
  rect = tl_rect_offset (&rect, lifted->home.x, lifted->home.y);
  rect = lift_to_widget (self, role, &rect, &look.scale);
  look.rect = TL_RECT_INIT (rect.x - rect.width * (LIFT_SCALE - 1) / 2,
                            rect.y - rect.height * (LIFT_SCALE - 1) / 2,
                            rect.width * LIFT_SCALE,
                            rect.height * LIFT_SCALE);
  look.scale *= LIFT_SCALE;
  look.origin = (TlPoint){ look.rect.x - lifted->group->bounds.x * look.scale,
                           look.rect.y - lifted->group->bounds.y * look.scale };
  look.shadow = role != TL_ROLE_MARKER;
  /* Titles have no paper of their own. */
  if (role == TL_ROLE_STEP || role == TL_ROLE_LANE)
    look.paper = &paper;
  tl_lift_image_append (&lifted->image, nodes, &look);
}

void
tl_canvas_overlay_append_lifted (TlCanvas *self, GPtrArray *nodes)
{
  for (guint i = 0; i < self->overlay->lifted->len; i++)
    add_lifted (self, nodes, &g_array_index (self->overlay->lifted, Lifted, i));
}

static gboolean
can_lift (TlRole role)
{
  return role == TL_ROLE_CARD || role == TL_ROLE_MARKER || role == TL_ROLE_STAGE ||
         role == TL_ROLE_STEP || role == TL_ROLE_LANE;
}

gboolean
tl_canvas_is_lifted (TlCanvas *self, const TlGroup *group)
{
  return self->overlay->lifted->len > 0 && !self->overlay->copying && group->id != NULL &&
         can_lift (group->role) && g_hash_table_contains (self->overlay->lifted_ids, group->id);
}

/* --- What tools say --- */

void
tl_canvas_set_hover (TlCanvas *self, const TlPlace *place)
{
  if (place == NULL || place->type == TL_PLACE_NONE)
    {
      if (self->hover.type == TL_PLACE_NONE)
        return;
      tl_place_release (&self->hover);
    }
  else if (tl_place_is_same (&self->hover, place))
    return;
  else
    tl_place_hold (&self->hover, place);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

typedef struct
{
  TlCanvas          *self;
  const char *const *ids;
} LiftSearch;

static void
lift_group (TlGroup *group, const TlPoint *origin, gpointer user_data)
{
  LiftSearch *search = user_data;
  Lifted      lifted = { .home = *origin };

  if (!can_lift (group->role) || group->id == NULL || !g_strv_contains (search->ids, group->id))
    return;
  lifted.group = tl_group_ref (group);
  g_hash_table_add (search->self->overlay->lifted_ids, (gpointer) lifted.group->id);
  g_array_append_val (search->self->overlay->lifted, lifted);
}

void
tl_canvas_lift_begin (TlCanvas *self, const char *const *ids)
{
  LiftSearch search = { self, ids };
  TlRect     all = { 0 };
  TlRect     one;

  g_hash_table_remove_all (self->overlay->lifted_ids);
  g_array_set_size (self->overlay->lifted, 0);
  self->overlay->lift_x = self->overlay->lift_y = 0;
  for (guint i = 0; ids[i] != NULL; i++)
    if (tl_scene_get_record_rect (self->scene, ids[i], &one))
      all = tl_rect_is_empty (&all) ? one : tl_rect_union (&all, &one);
  if (!tl_rect_is_empty (&all))
    tl_scene_foreach_in (self->scene, &all, lift_group, &search);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
tl_canvas_lift_move (TlCanvas *self, double dx, double dy)
{
  self->overlay->lift_x = dx;
  self->overlay->lift_y = dy;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* What was in the hand glides to wherever the scene now says it is. */
void
tl_canvas_lift_end (TlCanvas *self)
{
  for (guint i = 0; i < self->overlay->lifted->len; i++)
    {
      const Lifted *lifted = &g_array_index (self->overlay->lifted, Lifted, i);
      TlPoint       at = { lifted->home.x + self->overlay->lift_x,
                           lifted->home.y + self->overlay->lift_y };

      tl_canvas_glide_from (self, lifted->group->role, lifted->group->id, &at);
    }
  g_hash_table_remove_all (self->overlay->lifted_ids);
  g_array_set_size (self->overlay->lifted, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
tl_canvas_is_lifting (TlCanvas *self)
{
  return self->overlay->lifted->len > 0;
}

/* The parking lot is no cell: the scene opens no gap there. */
static void
add_parking_gaps (GArray *gaps, const GPtrArray *landings)
{
  for (guint i = 0; landings != NULL && i < landings->len; i++)
    {
      const TlLanding *landing = g_ptr_array_index (landings, i);

      if (landing->drop.column == NULL && !tl_rect_is_empty (&landing->drop.gap))
        g_array_append_val (gaps, landing->drop.gap);
    }
}

void
tl_canvas_set_landing_preview (TlCanvas          *self,
                               const char *const *dragged,
                               const GPtrArray   *landings)
{
  tl_canvas_glide_capture (self);
  tl_scene_set_landing_preview (self->scene, dragged, landings);
  self->overlay->copying = dragged != NULL && dragged[0] == NULL;
  g_array_unref (self->overlay->gaps);
  self->overlay->gaps = tl_scene_dup_gap_rects (self->scene);
  add_parking_gaps (self->overlay->gaps, landings);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
tl_canvas_set_rubber_band (TlCanvas *self, const TlRect *rect)
{
  self->overlay->band = rect != NULL ? *rect : (TlRect){ 0 };
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
tl_canvas_set_insertion (TlCanvas *self, const TlRect *rect)
{
  self->overlay->insertion = rect != NULL ? *rect : (TlRect){ 0 };
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
mark_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  TlCanvas *self = TL_CANVAS (widget);

  gtk_widget_queue_draw (widget);
  if (get_mark_alpha (self) > 0)
    return G_SOURCE_CONTINUE;
  self->overlay->mark_tick_id = 0;
  stop_marking (self);
  return G_SOURCE_REMOVE;
}

static gboolean
mark_ends_cb (gpointer user_data)
{
  TlCanvas *self = user_data;

  self->overlay->mark_id = 0;
  if (tl_canvas_has_animations (self))
    self->overlay->mark_tick_id =
      gtk_widget_add_tick_callback (GTK_WIDGET (self), mark_tick_cb, NULL, NULL);
  else
    stop_marking (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

void
tl_canvas_mark (TlCanvas *self, const char *const *ids)
{
  gboolean fades = tl_canvas_has_animations (self);

  stop_marking (self);
  self->overlay->marked = g_strdupv ((GStrv) ids);
  self->overlay->marked_us = g_get_monotonic_time ();
  self->overlay->mark_id =
    g_timeout_add ((fades ? MARK_US - MARK_FADE_US : MARK_US) / 1000, mark_ends_cb, self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
tl_canvas_overlay_init (TlCanvas *self)
{
  self->overlay = g_new0 (TlOverlay, 1);
  self->overlay->lifted = g_array_new (FALSE, FALSE, sizeof (Lifted));
  self->overlay->lifted_ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->overlay->gaps = g_array_new (FALSE, FALSE, sizeof (TlRect));
  g_array_set_clear_func (self->overlay->lifted, clear_lifted);
}

void
tl_canvas_overlay_dispose (TlCanvas *self)
{
  if (self->overlay == NULL)
    return;
  stop_marking (self);
  g_hash_table_unref (self->overlay->lifted_ids);
  g_array_unref (self->overlay->lifted);
  g_array_unref (self->overlay->gaps);
  g_clear_pointer (&self->overlay, g_free);
}
