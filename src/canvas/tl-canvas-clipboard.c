/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Cards in and out of the clipboard. Out: their words as plain lines, for every other program, and
 * beside them the records themselves, for ours. In: our records come back with all their fields
 * under new ids; what comes from other programs is tl-canvas-paste.c's. Records are immutable, so a
 * copy is a list of references. */
#include "config.h"

#include "canvas/tl-canvas-paste.h"
#include "canvas/tl-editor.h"

/* What our own clipboard holds: the records and the document they are from. */
typedef struct
{
  grefcount  ref_count;
  GPtrArray *records;
  char      *document;
} TlClip;

static TlClip *
tl_clip_ref (TlClip *clip)
{
  g_ref_count_inc (&clip->ref_count);
  return clip;
}

static void
tl_clip_unref (TlClip *clip)
{
  if (!g_ref_count_dec (&clip->ref_count))
    return;
  g_ptr_array_unref (clip->records);
  g_free (clip->document);
  g_free (clip);
}

GType tl_clip_get_type (void);
#define TL_TYPE_CLIP (tl_clip_get_type ())
G_DEFINE_BOXED_TYPE (TlClip, tl_clip, tl_clip_ref, tl_clip_unref)

static void
release_record (gpointer record)
{
  tl_record_unref (record);
}

/* In reading order as far as the selection is: the order in which cards were selected. */
static TlClip *
clip_new (TlCanvas *self, GPtrArray *cards)
{
  const TlTable *table = tl_document_get_table (self->document);
  TlClip        *clip = g_new0 (TlClip, 1);

  g_ref_count_init (&clip->ref_count);
  clip->records = g_ptr_array_new_with_free_func (release_record);
  clip->document = g_strdup (tl_document_get_id (self->document));
  for (guint i = 0; i + 1 < cards->len; i++)
    g_ptr_array_add (clip->records,
                     tl_record_ref (tl_table_get (table, g_ptr_array_index (cards, i))));
  return clip;
}

static char *
dup_clip_text (const TlClip *clip)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < clip->records->len; i++)
    {
      const TlRecord *card = g_ptr_array_index (clip->records, i);
      const char     *rest = tl_record_get_text (card, TL_CARD_TEXT);

      g_string_append_printf (text, "%s\n", tl_record_get_text (card, TL_CARD_TITLE));
      if (*rest != '\0')
        g_string_append_printf (text, "%s\n", rest);
    }
  if (text->len > 0)
    g_string_truncate (text, text->len - 1);
  return g_string_free (text, FALSE);
}

/**
 * tl_canvas_copy:
 * @self: the canvas
 *
 * Ctrl+C: puts the cards meant into the clipboard, as records and as text.
 */
void
tl_canvas_copy (TlCanvas *self)
{
  g_autoptr (GPtrArray) cards = tl_canvas_dup_targets (self, TL_KIND_CARD);
  g_autofree char    *text = NULL;
  GdkContentProvider *providers[2];
  TlClip             *clip;

  if (cards->len <= 1)
    return;
  clip = clip_new (self, cards);
  text = dup_clip_text (clip);
  providers[0] = gdk_content_provider_new_typed (TL_TYPE_CLIP, clip);
  providers[1] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  {
    g_autoptr (GdkContentProvider) both =
      gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));

    gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), both);
  }
  tl_clip_unref (clip);
}

/**
 * tl_canvas_cut:
 * @self: the canvas
 *
 * Ctrl+X: copies the cards meant and deletes them.
 */
void
tl_canvas_cut (TlCanvas *self)
{
  if (!tl_canvas_can_edit (self))
    return;
  tl_canvas_copy (self);
  tl_canvas_delete (self, FALSE);
}

static gboolean
is_known (TlCanvas *self, const char *const *ids)
{
  for (guint i = 0; ids[i] != NULL; i++)
    if (tl_table_get (tl_document_get_table (self->document), ids[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* Everything a card says, but not where it stands, what it is called in tickets, or what another
 * document does not have. */
static void
take_fields (TlCanvas *self, const char *id, const TlRecord *from)
{
  const TlTable *table = tl_document_get_table (self->document);
  g_autoptr (TlRecord) copy = tl_record_copy (tl_table_get (table, id));

  for (guint field = TL_CARD_SPAN; field < TL_CARD_FROM; field++)
    {
      const TlFieldInfo *info = tl_kind_get_field (TL_KIND_CARD, field);
      const char        *one[] = { NULL, NULL };

      if (info->type == TL_FIELD_TYPE_REF)
        one[0] = tl_record_get_ref (from, field);
      if ((info->type == TL_FIELD_TYPE_REF && !is_known (self, one)) ||
          (info->type == TL_FIELD_TYPE_REF_LIST &&
           !is_known (self, tl_record_get_list (from, field))))
        continue;
      tl_record_take_field (copy, field, from);
    }
  tl_document_put (self->document, copy);
}

static void
paste_clip (TlCanvas *self, const TlClip *clip)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_auto (TlPasteTarget) target = { 0 };

  tl_canvas_find_paste_target (self, &target);
  tl_canvas_begin_paste (self, clip->records->len);
  for (guint i = 0; i < clip->records->len; i++)
    {
      const TlRecord *from = g_ptr_array_index (clip->records, i);
      char           *id = tl_edit_add_card (self->document,
                                   self->map,
                                   target.column,
                                   target.lane,
                                   tl_record_get_text (from, TL_CARD_TITLE),
                                   target.before);

      if (id == NULL)
        continue;
      take_fields (self, id, from);
      g_ptr_array_add (ids, id);
    }
  tl_canvas_finish_paste (self, ids);
}

static void
clip_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlCanvas) self = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (value != NULL && G_VALUE_HOLDS (value, TL_TYPE_CLIP) && tl_canvas_can_edit (self))
    paste_clip (self, g_value_get_boxed (value));
}

/**
 * tl_canvas_paste_own:
 * @self: the canvas
 * @clipboard: the clipboard
 *
 * Pastes records that a Throughline window put there.
 *
 * Returns: FALSE, and nothing is done, when the clipboard holds none
 */
gboolean
tl_canvas_paste_own (TlCanvas *self, GdkClipboard *clipboard)
{
  if (!gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), TL_TYPE_CLIP))
    return FALSE;
  gdk_clipboard_read_value_async (clipboard,
                                  TL_TYPE_CLIP,
                                  G_PRIORITY_DEFAULT,
                                  NULL,
                                  clip_read_cb,
                                  g_object_ref (self));
  return TRUE;
}
