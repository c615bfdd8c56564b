/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The panel of the guide: nine steps from goals to review, those that the document has ticked off,
 * each with a piece of advice and a button that goes where something is missing. A TlWindowPart. */
#define TL_TYPE_GUIDE_PANEL (tl_guide_panel_get_type ())
G_DECLARE_FINAL_TYPE (TlGuidePanel, tl_guide_panel, TL, GUIDE_PANEL, GtkWidget)

GtkWidget *tl_guide_panel_new (void);

G_END_DECLS
