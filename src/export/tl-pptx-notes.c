/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a speaker reads: a map in words, stage by stage, lane by lane.
 *
 * Only what is shown: no hidden lanes, no parked cards, no comments. A card is its title and text,
 * with what its kind is judged by: how bad and how often, how good and how much work, whose it is.
 */
#include "config.h"

#include "export/tl-pptx-private.h"

#include "base/tl-duration.h"
#include "map/tl-metric.h"
#include "map/tl-query.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Characters of a note: what PowerPoint shows without becoming slow. */
#define MOST_CHARACTERS 20000

static void
append_part (GString *out, const char *part, const char *between)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (out, "%s%s", out->len > 0 ? between : "", part);
}

static void
append_rating (GString *out, const char *format, const TlRecord *card, guint field)
{
  gint64           rating = tl_record_get_integer (card, field);
  g_autofree char *number = g_strdup_printf ("%d", (int) rating);
  g_auto (GStrv) parts = g_strsplit (format, "%d", 2);
  g_autofree char *phrase = g_strjoinv (number, parts);

  if (rating > 0)
    append_part (out, phrase, ", ");
}

static void
append_owner (GString *out, const TlRecord *card)
{
  const char *owner = tl_record_get_text (card, TL_CARD_OWNER);
  g_auto (GStrv) parts = g_strsplit (_ ("owner %s"), "%s", 2);
  g_autofree char *phrase = g_strjoinv (owner, parts);

  if (*owner != '\0')
    append_part (out, phrase, ", ");
}

/* "severity 4, frequency 3"; "impact 5, effort 2, owner Ada". */
static char *
dup_judgement (TlLaneKind kind, const TlRecord *card)
{
  GString *out = g_string_new (NULL);

  if (kind == TL_LANE_KIND_PAIN_POINTS)
    {
      append_rating (out, _ ("severity %d"), card, TL_CARD_SEVERITY);
      append_rating (out, _ ("frequency %d"), card, TL_CARD_FREQUENCY);
    }
  else if (kind == TL_LANE_KIND_OPPORTUNITIES || kind == TL_LANE_KIND_SOLUTIONS)
    {
      append_rating (out, _ ("impact %d"), card, TL_CARD_IMPACT);
      append_rating (out, _ ("effort %d"), card, TL_CARD_EFFORT);
    }
  append_owner (out, card);
  return g_string_free (out, FALSE);
}

/* "41 %", of a card that stands for a number. */
static char *
dup_metric (const TlTable *table, const TlRecord *card)
{
  const TlRecord  *metric = tl_metric_find (table, tl_record_get_id (card));
  g_autofree char *number = NULL;

  if (metric == NULL || !tl_metric_has_value (metric))
    return NULL;
  number = tl_metric_dup_number (metric, tl_record_get_number (metric, TL_METRIC_VALUE));
  return g_strjoin (" ", number, tl_record_get_text (metric, TL_METRIC_UNIT), NULL);
}

/* One line, whatever the card holds. */
static char *
dup_card (const TlTable *table, TlLaneKind kind, const TlRecord *card)
{
  GString         *out = g_string_new (NULL);
  g_autofree char *judgement = dup_judgement (kind, card);
  g_autofree char *number = kind == TL_LANE_KIND_METRICS ? dup_metric (table, card) : NULL;

  append_part (out, tl_record_get_text (card, TL_CARD_TITLE), "");
  append_part (out, number, ": ");
  append_part (out, tl_record_get_text (card, TL_CARD_TEXT), " – ");
  if (*judgement != '\0')
    g_string_append_printf (out, "%s(%s)", out->len > 0 ? " " : "", judgement);
  g_strdelimit (out->str, "\r\n", ' ');
  return g_string_free (out, FALSE);
}

/* Where the cards of a map stand, looked up once: a map can have thousands. */
typedef struct
{
  const TlTable *table;
  const char    *map;
  GPtrArray     *columns;
  GHashTable    *places; /* id of a column -> its place + 1 */
  GPtrArray    **cells;  /* of each lane and column: its cards in order, or NULL */
  guint          n_columns;
} Cells;

static void
cells_init (Cells *self, const TlTable *table, const char *map)
{
  const GPtrArray *lanes = tl_table_get_children (table, map, TL_KIND_LANE);
  const GPtrArray *cards = tl_table_get_children (table, map, TL_KIND_CARD);
  g_autoptr (GHashTable) rows = g_hash_table_new (g_str_hash, g_str_equal);

  *self = (Cells){ .table = table, .map = map, .columns = tl_query_columns (table, map) };
  self->n_columns = self->columns->len;
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
  self->cells = g_new0 (GPtrArray *, (gsize) lanes->len * self->n_columns + 1);
  for (guint i = 0; i < self->n_columns; i++)
    g_hash_table_insert (self->places,
                         (char *) tl_record_get_id (self->columns->pdata[i]),
                         GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < lanes->len; i++)
    g_hash_table_insert (rows,
                         (char *) tl_record_get_id (lanes->pdata[i]),
                         GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < cards->len; i++)
    {
      const char *column = tl_record_get_ref (cards->pdata[i], TL_CARD_COLUMN);
      const char *lane = tl_record_get_ref (cards->pdata[i], TL_CARD_LANE);
      guint       x, y;

      if (column == NULL || lane == NULL)
        continue;
      x = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, column));
      y = GPOINTER_TO_UINT (g_hash_table_lookup (rows, lane));
      if (x == 0 || y == 0)
        continue;
      x += (y - 1) * self->n_columns - 1;
      if (self->cells[x] == NULL)
        self->cells[x] = g_ptr_array_new ();
      g_ptr_array_add (self->cells[x], cards->pdata[i]);
    }
}

static void
cells_clear (Cells *self)
{
  const GPtrArray *lanes = tl_table_get_children (self->table, self->map, TL_KIND_LANE);

  for (guint i = 0; i < lanes->len * self->n_columns; i++)
    if (self->cells[i] != NULL)
      g_ptr_array_unref (self->cells[i]);
  g_free (self->cells);
  g_hash_table_unref (self->places);
  g_ptr_array_unref (self->columns);
}

static const char *
get_lane_name (const TlRecord *lane)
{
  const char *title = tl_record_get_text (lane, TL_LANE_TITLE);

  return *title != '\0'
           ? title
           : tl_scene_usual_lane_name ((TlLaneKind) tl_record_get_integer (lane, TL_LANE_KIND));
}

/* "Pain points:", then its cards from column `first` up to `end`, a line each. */
static void
append_lane (
  GString *out, const Cells *cells, const TlRecord *lane, guint row, guint first, guint end)
{
  TlLaneKind kind = (TlLaneKind) tl_record_get_integer (lane, TL_LANE_KIND);
  gboolean   named = FALSE;

  if (tl_record_get_boolean (lane, TL_LANE_HIDDEN))
    return;
  for (guint column = first; column < end; column++)
    {
      const GPtrArray *cards = cells->cells[row * cells->n_columns + column];

      for (guint i = 0; cards != NULL && i < cards->len; i++)
        {
          g_autofree char *words = dup_card (cells->table, kind, cards->pdata[i]);

          if (*words == '\0')
            continue;
          if (!named)
            g_string_append_printf (out, "%s:\n", get_lane_name (lane));
          named = TRUE;
          g_string_append_printf (out, "• %s\n", words);
        }
    }
}

static void
append_steps (GString *out, const Cells *cells, const TlRecord *stage)
{
  const GPtrArray *steps =
    tl_table_get_children (cells->table, tl_record_get_id (stage), TL_KIND_STEP);
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    append_part (titles, tl_record_get_text (steps->pdata[i], TL_STEP_TITLE), " → ");
  if (titles->len > 0)
    {
      /* Translators: in speaker notes, before the titles of a stage's steps. */
      g_string_append_printf (out, "%s: %s\n", _ ("Steps"), titles->str);
    }
}

/* Columns of a stage: its steps, or itself. */
static guint
append_stage (
  GString *out, const Cells *cells, const TlRecord *stage, guint first, const char *const *shown)
{
  const GPtrArray *lanes = tl_table_get_children (cells->table, cells->map, TL_KIND_LANE);
  const GPtrArray *steps =
    tl_table_get_children (cells->table, tl_record_get_id (stage), TL_KIND_STEP);
  guint            end = MIN (first + MAX (steps->len, 1), cells->n_columns);
  g_autofree char *time = tl_duration_dup_words (tl_record_get_text (stage, TL_STAGE_DURATION));

  if (out->len > 0)
    g_string_append_c (out, '\n');
  g_string_append (out, tl_record_get_text (stage, TL_STAGE_TITLE));
  if (*time != '\0')
    g_string_append_printf (out, " (%s)", time);
  g_string_append_c (out, '\n');
  append_steps (out, cells, stage);
  for (guint i = 0; i < lanes->len; i++)
    if (shown == NULL || g_strv_contains (shown, tl_record_get_id (lanes->pdata[i])))
      append_lane (out, cells, lanes->pdata[i], i, first, end);
  return end;
}

/* At the end of a line, and says so. */
static void
shorten (GString *out)
{
  const char *end;

  if (out->len <= MOST_CHARACTERS || g_utf8_strlen (out->str, -1) <= MOST_CHARACTERS)
    return;
  end = g_utf8_offset_to_pointer (out->str, MOST_CHARACTERS);
  while (end > out->str && *end != '\n')
    end--;
  g_string_truncate (out, (gsize) (end - out->str));
  g_string_append (out, "\n…");
}

/**
 * tl_pptx_dup_notes:
 * @table: a document
 * @map: id of one of its maps
 * @stages: (nullable): ids of the stages that are wanted; %NULL = all
 * @lanes: (nullable): the same of lanes
 *
 * Says in words what stands on a map, for the notes beneath a slide.
 *
 * Shape: lines; an empty one between two stages.
 *
 * Returns: (transfer full): the words, "" for a map without stages
 */
char *
tl_pptx_dup_notes (const TlTable     *table,
                   const char        *map,
                   const char *const *stages,
                   const char *const *lanes)
{
  const GPtrArray *all = tl_table_get_children (table, map, TL_KIND_STAGE);
  GString         *out = g_string_new (NULL);
  guint            first = 0;
  Cells            cells;

  cells_init (&cells, table, map);
  for (guint i = 0; i < all->len; i++)
    {
      const char *id = tl_record_get_id (all->pdata[i]);

      if (stages == NULL || g_strv_contains (stages, id))
        first = append_stage (out, &cells, all->pdata[i], first, lanes);
      else
        first += MAX (tl_table_get_children (table, id, TL_KIND_STEP)->len, 1);
    }
  cells_clear (&cells);
  g_strchomp (out->str);
  g_string_truncate (out, strlen (out->str));
  shorten (out);
  return g_string_free (out, FALSE);
}

/**
 * tl_pptx_dup_introduction:
 * @table: a document
 * @map: id of one of its maps
 *
 * Says in words what a map is about, for the notes beneath its summary.
 *
 * Returns: (transfer full): lines, "" where nothing is said
 */
char *
tl_pptx_dup_introduction (const TlTable *table, const char *map)
{
  static const guint fields[] = { TL_MAP_SCENARIO, TL_MAP_OBJECTIVE, TL_MAP_GOAL };
  const TlRecord    *record = tl_table_get (table, map);
  const char *const *expectations = tl_record_get_list (record, TL_MAP_EXPECTATIONS);
  GString           *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    append_part (out, tl_record_get_text (record, fields[i]), "\n");
  for (guint i = 0; expectations[i] != NULL; i++)
    g_string_append_printf (out, "%s• %s", out->len > 0 ? "\n" : "", expectations[i]);
  shorten (out);
  return g_string_free (out, FALSE);
}
