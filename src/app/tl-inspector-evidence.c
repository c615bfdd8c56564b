/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The evidence about a card, in its page: interviews, survey answers, numbers. Each record is a row
 * that opens to its own form; it may be about other cards, too, and is edited wherever it is met.
 * Attaching offers a new one first, then those that the map has already. */
#include "config.h"

#include "app/tl-inspector-private.h"

#include <glib/gi18n-lib.h>

#include "map/tl-edit.h"

#include "app/tl-labels.h"
#include "app/tl-thing-chooser.h"

#define MOST_COUNT 9999999
/* Chosen for a new record; no id is like it. */
#define NEW_EVIDENCE ""

static const TlTable *
get_table (TlInspector *self)
{
  return tl_document_get_table (self->document);
}

/* "“It rang and rang.”" where there is no title. */
static const char *
get_title (const TlRecord *evidence)
{
  const char *title = tl_record_get_text (evidence, TL_EVIDENCE_TITLE);

  if (!*title)
    title = tl_record_get_text (evidence, TL_EVIDENCE_TEXT);
  return *title ? title : _ ("Untitled");
}

/* "Survey · n = 52 · 2026-03-01" */
static char *
dup_subtitle (const TlRecord *evidence)
{
  g_auto (GStrv) kinds = tl_labels_dup_values (TL_KIND_EVIDENCE, TL_EVIDENCE_KIND);
  const char *source = tl_record_get_text (evidence, TL_EVIDENCE_SOURCE);
  const char *date = tl_record_get_text (evidence, TL_EVIDENCE_DATE);
  gint64      n = tl_record_get_integer (evidence, TL_EVIDENCE_N);
  GString    *out = g_string_new (kinds[tl_record_get_integer (evidence, TL_EVIDENCE_KIND)]);

  if (*source)
    g_string_append_printf (out, " · %s", source);
  if (n > 0)
    g_string_append_printf (out, " · n = %" G_GINT64_FORMAT, n);
  if (*date)
    g_string_append_printf (out, " · %s", date);
  return g_string_free (out, FALSE);
}

static void
pull_title (TlFormRow *row, const TlRecord *evidence)
{
  GtkWidget       *expander = tl_form_row_get_data (row);
  g_autofree char *subtitle = dup_subtitle (evidence);
  g_autofree char *title = g_strdup (get_title (evidence));

  g_strdelimit (title, "\n", ' ');
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), subtitle);
}

/* --- Attaching and detaching --------------------------------------------------------------------
 */

static void
detach_cb (GtkWidget *button, TlInspector *self)
{
  g_autofree char *evidence = g_strdup (g_object_get_data (G_OBJECT (button), "tl-id"));
  g_autofree char *card = g_strdup (g_object_get_data (G_OBJECT (button), "tl-card"));

  if (self->read_only || tl_document_in_transaction (self->document) ||
      !tl_table_get (get_table (self), evidence) || !tl_table_get (get_table (self), card))
    return;
  tl_document_begin (self->document, _ ("Detach Evidence"));
  tl_edit_attach_evidence (self->document, evidence, card, FALSE);
  tl_document_commit (self->document);
}

static void
delete_cb (GtkWidget *button, TlInspector *self)
{
  g_autofree char *evidence = g_strdup (g_object_get_data (G_OBJECT (button), "tl-id"));
  const char      *ids[] = { evidence, NULL };

  if (self->read_only || tl_document_in_transaction (self->document) ||
      !tl_table_get (get_table (self), evidence))
    return;
  tl_document_begin (self->document, _ ("Delete Evidence"));
  tl_edit_delete (self->document, ids, FALSE);
  tl_document_commit (self->document);
  tl_inspector_notice (self, _ ("Evidence deleted"), TRUE);
}

static void
chosen_cb (TlThingChooser *chooser, const char *id, TlInspector *self)
{
  TlForm     *form = self->forms->len ? g_ptr_array_index (self->forms, 0) : NULL;
  const char *card = form ? tl_form_get_id (form) : NULL;

  if (self->read_only || !card || !tl_table_get_kind (get_table (self), card, TL_KIND_CARD))
    return;
  tl_document_begin (self->document, _ ("Attach Evidence"));
  g_free (self->fresh_evidence);
  if (*id)
    {
      self->fresh_evidence = NULL;
      tl_edit_attach_evidence (self->document, id, card, TRUE);
    }
  else
    self->fresh_evidence = tl_edit_add_evidence (self->document, self->map, card, "");
  tl_document_commit (self->document);
}

static void
fill_chooser_cb (GtkMenuButton *button, gpointer user_data)
{
  TlInspector     *self = user_data;
  TlForm          *form = self->forms->len ? g_ptr_array_index (self->forms, 0) : NULL;
  const char      *card = form ? tl_form_get_id (form) : NULL;
  GtkPopover      *popover = gtk_menu_button_get_popover (button);
  const GPtrArray *all = tl_table_get_children (get_table (self), self->map, TL_KIND_EVIDENCE);

  if (!popover)
    {
      popover = GTK_POPOVER (tl_thing_chooser_new (_ ("Attach Evidence")));
      g_signal_connect_object (popover, "chosen", G_CALLBACK (chosen_cb), self, 0);
      gtk_menu_button_set_popover (button, GTK_WIDGET (popover));
    }
  tl_thing_chooser_clear (TL_THING_CHOOSER (popover));
  tl_thing_chooser_add (TL_THING_CHOOSER (popover),
                        NEW_EVIDENCE,
                        _ ("New Evidence"),
                        _ ("An interview, survey answer, number …"));
  for (guint i = 0; card && i < all->len; i++)
    {
      const TlRecord  *evidence = g_ptr_array_index (all, i);
      g_autofree char *subtitle = dup_subtitle (evidence);

      if (!g_strv_contains (tl_record_get_list (evidence, TL_EVIDENCE_ABOUT), card))
        tl_thing_chooser_add (TL_THING_CHOOSER (popover),
                              tl_record_get_id (evidence),
                              get_title (evidence),
                              subtitle);
    }
  tl_thing_chooser_refresh (TL_THING_CHOOSER (popover));
}

/* --- Rows -------------------------------------------------------------------------------------
 */

static GtkWidget *
new_button (TlInspector *self,
            const char  *icon,
            const char  *label,
            const char  *card,
            const char  *id,
            GCallback    clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, !self->read_only);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "tl-card", g_strdup (card), g_free);
  g_object_set_data_full (G_OBJECT (button), "tl-id", g_strdup (id), g_free);
  g_signal_connect_object (button, "clicked", clicked, self, 0);
  return button;
}

static void
add_delete (TlInspector *self, GtkWidget *expander, const char *id)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button =
    new_button (self, "user-trash-symbolic", _ ("Delete Evidence"), "", id, G_CALLBACK (delete_cb));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Delete for All Cards"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
}

static GtkWidget *
new_row (TlInspector *self, const char *card, const TlRecord *evidence)
{
  const char *id = tl_record_get_id (evidence);
  GtkWidget  *expander = adw_expander_row_new ();
  TlForm     *form = tl_form_new (self->document, id, self->read_only);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (expander), FALSE);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (expander),
                               new_button (self,
                                           "window-close-symbolic",
                                           _ ("Detach Evidence"),
                                           card,
                                           id,
                                           G_CALLBACK (detach_cb)));
  tl_form_bind (form, NULL, TL_FORM_NO_FIELD, NULL, pull_title, expander);
  tl_form_add_entry (form, expander, TL_EVIDENCE_TITLE, _ ("Title"));
  tl_form_add_choice (form, expander, TL_EVIDENCE_KIND, _ ("Kind"));
  tl_form_add_text (form, expander, TL_EVIDENCE_TEXT, _ ("Words or Findings"));
  tl_form_add_completed (form, expander, TL_EVIDENCE_SOURCE, _ ("Source"));
  tl_form_add_number (form, expander, TL_EVIDENCE_N, _ ("People Asked or Watched"), MOST_COUNT);
  tl_form_add_date (form, expander, TL_EVIDENCE_DATE, _ ("Date"));
  tl_form_add_address (form, expander, TL_EVIDENCE_URL, _ ("Web Link"));
  add_delete (self, expander, id);
  g_object_set_data_full (G_OBJECT (expander), "tl-form", form, g_object_unref);
  return expander;
}

/* What a record says is followed by its own rows and must not make the list anew. */
static char *
sign_evidence (TlInspector *self, const TlRecord *card)
{
  GString *signature = g_string_new (tl_record_get_id (card));
  g_autoptr (GPtrArray) records = tl_query_evidence_of (get_table (self), tl_record_get_id (card));

  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (signature, "\n%s", tl_record_get_id (g_ptr_array_index (records, i)));
  return g_string_free (signature, FALSE);
}

/* A new record is open, for its title to be typed. */
static void
open_fresh (TlInspector *self, GtkWidget *expander)
{
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (expander), TRUE);
  gtk_widget_child_focus (expander, GTK_DIR_TAB_FORWARD);
  g_clear_pointer (&self->fresh_evidence, g_free);
}

static void
fill_evidence (TlInspector *self, const TlRecord *card, TlInspectorList *list)
{
  const char *id = tl_record_get_id (card);
  g_autoptr (GPtrArray) records = tl_query_evidence_of (get_table (self), id);

  for (guint i = 0; i < records->len; i++)
    {
      const TlRecord *evidence = g_ptr_array_index (records, i);
      GtkWidget      *row = new_row (self, id, evidence);

      tl_inspector_list_add (list, row);
      if (g_strcmp0 (self->fresh_evidence, tl_record_get_id (evidence)) == 0)
        open_fresh (self, row);
    }
}

/**
 * tl_inspector_add_card_evidence:
 * @self: an inspector building a page
 * @form: the form of one card
 *
 * Adds the records of evidence about the card.
 */
void
tl_inspector_add_card_evidence (TlInspector *self, TlForm *form)
{
  GtkWidget *group = tl_inspector_add_list (self,
                                            form,
                                            _ ("Quotes and Answers"),
                                            sign_evidence,
                                            fill_evidence,
                                            TRUE);

  tl_inspector_add_menu (self, group, "list-add-symbolic", _ ("Attach Evidence"), fill_chooser_cb);
}
