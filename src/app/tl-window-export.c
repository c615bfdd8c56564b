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

/* What is to be exported, with texts of its own; and in which formats that can be. */
typedef struct
{
  TlExportOptions   options;
  const TlExporter *formats[MOST_FORMATS];
  guint             n_formats;
} ExportWish;

typedef struct
{
  TlTable          *snapshot;
  GFile            *target;
  ExportWish       *wish;
  const TlExporter *exporter;
} ExportRequest;

static ExportWish *
export_wish_new (TlWindow *self, const TlExportOptions *options)
{
  ExportWish       *wish = g_atomic_rc_box_new0 (ExportWish);
  guint             n_exporters = 0;
  const TlExporter *exporters = tl_exporter_get_all (&n_exporters);

  if (options)
    wish->options = *options;
  wish->options.map = g_strdup (wish->options.map ? wish->options.map : tl_window_get_map (self));
  wish->options.subject = g_strdup (wish->options.subject);
  wish->options.ranking.owner = g_strdup (wish->options.ranking.owner);
  wish->options.ranking.stage = g_strdup (wish->options.ranking.stage);
  for (guint i = 0; i < n_exporters && wish->n_formats < MOST_FORMATS; i++)
    if (tl_exporter_can_write (&exporters[i], wish->options.what))
      wish->formats[wish->n_formats++] = &exporters[i];
  return wish;
}

static void
export_wish_clear (gpointer data)
{
  ExportWish *wish = data;

  g_free ((char *) wish->options.map);
  g_free ((char *) wish->options.subject);
  g_free ((char *) wish->options.ranking.owner);
  g_free ((char *) wish->options.ranking.stage);
}

static void
export_wish_unref (ExportWish *wish)
{
  g_atomic_rc_box_release_full (wish, export_wish_clear);
}

static void
export_request_free (gpointer data)
{
  ExportRequest *request = data;

  tl_table_unref (request->snapshot);
  g_object_unref (request->target);
  export_wish_unref (request->wish);
  g_free (request);
}

static void
write_cb (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const ExportRequest *request = task_data;
  GError              *error = NULL;
  g_autoptr (GBytes) bytes =
    request->exporter->write (request->snapshot, &request->wish->options, NULL, &error);
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
start_export (TlWindow *self, ExportWish *wish, GFile *target, const TlExporter *exporter)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, written_cb, NULL);
  ExportRequest *request = g_new0 (ExportRequest, 1);

  request->snapshot = tl_document_dup_snapshot (tl_document_file_get_document (self->file));
  request->target = g_object_ref (target);
  request->wish = g_atomic_rc_box_acquire (wish);
  request->exporter = exporter;
  g_task_set_source_tag (task, start_export);
  g_task_set_task_data (task, request, export_request_free);
  g_task_run_in_thread (task, write_cb);
}

typedef struct
{
  TlWindow         *window;
  ExportWish       *wish;
  GFile            *target;
  const TlExporter *exporter;
} ReplaceQuestion;

static void
replace_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ReplaceQuestion *question = user_data;
  g_autofree char *answer = tl_compat_confirm_finish (result);

  if (g_str_equal (answer, "replace") && question->window->file)
    start_export (question->window, question->wish, question->target, question->exporter);
  export_wish_unref (question->wish);
  g_object_unref (question->window);
  g_object_unref (question->target);
  g_free (question);
}

static void
ask_replace (TlWindow *self, ExportWish *wish, GFile *target, const TlExporter *exporter)
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
  question->wish = g_atomic_rc_box_acquire (wish);
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

typedef struct
{
  TlWindow   *window;
  ExportWish *wish;
} ExportQuestion;

static void
write_to (TlWindow *self, ExportWish *wish, GFile *file, guint filter)
{
  g_autofree char  *base = g_file_get_basename (file);
  const TlExporter *exporter = tl_exporter_find (base, NULL, NULL);
  g_autofree char  *name = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GFile) target = NULL;

  if (exporter && tl_exporter_can_write (exporter, wish->options.what))
    {
      start_export (self, wish, file, exporter);
      return;
    }
  exporter = wish->formats[MIN (filter, wish->n_formats - 1)];
  name = g_strdup_printf ("%s.%s", base, exporter->name);
  folder = g_file_get_parent (file);
  target = g_file_get_child (folder, name);
  /* The chooser asked about the name as typed, not about this one. */
  if (g_file_query_exists (target, NULL))
    ask_replace (self, wish, target, exporter);
  else
    start_export (self, wish, target, exporter);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ExportQuestion *question = user_data;
  guint           filter = 0;
  g_autoptr (GFile) file = tl_compat_save_file_finish (result, &filter, NULL);

  if (file && question->window->file)
    write_to (question->window, question->wish, file, filter);
  g_object_unref (question->window);
  export_wish_unref (question->wish);
  g_free (question);
}

static const char *
get_heading (TlExportWhat what)
{
  switch (what)
    {
    case TL_EXPORT_PRIORITIES:
      return _ ("Export the Priorities");
    case TL_EXPORT_COMPARISON:
      return _ ("Export the Comparison");
    case TL_EXPORT_PERSONA:
      return _ ("Export the Sheet");
    case TL_EXPORT_MAP:
    case TL_N_EXPORTS:
    default:
      return _ ("Export the Map");
    }
}

/* A sheet is called like its persona, all else like the document. */
static char *
dup_name (TlWindow *self, const TlExportOptions *options)
{
  const TlTable  *table = tl_document_get_table (tl_document_file_get_document (self->file));
  const TlRecord *persona = options->what == TL_EXPORT_PERSONA && options->subject
                              ? tl_table_get_kind (table, options->subject, TL_KIND_PERSONA)
                              : NULL;
  const char     *name = persona ? tl_record_get_text (persona, TL_PERSONA_NAME) : "";
  char           *file_name;

  if (!*name)
    return tl_document_file_dup_proposed_name (self->file, NULL);
  file_name = g_strdup (name);
  return g_strdelimit (file_name, "/", '-');
}

/**
 * tl_window_export:
 * @self: a window with a document
 * @options: (nullable): what of the map that is shown; %NULL = its picture
 *
 * Asks for a name and a format and writes the map's picture, or what else is asked for, words being
 * written included.
 */
void
tl_window_export (TlWindow *self, const TlExportOptions *options)
{
  TlCompatFilter  filters[MOST_FORMATS];
  ExportQuestion *question;
  GFile          *own;
  g_autoptr (GFile) folder = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (TL_IS_WINDOW (self));
  g_return_if_fail (self->file != NULL);

  tl_window_commit_writing (self);
  question = g_new0 (ExportQuestion, 1);
  question->window = g_object_ref (self);
  question->wish = export_wish_new (self, options);
  for (guint i = 0; i < question->wish->n_formats; i++)
    {
      const TlExporter *format = question->wish->formats[i];

      filters[i] = (TlCompatFilter){ _ (format->label), format->name, format->mime_type };
    }
  own = tl_document_file_get_file (self->file);
  folder = own ? g_file_get_parent (own) : NULL;
  /* Without an ending: choosing the kind in the dialog is then enough. */
  name = dup_name (self, &question->wish->options);
  tl_compat_save_file_async (GTK_WINDOW (self),
                             get_heading (question->wish->options.what),
                             name,
                             folder,
                             filters,
                             question->wish->n_formats,
                             chosen_cb,
                             question);
}
