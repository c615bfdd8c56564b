/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "canvas/tl-canvas.h"

G_BEGIN_DECLS

/* Gives a button a popover in which the cards of a canvas's map are filtered, and a dot while they
 * are. */
void tl_filter_popover_attach (GtkMenuButton *button, TlCanvas *canvas);

/* What a value of a field is called (transfer full). */
char *tl_filter_popover_dup_label (TlCanvas *canvas, TlFilterField field, const char *value);

/* What research has to find out: only what is assumed. */
TlFilter *tl_filter_popover_new_assumptions (void);
gboolean  tl_filter_popover_is_assumptions (const TlFilter *filter);

G_END_DECLS
