/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done on the page of personas, each an action and a step of undo. */
#include "config.h"

#include "app/tl-persona-page-private.h"

#include <glib/gi18n-lib.h>

#include "canvas/tl-step-name.h"

#include "app/tl-window-private.h"

typedef void (*Verb) (TlPersonaPage *self);

enum
{
  NEEDS_EDITING = 1 << 0,
  NEEDS_PERSONA = 1 << 1,
};

/* "Move Mia" */
static void
begin (TlPersonaPage *self, const char *format)
{
  g_autofree char *name = tl_step_name_dup_thing (tl_persona_page_get_table (self), self->persona);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *step = g_strjoinv (name, parts);

  tl_document_begin (self->document, step);
}

/* Named at once: the cursor goes to its name. */
static void
add (TlPersonaPage *self)
{
  const char *map =
    tl_table_get_kind (tl_persona_page_get_table (self), self->map, TL_KIND_MAP) ? self->map : NULL;
  g_autofree char *id = NULL;

  tl_document_begin (self->document, _ ("Add Persona"));
  id = tl_edit_add_persona (self->document, "", map);
  tl_document_commit (self->document);
  tl_persona_page_choose (self, id);
  tl_persona_page_focus_name (self);
}

static void
duplicate (TlPersonaPage *self)
{
  g_autofree char *id = NULL;

  begin (self, _ ("Duplicate %s"));
  id = tl_edit_duplicate_persona (self->document, self->persona);
  tl_document_commit (self->document);
  tl_persona_page_choose (self, id);
}

/* The persona before or after the chosen one, so many places away; NULL = there is none. */
static const char *
find_neighbour (TlPersonaPage *self, int distance)
{
  const GPtrArray *all = tl_persona_get_all (tl_persona_page_get_table (self));
  guint            place;
  int              other;

  if (!g_ptr_array_find ((GPtrArray *) all, tl_persona_page_get_record (self), &place))
    return NULL;
  other = (int) place + distance;
  return other >= 0 && other < (int) all->len ? tl_record_get_id (g_ptr_array_index (all, other))
                                              : NULL;
}

/* Its neighbour is chosen next, in the place that the eye is at. */
static void
delete_persona (TlPersonaPage *self)
{
  g_autofree char *id = g_strdup (self->persona);
  g_autofree char *next = g_strdup (find_neighbour (self, 1));
  g_autofree char *name =
    g_strdup (tl_record_get_text (tl_persona_page_get_record (self), TL_PERSONA_NAME));
  g_autofree char *text = NULL;
  const char      *ids[] = { id, NULL };

  if (!next)
    next = g_strdup (find_neighbour (self, -1));
  text = *name ? g_strdup_printf (_ ("“%s” deleted"), name) : g_strdup (_ ("Persona deleted"));
  begin (self, _ ("Delete %s"));
  g_free (self->persona);
  self->persona = g_steal_pointer (&next);
  tl_edit_delete (self->document, ids, FALSE);
  tl_document_commit (self->document);
  tl_persona_page_notice (self, text, TRUE);
}

static void
move (TlPersonaPage *self, const char *before)
{
  begin (self, _ ("Move %s"));
  tl_edit_move_persona (self->document, self->persona, before);
  tl_document_commit (self->document);
}

static void
move_up (TlPersonaPage *self)
{
  if (find_neighbour (self, -1))
    move (self, find_neighbour (self, -1));
}

static void
move_down (TlPersonaPage *self)
{
  if (find_neighbour (self, 1))
    move (self, find_neighbour (self, 2));
}

static void
export_sheet (TlPersonaPage *self)
{
  TlWindow       *window = tl_persona_page_get_window (self);
  TlExportOptions options = { .what = TL_EXPORT_PERSONA, .subject = self->persona };

  if (window)
    tl_window_export (window, &options);
}

static const struct
{
  const char *name;
  guint       needs;
  Verb        verb;
} verbs[] = {
  { "personas.add", NEEDS_EDITING, add },
  { "personas.copy-from", NEEDS_EDITING, tl_persona_page_copy_from },
  { "personas.update-from", NEEDS_EDITING | NEEDS_PERSONA, tl_persona_page_update_from },
  { "personas.duplicate", NEEDS_EDITING | NEEDS_PERSONA, duplicate },
  { "personas.delete", NEEDS_EDITING | NEEDS_PERSONA, delete_persona },
  { "personas.move-up", NEEDS_EDITING | NEEDS_PERSONA, move_up },
  { "personas.move-down", NEEDS_EDITING | NEEDS_PERSONA, move_down },
  { "personas.choose-portrait", NEEDS_EDITING | NEEDS_PERSONA, tl_persona_page_choose_portrait },
  { "personas.paste-portrait", NEEDS_EDITING | NEEDS_PERSONA, tl_persona_page_paste_portrait },
  { "personas.remove-portrait", NEEDS_EDITING | NEEDS_PERSONA, tl_persona_page_remove_portrait },
  { "personas.export", NEEDS_PERSONA, export_sheet },
};

static void
activate_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlPersonaPage *self = TL_PERSONA_PAGE (widget);

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].name, name) &&
        (!(verbs[i].needs & NEEDS_EDITING) || tl_persona_page_can_edit (self)) &&
        (!(verbs[i].needs & NEEDS_PERSONA) || tl_persona_page_get_record (self)))
      {
        if (self->form)
          tl_form_end_sessions (self->form);
        verbs[i].verb (self);
      }
}

void
tl_persona_page_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    gtk_widget_class_install_action (widget_class, verbs[i].name, NULL, activate_cb);
}

/* Each is enabled where it would do something. */
void
tl_persona_page_update_actions (TlPersonaPage *self)
{
  const TlRecord *persona = tl_persona_page_get_record (self);
  gboolean        can_edit = self->document && !self->read_only;
  GtkWidget      *widget = GTK_WIDGET (self);

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    gtk_widget_action_set_enabled (widget,
                                   verbs[i].name,
                                   (!(verbs[i].needs & NEEDS_EDITING) || can_edit) &&
                                     (!(verbs[i].needs & NEEDS_PERSONA) || persona));
  if (!persona || !can_edit)
    return;
  gtk_widget_action_set_enabled (widget, "personas.move-up", find_neighbour (self, -1) != NULL);
  gtk_widget_action_set_enabled (widget, "personas.move-down", find_neighbour (self, 1) != NULL);
  gtk_widget_action_set_enabled (widget,
                                 "personas.remove-portrait",
                                 tl_persona_get_portrait (tl_persona_page_get_table (self),
                                                          persona) != NULL);
}
