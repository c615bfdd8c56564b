/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The clip itself: a counted bundle of tables that nobody writes any more, and the names of its
 * formats. */
#include "config.h"

#include "canvas/tl-clip.h"

static const char *const mime_types[] = {
  [TL_EXCERPT_CARDS] = "application/vnd.throughline.cards+json",
  [TL_EXCERPT_STAGES] = "application/vnd.throughline.stages+json",
  [TL_EXCERPT_LANES] = "application/vnd.throughline.lanes+json",
};

G_DEFINE_BOXED_TYPE (TlClip, tl_clip, tl_clip_ref, tl_clip_unref)

TlClip *
tl_clip_ref (TlClip *clip)
{
  g_atomic_ref_count_inc (&clip->ref_count);
  return clip;
}

void
tl_clip_unref (TlClip *clip)
{
  if (!g_atomic_ref_count_dec (&clip->ref_count))
    return;
  g_clear_pointer (&clip->excerpt, tl_table_unref);
  g_clear_pointer (&clip->snapshot, tl_table_unref);
  g_clear_pointer (&clip->names, g_hash_table_unref);
  g_free (clip->map);
  g_free (clip->held);
  g_strfreev (clip->ids);
  g_free (clip);
}

/**
 * tl_clip_get_mime_type:
 * @kind: a kind of excerpt
 *
 * Returns: the media type in which it is handed to other processes
 */
const char *
tl_clip_get_mime_type (TlExcerptKind kind)
{
  return mime_types[kind];
}

/**
 * tl_clip_find_kind:
 * @formats: what a clipboard or a drag offers
 * @kind: (out): what is in it
 *
 * Whether a Throughline window of any process offers something.
 *
 * Returns: FALSE when none of our media types is there
 */
gboolean
tl_clip_find_kind (GdkContentFormats *formats, TlExcerptKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (mime_types); i++)
    if (gdk_content_formats_contain_mime_type (formats, mime_types[i]))
      {
        *kind = (TlExcerptKind) i;
        return TRUE;
      }
  return FALSE;
}
