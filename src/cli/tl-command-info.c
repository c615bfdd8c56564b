/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * throughline-cli info FILE [--json | --assumptions]: what is in a document, as counts, and what is
 * open in it; or what in it is assumed, as a table. */
#include "config.h"

#include "cli/tl-cli.h"
#include "cli/tl-info-private.h"

#include "base/tl-text.h"
#include "map/tl-comments.h"
#include "map/tl-time.h"
#include "map/tl-checks.h"
#include "store/tl-json-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static guint
count (const TlTable *table, const char *parent, TlKind kind)
{
  const GPtrArray *children = tl_table_get_children (table, parent, kind);

  return children != NULL ? children->len : 0;
}

static guint
count_steps (const TlTable *table, const char *map)
{
  const GPtrArray *stages = tl_table_get_children (table, map, TL_KIND_STAGE);
  guint            n = 0;

  for (guint i = 0; stages != NULL && i < stages->len; i++)
    n += count (table, tl_record_get_id (stages->pdata[i]), TL_KIND_STEP);
  return n;
}

static const char *
get_state (const TlRecord *map)
{
  return tl_kind_get_field (TL_KIND_MAP, TL_MAP_STATE)
    ->values[tl_record_get_integer (map, TL_MAP_STATE)];
}

static void
set_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
set_count (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/* How long a map takes, as documents write it; NULL = it does not say. */
static char *
dup_duration (const TlTable *table, const char *map)
{
  TlDuration duration;

  return tl_time_of_map (table, map, &duration) ? tl_duration_dup_text (&duration) : NULL;
}

static void
add_map (JsonBuilder *builder, const TlTable *table, const TlRecord *map)
{
  const char      *id = tl_record_get_id (map);
  TlCommentCounts  comments = tl_comments_count (table, id);
  g_autofree char *duration = dup_duration (table, id);

  json_builder_begin_object (builder);
  set_text (builder, "id", id);
  set_text (builder, "title", tl_record_get_text (map, TL_MAP_TITLE));
  set_text (builder, "state", get_state (map));
  set_count (builder, "stages", count (table, id, TL_KIND_STAGE));
  set_count (builder, "steps", count_steps (table, id));
  set_count (builder, "lanes", count (table, id, TL_KIND_LANE));
  set_count (builder, "cards", count (table, id, TL_KIND_CARD));
  set_count (builder, "curves", count (table, id, TL_KIND_CURVE));
  set_count (builder, "links", count (table, id, TL_KIND_LINK));
  if (duration != NULL)
    set_text (builder, "duration", duration);
  set_count (builder, "comments", comments.n_comments);
  set_count (builder, "open_threads", comments.n_open);
  set_count (builder, "resolved_threads", comments.n_resolved);
  tl_info_add_coverage (builder, table, id);
  json_builder_end_object (builder);
}

static void
add_question (JsonBuilder *builder, const TlTable *table, const TlFinding *finding)
{
  g_autofree char *text = tl_finding_dup_text (table, finding);
  g_autofree char *place = tl_finding_dup_place (table, finding);

  json_builder_begin_object (builder);
  set_text (builder, "rule", tl_check_get_word (finding->check));
  set_text (builder, "severity", tl_severity_get_word (finding->severity));
  set_text (builder, "map", finding->map);
  set_text (builder, "id", finding->id);
  if (finding->other != NULL)
    set_text (builder, "other", finding->other);
  if (finding->column != NULL)
    set_text (builder, "column", finding->column);
  if (*place != '\0')
    set_text (builder, "place", place);
  set_text (builder, "text", text);
  json_builder_end_object (builder);
}

static void
add_questions (JsonBuilder *builder, const TlTable *table)
{
  g_autoptr (GArray) findings = tl_checks_run (table, NULL);

  json_builder_set_member_name (builder, "questions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    if (!g_array_index (findings, TlFinding, i).dismissed)
      add_question (builder, table, &g_array_index (findings, TlFinding, i));
  json_builder_end_array (builder);
}

static GString *
describe_json (const TlTable *table, gint64 version)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  const TlRecord  *document = tl_table_get_document (table);
  const char      *id = tl_record_get_id (document);
  const GPtrArray *maps = tl_table_get_children (table, id, TL_KIND_MAP);
  GString         *out = g_string_new (NULL);

  json_builder_begin_object (builder);
  set_text (builder, "format", "throughline");
  set_count (builder, "version", version);
  set_text (builder, "id", id);
  set_text (builder, "title", tl_record_get_text (document, TL_DOCUMENT_TITLE));
  set_count (builder, "personas", count (table, id, TL_KIND_PERSONA));
  set_count (builder, "images", count (table, id, TL_KIND_IMAGE));
  json_builder_set_member_name (builder, "maps");
  json_builder_begin_array (builder);
  for (guint i = 0; maps != NULL && i < maps->len; i++)
    add_map (builder, table, maps->pdata[i]);
  json_builder_end_array (builder);
  add_questions (builder, table);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  tl_json_append_node (out, root, 0);
  g_string_append_c (out, '\n');
  return out;
}

/* Titles come from anybody's file: one line, and nothing that a terminal obeys. */
static void
append_line (GString *out, const char *label, const char *text)
{
  g_autofree char *clean = tl_text_clean (text, 0, FALSE);

  g_string_append_printf (out, "%s %s\n", label, clean);
}

static void
append_count (GString *out, const char *label, guint n)
{
  g_string_append_printf (out, "%s %u\n", label, n);
}

static void
append_questions (GString *out, const TlTable *table, const char *map)
{
  g_autoptr (GArray) findings = tl_checks_run (table, map);
  guint n_open = tl_checks_count_open (findings);

  append_count (out, _ ("  Questions to resolve:"), n_open);
  for (guint i = 0; i < findings->len; i++)
    {
      const TlFinding *finding = &g_array_index (findings, TlFinding, i);
      g_autofree char *place = tl_finding_dup_place (table, finding);
      g_autofree char *text = tl_finding_dup_text (table, finding);
      g_autofree char *line = *place == '\0' ? g_strdup (text)
                                             /* Translators: what is missing, and the stage. */
                                             : g_strdup_printf (_ ("%s (%s)"), text, place);

      if (!finding->dismissed)
        append_line (out, "    -", line);
    }
  if (n_open < findings->len)
    append_count (out, _ ("  Dismissed questions:"), findings->len - n_open);
}

static void
append_map (GString *out, const TlTable *table, const TlRecord *map)
{
  const char     *id = tl_record_get_id (map);
  TlCommentCounts comments = tl_comments_count (table, id);
  TlDuration      duration;

  g_string_append_c (out, '\n');
  append_line (out, _ ("Map:"), tl_record_get_text (map, TL_MAP_TITLE));
  append_line (out, _ ("  Id:"), id);
  append_line (out, _ ("  State:"), get_state (map));
  append_count (out, _ ("  Stages:"), count (table, id, TL_KIND_STAGE));
  append_count (out, _ ("  Steps:"), count_steps (table, id));
  append_count (out, _ ("  Lanes:"), count (table, id, TL_KIND_LANE));
  append_count (out, _ ("  Cards:"), count (table, id, TL_KIND_CARD));
  append_count (out, _ ("  Curves:"), count (table, id, TL_KIND_CURVE));
  append_count (out, _ ("  Links:"), count (table, id, TL_KIND_LINK));
  if (tl_time_of_map (table, id, &duration))
    {
      g_autofree char *words = tl_duration_dup_sum_words (&duration);

      append_line (out, _ ("  Duration:"), words);
    }
  if (comments.n_comments > 0)
    g_string_append_printf (out,
                            _ ("  Comments: %u (threads: %u open, %u resolved)\n"),
                            comments.n_comments,
                            comments.n_open,
                            comments.n_resolved);
  tl_info_append_coverage (out, table, id);
  append_questions (out, table, id);
}

static GString *
describe_text (const TlTable *table, gint64 version)
{
  const TlRecord  *document = tl_table_get_document (table);
  const char      *id = tl_record_get_id (document);
  const GPtrArray *maps = tl_table_get_children (table, id, TL_KIND_MAP);
  GString         *out = g_string_new (NULL);

  append_line (out, _ ("Title:"), tl_record_get_text (document, TL_DOCUMENT_TITLE));
  append_line (out, _ ("Id:"), id);
  g_string_append_printf (out, _ ("Format: throughline, version %" G_GINT64_FORMAT "\n"), version);
  append_count (out, _ ("Personas:"), count (table, id, TL_KIND_PERSONA));
  append_count (out, _ ("Images:"), count (table, id, TL_KIND_IMAGE));
  for (guint i = 0; maps != NULL && i < maps->len; i++)
    append_map (out, table, maps->pdata[i]);
  return out;
}

/**
 * tl_command_info:
 *
 * Runs the command.
 *
 * Returns: what to exit with
 */
TlExit
tl_command_info (int argc, char **argv)
{
  gboolean           json = FALSE, assumptions = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON, for programs"), NULL },
    { "assumptions",
      0,
      0,
      G_OPTION_ARG_NONE,
      &assumptions,
      N_ ("Print the assumed cards as comma-separated values: what research has to find out"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (TlTable) table = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gint64 version;
  TlExit status;

  if (!tl_cli_parse (&argc, &argv, entries, "FILE", _ ("Says what is in a document."), 1, &status))
    return status;
  table = tl_cli_load (argv[1], &version, &status);
  if (table == NULL)
    return status;
  bytes = g_string_free_to_bytes (assumptions ? tl_info_list_assumptions (table)
                                  : json      ? describe_json (table, version)
                                              : describe_text (table, version));
  return tl_cli_write ("-", bytes, FALSE);
}
