/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* What goes out by clipboard or drag and is made only when somebody asks for it, in a worker. */
typedef GBytes *(*TlMakeBytes) (gpointer data, const char *mime_type, GError **error);

GdkContentProvider *tl_lazy_content_new (const char *const *mime_types,
                                         TlMakeBytes        make,
                                         gpointer           data,
                                         GDestroyNotify     destroy);

/* For providers of their own: makes bytes and writes them into a stream. */
void     tl_lazy_content_write_async (GdkContentProvider *provider,
                                      TlMakeBytes         make,
                                      gpointer            data,
                                      const char         *mime_type,
                                      GOutputStream      *stream,
                                      int                 priority,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
gboolean tl_lazy_content_write_finish (GAsyncResult *result, GError **error);

G_END_DECLS
