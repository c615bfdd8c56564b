/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the canvas shows of a document, and what follows from its changes.
 *
 * TlDocument::changed -> scene (lays out again what the change can move) -> a frame. The selection
 * loses what is gone, the focus goes to what is left, proxies get their new names. */
#include "config.h"

#include "canvas/tl-canvas-paste.h"
#include "canvas/tl-canvas-private.h"

/* Images have changed, or everything has: what groups look like is to be made anew. */
static void
drop_pictures (TlCanvas *self)
{
  tl_node_cache_clear (self->nodes);
  tl_canvas_clear_picture (self);
}

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
  g_object_notify (G_OBJECT (self), "map");
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
    g_object_notify (G_OBJECT (self), "document");
  g_object_notify (G_OBJECT (self), "map");
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
