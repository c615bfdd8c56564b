/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "import/tl-import-image.h"

G_BEGIN_DECLS

/* A portrait from a file or from what another program gave, read in a worker and made anew from its
 * pixels. One of `file` and `texture` is given. */
void           tl_portrait_import_async (GFile              *file,
                                         GdkTexture         *texture,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
TlImportImage *tl_portrait_import_finish (GAsyncResult *result, char **name, GError **error);

G_END_DECLS
