#!/usr/bin/python3
"""sources.py: the sources that the manifest names, as Debian's source packages have them

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

  sources.py missing MANIFEST FOLDER
      which of them FOLDER hasn't, or hasn't as the manifest has them: lines of source package and file name
  sources.py local MANIFEST FOLDER CHECKOUT RUNTIME-VERSION
      the manifest for a build without a network: sources from FOLDER, the program from CHECKOUT, both as seen from where it is put
"""

import hashlib
import json
import pathlib
import sys


def pinned(manifest):
    """Each source with an address, and so a checksum."""
    return [source for module in manifest["modules"] for source in module["sources"] if "sha256" in source]


def file_name(source):
    return source["url"].rsplit("/", 1)[1].replace("%2B", "+")


def is_there(source, folder):
    path = folder / file_name(source)
    return path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == source["sha256"]


def print_missing(manifest, folder):
    for source in pinned(manifest):
        if not is_there(source, folder):
            print(file_name(source).split("_")[0], file_name(source))


def print_local(manifest, folder, checkout, version):
    for source in pinned(manifest):
        source["path"] = f"{folder}/{file_name(source)}"
        del source["url"]
    for module in manifest["modules"]:
        if module["name"] == "notanda":
            module["sources"] = [{"type": "dir", "path": checkout, "skip": ["_build", ".git"]}]
    manifest["runtime-version"] = version
    print(json.dumps(manifest, indent=2))


def main():
    command, manifest, folder, *rest = sys.argv[1:]
    manifest = json.loads(pathlib.Path(manifest).read_text(encoding="utf-8"))
    if command == "missing":
        print_missing(manifest, pathlib.Path(folder))
    else:
        print_local(manifest, folder, *rest)


main()
