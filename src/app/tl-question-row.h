/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "map/tl-checks.h"

G_BEGIN_DECLS

/* One finding as a row: what is missing, where, and what can be done about it.
 *
 * Signal "verb" ("fix", "dismiss" or "ask-again") when one of its buttons, or Delete, is pressed.
 */
#define TL_TYPE_QUESTION_ROW (tl_question_row_get_type ())
G_DECLARE_FINAL_TYPE (TlQuestionRow, tl_question_row, TL, QUESTION_ROW, AdwActionRow)

GtkWidget *tl_question_row_new (const TlTable *table, const TlFinding *finding, gboolean writable);
const TlFinding *tl_question_row_get_finding (TlQuestionRow *self); /* with ids of its own */
const char      *tl_question_row_get_key (TlQuestionRow *self);

G_END_DECLS
