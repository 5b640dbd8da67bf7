"""bus.py: working the program over the accessibility bus, by nothing else

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

No key and no mouse: actions, texts of entries and what is read there. GTK 4.18 lets nobody
select words of a text view over the bus; the find bar does it, for what is found is selected.
"""

from window import (Failure, act, actions, find, find_row, find_start, find_that, is_selected, is_sensitive,
                    is_showing, wait)

from gi.repository import Atspi


def do(window, action):
    """By whatever widget has it: the window, or the page with the article."""
    act(wait(action, lambda: find_that(window.app, lambda node: action in actions(node))), action)


def find_button(window, start):
    return find_that(window.app, lambda node: node.get_name().startswith(start) and is_showing(node) and
                     is_sensitive(node) and "click" in actions(node))


def click(window, start):
    """A button with a name that starts so."""
    act(wait(start, lambda: find_button(window, start)), "click")


def set_text(window, name, words):
    """Of an entry, when it is there."""
    entry = wait(name, lambda: find(window.app, name))
    if not Atspi.EditableText.set_text_contents(entry, words):
        raise Failure(f"{name} takes no text")


def select_words(window, text, words):
    """The first in the text that are so, and not what is found elsewhere."""
    start = text.index(words)
    do(window, "win.find")
    set_text(window, "Find in the Article", words)
    wait(f"{words} selected", lambda: window.selection() == words)
    while Atspi.Text.get_selection(window.view, 0).start_offset != start:
        before = Atspi.Text.get_selection(window.view, 0).start_offset
        do(window, "win.find-next")
        wait("the next match", lambda before=before: Atspi.Text.get_selection(window.view, 0).start_offset != before)
    click(window, "Close")


def take_type(window, kind):
    """Of the list of types."""
    do(window, "win.types")
    act(wait(kind, lambda: find_start(window.app, f"{kind}, key")), "row.activate")


def choose_row(window, row):
    """A card of the list of annotations."""
    act(wait(row, lambda: find_row(window.app, row)), "row.activate")
    wait(f"{row} selected", lambda: is_selected(find_row(window.app, row)))


def choose_option(window, name, label):
    """Of a drop-down with a name that starts so."""
    click(window, f"{name}: ")
    row = wait(label, lambda: find_that(find_start(window.app, f"{name}: "), lambda node: is_showing(node) and
                                        "row.activate" in actions(node) and find(node, label, "label")))
    act(row, "row.activate")
    wait(f"{name}: {label}", lambda: find_start(window.app, f"{name}: {label}"))
