/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long something takes. Months and days are kept apart from seconds, because neither is a
 * whole number of the smaller ones: sums stay exact. */
typedef struct
{
  double months;
  double days;
  double seconds;
} TlDuration;

/* What a duration in a file may be: ISO 8601 ("PT5M", "P3D", "P2W", "P1Y6M"), each part at most
 * once and in this order; the same rule as a regular expression for the schema. */
#define TL_DURATION_NUMBER "[0-9]{1,6}([.][0-9]{1,3})?"
#define TL_DURATION_PATTERN                                                                        \
  "^P(?=.)(" TL_DURATION_NUMBER "Y)?(" TL_DURATION_NUMBER "M)?(" TL_DURATION_NUMBER                \
  "W)?(" TL_DURATION_NUMBER "D)?(T(?=.)(" TL_DURATION_NUMBER "H)?(" TL_DURATION_NUMBER             \
  "M)?(" TL_DURATION_NUMBER "S)?)?$"

gboolean tl_duration_is_valid (const char *text);
gboolean tl_duration_parse (const char *text, TlDuration *duration);

void   tl_duration_add (TlDuration *sum, const TlDuration *duration);
double tl_duration_get_seconds (const TlDuration *duration);
char  *tl_duration_dup_text (const TlDuration *duration);

/* What people type ("5 min", "1h 30", "2 weeks"), and what they read. */
char *tl_duration_understand (const char *typed);
char *tl_duration_dup_words (const char *text);
char *tl_duration_dup_sum_words (const TlDuration *duration);
char *tl_duration_dup_short (const TlDuration *duration);

G_END_DECLS
