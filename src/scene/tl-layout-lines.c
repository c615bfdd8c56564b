/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The lines of an emotions lane: which ones it shows, what each is called and looks like, the chips
 * that name them, and the scale of the lane. Where their points stand is tl-layout-curves.c's. */
#include "config.h"

#include "map/tl-persona.h"
#include "scene/tl-scene-private.h"

#include <math.h>

/* Room above the highest level: the lane's title and labels of delighted points; with several lines
 * their chips too. Beneath the lowest: a marker and its label. */
#define LEVELS_TOP 60.0
#define CHIPS_ROOM 16.0
#define LEVELS_BOTTOM 36.0
/* In a summary, whose lane has no title, there is room for chips and one line of a label. */
#define SUMMARY_LABEL 20.0
#define NAME_WIDTH 148.0
#define CHIP_TOP 12.0
#define CHIP_HEIGHT 24.0

static TlSceneLane *
lane_of_curve (TlScene *self, const TlRecord *curve)
{
  const char *id = tl_record_get_ref (curve, TL_CURVE_LANE);

  for (guint i = 0; i < self->lanes->len; i++)
    {
      TlSceneLane *lane = TL_SCENE_LANE (self, i);

      if (lane->curves != NULL && (id == NULL || g_str_equal (id, tl_record_get_id (lane->record))))
        return lane;
    }
  return NULL;
}

static char *
dup_line_name (TlScene *self, const TlSceneCurve *curve, guint n_targets)
{
  const char *persona =
    curve->persona == NULL ? "" : tl_record_get_text (curve->persona, TL_PERSONA_NAME);

  if (curve->foreign)
    return tl_scene_dup_companion_name (self, curve);
  if (!curve->target)
    return g_strdup (persona);
  if (*persona == '\0' || n_targets < 2)
    return g_strdup (self->words.states[TL_MAP_STATE_TO_BE]);
  return g_strdup_printf ("%s: %s", persona, self->words.states[TL_MAP_STATE_TO_BE]);
}

/* The colour, dash and weight of a line. Several personas differ in both colour and dash. */
static void
style_curve (TlScene *self, TlSceneCurve *curve, guint index)
{
  static const TlDash dashes[] = { TL_DASH_NONE, TL_DASH_DASHED, TL_DASH_DOTTED };
  const char         *own =
    curve->persona == NULL ? "" : tl_record_get_text (curve->persona, TL_PERSONA_COLOR);

  curve->color =
    tl_theme_get_persona (self->theme,
                          own,
                          tl_persona_find_index (self->table,
                                                 tl_record_get_ref (curve->record,
                                                                    TL_CURVE_PERSONA)));
  curve->dash = dashes[index % G_N_ELEMENTS (dashes)];
  curve->width = 3;
  if (!curve->target)
    return;
  curve->color = tl_theme_get_ink (self->theme, TL_INK_OPPORTUNITY);
  curve->dash = TL_DASH_DOTTED;
  curve->width = 2;
  /* Held against another map: that is what was. */
  if (curve->foreign && self->companion_wanted != NULL)
    {
      curve->color = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);
      curve->dash = TL_DASH_DASHED;
    }
}

/* One target wears the colour of what is wished for; several wear their personas'. */
static void
style_target (TlScene *self, TlSceneCurve *curve, guint n_targets)
{
  const char *persona = tl_record_get_ref (curve->record, TL_CURVE_PERSONA);

  if (curve->target && n_targets > 1 && self->companion_wanted == NULL)
    curve->color = tl_theme_get_persona (self->theme,
                                         curve->persona == NULL
                                           ? ""
                                           : tl_record_get_text (curve->persona, TL_PERSONA_COLOR),
                                         tl_persona_find_index (self->table, persona));
}

/* A line as the scene keeps it, without points. */
TlSceneCurve *
tl_scene_curve_new (TlScene *self, const TlRecord *record, gboolean foreign)
{
  TlSceneCurve   *curve = g_new0 (TlSceneCurve, 1);
  const char     *persona = tl_record_get_ref (record, TL_CURVE_PERSONA);
  const TlRecord *persona_record =
    persona == NULL ? NULL : tl_table_get_kind (self->table, persona, TL_KIND_PERSONA);

  curve->record = tl_record_ref (record);
  curve->persona = persona_record == NULL ? NULL : tl_record_ref (persona_record);
  curve->target = foreign || tl_record_get_boolean (record, TL_CURVE_TARGET);
  curve->foreign = foreign;
  curve->hidden = tl_record_get_boolean (record, TL_CURVE_HIDDEN);
  curve->points = tl_scene_points_new ();
  style_curve (self, curve, tl_scene_persona_index (self, persona));
  return curve;
}

static guint
count_targets (const GPtrArray *curves)
{
  guint n = 0;

  for (guint i = 0; i < curves->len; i++)
    n += ((TlSceneCurve *) g_ptr_array_index (curves, i))->target;
  return n;
}

/* Chips name the lines where there are several; they stand in a row at the lane's top, over the
 * cards and never over a gutter, where links may run. */
static void
place_chips (TlScene *self, TlSceneLane *lane)
{
  /* On a dial they stand where the title block leaves room, one after the other. */
  guint  column = self->round ? self->columns->len : 0;
  double x = self->columns_left + TL_CARD_LEFT;

  for (guint i = 0; lane->curves->len > 1 && i < lane->curves->len; i++)
    {
      TlSceneCurve *curve = g_ptr_array_index (lane->curves, i);
      double        width;

      if (curve->name == NULL || (self->on_paper && curve->hidden))
        continue;
      width =
        TL_CHIP_NAME_X + ceil (curve->name->width) + (self->on_paper || curve->foreign ? 12 : 30);
      while (column < self->columns->len &&
             x + width >
               TL_SCENE_COLUMN (self, column)->card_x + TL_SCENE_COLUMN (self, column)->card_width)
        {
          const TlSceneColumn *at = TL_SCENE_COLUMN (self, column);

          /* A chip wider than a column has to cross. */
          if (x <= at->card_x && width > at->card_width)
            break;
          column++;
          x = MAX (x, at->x + at->width + TL_CARD_LEFT);
        }
      curve->chip = TL_RECT_INIT (x,
                                  CHIP_TOP,
                                  width,
                                  MAX (CHIP_HEIGHT, tl_scene_grid (curve->name->height + 8)));
      x += width + 8;
    }
}

static double
chips_bottom (const TlSceneLane *lane)
{
  double bottom = 0;

  for (guint i = 0; i < lane->curves->len; i++)
    {
      const TlSceneCurve *curve = g_ptr_array_index (lane->curves, i);

      if (!tl_rect_is_empty (&curve->chip))
        bottom = MAX (bottom, curve->chip.y + curve->chip.height);
    }
  return bottom;
}

static void
set_levels (TlScene *self, TlSceneLane *lane)
{
  double step = tl_scene_grid (TL_LEVEL_STEP * (1 + (self->scale - 1) / 2));
  double top = LEVELS_TOP + (self->scale - 1) * 24;
  double bottom = LEVELS_BOTTOM * self->scale;

  if (lane->curves->len > 1)
    top += CHIPS_ROOM * self->scale;
  if (self->summary_width > 0)
    {
      step = self->summary_step;
      top = chips_bottom (lane) + SUMMARY_LABEL * self->scale;
      bottom = SUMMARY_LABEL * self->scale + TL_GRID * 2;
    }
  top = tl_scene_grid (top);
  if (top != lane->level_top || step != lane->level_step)
    {
      tl_scene_clear_group (&lane->level_group);
      tl_scene_clear_group (&lane->title_group);
    }
  lane->level_top = top;
  lane->level_step = step;
  lane->cells_top = top + 4 * step + tl_scene_grid (bottom);
}

static TlSceneCurve *
first_drawn (TlSceneLane *lane)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < lane->curves->len; i++)
      {
        TlSceneCurve *curve = g_ptr_array_index (lane->curves, i);

        if (!curve->hidden && !curve->foreign && (pass == 1 || !curve->target))
          return curve;
      }
  return NULL;
}

/* The edited line is drawn in full colour, the others quietly. */
static void
set_active (TlSceneCurve *curve, gboolean active)
{
  if (curve->active == active)
    return;
  curve->active = active;
  tl_scene_clear_group (&curve->group);
  tl_scene_clear_group (&curve->chip_group);
  for (guint i = 0; i < curve->points->len; i++)
    tl_scene_clear_group (&TL_SCENE_POINT (curve, i)->group);
}

/* Marks which line is edited and drawn on top: the one chosen, else the first. */
void
tl_scene_choose_active_curve (TlScene *self, TlSceneLane *lane)
{
  TlSceneCurve *active = NULL;

  for (guint i = 0; i < lane->curves->len; i++)
    {
      TlSceneCurve *curve = g_ptr_array_index (lane->curves, i);

      if (!curve->hidden && !curve->foreign &&
          g_strcmp0 (self->active_curve, tl_record_get_id (curve->record)) == 0)
        active = curve;
    }
  if (active == NULL)
    active = first_drawn (lane);
  for (guint i = 0; i < lane->curves->len; i++)
    set_active (g_ptr_array_index (lane->curves, i), g_ptr_array_index (lane->curves, i) == active);
}

/* Reads the map's curves into their lanes and sets each lane's scale. */
void
tl_scene_collect_curves (TlScene *self)
{
  const GPtrArray *records = tl_table_get_children (self->table, self->map_id, TL_KIND_CURVE);

  tl_scene_choose_companion (self);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const TlRecord *record = g_ptr_array_index (records, i);
      TlSceneLane    *lane = lane_of_curve (self, record);

      if (lane != NULL && !tl_scene_gives_way (self, record))
        g_ptr_array_add (lane->curves, tl_scene_curve_new (self, record, FALSE));
    }
  tl_scene_add_companion_curves (self);
  for (guint i = 0; i < self->lanes->len; i++)
    {
      TlSceneLane *lane = TL_SCENE_LANE (self, i);
      guint        n_targets;

      if (lane->curves == NULL)
        continue;
      n_targets = count_targets (lane->curves);
      for (guint k = 0; k < lane->curves->len; k++)
        {
          TlSceneCurve    *curve = g_ptr_array_index (lane->curves, k);
          g_autofree char *name = dup_line_name (self, curve, n_targets);

          style_target (self, curve, n_targets);
          curve->name = tl_scene_set_text (self, name, TL_FONT_LABEL, -1, 1, TL_TEXT_START);
          /* Long names end in an ellipsis: a chip fits over a column's cards. */
          if (curve->name != NULL && curve->name->width > NAME_WIDTH)
            {
              tl_scene_clear_block (&curve->name);
              curve->name =
                tl_scene_set_text (self, name, TL_FONT_LABEL, NAME_WIDTH, 1, TL_TEXT_START);
            }
        }
      place_chips (self, lane);
      set_levels (self, lane);
      tl_scene_choose_active_curve (self, lane);
    }
}
