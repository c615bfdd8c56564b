/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the outline says in words. One table has a line for each column; everything here is a
 * question about a row, and nothing knows a widget. */
#include "config.h"

#include "app/tl-outline-columns.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/tl-text.h"
#include "map/tl-time.h"

#include "app/tl-labels.h"

typedef struct
{
  const char *word; /* in settings and action names */
  const char *title;
  gboolean    usual; /* shown until somebody chooses */
  int         width_px;
  gboolean    typed;  /* edited by typing, and not by choosing */
  gboolean    points; /* also of a free point */
} Column;

/* Widths from the words that usually stand there; the card takes what is left. */
static const Column columns[TL_N_OUTLINE_COLUMNS] = {
  [TL_OUTLINE_COLUMN_STAGE] = { "stage", N_ ("Stage"), TRUE, 140, FALSE, TRUE },
  [TL_OUTLINE_COLUMN_STEP] = { "step", N_ ("Step"), TRUE, 130, FALSE, TRUE },
  [TL_OUTLINE_COLUMN_LANE] = { "lane", N_ ("Lane"), TRUE, 130, FALSE, FALSE },
  [TL_OUTLINE_COLUMN_CARD] = { "card", N_ ("Card"), TRUE, -1, TRUE, TRUE },
  [TL_OUTLINE_COLUMN_TEXT] = { "text", N_ ("Text"), FALSE, 240, FALSE, FALSE },
  [TL_OUTLINE_COLUMN_SCORE] = { "score", N_ ("Score"), TRUE, 86, TRUE, TRUE },
  [TL_OUTLINE_COLUMN_CHANNEL] = { "channel", N_ ("Channel"), TRUE, 132, FALSE, FALSE },
  [TL_OUTLINE_COLUMN_PERSONA] = { "persona", N_ ("Persona"), FALSE, 110, FALSE, FALSE },
  [TL_OUTLINE_COLUMN_EVIDENCE] = { "evidence", N_ ("Evidence"), TRUE, 106, FALSE, FALSE },
  [TL_OUTLINE_COLUMN_RATING] = { "rating", N_ ("Severity or Impact"), FALSE, 150, FALSE, FALSE },
  [TL_OUTLINE_COLUMN_TAGS] = { "tags", N_ ("Tags"), FALSE, 130, TRUE, FALSE },
  [TL_OUTLINE_COLUMN_OWNER] = { "owner", N_ ("Owner"), TRUE, 110, TRUE, FALSE },
  [TL_OUTLINE_COLUMN_TEAM] = { "team", N_ ("Team"), FALSE, 110, TRUE, FALSE },
  [TL_OUTLINE_COLUMN_WORK] = { "status", N_ ("Status"), FALSE, 106, FALSE, FALSE },
  [TL_OUTLINE_COLUMN_DUE] = { "due", N_ ("Due"), FALSE, 106, TRUE, FALSE },
  [TL_OUTLINE_COLUMN_DURATION] = { "duration", N_ ("Duration"), FALSE, 96, TRUE, FALSE },
  [TL_OUTLINE_COLUMN_SECOND] = { "second", N_ ("Frequency or Effort"), FALSE, 150, FALSE, FALSE },
  [TL_OUTLINE_COLUMN_SOURCE] = { "source", N_ ("Source"), FALSE, 140, TRUE, FALSE },
  [TL_OUTLINE_COLUMN_COUNT] = { "people", N_ ("People Asked"), FALSE, 96, TRUE, FALSE },
  [TL_OUTLINE_COLUMN_CODE] = { "code", N_ ("Code"), FALSE, 64, FALSE, FALSE },
  [TL_OUTLINE_COLUMN_REACH] = { "reach", N_ ("Reach"), FALSE, 96, TRUE, FALSE },
  [TL_OUTLINE_COLUMN_CONFIDENCE] = { "confidence", N_ ("Confidence (%)"), FALSE, 116, TRUE, FALSE },
  [TL_OUTLINE_COLUMN_JOURNEY] = { "journey", N_ ("Its Journey"), FALSE, 140, FALSE, FALSE },
};

/**
 * tl_outline_column_get_word:
 * @column: a column
 *
 * Returns: (transfer none): its word in settings, "owner"
 */
const char *
tl_outline_column_get_word (TlOutlineColumn column)
{
  g_return_val_if_fail (column < TL_N_OUTLINE_COLUMNS, NULL);

  return columns[column].word;
}

/**
 * tl_outline_column_get_title:
 * @column: a column
 *
 * Returns: (transfer none): its heading
 */
const char *
tl_outline_column_get_title (TlOutlineColumn column)
{
  g_return_val_if_fail (column < TL_N_OUTLINE_COLUMNS, NULL);

  return _ (columns[column].title);
}

/**
 * tl_outline_column_is_usual:
 * @column: a column
 *
 * Returns: whether it is shown until somebody chooses columns
 */
gboolean
tl_outline_column_is_usual (TlOutlineColumn column)
{
  g_return_val_if_fail (column < TL_N_OUTLINE_COLUMNS, FALSE);

  return columns[column].usual;
}

/**
 * tl_outline_column_get_width:
 * @column: a column
 *
 * Returns: px, or -1 for the one that takes what is left
 */
int
tl_outline_column_get_width (TlOutlineColumn column)
{
  g_return_val_if_fail (column < TL_N_OUTLINE_COLUMNS, -1);

  return columns[column].width_px;
}

/**
 * tl_outline_column_is_typed:
 * @column: a column
 *
 * Returns: whether it is edited by typing a line; the others are chosen, or have a box of their own
 */
gboolean
tl_outline_column_is_typed (TlOutlineColumn column)
{
  g_return_val_if_fail (column < TL_N_OUTLINE_COLUMNS, FALSE);

  return columns[column].typed;
}

/**
 * tl_outline_column_applies:
 * @column: a column
 * @row: a row
 *
 * Returns: whether the row has something there that can be edited
 */
gboolean
tl_outline_column_applies (TlOutlineColumn column, TlOutlineRow *row)
{
  g_return_val_if_fail (column < TL_N_OUTLINE_COLUMNS, FALSE);
  g_return_val_if_fail (TL_IS_OUTLINE_ROW (row), FALSE);

  if (column == TL_OUTLINE_COLUMN_RATING)
    return tl_outline_row_get_rating_field (row) >= 0;
  if (column == TL_OUTLINE_COLUMN_SECOND)
    return tl_outline_row_get_second_field (row) >= 0;
  if (column == TL_OUTLINE_COLUMN_REACH || column == TL_OUTLINE_COLUMN_CONFIDENCE)
    return tl_outline_row_get_rating_field (row) == TL_CARD_IMPACT;
  /* Given once, never changed; a link is made on the map and in the pane. */
  if (column == TL_OUTLINE_COLUMN_CODE || column == TL_OUTLINE_COLUMN_JOURNEY)
    return FALSE;
  if (column == TL_OUTLINE_COLUMN_STEP)
    return *tl_outline_row_get_facts (row)->step != '\0';
  return columns[column].points || tl_outline_row_is_card (row);
}

/* --- Words -------------------------------------------------------------------------------------
 */

static char *
dup_value (const TlRecord *card, guint field)
{
  g_auto (GStrv) labels = tl_labels_dup_values (TL_KIND_CARD, field);
  gint64 value = tl_record_get_integer (card, field);

  return g_strdup (value > 0 ? labels[value] : "");
}

static char *
dup_score (double score)
{
  char   buffer[TL_NUMBER_BUFFER];
  double tenths = round (score * 10) / 10;

  if (isnan (score))
    return g_strdup ("");
  /* Never "-0". */
  tl_number_format_places (tenths == 0 ? 0 : tenths, 1, buffer);
  return g_strdup_printf ("%s%s", tenths > 0 ? "+" : "", buffer);
}

static char *
dup_number (gint64 number)
{
  return number > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : g_strdup ("");
}

/* A text of several lines on one. */
static char *
dup_one_line (const char *text)
{
  g_auto (GStrv) lines = tl_text_split_lines (text);

  return g_strjoinv (" ", lines);
}

static char *
dup_text_of_card (TlOutlineColumn column, TlOutlineRow *row)
{
  const TlRecord *card = tl_outline_row_get_record (row);

  switch ((int) column)
    {
    case TL_OUTLINE_COLUMN_CARD:
      return g_strdup (tl_record_get_text (card, TL_CARD_TITLE));
    case TL_OUTLINE_COLUMN_TEXT:
      return dup_one_line (tl_record_get_text (card, TL_CARD_TEXT));
    case TL_OUTLINE_COLUMN_CHANNEL:
      return dup_value (card, TL_CARD_CHANNEL);
    case TL_OUTLINE_COLUMN_EVIDENCE:
      return dup_value (card, TL_CARD_EVIDENCE_STATUS);
    case TL_OUTLINE_COLUMN_RATING:
      return dup_number (tl_outline_row_get_rating (row));
    case TL_OUTLINE_COLUMN_SECOND:
      return dup_number (tl_outline_row_get_second (row));
    case TL_OUTLINE_COLUMN_TEAM:
      return g_strdup (tl_record_get_text (card, TL_CARD_TEAM));
    case TL_OUTLINE_COLUMN_WORK:
      return dup_value (card, TL_CARD_STATUS);
    case TL_OUTLINE_COLUMN_DUE:
      return g_strdup (tl_record_get_text (card, TL_CARD_DUE));
    case TL_OUTLINE_COLUMN_DURATION:
      return tl_duration_dup_words (tl_record_get_text (card, TL_CARD_DURATION));
    case TL_OUTLINE_COLUMN_SOURCE:
      return g_strdup (tl_record_get_text (card, TL_CARD_EVIDENCE_SOURCE));
    case TL_OUTLINE_COLUMN_COUNT:
      return dup_number (tl_record_get_integer (card, TL_CARD_EVIDENCE_N));
    case TL_OUTLINE_COLUMN_CODE:
      return g_strdup (tl_record_get_text (card, TL_CARD_CODE));
    case TL_OUTLINE_COLUMN_REACH:
      return dup_number (tl_record_get_integer (card, TL_CARD_REACH));
    case TL_OUTLINE_COLUMN_CONFIDENCE:
      return dup_number (tl_record_get_integer (card, TL_CARD_CONFIDENCE));
    case TL_OUTLINE_COLUMN_TAGS:
      return g_strjoinv (", ", (char **) tl_record_get_list (card, TL_CARD_TAGS));
    case TL_OUTLINE_COLUMN_OWNER:
      return g_strdup (tl_record_get_text (card, TL_CARD_OWNER));
    default:
      return g_strdup ("");
    }
}

/**
 * tl_outline_column_dup_text:
 * @column: a column
 * @row: a row
 *
 * Returns: (transfer full): what the row says there, one line; "" where it says nothing
 */
char *
tl_outline_column_dup_text (TlOutlineColumn column, TlOutlineRow *row)
{
  const TlOutlineFacts *facts;

  g_return_val_if_fail (column < TL_N_OUTLINE_COLUMNS, NULL);
  g_return_val_if_fail (TL_IS_OUTLINE_ROW (row), NULL);

  facts = tl_outline_row_get_facts (row);
  switch ((int) column)
    {
    case TL_OUTLINE_COLUMN_STAGE:
      return g_strdup (facts->stage);
    case TL_OUTLINE_COLUMN_STEP:
      return g_strdup (facts->step);
    case TL_OUTLINE_COLUMN_LANE:
      return g_strdup (*facts->lane_title ? facts->lane_title : tl_labels_get_lane (facts->kind));
    case TL_OUTLINE_COLUMN_PERSONA:
      return g_strdup (facts->persona);
    case TL_OUTLINE_COLUMN_SCORE:
      return dup_score (facts->score);
    case TL_OUTLINE_COLUMN_JOURNEY:
      return g_strdup (facts->journey);
    default:
      break;
    }
  if (tl_outline_row_is_card (row))
    return dup_text_of_card (column, row);
  return g_strdup (column == TL_OUTLINE_COLUMN_CARD
                     ? tl_record_get_text (tl_outline_row_get_record (row), TL_POINT_LABEL)
                     : "");
}

/* --- Order -------------------------------------------------------------------------------------
 */

static int
compare_number (double a, double b)
{
  return a < b ? -1 : a > b;
}

/* Empty ones last, else as the language sorts them. */
static int
compare_text (TlOutlineColumn column, TlOutlineRow *a, TlOutlineRow *b)
{
  g_autofree char *left = tl_outline_column_dup_text (column, a);
  g_autofree char *right = tl_outline_column_dup_text (column, b);

  if (!*left || !*right)
    return !*left - !*right;
  return g_utf8_collate (left, right);
}

/* The most first, what is not said last. */
static int
compare_most (TlOutlineRow *a, TlOutlineRow *b, guint field)
{
  gint64 left =
    tl_outline_row_is_card (a) ? tl_record_get_integer (tl_outline_row_get_record (a), field) : 0;
  gint64 right =
    tl_outline_row_is_card (b) ? tl_record_get_integer (tl_outline_row_get_record (b), field) : 0;

  return compare_number ((double) right, (double) left);
}

/* An enum or a count; what is not set sorts last. */
static gint64
get_value (TlOutlineRow *row, guint field)
{
  gint64 value = tl_outline_row_is_card (row)
                   ? tl_record_get_integer (tl_outline_row_get_record (row), field)
                   : 0;

  return value == 0 ? G_MAXINT64 : value;
}

/* "P3" before "P12": by letter, then by number. */
static int
compare_code (TlOutlineRow *a, TlOutlineRow *b)
{
  g_autofree char *left = tl_outline_column_dup_text (TL_OUTLINE_COLUMN_CODE, a);
  g_autofree char *right = tl_outline_column_dup_text (TL_OUTLINE_COLUMN_CODE, b);

  if (!*left || !*right || *left != *right)
    return !*left || !*right ? !*left - !*right : *left - *right;
  return compare_number ((double) g_ascii_strtoull (left + 1, NULL, 10),
                         (double) g_ascii_strtoull (right + 1, NULL, 10));
}

/* Cards that do not say how long they take come after those that do. */
static double
get_seconds (TlOutlineRow *row)
{
  TlDuration duration;

  return tl_outline_row_is_card (row) &&
             tl_time_get_own (tl_outline_row_get_record (row), &duration)
           ? tl_duration_get_seconds (&duration)
           : G_MAXDOUBLE;
}

/**
 * tl_outline_column_compare:
 * @column: a column
 * @a: a row
 * @b: another
 *
 * The order when the list is sorted by a column. Places sort as the map has them, words as the
 * language does, the lowest score and the worst rating first, what is not set last.
 *
 * Returns: less than, equal to or greater than 0
 */
int
tl_outline_column_compare (TlOutlineColumn column, TlOutlineRow *a, TlOutlineRow *b)
{
  const TlOutlineFacts *left;
  const TlOutlineFacts *right;

  g_return_val_if_fail (TL_IS_OUTLINE_ROW (a) && TL_IS_OUTLINE_ROW (b), 0);

  left = tl_outline_row_get_facts (a);
  right = tl_outline_row_get_facts (b);
  switch ((int) column)
    {
    case TL_OUTLINE_COLUMN_STAGE:
    case TL_OUTLINE_COLUMN_STEP:
      return compare_number (left->column, right->column);
    case TL_OUTLINE_COLUMN_LANE:
      if (tl_outline_row_is_parked (a) || tl_outline_row_is_parked (b))
        return tl_outline_row_is_parked (a) - tl_outline_row_is_parked (b);
      return compare_number (left->lane, right->lane);
    case TL_OUTLINE_COLUMN_SCORE:
      if (isnan (left->score) || isnan (right->score))
        return !!isnan (left->score) - !!isnan (right->score);
      return compare_number (left->score, right->score);
    case TL_OUTLINE_COLUMN_EVIDENCE:
      return compare_number (get_value (a, TL_CARD_EVIDENCE_STATUS),
                             get_value (b, TL_CARD_EVIDENCE_STATUS));
    case TL_OUTLINE_COLUMN_WORK:
      return compare_number (get_value (a, TL_CARD_STATUS), get_value (b, TL_CARD_STATUS));
    case TL_OUTLINE_COLUMN_DURATION:
      return compare_number (get_seconds (a), get_seconds (b));
    case TL_OUTLINE_COLUMN_COUNT:
      return compare_number (get_value (a, TL_CARD_EVIDENCE_N), get_value (b, TL_CARD_EVIDENCE_N));
    case TL_OUTLINE_COLUMN_CODE:
      return compare_code (a, b);
    case TL_OUTLINE_COLUMN_REACH:
      return compare_most (a, b, TL_CARD_REACH);
    case TL_OUTLINE_COLUMN_CONFIDENCE:
      return compare_most (a, b, TL_CARD_CONFIDENCE);
    case TL_OUTLINE_COLUMN_SECOND:
      return compare_number (tl_outline_row_get_second (b), tl_outline_row_get_second (a));
    case TL_OUTLINE_COLUMN_RATING:
      return compare_number (tl_outline_row_get_rating (b), tl_outline_row_get_rating (a));
    default:
      return compare_text (column, a, b);
    }
}

/* --- Of a whole row ----------------------------------------------------------------------------
 */

/**
 * tl_outline_row_get_rating_field:
 * @row: a row
 *
 * Returns: %TL_CARD_SEVERITY, %TL_CARD_IMPACT, or -1 when its kind is not rated
 */
int
tl_outline_row_get_rating_field (TlOutlineRow *row)
{
  g_return_val_if_fail (TL_IS_OUTLINE_ROW (row), -1);

  if (!tl_outline_row_is_card (row))
    return -1;
  switch ((int) tl_outline_row_get_facts (row)->kind)
    {
    case TL_LANE_KIND_PAIN_POINTS:
      return TL_CARD_SEVERITY;
    case TL_LANE_KIND_OPPORTUNITIES:
    case TL_LANE_KIND_SOLUTIONS:
      return TL_CARD_IMPACT;
    default:
      return -1;
    }
}

/**
 * tl_outline_row_get_rating:
 * @row: a row
 *
 * Returns: its severity or impact, 1 to 5; 0 = not rated
 */
int
tl_outline_row_get_rating (TlOutlineRow *row)
{
  int field = tl_outline_row_get_rating_field (row);

  return field < 0 ? 0
                   : (int) tl_record_get_integer (tl_outline_row_get_record (row), (guint) field);
}

/**
 * tl_outline_row_get_second_field:
 * @row: a row
 *
 * Returns: %TL_CARD_FREQUENCY, %TL_CARD_EFFORT, or -1 when its kind is not rated
 */
int
tl_outline_row_get_second_field (TlOutlineRow *row)
{
  int field = tl_outline_row_get_rating_field (row);

  return field < 0 ? -1 : field == TL_CARD_SEVERITY ? TL_CARD_FREQUENCY : TL_CARD_EFFORT;
}

/**
 * tl_outline_row_get_second:
 * @row: a row
 *
 * Returns: its frequency or effort, 1 to 5; 0 = not rated
 */
int
tl_outline_row_get_second (TlOutlineRow *row)
{
  int field = tl_outline_row_get_second_field (row);

  return field < 0 ? 0
                   : (int) tl_record_get_integer (tl_outline_row_get_record (row), (guint) field);
}

/**
 * tl_outline_row_dup_title:
 * @row: a row
 *
 * Returns: (transfer full): what to call it: its title, else the beginning of its text
 */
char *
tl_outline_row_dup_title (TlOutlineRow *row)
{
  g_autofree char *title = tl_outline_column_dup_text (TL_OUTLINE_COLUMN_CARD, row);
  g_autofree char *text = NULL;
  const char      *persona;

  if (*title)
    return g_steal_pointer (&title);
  text = tl_outline_column_dup_text (TL_OUTLINE_COLUMN_TEXT, row);
  if (*text)
    return g_steal_pointer (&text);
  if (tl_outline_row_is_card (row))
    return g_strdup (_ ("Untitled"));
  persona = tl_outline_row_get_facts (row)->persona;
  /* Translators: a point of the emotion curve of a persona. */
  return *persona ? g_strdup_printf (_ ("Curve of %s"), persona)
                  : g_strdup (_ ("Point of the curve"));
}

/**
 * tl_outline_row_dup_name:
 * @row: a row
 *
 * What a screen reader calls it: "Touchpoint: Workshop hotline, Service, score -1.8".
 *
 * Returns: (transfer full): the name
 */
char *
tl_outline_row_dup_name (TlOutlineRow *row)
{
  const TlOutlineFacts *facts = tl_outline_row_get_facts (row);
  g_autofree char      *title = tl_outline_row_dup_title (row);
  g_autofree char      *place = NULL;
  g_autofree char      *name = NULL;
  char                  buffer[TL_NUMBER_BUFFER];
  double                tenths = round (facts->score * 10) / 10;

  /* Translators: a stage and one of its steps. */
  place = *facts->step ? g_strdup_printf (_ ("%s, %s"), facts->stage, facts->step)
                       : g_strdup (facts->stage);
  /* Translators: a kind of card, its title, and where it stands. */
  name = g_strdup_printf (_ ("%s: %s, %s"), tl_labels_get_card (facts->kind), title, place);
  if (isnan (facts->score))
    return g_steal_pointer (&name);
  tl_number_format_places (tenths == 0 ? 0 : tenths, 1, buffer);
  /* Translators: a card, and its score on the emotion curve. */
  return g_strdup_printf (_ ("%s, score %s"), name, buffer);
}

/**
 * tl_outline_row_dup_description:
 * @row: a row
 *
 * Returns: (transfer full): what else is notable, parted by semicolons; "" when there is nothing
 */
char *
tl_outline_row_dup_description (TlOutlineRow *row)
{
  static const TlOutlineColumn told[] = {
    TL_OUTLINE_COLUMN_CHANNEL, TL_OUTLINE_COLUMN_PERSONA, TL_OUTLINE_COLUMN_EVIDENCE,
    TL_OUTLINE_COLUMN_OWNER,   TL_OUTLINE_COLUMN_TEAM,    TL_OUTLINE_COLUMN_WORK,
    TL_OUTLINE_COLUMN_DUE,
  };
  g_autoptr (GString) all = g_string_new (NULL);
  int rating = tl_outline_row_get_rating (row);

  if (rating)
    g_string_append_printf (all,
                            tl_outline_row_get_rating_field (row) == TL_CARD_SEVERITY
                              ? _ ("severity %d")
                              : _ ("impact %d"),
                            rating);
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_autofree char *text = tl_outline_column_dup_text (told[i], row);

      if (*text)
        g_string_append_printf (all, "%s%s", all->len ? "; " : "", text);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}
