/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tl-migrate.h"

G_BEGIN_DECLS

/* Turns a document of one version into the next, in place. Errors name a JSON pointer. */
typedef gboolean (*TlMigration) (JsonObject *root, GError **error);

gboolean tl_migrate_with (const TlMigration *steps,
                          JsonObject        *root,
                          gint64             version,
                          GError           **error);

G_END_DECLS
