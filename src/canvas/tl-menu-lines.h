/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Menus as tables: a line is a label (marked with N_()), an action, and the key that is shown
 * beside it; what a key does is known by tl-canvas-keys.c alone. */
typedef struct
{
  const char *label;
  const char *action;
  const char *accelerator;
} TlMenuLine;

void tl_menu_append_lines (GMenu *menu, const TlMenuLine *lines, guint n_lines);

/* A section of a menu from lines: APPEND (menu, { N_ ("Cut"), "canvas.cut", "<Control>x" }, ...).
 */
#define APPEND(menu, ...)                                                                          \
  tl_menu_append_lines (menu,                                                                      \
                        (const TlMenuLine[]){ __VA_ARGS__ },                                       \
                        sizeof ((const TlMenuLine[]){ __VA_ARGS__ }) / sizeof (TlMenuLine))

G_END_DECLS
