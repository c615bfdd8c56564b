/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/tl-text-layout.h"

G_BEGIN_DECLS

/* Limits of what is laid out: one word of 64 KB costs Pango 17 s. */
#define TL_TEXT_MAX_CHARS 2000
#define TL_TEXT_MAX_RUN 200
#define TL_TEXT_MAX_MARKS 8

#define TL_TEXT_ELLIPSIS "\342\200\246"         /* U+2026 */
#define TL_TEXT_ZERO_WIDTH_SPACE "\342\200\213" /* U+200B */
#define TL_TEXT_ZERO_WIDTH_SPACE_CHAR ((gunichar) 0x200b)

/* What the tests count instead of time. */
typedef struct
{
  guint64 n_shaped;       /* calls that shaped something */
  guint64 n_shaped_chars; /* characters they shaped */
  guint64 n_complex;      /* paragraphs that went through a PangoLayout */
} TlTextWork;

void tl_text_get_work (TlText *self, TlTextWork *work);

/* One text style made ready: font, whole-pixel metrics and the widths of the words met so far.
 * Widths are Pango units. */
typedef struct _TlTextFace TlTextFace;

TlTextFace *tl_text_face_new (PangoContext      *ltr,
                              PangoContext      *rtl,
                              const char        *families,
                              const TlTextStyle *style,
                              TlTextWork        *work);
void        tl_text_face_free (TlTextFace *face);

const PangoFontDescription *tl_text_face_get_font (const TlTextFace *face);
const TlTextStyle          *tl_text_face_get_style (const TlTextFace *face);

int tl_text_face_get_line_height (const TlTextFace *face);
int tl_text_face_get_baseline (const TlTextFace *face);
int tl_text_face_get_space (const TlTextFace *face);
int tl_text_face_shape (
  TlTextFace *face, const char *text, gsize length, gboolean rtl, GArray *advances);
int tl_text_face_shape_ellipsized (
  TlTextFace *face, const char *text, gsize length, gboolean rtl, GArray *advances);

void tl_text_face_count_complex (TlTextFace *face);

PangoLayout *tl_text_face_get_layout (TlTextFace *face, gboolean rtl);

/* Width of a word alone, or with the first of the spaces after it; FALSE when another font has to
 * help out, so that word widths do not add up. */
gboolean tl_text_face_get_word (
  TlTextFace *face, const char *word, gsize length, gboolean spaced, int *width);

const PangoGlyphString *tl_text_face_get_glyphs (TlTextFace *face, const char *word, gsize length);
PangoFont              *tl_text_face_get_primary (const TlTextFace *face);

char *tl_text_prepare (const char *text, gboolean *cut);

/* What a TlText is, for the files of this room. */
struct _TlText
{
  TlMeasurer    measurer; /* first: a TlMeasurer is a TlText */
  PangoFontMap *font_map;
  PangoContext *contexts[2]; /* left to right, right to left */
  char         *family;
  char         *family_list;
  double        slack;
  GPtrArray    *faces; /* of TlTextFace */
  TlTextFace   *last_face;
  TlTextWork    work;
};

TlTextFace *tl_text_get_face (TlText *self, const TlTextStyle *style);

/* What a paragraph is made of decides how its lines are found. */
typedef enum
{
  TL_PARAGRAPH_PLAIN,   /* ASCII words: breaks only after blanks and hyphens */
  TL_PARAGRAPH_SIMPLE,  /* left to right, one glyph a character: word widths add up */
  TL_PARAGRAPH_COMPLEX, /* anything else: Pango breaks it as a whole */
} TlParagraphType;

TlParagraphType tl_text_classify (const char *text, gsize length);

/* Finds the lines of a prepared text; `lines` gets TlTextLine with x and baseline unset. Returns
 * whether text is left over after `max_lines` (0 = no limit). */
gboolean tl_text_break_lines (
  TlTextFace *face, const char *text, int width, guint max_lines, gboolean rtl, GArray *lines);

G_END_DECLS
