/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of the page share: tl-persona-page.c is the widget with its three panes,
 * tl-persona-list.c the rows, tl-persona-form.c the fields and the portrait, tl-persona-actions.c
 * the verbs, tl-persona-transfer.c what comes from other files. */
#include <adwaita.h>

#include "app/tl-form.h"
#include "app/tl-persona-page.h"
#include "app/tl-window.h"
#include "canvas/tl-picture-view.h"
#include "map/tl-persona.h"

G_BEGIN_DECLS

struct _TlPersonaPage
{
  GtkWidget parent_instance;

  TlDocument *document; /* owned, NULL = none */
  char       *map;
  gboolean    read_only;
  char       *persona; /* the chosen one, NULL = none */
  TlForm     *form;    /* of the chosen one; made with the first */

  /* Template. */
  GtkWidget     *empty;
  GtkWidget     *list_pane;
  GtkListBox    *list;
  GtkWidget     *toolbar;
  GtkWidget     *back;
  GtkLabel      *heading;
  GtkWidget     *preview;
  GtkWidget     *form_pane;
  GtkBox        *fields;
  GtkWidget     *sheet_pane;
  TlPictureView *sheet;

  TlPictureView *portrait; /* in the form, borrowed; NULL without a form */
  GtkWidget     *name;     /* the entry, the same */

  char    *shown;    /* what the list shows, as a text */
  gboolean filling;  /* the list: what is chosen is not what somebody chose */
  gboolean outdated; /* while nobody sees it */
  gboolean in_form;  /* a narrow page shows the form, not the list */
  guint    n_panes;  /* how many there is room for */
  guint    sheet_id;
  guint    toolbar_id;
};

/* tl-persona-page.c */
const TlTable  *tl_persona_page_get_table (TlPersonaPage *self);
const TlRecord *tl_persona_page_get_record (TlPersonaPage *self);
TlWindow       *tl_persona_page_get_window (TlPersonaPage *self);
gboolean        tl_persona_page_can_edit (TlPersonaPage *self);
void            tl_persona_page_notice (TlPersonaPage *self, const char *text, gboolean can_undo);
const TlTheme  *tl_persona_page_get_theme (void);
void            tl_persona_page_show_form (TlPersonaPage *self, gboolean shown);

/* tl-persona-list.c */
void       tl_persona_page_init_list (TlPersonaPage *self);
void       tl_persona_page_update_list (TlPersonaPage *self);
TlPicture *tl_persona_page_new_portrait (TlPersonaPage *self, const TlRecord *persona, int size);

/* tl-persona-form.c */
void tl_persona_page_init_form (TlPersonaPage *self);
void tl_persona_page_update_form (TlPersonaPage *self);
void tl_persona_page_drop_form (TlPersonaPage *self);
void tl_persona_page_focus_name (TlPersonaPage *self);
void tl_persona_page_choose_portrait (TlPersonaPage *self);
void tl_persona_page_paste_portrait (TlPersonaPage *self);
void tl_persona_page_remove_portrait (TlPersonaPage *self);

/* tl-persona-actions.c */
void tl_persona_page_install_actions (GtkWidgetClass *widget_class);
void tl_persona_page_update_actions (TlPersonaPage *self);

/* tl-persona-transfer.c */
void tl_persona_page_offer_file (TlPersonaPage *self, GFile *file, gboolean update);
void tl_persona_page_copy_from (TlPersonaPage *self);
void tl_persona_page_update_from (TlPersonaPage *self);

G_END_DECLS
