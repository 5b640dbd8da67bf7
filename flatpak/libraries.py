#!/usr/bin/python3
"""libraries.py FOLDER: the libraries that the programs in FOLDER need, and neither it nor the runtime which people have has

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

One a line, with what needs it; the status is 1 where there are any. runtime-libraries.txt is what that runtime has.
"""

import pathlib
import subprocess
import sys


def needed(path):
    """The libraries it is linked with, without their versions."""
    said = subprocess.run(["readelf", "--dynamic", "--wide", path], capture_output=True, text=True, check=True).stdout
    names = [line.split("[")[1].split("]")[0] for line in said.splitlines() if "(NEEDED)" in line]
    return {name.split(".so")[0] + ".so" for name in names}


def main():
    lines = pathlib.Path(__file__).with_name("runtime-libraries.txt").read_text(encoding="utf-8").splitlines()
    there = {line.split()[0] for line in lines if line and not line.startswith("#")}
    paths = [path for path in pathlib.Path(sys.argv[1]).rglob("*") if path.is_file() and not path.is_symlink() and path.suffix != ".debug"]
    programs = [path for path in paths if path.read_bytes()[:4] == b"\x7fELF"]
    if not programs:
        sys.exit(f"{sys.argv[1]} has no programs")
    there |= {path.name.split(".so")[0] + ".so" for path in programs}
    missing = {f"{name} (for {path.name})" for path in programs for name in needed(path) - there}
    print("\n".join(sorted(missing)))
    sys.exit(1 if missing else 0)


main()
