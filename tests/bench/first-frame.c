/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Preloaded into a GTK program as it is: waits for the first painted frame, prints one line of JSON
 * (milliseconds since the start that TL_BENCH_START names on the monotonic clock, CPU milliseconds,
 * proportional memory in MB) and ends the process.
 *
 * With TL_BENCH_TYPE=TypeName only a frame counts in which a mapped widget of that type has
 * children: an empty window that is filled later would be no first frame of a map. TL_BENCH_HOLD_MS
 * keeps the window that long before memory is read, so that what is loaded late is in it. */
#include <gtk/gtk.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static double first_frame_ms = 0;
static double first_frame_cpu_ms = 0;

static double
read_clock_ms (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static double
read_pss_mb (void)
{
  g_autofree char *text = NULL;
  const char      *line;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return 0;
  line = strstr (text, "\nPss:");
  return line ? strtod (line + strlen ("\nPss:"), NULL) / 1024 : 0;
}

static gboolean
has_filled_widget (GtkWidget *widget, const char *type_name)
{
  if (g_strcmp0 (G_OBJECT_TYPE_NAME (widget), type_name) == 0)
    return gtk_widget_get_mapped (widget) && gtk_widget_get_first_child (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      if (has_filled_widget (child, type_name))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_ready (void)
{
  const char *type_name = g_getenv ("TL_BENCH_TYPE");
  g_autoptr (GList) windows = NULL;

  if (!type_name)
    return TRUE;
  windows = gtk_window_list_toplevels ();
  for (GList *link = windows; link; link = link->next)
    {
      if (has_filled_widget (link->data, type_name))
        return TRUE;
    }
  return FALSE;
}

static gboolean
report_cb (gpointer user_data)
{
  printf ("{\"wall_ms\": %.1f, \"cpu_ms\": %.1f, \"pss_mb\": %.1f}\n",
          first_frame_ms,
          first_frame_cpu_ms,
          read_pss_mb ());
  fflush (stdout);
  _exit (0);
  return G_SOURCE_REMOVE;
}

static gboolean
painted_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer user_data)
{
  const char *start = g_getenv ("TL_BENCH_START");
  const char *hold = g_getenv ("TL_BENCH_HOLD_MS");

  if (!is_ready ())
    return TRUE;
  first_frame_ms = read_clock_ms (CLOCK_MONOTONIC) - (start ? g_ascii_strtod (start, NULL) : 0);
  first_frame_cpu_ms = read_clock_ms (CLOCK_PROCESS_CPUTIME_ID);
  g_timeout_add (hold ? atoi (hold) : 0, report_cb, NULL);
  return FALSE;
}

__attribute__ ((constructor)) static void
watch_frames (void)
{
  g_type_class_ref (GDK_TYPE_FRAME_CLOCK);
  g_signal_add_emission_hook (g_signal_lookup ("after-paint", GDK_TYPE_FRAME_CLOCK),
                              0,
                              painted_cb,
                              NULL,
                              NULL);
}
