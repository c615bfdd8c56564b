/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Ids of records: [A-Za-z0-9_-], 1 to 64 bytes. New ones have 10 characters and begin with a
 * letter, so that they can stand as they are in the id attribute of an SVG. 52 * 62^9 of them make
 * a chance meeting in one document (10,000 records) about 1 in 10^10; the document checks all the
 * same. */
#include "config.h"

#include "base/tl-id.h"

#include <string.h>

#define NEW_ID_LENGTH 10
#define N_LETTERS 52

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

struct _TlIdSource
{
  GRand *random;
};

/**
 * tl_id_source_new:
 *
 * Makes a source whose ids cannot be foretold.
 *
 * Returns: (transfer full): the source
 */
TlIdSource *
tl_id_source_new (void)
{
  TlIdSource *source = g_new0 (TlIdSource, 1);

  source->random = g_rand_new ();
  return source;
}

/**
 * tl_id_source_new_seeded:
 * @seed: any number
 *
 * Makes a source that gives the same ids in the same order for the same seed.
 *
 * Returns: (transfer full): the source
 */
TlIdSource *
tl_id_source_new_seeded (guint32 seed)
{
  TlIdSource *source = g_new0 (TlIdSource, 1);

  source->random = g_rand_new_with_seed (seed);
  return source;
}

/**
 * tl_id_source_free:
 * @source: (transfer full) (nullable): a source
 *
 * Frees a source.
 */
void
tl_id_source_free (TlIdSource *source)
{
  if (source == NULL)
    return;
  g_rand_free (source->random);
  g_free (source);
}

/**
 * tl_id_source_next:
 * @source: a source
 *
 * Gives the next id. It is not checked against any document.
 *
 * Returns: (transfer full): an id of 10 characters that begins with a letter
 */
char *
tl_id_source_next (TlIdSource *source)
{
  char *id;

  g_return_val_if_fail (source != NULL, NULL);

  id = g_malloc (NEW_ID_LENGTH + 1);
  id[0] = alphabet[g_rand_int_range (source->random, 0, N_LETTERS)];
  for (guint i = 1; i < NEW_ID_LENGTH; i++)
    id[i] = alphabet[g_rand_int_range (source->random, 0, sizeof alphabet - 1)];
  id[NEW_ID_LENGTH] = '\0';
  return id;
}

/**
 * tl_id_is_valid:
 * @id: (nullable): a text
 *
 * Tells whether a text may be an id: `[A-Za-z0-9_-]{1,64}`.
 *
 * Returns: whether it may
 */
gboolean
tl_id_is_valid (const char *id)
{
  gsize length;

  if (id == NULL)
    return FALSE;
  for (length = 0; id[length] != '\0'; length++)
    if (length == TL_ID_MAX_LENGTH ||
        !(g_ascii_isalnum (id[length]) || id[length] == '_' || id[length] == '-'))
      return FALSE;
  return length > 0;
}
