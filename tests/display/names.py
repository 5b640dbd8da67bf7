#!/usr/bin/python3
"""names.py: everything that can be operated says what it is

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

Each dialog, page, bar and menu is opened, and all that shows is walked over the
accessibility bus: there a name is what a screen reader says, whether it comes from a label,
a relation, a tooltip or the text inside.
"""

import shutil
import sys

from audit import audit
from window import (DATA, Failure, Window, act, children, drag_words, find, find_start, go_on_to, has_focus, is_sensitive,
                    is_showing, press, run, starts, wait)

def leave(window, name, depth=1):
    """@depth: how many pages lie upon each other."""
    press(*["Escape"] * depth)
    wait(f"{name} closed", lambda: not find(window.app, name, "dialog"))


def audit_dialog(window, action, title, *expected):
    act(window.frame, action)
    wait(f"the dialog {title}", lambda: find(window.app, title, "dialog"))
    audit(window, title, *expected)
    leave(window, title)


def audit_export(window):
    act(window.frame, "win.export")
    wait("the dialog", lambda: has_focus(window, "Format"))
    for name, *option in (("JSON",), ("brat",), ("CoNLL", "Layer"), ("CSV", "For Spreadsheets")):
        wait("what is lost", lambda: is_sensitive(find(window.app, "Export", "button")))
        audit(window, f"Export, {name}", "Replace Existing Files", *option)
        press("space")
        wait("the formats", lambda: find_start(window.app, "CoNLL"))
        press("Down", "Return")
    leave(window, "Export")


def audit_tag_set(window):
    act(window.frame, "win.tag-set")
    audit(window, "the types", "Claim, key C")
    window.click_on("Claim, key C")
    audit(window, "a type", "Verdict")
    go_on_to(window, "Check-Worthy")
    go_on_to(window, "Verdict", "Down")
    press("Return")
    audit(window, "an attribute", "Add a Choice")
    press("alt+Left")
    wait("the type again", lambda: find_start(window.app, "Claimant"))
    go_on_to(window, "Claimant")
    press("Return")
    audit(window, "a role", "Add a Type")
    leave(window, "Tag Set", 3)


def audit_editors(window):
    for key, kind, words in (("q", "Quote", '"The last test of the cables went well,"'), ("c", "Claim", "depends on"),
                             ("e", "Entity", "NORDHAVN"), ("s", "Source", "Mayor Tove Brandt"), ("u", "Cue", "told")):
        drag_words(window, window.text(), words)
        press(key)
        audit(window, f"the editor of {kind}", f"Annotation Type: {kind}")


def audit_bars(window):
    press("ctrl+f")
    wait("the find bar", lambda: has_focus(window, "Find in the Article"))
    audit(window, "the find bar", "Previous Match", "Match Case")
    press("Escape")
    wait("the article", lambda: has_focus(window, "Article"))
    window.click(window.text().index("last test"))
    press("l")
    audit(window, "the question for a link", "Source: click")
    press("Escape")
    wait("the question gone", lambda: not starts(window.app, "Source: click"))
    press("ctrl+m")
    wait("the note", lambda: has_focus(window, "New Note"))
    audit(window, "a note", "New Note")
    press("Escape")


def is_open(window, name):
    """What pops up has the focus, and hangs on the button of that name."""
    button = find(window.app, name)
    return button and any(is_showing(child) for child in children(button)[1:])


def audit_menus(window):
    for name in ("Main Menu", "Recent Articles", "Mark As"):
        window.click_on(name)
        wait(f"{name} open", lambda name=name: is_open(window, name))
        audit(window, name)
        press("Escape")
        wait(f"{name} closed", lambda name=name: not is_open(window, name))


def dialogs(folder):
    shutil.copy(DATA / "harbour.txt", folder)
    window = Window(folder / "harbour.txt")
    try:
        wait("the text", lambda: "Costs" in window.text())
        audit(window, "nothing marked yet", "Article")
        audit_dialog(window, "win.choose-encoding", "Encoding of the Article")
        audit_editors(window)
        audit_bars(window)
        audit_export(window)
        audit_tag_set(window)
        for action, title, *expected in (
                ("win.preferences", "Preferences"), ("win.shortcuts", "Keyboard Shortcuts"), ("win.history", "All Steps"),
                ("win.differences", "Differences"), ("win.problems", "Damaged Records"),
                ("win.connect-server", "Join a Corpus"), ("win.about", "About")):
            audit_dialog(window, action, title, *expected)
        audit_menus(window)
        window.close()
    except Failure:
        window.explain("names", folder / "harbour.notanda")
        raise
    finally:
        window.kill()


def no_article(folder):
    """What was open before is offered."""
    window = Window(None)
    try:
        audit(window, "no article", "Open")
    finally:
        window.kill()


def main():
    print("1..2", flush=True)
    good = run(1, "/notanda/display/names/dialogs", dialogs)
    good &= run(2, "/notanda/display/names/no-article", no_article)
    sys.exit(0 if good else 1)


main()
