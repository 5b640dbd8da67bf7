#!/usr/bin/python3
"""people.py: who marked what, shown on the cards and filtered by keys

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import shutil
import subprocess
import sys

from window import DATA, Failure, Window, equal, find_start, find_that, go_on_to, is_showing, press, run, select, wait

CTL = os.environ["NOTANDACTL"]
MARKS = (("Ann Marsh", "Mayor Tove Brandt"), ("Bo", "port authority"))


def mark(path, author, words):
    os.environ["NOTANDA_AUTHOR"] = author
    window = Window(path)
    try:
        select(window, window.text(), words)
        press("e")
        wait("the annotation", lambda: f"Entity: {words}" in window.rows())
        press("ctrl+s")
        wait("saved", lambda: window.status() == "Saved")
        window.close()
    finally:
        window.kill()


def badge(window, name):
    return find_that(window.app, lambda node: node.get_role_name() in ("image", "icon") and node.get_name() == name and is_showing(node))


def people(folder):
    path = folder / "harbour.notanda"
    shutil.copy(DATA / "harbour.txt", folder)
    subprocess.run([CTL, "new", folder / "harbour.txt"], check=True)
    for author, words in MARKS:
        mark(path, author, words)
    os.environ["NOTANDA_AUTHOR"] = "Ann Marsh"
    window = Window(path)
    rows = [f"Entity: {words}" for _, words in MARKS]
    try:
        wait("both", lambda: sorted(window.rows()) == sorted(rows))
        wait("whose it is", lambda: badge(window, "Bo"))
        equal("one's own", badge(window, "Ann Marsh"), None)
        press("ctrl+Home", "n", "n")
        wait("the editor says so too", lambda: find_that(window.app, lambda node: node.get_role_name() == "label" and node.get_name() == "Bo" and is_showing(node)))
        press("ctrl+shift+f")
        go_on_to(window, "Person: Everyone")
        press("space", "Down", "Down", "Return")
        # the drop-down has rows too
        wait("only theirs", lambda: [row for row in window.rows() if row.startswith("Entity")] == rows[1:])
        wait("who, and how many", lambda: find_start(window.app, "Person: Bo (1)"))
        window.close()
    except Failure:
        window.explain("people", path)
        raise
    finally:
        window.kill()


print("1..1", flush=True)
sys.exit(0 if run(1, "/notanda/display/people", people) else 1)
