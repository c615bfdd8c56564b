/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-checks.h"

#include "app/tl-window-part.h"

G_BEGIN_DECLS

/* Questions to resolve: what the map leaves open, as a list beside it; a panel of the side pane.
 *
 * Signals: "go" (const TlFinding *): somebody wants to see its place; "fix" (const TlFinding *):
 * and to write there what is missing; "counted" (guint): how many are open. */
#define TL_TYPE_QUESTIONS (tl_questions_get_type ())
G_DECLARE_FINAL_TYPE (TlQuestions, tl_questions, TL, QUESTIONS, GtkWidget)

GtkWidget *tl_questions_new (void);
guint      tl_questions_get_n_open (TlQuestions *self);
void       tl_questions_refresh (TlQuestions *self); /* at once; else it waits for a pause */

G_END_DECLS
