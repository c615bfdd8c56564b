/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What `info` says of evidence: how much of a map and of each stage was observed, and with
 * --assumptions the list of what is still to be found out, as a table for a spreadsheet. */
#include "config.h"

#include "cli/tl-info-private.h"

#include "base/tl-csv.h"
#include "base/tl-text.h"
#include "map/tl-coverage.h"
#include "map/tl-query.h"

#include <glib/gi18n-lib.h>

static void
set_counts (JsonBuilder *builder, const TlCoverage *coverage)
{
  const struct
  {
    const char *name;
    guint       n;
  } counts[] = {
    { "observed", coverage->n_observed },
    { "assumed", coverage->n_assumed },
    { "proposed", coverage->n_proposed },
    { "unsaid", coverage->n_unsaid },
  };
  int percent = tl_coverage_get_percent (coverage);

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      json_builder_set_member_name (builder, counts[i].name);
      json_builder_add_int_value (builder, counts[i].n);
    }
  json_builder_set_member_name (builder, "percent");
  if (percent >= 0)
    json_builder_add_int_value (builder, percent);
  else
    json_builder_add_null_value (builder);
}

/* "coverage": the counts of a map, and of each stage in "stages". */
void
tl_info_add_coverage (JsonBuilder *builder, const TlTable *table, const char *map)
{
  const GPtrArray *stages = tl_table_get_children (table, map, TL_KIND_STAGE);
  TlCoverage       coverage = tl_coverage_of_map (table, map);

  json_builder_set_member_name (builder, "coverage");
  json_builder_begin_object (builder);
  set_counts (builder, &coverage);
  json_builder_set_member_name (builder, "stages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < stages->len; i++)
    {
      coverage = tl_coverage_of_stage (table, tl_record_get_id (stages->pdata[i]));
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "id");
      json_builder_add_string_value (builder, tl_record_get_id (stages->pdata[i]));
      set_counts (builder, &coverage);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
append_coverage (GString *out, const TlCoverage *coverage)
{
  int percent = tl_coverage_get_percent (coverage);

  if (percent >= 0)
    g_string_append_printf (out,
                            _ ("%d %% (%u observed, %u assumed, %u proposed; %u not said)\n"),
                            percent,
                            coverage->n_observed,
                            coverage->n_assumed,
                            coverage->n_proposed,
                            coverage->n_unsaid);
  else
    g_string_append_printf (out, _ ("nothing said (%u not said)\n"), coverage->n_unsaid);
}

/* Of the map, and where anything is said, of each stage. */
void
tl_info_append_coverage (GString *out, const TlTable *table, const char *map)
{
  const GPtrArray *stages = tl_table_get_children (table, map, TL_KIND_STAGE);
  TlCoverage       coverage = tl_coverage_of_map (table, map);

  g_string_append (out, _ ("  Observed: "));
  append_coverage (out, &coverage);
  for (guint i = 0; tl_coverage_get_n (&coverage) > 0 && i < stages->len; i++)
    {
      TlCoverage       part = tl_coverage_of_stage (table, tl_record_get_id (stages->pdata[i]));
      g_autofree char *title =
        tl_text_clean (tl_record_get_text (stages->pdata[i], TL_STAGE_TITLE), 0, FALSE);

      g_string_append_printf (out, "    %s: ", title);
      append_coverage (out, &part);
    }
}

static const char *
get_title (const TlTable *table, const char *id, TlKind kind, guint field)
{
  const TlRecord *record = tl_table_get_kind (table, id, kind);

  return record != NULL ? tl_record_get_text (record, field) : "";
}

static const char *
get_lane_name (const TlTable *table, const char *id)
{
  const TlRecord *lane = tl_table_get_kind (table, id, TL_KIND_LANE);
  const char     *title = tl_record_get_text (lane, TL_LANE_TITLE);

  return *title != '\0' ? title
                        : tl_kind_get_field (TL_KIND_LANE, TL_LANE_KIND)
                            ->values[tl_record_get_integer (lane, TL_LANE_KIND)];
}

static void
append_assumption (GString *out, const TlTable *table, const TlRecord *map, const TlRecord *card)
{
  const char      *column = tl_record_get_ref (card, TL_CARD_COLUMN);
  gint64           n = tl_record_get_integer (card, TL_CARD_EVIDENCE_N);
  g_autofree char *number = n > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, n) : g_strdup ("");
  const char      *title = tl_record_get_text (card, TL_CARD_TITLE);
  const char      *cells[] = {
         tl_record_get_text (map, TL_MAP_TITLE),
         tl_record_get_text (tl_query_stage_of (table, column), TL_STAGE_TITLE),
         get_title (table, column, TL_KIND_STEP, TL_STEP_TITLE),
         get_lane_name (table, tl_record_get_ref (card, TL_CARD_LANE)),
         tl_record_get_text (card, TL_CARD_CODE),
    *title != '\0' ? title : tl_record_get_text (card, TL_CARD_TEXT),
         tl_record_get_text (card, TL_CARD_EVIDENCE_SOURCE),
         number,
         tl_record_get_text (card, TL_CARD_EVIDENCE_DATE),
         tl_record_get_text (card, TL_CARD_OWNER),
         NULL,
  };

  tl_csv_append_row (out, cells);
}

/* The research plan: every assumed card of every map, stage by stage, under a row of headings. */
GString *
tl_info_list_assumptions (const TlTable *table)
{
  static const char *const headings[] = { "map",    "stage", "step", "lane",  "code", "card",
                                          "source", "n",     "date", "owner", NULL };
  const GPtrArray         *maps =
    tl_table_get_children (table, tl_record_get_id (tl_table_get_document (table)), TL_KIND_MAP);
  GString *out = g_string_new (NULL);

  tl_csv_append_row (out, headings);
  for (guint i = 0; i < maps->len; i++)
    {
      g_autoptr (GPtrArray) cards =
        tl_coverage_list_assumptions (table, tl_record_get_id (maps->pdata[i]));

      for (guint k = 0; k < cards->len; k++)
        append_assumption (out, table, maps->pdata[i], cards->pdata[k]);
    }
  return out;
}
