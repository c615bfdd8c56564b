/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Durations as people type them: numbers with units, largest first. Words are looked up in lists
 * that translations can extend; the English ones always work. What is not understood is refused
 * whole: nothing is guessed. */
#include "config.h"

#include "base/tl-duration-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>

static gboolean
is_listed (const char *word, const char *list)
{
  g_auto (GStrv) words = g_strsplit (list, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *folded = g_utf8_casefold (words[i], -1);

      if (*folded != '\0' && g_str_equal (folded, word))
        return TRUE;
    }
  return FALSE;
}

/* The unit that a folded word names; N_UNITS = none, -1 = a word that only joins. */
static int
find_unit (const char *word)
{
  static const char *const english[N_UNITS] = {
    /* Translators: the words for units of time that people may type, separated by blanks: years,
     * months, weeks, days, hours, minutes, seconds. Keep each unit's short forms. */
    [YEARS] = N_ ("y yr yrs year years"),         [MONTHS] = N_ ("mo mon month months"),
    [WEEKS] = N_ ("w wk wks week weeks"),         [DAYS] = N_ ("d day days"),
    [HOURS] = N_ ("h hr hrs hour hours"),         [MINUTES] = N_ ("m min mins minute minutes"),
    [SECONDS] = N_ ("s sec secs second seconds"),
  };

  /* Translators: words that may stand between two parts of a duration, separated by blanks. */
  if (is_listed (word, _ ("and")) || is_listed (word, "and"))
    return -1;
  for (int i = 0; i < N_UNITS; i++)
    if (is_listed (word, _ (english[i])))
      return i;
  for (int i = 0; i < N_UNITS; i++)
    if (is_listed (word, english[i]))
      return i;
  return N_UNITS;
}

static const char *
skip_blanks (const char *text)
{
  while (*text != '\0' &&
         (g_unichar_isspace (g_utf8_get_char (text)) || *text == ',' || *text == ';'))
    text = g_utf8_next_char (text);
  return text;
}

/* A word of letters at @text, folded; "" where none stands there. */
static char *
read_word (const char **text)
{
  const char      *end = *text;
  g_autofree char *word = NULL;

  while (*end != '\0' && g_unichar_isalpha (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  word = g_strndup (*text, (gsize) (end - *text));
  *text = *end == '.' ? end + 1 : end;
  return g_utf8_casefold (word, -1);
}

/* "1:30" = an hour and a half, "0:05:30" with seconds. */
static gboolean
read_clock (const char *text, TlDurationParts *parts)
{
  int hours = 0, minutes = 0, seconds = 0, end = 0;

  if (!g_ascii_isdigit (*text) ||
      (sscanf (text, "%4d:%2d:%2d%n", &hours, &minutes, &seconds, &end) != 3 &&
       (seconds = 0, end = 0, sscanf (text, "%4d:%2d%n", &hours, &minutes, &end) != 2)) ||
      text[end] != '\0' || minutes > 59 || seconds > 59 || minutes < 0 || seconds < 0)
    return FALSE;
  if (hours > 0 || (minutes == 0 && seconds == 0))
    parts->values[HOURS] = hours;
  if (minutes > 0)
    parts->values[MINUTES] = minutes;
  if (seconds > 0)
    parts->values[SECONDS] = seconds;
  return TRUE;
}

static gboolean
read_typed (const char *text, TlDurationParts *parts)
{
  int last = -1;

  for (text = skip_blanks (text); *text != '\0'; text = skip_blanks (text))
    {
      g_autofree char *word = NULL;
      double           value;
      int              unit;

      if (g_unichar_isalpha (g_utf8_get_char (text)))
        {
          word = read_word (&text);
          if (last < 0 || find_unit (word) != -1)
            return FALSE;
          continue;
        }
      text = tl_duration_read_number (text, ".,", &value);
      if (text == NULL)
        return FALSE;
      text = skip_blanks (text);
      word = read_word (&text);
      unit = *word != '\0' ? find_unit (word) : N_UNITS;
      /* "1h 30": what comes after hours are minutes, after minutes seconds. */
      if (*word == '\0' && *text == '\0' && (last == HOURS || last == MINUTES))
        unit = last + 1;
      if (unit < 0 || unit >= N_UNITS || unit <= last)
        return FALSE;
      parts->values[unit] = value;
      last = unit;
    }
  return last >= 0;
}

/* "1.5 h" is an hour and thirty minutes: parts of hours and minutes that are whole lower ones. */
static void
make_whole (TlDurationParts *parts, TlDurationUnit unit)
{
  double value = parts->values[unit];
  double rest = (value - floor (value)) * 60;

  if (isnan (value) || value == floor (value) || !isnan (parts->values[unit + 1]) ||
      fabs (rest - floor (rest + .5)) > 1e-6)
    return;
  parts->values[unit] = value >= 1 ? floor (value) : NAN;
  parts->values[unit + 1] = floor (rest + .5);
}

/**
 * tl_duration_understand:
 * @typed: what somebody typed: "5 min", "1h 30", "1:30", "2 weeks", or ISO 8601
 *
 * Understands a duration in the program's language or in English.
 *
 * Returns: (transfer full) (nullable): it as documents write it; %NULL when it is not understood
 */
char *
tl_duration_understand (const char *typed)
{
  g_autofree char *text = g_strdup (typed);
  TlDurationParts  parts;

  g_return_val_if_fail (typed != NULL, NULL);

  g_strstrip (text);
  if (tl_duration_parse_parts (text, &parts))
    return g_steal_pointer (&text);
  tl_duration_clear_parts (&parts);
  if (!read_clock (text, &parts) && !read_typed (text, &parts))
    return NULL;
  make_whole (&parts, HOURS);
  make_whole (&parts, MINUTES);
  return tl_duration_dup_iso (&parts);
}
