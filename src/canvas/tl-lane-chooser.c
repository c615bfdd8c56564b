/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The chooser of lanes is a popover with a search entry and two columns of choices. A choice is the
 * kind's own sign on the tint of its cards, its name and one line on what it is for. Words typed
 * filter by name and purpose; Enter takes the first that is left. Lanes that are hidden stand
 * first, because who looks for one should not make a second one.
 *
 * It knows where the new lane is to stand and nothing else; the verbs are tl-canvas-lanes.c's. */
#include "config.h"

#include "canvas/tl-lane-chooser.h"

#include "canvas/tl-choices.h"
#include "canvas/tl-editor.h"
#include "scene/tl-icons.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define PICTURE_PX 36
#define PICTURE_RADIUS 9.0
#define BOX_RADIUS 3.0
#define ICON_SCALE 1.5 /* an icon of 12 px on a tile of 36 */
#define COLUMN_WIDTH 264
#define MAX_HEIGHT 480
#define SEARCH_TEXT "tl-search-text"

/* Lanes that are often wanted by another name, or together. */
typedef struct
{
  const char *name;
  const char *purpose;
  guint       n_lanes;
  TlLanePlan  lanes[3];
} Preset;

static const Preset presets[] = {
  { N_ ("The Brand’s Response"),
    N_ ("What you do, stage by stage"),
    1,
    { { TL_LANE_KIND_FRONTSTAGE, N_ ("The brand’s response") } } },
  { N_ ("Service Blueprint"),
    N_ ("Frontstage, backstage and support"),
    3,
    { { TL_LANE_KIND_FRONTSTAGE, "" },
      { TL_LANE_KIND_BACKSTAGE, "" },
      { TL_LANE_KIND_SUPPORT, "" } } },
};

/* As its cards: a bubble, a box, no paper at all. */
static double
get_tile_radius (TlLaneKind kind)
{
  if (kind == TL_LANE_KIND_THOUGHTS)
    return PICTURE_PX / 2.0 - 2;
  return kind == TL_LANE_KIND_FRONTSTAGE || kind == TL_LANE_KIND_BACKSTAGE ||
             kind == TL_LANE_KIND_SUPPORT || kind == TL_LANE_KIND_EVIDENCE
           ? BOX_RADIUS
           : PICTURE_RADIUS;
}

static void
draw_tile (const TlTheme *theme, TlGroupBuilder *builder, TlLaneKind kind)
{
  TlPaint paint = { .stroke_width = 1 };
  TlRect  tile = TL_RECT_INIT (.5, .5, PICTURE_PX - 1, PICTURE_PX - 1);
  TlColor ink;

  tl_theme_get_card (theme, kind, "", &paint.fill, &paint.stroke, &ink);
  if (kind != TL_LANE_KIND_TEXT && kind != TL_LANE_KIND_CHANNELS)
    tl_group_builder_rect (builder, &tile, get_tile_radius (kind), &paint);
  tl_icon_draw_lane (builder, kind, PICTURE_PX / 2.0, PICTURE_PX / 2.0, ICON_SCALE, &ink);
}

/* Lanes beneath each other, with the lines between them. */
static void
draw_lanes (const TlTheme *theme, TlGroupBuilder *builder, const Preset *preset)
{
  TlColor ink = tl_theme_get_ink (theme, TL_INK_SECONDARY);
  double  height = (double) PICTURE_PX / preset->n_lanes;

  for (guint i = 0; i < preset->n_lanes; i++)
    {
      TlPaint paint = { .stroke_width = 1 };
      TlPaint line = { .stroke = ink, .stroke_width = 1 };
      TlRect  box = TL_RECT_INIT (4.5, i * height + 2.5, PICTURE_PX - 9, height - 5);
      TlColor words;

      tl_theme_get_card (theme, preset->lanes[i].kind, "", &paint.fill, &paint.stroke, &words);
      paint.stroke = tl_theme_mark_on (theme, &paint.stroke, &paint.fill);
      tl_group_builder_rect (builder, &box, 1.5, &paint);
      if (i == 0)
        continue;
      tl_group_builder_move_to (builder, 0, floor (i * height) + .5);
      tl_group_builder_line_to (builder, PICTURE_PX, floor (i * height) + .5);
      tl_group_builder_end_path (builder, &line, FALSE);
    }
}

/* The kind's sign on a tile in the tint of its cards; of several lanes, these in small. */
static GtkWidget *
new_picture (TlCanvas *canvas, TlLaneKind kind, const Preset *preset)
{
  const TlTheme  *theme = tl_theme_get (canvas->theme);
  TlGroupBuilder *builder = tl_group_builder_new (TL_ROLE_MARKER, TL_BAND_OVERLAY, NULL);
  GtkSnapshot    *snapshot = gtk_snapshot_new ();
  GtkWidget      *picture;
  g_autoptr (TlGroup) group = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkPaintable) paintable = NULL;

  if (preset != NULL && preset->n_lanes > 1)
    draw_lanes (theme, builder, preset);
  else
    draw_tile (theme, builder, kind);
  group = tl_group_builder_end (builder);
  node = tl_gsk_painter_paint (canvas->painter, group, TL_DETAIL_FULL);
  if (node != NULL)
    gtk_snapshot_append_node (snapshot, node);
  paintable =
    gtk_snapshot_free_to_paintable (snapshot, &GRAPHENE_SIZE_INIT (PICTURE_PX, PICTURE_PX));
  picture = gtk_image_new_from_paintable (paintable);
  gtk_image_set_pixel_size (GTK_IMAGE (picture), PICTURE_PX);
  return picture;
}

static GtkWidget *
new_label (const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
insert_preset (TlCanvas *self, const Preset *preset, const char *before)
{
  TlLanePlan lanes[G_N_ELEMENTS (preset->lanes)];

  for (guint i = 0; i < preset->n_lanes; i++)
    {
      const char *title = preset->lanes[i].title;

      lanes[i] = (TlLanePlan){ preset->lanes[i].kind, *title != '\0' ? _ (title) : "" };
    }
  tl_canvas_insert_lanes (self, lanes, preset->n_lanes, before);
}

static void
take_choice (GtkFlowBox *box, GtkFlowBoxChild *child, TlCanvas *self)
{
  GtkWidget       *popover = gtk_widget_get_ancestor (GTK_WIDGET (box), GTK_TYPE_POPOVER);
  g_autofree char *hidden = g_strdup (g_object_get_data (G_OBJECT (child), "tl-hidden"));
  g_autofree char *before = g_strdup (g_object_get_data (G_OBJECT (popover), "tl-before"));
  TlLaneKind       kind = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (child), "tl-kind"));
  const Preset    *preset = g_object_get_data (G_OBJECT (child), "tl-preset");

  gtk_popover_popdown (GTK_POPOVER (popover));
  if (hidden != NULL)
    tl_canvas_show_lane (self, hidden);
  else if (preset != NULL)
    insert_preset (self, preset, before);
  else
    tl_canvas_insert_lane (self, kind, before);
}

static GtkWidget *
new_choice (
  TlCanvas *self, TlLaneKind kind, const Preset *preset, const char *name, const char *purpose)
{
  GtkWidget       *child = gtk_flow_box_child_new ();
  GtkWidget       *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget       *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autofree char *both = g_strdup_printf ("%s %s", name, purpose);

  gtk_box_append (GTK_BOX (words), new_label (name, "heading"));
  gtk_box_append (GTK_BOX (words), new_label (purpose, "caption"));
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), new_picture (self, kind, preset));
  gtk_box_append (GTK_BOX (row), words);
  gtk_widget_set_margin_start (row, 6);
  gtk_widget_set_margin_end (row, 6);
  gtk_widget_set_margin_top (row, 4);
  gtk_widget_set_margin_bottom (row, 4);
  gtk_widget_set_size_request (row, COLUMN_WIDTH, -1);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  purpose,
                                  -1);
  g_object_set_data (G_OBJECT (child), "tl-kind", GINT_TO_POINTER ((int) kind));
  g_object_set_data (G_OBJECT (child), "tl-preset", (gpointer) preset);
  g_object_set_data_full (G_OBJECT (child), SEARCH_TEXT, g_utf8_casefold (both, -1), g_free);
  return child;
}

static void
add_hidden (TlCanvas *self, GtkFlowBox *box)
{
  const GPtrArray *lanes =
    tl_table_get_children (tl_document_get_table (self->document), self->map, TL_KIND_LANE);

  for (guint i = 0; i < lanes->len; i++)
    {
      const TlRecord  *lane = g_ptr_array_index (lanes, i);
      g_autofree char *title = NULL;
      GtkWidget       *child;

      if (!tl_record_get_boolean (lane, TL_LANE_HIDDEN))
        continue;
      title = tl_canvas_dup_lane_title (self, tl_record_get_id (lane));
      child = new_choice (self,
                          (TlLaneKind) tl_record_get_integer (lane, TL_LANE_KIND),
                          NULL,
                          title,
                          _ ("Hidden: show it again"));
      g_object_set_data_full (G_OBJECT (child),
                              "tl-hidden",
                              g_strdup (tl_record_get_id (lane)),
                              g_free);
      gtk_flow_box_append (box, child);
    }
}

static void
add_preset (TlCanvas *self, GtkFlowBox *box, const Preset *preset)
{
  gtk_flow_box_append (box,
                       new_choice (self,
                                   preset->lanes[0].kind,
                                   preset,
                                   _ (preset->name),
                                   _ (preset->purpose)));
}

static gboolean
filter_cb (GtkFlowBoxChild *child, gpointer user_data)
{
  g_autofree char *words = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (user_data)), -1);

  return strstr (g_object_get_data (G_OBJECT (child), SEARCH_TEXT), words) != NULL;
}

static void
search_changed_cb (GtkSearchEntry *entry, GtkFlowBox *box)
{
  gtk_flow_box_invalidate_filter (box);
}

/* Enter in the entry takes the first that is left. */
static void
search_activated_cb (GtkSearchEntry *entry, GtkFlowBox *box)
{
  GtkFlowBoxChild *child;

  for (int i = 0; (child = gtk_flow_box_get_child_at_index (box, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (child)))
      {
        gtk_widget_activate (GTK_WIDGET (child));
        return;
      }
}

static void
search_stopped_cb (GtkSearchEntry *entry, GtkPopover *popover)
{
  gtk_popover_popdown (popover);
}

/* Down goes from the entry to the choices. */
static gboolean
entry_key_cb (
  GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state, GtkWidget *box)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return FALSE;
  return gtk_widget_child_focus (box, GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
new_box (TlCanvas *self)
{
  GtkWidget *box = gtk_flow_box_new ();
  gboolean   wide = gtk_widget_get_width (GTK_WIDGET (self)) > 2 * COLUMN_WIDTH + 100;

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (box), TRUE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (box), wide ? 2 : 1);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), wide ? 2 : 1);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  add_hidden (self, GTK_FLOW_BOX (box));
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    add_preset (self, GTK_FLOW_BOX (box), &presets[i]);
  for (guint i = 0; i < TL_N_LANE_KINDS; i++)
    gtk_flow_box_append (GTK_FLOW_BOX (box),
                         new_choice (self,
                                     (TlLaneKind) i,
                                     NULL,
                                     tl_lane_kind_get_name ((TlLaneKind) i),
                                     tl_lane_kind_get_purpose ((TlLaneKind) i)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (box),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Kinds of lanes"),
                                  -1);
  g_signal_connect_object (box, "child-activated", G_CALLBACK (take_choice), self, 0);
  return box;
}

static GtkWidget *
new_entry (GtkWidget *box, GtkWidget *popover)
{
  GtkWidget          *entry = gtk_search_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_object_set (entry, "placeholder-text", _ ("Search lanes"), NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (entry_key_cb), box);
  gtk_widget_add_controller (entry, keys);
  gtk_flow_box_set_filter_func (GTK_FLOW_BOX (box), filter_cb, entry, NULL);
  g_signal_connect_object (entry, "search-changed", G_CALLBACK (search_changed_cb), box, 0);
  g_signal_connect_object (entry, "activate", G_CALLBACK (search_activated_cb), box, 0);
  g_signal_connect_object (entry, "stop-search", G_CALLBACK (search_stopped_cb), popover, 0);
  return entry;
}

/**
 * tl_canvas_choose_lane:
 * @self: the canvas
 * @at: what the chooser points at, widget px
 * @before: (nullable): the lane that the new one comes before; %NULL = last
 *
 * Opens the chooser of lanes.
 */
void
tl_canvas_choose_lane (TlCanvas *self, const TlRect *at, const char *before)
{
  GtkWidget *popover, *column, *scrolled, *box, *entry;

  if (!tl_canvas_may_restructure (self))
    return;
  popover = gtk_popover_new ();
  column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  scrolled = gtk_scrolled_window_new ();
  box = new_box (self);
  entry = new_entry (box, popover);
  g_object_set_data_full (G_OBJECT (popover), "tl-before", g_strdup (before), g_free);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled),
                                              CLAMP (gtk_widget_get_height (GTK_WIDGET (self)) -
                                                       120,
                                                     160,
                                                     MAX_HEIGHT));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_box_append (GTK_BOX (column), entry);
  gtk_box_append (GTK_BOX (column), scrolled);
  gtk_popover_set_child (GTK_POPOVER (popover), column);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add Lane"),
                                  -1);
  tl_canvas_show_popover (self, popover, at);
  gtk_widget_grab_focus (entry);
}

/**
 * tl_canvas_choose_lane_beside:
 * @self: the canvas
 * @before: above the focused lane, not below it
 *
 * Opens the chooser where the new lane would stand: beside the focused lane, else after the last.
 */
void
tl_canvas_choose_lane_beside (TlCanvas *self, gboolean before)
{
  const char      *lane = self->focus.type == TL_PLACE_LANE ? self->focus.id : self->focus.lane;
  TlRect           at = TL_RECT_INIT (0, 0, 1, 1);
  TlPlace          place = { .type = TL_PLACE_LANE, .id = lane };
  TlRect           rect;
  g_autofree char *sibling = NULL;

  if (lane != NULL && tl_scene_get_record_rect (self->scene, lane, &rect))
    {
      sibling = g_strdup (before ? lane : tl_canvas_get_neighbour (self, lane, TL_KIND_LANE, TRUE));
      rect = tl_canvas_place_to_widget (self, &place, &rect);
      at = TL_RECT_INIT (rect.x, rect.y + (before ? 0 : rect.height), rect.width, 1);
    }
  else
    {
      rect = tl_scene_get_sheet (self->scene);
      at = tl_canvas_rect_to_widget (self, &rect);
      at = TL_RECT_INIT (at.x, at.y + at.height, MIN (at.width, 160), 1);
    }
  at.x = CLAMP (at.x, 0, MAX (0, gtk_widget_get_width (GTK_WIDGET (self)) - at.width));
  at.y = CLAMP (at.y, 0, MAX (0, gtk_widget_get_height (GTK_WIDGET (self)) - 1));
  tl_canvas_choose_lane (self, &at, sibling);
}
