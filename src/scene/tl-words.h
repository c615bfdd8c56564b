/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-fields.h"

G_BEGIN_DECLS

/* What fields that hold a choice are called in running text, in the program's language. */
const char *tl_words_get_card (TlLaneKind kind);             /* "Pain point": one card of a lane */
const char *tl_words_get_channel (TlChannel channel);        /* "In person"; "" for none */
const char *tl_words_get_evidence (TlEvidenceStatus status); /* "observed"; NULL = not said */
const char *tl_words_get_work (TlWorkStatus status);         /* "In progress"; NULL = not said */

G_END_DECLS
