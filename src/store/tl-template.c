/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What new documents begin with: a blank map, a template that comes with the program, one of the
 * person's own (tl-template-own.c), or a copy of a sample. A program that runs from its build tree
 * finds them in the source, an installed one where it was installed.
 *
 * All are ordinary documents. What begins with one gets an id of its own; one that we ship is read
 * in the language of the program. */
#include "config.h"
#include "places.h"

#include "store/tl-template.h"

#include "base/tl-id.h"
#include "map/tl-edit.h"
#include "store/tl-store.h"
#include "store/tl-template-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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
  g_free (self->description);
  g_free (self->path);
  g_free (self);
}

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) tl_template_free);
}

/* Takes @id and @path. */
static void
add (GPtrArray         *templates,
     char              *id,
     const char        *title,
     const char        *description,
     TlTemplateCategory category,
     char              *path)
{
  TlTemplate *self = g_new0 (TlTemplate, 1);

  self->id = id;
  self->title = g_strdup (title);
  self->description = g_strdup (description);
  self->category = category;
  self->path = path;
  g_ptr_array_add (templates, self);
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
    if (g_str_has_suffix (name, TL_TEMPLATE_SUFFIX))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static const TlRecord *
get_first_map (const TlTable *table)
{
  const GPtrArray *maps =
    tl_table_get_children (table, tl_record_get_id (tl_table_get_document (table)), TL_KIND_MAP);

  return maps != NULL && maps->len > 0 ? maps->pdata[0] : NULL;
}

static void
add_folder (GPtrArray *templates, const char *folder, TlTemplateCategory category)
{
  g_autoptr (GPtrArray) names = list_names (folder);

  for (guint i = 0; i < names->len; i++)
    {
      const char      *name = names->pdata[i];
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GPtrArray) repairs =
        g_ptr_array_new_with_free_func ((GDestroyNotify) tl_repair_free);
      g_autoptr (TlTable) table = tl_store_load_repaired (path, NULL, NULL, repairs, NULL);
      const TlRecord *map = table != NULL ? get_first_map (table) : NULL;

      if (table != NULL)
        add (templates,
             g_strndup (name, strlen (name) - strlen (TL_TEMPLATE_SUFFIX)),
             tl_record_get_text (tl_table_get_document (table), TL_DOCUMENT_TITLE),
             map != NULL ? tl_record_get_text (map, TL_MAP_SCENARIO) : "",
             category,
             g_steal_pointer (&path));
    }
}

/**
 * tl_template_list_shipped:
 *
 * Lists the templates that come with the program. No file is read.
 *
 * Returns: (transfer full) (element-type TlTemplate): the blank one first, then by category
 */
GPtrArray *
tl_template_list_shipped (void)
{
  GPtrArray            *templates = new_list ();
  guint                 n;
  const TlTemplateInfo *infos = tl_template_get_infos (&n);

  add (templates,
       g_strdup (TL_TEMPLATE_BLANK),
       _ ("Blank map with the usual stages"),
       _ ("The usual stages and lanes, ready to fill"),
       TL_TEMPLATE_BASICS,
       NULL);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *file = g_strconcat (infos[i].id, TL_TEMPLATE_SUFFIX, NULL);

      add (templates,
           g_strdup (infos[i].id),
           g_dpgettext2 (GETTEXT_PACKAGE, TL_TEMPLATE_CONTEXT, infos[i].title),
           _ (infos[i].description),
           infos[i].category,
           g_build_filename (get_data_directory (), "templates", file, NULL));
    }
  return templates;
}

/**
 * tl_template_list_own:
 *
 * Lists the templates that the person has saved. Reads them all; one that cannot be read is left
 * out.
 *
 * Returns: (transfer full) (element-type TlTemplate): by file name
 */
GPtrArray *
tl_template_list_own (void)
{
  GPtrArray       *templates = new_list ();
  g_autofree char *folder = tl_template_dup_own_folder ();

  add_folder (templates, folder, TL_TEMPLATE_OWN);
  return templates;
}

/**
 * tl_template_list:
 *
 * Lists everything that a new document can begin with. A document that cannot be read is left out.
 *
 * Returns: (transfer full) (element-type TlTemplate): the blank one first; samples last
 */
GPtrArray *
tl_template_list (void)
{
  GPtrArray       *templates = tl_template_list_shipped ();
  GPtrArray       *own = tl_template_list_own ();
  g_autofree char *samples = g_build_filename (get_data_directory (), "samples", NULL);

  g_ptr_array_extend_and_steal (templates, own);
  add_folder (templates, samples, TL_TEMPLATE_SAMPLE);
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
 * tl_template_is_shipped:
 * @path: (nullable): of a file
 *
 * Returns: whether it is a template that comes with the program, so that its words are translated
 */
gboolean
tl_template_is_shipped (const char *path)
{
  g_autofree char *folder = g_build_filename (get_data_directory (), "templates", NULL);
  g_autofree char *own = path != NULL ? g_path_get_dirname (path) : NULL;

  return g_strcmp0 (own, folder) == 0;
}

static const char *
translate_text (const char *text, gpointer user_data)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, TL_TEMPLATE_CONTEXT, text);
}

static TlTable *
translate_shipped (const TlTable *table)
{
  TlTable  *translated = tl_template_translate (table, translate_text, NULL);
  TlRecord *document = tl_record_copy (tl_table_get_document (translated));

  tl_edit_mark_language (document);
  tl_table_put (translated, document);
  tl_record_unref (document);
  return translated;
}

/**
 * tl_template_begin:
 * @table: what was read from a template
 * @path: (nullable): where it was read from
 *
 * Makes the document that begins with a template: in the program's language if the template is one
 * of ours, under an id of its own.
 *
 * Returns: (transfer full): the document
 */
TlTable *
tl_template_begin (const TlTable *table, const char *path)
{
  g_autoptr (TlTable) translated = NULL;

  if (!tl_template_is_shipped (path))
    return tl_template_copy (table);
  translated = translate_shipped (table);
  return tl_template_copy (translated);
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
  g_autoptr (GPtrArray) templates = NULL;

  if (strcmp (id, TL_TEMPLATE_BLANK) == 0)
    {
      g_autoptr (TlDocument) document = tl_edit_new_document (NULL, _ ("New journey"), TRUE);
      return tl_document_dup_snapshot (document);
    }
  templates = tl_template_list ();
  for (guint i = 0; i < templates->len; i++)
    {
      const TlTemplate *template = templates->pdata[i];
      g_autoptr (TlTable) table = NULL;

      if (template->path == NULL || strcmp (template->id, id) != 0)
        continue;
      table = tl_store_load (template->path, NULL, NULL, error);
      return table != NULL ? tl_template_begin (table, template->path) : NULL;
    }
  g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_NOT_FOUND, _ ("no template “%s”"), id);
  return NULL;
}
