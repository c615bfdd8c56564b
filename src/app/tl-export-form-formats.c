/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What each format can: pages and slides, pixels, letters. Rows of options that a format does not
 * take are hidden. */
#include "config.h"

#include "app/tl-export-form-private.h"

#include <glib/gi18n-lib.h>

#include "compat/tl-compat.h"

#include "app/tl-form-rows.h"

/* What numbers may be, and what they are at first. */
#define LEAST_SCALE 0.25
#define MOST_SCALE 10.0
#define USUAL_SCALE 2.0
#define MOST_WIDTH 32767.0
#define USUAL_WIDTH 1920.0
#define LEAST_TEXT 4.0
#define MOST_TEXT 72.0
#define USUAL_TEXT 12.0

static gboolean
takes (TlExportForm *self, const char *option)
{
  return tl_exporter_takes (tl_export_form_get_exporter (self), option);
}

static gboolean
is_of_map (TlExportForm *self)
{
  return tl_export_form_get_what (self) == TL_EXPORT_MAP;
}

static gboolean
has_layout (TlExportForm *self, const char *layout)
{
  return g_strcmp0 (tl_export_choice_get (&self->layout), layout) == 0;
}

static void
fill_layouts (TlExportForm *self, const char *selected)
{
  const char    *what = tl_export_choice_get (&self->what);
  gboolean       png = g_str_equal (tl_export_form_get_exporter (self)->name, "png");
  GtkStringList *labels;

  tl_export_choice_begin (&self->layout, &labels);
  tl_export_choice_add (&self->layout,
                        labels,
                        TL_LAYOUT_WHOLE,
                        png ? _ ("Whole Picture") : _ ("One Large Page"));
  if (takes (self, "page") && !png)
    tl_export_choice_add (&self->layout, labels, TL_LAYOUT_FIT, _ ("Fit to Page"));
  if (takes (self, "tiled"))
    tl_export_choice_add (&self->layout, labels, TL_LAYOUT_TILED, _ ("Poster of Several Pages"));
  if (takes (self, "slides") && g_str_equal (what, TL_CONTENTS_MAP))
    tl_export_choice_add (&self->layout,
                          labels,
                          TL_LAYOUT_SLIDES,
                          png ? _ ("One Slide") : _ ("Slides"));
  tl_export_choice_end (&self->layout, labels, selected);
}

static void
fill_pages (TlExportForm *self)
{
  guint              n = 0;
  const TlNamedPage *pages = tl_page_get_all (&n);
  GtkStringList     *labels;

  tl_export_choice_begin (&self->page, &labels);
  for (guint i = 0; i < n; i++)
    tl_export_choice_add (&self->page, labels, pages[i].name, _ (pages[i].label));
  tl_export_choice_add (&self->page, labels, TL_PAGE_CUSTOM, _ ("Custom Size"));
  tl_export_choice_end (&self->page, labels, "a4");
}

static void
fill_sizes (TlExportForm *self)
{
  guint                n = 0;
  const TlNamedPixels *sizes = tl_pixels_get_all (&n);
  GtkStringList       *labels;

  tl_export_choice_begin (&self->size, &labels);
  tl_export_choice_add (&self->size, labels, TL_SIZE_SCALE, _ ("By Scale"));
  tl_export_choice_add (&self->size, labels, TL_SIZE_WIDTH, _ ("By Width"));
  for (guint i = 0; i < n; i++)
    tl_export_choice_add (&self->size, labels, sizes[i].name, _ (sizes[i].label));
  tl_export_choice_end (&self->size, labels, TL_SIZE_SCALE);
}

static void
fill_dpi (TlExportForm *self)
{
  static const char *const numbers[] = { "72", "96", "150", "300", "600" };
  GtkStringList           *labels;

  tl_export_choice_begin (&self->dpi, &labels);
  tl_export_choice_add (&self->dpi, labels, "0", _ ("By Scale"));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *label = g_strdup_printf (_ ("%s dpi"), numbers[i]);

      tl_export_choice_add (&self->dpi, labels, numbers[i], label);
    }
  tl_export_choice_end (&self->dpi, labels, "0");
}

static void
fill_letters (TlExportForm *self)
{
  GtkStringList *labels;

  tl_export_choice_begin (&self->letters, &labels);
  tl_export_choice_add (&self->letters, labels, "text", _ ("Stays Text"));
  tl_export_choice_add (&self->letters, labels, "fonts", _ ("Text With Its Letters"));
  tl_export_choice_add (&self->letters, labels, "outlines", _ ("Outlines"));
  tl_export_choice_end (&self->letters, labels, "text");
}

static GtkWidget *
add_number (TlExportForm *self,
            GtkWidget    *group,
            const char   *title,
            double        value,
            double        least,
            double        most,
            double        step,
            guint         digits)
{
  GtkAdjustment *adjustment = gtk_adjustment_new (value, least, most, step, 4 * step, 0);

  return tl_export_add_number (group,
                               title,
                               adjustment,
                               digits,
                               G_CALLBACK (tl_export_form_changed),
                               self);
}

static void
add_custom (TlExportForm *self, GtkWidget *group)
{
  self->custom = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->custom),
                                 _ ("Width × Height, such as 420x297mm"));
  tl_compat_expose_entry_row (self->custom, _ ("Width and height of a page"));
  gtk_editable_set_text (GTK_EDITABLE (self->custom), "420x297mm");
  tl_form_pack (group, self->custom);
  g_signal_connect_swapped (self->custom, "changed", G_CALLBACK (tl_export_form_changed), self);
}

/* The fonts of office programs, and those that are just as wide. */
static void
fill_fonts (TlExportForm *self)
{
  static const struct
  {
    const char *name;
    const char *free;
  } fonts[] = {
    { "Calibri", "Carlito" },
    { "Arial", "Liberation Sans" },
    { "Cambria", "Caladea" },
    { "Times New Roman", "Liberation Serif" },
  };
  PangoFontMap  *known = pango_context_get_font_map (gtk_widget_get_pango_context (self->look));
  GtkStringList *labels;

  tl_export_choice_begin (&self->font, &labels);
  tl_export_choice_add (&self->font, labels, NULL, _ ("The Map’s Own"));
  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    if (pango_font_map_get_family (known, fonts[i].name) ||
        pango_font_map_get_family (known, fonts[i].free))
      tl_export_choice_add (&self->font, labels, fonts[i].name, fonts[i].name);
  tl_export_choice_end (&self->font, labels, NULL);
}

/* Once it is switched by hand it stays so. */
static void
inside_cb (TlExportForm *self)
{
  if (self->filling)
    return;
  self->embed =
    gtk_switch_get_active (GTK_SWITCH (self->inside)) ? TL_EMBED_ALWAYS : TL_EMBED_NEVER;
  tl_export_form_changed (self);
}

static const TlNamedPage *
find_page (const char *name)
{
  guint              n = 0;
  const TlNamedPage *pages = tl_page_get_all (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (pages[i].name, name))
      return &pages[i];
  return NULL;
}

/* Slides are a screen's, everything else is paper, until another page is chosen. */
static void
layout_cb (gpointer data)
{
  TlExportForm      *self = data;
  const TlNamedPage *page = find_page (tl_export_choice_get (&self->page));
  gboolean           slides = has_layout (self, TL_LAYOUT_SLIDES);
  gboolean           filling = self->filling;

  self->filling = TRUE;
  if (page && page->slide != slides)
    tl_export_choice_select (&self->page, slides ? "16:9" : "a4");
  self->filling = filling;
  tl_export_form_changed (self);
}

/**
 * tl_export_form_add_formats:
 * @self: a form being made
 * @group: where the rows are put
 *
 * Adds the rows of what formats can.
 */
void
tl_export_form_add_formats (TlExportForm *self, GtkWidget *group)
{
  GCallback changed = G_CALLBACK (tl_export_form_changed);

  tl_export_choice_init (&self->layout, group, _ ("Layout"), layout_cb, self);
  tl_export_choice_init (&self->page, group, _ ("Page Size"), tl_export_form_changed, self);
  add_custom (self, group);
  self->upright = tl_export_add_switch (group, _ ("Portrait"), NULL, changed, self);
  self->smallest =
    add_number (self, group, _ ("Smallest Text, Points"), USUAL_TEXT, LEAST_TEXT, MOST_TEXT, 1, 0);
  tl_export_choice_init (&self->size, group, _ ("Size"), tl_export_form_changed, self);
  self->scale =
    add_number (self, group, _ ("Scale"), USUAL_SCALE, LEAST_SCALE, MOST_SCALE, 0.25, 2);
  self->width = add_number (self, group, _ ("Width in Pixels"), USUAL_WIDTH, 1, MOST_WIDTH, 10, 0);
  tl_export_choice_init (&self->dpi, group, _ ("Resolution"), tl_export_form_changed, self);
  tl_export_choice_init (&self->letters, group, _ ("Text"), tl_export_form_changed, self);
  self->transparent =
    tl_export_add_switch (group, _ ("Transparent"), _ ("Without the paper behind"), changed, self);
  self->inside =
    tl_export_add_switch (group, _ ("Document Inside"), "", G_CALLBACK (inside_cb), self);
  tl_export_choice_init (&self->font, group, _ ("Font"), tl_export_form_changed, self);
  fill_fonts (self);
  fill_pages (self);
  fill_sizes (self);
  fill_dpi (self);
  fill_letters (self);
}

/**
 * tl_export_form_fill_formats:
 * @self: a form
 *
 * Fills the rows that follow from the format.
 */
void
tl_export_form_fill_formats (TlExportForm *self)
{
  const char *format = tl_export_form_get_exporter (self)->name;
  gboolean    new_slides = g_str_equal (format, "pptx") && g_strcmp0 (self->filled, format) != 0;
  g_autofree char *layout =
    g_strdup (new_slides ? TL_LAYOUT_SLIDES : tl_export_choice_get (&self->layout));

  /* A presentation is made of slides, unless one large one is chosen. */
  self->filled = format;
  fill_layouts (self, layout);
  if (new_slides)
    layout_cb (self);
}

static void
show (GtkWidget *widget, gboolean visible)
{
  gtk_widget_set_visible (widget, visible);
}

/* What of the document nobody would see in the picture. */
static char *
dup_inside_words (TlExportForm *self)
{
  g_autofree char *unseen = tl_export_describe_embedded (self->table);

  if (!unseen)
    return g_strdup (_ ("The picture opens again as a map"));
  return g_strdup_printf (_ ("The picture opens again as a map, with what it does not show: %s"),
                          unseen);
}

/* Shown where the document could be inside; on where it will be. */
static void
show_inside (TlExportForm *self)
{
  const TlExporter *exporter = tl_export_form_get_exporter (self);
  TlExportOptions   options = { 0 };
  gboolean          could = takes (self, "embed-document");
  GtkWidget        *row = tl_export_get_row (self->inside);

  if (could)
    {
      tl_export_form_read_contents (self, &options);
      options.slides = has_layout (self, TL_LAYOUT_SLIDES);
      options.embed = TL_EMBED_ALWAYS;
      could = tl_export_embeds (exporter, self->table, &options);
    }
  show (row, could);
  if (could)
    {
      g_autofree char *words = dup_inside_words (self);
      gboolean         filling = self->filling;

      options.embed = self->embed;
      self->filling = TRUE;
      gtk_switch_set_active (GTK_SWITCH (self->inside),
                             tl_export_embeds (exporter, self->table, &options));
      self->filling = filling;
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
    }
}

/**
 * tl_export_form_show_formats:
 * @self: a form
 *
 * Hides what makes no sense for what is chosen.
 */
void
tl_export_form_show_formats (TlExportForm *self)
{
  const char        *page = tl_export_choice_get (&self->page);
  const TlNamedPage *named = find_page (page);
  const char        *size = tl_export_choice_get (&self->size);
  gboolean           paged = !has_layout (self, TL_LAYOUT_WHOLE);
  gboolean           sized = takes (self, "scale");
  gboolean           slides = has_layout (self, TL_LAYOUT_SLIDES);

  show (GTK_WIDGET (self->page.row), paged);
  show (self->custom, paged && g_str_equal (page, TL_PAGE_CUSTOM));
  show (tl_export_get_row (self->upright), paged && named && !named->slide);
  show (tl_export_get_row (self->smallest), slides);
  show (GTK_WIDGET (self->size.row), sized);
  show (tl_export_get_row (self->scale), sized && g_str_equal (size, TL_SIZE_SCALE));
  show (tl_export_get_row (self->width), sized && g_str_equal (size, TL_SIZE_WIDTH));
  show (GTK_WIDGET (self->dpi.row),
        takes (self, "dpi") &&
          (g_str_equal (size, TL_SIZE_SCALE) || g_str_equal (size, TL_SIZE_WIDTH)));
  show (GTK_WIDGET (self->letters.row), takes (self, "outlines"));
  show (tl_export_get_row (self->transparent),
        takes (self, "transparent") && is_of_map (self) && !slides);
  show (GTK_WIDGET (self->font.row), takes (self, "font") && self->font.ids->len > 1);
  show_inside (self);
}

static gboolean
read_page (TlExportForm *self, TlExportOptions *options)
{
  const char *page = tl_export_choice_get (&self->page);
  gboolean    good;

  if (g_str_equal (page, TL_PAGE_CUSTOM))
    {
      good =
        tl_page_parse (gtk_editable_get_text (GTK_EDITABLE (self->custom)), &options->page, NULL);
      if (good)
        gtk_widget_remove_css_class (self->custom, "error");
      else
        gtk_widget_add_css_class (self->custom, "error");
      return good;
    }
  options->page = find_page (page)->size;
  if (gtk_widget_get_visible (tl_export_get_row (self->upright)) &&
      gtk_switch_get_active (GTK_SWITCH (self->upright)))
    options->page = (TlPageSize){ options->page.height, options->page.width };
  return TRUE;
}

static void
read_pixels (TlExportForm *self, TlExportOptions *options)
{
  const char *size = tl_export_choice_get (&self->size);

  if (g_str_equal (size, TL_SIZE_SCALE))
    options->scale = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->scale));
  else if (g_str_equal (size, TL_SIZE_WIDTH))
    options->width = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->width));
  else
    tl_pixels_parse (size, &options->pixels, NULL);
  if (gtk_widget_get_visible (GTK_WIDGET (self->dpi.row)))
    options->dpi = g_ascii_strtod (tl_export_choice_get (&self->dpi), NULL);
}

/**
 * tl_export_form_read_formats:
 * @self: a form
 * @options: (inout): where what is chosen is written
 *
 * Says how it is written.
 *
 * Returns: whether everything that was typed makes sense
 */
gboolean
tl_export_form_read_formats (TlExportForm *self, TlExportOptions *options)
{
  const char *letters = tl_export_choice_get (&self->letters);

  options->tiled = has_layout (self, TL_LAYOUT_TILED);
  options->slides = has_layout (self, TL_LAYOUT_SLIDES);
  if (!has_layout (self, TL_LAYOUT_WHOLE) && !read_page (self, options))
    return FALSE;
  if (options->slides)
    options->smallest_text = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->smallest));
  if (options->slides && takes (self, "scale"))
    options->slide = (int) self->slide;
  if (takes (self, "scale"))
    read_pixels (self, options);
  options->outlines = takes (self, "outlines") && g_str_equal (letters, "outlines");
  options->embed_fonts = takes (self, "embed-fonts") && g_str_equal (letters, "fonts");
  options->transparent = gtk_widget_get_visible (tl_export_get_row (self->transparent)) &&
                         gtk_switch_get_active (GTK_SWITCH (self->transparent));
  if (takes (self, "embed-document"))
    options->embed = self->embed;
  if (takes (self, "font"))
    options->font = tl_export_choice_get (&self->font);
  return TRUE;
}

/**
 * tl_export_form_clear_formats:
 * @self: a form that goes
 *
 * Lets go of the rows.
 */
void
tl_export_form_clear_formats (TlExportForm *self)
{
  tl_export_choice_clear (&self->layout);
  tl_export_choice_clear (&self->page);
  tl_export_choice_clear (&self->size);
  tl_export_choice_clear (&self->dpi);
  tl_export_choice_clear (&self->letters);
  tl_export_choice_clear (&self->font);
}
