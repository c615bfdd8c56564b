/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A map as a Mermaid user journey: stages are sections, what a person does is a task, with a score
 * from 1 to 5 and whose it is. Mermaid has room for nothing else, and what is lost is said.
 *
 * Its grammar has no quotes: "#", ";" and ":" end a text. Signs that mean something are written as
 * numbers ("#59;"), which Mermaid turns back into the sign when it draws; so is the first letter of
 * a task that begins like one of its words. */
#include "config.h"

#include "export/tl-export-private.h"

#include "export/tl-contents.h"
#include "map/tl-query.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* A feeling that nobody has told. */
#define NEUTRAL 3

typedef struct
{
  GString          *out;
  const TlContents *map;
  TlLaneKind        kind; /* whose cards are the tasks */
  gboolean          has_kind;
  char             *personas; /* names of all, escaped */
  guint             n_unscored;
  guint             n_rounded;
} Journey;

/* The last two are what Mermaid itself puts in the place of "#" and ";" for a while. */
static gboolean
is_sign (gunichar c, gboolean is_name)
{
  return (c < 0x80 && c != 0 && strchr ("#;:%<>&\"\\`{}", (int) c) != NULL) ||
         (is_name && c == ',') || c == 0xfb02 || c == 0xb6;
}

static gboolean
begins_like_a_word (const char *text)
{
  static const char *const words[] = { "title", "section", "accTitle", "accDescr", "journey" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strncasecmp (text, words[i], strlen (words[i])) == 0)
      return TRUE;
  return FALSE;
}

/* Line ends become blanks: a task has one line. */
static void
append_text (GString *out, const char *text, gboolean is_name)
{
  gboolean first;

  while (g_ascii_isspace (*text))
    text++;
  first = begins_like_a_word (text);
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (first || is_sign (c, is_name))
        g_string_append_printf (out, "#%u;", c);
      else
        g_string_append_unichar (out, c < 0x20 ? ' ' : c);
      first = FALSE;
    }
}

static void
append_title (GString *out, const char *title)
{
  append_text (out, *title != '\0' ? title : _ ("untitled"), FALSE);
}

static void
append_actors (Journey *self, const TlRecord *card)
{
  const char     *id = card != NULL ? tl_record_get_ref (card, TL_CARD_PERSONA) : NULL;
  const TlRecord *persona =
    id != NULL ? tl_table_get_kind (self->map->table, id, TL_KIND_PERSONA) : NULL;
  GString *out = self->out;

  if (persona != NULL)
    {
      g_string_append (out, ": ");
      append_text (out, tl_record_get_text (persona, TL_PERSONA_NAME), TRUE);
    }
  else if (*self->personas != '\0')
    g_string_append_printf (out, ": %s", self->personas);
}

static void
append_task (Journey *self, const char *title, double score, const TlRecord *card)
{
  int level = isnan (score) ? NEUTRAL : (int) floor (CLAMP (score, -2, 2) + NEUTRAL + .5);

  self->n_unscored += isnan (score) ? 1 : 0;
  self->n_rounded += !isnan (score) && score + NEUTRAL != level ? 1 : 0;
  g_string_append (self->out, "      ");
  append_title (self->out, title);
  g_string_append_printf (self->out, ": %d", level);
  append_actors (self, card);
  g_string_append_c (self->out, '\n');
}

/* A column where nobody does anything stands for itself. */
static void
append_column (Journey *self, guint column)
{
  const TlContents *map = self->map;
  const TlRecord   *record = map->columns->pdata[column];
  gboolean          is_step = tl_record_get_kind (record) == TL_KIND_STEP;
  guint             n = 0;

  for (guint lane = 0; self->has_kind && lane < map->lanes->len; lane++)
    {
      const GPtrArray *cell = tl_contents_get_cell (map, lane, column);

      if (tl_record_get_integer (map->lanes->pdata[lane], TL_LANE_KIND) != (gint64) self->kind)
        continue;
      for (guint i = 0; i < cell->len; i++, n++)
        append_task (self,
                     tl_contents_get_card_title (cell->pdata[i]),
                     tl_contents_get_score (map, cell->pdata[i]),
                     cell->pdata[i]);
    }
  if (n == 0)
    append_task (self,
                 tl_record_get_text (record, is_step ? TL_STEP_TITLE : TL_STAGE_TITLE),
                 tl_contents_get_column_score (map, column),
                 NULL);
}

static void
append_stages (Journey *self)
{
  guint column = 0;

  for (guint i = 0; i < self->map->stages->len; i++)
    {
      const TlRecord *stage = self->map->stages->pdata[i];
      guint           n = MAX (tl_contents_get_n_steps (self->map, stage), 1);

      g_string_append (self->out, "    section ");
      append_title (self->out, tl_record_get_text (stage, TL_STAGE_TITLE));
      g_string_append_c (self->out, '\n');
      for (guint k = 0; k < n; k++)
        append_column (self, column++);
    }
}

/* Tasks are what a person does; on a map without that, where they meet the service. */
static void
choose_kind (Journey *self)
{
  static const TlLaneKind wanted[] = { TL_LANE_KIND_ACTIONS,
                                       TL_LANE_KIND_TOUCHPOINTS,
                                       TL_LANE_KIND_FRONTSTAGE };

  for (guint i = 0; i < G_N_ELEMENTS (wanted) && !self->has_kind; i++)
    for (guint k = 0; k < self->map->cards->len && !self->has_kind; k++)
      if (tl_query_card_kind (self->map->table, self->map->cards->pdata[k]) == wanted[i])
        {
          self->kind = wanted[i];
          self->has_kind = TRUE;
        }
}

static void
choose_personas (Journey *self)
{
  const char *const *ids = tl_record_get_list (self->map->map, TL_MAP_PERSONAS);
  GString           *names = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const TlRecord *persona = tl_table_get_kind (self->map->table, ids[i], TL_KIND_PERSONA);
      const char     *name = persona != NULL ? tl_record_get_text (persona, TL_PERSONA_NAME) : "";

      if (*name == '\0')
        continue;
      g_string_append (names, names->len > 0 ? ", " : "");
      append_text (names, name, TRUE);
    }
  self->personas = g_string_free (names, FALSE);
}

static void
note_lanes (const Journey *self, TlExportRun *run)
{
  const TlContents *map = self->map;

  for (guint lane = 0; lane < map->lanes->len; lane++)
    {
      const TlRecord *record = map->lanes->pdata[lane];
      guint           n = 0;

      for (guint column = 0; column < map->columns->len; column++)
        n += tl_contents_get_cell (map, lane, column)->len;
      if (n == 0 ||
          (self->has_kind && tl_record_get_integer (record, TL_LANE_KIND) == (gint64) self->kind))
        continue;
      tl_export_run_note (run,
                          ngettext ("%u card of the lane “%s” is not shown",
                                    "%u cards of the lane “%s” are not shown",
                                    n),
                          n,
                          tl_contents_get_lane_title (record));
    }
}

static void
note_lost (const Journey *self, TlExportRun *run)
{
  guint n_links = tl_contents_list_links (self->map)->len;
  guint n_lines = MAX (self->map->curves->len, 1) - 1;

  note_lanes (self, run);
  if (n_links > 0)
    tl_export_run_note (run,
                        ngettext ("%u link is not shown", "%u links are not shown", n_links),
                        n_links);
  if (n_lines > 0)
    tl_export_run_note (run,
                        ngettext ("%u more line of emotions is not shown",
                                  "%u more lines of emotions are not shown",
                                  n_lines),
                        n_lines);
  if (self->n_rounded > 0)
    tl_export_run_note (run,
                        ngettext ("%u score is rounded to one of five levels",
                                  "%u scores are rounded to one of five levels",
                                  self->n_rounded),
                        self->n_rounded);
  if (self->n_unscored > 0)
    tl_export_run_note (run,
                        ngettext ("%u task without a score is shown as neutral",
                                  "%u tasks without a score are shown as neutral",
                                  self->n_unscored),
                        self->n_unscored);
}

/**
 * tl_mermaid_write:
 * @table: a document
 * @options: which map
 * @run: (nullable): who listens; is told what Mermaid has no room for
 * @error: where to put what went wrong
 *
 * Writes a map as the text of a Mermaid user journey.
 *
 * Errors: %TL_EXPORT_ERROR_UNKNOWN_FORMAT for anything but maps; %TL_EXPORT_ERROR_NO_MAP.
 *
 * Returns: (transfer full): the file's bytes, or %NULL with @error set
 */
GBytes *
tl_mermaid_write (const TlTable         *table,
                  const TlExportOptions *options,
                  TlExportRun           *run,
                  GError               **error)
{
  g_autoptr (GPtrArray) maps = NULL;
  g_autofree char *title = NULL;
  Journey          self = { 0 };

  if (!tl_contents_require_map (options, "Mermaid", error))
    return NULL;
  maps = tl_contents_list (table, options, FALSE, run, error);
  if (maps == NULL)
    return NULL;
  self.map = maps->pdata[0];
  self.out = g_string_new ("journey\n    title ");
  title = tl_export_dup_title (self.map->table, tl_record_get_id (self.map->map));
  append_title (self.out, title);
  g_string_append_c (self.out, '\n');
  choose_kind (&self);
  choose_personas (&self);
  append_stages (&self);
  note_lost (&self, run);
  g_free (self.personas);
  return g_string_free_to_bytes (self.out);
}
