/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of what differs between two maps. A record that differs in two ways stands under both
 * headings: somebody who looks for what was moved finds all of it. */
#include "config.h"

#include "app/tl-comparison-item.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "map/tl-query.h"
#include "scene/tl-comparison-picture.h"
#include "scene/tl-scene.h"

#include "app/tl-labels.h"

G_DEFINE_FINAL_TYPE (TlComparisonItem, tl_comparison_item, G_TYPE_OBJECT)

static void
tl_comparison_item_finalize (GObject *object)
{
  TlComparisonItem *self = TL_COMPARISON_ITEM (object);

  g_free (self->heading);
  g_free (self->title);
  g_free (self->words);
  g_free (self->id);
  G_OBJECT_CLASS (tl_comparison_item_parent_class)->finalize (object);
}

static void
tl_comparison_item_class_init (TlComparisonItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tl_comparison_item_finalize;
}

static void
tl_comparison_item_init (TlComparisonItem *self)
{
}

static void
append (GListStore *items, TlComparisonItem *item)
{
  g_list_store_append (items, item);
  g_object_unref (item);
}

static void
append_heading (GListStore *items, const char *text)
{
  TlComparisonItem *item = g_object_new (TL_TYPE_COMPARISON_ITEM, NULL);

  item->heading = g_strdup (text);
  append (items, item);
}

static const char *
get_kind (const TlTable *table, const TlRecord *record)
{
  switch ((int) tl_record_get_kind (record))
    {
    case TL_KIND_STAGE:
      return _ ("Stage");
    case TL_KIND_STEP:
      return _ ("Step");
    case TL_KIND_LANE:
      return _ ("Lane");
    default:
      return tl_labels_get_card (tl_query_card_kind (table, record));
    }
}

static char *
dup_title (const TlRecord *record)
{
  const char *title = "";

  switch ((int) tl_record_get_kind (record))
    {
    case TL_KIND_STAGE:
      title = tl_record_get_text (record, TL_STAGE_TITLE);
      break;
    case TL_KIND_STEP:
      title = tl_record_get_text (record, TL_STEP_TITLE);
      break;
    case TL_KIND_LANE:
      title = tl_record_get_text (record, TL_LANE_TITLE);
      if (*title == '\0')
        title =
          tl_scene_usual_lane_name ((TlLaneKind) tl_record_get_integer (record, TL_LANE_KIND));
      break;
    default:
      title = tl_record_get_text (record, TL_CARD_TITLE);
      if (*title == '\0')
        title = tl_record_get_text (record, TL_CARD_TEXT);
    }
  return g_strdelimit (g_strdup (*title != '\0' ? title : _ ("untitled")), "\n\r\t", ' ');
}

/* "Touchpoint, from Purchase", under the heading of what was moved. */
static char *
dup_words (const TlTable *table, const TlCompare *compare, const TlDifference *one, guint flag)
{
  const char      *kind = get_kind (table, one->b != NULL ? one->b : one->a);
  g_autofree char *what = NULL;

  if (flag == TL_DIFFERENCE_MOVED)
    what = tl_difference_dup_origin (table, compare, one);
  else if (flag == TL_DIFFERENCE_CHANGED)
    what = tl_difference_dup_fields (one);
  if (what == NULL || *what == '\0')
    return g_strdup (kind);
  /* Translators: a kind of card, and what differs: "Touchpoint: from Purchase". */
  return g_strdup_printf (_ ("%s: %s"), kind, what);
}

static void
append_records (GListStore *items, const TlTable *table, const TlCompare *compare, guint flag)
{
  const GArray *differences = tl_compare_get_differences (compare);

  for (guint i = 0; i < differences->len; i++)
    {
      const TlDifference *one = &g_array_index (differences, TlDifference, i);
      const TlRecord     *record = one->b != NULL ? one->b : one->a;
      TlComparisonItem   *item;

      if ((one->flags & flag) == 0)
        continue;
      item = g_object_new (TL_TYPE_COMPARISON_ITEM, NULL);
      item->id = g_strdup (tl_record_get_id (record));
      item->title = dup_title (record);
      item->words = dup_words (table, compare, one, flag);
      item->removed = one->b == NULL;
      append (items, item);
    }
}

static void
append_gains (GListStore *items, const TlCompare *compare)
{
  const GArray *columns = tl_compare_get_columns (compare);
  gboolean      any = FALSE;

  for (guint i = 0; i < columns->len; i++)
    {
      const TlComparedColumn *column = &g_array_index (columns, TlComparedColumn, i);
      g_autofree char        *gain = NULL;
      g_autofree char        *before = NULL;
      g_autofree char        *after = NULL;
      TlComparisonItem       *item;

      if (isnan (column->score_a) || isnan (column->score_b))
        continue;
      if (!any)
        append_heading (items, _ ("Emotion"));
      any = TRUE;
      item = g_object_new (TL_TYPE_COMPARISON_ITEM, NULL);
      item->id = g_strdup (tl_record_get_id (column->b != NULL ? column->b : column->a));
      item->title = dup_title (column->b != NULL ? column->b : column->a);
      gain = tl_difference_format_gain (column->score_b - column->score_a);
      before = tl_difference_dup_score (column->score_a);
      after = tl_difference_dup_score (column->score_b);
      /* Translators: how high a line was, how high it is, and the difference with its sign. */
      item->words = g_strdup_printf (_ ("%1$s → %2$s (%3$s)"), before, after, gain);
      append (items, item);
    }
}

/**
 * tl_comparison_item_list:
 * @table: the document
 * @compare: a comparison of two of its maps
 *
 * Returns: (transfer full): the lines
 */
GListStore *
tl_comparison_item_list (const TlTable *table, const TlCompare *compare)
{
  static const struct
  {
    guint       flag;
    const char *heading;
  } parts[] = {
    { TL_DIFFERENCE_ADDED, N_ ("Added") },
    { TL_DIFFERENCE_REMOVED, N_ ("Removed") },
    { TL_DIFFERENCE_MOVED, N_ ("Moved") },
    { TL_DIFFERENCE_CHANGED, N_ ("Changed") },
  };
  GListStore *items = g_list_store_new (TL_TYPE_COMPARISON_ITEM);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      guint            n = 0;
      g_autofree char *heading = NULL;

      for (guint k = 0; k < tl_compare_get_differences (compare)->len; k++)
        n += (g_array_index (tl_compare_get_differences (compare), TlDifference, k).flags &
              parts[i].flag) != 0;
      if (n == 0)
        continue;
      heading = g_strdup_printf ("%s (%u)", _ (parts[i].heading), n);
      append_heading (items, heading);
      append_records (items, table, compare, parts[i].flag);
    }
  if (g_list_model_get_n_items (G_LIST_MODEL (items)) == 0)
    append_heading (items, _ ("No Differences"));
  append_gains (items, compare);
  return items;
}

/**
 * tl_comparison_item_dup_table:
 * @items: what tl_comparison_item_list() gave
 *
 * Returns: (transfer full): heading, title and words, a line each
 */
char *
tl_comparison_item_dup_table (GListModel *items)
{
  GString         *out = g_string_new (NULL);
  g_autofree char *heading = g_strdup ("");

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (TlComparisonItem) item = g_list_model_get_item (items, i);

      if (item->heading != NULL)
        {
          g_free (heading);
          heading = g_strdup (item->heading);
        }
      else
        g_string_append_printf (out, "%s\t%s\t%s\n", heading, item->title, item->words);
    }
  return g_string_free (out, FALSE);
}
