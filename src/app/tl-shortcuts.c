/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys. The window's own keys are accelerators of its actions and win over whatever has the focus;
 * keys that mean something only on the map belong to the canvas and are listed here for the reader.
 * Digits have the keypad's and the unshifted hardware key's name beside them where layouts differ.
 */
#include "config.h"

#include "app/tl-shortcuts.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *action;
  const char *keys[4];
} Accelerator;

static const Accelerator accelerators[] = {
  { "win.new", { "<Control>n" } },
  { "win.open", { "<Control>o" } },
  { "win.save", { "<Control>s" } },
  { "win.save-as", { "<Control><Shift>s" } },
  { "win.export", { "<Control><Shift>e" } },
  { "win.print", { "<Control>p" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.find", { "<Control>f" } },
  { "win.replace", { "<Control>h" } },
  { "win.find-next", { "<Control>g", "F3" } },
  { "win.find-previous", { "<Control><Shift>g", "<Shift>F3" } },
  { "win.history", { "<Control><Alt>z" } },
  { "win.zoom-in", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
  { "win.zoom-out", { "<Control>minus", "<Control>KP_Subtract" } },
  { "win.zoom-100", { "<Control>0", "<Control>KP_0" } },
  { "win.fit", { "<Alt>Home" } },
  { "win.fit-selection", { "<Alt>End" } },
  { "win.outline", { "<Control><Shift>o" } },
  { "win.page::personas", { "<Control><Shift>p" } },
  { "win.next-map", { "<Control>Page_Down" } },
  { "win.previous-map", { "<Control>Page_Up" } },
  { "win.move-map-right", { "<Control><Shift>Page_Down" } },
  { "win.move-map-left", { "<Control><Shift>Page_Up" } },
  { "win.page('comparison')", { "<Control><Shift>m" } },
  { "win.open-journey", { "<Control>Return", "<Control>KP_Enter" } },
  { "win.journey-back", { "<Alt>BackSpace" } },
  { "win.go-to", { "<Control><Shift>j" } },
  { "win.page::priorities", { "<Control><Shift>r" } },
  { "win.panel::questions", { "<Control><Shift>k" } },
  { "win.comment", { "<Control><Alt>m" } },
  { "win.pane", { "F9" } },
  { "win.fullscreen", { "F11" } },
  { "win.next-region", { "F6" } },
  { "win.previous-region", { "<Shift>F6" } },
  { "win.panel::guide", { "F1" } },
  { "win.shortcuts", { "<Control>question", "<Control>F1" } },
  { "win.close", { "<Control>w" } },
  { "app.quit", { "<Control>q" } },
};

/* { group }, or { NULL, what, keys }. */
static const TlCompatShortcut lines[] = {
  { N_ ("Files") },
  { NULL, N_ ("New map"), "<Control>n" },
  { NULL, N_ ("Open a map"), "<Control>o" },
  { NULL, N_ ("Save"), "<Control>s" },
  { NULL, N_ ("Save as"), "<Control><Shift>s" },
  { NULL, N_ ("Export: picture, pages, slides, table"), "<Control><Shift>e" },
  { NULL, N_ ("Print"), "<Control>p" },
  { NULL, N_ ("Close the window"), "<Control>w" },
  { NULL, N_ ("Quit"), "<Control>q" },
  { N_ ("Write") },
  { NULL, N_ ("New card: just type"), "a...z" },
  { NULL, N_ ("Edit what has the focus"), "Return F2" },
  { NULL, N_ ("Done, and the next card in the same cell"), "Return" },
  { NULL, N_ ("New line; the first is the title"), "<Shift>Return" },
  { NULL, N_ ("Next or previous column"), "Tab <Shift>Tab" },
  { NULL, N_ ("Lane below or above"), "<Control>Return <Control><Shift>Return" },
  { NULL, N_ ("Stop writing, keep the words"), "Escape" },
  { N_ ("Walk") },
  { NULL, N_ ("Next card or cell"), "Left Right Up Down" },
  { NULL, N_ ("Last filled cell"), "<Control>Left <Control>Right" },
  { NULL, N_ ("Extend the selection"), "<Shift>Left <Shift>Right <Shift>Up <Shift>Down" },
  { NULL, N_ ("Add to or take from the selection"), "<Control>space" },
  { NULL, N_ ("Select the cell, the lane, the map"), "<Control>a" },
  { NULL, N_ ("Header, map, side pane"), "F6 <Shift>F6" },
  { NULL, N_ ("Menu of what has the focus"), "<Shift>F10 Menu" },
  { N_ ("Change") },
  { NULL, N_ ("Pain point here"), "F4" },
  { NULL, N_ ("Opportunity here"), "<Shift>F4" },
  { NULL, N_ ("How might we: pain point to opportunity to solution"), "<Control><Shift>h" },
  { NULL, N_ ("Observed, assumed, proposed"), "<Control><Shift>a" },
  { NULL, N_ ("Moment of truth"), "<Control>m" },
  { NULL, N_ ("Comment on what has the focus"), "<Control><Alt>m" },
  { NULL, N_ ("Web link of a card"), "<Control>k" },
  { NULL, N_ ("Rate a pain point or an opportunity"), "<Control>1...5" },
  { NULL, N_ ("Link to the card walked to"), "<Control>l" },
  { NULL, N_ ("Next link of the card"), "<Control><Shift>l" },
  { NULL, N_ ("Move it"), "<Alt>Left <Alt>Right <Alt>Up <Alt>Down" },
  { NULL, N_ ("Card wider or narrower by a column"), "<Alt><Shift>Right <Alt><Shift>Left" },
  { NULL, N_ ("Park it, or bring it back"), "F8" },
  { NULL, N_ ("Duplicate"), "<Control>d" },
  { NULL, N_ ("Merge the selected cards"), "<Control>j" },
  { NULL, N_ ("Split a card at the caret, or into its lines"), "<Control><Alt>Return" },
  { NULL, N_ ("Column narrower or wider, on its heading"), "<Alt><Shift>Left <Alt><Shift>Right" },
  { NULL, N_ ("Lane collapsed or open, on its title"), "<Alt><Shift>Up <Alt><Shift>Down" },
  { NULL, N_ ("Delete; cards of a stage or lane are parked"), "Delete" },
  { NULL, N_ ("Delete with all cards"), "<Shift>Delete" },
  { NULL, N_ ("Cut, copy, paste"), "<Control>x <Control>c <Control>v" },
  { NULL, N_ ("Copy a picture of the cards or the map"), "<Control><Shift>c" },
  { NULL, N_ ("Undo"), "<Control>z" },
  { NULL, N_ ("Redo"), "<Control><Shift>z" },
  { NULL, N_ ("Steps to undo or redo, by name"), "<Control><Alt>z" },
  { N_ ("Emotion Curve") },
  { NULL, N_ ("Raise or lower a point by a tenth"), "<Alt>Up <Alt>Down" },
  { NULL, N_ ("Raise or lower a point by a level"), "<Alt>Page_Up <Alt>Page_Down" },
  { NULL, N_ ("Score of the point: type it, such as -2"), "minus 2" },
  { NULL, N_ ("Break the line after a point, or join it"), "<Control>b" },
  { NULL, N_ ("Edit the next line"), "F7" },
  { NULL, N_ ("Show or hide the line of a chip"), "<Control>space" },
  { N_ ("Find") },
  { NULL, N_ ("Search"), "<Control>f" },
  { NULL, N_ ("Search and replace"), "<Control>h" },
  { NULL, N_ ("Next, previous"), "<Control>g <Control><Shift>g" },
  { NULL, N_ ("End search, focus or filter"), "Escape" },
  { N_ ("Outline") },
  { NULL, N_ ("Next row or column"), "Up Down Left Right" },
  { NULL, N_ ("Edit the cell, or choose"), "Return F2" },
  { NULL, N_ ("Next or previous cell that is typed in"), "Tab <Shift>Tab" },
  { NULL, N_ ("New card below: just type, or"), "Insert" },
  { NULL, N_ ("Select"), "space <Control>space <Shift>Down <Control>a" },
  { NULL, N_ ("Show only rows that say something"), "<Control>f" },
  { NULL, N_ ("Copy rows for a spreadsheet"), "<Control>c" },
  { NULL, N_ ("Stop writing, show all rows, select nothing"), "Escape" },
  { N_ ("Priorities") },
  { NULL, N_ ("More or less impact"), "Up Down" },
  { NULL, N_ ("More or less effort"), "Right Left" },
  { NULL, N_ ("Clear the scores"), "Delete" },
  { NULL, N_ ("Show the card on the map"), "Return" },
  { N_ ("View") },
  { NULL, N_ ("Zoom in"), "<Control>plus" },
  { NULL, N_ ("Zoom out"), "<Control>minus" },
  { NULL, N_ ("Original size"), "<Control>0" },
  { NULL, N_ ("Fit the map"), "<Alt>Home" },
  { NULL, N_ ("Fit the selection"), "<Alt>End" },
  { NULL, N_ ("Outline in place of the map"), "<Control><Shift>o" },
  { NULL, N_ ("Personas in place of the map"), "<Control><Shift>p" },
  { NULL, N_ ("Go to a stage"), "<Control><Shift>j" },
  { NULL, N_ ("Next or previous stage"), "Page_Down Page_Up" },
  { NULL, N_ ("Next or previous map of the document"), "<Control>Page_Down <Control>Page_Up" },
  { NULL, N_ ("Compare two maps"), "<Control><Shift>m" },
  { NULL, N_ ("Open the journey of a card, and back"), "<Control>Return <Alt>BackSpace" },
  { NULL, N_ ("Move the map's tab"), "<Control><Shift>Page_Down <Control><Shift>Page_Up" },
  { NULL, N_ ("Larger or smaller words on the map"), "<Control>greater <Control>less" },
  { NULL, N_ ("Priorities in place of the map"), "<Control><Shift>r" },
  { NULL, N_ ("Questions to resolve"), "<Control><Shift>k" },
  { NULL, N_ ("Side pane"), "F9" },
  { NULL, N_ ("Full screen"), "F11" },
  { NULL, N_ ("Guide through the steps of a map"), "F1" },
  { NULL, N_ ("These keys"), "<Control>question" },
};

/**
 * tl_shortcuts_install:
 * @application: the program
 *
 * Gives the window's actions their keys.
 */
void
tl_shortcuts_install (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (application,
                                           accelerators[i].action,
                                           (const char *const *) accelerators[i].keys);
}

/**
 * tl_shortcuts_show:
 * @parent: the window that asks
 *
 * Shows every key that does something.
 */
void
tl_shortcuts_show (GtkWindow *parent)
{
  TlCompatShortcut translated[G_N_ELEMENTS (lines)];

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      translated[i] = lines[i];
      if (lines[i].section)
        translated[i].section = _ (lines[i].section);
      else
        translated[i].title = _ (lines[i].title);
    }
  tl_compat_show_shortcuts (parent,
                            _ ("Keyboard Shortcuts"),
                            translated,
                            G_N_ELEMENTS (translated));
}

/**
 * tl_shortcuts_get_action:
 * @index: from 0
 * @keys: (out) (transfer none) (array zero-terminated=1): its keys
 *
 * Returns: (nullable): an action of the window or the program that has keys
 */
const char *
tl_shortcuts_get_action (guint index, const char *const **keys)
{
  if (index >= G_N_ELEMENTS (accelerators))
    return NULL;
  *keys = (const char *const *) accelerators[index].keys;
  return accelerators[index].action;
}

/**
 * tl_shortcuts_get_line:
 * @index: from 0
 *
 * Returns: (transfer none) (nullable): a line of the window of keys, not translated
 */
const TlCompatShortcut *
tl_shortcuts_get_line (guint index)
{
  return index < G_N_ELEMENTS (lines) ? &lines[index] : NULL;
}
