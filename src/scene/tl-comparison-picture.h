/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-compare.h"
#include "scene/tl-measurer.h"
#include "scene/tl-picture.h"
#include "scene/tl-theme.h"

G_BEGIN_DECLS

/* Two maps of a document in one picture: the second with what was added, moved and changed marked,
 * what was removed as a ghost where it was, both lines, and the gain of each column beneath them.
 * A group about a difference has the id of its record behind this. */
#define TL_COMPARISON_MARK "mark-"

TlPicture *tl_comparison_picture_new (TlMeasurer    *measurer,
                                      const TlTheme *theme,
                                      const TlTable *table,
                                      const char    *a,
                                      const char    *b,
                                      double         text_scale);

char *tl_comparison_dup_count (guint flag, guint n); /* "3 added" */

/* What differs, in words: "Title, severity"; "from Purchase"; both joined. */
char *tl_difference_dup_fields (const TlDifference *difference);
char *tl_difference_dup_origin (const TlTable      *table,
                                const TlCompare    *compare,
                                const TlDifference *difference);
char *tl_difference_dup_words (const TlTable      *table,
                               const TlCompare    *compare,
                               const TlDifference *difference);
char *tl_difference_format_gain (double gain);
char *tl_difference_dup_score (double score);

G_END_DECLS
