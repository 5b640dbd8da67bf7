"""window.py: the real program, for tests that press keys and look at it from outside

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

What the window shows is read over the accessibility bus; what is pressed goes through the
X server. What a document holds is read from its file by show-document.
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import time

# a warning is fatal to the program, not to this one
DEBUG = os.environ.pop("G_DEBUG", "fatal-warnings")

import gi  # noqa: E402
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402,F401

SHOW = pathlib.Path(os.environ["G_TEST_BUILDDIR"]) / "display" / "show-document"
DATA = pathlib.Path(os.environ["G_TEST_SRCDIR"]) / "data" / "app"
PATIENCE = 30


class Failure(Exception):
    pass


def wait(what, condition):
    """Until condition() is true; events decide when, the clock only when to give up."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            result = condition()
            if result:
                return result
        except GLib.Error:
            pass  # a node went away meanwhile
        time.sleep(0.01)
    raise Failure(f"never came: {what}")


def children(node):
    Atspi.Accessible.clear_cache(node)
    return [c for c in (node.get_child_at_index(i) for i in range(node.get_child_count())) if c]


def find_that(node, holds):
    """The first below it, or itself, that is so."""
    if holds(node):
        return node
    for child in children(node):
        found = find_that(child, holds)
        if found:
            return found
    return None


def find(node, name, role=None):
    return find_that(node, lambda node: node.get_name() == name and role in (None, node.get_role_name()))


def names(node, role):
    found = [node.get_name()] if node.get_role_name() == role else []
    for child in children(node):
        found += names(child, role)
    return found


def press(*keys):
    subprocess.run(["xdotool", "key", "--delay", "30", *keys], check=True)


def write(words):
    subprocess.run(["xdotool", "type", "--delay", "20", words], check=True)


def actions(node):
    return [Atspi.Action.get_action_name(node, i) for i in range(Atspi.Action.get_n_actions(node))]


def act(node, name):
    """Over the bus. What isn't enabled isn't there."""
    wait(f"the action {name}", lambda: name in actions(node))
    if not Atspi.Action.do_action(node, actions(node).index(name)):
        raise Failure(f"{name} isn't done")


class Window:
    """The program, with one file open or none, or what else is said."""

    def __init__(self, path, split=None, words=()):
        env = dict(os.environ, GTK_A11Y="atspi", G_DEBUG=DEBUG)
        if split:
            env["NOTANDA_DISPLAY_LIMIT"] = str(split)
        self.process = self.start([*([str(path)] if path else []), *map(str, words)], env)
        self.app = wait("the program on the bus", self.find_app)
        self.view = wait("the article", lambda: find(self.app, "Article")) if path else None
        self.frame = wait("the frame", lambda: children(self.app))[0]
        self.id = wait("the window", self.find_window)
        subprocess.run(["xdotool", "windowfocus", "--sync", self.id], check=True)
        if path:
            wait("the caret", lambda: self.view.get_state_set().contains(Atspi.StateType.FOCUSED))

    def start(self, words, env):
        return subprocess.Popen([os.environ["NOTANDA"], *words], env=env)

    def is_own(self, app):
        """Whether what is on the bus is this program."""
        return app.get_process_id() == self.process.pid

    def search(self):
        """How xdotool finds its windows."""
        return "--pid", str(self.process.pid)

    def find_app(self):
        if self.process.poll() is not None:
            raise Failure(f"the program ended by itself with {self.process.returncode}")
        for app in children(Atspi.get_desktop(0)):
            if app.get_name() == "notanda" and self.is_own(app):
                return app
        return None

    def find_window(self):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", *self.search()], capture_output=True, text=True).stdout.split()
        return found[-1] if found else None

    def text(self):
        return Atspi.Text.get_text(self.view, 0, -1)

    def selection(self):
        if not Atspi.Text.get_n_selections(self.view):
            return None
        part = Atspi.Text.get_selection(self.view, 0)
        return self.text()[part.start_offset:part.end_offset].replace("\n", "")

    def caret(self):
        return Atspi.Text.get_caret_offset(self.view)

    def rows(self):
        return names(self.app, "list item")

    def status(self):
        for status in ("Saved", "Saving…", "Not saved"):
            if find(self.app, status, "label"):
                return status
        return None

    def place(self, index, trailing=False):
        """Where a character is, or where it ends, in the X window."""
        frame = self.frame.get_extents(Atspi.CoordType.WINDOW)
        box = Atspi.Text.get_character_extents(self.view, index, Atspi.CoordType.WINDOW)
        x = box.x + box.width - 1 if trailing else box.x + 1
        return x - 2 * frame.x, box.y - 2 * frame.y + box.height // 2

    def mouse(self, *words):
        subprocess.run(["xdotool", *map(str, words)], check=True)

    def drag(self, start, end):
        """From before one character to before another, in steps as a hand does."""
        x0, y0 = self.place(start)
        x1, y1 = self.place(end - 1, trailing=True)
        self.pull(x0, y0, x1, y1)

    def pull(self, x0, y0, x1, y1):
        self.mouse("mousemove", "--window", self.id, x0, y0, "mousedown", 1)
        for k in range(1, 9):
            self.mouse("mousemove", "--window", self.id, x0 + (x1 - x0) * k // 8, y0 + (y1 - y0) * k // 8)
        self.mouse("mouseup", 1)

    def click(self, index):
        x, y = self.place(index)
        self.mouse("mousemove", "--window", self.id, x + 1, y, "click", 1)

    def centre(self, node):
        """Of a widget, in the X window."""
        frame = self.frame.get_extents(Atspi.CoordType.WINDOW)
        box = node.get_extents(Atspi.CoordType.WINDOW)
        return box.x - 2 * frame.x + box.width // 2, box.y - 2 * frame.y + box.height // 2

    def click_on(self, start):
        """What has a name that starts so, when it is there."""
        x, y = self.centre(wait(start, lambda: find_start(self.app, start)))
        self.mouse("mousemove", "--window", self.id, x, y, "click", 1)

    def explain(self, name, document):
        """For a failure: a picture, and what there is."""
        subprocess.run(["import", "-window", "root", f"{os.environ['G_TEST_BUILDDIR']}/{name}.png"], check=False)
        if self.view:
            print(f"# rows {self.rows()}, selected {self.selection()!r}, caret {self.caret()}")
        if document.exists():
            print("# " + show(document).replace("\n", "\n# "))

    def close(self):
        press("ctrl+w")
        self.wait_for_end()

    def wait_for_end(self):
        try:
            status = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            raise Failure("the window doesn't close") from None
        if status != 0:
            raise Failure(f"the program ended with {status}")

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


def show(path):
    return subprocess.run([SHOW, str(path)], check=True, capture_output=True, text=True).stdout


def equal(what, seen, expected):
    if seen != expected:
        raise Failure(f"{what}: expected {expected!r}, is {seen!r}")


def line(kind, text, words):
    """Of show-document, for an annotation on nothing but those words."""
    start = text.index(words)
    return f"{kind} {start}-{start + len(words)} {words}\n"


def display_offset(shown, text, position):
    """Of the character at @position: what is shown has line ends that the text hasn't."""
    i = j = 0
    while j < position or (shown[i] != text[j]):
        if shown[i] == text[j]:
            j += 1
        i += 1
    return i


def go_to(window, offset):
    """The caret, by keys alone, from the nearer end."""
    length = len(window.text())
    if offset <= length // 2:
        press("ctrl+Home")
        wait("the caret at the start", lambda: window.caret() == 0)
        repeat("Right", window.caret, offset)
    else:
        press("ctrl+End")
        wait("the caret at the end", lambda: window.caret() == length)
        repeat("Left", lambda: length - window.caret(), length - offset)


def select(window, text, name):
    """Words, by keys alone."""
    shown = window.text()
    start = display_offset(shown, text, text.index(name))
    end = display_offset(shown, text, text.index(name) + len(name) - 1) + 1
    go_to(window, start)
    subprocess.run(["xdotool", "keydown", "shift"], check=True)
    repeat("Right", window.caret, end)
    subprocess.run(["xdotool", "keyup", "shift"], check=True)
    wait(f"{name} selected", lambda: window.selection() == name)


def repeat(key, caret, goal):
    """Presses a key until the caret, counted its way, is there: a grapheme may be several characters."""
    while caret() < goal:
        before = caret()
        n = max(1, (goal - before) // 3)
        subprocess.run(["xdotool", "key", "--repeat", str(n), "--repeat-delay", "1", "--delay", "1", key], check=True)
        wait("the caret to move", lambda: caret() > before)
        if n > 1:
            wait("the caret to arrive", lambda: caret() >= before + n)
    if caret() != goal:
        raise Failure(f"the caret is at {caret()}, not {goal}")


def find_start(node, prefix):
    """The first that is shown and has a name that starts so."""
    return find_that(node, lambda node: node.get_name().startswith(prefix) and is_showing(node))


def starts(node, prefix):
    """Whether a name in the window starts so."""
    return bool(find_start(node, prefix))


def drag_words(window, text, words):
    start = text.index(words)
    places = []

    def rests():
        places.append(window.place(start))
        return len(places) > 10 and len(set(places[-10:])) == 1
    # a banner that slides in or out moves the text
    wait("the text at rest", rests)
    window.drag(start, start + len(words))
    wait(f"{words} selected", lambda: window.selection() == words)


def has_focus(window, name):
    """It, or what is in it."""
    def holds(node):
        return node.get_state_set().contains(Atspi.StateType.FOCUSED) or any(holds(child) for child in children(node))
    node = find(window.app, name)
    return node and holds(node)


def find_row(node, start):
    """The row of the list whose name starts so: its links follow."""
    return find_that(node, lambda node: node.get_role_name() == "list item" and node.get_name().startswith(start))


def is_in(node, state):
    return bool(node) and node.get_state_set().contains(state)


def is_showing(node):
    return is_in(node, Atspi.StateType.SHOWING)


def is_focusable(node):
    return is_in(node, Atspi.StateType.FOCUSABLE)


def is_selected(node):
    return is_in(node, Atspi.StateType.SELECTED)


def is_sensitive(node):
    return is_in(node, Atspi.StateType.SENSITIVE)


def find_focused(node):
    """From the end: a dialog comes after what it is above."""
    if is_in(node, Atspi.StateType.FOCUSED):
        return node
    for child in reversed(children(node)):
        found = find_focused(child)
        if found:
            return found
    return None


def go_on_to(window, name, key="Tab"):
    """By pressing a key, for as long as there may be something in between."""
    for _ in range(40):
        focus = wait("the focus", lambda: find_focused(window.app))
        # an entry has the focus for the row it is in
        if name in (focus.get_name(), focus.get_parent().get_name()):
            return
        press(key)
        wait(f"the focus to go on to {name}", lambda focus=focus: not is_in_focus(focus))
    raise Failure(f"{key} doesn't lead to {name}")


def is_in_focus(node):
    Atspi.Accessible.clear_cache(node)
    return is_in(node, Atspi.StateType.FOCUSED)


def run(number, name, function, *args):
    with tempfile.TemporaryDirectory() as folder:
        try:
            function(pathlib.Path(folder), *args)
        except Failure as failure:
            print(f"# {failure}\nnot ok {number} - {name}", flush=True)
            return False
    print(f"ok {number} - {name}", flush=True)
    return True
