/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The maps of the window's document: adding, copying, ordering and deleting them, and going from
 * one to another. The actions are about the map that is shown. The canvas says when another one is
 * shown, for undo may lead there too; then everything beside it follows. */
#include "config.h"

#include "app/tl-window-private.h"

#include <glib/gi18n-lib.h>

#include "canvas/tl-map-name.h"
#include "map/tl-edit.h"

#include "app/tl-map-tabs.h"

static TlDocument *
get_document (TlWindow *self)
{
  return tl_document_file_get_document (self->file);
}

static const GPtrArray *
get_maps (TlWindow *self)
{
  TlDocument *document = get_document (self);

  return tl_table_get_children (tl_document_get_table (document),
                                tl_document_get_id (document),
                                TL_KIND_MAP);
}

static const TlRecord *
get_map (TlWindow *self)
{
  return tl_table_get_kind (tl_document_get_table (get_document (self)),
                            tl_window_get_map (self),
                            TL_KIND_MAP);
}

/* Where the shown map stands among the maps. */
static guint
get_place (TlWindow *self)
{
  guint place = 0;

  g_ptr_array_find ((GPtrArray *) get_maps (self), get_map (self), &place);
  return place;
}

/* The map at a place, NULL beyond both ends. */
static const char *
get_map_at (TlWindow *self, int place)
{
  const GPtrArray *maps = get_maps (self);

  return place >= 0 && place < (int) maps->len ? tl_record_get_id (maps->pdata[place]) : NULL;
}

/* --- Going there -------------------------------------------------------------------------------
 */

static void
activate_show (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TlWindow *self = data;

  tl_window_set_map (self, g_variant_get_string (parameter, NULL));
}

static void
step (TlWindow *self, int direction)
{
  int n = (int) get_maps (self)->len;

  if (n > 1)
    tl_window_set_map (self, get_map_at (self, ((int) get_place (self) + direction + n) % n));
}

static void
activate_next (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step (data, 1);
}

static void
activate_previous (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step (data, -1);
}

/* --- Adding ------------------------------------------------------------------------------------
 */

/* A further map of the same people. */
static char *
add_map (TlDocument *document, const TlRecord *like)
{
  char *id = tl_edit_add_map (document, "");

  tl_edit_add_usual_frame (document, id);
  if (like)
    tl_edit_set_list (document, id, TL_MAP_PERSONAS, tl_record_get_list (like, TL_MAP_PERSONAS));
  return id;
}

/* With the usual stages and lanes; shown, and its title to be written. */
static void
activate_new (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TlWindow        *self = data;
  TlDocument      *document = get_document (self);
  g_autofree char *id = NULL;

  tl_window_commit_writing (self);
  tl_document_begin (document, _ ("Add Map"));
  id = add_map (document, get_map (self));
  tl_document_commit (document);
  tl_window_show_page (self, "map");
  tl_window_set_map (self, id);
  tl_map_tabs_rename (TL_MAP_TABS (adw_bin_get_child (self->tabs_slot)));
}

static guint
count_states (TlWindow *self, TlMapState state)
{
  const GPtrArray *maps = get_maps (self);
  guint            n = 0;

  for (guint i = 0; i < maps->len; i++)
    n += tl_record_get_integer (maps->pdata[i], TL_MAP_STATE) == (gint64) state;
  return n;
}

/* A to-be map is about the same journey and called the same; of several variants each has a number
 * until somebody names it. */
static char *
dup_copy_title (TlWindow *self, TlMapState state)
{
  const char *title = tl_record_get_text (get_map (self), TL_MAP_TITLE);

  if (state == TL_MAP_STATE_TO_BE || *title == '\0')
    return g_strdup (title);
  if (state == TL_MAP_STATE_VARIANT)
    /* Translators: the title of a map, and the number of its variant. */
    return g_strdup_printf (_ ("%s, variant %u"), title, count_states (self, state) + 1);
  /* Translators: the title of a map. */
  return g_strdup_printf (_ ("%s (copy)"), title);
}

static void
activate_copy (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  static const char *const names[] = { N_ ("Duplicate Map"),
                                       N_ ("Copy as To-Be Map"),
                                       N_ ("Copy as Variant") };
  TlWindow                *self = data;
  TlDocument              *document = get_document (self);
  const TlFieldInfo       *info = tl_kind_get_field (TL_KIND_MAP, TL_MAP_STATE);
  int              state = tl_field_find_value (info, g_variant_get_string (parameter, NULL));
  g_autofree char *title = NULL;
  g_autofree char *id = NULL;

  if (state < 0)
    return;
  tl_window_commit_writing (self);
  title = dup_copy_title (self, (TlMapState) state);
  tl_document_begin (document, _ (names[state]));
  /* A duplicate is of the same state. */
  id = tl_edit_copy_map (document,
                         tl_window_get_map (self),
                         state != TL_MAP_STATE_AS_IS
                           ? (TlMapState) state
                           : (TlMapState) tl_record_get_integer (get_map (self), TL_MAP_STATE),
                         title);
  tl_document_commit (document);
  tl_window_set_map (self, id);
}

/* --- Changing ----------------------------------------------------------------------------------
 */

static void
activate_rename (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TlWindow *self = data;

  tl_map_tabs_rename (TL_MAP_TABS (adw_bin_get_child (self->tabs_slot)));
}

static void
activate_state (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TlWindow          *self = data;
  TlDocument        *document = get_document (self);
  const TlFieldInfo *info = tl_kind_get_field (TL_KIND_MAP, TL_MAP_STATE);
  int                state = tl_field_find_value (info, g_variant_get_string (parameter, NULL));

  if (state < 0 || tl_document_file_is_read_only (self->file))
    return;
  tl_window_commit_writing (self);
  tl_document_begin (document, _ ("Change State of Map"));
  tl_edit_set_integer (document, tl_window_get_map (self), TL_MAP_STATE, state);
  tl_document_commit (document);
}

/* Before @before, NULL = to the end. */
static void
move_map (TlWindow *self, const char *before)
{
  TlDocument      *document = get_document (self);
  g_autofree char *to = g_strdup (before);

  tl_window_commit_writing (self);
  tl_document_begin (document, _ ("Move Map"));
  tl_edit_reorder (document, tl_window_get_map (self), to);
  tl_document_commit (document);
}

static void
activate_move_left (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TlWindow *self = data;
  guint     place = get_place (self);

  if (place > 0)
    move_map (self, get_map_at (self, (int) place - 1));
}

static void
activate_move_right (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TlWindow *self = data;
  guint     place = get_place (self);

  if (place + 1 < get_maps (self)->len)
    move_map (self, get_map_at (self, (int) place + 2));
}

/* "" = the map that is shown. A toast offers to undo it: nothing is asked. */
static void
activate_delete (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TlWindow        *self = data;
  TlDocument      *document = get_document (self);
  const char      *word = g_variant_get_string (parameter, NULL);
  g_autofree char *map = g_strdup (*word ? word : tl_window_get_map (self));
  const char      *ids[] = { map, NULL };
  const TlRecord  *record = tl_table_get_kind (tl_document_get_table (document), map, TL_KIND_MAP);
  g_autofree char *notice = NULL;

  if (!record || get_maps (self)->len < 2)
    return;
  /* Translators: the title of a map. */
  notice = g_strdup_printf (_ ("“%s” deleted"), tl_map_name_get_title (record));
  tl_window_commit_writing (self);
  if (g_strcmp0 (map, tl_window_get_map (self)) == 0)
    step (self, get_place (self) > 0 ? -1 : 1);
  tl_document_begin (document, _ ("Delete Map"));
  tl_edit_delete (document, ids, FALSE);
  tl_document_commit (document);
  tl_window_show_notice (self, notice, TRUE);
}

/* --- Following ---------------------------------------------------------------------------------
 */

static void
set_enabled (TlWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/**
 * tl_window_update_map_actions:
 * @self: a window
 *
 * Enables what can be done with the document's maps, and marks the state of the one shown.
 */
void
tl_window_update_map_actions (TlWindow *self)
{
  gboolean           shown = self->file != NULL;
  gboolean           writable = shown && !tl_document_file_is_read_only (self->file);
  guint              n = shown ? get_maps (self)->len : 0;
  guint              place = shown ? get_place (self) : 0;
  const TlRecord    *map = shown ? get_map (self) : NULL;
  const TlFieldInfo *info = tl_kind_get_field (TL_KIND_MAP, TL_MAP_STATE);
  GAction           *state = g_action_map_lookup_action (G_ACTION_MAP (self), "map-state");

  set_enabled (self, "show-map", shown);
  set_enabled (self, "next-map", n > 1);
  set_enabled (self, "previous-map", n > 1);
  set_enabled (self, "new-map", writable);
  set_enabled (self, "copy-map", writable && map);
  set_enabled (self, "rename-map", writable && n > 1);
  set_enabled (self, "map-state", writable && map);
  set_enabled (self, "delete-map", writable && n > 1);
  set_enabled (self, "move-map-left", writable && place > 0);
  set_enabled (self, "move-map-right", writable && place + 1 < n);
  g_simple_action_set_state (G_SIMPLE_ACTION (state),
                             g_variant_new_string (
                               map ? info->values[tl_record_get_integer (map, TL_MAP_STATE)] : ""));
}

/* Another map is on the canvas. */
static void
map_changed_cb (TlWindow *self)
{
  if (!self->file)
    return;
  tl_window_view_map_changed (self);
  tl_window_update_parts (self);
  tl_window_update_actions (self);
}

/**
 * tl_window_maps_init:
 * @self: a window being made
 *
 * Adds the strip of tabs and the actions of maps.
 */
void
tl_window_maps_init (TlWindow *self)
{
  static const GActionEntry entries[] = {
    { "show-map", activate_show, "s" },         { "next-map", activate_next },
    { "previous-map", activate_previous },      { "new-map", activate_new },
    { "copy-map", activate_copy, "s" },         { "rename-map", activate_rename },
    { "map-state", activate_state, "s", "''" }, { "delete-map", activate_delete, "s" },
    { "move-map-left", activate_move_left },    { "move-map-right", activate_move_right },
  };
  GtkWidget *tabs = tl_map_tabs_new ();

  adw_bin_set_child (self->tabs_slot, tabs);
  g_ptr_array_add (self->parts, tabs);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (self->canvas,
                           "notify::map",
                           G_CALLBACK (map_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}
