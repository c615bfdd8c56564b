/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Parts of a map: some stages, some lanes, some cards, the grid alone; and that nothing hidden is
 * in what is given to formats that write down contents. */
#include "config.h"

#include "export-check.h"

#include "map/tl-comments.h"
#include "map/tl-edit-comment.h"
#include "map/tl-edit.h"
#include "map/tl-metric.h"
#include "store/tl-store.h"

#include <string.h>

enum
{
  N_STAGES = 3,
  N_LANES = 3,
};

/* Three stages, three lanes: a card in each cell, one that spans the first two stages, one that is
 * parked, a curve whose points hang on the actions, a link over two stages, and comments. */
typedef struct
{
  TlDocument *doc;
  char       *map;
  char       *stages[N_STAGES];
  char       *lanes[N_LANES]; /* actions, emotions, pain points */
  char       *cards[N_STAGES];
  char       *pains[N_STAGES];
  char       *wide;
  char       *parked;
  char       *link;
  char       *points[N_STAGES];
} Fixture;

static char *
add_card (Fixture *f, const char *stage, const char *lane, const char *title)
{
  return tl_edit_add_card (f->doc, f->map, stage, lane, title, NULL);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  static const TlLaneKind  kinds[] = { TL_LANE_KIND_ACTIONS,
                                       TL_LANE_KIND_EMOTIONS,
                                       TL_LANE_KIND_PAIN_POINTS };
  static const char *const names[] = { "Look", "Buy", "Ride" };
  g_autofree char         *curve = NULL;

  f->doc = tl_edit_new_document (tl_id_source_new_seeded (4), "Bike", FALSE);
  f->map = g_strdup (tl_record_get_id (
    tl_table_get_children (tl_document_get_table (f->doc), tl_document_get_id (f->doc), TL_KIND_MAP)
      ->pdata[0]));
  tl_document_begin (f->doc, "Fill");
  for (guint i = 0; i < N_STAGES; i++)
    f->stages[i] = tl_edit_add_stage (f->doc, f->map, names[i], NULL);
  for (guint i = 0; i < N_LANES; i++)
    f->lanes[i] = tl_edit_add_lane (f->doc, f->map, kinds[i], "", NULL);
  curve = tl_edit_ensure_curve (f->doc, f->map, NULL, FALSE);
  for (guint i = 0; i < N_STAGES; i++)
    {
      g_autofree char *action = g_strdup_printf ("Act%u", i);
      g_autofree char *pain = g_strdup_printf ("Pain%u", i);

      f->cards[i] = add_card (f, f->stages[i], f->lanes[0], action);
      f->pains[i] = add_card (f, f->stages[i], f->lanes[2], pain);
      f->points[i] = tl_edit_set_card_score (f->doc, curve, f->cards[i], (double) i - 1);
    }
  f->wide = add_card (f, f->stages[0], f->lanes[0], "Wide");
  tl_edit_set_span (f->doc, f->wide, NULL, 2);
  f->parked = add_card (f, NULL, f->lanes[0], "Parked");
  f->link = tl_edit_add_link (f->doc, f->map, f->cards[0], f->cards[1], TL_LINK_KIND_NEXT, "then");
  g_free (tl_edit_ensure_metric (f->doc, f->stages[0]));
  tl_document_commit (f->doc);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_unref (f->doc);
  g_free (f->map);
  for (guint i = 0; i < N_STAGES; i++)
    {
      g_free (f->stages[i]);
      g_free (f->cards[i]);
      g_free (f->pains[i]);
      g_free (f->points[i]);
      g_free (f->lanes[i]);
    }
  g_free (f->wide);
  g_free (f->parked);
  g_free (f->link);
}

static GBytes *
draw (Fixture *f, const TlExportOptions *options)
{
  g_autoptr (GError) error = NULL;
  GBytes *svg = tl_svg_write (tl_document_get_table (f->doc), options, NULL, &error);

  g_assert_no_error (error);
  return svg;
}

static gboolean
has_text (SvgFacts *facts, const char *text)
{
  return strstr (facts->text->str, text) != NULL;
}

static char *
add_comment (Fixture *f, const char *about, const char *text)
{
  const TlCommentPlace place = { .about = about };

  return tl_edit_add_comment (f->doc, f->map, &place, "Ann", text, "2026-02-25");
}

static void
test_stages (Fixture *f, gconstpointer data)
{
  const char *const     stages[] = { f->stages[1], NULL };
  const TlExportOptions options = { .stages = stages };
  const TlTable        *whole = tl_document_get_table (f->doc);
  g_autoptr (TlTable) before = tl_table_copy (whole);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlTable) part = tl_export_dup_part (whole, &options, &error);
  g_autoptr (GBytes) svg = draw (f, &options);
  g_autoptr (SvgFacts) facts = svg_facts_new (svg);
  const TlRecord *wide = tl_table_get (part, f->wide);

  g_assert_no_error (error);
  g_assert_true (tl_table_equal (whole, before));
  g_assert_cmpuint (tl_table_get_children (part, f->map, TL_KIND_STAGE)->len, ==, 1);
  g_assert_nonnull (tl_table_get (part, f->cards[1]));
  g_assert_null (tl_table_get (part, f->cards[0]));
  g_assert_null (tl_table_get (part, f->link));
  g_assert_null (tl_table_get (part, f->points[0]));
  g_assert_nonnull (tl_table_get (part, f->points[1]));
  /* What reaches into the stage begins there; what was measured elsewhere is gone. */
  g_assert_cmpstr (tl_record_get_ref (wide, TL_CARD_COLUMN), ==, f->stages[1]);
  g_assert_cmpint (tl_record_get_integer (wide, TL_CARD_SPAN), ==, 1);
  g_assert_cmpuint (tl_table_get_children (part, f->map, TL_KIND_METRIC)->len, ==, 0);
  g_assert_true (has_text (facts, "Buy"));
  g_assert_true (has_text (facts, "Act1"));
  g_assert_true (has_text (facts, "Wide"));
  g_assert_false (has_text (facts, "Look"));
  g_assert_false (has_text (facts, "Act0"));
  g_assert_false (has_text (facts, "Parked"));
}

/* The curve's points hang on cards of a lane that is not asked for: they stand where they stood. */
static void
test_lanes (Fixture *f, gconstpointer data)
{
  const char *const     lanes[] = { f->lanes[1], NULL };
  const TlExportOptions options = { .lanes = lanes }, all = { 0 };
  const TlTable        *whole = tl_document_get_table (f->doc);
  g_autoptr (TlPicture) picture = tl_export_new_picture (whole, &options, NULL);
  g_autoptr (TlPicture) full = tl_export_new_picture (whole, &all, NULL);
  g_autoptr (TlTable) part = tl_export_dup_part (whole, &options, NULL);

  for (guint i = 0; i < N_STAGES; i++)
    {
      const TlPlacedGroup *here = tl_picture_find (picture, TL_ROLE_POINT, f->points[i]);
      const TlPlacedGroup *there = tl_picture_find (full, TL_ROLE_POINT, f->points[i]);

      g_assert_nonnull (here);
      g_assert_cmpfloat (here->origin.x, ==, there->origin.x);
      g_assert_null (tl_picture_find (picture, TL_ROLE_CARD, f->cards[i]));
      g_assert_nonnull (tl_table_get (part, f->points[i]));
      g_assert_null (tl_table_get (part, f->cards[i]));
    }
  g_assert_cmpuint (tl_table_get_children (part, f->map, TL_KIND_LANE)->len, ==, 1);
}

/* Hidden lanes with their cards, parked cards and comments leave with no contents. */
static void
test_hidden (Fixture *f, gconstpointer data)
{
  TlExportOptions  options = { 0 };
  g_autofree char *open = NULL, *hidden = NULL;
  g_autoptr (TlTable) part = NULL;
  g_autoptr (TlTable) commented = NULL;

  tl_document_begin (f->doc, "Hide");
  tl_edit_set_boolean (f->doc, f->lanes[2], TL_LANE_HIDDEN, TRUE);
  open = add_comment (f, f->cards[0], "Really?");
  hidden = add_comment (f, f->pains[0], "Secret");
  tl_document_commit (f->doc);
  part = tl_export_dup_part (tl_document_get_table (f->doc), &options, NULL);
  g_assert_null (tl_table_get (part, f->lanes[2]));
  g_assert_null (tl_table_get (part, f->pains[0]));
  g_assert_null (tl_table_get (part, f->parked));
  g_assert_null (tl_table_get (part, open));
  g_assert_nonnull (tl_table_get (part, f->cards[0]));
  options.comments = TRUE;
  commented = tl_export_dup_part (tl_document_get_table (f->doc), &options, NULL);
  g_assert_nonnull (tl_table_get (commented, open));
  g_assert_null (tl_table_get (commented, hidden));
}

static void
test_blank (Fixture *f, gconstpointer data)
{
  const TlExportOptions options = { .blank = TRUE };
  g_autoptr (GBytes) svg = draw (f, &options);
  g_autoptr (SvgFacts) facts = svg_facts_new (svg);

  g_assert_true (has_text (facts, "Look"));
  g_assert_true (has_text (facts, "Ride"));
  g_assert_false (has_text (facts, "Act0"));
  g_assert_false (has_text (facts, "Pain0"));
  for (guint i = 0; i < N_STAGES; i++)
    {
      g_autofree char *point = g_strconcat ("point-", f->points[i], NULL);
      g_assert_false (g_hash_table_contains (facts->ids, point));
    }
  /* Room to write on, and lines between the columns. */
  {
    const TlExportOptions none = { .cards = NULL };
    g_autoptr (TlPicture) blank =
      tl_export_new_picture (tl_document_get_table (f->doc), &options, NULL);
    g_autoptr (TlPicture) full =
      tl_export_new_picture (tl_document_get_table (f->doc), &none, NULL);
    guint n_lines = 0;

    for (guint i = 0; i < blank->groups->len; i++)
      {
        const TlGroup *group = g_array_index (blank->groups, TlPlacedGroup, i).group;

        for (guint k = 0; group->role == TL_ROLE_SHEET && k < group->n_items; k++)
          n_lines += group->items[k].type == TL_ITEM_PATH &&
                     tl_item_get_bounds (&group->items[k]).height >= 100;
      }
    g_assert_cmpuint (n_lines, ==, N_LANES * (N_STAGES - 1));
    g_assert_cmpfloat (blank->sheet.height, >=, full->sheet.height);
  }
}

static void
assert_refused (Fixture *f, const TlExportOptions *options, const char *expected, const char *found)
{
  static const char *const formats[] = { "svg", "png", "pdf" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GError) error = NULL;
      const TlExporter *exporter = tl_exporter_find (NULL, formats[i], NULL);

      g_assert_null (exporter->write (tl_document_get_table (f->doc), options, NULL, &error));
      g_assert_error (error, TL_EXPORT_ERROR, TL_EXPORT_ERROR_NO_MAP);
      g_assert_nonnull (strstr (error->message, expected));
      g_assert_nonnull (strstr (error->message, found));
    }
}

/* Ids of nothing, of another kind, of another map, of a hidden lane, or none at all. */
static void
test_wrong_ids (Fixture *f, gconstpointer data)
{
  const char *const nobody[] = { f->stages[0], "nobody", NULL };
  const char *const card[] = { f->cards[0], NULL };
  const char *const stage[] = { f->stages[0], NULL };
  const char *const hidden[] = { f->lanes[1], f->lanes[2], NULL };
  const char *const none[] = { NULL };
  g_autofree char  *other = NULL;

  tl_document_begin (f->doc, "Add");
  other = tl_edit_add_map (f->doc, "Other");
  tl_edit_set_boolean (f->doc, f->lanes[2], TL_LANE_HIDDEN, TRUE);
  tl_document_commit (f->doc);
  assert_refused (f, &(TlExportOptions){ .stages = nobody }, "“Look”", "nobody");
  assert_refused (f, &(TlExportOptions){ .stages = card }, "stages", f->cards[0]);
  assert_refused (f, &(TlExportOptions){ .cards = stage }, "cards", f->stages[0]);
  assert_refused (f, &(TlExportOptions){ .map = other, .stages = stage }, "stages", f->stages[0]);
  assert_refused (f, &(TlExportOptions){ .lanes = hidden }, "hidden", f->lanes[2]);
  assert_refused (f, &(TlExportOptions){ .lanes = none }, "lanes", "“”");
}

/* Without a map the ids say which one: also for PDF, which has a page a map otherwise. */
static void
test_map_of_ids (Fixture *f, gconstpointer data)
{
  g_autofree char *other = NULL;
  g_autofree char *stage = NULL;

  tl_document_begin (f->doc, "Add");
  other = tl_edit_add_map (f->doc, "Other");
  stage = tl_edit_add_stage (f->doc, other, "Elsewhere", NULL);
  tl_document_commit (f->doc);
  {
    const char *const     stages[] = { stage, NULL };
    const TlExportOptions options = { .stages = stages };
    g_autoptr (GBytes) svg = draw (f, &options);
    g_autoptr (SvgFacts) facts = svg_facts_new (svg);
    static const char *const pdfinfo[] = { "pdfinfo", "-", NULL };
    g_autofree char         *info = NULL;
    int                      status;
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) pdf = tl_pdf_write (tl_document_get_table (f->doc), &options, NULL, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (facts->title, ==, "Other");
    info = run (pdf, pdfinfo, &status);
    g_assert_nonnull (strstr (info, "Pages:           1\n"));
    g_assert_nonnull (strstr (info, "Bike"));
  }
}

/* A part is a whole document: it can be saved and read again. */
static void
test_is_sound (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < N_STAGES; i++)
    {
      const char *const     stages[] = { f->stages[i], NULL };
      const char *const     lanes[] = { f->lanes[i], NULL };
      const TlExportOptions options = { .stages = stages, .lanes = lanes };
      g_autoptr (TlTable) part =
        tl_export_dup_part (tl_document_get_table (f->doc), &options, NULL);
      g_autoptr (GBytes) bytes = tl_store_serialize (part);
      g_autoptr (GError) error = NULL;
      g_autoptr (TlTable) read = tl_store_parse (bytes, "part", NULL, &error);

      g_assert_no_error (error);
      g_assert_nonnull (read);
    }
}

static void
test_transparent (Fixture *f, gconstpointer data)
{
  const TlExportOptions options = { .theme = TL_THEME_DARK, .transparent = TRUE };
  g_autoptr (GBytes) svg = draw (f, &options);
  g_autoptr (SvgFacts) facts = svg_facts_new (svg);
  cairo_surface_t *surface = render_svg (svg, 40, 40, 1);
  guint32          pixel;

  cairo_surface_flush (surface);
  memcpy (&pixel,
          cairo_image_surface_get_data (surface) + 20 * cairo_image_surface_get_stride (surface) +
            20 * 4,
          sizeof pixel);
  g_assert_cmphex (pixel & 0xffffff, ==, 0xffffff);
  g_assert_true (has_text (facts, "Act0"));
  cairo_surface_destroy (surface);
}

/* A persona's sheet keeps the tint of its side. */
static void
test_transparent_sheet (Fixture *f, gconstpointer data)
{
  TlExportOptions options = { .what = TL_EXPORT_PERSONA };
  g_autoptr (TlPicture) full = NULL;
  g_autoptr (TlPicture) bare = NULL;
  const TlGroup *with, *without;

  tl_document_begin (f->doc, "Add");
  g_free (tl_edit_add_persona (f->doc, "Mia", f->map));
  tl_document_commit (f->doc);
  full = tl_export_new_picture (tl_document_get_table (f->doc), &options, NULL);
  options.transparent = TRUE;
  bare = tl_export_new_picture (tl_document_get_table (f->doc), &options, NULL);
  with = g_array_index (full->groups, TlPlacedGroup, 0).group;
  without = g_array_index (bare->groups, TlPlacedGroup, 0).group;
  g_assert_cmpfloat (full->paper.alpha, ==, 1);
  g_assert_cmpfloat (bare->paper.alpha, ==, 0);
  g_assert_cmpuint (bare->groups->len, ==, full->groups->len);
  g_assert_cmpuint (without->n_items, ==, with->n_items - 1);
  g_assert_cmpuint (without->n_items, >, 0);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/export/part/stages", test_stages);
  ADD ("/export/part/lanes", test_lanes);
  ADD ("/export/part/hidden", test_hidden);
  ADD ("/export/part/blank", test_blank);
  ADD ("/export/part/wrong-ids", test_wrong_ids);
  ADD ("/export/part/map-of-ids", test_map_of_ids);
  ADD ("/export/part/is-sound", test_is_sound);
  ADD ("/export/part/transparent", test_transparent);
  ADD ("/export/part/transparent-sheet", test_transparent_sheet);
  return g_test_run ();
}
