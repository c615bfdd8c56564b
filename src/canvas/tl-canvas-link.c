/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Links as they are seen while one is made: the knob outside a card's trailing edge, the preview
 * from it to where the hand or the focus is, the ring around the card it would lead to, and the
 * glow under a link that is selected. The scene routes the preview as the link will be; nothing
 * here changes the document. */
#include "config.h"

#include "canvas/tl-canvas-link.h"

#include "canvas/tl-editor.h"

#include <math.h>

/* Screen px. */
#define KNOB_AWAY 11.0 /* from the card's edge to the middle */
#define KNOB_RADIUS 5.5
#define KNOB_RADIUS_HELD 7.0
#define KNOB_LINE 1.75
#define RING_WIDTH 2.0
#define CARD_RADIUS 8.0 /* document px */
/* Further out there is no room beside a card. */
#define KNOB_ZOOM_MIN 0.4

typedef struct
{
  GskRenderNode *node;
  TlPoint        origin;
} Glow;

static void
glow_free (gpointer data)
{
  Glow *glow = data;

  g_clear_pointer (&glow->node, gsk_render_node_unref);
  g_free (glow);
}

static TlColor
get_ink (TlCanvas *self, TlInk ink)
{
  return tl_theme_get_ink (tl_scene_get_theme (self->scene), ink);
}

/* --- The knob --- */

/**
 * tl_canvas_get_knob:
 * @self: the canvas
 * @card: id of a card
 * @wx: (out): widget px, its middle
 * @wy: (out): widget px
 *
 * Returns: FALSE for a card that no link can begin at, such as a parked one
 */
gboolean
tl_canvas_get_knob (TlCanvas *self, const char *card, double *wx, double *wy)
{
  TlPlace place = tl_scene_place_of (self->scene, card);
  TlRect  rect;

  if (place.type != TL_PLACE_CARD || place.column == NULL || place.lane == NULL ||
      self->zoom < KNOB_ZOOM_MIN || !tl_scene_get_place_rect (self->scene, &place, &rect))
    return FALSE;
  rect = tl_canvas_rect_to_widget (self, &rect);
  *wx = tl_editor_is_rtl (self) ? rect.x - KNOB_AWAY : rect.x + rect.width + KNOB_AWAY;
  *wy = rect.y + rect.height / 2;
  return TRUE;
}

/* The only selected record, when it is a card. */
static const char *
get_selected_card (TlCanvas *self)
{
  const char *const *selection = tl_canvas_get_selection (self);

  if (selection[0] == NULL || selection[1] != NULL ||
      tl_table_get_kind (tl_scene_get_table (self->scene), selection[0], TL_KIND_CARD) == NULL)
    return NULL;
  return selection[0];
}

/* Beside the card, never over it: its own edge is for other things. */
static gboolean
is_on_knob (TlCanvas *self, const char *card, double wx, double wy, TlSource source)
{
  double reach = source == TL_SOURCE_TOUCH ? TL_CANVAS_REACH_TOUCH : TL_CANVAS_REACH_POINTER;
  double x, y;

  if (card == NULL || !tl_canvas_get_knob (self, card, &x, &y))
    return FALSE;
  if ((tl_editor_is_rtl (self) ? x - wx : wx - x) < -KNOB_AWAY + 1)
    return FALSE;
  return hypot (wx - x, wy - y) <= reach;
}

/**
 * tl_canvas_find_knob:
 * @self: the canvas
 * @x: document px
 * @y: document px
 * @source: what presses
 *
 * Returns: (transfer none) (nullable): the card whose knob is shown there
 */
const char *
tl_canvas_find_knob (TlCanvas *self, double x, double y, TlSource source)
{
  const char *selected;
  double      wx, wy;

  if (self->map == NULL || !tl_canvas_can_edit (self))
    return NULL;
  tl_canvas_from_document (self, x, y, &wx, &wy);
  selected = get_selected_card (self);
  if (is_on_knob (self, selected, wx, wy, source))
    return selected;
  return is_on_knob (self, self->links->knob, wx, wy, source) ? self->links->knob : NULL;
}

static void
set_knob (TlCanvas *self, const char *card, gboolean on_knob)
{
  TlLinks *links = self->links;

  if (g_strcmp0 (links->knob, card) == 0 && links->on_knob == on_knob)
    return;
  if (g_strcmp0 (links->knob, card) != 0)
    {
      g_free (links->knob);
      links->knob = g_strdup (card);
    }
  links->on_knob = on_knob;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * tl_canvas_links_hover:
 * @self: the canvas
 * @place: (nullable): what is under the pointer
 * @wx: widget px
 * @wy: widget px
 *
 * Shows the knob of the card that the pointer is on, for as long as it is on the way to it. While a
 * link is made by key its end follows the pointer as well.
 *
 * Returns: whether the pointer is on a knob
 */
gboolean
tl_canvas_links_hover (TlCanvas *self, const TlPlace *place, double wx, double wy)
{
  TlLinks    *links = self->links;
  gboolean    moved = hypot (wx - links->hover_x, wy - links->hover_y) >= 2;
  const char *held;
  double      x, y;

  /* GTK tells of a resting pointer too, when things move under it. */
  links->hover_x = wx;
  links->hover_y = wy;
  if (place == NULL)
    {
      set_knob (self, NULL, FALSE);
      return FALSE;
    }
  tl_canvas_to_document (self, wx, wy, &x, &y);
  if (links->walking)
    {
      if (moved)
        tl_canvas_link_aim (self, place, &(TlPoint){ x, y });
      return FALSE;
    }
  held = tl_canvas_find_knob (self, x, y, TL_SOURCE_POINTER);
  if (held != NULL)
    {
      g_autofree char *card = g_strdup (held);

      set_knob (self, card, TRUE);
      return TRUE;
    }
  set_knob (self, place->type == TL_PLACE_CARD && place->column != NULL ? place->id : NULL, FALSE);
  return FALSE;
}

static void
add_knob (TlCanvas *self, GPtrArray *nodes, const char *card)
{
  gboolean held = self->links->on_knob && g_strcmp0 (self->links->knob, card) == 0;
  double   radius = held ? KNOB_RADIUS_HELD : KNOB_RADIUS;
  TlColor  ink = get_ink (self, TL_INK_LINK);
  TlColor  paper = tl_theme_get_paper (tl_scene_get_theme (self->scene));
  TlRect   rect;
  double   x, y;

  if (card == NULL || !tl_canvas_get_knob (self, card, &x, &y))
    return;
  rect = TL_RECT_INIT (x - radius, y - radius, 2 * radius, 2 * radius);
  tl_gsk_append_round (nodes, held ? &ink : &paper, &rect, radius);
  tl_gsk_append_border (nodes, &ink, &rect, radius, KNOB_LINE);
}

/* --- The preview --- */

static void
drop_preview (TlLinks *links)
{
  g_clear_pointer (&links->preview, gsk_render_node_unref);
}

static void
make_preview (TlCanvas *self)
{
  TlLinks    *links = self->links;
  TlPlace     place = tl_scene_place_of (self->scene, links->to);
  const char *column = links->to != NULL ? place.column : links->column;
  TlLinkKind  kind =
    tl_edit_guess_link_kind (tl_scene_get_table (self->scene), self->map, links->from, column);
  g_autoptr (TlGroup) group = NULL;

  drop_preview (links);
  group = tl_scene_new_link_preview (self->scene,
                                     links->from,
                                     links->to,
                                     &links->at,
                                     kind,
                                     &links->origin);
  if (group != NULL)
    links->preview = tl_gsk_painter_paint (self->painter, group, TL_DETAIL_FULL);
}

/**
 * tl_canvas_link_begin:
 * @self: the canvas
 * @from: id of a card
 *
 * A link is being made from a card.
 */
void
tl_canvas_link_begin (TlCanvas *self, const char *from)
{
  g_autofree char *card = g_strdup (from);

  tl_canvas_link_end (self);
  self->links->from = g_steal_pointer (&card);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * tl_canvas_link_end:
 * @self: the canvas
 *
 * None is being made any more; what was shown of it goes.
 */
void
tl_canvas_link_end (TlCanvas *self)
{
  TlLinks *links = self->links;

  g_clear_pointer (&links->from, g_free);
  g_clear_pointer (&links->to, g_free);
  g_clear_pointer (&links->column, g_free);
  g_clear_pointer (&links->lane, g_free);
  links->walking = FALSE;
  drop_preview (links);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
take (char **field, const char *value)
{
  char *copy = g_strdup (value);

  g_free (*field);
  *field = copy;
}

/* In an empty cell it ends where the new card will begin. */
static gboolean
aim_at_cell (TlCanvas *self, const TlPlace *place)
{
  TlRect rect;

  if (place->type != TL_PLACE_CELL || tl_canvas_is_emotions_lane (self, place->lane) ||
      !tl_scene_get_new_card_rect (self->scene, place->column, place->lane, NULL, &rect))
    return FALSE;
  take (&self->links->column, place->column);
  take (&self->links->lane, place->lane);
  self->links->at =
    (TlPoint){ rect.x + (tl_editor_is_rtl (self) ? rect.width : 0), rect.y + rect.height / 2 };
  return TRUE;
}

/**
 * tl_canvas_link_aim:
 * @self: the canvas
 * @place: what the hand or the focus is on
 * @at: (nullable): document px; where the hand is, %NULL for the focus
 *
 * Shows the link to there.
 */
void
tl_canvas_link_aim (TlCanvas *self, const TlPlace *place, const TlPoint *at)
{
  TlLinks *links = self->links;
  gboolean on_card = place->type == TL_PLACE_CARD && place->column != NULL &&
                     g_strcmp0 (place->id, links->from) != 0;

  if (links->from == NULL || (on_card && g_strcmp0 (place->id, links->to) == 0))
    return;
  take (&links->to, on_card ? place->id : NULL);
  take (&links->column, NULL);
  take (&links->lane, NULL);
  if (!on_card && !aim_at_cell (self, place) && at == NULL)
    drop_preview (links);
  else
    {
      if (links->column == NULL && at != NULL)
        links->at = *at;
      make_preview (self);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * tl_canvas_links_follow_focus:
 * @self: the canvas
 *
 * The focus has moved: a link that is made by key follows.
 */
void
tl_canvas_links_follow_focus (TlCanvas *self)
{
  if (self->links->walking)
    tl_canvas_link_aim (self, &self->focus, NULL);
}

static void
add_target (TlCanvas *self, GPtrArray *nodes)
{
  const TlLinks *links = self->links;
  TlColor        accent = get_ink (self, TL_INK_ACCENT);
  TlColor        fill = accent;
  double         radius = CARD_RADIUS * self->zoom;
  TlRect         rect;

  if (links->to != NULL && tl_scene_get_record_rect (self->scene, links->to, &rect))
    fill.alpha = 0.08f;
  else if (links->column != NULL &&
           tl_scene_get_new_card_rect (self->scene, links->column, links->lane, NULL, &rect))
    fill.alpha = 0.1f;
  else
    return;
  rect = tl_canvas_rect_to_widget (self, &rect);
  tl_gsk_append_round (nodes, &fill, &rect, radius);
  rect = tl_rect_inset (&rect, -RING_WIDTH);
  tl_gsk_append_border (nodes, &accent, &rect, radius + RING_WIDTH, RING_WIDTH);
}

/**
 * tl_canvas_append_link_glow:
 * @self: the canvas
 * @nodes: nodes in widget px
 * @link: id of a link
 * @color: what it glows in
 *
 * Lights up a link along its line.
 */
void
tl_canvas_append_link_glow (TlCanvas      *self,
                            GPtrArray     *nodes,
                            const char    *link,
                            const TlColor *color)
{
  g_autofree char *key =
    g_strdup_printf ("%s %g %g", link, (double) color->red, (double) color->alpha);
  Glow *glow = g_hash_table_lookup (self->links->glows, key);

  if (glow == NULL)
    {
      g_autoptr (TlGroup) group = NULL;

      glow = g_new0 (Glow, 1);
      group = tl_scene_new_link_glow (self->scene, link, color, &glow->origin);
      if (group != NULL)
        glow->node = tl_gsk_painter_paint (self->painter, group, TL_DETAIL_FULL);
      g_hash_table_insert (self->links->glows, g_steal_pointer (&key), glow);
    }
  if (glow->node != NULL)
    g_ptr_array_add (nodes,
                     tl_node_place (glow->node,
                                    self->zoom,
                                    self->zoom,
                                    (glow->origin.x - self->offset_x) * self->zoom,
                                    (glow->origin.y - self->offset_y) * self->zoom));
}

/**
 * tl_canvas_links_append:
 * @self: the canvas
 * @nodes: (transfer none): list of nodes in widget px
 *
 * Adds the knobs, and the link that is being made.
 */
void
tl_canvas_links_append (TlCanvas *self, GPtrArray *nodes)
{
  const TlLinks *links = self->links;
  const char    *selected;

  if (self->map == NULL || !tl_canvas_can_edit (self) || tl_canvas_is_writing (self))
    return;
  if (links->from != NULL)
    {
      add_target (self, nodes);
      if (links->preview != NULL)
        g_ptr_array_add (nodes,
                         tl_node_place (links->preview,
                                        self->zoom,
                                        self->zoom,
                                        (links->origin.x - self->offset_x) * self->zoom,
                                        (links->origin.y - self->offset_y) * self->zoom));
      return;
    }
  if (tl_canvas_is_in_gesture (self))
    return;
  selected = get_selected_card (self);
  add_knob (self, nodes, selected);
  if (g_strcmp0 (links->knob, selected) != 0)
    add_knob (self, nodes, links->knob);
}

/**
 * tl_canvas_links_changed:
 * @self: the canvas
 *
 * The scene has changed: glows and preview are where links were.
 */
void
tl_canvas_links_changed (TlCanvas *self)
{
  const TlTable *table = tl_scene_get_table (self->scene);

  g_hash_table_remove_all (self->links->glows);
  if (self->links->from != NULL &&
      (table == NULL || tl_table_get_kind (table, self->links->from, TL_KIND_CARD) == NULL))
    tl_canvas_stop_linking (self);
  if (self->links->from != NULL && self->links->preview != NULL)
    make_preview (self);
}

/**
 * tl_canvas_links_init:
 * @self: the canvas
 *
 * No link is being made.
 */
void
tl_canvas_links_init (TlCanvas *self)
{
  self->links = g_new0 (TlLinks, 1);
  self->links->glows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, glow_free);
}

/**
 * tl_canvas_links_dispose:
 * @self: the canvas
 *
 * Frees it.
 */
void
tl_canvas_links_dispose (TlCanvas *self)
{
  TlLinks *links = g_steal_pointer (&self->links);

  if (links == NULL)
    return;
  g_free (links->from);
  g_free (links->to);
  g_free (links->column);
  g_free (links->lane);
  g_free (links->knob);
  g_free (links->cycled);
  drop_preview (links);
  g_hash_table_unref (links->glows);
  g_free (links);
}
