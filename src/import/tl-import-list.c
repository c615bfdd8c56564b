/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines with an indentation, and the lines of one cell.
 *
 * A line's marker ("- ", "* ", "• ", "1. ", "a) ", "[x] ") is taken off. What is indented further
 * than the line above stands one level deeper, however far; what comes back stands where its
 * indentation was first seen. Markdown's headings ("## ") are levels of their own, by their number
 * of signs, and what follows is one level below the last of them.
 *
 * In one cell every line is a card, unless marks or blank lines say where cards begin: then the
 * lines in between belong to the card before. */
#include "config.h"

#include "import/tl-import.h"

#include <math.h>
#include <string.h>

#include "base/tl-text.h"

/* How wide a tab is against blanks, where both are mixed. */
#define TAB_WIDTH 4
#define MAX_LEVELS 32

static const char *
skip_blanks (const char *at)
{
  while (*at == ' ' || *at == '\t')
    at++;
  return at;
}

/* "12." or "a)", and a blank after it. */
static const char *
skip_number (const char *at)
{
  const char *end = at;

  while (g_ascii_isdigit (*end) && end - at < 3)
    end++;
  if (end == at && g_ascii_isalpha (*at) && at[1] == ')')
    end++;
  if (end == at || (*end != '.' && *end != ')') || (end[1] != ' ' && end[1] != '\t'))
    return at;
  return skip_blanks (end + 1);
}

static const char *
skip_box (const char *at)
{
  if (at[0] == '[' && at[1] != '\0' && strchr (" xX", at[1]) != NULL && at[2] == ']' &&
      (at[3] == ' ' || at[3] == '\t'))
    return skip_blanks (at + 3);
  return at;
}

/**
 * tl_import_skip_marker:
 * @line: a line
 * @has_marker: (out): whether it begins with the mark of a list's item
 *
 * Returns: (transfer none): the line behind its indentation and its mark
 */
const char *
tl_import_skip_marker (const char *line, gboolean *has_marker)
{
  static const char *const bullets[] = { "-", "*", "+", "•", "–", "·", "◦", "▪", "‣", "o" };
  const char              *at = skip_blanks (line);
  const char              *behind = skip_number (at);

  for (guint i = 0; behind == at && i < G_N_ELEMENTS (bullets); i++)
    {
      gsize length = strlen (bullets[i]);

      /* Word writes its second level as "o<tab>"; "o " and "+ " may begin a sentence. */
      if (g_str_has_prefix (at, bullets[i]) &&
          (at[length] == '\t' || (at[length] == ' ' && *bullets[i] != 'o' && *bullets[i] != '+')))
        behind = skip_blanks (at + length);
    }
  *has_marker = behind != at;
  return *has_marker ? skip_box (behind) : behind;
}

static guint
read_indent (const char *line)
{
  guint indent = 0;

  for (; *line == ' ' || *line == '\t'; line++)
    indent += *line == '\t' ? TAB_WIDTH - indent % TAB_WIDTH : 1;
  return indent;
}

/* How many "#" a heading has, 0 = it is none. */
static guint
read_heading (const char *line, const char **words)
{
  gsize n = strspn (line, "#");

  if (n == 0 || n > 6 || line[n] != ' ')
    return 0;
  *words = skip_blanks (line + n);
  return (guint) n;
}

/* The indentations, or headings, that the present line stands in. */
typedef struct
{
  guint steps[MAX_LEVELS];
  guint n;
} Stack;

static guint
find_level (Stack *stack, guint step)
{
  while (stack->n > 1 && step < stack->steps[stack->n - 1])
    stack->n--;
  if (stack->n == 0 || (step > stack->steps[stack->n - 1] && stack->n < MAX_LEVELS))
    stack->steps[stack->n++] = step;
  return stack->n - 1;
}

static void
clear_item (gpointer item)
{
  g_free (((TlListItem *) item)->text);
}

static void
add_item (GArray *list, const char *words, guint level, gboolean is_heading)
{
  TlListItem item = { .text = tl_text_clean (words, 0, FALSE),
                      .level = level,
                      .is_heading = is_heading };

  if (*item.text == '\0')
    clear_item (&item);
  else
    g_array_append_val (list, item);
}

/**
 * tl_import_parse_list:
 * @text: several lines
 *
 * Reads lines as an indented list.
 *
 * Returns: (transfer full) (element-type TlListItem): its items in order, possibly none
 */
GArray *
tl_import_parse_list (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_auto (GStrv) lines = g_strsplit_set (valid, "\r\n", -1);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (TlListItem));
  Stack   headings = { { 0 }, 0 }, indents = { { 0 }, 0 };

  g_array_set_clear_func (list, clear_item);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *words;
      gboolean    has_marker;
      guint       heading = read_heading (lines[i], &words);

      if (heading > 0)
        {
          add_item (list, words, find_level (&headings, heading), TRUE);
          indents.n = 0;
          continue;
        }
      words = tl_import_skip_marker (lines[i], &has_marker);
      if (*words != '\0')
        add_item (list, words, headings.n + find_level (&indents, read_indent (lines[i])), FALSE);
    }
  return list;
}

/**
 * tl_import_get_n_levels:
 * @list: (element-type TlListItem): a list
 *
 * Returns: how many levels it has, 0 when it is empty
 */
guint
tl_import_get_n_levels (const GArray *list)
{
  guint n_levels = 0;

  for (guint i = 0; i < list->len; i++)
    n_levels = MAX (n_levels, g_array_index (list, TlListItem, i).level + 1);
  return n_levels;
}

/* How the cards of a cell are told apart. */
typedef enum
{
  BY_LINES,
  BY_MARKERS,
  BY_BLANKS,
} Parting;

static Parting
find_parting (char **lines)
{
  Parting  parting = BY_LINES;
  gboolean has_marker;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *words = tl_import_skip_marker (lines[i], &has_marker);

      if (has_marker)
        return BY_MARKERS;
      if (*words == '\0' && i > 0 && lines[i + 1] != NULL)
        parting = BY_BLANKS;
    }
  return parting;
}

/**
 * tl_import_split_cell:
 * @text: the words of one cell
 *
 * Parts the words of a cell into cards.
 *
 * Returns: (transfer full) (element-type utf8): a text for each card, its title on the first line
 */
GPtrArray *
tl_import_split_cell (const char *text)
{
  g_autofree char *clean = tl_text_clean (text, 0, TRUE);
  g_auto (GStrv) lines = g_strsplit (clean, "\n", -1);
  GPtrArray *cards = g_ptr_array_new_with_free_func (g_free);
  Parting    parting = find_parting (lines);
  gboolean   begins = TRUE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean    has_marker;
      const char *words = tl_import_skip_marker (g_strchomp (lines[i]), &has_marker);

      if (*words == '\0')
        {
          begins = begins || parting == BY_BLANKS;
          continue;
        }
      if (begins || parting == BY_LINES || has_marker)
        g_ptr_array_add (cards, g_strdup (words));
      else
        {
          char **last = (char **) &cards->pdata[cards->len - 1];
          char  *longer = g_strconcat (*last, "\n", words, NULL);

          g_free (*last);
          *last = longer;
        }
      begins = FALSE;
    }
  return cards;
}

/**
 * tl_import_read_score:
 * @text: "-2 Left hanging", "1,5", "+1"
 * @score: (out): the number it begins with
 * @label: (out): the words after it
 *
 * Reads a score as people and spreadsheets write it: any minus sign, comma or point.
 *
 * Returns: FALSE when the text does not begin with a number
 */
gboolean
tl_import_read_score (const char *text, double *score, const char **label)
{
  const char *at = skip_blanks (text);
  gboolean    negative = FALSE;
  double      value = 0, place = 1;
  guint       n_digits = 0;

  if (g_str_has_prefix (at, "−") || g_str_has_prefix (at, "–"))
    {
      negative = TRUE;
      at = g_utf8_next_char (at);
    }
  else if (*at == '-' || *at == '+')
    negative = *at++ == '-';
  for (; g_ascii_isdigit (*at) && n_digits < 6; at++, n_digits++)
    value = value * 10 + (*at - '0');
  if ((*at == '.' || *at == ',') && g_ascii_isdigit (at[1]))
    for (at++; g_ascii_isdigit (*at); at++, n_digits++)
      value += (*at - '0') * (place /= 10);
  if (n_digits == 0 || (*at != '\0' && g_unichar_isalnum (g_utf8_get_char (at))))
    return FALSE;
  *score = negative ? -value : value;
  *label = at + strspn (at, " \t:;,.");
  return TRUE;
}

/**
 * tl_import_fit_scores:
 * @scores: (array length=n_scores): numbers of one line of a table
 * @n_scores: how many
 *
 * Brings numbers onto the scale from -2 to 2, all of a line in the same way: 1 to 5 and 0 to 10 are
 * the scales of questionnaires; what goes further both ways is divided by its largest.
 */
void
tl_import_fit_scores (double *scores, guint n_scores)
{
  double lowest = G_MAXDOUBLE, highest = -G_MAXDOUBLE;

  for (guint i = 0; i < n_scores; i++)
    {
      lowest = MIN (lowest, scores[i]);
      highest = MAX (highest, scores[i]);
    }
  if (n_scores == 0 || (lowest >= -2 && highest <= 2))
    return;
  for (guint i = 0; i < n_scores; i++)
    {
      if (lowest >= 1 && highest <= 5)
        scores[i] -= 3;
      else if (lowest >= 0)
        scores[i] = scores[i] * 4 / MAX (highest, 10) - 2;
      else
        scores[i] = scores[i] * 2 / MAX (fabs (lowest), fabs (highest));
      scores[i] = CLAMP (round (scores[i] * 100) / 100, -2, 2);
    }
}
