/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Templates: the list, other languages, making one of a document, and keeping it without writing
 * over another. */
#include "config.h"
#include "places.h"

#include "store/tl-template.h"

#include "map/tl-edit.h"
#include "store/tl-store.h"
#include "store/tl-store-private.h"

#include <glib/gstdio.h>
#include <string.h>

static const TlTemplate *
find (const GPtrArray *templates, const char *id)
{
  for (guint i = 0; i < templates->len; i++)
    if (strcmp (((const TlTemplate *) templates->pdata[i])->id, id) == 0)
      return templates->pdata[i];
  return NULL;
}

static TlTable *
load (const char *folder, const char *name)
{
  g_autofree char *path = g_strdup_printf (TL_SOURCE_DATA_DIR "/%s/%s.journey", folder, name);
  g_autoptr (GError) error = NULL;
  TlTable *table = tl_store_load (path, NULL, NULL, &error);

  g_assert_no_error (error);
  return table;
}

static const GPtrArray *
get_maps (const TlTable *table)
{
  return tl_table_get_children (table,
                                tl_record_get_id (tl_table_get_document (table)),
                                TL_KIND_MAP);
}

static guint
count (const TlTable *table, TlKind kind)
{
  const TlRecord  *document = tl_table_get_document (table);
  const GPtrArray *maps = get_maps (table);
  guint            n = 0;

  if (tl_kind_get_info (kind)->parent == TL_KIND_DOCUMENT)
    return tl_table_get_children (table, tl_record_get_id (document), kind)->len;
  for (guint i = 0; i < maps->len; i++)
    n += tl_table_get_children (table, tl_record_get_id (maps->pdata[i]), kind)->len;
  return n;
}

/* What is made of a document is a good document. */
static void
assert_good (const TlTable *table)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = tl_store_serialize_checked (table, "test", &error);

  g_assert_no_error (error);
  g_assert_nonnull (bytes);
}

static void
test_list (void)
{
  g_autoptr (GPtrArray) shipped = tl_template_list_shipped ();
  g_autoptr (GPtrArray) all = tl_template_list ();

  g_assert_cmpuint (shipped->len, >=, 13);
  g_assert_cmpstr (((TlTemplate *) shipped->pdata[0])->id, ==, "blank");
  for (guint i = 0; i < shipped->len; i++)
    {
      const TlTemplate *template = shipped->pdata[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (TlTable) table = tl_template_load (template->id, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (template->description, !=, "");
      g_assert_cmpint (template->category, <, TL_N_TEMPLATE_CATEGORIES);
      if (i > 0)
        g_assert_cmpstr (template->title,
                         ==,
                         tl_record_get_text (tl_table_get_document (table), TL_DOCUMENT_TITLE));
      g_assert_cmpstr (tl_record_get_id (tl_table_get_document (table)), !=, template->id);
    }
  g_assert_nonnull (find (all, "first-e-bike"));
  g_assert_cmpint (find (all, "first-e-bike")->category, ==, TL_TEMPLATE_SAMPLE);
}

/* Every file has its row. */
static void
test_no_file_is_left_out (void)
{
  g_autoptr (GPtrArray) shipped = tl_template_list_shipped ();
  g_autoptr (GDir) dir = g_dir_open (TL_SOURCE_DATA_DIR "/templates", 0, NULL);
  const char *name;
  guint       n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".journey"))
      {
        g_autofree char *id = g_strndup (name, strlen (name) - strlen (".journey"));

        g_assert_nonnull (find (shipped, id));
        n++;
      }
  g_assert_cmpuint (n, ==, shipped->len - 1);
}

static const char *
shout (const char *text, gpointer user_data)
{
  GHashTable *kept = user_data;
  char       *loud = g_strdup_printf ("¡%s!", text);

  g_hash_table_add (kept, loud);
  return loud;
}

typedef struct
{
  guint n;
  guint n_loud;
} Loudness;

static void
listen (const TlRecord *record, guint field, const char *text, gpointer user_data)
{
  Loudness *loudness = user_data;

  loudness->n++;
  loudness->n_loud += g_str_has_prefix (text, "¡") && g_str_has_suffix (text, "!");
}

/* Every word is translated, nothing else, and the document stays a good one. */
static void
test_translate (void)
{
  g_autoptr (GHashTable) kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (TlTable) table = load ("templates", "online-shop");
  g_autoptr (TlTable) loud = tl_template_translate (table, shout, kept);
  Loudness        before = { 0 }, after = { 0 };
  const TlRecord *map = get_maps (loud)->pdata[0];
  const TlRecord *persona;

  tl_template_foreach_text (table, listen, &before);
  tl_template_foreach_text (loud, listen, &after);
  g_assert_cmpuint (before.n, >, 60);
  g_assert_cmpuint (before.n_loud, ==, 0);
  g_assert_cmpuint (after.n, ==, before.n);
  g_assert_cmpuint (after.n_loud, ==, after.n);
  g_assert_cmpstr (tl_record_get_text (map, TL_MAP_TITLE), ==, "¡Buying a lamp online!");
  g_assert_cmpstr (tl_record_get_list (map, TL_MAP_CODES)[0], ==, "O4");
  g_assert_cmpstr (tl_record_get_text (tl_table_get_document (loud), TL_DOCUMENT_LANGUAGE),
                   ==,
                   "en");
  persona =
    tl_table_get_children (loud, tl_record_get_id (tl_table_get_document (loud)), TL_KIND_PERSONA)
      ->pdata[0];
  g_assert_cmpstr (tl_record_get_text (persona, TL_PERSONA_AGE), ==, "31");
  g_assert_cmpstr (tl_record_get_list (persona, TL_PERSONA_GOALS)[0],
                   ==,
                   "¡Good light for marking until ten at night!");
  assert_good (loud);
}

typedef struct
{
  const char    *name;
  TlTemplateKeep keep;
  gboolean       cards;
  guint          n_personas;
} Making;

static const Making makings[] = {
  { "everything", TL_TEMPLATE_KEEP_CARDS | TL_TEMPLATE_KEEP_PERSONAS, TRUE, 2 },
  { "cards", TL_TEMPLATE_KEEP_CARDS, TRUE, 0 },
  { "personas", TL_TEMPLATE_KEEP_PERSONAS, FALSE, 2 },
  { "structure", TL_TEMPLATE_KEEP_NOTHING, FALSE, 0 },
};

static void
test_make (gconstpointer data)
{
  const Making *making = data;
  g_autoptr (TlTable) table = load ("samples", "first-e-bike");
  g_autoptr (TlTable) made = NULL;
  g_autoptr (TlDocument) doc = tl_document_new_for_table (table);
  g_autoptr (TlRecord) comment = tl_record_new (TL_KIND_COMMENT, "comment-x");

  tl_record_set_ref (comment, TL_FIELD_PARENT, "map-as-is");
  tl_record_set_text (comment, TL_FIELD_ORDER, "V");
  tl_document_begin (doc, NULL);
  tl_document_put (doc, comment);
  tl_document_commit (doc);
  made = tl_template_make (tl_document_get_table (doc), "Two wheels", making->keep);
  assert_good (made);
  g_assert_cmpstr (tl_record_get_text (tl_table_get_document (made), TL_DOCUMENT_TITLE),
                   ==,
                   "Two wheels");
  g_assert_cmpstr (tl_record_get_id (tl_table_get_document (made)), !=, "first-e-bike");
  g_assert_cmpuint (count (made, TL_KIND_STAGE), ==, count (table, TL_KIND_STAGE));
  g_assert_cmpuint (count (made, TL_KIND_LANE), ==, count (table, TL_KIND_LANE));
  g_assert_cmpuint (count (made, TL_KIND_COMMENT), ==, 0);
  g_assert_cmpuint (count (made, TL_KIND_PERSONA), ==, making->n_personas);
  g_assert_cmpuint (count (made, TL_KIND_CARD),
                    ==,
                    making->cards ? count (table, TL_KIND_CARD) : 0);
  /* Without personas one line of each sort is left, nobody's. */
  g_assert_cmpuint (count (made, TL_KIND_CURVE),
                    ==,
                    !making->cards           ? 0
                    : making->n_personas > 0 ? count (table, TL_KIND_CURVE)
                                             : 2);
  g_assert_true ((tl_record_get_list (get_maps (made)->pdata[0], TL_MAP_CODES)[0] != NULL) ==
                 making->cards);
  /* The document that it was made of is what it was. */
  g_assert_cmpuint (count (tl_document_get_table (doc), TL_KIND_PERSONA), ==, 2);
}

static char *
add (const char *title, gboolean replace, GError **error)
{
  g_autoptr (TlTable) table = load ("samples", "library-card");
  g_autoptr (TlTable) made = tl_template_make (table, title, TL_TEMPLATE_KEEP_NOTHING);

  return tl_template_add (made, replace, error);
}

/* A title that is taken is refused, a name that is taken gets a number; what is there stays. */
static void
test_add (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = add ("Online Shop", FALSE, &error);
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (TlTable) table = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (first, ==, "online-shop-2"); /* there is one of ours */
  g_assert_null (add ("Online Shop", FALSE, &error));
  g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  second = add ("online/shop", FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (second, ==, "online-shop-3");
  third = add ("Online Shop", TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (third, ==, "online-shop-2");
  own = tl_template_list_own ();
  g_assert_cmpuint (own->len, ==, 2);
  g_assert_cmpstr (((TlTemplate *) own->pdata[0])->title, ==, "Online Shop");
  g_assert_cmpint (((TlTemplate *) own->pdata[0])->category, ==, TL_TEMPLATE_OWN);
  table = tl_template_load ("online-shop-3", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (tl_record_get_text (tl_table_get_document (table), TL_DOCUMENT_TITLE),
                   ==,
                   "online/shop");
  for (guint i = 0; i < own->len; i++)
    g_assert_cmpint (g_unlink (((TlTemplate *) own->pdata[i])->path), ==, 0);
}

/* Titles of any script, and none at all. */
static void
test_names (void)
{
  static const struct
  {
    const char *title, *name;
  } rows[] = {
    { "Ärger & Freude", "ärger-freude.journey" },
    { "../../etc", "etc.journey" },
    { "旅程", "旅程.journey" },
    { "…", "template.journey" },
    { "Blank", "blank-2.journey" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = tl_template_dup_own_path (rows[i].title);
      g_autofree char *name = g_path_get_basename (path);

      g_assert_cmpstr (name, ==, rows[i].name);
    }
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);

  for (const char *name; folder != NULL && (name = g_dir_read_name (folder)) != NULL;)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_assert_cmpint (g_remove (child), ==, 0);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_autofree char *home = g_dir_make_tmp ("throughline-templates-XXXXXX", NULL);
  int              status;

  g_assert_nonnull (home);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/template/list", test_list);
  g_test_add_func ("/store/template/no-file-is-left-out", test_no_file_is_left_out);
  g_test_add_func ("/store/template/translate", test_translate);
  for (guint i = 0; i < G_N_ELEMENTS (makings); i++)
    {
      g_autofree char *path = g_strconcat ("/store/template/make/", makings[i].name, NULL);
      g_test_add_data_func (path, &makings[i], test_make);
    }
  g_test_add_func ("/store/template/add", test_add);
  g_test_add_func ("/store/template/names", test_names);
  status = g_test_run ();
  remove_folder (home);
  return status;
}
