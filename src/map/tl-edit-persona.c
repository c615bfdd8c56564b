/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The verbs of personas.
 *
 * A persona outlives its file: teams copy it from map to map. A copy keeps the id where that is
 * free, and its portrait's; that is how the same persona is known again. A portrait that nobody
 * shows any more leaves the document. */
#include "config.h"

#include "map/tl-persona.h"

#include "base/tl-text.h"
#include "map/tl-edit-private.h"

/* The palette's first name that no persona has yet. */
static const char *
find_free_color (const TlTable *table, const char *document)
{
  const GPtrArray *personas = tl_table_get_children (table, document, TL_KIND_PERSONA);
  guint            n_names = g_strv_length ((char **) tl_palette_names);

  for (guint i = 0; i < n_names; i++)
    {
      gboolean taken = FALSE;

      for (guint j = 0; j < personas->len; j++)
        taken |= g_str_equal (tl_record_get_text (personas->pdata[j], TL_PERSONA_COLOR),
                              tl_palette_names[i]);
      if (!taken)
        return tl_palette_names[i];
    }
  return tl_palette_names[personas->len % n_names];
}

static void
show_at_end (TlDocument *doc, const char *map, const char *persona)
{
  if (map != NULL)
    tl_edit_show_persona (doc, map, persona, TRUE);
}

/**
 * tl_edit_add_persona:
 * @doc: a document with a transaction open
 * @name: (nullable): the persona's name
 * @map: (nullable): the id of a map that is to show it
 *
 * Adds a persona, in a colour that no other has while there are any left.
 *
 * Returns: (transfer full): its id
 */
char *
tl_edit_add_persona (TlDocument *doc, const char *name, const char *map)
{
  const TlTable   *table = tl_document_get_table (doc);
  const char      *parent = tl_document_get_id (doc);
  g_autofree char *clean = tl_text_clean (name, TL_EDIT_MAX_TEXT, FALSE);
  TlRecord        *persona;
  char            *id;

  g_return_val_if_fail (tl_document_in_transaction (doc), NULL);
  g_return_val_if_fail (map == NULL || tl_table_get_kind (table, map, TL_KIND_MAP), NULL);

  persona = tl_edit_new_child (doc, TL_KIND_PERSONA, parent, NULL);
  tl_record_set_text (persona, TL_PERSONA_NAME, clean);
  tl_record_set_text (persona, TL_PERSONA_COLOR, find_free_color (table, parent));
  id = tl_edit_put_new (doc, persona);
  show_at_end (doc, map, id);
  return id;
}

/* Fills @persona, but for the portrait, from another of its kind. */
static void
take_fields (TlRecord *persona, const TlRecord *from)
{
  for (guint i = TL_FIELD_ORDER + 1; i < tl_kind_get_info (TL_KIND_PERSONA)->n_fields; i++)
    if (i != TL_PERSONA_PORTRAIT)
      tl_record_take_field (persona, i, from);
}

/**
 * tl_edit_show_persona:
 * @doc: a document with a transaction open
 * @map: the id of a map
 * @persona: the id of a persona
 * @show: whether the map is to name it
 *
 * Adds a persona to those that a map shows, at the end, or takes it from them.
 *
 * Returns: whether that changed anything
 */
gboolean
tl_edit_show_persona (TlDocument *doc, const char *map, const char *persona, gboolean show)
{
  const TlTable     *table = tl_document_get_table (doc);
  const char *const *old;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  g_return_val_if_fail (tl_document_in_transaction (doc), FALSE);
  g_return_val_if_fail (tl_table_get_kind (table, map, TL_KIND_MAP), FALSE);
  g_return_val_if_fail (tl_table_get_kind (table, persona, TL_KIND_PERSONA), FALSE);

  old = tl_record_get_list (tl_table_get (table, map), TL_MAP_PERSONAS);
  if (g_strv_contains (old, persona) == (show != FALSE))
    return FALSE;
  for (guint i = 0; old[i] != NULL; i++)
    if (!g_str_equal (old[i], persona))
      g_strv_builder_add (builder, old[i]);
  if (show)
    g_strv_builder_add (builder, persona);
  list = g_strv_builder_end (builder);
  return tl_edit_set_list (doc, map, TL_MAP_PERSONAS, (const char *const *) list);
}

/* The maps' lists follow the document's order, each for those that it shows. */
static void
sort_shown (TlDocument *doc, const char *map)
{
  const TlTable     *table = tl_document_get_table (doc);
  const GPtrArray   *all = tl_persona_get_all (table);
  const char *const *old = tl_record_get_list (tl_table_get (table, map), TL_MAP_PERSONAS);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < all->len; i++)
    if (g_strv_contains (old, tl_record_get_id (all->pdata[i])))
      g_strv_builder_add (builder, tl_record_get_id (all->pdata[i]));
  list = g_strv_builder_end (builder);
  tl_edit_set_list (doc, map, TL_MAP_PERSONAS, (const char *const *) list);
}

/**
 * tl_edit_move_persona:
 * @doc: a document with a transaction open
 * @persona: the id of a persona
 * @before: (nullable): the persona it comes to stand before, NULL = last
 *
 * Moves a persona among those of the document. Every map that shows it names its personas in that
 * order from then on.
 */
void
tl_edit_move_persona (TlDocument *doc, const char *persona, const char *before)
{
  const TlTable *table = tl_document_get_table (doc);
  g_autoptr (GPtrArray) maps = g_ptr_array_new_with_free_func (g_free);
  const GPtrArray *referrers;

  g_return_if_fail (tl_document_in_transaction (doc));
  g_return_if_fail (tl_table_get_kind (table, persona, TL_KIND_PERSONA));

  tl_edit_reorder (doc, persona, before);
  referrers = tl_table_get_referrers (table, persona);
  for (guint i = 0; i < referrers->len; i++)
    if (tl_record_get_kind (referrers->pdata[i]) == TL_KIND_MAP)
      g_ptr_array_add (maps, g_strdup (tl_record_get_id (referrers->pdata[i])));
  for (guint i = 0; i < maps->len; i++)
    sort_shown (doc, maps->pdata[i]);
}

/**
 * tl_edit_duplicate_persona:
 * @doc: a document with a transaction open
 * @persona: the id of a persona
 *
 * Adds a persona like another right after it, with the same portrait and a colour of its own.
 * Neither maps nor cards name it yet.
 *
 * Returns: (transfer full): its id
 */
char *
tl_edit_duplicate_persona (TlDocument *doc, const char *persona)
{
  const TlTable   *table = tl_document_get_table (doc);
  const TlRecord  *original = tl_table_get_kind (table, persona, TL_KIND_PERSONA);
  const GPtrArray *all = tl_persona_get_all (table);
  const char      *parent = tl_document_get_id (doc);
  TlRecord        *copy;
  guint            place;

  g_return_val_if_fail (tl_document_in_transaction (doc), NULL);
  g_return_val_if_fail (original != NULL, NULL);

  g_ptr_array_find ((GPtrArray *) all, original, &place);
  copy = tl_edit_new_child (doc,
                            TL_KIND_PERSONA,
                            parent,
                            place + 1 < all->len ? tl_record_get_id (all->pdata[place + 1]) : NULL);
  take_fields (copy, original);
  tl_record_take_field (copy, TL_PERSONA_PORTRAIT, original);
  tl_record_set_text (copy, TL_PERSONA_COLOR, find_free_color (table, parent));
  return tl_edit_put_new (doc, copy);
}

/**
 * tl_edit_copy_persona:
 * @doc: a document with a transaction open
 * @from: another document
 * @persona: the id of one of its personas
 * @map: (nullable): the id of a map of @doc that is to show the copy
 *
 * Copies a persona from another document, with its portrait. It keeps its id, so that it can be
 * updated from there, unless something here has that id.
 *
 * Returns: (transfer full): the copy's id
 */
char *
tl_edit_copy_persona (TlDocument *doc, const TlTable *from, const char *persona, const char *map)
{
  const TlRecord  *original = tl_table_get_kind (from, persona, TL_KIND_PERSONA);
  const TlRecord  *image;
  g_autofree char *portrait = NULL;
  TlRecord        *copy;
  char            *id;

  g_return_val_if_fail (tl_document_in_transaction (doc), NULL);
  g_return_val_if_fail (original != NULL, NULL);

  image = tl_persona_get_portrait (from, original);
  if (image != NULL)
    portrait = tl_edit_copy_image (doc, image);
  copy = tl_edit_new_like (doc, original);
  take_fields (copy, original);
  tl_record_set_ref (copy, TL_PERSONA_PORTRAIT, portrait);
  id = tl_edit_put_new (doc, copy);
  show_at_end (doc, map, id);
  return id;
}

/**
 * tl_edit_set_portrait:
 * @doc: a document with a transaction open
 * @persona: the id of a persona
 * @image: (nullable): the id of an image, NULL = no portrait
 *
 * Gives a persona another portrait, or none. The old one leaves the document unless something else
 * shows it.
 *
 * Returns: whether it was another
 */
gboolean
tl_edit_set_portrait (TlDocument *doc, const char *persona, const char *image)
{
  const TlTable   *table = tl_document_get_table (doc);
  const TlRecord  *record = tl_table_get_kind (table, persona, TL_KIND_PERSONA);
  g_autofree char *old = NULL;

  g_return_val_if_fail (tl_document_in_transaction (doc), FALSE);
  g_return_val_if_fail (record != NULL, FALSE);
  g_return_val_if_fail (image == NULL || tl_table_get_kind (table, image, TL_KIND_IMAGE), FALSE);

  old = g_strdup (tl_record_get_ref (record, TL_PERSONA_PORTRAIT));
  if (!tl_edit_set_ref (doc, persona, TL_PERSONA_PORTRAIT, image))
    return FALSE;
  if (old != NULL && tl_table_get_referrers (table, old)->len == 0)
    tl_document_remove (doc, old);
  return TRUE;
}

/**
 * tl_edit_update_persona:
 * @doc: a document with a transaction open
 * @persona: the id of one of its personas
 * @other: another document
 * @other_persona: the id of one of its personas
 * @fields: (array length=n_fields): which fields are to be as they are there
 * @n_fields: how many
 *
 * Brings fields of a persona up to what another document says.
 *
 * Returns: whether anything changed
 */
gboolean
tl_edit_update_persona (TlDocument    *doc,
                        const char    *persona,
                        const TlTable *other,
                        const char    *other_persona,
                        const guint   *fields,
                        guint          n_fields)
{
  const TlTable  *table = tl_document_get_table (doc);
  const TlRecord *from = tl_table_get_kind (other, other_persona, TL_KIND_PERSONA);
  const TlRecord *image;
  TlRecord       *copy;
  gboolean        with_portrait = FALSE, changed;

  g_return_val_if_fail (tl_document_in_transaction (doc), FALSE);
  g_return_val_if_fail (tl_table_get_kind (table, persona, TL_KIND_PERSONA), FALSE);
  g_return_val_if_fail (from != NULL, FALSE);

  copy = tl_edit_copy_record (doc, persona);
  for (guint i = 0; i < n_fields; i++)
    if (fields[i] == TL_PERSONA_PORTRAIT)
      with_portrait = TRUE;
    else
      tl_record_take_field (copy, fields[i], from);
  changed = tl_edit_put_changed (doc, copy);
  image = tl_persona_get_portrait (other, from);
  if (with_portrait)
    {
      g_autofree char *portrait = image != NULL ? tl_edit_copy_image (doc, image) : NULL;

      changed |= tl_edit_set_portrait (doc, persona, portrait);
    }
  return changed;
}
