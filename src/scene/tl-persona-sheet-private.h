/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the two files of a persona's sheet share: tl-persona-sheet.c puts it together,
 * tl-persona-sections.c sets the lists in columns. All is laid out as if it ran from left to right,
 * and mirrored where it is drawn. */
#include "scene/tl-persona-sheet.h"

G_BEGIN_DECLS

/* The width of a column of lists, and the distance between two: lines of about 45 letters. */
#define TL_SHEET_COLUMN 328.0
#define TL_SHEET_COLUMN_GAP 36.0

typedef struct
{
  TlMeasurer     *measurer;
  const TlTheme  *theme;
  const TlTable  *table;
  const TlRecord *persona;
  gboolean        rtl;
  guint           index; /* of the persona, for the colour of one that has none */
  TlColor         color; /* of the persona: a mark that is seen on the paper */
} TlSheet;

TlTextBlock *tl_sheet_set_text (
  const TlSheet *self, const char *text, const TlTextStyle *style, double width, TlTextAlign align);
/* Places within a group of some width, from its leading edge. */
double tl_sheet_x (const TlSheet *self, double group_width, double x, double width);

/* The lists: goals, challenges ... in balanced columns. */
typedef struct _TlSheetSections TlSheetSections;

TlSheetSections *tl_sheet_sections_new (const TlSheet *sheet);
void             tl_sheet_sections_free (TlSheetSections *self);
gboolean         tl_sheet_sections_is_empty (TlSheetSections *self);
/* Spreads them over so many columns; returns the height of the highest. */
double tl_sheet_sections_flow (TlSheetSections *self, guint n_columns);
guint  tl_sheet_sections_count_columns (TlSheetSections *self); /* those that are used */
/* Adds a group a list to the picture; `x` is logical. */
void tl_sheet_sections_draw (TlSheetSections *self, TlPicture *picture, double x, double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlSheetSections, tl_sheet_sections_free)

G_END_DECLS
