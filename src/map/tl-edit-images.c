/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures of a document. A picture's record is named by the hash of its data, so that the same
 * picture, however often it is pasted, is stored once. */
#include "config.h"

#include "map/tl-edit-private.h"

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
