/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The parts of a laid-out map: making them, forgetting what was measured or drawn, freeing them.
 *
 * What never changes: each part owns its record, its text blocks and its groups; ids that are
 * handed out are borrowed from those records. */
#include "config.h"

#include "scene/tl-card-private.h"

static void
clear_record (const TlRecord **record)
{
  if (*record != NULL)
    tl_record_unref ((TlRecord *) *record);
  *record = NULL;
}

TlSceneCard *
tl_scene_card_new (const TlRecord *record)
{
  TlSceneCard *card = g_new0 (TlSceneCard, 1);

  card->record = tl_record_ref (record);
  card->column = -1;
  card->lane = -1;
  card->span = 1;
  card->measured_width = -1;
  return card;
}

/* Forgets what was measured: what hangs on the card, or what the map shows of it, differs. */
void
tl_scene_card_stale (TlSceneCard *card)
{
  card->measured_width = -1;
  tl_scene_card_forget (card);
}

/* Forgets the drawn groups; measured texts stay. */
void
tl_scene_card_forget (TlSceneCard *card)
{
  tl_scene_clear_group (&card->group);
  tl_scene_clear_group (&card->marker);
  tl_scene_clear_group (&card->sign);
  tl_scene_clear_group (&card->journey);
}

/* Forgets what was measured, and what else the card shows. */
void
tl_scene_card_forget_texts (TlSceneCard *card)
{
  tl_scene_clear_block (&card->title);
  tl_scene_clear_block (&card->text);
  tl_card_clear_foot (card);
  for (guint i = 0; i < TL_N_CARD_LINES; i++)
    tl_scene_clear_block (&card->lines[i]);
  clear_record (&card->related);
  card->measured_width = -1;
}

/* What a card's picture shows. Other fields (its place, its order, what it is about) leave the
 * group as it is. */
static const guint shown_fields[] = {
  TL_CARD_CODE,
  TL_CARD_TITLE,
  TL_CARD_TEXT,
  TL_CARD_CHANNEL,
  TL_CARD_COLOR,
  TL_CARD_TAGS,
  TL_CARD_OWNER,
  TL_CARD_TEAM,
  TL_CARD_VOTES,
  TL_CARD_IMAGES,
  TL_CARD_MOMENT_OF_TRUTH,
  TL_CARD_EVIDENCE_STATUS,
  TL_CARD_EVIDENCE_SOURCE,
  TL_CARD_EVIDENCE_N,
  TL_CARD_EVIDENCE_DATE,
  TL_CARD_SEVERITY,
  TL_CARD_FREQUENCY,
  TL_CARD_IMPACT,
  TL_CARD_EFFORT,
  TL_CARD_STATUS,
  TL_CARD_DUE,
  TL_CARD_PERSONA,
  TL_CARD_DURATION,
};

/* Takes a card's new record, forgetting only what it makes untrue. */
void
tl_scene_card_set_record (TlSceneCard *card, const TlRecord *record)
{
  gboolean shown = FALSE;

  if (card->record == record)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (shown_fields) && !shown; i++)
    shown = !tl_record_field_equal (card->record, record, shown_fields[i]);
  if (!tl_record_field_equal (card->record, record, TL_CARD_OPENS))
    tl_scene_clear_group (&card->journey);
  clear_record (&card->record);
  card->record = tl_record_ref (record);
  if (!shown)
    return;
  tl_scene_card_forget_texts (card);
  tl_scene_card_forget (card);
}

void
tl_scene_card_free (TlSceneCard *card)
{
  tl_scene_card_forget_texts (card);
  tl_scene_card_forget (card);
  clear_record (&card->record);
  g_free (card);
}

static void
clear_point (gpointer data)
{
  TlScenePoint *point = data;

  clear_record (&point->record);
  for (guint i = 0; i < TL_N_LABEL_WIDTHS; i++)
    tl_scene_clear_block (&point->labels[i]);
  tl_scene_clear_group (&point->group);
}

/* Makes the array that a curve keeps its points in. */
GArray *
tl_scene_points_new (void)
{
  GArray *points = g_array_new (FALSE, TRUE, sizeof (TlScenePoint));

  g_array_set_clear_func (points, clear_point);
  return points;
}

void
tl_scene_curve_free (TlSceneCurve *curve)
{
  clear_record (&curve->record);
  clear_record (&curve->persona);
  g_clear_pointer (&curve->sources, g_array_unref);
  g_clear_pointer (&curve->points, g_array_unref);
  tl_scene_clear_block (&curve->name);
  tl_scene_clear_block (&curve->chip_name);
  tl_scene_clear_group (&curve->group);
  tl_scene_clear_group (&curve->chip_group);
  g_free (curve);
}

void
tl_scene_lane_free (TlSceneLane *lane)
{
  clear_record (&lane->record);
  tl_scene_clear_block (&lane->title);
  for (guint i = 0; i < G_N_ELEMENTS (lane->words); i++)
    tl_scene_clear_block (&lane->words[i]);
  for (guint i = 0; i < lane->n_columns; i++)
    g_clear_pointer (&lane->cells[i], g_ptr_array_unref);
  tl_scene_clear_channels (lane);
  g_free (lane->channel_groups);
  tl_scene_clear_block (&lane->line_name);
  g_free (lane->cells);
  g_free (lane->bottoms);
  g_free (lane->cross);
  g_free (lane->areas);
  g_clear_pointer (&lane->curves, g_ptr_array_unref);
  tl_scene_clear_group (&lane->title_group);
  tl_scene_clear_group (&lane->rule_group);
  tl_scene_clear_group (&lane->level_group);
  tl_scene_clear_group (&lane->collapsed_group);
  g_free (lane);
}

void
tl_scene_link_free (TlSceneLink *link)
{
  clear_record (&link->record);
  g_clear_pointer (&link->route, g_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (link->labels); i++)
    tl_scene_clear_block (&link->labels[i]);
  tl_scene_clear_group (&link->group);
  g_free (link);
}

void
tl_scene_column_clear (TlSceneColumn *column)
{
  clear_record (&column->record);
  tl_scene_clear_block (&column->step_title);
  tl_scene_clear_block (&column->duration);
  tl_scene_clear_block (&column->tick);
  tl_scene_clear_group (&column->step_group);
  tl_scene_clear_group (&column->axis_group);
  tl_scene_clear_group (&column->panel_group);
}

void
tl_scene_stage_clear (TlSceneStage *stage)
{
  clear_record (&stage->record);
  tl_scene_clear_block (&stage->title);
  tl_scene_clear_block (&stage->duration);
  tl_scene_clear_block (&stage->share);
  tl_scene_clear_group (&stage->group);
  tl_scene_clear_group (&stage->coverage_group);
}

/* Frees all that belongs to the map shown: the scene is empty afterwards. */
void
tl_scene_clear_map (TlScene *self)
{
  g_hash_table_remove_all (self->anchored);
  g_ptr_array_set_size (self->lifted, 0);
  tl_scene_forget_span_preview (self);
  self->has_drop_preview = FALSE;
  g_array_set_size (self->gaps, 0);
  g_hash_table_remove_all (self->drop_sizes);
  g_ptr_array_set_size (self->links, 0);
  g_ptr_array_set_size (self->signs, 0);
  g_clear_pointer (&self->times, g_array_unref);
  g_ptr_array_set_size (self->parked, 0);
  g_ptr_array_set_size (self->lanes, 0);
  g_hash_table_remove_all (self->column_index);
  g_array_set_size (self->columns, 0);
  g_array_set_size (self->stages, 0);
  g_hash_table_remove_all (self->cards);
  g_array_set_size (self->actors, 0);
  clear_record (&self->map);
  tl_scene_clear_block (&self->title);
  tl_scene_clear_block (&self->lead);
  for (guint i = 0; i < TL_N_CHIPS; i++)
    tl_scene_clear_block (&self->chips[i]);
  tl_scene_clear_block (&self->axis_start);
  tl_scene_clear_block (&self->parking_title);
  tl_scene_clear_group (&self->sheet_group);
  tl_scene_clear_group (&self->header_group);
  tl_scene_clear_group (&self->parking_group);
  g_clear_pointer (&self->companion, g_free);
  g_clear_pointer (&self->preview_point, g_free);
  tl_scene_forget_width_preview (self);
  self->has_loops = FALSE;
  self->sheet = self->header = self->parking = (TlRect){ 0 };
}
