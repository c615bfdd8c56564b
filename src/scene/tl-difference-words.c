/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What differs between two maps, as words on the picture, in lists and for screen readers. */
#include "config.h"

#include "map/tl-query.h"
#include "scene/tl-comparison-picture.h"
#include "scene/tl-scene-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Fields that people know under one name share it; it is said once. */
static const char *
get_card_field (guint field)
{
  switch (field)
    {
    case TL_CARD_TITLE:
      return _ ("title");
    case TL_CARD_TEXT:
      return _ ("text");
    case TL_CARD_SPAN:
      return _ ("columns covered");
    case TL_CARD_CHANNEL:
      return _ ("channel");
    case TL_CARD_PERSONA:
      return _ ("persona");
    case TL_CARD_COLOR:
      return _ ("color");
    case TL_CARD_TAGS:
      return _ ("tags");
    case TL_CARD_OWNER:
      return _ ("owner");
    case TL_CARD_IMAGES:
      return _ ("image");
    case TL_CARD_URL:
      return _ ("web link");
    case TL_CARD_MOMENT_OF_TRUTH:
      return _ ("moment of truth");
    case TL_CARD_EVIDENCE_STATUS:
    case TL_CARD_EVIDENCE_SOURCE:
    case TL_CARD_EVIDENCE_N:
    case TL_CARD_EVIDENCE_DATE:
      return _ ("evidence");
    case TL_CARD_SEVERITY:
      return _ ("severity");
    case TL_CARD_FREQUENCY:
      return _ ("frequency");
    case TL_CARD_IMPACT:
      return _ ("impact");
    case TL_CARD_EFFORT:
      return _ ("effort");
    case TL_CARD_STATUS:
      return _ ("status");
    case TL_CARD_DUE:
      return _ ("due date");
    case TL_CARD_ABOUT:
      return _ ("what it is about");
    case TL_CARD_OPENS:
      return _ ("its journey");
    default:
      return NULL;
    }
}

static char *
dup_field (TlKind kind, guint field)
{
  const char *known = kind == TL_KIND_CARD ? get_card_field (field) : NULL;

  if (known != NULL)
    return g_strdup (known);
  if (kind == TL_KIND_LANE && field == TL_LANE_KIND)
    return g_strdup (_ ("kind"));
  if (kind != TL_KIND_CARD)
    return g_strdup (_ ("title"));
  return g_strdelimit (g_strdup (tl_kind_get_field (kind, field)->name), "_", ' ');
}

/**
 * tl_difference_dup_fields:
 * @difference: what differs
 *
 * Returns: (transfer full): the fields that say something else: "title, severity"; "" for none
 */
char *
tl_difference_dup_fields (const TlDifference *difference)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint n_fields = tl_kind_get_info (difference->kind)->n_fields;

  for (guint i = 0; i < n_fields; i++)
    if ((difference->fields & (G_GUINT64_CONSTANT (1) << i)) != 0)
      {
        char *name = dup_field (difference->kind, i);

        if (g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
          g_free (name);
        else
          g_ptr_array_add (names, name);
      }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

static const char *
get_column_title (const TlTable *table, const char *column)
{
  const TlRecord *record = tl_table_get (table, column);
  const char     *title = "";

  if (record != NULL)
    title = tl_record_get_text (record,
                                tl_record_get_kind (record) == TL_KIND_STEP ? TL_STEP_TITLE
                                                                            : TL_STAGE_TITLE);
  return *title != '\0' ? title : _ ("untitled");
}

static const char *
get_lane_title (const TlTable *table, const char *lane)
{
  const TlRecord *record = tl_table_get_kind (table, lane, TL_KIND_LANE);
  const char     *title = record != NULL ? tl_record_get_text (record, TL_LANE_TITLE) : "";

  if (record == NULL || *title != '\0')
    return title;
  return tl_scene_usual_lane_name ((TlLaneKind) tl_record_get_integer (record, TL_LANE_KIND));
}

/**
 * tl_difference_dup_origin:
 * @table: the table of the first map
 * @compare: the comparison
 * @difference: what differs
 *
 * Returns: (transfer full): where a card came from: "from Purchase"; "" when it has not moved
 */
char *
tl_difference_dup_origin (const TlTable      *table,
                          const TlCompare    *compare,
                          const TlDifference *difference)
{
  const char *column, *lane;
  gboolean    same_lane;

  if ((difference->flags & TL_DIFFERENCE_MOVED) == 0)
    return g_strdup ("");
  column = tl_record_get_ref (difference->a, TL_CARD_COLUMN);
  lane = tl_record_get_ref (difference->a, TL_CARD_LANE);
  if (column == NULL || lane == NULL)
    return g_strdup (_ ("from the parking lot"));
  same_lane = g_strcmp0 (tl_compare_find_twin (compare, lane),
                         tl_record_get_ref (difference->b, TL_CARD_LANE)) == 0;
  if (same_lane)
    /* Translators: a stage or step. */
    return g_strdup_printf (_ ("from %s"), get_column_title (table, column));
  if (g_strcmp0 (tl_compare_find_twin (compare, column),
                 tl_record_get_ref (difference->b, TL_CARD_COLUMN)) == 0)
    /* Translators: a lane. */
    return g_strdup_printf (_ ("from %s"), get_lane_title (table, lane));
  /* Translators: a stage or step, and a lane. */
  return g_strdup_printf (_ ("from %s, %s"),
                          get_column_title (table, column),
                          get_lane_title (table, lane));
}

/**
 * tl_difference_dup_words:
 * @table: the table of the first map
 * @compare: the comparison
 * @difference: what differs
 *
 * Returns: (transfer full): all of it in a few words: "Added", "from Purchase · title"
 */
char *
tl_difference_dup_words (const TlTable      *table,
                         const TlCompare    *compare,
                         const TlDifference *difference)
{
  g_autofree char *origin = NULL;
  g_autofree char *fields = NULL;

  if ((difference->flags & TL_DIFFERENCE_ADDED) != 0)
    return g_strdup (_ ("Added"));
  if ((difference->flags & TL_DIFFERENCE_REMOVED) != 0)
    return g_strdup (_ ("Removed"));
  origin = tl_difference_dup_origin (table, compare, difference);
  fields = tl_difference_dup_fields (difference);
  if (*origin == '\0' || *fields == '\0')
    return g_strdup (*origin != '\0' ? origin : fields);
  return g_strdup_printf ("%s · %s", origin, fields);
}

/**
 * tl_difference_dup_score:
 * @score: how high a line is
 *
 * Returns: (transfer full): "1.6", "−0.3", "0"
 */
char *
tl_difference_dup_score (double score)
{
  char        buffer[TL_NUMBER_BUFFER];
  const char *number = tl_scene_format_score (fabs (score), buffer);

  return g_strconcat (score < 0 && strcmp (number, "0") != 0 ? "−" : "", number, NULL);
}

/**
 * tl_difference_format_gain:
 * @gain: how much higher a line is
 *
 * Returns: (transfer full): "+0.8", "−0.3", "0"; "–" for NAN
 */
char *
tl_difference_format_gain (double gain)
{
  char        buffer[TL_NUMBER_BUFFER];
  const char *number;

  if (isnan (gain))
    return g_strdup ("–");
  number = tl_scene_format_score (fabs (gain), buffer);
  if (strcmp (number, "0") == 0)
    return g_strdup ("±0");
  return g_strconcat (gain > 0 ? "+" : "−", number, NULL);
}
