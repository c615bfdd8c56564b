/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The guide beside the map. It only shows what tl-guide.h finds in the document, again after each
 * change while it is in sight, and goes there; it never changes the map by itself and remembers
 * nothing. The first step that is not done is open when the panel is shown for a map. */
#include "config.h"

#include "app/tl-guide-panel.h"

#include <glib/gi18n-lib.h>

#include "canvas/tl-canvas.h"
#include "map/tl-guide.h"

#include "app/tl-guide-steps.h"
#include "app/tl-window.h"
#include "app/tl-window-part.h"
#include "app/tl-wrap-layout.h"

typedef struct
{
  GtkWidget *row; /* AdwExpanderRow */
  GtkWidget *sign;
  GtkWidget *button;
} StepRow;

struct _TlGuidePanel
{
  GtkWidget parent_instance;

  TlDocument *document;
  char       *map;
  gboolean    read_only;
  gboolean    fresh; /* another map: open its first step */
  guint       refresh_id;

  GtkWidget *scroller;
  GtkWidget *summary;
  StepRow    steps[TL_N_GUIDE_STEPS];
};

static void tl_guide_panel_init_part (TlWindowPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TlGuidePanel,
                               tl_guide_panel,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TL_TYPE_WINDOW_PART,
                                                      tl_guide_panel_init_part))

/* --- Showing -----------------------------------------------------------------------------------
 */

static void
show_step (TlGuidePanel *self, TlGuideStep step, const TlGuideState *state)
{
  StepRow         *shown = &self->steps[step];
  g_autofree char *detail = tl_guide_describe (step, state);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (shown->row), detail);
  gtk_image_set_from_icon_name (GTK_IMAGE (shown->sign),
                                state->done ? "object-select-symbolic" : "radio-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (shown->sign),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  state->done ? _ ("Done") : _ ("To do"),
                                  -1);
  if (state->done)
    gtk_widget_add_css_class (shown->row, "done");
  else
    gtk_widget_remove_css_class (shown->row, "done");
  gtk_button_set_label (GTK_BUTTON (shown->button), tl_guide_steps_get_label (step, state));
  gtk_widget_set_visible (shown->button, tl_guide_steps_can_go (step, state, self->read_only));
}

static void
refresh (TlGuidePanel *self)
{
  TlGuideState     states[TL_N_GUIDE_STEPS];
  int              first = -1;
  guint            n_done = 0;
  g_autofree char *text = NULL;

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (!self->document || !self->map ||
      !tl_table_get_kind (tl_document_get_table (self->document), self->map, TL_KIND_MAP))
    return;
  tl_guide_check (tl_document_get_table (self->document), self->map, states);
  for (guint i = 0; i < TL_N_GUIDE_STEPS; i++)
    {
      show_step (self, i, &states[i]);
      n_done += states[i].done;
      if (!states[i].done && first < 0)
        first = (int) i;
    }
  text = g_strdup_printf (_ ("%u of %u steps done"), n_done, (guint) TL_N_GUIDE_STEPS);
  gtk_label_set_text (GTK_LABEL (self->summary), text);
  if (self->fresh)
    for (int i = 0; i < TL_N_GUIDE_STEPS; i++)
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self->steps[i].row), i == first);
  self->fresh = FALSE;
}

static gboolean
refresh_cb (gpointer user_data)
{
  TlGuidePanel *self = user_data;

  self->refresh_id = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

/* Once for many changes, and only in sight: typing waits for nobody's guide. */
static void
document_changed_cb (TlGuidePanel *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->refresh_id == 0)
    self->refresh_id = g_idle_add_full (G_PRIORITY_LOW, refresh_cb, self, NULL);
}

/* --- Going there -------------------------------------------------------------------------------
 */

static TlWindow *
get_window (TlGuidePanel *self)
{
  return TL_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
go_to_place (TlGuidePanel *self, const TlPlace *place)
{
  TlCanvas *canvas = tl_window_get_canvas (get_window (self));

  tl_window_show_page (get_window (self), "map");
  tl_canvas_focus_place (canvas, place);
  gtk_widget_grab_focus (GTK_WIDGET (canvas));
}

/* Where it is, or where it can be described. */
static void
go_to_record (TlGuidePanel *self, const char *id, gboolean details)
{
  TlWindow         *window = get_window (self);
  TlCanvas         *canvas = tl_window_get_canvas (window);
  const char *const ids[] = { id, NULL };
  TlPlace           place = tl_scene_place_of (tl_canvas_get_scene (canvas), id);

  tl_window_show_page (window, "map");
  if (place.type != TL_PLACE_NONE)
    {
      tl_canvas_select (canvas, ids);
      tl_canvas_focus_place (canvas, &place);
    }
  if (details)
    tl_window_show_panel (window, "details");
  else
    gtk_widget_grab_focus (GTK_WIDGET (canvas));
}

/* The map's own fields stand in the pane while nothing is selected. */
static void
go_to_map (TlGuidePanel *self)
{
  TlCanvas         *canvas = tl_window_get_canvas (get_window (self));
  const char *const none[] = { NULL };
  TlPlace           place = { .type = TL_PLACE_HEADER, .id = self->map };

  tl_canvas_select (canvas, none);
  tl_canvas_focus_place (canvas, &place);
  tl_window_show_panel (get_window (self), "details");
}

/* The first that lacks something, else the first. */
static void
go_to_personas (TlGuidePanel *self, const TlGuideState *state)
{
  const TlRecord    *map = tl_table_get (tl_document_get_table (self->document), self->map);
  const char *const *shown = tl_record_get_list (map, TL_MAP_PERSONAS);

  if (state->want == 0 || !shown[0])
    gtk_widget_activate_action (GTK_WIDGET (get_window (self)), "win.add-persona", NULL);
  else
    gtk_widget_activate_action (GTK_WIDGET (get_window (self)),
                                "win.persona",
                                "s",
                                state->record ? state->record : shown[0]);
}

/* The lane is made if there is none: an empty cell has to be somewhere. */
static void
go_to_cell (TlGuidePanel *self, TlGuideStep step, TlLaneKind kind, const TlGuideState *state)
{
  TlPlace      place = { .type = TL_PLACE_CELL, .column = state->column, .lane = state->lane };
  TlGuideState states[TL_N_GUIDE_STEPS];

  if (!state->lane)
    {
      const char *word = tl_kind_get_field (TL_KIND_LANE, TL_LANE_KIND)->values[kind];

      gtk_widget_activate_action (GTK_WIDGET (tl_window_get_canvas (get_window (self))),
                                  "canvas.add-lane",
                                  "s",
                                  word);
      tl_guide_check (tl_document_get_table (self->document), self->map, states);
      place.column = states[step].column;
      place.lane = states[step].lane;
    }
  if (place.lane && !place.column)
    go_to_record (self, place.lane, FALSE);
  else if (place.lane)
    go_to_place (self, &place);
}

static void
go_to_ideal (TlGuidePanel *self, const TlGuideState *state)
{
  TlWindow *window = get_window (self);

  if (!state->done)
    {
      tl_window_show_page (window, "map");
      gtk_widget_activate_action (GTK_WIDGET (tl_window_get_canvas (window)),
                                  "canvas.add-target-line",
                                  NULL);
      gtk_widget_grab_focus (GTK_WIDGET (tl_window_get_canvas (window)));
    }
  else if (tl_table_get_kind (tl_document_get_table (self->document), state->record, TL_KIND_MAP))
    tl_window_set_map (window, state->record);
  else
    go_to_record (self, state->record, FALSE);
}

static void
go (TlGuidePanel *self, TlGuideStep step)
{
  TlGuideState        states[TL_N_GUIDE_STEPS];
  const TlGuideState *state = &states[step];

  if (!self->document || !self->map)
    return;
  tl_guide_check (tl_document_get_table (self->document), self->map, states);
  switch (step)
    {
    case TL_GUIDE_GOALS:
      go_to_map (self);
      break;
    case TL_GUIDE_PERSONAS:
      go_to_personas (self, state);
      break;
    case TL_GUIDE_TOUCHPOINTS:
      go_to_cell (self, step, TL_LANE_KIND_TOUCHPOINTS, state);
      break;
    case TL_GUIDE_CURRENT:
      go_to_cell (self, step, TL_LANE_KIND_EMOTIONS, state);
      break;
    case TL_GUIDE_DATA:
      go_to_record (self, state->record, TRUE);
      break;
    case TL_GUIDE_PAIN_POINTS:
    case TL_GUIDE_CHANGES:
      go_to_record (self, state->record, state->want > 0);
      break;
    case TL_GUIDE_IDEAL:
      go_to_ideal (self, state);
      break;
    case TL_GUIDE_REVIEW:
      if (g_strcmp0 (state->record, self->map) == 0)
        go_to_map (self);
      else
        go_to_record (self, state->record, FALSE);
      break;
    case TL_N_GUIDE_STEPS:
    default:
      break;
    }
}

static void
go_clicked_cb (TlGuidePanel *self, GtkButton *button)
{
  go (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "tl-step")));
}

/* --- Building ----------------------------------------------------------------------------------
 */

static GtkWidget *
new_buttons (TlGuidePanel *self, TlGuideStep step)
{
  GtkWidget            *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const TlGuideFurther *more = tl_guide_steps_get_further (step);

  gtk_widget_set_layout_manager (box, tl_wrap_layout_new (6));
  gtk_box_append (GTK_BOX (box), self->steps[step].button);
  if (more)
    {
      GtkWidget *button = gtk_button_new_with_label (_ (more->label));

      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), more->action);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static GtkWidget *
new_advice (TlGuidePanel *self, TlGuideStep step)
{
  StepRow   *made = &self->steps[step];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *label = gtk_label_new (tl_guide_get_advice (step));
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  made->button = gtk_button_new ();
  g_object_set_data (G_OBJECT (made->button), "tl-step", GUINT_TO_POINTER (step));
  g_signal_connect_object (made->button,
                           "clicked",
                           G_CALLBACK (go_clicked_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (box, "guide-advice");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), new_buttons (self, step));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static GtkWidget *
new_step (TlGuidePanel *self, TlGuideStep step)
{
  StepRow *made = &self->steps[step];

  made->row = adw_expander_row_new ();
  made->sign = gtk_image_new ();
  gtk_widget_add_css_class (made->sign, "guide-sign");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (made->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (made->row), tl_guide_get_title (step));
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (made->row), made->sign);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (made->row), new_advice (self, step));
  return made->row;
}

static void
tl_guide_panel_set_document (TlWindowPart *part,
                             TlDocument   *document,
                             const char   *map,
                             gboolean      read_only)
{
  TlGuidePanel *self = TL_GUIDE_PANEL (part);

  if (self->document)
    g_signal_handlers_disconnect_by_data (self->document, self);
  self->fresh = self->fresh || document != self->document || g_strcmp0 (map, self->map) != 0;
  g_set_object (&self->document, document);
  g_free (self->map);
  self->map = g_strdup (map);
  self->read_only = read_only;
  if (document)
    g_signal_connect_swapped (document, "changed", G_CALLBACK (document_changed_cb), self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
tl_guide_panel_init_part (TlWindowPartInterface *iface)
{
  iface->set_document = tl_guide_panel_set_document;
}

static void
tl_guide_panel_map (GtkWidget *widget)
{
  refresh (TL_GUIDE_PANEL (widget));
  GTK_WIDGET_CLASS (tl_guide_panel_parent_class)->map (widget);
}

static void
tl_guide_panel_dispose (GObject *object)
{
  TlGuidePanel *self = TL_GUIDE_PANEL (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->document)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_pointer (&self->map, g_free);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (tl_guide_panel_parent_class)->dispose (object);
}

static void
tl_guide_panel_class_init (TlGuidePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_guide_panel_dispose;
  widget_class->map = tl_guide_panel_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "guide");
}

static void
tl_guide_panel_init (TlGuidePanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *list = gtk_list_box_new ();

  self->summary = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->summary), 0);
  gtk_widget_add_css_class (self->summary, "dim-label");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Steps of the Guide"),
                                  -1);
  for (guint i = 0; i < TL_N_GUIDE_STEPS; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), new_step (self, i));
  gtk_box_append (GTK_BOX (box), self->summary);
  gtk_box_append (GTK_BOX (box), list);
  gtk_widget_add_css_class (box, "guide-box");
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                                 "hscrollbar-policy",
                                 GTK_POLICY_NEVER,
                                 "child",
                                 box,
                                 NULL);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * tl_guide_panel_new:
 *
 * Returns: (transfer floating): a guide that follows the map that it is told of
 */
GtkWidget *
tl_guide_panel_new (void)
{
  return g_object_new (TL_TYPE_GUIDE_PANEL, NULL);
}
