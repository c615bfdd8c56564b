/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scene/tl-measurer.h"
#include "scene/tl-picture.h"
#include "scene/tl-theme.h"

G_BEGIN_DECLS

/* A persona on one page: who it is at the leading side, what it says and wants beside it. What is
 * empty is left out, and the page grows with what there is (transfer full). */
TlPicture *tl_persona_sheet_new (TlMeasurer    *measurer,
                                 const TlTheme *theme,
                                 const TlTable *table,
                                 const char    *persona);

G_END_DECLS
