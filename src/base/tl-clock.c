/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Times of day: as files have them, as people type them, and how an axis of time says them. */
#include "config.h"

#include "base/tl-clock.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/**
 * tl_clock_parse:
 * @text: a text
 * @minutes: (out) (optional): minutes after midnight
 *
 * Returns: whether the text is a time of day as documents write it, "09:30"
 */
gboolean
tl_clock_parse (const char *text, guint *minutes)
{
  guint value;

  g_return_val_if_fail (text != NULL, FALSE);

  for (guint i = 0; i < 5; i++)
    if (i == 2 ? text[i] != ':' : !g_ascii_isdigit (text[i]))
      return FALSE;
  value = (guint) ((text[0] - '0') * 10 + text[1] - '0') * 60;
  if (text[5] != '\0' || value >= 24 * 60 || text[3] > '5')
    return FALSE;
  if (minutes != NULL)
    *minutes = value + (guint) ((text[3] - '0') * 10 + text[4] - '0');
  return TRUE;
}

/**
 * tl_clock_understand:
 * @typed: what somebody typed: "9", "9:30", "9.30", "9h30"
 *
 * Returns: (transfer full) (nullable): it as documents write it; %NULL when it is no time of day
 */
char *
tl_clock_understand (const char *typed)
{
  g_autofree char *text = g_strdup (typed);
  int              hours, minutes = 0, end = 0;
  char             sign = ':';

  g_return_val_if_fail (typed != NULL, NULL);

  g_strstrip (text);
  if (!g_ascii_isdigit (*text) ||
      (sscanf (text, "%2d%c%2d%n", &hours, &sign, &minutes, &end) != 3 &&
       (minutes = 0, sign = ':', end = 0, sscanf (text, "%2d%n", &hours, &end) != 1)) ||
      text[end] != '\0' || strchr (":.h", sign) == NULL || hours > 23 || minutes > 59 ||
      minutes < 0)
    return NULL;
  return g_strdup_printf ("%02d:%02d", hours, minutes);
}

/**
 * tl_clock_dup_text:
 * @start_minutes: minutes after midnight
 * @after: how much later
 *
 * The time of day some time after another; on later days with how many days later: "09:30 +1 d".
 *
 * Returns: (transfer full): the time; the next whole minute below
 */
char *
tl_clock_dup_text (guint start_minutes, const TlDuration *after)
{
  double minutes = start_minutes + floor (tl_duration_get_seconds (after) / 60 + 1e-6);
  double days = floor (minutes / (24 * 60));
  guint  rest = (guint) (minutes - days * 24 * 60);

  if (days < 1)
    return g_strdup_printf ("%02u:%02u", rest / 60, rest % 60);
  /* Translators: a time of day, and how many days later that is. */
  return g_strdup_printf (_ ("%02u:%02u +%.0f\u00a0d"), rest / 60, rest % 60, days);
}
