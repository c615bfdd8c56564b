/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How a document was last looked at: zoom, scroll, what is selected and the pane, one small file a
 * document id under the state folder, beside no document. It is worth nothing when it is lost or
 * wrong: then the view begins as for a new document. A few hundred bytes, so it is read and written
 * in place. */
#include "config.h"

#include "app/tl-window-private.h"

#include <math.h>

#define GROUP "view"

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
  double x;
  double y;

  /* Untitled work has no place to come back to. */
  if (!path || !tl_document_file_get_file (self->file))
    return;
  tl_canvas_get_offset (self->canvas, &x, &y);
  g_key_file_set_double (keys, GROUP, "zoom", tl_canvas_get_zoom (self->canvas));
  g_key_file_set_double (keys, GROUP, "x", x);
  g_key_file_set_double (keys, GROUP, "y", y);
  g_key_file_set_integer (keys, GROUP, "fit", tl_canvas_get_fit (self->canvas));
  g_key_file_set_boolean (keys, GROUP, "pane", tl_pane_get_shown (self->pane));
  g_key_file_set_boolean (keys, GROUP, "outline", tl_window_shows_outline (self));
  save_selection (self, keys);
  if (g_mkdir_with_parents (folder, 0700) == 0)
    g_key_file_save_to_file (keys, path, NULL);
}

static gboolean
read_number (GKeyFile *keys, const char *key, double *value)
{
  g_autoptr (GError) error = NULL;

  *value = g_key_file_get_double (keys, GROUP, key, &error);
  return !error && isfinite (*value);
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
  double zoom;
  double x;
  double y;
  int    fit;

  tl_pane_set_shown (self->pane, FALSE);
  tl_window_show_outline (self, FALSE);
  if (!path || !g_key_file_load_from_file (keys, path, G_KEY_FILE_NONE, NULL) ||
      !read_number (keys, "zoom", &zoom) || !read_number (keys, "x", &x) ||
      !read_number (keys, "y", &y))
    return;
  restore_selection (self, keys);
  fit = g_key_file_get_integer (keys, GROUP, "fit", NULL);
  if (fit == TL_CANVAS_FIT_WHOLE)
    tl_canvas_fit (self->canvas);
  else if (fit != TL_CANVAS_FIT_FIRST) /* that is chosen anew */
    {
      tl_canvas_set_zoom (self->canvas, zoom);
      tl_canvas_set_offset (self->canvas, x, y);
    }
  tl_pane_set_shown (self->pane, g_key_file_get_boolean (keys, GROUP, "pane", NULL));
  tl_window_show_outline (self, g_key_file_get_boolean (keys, GROUP, "outline", NULL));
}
