/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Deleting a file so that it can be taken back at once and is never lost: first it is put aside,
 * where no list shows it, then it goes to the trash. */
gboolean tl_aside_can_trash (const char *path);
gboolean tl_aside_put (const char *path);
gboolean tl_aside_take_back (const char *path);
void     tl_aside_trash (const char *path);

G_END_DECLS
