/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * throughline-cli diff A B [--json]: two documents, record by record; or two maps ("FILE#MAP"), by
 * where each part came from. It ends well whether or not they differ. */
#include "config.h"

#include "cli/tl-cli-diff.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One side of the command: "FILE", "FILE#MAP", and for the second also "#MAP" of the same file. */
static void
read_side (const char *word, const char *same, TlDiffSide *side)
{
  const char *hash = strrchr (word, '#');

  if (hash == NULL || g_file_test (word, G_FILE_TEST_EXISTS))
    side->file = g_strdup (word);
  else
    {
      side->file =
        hash == word && same != NULL ? g_strdup (same) : g_strndup (word, (gsize) (hash - word));
      side->map = g_strdup (hash + 1);
    }
}

static void
side_clear (TlDiffSide *side)
{
  g_free (side->file);
  g_free (side->map);
  g_clear_pointer (&side->table, tl_table_unref);
}

static TlExit
load_side (TlDiffSide *side, const TlDiffSide *other)
{
  TlExit status = TL_EXIT_DONE;
  gint64 version;

  if (other != NULL && g_str_equal (side->file, other->file))
    side->table = tl_table_ref (other->table);
  else
    side->table = tl_cli_load (side->file, &version, &status);
  if (side->table == NULL)
    return status;
  if (side->map != NULL && tl_table_get_kind (side->table, side->map, TL_KIND_MAP) == NULL)
    return tl_cli_fail (TL_EXIT_COMMAND,
                        _ ("diff: %s: expected the id of a map, found “%s”"),
                        side->file,
                        side->map);
  return TL_EXIT_DONE;
}

static TlExit
diff (TlDiffSide *a, TlDiffSide *b, gboolean json)
{
  TlExit     status;
  TlDiffDoc *result;
  g_autoptr (GBytes) bytes = NULL;

  if ((a->map == NULL) != (b->map == NULL))
    return tl_cli_fail (
      TL_EXIT_COMMAND,
      _ ("diff: expected two documents, or two maps as FILE#MAP, found one of each"));
  if (g_str_equal (a->file, "-") && g_str_equal (b->file, "-") && a->map == NULL)
    return tl_cli_fail (TL_EXIT_COMMAND, _ ("diff: standard input can be read only once"));
  status = load_side (a, NULL);
  if (status == TL_EXIT_DONE)
    status = load_side (b, a);
  if (status != TL_EXIT_DONE)
    return status;
  result = a->map != NULL ? tl_diff_maps (a, b) : tl_diff_documents (a, b);
  bytes = json ? tl_diff_to_json (result) : tl_diff_to_text (result);
  tl_diff_free (result);
  return tl_cli_write ("-", bytes, FALSE);
}

/**
 * tl_command_diff:
 *
 * Runs the command.
 *
 * Returns: what to exit with
 */
TlExit
tl_command_diff (int argc, char **argv)
{
  gboolean           json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON, for programs"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  TlDiffSide a = { 0 };
  TlDiffSide b = { 0 };
  TlExit     status;

  if (!tl_cli_parse (&argc,
                     &argv,
                     entries,
                     "A B",
                     _ ("Says what differs between two documents, or between two maps: FILE#MAP."),
                     2,
                     &status))
    return status;
  read_side (argv[1], NULL, &a);
  read_side (argv[2], a.file, &b);
  status = diff (&a, &b, json);
  side_clear (&a);
  side_clear (&b);
  return status;
}
