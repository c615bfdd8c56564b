/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A duration taken apart, for reading, saying and understanding it. */
#include "base/tl-duration.h"

G_BEGIN_DECLS

#define MAX_DIGITS 6
#define MAX_PLACES 3

typedef enum
{
  YEARS,
  MONTHS,
  WEEKS,
  DAYS,
  HOURS,
  MINUTES,
  SECONDS,
  N_UNITS
} TlDurationUnit;

/* The parts of a duration; NAN = not there. */
typedef struct
{
  double values[N_UNITS];
} TlDurationParts;

void        tl_duration_clear_parts (TlDurationParts *parts);
const char *tl_duration_read_number (const char *text, const char *points, double *value);
gboolean    tl_duration_parse_parts (const char *text, TlDurationParts *parts);
char       *tl_duration_dup_iso (const TlDurationParts *parts);

G_END_DECLS
