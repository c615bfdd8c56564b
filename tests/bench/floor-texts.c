/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* floor-texts FILE.journey [OUT.png WIDTH]
 *
 * The least that drawing a map can cost, in one process: parse the file with json-glib, break and
 * measure the texts of its cards in our font (break opportunities from Pango, each word shaped
 * once), and with OUT.png also draw a box and the words of each card and encode the picture. It
 * checks nothing, keeps no document and places cards in a plain grid. */
#include <json-glib/json-glib.h>
#include <pango/pangocairo.h>
#include <string.h>

#define CARD_WIDTH 210.0
#define CARD_PADDING 10.0
#define LINE_HEIGHT 16.0
#define FONT_PX 12.5

typedef struct
{
  double            width;
  PangoFont        *font;
  PangoGlyphString *glyphs;
} Word;

typedef struct
{
  PangoContext *context;
  PangoLayout  *layout;
  GHashTable   *words;
  cairo_t      *cr; /* NULL: only measure */
  guint         n_lines;
  double        x;
  double        y;
} Floor;

static void
word_free (gpointer data)
{
  Word *word = data;

  g_clear_object (&word->font);
  g_clear_pointer (&word->glyphs, pango_glyph_string_free);
  g_free (word);
}

static Word *
shape_word (Floor *floor, const char *text, gsize length)
{
  g_autofree char *key = g_strndup (text, length);
  Word            *word = g_hash_table_lookup (floor->words, key);
  PangoLayoutLine *line;

  if (word)
    return word;
  word = g_new0 (Word, 1);
  pango_layout_set_text (floor->layout, text, length);
  line = pango_layout_get_line_readonly (floor->layout, 0);
  if (line->runs)
    {
      PangoGlyphItem *run = line->runs->data;
      word->width = pango_glyph_string_get_width (run->glyphs) / (double) PANGO_SCALE;
      word->font = g_object_ref (run->item->analysis.font);
      word->glyphs = pango_glyph_string_copy (run->glyphs);
    }
  g_hash_table_insert (floor->words, g_steal_pointer (&key), word);
  return word;
}

/* Breaks one paragraph; draws each word where it falls. Returns its height. */
static double
place_text (Floor *floor, const char *text, double y)
{
  gsize                    length = strlen (text);
  int                      n_attrs = g_utf8_strlen (text, length) + 1;
  g_autofree PangoLogAttr *attrs = g_new (PangoLogAttr, n_attrs);
  const char              *start = text;
  const char              *at = text;
  double                   x = 0;
  double                   bottom = y + LINE_HEIGHT;

  pango_get_log_attrs (text, length, -1, NULL, attrs, n_attrs);
  for (int i = 1; i < n_attrs; i++)
    {
      at = g_utf8_next_char (at);
      if (!attrs[i].is_line_break && i + 1 < n_attrs)
        continue;
      Word *word = shape_word (floor, start, at - start);
      if (x > 0 && x + word->width > CARD_WIDTH - 2 * CARD_PADDING)
        {
          x = 0;
          bottom += LINE_HEIGHT;
          floor->n_lines++;
        }
      if (floor->cr && word->glyphs)
        {
          cairo_move_to (floor->cr, floor->x + CARD_PADDING + x, floor->y + bottom - 4);
          pango_cairo_show_glyph_string (floor->cr, word->font, word->glyphs);
        }
      x += word->width;
      start = at;
    }
  return bottom - y;
}

static void
place_card (Floor *floor, JsonObject *card, guint index, guint n_columns)
{
  const char *title = json_object_get_string_member_with_default (card, "title", "");
  const char *text = json_object_get_string_member_with_default (card, "text", "");
  double      height = 0;

  floor->x = (index % n_columns) * (CARD_WIDTH + 24);
  floor->y = (index / n_columns) * 92.0;
  if (floor->cr)
    {
      cairo_rectangle (floor->cr, floor->x, floor->y, CARD_WIDTH, 80);
      cairo_set_source_rgb (floor->cr, 0.93, 0.96, 0.99);
      cairo_fill_preserve (floor->cr);
      cairo_set_source_rgb (floor->cr, 0.14, 0.12, 0.19);
      cairo_stroke (floor->cr);
    }
  height += place_text (floor, title, height);
  if (*text)
    place_text (floor, text, height);
}

static void
place_cards (Floor *floor, JsonObject *map)
{
  JsonArray *cards = json_object_get_array_member (map, "cards");
  guint      n_cards = json_array_get_length (cards);
  guint      n_columns = MAX (6, n_cards / 25);

  for (guint i = 0; i < n_cards; i++)
    place_card (floor, json_array_get_object_element (cards, i), i, n_columns);
}

static void
init_text (Floor *floor)
{
  PangoFontDescription *description = pango_font_description_from_string ("Inter Medium");
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_font_description_set_absolute_size (description, FONT_PX * PANGO_SCALE);
  floor->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_cairo_context_set_font_options (floor->context, options);
  pango_context_set_round_glyph_positions (floor->context, FALSE);
  pango_context_set_font_description (floor->context, description);
  floor->layout = pango_layout_new (floor->context);
  floor->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, word_free);
  cairo_font_options_destroy (options);
  pango_font_description_free (description);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  cairo_surface_t *surface = NULL;
  JsonArray       *maps;
  Floor            floor = { 0 };

  if (argc != 2 && argc != 4)
    g_error ("usage: floor-texts FILE [OUT.png WIDTH]");
  if (!json_parser_load_from_file (parser, argv[1], &error))
    g_error ("%s", error->message);
  maps =
    json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "maps");
  init_text (&floor);
  if (argc == 4)
    {
      int   width = g_ascii_strtoll (argv[3], NULL, 10);
      guint n_cards = json_array_get_length (
        json_object_get_array_member (json_array_get_object_element (maps, 0), "cards"));
      guint  n_columns = MAX (6, n_cards / 25);
      double scale = width / (n_columns * (CARD_WIDTH + 24));

      surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, width * 9 / 16);
      floor.cr = cairo_create (surface);
      cairo_set_source_rgb (floor.cr, 1, 1, 1);
      cairo_paint (floor.cr);
      cairo_scale (floor.cr, scale, scale);
    }
  place_cards (&floor, json_array_get_object_element (maps, 0));
  if (surface && cairo_surface_write_to_png (surface, argv[2]) != CAIRO_STATUS_SUCCESS)
    g_error ("%s: cannot be written", argv[2]);
  return 0;
}
