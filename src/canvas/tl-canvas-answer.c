/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From what hurts to what to do: "How might we ...?" turns pain points into an opportunity, the
 * same key turns opportunities into a solution. The new card is about what it was made of, so the
 * chain back to the touchpoint stays; its words are offered, the part that is to be thought about
 * selected. How each card is known, and how often something happens, are set here, too. */
#include "config.h"

#include "canvas/tl-canvas-private.h"
#include "canvas/tl-editor.h"
#include "canvas/tl-question.h"

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

static const char *
get_title (TlCanvas *self, const char *card)
{
  return tl_record_get_text (tl_table_get (get_table (self), card), TL_CARD_TITLE);
}

/* What ends the question stands there already: typed once more, it is passed over. */
static void
insert_cb (GtkTextBuffer *buffer, GtkTextIter *at, const char *text, int length, const char *ending)
{
  g_autofree char *words = g_strndup (text, (gsize) length);
  g_autofree char *rest = NULL;
  GtkTextIter      end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  rest = gtk_text_buffer_get_text (buffer, at, &end, FALSE);
  if (*ending == '\0' || !g_str_equal (rest, ending) || !g_str_has_suffix (words, ending))
    return;
  g_signal_stop_emission_by_name (buffer, "insert-text");
  words[strlen (words) - strlen (ending)] = '\0';
  if (*words != '\0')
    gtk_text_buffer_insert (buffer, at, words, -1);
  gtk_text_buffer_get_end_iter (buffer, at);
  gtk_text_buffer_place_cursor (buffer, at);
}

static void
free_ending_cb (gpointer ending, GClosure *closure)
{
  g_free (ending);
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
  gtk_text_buffer_get_end_iter (buffer, &from);
  g_signal_connect_data (buffer,
                         "insert-text",
                         G_CALLBACK (insert_cb),
                         gtk_text_buffer_get_text (buffer, &to, &from, FALSE),
                         free_ending_cb,
                         0);
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
    writing->initial =
      tl_question_new (cards->len == 2 ? get_title (self, cards->pdata[0]) : NULL, &start, &end);
  tl_editor_open (self, writing, &origin);
  select_part (self, start, end);
}

/* --- What is about what ------------------------------------------------------------------------
 */

/* How far a kind of card stands from the touchpoint on the way to what to do; what only tells
 * something (quotes, evidence) can be about each of them and stands highest. */
enum
{
  STEP_JOURNEY,
  STEP_PAIN,
  STEP_OPPORTUNITY,
  STEP_SOLUTION,
  STEP_WORD,
  N_STEPS
};

static int
get_step (TlCanvas *self, const char *card)
{
  switch ((int) tl_query_card_kind (get_table (self), tl_table_get (get_table (self), card)))
    {
    case TL_LANE_KIND_PAIN_POINTS:
      return STEP_PAIN;
    case TL_LANE_KIND_OPPORTUNITIES:
      return STEP_OPPORTUNITY;
    case TL_LANE_KIND_SOLUTIONS:
      return STEP_SOLUTION;
    case TL_LANE_KIND_QUOTES:
    case TL_LANE_KIND_THOUGHTS:
    case TL_LANE_KIND_NEEDS:
    case TL_LANE_KIND_EVIDENCE:
    case TL_LANE_KIND_METRICS:
      return STEP_WORD;
    default:
      return STEP_JOURNEY;
    }
}

typedef struct
{
  TlCanvas  *self;
  GPtrArray *cards;
  guint      n_of[N_STEPS];
} Attaching;

static void
init_attaching (Attaching *attaching, TlCanvas *self, GPtrArray *cards)
{
  *attaching = (Attaching){ .self = self, .cards = cards };
  for (guint i = 0; i + 1 < cards->len; i++)
    attaching->n_of[get_step (self, cards->pdata[i])]++;
}

/* Whether a card of one step is to be about one of another: of the nearest step below, words of
 * every step but their own. */
static gboolean
is_wanted (const Attaching *attaching, int from, int to)
{
  if (to >= from)
    return FALSE;
  if (from == STEP_WORD)
    return TRUE;
  for (int between = to + 1; between < from; between++)
    if (attaching->n_of[between] > 0)
      return FALSE;
  return TRUE;
}

typedef gboolean (*PairFunc) (Attaching *attaching, const char *card, const char *other);

/* Calls func for each pair of which the first is to be about the second, until it says FALSE. */
static gboolean
each_pair (Attaching *attaching, PairFunc func)
{
  for (guint i = 0; i + 1 < attaching->cards->len; i++)
    for (guint k = 0; k + 1 < attaching->cards->len; k++)
      {
        const char *card = attaching->cards->pdata[i], *other = attaching->cards->pdata[k];

        if (is_wanted (attaching,
                       get_step (attaching->self, card),
                       get_step (attaching->self, other)) &&
            !func (attaching, card, other))
          return FALSE;
      }
  return TRUE;
}

static gboolean
is_attached (Attaching *attaching, const char *card, const char *other)
{
  const TlRecord *record = tl_table_get (get_table (attaching->self), card);

  return g_strv_contains (tl_record_get_list (record, TL_CARD_ABOUT), other);
}

static gboolean
attach (Attaching *attaching, const char *card, const char *other)
{
  tl_edit_set_about (attaching->self->document, card, other, TRUE);
  return TRUE;
}

static gboolean
detach (Attaching *attaching, const char *card, const char *other)
{
  tl_edit_set_about (attaching->self->document, card, other, FALSE);
  return TRUE;
}

/**
 * tl_canvas_can_attach:
 * @self: the canvas
 *
 * Returns: whether among the cards meant some can be about others
 */
gboolean
tl_canvas_can_attach (TlCanvas *self)
{
  g_autoptr (GPtrArray) cards = tl_canvas_dup_targets (self, TL_KIND_CARD);
  Attaching attaching;
  guint     n_steps = 0;

  init_attaching (&attaching, self, cards);
  for (guint i = 0; i < N_STEPS; i++)
    n_steps += attaching.n_of[i] > 0;
  return n_steps > 1;
}

/**
 * tl_canvas_attach:
 * @self: the canvas
 *
 * Says of the cards meant that they are about each other, along the way from touchpoint to pain
 * point to opportunity to solution; quotes and evidence are about all others. When they are
 * already, they are no longer.
 */
void
tl_canvas_attach (TlCanvas *self)
{
  g_autoptr (GPtrArray) cards = tl_canvas_dup_targets (self, TL_KIND_CARD);
  Attaching attaching;
  gboolean  all;

  if (!tl_canvas_can_edit (self) || !tl_canvas_can_attach (self))
    return;
  init_attaching (&attaching, self, cards);
  all = each_pair (&attaching, is_attached);
  tl_document_begin (self->document, all ? _ ("Detach Cards") : _ ("Attach Cards"));
  each_pair (&attaching, all ? detach : attach);
  tl_document_commit (self->document);
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
