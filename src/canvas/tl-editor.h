/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* In-place editing, inside this room: tl-editor.c is the editor that is open, tl-editor-look.c how
 * it looks, tl-canvas-writing.c what is written where and what comes next. */
#include "canvas/tl-canvas-private.h"
#include "canvas/tl-editor-box.h"
#include "canvas/tl-writing.h"

G_BEGIN_DECLS

typedef enum
{
  TL_WRITING_END_AWAY,     /* the focus has gone elsewhere: words kept, focus untouched */
  TL_WRITING_END_ESCAPE,   /* words kept, walking goes on here */
  TL_WRITING_END_ENTER,    /* done; a new card is followed by the next one */
  TL_WRITING_END_NEXT,     /* Tab: next column */
  TL_WRITING_END_PREVIOUS, /* Shift+Tab */
  TL_WRITING_END_BELOW,    /* Ctrl+Enter: next lane */
  TL_WRITING_END_ABOVE,
} TlWritingEnd;

struct _TlEditor
{
  TlCanvas    *canvas; /* owns this */
  TlWriting   *writing;
  TlEditorBox *box;
  TlPlace      origin; /* held: where walking was when writing began */
  TlRect       rect;   /* document px */
  guint        apply_id;
  guint        leave_id;
  gboolean     applying;
  gboolean     changing; /* the buffer is being changed by us */
  gboolean     preediting;
};

/* tl-editor.c and tl-editor-keys.c */
void         tl_editor_refresh (TlEditor *self);
void         tl_editor_open (TlCanvas *canvas, TlWriting *writing, const TlPlace *origin);
gboolean     tl_editor_end (TlCanvas *canvas, TlWritingEnd how);
TlWriting   *tl_editor_get_writing (TlCanvas *canvas);
GtkTextView *tl_editor_get_view (TlCanvas *canvas);
gboolean     tl_editor_key (TlCanvas *canvas, guint keyval, guint keycode, GdkModifierType state);
gboolean     tl_editor_undo (TlCanvas *canvas);
gboolean     tl_editor_redo (TlCanvas *canvas);
void         tl_editor_insert (TlCanvas *canvas, const char *text);
void         tl_editor_take_key (TlCanvas *canvas, GtkEventControllerKey *controller, guint keyval);
void         tl_editor_suggest (TlCanvas *canvas);
gboolean     tl_editor_is_empty (TlCanvas *canvas);

/* tl-editor-look.c */
gboolean tl_editor_find_rect (TlCanvas        *canvas,
                              const TlWriting *writing,
                              const TlPlace   *origin,
                              TlRect          *rect);
void     tl_editor_find_look (TlCanvas        *canvas,
                              const TlWriting *writing,
                              const TlRect    *rect,
                              TlEditorLook    *look);
char    *tl_editor_dup_name (TlCanvas *canvas, const TlWriting *writing);
char    *tl_editor_dup_hint (const TlWriting *writing);
char    *tl_editor_dup_shown_title (TlCanvas *canvas, const char *id);

gboolean tl_editor_is_rtl (TlCanvas *canvas);

/* tl-canvas-writing.c, tl-canvas-writing-next.c */
gboolean tl_canvas_write_card (
  TlCanvas *self, const char *column, const char *lane, const char *after, const char *about);
gboolean    tl_canvas_write_point (TlCanvas *self, const char *column, const char *lane);
gboolean    tl_canvas_is_emotions_lane (TlCanvas *self, const char *lane);
const char *tl_canvas_get_neighbour (TlCanvas *self, const char *id, TlKind kind, gboolean next);
gboolean    tl_canvas_write_about (TlCanvas *self, TlLaneKind kind);
gboolean    tl_canvas_write_stage (TlCanvas *self, const char *before, gboolean keep_empty);
gboolean    tl_canvas_write_step (TlCanvas *self, const char *stage, const char *before);
gboolean    tl_canvas_write_here (TlCanvas *self);
void        tl_canvas_write_next (
         TlCanvas *self, TlWriting *written, gboolean stands, const TlPlace *origin, TlWritingEnd how);

G_END_DECLS
