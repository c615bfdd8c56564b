/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A monkey at the canvas: one random gesture or key at a time, repeatable by its seed. */
#include "canvas-hands.h"

typedef struct
{
  Hands  hands;
  GRand *rand;
  guint  n_actions; /* of the widget class */
} Monkey;

int      monkey_roll (Monkey *monkey, int n); /* 0 to n - 1 */
gboolean monkey_chance (Monkey *monkey, int percent);
double   monkey_roll_between (Monkey *monkey, double low, double high);
/* Any record of the kinds (1 << TlKind) in the document, borrowed; NULL = there is none. */
const char *monkey_pick_record (Monkey *monkey, guint kinds);

/* Does one thing and returns what, in words that help whoever looks for the mistake (static or
 * good until the next call). */
const char *monkey_do_something (Monkey *monkey);

/* What was done, for whoever has to look for the mistake. */
void monkey_say (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* monkey-hands.c */
void monkey_press (Monkey *monkey, guint keyval, guint modifiers);
void monkey_press_key (Monkey *monkey);
void monkey_move_by_keys (Monkey *monkey);
void monkey_type_words (Monkey *monkey);
void monkey_click (Monkey *monkey);
void monkey_drag (Monkey *monkey);
void monkey_draw (Monkey *monkey);
void monkey_hover (Monkey *monkey);
