/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * throughline-cli validate FILE: what loading checks, and nothing else. What loading would mend is
 * wrong all the same: all of it is listed. */
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
  guint  n_repairs;
  TlExit status;

  if (!tl_cli_parse (
        &argc,
        &argv,
        NULL,
        "FILE",
        _ ("Checks a document and prints nothing when it is good; otherwise says where it is "
           "wrong, what was expected and what was found, and what opening it makes of that."),
        1,
        &status))
    return status;
  table = tl_cli_load_repaired (argv[1], &version, &n_repairs, &status);
  if (table == NULL)
    return status;
  return n_repairs == 0 ? TL_EXIT_DONE : TL_EXIT_INPUT;
}
