/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Personas in the picture: in the title block, and on the cards that are theirs. */
#include "config.h"

#include "scene-fixture.h"
#include "scene/tl-scene-private.h"

#include "map/tl-persona.h"
#include "scene/tl-persona-sheet-private.h"

#include <string.h>

static const TlLaneKind kinds[] = { TL_LANE_KIND_ACTIONS, TL_LANE_KIND_EMOTIONS, TL_N_LANE_KINDS };

static char *
add_persona (Fixture *fixture, const char *name, const char *occupation)
{
  char *id;

  tl_document_begin (fixture->doc, "Add");
  id = tl_edit_add_persona (fixture->doc, name, fixture->map);
  tl_edit_set_text (fixture->doc, id, TL_PERSONA_OCCUPATION, occupation);
  tl_document_commit (fixture->doc);
  return id;
}

static gboolean
has_text (const TlGroup *group, const char *text)
{
  for (guint i = 0; i < group->n_items; i++)
    if (group->items[i].type == TL_ITEM_TEXT &&
        strcmp (group->items[i].text.block->text, text) == 0)
      return TRUE;
  return FALSE;
}

static void
assert_same_as_fresh (Fixture *fixture)
{
  g_autoptr (TlScene) fresh = fixture_new_scene (fixture);
  g_autoptr (GArray) kept = list_painted (fixture->scene, NULL);
  g_autoptr (GArray) made = list_painted (fresh, NULL);
  g_autofree char *is = dump_painted (kept);
  g_autofree char *should_be = dump_painted (made);

  g_assert_cmpstr (is, ==, should_be);
}

/* One is told by the line under the title, two speak for themselves. */
static void
test_title_block (void)
{
  g_autoptr (Fixture) fixture = fixture_new (3, kinds);
  g_autofree char *mia = add_persona (fixture, "Mia Turner", "nurse");
  g_autofree char *walter = NULL;
  double           lanes_top = fixture->scene->lanes_top;

  {
    g_autoptr (GArray) painted = list_painted (fixture->scene, NULL);
    const Painted *header = find_painted (painted, TL_ROLE_HEADER, fixture->map);
    const Painted *actor = find_painted (painted, TL_ROLE_ACTOR, mia);

    g_assert_true (has_text (header->group, "Mia Turner, nurse"));
    g_assert_true (has_text (actor->group, "MT"));
    g_assert_false (has_text (actor->group, "Mia Turner"));
  }
  walter = add_persona (fixture, "Walter", "bus driver");
  assert_same_as_fresh (fixture);
  {
    g_autoptr (GArray) painted = list_painted (fixture->scene, NULL);
    const Painted *header = find_painted (painted, TL_ROLE_HEADER, fixture->map);
    const Painted *first = find_painted (painted, TL_ROLE_ACTOR, mia);
    const Painted *second = find_painted (painted, TL_ROLE_ACTOR, walter);

    g_assert_false (has_text (header->group, "Mia Turner, nurse"));
    g_assert_true (has_text (first->group, "Mia Turner"));
    g_assert_true (has_text (first->group, "nurse"));
    g_assert_true (has_text (second->group, "bus driver"));
    g_assert_cmpfloat (second->origin.x, >, first->origin.x + first->group->bounds.width);
    g_assert_cmpfloat (second->origin.y, ==, first->origin.y);
    g_assert_cmpfloat (fixture->scene->lanes_top, >, lanes_top);
  }
}

static TlColor
get_first_color (const TlGroup *group)
{
  for (guint i = 0; i < group->n_items; i++)
    if (group->items[i].paint.stroke.alpha > 0)
      return group->items[i].paint.stroke;
  return (TlColor){ 0 };
}

/* Without a colour of their own, personas have that of their place in the document: the same on
 * every map, whichever it shows, and the same after others have come or gone. */
static void
test_color_by_place (void)
{
  g_autoptr (Fixture) fixture = fixture_new (3, kinds);
  g_autofree char *mia = add_persona (fixture, "Mia", "");
  g_autofree char *walter = add_persona (fixture, "Walter", "");
  const char      *only[] = { walter, NULL };
  TlColor          alone, second;

  tl_document_begin (fixture->doc, "Set up");
  tl_edit_set_text (fixture->doc, mia, TL_PERSONA_COLOR, "");
  tl_edit_set_text (fixture->doc, walter, TL_PERSONA_COLOR, "");
  tl_document_commit (fixture->doc);
  {
    g_autoptr (GArray) painted = list_painted (fixture->scene, NULL);

    second = get_first_color (find_painted (painted, TL_ROLE_ACTOR, walter)->group);
    alone = get_first_color (find_painted (painted, TL_ROLE_ACTOR, mia)->group);
    g_assert_true (memcmp (&second, &alone, sizeof alone) != 0);
  }
  tl_document_begin (fixture->doc, "Show one");
  tl_edit_set_list (fixture->doc, fixture->map, TL_MAP_PERSONAS, only);
  tl_document_commit (fixture->doc);
  {
    g_autoptr (GArray) painted = list_painted (fixture->scene, NULL);

    alone = get_first_color (find_painted (painted, TL_ROLE_ACTOR, walter)->group);
    g_assert_cmpmem (&alone, sizeof alone, &second, sizeof second);
  }
  tl_document_begin (fixture->doc, "Reorder");
  tl_edit_reorder (fixture->doc, walter, mia);
  tl_document_commit (fixture->doc);
  assert_same_as_fresh (fixture);
  {
    g_autoptr (GArray) painted = list_painted (fixture->scene, NULL);

    alone = get_first_color (find_painted (painted, TL_ROLE_ACTOR, walter)->group);
    g_assert_true (memcmp (&second, &alone, sizeof alone) != 0);
  }
}

/* As many as there are: they go on in another row, within the sheet and above the stages. */
static void
test_many (void)
{
  g_autoptr (Fixture) fixture = fixture_new (2, kinds);
  g_autoptr (GArray) painted = NULL;
  guint n = 0;

  for (guint i = 0; i < 9; i++)
    g_free (add_persona (fixture, "Somebody with a Name", "who works at nights and on Sundays"));
  assert_same_as_fresh (fixture);
  painted = list_painted (fixture->scene, NULL);
  for (guint i = 0; i < painted->len; i++)
    {
      const Painted *one = &g_array_index (painted, Painted, i);
      TlRect         rect = painted_rect (one);

      if (one->group->role != TL_ROLE_ACTOR)
        continue;
      n++;
      g_assert_cmpfloat (rect.x, >=, 0);
      g_assert_cmpfloat (rect.x + rect.width, <=, fixture->scene->rules_right);
      g_assert_cmpfloat (rect.y + rect.height, <, fixture->scene->stages_top);
    }
  g_assert_cmpuint (n, ==, 9);
}

static void
test_places (void)
{
  g_autoptr (Fixture) fixture = fixture_new (2, kinds);
  g_autofree char *mia = add_persona (fixture, "Mia", "nurse");
  g_autofree char *walter = add_persona (fixture, "Walter", "bus driver");
  g_autofree char *name = NULL;
  g_autofree char *description = NULL;
  TlPlace          place = tl_scene_place_of (fixture->scene, walter);
  TlRect           rect;

  g_assert_cmpint (place.type, ==, TL_PLACE_ACTOR);
  name = tl_scene_dup_name (fixture->scene, &place);
  description = tl_scene_dup_description (fixture->scene, &place);
  g_assert_cmpstr (name, ==, "Persona: Walter");
  g_assert_cmpstr (description, ==, "bus driver");
  g_assert_true (tl_scene_get_place_rect (fixture->scene, &place, &rect));
  place = tl_scene_hit (fixture->scene, rect.x + 4, rect.y + rect.height / 2, 4);
  g_assert_cmpint (place.type, ==, TL_PLACE_ACTOR);
  g_assert_cmpstr (place.id, ==, walter);
  place = tl_scene_walk (fixture->scene, &place, TL_WALK_LEFT);
  g_assert_cmpstr (place.id, ==, mia);
  place = tl_scene_walk (fixture->scene, &place, TL_WALK_LEFT);
  g_assert_cmpint (place.type, ==, TL_PLACE_HEADER);
  place = tl_scene_walk (fixture->scene, &place, TL_WALK_RIGHT);
  g_assert_cmpstr (place.id, ==, mia);
  place = tl_scene_walk (fixture->scene, &place, TL_WALK_DOWN);
  g_assert_cmpint (place.type, ==, TL_PLACE_STAGE);
}

/* A card's sign follows its persona: name, colour, and whether there is one. */
static void
test_card (void)
{
  g_autoptr (Fixture) fixture = fixture_new (2, kinds);
  g_autofree char *mia = add_persona (fixture, "Mia Turner", "nurse");
  g_autofree char *card = fixture_add_card (fixture, 0, 0, "Rides");
  g_autofree char *description = NULL;
  TlPlace          place;
  const char      *ids[] = { mia, NULL };

  tl_document_begin (fixture->doc, "Set");
  tl_edit_set_ref (fixture->doc, card, TL_CARD_PERSONA, mia);
  tl_document_commit (fixture->doc);
  assert_same_as_fresh (fixture);
  {
    g_autoptr (GArray) painted = list_painted (fixture->scene, NULL);

    g_assert_true (has_text (find_painted (painted, TL_ROLE_CARD, card)->group, "MT"));
  }
  place = tl_scene_place_of (fixture->scene, card);
  description = tl_scene_dup_description (fixture->scene, &place);
  g_assert_nonnull (strstr (description, "of Mia Turner"));
  tl_document_begin (fixture->doc, "Rename");
  tl_edit_set_text (fixture->doc, mia, TL_PERSONA_NAME, "Zoe");
  tl_document_commit (fixture->doc);
  assert_same_as_fresh (fixture);
  tl_document_begin (fixture->doc, "Paint");
  tl_edit_set_text (fixture->doc, mia, TL_PERSONA_COLOR, "");
  tl_document_commit (fixture->doc);
  assert_same_as_fresh (fixture);
  tl_document_begin (fixture->doc, "Hide");
  tl_edit_show_persona (fixture->doc, fixture->map, mia, FALSE);
  tl_document_commit (fixture->doc);
  assert_same_as_fresh (fixture);
  tl_document_begin (fixture->doc, "Delete");
  tl_edit_delete (fixture->doc, ids, FALSE);
  tl_document_commit (fixture->doc);
  assert_same_as_fresh (fixture);
  {
    g_autoptr (GArray) painted = list_painted (fixture->scene, NULL);

    g_assert_false (has_text (find_painted (painted, TL_ROLE_CARD, card)->group, "Z"));
  }
}

/* What stands only on the persona's sheet lays out nothing. */
static void
test_price (void)
{
  g_autoptr (Fixture) fixture = fixture_new (2, kinds);
  g_autofree char *mia = add_persona (fixture, "Mia", "nurse");
  TlSceneCounters  before = *tl_scene_get_counters (fixture->scene);

  tl_document_begin (fixture->doc, "Quote");
  tl_edit_set_text (fixture->doc, mia, TL_PERSONA_QUOTE, "Never late.");
  tl_document_commit (fixture->doc);
  g_assert_cmpuint (tl_scene_get_counters (fixture->scene)->n_measured, ==, before.n_measured);
  tl_document_begin (fixture->doc, "Age");
  tl_edit_set_text (fixture->doc, mia, TL_PERSONA_AGE, "34");
  tl_document_commit (fixture->doc);
  g_assert_cmpuint (tl_scene_get_counters (fixture->scene)->n_full_layouts,
                    ==,
                    before.n_full_layouts);
  assert_same_as_fresh (fixture);
}

static const TlItem *
find_image (const TlGroup *group)
{
  for (guint i = 0; i < group->n_items; i++)
    if (group->items[i].type == TL_ITEM_IMAGE)
      return &group->items[i];
  return NULL;
}

static void
test_portrait (void)
{
  g_autoptr (Fixture) fixture = fixture_new (2, kinds);
  g_autofree char *mia = add_persona (fixture, "Mia", "nurse");
  g_autofree char *image = NULL;
  g_autoptr (GArray) painted = NULL;
  const TlItem *item;
  TlRect        tall, wide;

  tl_document_begin (fixture->doc, "Portrait");
  image = tl_edit_add_image (fixture->doc, "face", "image/png", "AAAA", NULL);
  tl_edit_set_portrait (fixture->doc, mia, image);
  tl_document_commit (fixture->doc);
  assert_same_as_fresh (fixture);
  painted = list_painted (fixture->scene, NULL);
  item = find_image (find_painted (painted, TL_ROLE_ACTOR, mia)->group);
  g_assert_nonnull (item);
  g_assert_cmpfloat (item->image.radius, ==, item->image.bounds.width / 2);
  /* It covers the disc, and loses more at the foot than at the head. */
  tall = tl_item_place_image (item, 100, 200);
  g_assert_cmpfloat (tall.width, ==, item->image.bounds.width);
  g_assert_cmpfloat (tall.height, ==, 2 * item->image.bounds.height);
  g_assert_cmpfloat (item->image.bounds.y - tall.y, <, item->image.bounds.height / 2);
  g_assert_cmpfloat (item->image.bounds.y - tall.y, >, 0);
  wide = tl_item_place_image (item, 200, 100);
  g_assert_cmpfloat (wide.height, ==, item->image.bounds.height);
  g_assert_cmpfloat (wide.x, ==, item->image.bounds.x - item->image.bounds.width / 2);
}

/* --- The sheet --- */

static TlPicture *
new_sheet (Fixture *fixture, const char *persona, TlThemeName theme)
{
  return tl_persona_sheet_new (fixed_measurer (),
                               tl_theme_get (theme),
                               tl_document_get_table (fixture->doc),
                               persona);
}

static void
set_list (Fixture *fixture, const char *persona, guint field, guint n, const char *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *entry = g_strdup_printf ("%s %u", text, i);

      g_strv_builder_add (builder, entry);
    }
  list = g_strv_builder_end (builder);
  tl_document_begin (fixture->doc, "List");
  tl_edit_set_list (fixture->doc, persona, field, (const char *const *) list);
  tl_document_commit (fixture->doc);
}

static void
set_text (Fixture *fixture, const char *persona, guint field, const char *text)
{
  tl_document_begin (fixture->doc, "Text");
  tl_edit_set_text (fixture->doc, persona, field, text);
  tl_document_commit (fixture->doc);
}

/* How many groups of the sheet have the title, and the first of them. */
static guint
count_titled (const TlPicture *sheet, const char *title, const TlPlacedGroup **first)
{
  guint n = 0;

  for (guint i = 0; i < sheet->groups->len; i++)
    {
      const TlPlacedGroup *placed = &g_array_index (sheet->groups, TlPlacedGroup, i);

      if (g_strcmp0 (placed->group->title, title) != 0)
        continue;
      if (n++ == 0 && first != NULL)
        *first = placed;
    }
  return n;
}

/* Everything stands on the paper, and lists do not touch each other. */
static void
assert_tidy (const TlPicture *sheet)
{
  for (guint i = 0; i < sheet->groups->len; i++)
    {
      const TlPlacedGroup *a = &g_array_index (sheet->groups, TlPlacedGroup, i);
      TlRect               rect = tl_rect_offset (&a->group->bounds, a->origin.x, a->origin.y);

      g_assert_cmpfloat (rect.x, >=, 0);
      g_assert_cmpfloat (rect.y, >=, 0);
      g_assert_cmpfloat (rect.x + rect.width, <=, sheet->sheet.width);
      g_assert_cmpfloat (rect.y + rect.height, <=, sheet->sheet.height);
      for (guint k = i + 1; a->group->band == TL_BAND_CELLS && k < sheet->groups->len; k++)
        {
          const TlPlacedGroup *b = &g_array_index (sheet->groups, TlPlacedGroup, k);
          TlRect               other = tl_rect_offset (&b->group->bounds, b->origin.x, b->origin.y);

          g_assert_false (tl_rect_intersects (&rect, &other));
        }
    }
}

/* Of whom only the name is known is a card; what is added, makes a page. */
static void
test_sheet_grows (void)
{
  g_autoptr (Fixture) fixture = fixture_new (1, kinds);
  g_autofree char *mia = add_persona (fixture, "Mia", "");
  g_autoptr (TlPicture) card = new_sheet (fixture, mia, TL_THEME_LIGHT);
  g_autoptr (TlPicture) page = NULL;
  g_autoptr (TlPicture) long_page = NULL;
  const TlPlacedGroup *quote = NULL;

  assert_tidy (card);
  g_assert_cmpfloat (card->sheet.width, <, 400);
  g_assert_cmpuint (count_titled (card, "Goals", NULL), ==, 0);
  g_assert_cmpuint (count_titled (card, "Quote", NULL), ==, 0);
  set_text (fixture, mia, TL_PERSONA_QUOTE, "“Never late.”");
  set_list (fixture, mia, TL_PERSONA_GOALS, 2, "Goal");
  page = new_sheet (fixture, mia, TL_THEME_LIGHT);
  assert_tidy (page);
  g_assert_cmpfloat (page->sheet.width, >, 1000);
  g_assert_cmpuint (count_titled (page, "Goals", NULL), ==, 1);
  g_assert_cmpuint (count_titled (page, "Challenges", NULL), ==, 0);
  g_assert_cmpuint (count_titled (page, "Quote", &quote), ==, 1);
  /* The marks are drawn, not typed. */
  g_assert_true (has_text (quote->group, "Never late."));
  set_list (fixture, mia, TL_PERSONA_GOALS, 40, "A goal in so many words that it needs two lines");
  set_list (fixture, mia, TL_PERSONA_NEEDS, 3, "Need");
  long_page = new_sheet (fixture, mia, TL_THEME_LIGHT);
  assert_tidy (long_page);
  g_assert_cmpfloat (long_page->sheet.height, >, page->sheet.height);
  /* Nobody reads a tower: the long list goes on in other columns. */
  g_assert_cmpfloat (long_page->sheet.height, <, 1.5 * long_page->sheet.width);
  g_assert_cmpuint (count_titled (long_page, "Goals", NULL), >, 1);
  g_assert_cmpuint (count_titled (long_page, "Needs", NULL), ==, 1);
}

/* Lists of like length stay whole, in columns of about the same height. */
static void
test_sheet_balance (void)
{
  static const guint fields[] = {
    TL_PERSONA_GOALS, TL_PERSONA_CHALLENGES, TL_PERSONA_NEEDS, TL_PERSONA_MOTIVATIONS
  };
  static const char *const titles[] = { "Goals", "Challenges", "Needs", "Motivations" };
  g_autoptr (Fixture) fixture = fixture_new (1, kinds);
  g_autofree char *mia = add_persona (fixture, "Mia", "");
  g_autoptr (TlPicture) sheet = NULL;
  const TlPlacedGroup *placed[4];

  for (guint i = 0; i < 4; i++)
    set_list (fixture, mia, fields[i], 3, "Entry");
  sheet = new_sheet (fixture, mia, TL_THEME_LIGHT);
  assert_tidy (sheet);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (count_titled (sheet, titles[i], &placed[i]), ==, 1);
  g_assert_cmpfloat (placed[0]->origin.x, ==, placed[1]->origin.x);
  g_assert_cmpfloat (placed[2]->origin.x, ==, placed[3]->origin.x);
  g_assert_cmpfloat (placed[2]->origin.x, >, placed[0]->origin.x);
  g_assert_cmpfloat (placed[0]->origin.y, ==, placed[2]->origin.y);
  g_assert_cmpfloat (placed[1]->origin.y, ==, placed[3]->origin.y);
}

static void
test_sheet_mirrored (void)
{
  g_autoptr (Fixture) fixture = fixture_new (1, kinds);
  g_autofree char *mia = add_persona (fixture, "Mia", "nurse");
  g_autoptr (TlPicture) ltr = NULL;
  g_autoptr (TlPicture) rtl = NULL;
  const TlPlacedGroup *a = NULL, *b = NULL;

  set_list (fixture, mia, TL_PERSONA_GOALS, 2, "Goal");
  set_text (fixture, mia, TL_PERSONA_DEMOGRAPHICS, "Lives on a hill");
  ltr = new_sheet (fixture, mia, TL_THEME_DARK);
  tl_document_begin (fixture->doc, "Turn");
  tl_edit_set_integer (fixture->doc,
                       tl_document_get_id (fixture->doc),
                       TL_DOCUMENT_DIRECTION,
                       TL_DIRECTION_RTL);
  tl_document_commit (fixture->doc);
  rtl = new_sheet (fixture, mia, TL_THEME_DARK);
  assert_tidy (rtl);
  g_assert_true (tl_rect_equal (&ltr->sheet, &rtl->sheet));
  a = tl_picture_find (ltr, TL_ROLE_ACTOR, mia);
  b = tl_picture_find (rtl, TL_ROLE_ACTOR, mia);
  g_assert_cmpfloat (a->origin.x, ==, 0);
  g_assert_cmpfloat (b->origin.x, >, rtl->sheet.width / 2);
  g_assert_cmpuint (count_titled (rtl, "Goals", &b), ==, 1);
  g_assert_cmpuint (count_titled (ltr, "Goals", &a), ==, 1);
  /* The column is as far from the trailing edge as it was from the leading one. */
  g_assert_cmpfloat (a->origin.x + b->origin.x + TL_SHEET_COLUMN, ==, ltr->sheet.width);
}

/* Words are read on what they stand on, whatever colour somebody chose. */
static void
test_sheet_contrast (void)
{
  static const char *const colors[] = { "#ffff00", "#000000", "#ffffff", "#808080", "purple" };
  g_autoptr (Fixture) fixture = fixture_new (1, kinds);
  g_autofree char *mia = add_persona (fixture, "Mia", "nurse");

  set_text (fixture, mia, TL_PERSONA_SEGMENT, "Commuters");
  set_text (fixture, mia, TL_PERSONA_AGE, "34");
  for (TlThemeName theme = TL_THEME_LIGHT; theme <= TL_THEME_PRINT; theme++)
    for (guint i = 0; i < G_N_ELEMENTS (colors); i++)
      {
        g_autoptr (TlPicture) sheet = NULL;
        const TlGroup *side;
        TlColor        tint, ink, color;

        set_text (fixture, mia, TL_PERSONA_COLOR, colors[i]);
        sheet = new_sheet (fixture, mia, theme);
        side = tl_picture_find (sheet, TL_ROLE_ACTOR, mia)->group;
        color = tl_theme_get_persona (tl_theme_get (theme), colors[i], 0);
        tl_theme_get_chip (tl_theme_get (theme), &color, &tint, &ink);
        for (guint k = 0; k < side->n_items; k++)
          {
            const TlItem *item = &side->items[k];
            const TlItem *before = k > 0 ? &side->items[k - 1] : NULL;
            TlColor       under = tint;

            if (item->type != TL_ITEM_TEXT)
              continue;
            /* A chip or a disc right before it is what it stands on. */
            if (before->type != TL_ITEM_TEXT)
              under = before->paint.fill;
            g_assert_cmpfloat (tl_color_contrast (&item->paint.fill, &under), >=, 4.5 - 1e-3);
          }
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/persona/title-block", test_title_block);
  g_test_add_func ("/scene/persona/color-by-place", test_color_by_place);
  g_test_add_func ("/scene/persona/many", test_many);
  g_test_add_func ("/scene/persona/places", test_places);
  g_test_add_func ("/scene/persona/card", test_card);
  g_test_add_func ("/scene/persona/price", test_price);
  g_test_add_func ("/scene/persona/portrait", test_portrait);
  g_test_add_func ("/scene/persona/sheet-grows", test_sheet_grows);
  g_test_add_func ("/scene/persona/sheet-balance", test_sheet_balance);
  g_test_add_func ("/scene/persona/sheet-mirrored", test_sheet_mirrored);
  g_test_add_func ("/scene/persona/sheet-contrast", test_sheet_contrast);
  return g_test_run ();
}
