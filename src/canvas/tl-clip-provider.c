/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A clip for the clipboard and for drags. Within the process the clip itself is handed over; other
 * programs choose a media type, and only then are its bytes made. Our own type comes first, then
 * words, then pictures: programs that take several take the first that they know best. A clip that
 * was copied as a picture is none of ours, and its pictures come first. */
#include "config.h"

#include "canvas/tl-clip.h"
#include "canvas/tl-lazy-content.h"

#define TL_TYPE_CLIP_PROVIDER (tl_clip_provider_get_type ())
G_DECLARE_FINAL_TYPE (TlClipProvider, tl_clip_provider, TL, CLIP_PROVIDER, GdkContentProvider)

struct _TlClipProvider
{
  GdkContentProvider parent_instance;
  TlClip            *clip;
};

G_DEFINE_FINAL_TYPE (TlClipProvider, tl_clip_provider, GDK_TYPE_CONTENT_PROVIDER)

static GBytes *
make_bytes (gpointer data, const char *mime_type, GError **error)
{
  const TlClip *clip = data;
  char         *html;

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
  if (clip->formats != NULL && clip->excerpt != NULL && !clip->as_picture &&
      g_str_equal (mime_type, tl_clip_get_mime_type (clip->kind)))
    return clip->formats->serialize (clip->excerpt);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s is not offered", mime_type);
  return NULL;
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
  tl_lazy_content_write_async (provider,
                               make_bytes,
                               TL_CLIP_PROVIDER (provider)->clip,
                               mime_type,
                               stream,
                               priority,
                               cancellable,
                               callback,
                               user_data);
}

static gboolean
tl_clip_provider_write_mime_type_finish (GdkContentProvider *provider,
                                         GAsyncResult       *result,
                                         GError            **error)
{
  return tl_lazy_content_write_finish (result, error);
}

static GdkContentFormats *
tl_clip_provider_ref_formats (GdkContentProvider *provider)
{
  const TlClip             *clip = TL_CLIP_PROVIDER (provider)->clip;
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();

  if (clip->formats != NULL && clip->as_picture)
    {
      gdk_content_formats_builder_add_mime_type (builder, "image/svg+xml");
      gdk_content_formats_builder_add_mime_type (builder, "image/png");
    }
  if (clip->excerpt != NULL && clip->as_picture)
    {
      gdk_content_formats_builder_add_mime_type (builder, "text/html");
      gdk_content_formats_builder_add_gtype (builder, G_TYPE_STRING);
    }
  else if (clip->excerpt != NULL)
    {
      gdk_content_formats_builder_add_gtype (builder, TL_TYPE_CLIP);
      if (clip->formats != NULL)
        gdk_content_formats_builder_add_mime_type (builder, tl_clip_get_mime_type (clip->kind));
      gdk_content_formats_builder_add_mime_type (builder, "text/html");
      gdk_content_formats_builder_add_gtype (builder, G_TYPE_STRING);
    }
  if (clip->formats != NULL && !clip->as_picture)
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

  if (clip->excerpt != NULL && !clip->as_picture && G_VALUE_HOLDS (value, TL_TYPE_CLIP))
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
