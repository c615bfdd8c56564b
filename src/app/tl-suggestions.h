/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Words that an entry may be completed to, in a list below it while somebody types: Down and Up
 * choose, Enter or Tab takes, Escape puts it away. */
typedef char **(*TlSuggestionsWords) (gpointer user_data); /* (transfer full), best first */
typedef void (*TlSuggestionsTake) (const char *word, gpointer user_data);

void tl_suggestions_attach (GtkWidget         *anchor,
                            GtkEditable       *editable,
                            TlSuggestionsWords words,
                            TlSuggestionsTake  take,
                            gpointer           user_data);

G_END_DECLS
