/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export/tl-export.h"

G_BEGIN_DECLS

/* What is to be exported and how, whole: it holds the words and lists of its options. Never
 * changed once it is made, so any thread may read it. */
typedef struct
{
  gatomicrefcount   ref_count;
  const TlExporter *exporter;
  TlExportOptions   options;
} TlExportWish;

TlExportWish *tl_export_wish_new (const TlExporter *exporter, const TlExportOptions *options);
TlExportWish *tl_export_wish_ref (TlExportWish *self);
void          tl_export_wish_unref (TlExportWish *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlExportWish, tl_export_wish_unref)

G_END_DECLS
