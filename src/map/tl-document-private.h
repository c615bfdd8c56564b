/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-document.h"
#include "map/tl-history.h"

G_BEGIN_DECLS

struct _TlDocument
{
  GObject     parent_instance;
  TlTable    *table;
  TlHistory  *history;
  TlIdSource *id_source;
  char      **selection;

  GHashTable *before;  /* in a transaction: id -> TlRecord it was, NULL = was not there */
  GPtrArray  *touched; /* the keys of `before`, as they came */
  char       *transaction_name;
  char      **transaction_selection;

  gboolean is_emitting;
  guint64  revision;
  guint64  last_revision;
  guint64  saved_revision;
};

void tl_document_emit_changed (TlDocument *self, TlChangeSet *set);
void tl_document_emit_history_changed (TlDocument *self);

G_END_DECLS
