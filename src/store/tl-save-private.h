/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tl-syscalls-private.h"

G_BEGIN_DECLS

/* One save on its way. */
typedef struct
{
  const TlSyscalls  *sys;
  const char        *path;   /* as the caller names it: for messages */
  char              *target; /* where it really is: every symbolic link followed */
  char              *directory;
  GBytes            *bytes;
  const TlFileStamp *expected; /* NULL when the file may be anything */
  TlSaveFlags        flags;
  gboolean           exists;
  struct stat        status;      /* of the target, when it exists */
  gboolean           wants_stamp; /* it costs a SHA-256 of the bytes: exports do without */
  TlFileStamp       *stamp;       /* the result */
} TlSave;

gboolean tl_save_fail (const TlSave *save, const char *doing, GError **error);
gboolean tl_save_check_unchanged (const TlSave *save, GError **error);
gboolean tl_save_in_place (TlSave *save, GError **error);
GBytes  *tl_save_read_back (const TlSave *save, int fd);

G_END_DECLS
