/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the checks are called, and what a finding says: one sentence that names what is missing and
 * where. All are whole translatable phrases. */
#include "config.h"

#include "map/tl-checks.h"

#include "base/tl-text.h"
#include "map/tl-query.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const struct
{
  const char *word;
  const char *title;
} checks[TL_N_CHECKS] = {
  [TL_CHECK_STAGE_WITHOUT_TOUCHPOINT] = { "stage-without-touchpoint",
                                          N_ ("Stages Without a Touchpoint") },
  [TL_CHECK_LOW_WITHOUT_PAIN_POINT] = { "low-without-pain-point",
                                        N_ ("Lows Without a Pain Point") },
  [TL_CHECK_PAIN_POINT_WITHOUT_OPPORTUNITY] = { "pain-point-without-opportunity",
                                                N_ ("Pain Points Without an Opportunity") },
  [TL_CHECK_OPPORTUNITY_WITHOUT_OWNER] = { "opportunity-without-owner",
                                           N_ ("Opportunities Without an Owner") },
  [TL_CHECK_CHANNEL_CHANGE_WITHOUT_LINK] = { "channel-change-without-link",
                                             N_ ("Channel Changes Without a Link") },
  [TL_CHECK_GOAL_NOT_REACHED] = { "goal-not-reached", N_ ("Goal Not Reached") },
  [TL_CHECK_MOSTLY_ASSUMED] = { "mostly-assumed", N_ ("Mostly Assumed") },
};

static const char *const severities[] = { "low", "medium", "high" };

/**
 * tl_check_get_word:
 * @check: a check
 *
 * Returns: (transfer none): what files and scripts call it; never translated, never changed
 */
const char *
tl_check_get_word (TlCheck check)
{
  g_return_val_if_fail ((guint) check < TL_N_CHECKS, NULL);

  return checks[check].word;
}

/**
 * tl_severity_get_word:
 * @severity: how much a finding matters
 *
 * Returns: (transfer none): "low", "medium" or "high", as scripts read it
 */
const char *
tl_severity_get_word (TlSeverity severity)
{
  g_return_val_if_fail ((guint) severity < G_N_ELEMENTS (severities), NULL);

  return severities[severity];
}

/**
 * tl_check_get_title:
 * @check: a check
 *
 * Returns: (transfer none): a heading for what it finds
 */
const char *
tl_check_get_title (TlCheck check)
{
  g_return_val_if_fail ((guint) check < TL_N_CHECKS, NULL);

  return _ (checks[check].title);
}

/**
 * tl_finding_dup_key:
 * @finding: a finding
 *
 * Names a finding as long as it is about the same records: the check's word and their ids. Of a low
 * it is the column, since its point may be drawn anew.
 *
 * Returns: (transfer full): the key
 */
char *
tl_finding_dup_key (const TlFinding *finding)
{
  const char *word = tl_check_get_word (finding->check);
  const char *id =
    finding->check == TL_CHECK_LOW_WITHOUT_PAIN_POINT ? finding->column : finding->id;

  return finding->other != NULL ? g_strjoin (" ", word, id, finding->other, NULL)
                                : g_strjoin (" ", word, id, NULL);
}

static const char *
get_title (const TlTable *table, const char *id)
{
  const TlRecord *record = tl_table_get (table, id);
  TlKind          kind = record != NULL ? tl_record_get_kind (record) : TL_N_KINDS;
  const char     *title = "";

  if (kind == TL_KIND_CARD)
    title = tl_record_get_text (record, TL_CARD_TITLE);
  if (kind == TL_KIND_CARD && *title == '\0')
    title = tl_record_get_text (record, TL_CARD_TEXT);
  if (kind == TL_KIND_STAGE)
    title = tl_record_get_text (record, TL_STAGE_TITLE);
  if (kind == TL_KIND_STEP)
    title = tl_record_get_text (record, TL_STEP_TITLE);
  return *title != '\0' ? title : _ ("untitled");
}

static char *
say_low (const TlTable *table, const TlFinding *finding)
{
  char buffer[TL_NUMBER_BUFFER];

  /* Translators: a score such as -1.8, and a stage or step. */
  return g_strdup_printf (_ ("The curve falls to %s in “%s”, but no pain point says why"),
                          tl_number_format_places (floor (finding->value * 10 + .5) / 10,
                                                   1,
                                                   buffer),
                          get_title (table, finding->column));
}

static char *
say_goal (const TlFinding *finding)
{
  return g_strdup (finding->value > 0
                     ? _ ("The customer’s goal is never reached")
                     : _ ("Nobody has said whether the customer’s goal is reached"));
}

static char *
say_owner (const TlTable *table, const TlFinding *finding)
{
  return g_strdup_printf (finding->severity == TL_SEVERITY_HIGH
                            ? _ ("“%s” is under way and has no owner")
                            : _ ("“%s” has no owner"),
                          get_title (table, finding->id));
}

/**
 * tl_finding_dup_text:
 * @table: the table that it was found in
 * @finding: a finding
 *
 * Says what is missing, in a sentence without a full stop.
 *
 * Returns: (transfer full): the sentence
 */
char *
tl_finding_dup_text (const TlTable *table, const TlFinding *finding)
{
  switch (finding->check)
    {
    case TL_CHECK_STAGE_WITHOUT_TOUCHPOINT:
      return g_strdup_printf (_ ("“%s” has no touchpoint"), get_title (table, finding->id));
    case TL_CHECK_LOW_WITHOUT_PAIN_POINT:
      return say_low (table, finding);
    case TL_CHECK_PAIN_POINT_WITHOUT_OPPORTUNITY:
      return g_strdup_printf (_ ("No opportunity answers “%s”"), get_title (table, finding->id));
    case TL_CHECK_OPPORTUNITY_WITHOUT_OWNER:
      return say_owner (table, finding);
    case TL_CHECK_CHANNEL_CHANGE_WITHOUT_LINK:
      /* Translators: two touchpoints. */
      return g_strdup_printf (_ ("The channel changes from “%s” to “%s” without a link"),
                              get_title (table, finding->id),
                              get_title (table, finding->other));
    case TL_CHECK_GOAL_NOT_REACHED:
      return say_goal (finding);
    case TL_CHECK_MOSTLY_ASSUMED:
      return g_strdup_printf (_ ("%d %% of what is known about the cards is assumed"),
                              (int) floor (finding->value * 100 + .5));
    case TL_N_CHECKS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * tl_finding_dup_subject:
 * @table: the table that it was found in
 * @finding: a finding
 *
 * Says what it is about, beneath the title of its check: the card, the stage, both touchpoints.
 *
 * Returns: (transfer full): a short phrase
 */
char *
tl_finding_dup_subject (const TlTable *table, const TlFinding *finding)
{
  char buffer[TL_NUMBER_BUFFER];

  switch (finding->check)
    {
    case TL_CHECK_LOW_WITHOUT_PAIN_POINT:
      /* Translators: a stage or step, and the score of the emotion curve there. */
      return g_strdup_printf (_ ("%s: %s"),
                              get_title (table, finding->column),
                              tl_number_format_places (floor (finding->value * 10 + .5) / 10,
                                                       1,
                                                       buffer));
    case TL_CHECK_CHANNEL_CHANGE_WITHOUT_LINK:
      /* Translators: two touchpoints, one after the other. */
      return g_strdup_printf (_ ("%s, then %s"),
                              get_title (table, finding->id),
                              get_title (table, finding->other));
    case TL_CHECK_GOAL_NOT_REACHED:
    case TL_CHECK_MOSTLY_ASSUMED:
      return tl_finding_dup_text (table, finding);
    case TL_CHECK_STAGE_WITHOUT_TOUCHPOINT:
    case TL_CHECK_PAIN_POINT_WITHOUT_OPPORTUNITY:
    case TL_CHECK_OPPORTUNITY_WITHOUT_OWNER:
    case TL_N_CHECKS:
    default:
      return g_strdup (get_title (table, finding->id));
    }
}

/**
 * tl_finding_dup_place:
 * @table: the table that it was found in
 * @finding: a finding
 *
 * Says where it is: the stage, "Service", or stage and step, "Service, Booking".
 *
 * Returns: (transfer full): the place; "" where the text names it, or it is about the whole map
 */
char *
tl_finding_dup_place (const TlTable *table, const TlFinding *finding)
{
  const TlRecord *stage = tl_query_stage_of (table, finding->column);
  const char     *id;

  if (stage == NULL || finding->check == TL_CHECK_STAGE_WITHOUT_TOUCHPOINT)
    return g_strdup ("");
  id = tl_record_get_id (stage);
  if (g_str_equal (id, finding->column))
    return g_strdup (finding->check == TL_CHECK_LOW_WITHOUT_PAIN_POINT ? ""
                                                                       : get_title (table, id));
  /* Translators: a stage and a step of it. */
  return g_strdup_printf (_ ("%s, %s"), get_title (table, id), get_title (table, finding->column));
}
