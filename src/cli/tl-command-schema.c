/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * throughline-cli schema: the JSON Schema, made from the field table. */
#include "config.h"

#include "cli/tl-cli.h"

#include "store/tl-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * tl_command_schema:
 *
 * Runs the command.
 *
 * Returns: what to exit with
 */
TlExit
tl_command_schema (int argc, char **argv)
{
  g_autoptr (GBytes) bytes = NULL;
  char  *schema;
  TlExit status;

  if (!tl_cli_parse (&argc,
                     &argv,
                     NULL,
                     "",
                     _ ("Prints the JSON Schema (draft 2020-12) of documents."),
                     0,
                     &status))
    return status;
  schema = tl_store_dup_schema ();
  bytes = g_bytes_new_take (schema, strlen (schema));
  return tl_cli_write ("-", bytes, FALSE);
}
