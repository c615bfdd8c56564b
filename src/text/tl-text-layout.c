/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The one measurer and shaper.
 *
 * A text comes in, is bounded (tl-text-prepare.c), broken into lines (tl-line-breaker.c) with the
 * widths of a face (tl-text-face.c), shortened with an ellipsis where it has to be, aligned, and
 * goes out as a TlTextBlock: bytes and numbers only. Painters ask for one finished line at a time
 * and draw it under whatever transform they have.
 *
 * The context is stable: no hinting of outlines or metrics, no rounding of glyph positions, sizes
 * in px and never in points, a fixed language. So widths are proportional to the size and lines
 * break in the same place at every zoom, on every screen and in every export. */
#include "config.h"

#include "text/tl-text-private.h"

#include <math.h>
#include <string.h>

/* The map's font is Inter, which we depend on; the others keep a machine without it readable. */
static const char *const families[] = { "Inter", "Cantarell", "Noto Sans", "sans-serif", NULL };

static PangoContext *
new_stable_context (PangoFontMap *font_map, PangoDirection direction)
{
  PangoContext         *context = pango_font_map_create_context (font_map);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, direction);
  /* Not the locale's: a map must not break differently on a colleague's machine. */
  pango_context_set_language (context, pango_language_from_string ("en"));
  return context;
}

static void
forget_faces (TlText *self)
{
  g_ptr_array_set_size (self->faces, 0);
  self->last_face = NULL;
}

/* The families from the first that is installed on. */
static void
find_families (TlText *self)
{
  guint first = 0;

  while (families[first + 1] != NULL &&
         pango_font_map_get_family (self->font_map, families[first]) == NULL)
    first++;
  self->family = g_strdup (families[first]);
  self->family_list = g_strjoinv (",", (char **) (families + first));
}

static TlTextFace *
find_face (TlText *self, const TlTextStyle *style)
{
  TlTextFace *face;
  guint       i;

  for (i = 0; i < self->faces->len; i++)
    {
      const TlTextStyle *own;

      face = g_ptr_array_index (self->faces, i);
      own = tl_text_face_get_style (face);
      if (own->size == style->size && own->weight == style->weight &&
          !own->italic == !style->italic)
        return face;
    }
  face =
    tl_text_face_new (self->contexts[0], self->contexts[1], self->family_list, style, &self->work);
  g_ptr_array_add (self->faces, face);
  return face;
}

/**
 * tl_text_get_face:
 * @self: a shaper
 * @style: size, weight and slant
 *
 * Returns: (transfer none): the style made ready, good until the family or the language changes
 */
TlTextFace *
tl_text_get_face (TlText *self, const TlTextStyle *style)
{
  const TlTextStyle *last = self->last_face ? tl_text_face_get_style (self->last_face) : NULL;

  if (last == NULL || last->size != style->size || last->weight != style->weight ||
      !last->italic != !style->italic)
    self->last_face = find_face (self, style);
  return self->last_face;
}

/* The longest begin of the line, in characters, that fits together with an ellipsis. */
static glong
fit_ellipsis (TlTextFace *face, const char *text, TlTextLine *line, int width, GArray *advances)
{
  const char *start = text + line->start;
  int        total = tl_text_face_shape_ellipsized (face, start, line->length, line->rtl, advances);
  glong      n = (glong) advances->len - 2;
  const int *x = (const int *) (gconstpointer) advances->data;
  int        available;

  line->width = pango_units_to_double (total);
  if (width < 0 || total <= width)
    return -1;
  available = width - (x[n + 1] - x[n]);
  while (n > 0 && x[n] > available)
    n--;
  return n;
}

/* Ends the line in an ellipsis, with as much of its text as leaves room for it. */
static void
ellipsize_line (TlTextFace *face, const char *text, TlTextLine *line, int width)
{
  g_autoptr (GArray) advances = g_array_new (FALSE, FALSE, sizeof (int));
  g_autofree PangoLogAttr *attrs = NULL;
  const char              *start = text + line->start;
  glong                    n = fit_ellipsis (face, text, line, width, advances);
  glong                    n_chars = (glong) advances->len - 2;
  guint                    length = line->length;

  line->ellipsis = TRUE;
  if (n < 0)
    return;
  attrs = g_new0 (PangoLogAttr, n_chars + 1);
  pango_default_break (start, (int) length, NULL, attrs, (int) n_chars + 1);
  for (;; n--)
    {
      while (n > 0 && (!attrs[n].is_char_break || attrs[n - 1].is_white))
        n--;
      line->length = (guint) (g_utf8_offset_to_pointer (start, n) - start);
      line->width = pango_units_to_double (
        tl_text_face_shape_ellipsized (face, start, line->length, line->rtl, NULL));
      if (n == 0 || line->width * PANGO_SCALE <= width)
        return;
    }
}

/* With slack the block asks for more room than its lines fill. */
static void
place_lines (TlTextBlock *block, TlTextFace *face, gboolean rtl, double slack)
{
  double box;
  guint  i;

  for (i = 0; i < block->n_lines; i++)
    block->width = MAX (block->width, block->lines[i].width * slack);
  box = block->box_width < 0 ? block->width : block->box_width;
  for (i = 0; i < block->n_lines; i++)
    {
      TlTextLine *line = &block->lines[i];
      double      room = box - line->width;

      line->baseline =
        (double) i * tl_text_face_get_line_height (face) + tl_text_face_get_baseline (face);
      if (block->align == TL_TEXT_MIDDLE)
        line->x = room / 2;
      else if ((block->align == TL_TEXT_END) != (rtl != FALSE))
        line->x = room;
    }
  block->height = (double) block->n_lines * tl_text_face_get_line_height (face);
}

static int
to_units (double width)
{
  /* Wider than any line of 2,000 characters at any size: no limit. */
  if (!(width >= 0 && width < 1000000))
    return -1;
  return (int) floor (width * PANGO_SCALE);
}

static TlTextBlock *
layout (TlMeasurer        *measurer,
        const char        *text,
        const TlTextStyle *style,
        double             width,
        guint              max_lines,
        TlTextAlign        align,
        gboolean           rtl)
{
  TlText      *self = (TlText *) measurer;
  TlTextFace  *face = tl_text_get_face (self, style);
  TlTextBlock *block = g_new0 (TlTextBlock, 1);
  g_autoptr (GArray) lines = g_array_sized_new (FALSE, FALSE, sizeof (TlTextLine), 4);
  gboolean cut = FALSE;
  int      room = to_units (width < 0 ? width : width / self->slack);

  g_ref_count_init (&block->ref_count);
  block->text = tl_text_prepare (text, &cut);
  block->style = *style;
  block->align = align;
  block->box_width = to_units (width) < 0 ? -1 : width;
  cut |= tl_text_break_lines (face, block->text, room, max_lines, rtl, lines);
  if (cut && lines->len > 0)
    ellipsize_line (face, block->text, &g_array_index (lines, TlTextLine, lines->len - 1), room);
  block->n_lines = lines->len;
  block->lines = g_memdup2 (lines->data, sizeof (TlTextLine) * lines->len);
  place_lines (block, face, rtl, self->slack);
  return block;
}

/**
 * tl_text_new:
 *
 * Makes a measurer and shaper for the calling thread. It needs no display.
 *
 * Returns: (transfer full): a shaper
 */
TlText *
tl_text_new (void)
{
  TlText *self = g_new0 (TlText, 1);

  self->measurer.layout = layout;
  self->slack = 1;
  self->font_map = g_object_ref (pango_cairo_font_map_get_default ());
  self->contexts[0] = new_stable_context (self->font_map, PANGO_DIRECTION_LTR);
  self->contexts[1] = new_stable_context (self->font_map, PANGO_DIRECTION_RTL);
  self->faces = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_text_face_free);
  find_families (self);
  return self;
}

/**
 * tl_text_free:
 * @self: (transfer full) (nullable): a shaper
 *
 * Frees a shaper. Blocks that it measured stay good: they hold nothing of it.
 */
void
tl_text_free (TlText *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->faces);
  g_clear_object (&self->contexts[0]);
  g_clear_object (&self->contexts[1]);
  g_clear_object (&self->font_map);
  g_free (self->family);
  g_free (self->family_list);
  g_free (self);
}

/**
 * tl_text_get_default:
 *
 * The calling thread's own shaper, made at the first call and freed when the thread ends.
 *
 * Returns: (transfer none): a shaper that no other thread may use
 */
TlText *
tl_text_get_default (void)
{
  static GPrivate default_text = G_PRIVATE_INIT ((GDestroyNotify) tl_text_free);
  TlText         *self = g_private_get (&default_text);

  if (self == NULL)
    {
      self = tl_text_new ();
      g_private_set (&default_text, self);
    }
  return self;
}

/**
 * tl_text_get_measurer:
 * @self: a shaper
 *
 * What a scene lays out with.
 *
 * A width below 0 sets every paragraph on one line. A base direction is found for each paragraph
 * from its first strong character; "start" is the map's side of the box all the same, so that a
 * text stays with the icon that it belongs to.
 *
 * Returns: (transfer none): a measurer, good as long as @self
 */
TlMeasurer *
tl_text_get_measurer (TlText *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return &self->measurer;
}

/**
 * tl_text_get_family:
 * @self: a shaper
 *
 * The family that texts are measured with: Inter where it is installed.
 *
 * Returns: (transfer none): a family's name
 */
const char *
tl_text_get_family (TlText *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->family;
}

/**
 * tl_text_set_family:
 * @self: a shaper
 * @family: (nullable): the name of a family; %NULL = the usual one again
 *
 * Measures and shapes with another family, the usual ones helping out: for files that are read
 * where ours is not installed. What was measured before is forgotten.
 *
 * Returns: %FALSE, with nothing changed, when the family is not installed
 */
gboolean
tl_text_set_family (TlText *self, const char *family)
{
  g_autofree char *usual = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  if (family != NULL &&
      (strchr (family, ',') != NULL || pango_font_map_get_family (self->font_map, family) == NULL))
    return FALSE;
  g_free (self->family);
  g_free (self->family_list);
  find_families (self);
  forget_faces (self);
  if (family == NULL)
    return TRUE;
  usual = self->family_list;
  self->family_list = g_strjoin (",", family, usual, NULL);
  g_free (self->family);
  self->family = g_strdup (family);
  return TRUE;
}

/**
 * tl_text_set_slack:
 * @self: a shaper
 * @slack: from 1 on; 1 = none, as initially
 *
 * Leaves room in the boxes of texts measured from now on: lines fill no more than the box's width
 * divided by @slack, and a text on one line asks for its own width times @slack. For files whose
 * texts somebody else shapes, perhaps with another font.
 */
void
tl_text_set_slack (TlText *self, double slack)
{
  g_return_if_fail (self != NULL && slack >= 1);
  self->slack = slack;
}

/**
 * tl_text_get_family_list:
 * @self: a shaper
 *
 * The family found and those that help out, in order.
 *
 * Returns: (transfer none): names with commas between them and no blanks after those
 */
const char *
tl_text_get_family_list (TlText *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->family_list;
}

/**
 * tl_text_get_work:
 * @self: a shaper
 * @work: (out): what it has shaped since it was made
 *
 * Counts for tests, which must not measure time.
 */
void
tl_text_get_work (TlText *self, TlTextWork *work)
{
  *work = self->work;
}

/**
 * tl_text_set_language:
 * @self: a shaper
 * @language: (nullable): a language tag, the document's; "" and %NULL = English
 *
 * Chooses between forms of letters that differ by language, as between Chinese and Japanese. Has to
 * be told before anything of a document is measured; what was measured before is forgotten.
 */
void
tl_text_set_language (TlText *self, const char *language)
{
  PangoLanguage *wanted;

  g_return_if_fail (self != NULL);
  wanted = pango_language_from_string (language != NULL && *language != '\0' ? language : "en");
  if (pango_context_get_language (self->contexts[0]) == wanted)
    return;
  pango_context_set_language (self->contexts[0], wanted);
  pango_context_set_language (self->contexts[1], wanted);
  forget_faces (self);
}

/**
 * tl_text_get_line_height:
 * @style: size, weight and slant
 *
 * The distance between baselines: 1.25 times the size and a little, to the nearest even px, so that
 * two lines and any padding of even px stay on the 4 px grid or half of it. 11 px gives 14, 12.5
 * gives 16, 13 gives 18, 15 gives 20, 24 gives 30.
 *
 * Returns: whole px
 */
double
tl_text_get_line_height (const TlTextStyle *style)
{
  return 2 * floor ((1.25 * style->size + 0.875) / 2 + 0.5);
}
