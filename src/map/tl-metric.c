/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a metric says: which way it goes, how it is best shown, on which scale, and as words. All of
 * it follows from the record; nothing is kept. Where a person left a choice open, what the record
 * holds decides: a number with a past is a line, one with a target a bar. */
#include "config.h"

#include "map/tl-metric.h"

#include <math.h>
#include <string.h>

#include "base/tl-text.h"

/* A line needs this many values to say more than an arrow does. */
#define LINE_FROM 3

/* A share never needs more of a scale than the whole. */
#define WHOLE_SHARE 100

static int
compare_order (const TlRecord *a, const TlRecord *b)
{
  int order =
    strcmp (tl_record_get_text (a, TL_FIELD_ORDER), tl_record_get_text (b, TL_FIELD_ORDER));

  return order != 0 ? order : strcmp (tl_record_get_id (a), tl_record_get_id (b));
}

static gboolean
is_metric_of (const TlRecord *record, const char *about)
{
  return tl_record_get_kind (record) == TL_KIND_METRIC &&
         g_strcmp0 (tl_record_get_ref (record, TL_METRIC_ABOUT), about) == 0;
}

/**
 * tl_metric_find:
 * @table: a table
 * @about: the id of a card, stage, step, lane, point or link
 *
 * The metric that is shown at a thing: the first of those about it. Its cost follows what refers to
 * the thing.
 *
 * Returns: (transfer none) (nullable): the metric
 */
const TlRecord *
tl_metric_find (const TlTable *table, const char *about)
{
  const GPtrArray *referrers = tl_table_get_referrers (table, about);
  const TlRecord  *found = NULL;

  for (guint i = 0; i < referrers->len; i++)
    if (is_metric_of (referrers->pdata[i], about) &&
        (found == NULL || compare_order (referrers->pdata[i], found) < 0))
      found = referrers->pdata[i];
  return found;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  return compare_order (*(const TlRecord *const *) a, *(const TlRecord *const *) b);
}

/**
 * tl_metric_find_all:
 * @table: a table
 * @about: the id of a card, stage, step, lane, point or link
 *
 * Returns: (transfer container) (element-type TlRecord): the metrics about a thing, in the
 *   document's order, borrowed
 */
GPtrArray *
tl_metric_find_all (const TlTable *table, const char *about)
{
  const GPtrArray *referrers = tl_table_get_referrers (table, about);
  GPtrArray       *found = g_ptr_array_new ();

  for (guint i = 0; i < referrers->len; i++)
    if (is_metric_of (referrers->pdata[i], about))
      g_ptr_array_add (found, referrers->pdata[i]);
  g_ptr_array_sort (found, compare_entries);
  return found;
}

/**
 * tl_metric_has_value:
 * @metric: a metric
 *
 * Returns: whether it says a number
 */
gboolean
tl_metric_has_value (const TlRecord *metric)
{
  return !isnan (tl_record_get_number (metric, TL_METRIC_VALUE));
}

/**
 * tl_metric_dup_series:
 * @metric: a metric
 *
 * Returns: (transfer full) (element-type double): its values from the oldest to the present one
 */
GArray *
tl_metric_dup_series (const TlRecord *metric)
{
  const char *const *history = tl_record_get_list (metric, TL_METRIC_HISTORY);
  double             value = tl_record_get_number (metric, TL_METRIC_VALUE);
  GArray            *series = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; history[i] != NULL; i++)
    {
      double earlier = g_ascii_strtod (history[i], NULL);

      g_array_append_val (series, earlier);
    }
  if (!isnan (value))
    g_array_append_val (series, value);
  return series;
}

/**
 * tl_metric_get_trend:
 * @metric: a metric
 *
 * Returns: which way it goes: as somebody said, else from its last two values;
 *   %TL_METRIC_TREND_AUTO where neither says anything
 */
TlMetricTrend
tl_metric_get_trend (const TlRecord *metric)
{
  TlMetricTrend trend = (TlMetricTrend) tl_record_get_integer (metric, TL_METRIC_TREND);
  g_autoptr (GArray) series = NULL;
  double last, before;

  if (trend != TL_METRIC_TREND_AUTO || !tl_metric_has_value (metric))
    return trend;
  series = tl_metric_dup_series (metric);
  if (series->len < 2)
    return TL_METRIC_TREND_AUTO;
  last = g_array_index (series, double, series->len - 1);
  before = g_array_index (series, double, series->len - 2);
  if (last == before)
    return TL_METRIC_TREND_FLAT;
  return last > before ? TL_METRIC_TREND_UP : TL_METRIC_TREND_DOWN;
}

/**
 * tl_metric_get_display:
 * @metric: a metric
 *
 * Returns: how it is shown: as somebody said, as far as there is something to draw; else a line
 *   for a number with a past, a bar for one with a target, or the number alone
 */
TlMetricDisplay
tl_metric_get_display (const TlRecord *metric)
{
  TlMetricDisplay display = (TlMetricDisplay) tl_record_get_integer (metric, TL_METRIC_DISPLAY);
  guint           n = g_strv_length ((char **) tl_record_get_list (metric, TL_METRIC_HISTORY)) + 1;

  if (!tl_metric_has_value (metric) || (display == TL_METRIC_DISPLAY_SPARK_LINE && n < 2))
    return TL_METRIC_DISPLAY_NUMBER;
  if (display != TL_METRIC_DISPLAY_AUTO)
    return display;
  if (n >= LINE_FROM)
    return TL_METRIC_DISPLAY_SPARK_LINE;
  if (!isnan (tl_record_get_number (metric, TL_METRIC_TARGET)) ||
      !isnan (tl_record_get_number (metric, TL_METRIC_MAXIMUM)))
    return TL_METRIC_DISPLAY_BAR;
  return TL_METRIC_DISPLAY_NUMBER;
}

/* The next of 1, 2, 5, 10, 20 ... from a positive number on. */
static double
round_up (double number)
{
  static const double steps[] = { 1, 2, 2.5, 5, 10 };
  double              power = pow (10, floor (log10 (number)));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * power >= number * (1 - 1e-9))
      return steps[i] * power;
  return number;
}

/**
 * tl_metric_get_scale:
 * @metric: a metric with a value
 * @minimum: (out): where its bar and gauge begin
 * @maximum: (out): where they end; more than @minimum
 *
 * The scale of a metric: its own ends, else from zero to a round number that holds value and
 * target; a share ends at the whole.
 */
void
tl_metric_get_scale (const TlRecord *metric, double *minimum, double *maximum)
{
  double      value = tl_record_get_number (metric, TL_METRIC_VALUE);
  double      target = tl_record_get_number (metric, TL_METRIC_TARGET);
  double      high = isnan (target) ? value : MAX (value, target);
  double      low = isnan (target) ? value : MIN (value, target);
  const char *unit = tl_record_get_text (metric, TL_METRIC_UNIT);

  *minimum = tl_record_get_number (metric, TL_METRIC_MINIMUM);
  *maximum = tl_record_get_number (metric, TL_METRIC_MAXIMUM);
  if (isnan (*minimum))
    *minimum = low < 0 ? -round_up (-low) : 0;
  if (isnan (*maximum))
    {
      if (g_str_equal (unit, "%") && high <= WHOLE_SHARE && high > WHOLE_SHARE / 4)
        *maximum = WHOLE_SHARE;
      else
        *maximum = high > 0 ? round_up (high) : 0;
    }
  if (!(*maximum > *minimum))
    *maximum = *minimum + 1;
}

/* Thin spaces between thousands, from five digits on: they are read everywhere. */
static void
group_digits (const char *number, GString *out)
{
  gsize sign = *number == '-' ? 1 : 0;
  gsize n = strspn (number + sign, "0123456789");

  if (n < 5 || strpbrk (number, "e") != NULL)
    {
      g_string_append (out, number);
      return;
    }
  g_string_append_len (out, number, (gssize) sign);
  for (gsize i = 0; i < n; i++)
    {
      if (i > 0 && (n - i) % 3 == 0)
        g_string_append (out, "\u202f");
      g_string_append_c (out, number[sign + i]);
    }
  g_string_append (out, number + sign + n);
}

/* A sign of money stands before its number. */
static gboolean
stands_before (const char *unit)
{
  gunichar sign = g_utf8_get_char (unit);

  return g_unichar_type (sign) == G_UNICODE_CURRENCY_SYMBOL && *g_utf8_next_char (unit) == '\0' &&
         sign != 0x20ac;
}

/**
 * tl_metric_dup_number:
 * @metric: a metric
 * @value: a finite number
 *
 * Returns: (transfer full): the number with the metric's unit: "3.4 %", "$120"
 */
char *
tl_metric_dup_number (const TlRecord *metric, double value)
{
  const char *unit = tl_record_get_text (metric, TL_METRIC_UNIT);
  g_autoptr (GString) grouped = g_string_new (NULL);
  char buffer[TL_NUMBER_BUFFER];

  group_digits (tl_number_format (value, buffer), grouped);
  if (*unit == '\0')
    return g_strdup (grouped->str);
  if (stands_before (unit))
    return g_strconcat (unit, grouped->str, NULL);
  return g_strconcat (grouped->str, "\u00a0", unit, NULL);
}

/**
 * tl_metric_dup_words:
 * @metric: a metric
 * @title: what it counts
 *
 * The line that would be typed for it: tl_metric_read_words() reads it back. Its past is left out.
 *
 * Returns: (transfer full): "NPS 42 / 50"; @title alone without a value
 */
char *
tl_metric_dup_words (const TlRecord *metric, const char *title)
{
  double           value = tl_record_get_number (metric, TL_METRIC_VALUE);
  double           target = tl_record_get_number (metric, TL_METRIC_TARGET);
  g_autofree char *number = NULL;
  char             buffer[TL_NUMBER_BUFFER];
  char           **parts;

  if (isnan (value))
    return g_strdup (title);
  number = tl_metric_dup_number (metric, value);
  parts = g_strsplit (number, "\u00a0", 2);
  g_free (number);
  number = g_strjoinv (" ", parts);
  g_strfreev (parts);
  if (isnan (target))
    return g_strconcat (title, " ", number, NULL);
  return g_strconcat (title, " ", number, " / ", tl_number_format (target, buffer), NULL);
}
