/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Personas: added, copied from another document, compared with themselves and mended. */
#include "config.h"

#include "map-support.h"

#include "map/tl-persona.h"

typedef struct
{
  TlDocument *doc;
  TlDocument *other;
  char       *map;
  char       *mia; /* in `other` */
} Fixture;

static const TlRecord *
get (TlDocument *doc, const char *id)
{
  return tl_table_get (tl_document_get_table (doc), id);
}

static void
set_lines (TlDocument *doc, const char *id, guint field, const char *a, const char *b)
{
  const char *const list[] = { a, b, NULL };

  tl_edit_set_list (doc, id, field, list);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *portrait = NULL;

  self->doc = map_new_document (1);
  self->other = map_new_document (2);
  self->map = g_strdup (map_find (self->doc, "Map"));
  tl_document_begin (self->other, "Mia");
  self->mia = tl_edit_add_persona (self->other, "Mia Turner", NULL);
  portrait = tl_edit_add_image (self->other, "face", "image/png", "AAAA", "A woman with a bag");
  tl_edit_set_text (self->other, self->mia, TL_PERSONA_AGE, "34");
  tl_edit_set_text (self->other, self->mia, TL_PERSONA_COLOR, "#123456");
  set_lines (self->other, self->mia, TL_PERSONA_GOALS, "Leave the car", "Arrive dry");
  tl_edit_set_portrait (self->other, self->mia, portrait);
  tl_document_commit (self->other);
  tl_document_begin (self->doc, "Test");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  tl_document_commit (self->doc);
  map_assert_whole (tl_document_get_table (self->doc));
  g_assert_finalize_object (self->doc);
  g_assert_finalize_object (self->other);
  g_free (self->map);
  g_free (self->mia);
}

static char *
copy (Fixture *self)
{
  return tl_edit_copy_persona (self->doc,
                               tl_document_get_table (self->other),
                               self->mia,
                               self->map);
}

static void
test_copy (Fixture *self, gconstpointer data)
{
  g_autofree char *id = copy (self);
  g_autofree char *again = NULL;
  const TlRecord  *persona = get (self->doc, id);
  const TlRecord  *portrait = tl_persona_get_portrait (tl_document_get_table (self->doc), persona);
  const char *const *shown;

  g_assert_cmpstr (id, ==, self->mia);
  g_assert_cmpstr (tl_record_get_text (persona, TL_PERSONA_NAME), ==, "Mia Turner");
  g_assert_cmpstr (tl_record_get_text (persona, TL_PERSONA_COLOR), ==, "#123456");
  g_assert_cmpstr (tl_record_get_list (persona, TL_PERSONA_GOALS)[1], ==, "Arrive dry");
  g_assert_nonnull (portrait);
  g_assert_cmpstr (tl_record_get_text (portrait, TL_IMAGE_DATA), ==, "AAAA");
  g_assert_cmpstr (tl_record_get_id (portrait), ==, "face");
  /* The id is taken now, and the picture is stored once. */
  again = copy (self);
  g_assert_cmpstr (again, !=, self->mia);
  g_assert_cmpstr (tl_record_get_ref (get (self->doc, again), TL_PERSONA_PORTRAIT), ==, "face");
  shown = tl_record_get_list (get (self->doc, self->map), TL_MAP_PERSONAS);
  g_assert_true (g_strv_contains (shown, id));
  g_assert_true (g_strv_contains (shown, again));
}

/* Something else has the picture's id: it gets another, and both stay. */
static void
test_copy_taken_image (Fixture *self, gconstpointer data)
{
  g_autofree char *own = tl_edit_add_image (self->doc, "face", "image/png", "BBBB", NULL);
  g_autofree char *id = copy (self);
  const TlRecord  *portrait =
    tl_persona_get_portrait (tl_document_get_table (self->doc), get (self->doc, id));

  g_assert_cmpstr (tl_record_get_id (portrait), !=, own);
  g_assert_cmpstr (tl_record_get_text (portrait, TL_IMAGE_DATA), ==, "AAAA");
  g_assert_cmpstr (tl_record_get_text (get (self->doc, own), TL_IMAGE_DATA), ==, "BBBB");
}

static GArray *
compare (Fixture *self)
{
  return tl_persona_compare (tl_document_get_table (self->doc),
                             self->mia,
                             tl_document_get_table (self->other),
                             self->mia);
}

static void
edit_other (Fixture *self)
{
  g_autofree char *portrait = NULL;

  tl_document_begin (self->other, "Mend");
  portrait = tl_edit_add_image (self->other, "face2", "image/png", "CCCC", "Mia, laughing");
  tl_edit_set_text (self->other, self->mia, TL_PERSONA_AGE, "35");
  set_lines (self->other, self->mia, TL_PERSONA_GOALS, "Leave the car", "Sleep longer");
  tl_edit_set_text (self->other, self->mia, TL_PERSONA_QUOTE, "Never late.");
  tl_edit_set_portrait (self->other, self->mia, portrait);
  tl_document_commit (self->other);
}

static void
assert_change (GArray *changes, guint index, guint field, const char *before, const char *after)
{
  const TlPersonaChange *change = &g_array_index (changes, TlPersonaChange, index);

  g_assert_cmpuint (change->field, ==, field);
  g_assert_cmpstr (change->before, ==, before);
  g_assert_cmpstr (change->after, ==, after);
}

static void
test_compare (Fixture *self, gconstpointer data)
{
  g_autofree char *id = copy (self);
  g_autoptr (GArray) same = compare (self);
  g_autoptr (GArray) changes = NULL;

  g_assert_cmpuint (same->len, ==, 0);
  edit_other (self);
  changes = compare (self);
  g_assert_cmpuint (changes->len, ==, 4);
  assert_change (changes, 0, TL_PERSONA_AGE, "34", "35");
  assert_change (changes,
                 1,
                 TL_PERSONA_GOALS,
                 "Leave the car\nArrive dry",
                 "Leave the car\nSleep longer");
  assert_change (changes, 2, TL_PERSONA_QUOTE, "", "Never late.");
  assert_change (changes, 3, TL_PERSONA_PORTRAIT, "A woman with a bag", "Mia, laughing");
}

/* Only the chosen fields, and a portrait that nobody shows any more goes. */
static void
test_update (Fixture *self, gconstpointer data)
{
  static const guint fields[] = { TL_PERSONA_AGE, TL_PERSONA_PORTRAIT };
  g_autofree char   *id = copy (self);
  g_autoptr (GArray) rest = NULL;
  const TlTable  *table = tl_document_get_table (self->doc);
  const TlRecord *portrait;

  edit_other (self);
  g_assert_true (tl_edit_update_persona (self->doc,
                                         id,
                                         tl_document_get_table (self->other),
                                         self->mia,
                                         fields,
                                         G_N_ELEMENTS (fields)));
  g_assert_cmpstr (tl_record_get_text (get (self->doc, id), TL_PERSONA_AGE), ==, "35");
  portrait = tl_persona_get_portrait (table, get (self->doc, id));
  g_assert_cmpstr (tl_record_get_text (portrait, TL_IMAGE_DATA), ==, "CCCC");
  g_assert_null (tl_table_get (table, "face"));
  rest = compare (self);
  g_assert_cmpuint (rest->len, ==, 2);
  g_assert_false (tl_edit_update_persona (self->doc,
                                          id,
                                          tl_document_get_table (self->other),
                                          self->mia,
                                          fields,
                                          G_N_ELEMENTS (fields)));
}

static void
test_duplicate (Fixture *self, gconstpointer data)
{
  g_autofree char *id = copy (self);
  g_autofree char *last = tl_edit_add_persona (self->doc, "Walter", self->map);
  g_autofree char *twin = tl_edit_duplicate_persona (self->doc, id);
  const GPtrArray *all = tl_persona_get_all (tl_document_get_table (self->doc));
  guint            first, second;

  g_assert_true (g_ptr_array_find ((GPtrArray *) all, get (self->doc, id), &first));
  g_assert_true (g_ptr_array_find ((GPtrArray *) all, get (self->doc, twin), &second));
  g_assert_cmpuint (second, ==, first + 1);
  g_assert_cmpstr (tl_record_get_text (get (self->doc, twin), TL_PERSONA_AGE), ==, "34");
  g_assert_cmpstr (tl_record_get_text (get (self->doc, twin), TL_PERSONA_COLOR), !=, "#123456");
  g_assert_cmpstr (tl_record_get_ref (get (self->doc, twin), TL_PERSONA_PORTRAIT), ==, "face");
  g_assert_false (
    g_strv_contains (tl_record_get_list (get (self->doc, self->map), TL_MAP_PERSONAS), twin));
  /* The twin's picture is shared: it stays when one of them takes it off. */
  g_assert_true (tl_edit_set_portrait (self->doc, id, NULL));
  g_assert_nonnull (get (self->doc, "face"));
  g_assert_true (tl_edit_set_portrait (self->doc, twin, NULL));
  g_assert_null (get (self->doc, "face"));
}

/* The document's order is the maps' order. */
static void
test_move (Fixture *self, gconstpointer data)
{
  g_autofree char   *mia = copy (self);
  g_autofree char   *walter = tl_edit_add_persona (self->doc, "Walter", self->map);
  const char *const *shown;
  guint              n;

  tl_edit_move_persona (self->doc, walter, mia);
  shown = tl_record_get_list (get (self->doc, self->map), TL_MAP_PERSONAS);
  n = g_strv_length ((char **) shown);
  g_assert_cmpuint (n, >=, 2);
  g_assert_cmpstr (shown[n - 2], ==, walter);
  g_assert_cmpstr (shown[n - 1], ==, mia);
  g_assert_true (tl_edit_show_persona (self->doc, self->map, walter, FALSE));
  g_assert_false (tl_edit_show_persona (self->doc, self->map, walter, FALSE));
  shown = tl_record_get_list (get (self->doc, self->map), TL_MAP_PERSONAS);
  g_assert_false (g_strv_contains (shown, walter));
}

static void
test_initials (void)
{
  static const struct
  {
    const char *name;
    const char *initials;
  } cases[] = {
    { "Mia", "M" },
    { "mia turner", "MT" },
    { "Mia van der Turner", "MT" },
    { "Ana-Lena", "AL" },
    { "  ", "" },
    { "", "" },
    { "“Mia” (the nurse)", "MN" },
    { "Éva Őry", "ÉŐ" },
    { "مريم حسن", "م" },
    { "山田 太郎", "山" },
    { "3 sisters", "3" },
    { "e\xCC\x81va", "E\xCC\x81" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TlRecord) persona = tl_record_new (TL_KIND_PERSONA, "p");
      g_autofree char *initials = NULL;

      tl_record_set_text (persona, TL_PERSONA_NAME, cases[i].name);
      initials = tl_persona_dup_initials (persona);
      g_assert_cmpstr (initials, ==, cases[i].initials);
    }
}

#define ADD(path, function)                                                                        \
  g_test_add ("/map/persona/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("copy-keeps-its-id", test_copy);
  ADD ("copy-beside-another-image", test_copy_taken_image);
  ADD ("compare", test_compare);
  ADD ("update-chosen-fields", test_update);
  ADD ("duplicate", test_duplicate);
  ADD ("move", test_move);
  g_test_add_func ("/map/persona/initials", test_initials);
  return g_test_run ();
}
