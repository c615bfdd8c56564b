/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The lists of a persona's sheet in columns of even height.
 *
 * A list is a heading and its entries. Lists stay whole as long as that leaves the columns about
 * even; where one is much longer than the others it goes on in the next column, never right after
 * its heading. The lowest height into which everything fits is searched for by halving. */
#include "config.h"

#include "scene/tl-persona-sheet-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "scene/tl-icons.h"

#define SECTION_GAP 36.0
#define HEADING_GAP 12.0
#define ENTRY_GAP 9.0
#define ICON_ROOM 26.0
#define ICON_SCALE 1.2
#define BULLET_X 5.0
#define BULLET_RADIUS 2.5
#define ENTRY_X 20.0
/* Broken lists save height; less than this they are not worth a heading that stands apart. */
#define WORTH_BREAKING 1.35
/* Columns lower than this are looked over at a glance, even or not. */
#define ALWAYS_WHOLE 420.0

static const TlTextStyle heading_style = { 17, TL_FONT_WEIGHT_BOLD, FALSE };
static const TlTextStyle entry_style = { 15.5, TL_FONT_WEIGHT_REGULAR, FALSE };

typedef struct
{
  guint       field;
  const char *title;
  int         icon;
  TlLaneKind  lane; /* whose icon it is, where `icon` is -1 */
} Kind;

static const Kind kinds[] = {
  { TL_PERSONA_GOALS, N_ ("Goals"), TL_ICON_FLAG, 0 },
  { TL_PERSONA_CHALLENGES, N_ ("Challenges"), -1, TL_LANE_KIND_PAIN_POINTS },
  { TL_PERSONA_NEEDS, N_ ("Needs"), -1, TL_LANE_KIND_NEEDS },
  { TL_PERSONA_MOTIVATIONS, N_ ("Motivations"), -1, TL_LANE_KIND_EMOTIONS },
  { TL_PERSONA_BEHAVIOURS, N_ ("Behaviors"), -1, TL_LANE_KIND_ACTIONS },
};

/* A heading with its first entry, or one more entry: what is never broken. */
typedef struct
{
  const Kind  *kind;
  TlTextBlock *heading; /* NULL = an entry that follows another */
  TlTextBlock *entry;
  double       height;
  guint        column;
  double       y;
} Piece;

struct _TlSheetSections
{
  const TlSheet *sheet;
  GArray        *pieces;
  guint          n_columns;
};

static void
clear_piece (gpointer data)
{
  Piece *piece = data;

  g_clear_pointer (&piece->heading, tl_text_block_unref);
  tl_text_block_unref (piece->entry);
}

static void
add_entry (TlSheetSections *self, const Kind *kind, const char *text, gboolean is_first)
{
  Piece piece = { .kind = kind };

  piece.entry =
    tl_sheet_set_text (self->sheet, text, &entry_style, TL_SHEET_COLUMN - ENTRY_X, TL_TEXT_START);
  if (piece.entry == NULL)
    return;
  piece.height = piece.entry->height;
  if (is_first)
    {
      piece.heading = tl_sheet_set_text (self->sheet,
                                         _ (kind->title),
                                         &heading_style,
                                         TL_SHEET_COLUMN - ICON_ROOM,
                                         TL_TEXT_START);
      piece.height += piece.heading->height + HEADING_GAP;
    }
  g_array_append_val (self->pieces, piece);
}

/* Measures all lists that have entries. */
TlSheetSections *
tl_sheet_sections_new (const TlSheet *sheet)
{
  TlSheetSections *self = g_new0 (TlSheetSections, 1);

  self->sheet = sheet;
  self->pieces = g_array_new (FALSE, TRUE, sizeof (Piece));
  g_array_set_clear_func (self->pieces, clear_piece);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const char *const *list = tl_record_get_list (sheet->persona, kinds[i].field);
      guint              before = self->pieces->len;

      for (guint k = 0; list[k] != NULL; k++)
        add_entry (self, &kinds[i], list[k], self->pieces->len == before);
    }
  return self;
}

void
tl_sheet_sections_free (TlSheetSections *self)
{
  g_array_unref (self->pieces);
  g_free (self);
}

gboolean
tl_sheet_sections_is_empty (TlSheetSections *self)
{
  return self->pieces->len == 0;
}

static Piece *
get_piece (TlSheetSections *self, guint i)
{
  return &g_array_index (self->pieces, Piece, i);
}

/* How many of the pieces from `first` on go along: all of its list, or with `broken` itself. */
static guint
count_together (TlSheetSections *self, guint first, gboolean broken, double *height)
{
  guint n = 1;

  *height = get_piece (self, first)->height;
  for (; !broken && first + n < self->pieces->len && get_piece (self, first + n)->heading == NULL;
       n++)
    *height += ENTRY_GAP + get_piece (self, first + n)->height;
  return n;
}

static double
gap_before (TlSheetSections *self, guint i, double y)
{
  if (y == 0)
    return 0;
  return get_piece (self, i)->heading != NULL ? SECTION_GAP : ENTRY_GAP;
}

/* Fills columns from the first on, none higher than `limit` unless one piece alone is. Returns how
 * many there are. */
static guint
fill (TlSheetSections *self, double limit, gboolean broken)
{
  double y = 0;
  guint  column = 0, n;

  for (guint i = 0; i < self->pieces->len; i += n)
    {
      double height;

      n = count_together (self, i, broken, &height);
      if (y > 0 && y + gap_before (self, i, y) + height > limit)
        {
          column++;
          y = 0;
        }
      for (guint k = i; k < i + n; k++)
        {
          Piece *piece = get_piece (self, k);

          y += gap_before (self, k, y);
          piece->column = column;
          piece->y = y;
          y += piece->height;
        }
    }
  return column + 1;
}

static double
get_height (TlSheetSections *self)
{
  double height = 0;

  for (guint i = 0; i < self->pieces->len; i++)
    height = MAX (height, get_piece (self, i)->y + get_piece (self, i)->height);
  return height;
}

/* The lowest limit with which the pieces fit into the columns, to a pixel. */
static double
find_limit (TlSheetSections *self, guint n_columns, gboolean broken)
{
  double low = 0, high = 0;

  fill (self, G_MAXDOUBLE, broken);
  high = get_height (self);
  while (high - low > 1)
    {
      double middle = (low + high) / 2;

      if (fill (self, middle, broken) <= n_columns)
        high = middle;
      else
        low = middle;
    }
  fill (self, high, broken);
  return get_height (self);
}

double
tl_sheet_sections_flow (TlSheetSections *self, guint n_columns)
{
  double whole, broken;

  if (self->pieces->len == 0)
    return 0;
  broken = find_limit (self, n_columns, TRUE);
  whole = find_limit (self, n_columns, FALSE);
  if (whole > ALWAYS_WHOLE && whole > broken * WORTH_BREAKING)
    whole = find_limit (self, n_columns, TRUE);
  self->n_columns = get_piece (self, self->pieces->len - 1)->column + 1;
  return whole;
}

guint
tl_sheet_sections_count_columns (TlSheetSections *self)
{
  return self->n_columns;
}

static void
draw_heading (TlSheetSections *self, TlGroupBuilder *builder, const Piece *piece, double y)
{
  const TlSheet *sheet = self->sheet;
  TlColor        ink = tl_theme_get_ink (sheet->theme, TL_INK_PRIMARY);
  double         x = tl_sheet_x (sheet, TL_SHEET_COLUMN, ICON_ROOM / 2 - 4, 0);
  double         middle = y + piece->heading->height / 2;

  if (piece->kind->icon >= 0)
    tl_icon_draw (builder, piece->kind->icon, x, middle, ICON_SCALE, &sheet->color);
  else
    tl_icon_draw_lane (builder, piece->kind->lane, x, middle, ICON_SCALE, &sheet->color);
  tl_group_builder_text (builder,
                         tl_sheet_x (sheet, TL_SHEET_COLUMN, ICON_ROOM, piece->heading->box_width),
                         y,
                         piece->heading,
                         &ink);
}

static void
draw_piece (TlSheetSections *self, TlGroupBuilder *builder, const Piece *piece, double y)
{
  const TlSheet *sheet = self->sheet;
  TlColor        ink = tl_theme_get_ink (sheet->theme, TL_INK_PRIMARY);
  double         line;

  if (piece->heading != NULL)
    {
      draw_heading (self, builder, piece, y);
      y += piece->heading->height + HEADING_GAP;
    }
  line = piece->entry->height / MAX (piece->entry->n_lines, 1);
  tl_icon_draw_disc (builder,
                     tl_sheet_x (sheet, TL_SHEET_COLUMN, BULLET_X, 0),
                     y + line / 2,
                     BULLET_RADIUS,
                     &sheet->color,
                     NULL,
                     0);
  tl_group_builder_text (builder,
                         tl_sheet_x (sheet, TL_SHEET_COLUMN, ENTRY_X, piece->entry->box_width),
                         y,
                         piece->entry,
                         &ink);
}

void
tl_sheet_sections_draw (TlSheetSections *self, TlPicture *picture, double x, double y)
{
  for (guint i = 0, n; i < self->pieces->len; i += n)
    {
      const Piece    *first = get_piece (self, i);
      TlGroupBuilder *builder = tl_group_builder_new (TL_ROLE_HEADER, TL_BAND_CELLS, NULL);
      double          left = x + first->column * (TL_SHEET_COLUMN + TL_SHEET_COLUMN_GAP);

      tl_group_builder_set_title (builder, _ (first->kind->title));
      for (n = 0; i + n < self->pieces->len; n++)
        {
          const Piece *piece = get_piece (self, i + n);

          if (piece->kind != first->kind || piece->column != first->column)
            break;
          draw_piece (self, builder, piece, piece->y - first->y);
        }
      tl_picture_add (picture,
                      tl_group_builder_end (builder),
                      tl_sheet_x (self->sheet, picture->sheet.width, left, TL_SHEET_COLUMN),
                      y + first->y);
    }
}
