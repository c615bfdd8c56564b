/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Content that is made when somebody asks for it. Another program chooses a media type; its bytes
 * are made in a worker, because pictures take their time, and written from the main thread, to
 * which the streams of clipboards belong. */
#include "config.h"

#include "canvas/tl-lazy-content.h"

#define TL_TYPE_LAZY_CONTENT (tl_lazy_content_get_type ())
G_DECLARE_FINAL_TYPE (TlLazyContent, tl_lazy_content, TL, LAZY_CONTENT, GdkContentProvider)

struct _TlLazyContent
{
  GdkContentProvider parent_instance;

  GStrv          mime_types;
  TlMakeBytes    make;
  gpointer       data;
  GDestroyNotify destroy;
};

G_DEFINE_FINAL_TYPE (TlLazyContent, tl_lazy_content, GDK_TYPE_CONTENT_PROVIDER)

/* One request. The provider, which holds `data`, is the source of its task. */
typedef struct
{
  TlMakeBytes    make;
  gpointer       data;
  char          *mime_type;
  GOutputStream *stream;
  int            priority;
  GBytes        *bytes;
} Request;

static void
request_free (Request *request)
{
  g_free (request->mime_type);
  g_object_unref (request->stream);
  g_clear_pointer (&request->bytes, g_bytes_unref);
  g_free (request);
}

static void
make_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Request *request = task_data;
  GError  *error = NULL;

  request->bytes = request->make (request->data, request->mime_type, &error);
  if (request->bytes != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Request *request = g_task_get_task_data (G_TASK (result));
  GError  *error = NULL;
  gsize    size;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, g_bytes_ref (request->bytes), (GDestroyNotify) g_bytes_unref);
  g_output_stream_write_all_async (request->stream,
                                   g_bytes_get_data (request->bytes, &size),
                                   g_bytes_get_size (request->bytes),
                                   request->priority,
                                   g_task_get_cancellable (task),
                                   written_cb,
                                   g_object_ref (task));
}

/**
 * tl_lazy_content_write_async:
 * @provider: the provider, which keeps @data as long as it lives
 * @make: makes the bytes, in a worker
 * @data: for @make
 * @mime_type: what is asked for
 * @stream: where to
 * @priority: of writing
 * @cancellable: (nullable): stops it
 * @callback: called when they are written
 * @user_data: for @callback
 *
 * Makes bytes and writes them.
 */
void
tl_lazy_content_write_async (GdkContentProvider *provider,
                             TlMakeBytes         make,
                             gpointer            data,
                             const char         *mime_type,
                             GOutputStream      *stream,
                             int                 priority,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GTask   *task = g_task_new (provider, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);
  g_autoptr (GTask) making = g_task_new (provider, cancellable, made_cb, task);

  request->make = make;
  request->data = data;
  request->mime_type = g_strdup (mime_type);
  request->stream = g_object_ref (stream);
  request->priority = priority;
  g_task_set_source_tag (task, tl_lazy_content_write_async);
  g_task_set_task_data (making, request, (GDestroyNotify) request_free);
  g_task_run_in_thread (making, make_thread);
}

/**
 * tl_lazy_content_write_finish:
 * @result: what the callback got
 * @error: where to put what went wrong
 *
 * Returns: whether they are written
 */
gboolean
tl_lazy_content_write_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
tl_lazy_content_write_mime_type_async (GdkContentProvider *provider,
                                       const char         *mime_type,
                                       GOutputStream      *stream,
                                       int                 priority,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data)
{
  TlLazyContent *self = TL_LAZY_CONTENT (provider);

  tl_lazy_content_write_async (provider,
                               self->make,
                               self->data,
                               mime_type,
                               stream,
                               priority,
                               cancellable,
                               callback,
                               user_data);
}

static gboolean
tl_lazy_content_write_mime_type_finish (GdkContentProvider *provider,
                                        GAsyncResult       *result,
                                        GError            **error)
{
  return tl_lazy_content_write_finish (result, error);
}

static GdkContentFormats *
tl_lazy_content_ref_formats (GdkContentProvider *provider)
{
  TlLazyContent            *self = TL_LAZY_CONTENT (provider);
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();

  for (guint i = 0; self->mime_types[i] != NULL; i++)
    gdk_content_formats_builder_add_mime_type (builder, self->mime_types[i]);
  return gdk_content_formats_builder_free_to_formats (builder);
}

static void
tl_lazy_content_finalize (GObject *object)
{
  TlLazyContent *self = TL_LAZY_CONTENT (object);

  g_strfreev (self->mime_types);
  if (self->destroy != NULL)
    self->destroy (self->data);
  G_OBJECT_CLASS (tl_lazy_content_parent_class)->finalize (object);
}

static void
tl_lazy_content_class_init (TlLazyContentClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tl_lazy_content_finalize;
  provider_class->ref_formats = tl_lazy_content_ref_formats;
  provider_class->write_mime_type_async = tl_lazy_content_write_mime_type_async;
  provider_class->write_mime_type_finish = tl_lazy_content_write_mime_type_finish;
}

static void
tl_lazy_content_init (TlLazyContent *self)
{
}

/**
 * tl_lazy_content_new:
 * @mime_types: (array zero-terminated=1): what is offered, the best first
 * @make: makes one of them, in any thread
 * @data: for @make
 * @destroy: (nullable): lets go of @data
 *
 * Returns: (transfer full): content for a clipboard or a drag
 */
GdkContentProvider *
tl_lazy_content_new (const char *const *mime_types,
                     TlMakeBytes        make,
                     gpointer           data,
                     GDestroyNotify     destroy)
{
  TlLazyContent *self = g_object_new (TL_TYPE_LAZY_CONTENT, NULL);

  self->mime_types = g_strdupv ((char **) mime_types);
  self->make = make;
  self->data = data;
  self->destroy = destroy;
  return GDK_CONTENT_PROVIDER (self);
}
