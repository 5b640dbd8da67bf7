#!/usr/bin/python3
"""person.py: somebody at a machine of their own, who does what they are told

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

Started below with-display, which gives them a display, a bus and folders. Each line of standard input is [name, argument…] of
a method of Person, as JSON; each line of the answer is [whether it went well, what came of it].
"""

import contextlib
import json
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import sys

from window import (Atspi, Failure, Gio, GLib, Window, act, drag_words, equal, find, find_focused, find_start, find_that, go_on_to, go_to, is_showing, press, wait, write)

KEYRING = "org.freedesktop.secrets"
WORDS = ("Saved", "Saving…", "Not saved", "Waiting (", "On the server")


class TalkingWindow(Window):
    """It says all that it can of itself, to be searched for what it must not say."""

    def start(self, words, env):
        # standard output is for answers
        return subprocess.Popen([os.environ["NOTANDA"], *words], env=dict(env, G_MESSAGES_DEBUG="all"), stdout=sys.stderr)


class Person:
    def __init__(self):
        self.window = None
        self.place = None
        self.keyring = None
        # GDBus answers that there is nothing at this name
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.ask_bus("RequestName", "(su)", KEYRING, 0)

    def ask_bus(self, method, kind, *arguments):
        return self.bus.call_sync("org.freedesktop.DBus", "/", "org.freedesktop.DBus", method, GLib.Variant(kind, arguments), None, 0, -1, None)

    def keep_passwords(self):
        """In a keyring, which is open; else there is none, and the bus starts none."""
        if not shutil.which("gnome-keyring-daemon"):
            return False
        self.ask_bus("ReleaseName", "(s)", KEYRING)
        self.keyring = subprocess.Popen(["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"], stdin=subprocess.PIPE,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.keyring.stdin.write(b"key")
        self.keyring.stdin.close()
        wait("the keyring", lambda: self.ask_bus("NameHasOwner", "(s)", KEYRING)[0])
        return True

    def open(self, path=None):
        self.window = self.start(path)

    def start(self, path):
        return TalkingWindow(path)

    def focus(self):
        subprocess.run(["xdotool", "windowfocus", "--sync", self.window.id], check=True)

    def press(self, *keys):
        press(*keys)

    def reaches(self, name):
        """The focus, by itself."""
        def focus():
            node = find_focused(self.window.app)
            # an entry has it for the row it is in
            return node and name in (node.get_name(), node.get_parent().get_name())
        wait(f"the focus on {name}", focus)

    def fill(self, address, user, password, folder=None):
        """The dialog for connecting, by keys alone; with a folder the one for joining."""
        press("ctrl+u")
        self.reaches("Address")
        write(address)
        for name, words in (("User", user), ("Password", password), ("Folder for the Corpus Here", folder)):
            if words is None:
                continue
            go_on_to(self.window, name)
            press("ctrl+a")
            write(words)
        press("Return")

    def sign_in(self, password):
        """What the banner leads to."""
        self.window.click_on("Sign In…")
        self.reaches("Password")
        write(password)
        press("Return")

    def sees(self, start):
        wait(start, lambda: find_start(self.window.app, start))

    def sees_no(self, start):
        def holds(node):
            Atspi.Accessible.clear_cache(node)
            # what a banner says is still there when it has slid away
            return node.get_name().startswith(start) and is_showing(node) and node.get_extents(Atspi.CoordType.WINDOW).height > 1
        wait(f"{start} gone", lambda: not find_that(self.window.app, holds))

    def close_notice(self):
        """Without a keyring that is said, and waits to be read."""
        self.sees("The password will be asked for again")
        self.reaches("Close")
        press("Return")
        self.sees_no("The password will be asked for again")

    def open_one(self):
        """The first article of the corpus that was joined."""
        wait("the library", lambda: find(self.window.app, "Filter Articles"))
        press("alt+Next")
        self.window.view = wait("the article", lambda: find(self.window.app, "Article"))
        press("shift+F9")
        wait("the article alone", lambda: not find(self.window.app, "Filter Articles"))
        self.reaches("Article")

    def mark(self, words, key):
        drag_words(self.window, self.window.text(), words)
        press(key)

    def rest_in(self, words):
        """The caret, and what is looked at afterwards."""
        go_to(self.window, self.window.text().index(words))
        self.place = self.look()

    def look(self):
        caret = self.window.caret()
        return self.window.text(), caret, self.window.place(caret)

    def is_undisturbed(self):
        wait(f"{self.place[1:]}, and not {self.look()[1:]}", lambda: self.look() == self.place)

    def says(self, words):
        """Where the work is."""
        def status():
            return find_that(self.window.app, lambda node: node.get_role_name() == "label" and node.get_name().startswith(WORDS))
        wait(f"{words}", lambda: status() and status().get_name() == words)

    def lists(self, *rows):
        wait(f"{rows}, and not {self.window.rows()}", lambda: sorted(self.window.rows()) == sorted(rows))

    def go_on_to(self, name):
        go_on_to(self.window, name)

    def act(self, name):
        act(self.window.frame, name)

    def click_on(self, start):
        self.window.click_on(start)

    def retag(self, words, key, row):
        self.window.click(self.window.text().index(words) + 1)
        press(key)
        self.lists(*row)

    def choose(self, value):
        """Of the differences."""
        row = wait(value, lambda: find(self.window.app, value, "list item"))
        self.window.mouse("mousemove", "--window", self.window.id, *self.window.centre(row), "click", 1)

    def picture(self, path):
        subprocess.run(["import", "-window", "root", path], check=False)

    def search(self, *secrets):
        """All that was written by the program, for what must not be in it."""
        found = []
        folders = [os.environ["HOME"]] + [os.environ[f"XDG_{kind}_HOME"] for kind in ("CONFIG", "CACHE", "DATA", "STATE")]
        for path in (path for folder in folders for path in pathlib.Path(folder).rglob("*") if path.is_file()):
            data = path.read_bytes()
            found += [str(path) for secret in secrets if secret.encode() in data]
        equal("what holds the password", found, [])

    def dump(self, *secrets):
        """Ends the program by force, with all leave to write its memory down, and looks for what must not be in that."""
        process = self.window.process
        equal("memory that is written down", int(pathlib.Path(f"/proc/{process.pid}/coredump_filter").read_text(), 16), 0)
        folder = pathlib.Path(os.readlink(f"/proc/{process.pid}/cwd"))
        before = set(folder.glob("core*"))
        with contextlib.suppress(ValueError, PermissionError):
            resource.prlimit(process.pid, resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        process.send_signal(signal.SIGABRT)
        equal("how it ended", process.wait(), -signal.SIGABRT)
        for path in set(folder.glob("core*")) - before:
            data = path.read_bytes()
            path.unlink()
            equal("secrets in the dump", [secret for secret in secrets if secret.encode() in data], [])

    def close(self):
        self.window.close()


def main():
    person = Person()
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        try:
            answer = [True, getattr(person, name)(*arguments)]
        except Failure as failure:
            answer = [False, f"{name}: {failure}"]
        except Exception as failure:  # what else goes wrong is said in the same place
            answer = [False, f"{name}: {failure!r}"]
        print(json.dumps(answer), flush=True)
    if person.window:
        person.window.kill()
    if person.keyring:
        person.keyring.terminate()
        person.keyring.wait()


if __name__ == "__main__":
    main()
