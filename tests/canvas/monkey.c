/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the monkey can do. Places are chosen by what stands in the scene, so that most gestures hit
 * something; now and then anywhere at all. Actions come from the widget class itself: a new one is
 * tried without a line here, unless its parameter is of a new kind. */
#include "config.h"

#include "monkey.h"

#include "canvas/tl-tools.h"

#include <string.h>

static char said[200];

int
monkey_roll (Monkey *monkey, int n)
{
  return g_rand_int_range (monkey->rand, 0, MAX (n, 1));
}

double
monkey_roll_between (Monkey *monkey, double low, double high)
{
  return g_rand_double_range (monkey->rand, low, high);
}

static gboolean
chance (Monkey *monkey, int percent)
{
  return monkey_roll (monkey, 100) < percent;
}

static void
collect_cb (gpointer record, gpointer records)
{
  g_ptr_array_add (records, record);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (tl_record_get_id (*(const TlRecord *const *) a),
                 tl_record_get_id (*(const TlRecord *const *) b));
}

/* Sorted, so that a seed repeats. */
const char *
monkey_pick_record (Monkey *monkey, guint kinds)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GPtrArray) fitting = g_ptr_array_new ();

  tl_table_foreach (hands_table (&monkey->hands), collect_cb, all);
  for (guint i = 0; i < all->len; i++)
    if (kinds & (1u << tl_record_get_kind (g_ptr_array_index (all, i))))
      g_ptr_array_add (fitting, g_ptr_array_index (all, i));
  if (fitting->len == 0)
    return NULL;
  g_ptr_array_sort (fitting, compare_ids);
  return tl_record_get_id (g_ptr_array_index (fitting, monkey_roll (monkey, (int) fitting->len)));
}

/* --- Pointer, finger and pen --- */

static guint
roll_modifiers (Monkey *monkey)
{
  static const guint held[] = { 0, 0, 0, 0, 0, SHIFT, CTRL, CTRL | SHIFT, ALT };

  return held[monkey_roll (monkey, G_N_ELEMENTS (held))];
}

static TlToolEvent
event_at (Monkey *monkey, double wx, double wy, TlSource source)
{
  return (TlToolEvent){ .x = wx,
                        .y = wy,
                        .pressure = 0.5,
                        .source = source,
                        .modifiers = roll_modifiers (monkey),
                        .n_press = 1 };
}

/* In view, on something that stands there; else anywhere, a little outside included. */
static void
roll_spot (Monkey *monkey, double *wx, double *wy)
{
  TlCanvas   *canvas = monkey->hands.canvas;
  const guint seen = 1u << TL_KIND_CARD | 1u << TL_KIND_POINT | 1u << TL_KIND_STAGE |
                     1u << TL_KIND_STEP | 1u << TL_KIND_LANE | 1u << TL_KIND_LINK;
  int         width = gtk_widget_get_width (GTK_WIDGET (canvas));
  int         height = gtk_widget_get_height (GTK_WIDGET (canvas));
  const char *id = monkey_pick_record (monkey, seen);
  TlRect      rect;

  *wx = monkey_roll_between (monkey, -20, width + 20);
  *wy = monkey_roll_between (monkey, -20, height + 20);
  if (id == NULL || chance (monkey, 30) ||
      !tl_scene_get_record_rect (tl_canvas_get_scene (canvas), id, &rect))
    return;
  if (chance (monkey, 50))
    tl_canvas_reveal (canvas, &rect, FALSE);
  tl_canvas_from_document (canvas,
                           rect.x + rect.width * monkey_roll_between (monkey, 0, 1),
                           rect.y + rect.height * monkey_roll_between (monkey, 0, 1),
                           wx,
                           wy);
  *wx = CLAMP (*wx, 1, MAX (width - 1, 1));
  *wy = CLAMP (*wy, 1, MAX (height - 1, 1));
}

static TlSource
roll_source (Monkey *monkey)
{
  static const TlSource sources[] = {
    TL_SOURCE_POINTER, TL_SOURCE_POINTER, TL_SOURCE_POINTER, TL_SOURCE_TOUCH, TL_SOURCE_PEN
  };

  return sources[monkey_roll (monkey, G_N_ELEMENTS (sources))];
}

static void
click (Monkey *monkey)
{
  TlCanvas *canvas = monkey->hands.canvas;
  double    wx, wy;
  int       n_presses = 1 + monkey_roll (monkey, 2);

  roll_spot (monkey, &wx, &wy);
  for (int i = 0; i < n_presses; i++)
    {
      TlToolEvent event = event_at (monkey, wx, wy, roll_source (monkey));

      event.n_press = i + 1;
      if (tl_canvas_press (canvas, &event))
        tl_canvas_release (canvas, &event);
    }
  g_snprintf (said, sizeof said, "click %d at %.0f, %.0f", n_presses, wx, wy);
}

/* What can happen while a button is held. */
static gboolean
disturb (Monkey *monkey)
{
  Hands *hands = &monkey->hands;

  switch (monkey_roll (monkey, 40))
    {
    case 0:
      hands_key (hands, GDK_KEY_Escape, 0);
      return TRUE;
    case 1:
      hands_key (hands, GDK_KEY_z, CTRL);
      return TRUE;
    case 2:
      tl_canvas_cancel_gesture (hands->canvas);
      return TRUE;
    case 3:
      tl_canvas_pan (hands->canvas, monkey_roll_between (monkey, -60, 60), 10);
      tl_canvas_gestures_view_moved (hands->canvas);
      return FALSE;
    case 4:
      tl_document_undo (hands->document); /* from another window */
      return FALSE;
    default:
      return FALSE;
    }
}

static void
drag_between (Monkey *monkey, double x0, double y0, double x1, double y1, double wiggle)
{
  TlCanvas   *canvas = monkey->hands.canvas;
  TlToolEvent event = event_at (monkey, x0, y0, roll_source (monkey));
  int         n_moves = 2 + monkey_roll (monkey, 9);

  if (!tl_canvas_press (canvas, &event))
    return;
  for (int i = 1; i <= n_moves; i++)
    {
      event.x = x0 + (x1 - x0) * i / n_moves + monkey_roll_between (monkey, -1, 1) * wiggle;
      event.y = y0 + (y1 - y0) * i / n_moves + monkey_roll_between (monkey, -1, 1) * wiggle;
      tl_canvas_motion (canvas, &event);
      if (chance (monkey, 10))
        hands_settle ();
      if (disturb (monkey))
        break;
    }
  if (chance (monkey, 20))
    event.modifiers = roll_modifiers (monkey);
  tl_canvas_release (canvas, &event);
}

static void
drag (Monkey *monkey)
{
  double x0, y0, x1, y1;

  roll_spot (monkey, &x0, &y0);
  if (chance (monkey, 40))
    {
      x1 = x0 + monkey_roll_between (monkey, -300, 300);
      y1 = y0 + monkey_roll_between (monkey, -200, 200);
    }
  else
    roll_spot (monkey, &x1, &y1);
  drag_between (monkey, x0, y0, x1, y1, 3);
  g_snprintf (said, sizeof said, "drag %.0f, %.0f to %.0f, %.0f", x0, y0, x1, y1);
}

static void
draw (Monkey *monkey)
{
  TlCanvas        *canvas = monkey->hands.canvas;
  g_autofree char *lane = hands_lane (&monkey->hands, TL_LANE_KIND_EMOTIONS);
  TlPlace          place = { .type = TL_PLACE_LANE, .id = lane };
  TlRect           rect;
  double           wx, wy, width = gtk_widget_get_width (GTK_WIDGET (canvas));

  if (lane == NULL || !tl_scene_get_place_rect (tl_canvas_get_scene (canvas), &place, &rect))
    {
      g_snprintf (said, sizeof said, "no curve to draw");
      return;
    }
  tl_canvas_reveal (canvas, &rect, FALSE);
  if (chance (monkey, 30))
    tl_canvas_set_drawing (canvas, TRUE);
  tl_canvas_from_document (canvas, rect.x, rect.y + rect.height / 2, &wx, &wy);
  drag_between (monkey,
                monkey_roll_between (monkey, 0, width),
                wy,
                monkey_roll_between (monkey, 0, width),
                wy + 5,
                rect.height * tl_canvas_get_zoom (canvas) / 2);
  g_snprintf (said, sizeof said, "stroke over the emotions lane");
}

static void
hover (Monkey *monkey)
{
  TlCanvas *canvas = monkey->hands.canvas;
  TlPlace   place;
  double    wx, wy;

  roll_spot (monkey, &wx, &wy);
  place = tl_canvas_pick (canvas, wx, wy, TL_SOURCE_POINTER);
  tl_hand_update_cursor (canvas, &place, roll_modifiers (monkey));
  tl_canvas_set_hover (canvas, chance (monkey, 80) ? &place : NULL);
  g_snprintf (said, sizeof said, "hover at %.0f, %.0f", wx, wy);
}

/* --- Keys --- */

static void
press (Monkey *monkey, guint keyval, guint modifiers)
{
  g_autofree char *name = gtk_accelerator_name (keyval, modifiers);

  hands_press_key (&monkey->hands, keyval, 0, modifiers);
  g_snprintf (said, sizeof said, "key %s", name);
}

static void
press_key (Monkey *monkey)
{
  static const guint keys[] = {
    GDK_KEY_Left,      GDK_KEY_Right,     GDK_KEY_Up,     GDK_KEY_Down,   GDK_KEY_Left,
    GDK_KEY_Right,     GDK_KEY_Up,        GDK_KEY_Down,   GDK_KEY_Return, GDK_KEY_F2,
    GDK_KEY_F4,        GDK_KEY_F8,        GDK_KEY_Delete, GDK_KEY_Escape, GDK_KEY_Tab,
    GDK_KEY_BackSpace, GDK_KEY_Page_Up,   GDK_KEY_Home,   GDK_KEY_End,    GDK_KEY_space,
    GDK_KEY_Menu,      GDK_KEY_Page_Down, GDK_KEY_Insert, GDK_KEY_F10,    GDK_KEY_ISO_Left_Tab,
    GDK_KEY_d,         GDK_KEY_m,         GDK_KEY_a,      GDK_KEY_x,      GDK_KEY_c,
    GDK_KEY_v,         GDK_KEY_z,         GDK_KEY_l,      GDK_KEY_k,      GDK_KEY_f,
    GDK_KEY_1,         GDK_KEY_5,         GDK_KEY_0,      GDK_KEY_plus,   GDK_KEY_minus,
  };
  guint keyval = keys[monkey_roll (monkey, G_N_ELEMENTS (keys))];

  press (monkey, keyval, roll_modifiers (monkey));
  if (keyval == GDK_KEY_space)
    tl_canvas_hold_space (monkey->hands.canvas, FALSE);
}

static void
move_by_keys (Monkey *monkey)
{
  static const guint arrows[] = { GDK_KEY_Left, GDK_KEY_Right, GDK_KEY_Up, GDK_KEY_Down };

  press (monkey, arrows[monkey_roll (monkey, G_N_ELEMENTS (arrows))], ALT);
}

static void
type_words (Monkey *monkey)
{
  static const char *const words[] = {
    "Call the hotline",
    "Wartet zu lange",
    "! ",
    "!!!! Too slow",
    "+ A better form",
    "@phone Rings",
    "#price Compares",
    "-2 Left",
    "1.5 Relief",
    "2",
    "x",
    "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d",
    "\xf0\x9f\x98\x80 glad",
    "#",
    "@",
    "!",
    "-",
    "a & <b> c",
    "Donaudampfschifffahrtsgesellschaft",
    "   ",
  };
  static const guint ends[] = {
    GDK_KEY_Return, GDK_KEY_Return, GDK_KEY_Tab, GDK_KEY_ISO_Left_Tab, GDK_KEY_Escape, GDK_KEY_F4, 0
  };
  const char *text = words[monkey_roll (monkey, G_N_ELEMENTS (words))];
  guint       end = ends[monkey_roll (monkey, G_N_ELEMENTS (ends))];

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    hands_press_key (&monkey->hands, gdk_unicode_to_keyval (g_utf8_get_char (p)), 0, 0);
  tl_canvas_hold_space (monkey->hands.canvas, FALSE);
  if (end != 0)
    hands_press_key (&monkey->hands, end, 0, chance (monkey, 15) ? CTRL : 0);
  g_snprintf (said,
              sizeof said,
              "type \"%s\" and %s",
              text,
              end != 0 ? gdk_keyval_name (end) : "go on");
}

/* --- Clipboard, actions, view, others --- */

static void
paste_words (Monkey *monkey)
{
  static const char *const texts[] = {
    "One line",
    "Two\nlines",
    "Stage\tTouch\nA\tB\nC\t\nD\tE",
    "Plan\n  Search\n  Compare\nBuy\n  Pay\n    Card\n",
    "- a\n- b\n  - c\n",
    "\n\n \t \n",
    "\"quoted\tcell\"\tplain\r\nnext\trow\r\n",
    "\xe2\x80\x8f\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d\n\xf0\x9f\x9a\xb2",
    "https://example.org/a?b=c&d",
    "<b>not markup</b> & so on",
  };
  const char *text = texts[monkey_roll (monkey, G_N_ELEMENTS (texts))];

  if (chance (monkey, 50))
    tl_canvas_paste_text (monkey->hands.canvas, text);
  else
    {
      gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (monkey->hands.canvas)), text);
      press (monkey, GDK_KEY_v, CTRL);
    }
  g_snprintf (said, sizeof said, "paste \"%.20s\"", text);
}

static const char *
roll_word_of (Monkey *monkey, TlKind kind, guint field)
{
  const TlFieldInfo *info = tl_kind_get_field (kind, field);

  return info->values[monkey_roll (monkey, (int) g_strv_length ((char **) info->values))];
}

/* A parameter that the action can understand, floating; NULL = none is known. */
static GVariant *
make_parameter (Monkey *monkey, const char *action, const GVariantType *type)
{
  if (g_variant_type_equal (type, G_VARIANT_TYPE_INT32))
    return g_variant_new_int32 (monkey_roll (monkey, 6));
  if (g_variant_type_equal (type, G_VARIANT_TYPE_DOUBLE))
    return g_variant_new_double (monkey_roll_between (monkey, -2, 2));
  if (g_variant_type_equal (type, G_VARIANT_TYPE_BOOLEAN))
    return g_variant_new_boolean (chance (monkey, 50));
  if (!g_variant_type_equal (type, G_VARIANT_TYPE_STRING))
    return NULL;
  if (strstr (action, "lane") != NULL)
    return g_variant_new_string (roll_word_of (monkey, TL_KIND_LANE, TL_LANE_KIND));
  if (strstr (action, "channel") != NULL)
    return g_variant_new_string (roll_word_of (monkey, TL_KIND_CARD, TL_CARD_CHANNEL));
  if (strstr (action, "link") != NULL)
    return g_variant_new_string (roll_word_of (monkey, TL_KIND_LINK, TL_LINK_KIND));
  if (strstr (action, "color") != NULL)
    return g_variant_new_string (roll_word_of (monkey, TL_KIND_CARD, TL_CARD_COLOR));
  if (strstr (action, "evidence") != NULL)
    return g_variant_new_string (roll_word_of (monkey, TL_KIND_CARD, TL_CARD_EVIDENCE_STATUS));
  return NULL;
}

static void
activate (Monkey *monkey)
{
  TlCanvas           *canvas = monkey->hands.canvas;
  GtkWidgetClass     *klass = GTK_WIDGET_GET_CLASS (canvas);
  const GVariantType *type = NULL;
  const char         *name = NULL, *property = NULL;
  GVariant           *parameter = NULL;
  GType               owner;
  guint               index = (guint) monkey_roll (monkey, (int) monkey->n_actions);

  g_assert_true (gtk_widget_class_query_action (klass, index, &owner, &name, &type, &property));
  g_snprintf (said, sizeof said, "action %s", name);
  /* A modal dialog of the toolkit is none of the canvas's. */
  if (owner != TL_TYPE_CANVAS || property != NULL || g_str_equal (name, "canvas.custom-color"))
    return;
  if (type != NULL)
    {
      parameter = make_parameter (monkey, name, type);
      if (parameter == NULL)
        return;
      g_variant_ref_sink (parameter);
    }
  gtk_widget_activate_action_variant (GTK_WIDGET (canvas), name, parameter);
  g_clear_pointer (&parameter, g_variant_unref);
}

static void
delete_something (Monkey *monkey)
{
  const guint kinds = 1u << TL_KIND_CARD | 1u << TL_KIND_CARD | 1u << TL_KIND_STAGE |
                      1u << TL_KIND_STEP | 1u << TL_KIND_LANE | 1u << TL_KIND_POINT |
                      1u << TL_KIND_LINK;
  const char *ids[] = {
    monkey_pick_record (monkey, chance (monkey, 70) ? 1u << TL_KIND_CARD : kinds), NULL
  };

  g_snprintf (said, sizeof said, "delete %s", ids[0] != NULL ? ids[0] : "nothing");
  if (ids[0] == NULL)
    return;
  tl_canvas_select (monkey->hands.canvas, ids);
  press (monkey, GDK_KEY_Delete, chance (monkey, 30) ? SHIFT : 0);
}

static void
time_travel (Monkey *monkey)
{
  int      n_steps = 1 + monkey_roll (monkey, 8);
  gboolean back = chance (monkey, 60);

  for (int i = 0; i < n_steps; i++)
    press (monkey, GDK_KEY_z, back ? CTRL : CTRL | SHIFT);
  g_snprintf (said, sizeof said, "%s %d", back ? "undo" : "redo", n_steps);
}

static void
look_elsewhere (Monkey *monkey)
{
  TlCanvas *canvas = monkey->hands.canvas;
  double    wx = monkey_roll_between (monkey, 0, 1500), wy = monkey_roll_between (monkey, 0, 950);

  switch (monkey_roll (monkey, 5))
    {
    case 0:
      tl_canvas_zoom_at (canvas,
                         monkey_roll_between (monkey, 0.02, 3),
                         wx,
                         wy,
                         chance (monkey, 50));
      break;
    case 1:
      tl_canvas_pan (canvas, wx - 750, wy - 475);
      break;
    case 2:
      tl_canvas_fit (canvas);
      break;
    case 3:
      tl_canvas_set_offset (canvas, wx * 2 - 1500, wy * 2 - 950);
      break;
    default:
      tl_canvas_set_zoom (canvas, 1);
      break;
    }
  g_snprintf (said, sizeof said, "zoom or pan, now at %g", tl_canvas_get_zoom (canvas));
}

static void
resize (Monkey *monkey)
{
  static const int sizes[][2] = {
    { 1500, 950 }, { 360, 640 }, { 900, 300 }, { 200, 120 }, { 1200, 800 }
  };
  int which = monkey_roll (monkey, G_N_ELEMENTS (sizes));

  gtk_window_set_default_size (GTK_WINDOW (monkey->hands.window), sizes[which][0], sizes[which][1]);
  g_snprintf (said, sizeof said, "resize to %d x %d", sizes[which][0], sizes[which][1]);
}

static void
change_surroundings (Monkey *monkey)
{
  TlCanvas    *canvas = monkey->hands.canvas;
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (canvas));

  switch (monkey_roll (monkey, 4))
    {
    case 0:
      tl_canvas_set_theme (canvas, chance (monkey, 50) ? TL_THEME_DARK : TL_THEME_LIGHT);
      break;
    case 1:
      g_object_set (settings, "gtk-enable-animations", chance (monkey, 50), NULL);
      break;
    case 2:
      tl_canvas_set_read_only (canvas, TRUE);
      activate (monkey);
      type_words (monkey);
      drag (monkey);
      tl_canvas_set_read_only (canvas, FALSE);
      break;
    default:
      gtk_widget_grab_focus (GTK_WIDGET (canvas));
      break;
    }
  g_snprintf (said, sizeof said, "surroundings change");
}

/* The inspector, or a second window on the same document. */
static void
edit_elsewhere (Monkey *monkey)
{
  TlDocument *doc = monkey->hands.document;
  const char *card = monkey_pick_record (monkey, 1u << TL_KIND_CARD);
  const char *ids[] = { card, NULL };

  g_snprintf (said, sizeof said, "somebody else edits %s", card != NULL ? card : "nothing");
  if (card == NULL)
    return;
  tl_document_begin (doc, "Edit Elsewhere");
  switch (monkey_roll (monkey, 6))
    {
    case 0:
      tl_edit_set_text (doc, card, TL_CARD_TITLE, "Said elsewhere");
      break;
    case 1:
      tl_edit_set_integer (doc, card, TL_CARD_SPAN, 1 + monkey_roll (monkey, 3));
      break;
    case 2:
      tl_edit_delete (doc, ids, FALSE);
      break;
    case 3:
      tl_edit_set_boolean (doc, monkey->hands.map, TL_MAP_LOCKED, chance (monkey, 30));
      tl_edit_set_integer (doc,
                           monkey->hands.map,
                           TL_MAP_TEXT_SCALE,
                           chance (monkey, 50) ? 100 : 150);
      break;
    case 4:
      g_free (tl_edit_add_link (doc,
                                monkey->hands.map,
                                card,
                                monkey_pick_record (monkey, 1u << TL_KIND_CARD),
                                TL_LINK_KIND_NEXT,
                                ""));
      break;
    default:
      tl_edit_set_text (doc, card, TL_CARD_TEXT, "And a second line\nand a third");
      break;
    }
  tl_document_commit (doc);
}

static const struct
{
  void (*deed) (Monkey *monkey);
  int weight;
} deeds[] = {
  { click, 14 },         { drag, 16 },
  { draw, 5 },           { hover, 3 },
  { press_key, 18 },     { move_by_keys, 6 },
  { type_words, 18 },    { paste_words, 3 },
  { activate, 16 },      { delete_something, 5 },
  { time_travel, 4 },    { look_elsewhere, 5 },
  { resize, 2 },         { change_surroundings, 2 },
  { edit_elsewhere, 4 },
};

const char *
monkey_do_something (Monkey *monkey)
{
  int sum = 0, at;

  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    sum += deeds[i].weight;
  at = monkey_roll (monkey, sum);
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      if (at < deeds[i].weight)
        {
          deeds[i].deed (monkey);
          return said;
        }
      at -= deeds[i].weight;
    }
  return said;
}
