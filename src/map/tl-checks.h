/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/tl-table.h"

G_BEGIN_DECLS

/* Questions to resolve: what a map leaves open. Each check looks for one kind of gap; what it finds
 * is said in words, with the place to go to. Nothing is kept: a run reads the table once. */
typedef enum
{
  TL_CHECK_STAGE_WITHOUT_TOUCHPOINT,
  TL_CHECK_LOW_WITHOUT_PAIN_POINT,
  TL_CHECK_PAIN_POINT_WITHOUT_OPPORTUNITY,
  TL_CHECK_OPPORTUNITY_WITHOUT_OWNER,
  TL_CHECK_CHANNEL_CHANGE_WITHOUT_LINK,
  TL_CHECK_GOAL_NOT_REACHED,
  TL_CHECK_MOSTLY_ASSUMED,
  TL_N_CHECKS
} TlCheck;

typedef enum
{
  TL_SEVERITY_LOW,
  TL_SEVERITY_MEDIUM,
  TL_SEVERITY_HIGH,
} TlSeverity;

/* A score of the curve from here down is low: halfway between neutral and frustrated. */
#define TL_CHECK_LOW_SCORE -1.0
/* More than this share of the cards whose evidence is known must not be assumed. */
#define TL_CHECK_MOST_ASSUMED 0.5

/* Ids are borrowed from the table's records: good until the next change. */
typedef struct
{
  TlCheck     check;
  TlSeverity  severity;
  const char *map;
  const char *id;        /* the place: a stage, point, card or the map */
  const char *other;     /* the card that the channel changes to; else NULL */
  const char *column;    /* NULL where it is about the whole map */
  double      value;     /* the low score; the assumed share in [0, 1]; else 0 */
  gboolean    dismissed; /* somebody said that it is no problem here */
} TlFinding;

GArray *tl_checks_run (const TlTable *table, const char *map);
guint   tl_checks_count_open (const GArray *findings);

/* Words for files and scripts: "pain-point-without-opportunity", "high". */
const char *tl_check_get_word (TlCheck check);
const char *tl_severity_get_word (TlSeverity severity);
/* What a finding is called in a map's list of dismissed questions. */
char *tl_finding_dup_key (const TlFinding *finding);

/* In the program's language. */
const char *tl_check_get_title (TlCheck check);
char       *tl_finding_dup_text (const TlTable *table, const TlFinding *finding);
char       *tl_finding_dup_subject (const TlTable *table, const TlFinding *finding);
char       *tl_finding_dup_place (const TlTable *table, const TlFinding *finding);

G_END_DECLS
