/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Cards in and out of the clipboard. Out: their words as plain lines, for every other program, and
 * beside them the records themselves, for ours. In: our records come back with all their fields
 * under new ids; plain lines become cards, one a line (in the emotions lane scores, one a column;
 * on a stage's heading stages). Records are immutable, so a copy is a list of references. */
#include "config.h"

#include "canvas/tl-editor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/tl-text.h"

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

/* Where pasted cards land: after the focused card, in the focused cell, else parked. Held. */
typedef struct
{
  char *column;
  char *lane;
  char *before;
} Target;

static void
clear_target (Target *target)
{
  g_free (target->column);
  g_free (target->lane);
  g_free (target->before);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Target, clear_target)

static char *
dup_next_in_cell (TlCanvas *self, const TlPlace *place)
{
  g_autoptr (GPtrArray) cell = NULL;

  if (place->type != TL_PLACE_CARD || place->column == NULL || place->lane == NULL)
    return NULL;
  cell =
    tl_query_cell (tl_document_get_table (self->document), self->map, place->column, place->lane);
  for (guint i = 0; i + 1 < cell->len; i++)
    if (g_str_equal (tl_record_get_id (g_ptr_array_index (cell, i)), place->id))
      return g_strdup (tl_record_get_id (g_ptr_array_index (cell, i + 1)));
  return NULL;
}

static TlLaneKind
get_lane_kind (TlCanvas *self, const char *lane)
{
  const TlRecord *record =
    lane != NULL ? tl_table_get_kind (tl_document_get_table (self->document), lane, TL_KIND_LANE)
                 : NULL;

  return record != NULL ? (TlLaneKind) tl_record_get_integer (record, TL_LANE_KIND)
                        : TL_LANE_KIND_TEXT;
}

static void
find_target (TlCanvas *self, Target *target)
{
  TlPlace place = self->focus;

  if ((place.column == NULL || place.lane == NULL) && place.type != TL_PLACE_CARD &&
      place.type != TL_PLACE_PARKING)
    {
      place = tl_scene_get_first_place (self->scene);
      if (place.type != TL_PLACE_CELL && place.type != TL_PLACE_CARD)
        place = tl_scene_walk (self->scene, &place, TL_WALK_DOWN);
    }
  if (get_lane_kind (self, place.lane) == TL_LANE_KIND_EMOTIONS)
    place = (TlPlace){ 0 };
  target->column = g_strdup (place.column);
  target->lane = g_strdup (place.column != NULL ? place.lane : NULL);
  target->before = dup_next_in_cell (self, &place);
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
finish_paste (TlCanvas *self, GPtrArray *ids)
{
  const char *last;
  TlPlace     place;

  tl_document_commit (self->document);
  g_ptr_array_add (ids, NULL);
  if (ids->len < 2)
    return;
  last = g_ptr_array_index (ids, ids->len - 2);
  place = tl_scene_place_of (self->scene, last);
  if (tl_table_get_kind (tl_document_get_table (self->document), last, TL_KIND_STAGE) == NULL)
    tl_canvas_select (self, (const char *const *) ids->pdata);
  tl_canvas_set_focus_place (self, &place, TRUE, TRUE);
  tl_canvas_mark (self, (const char *const *) ids->pdata);
}

static void
begin_paste (TlCanvas *self, guint n)
{
  g_autofree char *name =
    n == 1
      ? g_strdup (_ ("Paste Card"))
      : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Paste %u Card", "Paste %u Cards", n), n);

  tl_document_begin (self->document, name);
}

static void
paste_clip (TlCanvas *self, const TlClip *clip)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_auto (Target) target = { 0 };

  find_target (self, &target);
  begin_paste (self, clip->records->len);
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
  finish_paste (self, ids);
}

/* "- ", "* " and "• " are how other programs begin the lines of a list. */
static const char *
skip_bullet (const char *line)
{
  static const char *const bullets[] = { "- ", "* ", "• ", "– " };

  while (*line == ' ' || *line == '\t')
    line++;
  for (guint i = 0; i < G_N_ELEMENTS (bullets); i++)
    if (g_str_has_prefix (line, bullets[i]))
      return line + strlen (bullets[i]);
  return line;
}

static GPtrArray *
dup_lines (const char *text)
{
  g_autofree char *clean = tl_text_clean (text, 0, TRUE);
  g_auto (GStrv) all = tl_text_split_lines (clean);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; all[i] != NULL; i++)
    {
      g_autofree char *line = g_strchomp (g_strdup (skip_bullet (all[i])));

      if (*line != '\0')
        g_ptr_array_add (lines, g_steal_pointer (&line));
    }
  return lines;
}

static void
paste_cards (TlCanvas *self, GPtrArray *lines)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_auto (Target) target = { 0 };

  find_target (self, &target);
  begin_paste (self, lines->len);
  for (guint i = 0; i < lines->len; i++)
    {
      char *id = tl_edit_add_card (self->document,
                                   self->map,
                                   target.column,
                                   target.lane,
                                   g_ptr_array_index (lines, i),
                                   target.before);

      if (id != NULL)
        g_ptr_array_add (ids, id);
    }
  finish_paste (self, ids);
}

static void
paste_stages (TlCanvas *self, GPtrArray *lines)
{
  const TlTable   *table = tl_document_get_table (self->document);
  const GPtrArray *all = tl_table_get_children (table, self->map, TL_KIND_STAGE);
  const TlRecord  *stage = tl_table_get (table, self->focus.id);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *before = NULL;
  guint            index;

  if (all != NULL && g_ptr_array_find ((GPtrArray *) all, stage, &index) && index + 1 < all->len)
    before = g_strdup (tl_record_get_id (g_ptr_array_index (all, index + 1)));
  tl_document_begin (self->document, _ ("Paste Stages"));
  for (guint i = 0; i < lines->len; i++)
    {
      char *id =
        tl_edit_add_stage (self->document, self->map, g_ptr_array_index (lines, i), before);

      if (id != NULL)
        g_ptr_array_add (ids, id);
    }
  finish_paste (self, ids);
}

/* "-2 Left hanging", one line a column from the focused one on. */
static void
paste_points (TlCanvas *self, GPtrArray *lines)
{
  const TlTable *table = tl_document_get_table (self->document);
  g_autoptr (GPtrArray) columns = tl_query_columns (table, self->map);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  int              first = tl_query_column_index (table, self->map, self->focus.column);
  g_autofree char *curve = NULL;

  for (guint i = (guint) MAX (first, 0); i < columns->len; i++)
    g_ptr_array_add (names, g_strdup (tl_record_get_id (g_ptr_array_index (columns, i))));
  tl_document_begin (self->document, _ ("Paste Scores"));
  curve =
    tl_writing_ensure_curve (self->document, self->map, tl_scene_get_active_curve (self->scene));
  for (guint i = 0; curve != NULL && i < MIN (lines->len, names->len); i++)
    {
      const char      *line = g_ptr_array_index (lines, i);
      TlShorthandToken token;
      char            *id;

      tl_shorthand_parse (line, TL_SHORTHAND_FLAG_SCORES | TL_SHORTHAND_FLAG_FINISHED, &token);
      id =
        tl_edit_add_point (self->document, curve, g_ptr_array_index (names, i), 0.5, token.score);
      if (id != NULL)
        {
          tl_edit_set_text (self->document,
                            id,
                            TL_POINT_LABEL,
                            token.type == TL_SHORTHAND_SCORE ? line + token.length : line);
          g_ptr_array_add (ids, id);
        }
      tl_shorthand_token_clear (&token);
    }
  finish_paste (self, ids);
}

/**
 * tl_canvas_paste_text:
 * @self: the canvas
 * @text: one line or several
 *
 * Lines become cards, one a line; in the emotions lane scores and labels, one a column; on a
 * stage's heading stages. One undo step.
 */
void
tl_canvas_paste_text (TlCanvas *self, const char *text)
{
  g_autoptr (GPtrArray) lines = NULL;

  if (!tl_canvas_can_edit (self))
    return;
  lines = dup_lines (text);
  if (lines->len == 0)
    return;
  if (self->focus.type == TL_PLACE_STAGE)
    paste_stages (self, lines);
  else if (self->focus.lane != NULL &&
           get_lane_kind (self, self->focus.lane) == TL_LANE_KIND_EMOTIONS)
    paste_points (self, lines);
  else
    paste_cards (self, lines);
}

static void
clip_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlCanvas) self = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (value != NULL && G_VALUE_HOLDS (value, TL_TYPE_CLIP) && tl_canvas_can_edit (self))
    paste_clip (self, g_value_get_boxed (value));
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlCanvas) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text != NULL)
    tl_canvas_paste_text (self, text);
}

/**
 * tl_canvas_paste:
 * @self: the canvas
 *
 * Ctrl+V while walking: cards, from ourselves or from lines of text. The clipboard answers later.
 */
void
tl_canvas_paste (TlCanvas *self)
{
  GdkClipboard      *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  if (!tl_canvas_can_edit (self))
    return;
  if (gdk_content_formats_contain_gtype (formats, TL_TYPE_CLIP))
    gdk_clipboard_read_value_async (clipboard,
                                    TL_TYPE_CLIP,
                                    G_PRIORITY_DEFAULT,
                                    NULL,
                                    clip_read_cb,
                                    g_object_ref (self));
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, g_object_ref (self));
}
