/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What an export will write, to be leafed through. One worker at a time: it has the pages while it
 * lays out or paints and hands them back. What is wished meanwhile waits; a layout that nobody
 * waits for any more is cancelled. What was shown stays until there is something newer, so that
 * nothing flickers. */
#include "config.h"

#include "app/tl-export-preview.h"

#include <glib/gi18n-lib.h>

#include "compat/tl-compat.h"

#include "app/tl-export-page-job.h"
#include "app/tl-export-sheet.h"

/* ms that a window may change its size before the page is painted anew */
#define ROOM_MS 120

struct _TlExportPreview
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *stack; /* "page", "text", "file", "error" */
  GtkWidget *sheet;
  GtkWidget *text;
  GtkWidget *file;
  GtkWidget *holds; /* what is in it */
  GtkWidget *error;
  GtkWidget *spinner;
  GtkWidget *bar;
  GtkWidget *previous;
  GtkWidget *next;
  GtkWidget *number;
  GtkWidget *words;

  TlTable       *table;
  TlExportWish  *wish;
  TlExportPages *pages; /* NULL while a worker has them, or there are none */
  guint          n_pages;
  guint          page;
  gboolean       stale;   /* another wish than that of the pages */
  gboolean       unpaint; /* another page, or another size */
  GCancellable  *working;
  guint          room_id;
  int            painted_width; /* the room that it was painted for */
  int            painted_height;
};

G_DEFINE_FINAL_TYPE (TlExportPreview, tl_export_preview, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_number (TlExportPreview *self)
{
  gboolean         several = self->n_pages > 1;
  g_autofree char *number =
    several ? g_strdup_printf (_ ("%u of %u"), self->page + 1, self->n_pages) : NULL;

  gtk_widget_set_visible (self->previous, several);
  gtk_widget_set_visible (self->number, several);
  gtk_widget_set_visible (self->next, several);
  gtk_widget_set_sensitive (self->previous, self->page > 0);
  gtk_widget_set_sensitive (self->next, self->page + 1 < self->n_pages);
  if (several)
    gtk_label_set_text (GTK_LABEL (self->number), number);
}

/* What is in a file that cannot be looked at here. */
static const char *
describe_file (const TlExporter *exporter)
{
  if (g_str_equal (exporter->name, "zip"))
    return _ ("Everything to send after a workshop: PDF, PNG, PowerPoint, workbook and document");
  if (g_str_equal (exporter->name, "xlsx"))
    return _ ("The map as a grid, and lists of its cards, personas, pain points and opportunities");
  return "";
}

static void
show_page (TlExportPreview *self, const TlExportPageJob *job)
{
  const TlExportPages *pages = self->pages;
  const TlPicture     *picture = tl_export_pages_get_picture (pages, job->page);
  g_autoptr (GdkTexture) texture = tl_export_page_job_dup_texture (job);

  tl_export_sheet_set_texture (TL_EXPORT_SHEET (self->sheet),
                               texture,
                               picture && picture->paper.alpha < 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sheet),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  picture ? picture->title : "",
                                  -1);
  if (pages->text)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)),
                              pages->text,
                              -1);
  gtk_label_set_text (GTK_LABEL (self->file), _ (job->wish->exporter->label));
  gtk_label_set_text (GTK_LABEL (self->holds), describe_file (job->wish->exporter));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    picture       ? "page"
                                    : pages->text ? "text"
                                                  : "file");
  gtk_label_set_text (GTK_LABEL (self->words), pages->words ? pages->words : "");
  gtk_widget_set_visible (self->bar, pages->words != NULL);
}

static void start (TlExportPreview *self);

static void
finish (TlExportPreview *self, TlExportPageJob *job, const GError *error)
{
  if (error && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gtk_label_set_text (GTK_LABEL (self->error), error->message);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "error");
      gtk_widget_set_visible (self->bar, FALSE);
      self->n_pages = 0;
    }
  if (job->pages)
    {
      self->pages = g_steal_pointer (&job->pages);
      self->n_pages = self->pages->papers->len;
      if (!self->unpaint)
        self->page = job->page;
      self->painted_width = job->width;
      self->painted_height = job->height;
      show_page (self, job);
      show_number (self);
    }
}

static void
worked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TlExportPreview *self = TL_EXPORT_PREVIEW (source);
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  g_clear_object (&self->working);
  if (!self->box)
    return;
  finish (self, g_task_get_task_data (G_TASK (result)), error);
  if (self->stale || self->unpaint)
    start (self);
  else
    gtk_spinner_stop (GTK_SPINNER (self->spinner));
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Hands the worker what is wished now. */
static void
start (TlExportPreview *self)
{
  TlExportPageJob *job = tl_export_page_job_new (self->table, self->wish);

  self->working = g_cancellable_new ();
  if (self->stale)
    g_clear_pointer (&self->pages, tl_export_pages_free);
  self->stale = self->unpaint = FALSE;
  job->pages = g_steal_pointer (&self->pages);
  job->page = self->page;
  tl_export_sheet_get_room (TL_EXPORT_SHEET (self->sheet), &job->width, &job->height);
  gtk_spinner_start (GTK_SPINNER (self->spinner));
  tl_export_page_job_run_async (job, self, self->working, worked_cb);
}

static void
refresh (TlExportPreview *self)
{
  if (!self->wish)
    return;
  if (!self->working)
    start (self);
  else if (self->stale)
    g_cancellable_cancel (self->working);
}

static gboolean
room_idle_cb (gpointer data)
{
  TlExportPreview *self = data;
  int              width, height;

  self->room_id = 0;
  tl_export_sheet_get_room (TL_EXPORT_SHEET (self->sheet), &width, &height);
  if (width != self->painted_width || height != self->painted_height)
    {
      self->unpaint = TRUE;
      refresh (self);
    }
  return G_SOURCE_REMOVE;
}

static void
room_cb (TlExportPreview *self)
{
  if (self->room_id == 0)
    self->room_id = g_timeout_add (ROOM_MS, room_idle_cb, self);
}

static void
turn (TlExportPreview *self, int by)
{
  guint page = self->page + (guint) by;

  if ((by < 0 && self->page == 0) || page >= self->n_pages)
    return;
  self->page = page;
  self->unpaint = TRUE;
  show_number (self);
  refresh (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
previous_cb (TlExportPreview *self)
{
  turn (self, -1);
}

static void
next_cb (TlExportPreview *self)
{
  turn (self, 1);
}

static GtkWidget *
new_label (const char *class_name)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, class_name);
  return label;
}

static GtkWidget *
new_text (TlExportPreview *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->text = gtk_text_view_new ();
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->text), FALSE);
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (self->text), TRUE);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (self->text), FALSE);
  gtk_widget_add_css_class (self->text, "export-text");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The first lines of the file"),
                                  -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->text);
  return scrolled;
}

static GtkWidget *
new_file (TlExportPreview *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name ("x-office-document-symbolic");

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 64);
  gtk_widget_add_css_class (icon, "dim-label");
  self->file = new_label ("title-4");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), self->file);
  self->holds = new_label ("dim-label");
  gtk_label_set_max_width_chars (GTK_LABEL (self->holds), 40);
  gtk_widget_add_css_class (box, "export-text");
  gtk_box_append (GTK_BOX (box), self->holds);
  return box;
}

static GtkWidget *
new_turner (TlExportPreview *self, const char *icon, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static void
fill_bar (TlExportPreview *self)
{
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->previous =
    new_turner (self, "go-previous-symbolic", _ ("Previous Page"), G_CALLBACK (previous_cb));
  self->next = new_turner (self, "go-next-symbolic", _ ("Next Page"), G_CALLBACK (next_cb));
  self->number = gtk_label_new (NULL);
  self->words = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->number, "numeric");
  gtk_widget_add_css_class (self->words, "dim-label");
  gtk_widget_add_css_class (self->words, "numeric");
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->words), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->bar, "export-bar");
  gtk_box_append (GTK_BOX (self->bar), self->words);
  gtk_box_append (GTK_BOX (self->bar), self->previous);
  gtk_box_append (GTK_BOX (self->bar), self->number);
  gtk_box_append (GTK_BOX (self->bar), self->next);
}

static void
tl_export_preview_dispose (GObject *object)
{
  TlExportPreview *self = TL_EXPORT_PREVIEW (object);

  g_cancellable_cancel (self->working);
  g_clear_handle_id (&self->room_id, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->pages, tl_export_pages_free);
  g_clear_pointer (&self->wish, tl_export_wish_unref);
  g_clear_pointer (&self->table, tl_table_unref);
  G_OBJECT_CLASS (tl_export_preview_parent_class)->dispose (object);
}

static void
tl_export_preview_class_init (TlExportPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_export_preview_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "exportpreview");
  signals[CHANGED] = g_signal_new ("changed",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   0);
}

static void
tl_export_preview_init (TlExportPreview *self)
{
  GtkWidget *overlay = gtk_overlay_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->stack = gtk_stack_new ();
  self->sheet = tl_export_sheet_new ();
  self->error = new_label ("error");
  self->spinner = gtk_spinner_new ();
  gtk_widget_set_halign (self->spinner, GTK_ALIGN_END);
  gtk_widget_set_valign (self->spinner, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->spinner, "export-spinner");
  gtk_widget_add_css_class (self->error, "export-text");
  gtk_stack_add_named (GTK_STACK (self->stack), self->sheet, "page");
  gtk_stack_add_named (GTK_STACK (self->stack), new_text (self), "text");
  gtk_stack_add_named (GTK_STACK (self->stack), new_file (self), "file");
  gtk_stack_add_named (GTK_STACK (self->stack), self->error, "error");
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->stack);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->spinner);
  gtk_widget_set_vexpand (overlay, TRUE);
  fill_bar (self);
  gtk_box_append (GTK_BOX (self->box), overlay);
  gtk_box_append (GTK_BOX (self->box), self->bar);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  show_number (self);
  g_signal_connect_object (self->sheet, "room", G_CALLBACK (room_cb), self, G_CONNECT_SWAPPED);
}

/**
 * tl_export_preview_new:
 *
 * Returns: (transfer floating): a preview of nothing
 */
GtkWidget *
tl_export_preview_new (void)
{
  return g_object_new (TL_TYPE_EXPORT_PREVIEW, NULL);
}

/**
 * tl_export_preview_show:
 * @self: a preview
 * @table: a snapshot of the document
 * @wish: what is shown from now on
 *
 * Shows what would be written; "changed" tells when it is there.
 */
void
tl_export_preview_show (TlExportPreview *self, const TlTable *table, TlExportWish *wish)
{
  TlExportWish *old;

  g_return_if_fail (TL_IS_EXPORT_PREVIEW (self));

  old = self->wish;
  self->wish = tl_export_wish_ref (wish);
  g_clear_pointer (&old, tl_export_wish_unref);
  g_clear_pointer (&self->table, tl_table_unref);
  self->table = tl_table_ref ((TlTable *) table);
  self->stale = TRUE;
  refresh (self);
}

/**
 * tl_export_preview_is_busy:
 * @self: a preview
 *
 * Returns: whether what is wished is not yet shown
 */
gboolean
tl_export_preview_is_busy (TlExportPreview *self)
{
  g_return_val_if_fail (TL_IS_EXPORT_PREVIEW (self), FALSE);

  return self->working != NULL;
}

/**
 * tl_export_preview_get_page:
 * @self: a preview
 *
 * Returns: which page is shown, from 0
 */
guint
tl_export_preview_get_page (TlExportPreview *self)
{
  g_return_val_if_fail (TL_IS_EXPORT_PREVIEW (self), 0);

  return self->page;
}

/**
 * tl_export_preview_get_n_pages:
 * @self: a preview
 *
 * Returns: how many pages there are
 */
guint
tl_export_preview_get_n_pages (TlExportPreview *self)
{
  g_return_val_if_fail (TL_IS_EXPORT_PREVIEW (self), 0);

  return self->n_pages;
}

/**
 * tl_export_preview_get_words:
 * @self: a preview
 *
 * Returns: how large what is shown will be, in words
 */
const char *
tl_export_preview_get_words (TlExportPreview *self)
{
  g_return_val_if_fail (TL_IS_EXPORT_PREVIEW (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->words));
}

/**
 * tl_export_preview_get_error:
 * @self: a preview
 *
 * Returns: (nullable): why nothing can be shown
 */
const char *
tl_export_preview_get_error (TlExportPreview *self)
{
  g_return_val_if_fail (TL_IS_EXPORT_PREVIEW (self), NULL);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "error") != 0)
    return NULL;
  return gtk_label_get_text (GTK_LABEL (self->error));
}

/**
 * tl_export_preview_get_sheet:
 * @self: a preview
 *
 * Returns: (transfer none): the page: what can be dragged
 */
GtkWidget *
tl_export_preview_get_sheet (TlExportPreview *self)
{
  g_return_val_if_fail (TL_IS_EXPORT_PREVIEW (self), NULL);

  return self->sheet;
}

/**
 * tl_export_preview_get_bar:
 * @self: a preview
 *
 * Returns: (transfer none): the box below the page, for more buttons
 */
GtkWidget *
tl_export_preview_get_bar (TlExportPreview *self)
{
  g_return_val_if_fail (TL_IS_EXPORT_PREVIEW (self), NULL);

  return self->bar;
}
