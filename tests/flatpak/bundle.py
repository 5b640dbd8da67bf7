#!/usr/bin/python3
"""bundle.py: the single file, installed where there was nothing before, and removed

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

flatpak.sh has made a home and an installation that nothing but the runtime came to.
"""

import os
import pathlib
import shutil
import tempfile

from sandbox import FOLDER, HAS_DOCUMENTS, ID, REF, Failure, SandboxWindow, equal, flatpak, inside, run_all, wait
from window import DATA, drag_words, press

TOP = pathlib.Path(__file__).resolve().parents[2]
QUOTE = '"The last test of the cables went well,"'


def files():
    """What lies in the home and the installation, and folders of the program's name; of the repository neither the objects, which flatpak
    tidies up when it likes, nor the folders of references, which it leaves empty."""
    installation = pathlib.Path(os.environ["FLATPAK_USER_DIR"])
    repository = installation / "repo"
    paths = {path for folder in (pathlib.Path.home(), installation) for path in folder.rglob("*") if repository / "objects" not in path.parents}
    return {path for path in paths if not path.is_dir() or (ID in path.name and repository not in path.parents)}


BEFORE = files()


def installed():
    done = flatpak("install", "-y", "--noninteractive", os.environ["NOTANDA_BUNDLE"])
    # what it leaves out of the exports it says too
    if done.returncode != 0:
        raise Failure(done.stderr)


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
    # flatpak's own lists of all that is exported stay, without it
    lists = pathlib.Path(os.environ["FLATPAK_USER_DIR"]) / "exports" / "share"
    left = [path for path in files() - BEFORE if lists not in path.parents or path.is_dir() or b"notanda" in path.read_bytes()]
    equal("left behind", sorted(map(str, left)), [])
    equal("remotes left behind", flatpak("remotes", "--columns=name", "--show-disabled").stdout.split(), ["test-runtimes"])
    equal("data left behind", FOLDER.exists(), False)


run_all("bundle", [installed, starts, removed])
