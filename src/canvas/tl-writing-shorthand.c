/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Shorthand in an act of writing: which words make sense here, what was understood so far, and how
 * it becomes letters again (Backspace, the editor's own undo). */
#include "config.h"

#include "canvas/tl-writing.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/tl-text.h"
#include "map/tl-metric.h"

/**
 * tl_writing_is_point:
 * @self: an act of writing
 *
 * Returns: whether a score is meant, so that a number is one
 */
gboolean
tl_writing_is_point (const TlWriting *self)
{
  return self->kind == TL_WRITING_NEW_POINT || self->kind == TL_WRITING_SCORE;
}

/**
 * tl_writing_find_token:
 * @self: an act of writing
 * @type: what the shorthand says
 *
 * Returns: (transfer none) (nullable): the word that was understood so
 */
const TlShorthandToken *
tl_writing_find_token (const TlWriting *self, TlShorthandType type)
{
  for (guint i = 0; i < self->tokens->len; i++)
    {
      const TlShorthandToken *token = &g_array_index (self->tokens, TlShorthandToken, i);

      if (token->type == type)
        return token;
    }
  return NULL;
}

/* Whether a word of shorthand makes sense here, after those that were understood before. */
static gboolean
accepts (const TlWriting *self, TlShorthandType type)
{
  switch (type)
    {
    case TL_SHORTHAND_PAIN_POINT:
    case TL_SHORTHAND_OPPORTUNITY:
      return self->kind == TL_WRITING_NEW_CARD &&
             (!self->is_about ||
              (type == TL_SHORTHAND_PAIN_POINT && self->about_kind == TL_LANE_KIND_PAIN_POINTS)) &&
             tl_writing_find_token (self, TL_SHORTHAND_PAIN_POINT) == NULL &&
             tl_writing_find_token (self, TL_SHORTHAND_OPPORTUNITY) == NULL;
    case TL_SHORTHAND_CHANNEL:
      return self->kind == TL_WRITING_NEW_CARD && tl_writing_find_token (self, type) == NULL;
    case TL_SHORTHAND_TAG:
      return self->kind == TL_WRITING_NEW_CARD;
    case TL_SHORTHAND_SCORE:
      return tl_writing_is_point (self) && tl_writing_find_token (self, type) == NULL;
    case TL_SHORTHAND_NONE:
    case TL_SHORTHAND_PENDING:
    default:
      return FALSE;
    }
}

/**
 * tl_writing_read_word:
 * @self: an act of writing
 * @text: what stands in the editor
 * @flags: whether the text is finished
 * @type: (out): what the word was
 *
 * Understands one word of shorthand if it makes sense here, even in something old.
 *
 * Returns: how many bytes of @text it took
 */
gsize
tl_writing_read_word (TlWriting       *self,
                      const char      *text,
                      TlShorthandFlags flags,
                      TlShorthandType *type)
{
  TlShorthandToken token;
  gsize            length;

  if (tl_writing_is_point (self))
    flags |= TL_SHORTHAND_FLAG_SCORES;
  *type = tl_shorthand_parse (text, flags, &token);
  if (!accepts (self, *type))
    {
      tl_shorthand_token_clear (&token);
      return 0;
    }
  length = token.length;
  g_array_append_val (self->tokens, token);
  self->reshaped = TRUE;
  return length;
}

/**
 * tl_writing_read_shorthand:
 * @self: an act of writing
 * @text: what stands in the editor
 * @type: (out): what the word was; %TL_SHORTHAND_PENDING = it may become one
 *
 * Understands one word of shorthand at the start of @text and keeps it with @self. Nothing is
 * understood in an old card, nor after Backspace has made shorthand plain.
 *
 * Returns: how many bytes of @text it took, 0 when there was none
 */
gsize
tl_writing_read_shorthand (TlWriting *self, const char *text, TlShorthandType *type)
{
  *type = TL_SHORTHAND_NONE;
  if (self->plain || !(tl_writing_is_new (self) || self->kind == TL_WRITING_SCORE))
    return 0;
  return tl_writing_read_word (self, text, TL_SHORTHAND_FLAG_NONE, type);
}

/**
 * tl_writing_dup_candidates:
 * @self: an act of writing
 * @text: what stands in the editor
 *
 * Returns: (transfer full) (array zero-terminated=1): what an unfinished word of shorthand would
 *   become here; empty when there is none
 */
char **
tl_writing_dup_candidates (const TlWriting *self, const char *text)
{
  if (self->plain || !(tl_writing_is_new (self) || self->kind == TL_WRITING_SCORE))
    return g_new0 (char *, 1);
  return tl_shorthand_dup_candidates (text,
                                      tl_writing_is_point (self) ? TL_SHORTHAND_FLAG_SCORES
                                                                 : TL_SHORTHAND_FLAG_NONE);
}

/**
 * tl_writing_reads_numbers:
 * @self: an act of writing
 *
 * Returns: whether a number at the end of the first line is one: in a lane of metrics
 */
gboolean
tl_writing_reads_numbers (const TlWriting *self)
{
  return !self->plain && (self->kind == TL_WRITING_NEW_CARD || self->kind == TL_WRITING_CARD) &&
         tl_writing_get_card_kind (self) == TL_LANE_KIND_METRICS;
}

/**
 * tl_writing_dup_numbers:
 * @self: an act of writing
 * @text: what stands in the editor
 *
 * What was understood of the number in @text, for chips.
 *
 * Returns: (transfer full) (array zero-terminated=1): "42 %", "Target 50"; empty without a number
 */
char **
tl_writing_dup_numbers (const TlWriting *self, const char *text)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_autofree char *line = g_strndup (text, strcspn (text, "\n"));
  g_autofree char *number = NULL;
  g_autofree char *target = NULL;
  g_autofree char *series = NULL;
  g_auto (TlMetricWords) words = { 0 };
  char buffer[TL_NUMBER_BUFFER];

  if (!tl_writing_reads_numbers (self) || !tl_metric_read_words (line, &words))
    return g_strv_builder_end (labels);
  number = g_strconcat (tl_number_format (words.value, buffer),
                        *words.unit != '\0' ? " " : "",
                        words.unit,
                        NULL);
  if (words.series != NULL)
    {
      g_autofree char *before = g_strjoinv (", ", words.series);

      series = g_strconcat (before, ", ", number, NULL);
    }
  g_strv_builder_add (labels, series != NULL ? series : number);
  if (!isnan (words.target))
    {
      /* Translators: what a number should be. */
      target = g_strdup_printf (_ ("Target %s"), tl_number_format (words.target, buffer));
      g_strv_builder_add (labels, target);
    }
  return g_strv_builder_end (labels);
}

/**
 * tl_writing_unread_shorthand:
 * @self: an act of writing
 *
 * Backspace at the start: the last word understood becomes plain letters again, and no more
 * shorthand is read; neither are numbers, whose letters have never gone.
 *
 * Returns: (transfer full) (nullable): the letters to put back, NULL when there was no shorthand
 */
char *
tl_writing_unread_shorthand (TlWriting *self)
{
  guint n = self->tokens->len;
  char *source;

  if (n == 0)
    {
      if (self->kind != TL_WRITING_NEW_CARD || !tl_writing_reads_numbers (self))
        return NULL;
      self->plain = TRUE;
      self->reshaped = TRUE;
      return g_strdup ("");
    }
  source = g_strdup (g_array_index (self->tokens, TlShorthandToken, n - 1).source);
  g_array_remove_index (self->tokens, n - 1);
  self->plain = TRUE;
  self->reshaped = TRUE;
  return source;
}

/* Whether a text begins with the letters of a word, with or without the space that ended it. */
static gboolean
starts_with_letters (const char *text, const TlShorthandToken *token)
{
  g_autofree char *letters = g_strchomp (g_strdup (token->source));

  return g_str_has_prefix (text, letters);
}

/**
 * tl_writing_follow_undo:
 * @self: an act of writing
 * @before: what stood in the editor before typing was taken back or brought back
 * @text: what stands there now
 *
 * Keeps shorthand in step with the editor's own undo: when the letters of the last word are back,
 * it is no longer understood; when they have gone again, it is.
 */
void
tl_writing_follow_undo (TlWriting *self, const char *before, const char *text)
{
  guint                   n = self->tokens->len;
  const TlShorthandToken *last =
    n > 0 ? &g_array_index (self->tokens, TlShorthandToken, n - 1) : NULL;
  TlShorthandType type;

  if (last != NULL && starts_with_letters (text, last) && !starts_with_letters (before, last))
    {
      g_clear_pointer (&self->undone, g_free);
      self->undone = g_strdup (last->source);
      g_array_remove_index (self->tokens, n - 1);
      self->reshaped = TRUE;
    }
  else if (self->undone != NULL && g_str_has_prefix (self->undone, before) && *before != '\0' &&
           !g_str_has_prefix (text, before))
    {
      g_autofree char *source = g_steal_pointer (&self->undone);

      tl_writing_read_word (self, source, TL_SHORTHAND_FLAG_NONE, &type);
    }
}
