/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The canvas widget: what it holds and its properties. What it shows of a document, its signals,
 * drawing, view, focus and the parts that listen to hands and keys are in files of their own.
 *
 * What never changes: the canvas shows exactly what the document holds plus what tools preview; it
 * changes the document itself only by undo and redo. */
#include "config.h"

#include "canvas/tl-canvas-paste.h"
#include "canvas/tl-canvas-private.h"
#include "canvas/tl-canvas-link.h"
#include "canvas/tl-canvas-pen.h"

#include <glib/gi18n-lib.h>

/* As many nodes as about 15 screens of cards hold; 5 KB each. */
#define NODE_CACHE_SIZE 1200

enum
{
  PROP_DOCUMENT = 1,
  PROP_MAP,
  PROP_ZOOM,
  PROP_FOCUS_ID,
  PROP_WRITING,
  PROP_ACTIVE_PERSONA,
  PROP_READ_ONLY,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TlCanvas, tl_canvas, GTK_TYPE_WIDGET)

static GskRenderNode *
build_node (TlGroup *group, TlDetail detail, gpointer user_data)
{
  TlCanvas *self = user_data;

  return tl_canvas_paint_variant (self, group, detail);
}

static void
scene_changed_cb (TlScene *scene, const TlRect *damage, TlCanvas *self)
{
  tl_canvas_view_follow (self);
  tl_canvas_links_changed (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- Widget --- */

static GtkSizeRequestMode
tl_canvas_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
tl_canvas_measure (GtkWidget     *widget,
                   GtkOrientation orientation,
                   int            for_size,
                   int           *minimum,
                   int           *natural,
                   int           *minimum_baseline,
                   int           *natural_baseline)
{
  *minimum = 0;
  *natural = 0;
}

/* What it pointed at in a larger window may now be beyond the screen, where GDK shows nothing. */
static void
present_menu (TlCanvas *self, int width, int height)
{
  GdkRectangle at;

  if (gtk_popover_get_pointing_to (GTK_POPOVER (self->menu), &at))
    {
      at.x = CLAMP (at.x, 0, MAX (width - 1, 0));
      at.y = CLAMP (at.y, 0, MAX (height - 1, 0));
      gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &at);
    }
  gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
tl_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TlCanvas *self = TL_CANVAS (widget);

  tl_canvas_view_allocated (self);
  if (width != self->proxies_width || height != self->proxies_height)
    tl_canvas_queue_proxies (self, FALSE);
  tl_proxy_pool_allocate (self->proxies, self->zoom, self->offset_x, self->offset_y);
  tl_canvas_hint_allocate (self, width, height);
  if (self->editor_widget != NULL)
    {
      tl_canvas_editor_allocate (self);
      tl_canvas_emit_view_changed (self);
    }
  tl_canvas_bar_allocate (self);
  if (self->menu != NULL)
    present_menu (self, width, height);
}

static char *
dup_active_persona (TlCanvas *self)
{
  const char     *curve = tl_scene_get_active_curve (self->scene);
  const TlRecord *record = NULL;

  if (curve != NULL && self->document != NULL)
    record = tl_table_get_kind (tl_document_get_table (self->document), curve, TL_KIND_CURVE);
  return record != NULL ? g_strdup (tl_record_get_ref (record, TL_CURVE_PERSONA)) : NULL;
}

static void
set_active_persona (TlCanvas *self, const char *persona)
{
  const TlRecord *curve = NULL;

  if (self->document != NULL && self->map != NULL)
    curve = tl_query_curve (tl_document_get_table (self->document), self->map, persona, FALSE);
  tl_scene_set_active_curve (self->scene, curve != NULL ? tl_record_get_id (curve) : NULL);
  tl_canvas_notify_active_persona (self);
}

static void
tl_canvas_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TlCanvas *self = TL_CANVAS (object);

  switch (id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_MAP:
      g_value_set_string (value, self->map);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    case PROP_FOCUS_ID:
      g_value_set_string (value, self->focus.id);
      break;
    case PROP_WRITING:
      g_value_set_boolean (value, tl_canvas_is_writing (self));
      break;
    case PROP_ACTIVE_PERSONA:
      g_value_take_string (value, dup_active_persona (self));
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_canvas_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TlCanvas *self = TL_CANVAS (object);

  switch (id)
    {
    case PROP_DOCUMENT:
      tl_canvas_set_document (self, g_value_get_object (value), NULL);
      break;
    case PROP_MAP:
      tl_canvas_set_document (self, self->document, g_value_get_string (value));
      break;
    case PROP_ZOOM:
      tl_canvas_set_zoom (self, g_value_get_double (value));
      break;
    case PROP_ACTIVE_PERSONA:
      set_active_persona (self, g_value_get_string (value));
      break;
    case PROP_READ_ONLY:
      tl_canvas_set_read_only (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_canvas_dispose (GObject *object)
{
  TlCanvas *self = TL_CANVAS (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  tl_canvas_drop_offer (self);
  tl_canvas_editor_dispose (self);
  tl_canvas_dispose_gestures (self);
  tl_canvas_scroll_dispose (self);
  tl_canvas_view_dispose (self);
  tl_canvas_overlay_dispose (self);
  tl_canvas_pen_dispose (self);
  tl_canvas_links_dispose (self);
  tl_canvas_picture_dispose (self);
  tl_canvas_glide_dispose (self);
  tl_canvas_search_dispose (self);
  tl_canvas_dim_dispose (self);
  tl_canvas_focus_dispose (self);
  g_clear_pointer (&self->proxies, tl_proxy_pool_free);
  g_clear_pointer (&self->hint, gtk_widget_unparent);
  tl_canvas_bar_dispose (self);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (tl_canvas_parent_class)->dispose (object);
}

static void
tl_canvas_finalize (GObject *object)
{
  TlCanvas *self = TL_CANVAS (object);

  g_clear_object (&self->scene);
  g_clear_pointer (&self->nodes, tl_node_cache_free);
  g_clear_pointer (&self->painter, tl_gsk_painter_free);
  g_clear_pointer (&self->selection, g_ptr_array_unref);
  g_free (self->map);
  G_OBJECT_CLASS (tl_canvas_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags both = read | G_PARAM_WRITABLE;

  properties[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, TL_TYPE_DOCUMENT, both);
  properties[PROP_MAP] = g_param_spec_string ("map", NULL, NULL, NULL, both);
  properties[PROP_ZOOM] =
    g_param_spec_double ("zoom", NULL, NULL, TL_CANVAS_ZOOM_MIN, TL_CANVAS_ZOOM_MAX, 1, both);
  properties[PROP_FOCUS_ID] = g_param_spec_string ("focus-id", NULL, NULL, NULL, read);
  properties[PROP_WRITING] = g_param_spec_boolean ("writing", NULL, NULL, FALSE, read);
  properties[PROP_ACTIVE_PERSONA] = g_param_spec_string ("active-persona", NULL, NULL, NULL, both);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, both);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
tl_canvas_class_init (TlCanvasClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tl_canvas_dispose;
  object_class->finalize = tl_canvas_finalize;
  object_class->get_property = tl_canvas_get_property;
  object_class->set_property = tl_canvas_set_property;
  widget_class->get_request_mode = tl_canvas_get_request_mode;
  widget_class->measure = tl_canvas_measure;
  widget_class->size_allocate = tl_canvas_size_allocate;
  widget_class->snapshot = tl_canvas_snapshot;
  widget_class->focus = tl_canvas_focus;
  widget_class->grab_focus = tl_canvas_grab_focus;
  widget_class->set_focus_child = tl_canvas_set_focus_child;
  install_properties (object_class);
  tl_canvas_install_signals (object_class);
  gtk_widget_class_set_css_name (widget_class, "canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  tl_canvas_install_view_actions (widget_class);
  tl_canvas_install_actions (widget_class);
}

static void
tl_canvas_init (TlCanvas *self)
{
  const TlWords words = { 0 };

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Journey map"),
                                  -1);
  self->text = tl_text_get_default ();
  self->theme = TL_THEME_LIGHT;
  self->scene =
    tl_scene_new (tl_text_get_measurer (self->text), tl_theme_get (TL_THEME_LIGHT), &words);
  g_signal_connect_object (self->scene, "changed", G_CALLBACK (scene_changed_cb), self, 0);
  self->selection = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->selection, NULL);
  self->painter = tl_gsk_painter_new (self->text);
  self->nodes = tl_node_cache_new (NODE_CACHE_SIZE, build_node, self);
  self->proxies = tl_proxy_pool_new (GTK_WIDGET (self));
  tl_canvas_hint_init (self);
  tl_canvas_view_init (self);
  tl_canvas_picture_init (self);
  tl_canvas_overlay_init (self);
  tl_canvas_pen_init (self);
  tl_canvas_links_init (self);
  tl_canvas_glide_init (self);
  tl_canvas_dim_init (self);
  tl_canvas_search_init (self);
  tl_canvas_scroll_init (self);
  tl_canvas_init_gestures (self);
  tl_canvas_init_keys (self);
  tl_canvas_init_drop (self);
  tl_canvas_init_tip (self);
  tl_canvas_bar_init (self);
}

/* --- Room --- */

gboolean
tl_canvas_can_edit (TlCanvas *self)
{
  return self->document != NULL && self->map != NULL && !self->read_only;
}

void
tl_canvas_notify_writing (TlCanvas *self)
{
  if (self->document != NULL)
    tl_canvas_hint_update (self);
  tl_canvas_bar_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WRITING]);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
tl_canvas_notify_focus (TlCanvas *self)
{
  tl_canvas_links_follow_focus (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOCUS_ID]);
}

void
tl_canvas_notify_zoom (TlCanvas *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

void
tl_canvas_notify_active_persona (TlCanvas *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE_PERSONA]);
}

/* --- Public --- */

/**
 * tl_canvas_new:
 *
 * Returns: (transfer floating): a canvas that shows nothing yet.
 */
GtkWidget *
tl_canvas_new (void)
{
  return g_object_new (TL_TYPE_CANVAS, NULL);
}

/**
 * tl_canvas_get_scene:
 * @self: a canvas
 *
 * Returns: (transfer none): the scene that the canvas draws; never %NULL.
 */
TlScene *
tl_canvas_get_scene (TlCanvas *self)
{
  g_return_val_if_fail (TL_IS_CANVAS (self), NULL);
  return self->scene;
}

/**
 * tl_canvas_set_read_only:
 * @self: a canvas
 * @read_only: whether the document may not be changed here
 *
 * Refuses every edit; looking, walking and selecting stay possible.
 */
void
tl_canvas_set_read_only (TlCanvas *self, gboolean read_only)
{
  g_return_if_fail (TL_IS_CANVAS (self));
  read_only = !!read_only;
  if (self->read_only == read_only)
    return;
  if (read_only)
    tl_canvas_commit_writing (self);
  self->read_only = read_only;
  tl_canvas_update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
}
