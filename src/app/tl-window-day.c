/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A new day: what was due yesterday is overdue now, though nothing of the document has changed. A
 * timer waits for the next midnight; a computer that slept through it tells when somebody comes
 * back to the window. */
#include "config.h"

#include "app/tl-window-private.h"

#include "canvas/tl-canvas-day.h"

#include "app/tl-inspector.h"

static void wait_for_midnight (TlWindow *self);

/**
 * tl_window_check_day:
 * @self: a window
 *
 * Shows anew what depends on the day, if another has begun.
 */
void
tl_window_check_day (TlWindow *self)
{
  char today[TL_DATE_BUFFER];

  g_return_if_fail (TL_IS_WINDOW (self));

  if (g_str_equal (tl_date_get_today (today), self->day))
    return;
  if (self->file)
    {
      tl_canvas_follow_day (self->canvas, self->day, today);
      tl_inspector_refresh (self->inspector);
    }
  g_strlcpy (self->day, today, sizeof self->day);
}

static gboolean
midnight_cb (gpointer user_data)
{
  TlWindow *self = user_data;

  self->day_id = 0;
  tl_window_check_day (self);
  wait_for_midnight (self);
  return G_SOURCE_REMOVE;
}

/* Days with a change of the clock are shorter or longer. */
static void
wait_for_midnight (TlWindow *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) tomorrow = g_date_time_add_days (now, 1);
  g_autoptr (GDateTime) midnight = g_date_time_new_local (g_date_time_get_year (tomorrow),
                                                          g_date_time_get_month (tomorrow),
                                                          g_date_time_get_day_of_month (tomorrow),
                                                          0,
                                                          0,
                                                          0);
  GTimeSpan left = g_date_time_difference (midnight, now);

  self->day_id = g_timeout_add_seconds ((guint) (left / G_TIME_SPAN_SECOND) + 1, midnight_cb, self);
}

/**
 * tl_window_day_init:
 * @self: a window being made
 *
 * Begins to watch for the next day.
 */
void
tl_window_day_init (TlWindow *self)
{
  tl_date_get_today (self->day);
  wait_for_midnight (self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (tl_window_check_day), NULL);
}
