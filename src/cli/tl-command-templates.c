/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * throughline-cli templates: one line each, the id, a tab and the title. */
#include "config.h"

#include "cli/tl-cli.h"

#include "base/tl-text.h"
#include "store/tl-template.h"

#include <glib/gi18n-lib.h>

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
  g_autoptr (GPtrArray) templates = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GString *out;
  TlExit   status;

  if (!tl_cli_parse (&argc,
                     &argv,
                     NULL,
                     "",
                     _ ("Lists what new documents can begin with: id, tab, title."),
                     0,
                     &status))
    return status;
  out = g_string_new (NULL);
  templates = tl_template_list ();
  for (guint i = 0; i < templates->len; i++)
    {
      const TlTemplate *template = templates->pdata[i];
      g_autofree char *title = tl_text_clean (template->title, 0, FALSE);
      g_string_append_printf (out, "%s\t%s\n", template->id, title);
    }
  bytes = g_string_free_to_bytes (out);
  return tl_cli_write ("-", bytes, FALSE);
}
