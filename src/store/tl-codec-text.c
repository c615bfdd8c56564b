/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which characters a text in a file may hold.
 *
 * All but those that XML 1.0 forbids, since every picture of a map is XML sooner or later. A file
 * that holds one is refused with its place, so that nothing vanishes unseen; a text in memory that
 * holds one (from a paste) is written without it, so that saving never fails for it. Line ends are
 * "\n" on both ways; newlines and tabs are kept in every text, since losing them helps nobody. */
#include "config.h"

#include "store/tl-codec.h"

#include <string.h>

static gboolean
is_forbidden (gunichar c)
{
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xfffe || c == 0xffff;
}

/* Whether a byte needs a second look: control characters, and the first byte of U+F000 to U+FFFF.
 */
static gboolean
is_suspect (guchar byte)
{
  return (byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0xef;
}

static const char *
find_suspect (const char *text)
{
  while (*text != '\0' && !is_suspect ((guchar) *text))
    text++;
  return text;
}

/**
 * tl_codec_text_find_forbidden:
 * @text: valid UTF-8
 * @character: (out): the first character that no text may hold
 *
 * Returns: whether there is one
 */
gboolean
tl_codec_text_find_forbidden (const char *text, gunichar *character)
{
  for (const char *p = find_suspect (text); *p != '\0'; p = find_suspect (g_utf8_next_char (p)))
    if (is_forbidden (g_utf8_get_char (p)))
      {
        *character = g_utf8_get_char (p);
        return TRUE;
      }
  return FALSE;
}

/* @text, which is valid UTF-8, without forbidden characters and with "\n" line ends. */
static char *
rewrite (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c == '\r')
        {
          if (p[1] != '\n')
            g_string_append_c (out, '\n');
        }
      else if (!is_forbidden (c))
        g_string_append_len (out, p, g_utf8_skip[(guchar) *p]);
    }
  return g_string_free (out, FALSE);
}

/**
 * tl_codec_text_clean:
 * @text: any bytes
 *
 * Makes of @text what a file may hold.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL when @text is clean as it is
 */
char *
tl_codec_text_clean (const char *text)
{
  g_autofree char *valid = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    valid = g_utf8_make_valid (text, -1);
  else
    {
      const char *p = find_suspect (text);
      while (*p != '\0' && *p != '\r' && !is_forbidden (g_utf8_get_char (p)))
        p = find_suspect (g_utf8_next_char (p));
      if (*p == '\0')
        return NULL;
    }
  return rewrite (valid != NULL ? valid : text);
}
