/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How written words enter the document. The editor hands over what stands in it whenever the hand
 * rests, and once more at the end; here that becomes a new card, a changed title, a score. It knows
 * nothing of widgets.
 *
 * A mark is set when writing begins, every hand-over is a commit of its own, and the end squashes
 * all of them into one undo step. A new record exists only while there are words for it: when they
 * go, everything since the mark is taken back and no trace stays. When shorthand changes what a new
 * card is, it is taken back and made anew, so that codes and references are those of a card that
 * was right from the start. */
#include "config.h"

#include "canvas/tl-writing.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/tl-text.h"
#include "map/tl-metric.h"

static void
clear_token (gpointer token)
{
  tl_shorthand_token_clear (token);
}

/**
 * tl_writing_new:
 * @document: what is written in
 * @map: id of the map
 * @kind: what is written
 *
 * Begins an act of writing: marks the history. The caller fills in where and what.
 *
 * Returns: (transfer full): a new act of writing
 */
TlWriting *
tl_writing_new (TlDocument *document, const char *map, TlWritingKind kind)
{
  TlWriting *self = g_new0 (TlWriting, 1);

  self->document = g_object_ref (document);
  self->map = g_strdup (map);
  self->kind = kind;
  self->tokens = g_array_new (FALSE, TRUE, sizeof (TlShorthandToken));
  g_array_set_clear_func (self->tokens, clear_token);
  self->mark = tl_document_mark (document);
  return self;
}

/**
 * tl_writing_free:
 * @self: an act of writing
 *
 * Frees it. What was handed over so far stays in the document, unsquashed if
 * tl_writing_finish() was not called.
 */
void
tl_writing_free (TlWriting *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->document);
  g_free (self->map);
  g_free (self->id);
  g_free (self->column);
  g_free (self->lane);
  g_free (self->before);
  g_free (self->after);
  g_free (self->about);
  g_free (self->curve);
  g_free (self->link_from);
  g_strfreev (self->answered);
  g_free (self->initial);
  g_free (self->undone);
  g_array_unref (self->tokens);
  g_free (self);
}

static const TlRecord *
get_record (const TlWriting *self)
{
  if (self->id == NULL)
    return NULL;
  return tl_table_get (tl_document_get_table (self->document), self->id);
}

/* A number stands behind its title, as it is typed. */
static char *
dup_title_line (const TlWriting *self, const TlRecord *card)
{
  const char     *title = tl_record_get_text (card, TL_CARD_TITLE);
  const TlRecord *metric = tl_writing_reads_numbers (self)
                             ? tl_metric_find (tl_document_get_table (self->document), self->id)
                             : NULL;

  return metric != NULL ? tl_metric_dup_words (metric, title) : g_strdup (title);
}

static char *
read_text (const TlWriting *self, const TlRecord *record)
{
  const char      *text;
  g_autofree char *title = NULL;

  switch (self->kind)
    {
    case TL_WRITING_CARD:
      text = tl_record_get_text (record, TL_CARD_TEXT);
      title = dup_title_line (self, record);
      if (*text == '\0')
        return g_steal_pointer (&title);
      return g_strconcat (title, "\n", text, NULL);
    case TL_WRITING_TITLE:
      return g_strdup (tl_record_get_text (record, self->field));
    case TL_WRITING_LABEL:
      return g_strdup (tl_record_get_text (record, TL_POINT_LABEL));
    case TL_WRITING_NEW_CARD:
    case TL_WRITING_NEW_POINT:
    case TL_WRITING_SCORE:
    default:
      return g_strdup ("");
    }
}

/**
 * tl_writing_get_text:
 * @self: an act of writing
 *
 * What stands in the editor when it opens: a card's title and, on further lines, its text.
 *
 * Returns: (transfer none): text, "" for something new
 */
const char *
tl_writing_get_text (TlWriting *self)
{
  const TlRecord *record = get_record (self);

  if (self->initial == NULL)
    self->initial = record != NULL ? read_text (self, record) : g_strdup ("");
  return self->initial;
}

/**
 * tl_writing_is_multiline:
 * @self: an act of writing
 *
 * Returns: whether the text may have several lines (cards)
 */
gboolean
tl_writing_is_multiline (const TlWriting *self)
{
  return self->kind == TL_WRITING_NEW_CARD || self->kind == TL_WRITING_CARD;
}

/**
 * tl_writing_is_new:
 * @self: an act of writing
 *
 * Returns: whether the words make a new card or point
 */
gboolean
tl_writing_is_new (const TlWriting *self)
{
  return self->kind == TL_WRITING_NEW_CARD || self->kind == TL_WRITING_NEW_POINT;
}

/**
 * tl_writing_get_card_kind:
 * @self: an act of writing a card
 *
 * The lane kind that the card will have, hence how it looks.
 *
 * Returns: a lane kind; that of actions where there is no card
 */
TlLaneKind
tl_writing_get_card_kind (const TlWriting *self)
{
  const TlTable  *table = tl_document_get_table (self->document);
  const TlRecord *record = get_record (self);

  if (self->kind == TL_WRITING_CARD && record != NULL)
    return tl_query_card_kind (table, record);
  if (tl_writing_find_token (self, TL_SHORTHAND_PAIN_POINT) != NULL)
    return TL_LANE_KIND_PAIN_POINTS;
  if (tl_writing_find_token (self, TL_SHORTHAND_OPPORTUNITY) != NULL)
    return TL_LANE_KIND_OPPORTUNITIES;
  if (self->is_about)
    return self->about_kind;
  record = self->lane != NULL ? tl_table_get_kind (table, self->lane, TL_KIND_LANE) : NULL;
  return record != NULL ? (TlLaneKind) tl_record_get_integer (record, TL_LANE_KIND)
                        : TL_LANE_KIND_ACTIONS;
}

static const char *
get_undo_name (const TlWriting *self)
{
  switch (self->kind)
    {
    case TL_WRITING_NEW_CARD:
      if (self->is_about || self->tokens->len > 0)
        {
          TlLaneKind kind = tl_writing_get_card_kind (self);

          if (kind == TL_LANE_KIND_PAIN_POINTS)
            return _ ("Add Pain Point");
          if (kind == TL_LANE_KIND_OPPORTUNITIES)
            return self->answered != NULL ? _ ("How Might We") : _ ("Add Opportunity");
          if (kind == TL_LANE_KIND_SOLUTIONS)
            return _ ("Add Solution");
        }
      return _ ("Add Card");
    case TL_WRITING_CARD:
      return _ ("Edit Card");
    case TL_WRITING_TITLE:
      return self->undo_name != NULL ? self->undo_name : _ ("Rename");
    case TL_WRITING_NEW_POINT:
      return _ ("Add Point");
    case TL_WRITING_SCORE:
      return _ ("Set Score");
    case TL_WRITING_LABEL:
    default:
      return _ ("Label Point");
    }
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

static void
split_words (const char *text, char **title, char **rest)
{
  g_autofree char *clean = tl_text_clean (text, 0, TRUE);

  tl_text_split_title (clean, title, rest);
  g_strchomp (*title);
  g_strchomp (*rest);
}

static char *
one_line (const char *text)
{
  g_autofree char *clean = tl_text_clean (text, 0, FALSE);

  return g_strdup (g_strstrip (clean));
}

static void
take_back (TlWriting *self)
{
  tl_document_bail_to_mark (self->document, self->mark);
  g_clear_pointer (&self->id, g_free);
}

static void
set_tokens (TlWriting *self)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();

  for (guint i = 0; i < self->tokens->len; i++)
    {
      const TlShorthandToken *token = &g_array_index (self->tokens, TlShorthandToken, i);

      if (token->type == TL_SHORTHAND_PAIN_POINT && token->severity > 0)
        tl_edit_set_integer (self->document, self->id, TL_CARD_SEVERITY, token->severity);
      else if (token->type == TL_SHORTHAND_CHANNEL)
        tl_edit_set_integer (self->document, self->id, TL_CARD_CHANNEL, token->channel);
      else if (token->type == TL_SHORTHAND_TAG)
        g_ptr_array_add (tags, token->tag);
    }
  if (tags->len == 0)
    return;
  g_ptr_array_add (tags, NULL);
  tl_edit_set_list (self->document, self->id, TL_CARD_TAGS, (const char *const *) tags->pdata);
}

/* An id that may have gone while the words were typed. */
static const char *
keep_if_there (TlWriting *self, const char *id)
{
  return id != NULL && tl_table_get (tl_document_get_table (self->document), id) != NULL ? id
                                                                                         : NULL;
}

/* About all the cards that are still there. */
static char *
make_answer (TlWriting *self, TlLaneKind kind, const char *title)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();

  for (guint i = 0; self->answered[i] != NULL; i++)
    if (keep_if_there (self, self->answered[i]) != NULL)
      g_ptr_array_add (cards, self->answered[i]);
  if (cards->len == 0)
    return tl_edit_add_about (self->document,
                              self->map,
                              NULL,
                              keep_if_there (self, self->column),
                              kind,
                              title);
  g_ptr_array_add (cards, NULL);
  return tl_edit_add_answer (self->document, (const char *const *) cards->pdata, kind, title);
}

static void
make_card (TlWriting *self, const char *title)
{
  TlLaneKind  kind = tl_writing_get_card_kind (self);
  const char *lane = keep_if_there (self, self->lane);
  const char *column = keep_if_there (self, self->column);
  gboolean    about = self->is_about ||
                   tl_writing_find_token (self, TL_SHORTHAND_PAIN_POINT) != NULL ||
                   tl_writing_find_token (self, TL_SHORTHAND_OPPORTUNITY) != NULL;

  if (self->answered != NULL)
    self->id = make_answer (self, kind, title);
  else if (about)
    self->id = tl_edit_add_about (self->document,
                                  self->map,
                                  keep_if_there (self, self->about),
                                  column,
                                  kind,
                                  title);
  else
    /* With its column or its lane gone there is no cell: parked, as the cards of the cell were. */
    self->id = tl_edit_add_card (self->document,
                                 self->map,
                                 lane != NULL ? column : NULL,
                                 lane,
                                 title,
                                 keep_if_there (self, self->before));
  if (self->id != NULL && keep_if_there (self, self->link_from) != NULL)
    g_free (tl_edit_link_cards (self->document, self->map, self->link_from, self->id));
  set_tokens (self);
}

/* In a lane of metrics a line may end with a number. */
static void
set_title_line (TlWriting *self, const char *line)
{
  if (tl_writing_reads_numbers (self))
    tl_edit_set_metric_words (self->document, self->id, line);
  else
    tl_edit_set_text (self->document, self->id, TL_CARD_TITLE, line);
}

/* In a lane of channels a card called "Web" is that channel: its sign follows its words for as long
 * as it says the same as they do. */
static void
follow_channel (TlWriting *self, TlChannel before)
{
  const TlRecord *card = get_record (self);
  TlChannel       named;

  if (card == NULL || tl_writing_get_card_kind (self) != TL_LANE_KIND_CHANNELS ||
      tl_writing_find_token (self, TL_SHORTHAND_CHANNEL) != NULL ||
      tl_record_get_integer (card, TL_CARD_CHANNEL) != before)
    return;
  named = tl_shorthand_find_named_channel (tl_record_get_text (card, TL_CARD_TITLE));
  if (named != before)
    tl_edit_set_integer (self->document, self->id, TL_CARD_CHANNEL, named);
}

static void
set_words (TlWriting *self, const char *title, const char *rest)
{
  TlChannel before =
    tl_shorthand_find_named_channel (tl_record_get_text (get_record (self), TL_CARD_TITLE));

  set_title_line (self, title);
  tl_edit_set_text (self->document, self->id, TL_CARD_TEXT, rest);
  follow_channel (self, before);
}

static void
apply_new_card (TlWriting *self, const char *text)
{
  g_autofree char *title = NULL;
  g_autofree char *rest = NULL;

  if (self->id != NULL && (self->reshaped || is_blank (text)))
    take_back (self);
  self->reshaped = FALSE;
  if (is_blank (text))
    return;
  split_words (text, &title, &rest);
  tl_document_begin (self->document, get_undo_name (self));
  if (self->id == NULL)
    make_card (self, title);
  if (self->id != NULL)
    set_words (self, title, rest);
  tl_document_commit (self->document);
}

static void
apply_card (TlWriting *self, const char *text)
{
  g_autofree char *title = NULL;
  g_autofree char *rest = NULL;

  split_words (text, &title, &rest);
  tl_document_begin (self->document, get_undo_name (self));
  set_words (self, title, rest);
  tl_document_commit (self->document);
}

static void
apply_field (TlWriting *self, guint field, const char *text)
{
  g_autofree char *line = one_line (text);

  tl_document_begin (self->document, get_undo_name (self));
  tl_edit_set_text (self->document, self->id, field, line);
  tl_document_commit (self->document);
}

/* A column with exactly one touchpoint: its emotion is the column's, so the point is anchored to
 * it. Otherwise the point is a place in the middle of the column. */
static const char *
find_only_touchpoint (TlWriting *self)
{
  const TlTable  *table = tl_document_get_table (self->document);
  const TlRecord *lane = tl_query_lane_of_kind (table, self->map, TL_LANE_KIND_TOUCHPOINTS);
  g_autoptr (GPtrArray) cell = NULL;

  if (lane == NULL)
    return NULL;
  cell = tl_query_cell (table, self->map, self->column, tl_record_get_id (lane));
  return cell->len == 1 ? tl_record_get_id (g_ptr_array_index (cell, 0)) : NULL;
}

static void
make_point (TlWriting *self, double score)
{
  char       *curve = tl_writing_ensure_curve (self->document, self->map, self->curve);
  const char *card;

  g_free (self->curve);
  self->curve = curve;
  if (curve == NULL || keep_if_there (self, self->column) == NULL)
    return;
  card = find_only_touchpoint (self);
  if (card != NULL)
    self->id = tl_edit_set_card_score (self->document, self->curve, card, score);
  else
    self->id = tl_edit_add_point (self->document, self->curve, self->column, 0.5, score);
}

/* A lone sign is a score that was not finished, not a label. */
static gboolean
has_letters (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalnum (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

static void
apply_point (TlWriting *self, const char *text)
{
  const TlShorthandToken *token = tl_writing_find_token (self, TL_SHORTHAND_SCORE);
  g_autofree char        *label = one_line (text);

  if (!has_letters (label))
    *label = '\0';
  if (self->kind == TL_WRITING_NEW_POINT && self->id != NULL && self->reshaped)
    take_back (self);
  self->reshaped = FALSE;
  if (token == NULL && *label == '\0')
    {
      if (self->kind == TL_WRITING_NEW_POINT && self->id != NULL)
        take_back (self);
      return;
    }
  tl_document_begin (self->document, get_undo_name (self));
  if (self->id == NULL)
    make_point (self, token != NULL ? token->score : 0);
  else if (token != NULL)
    tl_edit_set_number (self->document, self->id, TL_POINT_SCORE, token->score);
  if (self->id != NULL && (*label != '\0' || self->kind == TL_WRITING_NEW_POINT))
    tl_edit_set_text (self->document, self->id, TL_POINT_LABEL, label);
  tl_document_commit (self->document);
}

/**
 * tl_writing_apply:
 * @self: an act of writing
 * @text: what stands in the editor, without the shorthand that was understood
 *
 * Brings the document up to date with the words, as a commit of its own. A new record is made with
 * its first words and vanishes with its last.
 *
 * Errors: none; when the record has gone meanwhile (an undo), nothing is changed.
 */
void
tl_writing_apply (TlWriting *self, const char *text)
{
  g_return_if_fail (text != NULL);

  if (tl_document_in_transaction (self->document))
    return;
  if (self->id != NULL && get_record (self) == NULL)
    {
      if (!tl_writing_is_new (self))
        return;
      g_clear_pointer (&self->id, g_free);
    }
  switch (self->kind)
    {
    case TL_WRITING_NEW_CARD:
      apply_new_card (self, text);
      break;
    case TL_WRITING_CARD:
      apply_card (self, text);
      break;
    case TL_WRITING_TITLE:
      apply_field (self, self->field, text);
      break;
    case TL_WRITING_NEW_POINT:
    case TL_WRITING_SCORE:
      apply_point (self, text);
      break;
    case TL_WRITING_LABEL:
      apply_field (self, TL_POINT_LABEL, text);
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * tl_writing_finish:
 * @self: an act of writing
 * @text: what stands in the editor at the end
 *
 * Hands the last words over and makes the whole act one undo step. A score that ends the text
 * counts now ("-2" without a space), and a stage made for its name vanishes without one. What
 * somebody else removed meanwhile stays removed.
 *
 * Returns: whether a record stands there: FALSE when something new came to nothing
 */
gboolean
tl_writing_finish (TlWriting *self, const char *text)
{
  TlShorthandType type;
  gsize           read = 0;

  if (tl_table_get (tl_document_get_table (self->document), self->map) == NULL ||
      (!tl_writing_is_new (self) && get_record (self) == NULL))
    return FALSE;
  if (tl_writing_is_point (self) && !self->plain)
    read = tl_writing_read_word (self, text, TL_SHORTHAND_FLAG_FINISHED, &type);
  if (self->kind == TL_WRITING_TITLE && self->new_record && is_blank (text))
    {
      take_back (self);
      return FALSE;
    }
  if (self->initial != NULL && *self->initial != '\0' && g_str_equal (text, self->initial) &&
      self->answered == NULL)
    {
      tl_document_bail_to_mark (self->document, self->mark);
      return get_record (self) != NULL;
    }
  tl_writing_apply (self, text + MIN (read, strlen (text)));
  tl_document_squash_to_mark (self->document, self->mark, get_undo_name (self));
  return get_record (self) != NULL;
}

/**
 * tl_writing_ensure_curve:
 * @document: a document in a transaction
 * @map: id of a map
 * @active: (nullable): the curve that is edited
 *
 * The curve that scores and strokes go to: @active while it is there, else that of the map's first
 * persona (the nameless one when it has none), made if it is missing.
 *
 * Returns: (transfer full) (nullable): id of a curve
 */
char *
tl_writing_ensure_curve (TlDocument *document, const char *map, const char *active)
{
  const TlTable     *table = tl_document_get_table (document);
  const TlRecord    *record = tl_table_get_kind (table, map, TL_KIND_MAP);
  const char *const *personas;

  if (active != NULL && tl_table_get_kind (table, active, TL_KIND_CURVE) != NULL)
    return g_strdup (active);
  if (record == NULL)
    return NULL;
  personas = tl_record_get_list (record, TL_MAP_PERSONAS);
  return tl_edit_ensure_curve (document, map, personas[0], FALSE);
}
