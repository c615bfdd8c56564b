/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/tl-cli.h"
#include "export/tl-export.h"

G_BEGIN_DECLS

/* What stands on the command line of `export`. Unset numbers are -DBL_MAX and G_MININT, so that
 * a 0 or nan on the command line is seen as wrong. */
typedef struct
{
  char    *output;
  char    *format;
  char    *map;
  char    *compare;
  char    *persona;
  gboolean personas;
  char    *theme;
  double   scale;
  int      width;
  double   text_scale;
  gboolean comments;
  gboolean priorities;
  char    *rank;
  char    *owner;
  char    *stage;
  gboolean all_maps;
  char    *stages;
  char    *lanes;
  char    *cards;
  gboolean blank;
  gboolean transparent;
  gboolean outlines;
  gboolean embed_fonts;
  char    *embed;
  double   dpi;
  char    *preset;
  char    *page;
  gboolean tiled;
  gboolean slides;
  double   smallest_text;
  char    *font;
  /* Lists of ids, taken apart. */
  GStrv stage_ids;
  GStrv lane_ids;
  GStrv card_ids;
} TlExportArguments;

void     tl_export_arguments_init (TlExportArguments *self);
void     tl_export_arguments_clear (TlExportArguments *self);
gboolean tl_export_arguments_parse (TlExportArguments *self,
                                    int               *argc,
                                    char            ***argv,
                                    TlExit            *status);
gboolean tl_export_arguments_check (TlExportArguments *self,
                                    const char        *input,
                                    TlExportOptions   *result);
gboolean tl_export_arguments_suit (const TlExportArguments *self, const TlExporter *exporter);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TlExportArguments, tl_export_arguments_clear)

G_END_DECLS
