# SPDX-FileCopyrightText: The Throughline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A facilitator's first session, from an empty desk to a saved and exported map.

Types six cards, drags one to another stage, draws the curve, annotates a pain point, undoes, saves,
opens the file again and exports it; what counts is what stands in the JSON and the SVG afterwards.
"""
import os
import re
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree

from driver import COMMAND_LINE, Window, answer_file_dialog, check, export_to, finish, load, until

FOLDER = tempfile.mkdtemp(prefix="tl-session-")
DOCUMENT = os.path.join(FOLDER, "session.journey")
PICTURE = os.path.join(FOLDER, "session.svg")


def save_as(window, path):
    window.key("ctrl+s")
    answer_file_dialog(window, "Save", path)
    until(lambda: os.path.exists(path), "the saved file")


def titles(document, lane_kind):
    the_map = document["maps"][0]
    lane = next(lane["id"] for lane in the_map["lanes"] if lane["kind"] == lane_kind)
    return [card.get("title") for card in the_map["cards"] if card.get("lane") == lane]


def card(document, title):
    return next(card for card in document["maps"][0]["cards"] if card.get("title") == title)


def stage(document, title):
    return next(stage["id"] for stage in document["maps"][0]["stages"] if stage["title"] == title)


def capture(window):
    """Six cards by keys alone: three in a cell, then a column on, then one more."""
    window.key("ctrl+n")
    window.find("Stage: Awareness")
    window.key("Escape")
    window.key("Down", "Down")  # Actions, then Touchpoints, below Awareness
    window.type("Poster at the station")
    window.key("Return")
    window.type("Friend's photo")
    window.key("Return")
    window.type("Search result page")
    window.key("Tab")
    window.type("Product page")
    window.key("Tab")
    window.type("Checkout")
    window.key("Tab")
    window.type("Welcome e-mail")
    window.key("Return", "Escape")
    for title in ("Poster at the station", "Welcome e-mail"):
        window.find("Touchpoint: " + title)


def drag_card(window):
    source = window.middle(window.find("Touchpoint: Search result page"))
    target = window.middle(window.find("Touchpoint: Product page"))
    window.drag([source, (source[0] + 20, source[1] + 4), (target[0], target[1] + 26)])
    until(lambda: window.see(lambda name: name == "Touchpoint: Search result page"), "the moved card")


def draw_curve(window):
    """One freehand stroke over the emotions lane, from the left column to the right one."""
    lane = window.place(window.find("Lane: Emotions"))
    left = window.place(window.find("Stage: Awareness"))
    right = window.place(window.find("Stage: Advocacy"))
    middle = lane[1] + lane[3] * 0.55
    start, end = left[0] + 40, right[0] + right[2] - 60
    points = [(start + (end - start) * i / 6, middle + offset) for i, offset in enumerate((10, -30, 45, 50, -40, -10, 20))]
    window.drag(points, steps=6)
    window.find(lambda name: name.startswith("Point: "))


def annotate(window):
    window.click(*window.middle(window.find("Touchpoint: Checkout")))
    window.key("F4")
    window.type("Delivery cost shows up late")
    window.key("Return")
    window.find("Pain point: Delivery cost shows up late")


def main():
    window = Window(folder=FOLDER)
    capture(window)
    drag_card(window)
    draw_curve(window)
    annotate(window)

    window.click(*window.middle(window.find("Touchpoint: Poster at the station")))
    window.key("Delete")
    until(lambda: not window.see("Touchpoint: Poster at the station"), "the card deleted")
    window.key("ctrl+z")
    check(window.find("Touchpoint: Poster at the station"), "undo brings a deleted card back")
    save_as(window, DOCUMENT)
    until(lambda: window.see("session.journey") or window.see(lambda name: "session.journey" in name), "the file's name in the title")
    window.picture(os.path.join(FOLDER, "session.png"))

    saved = load(DOCUMENT)
    found = titles(saved, "touchpoints")
    check(sorted(found) == ["Checkout", "Friend's photo", "Poster at the station", "Product page", "Search result page",
                            "Welcome e-mail"], "six cards are in the file", found)
    check(card(saved, "Search result page")["column"] == stage(saved, "Consideration"), "the dragged card is in its new stage",
          card(saved, "Search result page"))
    check(found.index("Search result page") > found.index("Product page"), "and stands where it was dropped", found)
    curves = saved["maps"][0]["curves"]
    points = curves[0]["points"] if curves else []
    scores = [point.get("score", 0) for point in points]
    check(len(curves) == 1 and len(points) >= 5, "the stroke became points of one curve", curves)
    check(scores and min(scores) < -0.2 < 0.2 < max(scores) and all(-2 <= score <= 2 for score in scores),
          "they go down and up as the hand did", scores)
    pain = card(saved, "Delivery cost shows up late")
    check(pain.get("about") == [card(saved, "Checkout")["id"]], "the pain point is about the touchpoint", pain)
    check(pain["column"] == card(saved, "Checkout")["column"], "and stands in its column", pain)
    check(subprocess.run([COMMAND_LINE, "validate", DOCUMENT]).returncode == 0, "the file is valid")
    before = open(DOCUMENT, "rb").read()

    # Undo everything, redo everything, save: the same bytes.
    undone = 0
    while undone < 60 and window.see(lambda name: name.startswith("Touchpoint: ")):
        window.key("ctrl+z")
        undone += 1
    check(not window.see(lambda name: name.startswith("Touchpoint: ")), "undo goes back to the empty map")
    for _ in range(undone):
        window.key("ctrl+shift+z")
    window.find("Pain point: Delivery cost shows up late")
    window.key("ctrl+s")
    until(lambda: not window.see(lambda name: name.startswith("•")), "the saved state")
    check(open(DOCUMENT, "rb").read() == before, "redo and save give the same bytes")

    export_to(window, PICTURE)
    until(lambda: os.path.exists(PICTURE), "the exported picture")
    window.key("ctrl+q")
    check(until(lambda: window.process.poll() is not None, "the end") and window.process.returncode == 0,
          "a saved map closes without a question", window.said())

    root = ElementTree.parse(PICTURE).getroot()
    texts = " ".join("".join(node.itertext()) for node in root.iter("{http://www.w3.org/2000/svg}text"))
    check(all(word in texts for word in ("Poster", "Checkout", "Awareness", "Delivery")), "the SVG holds the words as text", texts[:400])
    check(re.fullmatch(r"[0-9.]+(px)?", root.get("width", "")) and root.get("viewBox"), "the SVG has an absolute size", root.attrib)

    # A new run of the program opens what was saved.
    again = Window(DOCUMENT, folder=FOLDER)
    check(again.find("Pain point: Delivery cost shows up late"), "the saved map opens again")
    again.key("ctrl+s")
    check(open(DOCUMENT, "rb").read() == before, "opening and saving change no byte")
    again.key("ctrl+q")
    until(lambda: again.process.poll() is not None, "the end")
    check(again.process.returncode == 0 and not window.said().strip(), "nothing was complained about", window.said())
    finish()


main()
