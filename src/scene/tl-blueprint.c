/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The three lines of a service blueprint: of interaction, of visibility and of internal
 * interaction. They stand where lanes meet on whose two sides something else is seen: what the
 * customer does, what is done in sight, out of sight, and what others do for it. A lane may say
 * for itself which line is beneath it; a line that one lane asks for is drawn nowhere else by
 * itself.
 *
 * Lanes that are hidden are passed over, and so are those of no side (pain points, numbers, notes):
 * the line stands right above the lane where the other side begins. */
#include "config.h"

#include "scene/tl-scene-private.h"

#include <math.h>

#define LINE_WIDTH 1.5
#define NAME_GAP 4.0 /* between a line and its name, and above that */

/* On which side of the lines a lane is: 0 = on none. */
static guint
get_side (TlLaneKind kind)
{
  switch (kind)
    {
    case TL_LANE_KIND_TOUCHPOINTS:
    case TL_LANE_KIND_ACTIONS:
    case TL_LANE_KIND_THOUGHTS:
    case TL_LANE_KIND_QUOTES:
    case TL_LANE_KIND_NEEDS:
    case TL_LANE_KIND_EMOTIONS:
    case TL_LANE_KIND_CHANNELS:
      return 1;
    case TL_LANE_KIND_FRONTSTAGE:
      return 2;
    case TL_LANE_KIND_BACKSTAGE:
      return 3;
    case TL_LANE_KIND_SUPPORT:
      return 4;
    case TL_LANE_KIND_PAIN_POINTS:
    case TL_LANE_KIND_OPPORTUNITIES:
    case TL_LANE_KIND_SOLUTIONS:
    case TL_LANE_KIND_EVIDENCE:
    case TL_LANE_KIND_METRICS:
    case TL_LANE_KIND_IMAGES:
    case TL_LANE_KIND_TEXT:
    case TL_N_LANE_KINDS:
    default:
      return 0;
    }
}

/* The line between two sides. Where one is missing between them, what is not seen decides. */
static TlLaneLine
line_between (guint above, guint beneath)
{
  if (above == 0 || beneath <= above)
    return TL_LANE_LINE_NONE;
  if (beneath == 2)
    return TL_LANE_LINE_INTERACTION;
  return above < 3 ? TL_LANE_LINE_VISIBILITY : TL_LANE_LINE_INTERNAL_INTERACTION;
}

static TlLaneLine
asked_for (const TlSceneLane *lane)
{
  return (TlLaneLine) tl_record_get_integer (lane->record, TL_LANE_LINE_BELOW);
}

static gboolean
is_asked_for (TlScene *self, TlLaneLine line)
{
  for (guint i = 0; i < self->lanes->len; i++)
    if (asked_for (TL_SCENE_LANE (self, i)) == line)
      return TRUE;
  return FALSE;
}

const char *
tl_scene_line_name (TlScene *self, TlLaneLine line)
{
  return line <= TL_LANE_LINE_NONE ? NULL : self->words.lines[line - TL_LANE_LINE_INTERACTION];
}

static void
set_line (TlScene *self, TlSceneLane *lane, TlLaneLine line)
{
  if (lane->line == line && (line == TL_LANE_LINE_NONE || lane->line_name != NULL))
    return;
  tl_scene_clear_group (&lane->rule_group);
  lane->line = line;
  tl_scene_clear_block (&lane->line_name);
  lane->line_room = 0;
  if (line == TL_LANE_LINE_NONE)
    return;
  lane->line_name =
    tl_scene_set_text (self, tl_scene_line_name (self, line), TL_FONT_LABEL, -1, 1, TL_TEXT_START);
  if (lane->line_name != NULL)
    lane->line_room = tl_scene_grid (lane->line_name->height + 2 * NAME_GAP);
}

/* Finds the line beneath each lane that is shown. O(lanes). */
void
tl_scene_find_lines (TlScene *self)
{
  guint above = 0;

  for (guint i = 0; i < self->lanes->len; i++)
    {
      TlSceneLane *lane = TL_SCENE_LANE (self, i);
      TlSceneLane *next = i + 1 < self->lanes->len ? TL_SCENE_LANE (self, i + 1) : NULL;
      guint        side = get_side (lane->kind);
      TlLaneLine   line = asked_for (lane);

      above = side > 0 ? side : above;
      if (line == TL_LANE_LINE_AUTOMATIC)
        {
          line = next == NULL ? TL_LANE_LINE_NONE : line_between (above, get_side (next->kind));
          if (line != TL_LANE_LINE_NONE && is_asked_for (self, line))
            line = TL_LANE_LINE_NONE;
        }
      set_line (self, lane, line);
    }
}

/* Draws a lane's line with its name; y 0 is the lane's bottom. */
void
tl_scene_draw_line (TlScene *self, TlGroupBuilder *builder, const TlSceneLane *lane)
{
  static const TlDash dashes[] = { TL_DASH_NONE, TL_DASH_DASHED, TL_DASH_DOTTED };
  TlColor             paper = tl_theme_get_paper (self->theme);
  TlColor             ink = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);
  TlPaint             paint = { .stroke = tl_theme_mark_on (self->theme, &ink, &paper),
                                .stroke_width = LINE_WIDTH,
                                .dash = dashes[lane->line - TL_LANE_LINE_INTERACTION] };

  tl_group_builder_set_title (builder, tl_scene_line_name (self, lane->line));
  tl_group_builder_move_to (builder,
                            tl_scene_inner_x (self, self->sheet.width, TL_SHEET_PAD, 0),
                            -.5);
  tl_group_builder_line_to (builder,
                            tl_scene_inner_x (self, self->sheet.width, self->rules_right, 0),
                            -.5);
  tl_group_builder_end_path (builder, &paint, FALSE);
  if (lane->line_name != NULL)
    tl_group_builder_text (builder,
                           tl_scene_inner_x (self,
                                             self->sheet.width,
                                             TL_SHEET_PAD,
                                             ceil (lane->line_name->width)),
                           -NAME_GAP - lane->line_name->height,
                           lane->line_name,
                           &ink);
}
