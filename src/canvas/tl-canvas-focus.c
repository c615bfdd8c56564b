/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The one focused place, walking, and the proxies of what is in view.
 *
 * The map is a single tab stop: Tab comes in at the focused place and leaves, arrows walk. The
 * keyboard focus lives on the place's proxy, so a screen reader follows; a client that focuses a
 * proxy by itself moves the place. Proxies are brought up to date when the view has rested for a
 * moment, and at once when the focus moves.
 *
 * What never changes: while the canvas has the focus the focused place has a proxy, in view or not.
 */
#include "config.h"

#include "canvas/tl-canvas-private.h"

/* Long enough that a pan costs nothing, short enough that nobody tabs into what was. */
#define PROXIES_DELAY_MS 60
/* While words are typed the editor has the focus, and names are made when the hands really rest. */
#define PROXIES_DELAY_WRITING_MS 1000
/* Further out only headings and what is selected are told apart. */
#define PROXIES_ZOOM_MIN 0.3

typedef struct
{
  TlCanvas   *self;
  GArray     *entries; /* TlProxyEntry */
  GHashTable *known;   /* ids already among the entries, borrowed */
} Gathering;

static void
add_entry (Gathering *gathering, const TlPlace *place)
{
  TlProxyEntry entry = { .place = *place };

  if (place->type == TL_PLACE_NONE || gathering->entries->len >= TL_PROXY_MAX ||
      (place->id != NULL && place->type != TL_PLACE_PERSONA &&
       g_hash_table_contains (gathering->known, place->id)) ||
      !tl_scene_get_place_rect (gathering->self->scene, place, &entry.rect))
    return;
  entry.selected = place->id != NULL && tl_canvas_is_selected (gathering->self, place->id);
  if (place->id != NULL)
    g_hash_table_add (gathering->known, (char *) place->id);
  g_array_append_val (gathering->entries, entry);
}

static void
add_record (Gathering *gathering, const char *id)
{
  TlPlace place = tl_scene_place_of (gathering->self->scene, id);

  add_entry (gathering, &place);
}

static void
add_children (Gathering *gathering, const char *parent, TlKind kind, const TlRect *within)
{
  TlScene         *scene = gathering->self->scene;
  const TlTable   *table = tl_scene_get_table (scene);
  const GPtrArray *children = tl_table_get_children (table, parent, kind);
  TlRect           rect;

  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      const char *id = tl_record_get_id (g_ptr_array_index (children, i));

      if (tl_scene_get_record_rect (scene, id, &rect) && tl_rect_intersects (&rect, within))
        add_record (gathering, id);
    }
}

static void
add_actors (Gathering *gathering, const TlRect *visible)
{
  TlScene           *scene = gathering->self->scene;
  const TlRecord    *map = tl_table_get (tl_scene_get_table (scene), tl_scene_get_map (scene));
  const char *const *personas = tl_record_get_list (map, TL_MAP_PERSONAS);
  TlRect             rect;

  for (guint i = 0; personas[i] != NULL; i++)
    if (tl_scene_get_record_rect (scene, personas[i], &rect) && tl_rect_intersects (&rect, visible))
      add_record (gathering, personas[i]);
}

static void
add_headings (Gathering *gathering, const TlRect *visible)
{
  TlScene         *scene = gathering->self->scene;
  const char      *map = tl_scene_get_map (scene);
  const GPtrArray *stages = tl_table_get_children (tl_scene_get_table (scene), map, TL_KIND_STAGE);
  TlRect           band = tl_scene_get_band (scene, TL_BAND_STAGES);

  add_entry (gathering, &(TlPlace){ .type = TL_PLACE_HEADER, .id = map });
  add_actors (gathering, visible);
  band.x = visible->x;
  band.width = visible->width;
  if (band.height <= 0) /* headings stand all around */
    band = *visible;
  add_children (gathering, map, TL_KIND_STAGE, &band);
  for (guint i = 0; stages != NULL && i < stages->len; i++)
    add_children (gathering, tl_record_get_id (g_ptr_array_index (stages, i)), TL_KIND_STEP, &band);
}

/* Lane by lane: its title, then what stands in it from left to right. */
static void
add_lanes (Gathering *gathering, const TlRect *visible, const GPtrArray *in_view)
{
  TlScene         *scene = gathering->self->scene;
  const GPtrArray *lanes =
    tl_table_get_children (tl_scene_get_table (scene), tl_scene_get_map (scene), TL_KIND_LANE);
  TlRect rect;

  for (guint i = 0; lanes != NULL && i < lanes->len; i++)
    {
      const char *lane = tl_record_get_id (g_ptr_array_index (lanes, i));

      if (!tl_scene_get_record_rect (scene, lane, &rect) || rect.y > visible->y + visible->height ||
          rect.y + rect.height < visible->y)
        continue;
      add_record (gathering, lane);
      for (guint k = 0; in_view != NULL && k < in_view->len; k++)
        {
          TlPlace place = tl_scene_place_of (scene, g_ptr_array_index (in_view, k));

          if (g_strcmp0 (place.lane, lane) == 0 && place.type != TL_PLACE_LANE)
            add_entry (gathering, &place);
        }
    }
}

static void
gather (Gathering *gathering)
{
  TlCanvas          *self = gathering->self;
  TlRect             visible = tl_canvas_get_visible (self);
  const char *const *selection = tl_canvas_get_selection (self);
  g_autoptr (GPtrArray) in_view = NULL;

  /* First in line for a place in the pool, and put in order by the pool's caller below. */
  if (self->zoom >= PROXIES_ZOOM_MIN)
    in_view = tl_scene_find_in (self->scene, &visible);
  add_headings (gathering, &visible);
  add_lanes (gathering, &visible, in_view);
  for (guint i = 0; in_view != NULL && i < in_view->len; i++)
    add_record (gathering, g_ptr_array_index (in_view, i)); /* parked: in no lane */
  if (self->zoom >= PROXIES_ZOOM_MIN)
    add_children (gathering, tl_scene_get_map (self->scene), TL_KIND_LINK, &visible);
  for (guint i = 0; selection[i] != NULL; i++)
    add_record (gathering, selection[i]);
}

static gboolean
has_entry (const GArray *entries, const TlPlace *place)
{
  for (guint i = 0; i < entries->len; i++)
    if (tl_place_is_same (&g_array_index (entries, TlProxyEntry, i).place, place))
      return TRUE;
  return FALSE;
}

/* The focused place is always among them, next to what stands in its lane. */
static void
add_focus (Gathering *gathering)
{
  TlCanvas    *self = gathering->self;
  GArray      *entries = gathering->entries;
  TlProxyEntry entry = { .place = self->focus };
  guint        at = entries->len;

  if (self->focus.type == TL_PLACE_NONE || has_entry (entries, &self->focus))
    return;
  tl_scene_get_place_rect (self->scene, &self->focus, &entry.rect);
  entry.selected = self->focus.id != NULL && tl_canvas_is_selected (self, self->focus.id);
  for (guint i = 0; i < entries->len; i++)
    if (g_strcmp0 (g_array_index (entries, TlProxyEntry, i).place.lane, self->focus.lane) == 0)
      at = i + 1;
  g_array_insert_val (entries, at, entry);
}

void
tl_canvas_update_proxies (TlCanvas *self)
{
  Gathering gathering = { .self = self,
                          .entries = g_array_new (FALSE, FALSE, sizeof (TlProxyEntry)),
                          .known = g_hash_table_new (g_str_hash, g_str_equal) };

  g_clear_handle_id (&self->proxies_id, g_source_remove);
  self->proxies_width = gtk_widget_get_width (GTK_WIDGET (self));
  self->proxies_height = gtk_widget_get_height (GTK_WIDGET (self));
  if (self->map != NULL && tl_scene_get_table (self->scene) != NULL)
    {
      gather (&gathering);
      add_focus (&gathering);
    }
  tl_proxy_pool_update (self->proxies,
                        self->scene,
                        (const TlProxyEntry *) gathering.entries->data,
                        gathering.entries->len,
                        self->proxies_renamed);
  self->proxies_renamed = FALSE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_hash_table_unref (gathering.known);
  g_array_unref (gathering.entries);
}

static gboolean
proxies_due_cb (gpointer user_data)
{
  TlCanvas *self = user_data;

  self->proxies_id = 0;
  tl_canvas_update_proxies (self);
  return G_SOURCE_REMOVE;
}

void
tl_canvas_queue_proxies (TlCanvas *self, gboolean renamed)
{
  self->proxies_renamed |= renamed;
  g_clear_handle_id (&self->proxies_id, g_source_remove);
  self->proxies_id =
    g_timeout_add (tl_canvas_is_writing (self) ? PROXIES_DELAY_WRITING_MS : PROXIES_DELAY_MS,
                   proxies_due_cb,
                   self);
}

static gboolean
has_keyboard (TlCanvas *self)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static gboolean
grab_proxy (TlCanvas *self)
{
  TlProxy *proxy;

  if (self->focus.type == TL_PLACE_NONE)
    return FALSE;
  tl_canvas_update_proxies (self);
  proxy = tl_proxy_pool_find (self->proxies, &self->focus);
  if (proxy == NULL)
    return FALSE;
  tl_proxy_introduce (proxy);
  return gtk_widget_grab_focus (GTK_WIDGET (proxy));
}

void
tl_canvas_set_focus_place (TlCanvas *self, const TlPlace *place, gboolean visible, gboolean reveal)
{
  gboolean moved = place == NULL || !tl_place_is_same (&self->focus, place);
  TlRect   rect;

  tl_place_hold (&self->focus, place);
  self->focus_visible = visible;
  if (has_keyboard (self) && !tl_canvas_is_writing (self))
    grab_proxy (self);
  else
    tl_canvas_queue_proxies (self, FALSE);
  if (reveal && place != NULL && tl_scene_get_place_rect (self->scene, &self->focus, &rect))
    tl_canvas_reveal (self, &rect, FALSE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (!moved)
    return;
  tl_canvas_notify_focus (self);
  tl_canvas_update_actions (self);
}

gboolean
tl_canvas_walk (TlCanvas *self, TlWalk walk)
{
  TlPlace to;

  if (self->map == NULL)
    return FALSE;
  if (self->focus.type == TL_PLACE_NONE)
    to = tl_scene_get_first_place (self->scene);
  else
    to = tl_scene_walk (self->scene, &self->focus, walk);
  if (to.type == TL_PLACE_NONE || tl_place_is_same (&to, &self->focus))
    return FALSE;
  tl_canvas_set_focus_place (self, &to, TRUE, TRUE);
  return TRUE;
}

/* The thing may have moved (then the place follows it) or be gone (then its cell takes the focus).
 */
void
tl_canvas_repair_focus (TlCanvas *self)
{
  const TlTable *table = tl_scene_get_table (self->scene);
  TlPlace        to = { 0 };
  TlPlace        was = { 0 };
  TlRect         rect;

  if (self->focus.type == TL_PLACE_NONE || table == NULL)
    return;
  if (self->focus.id != NULL && self->focus.type != TL_PLACE_PERSONA &&
      tl_table_get (table, self->focus.id) != NULL)
    to = self->focus.type == TL_PLACE_HEADER ? self->focus
                                             : tl_scene_place_of (self->scene, self->focus.id);
  else if (tl_scene_get_place_rect (self->scene, &self->focus, &rect))
    return;
  if (to.type == TL_PLACE_NONE && self->focus.column != NULL && self->focus.lane != NULL)
    to = (TlPlace){ .type = TL_PLACE_CELL, .column = self->focus.column, .lane = self->focus.lane };
  if (to.type == TL_PLACE_NONE || !tl_scene_get_place_rect (self->scene, &to, &rect))
    to = tl_scene_get_first_place (self->scene);
  tl_place_hold (&was, &to);
  tl_canvas_set_focus_place (self, &was, self->focus_visible, FALSE);
  tl_place_release (&was);
}

/* The grab_focus vfunc: the focused place, else the first one, else the empty canvas. */
gboolean
tl_canvas_grab_focus (GtkWidget *widget)
{
  TlCanvas *self = TL_CANVAS (widget);
  TlPlace   first;

  if (self->map != NULL && self->focus.type == TL_PLACE_NONE)
    {
      first = tl_scene_get_first_place (self->scene);
      tl_place_hold (&self->focus, &first);
      tl_canvas_notify_focus (self);
      tl_canvas_update_actions (self);
    }
  if (grab_proxy (self))
    return TRUE;
  return GTK_WIDGET_CLASS (g_type_class_peek (GTK_TYPE_WIDGET))->grab_focus (widget);
}

/* The focus vfunc: one tab stop. Arrows never leave; they are the walker's. A menu that is open has
 * a surface of its own, and inside it they go from item to item. */
gboolean
tl_canvas_focus (GtkWidget *widget, GtkDirectionType direction)
{
  TlCanvas  *self = TL_CANVAS (widget);
  GtkWidget *child = gtk_widget_get_focus_child (widget);
  gboolean   within = has_keyboard (self);

  if (within && child != NULL && GTK_IS_NATIVE (child))
    return gtk_widget_child_focus (child, direction);
  if (within)
    return direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD;
  /* A window that is being shown looks for a first focus; nobody has pressed Tab yet. */
  self->focus_visible = gtk_window_is_active (GTK_WINDOW (gtk_widget_get_root (widget)));
  return gtk_widget_grab_focus (widget);
}

/* The set_focus_child vfunc: somebody else, such as a screen reader, may have focused a proxy. */
void
tl_canvas_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  TlCanvas *self = TL_CANVAS (widget);

  GTK_WIDGET_CLASS (g_type_class_peek (GTK_TYPE_WIDGET))->set_focus_child (widget, child);
  if (TL_IS_PROXY (child) &&
      !tl_place_is_same (tl_proxy_get_place (TL_PROXY (child)), &self->focus))
    {
      tl_place_hold (&self->focus, tl_proxy_get_place (TL_PROXY (child)));
      tl_canvas_notify_focus (self);
      tl_canvas_update_actions (self);
    }
  gtk_widget_queue_draw (widget);
}

void
tl_canvas_focus_dispose (TlCanvas *self)
{
  g_clear_handle_id (&self->proxies_id, g_source_remove);
  tl_place_release (&self->focus);
  tl_place_release (&self->hover);
  tl_canvas_end_range (self);
}

/**
 * tl_canvas_get_focus:
 * @self: a canvas
 *
 * Returns: the focused place; its ids are the canvas's, good until the focus moves.
 */
TlPlace
tl_canvas_get_focus (TlCanvas *self)
{
  g_return_val_if_fail (TL_IS_CANVAS (self), (TlPlace){ 0 });
  return self->focus;
}

/**
 * tl_canvas_focus_place:
 * @self: a canvas
 * @place: (nullable): where to go; %NULL = nowhere
 *
 * Moves the focus to a place and scrolls it into view. The keyboard follows when it is in the
 * canvas already; gtk_widget_grab_focus() brings it there.
 */
void
tl_canvas_focus_place (TlCanvas *self, const TlPlace *place)
{
  g_return_if_fail (TL_IS_CANVAS (self));
  tl_canvas_set_focus_place (self, place, TRUE, TRUE);
}

static gboolean
can_be_about (TlCanvas *self, const char *id)
{
  const TlFieldInfo *about = tl_kind_get_field (TL_KIND_COMMENT, TL_COMMENT_ABOUT);
  const TlRecord    *record = tl_table_get (tl_document_get_table (self->document), id);

  return record != NULL && (about->targets & (1u << tl_record_get_kind (record))) != 0;
}

/**
 * tl_canvas_get_comment_place:
 * @self: the canvas
 *
 * Where a comment on the one thing that is selected, else on what has the focus, would be: about a
 * thing, at a cell, or (neither) the map's. Of lines and their chips it is about their lane.
 *
 * Returns: a place; its ids are borrowed until the document or the focus changes
 */
TlCommentPlace
tl_canvas_get_comment_place (TlCanvas *self)
{
  const TlPlace     *focus;
  const char *const *selection;
  TlCommentPlace     place = { 0 };

  g_return_val_if_fail (TL_IS_CANVAS (self), place);

  selection = tl_canvas_get_selection (self);
  if (selection[0] != NULL && selection[1] == NULL && can_be_about (self, selection[0]))
    {
      place.about = selection[0];
      return place;
    }
  focus = &self->focus;
  switch (focus->type)
    {
    case TL_PLACE_CARD:
    case TL_PLACE_STAGE:
    case TL_PLACE_STEP:
    case TL_PLACE_LANE:
    case TL_PLACE_POINT:
    case TL_PLACE_LINK:
      place.about = focus->id;
      break;
    case TL_PLACE_CURVE:
    case TL_PLACE_PERSONA:
      place.about = focus->lane;
      break;
    case TL_PLACE_CELL:
      place.column = focus->column;
      place.lane = focus->lane;
      break;
    case TL_PLACE_NONE:
    case TL_PLACE_HEADER:
    case TL_PLACE_ACTOR:
    case TL_PLACE_PARKING:
    default:
      break;
    }
  return place;
}
