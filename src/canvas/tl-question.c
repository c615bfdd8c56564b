/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of "How might we ...?", as they are offered for a pain point. */
#include "config.h"

#include "canvas/tl-question.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * tl_question_new:
 * @pain: (nullable): the title of a pain point; NULL or "" = of none, or of several
 * @start: (out): where what is to be thought about begins, in characters
 * @end: (out): where it ends
 *
 * "How might we solve “No evening slots”?", of which the part between the two is to be selected and
 * typed over.
 *
 * Returns: (transfer full): the question
 */
char *
tl_question_new (const char *pain, int *start, int *end)
{
  g_auto (GStrv) parts = NULL;
  g_auto (GStrv) around = NULL;
  g_autofree char *middle = NULL;

  if (pain == NULL || *pain == '\0')
    /* Translators: what stands between the bars is selected, to be typed over. */
    parts = g_strsplit (_ ("How might we |…|?"), "|", 3);
  else
    /* Translators: what stands between the bars is selected, to be typed over; %s is a pain point.
     */
    parts = g_strsplit (_ ("How might we |solve “%s”|?"), "|", 3);
  *start = *end = 0;
  if (g_strv_length (parts) < 3)
    return g_strdup ("");
  around = g_strsplit (parts[1], "%s", 2);
  middle = g_strjoinv (pain != NULL ? pain : "", around);
  *start = (int) g_utf8_strlen (parts[0], -1);
  *end = *start + (int) g_utf8_strlen (middle, -1);
  return g_strconcat (parts[0], middle, parts[2], NULL);
}
