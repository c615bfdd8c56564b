/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-edit.h"

G_BEGIN_DECLS

/* Personas: the same one in several documents. A persona that was copied keeps its id where that is
 * free, so that it is known again, compared field by field, and mended in every file. */

/* In the caller's transaction, as all verbs. */
char    *tl_edit_duplicate_persona (TlDocument *doc, const char *persona);
char    *tl_edit_copy_persona (TlDocument    *doc,
                               const TlTable *from,
                               const char    *persona,
                               const char    *map);
gboolean tl_edit_show_persona (TlDocument *doc,
                               const char *map,
                               const char *persona,
                               gboolean    show);
/* Of the document, and with it the order in which maps draw and name them. */
void     tl_edit_move_persona (TlDocument *doc, const char *persona, const char *before);
gboolean tl_edit_set_portrait (TlDocument *doc, const char *persona, const char *image);

/* One field in which two personas differ; texts of a list stand in lines. */
typedef struct
{
  guint field;
  char *before; /* "" = nothing; of a portrait: what it shows, or "" without words for it */
  char *after;
} TlPersonaChange;

GArray  *tl_persona_compare (const TlTable *own,
                             const char    *persona,
                             const TlTable *other,
                             const char    *other_persona);
gboolean tl_edit_update_persona (TlDocument    *doc,
                                 const char    *persona,
                                 const TlTable *other,
                                 const char    *other_persona,
                                 const guint   *fields,
                                 guint          n_fields);

const GPtrArray *tl_persona_get_all (const TlTable *table);
guint            tl_persona_find_index (const TlTable *table, const char *persona);
const TlRecord  *tl_persona_get_portrait (const TlTable *table, const TlRecord *persona);
/* "MT" of "Mia Turner": what stands for a persona without a portrait. */
char *tl_persona_dup_initials (const TlRecord *persona);

G_END_DECLS
