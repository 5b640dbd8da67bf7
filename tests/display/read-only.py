#!/usr/bin/python3
"""read-only.py: the window where nothing can be written in the home

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import subprocess
import sys

from mounts import can_mount, mounting
from surroundings import QUOTE, do_job, mark, see_preferences, surroundings, take_article
from window import Failure, Window, equal, find_start, find_that, press, run, starts, wait

HOMES = {"HOME": "", "XDG_CONFIG_HOME": ".config", "XDG_CACHE_HOME": ".cache", "XDG_DATA_HOME": ".local/share", "XDG_STATE_HOME": ".local/state"}


def read_only(folder):
    """Not even root can write in it."""
    return mounting('mount --bind "$1" "$1"; mount -o remount,bind,ro "$1"', folder)


def home_of(folder):
    home = folder / "home"
    home.mkdir()
    return home, {name: home / path for name, path in HOMES.items()}


def read_only_home(folder):
    home, variables = home_of(folder)
    with surroundings(folder, words=read_only(home), **variables):
        do_job(*take_article(folder), before=see_preferences)
    equal("in the home", list(home.rglob("*")), [])


def read_only_article(folder):
    """There is no place for a document of it."""
    home, variables = home_of(folder)
    article, _, text = take_article(home)
    with surroundings(folder, words=read_only(home), **variables):
        window = Window(None, words=[article])
        try:
            wait("what is wrong", lambda: find_start(window.app, "Could Not Open the Article"))
            wait("and why", lambda: find_that(window.app, lambda node: node.get_name().endswith("the disk can't be written to")))
            window.close()
        finally:
            window.kill()
    equal("in the home", [path.read_text(encoding="utf-8") for path in home.rglob("*")], [text])


def read_only_document(folder):
    """What is done to one that can't be saved is there as long as the window is, which doesn't close without a question."""
    home, variables = home_of(folder)
    article, document, text = take_article(home)
    subprocess.run([os.environ["NOTANDACTL"], "new", str(article), "-o", str(document)], check=True, capture_output=True)
    before = document.read_bytes()
    with surroundings(folder, words=read_only(home), **variables):
        window = Window(document)
        try:
            wait("the text", lambda: window.text() == text)
            mark(window, text, QUOTE, "q")
            wait("what is wrong", lambda: starts(window.app, "Not saved: ") and window.status() == "Not saved")
            for _ in range(2):
                equal("the list", window.rows(), [f"Quote: {QUOTE}"])
                press("ctrl+w")
                wait("a question", lambda: find_start(window.app, "Close Without Saving"))
                press("Escape")
                wait("the window again", lambda: not find_start(window.app, "Close Without Saving"))
            press("ctrl+w")
            window.click_on("Close Without Saving")
            window.wait_for_end()
        except Failure:
            window.explain("surroundings", document)
            raise
        finally:
            window.kill()
    equal("the document", document.read_bytes(), before)


TESTS = (read_only_home, read_only_article, read_only_document)
print(f"1..{len(TESTS)}", flush=True)
if not can_mount():
    for i, test in enumerate(TESTS, 1):
        print(f"ok {i} - /notanda/display/read-only/{test.__name__} # SKIP a folder can't be made read-only here", flush=True)
    sys.exit(0)
passed = [run(i, f"/notanda/display/read-only/{test.__name__.replace('_', '-')}", test) for i, test in enumerate(TESTS, 1)]
sys.exit(0 if all(passed) else 1)
