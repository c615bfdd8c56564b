/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The fields of the chosen persona, as rows of a form, and its portrait: chosen, pasted or dropped,
 * read in a worker and stored as pictures on the map are. The rows are made once for a document and
 * then show one persona after the other. */
#include "config.h"

#include "app/tl-persona-page-private.h"

#include <glib/gi18n-lib.h>

#include "compat/tl-compat.h"

#include "app/tl-form-rows.h"
#include "app/tl-portrait-import.h"
#include "app/tl-wrap-layout.h"

#define PORTRAIT_PX 96

/* --- The portrait ------------------------------------------------------------------------------
 */

/* Whose portrait it becomes is said when it is asked for: another may be chosen when it is read. */
typedef struct
{
  TlPersonaPage *page;
  TlDocument    *document;
  char          *persona;
} Reading;

static void
set_portrait (TlDocument *document, const char *persona, TlImportImage *image, const char *name)
{
  g_autofree char *id = NULL;

  tl_document_begin (document, _ ("Set Portrait"));
  id = tl_edit_add_image (document, image->hash, image->type, image->base64, name);
  tl_edit_set_portrait (document, persona, id);
  tl_document_commit (document);
}

static void
portrait_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reading *reading = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autoptr (TlImportImage) image = tl_portrait_import_finish (result, &name, &error);

  if (!image)
    tl_persona_page_notice (reading->page, error->message, FALSE);
  else if (reading->page->document == reading->document &&
           tl_persona_page_can_edit (reading->page) &&
           tl_table_get_kind (tl_document_get_table (reading->document),
                              reading->persona,
                              TL_KIND_PERSONA))
    set_portrait (reading->document, reading->persona, image, name);
  g_object_unref (reading->page);
  g_object_unref (reading->document);
  g_free (reading->persona);
  g_free (reading);
}

static void
read_portrait (TlPersonaPage *self, GFile *file, GdkTexture *texture)
{
  Reading *reading;

  if (!tl_persona_page_can_edit (self) || !tl_persona_page_get_record (self))
    return;
  reading = g_new0 (Reading, 1);
  reading->page = g_object_ref (self);
  reading->document = g_object_ref (self->document);
  reading->persona = g_strdup (self->persona);
  tl_portrait_import_async (file, texture, portrait_read_cb, reading);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlPersonaPage) self = user_data;
  g_autoptr (GFile) file = tl_compat_open_file_finish (result, NULL);

  if (file)
    read_portrait (self, file, NULL);
}

/* Asks for a picture file. */
void
tl_persona_page_choose_portrait (TlPersonaPage *self)
{
  static const TlCompatFilter filters[] = {
    { N_ ("PNG pictures"), "png", "image/png" },
    { N_ ("JPEG pictures"), "jpg", "image/jpeg" },
    { N_ ("WebP pictures"), "webp", "image/webp" },
    { N_ ("SVG pictures"), "svg", "image/svg+xml" },
    { N_ ("All files"), NULL, NULL },
  };
  TlCompatFilter all[G_N_ELEMENTS (filters)];

  /* Everything first: which kinds of pictures there are is nobody's concern. */
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      all[i] = filters[(i + G_N_ELEMENTS (filters) - 1) % G_N_ELEMENTS (filters)];
      all[i].label = _ (all[i].label);
    }
  tl_compat_open_file_async (GTK_WINDOW (tl_persona_page_get_window (self)),
                             _ ("Choose a Portrait"),
                             all,
                             G_N_ELEMENTS (all),
                             NULL,
                             file_chosen_cb,
                             g_object_ref (self));
}

static void
texture_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlPersonaPage) self = user_data;
  g_autoptr (GdkTexture) texture =
    gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, NULL);

  if (texture)
    read_portrait (self, NULL, texture);
  else
    tl_persona_page_notice (self, _ ("There is no picture in the clipboard."), FALSE);
}

static void
files_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlPersonaPage) self = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (GSList) files = value ? gdk_file_list_get_files (g_value_get_boxed (value)) : NULL;

  if (files)
    read_portrait (self, files->data, NULL);
}

/* Takes the picture in the clipboard, or the picture file that was copied. */
void
tl_persona_page_paste_portrait (TlPersonaPage *self)
{
  GdkClipboard      *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) ||
      gdk_content_formats_contain_mime_type (formats, "text/uri-list"))
    gdk_clipboard_read_value_async (clipboard,
                                    GDK_TYPE_FILE_LIST,
                                    G_PRIORITY_DEFAULT,
                                    NULL,
                                    files_read_cb,
                                    g_object_ref (self));
  else
    gdk_clipboard_read_texture_async (clipboard, NULL, texture_read_cb, g_object_ref (self));
}

/* Back to the initials. */
void
tl_persona_page_remove_portrait (TlPersonaPage *self)
{
  if (!tl_persona_page_can_edit (self) || !tl_persona_page_get_record (self))
    return;
  tl_document_begin (self->document, _ ("Remove Portrait"));
  tl_edit_set_portrait (self->document, self->persona, NULL);
  tl_document_commit (self->document);
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, TlPersonaPage *self)
{
  if (!tl_persona_page_can_edit (self) || !tl_persona_page_get_record (self))
    return FALSE;
  if (G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE))
    read_portrait (self, NULL, g_value_get_object (value));
  else
    {
      g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

      if (!files)
        return FALSE;
      read_portrait (self, files->data, NULL);
    }
  return TRUE;
}

static void
add_drop_target (TlPersonaPage *self, GtkWidget *widget)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType          types[] = { GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE };

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

static GtkWidget *
new_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

/* The disc, large, and what can be done with it. */
static void
add_portrait (TlPersonaPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *disc = gtk_button_new ();
  GtkWidget *hint = gtk_label_new (_ ("Drop a picture here, paste one, or choose a file."));

  self->portrait = TL_PICTURE_VIEW (tl_picture_view_new ());
  tl_picture_view_set_zoom (self->portrait, 1);
  gtk_button_set_child (GTK_BUTTON (disc), GTK_WIDGET (self->portrait));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (disc), "personas.choose-portrait");
  gtk_widget_set_tooltip_text (disc, _ ("Choose a Portrait"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (disc),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Portrait"),
                                  -1);
  gtk_widget_add_css_class (disc, "circular");
  gtk_widget_add_css_class (disc, "flat");
  gtk_widget_add_css_class (disc, "portrait");
  gtk_widget_set_valign (disc, GTK_ALIGN_CENTER);
  /* Below each other in a narrow page. */
  gtk_widget_set_layout_manager (buttons, tl_wrap_layout_new (6));
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_box_append (GTK_BOX (buttons), new_button (_ ("C_hoose…"), "personas.choose-portrait"));
  gtk_box_append (GTK_BOX (buttons), new_button (_ ("_Paste"), "personas.paste-portrait"));
  gtk_box_append (GTK_BOX (buttons), new_button (_ ("_Remove"), "personas.remove-portrait"));
  gtk_box_append (GTK_BOX (words), hint);
  gtk_box_append (GTK_BOX (words), buttons);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), disc);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (self->fields, box);
}

/* --- The rows ----------------------------------------------------------------------------------
 */

static GtkWidget *
add_group (TlPersonaPage *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (self->fields, group);
  return group;
}

static void
make_form (TlPersonaPage *self)
{
  GtkWidget *group;

  self->form = tl_form_new (self->document, self->persona, self->read_only);
  add_portrait (self);
  group = add_group (self, NULL);
  self->name = tl_form_add_entry (self->form, group, TL_PERSONA_NAME, _ ("Name"));
  tl_form_add_entry (self->form, group, TL_PERSONA_AGE, _ ("Age or Age Range"));
  tl_form_add_entry (self->form, group, TL_PERSONA_OCCUPATION, _ ("Occupation"));
  tl_form_add_entry (self->form, group, TL_PERSONA_SEGMENT, _ ("Segment"));
  tl_form_add_color (self->form, group, TL_PERSONA_COLOR, _ ("Color"));
  group = add_group (self, NULL);
  tl_form_add_text (self->form, group, TL_PERSONA_QUOTE, _ ("Quote"));
  tl_form_add_text (self->form, group, TL_PERSONA_DEMOGRAPHICS, _ ("Demographics"));
  group = add_group (self, NULL);
  tl_form_add_lines (self->form, group, TL_PERSONA_GOALS, _ ("Goals"));
  tl_form_add_lines (self->form, group, TL_PERSONA_CHALLENGES, _ ("Challenges"));
  tl_form_add_lines (self->form, group, TL_PERSONA_NEEDS, _ ("Needs"));
  tl_form_add_lines (self->form, group, TL_PERSONA_MOTIVATIONS, _ ("Motivations"));
  tl_form_add_lines (self->form, group, TL_PERSONA_BEHAVIOURS, _ ("Behaviors"));
}

static void
update_portrait (TlPersonaPage *self, const TlRecord *persona)
{
  g_autoptr (TlPicture) picture = tl_persona_page_new_portrait (self, persona, PORTRAIT_PX);

  tl_picture_view_set_picture (self->portrait, picture);
}

/* Shows the chosen persona. */
void
tl_persona_page_update_form (TlPersonaPage *self)
{
  const TlRecord *persona = tl_persona_page_get_record (self);

  if (!persona)
    return;
  if (!self->form)
    make_form (self);
  else if (g_strcmp0 (tl_form_get_id (self->form), self->persona) != 0)
    {
      tl_form_end_sessions (self->form);
      tl_form_set_record (self->form, self->persona);
    }
  update_portrait (self, persona);
}

/* For a persona that has just been added. */
void
tl_persona_page_focus_name (TlPersonaPage *self)
{
  if (self->name)
    gtk_widget_grab_focus (self->name);
}

/* Another document, or the same for reading only: other rows. */
void
tl_persona_page_drop_form (TlPersonaPage *self)
{
  GtkWidget *child;

  self->portrait = NULL;
  self->name = NULL;
  g_clear_object (&self->form);
  while (self->fields && (child = gtk_widget_get_first_child (GTK_WIDGET (self->fields))))
    gtk_box_remove (self->fields, child);
}

void
tl_persona_page_init_form (TlPersonaPage *self)
{
  add_drop_target (self, self->form_pane);
  add_drop_target (self, self->sheet_pane);
}
