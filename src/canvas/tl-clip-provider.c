/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A clip for the clipboard and for drags. Within the process the clip itself is handed over; other
 * programs choose a media type, and only then are its bytes made, in a worker, because pictures
 * take their time. Our own type comes first, then words, then pictures: programs that take several
 * take the first that they know best. */
#include "config.h"

#include "canvas/tl-clip.h"

#define TL_TYPE_CLIP_PROVIDER (tl_clip_provider_get_type ())
G_DECLARE_FINAL_TYPE (TlClipProvider, tl_clip_provider, TL, CLIP_PROVIDER, GdkContentProvider)

struct _TlClipProvider
{
  GdkContentProvider parent_instance;
  TlClip            *clip;
};

G_DEFINE_FINAL_TYPE (TlClipProvider, tl_clip_provider, GDK_TYPE_CONTENT_PROVIDER)

/* One request: bytes are made in a worker, and written where it came from. */
typedef struct
{
  TlClip        *clip;
  char          *mime_type;
  GOutputStream *stream;
  int            priority;
  GBytes        *bytes;
} Request;

static void
request_free (Request *request)
{
  tl_clip_unref (request->clip);
  g_free (request->mime_type);
  g_object_unref (request->stream);
  g_clear_pointer (&request->bytes, g_bytes_unref);
  g_free (request);
}

static GBytes *
make_bytes (const TlClip *clip, const char *mime_type, GError **error)
{
  char *html;

  if (clip->excerpt != NULL && g_str_equal (mime_type, "text/html"))
    {
      html = tl_clip_dup_html (clip);
      return g_bytes_new_take (html, strlen (html));
    }
  if (clip->formats != NULL && g_str_has_prefix (mime_type, "image/"))
    return clip->formats->draw (clip->snapshot,
                                clip->map,
                                (const char *const *) clip->ids,
                                mime_type,
                                error);
  if (clip->formats != NULL && clip->excerpt != NULL &&
      g_str_equal (mime_type, tl_clip_get_mime_type (clip->kind)))
    return clip->formats->serialize (clip->excerpt);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s is not offered", mime_type);
  return NULL;
}

static void
make_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Request *request = task_data;
  GError  *error = NULL;

  request->bytes = make_bytes (request->clip, request->mime_type, &error);
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

/* Streams of clipboards belong to the main thread. */
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

static void
tl_clip_provider_write_mime_type_async (GdkContentProvider *provider,
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

  request->clip = tl_clip_ref (TL_CLIP_PROVIDER (provider)->clip);
  request->mime_type = g_strdup (mime_type);
  request->stream = g_object_ref (stream);
  request->priority = priority;
  g_task_set_source_tag (task, tl_clip_provider_write_mime_type_async);
  g_task_set_task_data (making, request, (GDestroyNotify) request_free);
  g_task_run_in_thread (making, make_thread);
}

static gboolean
tl_clip_provider_write_mime_type_finish (GdkContentProvider *provider,
                                         GAsyncResult       *result,
                                         GError            **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static GdkContentFormats *
tl_clip_provider_ref_formats (GdkContentProvider *provider)
{
  const TlClip             *clip = TL_CLIP_PROVIDER (provider)->clip;
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();

  if (clip->excerpt != NULL)
    {
      gdk_content_formats_builder_add_gtype (builder, TL_TYPE_CLIP);
      if (clip->formats != NULL)
        gdk_content_formats_builder_add_mime_type (builder, tl_clip_get_mime_type (clip->kind));
      gdk_content_formats_builder_add_mime_type (builder, "text/html");
      gdk_content_formats_builder_add_gtype (builder, G_TYPE_STRING);
    }
  if (clip->formats != NULL)
    {
      gdk_content_formats_builder_add_mime_type (builder, "image/png");
      gdk_content_formats_builder_add_mime_type (builder, "image/svg+xml");
    }
  return gdk_content_formats_builder_free_to_formats (builder);
}

static gboolean
tl_clip_provider_get_value (GdkContentProvider *provider, GValue *value, GError **error)
{
  TlClip *clip = TL_CLIP_PROVIDER (provider)->clip;

  if (clip->excerpt != NULL && G_VALUE_HOLDS (value, TL_TYPE_CLIP))
    g_value_set_boxed (value, clip);
  else if (clip->excerpt != NULL && G_VALUE_HOLDS (value, G_TYPE_STRING))
    g_value_take_string (value, tl_clip_dup_text (clip));
  else
    return GDK_CONTENT_PROVIDER_CLASS (tl_clip_provider_parent_class)
      ->get_value (provider, value, error);
  return TRUE;
}

static void
tl_clip_provider_finalize (GObject *object)
{
  tl_clip_unref (TL_CLIP_PROVIDER (object)->clip);
  G_OBJECT_CLASS (tl_clip_provider_parent_class)->finalize (object);
}

static void
tl_clip_provider_class_init (TlClipProviderClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tl_clip_provider_finalize;
  provider_class->ref_formats = tl_clip_provider_ref_formats;
  provider_class->write_mime_type_async = tl_clip_provider_write_mime_type_async;
  provider_class->write_mime_type_finish = tl_clip_provider_write_mime_type_finish;
  provider_class->get_value = tl_clip_provider_get_value;
}

static void
tl_clip_provider_init (TlClipProvider *self)
{
}

/**
 * tl_clip_provider_new:
 * @clip: what is offered
 *
 * Returns: (transfer full): all that can be made of it, for a clipboard or a drag
 */
GdkContentProvider *
tl_clip_provider_new (TlClip *clip)
{
  TlClipProvider *self = g_object_new (TL_TYPE_CLIP_PROVIDER, NULL);

  self->clip = tl_clip_ref (clip);
  return GDK_CONTENT_PROVIDER (self);
}
