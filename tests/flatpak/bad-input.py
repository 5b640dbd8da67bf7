#!/usr/bin/python3
"""bad-input.py: a sandbox that lacks what is usually there

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

Each time the program runs, says what it can't do and loses nothing: what was marked is in the document, read by the command line.
"""

import contextlib
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile

from corpus import PASSWORD, USER, SandboxPerson, Server, make_corpus
from sandbox import ID, HAS_DOCUMENTS, REF, Failure, SandboxWindow, Skip, asked, chooser, equal, inside, marks, names, run_all, wait
from activation import owner
from window import DATA, drag_words, find, find_start, press, starts, write

QUOTE, NAME = '"The last test of the cables went well,"', "Mayor Tove Brandt"
BOTH = [("Quote", QUOTE), ("Entity", NAME)]
# a disk of 2 MB, which flatpak.sh has made
SMALL = pathlib.Path(os.environ["XDG_RUNTIME_DIR"]) / "small"


@contextlib.contextmanager
def home(folder):
    """A home of its own. Gives the program's folder in it."""
    before = os.environ["HOME"]
    os.environ["HOME"] = str(folder)
    try:
        yield folder / ".var" / "app" / ID
    finally:
        os.environ["HOME"] = before


@contextlib.contextmanager
def reading(*flags, at=None):
    """The article's window, its file, and the program's own folder."""
    if not HAS_DOCUMENTS:
        raise Skip("there is no document portal here")
    with tempfile.TemporaryDirectory() as name, home(at or pathlib.Path(name)) as own:
        article = pathlib.Path(name) / "harbour.txt"
        shutil.copy(DATA / "harbour.txt", article)
        shown = SandboxWindow(article, flags=flags)
        try:
            wait("the text", lambda: shown.text() == article.read_text(encoding="utf-8"))
            yield shown, article, own
        except Failure:
            shown.explain("sandbox-bad-input", article.with_suffix(".none"))
            raise
        finally:
            shown.kill()


def mark(shown, words, key, n):
    drag_words(shown, shown.text(), words)
    press(key)
    wait(f"{n} in the list", lambda: len(shown.rows()) == n)


def mark_both(shown):
    mark(shown, QUOTE, "q", 1)
    mark(shown, NAME, "e", 2)
    wait("saved", lambda: shown.status() == "Saved")


def draft(own):
    found, = (own / "data" / "notanda" / "drafts").glob("harbour*.notanda")
    return found


def works(*flags):
    with reading(*flags) as (shown, _article, own):
        mark_both(shown)
        shown.close()
        equal("kept", marks(draft(own)), BOTH)


def focus(shown):
    """Of its window, after another one above it."""
    subprocess.run(["xdotool", "windowfocus", "--sync", shown.id], check=True)


def no_bus():
    """And so no portal at all, of which GTK warns, and which it says who wants to choose a file."""
    with reading("--no-session-bus", "--env=G_DEBUG=") as (shown, _article, own):
        for keys in ("ctrl+o", "ctrl+shift+s", "ctrl+shift+o"):
            press(keys)
            wait("why not", lambda: find_start(shown.app, "The session bus is not available"))
            press("Return")
            wait("the article alone", lambda: not find_start(shown.app, "The session bus is not available"))
            focus(shown)
        mark_both(shown)
        shown.close()
        equal("kept", marks(draft(own)), BOTH)


def denied():
    """Whoever is asked for a file says no."""
    with chooser() as answer, reading() as (shown, _article, own):
        expected = []
        for keys, method in (("ctrl+o", "OpenFile"), ("ctrl+shift+s", "SaveFile"), ("ctrl+shift+o", "OpenFile")):
            press(keys)
            expected.append(method)
            wait(f"{keys} asked for", lambda: asked(answer) == expected)
        mark_both(shown)
        shown.close()
        equal("kept", marks(draft(own)), BOTH)


def no_chooser():
    """There is nobody to ask, which ends in another way than a no. As soon as there is, the same keys do it."""
    with reading() as (shown, article, _own):
        press("ctrl+o")
        mark(shown, QUOTE, "q", 1)
        press("ctrl+shift+o")
        mark(shown, NAME, "e", 2)
        press("ctrl+shift+s")
        press("Delete")
        wait("one in the list", lambda: len(shown.rows()) == 1)
        press("ctrl+z")
        wait("both again", lambda: len(shown.rows()) == 2 and shown.status() == "Saved")
        target = article.with_suffix(".notanda")
        with chooser() as answer:
            answer.write_text(str(target))
            press("ctrl+shift+s")
            wait("saved there", lambda: target.exists() and shown.status() == "Saved")
            equal("asked for", asked(answer), ["SaveFile"])
        shown.close()
        equal("kept", marks(target), BOTH)


def no_network():
    with reading("--unshare=network") as (shown, _article, own):
        mark_both(shown)
        press("ctrl+l")
        wait("the question", lambda: find(shown.app, "Web Address"))
        write("http://news.example/")
        press("Return")
        wait("why not", lambda: find_start(shown.app, "news.example: "))
        # in a window of its own, above
        press("ctrl+w")
        wait("the article alone", lambda: not find_start(shown.app, "news.example: "))
        focus(shown)
        shown.close()
        equal("kept", marks(draft(own)), BOTH)


def no_keyring():
    """The secrets' portal has nobody to ask: that is said, and the password that was typed serves until the program ends."""
    if not HAS_DOCUMENTS:
        raise Skip("there is no document portal here")
    ann = SandboxPerson()
    with tempfile.TemporaryDirectory() as name, home(pathlib.Path(name)) as own, chooser() as answer:
        corpus = make_corpus(pathlib.Path(name))
        server = Server("apache", "--auth", "basic")
        answer.write_text(str(corpus))
        try:
            ann.open_corpus()
            ann.mark(QUOTE, "q")
            ann.says("Saved")
            ann.fill(server.address, USER, PASSWORD)
            ann.close_notice()
            ann.says("On the server")
            ann.mark(NAME, "e")
            press("F5")
            ann.says("On the server")
            ann.close()
            document, = corpus.glob("harbour*.notanda")
            equal("kept", marks(document), BOTH)
            # asked for once more, and not known from anywhere
            ann.open_corpus()
            ann.sign_in(PASSWORD)
            ann.close_notice()
            ann.says("On the server")
            ann.close()
        except Failure:
            ann.picture(f"{os.environ['G_TEST_BUILDDIR']}/sandbox-no-keyring.png")
            raise
        finally:
            ann.leave()
            server.close()
        equal("what holds the password", [path for path in own.rglob("*") if path.is_file() and PASSWORD.encode() in path.read_bytes()], [])


def no_settings():
    works("--env=GSETTINGS_BACKEND=null")


def no_locale():
    """Of which GTK warns."""
    works("--env=G_DEBUG=", "--env=LC_ALL=xx_XX.UTF-8", "--env=LANG=xx_XX.UTF-8")


def no_icons():
    """Nor what says how to read one, of which GTK warns."""
    works("--env=G_DEBUG=", "--env=XDG_DATA_DIRS=/app/share")


def full_disk():
    """Work goes on, and is saved when there is room again."""
    with reading(at=SMALL) as (shown, _article, own):
        mark(shown, QUOTE, "q", 1)
        wait("saved", lambda: shown.status() == "Saved")
        with contextlib.suppress(OSError), open(SMALL / "other", "wb", buffering=0) as file:
            while file.write(b"\0" * 512):
                pass
        mark(shown, NAME, "e", 2)
        wait("what can't be done", lambda: starts(shown.app, "Not saved: ") and shown.status() == "Not saved")
        equal("still", marks(draft(own)), BOTH[:1])
        (SMALL / "other").unlink()
        press("ctrl+s")
        wait("saved after all", lambda: shown.status() == "Saved")
        shown.close()
        equal("kept", marks(draft(own)), BOTH)


@contextlib.contextmanager
def read_only(folder):
    """Root is refused by a mount alone, and nobody else may make one."""
    if os.geteuid() == 0:
        for words in (("--bind", folder, folder), ("-o", "remount,bind,ro", folder)):
            subprocess.run(["mount", *words], check=True)
    else:
        inner = [path for path in (folder, *folder.rglob("*")) if path.is_dir()]
        for path in inner:
            path.chmod(0o500)
    try:
        yield
    finally:
        if os.geteuid() == 0:
            subprocess.run(["umount", "--lazy", folder], check=True)
        else:
            for path in inner:
                path.chmod(0o700)


def read_only_home():
    """Nothing can be kept at all: that is said, and nothing is shown as if it could be worked on."""
    if not HAS_DOCUMENTS:
        raise Skip("there is no document portal here")
    with tempfile.TemporaryDirectory() as name, home(pathlib.Path(name)) as own:
        article = pathlib.Path(name) / "harbour.txt"
        shutil.copy(DATA / "harbour.txt", article)
        # once, so that the folders are there
        inside("true")
        with read_only(own):
            # GLib warns that it can't keep settings
            shown = SandboxWindow(words=[article], flags=("--env=G_DEBUG=",))
            try:
                wait("why it can't be opened", lambda: find_start(shown.app, f"{own}/data/notanda/drafts: "))
                if find(shown.app, "Article"):
                    raise Failure("it is shown all the same")
                shown.close()
            except Failure:
                shown.explain("sandbox-read-only", article.with_suffix(".none"))
                raise
            finally:
                shown.kill()


def closed_in_a_save():
    """The document lies behind the portal, which stops: the save goes on when it does."""
    with chooser() as answer, reading() as (shown, article, _own):
        target = article.with_suffix(".notanda")
        answer.write_text(str(target))
        press("ctrl+shift+s")
        wait("saved there", lambda: target.exists() and shown.status() == "Saved")
        mark(shown, QUOTE, "q", 1)
        wait("saved", lambda: shown.status() == "Saved")
        portal = owner("org.freedesktop.portal.Documents")
        os.kill(portal, signal.SIGSTOP)
        try:
            mark(shown, NAME, "e", 2)
            wait("saving", lambda: shown.status() != "Saved")
            press("ctrl+w")
            equal("the process", shown.process.poll(), None)
        finally:
            os.kill(portal, signal.SIGCONT)
        shown.wait_for_end()
        equal("kept", marks(target), BOTH)
        equal("the user's folder", names(article.parent), [".var", "harbour.notanda", "harbour.txt"])


TESTS = [no_bus, denied, no_chooser, no_network, no_keyring, no_settings, no_locale, no_icons, full_disk, read_only_home, closed_in_a_save]
UNKNOWN = set(sys.argv[1:]) - {test.__name__ for test in TESTS}
if UNKNOWN:
    sys.exit(f"bad-input.py: there is no test called {', '.join(sorted(UNKNOWN))}")
run_all("bad-input", [test for test in TESTS if len(sys.argv) == 1 or test.__name__ in sys.argv])
