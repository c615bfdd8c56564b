/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The monkey's hands: pointer, finger, pen and keys. Places are chosen by what stands in the scene,
 * so that most gestures hit something; now and then anywhere at all. */
#include "config.h"

#include "monkey.h"

#include "canvas/tl-tools.h"

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
  if (id == NULL || monkey_chance (monkey, 30) ||
      !tl_scene_get_record_rect (tl_canvas_get_scene (canvas), id, &rect))
    return;
  if (monkey_chance (monkey, 50))
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

void
monkey_click (Monkey *monkey)
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
  monkey_say ("click %d at %.0f, %.0f", n_presses, wx, wy);
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
      if (monkey_chance (monkey, 10))
        hands_settle ();
      if (disturb (monkey))
        break;
    }
  if (monkey_chance (monkey, 20))
    event.modifiers = roll_modifiers (monkey);
  tl_canvas_release (canvas, &event);
}

void
monkey_drag (Monkey *monkey)
{
  double x0, y0, x1, y1;

  roll_spot (monkey, &x0, &y0);
  if (monkey_chance (monkey, 40))
    {
      x1 = x0 + monkey_roll_between (monkey, -300, 300);
      y1 = y0 + monkey_roll_between (monkey, -200, 200);
    }
  else
    roll_spot (monkey, &x1, &y1);
  drag_between (monkey, x0, y0, x1, y1, 3);
  monkey_say ("drag %.0f, %.0f to %.0f, %.0f", x0, y0, x1, y1);
}

void
monkey_draw (Monkey *monkey)
{
  TlCanvas        *canvas = monkey->hands.canvas;
  g_autofree char *lane = hands_lane (&monkey->hands, TL_LANE_KIND_EMOTIONS);
  TlPlace          place = { .type = TL_PLACE_LANE, .id = lane };
  TlRect           rect;
  double           wx, wy, width = gtk_widget_get_width (GTK_WIDGET (canvas));

  if (lane == NULL || !tl_scene_get_place_rect (tl_canvas_get_scene (canvas), &place, &rect))
    {
      monkey_say ("no curve to draw");
      return;
    }
  tl_canvas_reveal (canvas, &rect, FALSE);
  if (monkey_chance (monkey, 30))
    tl_canvas_set_drawing (canvas, TRUE);
  tl_canvas_from_document (canvas, rect.x, rect.y + rect.height / 2, &wx, &wy);
  drag_between (monkey,
                monkey_roll_between (monkey, 0, width),
                wy,
                monkey_roll_between (monkey, 0, width),
                wy + 5,
                rect.height * tl_canvas_get_zoom (canvas) / 2);
  monkey_say ("stroke over the emotions lane");
}

void
monkey_hover (Monkey *monkey)
{
  TlCanvas *canvas = monkey->hands.canvas;
  TlPlace   place;
  double    wx, wy;

  roll_spot (monkey, &wx, &wy);
  place = tl_canvas_pick (canvas, wx, wy, TL_SOURCE_POINTER);
  tl_hand_update_cursor (canvas, &place, roll_modifiers (monkey));
  tl_canvas_set_hover (canvas, monkey_chance (monkey, 80) ? &place : NULL);
  monkey_say ("hover at %.0f, %.0f", wx, wy);
}

/* --- Keys --- */

void
monkey_press (Monkey *monkey, guint keyval, guint modifiers)
{
  g_autofree char *name = gtk_accelerator_name (keyval, modifiers);

  hands_press_key (&monkey->hands, keyval, 0, modifiers);
  monkey_say ("key %s", name);
}

void
monkey_press_key (Monkey *monkey)
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

  monkey_press (monkey, keyval, roll_modifiers (monkey));
  if (keyval == GDK_KEY_space)
    tl_canvas_hold_space (monkey->hands.canvas, FALSE);
}

void
monkey_move_by_keys (Monkey *monkey)
{
  static const guint arrows[] = { GDK_KEY_Left, GDK_KEY_Right, GDK_KEY_Up, GDK_KEY_Down };

  monkey_press (monkey, arrows[monkey_roll (monkey, G_N_ELEMENTS (arrows))], ALT);
}

void
monkey_type_words (Monkey *monkey)
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
    hands_press_key (&monkey->hands, end, 0, monkey_chance (monkey, 15) ? CTRL : 0);
  monkey_say ("type \"%s\" and %s", text, end != 0 ? gdk_keyval_name (end) : "go on");
}
