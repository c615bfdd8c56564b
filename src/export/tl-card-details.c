/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is notable of a card besides its words, as phrases: "phone; moment of truth; severity 4". */
#include "config.h"

#include "export/tl-contents.h"

#include "base/tl-duration.h"
#include "map/tl-metric.h"
#include "map/tl-pains.h"
#include "map/tl-query.h"
#include "scene/tl-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
add (GPtrArray *phrases, const char *phrase)
{
  if (phrase != NULL && *phrase != '\0')
    g_ptr_array_add (phrases, g_strdup (phrase));
}

/* The format is a whole phrase with one %s. */
static void
add_named (GPtrArray *phrases, const char *format, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);

  if (name != NULL && *name != '\0')
    g_ptr_array_add (phrases, g_strjoinv (name, parts));
}

static void
add_count (GPtrArray *phrases, const char *format, gint64 count)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, count);

  add_named (phrases, format, count > 0 ? number : NULL);
}

/**
 * tl_contents_dup_number:
 * @self: what is on a map
 * @card: a card on it
 *
 * Returns: (transfer full) (nullable): the number that the card shows, "38 %"
 */
char *
tl_contents_dup_number (const TlContents *self, const TlRecord *card)
{
  const TlRecord *metric = tl_metric_find (self->table, tl_record_get_id (card));

  if (metric == NULL || !tl_metric_has_value (metric))
    return NULL;
  return tl_metric_dup_number (metric, tl_record_get_number (metric, TL_METRIC_VALUE));
}

static void
add_metric (GPtrArray *phrases, const TlContents *self, const TlRecord *card)
{
  const TlRecord  *metric = tl_metric_find (self->table, tl_record_get_id (card));
  g_autofree char *value = tl_contents_dup_number (self, card);
  g_autofree char *wanted = NULL;
  double           target;

  if (value == NULL)
    return;
  target = tl_record_get_number (metric, TL_METRIC_TARGET);
  wanted = isnan (target) ? NULL : tl_metric_dup_number (metric, target);
  add (phrases, value);
  add_named (phrases, _ ("target %s"), wanted);
  add (phrases, tl_record_get_text (metric, TL_METRIC_PERIOD));
  add (phrases, tl_record_get_text (metric, TL_METRIC_SOURCE));
}

static void
add_ratings (GPtrArray *phrases, const TlRecord *card)
{
  add_count (phrases, _ ("severity %s"), tl_record_get_integer (card, TL_CARD_SEVERITY));
  add_count (phrases, _ ("frequency %s"), tl_record_get_integer (card, TL_CARD_FREQUENCY));
  if (tl_pains_get_criticality (card) >= TL_PAINS_CRITICAL)
    add (phrases, _ ("critical"));
  add_count (phrases, _ ("impact %s"), tl_record_get_integer (card, TL_CARD_IMPACT));
  add_count (phrases, _ ("effort %s"), tl_record_get_integer (card, TL_CARD_EFFORT));
  add_count (phrases, _ ("reach %s"), tl_record_get_integer (card, TL_CARD_REACH));
  add_count (phrases, _ ("confidence %s %%"), tl_record_get_integer (card, TL_CARD_CONFIDENCE));
  add_count (phrases, _ ("votes %s"), tl_record_get_integer (card, TL_CARD_VOTES));
}

static void
add_work (GPtrArray *phrases, const TlRecord *card)
{
  g_autofree char *due = g_strndup (tl_record_get_text (card, TL_CARD_DUE), 10);

  add (phrases, tl_words_get_work ((TlWorkStatus) tl_record_get_integer (card, TL_CARD_STATUS)));
  add_named (phrases, _ ("due %s"), due);
  add_named (phrases, _ ("owner %s"), tl_record_get_text (card, TL_CARD_OWNER));
  add_named (phrases, _ ("team %s"), tl_record_get_text (card, TL_CARD_TEAM));
}

static void
add_evidence (GPtrArray *phrases, const TlRecord *card)
{
  gint64           status = tl_record_get_integer (card, TL_CARD_EVIDENCE_STATUS);
  g_autofree char *date = g_strndup (tl_record_get_text (card, TL_CARD_EVIDENCE_DATE), 10);

  add (phrases, tl_words_get_evidence ((TlEvidenceStatus) status));
  add_named (phrases, _ ("source %s"), tl_record_get_text (card, TL_CARD_EVIDENCE_SOURCE));
  add_count (phrases, _ ("n = %s"), tl_record_get_integer (card, TL_CARD_EVIDENCE_N));
  add (phrases, date);
}

static void
add_about (GPtrArray *phrases, const TlContents *self, const TlRecord *card)
{
  const char *const *ids = tl_record_get_list (card, TL_CARD_ABOUT);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const TlRecord *other = tl_table_get_kind (self->table, ids[i], TL_KIND_CARD);

      if (other != NULL && g_ptr_array_find (self->cards, other, NULL))
        add_named (phrases, _ ("about “%s”"), tl_contents_get_card_title (other));
    }
}

/**
 * tl_contents_dup_details:
 * @self: what is on a map
 * @card: a card on it
 * @between: what stands between two phrases
 *
 * What is notable of a card besides its words: code, channel, persona, ratings, work, evidence.
 *
 * Returns: (transfer full): phrases in the program's language; "" when there is nothing
 */
char *
tl_contents_dup_details (const TlContents *self, const TlRecord *card, const char *between)
{
  g_autoptr (GPtrArray) phrases = g_ptr_array_new_with_free_func (g_free);
  const TlRecord *persona =
    tl_table_get_kind (self->table, tl_record_get_ref (card, TL_CARD_PERSONA), TL_KIND_PERSONA);
  const char      *duration = tl_record_get_text (card, TL_CARD_DURATION);
  g_autofree char *time = *duration != '\0' ? tl_duration_dup_words (duration) : NULL;
  g_autofree char *tags = g_strjoinv (", ", (char **) tl_record_get_list (card, TL_CARD_TAGS));

  add (phrases, tl_record_get_text (card, TL_CARD_CODE));
  add_metric (phrases, self, card);
  add (phrases, tl_words_get_channel ((TlChannel) tl_record_get_integer (card, TL_CARD_CHANNEL)));
  add_named (phrases,
             _ ("of %s"),
             persona != NULL ? tl_record_get_text (persona, TL_PERSONA_NAME) : NULL);
  if (tl_record_get_boolean (card, TL_CARD_MOMENT_OF_TRUTH))
    add (phrases, _ ("moment of truth"));
  add_ratings (phrases, card);
  add_work (phrases, card);
  add_evidence (phrases, card);
  add (phrases, time);
  add_about (phrases, self, card);
  add_named (phrases, _ ("tags %s"), tags);
  add (phrases, tl_record_get_text (card, TL_CARD_URL));
  g_ptr_array_add (phrases, NULL);
  return g_strjoinv (between, (char **) phrases->pdata);
}
