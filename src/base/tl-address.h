/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Web addresses that people write and that others' files bring along. */
char *tl_address_dup_openable (const char *text);

G_END_DECLS
