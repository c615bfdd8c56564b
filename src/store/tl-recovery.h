/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tl-syscalls-private.h"

G_BEGIN_DECLS

/* A copy of a file's old and new bytes, kept while the file is written in place. */
typedef struct
{
  char *path;
  int   fd; /* holds its lock */
} TlRecovery;

gboolean tl_recovery_begin (TlRecovery       *self,
                            const TlSyscalls *sys,
                            const char       *target,
                            GBytes           *old_bytes,
                            GBytes           *new_bytes,
                            GError          **error);
void     tl_recovery_end (TlRecovery *self, const TlSyscalls *sys, gboolean keep);
GBytes  *tl_recovery_resolve (const TlSyscalls *sys, const char *target, GBytes *found);

G_END_DECLS
