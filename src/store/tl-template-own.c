/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Templates that a person saves: made from a document by the verbs that edit documents, so that no
 * reference is left behind, and kept as a file named after their title. A title that is taken is
 * never written over unasked; a file name that is taken by another title, or by a template of ours,
 * gets a number. */
#include "config.h"

#include "store/tl-template-private.h"

#include "base/tl-text.h"
#include "map/tl-edit.h"
#include "store/tl-store.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <errno.h>
#include <string.h>

/* A file name keeps within what any file system takes. */
#define MAX_NAME 60

/**
 * tl_template_dup_own_folder:
 *
 * Returns: (transfer full): where a person's templates are, whether or not it exists
 */
char *
tl_template_dup_own_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "throughline", "templates", NULL);
}

/* --- Making one ----------------------------------------------------------------------------------
 */

typedef struct
{
  TlTemplateKeep keep;
  GPtrArray     *gone; /* ids, borrowed from records */
} Choice;

/* Talks about one map are no part of a pattern for others. */
static gboolean
is_left_out (TlKind kind, TlTemplateKeep keep)
{
  switch (kind)
    {
    case TL_KIND_COMMENT:
      return TRUE;
    case TL_KIND_PERSONA:
      return (keep & TL_TEMPLATE_KEEP_PERSONAS) == 0;
    case TL_KIND_CARD:
    case TL_KIND_CURVE:
    case TL_KIND_LINK:
    case TL_KIND_METRIC:
    case TL_KIND_EVIDENCE:
    case TL_KIND_EXPERIMENT:
      return (keep & TL_TEMPLATE_KEEP_CARDS) == 0;
    case TL_KIND_DOCUMENT:
    case TL_KIND_MAP:
    case TL_KIND_STAGE:
    case TL_KIND_STEP:
    case TL_KIND_LANE:
    case TL_KIND_POINT:
    case TL_KIND_IMAGE:
    case TL_N_KINDS:
    default:
      return FALSE;
    }
}

static void
choose (gpointer data, gpointer user_data)
{
  const TlRecord *record = data;
  Choice         *choice = user_data;

  if (is_left_out (tl_record_get_kind (record), choice->keep))
    g_ptr_array_add (choice->gone, (gpointer) tl_record_get_id (record));
}

/* A persona's line stays as the nameless one, if the map would have no other. */
static void
keep_lines (TlDocument *doc)
{
  const TlTable   *table = tl_document_get_table (doc);
  const GPtrArray *maps = tl_table_get_children (table, tl_document_get_id (doc), TL_KIND_MAP);

  for (guint i = 0; i < maps->len; i++)
    {
      const char      *map = tl_record_get_id (maps->pdata[i]);
      const GPtrArray *curves = tl_table_get_children (table, map, TL_KIND_CURVE);
      const TlRecord  *first[2] = { tl_query_curve (table, map, NULL, FALSE),
                                    tl_query_curve (table, map, NULL, TRUE) };
      g_autoptr (GPtrArray) ids = g_ptr_array_new ();

      for (guint j = 0; j < curves->len; j++)
        {
          gboolean target = tl_record_get_boolean (curves->pdata[j], TL_CURVE_TARGET);

          if (first[target] != NULL)
            continue;
          first[target] = curves->pdata[j];
          g_ptr_array_add (ids, (gpointer) tl_record_get_id (curves->pdata[j]));
        }
      for (guint j = 0; j < ids->len; j++)
        tl_edit_set_ref (doc, ids->pdata[j], TL_CURVE_PERSONA, NULL);
    }
}

/* A portrait, or a picture of a card that is gone, is dead weight. */
static void
remove_unused_images (TlDocument *doc)
{
  const TlTable   *table = tl_document_get_table (doc);
  const GPtrArray *images = tl_table_get_children (table, tl_document_get_id (doc), TL_KIND_IMAGE);
  g_autoptr (GPtrArray) unused = g_ptr_array_new ();

  for (guint i = 0; i < images->len; i++)
    if (tl_table_get_referrers (table, tl_record_get_id (images->pdata[i]))->len == 0)
      g_ptr_array_add (unused, (gpointer) tl_record_get_id (images->pdata[i]));
  g_ptr_array_add (unused, NULL);
  tl_edit_delete (doc, (const char *const *) unused->pdata, TRUE);
}

/* The first card of the new map is P1 again. */
static void
forget_codes (TlDocument *doc)
{
  static const char *const none[] = { NULL };
  const TlTable           *table = tl_document_get_table (doc);
  const GPtrArray *maps = tl_table_get_children (table, tl_document_get_id (doc), TL_KIND_MAP);

  for (guint i = 0; i < maps->len; i++)
    tl_edit_set_list (doc, tl_record_get_id (maps->pdata[i]), TL_MAP_CODES, none);
}

/**
 * tl_template_make:
 * @table: holds a document
 * @title: what the template is to be called
 * @keep: what it takes over besides stages, steps, lanes and what the map says of itself
 *
 * Makes a template of a document. Comments are left out always.
 *
 * Returns: (transfer full): the template, a document with an id of its own
 */
TlTable *
tl_template_make (const TlTable *table, const char *title, TlTemplateKeep keep)
{
  g_autoptr (TlTable) copy = NULL;
  g_autoptr (TlDocument) doc = NULL;
  Choice choice = { keep, g_ptr_array_new () };

  g_return_val_if_fail (table != NULL && title != NULL, NULL);

  copy = tl_template_copy (table);
  tl_table_foreach (table, choose, &choice);
  g_ptr_array_add (choice.gone, NULL);
  doc = tl_document_new_for_table (copy);
  tl_document_begin (doc, NULL);
  if ((keep & TL_TEMPLATE_KEEP_PERSONAS) == 0)
    keep_lines (doc);
  tl_edit_delete (doc, (const char *const *) choice.gone->pdata, TRUE);
  if ((keep & TL_TEMPLATE_KEEP_CARDS) == 0)
    forget_codes (doc);
  remove_unused_images (doc);
  tl_edit_set_text (doc, tl_document_get_id (doc), TL_DOCUMENT_TITLE, title);
  tl_document_commit (doc);
  g_ptr_array_unref (choice.gone);
  return tl_document_dup_snapshot (doc);
}

/* --- Keeping it ----------------------------------------------------------------------------------
 */

/* "My Shop, 2nd try" → "my-shop-2nd-try"; letters of all scripts stay. */
static char *
make_name (const char *title)
{
  g_autofree char *lower = g_utf8_strdown (title, -1);
  GString         *name = g_string_new (NULL);

  for (const char *p = lower; *p != '\0' && name->len < MAX_NAME; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (name, c);
      else if (name->len > 0 && name->str[name->len - 1] != '-')
        g_string_append_c (name, '-');
    }
  while (name->len > 0 && name->str[name->len - 1] == '-')
    g_string_truncate (name, name->len - 1);
  return name->len > 0 ? g_string_free (name, FALSE)
                       : (g_string_free (name, TRUE), g_strdup ("template"));
}

static const TlTemplate *
find_title (const GPtrArray *own, const char *title)
{
  for (guint i = 0; i < own->len; i++)
    if (strcmp (((const TlTemplate *) own->pdata[i])->title, title) == 0)
      return own->pdata[i];
  return NULL;
}

/* Whether the name is that of a template of ours, or of a file that is there. */
static gboolean
is_taken (const char *id, const char *path)
{
  guint                 n;
  const TlTemplateInfo *infos = tl_template_get_infos (&n);

  if (strcmp (id, TL_TEMPLATE_BLANK) == 0)
    return TRUE;
  for (guint i = 0; i < n; i++)
    if (strcmp (infos[i].id, id) == 0)
      return TRUE;
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/**
 * tl_template_dup_own_path:
 * @title: what a template is called
 *
 * Returns: (transfer full): the file of the person's template of that title; if there is none, the
 *   one that it would get
 */
char *
tl_template_dup_own_path (const char *title)
{
  g_autoptr (GPtrArray) own = tl_template_list_own ();
  g_autofree char  *folder = tl_template_dup_own_folder ();
  const TlTemplate *same = find_title (own, title);
  g_autofree char  *name = make_name (title);

  if (same != NULL)
    return g_strdup (same->path);
  for (guint n = 1;; n++)
    {
      g_autofree char *id = n == 1 ? g_strdup (name) : g_strdup_printf ("%s-%u", name, n);
      g_autofree char *file = g_strconcat (id, TL_TEMPLATE_SUFFIX, NULL);
      g_autofree char *path = g_build_filename (folder, file, NULL);

      if (!is_taken (id, path))
        return g_steal_pointer (&path);
    }
}

/**
 * tl_template_has_own:
 * @title: what a template would be called
 *
 * Returns: whether the person has one of that title
 */
gboolean
tl_template_has_own (const char *title)
{
  g_autoptr (GPtrArray) own = tl_template_list_own ();

  return find_title (own, title) != NULL;
}

/**
 * tl_template_add:
 * @template_: made by tl_template_make(); its title names it
 * @replace: whether one of the same title is replaced
 *
 * Saves a template among the person's own.
 *
 * Errors: #TL_STORE_ERROR_EXISTS when there is one of that title and @replace is not set, and those
 * of tl_store_save().
 *
 * Returns: (transfer full): its id, or %NULL
 */
char *
tl_template_add (const TlTable *template_, gboolean replace, GError **error)
{
  const char *title = tl_record_get_text (tl_table_get_document (template_), TL_DOCUMENT_TITLE);
  g_autofree char *path = NULL;
  g_autofree char *folder = tl_template_dup_own_folder ();
  g_autofree char *name = NULL;
  TlSaveFlags      flags = replace ? TL_SAVE_FLAG_OVERWRITE_CHANGED : TL_SAVE_FLAG_REFUSE_EXISTING;

  if (!replace && tl_template_has_own (title))
    {
      g_set_error (error,
                   TL_STORE_ERROR,
                   TL_STORE_ERROR_EXISTS,
                   _ ("there is a template “%s” already"),
                   title);
      return NULL;
    }
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error,
                   TL_STORE_ERROR,
                   TL_STORE_ERROR_WRITE,
                   _ ("%s: cannot be made: %s"),
                   folder,
                   g_strerror (errno));
      return NULL;
    }
  path = tl_template_dup_own_path (title);
  if (!tl_store_save (path, template_, NULL, flags, NULL, error))
    return NULL;
  name = g_path_get_basename (path);
  return g_strndup (name, strlen (name) - strlen (TL_TEMPLATE_SUFFIX));
}
