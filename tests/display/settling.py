#!/usr/bin/python3
"""settling.py: what two people did to one article differently, merged and settled by keys alone

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import shutil
import subprocess
import sys

from window import DATA, Failure, Window, equal, find, find_start, find_that, go_on_to, is_showing, line, press, run, select, show, starts, wait

CTL = os.environ["NOTANDACTL"]


def edit(path, *keys):
    """What one of them does to the first annotation."""
    window = Window(path)
    try:
        press("ctrl+Home", "n", *keys, "ctrl+s")
        wait("saved", lambda: window.status() == "Saved")
        window.close()
    finally:
        window.kill()


def merged(folder):
    mine, theirs = folder / "harbour.notanda", folder / "theirs.notanda"
    shutil.copy(DATA / "harbour.txt", folder)
    subprocess.run([CTL, "new", folder / "harbour.txt"], check=True)
    window = Window(mine)
    try:
        text = window.text()
        select(window, text, "Mayor Tove Brandt")
        press("e")
        wait("the annotation", lambda: starts(window.app, "Entity"))
        window.close()
    finally:
        window.kill()
    shutil.copy(mine, theirs)
    for author, path, key in (("Ann", mine, "4"), ("Bo", theirs, "5")):
        os.environ["NOTANDA_AUTHOR"] = author
        edit(path, key)
    os.environ["NOTANDA_AUTHOR"] = "Ann"
    result = folder / "merged.notanda"
    subprocess.run([CTL, "merge", "--quiet", "-o", result, mine, theirs], check=True)
    return result, text


def settling(folder):
    path, text = merged(folder)
    window = Window(path)
    try:
        wait("the banner", lambda: starts(window.app, "1 difference between people"))
        press("ctrl+Home", "n")
        wait("the editor says so too", lambda: find_that(window.app, lambda node: node.get_name() == "1 difference" and is_showing(node)))
        press("ctrl+d")
        wait("the dialog", lambda: find(window.app, "Differences", "dialog"))
        for whose in ("Mine", "Theirs: Bo"):
            wait(whose, lambda whose=whose: find_start(window.app, whose))
        for key, word in (("Return", "Source"), ("space", "Cue")):
            go_on_to(window, word)
            press(key)
            wait("no more to settle", lambda: find_start(window.app, "No Differences"))
            if key == "Return":
                go_on_to(window, "Undo")
                press("Return")
                wait("it again", lambda: find_start(window.app, "Choose the value"))
        press("ctrl+z")
        wait("it again", lambda: find_start(window.app, "Choose the value"))
        press("ctrl+shift+z")
        wait("no more to settle", lambda: find_start(window.app, "No Differences"))
        press("ctrl+w")
        wait("the dialog closed", lambda: not find(window.app, "Differences", "dialog"))
        press("ctrl+s")
        wait("saved", lambda: window.status() == "Saved")
        window.close()
        equal("what is in the file", show(path), line("Cue", text, "Mayor Tove Brandt"))
    except Failure:
        window.explain("settling", path)
        raise
    finally:
        window.kill()


print("1..1", flush=True)
sys.exit(0 if run(1, "/notanda/display/settling", settling) else 1)
