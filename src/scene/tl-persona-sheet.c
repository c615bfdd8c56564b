/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A persona's sheet. At the leading side, on a tint of the persona's colour, who it is: portrait,
 * name, occupation, segment, age, demographics. Beside it what it says, large, and the lists.
 *
 * The page is as wide as a sheet of A4 across and half as high, and grows: down with its words, and
 * by columns when the lists would make it higher than wide. A persona of
 * whom only the name is known is a card, no empty page. */
#include "config.h"

#include "scene/tl-persona-sheet-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/tl-text.h"
#include "map/tl-persona.h"
#include "scene/tl-icons.h"
#include "scene/tl-portrait.h"

#define RADIUS 14.0 /* of the sheet, as of a map's */
#define SIDE_WIDTH 320.0
#define SIDE_PAD 32.0
#define PORTRAIT_RADIUS 76.0
#define PAD 48.0
#define MIN_HEIGHT 560.0 /* half of the usual width: lower, it looks like a strip */
#define CARD_HEIGHT 320.0
#define CHIP_PAD 12.0
#define CHIP_HEIGHT 28.0
#define MARK_SIZE 40.0 /* the quotation mark, and the room it takes before the words */
#define MARK_ROOM 52.0
#define QUOTE_GAP 44.0
#define MOST_COLUMNS 4
/* Columns are added until the page is no higher than this share of its width. */
#define HIGHEST 0.9
/* As on cards: what is longer is told in other places. */
#define MAX_CHARACTERS 2000

static const TlTextStyle occupation_style = { 15, TL_FONT_WEIGHT_REGULAR, FALSE };
static const TlTextStyle chip_style = { 12.5, TL_FONT_WEIGHT_SEMIBOLD, FALSE };
static const TlTextStyle label_style = { 12, TL_FONT_WEIGHT_SEMIBOLD, FALSE };
static const TlTextStyle value_style = { 14, TL_FONT_WEIGHT_REGULAR, FALSE };
static const TlTextStyle source_style = { 11, TL_FONT_WEIGHT_REGULAR, FALSE };

static char *
shorten (char *text)
{
  g_autofree char *head = NULL;

  if (strlen (text) <= MAX_CHARACTERS || g_utf8_strlen (text, -1) <= MAX_CHARACTERS)
    return text;
  head = g_utf8_substring (text, 0, MAX_CHARACTERS);
  g_free (text);
  return g_strconcat (head, "…", NULL);
}

/* A text of the document as a block, or NULL when there is nothing to show. */
TlTextBlock *
tl_sheet_set_text (
  const TlSheet *self, const char *text, const TlTextStyle *style, double width, TlTextAlign align)
{
  g_autofree char *clean = shorten (tl_text_clean (text, 0, TRUE));

  g_strstrip (clean);
  if (*clean == '\0')
    return NULL;
  return self->measurer->layout (self->measurer, clean, style, width, 0, align, self->rtl);
}

double
tl_sheet_x (const TlSheet *self, double group_width, double x, double width)
{
  return self->rtl ? group_width - x - width : x;
}

/* --- The side --------------------------------------------------------------------------------- */

/* Who it is, drawn from the top down while it is measured. */
typedef struct
{
  const TlSheet  *sheet;
  TlGroupBuilder *builder;
  TlColor         fill;
  double          y;
} Side;

static TlColor
side_ink (const Side *side, TlInk ink)
{
  TlColor color = tl_theme_get_ink (side->sheet->theme, ink);

  return tl_theme_text_on (side->sheet->theme, &color, &side->fill);
}

/* Lines in the middle of the side. */
static void
add_centered (Side *side, const char *text, const TlTextStyle *style, TlInk ink, double gap)
{
  TlTextBlock *block =
    tl_sheet_set_text (side->sheet, text, style, SIDE_WIDTH - 2 * SIDE_PAD, TL_TEXT_MIDDLE);
  TlColor color = side_ink (side, ink);

  if (block == NULL)
    return;
  side->y += gap;
  tl_group_builder_text (side->builder, SIDE_PAD, side->y, block, &color);
  side->y += block->height;
  tl_text_block_unref (block);
}

/* A long name is set smaller rather than broken within a word. */
static TlTextStyle
find_name_style (const Side *side, const char *name)
{
  static const double sizes[] = { 28, 24, 20, 17 };
  g_auto (GStrv) words = g_strsplit_set (name, " \n-", -1);
  TlTextStyle style = { sizes[0], TL_FONT_WEIGHT_BOLD, FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      double widest = 0;

      style.size = sizes[i];
      for (guint k = 0; words[k] != NULL; k++)
        {
          TlTextBlock *block = tl_sheet_set_text (side->sheet, words[k], &style, -1, TL_TEXT_START);

          widest = MAX (widest, block != NULL ? block->width : 0);
          g_clear_pointer (&block, tl_text_block_unref);
        }
      if (widest + style.size / 2 <= SIDE_WIDTH - 2 * SIDE_PAD)
        break;
    }
  return style;
}

/* The segment, as a chip in the persona's colour. */
static void
add_chip (Side *side, const char *text)
{
  const TlSheet *sheet = side->sheet;
  TlTextBlock   *block = tl_sheet_set_text (sheet,
                                          text,
                                          &chip_style,
                                          SIDE_WIDTH - 2 * (SIDE_PAD + CHIP_PAD),
                                          TL_TEXT_MIDDLE);
  TlColor        paper = tl_theme_get_paper (sheet->theme);
  TlPaint        paint = { .fill = paper };
  TlColor        ink = tl_theme_text_on (sheet->theme, &sheet->color, &paper);
  TlRect         rect;

  if (block == NULL)
    return;
  side->y += 16;
  rect.width = ceil (block->width) + 2 * CHIP_PAD;
  rect.height = MAX (CHIP_HEIGHT, block->height + 12);
  rect.x = floor ((SIDE_WIDTH - rect.width) / 2);
  rect.y = side->y;
  if (tl_theme_get_text_contrast (sheet->theme) > 5)
    {
      paint.stroke = ink;
      paint.stroke_width = 1;
    }
  tl_group_builder_rect (side->builder, &rect, MIN (rect.height / 2, CHIP_HEIGHT / 2), &paint);
  tl_group_builder_text (side->builder,
                         SIDE_PAD + CHIP_PAD,
                         rect.y + floor ((rect.height - block->height) / 2),
                         block,
                         &ink);
  side->y += rect.height;
  tl_text_block_unref (block);
}

/* "Age" and, beneath it, "34". */
static void
add_fact (Side *side, const char *label, const char *text, double gap)
{
  double       width = SIDE_WIDTH - 2 * SIDE_PAD;
  TlColor      ink = side_ink (side, TL_INK_PRIMARY), secondary = side_ink (side, TL_INK_SECONDARY);
  TlTextBlock *value = tl_sheet_set_text (side->sheet, text, &value_style, width, TL_TEXT_START);
  TlTextBlock *heading;

  if (value == NULL)
    return;
  heading = tl_sheet_set_text (side->sheet, label, &label_style, width, TL_TEXT_START);
  side->y += gap;
  tl_group_builder_text (side->builder, SIDE_PAD, side->y, heading, &secondary);
  side->y += heading->height + 2;
  tl_group_builder_text (side->builder, SIDE_PAD, side->y, value, &ink);
  side->y += value->height;
  tl_text_block_unref (heading);
  tl_text_block_unref (value);
}

/* The picture, or a disc that stands off from the tint. */
static void
add_portrait (Side *side)
{
  const TlSheet *sheet = side->sheet;
  TlColor        halo = tl_theme_get_paper (sheet->theme);
  double         x = SIDE_WIDTH / 2, y = side->y + PORTRAIT_RADIUS;

  if (tl_persona_get_portrait (sheet->table, sheet->persona) != NULL)
    tl_portrait_draw (side->builder,
                      sheet->measurer,
                      sheet->theme,
                      sheet->table,
                      sheet->persona,
                      sheet->index,
                      x,
                      y,
                      PORTRAIT_RADIUS);
  else
    tl_portrait_draw_sign (side->builder,
                           sheet->measurer,
                           sheet->theme,
                           sheet->persona,
                           sheet->index,
                           x,
                           y,
                           PORTRAIT_RADIUS,
                           &halo);
}

/* All of the side; its group's origin is the sheet's leading top corner. */
static TlGroup *
new_side (const TlSheet *sheet, double *bottom)
{
  const TlRecord *persona = sheet->persona;
  const char     *name = tl_record_get_text (persona, TL_PERSONA_NAME);
  TlColor         ink;
  Side            side = { .sheet = sheet, .y = PAD };
  TlTextStyle     style = find_name_style (&side, name);

  tl_theme_get_chip (sheet->theme, &sheet->color, &side.fill, &ink);
  side.builder = tl_group_builder_new (TL_ROLE_ACTOR, TL_BAND_HEADER, tl_record_get_id (persona));
  tl_group_builder_set_title (side.builder, name);
  add_portrait (&side);
  side.y += 2 * PORTRAIT_RADIUS;
  add_centered (&side, name, &style, TL_INK_PRIMARY, 20);
  add_centered (&side,
                tl_record_get_text (persona, TL_PERSONA_OCCUPATION),
                &occupation_style,
                TL_INK_SECONDARY,
                *name != '\0' ? 4 : 20);
  add_chip (&side, tl_record_get_text (persona, TL_PERSONA_SEGMENT));
  add_fact (&side, _ ("Age"), tl_record_get_text (persona, TL_PERSONA_AGE), 28);
  add_fact (&side, _ ("Demographics"), tl_record_get_text (persona, TL_PERSONA_DEMOGRAPHICS), 18);
  *bottom = side.y + PAD;
  return tl_group_builder_end (side.builder);
}

/* --- The quote -------------------------------------------------------------------------------- */

/* A short one is large. */
static TlTextStyle
get_quote_style (const char *quote)
{
  glong       n = g_utf8_strlen (quote, -1);
  TlTextStyle style = { n <= 140 ? 28 : n <= 320 ? 21 : 16.5, TL_FONT_WEIGHT_MEDIUM, TRUE };

  return style;
}

/* Quotation marks are drawn, never typed: those at both ends are taken off. */
static char *
dup_bare_quote (const char *quote)
{
  static const char *const marks[] = { "\"", "“", "”", "„", "«", "»", "‹", "›" };
  char                    *bare = g_strstrip (tl_text_clean (quote, 0, TRUE));

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    for (guint k = 0; k < G_N_ELEMENTS (marks); k++)
      if (strlen (bare) > strlen (marks[i]) + strlen (marks[k]) &&
          g_str_has_prefix (bare, marks[i]) && g_str_has_suffix (bare, marks[k]))
        {
          char *inner = g_strndup (bare + strlen (marks[i]),
                                   strlen (bare) - strlen (marks[i]) - strlen (marks[k]));

          g_free (bare);
          return inner;
        }
  return bare;
}

/* The quote in a width, or NULL. */
static TlGroup *
new_quote (const TlSheet *sheet, double width)
{
  g_autofree char *quote = dup_bare_quote (tl_record_get_text (sheet->persona, TL_PERSONA_QUOTE));
  TlTextStyle      style = get_quote_style (quote);
  TlTextBlock *block = tl_sheet_set_text (sheet, quote, &style, width - MARK_ROOM, TL_TEXT_START);
  TlColor      ink = tl_theme_get_ink (sheet->theme, TL_INK_PRIMARY);
  TlColor      mark = sheet->color;
  TlGroupBuilder *builder;

  if (block == NULL)
    return NULL;
  /* Large and pale: an ornament, the words do not need it. */
  if (tl_theme_get_text_contrast (sheet->theme) <= 5)
    mark.alpha = .45;
  builder = tl_group_builder_new (TL_ROLE_HEADER, TL_BAND_HEADER, NULL);
  tl_group_builder_set_title (builder, _ ("Quote"));
  tl_icon_draw_lane (builder,
                     TL_LANE_KIND_QUOTES,
                     tl_sheet_x (sheet, width, MARK_SIZE / 2, 0),
                     MARK_SIZE / 2 - 2,
                     MARK_SIZE / 12,
                     &mark);
  tl_group_builder_text (builder,
                         tl_sheet_x (sheet, width, MARK_ROOM, block->box_width),
                         4,
                         block,
                         &ink);
  tl_text_block_unref (block);
  return tl_group_builder_end (builder);
}

/* --- The page --------------------------------------------------------------------------------- */

static double
get_lists_width (guint n_columns)
{
  return n_columns * (TL_SHEET_COLUMN + TL_SHEET_COLUMN_GAP) - TL_SHEET_COLUMN_GAP;
}

/* The paper and the side's tint, which follows the paper's round corners. */
static TlGroup *
new_paper (const TlSheet *sheet, const TlRect *rect, gboolean only_side)
{
  TlGroupBuilder *builder = tl_group_builder_new (TL_ROLE_SHEET, TL_BAND_SHEET, NULL);
  TlPaint         paper = { .fill = tl_theme_get_paper (sheet->theme),
                            .stroke = tl_theme_get_rule (sheet->theme),
                            .stroke_width = 1 };
  TlPaint         tint = { 0 };
  TlRect          outline = tl_rect_inset (rect, .5);
  TlRect          side = TL_RECT_INIT (0, 0, SIDE_WIDTH, rect->height);
  TlColor         ink;

  tl_group_builder_rect (builder, &outline, RADIUS, &paper);
  tl_theme_get_chip (sheet->theme, &sheet->color, &tint.fill, &ink);
  side.x = tl_sheet_x (sheet, rect->width, 0, SIDE_WIDTH);
  tl_group_builder_rect (builder, &side, RADIUS, &tint);
  if (!only_side)
    {
      /* The corners inside the sheet are square. */
      side.x += sheet->rtl ? 0 : RADIUS;
      side.width -= RADIUS;
      tl_group_builder_rect (builder, &side, 0, &tint);
    }
  if (!only_side && tl_theme_get_text_contrast (sheet->theme) > 5)
    {
      double  x = tl_sheet_x (sheet, rect->width, SIDE_WIDTH, 0);
      TlPaint line = { .stroke = paper.stroke, .stroke_width = 1 };

      tl_group_builder_move_to (builder, x, 0);
      tl_group_builder_line_to (builder, x, rect->height);
      tl_group_builder_end_path (builder, &line, FALSE);
    }
  return tl_group_builder_end (builder);
}

/* What the persona is from: the document's title, small, in the corner. */
static void
add_source (const TlSheet *sheet, TlPicture *picture)
{
  TlColor      ink = tl_theme_get_ink (sheet->theme, TL_INK_SECONDARY);
  TlTextBlock *block =
    tl_sheet_set_text (sheet,
                       tl_record_get_text (tl_table_get_document (sheet->table), TL_DOCUMENT_TITLE),
                       &source_style,
                       -1,
                       TL_TEXT_START);
  double          room = picture->sheet.width - SIDE_WIDTH - 2 * PAD;
  TlGroupBuilder *builder;

  if (block == NULL || block->width > room || block->n_lines > 1)
    {
      g_clear_pointer (&block, tl_text_block_unref);
      return;
    }
  builder = tl_group_builder_new (TL_ROLE_HEADER, TL_BAND_SHEET, NULL);
  tl_group_builder_text (builder, 0, 0, block, &ink);
  tl_picture_add (picture,
                  tl_group_builder_end (builder),
                  tl_sheet_x (sheet,
                              picture->sheet.width,
                              picture->sheet.width - PAD - ceil (block->width),
                              ceil (block->width)),
                  picture->sheet.height - 16 - block->height);
  tl_text_block_unref (block);
}

/* As few columns as keep the page from being a tower. */
static double
flow (TlSheetSections *sections, double above, double *width)
{
  double height = 0;

  for (guint n = 2; n <= MOST_COLUMNS; n++)
    {
      height = above + tl_sheet_sections_flow (sections, n);
      *width = SIDE_WIDTH + 2 * PAD + get_lists_width (n);
      if (height <= *width * HIGHEST || tl_sheet_sections_count_columns (sections) < n)
        break;
    }
  return height;
}

/* Quote and lists beside the side; sets the page's size. */
static void
add_body (const TlSheet *sheet, TlPicture *picture, double side_bottom)
{
  g_autoptr (TlSheetSections) sections = tl_sheet_sections_new (sheet);
  double body = get_lists_width (2), width = SIDE_WIDTH + 2 * PAD + body, height, quote_height = 0;
  TlGroup *quote = new_quote (sheet, body);
  gboolean empty = tl_sheet_sections_is_empty (sections);

  if (quote == NULL && empty)
    {
      picture->sheet = TL_RECT_INIT (0, 0, SIDE_WIDTH, MAX (side_bottom, CARD_HEIGHT));
      return;
    }
  if (quote != NULL)
    quote_height = quote->bounds.y + quote->bounds.height;
  height =
    flow (sections, 2 * PAD + quote_height + (quote == NULL || empty ? 0 : QUOTE_GAP), &width);
  picture->sheet = TL_RECT_INIT (0, 0, width, ceil (MAX (MAX (height, side_bottom), MIN_HEIGHT)));
  if (quote != NULL)
    tl_picture_add (picture,
                    quote,
                    tl_sheet_x (sheet, width, SIDE_WIDTH + PAD, body),
                    empty ? floor ((picture->sheet.height - quote_height) / 2) : PAD);
  tl_sheet_sections_draw (sections,
                          picture,
                          SIDE_WIDTH + PAD,
                          PAD + (quote == NULL ? 0 : quote_height + QUOTE_GAP));
  add_source (sheet, picture);
}

/* The place among all personas, for the colour of one that has none. */
/**
 * tl_persona_sheet_new:
 * @measurer: measures its words
 * @theme: the look
 * @table: a document
 * @persona: the id of one of its personas
 *
 * Makes the sheet of a persona.
 *
 * Returns: (transfer full) (nullable): a picture; %NULL when there is no such persona
 */
TlPicture *
tl_persona_sheet_new (TlMeasurer    *measurer,
                      const TlTheme *theme,
                      const TlTable *table,
                      const char    *persona)
{
  TlSheet    sheet = { .measurer = measurer, .theme = theme, .table = table };
  TlPicture *picture;
  TlGroup   *side;
  double     bottom;

  g_return_val_if_fail (measurer != NULL && theme != NULL && table != NULL, NULL);

  sheet.persona = persona != NULL ? tl_table_get_kind (table, persona, TL_KIND_PERSONA) : NULL;
  if (sheet.persona == NULL)
    return NULL;
  sheet.rtl = tl_record_get_integer (tl_table_get_document (table), TL_DOCUMENT_DIRECTION) ==
              TL_DIRECTION_RTL;
  sheet.index = tl_persona_find_index (table, persona);
  sheet.color =
    tl_theme_get_persona (theme, tl_record_get_text (sheet.persona, TL_PERSONA_COLOR), sheet.index);
  picture = tl_picture_new (table);
  picture->paper = tl_theme_get_paper (theme);
  tl_picture_set_title (picture, tl_record_get_text (sheet.persona, TL_PERSONA_NAME));
  side = new_side (&sheet, &bottom);
  add_body (&sheet, picture, bottom);
  {
    TlPlacedGroup paper = { new_paper (&sheet, &picture->sheet, picture->sheet.width == SIDE_WIDTH),
                            { 0, 0 } };
    TlPlacedGroup who = { side, { tl_sheet_x (&sheet, picture->sheet.width, 0, SIDE_WIDTH), 0 } };

    g_array_prepend_val (picture->groups, who);
    g_array_prepend_val (picture->groups, paper);
  }
  return picture;
}
