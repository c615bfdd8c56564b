/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How a document was last looked at: which map, of each its zoom and scroll, what is selected and
 * the pane, one small file a document id under the state folder, beside no document. It is worth
 * nothing when it is lost or wrong: then the view begins as for a new document. A few hundred
 * bytes, so it is read and written in place. */
#include "config.h"

#include "app/tl-window-private.h"

#include <math.h>
#include <string.h>

#define GROUP "view"
/* Of each map that was looked at: its id behind this. */
#define MAP_GROUP "map "

typedef struct
{
  double zoom;
  double x;
  double y;
  int    fit;
} MapView;

static char *
dup_path (TlWindow *self)
{
  const char      *id = tl_document_get_id (tl_document_file_get_document (self->file));
  g_autofree char *name = NULL;

  if (!id || !tl_id_is_valid (id))
    return NULL;
  name = g_strconcat (id, ".view", NULL);
  return g_build_filename (g_get_user_state_dir (), "throughline", "views", name, NULL);
}

/* A few are come back to; hundreds were a means to something that is done. */
#define MOST_SELECTED 100

static void
save_selection (TlWindow *self, GKeyFile *keys)
{
  const char *const *ids = tl_canvas_get_selection (self->canvas);
  const char        *focus = tl_canvas_get_focus (self->canvas).id;
  guint              n_ids = g_strv_length ((GStrv) ids);

  if (n_ids > 0 && n_ids <= MOST_SELECTED)
    g_key_file_set_string_list (keys, GROUP, "selection", ids, n_ids);
  if (focus)
    g_key_file_set_string (keys, GROUP, "focus", focus);
}

/* Ids that are gone, or of another map, are left out. */
static void
restore_selection (TlWindow *self, GKeyFile *keys)
{
  TlScene         *scene = tl_canvas_get_scene (self->canvas);
  g_autofree char *focus = g_key_file_get_string (keys, GROUP, "focus", NULL);
  g_auto (GStrv) stored = g_key_file_get_string_list (keys, GROUP, "selection", NULL, NULL);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  TlPlace place = { 0 };
  TlRect  rect;

  for (guint i = 0; stored && stored[i]; i++)
    if (tl_scene_get_record_rect (scene, stored[i], &rect))
      g_ptr_array_add (ids, stored[i]);
  g_ptr_array_add (ids, NULL);
  tl_canvas_select (self->canvas, (const char *const *) ids->pdata);
  if (focus && tl_scene_get_record_rect (scene, focus, &rect))
    place = tl_scene_place_of (scene, focus);
  if (place.type != TL_PLACE_NONE)
    tl_canvas_focus_place (self->canvas, &place);
}

/* While another map is on its way onto the canvas, the view is of neither. */
static void
note_view (TlWindow *self)
{
  MapView *view;

  if (!self->file || !self->viewed_map ||
      g_strcmp0 (self->viewed_map, tl_canvas_get_map (self->canvas)) != 0)
    return;
  view = g_hash_table_lookup (self->views, self->viewed_map);
  if (!view)
    {
      view = g_new0 (MapView, 1);
      g_hash_table_insert (self->views, g_strdup (self->viewed_map), view);
    }
  view->zoom = tl_canvas_get_zoom (self->canvas);
  view->fit = tl_canvas_get_fit (self->canvas);
  tl_canvas_get_offset (self->canvas, &view->x, &view->y);
}

/* Looks at the shown map as last time; one not seen before is placed by the canvas. */
static void
show_view (TlWindow *self)
{
  const MapView *found =
    self->viewed_map ? g_hash_table_lookup (self->views, self->viewed_map) : NULL;
  MapView view;

  if (!found)
    return;
  view = *found;
  if (view.fit == TL_CANVAS_FIT_WHOLE)
    tl_canvas_fit (self->canvas);
  else if (view.fit != TL_CANVAS_FIT_FIRST) /* that is chosen anew */
    {
      tl_canvas_set_zoom (self->canvas, view.zoom);
      tl_canvas_set_offset (self->canvas, view.x, view.y);
    }
}

/* Of the maps that are still there. */
static void
save_views (TlWindow *self, GKeyFile *keys)
{
  const TlTable *table = tl_document_get_table (tl_document_file_get_document (self->file));
  GHashTableIter iter;
  gpointer       map, value;

  g_hash_table_iter_init (&iter, self->views);
  while (g_hash_table_iter_next (&iter, &map, &value))
    {
      const MapView   *view = value;
      g_autofree char *group = g_strconcat (MAP_GROUP, map, NULL);

      if (!tl_table_get_kind (table, map, TL_KIND_MAP))
        continue;
      g_key_file_set_double (keys, group, "zoom", view->zoom);
      g_key_file_set_double (keys, group, "x", view->x);
      g_key_file_set_double (keys, group, "y", view->y);
      g_key_file_set_integer (keys, group, "fit", view->fit);
    }
}

/**
 * tl_window_save_view:
 * @self: a window
 *
 * Remembers how its document is looked at.
 */
void
tl_window_save_view (TlWindow *self)
{
  g_autofree char *path = self->file ? dup_path (self) : NULL;
  g_autofree char *folder = path ? g_path_get_dirname (path) : NULL;
  g_autoptr (GKeyFile) keys = g_key_file_new ();

  /* Untitled work has no place to come back to. */
  if (!path || !tl_document_file_get_file (self->file))
    return;
  note_view (self);
  g_key_file_set_string (keys, GROUP, "map", tl_window_get_map (self));
  save_views (self, keys);
  g_key_file_set_boolean (keys, GROUP, "pane", tl_pane_get_shown (self->pane));
  g_key_file_set_boolean (keys, GROUP, "outline", tl_window_shows_outline (self));
  save_selection (self, keys);
  if (g_mkdir_with_parents (folder, 0700) == 0)
    g_key_file_save_to_file (keys, path, NULL);
}

static gboolean
read_number (GKeyFile *keys, const char *group, const char *key, double *value)
{
  g_autoptr (GError) error = NULL;

  *value = g_key_file_get_double (keys, group, key, &error);
  return !error && isfinite (*value);
}

static void
read_views (TlWindow *self, GKeyFile *keys)
{
  g_auto (GStrv) groups = g_key_file_get_groups (keys, NULL);

  for (guint i = 0; groups[i]; i++)
    {
      MapView view;

      if (!g_str_has_prefix (groups[i], MAP_GROUP) ||
          !read_number (keys, groups[i], "zoom", &view.zoom) ||
          !read_number (keys, groups[i], "x", &view.x) ||
          !read_number (keys, groups[i], "y", &view.y))
        continue;
      view.fit = g_key_file_get_integer (keys, groups[i], "fit", NULL);
      g_hash_table_insert (self->views,
                           g_strdup (groups[i] + strlen (MAP_GROUP)),
                           g_memdup2 (&view, sizeof view));
    }
}

/**
 * tl_window_restore_view:
 * @self: a window whose document was just set
 *
 * Looks at the document as last time; a document not seen before is placed by the canvas.
 */
void
tl_window_restore_view (TlWindow *self)
{
  g_autofree char *path = tl_document_file_get_file (self->file) ? dup_path (self) : NULL;
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *map = NULL;

  tl_pane_set_shown (self->pane, FALSE);
  tl_window_show_outline (self, FALSE);
  g_hash_table_remove_all (self->views);
  if (!path || !g_key_file_load_from_file (keys, path, G_KEY_FILE_NONE, NULL))
    return;
  read_views (self, keys);
  map = g_key_file_get_string (keys, GROUP, "map", NULL);
  if (map && tl_table_get_kind (tl_document_get_table (tl_document_file_get_document (self->file)),
                                map,
                                TL_KIND_MAP))
    tl_window_set_map (self, map);
  restore_selection (self, keys);
  show_view (self);
  tl_pane_set_shown (self->pane, g_key_file_get_boolean (keys, GROUP, "pane", NULL));
  tl_window_show_outline (self, g_key_file_get_boolean (keys, GROUP, "outline", NULL));
}

/**
 * tl_window_view_map_changed:
 * @self: a window whose canvas shows another map
 *
 * Looks at the map as last time.
 */
void
tl_window_view_map_changed (TlWindow *self)
{
  g_free (self->viewed_map);
  self->viewed_map = g_strdup (tl_window_get_map (self));
  show_view (self);
}

/**
 * tl_window_views_init:
 * @self: a window being made
 *
 * Begins to note how each map is looked at.
 */
void
tl_window_views_init (TlWindow *self)
{
  self->views = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_signal_connect_object (self->canvas,
                           "view-changed",
                           G_CALLBACK (note_view),
                           self,
                           G_CONNECT_SWAPPED);
}
