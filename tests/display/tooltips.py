#!/usr/bin/python3
"""tooltips.py: what is said of a button where the pointer rests on it

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""

import shutil
import sys

from window import DATA, Failure, Window, drag_words, equal, find, press, run, starts, wait


def rest_on(window, node, says):
    """GTK now and then forgets the tooltip of what the pointer comes to from another's: one moves again, as people do."""
    x, y = window.centre(node)
    for last in False, False, True:
        for k in range(3):
            window.mouse("mousemove", "--window", window.id, x + k, y)
        try:
            return wait(says, lambda: find(window.app, says, "label"))
        except Failure:
            if last:
                raise


def tooltips(folder):
    shutil.copy(DATA / "harbour.txt", folder)
    window = Window(folder / "harbour.txt")
    try:
        drag_words(window, window.text(), "NORDHAVN")
        press("e")
        wait("the annotation", lambda: starts(window.app, "Entity"))
        for name, says in (("Undo", "Undo: Mark as Entity (Ctrl+Z)"), ("Main Menu", "Main Menu"), ("Mark As", "Mark As (Ctrl+K)")):
            node = find(window.app, name)
            rest_on(window, node, says)
            equal(f"what is read after {name}", node.get_description(), says.split(" (")[0])
        wait("saved", lambda: window.status() == "Saved")
        window.close()
    except Failure:
        window.explain("tooltips", folder / "harbour.notanda")
        raise
    finally:
        window.kill()


print("1..1", flush=True)
sys.exit(0 if run(1, "/notanda/display/tooltips", tooltips) else 1)
