/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds a member that an object names twice, where json-glib would silently keep the last.
 *
 * Names are compared as they read after unescaping, since "a" and "\u0061" are one name. All open
 * objects share one array: an object owns what lies behind its base. An object with few members is
 * checked as each arrives; a large one is sorted once when it closes, so that no file, whatever its
 * names hash to, makes the check quadratic. */
#include "config.h"

#include "store/tl-json-keys.h"

#include <string.h>

/* Up to here a linear look is faster than sorting; no record of ours has more members. */
#define LINEAR_MEMBERS 40

typedef struct
{
  guint64  hash;
  gsize    start; /* offset of the raw text between the quotes */
  gsize    length;
  gboolean escaped;
} Key;

static guint
append_utf8 (char *out, guint32 c)
{
  return (guint) g_unichar_to_utf8 (c, out);
}

static guint32
read_hex4 (const char *digits)
{
  guint32 value = 0;
  for (guint i = 0; i < 4; i++)
    value = value << 4 | (guint32) g_ascii_xdigit_value (digits[i]);
  return value;
}

/* Takes the escapes out of a string that the scanner has accepted, @raw between its quotes. @out
 * has room for @length bytes. Returns how many were written. */
static gsize
unescape (const char *raw, gsize length, char *out)
{
  static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";
  gsize             n = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (raw[i] != '\\')
        {
          out[n++] = raw[i];
          continue;
        }
      i++;
      if (raw[i] == 'u')
        {
          guint32 c = read_hex4 (raw + i + 1);
          i += 4;
          if (c >= 0xd800 && c < 0xdc00)
            {
              c = 0x10000 + ((c - 0xd800) << 10) + (read_hex4 (raw + i + 3) - 0xdc00);
              i += 6;
            }
          n += append_utf8 (out + n, c);
        }
      else
        {
          const char *found = strchr (from, raw[i]);
          out[n++] = found != NULL ? to[found - from] : raw[i];
        }
    }
  return n;
}

/* The name of @key after unescaping; @scratch owns it when it had escapes. */
static const char *
read_key (const TlJsonKeys *self, const Key *key, char **scratch, gsize *length)
{
  const char *raw = self->text + key->start;

  *scratch = NULL;
  *length = key->length;
  if (!key->escaped)
    return raw;
  *scratch = g_malloc (key->length + 1);
  *length = unescape (raw, key->length, *scratch);
  return *scratch;
}

static int
compare_names (const TlJsonKeys *self, const Key *a, const Key *b)
{
  g_autofree char *scratch_a = NULL;
  g_autofree char *scratch_b = NULL;
  gsize            length_a, length_b;
  const char      *name_a = read_key (self, a, &scratch_a, &length_a);
  const char      *name_b = read_key (self, b, &scratch_b, &length_b);
  int              order = memcmp (name_a, name_b, MIN (length_a, length_b));

  if (order != 0)
    return order;
  return length_a < length_b ? -1 : length_a > length_b;
}

static int
compare_keys (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Key *key_a = a;
  const Key *key_b = b;
  int        order;

  if (key_a->hash != key_b->hash)
    return key_a->hash < key_b->hash ? -1 : 1;
  order = compare_names (user_data, key_a, key_b);
  if (order != 0)
    return order;
  return key_a->start < key_b->start ? -1 : key_a->start > key_b->start;
}

/**
 * tl_json_keys_init:
 * @text: the text being scanned, which must outlive @self
 *
 * Starts with no object open.
 */
void
tl_json_keys_init (TlJsonKeys *self, const char *text)
{
  self->text = text;
  self->keys = g_array_new (FALSE, FALSE, sizeof (Key));
  /* Names that collide cannot be prepared for a seed that nobody knows. */
  self->seed = ((guint64) g_random_int () << 32) | g_random_int ();
}

/**
 * tl_json_keys_clear:
 *
 * Frees what @self holds.
 */
void
tl_json_keys_clear (TlJsonKeys *self)
{
  g_clear_pointer (&self->keys, g_array_unref);
}

/**
 * tl_json_keys_open:
 *
 * An object begins.
 *
 * Returns: its base, to be given to the other calls about it
 */
guint
tl_json_keys_open (TlJsonKeys *self)
{
  return self->keys->len;
}

/**
 * tl_json_keys_add:
 * @base: of the innermost open object
 * @start: offset of the name's raw text between its quotes
 * @escaped: whether the raw text holds a backslash
 *
 * Adds a member's name.
 *
 * Returns: FALSE if the object has it already; TRUE also when that is found out only on closing
 */
gboolean
tl_json_keys_add (TlJsonKeys *self, guint base, gsize start, gsize length, gboolean escaped)
{
  Key              key = { .start = start, .length = length, .escaped = escaped };
  g_autofree char *scratch = NULL;
  gsize            n;
  const char      *name = read_key (self, &key, &scratch, &n);
  guint64          hash = self->seed;

  for (gsize i = 0; i < n; i++)
    {
      hash = (hash ^ (guchar) name[i]) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      hash ^= hash >> 32;
    }
  key.hash = hash;
  if (self->keys->len - base < LINEAR_MEMBERS)
    for (guint i = base; i < self->keys->len; i++)
      {
        const Key *other = &g_array_index (self->keys, Key, i);
        if (other->hash == hash && compare_names (self, other, &key) == 0)
          return FALSE;
      }
  g_array_append_val (self->keys, key);
  return TRUE;
}

/**
 * tl_json_keys_close:
 * @duplicate: (out): offset of the second occurrence of a name, when there is one
 *
 * The innermost object ends.
 *
 * Returns: FALSE if a name stood in it twice
 */
gboolean
tl_json_keys_close (TlJsonKeys *self, guint base, gsize *duplicate)
{
  guint    n = self->keys->len - base;
  Key     *keys = &g_array_index (self->keys, Key, base);
  gboolean found = FALSE;

  if (n > LINEAR_MEMBERS)
    {
      g_qsort_with_data (keys, (int) n, sizeof (Key), compare_keys, self);
      for (guint i = 1; i < n; i++)
        if (keys[i].hash == keys[i - 1].hash && compare_names (self, &keys[i], &keys[i - 1]) == 0 &&
            (!found || keys[i].start < *duplicate))
          {
            *duplicate = keys[i].start;
            found = TRUE;
          }
    }
  g_array_set_size (self->keys, base);
  return !found;
}
