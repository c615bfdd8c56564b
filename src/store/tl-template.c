/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What new documents begin with: a blank map, or a copy of one of the documents that come with the
 * program. A program that runs from its build tree finds them in the source, an installed one where
 * it was installed. Templates and samples are ordinary documents; adding one is adding a file. */
#include "config.h"

#include "store/tl-template.h"

#include "base/tl-id.h"
#include "map/tl-edit.h"
#include "store/tl-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SUFFIX ".journey"

static const char *const folders[] = { "templates", "samples" };

static const char *
get_data_directory (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  if (program != NULL && g_str_has_prefix (program, TL_BUILD_DIR "/"))
    return TL_SOURCE_DATA_DIR;
  return TL_DATA_DIR;
}

/**
 * tl_template_free:
 * @self: (transfer full): a template
 */
void
tl_template_free (TlTemplate *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->path);
  g_free (self);
}

static TlTemplate *
template_new (const char *id, const char *title, const char *path)
{
  TlTemplate *self = g_new0 (TlTemplate, 1);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->path = g_strdup (path);
  return self;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The names of a folder's documents, sorted, so that lists do not depend on the disk. */
static GPtrArray *
list_names (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, SUFFIX))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static void
add_folder (GPtrArray *templates, const char *folder)
{
  g_autoptr (GPtrArray) names = list_names (folder);

  for (guint i = 0; i < names->len; i++)
    {
      const char      *name = names->pdata[i];
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *id = g_strndup (name, strlen (name) - strlen (SUFFIX));
      g_autoptr (TlTable) table = tl_store_load (path, NULL, NULL, NULL);

      if (table != NULL)
        g_ptr_array_add (templates,
                         template_new (id,
                                       tl_record_get_text (tl_table_get_document (table),
                                                           TL_DOCUMENT_TITLE),
                                       path));
    }
}

/**
 * tl_template_list:
 *
 * Lists what new documents can begin with. A document that cannot be read is left out.
 *
 * Returns: (transfer full) (element-type TlTemplate): the blank one first
 */
GPtrArray *
tl_template_list (void)
{
  GPtrArray *templates = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_template_free);

  g_ptr_array_add (templates,
                   template_new (TL_TEMPLATE_BLANK, _ ("Blank map with the usual stages"), NULL));
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_build_filename (get_data_directory (), folders[i], NULL);
      add_folder (templates, folder);
    }
  return templates;
}

typedef struct
{
  TlTable    *copy;
  const char *old_id;
  const char *new_id;
} Copying;

static void
copy_record (gpointer data, gpointer user_data)
{
  const TlRecord *record = data;
  const Copying  *copying = user_data;
  TlKind          kind = tl_record_get_kind (record);
  g_autoptr (TlRecord) copy = NULL;

  if (kind == TL_KIND_DOCUMENT)
    {
      copy = tl_record_new (kind, copying->new_id);
      for (guint i = 0; i < tl_kind_get_info (kind)->n_fields; i++)
        tl_record_take_field (copy, i, record);
    }
  else if (strcmp (tl_record_get_parent (record), copying->old_id) == 0)
    {
      copy = tl_record_copy (record);
      tl_record_set_ref (copy, TL_FIELD_PARENT, copying->new_id);
    }
  else
    copy = tl_record_ref (record);
  tl_table_put (copying->copy, copy);
}

/**
 * tl_template_copy:
 * @table: holds a document
 *
 * Copies a document under a new id, so that it and the copy never pass for the same. The ids inside
 * stay: they are unique within a document only.
 *
 * Returns: (transfer full): the copy
 */
TlTable *
tl_template_copy (const TlTable *table)
{
  g_autoptr (TlIdSource) source = tl_id_source_new ();
  g_autofree char *id = tl_id_source_next (source);
  Copying copying = { tl_table_new (), tl_record_get_id (tl_table_get_document (table)), id };

  while (tl_table_get (table, id) != NULL)
    {
      g_free (id);
      copying.new_id = id = tl_id_source_next (source);
    }
  tl_table_foreach (table, copy_record, &copying);
  return copying.copy;
}

/**
 * tl_template_load:
 * @id: one of tl_template_list()
 *
 * Makes a new document.
 *
 * Errors: #TL_STORE_ERROR_NOT_FOUND when there is no such template, and those of tl_store_load().
 *
 * Returns: (transfer full): its table, with a document id that nothing else has
 */
TlTable *
tl_template_load (const char *id, GError **error)
{
  g_autoptr (GPtrArray) templates = tl_template_list ();

  if (strcmp (id, TL_TEMPLATE_BLANK) == 0)
    {
      g_autoptr (TlDocument) document = tl_edit_new_document (NULL, _ ("New journey"), TRUE);
      return tl_document_dup_snapshot (document);
    }
  for (guint i = 0; i < templates->len; i++)
    {
      const TlTemplate *template = templates->pdata[i];
      g_autoptr (TlTable) table = NULL;

      if (template->path == NULL || strcmp (template->id, id) != 0)
        continue;
      table = tl_store_load (template->path, NULL, NULL, error);
      return table != NULL ? tl_template_copy (table) : NULL;
    }
  g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND, _ ("no template “%s”"), id);
  return NULL;
}
