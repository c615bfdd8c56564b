/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Exporting: one dialog for all formats. A known ending of the name decides, else the kind chosen
 * in the dialog. The picture is made in a worker from a snapshot and written by the one save
 * function, so that a failed export leaves the old file whole. */
#include "config.h"

#include "app/tl-window-private.h"

#include <glib/gi18n-lib.h>

#include "compat/tl-compat.h"
#include "export/tl-export.h"

#include "app/tl-app-data.h"

/* More formats than there can be rows for in the table of exporters. */
#define MOST_FORMATS 16

typedef struct
{
  TlTable          *snapshot;
  GFile            *target;
  char             *map;
  const TlExporter *exporter;
} ExportRequest;

static void
export_request_free (gpointer data)
{
  ExportRequest *request = data;

  tl_table_unref (request->snapshot);
  g_object_unref (request->target);
  g_free (request->map);
  g_free (request);
}

static void
write_cb (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const ExportRequest *request = task_data;
  TlExportOptions      options = { .map = request->map };
  GError              *error = NULL;
  g_autoptr (GBytes) bytes = request->exporter->write (request->snapshot, &options, &error);
  const char *path = g_file_peek_path (request->target);
  gboolean    written = FALSE;

  if (bytes && path)
    written = tl_store_save_bytes (path, bytes, NULL, TL_SAVE_FLAG_OVERWRITE_CHANGED, NULL, &error);
  else if (bytes)
    g_set_error (&error,
                 TL_STORE_ERROR,
                 TL_STORE_ERROR_WRITE,
                 "%s",
                 _ ("Pictures can be written only to folders of this computer."));
  if (written)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TlWindow            *self = TL_WINDOW (source);
  const ExportRequest *request = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *base = g_file_get_basename (request->target);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *text = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      text = g_strdup_printf (_ ("Exported to “%s”"), name);
      tl_window_show_notice (self, text, FALSE);
    }
  else
    {
      text = g_strdup_printf (_ ("“%s” Could Not Be Exported"), name);
      tl_window_show_error (self, text, error->message);
    }
}

static void
start_export (TlWindow *self, GFile *target, const TlExporter *exporter)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, written_cb, NULL);
  ExportRequest *request = g_new0 (ExportRequest, 1);

  request->snapshot = tl_document_dup_snapshot (tl_document_file_get_document (self->file));
  request->target = g_object_ref (target);
  request->map = g_strdup (tl_canvas_get_map (self->canvas));
  request->exporter = exporter;
  g_task_set_source_tag (task, start_export);
  g_task_set_task_data (task, request, export_request_free);
  g_task_run_in_thread (task, write_cb);
}

typedef struct
{
  TlWindow         *window;
  GFile            *target;
  const TlExporter *exporter;
} ReplaceQuestion;

static void
replace_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ReplaceQuestion *question = user_data;
  g_autofree char *answer = tl_compat_confirm_finish (result);

  if (g_str_equal (answer, "replace") && question->window->file)
    start_export (question->window, question->target, question->exporter);
  g_object_unref (question->window);
  g_object_unref (question->target);
  g_free (question);
}

static void
ask_replace (TlWindow *self, GFile *target, const TlExporter *exporter)
{
  const TlCompatAnswer answers[] = {
    { "cancel", _ ("_Cancel"), TL_COMPAT_LOOK_PLAIN },
    { "replace", _ ("_Replace"), TL_COMPAT_LOOK_DESTRUCTIVE },
  };
  ReplaceQuestion *question = g_new0 (ReplaceQuestion, 1);
  g_autofree char *base = g_file_get_basename (target);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *heading = g_strdup_printf (_ ("Replace “%s”?"), name);

  question->window = g_object_ref (self);
  question->target = g_object_ref (target);
  question->exporter = exporter;
  tl_compat_confirm_async (GTK_WINDOW (self),
                           heading,
                           _ ("There is a file of that name. Replacing it takes its place."),
                           answers,
                           G_N_ELEMENTS (answers),
                           "cancel",
                           replace_answer_cb,
                           question);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlWindow) self = user_data;
  guint             filter = 0;
  guint             n_exporters = 0;
  const TlExporter *exporters = tl_exporter_get_all (&n_exporters);
  g_autoptr (GFile) file = tl_compat_save_file_finish (result, &filter, NULL);
  g_autofree char  *base = file ? g_file_get_basename (file) : NULL;
  const TlExporter *named;

  if (!file || !self->file)
    return;
  named = tl_exporter_find (base, NULL, NULL);
  if (named)
    start_export (self, file, named);
  else
    {
      const TlExporter *exporter = &exporters[MIN (filter, n_exporters - 1)];
      g_autofree char  *name = g_strdup_printf ("%s.%s", base, exporter->name);
      g_autoptr (GFile) folder = g_file_get_parent (file);
      g_autoptr (GFile) target = g_file_get_child (folder, name);

      /* The chooser asked about the name as typed, not about this one. */
      if (g_file_query_exists (target, NULL))
        ask_replace (self, target, exporter);
      else
        start_export (self, target, exporter);
    }
}

/**
 * tl_window_export:
 * @self: a window with a document
 *
 * Asks for a name and a format and writes the map's picture, words being written included.
 */
void
tl_window_export (TlWindow *self)
{
  TlCompatFilter    filters[MOST_FORMATS];
  guint             n_exporters = 0;
  const TlExporter *exporters = tl_exporter_get_all (&n_exporters);
  GFile            *own;
  g_autoptr (GFile) folder = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (TL_IS_WINDOW (self));
  g_return_if_fail (self->file != NULL);

  tl_window_commit_writing (self);
  n_exporters = MIN (n_exporters, MOST_FORMATS);
  for (guint i = 0; i < n_exporters; i++)
    filters[i] =
      (TlCompatFilter){ _ (exporters[i].label), exporters[i].name, exporters[i].mime_type };
  own = tl_document_file_get_file (self->file);
  folder = own ? g_file_get_parent (own) : NULL;
  /* Without an ending: choosing the kind in the dialog is then enough. */
  name = tl_document_file_dup_proposed_name (self->file, NULL);
  tl_compat_save_file_async (GTK_WINDOW (self),
                             _ ("Export the Map"),
                             name,
                             folder,
                             filters,
                             n_exporters,
                             chosen_cb,
                             g_object_ref (self));
}
