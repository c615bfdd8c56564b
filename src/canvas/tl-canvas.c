/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The canvas widget: what it holds, its properties and signals, and what follows from a change of
 * the document.
 *
 * TlDocument::changed -> scene (lays out again what the change can move) -> a frame. The selection
 * loses what is gone, the focus goes to what is left, proxies get their new names. Drawing, view,
 * focus and the parts that listen to hands and keys are in files of their own.
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

enum
{
  SELECTION_CHANGED,
  NOTICE,
  NOTICE_ACTION,
  COMMENTS,
  FILES_DROPPED,
  FIND_CHANGED,
  VIEW_CHANGED,
  PERSONA_ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlCanvas, tl_canvas, GTK_TYPE_WIDGET)

static GskRenderNode *
build_node (TlGroup *group, TlDetail detail, gpointer user_data)
{
  TlCanvas *self = user_data;

  return tl_canvas_paint_variant (self, group, detail);
}

/* Images have changed, or everything has: what groups look like is to be made anew. */
static void
drop_pictures (TlCanvas *self)
{
  tl_node_cache_clear (self->nodes);
  tl_canvas_clear_picture (self);
}

/* --- The document --- */

static TlThemeName
get_theme_name (TlCanvas *self)
{
  const TlRecord *map = NULL;
  TlThemeName     name = TL_THEME_AUTO;

  if (self->document != NULL && self->map != NULL)
    map = tl_table_get_kind (tl_document_get_table (self->document), self->map, TL_KIND_MAP);
  if (map != NULL)
    name = tl_record_get_integer (map, TL_MAP_THEME);
  if (name == TL_THEME_AUTO)
    name = self->theme;
  return name == TL_THEME_AUTO ? TL_THEME_LIGHT : name;
}

/* Lines have to break as they do in an export, so the words are measured in the map's language.
 * Before every layout and frame, for canvases of one thread share what measures. */
void
tl_canvas_use_language (TlCanvas *self)
{
  const TlRecord *root = NULL;

  if (self->document != NULL)
    root = tl_table_get_document (tl_document_get_table (self->document));
  tl_text_set_language (self->text,
                        root != NULL ? tl_record_get_text (root, TL_DOCUMENT_LANGUAGE) : NULL);
}

static void
update_theme (TlCanvas *self)
{
  const TlTheme *theme = tl_theme_get (get_theme_name (self));

  if (theme != tl_scene_get_theme (self->scene))
    tl_scene_set_theme (self->scene, theme);
  tl_canvas_hint_set_theme (self, theme);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static const char *
find_map (TlDocument *document, const char *map)
{
  const TlTable   *table = tl_document_get_table (document);
  const GPtrArray *maps;

  if (map != NULL && tl_table_get_kind (table, map, TL_KIND_MAP) != NULL)
    return map;
  maps = tl_table_get_children (table, tl_document_get_id (document), TL_KIND_MAP);
  return maps != NULL && maps->len > 0 ? tl_record_get_id (g_ptr_array_index (maps, 0)) : NULL;
}

static void
show_map (TlCanvas *self, const char *map)
{
  const TlTable *table = self->document != NULL ? tl_document_get_table (self->document) : NULL;

  if (map != self->map)
    {
      g_free (self->map);
      self->map = g_strdup (map);
    }
  tl_place_release (&self->focus);
  tl_place_release (&self->hover);
  g_ptr_array_set_size (self->selection, 0);
  g_ptr_array_add (self->selection, NULL);
  tl_gsk_painter_set_table (self->painter, table);
  drop_pictures (self);
  update_theme (self);
  tl_canvas_use_language (self);
  tl_canvas_dim_reset (self);
  if (table != NULL && self->map != NULL)
    tl_scene_set_map (self->scene, table, self->map);
  if (tl_canvas_is_searching (self))
    tl_canvas_search_update (self);
  tl_canvas_emit_find_changed (self);
  tl_canvas_view_reset (self);
  tl_canvas_hint_update (self);
  tl_canvas_queue_proxies (self, TRUE);
  tl_canvas_update_actions (self);
}

static gboolean
names_image (TlChangeSet *set)
{
  for (guint i = 0; i < tl_change_set_get_n_changes (set); i++)
    {
      const TlChange *change = tl_change_set_get_change (set, i);
      const TlRecord *record = change->after != NULL ? change->after : change->before;

      if (tl_record_get_kind (record) == TL_KIND_IMAGE)
        return TRUE;
    }
  return FALSE;
}

static const char *
find_map_to_show (TlCanvas *self, TlChangeSet *set)
{
  const TlTable *table = tl_document_get_table (self->document);
  gboolean       gone = tl_table_get_kind (table, self->map, TL_KIND_MAP) == NULL;
  const char    *map = self->in_history || gone ? tl_canvas_find_map_of_change (self, set) : NULL;

  return map != NULL ? map : find_map (self->document, self->map);
}

/* Another map than the one that was shown. */
static void
follow_to_map (TlCanvas *self, const char *map, TlChangeSet *set, const char *const *selected)
{
  show_map (self, map);
  tl_canvas_editor_document_changed (self, set);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MAP]);
  if (self->in_history)
    tl_canvas_show_change (self, set, selected);
}

static void
document_changed_cb (TlDocument *document, TlChangeSet *set, TlCanvas *self)
{
  const TlTable *table = tl_document_get_table (document);
  const char    *map = find_map_to_show (self, set);
  /* A copy: telling the document of our own selection, less what is gone, would overwrite it. */
  g_auto (GStrv) selected = g_strdupv ((GStrv) tl_document_get_selection (document));

  tl_canvas_gesture_document_changed (self, set);
  if (g_strcmp0 (map, self->map) != 0)
    {
      follow_to_map (self, map, set, (const char *const *) selected);
      return;
    }
  if (!tl_canvas_is_writing (self))
    tl_canvas_glide_capture (self);
  tl_canvas_use_language (self);
  tl_scene_apply (self->scene, table, set);
  if (names_image (set))
    drop_pictures (self);
  update_theme (self);
  tl_canvas_dim_update (self);
  tl_canvas_search_update (self);
  if (tl_canvas_prune_selection (self))
    tl_canvas_selection_changed (self);
  tl_canvas_repair_focus (self);
  tl_canvas_editor_document_changed (self, set);
  tl_canvas_hint_update (self);
  tl_canvas_queue_proxies (self, TRUE);
  tl_canvas_update_actions (self);
  if (self->in_history)
    tl_canvas_show_change (self, set, (const char *const *) selected);
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
install_signals (GObjectClass *object_class)
{
  /**
   * TlCanvas::selection-changed:
   *
   * Other records are selected.
   */
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed",
                                             G_TYPE_FROM_CLASS (object_class),
                                             G_SIGNAL_RUN_LAST,
                                             0,
                                             NULL,
                                             NULL,
                                             NULL,
                                             G_TYPE_NONE,
                                             0);
  /**
   * TlCanvas::notice:
   * @title: one translated sentence, plain text
   * @can_undo: whether a toast should offer Undo
   *
   * Something happened that is not in view.
   */
  signals[NOTICE] = g_signal_new ("notice",
                                  G_TYPE_FROM_CLASS (object_class),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  2,
                                  G_TYPE_STRING,
                                  G_TYPE_BOOLEAN);
  /**
   * TlCanvas::files-dropped:
   * @files: files
   *
   * Files were dropped that are no pictures: documents, perhaps.
   */
  signals[FILES_DROPPED] = g_signal_new ("files-dropped",
                                         G_TYPE_FROM_CLASS (object_class),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         GDK_TYPE_FILE_LIST);
  /**
   * TlCanvas::notice-action:
   * @title: one translated sentence, plain text
   * @label: what the toast's button says, with a mnemonic
   * @action: the action of the canvas that the button activates
   *
   * Something was not done, and there is something to do about it.
   */
  signals[NOTICE_ACTION] = g_signal_new ("notice-action",
                                         G_TYPE_FROM_CLASS (object_class),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         3,
                                         G_TYPE_STRING,
                                         G_TYPE_STRING,
                                         G_TYPE_STRING);
  /**
   * TlCanvas::comments:
   * @self: the canvas
   * @write: whether a comment is to be written, not only read
   *
   * Somebody wants the comments of what has the focus.
   */
  signals[COMMENTS] = g_signal_new ("comments",
                                    G_TYPE_FROM_CLASS (object_class),
                                    G_SIGNAL_RUN_LAST,
                                    0,
                                    NULL,
                                    NULL,
                                    NULL,
                                    G_TYPE_NONE,
                                    1,
                                    G_TYPE_BOOLEAN);
  /**
   * TlCanvas::view-changed:
   *
   * Another part of the map is seen, or in another size.
   */
  signals[VIEW_CHANGED] = g_signal_new ("view-changed",
                                        G_TYPE_FROM_CLASS (object_class),
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        0);
  /**
   * TlCanvas::find-changed:
   *
   * What is looked for, filtered or focused has changed, or what was found.
   */
  signals[FIND_CHANGED] = g_signal_new ("find-changed",
                                        G_TYPE_FROM_CLASS (object_class),
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        0);
  /**
   * TlCanvas::persona-activated:
   * @persona: id of a persona in the title block
   *
   * Somebody wants to see who that is.
   */
  signals[PERSONA_ACTIVATED] = g_signal_new ("persona-activated",
                                             G_TYPE_FROM_CLASS (object_class),
                                             G_SIGNAL_RUN_LAST,
                                             0,
                                             NULL,
                                             NULL,
                                             NULL,
                                             G_TYPE_NONE,
                                             1,
                                             G_TYPE_STRING);
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
  install_signals (object_class);
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

void
tl_canvas_emit_selection_changed (TlCanvas *self)
{
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

void
tl_canvas_notice (TlCanvas *self, const char *title, gboolean can_undo)
{
  g_signal_emit (self, signals[NOTICE], 0, title, can_undo);
}

void
tl_canvas_notice_action (TlCanvas *self, const char *title, const char *label, const char *action)
{
  g_signal_emit (self, signals[NOTICE_ACTION], 0, title, label, action);
}

void
tl_canvas_emit_comments (TlCanvas *self, gboolean write)
{
  g_signal_emit (self, signals[COMMENTS], 0, write);
}

void
tl_canvas_emit_view_changed (TlCanvas *self)
{
  g_signal_emit (self, signals[VIEW_CHANGED], 0);
}

void
tl_canvas_emit_find_changed (TlCanvas *self)
{
  g_signal_emit (self, signals[FIND_CHANGED], 0);
}

void
tl_canvas_emit_files_dropped (TlCanvas *self, GdkFileList *files)
{
  g_signal_emit (self, signals[FILES_DROPPED], 0, files);
}

void
tl_canvas_activate_persona (TlCanvas *self, const char *persona)
{
  g_autofree char *id = g_strdup (persona);

  g_signal_emit (self, signals[PERSONA_ACTIVATED], 0, id);
}

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
 * tl_canvas_set_document:
 * @self: a canvas
 * @document: (nullable): what to show; %NULL = an empty desk
 * @map: (nullable): id of one of its maps; %NULL or unknown = the first
 *
 * Shows a map from its beginning: nothing selected, nothing focused. What is being written is
 * committed to the old document first.
 */
void
tl_canvas_set_document (TlCanvas *self, TlDocument *document, const char *map)
{
  const char *shown;
  gboolean    other;

  g_return_if_fail (TL_IS_CANVAS (self));
  g_return_if_fail (document == NULL || TL_IS_DOCUMENT (document));
  shown = document != NULL ? find_map (document, map) : NULL;
  other = document != self->document;
  if (!other && g_strcmp0 (shown, self->map) == 0)
    return;
  tl_canvas_commit_writing (self);
  tl_canvas_drop_offer (self);
  if (other && self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  if (other && document != NULL)
    g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self, 0);
  show_map (self, shown);
  if (other)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MAP]);
  tl_canvas_emit_selection_changed (self);
}

/**
 * tl_canvas_get_document:
 * @self: a canvas
 *
 * Returns: (transfer none) (nullable): the document shown.
 */
TlDocument *
tl_canvas_get_document (TlCanvas *self)
{
  g_return_val_if_fail (TL_IS_CANVAS (self), NULL);
  return self->document;
}

/**
 * tl_canvas_get_map:
 * @self: a canvas
 *
 * Returns: (nullable): id of the map shown.
 */
const char *
tl_canvas_get_map (TlCanvas *self)
{
  g_return_val_if_fail (TL_IS_CANVAS (self), NULL);
  return self->map;
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
 * tl_canvas_set_theme:
 * @self: a canvas
 * @theme: the look that the screen asks for (dark style, high contrast)
 *
 * Sets the look of maps that do not ask for one of their own.
 */
void
tl_canvas_set_theme (TlCanvas *self, TlThemeName theme)
{
  g_return_if_fail (TL_IS_CANVAS (self));
  if (self->theme == theme)
    return;
  self->theme = theme;
  update_theme (self);
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
