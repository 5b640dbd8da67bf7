#!/usr/bin/python3
"""machine.py CACHE FRESH SCRIPT: a test on a machine that never saw the checkout

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

In a namespace of its own, empty folders lie over the checkout and over CACHE, where all is that was built and downloaded. What is left of
them is FRESH, a folder in CACHE, as it was filled by flatpak.sh, and a copy of the tests in it, from which the test is started.
"""

import os
import pathlib
import shutil
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP / "tests" / "display"))
from mounts import mounting  # noqa: E402

HIDE = 'mount -n --bind "$1" "$2"; mount -nt tmpfs tmpfs "$3"; mount -nt tmpfs tmpfs "$4"; mkdir -p "$1"; mount -n --move "$2" "$1"; cd "$1"'


def main():
    cache, fresh, script = (pathlib.Path(word) for word in sys.argv[1:])
    hold = pathlib.Path(os.environ["XDG_RUNTIME_DIR"]) / "machine"
    hold.mkdir(exist_ok=True)
    tests, out = fresh / "tests", pathlib.Path(os.environ["G_TEST_BUILDDIR"])
    for name in ("data", "display", "flatpak", "util"):
        shutil.copytree(TOP / "tests" / name, tests / name)
    os.environ.update(G_TEST_SRCDIR=str(tests), G_TEST_BUILDDIR=str(fresh), NOTANDA_HIDDEN=f"{TOP}:{cache}")
    words = [*mounting(HIDE, fresh, hold, cache, TOP), sys.executable, str(tests / "flatpak" / script)]
    status = os.spawnvp(os.P_WAIT, words[0], words)
    for picture in fresh.glob("*.png"):
        shutil.copy(picture, out)
    sys.exit(status)


main()
