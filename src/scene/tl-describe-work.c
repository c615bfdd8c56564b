/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said of a card as work and as knowledge: how bad and how often, how far it is and when it
 * is due, whose it is, how it is known. The same phrases serve the screen reader, joined by
 * semicolons, and the tip of whoever rests on a sign, on lines. */
#include "config.h"

#include "scene/tl-scene-private.h"

#include <glib/gi18n-lib.h>

#include "base/tl-date.h"
#include "map/tl-pains.h"
#include "scene/tl-words.h"

/* Appends a phrase after those before it. */
void
tl_scene_add_phrase (GString *out, const char *between, const char *phrase)
{
  if (phrase == NULL || *phrase == '\0')
    return;
  if (out->len > 0)
    g_string_append (out, between);
  g_string_append (out, phrase);
}

static void
add_rating (GString *out, const char *between, const char *format, gint64 rating)
{
  g_autofree char *number = g_strdup_printf ("%d", (int) rating);
  g_auto (GStrv) parts = g_strsplit (format, "%d", 2);
  g_autofree char *phrase = g_strjoinv (number, parts);

  if (rating > 0)
    tl_scene_add_phrase (out, between, phrase);
}

/* How bad and how often, or how good and how much work. */
void
tl_scene_add_ratings (GString *out, const char *between, const TlSceneCard *card)
{
  const TlRecord *record = card->record;

  if (card->kind == TL_LANE_KIND_PAIN_POINTS)
    {
      add_rating (out,
                  between,
                  _ ("severity %d"),
                  tl_record_get_integer (record, TL_CARD_SEVERITY));
      add_rating (out,
                  between,
                  _ ("frequency %d"),
                  tl_record_get_integer (record, TL_CARD_FREQUENCY));
      if (tl_pains_get_criticality (record) >= TL_PAINS_CRITICAL)
        tl_scene_add_phrase (out, between, _ ("critical"));
    }
  else if (card->kind == TL_LANE_KIND_OPPORTUNITIES || card->kind == TL_LANE_KIND_SOLUTIONS)
    {
      add_rating (out, between, _ ("impact %d"), tl_record_get_integer (record, TL_CARD_IMPACT));
      add_rating (out, between, _ ("effort %d"), tl_record_get_integer (record, TL_CARD_EFFORT));
    }
}

static void
add_due (GString *out, const char *between, const TlRecord *record)
{
  const char      *due = tl_record_get_text (record, TL_CARD_DUE);
  char             today[TL_DATE_BUFFER];
  g_autofree char *phrase = NULL;

  if (*due == '\0')
    return;
  phrase = g_strdup_printf (tl_pains_is_overdue (record, tl_date_get_today (today))
                              ? _ ("overdue since %.10s")
                              : _ ("due %.10s"),
                            due);
  tl_scene_add_phrase (out, between, phrase);
}

static void
add_named (GString *out, const char *between, const char *format, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *phrase = g_strjoinv (name, parts);

  if (*name != '\0')
    tl_scene_add_phrase (out, between, phrase);
}

/* How far it is, when it is due, and whose it is. */
void
tl_scene_add_work (GString *out, const char *between, const TlSceneCard *card)
{
  const TlRecord *record = card->record;
  guint           status = (guint) tl_record_get_integer (record, TL_CARD_STATUS);

  if (card->kind == TL_LANE_KIND_OPPORTUNITIES || card->kind == TL_LANE_KIND_SOLUTIONS)
    {
      if (status != TL_WORK_STATUS_NONE)
        tl_scene_add_phrase (out, between, tl_words_get_work (status));
      add_due (out, between, record);
    }
  add_named (out, between, _ ("owner %s"), tl_record_get_text (record, TL_CARD_OWNER));
  add_named (out, between, _ ("team %s"), tl_record_get_text (record, TL_CARD_TEAM));
}

/* A quote or a piece of evidence that stands on the map. */
static void
add_card_about (TlScene *self, GString *out, const char *between, const TlRecord *card)
{
  TlLaneKind  kind = tl_query_card_kind (self->table, card);
  const char *title = tl_record_get_text (card, TL_CARD_TITLE);

  if (*title == '\0')
    title = tl_record_get_text (card, TL_CARD_TEXT);
  if (tl_record_get_ref (card, TL_CARD_COLUMN) == NULL)
    return;
  if (kind == TL_LANE_KIND_QUOTES)
    add_named (out, between, _ ("quote: %s"), title);
  else if (kind == TL_LANE_KIND_EVIDENCE)
    add_named (out, between, _ ("evidence: %s"), title);
}

/* How it is known: "observed, diary study, n = 12, 2026-01-31"; and how much is about it. */
void
tl_scene_add_evidence (TlScene *self, GString *out, const char *between, const TlSceneCard *card)
{
  const TlRecord  *record = card->record;
  TlEvidenceStatus status = tl_record_get_integer (record, TL_CARD_EVIDENCE_STATUS);
  gint64           n = tl_record_get_integer (record, TL_CARD_EVIDENCE_N);
  g_autofree char *asked = n > 0 ? g_strdup_printf ("n = %" G_GINT64_FORMAT, n) : NULL;
  g_autoptr (GString) known = g_string_new (NULL);
  g_autoptr (GPtrArray) records = tl_query_evidence_of (self->table, tl_record_get_id (record));
  g_autoptr (GPtrArray) cards = tl_query_about (self->table, tl_record_get_id (record));

  tl_scene_add_phrase (known, ", ", tl_words_get_evidence (status));
  if (known->len > 0)
    {
      tl_scene_add_phrase (known, ", ", tl_record_get_text (record, TL_CARD_EVIDENCE_SOURCE));
      tl_scene_add_phrase (known, ", ", asked);
      tl_scene_add_phrase (known, ", ", tl_record_get_text (record, TL_CARD_EVIDENCE_DATE));
    }
  tl_scene_add_phrase (out, between, known->str);
  for (guint i = 0; i < records->len; i++)
    {
      const char *title = tl_record_get_text (records->pdata[i], TL_EVIDENCE_TITLE);

      if (*title == '\0')
        title = tl_record_get_text (records->pdata[i], TL_EVIDENCE_TEXT);
      add_named (out, between, _ ("evidence: %s"), *title != '\0' ? title : _ ("untitled"));
    }
  for (guint i = 0; i < cards->len; i++)
    add_card_about (self, out, between, cards->pdata[i]);
}

static char *
dup_card_tip (TlScene *self, const TlPlace *place, const TlSceneCard *card)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GString) work = g_string_new (NULL);
  g_autoptr (GString) evidence = g_string_new (NULL);

  if (place->part == TL_PART_MARKER && (card->n_pains > 0 || card->n_opportunities > 0))
    return tl_scene_marker_name (self, card, "\n");
  tl_scene_add_ratings (out, ", ", card);
  tl_scene_add_work (work, ", ", card);
  tl_scene_add_evidence (self, evidence, "\n", card);
  tl_scene_add_phrase (out, "\n", work->str);
  tl_scene_add_phrase (out, "\n", evidence->str);
  return out->len > 0 ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

static char *
dup_stage_tip (TlScene *self, const char *id)
{
  if (self->coverage_height > 0)
    for (guint i = 0; i < self->stages->len; i++)
      if (g_strcmp0 (tl_record_get_id (TL_SCENE_STAGE (self, i)->record), id) == 0)
        return tl_scene_coverage_name (&TL_SCENE_STAGE (self, i)->coverage);
  return NULL;
}

/**
 * tl_scene_dup_tip:
 * @self: a scene
 * @place: where somebody rests
 *
 * What the signs at a place mean: which cards a marker counts, how a card is rated, known and due,
 * how much of a stage was observed.
 *
 * Returns: (transfer full) (nullable): lines; NULL when there is nothing that is not seen anyway
 */
char *
tl_scene_dup_tip (TlScene *self, const TlPlace *place)
{
  TlSceneCard    *card;
  const TlRecord *point;

  g_return_val_if_fail (TL_IS_SCENE (self), NULL);
  if (self->table == NULL || place->id == NULL)
    return NULL;
  if (place->type == TL_PLACE_STAGE)
    return dup_stage_tip (self, place->id);
  if (place->type == TL_PLACE_CARD)
    {
      card = g_hash_table_lookup (self->cards, place->id);
      return card != NULL ? dup_card_tip (self, place, card) : NULL;
    }
  point = place->type == TL_PLACE_POINT ? tl_table_get_kind (self->table, place->id, TL_KIND_POINT)
                                        : NULL;
  if (point == NULL || tl_record_get_ref (point, TL_POINT_CARD) == NULL)
    return NULL;
  card = g_hash_table_lookup (self->cards, tl_record_get_ref (point, TL_POINT_CARD));
  return card != NULL && card->n_pains > 0 ? tl_scene_marker_name (self, card, "\n") : NULL;
}
