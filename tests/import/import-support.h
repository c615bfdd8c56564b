/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/tl-import-place.h"

/* What the tests of this room share: grids, lists and cells as one line of text. */
char *import_dump_grid (const TlGrid *grid);              /* "a|b/c|d"; newlines as "\n" */
char *import_dump_list (GArray *list);                    /* "0:Stage 1:Card" */
char *import_dump_texts (GPtrArray *texts);               /* "a|b" */
char *import_dump_map (TlDocument *doc, const char *map); /* "Stage: lane=card,card;" */
