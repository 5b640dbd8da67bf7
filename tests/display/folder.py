#!/usr/bin/python3
"""folder.py: a folder given to the program, its files chosen by keys alone

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""

import shutil
import sys

from audit import audit
from window import DATA, Failure, Window, act, find, find_start, go_on_to, press, run, wait


def choose_files(window):
    """A folder that is no corpus isn't made one."""
    act(wait("the question", lambda: find_start(window.app, "Open Files of It")), "click")


def folder(folder):
    pile = folder / "pile"
    (pile / "older").mkdir(parents=True)
    shutil.copy(DATA / "harbour.txt", pile / "older")
    (pile / "ebb.txt").write_text("The ebb\n\nNobody saw it.\n")
    window = Window(None, words=[pile])
    try:
        choose_files(window)
        wait("the dialog", lambda: find(window.app, "pile", "dialog"))
        audit(window, "the files of a folder", "harbour.txt", "Select All")
        go_on_to(window, "harbour.txt", "Down")
        press("space")
        go_on_to(window, "Open")
        press("Return")
        window.view = wait("the article", lambda: find(window.app, "Article"))
        wait("its text", lambda: "Costs" in window.text())
        wait("saved", lambda: (pile / "older" / "harbour.notanda").exists())
        window.close()
    except Failure:
        window.explain("folder", pile / "none")
        raise
    finally:
        window.kill()


def many(folder):
    """More than one has windows for: a list of them, each to be opened from there."""
    pile = folder / "pile"
    pile.mkdir()
    for i in range(1, 8):
        (pile / f"ebb {i}.txt").write_text(f"The ebb of day {i}\n\nNobody saw it.\n")
    window = Window(None, words=[pile])
    try:
        choose_files(window)
        wait("the dialog", lambda: find(window.app, "pile", "dialog"))
        go_on_to(window, "Select All")
        press("Return")
        go_on_to(window, "Open")
        press("Return")
        wait("all of them", lambda: find_start(window.app, "7 articles taken in."))
        audit(window, "what was taken in", "The ebb of day 1")
        go_on_to(window, "The ebb of day 2", "Down")
        press("Return")
        window.view = wait("the article", lambda: find(window.app, "Article"))
        if "day 2" not in window.text():
            raise Failure(f"another article: {window.text()}")
    except Failure:
        window.explain("many", pile / "none")
        raise
    finally:
        window.kill()


print("1..2", flush=True)
passed = [run(1, "/notanda/display/folder", folder), run(2, "/notanda/display/folder/many", many)]
sys.exit(0 if all(passed) else 1)
