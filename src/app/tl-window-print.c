/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The window and its printer. */
#include "config.h"

#include "app/tl-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/tl-print.h"

static void
done_cb (TlWindow *self, GtkPrintOperationResult result, TlPrint *print)
{
  g_autoptr (GError) error = NULL;
  const char *why = tl_print_get_error (print);

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (GTK_PRINT_OPERATION (print), &error);
      why = error ? error->message : why;
    }
  if (why)
    tl_window_show_error (self, _ ("The Map Could Not Be Printed"), why);
}

/**
 * tl_window_print:
 * @self: a window with a document
 *
 * Asks how to print the map that is shown, and prints it.
 */
void
tl_window_print (TlWindow *self)
{
  g_autoptr (TlTable) snapshot = NULL;
  g_autoptr (TlPrint) print = NULL;

  g_return_if_fail (TL_IS_WINDOW (self));
  g_return_if_fail (self->file != NULL);

  tl_window_commit_writing (self);
  snapshot = tl_document_dup_snapshot (tl_document_file_get_document (self->file));
  print = tl_print_new (snapshot, tl_window_get_map (self));
  gtk_print_operation_set_allow_async (GTK_PRINT_OPERATION (print), TRUE);
  g_signal_connect_object (print, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  gtk_print_operation_run (GTK_PRINT_OPERATION (print),
                           GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_WINDOW (self),
                           NULL);
}
