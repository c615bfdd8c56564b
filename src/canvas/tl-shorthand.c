/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Shorthand at the start of a new card: one word at a time is taken off the front of what was typed
 * and becomes a chip. Pure functions from text to meaning; they know nothing of editors.
 *
 *   "! " a pain point, "!! " to "!!!!! " one of severity 2 to 5, "+ " an opportunity,
 *   "@phone " a channel (any beginning that fits only one will do), "#price " a tag,
 *   and in the emotions lane "-2 " a score.
 *
 * A word counts once the space after it is typed, so that "!important" and "@home we" stay words.
 * Nothing is ever guessed from the middle of a text. */
#include "config.h"

#include "canvas/tl-shorthand.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/tl-text.h"

#define MAX_SEVERITY 5
#define MAX_TAG_BYTES 64

/* More chips than these do not fit under a card's words. */
#define MAX_CANDIDATES 4

/* Other words that people use for a channel; the first column is what is typed. */
static const struct
{
  const char *word;
  TlChannel   channel;
} aliases[] = {
  { "website", TL_CHANNEL_WEB },
  { "google", TL_CHANNEL_SEARCH },
  { "mail", TL_CHANNEL_EMAIL },
  { "e-mail", TL_CHANNEL_EMAIL },
  { "call", TL_CHANNEL_PHONE },
  { "telephone", TL_CHANNEL_PHONE },
  { "hotline", TL_CHANNEL_PHONE },
  { "person", TL_CHANNEL_IN_PERSON },
  { "face-to-face", TL_CHANNEL_IN_PERSON },
  { "store", TL_CHANNEL_SHOP },
  { "letter", TL_CHANNEL_POST },
  { "mobile", TL_CHANNEL_APP },
  { "flyer", TL_CHANNEL_PRINT },
};

static const char *const channel_names[TL_N_CHANNELS] = {
  [TL_CHANNEL_NONE] = N_ ("No channel"), [TL_CHANNEL_WEB] = N_ ("Web"),
  [TL_CHANNEL_SEARCH] = N_ ("Search"),   [TL_CHANNEL_SOCIAL] = N_ ("Social media"),
  [TL_CHANNEL_EMAIL] = N_ ("E-mail"),    [TL_CHANNEL_CHAT] = N_ ("Chat"),
  [TL_CHANNEL_PHONE] = N_ ("Phone"),     [TL_CHANNEL_IN_PERSON] = N_ ("In person"),
  [TL_CHANNEL_SHOP] = N_ ("Shop"),       [TL_CHANNEL_POST] = N_ ("Post"),
  [TL_CHANNEL_APP] = N_ ("App"),         [TL_CHANNEL_PRINT] = N_ ("Print"),
  [TL_CHANNEL_EVENT] = N_ ("Event"),     [TL_CHANNEL_DEVICE] = N_ ("Device"),
  [TL_CHANNEL_PARTNER] = N_ ("Partner"), [TL_CHANNEL_CUSTOM] = N_ ("Another channel"),
};

/**
 * tl_shorthand_get_channel_name:
 * @channel: a channel
 *
 * What people call a channel, translated.
 *
 * Returns: (transfer none): one to three words
 */
const char *
tl_shorthand_get_channel_name (TlChannel channel)
{
  g_return_val_if_fail (channel < TL_N_CHANNELS, "");

  return _ (channel_names[channel]);
}

static gboolean
starts_with_folded (const char *name, const char *folded)
{
  g_autofree char *other = g_utf8_casefold (name, -1);

  return g_str_has_prefix (other, folded);
}

static gboolean
equals_folded (const char *name, const char *folded)
{
  g_autofree char *other = g_utf8_casefold (name, -1);

  return g_str_equal (other, folded);
}

static TlChannel
find_exact_channel (const char *folded, const char *const *words)
{
  for (guint i = TL_CHANNEL_NONE + 1; i < TL_N_CHANNELS; i++)
    if (equals_folded (words[i], folded) || equals_folded (_ (channel_names[i]), folded))
      return (TlChannel) i;
  for (guint i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (equals_folded (aliases[i].word, folded))
      return aliases[i].channel;
  return TL_CHANNEL_NONE;
}

/**
 * tl_shorthand_find_channel:
 * @word: what was typed after the "@"
 *
 * Finds the channel that a word means: its name in the file or in the user's language, a common
 * other word for it, or any beginning that fits only one of them. Case does not matter.
 *
 * Returns: the channel, or %TL_CHANNEL_NONE when none or several fit
 */
TlChannel
tl_shorthand_find_channel (const char *word)
{
  const char *const *words = tl_kind_get_field (TL_KIND_CARD, TL_CARD_CHANNEL)->values;
  g_autofree char   *folded = g_utf8_casefold (word, -1);
  TlChannel          found = find_exact_channel (folded, words);

  if (found != TL_CHANNEL_NONE || *folded == '\0')
    return found;
  for (guint i = TL_CHANNEL_NONE + 1; i < TL_N_CHANNELS; i++)
    {
      if (!starts_with_folded (words[i], folded) &&
          !starts_with_folded (_ (channel_names[i]), folded))
        continue;
      if (found != TL_CHANNEL_NONE)
        return TL_CHANNEL_NONE;
      found = (TlChannel) i;
    }
  return found;
}

/**
 * tl_shorthand_find_named_channel:
 * @words: what somebody calls a thing
 *
 * As tl_shorthand_find_channel(), but a beginning is not enough: the words are the channel's name,
 * or the common other word for it, and nothing else.
 *
 * Returns: the channel, or %TL_CHANNEL_NONE
 */
TlChannel
tl_shorthand_find_named_channel (const char *words)
{
  g_autofree char *bare = g_strstrip (g_strdup (words));
  g_autofree char *folded = g_utf8_casefold (bare, -1);

  if (*folded == '\0')
    return TL_CHANNEL_NONE;
  return find_exact_channel (folded, tl_kind_get_field (TL_KIND_CARD, TL_CARD_CHANNEL)->values);
}

static gboolean
may_become_channel (const char *word)
{
  const char *const *words = tl_kind_get_field (TL_KIND_CARD, TL_CARD_CHANNEL)->values;
  g_autofree char   *folded = g_utf8_casefold (word, -1);

  for (guint i = TL_CHANNEL_NONE + 1; i < TL_N_CHANNELS; i++)
    if (starts_with_folded (words[i], folded) || starts_with_folded (_ (channel_names[i]), folded))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (starts_with_folded (aliases[i].word, folded))
      return TRUE;
  return FALSE;
}

/* Bytes up to the first white space, and what ends the word: ' ', or 0 at the end of the text. */
static gsize
word_length (const char *text, char *end)
{
  gsize length = strcspn (text, " \t\n");

  *end = text[length] == '\0' ? '\0' : ' ';
  return length;
}

static TlShorthandType
parse_signs (const char *text, TlShorthandToken *token)
{
  gsize signs = strspn (text, "!");
  char  end;

  if (signs > MAX_SEVERITY || word_length (text, &end) != signs)
    return TL_SHORTHAND_NONE;
  if (end == '\0')
    return TL_SHORTHAND_PENDING;
  token->severity = signs == 1 ? 0 : (guint) signs;
  token->length = signs + 1;
  return TL_SHORTHAND_PAIN_POINT;
}

static TlShorthandType
parse_plus (const char *text, TlShorthandToken *token)
{
  if (text[1] == '\0')
    return TL_SHORTHAND_PENDING;
  if (text[1] != ' ')
    return TL_SHORTHAND_NONE;
  token->length = 2;
  return TL_SHORTHAND_OPPORTUNITY;
}

static TlShorthandType
parse_channel (const char *text, TlShorthandToken *token)
{
  char             end;
  gsize            length = word_length (text + 1, &end);
  g_autofree char *word = g_strndup (text + 1, length);

  if (end == '\0')
    return may_become_channel (word) ? TL_SHORTHAND_PENDING : TL_SHORTHAND_NONE;
  token->channel = tl_shorthand_find_channel (word);
  token->length = length + 2;
  return token->channel != TL_CHANNEL_NONE ? TL_SHORTHAND_CHANNEL : TL_SHORTHAND_NONE;
}

static TlShorthandType
parse_tag (const char *text, TlShorthandToken *token)
{
  char  end;
  gsize length = word_length (text + 1, &end);

  /* "# " alone and "#1 choice" are words: a tag begins with a letter. */
  if (length > MAX_TAG_BYTES || (length > 0 && !g_unichar_isalpha (g_utf8_get_char (text + 1))))
    return TL_SHORTHAND_NONE;
  if (end == '\0')
    return TL_SHORTHAND_PENDING;
  if (length == 0)
    return TL_SHORTHAND_NONE;
  token->tag = g_strndup (text + 1, length);
  token->length = length + 2;
  return TL_SHORTHAND_TAG;
}

/* A number as people type it: either minus sign, comma or point. Returns the bytes read, or 0. */
static gsize
read_number (const char *text, double *value)
{
  static const char minus_sign[] = "\xe2\x88\x92"; /* U+2212 */
  const char       *p = text;
  double            sign = 1, number = 0, place = 0.1;

  if (*p == '-' || *p == '+')
    sign = *p++ == '-' ? -1 : 1;
  else if (g_str_has_prefix (p, minus_sign))
    {
      sign = -1;
      p += strlen (minus_sign);
    }
  if (!g_ascii_isdigit (*p))
    return 0;
  while (g_ascii_isdigit (*p) && number < 1000)
    number = number * 10 + g_ascii_digit_value (*p++);
  if ((*p == '.' || *p == ',') && g_ascii_isdigit (p[1]))
    for (p++; g_ascii_isdigit (*p); p++, place /= 10)
      number += place * g_ascii_digit_value (*p);
  *value = sign * round (number * 1000) / 1000;
  return (gsize) (p - text);
}

static TlShorthandType
parse_score (const char *text, TlShorthandFlags flags, TlShorthandToken *token)
{
  gsize length = read_number (text, &token->score);

  if (length == 0)
    {
      gboolean sign_only = strlen (text) == 1 && strchr ("+-", *text) != NULL;
      return sign_only ? TL_SHORTHAND_PENDING : TL_SHORTHAND_NONE;
    }
  if (fabs (token->score) > 2)
    return TL_SHORTHAND_NONE;
  token->length = length;
  if (text[length] == '\0')
    return flags & TL_SHORTHAND_FLAG_FINISHED ? TL_SHORTHAND_SCORE : TL_SHORTHAND_PENDING;
  if ((text[length] == '.' || text[length] == ',') && text[length + 1] == '\0')
    return TL_SHORTHAND_PENDING;
  token->length++;
  return g_ascii_isspace (text[length]) ? TL_SHORTHAND_SCORE : TL_SHORTHAND_NONE;
}

static TlShorthandType
parse_word (const char *text, TlShorthandFlags flags, TlShorthandToken *token)
{
  TlShorthandType type;

  if (flags & TL_SHORTHAND_FLAG_SCORES)
    {
      type = parse_score (text, flags, token);
      if (type != TL_SHORTHAND_NONE)
        return type;
    }
  switch (*text)
    {
    case '!':
      return parse_signs (text, token);
    case '+':
      return parse_plus (text, token);
    case '@':
      return parse_channel (text, token);
    case '#':
      return parse_tag (text, token);
    default:
      return TL_SHORTHAND_NONE;
    }
}

/**
 * tl_shorthand_parse:
 * @text: what stands in the editor, from its start
 * @flags: whether numbers are scores, and whether the text is finished
 * @token: (out caller-allocates): what the first word says; clear it with
 *   tl_shorthand_token_clear()
 *
 * Reads one word of shorthand off the front of a text. Take @token's length off and call again for
 * the next one.
 *
 * Errors: none; a text without shorthand gives %TL_SHORTHAND_NONE and length 0, and an unfinished
 * word %TL_SHORTHAND_PENDING (a finished text never does).
 *
 * Returns: the type of @token
 */
TlShorthandType
tl_shorthand_parse (const char *text, TlShorthandFlags flags, TlShorthandToken *token)
{
  TlShorthandType type;

  g_return_val_if_fail (text != NULL && token != NULL, TL_SHORTHAND_NONE);

  memset (token, 0, sizeof *token);
  type = parse_word (text, flags, token);
  if (type == TL_SHORTHAND_PENDING && flags & TL_SHORTHAND_FLAG_FINISHED)
    type = TL_SHORTHAND_NONE;
  if (type == TL_SHORTHAND_NONE || type == TL_SHORTHAND_PENDING)
    {
      tl_shorthand_token_clear (token);
      token->type = type;
      return type;
    }
  token->type = type;
  token->source = g_strndup (text, token->length);
  return type;
}

/**
 * tl_shorthand_token_clear:
 * @token: a token
 *
 * Frees what a token holds and makes it empty.
 */
void
tl_shorthand_token_clear (TlShorthandToken *token)
{
  g_free (token->tag);
  g_free (token->source);
  memset (token, 0, sizeof *token);
}

static char *
format_score (double score)
{
  char buffer[TL_NUMBER_BUFFER];

  return g_strconcat (score > 0 ? "+" : "", tl_number_format (score, buffer), NULL);
}

/**
 * tl_shorthand_dup_label:
 * @token: a token
 *
 * What the chip says, in the user's language.
 *
 * Returns: (transfer full): text such as "Pain point, severity 3"
 */
char *
tl_shorthand_dup_label (const TlShorthandToken *token)
{
  switch (token->type)
    {
    case TL_SHORTHAND_PAIN_POINT:
      if (token->severity == 0)
        return g_strdup (_ ("Pain point"));
      return g_strdup_printf (_ ("Pain point, severity %u"), token->severity);
    case TL_SHORTHAND_OPPORTUNITY:
      return g_strdup (_ ("Opportunity"));
    case TL_SHORTHAND_CHANNEL:
      return g_strdup (tl_shorthand_get_channel_name (token->channel));
    case TL_SHORTHAND_TAG:
      return g_strconcat ("#", token->tag, NULL);
    case TL_SHORTHAND_SCORE:
      return format_score (token->score);
    case TL_SHORTHAND_NONE:
    case TL_SHORTHAND_PENDING:
    default:
      return g_strdup ("");
    }
}

/* Channels that a beginning may still become, in the order of the field. */
static void
add_channels (GPtrArray *candidates, const char *word)
{
  const char *const *words = tl_kind_get_field (TL_KIND_CARD, TL_CARD_CHANNEL)->values;
  g_autofree char   *folded = g_utf8_casefold (word, -1);
  TlChannel          found = tl_shorthand_find_channel (word);

  if (found != TL_CHANNEL_NONE)
    g_ptr_array_add (candidates, g_strdup (_ (channel_names[found])));
  for (guint i = TL_CHANNEL_NONE + 1; i < TL_N_CHANNELS; i++)
    if (i != found && candidates->len < MAX_CANDIDATES &&
        (starts_with_folded (words[i], folded) ||
         starts_with_folded (_ (channel_names[i]), folded)))
      g_ptr_array_add (candidates, g_strdup (_ (channel_names[i])));
}

/**
 * tl_shorthand_dup_candidates:
 * @text: what stands in the editor, an unfinished word of shorthand
 * @flags: whether numbers are scores
 *
 * What the word would become with a space after it, or with a few more letters: shown faintly while
 * it is typed, so that shorthand teaches itself.
 *
 * Returns: (transfer full) (array zero-terminated=1): labels, at most a handful; empty when @text
 * is not the beginning of shorthand
 */
char **
tl_shorthand_dup_candidates (const char *text, TlShorthandFlags flags)
{
  GPtrArray       *candidates = g_ptr_array_new ();
  g_autofree char *finished = g_strconcat (text, " ", NULL);
  TlShorthandToken token;

  if (tl_shorthand_parse (text, flags, &token) == TL_SHORTHAND_PENDING)
    {
      if (*text == '@')
        add_channels (candidates, text + 1);
      else if (tl_shorthand_parse (finished, flags, &token) != TL_SHORTHAND_NONE)
        g_ptr_array_add (candidates, tl_shorthand_dup_label (&token));
    }
  tl_shorthand_token_clear (&token);
  g_ptr_array_add (candidates, NULL);
  return (char **) g_ptr_array_free (candidates, FALSE);
}
