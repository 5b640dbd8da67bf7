#!/usr/bin/python3
"""folder.py: a folder given to the program, its files chosen by keys alone

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""

import shutil
import sys

from audit import audit
from window import DATA, Failure, Window, find, go_on_to, press, run, wait


def folder(folder):
    pile = folder / "pile"
    (pile / "older").mkdir(parents=True)
    shutil.copy(DATA / "harbour.txt", pile / "older")
    (pile / "ebb.txt").write_text("The ebb\n\nNobody saw it.\n")
    window = Window(None, words=[pile])
    try:
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


print("1..1", flush=True)
sys.exit(0 if run(1, "/notanda/display/folder", folder) else 1)
