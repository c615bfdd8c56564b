/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Words of the picture: its four type sizes, the way to the measurer, and the words it shows
 * itself.
 *
 * Every text of the room is cleaned and measured here and nowhere else, so that the counter of
 * measurings is true. What never changes: no text longer than a card may hold reaches a measurer.
 */
#include "config.h"

#include "scene/tl-scene-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/tl-text.h"
#include "scene/tl-words.h"

/* Cards grow with their text to this many characters. */
#define MAX_CHARACTERS 2000

static const TlTextStyle base_fonts[TL_N_FONTS] = {
  [TL_FONT_TITLE] = { 24, TL_FONT_WEIGHT_BOLD, FALSE },
  [TL_FONT_STAGE] = { 15, TL_FONT_WEIGHT_BOLD, FALSE },
  [TL_FONT_STEP] = { 12.5, TL_FONT_WEIGHT_SEMIBOLD, FALSE },
  [TL_FONT_LANE] = { 13, TL_FONT_WEIGHT_SEMIBOLD, FALSE },
  [TL_FONT_LEAD] = { 13, TL_FONT_WEIGHT_REGULAR, FALSE },
  [TL_FONT_CHIP] = { 11, TL_FONT_WEIGHT_SEMIBOLD, FALSE },
  [TL_FONT_CARD] = { 12.5, TL_FONT_WEIGHT_MEDIUM, FALSE },
  [TL_FONT_CARD_STRONG] = { 12.5, TL_FONT_WEIGHT_SEMIBOLD, FALSE },
  [TL_FONT_QUOTE] = { 12.5, TL_FONT_WEIGHT_MEDIUM, TRUE },
  [TL_FONT_VALUE] = { 22, TL_FONT_WEIGHT_BOLD, FALSE },
  [TL_FONT_UNIT] = { 12.5, TL_FONT_WEIGHT_SEMIBOLD, FALSE },
  [TL_FONT_SMALL] = { 11, TL_FONT_WEIGHT_REGULAR, FALSE },
  [TL_FONT_LABEL] = { 11, TL_FONT_WEIGHT_SEMIBOLD, FALSE },
  [TL_FONT_MARKER] = { 10.5, TL_FONT_WEIGHT_BOLD, FALSE },
  [TL_FONT_BUBBLE] = { 13, TL_FONT_WEIGHT_SEMIBOLD, FALSE },
};

/* Sets the fonts for the map's text scale. */
void
tl_scene_update_fonts (TlScene *self)
{
  for (guint i = 0; i < TL_N_FONTS; i++)
    {
      self->fonts[i] = base_fonts[i];
      if (i != TL_FONT_MARKER && i != TL_FONT_BUBBLE)
        self->fonts[i].size *= self->scale;
    }
}

/* Cuts at the limit, at a character's boundary, and says so with an ellipsis. */
static char *
shorten (char *text)
{
  char *end;

  if (strlen (text) <= MAX_CHARACTERS || g_utf8_strlen (text, -1) <= MAX_CHARACTERS)
    return text;
  end = g_utf8_offset_to_pointer (text, MAX_CHARACTERS);
  *end = '\0';
  g_strchomp (text);
  end = g_strconcat (text, "…", NULL);
  g_free (text);
  return end;
}

/* Measures a text of the document; NULL when there is nothing to show. */
TlTextBlock *
tl_scene_set_text (
  TlScene *self, const char *text, TlFont font, double width, guint max_lines, TlTextAlign align)
{
  g_autofree char *clean = NULL;

  if (text == NULL || *text == '\0')
    return NULL;
  clean = shorten (tl_text_clean (text, 0, TRUE));
  g_strstrip (clean);
  if (*clean == '\0')
    return NULL;
  self->counters.n_measured++;
  return self->measurer
    ->layout (self->measurer, clean, &self->fonts[font], width, max_lines, align, self->rtl);
}

/* How far the leftmost line stands inside its box. */
double
tl_scene_ink_left (const TlTextBlock *block)
{
  double left = 0;

  for (guint i = 0; i < block->n_lines; i++)
    left = i == 0 ? block->lines[i].x : MIN (left, block->lines[i].x);
  return left;
}

/* Up to the next line of the grid. */
double
tl_scene_grid (double length)
{
  return ceil (length / TL_GRID - 1e-6) * TL_GRID;
}

void
tl_scene_clear_block (TlTextBlock **block)
{
  g_clear_pointer (block, tl_text_block_unref);
}

void
tl_scene_clear_group (TlGroup **group)
{
  g_clear_pointer (group, tl_group_unref);
}

/**
 * tl_scene_usual_lane_name:
 * @kind: a kind of lane
 *
 * Returns: (transfer none): what such a lane is usually called, in the program's language
 */
const char *
tl_scene_usual_lane_name (TlLaneKind kind)
{
  static const char *const names[TL_N_LANE_KINDS] = {
    [TL_LANE_KIND_TOUCHPOINTS] = N_ ("Touchpoints"),
    [TL_LANE_KIND_ACTIONS] = N_ ("Actions"),
    [TL_LANE_KIND_THOUGHTS] = N_ ("Thoughts"),
    [TL_LANE_KIND_QUOTES] = N_ ("Quotes"),
    [TL_LANE_KIND_NEEDS] = N_ ("Needs"),
    [TL_LANE_KIND_EMOTIONS] = N_ ("Emotions"),
    [TL_LANE_KIND_PAIN_POINTS] = N_ ("Pain points"),
    [TL_LANE_KIND_OPPORTUNITIES] = N_ ("Opportunities"),
    [TL_LANE_KIND_SOLUTIONS] = N_ ("Solutions"),
    [TL_LANE_KIND_CHANNELS] = N_ ("Channels"),
    [TL_LANE_KIND_FRONTSTAGE] = N_ ("Frontstage"),
    [TL_LANE_KIND_BACKSTAGE] = N_ ("Backstage"),
    [TL_LANE_KIND_SUPPORT] = N_ ("Support"),
    [TL_LANE_KIND_EVIDENCE] = N_ ("Evidence"),
    [TL_LANE_KIND_METRICS] = N_ ("Metrics"),
    [TL_LANE_KIND_IMAGES] = N_ ("Storyboard"),
    [TL_LANE_KIND_TEXT] = N_ ("Notes"),
  };

  return _ (names[kind]);
}

/**
 * tl_scene_kind_name:
 * @self: a scene
 * @kind: a kind of lane
 *
 * Returns: (transfer none): what such a lane is usually called, in the document's language
 */
const char *
tl_scene_kind_name (TlScene *self, TlLaneKind kind)
{
  if (self->words.lanes[kind] != NULL)
    return self->words.lanes[kind];
  return tl_scene_usual_lane_name (kind);
}

/* What a channel is called, in the document's language; "" for none. */
const char *
tl_scene_channel_name (TlScene *self, TlChannel channel)
{
  if (self->words.channels[channel] != NULL)
    return self->words.channels[channel];
  return tl_words_get_channel (channel);
}

/* A lane's title, or the usual name of its kind. */
const char *
tl_scene_lane_name (TlScene *self, const TlRecord *lane)
{
  const char *title = tl_record_get_text (lane, TL_LANE_TITLE);

  if (*title != '\0')
    return title;
  return tl_scene_kind_name (self, tl_record_get_integer (lane, TL_LANE_KIND));
}
