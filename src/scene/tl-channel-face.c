/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The way through the channels: in a channels lane one line goes from sign to sign, in the order of
 * time. It is solid and in the channel's colour as long as the channel stays, and dashed and grey
 * where it changes. Stops are the lane's cards; a column without any has the channels of its
 * touchpoints, so that a lane that nobody filled shows the way all the same.
 *
 * Each column draws its own part in a group of its own, when it is first in view. What never
 * changes: the line runs at the height of the signs, between columns in the gutter, and never
 * through words. */
#include "config.h"

#include "scene/tl-card-private.h"
#include "scene/tl-icons.h"

#include <math.h>

#define LINE_WIDTH 3.0
#define CHANGE_WIDTH 2.0
#define CORNER 8.0
#define NAME_GAP 4.0
#define SLOT_GAP 8.0 /* between signs that follow from touchpoints */
#define STUB 3.0     /* between words and the line that goes on beneath them */
#define OFF 3.0      /* between a sign and the line */

typedef struct
{
  double    x; /* logical */
  double    y; /* from the lane's top */
  double    bottom;
  TlChannel channel;
  gboolean  is_card;
} Stop;

/* A lane that is shown at a column: where the way was before, and where it goes then. */
typedef struct
{
  TlScene        *self;
  TlSceneLane    *lane;
  TlGroupBuilder *builder;
  TlColor         paper;
  double          reach; /* of a sign, with the room around it */
} Way;

static TlChannel
get_channel (const TlSceneCard *card)
{
  return (TlChannel) tl_record_get_integer (card->record, TL_CARD_CHANNEL);
}

/* The top of what follows from touchpoints, from the lane's top: level with a first card. */
static double
signs_top (const TlSceneLane *lane)
{
  return lane->cells_top + TL_LANE_PAD;
}

/* Adds the channels of the touchpoints in a column (element-type TlChannel), none twice in a row.
 */
void
tl_scene_list_channels (TlScene *self, guint column, GArray *channels)
{
  for (guint i = 0; i < self->lanes->len; i++)
    {
      const TlSceneLane *lane = TL_SCENE_LANE (self, i);
      const GPtrArray   *cell = lane->kind == TL_LANE_KIND_TOUCHPOINTS ? lane->cells[column] : NULL;

      for (guint k = 0; cell != NULL && k < cell->len; k++)
        {
          const TlSceneCard *card = g_ptr_array_index (cell, k);
          TlChannel          channel = get_channel (card);

          if (card->lifted || channel == TL_CHANNEL_NONE ||
              (channels->len > 0 &&
               g_array_index (channels, TlChannel, channels->len - 1) == channel))
            continue;
          g_array_append_val (channels, channel);
        }
    }
}

static void
list_signs (TlScene *self, const TlSceneLane *lane, guint index, GArray *stops)
{
  const TlSceneColumn *column = TL_SCENE_COLUMN (self, index);
  g_autoptr (GArray) channels = g_array_new (FALSE, FALSE, sizeof (TlChannel));
  guint room =
    MAX (1, (guint) (column->card_width / (2 * tl_card_channel_radius (self) + SLOT_GAP)));
  double slot;

  tl_scene_list_channels (self, index, channels);
  if (channels->len > room)
    g_array_set_size (channels, room);
  slot = column->card_width / MAX (1, channels->len);
  for (guint i = 0; i < channels->len; i++)
    {
      Stop stop = { .x = column->card_x + slot * (i + .5),
                    .y = signs_top (lane) + tl_card_channel_middle (self, NULL, 0),
                    .channel = g_array_index (channels, TlChannel, i) };

      g_array_append_val (stops, stop);
    }
}

/* The stops of a column in the order of time. */
static GArray *
dup_stops (TlScene *self, const TlSceneLane *lane, guint index)
{
  const GPtrArray *cell = lane->cells[index];
  GArray          *stops = g_array_new (FALSE, TRUE, sizeof (Stop));

  for (guint i = 0; cell != NULL && i < cell->len; i++)
    {
      const TlSceneCard *card = g_ptr_array_index (cell, i);
      Stop               stop = { .x = card->rect.x + card->rect.width / 2,
                                  .y = card->rect.y + tl_card_channel_middle (self, card, card->rect.width),
                                  .bottom = card->rect.y + card->height - STUB,
                                  .channel = get_channel (card),
                                  .is_card = TRUE };

      if (!card->lifted)
        g_array_append_val (stops, stop);
    }
  /* Where a card spans into the column, the column is its. */
  if (stops->len == 0 && lane->cross[index] == 0)
    list_signs (self, lane, index, stops);
  return stops;
}

/* The nearest stop before a column (step -1: its last) or after it (step 1: its first). */
static gboolean
find_stop (TlScene *self, const TlSceneLane *lane, int index, int step, Stop *found)
{
  for (index += step; index >= 0 && index < (int) lane->n_columns; index += step)
    {
      g_autoptr (GArray) stops = dup_stops (self, lane, (guint) index);

      if (stops->len == 0)
        continue;
      *found = g_array_index (stops, Stop, step < 0 ? stops->len - 1 : 0);
      return TRUE;
    }
  return FALSE;
}

static double
mirror (const Way *way, double x)
{
  return tl_scene_inner_x (way->self, way->self->sheet.width, x, 0);
}

static void
stroke (const Way *way, TlChannel from, TlChannel to)
{
  TlPaint paint = { .stroke_width = from == to ? LINE_WIDTH : CHANGE_WIDTH,
                    .dash = from == to ? TL_DASH_NONE : TL_DASH_DASHED };

  paint.stroke = from == to ? tl_theme_get_channel (way->self->theme, to)
                            : tl_theme_get_ink (way->self->theme, TL_INK_SECONDARY);
  paint.stroke = tl_theme_mark_on (way->self->theme, &paint.stroke, &way->paper);
  tl_group_builder_end_path (way->builder, &paint, FALSE);
}

/* From one height to another in the gutter at `x`, with round corners, and on to the stop. */
static void
bend_to (const Way *way, double x, double from_y, const Stop *to)
{
  double down = to->y > from_y ? 1 : -1;
  double corner = MIN (CORNER, fabs (to->y - from_y) / 2);

  tl_group_builder_move_to (way->builder, mirror (way, x - corner), from_y);
  tl_group_builder_curve_to (way->builder,
                             mirror (way, x),
                             from_y,
                             mirror (way, x),
                             from_y,
                             mirror (way, x),
                             from_y + down * corner);
  tl_group_builder_line_to (way->builder, mirror (way, x), to->y - down * corner);
  tl_group_builder_curve_to (way->builder,
                             mirror (way, x),
                             to->y,
                             mirror (way, x),
                             to->y,
                             mirror (way, x + corner),
                             to->y);
  tl_group_builder_line_to (way->builder, mirror (way, to->x - way->reach), to->y);
}

static void
straight (const Way *way, double x1, double y1, double x2, double y2)
{
  tl_group_builder_move_to (way->builder, mirror (way, x1), y1);
  tl_group_builder_line_to (way->builder, mirror (way, x2), y2);
}

/* Into a column, from the gutter before it. */
static void
draw_entry (const Way *way, double gutter, const Stop *before, const Stop *first)
{
  if (fabs (before->y - first->y) < 1)
    straight (way, gutter - CORNER, first->y, first->x - way->reach, first->y);
  else
    bend_to (way, gutter, before->y, first);
  stroke (way, before->channel, first->channel);
}

/* Beside each other at the height of the signs; beneath each other from words to sign. */
static void
draw_between (const Way *way, const Stop *a, const Stop *b)
{
  if (fabs (a->y - b->y) < 1)
    straight (way, a->x + way->reach, a->y, b->x - way->reach, b->y);
  else
    straight (way, a->x, a->bottom, b->x, b->y - way->reach);
  stroke (way, a->channel, b->channel);
}

static void
draw_sign (const Way *way, const Stop *stop, double slot)
{
  TlScene     *self = way->self;
  double       radius = tl_card_channel_radius (self);
  TlColor      badge = tl_theme_get_channel (self->theme, stop->channel);
  TlColor      ink = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);
  TlTextBlock *name = tl_scene_set_text (self,
                                         tl_scene_channel_name (self, stop->channel),
                                         TL_FONT_SMALL,
                                         slot - 4,
                                         1,
                                         TL_TEXT_MIDDLE);

  badge = tl_theme_mark_on (self->theme, &badge, &way->paper);
  tl_icon_draw_disc (way->builder, mirror (way, stop->x), stop->y, radius, &badge, &way->paper, 2);
  tl_icon_draw_channel (way->builder,
                        stop->channel,
                        mirror (way, stop->x),
                        stop->y,
                        radius / TL_CARD_BADGE_RADIUS,
                        &way->paper);
  if (name != NULL)
    tl_group_builder_text (way->builder,
                           mirror (way, stop->x) - (slot - 4) / 2,
                           stop->y + radius + NAME_GAP,
                           name,
                           &ink);
  tl_scene_clear_block (&name);
}

static void
draw_column (const Way *way, guint index, const GArray *stops)
{
  const TlSceneColumn *column = TL_SCENE_COLUMN (way->self, index);
  double               gutter = column->card_x - TL_GUTTER / 2;
  double               end = column->x + column->width + TL_CARD_LEFT - TL_GUTTER / 2 - CORNER;
  double               slot = column->card_width / MAX (1, stops->len);
  Stop                 before, after;
  gboolean             has_before = find_stop (way->self, way->lane, (int) index, -1, &before);
  gboolean             has_after = find_stop (way->self, way->lane, (int) index, 1, &after);

  if (stops->len > 0 && has_before)
    draw_entry (way, gutter, &before, &g_array_index (stops, Stop, 0));
  for (guint i = 1; i < stops->len; i++)
    draw_between (way, &g_array_index (stops, Stop, i - 1), &g_array_index (stops, Stop, i));
  if (has_after && (stops->len > 0 || has_before))
    {
      const Stop *from = stops->len > 0 ? &g_array_index (stops, Stop, stops->len - 1) : &before;
      double      start = stops->len > 0 ? from->x + way->reach : gutter - CORNER;

      straight (way, start, from->y, end, from->y);
      stroke (way, from->channel, after.channel);
    }
  for (guint i = 0; i < stops->len; i++)
    if (!g_array_index (stops, Stop, i).is_card)
      draw_sign (way, &g_array_index (stops, Stop, i), slot);
}

/* What a channels lane shows in a column; the origin is the sheet's leading edge at the lane's
 * top. */
TlGroup *
tl_scene_channel_group (TlScene *self, TlSceneLane *lane, guint column)
{
  Way way = { .self = self,
              .lane = lane,
              .paper = tl_theme_get_paper (self->theme),
              .reach = tl_card_channel_radius (self) + OFF };
  g_autoptr (GArray) stops = NULL;

  if (lane->channel_groups == NULL)
    lane->channel_groups = g_new0 (TlGroup *, lane->n_columns);
  if (lane->channel_groups[column] != NULL)
    return lane->channel_groups[column];
  self->counters.n_groups_built++;
  way.builder = tl_group_builder_new (TL_ROLE_SHEET, TL_BAND_SHEET, NULL);
  stops = dup_stops (self, lane, column);
  draw_column (&way, column, stops);
  lane->channel_groups[column] = tl_group_builder_end (way.builder);
  return lane->channel_groups[column];
}

void
tl_scene_clear_channels (TlSceneLane *lane)
{
  for (guint i = 0; lane->channel_groups != NULL && i < lane->n_columns; i++)
    tl_scene_clear_group (&lane->channel_groups[i]);
}

/* The cells of a lane are stacked anew: the ways that lead through them are drawn anew. */
void
tl_scene_forget_channels (TlScene *self, const TlSceneLane *changed)
{
  if (changed->kind != TL_LANE_KIND_CHANNELS && changed->kind != TL_LANE_KIND_TOUCHPOINTS)
    return;
  for (guint i = 0; i < self->lanes->len; i++)
    {
      TlSceneLane *lane = TL_SCENE_LANE (self, i);

      if (lane->kind != TL_LANE_KIND_CHANNELS ||
          (changed->kind == TL_LANE_KIND_CHANNELS && lane != changed))
        continue;
      tl_scene_clear_channels (lane);
      tl_scene_damage_lane (self, lane);
    }
}

/* The channels that a lane shows, in the order of time, joined by commas; "" without any. */
char *
tl_scene_dup_way (TlScene *self, const TlSceneLane *lane)
{
  g_autoptr (GString) way = g_string_new (NULL);

  for (guint i = 0; i < lane->n_columns; i++)
    {
      g_autoptr (GArray) stops = dup_stops (self, lane, i);

      for (guint k = 0; k < stops->len; k++)
        {
          TlChannel channel = g_array_index (stops, Stop, k).channel;

          if (channel != TL_CHANNEL_NONE)
            g_string_append_printf (way,
                                    "%s%s",
                                    way->len > 0 ? ", " : "",
                                    tl_scene_channel_name (self, channel));
        }
    }
  return g_string_free (g_steal_pointer (&way), FALSE);
}

/* Least height of a lane of channels: a sign with its name. */
double
tl_scene_channels_height (TlScene *self)
{
  double name = ceil (self->fonts[TL_FONT_SMALL].size * 1.4);

  return tl_scene_grid (2 * TL_LANE_PAD + tl_card_channel_middle (self, NULL, 0) +
                        tl_card_channel_radius (self) + NAME_GAP + name);
}
