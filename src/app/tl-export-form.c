/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The options of an export as rows. What is exported decides which formats there are, the format
 * decides which rows; after each change the rows follow and the wish is read from them anew. */
#include "config.h"

#include "app/tl-export-form-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (TlExportForm, tl_export_form, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The chosen format. */
const TlExporter *
tl_export_form_get_exporter (TlExportForm *self)
{
  const char       *name = tl_export_choice_get (&self->format);
  guint             n = 0;
  const TlExporter *found = name ? tl_exporter_find (NULL, name, NULL) : NULL;

  return found ? found : tl_exporter_get_all (&n);
}

/* What is exported, as exporters call it. */
TlExportWhat
tl_export_form_get_what (TlExportForm *self)
{
  const char *what = tl_export_choice_get (&self->what);

  if (g_str_equal (what, TL_CONTENTS_PERSONA))
    return TL_EXPORT_PERSONA;
  if (g_str_equal (what, TL_CONTENTS_PRIORITIES))
    return TL_EXPORT_PRIORITIES;
  return g_str_equal (what, TL_CONTENTS_COMPARISON) ? TL_EXPORT_COMPARISON : TL_EXPORT_MAP;
}

static gboolean
can_write (TlExportForm *self, const TlExporter *exporter)
{
  const char *what = tl_export_choice_get (&self->what);

  if (g_str_equal (what, TL_CONTENTS_CARDS) && !tl_exporter_takes (exporter, "cards"))
    return FALSE;
  if (g_str_equal (what, TL_CONTENTS_BLANK) && !tl_exporter_takes (exporter, "blank"))
    return FALSE;
  return tl_exporter_can_write (exporter, tl_export_form_get_what (self));
}

static void
fill_formats (TlExportForm *self)
{
  g_autofree char  *selected = g_strdup (tl_export_choice_get (&self->format));
  guint             n = 0;
  const TlExporter *exporters = tl_exporter_get_all (&n);
  GtkStringList    *labels;

  tl_export_choice_begin (&self->format, &labels);
  for (guint i = 0; i < n; i++)
    if (can_write (self, &exporters[i]))
      tl_export_choice_add (&self->format, labels, exporters[i].name, _ (exporters[i].label));
  tl_export_choice_end (&self->format, labels, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->format.row), TRUE);
}

static void
fill_look (TlExportForm *self)
{
  static const struct
  {
    TlThemeName theme;
    const char *label;
  } themes[] = {
    { TL_THEME_AUTO, N_ ("The Map’s Own") },
    { TL_THEME_LIGHT, N_ ("Light") },
    { TL_THEME_DARK, N_ ("Dark") },
    { TL_THEME_PRINT, N_ ("Print") },
    { TL_THEME_HIGH_CONTRAST, N_ ("High Contrast") },
    { TL_THEME_HIGH_CONTRAST_DARK, N_ ("High Contrast, Dark") },
  };
  static const char *const scales[] = { "100", "110", "125", "150", "175", "200" };
  GtkStringList           *labels;

  tl_export_choice_begin (&self->theme, &labels);
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      g_autofree char *id = g_strdup_printf ("%d", (int) themes[i].theme);

      tl_export_choice_add (&self->theme, labels, id, _ (themes[i].label));
    }
  tl_export_choice_end (&self->theme, labels, NULL);
  tl_export_choice_begin (&self->text_scale, &labels);
  tl_export_choice_add (&self->text_scale, labels, "0", _ ("The Map’s Own"));
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      g_autofree char *label = g_strdup_printf (_ ("%s %%"), scales[i]);

      tl_export_choice_add (&self->text_scale, labels, scales[i], label);
    }
  tl_export_choice_end (&self->text_scale, labels, NULL);
}

static void
show_rows (TlExportForm *self)
{
  gboolean looks = tl_exporter_takes (tl_export_form_get_exporter (self), "theme");

  tl_export_form_show_formats (self);
  gtk_widget_set_visible (self->look, looks);
  gtk_widget_set_visible (GTK_WIDGET (self->text_scale.row),
                          tl_export_form_get_what (self) != TL_EXPORT_PERSONA);
}

/* A person changed something from which nothing else follows but which rows are shown. */
void
tl_export_form_changed (gpointer data)
{
  TlExportForm *self = data;

  if (self->filling)
    return;
  show_rows (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A person changed what or in which format: the lists follow. */
void
tl_export_form_refill (gpointer data)
{
  TlExportForm *self = data;

  if (self->filling)
    return;
  self->filling = TRUE;
  fill_formats (self);
  tl_export_form_fill_contents (self);
  tl_export_form_fill_formats (self);
  self->filling = FALSE;
  tl_export_form_changed (self);
}

static GtkWidget *
add_group (TlExportForm *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (GTK_BOX (self), group);
  return group;
}

static void
build (TlExportForm *self)
{
  GtkWidget *file = add_group (self, _ ("File"));
  GtkWidget *contents = add_group (self, _ ("What"));

  self->look = add_group (self, _ ("Look"));
  tl_export_choice_init (&self->format, file, _ ("Format"), tl_export_form_refill, self);
  tl_export_form_add_contents (self, contents);
  tl_export_form_add_formats (self, file);
  tl_export_choice_init (&self->theme, self->look, _ ("Theme"), tl_export_form_changed, self);
  tl_export_choice_init (&self->text_scale,
                         self->look,
                         _ ("Text Size"),
                         tl_export_form_changed,
                         self);
  fill_look (self);
}

static void
tl_export_form_dispose (GObject *object)
{
  TlExportForm *self = TL_EXPORT_FORM (object);

  self->filling = TRUE;
  tl_export_choice_clear (&self->format);
  tl_export_form_clear_contents (self);
  tl_export_form_clear_formats (self);
  tl_export_choice_clear (&self->theme);
  tl_export_choice_clear (&self->text_scale);
  G_OBJECT_CLASS (tl_export_form_parent_class)->dispose (object);
}

static void
tl_export_form_finalize (GObject *object)
{
  TlExportForm *self = TL_EXPORT_FORM (object);

  tl_table_unref (self->table);
  g_free (self->map);
  g_strfreev (self->cards);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->asked, tl_export_wish_unref);
  G_OBJECT_CLASS (tl_export_form_parent_class)->finalize (object);
}

static void
tl_export_form_class_init (TlExportFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tl_export_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = tl_export_form_finalize;
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
tl_export_form_init (TlExportForm *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 18);
  self->slide = 1;
}

/**
 * tl_export_form_new:
 * @source: where it comes from
 * @options: what is asked for
 *
 * Returns: (transfer floating): the rows, with what was chosen last
 */
GtkWidget *
tl_export_form_new (const TlExportSource *source, const TlExportOptions *options)
{
  TlExportForm   *self = g_object_new (TL_TYPE_EXPORT_FORM, NULL);
  TlExportOptions asked = *options;

  if (!asked.map)
    asked.map = source->map;
  self->table = tl_table_ref (source->table);
  self->map = g_strdup (source->map);
  self->cards = g_strdupv ((char **) source->cards);
  self->settings = source->settings ? g_object_ref (source->settings) : NULL;
  self->asked = tl_export_wish_new (NULL, &asked);
  self->filling = TRUE;
  build (self);
  fill_formats (self);
  tl_export_form_restore (self);
  self->filling = FALSE;
  tl_export_form_refill (self);
  return GTK_WIDGET (self);
}

/**
 * tl_export_form_dup_wish:
 * @self: a form
 *
 * Returns: (transfer full) (nullable): what is chosen; %NULL while something typed makes no sense
 */
TlExportWish *
tl_export_form_dup_wish (TlExportForm *self)
{
  TlExportOptions options = { 0 };

  g_return_val_if_fail (TL_IS_EXPORT_FORM (self), NULL);

  tl_export_form_read_contents (self, &options);
  if (!tl_export_form_read_formats (self, &options))
    return NULL;
  options.theme = (TlThemeName) g_ascii_strtoll (tl_export_choice_get (&self->theme), NULL, 10);
  if (tl_export_form_get_what (self) != TL_EXPORT_PERSONA)
    options.text_scale = g_ascii_strtod (tl_export_choice_get (&self->text_scale), NULL);
  return tl_export_wish_new (tl_export_form_get_exporter (self), &options);
}

/**
 * tl_export_form_set_slide:
 * @self: a form
 * @slide: from 1
 *
 * Says which slide is written, where a file holds one.
 */
void
tl_export_form_set_slide (TlExportForm *self, guint slide)
{
  g_return_if_fail (TL_IS_EXPORT_FORM (self));

  self->slide = slide;
}

/**
 * tl_export_form_choose:
 * @self: a form
 * @row: "format", "contents", "map", "layout", "page", "size", "theme"
 * @id: (nullable): which item
 *
 * Chooses as a person would.
 *
 * Returns: whether there is such an item, and it can be seen
 */
gboolean
tl_export_form_choose (TlExportForm *self, const char *row, const char *id)
{
  const struct
  {
    const char     *name;
    TlExportChoice *choice;
  } rows[] = { { "format", &self->format }, { "contents", &self->what },
               { "map", &self->maps },      { "persona", &self->personas },
               { "layout", &self->layout }, { "page", &self->page },
               { "size", &self->size },     { "theme", &self->theme },
               { "text", &self->letters } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (rows[i].name, row))
      return gtk_widget_get_visible (GTK_WIDGET (rows[i].choice->row)) &&
             tl_export_choice_select (rows[i].choice, id);
  return FALSE;
}
