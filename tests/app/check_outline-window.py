# SPDX-FileCopyrightText: The Throughline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The outline in the window, by keys alone: walk, type, choose, add, select several, filter, undo, save.

What a screen reader is told is checked on the way; what counts is what stands in the JSON afterwards.
"""
import json
import os
import shutil
import tempfile

from driver import SOURCE, Window, check, finish, load, role_of, until

FOLDER = tempfile.mkdtemp(prefix="tl-outline-")
DOCUMENT = os.path.join(FOLDER, "bike.journey")


def write_document():
    """The sample with a handful of cards: each look at the accessibility bus goes through all rows."""
    document = load(os.path.join(SOURCE, "data", "samples", "first-e-bike.journey"))
    the_map = document["maps"][0]
    document["maps"] = [the_map]
    lanes = {lane["id"] for lane in the_map["lanes"] if lane["kind"] in ("actions", "touchpoints")}
    the_map["cards"] = [card for card in the_map["cards"] if card.get("lane") in lanes]
    kept = {card["id"] for card in the_map["cards"]}
    for curve in the_map["curves"]:
        curve["points"] = [point for point in curve.get("points", []) if point.get("card") in kept]
    the_map["links"] = []
    for other in ("comments", "metrics", "evidence", "experiments"):
        the_map.pop(other, None)
    with open(DOCUMENT, "w", encoding="utf-8") as file:
        json.dump(document, file)
    return len(kept)


def cards():
    return {card["title"]: card for card in load(DOCUMENT)["maps"][0]["cards"] if card.get("title")}


def until_focus(window, start):
    """Waits until the row with the focus is called something that begins so."""
    return until(lambda: (node := window.focused()) and (node.get_name() or "").startswith(start) and node,
                 "the focus on " + start)


def until_told(window, text):
    """What a toast says is the description of the row with the focus, for GTK 4.8 tells of no toast."""
    return until(lambda: (node := window.focused()) and node.get_description() == text, "a row that says " + text)


def until_typing(window):
    """The entry of a cell: the text inside it has the focus."""
    return until(lambda: (node := window.focused()) and role_of(node) in ("text", "entry") and node, "the entry")


def walk(window):
    window.key("ctrl+shift+o")
    first = until_focus(window, "Action: A colleague arrives by e-bike, Awareness")
    check(first.get_role_name() == "table row", "the first row has the focus", first.get_role_name())
    # GTK 4.18 spends the first arrow on finding the row that has the focus; 4.8 stays at the top.
    window.key("Up", "Down", "Down")
    row = until_focus(window, "Touchpoint: Instagram post, Awareness, score 0.6")
    check("Social media" in row.get_description(), "a row says what is notable", row.get_description())
    window.key("Right")
    until(lambda: (node := window.focused()) and node.get_description() == "Score: +0.6", "the cell")
    check(True, "along the row its cells are told")
    window.key("Down", "Up")
    row = until_focus(window, "Touchpoint: Instagram post")
    window.key("F6")
    until(lambda: (node := window.focused()) and role_of(node) != "table row", "the focus in the header")
    window.key("shift+F6")
    until_focus(window, "Touchpoint: Instagram post")
    check(True, "F6 leads out of the list and back to its row")
    check("Social media" in row.get_description(), "and the row again when the focus comes back", row.get_description())


def edit(window):
    window.key("Return")
    entry = until_typing(window)
    check(entry.get_name() == "Score", "the entry is called what its column is", entry.get_name())
    window.key("ctrl+a")
    window.type("-1,5")
    window.key("Return")
    until_focus(window, "Touchpoint: Instagram post, Awareness, score -1.5")
    check(True, "a score is typed in place")
    window.key("Return")
    until_typing(window)
    window.key("ctrl+a")
    window.type("awful")
    window.key("Return")
    until_told(window, "A score is a number from −2 to 2")
    until_focus(window, "Touchpoint: Instagram post, Awareness, score -1.5")
    check(True, "what is none is refused, and the old one stays")
    window.key("Left", "F2")
    until_typing(window)
    window.key("End")
    window.type(" of a friend")
    window.key("Escape")
    until_focus(window, "Touchpoint: Instagram post of a friend")
    check(True, "Escape leaves the cell and keeps the words")


def add(window):
    window.type("Word of mouth")
    window.key("Return")
    window.type("Bicycle shop window")
    window.key("Return", "Return")  # done, and the next one; with nothing typed it ends
    until(lambda: window.see("Touchpoint: Bicycle shop window, Awareness", "table row"), "the new row")
    check(window.see("Touchpoint: Word of mouth, Awareness", "table row") is not None, "typing adds cards below")


def walk_to(window, name):
    """Down a menu to one of its items."""
    for _ in range(20):
        before = window.focused()
        window.key("Down")
        until(lambda: window.focused() != before, "another item")
        if (window.focused().get_name() or "").startswith(name):
            return
    raise AssertionError("not in the menu: " + name)


def choose(window):
    """Both new cards at once."""
    row = window.find("Touchpoint: Word of mouth, Awareness", "table row")
    window.click(*window.middle(row))
    until_focus(window, "Touchpoint: Word of mouth")
    window.key("shift+Down")
    window.find("2 selected")
    window.key("shift+F10")
    window.find("Set Channel…", "menu item")
    walk_to(window, "Set Channel…")
    window.key("Return")
    until_focus(window, "None")
    for _ in range(8):
        window.key("Down")
    until_focus(window, "Shop")
    window.key("Return")
    until_told(window, "Channel: “Shop” for 2 cards")
    check(True, "a channel is chosen for two rows")


def find(window, n):
    window.key("ctrl+f")
    window.type("HOTLINE")
    until(lambda: window.see("1 of %d cards" % n), "the count")
    window.key("Down")
    until_focus(window, "Touchpoint: Workshop hotline, Service")
    window.key("F8")
    until_told(window, "1 card parked")
    until_focus(window, "Touchpoint: Workshop hotline, Parked")
    check(True, "a card is parked, and the filter still finds it")
    window.key("ctrl+z")
    until_focus(window, "Touchpoint: Workshop hotline, Service")
    window.key("Escape")
    until(lambda: window.see("%d cards" % n), "all rows")
    check(True, "Escape shows all rows again")


def leave(window):
    window.key("ctrl+s")
    until(lambda: "Word of mouth" in cards(), "the saved file")
    window.key("ctrl+shift+o")
    until(lambda: window.see(lambda name: name.startswith("Touchpoint: Workshop counter"), None), "the map")
    check(window.see("Outline of the map") is None or window.focused() is not None, "the map is back")


def read():
    saved = cards()
    points = [point for curve in load(DOCUMENT)["maps"][0]["curves"] for point in curve.get("points", [])]
    friend = saved["Instagram post of a friend"]
    check(any(point.get("card") == friend["id"] and point["score"] == -1.5 for point in points), "the score is the point's")
    check(saved["Word of mouth"]["channel"] == "shop" and saved["Bicycle shop window"]["channel"] == "shop",
          "both cards have the channel")
    check(saved["Word of mouth"]["lane"] == friend["lane"] and saved["Word of mouth"]["column"] == friend["column"],
          "a new card is in the cell of the one above")


def main():
    n_cards = write_document()
    window = Window(DOCUMENT, folder=FOLDER)
    try:
        window.find("Stage: Awareness")
        walk(window)
        edit(window)
        add(window)
        choose(window)
        find(window, n_cards + 2)
        leave(window)
        read()
        check(not window.said(), "without a warning", window.said())
    finally:
        window.close()
        shutil.rmtree(FOLDER, ignore_errors=True)
    finish()


main()
