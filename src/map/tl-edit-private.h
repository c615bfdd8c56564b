/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-edit.h"

G_BEGIN_DECLS

/* The most bytes of a text whose field states no size of its own: what files can hold. */
#define TL_EDIT_MAX_TEXT (64 * 1024)

/* What the verbs share. A verb changes a record by copying it, setting fields, and handing the copy
 * back; a copy that came out equal is dropped. */
TlRecord *tl_edit_copy_record (TlDocument *doc, const char *id);
gboolean  tl_edit_put_changed (TlDocument *doc, TlRecord *record);
TlRecord *tl_edit_new_child (TlDocument *doc, TlKind kind, const char *parent, const char *before);
char     *tl_edit_put_new (TlDocument *doc, TlRecord *record);
char     *tl_edit_find_order (const TlTable *table,
                              const char    *parent,
                              TlKind         kind,
                              const char    *before);
/* What comes from other documents (tl-edit-images.c). */
gboolean  tl_edit_is_same_image (const TlRecord *a, const TlRecord *b);
TlRecord *tl_edit_new_like (TlDocument *doc, const TlRecord *from);
char     *tl_edit_copy_image (TlDocument *doc, const TlRecord *image);
void      tl_edit_set_code (TlDocument *doc, TlRecord *card, TlLaneKind kind);
char     *tl_edit_ensure_lane (TlDocument *doc, const char *map, TlLaneKind kind);
void      tl_edit_change_column (TlDocument *doc, const char *from, const char *to);
int       tl_edit_get_column_field (TlKind kind);
gboolean  tl_edit_is_column (const TlTable *table, const char *id);

/* Around everything that adds columns or takes them away (tl-edit-spans.c). */
typedef struct _TlEditSpans TlEditSpans;
TlEditSpans                *tl_edit_spans_save (const TlTable *table, const char *map);
void                        tl_edit_spans_follow (TlDocument *doc, TlEditSpans *self);

G_END_DECLS
