/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-document.h"

G_BEGIN_DECLS

/* Numbers of a journey: what a metric says of the thing it is about. */
const TlRecord *tl_metric_find (const TlTable *table, const char *about);
GPtrArray      *tl_metric_find_all (const TlTable *table, const char *about);
gboolean        tl_metric_has_value (const TlRecord *metric);
TlMetricTrend   tl_metric_get_trend (const TlRecord *metric);
TlMetricDisplay tl_metric_get_display (const TlRecord *metric);
GArray         *tl_metric_dup_series (const TlRecord *metric);
void            tl_metric_get_scale (const TlRecord *metric, double *minimum, double *maximum);

/* As people read and type it: "3.4 %", "€ 120". */
char *tl_metric_dup_number (const TlRecord *metric, double value);
char *tl_metric_dup_words (const TlRecord *metric, const char *title);

/* A number as it was typed with what it is about: "NPS 30 35 42 / 50". */
typedef struct
{
  char  *title;
  double value;
  double target; /* NAN = none was typed */
  char  *unit;   /* "" = none */
  char **series; /* earlier values, oldest first, as a file has them; NULL = only one was typed */
} TlMetricWords;

gboolean tl_metric_read_words (const char *text, TlMetricWords *words);
gboolean tl_metric_read_number (const char *text, double *value);
void     tl_metric_words_clear (TlMetricWords *words);

/* The verbs: in a transaction of the caller. */
char    *tl_edit_ensure_metric (TlDocument *doc, const char *about);
gboolean tl_edit_set_metric_words (TlDocument *doc, const char *card, const char *text);
void     tl_edit_copy_metrics (TlDocument    *doc,
                               const TlTable *from,
                               const char    *about,
                               const char    *copy);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TlMetricWords, tl_metric_words_clear)

G_END_DECLS
