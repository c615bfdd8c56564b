/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A map in the OpenJourney format, version 1.0: JSON with stages (columns), swimlanes (rows) and
 * nodes where they meet, as its specification (OJF_SPEC.md of the Ptolemy journey mapper) lists
 * them, and not a member more. Steps stand as stages of their own, since it has none; the points of
 * a line of emotions are nodes of its lane with a score from -5 to 5. What has no member there is
 * counted and said. */
#include "config.h"

#include "export/tl-export-private.h"

#include "export/tl-contents.h"
#include "map/tl-query.h"
#include "store/tl-json-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* From our -2 … 2 to the format's -5 … 5. */
#define SCORE_SCALE 2.5

typedef struct
{
  GString          *out;
  const TlContents *map;
  guint             n_nodes;
  guint             n_poorer; /* cards that say more than a node can */
} Writer;

static void
append_member (Writer *self, gboolean *first, const char *name)
{
  g_string_append (self->out, *first ? "" : ",");
  *first = FALSE;
  tl_json_append_indent (self->out, 3);
  tl_json_append_string (self->out, name);
  g_string_append (self->out, ": ");
}

static void
append_text (Writer *self, gboolean *first, const char *name, const char *text)
{
  append_member (self, first, name);
  tl_json_append_string (self->out, text);
}

/* Stages and swimlanes are the same: an id and a name. */
static void
append_named (Writer *self, guint index, const char *id, const char *name)
{
  gboolean first = TRUE;

  g_string_append (self->out, index > 0 ? "," : "");
  tl_json_append_indent (self->out, 2);
  g_string_append_c (self->out, '{');
  append_text (self, &first, "id", id);
  append_text (self, &first, "name", name);
  tl_json_append_indent (self->out, 2);
  g_string_append_c (self->out, '}');
}

static void
begin_node (Writer *self, gboolean *first, guint column, const TlRecord *lane)
{
  g_string_append (self->out, self->n_nodes++ > 0 ? "," : "");
  tl_json_append_indent (self->out, 2);
  g_string_append_c (self->out, '{');
  append_text (self, first, "stageId", tl_record_get_id (self->map->columns->pdata[column]));
  append_text (self, first, "swimlaneId", tl_record_get_id (lane));
}

static void
end_node (Writer *self)
{
  tl_json_append_indent (self->out, 2);
  g_string_append_c (self->out, '}');
}

/* The format knows three levels. */
static const char *
get_severity (const TlRecord *card)
{
  gint64 severity = tl_record_get_integer (card, TL_CARD_SEVERITY);

  return severity == 0 ? NULL : severity < 3 ? "low" : severity == 3 ? "medium" : "high";
}

static const char *
get_purpose (TlLaneKind kind)
{
  return kind == TL_LANE_KIND_TOUCHPOINTS     ? "touchpoint"
         : kind == TL_LANE_KIND_PAIN_POINTS   ? "pain-point"
         : kind == TL_LANE_KIND_OPPORTUNITIES ? "opportunity"
                                              : NULL;
}

static const char *
get_sentiment (double score)
{
  static const char *const words[] = {
    "frustrated", "negative", "neutral", "positive", "delighted"
  };

  return words[(int) floor (CLAMP (score, -2, 2) + 2.5)];
}

static void
append_score (Writer *self, gboolean *first, double score)
{
  append_member (self, first, "score");
  tl_json_append_number (self->out, floor (score * SCORE_SCALE * 10 + .5) / 10);
  append_text (self, first, "sentiment", get_sentiment (score));
}

static void
append_tags (Writer *self, gboolean *first, const char *const *tags)
{
  if (tags[0] == NULL)
    return;
  append_member (self, first, "tags");
  g_string_append_c (self->out, '[');
  for (guint i = 0; tags[i] != NULL; i++)
    {
      g_string_append (self->out, i > 0 ? ", " : "");
      tl_json_append_string (self->out, tags[i]);
    }
  g_string_append_c (self->out, ']');
}

/* The fields that no node has a member for. */
static gboolean
is_poorer (const TlRecord *card)
{
  static const guint fields[] = {
    TL_CARD_CHANNEL,    TL_CARD_PERSONA,    TL_CARD_OWNER,           TL_CARD_TEAM,
    TL_CARD_VOTES,      TL_CARD_URL,        TL_CARD_EVIDENCE_STATUS, TL_CARD_EVIDENCE_SOURCE,
    TL_CARD_EVIDENCE_N, TL_CARD_FREQUENCY,  TL_CARD_IMPACT,          TL_CARD_EFFORT,
    TL_CARD_REACH,      TL_CARD_CONFIDENCE, TL_CARD_STATUS,          TL_CARD_DUE,
    TL_CARD_DURATION,   TL_CARD_ABOUT,      TL_CARD_OPENS,           TL_CARD_SPAN,
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!tl_record_is_default (card, fields[i]))
      return TRUE;
  return FALSE;
}

static void
append_card (Writer *self, guint column, const TlRecord *lane, const TlRecord *card)
{
  TlLaneKind  kind = (TlLaneKind) tl_record_get_integer (lane, TL_LANE_KIND);
  const char *title = tl_record_get_text (card, TL_CARD_TITLE);
  const char *text = tl_record_get_text (card, TL_CARD_TEXT);
  const char *severity = get_severity (card);
  const char *purpose = get_purpose (kind);
  gboolean    first = TRUE;

  begin_node (self, &first, column, lane);
  append_text (self, &first, "title", *title != '\0' ? title : text);
  append_text (self, &first, "description", *title != '\0' ? text : "");
  if (severity != NULL)
    append_text (self, &first, "severity", severity);
  if (purpose != NULL)
    append_text (self, &first, "purpose", purpose);
  if (tl_record_get_boolean (card, TL_CARD_MOMENT_OF_TRUTH))
    {
      append_member (self, &first, "isMomentOfTruth");
      g_string_append (self->out, "true");
    }
  append_tags (self, &first, tl_record_get_list (card, TL_CARD_TAGS));
  end_node (self);
  self->n_poorer += is_poorer (card) ? 1 : 0;
}

/* A point without words is called as its line is. */
static void
append_point (Writer *self, const TlContentsCurve *curve, const TlPlacedPoint *at)
{
  const TlRecord *lane = tl_table_get_kind (self->map->table,
                                            tl_record_get_ref (curve->curve, TL_CURVE_LANE),
                                            TL_KIND_LANE);
  const char     *label = tl_record_get_text (at->point, TL_POINT_LABEL);
  const char     *title = *label != '\0'         ? label
                          : *curve->name != '\0' ? curve->name
                                                 : tl_contents_get_lane_title (lane);
  gboolean        first = TRUE;

  begin_node (self, &first, (guint) at->column, lane);
  append_text (self, &first, "title", title);
  append_text (self, &first, "description", *label != '\0' ? curve->name : "");
  append_score (self, &first, tl_record_get_number (at->point, TL_POINT_SCORE));
  if (tl_record_get_boolean (at->point, TL_POINT_MOMENT_OF_TRUTH))
    {
      append_member (self, &first, "isMomentOfTruth");
      g_string_append (self->out, "true");
    }
  end_node (self);
}

/* A target is where a line should go; nobody felt it. */
static void
append_curves (Writer *self)
{
  for (guint i = 0; i < self->map->curves->len; i++)
    {
      const TlContentsCurve *curve = self->map->curves->pdata[i];

      if (tl_record_get_boolean (curve->curve, TL_CURVE_TARGET))
        continue;
      for (guint k = 0; k < curve->points->len; k++)
        append_point (self, curve, &g_array_index (curve->points, TlPlacedPoint, k));
    }
}

static void
append_nodes (Writer *self)
{
  const TlContents *map = self->map;

  for (guint column = 0; column < map->columns->len; column++)
    for (guint lane = 0; lane < map->lanes->len; lane++)
      {
        const GPtrArray *cell = tl_contents_get_cell (map, lane, column);

        for (guint i = 0; i < cell->len; i++)
          append_card (self, column, map->lanes->pdata[lane], cell->pdata[i]);
      }
  append_curves (self);
}

static void
append_root (Writer *self, const char *name, const char *text)
{
  tl_json_append_indent (self->out, 1);
  tl_json_append_string (self->out, name);
  g_string_append (self->out, ": ");
  tl_json_append_string (self->out, text);
  g_string_append_c (self->out, ',');
}

static void
begin_array (Writer *self, const char *name)
{
  tl_json_append_indent (self->out, 1);
  tl_json_append_string (self->out, name);
  g_string_append (self->out, ": [");
}

static void
end_array (Writer *self, guint n, gboolean last)
{
  if (n > 0)
    tl_json_append_indent (self->out, 1);
  g_string_append (self->out, last ? "]\n" : "],");
}

static void
append_map (Writer *self)
{
  const TlContents *map = self->map;
  const char       *scenario = tl_record_get_text (map->map, TL_MAP_SCENARIO);
  g_autofree char  *title = tl_export_dup_title (map->table, tl_record_get_id (map->map));
  g_autofree char  *personas = tl_contents_dup_personas (map, ", ");

  g_string_append_c (self->out, '{');
  append_root (self, "version", "1.0");
  if (*personas != '\0')
    append_root (self, "persona", personas);
  append_root (self, "pointOfView", *scenario != '\0' ? scenario : title);
  begin_array (self, "stages");
  for (guint i = 0; i < map->columns->len; i++)
    {
      g_autofree char *name = tl_contents_dup_column_title (map, i);

      append_named (self, i, tl_record_get_id (map->columns->pdata[i]), name);
    }
  end_array (self, map->columns->len, FALSE);
  begin_array (self, "swimlanes");
  for (guint i = 0; i < map->lanes->len; i++)
    append_named (self,
                  i,
                  tl_record_get_id (map->lanes->pdata[i]),
                  tl_contents_get_lane_title (map->lanes->pdata[i]));
  end_array (self, map->lanes->len, FALSE);
  begin_array (self, "nodes");
  append_nodes (self);
  end_array (self, self->n_nodes, TRUE);
  g_string_append (self->out, "}\n");
}

static void
note_lost (const Writer *self, TlExportRun *run)
{
  const TlContents *map = self->map;
  guint             n_links = tl_contents_list_links (map)->len;
  guint             n_images = tl_contents_count_images (map);
  guint             n_metrics =
    tl_table_get_children (map->table, tl_record_get_id (map->map), TL_KIND_METRIC)->len;

  if (tl_contents_has_steps (map))
    tl_export_run_note (run, _ ("Steps stand as stages of their own"));
  if (self->n_poorer > 0)
    tl_export_run_note (run,
                        ngettext ("%u card has more to it than the format can hold, like evidence, "
                                  "owner or what it is about",
                                  "%u cards have more to them than the format can hold, like "
                                  "evidence, owner or what they are about",
                                  self->n_poorer),
                        self->n_poorer);
  tl_contents_note_left_out (run, n_links, n_metrics, n_images);
}

/**
 * tl_open_journey_write:
 * @table: a document
 * @options: which map
 * @run: (nullable): who listens; is told what the format has no room for
 * @error: where to put what went wrong
 *
 * Writes a map in the OpenJourney format.
 *
 * Errors: %TL_EXPORT_ERROR_UNKNOWN_FORMAT for anything but maps; %TL_EXPORT_ERROR_NO_MAP.
 *
 * Returns: (transfer full): the file's bytes, or %NULL with @error set
 */
GBytes *
tl_open_journey_write (const TlTable         *table,
                       const TlExportOptions *options,
                       TlExportRun           *run,
                       GError               **error)
{
  g_autoptr (GPtrArray) maps = NULL;
  Writer self = { 0 };

  if (!tl_contents_require_map (options, "OpenJourney", error))
    return NULL;
  maps = tl_contents_list (table, options, FALSE, run, error);
  if (maps == NULL)
    return NULL;
  self.map = maps->pdata[0];
  self.out = g_string_new (NULL);
  append_map (&self);
  note_lost (&self, run);
  return g_string_free_to_bytes (self.out);
}
