/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * throughline-cli new: a blank map with the usual stages, or a copy of a template, under an id of
 * its own. */
#include "config.h"

#include "cli/tl-cli.h"

#include "store/tl-store.h"
#include "store/tl-template.h"

#include <glib/gi18n-lib.h>

static TlExit
write_new (const char *template, const char *output, gboolean force)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlTable) table = tl_template_load (template, &error);
  g_autoptr (GBytes) bytes = NULL;

  if (g_error_matches (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND))
    return tl_cli_fail (TL_EXIT_COMMAND,
                        _ ("new: unknown template “%s”; “throughline-cli templates” lists them"),
                        template);
  if (table == NULL)
    return tl_cli_fail_error (error);
  bytes = tl_store_serialize (table);
  return tl_cli_write (output, bytes, !force);
}

/**
 * tl_command_new:
 *
 * Runs the command.
 *
 * Returns: what to exit with
 */
TlExit
tl_command_new (int argc, char **argv)
{
  g_autofree char *template = NULL;
  g_autofree char   *output = NULL;
  gboolean           force = FALSE;
  const GOptionEntry entries[] = {
    { "output",
      'o',
      0,
      G_OPTION_ARG_FILENAME,
      &output,
      N_ ("File to write; “-” for standard output"),
      N_ ("FILE") },
    { "template",
      0,
      0,
      G_OPTION_ARG_STRING,
      &template,
      N_ ("Begin with a copy of a template"),
      N_ ("ID") },
    { "force", 0, 0, G_OPTION_ARG_NONE, &force, N_ ("Replace an existing file"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  TlExit status;

  if (!tl_cli_parse (&argc, &argv, entries, "-o FILE", _ ("Writes a new document."), 0, &status))
    return status;
  if (output == NULL)
    return tl_cli_fail (TL_EXIT_COMMAND, _ ("new: where to? -o FILE is missing"));
  return write_new (template != NULL ? template : TL_TEMPLATE_BLANK, output, force);
}
