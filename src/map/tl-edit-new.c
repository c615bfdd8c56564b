/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A new document: built with the verbs like any other edit, then given out without a history, since
 * nobody wants to undo what they started from. */
#include "config.h"

#include "map/tl-edit-private.h"

#include "base/tl-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
add_usual_stages (TlDocument *doc, const char *map)
{
  static const char *const titles[] = {
    N_ ("Awareness"), N_ ("Consideration"), N_ ("Purchase"), N_ ("Retention"), N_ ("Advocacy"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    g_free (tl_edit_add_stage (doc, map, _ (titles[i]), NULL));
}

static void
add_usual_lanes (TlDocument *doc, const char *map)
{
  static const TlLaneKind kinds[] = {
    TL_LANE_KIND_ACTIONS,  TL_LANE_KIND_TOUCHPOINTS, TL_LANE_KIND_THOUGHTS,
    TL_LANE_KIND_EMOTIONS, TL_LANE_KIND_PAIN_POINTS, TL_LANE_KIND_OPPORTUNITIES,
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_free (tl_edit_add_lane (doc, map, kinds[i], "", NULL));
}

/**
 * tl_edit_add_usual_frame:
 * @doc: a document with a transaction open
 * @map: the id of an empty map
 *
 * Adds the stages and lanes that a journey usually has.
 */
void
tl_edit_add_usual_frame (TlDocument *doc, const char *map)
{
  g_return_if_fail (tl_document_in_transaction (doc));
  g_return_if_fail (tl_table_get_kind (tl_document_get_table (doc), map, TL_KIND_MAP));

  add_usual_stages (doc, map);
  add_usual_lanes (doc, map);
}

/**
 * tl_edit_mark_language:
 * @document: a document's record that is not sealed yet
 *
 * Says that its words are in the language of the program, and which way that is written.
 */
void
tl_edit_mark_language (TlRecord *document)
{
  /* Translators: the code of the language you translate to, such as "de": it marks the language of
   * the stage names in a new document. */
  tl_record_set_text (document, TL_DOCUMENT_LANGUAGE, C_ ("language of a new document", "en"));
  /* Translators: "rtl" if the language you translate to is written from right to left, else leave
   * it as it is. */
  if (strcmp (C_ ("direction of a new document", "ltr"), "rtl") == 0)
    tl_record_set_integer (document, TL_DOCUMENT_DIRECTION, TL_DIRECTION_RTL);
}

static TlDocument *
new_empty (TlIdSource *source, const char *title)
{
  g_autoptr (TlTable) table = tl_table_new ();
  g_autofree char *id = tl_id_source_next (source);
  g_autofree char *clean = tl_text_clean (title, 0, FALSE);
  g_autoptr (TlRecord) record = tl_record_new (TL_KIND_DOCUMENT, id);
  TlDocument *doc;

  tl_record_set_text (record, TL_DOCUMENT_TITLE, clean);
  tl_edit_mark_language (record);
  tl_table_put (table, record);
  doc = tl_document_new_for_table (table);
  tl_document_set_id_source (doc, source);
  return doc;
}

/**
 * tl_edit_new_document:
 * @source: (transfer full) (nullable): where the ids come from, NULL = a random source
 * @title: (nullable): the title of the document and of its map
 * @usual: whether the map is to have the usual stages and lanes
 *
 * Makes a document with one map.
 *
 * Returns: (transfer full): the document, unmodified and without history
 */
TlDocument *
tl_edit_new_document (TlIdSource *source, const char *title, gboolean usual)
{
  g_autoptr (TlDocument) doc = new_empty (source != NULL ? source : tl_id_source_new (), title);
  g_autofree char *map = NULL;

  tl_document_begin (doc, NULL);
  map = tl_edit_add_map (doc, title);
  if (usual)
    tl_edit_add_usual_frame (doc, map);
  tl_document_commit (doc);
  tl_document_forget_history (doc);
  return g_steal_pointer (&doc);
}
