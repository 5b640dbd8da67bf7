"""corpus.py: somebody with a corpus in the sandbox, for tests that sync it with a server

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import pathlib
import shutil
import sys

from sandbox import REF, Failure, SandboxWindow, flatpak
from window import DATA, press

sys.path.insert(0, str(pathlib.Path(os.environ["G_TEST_SRCDIR"]) / "util"))
from corpora import PASSWORD, USER, Server  # noqa: E402,F401
from person import Person  # noqa: E402


class SandboxPerson(Person):
    def start(self, path):
        return SandboxWindow(path, flags=("--env=NOTANDA_AUTHOR=Ann",))

    def open_corpus(self):
        """The one that the chooser answers with."""
        self.open()
        press("ctrl+shift+o")
        self.open_one()

    def leave(self):
        if self.window:
            self.window.kill()


def make_corpus(folder):
    shutil.copy(DATA / "harbour.txt", folder)
    for words in (("corpus", "new", f"{folder}/corpus", "--name", "Harbours"), ("new", f"{folder}/harbour.txt", "-o", f"{folder}/corpus")):
        done = flatpak("run", f"--filesystem={folder}", "--command=notandactl", REF, *words)
        if done.returncode != 0:
            raise Failure(f"{words}: {done.stderr}")
    return folder / "corpus"
