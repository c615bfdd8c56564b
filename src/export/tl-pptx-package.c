/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What holds a presentation's parts together: their types, their relations, the list of slides, and
 * the document's title. No dates and no names of persons or machines. */
#include "config.h"

#include "export/tl-pptx-private.h"

#include "base/tl-text.h"

static void
append_override (GString *out, const char *part, const char *type)
{
  g_string_append_printf (out,
                          "<Override PartName=\"/%s\" "
                          "ContentType=\"application/vnd.openxmlformats-officedocument.%s+xml\"/>",
                          part,
                          type);
}

static GString *
new_content_types (const TlPptxPackage *package)
{
  static const char *const parts[][2] = {
    { "ppt/presentation.xml", "presentationml.presentation.main" },
    { "ppt/slideMasters/slideMaster1.xml", "presentationml.slideMaster" },
    { "ppt/slideLayouts/slideLayout1.xml", "presentationml.slideLayout" },
    { "ppt/notesMasters/notesMaster1.xml", "presentationml.notesMaster" },
    { "ppt/theme/theme1.xml", "theme" },
    { "ppt/theme/theme2.xml", "theme" },
    { "ppt/presProps.xml", "presentationml.presProps" },
    { "ppt/viewProps.xml", "presentationml.viewProps" },
    { "ppt/tableStyles.xml", "presentationml.tableStyles" },
    { "docProps/app.xml", "extended-properties" },
  };
  GString *out = g_string_new (
    TL_PPTX_XML "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                "<Default Extension=\"rels\" "
                "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                "<Default Extension=\"png\" ContentType=\"image/png\"/>"
                "<Default Extension=\"jpg\" ContentType=\"image/jpeg\"/>");

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    append_override (out, parts[i][0], parts[i][1]);
  TL_PPTX_APPEND (out,
                  "<Override PartName=\"/docProps/core.xml\" "
                  "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>");
  for (guint i = 0; i < package->noted->len; i++)
    {
      g_autofree char *slide = g_strdup_printf ("ppt/slides/slide%u.xml", i + 1);
      g_autofree char *notes = g_strdup_printf ("ppt/notesSlides/notesSlide%u.xml", i + 1);

      append_override (out, slide, "presentationml.slide");
      if (g_array_index (package->noted, gboolean, i))
        append_override (out, notes, "presentationml.notesSlide");
    }
  TL_PPTX_APPEND (out, "</Types>");
  return out;
}

/* Relations of the presentation: first those that every one has, then the slides. */
static const char *const relations[][2] = {
  { "slideMaster", "slideMasters/slideMaster1.xml" },
  { "notesMaster", "notesMasters/notesMaster1.xml" },
  { "presProps", "presProps.xml" },
  { "viewProps", "viewProps.xml" },
  { "theme", "theme/theme1.xml" },
  { "tableStyles", "tableStyles.xml" },
};

static void
add_presentation_relations (TlPptxPackage *package)
{
  GString *out = g_string_new (TL_PPTX_RELATIONS);

  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    g_string_append_printf (out,
                            "<Relationship Id=\"rId%u\" Type=\"" TL_PPTX_RELATION
                            "%s\" Target=\"%s\"/>",
                            i + 1,
                            relations[i][0],
                            relations[i][1]);
  for (guint i = 0; i < package->noted->len; i++)
    g_string_append_printf (out,
                            "<Relationship Id=\"rId%u\" Type=\"" TL_PPTX_RELATION
                            "slide\" Target=\"slides/slide%u.xml\"/>",
                            (guint) G_N_ELEMENTS (relations) + i + 1,
                            i + 1);
  TL_PPTX_APPEND (out, "</Relationships>");
  tl_zip_take_text (package->zip, "ppt/_rels/presentation.xml.rels", out);
}

static void
append_default_style (GString *out)
{
  TL_PPTX_APPEND (out, "<p:defaultTextStyle><a:defPPr><a:defRPr lang=\"en\"/></a:defPPr>");
  for (guint level = 1; level <= 9; level++)
    g_string_append_printf (
      out,
      "<a:lvl%upPr marL=\"%u\" algn=\"l\" rtl=\"0\"><a:defRPr sz=\"1800\" kern=\"1200\">"
      "<a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mn-lt\"/>"
      "<a:ea typeface=\"+mn-ea\"/><a:cs typeface=\"+mn-cs\"/></a:defRPr></a:lvl%upPr>",
      level,
      (level - 1) * 457200,
      level);
  TL_PPTX_APPEND (out, "</p:defaultTextStyle>");
}

static void
add_presentation (TlPptxPackage *package)
{
  GString *out = g_string_new (
    TL_PPTX_XML "<p:presentation" TL_PPTX_NAMESPACES " saveSubsetFonts=\"1\"><p:sldMasterIdLst>"
                "<p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/></p:sldMasterIdLst>"
                "<p:notesMasterIdLst><p:notesMasterId r:id=\"rId2\"/></p:notesMasterIdLst>"
                "<p:sldIdLst>");

  for (guint i = 0; i < package->noted->len; i++)
    g_string_append_printf (out,
                            "<p:sldId id=\"%u\" r:id=\"rId%u\"/>",
                            256 + i,
                            (guint) G_N_ELEMENTS (relations) + i + 1);
  g_string_append_printf (out,
                          "</p:sldIdLst><p:sldSz cx=\"%.0f\" cy=\"%.0f\"/>"
                          "<p:notesSz cx=\"6858000\" cy=\"9144000\"/>",
                          package->width,
                          package->height);
  append_default_style (out);
  TL_PPTX_APPEND (out, "</p:presentation>");
  tl_zip_take_text (package->zip, "ppt/presentation.xml", out);
}

static void
add_core (TlPptxPackage *package, const TlTable *table)
{
  const char *title = tl_record_get_text (tl_table_get_document (table), TL_DOCUMENT_TITLE);
  GString    *out = g_string_new (
    TL_PPTX_XML "<cp:coreProperties "
                   "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/"
                   "core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>");

  tl_text_append_xml (out, title, -1);
  TL_PPTX_APPEND (out, "</dc:title></cp:coreProperties>");
  tl_zip_take_text (package->zip, "docProps/core.xml", out);
}

static void
add_root_relations (TlPptxPackage *package)
{
  tl_zip_take_text (
    package->zip,
    "_rels/.rels",
    g_string_new (TL_PPTX_RELATIONS
                  "<Relationship Id=\"rId1\" Type=\"" TL_PPTX_RELATION
                  "officeDocument\" Target=\"ppt/presentation.xml\"/><Relationship Id=\"rId2\" "
                  "Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
                  "core-properties\" Target=\"docProps/core.xml\"/><Relationship Id=\"rId3\" "
                  "Type=\"" TL_PPTX_RELATION
                  "extended-properties\" Target=\"docProps/app.xml\"/></Relationships>"));
}

/**
 * tl_pptx_add_package_parts:
 * @package: a presentation whose slides are all there
 * @table: the document
 *
 * Adds what says which parts there are, of what type, and what refers to what.
 */
void
tl_pptx_add_package_parts (TlPptxPackage *package, const TlTable *table)
{
  tl_zip_prepend_text (package->zip, "[Content_Types].xml", new_content_types (package));
  add_root_relations (package);
  add_core (package, table);
  add_presentation (package);
  add_presentation_relations (package);
}
