/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The frame for migrations, with steps of a made-up past. */
#include "config.h"

#include "store/tl-migrate-private.h"

#include "store/tl-store.h"

static gboolean
rename_member (JsonObject *root, GError **error)
{
  if (!json_object_has_member (root, "name"))
    {
      g_set_error_literal (error,
                           TL_STORE_ERROR,
                           TL_STORE_ERROR_INVALID,
                           "/name: expected text, found nothing");
      return FALSE;
    }
  json_object_set_string_member (root, "title", json_object_get_string_member (root, "name"));
  json_object_remove_member (root, "name");
  return TRUE;
}

static gboolean
double_number (JsonObject *root, GError **error)
{
  json_object_set_int_member (root, "number", 2 * json_object_get_int_member (root, "number"));
  return TRUE;
}

static gboolean
add_one (JsonObject *root, GError **error)
{
  json_object_set_int_member (root, "number", 1 + json_object_get_int_member (root, "number"));
  return TRUE;
}

static const TlMigration steps[] = { rename_member, double_number, add_one, NULL };

static JsonObject *
make_root (gint64 version, const char *name)
{
  JsonObject *root = json_object_new ();

  json_object_set_int_member (root, "version", version);
  json_object_set_int_member (root, "number", 10);
  json_object_set_string_member (root, name, "A map");
  return root;
}

static void
test_from_each_version (void)
{
  static const gint64 numbers[] = { 21, 21, 11, 10, 10 };

  for (gint64 version = 1; version <= 5; version++)
    {
      g_autoptr (JsonObject) root = make_root (version, version == 1 ? "name" : "title");
      g_autoptr (GError) error = NULL;

      g_assert_true (tl_migrate_with (steps, root, version, &error));
      g_assert_no_error (error);
      g_assert_cmpint (json_object_get_int_member (root, "number"), ==, numbers[version - 1]);
      g_assert_cmpint (json_object_get_int_member (root, "version"), ==, MAX (version, 4));
      g_assert_cmpstr (json_object_get_string_member (root, "title"), ==, "A map");
      g_assert_false (json_object_has_member (root, "name"));
    }
}

static void
test_step_fails (void)
{
  g_autoptr (JsonObject) root = make_root (1, "title");
  g_autoptr (GError) error = NULL;

  g_assert_false (tl_migrate_with (steps, root, 1, &error));
  g_assert_error (error, TL_STORE_ERROR, TL_STORE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "/name: expected text, found nothing");
  g_assert_cmpint (json_object_get_int_member (root, "version"),
                   ==,
                   1); /* none of the later steps ran */
  g_assert_cmpint (json_object_get_int_member (root, "number"), ==, 10);
}

/* The real table brings every version from 1 on to the present one. */
static void
test_real_table (void)
{
  g_autoptr (JsonObject) root = make_root (TL_STORE_VERSION, "title");
  g_autoptr (JsonObject) newer = make_root (TL_STORE_VERSION + 1, "title");

  g_assert_true (tl_migrate (root, TL_STORE_VERSION, NULL));
  g_assert_cmpint (json_object_get_int_member (root, "version"), ==, TL_STORE_VERSION);
  g_assert_true (tl_migrate (newer, TL_STORE_VERSION + 1, NULL));
  g_assert_cmpint (json_object_get_int_member (newer, "version"), ==, TL_STORE_VERSION + 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/migrate/from-each-version", test_from_each_version);
  g_test_add_func ("/store/migrate/step-fails", test_step_fails);
  g_test_add_func ("/store/migrate/real-table", test_real_table);
  return g_test_run ();
}
