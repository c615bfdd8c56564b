/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whole documents through every exporter: the samples, documents made here, and such as mean harm.
 */
#include "config.h"
#include "places.h"

#include "export-check.h"

#include "map/tl-query.h"
#include "store/tl-store.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <string.h>

static const char *const samples[] = { "first-e-bike", "library-card" };

static TlTable *
load_sample (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".journey", NULL);
  g_autofree char *path = g_build_filename (TL_SOURCE_DATA_DIR, "samples", file, NULL);
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

static GBytes *export(const TlTable *table, const char *format, const TlExportOptions *options)
{
  g_autoptr (GError) error = NULL;
  TlExportOptions   plain = { 0 };
  const TlExporter *exporter = tl_exporter_find (NULL, format, &error);
  GBytes           *bytes;

  g_assert_no_error (error);
  bytes = exporter->write (table, options != NULL ? options : &plain, NULL, &error);
  g_assert_no_error (error);
  return bytes;
}

static const GPtrArray *
get_maps (const TlTable *table)
{
  return tl_table_get_children (table,
                                tl_record_get_id (tl_table_get_document (table)),
                                TL_KIND_MAP);
}

/* Without white space and hyphens: a line wrapped at a blank or after a hyphen, which readers of
 * PDF take for a divided word, is not another text. */
static char *
dup_normal (const char *text)
{
  GString *normal = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)) && *p != '-')
      g_string_append_unichar (normal, g_utf8_get_char (p));
  return g_string_free (normal, FALSE);
}

static void
assert_found (const char *all, const char *text)
{
  g_autofree char *normal = dup_normal (text);

  if (strstr (all, normal) == NULL)
    g_error ("not found: “%s”", normal);
}

/* Letters and digits only: pdftotext joins what a hyphen at a line's end had parted. */
static char *
dup_letters (const char *text)
{
  GString *letters = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (letters, g_utf8_get_char (p));
  return g_string_free (letters, FALSE);
}

static void
assert_letters_found (const char *all, const char *text)
{
  g_autofree char *letters = dup_letters (text);

  if (strstr (all, letters) == NULL)
    g_error ("not found: “%s”", text);
}

static void
assert_group (SvgFacts *facts, const char *role, const char *id)
{
  g_autofree char *name = g_strdup_printf ("%s-%s", role, id);

  if (g_strcmp0 (g_hash_table_lookup (facts->ids, name), role) != 0)
    g_error ("no group “%s” of class “%s”", name, role);
  if (!g_hash_table_contains (facts->titles, name))
    g_error ("the group “%s” has no title", name);
}

static void
assert_groups (
  SvgFacts *facts, const TlTable *table, const char *map, TlKind kind, const char *role)
{
  const GPtrArray *records = tl_table_get_children (table, map, kind);

  for (guint i = 0; records != NULL && i < records->len; i++)
    assert_group (facts, role, tl_record_get_id (g_ptr_array_index (records, i)));
}

static void
assert_cards (SvgFacts *facts, const TlTable *table, const char *map)
{
  const GPtrArray *cards = tl_table_get_children (table, map, TL_KIND_CARD);
  g_autofree char *all = dup_normal (facts->text->str);

  g_assert_cmpuint (cards->len, >, 0);
  for (guint i = 0; i < cards->len; i++)
    {
      const TlRecord *card = g_ptr_array_index (cards, i);

      if (tl_record_get_ref (card, TL_CARD_COLUMN) == NULL)
        {
          g_autofree char *name = g_strdup_printf ("card-%s", tl_record_get_id (card));

          g_assert_false (g_hash_table_contains (facts->ids, name));
          continue;
        }
      assert_group (facts, "card", tl_record_get_id (card));
      assert_found (all, tl_record_get_text (card, TL_CARD_TITLE));
      assert_found (all, tl_record_get_text (card, TL_CARD_TEXT));
    }
}

static void
test_svg_of_samples (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      TlTable         *table = load_sample (samples[i]);
      const GPtrArray *maps = get_maps (table);

      for (guint j = 0; j < maps->len; j++)
        {
          const char     *map = tl_record_get_id (g_ptr_array_index (maps, j));
          TlExportOptions options = { .map = map };
          g_autoptr (GBytes) svg = export(table, "svg", &options);
          g_autoptr (GBytes) again = export(table, "svg", &options);
          g_autoptr (SvgFacts) facts = svg_facts_new (svg);

          assert_svg_is_safe (svg, facts);
          g_assert_true (g_bytes_equal (svg, again));
          g_assert_cmpstr (facts->title,
                           ==,
                           tl_record_get_text (tl_table_get (table, map), TL_MAP_TITLE));
          assert_groups (facts, table, map, TL_KIND_STAGE, "stage");
          assert_groups (facts, table, map, TL_KIND_LANE, "lane");
          assert_cards (facts, table, map);
        }
      tl_table_unref (table);
    }
}

static void
test_png_is_svg (void)
{
  static const double scales[] = { 1, 2 };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      TlTable *table = load_sample (samples[i]);
      g_autoptr (GBytes) svg = export(table, "svg", NULL);

      for (guint j = 0; j < G_N_ELEMENTS (scales); j++)
        {
          TlExportOptions options = { .scale = scales[j] };
          g_autoptr (GBytes) png = export(table, "png", &options);
          cairo_surface_t *ours = read_png (png);
          cairo_surface_t *theirs = render_svg (svg,
                                                cairo_image_surface_get_width (ours),
                                                cairo_image_surface_get_height (ours),
                                                scales[j]);
          guint            n_over;
          int              max = max_difference (ours, theirs, &n_over, samples[i]);

          g_test_message ("%s at %g: max difference %d, %u over 8",
                          samples[i],
                          scales[j],
                          max,
                          n_over);
          g_assert_cmpint (max, <=, 8);
          cairo_surface_destroy (ours);
          cairo_surface_destroy (theirs);
        }
      tl_table_unref (table);
    }
}

static void
assert_png_size (const TlTable *table, const TlExportOptions *options, int width, int height)
{
  g_autoptr (GBytes) png = export(table, "png", options);
  cairo_surface_t *surface = read_png (png);

  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, height);
  cairo_surface_destroy (surface);
}

static void
test_png_sizes (void)
{
  TlTable        *table = load_sample (samples[0]);
  TlExportOptions options = { 0 };
  g_autoptr (TlScene) scene = tl_export_new_scene (table, &options, NULL);
  TlRect sheet = tl_scene_get_sheet (scene);

  assert_png_size (table, &options, (int) ceil (2 * sheet.width), (int) ceil (2 * sheet.height));
  options.scale = 0.5;
  assert_png_size (table, &options, (int) ceil (sheet.width / 2), (int) ceil (sheet.height / 2));
  options.scale = 0;
  options.width = 777;
  assert_png_size (table, &options, 777, (int) ceil (sheet.height * 777 / sheet.width));
  options.width = 1;
  assert_png_size (table, &options, 1, MAX (1, (int) ceil (sheet.height / sheet.width)));
  tl_table_unref (table);
}

/* Bands of rows join without a seam: what comes in several is what comes in one. */
static void
test_png_bands (void)
{
  TlTable        *table = load_sample (samples[0]);
  TlExportOptions options = { .scale = 4 };
  g_autoptr (GBytes) svg = export(table, "svg", NULL);
  g_autoptr (GBytes) png = export(table, "png", &options);
  cairo_surface_t *ours = read_png (png);
  cairo_surface_t *theirs;
  guint            n_over;

  g_assert_cmpfloat ((double) cairo_image_surface_get_width (ours) *
                       cairo_image_surface_get_height (ours),
                     >,
                     9e6);
  theirs = render_svg (svg,
                       cairo_image_surface_get_width (ours),
                       cairo_image_surface_get_height (ours),
                       4);
  g_assert_cmpint (max_difference (ours, theirs, &n_over, "bands"), <=, 8);
  cairo_surface_destroy (ours);
  cairo_surface_destroy (theirs);
  tl_table_unref (table);
}

static void
test_png_too_large (void)
{
  static const TlExportOptions cases[] = {
    { .scale = 100 }, { .width = 40000 }, { .width = 30000 }, { .scale = 1e300 }
  };
  TlTable *table = load_sample (samples[0]);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tl_png_write (table, &cases[i], NULL, &error));
      g_assert_error (error, TL_EXPORT_ERROR, TL_EXPORT_ERROR_TOO_LARGE);
      g_assert_nonnull (strstr (error->message, "32767"));
    }
  tl_table_unref (table);
}

static void
test_pdf (void)
{
  static const char *const pdftotext[] = { "pdftotext", "-", "-", NULL };
  static const char *const pdfinfo[] = { "pdfinfo", "-", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      TlTable         *table = load_sample (samples[i]);
      const GPtrArray *maps = get_maps (table);
      g_autoptr (GBytes) pdf = export(table, "pdf", NULL);
      g_autofree char *pages = g_strdup_printf ("Pages:           %u\n", maps->len);
      g_autofree char *title =
        g_strdup_printf ("Title:           %s\n",
                         tl_record_get_text (tl_table_get_document (table), TL_DOCUMENT_TITLE));
      int              status;
      g_autofree char *info = run (pdf, pdfinfo, &status);
      g_autofree char *raw = run (pdf, pdftotext, &status);
      g_autofree char *text = dup_letters (raw);

      g_assert_nonnull (strstr (info, pages));
      g_assert_nonnull (strstr (info, title));
      for (guint j = 0; j < maps->len; j++)
        {
          const char      *map = tl_record_get_id (g_ptr_array_index (maps, j));
          const GPtrArray *stages = tl_table_get_children (table, map, TL_KIND_STAGE);
          const GPtrArray *cards = tl_table_get_children (table, map, TL_KIND_CARD);

          for (guint k = 0; k < stages->len; k++)
            assert_letters_found (text,
                                  tl_record_get_text (g_ptr_array_index (stages, k),
                                                      TL_STAGE_TITLE));
          for (guint k = 0; k < cards->len; k++)
            if (tl_record_get_ref (g_ptr_array_index (cards, k), TL_CARD_COLUMN) != NULL)
              assert_letters_found (text,
                                    tl_record_get_text (g_ptr_array_index (cards, k),
                                                        TL_CARD_TITLE));
        }
      tl_table_unref (table);
    }
}

static void
test_pdf_of_one_map (void)
{
  static const char *const pdfinfo[] = { "pdfinfo", "-", NULL };
  TlTable                 *table = load_sample (samples[0]);
  const char              *map = tl_record_get_id (g_ptr_array_index (get_maps (table), 0));
  TlExportOptions          options = { .map = map };
  g_autoptr (GBytes) pdf = export(table, "pdf", &options);
  g_autoptr (TlScene) scene = tl_export_new_scene (table, &options, NULL);
  TlRect           sheet = tl_scene_get_sheet (scene);
  int              status;
  g_autofree char *info = run (pdf, pdfinfo, &status);
  g_autofree char *size =
    g_strdup_printf ("Page size:       %g x %g pts", sheet.width * 0.75, sheet.height * 0.75);

  g_assert_nonnull (strstr (info, "Pages:           1\n"));
  g_assert_nonnull (strstr (info, size));
  tl_table_unref (table);
}

static void
test_formats (void)
{
  static const struct
  {
    const char *file;
    const char *format;
    const char *name; /* NULL = unknown */
  } cases[] = {
    { "a.svg", NULL, "svg" },   { "a.PNG", NULL, "png" },  { "/tmp/x.y/a.pdf", NULL, "pdf" },
    { "-", "svg", "svg" },      { "a.png", "pdf", "pdf" }, { NULL, "PNG", "png" },
    { "a.gif", NULL, NULL },    { "a", NULL, NULL },       { "dir.svg/a", NULL, NULL },
    { "a.svg", "bogus", NULL }, { "-", NULL, NULL },       { "a.", NULL, NULL },
  };
  guint n;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      const TlExporter *exporter = tl_exporter_find (cases[i].file, cases[i].format, &error);

      if (cases[i].name != NULL)
        {
          g_assert_no_error (error);
          g_assert_cmpstr (exporter->name, ==, cases[i].name);
          continue;
        }
      g_assert_null (exporter);
      g_assert_error (error, TL_EXPORT_ERROR, TL_EXPORT_ERROR_UNKNOWN_FORMAT);
      g_assert_nonnull (strstr (error->message, "svg, png, pdf"));
    }
  g_assert_cmpstr (tl_exporter_get_all (&n)[0].name, ==, "svg");
  for (guint i = 0; i < n; i++)
    {
      const TlExporter *exporter = &tl_exporter_get_all (&n)[i];

      g_assert_true (tl_exporter_can_write (exporter, TL_EXPORT_MAP));
      g_assert_true (tl_exporter_find (NULL, exporter->name, NULL) == exporter);
      g_assert_cmpint (tl_exporter_can_write (exporter, TL_EXPORT_PRIORITIES),
                       ==,
                       exporter->only == 0 || g_str_equal (exporter->name, "csv"));
    }
  g_assert_cmpstr (tl_exporter_find ("a.mmd", NULL, NULL)->name, ==, "mmd");
  g_assert_cmpstr (tl_exporter_find ("a.svg", "Mermaid", NULL)->name, ==, "mmd");
}

static void
test_no_map (void)
{
  TlTable *sample = load_sample (samples[0]);
  TlTable *empty =
    parse ("{\"format\":\"throughline\",\"version\":1,\"id\":\"d\",\"personas\":[],\"maps\":[]}");
  TlExportOptions wrong = { .map = "nowhere" };
  TlExportOptions plain = { 0 };
  guint           n;

  for (guint i = 0; i < 3; i++)
    {
      const TlExporter *exporter = &tl_exporter_get_all (&n)[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) other = NULL;

      g_assert_null (exporter->write (sample, &wrong, NULL, &error));
      g_assert_error (error, TL_EXPORT_ERROR, TL_EXPORT_ERROR_NO_MAP);
      g_assert_nonnull (strstr (error->message, "nowhere"));
      g_assert_null (exporter->write (empty, &plain, NULL, &other));
      g_assert_error (other, TL_EXPORT_ERROR, TL_EXPORT_ERROR_EMPTY);
    }
  tl_table_unref (sample);
  tl_table_unref (empty);
}

/* Cells with everything that a table has to keep apart, and what a spreadsheet would run. */
static TlTable *
parse_priorities (void)
{
  return parse (
    "{\"format\":\"throughline\",\"version\":1,\"id\":\"d\",\"maps\":["
    "{\"id\":\"m\",\"title\":\"One, two\",\"stages\":[{\"id\":\"s\",\"title\":\"@home\"},{\"id\":\"t\"}],"
    "\"lanes\":[{\"id\":\"l\",\"kind\":\"opportunities\"},{\"id\":\"p\",\"kind\":\"pain-points\"}],\"cards\":["
    "{\"id\":\"a\",\"code\":\"O1\",\"column\":\"s\",\"lane\":\"l\",\"title\":\"=SUM(A1)\",\"owner\":\"Zoë\",\"team\":\"Shop\","
    "\"impact\":1,\"effort\":3,\"status\":\"planned\",\"due\":\"2026-05-01\"},"
    "{\"id\":\"b\",\"code\":\"O2\",\"column\":\"t\",\"lane\":\"l\",\"title\":\"A \\\"fair\\\" price\",\"impact\":4,"
    "\"effort\":2,\"reach\":1200,\"confidence\":80},"
    "{\"id\":\"c\",\"code\":\"O3\",\"column\":\"t\",\"lane\":\"l\",\"title\":\"-\"},"
    "{\"id\":\"e\",\"column\":\"t\",\"lane\":\"p\",\"impact\":5,\"effort\":1}]},"
    "{\"id\":\"n\",\"stages\":[{\"id\":\"u\"}],\"lanes\":[{\"id\":\"k\",\"kind\":\"solutions\"}],\"cards\":["
    "{\"id\":\"f\",\"code\":\"S1\",\"column\":\"u\",\"lane\":\"k\",\"title\":\"+\",\"impact\":3,\"effort\":3}]}]}");
}

#define CSV_HEAD                                                                                   \
  "\xef\xbb\xbfrank,code,title,kind,map,stage,impact,effort,reach,confidence,value_effort,rice,"   \
  "quadrant,owner,team,status,due,id\r\n"

static void
test_csv (void)
{
  TlTable *table = parse_priorities ();
  const struct
  {
    TlExportOptions options;
    const char     *wanted;
  } cases[] = {
    { { 0 },
      CSV_HEAD
      "1,O2,\"A \"\"fair\"\" price\",opportunities,\"One, two\",,4,2,1200,80,2,1920,quick-win,,,,,b\r\n"
      "2,O1,'=SUM(A1),opportunities,\"One, "
      "two\",'@home,1,3,,,0.333,,time-sink,Zoë,Shop,planned,2026-05-01,a\r\n"
      ",O3,'-,opportunities,\"One, two\",,,,,,,,,,,,,c\r\n" },
    { { .ranking = { .owner = "Zoë" } },
      CSV_HEAD "1,O1,'=SUM(A1),opportunities,\"One, "
               "two\",'@home,1,3,,,0.333,,time-sink,Zoë,Shop,planned,2026-05-01,a\r\n" },
    { { .ranking = { .stage = "t", .method = TL_RANK_RICE } },
      CSV_HEAD
      "1,O2,\"A \"\"fair\"\" price\",opportunities,\"One, two\",,4,2,1200,80,2,1920,quick-win,,,,,b\r\n"
      ",O3,'-,opportunities,\"One, two\",,,,,,,,,,,,,c\r\n" },
    { { .map = "n" }, CSV_HEAD "1,S1,'+,solutions,,,3,3,,,1,,big-bet,,,,,f\r\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TlExportOptions options = cases[i].options;
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *text = NULL;

      options.what = TL_EXPORT_PRIORITIES;
      bytes = export(table, "csv", &options);
      text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_assert_cmpstr (text, ==, cases[i].wanted);
    }
  tl_table_unref (table);
}

/* A row a change; what is there twice is in two rows; where it was and where it is. */
static void
test_differences (void)
{
  TlTable *table = parse (
    "{\"format\":\"throughline\",\"version\":1,\"id\":\"d\",\"maps\":["
    "{\"id\":\"m\",\"stages\":[{\"id\":\"s\",\"title\":\"Buy\"},{\"id\":\"t\",\"title\":\"Use\"}],"
    "\"lanes\":[{\"id\":\"l\",\"kind\":\"touchpoints\",\"title\":\"Contacts\"}],\"cards\":["
    "{\"id\":\"a\",\"column\":\"s\",\"lane\":\"l\",\"title\":\"Counter\"},"
    "{\"id\":\"b\",\"column\":\"s\",\"lane\":\"l\",\"title\":\"=Fax\"}]},"
    "{\"id\":\"n\",\"base\":\"m\",\"stages\":[{\"id\":\"s2\",\"title\":\"Buy\"},{\"id\":\"t2\",\"title\":\"Use\"}],"
    "\"lanes\":[{\"id\":\"l2\",\"kind\":\"touchpoints\",\"title\":\"Contacts\"}],\"cards\":["
    "{\"id\":\"a2\",\"from\":\"a\",\"column\":\"t2\",\"lane\":\"l2\",\"title\":\"Desk\"},"
    "{\"id\":\"c\",\"column\":\"s2\",\"lane\":\"l2\",\"title\":\"App\"}]}]}");
  TlExportOptions options = { .what = TL_EXPORT_COMPARISON, .map = "n", .subject = "m" };
  TlExportOptions wrong = { .what = TL_EXPORT_COMPARISON, .map = "n", .subject = "x" };
  g_autoptr (GBytes) bytes = export(table, "csv", &options);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (text,
                   ==,
                   "\xef\xbb\xbf"
                   "change,kind,title,fields,from_stage,from_lane,stage,lane,score_before,"
                   "score_after,id\r\n"
                   "added,touchpoints,App,,,,Buy,Contacts,,,c\r\n"
                   "removed,touchpoints,'=Fax,,Buy,Contacts,,,,,b\r\n"
                   "moved,touchpoints,Desk,,Buy,Contacts,Use,Contacts,,,a2\r\n"
                   "changed,touchpoints,Desk,title,Buy,Contacts,Use,Contacts,,,a2\r\n");
  g_assert_null (tl_exporter_find (NULL, "csv", NULL)->write (table, &wrong, NULL, &error));
  g_assert_error (error, TL_EXPORT_ERROR, TL_EXPORT_ERROR_NO_MAP);
  tl_table_unref (table);
}

static void
test_priorities (void)
{
  TlTable        *table = parse_priorities ();
  TlExportOptions options = { .what = TL_EXPORT_PRIORITIES, .all_maps = TRUE };
  TlExportOptions wrong = { .what = TL_EXPORT_PRIORITIES, .ranking = { .stage = "a" } };
  TlExportOptions sheet = { .what = TL_EXPORT_PERSONA };
  g_autoptr (GBytes) svg = export(table, "svg", &options);
  g_autoptr (GBytes) png = export(table, "png", &options);
  g_autoptr (GBytes) pdf = export(table, "pdf", &options);
  g_autoptr (SvgFacts) facts = svg_facts_new (svg);
  const char *const names[] = { "svg", "png", "pdf", "csv" };

  assert_svg_is_safe (svg, facts);
  g_assert_cmpstr (facts->title, ==, "Priorities");
  g_assert_cmpstr (g_hash_table_lookup (facts->titles, "card-b"),
                   ==,
                   "Opportunity: A \"fair\" price, impact 4, effort 2, quick win");
  g_assert_nonnull (g_hash_table_lookup (facts->titles, "card-f"));
  g_assert_null (g_hash_table_lookup (facts->titles, "card-e"));
  g_assert_nonnull (strstr (facts->text->str, "Quick Wins"));
  g_assert_nonnull (strstr (facts->text->str, "Ranked by Value for Effort"));
  g_assert_cmpmem (g_bytes_get_data (png, NULL), 4, "\x89PNG", 4);
  g_assert_cmpmem (g_bytes_get_data (pdf, NULL), 4, "%PDF", 4);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const TlExporter *exporter = tl_exporter_find (NULL, names[i], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (exporter->write (table, &wrong, NULL, &error));
      g_assert_error (error, TL_EXPORT_ERROR, TL_EXPORT_ERROR_NO_MAP);
    }
  {
    g_autoptr (GError) error = NULL;

    g_assert_null (tl_exporter_find (NULL, "csv", NULL)->write (table, &sheet, NULL, &error));
    g_assert_error (error, TL_EXPORT_ERROR, TL_EXPORT_ERROR_UNKNOWN_FORMAT);
  }
  tl_table_unref (table);
}

static void
test_empty_map (void)
{
  TlTable *table = parse ("{\"format\":\"throughline\",\"version\":1,\"id\":\"d\",\"personas\":[],"
                          "\"maps\":[{\"id\":\"m\","
                          "\"stages\":[],\"lanes\":[],\"cards\":[],\"curves\":[],\"links\":[]}]}");
  guint    n;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GBytes) bytes = export(table, tl_exporter_get_all (&n)[i].name, NULL);

      g_assert_cmpuint (g_bytes_get_size (bytes), >, 100);
    }
  tl_table_unref (table);
}

static char *
dup_paper (GBytes *svg)
{
  const char *paper = strstr (g_bytes_get_data (svg, NULL), "class=\"paper\"");

  return g_strndup (strstr (paper, "fill=\"") + 6, 7);
}

static void
test_themes (void)
{
  TlTable        *table = load_sample (samples[0]);
  const TlRecord *map = g_ptr_array_index (get_maps (table), 0);
  g_autoptr (TlRecord) dark_map = tl_record_copy (map);
  TlExportOptions light = { .theme = TL_THEME_LIGHT };
  TlExportOptions dark = { .theme = TL_THEME_DARK };
  g_autoptr (GBytes) auto_svg = export(table, "svg", NULL);
  g_autoptr (GBytes) light_svg = export(table, "svg", &light);
  g_autoptr (GBytes) dark_svg = export(table, "svg", &dark);
  g_autofree char *light_paper = dup_paper (light_svg);
  g_autofree char *dark_paper = dup_paper (dark_svg);

  g_assert_true (g_bytes_equal (auto_svg, light_svg));
  g_assert_cmpstr (light_paper, ==, "#ffffff");
  g_assert_cmpint (dark_paper[1], <, '6');

  /* A look that the map was given is its own, unless another is asked for. */
  tl_record_set_integer (dark_map, TL_MAP_THEME, TL_THEME_DARK);
  tl_table_put (table, dark_map);
  {
    g_autoptr (GBytes) own = export(table, "svg", NULL);
    g_autoptr (GBytes) asked = export(table, "svg", &light);

    g_assert_true (g_bytes_equal (own, dark_svg));
    g_assert_true (g_bytes_equal (asked, light_svg));
  }
  tl_table_unref (table);
}

static void
test_text_scale (void)
{
  TlTable *table = load_sample (samples[0]);
  g_autoptr (GBytes) before = tl_store_serialize (table);
  TlExportOptions plain = { 0 };
  TlExportOptions large = { .text_scale = 200 };
  g_autoptr (TlScene) small_scene = tl_export_new_scene (table, &plain, NULL);
  g_autoptr (TlScene) large_scene = tl_export_new_scene (table, &large, NULL);
  g_autoptr (GBytes) svg = export(table, "svg", &large);
  g_autoptr (SvgFacts) facts = svg_facts_new (svg);
  g_autoptr (GBytes) after = tl_store_serialize (table);

  g_assert_cmpfloat (tl_scene_get_sheet (large_scene).height,
                     >,
                     tl_scene_get_sheet (small_scene).height);
  assert_cards (facts, table, tl_scene_get_map (large_scene));
  /* An export changes nothing. */
  g_assert_true (g_bytes_equal (before, after));
  tl_table_unref (table);
}

/* Texts of a document that mean harm, all the way through. */
static void
test_hostile_document (void)
{
  static const char *const texts[] = {
    "</text></svg><script>x</script>",
    "]]>",
    "\" onload=\"y",
    "a\001b\037",
    "&amp;&#1;",
    "\357\277\276",
    "😀😀",
    "\342\200\256x",
  };
  TlTable    *table = load_sample (samples[0]);
  const char *map = tl_record_get_id (g_ptr_array_index (get_maps (table), 0));
  GPtrArray  *cards =
    g_ptr_array_copy ((GPtrArray *) tl_table_get_children (table, map, TL_KIND_CARD), NULL, NULL);
  const GPtrArray *stages = tl_table_get_children (table, map, TL_KIND_STAGE);
  g_autoptr (TlRecord) stage = tl_record_copy (g_ptr_array_index (stages, 0));
  guint n;

  tl_record_set_text (stage, TL_STAGE_TITLE, texts[0]);
  tl_table_put (table, stage);
  for (guint i = 0; i < cards->len; i++)
    {
      g_autoptr (TlRecord) card = tl_record_copy (g_ptr_array_index (cards, i));

      tl_record_set_text (card, TL_CARD_TITLE, texts[i % G_N_ELEMENTS (texts)]);
      tl_table_put (table, card);
    }
  g_ptr_array_unref (cards);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GBytes) bytes = export(table, tl_exporter_get_all (&n)[i].name, NULL);

      if (i > 0)
        continue;
      {
        g_autoptr (SvgFacts) facts = svg_facts_new (bytes);

        assert_svg_is_safe (bytes, facts);
        g_assert_nonnull (strstr (facts->text->str, texts[0]));
      }
    }
  tl_table_unref (table);
}

static gpointer
export_in_thread (gpointer data)
{
  return export(data, "svg", NULL);
}

static void
test_thread (void)
{
  TlTable *table = load_sample (samples[0]);
  TlTable *snapshot = tl_table_copy (table);
  g_autoptr (GBytes) here = export(table, "svg", NULL);
  g_autoptr (GBytes) there = g_thread_join (g_thread_new ("export", export_in_thread, snapshot));

  g_assert_true (g_bytes_equal (here, there));
  tl_table_unref (snapshot);
  tl_table_unref (table);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/svg-of-samples", test_svg_of_samples);
  g_test_add_func ("/export/png-is-svg", test_png_is_svg);
  g_test_add_func ("/export/png-sizes", test_png_sizes);
  g_test_add_func ("/export/png-bands", test_png_bands);
  g_test_add_func ("/export/png-too-large", test_png_too_large);
  g_test_add_func ("/export/pdf", test_pdf);
  g_test_add_func ("/export/pdf-of-one-map", test_pdf_of_one_map);
  g_test_add_func ("/export/formats", test_formats);
  g_test_add_func ("/export/no-map", test_no_map);
  g_test_add_func ("/export/empty-map", test_empty_map);
  g_test_add_func ("/export/csv", test_csv);
  g_test_add_func ("/export/differences", test_differences);
  g_test_add_func ("/export/priorities", test_priorities);
  g_test_add_func ("/export/themes", test_themes);
  g_test_add_func ("/export/text-scale", test_text_scale);
  g_test_add_func ("/export/hostile-document", test_hostile_document);
  g_test_add_func ("/export/thread", test_thread);
  return g_test_run ();
}
