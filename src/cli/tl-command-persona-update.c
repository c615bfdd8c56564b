/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * throughline-cli persona update FILE --from OTHER: brings the personas that two documents share up
 * to date, and says field by field what changes. */
#include "config.h"

#include "cli/tl-command-persona-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What one persona becomes. */
typedef struct
{
  const char *id;
  GArray     *changes; /* TlPersonaChange */
} Update;

static void
clear_update (gpointer data)
{
  g_array_unref (((Update *) data)->changes);
}

static gboolean
is_wanted (char **given, const char *id)
{
  return given == NULL || g_strv_contains ((const char *const *) given, id);
}

/* Which of the personas that both have differ, and in what. */
static GArray *
compare (const TlTable *table, const TlTable *other, char **given)
{
  const GPtrArray *all = tl_persona_get_all (table);
  GArray          *updates = g_array_new (FALSE, FALSE, sizeof (Update));

  g_array_set_clear_func (updates, clear_update);
  for (guint i = 0; i < all->len; i++)
    {
      const char *id = tl_record_get_id (all->pdata[i]);
      Update      update = { .id = id };

      if (!is_wanted (given, id) || tl_table_get_kind (other, id, TL_KIND_PERSONA) == NULL)
        continue;
      update.changes = tl_persona_compare (table, id, other, id);
      if (update.changes->len > 0)
        g_array_append_val (updates, update);
      else
        clear_update (&update);
    }
  return updates;
}

/* A picture is told by its id, or by its words. */
static char *
dup_value (const TlTable *table, const char *id, guint field, const char *value)
{
  const TlRecord *image;

  if (field != TL_PERSONA_PORTRAIT || *value != '\0')
    return g_strdup (value);
  image = tl_persona_get_portrait (table, tl_table_get (table, id));
  return g_strdup (image != NULL ? tl_record_get_id (image) : "");
}

static void
append_side (GString *out, char sign, const char *value)
{
  g_auto (GStrv) lines = g_strsplit (value, "\n", -1);

  for (guint i = 0; *value != '\0' && lines[i] != NULL; i++)
    {
      g_autofree char *line = tl_persona_cli_dup_line (lines[i]);

      g_string_append_printf (out, "    %c %s\n", sign, line);
    }
}

static GBytes *
updates_text (const TlTable *table, const TlTable *other, const GArray *updates)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < updates->len; i++)
    {
      const Update    *update = &g_array_index (updates, Update, i);
      g_autofree char *name = tl_persona_cli_dup_line (
        tl_record_get_text (tl_table_get (table, update->id), TL_PERSONA_NAME));

      g_string_append_printf (out, "%s: %s\n", update->id, name);
      for (guint k = 0; k < update->changes->len; k++)
        {
          const TlPersonaChange *change = &g_array_index (update->changes, TlPersonaChange, k);
          g_autofree char *before = dup_value (table, update->id, change->field, change->before);
          g_autofree char *after = dup_value (other, update->id, change->field, change->after);

          g_string_append_printf (out,
                                  "  %s\n",
                                  tl_kind_get_field (TL_KIND_PERSONA, change->field)->name);
          append_side (out, '-', before);
          append_side (out, '+', after);
        }
    }
  return g_string_free_to_bytes (out);
}

static GBytes *
updates_json (const TlTable *table, const TlTable *other, const GArray *updates)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < updates->len; i++)
    {
      const Update *update = &g_array_index (updates, Update, i);

      json_builder_begin_object (builder);
      tl_persona_cli_set_text (builder, "id", update->id);
      tl_persona_cli_set_text (builder,
                               "name",
                               tl_record_get_text (tl_table_get (table, update->id),
                                                   TL_PERSONA_NAME));
      json_builder_set_member_name (builder, "changes");
      json_builder_begin_array (builder);
      for (guint k = 0; k < update->changes->len; k++)
        {
          const TlPersonaChange *change = &g_array_index (update->changes, TlPersonaChange, k);
          g_autofree char *before = dup_value (table, update->id, change->field, change->before);
          g_autofree char *after = dup_value (other, update->id, change->field, change->after);

          json_builder_begin_object (builder);
          tl_persona_cli_set_text (builder,
                                   "field",
                                   tl_kind_get_field (TL_KIND_PERSONA, change->field)->name);
          tl_persona_cli_set_text (builder, "before", before);
          tl_persona_cli_set_text (builder, "after", after);
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return tl_persona_cli_end_json (builder);
}

static void
apply (TlDocument *doc, const TlTable *other, const GArray *updates)
{
  tl_document_begin (doc, NULL);
  for (guint i = 0; i < updates->len; i++)
    {
      const Update *update = &g_array_index (updates, Update, i);

      for (guint k = 0; k < update->changes->len; k++)
        tl_edit_update_persona (doc,
                                update->id,
                                other,
                                update->id,
                                &g_array_index (update->changes, TlPersonaChange, k).field,
                                1);
    }
  tl_document_commit (doc);
}

static TlExit
update (const char *file, const char *from, char **given, gboolean dry_run, gboolean json)
{
  gint64 version;
  TlExit status;
  g_autoptr (TlTable) other = tl_cli_load (from, &version, &status);
  g_autoptr (TlDocument) doc = other != NULL ? tl_cli_load_to_edit (file, &status) : NULL;
  g_autoptr (GArray) updates = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const TlTable *table;

  if (doc == NULL)
    return status;
  table = tl_document_get_table (doc);
  for (guint i = 0; given != NULL && given[i] != NULL; i++)
    {
      if (tl_table_get_kind (table, given[i], TL_KIND_PERSONA) == NULL)
        return tl_persona_cli_fail (file, given[i]);
      if (tl_table_get_kind (other, given[i], TL_KIND_PERSONA) == NULL)
        return tl_persona_cli_fail (from, given[i]);
    }
  updates = compare (table, other, given);
  bytes = json ? updates_json (table, other, updates) : updates_text (table, other, updates);
  if (!dry_run && (updates->len > 0 || strcmp (file, "-") == 0))
    {
      apply (doc, other, updates);
      status = tl_persona_cli_save (doc, file);
      if (status != TL_EXIT_DONE || strcmp (file, "-") == 0)
        return status;
    }
  return tl_cli_write ("-", bytes, FALSE);
}

/* Runs the command. */
TlExit
tl_command_persona_update (int argc, char **argv)
{
  g_auto (GStrv) ids = NULL;
  g_autofree char   *from = NULL;
  gboolean           dry_run = FALSE, json = FALSE;
  const GOptionEntry entries[] = {
    { "from",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &from,
      N_ ("The document whose personas are right"),
      N_ ("OTHER") },
    ID_ENTRY (&ids, N_ ("Which persona, once for each; all that both have if not given")),
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Only say what would change"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON, for programs"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  TlExit status;

  if (!tl_cli_parse (&argc,
                     &argv,
                     entries,
                     "FILE --from OTHER [--id ID…] [--dry-run] [--json]",
                     _ ("Brings personas up to date with the same ones of another document, and "
                        "says field by field what changes."),
                     1,
                     &status))
    return status;
  if (from == NULL)
    return tl_cli_fail (TL_EXIT_COMMAND, _ ("persona update: where from? --from OTHER is missing"));
  return update (argv[1], from, ids, dry_run, json);
}
