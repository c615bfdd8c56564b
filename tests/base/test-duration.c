/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Durations: the rule in C and as the schema's expression, what is understood, what is said. */
#include "config.h"

#include "base/tl-clock.h"

static const char *const good[] = { "PT5M",   "P3D",       "P2W",     "P1M",   "P1Y6M",
                                    "P1DT2H", "PT0S",      "PT1H30M", "P1.5D", "P1Y2M3W4DT5H6M7.5S",
                                    "P0D",    "PT999999H", NULL };
static const char *const bad[] = { "",          "P",         "PT",    "5M",    "PT5",
                                   "P5",        "P5H",       "PT3D",  "P1DT",  "P1D1D",
                                   "P1D1Y",     "PT1M1H",    "P-1D",  "P1.D",  "P.5D",
                                   "p1d",       "P1D ",      " P1D",  "P1,5D", "PT1.2345S",
                                   "P1234567D", "P1DT1HT1M", "PTT1H", NULL };

static void
test_rule (void)
{
  for (guint i = 0; good[i] != NULL; i++)
    {
      g_assert_true (tl_duration_is_valid (good[i]));
      g_assert_true (g_regex_match_simple (TL_DURATION_PATTERN, good[i], 0, 0));
    }
  for (guint i = 0; bad[i] != NULL; i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_false (tl_duration_is_valid (bad[i]));
      g_assert_false (g_regex_match_simple (TL_DURATION_PATTERN, bad[i], 0, 0));
    }
}

static const char *const typed[][2] = {
  { "5 min", "PT5M" },
  { "5min", "PT5M" },
  { "5 Min.", "PT5M" },
  { "3 days", "P3D" },
  { "1 day", "P1D" },
  { "2 weeks", "P2W" },
  { "1 month", "P1M" },
  { "1 year, 6 months", "P1Y6M" },
  { "1h 30", "PT1H30M" },
  { "1h30", "PT1H30M" },
  { "1 h 30 min", "PT1H30M" },
  { "2 min 30", "PT2M30S" },
  { "1:30", "PT1H30M" },
  { "0:05", "PT5M" },
  { "0:00:20", "PT20S" },
  { "1.5 h", "PT1H30M" },
  { "1,5 h", "PT1H30M" },
  { "0.5 h", "PT30M" },
  { "1.5 days", "P1.5D" },
  { "2 days and 3 hours", "P2DT3H" },
  { "  20 s ", "PT20S" },
  { "0 min", "PT0M" },
  { "PT5M", "PT5M" },
  { "P2W", "P2W" },
  { "", NULL },
  { "5", NULL },
  { "soon", NULL },
  { "min", NULL },
  { "5 apples", NULL },
  { "5-10 min", NULL },
  { "-5 min", NULL },
  { "5 min 3 days", NULL },
  { "5 min 3 min", NULL },
  { "and 5 min", NULL },
  { "1:75", NULL },
  { "1:30:99", NULL },
  { "99999999 days", NULL },
};

static void
test_understand (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *text = tl_duration_understand (typed[i][0]);

      g_test_message ("%s", typed[i][0]);
      g_assert_cmpstr (text, ==, typed[i][1]);
      g_assert_true (text == NULL || tl_duration_is_valid (text));
    }
}

static void
check_words (const char *text, const char *words)
{
  g_autofree char *said = tl_duration_dup_words (text);

  g_assert_cmpstr (said, ==, words);
}

/* What is said is understood again. */
static void
test_words (void)
{
  check_words ("PT5M", "5 min");
  check_words ("PT90M", "90 min");
  check_words ("PT1H30M", "1 h 30 min");
  check_words ("P1D", "1 day");
  check_words ("P14D", "14 days");
  check_words ("P2W", "2 weeks");
  check_words ("P1Y6M", "1 year 6 months");
  check_words ("P1.5D", "1.5 days");
  check_words ("nonsense", "");
  for (guint i = 0; good[i] != NULL; i++)
    {
      g_autofree char *words = tl_duration_dup_words (good[i]);
      g_autofree char *again = tl_duration_understand (words);
      TlDuration       a, b;

      g_test_message ("%s", words);
      g_assert_nonnull (again);
      g_assert_true (tl_duration_parse (good[i], &a) && tl_duration_parse (again, &b));
      g_assert_cmpfloat_with_epsilon (tl_duration_get_seconds (&a),
                                      tl_duration_get_seconds (&b),
                                      1);
    }
}

static void
check_sum (const char *const *texts, const char *words, const char *few)
{
  TlDuration       sum = { 0 };
  g_autofree char *said = NULL;
  g_autofree char *said_short = NULL;

  for (; *texts != NULL; texts++)
    {
      TlDuration one;

      g_assert_true (tl_duration_parse (*texts, &one));
      tl_duration_add (&sum, &one);
    }
  said = tl_duration_dup_sum_words (&sum);
  said_short = tl_duration_dup_short (&sum);
  g_assert_cmpstr (said, ==, words);
  g_assert_cmpstr (said_short, ==, few);
}

static void
test_sums (void)
{
  check_sum ((const char *const[]){ NULL }, "0 min", "0");
  check_sum ((const char *const[]){ "PT40M", "PT50M", NULL }, "1 h 30 min", "1 h 30 min");
  check_sum ((const char *const[]){ "PT20H", "PT8H", NULL }, "1 day 4 h", "1 d 4 h");
  check_sum ((const char *const[]){ "P1W", "P4D", "PT5M", NULL }, "11 days 5 min", "11 d 5 min");
  check_sum ((const char *const[]){ "P2W", "P1W", NULL }, "3 weeks", "21 d");
  check_sum ((const char *const[]){ "P8M", "P5M", "P3D", NULL }, "1 year 1 month", "1 y 1 mo");
  check_sum ((const char *const[]){ "P1.5D", "PT12H", NULL }, "2 days", "2 d");
  check_sum ((const char *const[]){ "PT20S", "PT50S", NULL }, "1 min 10 s", "1 min 10 s");
}

static void
test_seconds (void)
{
  TlDuration a, b;

  g_assert_true (tl_duration_parse ("P1M", &a));
  g_assert_true (tl_duration_parse ("P31D", &b));
  g_assert_cmpfloat (tl_duration_get_seconds (&a), <, tl_duration_get_seconds (&b));
  g_assert_true (tl_duration_parse ("P30D", &b));
  g_assert_cmpfloat (tl_duration_get_seconds (&a), >, tl_duration_get_seconds (&b));
  g_assert_false (tl_duration_parse ("P1X", &a));
}

static void
check_clock (const char *typed_clock, const char *text)
{
  g_autofree char *understood = tl_clock_understand (typed_clock);

  g_assert_cmpstr (understood, ==, text);
  g_assert_true (text == NULL || tl_clock_parse (text, NULL));
  g_assert_true (text == NULL || g_regex_match_simple (TL_CLOCK_PATTERN, text, 0, 0));
}

static void
check_later (const char *start, const char *after, const char *text)
{
  TlDuration       duration;
  guint            minutes;
  g_autofree char *later = NULL;

  g_assert_true (tl_clock_parse (start, &minutes) && tl_duration_parse (after, &duration));
  later = tl_clock_dup_text (minutes, &duration);
  g_assert_cmpstr (later, ==, text);
}

static void
test_clock (void)
{
  check_clock ("9", "09:00");
  check_clock ("9:30", "09:30");
  check_clock (" 09.30 ", "09:30");
  check_clock ("17h05", "17:05");
  check_clock ("24:00", NULL);
  check_clock ("9:60", NULL);
  check_clock ("9x30", NULL);
  check_clock ("noon", NULL);
  check_clock ("9:30 pm", NULL);
  g_assert_false (tl_clock_parse ("9:30", NULL));
  g_assert_false (tl_clock_parse ("29:30", NULL));
  g_assert_false (tl_clock_parse ("09:3", NULL));
  g_assert_false (tl_clock_parse ("", NULL));
  check_later ("09:00", "PT90M", "10:30");
  check_later ("23:30", "PT1H", "00:30 +1\u00a0d");
  check_later ("09:00", "P3DT10M", "09:10 +3\u00a0d");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/duration/rule", test_rule);
  g_test_add_func ("/base/duration/understand", test_understand);
  g_test_add_func ("/base/duration/words", test_words);
  g_test_add_func ("/base/duration/sums", test_sums);
  g_test_add_func ("/base/duration/seconds", test_seconds);
  g_test_add_func ("/base/duration/clock", test_clock);
  return g_test_run ();
}
