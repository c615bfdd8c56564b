/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures of a document. A picture's record is named by the hash of its data, so that the same
 * picture, however often it is pasted, is stored once. */
#include "config.h"

#include "map/tl-edit-private.h"

#include <string.h>

#include "base/tl-text.h"

/**
 * tl_edit_add_image:
 * @doc: a document with a transaction open
 * @hash: fit for an id, and the same for the same data
 * @type: image/png, image/jpeg ...
 * @base64: the file
 * @alt: (nullable): what it shows, in words
 *
 * Stores a picture, unless the document has it.
 *
 * Returns: (transfer full): its id
 */
char *
tl_edit_add_image (
  TlDocument *doc, const char *hash, const char *type, const char *base64, const char *alt)
{
  const TlTable   *table = tl_document_get_table (doc);
  const char      *parent = tl_document_get_id (doc);
  g_autofree char *clean = tl_text_clean (alt, TL_EDIT_MAX_TEXT, FALSE);
  g_autofree char *order = NULL;
  TlRecord        *record;

  g_return_val_if_fail (tl_document_in_transaction (doc), NULL);
  g_return_val_if_fail (hash != NULL && type != NULL && base64 != NULL, NULL);

  if (tl_table_get_kind (table, hash, TL_KIND_IMAGE) != NULL)
    return g_strdup (hash);
  order = tl_edit_find_order (table, parent, TL_KIND_IMAGE, NULL);
  record = tl_record_new (TL_KIND_IMAGE, hash);
  tl_record_set_ref (record, TL_FIELD_PARENT, parent);
  tl_record_set_text (record, TL_FIELD_ORDER, order);
  tl_record_set_text (record, TL_IMAGE_TYPE, type);
  tl_record_set_text (record, TL_IMAGE_DATA, base64);
  tl_record_set_text (record, TL_IMAGE_ALT, clean);
  return tl_edit_put_new (doc, record);
}

/* Whether two images, of whatever documents, show the same. */
gboolean
tl_edit_is_same_image (const TlRecord *a, const TlRecord *b)
{
  return strcmp (tl_record_get_text (a, TL_IMAGE_DATA), tl_record_get_text (b, TL_IMAGE_DATA)) == 0;
}

/* The image of ours that shows the same, NULL = we have none. */
static const TlRecord *
find_image (const TlTable *table, const TlRecord *image)
{
  const GPtrArray *all =
    tl_table_get_children (table, tl_record_get_id (tl_table_get_document (table)), TL_KIND_IMAGE);

  for (guint i = 0; i < all->len; i++)
    if (tl_edit_is_same_image (all->pdata[i], image))
      return all->pdata[i];
  return NULL;
}

/* A child of the document to hold what another document's holds, under its id if that is free; to
 * be filled in and given to tl_edit_put_new(). */
TlRecord *
tl_edit_new_like (TlDocument *doc, const TlRecord *from)
{
  const char      *parent = tl_document_get_id (doc);
  const TlTable   *table = tl_document_get_table (doc);
  TlKind           kind = tl_record_get_kind (from);
  g_autofree char *order = NULL;
  TlRecord        *record;

  if (tl_table_get (table, tl_record_get_id (from)) != NULL)
    return tl_edit_new_child (doc, kind, parent, NULL);
  order = tl_edit_find_order (table, parent, kind, NULL);
  record = tl_record_new (kind, tl_record_get_id (from));
  tl_record_set_ref (record, TL_FIELD_PARENT, parent);
  tl_record_set_text (record, TL_FIELD_ORDER, order);
  return record;
}

/* An image of another document as one of ours; its id (transfer full). */
char *
tl_edit_copy_image (TlDocument *doc, const TlRecord *image)
{
  const TlRecord *old = find_image (tl_document_get_table (doc), image);
  TlRecord       *copy;

  if (old != NULL)
    return g_strdup (tl_record_get_id (old));
  copy = tl_edit_new_like (doc, image);
  for (guint i = TL_FIELD_ORDER + 1; i < tl_kind_get_info (TL_KIND_IMAGE)->n_fields; i++)
    tl_record_take_field (copy, i, image);
  return tl_edit_put_new (doc, copy);
}
