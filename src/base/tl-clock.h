/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/tl-duration.h"

G_BEGIN_DECLS

/* A time of day in a file: "09:30". */
#define TL_CLOCK_PATTERN "^([01][0-9]|2[0-3]):[0-5][0-9]$"

gboolean tl_clock_parse (const char *text, guint *minutes);
char    *tl_clock_understand (const char *typed);
char    *tl_clock_dup_text (guint start_minutes, const TlDuration *after);

G_END_DECLS
