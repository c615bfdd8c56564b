/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers as people type them, at the end of a line: "NPS 42", "Conversion 3.4 %", "NPS 30 35 42"
 * (the last is the present one), "NPS 42 / 50" (with a target). Words in front are what is counted;
 * without any there is nothing to read, and neither is there with more than one word behind. What a
 * number is out of is its unit: "Rating 4.2 of 5".
 *
 * The line is read from its end: a target, one word of unit, then as many numbers as follow each
 * other. Nothing is guessed from the middle. */
#include "config.h"

#include "map/tl-metric.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/tl-text.h"

/* Longer ones are words, not units. */
#define MAX_UNIT_CHARACTERS 12
#define MAX_DIGITS 15

/* One word of the line, as a number with signs of a unit around it. */
typedef struct
{
  gboolean is_number;
  double   value;
  char    *unit; /* attached to it, NULL = none */
} Word;

static void
clear_word (gpointer data)
{
  g_free (((Word *) data)->unit);
}

static gboolean
is_space_in_number (const char *p)
{
  return g_str_has_prefix (p, "\u00a0") || g_str_has_prefix (p, "\u202f") ||
         g_str_has_prefix (p, "\u2009");
}

/* Whether exactly three digits follow, and then no more. */
static gboolean
is_group (const char *p)
{
  return g_ascii_isdigit (p[0]) && g_ascii_isdigit (p[1]) && g_ascii_isdigit (p[2]) &&
         !g_ascii_isdigit (p[3]);
}

/* A comma before three digits groups them ("1,200"), as every mark does that comes twice
 * ("1.200.000"); any other is a decimal one. */
static gboolean
groups (const char *p, const char *start)
{
  char mark = *p;

  if (!is_group (p + 1))
    return FALSE;
  if (p[4] == mark && is_group (p + 5))
    return TRUE;
  for (const char *q = start; q < p; q++)
    if (*q == mark)
      return TRUE;
  return mark == ',' && !(p == start + 1 && *start == '0');
}

/* Reads digits with their marks as the C locale writes them. Returns where they end. */
static const char *
read_digits (const char *p, GString *out)
{
  const char *start = p;
  gboolean    has_decimals = FALSE;

  for (;;)
    if (g_ascii_isdigit (*p))
      g_string_append_c (out, *p++);
    else if (p > start && is_space_in_number (p) && is_group (g_utf8_next_char (p)))
      p = g_utf8_next_char (p);
    else if (p > start && !has_decimals && (*p == '.' || *p == ',') && groups (p, start))
      p++;
    else if (p > start && !has_decimals && (*p == '.' || *p == ',') && g_ascii_isdigit (p[1]))
      {
        has_decimals = TRUE;
        g_string_append_c (out, '.');
        p++;
      }
    else
      return p;
}

static const char *
read_sign (const char *p, GString *out)
{
  if (*p != '-' && *p != '+' && !g_str_has_prefix (p, "\u2212"))
    return p;
  if (*p != '+')
    g_string_append_c (out, '-');
  return g_utf8_next_char (p);
}

static gboolean
is_money (const char *p)
{
  return *p != '\0' && g_unichar_type (g_utf8_get_char (p)) == G_UNICODE_CURRENCY_SYMBOL;
}

/* "42", "-3,4", "$120", "11min": FALSE for a word. */
static gboolean
read_number (const char *word, double *value, char **unit)
{
  g_autoptr (GString) number = g_string_new (NULL);
  const char *p = read_sign (word, number);
  const char *money = is_money (p) ? p : NULL;
  const char *digits;

  if (money != NULL)
    p = read_sign (g_utf8_next_char (p), number);
  digits = p;
  p = read_digits (p, number);
  if (p == digits || p - digits > 2 * MAX_DIGITS || number->len > MAX_DIGITS + 2)
    return FALSE;
  *value = g_ascii_strtod (number->str, NULL);
  if (money != NULL)
    *unit = g_strndup (money, (gsize) (g_utf8_next_char (money) - money));
  if (*p == '\0')
    return TRUE;
  /* "2026-01" and "12:30" are no numbers, and neither is one with two units. */
  if (money != NULL || g_utf8_strlen (p, -1) > MAX_UNIT_CHARACTERS ||
      strpbrk (p, "0123456789") != NULL ||
      !(g_unichar_isalpha (g_utf8_get_char (p)) || is_money (p) || *p == '%' ||
        g_str_has_prefix (p, "‰") || g_str_has_prefix (p, "°")))
    {
      g_clear_pointer (unit, g_free);
      return FALSE;
    }
  *unit = g_strdup (p);
  return TRUE;
}

/**
 * tl_metric_read_number:
 * @text: a number as people type it
 * @value: (out): the number
 *
 * Reads a number with either decimal mark and with marks between thousands; blanks around it do
 * not count.
 *
 * Returns: FALSE when @text is anything else
 */
gboolean
tl_metric_read_number (const char *text, double *value)
{
  g_autofree char *word = g_strstrip (g_strdup (text));
  g_autofree char *unit = NULL;
  double           number;

  if (!read_number (word, &number, &unit) || unit != NULL)
    return FALSE;
  *value = number;
  return TRUE;
}

static gboolean
is_digits (const char *word, gsize least, gsize most)
{
  gsize n = strspn (word, "0123456789");

  return word[n] == '\0' && n >= least && n <= most;
}

/* "12 400" is one number; "350 400" are two that follow each other. */
static void
join_groups (GPtrArray *parts)
{
  for (guint i = 0; i + 1 < parts->len; i++)
    while (i + 1 < parts->len && is_digits (parts->pdata[i + 1], 3, 3) &&
           (is_digits (parts->pdata[i], 1, 2) || strstr (parts->pdata[i], "\u202f") != NULL))
      {
        char *joined = g_strconcat (parts->pdata[i], "\u202f", parts->pdata[i + 1], NULL);

        g_free (parts->pdata[i]);
        parts->pdata[i] = joined;
        g_ptr_array_remove_index (parts, i + 1);
      }
}

/* "42," in a row of numbers. */
static GArray *
read_line (char **parts)
{
  GArray *words = g_array_new (FALSE, TRUE, sizeof (Word));

  g_array_set_clear_func (words, clear_word);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      Word             word = { 0 };
      gsize            length = strlen (parts[i]);
      g_autofree char *bare = g_strdup (parts[i]);

      if (length > 1 && (bare[length - 1] == ',' || bare[length - 1] == ';'))
        bare[length - 1] = '\0';
      word.is_number = read_number (bare, &word.value, &word.unit);
      g_array_append_val (words, word);
    }
  return words;
}

/* Takes "/ 50", "/50" and the like off the end of a line. */
static double
take_target (char *line)
{
  static const char *const marks[] = { "/", "→", "->" };
  double                   target;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      char *mark = g_strrstr (line, marks[i]);

      if (mark != NULL && mark > line && tl_metric_read_number (mark + strlen (marks[i]), &target))
        {
          *mark = '\0';
          g_strchomp (line);
          return target;
        }
    }
  return NAN;
}

static char **
dup_series (GArray *words, guint first, guint last)
{
  g_autoptr (GPtrArray) series = g_ptr_array_new ();
  char buffer[TL_NUMBER_BUFFER];

  if (last <= first)
    return NULL;
  for (guint i = first; i < last; i++)
    g_ptr_array_add (series,
                     g_strdup (tl_number_format (g_array_index (words, Word, i).value, buffer)));
  g_ptr_array_add (series, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&series), FALSE);
}

/* The words in front, as they stand in the line. */
static char *
dup_title (char **parts, guint n)
{
  g_autoptr (GString) title = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (title, "%s%s", i == 0 ? "" : " ", parts[i]);
  if (title->len > 1 && title->str[title->len - 1] == ':')
    g_string_truncate (title, title->len - 1);
  return g_string_free (g_steal_pointer (&title), FALSE);
}

/* "4.2 of 5": what it is out of belongs to the unit. */
static gboolean
is_out_of (GArray *words, char **parts, int last)
{
  const Word *first = last < 2 ? NULL : &g_array_index (words, Word, last - 2);

  return first != NULL && first->is_number && first->unit == NULL &&
         (g_ascii_strcasecmp (parts[last - 1], "of") == 0 ||
          /* Translators: between two numbers: "4.2 of 5". */
          g_str_equal (parts[last - 1], C_ ("score", "of")));
}

/* Where the last number of a line stands, with its unit (transfer full); -1 = it does not end with
 * one. */
static int
find_last (GArray *words, char **parts, char **unit)
{
  int         last = (int) words->len - 1;
  const Word *word = last < 0 ? NULL : &g_array_index (words, Word, last);

  if (word == NULL)
    return -1;
  if (!word->is_number)
    {
      if (last == 0 || g_utf8_strlen (parts[last], -1) > MAX_UNIT_CHARACTERS)
        return -1;
      word = &g_array_index (words, Word, last - 1);
      if (!word->is_number || word->unit != NULL)
        return -1;
      last--;
    }
  if (is_out_of (words, parts, last))
    {
      *unit = g_strjoinv (" ", parts + last - 1);
      return last - 2;
    }
  *unit = g_strdup (word->unit != NULL ? word->unit : parts[last + 1]);
  return last;
}

/**
 * tl_metric_read_words:
 * @text: one line
 * @words: (out caller-allocates): what it says; clear it with tl_metric_words_clear()
 *
 * Reads a line that ends with a number.
 *
 * Errors: none; a line that says no number, or not of what, gives %FALSE and leaves @words empty.
 *
 * Returns: whether there was one
 */
gboolean
tl_metric_read_words (const char *text, TlMetricWords *words)
{
  g_autofree char *line = g_strstrip (g_strdup (text));
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) split = NULL;
  g_autoptr (GArray) read = NULL;
  g_autofree char *unit = NULL;
  double           target;
  int              last, first;

  memset (words, 0, sizeof *words);
  if (strchr (line, '\n') != NULL)
    return FALSE;
  target = take_target (line);
  split = g_strsplit_set (line, " \t", -1);
  for (guint i = 0; split[i] != NULL; i++)
    if (*split[i] != '\0')
      g_ptr_array_add (parts, g_strdup (split[i]));
  join_groups (parts);
  g_ptr_array_add (parts, NULL);
  read = read_line ((char **) parts->pdata);
  first = last = find_last (read, (char **) parts->pdata, &unit);
  while (first > 1 && g_array_index (read, Word, first - 1).is_number)
    first--;
  if (last < 1 || first < 1)
    return FALSE;
  words->title = dup_title ((char **) parts->pdata, (guint) first);
  words->value = g_array_index (read, Word, last).value;
  words->target = target;
  words->unit = unit != NULL ? g_steal_pointer (&unit) : g_strdup ("");
  words->series = dup_series (read, (guint) first, (guint) last);
  return TRUE;
}

/**
 * tl_metric_words_clear:
 * @words: words that were read
 *
 * Frees what they hold and makes them empty.
 */
void
tl_metric_words_clear (TlMetricWords *words)
{
  g_free (words->title);
  g_free (words->unit);
  g_strfreev (words->series);
  memset (words, 0, sizeof *words);
}
