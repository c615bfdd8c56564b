/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dates of a file: a day (2026-01-31), or an RFC 3339 moment (2026-01-31T09:30:00Z). They are
 * kept as the text they came as; here is only said whether a text is one. */
#include "config.h"

#include "base/tl-date.h"

/* Two digits at @text, or -1. */
static int
two_digits (const char *text)
{
  if (!g_ascii_isdigit (text[0]) || !g_ascii_isdigit (text[1]))
    return -1;
  return (text[0] - '0') * 10 + text[1] - '0';
}

static gboolean
in_range (const char *text, int minimum, int maximum)
{
  int value = two_digits (text);

  return value >= minimum && value <= maximum;
}

/* hh:mm at @text. */
static gboolean
is_clock (const char *text)
{
  return in_range (text, 0, 23) && text[2] == ':' && in_range (text + 3, 0, 59);
}

static gboolean
is_time (const char *text)
{
  guint places = 0;

  /* A minute may have a leap second. */
  if (text[0] != 'T' || !is_clock (text + 1) || text[6] != ':' || !in_range (text + 7, 0, 60))
    return FALSE;
  text += 9;
  if (*text == '.')
    {
      while (g_ascii_isdigit (text[1 + places]))
        places++;
      if (places < 1 || places > 9)
        return FALSE;
      text += 1 + places;
    }
  if (*text == 'Z')
    return text[1] == '\0';
  return (*text == '+' || *text == '-') && is_clock (text + 1) && text[6] == '\0';
}

/**
 * tl_date_is_valid:
 * @text: a text
 *
 * Tells whether a text is a date as documents write it.
 *
 * Returns: whether @text is a day of the calendar (years 1 to 9999), or an RFC 3339 date and time
 */
gboolean
tl_date_is_valid (const char *text)
{
  int century, year, month, day;

  century = two_digits (text);
  if (century < 0)
    return FALSE;
  year = two_digits (text + 2);
  if (year < 0 || text[4] != '-')
    return FALSE;
  month = two_digits (text + 5);
  if (month < 0 || text[7] != '-')
    return FALSE;
  day = two_digits (text + 8);
  if (day < 0 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) (century * 100 + year)))
    return FALSE;
  return text[10] == '\0' || is_time (text + 10);
}

/**
 * tl_date_get_today:
 * @buffer: (out caller-allocates): takes the day
 *
 * The day it is here. For pictures that come out the same on any day, SOURCE_DATE_EPOCH in the
 * environment (seconds since 1970) says which day it is, in UTC.
 *
 * Returns: @buffer, as documents write days
 */
const char *
tl_date_get_today (char buffer[TL_DATE_BUFFER])
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gint64      seconds;
  g_autoptr (GDateTime) now = NULL;

  if (epoch != NULL && g_ascii_string_to_signed (epoch, 10, 0, G_MAXUINT32, &seconds, NULL))
    now = g_date_time_new_from_unix_utc (seconds);
  else
    now = g_date_time_new_now_local ();
  g_snprintf (buffer,
              TL_DATE_BUFFER,
              "%04d-%02d-%02d",
              g_date_time_get_year (now) % 10000,
              g_date_time_get_month (now),
              g_date_time_get_day_of_month (now));
  return buffer;
}

/**
 * tl_date_dup_now:
 *
 * Returns: (transfer full): the present moment as documents write it, to the second, in UTC
 */
char *
tl_date_dup_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}
