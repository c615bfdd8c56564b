/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "export/tl-export-size.h"
#include "map/tl-rank.h"
#include "scene/tl-picture.h"
#include "scene/tl-scene.h"

G_BEGIN_DECLS

#define TL_EXPORT_ERROR (tl_export_error_quark ())
GQuark tl_export_error_quark (void);

typedef enum
{
  TL_EXPORT_ERROR_UNKNOWN_FORMAT, /* no exporter for the name or word */
  TL_EXPORT_ERROR_NO_MAP,         /* what is asked for is not in the document */
  TL_EXPORT_ERROR_EMPTY,          /* the document has none of what is asked for */
  TL_EXPORT_ERROR_TOO_LARGE,      /* more pixels than cairo can hold */
  TL_EXPORT_ERROR_SIZE,           /* no size of a page or picture */
  TL_EXPORT_ERROR_FONT,           /* no font that is installed */
  TL_EXPORT_ERROR_FAILED,
} TlExportError;

/* What a picture is of. */
typedef enum
{
  TL_EXPORT_MAP,
  TL_EXPORT_PERSONA,    /* the sheet of the persona `subject` */
  TL_EXPORT_PRIORITIES, /* the board with its ranked list */
  TL_EXPORT_COMPARISON, /* subject = the map that `map` is compared with */
  TL_N_EXPORTS
} TlExportWhat;

/* Whether the document itself travels inside its picture, to be opened again. */
typedef enum
{
  TL_EMBED_AUTO, /* when the picture is of all of it, with nothing hidden; PNG: never */
  TL_EMBED_NEVER,
  TL_EMBED_ALWAYS,
} TlEmbed;

typedef struct
{
  TlExportWhat what;
  const char  *subject;    /* what it is of, besides the map: an id; NULL = the first (PDF: all) */
  const char  *map;        /* id; NULL = the first (PDF: all) */
  TlThemeName  theme;      /* TL_THEME_AUTO = the map's own, else light */
  double       scale;      /* PNG; 0 = 2 */
  int          width;      /* PNG: pixels wide, instead of scale; 0 = by scale */
  double       text_scale; /* percent; 0 = the map's own */
  gboolean     comments;   /* with the open threads of comments */

  /* A part of the map: ids; NULL = all. Cards = those alone, where they stand, on nothing. */
  const char *const *stages;
  const char *const *lanes;
  const char *const *cards;
  gboolean           blank;       /* the grid without cards, to be written on */
  gboolean           transparent; /* no paper */

  gboolean outlines;    /* SVG: texts as outlines */
  gboolean embed_fonts; /* SVG: with the letters that it needs */
  TlEmbed  embed;       /* SVG, PNG, ZIP */
  double   dpi;         /* PNG: what is written in the file; 0 = 96 a scale of 1 */
  TlPixels pixels;      /* PNG: fitted into this; 0 x 0 = by width or scale */

  TlPageSize  page;          /* PDF, PPTX, print; 0 x 0 = as large as the map */
  gboolean    tiled;         /* PDF, print: over pages, with cut marks, instead of fitted in */
  gboolean    slides;        /* a summary and the map in pieces, of the page's size */
  double      smallest_text; /* of slides, points; 0 = 12 */
  int         slide;         /* PNG: which slide, from 1; 0 = the first */
  const char *font;          /* PPTX: the family that it is laid out with; NULL = the map's */

  /* Of the priorities: how they are ranked, and which; the query's own map is not looked at. */
  TlRankQuery ranking;
  gboolean    all_maps;
} TlExportOptions;

/* What an exporter tells while it works. Each member may be unset, and the whole NULL. */
typedef struct
{
  GCancellable *cancellable;
  void (*progress) (double done, gpointer data); /* 0 to 1, in the exporter's thread */
  gpointer   progress_data;
  GPtrArray *notes; /* (char *): what the format could not show, and where, in words */
} TlExportRun;

gboolean tl_export_run_step (TlExportRun *run, double done, GError **error);
void     tl_export_run_note (TlExportRun *run, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* One row a format: adding an exporter is adding a row. */
typedef struct
{
  const char *name;  /* "svg": the word of --format and the file name's end */
  const char *label; /* N_("SVG picture") */
  const char *mime_type;
  guint       only; /* bits 1 << TlExportWhat of what it can write; 0 = everything */
  GBytes *(*write) (const TlTable         *table,
                    const TlExportOptions *options,
                    TlExportRun           *run,
                    GError               **error);
} TlExporter;

const TlExporter *tl_exporter_get_all (guint *n_exporters);
gboolean          tl_exporter_can_write (const TlExporter *exporter, TlExportWhat what);
char             *tl_exporter_dup_names (void); /* "svg, png, pdf": the words of --format */
const TlExporter *tl_exporter_find (const char *file_name, const char *format, GError **error);

/* Which option ("scale", as on the command line) goes with which format: tl-export-suits.c. */
gboolean    tl_exporter_takes (const TlExporter *exporter, const char *option);
const char *tl_export_list_takers (const char *option);

/* Whether the document will be inside, and what of it the picture does not show, in words (transfer
 * full; NULL = nothing). */
gboolean tl_export_embeds (const TlExporter      *exporter,
                           const TlTable         *table,
                           const TlExportOptions *options);
char    *tl_export_describe_embedded (const TlTable *table);

/* A picture of some cards where they stand, with nothing behind them; of the whole map for NULL. */
GBytes *tl_export_selection (const TlTable         *table,
                             const TlExportOptions *options,
                             const char *const     *ids,
                             const char            *mime_type,
                             GError               **error);

/* What is exported as a document of its own, without what is hidden, for formats that write down
 * contents (transfer full). */
TlTable *tl_export_dup_part (const TlTable *table, const TlExportOptions *options, GError **error);

/* Everything in one go, for sending after a workshop: PDF, PNG, slides, a workbook, the document.
 */
typedef struct
{
  char   *name; /* "Refunds.pdf" */
  GBytes *bytes;
} TlHandoutFile;

GPtrArray *tl_export_handout (const TlTable         *table,
                              const TlExportOptions *options,
                              TlExportRun           *run,
                              GError               **error);
gboolean   tl_handout_save (const GPtrArray *files, const char *folder, GError **error);

/* The scene of a map as exports draw it (transfer full). */
TlScene *tl_export_new_scene (const TlTable *table, const TlExportOptions *options, GError **error);
/* Whatever is exported, as the list of groups that all painters paint (transfer full). */
TlPicture *tl_export_new_picture (const TlTable         *table,
                                  const TlExportOptions *options,
                                  GError               **error);

/* Slides (element-type TlPicture), each of the page's size. */
TlPageSize tl_export_get_slide_page (const TlExportOptions *options);
GPtrArray *tl_export_new_slides (const TlTable         *table,
                                 const TlExportOptions *options,
                                 TlExportRun           *run,
                                 GError               **error);
GPtrArray *tl_export_write_slides (const TlTable         *table,
                                   const TlExportOptions *options,
                                   TlExportRun           *run,
                                   GError               **error); /* (GBytes): PNG, one a slide */
guint tl_export_count_slides (const TlTable *table, const TlExportOptions *options, GError **error);

G_END_DECLS
