/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *tl_migrate (const char *text, gsize length, gint64 version, GError **error);

G_END_DECLS
