/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A map as Markdown (CommonMark with GitHub's tables): a heading a stage, a heading a lane, cards
 * as a list; then how it feels, and what hurts, helps and is counted, as tables. What people wrote
 * is text: every character that Markdown could take for a sign is escaped. */
#include "config.h"

#include "export/tl-export-private.h"

#include "base/tl-duration.h"
#include "export/tl-list.h"
#include "map/tl-time.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Where a text stands decides what becomes of its line ends. */
typedef enum
{
  PLACE_LINE, /* a heading: a blank */
  PLACE_ITEM, /* an item of a list: a hard break, indented */
  PLACE_CELL, /* of a table */
} Place;

/* Signs that mean something at the beginning of a line only: headings, lists, rules. */
static gboolean
begins_block (const char *at)
{
  return strchr ("#+-=:", *at) != NULL;
}

/* "1." begins a numbered list; how many digits stand before the dot. */
static gsize
count_number (const char *at)
{
  gsize n = strspn (at, "0123456789");

  return at[n] == '.' || at[n] == ')' ? n : 0;
}

static void
append_text (GString *out, const char *text, Place place)
{
  gboolean begins = place == PLACE_ITEM;

  while (g_ascii_isspace (*text))
    text++;
  for (const char *at = text; *at != '\0'; at++)
    {
      gsize digits = begins ? count_number (at) : 0;

      if (*at == '\n')
        {
          while (g_ascii_isspace (at[1]))
            at++;
          if (at[1] != '\0')
            g_string_append (out,
                             place == PLACE_ITEM   ? "\\\n  "
                             : place == PLACE_CELL ? "<br>"
                                                   : " ");
          begins = place == PLACE_ITEM;
          continue;
        }
      if (digits > 0)
        {
          g_string_append_len (out, at, (gssize) digits);
          g_string_append_c (out, '\\');
          at += digits;
        }
      else if (strchr ("\\`*_[]<>|~&$", *at) != NULL || (begins && begins_block (at)) ||
               (place == PLACE_LINE && *at == '#'))
        g_string_append_c (out, '\\');
      g_string_append_c (out, *at);
      begins = FALSE;
    }
}

/* An empty line, once. */
static void
end_block (GString *out)
{
  if (out->len > 0 && !g_str_has_suffix (out->str, "\n\n"))
    g_string_append_c (out, '\n');
}

static void
append_heading (GString *out, guint level, const char *text)
{
  end_block (out);
  for (guint i = 0; i < level; i++)
    g_string_append_c (out, '#');
  g_string_append_c (out, ' ');
  append_text (out, *text != '\0' ? text : _ ("untitled"), PLACE_LINE);
  g_string_append (out, "\n\n");
}

/* "- **Scenario:** …" */
static void
append_named (GString *out, const char *name, const char *text)
{
  if (*text == '\0')
    return;
  g_string_append (out, "- **");
  append_text (out, name, PLACE_LINE);
  g_string_append (out, ":** ");
  append_text (out, text, PLACE_ITEM);
  g_string_append_c (out, '\n');
}

static void
append_head (GString *out, const TlContents *map)
{
  g_autofree char *title = tl_export_dup_title (map->table, tl_record_get_id (map->map));
  g_autofree char *personas = tl_contents_dup_personas (map, ", ");
  g_autofree char *expectations =
    g_strjoinv ("\n", (char **) tl_record_get_list (map->map, TL_MAP_EXPECTATIONS));

  append_heading (out, 1, title);
  append_named (out, _ ("Personas"), personas);
  append_named (out, _ ("Scenario"), tl_record_get_text (map->map, TL_MAP_SCENARIO));
  append_named (out, _ ("Objective"), tl_record_get_text (map->map, TL_MAP_OBJECTIVE));
  append_named (out, _ ("Goal"), tl_record_get_text (map->map, TL_MAP_GOAL));
  append_named (out, _ ("Expectations"), expectations);
}

static void
append_card (GString *out, const TlContents *map, const TlRecord *card)
{
  const char      *title = tl_record_get_text (card, TL_CARD_TITLE);
  const char      *text = tl_record_get_text (card, TL_CARD_TEXT);
  g_autofree char *details = tl_contents_dup_details (map, card, "; ");

  while (g_ascii_isspace (*title))
    title++;
  g_string_append (out, "- ");
  if (*title != '\0')
    {
      g_string_append (out, "**");
      append_text (out, title, PLACE_LINE);
      /* After a blank the signs would not close. */
      while (g_ascii_isspace (out->str[out->len - 1]))
        g_string_truncate (out, out->len - 1);
      g_string_append (out, "**");
    }
  if (*text != '\0')
    {
      g_string_append (out, *title != '\0' ? "\\\n  " : "");
      append_text (out, text, PLACE_ITEM);
    }
  if (*title == '\0' && *text == '\0')
    append_text (out, _ ("untitled"), PLACE_LINE);
  if (*details != '\0')
    {
      g_string_append (out, "\\\n  (");
      append_text (out, details, PLACE_ITEM);
      g_string_append_c (out, ')');
    }
  g_string_append_c (out, '\n');
}

static void
append_column (GString *out, const TlContents *map, guint column, guint level)
{
  for (guint lane = 0; lane < map->lanes->len; lane++)
    {
      const GPtrArray *cell = tl_contents_get_cell (map, lane, column);

      if (cell->len == 0)
        continue;
      append_heading (out, level, tl_contents_get_lane_title (map->lanes->pdata[lane]));
      for (guint i = 0; i < cell->len; i++)
        append_card (out, map, cell->pdata[i]);
    }
}

static void
append_duration (GString *out, const TlDuration *duration)
{
  g_autofree char *words = tl_duration_dup_sum_words (duration);

  append_named (out, _ ("Duration"), words);
}

static void
append_stages (GString *out, const TlContents *map)
{
  guint column = 0;

  for (guint i = 0; i < map->stages->len; i++)
    {
      const TlRecord *stage = map->stages->pdata[i];
      guint           n_steps = tl_contents_get_n_steps (map, stage);
      TlDuration      duration;

      append_heading (out, 2, tl_record_get_text (stage, TL_STAGE_TITLE));
      if (tl_time_of_stage (map->table, stage, &duration))
        append_duration (out, &duration);
      for (guint k = 0; k < MAX (n_steps, 1); k++, column++)
        {
          const TlRecord *record = map->columns->pdata[column];

          if (n_steps > 0)
            append_heading (out, 3, tl_record_get_text (record, TL_STEP_TITLE));
          if (n_steps > 0 && tl_time_get_own (record, &duration))
            append_duration (out, &duration);
          append_column (out, map, column, n_steps > 0 ? 4 : 3);
        }
    }
}

/* Of the map itself and of how files call things a reader has no use. */
static gboolean
is_left_out (const TlList *list, guint column)
{
  return strcmp (list->columns[column].word, "map") == 0 ||
         strcmp (list->columns[column].word, "id") == 0 || tl_list_is_column_empty (list, column);
}

static void
append_cell (GString *out, const char *text)
{
  g_string_append (out, "| ");
  append_text (out, text, PLACE_CELL);
  g_string_append_c (out, ' ');
}

static void
append_table (GString *out, const TlList *list)
{
  append_heading (out, 2, list->title);
  for (guint k = 0; k < list->n_columns; k++)
    if (!is_left_out (list, k))
      append_cell (out, _ (list->columns[k].title));
  g_string_append (out, "|\n");
  for (guint k = 0; k < list->n_columns; k++)
    if (!is_left_out (list, k))
      g_string_append (out, list->columns[k].type == TL_CELL_NUMBER ? "| ---: " : "| --- ");
  g_string_append (out, "|\n");
  for (guint i = 0; i < list->rows->len; i++)
    {
      for (guint k = 0; k < list->n_columns; k++)
        if (!is_left_out (list, k))
          append_cell (out, ((char **) list->rows->pdata[i])[k]);
      g_string_append (out, "|\n");
    }
}

/* A row a place, a column a line: "−1.4 Stuck at a word". */
static void
append_emotions (GString *out, const TlContents *map)
{
  if (map->curves->len == 0)
    return;
  append_heading (out, 2, _ ("Emotions"));
  append_cell (out, _ ("Place"));
  for (guint i = 0; i < map->curves->len; i++)
    {
      const TlContentsCurve *curve = map->curves->pdata[i];

      append_cell (out, *curve->name != '\0' ? curve->name : _ ("Emotion"));
    }
  g_string_append (out, "|\n| --- ");
  for (guint i = 0; i < map->curves->len; i++)
    g_string_append (out, "| --- ");
  g_string_append (out, "|\n");
  for (guint column = 0; column < map->columns->len; column++)
    {
      g_autofree char *place = tl_contents_dup_column_title (map, column);

      append_cell (out, place);
      for (guint i = 0; i < map->curves->len; i++)
        {
          g_autofree char *words = tl_contents_dup_emotion (map->curves->pdata[i], column);

          append_cell (out, words);
        }
      g_string_append (out, "|\n");
    }
}

static void
append_lists (GString *out, TlContents *map, gboolean comments)
{
  static const TlListWhat lists[] = {
    TL_LIST_PAIN_POINTS, TL_LIST_OPPORTUNITIES, TL_LIST_METRICS,
    TL_LIST_LINKS,       TL_LIST_PERSONAS,      TL_LIST_COMMENTS
  };
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_ptr_array_add (one, map);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (TlList) list = tl_list_new (one, lists[i], FALSE);

      if (list->rows->len > 0 && (comments || lists[i] != TL_LIST_COMMENTS))
        append_table (out, list);
    }
}

/**
 * tl_markdown_write:
 * @table: a document
 * @options: which map
 * @run: (nullable): who listens
 * @error: where to put what went wrong
 *
 * Writes a map, or all of them where none is asked for, as Markdown.
 *
 * Errors: %TL_EXPORT_ERROR_UNKNOWN_FORMAT for anything but maps; %TL_EXPORT_ERROR_NO_MAP.
 *
 * Returns: (transfer full): the file's bytes, or %NULL with @error set
 */
GBytes *
tl_markdown_write (const TlTable         *table,
                   const TlExportOptions *options,
                   TlExportRun           *run,
                   GError               **error)
{
  g_autoptr (GPtrArray) maps = NULL;
  g_autoptr (GString) out = NULL;
  guint n_images = 0;

  if (!tl_contents_require_map (options, "Markdown", error))
    return NULL;
  maps = tl_contents_list (table, options, TRUE, run, error);
  if (maps == NULL)
    return NULL;
  out = g_string_new (NULL);
  for (guint i = 0; i < maps->len; i++)
    {
      if (!tl_export_run_step (run, (double) i / maps->len, error))
        return NULL;
      append_head (out, maps->pdata[i]);
      append_stages (out, maps->pdata[i]);
      append_emotions (out, maps->pdata[i]);
      append_lists (out, maps->pdata[i], options->comments);
      n_images += tl_contents_count_images (maps->pdata[i]);
    }
  if (n_images > 0)
    tl_export_run_note (run,
                        ngettext ("%u picture is not shown", "%u pictures are not shown", n_images),
                        n_images);
  return g_string_free_to_bytes (g_steal_pointer (&out));
}
