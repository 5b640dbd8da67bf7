#!/usr/bin/python3
"""bundle.py: the single file, installed where there was nothing before, and removed

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

flatpak.sh has made a home and an installation that nothing but the file and the runtime came to.
"""

import os
import pathlib
import shutil
import tempfile

from sandbox import FOLDER, HAS_DOCUMENTS, ID, REF, Failure, SandboxWindow, equal, flatpak, inside, run_all, wait
from window import DATA, drag_words, press

TOP = pathlib.Path(__file__).resolve().parents[2]
QUOTE = '"The last test of the cables went well,"'


def starts():
    """And works, with nothing of the source tree to be seen."""
    inside(f"! test -e '{TOP}'")
    equal("what is known of it", "Version:" in flatpak("info", REF).stdout, True)
    with tempfile.TemporaryDirectory() as folder:
        article = pathlib.Path(folder) / "harbour.txt"
        shutil.copy(DATA / "harbour.txt", article)
        window = SandboxWindow(article if HAS_DOCUMENTS else None)
        try:
            if HAS_DOCUMENTS:
                wait("the text", lambda: window.text() == article.read_text(encoding="utf-8"))
                drag_words(window, window.text(), QUOTE)
                press("q")
                wait("saved", lambda: window.rows() == [f"Quote: {QUOTE}"] and window.status() == "Saved")
            window.close()
        except Failure:
            window.explain("sandbox-bundle", article.with_suffix(".none"))
            raise
        finally:
            window.kill()


def removed():
    done = flatpak("uninstall", "-y", "--noninteractive", "--delete-data", REF)
    equal("removed", (done.returncode, done.stderr), (0, ""))
    installation = pathlib.Path(os.environ["FLATPAK_USER_DIR"])
    left = [str(path) for part in ("app", "exports") for path in (installation / part).rglob(f"*{ID}*")]
    equal("left behind", left, [])
    equal("remotes left behind", flatpak("remotes", "--columns=name", "--show-disabled").stdout.split(), ["test-runtimes"])
    equal("data left behind", FOLDER.exists(), False)


run_all("bundle", [starts, removed])
