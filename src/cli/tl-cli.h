/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-document.h"

G_BEGIN_DECLS

/* What a command exits with; scripts depend on the numbers. */
typedef enum
{
  TL_EXIT_DONE = 0,
  TL_EXIT_INPUT = 1,   /* the input is wrong */
  TL_EXIT_COMMAND = 2, /* the command line is wrong */
  TL_EXIT_FILE = 3,    /* reading or writing failed */
} TlExit;

/* One row a command: adding one is adding a file and a row in main.c. */
typedef struct
{
  const char *name;
  const char *arguments; /* what follows the name: "FILE [--json]" */
  const char *summary;   /* N_() */
  TlExit (*run) (int argc, char **argv);
} TlCommand;

TlExit tl_command_new (int argc, char **argv);
TlExit tl_command_templates (int argc, char **argv);
TlExit tl_command_validate (int argc, char **argv);
TlExit tl_command_info (int argc, char **argv);
TlExit tl_command_export (int argc, char **argv);
TlExit tl_command_import (int argc, char **argv);
TlExit tl_command_persona (int argc, char **argv);
TlExit tl_command_diff (int argc, char **argv);
TlExit tl_command_schema (int argc, char **argv);

/* What the commands share. */
gboolean tl_cli_parse (int                *argc,
                       char             ***argv,
                       const GOptionEntry *entries,
                       const char         *arguments,
                       const char         *summary,
                       guint               n_arguments,
                       TlExit             *status);
TlTable *tl_cli_load (const char *file, gint64 *version, TlExit *status);
TlTable *tl_cli_load_repaired (const char *file, gint64 *version, guint *n_repairs, TlExit *status);
TlDocument *tl_cli_load_to_edit (const char *file, TlExit *status);
TlExit      tl_cli_write (const char *file, GBytes *bytes, gboolean refuse_existing);
TlExit      tl_cli_fail (TlExit status, const char *format, ...) G_GNUC_PRINTF (2, 3);
TlExit      tl_cli_fail_error (const GError *error);

G_END_DECLS
