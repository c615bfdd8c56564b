/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * throughline-cli validate FILE: what loading checks, and nothing else. */
#include "config.h"

#include "cli/tl-cli.h"

#include <glib/gi18n-lib.h>

/**
 * tl_command_validate:
 *
 * Runs the command.
 *
 * Returns: what to exit with
 */
TlExit
tl_command_validate (int argc, char **argv)
{
  g_autoptr (TlTable) table = NULL;
  gint64 version;
  TlExit status;

  if (!tl_cli_parse (
        &argc,
        &argv,
        NULL,
        "FILE",
        _ ("Checks a document and prints nothing when it is good; otherwise says where it is "
           "wrong, what was expected and what was found."),
        1,
        &status))
    return status;
  table = tl_cli_load (argv[1], &version, &status);
  return table != NULL ? TL_EXIT_DONE : status;
}
