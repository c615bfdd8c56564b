/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What keyboard and screen reader see of the canvas.
 *
 * The canvas draws a map as one picture, which nobody can hear. So each place in view has a child
 * widget that draws nothing and takes no pointer, but carries the focus, a role, a name, a
 * description and whether it is selected. The canvas says which places are in view, in reading
 * order; the pool gives each a proxy: the one it had, else an idle one of the same role, else a new
 * one.
 *
 * What never changes: a proxy keeps its role for life (GTK fixes it when first shown); siblings
 * stand in reading order; a name is announced only when it differs. */
#include "config.h"

#include "canvas/tl-proxy.h"

struct _TlProxy
{
  GtkWidget parent_instance;

  GtkAccessibleRole role;
  int               expanded; /* of a lane: 1 + whether it is open; 0 = not said yet */
  TlPlace           place;    /* held */
  TlRect            rect;     /* document px */
  char             *name;
  char             *description;
  gboolean          selected;
  gboolean          introduced; /* to the accessibility bus */
  gboolean          wanted;     /* during an update */
};

struct _TlProxyPool
{
  GtkWidget *parent;
  GPtrArray *shown; /* TlProxy, borrowed from the parent, in reading order */
  GPtrArray *idle;  /* TlProxy, hidden */
};

G_DEFINE_FINAL_TYPE (TlProxy, tl_proxy, GTK_TYPE_WIDGET)

static void
tl_proxy_finalize (GObject *object)
{
  TlProxy *self = TL_PROXY (object);

  tl_place_release (&self->place);
  g_free (self->name);
  g_free (self->description);
  G_OBJECT_CLASS (tl_proxy_parent_class)->finalize (object);
}

static void
tl_proxy_class_init (TlProxyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tl_proxy_finalize;
  gtk_widget_class_set_css_name (widget_class, "place");
}

static void
tl_proxy_init (TlProxy *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

static GtkAccessibleRole
get_role (TlPlaceType type)
{
  switch (type)
    {
    case TL_PLACE_HEADER:
    case TL_PLACE_STAGE:
    case TL_PLACE_STEP:
      /* Not COLUMN_HEADER, which GTK 4.8 tells the bus as "filler": screen readers pass it over. */
      return GTK_ACCESSIBLE_ROLE_HEADING;
    case TL_PLACE_LANE:
      return GTK_ACCESSIBLE_ROLE_ROW_HEADER;
    case TL_PLACE_CELL:
      return GTK_ACCESSIBLE_ROLE_GRID_CELL;
    case TL_PLACE_LINK:
      return GTK_ACCESSIBLE_ROLE_LINK;
    case TL_PLACE_PERSONA:
    case TL_PLACE_ACTOR:
      return GTK_ACCESSIBLE_ROLE_BUTTON;
    case TL_PLACE_CURVE:
      return GTK_ACCESSIBLE_ROLE_IMG;
    case TL_PLACE_PARKING:
    case TL_PLACE_NONE:
      return GTK_ACCESSIBLE_ROLE_GROUP;
    case TL_PLACE_CARD:
    case TL_PLACE_POINT:
    default:
      return GTK_ACCESSIBLE_ROLE_LIST_ITEM;
    }
}

static TlProxy *
make_proxy (GtkWidget *parent, GtkAccessibleRole role)
{
  TlProxy *self = g_object_new (TL_TYPE_PROXY, "accessible-role", role, NULL);

  self->role = role;
  gtk_widget_set_parent (GTK_WIDGET (self), parent);
  return self;
}

static gboolean
take_text (char **kept, char *text)
{
  g_autofree char *fresh = text != NULL ? text : g_strdup ("");

  if (g_strcmp0 (*kept, fresh) == 0)
    return FALSE;
  g_free (*kept);
  *kept = g_steal_pointer (&fresh);
  return TRUE;
}

/* A lane is open or collapsed; nothing else can be either. */
static void
set_expanded (TlProxy *self, TlScene *scene)
{
  const TlTable  *table = tl_scene_get_table (scene);
  const TlRecord *lane = self->place.type == TL_PLACE_LANE && table != NULL
                           ? tl_table_get_kind (table, self->place.id, TL_KIND_LANE)
                           : NULL;
  int             expanded = lane == NULL ? -1 : !tl_record_get_boolean (lane, TL_LANE_COLLAPSED);

  if (expanded < 0 || self->expanded == expanded + 1)
    return;
  self->expanded = expanded + 1;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, expanded, -1);
}

/* Says of itself what changed and no more: a screen reader repeats every change. */
static void
describe (TlProxy *self, TlScene *scene)
{
  if (take_text (&self->name, tl_scene_dup_name (scene, &self->place)))
    gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    self->name,
                                    -1);
  if (take_text (&self->description, tl_scene_dup_description (scene, &self->place)))
    gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    self->description,
                                    -1);
  set_expanded (self, scene);
}

static void
set_selected (TlProxy *self, gboolean selected, gboolean anew)
{
  if (self->selected == selected && !anew)
    return;
  self->selected = selected;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

/**
 * tl_proxy_introduce:
 * @self: a proxy that is about to get the focus
 *
 * GTK 4.8 puts a widget onto the accessibility bus when something about its focus changes, and then
 * tells its name and description as if they had changed: after a first focus a screen reader would
 * say them twice. So that happens now, while the focus is elsewhere.
 */
void
tl_proxy_introduce (TlProxy *self)
{
  g_return_if_fail (TL_IS_PROXY (self));
  if (self->introduced)
    return;
  self->introduced = TRUE;
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  set_selected (self, self->selected, TRUE);
}

static TlProxy *
take_idle (TlProxyPool *self, GtkAccessibleRole role)
{
  for (guint i = 0; i < self->idle->len; i++)
    {
      TlProxy *proxy = g_ptr_array_index (self->idle, i);

      if (proxy->role == role)
        {
          g_ptr_array_remove_index_fast (self->idle, i);
          gtk_widget_set_visible (GTK_WIDGET (proxy), TRUE);
          return proxy;
        }
    }
  return make_proxy (self->parent, role);
}

static void
set_idle (TlProxyPool *self, TlProxy *proxy)
{
  tl_place_release (&proxy->place);
  if (self->idle->len >= TL_PROXY_MAX)
    {
      gtk_widget_unparent (GTK_WIDGET (proxy));
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (proxy), FALSE);
  g_ptr_array_add (self->idle, proxy);
}

static void
set_place (TlProxy *self, TlScene *scene, const TlProxyEntry *entry, gboolean anew)
{
  tl_place_hold (&self->place, &entry->place);
  self->rect = entry->rect;
  if (anew)
    describe (self, scene);
  set_selected (self, entry->selected, anew);
}

/* Frees the proxies of places that are gone, so that new ones can take them. */
static void
sweep (TlProxyPool *self, const TlProxyEntry *entries, guint n_entries)
{
  for (guint i = 0; i < self->shown->len; i++)
    ((TlProxy *) g_ptr_array_index (self->shown, i))->wanted = FALSE;
  for (guint i = 0; i < n_entries; i++)
    {
      TlProxy *proxy = tl_proxy_pool_find (self, &entries[i].place);

      if (proxy != NULL)
        proxy->wanted = TRUE;
    }
  for (guint i = self->shown->len; i > 0; i--)
    {
      TlProxy *proxy = g_ptr_array_index (self->shown, i - 1);

      if (!proxy->wanted)
        {
          g_ptr_array_remove_index (self->shown, i - 1);
          set_idle (self, proxy);
        }
    }
}

/**
 * tl_proxy_get_place:
 * @self: a proxy
 *
 * Returns: (transfer none): the place it stands for; its ids are the proxy's own.
 */
const TlPlace *
tl_proxy_get_place (TlProxy *self)
{
  g_return_val_if_fail (TL_IS_PROXY (self), NULL);
  return &self->place;
}

/**
 * tl_proxy_pool_new:
 * @parent: the widget whose children the proxies become
 *
 * Returns: (transfer full): an empty pool; free with tl_proxy_pool_free() before @parent is gone.
 */
TlProxyPool *
tl_proxy_pool_new (GtkWidget *parent)
{
  TlProxyPool *self = g_new0 (TlProxyPool, 1);

  self->parent = parent;
  self->shown = g_ptr_array_new ();
  self->idle = g_ptr_array_new ();
  return self;
}

/**
 * tl_proxy_pool_free:
 * @self: (transfer full): a pool
 *
 * Removes the proxies from their parent and frees the pool.
 */
void
tl_proxy_pool_free (TlProxyPool *self)
{
  for (guint i = 0; i < self->shown->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->shown, i));
  for (guint i = 0; i < self->idle->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->idle, i));
  g_ptr_array_unref (self->shown);
  g_ptr_array_unref (self->idle);
  g_free (self);
}

/**
 * tl_proxy_pool_update:
 * @self: a pool
 * @scene: says names and descriptions
 * @entries: (array length=n_entries): the places to show, in reading order, no two the same
 * @n_entries: how many
 * @renamed: whether names may have changed since the last call
 *
 * Makes the shown proxies these entries, in this order. A place that stays keeps its widget, and
 * with it the keyboard focus.
 */
void
tl_proxy_pool_update (
  TlProxyPool *self, TlScene *scene, const TlProxyEntry *entries, guint n_entries, gboolean renamed)
{
  g_autoptr (GPtrArray) order = g_ptr_array_sized_new (n_entries);
  GtkWidget *previous = NULL;

  sweep (self, entries, n_entries);
  for (guint i = 0; i < n_entries; i++)
    {
      TlProxy *proxy = tl_proxy_pool_find (self, &entries[i].place);
      gboolean anew = proxy == NULL;

      if (anew)
        proxy = take_idle (self, get_role (entries[i].place.type));
      set_place (proxy, scene, &entries[i], anew || renamed);
      if (gtk_widget_get_prev_sibling (GTK_WIDGET (proxy)) != previous)
        gtk_widget_insert_after (GTK_WIDGET (proxy), self->parent, previous);
      previous = GTK_WIDGET (proxy);
      g_ptr_array_add (order, proxy);
    }
  g_ptr_array_set_size (self->shown, 0);
  g_ptr_array_extend (self->shown, order, NULL, NULL);
}

/**
 * tl_proxy_pool_find:
 * @self: a pool
 * @place: a place
 *
 * Returns: (transfer none) (nullable): the proxy of @place, or %NULL when it has none.
 */
TlProxy *
tl_proxy_pool_find (TlProxyPool *self, const TlPlace *place)
{
  for (guint i = 0; i < self->shown->len; i++)
    {
      TlProxy *proxy = g_ptr_array_index (self->shown, i);

      if (tl_place_is_same (&proxy->place, place))
        return proxy;
    }
  return NULL;
}

/**
 * tl_proxy_pool_allocate:
 * @self: a pool
 * @zoom: widget px per document px
 * @offset_x: document x at the view's left
 * @offset_y: document y at the view's top
 *
 * Puts every shown proxy where its place is seen. To be called from the parent's size_allocate.
 */
void
tl_proxy_pool_allocate (TlProxyPool *self, double zoom, double offset_x, double offset_y)
{
  for (guint i = 0; i < self->shown->len; i++)
    {
      TlProxy *proxy = g_ptr_array_index (self->shown, i);
      double   x = (proxy->rect.x - offset_x) * zoom;
      double   y = (proxy->rect.y - offset_y) * zoom;

      gtk_widget_allocate (GTK_WIDGET (proxy),
                           MAX (1, (int) (proxy->rect.width * zoom)),
                           MAX (1, (int) (proxy->rect.height * zoom)),
                           -1,
                           gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (x, y)));
    }
}

/**
 * tl_proxy_pool_get_size:
 * @self: a pool
 *
 * Returns: how many proxies are shown.
 */
guint
tl_proxy_pool_get_size (TlProxyPool *self)
{
  return self->shown->len;
}

/**
 * tl_proxy_pool_get:
 * @self: a pool
 * @index: below tl_proxy_pool_get_size()
 *
 * Returns: (transfer none): the proxy at @index in reading order.
 */
TlProxy *
tl_proxy_pool_get (TlProxyPool *self, guint index)
{
  g_return_val_if_fail (index < self->shown->len, NULL);
  return g_ptr_array_index (self->shown, index);
}

/**
 * tl_place_hold:
 * @held: (inout): a held place, or all zero; what it held is released
 * @source: (nullable): any place; %NULL = none
 *
 * Copies a place with ids of its own, so that it outlives changes of the document.
 */
void
tl_place_hold (TlPlace *held, const TlPlace *source)
{
  TlPlace fresh = source != NULL ? *source : (TlPlace){ 0 };

  fresh.id = g_strdup (fresh.id);
  fresh.column = g_strdup (fresh.column);
  fresh.lane = g_strdup (fresh.lane);
  fresh.curve = g_strdup (fresh.curve);
  tl_place_release (held);
  *held = fresh;
}

/**
 * tl_place_release:
 * @held: a place filled by tl_place_hold(), or all zero
 *
 * Frees the ids; the place becomes none.
 */
void
tl_place_release (TlPlace *held)
{
  g_free ((char *) held->id);
  g_free ((char *) held->column);
  g_free ((char *) held->lane);
  g_free ((char *) held->curve);
  *held = (TlPlace){ 0 };
}

/**
 * tl_place_is_same:
 * @a: a place
 * @b: a place
 *
 * Whether two places are the same thing on the map, wherever within it they point.
 *
 * Returns: %TRUE for the same record, or the same cell.
 */
gboolean
tl_place_is_same (const TlPlace *a, const TlPlace *b)
{
  if (a->type != b->type)
    return FALSE;
  if (a->type == TL_PLACE_CELL)
    return g_strcmp0 (a->column, b->column) == 0 && g_strcmp0 (a->lane, b->lane) == 0;
  return g_strcmp0 (a->id, b->id) == 0;
}
