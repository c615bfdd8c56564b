/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Older documents become new ones here, before the codec sees them: on json-glib's tree, which can
 * be changed, and which is only built for them. What comes out is text again.
 *
 * steps[n - 1] turns version n into n + 1; each stands in its own file (tl-migrate-n.c), is never
 * edited once released, and comes with a frozen sample of the version it reads. Version 1 is the
 * first, so there is no step yet. */
#include "config.h"

#include "store/tl-migrate.h"

#include "store/tl-json-text.h"
#include "store/tl-migrate-private.h"
#include "store/tl-store.h"

static const TlMigration steps[] = {
  NULL, /* ends the table */
};

G_STATIC_ASSERT (G_N_ELEMENTS (steps) == TL_STORE_VERSION);

/**
 * tl_migrate_root:
 * @steps_: (array zero-terminated=1): the step from version 1, from version 2 and so on
 * @version: of @root, at least 1
 *
 * Applies every step from @version on and leaves the version reached in @root. A version behind the
 * table's end is left as it is.
 *
 * Errors: those of the steps; @root is then half changed and of no use.
 */
gboolean
tl_migrate_root (const TlMigration *steps_, JsonObject *root, gint64 version, GError **error)
{
  gint64 n = 0;

  g_return_val_if_fail (version >= 1, FALSE);
  while (steps_[n] != NULL)
    n++;
  for (gint64 i = version; i <= n; i++)
    {
      if (!steps_[i - 1](root, error))
        return FALSE;
      json_object_set_int_member (root, "version", i + 1);
    }
  return TRUE;
}

/**
 * tl_migrate_with:
 * @steps_: (array zero-terminated=1): the step from version 1, from version 2 and so on
 * @text: an object that tl_json_scan() has accepted
 *
 * tl_migrate() with other steps than the real ones.
 *
 * Returns: (transfer full): the text of the new version, or %NULL
 */
GBytes *
tl_migrate_with (
  const TlMigration *steps_, const char *text, gsize length, gint64 version, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) local_error = NULL;
  GString  *out;
  JsonNode *root;

  if (!json_parser_load_from_data (parser, text, (gssize) length, &local_error))
    {
      g_set_error_literal (error, TL_STORE_ERROR, TL_STORE_ERROR_MALFORMED, local_error->message);
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (!tl_migrate_root (steps_, json_node_get_object (root), version, error))
    return NULL;
  out = g_string_sized_new (length);
  tl_json_append_node (out, root, 0);
  return g_string_free_to_bytes (out);
}

/**
 * tl_migrate:
 * @text: a document of version @version that tl_json_scan() has accepted
 *
 * Brings a document to #TL_STORE_VERSION.
 *
 * Errors: #TL_STORE_ERROR_INVALID with a JSON pointer when it is not what its version says.
 *
 * Returns: (transfer full): the text of the new version, or %NULL
 */
GBytes *
tl_migrate (const char *text, gsize length, gint64 version, GError **error)
{
  return tl_migrate_with (steps, text, length, version, error);
}
