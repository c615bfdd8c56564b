/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What comes in from a Throughline window, of this process or another: an excerpt lands where the
 * focus is, with all that connects it, as one undo step. Within the process it is handed over as it
 * is; from another it is read and judged as a file would be, and what is no document changes
 * nothing. */
#include "config.h"

#include "canvas/tl-canvas-paste.h"
#include "canvas/tl-canvas-structure.h"
#include "canvas/tl-clip.h"
#include "canvas/tl-editor.h"

#include <glib/gi18n-lib.h>

static const TlTable *
get_table (TlCanvas *self)
{
  return tl_document_get_table (self->document);
}

/* --- Where ------------------------------------------------------------------------------------ */

/* The lane for a cell among curves, where no card can stand: that of the first card's kind. */
static void
find_lane_by_kind (TlCanvas *self, const TlTable *excerpt, TlPasteTarget *target)
{
  const GPtrArray *cards =
    tl_table_get_children (excerpt, tl_excerpt_get_map (excerpt), TL_KIND_CARD);

  for (guint i = 0; i < cards->len && target->lane == NULL; i++)
    if (*tl_record_get_text (cards->pdata[i], TL_CARD_FROM) != '\0')
      {
        const TlRecord *lane =
          tl_query_lane_of_kind (get_table (self),
                                 self->map,
                                 tl_query_card_kind (excerpt, cards->pdata[i]));

        if (lane != NULL && !tl_canvas_is_emotions_lane (self, tl_record_get_id (lane)))
          target->lane = g_strdup (tl_record_get_id (lane));
      }
  if (target->lane != NULL)
    target->column = g_strdup (self->focus.column);
}

/* A heading of the kind that comes in is what it comes beside. */
static const char *
find_beside (TlCanvas *self, TlKind kind)
{
  const TlTable  *table = get_table (self);
  const char     *id = self->focus.id;
  const TlRecord *stage;

  if (id != NULL && tl_table_get_kind (table, id, kind) != NULL)
    return id;
  if (kind == TL_KIND_LANE)
    return self->focus.lane;
  if (id != NULL && tl_table_get_kind (table, id, TL_KIND_STEP) != NULL)
    return tl_record_get_parent (tl_table_get (table, id));
  stage = self->focus.column != NULL ? tl_query_stage_of (table, self->focus.column) : NULL;
  return stage != NULL ? tl_record_get_id (stage) : NULL;
}

/* --- What is said ----------------------------------------------------------------------------- */

static void
notice_parked (TlCanvas *self, guint n_parked)
{
  g_autofree char *text = NULL;

  if (n_parked == 0)
    return;
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u card did not fit and was parked",
                                       "%u cards did not fit and were parked",
                                       n_parked),
                          n_parked);
  tl_canvas_notice (self, text, TRUE);
}

/* --- Pasting ---------------------------------------------------------------------------------- */

/**
 * tl_canvas_paste_excerpt_at:
 * @self: the canvas
 * @excerpt: an excerpt of cards
 * @target: where the first of them lands
 *
 * Brings cards in; one undo step.
 */
void
tl_canvas_paste_excerpt_at (TlCanvas *self, const TlTable *excerpt, const TlPasteTarget *target)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  TlPastePlace place = { target->column, target->lane, target->before };
  guint        n_parked;

  if (tl_excerpt_count_cards (excerpt) == 0)
    return;
  tl_canvas_begin_paste (self, tl_excerpt_count_cards (excerpt));
  n_parked = tl_edit_paste_cards (self->document, self->map, excerpt, &place, ids);
  tl_canvas_finish_paste (self, ids);
  notice_parked (self, n_parked);
}

static void
paste_cards (TlCanvas *self, const TlTable *excerpt)
{
  g_auto (TlPasteTarget) target = { 0 };

  tl_canvas_find_paste_target (self, &target);
  if (target.column == NULL && self->focus.column != NULL &&
      tl_canvas_is_emotions_lane (self, self->focus.lane))
    find_lane_by_kind (self, excerpt, &target);
  tl_canvas_paste_excerpt_at (self, excerpt, &target);
}

static void
paste_headings (TlCanvas *self, const TlTable *excerpt, TlExcerptKind kind)
{
  gboolean         stages = kind == TL_EXCERPT_STAGES;
  TlKind           heading = stages ? TL_KIND_STAGE : TL_KIND_LANE;
  const char      *map = tl_excerpt_get_map (excerpt);
  guint            n = tl_table_get_children (excerpt, map, heading)->len;
  g_autofree char *beside = g_strdup (find_beside (self, heading));
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *name = NULL;
  guint            n_parked;
  TlPlace          place;

  if (n == 0 || !tl_canvas_may_restructure (self))
    return;
  if (stages)
    name =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Paste %u Stage", "Paste %u Stages", n), n);
  else
    name = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Paste %u Lane", "Paste %u Lanes", n), n);
  tl_document_begin (self->document, name);
  n_parked = stages ? tl_edit_paste_stages (self->document, self->map, excerpt, beside, ids)
                    : tl_edit_paste_lanes (self->document, self->map, excerpt, beside, ids);
  tl_document_commit (self->document);
  g_ptr_array_set_size (ids, (int) n);
  g_ptr_array_add (ids, NULL);
  tl_canvas_select (self, (const char *const *) ids->pdata);
  place = tl_scene_place_of (self->scene, ids->pdata[0]);
  tl_canvas_set_focus_place (self, &place, TRUE, TRUE);
  tl_canvas_mark (self, (const char *const *) ids->pdata);
  notice_parked (self, n_parked);
}

/**
 * tl_canvas_paste_excerpt:
 * @self: the canvas
 * @excerpt: an excerpt, or any document
 * @kind: what is to be taken from it
 *
 * Brings an excerpt in where the focus is; one undo step.
 */
void
tl_canvas_paste_excerpt (TlCanvas *self, const TlTable *excerpt, TlExcerptKind kind)
{
  if (!tl_canvas_can_edit (self))
    return;
  if (tl_excerpt_get_map (excerpt) == NULL)
    tl_canvas_notice (self, _ ("What was copied could not be read"), FALSE);
  else if (kind == TL_EXCERPT_CARDS)
    paste_cards (self, excerpt);
  else
    paste_headings (self, excerpt, kind);
}

/* --- From the clipboard ----------------------------------------------------------------------- */

static void
clip_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlCanvas) self = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);
  TlClip       *clip;

  if (value == NULL || !G_VALUE_HOLDS (value, TL_TYPE_CLIP))
    return;
  clip = g_value_get_boxed (value);
  tl_canvas_paste_excerpt (self, clip->excerpt, clip->kind);
}

/* Bytes of another process on their way in. */
typedef struct
{
  TlCanvas         *canvas;
  TlExcerptKind     kind;
  TlExcerptReadFunc done;
  gpointer          data;
} Reading;

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->canvas);
  g_free (reading);
}

static void
splice_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reading *reading = user_data;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TlTable) excerpt = NULL;
  g_autoptr (GError) error = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error) >= 0)
    bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
  if (bytes != NULL && reading->canvas->formats != NULL)
    excerpt = reading->canvas->formats->parse (bytes, &error);
  if (excerpt == NULL || tl_excerpt_get_map (excerpt) == NULL)
    {
      g_debug ("paste: %s", error != NULL ? error->message : "not one map");
      tl_canvas_notice (reading->canvas, _ ("What was copied could not be read"), FALSE);
      g_clear_pointer (&excerpt, tl_table_unref);
    }
  reading->done (reading->canvas, excerpt, reading->kind, reading->data);
  reading_free (reading);
}

/**
 * tl_canvas_read_excerpt:
 * @self: the canvas
 * @stream: (transfer full): the bytes
 * @kind: of which media type they are
 * @done: called with the excerpt, or with %NULL after a notice has said that it is none
 * @data: for @done
 *
 * Reads what another process hands over.
 */
void
tl_canvas_read_excerpt (
  TlCanvas *self, GInputStream *stream, TlExcerptKind kind, TlExcerptReadFunc done, gpointer data)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  Reading *reading = g_new0 (Reading, 1);

  reading->canvas = g_object_ref (self);
  reading->kind = kind;
  reading->done = done;
  reading->data = data;
  g_output_stream_splice_async (memory,
                                stream,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE |
                                  G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT,
                                NULL,
                                splice_cb,
                                reading);
  g_object_unref (stream);
}

static void
excerpt_read_cb (TlCanvas *self, const TlTable *excerpt, TlExcerptKind kind, gpointer data)
{
  if (excerpt != NULL)
    tl_canvas_paste_excerpt (self, excerpt, kind);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlCanvas) self = user_data;
  const char   *mime_type = NULL;
  GInputStream *stream =
    gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, &mime_type, NULL);
  g_autoptr (GdkContentFormats) formats = NULL;
  TlExcerptKind kind;

  if (stream == NULL)
    {
      tl_canvas_notice (self, _ ("What was copied could not be read"), FALSE);
      return;
    }
  formats = gdk_content_formats_new (&mime_type, 1);
  if (tl_clip_find_kind (formats, &kind))
    tl_canvas_read_excerpt (self, stream, kind, excerpt_read_cb, NULL);
  else
    g_object_unref (stream);
}

/**
 * tl_canvas_paste_own:
 * @self: the canvas
 * @clipboard: the clipboard
 *
 * Pastes what a Throughline window put there.
 *
 * Returns: FALSE, and nothing is done, when the clipboard holds nothing of ours
 */
gboolean
tl_canvas_paste_own (TlCanvas *self, GdkClipboard *clipboard)
{
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  const char        *mime_types[2] = { NULL };
  TlExcerptKind      kind;

  if (gdk_content_formats_contain_gtype (formats, TL_TYPE_CLIP))
    {
      gdk_clipboard_read_value_async (clipboard,
                                      TL_TYPE_CLIP,
                                      G_PRIORITY_DEFAULT,
                                      NULL,
                                      clip_read_cb,
                                      g_object_ref (self));
      return TRUE;
    }
  if (self->formats == NULL || !tl_clip_find_kind (formats, &kind))
    return FALSE;
  mime_types[0] = tl_clip_get_mime_type (kind);
  gdk_clipboard_read_async (clipboard,
                            mime_types,
                            G_PRIORITY_DEFAULT,
                            NULL,
                            opened_cb,
                            g_object_ref (self));
  return TRUE;
}
