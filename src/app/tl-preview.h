/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

#include "map/tl-fields.h"

G_BEGIN_DECLS

/* What a start page's card shows of a file. */
typedef struct
{
  char       *title;    /* of its first map */
  char       *scenario; /* may be "" */
  GdkTexture *picture;
} TlPreview;

void       tl_preview_free (TlPreview *preview);
void       tl_preview_load_async (GFile              *file,
                                  TlThemeName         theme,
                                  int                 width_px,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
TlPreview *tl_preview_load_finish (GAsyncResult *result, GError **error);
void       tl_preview_end (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlPreview, tl_preview_free)

G_END_DECLS
