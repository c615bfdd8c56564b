/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The window's page of personas (a TlWindowPart): a list, the form of the chosen one, and its sheet
 * as it is exported. Actions, prefix "personas.": add, duplicate, delete, move-up, move-down,
 * export, copy-from, update-from, choose-portrait, paste-portrait, remove-portrait. */
#define TL_TYPE_PERSONA_PAGE (tl_persona_page_get_type ())
G_DECLARE_FINAL_TYPE (TlPersonaPage, tl_persona_page, TL, PERSONA_PAGE, GtkWidget)

GtkWidget  *tl_persona_page_new (void);
void        tl_persona_page_choose (TlPersonaPage *self, const char *persona);
const char *tl_persona_page_get_persona (TlPersonaPage *self);

G_END_DECLS
