/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tables for spreadsheets (RFC 4180): cells with commas, rows with CR LF. */
void tl_csv_append_row (GString *out, const char *const *cells);

G_END_DECLS
