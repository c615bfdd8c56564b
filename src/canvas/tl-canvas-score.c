/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The emotion of cards. It is the point anchored to a card on the curve of the persona who is
 * active on the canvas, else of the first whom the map shows: made when it is missing, so that a
 * face can be given to a card before anybody has drawn a line. */
#include "config.h"

#include "canvas/tl-canvas-private.h"

#include <glib/gi18n-lib.h>

#include "canvas/tl-step-name.h"

static const TlTable *
get_table (TlCanvas *self)
{
  return tl_document_get_table (self->document);
}

static char *
dup_persona (TlCanvas *self)
{
  const TlRecord    *map = tl_table_get_kind (get_table (self), self->map, TL_KIND_MAP);
  const char *const *shown = tl_record_get_list (map, TL_MAP_PERSONAS);
  char              *persona = NULL;

  g_object_get (self, "active-persona", &persona, NULL);
  return persona != NULL ? persona : g_strdup (shown[0]);
}

static const TlRecord *
find_curve (TlCanvas *self, const char *persona)
{
  return tl_query_curve (get_table (self), self->map, persona, FALSE);
}

/**
 * tl_canvas_get_emotion:
 * @self: the canvas
 * @card: a card
 * @score: (out): its score on the active persona's curve
 *
 * Returns: whether the card has one
 */
gboolean
tl_canvas_get_emotion (TlCanvas *self, const char *card, double *score)
{
  g_autofree char *persona = dup_persona (self);
  const TlRecord  *curve = find_curve (self, persona);
  const TlRecord  *point =
    curve != NULL ? tl_query_point_of_card (get_table (self), tl_record_get_id (curve), card)
                   : NULL;

  if (point == NULL)
    return FALSE;
  *score = tl_record_get_number (point, TL_POINT_SCORE);
  return TRUE;
}

static void
set_scores (TlCanvas *self, GPtrArray *cards, double score)
{
  g_autofree char *persona = dup_persona (self);
  const TlRecord  *found = find_curve (self, persona);
  g_autofree char *curve = found != NULL
                             ? g_strdup (tl_record_get_id (found))
                             : tl_edit_ensure_curve (self->document, self->map, persona, FALSE);

  for (guint i = 0; curve != NULL && i + 1 < cards->len; i++)
    g_free (tl_edit_set_card_score (self->document, curve, g_ptr_array_index (cards, i), score));
}

/**
 * tl_canvas_set_emotion:
 * @self: the canvas
 * @score: -2 to 2
 *
 * Gives the cards meant this score on the active persona's curve.
 */
void
tl_canvas_set_emotion (TlCanvas *self, double score)
{
  g_autoptr (GPtrArray) cards = tl_canvas_dup_targets (self, TL_KIND_CARD);
  g_autofree char *things = NULL;
  g_autofree char *name = NULL;

  if (!tl_canvas_can_edit (self) || cards->len < 2)
    return;
  things = tl_step_name_dup_things (get_table (self), (const char *const *) cards->pdata);
  name = g_strdup_printf (_ ("Set Emotion of %s"), things);
  tl_document_begin (self->document, name);
  set_scores (self, cards, CLAMP (score, -2, 2));
  tl_document_commit (self->document);
}
