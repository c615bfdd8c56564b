/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-table.h"
#include "scene/tl-display-list.h"

G_BEGIN_DECLS

/* A whole display list taken down: what exporters write, and what pictures that are not maps (a
 * persona's sheet, a board, a comparison) are made as. */
typedef struct
{
  TlGroup *group;
  TlPoint  origin;
} TlPlacedGroup;

typedef struct
{
  grefcount      ref_count;
  TlRect         sheet;
  TlColor        paper; /* transparent = none */
  char          *title;
  char          *language; /* "" = English */
  const TlTable *table;    /* whose images are shown; held */
  GArray        *groups;   /* of TlPlacedGroup, in painting order */
} TlPicture;

TlPicture *tl_picture_new (const TlTable *table);
TlPicture *tl_picture_ref (TlPicture *picture);
void       tl_picture_unref (TlPicture *picture);
void       tl_picture_set_title (TlPicture *picture, const char *title);
GArray    *tl_picture_new_groups (void);
void       tl_picture_add (TlPicture *picture, TlGroup *group, double x, double y);

const TlPlacedGroup *tl_picture_pick (const TlPicture *picture, double x, double y);
const TlPlacedGroup *tl_picture_find (const TlPicture *picture, TlRole role, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlPicture, tl_picture_unref)

G_END_DECLS
