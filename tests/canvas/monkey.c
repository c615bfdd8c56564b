/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the monkey can do besides using its hands. Actions come from the widget class itself: a new
 * one is tried without a line here, unless its parameter is of a new kind. */
#include "config.h"

#include "monkey.h"

#include <string.h>

static char said[200];

void
monkey_say (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_vsnprintf (said, sizeof said, format, arguments);
  va_end (arguments);
}

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

gboolean
monkey_chance (Monkey *monkey, int percent)
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

  if (monkey_chance (monkey, 50))
    tl_canvas_paste_text (monkey->hands.canvas, text);
  else
    {
      gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (monkey->hands.canvas)), text);
      monkey_press (monkey, GDK_KEY_v, CTRL);
    }
  monkey_say ("paste \"%.20s\"", text);
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
    return g_variant_new_boolean (monkey_chance (monkey, 50));
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
  monkey_say ("action %s", name);
  if (owner != TL_TYPE_CANVAS || property != NULL)
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
    monkey_pick_record (monkey, monkey_chance (monkey, 70) ? 1u << TL_KIND_CARD : kinds), NULL
  };

  monkey_say ("delete %s", ids[0] != NULL ? ids[0] : "nothing");
  if (ids[0] == NULL)
    return;
  tl_canvas_select (monkey->hands.canvas, ids);
  monkey_press (monkey, GDK_KEY_Delete, monkey_chance (monkey, 30) ? SHIFT : 0);
}

static void
time_travel (Monkey *monkey)
{
  int      n_steps = 1 + monkey_roll (monkey, 8);
  gboolean back = monkey_chance (monkey, 60);

  for (int i = 0; i < n_steps; i++)
    monkey_press (monkey, GDK_KEY_z, back ? CTRL : CTRL | SHIFT);
  monkey_say ("%s %d", back ? "undo" : "redo", n_steps);
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
                         monkey_chance (monkey, 50));
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
  monkey_say ("zoom or pan, now at %g", tl_canvas_get_zoom (canvas));
}

static void
resize (Monkey *monkey)
{
  static const int sizes[][2] = {
    { 1500, 950 }, { 360, 640 }, { 900, 300 }, { 200, 120 }, { 1200, 800 }
  };
  int which = monkey_roll (monkey, G_N_ELEMENTS (sizes));

  gtk_window_set_default_size (GTK_WINDOW (monkey->hands.window), sizes[which][0], sizes[which][1]);
  monkey_say ("resize to %d x %d", sizes[which][0], sizes[which][1]);
}

static void
change_surroundings (Monkey *monkey)
{
  TlCanvas    *canvas = monkey->hands.canvas;
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (canvas));

  switch (monkey_roll (monkey, 4))
    {
    case 0:
      tl_canvas_set_theme (canvas, monkey_chance (monkey, 50) ? TL_THEME_DARK : TL_THEME_LIGHT);
      break;
    case 1:
      g_object_set (settings, "gtk-enable-animations", monkey_chance (monkey, 50), NULL);
      break;
    case 2:
      tl_canvas_set_read_only (canvas, TRUE);
      activate (monkey);
      monkey_type_words (monkey);
      monkey_drag (monkey);
      tl_canvas_set_read_only (canvas, FALSE);
      break;
    default:
      gtk_widget_grab_focus (GTK_WIDGET (canvas));
      break;
    }
  monkey_say ("surroundings change");
}

/* The inspector, or a second window on the same document. */
static void
edit_elsewhere (Monkey *monkey)
{
  TlDocument *doc = monkey->hands.document;
  const char *card = monkey_pick_record (monkey, 1u << TL_KIND_CARD);
  const char *ids[] = { card, NULL };

  monkey_say ("somebody else edits %s", card != NULL ? card : "nothing");
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
      tl_edit_set_boolean (doc, monkey->hands.map, TL_MAP_LOCKED, monkey_chance (monkey, 30));
      tl_edit_set_integer (doc,
                           monkey->hands.map,
                           TL_MAP_TEXT_SCALE,
                           monkey_chance (monkey, 50) ? 100 : 150);
      tl_edit_set_integer (doc,
                           monkey->hands.map,
                           TL_MAP_LAYOUT,
                           monkey_chance (monkey, 50) ? TL_MAP_LAYOUT_ROUND : TL_MAP_LAYOUT_GRID);
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
  { monkey_click, 14 },
  { monkey_drag, 16 },
  { monkey_draw, 5 },
  { monkey_hover, 3 },
  { monkey_press_key, 18 },
  { monkey_move_by_keys, 6 },
  { monkey_type_words, 18 },
  { paste_words, 3 },
  { activate, 16 },
  { delete_something, 5 },
  { time_travel, 4 },
  { look_elsewhere, 5 },
  { resize, 2 },
  { change_surroundings, 2 },
  { edit_elsewhere, 4 },
};

/* A question is put away unanswered: as a rule it is modal, and the canvas out of reach. */
static void
put_questions_away (Monkey *monkey)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (l->data != monkey->hands.window)
      gtk_window_close (l->data);
}

const char *
monkey_do_something (Monkey *monkey)
{
  int sum = 0, at;

  put_questions_away (monkey);
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
