/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The window and its exports: what the dialog starts from, and what is said when a file is there.
 */
#include "config.h"

#include "app/tl-window-private.h"

#include <glib/gi18n-lib.h>

#include "compat/tl-compat.h"

#include "app/tl-export-dialog.h"

/* What there is to say of a file is read, not scrolled through. */
#define MOST_NOTES 12

/* A file that was exported. */
typedef struct
{
  TlWindow *window; /* weak */
  GFile    *file;
  char     *notes; /* what its format could not show, or shows otherwise; NULL = nothing */
} Exported;

static void
exported_free (gpointer data)
{
  Exported *exported = data;

  g_clear_weak_pointer (&exported->window);
  g_object_unref (exported->file);
  g_free (exported->notes);
  g_free (exported);
}

static void
exported_closure_free (gpointer data, GClosure *closure)
{
  exported_free (data);
}

static char *
dup_heading (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);

  return g_strdup_printf (_ ("Exported to “%s”"), name);
}

static char *
dup_notes (const GPtrArray *notes)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = MIN (notes->len, MOST_NOTES);
  guint more = notes->len - n;

  if (notes->len == 0)
    return NULL;
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (const char *) notes->pdata[i]);
  if (more > 0)
    {
      g_string_append (text, "\n");
      g_string_append_printf (text,
                              g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", more),
                              more);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_in_folder_cb (Exported *exported)
{
  if (exported->window)
    tl_compat_show_in_folder (GTK_WINDOW (exported->window), exported->file);
}

static void
details_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Exported        *exported = user_data;
  g_autofree char *answer = tl_compat_confirm_finish (result);
  g_autofree char *address = g_file_get_uri (exported->file);

  if (g_str_equal (answer, "folder"))
    show_in_folder_cb (exported);
  else if (g_str_equal (answer, "open") && exported->window)
    tl_compat_show_address (GTK_WINDOW (exported->window), address);
  exported_free (exported);
}

static Exported *
exported_new (TlWindow *window, GFile *file, char *notes)
{
  Exported *exported = g_new0 (Exported, 1);

  g_set_weak_pointer (&exported->window, window);
  exported->file = g_object_ref (file);
  exported->notes = notes;
  return exported;
}

static void
details_cb (Exported *exported)
{
  const TlCompatAnswer answers[] = {
    { "cancel", _ ("_Close"), TL_COMPAT_LOOK_PLAIN },
    { "folder", _ ("_Show in Folder"), TL_COMPAT_LOOK_PLAIN },
    { "open", _ ("_Open"), TL_COMPAT_LOOK_SUGGESTED },
  };
  g_autofree char *heading = dup_heading (exported->file);

  if (!exported->window)
    return;
  tl_compat_confirm_async (GTK_WINDOW (exported->window),
                           heading,
                           exported->notes,
                           answers,
                           G_N_ELEMENTS (answers),
                           "cancel",
                           details_answer_cb,
                           exported_new (exported->window, exported->file, NULL));
}

static void
exported_cb (TlWindow *self, GFile *file, const GPtrArray *notes)
{
  g_autofree char *heading = dup_heading (file);
  g_autofree char *text = NULL;
  Exported        *exported = exported_new (self, file, dup_notes (notes));

  if (!exported->notes)
    {
      tl_window_show_offer (self,
                            heading,
                            _ ("Show in Folder"),
                            G_CALLBACK (show_in_folder_cb),
                            exported,
                            exported_closure_free);
      return;
    }
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%s, with %u note",
                                       "%s, with %u notes",
                                       notes->len),
                          heading,
                          notes->len);
  tl_window_show_offer (self,
                        text,
                        _ ("Details"),
                        G_CALLBACK (details_cb),
                        exported,
                        exported_closure_free);
}

/* A sheet is called like its persona, all else like the document. */
static char *
dup_name (TlWindow *self, const TlExportOptions *options)
{
  const TlTable  *table = tl_document_get_table (tl_document_file_get_document (self->file));
  const TlRecord *persona = options->what == TL_EXPORT_PERSONA && options->subject
                              ? tl_table_get_kind (table, options->subject, TL_KIND_PERSONA)
                              : NULL;
  const char     *name = persona ? tl_record_get_text (persona, TL_PERSONA_NAME) : "";
  char           *file_name;

  if (!*name)
    return tl_document_file_dup_proposed_name (self->file, NULL);
  file_name = g_strdup (name);
  return g_strdelimit (file_name, "/", '-');
}

/**
 * tl_window_dup_selected_cards:
 * @self: a window with a document
 *
 * Returns: (transfer full) (array zero-terminated=1): the cards that are selected on the map
 */
GStrv
tl_window_dup_selected_cards (TlWindow *self)
{
  const TlTable     *table = tl_document_get_table (tl_document_file_get_document (self->file));
  const char *const *ids = tl_canvas_get_selection (self->canvas);
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();

  for (guint i = 0; ids[i]; i++)
    if (tl_table_get_kind (table, ids[i], TL_KIND_CARD))
      g_ptr_array_add (cards, g_strdup (ids[i]));
  g_ptr_array_add (cards, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&cards), FALSE);
}

/**
 * tl_window_export:
 * @self: a window with a document
 * @options: (nullable): what of the map that is shown; %NULL = its picture
 *
 * Shows the export dialog with that chosen, words being written included.
 */
void
tl_window_export (TlWindow *self, const TlExportOptions *options)
{
  TlExportOptions asked = { 0 };
  TlExportSource  source = { 0 };
  GFile          *own;
  GtkWidget      *dialog;
  g_auto (GStrv) cards = NULL;
  g_autofree char *name = NULL;
  g_autoptr (TlTable) snapshot = NULL;
  g_autoptr (GFile) folder = NULL;

  g_return_if_fail (TL_IS_WINDOW (self));
  g_return_if_fail (self->file != NULL);

  tl_window_commit_writing (self);
  if (options)
    asked = *options;
  own = tl_document_file_get_file (self->file);
  folder = own ? g_file_get_parent (own) : NULL;
  cards = tl_window_dup_selected_cards (self);
  name = dup_name (self, &asked);
  snapshot = tl_document_dup_snapshot (tl_document_file_get_document (self->file));
  source = (TlExportSource){
    snapshot, tl_window_get_map (self), (const char *const *) cards, self->settings, folder, name,
  };
  dialog = tl_export_dialog_new (GTK_WINDOW (self), &source, &asked);
  g_signal_connect_object (dialog, "exported", G_CALLBACK (exported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
