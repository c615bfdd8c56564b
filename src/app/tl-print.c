/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Printing. The sheets are those of a PDF of the same paper, painted into the printer's context;
 * they are laid out in a worker when the dialog has said on which paper. What was chosen is kept
 * for the next time: it belongs to the room where the printer stands, not to the document. */
#include "config.h"

#include "app/tl-print.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "export/tl-paper.h"

#include "app/tl-export-rows.h"

#define WHAT_MAP "map"
#define WHAT_MAPS "maps"
#define WHAT_BLANK "blank"
#define LAYOUT_FIT "fit"
#define LAYOUT_TILED "tiled"
#define LAYOUT_SLIDES "slides"
/* µs between two looks at the worker */
#define LOOK_US 4000

struct _TlPrint
{
  GtkPrintOperation parent_instance;

  TlTable       *table;
  char          *map;
  const char    *what;
  const char    *layout;
  TlThemeName    theme;
  TlExportChoice what_row;
  TlExportChoice layout_row;
  TlExportChoice theme_row;

  GtkWidget    *tab;     /* while the dialog is open */
  GCancellable *working; /* NULL = no worker */
  GPtrArray    *papers;  /* of TlPaper; NULL = not laid out */
  char         *error;
};

G_DEFINE_FINAL_TYPE (TlPrint, tl_print, GTK_TYPE_PRINT_OPERATION)

/* --- What was chosen ----------------------------------------------------------------------------
 */

static char *
dup_state_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "throughline", "print.ini", NULL);
}

static void
restore (TlPrint *self)
{
  g_autofree char *path = dup_state_path ();
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new_from_file (path, NULL);
  g_autoptr (GtkPageSetup) page = gtk_page_setup_new_from_file (path, NULL);

  if (!page)
    {
      page = gtk_page_setup_new ();
      /* Maps lie. */
      gtk_page_setup_set_orientation (page, GTK_PAGE_ORIENTATION_LANDSCAPE);
    }
  gtk_print_operation_set_default_page_setup (GTK_PRINT_OPERATION (self), page);
  if (settings)
    gtk_print_operation_set_print_settings (GTK_PRINT_OPERATION (self), settings);
}

/* Losing it is no reason to say anything. */
static void
remember (TlPrint *self)
{
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (GTK_PRINT_OPERATION (self));
  GtkPageSetup     *page = gtk_print_operation_get_default_page_setup (GTK_PRINT_OPERATION (self));
  g_autofree char  *path = dup_state_path ();
  g_autofree char  *folder = g_path_get_dirname (path);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  gtk_print_settings_to_key_file (settings, file, NULL);
  if (page)
    gtk_page_setup_to_key_file (page, file, NULL);
  g_mkdir_with_parents (folder, 0700);
  g_key_file_save_to_file (file, path, NULL);
}

/* --- The tab ------------------------------------------------------------------------------------
 */

static void
chosen_cb (gpointer data)
{
  TlPrint *self = data;

  self->what = g_intern_string (tl_export_choice_get (&self->what_row));
  self->layout = g_intern_string (tl_export_choice_get (&self->layout_row));
  self->theme = (TlThemeName) g_ascii_strtoll (tl_export_choice_get (&self->theme_row), NULL, 10);
}

static void
fill_what (TlPrint *self)
{
  const GPtrArray *maps =
    tl_table_get_children (self->table,
                           tl_record_get_id (tl_table_get_document (self->table)),
                           TL_KIND_MAP);
  GtkStringList *labels;

  tl_export_choice_begin (&self->what_row, &labels);
  tl_export_choice_add (&self->what_row, labels, WHAT_MAP, _ ("This Map"));
  if (maps && maps->len > 1)
    tl_export_choice_add (&self->what_row, labels, WHAT_MAPS, _ ("All Maps"));
  tl_export_choice_add (&self->what_row, labels, WHAT_BLANK, _ ("Blank Canvas"));
  tl_export_choice_end (&self->what_row, labels, self->what);
}

static void
fill_layout (TlPrint *self)
{
  GtkStringList *labels;

  tl_export_choice_begin (&self->layout_row, &labels);
  tl_export_choice_add (&self->layout_row, labels, LAYOUT_FIT, _ ("Fit to Page"));
  tl_export_choice_add (&self->layout_row, labels, LAYOUT_TILED, _ ("Poster of Several Pages"));
  tl_export_choice_add (&self->layout_row, labels, LAYOUT_SLIDES, _ ("Slides"));
  tl_export_choice_end (&self->layout_row, labels, self->layout);
}

static void
fill_theme (TlPrint *self)
{
  static const struct
  {
    TlThemeName theme;
    const char *label;
  } themes[] = {
    { TL_THEME_PRINT, N_ ("Print") },
    { TL_THEME_LIGHT, N_ ("Light") },
    { TL_THEME_HIGH_CONTRAST, N_ ("High Contrast") },
    { TL_THEME_AUTO, N_ ("The Map’s Own") },
  };
  g_autofree char *chosen = g_strdup_printf ("%d", (int) self->theme);
  GtkStringList   *labels;

  tl_export_choice_begin (&self->theme_row, &labels);
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      g_autofree char *id = g_strdup_printf ("%d", (int) themes[i].theme);

      tl_export_choice_add (&self->theme_row, labels, id, _ (themes[i].label));
    }
  tl_export_choice_end (&self->theme_row, labels, chosen);
}

static void
clear_rows (TlPrint *self)
{
  tl_export_choice_clear (&self->what_row);
  tl_export_choice_clear (&self->layout_row);
  tl_export_choice_clear (&self->theme_row);
  self->tab = NULL;
}

static GtkWidget *
tl_print_create_custom_widget (GtkPrintOperation *operation)
{
  TlPrint   *self = TL_PRINT (operation);
  GtkWidget *group = adw_preferences_group_new ();

  self->tab = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (self->tab), 480);
  adw_clamp_set_child (ADW_CLAMP (self->tab), group);
  gtk_widget_add_css_class (group, "export-form");
  tl_export_choice_init (&self->what_row, group, _ ("Contents"), chosen_cb, self);
  tl_export_choice_init (&self->layout_row, group, _ ("Layout"), chosen_cb, self);
  tl_export_choice_init (&self->theme_row, group, _ ("Theme"), chosen_cb, self);
  fill_what (self);
  fill_layout (self);
  fill_theme (self);
  g_signal_connect_object (self->tab, "destroy", G_CALLBACK (clear_rows), self, G_CONNECT_SWAPPED);
  return self->tab;
}

static void
tl_print_custom_widget_apply (GtkPrintOperation *operation, GtkWidget *widget)
{
  TlPrint *self = TL_PRINT (operation);

  if (self->tab)
    chosen_cb (self);
}

/* --- Sheets -------------------------------------------------------------------------------------
 */

typedef struct
{
  TlTable        *table;
  char           *map;
  TlExportOptions options;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  tl_table_unref (job->table);
  g_free (job->map);
  g_free (job);
}

static void
lay_out_cb (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Job  *job = task_data;
  TlExportRun run = { .cancellable = cancellable };
  GError     *error = NULL;
  GPtrArray  *papers = tl_papers_new (job->table, &job->options, &run, &error);

  if (papers)
    g_task_return_pointer (task, papers, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
laid_out_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TlPrint *self = TL_PRINT (source);
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->working);
  self->papers = g_task_propagate_pointer (G_TASK (result), &error);
  if (!self->papers && !self->error)
    self->error = g_strdup (error->message);
}

static TlExportOptions
get_options (TlPrint *self, Job *job, GtkPrintContext *context)
{
  GtkPageSetup *page = gtk_print_context_get_page_setup (context);

  return (TlExportOptions){
    .map = g_str_equal (self->what, WHAT_MAPS) ? NULL : job->map,
    .blank = g_str_equal (self->what, WHAT_BLANK),
    .theme = self->theme,
    .page = { gtk_page_setup_get_paper_width (page, GTK_UNIT_POINTS),
              gtk_page_setup_get_paper_height (page, GTK_UNIT_POINTS) },
    .tiled = g_str_equal (self->layout, LAYOUT_TILED),
    .slides = g_str_equal (self->layout, LAYOUT_SLIDES),
  };
}

static void
tl_print_begin_print (GtkPrintOperation *operation, GtkPrintContext *context)
{
  TlPrint *self = TL_PRINT (operation);
  Job     *job = g_new0 (Job, 1);
  g_autoptr (GTask) task = NULL;

  g_clear_pointer (&self->papers, g_ptr_array_unref);
  g_clear_pointer (&self->error, g_free);
  job->table = tl_table_ref (self->table);
  job->map = g_strdup (self->map);
  job->options = get_options (self, job, context);
  self->working = g_cancellable_new ();
  task = g_task_new (self, self->working, laid_out_cb, NULL);
  g_task_set_source_tag (task, tl_print_begin_print);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, lay_out_cb);
}

/* GTK calls it again and again while nothing else is to be done. */
static gboolean
tl_print_paginate (GtkPrintOperation *operation, GtkPrintContext *context)
{
  TlPrint *self = TL_PRINT (operation);

  if (self->working)
    {
      g_usleep (LOOK_US);
      return FALSE;
    }
  if (!self->papers)
    {
      gtk_print_operation_set_n_pages (operation, 1);
      gtk_print_operation_cancel (operation);
      return TRUE;
    }
  gtk_print_operation_set_n_pages (operation, (int) self->papers->len);
  return TRUE;
}

static void
tl_print_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page)
{
  TlPrint *self = TL_PRINT (operation);

  if (self->papers && page >= 0 && (guint) page < self->papers->len)
    tl_paper_draw (self->papers->pdata[page],
                   gtk_print_context_get_cairo_context (context),
                   TL_PAINTER_VECTOR);
}

static void
tl_print_done (GtkPrintOperation *operation, GtkPrintOperationResult result)
{
  TlPrint *self = TL_PRINT (operation);

  g_cancellable_cancel (self->working);
  g_clear_pointer (&self->papers, g_ptr_array_unref);
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    remember (self);
}

static void
tl_print_finalize (GObject *object)
{
  TlPrint *self = TL_PRINT (object);

  clear_rows (self);
  g_clear_pointer (&self->papers, g_ptr_array_unref);
  g_clear_pointer (&self->table, tl_table_unref);
  g_free (self->map);
  g_free (self->error);
  G_OBJECT_CLASS (tl_print_parent_class)->finalize (object);
}

static void
tl_print_class_init (TlPrintClass *klass)
{
  GtkPrintOperationClass *operation_class = GTK_PRINT_OPERATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tl_print_finalize;
  operation_class->create_custom_widget = tl_print_create_custom_widget;
  operation_class->custom_widget_apply = tl_print_custom_widget_apply;
  operation_class->begin_print = tl_print_begin_print;
  operation_class->paginate = tl_print_paginate;
  operation_class->draw_page = tl_print_draw_page;
  operation_class->done = tl_print_done;
}

static void
tl_print_init (TlPrint *self)
{
  self->what = WHAT_MAP;
  self->layout = LAYOUT_FIT;
  self->theme = TL_THEME_PRINT;
}

/**
 * tl_print_new:
 * @table: a snapshot of a document
 * @map: the map that is shown
 *
 * Returns: (transfer full): an operation for gtk_print_operation_run()
 */
TlPrint *
tl_print_new (TlTable *table, const char *map)
{
  TlPrint           *self = g_object_new (TL_TYPE_PRINT, NULL);
  GtkPrintOperation *operation = GTK_PRINT_OPERATION (self);
  const TlRecord    *record = tl_table_get_kind (table, map, TL_KIND_MAP);
  const char        *title = record ? tl_record_get_text (record, TL_MAP_TITLE) : "";

  self->table = tl_table_ref (table);
  self->map = g_strdup (map);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_custom_tab_label (operation, _ ("Map"));
  gtk_print_operation_set_job_name (operation, *title != '\0' ? title : _ ("Journey map"));
  restore (self);
  return self;
}

/**
 * tl_print_choose:
 * @self: an operation that does not run
 * @what: "map", "maps" or "blank"
 * @layout: "fit", "tiled" or "slides"
 * @theme: how it looks
 *
 * Chooses what the tab shows at first.
 */
void
tl_print_choose (TlPrint *self, const char *what, const char *layout, TlThemeName theme)
{
  g_return_if_fail (TL_IS_PRINT (self));

  self->what = g_intern_string (what);
  self->layout = g_intern_string (layout);
  self->theme = theme;
}

/**
 * tl_print_get_error:
 * @self: an operation that ran
 *
 * Returns: (nullable): why nothing was printed
 */
const char *
tl_print_get_error (TlPrint *self)
{
  g_return_val_if_fail (TL_IS_PRINT (self), NULL);

  return self->error;
}
