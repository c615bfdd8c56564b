/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the inspector's files share: tl-inspector.c decides which page is shown, the others each
 * build one kind of page into `self->page` with rows of a form. */
#include <adwaita.h>

#include "app/tl-form-rows.h"
#include "app/tl-inspector.h"

G_BEGIN_DECLS

struct _TlInspector
{
  GtkWidget parent_instance;

  TlCanvas   *canvas;   /* borrowed: the window's */
  TlDocument *document; /* owned, NULL = none */
  char       *map;
  gboolean    read_only;
  char       *focus_id;   /* the record that has the canvas's focus */
  gboolean    has_walked; /* somebody has moved it there */
  char       *persona;    /* the persona being edited, NULL = what is selected */

  GtkWidget *box;        /* our one child */
  GtkWidget *back;       /* the way out of a persona */
  GtkWidget *heading;    /* GtkLabel */
  GtkWidget *subheading; /* GtkLabel */
  GtkWidget *scroller;
  GtkBox    *page;
  char      *shape; /* which rows the page has: "card pain-points" */
  GPtrArray *forms; /* of TlForm: the first is the record's */
  guint      update_id;
  gboolean   outdated;
};

/* A titled group of rows at the end of the page; title NULL = none. */
GtkWidget *tl_inspector_add_group (TlInspector *self, const char *title);
TlForm    *tl_inspector_add_form (TlInspector *self, const char *id);
void tl_inspector_set_heading (TlInspector *self, const char *heading, const char *subheading);
void tl_inspector_notice (TlInspector *self, const char *text, gboolean can_undo);

void tl_inspector_build_card (TlInspector *self, const char *card);
void tl_inspector_build_part (TlInspector *self,
                              const char  *id); /* stage, step, lane, curve, point, link */
void tl_inspector_build_many (TlInspector *self, guint n_selected);
void tl_inspector_build_map (TlInspector *self);
void tl_inspector_build_persona (TlInspector *self, const char *persona);

/* The slider of emotions: of a card's anchored point, or of a point itself. */
GtkWidget *tl_inspector_add_card_score (TlInspector *self, TlForm *form, GtkWidget *parent);
GtkWidget *tl_inspector_add_point_score (TlInspector *self, TlForm *form, GtkWidget *parent);

G_END_DECLS
