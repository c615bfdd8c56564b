/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of personas: disc, name, what tells them apart, and whether the map shows them. Its rows
 * are made anew when what they show has changed, and only then: a text of everything that is seen
 * tells. The focus stays in the list. */
#include "config.h"

#include "app/tl-persona-page-private.h"

#include <glib/gi18n-lib.h>

#include "scene/tl-portrait.h"
#include "text/tl-text-layout.h"

#define DISC_PX 36

static const char *
get_row_persona (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "tl-persona");
}

/* A persona's disc as a picture. */
TlPicture *
tl_persona_page_new_portrait (TlPersonaPage *self, const TlRecord *persona, int size)
{
  const TlTable *table = tl_persona_page_get_table (self);
  TlPicture     *picture = tl_picture_new (table);

  picture->sheet = TL_RECT_INIT (0, 0, size, size);
  tl_picture_add (picture,
                  tl_portrait_new (tl_text_get_measurer (tl_text_get_default ()),
                                   tl_persona_page_get_theme (),
                                   table,
                                   persona,
                                   tl_persona_find_index (table, tl_record_get_id (persona)),
                                   size),
                  0,
                  0);
  return picture;
}

static const TlRecord *
get_map (TlPersonaPage *self)
{
  return tl_table_get_kind (tl_persona_page_get_table (self), self->map, TL_KIND_MAP);
}

static gboolean
is_on_map (TlPersonaPage *self, const char *persona)
{
  const TlRecord *map = get_map (self);

  return map && g_strv_contains (tl_record_get_list (map, TL_MAP_PERSONAS), persona);
}

static gboolean
release_cb (gpointer object)
{
  g_object_unref (object);
  return G_SOURCE_REMOVE;
}

/* The list is made anew by what this does; the button must outlive its own signal. */
static void
eye_toggled_cb (GtkToggleButton *button, TlPersonaPage *self)
{
  const char *persona = g_object_get_data (G_OBJECT (button), "tl-persona");
  gboolean    show = gtk_toggle_button_get_active (button);

  if (!tl_persona_page_can_edit (self) || !get_map (self) || is_on_map (self, persona) == show)
    return;
  g_idle_add (release_cb, g_object_ref (button));
  tl_document_begin (self->document, show ? _ ("Show Persona") : _ ("Hide Persona"));
  tl_edit_show_persona (self->document, self->map, persona, show);
  tl_document_commit (self->document);
}

static GtkWidget *
new_eye (TlPersonaPage *self, const char *persona, const char *name, gboolean shown)
{
  GtkWidget       *eye = gtk_toggle_button_new ();
  g_autofree char *label = g_strdup_printf (_ ("Show %s on this map"), name);

  gtk_button_set_icon_name (GTK_BUTTON (eye),
                            shown ? "view-reveal-symbolic" : "view-conceal-symbolic");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (eye), shown);
  gtk_widget_set_valign (eye, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (eye, "flat");
  gtk_widget_add_css_class (eye, "eye");
  gtk_widget_set_sensitive (eye, !self->read_only && get_map (self));
  gtk_widget_set_tooltip_text (eye, shown ? _ ("Shown on This Map") : _ ("Hidden on This Map"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (eye), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (eye), "tl-persona", g_strdup (persona), g_free);
  g_signal_connect_object (eye, "toggled", G_CALLBACK (eye_toggled_cb), self, 0);
  return eye;
}

/* Of several the segment tells most, then what they do. */
static const char *
get_subtitle (const TlRecord *persona)
{
  const char *segment = tl_record_get_text (persona, TL_PERSONA_SEGMENT);

  return *segment ? segment : tl_record_get_text (persona, TL_PERSONA_OCCUPATION);
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_row (TlPersonaPage *self, const TlRecord *persona)
{
  const char *id = tl_record_get_id (persona);
  const char *name = tl_record_get_text (persona, TL_PERSONA_NAME);
  const char *subtitle = get_subtitle (persona);
  g_autoptr (TlPicture) disc = tl_persona_page_new_portrait (self, persona, DISC_PX);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *view = tl_picture_view_new ();

  if (!*name)
    name = _ ("Unnamed Persona");
  tl_picture_view_set_zoom (TL_PICTURE_VIEW (view), 1);
  tl_picture_view_set_picture (TL_PICTURE_VIEW (view), disc);
  gtk_widget_set_valign (view, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), new_label (name, "body"));
  if (*subtitle)
    {
      GtkWidget *label = new_label (subtitle, "caption");

      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (words), label);
    }
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), view);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), new_eye (self, id, name, is_on_map (self, id)));
  gtk_widget_add_css_class (box, "persona-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  subtitle,
                                  -1);
  g_object_set_data_full (G_OBJECT (row), "tl-persona", g_strdup (id), g_free);
  return row;
}

/* Everything that is seen in the list. */
static char *
sign (TlPersonaPage *self)
{
  const GPtrArray *all = tl_persona_get_all (tl_persona_page_get_table (self));
  g_autoptr (GString) text = g_string_new (self->map);

  for (guint i = 0; i < all->len; i++)
    {
      const TlRecord *persona = g_ptr_array_index (all, i);
      const TlRecord *portrait =
        tl_persona_get_portrait (tl_persona_page_get_table (self), persona);

      g_string_append_printf (text,
                              "\n%s\t%s\t%s\t%s\t%p\t%d",
                              tl_record_get_id (persona),
                              tl_record_get_text (persona, TL_PERSONA_NAME),
                              get_subtitle (persona),
                              tl_record_get_text (persona, TL_PERSONA_COLOR),
                              (const void *) portrait,
                              is_on_map (self, tl_record_get_id (persona)));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
select_chosen (TlPersonaPage *self, gboolean grab)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)); i++)
    if (g_strcmp0 (get_row_persona (row), self->persona) == 0)
      {
        self->filling = TRUE;
        gtk_list_box_select_row (self->list, row);
        self->filling = FALSE;
        if (grab)
          gtk_widget_grab_focus (GTK_WIDGET (row));
        return;
      }
}

static gboolean
has_focus (TlPersonaPage *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
}

static void
remove_rows (TlPersonaPage *self)
{
  GtkListBoxRow *row;

  self->filling = TRUE;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)))
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  self->filling = FALSE;
}

/* Shows the document's personas and which one is chosen. */
void
tl_persona_page_update_list (TlPersonaPage *self)
{
  g_autofree char *text = self->document ? sign (self) : NULL;
  const GPtrArray *all;
  gboolean         focused;

  if (g_strcmp0 (text, self->shown) == 0)
    {
      select_chosen (self, has_focus (self));
      return;
    }
  focused = has_focus (self);
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
  remove_rows (self);
  all = self->document ? tl_persona_get_all (tl_persona_page_get_table (self)) : NULL;
  for (guint i = 0; all && i < all->len; i++)
    gtk_list_box_append (self->list, new_row (self, g_ptr_array_index (all, i)));
  select_chosen (self, focused);
}

/* Walking chooses; it does not leave a narrow page's list. */
static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, TlPersonaPage *self)
{
  gboolean in_form = self->in_form;

  if (!row || self->filling || g_strcmp0 (get_row_persona (row), self->persona) == 0)
    return;
  tl_persona_page_choose (self, get_row_persona (row));
  self->in_form = in_form;
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, TlPersonaPage *self)
{
  tl_persona_page_choose (self, get_row_persona (row));
  if (self->n_panes == 1)
    gtk_widget_child_focus (self->form_pane, GTK_DIR_TAB_FORWARD);
}

static void
add_key (GtkEventController *keys, const char *trigger, const char *action)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (
                                                            trigger),
                                                          gtk_named_action_new (action)));
}

/* Connects the list; its keys are those of things on the map. */
void
tl_persona_page_init_list (TlPersonaPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  add_key (keys, "<Alt>Up", "personas.move-up");
  add_key (keys, "<Alt>Down", "personas.move-down");
  add_key (keys, "<Control>d", "personas.duplicate");
  add_key (keys, "Delete", "personas.delete");
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  g_signal_connect (self->list, "row-selected", G_CALLBACK (row_selected_cb), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
}
