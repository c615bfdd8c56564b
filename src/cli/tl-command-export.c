/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * throughline-cli export FILE -o OUT: finds the exporter by the name of OUT or by --format, and
 * writes what it makes through the one save function. */
#include "config.h"

#include "cli/tl-export-arguments.h"

#include "store/tl-store.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

static TlExit
get_export_exit (const GError *error)
{
  if (error->domain != TL_EXPORT_ERROR)
    return TL_EXIT_FILE;
  switch ((TlExportError) error->code)
    {
    case TL_EXPORT_ERROR_UNKNOWN_FORMAT:
    case TL_EXPORT_ERROR_NO_MAP:
    case TL_EXPORT_ERROR_TOO_LARGE:
    case TL_EXPORT_ERROR_SIZE:
    case TL_EXPORT_ERROR_FONT:
      return TL_EXIT_COMMAND;
    case TL_EXPORT_ERROR_EMPTY:
      return TL_EXIT_INPUT;
    case TL_EXPORT_ERROR_FAILED:
    default:
      return TL_EXIT_FILE;
    }
}

static void
tell (const char *output, const GPtrArray *notes)
{
  for (guint i = 0; i < notes->len; i++)
    g_printerr ("%s: %s\n", output, (const char *) g_ptr_array_index (notes, i));
}

/* "plan.png" and 2 make "plan-2.png". */
static char *
dup_numbered (const char *output, guint number)
{
  const char      *slash = strrchr (output, '/');
  const char      *dot = strrchr (output, '.');
  g_autofree char *head = NULL;

  if (dot == NULL || dot == output || (slash != NULL && dot <= slash + 1))
    return g_strdup_printf ("%s-%u", output, number);
  head = g_strndup (output, (gsize) (dot - output));
  return g_strdup_printf ("%s-%u%s", head, number, dot);
}

/* Puts files in their places only when all of them could be written beside these. */
static gboolean
write_all (const char *output, const GPtrArray *files, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) staged = g_ptr_array_new_with_free_func (g_free);
  gboolean done = TRUE;

  for (guint i = 0; done && i < files->len; i++)
    {
      char *name = dup_numbered (output, i + 1);
      char *stage = g_strconcat (name, ".part", NULL);

      g_ptr_array_add (names, name);
      g_ptr_array_add (staged, stage);
      done = tl_store_save_bytes (stage,
                                  files->pdata[i],
                                  NULL,
                                  TL_SAVE_FLAG_OVERWRITE_CHANGED,
                                  NULL,
                                  error);
    }
  for (guint i = 0; done && i < files->len; i++)
    {
      done = g_rename (staged->pdata[i], names->pdata[i]) == 0;
      if (!done)
        g_set_error (error,
                     TL_EXPORT_ERROR,
                     TL_EXPORT_ERROR_FAILED,
                     _ ("%s: not saved: %s"),
                     (char *) names->pdata[i],
                     g_strerror (errno));
    }
  for (guint i = 0; !done && i < staged->len; i++)
    g_unlink (staged->pdata[i]);
  return done;
}

/* A picture has one slide: each goes to a file of its own. */
static TlExit
export_slides (const char            *input,
               const char            *output,
               const TlTable         *table,
               const TlExportOptions *exporting,
               TlExportRun           *listening)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = NULL;

  if (strcmp (output, "-") == 0)
    return tl_cli_fail (TL_EXIT_COMMAND,
                        _ ("export: slides are several pictures: expected a name, found “-”"));
  files = tl_export_write_slides (table, exporting, listening, &error);
  if (files == NULL)
    return tl_cli_fail (get_export_exit (error), "%s: %s", input, error->message);
  if (!write_all (output, files, &error))
    return tl_cli_fail_error (error);
  tell (output, listening->notes);
  return TL_EXIT_DONE;
}

/* A hand-out as files of their own. */
static TlExit
write_folder (const TlTable         *table,
              const char            *input,
              const char            *folder,
              const TlExportOptions *options,
              TlExportRun           *run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = tl_export_handout (table, options, run, &error);

  if (files == NULL)
    return tl_cli_fail (get_export_exit (error), "%s: %s", input, error->message);
  if (!tl_handout_save (files, folder, &error))
    return tl_cli_fail_error (error);
  return TL_EXIT_DONE;
}

static TlExit export(const char *input, TlExportArguments *arguments)
{
  TlExportOptions   exporting;
  const TlExporter *exporter;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlTable) table = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  TlExportRun listening = { .notes = notes };
  gboolean is_folder = g_str_has_suffix (arguments->output != NULL ? arguments->output : "", "/");
  gint64   version;
  TlExit   status;

  if (!tl_export_arguments_check (arguments, input, &exporting))
    return TL_EXIT_COMMAND;
  exporter = tl_exporter_find (arguments->output,
                               arguments->format == NULL && is_folder ? "zip" : arguments->format,
                               &error);
  if (exporter == NULL)
    return tl_cli_fail (TL_EXIT_COMMAND, "export: %s", error->message);
  if (!tl_export_arguments_suit (arguments, exporter))
    return TL_EXIT_COMMAND;
  if (is_folder && strcmp (exporter->name, "zip") != 0)
    return tl_cli_fail (TL_EXIT_COMMAND,
                        _ ("export: “%s” is a folder, which only a hand-out (zip) can become"),
                        arguments->output);
  table = tl_cli_load (input, &version, &status);
  if (table == NULL)
    return status;
  if (exporting.slides && strcmp (exporter->name, "png") == 0)
    return export_slides (input, arguments->output, table, &exporting, &listening);
  if (is_folder)
    status = write_folder (table, input, arguments->output, &exporting, &listening);
  else
    {
      bytes = exporter->write (table, &exporting, &listening, &error);
      if (bytes == NULL)
        return tl_cli_fail (get_export_exit (error), "%s: %s", input, error->message);
      status = tl_cli_write (arguments->output, bytes, FALSE);
    }
  if (status == TL_EXIT_DONE)
    tell (arguments->output, notes);
  return status;
}

/**
 * tl_command_export:
 *
 * Runs the command.
 *
 * Returns: what to exit with
 */
TlExit
tl_command_export (int argc, char **argv)
{
  g_auto (TlExportArguments) arguments = { 0 };
  TlExit status;

  tl_export_arguments_init (&arguments);
  if (!tl_export_arguments_parse (&arguments, &argc, &argv, &status))
    return status;
  return export(argv[1], &arguments);
}
