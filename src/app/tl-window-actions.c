/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What buttons, menus and keys of the window do. Whatever changes the map is the canvas's action:
 * the header is no part of the canvas, so the window has an action of the same name that passes it
 * on. Such an action is passed on when the menu that called it has gone, because what it does often
 * begins with writing, and a closing menu takes the focus with it. */
#include "config.h"

#include "app/tl-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "canvas/tl-step-name.h"
#include "compat/tl-compat.h"
#include "map/tl-edit-structure.h"

#include "app/tl-app-data.h"
#include "app/tl-application.h"
#include "app/tl-inspector.h"
#include "app/tl-shortcuts.h"
#include "app/tl-template-dialog.h"

typedef enum
{
  NEEDS_NOTHING,
  NEEDS_DOCUMENT,
  NEEDS_WRITABLE,
  NEEDS_SELECTION, /* of a document that may be changed */
} Needs;

typedef struct
{
  const char *name;
  const char *parameter; /* variant type, or NULL */
  Needs       needs;
  void (*activate) (TlWindow *self, GVariant *parameter); /* NULL = the canvas's action */
} WindowAction;

static TlApplication *
get_program (TlWindow *self)
{
  return TL_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

static void
activate_new (TlWindow *self, GVariant *parameter)
{
  tl_application_new_map (get_program (self), GTK_WINDOW (self));
}

static void
activate_start_page (TlWindow *self, GVariant *parameter)
{
  TlWindow *window = self;

  if (!tl_window_can_take_document (self))
    window = tl_window_new (ADW_APPLICATION (get_program (self)), self->settings);
  tl_window_set_document_file (window, NULL);
  gtk_window_present (GTK_WINDOW (window));
}

static void
open_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlWindow) self = user_data;
  g_autoptr (GFile) file = tl_compat_open_file_finish (result, NULL);

  if (file && gtk_window_get_application (GTK_WINDOW (self)))
    tl_application_open (get_program (self), file, TL_OPEN_NORMAL, GTK_WINDOW (self));
}

static void
activate_open (TlWindow *self, GVariant *parameter)
{
  const TlCompatFilter filters[] = {
    { _ ("Journey maps"), "journey", TL_MIME_TYPE },
    { _ ("SVG pictures with a map inside"), "svg", "image/svg+xml" },
    { _ ("PNG pictures with a map inside"), "png", "image/png" },
    { _ ("All files"), NULL, NULL },
  };
  GFile *file = self->file ? tl_document_file_get_file (self->file) : NULL;
  g_autoptr (GFile) folder = file ? g_file_get_parent (file) : NULL;

  tl_compat_open_file_async (GTK_WINDOW (self),
                             _ ("Open a Map"),
                             filters,
                             G_N_ELEMENTS (filters),
                             folder,
                             open_chosen_cb,
                             g_object_ref (self));
}

static void
activate_open_uri (TlWindow *self, GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  tl_application_open (get_program (self), file, TL_OPEN_NORMAL, GTK_WINDOW (self));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  tl_window_save_finish (TL_WINDOW (source), result);
}

static void
activate_save (TlWindow *self, GVariant *parameter)
{
  tl_window_save_async (self, FALSE, saved_cb, NULL);
}

static void
activate_save_as (TlWindow *self, GVariant *parameter)
{
  tl_window_save_async (self, TRUE, saved_cb, NULL);
}

static void
activate_save_as_template (TlWindow *self, GVariant *parameter)
{
  tl_window_commit_writing (self);
  tl_template_dialog_show (self);
}

static void
activate_export (TlWindow *self, GVariant *parameter)
{
  tl_window_export (self, NULL);
}

static void
activate_print (TlWindow *self, GVariant *parameter)
{
  tl_window_print (self);
}

/* The canvas knows whether undo means typing, a gesture or the map. */
static void
activate_undo (TlWindow *self, GVariant *parameter)
{
  if (self->outline && tl_outline_undo_typing (self->outline))
    return;
  gtk_widget_activate_action (GTK_WIDGET (self->canvas), "canvas.undo", NULL);
}

static void
activate_redo (TlWindow *self, GVariant *parameter)
{
  if (self->outline && tl_outline_redo_typing (self->outline))
    return;
  gtk_widget_activate_action (GTK_WIDGET (self->canvas), "canvas.redo", NULL);
}

static void
activate_history (TlWindow *self, GVariant *parameter)
{
  tl_window_show_history (self);
}

static void
activate_close (TlWindow *self, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
activate_shortcuts (TlWindow *self, GVariant *parameter)
{
  tl_shortcuts_show (GTK_WINDOW (self));
}

static void
activate_about (TlWindow *self, GVariant *parameter)
{
  tl_compat_show_about (GTK_WINDOW (self),
                        TL_APPLICATION_ID,
                        _ ("Throughline"),
                        TL_VERSION,
                        _ ("Customer journey maps, drawn in the room"));
}

static void
activate_add_persona (TlWindow *self, GVariant *parameter)
{
  tl_window_show_panel (self, "details");
  tl_inspector_add_persona (self->inspector);
}

static void
activate_persona (TlWindow *self, GVariant *parameter)
{
  tl_window_show_persona (self, g_variant_get_string (parameter, NULL));
}

static void
activate_find (TlWindow *self, GVariant *parameter)
{
  if (tl_window_pass_to_outline (self, "filter"))
    return;
  tl_window_show_page (self, "map");
  tl_search_bar_open (self->search_bar, FALSE);
}

static void
activate_replace (TlWindow *self, GVariant *parameter)
{
  if (!tl_window_shows_outline (self))
    tl_window_show_page (self, "map");
  tl_search_bar_open (self->search_bar, TRUE);
}

static void
activate_find_next (TlWindow *self, GVariant *parameter)
{
  tl_search_bar_step (self->search_bar, 1);
}

static void
activate_find_previous (TlWindow *self, GVariant *parameter)
{
  tl_search_bar_step (self->search_bar, -1);
}

static void
activate_next_region (TlWindow *self, GVariant *parameter)
{
  tl_window_cycle_regions (self, 1);
}

static void
activate_previous_region (TlWindow *self, GVariant *parameter)
{
  tl_window_cycle_regions (self, -1);
}

static void
activate_go_to (TlWindow *self, GVariant *parameter)
{
  gtk_menu_button_popup (self->go_button);
}

/* The focus follows to where it leads. */
static void
activate_go_to_stage (TlWindow *self, GVariant *parameter)
{
  tl_window_pass_to_canvas (self, "go-to-stage", parameter, TRUE);
}

static void
activate_research_plan (TlWindow *self, GVariant *parameter)
{
  tl_window_show_research_plan (self);
}

static const WindowAction window_actions[] = {
  { "new", NULL, NEEDS_NOTHING, activate_new },
  { "start-page", NULL, NEEDS_NOTHING, activate_start_page },
  { "open", NULL, NEEDS_NOTHING, activate_open },
  { "open-uri", "s", NEEDS_NOTHING, activate_open_uri },
  { "save", NULL, NEEDS_WRITABLE, activate_save },
  { "save-as", NULL, NEEDS_WRITABLE, activate_save_as },
  { "save-as-template", NULL, NEEDS_DOCUMENT, activate_save_as_template },
  { "export", NULL, NEEDS_DOCUMENT, activate_export },
  { "print", NULL, NEEDS_DOCUMENT, activate_print },
  { "copy-picture", NULL, NEEDS_DOCUMENT, NULL },
  { "copy-svg-text", NULL, NEEDS_DOCUMENT, NULL },
  { "undo", NULL, NEEDS_WRITABLE, activate_undo },
  { "redo", NULL, NEEDS_WRITABLE, activate_redo },
  { "history", NULL, NEEDS_WRITABLE, activate_history },
  { "close", NULL, NEEDS_NOTHING, activate_close },
  { "take-guide", NULL, NEEDS_DOCUMENT, tl_window_take_guide },
  { "dismiss-guide", NULL, NEEDS_NOTHING, tl_window_dismiss_guide },
  { "shortcuts", NULL, NEEDS_NOTHING, activate_shortcuts },
  { "about", NULL, NEEDS_NOTHING, activate_about },
  { "find", NULL, NEEDS_DOCUMENT, activate_find },
  { "replace", NULL, NEEDS_WRITABLE, activate_replace },
  { "find-next", NULL, NEEDS_DOCUMENT, activate_find_next },
  { "find-previous", NULL, NEEDS_DOCUMENT, activate_find_previous },
  { "next-region", NULL, NEEDS_NOTHING, activate_next_region },
  { "previous-region", NULL, NEEDS_NOTHING, activate_previous_region },
  { "zoom-in", NULL, NEEDS_DOCUMENT, NULL },
  { "zoom-out", NULL, NEEDS_DOCUMENT, NULL },
  { "zoom-100", NULL, NEEDS_DOCUMENT, NULL },
  { "fit", NULL, NEEDS_DOCUMENT, NULL },
  { "fit-selection", NULL, NEEDS_DOCUMENT, NULL },
  { "research-plan", NULL, NEEDS_DOCUMENT, activate_research_plan },
  { "go-to", NULL, NEEDS_DOCUMENT, activate_go_to },
  { "go-to-stage", "s", NEEDS_DOCUMENT, activate_go_to_stage },
  { "text-larger", NULL, NEEDS_WRITABLE, NULL },
  { "text-smaller", NULL, NEEDS_WRITABLE, NULL },
  { "text-reset", NULL, NEEDS_WRITABLE, NULL },
  { "add-stage", NULL, NEEDS_WRITABLE, NULL },
  { "add-step", NULL, NEEDS_WRITABLE, NULL },
  { "choose-lane", NULL, NEEDS_WRITABLE, NULL },
  { "add-persona", NULL, NEEDS_WRITABLE, activate_add_persona },
  { "persona", "s", NEEDS_DOCUMENT, activate_persona },
  { "pain-point", NULL, NEEDS_WRITABLE, NULL },
  { "opportunity", NULL, NEEDS_WRITABLE, NULL },
  { "delete", NULL, NEEDS_SELECTION, NULL },
  { "duplicate", NULL, NEEDS_SELECTION, NULL },
  { "park", NULL, NEEDS_SELECTION, NULL },
  { "comment", NULL, NEEDS_DOCUMENT, NULL },
};

/* --- Passing on to the canvas ------------------------------------------------------------------
 */

typedef struct
{
  TlWindow *window;
  char     *name;
  GVariant *parameter;
  gboolean  focus;
} Passed;

static void
passed_free (gpointer data)
{
  Passed *passed = data;

  g_object_unref (passed->window);
  g_free (passed->name);
  g_clear_pointer (&passed->parameter, g_variant_unref);
  g_free (passed);
}

static gboolean
pass_cb (gpointer data)
{
  Passed    *passed = data;
  GtkWidget *canvas = GTK_WIDGET (passed->window->canvas);

  if (!passed->window->file ||
      tl_window_pass_to_outline (passed->window, passed->name + strlen ("canvas.")))
    return G_SOURCE_REMOVE;
  /* What the outline cannot do is done, and seen, on the map. */
  tl_window_show_outline (passed->window, FALSE);
  if (passed->focus && !gtk_widget_get_focus_child (canvas) && !gtk_widget_has_focus (canvas))
    gtk_widget_grab_focus (canvas);
  gtk_widget_activate_action_variant (canvas, passed->name, passed->parameter);
  return G_SOURCE_REMOVE;
}

/**
 * tl_window_pass_to_canvas:
 * @self: a window with a document
 * @name: an action of the canvas, without "canvas."
 * @parameter: (nullable): its parameter
 * @focus: whether the canvas gets the focus if it has it not
 *
 * Has the canvas do something once the menu that asked for it has gone.
 */
void
tl_window_pass_to_canvas (TlWindow *self, const char *name, GVariant *parameter, gboolean focus)
{
  Passed *passed = g_new0 (Passed, 1);

  passed->window = g_object_ref (self);
  passed->name = g_strconcat ("canvas.", name, NULL);
  passed->parameter = parameter ? g_variant_ref (parameter) : NULL;
  passed->focus = focus;
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, pass_cb, passed, passed_free);
}

static void
activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TlWindow           *self = user_data;
  const WindowAction *entry = g_object_get_data (G_OBJECT (action), "tl-entry");

  if (entry->activate)
    entry->activate (self, parameter);
  else
    tl_window_pass_to_canvas (self, entry->name, parameter, entry->needs != NEEDS_DOCUMENT);
}

/* --- State -------------------------------------------------------------------------------------
 */

static gboolean
meets (TlWindow *self, Needs needs)
{
  gboolean document = self->file != NULL;
  gboolean writable = document && !tl_document_file_is_read_only (self->file);

  switch (needs)
    {
    case NEEDS_DOCUMENT:
      return document;
    case NEEDS_WRITABLE:
      return writable;
    case NEEDS_SELECTION:
      return writable && *tl_canvas_get_selection (self->canvas);
    case NEEDS_NOTHING:
    default:
      return TRUE;
    }
}

/* Zoom and fit: other pages have neither. */
static gboolean
is_about_view (const WindowAction *entry)
{
  return !entry->activate && entry->needs == NEEDS_DOCUMENT;
}

static void
set_enabled (TlWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  if (g_action_get_enabled (action) != enabled)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* "Undo Move 3 Cards to “Purchase” (Ctrl+Z)": the button says what it will take back. */
static void
describe_step (
  TlDocument *document, GtkWidget *button, const char *verb, TlChangeSet *step, const char *key)
{
  g_autofree char *name =
    step ? tl_step_name_describe (tl_document_get_table (document), step) : NULL;
  g_autofree char *label = name ? g_strdup_printf ("%s %s", verb, name) : g_strdup (verb);
  g_autofree char *tooltip = g_strdup_printf ("%s (%s)", label, key);

  if (g_strcmp0 (gtk_widget_get_tooltip_text (button), tooltip) == 0)
    return;
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
}

/* What changes the structure is disabled while it is locked. */
static gboolean
is_locked (TlWindow *self, TlDocument *document)
{
  return document != NULL &&
         tl_edit_is_locked (tl_document_get_table (document), tl_canvas_get_map (self->canvas));
}

static void
update_history (TlWindow *self, TlDocument *document)
{
  TlChangeSet *undo = document ? tl_document_get_undo_step (document, 0) : NULL;
  TlChangeSet *redo = document ? tl_document_get_redo_step (document, 0) : NULL;

  describe_step (document, self->undo_button, _ ("Undo"), undo, _ ("Ctrl+Z"));
  describe_step (document, self->redo_button, _ ("Redo"), redo, _ ("Ctrl+Shift+Z"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->history_button), undo || redo);
}

/**
 * tl_window_update_actions:
 * @self: a window
 *
 * Enables what can be done now, and names what undo and redo would do.
 */
void
tl_window_update_actions (TlWindow *self)
{
  static const char *const structural[] = { "add-stage", "add-step", "choose-lane" };

  TlDocument *document = self->file ? tl_document_file_get_document (self->file) : NULL;
  gboolean    writable = meets (self, NEEDS_WRITABLE);

  for (guint i = 0; i < G_N_ELEMENTS (window_actions); i++)
    if (!g_str_equal (window_actions[i].name, "undo") &&
        !g_str_equal (window_actions[i].name, "redo"))
      set_enabled (self,
                   window_actions[i].name,
                   meets (self, window_actions[i].needs) &&
                     !(is_about_view (&window_actions[i]) && !tl_window_shows_map (self)));
  set_enabled (self, "page", document != NULL);
  set_enabled (self, "panel", document != NULL);
  tl_window_update_switches (self, document, writable);
  for (guint i = 0; is_locked (self, document) && i < G_N_ELEMENTS (structural); i++)
    set_enabled (self, structural[i], FALSE);
  tl_window_update_map_actions (self);
  tl_window_update_journeys (self);
  /* While writing, undo may mean typing. */
  set_enabled (self,
               "undo",
               writable && (tl_document_can_undo (document) || tl_window_is_writing (self)));
  set_enabled (self,
               "redo",
               writable && (tl_canvas_can_redo (self->canvas) ||
                            (tl_window_is_writing (self) && !tl_canvas_is_writing (self->canvas))));
  update_history (self, document);
}

/**
 * tl_window_install_actions:
 * @self: a window being made
 *
 * Adds the window's actions and its menus.
 */
void
tl_window_install_actions (TlWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (window_actions); i++)
    {
      const WindowAction *entry = &window_actions[i];
      GSimpleAction      *action =
        g_simple_action_new (entry->name,
                             entry->parameter ? G_VARIANT_TYPE (entry->parameter) : NULL);

      g_object_set_data (G_OBJECT (action), "tl-entry", (gpointer) entry);
      g_signal_connect (action, "activate", G_CALLBACK (activated_cb), self);
      g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
      g_object_unref (action);
    }
  tl_window_switches_init (self);
  tl_window_menus_init (self);
}
