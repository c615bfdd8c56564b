/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Slides: random maps on pages of any shape. Every card is on one piece and whole, pieces are cut
 * between stages and lanes only, words are as large as wanted or it is told which are not, and
 * lines go on where they were cut. */
#include "config.h"

#include "scene-fixture.h"
#include "scene/tl-group-cut.h"
#include "scene/tl-scene-private.h"
#include "scene/tl-slides-private.h"

#include <math.h>
#include <string.h>

typedef struct
{
  GPtrArray *notes;
  guint      n_steps;
  guint      stop_at; /* 0 = never */
} Listener;

static gboolean
step_cb (double done, gpointer data)
{
  Listener *listener = data;

  g_assert_cmpfloat (done, >=, 0);
  g_assert_cmpfloat (done, <=, 1);
  return ++listener->n_steps != listener->stop_at;
}

static void
note_cb (const char *words, gpointer data)
{
  g_ptr_array_add (((Listener *) data)->notes, g_strdup (words));
}

static const TlTheme *
light (void)
{
  return tl_theme_get (TL_THEME_LIGHT);
}

static GPtrArray *
make_slides (Fixture *fixture, const TlSlidesOptions *options, GPtrArray *notes)
{
  Listener    listener = { .notes = notes };
  TlSlidesRun run = { step_cb, notes != NULL ? note_cb : NULL, &listener };

  return tl_slides_new (fixed_measurer (),
                        light (),
                        tl_document_get_table (fixture->doc),
                        fixture->map,
                        options,
                        &run);
}

static void
set_direction (Fixture *fixture, TlDirection direction)
{
  tl_document_begin (fixture->doc, "Direction");
  tl_edit_set_integer (fixture->doc,
                       tl_document_get_id (fixture->doc),
                       TL_DOCUMENT_DIRECTION,
                       direction);
  tl_document_commit (fixture->doc);
}

static const TlPlacedGroup *
placed_at (const TlPicture *picture, guint i)
{
  return &g_array_index (picture->groups, TlPlacedGroup, i);
}

static double
get_text_points (const TlSlidesOptions *options, const TlPicture *picture, const TlItem *item)
{
  return item->text.block->style.size * options->width / picture->sheet.width;
}

/* --- What holds for all slides ---------------------------------------------------------------- */

static void
check_page (const TlSlidesOptions *options, const TlPicture *picture)
{
  g_assert_cmpfloat_with_epsilon (picture->sheet.width / picture->sheet.height,
                                  options->width / options->height,
                                  1e-9);
  g_assert_cmpfloat (picture->paper.alpha, ==, 1);
  for (guint i = 0; i < picture->groups->len; i++)
    {
      const TlPlacedGroup *placed = placed_at (picture, i);
      TlRect rect = tl_rect_offset (&placed->group->bounds, placed->origin.x, placed->origin.y);

      /* Nobody clips: what is on a slide is within it. */
      if (rect.x < -.01 || rect.y < -.01 || rect.x + rect.width > picture->sheet.width + .01 ||
          rect.y + rect.height > picture->sheet.height + .01)
        g_error ("%s %s of “%s” is at %g, %g to %g, %g, on a slide of %g x %g",
                 tl_role_get_name (placed->group->role),
                 placed->group->id,
                 picture->title,
                 rect.x,
                 rect.y,
                 rect.x + rect.width,
                 rect.y + rect.height,
                 picture->sheet.width,
                 picture->sheet.height);
    }
}

/* Whether all words are as large as wanted. */
static gboolean
has_large_words (const TlSlidesOptions *options, const TlPicture *picture)
{
  for (guint i = 0; i < picture->groups->len; i++)
    {
      const TlGroup *group = placed_at (picture, i)->group;

      for (guint k = 0; k < group->n_items; k++)
        if (group->items[k].type == TL_ITEM_TEXT &&
            g_utf8_strlen (group->items[k].text.block->text, -1) > 2 &&
            get_text_points (options, picture, &group->items[k]) <
              tl_slides_get_smallest (options) * .999)
          return FALSE;
    }
  return TRUE;
}

static guint
count_texts (const TlGroup *group)
{
  guint n = 0;

  for (guint i = 0; i < group->n_items; i++)
    n += group->items[i].type == TL_ITEM_TEXT;
  return n;
}

/* Pieces that hold a card's group. */
static guint
count_pieces_with (const GPtrArray *slides, const char *card, const TlGroup **found)
{
  guint n = 0;

  for (guint i = 1; i < slides->len; i++)
    {
      const TlPicture *picture = slides->pdata[i];

      for (guint k = 0; k < picture->groups->len; k++)
        if (placed_at (picture, k)->group->role == TL_ROLE_CARD &&
            g_str_equal (placed_at (picture, k)->group->id, card))
          {
            n++;
            *found = placed_at (picture, k)->group;
          }
    }
  return n;
}

static void
check_cards (Fixture *fixture, const GPtrArray *slides)
{
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, fixture->scene->cards);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const TlSceneCard *card = value;
      const char        *id = tl_record_get_id (card->record);
      const TlGroup     *found = NULL;
      gboolean           shown =
        card->lane >= 0 && !card->parked && !TL_SCENE_LANE (fixture->scene, card->lane)->collapsed;

      g_assert_cmpuint (count_pieces_with (slides, id, &found), ==, shown ? 1 : 0);
      if (shown && *tl_record_get_text (card->record, TL_CARD_TITLE) != '\0' &&
          !fixture->scene->round)
        g_assert_cmpuint (count_texts (found), >=, 1);
    }
}

static gboolean
contains (const TlPicture *picture, TlRole role, const char *id)
{
  return tl_picture_find (picture, role, id) != NULL;
}

/* The headings and titles on a piece are neighbours in the map, and those of its cards. */
static void
check_piece (Fixture *fixture, const TlPicture *picture)
{
  TlScene *scene = fixture->scene;
  gboolean seen = FALSE, over = FALSE;

  for (guint i = 0; i < scene->stages->len; i++)
    {
      gboolean here =
        contains (picture, TL_ROLE_STAGE, tl_record_get_id (TL_SCENE_STAGE (scene, i)->record));

      g_assert_false (here && over);
      over = over || (seen && !here);
      seen = seen || here;
    }
  seen = over = FALSE;
  for (guint i = 0; i < scene->lanes->len; i++)
    {
      gboolean here =
        contains (picture, TL_ROLE_LANE, tl_record_get_id (TL_SCENE_LANE (scene, i)->record));

      g_assert_false (here && over);
      over = over || (seen && !here);
      seen = seen || here;
    }
  for (guint i = 0; i < picture->groups->len; i++)
    {
      const TlGroup     *group = placed_at (picture, i)->group;
      const TlSceneCard *card =
        group->role == TL_ROLE_CARD ? g_hash_table_lookup (scene->cards, group->id) : NULL;
      int stage;

      if (card == NULL)
        continue;
      stage = TL_SCENE_COLUMN (scene, card->column)->stage;
      g_assert_true (contains (picture,
                               TL_ROLE_STAGE,
                               tl_record_get_id (TL_SCENE_STAGE (scene, stage)->record)));
      g_assert_true (contains (picture,
                               TL_ROLE_LANE,
                               tl_record_get_id (TL_SCENE_LANE (scene, card->lane)->record)));
    }
}

static void
check_slides (Fixture *fixture, const TlSlidesOptions *options)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) slides = make_slides (fixture, options, notes);
  gboolean large = TRUE, told = FALSE;

  g_assert_cmpuint (slides->len, >=, 2);
  for (guint i = 0; i < slides->len; i++)
    {
      check_page (options, slides->pdata[i]);
      large = large && has_large_words (options, slides->pdata[i]);
      if (i > 0 && !fixture->scene->round)
        check_piece (fixture, slides->pdata[i]);
    }
  for (guint i = 0; i < notes->len; i++)
    told = told || strstr (notes->pdata[i], " pt") != NULL;
  g_assert_cmpint (large, ==, !told);
  check_cards (fixture, slides);
}

static void
test_random (void)
{
  static const TlSlidesOptions pages[] = {
    { .width = 960, .height = 540 },
    { .width = 720, .height = 540 },
    { .width = 595, .height = 842 },
    { .width = 842, .height = 595, .smallest_text = 8 },
    { .width = 960, .height = 540, .smallest_text = 24 },
    { .width = 1920, .height = 1080, .comments = TRUE, .text_scale = 150 },
  };

  for (guint i = 0; i < (g_test_slow () ? 60 : 12); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new_random (30 + 60 * (i % 4));

      if (i % 3 == 1)
        set_direction (fixture, TL_DIRECTION_RTL);
      if (i % 6 == 5)
        fixture_set_layout (fixture, TL_MAP_LAYOUT_ROUND);
      check_slides (fixture, &pages[i % G_N_ELEMENTS (pages)]);
    }
}

/* --- Lines ------------------------------------------------------------------------------------ */

static void
set_score (Fixture *fixture, const char *curve, guint column, double at, double score)
{
  g_autofree char *point = tl_edit_add_point (fixture->doc,
                                              curve,
                                              g_ptr_array_index (fixture->columns, column),
                                              at,
                                              score);

  tl_edit_set_text (fixture->doc, point, TL_POINT_LABEL, "A label of some length");
}

/* The stroke of a piece's curve that is furthest left or right, by its end there. */
static TlPoint
find_end (const TlPicture *picture, gboolean right)
{
  TlPoint found = { right ? -G_MAXDOUBLE : G_MAXDOUBLE, 0 };

  for (guint i = 0; i < picture->groups->len; i++)
    {
      const TlPlacedGroup *placed = placed_at (picture, i);

      for (guint k = 0; placed->group->role == TL_ROLE_CURVE && k < placed->group->n_items; k++)
        {
          const TlItem *item = &placed->group->items[k];

          if (item->type != TL_ITEM_PATH || item->paint.stroke.alpha <= 0)
            continue;
          for (guint p = 0; p < item->path.n_points; p += item->path.n_points - 1)
            {
              TlPoint at = { placed->origin.x + item->path.points[p].x,
                             placed->origin.y + item->path.points[p].y };

              if (right ? at.x > found.x : at.x < found.x)
                found = at;
            }
        }
    }
  g_assert_cmpfloat (fabs (found.x), <, 1e6);
  return found;
}

/* Where one slide's line ends, the next one's begins: as high, and at the same border. */
static void
test_curve_goes_on (void)
{
  static const TlLaneKind kinds[] = { TL_LANE_KIND_EMOTIONS, TL_N_LANE_KINDS };
  TlSlidesOptions         options = { .width = 500, .height = 400 };
  g_autoptr (Fixture) fixture = fixture_new (8, kinds);
  g_autoptr (GPtrArray) slides = NULL;
  g_autofree char *curve = NULL;

  tl_document_begin (fixture->doc, "Curve");
  curve = tl_edit_ensure_curve (fixture->doc, fixture->map, NULL, FALSE);
  for (guint i = 0; i < 8; i++)
    set_score (fixture, curve, i, .3, i % 2 == 0 ? 1.7 : -1.4);
  tl_document_commit (fixture->doc);
  slides = make_slides (fixture, &options, NULL);
  g_assert_cmpuint (slides->len, >, 3);
  for (guint i = 1; i + 1 < slides->len; i++)
    {
      TlPoint end = find_end (slides->pdata[i], TRUE);
      TlPoint start = find_end (slides->pdata[i + 1], FALSE);

      g_assert_cmpfloat_with_epsilon (end.y, start.y, .011);
      g_assert_cmpfloat (end.x, >, start.x + 100);
    }
}

/* --- Cards over several slides ---------------------------------------------------------------- */

static void
test_long_card (void)
{
  static const TlLaneKind kinds[] = { TL_LANE_KIND_ACTIONS, TL_N_LANE_KINDS };
  TlSlidesOptions         options = { .width = 500, .height = 400 };
  g_autoptr (Fixture) fixture = fixture_new (8, kinds);
  g_autofree char *card = fixture_add_card (fixture, 0, 0, "All the way through");
  g_autoptr (GPtrArray) slides = NULL;
  const TlGroup *found = NULL;

  tl_document_begin (fixture->doc, "Span");
  tl_edit_set_span (fixture->doc, card, g_ptr_array_index (fixture->columns, 0), 8);
  tl_document_commit (fixture->doc);
  slides = make_slides (fixture, &options, NULL);
  g_assert_cmpuint (slides->len, >, 2);
  g_assert_cmpuint (count_pieces_with (slides, card, &found), ==, 1);
  for (guint i = 2; i < slides->len; i++)
    {
      const TlPicture *picture = slides->pdata[i];
      guint            n = 0;

      check_page (&options, picture);
      for (guint k = 0; k < picture->groups->len; k++)
        if (placed_at (picture, k)->group->role == TL_ROLE_CARD)
          {
            g_assert_true (
              g_str_has_prefix (placed_at (picture, k)->group->id, TL_SLIDES_CONTINUED));
            n++;
          }
      g_assert_cmpuint (n, ==, 1);
    }
}

/* --- Notes, stopping, empty maps -------------------------------------------------------------- */

static void
test_too_high (void)
{
  static const TlLaneKind kinds[] = { TL_LANE_KIND_ACTIONS, TL_LANE_KIND_TEXT, TL_N_LANE_KINDS };
  TlSlidesOptions         options = { .width = 960, .height = 540 };
  g_autoptr (Fixture) fixture = fixture_new (2, kinds);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) slides = NULL;

  for (guint i = 0; i < 30; i++)
    g_free (fixture_add_card (fixture, 0, 0, "One of very many cards"));
  slides = make_slides (fixture, &options, notes);
  g_assert_cmpuint (slides->len, ==, 2);
  g_assert_cmpuint (notes->len, ==, 2);
  g_assert_true (g_str_has_prefix (notes->pdata[0], "Lane “Actions” is too high"));
  g_assert_cmpstr (notes->pdata[1], ==, "Lane “Notes” is empty and on no slide");
}

static void
test_stopped (void)
{
  g_autoptr (Fixture) fixture = fixture_new_random (60);
  TlSlidesOptions options = { .width = 960, .height = 540 };
  guint           n_steps = G_MAXUINT;

  for (guint stop = 1; stop < n_steps; stop++)
    {
      Listener    listener = { .stop_at = stop };
      TlSlidesRun run = { step_cb, NULL, &listener };
      g_autoptr (GPtrArray) slides = tl_slides_new (fixed_measurer (),
                                                    light (),
                                                    tl_document_get_table (fixture->doc),
                                                    fixture->map,
                                                    &options,
                                                    &run);

      g_assert_cmpuint (listener.n_steps, <=, stop);
      if (slides != NULL)
        n_steps = stop;
    }
  g_assert_cmpuint (n_steps, >, 3);
}

static void
test_bare (void)
{
  static const TlLaneKind none[] = { TL_N_LANE_KINDS };
  static const TlLaneKind one[] = { TL_LANE_KIND_ACTIONS, TL_N_LANE_KINDS };
  TlSlidesOptions         options = { .width = 960, .height = 540 };

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (Fixture) fixture = fixture_new (i % 2 == 0 ? 0 : 3, i / 2 == 0 ? none : one);
      g_autoptr (GPtrArray) slides = make_slides (fixture, &options, NULL);

      /* Without lanes the summary is all. */
      g_assert_cmpuint (slides->len, ==, i / 2 == 0 ? 1 : 2);
      for (guint k = 0; k < slides->len; k++)
        check_page (&options, slides->pdata[k]);
    }
}

/* --- The summary ------------------------------------------------------------------------------ */

static char *
add_pain (Fixture *fixture, guint column, const char *title, int severity, int frequency)
{
  char *card = fixture_add_card (fixture, column, 0, title);

  tl_document_begin (fixture->doc, "Rate");
  tl_edit_set_integer (fixture->doc, card, TL_CARD_SEVERITY, severity);
  tl_edit_set_integer (fixture->doc, card, TL_CARD_FREQUENCY, frequency);
  tl_document_commit (fixture->doc);
  return card;
}

static gboolean
says (const TlPicture *picture, const char *words)
{
  for (guint i = 0; i < picture->groups->len; i++)
    {
      const TlGroup *group = placed_at (picture, i)->group;

      for (guint k = 0; k < group->n_items; k++)
        if (group->items[k].type == TL_ITEM_TEXT &&
            g_str_equal (group->items[k].text.block->text, words))
          return TRUE;
    }
  return FALSE;
}

/* The three worst, the worst first; one in a lane that is hidden is not told. */
static void
test_summary (void)
{
  static const TlLaneKind kinds[] = { TL_LANE_KIND_PAIN_POINTS,
                                      TL_LANE_KIND_OPPORTUNITIES,
                                      TL_N_LANE_KINDS };
  TlSlidesOptions         options = { .width = 960, .height = 540 };
  g_autoptr (Fixture) fixture = fixture_new (4, kinds);
  g_autofree char     *mild = add_pain (fixture, 0, "Mild", 1, 2);
  g_autofree char     *worst = add_pain (fixture, 3, "Worst", 5, 5);
  g_autofree char     *bad = add_pain (fixture, 1, "Bad", 4, 4);
  g_autofree char     *unrated = add_pain (fixture, 0, "Unrated", 0, 0);
  g_autofree char     *secret = fixture_add_card (fixture, 0, 1, "Secret");
  const TlPlacedGroup *first, *second, *third;
  TlPicture           *summary;
  g_autoptr (GPtrArray) slides = NULL;

  tl_document_begin (fixture->doc, "Hide");
  tl_edit_set_boolean (fixture->doc, g_ptr_array_index (fixture->lanes, 1), TL_LANE_HIDDEN, TRUE);
  tl_document_commit (fixture->doc);
  slides = make_slides (fixture, &options, NULL);
  summary = slides->pdata[0];
  first = tl_picture_find (summary, TL_ROLE_CARD, worst);
  second = tl_picture_find (summary, TL_ROLE_CARD, bad);
  third = tl_picture_find (summary, TL_ROLE_CARD, mild);
  g_assert_cmpfloat (first->origin.y, <, second->origin.y);
  g_assert_cmpfloat (second->origin.y, <, third->origin.y);
  g_assert_null (tl_picture_find (summary, TL_ROLE_CARD, unrated));
  g_assert_null (tl_picture_find (summary, TL_ROLE_CARD, secret));
  g_assert_true (says (summary, "Worst pain points"));
  g_assert_true (says (summary, "Stage 4"));
  g_assert_false (says (summary, "Best opportunities"));
  g_assert_true (says (summary, "1 / 2"));
  g_assert_true (says (slides->pdata[1], "2 / 2"));
}

static char *
dump_slide (const TlPicture *picture)
{
  g_autoptr (GArray) painted = g_array_new (FALSE, FALSE, sizeof (Painted));

  for (guint i = 0; i < picture->groups->len; i++)
    {
      Painted one = { placed_at (picture, i)->group, placed_at (picture, i)->origin };

      g_array_append_val (painted, one);
    }
  return dump_painted (painted);
}

/* A whole summary, line by line: what it says and where. */
static void
test_golden (void)
{
  static const TlLaneKind kinds[] = {
    TL_LANE_KIND_PAIN_POINTS, TL_LANE_KIND_OPPORTUNITIES, TL_LANE_KIND_EMOTIONS, TL_N_LANE_KINDS
  };
  TlSlidesOptions options = { .width = 960, .height = 540 };
  g_autoptr (Fixture) fixture = fixture_new (5, kinds);
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "scene", "golden", "summary.txt", NULL);
  g_autofree char *worst = add_pain (fixture, 3, "On hold, then no date for the repair", 5, 4);
  g_autofree char *bad = add_pain (fixture, 1, "Tables hide the one number", 3, 3);
  g_autofree char *chance = fixture_add_card (fixture, 3, 1, "Book the workshop from the sofa");
  g_autofree char *curve = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (GPtrArray) slides = NULL;

  tl_document_begin (fixture->doc, "Fill");
  curve = tl_edit_ensure_curve (fixture->doc, fixture->map, NULL, FALSE);
  for (guint i = 0; i < 5; i++)
    set_score (fixture, curve, i, .5, i % 2 == 0 ? 1.2 : -1.6);
  tl_edit_set_integer (fixture->doc, chance, TL_CARD_IMPACT, 5);
  tl_edit_set_integer (fixture->doc, chance, TL_CARD_EFFORT, 2);
  tl_document_commit (fixture->doc);
  slides = make_slides (fixture, &options, NULL);
  dump = dump_slide (slides->pdata[0]);
  if (g_getenv ("TL_UPDATE_GOLDEN") != NULL)
    g_file_set_contents (path, dump, -1, NULL);
  g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
  {
    g_auto (GStrv) old = g_strsplit (expected, "\n", -1), new = g_strsplit (dump, "\n", -1);

    for (guint i = 0; old[i] != NULL && new[i] != NULL; i++)
      g_assert_cmpstr (new[i], ==, old[i]);
    g_assert_cmpuint (g_strv_length (new), ==, g_strv_length (old));
  }
}

/* --- Cutting ---------------------------------------------------------------------------------- */

static TlGroup *
draw_wave (TlPaint paint)
{
  TlGroupBuilder *builder = tl_group_builder_new (TL_ROLE_CURVE, TL_BAND_CURVES, "wave");

  tl_group_builder_move_to (builder, 0, 0);
  tl_group_builder_curve_to (builder, 40, 120, 60, -120, 100, 0);
  tl_group_builder_end_path (builder, &paint, FALSE);
  return tl_group_builder_end (builder);
}

/* The points of the first path of a group, sampled. */
static double
wave_y (double t)
{
  double s = 1 - t;

  return 3 * s * s * t * 120 + 3 * s * t * t * -120;
}

/* The wave goes over the border at y = 20 twice and comes back: the line is cut in its right
 * places, and its ends lie on the wave. */
static void
test_cut_line (void)
{
  TlPaint paint = { .stroke = { 0, 0, 0, 1 }, .stroke_width = 2 };
  g_autoptr (TlGroup) wave = draw_wave (paint);
  TlRect clip = { 10, -20, 80, 40 };
  g_autoptr (TlGroup) cut = tl_group_cut (wave, &clip);
  const TlItem *item;

  g_assert_nonnull (cut);
  g_assert_true (cut != wave);
  g_assert_cmpuint (cut->n_items, ==, 1);
  item = &cut->items[0];
  g_assert_cmpstr (cut->id, ==, "wave");
  for (guint i = 0, p = 0; i < item->path.n_ops; i++)
    {
      TlPoint end = item->path.points[p + (item->path.ops[i] == TL_PATH_CURVE ? 2 : 0)];
      double  low = 0, high = 1;

      for (guint k = 0; k < 60; k++)
        {
          double t = (low + high) / 2, s = 1 - t;
          double x = 3 * s * s * t * 40 + 3 * s * t * t * 60 + t * t * t * 100;

          if (x < end.x)
            low = t;
          else
            high = t;
        }
      g_assert_cmpfloat_with_epsilon (end.y, wave_y (low), .03);
      g_assert_cmpfloat (fabs (end.y), <, 20.001);
      p += item->path.ops[i] == TL_PATH_CURVE ? 3 : 1;
    }
}

/* Twice the area of the polygon through a path's points. */
static double
get_area (const TlItem *item)
{
  double area = 0;

  for (guint i = 0; i < item->path.n_points; i++)
    {
      TlPoint a = item->path.points[i], b = item->path.points[(i + 1) % item->path.n_points];

      area += a.x * b.y - b.x * a.y;
    }
  return fabs (area);
}

static void
test_cut_area (void)
{
  TlPaint         paint = { .fill = { 1, 0, 0, 1 }, .stroke = { 0, 0, 0, 1 }, .stroke_width = 1 };
  TlGroupBuilder *builder = tl_group_builder_new (TL_ROLE_SHEET, TL_BAND_SHEET, NULL);
  TlRect          rect = { 0, 0, 100, 60 }, clip = { 30, 10, 200, 200 }, away = { 200, 0, 50, 50 };
  g_autoptr (TlGroup) group = NULL;
  g_autoptr (TlGroup) cut = NULL;

  tl_group_builder_rect (builder, &rect, 0, &paint);
  group = tl_group_builder_end (builder);
  cut = tl_group_cut (group, &clip);
  g_assert_cmpuint (cut->n_items, ==, 2);
  /* The area is 70 by 50; its line is the right and the bottom edge alone. */
  g_assert_cmpfloat_with_epsilon (get_area (&cut->items[0]), 2 * 70 * 50, .01);
  g_assert_cmpfloat (cut->items[0].paint.stroke.alpha, ==, 0);
  g_assert_cmpfloat (cut->items[1].paint.fill.alpha, ==, 0);
  for (guint i = 0; i < cut->items[1].path.n_points; i++)
    g_assert_true (cut->items[1].path.points[i].x == 100 || cut->items[1].path.points[i].y == 60);
  g_assert_null (tl_group_cut (group, &away));
}

static void
test_cut_nothing (void)
{
  TlPaint paint = { .stroke = { 0, 0, 0, 1 }, .stroke_width = 2 };
  g_autoptr (TlGroup) wave = draw_wave (paint);
  TlRect clip = { -200, -200, 400, 400 };
  g_autoptr (TlGroup) cut = tl_group_cut (wave, &clip);

  g_assert_true (cut == wave);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/slides/random", test_random);
  g_test_add_func ("/scene/slides/curve-goes-on", test_curve_goes_on);
  g_test_add_func ("/scene/slides/long-card", test_long_card);
  g_test_add_func ("/scene/slides/too-high", test_too_high);
  g_test_add_func ("/scene/slides/stopped", test_stopped);
  g_test_add_func ("/scene/slides/bare", test_bare);
  g_test_add_func ("/scene/slides/summary", test_summary);
  g_test_add_func ("/scene/slides/golden", test_golden);
  g_test_add_func ("/scene/slides/cut-line", test_cut_line);
  g_test_add_func ("/scene/slides/cut-area", test_cut_area);
  g_test_add_func ("/scene/slides/cut-nothing", test_cut_nothing);
  return g_test_run ();
}
