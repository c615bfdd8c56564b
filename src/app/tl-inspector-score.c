/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The slider of emotions. A card's emotion is the point anchored to it on the curve of the persona
 * who is active on the canvas: one truth, so the slider edits that point and makes it when it is
 * missing. While there is none the slider rests in the middle and says so. */
#include "config.h"

#include "app/tl-inspector-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "map/tl-edit.h"

#include "app/tl-icon-image.h"

/* A tenth, as Alt+Up and Alt+Down do on the map; a level with Page Up. */
#define STEP 0.1
#define LEVEL 1.0
#define FACE_PX 18

typedef struct
{
  TlInspector *inspector;
  GtkWidget   *scale;
  GtkWidget   *value;
  GtkWidget   *clear; /* NULL for a point */
} Score;

static const char *
describe_level (double score)
{
  if (score <= -1.5)
    return _ ("frustrated");
  if (score <= -0.5)
    return _ ("displeased");
  if (score < 0.5)
    return _ ("neutral");
  if (score < 1.5)
    return _ ("pleased");
  return _ ("delighted");
}

/* The curve that the map's active persona has, NULL when it has none yet. */
static const TlRecord *
get_curve (TlInspector *self, char **persona)
{
  const TlTable  *table = tl_document_get_table (self->document);
  const TlRecord *map = tl_table_get (table, self->map);

  g_object_get (self->canvas, "active-persona", persona, NULL);
  if (!*persona && map && *tl_record_get_list (map, TL_MAP_PERSONAS))
    *persona = g_strdup (*tl_record_get_list (map, TL_MAP_PERSONAS));
  return tl_query_curve (table, self->map, *persona, FALSE);
}

static const TlRecord *
get_point (TlInspector *self, const char *card)
{
  g_autofree char *persona = NULL;
  const TlRecord  *curve = get_curve (self, &persona);

  return curve ? tl_query_point_of_card (tl_document_get_table (self->document),
                                         tl_record_get_id (curve),
                                         card)
               : NULL;
}

static void
show_score (Score *score, gboolean set, double value)
{
  g_autofree char *text =
    set ? g_strdup_printf ("%+.1f · %s", value, describe_level (value)) : g_strdup (_ ("not set"));

  gtk_range_set_value (GTK_RANGE (score->scale), set ? value : 0);
  gtk_label_set_text (GTK_LABEL (score->value), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (score->scale),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  text,
                                  -1);
  if (set)
    gtk_widget_remove_css_class (score->scale, "unset");
  else
    gtk_widget_add_css_class (score->scale, "unset");
  if (score->clear)
    gtk_widget_set_visible (score->clear, set);
}

/* Tenths: what people say, and what the file then holds. */
static double
get_value (Score *score)
{
  return CLAMP (round (gtk_range_get_value (GTK_RANGE (score->scale)) * 10) / 10, -2, 2);
}

static GtkWidget *
new_face (double score, const char *tooltip)
{
  GtkWidget *face = tl_icon_image_new (FACE_PX);

  tl_icon_image_set_face (TL_ICON_IMAGE (face), score);
  gtk_widget_set_tooltip_text (face, tooltip);
  return face;
}

static Score *
new_row (TlInspector *self, TlForm *form, GtkWidget *parent, gboolean can_clear, GtkWidget **widget)
{
  Score     *score = g_new0 (Score, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *bottom = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *title = gtk_label_new (_ ("Emotion"));

  score->inspector = self;
  score->value = gtk_label_new (NULL);
  score->scale = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, -2, 2, STEP);
  gtk_range_set_increments (GTK_RANGE (score->scale), STEP, LEVEL);
  for (int level = -2; level <= 2; level++)
    gtk_scale_add_mark (GTK_SCALE (score->scale), level, GTK_POS_BOTTOM, NULL);
  gtk_scale_set_has_origin (GTK_SCALE (score->scale), FALSE);
  gtk_widget_set_hexpand (score->scale, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (score->scale),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Emotion"),
                                  -1);
  gtk_widget_add_css_class (score->value, "dim-label");
  gtk_widget_add_css_class (score->value, "numeric");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_box_append (GTK_BOX (top), title);
  gtk_box_append (GTK_BOX (top), score->value);
  if (can_clear)
    {
      score->clear = gtk_button_new_from_icon_name ("edit-clear-symbolic");
      gtk_widget_add_css_class (score->clear, "flat");
      gtk_widget_set_tooltip_text (score->clear, _ ("Take It off the Curve"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (score->clear),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Take the emotion off the curve"),
                                      -1);
      gtk_box_append (GTK_BOX (top), score->clear);
    }
  gtk_box_append (GTK_BOX (bottom), new_face (-2, _ ("Frustrated")));
  gtk_box_append (GTK_BOX (bottom), score->scale);
  gtk_box_append (GTK_BOX (bottom), new_face (2, _ ("Delighted")));
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), bottom);
  *widget = adw_preferences_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (*widget), _ ("Emotion"));
  gtk_widget_add_css_class (*widget, "score-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (*widget), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (*widget), FALSE);
  gtk_widget_set_focusable (*widget, FALSE);
  gtk_widget_set_sensitive (*widget, !tl_form_is_read_only (form));
  g_object_set_data_full (G_OBJECT (*widget), "tl-score", score, g_free);
  tl_form_pack (parent, *widget);
  return score;
}

/* --- Of a card ---------------------------------------------------------------------------------
 */

static void
pull_card (TlFormRow *row, const TlRecord *card)
{
  Score          *score = tl_form_row_get_data (row);
  const TlRecord *point = get_point (score->inspector, tl_record_get_id (card));

  show_score (score, point != NULL, point ? tl_record_get_number (point, TL_POINT_SCORE) : 0);
}

static void
card_cb (GtkRange *range, TlFormRow *row)
{
  Score           *score = tl_form_row_get_data (row);
  TlInspector     *self = score->inspector;
  const char      *card = tl_form_get_id (tl_form_row_get_form (row));
  double           value = get_value (score);
  g_autofree char *persona = NULL;
  g_autofree char *curve = NULL;
  const TlRecord  *found;

  if (!tl_form_row_begin (row))
    return;
  found = get_curve (self, &persona);
  curve = found ? g_strdup (tl_record_get_id (found))
                : tl_edit_ensure_curve (self->document, self->map, persona, FALSE);
  g_free (tl_edit_set_card_score (self->document, curve, card, value));
  tl_form_row_end (row);
  show_score (score, TRUE, value);
}

static void
clear_cb (GtkButton *button, TlFormRow *row)
{
  Score           *score = tl_form_row_get_data (row);
  TlInspector     *self = score->inspector;
  const TlRecord  *point = get_point (self, tl_form_get_id (tl_form_row_get_form (row)));
  g_autofree char *id = point ? g_strdup (tl_record_get_id (point)) : NULL;
  const char      *ids[] = { id, NULL };

  if (!id || !tl_form_row_begin (row))
    return;
  tl_edit_delete (self->document, ids, FALSE);
  tl_form_row_end (row);
  tl_form_row_end_session (row);
  tl_form_refresh (tl_form_row_get_form (row));
  gtk_widget_grab_focus (score->scale);
}

/**
 * tl_inspector_add_card_score:
 * @self: an inspector building a page
 * @form: the form of a card
 * @parent: a group
 *
 * Adds the card's emotion on the active persona's curve.
 *
 * Returns: (transfer none): the row
 */
GtkWidget *
tl_inspector_add_card_score (TlInspector *self, TlForm *form, GtkWidget *parent)
{
  GtkWidget *widget;
  Score     *score = new_row (self, form, parent, TRUE, &widget);
  TlFormRow *row = tl_form_bind (form, widget, TL_CARD_TITLE, _ ("Emotion"), pull_card, score);

  tl_form_row_connect (row, score->scale, "value-changed", G_CALLBACK (card_cb));
  tl_form_row_connect (row, score->clear, "clicked", G_CALLBACK (clear_cb));
  return widget;
}

/* --- Of a point --------------------------------------------------------------------------------
 */

static void
pull_point (TlFormRow *row, const TlRecord *point)
{
  show_score (tl_form_row_get_data (row), TRUE, tl_record_get_number (point, TL_POINT_SCORE));
}

static void
point_cb (GtkRange *range, TlFormRow *row)
{
  Score *score = tl_form_row_get_data (row);
  double value = get_value (score);

  if (!tl_form_row_begin (row))
    return;
  tl_edit_set_number (score->inspector->document,
                      tl_form_get_id (tl_form_row_get_form (row)),
                      TL_POINT_SCORE,
                      value);
  tl_form_row_end (row);
  show_score (score, TRUE, value);
}

/**
 * tl_inspector_add_point_score:
 * @self: an inspector building a page
 * @form: the form of a point
 * @parent: a group
 *
 * Adds the point's score.
 *
 * Returns: (transfer none): the row
 */
GtkWidget *
tl_inspector_add_point_score (TlInspector *self, TlForm *form, GtkWidget *parent)
{
  GtkWidget *widget;
  Score     *score = new_row (self, form, parent, FALSE, &widget);
  TlFormRow *row = tl_form_bind (form, widget, TL_POINT_SCORE, _ ("Score"), pull_point, score);

  tl_form_row_connect (row, score->scale, "value-changed", G_CALLBACK (point_cb));
  return widget;
}
