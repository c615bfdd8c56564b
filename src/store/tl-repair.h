/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-table.h"

G_BEGIN_DECLS

/* One thing of a file that did not fit, and what reading made of it. The texts are translated and
 * plain; nothing of the kind happens without one of these. */
typedef struct
{
  char *pointer;  /* JSON pointer of the place in the file */
  char *expected; /* "the id of a lane" */
  char *found;    /* "“zz”, which the document does not have" */
  char *remedy;   /* "the card “Hotline” is parked" */
  char *record;   /* id of the record that was changed; it may have been left out */
} TlRepair;

void  tl_repair_free (TlRepair *self);
char *tl_repair_describe (const TlRepair *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlRepair, tl_repair_free)

G_END_DECLS
