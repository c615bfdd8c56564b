/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An RFC 8259 validator that runs before json-glib, which crashes on deep nesting, reads 010 as 8
 * and 20-digit integers as -1, cuts texts at \u0000 and takes the last of two equal members.
 *
 * One pass over the bytes with an explicit stack: no recursion, no tree, nothing allocated but the
 * open objects' names. Only an accepted text goes on to the parser. Line and column are worked out
 * from the offset when there is an error to report, not before. */
#include "config.h"

#include "store/tl-json-scan.h"

#include "store/tl-json-keys.h"
#include "store/tl-store.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

typedef struct
{
  char  close; /* ']' or '}' */
  guint n_members;
  guint key_base;
} Frame;

typedef struct
{
  const char *text;
  gsize       length;
  gsize       at;
  gsize       max_string; /* of the next value */
  guint       n_values;
  guint       n_containers;
  guint       depth;
  Frame       frames[TL_JSON_MAX_DEPTH];
  TlJsonKeys  keys;
  GError     *error;
} Scan;

/* What a byte means inside a string. */
enum
{
  PLAIN,
  QUOTE,
  ESCAPE,
  CONTROL,
  MULTIBYTE,
};

static const guint8 string_class[256] = {
  [0 ... 31] = CONTROL,
  ['"'] = QUOTE,
  ['\\'] = ESCAPE,
  [128 ... 255] = MULTIBYTE,
};

static int
peek (const Scan *self)
{
  return self->at < self->length ? (guchar) self->text[self->at] : -1;
}

/* Columns count characters, so that they agree with what an editor shows. */
static void
find_place (const Scan *self, gsize at, guint *line, guint *column)
{
  gsize start = 0;

  *line = 1;
  *column = 1;
  for (gsize i = 0; i < at; i++)
    if (self->text[i] == '\n')
      {
        (*line)++;
        start = i + 1;
      }
  for (gsize i = start; i < at; i++)
    if (((guchar) self->text[i] & 0xc0) != 0x80)
      (*column)++;
}

static gboolean
fail (Scan *self, gsize at, TlStoreError code, const char *expected, const char *found)
{
  guint line, column;

  if (self->error != NULL)
    return FALSE;
  find_place (self, at, &line, &column);
  g_set_error (&self->error,
               TL_STORE_ERROR,
               (int) code,
               /* Translators: where in a file, what should stand there, and what does. */
               _ ("line %u, column %u: expected %s, found %s"),
               line,
               column,
               expected,
               found);
  return FALSE;
}

static gboolean
fail_too_much (Scan *self, gsize at, const char *expected)
{
  return fail (self, at, TL_STORE_ERROR_TOO_LARGE, expected, _ ("more"));
}

/* What stands at an offset, in words. */
static char *
describe (const Scan *self, gsize at)
{
  gunichar c;
  gsize    n = 0;

  if (at >= self->length)
    return g_strdup (_ ("the end of the file"));
  while (at + n < self->length && n < 20 && g_ascii_isalnum (self->text[at + n]))
    n++;
  if (n > 1)
    return g_strdup_printf ("“%.*s”", (int) n, self->text + at);
  c = g_utf8_get_char_validated (self->text + at, (gssize) (self->length - at));
  if (self->text[at] == '\0')
    return g_strdup (_ ("a NUL byte"));
  if (self->text[at] == '\n')
    return g_strdup (_ ("the end of the line"));
  if (c == (gunichar) -1 || c == (gunichar) -2)
    return g_strdup_printf (_ ("the byte 0x%02X"), (guint) (guchar) self->text[at]);
  if (!g_unichar_isprint (c) || (g_unichar_isspace (c) && c != ' '))
    return g_strdup_printf (_ ("the character U+%04X"), c);
  return g_strdup_printf ("“%.*s”", g_utf8_skip[(guchar) self->text[at]], self->text + at);
}

static gboolean
fail_here (Scan *self, gsize at, const char *expected)
{
  g_autofree char *found = describe (self, at);

  return fail (self, at, TL_STORE_ERROR_MALFORMED, expected, found);
}

static void
skip_space (Scan *self)
{
  while (self->at < self->length)
    {
      char c = self->text[self->at];
      if (c != ' ' && c != '\n' && c != '\t' && c != '\r')
        break;
      self->at++;
    }
}

/* The bytes of one UTF-8 character that is not ASCII: shortest form, no surrogate, within Unicode.
 */
static gsize
multibyte_length (const guchar *bytes, gsize available)
{
  gsize n;

  if (bytes[0] >= 0xc2 && bytes[0] <= 0xdf)
    n = 2;
  else if (bytes[0] >= 0xe0 && bytes[0] <= 0xef)
    n = 3;
  else if (bytes[0] >= 0xf0 && bytes[0] <= 0xf4)
    n = 4;
  else
    return 0;
  if (available < n)
    return 0;
  for (gsize i = 1; i < n; i++)
    if ((bytes[i] & 0xc0) != 0x80)
      return 0;
  if ((bytes[0] == 0xe0 && bytes[1] < 0xa0) || (bytes[0] == 0xed && bytes[1] > 0x9f) ||
      (bytes[0] == 0xf0 && bytes[1] < 0x90) || (bytes[0] == 0xf4 && bytes[1] > 0x8f))
    return 0;
  return n;
}

/* Four hexadecimal digits at an offset, or -1. */
static int
read_hex (const Scan *self, gsize at)
{
  int value = 0;

  if (at + 4 > self->length)
    return -1;
  for (gsize i = at; i < at + 4; i++)
    {
      int digit = g_ascii_xdigit_value (self->text[i]);
      if (digit < 0)
        return -1;
      value = value << 4 | digit;
    }
  return value;
}

/* An escape at self->at: moves behind it and adds its bytes as UTF-8 to @n_bytes. */
static gboolean
scan_escape (Scan *self, gsize *n_bytes)
{
  gsize at = self->at;
  int   c = at + 1 < self->length ? self->text[at + 1] : 0;
  int   high, low;

  if (c != 'u')
    {
      if (c == 0 || strchr ("\"\\/bfnrt", c) == NULL)
        return fail_here (self, at + 1, _ ("one of \" \\ / b f n r t u after a backslash"));
      self->at += 2;
      *n_bytes += 1;
      return TRUE;
    }
  high = read_hex (self, at + 2);
  if (high < 0)
    return fail_here (self, at + 2, _ ("four hexadecimal digits after \\u"));
  if (high == 0)
    return fail (self, at, TL_STORE_ERROR_MALFORMED, _ ("a character"), "\\u0000");
  self->at += 6;
  *n_bytes += high < 0x80 ? 1 : high < 0x800 ? 2 : 3;
  if (high < 0xd800 || high > 0xdfff)
    return TRUE;
  low = -1;
  if (high < 0xdc00 && at + 7 < self->length && self->text[at + 6] == '\\' &&
      self->text[at + 7] == 'u')
    low = read_hex (self, at + 8);
  if (low < 0xdc00 || low > 0xdfff)
    return fail (self, at, TL_STORE_ERROR_MALFORMED, _ ("a pair of surrogates"), _ ("half of one"));
  self->at += 6;
  *n_bytes += 1;
  return TRUE;
}

/* A string at self->at, which is its opening quote; moves behind the closing one. */
static gboolean
scan_string (Scan *self, gsize max_bytes, gboolean *escaped)
{
  gsize open = self->at++;
  gsize n_bytes = 0;

  *escaped = FALSE;
  for (;;)
    {
      const char *text = self->text;
      gsize       at = self->at, n;

      while (at < self->length && string_class[(guchar) text[at]] == PLAIN)
        at++;
      n_bytes += at - self->at;
      self->at = at;
      if (n_bytes > max_bytes)
        break;
      if (at >= self->length)
        return fail_here (self, at, _ ("the closing quote of a text"));
      switch (string_class[(guchar) text[at]])
        {
        case QUOTE:
          self->at++;
          return TRUE;
        case ESCAPE:
          *escaped = TRUE;
          if (!scan_escape (self, &n_bytes))
            return FALSE;
          break;
        case CONTROL:
          return fail_here (self, at, _ ("a character or an escape in a text"));
        default:
          n = multibyte_length ((const guchar *) text + at, self->length - at);
          if (n == 0)
            return fail_here (self, at, _ ("UTF-8"));
          self->at += n;
          n_bytes += n;
          break;
        }
    }
  {
    g_autofree char *expected =
      g_strdup_printf (_ ("a text of at most %u bytes"), (guint) max_bytes);
    return fail_too_much (self, open, expected);
  }
}

static gsize
scan_digits (Scan *self)
{
  gsize start = self->at;

  while (self->at < self->length && g_ascii_isdigit (self->text[self->at]))
    self->at++;
  return self->at - start;
}

/* @start to self->at is a number by its grammar: can it be held exactly, or at all? */
static gboolean
check_number (Scan *self, gsize start, gboolean integer)
{
  char   copy[TL_JSON_MAX_NUMBER + 1];
  char   shown[48];
  gsize  length = self->at - start;
  double value;

  if (length > TL_JSON_MAX_NUMBER)
    {
      g_autofree char *expected =
        g_strdup_printf (_ ("a number of at most %u characters"), TL_JSON_MAX_NUMBER);
      return fail_too_much (self, start, expected);
    }
  if (integer && length < 16)
    return TRUE;
  memcpy (copy, self->text + start, length);
  copy[length] = '\0';
  value = g_ascii_strtod (copy, NULL);
  g_snprintf (shown, sizeof shown, "%.40s%s", copy, length > 40 ? "…" : "");
  if (integer &&
      (length > 17 || fabs (value) > TL_JSON_MAX_INTEGER ||
       (fabs (value) == TL_JSON_MAX_INTEGER && !g_str_has_suffix (copy, "9007199254740992"))))
    return fail (self,
                 start,
                 TL_STORE_ERROR_MALFORMED,
                 _ ("an integer within ±9007199254740992"),
                 shown);
  if (!isfinite (value))
    return fail (self, start, TL_STORE_ERROR_MALFORMED, _ ("a number that is not infinite"), shown);
  return TRUE;
}

static gboolean
scan_number (Scan *self)
{
  gsize    start = self->at;
  gboolean integer = TRUE;

  if (peek (self) == '-')
    self->at++;
  if (peek (self) == '0')
    self->at++;
  else if (scan_digits (self) == 0)
    return fail_here (self, self->at, _ ("a digit"));
  if (peek (self) == '.')
    {
      integer = FALSE;
      self->at++;
      if (scan_digits (self) == 0)
        return fail_here (self, self->at, _ ("a digit after the decimal point"));
    }
  if (peek (self) == 'e' || peek (self) == 'E')
    {
      integer = FALSE;
      self->at++;
      if (peek (self) == '+' || peek (self) == '-')
        self->at++;
      if (scan_digits (self) == 0)
        return fail_here (self, self->at, _ ("a digit in the exponent"));
    }
  /* Nothing may cling to a number: this is where 010 and 0x10 are told from 0. */
  if (self->at < self->length &&
      (g_ascii_isalnum (self->text[self->at]) || self->text[self->at] == '.'))
    {
      gsize            n = self->at - start;
      g_autofree char *found = NULL;
      while (start + n < self->length && n < 40 &&
             (g_ascii_isalnum (self->text[start + n]) || self->text[start + n] == '.'))
        n++;
      found = g_strndup (self->text + start, n);
      return fail (self, start, TL_STORE_ERROR_MALFORMED, _ ("a decimal number"), found);
    }
  return check_number (self, start, integer);
}

static gboolean
scan_word (Scan *self, const char *word)
{
  gsize n = strlen (word);

  if (self->length - self->at < n || memcmp (self->text + self->at, word, n) != 0 ||
      (self->at + n < self->length && g_ascii_isalnum (self->text[self->at + n])))
    return fail_here (self, self->at, _ ("a value"));
  self->at += n;
  return TRUE;
}

static gboolean
open_container (Scan *self, char close)
{
  Frame *frame;

  if (self->depth == TL_JSON_MAX_DEPTH)
    return fail_too_much (self, self->at, _ ("at most 64 arrays and objects inside each other"));
  if (++self->n_containers > TL_JSON_MAX_CONTAINERS)
    return fail_too_much (self, self->at, _ ("at most 250000 arrays and objects"));
  frame = &self->frames[self->depth++];
  frame->close = close;
  frame->n_members = 0;
  frame->key_base = tl_json_keys_open (&self->keys);
  self->at++;
  return TRUE;
}

/* @start: the first byte of a name that its object has already. */
static gboolean
fail_duplicate (Scan *self, gsize start)
{
  g_autofree char *found = NULL;
  gsize            n = 0;

  while (self->text[start + n] != '"' && n < 60)
    n += self->text[start + n] == '\\' ? 2 : g_utf8_skip[(guchar) self->text[start + n]];
  found = g_strdup_printf (_ ("“%.*s” a second time"), (int) n, self->text + start);
  return fail (self, start - 1, TL_STORE_ERROR_MALFORMED, _ ("each member once"), found);
}

static gboolean
close_container (Scan *self)
{
  Frame *frame = &self->frames[self->depth - 1];
  gsize  duplicate;

  if (frame->close == '}' && !tl_json_keys_close (&self->keys, frame->key_base, &duplicate))
    return fail_duplicate (self, duplicate);
  self->depth--;
  self->at++;
  return TRUE;
}

/* A member's name and its colon; sets what its value may weigh. */
static gboolean
scan_key (Scan *self, Frame *frame)
{
  gsize    open = self->at;
  gsize    length;
  gboolean escaped;

  if (peek (self) != '"')
    return fail_here (self, self->at, _ ("a member's name in double quotes"));
  if (!scan_string (self, TL_JSON_MAX_STRING, &escaped))
    return FALSE;
  length = self->at - open - 2;
  if (!tl_json_keys_add (&self->keys, frame->key_base, open + 1, length, escaped))
    return fail_duplicate (self, open + 1);
  self->max_string = length == 4 && memcmp (self->text + open + 1, "data", 4) == 0
                       ? TL_JSON_MAX_DATA
                       : TL_JSON_MAX_STRING;
  skip_space (self);
  if (peek (self) != ':')
    return fail_here (self, self->at, _ ("“:” after a member's name"));
  self->at++;
  skip_space (self);
  return TRUE;
}

/* A value that is no container, or the opening of one. */
static gboolean
scan_value (Scan *self)
{
  gsize    max_string = self->max_string;
  gboolean escaped;

  self->max_string = TL_JSON_MAX_STRING;
  if (++self->n_values > TL_JSON_MAX_VALUES)
    return fail_too_much (self, self->at, _ ("at most 1000000 values"));
  switch (peek (self))
    {
    case '{':
      return open_container (self, '}');
    case '[':
      return open_container (self, ']');
    case '"':
      return scan_string (self, max_string, &escaped);
    case 't':
      return scan_word (self, "true");
    case 'f':
      return scan_word (self, "false");
    case 'n':
      return scan_word (self, "null");
    case '-':
    case '0' ... '9':
      return scan_number (self);
    default:
      return fail_here (self, self->at, _ ("a value"));
    }
}

/* What may follow inside the innermost container: its end, or a comma and the next member. */
static gboolean
scan_member (Scan *self)
{
  Frame *frame = &self->frames[self->depth - 1];
  int    next = peek (self);

  if (next == frame->close)
    return close_container (self);
  if (frame->n_members > 0)
    {
      if (next != ',')
        return fail_here (self,
                          self->at,
                          frame->close == '}' ? _ ("“,” or “}”") : _ ("“,” or “]”"));
      self->at++;
      skip_space (self);
    }
  if (++frame->n_members > TL_JSON_MAX_MEMBERS)
    return fail_too_much (self, self->at, _ ("at most 200000 members in one array or object"));
  if (frame->close == '}' && !scan_key (self, frame))
    return FALSE;
  return scan_value (self);
}

static gboolean
scan_document (Scan *self)
{
  skip_space (self);
  if (self->at == self->length)
    return fail (self, 0, TL_STORE_ERROR_MALFORMED, _ ("a JSON object"), _ ("an empty file"));
  if (!scan_value (self))
    return FALSE;
  while (self->depth > 0)
    {
      skip_space (self);
      if (!scan_member (self))
        return FALSE;
    }
  skip_space (self);
  if (self->at < self->length)
    return fail_here (self, self->at, _ ("the end of the file"));
  return TRUE;
}

/* A byte order mark of UTF-8 is skipped, as RFC 8259 allows; other encodings are named. */
static gboolean
scan_start (Scan *self, gsize *start)
{
  const char *text = self->text;

  *start = self->length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  if (self->length > TL_JSON_MAX_FILE)
    return fail_too_much (self, 0, _ ("a file of at most 64 MiB"));
  if (self->length >= 2 && (memcmp (text, "\xff\xfe", 2) == 0 || memcmp (text, "\xfe\xff", 2) == 0))
    return fail (self, 0, TL_STORE_ERROR_MALFORMED, _ ("UTF-8"), _ ("UTF-16"));
  self->text += *start;
  self->length -= *start;
  return TRUE;
}

/**
 * tl_json_scan:
 * @text: (array length=length): the bytes of a file
 * @start: (out): where the JSON begins: 0, or 3 behind a byte order mark
 *
 * Checks that @text is one JSON value that json-glib will read as it is meant: RFC 8259, UTF-8, no
 * duplicate member, no \u0000, no half surrogate pair, numbers that a double holds, integers within
 * 2^53, and within the limits of this header.
 *
 * Errors: #TL_STORE_ERROR_MALFORMED and #TL_STORE_ERROR_TOO_LARGE, with line and column (both from
 * 1, columns in characters), what was expected and what was found.
 */
gboolean
tl_json_scan (const char *text, gsize length, gsize *start, GError **error)
{
  Scan     self = { .text = text, .length = length, .max_string = TL_JSON_MAX_STRING };
  gboolean done;

  g_return_val_if_fail (text != NULL || length == 0, FALSE);

  if (scan_start (&self, start))
    {
      tl_json_keys_init (&self.keys, self.text);
      done = scan_document (&self);
      tl_json_keys_clear (&self.keys);
    }
  else
    done = FALSE;
  if (!done)
    g_propagate_error (error, self.error);
  return done;
}
