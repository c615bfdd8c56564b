/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From any text to one that is safe to lay out, and the question what its paragraphs are made of.
 *
 * Shaping costs grow with the length of a run without a break opportunity and with the number of
 * marks on one base character, so both are bounded here, before Pango sees anything: a text is cut
 * at 2,000 characters, a zero width space goes into every run of 200 characters that has no break
 * opportunity, and the ninth combining mark of a character is dropped. Control characters become
 * blanks, every kind of line end a newline; soft hyphens go, because a line is drawn alone and
 * would not show them. What comes out is valid UTF-8. A short text of printing ASCII, which most
 * are, is copied as it stands. */
#include "config.h"

#include "text/tl-text-private.h"

#include <string.h>

typedef enum
{
  SCRIPT_COMMON,
  SCRIPT_LATIN,
  SCRIPT_GREEK,
  SCRIPT_CYRILLIC,
  SCRIPT_OTHER,
} Script;

static gboolean
is_mark (gunichar c)
{
  GUnicodeType type;

  if (c < 0x300)
    return FALSE;
  type = g_unichar_type (c);
  return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK ||
         type == G_UNICODE_SPACING_MARK;
}

/* Characters that stick to their neighbours: never a place to cut. */
static gboolean
is_joining (gunichar c)
{
  return c == 0x200d || (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0x1f3fb && c <= 0x1f3ff) ||
         (c >= 0xe0020 && c <= 0xe007f) || is_mark (c);
}

static gboolean
is_harmless (const char *text)
{
  gsize run = 0;
  gsize i;

  for (i = 0; text[i] != '\0'; i++)
    {
      guchar c = (guchar) text[i];

      if (c >= 0x7f || (c < ' ' && c != '\n') || i >= TL_TEXT_MAX_CHARS)
        return FALSE;
      run = c > ' ' ? run + 1 : 0;
      if (run > TL_TEXT_MAX_RUN)
        return FALSE;
    }
  return TRUE;
}

/* One pass: line ends, controls, marks and length. Returns how long the longest unbroken run of
 * printing characters has become. */
static guint
copy_bounded (const char *text, GString *out, gboolean *cut)
{
  guint       n_chars = 0;
  guint       n_marks = 0;
  guint       run = 0;
  guint       longest = 0;
  const char *p;

  for (p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r' && p[1] == '\n')
        continue;
      if (c == '\r' || c == 0x0b || c == 0x0c || c == 0x85 || c == 0x2028 || c == 0x2029)
        c = '\n';
      else if (c < ' ' && c != '\n')
        c = ' ';
      else if ((c >= 0x7f && c < 0xa0) || c == 0xad || c == 0xfeff || c == 0xfffc)
        continue;
      n_marks = is_mark (c) ? n_marks + 1 : 0;
      if (n_marks > TL_TEXT_MAX_MARKS)
        continue;
      if (n_chars == TL_TEXT_MAX_CHARS)
        {
          *cut = TRUE;
          break;
        }
      g_string_append_unichar (out, c);
      n_chars++;
      run = c == ' ' || c == '\n' || c == TL_TEXT_ZERO_WIDTH_SPACE_CHAR ? 0 : run + 1;
      longest = MAX (longest, run);
    }
  return longest;
}

/* Puts zero width spaces where more than TL_TEXT_MAX_RUN characters follow each other without a
 * break opportunity. */
static void
break_long_runs (GString *text)
{
  glong                    n_chars = g_utf8_strlen (text->str, (gssize) text->len);
  g_autofree PangoLogAttr *attrs = g_new0 (PangoLogAttr, n_chars + 1);
  g_autoptr (GString) out = g_string_sized_new (text->len + 64);
  guint       run = 0;
  gunichar    before = 0;
  glong       i = 0;
  const char *p;

  pango_default_break (text->str, (int) text->len, NULL, attrs, (int) n_chars + 1);
  for (p = text->str; *p != '\0'; p = g_utf8_next_char (p), i++)
    {
      gunichar c = g_utf8_get_char (p);

      if (attrs[i].is_line_break)
        run = 0;
      if (run >= TL_TEXT_MAX_RUN && !is_joining (c) && before != 0x200d)
        {
          g_string_append (out, TL_TEXT_ZERO_WIDTH_SPACE);
          run = 0;
        }
      g_string_append_unichar (out, c);
      before = c;
      run++;
    }
  g_string_assign (text, out->str);
}

/**
 * tl_text_prepare:
 * @text: any text; bytes that are not UTF-8 are replaced
 * @cut: (out): whether text was left out at the end
 *
 * Bounds what laying out a text can cost.
 *
 * Shape: at most %TL_TEXT_MAX_CHARS characters, with zero width spaces added to longer runs.
 *
 * Returns: (transfer full): the text that is laid out, drawn and exported
 */
char *
tl_text_prepare (const char *text, gboolean *cut)
{
  g_autofree char *valid = NULL;
  GString         *out;

  *cut = FALSE;
  if (is_harmless (text))
    return g_strdup (text);
  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);
  out = g_string_sized_new (MIN (strlen (text), 4 * TL_TEXT_MAX_CHARS) + 1);
  if (copy_bounded (text, out, cut) > TL_TEXT_MAX_RUN)
    break_long_runs (out);
  return g_string_free (out, FALSE);
}

/* Scripts without marks, joining or reordering, whose fonts do not kern across blanks. */
static Script
script_of (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalpha ((char) c) ? SCRIPT_LATIN : SCRIPT_COMMON;
  if (c < 0xc0)
    return c == 0xad || c < 0xa0    ? SCRIPT_OTHER
           : c == 0xaa || c == 0xba ? SCRIPT_LATIN
                                    : SCRIPT_COMMON;
  if (c == 0xd7 || c == 0xf7)
    return SCRIPT_COMMON;
  if (c < 0x250 || (c >= 0x1e00 && c < 0x1f00))
    return SCRIPT_LATIN;
  if ((c >= 0x384 && c < 0x3e2) || (c >= 0x1f00 && c < 0x2000))
    return c == 0x385 || c == 0x387 ? SCRIPT_COMMON : SCRIPT_GREEK;
  if (c >= 0x400 && c < 0x530)
    return c >= 0x483 && c <= 0x489 ? SCRIPT_OTHER : SCRIPT_CYRILLIC;
  if (c == TL_TEXT_ZERO_WIDTH_SPACE_CHAR || (c >= 0x2010 && c <= 0x2027) ||
      (c >= 0x2030 && c <= 0x203a) || (c >= 0x20a0 && c <= 0x20bf) || c == 0x2122 || c == 0x2212)
    return SCRIPT_COMMON;
  return SCRIPT_OTHER;
}

/* Whether lines break around an ASCII character only where there is a blank. Punctuation at the end
 * of a word qualifies; with a blank before it, it would hold on to the word before. */
static gboolean
is_plain (gunichar c, gunichar before, const char *p, const char *end)
{
  if (c >= 0x80)
    return FALSE;
  if (g_ascii_isalnum ((char) c) || c == ' ')
    return TRUE;
  if (before == ' ')
    return FALSE;
  if (c == ',' || c == '.' || c == '\'')
    return TRUE;
  if (c == '-')
    return g_ascii_isalpha ((char) before) && p + 1 < end && g_ascii_isalpha (p[1]);
  return (c == '!' || c == '?' || c == ':' || c == ';') && (p + 1 == end || p[1] == ' ');
}

/**
 * tl_text_classify:
 * @text: one paragraph of a prepared text
 * @length: its bytes
 *
 * Says how the lines of a paragraph have to be found.
 *
 * A paragraph is simple when the widths of its words, each with the blank that follows, add up to
 * the width of the whole. That was checked for Inter, Cantarell and DejaVu Sans; what does not add
 * up is the "x" between digits, which Inter turns into a multiplication sign across blanks, and
 * punctuation between words of different scripts, which takes the script of the text before it.
 *
 * Returns: the type
 */
TlParagraphType
tl_text_classify (const char *text, gsize length)
{
  const char *end = text + length;
  const char *p;
  Script      script = SCRIPT_COMMON;
  gunichar    before = ' ';
  gunichar    printing = 0;
  gboolean    plain = TRUE;

  for (p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      Script   own = script_of (c);

      if (own == SCRIPT_OTHER || (own != SCRIPT_COMMON && script != SCRIPT_COMMON && own != script))
        return TL_PARAGRAPH_COMPLEX;
      if ((c == 'x' || c == 'X') && g_unichar_isdigit (printing))
        return TL_PARAGRAPH_COMPLEX;
      if (g_unichar_isdigit (c) && (printing == 'x' || printing == 'X'))
        return TL_PARAGRAPH_COMPLEX;
      if (own != SCRIPT_COMMON)
        script = own;
      if (plain && !is_plain (c, before, p, end))
        plain = FALSE;
      before = c;
      if (c != ' ')
        printing = c;
    }
  return plain ? TL_PARAGRAPH_PLAIN : TL_PARAGRAPH_SIMPLE;
}
