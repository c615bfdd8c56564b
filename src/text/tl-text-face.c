/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One text style made ready: its font, its whole-pixel line height and baseline, and a cache of
 * word widths.
 *
 * All shaping goes through two PangoLayouts, one for each base direction, that are given one text
 * after another. Widths are Pango units (1/1024 px) as Pango adds them up, so that sums of words
 * are exact. A word is kept with its width alone and with one blank after it, because fonts kern
 * ", " and ". ". The cache is emptied when it has grown past what any real document holds. */
#include "config.h"

#include "text/tl-text-private.h"

#include <math.h>
#include <string.h>

/* More different words than a map of 10,000 cards in three languages has. */
#define MAX_WORDS 40000

typedef struct
{
  guint32     hash; /* 0 = free */
  guint32     length;
  const char *word;
  int         width;
  int         spaced;
  gboolean    foreign;

  PangoGlyphString *glyphs; /* NULL until asked for */
} Word;

struct _TlTextFace
{
  TlTextStyle           style;
  PangoFontDescription *font;
  PangoLayout          *layouts[2];
  TlTextWork           *work;
  PangoFont            *primary;
  PangoFontFace        *primary_face;
  int                   line_height;
  int                   baseline;
  int                   space;

  Word         *words; /* open addressing, n_slots a power of two */
  guint         n_slots;
  guint         n_words;
  GStringChunk *strings;
  GHashTable   *blanks; /* last character of a word -> width that a blank adds */
};

static PangoLayoutLine *
shape (TlTextFace *face, const char *text, gsize length, gboolean rtl)
{
  PangoLayout *layout = face->layouts[rtl ? 1 : 0];

  pango_layout_set_text (layout, text, (int) length);
  face->work->n_shaped++;
  face->work->n_shaped_chars +=
    length < 8 ? length : (guint64) g_utf8_strlen (text, (gssize) length);
  return pango_layout_get_line_readonly (layout, 0);
}

static int
line_width (PangoLayoutLine *line)
{
  PangoRectangle logical;

  pango_layout_line_get_extents (line, NULL, &logical);
  return logical.width;
}

/* Appends the position after each character, from 0, in logical order. */
static void
get_advances (PangoLayoutLine *line, const char *text, gsize length, GArray *advances)
{
  glong   n_chars = g_utf8_strlen (text, (gssize) length);
  int    *widths;
  GSList *l;
  glong   i;

  g_array_set_size (advances, (guint) n_chars + 1);
  widths = (int *) (gpointer) advances->data;
  memset (widths, 0, sizeof (int) * (gsize) (n_chars + 1));
  for (l = line->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *run = l->data;
      glong           first = g_utf8_pointer_to_offset (text, text + run->item->offset);

      pango_glyph_item_get_logical_widths (run, text, widths + 1 + first);
    }
  for (i = 1; i <= n_chars; i++)
    widths[i] += widths[i - 1];
}

static void clear_cache (TlTextFace *face);

static PangoLayout *
new_layout (PangoContext *context, const PangoFontDescription *font)
{
  PangoLayout *layout = pango_layout_new (context);

  pango_layout_set_font_description (layout, font);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

/* From the extents of a line, not from pango_context_get_metrics(), which shapes a sample text. */
static void
measure_font (TlTextFace *face)
{
  PangoLayoutLine *line = shape (face, "a", 1, FALSE);
  PangoRectangle   logical;
  double           ascent;
  double           descent;

  pango_layout_line_get_extents (line, NULL, &logical);
  ascent = pango_units_to_double (PANGO_ASCENT (logical));
  descent = pango_units_to_double (PANGO_DESCENT (logical));
  face->line_height = (int) tl_text_get_line_height (&face->style);
  face->baseline = (int) floor ((face->line_height - ascent - descent) / 2 + ascent + 0.5);
  if (line->runs != NULL)
    {
      face->primary = g_object_ref (((PangoGlyphItem *) line->runs->data)->item->analysis.font);
      face->primary_face = pango_font_get_face (face->primary);
    }
  face->space = tl_text_face_shape (face, " ", 1, FALSE, NULL);
}

/**
 * tl_text_face_new:
 * @ltr: stable context with the base direction left to right
 * @rtl: the same, right to left
 * @families: comma-separated font families
 * @style: size, weight and slant
 * @work: counters that the face adds to; outlives it
 *
 * Makes a style ready.
 *
 * Returns: (transfer full): a face
 */
TlTextFace *
tl_text_face_new (PangoContext      *ltr,
                  PangoContext      *rtl,
                  const char        *families,
                  const TlTextStyle *style,
                  TlTextWork        *work)
{
  TlTextFace *face = g_new0 (TlTextFace, 1);

  face->style = *style;
  face->work = work;
  face->font = pango_font_description_new ();
  pango_font_description_set_family (face->font, families);
  pango_font_description_set_absolute_size (face->font, style->size * PANGO_SCALE);
  pango_font_description_set_weight (face->font, (PangoWeight) style->weight);
  pango_font_description_set_style (face->font,
                                    style->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  face->layouts[0] = new_layout (ltr, face->font);
  face->layouts[1] = new_layout (rtl, face->font);
  face->n_slots = 1024;
  face->words = g_new0 (Word, face->n_slots);
  face->strings = g_string_chunk_new (4096);
  face->blanks = g_hash_table_new (NULL, NULL);
  measure_font (face);
  return face;
}

/**
 * tl_text_face_free:
 * @face: (transfer full): a face
 *
 * Frees a face with its cache.
 */
void
tl_text_face_free (TlTextFace *face)
{
  clear_cache (face);
  g_clear_object (&face->layouts[0]);
  g_clear_object (&face->layouts[1]);
  g_clear_object (&face->primary);
  pango_font_description_free (face->font);
  g_string_chunk_free (face->strings);
  g_hash_table_unref (face->blanks);
  g_free (face->words);
  g_free (face);
}

/**
 * tl_text_face_get_font:
 * @face: a face
 *
 * Returns: (transfer none): the font, its size in px
 */
const PangoFontDescription *
tl_text_face_get_font (const TlTextFace *face)
{
  return face->font;
}

/**
 * tl_text_face_get_style:
 * @face: a face
 *
 * Returns: (transfer none): the style it was made for
 */
const TlTextStyle *
tl_text_face_get_style (const TlTextFace *face)
{
  return &face->style;
}

/**
 * tl_text_face_get_line_height:
 * @face: a face
 *
 * Returns: the height of a line in whole px
 */
int
tl_text_face_get_line_height (const TlTextFace *face)
{
  return face->line_height;
}

/**
 * tl_text_face_get_baseline:
 * @face: a face
 *
 * Returns: whole px from the top of a line to its baseline
 */
int
tl_text_face_get_baseline (const TlTextFace *face)
{
  return face->baseline;
}

/**
 * tl_text_face_get_space:
 * @face: a face
 *
 * Returns: the width of a blank, Pango units
 */
int
tl_text_face_get_space (const TlTextFace *face)
{
  return face->space;
}

/**
 * tl_text_face_count_complex:
 * @face: a face
 *
 * Counts a paragraph whose lines are found by Pango.
 */
void
tl_text_face_count_complex (TlTextFace *face)
{
  face->work->n_complex++;
}

/**
 * tl_text_face_get_layout:
 * @face: a face
 * @rtl: the base direction
 *
 * Lends the layout that the face shapes with; whoever sets its width sets it back to -1.
 *
 * Returns: (transfer none): a layout with the face's font
 */
PangoLayout *
tl_text_face_get_layout (TlTextFace *face, gboolean rtl)
{
  return face->layouts[rtl ? 1 : 0];
}

/**
 * tl_text_face_shape:
 * @face: a face
 * @text: UTF-8 without newlines
 * @length: its bytes
 * @rtl: the base direction
 * @advances: (element-type int) (nullable): is given the position after each character in logical
 *   order, the first being 0
 *
 * Measures a text as one line.
 *
 * Returns: its width, Pango units
 */
int
tl_text_face_shape (
  TlTextFace *face, const char *text, gsize length, gboolean rtl, GArray *advances)
{
  PangoLayoutLine *line;

  if (length == 0)
    {
      if (advances != NULL)
        {
          g_array_set_size (advances, 1);
          g_array_index (advances, int, 0) = 0;
        }
      return 0;
    }
  line = shape (face, text, length, rtl);
  if (advances != NULL)
    get_advances (line, text, length, advances);
  return line_width (line);
}

/**
 * tl_text_face_shape_ellipsized:
 * @face: a face
 * @text: UTF-8 without newlines
 * @length: its bytes
 * @rtl: the base direction
 * @advances: (element-type int) (nullable): as in tl_text_face_shape(), with one entry more for the
 *   ellipsis
 *
 * Measures a text with U+2026 after it.
 *
 * Returns: its width, Pango units
 */
int
tl_text_face_shape_ellipsized (
  TlTextFace *face, const char *text, gsize length, gboolean rtl, GArray *advances)
{
  g_autofree char *whole = g_strdup_printf ("%.*s" TL_TEXT_ELLIPSIS, (int) length, text);

  return tl_text_face_shape (face, whole, strlen (whole), rtl, advances);
}

/* FNV-1a, never 0. */
static guint32
hash_word (const char *word, gsize length)
{
  guint32 hash = 2166136261u;
  gsize   i;

  for (i = 0; i < length; i++)
    hash = (hash ^ (guchar) word[i]) * 16777619u;
  return hash == 0 ? 1 : hash;
}

static Word *
find_slot (TlTextFace *face, guint32 hash, const char *word, gsize length)
{
  guint mask = face->n_slots - 1;
  guint i = hash & mask;

  while (face->words[i].hash != 0)
    {
      Word *slot = &face->words[i];

      if (slot->hash == hash && slot->length == length && memcmp (slot->word, word, length) == 0)
        return slot;
      i = (i + 1) & mask;
    }
  return &face->words[i];
}

static void
resize_cache (TlTextFace *face, guint n_slots)
{
  Word *old = g_steal_pointer (&face->words);
  guint n_old = face->n_slots;
  guint i;

  face->words = g_new0 (Word, n_slots);
  face->n_slots = n_slots;
  for (i = 0; i < n_old; i++)
    if (old[i].hash != 0)
      *find_slot (face, old[i].hash, old[i].word, old[i].length) = old[i];
  g_free (old);
}

static void
clear_cache (TlTextFace *face)
{
  for (guint i = 0; i < face->n_slots; i++)
    g_clear_pointer (&face->words[i].glyphs, pango_glyph_string_free);
  memset (face->words, 0, sizeof (Word) * face->n_slots);
  face->n_words = 0;
  g_string_chunk_clear (face->strings);
}

/* Whether any run of the line is set in another font than the face's own. */
static gboolean
is_foreign (TlTextFace *face, PangoLayoutLine *line)
{
  GSList *l;

  for (l = line->runs; l != NULL; l = l->next)
    {
      PangoFont *font = ((PangoGlyphItem *) l->data)->item->analysis.font;

      if (font != face->primary && pango_font_get_face (font) != face->primary_face)
        return TRUE;
    }
  return FALSE;
}

static Word *
add_word (TlTextFace *face, guint32 hash, const char *word, gsize length)
{
  PangoLayoutLine *line;
  Word            *slot;

  if (face->n_words >= MAX_WORDS)
    clear_cache (face);
  else if (face->n_words * 2 >= face->n_slots)
    resize_cache (face, face->n_slots * 2);
  line = shape (face, word, length, FALSE);
  slot = find_slot (face, hash, word, length);
  slot->hash = hash;
  slot->length = (guint32) length;
  slot->word = g_string_chunk_insert_len (face->strings, word, (gssize) length);
  slot->width = line_width (line);
  slot->spaced = -1;
  slot->foreign = is_foreign (face, line);
  face->n_words++;
  return slot;
}

/* What a blank adds after a character: fonts kern full stops and commas with it. */
static int
measure_blank_after (TlTextFace *face, const char *last, gsize length)
{
  gunichar         c = g_utf8_get_char (last);
  gpointer         known;
  g_autofree char *pair = NULL;
  int              added;

  if (g_hash_table_lookup_extended (face->blanks, GUINT_TO_POINTER (c), NULL, &known))
    return GPOINTER_TO_INT (known);
  pair = g_strdup_printf ("%.*s ", (int) length, last);
  added = tl_text_face_shape (face, pair, length + 1, FALSE, NULL) -
          tl_text_face_shape (face, last, length, FALSE, NULL);
  g_hash_table_insert (face->blanks, GUINT_TO_POINTER (c), GINT_TO_POINTER (added));
  return added;
}

static int
measure_spaced (TlTextFace *face, const Word *slot, const char *word, gsize length)
{
  const char *last = g_utf8_prev_char (word + length);

  return slot->width + measure_blank_after (face, last, (gsize) (word + length - last));
}

/**
 * tl_text_face_get_word:
 * @face: a face
 * @word: UTF-8 without blanks
 * @length: its bytes
 * @spaced: with one blank after it
 * @width: (out): Pango units
 *
 * Looks up, or measures and keeps, how wide a word is.
 *
 * Returns: %FALSE when the word needs another font than the face's own; widths of such words do not
 *   add up, because the blanks beside them may be taken from that font too
 */
gboolean
tl_text_face_get_word (
  TlTextFace *face, const char *word, gsize length, gboolean spaced, int *width)
{
  guint32 hash;
  Word   *slot;

  if (length == 0)
    {
      *width = spaced ? face->space : 0;
      return TRUE;
    }
  hash = hash_word (word, length);
  slot = find_slot (face, hash, word, length);
  if (slot->hash == 0)
    slot = add_word (face, hash, word, length);
  if (spaced && slot->spaced < 0)
    slot->spaced = measure_spaced (face, slot, word, length);
  *width = spaced ? slot->spaced : slot->width;
  return !slot->foreign;
}

/**
 * tl_text_face_get_glyphs:
 * @face: a face
 * @word: UTF-8 without blanks
 * @length: its bytes, at least 1
 *
 * The shape of a word, kept for pictures with thousands of small texts.
 *
 * Returns: (transfer none) (nullable): its glyphs in the face's own font, good until the next word;
 *   %NULL when the word needs another font
 */
const PangoGlyphString *
tl_text_face_get_glyphs (TlTextFace *face, const char *word, gsize length)
{
  guint32 hash = hash_word (word, length);
  Word   *slot = find_slot (face, hash, word, length);

  if (slot->hash == 0)
    slot = add_word (face, hash, word, length);
  if (slot->foreign)
    return NULL;
  if (slot->glyphs == NULL)
    {
      PangoLayoutLine *line = shape (face, word, length, FALSE);

      if (line->runs == NULL || line->runs->next != NULL)
        return NULL;
      slot->glyphs = pango_glyph_string_copy (((PangoGlyphItem *) line->runs->data)->glyphs);
    }
  return slot->glyphs;
}

/**
 * tl_text_face_get_primary:
 * @face: a face
 *
 * Returns: (transfer none) (nullable): the font of its Latin letters
 */
PangoFont *
tl_text_face_get_primary (const TlTextFace *face)
{
  return face->primary;
}
