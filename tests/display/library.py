#!/usr/bin/python3
"""library.py: a folder becomes a corpus, and its articles are read and marked, by keys and mouse

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import subprocess
import sys

from audit import audit
from window import Failure, Window, children, drag_words, find, find_focused, find_start, press, run, wait, write


def add(folder, name, title):
    text = folder / f"{name}.txt"
    text.write_text(f"{title}\n\nNobody saw it.\n")
    subprocess.run([os.environ["NOTANDACTL"], "new", str(text), "-o", str(folder / f"{name}.notanda")], check=True, stdout=subprocess.DEVNULL)
    text.unlink()


def rows(window):
    """Titles, as listed."""
    names = []

    def collect(node):
        if node.get_role_name() == "list" and node.get_name() == "Articles":
            names.extend(child.get_name() for child in children(node))
        for child in children(node):
            collect(child)
    collect(window.app)
    return names


def has_focus(window, name):
    """It, or the entry in it."""
    focus = find_focused(window.app)
    return focus and name in (focus.get_name(), focus.get_parent().get_name())


def make_corpus(window, pile):
    wait("the question", lambda: find_start(window.app, "Make a Corpus of"))
    audit(window, "the question about a folder", "Make a Corpus")
    wait("the name's entry", lambda: find_focused(window.app).get_role_name() in ("text", "entry"))
    press("ctrl+a")
    write("Tides")
    press("Return")
    wait("the corpus file", lambda: (pile / "tides.notanda-corpus").exists())
    wait("the list", lambda: rows(window) == ["The ebb", "The flow", "The spring"])
    audit(window, "the library", "Filter Articles", "The ebb")


def filter_and_open(window):
    press("ctrl+shift+k")
    wait("the filter", lambda: has_focus(window, "Filter Articles"))
    write("FLO")
    wait("one article", lambda: rows(window) == ["The flow"])
    press("Return")
    wait("the row's focus", lambda: has_focus(window, "The flow"))
    press("Return")
    window.view = wait("the article", lambda: find(window.app, "Article"))
    wait("its text", lambda: "The flow" in window.text())
    wait("the article's focus", lambda: has_focus(window, "Article"))
    press("ctrl+shift+k", "Escape")
    wait("all of them", lambda: len(rows(window)) == 3)


def go_round(window):
    """With an annotation selected."""
    for name in ("Entity: Nobody", "Annotation Type: Entity", "The flow", "Article"):
        press("F6")
        wait(f"the focus on {name}", lambda name=name: has_focus(window, name))


def read_on(window, pile):
    drag_words(window, window.text(), "Nobody")
    press("e")
    wait("it is marked", lambda: "Entity: Nobody" in window.rows())
    go_round(window)
    press("alt+Next")
    wait("the next", lambda: "The spring" in window.text())
    wait("the count", lambda: find_start(window.app, "1") and "Nobody" in subprocess.run(
        [os.environ["NOTANDACTL"], "show", str(pile / "b.notanda")], capture_output=True, text=True).stdout)
    press("alt+Prior", "alt+Prior")
    wait("the first", lambda: "The ebb" in window.text())
    window.click_on("The flow")
    wait("what was marked", lambda: "The flow" in window.text() and "Entity: Nobody" in window.rows())


def library(folder):
    pile = folder / "pile"
    pile.mkdir()
    for name, title in (("a", "The ebb"), ("b", "The flow"), ("c", "The spring")):
        add(pile, name, title)
    window = Window(None, words=[pile])
    try:
        make_corpus(window, pile)
        filter_and_open(window)
        read_on(window, pile)
        add(pile, "d", "The neap")
        wait("what was added outside", lambda: rows(window) == ["The ebb", "The flow", "The neap", "The spring"])
        (pile / "d.notanda").unlink()
        wait("what was removed outside", lambda: len(rows(window)) == 3)
        remove(window, pile)
        window.close()
    except Failure:
        window.explain("library", pile / "b.notanda")
        raise
    finally:
        window.kill()


def remove(window, pile):
    """By keys alone, and back."""
    press("shift+F9")
    wait("no library", lambda: not find_start(window.app, "Filter Articles"))
    press("shift+F9")
    wait("the library's focus", lambda: has_focus(window, "The flow"))
    press("Delete")
    wait("it is gone", lambda: rows(window) == ["The ebb", "The spring"])
    if not (pile / "b.notanda").exists():
        raise Failure("the file has gone")
    press("ctrl+z")
    wait("it is back", lambda: len(rows(window)) == 3)


print("1..1", flush=True)
passed = [run(1, "/notanda/display/library", library)]
sys.exit(0 if all(passed) else 1)
