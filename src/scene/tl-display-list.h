/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The display list: what a map looks like, in document pixels, for painters that know nothing of
 * maps. A picture is a list of groups in painting order; a group holds items in coordinates of its
 * own origin, so that moving a card moves its group and keeps its items (and a painter's cache). */
#include "base/tl-color.h"
#include "base/tl-geometry.h"

G_BEGIN_DECLS

typedef enum
{
  TL_ITEM_RECT,
  TL_ITEM_PATH,
  TL_ITEM_IMAGE,
  TL_ITEM_TEXT,
} TlItemType;

/* Stroke patterns. Lengths are chosen by the painter from the width: tl_dash_pattern(). */
typedef enum
{
  TL_DASH_NONE,
  TL_DASH_DASHED,
  TL_DASH_DOTTED,
} TlDash;

typedef enum
{
  TL_PATH_MOVE,  /* 1 point */
  TL_PATH_LINE,  /* 1 point */
  TL_PATH_CURVE, /* 3 points */
  TL_PATH_CLOSE, /* 0 points */
} TlPathOp;

/* A fully transparent color means: not filled, not stroked. Caps and joins are round. */
typedef struct
{
  TlColor fill;
  TlColor stroke;
  double  stroke_width;
  TlDash  dash;
} TlPaint;

typedef enum
{
  TL_FONT_WEIGHT_REGULAR = 400,
  TL_FONT_WEIGHT_MEDIUM = 500,
  TL_FONT_WEIGHT_SEMIBOLD = 600,
  TL_FONT_WEIGHT_BOLD = 700,
} TlFontWeight;

/* What decides how wide a text is and where it breaks. The family is the measurer's. */
typedef struct
{
  double       size; /* px */
  TlFontWeight weight;
  gboolean     italic;
} TlTextStyle;

typedef enum
{
  TL_TEXT_START,
  TL_TEXT_MIDDLE,
  TL_TEXT_END,
} TlTextAlign;

/* One finished line: bytes [start, start + length) of the block's text; x from the box's left to
 * the line's left edge; baseline a whole pixel from the box's top. Painters shape and draw it and
 * never wrap. */
typedef struct
{
  guint    start;
  guint    length;
  double   x;
  double   baseline;
  double   width;
  gboolean ellipsis; /* draw U+2026 after the line */
  gboolean rtl;      /* resolved base direction of the line */
} TlTextLine;

/* A paragraph set in a box: refcounted and immutable, shared between a measurer's cache, the
 * display list and painters. It holds no Pango object. */
typedef struct
{
  grefcount   ref_count;
  char       *text;
  TlTextStyle style;
  TlTextAlign align;
  double      box_width; /* as asked for; < 0 = one line as wide as it is */
  double      width;     /* of the widest line */
  double      height;    /* a whole number of px: n_lines x line height */
  guint       n_lines;
  TlTextLine *lines;
} TlTextBlock;

TlTextBlock *tl_text_block_new (const char *text, const TlTextStyle *style);
TlTextBlock *tl_text_block_ref (TlTextBlock *block);
void         tl_text_block_unref (TlTextBlock *block);

typedef struct
{
  TlItemType type;
  TlPaint    paint; /* TEXT: fill is the ink; IMAGE: unused */
  union
  {
    struct
    {
      TlRect bounds;
      double radius;
    } rect;
    struct
    {
      guint    n_ops;
      guint    n_points;
      guint8  *ops; /* TlPathOp */
      TlPoint *points;
      gboolean even_odd;
    } path;
    struct
    {
      TlRect bounds;
      double radius; /* of the corners; > 0 = the picture fills the bounds and is cut */
      char  *image;  /* id of the image record */
    } image;
    struct
    {
      TlPoint      origin; /* top left of the box */
      TlTextBlock *block;
    } text;
  };
} TlItem;

/* Where a group belongs, so that headings can stay in sight and painters can layer. */
typedef enum
{
  TL_BAND_SHEET,       /* paper, lane rules */
  TL_BAND_HEADER,      /* title block */
  TL_BAND_STAGES,      /* stage and step headings */
  TL_BAND_LANE_TITLES, /* lane titles and the scale of faces */
  TL_BAND_CELLS,       /* cards */
  TL_BAND_CURVES,      /* emotion lines, points, labels */
  TL_BAND_OVERLAY,     /* links, markers */
  TL_BAND_PARKING,     /* the parking lot */
  TL_N_BANDS
} TlBand;

/* What a group shows; also the class in SVG ("stage", "lane", "card" ...). */
typedef enum
{
  TL_ROLE_SHEET,
  TL_ROLE_HEADER,
  TL_ROLE_STAGE,
  TL_ROLE_STEP,
  TL_ROLE_COVERAGE, /* how much of a stage was observed; id is the stage's */
  TL_ROLE_LANE,     /* its title; its rule is in the sheet */
  TL_ROLE_CARD,
  TL_ROLE_CURVE, /* one line with its fill */
  TL_ROLE_POINT, /* one point with marker and label */
  TL_ROLE_LINK,
  TL_ROLE_MARKER, /* pain / opportunity sign on a touchpoint */
  TL_ROLE_PARKING,
  TL_ROLE_PERSONA, /* chip of a curve at an emotions lane's title; id is the curve's */
  TL_ROLE_ACTOR,   /* a persona in the title block */
  TL_ROLE_TIME,    /* a column's part of the axis of time */
  TL_ROLE_COMMENT, /* bubble with the number of comments; id is that of what they are about */
} TlRole;

/* Refcounted and immutable once built: a painter may cache by address. */
typedef struct
{
  grefcount ref_count;
  char     *id;    /* of the record, a marker's of its card; NULL for paper. Unique within a role */
  char     *title; /* what a screen reader and SVG's <title> say; may be NULL */
  TlRole    role;
  TlBand    band;
  TlRect    bounds; /* of the items, in the group's own coordinates */
  guint     n_items;
  TlItem   *items;
} TlGroup;

TlGroup *tl_group_ref (TlGroup *group);
void     tl_group_unref (TlGroup *group);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlGroup, tl_group_unref)

TlRect      tl_item_get_bounds (const TlItem *item);
TlRect      tl_item_place_image (const TlItem *item, double width, double height);
const char *tl_role_get_name (TlRole role);
guint       tl_dash_pattern (TlDash dash, double width, double lengths[2]);

/* Builds a group item by item. */
typedef struct _TlGroupBuilder TlGroupBuilder;

TlGroupBuilder *tl_group_builder_new (TlRole role, TlBand band, const char *id);
void            tl_group_builder_set_title (TlGroupBuilder *builder, const char *title);
void            tl_group_builder_rect (TlGroupBuilder *builder,
                                       const TlRect   *rect,
                                       double          radius,
                                       const TlPaint  *paint);
void            tl_group_builder_text (
             TlGroupBuilder *builder, double x, double y, TlTextBlock *block, const TlColor *ink);
void tl_group_builder_image (TlGroupBuilder *builder, const TlRect *rect, const char *image);
void tl_group_builder_round_image (TlGroupBuilder *builder,
                                   const TlRect   *rect,
                                   double          radius,
                                   const char     *image);
void tl_group_builder_move_to (TlGroupBuilder *builder, double x, double y);
void tl_group_builder_line_to (TlGroupBuilder *builder, double x, double y);
void tl_group_builder_curve_to (
  TlGroupBuilder *builder, double x1, double y1, double x2, double y2, double x, double y);
void tl_group_builder_close (TlGroupBuilder *builder);
void tl_group_builder_end_path (TlGroupBuilder *builder, const TlPaint *paint, gboolean even_odd);
TlGroup *tl_group_builder_end (TlGroupBuilder *builder);

G_END_DECLS
