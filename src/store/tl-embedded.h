/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A document inside a picture: what both who puts it there and who takes it out know.
 *
 * In SVG it is <document xmlns="…" encoding="zlib+base64"> within <metadata>, with its data in one
 * or more <data>, because XML parsers refuse texts of more than 10 MB; in PNG a compressed iTXt. */
#define TL_EMBEDDED_NAMESPACE "https://throughline.github.io/ns/document"
#define TL_EMBEDDED_ENCODING "zlib+base64"
#define TL_EMBEDDED_KEYWORD "throughline-document"

GBytes *tl_embedded_pack (GBytes *document);
GBytes *tl_embedded_unpack (GBytes *packed, const char *name, GError **error);

G_END_DECLS
