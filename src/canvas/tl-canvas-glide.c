/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Gliding: when a change moves things, they are seen going there.
 *
 * Before a change the places of what is in view are captured; the next frame compares them with
 * where things now stand and lets what moved glide for 150 ms. Several changes before a frame count
 * as one. With reduced motion nothing is captured and everything is at its place at once.
 *
 * What never changes: only pictures glide. The scene, hits and proxies are at the end already. */
#include "config.h"

#include "canvas/tl-canvas-private.h"

#include <math.h>

#define GLIDE_US (150 * 1000)
/* With more groups in view than this the map is an overview, and movement there is noise. */
#define MAX_GLIDING 500
/* Less than this is no movement, in document px. */
#define MIN_WAY 0.5

struct _TlGlide
{
  GHashTable *before; /* key -> TlPoint: captured, not yet compared; NULL when nothing is pending */
  GHashTable *from;   /* key -> TlPoint: what glides */
  gint64      started_us;
  guint       tick_id;
};

static gboolean
can_glide (const TlGroup *group)
{
  return group->id != NULL && group->role != TL_ROLE_SHEET && group->role != TL_ROLE_CURVE &&
         group->role != TL_ROLE_LINK && group->role != TL_ROLE_HEADER;
}

static char *
make_key (TlRole role, const char *id)
{
  return g_strdup_printf ("%c%s", 'a' + role, id);
}

static GHashTable *
make_points (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
insert_point (GHashTable *points, char *key, const TlPoint *point)
{
  g_hash_table_insert (points, key, g_memdup2 (point, sizeof *point));
}

static double
get_progress (TlCanvas *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));
  double         t = 1;

  if (clock != NULL)
    t = (gdk_frame_clock_get_frame_time (clock) - self->glide->started_us) / (double) GLIDE_US;
  t = CLAMP (t, 0, 1);
  return 1 - pow (1 - t, 3);
}

static void
stop (TlCanvas *self)
{
  g_hash_table_remove_all (self->glide->from);
  if (self->glide->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->glide->tick_id);
  self->glide->tick_id = 0;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  TlCanvas *self = TL_CANVAS (widget);

  gtk_widget_queue_draw (widget);
  if (get_progress (self) < 1)
    return G_SOURCE_CONTINUE;
  self->glide->tick_id = 0;
  g_hash_table_remove_all (self->glide->from);
  return G_SOURCE_REMOVE;
}

static void
capture_group (TlGroup *group, const TlPoint *origin, gpointer user_data)
{
  TlCanvas *self = user_data;
  TlPoint   shown = tl_canvas_glide_get (self, group, origin);
  char     *key;

  if (!can_glide (group) || g_hash_table_size (self->glide->before) > MAX_GLIDING)
    return;
  key = make_key (group->role, group->id);
  if (g_hash_table_contains (self->glide->before, key))
    g_free (key);
  else
    insert_point (self->glide->before, key, &shown);
}

/* Called before a change, once or often before the next frame. */
void
tl_canvas_glide_capture (TlCanvas *self)
{
  TlRect visible = tl_canvas_get_visible (self);

  if (!tl_canvas_has_animations (self) ||
      self->zoom * gtk_widget_get_scale_factor (GTK_WIDGET (self)) < 0.3)
    return;
  if (self->glide->before == NULL)
    self->glide->before = make_points ();
  tl_scene_foreach_in (self->scene, &visible, capture_group, self);
}

/* Says where a thing was seen last, for what the scene does not know: a card let go. */
void
tl_canvas_glide_from (TlCanvas *self, TlRole role, const char *id, const TlPoint *origin)
{
  if (!tl_canvas_has_animations (self))
    return;
  if (self->glide->before == NULL)
    self->glide->before = make_points ();
  insert_point (self->glide->before, make_key (role, id), origin);
}

static void
compare_group (TlGroup *group, const TlPoint *origin, gpointer user_data)
{
  TlCanvas        *self = user_data;
  g_autofree char *key = can_glide (group) ? make_key (group->role, group->id) : NULL;
  const TlPoint   *was = key != NULL ? g_hash_table_lookup (self->glide->before, key) : NULL;

  if (was == NULL || hypot (was->x - origin->x, was->y - origin->y) < MIN_WAY)
    return;
  insert_point (self->glide->from, g_steal_pointer (&key), was);
}

/* The whole map has moved, and the view with it: what was captured goes along. */
void
tl_canvas_glide_shift (TlCanvas *self, double x, double y)
{
  GHashTable    *tables[] = { self->glide->before, self->glide->from };
  GHashTableIter iter;
  gpointer       value;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      if (tables[i] == NULL)
        continue;
      g_hash_table_iter_init (&iter, tables[i]);
      while (g_hash_table_iter_next (&iter, NULL, &value))
        {
          ((TlPoint *) value)->x += x;
          ((TlPoint *) value)->y += y;
        }
    }
}

/* At the beginning of a frame: what was captured and now stands elsewhere begins to glide. */
void
tl_canvas_glide_resolve (TlCanvas *self, const TlRect *visible)
{
  TlGlide *glide = self->glide;

  if (glide->before == NULL)
    return;
  stop (self);
  if (g_hash_table_size (glide->before) <= MAX_GLIDING)
    tl_scene_foreach_in (self->scene, visible, compare_group, self);
  g_clear_pointer (&glide->before, g_hash_table_unref);
  if (g_hash_table_size (glide->from) == 0)
    return;
  glide->started_us =
    gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (GTK_WIDGET (self)));
  glide->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

/* Where a group is to be drawn in this frame. */
TlPoint
tl_canvas_glide_get (TlCanvas *self, const TlGroup *group, const TlPoint *origin)
{
  g_autofree char *key = NULL;
  const TlPoint   *from;
  double           t;

  if (g_hash_table_size (self->glide->from) == 0 || !can_glide (group))
    return *origin;
  key = make_key (group->role, group->id);
  from = g_hash_table_lookup (self->glide->from, key);
  if (from == NULL)
    return *origin;
  t = get_progress (self);
  return (TlPoint){ from->x + (origin->x - from->x) * t, from->y + (origin->y - from->y) * t };
}

void
tl_canvas_glide_init (TlCanvas *self)
{
  self->glide = g_new0 (TlGlide, 1);
  self->glide->from = make_points ();
}

void
tl_canvas_glide_dispose (TlCanvas *self)
{
  if (self->glide == NULL)
    return;
  stop (self);
  g_clear_pointer (&self->glide->before, g_hash_table_unref);
  g_hash_table_unref (self->glide->from);
  g_clear_pointer (&self->glide, g_free);
}
