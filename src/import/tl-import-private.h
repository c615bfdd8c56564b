/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/tl-import-place.h"

G_BEGIN_DECLS

/* Between the files of this room: which lanes and columns a table's rows and columns are, and
 * making those that are missing. Finding changes nothing; making needs an open transaction. */
void tl_import_find_columns (const TlTable        *table,
                             TlImportResult       *result,
                             const TlGrid         *grid,
                             const TlImportHeads  *heads,
                             const TlImportTarget *target);
void tl_import_find_lanes (const TlTable        *table,
                           TlImportResult       *result,
                           const TlGrid         *grid,
                           const TlImportHeads  *heads,
                           const TlImportTarget *target);
void tl_import_make_columns (TlDocument *document, TlImportResult *result);
void tl_import_make_lanes (TlDocument *document, TlImportResult *result);

G_END_DECLS
