# SPDX-FileCopyrightText: The Throughline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From a blank map to a finished small one without a pointer, and with few keys.

Six stages, twelve cards, the emotion curve, two pain points and a link, saved: at most 90 keystrokes
besides the words, and no dialog but the one that asks for the file's name. Then the picture. The mouse
pointer never moves. What counts is what stands in the JSON and the SVG afterwards.
"""
import os
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree

from driver import COMMAND_LINE, Atspi, Window, answer_file_dialog, check, export_to, finish, load, until

FOLDER = tempfile.mkdtemp(prefix="tl-keyboard-")
DOCUMENT = os.path.join(FOLDER, "repair.journey")
PICTURE = os.path.join(FOLDER, "repair.svg")
SCORES = ["1", "2", "-1", "-2", "1", "2"]
ACTIONS = ["Notices the crack", "Looks for a shop", "Asks for a price", "Waits", "Picks it up", "Rides again"]
TOUCHPOINTS = ["Own bike", "Map app", "Counter", "Text message", "Workshop", "Follow-up call"]


class Hands:
    """Counts the keys besides the words."""

    def __init__(self, window):
        self.window = window
        self.pressed = 0

    def key(self, *names):
        self.window.key(*names)
        self.pressed += len(names)

    def words(self, text):
        self.window.type(text)

    def letters(self, text):
        """Letters that are no words (scores): counted."""
        self.window.type(text)
        self.pressed += len(text)

    def until_focus(self, what):
        """Waits until the focused place's name has this in it."""
        return until(lambda: (node := self.window.focused()) and what in (node.get_name() or "") and node,
                     "the focus on " + what)


def add_sixth_stage(hands):
    hands.key("ctrl+n")
    hands.until_focus("Name of the stage")
    redo = hands.window.find(lambda name: name.startswith("Redo"), "push button")
    check(not redo.get_state_set().contains(Atspi.StateType.SENSITIVE), "a blank map has nothing to redo")
    hands.key("Escape", "ctrl+Right")
    hands.until_focus("Stage: Advocacy")
    hands.words("Return visit")
    hands.key("Return")
    hands.until_focus("Stage: Return visit")


def add_cards(hands):
    """Each of the twelve costs one key: Tab leads to the next column, and into the next lane."""
    hands.key("Down", "ctrl+Left")
    hands.until_focus("Empty cell, Actions, Awareness")
    before = hands.pressed
    for title in ACTIONS + TOUCHPOINTS:
        hands.words(title)
        hands.key("Tab")
    check(hands.pressed - before == 12, "a card in the next column is one key", hands.pressed - before)


def add_scores(hands):
    hands.key("ctrl+Return")  # from Thoughts, which Tab has opened, to the emotions
    before = hands.pressed
    for index, score in enumerate(SCORES):
        hands.letters(score)
        hands.key("Tab" if index < 5 else "Return")
    check(hands.pressed - before <= 24, "six scores are at most 24 keys", hands.pressed - before)
    hands.until_focus("Point")


def add_pain_points(hands):
    before = hands.pressed
    hands.key("F4")
    hands.words("Nobody calls back")
    hands.key("Return")
    check(hands.pressed - before <= 3, "a pain point is at most 3 keys", hands.pressed - before)
    hands.until_focus("Point")
    hands.key("Left", "Left", "F4")
    hands.words("Two weeks without a word")
    hands.key("Return")
    hands.window.find("Pain point: Two weeks without a word")


def add_link(hands):
    """From the touchpoint that hurts to the next one: Ctrl+L, walk there, Enter."""
    window = hands.window
    for _ in range(12):
        if (window.focused().get_name() or "").startswith("Touchpoint: Text message"):
            break
        hands.key("Up")
    hands.until_focus("Touchpoint: Text message")
    hands.key("ctrl+l", "Right", "Return", "Escape")
    window.find(lambda name: "Text message to Workshop" in name, "link")


def cards_of(the_map, kind):
    lane = next(lane["id"] for lane in the_map["lanes"] if lane["kind"] == kind)
    columns = [stage["id"] for stage in the_map["stages"]]
    cards = [card for card in the_map["cards"] if card.get("lane") == lane]
    return sorted(cards, key=lambda card: columns.index(card["column"]))


def check_document(path):
    the_map = load(path)["maps"][0]
    check(len(the_map["stages"]) == 6 and the_map["stages"][5]["title"] == "Return visit", "six stages",
          the_map["stages"])
    for kind, expected in (("actions", ACTIONS), ("touchpoints", TOUCHPOINTS)):
        found = [card["title"] for card in cards_of(the_map, kind)]
        check(found == expected, "six %s, one a column" % kind, found)
    points = [point for curve in the_map["curves"] for point in curve["points"]]
    check(len(the_map["curves"]) == 1 and [point.get("score", 0) for point in points] == [float(s) for s in SCORES],
          "one curve with the six scores", points)
    pains = cards_of(the_map, "pain-points")
    check([card["title"] for card in pains] == ["Two weeks without a word", "Nobody calls back"], "two pain points", pains)
    names = {card["id"]: card["title"] for card in the_map["cards"]}
    links = [(names[link["from"]], names[link["to"]]) for link in the_map["links"]]
    check(links == [("Text message", "Workshop")], "one link", links)
    check(subprocess.run([COMMAND_LINE, "validate", path]).returncode == 0, "the file is valid")
    return the_map


def check_picture(path):
    root = ElementTree.parse(path).getroot()
    words = " ".join("".join(element.itertext()) for element in root.iter("{http://www.w3.org/2000/svg}text"))
    missing = [title for title in ("Counter", "Own bike", "Return visit") if title not in words]
    check(root.tag.endswith("svg") and not missing, "the picture is an SVG that shows the words", missing)


def main():
    window = Window(folder=FOLDER)
    hands = Hands(window)
    add_sixth_stage(hands)
    add_cards(hands)
    add_scores(hands)
    add_pain_points(hands)
    add_link(hands)
    hands.key("ctrl+s")
    answer_file_dialog(window, "Save", DOCUMENT)
    hands.pressed += 2  # the name is selected, then confirmed
    until(lambda: os.path.exists(DOCUMENT), "the saved file")
    check(hands.pressed <= 90, "from a blank map to a saved one in at most 90 keys", hands.pressed)
    print("# %d keys besides the words" % hands.pressed)
    check_document(DOCUMENT)

    export_to(window, PICTURE)
    until(lambda: os.path.exists(PICTURE) and os.path.getsize(PICTURE) > 0, "the exported picture")
    check_picture(PICTURE)
    window.key("ctrl+q")
    check(until(lambda: window.process.poll() is not None, "the end") and window.process.returncode == 0,
          "a saved map closes without a question", window.said())
    check(window.said() == "", "without a warning", window.said())
    window.close()
    finish()


main()
