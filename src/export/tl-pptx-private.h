/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export/tl-export-private.h"
#include "export/tl-images.h"
#include "export/tl-zip.h"

G_BEGIN_DECLS

/* What all parts of a presentation share. Lengths in files are EMU: 12,700 a point. */
#define TL_PPTX_EMU_PER_POINT 12700.0
/* How much wider than its text a line may become before it needs another. */
#define TL_PPTX_SLACK 1.1

#define TL_PPTX_NAMESPACES                                                                         \
  " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""                             \
  " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""               \
  " xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\""
#define TL_PPTX_XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define TL_PPTX_RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

/* How a list of relations begins. */
#define TL_PPTX_RELATIONS                                                                          \
  TL_PPTX_XML "<Relationships "                                                                    \
              "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"

/* Appends markup that stands in the source, its length known. */
#define TL_PPTX_APPEND(out, literal) g_string_append_len ((out), "" literal, sizeof (literal) - 1)

/* The colours of a theme that others may be made from. */
typedef enum
{
  TL_PPTX_TEXT_1,
  TL_PPTX_BACKGROUND_1,
  TL_PPTX_TEXT_2,
  TL_PPTX_BACKGROUND_2,
  TL_PPTX_ACCENT_1, /* what the map is about */
  TL_PPTX_ACCENT_2, /* pain */
  TL_PPTX_ACCENT_3, /* opportunity */
  TL_PPTX_ACCENT_4, /* stars and thoughts */
  TL_PPTX_ACCENT_5, /* links and needs */
  TL_PPTX_ACCENT_6,
  TL_N_PPTX_COLORS
} TlPptxColor;

/* Any colour as one of the theme's, lighter or darker. */
typedef struct
{
  TlColor     colors[TL_N_PPTX_COLORS];
  gboolean    dark;  /* light words on dark paper */
  GHashTable *known; /* rgb -> markup */
} TlPptxScheme;

void tl_pptx_scheme_init (TlPptxScheme *self, const TlTheme *theme);
void tl_pptx_scheme_clear (TlPptxScheme *self);
void tl_pptx_scheme_append (TlPptxScheme *self, GString *out, const TlColor *color);
void tl_pptx_scheme_append_fill (TlPptxScheme *self, GString *out, const TlColor *color);
void tl_pptx_append_theme_colors (GString *out, const TlPptxScheme *scheme);

/* A slide being written. */
typedef struct
{
  GString         *out;
  const TlPicture *picture;
  TlPptxScheme    *scheme;
  TlImages        *images;
  GHashTable      *media;     /* image -> name of its part ("image1.png"), of all slides */
  GPtrArray       *relations; /* (char *): names of the parts of this slide's pictures */
  char            *language;
  double           scale;   /* EMU a px */
  double           natural; /* height of a line of the font, in its sizes */
  TlPoint          corner;  /* EMU of the picture's sheet */
  double           width;   /* EMU of the slide */
  double           height;
  guint            next_id;
  gboolean         titled; /* its title is written */
} TlPptxSlide;

/* Rectangles are px of the picture. */
gint64 tl_pptx_get_x (const TlPptxSlide *slide, double x);
gint64 tl_pptx_get_y (const TlPptxSlide *slide, double y);
gint64 tl_pptx_get_length (const TlPptxSlide *slide, double length);
void   tl_pptx_append_names (TlPptxSlide *slide, const char *name, const char *description);
void   tl_pptx_append_place (TlPptxSlide  *slide,
                             const TlRect *rect,
                             gboolean      flip_h,
                             gboolean      flip_v);
void   tl_pptx_append_number (GString *out, gint64 number);

/* Words in a shape, or in a box of their own. */
typedef struct
{
  const TlItem *items[8]; /* TEXT, each at the same x and as wide; beneath each other */
  guint         n_items;
} TlPptxWords;

gboolean tl_pptx_words_add (TlPptxWords *words, const TlItem *item);
TlRect   tl_pptx_words_get_ink (const TlItem *item);
void     tl_pptx_append_words (TlPptxSlide       *slide,
                               const TlPptxWords *words,
                               const TlRect      *room,
                               gboolean           shrinks,
                               gboolean           heading);
void     tl_pptx_append_box (
      TlPptxSlide *slide, const TlPptxWords *words, TlPoint origin, const char *name, gboolean heading);
void tl_pptx_append_title (TlPptxSlide *slide, const TlItem *item, TlPoint origin);
void tl_pptx_append_hidden_title (TlPptxSlide *slide, const char *title);

/* Shapes of items. */
typedef struct
{
  const char        *name;
  const char        *description; /* NULL = none */
  const TlPptxWords *words;       /* NULL = none */
  gboolean           shrinks;     /* words that somebody adds become smaller */
  gboolean           heading;     /* in the font of headings */
  gboolean           arrow;       /* of a line: with a head at its end */
} TlPptxLook;

void tl_pptx_append_attribute (GString *out, const char *name, gint64 value);
void tl_pptx_open_shape (TlPptxSlide      *slide,
                         const TlRect     *rect,
                         const TlPptxLook *look,
                         gboolean          flip_h);
void tl_pptx_close_shape (TlPptxSlide      *slide,
                          const TlPaint    *paint,
                          const TlPptxLook *look,
                          const TlRect     *room);
void tl_pptx_append_preset (TlPptxSlide *slide, const char *preset, gint64 adjustment);
void tl_pptx_append_rect (TlPptxSlide      *slide,
                          const TlItem     *item,
                          TlPoint           origin,
                          const TlPptxLook *look);
void tl_pptx_append_stage (TlPptxSlide      *slide,
                           const TlItem     *item,
                           TlPoint           origin,
                           const TlPptxLook *look);
void tl_pptx_append_paths (
  TlPptxSlide *slide, const TlItem *items, guint n_items, TlPoint origin, const TlPptxLook *look);
void tl_pptx_append_image (TlPptxSlide      *slide,
                           const TlItem     *item,
                           TlPoint           origin,
                           const TlPptxLook *look);
void tl_pptx_append_line (TlPptxSlide *slide, const TlPaint *paint, gboolean arrow);

gboolean tl_pptx_append_groups (TlPptxSlide *slide, TlExportRun *run, GError **error);

/* What is said about a map's stages, one paragraph a line. */
char *tl_pptx_dup_notes (const TlTable     *table,
                         const char        *map,
                         const char *const *stages,
                         const char *const *lanes);
char *tl_pptx_dup_introduction (const TlTable *table, const char *map);

void tl_pptx_add_fixed_parts (
  TlZip *zip, const TlPptxScheme *scheme, const char *family, gint64 width, gint64 height);

/* A presentation being put together. */
typedef struct
{
  const TlExportOptions *options;
  TlExportRun           *run;
  TlZip                 *zip;
  TlPptxScheme           scheme;
  GHashTable            *media;  /* image -> name of its part */
  GArray                *noted;  /* (gboolean): of each slide, whether it has notes */
  char                  *family; /* as the file calls it */
  double                 width;  /* EMU */
  double                 height;
} TlPptxPackage;

void tl_pptx_add_package_parts (TlPptxPackage *package, const TlTable *table);

G_END_DECLS
