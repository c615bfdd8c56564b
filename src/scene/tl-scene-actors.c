/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The personas of a map in its title block. One stands before the title, and the line under it
 * tells about it; several have a row of their own beneath, each with name and occupation. They are
 * few: all are made anew with the title block. */
#include "config.h"

#include "map/tl-persona.h"
#include "scene/tl-portrait.h"
#include "scene/tl-scene-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define DISC_RADIUS 18.0 /* in a row; the one before the title is TL_ACTOR_RADIUS */
#define DISC_DISTANCE 10.0
#define DISTANCE 28.0 /* between two */
#define ROW_DISTANCE 8.0
#define TOP 12.0 /* beneath the title block's words */
/* An occupation in a few words; a longer one ends in an ellipsis, the sheet has it whole. */
#define WORDS_WIDTH 200.0

static void
clear_actor (gpointer data)
{
  TlSceneActor *actor = data;

  tl_record_unref ((TlRecord *) actor->record);
  tl_scene_clear_block (&actor->name);
  tl_scene_clear_block (&actor->about);
  tl_scene_clear_group (&actor->group);
}

GArray *
tl_scene_actors_new (void)
{
  GArray *actors = g_array_new (FALSE, TRUE, sizeof (TlSceneActor));

  g_array_set_clear_func (actors, clear_actor);
  return actors;
}

/* "34, nurse on rotating shifts" */
char *
tl_scene_dup_actor_words (const TlRecord *persona)
{
  const char *age = tl_record_get_text (persona, TL_PERSONA_AGE);
  const char *occupation = tl_record_get_text (persona, TL_PERSONA_OCCUPATION);

  return g_strconcat (age, *age != '\0' && *occupation != '\0' ? ", " : "", occupation, NULL);
}

static double
disc_radius (TlScene *self)
{
  return self->actors->len == 1 ? TL_ACTOR_RADIUS
                                : floor (DISC_RADIUS * tl_scene_sign_scale (self));
}

/* Which personas there are; before the header's words, which depend on how many. */
void
tl_scene_collect_actors (TlScene *self)
{
  const char *const *ids = tl_record_get_list (self->map, TL_MAP_PERSONAS);

  g_array_set_size (self->actors, 0);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const TlRecord *record = tl_table_get_kind (self->table, ids[i], TL_KIND_PERSONA);
      TlSceneActor    actor = { .index = tl_persona_find_index (self->table, ids[i]) };

      if (record == NULL)
        continue;
      actor.record = tl_record_ref ((TlRecord *) record);
      g_array_append_val (self->actors, actor);
    }
}

static void
measure (TlScene *self, TlSceneActor *actor)
{
  g_autofree char *about = tl_scene_dup_actor_words (actor->record);
  double           width = WORDS_WIDTH * self->scale;
  double           words = 0;

  actor->name = tl_scene_set_text (self,
                                   tl_record_get_text (actor->record, TL_PERSONA_NAME),
                                   TL_FONT_CARD_STRONG,
                                   width,
                                   1,
                                   TL_TEXT_START);
  actor->about = tl_scene_set_text (self, about, TL_FONT_SMALL, width, 1, TL_TEXT_START);
  if (actor->name != NULL)
    words = actor->name->width;
  if (actor->about != NULL)
    words = MAX (words, actor->about->width);
  actor->rect.width = 2 * disc_radius (self) + (words > 0 ? DISC_DISTANCE + ceil (words) : 0);
  actor->rect.height = (actor->name != NULL ? actor->name->height : 0) +
                       (actor->about != NULL ? actor->about->height : 0);
  actor->rect.height = MAX (actor->rect.height, 2 * disc_radius (self));
}

static double
layout_rows (TlScene *self, double top)
{
  double x = TL_SHEET_PAD, y = top, row = 0;

  for (guint i = 0; i < self->actors->len; i++)
    {
      TlSceneActor *actor = TL_SCENE_ACTOR (self, i);

      measure (self, actor);
      if (x > TL_SHEET_PAD && x + actor->rect.width > self->rules_right)
        {
          x = TL_SHEET_PAD;
          y += row + ROW_DISTANCE;
          row = 0;
        }
      actor->rect.x = x;
      actor->rect.y = y;
      x += actor->rect.width + DISTANCE;
      row = MAX (row, actor->rect.height);
    }
  return y + row;
}

/* Places the personas beneath the words that end at `bottom`; a single one stands before the title.
 * Returns where the title block ends. */
double
tl_scene_layout_actors (TlScene *self, double bottom)
{
  if (self->actors->len == 1)
    {
      TL_SCENE_ACTOR (self, 0)->rect =
        TL_RECT_INIT (TL_SHEET_PAD, TL_SHEET_PAD, 2 * TL_ACTOR_RADIUS, 2 * TL_ACTOR_RADIUS);
      return MAX (bottom, TL_SHEET_PAD + 2 * TL_ACTOR_RADIUS);
    }
  return self->actors->len == 0 ? bottom : layout_rows (self, bottom + TOP);
}

/* The persona's place on this map, or NULL. */
TlSceneActor *
tl_scene_find_actor (TlScene *self, const char *id)
{
  for (guint i = 0; id != NULL && i < self->actors->len; i++)
    if (g_str_equal (tl_record_get_id (TL_SCENE_ACTOR (self, i)->record), id))
      return TL_SCENE_ACTOR (self, i);
  return NULL;
}

TlPlace
tl_scene_actor_place (const TlSceneActor *actor)
{
  return (TlPlace){ .type = TL_PLACE_ACTOR, .id = tl_record_get_id (actor->record) };
}

gboolean
tl_scene_hit_actor (TlScene *self, double x, double y, TlPlace *place)
{
  for (guint i = 0; i < self->actors->len; i++)
    if (tl_rect_contains (&TL_SCENE_ACTOR (self, i)->rect, x, y))
      {
        *place = tl_scene_actor_place (TL_SCENE_ACTOR (self, i));
        return TRUE;
      }
  return FALSE;
}

/* Along the row, and out of it: back to the title, down to the stages. */
TlPlace
tl_scene_walk_actor (TlScene *self, const TlPlace *from, int dx, int dy)
{
  TlPlace       header = { .type = TL_PLACE_HEADER, .id = self->map_id };
  TlSceneActor *actor = tl_scene_find_actor (self, from->id);
  int           i;

  if (from->type == TL_PLACE_HEADER)
    return dx > 0 && self->actors->len > 0 ? tl_scene_actor_place (TL_SCENE_ACTOR (self, 0))
                                           : *from;
  if (actor == NULL || dy < 0)
    return header;
  i = (int) (actor - TL_SCENE_ACTOR (self, 0)) + dx;
  if (i < 0)
    return header;
  return i >= (int) self->actors->len ? *from : tl_scene_actor_place (TL_SCENE_ACTOR (self, i));
}

char *
tl_scene_actor_name (const TlRecord *persona)
{
  const char *name = tl_record_get_text (persona, TL_PERSONA_NAME);

  return *name != '\0' ? g_strdup_printf (_ ("Persona: %s"), name) : g_strdup (_ ("Persona"));
}

static void
draw_words (TlScene *self, TlGroupBuilder *builder, const TlSceneActor *actor, double x)
{
  TlColor ink = tl_theme_get_ink (self->theme, TL_INK_PRIMARY);
  TlColor secondary = tl_theme_get_ink (self->theme, TL_INK_SECONDARY);
  double  height = (actor->name != NULL ? actor->name->height : 0) +
                  (actor->about != NULL ? actor->about->height : 0);
  double y = floor ((actor->rect.height - height) / 2);

  if (actor->name != NULL)
    {
      tl_group_builder_text (builder,
                             tl_scene_inner_x (self, actor->rect.width, x, actor->name->box_width),
                             y,
                             actor->name,
                             &ink);
      y += actor->name->height;
    }
  if (actor->about != NULL)
    tl_group_builder_text (builder,
                           tl_scene_inner_x (self, actor->rect.width, x, actor->about->box_width),
                           y,
                           actor->about,
                           &secondary);
}

/* One persona; its origin is its rectangle's corner. */
TlGroup *
tl_scene_actor_group (TlScene *self, TlSceneActor *actor)
{
  double           radius = disc_radius (self);
  g_autofree char *name = NULL;
  TlGroupBuilder  *builder;

  if (actor->group != NULL)
    return actor->group;
  self->counters.n_groups_built++;
  name = tl_scene_actor_name (actor->record);
  builder = tl_group_builder_new (TL_ROLE_ACTOR, TL_BAND_HEADER, tl_record_get_id (actor->record));
  tl_group_builder_set_title (builder, name);
  tl_portrait_draw (builder,
                    self->measurer,
                    self->theme,
                    self->table,
                    actor->record,
                    actor->index,
                    tl_scene_inner_x (self, actor->rect.width, radius, 0),
                    floor (actor->rect.height / 2),
                    radius);
  draw_words (self, builder, actor, 2 * radius + DISC_DISTANCE);
  actor->group = tl_group_builder_end (builder);
  return actor->group;
}

/* Their pictures may have changed. */
void
tl_scene_forget_actors (TlScene *self)
{
  for (guint i = 0; i < self->actors->len; i++)
    tl_scene_clear_group (&TL_SCENE_ACTOR (self, i)->group);
}
