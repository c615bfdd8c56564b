/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tl-syscalls-private.h"

G_BEGIN_DECLS

char *tl_temp_create (const TlSyscalls *sys, const char *directory, mode_t mode, int *fd);
guint tl_temp_sweep (const TlSyscalls *sys, const char *directory);

G_END_DECLS
