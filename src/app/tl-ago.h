/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* When something was, as people say it: "5 minutes ago", and exactly. */
char *tl_ago_dup_words (const char *date, GDateTime *now);
char *tl_ago_dup_exact (const char *date);

G_END_DECLS
