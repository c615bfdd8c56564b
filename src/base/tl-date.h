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

gboolean tl_date_is_valid (const char *text);

G_END_DECLS
