/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The slider of emotions, with the faces of the map's scale over its levels. A card's emotion is
 * the point anchored to it on the curve of the persona who is active on the canvas: one truth, so
 * the slider edits that point and makes it when it is missing. While there is none the slider rests
 * in the middle and says so; of several cards it says when they feel differently. */
#include "config.h"

#include "app/tl-inspector-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "canvas/tl-icon-image.h"
#include "map/tl-edit.h"

/* A tenth, as Alt+Up and Alt+Down do on the map; a level with Page Up. */
#define STEP 0.1
#define LEVEL 1.0
#define FACE_PX 22
#define N_LEVELS 5
#define LOWEST -2

typedef enum
{
  NOT_SET,
  SET,
  MIXED,
} State;

typedef struct
{
  TlInspector *inspector;
  GtkWidget   *scale;
  GtkWidget   *value;
  GtkWidget   *faces[N_LEVELS]; /* GtkButton, from the lowest level */
  GtkWidget   *clear;           /* NULL for points */
} Score;

static const char *
get_level_name (int level)
{
  static const char *const names[N_LEVELS] = {
    N_ ("Frustrated"), N_ ("Displeased"), N_ ("Neutral"), N_ ("Pleased"), N_ ("Delighted"),
  };

  return _ (names[CLAMP (level - LOWEST, 0, N_LEVELS - 1)]);
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

static char *
describe (State state, double value)
{
  if (state == MIXED)
    return g_strdup (_ ("Mixed"));
  if (state == NOT_SET)
    return g_strdup (_ ("Not set"));
  /* Half-way belongs to the better of two levels, as people round. */
  return g_strdup_printf ("%+.1f · %s", value, get_level_name ((int) floor (value + 0.5)));
}

static void
show_face (GtkWidget *face, gboolean active)
{
  if (active)
    gtk_widget_add_css_class (face, "current");
  else
    gtk_widget_remove_css_class (face, "current");
}

static void
show_score (Score *score, State state, double value)
{
  g_autofree char *text = describe (state, value);
  int              level = (int) floor (value + 0.5);

  gtk_range_set_value (GTK_RANGE (score->scale), state == SET ? value : 0);
  gtk_label_set_text (GTK_LABEL (score->value), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (score->scale),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  text,
                                  -1);
  if (state == SET)
    gtk_widget_remove_css_class (score->scale, "unset");
  else
    gtk_widget_add_css_class (score->scale, "unset");
  for (int i = 0; i < N_LEVELS; i++)
    show_face (score->faces[i], state == SET && level == i + LOWEST);
  if (score->clear)
    gtk_widget_set_visible (score->clear, state != NOT_SET);
}

/* Tenths: what people say, and what the file then holds. */
static double
get_value (Score *score)
{
  return CLAMP (round (gtk_range_get_value (GTK_RANGE (score->scale)) * 10) / 10, -2, 2);
}

/* --- The row -----------------------------------------------------------------------------------
 */

/* Faces are for the pointer: the slider has the same levels under Page Up and Page Down. */
static GtkWidget *
new_face (int level)
{
  GtkWidget *face = tl_icon_image_new (FACE_PX);
  GtkWidget *button = gtk_button_new ();

  tl_icon_image_set_face (TL_ICON_IMAGE (face), level);
  gtk_button_set_child (GTK_BUTTON (button), face);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_add_css_class (button, "face");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_tooltip_text (button, get_level_name (level));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_level_name (level),
                                  -1);
  g_object_set_data (G_OBJECT (button), "tl-level", GINT_TO_POINTER (level));
  return button;
}

static GtkWidget *
new_title (Score *score, gboolean can_clear)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (_ ("Emotion"));

  score->value = gtk_label_new (NULL);
  gtk_widget_add_css_class (score->value, "dim-label");
  gtk_widget_add_css_class (score->value, "numeric");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), score->value);
  if (!can_clear)
    return box;
  score->clear = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  gtk_widget_add_css_class (score->clear, "flat");
  gtk_widget_add_css_class (score->clear, "circular");
  gtk_widget_set_tooltip_text (score->clear, _ ("Take It off the Curve"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (score->clear),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Take the emotion off the curve"),
                                  -1);
  gtk_box_append (GTK_BOX (box), score->clear);
  return box;
}

static GtkWidget *
new_scale (void)
{
  GtkWidget *scale = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, -2, 2, STEP);

  gtk_range_set_increments (GTK_RANGE (scale), STEP, LEVEL);
  gtk_scale_set_has_origin (GTK_SCALE (scale), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scale),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Emotion"),
                                  -1);
  return scale;
}

static Score *
new_row (TlInspector *self, TlForm *form, GtkWidget *parent, gboolean can_clear, GtkWidget **widget)
{
  Score     *score = g_new0 (Score, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *faces = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  score->inspector = self;
  score->scale = new_scale ();
  gtk_box_set_homogeneous (GTK_BOX (faces), TRUE);
  for (int i = 0; i < N_LEVELS; i++)
    {
      score->faces[i] = new_face (i + LOWEST);
      gtk_box_append (GTK_BOX (faces), score->faces[i]);
    }
  gtk_box_append (GTK_BOX (box), new_title (score, can_clear));
  gtk_box_append (GTK_BOX (box), faces);
  gtk_box_append (GTK_BOX (box), score->scale);
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

/* --- Of cards ----------------------------------------------------------------------------------
 */

/* What some cards feel together. */
static State
read_cards (TlInspector *self, const char *const *cards, double *value)
{
  State state = NOT_SET;

  for (guint i = 0; cards[i]; i++)
    {
      const TlRecord *point = get_point (self, cards[i]);
      double          this_value = point ? tl_record_get_number (point, TL_POINT_SCORE) : 0;
      State           this_state = point ? SET : NOT_SET;

      if (i > 0 && (this_state != state || (state == SET && this_value != *value)))
        return MIXED;
      state = this_state;
      *value = this_value;
    }
  return state;
}

static void
pull_cards (TlFormRow *row, const TlRecord *card)
{
  Score *score = tl_form_row_get_data (row);
  double value = 0;
  State state = read_cards (score->inspector, tl_form_get_ids (tl_form_row_get_form (row)), &value);

  show_score (score, state, value);
}

static void
write_cards (TlFormRow *row, double value)
{
  Score             *score = tl_form_row_get_data (row);
  TlInspector       *self = score->inspector;
  const char *const *cards = tl_form_get_ids (tl_form_row_get_form (row));
  g_autofree char   *persona = NULL;
  g_autofree char   *curve = NULL;
  const TlRecord    *found;

  if (!tl_form_row_begin (row))
    return;
  found = get_curve (self, &persona);
  curve = found ? g_strdup (tl_record_get_id (found))
                : tl_edit_ensure_curve (self->document, self->map, persona, FALSE);
  for (guint i = 0; cards[i]; i++)
    if (tl_table_get (tl_document_get_table (self->document), cards[i]))
      g_free (tl_edit_set_card_score (self->document, curve, cards[i], value));
  tl_form_row_end (row);
  show_score (score, SET, value);
}

static void
cards_cb (GtkRange *range, TlFormRow *row)
{
  write_cards (row, get_value (tl_form_row_get_data (row)));
}

static void
cards_face_cb (GtkButton *face, TlFormRow *row)
{
  write_cards (row, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (face), "tl-level")));
  tl_form_row_end_session (row);
}

static void
clear_cb (GtkButton *button, TlFormRow *row)
{
  Score             *score = tl_form_row_get_data (row);
  TlInspector       *self = score->inspector;
  const char *const *cards = tl_form_get_ids (tl_form_row_get_form (row));
  g_autoptr (GPtrArray) points = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; cards[i]; i++)
    {
      const TlRecord *point = get_point (self, cards[i]);

      if (point)
        g_ptr_array_add (points, g_strdup (tl_record_get_id (point)));
    }
  if (!points->len || !tl_form_row_begin (row))
    return;
  g_ptr_array_add (points, NULL);
  tl_edit_delete (self->document, (const char *const *) points->pdata, FALSE);
  tl_form_row_end (row);
  tl_form_row_end_session (row);
  tl_form_refresh (tl_form_row_get_form (row));
  gtk_widget_grab_focus (score->scale);
}

/**
 * tl_inspector_add_card_score:
 * @self: an inspector building a page
 * @form: the form of cards
 * @parent: a group
 *
 * Adds the cards' emotion on the active persona's curve.
 *
 * Returns: (transfer none): the row
 */
GtkWidget *
tl_inspector_add_card_score (TlInspector *self, TlForm *form, GtkWidget *parent)
{
  GtkWidget *widget;
  Score     *score = new_row (self, form, parent, TRUE, &widget);
  TlFormRow *row = tl_form_bind (form, widget, TL_FORM_NO_FIELD, _ ("Emotion"), pull_cards, score);

  tl_form_row_connect (row, score->scale, "value-changed", G_CALLBACK (cards_cb));
  tl_form_row_connect (row, score->clear, "clicked", G_CALLBACK (clear_cb));
  for (int i = 0; i < N_LEVELS; i++)
    tl_form_row_connect (row, score->faces[i], "clicked", G_CALLBACK (cards_face_cb));
  return widget;
}

/* --- Of points ---------------------------------------------------------------------------------
 */

static void
pull_points (TlFormRow *row, const TlRecord *point)
{
  show_score (tl_form_row_get_data (row),
              tl_form_row_is_mixed (row) ? MIXED : SET,
              tl_record_get_number (point, TL_POINT_SCORE));
}

static void
write_points (TlFormRow *row, double value)
{
  tl_form_row_set_number (row, value);
  show_score (tl_form_row_get_data (row), SET, value);
}

static void
points_cb (GtkRange *range, TlFormRow *row)
{
  if (tl_form_row_can_write (row))
    write_points (row, get_value (tl_form_row_get_data (row)));
}

static void
points_face_cb (GtkButton *face, TlFormRow *row)
{
  write_points (row, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (face), "tl-level")));
  tl_form_row_end_session (row);
}

/**
 * tl_inspector_add_point_score:
 * @self: an inspector building a page
 * @form: the form of points
 * @parent: a group
 *
 * Adds the points' score.
 *
 * Returns: (transfer none): the row
 */
GtkWidget *
tl_inspector_add_point_score (TlInspector *self, TlForm *form, GtkWidget *parent)
{
  GtkWidget *widget;
  Score     *score = new_row (self, form, parent, FALSE, &widget);
  TlFormRow *row = tl_form_bind (form, widget, TL_POINT_SCORE, _ ("Score"), pull_points, score);

  tl_form_row_connect (row, score->scale, "value-changed", G_CALLBACK (points_cb));
  for (int i = 0; i < N_LEVELS; i++)
    tl_form_row_connect (row, score->faces[i], "clicked", G_CALLBACK (points_face_cb));
  return widget;
}
