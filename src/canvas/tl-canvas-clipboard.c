/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What goes out of the map by clipboard: the cards meant, or the stages or lanes, as a clip of
 * which every program takes what it understands (tl-clip-provider.c). Cutting takes away what the
 * clip holds, with what is anchored to it, so that pasting brings all of it back. */
#include "config.h"

#include "canvas/tl-canvas-paste.h"
#include "canvas/tl-canvas-structure.h"
#include "canvas/tl-clip.h"
#include "canvas/tl-lazy-content.h"
#include "compat/tl-compat.h"

#include <glib/gi18n-lib.h>

static const TlTable *
get_table (TlCanvas *self)
{
  return tl_document_get_table (self->document);
}

/* What lanes are called, for tables in other programs. */
static GHashTable *
dup_lane_names (TlCanvas *self, const TlTable *excerpt)
{
  GHashTable      *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const GPtrArray *lanes =
    tl_table_get_children (excerpt, tl_excerpt_get_map (excerpt), TL_KIND_LANE);

  for (guint i = 0; i < lanes->len; i++)
    {
      const char *id = tl_record_get_id (lanes->pdata[i]);

      g_hash_table_insert (names,
                           g_strdup (id),
                           g_strdup (tl_scene_get_lane_title (self->scene, id)));
    }
  return names;
}

/* The cards of an excerpt: what is drawn of stages and lanes. */
static char **
dup_copied (const TlTable *excerpt)
{
  const GPtrArray *cards =
    tl_table_get_children (excerpt, tl_excerpt_get_map (excerpt), TL_KIND_CARD);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < cards->len; i++)
    if (*tl_record_get_text (cards->pdata[i], TL_CARD_FROM) != '\0')
      g_ptr_array_add (ids, g_strdup (tl_record_get_id (cards->pdata[i])));
  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&ids), FALSE);
}

static TlClip *
clip_new (TlCanvas *self, TlTable *excerpt, TlExcerptKind kind, const char *const *ids)
{
  TlClip *clip = g_new0 (TlClip, 1);

  g_atomic_ref_count_init (&clip->ref_count);
  clip->kind = kind;
  clip->snapshot = tl_document_dup_snapshot (self->document);
  clip->map = g_strdup (self->map);
  clip->formats = self->formats;
  clip->document = self->document;
  if (excerpt == NULL)
    return clip;
  clip->excerpt = tl_table_ref (excerpt);
  clip->names = dup_lane_names (self, excerpt);
  clip->ids = kind == TL_EXCERPT_CARDS ? g_strdupv ((char **) ids) : dup_copied (excerpt);
  return clip;
}

/* What a copy is about: cards before stages before lanes. */
static GPtrArray *
dup_copy_targets (TlCanvas *self, TlExcerptKind *kind)
{
  static const TlKind kinds[] = {
    [TL_EXCERPT_CARDS] = TL_KIND_CARD,
    [TL_EXCERPT_STAGES] = TL_KIND_STAGE,
    [TL_EXCERPT_LANES] = TL_KIND_LANE,
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GPtrArray *targets = tl_canvas_dup_targets (self, kinds[i]);

      *kind = (TlExcerptKind) i;
      if (targets->len > 1)
        return targets;
      g_ptr_array_unref (targets);
    }
  return NULL;
}

/**
 * tl_canvas_can_copy:
 * @self: the canvas
 *
 * Returns: whether cards, stages or lanes are selected, or have the focus
 */
gboolean
tl_canvas_can_copy (TlCanvas *self)
{
  TlExcerptKind kind;
  g_autoptr (GPtrArray) targets = dup_copy_targets (self, &kind);

  return targets != NULL;
}

/**
 * tl_canvas_dup_clip:
 * @self: the canvas
 * @cards: (nullable) (array zero-terminated=1): cards; %NULL = what a copy is about
 *
 * Returns: (transfer full) (nullable): what goes out; %NULL when there is nothing
 */
TlClip *
tl_canvas_dup_clip (TlCanvas *self, const char *const *cards)
{
  TlExcerptKind kind = TL_EXCERPT_CARDS;
  g_autoptr (GPtrArray) targets = cards == NULL ? dup_copy_targets (self, &kind) : NULL;
  const char *const *ids = targets != NULL ? (const char *const *) targets->pdata : cards;
  g_autoptr (TlTable) excerpt = NULL;

  if (ids != NULL)
    excerpt = tl_excerpt_new (get_table (self), kind, ids);
  return excerpt != NULL ? clip_new (self, excerpt, kind, ids) : NULL;
}

static void
offer (TlCanvas *self, TlClip *clip)
{
  g_autoptr (GdkContentProvider) provider = tl_clip_provider_new (clip);

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), provider);
}

/**
 * tl_canvas_copy:
 * @self: the canvas
 *
 * Ctrl+C: puts the cards meant, or the stages or lanes, into the clipboard.
 */
void
tl_canvas_copy (TlCanvas *self)
{
  g_autoptr (TlClip) clip = tl_canvas_dup_clip (self, NULL);

  if (clip != NULL)
    offer (self, clip);
}

/* The points at what is cut: they are in the clip. Borrowed ids. */
static void
add_points (TlCanvas *self, GPtrArray *ids)
{
  guint n = ids->len;

  for (guint i = 0; i < n; i++)
    {
      const GPtrArray *referrers = tl_table_get_referrers (get_table (self), ids->pdata[i]);

      for (guint k = 0; k < referrers->len; k++)
        if (tl_record_get_kind (referrers->pdata[k]) == TL_KIND_POINT)
          g_ptr_array_add (ids, g_strdup (tl_record_get_id (referrers->pdata[k])));
    }
}

/* Everything that a clip of cards holds. */
static GPtrArray *
dup_cut (TlCanvas *self, const TlClip *clip)
{
  g_auto (GStrv) cards = dup_copied (clip->excerpt);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  /* What was meant comes first: the focus goes to its neighbour. */
  for (guint i = 0; clip->ids[i] != NULL; i++)
    g_ptr_array_add (ids, g_strdup (clip->ids[i]));
  for (guint i = 0; cards[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) clip->ids, cards[i]))
      g_ptr_array_add (ids, g_strdup (cards[i]));
  add_points (self, ids);
  g_ptr_array_add (ids, NULL);
  return ids;
}

static char *
dup_cut_name (const TlClip *clip)
{
  guint n = tl_excerpt_count_cards (clip->excerpt);

  switch (clip->kind)
    {
    case TL_EXCERPT_STAGES:
      return g_strdup (_ ("Cut Stages"));
    case TL_EXCERPT_LANES:
      return g_strdup (_ ("Cut Lanes"));
    case TL_EXCERPT_CARDS:
    default:
      return n == 1
               ? g_strdup (_ ("Cut Card"))
               : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Cut %u Card", "Cut %u Cards", n),
                                  n);
    }
}

/**
 * tl_canvas_cut:
 * @self: the canvas
 *
 * Ctrl+X: copies what is meant and takes it away, stages and lanes with their cards.
 */
void
tl_canvas_cut (TlCanvas *self)
{
  g_autoptr (TlClip) clip = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  g_autofree char *name = NULL;

  if (!tl_canvas_can_edit (self))
    return;
  clip = tl_canvas_dup_clip (self, NULL);
  if (clip == NULL || (clip->kind != TL_EXCERPT_CARDS && !tl_canvas_may_restructure (self)))
    return;
  offer (self, clip);
  if (clip->kind == TL_EXCERPT_CARDS)
    ids = dup_cut (self, clip);
  else
    ids =
      tl_canvas_dup_targets (self, clip->kind == TL_EXCERPT_STAGES ? TL_KIND_STAGE : TL_KIND_LANE);
  name = dup_cut_name (clip);
  tl_canvas_delete_named (self, ids, name);
}

/* Cards of the map that are shown; their words go beside the picture of all of it. */
static GPtrArray *
list_cards (TlCanvas *self)
{
  const GPtrArray *cards = tl_table_get_children (get_table (self), self->map, TL_KIND_CARD);
  GPtrArray       *ids = g_ptr_array_new ();

  for (guint i = 0; cards != NULL && i < cards->len; i++)
    if (tl_table_get_kind (get_table (self),
                           tl_record_get_ref (cards->pdata[i], TL_CARD_LANE),
                           TL_KIND_LANE) != NULL)
      g_ptr_array_add (ids, (char *) tl_record_get_id (cards->pdata[i]));
  g_ptr_array_add (ids, NULL);
  return ids;
}

/* A picture of cards, or of the map (NULL), and their words. */
static TlClip *
dup_picture_clip (TlCanvas *self, const char *const *cards)
{
  g_autoptr (GPtrArray) all = cards == NULL ? list_cards (self) : NULL;
  const char *const *ids = cards != NULL ? cards : (const char *const *) all->pdata;
  g_autoptr (TlTable) excerpt = NULL;
  TlClip *clip;

  if (ids[0] != NULL)
    excerpt = tl_excerpt_new (get_table (self), TL_EXCERPT_CARDS, ids);
  clip = clip_new (self, excerpt, TL_EXCERPT_CARDS, ids);
  clip->as_picture = TRUE;
  /* What is drawn: NULL = the map with its paper. */
  if (cards == NULL)
    g_clear_pointer (&clip->ids, g_strfreev);
  return clip;
}

/* What a picture is copied of: the cards that are selected, NULL = the whole map. */
static GPtrArray *
dup_pictured (TlCanvas *self)
{
  g_autoptr (GPtrArray) cards = tl_canvas_dup_targets (self, TL_KIND_CARD);

  if (tl_canvas_get_selection (self)[0] == NULL || cards->len < 2)
    return NULL;
  return g_steal_pointer (&cards);
}

/**
 * tl_canvas_copy_picture:
 * @self: the canvas
 *
 * Ctrl+Shift+C: puts a picture into the clipboard, of the cards that are selected, else of the
 * whole map; for programs that take no pictures their words are beside it.
 */
void
tl_canvas_copy_picture (TlCanvas *self)
{
  g_autoptr (GPtrArray) cards = NULL;
  g_autoptr (TlClip) clip = NULL;

  if (self->document == NULL || self->map == NULL || self->formats == NULL)
    return;
  cards = dup_pictured (self);
  clip = dup_picture_clip (self, cards != NULL ? (const char *const *) cards->pdata : NULL);
  offer (self, clip);
  tl_canvas_notice (self,
                    cards == NULL ? _ ("Picture of the map copied")
                                  : _ ("Picture of the cards copied"),
                    FALSE);
}

static GBytes *
make_svg_cb (gpointer data, const char *mime_type, GError **error)
{
  const TlClip *clip = data;

  return clip->formats->draw (clip->snapshot,
                              clip->map,
                              (const char *const *) clip->ids,
                              "image/svg+xml",
                              error);
}

/**
 * tl_canvas_copy_svg_text:
 * @self: the canvas
 *
 * Puts the source of the same picture into the clipboard as text, for programs that make a picture
 * of pasted SVG.
 */
void
tl_canvas_copy_svg_text (TlCanvas *self)
{
  static const char *const mime_types[] = { "text/plain;charset=utf-8", "text/plain", NULL };
  g_autoptr (GPtrArray) cards = NULL;
  g_autoptr (GdkContentProvider) provider = NULL;

  if (self->document == NULL || self->map == NULL || self->formats == NULL)
    return;
  cards = dup_pictured (self);
  provider =
    tl_lazy_content_new (mime_types,
                         make_svg_cb,
                         dup_picture_clip (self,
                                           cards != NULL ? (const char *const *) cards->pdata
                                                         : NULL),
                         (GDestroyNotify) tl_clip_unref);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), provider);
  tl_canvas_notice (self,
                    cards == NULL ? _ ("SVG text of the map copied")
                                  : _ ("SVG text of the cards copied"),
                    FALSE);
}

/**
 * tl_canvas_set_formats:
 * @self: a canvas
 * @formats: (nullable) (transfer none): static: how excerpts become bytes and pictures
 *
 * Tells the canvas how to hand things to other processes. Without, only words go out.
 */
void
tl_canvas_set_formats (TlCanvas *self, const TlCanvasFormats *formats)
{
  g_return_if_fail (TL_IS_CANVAS (self));
  self->formats = formats;
}
