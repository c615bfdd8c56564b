/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Durations: the text of a file (ISO 8601), sums, and what people read. What they type is
 * understood in tl-duration-typed.c.
 *
 * A file holds what somebody said: "P2W" and "P14D" are the same time and different words, and
 * both are kept. Only sums are put into the largest units that fit. */
#include "config.h"

#include "base/tl-duration-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MINUTE 60.0
#define HOUR 3600.0
#define DAY 86400.0
/* The mean month of the calendar's 400 years. */
#define MONTH (30.436875 * DAY)

static const char letters[N_UNITS] = { 'Y', 'M', 'W', 'D', 'H', 'M', 'S' };

void
tl_duration_clear_parts (TlDurationParts *parts)
{
  for (guint i = 0; i < N_UNITS; i++)
    parts->values[i] = NAN;
}

/* Digits with decimal places; returns where they end, NULL = there is no such number. */
const char *
tl_duration_read_number (const char *text, const char *points, double *value)
{
  guint digits = 0, places = 0;

  while (g_ascii_isdigit (text[digits]))
    digits++;
  if (digits == 0 || digits > MAX_DIGITS)
    return NULL;
  if (text[digits] != '\0' && strchr (points, text[digits]) != NULL)
    while (g_ascii_isdigit (text[digits + 1 + places]))
      places++;
  if (places > MAX_PLACES)
    return NULL;
  *value = 0;
  for (guint i = 0; i < digits; i++)
    *value = *value * 10 + (text[i] - '0');
  for (guint i = 0; i < places; i++)
    *value += (text[digits + 1 + i] - '0') / pow (10, i + 1);
  return text + digits + (places > 0 ? places + 1 : 0);
}

gboolean
tl_duration_parse_parts (const char *text, TlDurationParts *parts)
{
  gboolean any = FALSE, in_time = FALSE;
  guint    next = 0;

  tl_duration_clear_parts (parts);
  if (*text++ != 'P')
    return FALSE;
  while (*text != '\0')
    {
      double      value;
      const char *end;
      guint       unit;

      if (*text == 'T' && !in_time)
        {
          in_time = TRUE;
          any = FALSE;
          next = HOURS;
          text++;
          continue;
        }
      end = tl_duration_read_number (text, ".", &value);
      if (end == NULL)
        return FALSE;
      for (unit = next; unit < (in_time ? N_UNITS : HOURS) && letters[unit] != *end;)
        unit++;
      if (unit >= (in_time ? (guint) N_UNITS : (guint) HOURS))
        return FALSE;
      parts->values[unit] = value;
      next = unit + 1;
      any = TRUE;
      text = end + 1;
    }
  return any;
}

/* As documents write it. */
char *
tl_duration_dup_iso (const TlDurationParts *parts)
{
  GString *text = g_string_new ("P");

  for (guint i = 0; i < N_UNITS; i++)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      if (i == HOURS && (!isnan (parts->values[HOURS]) || !isnan (parts->values[MINUTES]) ||
                         !isnan (parts->values[SECONDS])))
        g_string_append_c (text, 'T');
      if (isnan (parts->values[i]))
        continue;
      g_ascii_formatd (number, sizeof number, "%.10g", parts->values[i]);
      g_string_append_printf (text, "%s%c", number, letters[i]);
    }
  return g_string_free (text, FALSE);
}

static TlDuration
add_up (const TlDurationParts *parts)
{
  static const TlDuration worth[N_UNITS] = { { 12, 0, 0 }, { 1, 0, 0 },    { 0, 7, 0 },
                                             { 0, 1, 0 },  { 0, 0, HOUR }, { 0, 0, MINUTE },
                                             { 0, 0, 1 } };
  TlDuration              sum = { 0 };

  for (guint i = 0; i < N_UNITS; i++)
    {
      double value = isnan (parts->values[i]) ? 0 : parts->values[i];

      sum.months += worth[i].months * value;
      sum.days += worth[i].days * value;
      sum.seconds += worth[i].seconds * value;
    }
  return sum;
}

/**
 * tl_duration_is_valid:
 * @text: a text
 *
 * Tells whether a text is a duration as documents write it.
 *
 * Returns: whether it is
 */
gboolean
tl_duration_is_valid (const char *text)
{
  TlDurationParts parts;

  g_return_val_if_fail (text != NULL, FALSE);

  return tl_duration_parse_parts (text, &parts);
}

/**
 * tl_duration_parse:
 * @text: a duration as documents write it
 * @duration: (out): how long that is
 *
 * Returns: %FALSE, with @duration untouched, when the text is no duration
 */
gboolean
tl_duration_parse (const char *text, TlDuration *duration)
{
  TlDurationParts parts;

  g_return_val_if_fail (text != NULL && duration != NULL, FALSE);

  if (!tl_duration_parse_parts (text, &parts))
    return FALSE;
  *duration = add_up (&parts);
  return TRUE;
}

/**
 * tl_duration_add:
 * @sum: (inout): a duration
 * @duration: what is added
 */
void
tl_duration_add (TlDuration *sum, const TlDuration *duration)
{
  sum->months += duration->months;
  sum->days += duration->days;
  sum->seconds += duration->seconds;
}

/**
 * tl_duration_get_seconds:
 * @duration: a duration
 *
 * For comparing and drawing to scale: a month counts as the calendar's mean month.
 *
 * Returns: seconds, at least 0
 */
double
tl_duration_get_seconds (const TlDuration *duration)
{
  return duration->months * MONTH + duration->days * DAY + duration->seconds;
}

/* --- What people read ------------------------------------------------------------------------- */

static char *
dup_number (double value)
{
  return g_strdup_printf ("%.*f",
                          value == floor (value)             ? 0
                          : value * 10 == floor (value * 10) ? 1
                                                             : 2,
                          value);
}

static char *
dup_part (TlDurationUnit unit, double value)
{
  g_autofree char *number = dup_number (value);
  /* Which plural a number with decimal places takes: that of many. */
  gulong n = value == floor (value) ? (gulong) value : 2;

  switch (unit)
    {
    case YEARS:
      return g_strdup_printf (ngettext ("%s year", "%s years", n), number);
    case MONTHS:
      return g_strdup_printf (ngettext ("%s month", "%s months", n), number);
    case WEEKS:
      return g_strdup_printf (ngettext ("%s week", "%s weeks", n), number);
    case DAYS:
      return g_strdup_printf (ngettext ("%s day", "%s days", n), number);
    case HOURS:
      /* Translators: hours, minutes, seconds. */
      return g_strdup_printf (_ ("%s h"), number);
    case MINUTES:
      return g_strdup_printf (_ ("%s min"), number);
    case SECONDS:
    case N_UNITS:
    default:
      return g_strdup_printf (_ ("%s s"), number);
    }
}

static char *
dup_short_part (TlDurationUnit unit, double value)
{
  g_autofree char *number = dup_number (value);

  switch (unit)
    {
    case YEARS:
      /* Translators: years, months, weeks, days, where there is little room. */
      return g_strdup_printf (_ ("%s y"), number);
    case MONTHS:
      return g_strdup_printf (_ ("%s mo"), number);
    case WEEKS:
      return g_strdup_printf (_ ("%s wk"), number);
    case DAYS:
      return g_strdup_printf (_ ("%s d"), number);
    case HOURS:
    case MINUTES:
    case SECONDS:
    case N_UNITS:
    default:
      return dup_part (unit, value);
    }
}

static char *
join_parts (const TlDurationParts *parts,
            guint                  most,
            char *(*dup) (TlDurationUnit unit, double value))
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < N_UNITS && most > 0; i++)
    {
      g_autofree char *part = NULL;

      if (isnan (parts->values[i]))
        continue;
      part = dup (i, parts->values[i]);
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", part);
      most--;
    }
  return g_string_free (words, FALSE);
}

/**
 * tl_duration_dup_words:
 * @text: a duration as documents write it
 *
 * Says a duration as it was said: "2 weeks", "1 h 30 min".
 *
 * Returns: (transfer full): words in the program's language; "" for a text that is no duration
 */
char *
tl_duration_dup_words (const char *text)
{
  TlDurationParts parts;

  g_return_val_if_fail (text != NULL, g_strdup (""));

  if (!tl_duration_parse_parts (text, &parts))
    return g_strdup ("");
  return join_parts (&parts, N_UNITS, dup_part);
}

/* Takes as many whole units as there are; what is left stays. */
static void
take_unit (TlDurationParts *parts, TlDurationUnit unit, double *rest, double size)
{
  double whole = floor (*rest / size + 1e-9);

  if (whole <= 0)
    return;
  parts->values[unit] = whole;
  *rest = MAX (0, *rest - whole * size);
}

/* Puts a sum into the largest units that fit: never days into months, which have no fixed length.
 */
static TlDurationParts
put_into_units (const TlDuration *duration)
{
  double          months = duration->months, days = floor (duration->days + 1e-9);
  double          seconds = duration->seconds + (duration->days - days) * DAY;
  TlDurationParts parts;

  tl_duration_clear_parts (&parts);
  days += floor (seconds / DAY + 1e-9);
  seconds = MAX (0, seconds - floor (seconds / DAY + 1e-9) * DAY);
  take_unit (&parts, YEARS, &months, 12);
  if (months > 1e-9)
    parts.values[MONTHS] = months;
  if (days > 0)
    parts.values[DAYS] = days;
  take_unit (&parts, HOURS, &seconds, HOUR);
  take_unit (&parts, MINUTES, &seconds, MINUTE);
  if (seconds >= 0.5)
    parts.values[SECONDS] = floor (seconds + .5);
  return parts;
}

static gboolean
is_empty (const TlDurationParts *parts)
{
  for (guint i = 0; i < N_UNITS; i++)
    if (!isnan (parts->values[i]))
      return FALSE;
  return TRUE;
}

/**
 * tl_duration_dup_sum_words:
 * @duration: a duration
 *
 * Says a sum in its two largest units: "11 days 4 h".
 *
 * Returns: (transfer full): words in the program's language
 */
char *
tl_duration_dup_sum_words (const TlDuration *duration)
{
  TlDurationParts parts = put_into_units (duration);

  if (is_empty (&parts))
    return dup_part (MINUTES, 0);
  /* Whole weeks are what people say, from two on. */
  if (parts.values[DAYS] >= 14 && fmod (parts.values[DAYS], 7) == 0)
    {
      parts.values[WEEKS] = parts.values[DAYS] / 7;
      parts.values[DAYS] = NAN;
    }
  return join_parts (&parts, 2, dup_part);
}

/**
 * tl_duration_dup_text:
 * @duration: a duration
 *
 * Returns: (transfer full): it as documents write it, in the largest units that fit
 */
char *
tl_duration_dup_text (const TlDuration *duration)
{
  TlDurationParts parts = put_into_units (duration);

  return is_empty (&parts) ? g_strdup ("PT0S") : tl_duration_dup_iso (&parts);
}

/**
 * tl_duration_dup_short:
 * @duration: a duration
 *
 * As tl_duration_dup_sum_words(), for a scale: "11 d 4 h", "0".
 *
 * Returns: (transfer full): words in the program's language
 */
char *
tl_duration_dup_short (const TlDuration *duration)
{
  TlDurationParts parts = put_into_units (duration);

  return is_empty (&parts) ? g_strdup ("0") : join_parts (&parts, 2, dup_short_part);
}
