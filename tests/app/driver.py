# SPDX-FileCopyrightText: The Throughline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real window as a person would: X events by xdotool, eyes by the accessibility bus.

A test program makes a Window, works with it, and reports with check() and finish(), which print
TAP. Places are found by role and name, never by fixed coordinates. Nothing waits a fixed time for
a result: until() polls, so that a slow machine is slow and not wrong. The window runs with fatal
warnings: anything GTK or GLib complains about ends it, and the test with it.
"""
import collections
import json
import os
import subprocess
import sys
import tempfile
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

BUILD = os.environ["TL_BUILD_ROOT"]
SOURCE = os.environ["TL_SOURCE_ROOT"]
PROGRAM = os.path.join(BUILD, "src", "app", "throughline")
COMMAND_LINE = os.path.join(BUILD, "src", "cli", "throughline-cli")
PATIENCE = 20  # seconds until something that should happen counts as not happening

_count = 0
_failed = 0


def check(holds, what, detail=""):
    """Prints one TAP line; a failure says what was seen instead."""
    global _count, _failed
    _count += 1
    print("%s %d - %s" % ("ok" if holds else "not ok", _count, what), flush=True)
    if not holds:
        _failed += 1
        for line in str(detail).splitlines():
            print("# " + line, flush=True)
    return holds


def finish():
    print("1..%d" % _count, flush=True)
    sys.exit(1 if _failed else 0)


def until(question, what, patience=PATIENCE):
    """Polls until question() is true and returns its answer."""
    end = time.monotonic() + patience
    while True:
        try:
            answer = question()
        except GLib.Error:
            answer = None  # the object went while we looked
        if answer:
            return answer
        if time.monotonic() > end:
            raise AssertionError("not seen within %d s: %s" % (patience, what))
        time.sleep(0.03)


# Where xkb-data knows F4 on several levels, xdotool would hold Alt with it: by code, it does not.
KEY_CODES = {"F4": "70"}

# Newer releases of the bus call some roles otherwise; tests know the older names.
OLD_ROLES = {"button": "push button"}

OWN_SLIP = "gdk_frame_timings_submitted() called on submitted frame"


def role_of(node):
    role = node.get_role_name()
    return OLD_ROLES.get(role, role)


def xdo(*words):
    return subprocess.run(["xdotool", *map(str, words)], check=True, capture_output=True, text=True).stdout.strip()


class Window:
    """One run of the program with its own folders."""

    def __init__(self, *arguments, folder=None, size=(1400, 900), environment=None):
        self.folder = folder or tempfile.mkdtemp(prefix="tl-window-")
        env = dict(os.environ)
        env.update({"G_DEBUG": "gc-friendly", "XDG_STATE_HOME": os.path.join(self.folder, "state")})
        env.update(environment or {})
        self.errors = open(os.path.join(self.folder, "stderr.log"), "a+")
        self.process = subprocess.Popen([PROGRAM, *arguments], env=env, stderr=self.errors, cwd=self.folder)
        self.id = until(self._find, "the window")
        self.resize(*size)

    def _find(self):
        if self.process.poll() is not None:
            raise AssertionError("the program ended with %s: %s" % (self.process.returncode, self.said()))
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid), "--name", "."],
            capture_output=True, text=True).stdout.split()
        return found[0] if found else None

    def said(self):
        """What the program complained about, but for a slip of GTK's own (4.24 on X11, with popovers)."""
        self.errors.seek(0)
        return "\n".join(line for line in self.errors.read().splitlines() if line.strip() and OWN_SLIP not in line)

    def resize(self, width, height):
        xdo("windowmove", self.id, 40, 20)
        xdo("windowsize", self.id, width, height)
        xdo("windowfocus", self.id)
        time.sleep(0.5)  # the window manager settles

    # Keys and pointer -----------------------------------------------------------------------

    def key(self, *names):
        for name in names:
            xdo("key", "--clearmodifiers", KEY_CODES.get(name, name))
            time.sleep(0.06)

    def type(self, text):
        xdo("type", "--delay", 25, "--", text)
        time.sleep(0.1)

    def move(self, x, y):
        xdo("mousemove", round(x), round(y))
        time.sleep(0.05)

    def click(self, x, y, times=1):
        self.move(x, y)
        xdo("click", "--repeat", times, "--delay", 60, 1)
        time.sleep(0.15)

    def drag(self, points, hold=None, steps=10):
        """Press at the first point, pass through the others, release at the last."""
        self.move(*points[0])
        if hold:
            xdo("keydown", hold)
        xdo("mousedown", 1)
        time.sleep(0.06)
        for (x0, y0), (x1, y1) in zip(points, points[1:]):
            for step in range(1, steps + 1):
                xdo("mousemove", round(x0 + (x1 - x0) * step / steps), round(y0 + (y1 - y0) * step / steps))
                time.sleep(0.012)
        time.sleep(0.08)
        xdo("mouseup", 1)
        if hold:
            xdo("keyup", hold)
        time.sleep(0.15)

    def picture(self, path):
        subprocess.run(["import", "-window", "root", path], check=True)

    # What a screen reader finds -------------------------------------------------------------

    def application(self):
        while GLib.MainContext.default().iteration(False):
            pass  # news of programs that came and went
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        for index in range(desktop.get_child_count()):
            try:
                child = desktop.get_child_at_index(index)
                if child and child.get_process_id() == self.process.pid:
                    return child
            except GLib.Error:
                continue  # a program that has just ended
        return None

    def walk(self, top=None, shallow_first=False):
        """Every accessible below top; depth first, or level by level."""
        top = top or until(self.application, "the program on the accessibility bus")
        stack = collections.deque([top])
        while stack:
            node = stack.popleft() if shallow_first else stack.pop()
            yield node
            try:
                children = [node.get_child_at_index(i) for i in range(node.get_child_count())]
            except GLib.Error:
                continue
            stack.extend(child for child in (children if shallow_first else reversed(children)) if child)

    def see(self, name, role=None, shallow_first=False):
        """The first accessible of that name (exact, or a test function), or None.

        What is not there for long, like a toast near the top of the tree, is found sooner level by level."""
        matches = name if callable(name) else (lambda other: other == name)
        for node in self.walk(shallow_first=shallow_first):
            try:
                if matches(node.get_name() or "") and (role is None or role_of(node) == role):
                    return node
            except GLib.Error:
                continue
        return None

    def find(self, name, role=None, patience=PATIENCE):
        return until(lambda: self.see(name, role), "%s %r" % (role or "something called", name), patience)

    def place(self, node):
        """Its rectangle on the screen."""
        extents = node.get_extents(Atspi.CoordType.WINDOW)
        shell = dict(line.split("=") for line in xdo("getwindowgeometry", "--shell", self.id).splitlines())
        return (int(shell["X"]) + extents.x, int(shell["Y"]) + extents.y, extents.width, extents.height)

    def middle(self, node):
        x, y, width, height = self.place(node)
        return (x + width / 2, y + height / 2)

    def focused(self):
        for node in self.walk():
            try:
                if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                    return node
            except GLib.Error:
                continue
        return None

    # Ends -----------------------------------------------------------------------------------

    def close(self):
        """Closes without asking twice; the answer to a question is the test's business."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.process.kill()
        self.errors.close()


def answer_file_dialog(window, verb, path):
    """Types a whole path into the file dialog and confirms it."""
    until(lambda: xdo("getactivewindow", "getwindowname").startswith(verb), "the file dialog with the focus")
    time.sleep(0.5)  # the name is filled in and selected after the dialog has the focus
    window.key("ctrl+a")
    window.type(path)
    window.key("Return")


def export_to(window, path):
    """Opens the export dialog and writes what it offers at first."""
    window.key("ctrl+shift+e")
    until(lambda: xdo("getactivewindow", "getwindowname") == "Export", "the export dialog with the focus")
    window.key("Return")
    answer_file_dialog(window, "Export to", path)
    until(lambda: os.path.exists(path), "the exported file")
    # The dialog goes when the file is there; a key pressed before would be its own.
    until(lambda: not xdo("getactivewindow", "getwindowname").startswith("Export"), "the end of the export dialog")


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)
