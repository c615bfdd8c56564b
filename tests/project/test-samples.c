/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The samples and templates that we ship are what the program itself would write: reading and
 * writing one gives the same bytes. Templates are as rich as a beginning should be, hold nothing
 * that a check would find fault with, and all their words are where translators find them. */
#include "config.h"
#include "places.h"

#include "map/tl-guide.h"
#include "map/tl-query.h"
#include "store/tl-store.h"
#include "store/tl-template.h"

#include <string.h>

#define SAMPLE_FOLDER TL_SOURCE_DATA_DIR "/samples"
#define TEMPLATE_FOLDER TL_SOURCE_DATA_DIR "/templates"
#define TEXTS TEMPLATE_FOLDER "/texts.c"

static TlTable *
load (const char *path, GBytes **bytes)
{
  g_autoptr (GError) error = NULL;
  char    *text = NULL;
  gsize    length = 0;
  TlTable *table;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  *bytes = g_bytes_new_take (text, length);
  table = tl_store_parse (*bytes, path, NULL, &error);
  g_assert_no_error (error);
  return table;
}

static void
test_canonical (gconstpointer path)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TlTable) table = load (path, &bytes);
  g_autoptr (GBytes) again = tl_store_serialize (table);
  gsize length, length_again;

  const char      *text = g_bytes_get_data (bytes, &length);
  const char      *text_again = g_bytes_get_data (again, &length_again);
  g_autofree char *a = g_strndup (text, length);
  g_autofree char *b = g_strndup (text_again, length_again);
  g_assert_cmpstr (a, ==, b);
}

/* A persona whole, a stage for everything, touchpoints, a curve, pain points about something. */
static void
test_complete (gconstpointer path)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TlTable) table = load (path, &bytes);
  g_autoptr (GPtrArray) repairs = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_repair_free);
  g_autoptr (TlTable) mended = tl_store_parse_repaired (bytes, path, NULL, repairs, NULL);
  const char      *document = tl_record_get_id (tl_table_get_document (table));
  const TlRecord  *map = tl_table_get_children (table, document, TL_KIND_MAP)->pdata[0];
  const GPtrArray *cards = tl_table_get_children (table, tl_record_get_id (map), TL_KIND_CARD);
  TlGuideState     states[TL_N_GUIDE_STEPS];
  guint            n_about = 0;

  g_assert_nonnull (mended);
  g_assert_cmpuint (repairs->len, ==, 0);
  tl_guide_check (table, tl_record_get_id (map), states);
  g_assert_true (states[TL_GUIDE_GOALS].done);
  g_assert_true (states[TL_GUIDE_PERSONAS].done);
  g_assert_true (states[TL_GUIDE_TOUCHPOINTS].done);
  g_assert_true (states[TL_GUIDE_PAIN_POINTS].done);
  g_assert_cmpuint (states[TL_GUIDE_CURRENT].have, ==, states[TL_GUIDE_CURRENT].want);
  g_assert_cmpuint (states[TL_GUIDE_CHANGES].want, >=, 3);
  g_assert_cmpuint (cards->len, >=, 24);
  for (guint i = 0; i < cards->len; i++)
    {
      TlLaneKind kind = tl_query_card_kind (table, cards->pdata[i]);

      g_assert_cmpstr (tl_record_get_text (cards->pdata[i], TL_CARD_TITLE), !=, "");
      if (kind == TL_LANE_KIND_TOUCHPOINTS)
        g_assert_cmpint (tl_record_get_integer (cards->pdata[i], TL_CARD_CHANNEL),
                         !=,
                         TL_CHANNEL_NONE);
      if (kind == TL_LANE_KIND_PAIN_POINTS || kind == TL_LANE_KIND_OPPORTUNITIES)
        n_about += tl_record_get_list (cards->pdata[i], TL_CARD_ABOUT)[0] != NULL;
    }
  g_assert_cmpuint (n_about, >=, 6);
}

typedef struct
{
  GString    *out;
  GHashTable *seen;
} Texts;

static void
append_text (const TlRecord *record, guint field, const char *text, gpointer user_data)
{
  Texts           *texts = user_data;
  TlKind           kind = tl_record_get_kind (record);
  g_autofree char *bytes = g_new (char, 129);
  g_autofree char *escaped = NULL;

  if (!g_hash_table_add (texts->seen, g_strdup (text)))
    return;
  for (guint i = 0; i < 128; i++)
    bytes[i] = (char) (i + 128);
  bytes[128] = '\0';
  escaped = g_strescape (text, bytes); /* letters beyond ASCII stay as they are */
  g_string_append_printf (texts->out,
                          "/* %s: %s */\nNC_ (\"template\", \"%s\"),\n",
                          tl_kind_get_info (kind)->name,
                          tl_kind_get_field (kind, field)->name,
                          escaped);
}

static char *
write_texts (void)
{
  g_autoptr (GPtrArray) templates = tl_template_list_shipped ();
  Texts texts = { g_string_new (NULL),
                  g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };

  g_string_append (
    texts.out,
    "/* SPDX-FileCopyrightText: The Throughline authors\n"
    " * SPDX-License-Identifier: GPL-3.0-or-later\n"
    " *\n"
    " * The words of the templates, for translators. Not compiled and not written by "
    "hand:\n"
    " * TL_UPDATE_TEXTS=1 and the test “samples” write it. */\n");
  for (guint i = 1; i < templates->len; i++)
    {
      const TlTemplate *template = templates->pdata[i];
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (TlTable) table = load (template->path, &bytes);

      g_string_append_printf (texts.out, "\n/* ---- %s ---- */\n", template->id);
      tl_template_foreach_text (table, append_text, &texts);
    }
  g_hash_table_unref (texts.seen);
  return g_string_free (texts.out, FALSE);
}

/* Translators see what the templates say. */
static void
test_texts (void)
{
  g_autofree char *texts = write_texts ();
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("TL_UPDATE_TEXTS") != NULL)
    g_file_set_contents (TEXTS, texts, -1, &error);
  g_assert_no_error (error);
  g_file_get_contents (TEXTS, &found, NULL, &error);
  g_assert_no_error (error);
  if (strcmp (texts, found) != 0)
    g_error ("%s is not what the templates say: run this test with TL_UPDATE_TEXTS=1", TEXTS);
}

static void
add_folder (const char *folder, const char *what, GTestDataFunc func)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)))
    if (g_str_has_suffix (name, ".journey"))
      {
        g_autofree char *path = g_strdup_printf ("/project/%s/%s", what, name);
        g_test_add_data_func_full (path, g_build_filename (folder, name, NULL), func, g_free);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_folder (SAMPLE_FOLDER, "samples", test_canonical);
  add_folder (TEMPLATE_FOLDER, "templates/canonical", test_canonical);
  add_folder (TEMPLATE_FOLDER, "templates/complete", test_complete);
  g_test_add_func ("/project/templates/texts", test_texts);
  return g_test_run ();
}
