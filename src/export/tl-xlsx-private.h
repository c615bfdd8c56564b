/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <xlsxwriter.h>

#include "export/tl-list.h"

G_BEGIN_DECLS

/* Points; a row cannot be much higher. */
#define TL_XLSX_MAX_HEIGHT 405.0

/* A workbook while it is being made. */
typedef struct
{
  lxw_workbook  *book;
  const TlTheme *theme;
  GHashTable    *formats; /* TlXlsxLook -> lxw_format */
  GHashTable    *names;   /* of sheets that are taken, folded */
  guint          n_cut;   /* texts longer than a cell can hold */
} TlXlsx;

typedef enum
{
  TL_XLSX_BOLD = 1 << 0,
  TL_XLSX_ITALIC = 1 << 1,
  TL_XLSX_WRAP = 1 << 2,
  TL_XLSX_CENTER = 1 << 3,   /* across */
  TL_XLSX_MIDDLE = 1 << 4,   /* down; else at the top */
  TL_XLSX_BORDER = 1 << 5,   /* all around */
  TL_XLSX_TOP_RULE = 1 << 6, /* above alone */
} TlXlsxFlags;

/* How a cell looks. No padding: it is hashed as it lies in memory. */
typedef struct
{
  guint32 flags;
  gint32  fill; /* 0xrrggbb; -1 = none */
  gint32  ink;
  gint32  border;
  guint32 size;   /* points */
  guint32 number; /* TlXlsxNumber */
} TlXlsxLook;

typedef enum
{
  TL_XLSX_GENERAL,
  TL_XLSX_DATE,
  TL_XLSX_SCORE, /* "+1.2" */
} TlXlsxNumber;

lxw_format *tl_xlsx_get_format (TlXlsx *self, const TlXlsxLook *look);
gint32      tl_xlsx_mix_color (const TlXlsx *self, const TlColor *color);
/* A sheet with a legal name that no other has; @name gets it (transfer full). */
lxw_worksheet *tl_xlsx_add_sheet (TlXlsx *self, const char *title, char **name);
void           tl_xlsx_write_text (TlXlsx        *self,
                                   lxw_worksheet *sheet,
                                   guint          row,
                                   guint          column,
                                   const char    *text,
                                   lxw_format    *format);
/* The same for a block of cells, which becomes one. */
void tl_xlsx_write_block (TlXlsx        *self,
                          lxw_worksheet *sheet,
                          const guint    first[2],
                          const guint    last[2],
                          const char    *text,
                          lxw_format    *format);

void   tl_xlsx_write_titled (TlXlsx        *self,
                             lxw_worksheet *sheet,
                             const guint    at[2],
                             const char    *title,
                             const char    *text,
                             lxw_format    *first_look,
                             lxw_format    *second_look,
                             lxw_format    *format);
double tl_xlsx_get_height (const char *text, guint letters);

/* Where the numbers of a map's lines stand, for its chart: @row is the first of the first line. */
typedef struct
{
  const char *sheet;
  guint       row;
  guint       place_column;
  guint       score_column;
} TlXlsxScores;

/* tl-xlsx-map.c */
void tl_xlsx_write_map (TlXlsx             *self,
                        lxw_worksheet      *sheet,
                        const TlContents   *map,
                        const TlXlsxScores *scores);

G_END_DECLS
