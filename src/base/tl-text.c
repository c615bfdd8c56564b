/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Texts and numbers as documents and pictures write them. Numbers never follow the locale. Text
 * that comes from people or the clipboard is cleaned once, where it enters; what is in a document
 * is written back byte for byte. */
#include "config.h"

#include "base/tl-text.h"

#include <float.h>
#include <math.h>
#include <string.h>

/* Integers up to here are exact in a double. */
#define MAX_EXACT 9007199254740992.0
#define MAX_PLACES 9

/* Turns "1e+05" into "1e5" and "1e-05" into "1e-5". */
static void
tidy_exponent (char *text)
{
  char *from = strchr (text, 'e');
  char *to;

  if (from == NULL)
    return;
  to = ++from;
  if (*from == '+')
    from++;
  else if (*from == '-')
    *to++ = *from++;
  while (*from == '0' && from[1] != '\0')
    from++;
  memmove (to, from, strlen (from) + 1);
}

/**
 * tl_number_format:
 * @value: a finite number
 * @buffer: where to write
 *
 * Writes the shortest decimal that reads back equal, in the C locale: "3", "-0.5", "1e20".
 *
 * Returns: (transfer none): @buffer
 */
const char *
tl_number_format (double value, char buffer[TL_NUMBER_BUFFER])
{
  /* Fifteen digits always survive; where numbers thin out towards zero fewer may say it all. */
  int digits = fabs (value) < DBL_MIN ? 1 : DBL_DIG;

  strcpy (buffer, "0");
  g_return_val_if_fail (isfinite (value), buffer);

  if (value == floor (value) && fabs (value) <= MAX_EXACT)
    {
      g_snprintf (buffer, TL_NUMBER_BUFFER, "%" G_GINT64_FORMAT, (gint64) value);
      return buffer;
    }
  for (; digits <= DBL_DECIMAL_DIG; digits++)
    {
      char format[sizeof "%.17g"];

      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (buffer, TL_NUMBER_BUFFER, format, value);
      if (g_ascii_strtod (buffer, NULL) == value)
        break;
    }
  tidy_exponent (buffer);
  return buffer;
}

/* Digits by hand: an SVG of 5,000 cards holds 200,000 numbers, and printf was a tenth of its time.
 */
static int
write_whole (gint64 whole, gboolean negative, char *buffer)
{
  char digits[TL_NUMBER_BUFFER];
  int  n_digits = 0;
  int  length = 0;

  do
    {
      digits[n_digits++] = (char) ('0' + whole % 10);
      whole /= 10;
    }
  while (whole > 0);
  if (negative)
    buffer[length++] = '-';
  while (n_digits > 0)
    buffer[length++] = digits[--n_digits];
  buffer[length] = '\0';
  return length;
}

/**
 * tl_number_format_places:
 * @value: a finite number
 * @places: most digits behind the point, 0 to 9
 * @buffer: where to write
 *
 * Writes a number rounded to so many places, without trailing zeros: for the numbers of pictures,
 * where a shortest exact one would be long and say nothing.
 *
 * Returns: (transfer none): @buffer
 */
const char *
tl_number_format_places (double value, int places, char buffer[TL_NUMBER_BUFFER])
{
  static const double powers[] = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9 };
  gint64              scaled;
  gint64              whole;
  gint64              fraction;
  int                 length;

  strcpy (buffer, "0");
  g_return_val_if_fail (isfinite (value), buffer);
  g_return_val_if_fail (places >= 0 && places <= MAX_PLACES, buffer);

  if (fabs (value) * powers[places] > MAX_EXACT)
    return tl_number_format (value, buffer);
  scaled = llround (value * powers[places]);
  whole = ABS (scaled) / (gint64) powers[places];
  fraction = ABS (scaled) % (gint64) powers[places];
  length = write_whole (whole, scaled < 0, buffer);
  if (fraction == 0)
    return buffer;
  buffer[length++] = '.';
  for (int i = places - 1; i >= 0; i--, fraction /= 10)
    buffer[length + i] = (char) ('0' + fraction % 10);
  length += places;
  while (buffer[length - 1] == '0')
    length--;
  buffer[length] = '\0';
  return buffer;
}

static gboolean
is_newline (gunichar c)
{
  return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029 || c == 0x85;
}

/* Controls that no text needs: they break XML, JSON tools and layouts. Tab becomes a space. */
static gboolean
is_unwanted (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xfffe || c == 0xffff || c == 0xfeff;
}

static void
append_clean (GString *out, gunichar c, gboolean keep_newlines)
{
  if (is_newline (c))
    g_string_append_c (out, keep_newlines ? '\n' : ' ');
  else if (c == '\t')
    g_string_append_c (out, ' ');
  else if (!is_unwanted (c))
    g_string_append_unichar (out, c);
}

static void
cut_at_character (GString *text, gsize max_bytes)
{
  if (max_bytes == 0 || text->len <= max_bytes)
    return;
  while (max_bytes > 0 && ((guchar) text->str[max_bytes] & 0xc0) == 0x80)
    max_bytes--;
  g_string_truncate (text, max_bytes);
}

/* What most texts are: one line of printing ASCII without blanks around it. */
static gboolean
is_clean_already (const char *text, gsize max_bytes)
{
  gsize length;

  if (*text == ' ')
    return FALSE;
  for (length = 0; text[length] != '\0'; length++)
    if (text[length] < ' ' || text[length] >= 0x7f)
      return FALSE;
  return (length == 0 || text[length - 1] != ' ') && (max_bytes == 0 || length <= max_bytes);
}

/**
 * tl_text_clean:
 * @text: (nullable): text from a person or another program, UTF-8 or not
 * @max_bytes: the most bytes to keep, 0 = all
 * @keep_newlines: whether the field may hold several lines
 *
 * Makes a text fit for a document: valid UTF-8, no controls, every kind of line end one newline (or
 * a space), no white space around it, not longer than allowed.
 *
 * Returns: (transfer full): the text
 */
char *
tl_text_clean (const char *text, gsize max_bytes, gboolean keep_newlines)
{
  g_autofree char *valid = NULL;
  GString         *out;

  if (text == NULL || is_clean_already (text, max_bytes))
    return g_strdup (text != NULL ? text : "");
  valid = g_utf8_make_valid (text, -1);
  out = g_string_sized_new (strlen (valid) + 1);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      if (at[0] == '\r' && at[1] == '\n')
        continue;
      append_clean (out, g_utf8_get_char (at), keep_newlines);
    }
  g_strstrip (out->str);
  g_string_truncate (out, strlen (out->str));
  cut_at_character (out, max_bytes);
  return g_string_free (out, FALSE);
}

/**
 * tl_text_split_lines:
 * @text: (nullable): text, as pasted
 *
 * Splits a text at every kind of line end. The lines are cleaned; empty ones are left out.
 *
 * Returns: (transfer full) (array zero-terminated=1): the lines, possibly none
 */
char **
tl_text_split_lines (const char *text)
{
  g_autofree char *clean = tl_text_clean (text, 0, TRUE);
  g_auto (GStrv) lines = g_strsplit (clean, "\n", -1);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strstrip (lines[i]);
      if (*lines[i] != '\0')
        g_strv_builder_add (kept, lines[i]);
    }
  return g_strv_builder_end (kept);
}

/**
 * tl_text_split_title:
 * @text: (nullable): what was written into a card
 * @title: (out) (transfer full): its first line
 * @rest: (out) (transfer full): what follows, "" for a single line
 *
 * Splits what is written in one go into a card's title and text.
 */
void
tl_text_split_title (const char *text, char **title, char **rest)
{
  g_autofree char *clean = tl_text_clean (text, 0, TRUE);
  const char      *end = strchr (clean, '\n');

  if (end == NULL)
    {
      *title = g_steal_pointer (&clean);
      *rest = g_strdup ("");
      return;
    }
  *title = g_strchomp (g_strndup (clean, (gsize) (end - clean)));
  *rest = g_strdup (end + 1);
  g_strchug (*rest);
}

static gboolean
is_xml_character (gunichar c)
{
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xd7ff) ||
         (c >= 0xe000 && c <= 0xfffd) || (c >= 0x10000 && c <= 0x10ffff);
}

static const char *
get_entity (char c)
{
  switch (c)
    {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return NULL;
    }
}

/**
 * tl_text_append_xml:
 * @out: what to append to
 * @text: UTF-8
 * @length: its bytes, -1 = up to its end
 *
 * Appends text as XML character data, good between tags and in attributes with either quote.
 * Characters that XML 1.0 forbids and broken UTF-8 are left out.
 */
void
tl_text_append_xml (GString *out, const char *text, gssize length)
{
  const char *end = text + (length < 0 ? (gssize) strlen (text) : length);
  const char *done = text;
  const char *at = text;

  while (at < end)
    {
      gunichar    c = (guchar) *at;
      const char *entity = NULL;
      const char *next = at + 1;
      gboolean    keep;

      if (c < 0x80)
        {
          entity = get_entity (*at);
          keep = is_xml_character (c);
        }
      else
        {
          c = g_utf8_get_char_validated (at, end - at);
          keep = c != (gunichar) -1 && c != (gunichar) -2 && is_xml_character (c);
          if (c != (gunichar) -1 && c != (gunichar) -2)
            next = g_utf8_next_char (at);
        }
      if (entity != NULL || !keep)
        {
          g_string_append_len (out, done, at - done);
          if (entity != NULL)
            g_string_append (out, entity);
          done = next;
        }
      at = next;
    }
  g_string_append_len (out, done, end - done);
}
