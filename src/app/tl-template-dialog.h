/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/tl-window.h"

G_BEGIN_DECLS

void tl_template_dialog_show (TlWindow *window);

G_END_DECLS
