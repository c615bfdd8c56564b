/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The context menus of everything: each has one, short enough to take in, and every key that it
 * names does what it says. */
#include "config.h"

#include "canvas-hands.h"
#include "canvas/tl-canvas-menu-private.h"

/* HIG: about a dozen. */
#define MOST_ITEMS 15

/* Keys of menus that are no plain row of the table: digits rate, Space is the chip's, and what an
 * arrow does depends on the heading. */
static const char *const special[] = {
  "<Alt><Shift>Left", "<Alt><Shift>Right", "<Alt><Shift>Up", "<Alt><Shift>Down", "<Control>1",
  "<Control>2",       "<Control>3",        "<Control>4",     "<Control>5",       "<Control>space",
};

static const char *
find_action (guint keyval, guint modifiers)
{
  const char *action;
  guint       key, held;

  for (guint i = 0; (action = tl_canvas_find_key (i, &key, &held)) != NULL; i++)
    if (key == keyval && held == modifiers)
      return action;
  return NULL;
}

static gboolean
is_special (const char *accelerator)
{
  for (guint i = 0; i < G_N_ELEMENTS (special); i++)
    if (g_str_equal (special[i], accelerator))
      return TRUE;
  return FALSE;
}

static void
check_item (GMenuModel *model, int index)
{
  g_autofree char *accelerator = NULL;
  g_autofree char *action = NULL;
  g_autofree char *label = NULL;
  g_autofree char *custom = NULL;
  guint            keyval;
  GdkModifierType  modifiers;

  /* A widget in the menu, such as the palette. */
  if (g_menu_model_get_item_attribute (model, index, "custom", "s", &custom))
    return;
  g_assert_true (g_menu_model_get_item_attribute (model, index, "label", "s", &label));
  g_assert_true (g_menu_model_get_item_attribute (model, index, "action", "s", &action));
  if (!g_menu_model_get_item_attribute (model, index, "accel", "s", &accelerator) ||
      is_special (accelerator))
    return;
  /* The window's own keys are held to its table elsewhere. */
  if (g_str_has_prefix (action, "win."))
    return;
  g_test_message ("%s: %s", label, accelerator);
  g_assert_true (gtk_accelerator_parse (accelerator, &keyval, &modifiers));
  if (g_str_has_prefix (action, "canvas.select-"))
    g_assert_cmpstr (find_action (keyval, modifiers), ==, "canvas.select-all");
  else
    g_assert_cmpstr (find_action (keyval, modifiers), ==, action);
}

/* Counts what one level shows; sections belong to it, submenus do not. A row of buttons is one. */
static guint
check_level (GMenuModel *model)
{
  guint n = 0;

  for (int i = 0; i < g_menu_model_get_n_items (model); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (model, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (model, i, G_MENU_LINK_SUBMENU);
      g_autofree char *hint = NULL;

      if (section != NULL)
        {
          guint n_section = check_level (section);

          g_menu_model_get_item_attribute (model, i, "display-hint", "s", &hint);
          n += hint != NULL ? 1 : n_section;
          continue;
        }
      n++;
      if (submenu != NULL)
        g_assert_cmpuint (check_level (submenu), >, 0);
      else
        check_item (model, i);
    }
  return n;
}

static void
check_menu (Hands *f)
{
  g_autoptr (GMenuModel) model = tl_canvas_new_menu (f->canvas);
  guint n = check_level (model);

  g_assert_cmpuint (n, >=, 2);
  g_assert_cmpuint (n, <=, MOST_ITEMS);
}

static void
test_everything (Hands *f, gconstpointer data)
{
  g_autofree char *point = hands_add_point (f, f->stages[0], 1);
  const char      *ids[] = { f->stages[1], f->touchpoints, f->first, point };

  tl_canvas_select_one (f->canvas, NULL);
  for (TlPlaceType type = TL_PLACE_NONE; type <= TL_PLACE_ACTOR; type++)
    {
      TlPlace place = { .type = type };

      if (type == TL_PLACE_CARD || type == TL_PLACE_STAGE || type == TL_PLACE_LANE)
        continue;
      g_test_message ("Place %d", type);
      tl_canvas_set_focus_place (f->canvas, &place, FALSE, FALSE);
      check_menu (f);
    }
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      tl_canvas_select_one (f->canvas, NULL);
      hands_focus (f, ids[i]);
      check_menu (f);
    }
}

/* The state of a choice: what a menu marks. */
static char *
dup_choice (Hands *f, const char *name)
{
  g_autoptr (GMenuModel) menu = tl_canvas_new_menu (f->canvas);
  GActionGroup *group = g_object_get_data (G_OBJECT (f->canvas), "tl-choices");
  g_autoptr (GVariant) state = g_action_group_get_action_state (group, name);

  g_assert_true (g_action_group_get_action_enabled (group, name));
  return g_variant_dup_string (state, NULL);
}

/* What is so now is marked, and choosing something else makes that so. */
static void
test_choices (Hands *f, gconstpointer data)
{
  const char      *both[] = { f->first, f->second, NULL };
  g_autofree char *unset = NULL, *set = NULL, *mixed = NULL, *line = NULL, *none = NULL;

  hands_focus (f, f->first);
  unset = dup_choice (f, "evidence");
  g_assert_cmpstr (unset, ==, "none");
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "choice.evidence", "s", "observed");
  set = dup_choice (f, "evidence");
  g_assert_cmpstr (set, ==, "observed");
  tl_canvas_select (f->canvas, both);
  mixed = dup_choice (f, "evidence");
  g_assert_cmpstr (mixed, !=, "observed");
  g_assert_cmpstr (mixed, !=, "none");
  tl_canvas_select_one (f->canvas, NULL);
  hands_focus (f, f->touchpoints);
  line = dup_choice (f, "lane-line");
  g_assert_cmpstr (line, ==, "automatic");
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "choice.lane-line", "s", "none");
  none = dup_choice (f, "lane-line");
  g_assert_cmpstr (none, ==, "none");
}

/* To another map, in one step that says where. */
static void
test_copy_to_map (Hands *f, gconstpointer data)
{
  g_autofree char *map = NULL;
  g_autoptr (TlTable) before = NULL;
  const char *both[] = { f->first, f->second, NULL };

  tl_document_begin (f->document, "Add");
  map = tl_edit_add_map (f->document, "To be");
  tl_document_commit (f->document);
  before = hands_snapshot (f);
  tl_canvas_select (f->canvas, both);
  check_menu (f);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.copy-cards", "s", map);
  g_assert_cmpuint (tl_table_get_children (hands_table (f), map, TL_KIND_CARD)->len, ==, 2);
  g_assert_true (f->notice_undo);
  hands_assert_one_step (f, before, "Copy to Map");
}

/* Several cards: no item that only makes sense for one. */
static void
test_several_cards (Hands *f, gconstpointer data)
{
  g_autoptr (GMenuModel) one = NULL;
  g_autoptr (GMenuModel) two = NULL;
  const char *ids[] = { f->first, f->second, NULL };

  hands_focus (f, f->first);
  one = tl_canvas_new_menu (f->canvas);
  tl_canvas_select (f->canvas, ids);
  two = tl_canvas_new_menu (f->canvas);
  check_menu (f);
  g_assert_cmpuint (check_level (two), <, check_level (one));
}

static void
test_move_to (Hands *f, gconstpointer data)
{
  const char *ids[] = { f->first, f->second, NULL };
  g_autoptr (TlTable) before = NULL;

  tl_canvas_select (f->canvas, ids);
  before = hands_snapshot (f);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.move-to", "s", f->stages[3]);
  for (guint i = 0; i < 2; i++)
    {
      const TlRecord *card = tl_table_get (hands_table (f), ids[i]);

      g_assert_cmpstr (tl_record_get_ref (card, TL_CARD_COLUMN), ==, f->stages[3]);
      g_assert_cmpstr (tl_record_get_ref (card, TL_CARD_LANE), ==, f->touchpoints);
    }
  hands_assert_one_step (f, before, "Move 2 Cards");
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.move-to", "s", "no-such-column");
  g_assert_true (tl_table_equal (before, hands_table (f)));
}

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_web_link (Hands *f, gconstpointer data)
{
  GtkWidget *entry;
  g_autoptr (TlTable) before = NULL;

  hands_focus (f, f->first);
  before = hands_snapshot (f);
  hands_key (f, GDK_KEY_k, CTRL);
  g_assert_nonnull (f->canvas->menu);
  entry = find_type (f->canvas->menu, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "javascript:alert(1)");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  g_assert_false (gtk_widget_get_sensitive (find_type (f->canvas->menu, GTK_TYPE_BUTTON)));
  gtk_editable_set_text (GTK_EDITABLE (entry), "example.org");
  g_assert_true (gtk_widget_get_sensitive (find_type (f->canvas->menu, GTK_TYPE_BUTTON)));
  g_signal_emit_by_name (entry, "activate");
  hands_settle ();
  g_assert_null (f->canvas->menu);
  g_assert_cmpstr (tl_record_get_text (tl_table_get (hands_table (f), f->first), TL_CARD_URL),
                   ==,
                   "example.org");
  hands_assert_one_step (f, before, "Set Web Link");
}

#define ADD(path, test) g_test_add (path, Hands, NULL, hands_set_up, test, hands_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  ADD ("/canvas/menus/everything", test_everything);
  ADD ("/canvas/menus/choices", test_choices);
  ADD ("/canvas/menus/copy-to-map", test_copy_to_map);
  ADD ("/canvas/menus/several-cards", test_several_cards);
  ADD ("/canvas/menus/move-to", test_move_to);
  ADD ("/canvas/menus/web-link", test_web_link);
  return g_test_run ();
}
