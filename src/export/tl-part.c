/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Part of a document as a document of its own: some stages, some lanes, or the grid alone.
 *
 * A copy of the table is edited with the verbs of `map` and never shown. Stages that are not wanted
 * are deleted with what stands in them; a card that reaches into a wanted one begins there. Lanes
 * that are not wanted are hidden for a picture, because curves hang on cards of other lanes, and
 * deleted for those who write down what is in a document, so that nothing hidden can leave with it.
 * What was said or measured about something that is gone is gone as well. */
#include "config.h"

#include "export/tl-export-private.h"

#include "map/tl-edit.h"
#include "map/tl-query.h"

#include <glib/gi18n-lib.h>

/* How many ids a message lists. */
#define MAX_LISTED 12

typedef struct
{
  const TlTable         *whole;
  const TlExportOptions *options;
  TlDocument            *doc; /* a copy of it, to be edited */
  const char            *map; /* what the ids are of; NULL = all maps */
} Part;

/**
 * tl_export_is_part:
 * @options: what is exported
 *
 * Returns: whether only some stages, lanes or cards of one map are
 */
gboolean
tl_export_is_part (const TlExportOptions *options)
{
  return options->stages != NULL || options->lanes != NULL || options->cards != NULL;
}

/* A list that is asked for, and what it may name. */
typedef struct
{
  const char *const *ids;
  TlKind             kind;
  const char        *noun;  /* N_() */
  guint              title; /* field */
} Asked;

static guint
list_asked (const TlExportOptions *options, Asked lists[3])
{
  const Asked all[] = {
    { options->stages, TL_KIND_STAGE, N_ ("stages"), TL_STAGE_TITLE },
    { options->lanes, TL_KIND_LANE, N_ ("lanes"), TL_LANE_TITLE },
    { options->cards, TL_KIND_CARD, N_ ("cards"), TL_CARD_TITLE },
  };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i].ids != NULL)
      lists[n++] = all[i];
  return n;
}

/* "s1 “Awareness”, s2 “Decision”" */
static char *
dup_listed (const TlTable *table, const char *map, const Asked *asked)
{
  const GPtrArray *all = tl_table_get_children (table, map, asked->kind);
  GString         *list = g_string_new (NULL);

  for (guint i = 0; i < all->len && i < MAX_LISTED; i++)
    {
      const char *title = tl_record_get_text (all->pdata[i], asked->title);

      g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", tl_record_get_id (all->pdata[i]));
      if (*title != '\0')
        g_string_append_printf (list, " “%s”", title);
    }
  if (all->len > MAX_LISTED)
    g_string_append (list, ", …");
  return g_string_free (list, FALSE);
}

static gboolean
refuse (const Asked *asked, const TlTable *table, const char *map, const char *id, GError **error)
{
  g_autofree char *listed = dup_listed (table, map, asked);

  g_set_error (error,
               TL_EXPORT_ERROR,
               TL_EXPORT_ERROR_NO_MAP,
               /* Translators: of what ("stages"), those that there are, and what was asked for */
               _ ("Expected ids of %s of the map (%s), found “%s”"),
               _ (asked->noun),
               listed,
               id != NULL ? id : "");
  return FALSE;
}

static gboolean
check_asked (const Asked *asked, const TlTable *table, const char *map, GError **error)
{
  if (asked->ids[0] == NULL)
    return refuse (asked, table, map, NULL, error);
  for (guint i = 0; asked->ids[i] != NULL; i++)
    {
      const TlRecord *record = tl_table_get_kind (table, asked->ids[i], asked->kind);

      if (record == NULL || g_strcmp0 (tl_record_get_parent (record), map) != 0)
        return refuse (asked, table, map, asked->ids[i], error);
      if (asked->kind != TL_KIND_LANE || !tl_record_get_boolean (record, TL_LANE_HIDDEN))
        continue;
      g_set_error (error,
                   TL_EXPORT_ERROR,
                   TL_EXPORT_ERROR_NO_MAP,
                   _ ("Expected lanes that are shown, found “%s”, which is hidden"),
                   asked->ids[i]);
      return FALSE;
    }
  return TRUE;
}

/**
 * tl_export_find_map:
 * @table: a document
 * @options: which map, or parts of which
 * @error: where to put what went wrong
 *
 * Finds out which map is meant: the one asked for, else the one that the ids of stages, lanes or
 * cards are of, else the first. All these ids are checked.
 *
 * Errors: %TL_EXPORT_ERROR_NO_MAP, with those that there are.
 *
 * Returns: (transfer none): a map, or %NULL with @error set
 */
const TlRecord *
tl_export_find_map (const TlTable *table, const TlExportOptions *options, GError **error)
{
  const TlRecord  *document = tl_table_get_document (table);
  const TlRecord  *map = NULL;
  const GPtrArray *maps;
  Asked            lists[3];
  guint            n_lists = list_asked (options, lists);

  if (options->map != NULL)
    map = tl_table_get_kind (table, options->map, TL_KIND_MAP);
  for (guint i = 0; options->map == NULL && map == NULL && i < n_lists; i++)
    if (tl_table_get_kind (table, lists[i].ids[0] != NULL ? lists[i].ids[0] : "", lists[i].kind) !=
        NULL)
      map = tl_table_get_kind (table, tl_query_map_of (table, lists[i].ids[0]), TL_KIND_MAP);
  if (options->map != NULL && map == NULL)
    {
      g_set_error (error,
                   TL_EXPORT_ERROR,
                   TL_EXPORT_ERROR_NO_MAP,
                   _ ("Expected the id of a map, found “%s”"),
                   options->map);
      return NULL;
    }
  maps = document != NULL ? tl_table_get_children (table, tl_record_get_id (document), TL_KIND_MAP)
                          : NULL;
  if (map == NULL && (maps == NULL || maps->len == 0))
    {
      g_set_error_literal (error,
                           TL_EXPORT_ERROR,
                           TL_EXPORT_ERROR_EMPTY,
                           _ ("/maps: expected at least one map, found none"));
      return NULL;
    }
  if (map == NULL)
    map = g_ptr_array_index (maps, 0);
  for (guint i = 0; i < n_lists; i++)
    if (!check_asked (&lists[i], table, tl_record_get_id (map), error))
      return NULL;
  return map;
}

/* The cards that begin in a stage that is not wanted and reach into one that is begin there. Where
 * they end follows when the stages go. */
static void
pull_in_cards (Part *self, const char *const *stages)
{
  g_autoptr (GPtrArray) cards =
    g_ptr_array_copy ((GPtrArray *) tl_table_get_children (self->whole, self->map, TL_KIND_CARD),
                      NULL,
                      NULL);
  g_autoptr (GPtrArray) columns = tl_query_columns (self->whole, self->map);

  for (guint i = 0; i < cards->len; i++)
    {
      const TlRecord *card = cards->pdata[i];
      const char     *column = tl_record_get_ref (card, TL_CARD_COLUMN);
      int first = column != NULL ? tl_query_column_index (self->whole, self->map, column) : -1;
      int end = first + (int) tl_record_get_integer (card, TL_CARD_SPAN);
      int at = first;

      end = MIN (end, (int) columns->len);
      while (first >= 0 && at < end &&
             !g_strv_contains (stages,
                               tl_record_get_id (
                                 tl_query_stage_of (self->whole,
                                                    tl_record_get_id (columns->pdata[at])))))
        at++;
      if (first >= 0 && at > first && at < end)
        tl_edit_set_span (self->doc,
                          tl_record_get_id (card),
                          tl_record_get_id (columns->pdata[at]),
                          end - at);
    }
}

static void
drop_stages (Part *self, GPtrArray *gone)
{
  const GPtrArray *stages = tl_table_get_children (self->whole, self->map, TL_KIND_STAGE);

  pull_in_cards (self, self->options->stages);
  for (guint i = 0; i < stages->len; i++)
    if (!g_strv_contains (self->options->stages, tl_record_get_id (stages->pdata[i])))
      g_ptr_array_add (gone, (gpointer) tl_record_get_id (stages->pdata[i]));
}

static void
hide_lanes (Part *self)
{
  const GPtrArray *lanes = tl_table_get_children (self->whole, self->map, TL_KIND_LANE);

  for (guint i = 0; i < lanes->len; i++)
    if (!g_strv_contains (self->options->lanes, tl_record_get_id (lanes->pdata[i])))
      tl_edit_set_boolean (self->doc, tl_record_get_id (lanes->pdata[i]), TL_LANE_HIDDEN, TRUE);
}

static void
add_children (const TlTable *table, const char *parent, TlKind kind, GPtrArray *gone)
{
  const GPtrArray *all = tl_table_get_children (table, parent, kind);

  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (gone, (gpointer) tl_record_get_id (all->pdata[i]));
}

/* What fills a grid, of every map: nothing of it is known when paper is to be written on. */
static void
empty_maps (Part *self, GPtrArray *gone)
{
  static const TlKind kinds[] = { TL_KIND_CARD,      TL_KIND_CURVE,   TL_KIND_LINK,
                                  TL_KIND_METRIC,    TL_KIND_COMMENT, TL_KIND_EVIDENCE,
                                  TL_KIND_EXPERIMENT };
  const char         *document = tl_record_get_id (tl_table_get_document (self->whole));
  const GPtrArray    *maps = tl_table_get_children (self->whole, document, TL_KIND_MAP);

  for (guint i = 0; i < maps->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
      add_children (self->whole, tl_record_get_id (maps->pdata[i]), kinds[k], gone);
}

/* Of a map: what is in no picture of it. */
static void
drop_unseen (Part *self, const char *map, GPtrArray *gone)
{
  const TlTable   *table = tl_document_get_table (self->doc);
  const GPtrArray *lanes = tl_table_get_children (table, map, TL_KIND_LANE);
  const GPtrArray *cards = tl_table_get_children (table, map, TL_KIND_CARD);
  const GPtrArray *curves = tl_table_get_children (table, map, TL_KIND_CURVE);
  const GPtrArray *comments = tl_table_get_children (table, map, TL_KIND_COMMENT);

  for (guint i = 0; i < lanes->len; i++)
    if (tl_record_get_boolean (lanes->pdata[i], TL_LANE_HIDDEN))
      g_ptr_array_add (gone, (gpointer) tl_record_get_id (lanes->pdata[i]));
  for (guint i = 0; i < cards->len; i++)
    if (tl_record_get_ref (cards->pdata[i], TL_CARD_COLUMN) == NULL ||
        tl_record_get_ref (cards->pdata[i], TL_CARD_LANE) == NULL)
      g_ptr_array_add (gone, (gpointer) tl_record_get_id (cards->pdata[i]));
  for (guint i = 0; i < curves->len; i++)
    if (tl_record_get_boolean (curves->pdata[i], TL_CURVE_HIDDEN))
      g_ptr_array_add (gone, (gpointer) tl_record_get_id (curves->pdata[i]));
  for (guint i = 0; i < comments->len; i++)
    if (!self->options->comments || tl_record_get_boolean (comments->pdata[i], TL_COMMENT_RESOLVED))
      g_ptr_array_add (gone, (gpointer) tl_record_get_id (comments->pdata[i]));
}

/* Whether what something is about is gone: a deletion kept it, as the map's. */
static gboolean
has_lost_its_thing (const TlRecord *before, const TlRecord *after)
{
  TlKind kind = tl_record_get_kind (before);

  if (kind == TL_KIND_METRIC)
    return !tl_record_field_equal (before, after, TL_METRIC_ABOUT);
  if (kind == TL_KIND_COMMENT)
    return !tl_record_field_equal (before, after, TL_COMMENT_ABOUT) ||
           !tl_record_field_equal (before, after, TL_COMMENT_COLUMN) ||
           !tl_record_field_equal (before, after, TL_COMMENT_LANE);
  if (kind == TL_KIND_EVIDENCE)
    return !tl_record_field_equal (before, after, TL_EVIDENCE_ABOUT) &&
           tl_record_get_list (after, TL_EVIDENCE_ABOUT)[0] == NULL;
  if (kind == TL_KIND_EXPERIMENT)
    return !tl_record_field_equal (before, after, TL_EXPERIMENT_ABOUT) &&
           tl_record_get_list (after, TL_EXPERIMENT_ABOUT)[0] == NULL;
  return FALSE;
}

typedef struct
{
  const TlTable *now;
  GPtrArray     *gone;
} Lost;

static void
add_lost_cb (gpointer data, gpointer user_data)
{
  const TlRecord *before = data;
  Lost           *lost = user_data;
  const TlRecord *after = tl_table_get (lost->now, tl_record_get_id (before));

  if (after != NULL && after != before && has_lost_its_thing (before, after))
    g_ptr_array_add (lost->gone, (gpointer) tl_record_get_id (before));
}

static void
delete_all (Part *self, GPtrArray *gone)
{
  g_ptr_array_add (gone, NULL);
  tl_edit_delete (self->doc, (const char *const *) gone->pdata, TRUE);
}

static void
delete_with_what_is_about (Part *self, GPtrArray *gone)
{
  g_autoptr (GPtrArray) lost = g_ptr_array_new ();
  Lost state = { tl_document_get_table (self->doc), lost };

  if (gone->len == 0)
    return;
  delete_all (self, gone);
  tl_table_foreach (self->whole, add_lost_cb, &state);
  delete_all (self, lost);
}

static TlTable *
cut (const TlTable *table, const TlExportOptions *options, gboolean unseen, GError **error)
{
  Part            part = { .whole = table, .options = options };
  const TlRecord *map = tl_export_find_map (table, options, error);
  g_autoptr (GPtrArray) gone = g_ptr_array_new ();
  g_autoptr (TlTable) copy = NULL;
  const GPtrArray *maps;

  if (map == NULL)
    return NULL;
  copy = tl_table_copy (table);
  part.map = tl_record_get_id (map);
  part.doc = tl_document_new_for_table (copy);
  tl_document_begin (part.doc, "Part");
  if (options->stages != NULL)
    drop_stages (&part, gone);
  if (options->lanes != NULL)
    hide_lanes (&part);
  if (options->blank)
    empty_maps (&part, gone);
  maps =
    tl_table_get_children (table, tl_record_get_id (tl_table_get_document (table)), TL_KIND_MAP);
  for (guint i = 0; unseen && i < maps->len; i++)
    drop_unseen (&part, tl_record_get_id (maps->pdata[i]), gone);
  delete_with_what_is_about (&part, gone);
  tl_document_commit (part.doc);
  g_object_unref (part.doc);
  return g_steal_pointer (&copy);
}

/**
 * tl_export_dup_part:
 * @table: a document
 * @options: which stages and lanes; blank; comments
 * @error: where to put what went wrong
 *
 * Makes a document of what is exported, for those who write down what is in it: only the stages and
 * lanes asked for, or none of what fills the grid. Hidden lanes and curves, parked cards, and
 * comments that are not asked for or resolved are never in it, nor what is about any of these. All
 * maps are in it, also those of which nothing is asked for; which one is meant, and that all ids
 * are of it, says tl_export_find_map().
 *
 * Errors: as tl_export_find_map().
 *
 * Returns: (transfer full): a table of its own, or %NULL with @error set
 */
TlTable *
tl_export_dup_part (const TlTable *table, const TlExportOptions *options, GError **error)
{
  return cut (table, options, TRUE, error);
}

/**
 * tl_export_dup_drawn:
 * @table: a document
 * @options: which stages and lanes; blank
 * @error: where to put what went wrong
 *
 * The same for the scene, which knows itself what is not seen: the lanes that are not asked for are
 * hidden, so that curves run as they do in the whole map.
 *
 * Errors: as tl_export_find_map().
 *
 * Returns: (transfer full): a table, @table itself where all is asked for, or %NULL with @error set
 */
TlTable *
tl_export_dup_drawn (const TlTable *table, const TlExportOptions *options, GError **error)
{
  if (options->stages != NULL || options->lanes != NULL || options->blank)
    return cut (table, options, FALSE, error);
  return tl_export_find_map (table, options, error) != NULL ? tl_table_ref ((TlTable *) table)
                                                            : NULL;
}
