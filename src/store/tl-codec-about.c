/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rings of `about`: cards that would be about themselves by way of others.
 *
 * Each map's cards are walked once along what they are about, with a stack of its own, so that no
 * chain is too long. A card that is met again while it is on the stack closes a ring; only then are
 * its place and the ring's cards put into words. Without the entries that close rings there is
 * none left: that is how a file with some is mended. */
#include "config.h"

#include "store/tl-codec-private.h"

#include <glib/gi18n-lib.h>

/* A longer ring is told by its beginning. */
#define MAX_NAMED 6

typedef struct
{
  const TlRecord *card;
  guint           next; /* entry of its `about` to go to */
} Stop;

typedef enum
{
  UNSEEN,
  ON_STACK,
  DONE
} Seen;

static Seen
get_seen (GHashTable *seen, const TlRecord *card)
{
  return (Seen) GPOINTER_TO_INT (g_hash_table_lookup (seen, card));
}

static void
set_seen (GHashTable *seen, const TlRecord *card, Seen value)
{
  g_hash_table_insert (seen, (gpointer) card, GINT_TO_POINTER (value));
}

static void
enter (GArray *stack, GHashTable *seen, const TlRecord *card)
{
  Stop stop = { card, 0 };

  set_seen (seen, card, ON_STACK);
  g_array_append_val (stack, stop);
}

/* Goes on from the last stop. Returns the card that closes a ring, NULL = there is none here. */
static const TlRecord *
go_on (const TlTable *table, GArray *stack, GHashTable *seen)
{
  Stop              *stop = &g_array_index (stack, Stop, stack->len - 1);
  const char *const *about = tl_record_get_list (stop->card, TL_CARD_ABOUT);
  const TlRecord    *target;

  if (about[stop->next] == NULL)
    {
      set_seen (seen, stop->card, DONE);
      g_array_set_size (stack, stack->len - 1);
      return NULL;
    }
  target = tl_table_get_kind (table, about[stop->next], TL_KIND_CARD);
  if (target != NULL && get_seen (seen, target) == ON_STACK)
    return target;
  stop->next++;
  if (target != NULL && get_seen (seen, target) == UNSEEN)
    enter (stack, seen, target);
  return NULL;
}

/* "“a” (a → c → a)" */
static char *
name_ring (const GArray *stack, const TlRecord *target)
{
  g_autoptr (GString) ring = g_string_new (NULL);
  const char *id = tl_record_get_id (target);
  guint       i = stack->len, n = 0;

  while (g_array_index (stack, Stop, i - 1).card != target)
    i--;
  for (i--; i < stack->len && n < MAX_NAMED; i++, n++)
    g_string_append_printf (ring, "%s → ", tl_record_get_id (g_array_index (stack, Stop, i).card));
  return g_strdup_printf ("“%s” (%s%s%s)", id, ring->str, i < stack->len ? "… → " : "", id);
}

static gboolean
fail (const TlTable *table, guint map, const GArray *stack, const TlRecord *target, GError **error)
{
  const Stop      *stop = &g_array_index (stack, Stop, stack->len - 1);
  const GPtrArray *cards =
    tl_table_get_children (table, tl_record_get_parent (stop->card), TL_KIND_CARD);
  g_autofree char *pointer = NULL;
  g_autofree char *ring = name_ring (stack, target);
  guint            place = 0;

  g_ptr_array_find ((GPtrArray *) cards, stop->card, &place);
  pointer = g_strdup_printf ("/maps/%u/cards/%u/about/%u", map, place, stop->next);
  tl_codec_fail (error, pointer, _ ("a card that is not about this one in turn"), ring);
  return FALSE;
}

/* "card\ntarget" */
static char *
dup_key (const TlRecord *card, const char *target)
{
  return g_strconcat (tl_record_get_id (card), "\n", target, NULL);
}

static void
note_closing (GHashTable *closing, GArray *stack, const TlRecord *target)
{
  Stop *stop = &g_array_index (stack, Stop, stack->len - 1);

  g_hash_table_add (closing, dup_key (stop->card, tl_record_get_id (target)));
  stop->next++;
}

/* With @closing every entry that closes a ring is noted there, and nothing fails. */
static gboolean
check_map (
  const TlTable *table, guint map, const GPtrArray *cards, GHashTable *closing, GError **error)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Stop));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < cards->len; i++)
    {
      if (get_seen (seen, cards->pdata[i]) == UNSEEN &&
          tl_record_get_list (cards->pdata[i], TL_CARD_ABOUT)[0] != NULL)
        enter (stack, seen, cards->pdata[i]);
      while (stack->len > 0)
        {
          const TlRecord *target = go_on (table, stack, seen);

          if (target != NULL && closing != NULL)
            note_closing (closing, stack, target);
          else if (target != NULL)
            return fail (table, map, stack, target, error);
        }
    }
  return TRUE;
}

static gboolean
check_all (const TlTable *table, GHashTable *closing, GError **error)
{
  const GPtrArray *maps =
    tl_table_get_children (table, tl_record_get_id (tl_table_get_document (table)), TL_KIND_MAP);

  for (guint i = 0; maps != NULL && i < maps->len; i++)
    {
      const GPtrArray *cards =
        tl_table_get_children (table, tl_record_get_id (maps->pdata[i]), TL_KIND_CARD);

      if (cards != NULL && !check_map (table, i, cards, closing, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * tl_codec_check_about:
 * @table: holds a document whose references are good
 *
 * Checks that no card is about itself by way of what it is about.
 *
 * Errors: #TL_STORE_ERROR_INVALID with a JSON pointer and the ring.
 */
gboolean
tl_codec_check_about (const TlTable *table, GError **error)
{
  return check_all (table, NULL, error);
}

/**
 * tl_codec_find_about_rings:
 * @table: holds a document; its references may be bad
 *
 * Finds what closes the rings of cards that are about each other.
 *
 * Returns: (transfer full): a set of entries, for tl_codec_closes_ring()
 */
GHashTable *
tl_codec_find_about_rings (const TlTable *table)
{
  GHashTable *closing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  check_all (table, closing, NULL);
  return closing;
}

/**
 * tl_codec_closes_ring:
 * @rings: of tl_codec_find_about_rings()
 * @card: a card
 * @target: the id of one that it is about
 *
 * Returns: whether the document has one ring less without that entry
 */
gboolean
tl_codec_closes_ring (GHashTable *rings, const TlRecord *card, const char *target)
{
  g_autofree char *key = NULL;

  if (g_hash_table_size (rings) == 0)
    return FALSE;
  key = dup_key (card, target);
  return g_hash_table_contains (rings, key);
}
