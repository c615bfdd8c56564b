/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Moments of a document said in words. A document has moments, or days without a time; of a day is
 * only said which it was. */
#include "config.h"

#include "app/tl-ago.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAYS_IN_WORDS 7

static gboolean
is_day_only (const char *date)
{
  return strchr (date, 'T') == NULL;
}

/* In the time of this place; NULL for a date that is none. */
static GDateTime *
read_date (const char *date)
{
  g_autoptr (GTimeZone) here = g_time_zone_new_local ();
  g_autofree char *text = is_day_only (date) ? g_strconcat (date, "T00:00:00", NULL) : NULL;
  g_autoptr (GDateTime) read = g_date_time_new_from_iso8601 (text ? text : date, here);

  return read ? g_date_time_to_timezone (read, here) : NULL;
}

/* Days between two moments as the calendar counts them. */
static int
count_days (GDateTime *from, GDateTime *to)
{
  GDate a, b;

  g_date_clear (&a, 1);
  g_date_clear (&b, 1);
  g_date_set_dmy (&a,
                  (GDateDay) g_date_time_get_day_of_month (from),
                  (GDateMonth) g_date_time_get_month (from),
                  (GDateYear) g_date_time_get_year (from));
  g_date_set_dmy (&b,
                  (GDateDay) g_date_time_get_day_of_month (to),
                  (GDateMonth) g_date_time_get_month (to),
                  (GDateYear) g_date_time_get_year (to));
  return g_date_days_between (&a, &b);
}

static char *
dup_days_words (GDateTime *then, int days)
{
  if (days == 0)
    return g_strdup (_ ("today"));
  if (days == 1)
    return g_strdup (_ ("yesterday"));
  if (days > 1 && days < DAYS_IN_WORDS)
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", days), days);
  return g_date_time_format (then, "%x");
}

/**
 * tl_ago_dup_words:
 * @date: a date as documents write it
 * @now: the present moment
 *
 * Returns: (transfer full): "just now", "5 minutes ago", "yesterday", or the day; "" for no date
 */
char *
tl_ago_dup_words (const char *date, GDateTime *now)
{
  g_autoptr (GDateTime) then = read_date (date);
  g_autoptr (GDateTime) here = g_date_time_to_local (now);
  gint64 seconds;
  int    minutes, hours;

  if (!then)
    return g_strdup ("");
  seconds = g_date_time_difference (here, then) / G_TIME_SPAN_SECOND;
  if (is_day_only (date) || seconds < -MINUTE || seconds >= 12 * HOUR)
    return dup_days_words (then, count_days (then, here));
  if (seconds < MINUTE)
    return g_strdup (_ ("just now"));
  minutes = (int) (seconds / MINUTE);
  hours = (int) (seconds / HOUR);
  if (hours == 0)
    return g_strdup_printf (ngettext ("%d minute ago", "%d minutes ago", minutes), minutes);
  return g_strdup_printf (ngettext ("%d hour ago", "%d hours ago", hours), hours);
}

/**
 * tl_ago_dup_exact:
 * @date: a date as documents write it
 *
 * Returns: (transfer full): the day, and the time where there is one, of this place; "" for no date
 */
char *
tl_ago_dup_exact (const char *date)
{
  g_autoptr (GDateTime) then = read_date (date);

  return then ? g_date_time_format (then, is_day_only (date) ? "%x" : "%x, %H:%M") : g_strdup ("");
}
