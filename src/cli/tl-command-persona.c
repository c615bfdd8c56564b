/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * throughline-cli persona: lists the personas of a document, copies them into another, and brings
 * those that two documents share up to date, so that one persona is mended in twenty files. */
#include "config.h"

#include "cli/tl-command-persona-private.h"

#include "base/tl-text.h"
#include "store/tl-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
tl_persona_cli_set_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

/* Takes @builder's tree as text, for standard output. */
GBytes *
tl_persona_cli_end_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  GString *out = g_string_new (NULL);

  tl_json_append_node (out, root, 0);
  g_string_append_c (out, '\n');
  return g_string_free_to_bytes (out);
}

/* What comes from anybody's file, in one line, and nothing that a terminal obeys. */
char *
tl_persona_cli_dup_line (const char *text)
{
  return tl_text_clean (text, 0, FALSE);
}

TlExit
tl_persona_cli_save (TlDocument *doc, const char *file)
{
  g_autoptr (GBytes) bytes = tl_store_serialize (tl_document_get_table (doc));

  return tl_cli_write (file, bytes, FALSE);
}

TlExit
tl_persona_cli_fail (const char *file, const char *id)
{
  return tl_cli_fail (TL_EXIT_COMMAND,
                      _ ("persona: expected the id of a persona in %s, found “%s”"),
                      file,
                      id);
}

/* --- list ------------------------------------------------------------------------------------- */

static void
add_persona_json (JsonBuilder *builder, const TlTable *table, const TlRecord *persona)
{
  static const guint fields[] = {
    TL_PERSONA_NAME, TL_PERSONA_AGE, TL_PERSONA_OCCUPATION, TL_PERSONA_SEGMENT
  };
  const char      *id = tl_record_get_id (persona);
  const GPtrArray *maps =
    tl_table_get_children (table, tl_record_get_id (tl_table_get_document (table)), TL_KIND_MAP);

  json_builder_begin_object (builder);
  tl_persona_cli_set_text (builder, "id", id);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    tl_persona_cli_set_text (builder,
                             tl_kind_get_field (TL_KIND_PERSONA, fields[i])->name,
                             tl_record_get_text (persona, fields[i]));
  json_builder_set_member_name (builder, "portrait");
  json_builder_add_boolean_value (builder, tl_persona_get_portrait (table, persona) != NULL);
  json_builder_set_member_name (builder, "maps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < maps->len; i++)
    if (g_strv_contains (tl_record_get_list (maps->pdata[i], TL_MAP_PERSONAS), id))
      json_builder_add_string_value (builder, tl_record_get_id (maps->pdata[i]));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static GBytes *
list_json (const TlTable *table)
{
  const GPtrArray *all = tl_persona_get_all (table);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < all->len; i++)
    add_persona_json (builder, table, all->pdata[i]);
  json_builder_end_array (builder);
  return tl_persona_cli_end_json (builder);
}

/* Id, name and segment between tabs. */
static GBytes *
list_text (const TlTable *table)
{
  const GPtrArray *all = tl_persona_get_all (table);
  GString         *out = g_string_new (NULL);

  for (guint i = 0; i < all->len; i++)
    {
      g_autofree char *name =
        tl_persona_cli_dup_line (tl_record_get_text (all->pdata[i], TL_PERSONA_NAME));
      g_autofree char *segment =
        tl_persona_cli_dup_line (tl_record_get_text (all->pdata[i], TL_PERSONA_SEGMENT));

      g_string_append_printf (out, "%s\t%s\t%s\n", tl_record_get_id (all->pdata[i]), name, segment);
    }
  return g_string_free_to_bytes (out);
}

static TlExit
run_list (int argc, char **argv)
{
  gboolean           json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON, for programs"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (TlTable) table = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gint64 version;
  TlExit status;

  if (!tl_cli_parse (&argc,
                     &argv,
                     entries,
                     "FILE [--json]",
                     _ ("Lists the personas of a document."),
                     1,
                     &status))
    return status;
  table = tl_cli_load (argv[1], &version, &status);
  if (table == NULL)
    return status;
  bytes = json ? list_json (table) : list_text (table);
  return tl_cli_write ("-", bytes, FALSE);
}

/* --- copy ------------------------------------------------------------------------------------- */

/* The ids given, or those of all personas; FALSE when one is none. */
static gboolean
choose_ids (const TlTable *table, const char *file, char **given, GPtrArray *ids, TlExit *status)
{
  const GPtrArray *all = tl_persona_get_all (table);

  for (guint i = 0; given == NULL && i < all->len; i++)
    g_ptr_array_add (ids, (char *) tl_record_get_id (all->pdata[i]));
  for (guint i = 0; given != NULL && given[i] != NULL; i++)
    {
      if (tl_table_get_kind (table, given[i], TL_KIND_PERSONA) == NULL)
        {
          *status = tl_persona_cli_fail (file, given[i]);
          return FALSE;
        }
      if (!g_ptr_array_find_with_equal_func (ids, given[i], g_str_equal, NULL))
        g_ptr_array_add (ids, given[i]);
    }
  return TRUE;
}

static TlExit
copy (const char *from, char **given, const char *file, const char *map)
{
  gint64 version;
  TlExit status;
  g_autoptr (TlTable) other = tl_cli_load (from, &version, &status);
  g_autoptr (TlDocument) doc = other != NULL ? tl_cli_load_to_edit (file, &status) : NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  const TlTable *table;

  if (doc == NULL)
    return status;
  table = tl_document_get_table (doc);
  if (!choose_ids (other, from, given, ids, &status))
    return status;
  if (map != NULL && tl_table_get_kind (table, map, TL_KIND_MAP) == NULL)
    return tl_cli_fail (TL_EXIT_COMMAND,
                        _ ("persona: expected the id of a map in %s, found “%s”"),
                        file,
                        map);
  for (guint i = 0; i < ids->len; i++)
    if (tl_table_get_kind (table, ids->pdata[i], TL_KIND_PERSONA) != NULL)
      return tl_cli_fail (TL_EXIT_COMMAND,
                          _ ("persona: %s has the persona “%s” already; “persona update” brings it "
                             "up to date"),
                          file,
                          (const char *) ids->pdata[i]);
  tl_document_begin (doc, NULL);
  for (guint i = 0; i < ids->len; i++)
    g_free (tl_edit_copy_persona (doc, other, ids->pdata[i], map));
  tl_document_commit (doc);
  return tl_persona_cli_save (doc, file);
}

static TlExit
run_copy (int argc, char **argv)
{
  g_auto (GStrv) ids = NULL;
  g_autofree char   *output = NULL;
  g_autofree char   *map = NULL;
  const GOptionEntry entries[] = {
    { "output",
      'o',
      0,
      G_OPTION_ARG_FILENAME,
      &output,
      N_ ("The document that gets them"),
      N_ ("FILE") },
    ID_ENTRY (&ids, N_ ("Which persona, once for each; all if not given")),
    { "map", 0, 0, G_OPTION_ARG_STRING, &map, N_ ("A map that is to show them"), N_ ("ID") },
    G_OPTION_ENTRY_NULL,
  };
  TlExit status;

  if (!tl_cli_parse (&argc,
                     &argv,
                     entries,
                     "FROM [--id ID…] -o FILE",
                     _ ("Copies personas with their portraits into another document."),
                     1,
                     &status))
    return status;
  if (output == NULL)
    return tl_cli_fail (TL_EXIT_COMMAND, _ ("persona copy: where to? -o FILE is missing"));
  return copy (argv[1], ids, output, map);
}

/* --- The command ------------------------------------------------------------------------------ */

static const TlCommand commands[] = {
  { "persona list", "FILE [--json]", N_ ("List the personas of a document"), run_list },
  { "persona copy", "FROM [--id ID…] -o FILE", N_ ("Copy personas into a document"), run_copy },
  { "persona update",
    "FILE --from OTHER [--id ID…] [--dry-run] [--json]",
    N_ ("Bring personas up to date with those of another document"),
    tl_command_persona_update },
};

static TlExit
print_help (void)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  g_string_append_printf (text, "%s\n", _ ("Usage:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text,
                            "  throughline-cli %s %s\n      %s\n",
                            commands[i].name,
                            commands[i].arguments,
                            _ (commands[i].summary));
  bytes = g_string_free_to_bytes (text);
  return tl_cli_write ("-", bytes, FALSE);
}

/**
 * tl_command_persona:
 *
 * Runs the command: the word after it says what is to be done.
 *
 * Returns: what to exit with
 */
TlExit
tl_command_persona (int argc, char **argv)
{
  if (argc < 2)
    return tl_cli_fail (TL_EXIT_COMMAND,
                        _ ("persona: expected list, copy or update, found nothing"));
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0)
    return print_help ();
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (argv[1], commands[i].name + strlen ("persona ")) == 0)
      {
        argv[1] = (char *) commands[i].name;
        return commands[i].run (argc - 1, argv + 1);
      }
  return tl_cli_fail (TL_EXIT_COMMAND,
                      _ ("persona: expected list, copy or update, found “%s”"),
                      argv[1]);
}
