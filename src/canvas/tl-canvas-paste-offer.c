/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A table had more columns or lanes than the map: nobody is asked, what did not fit is parked, and
 * ::notice-action says what is missing, with a button that makes it ("canvas.take-offer"). Taken
 * right away, pasting and making are one undo step; taken after other work it is a step of its own.
 * The offer lapses with the next one, with the document, and when all that waited has gone. */
#include "config.h"

#include "canvas/tl-canvas-paste.h"

#include <glib/gi18n-lib.h>

struct _TlPasteOffer
{
  TlDocument     *document;
  TlImportResult *result;
  char           *name; /* of the undo step */
  guint           mark; /* before the paste */
  guint64         revision;
};

static void
offer_free (TlPasteOffer *offer)
{
  g_object_unref (offer->document);
  tl_import_result_free (offer->result);
  g_free (offer->name);
  g_free (offer);
}

/**
 * tl_canvas_drop_offer:
 * @self: the canvas
 *
 * Forgets what was offered.
 */
void
tl_canvas_drop_offer (TlCanvas *self)
{
  g_clear_pointer (&self->offer, offer_free);
}

static char *
dup_missing (const TlImportResult *result)
{
  guint            columns = result->n_missing_columns, lanes = result->n_missing_lanes;
  g_autofree char *some_columns =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u column", "%u columns", columns), columns);
  g_autofree char *some_lanes =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u lane", "%u lanes", lanes), lanes);

  if (lanes == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "%u column is missing",
                                         "%u columns are missing",
                                         columns),
                            columns);
  if (columns == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "%u lane is missing",
                                         "%u lanes are missing",
                                         lanes),
                            lanes);
  /* Translators: "2 columns" and "1 lane" */
  return g_strdup_printf (_ ("%s and %s are missing"), some_columns, some_lanes);
}

static const char *
get_label (const TlImportResult *result)
{
  if (result->n_missing_lanes == 0)
    return result->n_missing_columns == 1 ? _ ("_Add Column") : _ ("_Add Columns");
  if (result->n_missing_columns == 0)
    return result->n_missing_lanes == 1 ? _ ("_Add Lane") : _ ("_Add Lanes");
  return _ ("_Add Columns and Lanes");
}

/**
 * tl_canvas_offer_missing:
 * @self: the canvas
 * @result: (transfer full): what was pasted, with what is missing
 * @mark: of the history, from before the paste
 * @name: of the undo step
 * @said: what came in, as a sentence
 *
 * Offers to make the columns and lanes that a pasted table needs.
 */
void
tl_canvas_offer_missing (
  TlCanvas *self, TlImportResult *result, guint mark, const char *name, const char *said)
{
  g_autofree char *missing = dup_missing (result);
  g_autofree char *title = NULL;
  TlPasteOffer    *offer = g_new0 (TlPasteOffer, 1);

  tl_canvas_drop_offer (self);
  offer->document = g_object_ref (self->document);
  offer->result = result;
  offer->name = g_strdup (name);
  offer->mark = mark;
  offer->revision = tl_document_get_revision (self->document);
  self->offer = offer;
  /* Translators: "24 cards pasted; 2 columns are missing" */
  title = g_strdup_printf (_ ("%s; %s"), said, missing);
  tl_canvas_notice_action (self, title, get_label (result), "canvas.take-offer");
}

/* Whether anything that was parked still waits there. */
static gboolean
is_awaited (const TlPasteOffer *offer)
{
  const TlTable *table = tl_document_get_table (offer->document);

  for (guint i = 0; i < offer->result->waiting->len; i++)
    {
      const char     *id = g_array_index (offer->result->waiting, TlImportWaiting, i).card;
      const TlRecord *card = tl_table_get_kind (table, id, TL_KIND_CARD);

      if (card != NULL && tl_record_get_ref (card, TL_CARD_COLUMN) == NULL)
        return TRUE;
    }
  return FALSE;
}

/* The ids of what came in that are still there: cards that became scores are not. */
static GPtrArray *
dup_present (const TlPasteOffer *offer)
{
  const TlTable *table = tl_document_get_table (offer->document);
  GPtrArray     *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < offer->result->ids->len; i++)
    {
      const char *id = offer->result->ids->pdata[i];

      if (id != NULL && tl_table_get (table, id) != NULL)
        g_ptr_array_add (ids, g_strdup (id));
    }
  return ids;
}

/**
 * tl_canvas_take_offer:
 * @self: the canvas
 *
 * Makes the missing columns and lanes, and brings home what waits for them in the parking lot.
 */
void
tl_canvas_take_offer (TlCanvas *self)
{
  TlPasteOffer *offer = g_steal_pointer (&self->offer);
  TlPasteCount  count = { 0 };
  gboolean      at_once;
  g_autoptr (GPtrArray) ids = NULL;
  g_autofree char *parts = NULL;

  if (offer == NULL)
    return;
  if (!tl_canvas_can_edit (self) || offer->document != self->document || !is_awaited (offer))
    {
      offer_free (offer);
      return;
    }
  at_once = offer->revision == tl_document_get_revision (self->document);
  count.n_stages = offer->result->n_stages;
  count.n_lanes = offer->result->n_lanes;
  tl_document_begin (self->document, _ ("Add Missing Columns and Lanes"));
  tl_import_put_missing (self->document, offer->result);
  tl_document_commit (self->document);
  if (at_once)
    tl_document_squash_to_mark (self->document, offer->mark, offer->name);
  count.n_stages = offer->result->n_stages - count.n_stages;
  count.n_lanes = offer->result->n_lanes - count.n_lanes;
  ids = dup_present (offer);
  tl_canvas_show_pasted (self, ids);
  parts = tl_paste_count_dup_parts (&count);
  if (parts != NULL)
    {
      /* Translators: %s is "2 stages and 1 lane" */
      g_autofree char *said = g_strdup_printf (_ ("%s added"), parts);

      tl_canvas_notice (self, said, TRUE);
    }
  offer_free (offer);
}
