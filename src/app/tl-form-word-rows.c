/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of words that come again: tags and owners are completed to those that the document has, most
 * used first; an address can be opened. */
#include "config.h"

#include "app/tl-form-rows.h"

#include <glib/gi18n-lib.h>

#include "base/tl-address.h"
#include "compat/tl-compat.h"

#include "app/tl-suggestions.h"
#include "app/tl-tag-box.h"

/* --- Words in use ------------------------------------------------------------------------------
 */

typedef struct
{
  GHashTable *counts; /* word -> how often */
  TlKind      kind;
  guint       field;
} Count;

static void
count_word (GHashTable *counts, const char *word)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, word));

  if (*word)
    g_hash_table_insert (counts, g_strdup (word), GUINT_TO_POINTER (n + 1));
}

static void
count_cb (gpointer data, gpointer user_data)
{
  const TlRecord *record = data;
  Count          *count = user_data;

  if (tl_record_get_kind (record) != count->kind)
    return;
  if (tl_kind_get_field (count->kind, count->field)->type == TL_FIELD_TYPE_TEXT)
    count_word (count->counts, tl_record_get_text (record, count->field));
  else
    for (const char *const *word = tl_record_get_list (record, count->field); *word; word++)
      count_word (count->counts, *word);
}

static int
compare_words (gconstpointer a, gconstpointer b, gpointer counts)
{
  guint n_a = GPOINTER_TO_UINT (g_hash_table_lookup (counts, *(char *const *) a));
  guint n_b = GPOINTER_TO_UINT (g_hash_table_lookup (counts, *(char *const *) b));

  return n_a != n_b ? (n_a < n_b ? 1 : -1)
                    : g_utf8_collate (*(char *const *) a, *(char *const *) b);
}

/* All words of the row's field in the document, most used first. */
static char **
dup_words (gpointer user_data)
{
  TlFormRow      *row = user_data;
  TlForm         *form = tl_form_row_get_form (row);
  const TlTable  *table = tl_document_get_table (tl_form_get_document (form));
  const TlRecord *record = tl_table_get (table, tl_form_get_id (form));
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer       word;

  if (!record)
    return NULL;
  tl_table_foreach (table,
                    count_cb,
                    &(Count){ counts, tl_record_get_kind (record), tl_form_row_get_field (row) });
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    g_ptr_array_add (words, word);
  g_ptr_array_sort_with_data (words, compare_words, counts);
  for (guint i = 0; i < words->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (words, i));
  return g_strv_builder_end (builder);
}

/* --- One word ----------------------------------------------------------------------------------
 */

static void
take_cb (const char *word, gpointer user_data)
{
  GtkEditable *editable = GTK_EDITABLE (tl_form_row_get_widget (user_data));

  gtk_editable_set_text (editable, word);
  gtk_editable_set_position (editable, -1);
}

/**
 * tl_form_add_completed:
 * @form: a form
 * @parent: a preferences group or an expander row
 * @field: a text of one line
 * @title: what it is called
 *
 * Adds an entry that is completed to what others of the document have there.
 */
GtkWidget *
tl_form_add_completed (TlForm *form, GtkWidget *parent, guint field, const char *title)
{
  GtkWidget *widget;
  TlFormRow *row = tl_form_add_entry_row (form, parent, field, title, &widget);

  tl_suggestions_attach (widget, GTK_EDITABLE (widget), dup_words, take_cb, row);
  return widget;
}

/* --- Tags --------------------------------------------------------------------------------------
 */

static void
pull_tags (TlFormRow *row, const TlRecord *record)
{
  static const char *const none[] = { NULL };

  tl_tag_box_set_tags (tl_form_row_get_data (row),
                       tl_form_row_is_mixed (row)
                         ? none
                         : tl_record_get_list (record, tl_form_row_get_field (row)));
}

static void
tags_cb (TlTagBox *box, TlFormRow *row)
{
  g_auto (GStrv) tags = tl_tag_box_dup_tags (box);

  tl_form_row_set_list (row, (const char *const *) tags);
}

/**
 * tl_form_add_tags:
 * @form: a form
 * @parent: a preferences group or an expander row
 * @field: a list of words
 * @title: what it is called
 *
 * Adds words as chips.
 */
GtkWidget *
tl_form_add_tags (TlForm *form, GtkWidget *parent, guint field, const char *title)
{
  GtkWidget *box = tl_tag_box_new (title);
  GtkWidget *widget = tl_form_new_labeled_row (form, parent, title, box);
  TlFormRow *row = tl_form_bind (form, widget, field, title, pull_tags, box);

  tl_tag_box_set_editable (TL_TAG_BOX (box), !tl_form_is_read_only (form));
  tl_tag_box_set_suggestions (TL_TAG_BOX (box), dup_words, row);
  tl_form_row_connect (row, box, "changed", G_CALLBACK (tags_cb));
  return widget;
}

/* --- An address --------------------------------------------------------------------------------
 */

static void
update_open (GtkEditable *editable, GtkWidget *button)
{
  const char      *text = gtk_editable_get_text (editable);
  g_autofree char *address = tl_address_dup_openable (text);

  gtk_widget_set_visible (button, address != NULL);
  if (*text && !address)
    gtk_widget_add_css_class (GTK_WIDGET (editable), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (editable), "error");
}

static void
open_clicked_cb (GtkWidget *button, GtkEditable *editable)
{
  GtkRoot         *root = gtk_widget_get_root (button);
  g_autofree char *address = tl_address_dup_openable (gtk_editable_get_text (editable));

  if (address && GTK_IS_WINDOW (root))
    tl_compat_show_address (GTK_WINDOW (root), address);
}

/**
 * tl_form_add_address:
 * @form: a form
 * @parent: a preferences group or an expander row
 * @field: a web or mail address
 * @title: what it is called
 *
 * Adds an address with a button that opens it. What cannot be opened is kept and marked.
 */
GtkWidget *
tl_form_add_address (TlForm *form, GtkWidget *parent, guint field, const char *title)
{
  GtkWidget *widget = tl_form_add_entry (form, parent, field, title);
  GtkWidget *button = gtk_button_new_from_icon_name ("tl-open-link-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Open"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Open the address"),
                                  -1);
  gtk_widget_set_tooltip_text (widget, _ ("A web page or a mail address"));
  gtk_editable_set_enable_undo (GTK_EDITABLE (widget), FALSE);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (widget), button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (open_clicked_cb), widget, 0);
  g_signal_connect_object (widget, "changed", G_CALLBACK (update_open), button, 0);
  update_open (GTK_EDITABLE (widget), button);
  return widget;
}
