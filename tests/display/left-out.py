#!/usr/bin/python3
"""left-out.py: what was left out of a page is seen where it stood, and taken in and out by mouse and keys

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""

import json
import os
import subprocess
import sys

from audit import audit
from window import Failure, Window, drag_words, equal, find, find_focused, find_start, has_focus, press, run, wait

OLD = "The old quay of the town will close to ships in spring, the harbour office said on Tuesday, after two hundred years."
SHIPS = "Ships will go to the new basin behind the island, where there is room for more of them and the water is deeper."
LETTER = "Sign up for our newsletter and never miss what happens at the quay."
LAST = "Whoever wants to see the last one leave should come before the end of the month, the harbour master said."
PAGE = f"""<!doctype html><html lang=en><head><title>The quay will close - Quay News</title></head><body>
<nav><a href=/a>Front page</a> <a href=/b>Town</a></nav><article><h1>The quay will close</h1><p>{OLD}</p><p>{SHIPS}</p>
<div class=newsletter><p>{LETTER}</p></div><p>{LAST}</p></article></body></html>
"""


def focused(window):
    node = find_focused(window.app)
    return node.get_name() if node else ""


def go_down_to(window, start):
    """Among the blocks."""
    for _ in range(10):
        before = focused(window)
        if before.startswith(start):
            return
        press("Down")
        wait("the next block", lambda before=before: focused(window) not in ("", before))
    raise Failure(f"Down doesn't lead to {start}")


def describe(window):
    return find_focused(window.app).get_description()


def saved(window, document, *blocks):
    """What the window shows and what its file holds is this text."""
    text = "\n\n".join(blocks)
    equal("shown", "".join(window.text().split()), "".join(text.split()))

    def holds():
        shown = subprocess.run([os.environ["NOTANDACTL"], "show", "--json", str(document)], check=True, capture_output=True, text=True)
        return json.loads(shown.stdout)["text"] == text
    wait("the text in the file", holds)


def take_in_and_out(window):
    """One in by a click, one out by a key."""
    press("ctrl+shift+b")
    wait("a block with the focus", lambda: focused(window).startswith("Left out: Front page"))
    audit(window, "the left-out text", "Click a block", f"Left out: {LETTER}")
    window.click_on(f"Left out: {LETTER}")
    wait("the letter in the text", lambda: focused(window) == LETTER)
    press("Up")
    wait("the ships", lambda: focused(window) == SHIPS)
    press("space")
    wait("the ships left out", lambda: focused(window) == f"Left out: {SHIPS}")


def undo(window):
    """Without leaving the block."""
    press("ctrl+z")
    wait("the ships back", lambda: focused(window) == SHIPS)
    press("ctrl+shift+z")
    wait("the ships out again", lambda: focused(window) == f"Left out: {SHIPS}")


def change_kind(window):
    """By the menu key, then by the right button."""
    go_down_to(window, LAST)
    equal("the kind", describe(window), "Paragraph")
    press("Menu")
    wait("the menu", lambda: find_start(window.app, "Block Menu") and not focused(window).startswith(LAST))
    press("Down", "Down", "Return")
    wait("a standfirst", lambda: focused(window) == LAST and describe(window) == "Standfirst")
    press("ctrl+z")
    wait("a paragraph again", lambda: focused(window) == LAST and describe(window) == "Paragraph")
    x, y = window.centre(find_start(window.app, LAST))
    window.mouse("mousemove", "--window", window.id, x, y, "click", 3)
    wait("the menu again", lambda: focused(window) != LAST)
    press("Escape")
    wait("the block again", lambda: focused(window) == LAST)


def return_to_text(window, document):
    press("Escape")
    wait("the article", lambda: has_focus(window, "Article"))
    wait("the banner", lambda: find_start(window.app, "2 blocks of the page"))
    saved(window, document, "The quay will close", OLD, LETTER, LAST)


def fixed_by_annotation(window, document):
    """Then it is to be looked at only, which it says."""
    drag_words(window, window.text(), "harbour office")
    press("e")
    wait("the entity", lambda: find_start(window.app, "Entity: harbour office"))
    window.click_on("Left-Out Text")
    wait("why", lambda: find_start(window.app, "The text is fixed since it was annotated"))
    wait("a block with the focus", lambda: focused(window))
    audit(window, "the left-out text, fixed", "Correct the Text", f"Left out: {SHIPS}")
    window.click_on(f"Left out: {SHIPS}")
    wait("what to do instead", lambda: find_start(window.app, "The text is fixed. “Correct the Text”"))
    press("space", "Menu")
    window.click_on("Left-Out Text")
    wait("the article", lambda: has_focus(window, "Article"))
    if find(window.app, "Block Menu"):
        raise Failure("a menu for a fixed text")
    saved(window, document, "The quay will close", OLD, LETTER, LAST)


def left_out(folder):
    (folder / "quay.html").write_text(PAGE, encoding="utf-8")
    document = folder / "quay.notanda"
    window = Window(folder / "quay.html")
    try:
        saved(window, document, "The quay will close", OLD, SHIPS, LAST)
        take_in_and_out(window)
        undo(window)
        change_kind(window)
        return_to_text(window, document)
        fixed_by_annotation(window, document)
        window.close()
    except Failure:
        window.explain("left-out", document)
        raise
    finally:
        window.kill()


print("1..1", flush=True)
sys.exit(0 if run(1, "/notanda/display/left-out", left_out) else 1)
