/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Dates: the rule in C and the same rule as the schema's regular expression. */
#include "config.h"

#include "base/tl-date.h"

static const char *const good[] = {
  "2026-01-31",
  "2024-02-29",
  "0001-01-01",
  "2026-01-31T09:30:00Z",
  "2026-01-31T23:59:60Z",
  "2026-01-31T09:30:00.123456789+02:00",
  NULL,
};

static const char *const bad[] = {
  "",
  "2026",
  "2026-1-31",
  "2026-13-01",
  "2026-00-10",
  "2026-01-32",
  "2026-01-31 ",
  "2026-01-31T",
  "2026-01-31T24:00:00Z",
  "2026-01-31T09:30Z",
  "2026-01-31T09:30:00",
  "2026-01-31T09:30:00.Z",
  "2026-01-31T09:30:00.1234567890Z",
  "2026-01-31T09:30:00+0200",
  "2026-01-31 09:30:00Z",
  "20260131",
  "+026-01-31",
  NULL,
};

static void
test_rule (void)
{
  for (guint i = 0; good[i] != NULL; i++)
    g_assert_true (tl_date_is_valid (good[i]));
  for (guint i = 0; bad[i] != NULL; i++)
    g_assert_false (tl_date_is_valid (bad[i]));
  /* What a regular expression cannot know. */
  g_assert_false (tl_date_is_valid ("2023-02-29"));
  g_assert_false (tl_date_is_valid ("2026-04-31"));
}

static void
test_pattern_agrees (void)
{
  for (guint i = 0; good[i] != NULL; i++)
    g_assert_true (g_regex_match_simple (TL_DATE_PATTERN, good[i], 0, 0));
  for (guint i = 0; bad[i] != NULL; i++)
    if (*bad[i] != '\0')
      g_assert_false (g_regex_match_simple (TL_DATE_PATTERN, bad[i], 0, 0));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/date/rule", test_rule);
  g_test_add_func ("/base/date/pattern-agrees", test_pattern_agrees);
  return g_test_run ();
}
