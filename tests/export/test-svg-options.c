/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* SVG in its kinds: texts as outlines, with its fonts inside, without what other programs ignore,
 * with ids that stay; and when the document comes to be inside. */
#include "config.h"
#include "places.h"

#include "export-check.h"

#include "map/tl-comments.h"
#include "map/tl-edit-comment.h"
#include "map/tl-edit.h"
#include "store/tl-embedded.h"
#include "store/tl-store.h"

#include <hb.h>
#include <string.h>

static TlTable *
load_sample (const char *name)
{
  g_autofree char *path = g_strconcat (TL_SOURCE_DATA_DIR, "/samples/", name, ".journey", NULL);
  g_autoptr (GError) error = NULL;
  TlTable *table = tl_store_load (path, NULL, NULL, &error);

  g_assert_no_error (error);
  return table;
}

static TlTable *
parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  TlTable *table = tl_store_parse (bytes, "test", NULL, &error);

  g_assert_no_error (error);
  return table;
}

static GBytes *
write_svg (const TlTable *table, const TlExportOptions *options)
{
  g_autoptr (GError) error = NULL;
  GBytes *svg = tl_svg_write (table, options, NULL, &error);

  g_assert_no_error (error);
  return svg;
}

static const char *
get_text (GBytes *bytes)
{
  return g_bytes_get_data (bytes, NULL);
}

static gboolean
contains (GBytes *bytes, const char *word)
{
  return g_strstr_len (get_text (bytes), (gssize) g_bytes_get_size (bytes), word) != NULL;
}

/* Outlines are rounded to a hundredth of a px: 15 of 255 at the edge of a letter. */
static void
assert_same_picture (GBytes *a, GBytes *b, const char *name)
{
  cairo_surface_t *one = render_svg (a, 1616, 1776, 1);
  cairo_surface_t *other = render_svg (b, 1616, 1776, 1);
  guint            n_over;

  g_assert_cmpint (max_difference (one, other, &n_over, name), <=, 16);
  cairo_surface_destroy (one);
  cairo_surface_destroy (other);
}

/* A renderer without a single font shows the letters, and a reader still finds the words. */
static void
test_outlines (void)
{
  static const char *const without_fonts[] = {
    "sh",
    "-c",
    "d=$(mktemp -d) && printf '<fontconfig/>' > $d/fonts.conf && "
    "FONTCONFIG_FILE=$d/fonts.conf rsvg-convert --width 400 > $d/out.png; "
    "s=$?; cat $d/out.png; rm -r $d; exit $s",
    NULL
  };
  static const char *const with_fonts[] = { "rsvg-convert", "--width", "400", NULL };
  const TlExportOptions    plain = { 0 }, options = { .outlines = TRUE };
  g_autoptr (TlTable) table = load_sample ("first-e-bike");
  g_autoptr (GBytes) texts = write_svg (table, &plain);
  g_autoptr (GBytes) svg = write_svg (table, &options);
  g_autoptr (SvgFacts) facts = svg_facts_new (svg);
  g_autofree char *bare = NULL, *dressed = NULL;
  int              status;

  assert_svg_is_safe (svg, facts);
  g_assert_cmpuint (svg_facts_count (facts, "text"), ==, 0);
  g_assert_true (contains (svg, "aria-label=\"Compares six models in three shops\""));
  g_assert_cmpstr (g_hash_table_lookup (facts->titles, "card-card-compares"),
                   ==,
                   "Action: Compares six models in three shops");
  assert_same_picture (texts, svg, "outlines");
  bare = run (svg, without_fonts, &status);
  g_assert_cmpint (status, ==, 0);
  dressed = run (svg, with_fonts, &status);
  g_assert_cmpint (status, ==, 0);
  /* PNG's signature ends in no 0: enough of both is compared as text, the rest by size. */
  g_assert_cmpstr (bare, ==, dressed);
}

/* Hebrew is not in Inter: the font that helps out is inside too, and named. */
static const char hebrew[] =
  "{\"format\":\"throughline\",\"version\":1,\"id\":\"d\",\"title\":\"Café\","
  "\"personas\":[],\"maps\":[{\"id\":\"m\",\"title\":\"Café שלום\",\"stages\":[],\"lanes\":[],"
  "\"cards\":[],\"curves\":[],\"links\":[]}]}";

/* Whether one of the fonts inside, all of them sound, has a character. */
static gboolean
has_glyph (GBytes *svg, const char *family, gunichar character)
{
  g_auto (GStrv) rules = g_strsplit (get_text (svg), "@font-face{", -1);
  g_autofree char *begin = g_strdup_printf ("font-family:'%s';", family);
  gboolean         found = FALSE;

  for (guint i = 1; rules[0] != NULL && rules[i] != NULL; i++)
    {
      const char        *data = strstr (rules[i], ";base64,");
      g_autofree char   *base64 = g_strndup (data + 8, strcspn (data + 8, ")"));
      gsize              length;
      g_autofree guchar *font = g_base64_decode (base64, &length);
      hb_blob_t         *blob =
        hb_blob_create ((const char *) font, (guint) length, HB_MEMORY_MODE_READONLY, NULL, NULL);
      hb_face_t     *face = hb_face_create (blob, 0);
      hb_font_t     *hb_font = hb_font_create (face);
      hb_codepoint_t glyph;

      g_assert_cmpuint (hb_face_get_glyph_count (face), >, 1);
      g_assert_cmpuint (length, <, 200000);
      found = found || (g_str_has_prefix (rules[i], begin) &&
                        hb_font_get_nominal_glyph (hb_font, character, &glyph));
      hb_font_destroy (hb_font);
      hb_face_destroy (face);
      hb_blob_destroy (blob);
    }
  return found;
}

static void
test_fonts (void)
{
  static const char *const xmllint[] = { "xmllint", "--noout", "--nonet", "-", NULL };
  const TlExportOptions    plain = { 0 }, options = { .embed_fonts = TRUE };
  g_autoptr (TlTable) table = parse (hebrew);
  g_autoptr (GBytes) texts = write_svg (table, &plain);
  g_autoptr (GBytes) svg = write_svg (table, &options);
  g_autoptr (GBytes) again = write_svg (table, &options);
  g_autofree char *output = NULL;
  int              status;

  g_assert_false (contains (texts, "@font-face"));
  g_assert_true (g_bytes_equal (svg, again));
  g_assert_true (has_glyph (svg, "Inter", 'C'));
  g_assert_true (has_glyph (svg, "Inter", 0xe9));
  g_assert_false (has_glyph (svg, "Inter", 'Q'));
  g_assert_true (has_glyph (svg, "DejaVu Sans", 0x5e9));
  g_assert_true (contains (svg, "font-family=\"Inter, "));
  g_assert_true (contains (svg, ", 'DejaVu Sans', sans-serif\""));
  output = run (svg, xmllint, &status);
  g_assert_cmpint (status, ==, 0);
}

/* Words that mean harm are words, in whatever form texts are. */
static void
test_hostile_words (void)
{
  static const char json[] =
    "{\"format\":\"throughline\",\"version\":1,\"id\":\"d\",\"title\":\"]]>\",\"personas\":[],"
    "\"maps\":[{\"id\":\"m\",\"title\":\"<script>&\\\"><svg onload=\\\"x\\\"> ]]> =1+1 \\u202eevil\","
    "\"stages\":[],\"lanes\":[],\"cards\":[],\"curves\":[],\"links\":[]}]}";
  static const char *const     xmllint[] = { "xmllint", "--noout", "--nonet", "-", NULL };
  static const TlExportOptions options[] = {
    { .embed = TL_EMBED_ALWAYS },
    { .outlines = TRUE, .embed = TL_EMBED_ALWAYS },
    { .embed_fonts = TRUE, .embed = TL_EMBED_ALWAYS },
  };
  g_autoptr (TlTable) table = parse (json);

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_autoptr (GBytes) svg = write_svg (table, &options[i]);
      g_autofree char *output = NULL;
      int              status;

      g_assert_false (contains (svg, "<script"));
      g_assert_false (contains (svg, "onload=\""));
      g_assert_false (contains (svg, "]]>"));
      g_assert_true (contains (svg, "&lt;script&gt;"));
      output = run (svg, xmllint, &status);
      g_assert_cmpint (status, ==, 0);
    }
}

/* Programs that take pictures apart know attributes, not style sheets, and lose texts within
 * transforms. */
static void
test_plain (void)
{
  static const char *const samples[] = { "first-e-bike", "library-card" };
  static const char *const refused[] = {
    "<style",          " style=", "foreignObject", "<g transform",
    "<text transform", "<symbol", "textLength",    "<mask"
  };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      const TlExportOptions options = { 0 };
      g_autoptr (TlTable) table = load_sample (samples[i]);
      g_autoptr (GBytes) svg = write_svg (table, &options);
      const char *text = get_text (svg);

      for (guint k = 0; k < G_N_ELEMENTS (refused); k++)
        if (contains (svg, refused[k]))
          g_error ("%s: has %s", samples[i], refused[k]);
      /* Images alone are scaled. */
      for (const char *at = text; (at = strstr (at, " transform=")) != NULL; at++)
        {
          const char *element = at;

          while (*element != '<')
            element--;
          g_assert_true (g_str_has_prefix (element, "<use "));
        }
    }
}

/* A card more, before all others: every id is still there and of the same class. */
static void
test_ids_stay (void)
{
  const TlExportOptions options = { 0 };
  g_autoptr (TlTable) table = load_sample ("first-e-bike");
  g_autoptr (GBytes) before = write_svg (table, &options);
  g_autoptr (SvgFacts) old = svg_facts_new (before);
  g_autoptr (TlDocument) doc = tl_document_new_for_table (table);
  g_autofree char *stage = NULL, *card = NULL, *id = NULL;
  GHashTableIter   iter;
  gpointer         key, class;

  tl_document_begin (doc, "Add");
  stage = tl_edit_add_stage (doc, "map-as-is", "Before", "stage-awareness");
  card = tl_edit_add_card (doc,
                           "map-as-is",
                           "stage-awareness",
                           "lane-actions",
                           "First",
                           "card-colleague");
  tl_document_commit (doc);
  {
    g_autoptr (GBytes) after = write_svg (table, &options);
    g_autoptr (SvgFacts) new = svg_facts_new (after);

    id = g_strconcat ("card-", card, NULL);
    g_assert_true (g_hash_table_contains (new->ids, id));
    g_hash_table_iter_init (&iter, old->ids);
    while (g_hash_table_iter_next (&iter, &key, &class))
      {
        g_assert_true (g_hash_table_contains (new->ids, key));
        g_assert_cmpstr (g_hash_table_lookup (new->ids, key), ==, class);
      }
  }
}

static void
assert_embeds (const TlTable *table, const TlExportOptions *options, gboolean svg, gboolean png)
{
  static const char *const formats[] = { "svg", "png" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      const TlExporter *exporter = tl_exporter_find (NULL, formats[i], NULL);
      g_autoptr (GBytes) bytes = exporter->write (table, options, NULL, NULL);
      gboolean expected = i == 0 ? svg : png;

      g_assert_cmpint (tl_export_embeds (exporter, table, options), ==, expected);
      g_assert_cmpint (memmem (get_text (bytes),
                               g_bytes_get_size (bytes),
                               i == 0 ? TL_EMBEDDED_NAMESPACE : TL_EMBEDDED_KEYWORD,
                               strlen (i == 0 ? TL_EMBEDDED_NAMESPACE : TL_EMBEDDED_KEYWORD)) !=
                         NULL,
                       ==,
                       expected);
    }
}

/* Left to itself: inside an SVG of a document that shows all that it holds. */
static void
test_embed (void)
{
  static const TlCommentPlace place = { 0 };
  g_autoptr (TlDocument) doc = tl_edit_new_document (tl_id_source_new_seeded (1), "Plain", TRUE);
  const TlTable *table = tl_document_get_table (doc);
  const char    *map = tl_record_get_id (
    tl_table_get_children (table, tl_document_get_id (doc), TL_KIND_MAP)->pdata[0]);
  g_autofree char *lane =
    g_strdup (tl_record_get_id (tl_table_get_children (table, map, TL_KIND_LANE)->pdata[1]));
  const char *const lanes[] = { lane, NULL };
  g_autofree char  *words = tl_export_describe_embedded (table);

  g_assert_null (words);
  assert_embeds (table, &(TlExportOptions){ .scale = .2 }, TRUE, FALSE);
  assert_embeds (table, &(TlExportOptions){ .scale = .2, .embed = TL_EMBED_NEVER }, FALSE, FALSE);
  assert_embeds (table, &(TlExportOptions){ .scale = .2, .embed = TL_EMBED_ALWAYS }, TRUE, TRUE);
  assert_embeds (table,
                 &(TlExportOptions){ .scale = .2, .lanes = lanes, .embed = TL_EMBED_ALWAYS },
                 FALSE,
                 FALSE);
  assert_embeds (table,
                 &(TlExportOptions){ .scale = .2, .blank = TRUE, .embed = TL_EMBED_ALWAYS },
                 FALSE,
                 FALSE);

  tl_document_begin (doc, "Hide");
  tl_edit_set_boolean (doc, lane, TL_LANE_HIDDEN, TRUE);
  g_free (tl_edit_add_comment (doc, map, &place, "Ann", "Psst", "2026-02-25"));
  g_free (tl_edit_add_comment (doc, map, &place, "Ann", "Psst", "2026-02-25"));
  g_free (tl_edit_add_card (doc, map, NULL, NULL, "Parked", NULL));
  tl_document_commit (doc);
  words = tl_export_describe_embedded (table);
  g_assert_cmpstr (words, ==, "2 comments, 1 hidden lane, 1 parked card");
  assert_embeds (table, &(TlExportOptions){ .scale = .2 }, FALSE, FALSE);
  assert_embeds (table, &(TlExportOptions){ .scale = .2, .embed = TL_EMBED_ALWAYS }, TRUE, TRUE);
}

/* Each thing that a picture does not show is reason enough. */
static void
test_unseen (void)
{
  static const struct
  {
    const char *rest;
    const char *words;
  } rows[] = {
    { "\"personas\":[{\"id\":\"p\",\"name\":\"Mia\"}],\"maps\":[{MAP,\"personas\":[\"p\"]}]",
      NULL },
    { "\"personas\":[{\"id\":\"p\",\"name\":\"Mia\",\"goals\":[\"x\"]}],"
      "\"maps\":[{MAP,\"personas\":[\"p\"]}]",
      "details of 1 persona" },
    { "\"personas\":[{\"id\":\"p\",\"name\":\"Mia\"}],\"maps\":[{MAP}]", "details of 1 persona" },
    { "\"personas\":[],\"maps\":[{MAP},{\"id\":\"n\",\"title\":\"\",\"stages\":[],\"lanes\":[],"
      "\"cards\":[],\"curves\":[],\"links\":[]}]",
      "1 other map" },
    { "\"personas\":[],\"maps\":[{MAP,\"evidence\":[{\"id\":\"e\",\"title\":\"Call\"}]}]",
      "1 piece of evidence" },
    { "\"personas\":[],\"maps\":[{MAP,\"experiments\":[{\"id\":\"e\",\"title\":\"Two\"}]}]",
      "1 experiment" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) parts = g_strsplit (rows[i].rest, "MAP", 2);
      g_autofree char *json =
        g_strconcat ("{\"format\":\"throughline\",\"version\":1,\"id\":\"d\",",
                     parts[0],
                     "\"id\":\"m\",\"title\":\"\",\"stages\":[],\"lanes\":[],\"cards\":[],"
                     "\"curves\":[],\"links\":[]",
                     parts[1],
                     "}",
                     NULL);
      g_autoptr (TlTable) table = parse (json);
      g_autofree char *words = tl_export_describe_embedded (table);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static void
test_note (void)
{
  const char *const     cards[] = { "card-compares", NULL };
  const TlExportOptions options = { .cards = cards, .embed = TL_EMBED_ALWAYS };
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  TlExportRun listening = { .notes = notes };
  g_autoptr (TlTable) table = load_sample ("first-e-bike");
  g_autoptr (GBytes) svg = tl_svg_write (table, &options, &listening, NULL);

  g_assert_nonnull (svg);
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_true (g_str_has_prefix (notes->pdata[0], "The document is not inside"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/svg-options/outlines", test_outlines);
  g_test_add_func ("/export/svg-options/fonts", test_fonts);
  g_test_add_func ("/export/svg-options/hostile-words", test_hostile_words);
  g_test_add_func ("/export/svg-options/plain", test_plain);
  g_test_add_func ("/export/svg-options/ids-stay", test_ids_stay);
  g_test_add_func ("/export/svg-options/embed", test_embed);
  g_test_add_func ("/export/svg-options/unseen", test_unseen);
  g_test_add_func ("/export/svg-options/note", test_note);
  return g_test_run ();
}
