/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What one thing says about others: records of evidence about cards, cards about cards. */
#include "config.h"

#include "map/tl-edit-private.h"

#include "base/tl-text.h"

/**
 * tl_edit_add_evidence:
 * @doc: a document with a transaction open
 * @map: the id of a map
 * @about: (nullable): the id of a card, stage, step, lane, point or link of it
 * @title: (nullable): what it is called
 *
 * Adds a record of evidence.
 *
 * Returns: (transfer full): its id
 */
char *
tl_edit_add_evidence (TlDocument *doc, const char *map, const char *about, const char *title)
{
  const char *const list[] = { about, NULL };
  g_autofree char  *clean = tl_text_clean (title, TL_EDIT_MAX_TEXT, FALSE);
  TlRecord         *record;
  char             *id;

  g_return_val_if_fail (tl_document_in_transaction (doc), NULL);
  g_return_val_if_fail (tl_table_get_kind (tl_document_get_table (doc), map, TL_KIND_MAP), NULL);

  record = tl_edit_new_child (doc, TL_KIND_EVIDENCE, map, NULL);
  tl_record_set_text (record, TL_EVIDENCE_TITLE, clean);
  id = tl_edit_put_new (doc, record);
  if (about != NULL)
    tl_edit_set_list (doc, id, TL_EVIDENCE_ABOUT, list);
  return id;
}

/* Puts an id into a list of references at its end, or takes it out. */
static gboolean
set_listed (TlDocument *doc, const char *id, guint field, const char *entry, gboolean listed)
{
  const TlRecord    *record = tl_table_get (tl_document_get_table (doc), id);
  const char *const *old = tl_record_get_list (record, field);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);

  for (; *old != NULL; old++)
    if (g_strcmp0 (*old, entry) != 0)
      g_ptr_array_add (list, g_strdup (*old));
    else if (listed)
      return FALSE;
  if (listed)
    g_ptr_array_add (list, g_strdup (entry));
  g_ptr_array_add (list, NULL);
  return tl_edit_set_list (doc, id, field, (const char *const *) list->pdata);
}

/**
 * tl_edit_attach_evidence:
 * @doc: a document with a transaction open
 * @evidence: the id of a record of evidence
 * @thing: the id of a card or another thing of its map
 * @attached: whether it is about it
 *
 * Attaches evidence to a thing, or detaches it.
 *
 * Returns: whether it changed; FALSE also when @thing is of another map
 */
gboolean
tl_edit_attach_evidence (TlDocument *doc,
                         const char *evidence,
                         const char *thing,
                         gboolean    attached)
{
  g_return_val_if_fail (tl_document_in_transaction (doc), FALSE);
  g_return_val_if_fail (tl_table_get_kind (tl_document_get_table (doc),
                                           evidence,
                                           TL_KIND_EVIDENCE) != NULL,
                        FALSE);

  return set_listed (doc, evidence, TL_EVIDENCE_ABOUT, thing, attached);
}

/**
 * tl_edit_set_about:
 * @doc: a document with a transaction open
 * @card: the id of a card
 * @other: the id of another
 * @about: whether the first is about the second
 *
 * Says that a card is about another, after all that it is about already, or no longer.
 *
 * Returns: whether it changed; FALSE also when it may not be: the other lies in another map, or is
 *   about the first in turn
 */
gboolean
tl_edit_set_about (TlDocument *doc, const char *card, const char *other, gboolean about)
{
  g_return_val_if_fail (tl_document_in_transaction (doc), FALSE);
  g_return_val_if_fail (tl_table_get_kind (tl_document_get_table (doc), card, TL_KIND_CARD) != NULL,
                        FALSE);

  return set_listed (doc, card, TL_CARD_ABOUT, other, about);
}
