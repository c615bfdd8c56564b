/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Cards that go over stages on several slides. In a copy of the table such a card ends where its
 * slide ends, so that all of its words are laid out there, and an empty card that says no more than
 * that it goes on stands on each slide after it. What never changes: the table that is shown. */
#include "config.h"

#include "scene/tl-slides-private.h"

/* The first column of the run after the one that a column is in. */
static int
end_of_run (TlScene *scene, const GArray *columns, int column)
{
  int stage = TL_SCENE_COLUMN (scene, column)->stage;

  for (guint i = 0; i < columns->len; i++)
    {
      const TlSlideRun *run = &g_array_index (columns, TlSlideRun, i);

      if (stage < (int) run->end)
        {
          const TlSceneStage *last = TL_SCENE_STAGE (scene, run->end - 1);

          return last->first + last->n_columns;
        }
    }
  return (int) scene->columns->len;
}

static void
put (TlTable *table, TlRecord *record)
{
  tl_table_put (table, record);
  tl_record_unref (record);
}

static TlRecord *
new_continued (TlScene *scene, const TlRecord *card, int column, int span)
{
  static const guint kept[] = { TL_FIELD_ORDER, TL_CARD_LANE, TL_CARD_KIND, TL_CARD_COLOR };
  g_autofree char   *id =
    g_strdup_printf (TL_SLIDES_CONTINUED "%d-%s", column, tl_record_get_id (card));
  TlRecord *record = tl_record_new (TL_KIND_CARD, id);

  tl_record_set_ref (record, TL_FIELD_PARENT, tl_record_get_parent (card));
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    tl_record_take_field (record, kept[i], card);
  tl_record_set_ref (record,
                     TL_CARD_COLUMN,
                     tl_record_get_id (TL_SCENE_COLUMN (scene, column)->record));
  tl_record_set_integer (record, TL_CARD_SPAN, span);
  tl_record_set_text (record, TL_CARD_TITLE, "…");
  return record;
}

static void
split (TlScene *scene, const GArray *columns, TlTable *table, const TlSceneCard *card)
{
  int       end = card->column + card->span, cut = end_of_run (scene, columns, card->column);
  TlRecord *first = tl_record_copy (card->record);

  tl_record_set_integer (first, TL_CARD_SPAN, cut - card->column);
  put (table, first);
  for (int column = cut; column < end; column = cut)
    {
      cut = MIN (end, end_of_run (scene, columns, column));
      put (table, new_continued (scene, card->record, column, cut - column));
    }
}

/* The scene's table for runs of stages (transfer full): a copy when cards go over their ends. */
TlTable *
tl_slides_split_cards (TlScene *scene, const GArray *columns)
{
  TlTable       *copy = NULL;
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, scene->cards);
  while (columns->len > 1 && g_hash_table_iter_next (&iter, NULL, &value))
    {
      const TlSceneCard *card = value;

      if (card->column < 0 || card->span < 2 ||
          card->column + card->span <= end_of_run (scene, columns, card->column))
        continue;
      if (copy == NULL)
        copy = tl_table_copy (scene->table);
      split (scene, columns, copy, card);
    }
  return copy != NULL ? copy : tl_table_ref ((TlTable *) scene->table);
}
