/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-table.h"

G_BEGIN_DECLS

/* The template that is always there: one map with the usual stages and lanes. */
#define TL_TEMPLATE_BLANK "blank"

/* What templates are grouped by. */
typedef enum
{
  TL_TEMPLATE_BASICS,
  TL_TEMPLATE_SHOPPING,
  TL_TEMPLATE_SERVICES,
  TL_TEMPLATE_PUBLIC,
  TL_TEMPLATE_WORK,
  TL_TEMPLATE_TRAVEL,
  TL_N_TEMPLATE_CATEGORIES,
  TL_TEMPLATE_OWN = TL_N_TEMPLATE_CATEGORIES, /* saved by the person */
  TL_TEMPLATE_SAMPLE,                         /* a finished document to look at */
} TlTemplateCategory;

/* Something that a new document can begin with. */
typedef struct
{
  char              *id; /* what --template takes: "blank", or the file's name without its end */
  char              *title;
  char              *description; /* one line, or "" */
  TlTemplateCategory category;
  char              *path; /* NULL for the blank one */
} TlTemplate;

void tl_template_free (TlTemplate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlTemplate, tl_template_free)

/* Lists of TlTemplate. Those that come with the program are listed without reading a file. */
GPtrArray  *tl_template_list (void);
GPtrArray  *tl_template_list_shipped (void);
GPtrArray  *tl_template_list_own (void);
const char *tl_template_category_get_title (TlTemplateCategory category);

/* From template to document. */
TlTable *tl_template_load (const char *id, GError **error);
TlTable *tl_template_begin (const TlTable *table, const char *path);
TlTable *tl_template_copy (const TlTable *table);

/* Texts of a template that are words, in the order of the file. */
typedef void (*TlTemplateTextFunc) (const TlRecord *record,
                                    guint           field,
                                    const char     *text,
                                    gpointer        user_data);
void tl_template_foreach_text (const TlTable *table, TlTemplateTextFunc func, gpointer user_data);

/* What a text is in another language; borrowed, and @text itself where there is no translation. */
typedef const char *(*TlTemplateTranslateFunc) (const char *text, gpointer user_data);
TlTable *tl_template_translate (const TlTable          *table,
                                TlTemplateTranslateFunc func,
                                gpointer                user_data);
gboolean tl_template_is_shipped (const char *path);

/* A person's own templates, in $XDG_DATA_HOME/throughline/templates. */
typedef enum
{
  TL_TEMPLATE_KEEP_NOTHING = 0,
  TL_TEMPLATE_KEEP_CARDS = 1 << 0, /* else only stages, steps and lanes */
  TL_TEMPLATE_KEEP_PERSONAS = 1 << 1,
} TlTemplateKeep;

TlTable *tl_template_make (const TlTable *table, const char *title, TlTemplateKeep keep);
char    *tl_template_dup_own_path (const char *title);
gboolean tl_template_has_own (const char *title);
char    *tl_template_add (const TlTable *template_, gboolean replace, GError **error);

G_END_DECLS
