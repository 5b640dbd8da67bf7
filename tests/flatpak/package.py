#!/usr/bin/python3
"""package.py: what the installed Flatpak may do and has, and that it can be removed

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

Started by flatpak.sh, where the Flatpak is installed, on a display and a bus of its own.
"""

import os
import pathlib
import subprocess
import sys

REF = os.environ["NOTANDA_FLATPAK"]
ID = REF.split("//")[0]
MAX_SIZE = 12 << 20  # bytes, without the tables of poppler
MODULES = ("cmark", "gumbo", "libdeflate", "libexttextcat", "notanda", "poppler", "poppler-data", "uchardet", "yyjson")


class Failure(Exception):
    pass


def flatpak(*words, **options):
    return subprocess.run(["flatpak", "--user", *words], capture_output=True, text=True, check=False, **options)


def inside(script, *flags, **options):
    """What a shell in the sandbox says; a failure is one."""
    done = flatpak("run", "--command=sh", *flags, REF, "-ec", script, **options)
    if done.returncode != 0:
        raise Failure(f"{script}: {done.stdout}{done.stderr}")
    return done.stdout


def equal(what, seen, expected):
    if seen != expected:
        raise Failure(f"{what}: expected {expected!r}, is {seen!r}")


def permissions(folder):
    said = flatpak("info", "--show-permissions", REF).stdout.strip()
    equal("permissions", said, (folder / "permissions").read_text(encoding="utf-8").strip())


def libraries(folder):
    said = inside("ldd /app/bin/notanda /app/bin/notandactl /app/libexec/notanda/* /app/lib/*.so")
    equal("libraries not found", [line for line in said.splitlines() if "not found" in line], [])
    for name in ("poppler-glib", "gumbo", "uchardet", "cmark", "exttextcat", "yyjson", "deflate"):
        # the program's own, and not one that the runtime happens to have
        if f"/app/lib/lib{name}" not in said:
            raise Failure(f"lib{name} isn't the program's own: {said}")


def contents(folder):
    inside("test -e /app/share/glib-2.0/schemas/gschemas.compiled && ! command -v gcc && ! command -v cc")
    equal("folders", inside("ls /app").split(), ["bin", "lib", "libexec", "manifest.json", "share"])
    equal("programs", inside("ls /app/bin").split(), ["notanda", "notandactl"])
    equal("licences", inside(f"ls /app/share/licenses/{ID}").split(), list(MODULES))
    equal("empty licences", inside(f"for d in /app/share/licenses/{ID}/*; do [ -n \"$(ls $d)\" ] || echo $d; done"), "")


def size(folder):
    where = pathlib.Path(flatpak("info", "--show-location", REF).stdout.strip()) / "files"
    files = [path for path in where.rglob("*") if path.is_file() and not path.is_symlink()]
    tables = sum(path.stat().st_size for path in files if "share/poppler/" in str(path))
    rest = sum(path.stat().st_size for path in files) - tables
    print(f"# {rest / 1e6:.1f} MB, and {tables / 1e6:.1f} MB of tables of poppler")
    if rest > MAX_SIZE:
        raise Failure(f"{rest} bytes are too many")


def command_line(folder):
    """By standard input and output alone: there is no folder that both sides see."""
    text = "“It works,” said Ada Byron.\n"
    done = flatpak("run", "--command=notandactl", REF, "extract", "-", input=text)
    equal("extracted", (done.returncode, done.stdout.strip()), (0, text.strip()))


def tables(folder):
    """A Chinese PDF whose fonts aren't in it and say nothing of Unicode."""
    path = folder.parent / "tests" / "data" / "load" / "files" / "chinese.pdf"
    done = flatpak("run", "--command=notandactl", REF, "extract", "-", stdin=path.open("rb"))
    if done.returncode != 0 or not any("\u4e00" <= c <= "\u9fff" for c in done.stdout):
        raise Failure(f"no Chinese: {done.stdout}{done.stderr}")


def removal(folder):
    done = flatpak("uninstall", "-y", "--noninteractive", "--delete-data", REF)
    equal("removed", (done.returncode, done.stderr), (0, ""))
    installation = pathlib.Path(os.environ["FLATPAK_USER_DIR"])
    left = [str(path) for part in ("app", "exports") for path in (installation / part).rglob(f"*{ID}*")]
    equal("left behind", left, [])
    equal("data left behind", (pathlib.Path.home() / ".var" / "app" / ID).exists(), False)


def main():
    folder = pathlib.Path(sys.argv[1])
    tests = (permissions, libraries, contents, size, command_line, tables, removal)
    print(f"1..{len(tests)}", flush=True)
    failed = 0
    for number, test in enumerate(tests, 1):
        name = f"{number} - /notanda/flatpak/package/{test.__name__.replace('_', '-')}"
        try:
            test(folder)
            print(f"ok {name}", flush=True)
        except Failure as failure:
            failed += 1
            lines = str(failure).replace("\n", "\n# ")
            print(f"# {lines}\nnot ok {name}", flush=True)
    sys.exit(1 if failed else 0)


main()
