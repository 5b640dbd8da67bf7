#!/usr/bin/python3
"""main-job.py: the main job in the sandbox, with real keys and files that the portals give

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

The program may see no folder of the user's. An article is chosen in the file portal's dialog, marked, saved in a folder that the
program doesn't see, exported, closed, opened again as a file manager does, and synced with a server.
"""

import functools
import os
import pathlib
import shutil
import tempfile

from corpus import PASSWORD, USER, SandboxPerson, Server, make_corpus
from sandbox import FOLDER, HAS_DOCUMENTS, Failure, SandboxWindow, Skip, chooser, equal, marks, names, run_all, wait
from window import DATA, Atspi, drag_words, find, find_that, go_on_to, press, select, starts

QUOTE, NAME, OTHER = '"The last test of the cables went well,"', "Mayor Tove Brandt", "port authority"
DRAFTS = FOLDER / "data" / "notanda" / "drafts"


def need_documents():
    if not HAS_DOCUMENTS:
        raise Skip("there is no document portal here")


def open_chosen(answer, article):
    """By the dialog of the portal: what the program gets is another path."""
    window = SandboxWindow()
    answer.write_text(str(article))
    press("ctrl+o")
    window.view = wait("the article", lambda: find(window.app, "Article"))
    wait("the text", lambda: window.text() == article.read_text(encoding="utf-8"))
    return window


def mark(window, words, key, n, by_keys=False):
    text = window.text()
    if by_keys:
        select(window, text, words)
    else:
        drag_words(window, text, words)
    press(key)
    wait(f"{n} in the list", lambda: len(window.rows()) == n)
    wait("saved", lambda: window.status() == "Saved")


def keep_in_drafts(window, folder):
    """Beside the article nothing can be kept: that is said, and the marks are in the program's own folder."""
    wait("the notice", lambda: starts(window.app, "Nothing can be saved beside the text"))
    mark(window, QUOTE, "q", 1)
    mark(window, NAME, "e", 2, by_keys=True)
    equal("the user's folder", names(folder), ["harbour.txt"])
    draft, = DRAFTS.glob("harbour*.notanda")
    equal("the draft", marks(draft), [("Quote", QUOTE), ("Entity", NAME)])


def save_as(window, answer, folder):
    """From here on in the user's folder, with no trace beside it however often it is saved."""
    target = folder / "harbour.notanda"
    answer.write_text(str(target))
    press("ctrl+shift+s")
    wait("the document", lambda: target.exists() and window.status() == "Saved")
    mark(window, OTHER, "e", 3)
    press("Delete")
    wait("two again", lambda: len(window.rows()) == 2)
    press("ctrl+z")
    wait("three again", lambda: len(window.rows()) == 3 and window.status() == "Saved")
    equal("the user's folder", names(folder), ["harbour.notanda", "harbour.txt"])
    equal("saved there", sorted(marks(target)), [("Entity", NAME), ("Entity", OTHER), ("Quote", QUOTE)])


def export(window, answer, folder):
    out = folder / "out"
    out.mkdir()
    answer.write_text(str(out))
    press("ctrl+e")
    wait("the dialog", lambda: find(window.app, "Export", "dialog"))
    # beside a file that was chosen alone nothing can be put
    wait("no folder", lambda: find(window.app, "None Chosen"))
    go_on_to(window, "Folder")
    press("Return")
    # by the name that the user knows it by
    wait("the folder", lambda: find(window.app, str(out)))
    go_on_to(window, "Export")
    press("Return")
    wait("the files", lambda: names(out) and not any(name.startswith(".") for name in names(out)))
    wait("no dialog", lambda: not find(window.app, "Export", "dialog"))
    # whatever the format, the words are in it
    words = "".join(path.read_text(encoding="utf-8") for path in out.iterdir())
    equal("the quote in it", QUOTE.strip('"') in words, True)


def open_again(folder):
    """As a file manager does: what is given on the command line is forwarded."""
    window = SandboxWindow(folder / "harbour.notanda")
    try:
        wait("the list", lambda: len(window.rows()) == 3)
        press("ctrl+z")
        wait("undone across the restart", lambda: len(window.rows()) == 2 and window.status() == "Saved")
        window.close()
    finally:
        window.kill()
    equal("undone", len(marks(folder / "harbour.notanda")), 2)
    equal("the user's folder", names(folder), ["harbour.notanda", "harbour.txt", "out"])


def main_job():
    need_documents()
    with tempfile.TemporaryDirectory() as name, chooser() as answer:
        folder = pathlib.Path(name)
        article = folder / "harbour.txt"
        shutil.copy(DATA / "harbour.txt", article)
        window = open_chosen(answer, article)
        try:
            keep_in_drafts(window, folder)
            save_as(window, answer, folder)
            export(window, answer, folder)
            window.close()
        except Failure:
            window.explain("sandbox-main-job", folder / "none")
            raise
        finally:
            window.kill()
        open_again(folder)
        equal("the article", article.read_bytes(), (DATA / "harbour.txt").read_bytes())


def entered(window, name):
    """What stands in an entry; the row that it is in has the name."""
    entry = find_that(window.app, lambda node: node.get_role_name() == "text" and name in (node.get_name(), node.get_parent().get_name()))
    return Atspi.Text.get_text(entry, 0, -1)


def join(ann, server, folder):
    """As at another machine, in a folder that is chosen: there is none in the sandbox that stays."""
    shutil.rmtree(FOLDER)
    row = "Folder for the Corpus Here"
    ann.open()
    ann.fill(server.address, USER, PASSWORD)
    equal("the folder to begin with", entered(ann.window, row), "")
    go_on_to(ann.window, "Choose a Folder")
    press("Return")
    wait("the folder", lambda: entered(ann.window, row) == str(folder))
    go_on_to(ann.window, row, "shift+Tab")
    press("Return")
    ann.open_one()
    ann.says("On the server")
    ann.close()
    document, = folder.glob("harbour*.notanda")
    equal("joined", sorted(marks(document)), [("Entity", NAME), ("Entity", OTHER), ("Quote", QUOTE)])


def keeps_no_password():
    found = [path for path in FOLDER.rglob("*") if path.is_file() and PASSWORD.encode() in path.read_bytes()]
    equal("what holds the password", found, [])


def sync(ann):
    """A corpus in a folder that the user chose, and a password that the program gets a key for from the secrets' portal."""
    need_documents()
    with tempfile.TemporaryDirectory() as name, chooser() as answer:
        corpus = make_corpus(pathlib.Path(name))
        server = Server("apache", "--auth", "basic")
        answer.write_text(str(corpus))
        try:
            ann.open_corpus()
            ann.mark(QUOTE, "q")
            ann.says("Saved")
            ann.fill(server.address, USER, PASSWORD)
            ann.says("On the server")
            ann.mark(NAME, "e")
            press("F5")
            ann.says("On the server")
            ann.close()
            equal("what is on the server", bool(server.files()), True)
            # nobody asks for the password again, and it is nowhere to be read
            ann.open_corpus()
            ann.mark(OTHER, "e")
            press("F5")
            ann.says("On the server")
            ann.close()
            keeps_no_password()
            joined = pathlib.Path(name) / "joined"
            joined.mkdir()
            answer.write_text(str(joined))
            join(ann, server, joined)
            keeps_no_password()
        except Failure:
            ann.picture(f"{os.environ['G_TEST_BUILDDIR']}/sandbox-sync.png")
            raise
        finally:
            ann.leave()
            server.close()


def main():
    # what a run before this one has kept
    shutil.rmtree(FOLDER, ignore_errors=True)
    # before the portals ask for a keyring, which would be one that is locked
    ann = SandboxPerson()
    equal("a keyring", ann.keep_passwords(), True)
    try:
        run_all("main-job", [main_job, functools.wraps(sync)(lambda: sync(ann))])
    finally:
        ann.keyring.terminate()
        ann.keyring.wait()


main()
