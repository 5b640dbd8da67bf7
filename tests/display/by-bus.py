#!/usr/bin/python3
"""by-bus.py: the main job over the accessibility bus

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

All that is read and all that is done goes over the bus, as by a screen reader or a switch.
"""

import os
import shutil
import subprocess
import sys

from bus import click, do, select_words, take_type
from window import DATA, Failure, Window, equal, find, find_start, has_focus, line, run, show, wait

QUOTE, NAME = '"The last test of the cables went well,"', "Mayor Tove Brandt"


def mark(window, text, words, kind):
    select_words(window, text, words)
    take_type(window, kind)
    wait(f"{words} marked", lambda: f"{kind}: {words}" in window.rows())


def export(window, folder, document):
    do(window, "win.export")
    click(window, "Export")
    wait("the dialog closed", lambda: not find(window.app, "Export", "dialog"))
    out = folder / "out"
    out.mkdir()
    subprocess.run([os.environ["NOTANDACTL"], "export", "--quiet", "--format", "jsonl", "-o", str(out), str(document)],
                   check=True)
    equal("exported", (folder / "harbour.jsonl").read_bytes(), (out / "harbour.jsonl").read_bytes())


def by_bus(folder):
    article = folder / "harbour.txt"
    shutil.copy(DATA / "harbour.txt", article)
    document = article.with_suffix(".notanda")
    text = article.read_text(encoding="utf-8")
    quote, name = line("Quote", text, QUOTE), line("Entity", text, NAME)
    window = Window(article)

    def saved(what, expected):
        do(window, "win.save")
        wait(what, lambda: window.status() == "Saved" and show(document) == expected)

    try:
        wait("the text", lambda: window.text() == text)
        mark(window, text, QUOTE, "Quote")
        mark(window, text, NAME, "Entity")
        saved("both", quote + name)
        click(window, "Undo")
        saved("undone", quote)
        click(window, "Redo")
        saved("redone", quote + name)

        # from one to the next, and what is selected goes
        do(window, "page.previous")
        wait("the editor of the entity", lambda: find_start(window.app, "Annotation Type: Entity"))
        do(window, "page.previous")
        wait("the editor of the quote", lambda: find_start(window.app, "Annotation Type: Quote"))
        do(window, "page.remove")
        saved("removed", name)
        do(window, "win.undo")
        saved("back", quote + name)

        do(window, "win.find")
        wait("the find bar", lambda: has_focus(window, "Find in the Article"))
        click(window, "Close")
        export(window, folder, document)
        do(window, "window.close")
        window.wait_for_end()
        equal("closed", show(document), quote + name)
    except Failure:
        window.explain("by-bus", document)
        raise
    finally:
        window.kill()


print("1..1", flush=True)
sys.exit(0 if run(1, "/notanda/display/by-bus", by_bus) else 1)
