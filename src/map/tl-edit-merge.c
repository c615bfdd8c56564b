/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One card into two, and several into one.
 *
 * A part that is split off says the same kind of thing as its card (channel, persona, evidence,
 * what it is about), but votes, pictures, its link and what refers to it stay with the first part.
 * Merging loses nothing: the others' words become lines of the survivor's text, marks and lists are
 * united, numbers keep the strongest, and whatever referred to one of the others (links, what is
 * about it, points of curves) refers to the survivor. A second point on the same curve stays where
 * it stood, as a place in its column. */
#include "config.h"

#include "map/tl-about.h"
#include "map/tl-edit-private.h"

#include "base/tl-text.h"

#include <string.h>

/* What says the same of both parts. */
static const guint shared_fields[] = {
  TL_CARD_COLUMN,
  TL_CARD_LANE,
  TL_CARD_KIND,
  TL_CARD_SPAN,
  TL_CARD_CHANNEL,
  TL_CARD_PERSONA,
  TL_CARD_COLOR,
  TL_CARD_TAGS,
  TL_CARD_OWNER,
  TL_CARD_TEAM,
  TL_CARD_EVIDENCE_STATUS,
  TL_CARD_EVIDENCE_SOURCE,
  TL_CARD_EVIDENCE_N,
  TL_CARD_EVIDENCE_DATE,
  TL_CARD_SEVERITY,
  TL_CARD_FREQUENCY,
  TL_CARD_IMPACT,
  TL_CARD_EFFORT,
  TL_CARD_REACH,
  TL_CARD_CONFIDENCE,
  TL_CARD_STATUS,
  TL_CARD_DUE,
  TL_CARD_DURATION,
  TL_CARD_ABOUT,
};

/* The card that comes after another in the map's order, whichever cell it is in. */
static const char *
find_next (const TlTable *table, const TlRecord *card)
{
  const GPtrArray *all = tl_table_get_children (table, tl_record_get_parent (card), TL_KIND_CARD);
  guint            place;

  if (!g_ptr_array_find ((GPtrArray *) all, card, &place) || place + 1 >= all->len)
    return NULL;
  return tl_record_get_id (all->pdata[place + 1]);
}

static void
set_words (TlRecord *card, const char *words)
{
  g_autofree char *title = NULL;
  g_autofree char *rest = NULL;

  tl_text_split_title (words, &title, &rest);
  tl_record_set_text (card, TL_CARD_TITLE, title);
  tl_record_set_text (card, TL_CARD_TEXT, rest);
}

/**
 * tl_edit_split_card:
 * @doc: a document with a transaction open
 * @card: the id of a card
 * @text: what stays on it, its title on the first line
 * @rest: what the new card says
 *
 * Splits a card in two; the second stands right after it.
 *
 * Returns: (transfer full): the new card's id
 */
char *
tl_edit_split_card (TlDocument *doc, const char *card, const char *text, const char *rest)
{
  const TlTable *table = tl_document_get_table (doc);
  g_autoptr (TlRecord) original = NULL;
  TlRecord *first;
  TlRecord *second;

  g_return_val_if_fail (tl_document_in_transaction (doc), NULL);
  g_return_val_if_fail (tl_table_get_kind (table, card, TL_KIND_CARD), NULL);

  original = tl_record_ref (tl_table_get (table, card));
  second = tl_edit_new_child (doc,
                              TL_KIND_CARD,
                              tl_record_get_parent (original),
                              find_next (table, original));
  for (guint i = 0; i < G_N_ELEMENTS (shared_fields); i++)
    tl_record_take_field (second, shared_fields[i], original);
  set_words (second, rest);
  first = tl_record_copy (original);
  set_words (first, text);
  tl_edit_put_changed (doc, first);
  tl_edit_set_code (doc, second, tl_query_card_kind (table, second));
  return tl_edit_put_new (doc, second);
}

/* --- Merging --- */

static void
append_line (GString *text, const char *line)
{
  if (*line == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

/* The survivor keeps its title; all other words follow in its text, each on its line. */
static void
unite_words (TlRecord *into, const TlRecord *other)
{
  g_autoptr (GString) text = g_string_new (tl_record_get_text (into, TL_CARD_TEXT));
  const char *title = tl_record_get_text (other, TL_CARD_TITLE);

  if (*tl_record_get_text (into, TL_CARD_TITLE) == '\0')
    tl_record_set_text (into, TL_CARD_TITLE, title);
  else
    append_line (text, title);
  append_line (text, tl_record_get_text (other, TL_CARD_TEXT));
  tl_record_set_text (into, TL_CARD_TEXT, text->str);
}

static gboolean
has_word (GPtrArray *list, const char *word)
{
  return g_ptr_array_find_with_equal_func (list, word, g_str_equal, NULL);
}

static void
unite_lists (TlRecord *into, const TlRecord *other, guint field)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  const TlRecord *both[] = { into, other };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      const char *const *words = tl_record_get_list (both[i], field);

      for (guint j = 0; words[j] != NULL; j++)
        if (!has_word (list, words[j]))
          g_ptr_array_add (list, g_strdup (words[j]));
    }
  g_ptr_array_add (list, NULL);
  tl_record_set_list (into, field, (const char *const *) list->pdata);
}

/* Two different owners or sources are both named. */
static void
unite_names (TlRecord *into, const TlRecord *other, guint field, const char *between)
{
  const char *ours = tl_record_get_text (into, field);
  const char *theirs = tl_record_get_text (other, field);

  if (*ours == '\0')
    tl_record_take_field (into, field, other);
  else if (*theirs != '\0' && strstr (ours, theirs) == NULL)
    {
      g_autofree char *both = g_strconcat (ours, between, theirs, NULL);

      tl_record_set_text (into, field, both);
    }
}

static void
take_if_unset (TlRecord *into, const TlRecord *other, guint field)
{
  if (tl_record_is_default (into, field))
    tl_record_take_field (into, field, other);
}

static void
unite_fields (TlRecord *into, const TlRecord *other)
{
  static const guint first_wins[] = { TL_CARD_CHANNEL,       TL_CARD_PERSONA,
                                      TL_CARD_COLOR,         TL_CARD_EVIDENCE_STATUS,
                                      TL_CARD_EVIDENCE_DATE, TL_CARD_STATUS,
                                      TL_CARD_DUE,           TL_CARD_DURATION,
                                      TL_CARD_EXTRA };
  static const guint strongest[] = { TL_CARD_SEVERITY, TL_CARD_FREQUENCY,      TL_CARD_IMPACT,
                                     TL_CARD_EFFORT,   TL_CARD_REACH,          TL_CARD_CONFIDENCE,
                                     TL_CARD_SPAN,     TL_CARD_MOMENT_OF_TRUTH };
  static const guint sums[] = { TL_CARD_VOTES, TL_CARD_EVIDENCE_N };
  static const guint lists[] = { TL_CARD_TAGS, TL_CARD_IMAGES, TL_CARD_ABOUT };
  const char        *url = tl_record_get_text (other, TL_CARD_URL);

  for (guint i = 0; i < G_N_ELEMENTS (first_wins); i++)
    take_if_unset (into, other, first_wins[i]);
  for (guint i = 0; i < G_N_ELEMENTS (strongest); i++)
    if (tl_record_get_integer (other, strongest[i]) > tl_record_get_integer (into, strongest[i]))
      tl_record_take_field (into, strongest[i], other);
  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      const TlFieldInfo *info = tl_kind_get_field (TL_KIND_CARD, sums[i]);
      gint64 sum = tl_record_get_integer (into, sums[i]) + tl_record_get_integer (other, sums[i]);

      tl_record_set_integer (into, sums[i], (gint64) MIN ((double) sum, info->maximum));
    }
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    unite_lists (into, other, lists[i]);
  unite_names (into, other, TL_CARD_OWNER, ", ");
  unite_names (into, other, TL_CARD_TEAM, ", ");
  unite_names (into, other, TL_CARD_EVIDENCE_SOURCE, "; ");
  if (*url != '\0' && *tl_record_get_text (into, TL_CARD_URL) != '\0' &&
      !g_str_equal (url, tl_record_get_text (into, TL_CARD_URL)))
    {
      g_autoptr (GString) text = g_string_new (tl_record_get_text (into, TL_CARD_TEXT));

      append_line (text, url);
      tl_record_set_text (into, TL_CARD_TEXT, text->str);
    }
  take_if_unset (into, other, TL_CARD_URL);
}

/* A list in which one id stands for another, each once, and none for itself. */
static void
replace_in_list (TlRecord *record, guint field, const char *from, const char *to)
{
  const char *const *ids = tl_record_get_list (record, field);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const char *id = g_str_equal (ids[i], from) ? to : ids[i];

      if (!has_word (list, id) && !g_str_equal (id, tl_record_get_id (record)))
        g_ptr_array_add (list, g_strdup (id));
    }
  g_ptr_array_add (list, NULL);
  tl_record_set_list (record, field, (const char *const *) list->pdata);
}

/* A curve has one point a card: the survivor's own stays. */
static gboolean
may_carry (const TlTable *table, const TlRecord *point, const char *to)
{
  return tl_record_get_kind (point) != TL_KIND_POINT ||
         tl_query_point_of_card (table, tl_record_get_parent (point), to) == NULL;
}

static gboolean
is_pointless (const TlTable *table, const TlRecord *link, const char *from, const char *to)
{
  const char *start = tl_record_get_ref (link, TL_LINK_FROM);
  const char *end = tl_record_get_ref (link, TL_LINK_TO);

  return (g_strcmp0 (start, from) == 0 && g_strcmp0 (end, to) == 0) ||
         (g_strcmp0 (start, to) == 0 && g_strcmp0 (end, from) == 0);
}

static void
refer_to (TlDocument *doc, const TlRecord *record, const char *from, const char *to)
{
  const TlTable    *table = tl_document_get_table (doc);
  const TlKindInfo *info = tl_kind_get_info (tl_record_get_kind (record));
  TlRecord         *copy;

  /* A link between two cards that become one links nothing. */
  if (info->kind == TL_KIND_LINK && is_pointless (table, record, from, to))
    {
      tl_document_remove (doc, tl_record_get_id (record));
      return;
    }
  copy = tl_record_copy (record);
  for (guint i = 0; i < info->n_fields; i++)
    {
      if ((info->fields[i].flags & TL_FIELD_FLAG_PARENT) != 0)
        continue;
      if (info->fields[i].type == TL_FIELD_TYPE_REF_LIST)
        replace_in_list (copy, i, from, to);
      else if (info->fields[i].type == TL_FIELD_TYPE_REF &&
               g_strcmp0 (tl_record_get_ref (record, i), from) == 0 &&
               may_carry (table, record, to))
        tl_record_set_ref (copy, i, to);
    }
  tl_edit_put_changed (doc, copy);
}

static void
release_record (gpointer record)
{
  tl_record_unref (record);
}

static void
refer_all_to (TlDocument *doc, const char *from, const char *to)
{
  const GPtrArray *all = tl_table_get_referrers (tl_document_get_table (doc), from);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (release_record);

  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (records, tl_record_ref (all->pdata[i]));
  for (guint i = 0; i < records->len; i++)
    refer_to (doc, records->pdata[i], from, to);
}

/* When a card is merged with one that it is about by way of others, these are still about it. */
static void
break_rings (const TlTable *table, TlRecord *card)
{
  const char *const *about = tl_record_get_list (card, TL_CARD_ABOUT);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; about[i] != NULL; i++)
    if (!tl_about_reaches (table, about[i], tl_record_get_id (card)))
      g_ptr_array_add (list, g_strdup (about[i]));
  g_ptr_array_add (list, NULL);
  tl_record_set_list (card, TL_CARD_ABOUT, (const char *const *) list->pdata);
}

static void
merge_into (TlDocument *doc, const char *survivor, const char *other)
{
  const char *gone[] = { other, NULL };
  TlRecord   *copy;

  refer_all_to (doc, other, survivor);
  copy = tl_edit_copy_record (doc, survivor);
  unite_words (copy, tl_table_get (tl_document_get_table (doc), other));
  unite_fields (copy, tl_table_get (tl_document_get_table (doc), other));
  replace_in_list (copy, TL_CARD_ABOUT, other, survivor);
  break_rings (tl_document_get_table (doc), copy);
  tl_edit_put_changed (doc, copy);
  tl_edit_delete (doc, gone, TRUE);
}

/**
 * tl_edit_merge_cards:
 * @doc: a document with a transaction open
 * @cards: (array zero-terminated=1): ids of cards of one map
 *
 * Merges cards into the first of them, in the order given.
 *
 * Returns: (transfer full) (nullable): the id of the card that stays, NULL with fewer than two
 */
char *
tl_edit_merge_cards (TlDocument *doc, const char *const *cards)
{
  const TlTable *table = tl_document_get_table (doc);

  g_return_val_if_fail (tl_document_in_transaction (doc), NULL);
  g_return_val_if_fail (cards != NULL, NULL);

  for (guint i = 0; cards[i] != NULL; i++)
    g_return_val_if_fail (tl_table_get_kind (table, cards[i], TL_KIND_CARD) &&
                            g_strcmp0 (tl_query_map_of (table, cards[i]),
                                       tl_query_map_of (table, cards[0])) == 0,
                          NULL);
  if (cards[0] == NULL || cards[1] == NULL)
    return NULL;
  for (guint i = 1; cards[i] != NULL; i++)
    if (!g_str_equal (cards[i], cards[0]) && tl_table_get (table, cards[i]) != NULL)
      merge_into (doc, cards[0], cards[i]);
  return g_strdup (cards[0]);
}
