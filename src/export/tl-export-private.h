/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export/tl-export.h"

G_BEGIN_DECLS

/* Pictures of more pixels would take gigabytes to open. */
#define TL_EXPORT_MAX_PIXELS (100.0 * 1000 * 1000)
/* What tables for spreadsheets begin with. */
#define TL_CSV_BYTE_ORDER_MARK "\xef\xbb\xbf"
/* What cairo can hold on a side. */
#define TL_EXPORT_MAX_SIDE 32767

/* One writer a format, each in its file: the rows of the table in tl-export.c. */
GBytes *tl_svg_write (const TlTable         *table,
                      const TlExportOptions *options,
                      TlExportRun           *run,
                      GError               **error);
GBytes *tl_png_write (const TlTable         *table,
                      const TlExportOptions *options,
                      TlExportRun           *run,
                      GError               **error);
GBytes *tl_xlsx_write (const TlTable         *table,
                       const TlExportOptions *options,
                       TlExportRun           *run,
                       GError               **error);
GBytes *tl_html_write (const TlTable         *table,
                       const TlExportOptions *options,
                       TlExportRun           *run,
                       GError               **error);
GBytes *tl_handout_write (const TlTable         *table,
                          const TlExportOptions *options,
                          TlExportRun           *run,
                          GError               **error);
GBytes *tl_csv_write (const TlTable         *table,
                      const TlExportOptions *options,
                      TlExportRun           *run,
                      GError               **error);
GBytes *tl_markdown_write (const TlTable         *table,
                           const TlExportOptions *options,
                           TlExportRun           *run,
                           GError               **error);
GBytes *tl_mermaid_write (const TlTable         *table,
                          const TlExportOptions *options,
                          TlExportRun           *run,
                          GError               **error);
GBytes *tl_open_journey_write (const TlTable         *table,
                               const TlExportOptions *options,
                               TlExportRun           *run,
                               GError               **error);

/* What the CSV writer hands on to. */
GBytes *tl_ranking_write (const TlTable         *table,
                          const TlExportOptions *options,
                          TlExportRun           *run,
                          GError               **error);
GBytes *tl_differences_write (const TlTable *table, const TlExportOptions *options, GError **error);
GBytes *tl_pdf_write (const TlTable         *table,
                      const TlExportOptions *options,
                      TlExportRun           *run,
                      GError               **error);

GBytes *tl_pptx_write (const TlTable         *table,
                       const TlExportOptions *options,
                       TlExportRun           *run,
                       GError               **error);

GBytes *tl_svg_write_picture (const TlPicture *picture);
/* With the options' outlines and fonts; `document` (nullable) comes to be inside. */
GBytes *tl_svg_write_picture_with (const TlPicture       *picture,
                                   const TlExportOptions *options,
                                   GBytes                *document,
                                   TlExportRun           *run);

/* By scale, width, size or page; `document` (nullable) comes to be inside. */
GBytes *tl_png_write_picture (const TlPicture       *picture,
                              const TlExportOptions *options,
                              GBytes                *document,
                              TlExportRun           *run,
                              GError               **error);

GBytes *tl_export_dup_embedded (const char            *format,
                                const TlTable         *table,
                                const TlExportOptions *options,
                                TlExportRun           *run);

/* Which map is meant, and parts of it. */
gboolean        tl_export_is_part (const TlExportOptions *options);
const TlRecord *tl_export_find_map (const TlTable         *table,
                                    const TlExportOptions *options,
                                    GError               **error);
TlTable *tl_export_dup_drawn (const TlTable *table, const TlExportOptions *options, GError **error);

gboolean tl_export_get_ranking (const TlTable         *table,
                                const TlExportOptions *options,
                                TlRankQuery           *query,
                                GError               **error);

gboolean tl_export_get_compared (const TlTable         *table,
                                 const TlExportOptions *options,
                                 const char           **before,
                                 const char           **after,
                                 GError               **error);

TlThemeName tl_export_choose_theme (const TlRecord *map, const TlExportOptions *options);
/* What has a page or slide each when none is asked for: records; NULL = there is only one. */
const GPtrArray *tl_export_list_all (const TlTable *table, const TlExportOptions *options);
/* The look of what is asked for; of several maps, of the first. */
const TlTheme *tl_export_get_theme (const TlTable *table, const TlExportOptions *options);

void tl_export_remove_paper (TlPicture *picture);

char *tl_export_dup_title (const TlTable *table, const char *map);

G_END_DECLS
