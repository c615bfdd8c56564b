/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Cards that open a journey of their own: another map of the document, or one in another file. The
 * window goes there and remembers where it came from; a button over the map leads back. What a card
 * opens is said by its field (tl-opens.h). */
#include "config.h"

#include "app/tl-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "canvas/tl-map-name.h"
#include "compat/tl-compat.h"
#include "map/tl-edit.h"
#include "map/tl-opens.h"

#include "app/tl-app-data.h"
#include "app/tl-application.h"

/* A way of this length is remembered; nobody goes back further. */
#define MOST_STEPS 50

/* Where somebody came from. */
typedef struct
{
  char *map;
  char *card;
} Step;

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->map);
  g_free (step->card);
  g_free (step);
}

static const TlTable *
get_table (TlWindow *self)
{
  return tl_document_get_table (tl_document_file_get_document (self->file));
}

/* The card that is selected, or has the focus; NULL when it is none, or several. */
static const TlRecord *
get_card (TlWindow *self)
{
  const char *const *ids;

  if (!self->file)
    return NULL;
  ids = tl_canvas_get_selection (self->canvas);
  if (ids[0] && ids[1])
    return NULL;
  return tl_table_get_kind (get_table (self),
                            ids[0] ? ids[0] : tl_canvas_get_focus (self->canvas).id,
                            TL_KIND_CARD);
}

/* --- Back --------------------------------------------------------------------------------------
 */

static void
update_back (TlWindow *self)
{
  const Step     *last = NULL;
  const TlRecord *map = NULL;

  /* Maps that are gone, or that somebody went back to by another way. */
  while (self->file && self->way->len > 0)
    {
      last = g_ptr_array_index (self->way, self->way->len - 1);
      map = tl_table_get_kind (get_table (self), last->map, TL_KIND_MAP);
      if (map && g_strcmp0 (last->map, tl_window_get_map (self)) != 0)
        break;
      map = NULL;
      g_ptr_array_set_size (self->way, self->way->len - 1);
    }
  gtk_widget_set_visible (self->back_button, map != NULL);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (
                                 g_action_map_lookup_action (G_ACTION_MAP (self), "journey-back")),
                               map != NULL);
  if (map)
    {
      g_autofree char *name = tl_map_name_dup (map);
      /* Translators: the name of a map. */
      g_autofree char *text = g_strdup_printf (_ ("Back to “%s”"), name);

      gtk_label_set_text (GTK_LABEL (g_object_get_data (G_OBJECT (self->back_button), "tl-label")),
                          text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->back_button),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      text,
                                      -1);
    }
}

static void
remember (TlWindow *self, const TlRecord *card)
{
  Step *step = g_new (Step, 1);

  step->map = g_strdup (tl_window_get_map (self));
  step->card = g_strdup (tl_record_get_id (card));
  if (self->way->len >= MOST_STEPS)
    g_ptr_array_remove_index (self->way, 0);
  g_ptr_array_add (self->way, step);
}

static void
focus_card (TlWindow *self, const char *card)
{
  TlPlace place = tl_scene_place_of (tl_canvas_get_scene (self->canvas), card);

  if (place.type != TL_PLACE_CARD)
    return;
  tl_canvas_select (self->canvas, (const char *const[]){ card, NULL });
  tl_canvas_focus_place (self->canvas, &place);
}

static void
activate_back (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TlWindow *self = data;
  Step     *last;

  if (self->way->len == 0)
    return;
  last = g_ptr_array_steal_index (self->way, self->way->len - 1);
  tl_window_show_page (self, "map");
  tl_window_set_map (self, last->map);
  focus_card (self, last->card);
  tl_window_focus_content (self);
  step_free (last);
  update_back (self);
}

/* --- There -------------------------------------------------------------------------------------
 */

static void
open_map (TlWindow *self, const char *map, const TlRecord *card)
{
  g_autofree char *to = g_strdup (map);

  if (!tl_table_get_kind (get_table (self), map, TL_KIND_MAP))
    {
      tl_window_show_notice (self,
                             _ ("The map that this card opens is not in this document"),
                             FALSE);
      return;
    }
  if (g_strcmp0 (map, tl_window_get_map (self)) == 0)
    return;
  remember (self, card);
  tl_window_show_page (self, "map");
  tl_window_set_map (self, to);
  tl_window_focus_content (self);
  update_back (self);
}

static void
open_file (TlWindow *self, const char *path, const char *map)
{
  GFile *own = tl_document_file_get_file (self->file);
  g_autoptr (GFile) folder = own ? g_file_get_parent (own) : NULL;
  g_autoptr (GFile) file = NULL;

  if (!folder && !g_path_is_absolute (path))
    {
      tl_window_show_error (self,
                            _ ("The Journey Could Not Be Opened"),
                            _ ("It stands beside this document, which has no place yet. Save it "
                               "first."));
      return;
    }
  file = folder ? g_file_resolve_relative_path (folder, path) : g_file_new_for_path (path);
  tl_application_open_map (TL_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))),
                           file,
                           map,
                           GTK_WINDOW (self));
}

static void
activate_open (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TlWindow        *self = data;
  const TlRecord  *card = get_card (self);
  g_autofree char *file = NULL;
  g_autofree char *map = NULL;

  if (!card || !tl_opens_read (tl_record_get_text (card, TL_CARD_OPENS), &file, &map))
    return;
  if (file)
    open_file (self, file, map);
  else
    open_map (self, map, card);
}

/* --- Linking -----------------------------------------------------------------------------------
 */

static void
set_opens (TlWindow *self, const char *card, const char *text)
{
  TlDocument *document = tl_document_file_get_document (self->file);

  if (!tl_table_get_kind (tl_document_get_table (document), card, TL_KIND_CARD))
    return;
  tl_document_begin (document, *text ? _ ("Link to Journey") : _ ("Remove Link to Journey"));
  tl_edit_set_text (document, card, TL_CARD_OPENS, text);
  tl_document_commit (document);
}

static void
activate_link (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TlWindow       *self = data;
  const TlRecord *card = get_card (self);

  if (card)
    set_opens (self, tl_record_get_id (card), g_variant_get_string (parameter, NULL));
}

static void
activate_unlink (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TlWindow       *self = data;
  const TlRecord *card = get_card (self);

  if (card)
    set_opens (self, tl_record_get_id (card), "");
}

/* A map of its own: what is a touchpoint here is a whole journey there. */
static void
activate_new (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TlWindow        *self = data;
  TlDocument      *document = tl_document_file_get_document (self->file);
  const TlRecord  *card = get_card (self);
  g_autofree char *card_id = NULL;
  g_autofree char *id = NULL;
  const TlRecord  *map;

  if (!card)
    return;
  card_id = g_strdup (tl_record_get_id (card));
  map = tl_table_get (get_table (self), tl_window_get_map (self));
  tl_window_commit_writing (self);
  tl_document_begin (document, _ ("New Map for Card"));
  id = tl_edit_add_map (document, tl_record_get_text (card, TL_CARD_TITLE));
  tl_edit_add_usual_frame (document, id);
  tl_edit_set_list (document, id, TL_MAP_PERSONAS, tl_record_get_list (map, TL_MAP_PERSONAS));
  tl_edit_set_text (document, card_id, TL_CARD_OPENS, id);
  tl_document_commit (document);
  open_map (self, id, tl_table_get (get_table (self), card_id));
}

/* How a file is named from a folder: "other.journey", "../maps/other.journey". */
static char *
dup_relative (GFile *folder, GFile *file)
{
  g_autoptr (GString) path = g_string_new (NULL);
  g_autoptr (GFile) from = folder ? g_object_ref (folder) : NULL;

  while (from)
    {
      g_autofree char *below = g_file_get_relative_path (from, file);
      GFile           *up;

      if (below)
        {
          g_string_append (path, below);
          return g_string_free (g_steal_pointer (&path), FALSE);
        }
      g_string_append (path, "../");
      up = g_file_get_parent (from);
      g_object_unref (from);
      from = up;
    }
  return g_file_get_path (file);
}

typedef struct
{
  TlWindow *window;
  char     *card;
} FileQuestion;

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FileQuestion *question = user_data;
  TlWindow     *self = question->window;
  g_autoptr (GFile) file = tl_compat_open_file_finish (result, NULL);
  GFile *own = self->file ? tl_document_file_get_file (self->file) : NULL;
  g_autoptr (GFile) folder = own ? g_file_get_parent (own) : NULL;
  g_autofree char *path = file ? dup_relative (folder, file) : NULL;
  g_autofree char *text = path ? tl_opens_write (path, NULL) : NULL;

  if (text && self->file && !tl_document_file_is_read_only (self->file))
    set_opens (self, question->card, text);
  g_object_unref (question->window);
  g_free (question->card);
  g_free (question);
}

static void
activate_file (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const TlCompatFilter filters[] = { { _ ("Journey maps"), "journey", TL_MIME_TYPE } };
  TlWindow            *self = data;
  const TlRecord      *card = get_card (self);
  GFile               *own = self->file ? tl_document_file_get_file (self->file) : NULL;
  g_autoptr (GFile) folder = own ? g_file_get_parent (own) : NULL;
  FileQuestion *question;

  if (!card)
    return;
  question = g_new0 (FileQuestion, 1);
  question->window = g_object_ref (self);
  question->card = g_strdup (tl_record_get_id (card));
  tl_compat_open_file_async (GTK_WINDOW (self),
                             _ ("Link to a Journey"),
                             filters,
                             G_N_ELEMENTS (filters),
                             folder,
                             file_chosen_cb,
                             question);
}

/* --- Following ---------------------------------------------------------------------------------
 */

/**
 * tl_window_update_journeys:
 * @self: a window
 *
 * Enables what can be done with the journey of the card that is selected.
 */
void
tl_window_update_journeys (TlWindow *self)
{
  static const char *const edits[] = { "link-journey", "new-journey", "choose-journey" };
  const TlRecord          *card = get_card (self);
  const char              *text = card ? tl_record_get_text (card, TL_CARD_OPENS) : "";
  gboolean                 opens = *text != '\0';
  gboolean                 writable = card && !tl_document_file_is_read_only (self->file);

  /* While somebody writes the key means the lane below. */
  g_simple_action_set_enabled (G_SIMPLE_ACTION (
                                 g_action_map_lookup_action (G_ACTION_MAP (self), "open-journey")),
                               opens && !tl_window_is_writing (self));
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (
                                   g_action_map_lookup_action (G_ACTION_MAP (self), edits[i])),
                                 writable);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self),
                                                                            "unlink-journey")),
                               writable && opens);
  /* Of the maps that it could open, the menu marks the one that it does. */
  g_simple_action_set_state (G_SIMPLE_ACTION (
                               g_action_map_lookup_action (G_ACTION_MAP (self), "link-journey")),
                             g_variant_new_string (text));
  update_back (self);
}

/**
 * tl_window_show_map_of_link:
 * @self: a window with a document
 * @map: (nullable): the id that a link names
 *
 * Shows the map that somebody came for; says so where there is none.
 */
void
tl_window_show_map_of_link (TlWindow *self, const char *map)
{
  g_return_if_fail (TL_IS_WINDOW (self));
  g_return_if_fail (self->file != NULL);

  if (!map)
    return;
  if (tl_table_get_kind (get_table (self), map, TL_KIND_MAP))
    tl_window_set_map (self, map);
  else
    tl_window_show_notice (self, _ ("The map that the card opens is not in this file"), FALSE);
}

static void
add_back_button (TlWindow *self)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self->canvas), GTK_TYPE_OVERLAY);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("go-previous-symbolic");
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  self->back_button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->back_button), box);
  g_object_set_data (G_OBJECT (self->back_button), "tl-label", label);
  gtk_widget_set_focus_on_click (self->back_button, FALSE);
  gtk_widget_set_halign (self->back_button, GTK_ALIGN_START);
  gtk_widget_set_valign (self->back_button, GTK_ALIGN_END);
  gtk_widget_add_css_class (self->back_button, "back-pill");
  gtk_widget_set_tooltip_text (self->back_button, _ ("Back (Alt+Backspace)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Back"),
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->back_button), "win.journey-back");
  gtk_widget_set_visible (self->back_button, FALSE);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->back_button);
}

static void
focus_moved_cb (TlWindow *self)
{
  tl_window_update_journeys (self);
}

/**
 * tl_window_journeys_init:
 * @self: a window being made
 *
 * Adds the actions of journeys, and the button that leads back.
 */
void
tl_window_journeys_init (TlWindow *self)
{
  static const GActionEntry entries[] = {
    { "open-journey", activate_open }, { "link-journey", activate_link, "s", "''" },
    { "new-journey", activate_new },   { "choose-journey", activate_file },
    { "journey-back", activate_back }, { "unlink-journey", activate_unlink },
  };

  self->way = g_ptr_array_new_with_free_func (step_free);
  add_back_button (self);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (self->canvas,
                           "notify::focus-id",
                           G_CALLBACK (focus_moved_cb),
                           self,
                           G_CONNECT_SWAPPED);
}
