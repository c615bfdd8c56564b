/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What cairo has no word for, done to the bytes that it has written.
 *
 * The date of now is blanked out, letter for letter, so that nothing moves. The language of the
 * document, which screen readers ask for, is added as PDF adds things: a new version of the
 * catalogue after the end, with a table of its own that leads to the old one (ISO 32000-1, 7.5.6).
 * A file that does not look as expected is left as it is. */
#include "config.h"

#include "export/tl-pdf-private.h"

#include <string.h>

#define DATE "/CreationDate ("

/* The last place of a text in the file, which may hold any bytes. */
static char *
find_last (const GByteArray *bytes, const char *text)
{
  gsize length = strlen (text);

  for (gsize i = bytes->len >= length ? bytes->len - length + 1 : 0; i > 0; i--)
    if (memcmp (bytes->data + i - 1, text, length) == 0)
      return (char *) bytes->data + i - 1;
  return NULL;
}

/* Makes blanks of the date of now. */
void
tl_pdf_remove_date (GByteArray *bytes)
{
  char *date = find_last (bytes, DATE);
  char *end =
    date != NULL ? memchr (date, ')', bytes->len - (gsize) (date - (char *) bytes->data)) : NULL;

  if (end != NULL)
    memset (date, ' ', (gsize) (end + 1 - date));
}

/* "de", "pt-BR": what else somebody may have written is none. */
static gboolean
is_language (const char *text)
{
  return *text != '\0' && strlen (text) < 36 &&
         strspn (text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") ==
           strlen (text);
}

/* The number after a word of the trailer; 0 without. */
static guint64
read_trailer (const char *trailer, const char *word)
{
  const char *found = strstr (trailer, word);

  return found != NULL ? g_ascii_strtoull (found + strlen (word), NULL, 10) : 0;
}

/* What is between the brackets of an object (transfer full), or NULL. */
static char *
dup_dictionary (const GByteArray *bytes, guint64 number)
{
  g_autofree char *head = g_strdup_printf ("\n%" G_GUINT64_FORMAT " 0 obj\n<<", number);
  char            *start = find_last (bytes, head);
  char            *end = start != NULL ? strstr (start, ">>\nendobj") : NULL;

  if (end == NULL)
    return NULL;
  start += strlen (head);
  return g_strndup (start, (gsize) (end - start));
}

static void
append (GByteArray *bytes, const char *text)
{
  g_byte_array_append (bytes, (const guint8 *) text, (guint) strlen (text));
}

/* Says in which language the document is. */
void
tl_pdf_set_language (GByteArray *bytes, const char *language)
{
  const char      *start, *trailer;
  guint64          size, root, info, before;
  g_autofree char *catalogue = NULL;
  g_autofree char *object = NULL;
  g_autofree char *table = NULL;
  gsize            object_at, table_at;

  if (!is_language (language))
    return;
  /* Texts are searched: the file's end is theirs. */
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  g_byte_array_set_size (bytes, bytes->len - 1);
  start = find_last (bytes, "startxref\n");
  trailer = find_last (bytes, "trailer\n");
  if (start == NULL || trailer == NULL)
    return;
  before = read_trailer (start, "startxref\n");
  size = read_trailer (trailer, "/Size ");
  root = read_trailer (trailer, "/Root ");
  info = read_trailer (trailer, "/Info ");
  catalogue = root > 0 ? dup_dictionary (bytes, root) : NULL;
  if (catalogue == NULL || size == 0 || before == 0)
    return;
  object = g_strdup_printf ("%" G_GUINT64_FORMAT " 0 obj\n<<%s   /Lang (%s)\n>>\nendobj\n",
                            root,
                            catalogue,
                            language);
  object_at = bytes->len;
  append (bytes, object);
  table_at = bytes->len;
  table = g_strdup_printf ("xref\n%" G_GUINT64_FORMAT " 1\n%010" G_GSIZE_FORMAT " 00000 n \n"
                           "trailer\n<< /Size %" G_GUINT64_FORMAT "\n   /Root %" G_GUINT64_FORMAT
                           " 0 R\n   /Info %" G_GUINT64_FORMAT " 0 R\n   /Prev %" G_GUINT64_FORMAT
                           "\n>>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                           root,
                           object_at,
                           size,
                           root,
                           info,
                           before,
                           table_at);
  append (bytes, table);
}
