/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Folding: what two texts have in common that a person would call the same words.
 *
 * Character by character: decomposed, accents and points dropped, lower case, a few letters that
 * Unicode does not decompose spelled as people without that key type them. A folder remembers for
 * each folded byte where it came from, so that what was found can be marked and replaced in the
 * text itself. What is plain ASCII, most of every text, takes a short way.
 *
 * What never changes: a range begins and ends between characters of the text, with all their
 * accents; the folding of a folded text is itself. */
#include "config.h"

#include "map/tl-fold.h"

#include <string.h>

/* Marks below this combining class make another letter (virama, nukta, the voicing of kana); those
 * from here on are vowel points and accents, which people leave out. */
#define FIRST_CLASS_DROPPED 10
/* More than any character of Unicode decomposes into. */
#define MOST_PARTS 18

struct _TlFolder
{
  char    *query; /* folded */
  gsize    query_length;
  GString *folded;
  GArray  *origins; /* guint a folded byte, and one for the end */
};

static const struct
{
  gunichar    letter;
  const char *as;
} spelled[] = {
  { 0x00df, "ss" }, { 0x00e6, "ae" }, { 0x00f0, "d" },  { 0x00f8, "o" },  { 0x00fe, "th" },
  { 0x0111, "d" },  { 0x0127, "h" },  { 0x0131, "i" },  { 0x0142, "l" },  { 0x0153, "oe" },
  { 0x03c2, "σ" },  { 0x2010, "-" },  { 0x2011, "-" },  { 0x2012, "-" },  { 0x2013, "-" },
  { 0x2014, "-" },  { 0x2018, "'" },  { 0x2019, "'" },  { 0x201a, "'" },  { 0x201c, "\"" },
  { 0x201d, "\"" }, { 0x201e, "\"" }, { 0x00ab, "\"" }, { 0x00bb, "\"" }, { 0x2212, "-" },
};

/* Soft hyphens, joiners and marks of direction: nobody sees or types them. */
static gboolean
is_unseen (gunichar letter)
{
  return letter == 0x00ad || letter == 0xfeff || (letter >= 0x200b && letter <= 0x200f) ||
         (letter >= 0x202a && letter <= 0x202e) || (letter >= 0x2066 && letter <= 0x2069);
}

static void
append_blank (GString *folded)
{
  if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
    g_string_append_c (folded, ' ');
}

static void
append_part (GString *folded, gunichar part)
{
  gunichar lower;

  if (g_unichar_combining_class (part) >= FIRST_CLASS_DROPPED || is_unseen (part))
    return;
  if (g_unichar_isspace (part))
    {
      append_blank (folded);
      return;
    }
  lower = g_unichar_tolower (part);
  for (guint i = 0; i < G_N_ELEMENTS (spelled); i++)
    if (spelled[i].letter == lower)
      {
        g_string_append (folded, spelled[i].as);
        return;
      }
  g_string_append_unichar (folded, lower);
}

static void
append_letter (GString *folded, gunichar letter)
{
  gunichar parts[MOST_PARTS];
  gsize    n_parts = g_unichar_fully_decompose (letter, TRUE, parts, MOST_PARTS);

  for (gsize i = 0; i < n_parts; i++)
    append_part (folded, parts[i]);
}

/* `origins`: where each folded byte came from, or NULL. */
static void
fold_into (GString *folded, GArray *origins, const char *text)
{
  g_string_truncate (folded, 0);
  if (origins != NULL)
    g_array_set_size (origins, 0);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      guint at = p - text;

      if ((guchar) *p >= 0x80)
        append_letter (folded, g_utf8_get_char (p));
      else if (g_ascii_isspace (*p))
        append_blank (folded);
      else
        g_string_append_c (folded, g_ascii_tolower (*p));
      while (origins != NULL && origins->len < folded->len)
        g_array_append_val (origins, at);
    }
  if (origins != NULL)
    {
      guint end = strlen (text);

      g_array_append_val (origins, end);
    }
}

/**
 * tl_fold:
 * @text: UTF-8
 *
 * Folds a text for comparing; blanks at its ends are dropped.
 *
 * Returns: (transfer full): the folded text
 */
char *
tl_fold (const char *text)
{
  GString *folded = g_string_new (NULL);

  fold_into (folded, NULL, text);
  return g_strstrip (g_string_free (folded, FALSE));
}

/**
 * tl_folder_new:
 * @query: what somebody looks for
 *
 * Returns: (transfer full): a folder that finds @query in texts
 */
TlFolder *
tl_folder_new (const char *query)
{
  TlFolder *self = g_new0 (TlFolder, 1);

  self->query = tl_fold (query);
  self->query_length = strlen (self->query);
  self->folded = g_string_sized_new (256);
  self->origins = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

/**
 * tl_folder_free:
 * @self: (transfer full): a folder
 *
 * Frees a folder.
 */
void
tl_folder_free (TlFolder *self)
{
  g_free (self->query);
  g_string_free (self->folded, TRUE);
  g_array_unref (self->origins);
  g_free (self);
}

/**
 * tl_folder_is_empty:
 * @self: a folder
 *
 * Returns: whether its query holds nothing to look for
 */
gboolean
tl_folder_is_empty (const TlFolder *self)
{
  return self->query_length == 0;
}

/* The end of the character that folded byte `end - 1` belongs to, with its accents. */
static guint
find_end (const TlFolder *self, gsize end)
{
  guint last = g_array_index (self->origins, guint, end - 1);

  while (end + 1 < self->origins->len && g_array_index (self->origins, guint, end) == last)
    end++;
  return g_array_index (self->origins, guint, end);
}

/**
 * tl_folder_find:
 * @self: a folder
 * @text: UTF-8
 * @ranges: (element-type TlFoldRange) (nullable): what is found is added here
 *
 * Finds the query in a text, each time after the end of the last.
 *
 * Returns: how often it is in there
 */
guint
tl_folder_find (TlFolder *self, const char *text, GArray *ranges)
{
  guint until = 0, n = 0;
  char *found;

  if (self->query_length == 0)
    return 0;
  fold_into (self->folded, NULL, text);
  if (strstr (self->folded->str, self->query) == NULL)
    return 0;
  fold_into (self->folded, self->origins, text);
  for (found = strstr (self->folded->str, self->query); found != NULL;
       found = strstr (found + self->query_length, self->query))
    {
      gsize       at = found - self->folded->str;
      TlFoldRange range = { .start = g_array_index (self->origins, guint, at) };

      /* A letter that is spelled as two was found already. */
      if (range.start < until)
        continue;
      until = find_end (self, at + self->query_length);
      range.length = until - range.start;
      if (ranges != NULL)
        g_array_append_val (ranges, range);
      n++;
    }
  return n;
}
