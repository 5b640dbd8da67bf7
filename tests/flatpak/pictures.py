#!/usr/bin/python3
"""pictures.py: the window in its sandbox, for people to look at: what is beside the program, fonts, icons and styles, is the runtime's

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

They are in _build/flatpak/pictures after each run. What a program can see of it, that there is something, as light or as dark as it was
asked for, is tested.
"""

import os
import pathlib
import shutil
import subprocess
import tempfile

from corpus import make_corpus
from sandbox import FOLDER, HAS_DOCUMENTS, REF, Failure, SandboxWindow, Skip, chooser, flatpak, run_all, wait
from window import drag_words, find, find_start, press

HERE = pathlib.Path(os.environ["G_TEST_BUILDDIR"]) / "pictures"
MARKS = (('"The last test of the cables went well,"', "q"), ("Mayor Tove Brandt", "s"), ("told", "u"),
         ("The new bridge over the harbour will open to traffic in May", "c"), ("NORDHAVN", "e"))
OTHERS = {"ebb.txt": "Ferries wait for the ebb\n\nNobody saw the quay so dry.\n", "mast.txt": "Mast of the year raised\n\nIt took an hour.\n"}


def grab(shown):
    return subprocess.run(["import", "-window", shown.id, "png:-"], capture_output=True, check=True).stdout


def measure(path):
    """How light it is on average, and how far from that, each of 1."""
    said = subprocess.run(["convert", path, "-colorspace", "Gray", "-format", "%[fx:mean] %[fx:standard_deviation]", "info:"], capture_output=True,
                          text=True, check=True).stdout
    return map(float, said.split())


def picture(shown, scheme, name):
    """Once nothing moves any more."""
    shots = [b"", grab(shown)]

    def rests():
        shots.append(grab(shown))
        return shots[-1] == shots[-2] == shots[-3]
    wait("the window at rest", rests)
    path = HERE / f"{name}-{scheme}.png"
    path.write_bytes(shots[-1])
    mean, deviation = measure(path)
    if (mean > 0.5) != (scheme == "light") or deviation < 0.02:
        raise Failure(f"{path.name} is no {scheme} window: it is {mean} light, and {deviation} of that varies")


def add_articles(corpus):
    for name, text in OTHERS.items():
        path = corpus.parent / name
        path.write_text(text)
        done = flatpak("run", f"--filesystem={corpus.parent}", "--command=notandactl", REF, "new", str(path), "-o", str(corpus))
        if done.returncode != 0:
            raise Failure(done.stderr)


def take(scheme):
    if not HAS_DOCUMENTS:
        raise Skip("there is no document portal here")
    # what a run before this one has kept
    shutil.rmtree(FOLDER, ignore_errors=True)
    with tempfile.TemporaryDirectory() as name, chooser() as answer:
        corpus = make_corpus(pathlib.Path(name))
        add_articles(corpus)
        answer.write_text(str(corpus))
        shown = SandboxWindow(flags=(f"--env=ADW_DEBUG_COLOR_SCHEME=prefer-{scheme}",))
        try:
            picture(shown, scheme, "start")
            press("ctrl+shift+o")
            wait("the library", lambda: find(shown.app, "Filter Articles") and find_start(shown.app, "Ferries wait"))
            picture(shown, scheme, "library")
            shown.click_on("Harbour bridge")
            shown.view = wait("the article", lambda: find(shown.app, "Article"))
            wait("the text", lambda: "NORDHAVN" in shown.text())
            for words, key in MARKS:
                drag_words(shown, shown.text(), words)
                press(key)
            wait("saved", lambda: len(shown.rows()) >= len(MARKS) and shown.status() == "Saved")
            picture(shown, scheme, "article")
            shown.close()
        except Failure:
            shown.explain(f"sandbox-pictures-{scheme}", pathlib.Path("/nowhere"))
            raise
        finally:
            shown.kill()


def named(scheme):
    def test():
        take(scheme)
    test.__name__ = scheme
    return test


HERE.mkdir(exist_ok=True)
run_all("pictures", [named("light"), named("dark")])
