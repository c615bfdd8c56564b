/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scene/tl-display-list.h"

G_BEGIN_DECLS

TlGroup *tl_group_cut (TlGroup *group, const TlRect *clip);

G_END_DECLS
