/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An open document and its file. A save takes a snapshot and the revision it shows, writes in a
 * worker, and only the finish of a save that succeeded moves the saved revision there: edits made
 * meanwhile leave the document modified, a failure changes nothing. Saves never overlap: one that
 * is asked for while another runs waits, and then takes its own, newer snapshot. */
#include "config.h"

#include "app/tl-document-file.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "app/tl-app-data.h"
#include "store/tl-template.h"

struct _TlDocumentFile
{
  GObject parent_instance;

  TlDocument  *document;
  GFile       *file;  /* NULL = never saved */
  TlFileStamp *stamp; /* what the file was when last read or written */
  gint64       version;
  GPtrArray   *repairs; /* TlRepair: what reading it had to mend */
  GQueue       saves;   /* of GTask: the first is running */
};

/* What a save was asked for; the task's data. */
typedef struct
{
  GFile      *target;
  TlSaveFlags flags;
  guint64     revision;
} SaveRequest;

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlDocumentFile, tl_document_file, G_TYPE_OBJECT)

static void start_next_save (TlDocumentFile *self);

static void
emit_changed (TlDocumentFile *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
save_request_free (SaveRequest *request)
{
  g_clear_object (&request->target);
  g_free (request);
}

static void
adopt_save (TlDocumentFile *self, const SaveRequest *request, TlFileStamp *stamp)
{
  g_set_object (&self->file, request->target);
  g_clear_pointer (&self->stamp, tl_file_stamp_free);
  self->stamp = stamp;
  tl_document_set_saved_revision (self->document, request->revision);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TlDocumentFile *self = user_data; /* owned by the task */
  g_autoptr (GTask) task = g_queue_pop_head (&self->saves);
  g_autoptr (GError) error = NULL;
  TlFileStamp *stamp = NULL;

  if (tl_store_save_finish (result, &stamp, &error))
    adopt_save (self, g_task_get_task_data (task), stamp);
  /* Before the answer: what it calls may ask for the next save. */
  start_next_save (self);
  emit_changed (self);
  if (error)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
start_next_save (TlDocumentFile *self)
{
  GTask       *task = g_queue_peek_head (&self->saves);
  SaveRequest *request;
  g_autoptr (TlTable) snapshot = NULL;
  gboolean same;

  if (!task)
    return;
  request = g_task_get_task_data (task);
  request->revision = tl_document_get_revision (self->document);
  snapshot = tl_document_dup_snapshot (self->document);
  same = self->file && g_file_equal (self->file, request->target);
  tl_store_save_async (request->target,
                       snapshot,
                       same ? self->stamp : NULL,
                       request->flags,
                       NULL,
                       saved_cb,
                       self);
}

static void
tl_document_file_dispose (GObject *object)
{
  TlDocumentFile *self = TL_DOCUMENT_FILE (object);

  /* Each waiting task holds a reference to us. */
  g_assert (g_queue_is_empty (&self->saves));
  if (self->document)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_object (&self->file);
  g_clear_pointer (&self->stamp, tl_file_stamp_free);
  g_clear_pointer (&self->repairs, g_ptr_array_unref);
  G_OBJECT_CLASS (tl_document_file_parent_class)->dispose (object);
}

static void
tl_document_file_class_init (TlDocumentFileClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tl_document_file_dispose;
  signals[CHANGED] = g_signal_new ("changed",
                                   TL_TYPE_DOCUMENT_FILE,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   0);
}

static void
tl_document_file_init (TlDocumentFile *self)
{
  g_queue_init (&self->saves);
  self->version = TL_STORE_VERSION;
}

/**
 * tl_document_file_new:
 * @document: a document that no file holds yet
 *
 * Returns: (transfer full): the document as untitled work
 */
TlDocumentFile *
tl_document_file_new (TlDocument *document)
{
  TlDocumentFile *self;

  g_return_val_if_fail (TL_IS_DOCUMENT (document), NULL);

  self = g_object_new (TL_TYPE_DOCUMENT_FILE, NULL);
  self->document = g_object_ref (document);
  g_signal_connect_swapped (document, "history-changed", G_CALLBACK (emit_changed), self);
  g_signal_connect_swapped (document, "changed", G_CALLBACK (emit_changed), self);
  return self;
}

/* Takes @repairs. */
static TlDocumentFile *
new_for_table (TlTable *table, gint64 version, GPtrArray *repairs)
{
  g_autoptr (TlDocument) document = tl_document_new_for_table (table);
  TlDocumentFile *self = tl_document_file_new (document);

  self->version = version;
  self->repairs = repairs;
  return self;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (TlTable) table = NULL;
  TlDocumentFile *self;
  TlFileStamp    *stamp = NULL;
  gint64          version = TL_STORE_VERSION;
  GError         *error = NULL;

  table = tl_store_load_finish (result, &version, &stamp, &error);
  if (!table)
    {
      g_task_return_error (task, error);
      return;
    }
  self = new_for_table (table, version, tl_store_load_get_repairs (result));
  self->file = g_object_ref (g_task_get_task_data (task));
  self->stamp = stamp;
  g_task_return_pointer (task, self, g_object_unref);
}

static void
load_copy_cb (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  gint64  version = TL_STORE_VERSION;
  g_autoptr (GPtrArray) repairs = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_repair_free);
  g_autoptr (TlTable) table = tl_app_data_load_table (task_data, &version, repairs, &error);

  if (table)
    g_task_return_pointer (task,
                           new_for_table (table, version, g_steal_pointer (&repairs)),
                           g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
load_template_cb (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  gint64  version = TL_STORE_VERSION;
  g_autoptr (GPtrArray) repairs = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_repair_free);
  g_autoptr (TlTable) template = tl_app_data_load_table (task_data, &version, repairs, &error);
  g_autoptr (TlTable) table = NULL;

  if (!template)
    {
      g_task_return_error (task, error);
      return;
    }
  table = tl_template_begin (template, g_file_peek_path (task_data));
  g_task_return_pointer (task,
                         new_for_table (table, version, g_steal_pointer (&repairs)),
                         g_object_unref);
}

/**
 * tl_document_file_is_picture:
 * @file: a file
 *
 * Returns: whether it is called like a picture, which may have a document inside
 */
gboolean
tl_document_file_is_picture (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = base ? g_ascii_strdown (base, -1) : NULL;

  return name && (g_str_has_suffix (name, ".svg") || g_str_has_suffix (name, ".png"));
}

/**
 * tl_document_file_open_async:
 * @file: what to read
 * @mode: whether saving goes back there; never into a picture
 * @cancellable: (nullable): stops it
 * @callback: called when it is there
 * @user_data: for @callback
 *
 * Reads a document in a worker thread.
 */
void
tl_document_file_open_async (GFile              *file,
                             TlOpenMode          mode,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (G_IS_FILE (file));

  g_task_set_source_tag (task, tl_document_file_open_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  if (mode != TL_OPEN_NORMAL || tl_document_file_is_picture (file))
    {
      g_task_run_in_thread (task, mode == TL_OPEN_TEMPLATE ? load_template_cb : load_copy_cb);
      g_object_unref (task);
    }
  else
    tl_store_load_async (file, cancellable, loaded_cb, task);
}

/**
 * tl_document_file_open_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Errors: `TL_STORE_ERROR`, with the place and the cause in the message.
 *
 * Returns: (transfer full): the open document
 */
TlDocumentFile *
tl_document_file_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * tl_document_file_save_async:
 * @self: an open document
 * @target: (nullable): where to; NULL = its own file
 * @flags: whether a file that somebody else changed may be replaced
 * @callback: called when it is safe on disk, or has failed
 * @user_data: for @callback
 *
 * Saves what the document is when the write begins. When it succeeds @target becomes the document's
 * file. A document that must not be saved fails at once.
 */
void
tl_document_file_save_async (TlDocumentFile     *self,
                             GFile              *target,
                             TlSaveFlags         flags,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GTask       *task;
  SaveRequest *request;

  g_return_if_fail (TL_IS_DOCUMENT_FILE (self));
  g_return_if_fail (target != NULL || self->file != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, tl_document_file_save_async);
  if (tl_document_file_is_read_only (self))
    {
      g_task_return_new_error (task,
                               TL_STORE_ERROR,
                               TL_STORE_ERROR_TOO_NEW,
                               "%s",
                               _ ("This map was made by a newer Throughline. Saving it here could "
                                  "lose what this version does not know."));
      g_object_unref (task);
      return;
    }
  request = g_new0 (SaveRequest, 1);
  request->target = g_object_ref (target ? target : self->file);
  request->flags = flags;
  g_task_set_task_data (task, request, (GDestroyNotify) save_request_free);
  g_queue_push_tail (&self->saves, task);
  if (self->saves.length == 1)
    start_next_save (self);
  emit_changed (self);
}

/**
 * tl_document_file_save_finish:
 * @self: an open document
 * @result: what the callback got
 * @error: return location
 *
 * Errors: `TL_STORE_ERROR`; `TL_STORE_ERROR_CHANGED` when somebody else changed the file. The
 * document is then as modified as before.
 */
gboolean
tl_document_file_save_finish (TlDocumentFile *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * tl_document_file_get_document:
 * @self: an open document
 *
 * Returns: (transfer none): the document
 */
TlDocument *
tl_document_file_get_document (TlDocumentFile *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT_FILE (self), NULL);

  return self->document;
}

/**
 * tl_document_file_get_file:
 * @self: an open document
 *
 * Returns: (transfer none) (nullable): its file, NULL when it was never saved
 */
GFile *
tl_document_file_get_file (TlDocumentFile *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT_FILE (self), NULL);

  return self->file;
}

/**
 * tl_document_file_is_at:
 * @self: an open document
 * @file: a file
 *
 * Returns: whether @file is the document's file, also by another name for it (a symlink)
 */
gboolean
tl_document_file_is_at (TlDocumentFile *self, GFile *file)
{
  g_autofree char *own = NULL;
  g_autofree char *other = NULL;

  g_return_val_if_fail (TL_IS_DOCUMENT_FILE (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  if (!self->file || g_file_equal (self->file, file))
    return self->file != NULL;
  own = g_file_peek_path (self->file) ? realpath (g_file_peek_path (self->file), NULL) : NULL;
  other = g_file_peek_path (file) ? realpath (g_file_peek_path (file), NULL) : NULL;
  return own && g_strcmp0 (own, other) == 0;
}

/**
 * tl_document_file_is_modified:
 * @self: an open document
 *
 * Returns: whether closing it now would lose something
 */
gboolean
tl_document_file_is_modified (TlDocumentFile *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT_FILE (self), FALSE);

  return tl_document_is_modified (self->document);
}

/**
 * tl_document_file_is_saving:
 * @self: an open document
 *
 * Returns: whether a save has not finished yet
 */
gboolean
tl_document_file_is_saving (TlDocumentFile *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT_FILE (self), FALSE);

  return !g_queue_is_empty (&self->saves);
}

/**
 * tl_document_file_get_repairs:
 * @self: an open document
 *
 * Returns: (transfer none) (nullable) (element-type TlRepair): what of its file did not fit and was
 *   mended when it was read, in the order of the file
 */
const GPtrArray *
tl_document_file_get_repairs (TlDocumentFile *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT_FILE (self), NULL);

  return self->repairs;
}

/**
 * tl_document_file_is_read_only:
 * @self: an open document
 *
 * Returns: whether it was made by a newer version, so that it is only shown
 */
gboolean
tl_document_file_is_read_only (TlDocumentFile *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT_FILE (self), FALSE);

  return self->version > TL_STORE_VERSION;
}

/**
 * tl_document_file_is_pristine:
 * @self: an open document
 *
 * Returns: whether it is untitled and nobody has touched it, so that another may take its place
 */
gboolean
tl_document_file_is_pristine (TlDocumentFile *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT_FILE (self), FALSE);

  return !self->file && !tl_document_is_modified (self->document) &&
         !tl_document_can_undo (self->document) && !tl_document_can_redo (self->document) &&
         g_queue_is_empty (&self->saves);
}

/**
 * tl_document_file_get_first_map:
 * @self: an open document
 *
 * Returns: (transfer none) (nullable): id of its first map, NULL when it has none
 */
const char *
tl_document_file_get_first_map (TlDocumentFile *self)
{
  const TlTable   *table;
  const TlRecord  *root;
  const GPtrArray *maps;

  g_return_val_if_fail (TL_IS_DOCUMENT_FILE (self), NULL);

  table = tl_document_get_table (self->document);
  root = tl_table_get_document (table);
  maps = root ? tl_table_get_children (table, tl_record_get_id (root), TL_KIND_MAP) : NULL;
  return maps && maps->len ? tl_record_get_id (g_ptr_array_index (maps, 0)) : NULL;
}

/**
 * tl_document_file_dup_title:
 * @self: an open document
 *
 * Returns: (transfer full): what the first map, else the document, is called; "Untitled Map" when
 *   neither has a name
 */
char *
tl_document_file_dup_title (TlDocumentFile *self)
{
  const TlTable  *table;
  const TlRecord *root;
  const TlRecord *map;
  const char     *id;

  g_return_val_if_fail (TL_IS_DOCUMENT_FILE (self), NULL);

  table = tl_document_get_table (self->document);
  id = tl_document_file_get_first_map (self);
  map = id ? tl_table_get (table, id) : NULL;
  if (map && *tl_record_get_text (map, TL_MAP_TITLE))
    return g_strdup (tl_record_get_text (map, TL_MAP_TITLE));
  root = tl_table_get_document (table);
  if (root && *tl_record_get_text (root, TL_DOCUMENT_TITLE))
    return g_strdup (tl_record_get_text (root, TL_DOCUMENT_TITLE));
  return g_strdup (_ ("Untitled Map"));
}

/**
 * tl_document_file_dup_file_name:
 * @self: an open document
 *
 * Returns: (transfer full) (nullable): the file's name as people read it, NULL when never saved
 */
char *
tl_document_file_dup_file_name (TlDocumentFile *self)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (TL_IS_DOCUMENT_FILE (self), NULL);

  if (!self->file)
    return NULL;
  name = g_file_get_basename (self->file);
  return g_filename_display_name (name);
}

/**
 * tl_document_file_dup_proposed_name:
 * @self: an open document
 * @suffix: (nullable): the kind of file, without dot; NULL = no ending
 *
 * Returns: (transfer full): a file name to propose: the file's own, else one made from the title
 */
char *
tl_document_file_dup_proposed_name (TlDocumentFile *self, const char *suffix)
{
  g_autofree char *base = NULL;
  char            *dot;

  g_return_val_if_fail (TL_IS_DOCUMENT_FILE (self), NULL);

  base = tl_document_file_dup_file_name (self);
  dot = base ? strrchr (base, '.') : NULL;
  if (dot && dot != base)
    *dot = '\0';
  if (!base)
    {
      base = tl_document_file_dup_title (self);
      /* What no file system takes, and a leading dot, which hides a file. */
      g_strdelimit (base, "/\\:*?\"<>|\n\r\t", '-');
      if (*base == '.')
        *base = '-';
    }
  return suffix ? g_strdup_printf ("%s.%s", base, suffix) : g_steal_pointer (&base);
}
