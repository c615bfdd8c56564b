/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A number on its card: large, with its unit and which way it goes; beneath it, or beside it, a
 * bar, gauge or line; then what it should be and where it comes from.
 *
 * The words are measured with the card; where number, unit and trend stand follows from what was
 * measured, in measuring as in drawing. */
#include "config.h"

#include "scene/tl-card-private.h"
#include "scene/tl-icons.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "map/tl-metric.h"

#define VALUE_GAP 2.0 /* between title and number */
#define UNIT_GAP 4.0
#define TREND_ROOM 22.0 /* the trend's badge with its gap */
#define DRAWING_GAP 6.0
#define GAUGE_TOP 6.0    /* off the title above it */
#define GAUGE_SIDE 100.0 /* words beside a gauge need so much */
#define NOTE_GAP 4.0
/* Of the lines of text that a metric has. */
#define NUMBER 0
#define UNIT 1
#define NOTE 2

/* Between the paddings of a card. */
double
tl_metric_inner_width (double width)
{
  return MAX (width - 2 * TL_CARD_PAD, 24);
}

/* A length of a sign, which grows half as fast as words do. */
double
tl_metric_sign_length (TlScene *self, double length)
{
  return floor (length * tl_scene_sign_scale (self));
}

static gboolean
has_trend (const TlSceneCard *card)
{
  return tl_metric_get_trend (card->related) != TL_METRIC_TREND_AUTO;
}

/* A gauge stands beside the number where there is room, else beneath it. */
gboolean
tl_metric_is_beside (TlScene *self, double width)
{
  return tl_metric_inner_width (width) - 2 * tl_metric_sign_length (self, TL_METRIC_GAUGE_RADIUS) -
           TL_METRIC_GAUGE_WIDTH >=
         GAUGE_SIDE * self->scale;
}

double
tl_metric_gauge_height (TlScene *self)
{
  return tl_metric_sign_length (self, TL_METRIC_GAUGE_RADIUS) + TL_METRIC_GAUGE_WIDTH;
}

/* What stands beneath the number. */
static double
drawing_height (TlScene *self, const TlSceneCard *card, double width)
{
  switch (tl_metric_get_display (card->related))
    {
    case TL_METRIC_DISPLAY_BAR:
      return TL_METRIC_BAR_ROOM;
    case TL_METRIC_DISPLAY_SPARK_LINE:
      return tl_metric_sign_length (self, TL_METRIC_LINE_HEIGHT);
    case TL_METRIC_DISPLAY_GAUGE:
      return tl_metric_is_beside (self, width) ? 0 : tl_metric_gauge_height (self);
    case TL_METRIC_DISPLAY_AUTO:
    case TL_METRIC_DISPLAY_NUMBER:
    default:
      return 0;
    }
}

/* How much of the width a gauge beside the number takes. */
static double
beside_room (TlScene *self, const TlSceneCard *card, double width)
{
  return tl_metric_get_display (card->related) == TL_METRIC_DISPLAY_GAUGE &&
             tl_metric_is_beside (self, width)
           ? 2 * tl_metric_sign_length (self, TL_METRIC_GAUGE_RADIUS) + TL_METRIC_GAUGE_WIDTH + 8
           : 0;
}

/* Number, unit and trend stand in one row; what finds no room in it goes into a second. Places are
 * counted from the card's leading edge. */
typedef struct
{
  double   unit_x;
  double   trend_x;
  gboolean unit_below;
  gboolean trend_below;
  double   height;
  double   below; /* height of the second row, 0 = there is none */
} Row;

static Row
place_row (TlScene *self, const TlSceneCard *card, double width)
{
  Row    row = { 0 };
  double end = TL_CARD_PAD + tl_metric_inner_width (width) - beside_room (self, card, width);
  double x = TL_CARD_PAD, second = TL_CARD_PAD;

  if (card->lines[NUMBER] != NULL)
    {
      row.height = card->lines[NUMBER]->height;
      x += ceil (card->lines[NUMBER]->width) + UNIT_GAP;
    }
  if (card->lines[UNIT] != NULL)
    {
      double unit = ceil (card->lines[UNIT]->width);

      row.unit_below = x + unit > end;
      row.unit_x = row.unit_below ? second : x;
      if (row.unit_below)
        {
          second += unit + UNIT_GAP;
          row.below = card->lines[UNIT]->height;
        }
      else
        x += unit + UNIT_GAP;
    }
  if (has_trend (card))
    {
      row.trend_below =
        row.unit_below || x + tl_metric_sign_length (self, TREND_ROOM) > end + UNIT_GAP;
      row.trend_x = row.trend_below ? second : x;
      if (row.trend_below)
        row.below = MAX (row.below, 2 * tl_metric_sign_length (self, TL_METRIC_TREND_RADIUS) + 2);
    }
  if (beside_room (self, card, width) > 0)
    row.height = MAX (row.height, GAUGE_TOP + tl_metric_gauge_height (self));
  return row;
}

/* "Target 50 · Q3 2026 · Annual survey" */
static char *
dup_note (TlScene *self, const TlRecord *metric)
{
  double      target = tl_record_get_number (metric, TL_METRIC_TARGET);
  const char *words[] = { tl_record_get_text (metric, TL_METRIC_PERIOD),
                          tl_record_get_text (metric, TL_METRIC_SOURCE) };
  g_autoptr (GString) note = g_string_new (NULL);

  if (!isnan (target))
    {
      g_autofree char *number = tl_metric_dup_number (metric, target);
      g_auto (GStrv) around = g_strsplit (self->words.target, "%s", 2);

      g_string_append_printf (note,
                              "%s%s%s",
                              around[0],
                              number,
                              around[0] != NULL && around[1] != NULL ? around[1] : "");
    }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (*words[i] != '\0')
      g_string_append_printf (note, "%s%s", note->len > 0 ? TL_BETWEEN_PARTS : "", words[i]);
  return g_string_free (g_steal_pointer (&note), FALSE);
}

/* The number without its unit; a sign of money stays with it. */
static void
split_number (const TlRecord *metric, char **number, char **unit)
{
  g_autofree char *both =
    tl_metric_dup_number (metric, tl_record_get_number (metric, TL_METRIC_VALUE));
  char *gap = strstr (both, "\u00a0");

  *number = gap == NULL ? g_strdup (both) : g_strndup (both, (gsize) (gap - both));
  *unit = g_strdup (gap == NULL ? "" : g_utf8_next_char (gap));
}

/* As large as it fits. */
static void
measure_number (TlScene *self, TlSceneCard *card, const char *number, double room)
{
  card->lines[NUMBER] = tl_scene_set_text (self, number, TL_FONT_VALUE, -1, 1, TL_TEXT_START);
  if (card->lines[NUMBER] == NULL || card->lines[NUMBER]->width <= room)
    return;
  tl_scene_clear_block (&card->lines[NUMBER]);
  card->lines[NUMBER] = tl_scene_set_text (self, number, TL_FONT_STAGE, room, 1, TL_TEXT_START);
}

/* Measures what a card's metric says; how high that is goes into `extra`. Nothing without one. */
void
tl_card_measure_metric (TlScene *self, TlSceneCard *card, double width)
{
  g_autofree char *note = NULL;
  g_autofree char *number = NULL;
  g_autofree char *unit = NULL;
  double           room = tl_metric_inner_width (width);
  double           drawing;

  card->extra = 0;
  if (card->related == NULL)
    return;
  if (tl_metric_has_value (card->related))
    {
      Row row;

      split_number (card->related, &number, &unit);
      measure_number (self, card, number, room - beside_room (self, card, width));
      card->lines[UNIT] = tl_scene_set_text (self, unit, TL_FONT_UNIT, -1, 1, TL_TEXT_START);
      if (card->lines[UNIT] != NULL && card->lines[UNIT]->width > room)
        {
          tl_scene_clear_block (&card->lines[UNIT]);
          card->lines[UNIT] = tl_scene_set_text (self, unit, TL_FONT_UNIT, room, 1, TL_TEXT_START);
        }
      row = place_row (self, card, width);
      card->extra = VALUE_GAP + row.height + row.below;
      drawing = drawing_height (self, card, width);
      card->extra += drawing > 0 ? drawing + DRAWING_GAP : 0;
    }
  note = dup_note (self, card->related);
  card->lines[NOTE] = tl_scene_set_text (self, note, TL_FONT_SMALL, room, 2, TL_TEXT_START);
  if (card->lines[NOTE] != NULL)
    card->extra += card->lines[NOTE]->height + NOTE_GAP;
}

/* --- Drawing ---------------------------------------------------------------------------------- */

static void
draw_unit (const TlMetricDrawing *drawing, double x, double y)
{
  TlTextBlock *unit = drawing->card->lines[UNIT];
  TlColor      secondary = tl_theme_get_ink (drawing->self->theme, TL_INK_SECONDARY);

  secondary = tl_theme_text_on (drawing->self->theme, &secondary, drawing->fill);
  tl_group_builder_text (drawing->builder,
                         tl_metric_mirror (drawing, x, ceil (unit->width)),
                         y,
                         unit,
                         &secondary);
}

static void
draw_number (const TlMetricDrawing *drawing, const Row *row, double y)
{
  const TlSceneCard *card = drawing->card;
  TlTextBlock       *number = card->lines[NUMBER];
  double             second = y + row->height;
  double             radius = tl_metric_sign_length (drawing->self, TL_METRIC_TREND_RADIUS);

  if (number == NULL)
    return;
  y += floor ((row->height - number->height) / 2);
  tl_group_builder_text (drawing->builder,
                         tl_metric_mirror (drawing, TL_CARD_PAD, ceil (number->width)),
                         y,
                         number,
                         &drawing->ink);
  if (card->lines[UNIT] != NULL)
    draw_unit (drawing,
               row->unit_x,
               row->unit_below
                 ? second + floor ((row->below - card->lines[UNIT]->height) / 2)
                 : y + number->lines[0].baseline - card->lines[UNIT]->lines[0].baseline);
  if (has_trend (card))
    tl_metric_draw_trend (drawing,
                          tl_metric_mirror (drawing, row->trend_x + radius + 2, 0),
                          row->trend_below ? second + floor (row->below / 2)
                                           : y + floor (number->height / 2));
}

/* Draws what a card's metric says, from `y` on. */
void
tl_card_draw_metric (TlScene           *self,
                     TlGroupBuilder    *builder,
                     const TlSceneCard *card,
                     const TlColor     *fill,
                     const TlColor     *ink,
                     double             y)
{
  TlMetricDrawing drawing = {
    .self = self, .builder = builder, .card = card, .fill = fill, .ink = *ink
  };
  double width = card->rect.width;
  Row    row;
  double beneath;

  if (card->related == NULL)
    return;
  drawing.accent = tl_theme_get_ink (self->theme, TL_INK_ACCENT);
  drawing.accent = tl_theme_mark_on (self->theme, &drawing.accent, fill);
  drawing.track = tl_theme_get_paper (self->theme);
  if (tl_metric_has_value (card->related))
    {
      TlMetricDisplay display = tl_metric_get_display (card->related);

      tl_metric_get_scale (card->related, &drawing.minimum, &drawing.maximum);
      y += VALUE_GAP;
      row = place_row (self, card, width);
      draw_number (&drawing, &row, y);
      beneath = y + row.height + row.below + DRAWING_GAP;
      if (display == TL_METRIC_DISPLAY_BAR)
        tl_metric_draw_bar (&drawing, beneath);
      else if (display == TL_METRIC_DISPLAY_SPARK_LINE)
        tl_metric_draw_line (&drawing, beneath);
      else if (display == TL_METRIC_DISPLAY_GAUGE && tl_metric_is_beside (self, width))
        tl_metric_draw_gauge (&drawing, y + GAUGE_TOP, row.height - GAUGE_TOP);
      else if (display == TL_METRIC_DISPLAY_GAUGE)
        tl_metric_draw_gauge (&drawing, beneath, tl_metric_gauge_height (self));
      y += row.height + row.below;
      if (drawing_height (self, card, width) > 0)
        y = beneath + drawing_height (self, card, width);
    }
  if (card->lines[NOTE] != NULL)
    {
      TlColor secondary = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);

      secondary = tl_theme_text_on (self->theme, &secondary, fill);
      tl_group_builder_text (builder,
                             tl_metric_mirror (&drawing, TL_CARD_PAD, card->lines[NOTE]->box_width),
                             y + NOTE_GAP,
                             card->lines[NOTE],
                             &secondary);
    }
}
