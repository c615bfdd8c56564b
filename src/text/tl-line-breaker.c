/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where lines break. Each paragraph of a prepared text is filled greedily, as Pango fills it.
 *
 * A simple paragraph becomes tokens: a word and the blanks after it, with widths from the face's
 * cache; tokens without a break opportunity between them ("wait !") stay together as a unit. A unit
 * that does not fit is split at the last opportunity inside it that fits (after a hyphen), else
 * goes to the next line, else, when it is wider than a line, is split between characters. At least
 * one character goes on every line, so that no width, however small, loops. Splitting shapes the
 * unit once for estimates and each piece once for its exact width: the work is linear in the text.
 *
 * A complex paragraph is laid out by Pango as a whole, and each of its lines measured again alone,
 * because alone is how painters shape it. Blanks at the end of a line hang: they belong to no line.
 * Widths here are Pango units, positions are bytes from the paragraph's begin. */
#include "config.h"

#include "text/tl-text-private.h"

#include <string.h>

/* How far an estimate from the whole word may be off from its piece shaped alone: kerning at the
 * cut. Two pixels is more than any pair of Inter at 24 px. */
#define SLACK (2 * PANGO_SCALE)

typedef struct
{
  guint    start; /* of the word */
  guint    end;   /* of the word */
  guint    after; /* of the blanks, where the next token starts */
  int      width;
  int      spaced; /* with the blanks */
  gboolean glued;  /* no opportunity before the next token */
} Token;

typedef struct
{
  TlTextFace   *face;
  const char   *text;
  guint         length;
  guint         offset; /* of the paragraph in the text */
  int           width;  /* < 0 = no limit */
  guint         max_lines;
  gboolean      rtl;
  gboolean      left_over;
  PangoLogAttr *attrs; /* NULL = plain: breaks only after blanks and hyphens */
  GArray       *lines;

  /* The line being filled. */
  guint line_start;
  guint line_end;
  int   filled; /* up to line_end */
  int   pen;    /* with the blanks after it */
} Breaker;

/* A unit being split. */
typedef struct
{
  guint   start;
  guint   end;
  glong   first_char; /* of start in the paragraph */
  GArray *advances;
} Split;

static gboolean
emit_line (Breaker *b, guint start, guint end, int width)
{
  TlTextLine line = { 0 };

  if (b->max_lines > 0 && b->lines->len >= b->max_lines)
    {
      b->left_over = TRUE;
      return FALSE;
    }
  line.start = b->offset + start;
  line.length = end - start;
  line.width = pango_units_to_double (width);
  line.rtl = b->rtl;
  g_array_append_val (b->lines, line);
  return TRUE;
}

/* The length of the blank at p, 0 when there is none. */
static guint
blank_length (const char *p, const char *end)
{
  if (p < end && *p == ' ')
    return 1;
  if (end - p >= 3 && memcmp (p, TL_TEXT_ZERO_WIDTH_SPACE, 3) == 0)
    return 3;
  return 0;
}

static guint
trim_end (const char *text, guint start, guint end)
{
  for (;;)
    {
      if (end > start && text[end - 1] == ' ')
        end--;
      else if (end >= start + 3 && memcmp (text + end - 3, TL_TEXT_ZERO_WIDTH_SPACE, 3) == 0)
        end -= 3;
      else
        return end;
    }
}

/* Reads the word at start and the blanks after it. */
static gboolean
read_token (Breaker *b, guint start, Token *token)
{
  const char *end = b->text + b->length;
  const char *p = b->text + start;
  gboolean    spaced;
  guint       n;
  gboolean    own;

  while (p < end && blank_length (p, end) == 0)
    p++;
  token->start = start;
  token->end = (guint) (p - b->text);
  token->glued = FALSE;
  own = tl_text_face_get_word (b->face, b->text + start, token->end - start, FALSE, &token->width);
  token->spaced = token->width;
  spaced = p < end && *p == ' ';
  if (spaced)
    {
      tl_text_face_get_word (b->face, b->text + start, token->end - start, TRUE, &token->spaced);
      p++;
    }
  while ((n = blank_length (p, end)) > 0)
    {
      token->spaced += n == 1 ? tl_text_face_get_space (b->face) : 0;
      p += n;
    }
  token->after = (guint) (p - b->text);
  return own;
}

/* Returns NULL when a word needs another font. */
static GArray *
read_tokens (Breaker *b)
{
  GArray *tokens = g_array_sized_new (FALSE, FALSE, sizeof (Token), 24);
  glong   n_chars = 0;
  guint   at = 0;

  while (at < b->length)
    {
      Token token;

      if (!read_token (b, at, &token))
        {
          g_array_unref (tokens);
          return NULL;
        }
      if (b->attrs != NULL && token.after < b->length)
        {
          n_chars += g_utf8_strlen (b->text + at, (gssize) (token.after - at));
          token.glued = !b->attrs[n_chars].is_line_break;
        }
      g_array_append_val (tokens, token);
      at = token.after;
    }
  return tokens;
}

/* The exact width of a piece without the blanks at its end. */
static int
measure_range (Breaker *b, guint start, guint end)
{
  int   width = 0;
  guint at = start;

  end = trim_end (b->text, start, end);
  while (at < end)
    {
      Breaker piece = *b;
      Token   token;

      piece.length = end;
      read_token (&piece, at, &token);
      width += token.after < end ? token.spaced : token.width;
      at = token.after;
    }
  return width;
}

static gboolean
can_break (Breaker *b, glong index, gboolean anywhere)
{
  /* A plain paragraph is ASCII: its hyphens are opportunities, and bytes are characters. */
  if (b->attrs == NULL)
    return anywhere || b->text[index - 1] == '-';
  return anywhere ? b->attrs[index].is_char_break : b->attrs[index].is_line_break;
}

/* Where the characters of the unit stand when it is set whole; shaped when first asked for, because
 * most units have no place to break and just go to the next line. */
static const int *
get_estimates (Breaker *b, Split *s)
{
  if (s->advances->len == 0)
    tl_text_face_shape (b->face, b->text + s->start, s->end - s->start, FALSE, s->advances);
  return (const int *) (gconstpointer) s->advances->data;
}

/* The last place after `from` where the unit may break and whose piece is estimated to fit into
 * `limit`; 0 = none. `first` gets the first place at all. */
static guint
estimate_break (Breaker *b, Split *s, guint from, gboolean anywhere, int *limit, guint *first)
{
  const int  *x = NULL;
  glong       begin = g_utf8_pointer_to_offset (b->text + s->start, b->text + from);
  glong       i = begin;
  guint       found = 0;
  int         found_x = 0;
  const char *p;

  *first = 0;
  for (p = g_utf8_next_char (b->text + from); p < b->text + s->end; p = g_utf8_next_char (p))
    {
      i++;
      if (!can_break (b, s->first_char + i, anywhere))
        continue;
      if (*first == 0)
        *first = (guint) (p - b->text);
      x = get_estimates (b, s);
      if (x[i] - x[begin] > *limit)
        break;
      found = (guint) (p - b->text);
      found_x = x[i] - x[begin];
    }
  *limit = found_x - 1;
  return found;
}

/* The same, exact; `width` gets that of the piece. */
static guint
find_break (Breaker *b, Split *s, guint from, gboolean anywhere, int *width)
{
  int   available = b->width - b->pen;
  int   limit = available + SLACK;
  guint first;
  guint at;

  while ((at = estimate_break (b, s, from, anywhere, &limit, &first)) > 0)
    {
      *width = measure_range (b, from, at);
      if (*width <= available)
        return at;
    }
  if (!anywhere)
    return 0;
  at = first > 0 ? first : s->end;
  *width = measure_range (b, from, at);
  return at;
}

static guint
skip_blanks (Breaker *b, guint start, guint end)
{
  guint n;

  while ((n = blank_length (b->text + start, b->text + end)) > 0)
    start += n;
  return start;
}

static gboolean
finish_line (Breaker *b, guint end, int width, guint next)
{
  gboolean more = emit_line (b, b->line_start, trim_end (b->text, b->line_start, end), width);

  b->line_start = b->line_end = next;
  b->pen = b->filled = 0;
  return more;
}

/* Whether what is left of the unit fits on a line; shapes it only when it may. */
static gboolean
rest_fits (Breaker *b, Split *s, guint rest)
{
  if (s->advances->len > 0)
    {
      const int *x = get_estimates (b, s);
      glong      i = g_utf8_pointer_to_offset (b->text + s->start, b->text + rest);

      if (x[s->advances->len - 1] - x[i] > b->width + SLACK)
        return FALSE;
    }
  return measure_range (b, rest, s->end) <= b->width;
}

/* Puts a unit that does not fit into the rest of the line on as many lines as it needs. */
static gboolean
split_unit (Breaker *b, guint start, guint end)
{
  g_autoptr (GArray) advances = g_array_new (FALSE, FALSE, sizeof (int));
  Split s = { .start = start, .end = end, .advances = advances };
  guint rest = start;

  s.first_char = g_utf8_pointer_to_offset (b->text, b->text + start);
  do
    {
      int   width = 0;
      guint at = find_break (b, &s, rest, FALSE, &width);

      if (at == 0 && b->line_start < rest)
        {
          if (!finish_line (b, b->line_end, b->filled, rest))
            return FALSE;
          continue;
        }
      if (at == 0)
        at = find_break (b, &s, rest, TRUE, &width);
      rest = skip_blanks (b, at, end);
      if (!finish_line (b, at, b->pen + width, rest))
        return FALSE;
    }
  while (rest < end && !rest_fits (b, &s, rest));
  b->line_end = end;
  b->filled = rest < end ? measure_range (b, rest, end) : 0;
  return TRUE;
}

/* Fills lines with tokens. Returns FALSE when there were more lines than allowed. */
static gboolean
fill_lines (Breaker *b, const GArray *tokens)
{
  guint i = 0;

  while (i < tokens->len)
    {
      const Token *first = &g_array_index (tokens, Token, i);
      const Token *last = first;
      int          unit = 0;

      while (last->glued && i + 1 < tokens->len)
        {
          unit += last->spaced;
          last = &g_array_index (tokens, Token, ++i);
        }
      i++;
      if (b->width < 0 || b->pen + unit + last->width <= b->width)
        {
          b->filled = b->pen + unit + last->width;
          b->line_end = last->end;
        }
      else if (!split_unit (b, first->start, last->end))
        return FALSE;
      else if (b->line_start == last->end)
        {
          b->line_start = last->after; /* split to the last byte: its blanks hang */
          continue;
        }
      b->pen = b->filled + (last->spaced - last->width);
    }
  return TRUE;
}

static gboolean
break_simple (Breaker *b, TlParagraphType type)
{
  g_autofree PangoLogAttr *attrs = NULL;
  g_autoptr (GArray) tokens = NULL;

  if (type == TL_PARAGRAPH_SIMPLE)
    {
      glong n_chars = g_utf8_strlen (b->text, (gssize) b->length);

      attrs = g_new0 (PangoLogAttr, n_chars + 1);
      pango_default_break (b->text, (int) b->length, NULL, attrs, (int) n_chars + 1);
    }
  b->attrs = attrs;
  tokens = read_tokens (b);
  if (tokens == NULL)
    return FALSE;
  if (fill_lines (b, tokens) && (b->line_start < b->length || b->length == 0))
    finish_line (b, b->line_end, b->filled, b->length);
  b->attrs = NULL;
  return TRUE;
}

static void
break_complex (Breaker *b)
{
  PangoLayout *layout = tl_text_face_get_layout (b->face, b->rtl);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  guint   start = 0;
  guint   i;
  GSList *l;

  /* A line is drawn alone, where no hyphen would be added. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_width (layout, b->width);
  tl_text_face_shape (b->face, b->text, b->length, b->rtl, NULL);
  for (l = pango_layout_get_lines_readonly (layout); l != NULL; l = l->next)
    {
      PangoLayoutLine *line = l->data;
      guint            end = (guint) (line->start_index + line->length);

      g_array_append_val (ends, end);
    }
  pango_layout_set_width (layout, -1);
  pango_layout_set_attributes (layout, NULL);

  for (i = 0; i < ends->len; i++)
    {
      guint next = g_array_index (ends, guint, i);
      guint end = trim_end (b->text, start, next);
      int   width = tl_text_face_shape (b->face, b->text + start, end - start, b->rtl, NULL);

      if (!emit_line (b, start, end, width))
        return;
      start = next;
    }
}

static gboolean
is_rtl_letter (gunichar c)
{
  return (c >= 0x590 && c < 0x900) || (c >= 0xfb1d && c < 0xfe00) || (c >= 0xfe70 && c < 0xff00) ||
         (c >= 0x10800 && c < 0x11000) || (c >= 0x1e800 && c < 0x1f000);
}

/* Rules P2 and P3 of Unicode's bidirectional algorithm: the first strong character that stands
 * outside isolates decides. */
static gboolean
resolve_direction (const char *text, gsize length, gboolean rtl)
{
  guint       depth = 0;
  const char *p;

  for (p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x2066 && c <= 0x2068)
        depth++;
      else if (c == 0x2069 && depth > 0)
        depth--;
      else if (depth == 0 && (c == 0x200e || c == 0x200f))
        return c == 0x200f;
      else if (depth == 0 && g_unichar_isalpha (c))
        return is_rtl_letter (c);
    }
  return rtl;
}

static void
break_paragraph (Breaker *b)
{
  TlParagraphType type = tl_text_classify (b->text, b->length);

  b->line_start = b->line_end = 0;
  b->pen = b->filled = 0;
  if (b->rtl || type == TL_PARAGRAPH_COMPLEX)
    b->rtl = resolve_direction (b->text, b->length, b->rtl);
  if (type == TL_PARAGRAPH_COMPLEX || !break_simple (b, type))
    {
      tl_text_face_count_complex (b->face);
      break_complex (b);
    }
}

/**
 * tl_text_break_lines:
 * @face: how the text is set
 * @text: a prepared text
 * @width: the widest a line may be, Pango units; < 0 = no limit
 * @max_lines: 0 = no limit
 * @rtl: base direction of paragraphs that have no strong character
 * @lines: (element-type TlTextLine): gets the lines; x and baseline are not set
 *
 * Breaks a text into lines. Every newline begins a paragraph; the base direction of a paragraph is
 * that of its first strong character.
 *
 * Returns: whether there was more text than @max_lines could hold
 */
gboolean
tl_text_break_lines (
  TlTextFace *face, const char *text, int width, guint max_lines, gboolean rtl, GArray *lines)
{
  Breaker     b = { .face = face, .width = width, .max_lines = max_lines, .lines = lines };
  const char *paragraph = text;

  do
    {
      const char *end = strchrnul (paragraph, '\n');

      b.text = paragraph;
      b.length = (guint) (end - paragraph);
      b.offset = (guint) (paragraph - text);
      b.rtl = rtl;
      break_paragraph (&b);
      paragraph = *end == '\n' ? end + 1 : NULL;
    }
  while (paragraph != NULL && !b.left_over);
  return b.left_over;
}
