"""surroundings.py: the window where the desktop is broken or not there, for tests that what can be done is done, and nothing is lost

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

GTK may warn of what is missing; of this program's own parts none may, and none may call GLib wrongly.
"""

import contextlib
import os
import shlex
import shutil

from window import DATA, Failure, Window, equal, has_focus, line, press, select, show, starts, wait

QUOTE = '"The last test of the cables went well,"'
# GTK's own list of recent files thinks this critical
GTK_HAS_NO_HOME = "for storing the recently used files list"


@contextlib.contextmanager
def surroundings(folder, without=(), words=(), **variables):
    """The program is started there, as long as this is entered; gives the file of what it says."""
    program, said, starter = os.environ["NOTANDA"], folder / "said", folder / "start"
    settings = "".join(f"export {name}={shlex.quote(str(value))}\n" for name, value in variables.items())
    starter.write_text(f"#!/bin/bash\nunset G_DEBUG {' '.join(without)}\n{settings}exec {shlex.join([*words, program])} \"$@\" 2>>{shlex.quote(str(said))}\n")
    starter.chmod(0o755)
    os.environ["NOTANDA"] = str(starter)
    try:
        yield said
    finally:
        os.environ["NOTANDA"] = program
    for told in said.read_text(errors="replace").splitlines():
        if ("CRITICAL" in told or "notanda-WARNING" in told) and GTK_HAS_NO_HOME not in told:
            raise Failure(told)


def take_article(folder, name="harbour.txt"):
    article = folder / name
    shutil.copy(DATA / "harbour.txt", article)
    return article, article.with_suffix(".notanda"), article.read_text(encoding="utf-8")


def mark(window, text, words, key):
    select(window, text, words)
    press(key)


def do_job(article, document, text, before=None):
    """An article is marked, and that is there again."""
    quote = line("Quote", text, QUOTE)
    window = Window(article)
    try:
        wait("the text", lambda: window.text() == text)
        if before:
            before(window)
        mark(window, text, QUOTE, "q")
        wait("saved", lambda: window.status() == "Saved" and show(document) == quote)
        window.close()
        window = Window(document)
        wait("the list", lambda: window.rows() == [f"Quote: {QUOTE}"])
        window.close()
        equal("closed", show(document), quote)
    except Failure:
        window.explain("surroundings", document)
        raise
    finally:
        window.kill()


def see_preferences(window):
    press("ctrl+comma")
    wait("the preferences", lambda: starts(window.app, "Preferences"))
    press("Escape")
    wait("no preferences", lambda: not starts(window.app, "Preferences"))
    wait("the caret", lambda: has_focus(window, "Article"))
