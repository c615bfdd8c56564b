/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A document that travels inside an SVG or PNG picture (store/tl-embedded.h). `name` is what
 * messages call the picture; errors are those of the store. */
gboolean tl_import_is_picture (GBytes *bytes);
GBytes  *tl_import_embedded (GBytes *bytes, const char *name, GError **error);

/* What a person opens: a document, or a picture with one inside (transfer full). */
GBytes *tl_import_unwrap (GBytes *bytes, const char *name, GError **error);

G_END_DECLS
