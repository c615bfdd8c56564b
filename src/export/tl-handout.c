/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The hand-out: what is sent round after a workshop, in one go. Pictures and a workbook for those
 * who look, slides for those who present, and the document for those who go on. All are made before
 * any is written.
 *
 * The document is the whole of it, also what no picture shows; so what else is in it is said, and
 * in a hand-out of only a part of a map it is not. */
#include "config.h"

#include "export/tl-export-private.h"
#include "export/tl-zip.h"

#include "base/tl-text.h"
#include "export/tl-contents.h"
#include "store/tl-store.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* Bytes of a file's name without its end: leaves room for a number and fits every file system. */
#define MAX_NAME 120

/* The formats, in the order in which they are made; those that this build has not are not missed.
 */
static const char *const formats[] = { "pdf", "png", "pptx", "xlsx" };

typedef struct
{
  const TlTable         *table;
  const TlExportOptions *options;
  TlExportRun           *run;
  GPtrArray             *files; /* TlHandoutFile */
  char                  *base;  /* what files are called */
  guint                  n_parts;
  guint                  n_done;
} Handout;

static void
file_free (gpointer data)
{
  TlHandoutFile *file = data;

  g_free (file->name);
  g_bytes_unref (file->bytes);
  g_free (file);
}

/* Without the marks that turn the direction of what follows: with them a name seems to end
 * otherwise. */
static char *
dup_undirected (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (letter != 0x200e && letter != 0x200f && !(letter >= 0x202a && letter <= 0x202e) &&
          !(letter >= 0x2066 && letter <= 0x2069))
        g_string_append_unichar (out, letter);
    }
  return g_string_free (out, FALSE);
}

/* Nothing that a file system or a shell takes for a sign, no dot or blank at either end. */
static char *
dup_file_name (const char *title)
{
  g_autofree char *undirected = dup_undirected (title);
  g_autofree char *clean = tl_text_clean (undirected, MAX_NAME, FALSE);
  char            *name = g_strdelimit (clean, "/\\:*?\"<>|", '-');
  gsize            length;

  while (*name == '.' || *name == ' ' || *name == '-')
    name++;
  length = strlen (name);
  while (length > 0 && (name[length - 1] == '.' || name[length - 1] == ' '))
    name[--length] = '\0';
  return g_strdup (*name != '\0' ? name : _ ("Journey map"));
}

static gboolean
has_name (const Handout *self, const char *name)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      const TlHandoutFile *file = self->files->pdata[i];
      g_autofree char     *a = g_utf8_casefold (file->name, -1);
      g_autofree char     *b = g_utf8_casefold (name, -1);

      if (strcmp (a, b) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Takes the bytes. Returns the name that the file got. */
static const char *
add_file (Handout *self, const char *title, const char *end, GBytes *bytes)
{
  TlHandoutFile *file = g_new0 (TlHandoutFile, 1);

  file->bytes = bytes;
  file->name = g_strdup_printf ("%s.%s", title, end);
  for (guint i = 2; has_name (self, file->name); i++)
    {
      g_free (file->name);
      file->name = g_strdup_printf ("%s (%u).%s", title, i, end);
    }
  g_ptr_array_add (self->files, file);
  return file->name;
}

static void
progress_cb (double done, gpointer data)
{
  Handout *self = data;

  if (self->run->progress != NULL)
    self->run->progress ((self->n_done + done) / self->n_parts, self->run->progress_data);
}

/* A picture too large for pixels at twice its size is one at its size, or at half. */
static GBytes *
write_part (Handout          *self,
            const TlExporter *exporter,
            TlExportOptions  *options,
            TlExportRun      *part,
            GError          **error)
{
  static const double scales[] = { 0, 1, 0.5, 0.25 };
  gboolean            is_png = strcmp (exporter->name, "png") == 0;

  for (guint i = 0;; i++)
    {
      g_autoptr (GError) own = NULL;
      GBytes *bytes;

      if (is_png)
        options->scale = scales[i];
      bytes = exporter->write (self->table, options, part, &own);
      if (bytes != NULL || !is_png || i + 1 == G_N_ELEMENTS (scales) ||
          !g_error_matches (own, TL_EXPORT_ERROR, TL_EXPORT_ERROR_TOO_LARGE))
        {
          if (bytes == NULL)
            g_propagate_error (error, g_steal_pointer (&own));
          else if (i > 0)
            tl_export_run_note (part,
                                _ ("The map is large: its picture has %d %% of the usual size"),
                                (int) (scales[i] * 50));
          return bytes;
        }
    }
}

/* What a part of the hand-out could not show is told with the file's name before it. */
static gboolean
add_part (
  Handout *self, const TlExporter *exporter, const char *map, const char *title, GError **error)
{
  const TlExportOptions *asked = self->options;
  TlExportOptions        options = { .map = map,
                                     .theme = asked->theme,
                                     .text_scale = asked->text_scale,
                                     .comments = asked->comments,
                                     .stages = asked->stages,
                                     .lanes = asked->lanes,
                                     .page = asked->page,
                                     .slides = strcmp (exporter->name, "pptx") == 0,
                                     .smallest_text = asked->smallest_text,
                                     .font = asked->font };
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  TlExportRun part = { .cancellable = self->run->cancellable,
                       .progress = progress_cb,
                       .progress_data = self,
                       .notes = notes };
  GBytes     *bytes = write_part (self, exporter, &options, &part, error);
  const char *name;

  if (bytes == NULL)
    return FALSE;
  name = add_file (self, title, exporter->name, bytes);
  for (guint i = 0; i < notes->len; i++)
    tl_export_run_note (self->run, "%s: %s", name, (const char *) notes->pdata[i]);
  self->n_done++;
  return tl_export_run_step (self->run, (double) self->n_done / self->n_parts, error);
}

static const GPtrArray *
get_maps (const TlTable *table)
{
  return tl_table_get_children (table,
                                tl_record_get_id (tl_table_get_document (table)),
                                TL_KIND_MAP);
}

/* A picture holds one map: each gets its own. */
static gboolean
add_pictures (Handout *self, const TlExporter *exporter, GError **error)
{
  const GPtrArray *maps = get_maps (self->table);

  if (maps->len == 1 || self->options->map != NULL)
    return add_part (self, exporter, self->options->map, self->base, error);
  for (guint i = 0; i < maps->len; i++)
    {
      const char      *id = tl_record_get_id (maps->pdata[i]);
      g_autofree char *own = tl_export_dup_title (self->table, id);
      g_autofree char *both = g_strdup_printf ("%s - %s", self->base, own);
      g_autofree char *title = dup_file_name (strcmp (own, self->base) == 0 ? own : both);

      if (!add_part (self, exporter, id, title, error))
        return FALSE;
    }
  return TRUE;
}

/* "Refunds.journey is the whole document, with 12 comments, 2 hidden lanes" */
static void
note_document (Handout *self, const char *name)
{
  g_autofree char *unseen = tl_export_describe_embedded (self->table);

  if (unseen != NULL)
    /* Translators: a file's name, and a list such as "12 comments, 2 hidden lanes". */
    tl_export_run_note (self->run, _ ("“%s” is the whole document, with %s"), name, unseen);
  else
    tl_export_run_note (self->run, _ ("“%s” is the whole document"), name);
}

static gboolean
add_document (Handout *self, GError **error)
{
  const TlExporter *zip = tl_exporter_find (NULL, "zip", NULL);

  if (tl_export_embeds (zip, self->table, self->options))
    note_document (self, add_file (self, self->base, "journey", tl_store_serialize (self->table)));
  else if (tl_export_is_part (self->options))
    tl_export_run_note (self->run,
                        _ ("The document is left out, since only a part of it is asked for"));
  else
    tl_export_run_note (self->run, _ ("The document is left out"));
  return tl_export_run_step (self->run, 1, error);
}

static gboolean
add_all (Handout *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      const TlExporter *exporter = tl_exporter_find (NULL, formats[i], NULL);
      gboolean          is_picture = strcmp (formats[i], "png") == 0;

      if (exporter == NULL)
        continue;
      if (is_picture ? !add_pictures (self, exporter, error)
                     : !add_part (self, exporter, self->options->map, self->base, error))
        return FALSE;
    }
  return add_document (self, error);
}

/**
 * tl_export_handout:
 * @table: a document
 * @options: which map (all of them where none is asked for) or which part of one, in which colours,
 *   with or without comments
 * @run: (nullable): who listens; is told file by file what is not shown, and what is in the
 * document
 * @error: where to put what went wrong
 *
 * Makes everything that is sent round after a workshop: PDF, PNG, slides, a workbook, the document.
 *
 * Errors: %TL_EXPORT_ERROR_UNKNOWN_FORMAT for anything but maps; those of the formats.
 *
 * Returns: (transfer full) (element-type TlHandoutFile): the files, or %NULL with @error set
 */
GPtrArray *
tl_export_handout (const TlTable         *table,
                   const TlExportOptions *options,
                   TlExportRun           *run,
                   GError               **error)
{
  const TlRecord *map = tl_export_find_map (table, options, error);
  TlExportRun     nobody = { 0 };
  Handout         self = { .table = table, .options = options, .run = run != NULL ? run : &nobody };
  const char     *whole = tl_record_get_text (tl_table_get_document (table), TL_DOCUMENT_TITLE);
  g_autofree char *title = NULL;
  gboolean         done;

  if (map == NULL || !tl_contents_require_map (options, "ZIP", error))
    return NULL;
  title = *whole != '\0' && options->map == NULL
            ? g_strdup (whole)
            : tl_export_dup_title (table, tl_record_get_id (map));
  self.base = dup_file_name (title);
  self.files = g_ptr_array_new_with_free_func (file_free);
  self.n_parts = G_N_ELEMENTS (formats) + (options->map == NULL ? get_maps (table)->len - 1 : 0);
  done = add_all (&self, error);
  g_free (self.base);
  if (!done)
    g_clear_pointer (&self.files, g_ptr_array_unref);
  return self.files;
}

/**
 * tl_handout_write:
 * @table: a document
 * @options: as for tl_export_handout()
 * @run: (nullable): who listens
 * @error: where to put what went wrong
 *
 * Writes the hand-out as a ZIP archive, in a folder that is called as its files are.
 *
 * Errors: those of tl_export_handout().
 *
 * Returns: (transfer full): the archive's bytes, or %NULL with @error set
 */
GBytes *
tl_handout_write (const TlTable         *table,
                  const TlExportOptions *options,
                  TlExportRun           *run,
                  GError               **error)
{
  g_autoptr (GPtrArray) files = tl_export_handout (table, options, run, error);
  g_autoptr (TlZip) zip = NULL;
  const TlHandoutFile *first;
  g_autofree char     *folder = NULL;

  if (files == NULL)
    return NULL;
  first = files->pdata[0];
  folder = g_strndup (first->name, (gsize) (strrchr (first->name, '.') - first->name));
  zip = tl_zip_new ();
  for (guint i = 0; i < files->len; i++)
    {
      const TlHandoutFile *file = files->pdata[i];
      g_autofree char     *name = g_strdup_printf ("%s/%s", folder, file->name);

      tl_zip_add (zip, name, file->bytes);
    }
  return tl_zip_finish (zip, error);
}

static gboolean
save_files (const GPtrArray *files, const char *folder, GError **error)
{
  for (guint i = 0; i < files->len; i++)
    {
      const TlHandoutFile *file = files->pdata[i];
      g_autofree char     *path = g_build_filename (folder, file->name, NULL);

      if (!tl_store_save_bytes (path,
                                file->bytes,
                                NULL,
                                TL_SAVE_FLAG_OVERWRITE_CHANGED,
                                NULL,
                                error))
        return FALSE;
    }
  return TRUE;
}

static void
remove_files (const GPtrArray *files, const char *folder)
{
  for (guint i = 0; i < files->len; i++)
    {
      const TlHandoutFile *file = files->pdata[i];
      g_autofree char     *path = g_build_filename (folder, file->name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static gboolean
fail_folder (const char *folder, int code, GError **error)
{
  g_set_error (error,
               TL_EXPORT_ERROR,
               TL_EXPORT_ERROR_FAILED,
               _ ("%s: the folder could not be made: %s"),
               folder,
               g_strerror (code));
  return FALSE;
}

/* A new folder comes to be with everything in it, or not at all. */
static gboolean
save_new_folder (const GPtrArray *files, const char *folder, GError **error)
{
  g_autofree char *temporary = g_strconcat (folder, ".XXXXXX", NULL);

  if (g_mkdtemp_full (temporary, 0777) == NULL)
    return fail_folder (folder, errno, error);
  if (save_files (files, temporary, error))
    {
      if (g_rename (temporary, folder) == 0)
        return TRUE;
      fail_folder (folder, errno, error);
    }
  remove_files (files, temporary);
  return FALSE;
}

/**
 * tl_handout_save:
 * @files: (element-type TlHandoutFile): what tl_export_handout() made
 * @folder: where to, with or without a slash at the end
 * @error: where to put what went wrong
 *
 * Writes the files through the one save function. A folder that is not there is made, with all of
 * them or not at all; in one that is, files of the same names are replaced one by one, and nothing
 * else is touched.
 *
 * Errors: %TL_EXPORT_ERROR_FAILED; those of saving.
 *
 * Returns: whether all are written
 */
gboolean
tl_handout_save (const GPtrArray *files, const char *folder, GError **error)
{
  g_autofree char *path = g_strdup (folder);

  while (strlen (path) > 1 && g_str_has_suffix (path, "/"))
    path[strlen (path) - 1] = '\0';
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return save_files (files, path, error);
  return save_new_folder (files, path, error);
}
