/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists of what is in a document, as rows of texts. What lists there are, and what stands in which
 * column, is data (tl-list-cards.c, tl-list-things.c); the formats know only rows and columns. */
#include "config.h"

#include "export/tl-list-private.h"

#include "base/tl-text.h"
#include "map/tl-query.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const TlListKind *const kinds[TL_N_LISTS] = {
  [TL_LIST_CARDS] = &tl_list_cards,       [TL_LIST_EMOTIONS] = &tl_list_emotions,
  [TL_LIST_PAIN_POINTS] = &tl_list_pains, [TL_LIST_OPPORTUNITIES] = &tl_list_opportunities,
  [TL_LIST_METRICS] = &tl_list_metrics,   [TL_LIST_LINKS] = &tl_list_links,
  [TL_LIST_PERSONAS] = &tl_list_personas, [TL_LIST_COMMENTS] = &tl_list_comments,
};

/**
 * tl_list_new:
 * @contents: (element-type TlContents): the maps
 * @what: which list
 * @plain: whether choices are told by the words of files, which are the same in every language
 *
 * Makes a list of what is on some maps, map after map.
 *
 * Returns: (transfer full): the list, possibly without rows
 */
TlList *
tl_list_new (const GPtrArray *contents, TlListWhat what, gboolean plain)
{
  const TlListKind *kind = kinds[what];
  TlList           *self = g_new0 (TlList, 1);

  self->title = g_strdup (_ (kind->title));
  self->columns = kind->columns;
  self->n_columns = kind->n_columns;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i < contents->len; i++)
    kind->add_rows (self, contents->pdata[i], plain);
  return self;
}

/**
 * tl_list_free:
 * @self: (nullable): a list
 *
 * Frees it.
 */
void
tl_list_free (TlList *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * tl_list_is_column_empty:
 * @self: a list
 * @column: one of its columns
 *
 * Returns: whether no row says anything there
 */
gboolean
tl_list_is_column_empty (const TlList *self, guint column)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (*((char **) self->rows->pdata[i])[column] != '\0')
      return FALSE;
  return TRUE;
}

/* Fills a row, column by column. */
void
tl_list_add_row (TlList           *list,
                 TlListWhat        what,
                 const TlContents *contents,
                 const TlRecord   *record,
                 gboolean          plain,
                 gconstpointer     more)
{
  const TlListRow row = { contents, record, plain, more };
  char          **cells = g_new0 (char *, list->n_columns + 1);

  for (guint i = 0; i < list->n_columns; i++)
    {
      GString *cell = g_string_new (NULL);

      kinds[what]->fills[i](&row, cell);
      cells[i] = g_string_free (cell, FALSE);
    }
  g_ptr_array_add (list->rows, cells);
}

/* The title of the row's map. */
void
tl_list_fill_map (const TlListRow *row, GString *out)
{
  g_string_append (out, tl_record_get_text (row->contents->map, TL_MAP_TITLE));
}

/* The row's id in the file. */
void
tl_list_fill_id (const TlListRow *row, GString *out)
{
  g_string_append (out, tl_record_get_id (row->record));
}

/* Nothing for NAN. */
void
tl_list_append_number (GString *out, double number)
{
  char buffer[TL_NUMBER_BUFFER];

  if (isfinite (number))
    g_string_append (out, tl_number_format (number, buffer));
}

/* A number that was computed: at most three places, and never "-0". */
void
tl_list_append_rounded (GString *out, double number)
{
  double rounded = floor (number * 1000 + .5) / 1000;

  tl_list_append_number (out, rounded == 0 ? 0 : rounded);
}

/* All texts of a list. */
void
tl_list_append_joined (GString *out, const char *const *texts, const char *between)
{
  for (guint i = 0; texts[i] != NULL; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? between : "", texts[i]);
}

/* What a card, stage or step is called: cards with their codes. */
void
tl_list_append_thing (const TlContents *contents, GString *out, const char *id)
{
  const TlRecord *record = id != NULL ? tl_table_get (contents->table, id) : NULL;
  const char     *code;

  if (record == NULL)
    return;
  switch (tl_record_get_kind (record))
    {
    case TL_KIND_CARD:
      code = tl_record_get_text (record, TL_CARD_CODE);
      g_string_append_printf (out,
                              "%s%s%s",
                              code,
                              *code != '\0' ? " " : "",
                              tl_contents_get_card_title (record));
      break;
    case TL_KIND_STAGE:
      g_string_append (out, tl_record_get_text (record, TL_STAGE_TITLE));
      break;
    case TL_KIND_STEP:
      g_string_append (out, tl_record_get_text (record, TL_STEP_TITLE));
      break;
    case TL_KIND_LANE:
      g_string_append (out, tl_contents_get_lane_title (record));
      break;
    case TL_KIND_POINT:
      g_string_append (out, tl_record_get_text (record, TL_POINT_LABEL));
      break;
    case TL_KIND_LINK:
      g_string_append (out, tl_record_get_text (record, TL_LINK_LABEL));
      break;
    case TL_KIND_MAP:
      g_string_append (out, tl_record_get_text (record, TL_MAP_TITLE));
      break;
    case TL_KIND_DOCUMENT:
    case TL_KIND_PERSONA:
    case TL_KIND_CURVE:
    case TL_KIND_METRIC:
    case TL_KIND_EVIDENCE:
    case TL_KIND_COMMENT:
    case TL_KIND_EXPERIMENT:
    case TL_KIND_IMAGE:
    case TL_N_KINDS:
    default:
      break;
    }
}
