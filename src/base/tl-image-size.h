/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean tl_image_read_size (const guint8 *data,
                             gsize         length,
                             guint32      *width_px,
                             guint32      *height_px);

G_END_DECLS
