/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A clip as words. Cards of one cell are lines; cards of several cells are a table, lanes as rows
 * and columns as columns: with tabs, one card a field, so that a spreadsheet takes it apart as it
 * was; or as HTML with stages as its header and everything that was written escaped. */
#include "config.h"

#include "canvas/tl-clip.h"

#include "map/tl-query.h"

/* The cells that hold cards which were meant. */
typedef struct
{
  const TlClip *clip;
  GPtrArray    *columns; /* TlRecord, from the first used to the last */
  GPtrArray    *lanes;   /* TlRecord, those used */
  GPtrArray    *parked;
  guint         n_cells;
} Grid;

static const char *
get_map (const TlClip *clip)
{
  return tl_excerpt_get_map (clip->excerpt);
}

static gboolean
is_meant (const TlClip *clip, const TlRecord *card)
{
  return *tl_record_get_text (card, TL_CARD_FROM) != '\0' &&
         (clip->ids == NULL ||
          g_strv_contains ((const char *const *) clip->ids, tl_record_get_id (card)));
}

static GPtrArray *
list_meant (const TlClip *clip, GPtrArray *cards)
{
  GPtrArray *meant = g_ptr_array_new ();

  for (guint i = 0; i < cards->len; i++)
    if (is_meant (clip, cards->pdata[i]))
      g_ptr_array_add (meant, cards->pdata[i]);
  g_ptr_array_unref (cards);
  return meant;
}

static GPtrArray *
list_cell (const TlClip *clip, const TlRecord *column, const TlRecord *lane)
{
  return list_meant (clip,
                     tl_query_cell (clip->excerpt,
                                    get_map (clip),
                                    tl_record_get_id (column),
                                    tl_record_get_id (lane)));
}

static void
grid_init (Grid *self, const TlClip *clip)
{
  const GPtrArray *lanes = tl_table_get_children (clip->excerpt, get_map (clip), TL_KIND_LANE);
  g_autoptr (GPtrArray) columns = tl_query_columns (clip->excerpt, get_map (clip));
  guint first = G_MAXUINT, last = 0;

  *self = (Grid){ .clip = clip };
  self->lanes = g_ptr_array_new ();
  self->columns = g_ptr_array_new ();
  self->parked = list_meant (clip, tl_query_parked (clip->excerpt, get_map (clip)));
  for (guint l = 0; l < lanes->len; l++)
    {
      gboolean used = FALSE;

      for (guint c = 0; c < columns->len; c++)
        {
          g_autoptr (GPtrArray) cell = list_cell (clip, columns->pdata[c], lanes->pdata[l]);

          if (cell->len == 0)
            continue;
          used = TRUE;
          self->n_cells++;
          first = MIN (first, c);
          last = MAX (last, c);
        }
      if (used)
        g_ptr_array_add (self->lanes, lanes->pdata[l]);
    }
  for (guint c = first; c <= last && c < columns->len; c++)
    g_ptr_array_add (self->columns, columns->pdata[c]);
}

static void
grid_clear (Grid *self)
{
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->lanes);
  g_ptr_array_unref (self->parked);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Grid, grid_clear)

/* --- Text ------------------------------------------------------------------------------------- */

static void
append_lines (GString *text, const GPtrArray *cards)
{
  for (guint i = 0; i < cards->len; i++)
    {
      const char *rest = tl_record_get_text (cards->pdata[i], TL_CARD_TEXT);

      g_string_append_printf (text, "%s\n", tl_record_get_text (cards->pdata[i], TL_CARD_TITLE));
      if (*rest != '\0')
        g_string_append_printf (text, "%s\n", rest);
    }
}

/* On one line and without tabs: a field of a table. */
static void
append_field (GString *text, const TlRecord *card)
{
  const char      *rest = tl_record_get_text (card, TL_CARD_TEXT);
  g_autofree char *field = g_strjoin (*rest != '\0' ? " – " : NULL,
                                      tl_record_get_text (card, TL_CARD_TITLE),
                                      *rest != '\0' ? rest : NULL,
                                      NULL);

  g_string_append (text, g_strdelimit (field, "\t\r\n", ' '));
}

/* As many rows as the fullest cell of the lane has cards. */
static void
append_rows (GString *text, const Grid *grid, const TlRecord *lane)
{
  gboolean more = TRUE;

  for (guint row = 0; more; row++)
    {
      more = FALSE;
      for (guint c = 0; c < grid->columns->len; c++)
        {
          g_autoptr (GPtrArray) cell = list_cell (grid->clip, grid->columns->pdata[c], lane);

          if (c > 0)
            g_string_append_c (text, '\t');
          if (row < cell->len)
            append_field (text, cell->pdata[row]);
          more = more || row + 1 < cell->len;
        }
      g_string_append_c (text, '\n');
    }
}

/**
 * tl_clip_dup_text:
 * @clip: a clip with an excerpt
 *
 * Returns: (transfer full): the words of the cards that were meant
 */
char *
tl_clip_dup_text (const TlClip *clip)
{
  GString *text = g_string_new (NULL);
  g_auto (Grid) grid = { 0 };

  grid_init (&grid, clip);
  for (guint i = 0; i < grid.lanes->len; i++)
    if (grid.n_cells > 1)
      append_rows (text, &grid, grid.lanes->pdata[i]);
    else
      {
        g_autoptr (GPtrArray) cell = list_cell (clip, grid.columns->pdata[0], grid.lanes->pdata[i]);

        append_lines (text, cell);
      }
  append_lines (text, grid.parked);
  if (text->len > 0)
    g_string_truncate (text, text->len - 1);
  return g_string_free (text, FALSE);
}

/* --- HTML ------------------------------------------------------------------------------------- */

static void
append_escaped (GString *html, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_auto (GStrv) lines = g_strsplit (escaped, "\n", -1);
  g_autofree char *joined = g_strjoinv ("<br>", lines);

  g_string_append (html, joined);
}

static void
append_card (GString *html, const TlRecord *card)
{
  const char *rest = tl_record_get_text (card, TL_CARD_TEXT);

  g_string_append (html, "<p>");
  append_escaped (html, tl_record_get_text (card, TL_CARD_TITLE));
  if (*rest != '\0')
    {
      g_string_append (html, "<br><small>");
      append_escaped (html, rest);
      g_string_append (html, "</small>");
    }
  g_string_append (html, "</p>");
}

static void
append_cards (GString *html, const GPtrArray *cards)
{
  for (guint i = 0; i < cards->len; i++)
    append_card (html, cards->pdata[i]);
}

static const char *
get_title (const TlRecord *record)
{
  return tl_record_get_text (record,
                             tl_record_get_kind (record) == TL_KIND_STEP ? TL_STEP_TITLE
                                                                         : TL_STAGE_TITLE);
}

/* Stages over their columns; a second row when there are steps. */
static void
append_header (GString *html, const Grid *grid)
{
  const TlTable *excerpt = grid->clip->excerpt;
  gboolean       steps = FALSE;

  g_string_append (html, "<thead><tr><td></td>");
  for (guint c = 0; c < grid->columns->len;)
    {
      const TlRecord *stage =
        tl_query_stage_of (excerpt, tl_record_get_id (grid->columns->pdata[c]));
      guint n = 1;

      while (c + n < grid->columns->len &&
             tl_query_stage_of (excerpt, tl_record_get_id (grid->columns->pdata[c + n])) == stage)
        n++;
      steps = steps || tl_record_get_kind (grid->columns->pdata[c]) == TL_KIND_STEP;
      g_string_append_printf (html, n > 1 ? "<th colspan=\"%u\">" : "<th>", n);
      append_escaped (html, get_title (stage));
      g_string_append (html, "</th>");
      c += n;
    }
  g_string_append (html, "</tr>");
  if (steps)
    g_string_append (html, "<tr><td></td>");
  for (guint c = 0; steps && c < grid->columns->len; c++)
    {
      const TlRecord *column = grid->columns->pdata[c];

      g_string_append (html, "<th>");
      append_escaped (html, tl_record_get_kind (column) == TL_KIND_STEP ? get_title (column) : "");
      g_string_append (html, "</th>");
    }
  g_string_append (html, steps ? "</tr></thead>" : "</thead>");
}

static void
append_lane (GString *html, const Grid *grid, const TlRecord *lane)
{
  const char *name = grid->clip->names != NULL
                       ? g_hash_table_lookup (grid->clip->names, tl_record_get_id (lane))
                       : NULL;

  g_string_append (html, "<tr><th>");
  append_escaped (html, name != NULL ? name : tl_record_get_text (lane, TL_LANE_TITLE));
  g_string_append (html, "</th>");
  for (guint c = 0; c < grid->columns->len; c++)
    {
      g_autoptr (GPtrArray) cell = list_cell (grid->clip, grid->columns->pdata[c], lane);

      g_string_append (html, "<td>");
      append_cards (html, cell);
      g_string_append (html, "</td>");
    }
  g_string_append (html, "</tr>");
}

/**
 * tl_clip_dup_html:
 * @clip: a clip with an excerpt
 *
 * Returns: (transfer full): the cards that were meant as an HTML document: a table when they are of
 *   several cells
 */
char *
tl_clip_dup_html (const TlClip *clip)
{
  GString *html = g_string_new ("<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head>");
  const TlRecord *document = tl_table_get_document (clip->excerpt);
  g_auto (Grid) grid = { 0 };

  grid_init (&grid, clip);
  g_string_append (html,
                   tl_record_get_integer (document, TL_DOCUMENT_DIRECTION) == TL_DIRECTION_RTL
                     ? "<body dir=\"rtl\">"
                     : "<body>");
  if (grid.n_cells > 1)
    {
      g_string_append (html, "<table border=\"1\">");
      append_header (html, &grid);
      g_string_append (html, "<tbody>");
      for (guint i = 0; i < grid.lanes->len; i++)
        append_lane (html, &grid, grid.lanes->pdata[i]);
      g_string_append (html, "</tbody></table>");
    }
  else if (grid.n_cells == 1)
    {
      g_autoptr (GPtrArray) cell = list_cell (clip, grid.columns->pdata[0], grid.lanes->pdata[0]);

      append_cards (html, cell);
    }
  append_cards (html, grid.parked);
  g_string_append (html, "</body></html>");
  return g_string_free (html, FALSE);
}
