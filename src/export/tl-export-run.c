/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What an exporter tells while it works: how far it is, and what its format could not show. */
#include "config.h"

#include "export/tl-export.h"

#include <string.h>

/**
 * tl_export_run_step:
 * @run: (nullable): who listens
 * @done: how much of the work is done, 0 to 1
 * @error: where to put that it was cancelled
 *
 * Called between parts of the work.
 *
 * Errors: %G_IO_ERROR_CANCELLED.
 *
 * Returns: whether to go on
 */
gboolean
tl_export_run_step (TlExportRun *run, double done, GError **error)
{
  if (run == NULL)
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (run->cancellable, error))
    return FALSE;
  if (run->progress != NULL)
    run->progress (CLAMP (done, 0, 1), run->progress_data);
  return TRUE;
}

/**
 * tl_export_run_note:
 * @run: (nullable): who listens
 * @format: as for printf(), in words that people read
 * @...: its arguments
 *
 * Says what the format could not show, and where. What was said already is not said again.
 */
void
tl_export_run_note (TlExportRun *run, const char *format, ...)
{
  char   *note;
  va_list args;

  if (run == NULL || run->notes == NULL)
    return;
  va_start (args, format);
  note = g_strdup_vprintf (format, args);
  va_end (args);
  if (g_ptr_array_find_with_equal_func (run->notes, note, g_str_equal, NULL))
    g_free (note);
  else
    g_ptr_array_add (run->notes, note);
}
