/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * throughline-cli export FILE -o OUT: finds the exporter by the name of OUT or by --format, and
 * writes what it makes through the one save function. */
#include "config.h"

#include "cli/tl-export-arguments.h"

#include <glib/gi18n-lib.h>
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
  TlExit status = TL_EXIT_DONE;

  if (strcmp (output, "-") == 0)
    return tl_cli_fail (TL_EXIT_COMMAND,
                        _ ("export: slides are several pictures: expected a name, found “-”"));
  files = tl_export_write_slides (table, exporting, listening, &error);
  if (files == NULL)
    return tl_cli_fail (get_export_exit (error), "%s: %s", input, error->message);
  for (guint i = 0; status == TL_EXIT_DONE && i < files->len; i++)
    {
      g_autofree char *name = dup_numbered (output, i + 1);

      status = tl_cli_write (name, files->pdata[i], FALSE);
    }
  if (status == TL_EXIT_DONE)
    tell (output, listening->notes);
  return status;
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
  gint64      version;
  TlExit      status;

  if (!tl_export_arguments_check (arguments, input, &exporting))
    return TL_EXIT_COMMAND;
  exporter = tl_exporter_find (arguments->output, arguments->format, &error);
  if (exporter == NULL)
    return tl_cli_fail (TL_EXIT_COMMAND, "export: %s", error->message);
  if (!tl_export_arguments_suit (arguments, exporter))
    return TL_EXIT_COMMAND;
  table = tl_cli_load (input, &version, &status);
  if (table == NULL)
    return status;
  if (exporting.slides && strcmp (exporter->name, "png") == 0)
    return export_slides (input, arguments->output, table, &exporting, &listening);
  bytes = exporter->write (table, &exporting, &listening, &error);
  if (bytes == NULL)
    return tl_cli_fail (get_export_exit (error), "%s: %s", input, error->message);
  status = tl_cli_write (arguments->output, bytes, FALSE);
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
