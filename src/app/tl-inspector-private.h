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
  char       *focus_id;       /* the record that has the canvas's focus */
  gboolean    has_walked;     /* somebody has moved it there */
  char       *fresh_evidence; /* just added, to be shown open */
  char       *persona;        /* the persona being edited, NULL = what is selected */

  GtkWidget *box;        /* our one child */
  GtkWidget *back;       /* the way out of a persona */
  GtkWidget *heading;    /* GtkLabel */
  GtkWidget *subheading; /* GtkLabel */
  GtkWidget *scroller;
  GtkBox    *page;
  char      *shape; /* which rows the page has: "cards 3f" */
  GPtrArray *forms; /* of TlForm: the first is the record's */
  guint      update_id;
  gboolean   outdated;
};

/* A titled group of rows at the end of the page; title NULL = none. */
GtkWidget *tl_inspector_add_group (TlInspector *self, const char *title);
TlForm    *tl_inspector_add_form (TlInspector *self, const char *const *ids);
void tl_inspector_set_heading (TlInspector *self, const char *heading, const char *subheading);
void tl_inspector_notice (TlInspector *self, const char *text, gboolean can_undo);

void  tl_inspector_build_cards (TlInspector *self, const char *const *cards);
char *tl_inspector_dup_cards_shape (TlInspector *self, const char *const *cards);
void  tl_inspector_build_parts (TlInspector       *self,
                                const char *const *ids); /* stages, steps, lanes, curves, ... */
void  tl_inspector_build_several (TlInspector *self, const char *const *ids); /* of several kinds */
void  tl_inspector_build_map (TlInspector *self);
void  tl_inspector_build_persona (TlInspector *self, const char *persona);
/* What can be done to all of several things, at the end of their page. */
void  tl_inspector_add_verbs (TlInspector *self);
char *tl_inspector_dup_counts (TlInspector *self, const char *const *ids);

/* Lists of things in a page: `sign` says what is seen, `fill` makes the rows anew when that has
 * changed. */
typedef struct _TlInspectorList TlInspectorList;
typedef char *(*TlInspectorListSign) (TlInspector *self, const TlRecord *record);
typedef void (*TlInspectorListFill) (TlInspector     *self,
                                     const TlRecord  *record,
                                     TlInspectorList *list);
GtkWidget *tl_inspector_add_list (TlInspector        *self,
                                  TlForm             *form,
                                  const char         *title,
                                  TlInspectorListSign sign,
                                  TlInspectorListFill fill,
                                  gboolean            keep);
void       tl_inspector_list_add (TlInspectorList *list, GtkWidget *row);
void       tl_inspector_add_card_about (TlInspector *self, TlForm *form, gboolean is_about);
void       tl_inspector_add_card_images (TlInspector *self, TlForm *form);
void       tl_inspector_add_numbers (TlInspector *self, TlForm *form, gboolean offered);
void       tl_inspector_add_card_evidence (TlInspector *self, TlForm *form);
/* A button at a list's title whose popover is made when it is pressed. */
void tl_inspector_add_menu (TlInspector                 *self,
                            GtkWidget                   *group,
                            const char                  *icon,
                            const char                  *label,
                            GtkMenuButtonCreatePopupFunc create);
/* Rows of tl-inspector-work.c: how urgent pain points are, when work is due, what was observed. */
void tl_inspector_add_criticality (TlInspector *self, TlForm *form, GtkWidget *group);
void tl_inspector_add_due (TlInspector *self, TlForm *form, GtkWidget *group);
void tl_inspector_add_stage_coverage (TlInspector *self, TlForm *form, GtkWidget *group);
void tl_inspector_add_map_coverage (TlInspector *self, TlForm *form);

/* The slider of emotions: of cards' anchored points, or of points themselves. */
GtkWidget *tl_inspector_add_card_score (TlInspector *self, TlForm *form, GtkWidget *parent);
GtkWidget *tl_inspector_add_point_score (TlInspector *self, TlForm *form, GtkWidget *parent);

/* tl-inspector-time.c: how the map shows time and comments */
void tl_inspector_add_map_time (TlInspector *self, TlForm *form);

G_END_DECLS
