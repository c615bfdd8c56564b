/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * throughline-cli export FILE -o OUT: finds the exporter by the name of OUT or by --format, and
 * writes what it makes through the one save function. */
#include "config.h"

#include "cli/tl-export-arguments.h"

#include <glib/gi18n-lib.h>

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
      return TL_EXIT_COMMAND;
    case TL_EXPORT_ERROR_FAILED:
    default:
      return TL_EXIT_FILE;
    }
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
  bytes = exporter->write (table, &exporting, &listening, &error);
  if (bytes == NULL)
    return tl_cli_fail (get_export_exit (error), "%s: %s", input, error->message);
  status = tl_cli_write (arguments->output, bytes, FALSE);
  for (guint i = 0; status == TL_EXIT_DONE && i < notes->len; i++)
    g_printerr ("%s: %s\n", arguments->output, (const char *) g_ptr_array_index (notes, i));
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
