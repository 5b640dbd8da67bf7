#!/usr/bin/python3
"""names-pages.py: what isn't on the main path says what it is, too

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

The list's filter, context menus, the pages where one chooses a type, and what asks before
work is lost. As names.py does it, in a program of its own.
"""

import shutil
import sys

from audit import audit
from window import (DATA, Failure, Window, act, children, drag_words, find, find_focused, find_start, go_on_to, has_focus,
                    is_showing, press, run, wait)


def audit_filter(window):
    """What a drop-down is for is said with what is chosen."""
    audit(window, "the filter", "Type: All Types")
    press("ctrl+shift+f")
    wait("the filter", lambda: has_focus(window, "Filter Annotations"))
    go_on_to(window, "Type: All Types")
    press("space")
    wait("the types", lambda: find_start(window.app, "Claim"))
    audit(window, "the filter's types")
    press("Down", "Return")
    wait("the type", lambda: find_start(window.app, "Type: Quote"))
    go_on_to(window, "Type: Quote")
    press("space")
    wait("the types again", lambda: find_start(window.app, "Claim"))
    press("Up", "Return")
    wait("all", lambda: find_start(window.app, "Type: All Types"))


def audit_context_menus(window):
    """Of the article and of a card; their items aren't told, so they are counted."""
    for where in ("Article", "Quote: "):
        window.click(window.text().index("last test"))
        wait("the article", lambda: has_focus(window, "Article"))
        if where != "Article":
            press("F6")
            wait(where, lambda where=where: find_focused(window.app).get_name().startswith(where))
        press("shift+F10")
        wait(f"the menu of {where}", lambda: has_open_menu(window))
        audit(window, f"the menu of {where}")
        press("Escape")
        wait("no menu", lambda: not has_open_menu(window))


def has_open_menu(window, node=None):
    node = node or window.app
    return (node.get_role_name() == "menu" and is_showing(node)) or any(has_open_menu(window, child) for child in children(node))


def audit_choosers(window):
    """Both begin on the page of a type."""
    act(window.frame, "win.tag-set")
    wait("the types", lambda: find_start(window.app, "Claim, key C"))
    window.click_on("Claim, key C")
    go_on_to(window, "Merge Into…")
    press("Return")
    wait("types to merge with", lambda: find_start(window.app, "Quote, key Q"))
    audit(window, "types to merge with")
    press("Escape")
    go_on_to(window, "Claimant")
    press("Return")
    go_on_to(window, "Add a Type…")
    press("Return")
    wait("types for a role", lambda: find_start(window.app, "Quote, key Q"))
    audit(window, "types for a role")
    # a key that comes while a page slides away is lost
    wait("the dialog closed", lambda: not find(window.app, "Tag Set", "dialog") or press("Escape"))


def audit_article_dialogs(window):
    for action, title, *expected in (("win.feeds", "Feeds"), ("win.details", "Article Details", "Byline"),
                                     ("win.correct-text", "Correct the Text", "Make Version")):
        act(window.frame, action)
        wait(title, lambda title=title: find(window.app, title, "dialog"))
        audit(window, title, *expected)
        press("Escape")
        wait(f"{title} closed", lambda title=title: not find(window.app, title, "dialog"))


def audit_alert(window, folder):
    """Where the work can't be saved: what should be a file is a folder."""
    document = folder / "harbour.notanda"
    wait("saved", lambda: window.status() == "Saved")
    document.unlink()
    (document / "full").mkdir(parents=True)
    drag_words(window, window.text(), "NORDHAVN")
    press("e")
    wait("not saved", lambda: window.status() == "Not saved")
    press("ctrl+w")
    audit(window, "the alert", "Close Without Saving")
    press("Escape")
    wait("no alert", lambda: not find_start(window.app, "Close Without Saving"))


def pages(folder):
    place = folder / "place"
    place.mkdir()
    shutil.copy(DATA / "harbour.txt", place)
    window = Window(place / "harbour.txt")
    try:
        wait("the text", lambda: "Costs" in window.text())
        drag_words(window, window.text(), '"The last test of the cables went well,"')
        press("q")
        audit_filter(window)
        audit_context_menus(window)
        audit_choosers(window)
        audit_article_dialogs(window)
        audit_alert(window, place)
    except Failure:
        window.explain("names-pages", place / "harbour.notanda")
        raise
    finally:
        window.kill()


print("1..1", flush=True)
sys.exit(0 if run(1, "/notanda/display/names-pages", pages) else 1)
