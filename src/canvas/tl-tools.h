/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/tl-canvas-private.h"

G_BEGIN_DECLS

/* The tools, in the order in which they are asked: pan (Space or middle button), curve (emotions
 * lane), select (everything else, never refuses). One table a tool, each in its own file. */
extern const TlTool tl_tool_pan;
extern const TlTool tl_tool_curve;
extern const TlTool tl_tool_select;

G_END_DECLS
