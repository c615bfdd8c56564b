/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An export on its way to another program, by clipboard or drag, made when it is asked for.
 * Pictures are SVG and PNG whatever the format; a file manager or a mail asks for a file instead:
 * the export itself, in a private folder from which it is removed when it is a day old. */
#include "config.h"

#include "app/tl-export-content.h"

#include <glib/gi18n-lib.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "canvas/tl-lazy-content.h"
#include "store/tl-store.h"

/* s that a dragged file is kept for whoever took it */
#define KEPT (24 * 60 * 60)

typedef struct
{
  TlTable      *table;
  TlExportWish *wish;
  char         *name; /* of the file, without folder and ending */
} Content;

static void
content_free (gpointer data)
{
  Content *self = data;

  tl_table_unref (self->table);
  tl_export_wish_unref (self->wish);
  g_free (self->name);
  g_free (self);
}

/* The picture in another format than the chosen one: options that it does not take mean nothing. */
static GBytes *
make_picture (const Content *self, const char *format, GError **error)
{
  const TlExporter *exporter = tl_exporter_find (NULL, format, error);
  TlExportOptions   options = self->wish->options;

  /* What is pasted is seen, and nothing comes with it unseen. */
  options.embed = TL_EMBED_NEVER;
  return exporter ? exporter->write (self->table, &options, NULL, error) : NULL;
}

static char *
dup_parent (void)
{
  return g_build_filename (g_get_user_cache_dir (), "throughline", "drag", NULL);
}

static char *
dup_folder (GError **error)
{
  g_autofree char *parent = dup_parent ();
  g_autofree char *template = g_build_filename (parent, "XXXXXX", NULL);

  if (g_mkdir_with_parents (parent, 0700) == 0 && g_mkdtemp_full (template, 0700))
    return g_steal_pointer (&template);
  g_set_error (error,
               G_IO_ERROR,
               g_io_error_from_errno (errno),
               _ ("No folder for the dragged file: %s"),
               g_strerror (errno));
  return NULL;
}

static GBytes *
make_file (const Content *self, GError **error)
{
  const TlExporter *exporter = self->wish->exporter;
  g_autoptr (GBytes) bytes = exporter->write (self->table, &self->wish->options, NULL, error);
  g_autofree char *folder = bytes ? dup_folder (error) : NULL;
  g_autofree char *base = g_strdup_printf ("%s.%s", self->name, exporter->name);
  g_autofree char *path = folder ? g_build_filename (folder, base, NULL) : NULL;
  g_autofree char *address = path ? g_filename_to_uri (path, NULL, error) : NULL;
  char            *list;

  if (!address ||
      !tl_store_save_bytes (path, bytes, NULL, TL_SAVE_FLAG_OVERWRITE_CHANGED, NULL, error))
    return NULL;
  list = g_strconcat (address, "\r\n", NULL);
  return g_bytes_new_take (list, strlen (list));
}

static GBytes *
make_cb (gpointer data, const char *mime_type, GError **error)
{
  if (g_str_equal (mime_type, "text/uri-list"))
    return make_file (data, error);
  return make_picture (data, g_str_equal (mime_type, "image/png") ? "png" : "svg", error);
}

/**
 * tl_export_content_new:
 * @table: a snapshot of the document
 * @wish: what is exported
 * @name: what a file would be called, without ending
 * @as_file: whether the file is offered, too
 *
 * Returns: (transfer full): content for a clipboard or a drag
 */
GdkContentProvider *
tl_export_content_new (const TlTable *table, TlExportWish *wish, const char *name, gboolean as_file)
{
  static const char *const pictures[] = { "image/svg+xml", "image/png", NULL };
  static const char *const all[] = { "text/uri-list", "image/svg+xml", "image/png", NULL };
  Content                 *self = g_new0 (Content, 1);

  self->table = tl_table_ref ((TlTable *) table);
  self->wish = tl_export_wish_ref (wish);
  self->name = g_strdup (name);
  return tl_lazy_content_new (as_file ? all : pictures, make_cb, self, content_free);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

/**
 * tl_export_content_sweep:
 *
 * Removes, in the calling thread, what was dragged out long ago.
 */
void
tl_export_content_sweep (void)
{
  g_autofree char *parent = dup_parent ();
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  gint64      now = g_get_real_time () / G_USEC_PER_SEC;
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *folder = g_build_filename (parent, name, NULL);
      GStatBuf         status;

      if (g_lstat (folder, &status) == 0 && S_ISDIR (status.st_mode) &&
          now - status.st_mtime > KEPT)
        remove_folder (folder);
    }
}
