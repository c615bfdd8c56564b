/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Words from other programs, as the import room reads them, onto the map.
 *
 * A table of several columns lands cell by cell from the focused cell on; a single column is a list
 * of cards. A list with levels, or one pasted on an empty map, becomes stages and their cards;
 * plain lines become cards of the focused cell, on a stage's heading stages, in the emotions lane
 * scores, one a column. */
#include "config.h"

#include "canvas/tl-canvas-paste.h"
#include "canvas/tl-canvas-structure.h"
#include "canvas/tl-editor.h"

#include <glib/gi18n-lib.h>

#include "base/tl-text.h"

/* The focus as the import room wants it. Borrowed but for what `held` keeps. */
typedef struct
{
  TlImportTarget target;
  TlPasteTarget  held;
  char          *stage;
  char          *curve;
  const char    *names[TL_N_LANE_KINDS];
} Landing;

static void
clear_landing (Landing *landing)
{
  tl_paste_target_clear (&landing->held);
  g_free (landing->stage);
  g_free (landing->curve);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Landing, clear_landing)

static gboolean
is_empty_map (TlCanvas *self)
{
  return tl_table_get_children (tl_document_get_table (self->document), self->map, TL_KIND_STAGE)
           ->len == 0;
}

static void
hold_heading (TlCanvas *self, Landing *landing)
{
  const TlTable  *table = tl_document_get_table (self->document);
  const char     *id = self->focus.id;
  const TlRecord *stage = tl_table_get_kind (table, id, TL_KIND_STAGE);

  if (stage == NULL)
    stage = tl_query_stage_of (table, id);
  if (stage == NULL)
    return;
  if (!tl_canvas_is_locked (self))
    landing->stage = g_strdup (tl_record_get_id (stage));
  if (tl_query_column_index (table, self->map, id) >= 0)
    landing->held.column = g_strdup (id);
}

static void
find_landing (TlCanvas *self, Landing *landing)
{
  for (guint i = 0; i < TL_N_LANE_KINDS; i++)
    landing->names[i] = tl_scene_kind_name (self->scene, (TlLaneKind) i);
  switch (self->focus.type)
    {
    case TL_PLACE_STAGE:
    case TL_PLACE_STEP:
      hold_heading (self, landing);
      break;
    case TL_PLACE_LANE:
      landing->held.lane = g_strdup (self->focus.id);
      break;
    case TL_PLACE_PARKING:
      landing->target.parked = TRUE;
      break;
    case TL_PLACE_CARD:
      landing->target.parked = self->focus.column == NULL;
      tl_canvas_find_paste_target (self, &landing->held);
      break;
    case TL_PLACE_NONE:
    case TL_PLACE_HEADER:
    case TL_PLACE_CELL:
    case TL_PLACE_POINT:
    case TL_PLACE_CURVE:
    case TL_PLACE_LINK:
    case TL_PLACE_PERSONA:
    case TL_PLACE_ACTOR:
    default:
      landing->held.column = g_strdup (self->focus.column);
      landing->held.lane = g_strdup (self->focus.lane);
      landing->held.before = g_strdup (self->landing_before);
      break;
    }
  landing->curve = g_strdup (tl_scene_get_active_curve (self->scene));
  landing->target.column = landing->held.column;
  landing->target.lane = landing->held.lane;
  landing->target.before = landing->held.before;
  landing->target.stage = landing->stage;
  landing->target.curve = landing->curve;
  landing->target.lane_names = landing->names;
}

/* The name of the step is known only afterwards: it counts the cards. */
static void
finish_import (TlCanvas *self, guint mark, TlImportResult *result)
{
  g_autoptr (TlImportResult) owned = result;
  TlPasteCount     count = { .n_cards = result->n_cards,
                             .n_scores = result->n_scores,
                             .n_stages = result->n_stages,
                             .n_lanes = result->n_lanes };
  g_autofree char *name = NULL;
  g_autofree char *said = tl_paste_count_dup_sentence (&count);

  tl_document_commit (self->document);
  if (result->n_cards > 0)
    name = tl_canvas_dup_paste_name (result->n_cards);
  else
    name = g_strdup (result->n_scores > 0 ? _ ("Paste Scores") : _ ("Paste Stages"));
  tl_document_squash_to_mark (self->document, mark, name);
  tl_canvas_show_pasted (self, result->ids);
  if (said == NULL)
    return;
  if (result->n_missing_columns + result->n_missing_lanes > 0 && !tl_canvas_is_locked (self))
    tl_canvas_offer_missing (self, g_steal_pointer (&owned), mark, name, said);
  else
    tl_canvas_notice (self, said, TRUE);
}

static void
paste_grid (TlCanvas *self, const TlGrid *grid)
{
  g_auto (Landing) landing = { 0 };
  guint           mark = tl_document_mark (self->document);
  TlImportResult *result;

  find_landing (self, &landing);
  tl_document_begin (self->document, _ ("Paste"));
  result = tl_import_put_grid (self->document, self->map, grid, &landing.target);
  finish_import (self, mark, result);
}

static void
paste_outline (TlCanvas *self, const GArray *list)
{
  g_auto (Landing) landing = { 0 };
  guint           mark = tl_document_mark (self->document);
  TlImportResult *result;

  find_landing (self, &landing);
  if (tl_canvas_is_emotions_lane (self, landing.target.lane))
    landing.target.lane = NULL;
  tl_document_begin (self->document, _ ("Paste"));
  result = tl_import_put_list (self->document, self->map, list, &landing.target);
  finish_import (self, mark, result);
}

static void
paste_cards (TlCanvas *self, GPtrArray *texts)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_auto (TlPasteTarget) target = { 0 };

  tl_canvas_find_paste_target (self, &target);
  tl_canvas_begin_paste (self, texts->len);
  for (guint i = 0; i < texts->len; i++)
    {
      g_autofree char *title = NULL;
      g_autofree char *rest = NULL;
      char            *id;

      tl_text_split_title (texts->pdata[i], &title, &rest);
      id = tl_edit_add_card (self->document,
                             self->map,
                             target.column,
                             target.lane,
                             title,
                             target.before);
      if (id == NULL)
        continue;
      tl_edit_set_text (self->document, id, TL_CARD_TEXT, rest);
      g_ptr_array_add (ids, id);
    }
  tl_canvas_finish_paste (self, ids);
}

static void
paste_stages (TlCanvas *self, GPtrArray *texts)
{
  const TlTable   *table = tl_document_get_table (self->document);
  const GPtrArray *all = tl_table_get_children (table, self->map, TL_KIND_STAGE);
  const TlRecord  *stage = tl_table_get (table, self->focus.id);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *before = NULL;
  guint            index;

  if (g_ptr_array_find ((GPtrArray *) all, stage, &index) && index + 1 < all->len)
    before = g_strdup (tl_record_get_id (g_ptr_array_index (all, index + 1)));
  tl_document_begin (self->document, _ ("Paste Stages"));
  for (guint i = 0; i < texts->len; i++)
    {
      char *id = tl_edit_add_stage (self->document, self->map, texts->pdata[i], before);

      if (id != NULL)
        g_ptr_array_add (ids, id);
    }
  tl_canvas_finish_paste (self, ids);
}

/* "-2 Left hanging", one line a column from the focused one on. */
static void
paste_points (TlCanvas *self, GPtrArray *texts)
{
  g_autoptr (TlGrid) row = tl_grid_new ();

  for (guint i = 0; i < texts->len; i++)
    tl_grid_set (row, 0, i, texts->pdata[i], 1, FALSE);
  paste_grid (self, row);
}

static void
paste_lines (TlCanvas *self, GPtrArray *texts)
{
  if (texts->len == 0)
    return;
  if ((self->focus.type == TL_PLACE_STAGE || is_empty_map (self)) && !tl_canvas_is_locked (self))
    paste_stages (self, texts);
  else if (tl_canvas_is_emotions_lane (self, self->focus.lane))
    paste_points (self, texts);
  else
    paste_cards (self, texts);
}

/* A single column is a list; each of its cells is one card, unless there is a list in it. */
static GPtrArray *
dup_column_texts (const TlGrid *grid)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < tl_grid_get_n_rows (grid); i++)
    {
      const char *text = tl_grid_get_text (grid, i, 0);
      gboolean    has_marker;

      tl_import_skip_marker (text, &has_marker);
      if (has_marker)
        g_ptr_array_extend_and_steal (texts, tl_import_split_cell (text));
      else if (*text != '\0')
        g_ptr_array_add (texts, g_strdup (text));
    }
  return texts;
}

static void
paste_table (TlCanvas *self, const TlGrid *grid)
{
  g_autoptr (GPtrArray) texts = NULL;

  if (tl_grid_get_n_columns (grid) > 1)
    {
      paste_grid (self, grid);
      return;
    }
  texts = dup_column_texts (grid);
  paste_lines (self, texts);
}

static void
paste_list (TlCanvas *self, const char *text)
{
  g_autoptr (GArray) list = tl_import_parse_list (text);
  g_autoptr (GPtrArray) texts = NULL;

  /* While the structure is locked no stage is made: all of them are cards. */
  if (tl_import_get_n_levels (list) > 1 && !tl_canvas_is_locked (self))
    {
      paste_outline (self, list);
      return;
    }
  texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (texts, g_strdup (g_array_index (list, TlListItem, i).text));
  paste_lines (self, texts);
}

/**
 * tl_canvas_paste_text:
 * @self: the canvas
 * @text: one line or several
 *
 * A table lands cell by cell; a list with levels becomes stages and cards; plain lines become
 * cards, in the emotions lane scores, on a stage's heading stages. One undo step.
 */
void
tl_canvas_paste_text (TlCanvas *self, const char *text)
{
  g_autoptr (TlGrid) grid = NULL;

  if (!tl_canvas_can_edit (self))
    return;
  grid = tl_import_parse_table (text);
  if (grid != NULL)
    paste_table (self, grid);
  else
    paste_list (self, text);
}

/**
 * tl_canvas_paste_html:
 * @self: the canvas
 * @html: a page or a piece of one
 *
 * Pastes the table of a page, or its lists where they have levels.
 *
 * Returns: FALSE, and nothing is done, when there is neither: its plain text says it better
 */
gboolean
tl_canvas_paste_html (TlCanvas *self, GBytes *html)
{
  gsize       length;
  const char *data = g_bytes_get_data (html, &length);
  g_autoptr (TlGrid) grid = tl_import_parse_html_table (data, length);
  g_autofree char *text = NULL;
  g_autoptr (GArray) list = NULL;

  if (!tl_canvas_can_edit (self))
    return FALSE;
  if (grid != NULL)
    {
      paste_table (self, grid);
      return TRUE;
    }
  text = tl_import_parse_html_list (data, length);
  list = text != NULL ? tl_import_parse_list (text) : NULL;
  if (list == NULL || tl_import_get_n_levels (list) < 2 || tl_canvas_is_locked (self))
    return FALSE;
  paste_outline (self, list);
  return TRUE;
}
