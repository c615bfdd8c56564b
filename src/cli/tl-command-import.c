/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * throughline-cli import: a document from what other programs write, or from a picture that has one
 * inside. What the file is is told by its content, a table between commas by its name. */
#include "config.h"

#include "cli/tl-cli.h"

#include "import/tl-import-embedded.h"
#include "import/tl-import-place.h"
#include "scene/tl-scene.h"
#include "store/tl-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

/* What a text is: one of the two, or neither. */
typedef struct
{
  TlGrid *grid;
  GArray *list;
} Found;

static gboolean
is_called (const char *file, const char *const *ends)
{
  g_autofree char *name = g_ascii_strdown (file, -1);

  for (guint i = 0; ends[i] != NULL; i++)
    if (g_str_has_suffix (name, ends[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_page (const char *file)
{
  static const char *const ends[] = { ".html", ".htm", ".xhtml", NULL };

  return is_called (file, ends);
}

static void
find_in_text (const char *file, const char *text, Found *found)
{
  static const char *const csv[] = { ".csv", NULL };
  g_autofree char         *words = NULL;

  if (is_page (file))
    {
      found->grid = tl_import_parse_html_table (text, strlen (text));
      words = found->grid == NULL ? tl_import_parse_html_list (text, strlen (text)) : NULL;
    }
  else if (is_called (file, csv))
    found->grid = tl_import_parse_csv (text);
  else
    {
      found->grid = tl_import_parse_table (text);
      words = found->grid == NULL ? g_strdup (text) : NULL;
    }
  if (words != NULL)
    found->list = tl_import_parse_list (words);
  if (found->list != NULL && found->list->len == 0)
    g_clear_pointer (&found->list, g_array_unref);
}

/* A map with the stages and lanes that the table or list names. */
static TlDocument *
make_document (const char *file, const Found *found)
{
  g_autofree char *base = g_path_get_basename (file);
  char            *dot = strrchr (base, '.');
  const char      *names[TL_N_LANE_KINDS];
  TlImportTarget   target = { .lane_names = names };
  const char      *map;
  TlDocument      *document;
  g_autoptr (TlImportResult) result = NULL;

  for (guint i = 0; i < TL_N_LANE_KINDS; i++)
    names[i] = tl_scene_usual_lane_name ((TlLaneKind) i);
  if (dot != NULL && dot != base)
    *dot = '\0';
  document = tl_edit_new_document (NULL, strcmp (file, "-") == 0 ? NULL : base, FALSE);
  map = tl_record_get_id (tl_table_get_children (tl_document_get_table (document),
                                                 tl_document_get_id (document),
                                                 TL_KIND_MAP)
                            ->pdata[0]);
  tl_document_begin (document, "Import");
  result = found->grid != NULL ? tl_import_put_grid (document, map, found->grid, &target)
                               : tl_import_put_list (document, map, found->list, &target);
  tl_import_put_missing (document, result);
  tl_document_commit (document);
  return document;
}

static GBytes *
read_text (const char *file, const char *name, GBytes *bytes, TlExit *status)
{
  gsize            length;
  const char      *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = NULL;
  Found            found = { 0 };
  GBytes          *result = NULL;

  *status = TL_EXIT_INPUT;
  if (length > TL_IMPORT_MAX_BYTES)
    {
      tl_cli_fail (*status, _ ("%s: expected at most 4 MiB of text, found more"), name);
      return NULL;
    }
  if (!g_utf8_validate (data, (gssize) length, NULL))
    {
      tl_cli_fail (*status, _ ("%s: expected a text in UTF-8, found something else"), name);
      return NULL;
    }
  text = g_strndup (data, length);
  find_in_text (file, text, &found);
  if (found.grid != NULL || found.list != NULL)
    {
      g_autoptr (TlDocument) document = make_document (file, &found);

      result = tl_store_serialize (tl_document_get_table (document));
    }
  else
    tl_cli_fail (*status, _ ("%s: expected a table or a list, found neither"), name);
  g_clear_pointer (&found.grid, tl_grid_free);
  g_clear_pointer (&found.list, g_array_unref);
  return result;
}

/* The document as it was put into the picture, byte for byte, once it has proved to be one. */
static GBytes *
read_document (GBytes *bytes, const char *name, TlExit *status)
{
  gint64 version;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) document = tl_import_unwrap (bytes, name, &error);
  g_autoptr (TlTable) table =
    document != NULL ? tl_store_parse (document, name, &version, &error) : NULL;

  if (table != NULL)
    return g_steal_pointer (&document);
  *status = tl_cli_fail_error (error);
  return NULL;
}

static gboolean
is_json (GBytes *bytes)
{
  gsize       length;
  const char *data = g_bytes_get_data (bytes, &length);

  while (length > 0 && g_ascii_isspace (*data))
    data++, length--;
  return length > 0 && *data == '{';
}

static TlExit
import (const char *file, const char *output, gboolean force)
{
  const char *name = strcmp (file, "-") == 0 ? _ ("standard input") : file;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = strcmp (file, "-") == 0
                               ? tl_store_read_stream (STDIN_FILENO, name, &error)
                               : tl_store_read (file, NULL, &error);
  g_autoptr (GBytes) document = NULL;
  TlExit status;

  if (bytes == NULL)
    return tl_cli_fail_error (error);
  if (is_json (bytes) || (tl_import_is_picture (bytes) && !is_page (file)))
    document = read_document (bytes, name, &status);
  else
    document = read_text (file, name, bytes, &status);
  return document != NULL ? tl_cli_write (output, document, !force) : status;
}

/**
 * tl_command_import:
 *
 * Runs the command.
 *
 * Returns: what to exit with
 */
TlExit
tl_command_import (int argc, char **argv)
{
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
    { "force", 0, 0, G_OPTION_ARG_NONE, &force, N_ ("Replace an existing file"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  TlExit status;

  if (!tl_cli_parse (&argc,
                     &argv,
                     entries,
                     "IN -o FILE",
                     _ ("Makes a document of an SVG or PNG picture that has one inside, or of a "
                        "table or list (CSV, TSV, Markdown, HTML, text)."),
                     1,
                     &status))
    return status;
  if (output == NULL)
    return tl_cli_fail (TL_EXIT_COMMAND, _ ("import: where to? -o FILE is missing"));
  return import (argv[1], output, force);
}
