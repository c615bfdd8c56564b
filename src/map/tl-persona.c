/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Questions about personas: what stands for them in a picture, and in what one differs from itself
 * in another document. */
#include "config.h"

#include "map/tl-persona.h"

#include "map/tl-edit-private.h"

/**
 * tl_persona_get_all:
 * @table: a document
 *
 * Returns: (transfer none) (element-type TlRecord): its personas in their order
 */
const GPtrArray *
tl_persona_get_all (const TlTable *table)
{
  return tl_table_get_children (table,
                                tl_record_get_id (tl_table_get_document (table)),
                                TL_KIND_PERSONA);
}

/**
 * tl_persona_find_index:
 * @table: a document
 * @persona: (nullable): the id of a persona
 *
 * A persona's place among those of the document, which chooses the colour of one that has none:
 * the same on every map and on its sheet.
 *
 * Returns: its place, 0 for what is no persona of the document
 */
guint
tl_persona_find_index (const TlTable *table, const char *persona)
{
  const GPtrArray *all = tl_persona_get_all (table);

  for (guint i = 0; persona != NULL && i < all->len; i++)
    if (g_str_equal (tl_record_get_id (all->pdata[i]), persona))
      return i;
  return 0;
}

/**
 * tl_persona_get_portrait:
 * @table: a document
 * @persona: one of its personas
 *
 * Returns: (transfer none) (nullable): the image record of its portrait
 */
const TlRecord *
tl_persona_get_portrait (const TlTable *table, const TlRecord *persona)
{
  const char *id = tl_record_get_ref (persona, TL_PERSONA_PORTRAIT);

  return id != NULL ? tl_table_get_kind (table, id, TL_KIND_IMAGE) : NULL;
}

/* The first letter of a word with the marks on it, as a capital. */
static void
append_initial (GString *initials, const char *word)
{
  g_string_append_unichar (initials, g_unichar_toupper (g_utf8_get_char (word)));
  for (word = g_utf8_next_char (word); g_unichar_ismark (g_utf8_get_char (word));
       word = g_utf8_next_char (word))
    g_string_append_unichar (initials, g_utf8_get_char (word));
}

static gboolean
has_case (const char *word)
{
  gunichar letter = g_utf8_get_char (word);

  return g_unichar_toupper (letter) != letter || g_unichar_tolower (letter) != letter;
}

/* The first letter of a word, or the digit it begins with; NULL = it is only signs. */
static const char *
find_letter (const char *word)
{
  while (*word != '\0' && !g_unichar_isalnum (g_utf8_get_char (word)))
    word = g_utf8_next_char (word);
  return *word != '\0' ? word : NULL;
}

/**
 * tl_persona_dup_initials:
 * @persona: a persona
 *
 * What stands for a persona without a portrait: the first letters of the first and the last word of
 * the name. Scripts without capitals have no such custom, there it is the first letter alone.
 *
 * Returns: (transfer full): one or two letters, "" for a persona without a name
 */
char *
tl_persona_dup_initials (const TlRecord *persona)
{
  g_auto (GStrv) words = g_strsplit_set (tl_record_get_text (persona, TL_PERSONA_NAME), " \t-", -1);
  g_autoptr (GString) initials = g_string_new (NULL);
  const char *first = NULL, *last = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *letter = find_letter (words[i]);

      if (letter == NULL)
        continue;
      if (first == NULL)
        first = letter;
      else
        last = letter;
    }
  if (first != NULL)
    append_initial (initials, first);
  if (last != NULL && has_case (first) && has_case (last))
    append_initial (initials, last);
  return g_string_free (g_steal_pointer (&initials), FALSE);
}

static void
change_clear (gpointer data)
{
  TlPersonaChange *change = data;

  g_free (change->before);
  g_free (change->after);
}

static char *
dup_value (const TlTable *table, const TlRecord *persona, guint field)
{
  const TlRecord *image;

  if (field == TL_PERSONA_PORTRAIT)
    {
      image = tl_persona_get_portrait (table, persona);
      return g_strdup (image != NULL ? tl_record_get_text (image, TL_IMAGE_ALT) : "");
    }
  if (tl_kind_get_field (TL_KIND_PERSONA, field)->type == TL_FIELD_TYPE_TEXT_LIST)
    return g_strjoinv ("\n", (char **) tl_record_get_list (persona, field));
  return g_strdup (tl_record_get_text (persona, field));
}

/* Portraits are the same when they show the same, whatever their ids. */
static gboolean
is_same (
  const TlTable *own, const TlRecord *a, const TlTable *other, const TlRecord *b, guint field)
{
  const TlRecord *mine, *theirs;

  if (field != TL_PERSONA_PORTRAIT)
    return tl_record_field_equal (a, b, field);
  mine = tl_persona_get_portrait (own, a);
  theirs = tl_persona_get_portrait (other, b);
  if (mine == NULL || theirs == NULL)
    return mine == theirs;
  return tl_edit_is_same_image (mine, theirs);
}

/**
 * tl_persona_compare:
 * @own: a document
 * @persona: the id of one of its personas
 * @other: another document
 * @other_persona: the id of one of its personas, most often the same
 *
 * Says, field by field, what an update from the other document would change. Unknown members of
 * files, and the place among the personas, do not count.
 *
 * Returns: (transfer full) (element-type TlPersonaChange): the fields that differ, in the order of
 * files
 */
GArray *
tl_persona_compare (const TlTable *own,
                    const char    *persona,
                    const TlTable *other,
                    const char    *other_persona)
{
  const TlRecord *a = tl_table_get_kind (own, persona, TL_KIND_PERSONA);
  const TlRecord *b = tl_table_get_kind (other, other_persona, TL_KIND_PERSONA);
  GArray         *changes = g_array_new (FALSE, FALSE, sizeof (TlPersonaChange));

  g_array_set_clear_func (changes, change_clear);
  g_return_val_if_fail (a != NULL && b != NULL, changes);

  for (guint i = TL_FIELD_ORDER + 1; i < tl_kind_get_info (TL_KIND_PERSONA)->n_fields; i++)
    if (i != TL_PERSONA_EXTRA && !is_same (own, a, other, b, i))
      {
        TlPersonaChange change = { i, dup_value (own, a, i), dup_value (other, b, i) };

        g_array_append_val (changes, change);
      }
  return changes;
}
