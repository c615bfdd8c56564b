/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sys/stat.h>
#include <sys/types.h>

#include "store/tl-store.h"

G_BEGIN_DECLS

/* Every system call that saving depends on, so that each can be made to fail. Conventions are those
 * of the calls themselves: -1 (NULL of realpath) and errno. */
typedef struct
{
  int (*open) (const char *path, int flags, mode_t mode);
  int (*dup) (int fd);
  int (*close) (int fd);
  ssize_t (*pread) (int fd, void *buffer, size_t n, off_t offset);
  ssize_t (*write) (int fd, const void *buffer, size_t n);
  ssize_t (*pwrite) (int fd, const void *buffer, size_t n, off_t offset);
  int (*fsync) (int fd);
  int (*stat) (const char *path, struct stat *status);
  int (*fstat) (int fd, struct stat *status);
  int (*access) (const char *path, int mode);
  int (*flock) (int fd, int operation);
  int (*fchmod) (int fd, mode_t mode);
  int (*fchown) (int fd, uid_t user, gid_t group);
  int (*fallocate) (int fd, int mode, off_t offset, off_t length);
  int (*ftruncate) (int fd, off_t length);
  int (*rename) (const char *from, const char *to, unsigned flags);
  int (*unlink) (const char *path);
  int (*mkdir) (const char *path, mode_t mode);
  char *(*realpath) (const char *path, char *resolved);
} TlSyscalls;

extern const TlSyscalls tl_syscalls_real;

int      tl_sys_open (const TlSyscalls *sys, const char *path, int flags, mode_t mode);
gboolean tl_sys_close (const TlSyscalls *sys, int fd);
gboolean tl_sys_fsync (const TlSyscalls *sys, int fd);
gboolean tl_sys_write (const TlSyscalls *sys, int fd, const void *data, gsize length);
gboolean tl_sys_pwrite (const TlSyscalls *sys, int fd, const void *data, gsize length);
gboolean tl_sys_sync_directory (const TlSyscalls *sys, const char *path);
GBytes  *tl_sys_read (const TlSyscalls *sys, int fd, gsize max_bytes);

gboolean tl_store_save_bytes_with (const TlSyscalls  *sys,
                                   const char        *path,
                                   GBytes            *bytes,
                                   const TlFileStamp *expected,
                                   TlSaveFlags        flags,
                                   TlFileStamp      **stamp,
                                   GError           **error);

G_END_DECLS
