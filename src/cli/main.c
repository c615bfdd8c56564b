/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * throughline-cli: finds the command and runs it. Each command is one file, tl-command-NAME.c, with
 * its own options and help; they share tl-cli.c. */
#include "config.h"
#include "places.h"

#include "cli/tl-cli.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static const TlCommand commands[] = {
  { "new", "-o FILE [--template ID] [--force]", N_ ("Write a new document"), tl_command_new },
  { "templates", "", N_ ("List what new documents can begin with"), tl_command_templates },
  { "validate",
    "FILE",
    N_ ("Check a document; print nothing when it is good"),
    tl_command_validate },
  { "info", "FILE [--json]", N_ ("Say what is in a document"), tl_command_info },
  { "export", "FILE -o OUT [OPTION…]", N_ ("Draw a map as a picture"), tl_command_export },
  { "import",
    "IN -o FILE [--force]",
    N_ ("Make a document of a picture, table or list"),
    tl_command_import },
  { "diff",
    "A B [--json]",
    N_ ("Say what differs between two documents or maps"),
    tl_command_diff },
  { "persona", "list|copy|update …", N_ ("List, copy and update personas"), tl_command_persona },
  { "schema", "", N_ ("Print the JSON Schema of documents"), tl_command_schema },
};

/* A program started with a closed standard stream would open its first file under that number, and
 * messages would end up in it. Such a stream becomes one that refuses. */
static void
occupy_standard_streams (void)
{
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
    if (fcntl (fd, F_GETFD) < 0 && errno == EBADF)
      (void) !open ("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

static char *
make_usage (void)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n\n", _ ("Usage: throughline-cli COMMAND [OPTION…]"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "  %-10s %s\n", commands[i].name, _ (commands[i].summary));
  g_string_append_printf (text,
                          "\n%s\n%s\n",
                          _ ("“-” stands for standard input or output."),
                          _ ("“throughline-cli COMMAND --help” says more about a command."));
  return g_string_free (text, FALSE);
}

static TlExit
print (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return tl_cli_write ("-", bytes, FALSE);
}

static TlExit
run (int argc, char **argv)
{
  g_autofree char *usage = NULL;

  if (argc < 2)
    return tl_cli_fail (TL_EXIT_COMMAND,
                        _ ("a command is missing; “throughline-cli --help” lists them"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (argv[1], commands[i].name) == 0)
      return commands[i].run (argc - 1, argv + 1);
  if (strcmp (argv[1], "--version") == 0)
    return print ("throughline-cli " TL_VERSION "\n");
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0 ||
      strcmp (argv[1], "help") == 0)
    {
      usage = make_usage ();
      return print (usage);
    }
  return tl_cli_fail (TL_EXIT_COMMAND,
                      _ ("unknown command “%s”; “throughline-cli --help” lists them"),
                      argv[1]);
}

int
main (int argc, char *argv[])
{
  occupy_standard_streams ();
  signal (SIGPIPE, SIG_IGN); /* writing says EPIPE instead */
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, TL_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_set_prgname ("throughline-cli");
  return run (argc, argv);
}
