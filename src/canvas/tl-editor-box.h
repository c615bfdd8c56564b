/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "scene/tl-display-list.h"

G_BEGIN_DECLS

/* How the words stand on what is being written on, in document px, so that they do not jump when
 * the editor opens over them. */
typedef struct
{
  TlColor     fill;
  TlColor     outline;
  TlColor     ink;
  TlTextStyle title; /* the first line */
  TlTextStyle rest;  /* the lines after it */
  TlColor     rest_ink;
  double      rest_gap; /* between the title and the lines after it */
  TlPoint     origin;   /* of the first line's box, from the editor's top left */
  double      end;      /* free px at the other side of the lines */
  double      ascent;   /* from the first line's top to its baseline */
  double      leading;  /* height of a line of the title, and of the rest */
  double      rest_leading;
  double      radius;
  double      min_height;
  double
    badge_width; /* what of the card's own picture stays in sight at its top left; 0 = nothing */
  double badge_height;
} TlEditorLook;

/* The widget of the in-place editor: a text view on a card's paper, chips for the shorthand that
 * was understood, and a faint hint while it is empty. It knows no document. */
#define TL_TYPE_EDITOR_BOX (tl_editor_box_get_type ())
G_DECLARE_FINAL_TYPE (TlEditorBox, tl_editor_box, TL, EDITOR_BOX, GtkWidget)

GtkWidget   *tl_editor_box_new (const char *family);
GtkTextView *tl_editor_box_get_view (TlEditorBox *self);
char        *tl_editor_box_dup_text (TlEditorBox *self);
void         tl_editor_box_set_look (TlEditorBox *self, const TlEditorLook *look);
void         tl_editor_box_set_hint (TlEditorBox *self, const char *hint);
void         tl_editor_box_set_chips (TlEditorBox       *self,
                                      const char *const *labels,
                                      const char *const *candidates);
void         tl_editor_box_restyle (TlEditorBox *self);
int          tl_editor_box_get_height (TlEditorBox *self, int width);

G_END_DECLS
