/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-table.h"

G_BEGIN_DECLS

/* What cards can be filtered by. A card passes when it has one of the values asked for in every
 * field that is asked about. */
typedef enum
{
  TL_FILTER_KIND,    /* words of TlLaneKind */
  TL_FILTER_CHANNEL, /* words of TlChannel */
  TL_FILTER_PERSONA, /* ids */
  TL_FILTER_STATUS,  /* words of TlEvidenceStatus */
  TL_FILTER_TAG,
  TL_FILTER_OWNER,
  TL_FILTER_TEAM,
  TL_FILTER_WORK,     /* words of TlWorkStatus */
  TL_FILTER_SEVERITY, /* "1" to "5", of pain points */
  TL_FILTER_URGENCY,  /* "critical" pain points, work that is "overdue" or still "due" */
  TL_N_FILTER_FIELDS
} TlFilterField;

typedef struct _TlFilter TlFilter;

TlFilter *tl_filter_new (void);
TlFilter *tl_filter_copy (const TlFilter *self);
void      tl_filter_free (TlFilter *self);
/* Asks for a value, or no longer; TRUE when that is new. */
gboolean tl_filter_set (TlFilter *self, TlFilterField field, const char *value, gboolean wanted);
gboolean tl_filter_has (const TlFilter *self, TlFilterField field, const char *value);
gboolean tl_filter_is_empty (const TlFilter *self);
/* The values asked for in a field, in the order asked (borrowed, NULL-terminated). */
const char *const *tl_filter_get (const TlFilter *self, TlFilterField field);
gboolean tl_filter_passes (const TlFilter *self, const TlTable *table, const TlRecord *card);

/* A value that cards of a map have, and how many. */
typedef struct
{
  char *value;
  guint n_cards;
} TlFilterValue;

GArray *tl_filter_list_values (const TlTable *table, const char *map, TlFilterField field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlFilter, tl_filter_free)

G_END_DECLS
