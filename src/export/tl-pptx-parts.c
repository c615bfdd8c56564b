/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The parts of a presentation that every one has: theme, master, layout, notes master, properties.
 *
 * They hold nothing of the map but the theme's colours, its font and the slide's size. Elements
 * stand in the order of ECMA-376's schemas, which is not free. */
#include "config.h"

#include "export/tl-pptx-private.h"

#include "base/tl-text.h"

/* A theme has to name three fills, lines, effects and backgrounds; all of ours are plain. */
#define FORMATS                                                                                    \
  "<a:fmtScheme name=\"Throughline\"><a:fillStyleLst>"                                             \
  "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>"                                        \
  "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>"                                        \
  "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:fillStyleLst><a:lnStyleLst>"         \
  "<a:ln w=\"6350\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln>"                \
  "<a:ln w=\"12700\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln>"               \
  "<a:ln w=\"19050\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln>"               \
  "</a:lnStyleLst><a:effectStyleLst>"                                                              \
  "<a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle>"     \
  "<a:effectStyle><a:effectLst/></a:effectStyle></a:effectStyleLst><a:bgFillStyleLst>"             \
  "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>"                                        \
  "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>"                                        \
  "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:bgFillStyleLst></a:fmtScheme>"

/* What begins the tree of every slide: a group that holds everything and does nothing. */
#define ROOT                                                                                       \
  "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"               \
  "<p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/>"                          \
  "<a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>"

#define LEVEL(size, font, more)                                                                    \
  "<a:lvl1pPr algn=\"l\" rtl=\"0\">" more "<a:buNone/><a:defRPr sz=\"" size                        \
  "\" kern=\"1200\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill>"                         \
  "<a:latin typeface=\"+" font "-lt\"/><a:ea typeface=\"+" font "-ea\"/>"                          \
  "<a:cs typeface=\"+" font "-cs\"/></a:defRPr></a:lvl1pPr>"

static void
add_literal (TlZip *zip, const char *name, const char *text)
{
  tl_zip_take_text (zip, name, g_string_new (text));
}

static void
append_font (GString *out, const char *element, const char *family)
{
  g_string_append_printf (out, "<a:%s><a:latin typeface=\"", element);
  tl_text_append_xml (out, family, -1);
  g_string_append_printf (out, "\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/></a:%s>", element);
}

static void
add_theme (TlZip *zip, const char *name, const TlPptxScheme *scheme, const char *family)
{
  GString *out = g_string_new (TL_PPTX_XML);

  TL_PPTX_APPEND (out,
                  "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
                  "name=\"Throughline\"><a:themeElements>");
  tl_pptx_append_theme_colors (out, scheme);
  TL_PPTX_APPEND (out, "<a:fontScheme name=\"Throughline\">");
  append_font (out, "majorFont", family);
  append_font (out, "minorFont", family);
  TL_PPTX_APPEND (out,
                  "</a:fontScheme>" FORMATS "</a:themeElements><a:objectDefaults/>"
                  "<a:extraClrSchemeLst/></a:theme>");
  tl_zip_take_text (zip, name, out);
}

/* An empty place for words, as large as parts of the slide say. */
static void
append_placeholder (GString    *out,
                    guint       id,
                    const char *name,
                    const char *type,
                    const char *words,
                    gint64      x,
                    gint64      y,
                    gint64      width,
                    gint64      height)
{
  g_string_append_printf (
    out,
    "<p:sp><p:nvSpPr><p:cNvPr id=\"%u\" name=\"%s\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/>"
    "</p:cNvSpPr><p:nvPr><p:ph %s/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off "
    "x=\"%" G_GINT64_FORMAT "\" y=\"%" G_GINT64_FORMAT "\"/><a:ext cx=\"%" G_GINT64_FORMAT
    "\" cy=\"%" G_GINT64_FORMAT "\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>"
    "</p:spPr><p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p><a:r><a:rPr "
    "lang=\"en\"/><a:t>%s</a:t></a:r></a:p></p:txBody></p:sp>",
    id,
    name,
    type,
    x,
    y,
    width,
    height,
    words);
}

static const char *
get_color_map (const TlPptxScheme *scheme)
{
  return scheme->dark ? "<p:clrMap bg1=\"dk1\" tx1=\"lt1\" bg2=\"dk2\" tx2=\"lt2\" "
                      : "<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" ";
}

#define COLOR_MAP_REST                                                                             \
  "accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" "               \
  "accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>"

#define BACKGROUND                                                                                 \
  "<p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill>"                            \
  "<a:effectLst/></p:bgPr></p:bg>"

static void
add_master (TlZip *zip, const TlPptxScheme *scheme, gint64 width, gint64 height)
{
  GString *out = g_string_new (TL_PPTX_XML "<p:sldMaster" TL_PPTX_NAMESPACES "><p:cSld>" BACKGROUND
                                           "<p:spTree>" ROOT);
  gint64   margin = width / 20;

  append_placeholder (out,
                      2,
                      "Title",
                      "type=\"title\"",
                      "Title",
                      margin,
                      height / 20,
                      width - 2 * margin,
                      height / 8);
  append_placeholder (out,
                      3,
                      "Text",
                      "type=\"body\" idx=\"1\"",
                      "Text",
                      margin,
                      height / 5,
                      width - 2 * margin,
                      height / 10 * 7);
  TL_PPTX_APPEND (out, "</p:spTree></p:cSld>");
  g_string_append (out, get_color_map (scheme));
  TL_PPTX_APPEND (
    out,
    COLOR_MAP_REST
    "<p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" "
    "r:id=\"rId1\"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle>" LEVEL ("2800", "mj", "<a:spcBef><a:spcPct val=\"0\"/></a:spcBef>") "</p:titleStyle><p:bodyStyle>" LEVEL (
      "1800",
      "mn",
      "") "</p:bodyStyle><p:otherStyle>" LEVEL ("1800",
                                                "mn",
                                                "") "</p:otherStyle></p:txStyles></p:sldMaster>");
  tl_zip_take_text (zip, "ppt/slideMasters/slideMaster1.xml", out);
  add_literal (zip,
               "ppt/slideMasters/_rels/slideMaster1.xml.rels",
               TL_PPTX_RELATIONS "<Relationship Id=\"rId1\" Type=\"" TL_PPTX_RELATION
                                 "slideLayout\" Target=\"../slideLayouts/slideLayout1.xml\"/>"
                                 "<Relationship Id=\"rId2\" Type=\"" TL_PPTX_RELATION
                                 "theme\" Target=\"../theme/theme1.xml\"/></Relationships>");
}

static void
add_layout (TlZip *zip, gint64 width, gint64 height)
{
  GString *out = g_string_new (TL_PPTX_XML "<p:sldLayout" TL_PPTX_NAMESPACES
                                           " type=\"titleOnly\" preserve=\"1\"><p:cSld "
                                           "name=\"Title Only\"><p:spTree>" ROOT);
  gint64   margin = width / 20;

  append_placeholder (out,
                      2,
                      "Title",
                      "type=\"title\"",
                      "Title",
                      margin,
                      height / 20,
                      width - 2 * margin,
                      height / 8);
  TL_PPTX_APPEND (out,
                  "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
                  "</p:sldLayout>");
  tl_zip_take_text (zip, "ppt/slideLayouts/slideLayout1.xml", out);
  add_literal (zip,
               "ppt/slideLayouts/_rels/slideLayout1.xml.rels",
               TL_PPTX_RELATIONS "<Relationship Id=\"rId1\" Type=\"" TL_PPTX_RELATION
                                 "slideMaster\" Target=\"../slideMasters/slideMaster1.xml\"/>"
                                 "</Relationships>");
}

/* A page of notes: the slide above, the words beneath. Notes are on white whatever the slides are.
 */
static void
add_notes_master (TlZip *zip)
{
  GString *out = g_string_new (TL_PPTX_XML "<p:notesMaster" TL_PPTX_NAMESPACES
                                           "><p:cSld>" BACKGROUND "<p:spTree>" ROOT);

  TL_PPTX_APPEND (out,
                  "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr><a:spLocks "
                  "noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph "
                  "type=\"sldImg\" idx=\"2\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off "
                  "x=\"685800\" y=\"1143000\"/><a:ext cx=\"5486400\" cy=\"3086100\"/></a:xfrm>"
                  "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/><a:ln w=\"12700\">"
                  "<a:solidFill><a:schemeClr val=\"tx2\"/></a:solidFill></a:ln></p:spPr></p:sp>");
  append_placeholder (out,
                      3,
                      "Notes",
                      "type=\"body\" sz=\"quarter\" idx=\"3\"",
                      "Notes",
                      685800,
                      4400550,
                      5486400,
                      3600450);
  TL_PPTX_APPEND (out,
                  "</p:spTree></p:cSld><p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" "
                  "tx2=\"dk2\" " COLOR_MAP_REST
                  "<p:notesStyle>" LEVEL ("1200", "mn", "") "</p:notesStyle></p:notesMaster>");
  tl_zip_take_text (zip, "ppt/notesMasters/notesMaster1.xml", out);
  add_literal (zip,
               "ppt/notesMasters/_rels/notesMaster1.xml.rels",
               TL_PPTX_RELATIONS "<Relationship Id=\"rId1\" Type=\"" TL_PPTX_RELATION
                                 "theme\" Target=\"../theme/theme2.xml\"/></Relationships>");
}

static void
add_properties (TlZip *zip)
{
  add_literal (zip, "ppt/presProps.xml", TL_PPTX_XML "<p:presentationPr" TL_PPTX_NAMESPACES "/>");
  add_literal (zip,
               "ppt/viewProps.xml",
               TL_PPTX_XML "<p:viewPr" TL_PPTX_NAMESPACES
                           "><p:notesTextViewPr><p:cViewPr><p:scale><a:sx n=\"1\" d=\"1\"/><a:sy "
                           "n=\"1\" d=\"1\"/></p:scale><p:origin x=\"0\" y=\"0\"/></p:cViewPr>"
                           "</p:notesTextViewPr><p:gridSpacing cx=\"76200\" cy=\"76200\"/>"
                           "</p:viewPr>");
  add_literal (zip,
               "ppt/tableStyles.xml",
               TL_PPTX_XML
               "<a:tblStyleLst xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
               "def=\"{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}\"/>");
  add_literal (
    zip,
    "docProps/app.xml",
    TL_PPTX_XML
    "<Properties "
    "xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
    "<Application>Throughline</Application></Properties>");
}

/**
 * tl_pptx_add_fixed_parts:
 * @zip: a presentation
 * @scheme: its colours
 * @family: the font of all words
 * @width: EMU of a slide
 * @height: EMU of a slide
 *
 * Adds the parts that every presentation has.
 */
void
tl_pptx_add_fixed_parts (
  TlZip *zip, const TlPptxScheme *scheme, const char *family, gint64 width, gint64 height)
{
  add_theme (zip, "ppt/theme/theme1.xml", scheme, family);
  add_theme (zip, "ppt/theme/theme2.xml", scheme, family);
  add_master (zip, scheme, width, height);
  add_layout (zip, width, height);
  add_notes_master (zip);
  add_properties (zip);
}
