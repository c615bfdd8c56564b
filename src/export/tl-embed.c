/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a document travels inside its picture, and what would travel with it unseen.
 *
 * A picture of a part, or of something else than a map, never has the document inside. Left to
 * itself an SVG has it when the document holds nothing that the picture does not show: who sends a
 * picture has looked at the picture. A hand-out is asked for with the document, and has it beside
 * its pictures unless it is told not to. */
#include "config.h"

#include "export/tl-export-private.h"

#include "store/tl-embedded.h"
#include "store/tl-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a document holds that a picture of its map does not show. */
typedef struct
{
  guint n_comments;
  guint n_hidden_lanes;
  guint n_collapsed_lanes;
  guint n_hidden_curves;
  guint n_parked_cards;
  guint n_maps;     /* with the one shown */
  guint n_personas; /* of which more is known than name, age and occupation, or that no map shows */
  guint n_evidence;
  guint n_experiments;
} Unseen;

static gboolean
has_more_than_shown (const TlTable *table, const TlRecord *persona)
{
  static const guint fields[] = { TL_PERSONA_GOALS,      TL_PERSONA_CHALLENGES,
                                  TL_PERSONA_NEEDS,      TL_PERSONA_MOTIVATIONS,
                                  TL_PERSONA_BEHAVIOURS, TL_PERSONA_DEMOGRAPHICS,
                                  TL_PERSONA_QUOTE,      TL_PERSONA_SEGMENT };
  const GPtrArray   *referrers = tl_table_get_referrers (table, tl_record_get_id (persona));
  gboolean           shown = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!tl_record_is_default (persona, fields[i]))
      return TRUE;
  for (guint i = 0; !shown && i < referrers->len; i++)
    shown = tl_record_get_kind (referrers->pdata[i]) == TL_KIND_MAP;
  return !shown;
}

typedef struct
{
  const TlTable *table;
  Unseen        *unseen;
} Count;

static void
count_cb (gpointer data, gpointer user_data)
{
  const TlRecord *record = data;
  Count          *count = user_data;
  Unseen         *unseen = count->unseen;
  TlKind          kind = tl_record_get_kind (record);

  if (kind == TL_KIND_LANE && tl_record_get_boolean (record, TL_LANE_HIDDEN))
    unseen->n_hidden_lanes++;
  else if (kind == TL_KIND_LANE)
    unseen->n_collapsed_lanes += tl_record_get_boolean (record, TL_LANE_COLLAPSED);
  else if (kind == TL_KIND_CURVE)
    unseen->n_hidden_curves += tl_record_get_boolean (record, TL_CURVE_HIDDEN);
  else if (kind == TL_KIND_CARD)
    unseen->n_parked_cards += tl_record_get_ref (record, TL_CARD_COLUMN) == NULL;
  else if (kind == TL_KIND_PERSONA)
    unseen->n_personas += has_more_than_shown (count->table, record);
  else if (kind == TL_KIND_MAP)
    unseen->n_maps++;
  else if (kind == TL_KIND_COMMENT)
    unseen->n_comments++;
  else if (kind == TL_KIND_EVIDENCE)
    unseen->n_evidence++;
  else if (kind == TL_KIND_EXPERIMENT)
    unseen->n_experiments++;
}

/* @words has "%u" where the number goes. */
static void
append_count (GString *out, guint n, const char *words)
{
  const char *at = strstr (words, "%u");

  if (n == 0)
    return;
  if (out->len > 0)
    g_string_append (out, C_ ("list of things", ", "));
  g_string_append_len (out, words, at != NULL ? at - words : 0);
  g_string_append_printf (out, "%u", n);
  g_string_append (out, at != NULL ? at + 2 : words);
}

/**
 * tl_export_describe_embedded:
 * @table: a document
 *
 * Says in words what somebody gets with a document inside a picture that the picture of its map
 * does not show: "2 comments, 1 hidden lane".
 *
 * Returns: (transfer full) (nullable): the words, or %NULL when the picture shows it all
 */
char *
tl_export_describe_embedded (const TlTable *table)
{
  Unseen   unseen = { 0 };
  Count    count = { table, &unseen };
  GString *out = g_string_new (NULL);
  guint    n_maps;

  tl_table_foreach (table, count_cb, &count);
  n_maps = unseen.n_maps > 1 ? unseen.n_maps - 1 : 0;
  append_count (out,
                n_maps,
                g_dngettext (GETTEXT_PACKAGE, "%u other map", "%u other maps", n_maps));
  append_count (out,
                unseen.n_comments,
                g_dngettext (GETTEXT_PACKAGE, "%u comment", "%u comments", unseen.n_comments));
  append_count (out,
                unseen.n_hidden_lanes,
                g_dngettext (GETTEXT_PACKAGE,
                             "%u hidden lane",
                             "%u hidden lanes",
                             unseen.n_hidden_lanes));
  append_count (out,
                unseen.n_collapsed_lanes,
                g_dngettext (GETTEXT_PACKAGE,
                             "%u collapsed lane",
                             "%u collapsed lanes",
                             unseen.n_collapsed_lanes));
  append_count (out,
                unseen.n_hidden_curves,
                g_dngettext (GETTEXT_PACKAGE,
                             "%u hidden curve",
                             "%u hidden curves",
                             unseen.n_hidden_curves));
  append_count (out,
                unseen.n_parked_cards,
                g_dngettext (GETTEXT_PACKAGE,
                             "%u parked card",
                             "%u parked cards",
                             unseen.n_parked_cards));
  append_count (out,
                unseen.n_personas,
                g_dngettext (GETTEXT_PACKAGE,
                             "details of %u persona",
                             "details of %u personas",
                             unseen.n_personas));
  append_count (out,
                unseen.n_evidence,
                g_dngettext (GETTEXT_PACKAGE,
                             "%u piece of evidence",
                             "%u pieces of evidence",
                             unseen.n_evidence));
  append_count (out,
                unseen.n_experiments,
                g_dngettext (GETTEXT_PACKAGE,
                             "%u experiment",
                             "%u experiments",
                             unseen.n_experiments));
  if (out->len > 0)
    return g_string_free (out, FALSE);
  g_string_free (out, TRUE);
  return NULL;
}

/**
 * tl_export_embeds:
 * @exporter: a format
 * @table: a document
 * @options: what is exported, and whether the document is wanted inside
 *
 * Returns: whether the document will be inside, to be opened again
 */
gboolean
tl_export_embeds (const TlExporter *exporter, const TlTable *table, const TlExportOptions *options)
{
  gboolean         svg = g_str_equal (exporter->name, "svg");
  gboolean         zip = g_str_equal (exporter->name, "zip");
  g_autofree char *unseen = NULL;

  if (!svg && !zip && !g_str_equal (exporter->name, "png"))
    return FALSE;
  if (options->embed == TL_EMBED_NEVER || options->what != TL_EXPORT_MAP ||
      tl_export_is_part (options) || options->blank || options->slides)
    return FALSE;
  if (options->embed == TL_EMBED_ALWAYS || zip)
    return TRUE;
  unseen = svg ? tl_export_describe_embedded (table) : NULL;
  return svg && unseen == NULL;
}

/**
 * tl_export_dup_embedded:
 * @format: "svg" or "png"
 * @table: a document
 * @options: what is exported
 * @run: (nullable): gets a note when the document is wanted inside what cannot have it
 *
 * Returns: (transfer full) (nullable): the document as it is saved, or %NULL if it stays out
 */
GBytes *
tl_export_dup_embedded (const char            *format,
                        const TlTable         *table,
                        const TlExportOptions *options,
                        TlExportRun           *run)
{
  if (tl_export_embeds (tl_exporter_find (NULL, format, NULL), table, options))
    return tl_store_serialize (table);
  if (options->embed == TL_EMBED_ALWAYS)
    tl_export_run_note (run, _ ("The document is not inside: the picture is not of a whole map"));
  return NULL;
}
