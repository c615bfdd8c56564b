/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The worker behind the preview of an export. */
#include "config.h"

#include "app/tl-export-page-job.h"

static void
job_free (gpointer data)
{
  TlExportPageJob *job = data;

  tl_table_unref (job->table);
  tl_export_wish_unref (job->wish);
  tl_export_pages_free (job->pages);
  g_clear_pointer (&job->surface, cairo_surface_destroy);
  g_free (job);
}

static void
work_cb (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  TlExportPageJob *job = task_data;
  GError          *error = NULL;

  if (!job->pages)
    job->pages = tl_export_pages_new (job->table, job->wish, cancellable, &error);
  if (!job->pages)
    {
      g_task_return_error (task, error);
      return;
    }
  job->page = MIN (job->page, MAX (job->pages->papers->len, 1) - 1);
  job->surface = tl_export_pages_paint (job->pages, job->page, job->width, job->height);
  g_task_return_boolean (task, TRUE);
}

/**
 * tl_export_page_job_new:
 * @table: a snapshot of the document
 * @wish: what is exported
 *
 * Returns: (transfer full): a job; its pages, page and size are to be set
 */
TlExportPageJob *
tl_export_page_job_new (TlTable *table, TlExportWish *wish)
{
  TlExportPageJob *self = g_new0 (TlExportPageJob, 1);

  self->table = tl_table_ref (table);
  self->wish = tl_export_wish_ref (wish);
  return self;
}

/**
 * tl_export_page_job_run_async:
 * @self: (transfer full): a job
 * @source: the object that the callback gets
 * @cancellable: stops the layout
 * @callback: called when it is done; the job is the data of its task
 *
 * Lays out what is to be laid out and paints the page.
 */
void
tl_export_page_job_run_async (TlExportPageJob    *self,
                              gpointer            source,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, NULL);

  g_task_set_source_tag (task, tl_export_page_job_run_async);
  /* The pages come back even from a task that was cancelled. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self, job_free);
  g_task_run_in_thread (task, work_cb);
}

/**
 * tl_export_page_job_dup_texture:
 * @self: a job that is done
 *
 * Returns: (transfer full) (nullable): what was painted
 */
GdkTexture *
tl_export_page_job_dup_texture (const TlExportPageJob *self)
{
  cairo_surface_t *surface = self->surface;
  int              stride;
  int              height;
  g_autoptr (GBytes) bytes = NULL;

  if (!surface)
    return NULL;
  stride = cairo_image_surface_get_stride (surface);
  height = cairo_image_surface_get_height (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      (gsize) stride * (gsize) height,
                                      (GDestroyNotify) cairo_surface_destroy,
                                      cairo_surface_reference (surface));
  return gdk_memory_texture_new (cairo_image_surface_get_width (surface),
                                 height,
                                 GDK_MEMORY_DEFAULT,
                                 bytes,
                                 (gsize) stride);
}
