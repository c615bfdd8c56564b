/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The window of keys is complete and true: every action that has a key is listed with one of them,
 * and every key that is listed is one. */
#include "config.h"

#include "app/tl-shortcuts.h"

#include "canvas/tl-canvas-private.h"

/* Keys that are no row of a table: writing, walking, typing a score, rating. */
static const char *const known[] = {
  "a",
  "minus",
  "2",
  "Return",
  "<Shift>Return",
  "<Control>Return",
  "<Control><Shift>Return",
  "Tab",
  "<Shift>Tab",
  "Escape",
  "Left",
  "Right",
  "Up",
  "Down",
  "<Control>Left",
  "<Control>Right",
  "<Shift>Left",
  "<Shift>Right",
  "<Shift>Up",
  "<Shift>Down",
  "<Control>space",
  "<Alt><Shift>Left",
  "<Alt><Shift>Right",
  "<Alt><Shift>Up",
  "<Alt><Shift>Down",
  "<Alt>Page_Up",
  "<Alt>Page_Down",
  "<Control>1",
  "space",
};

static gint64
read_key (const char *accelerator)
{
  g_auto (GStrv) ends = g_strsplit (accelerator, "...", 2);
  guint           keyval;
  GdkModifierType modifiers;

  if (!gtk_accelerator_parse (ends[0], &keyval, &modifiers) || keyval == 0)
    g_error ("\"%s\" is no key", accelerator);
  return ((gint64) modifiers << 32) | keyval;
}

static gboolean
is_one_of (gint64 key, const char *const *accelerators)
{
  for (guint i = 0; accelerators[i]; i++)
    if (read_key (accelerators[i]) == key)
      return TRUE;
  return FALSE;
}

static gboolean
is_listed (gint64 key)
{
  const TlCompatShortcut *line;

  for (guint i = 0; (line = tl_shortcuts_get_line (i)); i++)
    {
      g_auto (GStrv) keys = line->keys ? g_strsplit (line->keys, " ", -1) : NULL;

      if (keys && is_one_of (key, (const char *const *) keys))
        return TRUE;
    }
  return FALSE;
}

static void
test_window_keys_are_listed (void)
{
  const char        *action;
  const char *const *keys;

  for (guint i = 0; (action = tl_shortcuts_get_action (i, &keys)); i++)
    {
      gboolean listed = FALSE;

      for (guint k = 0; keys[k]; k++)
        listed = listed || is_listed (read_key (keys[k]));
      if (!listed)
        g_error ("%s has a key that the window of keys does not name", action);
    }
}

static gboolean
is_action_listed (const char *wanted)
{
  const char *action;
  guint       keyval, modifiers;

  for (guint i = 0; (action = tl_canvas_find_key (i, &keyval, &modifiers)); i++)
    if (g_str_equal (action, wanted) && is_listed (((gint64) modifiers << 32) | keyval))
      return TRUE;
  return FALSE;
}

static void
test_canvas_keys_are_listed (void)
{
  const char *action;
  guint       keyval, modifiers;

  for (guint i = 0; (action = tl_canvas_find_key (i, &keyval, &modifiers)); i++)
    if (!is_action_listed (action))
      g_error ("%s has a key that the window of keys does not name", action);
}

static gboolean
is_bound (gint64 key)
{
  const char        *action;
  const char *const *keys;
  guint              keyval, modifiers;

  for (guint i = 0; (action = tl_shortcuts_get_action (i, &keys)); i++)
    if (is_one_of (key, keys))
      return TRUE;
  for (guint i = 0; (action = tl_canvas_find_key (i, &keyval, &modifiers)); i++)
    if (key == (((gint64) modifiers << 32) | keyval))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (read_key (known[i]) == key)
      return TRUE;
  return FALSE;
}

static void
test_listed_keys_are_bound (void)
{
  const TlCompatShortcut *line;
  gboolean                other = FALSE;

  for (guint i = 0; (line = tl_shortcuts_get_line (i)); i++)
    {
      g_auto (GStrv) keys = line->keys ? g_strsplit (line->keys, " ", -1) : NULL;

      /* The outline's list has keys of its own. */
      if (line->section)
        other = g_str_has_suffix (line->section, "Outline");
      for (guint k = 0; keys && keys[k] && !other; k++)
        if (!is_bound (read_key (keys[k])))
          g_error ("\"%s\": nothing is bound to %s", line->title, keys[k]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/app/shortcuts/window-keys-are-listed", test_window_keys_are_listed);
  g_test_add_func ("/app/shortcuts/canvas-keys-are-listed", test_canvas_keys_are_listed);
  g_test_add_func ("/app/shortcuts/listed-keys-are-bound", test_listed_keys_are_bound);
  return g_test_run ();
}
