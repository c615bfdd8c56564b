/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A map read once into columns, lanes, cells and lines, for formats without a picture: tables,
 * texts, diagrams of other programs. Nothing is laid out; it is counted what stands where. What the
 * team keeps aside (hidden lanes and lines, the parking lot) is not in it, and it is said so. */
#include "config.h"

#include "export/tl-contents.h"
#include "export/tl-export-private.h"

#include "base/tl-text.h"
#include "map/tl-compare.h"
#include "map/tl-query.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static void
curve_free (gpointer data)
{
  TlContentsCurve *curve = data;

  g_free (curve->name);
  g_free (curve->scores);
  g_ptr_array_unref (curve->labels);
  g_array_unref (curve->points);
  g_free (curve);
}

/* Points of one column are called one after the other. */
static void
collect_labels (TlContentsCurve *curve, guint n_columns)
{
  curve->labels = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n_columns; i++)
    g_ptr_array_add (curve->labels, g_strdup (""));
  for (guint i = 0; i < curve->points->len; i++)
    {
      const TlPlacedPoint *at = &g_array_index (curve->points, TlPlacedPoint, i);
      const char          *label = tl_record_get_text (at->point, TL_POINT_LABEL);
      char               **all = (char **) &curve->labels->pdata[at->column];
      char                *old = *all;

      if (*label == '\0')
        continue;
      *all = *old == '\0' ? g_strdup (label) : g_strconcat (old, "; ", label, NULL);
      g_free (old);
    }
}

static void
add_curve (TlContents *self, const TlRecord *record)
{
  const char     *id = tl_record_get_id (record);
  const char     *map = tl_record_get_id (self->map);
  const TlRecord *persona =
    tl_table_get_kind (self->table, tl_record_get_ref (record, TL_CURVE_PERSONA), TL_KIND_PERSONA);
  const char      *name = persona != NULL ? tl_record_get_text (persona, TL_PERSONA_NAME) : "";
  TlContentsCurve *curve = g_new0 (TlContentsCurve, 1);

  curve->curve = record;
  if (!tl_record_get_boolean (record, TL_CURVE_TARGET))
    curve->name = g_strdup (name);
  else if (*name == '\0')
    curve->name = g_strdup (_ ("Target"));
  else
    /* Translators: the line of emotions that a persona, by name, should have. */
    curve->name = g_strdup_printf (_ ("%s (target)"), name);
  curve->scores = tl_compare_score_columns (self->table, map, id);
  curve->points = tl_query_placed_points (self->table, map, id);
  collect_labels (curve, self->columns->len);
  g_ptr_array_add (self->curves, curve);
}

/* A line is seen where its lane is. */
static void
read_curves (TlContents *self)
{
  const GPtrArray *curves =
    tl_table_get_children (self->table, tl_record_get_id (self->map), TL_KIND_CURVE);

  self->curves = g_ptr_array_new_with_free_func (curve_free);
  for (guint i = 0; i < curves->len; i++)
    {
      const TlRecord *lane = tl_table_get_kind (self->table,
                                                tl_record_get_ref (curves->pdata[i], TL_CURVE_LANE),
                                                TL_KIND_LANE);

      if (!tl_record_get_boolean (curves->pdata[i], TL_CURVE_HIDDEN) &&
          g_ptr_array_find (self->lanes, lane, NULL))
        add_curve (self, curves->pdata[i]);
    }
}

static void
read_cells (TlContents *self)
{
  const char *map = tl_record_get_id (self->map);

  self->cells = g_new0 (GPtrArray *, self->lanes->len * self->columns->len + 1);
  self->cards = g_ptr_array_new ();
  for (guint column = 0; column < self->columns->len; column++)
    for (guint lane = 0; lane < self->lanes->len; lane++)
      {
        GPtrArray *cell = tl_query_cell (self->table,
                                         map,
                                         tl_record_get_id (self->columns->pdata[column]),
                                         tl_record_get_id (self->lanes->pdata[lane]));

        self->cells[lane * self->columns->len + column] = cell;
        g_ptr_array_extend (self->cards, cell, NULL, NULL);
      }
}

/**
 * tl_contents_new:
 * @table: a document; held
 * @map: one of its maps
 *
 * Reads a map.
 *
 * Returns: (transfer full): what is on it
 */
TlContents *
tl_contents_new (TlTable *table, const TlRecord *map)
{
  const char      *id = tl_record_get_id (map);
  const GPtrArray *lanes = tl_table_get_children (table, id, TL_KIND_LANE);
  TlContents      *self = g_new0 (TlContents, 1);

  self->table = tl_table_ref (table);
  self->map = map;
  self->stages = g_ptr_array_new ();
  g_ptr_array_extend (self->stages,
                      (GPtrArray *) tl_table_get_children (table, id, TL_KIND_STAGE),
                      NULL,
                      NULL);
  self->columns = tl_query_columns (table, id);
  self->lanes = g_ptr_array_new ();
  for (guint i = 0; i < lanes->len; i++)
    if (!tl_record_get_boolean (lanes->pdata[i], TL_LANE_HIDDEN))
      g_ptr_array_add (self->lanes, lanes->pdata[i]);
  read_cells (self);
  read_curves (self);
  return self;
}

/**
 * tl_contents_free:
 * @self: (nullable): what is on a map
 *
 * Frees it and lets go of the table.
 */
void
tl_contents_free (TlContents *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->lanes->len * self->columns->len; i++)
    g_ptr_array_unref (self->cells[i]);
  g_free (self->cells);
  g_ptr_array_unref (self->cards);
  g_ptr_array_unref (self->stages);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->lanes);
  g_ptr_array_unref (self->curves);
  tl_table_unref (self->table);
  g_free (self);
}

/* What a person sees neither on the map nor in this file, but has in the document. */
static void
note_unseen (const TlTable *table, const char *id, TlExportRun *run)
{
  const GPtrArray *lanes = tl_table_get_children (table, id, TL_KIND_LANE);
  g_autoptr (GPtrArray) parked = tl_query_parked (table, id);
  guint n_hidden = 0;

  for (guint i = 0; i < lanes->len; i++)
    n_hidden += tl_record_get_boolean (lanes->pdata[i], TL_LANE_HIDDEN) ? 1 : 0;
  if (n_hidden > 0)
    tl_export_run_note (run,
                        ngettext ("%u hidden lane is left out",
                                  "%u hidden lanes are left out",
                                  n_hidden),
                        n_hidden);
  if (parked->len > 0)
    tl_export_run_note (run,
                        ngettext ("%u parked card is left out",
                                  "%u parked cards are left out",
                                  parked->len),
                        parked->len);
}

/**
 * tl_contents_list:
 * @table: a document
 * @options: which map, and which part of it
 * @all: whether to take every map where none is asked for, instead of the first
 * @run: (nullable): who listens; is told what of the document is not shown
 * @error: where to put what went wrong
 *
 * Reads what is exported.
 *
 * Errors: %TL_EXPORT_ERROR_NO_MAP.
 *
 * Returns: (transfer full) (element-type TlContents): at least one, or %NULL with @error set
 */
GPtrArray *
tl_contents_list (const TlTable         *table,
                  const TlExportOptions *options,
                  gboolean               all,
                  TlExportRun           *run,
                  GError               **error)
{
  g_autoptr (TlTable) part = tl_export_dup_part (table, options, error);
  const TlRecord  *map = part != NULL ? tl_export_find_map (part, options, error) : NULL;
  const GPtrArray *maps;
  GPtrArray       *list;

  if (map == NULL)
    return NULL;
  maps = tl_table_get_children (part, tl_record_get_id (tl_table_get_document (part)), TL_KIND_MAP);
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_contents_free);
  for (guint i = 0; i < maps->len; i++)
    if (maps->pdata[i] == map || (all && options->map == NULL))
      {
        note_unseen (table, tl_record_get_id (maps->pdata[i]), run);
        g_ptr_array_add (list, tl_contents_new (part, maps->pdata[i]));
      }
  if (list->len == 1 && options->map == NULL && maps->len > 1)
    tl_export_run_note (run,
                        ngettext ("%u other map of the document is not shown",
                                  "%u other maps of the document are not shown",
                                  maps->len - 1),
                        maps->len - 1);
  return list;
}

/**
 * tl_contents_get_cell:
 * @self: what is on a map
 * @lane: which of its lanes
 * @column: which of its columns
 *
 * Returns: (transfer none) (element-type TlRecord): the cards that begin there, from top to bottom
 */
const GPtrArray *
tl_contents_get_cell (const TlContents *self, guint lane, guint column)
{
  return self->cells[lane * self->columns->len + column];
}

/**
 * tl_contents_get_n_steps:
 * @self: what is on a map
 * @stage: one of its stages
 *
 * Returns: how many steps it has; 0 = it is a column itself
 */
guint
tl_contents_get_n_steps (const TlContents *self, const TlRecord *stage)
{
  return tl_table_get_children (self->table, tl_record_get_id (stage), TL_KIND_STEP)->len;
}

/**
 * tl_contents_has_steps:
 * @self: what is on a map
 *
 * Returns: whether any stage has steps
 */
gboolean
tl_contents_has_steps (const TlContents *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (tl_record_get_kind (self->columns->pdata[i]) == TL_KIND_STEP)
      return TRUE;
  return FALSE;
}

/**
 * tl_contents_get_lane_title:
 * @lane: a lane
 *
 * Returns: (transfer none): its title, else what lanes of its kind are called
 */
const char *
tl_contents_get_lane_title (const TlRecord *lane)
{
  const char *title = tl_record_get_text (lane, TL_LANE_TITLE);

  return *title != '\0'
           ? title
           : tl_scene_usual_lane_name ((TlLaneKind) tl_record_get_integer (lane, TL_LANE_KIND));
}

/**
 * tl_contents_dup_column_title:
 * @self: what is on a map
 * @column: which column
 *
 * Returns: (transfer full): "Signing up – At the desk", or the stage's title alone
 */
char *
tl_contents_dup_column_title (const TlContents *self, guint column)
{
  const TlRecord *record = self->columns->pdata[column];
  const TlRecord *stage = tl_query_stage_of (self->table, tl_record_get_id (record));
  const char     *title = tl_record_get_text (stage, TL_STAGE_TITLE);

  if (record == stage)
    return g_strdup (title);
  /* Translators: a stage and one of its steps. */
  return g_strdup_printf (_ ("%s – %s"), title, tl_record_get_text (record, TL_STEP_TITLE));
}

/**
 * tl_contents_dup_personas:
 * @self: what is on a map
 * @between: what stands between two names
 *
 * Returns: (transfer full): the names of those whose journey it is, the map's actor first
 */
char *
tl_contents_dup_personas (const TlContents *self, const char *between)
{
  const char *const *ids = tl_record_get_list (self->map, TL_MAP_PERSONAS);
  GString           *names = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const TlRecord *persona = tl_table_get_kind (self->table, ids[i], TL_KIND_PERSONA);
      const char     *name = persona != NULL ? tl_record_get_text (persona, TL_PERSONA_NAME) : "";

      if (*name != '\0')
        g_string_append_printf (names, "%s%s", names->len > 0 ? between : "", name);
    }
  return g_string_free (names, FALSE);
}

/**
 * tl_contents_find_column:
 * @self: what is on a map
 * @id: (nullable): the id of a step or stage
 *
 * Returns: which column it is, or -1
 */
int
tl_contents_find_column (const TlContents *self, const char *id)
{
  const TlRecord *record = id != NULL ? tl_table_get (self->table, id) : NULL;
  guint           index;

  return record != NULL && g_ptr_array_find (self->columns, record, &index) ? (int) index : -1;
}

/* The line by which a card is judged: its persona's, else the first that says how it is. */
static const TlContentsCurve *
find_curve (const TlContents *self, const TlRecord *card)
{
  const char            *persona = tl_record_get_ref (card, TL_CARD_PERSONA);
  const TlContentsCurve *first = NULL;

  for (guint i = 0; i < self->curves->len; i++)
    {
      const TlContentsCurve *curve = self->curves->pdata[i];

      if (tl_record_get_boolean (curve->curve, TL_CURVE_TARGET))
        continue;
      if (persona != NULL && tl_record_get_ref (curve->curve, TL_CURVE_PERSONA) == persona)
        return curve;
      if (first == NULL)
        first = curve;
    }
  return first;
}

/**
 * tl_contents_get_column_score:
 * @self: what is on a map
 * @column: one of its columns
 *
 * Returns: how high the first line that counts is there, -2 to 2; NAN where it is not
 */
double
tl_contents_get_column_score (const TlContents *self, guint column)
{
  for (guint i = 0; i < self->curves->len; i++)
    {
      const TlContentsCurve *curve = self->curves->pdata[i];

      if (!tl_record_get_boolean (curve->curve, TL_CURVE_TARGET))
        return curve->scores[column];
    }
  return NAN;
}

/**
 * tl_contents_get_score:
 * @self: what is on a map
 * @card: a card on it
 *
 * How it feels at a card: its own point on the line of its persona, else how high that line is in
 * its column. Without a line of its own it is the map's first one that counts.
 *
 * Returns: -2 to 2; NAN where nothing says so
 */
double
tl_contents_get_score (const TlContents *self, const TlRecord *card)
{
  const TlContentsCurve *curve = find_curve (self, card);
  int                    column;
  const TlRecord        *point;

  if (curve == NULL)
    return NAN;
  point =
    tl_query_point_of_card (self->table, tl_record_get_id (curve->curve), tl_record_get_id (card));
  if (point != NULL)
    return tl_record_get_number (point, TL_POINT_SCORE);
  column = tl_contents_find_column (self, tl_record_get_ref (card, TL_CARD_COLUMN));
  return column >= 0 ? curve->scores[column] : NAN;
}

/**
 * tl_contents_dup_emotion:
 * @curve: a line
 * @column: one of the map's columns
 *
 * Returns: (transfer full): "−1.4 Stuck at a word"; "" where the line is not
 */
char *
tl_contents_dup_emotion (const TlContentsCurve *curve, guint column)
{
  double      score = curve->scores[column];
  double      rounded = floor (fabs (score) * 10 + .5) / 10;
  const char *sign = rounded == 0 ? "" : score > 0 ? "+" : "\xe2\x88\x92";
  const char *label = curve->labels->pdata[column];
  char        buffer[TL_NUMBER_BUFFER];

  if (isnan (score))
    return g_strdup (label);
  return g_strdup_printf ("%s%s%s%s",
                          sign,
                          tl_number_format_places (rounded, 1, buffer),
                          *label != '\0' ? " " : "",
                          label);
}

/**
 * tl_contents_list_links:
 * @self: what is on a map
 *
 * Returns: (transfer none) (element-type TlRecord): its links
 */
const GPtrArray *
tl_contents_list_links (const TlContents *self)
{
  return tl_table_get_children (self->table, tl_record_get_id (self->map), TL_KIND_LINK);
}

/**
 * tl_contents_count_images:
 * @self: what is on a map
 *
 * Returns: how many pictures are on its cards
 */
guint
tl_contents_count_images (const TlContents *self)
{
  guint n = 0;

  for (guint i = 0; i < self->cards->len; i++)
    n += g_strv_length ((char **) tl_record_get_list (self->cards->pdata[i], TL_CARD_IMAGES));
  return n;
}

/**
 * tl_contents_get_card_title:
 * @card: a card
 *
 * Returns: (transfer none): its title, else its text; "" when it has neither
 */
const char *
tl_contents_get_card_title (const TlRecord *card)
{
  const char *title = tl_record_get_text (card, TL_CARD_TITLE);

  return *title != '\0' ? title : tl_record_get_text (card, TL_CARD_TEXT);
}

/**
 * tl_contents_dup_card_text:
 * @card: a card
 * @between: what stands between title and text
 *
 * Returns: (transfer full): all its words
 */
char *
tl_contents_dup_card_text (const TlRecord *card, const char *between)
{
  const char *title = tl_record_get_text (card, TL_CARD_TITLE);
  const char *text = tl_record_get_text (card, TL_CARD_TEXT);

  return g_strconcat (title, *title != '\0' && *text != '\0' ? between : "", text, NULL);
}

/**
 * tl_contents_require_map:
 * @options: what is asked for
 * @format: what the format is called
 * @error: where to put what went wrong
 *
 * Errors: %TL_EXPORT_ERROR_UNKNOWN_FORMAT for anything but a map.
 *
 * Returns: whether a map is asked for
 */
gboolean
tl_contents_require_map (const TlExportOptions *options, const char *format, GError **error)
{
  if (options->what == TL_EXPORT_MAP)
    return TRUE;
  g_set_error (error,
               TL_EXPORT_ERROR,
               TL_EXPORT_ERROR_UNKNOWN_FORMAT,
               _ ("Only maps can be exported as %s"),
               format);
  return FALSE;
}

/**
 * tl_contents_note_left_out:
 * @run: (nullable): who listens
 * @n_links: how many links a format without a picture leaves out
 * @n_metrics: the same of metrics
 * @n_images: the same of pictures
 *
 * Tells of what a list has no place for.
 */
void
tl_contents_note_left_out (TlExportRun *run, guint n_links, guint n_metrics, guint n_images)
{
  if (n_links > 0)
    tl_export_run_note (run,
                        ngettext ("%u link is not shown", "%u links are not shown", n_links),
                        n_links);
  if (n_metrics > 0)
    tl_export_run_note (run,
                        ngettext ("%u metric is not shown", "%u metrics are not shown", n_metrics),
                        n_metrics);
  if (n_images > 0)
    tl_export_run_note (run,
                        ngettext ("%u picture is not shown", "%u pictures are not shown", n_images),
                        n_images);
}
