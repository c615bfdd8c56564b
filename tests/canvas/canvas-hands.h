/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A window with a canvas on a new map (the usual five stages and six lanes, two touchpoints in the
 * first), and hands to drive it: keys and pointer as the handlers get them. */
#include "canvas/tl-editor.h"

#define CTRL GDK_CONTROL_MASK
#define SHIFT GDK_SHIFT_MASK
#define ALT GDK_ALT_MASK

typedef struct
{
  GtkWidget  *window;
  TlCanvas   *canvas;
  TlDocument *document;
  char       *map;
  char       *stages[5];
  char       *touchpoints;
  char       *actions;
  char       *emotions;
  char       *first; /* touchpoint cards of the first stage */
  char       *second;
  guint       n_keys; /* pressed so far, words not counted */
  char       *notice;
  gboolean    notice_undo;
} Hands;

void hands_set_up (Hands *f, gconstpointer data);
void hands_tear_down (Hands *f, gconstpointer data);

/* Keyboard. */
void     hands_key (Hands *f, guint keyval, guint modifiers);
void     hands_type (Hands *f, const char *words);
gboolean hands_press_key (Hands *f, guint keyval, guint keycode, guint modifiers);

/* Pointer; document px. */
void hands_press (Hands *f, double x, double y, guint modifiers, int n_press);
void hands_move (Hands *f, double x, double y, guint modifiers);
void hands_release (Hands *f, double x, double y, guint modifiers);
void hands_click (Hands *f, double x, double y, guint modifiers);
void hands_drag (Hands *f, const TlPoint *from, const TlPoint *to, guint modifiers);

/* Places and records. */
const TlTable  *hands_table (Hands *f);
const TlRecord *hands_card (Hands *f, const char *title);
TlPoint         hands_middle (Hands *f, const char *id);
TlPoint         hands_cell_middle (Hands *f, const char *column, const char *lane);
void            hands_focus (Hands *f, const char *id);
void            hands_focus_cell (Hands *f, const char *column, const char *lane);
char           *hands_lane (Hands *f, TlLaneKind kind);
char           *hands_add_point (Hands *f, const char *column, double score);
double          hands_get_score (Hands *f, const char *point);
char           *hands_cell (Hands *f, const char *column, const char *lane);
void            hands_settle (void);
TlTable        *hands_snapshot (Hands *f);
void            hands_assert_one_step (Hands *f, TlTable *before, const char *name);
gboolean        hands_is_enabled (Hands *f, const char *action);
