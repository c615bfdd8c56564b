/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "export/tl-export-private.h"

/* What the tests of exports share: reading an SVG, rendering it with librsvg, comparing pictures,
 * making images. */

typedef struct
{
  GHashTable *ids;      /* id -> class */
  GHashTable *titles;   /* id of a group -> its title, where that is its first child */
  GHashTable *elements; /* name -> how many */
  GPtrArray  *links;    /* href values */
  GString    *text;     /* of all <text>, a newline after each */
  char       *title;    /* of the whole */
} SvgFacts;

SvgFacts *svg_facts_new (GBytes *svg);
void      svg_facts_free (SvgFacts *facts);
guint     svg_facts_count (SvgFacts *facts, const char *element);
void      assert_svg_is_safe (GBytes *svg, SvgFacts *facts);

cairo_surface_t *render_svg (GBytes *svg, int width, int height, double scale);
cairo_surface_t *read_png (GBytes *png);
int   max_difference (cairo_surface_t *a, cairo_surface_t *b, guint *n_over, const char *name);
char *dup_png_base64 (cairo_format_t format, int width, int height);
void  add_image (TlTable *table, const char *id, const char *base64);

char *run (GBytes *input, const char *const *argv, int *exit_status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SvgFacts, svg_facts_free)
