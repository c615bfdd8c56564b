/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From what hurts to what to do: "How might we ...?" turns pain points into an opportunity, the
 * same key turns opportunities into a solution. The new card is about what it was made of, so the
 * chain back to the touchpoint stays; its words are offered, the part that is to be thought about
 * selected. How each card is known, and how often something happens, are set here, too. */
#include "config.h"

#include "canvas/tl-canvas-private.h"
#include "canvas/tl-editor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const TlTable *
get_table (TlCanvas *self)
{
  return tl_document_get_table (self->document);
}

/* What answers all of some cards; TL_N_LANE_KINDS = nothing does. */
static TlLaneKind
find_answer_kind (TlCanvas *self, GPtrArray *cards)
{
  TlLaneKind answer = TL_N_LANE_KINDS;

  for (guint i = 0; i + 1 < cards->len; i++)
    {
      TlLaneKind kind =
        tl_query_card_kind (get_table (self), tl_table_get (get_table (self), cards->pdata[i]));
      TlLaneKind next = kind == TL_LANE_KIND_PAIN_POINTS     ? TL_LANE_KIND_OPPORTUNITIES
                        : kind == TL_LANE_KIND_OPPORTUNITIES ? TL_LANE_KIND_SOLUTIONS
                                                             : TL_N_LANE_KINDS;

      if (next == TL_N_LANE_KINDS || (i > 0 && next != answer))
        return TL_N_LANE_KINDS;
      answer = next;
    }
  return answer;
}

/**
 * tl_canvas_get_answer_kind:
 * @self: the canvas
 *
 * Returns: what the cards meant can be turned into: opportunities for pain points, solutions for
 *   opportunities; %TL_N_LANE_KINDS = nothing
 */
TlLaneKind
tl_canvas_get_answer_kind (TlCanvas *self)
{
  g_autoptr (GPtrArray) cards = tl_canvas_dup_targets (self, TL_KIND_CARD);

  return find_answer_kind (self, cards);
}

/* "How might we solve “No evening slots”?", and which part of it is to be typed over. */
static char *
dup_question (TlCanvas *self, GPtrArray *pains, int *start, int *end)
{
  const TlRecord *pain = tl_table_get (get_table (self), pains->pdata[0]);
  const char     *title = tl_record_get_text (pain, TL_CARD_TITLE);
  g_auto (GStrv) parts = NULL;
  g_autofree char *middle = NULL;

  if (*title == '\0' || pains->len > 2)
    /* Translators: what stands between the bars is selected, to be typed over. */
    parts = g_strsplit (_ ("How might we |…|?"), "|", 3);
  else
    /* Translators: what stands between the bars is selected, to be typed over; %s is a pain point.
     */
    parts = g_strsplit (_ ("How might we |solve “%s”|?"), "|", 3);
  if (g_strv_length (parts) < 3)
    return g_strdup ("");
  if (strstr (parts[1], "%s") != NULL)
    {
      g_auto (GStrv) around = g_strsplit (parts[1], "%s", 2);

      middle = g_strconcat (around[0], title, around[1], NULL);
    }
  else
    middle = g_strdup (parts[1]);
  *start = (int) g_utf8_strlen (parts[0], -1);
  *end = *start + (int) g_utf8_strlen (middle, -1);
  return g_strconcat (parts[0], middle, parts[2], NULL);
}

static void
select_part (TlCanvas *self, int start, int end)
{
  GtkTextView   *view = tl_editor_get_view (self);
  GtkTextBuffer *buffer = view != NULL ? gtk_text_view_get_buffer (view) : NULL;
  GtkTextIter    from, to;

  if (buffer == NULL || start >= end)
    return;
  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, end);
  gtk_text_buffer_select_range (buffer, &to, &from);
}

/* Where the editor opens: at the card with the focus if it is one of them. */
static TlPlace
find_origin (TlCanvas *self, GPtrArray *cards)
{
  for (guint i = 0; i + 1 < cards->len; i++)
    if (g_strcmp0 (cards->pdata[i], self->focus.id) == 0)
      return self->focus;
  return tl_scene_place_of (self->scene, cards->pdata[0]);
}

/**
 * tl_canvas_answer:
 * @self: the canvas
 *
 * Ctrl+Shift+H: opens a small editor at the pain points meant for the opportunity that they become,
 * "How might we …?", or at opportunities for a solution. Does nothing for other cards.
 */
void
tl_canvas_answer (TlCanvas *self)
{
  g_autoptr (GPtrArray) cards = tl_canvas_dup_targets (self, TL_KIND_CARD);
  TlLaneKind kind = find_answer_kind (self, cards);
  g_auto (TlPlace) origin = { 0 };
  TlPlace    found;
  TlWriting *writing;
  int        start = 0, end = 0;

  if (!tl_canvas_can_edit (self) || kind == TL_N_LANE_KINDS)
    return;
  found = find_origin (self, cards);
  tl_place_hold (&origin, &found);
  writing = tl_writing_new (self->document, self->map, TL_WRITING_NEW_CARD);
  writing->is_about = TRUE;
  writing->plain = TRUE;
  writing->about_kind = kind;
  writing->column = g_strdup (origin.column);
  writing->answered = g_strdupv ((char **) cards->pdata);
  if (kind == TL_LANE_KIND_OPPORTUNITIES)
    writing->initial = dup_question (self, cards, &start, &end);
  tl_editor_open (self, writing, &origin);
  select_part (self, start, end);
}

/* --- How it is known --------------------------------------------------------------------------
 */

/**
 * tl_canvas_set_evidence:
 * @self: the canvas
 * @status: how the cards meant are known
 *
 * Says of all cards meant whether they were observed, are assumed or proposed.
 */
void
tl_canvas_set_evidence (TlCanvas *self, TlEvidenceStatus status)
{
  g_autoptr (GPtrArray) cards = tl_canvas_dup_targets (self, TL_KIND_CARD);

  if (!tl_canvas_can_edit (self) || cards->len < 2)
    return;
  tl_document_begin (self->document, _ ("Set Evidence"));
  for (guint i = 0; i + 1 < cards->len; i++)
    tl_edit_set_integer (self->document, cards->pdata[i], TL_CARD_EVIDENCE_STATUS, status);
  tl_document_commit (self->document);
}

/**
 * tl_canvas_next_evidence:
 * @self: the canvas
 *
 * Ctrl+Shift+A: observed, assumed, proposed, not said: what comes after that of the first card
 * meant, for all.
 */
void
tl_canvas_next_evidence (TlCanvas *self)
{
  g_autoptr (GPtrArray) cards = tl_canvas_dup_targets (self, TL_KIND_CARD);
  gint64 status;

  if (cards->len < 2)
    return;
  status = tl_record_get_integer (tl_table_get (get_table (self), cards->pdata[0]),
                                  TL_CARD_EVIDENCE_STATUS);
  tl_canvas_set_evidence (self, (TlEvidenceStatus) ((status + 1) % 4));
}

/* --- How often, or how much work --------------------------------------------------------------
 */

/* The rating beside the main one; -1 = a card has none. */
static int
get_second_rating (TlCanvas *self, const char *card)
{
  switch ((int) tl_query_card_kind (get_table (self), tl_table_get (get_table (self), card)))
    {
    case TL_LANE_KIND_PAIN_POINTS:
      return TL_CARD_FREQUENCY;
    case TL_LANE_KIND_OPPORTUNITIES:
    case TL_LANE_KIND_SOLUTIONS:
      return TL_CARD_EFFORT;
    default:
      return -1;
    }
}

/**
 * tl_canvas_set_frequency:
 * @self: the canvas
 * @rating: 1 to 5; 0 = not rated
 *
 * Says how often the pain points meant happen, or how much work opportunities and solutions are.
 */
void
tl_canvas_set_frequency (TlCanvas *self, int rating)
{
  g_autoptr (GPtrArray) cards = tl_canvas_dup_targets (self, TL_KIND_CARD);

  if (!tl_canvas_can_edit (self) || cards->len < 2)
    return;
  tl_document_begin (self->document, _ ("Rate"));
  for (guint i = 0; i + 1 < cards->len; i++)
    if (get_second_rating (self, cards->pdata[i]) >= 0)
      tl_edit_set_integer (self->document,
                           cards->pdata[i],
                           (guint) get_second_rating (self, cards->pdata[i]),
                           CLAMP (rating, 0, 5));
  tl_document_commit (self->document);
}

/* --- What the map shows ------------------------------------------------------------------------
 */

static gboolean
get_shown (TlCanvas *self, guint field)
{
  const TlRecord *map =
    self->document != NULL ? tl_table_get_kind (get_table (self), self->map, TL_KIND_MAP) : NULL;

  return map != NULL && tl_record_get_boolean (map, field);
}

/**
 * tl_canvas_shows_codes:
 * @self: a canvas
 *
 * Returns: whether the cards of the map show their codes
 */
gboolean
tl_canvas_shows_codes (TlCanvas *self)
{
  g_return_val_if_fail (TL_IS_CANVAS (self), FALSE);

  return get_shown (self, TL_MAP_SHOW_CODES);
}

/**
 * tl_canvas_shows_coverage:
 * @self: a canvas
 *
 * Returns: whether the stages of the map show how much of them was observed
 */
gboolean
tl_canvas_shows_coverage (TlCanvas *self)
{
  g_return_val_if_fail (TL_IS_CANVAS (self), FALSE);

  return get_shown (self, TL_MAP_SHOW_COVERAGE);
}

/* Codes that are shown are all there: cards without one get theirs. */
void
tl_canvas_toggle_codes (TlCanvas *self)
{
  gboolean show = !tl_canvas_shows_codes (self);

  if (!tl_canvas_can_edit (self) || self->map == NULL)
    return;
  tl_document_begin (self->document, show ? _ ("Show Codes") : _ ("Hide Codes"));
  tl_edit_show_codes (self->document, self->map, show);
  tl_document_commit (self->document);
}

void
tl_canvas_toggle_coverage (TlCanvas *self)
{
  gboolean show = !tl_canvas_shows_coverage (self);

  if (!tl_canvas_can_edit (self) || self->map == NULL)
    return;
  tl_document_begin (self->document, show ? _ ("Show Coverage") : _ ("Hide Coverage"));
  tl_edit_set_boolean (self->document, self->map, TL_MAP_SHOW_COVERAGE, show);
  tl_document_commit (self->document);
}
