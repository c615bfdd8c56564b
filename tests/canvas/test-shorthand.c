/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Shorthand, as a table: what was typed, what it is, and how much of it was taken. */
#include "config.h"

#include "canvas/tl-shorthand.h"

#include <string.h>

#define NONE TL_SHORTHAND_NONE
#define PENDING TL_SHORTHAND_PENDING
#define PAIN TL_SHORTHAND_PAIN_POINT
#define OPPORTUNITY TL_SHORTHAND_OPPORTUNITY
#define CHANNEL TL_SHORTHAND_CHANNEL
#define TAG TL_SHORTHAND_TAG
#define SCORE TL_SHORTHAND_SCORE

#define SCORES TL_SHORTHAND_FLAG_SCORES
#define FINISHED TL_SHORTHAND_FLAG_FINISHED

static const struct
{
  const char      *text;
  TlShorthandFlags flags;
  TlShorthandType  type;
  gsize            length;
  double           value; /* severity, channel or score */
} cases[] = {
  { "", 0, NONE, 0, 0 },
  { "On hold", 0, NONE, 0, 0 },
  /* Pain points. */
  { "!", 0, PENDING, 0, 0 },
  { "! ", 0, PAIN, 2, 0 },
  { "! On hold", 0, PAIN, 2, 0 },
  { "!! On hold", 0, PAIN, 3, 2 },
  { "!!!!! On hold", 0, PAIN, 6, 5 },
  { "!!!!!! On hold", 0, NONE, 0, 0 },
  { "!important", 0, NONE, 0, 0 },
  { "!!", FINISHED, NONE, 0, 0 },
  { "On hold! Again", 0, NONE, 0, 0 },
  /* Opportunities. */
  { "+", 0, PENDING, 0, 0 },
  { "+ Call back", 0, OPPORTUNITY, 2, 0 },
  { "+1 from her", 0, NONE, 0, 0 },
  /* Channels: names, beginnings that fit one only, other words, any case. */
  { "@", 0, PENDING, 0, 0 },
  { "@pho", 0, PENDING, 0, 0 },
  { "@phone ", 0, CHANNEL, 7, TL_CHANNEL_PHONE },
  { "@PHone x", 0, CHANNEL, 7, TL_CHANNEL_PHONE },
  { "@ph x", 0, CHANNEL, 4, TL_CHANNEL_PHONE },
  { "@s x", 0, NONE, 0, 0 },
  { "@in-person x", 0, CHANNEL, 11, TL_CHANNEL_IN_PERSON },
  { "@mail x", 0, CHANNEL, 6, TL_CHANNEL_EMAIL },
  { "@home we wait", 0, NONE, 0, 0 },
  { "@zzz", 0, NONE, 0, 0 },
  { "@phone", FINISHED, NONE, 0, 0 },
  /* Tags. */
  { "#", 0, PENDING, 0, 0 },
  { "#pri", 0, PENDING, 0, 0 },
  { "#price ", 0, TAG, 7, 0 },
  { "#größe x", 0, TAG, 9, 0 },
  { "#1 choice", 0, NONE, 0, 0 },
  { "# x", 0, NONE, 0, 0 },
  /* Scores, only where they are meant. */
  { "-2 Left hanging", 0, NONE, 0, 0 },
  { "-", SCORES, PENDING, 0, 0 },
  { "-2", SCORES, PENDING, 0, 0 },
  { "-2", SCORES | FINISHED, SCORE, 2, -2 },
  { "-2 ", SCORES, SCORE, 3, -2 },
  { "-2 Left hanging", SCORES, SCORE, 3, -2 },
  { "\xe2\x88\x92"
    "1 Left",
    SCORES,
    SCORE,
    5,
    -1 },
  { "+1.5 Glad", SCORES, SCORE, 5, 1.5 },
  { "0,5 Fine", SCORES, SCORE, 4, 0.5 },
  { "1.", SCORES, PENDING, 0, 0 },
  { "2", SCORES | FINISHED, SCORE, 1, 2 },
  { "3 x", SCORES, NONE, 0, 0 },
  { "-2.1 x", SCORES, NONE, 0, 0 },
  { "2nd try", SCORES, NONE, 0, 0 },
  { "! On hold", SCORES, PAIN, 2, 0 },
  { "+ Call back", SCORES, OPPORTUNITY, 2, 0 },
};

static double
get_value (const TlShorthandToken *token)
{
  switch (token->type)
    {
    case TL_SHORTHAND_PAIN_POINT:
      return token->severity;
    case TL_SHORTHAND_CHANNEL:
      return token->channel;
    case TL_SHORTHAND_SCORE:
      return token->score;
    case TL_SHORTHAND_NONE:
    case TL_SHORTHAND_PENDING:
    case TL_SHORTHAND_OPPORTUNITY:
    case TL_SHORTHAND_TAG:
    default:
      return 0;
    }
}

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TlShorthandToken token;
      TlShorthandType  type = tl_shorthand_parse (cases[i].text, cases[i].flags, &token);

      g_test_message ("\"%s\" (%u)", cases[i].text, cases[i].flags);
      g_assert_cmpint (type, ==, cases[i].type);
      g_assert_cmpint (token.type, ==, cases[i].type);
      g_assert_cmpuint (token.length, ==, cases[i].length);
      g_assert_cmpfloat_with_epsilon (get_value (&token), cases[i].value, 1e-9);
      tl_shorthand_token_clear (&token);
    }
}

static void
test_tag_keeps_its_letters (void)
{
  TlShorthandToken token;

  tl_shorthand_parse ("#Größe x", TL_SHORTHAND_FLAG_NONE, &token);
  g_assert_cmpstr (token.tag, ==, "Größe");
  tl_shorthand_token_clear (&token);
  g_assert_null (token.tag);
}

/* Backspace puts back what was typed, not another way of saying it. */
static void
test_source (void)
{
  const char *const sources[] = { "! ", "!!! ", "+ ", "@ph ", "@In-Person ", "#price ", "-1,5 " };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      TlShorthandToken token;
      g_autofree char *text = g_strconcat (sources[i], "words", NULL);

      tl_shorthand_parse (text, TL_SHORTHAND_FLAG_SCORES, &token);
      g_assert_cmpstr (token.source, ==, sources[i]);
      tl_shorthand_token_clear (&token);
    }
}

static void
test_labels (void)
{
  static const struct
  {
    const char *text;
    const char *label;
  } labels[] = {
    { "! ", "Pain point" },  { "!!! ", "Pain point, severity 3" },
    { "+ ", "Opportunity" }, { "@in-person ", "In person" },
    { "#price ", "#price" }, { "+1.5 ", "+1.5" },
    { "-2 ", "-2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      TlShorthandToken token;
      g_autofree char *label = NULL;

      tl_shorthand_parse (labels[i].text, TL_SHORTHAND_FLAG_SCORES, &token);
      label = tl_shorthand_dup_label (&token);
      g_assert_cmpstr (label, ==, labels[i].label);
      tl_shorthand_token_clear (&token);
    }
}

static void
test_every_channel (void)
{
  const char *const *words = tl_kind_get_field (TL_KIND_CARD, TL_CARD_CHANNEL)->values;

  for (guint i = TL_CHANNEL_NONE + 1; i < TL_N_CHANNELS; i++)
    g_assert_cmpint (tl_shorthand_find_channel (words[i]), ==, i);
  g_assert_cmpint (tl_shorthand_find_channel (""), ==, TL_CHANNEL_NONE);
}

static void
test_candidates (void)
{
  static const struct
  {
    const char      *text;
    TlShorthandFlags flags;
    const char      *labels;
  } candidates[] = {
    { "!!", 0, "Pain point, severity 2" },
    { "+", 0, "Opportunity" },
    { "@ph", 0, "Phone" },
    { "@s", 0, "Search|Social media|Shop" },
    { "@mail", 0, "E-mail" },
    { "@", 0, "Web|Search|Social media|E-mail" },
    { "#pri", 0, "#pri" },
    { "-2", SCORES, "-2" },
    { "-2", 0, "" },
    { "Words", 0, "" },
    { "@zzz", 0, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      g_auto (GStrv) all = tl_shorthand_dup_candidates (candidates[i].text, candidates[i].flags);
      g_autofree char *labels = g_strjoinv ("|", all);

      g_assert_cmpstr (labels, ==, candidates[i].labels);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/canvas/shorthand/table", test_table);
  g_test_add_func ("/canvas/shorthand/tag-keeps-its-letters", test_tag_keeps_its_letters);
  g_test_add_func ("/canvas/shorthand/source", test_source);
  g_test_add_func ("/canvas/shorthand/labels", test_labels);
  g_test_add_func ("/canvas/shorthand/candidates", test_candidates);
  g_test_add_func ("/canvas/shorthand/every-channel", test_every_channel);
  return g_test_run ();
}
