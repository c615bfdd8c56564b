/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the commands share: options, reading, writing, and what to exit with.
 *
 * A command reports one line on standard error and nothing else when it fails; results go to
 * standard output only, in one piece, when everything has worked. "-" is standard input or output.
 * Messages begin with the file's name, or with the program's when the command line is wrong. */
#include "config.h"

#include "cli/tl-cli.h"

#include "base/tl-text.h"
#include "import/tl-import-embedded.h"
#include "store/tl-store.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

/**
 * tl_cli_fail:
 * @status: what to exit with
 *
 * Says why a command fails, in one line.
 *
 * Returns: @status
 */
TlExit
tl_cli_fail (TlExit status, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list          arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_strdelimit (message, "\n\r", ' ');
  if (status == TL_EXIT_COMMAND)
    g_printerr ("throughline-cli: %s\n", message);
  else
    g_printerr ("%s\n", message);
  return status;
}

static TlExit
get_store_exit (TlStoreError code)
{
  switch (code)
    {
    case TL_STORE_ERROR_MALFORMED:
    case TL_STORE_ERROR_NOT_A_MAP:
    case TL_STORE_ERROR_INVALID:
    case TL_STORE_ERROR_TOO_NEW:
    case TL_STORE_ERROR_TOO_LARGE:
      return TL_EXIT_INPUT;
    case TL_STORE_ERROR_NOT_FOUND:
    case TL_STORE_ERROR_READ:
    case TL_STORE_ERROR_WRITE:
    case TL_STORE_ERROR_EXISTS:
    case TL_STORE_ERROR_CHANGED:
    case TL_STORE_ERROR_MISMATCH:
    default:
      return TL_EXIT_FILE;
    }
}

/**
 * tl_cli_fail_error:
 * @error: from the store
 *
 * Says what went wrong.
 *
 * Returns: what to exit with
 */
TlExit
tl_cli_fail_error (const GError *error)
{
  TlExit status = error->domain == TL_STORE_ERROR ? get_store_exit (error->code) : TL_EXIT_FILE;

  return tl_cli_fail (status, "%s", error->message);
}

static const char *
get_input_name (const char *file)
{
  return strcmp (file, "-") == 0 ? _ ("standard input") : file;
}

/* What is only read may be a picture with a document inside; what is to be changed may not: the
 * picture would not change with it. */
static TlTable *
load (const char *file, gboolean pictures, gint64 *version, guint *n_repairs, TlExit *status)
{
  const char *name = get_input_name (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) repairs = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_repair_free);
  g_autoptr (GBytes) bytes = strcmp (file, "-") == 0
                               ? tl_store_read_stream (STDIN_FILENO, name, &error)
                               : tl_store_read (file, NULL, &error);
  g_autoptr (GBytes) document =
    bytes == NULL || !pictures ? g_steal_pointer (&bytes) : tl_import_unwrap (bytes, name, &error);
  TlTable *table =
    document != NULL ? tl_store_parse_repaired (document, name, version, repairs, &error) : NULL;

  if (table == NULL)
    {
      *status = tl_cli_fail_error (error);
      return NULL;
    }
  for (guint i = 0; i < repairs->len; i++)
    {
      g_autofree char *sentence = tl_repair_describe (repairs->pdata[i]);
      g_autofree char *line = tl_text_clean (sentence, 0, FALSE);
      g_printerr ("%s: %s\n", name, line);
    }
  *n_repairs = repairs->len;
  return table;
}

/**
 * tl_cli_load_repaired:
 * @file: a path, or "-"
 * @version: (out): the document's
 * @n_repairs: (out): how many things in it were wrong and are mended in the table
 * @status: (out): what to exit with when this returns %NULL
 *
 * Reads a document, also out of a picture that has one inside. What was mended is said on standard
 * error, a line each, as is in one line that a document is of a newer version.
 *
 * Returns: (transfer full): its table, or %NULL
 */
TlTable *
tl_cli_load_repaired (const char *file, gint64 *version, guint *n_repairs, TlExit *status)
{
  TlTable *table = load (file, TRUE, version, n_repairs, status);

  if (table != NULL && *version > TL_STORE_VERSION)
    g_printerr (_ ("%s: made by a newer Throughline (version %" G_GINT64_FORMAT
                   "); what is unknown here is left out\n"),
                get_input_name (file),
                *version);
  return table;
}

/**
 * tl_cli_load:
 * @file: a path, or "-"
 * @version: (out): the document's
 * @status: (out): what to exit with when this returns %NULL
 *
 * Like tl_cli_load_repaired(), for commands that work with what they get.
 *
 * Returns: (transfer full): its table, or %NULL
 */
TlTable *
tl_cli_load (const char *file, gint64 *version, TlExit *status)
{
  guint n_repairs;

  return tl_cli_load_repaired (file, version, &n_repairs, status);
}

/**
 * tl_cli_load_to_edit:
 * @file: a path, or "-"
 * @status: (out): what to exit with when this returns %NULL
 *
 * Reads a document that is going to be changed and written. One of a newer version is refused: its
 * meaning is not known.
 *
 * Returns: (transfer full): the document, or %NULL
 */
TlDocument *
tl_cli_load_to_edit (const char *file, TlExit *status)
{
  gint64 version;
  guint  n_repairs;
  g_autoptr (TlTable) table = load (file, FALSE, &version, &n_repairs, status);

  if (table == NULL)
    return NULL;
  if (version <= TL_STORE_VERSION)
    return tl_document_new_for_table (table);
  *status =
    tl_cli_fail (TL_EXIT_INPUT,
                 _ ("%s: /version: expected %d or less, to be changed, found %" G_GINT64_FORMAT),
                 get_input_name (file),
                 TL_STORE_VERSION,
                 version);
  return NULL;
}

static TlExit
write_output (GBytes *bytes)
{
  gsize       length;
  const char *data = g_bytes_get_data (bytes, &length);

  while (length > 0)
    {
      ssize_t n = write (STDOUT_FILENO, data, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          /* A reader that has seen enough (head) needs no message. */
          if (errno != EPIPE)
            tl_cli_fail (TL_EXIT_FILE, _ ("standard output: not written: %s"), g_strerror (errno));
          return TL_EXIT_FILE;
        }
      data += n;
      length -= (gsize) n;
    }
  return TL_EXIT_DONE;
}

/**
 * tl_cli_write:
 * @file: a path, or "-"
 * @refuse_existing: whether an existing file is an error
 *
 * Writes a result, in one piece or not at all.
 *
 * Returns: what to exit with
 */
TlExit
tl_cli_write (const char *file, GBytes *bytes, gboolean refuse_existing)
{
  TlSaveFlags flags = refuse_existing ? TL_SAVE_FLAG_REFUSE_EXISTING : TL_SAVE_FLAG_NONE;
  g_autoptr (GError) error = NULL;

  if (strcmp (file, "-") == 0)
    return write_output (bytes);
  if (!tl_store_save_bytes (file, bytes, NULL, flags, NULL, &error))
    return tl_cli_fail_error (error);
  return TL_EXIT_DONE;
}

static TlExit
write_help (GOptionContext *context)
{
  char *text = g_option_context_get_help (context, TRUE, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  return tl_cli_write ("-", bytes, FALSE);
}

/**
 * tl_cli_parse:
 * @argc: (inout): of the command: argv[0] is its name
 * @argv: (inout): what is left holds only the name and @n_arguments arguments
 * @entries: options, ended by a row of zeros
 * @status: (out): what to exit with when this returns FALSE
 *
 * Reads a command's options; prints its help for --help.
 *
 * Returns: whether the command shall go on
 */
gboolean
tl_cli_parse (int                *argc,
              char             ***argv,
              const GOptionEntry *entries,
              const char         *arguments,
              const char         *summary,
              guint               n_arguments,
              TlExit             *status)
{
  g_autofree char *name = g_strconcat ("throughline-cli ", (*argv)[0], NULL);
  g_autoptr (GOptionContext) context = g_option_context_new (arguments);
  g_autoptr (GError) error = NULL;
  gboolean           help = FALSE;
  const GOptionEntry help_entries[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_ ("Show this help"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_set_prgname (name);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, help_entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, summary);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  *status = TL_EXIT_COMMAND;
  if (!g_option_context_parse (context, argc, argv, &error))
    tl_cli_fail (TL_EXIT_COMMAND, "%s: %s", (*argv)[0], error->message);
  else if (help)
    *status = write_help (context);
  else if ((guint) *argc - 1 < n_arguments)
    tl_cli_fail (TL_EXIT_COMMAND,
                 _ ("%s: a file is missing; usage: %s %s"),
                 (*argv)[0],
                 name,
                 arguments);
  else if ((guint) *argc - 1 > n_arguments)
    tl_cli_fail (TL_EXIT_COMMAND,
                 _ ("%s: unexpected “%s”; usage: %s %s"),
                 (*argv)[0],
                 (*argv)[n_arguments + 1],
                 name,
                 arguments);
  else
    return TRUE;
  return FALSE;
}
