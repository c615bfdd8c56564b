/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Cells, looks and sheets of a workbook. Every text of a document goes through
 * tl_xlsx_write_text(): it is a string for good, never a formula, a number or an address. */
#include "config.h"

#include "export/tl-xlsx-private.h"

#include "base/tl-text.h"
#include "text/tl-text-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What a cell holds, in UTF-16 units. */
#define MAX_TEXT 32767
/* A letter of the default font is so wide, and a cell keeps so much to itself: px. */
#define PX_A_LETTER 7.0
#define CELL_PADDING 12.0
/* Points: of a line of the default font, and what stands above and beneath lines. */
#define LINE_HEIGHT 15.0
#define LINE_GAP 6.0
/* The default font, 11 points, as the measurer knows it: px. Ours is the wider one, so that what is
 * measured with it fits. */
#define FONT_SIZE 13.0
/* What the name of a sheet holds, in the same. */
#define MAX_NAME 31

static guint
hash_look (gconstpointer key)
{
  const guint32 *words = key;
  guint          hash = 17;

  for (guint i = 0; i < sizeof (TlXlsxLook) / sizeof (guint32); i++)
    hash = hash * 31 + words[i];
  return hash;
}

static gboolean
equal_looks (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (TlXlsxLook)) == 0;
}

static void
set_borders (lxw_format *format, const TlXlsxLook *look)
{
  lxw_color_t color = (lxw_color_t) MAX (look->border, 0);

  if ((look->flags & TL_XLSX_BORDER) != 0)
    {
      format_set_border (format, LXW_BORDER_THIN);
      format_set_border_color (format, color);
    }
  else if ((look->flags & TL_XLSX_TOP_RULE) != 0)
    {
      format_set_top (format, LXW_BORDER_THIN);
      format_set_top_color (format, color);
    }
}

static lxw_format *
make_format (TlXlsx *self, const TlXlsxLook *look)
{
  static const char *const numbers[] = {
    [TL_XLSX_DATE] = "yyyy-mm-dd",
    [TL_XLSX_SCORE] = "+0.0;\"\xe2\x88\x92\"0.0;0.0",
  };
  lxw_format *format = workbook_add_format (self->book);

  if (look->fill >= 0)
    format_set_bg_color (format, (lxw_color_t) look->fill);
  if (look->ink >= 0)
    format_set_font_color (format, (lxw_color_t) look->ink);
  if (look->size > 0)
    format_set_font_size (format, look->size);
  if ((look->flags & TL_XLSX_BOLD) != 0)
    format_set_bold (format);
  if ((look->flags & TL_XLSX_ITALIC) != 0)
    format_set_italic (format);
  if ((look->flags & TL_XLSX_WRAP) != 0)
    format_set_text_wrap (format);
  if ((look->flags & TL_XLSX_CENTER) != 0)
    format_set_align (format, LXW_ALIGN_CENTER);
  format_set_align (format,
                    (look->flags & TL_XLSX_MIDDLE) != 0 ? LXW_ALIGN_VERTICAL_CENTER
                                                        : LXW_ALIGN_VERTICAL_TOP);
  if (look->number != TL_XLSX_GENERAL)
    format_set_num_format (format, numbers[look->number]);
  set_borders (format, look);
  return format;
}

/* The workbook's format for a look; equal looks share one. */
lxw_format *
tl_xlsx_get_format (TlXlsx *self, const TlXlsxLook *look)
{
  lxw_format *format;

  if (self->formats == NULL)
    self->formats = g_hash_table_new_full (hash_look, equal_looks, g_free, NULL);
  format = g_hash_table_lookup (self->formats, look);
  if (format == NULL)
    {
      format = make_format (self, look);
      g_hash_table_insert (self->formats, g_memdup2 (look, sizeof *look), format);
    }
  return format;
}

/* A colour as it looks on the sheet: cells know no transparency. */
gint32
tl_xlsx_mix_color (const TlXlsx *self, const TlColor *color)
{
  TlColor paper = tl_theme_get_paper (self->theme);
  TlColor mixed = tl_color_mix (&paper, color, color->alpha);

  return (gint32) lround (mixed.red * 255) << 16 | (gint32) lround (mixed.green * 255) << 8 |
         (gint32) lround (mixed.blue * 255);
}

/* How many UTF-16 units a character takes. */
static guint
count_units (gunichar c)
{
  return c > 0xffff ? 2 : 1;
}

/* Cuts at a character's border. */
static gboolean
cut (GString *text, guint n_most)
{
  guint n = 0;

  for (const char *at = text->str; *at != '\0'; at = g_utf8_next_char (at))
    {
      n += count_units (g_utf8_get_char (at));
      if (n > n_most)
        {
          g_string_truncate (text, (gsize) (at - text->str));
          return TRUE;
        }
    }
  return FALSE;
}

/* Spreadsheets take "_x0041_" for an "A": its first sign is written in that way itself. */
static gboolean
is_escape (const char *at)
{
  return at[0] == '_' && at[1] == 'x' && g_ascii_isxdigit (at[2]) && g_ascii_isxdigit (at[3]) &&
         g_ascii_isxdigit (at[4]) && g_ascii_isxdigit (at[5]) && at[6] == '_';
}

static char *
dup_cell_text (TlXlsx *self, const char *text)
{
  GString *out = g_string_sized_new (strlen (text) + 1);

  for (; *text != '\0'; text++)
    {
      g_string_append (out, is_escape (text) ? "_x005F" : "");
      g_string_append_c (out, *text);
    }
  if (cut (out, MAX_TEXT))
    {
      cut (out, MAX_TEXT - 1);
      g_string_append (out, "…");
      self->n_cut++;
    }
  return g_string_free (out, FALSE);
}

/* Writes a text, or nothing but the look for "". */
void
tl_xlsx_write_text (
  TlXlsx *self, lxw_worksheet *sheet, guint row, guint column, const char *text, lxw_format *format)
{
  g_autofree char *cell = NULL;

  if (*text == '\0')
    {
      worksheet_write_blank (sheet, row, (lxw_col_t) column, format);
      return;
    }
  cell = dup_cell_text (self, text);
  worksheet_write_string (sheet, row, (lxw_col_t) column, cell, format);
}

/* A text in two parts over what stands there, each in its look. What would have to be cut is left
 * as it is. */
void
tl_xlsx_write_titled (TlXlsx        *self,
                      lxw_worksheet *sheet,
                      const guint    at[2],
                      const char    *title,
                      const char    *text,
                      lxw_format    *first_look,
                      lxw_format    *second_look,
                      lxw_format    *format)
{
  g_autofree char       *first = NULL;
  g_autofree char       *rest = NULL;
  g_autofree char       *second = NULL;
  lxw_rich_string_tuple  head = { .format = first_look };
  lxw_rich_string_tuple  body = { .format = second_look };
  lxw_rich_string_tuple *parts[] = { &head, &body, NULL };

  if (strlen (title) + strlen (text) > MAX_TEXT / 4)
    return;
  first = dup_cell_text (self, title);
  rest = dup_cell_text (self, text);
  second = g_strconcat ("\n", rest, NULL);
  head.string = first;
  body.string = second;
  worksheet_write_rich_string (sheet, at[0], (lxw_col_t) at[1], parts, format);
}

/* How high a row has to be for a text in a cell of so many letters' width: points. */
double
tl_xlsx_get_height (const char *text, guint letters)
{
  const TlTextStyle style = { FONT_SIZE, TL_FONT_WEIGHT_REGULAR, FALSE };
  TlMeasurer       *measurer = tl_text_get_measurer (tl_text_get_default ());
  g_autofree char  *clean = tl_text_clean (text, 0, TRUE);
  TlTextBlock      *block;
  double            height;

  if (*clean == '\0')
    return LINE_HEIGHT + LINE_GAP;
  block = measurer->layout (measurer,
                            clean,
                            &style,
                            MAX (letters * PX_A_LETTER - CELL_PADDING, 3 * PX_A_LETTER),
                            0,
                            TL_TEXT_START,
                            FALSE);
  height = MAX (block->n_lines, 1) * LINE_HEIGHT + LINE_GAP;
  tl_text_block_unref (block);
  return MIN (height, TL_XLSX_MAX_HEIGHT);
}

void
tl_xlsx_write_block (TlXlsx        *self,
                     lxw_worksheet *sheet,
                     const guint    first[2],
                     const guint    last[2],
                     const char    *text,
                     lxw_format    *format)
{
  if (first[0] != last[0] || first[1] != last[1])
    worksheet_merge_range (sheet,
                           first[0],
                           (lxw_col_t) first[1],
                           last[0],
                           (lxw_col_t) last[1],
                           "",
                           format);
  tl_xlsx_write_text (self, sheet, first[0], first[1], text, format);
}

/* No sign that sheets' names must not have, at most 31 units, not "History", which is taken. */
static char *
dup_name (const char *title)
{
  GString *name = g_string_new (title);

  g_strdelimit (name->str, "[]:*?/\\\n\r\t", ' ');
  g_string_replace (name, "'", "’", 0);
  while (g_string_replace (name, "  ", " ", 0) > 0)
    ;
  cut (name, MAX_NAME);
  g_strstrip (name->str);
  if (*name->str == '\0' || g_ascii_strcasecmp (name->str, "History") == 0)
    g_string_assign (name, _ ("Map"));
  return g_string_free (name, FALSE);
}

/* "Map (2)": cut so that the number has room. */
static char *
dup_numbered (const char *name, guint number)
{
  g_autofree char *end = g_strdup_printf (" (%u)", number);
  g_autoptr (GString) cut_name = g_string_new (name);

  cut (cut_name, MAX_NAME - (guint) strlen (end));
  return g_strconcat (cut_name->str, end, NULL);
}

lxw_worksheet *
tl_xlsx_add_sheet (TlXlsx *self, const char *title, char **name)
{
  g_autofree char *wanted = dup_name (title);
  char            *folded;

  *name = g_strdup (wanted);
  folded = g_utf8_casefold (*name, -1);
  for (guint i = 2; g_hash_table_contains (self->names, folded); i++)
    {
      g_free (*name);
      g_free (folded);
      *name = dup_numbered (wanted, i);
      folded = g_utf8_casefold (*name, -1);
    }
  g_hash_table_add (self->names, folded);
  return workbook_add_worksheet (self->book, *name);
}
