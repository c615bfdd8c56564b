/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Fractional order keys. A key is read as a fraction in base 62, so between two of them there is
 * always a third; it never ends with '0', since "x0" would leave no room above "x".
 *
 * Appending must not make keys grow with each step. So the keys at the end form a counter: L
 * leading 'z' announce a number of 2^L digits that begins below 'z'. The levels hold 60, 3,721 and
 * 14 million keys of 1, 3 and 6 bytes. Prepending mirrors it with leading '0'. */
#include "config.h"

#include "base/tl-order.h"

#include <string.h>

#define BASE 62
#define LAST (BASE - 1)
/* 2^6 = 64 digits: more keys than there are atoms; deeper levels cannot be reached by counting. */
#define MAX_LEVEL 6

static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

static int
get_value (char digit)
{
  if (digit <= '9')
    return digit - '0';
  if (digit <= 'Z')
    return digit - 'A' + 10;
  return digit - 'a' + 36;
}

static guint
count_leading (const char *key, char digit)
{
  guint n = 0;

  while (n < MAX_LEVEL && key[n] == digit)
    n++;
  return n;
}

/* Reads the 2^level digits behind the level's mark, padded with zeros. */
static void
read_body (const char *key, guint level, int *body, guint width)
{
  const char *at = key + level;

  for (guint i = 0; i < width; i++)
    body[i] = *at != '\0' ? get_value (*at++) : 0;
}

static char *
write_level (char mark, guint level, const int *body, guint width)
{
  char *key = g_malloc (level + width + 1);

  memset (key, mark, level);
  for (guint i = 0; i < width; i++)
    key[level + i] = digits[body[i]];
  key[level + width] = '\0';
  return key;
}

/* The first key of a level counted upwards: 0...01. */
static char *
write_first (guint level)
{
  int   body[1 << MAX_LEVEL] = { 0 };
  guint width = 1u << level;

  body[width - 1] = 1;
  return write_level ('z', level, body, width);
}

/* The last key of a level counted downwards: z...z. */
static char *
write_last (guint level)
{
  int   body[1 << MAX_LEVEL];
  guint width = 1u << level;

  for (guint i = 0; i < width; i++)
    body[i] = LAST;
  return write_level ('0', level, body, width);
}

static char *
find_after (const char *key)
{
  guint level = count_leading (key, 'z');
  guint width = 1u << level;
  int   body[1 << MAX_LEVEL];
  int   i;

  /* A key of nothing but 'z' beyond the deepest level: only lengthening helps. */
  if (level == MAX_LEVEL && key[level] == 'z')
    return g_strconcat (key, "V", NULL);
  read_body (key, level, body, width);
  for (i = (int) width - 1; i >= 0; i--)
    {
      int limit = i == 0 ? LAST - 1 : LAST;

      if (body[i] < limit)
        break;
      body[i] = i == (int) width - 1 ? 1 : 0;
    }
  if (i < 0)
    return level < MAX_LEVEL ? write_first (level + 1) : g_strconcat (key, "V", NULL);
  body[i]++;
  return write_level ('z', level, body, width);
}

static char *
find_between (const char *before, const char *after)
{
  GString    *key = g_string_new (NULL);
  const char *low = before;
  const char *high = after;

  while (TRUE)
    {
      int a = low != NULL && *low != '\0' ? get_value (*low++) : 0;
      int b = high != NULL && *high != '\0' ? get_value (*high++) : BASE;

      if (b - a > 1)
        {
          g_string_append_c (key, digits[(a + b) / 2]);
          return g_string_free (key, FALSE);
        }
      g_string_append_c (key, digits[a]);
      if (a != b)
        high = NULL;
    }
}

static char *
find_before (const char *key)
{
  guint level = count_leading (key, '0');
  guint width = 1u << level;
  int   body[1 << MAX_LEVEL];
  int   i;

  if (level == MAX_LEVEL && key[level] == '0')
    return find_between (NULL, key);
  read_body (key, level, body, width);
  for (i = (int) width - 1; i >= 0; i--)
    {
      /* The first digit stays above '0', which marks the next level; the last one never is '0'. */
      int limit = i == 0 || i == (int) width - 1 ? 1 : 0;

      if (body[i] > limit)
        break;
      body[i] = LAST;
    }
  if (i < 0)
    return level < MAX_LEVEL ? write_last (level + 1) : find_between (NULL, key);
  body[i]--;
  return write_level ('0', level, body, width);
}

/**
 * tl_order_between:
 * @before: (nullable): the key to come after, NULL = none
 * @after: (nullable): the key to come before, NULL = none
 *
 * Makes a key that sorts strictly between two others.
 *
 * Shape: repeated appending (or prepending) gives keys whose length grows with the logarithm of
 * their number; repeated insertion at one place adds a byte for about every six keys.
 *
 * Errors: none; it is a programming error unless @before sorts before @after.
 *
 * Returns: (transfer full): a valid key
 */
char *
tl_order_between (const char *before, const char *after)
{
  g_return_val_if_fail (before == NULL || tl_order_is_valid (before), NULL);
  g_return_val_if_fail (after == NULL || tl_order_is_valid (after), NULL);
  g_return_val_if_fail (before == NULL || after == NULL || strcmp (before, after) < 0, NULL);

  if (before == NULL && after == NULL)
    return tl_order_nth (0, 1);
  if (after == NULL)
    return find_after (before);
  if (before == NULL)
    return find_before (after);
  return find_between (before, after);
}

/**
 * tl_order_nth:
 * @index: from 0
 * @count: how many keys will be asked for
 *
 * Gives the key of the @index th of @count members read in order. Keys of rising index rise, and
 * appending after them goes on with the same sequence.
 *
 * Returns: (transfer full): a valid key of at most 6 bytes for up to 14 million members
 */
char *
tl_order_nth (guint index, guint count)
{
  int     body[1 << MAX_LEVEL];
  guint64 rest = index;
  guint   level = 0;

  g_return_val_if_fail (index < count, NULL);

  if (rest < LAST - 1)
    {
      body[0] = (int) rest + 1;
      return write_level ('z', 0, body, 1);
    }
  rest -= LAST - 1;
  for (level = 1; level < MAX_LEVEL; level++)
    {
      guint   width = 1u << level;
      guint64 size = (guint64) LAST * LAST;

      for (guint i = 2; i < width && size <= G_MAXUINT32; i++)
        size *= BASE;
      if (rest < size)
        break;
      rest -= size;
    }
  for (guint i = 1u << level; i-- > 0;)
    {
      guint64 radix = i == (1u << level) - 1 ? LAST : BASE;

      body[i] = (int) (rest % radix) + (radix == LAST ? 1 : 0);
      rest /= radix;
    }
  return write_level ('z', level, body, 1u << level);
}

/**
 * tl_order_is_valid:
 * @key: (nullable): a text
 *
 * Tells whether a text is an order key: not empty, only `[0-9A-Za-z]`, not ending with '0'.
 *
 * Returns: whether it is
 */
gboolean
tl_order_is_valid (const char *key)
{
  gsize length;

  if (key == NULL || *key == '\0')
    return FALSE;
  length = strspn (key, digits);
  return key[length] == '\0' && key[length - 1] != '0';
}
