/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a row's field holds in all records of its form. A field is found in each record by its name,
 * so that a stage and a card can have one row for their colour; a record without such a field is
 * passed over. Reading says whether the values differ, writing gives all of them one value. */
#include "config.h"

#include "app/tl-form-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "canvas/tl-step-name.h"
#include "map/tl-edit.h"

typedef struct
{
  const char        *text; /* or the id of a reference */
  gint64             integer;
  double             number;
  const char *const *list;
} Value;

typedef gboolean (*Setter) (TlDocument *document, const char *id, guint field, const Value *value);

/**
 * tl_form_find_record:
 * @self: a form
 *
 * Returns: (transfer none) (nullable): the first record of the form's kind that is still in the
 *   document
 */
const TlRecord *
tl_form_find_record (TlForm *self)
{
  const TlTable *table = tl_document_get_table (self->document);

  for (guint i = 0; i + 1 < self->ids->len; i++)
    {
      const TlRecord *record = tl_table_get (table, g_ptr_array_index (self->ids, i));

      if (record && tl_record_get_kind (record) == self->kind)
        return record;
    }
  return NULL;
}

/* The field of a record that is the row's; FALSE when it has none. */
static gboolean
find_field (TlFormRow *row, TlKind kind, const TlRecord *record, guint *field)
{
  const TlFieldInfo *info;
  int                found;

  *field = row->field;
  if (tl_record_get_kind (record) == kind)
    return TRUE;
  info = tl_kind_get_field (kind, row->field);
  found = tl_kind_find_field (tl_record_get_kind (record), info->name);
  if (found < 0 ||
      tl_kind_get_field (tl_record_get_kind (record), (guint) found)->type != info->type)
    return FALSE;
  *field = (guint) found;
  return TRUE;
}

static gboolean
is_same (const TlRecord *a, guint field_a, const TlRecord *b, guint field_b)
{
  const TlFieldInfo *info = tl_kind_get_field (tl_record_get_kind (a), field_a);

  if (tl_record_get_kind (a) == tl_record_get_kind (b))
    return tl_record_field_equal (a, b, field_a);
  switch ((int) info->type)
    {
    case TL_FIELD_TYPE_BOOLEAN:
    case TL_FIELD_TYPE_INTEGER:
    case TL_FIELD_TYPE_ENUM:
      return tl_record_get_integer (a, field_a) == tl_record_get_integer (b, field_b);
    case TL_FIELD_TYPE_TEXT:
    case TL_FIELD_TYPE_COLOR:
    case TL_FIELD_TYPE_DATE:
    case TL_FIELD_TYPE_DURATION:
    case TL_FIELD_TYPE_CLOCK:
      return strcmp (tl_record_get_text (a, field_a), tl_record_get_text (b, field_b)) == 0;
    default:
      return FALSE;
    }
}

/**
 * tl_form_row_is_mixed:
 * @row: a row
 *
 * Returns: whether the records of its form hold different values of its field
 */
gboolean
tl_form_row_is_mixed (TlFormRow *row)
{
  TlForm         *form = row->form;
  const TlTable  *table = tl_document_get_table (form->document);
  const TlRecord *first = tl_form_find_record (form);

  if (row->field == TL_FORM_NO_FIELD)
    return FALSE;
  for (guint i = 1; first && i + 1 < form->ids->len; i++)
    {
      const TlRecord *record = tl_table_get (table, g_ptr_array_index (form->ids, i));
      guint           field;

      if (record && find_field (row, tl_record_get_kind (first), record, &field) &&
          !is_same (first, row->field, record, field))
        return TRUE;
    }
  return FALSE;
}

/* --- Saying that values differ -----------------------------------------------------------------
 */

static const char *
get_words (TlFormRow *row)
{
  GtkLabel *label = g_object_get_data (G_OBJECT (row->widget), "tl-label");

  if (label)
    return gtk_label_get_text (label);
  if (ADW_IS_ACTION_ROW (row->widget))
    return adw_action_row_get_subtitle (ADW_ACTION_ROW (row->widget));
  return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row->widget));
}

static void
set_words (TlFormRow *row, const char *words)
{
  GtkLabel *label = g_object_get_data (G_OBJECT (row->widget), "tl-label");

  if (label)
    gtk_label_set_text (label, words);
  else if (ADW_IS_ACTION_ROW (row->widget))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row->widget), words);
  else
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->widget), words);
}

/* Rows with a subtitle say it there, the others beside their title, where it stands for the words
 * that cannot be shown. */
static char *
dup_mixed_words (TlFormRow *row)
{
  if (ADW_IS_ACTION_ROW (row->widget))
    return g_strdup (_ ("Mixed"));
  /* Translators: the title of an empty field when several things have different values in it. */
  return g_strdup_printf (_ ("%s (Mixed)"), row->plain);
}

void
tl_form_row_show_mixed (TlFormRow *row, gboolean mixed)
{
  if (row->mixed == mixed || !row->widget || !ADW_IS_PREFERENCES_ROW (row->widget))
    return;
  row->mixed = mixed;
  if (mixed)
    {
      g_autofree char *words = NULL;

      g_free (row->plain);
      row->plain = g_strdup (get_words (row));
      words = dup_mixed_words (row);
      set_words (row, words);
      gtk_widget_add_css_class (row->widget, "mixed");
      return;
    }
  set_words (row, row->plain ? row->plain : "");
  gtk_widget_remove_css_class (row->widget, "mixed");
}

/* --- Writing -----------------------------------------------------------------------------------
 */

/**
 * tl_form_row_dup_step_name:
 * @row: a row
 *
 * Returns: (transfer full): the name of a step that it makes, "Set Channel of 3 Cards"
 */
char *
tl_form_row_dup_step_name (TlFormRow *row)
{
  const TlRecord  *record = tl_form_find_record (row->form);
  g_autofree char *things = tl_step_name_dup_things (tl_document_get_table (row->form->document),
                                                     tl_form_get_ids (row->form));
  const char      *field = record && row->field != TL_FORM_NO_FIELD
                             ? tl_kind_get_field (tl_record_get_kind (record), row->field)->name
                             : "";

  if (!things)
    /* Translators: a step of undo; %s is a field of the map, such as "Scenario". */
    return g_strdup_printf (_ ("Set %s"), row->title);
  if (g_str_equal (field, "title") || g_str_equal (field, "name"))
    /* Translators: a step of undo; %s is a title in quotes, or a kind such as "Stage". */
    return g_strdup_printf (_ ("Rename %s"), things);
  /* Translators: a step of undo; the first is a field, such as "Channel", the second a title in
   * quotes or a number of things, such as "3 Cards". */
  return g_strdup_printf (_ ("Set %1$s of %2$s"), row->title, things);
}

static gboolean
set_text (TlDocument *document, const char *id, guint field, const Value *value)
{
  return tl_edit_set_text (document, id, field, value->text);
}

static gboolean
set_integer (TlDocument *document, const char *id, guint field, const Value *value)
{
  return tl_edit_set_integer (document, id, field, value->integer);
}

static gboolean
set_number (TlDocument *document, const char *id, guint field, const Value *value)
{
  return tl_edit_set_number (document, id, field, value->number);
}

static gboolean
set_ref (TlDocument *document, const char *id, guint field, const Value *value)
{
  return tl_edit_set_ref (document, id, field, value->text);
}

static gboolean
set_list (TlDocument *document, const char *id, guint field, const Value *value)
{
  return tl_edit_set_list (document, id, field, value->list);
}

static void
write_all (TlFormRow *row, Setter set, const Value *value)
{
  TlForm         *form = row->form;
  const TlTable  *table = tl_document_get_table (form->document);
  const TlRecord *first = tl_form_find_record (form);
  TlKind          kind;

  g_return_if_fail (row->field != TL_FORM_NO_FIELD);

  if (!first || !tl_form_row_begin (row))
    return;
  kind = tl_record_get_kind (first);
  for (guint i = 0; i + 1 < form->ids->len; i++)
    {
      const char     *id = g_ptr_array_index (form->ids, i);
      const TlRecord *record = tl_table_get (table, id);
      guint           field;

      if (record && find_field (row, kind, record, &field))
        set (form->document, id, field, value);
    }
  tl_form_row_end (row);
}

/**
 * tl_form_row_set_text:
 * @row: a row of a text, colour or date
 * @text: its new value
 */
void
tl_form_row_set_text (TlFormRow *row, const char *text)
{
  write_all (row, set_text, &(Value){ .text = text });
}

/**
 * tl_form_row_set_integer:
 * @row: a row of an integer, boolean or enum
 * @value: its new value
 */
void
tl_form_row_set_integer (TlFormRow *row, gint64 value)
{
  write_all (row, set_integer, &(Value){ .integer = value });
}

/**
 * tl_form_row_set_number:
 * @row: a row of a number
 * @value: its new value
 */
void
tl_form_row_set_number (TlFormRow *row, double value)
{
  write_all (row, set_number, &(Value){ .number = value });
}

/**
 * tl_form_row_set_ref:
 * @row: a row of a reference
 * @target: (nullable): the id of what it shall refer to
 */
void
tl_form_row_set_ref (TlFormRow *row, const char *target)
{
  write_all (row, set_ref, &(Value){ .text = target });
}

/**
 * tl_form_row_set_list:
 * @row: a row of a list
 * @list: (array zero-terminated=1): its new entries
 */
void
tl_form_row_set_list (TlFormRow *row, const char *const *list)
{
  write_all (row, set_list, &(Value){ .list = list });
}
