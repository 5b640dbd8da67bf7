#!/usr/bin/python3
"""focus.py: keys do what they are for, wherever the focus went before

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""

import shutil
import sys

from window import (DATA, Failure, Window, drag_words, find_focused, find_row, find_start, go_on_to, has_focus, press,
                    run, wait, write)

QUOTE, NAME = '"The last test of the cables went well,"', "Mayor Tove Brandt"


def mark(window, words, key, kind):
    drag_words(window, window.text(), words)
    press(key)
    wait(f"the {kind}", lambda: find_row(window.app, f"{kind}: {words}"))


def deselect(window):
    press("Escape")
    wait("nothing selected", lambda: not find_start(window.app, "Annotation Type: "))


def after_types(window):
    """Closed without a choice, the list of types leaves the text the focus."""
    drag_words(window, window.text(), QUOTE)
    press("ctrl+k")
    wait("the types", lambda: (find_focused(window.app) or window.frame).get_name().startswith("Quote, key Q"))
    press("Escape")
    wait("the article", lambda: has_focus(window, "Article"))
    press("q")
    wait("the quote", lambda: find_row(window.app, f"Quote: {QUOTE}"))


def menu_of_focused(window):
    """The menu is that of the card that has the focus, whichever is selected."""
    mark(window, NAME, "e", "Entity")
    for keys in ("shift+F10", "Menu"):
        deselect(window)
        press("F6")
        wait("a card with the focus", lambda: (find_focused(window.app) or window.frame).get_role_name() == "list item")
        go_on_to(window, f"Entity: {NAME}", "ctrl+Down")
        press(keys)
        wait("a menu", lambda: (find_focused(window.app) or window.frame).get_role_name() == "menu item")
        wait("the editor of the entity", lambda: find_start(window.app, "Annotation Type: Entity"))
        # the first item leads to the words
        press("Return")
        wait("the article", lambda: has_focus(window, "Article"))
        wait("the caret at the words", lambda: window.caret() == window.text().index(NAME))


def from_filter(window):
    """What is done with the selected annotation is done from the filter too."""
    for key, what in (("F2", "Annotation Type: Entity"), ("ctrl+m", "New Note")):
        press("ctrl+shift+f")
        wait("the filter", lambda: has_focus(window, "Filter Annotations"))
        press(key)
        wait(what, lambda what=what: has_focus(window, what))
        press("Escape")


def from_find_bar(window):
    """Left from any of its controls, each of which says what it is for."""
    for name in ("Find in the Article", "Next Match", "Match Case"):
        press("ctrl+f")
        wait("the find bar", lambda: has_focus(window, "Find in the Article"))
        write("the")
        wait("a match", lambda: window.selection() == "the")
        go_on_to(window, name)
        press("Escape")
        wait("the article", lambda: has_focus(window, "Article"))
        wait("no find bar", lambda: not find_start(window.app, "Match Case"))


def focus(folder):
    shutil.copy(DATA / "harbour.txt", folder)
    window = Window(folder / "harbour.txt")
    try:
        wait("the text", lambda: "Costs" in window.text())
        after_types(window)
        menu_of_focused(window)
        from_filter(window)
        from_find_bar(window)
        window.close()
    except Failure:
        window.explain("focus", folder / "harbour.notanda")
        raise
    finally:
        window.kill()


print("1..1", flush=True)
sys.exit(0 if run(1, "/notanda/display/focus", focus) else 1)
