/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* load-document FILE ROUNDS: CPU milliseconds of json_parser_load_from_data() and of
 * tl_store_parse() on the same bytes, taken in turns so that both see the same machine; one line of
 * JSON with the medians. */
#include "config.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "store/tl-store.h"

static double
read_cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static double
parse_bare (const char *text, gsize length)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  double start = read_cpu_ms ();
  double end;

  if (!json_parser_load_from_data (parser, text, length, NULL))
    g_error ("json-glib refuses the document");
  end = read_cpu_ms ();
  return end - start;
}

static double
parse_ours (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlTable) table = NULL;
  double start = read_cpu_ms ();
  double end;

  table = tl_store_parse (bytes, "bench", NULL, &error);
  end = read_cpu_ms ();
  if (!table)
    g_error ("%s", error->message);
  return end - start;
}

static int
compare_times (const void *a, const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree double *bare = NULL;
  g_autofree double *ours = NULL;
  char              *text;
  gsize              length;
  int                n_rounds;

  if (argc != 3 || !g_file_get_contents (argv[1], &text, &length, &error))
    g_error ("usage: load-document FILE ROUNDS");
  n_rounds = atoi (argv[2]);
  bytes = g_bytes_new_take (text, length);
  bare = g_new (double, n_rounds);
  ours = g_new (double, n_rounds);
  /* One round for nothing: quarks, tables and the allocator's first pages. */
  parse_bare (text, length);
  parse_ours (bytes);
  for (int i = 0; i < n_rounds; i++)
    {
      bare[i] = parse_bare (text, length);
      ours[i] = parse_ours (bytes);
    }
  qsort (bare, n_rounds, sizeof *bare, compare_times);
  qsort (ours, n_rounds, sizeof *ours, compare_times);
  printf ("{\"bare_ms\": %.2f, \"ours_ms\": %.2f}\n", bare[n_rounds / 2], ours[n_rounds / 2]);
  return 0;
}
