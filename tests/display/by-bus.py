#!/usr/bin/python3
"""by-bus.py: the main job over the accessibility bus

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

All that is read and nearly all that is done goes over the bus, as by a screen reader or a
switch. By keys go only the two things that GTK 4.18 doesn't offer there: selecting words of
a text view, and activating a row of a list.
"""

import os
import shutil
import subprocess
import sys

from window import (DATA, Failure, Window, act, actions, children, equal, find, find_focused, find_start, has_focus,
                    is_sensitive, line, press, run, select, show, wait)

QUOTE, NAME = '"The last test of the cables went well,"', "Mayor Tove Brandt"


def find_with(node, action):
    if action in actions(node):
        return node
    for child in children(node):
        found = find_with(child, action)
        if found:
            return found
    return None


def do(window, action):
    """By whatever widget has it: the window, or the page with the article."""
    act(wait(action, lambda: find_with(window.app, action)), action)


def click(window, name):
    act(wait(name, lambda: find_sensitive(window, name)), "click")


def find_sensitive(window, name):
    button = find(window.app, name, "button")
    return button if is_sensitive(button) else None


def mark(window, text, words, n_down, kind):
    select(window, text, words)
    do(window, "win.types")
    for k in range(n_down + 1):
        if k > 0:
            press("Down")
        wait("the type", lambda k=k: (find_focused(window.app) or window.frame).get_name().startswith(
            ("Quote, key Q", "Claim, key C", "Entity, key E")[k]))
    press("Return")
    wait(f"{words} marked", lambda: f"{kind}: {words}" in window.rows())


def export(window, folder, document):
    do(window, "win.export")
    click(window, "Export")
    wait("the dialog closed", lambda: not find(window.app, "Export", "dialog"))
    out = folder / "out"
    out.mkdir()
    subprocess.run([os.environ["NOTANDACTL"], "export", "--quiet", "--format", "jsonl", "-o", str(out), str(document)],
                   check=True)
    equal("exported", (folder / "harbour.jsonl").read_bytes(), (out / "harbour.jsonl").read_bytes())


def by_bus(folder):
    article = folder / "harbour.txt"
    shutil.copy(DATA / "harbour.txt", article)
    document = article.with_suffix(".notanda")
    text = article.read_text(encoding="utf-8")
    quote, name = line("Quote", text, QUOTE), line("Entity", text, NAME)
    window = Window(article)

    def saved(what, expected):
        do(window, "win.save")
        wait(what, lambda: window.status() == "Saved" and show(document) == expected)

    try:
        wait("the text", lambda: window.text() == text)
        mark(window, text, QUOTE, 0, "Quote")
        mark(window, text, NAME, 2, "Entity")
        saved("both", quote + name)
        click(window, "Undo")
        saved("undone", quote)
        click(window, "Redo")
        saved("redone", quote + name)

        # from one to the next, and what is selected goes
        do(window, "page.previous")
        wait("the editor of the entity", lambda: find_start(window.app, "Annotation Type: Entity"))
        do(window, "page.previous")
        wait("the editor of the quote", lambda: find_start(window.app, "Annotation Type: Quote"))
        do(window, "page.remove")
        saved("removed", name)
        do(window, "win.undo")
        saved("back", quote + name)

        do(window, "win.find")
        wait("the find bar", lambda: has_focus(window, "Find in the Article"))
        click(window, "Close")
        export(window, folder, document)
        do(window, "window.close")
        window.wait_for_end()
        equal("closed", show(document), quote + name)
    except Failure:
        window.explain("by-bus", document)
        raise
    finally:
        window.kill()


print("1..1", flush=True)
sys.exit(0 if run(1, "/notanda/display/by-bus", by_bus) else 1)
