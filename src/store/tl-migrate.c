/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Older documents become new ones here, on the JSON tree, before the codec sees them.
 *
 * steps[n - 1] turns version n into n + 1; each stands in its own file (tl-migrate-n.c), is never
 * edited once released, and comes with a frozen sample of the version it reads. Version 1 is the
 * first, so there is no step yet. */
#include "config.h"

#include "store/tl-migrate.h"

#include "store/tl-migrate-private.h"
#include "store/tl-store.h"

static const TlMigration steps[] = {
  NULL, /* ends the table */
};

G_STATIC_ASSERT (G_N_ELEMENTS (steps) == TL_STORE_VERSION);

/**
 * tl_migrate_with:
 * @steps_: (array zero-terminated=1): the step from version 1, from version 2 and so on
 * @version: of @root, at least 1
 *
 * Applies every step from @version on and leaves the version reached in @root. A version behind the
 * table's end is left as it is.
 *
 * Errors: those of the steps; @root is then half changed and of no use.
 */
gboolean
tl_migrate_with (const TlMigration *steps_, JsonObject *root, gint64 version, GError **error)
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
 * tl_migrate:
 * @root: a document of version @version
 *
 * Brings @root to #TL_STORE_VERSION, in place. A newer document is left as it is.
 *
 * Errors: #TL_STORE_ERROR_INVALID with a JSON pointer when @root is not what its version says.
 */
gboolean
tl_migrate (JsonObject *root, gint64 version, GError **error)
{
  return tl_migrate_with (steps, root, version, error);
}
