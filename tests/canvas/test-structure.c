/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Stages, steps and lanes by keys, menus and pointer; and the lock on all of it. */
#include "config.h"

#include "canvas-hands.h"

#include "canvas/tl-canvas-plus.h"
#include "canvas/tl-lane-chooser.h"
#include "map/tl-edit-structure.h"
#include "scene/tl-scene-resize.h"

static void
activate (Hands *f, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->canvas), action, NULL));
}

/* "Awareness Purchase[Book Pay]": the frame as words. */
static char *
write_stages (Hands *f)
{
  GString         *out = g_string_new (NULL);
  const GPtrArray *stages = tl_table_get_children (hands_table (f), f->map, TL_KIND_STAGE);

  for (guint i = 0; i < stages->len; i++)
    {
      const TlRecord  *stage = g_ptr_array_index (stages, i);
      const GPtrArray *steps =
        tl_table_get_children (hands_table (f), tl_record_get_id (stage), TL_KIND_STEP);

      g_string_append_printf (out,
                              "%s%s",
                              i > 0 ? " " : "",
                              tl_record_get_text (stage, TL_STAGE_TITLE));
      for (guint k = 0; k < steps->len; k++)
        g_string_append_printf (out,
                                "%s%s",
                                k == 0 ? "[" : " ",
                                tl_record_get_text (g_ptr_array_index (steps, k), TL_STEP_TITLE));
      g_string_append (out, steps->len > 0 ? "]" : "");
    }
  return g_string_free (out, FALSE);
}

#define assert_stages(f, words)                                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *stages_ = write_stages (f);                                                   \
    g_assert_cmpstr (stages_, ==, words);                                                          \
  }                                                                                                \
  G_STMT_END

static void
add_step (Hands *f, const char *stage, const char *title)
{
  hands_focus (f, stage);
  activate (f, "canvas.add-step");
  hands_type (f, title);
  hands_key (f, GDK_KEY_Escape, 0);
}

static const char *
get_step (Hands *f, const char *stage, guint index)
{
  return tl_record_get_id (
    g_ptr_array_index (tl_table_get_children (hands_table (f), stage, TL_KIND_STEP), index));
}

static void
test_split_and_merge (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = NULL;

  add_step (f, f->stages[1], "Compare");
  add_step (f, f->stages[1], "Ask");
  assert_stages (f, "Awareness Consideration[Compare Ask] Purchase Retention Advocacy");
  hands_focus (f, get_step (f, f->stages[1], 0));
  g_assert_false (hands_is_enabled (f, "canvas.split-stage"));
  hands_focus (f, get_step (f, f->stages[1], 1));
  before = hands_snapshot (f);
  activate (f, "canvas.split-stage");
  assert_stages (f, "Awareness Consideration[Compare] Ask Purchase Retention Advocacy");
  g_assert_cmpint (tl_canvas_get_focus (f->canvas).type, ==, TL_PLACE_STAGE);
  hands_assert_one_step (f, before, "Split Stage");
  tl_canvas_redo (f->canvas);

  hands_focus (f, f->stages[0]);
  activate (f, "canvas.merge-stages");
  assert_stages (f, "Awareness & Consideration[Awareness Compare] Ask Purchase Retention Advocacy");
  g_assert_cmpstr (tl_canvas_get_focus (f->canvas).id, ==, f->stages[0]);
  hands_focus (f, f->stages[4]);
  g_assert_false (hands_is_enabled (f, "canvas.merge-stages"));
}

static void
test_merge_selected (Hands *f, gconstpointer data)
{
  const char *ids[] = { f->stages[4], f->stages[2], NULL };

  tl_canvas_select (f->canvas, ids);
  activate (f, "canvas.merge-stages");
  assert_stages (f, "Awareness Consideration Purchase & Advocacy[Purchase Advocacy] Retention");
}

static void
test_duplicate (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);

  hands_focus (f, f->stages[0]);
  hands_key (f, GDK_KEY_d, CTRL);
  assert_stages (f, "Awareness Awareness Consideration Purchase Retention Advocacy");
  g_assert_cmpstr (tl_canvas_get_focus (f->canvas).id, !=, f->stages[0]);
  hands_assert_one_step (f, before, "Duplicate Stage");
}

static void
test_move_together (Hands *f, gconstpointer data)
{
  const char *ids[] = { f->stages[1], f->stages[0], NULL };

  hands_focus (f, f->stages[0]);
  tl_canvas_select (f->canvas, ids);
  hands_key (f, GDK_KEY_Right, ALT);
  assert_stages (f, "Purchase Awareness Consideration Retention Advocacy");
  hands_key (f, GDK_KEY_Left, ALT);
  assert_stages (f, "Awareness Consideration Purchase Retention Advocacy");
  /* At the edge nothing happens, not even a step. */
  hands_key (f, GDK_KEY_Left, ALT);
  assert_stages (f, "Awareness Consideration Purchase Retention Advocacy");
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, "Move Stages");
}

static void
test_step_over_the_edge (Hands *f, gconstpointer data)
{
  g_autofree char *step = NULL;

  add_step (f, f->stages[0], "Search");
  add_step (f, f->stages[0], "Compare");
  step = g_strdup (get_step (f, f->stages[0], 1));
  hands_focus (f, step);
  hands_key (f, GDK_KEY_Right, ALT);
  assert_stages (f, "Awareness[Search] Consideration[Compare] Purchase Retention Advocacy");
  g_assert_cmpstr (tl_canvas_get_focus (f->canvas).id, ==, step);
  hands_key (f, GDK_KEY_Left, ALT);
  assert_stages (f, "Awareness[Search Compare] Consideration Purchase Retention Advocacy");
  hands_key (f, GDK_KEY_Left, ALT);
  assert_stages (f, "Awareness[Compare Search] Consideration Purchase Retention Advocacy");
}

static void
test_steps_beside (Hands *f, gconstpointer data)
{
  add_step (f, f->stages[0], "One");
  add_step (f, f->stages[0], "Three");
  hands_focus (f, get_step (f, f->stages[0], 0));
  activate (f, "canvas.add-step");
  hands_type (f, "Two");
  hands_key (f, GDK_KEY_Escape, 0);
  hands_focus (f, get_step (f, f->stages[0], 0));
  activate (f, "canvas.add-step-before");
  hands_type (f, "Zero");
  hands_key (f, GDK_KEY_Escape, 0);
  assert_stages (f, "Awareness[Zero One Two Three] Consideration Purchase Retention Advocacy");
}

static guint
get_width (Hands *f, const char *column)
{
  return tl_edit_get_column_width (hands_table (f), column);
}

static void
test_widths_by_key (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);

  hands_focus (f, f->stages[1]);
  hands_key (f, GDK_KEY_Right, ALT | SHIFT);
  g_assert_cmpuint (get_width (f, f->stages[1]), ==, 248);
  hands_assert_one_step (f, before, "Resize Column");
  hands_key (f, GDK_KEY_Left, ALT | SHIFT);
  g_assert_cmpuint (get_width (f, f->stages[1]), ==, 216);
  /* Back at the usual width there is nothing to write down. */
  hands_key (f, GDK_KEY_Right, ALT | SHIFT);
  g_assert_cmpuint (get_width (f, f->stages[1]), ==, 0);
  for (guint i = 0; i < 20; i++)
    hands_key (f, GDK_KEY_Left, ALT | SHIFT);
  g_assert_cmpuint (get_width (f, f->stages[1]), ==, 96);
  activate (f, "canvas.equal-widths");
  g_assert_cmpuint (get_width (f, f->stages[3]), ==, 96);
  activate (f, "canvas.reset-width");
  g_assert_cmpuint (get_width (f, f->stages[1]), ==, 0);
  g_assert_cmpuint (get_width (f, f->stages[3]), ==, 96);
}

/* The border after a heading, in the middle of its height. */
static TlPoint
get_border (Hands *f, const char *heading)
{
  TlRect rect;

  g_assert_true (tl_scene_get_record_rect (tl_canvas_get_scene (f->canvas), heading, &rect));
  return (TlPoint){ rect.x + rect.width, rect.y + rect.height / 2 };
}

static double
get_drawn_width (Hands *f, const char *column)
{
  return tl_scene_get_column_width (tl_canvas_get_scene (f->canvas), column);
}

static void
test_drag_a_border (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);
  TlPoint at = get_border (f, f->stages[0]);

  hands_press (f, at.x, at.y, 0, 1);
  hands_move (f, at.x + 30, at.y, 0);
  /* On the grid, and nothing of it in the document yet. */
  g_assert_cmpfloat (get_drawn_width (f, f->stages[0]), ==, 264);
  g_assert_cmpstr (f->canvas->bubble, ==, "264 px");
  g_assert_true (tl_table_equal (before, hands_table (f)));
  hands_key (f, GDK_KEY_Escape, 0);
  g_assert_cmpfloat (get_drawn_width (f, f->stages[0]), ==, 232);
  g_assert_null (f->canvas->bubble);
  hands_release (f, at.x + 30, at.y, 0);
  g_assert_true (tl_table_equal (before, hands_table (f)));

  hands_press (f, at.x, at.y, 0, 1);
  hands_move (f, at.x - 400, at.y, 0);
  hands_release (f, at.x - 400, at.y, 0);
  g_assert_cmpuint (get_width (f, f->stages[0]), ==, 96);
  g_assert_cmpfloat (get_drawn_width (f, f->stages[0]), ==, 96);
  hands_assert_one_step (f, before, "Resize Column");
  tl_canvas_redo (f->canvas);

  at = get_border (f, f->stages[0]);
  hands_press (f, at.x, at.y, 0, 2);
  hands_release (f, at.x, at.y, 0);
  g_assert_cmpuint (get_width (f, f->stages[0]), ==, 0);
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, "Reset Width");
  g_assert_false (tl_canvas_is_writing (f->canvas));
}

/* Beneath a stage with steps each border is a step's; the stage's own is its last step's. */
static void
test_drag_a_step_border (Hands *f, gconstpointer data)
{
  TlPoint at;

  add_step (f, f->stages[0], "Search");
  add_step (f, f->stages[0], "Compare");
  at = get_border (f, get_step (f, f->stages[0], 0));
  hands_press (f, at.x + 4, at.y, 0, 1);
  hands_move (f, at.x + 44, at.y, 0);
  hands_release (f, at.x + 44, at.y, 0);
  g_assert_cmpuint (get_width (f, get_step (f, f->stages[0], 0)), ==, 272);
  at = get_border (f, f->stages[0]);
  hands_press (f, at.x, at.y, 0, 1);
  hands_move (f, at.x + 40, at.y, 0);
  hands_release (f, at.x + 40, at.y, 0);
  g_assert_cmpuint (get_width (f, get_step (f, f->stages[0], 1)), ==, 272);
}

typedef struct
{
  Hands      *hands;
  const char *id;
  gboolean    lifted;
} LiftedSearch;

static void
find_lifted (TlGroup *group, const TlPoint *origin, gpointer user_data)
{
  LiftedSearch *search = user_data;

  if (g_strcmp0 (group->id, search->id) == 0)
    search->lifted = tl_canvas_is_lifted (search->hands->canvas, group);
}

/* Whether a heading is in the hand and so no longer drawn in its place. */
static gboolean
is_lifted (Hands *f, const char *id)
{
  LiftedSearch search = { f, id, FALSE };

  tl_scene_foreach_in (tl_canvas_get_scene (f->canvas), NULL, find_lifted, &search);
  return search.lifted;
}

static void
test_drag_several_stages (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);
  const char *ids[] = { f->stages[0], f->stages[2], NULL };
  TlPoint     from = hands_middle (f, f->stages[2]);
  TlPoint     to = hands_middle (f, f->stages[3]);

  tl_canvas_select (f->canvas, ids);
  hands_press (f, from.x, from.y, 0, 1);
  hands_move (f, to.x + 40, to.y, 0);
  g_assert_true (tl_canvas_is_lifting (f->canvas));
  g_assert_true (is_lifted (f, f->stages[2]));
  g_assert_false (is_lifted (f, f->stages[3]));
  hands_key (f, GDK_KEY_Escape, 0);
  g_assert_false (tl_canvas_is_lifting (f->canvas));
  hands_release (f, to.x + 40, to.y, 0);
  g_assert_true (tl_table_equal (before, hands_table (f)));

  to.x += 40;
  hands_drag (f, &from, &to, 0);
  assert_stages (f, "Consideration Retention Awareness Purchase Advocacy");
  hands_assert_one_step (f, before, "Move Stages");
}

static void
test_drag_a_step (Hands *f, gconstpointer data)
{
  TlPoint from, to;

  add_step (f, f->stages[0], "Search");
  add_step (f, f->stages[0], "Compare");
  from = hands_middle (f, get_step (f, f->stages[0], 0));
  to = hands_middle (f, f->stages[2]);
  to.x -= 40;
  hands_drag (f, &from, &to, 0);
  assert_stages (f, "Awareness[Compare] Consideration Purchase[Search] Retention Advocacy");
}

static gboolean
get_flag (Hands *f, const char *lane, guint field)
{
  return tl_record_get_boolean (tl_table_get (hands_table (f), lane), field);
}

static void
tell (Hands *f, const char *action, const char *word)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->canvas), action, "s", word));
}

static void
test_hide_and_show (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);
  g_autofree char *name = NULL;

  hands_focus (f, f->touchpoints);
  activate (f, "canvas.hide-lane");
  g_assert_true (get_flag (f, f->touchpoints, TL_LANE_HIDDEN));
  g_assert_cmpstr (f->notice, ==, "Touchpoints hidden");
  g_assert_true (f->notice_undo);
  g_assert_cmpint (tl_canvas_get_focus (f->canvas).type, ==, TL_PLACE_LANE);
  g_assert_cmpstr (tl_canvas_get_focus (f->canvas).id, !=, f->touchpoints);
  tell (f, "canvas.show-lane", f->touchpoints);
  g_assert_false (get_flag (f, f->touchpoints, TL_LANE_HIDDEN));
  g_assert_cmpstr (tl_canvas_get_focus (f->canvas).id, ==, f->touchpoints);
  tl_canvas_undo (f->canvas);
  hands_assert_one_step (f, before, "Hide Lane");
}

static void
test_collapse (Hands *f, gconstpointer data)
{
  TlScene         *scene = tl_canvas_get_scene (f->canvas);
  g_autofree char *about = NULL;
  TlPoint          from, to;
  TlRect           open, thin;

  g_assert_true (tl_scene_get_record_rect (scene, f->touchpoints, &open));
  hands_focus (f, f->first);
  activate (f, "canvas.collapse-lane");
  g_assert_true (get_flag (f, f->touchpoints, TL_LANE_COLLAPSED));
  /* What had the focus is out of sight: the title has it, and says so. */
  g_assert_cmpstr (tl_canvas_get_focus (f->canvas).id, ==, f->touchpoints);
  about = tl_scene_dup_description (scene, &f->canvas->focus);
  g_assert_nonnull (strstr (about, "collapsed"));
  g_assert_true (tl_scene_get_record_rect (scene, f->touchpoints, &thin));
  g_assert_cmpfloat (thin.height, <, open.height);
  hands_key (f, GDK_KEY_Down, ALT | SHIFT);
  g_assert_false (get_flag (f, f->touchpoints, TL_LANE_COLLAPSED));
  hands_key (f, GDK_KEY_Up, ALT | SHIFT);
  g_assert_true (get_flag (f, f->touchpoints, TL_LANE_COLLAPSED));

  /* The chevron opens it again. */
  g_assert_true (tl_scene_get_record_rect (scene, f->touchpoints, &thin));
  hands_click (f, thin.x - 8, thin.y + 18, 0);
  g_assert_false (get_flag (f, f->touchpoints, TL_LANE_COLLAPSED));
  g_assert_true (tl_scene_get_chevron_rect (scene, f->touchpoints, &thin));
  hands_click (f, thin.x + thin.width / 2, thin.y + thin.height / 2, 0);
  g_assert_true (get_flag (f, f->touchpoints, TL_LANE_COLLAPSED));

  /* Cards land in a thin row too. */
  tl_document_begin (f->document, "Card");
  g_free (tl_edit_add_card (f->document, f->map, f->stages[1], f->actions, "Rides", NULL));
  tl_document_commit (f->document);
  from = hands_middle (f, tl_record_get_id (hands_card (f, "Rides")));
  g_assert_true (tl_scene_get_record_rect (scene, f->touchpoints, &thin));
  to = hands_middle (f, f->stages[2]);
  to.y = thin.y + thin.height / 2;
  hands_drag (f, &from, &to, 0);
  g_assert_cmpstr (tl_record_get_ref (hands_card (f, "Rides"), TL_CARD_LANE), ==, f->touchpoints);
  g_assert_cmpstr (tl_record_get_ref (hands_card (f, "Rides"), TL_CARD_COLUMN), ==, f->stages[2]);
}

static void
test_lane_kind (Hands *f, gconstpointer data)
{
  hands_focus (f, f->touchpoints);
  tell (f, "canvas.lane-kind", "frontstage");
  g_assert_cmpint (tl_record_get_integer (tl_table_get (hands_table (f), f->touchpoints),
                                          TL_LANE_KIND),
                   ==,
                   TL_LANE_KIND_FRONTSTAGE);
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, "Change Kind of Lane");
}

static void
test_lane_line (Hands *f, gconstpointer data)
{
  hands_focus (f, f->touchpoints);
  tell (f, "canvas.lane-line", "visibility");
  g_assert_cmpint (tl_record_get_integer (tl_table_get (hands_table (f), f->touchpoints),
                                          TL_LANE_LINE_BELOW),
                   ==,
                   TL_LANE_LINE_VISIBILITY);
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, "Change Line Below Lane");
  tell (f, "canvas.lane-line", "sideways");
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, "Change Line Below Lane");
}

static void
test_copy_to_map (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = NULL;
  g_autofree char *other = NULL;

  tl_document_begin (f->document, "Map");
  other = tl_edit_add_map (f->document, "To be");
  g_free (tl_edit_add_stage (f->document, other, "Purchase", NULL));
  tl_document_commit (f->document);
  before = hands_snapshot (f);
  hands_focus (f, f->touchpoints);
  tell (f, "canvas.copy-lane", other);
  g_assert_cmpstr (f->notice, ==, "Touchpoints copied to To be, 2 cards parked");
  g_assert_cmpuint (tl_table_get_children (hands_table (f), other, TL_KIND_CARD)->len, ==, 2);
  hands_assert_one_step (f, before, "Copy Lane");
}

static void
test_color (Hands *f, gconstpointer data)
{
  const char *ids[] = { f->stages[0], f->stages[1], NULL };

  tl_canvas_select (f->canvas, ids);
  tell (f, "canvas.color", "teal");
  g_assert_cmpstr (tl_record_get_text (tl_table_get (hands_table (f), f->stages[1]),
                                       TL_STAGE_COLOR),
                   ==,
                   "teal");
  hands_focus (f, f->first);
  tl_canvas_select (f->canvas, (const char *const[]){ NULL });
  tell (f, "canvas.color", "#102030");
  g_assert_cmpstr (tl_record_get_text (tl_table_get (hands_table (f), f->first), TL_CARD_COLOR),
                   ==,
                   "#102030");
  hands_focus (f, f->touchpoints);
  g_assert_false (hands_is_enabled (f, "canvas.custom-color"));
}

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

/* A blueprint is three lanes and one step; focus is on the first. */
static void
test_blueprint (Hands *f, gconstpointer data)
{
  static const TlLaneKind kinds[] = { TL_LANE_KIND_FRONTSTAGE,
                                      TL_LANE_KIND_BACKSTAGE,
                                      TL_LANE_KIND_SUPPORT };
  g_autoptr (TlTable) before = hands_snapshot (f);
  const GPtrArray *lanes;
  guint            n = tl_table_get_children (before, f->map, TL_KIND_LANE)->len;
  GtkWidget       *entry;

  hands_focus (f, f->touchpoints);
  tl_canvas_choose_lane_beside (f->canvas, FALSE);
  entry = find_widget (f->canvas->menu, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "blueprint");
  g_signal_emit_by_name (entry, "search-changed");
  g_signal_emit_by_name (entry, "activate");
  hands_settle ();
  lanes = tl_table_get_children (hands_table (f), f->map, TL_KIND_LANE);
  g_assert_cmpuint (lanes->len, ==, n + 3);
  for (guint i = 0, k = 0; i < lanes->len; i++)
    if (k > 0 || tl_record_get_integer (lanes->pdata[i], TL_LANE_KIND) == (gint64) kinds[0])
      {
        if (k < G_N_ELEMENTS (kinds))
          g_assert_cmpint (tl_record_get_integer (lanes->pdata[i], TL_LANE_KIND), ==, kinds[k]);
        k++;
      }
  hands_assert_one_step (f, before, "Add Lanes");
}

/* The "+" after the last lane opens the chooser; words find the kind, Enter takes it. */
static void
test_plus_adds_a_lane (Hands *f, gconstpointer data)
{
  const GPtrArray *lanes = tl_table_get_children (hands_table (f), f->map, TL_KIND_LANE);
  guint            n = lanes->len;
  GtkWidget       *entry;
  TlRect           rect;

  g_assert_true (tl_scene_get_record_rect (tl_canvas_get_scene (f->canvas),
                                           tl_record_get_id (g_ptr_array_index (lanes, n - 1)),
                                           &rect));
  g_assert_false (tl_canvas_plus_press (f->canvas, rect.x + 5, rect.y + rect.height + 12));
  g_assert_false (tl_canvas_plus_hover (f->canvas, rect.x + 60, rect.y + rect.height - 4));
  g_assert_true (tl_canvas_plus_hover (f->canvas, rect.x + 5, rect.y + rect.height + 12));
  g_assert_true (tl_canvas_plus_press (f->canvas, rect.x + 5, rect.y + rect.height + 12));
  g_assert_nonnull (f->canvas->menu);
  entry = find_widget (f->canvas->menu, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "ROUGH");
  g_signal_emit_by_name (entry, "search-changed");
  g_signal_emit_by_name (entry, "activate");
  hands_settle ();
  lanes = tl_table_get_children (hands_table (f), f->map, TL_KIND_LANE);
  g_assert_cmpuint (lanes->len, ==, n + 1);
  g_assert_cmpint (tl_record_get_integer (g_ptr_array_index (lanes, n), TL_LANE_KIND),
                   ==,
                   TL_LANE_KIND_THOUGHTS);
}

static void
test_plus_adds_a_stage (Hands *f, gconstpointer data)
{
  TlRect rect;

  g_assert_true (tl_scene_get_record_rect (tl_canvas_get_scene (f->canvas), f->stages[2], &rect));
  tl_canvas_plus_hover (f->canvas, rect.x + 6, rect.y + 6);
  g_assert_true (tl_canvas_plus_press (f->canvas, rect.x, rect.y - 12));
  g_assert_true (tl_canvas_is_writing (f->canvas));
  hands_type (f, "Decision");
  hands_key (f, GDK_KEY_Escape, 0);
  assert_stages (f, "Awareness Consideration Decision Purchase Retention Advocacy");
  /* Where the view has moved under it, it is gone. */
  g_assert_true (tl_scene_get_record_rect (tl_canvas_get_scene (f->canvas), f->stages[2], &rect));
  g_assert_true (tl_canvas_plus_hover (f->canvas, rect.x, rect.y - 12));
  tl_canvas_set_zoom (f->canvas, 1.1);
  g_assert_false (tl_canvas_plus_press (f->canvas, rect.x, rect.y - 12));
  tl_canvas_set_zoom (f->canvas, 1);
  tl_canvas_set_offset (f->canvas, 0, 0);
  /* On a locked map none is shown. */
  activate (f, "canvas.lock-structure");
  g_assert_false (tl_canvas_plus_hover (f->canvas, rect.x, rect.y - 12));
  g_assert_false (tl_canvas_plus_press (f->canvas, rect.x, rect.y - 12));
}

static void
test_lock (Hands *f, gconstpointer data)
{
  TlPoint stage = hands_middle (f, f->stages[0]);
  TlPoint to = hands_middle (f, f->stages[2]);
  TlPoint card = hands_middle (f, f->first);
  TlPoint cell = hands_cell_middle (f, f->stages[2], f->touchpoints);

  static const struct
  {
    guint keyval;
    guint modifiers;
  } keys[] = {
    { GDK_KEY_F2, 0 },      { GDK_KEY_Delete, 0 },          { GDK_KEY_d, CTRL },
    { GDK_KEY_Right, ALT }, { GDK_KEY_Right, ALT | SHIFT }, { GDK_KEY_x, 0 },
  };
  g_autoptr (TlTable) before = NULL;

  activate (f, "canvas.lock-structure");
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, "Lock Structure");
  before = hands_snapshot (f);
  hands_focus (f, f->stages[0]);
  g_assert_false (hands_is_enabled (f, "canvas.delete"));
  g_assert_false (hands_is_enabled (f, "canvas.add-stage"));
  g_assert_false (hands_is_enabled (f, "canvas.merge-stages"));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_clear_pointer (&f->notice, g_free);
      hands_key (f, keys[i].keyval, keys[i].modifiers);
      g_assert_false (tl_canvas_is_writing (f->canvas));
      g_assert_cmpstr (f->notice, ==, "The structure is locked");
    }
  g_clear_pointer (&f->notice, g_free);
  hands_drag (f, &stage, &to, 0);
  g_assert_cmpstr (f->notice, ==, "The structure is locked");
  g_assert_true (tl_table_equal (before, hands_table (f)));

  /* Cards move as ever. */
  hands_drag (f, &card, &cell, 0);
  g_assert_cmpstr (tl_document_get_undo_name (f->document), ==, "Move Card");
  hands_focus (f, f->first);
  g_assert_true (hands_is_enabled (f, "canvas.delete"));
  activate (f, "canvas.lock-structure");
  hands_focus (f, f->stages[0]);
  g_assert_true (hands_is_enabled (f, "canvas.add-stage"));
}

/* F4 on a locked map without the lane: the card is parked, and a notice says so. */
static void
test_lock_parks (Hands *f, gconstpointer data)
{
  g_autofree char *pains = hands_lane (f, TL_LANE_KIND_PAIN_POINTS);
  const TlRecord  *card;

  hands_focus (f, pains);
  hands_key (f, GDK_KEY_Delete, 0);
  activate (f, "canvas.lock-structure");
  hands_focus (f, f->first);
  hands_key (f, GDK_KEY_F4, 0);
  hands_type (f, "Waits");
  hands_key (f, GDK_KEY_Return, 0);
  card = hands_card (f, "Waits");
  g_assert_nonnull (card);
  g_assert_null (tl_record_get_ref (card, TL_CARD_COLUMN));
  g_assert_cmpint (tl_record_get_integer (card, TL_CARD_KIND), ==, TL_LANE_KIND_PAIN_POINTS);
  g_assert_cmpstr (f->notice, ==, "Parked: the structure is locked and has no lane for it");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/canvas/structure/" name, Hands, NULL, hands_set_up, func, hands_tear_down)
  ADD ("split-and-merge", test_split_and_merge);
  ADD ("merge-selected", test_merge_selected);
  ADD ("duplicate", test_duplicate);
  ADD ("move-together", test_move_together);
  ADD ("step-over-the-edge", test_step_over_the_edge);
  ADD ("steps-beside", test_steps_beside);
  ADD ("widths-by-key", test_widths_by_key);
  ADD ("drag-a-border", test_drag_a_border);
  ADD ("drag-a-step-border", test_drag_a_step_border);
  ADD ("drag-several-stages", test_drag_several_stages);
  ADD ("drag-a-step", test_drag_a_step);
  ADD ("hide-and-show", test_hide_and_show);
  ADD ("collapse", test_collapse);
  ADD ("lane-kind", test_lane_kind);
  ADD ("lane-line", test_lane_line);
  ADD ("blueprint", test_blueprint);
  ADD ("copy-to-map", test_copy_to_map);
  ADD ("color", test_color);
  ADD ("plus-adds-a-lane", test_plus_adds_a_lane);
  ADD ("plus-adds-a-stage", test_plus_adds_a_stage);
  ADD ("lock", test_lock);
  ADD ("lock-parks", test_lock_parks);
  return g_test_run ();
}
