/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures -> a presentation (PPTX: Office Open XML, ECMA-376) of shapes that can be edited.
 *
 * Each picture is taken as the scene gives it, laid out with some slack and the font that is asked
 * for, scaled to the slide, and written object by object (tl-pptx-groups.c); words about its stages
 * go into the notes. The package is put together here: slides, what refers to what, and what type
 * each part has. The same document gives the same bytes: no dates, no names, ids in order. */
#include "config.h"

#include "export/tl-pptx-private.h"

#include "base/tl-text.h"
#include "text/tl-text-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Points: what a slide may be, ST_SlideSizeCoordinate. */
#define LEAST_SIDE 72.0
#define MOST_SIDE 4032.0
/* Points of a text that a room can no longer read. */
#define SMALL 8.0

/* A font that people have, and a free one whose letters are exactly as wide. */
static const struct
{
  const char *known;
  const char *free;
} families[] = {
  { "Calibri", "Carlito" },
  { "Arial", "Liberation Sans" },
  { "Cambria", "Caladea" },
  { "Times New Roman", "Liberation Serif" },
  { "Courier New", "Liberation Mono" },
  { "Georgia", "Gelasio" },
};

/* --- Slides ----------------------------------------------------------------------------------- */

/* What a language tag may be in a file. */
static char *
dup_language (const char *language)
{
  gsize length = strspn (language, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-");

  if (length < 2 || length > 35 || language[length] != '\0' || !g_ascii_isalpha (language[0]))
    return g_strdup ("en");
  return g_strdup (language);
}

static void
slide_init (TlPptxSlide *slide, TlPptxPackage *package, const TlPicture *picture)
{
  const TlRect *sheet = &picture->sheet;
  TlText       *text = tl_text_get_default ();

  *slide = (TlPptxSlide){ .picture = picture,
                          .scheme = &package->scheme,
                          .media = package->media,
                          .width = package->width,
                          .height = package->height,
                          .natural = tl_text_get_natural_height (text),
                          .next_id = 2 };
  slide->out = g_string_sized_new (1 << 16);
  slide->images = tl_images_new (picture->table);
  slide->relations = g_ptr_array_new_with_free_func (g_free);
  slide->language = dup_language (picture->language);
  slide->scale = MIN (package->width / sheet->width, package->height / sheet->height);
  slide->corner = (TlPoint){ (package->width - sheet->width * slide->scale) / 2,
                             (package->height - sheet->height * slide->scale) / 2 };
}

/* The slide's text is handed over before. */
static void
slide_clear (TlPptxSlide *slide)
{
  if (slide->out != NULL)
    g_string_free (slide->out, TRUE);
  tl_images_free (slide->images);
  g_ptr_array_unref (slide->relations);
  g_free (slide->language);
}

static void
append_root (GString *out)
{
  TL_PPTX_APPEND (out,
                  "<p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/>"
                  "</p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" "
                  "cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm>"
                  "</p:grpSpPr>");
}

static gboolean
write_slide (TlPptxSlide *slide, TlExportRun *run, GError **error)
{
  const TlPicture *picture = slide->picture;
  TlColor          paper = picture->paper;

  TL_PPTX_APPEND (slide->out, TL_PPTX_XML "<p:sld" TL_PPTX_NAMESPACES "><p:cSld name=\"");
  tl_text_append_xml (slide->out, picture->title, -1);
  TL_PPTX_APPEND (slide->out, "\">");
  if (paper.alpha > 0 && !tl_color_equal (&paper, &slide->scheme->colors[TL_PPTX_BACKGROUND_1]))
    {
      TL_PPTX_APPEND (slide->out, "<p:bg><p:bgPr>");
      tl_pptx_scheme_append_fill (slide->scheme, slide->out, &paper);
      TL_PPTX_APPEND (slide->out, "<a:effectLst/></p:bgPr></p:bg>");
    }
  append_root (slide->out);
  if (!tl_pptx_append_groups (slide, run, error))
    return FALSE;
  if (!slide->titled)
    tl_pptx_append_hidden_title (slide, picture->title);
  TL_PPTX_APPEND (slide->out,
                  "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>");
  return TRUE;
}

static void
add_slide_relations (TlPptxPackage *package, const TlPptxSlide *slide, guint number, gboolean noted)
{
  GString         *out = g_string_new (TL_PPTX_RELATIONS
                               "<Relationship Id=\"rId1\" Type=\"" TL_PPTX_RELATION "slideLayout\" "
                                       "Target=\"../slideLayouts/slideLayout1.xml\"/>");
  g_autofree char *name = g_strdup_printf ("ppt/slides/_rels/slide%u.xml.rels", number);

  if (noted)
    g_string_append_printf (out,
                            "<Relationship Id=\"rId2\" Type=\"" TL_PPTX_RELATION
                            "notesSlide\" Target=\"../notesSlides/notesSlide%u.xml\"/>",
                            number);
  for (guint i = 0; i < slide->relations->len; i++)
    g_string_append_printf (out,
                            "<Relationship Id=\"rIdImage%u\" Type=\"" TL_PPTX_RELATION
                            "image\" Target=\"../media/%s\"/>",
                            i + 1,
                            (const char *) slide->relations->pdata[i]);
  TL_PPTX_APPEND (out, "</Relationships>");
  tl_zip_take_text (package->zip, name, out);
}

static void
append_note_paragraphs (GString *out, const char *notes, const char *language)
{
  g_auto (GStrv) lines = g_strsplit (notes, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      TL_PPTX_APPEND (out, "<a:p>");
      if (*lines[i] != '\0')
        {
          g_string_append_printf (out, "<a:r><a:rPr lang=\"%s\"/><a:t>", language);
          tl_text_append_xml (out, lines[i], -1);
          TL_PPTX_APPEND (out, "</a:t></a:r>");
        }
      TL_PPTX_APPEND (out, "</a:p>");
    }
}

static void
add_notes (TlPptxPackage *package, const char *notes, const char *language, guint number)
{
  GString         *out = g_string_new (TL_PPTX_XML "<p:notes" TL_PPTX_NAMESPACES "><p:cSld>");
  GString         *relations;
  g_autofree char *name = g_strdup_printf ("ppt/notesSlides/notesSlide%u.xml", number);
  g_autofree char *relations_name =
    g_strdup_printf ("ppt/notesSlides/_rels/notesSlide%u.xml.rels", number);

  append_root (out);
  TL_PPTX_APPEND (out,
                  "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr><a:spLocks "
                  "noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph "
                  "type=\"sldImg\"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>"
                  "<p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr><a:spLocks "
                  "noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" idx=\"1\"/></p:nvPr>"
                  "</p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>");
  append_note_paragraphs (out, notes, language);
  TL_PPTX_APPEND (out,
                  "</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/>"
                  "</p:clrMapOvr></p:notes>");
  tl_zip_take_text (package->zip, name, out);
  relations =
    g_string_new (TL_PPTX_RELATIONS "<Relationship Id=\"rId1\" Type=\"" TL_PPTX_RELATION
                                    "notesMaster\" Target=\"../notesMasters/notesMaster1.xml\"/>");
  g_string_append_printf (relations,
                          "<Relationship Id=\"rId2\" Type=\"" TL_PPTX_RELATION
                          "slide\" Target=\"../slides/slide%u.xml\"/></Relationships>",
                          number);
  tl_zip_take_text (package->zip, relations_name, relations);
}

/* Pictures that were met for the first time on this slide become parts of the package. */
static void
add_media (TlPptxPackage *package, TlPptxSlide *slide, guint n_before)
{
  GHashTableIter iter;
  gpointer       image, part;

  for (guint i = n_before; i < g_hash_table_size (package->media); i++)
    {
      g_autofree char *begin = g_strdup_printf ("image%u.", i + 1);

      g_hash_table_iter_init (&iter, package->media);
      while (g_hash_table_iter_next (&iter, &image, &part))
        if (g_str_has_prefix (part, begin))
          {
            const char      *type;
            g_autofree char *name = g_strconcat ("ppt/media/", part, NULL);

            tl_zip_add (package->zip, name, tl_images_get_file (slide->images, image, &type));
          }
    }
}

/* Somebody who shows a whole map on one slide should know how small its words are. */
static void
note_small_text (TlPptxPackage *package, const TlPptxSlide *slide)
{
  const GArray *groups = slide->picture->groups;
  double        least = G_MAXDOUBLE;

  for (guint i = 0; i < groups->len; i++)
    {
      const TlGroup *group = g_array_index (groups, TlPlacedGroup, i).group;

      for (guint j = 0; j < group->n_items; j++)
        if (group->items[j].type == TL_ITEM_TEXT)
          least = MIN (least, group->items[j].text.block->style.size);
    }
  least *= slide->scale / TL_PPTX_EMU_PER_POINT;
  if (least < SMALL && !package->options->slides && package->options->what == TL_EXPORT_MAP)
    tl_export_run_note (package->run,
                        /* Translators: a map's title, and the size of its smallest text. */
                        _ ("“%s” has texts of %.1f points on its slide; with slides it comes in "
                           "pieces that can be read"),
                        slide->picture->title,
                        least);
}

static gboolean
add_slide (TlPptxPackage *package, const TlPicture *picture, const char *notes, GError **error)
{
  guint            number = package->noted->len + 1;
  guint            n_media = g_hash_table_size (package->media);
  gboolean         noted = notes != NULL && *notes != '\0';
  g_autofree char *name = g_strdup_printf ("ppt/slides/slide%u.xml", number);
  TlPptxSlide      slide;
  gboolean         done;

  slide_init (&slide, package, picture);
  done = write_slide (&slide, package->run, error);
  if (done)
    {
      tl_zip_take_text (package->zip, name, g_steal_pointer (&slide.out));
      add_slide_relations (package, &slide, number, noted);
      if (noted)
        add_notes (package, notes, slide.language, number);
      add_media (package, &slide, n_media);
      note_small_text (package, &slide);
      g_array_append_val (package->noted, noted);
    }
  slide_clear (&slide);
  return done;
}

/* The records that a picture shows in a role: borrowed ids, each once. */
static GPtrArray *
list_shown (const TlPicture *picture, TlRole role)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < picture->groups->len; i++)
    {
      const TlGroup *group = g_array_index (picture->groups, TlPlacedGroup, i).group;

      if (group->role == role && group->id != NULL &&
          !g_ptr_array_find_with_equal_func (ids, group->id, g_str_equal, NULL))
        g_ptr_array_add (ids, group->id);
    }
  g_ptr_array_add (ids, NULL);
  return ids;
}

/* What is said about a map, or a slide of it: of the stages and lanes that are seen there. */
static char *
dup_notes (const TlTable         *table,
           const TlExportOptions *options,
           const TlPicture       *picture,
           gboolean               summary)
{
  const TlRecord *map =
    options->what == TL_EXPORT_MAP ? tl_export_find_map (table, options, NULL) : NULL;
  g_autoptr (TlTable) part = NULL;
  g_autoptr (GPtrArray) stages = list_shown (picture, TL_ROLE_STAGE);
  g_autoptr (GPtrArray) lanes = list_shown (picture, TL_ROLE_LANE);

  if (map == NULL || options->cards != NULL)
    return NULL;
  if (tl_export_is_part (options))
    part = tl_export_dup_part (table, options, NULL);
  if (part != NULL)
    table = part;
  if (summary)
    return tl_pptx_dup_introduction (table, tl_record_get_id (map));
  return tl_pptx_dup_notes (table,
                            tl_record_get_id (map),
                            (const char *const *) stages->pdata,
                            (const char *const *) lanes->pdata);
}

/* One slide, or all of a map. */
static gboolean
add_pictures_of (TlPptxPackage         *package,
                 const TlTable         *table,
                 const TlExportOptions *options,
                 GError               **error)
{
  g_autoptr (GPtrArray) slides = NULL;

  if (options->slides)
    slides = tl_export_new_slides (table, options, package->run, error);
  else
    {
      TlPicture *picture = tl_export_new_picture (table, options, error);

      slides =
        picture != NULL ? g_ptr_array_new_with_free_func ((GDestroyNotify) tl_picture_unref) : NULL;
      if (picture != NULL)
        g_ptr_array_add (slides, picture);
    }
  if (slides == NULL)
    return FALSE;
  for (guint i = 0; i < slides->len; i++)
    {
      g_autofree char *notes =
        dup_notes (table, options, slides->pdata[i], options->slides && i == 0);

      if (!tl_export_run_step (package->run, .5 + .5 * i / slides->len, error) ||
          !add_slide (package, slides->pdata[i], notes, error))
        return FALSE;
    }
  return TRUE;
}

/* --- The package ------------------------------------------------------------------------------ */

static void
package_init (TlPptxPackage         *self,
              const TlTable         *table,
              const TlExportOptions *options,
              TlExportRun           *run)
{
  TlPageSize page = tl_export_get_slide_page (options);

  *self = (TlPptxPackage){ .options = options, .run = run, .zip = tl_zip_new () };
  tl_pptx_scheme_init (&self->scheme, tl_export_get_theme (table, options));
  self->media = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->noted = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->width = round (page.width * TL_PPTX_EMU_PER_POINT);
  self->height = round (page.height * TL_PPTX_EMU_PER_POINT);
}

static void
package_clear (TlPptxPackage *self)
{
  tl_zip_free (self->zip);
  tl_pptx_scheme_clear (&self->scheme);
  g_hash_table_unref (self->media);
  g_array_unref (self->noted);
  g_free (self->family);
}

static GBytes *
package_finish (TlPptxPackage *self, const TlTable *table, GError **error)
{
  tl_pptx_add_package_parts (self, table);
  tl_pptx_add_fixed_parts (self->zip,
                           &self->scheme,
                           self->family,
                           (gint64) self->width,
                           (gint64) self->height);
  return tl_zip_finish (self->zip, error);
}

/* --- What is asked for ------------------------------------------------------------------------ */

/* Lays out with the font that is asked for or one just as wide; gives its name for the file. */
static char *
choose_family (TlText *text, const char *font, GError **error)
{
  if (font == NULL || *font == '\0')
    return g_strdup (tl_text_get_family (text));
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    if ((g_ascii_strcasecmp (font, families[i].known) == 0 ||
         g_ascii_strcasecmp (font, families[i].free) == 0) &&
        (tl_text_set_family (text, families[i].known) ||
         tl_text_set_family (text, families[i].free)))
      return g_strdup (families[i].known);
  if (tl_text_set_family (text, font))
    return g_strdup (font);
  g_set_error (error,
               TL_EXPORT_ERROR,
               TL_EXPORT_ERROR_FONT,
               _ ("Expected the name of a font that is installed, found “%s”"),
               font);
  return NULL;
}

static gboolean
check_page (const TlPageSize *page, GError **error)
{
  if ((page->width <= 0 && page->height <= 0) || (MIN (page->width, page->height) >= LEAST_SIDE &&
                                                  MAX (page->width, page->height) <= MOST_SIDE))
    return TRUE;
  g_set_error_literal (error,
                       TL_EXPORT_ERROR,
                       TL_EXPORT_ERROR_SIZE,
                       _ ("Expected slides from 1 to 56 inches on each side"));
  return FALSE;
}

static gboolean
add_pictures (TlPptxPackage *package, const TlTable *table, GError **error)
{
  const TlExportOptions *options = package->options;
  const GPtrArray       *all = tl_export_list_all (table, options);
  TlExportOptions        own = *options;

  /* None at all is an error of the picture's. */
  if (all == NULL || all->len == 0)
    return add_pictures_of (package, table, options, error);
  for (guint i = 0; i < all->len; i++)
    {
      const char *id = tl_record_get_id (g_ptr_array_index (all, i));

      if (options->what == TL_EXPORT_MAP)
        own.map = id;
      else
        own.subject = id;
      if (!add_pictures_of (package, table, &own, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * tl_pptx_write:
 * @table: a document
 * @options: which map (all of the document if none is said), theme, page and font
 * @run: (nullable): who listens; told which slides have small texts
 * @error: where to put what went wrong
 *
 * Writes a slide a map (several if slides are asked for), or whatever else is, as a presentation of
 * shapes.
 *
 * Units: the page in points; without one a slide is 16:9, as PowerPoint makes it.
 * Errors: as tl_export_new_picture(); %TL_EXPORT_ERROR_FONT, %TL_EXPORT_ERROR_SIZE,
 * %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): the file's bytes, or %NULL with @error set
 */
GBytes *
tl_pptx_write (const TlTable         *table,
               const TlExportOptions *options,
               TlExportRun           *run,
               GError               **error)
{
  TlText       *text = tl_text_get_default ();
  TlPptxPackage package;
  char         *family =
    check_page (&options->page, error) ? choose_family (text, options->font, error) : NULL;
  GBytes *bytes = NULL;

  if (family == NULL)
    return NULL;
  package_init (&package, table, options, run);
  package.family = family;
  tl_text_set_slack (text, TL_PPTX_SLACK);
  if (add_pictures (&package, table, error))
    bytes = package_finish (&package, table, error);
  tl_text_set_slack (text, 1);
  if (options->font != NULL)
    tl_text_set_family (text, NULL);
  package_clear (&package);
  return bytes;
}
