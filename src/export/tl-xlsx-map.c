/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A map as a sheet: stages and steps across, lanes down, a cell a card in the card's colours. A
 * lane has as many rows as its fullest cell; a card that spans columns takes the first row that is
 * free in all of them. Lines of emotions are rows of numbers, and a chart of them stands beneath.
 *
 * Heights of rows are set: programs fit them by themselves only where no cell is merged. */
#include "config.h"

#include "export/tl-export-private.h"
#include "export/tl-xlsx-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Letters of the default font; a letter is 7 px. */
#define LANE_WIDTH 20
#define COLUMN_WIDTH 28
#define PX_A_LETTER 7.0
#define CHART_HEIGHT 280
#define MAX_ROWS_A_PAGE 40

typedef struct
{
  TlXlsx           *book;
  lxw_worksheet    *sheet;
  const TlContents *map;
  guint             row;    /* the next free one */
  GArray           *height; /* double: points, of the rows so far */
} Sheet;

static lxw_format *
get_format (Sheet *self, guint32 flags, const TlColor *fill, const TlColor *ink, guint32 size)
{
  TlColor          rule = tl_theme_get_rule (self->book->theme);
  const TlXlsxLook look = {
    .flags = flags,
    .fill = fill != NULL ? tl_xlsx_mix_color (self->book, fill) : -1,
    .ink = ink != NULL ? tl_xlsx_mix_color (self->book, ink) : -1,
    .border = tl_xlsx_mix_color (self->book, &rule),
    .size = size,
  };

  return tl_xlsx_get_format (self->book, &look);
}

static void
raise_row (Sheet *self, guint row, double height)
{
  double *now;

  while (self->height->len <= row)
    {
      const double least = tl_xlsx_get_height ("", 1);

      g_array_append_val (self->height, least);
    }
  now = &g_array_index (self->height, double, row);
  *now = CLAMP (height, *now, TL_XLSX_MAX_HEIGHT);
}

static void
raise_for_text (Sheet *self, guint row, const char *text, guint n_columns, guint letters)
{
  raise_row (self, row, tl_xlsx_get_height (text, n_columns * letters));
}

static void
write_head (Sheet *self)
{
  const TlContents *map = self->map;
  TlColor           ink = tl_theme_get_ink (self->book->theme, TL_INK_PRIMARY);
  TlColor           soft = tl_theme_get_ink (self->book->theme, TL_INK_SECONDARY);
  g_autofree char  *title = tl_export_dup_title (map->table, tl_record_get_id (map->map));
  g_autofree char  *personas = tl_contents_dup_personas (map, ", ");
  const char       *scenario = tl_record_get_text (map->map, TL_MAP_SCENARIO);
  g_autofree char  *about =
    g_strconcat (personas, *personas != '\0' && *scenario != '\0' ? " – " : "", scenario, NULL);
  const guint first[2] = { 1, 0 };
  const guint last[2] = { 1, MAX (MIN (map->columns->len, 5), 1) };

  tl_xlsx_write_text (self->book,
                      self->sheet,
                      0,
                      0,
                      title,
                      get_format (self, TL_XLSX_BOLD | TL_XLSX_MIDDLE, NULL, &ink, 18));
  raise_row (self, 0, 30);
  self->row = 1;
  if (*about == '\0')
    return;
  tl_xlsx_write_block (self->book,
                       self->sheet,
                       first,
                       last,
                       about,
                       get_format (self, TL_XLSX_WRAP, NULL, &soft, 0));
  raise_for_text (self, 1, about, last[1], COLUMN_WIDTH);
  self->row = 2;
}

/* A stage above its steps; one without any is as high as both. */
static void
write_stage (Sheet *self, const TlRecord *stage, guint column, gboolean has_steps)
{
  guint       n_steps = tl_contents_get_n_steps (self->map, stage);
  const char *title = tl_record_get_text (stage, TL_STAGE_TITLE);
  TlColor     fill, ink;
  const guint first[2] = { self->row, column + 1 };
  const guint last[2] = { self->row + (has_steps && n_steps == 0 ? 1 : 0),
                          column + MAX (n_steps, 1) };
  lxw_format *format;

  tl_theme_get_stage (self->book->theme, tl_record_get_text (stage, TL_STAGE_COLOR), &fill, &ink);
  format =
    get_format (self,
                TL_XLSX_BOLD | TL_XLSX_WRAP | TL_XLSX_CENTER | TL_XLSX_MIDDLE | TL_XLSX_BORDER,
                &fill,
                &ink,
                12);
  tl_xlsx_write_block (self->book, self->sheet, first, last, title, format);
  raise_for_text (self, self->row, title, MAX (n_steps, 1), COLUMN_WIDTH - 4);
  for (guint i = 0; i < n_steps; i++)
    {
      TlColor     tint, dark = ink;
      const char *step = tl_record_get_text (self->map->columns->pdata[column + i], TL_STEP_TITLE);

      tl_theme_get_chip (self->book->theme, &fill, &tint, &dark);
      tl_xlsx_write_text (self->book,
                          self->sheet,
                          self->row + 1,
                          column + i + 1,
                          step,
                          get_format (self,
                                      TL_XLSX_WRAP | TL_XLSX_CENTER | TL_XLSX_MIDDLE |
                                        TL_XLSX_BORDER,
                                      &tint,
                                      &dark,
                                      0));
      raise_for_text (self, self->row + 1, step, 1, COLUMN_WIDTH);
    }
}

static void
write_stages (Sheet *self)
{
  gboolean has_steps = tl_contents_has_steps (self->map);
  guint    column = 0;

  for (guint i = 0; i < self->map->stages->len; i++)
    {
      write_stage (self, self->map->stages->pdata[i], column, has_steps);
      column += MAX (tl_contents_get_n_steps (self->map, self->map->stages->pdata[i]), 1);
    }
  self->row += has_steps ? 2 : 1;
}

static void
write_lane_title (Sheet *self, const char *title, TlLaneKind kind, guint first_row, guint last_row)
{
  TlColor     fill, outline, ink;
  const guint first[2] = { first_row, 0 };
  const guint last[2] = { last_row, 0 };

  tl_theme_get_card (self->book->theme, kind, "", &fill, &outline, &ink);
  tl_xlsx_write_block (self->book,
                       self->sheet,
                       first,
                       last,
                       title,
                       get_format (self,
                                   TL_XLSX_BOLD | TL_XLSX_WRAP | TL_XLSX_BORDER,
                                   &fill,
                                   &ink,
                                   0));
  if (first_row == last_row)
    raise_for_text (self, first_row, title, 1, LANE_WIDTH - 2);
}

/* What is written in a card's cell above its text: what it counts, and its title. */
static char *
dup_head (const TlContents *map, const TlRecord *card)
{
  const char      *title = tl_record_get_text (card, TL_CARD_TITLE);
  g_autofree char *number = tl_contents_dup_number (map, card);

  return g_strconcat (number != NULL ? number : "",
                      number != NULL && *title != '\0' ? "\n" : "",
                      title,
                      NULL);
}

static void
write_card (Sheet *self, const TlRecord *card, TlLaneKind kind, guint row, guint column, guint span)
{
  g_autofree char *head = dup_head (self->map, card);
  const char      *text = tl_record_get_text (card, TL_CARD_TEXT);
  g_autofree char *words = g_strconcat (head, *head != '\0' ? "\n" : "", text, NULL);
  TlColor          fill, outline, ink, soft;
  const guint      first[2] = { row, column + 1 };
  const guint      last[2] = { row, column + span };
  guint32          italic = kind == TL_LANE_KIND_QUOTES ? TL_XLSX_ITALIC : 0;
  lxw_format      *format;

  tl_theme_get_card (self->book->theme,
                     kind,
                     tl_record_get_text (card, TL_CARD_COLOR),
                     &fill,
                     &outline,
                     &ink);
  soft = tl_theme_get_ink (self->book->theme, TL_INK_SECONDARY);
  soft = tl_theme_text_on (self->book->theme, &soft, &fill);
  format = get_format (self, TL_XLSX_WRAP | TL_XLSX_BORDER | italic, &fill, &ink, 0);
  tl_xlsx_write_block (self->book, self->sheet, first, last, *text != '\0' ? words : head, format);
  if (*head != '\0' && *text != '\0')
    tl_xlsx_write_titled (self->book,
                          self->sheet,
                          first,
                          head,
                          text,
                          get_format (self, italic, NULL, &ink, 0),
                          get_format (self, italic, NULL, &soft, 0),
                          format);
  raise_for_text (self, row, words, span, COLUMN_WIDTH);
}

/* The first row that is free in all columns of a card, from the lane's first one on. */
static guint
find_free (GPtrArray *rows, guint n_columns, guint column, guint span)
{
  for (guint row = 0;; row++)
    {
      gboolean is_free = TRUE;
      guint8  *taken;

      if (row == rows->len)
        g_ptr_array_add (rows, g_new0 (guint8, n_columns));
      taken = rows->pdata[row];
      for (guint i = 0; i < span; i++)
        is_free = is_free && !taken[column + i];
      if (is_free)
        {
          memset (taken + column, 1, span);
          return row;
        }
    }
}

/* The line above a lane goes through its empty cells too. */
static void
write_rule (Sheet *self, const guint8 *taken, guint row)
{
  lxw_format *rule = get_format (self, TL_XLSX_TOP_RULE, NULL, NULL, 0);

  for (guint i = 0; i < self->map->columns->len; i++)
    if (taken == NULL || !taken[i])
      worksheet_write_blank (self->sheet, row, (lxw_col_t) (i + 1), rule);
}

static guint
write_cards (Sheet *self, guint lane)
{
  const TlContents *map = self->map;
  TlLaneKind kind = (TlLaneKind) tl_record_get_integer (map->lanes->pdata[lane], TL_LANE_KIND);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);

  for (guint column = 0; column < map->columns->len; column++)
    {
      const GPtrArray *cell = tl_contents_get_cell (map, lane, column);

      for (guint i = 0; i < cell->len; i++)
        {
          guint span = (guint) CLAMP (tl_record_get_integer (cell->pdata[i], TL_CARD_SPAN),
                                      1,
                                      (gint64) (map->columns->len - column));
          guint row = find_free (rows, map->columns->len, column, span);

          write_card (self, cell->pdata[i], kind, self->row + row, column, span);
        }
    }
  if (rows->len > 0)
    write_rule (self, rows->pdata[0], self->row);
  return rows->len;
}

static void
write_score (Sheet *self, double score, guint row, guint column)
{
  TlColor    color = tl_theme_get_score (self->book->theme, score);
  TlColor    fill, ink;
  TlXlsxLook look = { .flags = TL_XLSX_CENTER | TL_XLSX_BORDER | TL_XLSX_BOLD,
                      .number = TL_XLSX_SCORE };
  TlColor    rule = tl_theme_get_rule (self->book->theme);

  tl_theme_get_chip (self->book->theme, &color, &fill, &ink);
  look.fill = tl_xlsx_mix_color (self->book, &fill);
  look.ink = tl_xlsx_mix_color (self->book, &ink);
  look.border = tl_xlsx_mix_color (self->book, &rule);
  worksheet_write_number (self->sheet,
                          row,
                          (lxw_col_t) column,
                          floor (score * 1000 + .5) / 1000,
                          tl_xlsx_get_format (self->book, &look));
}

/* A row of numbers, and one of words where there are any. */
static void
write_curve (Sheet *self, const TlContentsCurve *curve, const char *lane)
{
  TlColor          ink = tl_theme_get_ink (self->book->theme, TL_INK_SECONDARY);
  g_autofree char *title =
    *curve->name != '\0' ? g_strdup_printf (_ ("%s: %s"), lane, curve->name) : g_strdup (lane);
  guint n_rows = 1;

  for (guint column = 0; column < self->map->columns->len; column++)
    {
      const char *label = curve->labels->pdata[column];

      if (!isnan (curve->scores[column]))
        write_score (self, curve->scores[column], self->row, column + 1);
      if (*label == '\0')
        continue;
      n_rows = 2;
      tl_xlsx_write_text (self->book,
                          self->sheet,
                          self->row + 1,
                          column + 1,
                          label,
                          get_format (self,
                                      TL_XLSX_WRAP | TL_XLSX_CENTER | TL_XLSX_ITALIC,
                                      NULL,
                                      &ink,
                                      0));
      raise_for_text (self, self->row + 1, label, 1, COLUMN_WIDTH);
    }
  write_lane_title (self, title, TL_LANE_KIND_EMOTIONS, self->row, self->row + n_rows - 1);
  raise_row (self, self->row, tl_xlsx_get_height ("", 1));
  self->row += n_rows;
}

static void
write_lane (Sheet *self, guint lane)
{
  const TlRecord *record = self->map->lanes->pdata[lane];
  const char     *title = tl_contents_get_lane_title (record);
  guint           first = self->row;
  guint           n_rows;

  for (guint i = 0; i < self->map->curves->len; i++)
    {
      const TlContentsCurve *curve = self->map->curves->pdata[i];

      if (tl_record_get_ref (curve->curve, TL_CURVE_LANE) == tl_record_get_id (record))
        write_curve (self, curve, title);
    }
  n_rows = write_cards (self, lane);
  if (n_rows == 0 && self->row > first)
    return;
  if (n_rows == 0)
    write_rule (self, NULL, self->row);
  write_lane_title (self,
                    title,
                    (TlLaneKind) tl_record_get_integer (record, TL_LANE_KIND),
                    self->row,
                    self->row + MAX (n_rows, 1) - 1);
  raise_row (self, self->row + MAX (n_rows, 1) - 1, 0);
  self->row += MAX (n_rows, 1);
}

static void
add_series (Sheet *self, lxw_chart *chart, guint index, const TlXlsxScores *scores)
{
  const TlContentsCurve *curve = self->map->curves->pdata[index];
  const TlRecord        *persona = tl_table_get_kind (self->map->table,
                                               tl_record_get_ref (curve->curve, TL_CURVE_PERSONA),
                                               TL_KIND_PERSONA);
  const char       *own = persona != NULL ? tl_record_get_text (persona, TL_PERSONA_COLOR) : "";
  TlColor           color = tl_theme_get_persona (self->book->theme, own, index);
  gboolean          is_target = tl_record_get_boolean (curve->curve, TL_CURVE_TARGET);
  guint             n = self->map->columns->len;
  guint             first = scores->row + index * n;
  lxw_chart_line    line = { .color = (lxw_color_t) tl_xlsx_mix_color (self->book, &color),
                             .width = 2.25F,
                             .dash_type =
                            is_target ? LXW_CHART_LINE_DASH_DASH : LXW_CHART_LINE_DASH_SOLID };
  lxw_chart_fill    fill = { .color = line.color };
  lxw_chart_series *series = chart_add_series (chart, NULL, NULL);
  /* The library takes a name that begins with "=" for a formula. */
  g_autofree char *name = g_strconcat (*curve->name == '=' ? " " : "",
                                       *curve->name != '\0' ? curve->name : _ ("Emotion"),
                                       NULL);

  chart_series_set_categories (series,
                               scores->sheet,
                               first,
                               (lxw_col_t) scores->place_column,
                               first + n - 1,
                               (lxw_col_t) scores->place_column);
  chart_series_set_values (series,
                           scores->sheet,
                           first,
                           (lxw_col_t) scores->score_column,
                           first + n - 1,
                           (lxw_col_t) scores->score_column);
  chart_series_set_name (series, name);
  chart_series_set_line (series, &line);
  chart_series_set_marker_type (series, LXW_CHART_MARKER_CIRCLE);
  chart_series_set_marker_size (series, 7);
  chart_series_set_marker_fill (series, &fill);
  chart_series_set_marker_line (series, &line);
}

/* Beneath the grid, as wide as its columns. */
static void
write_chart (Sheet *self, const TlXlsxScores *scores)
{
  lxw_chart       *chart = workbook_add_chart (self->book->book, LXW_CHART_LINE);
  double           width = self->map->columns->len * (COLUMN_WIDTH * PX_A_LETTER + 5);
  g_autofree char *title =
    tl_export_dup_title (self->map->table, tl_record_get_id (self->map->map));
  g_autofree char  *words = g_strdup_printf (_ ("Emotions: %s"), title);
  TlColor           rule = tl_theme_get_rule (self->book->theme);
  lxw_chart_line    grid = { .color = (lxw_color_t) tl_xlsx_mix_color (self->book, &rule),
                             .width = 0.75F };
  lxw_chart_options options = { .x_scale = MAX (width, 480) / 480.0,
                                .y_scale = CHART_HEIGHT / 288.0,
                                .description = words };

  for (guint i = 0; i < self->map->curves->len; i++)
    add_series (self, chart, i, scores);
  chart_axis_major_gridlines_set_line (chart->y_axis, &grid);
  chart_axis_set_min (chart->y_axis, -2);
  chart_axis_set_max (chart->y_axis, 2);
  chart_axis_set_major_unit (chart->y_axis, 1);
  chart_axis_set_label_position (chart->x_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
  chart_legend_set_position (chart, LXW_CHART_LEGEND_TOP);
  worksheet_insert_chart_opt (self->sheet, self->row + 1, 1, chart, &options);
}

static void
set_up_page (Sheet *self, guint first_row)
{
  worksheet_set_column (self->sheet, 0, 0, LANE_WIDTH, NULL);
  worksheet_set_column (self->sheet,
                        1,
                        (lxw_col_t) MAX (self->map->columns->len, 1),
                        COLUMN_WIDTH,
                        NULL);
  for (guint i = 0; i < self->height->len; i++)
    worksheet_set_row (self->sheet, i, g_array_index (self->height, double, i), NULL);
  worksheet_freeze_panes (self->sheet, first_row, 1);
  worksheet_gridlines (self->sheet, LXW_HIDE_ALL_GRIDLINES);
  worksheet_set_landscape (self->sheet);
  worksheet_set_paper (self->sheet, 9);
  /* A map that can be read on one sheet of paper stays on one, with its chart. */
  worksheet_fit_to_pages (self->sheet, 1, self->row <= MAX_ROWS_A_PAGE ? 1 : 0);
  worksheet_repeat_rows (self->sheet, 0, first_row - 1);
}

/* Fills the sheet of a map. @scores: (nullable): where the numbers for its chart stand. */
void
tl_xlsx_write_map (TlXlsx             *book,
                   lxw_worksheet      *sheet,
                   const TlContents   *map,
                   const TlXlsxScores *scores)
{
  g_autoptr (GArray) height = g_array_new (FALSE, FALSE, sizeof (double));
  Sheet self = { .book = book, .sheet = sheet, .map = map, .height = height };
  guint first_row;

  write_head (&self);
  write_stages (&self);
  first_row = self.row;
  for (guint i = 0; i < map->lanes->len; i++)
    write_lane (&self, i);
  if (scores != NULL && map->curves->len > 0 && map->columns->len > 0)
    write_chart (&self, scores);
  set_up_page (&self, first_row);
}
