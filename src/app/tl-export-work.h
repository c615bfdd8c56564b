/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "app/tl-export-wish.h"

G_BEGIN_DECLS

/* Writes a file in a worker. `progress` is 0 to 1000, read and written atomically; it lives until
 * the callback. */
void       tl_export_work_async (const TlTable      *table,
                                 TlExportWish       *wish,
                                 GFile              *target,
                                 int                *progress,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
GPtrArray *tl_export_work_finish (GAsyncResult *result, GError **error);

G_END_DECLS
