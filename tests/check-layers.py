#!/usr/bin/python3
"""check-layers.py: who may include and call whom in src/.

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

A file includes its own folder and folders of a lower number; large folders have such an order of rooms inside; GTK is for app/ alone and
libsoup for net/ alone; what must happen in one place happens in one file.
"""

import os
import pathlib
import re
import sys

LEVELS = {
    "base": 0, "model": 1, "format": 2,
    "extract": 3, "interchange": 3, "corpus": 3, "suggest": 3,
    "load": 4, "net": 4, "intake": 5, "sync": 5, "cli": 6, "loader": 6, "app": 6,
}
# inside a folder, whose own files are the room ""; rooms of equal number never include each other
ROOMS = {
    "app": {"common": 0, "controls": 1, "reading": 2, "pane": 2, "library": 2, "dialogs": 2, "tags": 2, "blocks": 3, "": 4},
    "extract": {"html": 0, "meta": 1, "": 2},
    "model": {"": 0, "versions": 1},
    "load": {"text": 0, "formats": 1, "": 2},
}
# headers of a library, and the one folder that uses it
LIBRARIES = [
    (re.compile(r"^(gtk|gdk|gsk|pango|graphene|adwaita)\b"), "app", "GTK"),
    (re.compile(r"^libsoup/"), "net", "libsoup"),
    (re.compile(r"^libsecret/"), "sync", "libsecret"),
    (re.compile(r"^sqlite3"), "corpus", "SQLite"),
    (re.compile(r"^gumbo"), "extract", "gumbo"),
    (re.compile(r"^(archive|archive_entry|cmark|poppler)\b"), "load", "a reader's library"),
    (re.compile(r"^seccomp"), "loader", "seccomp"),
]
# calls, and the one file that makes them
CALLS = [
    (r"rename|renameat2?|g_rename|fsync|fdatasync|syncfs|g_fsync|g_file_set_contents(_full)?"
     r"|g_file_replace(_\w+)?|g_file_move(_\w+)?", "src/base/notanda-replace.c"),
    (r"gtk_text_iter_get_offset", "src/app/reading/notanda-display-map.c"),
    (r"g_task_run_in_thread", "src/app/common/notanda-worker.c"),
]
CALLS = [(re.compile(rf"(?<![\w>.])({names}) *\("), only) for names, only in CALLS]
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)', re.MULTILINE)
# strings before comments, or "/*" in one would open a comment
QUIET = re.compile(r'"(?:\\.|[^"\\\n])*"|/\*.*?\*/', re.DOTALL)
LICENCE = """\
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
"""


def room(name):
    """Which room of its folder the file "FOLDER/ROOM/..." is in."""
    return "/".join(name.split("/")[1:-1])


def include_problem(folder, inner, quote, header):
    if quote == "<":
        for pattern, only, library in LIBRARIES:
            if pattern.match(header) and folder != only:
                return f"<{header}> is {library}, which only {only}/ uses"
        return None
    other = header.split("/")[0]
    if header.endswith("-resources.h"):
        return None  # made by the build
    if "/" not in header or other not in LEVELS:
        return f'"{header}" is not named from src/, as in "base/notanda-error.h"'
    if other == folder and room(header) != inner:
        rooms = ROOMS.get(folder, {"": 0})
        if rooms.get(room(header), 0) >= rooms[inner]:
            return f"{folder}/{inner} may not include \"{header}\""
    if other != folder and LEVELS[other] >= LEVELS[folder]:
        return f"{folder}/ ({LEVELS[folder]}) may not include {other}/ ({LEVELS[other]}): \"{header}\""
    return None


def problems(path):
    """Yields (line, what) for one source file."""
    text = path.read_text(encoding="utf-8")
    folder, inner = path.parts[1], "/".join(path.parts[2:-1])
    if folder not in LEVELS or inner not in ROOMS.get(folder, {"": 0}):
        yield 1, f"{path.parent}/ is not a folder of the design"
        return
    if not text.startswith(f"/* {path.name}: ") or LICENCE not in text.partition("*/")[0]:
        yield 1, "the first comment is not: /* NAME: what it is, and then copyright and licence"

    def line(match):
        return text.count("\n", 0, match.start()) + 1

    for match in INCLUDE.finditer(text):
        what = include_problem(folder, inner, *match.groups())
        if what:
            yield line(match), what
    code = QUIET.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    for pattern, only in CALLS:
        for match in pattern.finditer(code):
            if str(path) != only:
                yield line(match), f"{match[1]} is called in {only} alone"


def main():
    os.chdir(pathlib.Path(__file__).resolve().parent.parent)
    failed = False
    for path in sorted(pathlib.Path("src").glob("**/*.[ch]")):
        for line, what in problems(path):
            print(f"{path}:{line}: {what}", file=sys.stderr)
            failed = True
    return failed


sys.exit(main())
