/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a date in a file may be; the same rule as a regular expression for the schema. */
#define TL_DATE_PATTERN                                                                            \
  "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"                                             \
  "(T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)([.][0-9]{1,9})?(Z|[+-]([01][0-9]|2[0-3]):[0-5]" \
  "[0-9]))?$"

/* A day: "2026-01-31" and its NUL. */
#define TL_DATE_BUFFER 11

gboolean    tl_date_is_valid (const char *text);
const char *tl_date_get_today (char buffer[TL_DATE_BUFFER]);
char       *tl_date_dup_now (void);

G_END_DECLS
