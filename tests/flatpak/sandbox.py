"""sandbox.py: the installed Flatpak, for tests that look into its sandbox or press keys in its window

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

Needs what flatpak.sh sets up: NOTANDA_FLATPAK, the installation, a display, a bus and, where that can be, the document portal.
"""

import contextlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "display"))
import window  # noqa: E402
from activation import owner  # noqa: E402
from window import Failure, equal, wait  # noqa: E402

# a sandbox is set up first
window.PATIENCE = 30

REF = os.environ["NOTANDA_FLATPAK"]
ID = REF.split("//")[0]
HAS_DOCUMENTS = "NOTANDA_DOCUMENTS" in os.environ
FOLDER = pathlib.Path.home() / ".var" / "app" / ID  # the program's own, seen from outside


class Skip(Exception):
    pass


def flatpak(*words, **options):
    return subprocess.run(["flatpak", "--user", *words], capture_output=True, text=True, check=False, **options)


def sandboxes():
    """The programs that run in one."""
    return subprocess.run(["flatpak", "ps", "--columns=application"], capture_output=True, text=True, check=True).stdout.split()


def stop():
    """The program, in whatever sandboxes it is."""
    if ID in sandboxes():
        subprocess.run(["flatpak", "kill", ID], check=True)


def inside(script, *flags, **options):
    """What a shell in the sandbox says; a failure is one."""
    done = flatpak("run", "--command=sh", *flags, REF, "-ec", script, **options)
    if done.returncode != 0:
        raise Failure(f"{script}: {done.stdout}{done.stderr}")
    return done.stdout


def marks(path):
    """What a document holds, as (type, words), read by the program's own command line."""
    with open(path, "rb") as file:
        done = subprocess.run(["flatpak", "--user", "run", "--command=notandactl", REF, "show", "--json", "-"], stdin=file,
                              capture_output=True, check=False)
    if done.returncode != 0:
        raise Failure(f"{path}: {done.stderr.decode()}")
    return [(mark["type"], mark["text"]) for mark in json.loads(done.stdout)["annotations"]]


class SandboxWindow(window.Window):
    """Its window. Seen from outside the process is another one than the window says, so they are told by their names."""

    def __init__(self, path=None, flags=(), words=()):
        self.flags = flags
        try:
            super().__init__(path, words=words)
        except Failure:
            # else it would be taken for the next one
            subprocess.run(["import", "-window", "root", f"{os.environ['G_TEST_BUILDDIR']}/sandbox-start.png"], check=False)
            self.kill()
            raise

    def start(self, words, env):
        # a warning is fatal to the program, not to what starts it
        inner = [f"--env={name}={env.pop(name)}" for name in ("GTK_A11Y", "G_DEBUG")]
        return subprocess.Popen(["flatpak", "--user", "run", *inner, "--file-forwarding", *self.flags, REF,
                                 *(["@@", *words, "@@"] if words else [])], env=env)

    def is_own(self, app):
        return True

    def search(self):
        return "--class", "notanda"

    def kill(self):
        if self.process.poll() is None:
            stop()
            self.process.wait()


@contextlib.contextmanager
def chooser():
    """Chooses the path that is written to the file that is entered. What was asked is beside it."""
    with tempfile.TemporaryDirectory() as folder:
        answer = pathlib.Path(folder) / "answer"
        answer.touch()
        process = subprocess.Popen([pathlib.Path(__file__).with_name("chooser.py"), answer, asked_beside(answer)])
        try:
            wait("the chooser", lambda: owner("org.freedesktop.impl.portal.desktop.test"))
            yield answer
        finally:
            process.terminate()
            process.wait()


def asked_beside(answer):
    return answer.with_name("asked")


def asked(answer):
    """What the chooser was asked for and has answered, as methods of the portal."""
    path = asked_beside(answer)
    return path.read_text(encoding="utf-8").split() if path.exists() else []


def processes(name):
    """Those called so, as their folders in /proc."""
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            if (folder / "comm").read_text().strip() == name:
                yield folder
        except OSError:
            pass  # it has ended


def names(folder):
    """What is in it, hidden files too."""
    return sorted(path.name for path in folder.iterdir())


def run_all(name, tests):
    """Ends with the process."""
    print(f"1..{len(tests)}", flush=True)
    failed = 0
    for number, test in enumerate(tests, 1):
        title = f"{number} - /notanda/flatpak/{name}/{test.__name__.replace('_', '-')}"
        try:
            test()
            print(f"ok {title}", flush=True)
        except Skip as reason:
            print(f"ok {title} # SKIP {reason}", flush=True)
        except Failure as failure:
            failed += 1
            lines = str(failure).replace("\n", "\n# ")
            print(f"# {lines}\nnot ok {title}", flush=True)
    sys.exit(1 if failed else 0)
