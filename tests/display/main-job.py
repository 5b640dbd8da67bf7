#!/usr/bin/python3
"""main-job.py: the main job in the real window, with real keys and mouse

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

An article is opened, a quote and an entity marked, saved, closed, reopened, undone across
the restart, and the file's content compared each time. What the window shows is read over
the accessibility bus; what is pressed goes through the X server.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

# a warning is fatal to the program, not to this one
DEBUG = os.environ.pop("G_DEBUG", "fatal-warnings")

import gi  # noqa: E402
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

SHOW = pathlib.Path(os.environ["G_TEST_BUILDDIR"]) / "display" / "show-document"
DATA = pathlib.Path(os.environ["G_TEST_SRCDIR"]) / "data" / "app"
PATIENCE = 10


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


def find(node, name, role=None):
    if node.get_name() == name and role in (None, node.get_role_name()):
        return node
    for child in children(node):
        found = find(child, name, role)
        if found:
            return found
    return None


def names(node, role):
    found = [node.get_name()] if node.get_role_name() == role else []
    for child in children(node):
        found += names(child, role)
    return found


def press(*keys):
    subprocess.run(["xdotool", "key", "--delay", "30", *keys], check=True)


class Window:
    """The program with one file open."""

    def __init__(self, path, split):
        env = dict(os.environ, GTK_A11Y="atspi", G_DEBUG=DEBUG)
        if split:
            env["NOTANDA_DISPLAY_LIMIT"] = str(split)
        self.process = subprocess.Popen([os.environ["NOTANDA"], str(path)], env=env)
        self.app = wait("the program on the bus", self.find_app)
        self.view = wait("the article", lambda: find(self.app, "Article"))
        self.frame = children(self.app)[0]
        self.id = wait("the window", self.find_window)
        subprocess.run(["xdotool", "windowfocus", "--sync", self.id], check=True)
        wait("the caret", lambda: self.view.get_state_set().contains(Atspi.StateType.FOCUSED))

    def find_app(self):
        if self.process.poll() is not None:
            raise Failure(f"the program ended by itself with {self.process.returncode}")
        for app in children(Atspi.get_desktop(0)):
            if app.get_name() == "notanda" and app.get_process_id() == self.process.pid:
                return app
        return None

    def find_window(self):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                               capture_output=True, text=True).stdout.split()
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

    def place(self, index):
        """Where a character is, in the X window."""
        frame = self.frame.get_extents(Atspi.CoordType.WINDOW)
        box = Atspi.Text.get_character_extents(self.view, index, Atspi.CoordType.WINDOW)
        return box.x - 2 * frame.x, box.y - 2 * frame.y + box.height // 2

    def mouse(self, *words):
        subprocess.run(["xdotool", *map(str, words)], check=True)

    def drag(self, start, end):
        """From before one character to before another, in steps as a hand does."""
        x0, y0 = self.place(start)
        x1, y1 = self.place(end)
        self.mouse("mousemove", "--window", self.id, x0 + 1, y0, "mousedown", 1)
        for k in range(1, 9):
            self.mouse("mousemove", "--window", self.id, x0 + 1 + (x1 - x0) * k // 8, y0 + (y1 - y0) * k // 8)
        self.mouse("mouseup", 1)

    def click(self, index):
        x, y = self.place(index)
        self.mouse("mousemove", "--window", self.id, x + 2, y, "click", 1)

    def close(self):
        press("ctrl+w")
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
    start = text.index(words)
    return f"{kind} {start}-{start + len(words)} {words}\n"


def mark(window, text, quote, name):
    """The quote by mouse and key where it can be seen, the name by keys alone."""
    shown = window.text()
    if shown == text:
        start = text.index(quote)
        window.drag(start, start + len(quote))
        wait("the quote selected", lambda: window.selection() == quote)
    else:
        select(window, text, quote)
    press("q")
    wait("the quote in the list", lambda: window.rows() == [f"Quote: {quote}"])
    select(window, text, name)
    press("e")
    wait("both in the list", lambda: len(window.rows()) == 2)


def display_offset(shown, text, position):
    """Of the character at @position: what is shown has line ends that the text hasn't."""
    i = j = 0
    while j < position or (shown[i] != text[j]):
        if shown[i] == text[j]:
            j += 1
        i += 1
    return i


def select(window, text, name):
    shown = window.text()
    start = display_offset(shown, text, text.index(name))
    end = display_offset(shown, text, text.index(name) + len(name) - 1) + 1
    press("ctrl+Home")
    wait("the caret at the start", lambda: window.caret() == 0)
    repeat("Right", window.caret, start)
    subprocess.run(["xdotool", "keydown", "shift"], check=True)
    repeat("Right", window.caret, end)
    subprocess.run(["xdotool", "keyup", "shift"], check=True)
    wait(f"{name} selected", lambda: window.selection() == name)


def repeat(key, caret, goal):
    """Presses a key until the caret is there: a grapheme may be several characters."""
    while caret() < goal:
        before = caret()
        n = max(1, (goal - before) // 3)
        subprocess.run(["xdotool", "key", "--repeat", str(n), "--repeat-delay", "2", key], check=True)
        wait("the caret to move", lambda: caret() > before)
        if n > 1:
            wait("the caret to arrive", lambda: caret() >= before + n)
    if caret() != goal:
        raise Failure(f"the caret is at {caret()}, not {goal}")


def main_job(folder, source, quote, name, split):
    article = folder / source.name
    shutil.copy(source, article)
    article.chmod(0o644)
    document = article.with_suffix(".notanda")
    text = article.read_text(encoding="utf-8")
    window = Window(article, split)
    try:
        wait("the text", lambda: window.text().replace("\n", "") == text.replace("\n", ""))
        mark(window, text, quote, name)
        wait("saved", lambda: window.status() == "Saved" and len(show(document).splitlines()) == 2)
        both = "".join(sorted([line("Quote", text, quote), line("Entity", text, name)],
                              key=lambda s: int(s.split()[1].split("-")[0])))
        equal("saved", show(document), both)
        # a click selects, a digit retags, and both are undone
        window.click(display_offset(window.text(), text, text.index(name)) + 1)
        press("4")
        wait("retagged", lambda: f"Source: {name}" in window.rows())
        press("Delete")
        wait("removed", lambda: window.rows() == [f"Quote: {quote}"])
        press("ctrl+z")
        wait("back", lambda: f"Source: {name}" in window.rows())
        press("ctrl+z")
        wait("an entity again", lambda: f"Entity: {name}" in window.rows())
        window.close()
        equal("closed", show(document), both)

        window = Window(document, split)
        wait("the list", lambda: len(window.rows()) == 2)
        press("ctrl+z")
        wait("undone across the restart", lambda: window.rows() == [f"Quote: {quote}"])
        window.close()
        equal("undone", show(document), line("Quote", text, quote))

        window = Window(document, split)
        wait("the list again", lambda: len(window.rows()) == 1)
        press("ctrl+shift+z")
        wait("redone", lambda: len(window.rows()) == 2)
        window.close()
        equal("redone", show(document), both)
    except Failure:
        subprocess.run(["import", "-window", "root", f"{os.environ['G_TEST_BUILDDIR']}/main-job.png"], check=False)
        print(f"# rows {window.rows()}, selected {window.selection()!r}, caret {window.caret()}")
        raise
    finally:
        window.kill()


def starts(node, prefix):
    """Whether a name in the window starts so."""
    return node.get_name().startswith(prefix) or any(starts(child, prefix) for child in children(node))


def drag_words(window, text, words):
    start = text.index(words)
    window.drag(start, start + len(words))
    wait(f"{words} selected", lambda: window.selection() == words)


def has_focus(window, name):
    """It, or what is in it."""
    def holds(node):
        return node.get_state_set().contains(Atspi.StateType.FOCUSED) or any(holds(child) for child in children(node))
    node = find(window.app, name)
    return node and holds(node)


def link_job(folder, source):
    """A quote with its source and cue, by keys and mouse, and a note."""
    article = folder / source.name
    shutil.copy(source, article)
    document = article.with_suffix(".notanda")
    text = article.read_text(encoding="utf-8")
    quote, who, cue, title = '"The last test of the cables went well,"', "Mayor Tove Brandt", "told", "mayor"
    start = {words: text.index(words) for words in (quote, who, cue, title)}
    window = Window(article, None)

    def saved(*expected):
        lines = [f"{kind} {start[words]}-{start[words] + len(words)} {words}{rest}"
                 for kind, words, rest in sorted(expected, key=lambda e: start[e[1]])]
        wait(f"saved: {lines}", lambda: window.status() == "Saved" and show(document).splitlines() == lines)

    try:
        wait("the text", lambda: window.text() == text)
        drag_words(window, text, title)
        press("e")
        wait("the entity", lambda: len(window.rows()) == 1)
        drag_words(window, text, quote)
        press("q")
        wait("the quote", lambda: len(window.rows()) == 2)

        # new words, by mouse: the source comes into being with its link, and goes with it
        press("l")
        wait("the question for the source", lambda: starts(window.app, "Source: click"))
        drag_words(window, text, who)
        press("Return")
        one = (("Entity", title, ""), ("Quote", quote, f" source>{start[who]}"), ("Source", who, ""))
        saved(*one)
        press("ctrl+z")
        saved(("Entity", title, ""), ("Quote", quote, ""))
        press("ctrl+shift+z")
        saved(*one)

        # new words, by keys alone
        press("l")
        wait("the question for the cue", lambda: starts(window.app, "Cue: click"))
        select(window, text, cue)
        press("Return")
        links = f" source>{start[who]} cue>{start[cue]}"
        two = (("Cue", cue, ""), ("Entity", title, ""), ("Source", who, ""))
        saved(("Quote", quote, links), *two)

        # one that doesn't fit stays out, Escape leaves, and what fits is taken by a click
        press("ctrl+3")
        wait("the question for the addressee", lambda: starts(window.app, "Addressee: click"))
        window.click(start[cue] + 1)
        wait("the refusal", lambda: starts(window.app, "Addressee must be Source or Entity, not Cue"))
        press("Escape")
        press("ctrl+3")
        window.click(start[title] + 1)
        links += f" addressee>{start[title]}"
        saved(("Quote", quote, links), *two)

        # the editor and back, with nothing typed lost
        press("F2")
        wait("the type", lambda: has_focus(window, "Annotation Type: Quote"))
        press("Escape")
        wait("the article", lambda: has_focus(window, "Article"))
        press("ctrl+m")
        wait("the note", lambda: has_focus(window, "New Note"))
        subprocess.run(["xdotool", "type", "--delay", "20", "quiet 3"], check=True)
        press("Escape")
        saved(("Quote", quote, links + " #quiet 3"), *two)
        wait("the article again", lambda: has_focus(window, "Article"))
        window.close()
    except Failure:
        subprocess.run(["import", "-window", "root", f"{os.environ['G_TEST_BUILDDIR']}/link-job.png"], check=False)
        print(f"# rows {window.rows()}, selected {window.selection()!r}, caret {window.caret()}")
        print("# " + show(document).replace("\n", "\n# "))
        raise
    finally:
        window.kill()


def run(number, name, function, *args):
    with tempfile.TemporaryDirectory() as folder:
        try:
            function(pathlib.Path(folder), *args)
        except Failure as failure:
            print(f"# {failure}\nnot ok {number} - {name}", flush=True)
            return False
    print(f"ok {number} - {name}", flush=True)
    return True


def main():
    shared = pathlib.Path(os.environ.get("NOTANDA_SHARED", "/nowhere")) / "articles" / "cbc-iran-2016.txt"
    harbour = (DATA / "harbour.txt", '"The last test of the cables went well,"', "Mayor Tove Brandt")
    print("1..4", flush=True)
    good = run(1, "/notanda/display/main-job/own-article", main_job, *harbour, None)
    good &= run(2, "/notanda/display/main-job/split-every-8", main_job, *harbour, 8)
    if shared.exists():
        good &= run(3, "/notanda/display/main-job/real-article", main_job, shared,
                    '"Talks have started, yes, at the official level,"', "Dion", None)
    else:
        print(f"ok 3 - /notanda/display/main-job/real-article # SKIP {shared} is not here", flush=True)
    good &= run(4, "/notanda/display/main-job/links", link_job, DATA / "harbour.txt")
    sys.exit(0 if good else 1)


main()
