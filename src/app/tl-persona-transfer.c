/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Personas of other files. Copying offers those that are not here yet; updating says field by field
 * what would become of the chosen one, and each field can be left as it is. The other file is read
 * in a worker and never written. What is agreed to is one step. */
#include "config.h"

#include "app/tl-persona-page-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "canvas/tl-step-name.h"
#include "compat/tl-compat.h"
#include "store/tl-store.h"

#define DIALOG_WIDTH 480
#define DIALOG_HEIGHT 560
/* Of a field that is much longer only so many lines are shown. */
#define MOST_LINES 4

static const struct
{
  guint       field;
  const char *title;
} titles[] = {
  { TL_PERSONA_NAME, N_ ("Name") },
  { TL_PERSONA_AGE, N_ ("Age") },
  { TL_PERSONA_OCCUPATION, N_ ("Occupation") },
  { TL_PERSONA_GOALS, N_ ("Goals") },
  { TL_PERSONA_CHALLENGES, N_ ("Challenges") },
  { TL_PERSONA_NEEDS, N_ ("Needs") },
  { TL_PERSONA_MOTIVATIONS, N_ ("Motivations") },
  { TL_PERSONA_BEHAVIOURS, N_ ("Behaviors") },
  { TL_PERSONA_DEMOGRAPHICS, N_ ("Demographics") },
  { TL_PERSONA_QUOTE, N_ ("Quote") },
  { TL_PERSONA_PORTRAIT, N_ ("Portrait") },
  { TL_PERSONA_SEGMENT, N_ ("Segment") },
  { TL_PERSONA_COLOR, N_ ("Color") },
};

typedef struct _Transfer Transfer;

struct _Transfer
{
  TlPersonaPage *page;
  TlDocument    *document;
  char          *persona; /* that is updated; NULL = copying */
  GFile         *file;
  TlTable       *other;
  char          *other_persona;
  GArray        *changes;
  GPtrArray     *checks; /* GtkCheckButton, in the rows' order; borrowed */
  GtkWidget     *apply;
};

static void
transfer_free (gpointer data)
{
  Transfer *self = data;

  g_object_unref (self->page);
  g_object_unref (self->document);
  g_free (self->persona);
  g_clear_object (&self->file);
  g_clear_pointer (&self->other, tl_table_unref);
  g_free (self->other_persona);
  g_clear_pointer (&self->changes, g_array_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Transfer, transfer_free)

static char *
dup_file_name (const Transfer *self)
{
  g_autofree char *base = g_file_get_basename (self->file);

  return g_filename_display_name (base);
}

/* --- The dialog --------------------------------------------------------------------------------
 */

static gboolean
is_checked (const Transfer *self, guint i)
{
  return gtk_check_button_get_active (g_ptr_array_index (self->checks, i));
}

static void
update_apply (Transfer *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->checks->len; i++)
    any = any || is_checked (self, i);
  gtk_widget_set_sensitive (self->apply, any);
}

/* A row that is agreed to or not. */
static void
add_row (Transfer *self, GtkWidget *group, const char *title, const char *subtitle, gboolean can)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2 * MOST_LINES);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), can);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  subtitle,
                                  -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_widget_set_sensitive (row, can);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_ptr_array_add (self->checks, check);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (update_apply), self);
}

static gboolean
can_apply (const Transfer *self)
{
  return self->page->document == self->document && tl_persona_page_can_edit (self->page) &&
         (!self->persona || tl_table_get_kind (tl_document_get_table (self->document),
                                               self->persona,
                                               TL_KIND_PERSONA));
}

static void
apply_update (Transfer *self)
{
  g_autofree char *thing =
    tl_step_name_dup_thing (tl_document_get_table (self->document), self->persona);
  g_autofree char *step = g_strdup_printf (_ ("Update %s"), thing);
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->changes->len; i++)
    if (is_checked (self, i))
      g_array_append_val (fields, g_array_index (self->changes, TlPersonaChange, i).field);
  tl_document_begin (self->document, step);
  tl_edit_update_persona (self->document,
                          self->persona,
                          self->other,
                          self->other_persona,
                          (const guint *) (gconstpointer) fields->data,
                          fields->len);
  tl_document_commit (self->document);
  tl_persona_page_notice (self->page, _ ("Persona updated"), TRUE);
}

static void
apply_copy (Transfer *self)
{
  const GPtrArray *all = tl_persona_get_all (self->other);
  g_autofree char *first = NULL;
  g_autofree char *text = NULL;
  const char      *map = self->page->map;
  guint            n = 0;

  if (!tl_table_get_kind (tl_document_get_table (self->document), map, TL_KIND_MAP))
    map = NULL;
  for (guint i = 0; i < self->checks->len; i++)
    n += is_checked (self, i);
  tl_document_begin (self->document, n == 1 ? _ ("Copy Persona") : _ ("Copy Personas"));
  for (guint i = 0; i < all->len; i++)
    if (is_checked (self, i))
      {
        char *id = tl_edit_copy_persona (self->document,
                                         self->other,
                                         tl_record_get_id (g_ptr_array_index (all, i)),
                                         map);

        if (first)
          g_free (id);
        else
          first = id;
      }
  tl_document_commit (self->document);
  tl_persona_page_choose (self->page, first);
  text = g_strdup_printf (ngettext ("%u persona copied", "%u personas copied", n), n);
  tl_persona_page_notice (self->page, text, TRUE);
}

static void
apply_clicked_cb (GtkWindow *dialog, GtkButton *button)
{
  Transfer *self = g_object_get_data (G_OBJECT (dialog), "tl-transfer");

  if (can_apply (self))
    {
      if (self->persona)
        apply_update (self);
      else
        apply_copy (self);
    }
  gtk_window_destroy (dialog);
}

static gboolean
escape_cb (GtkWidget *dialog, GVariant *arguments, gpointer data)
{
  gtk_window_close (GTK_WINDOW (dialog));
  return TRUE;
}

static void
add_escape (GtkWidget *dialog)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape,
                                                                                  0),
                                                          gtk_callback_action_new (escape_cb,
                                                                                   NULL,
                                                                                   NULL)));
  gtk_widget_add_controller (dialog, keys);
}

static GtkWidget *
new_header (Transfer *self, GtkWidget *dialog, const char *verb)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->apply = gtk_button_new_with_mnemonic (verb);
  gtk_widget_add_css_class (self->apply, "suggested-action");
  g_signal_connect_swapped (self->apply, "clicked", G_CALLBACK (apply_clicked_cb), dialog);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), dialog);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->apply);
  return header;
}

/* Takes @self over. The group's rows are added before it is presented. */
static void
present (Transfer *self, const char *title, const char *verb, GtkWidget *group)
{
  GtkWidget *dialog = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_preferences_page_new ();
  TlWindow  *window = tl_persona_page_get_window (self->page);

  gtk_window_set_title (GTK_WINDOW (dialog), title);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), window ? GTK_WINDOW (window) : NULL);
  gtk_window_set_default_size (GTK_WINDOW (dialog), DIALOG_WIDTH, DIALOG_HEIGHT);
  gtk_box_append (GTK_BOX (box), new_header (self, dialog, verb));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (dialog), box);
  add_escape (dialog);
  update_apply (self);
  gtk_window_set_default_widget (GTK_WINDOW (dialog), self->apply);
  if (gtk_widget_get_sensitive (self->apply))
    gtk_window_set_focus (GTK_WINDOW (dialog), self->apply);
  g_object_set_data_full (G_OBJECT (dialog), "tl-transfer", self, transfer_free);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- Updating ----------------------------------------------------------------------------------
 */

static const char *
get_title (guint field)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (titles[i].field == field)
      return _ (titles[i].title);
  return tl_kind_get_field (TL_KIND_PERSONA, field)->name;
}

/* A value in a few lines; a portrait is told by its words, or that there is one. */
static char *
dup_shown (const TlTable *table, const char *persona, guint field, const char *value)
{
  g_auto (GStrv) lines = g_strsplit (value, "\n", -1);

  if (*value)
    return g_strjoinv (" · ", lines);
  if (field == TL_PERSONA_PORTRAIT &&
      tl_persona_get_portrait (table, tl_table_get (table, persona)))
    return g_strdup (_ ("a picture"));
  return g_strdup (_ ("nothing"));
}

static void
add_change (Transfer *self, GtkWidget *group, const TlPersonaChange *change)
{
  g_autofree char *here = dup_shown (tl_document_get_table (self->document),
                                     self->persona,
                                     change->field,
                                     change->before);
  g_autofree char *there =
    dup_shown (self->other, self->other_persona, change->field, change->after);
  /* Translators: what a field holds in this document, and in the file it is updated from. */
  g_autofree char *subtitle = g_strdup_printf (_ ("Here: %s\nIn the file: %s"), here, there);

  add_row (self, group, get_title (change->field), subtitle, TRUE);
}

/* The persona of the same id, else the only one of the same name; NULL = there is none. */
static const char *
find_same (const Transfer *self)
{
  const TlRecord  *own = tl_table_get (tl_document_get_table (self->document), self->persona);
  const GPtrArray *all = tl_persona_get_all (self->other);
  g_autofree char *name = g_utf8_casefold (tl_record_get_text (own, TL_PERSONA_NAME), -1);
  const char      *found = NULL;

  if (tl_table_get_kind (self->other, self->persona, TL_KIND_PERSONA))
    return self->persona;
  for (guint i = 0; *name && i < all->len; i++)
    {
      const TlRecord  *other = g_ptr_array_index (all, i);
      g_autofree char *its = g_utf8_casefold (tl_record_get_text (other, TL_PERSONA_NAME), -1);

      if (strcmp (name, its) != 0)
        continue;
      if (found)
        return NULL;
      found = tl_record_get_id (other);
    }
  return found;
}

static void
offer_update (Transfer *transfer)
{
  g_autoptr (Transfer) self = transfer;
  g_autofree char *file = dup_file_name (self);
  g_autofree char *text = NULL;
  GtkWidget       *group;

  self->other_persona = g_strdup (find_same (self));
  if (!self->other_persona)
    {
      text = g_strdup_printf (_ ("“%s” does not have this persona"), file);
      tl_persona_page_notice (self->page, text, FALSE);
      return;
    }
  self->changes = tl_persona_compare (tl_document_get_table (self->document),
                                      self->persona,
                                      self->other,
                                      self->other_persona);
  if (!self->changes->len)
    {
      text = g_strdup_printf (_ ("The persona is the same in “%s”"), file);
      tl_persona_page_notice (self->page, text, FALSE);
      return;
    }
  group = adw_preferences_group_new ();
  text = g_strdup_printf (_ ("What differs in “%s”"), file);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), text);
  for (guint i = 0; i < self->changes->len; i++)
    add_change (self, group, &g_array_index (self->changes, TlPersonaChange, i));
  present (g_steal_pointer (&self), _ ("Update from File"), _ ("_Update"), group);
}

/* --- Copying -----------------------------------------------------------------------------------
 */

static void
offer_copy (Transfer *transfer)
{
  g_autoptr (Transfer) self = transfer;
  const GPtrArray *all = tl_persona_get_all (self->other);
  g_autofree char *file = dup_file_name (self);
  g_autofree char *text = NULL;
  GtkWidget       *group;

  if (!all->len)
    {
      text = g_strdup_printf (_ ("“%s” has no personas"), file);
      tl_persona_page_notice (self->page, text, FALSE);
      return;
    }
  group = adw_preferences_group_new ();
  for (guint i = 0; i < all->len; i++)
    {
      const TlRecord *persona = g_ptr_array_index (all, i);
      const char     *name = tl_record_get_text (persona, TL_PERSONA_NAME);
      gboolean        here = tl_table_get_kind (tl_document_get_table (self->document),
                                         tl_record_get_id (persona),
                                         TL_KIND_PERSONA) != NULL;

      add_row (self,
               group,
               *name ? name : _ ("Unnamed Persona"),
               here ? _ ("Is here already and can be updated")
                    : tl_record_get_text (persona, TL_PERSONA_OCCUPATION),
               !here);
    }
  text = g_strdup_printf (_ ("Personas of “%s”"), file);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), text);
  present (g_steal_pointer (&self), _ ("Copy from File"), _ ("_Copy"), group);
}

/* --- The other file ----------------------------------------------------------------------------
 */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Transfer) self = user_data;
  g_autoptr (GError) error = NULL;
  TlWindow *window = tl_persona_page_get_window (self->page);
  gint64    version;

  self->other = tl_store_load_finish (result, &version, NULL, &error);
  if (!self->other)
    {
      if (window)
        tl_window_show_error (window, _ ("The File Could Not Be Read"), error->message);
    }
  else if (can_apply (self))
    {
      if (self->persona)
        offer_update (g_steal_pointer (&self));
      else
        offer_copy (g_steal_pointer (&self));
    }
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Transfer) self = user_data;

  self->file = tl_compat_open_file_finish (result, NULL);
  if (self->file)
    {
      GFile *file = self->file;

      tl_store_load_async (file, NULL, loaded_cb, g_steal_pointer (&self));
    }
}

static Transfer *
transfer_new (TlPersonaPage *page, const char *persona)
{
  Transfer *self = g_new0 (Transfer, 1);

  self->page = g_object_ref (page);
  self->document = g_object_ref (page->document);
  self->persona = g_strdup (persona);
  self->checks = g_ptr_array_new ();
  return self;
}

static void
ask_file (TlPersonaPage *page, const char *persona, const char *title)
{
  const TlCompatFilter filters[] = {
    { _ ("Journey maps"), "journey", NULL },
    { _ ("All files"), NULL, NULL },
  };

  tl_compat_open_file_async (GTK_WINDOW (tl_persona_page_get_window (page)),
                             title,
                             filters,
                             G_N_ELEMENTS (filters),
                             NULL,
                             file_chosen_cb,
                             transfer_new (page, persona));
}

/* Asks for a file and offers its personas. */
void
tl_persona_page_copy_from (TlPersonaPage *self)
{
  ask_file (self, NULL, _ ("Copy Personas From"));
}

/* Asks for a file and offers what the chosen persona says there. */
void
tl_persona_page_update_from (TlPersonaPage *self)
{
  ask_file (self, self->persona, _ ("Update the Persona From"));
}

/**
 * tl_persona_page_offer_file:
 * @self: a page with a document
 * @file: another document
 * @update: whether the chosen persona is to be updated, or others copied
 *
 * Goes on as if the file had been chosen.
 */
void
tl_persona_page_offer_file (TlPersonaPage *self, GFile *file, gboolean update)
{
  Transfer *transfer = transfer_new (self, update ? self->persona : NULL);

  transfer->file = g_object_ref (file);
  tl_store_load_async (file, NULL, loaded_cb, transfer);
}
