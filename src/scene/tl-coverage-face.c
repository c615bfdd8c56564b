/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How much of each stage was observed: counted always, because the title block shows the sum; drawn
 * beneath the stages' headings when the map wants it.
 *
 * The counts follow each change of a card, so that none costs more on a larger map. A bar speaks
 * the language of the cards' outlines: solid is observed, dashed assumed, dotted proposed. */
#include "config.h"

#include "scene/tl-scene-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define GAP_ABOVE 4.0
#define BAR_HEIGHT 5.0
#define LINE_WIDTH 1.5
/* Between the bar and its number. */
#define NUMBER_GAP 8.0

/* The stage that a card begins in; NULL = none of this map. */
static TlSceneStage *
find_stage (TlScene *self, const TlRecord *card)
{
  int column = tl_scene_find_column (self, tl_record_get_ref (card, TL_CARD_COLUMN));

  return column < 0 ? NULL : TL_SCENE_STAGE (self, TL_SCENE_COLUMN (self, column)->stage);
}

static guint *
find_count (TlSceneStage *stage, const TlRecord *card)
{
  switch ((TlEvidenceStatus) tl_record_get_integer (card, TL_CARD_EVIDENCE_STATUS))
    {
    case TL_EVIDENCE_STATUS_OBSERVED:
      return &stage->coverage.n_observed;
    case TL_EVIDENCE_STATUS_ASSUMED:
      return &stage->coverage.n_assumed;
    case TL_EVIDENCE_STATUS_PROPOSED:
      return &stage->coverage.n_proposed;
    case TL_EVIDENCE_STATUS_NONE:
    default:
      return NULL;
    }
}

static void
forget (TlSceneStage *stage)
{
  tl_scene_clear_block (&stage->share);
  tl_scene_clear_group (&stage->coverage_group);
}

/* Counts all cards of the map anew; columns come first. */
void
tl_scene_count_coverage (TlScene *self)
{
  const GPtrArray *cards = tl_table_get_children (self->table, self->map_id, TL_KIND_CARD);

  for (guint i = 0; i < self->stages->len; i++)
    {
      TL_SCENE_STAGE (self, i)->coverage = (TlCoverage){ 0 };
      forget (TL_SCENE_STAGE (self, i));
    }
  for (guint i = 0; i < cards->len; i++)
    {
      TlSceneStage *stage = find_stage (self, cards->pdata[i]);
      guint        *count = stage != NULL ? find_count (stage, cards->pdata[i]) : NULL;

      if (count != NULL)
        ++*count;
    }
}

/* Follows the change of a card; either may be NULL, or of another map. Sets `of_stages` when the
 * counts of a stage differ. Returns whether those of the map do. */
gboolean
tl_scene_adjust_coverage (TlScene        *self,
                          const TlRecord *before,
                          const TlRecord *after,
                          gboolean       *of_stages)
{
  TlSceneStage *from = before != NULL ? find_stage (self, before) : NULL;
  TlSceneStage *to = after != NULL ? find_stage (self, after) : NULL;
  guint        *less = from != NULL ? find_count (from, before) : NULL;
  guint        *more = to != NULL ? find_count (to, after) : NULL;

  if (less == more)
    return FALSE;
  *of_stages = TRUE;
  if (less != NULL)
    {
      --*less;
      forget (from);
    }
  if (more != NULL)
    {
      ++*more;
      forget (to);
    }
  return less == NULL || more == NULL ||
         !tl_record_field_equal (before, after, TL_CARD_EVIDENCE_STATUS);
}

/* The counts of the whole map. */
TlCoverage
tl_scene_total_coverage (TlScene *self)
{
  TlCoverage total = { 0 };

  for (guint i = 0; i < self->stages->len; i++)
    {
      const TlCoverage *part = &TL_SCENE_STAGE (self, i)->coverage;

      total.n_observed += part->n_observed;
      total.n_assumed += part->n_assumed;
      total.n_proposed += part->n_proposed;
    }
  return total;
}

static TlTextBlock *
get_share (TlScene *self, TlSceneStage *stage)
{
  int              percent = tl_coverage_get_percent (&stage->coverage);
  g_autofree char *text = NULL;

  if (stage->share != NULL)
    return stage->share;
  /* Translators: a share, such as 62 %. */
  text = percent >= 0 ? g_strdup_printf (_ ("%d %%"), percent) : g_strdup ("–");
  stage->share = tl_scene_set_text (self, text, TL_FONT_SMALL, -1, 1, TL_TEXT_START);
  return stage->share;
}

/* Where the bars stand, beneath headings that end at `top`; returns where they end. */
double
tl_scene_place_coverage (TlScene *self, double top)
{
  double height = 0;

  if (tl_record_get_boolean (self->map, TL_MAP_SHOW_COVERAGE))
    for (guint i = 0; i < self->stages->len; i++)
      {
        TlTextBlock *share = get_share (self, TL_SCENE_STAGE (self, i));

        height = MAX (height, share != NULL ? share->height : 0);
      }
  self->coverage_top = top + GAP_ABOVE;
  self->coverage_height = height > 0 ? tl_scene_grid (height + 2) : 0;
  return height > 0 ? self->coverage_top + self->coverage_height : top;
}

/* As wide as the cards of the stage; logical, empty while it is not shown. */
TlRect
tl_scene_coverage_rect (TlScene *self, const TlSceneStage *stage)
{
  const TlSceneColumn *first = TL_SCENE_COLUMN (self, stage->first);
  const TlSceneColumn *last = TL_SCENE_COLUMN (self, stage->first + stage->n_columns - 1);

  if (self->coverage_height <= 0)
    return (TlRect){ 0 };
  /* On a dial beneath the words of the stage. */
  if (self->round)
    return TL_RECT_INIT (stage->title_rect.x + 8,
                         stage->title_rect.y + stage->title_rect.height - self->coverage_height,
                         stage->title_rect.width - 16,
                         self->coverage_height);
  return TL_RECT_INIT (first->card_x,
                       self->coverage_top,
                       last->card_x + last->card_width - first->card_x,
                       self->coverage_height);
}

static void
draw_line (TlScene        *self,
           TlGroupBuilder *builder,
           double          whole,
           double          x,
           double          width,
           double          y,
           TlDash          dash)
{
  TlColor ink = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);
  TlPaint paint = { .stroke = ink, .stroke_width = LINE_WIDTH, .dash = dash };
  double  left = tl_scene_inner_x (self, whole, x, width);

  if (width <= 0)
    return;
  tl_group_builder_move_to (builder, left, y);
  tl_group_builder_line_to (builder, left + width, y);
  tl_group_builder_end_path (builder, &paint, FALSE);
}

static void
draw_bar (
  TlScene *self, TlGroupBuilder *builder, const TlSceneStage *stage, double whole, double width)
{
  TlColor           paper = tl_theme_get_paper (self->theme);
  TlColor           green = tl_theme_get_ink (self->theme, TL_INK_OPPORTUNITY);
  TlPaint           solid = { .fill = tl_theme_mark_on (self->theme, &green, &paper) };
  const TlCoverage *coverage = &stage->coverage;
  double            y = floor (self->coverage_height / 2);
  double            unit = width / MAX (1, tl_coverage_get_n (coverage));
  double            observed = unit * coverage->n_observed, assumed = unit * coverage->n_assumed;
  TlRect            bar = TL_RECT_INIT (tl_scene_inner_x (self, whole, 0, observed),
                             y - BAR_HEIGHT / 2,
                             observed,
                             BAR_HEIGHT);

  if (coverage->n_observed > 0)
    tl_group_builder_rect (builder, &bar, BAR_HEIGHT / 2, &solid);
  draw_line (self, builder, whole, observed + 2, assumed - 2, y, TL_DASH_DASHED);
  draw_line (self,
             builder,
             whole,
             observed + assumed + 2,
             unit * coverage->n_proposed - 2,
             y,
             TL_DASH_DOTTED);
}

/* "5 observed, 2 assumed, 0 proposed" */
char *
tl_scene_coverage_name (const TlCoverage *coverage)
{
  if (tl_coverage_get_n (coverage) == 0)
    return g_strdup (_ ("nothing said about evidence"));
  return g_strdup_printf (_ ("%u observed, %u assumed, %u proposed"),
                          coverage->n_observed,
                          coverage->n_assumed,
                          coverage->n_proposed);
}

/* A stage's bar; its origin is the corner of its rectangle. */
TlGroup *
tl_scene_coverage_group (TlScene *self, TlSceneStage *stage)
{
  TlRect           rect = tl_scene_coverage_rect (self, stage);
  TlTextBlock     *share = get_share (self, stage);
  TlColor          ink = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);
  TlGroupBuilder  *builder;
  g_autofree char *title = NULL;
  double           number = share != NULL ? ceil (share->width) : 0;

  if (stage->coverage_group != NULL)
    return stage->coverage_group;
  self->counters.n_groups_built++;
  builder =
    tl_group_builder_new (TL_ROLE_COVERAGE, TL_BAND_STAGES, tl_record_get_id (stage->record));
  title = tl_scene_coverage_name (&stage->coverage);
  tl_group_builder_set_title (builder, title);
  draw_bar (self, builder, stage, rect.width, rect.width - number - NUMBER_GAP);
  if (share != NULL)
    tl_group_builder_text (builder,
                           tl_scene_inner_x (self, rect.width, rect.width - number, number),
                           floor ((rect.height - share->height) / 2),
                           share,
                           &ink);
  stage->coverage_group = tl_group_builder_end (builder);
  return stage->coverage_group;
}
