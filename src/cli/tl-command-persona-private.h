/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of throughline-cli persona share. */
#include "cli/tl-cli.h"
#include "map/tl-persona.h"
#include "store/tl-json-text.h"

G_BEGIN_DECLS

TlExit tl_command_persona_update (int argc, char **argv);

/* The option that names a persona, and may be given more than once. */
#define ID_ENTRY(ids_, help_)                                                                      \
  {                                                                                                \
    "id", 0, 0, G_OPTION_ARG_STRING_ARRAY, ids_, help_, N_ ("ID")                                  \
  }

void    tl_persona_cli_set_text (JsonBuilder *builder, const char *name, const char *text);
GBytes *tl_persona_cli_end_json (JsonBuilder *builder);
char   *tl_persona_cli_dup_line (const char *text);
TlExit  tl_persona_cli_save (TlDocument *doc, const char *file);
TlExit  tl_persona_cli_fail (const char *file, const char *id);

G_END_DECLS
