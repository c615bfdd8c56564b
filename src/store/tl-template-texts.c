/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words of templates, and templates in another language. Every text of a document that is
 * neither a name for programs nor an address is a word; those of the templates that we ship stand
 * in data/templates/texts.c too, where translators find them (a test writes and holds that file).
 */
#include "config.h"

#include "store/tl-template-private.h"

#include <string.h>

static gboolean
is_word_field (TlKind kind, guint field)
{
  const TlFieldInfo *info = tl_kind_get_field (kind, field);

  if (info->type != TL_FIELD_TYPE_TEXT && info->type != TL_FIELD_TYPE_TEXT_LIST)
    return FALSE;
  return !((kind == TL_KIND_DOCUMENT && field == TL_DOCUMENT_LANGUAGE) ||
           (kind == TL_KIND_MAP && field == TL_MAP_CODES) ||
           (kind == TL_KIND_CARD &&
            (field == TL_CARD_CODE || field == TL_CARD_URL || field == TL_CARD_FROM)) ||
           (kind == TL_KIND_EVIDENCE && field == TL_EVIDENCE_URL) ||
           (kind == TL_KIND_IMAGE && field == TL_IMAGE_TYPE));
}

/* "34" and "2026" are the same everywhere. */
static gboolean
has_letter (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalpha (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

static void
tell_texts (const TlRecord *record, TlTemplateTextFunc func, gpointer user_data)
{
  TlKind kind = tl_record_get_kind (record);

  for (guint i = 0; i < tl_kind_get_info (kind)->n_fields; i++)
    if (!is_word_field (kind, i))
      continue;
    else if (tl_kind_get_field (kind, i)->type == TL_FIELD_TYPE_TEXT)
      {
        if (has_letter (tl_record_get_text (record, i)))
          func (record, i, tl_record_get_text (record, i), user_data);
      }
    else
      for (const char *const *entry = tl_record_get_list (record, i); *entry != NULL; entry++)
        if (has_letter (*entry))
          func (record, i, *entry, user_data);
}

static void
tell_tree (const TlTable     *table,
           const TlRecord    *record,
           TlTemplateTextFunc func,
           gpointer           user_data)
{
  tell_texts (record, func, user_data);
  for (guint kind = 0; kind < TL_N_KINDS; kind++)
    if (tl_kind_get_info (kind)->parent == (int) tl_record_get_kind (record))
      {
        const GPtrArray *children = tl_table_get_children (table, tl_record_get_id (record), kind);

        for (guint i = 0; children != NULL && i < children->len; i++)
          tell_tree (table, children->pdata[i], func, user_data);
      }
}

/**
 * tl_template_foreach_text:
 * @table: holds a document
 * @func: called with each of its words, of a list with each entry
 *
 * Tells the texts that a translator has to do with.
 */
void
tl_template_foreach_text (const TlTable *table, TlTemplateTextFunc func, gpointer user_data)
{
  g_return_if_fail (table != NULL && func != NULL);

  tell_tree (table, tl_table_get_document (table), func, user_data);
}

typedef struct
{
  TlTable                *table;
  TlTemplateTranslateFunc func;
  gpointer                user_data;
} Translation;

static const char *
translate (const Translation *self, const char *text)
{
  return has_letter (text) ? self->func (text, self->user_data) : text;
}

static void
translate_list (const Translation *self, TlRecord *record, guint field)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  for (const char *const *entry = tl_record_get_list (record, field); *entry != NULL; entry++)
    g_ptr_array_add (list, (gpointer) translate (self, *entry));
  g_ptr_array_add (list, NULL);
  tl_record_set_list (record, field, (const char *const *) list->pdata);
}

static void
translate_record (gpointer data, gpointer user_data)
{
  const TlRecord    *record = data;
  const Translation *self = user_data;
  TlKind             kind = tl_record_get_kind (record);
  g_autoptr (TlRecord) copy = tl_record_copy (record);

  for (guint i = 0; i < tl_kind_get_info (kind)->n_fields; i++)
    if (!is_word_field (kind, i))
      continue;
    else if (tl_kind_get_field (kind, i)->type == TL_FIELD_TYPE_TEXT)
      tl_record_set_text (copy, i, translate (self, tl_record_get_text (record, i)));
    else
      translate_list (self, copy, i);
  tl_table_put (self->table, copy);
}

/**
 * tl_template_translate:
 * @table: holds a document
 * @func: what a text is in the other language
 *
 * Makes a document of other words. Its language stays what it was: the caller knows.
 *
 * Returns: (transfer full): the document in other words
 */
TlTable *
tl_template_translate (const TlTable *table, TlTemplateTranslateFunc func, gpointer user_data)
{
  Translation self = { tl_table_new (), func, user_data };

  g_return_val_if_fail (table != NULL && func != NULL, NULL);

  tl_table_foreach (table, translate_record, &self);
  return self.table;
}
