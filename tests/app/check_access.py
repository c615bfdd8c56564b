# SPDX-FileCopyrightText: The Throughline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody who cannot see the screen is told: names, roles, the order of the focus, and what is
heard after each step.

Works with the sample through the accessibility bus, as a screen reader does, and listens to the same
events. On GTK 4.8 nothing can be announced, so a move has to be heard as the focused card's new
description.
"""
import re
import time

from driver import SOURCE, Atspi, GLib, Window, check, finish, role_of, until

SAMPLE = SOURCE + "/data/samples/first-e-bike.journey"
# A widget without a name is called by its type on GTK 4.8.
TYPE_NAME = re.compile(r"^(Gtk|Adw|Tl|Gdk)[A-Z]")
# What holds others and is never read out.
SILENT = {"filler", "panel", "separator", "scroll bar", "scroll pane", "application", "icon", "image", "label",
          "desktop frame", "table column header", "viewport", "static",
          "grouping", "form", "alert"}  # boxes and the frame of a toast, on GTK 4.18


class Ears:
    """Remembers what a screen reader would be told."""

    def __init__(self):
        self.heard = []
        self.listener = Atspi.EventListener.new(self._on_event)
        for kind in ("object:state-changed:focused", "object:property-change:accessible-name",
                     "object:property-change:accessible-description"):
            self.listener.register(kind)

    def _on_event(self, event):
        try:
            if event.type.startswith("object:state-changed:focused") and not event.detail1:
                return
            self.heard.append((event.type.rsplit(":", 1)[1], role_of(event.source), event.source.get_name() or "",
                               event.source.get_description() or ""))
        except GLib.Error:
            pass  # gone before it could be asked

    def clear(self):
        self.listen(0.05)
        self.heard.clear()

    def listen(self, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            GLib.MainContext.default().iteration(False)
            time.sleep(0.005)

    def hear(self, what, name, description=None, role=None):
        """Waits for an event ("focused", "accessible-description" ...) whose source is called so."""
        def matches(event):
            return (event[0] == what and event[2].startswith(name) and (role is None or event[1] == role) and
                    (description is None or description in event[3]))

        def look():
            self.listen(0.05)
            return next((event for event in self.heard if matches(event)), None)
        try:
            return until(look, "%s %s" % (what, name), 8)
        except AssertionError:
            return None


def press(window, ears, *keys):
    ears.clear()
    window.key(*keys)


def expect_focus(window, ears, keys, name, description=None, role=None):
    press(window, ears, *keys)
    event = ears.hear("focused", name, description, role)
    check(event, "%s: “%s” gets the focus" % (" ".join(keys), name), ears.heard)
    return event


def is_showing(node):
    """GTK 4.8 never says "showing" of a widget: what is in no visible page has no size."""
    extents = node.get_extents(Atspi.CoordType.WINDOW)
    return extents.width > 0 and extents.height > 0


def is_inside(node, role):
    while node:
        if role_of(node) == role:
            return True
        node = node.get_parent()
    return False


def find_faults(window):
    """What has no name, and names that say everything twice, from one walk."""
    found, doubled = [], []
    for node in window.walk():
        try:
            name, role = node.get_name() or "", role_of(node)
            if re.match(r"^(.+) \1$", name):
                doubled.append(name)
            if role in SILENT and not (role == "panel" and TYPE_NAME.match(name)):
                continue
            if (not name or TYPE_NAME.match(name)) and is_showing(node) and not is_inside(node.get_parent(), "combo box"):
                path = []
                while node and len(path) < 6:
                    path.append("%s “%s”" % (role_of(node), node.get_name()))
                    node = node.get_parent()
                found.append(" < ".join(path))
        except GLib.Error:
            continue
    return found, doubled


def check_names(window, where):
    nameless, doubled = find_faults(window)
    check(not doubled, "nothing is said twice: " + where, doubled)
    check(not nameless, "everything has a name: " + where, "\n".join(nameless))


def check_ring(window, ears):
    """F6 goes round header, map and pane; Tab leaves the map, which is one stop."""
    if not window.see("Title", "text"):
        window.key("F9")
    until(lambda: window.see("Title", "text"), "the pane")
    expect_focus(window, ears, ["F6"], "Title", role="text")
    expect_focus(window, ears, ["F6"], "Open", role="push button")
    expect_focus(window, ears, ["F6"], "Stage: Awareness", "1 of 6", "heading")
    expect_focus(window, ears, ["shift+F6"], "Open", role="push button")
    expect_focus(window, ears, ["F6"], "Stage: Awareness")
    expect_focus(window, ears, ["Tab"], "Zoom Out", role="push button")
    expect_focus(window, ears, ["shift+Tab"], "Stage: Awareness")


def check_walk(window, ears):
    """The arrows go through the map, and each place says what and where it is."""
    expect_focus(window, ears, ["Right"], "Stage: Consideration", "2 of 6", "heading")
    expect_focus(window, ears, ["Down"], "Action: Compares six models", "Consideration, 1 of 2; observed", "list item")
    expect_focus(window, ears, ["Down", "Down"], "Touchpoint: Product page",
                 "Consideration, 1 of 2; web; pain point, severity 3; opportunity; observed", "list item")
    check_names(window, "a card has the focus")
    expect_focus(window, ears, ["Left"], "Touchpoint: Instagram post", "Awareness, 1 of 3; social media")
    expect_focus(window, ears, ["Left"], "Lane: Touchpoints", "2 of 9; 13 cards", "row header")
    expect_focus(window, ears, ["Right", "Right", "Right"], "Touchpoint: Test ride in the shop", "moment of truth")


def check_moves(window, ears):
    """A moved card keeps the focus; where it is now is heard as its new description."""
    press(window, ears, "alt+Right")
    check(ears.hear("accessible-description", "Touchpoint: Test ride in the shop", "First ride, 3 of 3"),
          "a card moved on is heard in its new stage", ears.heard)
    press(window, ears, "alt+Up")
    check(ears.hear("accessible-description", "Touchpoint: Test ride in the shop", "First ride, 2 of 3"),
          "a card moved up is heard at its new place", ears.heard)
    press(window, ears, "ctrl+m")
    event = ears.hear("accessible-description", "Touchpoint: Test ride in the shop", "First ride, 2 of 3")
    check(event and "moment of truth" not in event[3], "what a key takes off a card is heard", ears.heard)
    press(window, ears, "ctrl+z", "ctrl+z", "ctrl+z")
    check(ears.hear("accessible-description", "Touchpoint: Test ride in the shop", "Purchase, 1 of 2"),
          "undo is heard", ears.heard)
    focused = window.focused()
    check(focused and focused.get_name() == "Touchpoint: Test ride in the shop", "and the focus is where it was",
          focused and focused.get_name())


def check_score(window, ears):
    window.key("Down", "Down")  # the other card, the thought
    expect_focus(window, ears, ["Down", "Down"], "Point: ", role="list item")
    name = window.focused().get_name()
    press(window, ears, "alt+Up")
    event = ears.hear("accessible-name", "Point: ")
    check(event and event[2] != name, "a new score is heard", (name, ears.heard))
    window.key("ctrl+z")


def check_menu(window, ears):
    window.key("Up", "Up", "Up")
    expect_focus(window, ears, ["Menu"], "Edit", role="menu item")
    press(window, ears, "Down")
    first = ears.hear("focused", "", role="menu item")
    check(first and first[2] != "Edit", "the arrows go from item to item of a menu", ears.heard)
    check_names(window, "a menu is open")
    expect_focus(window, ears, ["Escape"], "T")  # a touchpoint or a thought, as before


def check_writing(window, ears):
    window.key("ctrl+Up")
    expect_focus(window, ears, ["F4"], "New pain point", role="text")
    window.type("Found by ear")
    press(window, ears, "Return")
    check(ears.hear("focused", ""), "writing ended, and the focus is on the map again", ears.heard)
    check(window.find("Pain point: Found by ear", "list item"), "the pain point can be found by its name")


def check_reading(window, ears):
    """A screen reader asks for the words of an editor, and how they look. GTK 4.8 has crashed on that."""
    expect_focus(window, ears, ["Return"], "", role="text")
    editor = window.focused()
    words = Atspi.Text.get_text(editor, 0, -1)
    check(len(words) > 3, "the words of an editor can be read", words)
    attributes, start, end = Atspi.Text.get_attribute_run(editor, 1, True)
    check(attributes and "fg-color" in attributes and end > start, "and how they look", attributes)
    press(window, ears, "Escape")


def check_once(window, ears):
    """A place that gets the focus for the first time is told before, not once more after it."""
    press(window, ears, "Left")
    ears.hear("focused", "")
    ears.listen(0.4)
    kinds = [event[0] for event in ears.heard if event[1] in ("list item", "table cell", "heading", "row header")]
    after = kinds[kinds.index("focused") + 1:] if "focused" in kinds else ["nothing"]
    check(not [kind for kind in after if kind.startswith("accessible")], "a place is said once", ears.heard)


def check_toast(window, ears):
    for _ in range(12):
        press(window, ears, "Up")
        event = ears.hear("focused", "")
        if event and event[2].startswith("Stage: "):
            break
    press(window, ears, "Delete")
    toast = until(lambda: window.see(lambda name: "parked" in name, shallow_first=True), "the toast")
    check("deleted" in toast.get_name(), "a toast can be read", toast.get_name())
    check(window.see(lambda name: name.startswith("Undo") and name != "Undo Delete Stage", "push button", True),
          "and has its button")
    check_names(window, "a toast is shown")
    window.key("ctrl+z")


def check_windows(window, ears):
    press(window, ears, "ctrl+question")
    check(ears.hear("focused", ""), "the shortcuts window takes the focus", ears.heard)
    check_names(window, "the shortcuts window")
    window.key("Escape")
    until(lambda: not window.see("Keyboard Shortcuts", "frame"), "the end of the shortcuts window")
    expect_focus(window, ears, ["F10"], "New Map", role="menu item")
    check_names(window, "the main menu")
    window.key("Escape")


def main():
    ears = Ears()
    window = Window()
    window.find("Begin a Map")
    check_names(window, "the start page")
    window.close()
    window = Window(SAMPLE)
    window.find("Stage: Awareness")
    check_names(window, "a map")
    check_ring(window, ears)
    check_walk(window, ears)
    check_moves(window, ears)
    check_score(window, ears)
    check_menu(window, ears)
    check_writing(window, ears)
    check_reading(window, ears)
    check_once(window, ears)
    check_toast(window, ears)
    check_windows(window, ears)
    check(window.said() == "", "without a warning", window.said())
    window.close()
    finish()


main()
