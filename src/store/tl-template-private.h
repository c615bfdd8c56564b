/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tl-template.h"

G_BEGIN_DECLS

/* The context of all words of templates in translations: "Order" is a stage here, not a command. */
#define TL_TEMPLATE_CONTEXT "template"
#define TL_TEMPLATE_SUFFIX ".journey"

/* A template that comes with the program. */
typedef struct
{
  const char        *id;
  const char        *title;       /* NC_ ("template", ...) */
  const char        *description; /* N_ () */
  TlTemplateCategory category;
} TlTemplateInfo;

const TlTemplateInfo *tl_template_get_infos (guint *n);
char                 *tl_template_dup_own_folder (void);

G_END_DECLS
