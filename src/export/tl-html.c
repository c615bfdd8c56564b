/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A map as one page that needs nothing else: its picture as SVG, over each card a place that a
 * pointer rests on or the Tab key goes to, which then shows what the card holds and leads to it in
 * the table beneath; and the same as tables, for screen readers and paper.
 *
 * There is no script: what is shown when is said by the style sheet. The page forbids itself, by a
 * content security policy, to load or run anything; its one style sheet is allowed by its hash, so
 * that nothing that somebody wrote could become another. */
#include "config.h"

#include "export/tl-export-private.h"
#include "export/tl-html-private.h"

#include "base/tl-text.h"
#include "map/tl-query.h"
#include "scene/tl-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* From here on, in the picture's width and height, words stand before and above their card. */
#define LAST_THIRD 0.6

typedef struct
{
  GString          *body;
  GString          *style;
  const TlContents *map;
  const TlTheme    *theme;
  GHashTable       *numbers; /* id of a card -> its number */
} Page;

void
tl_html_append_text (GString *out, const char *element, const char *text)
{
  if (*text == '\0')
    return;
  g_string_append_printf (out, "<%s dir=\"auto\">", element);
  tl_text_append_xml (out, text, -1);
  g_string_append (out, "</");
  g_string_append_len (out, element, (gssize) strcspn (element, " "));
  g_string_append_c (out, '>');
}

void
tl_html_begin_section (GString *out, const char *id, const char *title)
{
  g_string_append_printf (out, "<section aria-labelledby=\"%s\">\n<h2 id=\"%s\">", id, id);
  tl_text_append_xml (out, title, -1);
  g_string_append (out, "</h2>\n");
}

void
tl_html_end_section (GString *out)
{
  g_string_append (out, "</section>\n");
}

void
tl_html_append_card (GString *out, const TlContents *map, const TlRecord *card)
{
  const char      *title = tl_record_get_text (card, TL_CARD_TITLE);
  const char      *text = tl_record_get_text (card, TL_CARD_TEXT);
  g_autofree char *details = tl_contents_dup_details (map, card, "; ");

  tl_html_append_text (out, "b", *title == '\0' && *text == '\0' ? _ ("untitled") : title);
  tl_html_append_text (out, "span", text);
  tl_html_append_text (out, "small", details);
}

static void
append_rule (Page *page, const char *name, const TlColor *color)
{
  g_autofree char *hex = tl_color_to_hex (color);

  g_string_append_printf (page->style, "--%s:%s;", name, hex);
}

static void
append_colors (Page *page)
{
  TlColor colors[] = {
    tl_theme_get_paper (page->theme),
    tl_theme_get_desk (page->theme),
    tl_theme_get_rule (page->theme),
    tl_theme_get_ink (page->theme, TL_INK_PRIMARY),
    tl_theme_get_ink (page->theme, TL_INK_SECONDARY),
    tl_theme_get_ink (page->theme, TL_INK_ACCENT),
  };
  const char *const names[] = { "paper", "desk", "rule", "ink", "soft", "accent" };

  g_string_append (page->style, ":root{");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    append_rule (page, names[i], &colors[i]);
  g_string_append (page->style, "}\n");
}

static const char style_rules[] =
  "*{box-sizing:border-box}\n"
  "body{margin:0;padding:24px 32px 48px;background:var(--desk);color:var(--ink);"
  "font:15px/1.5 Cantarell,'Noto Sans',system-ui,sans-serif}\n"
  "header,section{max-width:100%}\n"
  "h1{font-size:28px;line-height:1.25;margin:0 0 12px}\n"
  "h2{font-size:19px;margin:36px 0 10px}\n"
  "dl{display:grid;grid-template-columns:max-content minmax(0,90ch);gap:4px 16px;margin:0}\n"
  "dt{color:var(--soft)}dd{margin:0;white-space:pre-line;overflow-wrap:anywhere}\n"
  ".scroll{overflow:auto;background:var(--paper);border:1px solid var(--rule);border-radius:12px}\n"
  ".map{position:relative;margin:0}.map svg{display:block}\n"
  ".spot{position:absolute;border-radius:8px;color:inherit;text-decoration:none}\n"
  ".spot:hover,.spot:focus{outline:2px solid var(--accent);outline-offset:2px;z-index:1}\n"
  ".tip{display:none;position:absolute;top:100%;left:0;width:max-content;max-width:340px;"
  "margin:8px 0;padding:10px 14px;background:var(--paper);border:1px solid var(--rule);"
  "border-radius:10px;box-shadow:0 4px 16px rgba(0,0,0,.25);text-align:start;"
  "overflow-wrap:anywhere}\n"
  ".up .tip{top:auto;bottom:100%}.end .tip{left:auto;right:0}\n"
  ".spot:hover .tip,.spot:focus .tip{display:block}\n"
  ".tip b,.tip span,.tip small,li b,li span,li small{display:block;white-space:pre-line}\n"
  ".tip i{color:var(--soft);font-style:normal;font-size:12px}\n"
  "small{color:var(--soft);font-size:13px}\n"
  "table{border-collapse:collapse;min-width:100%}\n"
  "th,td{border:1px solid var(--rule);padding:8px 12px;text-align:start;vertical-align:top;"
  "overflow-wrap:anywhere;min-width:7em;max-width:36em}\n"
  "th{min-width:9em;overflow-wrap:break-word}td span{white-space:pre-line}thead th{background:var(--desk)}.stage{text-align:center}\n"
  ".number{text-align:end;font-variant-numeric:tabular-nums}\n"
  "td ul{margin:0;padding:0;list-style:none;min-width:13em}\n"
  "td li+li{margin-top:10px;padding-top:10px;border-top:1px solid var(--rule)}\n"
  "li:target{outline:2px solid var(--accent);outline-offset:4px;border-radius:4px}\n"
  ":focus-visible{outline:2px solid var(--accent);outline-offset:2px}\n"
  "@media (max-width:640px){body{padding:16px}dl{display:block}dd{margin-bottom:8px}}\n"
  "@page{size:A3 landscape;margin:12mm}\n"
  "@media print{body{padding:0;background:none;font-size:11px}.spot{display:none}"
  ".scroll{overflow:visible;border:0;border-radius:0}.map{width:100%}"
  ".map svg{width:100%;height:auto;max-height:78vh}.map{break-inside:avoid}"
  "tr,li{break-inside:avoid}h2{break-after:avoid}"
  "th,td{min-width:0;padding:4px 6px}td ul{min-width:0}"
  "*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}\n";

static void
append_named (Page *page, const char *name, const char *text)
{
  if (*text == '\0')
    return;
  tl_html_append_text (page->body, "dt", name);
  tl_html_append_text (page->body, "dd", text);
  g_string_append_c (page->body, '\n');
}

static void
append_header (Page *page, const char *title)
{
  const TlRecord  *map = page->map->map;
  g_autofree char *personas = tl_contents_dup_personas (page->map, ", ");
  g_autofree char *expectations =
    g_strjoinv ("\n", (char **) tl_record_get_list (map, TL_MAP_EXPECTATIONS));

  g_string_append (page->body, "<header>\n");
  tl_html_append_text (page->body, "h1", title);
  g_string_append (page->body, "\n<dl>\n");
  append_named (page, _ ("Personas"), personas);
  append_named (page, _ ("Scenario"), tl_record_get_text (map, TL_MAP_SCENARIO));
  append_named (page, _ ("Objective"), tl_record_get_text (map, TL_MAP_OBJECTIVE));
  append_named (page, _ ("Goal"), tl_record_get_text (map, TL_MAP_GOAL));
  append_named (page, _ ("Expectations"), expectations);
  g_string_append (page->body, "</dl>\n</header>\n");
}

/* Where a card stands in the picture: as a rule of the style sheet, as the policy wants it. */
static void
append_place (Page *page, const TlPicture *picture, const TlPlacedGroup *placed, guint number)
{
  const TlRect *bounds = &placed->group->bounds;
  const double  percent[] = {
     100 * (placed->origin.x + bounds->x - picture->sheet.x) / picture->sheet.width,
     100 * (placed->origin.y + bounds->y - picture->sheet.y) / picture->sheet.height,
     100 * bounds->width / picture->sheet.width,
     100 * bounds->height / picture->sheet.height,
  };
  static const char *const names[] = { "left", "top", "width", "height" };
  char                     buffer[TL_NUMBER_BUFFER];

  g_string_append_printf (page->style, "#spot-%u{", number);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_string_append_printf (page->style,
                            "%s:%s%%;",
                            names[i],
                            tl_number_format_places (percent[i], 3, buffer));
  g_string_append (page->style, "}\n");
}

static void
append_spot (Page *page, const TlPicture *picture, const TlPlacedGroup *placed)
{
  const TlRecord *card = tl_table_get_kind (page->map->table, placed->group->id, TL_KIND_CARD);
  const TlRect   *sheet = &picture->sheet;
  guint           number;
  TlLaneKind      kind;

  if (card == NULL || !g_hash_table_contains (page->numbers, placed->group->id))
    return;
  number = GPOINTER_TO_UINT (g_hash_table_lookup (page->numbers, placed->group->id));
  kind = tl_query_card_kind (page->map->table, card);
  append_place (page, picture, placed, number);
  g_string_append_printf (page->body,
                          "<a class=\"spot%s%s\" id=\"spot-%u\" href=\"#card-row-%u\" "
                          "aria-label=\"",
                          placed->origin.y > sheet->y + LAST_THIRD * sheet->height ? " up" : "",
                          placed->origin.x > sheet->x + LAST_THIRD * sheet->width ? " end" : "",
                          number,
                          number);
  tl_text_append_xml (page->body, tl_words_get_card (kind), -1);
  g_string_append (page->body, ": ");
  tl_text_append_xml (page->body, tl_contents_get_card_title (card), -1);
  g_string_append (page->body, "\"><span class=\"tip\">");
  tl_html_append_text (page->body, "i", tl_words_get_card (kind));
  tl_html_append_card (page->body, page->map, card);
  g_string_append (page->body, "</span></a>\n");
}

/* The SVG itself, without what stands before it in a file of its own. The letters that it brings
 * with it go to the page's one style sheet. */
static void
append_svg (Page *page, const TlPicture *picture, TlExportRun *run)
{
  const TlExportOptions options = { .embed_fonts = TRUE };
  g_autoptr (GBytes) bytes = tl_svg_write_picture_with (picture, &options, NULL, run);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  const char      *start = strstr (text, "<svg ");
  char            *style = strstr (text, "<style");

  g_return_if_fail (start != NULL);
  start += strlen ("<svg ");
  g_string_append (page->body, "<svg role=\"img\" aria-hidden=\"true\" ");
  if (style != NULL)
    {
      const char *rules = strchr (style, '>') + 1;
      const char *end = strstr (rules, "</style>");

      g_string_append_len (page->body, start, (gssize) (style - start));
      g_string_append_len (page->style, rules, (gssize) (end - rules));
      start = end + strlen ("</style>");
    }
  g_string_append (page->body, start);
}

static void
append_picture (Page *page, const TlPicture *picture, TlExportRun *run)
{
  tl_html_begin_section (page->body, "map-picture", _ ("The map"));
  g_string_append_printf (page->style, ".map{width:%dpx}\n", (int) MAX (picture->sheet.width, 1));
  g_string_append (page->body, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" ");
  g_string_append (page->body, "aria-labelledby=\"map-picture\">\n<figure class=\"map\">\n");
  append_svg (page, picture, run);
  for (guint i = 0; i < picture->groups->len; i++)
    {
      const TlPlacedGroup *placed = &g_array_index (picture->groups, TlPlacedGroup, i);

      if (placed->group->role == TL_ROLE_CARD)
        append_spot (page, picture, placed);
    }
  g_string_append (page->body, "</figure>\n</div>\n");
  tl_html_end_section (page->body);
}

static char *
dup_hash (const GString *style)
{
  guint8 digest[32];
  gsize  length = sizeof digest;
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, (const guchar *) style->str, (gssize) style->len);
  g_checksum_get_digest (checksum, digest, &length);
  return g_base64_encode (digest, length);
}

/* Head and body in one; what is above the title in the head decides what the rest may do. */
static GBytes *
finish (Page *page, const char *title)
{
  const TlRecord *document = tl_table_get_document (page->map->table);
  const char     *language = tl_record_get_text (document, TL_DOCUMENT_LANGUAGE);
  gboolean        rtl = tl_record_get_integer (document, TL_DOCUMENT_DIRECTION) == TL_DIRECTION_RTL;
  g_autofree char *hash = dup_hash (page->style);
  GString         *out = g_string_sized_new (page->body->len + page->style->len + 1024);

  g_string_append (out, "<!DOCTYPE html>\n<html lang=\"");
  tl_text_append_xml (out, *language != '\0' ? language : "en", -1);
  g_string_append_printf (
    out,
    "\" dir=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
    "'none'; style-src 'sha256-%s'; img-src data:; font-src data:; base-uri 'none'; "
    "form-action 'none'\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, "
    "initial-scale=1\">\n"
    "<meta name=\"referrer\" content=\"no-referrer\">\n<title>",
    rtl ? "rtl" : "ltr",
    hash);
  tl_text_append_xml (out, title, -1);
  g_string_append (out, "</title>\n<style>");
  g_string_append_len (out, page->style->str, (gssize) page->style->len);
  g_string_append (out, "</style>\n</head>\n<body>\n");
  g_string_append_len (out, page->body->str, (gssize) page->body->len);
  g_string_append (out, "</body>\n</html>\n");
  return g_string_free_to_bytes (out);
}

static void
number_cards (Page *page)
{
  page->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < page->map->cards->len; i++)
    g_hash_table_insert (page->numbers,
                         (gpointer) tl_record_get_id (page->map->cards->pdata[i]),
                         GUINT_TO_POINTER (i + 1));
}

/**
 * tl_html_write:
 * @table: a document
 * @options: which map, which part of it, in which colours; with or without comments
 * @run: (nullable): who listens
 * @error: where to put what went wrong
 *
 * Writes a map as a page that stands alone.
 *
 * Errors: %TL_EXPORT_ERROR_UNKNOWN_FORMAT for anything but maps; as tl_export_new_picture().
 *
 * Returns: (transfer full): the file's bytes, or %NULL with @error set
 */
GBytes *
tl_html_write (const TlTable         *table,
               const TlExportOptions *options,
               TlExportRun           *run,
               GError               **error)
{
  g_autoptr (GPtrArray) maps = NULL;
  g_autoptr (TlPicture) picture = NULL;
  g_autofree char *title = NULL;
  GBytes          *bytes = NULL;
  Page             page = { 0 };

  if (!tl_contents_require_map (options, "HTML", error))
    return NULL;
  maps = tl_contents_list (table, options, FALSE, run, error);
  picture = maps != NULL ? tl_export_new_picture (table, options, error) : NULL;
  if (picture == NULL || !tl_export_run_step (run, 0.4, error))
    return NULL;
  page.map = maps->pdata[0];
  page.theme = tl_theme_get (tl_export_choose_theme (page.map->map, options));
  page.body = g_string_new (NULL);
  page.style = g_string_new (NULL);
  number_cards (&page);
  title = tl_export_dup_title (table, tl_record_get_id (page.map->map));
  append_colors (&page);
  g_string_append (page.style, style_rules);
  append_header (&page, title);
  append_picture (&page, picture, run);
  if (tl_export_run_step (run, 0.7, error))
    {
      tl_html_append_map_table (page.body, page.map, page.numbers);
      tl_html_append_lists (page.body, page.map, options->comments);
      bytes = finish (&page, title);
    }
  g_string_free (page.body, TRUE);
  g_string_free (page.style, TRUE);
  g_hash_table_unref (page.numbers);
  return bytes;
}
