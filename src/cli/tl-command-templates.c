/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * throughline-cli templates: one line each, the id, a tab and the title. With --save: one more of
 * the person's own, made of a document; the line of it is printed. */
#include "config.h"

#include "cli/tl-cli.h"

#include "base/tl-text.h"
#include "store/tl-store.h"
#include "store/tl-template.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char    *save; /* a document to make one of */
  char    *title;
  gboolean structure;
  gboolean no_personas;
  gboolean force;
} Options;

static void
append_line (GString *out, const char *id, const char *title)
{
  g_autofree char *clean = tl_text_clean (title, 0, FALSE);

  g_string_append_printf (out, "%s\t%s\n", id, clean);
}

static TlExit
list_templates (void)
{
  g_autoptr (GPtrArray) templates = tl_template_list ();
  g_autoptr (GBytes) bytes = NULL;
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < templates->len; i++)
    {
      const TlTemplate *template = templates->pdata[i];
      append_line (out, template->id, template->title);
    }
  bytes = g_string_free_to_bytes (out);
  return tl_cli_write ("-", bytes, FALSE);
}

static TlExit
save_template (const Options *options)
{
  gint64 version;
  TlExit status;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlTable) table = tl_cli_load (options->save, &version, &status);
  g_autoptr (TlTable) template = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *id = NULL;
  GString         *out;
  const char      *title;
  TlTemplateKeep   keep = TL_TEMPLATE_KEEP_NOTHING;

  if (table == NULL)
    return status;
  if (!options->structure)
    keep |= TL_TEMPLATE_KEEP_CARDS;
  if (!options->no_personas)
    keep |= TL_TEMPLATE_KEEP_PERSONAS;
  title = options->title != NULL
            ? options->title
            : tl_record_get_text (tl_table_get_document (table), TL_DOCUMENT_TITLE);
  if (*title == '\0')
    return tl_cli_fail (TL_EXIT_COMMAND,
                        _ ("templates: the document has no title; --title is missing"));
  template = tl_template_make (table, title, keep);
  id = tl_template_add (template, options->force, &error);
  if (id == NULL)
    return tl_cli_fail_error (error);
  out = g_string_new (NULL);
  append_line (out, id, title);
  bytes = g_string_free_to_bytes (out);
  return tl_cli_write ("-", bytes, FALSE);
}

/**
 * tl_command_templates:
 *
 * Runs the command.
 *
 * Returns: what to exit with
 */
TlExit
tl_command_templates (int argc, char **argv)
{
  Options            options = { 0 };
  const GOptionEntry entries[] = {
    { "save",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &options.save,
      N_ ("Make a template of a document instead, and print its line"),
      N_ ("FILE") },
    { "title", 0, 0, G_OPTION_ARG_STRING, &options.title, N_ ("What to call it"), N_ ("TITLE") },
    { "structure",
      0,
      0,
      G_OPTION_ARG_NONE,
      &options.structure,
      N_ ("Take over only stages, steps and lanes, no cards"),
      NULL },
    { "no-personas",
      0,
      0,
      G_OPTION_ARG_NONE,
      &options.no_personas,
      N_ ("Leave the personas out"),
      NULL },
    { "force",
      0,
      0,
      G_OPTION_ARG_NONE,
      &options.force,
      N_ ("Replace your template of that title"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  TlExit status;

  if (tl_cli_parse (&argc,
                    &argv,
                    entries,
                    "",
                    _ ("Lists what new documents can begin with: id, tab, title."),
                    0,
                    &status))
    status = options.save != NULL ? save_template (&options) : list_templates ();
  g_free (options.save);
  g_free (options.title);
  return status;
}
