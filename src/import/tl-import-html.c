/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What browsers, word processors and spreadsheets put into the clipboard as HTML: a table, or a
 * list with its headings. libxml2's parser makes the tree of whatever comes; nothing is fetched, no
 * entity or DTD is loaded, and the tree is walked without recursion down to a bounded depth of
 * what matters here: text, line breaks, items.
 *
 * A table is taken when the page has no words outside it (then the words count, and the plain text
 * beside the HTML has them all). Cells that cover several columns or rows push the others aside as
 * a browser does. A list becomes the same text that people write by hand: "- " behind tabs, and "#
 * " before headings, for tl_import_parse_list(). */
#include "config.h"

#include "import/tl-import.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* Deeper than any page that a person wrote; what is nested deeper is left out. */
#define MAX_DEPTH 200

static gboolean
is_named (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE &&
         g_ascii_strcasecmp ((const char *) node->name, name) == 0;
}

static gboolean
is_one_of (const xmlNode *node, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (is_named (node, names[i]))
      return TRUE;
  return FALSE;
}

/* What holds no words for people. Not the head: the parser leaves an unknown element in there. */
static gboolean
is_hidden (const xmlNode *node)
{
  static const char *const names[] = { "script",   "style", "title",  "template",
                                       "noscript", "meta",  "iframe", NULL };

  return is_one_of (node, names);
}

static gboolean
is_block (const xmlNode *node)
{
  static const char *const names[] = { "p",     "div", "li", "ul",         "ol", "tr",
                                       "table", "h1",  "h2", "h3",         "h4", "h5",
                                       "h6",    "dt",  "dd", "blockquote", NULL };

  return is_one_of (node, names);
}

/* The next node in reading order within `top`; not into `node` when `skip`. Keeps the depth. */
static xmlNode *
next_node (xmlNode *top, xmlNode *node, gboolean skip, guint *depth)
{
  if (!skip && node->children != NULL && *depth < MAX_DEPTH)
    {
      (*depth)++;
      return node->children;
    }
  while (node != top && node->next == NULL)
    {
      node = node->parent;
      (*depth)--;
    }
  return node == top ? NULL : node->next;
}

/* Words with white space as a browser shows it: one blank for any. */
static void
append_words (GString *out, const char *words)
{
  for (const char *at = words; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (!g_unichar_isspace (letter) && letter != 0xa0)
        g_string_append_unichar (out, letter);
      else if (out->len > 0 && out->str[out->len - 1] != ' ' && out->str[out->len - 1] != '\n')
        g_string_append_c (out, ' ');
    }
}

static void
append_line_end (GString *out)
{
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  if (out->len > 0 && out->str[out->len - 1] != '\n')
    g_string_append_c (out, '\n');
}

/* How many lists an element of a list stands in, below `top`, less one. */
static guint
get_list_depth (const xmlNode *top, const xmlNode *node)
{
  guint depth = 0;

  for (node = node->parent; node != NULL && node != top; node = node->parent)
    if (is_named (node, "ul") || is_named (node, "ol"))
      depth++;
  return depth > 0 ? depth - 1 : 0;
}

static void
begin_element (GString *out, const xmlNode *top, const xmlNode *node, gboolean as_list)
{
  if (is_named (node, "br"))
    {
      while (out->len > 0 && out->str[out->len - 1] == ' ')
        g_string_truncate (out, out->len - 1);
      g_string_append_c (out, '\n');
      return;
    }
  if (!is_block (node))
    return;
  /* The paragraph that a word processor puts into an item does not part it from its mark. */
  if (out->len >= 2 && g_str_has_suffix (out->str, "- "))
    return;
  append_line_end (out);
  if (is_named (node, "li"))
    {
      for (guint i = as_list ? get_list_depth (top, node) : 0; i > 0; i--)
        g_string_append_c (out, '\t');
      g_string_append (out, "- ");
    }
  else if (as_list && strlen ((const char *) node->name) == 2 &&
           g_ascii_tolower (*node->name) == 'h')
    {
      for (int i = node->name[1] - '0'; i > 0; i--)
        g_string_append_c (out, '#');
      g_string_append_c (out, ' ');
    }
}

/* The words below a node, with a line for every block, break and item. */
static char *
dup_words (xmlNode *top, gboolean as_list)
{
  GString *out = g_string_new (NULL);
  guint    depth = 0;
  xmlNode *node = next_node (top, top, FALSE, &depth);

  while (node != NULL)
    {
      gboolean skip = is_hidden (node);
      xmlNode *next;

      if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        append_words (out, node->content != NULL ? (const char *) node->content : "");
      else if (!skip)
        begin_element (out, top, node, as_list);
      next = next_node (top, node, skip, &depth);
      /* A block that has been left ends its line. */
      for (xmlNode *left = node; left != top && (next == NULL || left != next->parent);
           left = left->parent)
        if (is_block (left))
          append_line_end (out);
      node = next;
    }
  return g_string_free (out, FALSE);
}

static guint
read_span (const xmlNode *cell, const char *name, guint most)
{
  xmlChar *value = xmlGetProp (cell, (const xmlChar *) name);
  guint64  number = 1;

  if (value != NULL && g_ascii_isdigit (*value))
    number = g_ascii_strtoull ((const char *) value, NULL, 10);
  xmlFree (value);
  return (guint) CLAMP (number, 1, most);
}

/* Which columns are still covered by a cell of a row above, and for how many rows. */
typedef struct
{
  guint rows[TL_GRID_MAX_COLUMNS];
} Cover;

static void
end_row (Cover *cover)
{
  for (guint i = 0; i < TL_GRID_MAX_COLUMNS; i++)
    if (cover->rows[i] > 0)
      cover->rows[i]--;
}

static void
read_row (TlGrid *grid, xmlNode *row, guint n_row, Cover *cover)
{
  guint column = 0;

  for (xmlNode *cell = row->children; cell != NULL; cell = cell->next)
    {
      g_autofree char *words = NULL;
      guint            n_columns, n_rows;

      if (!is_named (cell, "td") && !is_named (cell, "th"))
        continue;
      while (column < TL_GRID_MAX_COLUMNS && cover->rows[column] > 0)
        column++;
      if (column >= TL_GRID_MAX_COLUMNS)
        break;
      words = dup_words (cell, FALSE);
      n_columns =
        MIN (read_span (cell, "colspan", TL_GRID_MAX_COLUMNS), TL_GRID_MAX_COLUMNS - column);
      n_rows = read_span (cell, "rowspan", TL_GRID_MAX_ROWS);
      tl_grid_set (grid, n_row, column, words, n_columns, is_named (cell, "th"));
      for (guint i = 0; i < n_columns; i++)
        cover->rows[column++] = n_rows;
    }
  end_row (cover);
}

/* Rows stand in the table itself or in its head, body and foot; tables within cells are words. */
static TlGrid *
read_table (xmlNode *table)
{
  static const char *const groups[] = { "thead", "tbody", "tfoot", NULL };
  TlGrid                  *grid = tl_grid_new ();
  Cover                   *cover = g_new0 (Cover, 1);
  guint                    n_rows = 0;

  for (xmlNode *node = table->children; node != NULL; node = node->next)
    {
      if (is_named (node, "tr") && n_rows < TL_GRID_MAX_ROWS)
        read_row (grid, node, n_rows++, cover);
      else if (is_one_of (node, groups))
        for (xmlNode *row = node->children; row != NULL; row = row->next)
          if (is_named (row, "tr") && n_rows < TL_GRID_MAX_ROWS)
            read_row (grid, row, n_rows++, cover);
    }
  g_free (cover);
  return grid;
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)) && g_utf8_get_char (text) != 0xa0)
      return FALSE;
  return TRUE;
}

/* The page's only table, NULL when there are words outside it, or another table. */
static xmlNode *
find_only_table (xmlNode *top)
{
  xmlNode *found = NULL;
  guint    depth = 0;
  xmlNode *node = top;

  while (node != NULL)
    {
      gboolean is_table = is_named (node, "table");

      if (is_table && found != NULL)
        return NULL;
      if (is_table)
        found = node;
      if (node->type == XML_TEXT_NODE && node->content != NULL &&
          !is_blank ((const char *) node->content))
        return NULL;
      node = next_node (top, node, is_table || is_hidden (node), &depth);
    }
  return found;
}

static gboolean
has_items (xmlNode *top)
{
  static const char *const names[] = { "li", "h1", "h2", "h3", "h4", "h5", "h6", NULL };
  guint                    depth = 0;

  for (xmlNode *node = top; node != NULL; node = next_node (top, node, is_hidden (node), &depth))
    if (is_one_of (node, names))
      return TRUE;
  return FALSE;
}

/* Old browsers give UTF-16; everybody else says or means UTF-8. */
static char *
dup_utf8 (const char *html, gsize length)
{
  const guchar *bytes = (const guchar *) html;
  char         *utf8 = NULL;

  if (length >= 2 &&
      ((bytes[0] == 0xff && bytes[1] == 0xfe) || (bytes[0] == 0xfe && bytes[1] == 0xff)))
    utf8 = g_convert (html, (gssize) length, "UTF-8", "UTF-16", NULL, NULL, NULL);
  return utf8 != NULL ? utf8 : g_utf8_make_valid (html, (gssize) length);
}

static xmlDoc *
parse (const char *html, gsize length)
{
  g_autofree char *utf8 = NULL;

  if (length == 0 || length > TL_IMPORT_MAX_BYTES)
    return NULL;
  utf8 = dup_utf8 (html, length);
  return htmlReadMemory (utf8,
                         (int) strlen (utf8),
                         NULL,
                         "UTF-8",
                         HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                           HTML_PARSE_NONET | HTML_PARSE_COMPACT);
}

/**
 * tl_import_parse_html_table:
 * @html: (array length=length): a page or a piece of one, in UTF-8 or UTF-16
 * @length: its bytes
 *
 * Reads the table of a page that holds nothing else.
 *
 * Returns: (transfer full) (nullable): its cells, NULL when the page is something else
 */
TlGrid *
tl_import_parse_html_table (const char *html, gsize length)
{
  xmlDoc  *page = parse (html, length);
  xmlNode *root = page != NULL ? xmlDocGetRootElement (page) : NULL;
  xmlNode *table = root != NULL ? find_only_table (root) : NULL;
  g_autoptr (TlGrid) grid = table != NULL ? read_table (table) : NULL;

  if (page != NULL)
    xmlFreeDoc (page);
  if (grid == NULL || tl_grid_get_n_columns (grid) == 0)
    return NULL;
  return g_steal_pointer (&grid);
}

/**
 * tl_import_parse_html_list:
 * @html: (array length=length): a page or a piece of one, in UTF-8 or UTF-16
 * @length: its bytes
 *
 * Reads the headings and lists of a page as the text that a person would have written.
 *
 * Returns: (transfer full) (nullable): lines for tl_import_parse_list(), NULL without any list
 */
char *
tl_import_parse_html_list (const char *html, gsize length)
{
  xmlDoc  *page = parse (html, length);
  xmlNode *root = page != NULL ? xmlDocGetRootElement (page) : NULL;
  char    *text = root != NULL && has_items (root) ? dup_words (root, TRUE) : NULL;

  if (page != NULL)
    xmlFreeDoc (page);
  return text;
}
