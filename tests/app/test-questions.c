/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The panel of questions: it follows the document, leads to places, and what is dismissed can be
 * asked again, each one step of undo. */
#include "config.h"
#include "waiting.h"

#include "app/tl-question-row.h"
#include "app/tl-questions.h"

#include "map/tl-edit.h"

typedef struct
{
  TlDocument  *document;
  char        *map;
  GtkWidget   *window;
  TlQuestions *questions;
  guint        n_counted;
  char        *gone;  /* id of the place that was asked for */
  char        *fixed; /* the check that was to be mended */
} Fixture;

static const TlTable *
get_table (Fixture *fixture)
{
  return tl_document_get_table (fixture->document);
}

static const char *
get_stage (Fixture *fixture, guint index)
{
  return tl_record_get_id (
    tl_table_get_children (get_table (fixture), fixture->map, TL_KIND_STAGE)->pdata[index]);
}

static char *
add_card (Fixture *fixture, guint stage, TlLaneKind kind, const char *title)
{
  const TlRecord *lane = tl_query_lane_of_kind (get_table (fixture), fixture->map, kind);
  char           *card;

  tl_document_begin (fixture->document, "Add");
  card = tl_edit_add_card (fixture->document,
                           fixture->map,
                           get_stage (fixture, stage),
                           tl_record_get_id (lane),
                           title,
                           NULL);
  tl_document_commit (fixture->document);
  return card;
}

static void
counted_cb (Fixture *fixture, guint n)
{
  fixture->n_counted = n;
}

static void
go_cb (Fixture *fixture, const TlFinding *finding)
{
  g_free (fixture->gone);
  fixture->gone = g_strdup (finding->id);
}

static void
fix_cb (Fixture *fixture, const TlFinding *finding)
{
  g_free (fixture->fixed);
  fixture->fixed = g_strdup (tl_check_get_word (finding->check));
}

static void
set_up (Fixture *fixture, gconstpointer read_only)
{
  fixture->document = tl_edit_new_document (tl_id_source_new_seeded (5), "Map", TRUE);
  fixture->map = g_strdup (tl_record_get_id (
    tl_table_get_children (get_table (fixture), tl_document_get_id (fixture->document), TL_KIND_MAP)
      ->pdata[0]));
  fixture->window = gtk_window_new ();
  fixture->questions = TL_QUESTIONS (tl_questions_new ());
  g_signal_connect_swapped (fixture->questions, "counted", G_CALLBACK (counted_cb), fixture);
  g_signal_connect_swapped (fixture->questions, "go", G_CALLBACK (go_cb), fixture);
  g_signal_connect_swapped (fixture->questions, "fix", G_CALLBACK (fix_cb), fixture);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->questions));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 320, 600);
  tl_window_part_set_document (TL_WINDOW_PART (fixture->questions),
                               fixture->document,
                               fixture->map,
                               read_only != NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  WAIT_UNTIL (fixture->n_counted == 5); /* five stages without a touchpoint */
  tl_document_forget_history (fixture->document);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->document);
  g_free (fixture->map);
  g_free (fixture->gone);
  g_free (fixture->fixed);
}

/* The n-th row with a question, in the order in which they are seen. */
static TlQuestionRow *
find_row (GtkWidget *widget, guint *n)
{
  TlQuestionRow *found = NULL;

  if (TL_IS_QUESTION_ROW (widget) && (*n)-- == 0)
    return TL_QUESTION_ROW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, n);
  return found;
}

static TlQuestionRow *
get_row (Fixture *fixture, guint index)
{
  return find_row (GTK_WIDGET (fixture->questions), &index);
}

static guint
count_buttons (GtkWidget *widget)
{
  guint n = GTK_IS_BUTTON (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    n += count_buttons (child);
  return n;
}

static void
press (TlQuestionRow *row, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (row), action, NULL));
}

static void
test_follows (Fixture *fixture, gconstpointer data)
{
  g_autofree char *card = add_card (fixture, 0, TL_LANE_KIND_TOUCHPOINTS, "Leaflet");
  g_autofree char *pain = NULL;

  /* By itself, after a pause. */
  WAIT_UNTIL (fixture->n_counted == 4);
  g_assert_cmpstr (tl_question_row_get_finding (get_row (fixture, 0))->id,
                   ==,
                   get_stage (fixture, 1));
  pain = add_card (fixture, 2, TL_LANE_KIND_PAIN_POINTS, "Small print");
  tl_questions_refresh (fixture->questions);
  g_assert_cmpuint (tl_questions_get_n_open (fixture->questions), ==, 5);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (get_row (fixture, 4))),
                   ==,
                   "Small print");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_row (fixture, 4)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "No opportunity answers “Small print”");
  g_assert_null (get_row (fixture, 5));
}

/* What has not changed is not made anew: the focus stays. */
static void
test_keeps_rows (Fixture *fixture, gconstpointer data)
{
  TlQuestionRow   *row = get_row (fixture, 1);
  g_autofree char *card = add_card (fixture, 0, TL_LANE_KIND_ACTIONS, "Reads");

  tl_questions_refresh (fixture->questions);
  g_assert_true (get_row (fixture, 1) == row);
}

static void
test_go (Fixture *fixture, gconstpointer data)
{
  g_signal_emit_by_name (get_row (fixture, 2), "activated");
  g_assert_cmpstr (fixture->gone, ==, get_stage (fixture, 2));
  press (get_row (fixture, 1), "question.fix");
  g_assert_cmpstr (fixture->fixed, ==, "stage-without-touchpoint");
}

static void
test_dismiss (Fixture *fixture, gconstpointer data)
{
  g_autofree char *stage = g_strdup (get_stage (fixture, 1));

  gtk_widget_grab_focus (GTK_WIDGET (get_row (fixture, 1)));
  press (get_row (fixture, 1), "question.dismiss");
  g_assert_cmpuint (tl_questions_get_n_open (fixture->questions), ==, 4);
  g_assert_cmpstr (tl_document_get_undo_name (fixture->document), ==, "Dismiss Question");
  /* The focus is on the one that came to stand there. */
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) ==
                 GTK_WIDGET (get_row (fixture, 1)));
  g_assert_cmpstr (tl_question_row_get_finding (get_row (fixture, 4))->id, ==, stage);
  press (get_row (fixture, 4), "question.ask-again");
  g_assert_cmpuint (tl_questions_get_n_open (fixture->questions), ==, 5);
  g_assert_true (tl_document_undo (fixture->document));
  g_assert_true (tl_document_undo (fixture->document));
  g_assert_false (tl_document_can_undo (fixture->document));
}

static void
test_link (Fixture *fixture, gconstpointer data)
{
  char *cards[5];

  for (guint i = 0; i < 5; i++)
    cards[i] = add_card (fixture, i, TL_LANE_KIND_TOUCHPOINTS, "touchpoint");
  tl_document_begin (fixture->document, "Channels");
  tl_edit_set_integer (fixture->document, cards[0], TL_CARD_CHANNEL, TL_CHANNEL_WEB);
  tl_edit_set_integer (fixture->document, cards[1], TL_CARD_CHANNEL, TL_CHANNEL_PHONE);
  tl_document_commit (fixture->document);
  tl_questions_refresh (fixture->questions);
  g_assert_cmpuint (tl_questions_get_n_open (fixture->questions), ==, 1);
  press (get_row (fixture, 0), "question.fix");
  g_assert_cmpuint (tl_questions_get_n_open (fixture->questions), ==, 0);
  g_assert_cmpuint (tl_table_get_children (get_table (fixture), fixture->map, TL_KIND_LINK)->len,
                    ==,
                    1);
  g_assert_cmpstr (tl_document_get_undo_name (fixture->document), ==, "Add Link");
  for (guint i = 0; i < 5; i++)
    g_free (cards[i]);
}

/* A long check shows some of its rows until all are asked for. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 40; i++)
    g_free (add_card (fixture, 0, TL_LANE_KIND_PAIN_POINTS, "pain"));
  tl_questions_refresh (fixture->questions);
  g_assert_cmpuint (tl_questions_get_n_open (fixture->questions), ==, 45);
  g_assert_nonnull (get_row (fixture, 5 + 11));
  g_assert_null (get_row (fixture, 5 + 12));
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (count_buttons (GTK_WIDGET (get_row (fixture, 0))), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (get_row (fixture, 0)), "question.dismiss", NULL);
  g_assert_false (tl_document_can_undo (fixture->document));
  g_signal_emit_by_name (get_row (fixture, 0), "activated");
  g_assert_cmpstr (fixture->gone, ==, get_stage (fixture, 0));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name_, data_, test_)                                                                   \
  g_test_add ("/app/questions/" name_, Fixture, data_, set_up, test_, tear_down)
  ADD ("follows", NULL, test_follows);
  ADD ("keeps-rows", NULL, test_keeps_rows);
  ADD ("go", NULL, test_go);
  ADD ("dismiss", NULL, test_dismiss);
  ADD ("link", NULL, test_link);
  ADD ("many", NULL, test_many);
  ADD ("read-only", "read only", test_read_only);
  return g_test_run ();
}
