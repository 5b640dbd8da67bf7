#!/usr/bin/python3
"""bundle.py: the Flatpak as the README has it: the single file, installed where there was nothing before, used, and removed

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

flatpak.sh and machine.py have made a home and an installation that nothing but the runtime came to, on a machine that has nothing of the
checkout. The README's lines are typed as they are, in the folder that the single file is in.
"""

import os
import pathlib
import pty
import shutil
import subprocess
import tempfile

from sandbox import FOLDER, HAS_DOCUMENTS, ID, REF, Failure, SandboxWindow, Skip, equal, flatpak, run_all, stop, wait
from activation import has_window
from window import DATA, drag_words, press

HIDDEN = [pathlib.Path(folder) for folder in os.environ["NOTANDA_HIDDEN"].split(":")]
QUOTE = '"The last test of the cables went well,"'
SECTION = pathlib.Path("README.md").read_text(encoding="utf-8").split("\n## Install\n")[1].split("\n## ")[0]
LINES = [line.strip() for line in SECTION.splitlines() if line.startswith("    flatpak")]
TRIED = set()


def line(start):
    """The README's that starts so."""
    found = [line for line in LINES if line.startswith(start)]
    equal(f"lines of the README that start with {start}", len(found), 1)
    TRIED.add(found[0])
    return found[0]


def typed(words):
    """In a terminal, by who says yes to all that is asked. Gives the status and what is to be read there."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(["bash", "-c", words], stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True)
    os.close(theirs)
    os.write(ours, b"y\n" * 3)
    said = b""
    try:
        while data := os.read(ours, 1 << 16):
            said += data
    except OSError:
        pass  # nobody writes there any more
    os.close(ours)
    return process.wait(), said.decode()


def files():
    """What lies in the home and the installation, and folders of the program's name; of the repository neither the objects, which flatpak
    tidies up when it likes, nor the folders of references, which it leaves empty."""
    installation = pathlib.Path(os.environ["FLATPAK_USER_DIR"])
    repository = installation / "repo"
    paths = {path for folder in (pathlib.Path.home(), installation) for path in folder.rglob("*") if repository / "objects" not in path.parents}
    return {path for path in paths if not path.is_dir() or (ID in path.name and repository not in path.parents)}


BEFORE = files()


def says(words, sentence):
    status, said = typed(words)
    if status == 0 or sentence not in said:
        raise Failure(f"{words}: {status}: {said}")


def needs_network():
    """What comes from elsewhere: the lines are right as far as the first thing that is asked for there."""
    address = line("flatpak remote-add").split()[-1]
    says(line("flatpak remote-add"), f"Can't load uri {address}: ")
    says(line("flatpak-builder"), "No remote refs found for ‘flathub’")
    shutil.rmtree(".flatpak-builder")


def unseen():
    """Of the checkout and of what was built of it there is nothing here, nor of where the runtime came from."""
    equal("what can be seen", [str(path) for folder in HIDDEN for path in folder.iterdir() if path not in pathlib.Path.cwd().parents], [])
    equal("what can be had", flatpak("remote-ls", "test-runtimes").stdout, "")


def installed():
    status, said = typed(line("flatpak install"))
    if status != 0:
        raise Failure(said)


def run_alone():
    """As it is typed, with nothing to open."""
    process = subprocess.Popen(["bash", "-c", line("flatpak run io.")], env=os.environ | {"GTK_A11Y": "atspi"})
    try:
        wait("the window", lambda: has_window(1, "Open"))
    finally:
        stop()
        process.wait()


def command_line():
    """What is read is what comes in, or a file that is named between the two signs."""
    page = pathlib.Path("page.html")
    page.write_text("<title>Quay</title><p>“It works,” said Ada Byron.</p>\n", encoding="utf-8")
    try:
        for start in ("flatpak run --command=notandactl", *(["flatpak run --file-forwarding"] if HAS_DOCUMENTS else [])):
            done = subprocess.run(["bash", "-c", line(start)], capture_output=True, text=True, check=False)
            equal(start, (done.returncode, "“It works,” said Ada Byron." in done.stdout), (0, True))
    finally:
        page.unlink()


def starts():
    """And works, with nothing of the source tree to be seen."""
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


def every_line():
    """Of the README; one that is new is to be tried here too."""
    if not HAS_DOCUMENTS:
        raise Skip("there is no document portal here")
    equal("lines of the README that nobody has tried", sorted(set(LINES) - TRIED), [])


run_all("bundle", [unseen, needs_network, installed, run_alone, command_line, starts, removed, every_line])
