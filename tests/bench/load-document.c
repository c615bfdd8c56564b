/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* load-document bare|ours FILE: CPU milliseconds of json_parser_load_from_data() or of
 * tl_store_parse() on the same bytes. One load a process, as people open files: the first touch of
 * memory is part of it for both. */
#include "config.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
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

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char    *text;
  gsize    length;
  gboolean is_bare;

  if (argc != 3 || !g_file_get_contents (argv[2], &text, &length, &error))
    g_error ("usage: load-document bare|ours FILE");
  bytes = g_bytes_new_take (text, length);
  is_bare = g_str_equal (argv[1], "bare");
  printf ("%.2f\n", is_bare ? parse_bare (text, length) : parse_ours (bytes));
  return 0;
}
