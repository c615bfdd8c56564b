/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The pane beside a canvas: several things at once, emotions of several cards, what a card is
 * about, its images. */
#include "config.h"

#include "app/tl-inspector-private.h"
#include "app/tl-thing-chooser.h"

#include <math.h>

#include "map/tl-edit.h"
#include "map/tl-metric.h"

typedef struct
{
  TlDocument  *document;
  char        *map;
  char        *stage;
  char        *first; /* touchpoints */
  char        *second;
  char        *pain; /* about the first */
  GtkWidget   *window;
  TlCanvas    *canvas;
  TlInspector *inspector;
} Fixture;

/* Until the pane has caught up with the canvas, however busy the machine. */
static void
settle (Fixture *f)
{
  gint64 end = g_get_monotonic_time () + 100 * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end || (f && f->inspector->update_id))
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}

static const TlTable *
get_table (Fixture *f)
{
  return tl_document_get_table (f->document);
}

static const TlRecord *
get_record (Fixture *f, const char *id)
{
  return tl_table_get (get_table (f), id);
}

static char *
dup_first (Fixture *f, const char *parent, TlKind kind)
{
  return g_strdup (
    tl_record_get_id (g_ptr_array_index (tl_table_get_children (get_table (f), parent, kind), 0)));
}

static void
add_cards (Fixture *f)
{
  const TlRecord *lane = tl_query_lane_of_kind (get_table (f), f->map, TL_LANE_KIND_TOUCHPOINTS);
  const char     *lane_id = tl_record_get_id (lane);

  tl_document_begin (f->document, "Add");
  f->first = tl_edit_add_card (f->document, f->map, f->stage, lane_id, "Hotline", NULL);
  f->second = tl_edit_add_card (f->document, f->map, f->stage, lane_id, "Counter", NULL);
  f->pain = tl_edit_add_about (f->document,
                               f->map,
                               f->first,
                               f->stage,
                               TL_LANE_KIND_PAIN_POINTS,
                               "On hold");
  tl_document_commit (f->document);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  f->document = tl_edit_new_document (tl_id_source_new_seeded (5), "Map", TRUE);
  f->map = dup_first (f, tl_document_get_id (f->document), TL_KIND_MAP);
  f->stage = dup_first (f, f->map, TL_KIND_STAGE);
  add_cards (f);
  f->canvas = TL_CANVAS (tl_canvas_new ());
  f->inspector = TL_INSPECTOR (tl_inspector_new (f->canvas));
  f->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1000, 700);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (f->canvas));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (f->inspector));
  gtk_window_set_child (GTK_WINDOW (f->window), box);
  tl_canvas_set_document (f->canvas, f->document, f->map);
  tl_inspector_set_document (f->inspector, f->document, f->map, FALSE);
  gtk_window_present (GTK_WINDOW (f->window));
  settle (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  settle (NULL);
  g_assert_finalize_object (f->document);
  g_free (f->map);
  g_free (f->stage);
  g_free (f->first);
  g_free (f->second);
  g_free (f->pain);
}

static void
select_two (Fixture *f, const char *a, const char *b)
{
  const char *ids[] = { a, b, NULL };

  tl_canvas_select (f->canvas, ids);
  settle (f);
}

static const char *
get_heading (Fixture *f)
{
  return gtk_label_get_text (GTK_LABEL (f->inspector->heading));
}

static const char *
get_subheading (Fixture *f)
{
  return gtk_label_get_text (GTK_LABEL (f->inspector->subheading));
}

static GtkWidget *
find_row (GtkWidget *widget, const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (widget) &&
      g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_widget (GtkWidget *widget, GType type, const char *tooltip)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) &&
      g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type, tooltip);

      if (found)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_button (GtkWidget *widget, const char *tooltip)
{
  return find_widget (widget, GTK_TYPE_BUTTON, tooltip);
}

static GtkWidget *
get_pane (Fixture *f)
{
  return GTK_WIDGET (f->inspector);
}

static void
test_counts (Fixture *f, gconstpointer data)
{
  select_two (f, f->first, f->pain);
  g_assert_cmpstr (get_heading (f), ==, "2 Cards");
  g_assert_cmpstr (get_subheading (f), ==, "Touchpoints: 1 · Pain Points: 1");
  select_two (f, f->first, f->second);
  g_assert_cmpstr (get_subheading (f), ==, "Touchpoints: 2");
  g_assert_nonnull (find_row (get_pane (f), "Channel"));
  select_two (f, f->first, f->stage);
  g_assert_cmpstr (get_heading (f), ==, "2 Selected");
  g_assert_cmpstr (get_subheading (f), ==, "Touchpoints: 1 · Stage");
  g_assert_nonnull (find_row (get_pane (f), "Color"));
  g_assert_null (find_row (get_pane (f), "Owner"));
  g_assert_nonnull (find_button (get_pane (f), "Park (F8)"));
}

/* Going from two cards to two others fills the same rows; one of them going leaves the other. */
static void
test_rows_stay (Fixture *f, gconstpointer data)
{
  const char *ids[] = { f->second, NULL };
  GtkWidget  *owner;

  select_two (f, f->first, f->second);
  owner = find_row (get_pane (f), "Owner");
  gtk_editable_set_text (GTK_EDITABLE (owner), "Jo");
  select_two (f, f->second, f->first);
  g_assert_true (find_row (get_pane (f), "Owner") == owner);
  tl_document_begin (f->document, "Delete");
  tl_edit_delete (f->document, ids, FALSE);
  tl_document_commit (f->document);
  settle (f);
  g_assert_cmpstr (get_heading (f), ==, "Touchpoint");
  tl_document_undo (f->document);
  settle (f);
  g_assert_cmpstr (tl_record_get_text (get_record (f, f->second), TL_CARD_OWNER), ==, "Jo");
}

static void
test_emotions (Fixture *f, gconstpointer data)
{
  GtkWidget *pane = get_pane (f);

  select_two (f, f->first, f->second);
  g_signal_emit_by_name (find_button (pane, "Delighted"), "clicked");
  settle (f);
  g_assert_true (gtk_widget_has_css_class (find_button (pane, "Delighted"), "current"));
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, "Set Emotion of 2 Cards");
  select_two (f, f->first, NULL);
  g_signal_emit_by_name (find_button (pane, "Frustrated"), "clicked");
  settle (f);
  select_two (f, f->first, f->second);
  for (guint i = 0; i < 2; i++)
    g_assert_false (
      gtk_widget_has_css_class (find_button (pane, i == 0 ? "Delighted" : "Frustrated"),
                                "current"));
  /* One truth: taking it off the curve takes the points. */
  g_signal_emit_by_name (find_button (pane, "Take It off the Curve"), "clicked");
  settle (f);
  g_assert_false (gtk_widget_get_visible (find_button (pane, "Take It off the Curve")));
  tl_document_undo (f->document);
  settle (f);
  g_assert_true (gtk_widget_get_visible (find_button (pane, "Take It off the Curve")));
}

static void
test_about (Fixture *f, gconstpointer data)
{
  GtkWidget *row;

  select_two (f, f->first, NULL);
  row = find_row (get_pane (f), "On hold");
  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "activated");
  settle (f);
  g_assert_cmpstr (tl_canvas_get_selection (f->canvas)[0], ==, f->pain);
  g_assert_cmpstr (get_heading (f), ==, "Pain Point");
  g_assert_nonnull (find_row (get_pane (f), "Hotline"));
  g_signal_emit_by_name (find_button (get_pane (f), "Detach"), "clicked");
  settle (f);
  g_assert_null (tl_record_get_list (get_record (f, f->pain), TL_CARD_ABOUT)[0]);
  g_assert_null (find_row (get_pane (f), "Hotline"));
  tl_document_undo (f->document);
  settle (f);
  g_assert_nonnull (find_row (get_pane (f), "Hotline"));
}

/* The popover of a button, as it is when the button is pressed. */
static TlThingChooser *
open_chooser (Fixture *f, const char *tooltip)
{
  GtkWidget *button = find_widget (get_pane (f), GTK_TYPE_MENU_BUTTON, tooltip);

  g_assert_nonnull (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  settle (f);
  return TL_THING_CHOOSER (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
}

/* As somebody does who activates its row: it closes. */
static void
choose (Fixture *f, TlThingChooser *chooser, const char *title)
{
  GtkWidget *row = find_row (GTK_WIDGET (chooser), title);

  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "activate");
  settle (f);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (chooser)));
}

/* What the card may be about is offered, the likeliest first; what would close a ring is not. */
static void
test_choose_about (Fixture *f, gconstpointer data)
{
  TlThingChooser *chooser;

  select_two (f, f->pain, NULL);
  chooser = open_chooser (f, "Say What It Is About");
  g_assert_nonnull (find_row (GTK_WIDGET (chooser), "Counter"));
  g_assert_null (find_row (GTK_WIDGET (chooser), "Hotline"));
  g_assert_null (find_row (GTK_WIDGET (chooser), "On hold"));
  choose (f, chooser, "Counter");
  g_assert_cmpstr (tl_record_get_list (get_record (f, f->pain), TL_CARD_ABOUT)[0], ==, f->first);
  g_assert_cmpstr (tl_record_get_list (get_record (f, f->pain), TL_CARD_ABOUT)[1], ==, f->second);
  g_assert_nonnull (find_button (find_row (get_pane (f), "Hotline"), "Detach"));
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, "Say What It Is About");
}

/* New evidence opens, is edited in place and follows undo; what is there is offered to others. */
static void
test_evidence (Fixture *f, gconstpointer data)
{
  g_autofree char *id = NULL;
  GtkWidget       *row;

  select_two (f, f->first, NULL);
  choose (f, open_chooser (f, "Attach Evidence"), "New Evidence");
  row = find_row (get_pane (f), "Untitled");
  g_assert_nonnull (row);
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
  id = dup_first (f, f->map, TL_KIND_EVIDENCE);
  gtk_editable_set_text (GTK_EDITABLE (find_row (row, "Title")), "Spring survey");
  settle (f);
  g_assert_cmpstr (tl_record_get_text (get_record (f, id), TL_EVIDENCE_TITLE), ==, "Spring survey");
  g_assert_true (find_row (get_pane (f), "Spring survey") == row);
  select_two (f, f->second, NULL);
  g_assert_null (find_row (get_pane (f), "Spring survey"));
  choose (f, open_chooser (f, "Attach Evidence"), "Spring survey");
  g_assert_cmpuint (g_strv_length (
                      (char **) tl_record_get_list (get_record (f, id), TL_EVIDENCE_ABOUT)),
                    ==,
                    2);
  g_signal_emit_by_name (find_button (get_pane (f), "Detach Evidence"), "clicked");
  settle (f);
  g_assert_null (tl_record_get_list (get_record (f, id), TL_EVIDENCE_ABOUT)[1]);
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, "Detach Evidence");
}

/* A picture that cannot be read is shown as missing and can still be described and removed. */
static void
test_images (Fixture *f, gconstpointer data)
{
  TlRecord  *image = tl_record_new (TL_KIND_IMAGE, "picture");
  GtkWidget *alt;

  tl_record_set_ref (image, TL_FIELD_PARENT, tl_document_get_id (f->document));
  tl_record_set_text (image, TL_IMAGE_TYPE, "image/png");
  tl_record_set_text (image, TL_IMAGE_DATA, "AAAA");
  tl_document_begin (f->document, "Add");
  tl_document_put (f->document, image);
  tl_edit_set_list (f->document,
                    f->first,
                    TL_CARD_IMAGES,
                    (const char *const[]){ "picture", NULL });
  tl_document_commit (f->document);
  select_two (f, f->first, NULL);
  alt = find_row (get_pane (f), "Alternative Text");
  g_assert_nonnull (alt);
  gtk_editable_set_text (GTK_EDITABLE (alt), "A bike");
  settle (f);
  g_assert_cmpstr (tl_record_get_text (get_record (f, "picture"), TL_IMAGE_ALT), ==, "A bike");
  g_assert_true (find_row (get_pane (f), "Alternative Text") == alt);
  g_signal_emit_by_name (find_button (get_pane (f), "Remove Image"), "clicked");
  settle (f);
  g_assert_null (find_row (get_pane (f), "Alternative Text"));
  g_assert_null (tl_record_get_list (get_record (f, f->first), TL_CARD_IMAGES)[0]);
}

/* A card in a lane of metrics is offered a number, whose rows are its own record's. */
static void
test_numbers (Fixture *f, gconstpointer data)
{
  g_autofree char *lane = NULL;
  g_autofree char *card = NULL;
  g_autofree char *number = NULL;

  tl_document_begin (f->document, "Lane");
  lane = tl_edit_add_lane (f->document, f->map, TL_LANE_KIND_METRICS, "", NULL);
  card = tl_edit_add_card (f->document, f->map, f->stage, lane, "NPS", NULL);
  tl_document_commit (f->document);
  select_two (f, card, NULL);
  g_assert_null (find_row (get_pane (f), "Value"));
  g_signal_emit_by_name (find_row (get_pane (f), "Add Number"), "activated");
  settle (f);
  g_assert_null (find_row (get_pane (f), "Add Number"));
  gtk_editable_set_text (GTK_EDITABLE (find_row (get_pane (f), "Value")), "4,5");
  gtk_editable_set_text (GTK_EDITABLE (find_row (get_pane (f), "Earlier Values")), "3, 4");
  settle (f);
  gtk_editable_set_text (GTK_EDITABLE (find_row (get_pane (f), "Target")), "5x");
  settle (f);
  g_assert_true (gtk_widget_has_css_class (find_row (get_pane (f), "Target"), "error"));
  number = g_strdup (tl_record_get_id (tl_metric_find (get_table (f), card)));
  g_assert_cmpfloat (tl_record_get_number (get_record (f, number), TL_METRIC_VALUE), ==, 4.5);
  g_assert_true (isnan (tl_record_get_number (get_record (f, number), TL_METRIC_TARGET)));
  g_assert_cmpstr (tl_record_get_list (get_record (f, number), TL_METRIC_HISTORY)[1], ==, "4");
  /* What was typed is not rewritten under the hand. */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (get_pane (f), "Value"))),
                   ==,
                   "4,5");
  g_signal_emit_by_name (find_button (get_pane (f), "Remove Number"), "clicked");
  settle (f);
  g_assert_null (tl_metric_find (get_table (f), card));
  g_assert_nonnull (find_row (get_pane (f), "Add Number"));
}

/* A number about a stage has no place on the map: its page shows it. */
static void
test_number_of_stage (Fixture *f, gconstpointer data)
{
  g_autofree char *number = NULL;

  select_two (f, f->stage, NULL);
  g_assert_null (find_row (get_pane (f), "Number"));
  tl_document_begin (f->document, "Number");
  number = tl_edit_ensure_metric (f->document, f->stage);
  tl_edit_set_number (f->document, number, TL_METRIC_VALUE, 7);
  tl_document_commit (f->document);
  select_two (f, f->stage, NULL);
  g_assert_nonnull (find_row (get_pane (f), "Number"));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  g_type_ensure (TL_TYPE_CANVAS);
  ADD ("/app/inspector/counts", test_counts);
  ADD ("/app/inspector/rows-stay", test_rows_stay);
  ADD ("/app/inspector/emotions", test_emotions);
  ADD ("/app/inspector/about", test_about);
  ADD ("/app/inspector/choose-about", test_choose_about);
  ADD ("/app/inspector/evidence", test_evidence);
  ADD ("/app/inspector/images", test_images);
  ADD ("/app/inspector/numbers", test_numbers);
  ADD ("/app/inspector/number-of-stage", test_number_of_stage);
  return g_test_run ();
}
