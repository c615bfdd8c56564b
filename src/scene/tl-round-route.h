/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scene/tl-round.h"

G_BEGIN_DECLS

/* The corners that ways of links turn at, and which of them see each other. */
typedef struct _TlRoundNet TlRoundNet;

TlRoundNet *tl_round_net_new (TlScene *self);
void        tl_round_net_free (TlRoundNet *net);
GArray *tl_round_net_find (TlRoundNet *net, const TlSceneLink *link, guint track, gboolean keep);

G_END_DECLS
