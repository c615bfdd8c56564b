/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The measurer against Pango's own wrapping in the same stable context, and its promises: whole
 * baselines, hanging blanks, ellipses that fit, directions, and bounds of work (counted, not timed)
 * for texts that mean harm. */
#include "config.h"

#include "text/tl-text-private.h"

#include <locale.h>
#include <math.h>
#include <string.h>

static const TlTextStyle card_style = { 12.5, TL_FONT_WEIGHT_MEDIUM, FALSE };

static const char *const latin_words[] = {
  "a",           "the",         "Customer",   "reads",
  "AVATAR",      "reviews",     "on",         "phone,",
  "then",        "calls",       "To",         "support.",
  "Waits",       "11",          "minutes",    "e-bike",
  "range/price", "(sometimes)", "\"quoted\"", "“curly”",
  "don't",       "Größe",       "Übergabe",   "façade",
  "naïve",       "Łódź",        "İstanbul",   "5%",
  "€20",         "well-known",  "–",          "—",
  "...",         "…",           "what?",      "no!",
  "Ja;",         "so:",         "and/or",     "fjord",
  "WAVE",        "Yes,",        "T-Shirt",    "1.5",
  "2,000",       "10:30",       "[ok]",       "#tag",
  "@home",       "e.g.",        "A/B",        "state-of-the-art",
  "R&D",         "100 %",       "fi",
};
static const char *const greek_words[] = { "Καλημέρα", "κόσμε,", "η",    "τιμή", "είναι",
                                           "20",       "ευρώ.",  "Τότε", "–",    "γιατί;" };
static const char *const cyrillic_words[] = {
  "Покупатель", "читает", "отзывы,",      "потом", "звонит", "в", "11:30",
  "и",          "ждёт.",  "Когда-нибудь", "Київ",  "їжак",   "—", "Почему?"
};

typedef struct
{
  const char *const *words;
  guint              n_words;
} Vocabulary;

static const Vocabulary vocabularies[] = {
  { latin_words, G_N_ELEMENTS (latin_words) },
  { greek_words, G_N_ELEMENTS (greek_words) },
  { cyrillic_words, G_N_ELEMENTS (cyrillic_words) },
};

static char *
random_text (const Vocabulary *vocabulary, guint n_words)
{
  GString *text = g_string_new (NULL);
  guint    i;

  for (i = 0; i < n_words; i++)
    {
      if (i > 0)
        g_string_append_c (text, ' ');
      g_string_append (text,
                       vocabulary->words[g_test_rand_int_range (0, (int) vocabulary->n_words)]);
    }
  return g_string_free (text, FALSE);
}

static TlTextBlock *
measure (TlText *text, const char *string, double width, guint max_lines)
{
  TlMeasurer *measurer = tl_text_get_measurer (text);

  return measurer->layout (measurer, string, &card_style, width, max_lines, TL_TEXT_START, FALSE);
}

/* A layout with nothing of ours in it but the context's settings. */
static PangoLayout *
new_reference (const TlTextStyle *style)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoFontDescription *font =
    pango_font_description_from_string ("Inter,Cantarell,Noto Sans,sans-serif");
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoLayout *layout;

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  layout = pango_layout_new (context);
  pango_font_description_set_absolute_size (font, style->size * PANGO_SCALE);
  pango_font_description_set_weight (font, (PangoWeight) style->weight);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_layout_set_attributes (layout, attributes);
  pango_font_description_free (font);
  g_object_unref (context);
  return layout;
}

static double
reference_width (PangoLayout *layout, const char *text, gsize length)
{
  PangoRectangle logical;

  pango_layout_set_text (layout, text, (int) length);
  pango_layout_set_width (layout, -1);
  pango_layout_line_get_extents (pango_layout_get_line_readonly (layout, 0), NULL, &logical);
  return pango_units_to_double (logical.width);
}

static gsize
trimmed (const char *text, gsize start, gsize end)
{
  while (end > start && text[end - 1] == ' ')
    end--;
  return end;
}

/* Pango fits a line without the blank that ends it, but leaves the kerning with that blank in, so
 * that now and then a line of its is a fraction of a px wider than it was asked for. Ours never is.
 */
static gboolean
is_pango_too_wide (const char *text, gsize start, gsize end, double width)
{
  g_autoptr (PangoLayout) alone = new_reference (&card_style);
  double excess = reference_width (alone, text + start, end - start) - width;

  return excess > 0 && excess < 0.5;
}

/* Returns FALSE where Pango is not to be followed. */
static gboolean
assert_same_breaks (PangoLayout       *reference,
                    const char        *text,
                    const TlTextBlock *block,
                    double             width)
{
  guint   n = 0;
  GSList *l;

  pango_layout_set_text (reference, text, -1);
  pango_layout_set_width (reference, (int) floor (width * PANGO_SCALE));
  for (l = pango_layout_get_lines_readonly (reference); l != NULL; l = l->next, n++)
    {
      PangoLayoutLine *line = l->data;
      gsize            start = (gsize) line->start_index;
      gsize            end = trimmed (text, start, start + (gsize) line->length);

      if (n < block->n_lines && block->lines[n].start == start &&
          block->lines[n].length == end - start)
        continue;
      if (is_pango_too_wide (text, start, end, width))
        return FALSE;
      g_test_message ("“%s” at %g px: line %u is “%.*s”, Pango has “%.*s”",
                      text,
                      width,
                      n,
                      n < block->n_lines ? (int) block->lines[n].length : 0,
                      n < block->n_lines ? text + block->lines[n].start : "",
                      (int) (end - start),
                      text + start);
      g_test_fail ();
      return TRUE;
    }
  g_assert_cmpuint (n, ==, block->n_lines);
  return TRUE;
}

static void
test_breaks_like_pango (void)
{
  TlText *text = tl_text_new ();
  g_autoptr (PangoLayout) reference = new_reference (&card_style);
  TlTextWork work;
  guint      n_other = 0;
  guint      i;

  for (i = 0; i < 3000; i++)
    {
      const Vocabulary *vocabulary = &vocabularies[i % 4 == 3 ? 0 : i % 3];
      g_autofree char  *string = random_text (vocabulary, (guint) g_test_rand_int_range (1, 30));
      double            width = g_test_rand_double_range (112, 320);
      TlTextBlock      *block = measure (text, string, width, 0);

      g_assert_cmpstr (block->text, ==, string);
      n_other += !assert_same_breaks (reference, string, block, width);
      tl_text_block_unref (block);
    }
  g_assert_cmpuint (n_other, <, 30);
  /* What was compared must be the cached word widths, not Pango with itself. */
  tl_text_get_work (text, &work);
  g_assert_cmpuint (work.n_complex, <, 300);
  tl_text_free (text);
}

static void
test_narrow_like_pango (void)
{
  TlText *text = tl_text_new ();
  g_autoptr (PangoLayout) reference = new_reference (&card_style);
  guint i;

  for (i = 0; i < 600; i++)
    {
      g_autofree char *string =
        random_text (&vocabularies[0], (guint) g_test_rand_int_range (1, 12));
      double       width = g_test_rand_double_range (24, 112);
      TlTextBlock *block = measure (text, string, width, 0);

      assert_same_breaks (reference, string, block, width);
      tl_text_block_unref (block);
    }
  tl_text_free (text);
}

static void
test_widths_are_pangos (void)
{
  TlText *text = tl_text_new ();
  g_autoptr (PangoLayout) reference = new_reference (&card_style);
  guint i;
  guint j;

  for (i = 0; i < 1500; i++)
    {
      g_autofree char *string =
        random_text (&vocabularies[i % 3], (guint) g_test_rand_int_range (1, 30));
      TlTextBlock *block = measure (text, string, g_test_rand_double_range (60, 400), 0);

      for (j = 0; j < block->n_lines; j++)
        {
          const TlTextLine *line = &block->lines[j];
          double            width = reference_width (reference, string + line->start, line->length);

          if (fabs (width - line->width) > 0.05)
            {
              g_test_message ("“%.*s”: %g, Pango has %g",
                              (int) line->length,
                              string + line->start,
                              line->width,
                              width);
              g_test_fail ();
            }
          g_assert_cmpfloat (line->width, <=, block->box_width);
        }
      tl_text_block_unref (block);
    }
  tl_text_free (text);
}

/* One layout serves every zoom, so the breaks must be proportional to size. */
static void
test_breaks_scale (void)
{
  TlText     *text = tl_text_new ();
  TlMeasurer *measurer = tl_text_get_measurer (text);
  guint       i;
  guint       j;

  for (i = 0; i < 300; i++)
    {
      g_autofree char *string = random_text (&vocabularies[0], 14);
      TlTextStyle      twice = card_style;
      double           width = g_test_rand_int_range (120, 240) + 0.3;
      TlTextBlock     *once = measure (text, string, width, 0);
      TlTextBlock     *double_size;

      twice.size *= 2;
      double_size = measurer->layout (measurer, string, &twice, 2 * width, 0, TL_TEXT_START, FALSE);
      for (j = 0; j < MIN (once->n_lines, double_size->n_lines); j++)
        {
          const TlTextLine *a = &once->lines[j];
          const TlTextLine *b = &double_size->lines[j];

          g_assert_cmpuint (a->start, ==, b->start);
          if (a->length != b->length)
            {
              /* Only where a word fits by less than what is lost in 1/1024 px. */
              g_assert_cmpfloat_with_epsilon (MAX (a->width, b->width / 2), width, 0.05);
              break;
            }
          g_assert_cmpfloat_with_epsilon (2 * a->width, b->width, 0.1);
        }
      tl_text_block_unref (once);
      tl_text_block_unref (double_size);
    }
  tl_text_free (text);
}

static void
assert_sound (TlText *text, const TlTextBlock *block)
{
  guint end = 0;
  guint i;

  g_assert_true (g_utf8_validate (block->text, -1, NULL));
  g_assert_cmpuint (block->n_lines, >, 0);
  g_assert_cmpfloat (block->height, ==, block->n_lines * tl_text_get_line_height (&block->style));
  for (i = 0; i < block->n_lines; i++)
    {
      const TlTextLine *line = &block->lines[i];
      g_autoptr (PangoLayout) shaped = tl_text_shape_line (text, block, i);
      int width;

      g_assert_cmpuint (line->start, >=, end);
      g_assert_cmpuint (line->start + line->length, <=, strlen (block->text));
      g_assert_true (g_utf8_validate (block->text + line->start, line->length, NULL));
      g_assert_null (memchr (block->text + line->start, '\n', line->length));
      g_assert_cmpfloat (line->baseline, ==, floor (line->baseline));
      g_assert_cmpint (pango_layout_get_line_count (shaped), ==, 1);
      pango_layout_get_size (shaped, &width, NULL);
      g_assert_cmpfloat_with_epsilon (pango_units_to_double (width), line->width, 0.05);
      end = line->start + line->length;
    }
}

static void
test_complex_scripts (void)
{
  static const struct
  {
    const char *text;
    gboolean    rtl;
  } cases[] = {
    { "يقرأ العميل المراجعات على الهاتف ثم يتصل بالدعم لأن الصياغة غير واضحة", TRUE },
    { "הלקוח קורא ביקורות בטלפון, ואז מתקשר לתמיכה כי הניסוח לא ברור", TRUE },
    { "Mixed שלום עולם with 123 and words, (done).", FALSE },
    { "お客様は電話でレビューを読み、説明がわかりにくいためサポートに電話します。", FALSE },
    { "顾客在手机上阅读评论，然后致电客服，因为措辞不清楚。", FALSE },
    { "ग्राहक फ़ोन पर समीक्षाएँ पढ़ता है और फिर सहायता को कॉल करता है", FALSE },
    { "ลูกค้าอ่านรีวิวบนโทรศัพท์แล้วโทรหาฝ่ายสนับสนุน", FALSE },
    { "Feels great 🙂 and then 👩‍👩‍👧‍👦 came 🏳️‍🌈 along with 🇩🇪 "
      "flags",
      FALSE },
    { "Cafe\u0301 nai\u0308ve A\u0300\u0316 decomposed words in a line of text", FALSE },
    { "10 x 20 cm, 3x5, x2", FALSE },
    { "Latin и кириллица “вместе” и Ελληνικά", FALSE },
    { "a → b ⇒ c ✓ d ★ e ☺ text after signs from other fonts", FALSE },
  };
  TlText *text = tl_text_new ();
  guint   i;
  guint   j;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      static const double widths[] = { -1, 40, 90, 176, 500 };
      g_autoptr (PangoLayout) reference = new_reference (&card_style);

      for (j = 0; j < G_N_ELEMENTS (widths); j++)
        {
          TlTextBlock *block = measure (text, cases[i].text, widths[j], 0);

          assert_sound (text, block);
          g_assert_true (!block->lines[0].rtl == !cases[i].rtl);
          if (widths[j] > 0)
            assert_same_breaks (reference, cases[i].text, block, widths[j]);
          tl_text_block_unref (block);
        }
    }
  tl_text_free (text);
}

static void
test_metrics (void)
{
  static const double expected[][2] = {
    { 11, 14 }, { 12.5, 16 }, { 13, 18 }, { 15, 20 }, { 24, 30 }
  };
  TlText     *text = tl_text_new ();
  TlMeasurer *measurer = tl_text_get_measurer (text);
  guint       i;

  g_assert_cmpstr (tl_text_get_family (text), ==, "Inter");
  g_assert_cmpstr (tl_text_get_family_list (text), ==, "Inter,Cantarell,Noto Sans,sans-serif");
  for (i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      TlTextStyle  style = { expected[i][0], TL_FONT_WEIGHT_REGULAR, FALSE };
      TlTextBlock *block;

      g_assert_cmpfloat (tl_text_get_line_height (&style), ==, expected[i][1]);
      block = measurer->layout (measurer, "one\ntwo", &style, 100, 0, TL_TEXT_START, FALSE);
      g_assert_cmpuint (block->n_lines, ==, 2);
      g_assert_cmpfloat (block->height, ==, 2 * expected[i][1]);
      g_assert_cmpfloat (block->lines[1].baseline - block->lines[0].baseline, ==, expected[i][1]);
      g_assert_cmpfloat (block->lines[0].baseline, >, 0.5 * expected[i][1]);
      g_assert_cmpfloat (block->lines[0].baseline, <, expected[i][1]);
      tl_text_block_unref (block);
    }
  tl_text_free (text);
}

static void
test_weights_differ (void)
{
  TlText     *text = tl_text_new ();
  TlMeasurer *measurer = tl_text_get_measurer (text);
  TlTextStyle style = { 24, TL_FONT_WEIGHT_REGULAR, FALSE };
  double      last = 0;
  int         weight;

  for (weight = 400; weight <= 700; weight += 100)
    {
      TlTextBlock *block;

      style.weight = (TlFontWeight) weight;
      block = measurer->layout (measurer, "Throughline maps", &style, -1, 0, TL_TEXT_START, FALSE);
      g_assert_cmpfloat (block->width, >, last);
      last = block->width;
      tl_text_block_unref (block);
    }
  tl_text_free (text);
}

static void
test_alignment (void)
{
  static const struct
  {
    const char *text;
    TlTextAlign align;
    gboolean    rtl;
    double      share; /* of the room that is left of the line */
  } cases[] = {
    { "left", TL_TEXT_START, FALSE, 0 },        { "left", TL_TEXT_MIDDLE, FALSE, 0.5 },
    { "left", TL_TEXT_END, FALSE, 1 },          { "שלום", TL_TEXT_START, TRUE, 1 },
    { "שלום", TL_TEXT_END, TRUE, 0 },           { "שלום", TL_TEXT_MIDDLE, TRUE, 0.5 },
    { "2026", TL_TEXT_START, TRUE, 1 },         { "2026", TL_TEXT_START, FALSE, 0 },
    { "latin in rtl", TL_TEXT_START, TRUE, 1 }, { "שלום in ltr", TL_TEXT_START, FALSE, 0 },
  };
  TlText     *text = tl_text_new ();
  TlMeasurer *measurer = tl_text_get_measurer (text);
  guint       i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TlTextBlock *block =
        measurer
          ->layout (measurer, cases[i].text, &card_style, 200, 0, cases[i].align, cases[i].rtl);
      TlTextLine *line = &block->lines[0];

      g_assert_cmpfloat_with_epsilon (line->x, cases[i].share * (200 - line->width), 1e-6);
      tl_text_block_unref (block);
      /* A box as wide as its text leaves no room. */
      block =
        measurer
          ->layout (measurer, cases[i].text, &card_style, -1, 0, cases[i].align, cases[i].rtl);
      g_assert_cmpfloat_with_epsilon (block->lines[0].x, 0, 1e-6);
      tl_text_block_unref (block);
    }
  tl_text_free (text);
}

static void
assert_lines (const TlTextBlock *block, const char *expected)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  guint i;

  for (i = 0; i < block->n_lines; i++)
    g_string_append_printf (lines,
                            "%s%.*s%s",
                            i > 0 ? "|" : "",
                            (int) block->lines[i].length,
                            block->text + block->lines[i].start,
                            block->lines[i].ellipsis ? "…" : "");
  g_assert_cmpstr (lines->str, ==, expected);
}

static void
test_lines (void)
{
  static const struct
  {
    const char *text;
    double      width;
    guint       max_lines;
    const char *lines;
  } cases[] = {
    { "", 100, 0, "" },
    { "", -1, 0, "" },
    { "one", 100, 0, "one" },
    { "one\ntwo", 100, 0, "one|two" },
    { "one\r\ntwo\n", 100, 0, "one|two|" },
    { "\n\nthree", 100, 0, "||three" },
    { "one   ", 24, 0, "one" },
    { "one      two", 30, 0, "one|two" },
    { "Sees a colleague arrive by e-bike", 90, 0, "Sees a|colleague|arrive by e-|bike" },
    { "wait !", 30, 0, "wait|!" },
    { "Sees a colleague arrive by e-bike", 90, 2, "Sees a|colleague…" },
    { "Sees a colleague", 90, 2, "Sees a|colleague" },
    { "Sees a colleague ", 90, 2, "Sees a|colleague" },
    { "one\ntwo\nthree", 90, 2, "one|two…" },
    { "Consideration and more", 88, 1, "Consideratio…" },
    { "Consideration", 1, 1, "…" },
    { "abc", 0, 0, "a|b|c" },
    { "abc def", 0, 0, "a|b|c|d|e|f" },
    { "a\tb\001c", -1, 0, "a b c" },
    { "soft\302\255hyphen", -1, 0, "softhyphen" },
  };
  TlText *text = tl_text_new ();
  guint   i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TlTextBlock *block = measure (text, cases[i].text, cases[i].width, cases[i].max_lines);

      assert_lines (block, cases[i].lines);
      assert_sound (text, block);
      tl_text_block_unref (block);
    }
  tl_text_free (text);
}

static void
test_ellipsis_fits (void)
{
  TlText *text = tl_text_new ();
  guint   i;

  for (i = 0; i < 600; i++)
    {
      g_autofree char *string = random_text (&vocabularies[i % 3], 12);
      double           width = g_test_rand_double_range (30, 200);
      TlTextBlock     *block = measure (text, string, width, 2);
      TlTextLine      *last = &block->lines[block->n_lines - 1];

      assert_sound (text, block);
      g_assert_cmpuint (block->n_lines, <=, 2);
      g_assert_true (last->ellipsis || block->text[last->start + last->length] == '\0');
      g_assert_cmpfloat (last->width, <=, width);
      g_assert_true (last->length == 0 || block->text[last->start + last->length - 1] != ' ');
      tl_text_block_unref (block);
    }
  tl_text_free (text);
}

/* Lays out at several widths and returns what the shaping came to. */
static TlTextWork
work_of (const char *string)
{
  static const double       widths[] = { 0, 7, 176, -1 };
  TlText                   *text = tl_text_new ();
  TlTextWork                work;
  guint                     i;
  gboolean                  cut;
  g_autofree char *prepared G_GNUC_UNUSED = tl_text_prepare (string, &cut);

  for (i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      TlTextBlock *block = measure (text, string, widths[i], 0);

      g_assert_true (g_utf8_validate (block->text, -1, NULL));
      g_assert_cmpint (g_utf8_strlen (block->text, -1),
                       <=,
                       TL_TEXT_MAX_CHARS + TL_TEXT_MAX_CHARS / TL_TEXT_MAX_RUN);
      g_assert_cmpuint (block->n_lines,
                        <=,
                        TL_TEXT_MAX_CHARS + TL_TEXT_MAX_CHARS / TL_TEXT_MAX_RUN + 1);
      g_assert_true (!block->lines[block->n_lines - 1].ellipsis == !cut);
      tl_text_block_unref (block);
    }
  tl_text_get_work (text, &work);
  tl_text_free (text);
  return work;
}

static char *
repeat (const char *begin, const char *part, guint n)
{
  GString *string = g_string_new (begin);
  guint    i;

  for (i = 0; i < n; i++)
    g_string_append (string, part);
  return g_string_free (string, FALSE);
}

static void
test_hostile (void)
{
  static const struct
  {
    const char *begin;
    const char *part;
    guint       n;
  } cases[] = {
    { "", "W", 65536 },
    { "", "a-", 32768 },
    { "", "漢", 20000 },
    { "e", "\u0301", 10000 },
    { "", "e\u0301\u0302", 4000 },
    { "", "ن", 30000 },
    { "", "\u200d", 10000 },
    { "", "👩\u200d", 5000 },
    { "", "\n", 60000 },
    { "", " ", 60000 },
    { "", "a ", 30000 },
    { "", "x1", 30000 },
    { "", "\u202e", 20000 },
    { "", "\u2068a", 10000 },
    { "", "\u200b", 20000 },
    { "", "ก", 20000 },
    { "", "!", 60000 },
    { "", "क\u094d", 10000 },
    { "", "( ", 30000 },
    { "", "🇩", 15000 },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *string = repeat (cases[i].begin, cases[i].part, cases[i].n);
      TlTextWork       work = work_of (string);

      g_test_message ("%s x %u: %" G_GUINT64_FORMAT " calls, %" G_GUINT64_FORMAT " characters",
                      cases[i].part,
                      cases[i].n,
                      work.n_shaped,
                      work.n_shaped_chars);
      /* Four layouts of at most 2,000 characters, each at most a few times over. */
      g_assert_cmpuint (work.n_shaped_chars, <, 4 * 4 * TL_TEXT_MAX_CHARS);
    }
}

static void
test_not_utf8 (void)
{
  TlText      *text = tl_text_new ();
  TlTextBlock *block = measure (text, "ab\xff\xc3(cd\xf0\x9f", 100, 0);

  assert_sound (text, block);
  g_assert_true (g_str_has_prefix (block->text, "ab"));
  tl_text_block_unref (block);
  tl_text_free (text);
}

static void
test_long_runs (void)
{
  g_autofree char *run = g_strnfill (500, 'm');
  TlText          *text = tl_text_new ();
  TlTextBlock     *block = measure (text, run, -1, 0);
  g_autofree char *copy = NULL;
  g_auto (GStrv) pieces = g_strsplit (block->text, TL_TEXT_ZERO_WIDTH_SPACE, -1);

  g_assert_cmpuint (g_strv_length (pieces), ==, 3);
  copy = g_strjoinv ("", pieces);
  g_assert_cmpstr (copy, ==, run);
  tl_text_block_unref (block);

  /* CJK breaks anywhere: nothing is put into it. */
  g_free (copy);
  copy = repeat ("", "漢", 600);
  block = measure (text, copy, 200, 0);
  g_assert_cmpstr (block->text, ==, copy);
  tl_text_block_unref (block);
  tl_text_free (text);
}

static void
test_cache_is_used (void)
{
  TlText    *text = tl_text_new ();
  TlTextWork before;
  TlTextWork after;

  tl_text_block_unref (measure (text, "Compares six models in three shops, then asks", 90, 0));
  tl_text_get_work (text, &before);
  tl_text_block_unref (measure (text, "asks three shops, then Compares six models in", 120, 0));
  tl_text_get_work (text, &after);
  /* Only "asks" had not been followed by a blank. */
  g_assert_cmpuint (after.n_shaped - before.n_shaped, <=, 2);
  g_assert_cmpuint (after.n_complex, ==, 0);
  tl_text_free (text);
}

/* Lines put together from cached words are the lines that are shaped. */
static void
test_line_glyphs (void)
{
  TlText *text = tl_text_new ();
  g_autoptr (GArray) glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
  guint n_put_together = 0;
  guint n_lines = 0;

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *string = random_text (&vocabularies[i % 3], 12);
      TlTextBlock     *block = measure (text, string, 150, 0);

      for (guint j = 0; j < block->n_lines; j++, n_lines++)
        {
          g_autoptr (PangoLayout) shaped = tl_text_shape_line (text, block, j);
          PangoLayoutLine *line = pango_layout_get_line_readonly (shaped, 0);
          guint            n = 0;
          double           x = 7;

          if (tl_text_get_line_glyphs (text, block, j, x, 20, glyphs) == NULL)
            continue;
          n_put_together++;
          for (GSList *l = line->runs; l != NULL; l = l->next)
            {
              const PangoGlyphString *run = ((PangoGlyphItem *) l->data)->glyphs;

              for (int k = 0; k < run->num_glyphs; k++)
                {
                  PangoGlyph glyph = run->glyphs[k].glyph;

                  /* Blanks are not drawn, so they may be left out. */
                  if (n < glyphs->len && g_array_index (glyphs, cairo_glyph_t, n).index == glyph)
                    g_assert_cmpfloat_with_epsilon (g_array_index (glyphs, cairo_glyph_t, n++).x,
                                                    x + pango_units_to_double (
                                                          run->glyphs[k].geometry.x_offset),
                                                    0.05);
                  x += pango_units_to_double (run->glyphs[k].geometry.width);
                }
            }
          if (n != glyphs->len)
            {
              g_test_message ("“%.*s” differs from glyph %u on",
                              (int) block->lines[j].length,
                              block->text + block->lines[j].start,
                              n);
              g_test_fail ();
            }
        }
      tl_text_block_unref (block);
    }
  g_assert_cmpuint (n_put_together, >, n_lines * 2 / 3);
  tl_text_free (text);
}

static void
test_language (void)
{
  TlText      *text = tl_text_new ();
  TlTextBlock *english = measure (text, "fi istanbul", -1, 0);
  TlTextWork   before;
  TlTextWork   after;

  tl_text_set_language (text, "tr");
  tl_text_get_work (text, &before);
  tl_text_block_unref (measure (text, "fi istanbul", -1, 0));
  tl_text_get_work (text, &after);
  /* Nothing measured in another language is used again. */
  g_assert_cmpuint (after.n_shaped, >, before.n_shaped);
  tl_text_set_language (text, NULL);
  tl_text_block_unref (english);
  tl_text_free (text);
}

static gpointer
measure_in_thread (gpointer data)
{
  TlTextBlock *block =
    measure (tl_text_get_default (), "Compares six models in three shops", 90, 0);

  g_assert_true (tl_text_get_default () != data);
  return block;
}

static void
test_threads (void)
{
  TlTextBlock *here = measure (tl_text_get_default (), "Compares six models in three shops", 90, 0);
  TlTextBlock *there =
    g_thread_join (g_thread_new ("text", measure_in_thread, tl_text_get_default ()));
  guint i;

  g_assert_cmpuint (here->n_lines, ==, there->n_lines);
  for (i = 0; i < here->n_lines; i++)
    g_assert_cmpfloat (here->lines[i].width, ==, there->lines[i].width);
  tl_text_block_unref (here);
  tl_text_block_unref (there);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/breaks-like-pango", test_breaks_like_pango);
  g_test_add_func ("/text/narrow-like-pango", test_narrow_like_pango);
  g_test_add_func ("/text/widths-are-pangos", test_widths_are_pangos);
  g_test_add_func ("/text/breaks-scale", test_breaks_scale);
  g_test_add_func ("/text/complex-scripts", test_complex_scripts);
  g_test_add_func ("/text/metrics", test_metrics);
  g_test_add_func ("/text/weights-differ", test_weights_differ);
  g_test_add_func ("/text/alignment", test_alignment);
  g_test_add_func ("/text/lines", test_lines);
  g_test_add_func ("/text/ellipsis-fits", test_ellipsis_fits);
  g_test_add_func ("/text/hostile", test_hostile);
  g_test_add_func ("/text/not-utf8", test_not_utf8);
  g_test_add_func ("/text/long-runs", test_long_runs);
  g_test_add_func ("/text/cache-is-used", test_cache_is_used);
  g_test_add_func ("/text/line-glyphs", test_line_glyphs);
  g_test_add_func ("/text/language", test_language);
  g_test_add_func ("/text/threads", test_threads);
  return g_test_run ();
}
