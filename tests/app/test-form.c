/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of forms: one session is one step, undo shows in the row, filling never writes. */
#include "config.h"

#include "app/tl-form-rows.h"

#include "map/tl-edit.h"

#include "app/tl-color-button.h"
#include "app/tl-rating.h"
#include "app/tl-tag-box.h"

typedef struct
{
  TlDocument *document;
  char       *map;
  char       *card;
  char       *other;
  GtkWidget  *window;
  GtkWidget  *group;
  TlForm     *form;
  guint       n_changes;
} Fixture;

static void
count_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const TlTable   *table;
  const TlRecord  *lane;
  const GPtrArray *stages;
  const char      *column;

  fixture->document = tl_edit_new_document (tl_id_source_new_seeded (7), "Map", TRUE);
  table = tl_document_get_table (fixture->document);
  fixture->map = g_strdup (tl_record_get_id (
    g_ptr_array_index (tl_table_get_children (table,
                                              tl_record_get_id (tl_table_get_document (table)),
                                              TL_KIND_MAP),
                       0)));
  lane = tl_query_lane_of_kind (table, fixture->map, TL_LANE_KIND_PAIN_POINTS);
  stages = tl_table_get_children (table, fixture->map, TL_KIND_STAGE);
  column = tl_record_get_id (g_ptr_array_index (stages, 0));
  tl_document_begin (fixture->document, "Add");
  fixture->card = tl_edit_add_card (fixture->document,
                                    fixture->map,
                                    column,
                                    tl_record_get_id (lane),
                                    "Old",
                                    NULL);
  fixture->other = tl_edit_add_card (fixture->document,
                                     fixture->map,
                                     column,
                                     tl_record_get_id (lane),
                                     "Other",
                                     NULL);
  tl_document_commit (fixture->document);
  fixture->window = gtk_window_new ();
  fixture->group = adw_preferences_group_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->group);
  fixture->form = tl_form_new (fixture->document, fixture->card, FALSE);
  g_signal_connect_swapped (fixture->document, "changed", G_CALLBACK (count_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->form);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->document);
  g_free (fixture->map);
  g_free (fixture->card);
  g_free (fixture->other);
}

static const TlRecord *
get_card (Fixture *fixture)
{
  return tl_table_get (tl_document_get_table (fixture->document), fixture->card);
}

static void
test_session_is_one_step (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = tl_form_add_entry (fixture->form, fixture->group, TL_CARD_TITLE, "Title");

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Old");
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "N");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Ne");
  gtk_editable_set_text (GTK_EDITABLE (entry), "New");
  g_assert_cmpstr (tl_record_get_text (get_card (fixture), TL_CARD_TITLE), ==, "New");
  g_assert_cmpstr (tl_document_get_undo_name (fixture->document), ==, "Rename “Old”");
  g_assert_true (tl_document_undo (fixture->document));
  g_assert_cmpstr (tl_record_get_text (get_card (fixture), TL_CARD_TITLE), ==, "Old");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Old");
  g_assert_true (tl_document_redo (fixture->document));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "New");
}

static void
test_sessions_end (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = tl_form_add_entry (fixture->form, fixture->group, TL_CARD_TITLE, "Title");
  GtkWidget *owner = tl_form_add_entry (fixture->form, fixture->group, TL_CARD_OWNER, "Owner");

  gtk_editable_set_text (GTK_EDITABLE (entry), "One");
  gtk_editable_set_text (GTK_EDITABLE (owner), "Jo");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Two");
  tl_form_end_sessions (fixture->form);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Three");
  tl_document_undo (fixture->document);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Two");
  tl_document_undo (fixture->document);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "One");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (owner)), ==, "Jo");
  tl_document_undo (fixture->document);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (owner)), ==, "");
  /* After an undo, typing is a step again and does not swallow what was before. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "Four");
  tl_document_undo (fixture->document);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "One");
}

static void
test_another_record (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = tl_form_add_entry (fixture->form, fixture->group, TL_CARD_TITLE, "Title");

  gtk_editable_set_text (GTK_EDITABLE (entry), "Mine");
  fixture->n_changes = 0;
  tl_form_set_record (fixture->form, fixture->other);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Other");
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  g_assert_cmpstr (tl_record_get_text (get_card (fixture), TL_CARD_TITLE), ==, "Mine");
}

static TlTagBox *
find_tag_box (GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (TL_IS_TAG_BOX (widget))
    return TL_TAG_BOX (widget);
  for (; child; child = gtk_widget_get_next_sibling (child))
    if (find_tag_box (child))
      return find_tag_box (child);
  return NULL;
}

static void
test_text_and_lists (Fixture *fixture, gconstpointer data)
{
  GtkWidget         *row = tl_form_add_tags (fixture->form, fixture->group, TL_CARD_TAGS, "Tags");
  GtkEditable       *entry = tl_tag_box_get_entry (find_tag_box (row));
  const char *const *list;

  gtk_editable_set_text (entry, " price,, hill , ");
  list = tl_record_get_list (get_card (fixture), TL_CARD_TAGS);
  g_assert_cmpuint (g_strv_length ((char **) list), ==, 2);
  g_assert_cmpstr (list[0], ==, "price");
  g_assert_cmpstr (list[1], ==, "hill");
  /* A word is in the document before it is ended, and stays where it is typed. */
  gtk_editable_set_text (entry, "slow");
  list = tl_record_get_list (get_card (fixture), TL_CARD_TAGS);
  g_assert_cmpstr (list[2], ==, "slow");
  tl_form_refresh (fixture->form);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "slow");
  tl_document_undo (fixture->document);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
  g_assert_null (tl_record_get_list (get_card (fixture), TL_CARD_TAGS)[0]);
}

static void
test_long_text_is_cut (Fixture *fixture, gconstpointer data)
{
  GtkWidget       *url = tl_form_add_entry (fixture->form, fixture->group, TL_CARD_URL, "Web");
  g_autofree char *huge = g_strnfill (200000, 'x');

  gtk_editable_set_text (GTK_EDITABLE (url), huge);
  g_assert_cmpuint (strlen (tl_record_get_text (get_card (fixture), TL_CARD_URL)), <=, 64 * 1024);
  g_assert_cmpuint (strlen (tl_record_get_text (get_card (fixture), TL_CARD_URL)), >, 60000);
}

static void
assert_due (Fixture *fixture, GtkWidget *due, const char *kept, gboolean good)
{
  g_assert_cmpstr (tl_record_get_text (get_card (fixture), TL_CARD_DUE), ==, kept);
  g_assert_cmpint (gtk_widget_has_css_class (due, "error"), ==, !good);
}

static void
test_dates (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *typed;
    gboolean    good;
  } cases[] = {
    { "2026-03-31", TRUE },  { "2026-03-3", FALSE },   { "2026-02-30", FALSE },
    { "tomorrow", FALSE },   { "2026-03-312", FALSE }, { " 2024-02-29 ", TRUE },
    { "0000-01-01", FALSE }, { "2026/03/31", FALSE },
  };
  GtkWidget   *due = tl_form_add_date (fixture->form, fixture->group, TL_CARD_DUE, "Due");
  GtkEditable *editable = GTK_EDITABLE (due);
  int          end = 9;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *stripped = g_strstrip (g_strdup (cases[i].typed));

      g_test_message ("%s", cases[i].typed);
      gtk_editable_set_text (editable, "");
      while (g_main_context_iteration (NULL, FALSE))
        ;
      gtk_editable_set_text (editable, cases[i].typed);
      assert_due (fixture, due, cases[i].good ? stripped : "", cases[i].good);
    }
  /* A date that is being changed keeps its last good value until it is whole again. */
  gtk_editable_set_text (editable, "2026-03-31");
  gtk_editable_delete_text (editable, 9, 10);
  assert_due (fixture, due, "2026-03-31", FALSE);
  gtk_editable_insert_text (editable, "0", 1, &end);
  assert_due (fixture, due, "2026-03-30", TRUE);
  /* Typing over all of it empties the entry first. */
  gtk_editable_set_text (editable, "soon");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  assert_due (fixture, due, "2026-03-30", FALSE);
  tl_document_undo (fixture->document);
  assert_due (fixture, due, "", TRUE);
}

static TlRating *
find_rating (GtkWidget *widget)
{
  if (TL_IS_RATING (widget))
    return TL_RATING (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      TlRating *found = find_rating (child);

      if (found)
        return found;
    }
  return NULL;
}

static void
test_choices_and_ratings (Fixture *fixture, gconstpointer data)
{
  GtkWidget *status =
    tl_form_add_choice (fixture->form, fixture->group, TL_CARD_EVIDENCE_STATUS, "Evidence");
  GtkWidget *severity =
    tl_form_add_rating (fixture->form, fixture->group, TL_CARD_SEVERITY, "Severity");
  TlRating *rating = find_rating (severity);

  adw_combo_row_set_selected (ADW_COMBO_ROW (status), TL_EVIDENCE_STATUS_ASSUMED);
  g_assert_cmpint (tl_record_get_integer (get_card (fixture), TL_CARD_EVIDENCE_STATUS),
                   ==,
                   TL_EVIDENCE_STATUS_ASSUMED);
  adw_combo_row_set_selected (ADW_COMBO_ROW (status), TL_EVIDENCE_STATUS_OBSERVED);
  tl_document_undo (fixture->document);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (status)),
                    ==,
                    TL_EVIDENCE_STATUS_ASSUMED);
  tl_rating_set_value (rating, 4);
  g_assert_cmpint (tl_record_get_integer (get_card (fixture), TL_CARD_SEVERITY), ==, 4);
  tl_document_undo (fixture->document);
  g_assert_cmpint (tl_rating_get_value (rating), ==, 0);
}

/* --- Several records ---------------------------------------------------------------------------
 */

static const TlRecord *
get_other (Fixture *fixture)
{
  return tl_table_get (tl_document_get_table (fixture->document), fixture->other);
}

static void
show_both (Fixture *fixture)
{
  const char *ids[] = { fixture->card, fixture->other, NULL };

  tl_form_set_records (fixture->form, ids);
}

static void
test_several_texts (Fixture *fixture, gconstpointer data)
{
  GtkWidget *title = tl_form_add_entry (fixture->form, fixture->group, TL_CARD_TITLE, "Title");
  GtkWidget *owner = tl_form_add_entry (fixture->form, fixture->group, TL_CARD_OWNER, "Owner");

  show_both (fixture);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, "");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (title)),
                   ==,
                   "Title (Mixed)");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (owner)), ==, "Owner");
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (owner), "J");
  gtk_editable_set_text (GTK_EDITABLE (owner), "Jo");
  g_assert_cmpstr (tl_record_get_text (get_card (fixture), TL_CARD_OWNER), ==, "Jo");
  g_assert_cmpstr (tl_record_get_text (get_other (fixture), TL_CARD_OWNER), ==, "Jo");
  g_assert_cmpstr (tl_document_get_undo_name (fixture->document), ==, "Set Owner of 2 Cards");
  gtk_editable_set_text (GTK_EDITABLE (title), "Same");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (title)), ==, "Title");
  tl_document_undo (fixture->document);
  g_assert_cmpstr (tl_record_get_text (get_card (fixture), TL_CARD_TITLE), ==, "Old");
  g_assert_cmpstr (tl_record_get_text (get_other (fixture), TL_CARD_TITLE), ==, "Other");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, "");
  tl_document_undo (fixture->document);
  g_assert_cmpstr (tl_record_get_text (get_other (fixture), TL_CARD_OWNER), ==, "");
}

static GtkSwitch *
find_switch (GtkWidget *row)
{
  return GTK_SWITCH (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)));
}

static void
assert_chosen (GtkWidget *row, const char *words)
{
  GtkStringObject *item = adw_combo_row_get_selected_item (ADW_COMBO_ROW (row));

  g_assert_cmpstr (gtk_string_object_get_string (item), ==, words);
}

static void
test_several_choices (Fixture *fixture, gconstpointer data)
{
  GtkWidget *status =
    tl_form_add_choice (fixture->form, fixture->group, TL_CARD_EVIDENCE_STATUS, "Evidence");
  GtkWidget *severity =
    tl_form_add_rating (fixture->form, fixture->group, TL_CARD_SEVERITY, "Severity");
  GtkWidget *moment = tl_form_add_switch (fixture->form,
                                          fixture->group,
                                          TL_CARD_MOMENT_OF_TRUTH,
                                          "Moment",
                                          "Decides");
  TlRating  *rating = find_rating (severity);
  guint      n_items;

  tl_rating_set_value (rating, 4);
  adw_combo_row_set_selected (ADW_COMBO_ROW (status), TL_EVIDENCE_STATUS_ASSUMED);
  gtk_switch_set_active (find_switch (moment), TRUE);
  show_both (fixture);
  assert_chosen (status, "Mixed");
  g_assert_cmpint (tl_rating_get_value (rating), ==, 0);
  g_assert_false (gtk_switch_get_active (find_switch (moment)));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (moment)), ==, "Mixed");
  /* Also the value that a mixed row seems to have can be set. */
  g_object_set (rating, "value", 0, NULL);
  g_assert_cmpint (tl_record_get_integer (get_card (fixture), TL_CARD_SEVERITY), ==, 0);
  gtk_switch_set_active (find_switch (moment), TRUE);
  g_assert_true (tl_record_get_boolean (get_other (fixture), TL_CARD_MOMENT_OF_TRUTH));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (moment)), ==, "Decides");
  tl_document_undo (fixture->document);
  g_assert_false (tl_record_get_boolean (get_other (fixture), TL_CARD_MOMENT_OF_TRUTH));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (moment)), ==, "Mixed");
  /* What says "mixed" is no value, and goes when one is chosen. */
  n_items = g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (status)));
  adw_combo_row_set_selected (ADW_COMBO_ROW (status), TL_EVIDENCE_STATUS_OBSERVED);
  g_assert_cmpint (tl_record_get_integer (get_other (fixture), TL_CARD_EVIDENCE_STATUS),
                   ==,
                   TL_EVIDENCE_STATUS_OBSERVED);
  tl_form_refresh (fixture->form);
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (status))),
                    ==,
                    n_items - 1);
  tl_document_undo (fixture->document);
  assert_chosen (status, "Mixed");
}

/* A field is found by its name in records of other kinds. */
static void
test_several_kinds (Fixture *fixture, gconstpointer data)
{
  const TlTable *table = tl_document_get_table (fixture->document);
  const char    *column = tl_record_get_ref (get_card (fixture), TL_CARD_COLUMN);
  const char    *lane = tl_record_get_ref (get_card (fixture), TL_CARD_LANE);
  const char    *ids[] = { fixture->card, column, lane, NULL };
  GtkWidget     *color = tl_form_add_color (fixture->form, fixture->group, TL_CARD_COLOR, "Color");
  GtkWidget     *button = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (color));

  tl_form_set_records (fixture->form, ids);
  tl_color_button_set_value (TL_COLOR_BUTTON (button), "teal");
  g_assert_cmpstr (tl_record_get_text (get_card (fixture), TL_CARD_COLOR), ==, "teal");
  g_assert_cmpstr (tl_record_get_text (tl_table_get (table, column), TL_STAGE_COLOR), ==, "teal");
  g_assert_cmpstr (tl_document_get_undo_name (fixture->document), ==, "Set Color of 3 Items");
  tl_document_undo (fixture->document);
  g_assert_cmpstr (tl_record_get_text (tl_table_get (table, column), TL_STAGE_COLOR), ==, "");
}

/* One of the records goes, then all. */
static void
test_several_gone (Fixture *fixture, gconstpointer data)
{
  GtkWidget  *title = tl_form_add_entry (fixture->form, fixture->group, TL_CARD_TITLE, "Title");
  const char *ids[] = { fixture->card, NULL };

  show_both (fixture);
  tl_document_begin (fixture->document, "Delete");
  tl_edit_delete (fixture->document, ids, TRUE);
  tl_document_commit (fixture->document);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, "Other");
  gtk_editable_set_text (GTK_EDITABLE (title), "Left");
  g_assert_cmpstr (tl_record_get_text (get_other (fixture), TL_CARD_TITLE), ==, "Left");
  ids[0] = fixture->other;
  tl_document_begin (fixture->document, "Delete");
  tl_edit_delete (fixture->document, ids, TRUE);
  tl_document_commit (fixture->document);
  fixture->n_changes = 0;
  gtk_editable_set_text (GTK_EDITABLE (title), "Nobody");
  g_assert_cmpuint (fixture->n_changes, ==, 0);
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlForm) shown = tl_form_new (fixture->document, fixture->card, TRUE);
  GtkWidget *entry = tl_form_add_entry (shown, fixture->group, TL_CARD_TITLE, "Title");

  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (entry)));
  gtk_editable_set_text (GTK_EDITABLE (entry), "No");
  g_assert_cmpstr (tl_record_get_text (get_card (fixture), TL_CARD_TITLE), ==, "Old");
  g_assert_cmpuint (fixture->n_changes, ==, 0);
}

/* The widgets may live longer than the form, and the record may go before both. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  TlForm     *form = tl_form_new (fixture->document, fixture->card, FALSE);
  GtkWidget  *entry = tl_form_add_entry (form, fixture->group, TL_CARD_TITLE, "Title");
  const char *ids[] = { fixture->card, NULL };

  tl_document_begin (fixture->document, "Delete");
  tl_edit_delete (fixture->document, ids, TRUE);
  tl_document_commit (fixture->document);
  fixture->n_changes = 0;
  gtk_editable_set_text (GTK_EDITABLE (entry), "Nobody");
  g_assert_finalize_object (form);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Nobody at all");
  g_assert_cmpuint (fixture->n_changes, ==, 0);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  ADD ("/app/form/session-is-one-step", test_session_is_one_step);
  ADD ("/app/form/sessions-end", test_sessions_end);
  ADD ("/app/form/another-record", test_another_record);
  ADD ("/app/form/text-and-lists", test_text_and_lists);
  ADD ("/app/form/long-text-is-cut", test_long_text_is_cut);
  ADD ("/app/form/dates", test_dates);
  ADD ("/app/form/choices-and-ratings", test_choices_and_ratings);
  ADD ("/app/form/several-texts", test_several_texts);
  ADD ("/app/form/several-choices", test_several_choices);
  ADD ("/app/form/several-kinds", test_several_kinds);
  ADD ("/app/form/several-gone", test_several_gone);
  ADD ("/app/form/read-only", test_read_only);
  ADD ("/app/form/gone", test_gone);
  return g_test_run ();
}
