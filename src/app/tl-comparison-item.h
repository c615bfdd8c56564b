/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "map/tl-compare.h"

G_BEGIN_DECLS

/* One line of what differs between two maps: a heading, or a record. */
#define TL_TYPE_COMPARISON_ITEM (tl_comparison_item_get_type ())
G_DECLARE_FINAL_TYPE (TlComparisonItem, tl_comparison_item, TL, COMPARISON_ITEM, GObject)

struct _TlComparisonItem
{
  GObject parent_instance;

  char    *heading; /* NULL = a record */
  char    *title;
  char    *words; /* what it is, and what differs */
  char    *id;    /* of the second map, else of the first */
  gboolean removed;
};

/* Stages, lanes and cards by the way in which they differ; then the gain of each column. */
GListStore *tl_comparison_item_list (const TlTable *table, const TlCompare *compare);
/* The same as rows between tabs, for a spreadsheet. */
char *tl_comparison_item_dup_table (GListModel *items);

G_END_DECLS
