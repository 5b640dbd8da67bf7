#!/usr/bin/python3
"""bench.py [PAIRS]: how soon the window is there in the sandbox, against outside of it and the sandbox's own set-up

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

The peer is the same files on the same libraries in plain mounts, which an empty program is measured in and taken from, and an
empty program in the sandbox. Each turn is a fresh process; what was compiled or cached before is there for both.
"""

import importlib.util
import os
import pathlib
import subprocess
import sys
import time

from sandbox import REF, flatpak, wait

spec = importlib.util.spec_from_file_location("dev_bench", pathlib.Path(__file__).parents[1] / "bench" / "bench.py")
dev_bench = importlib.util.module_from_spec(spec)
spec.loader.exec_module(dev_bench)

LIMIT = 1.2
PLATFORM = pathlib.Path(os.environ["DEV_FLATPAK_PLATFORM"])
FILES = pathlib.Path(flatpak("info", "--show-location", REF).stdout.strip()) / "files"


def outside(*command):
    """The words that start it there."""
    words = ["bwrap", "--tmpfs", "/", "--dev", "/dev", "--proc", "/proc", "--ro-bind", PLATFORM / "usr", "/usr", "--ro-bind", PLATFORM / "etc", "/etc",
             "--ro-bind", PLATFORM / "var", "/var", "--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64", "--ro-bind", FILES, "/app"]
    for path in ("/tmp", "/run", pathlib.Path.home()):
        words += ["--bind", path, path]
    for name, value in (("LD_LIBRARY_PATH", "/app/lib"), ("XDG_DATA_DIRS", "/app/share:/usr/share"), ("PATH", "/usr/bin")):
        words += ["--setenv", name, value]
    return [*map(str, words), *command]


def inside(program):
    return ["flatpak", "--user", "run", f"--command={program}", REF]


def is_shown():
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--class", "notanda"], capture_output=True)
    return bool(found.stdout)


def time_window(command):
    start = time.monotonic_ns()
    # its window is taken from it later, which it complains about
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait("the window", is_shown)
    spent = time.monotonic_ns() - start
    subprocess.run(["xdotool", "search", "--onlyvisible", "--class", "notanda", "windowclose"], check=True, capture_output=True)
    process.wait()
    wait("no window", lambda: not is_shown())
    return spent


def time_empty(command):
    start = time.monotonic_ns()
    subprocess.run(command, check=True)
    return time.monotonic_ns() - start


def main():
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    runs = []
    for _ in range(pairs + 1):
        ours = time_window(inside("notanda"))
        peer = time_window(outside("/app/bin/notanda")) - time_empty(outside("true")) + time_empty(inside("true"))
        runs.append((ours, peer))
    dev_bench.show_pairs("the window in the sandbox : outside, and an empty program", runs[1:], LIMIT)
    sys.exit(1 if dev_bench.FAILED else 0)


main()
