#!/usr/bin/python3
"""installed.py: what is installed works from there, and is taken out again without a trace

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

An empty folder is mounted over the prefix, for what this script starts alone.
"""

import os
import pathlib
import shutil
import subprocess
import sys

from mounts import can_mount, mounting
from window import Failure, Window, equal, find_start, press, run, wait

BUILD = pathlib.Path(os.environ["G_TEST_BUILDDIR"]).parent
PREFIX = "/usr/local"
ID = "io.github.notanda.Notanda"
# what leads the program to what was only built
BUILT = ("GSETTINGS_SCHEMA_DIR", "NOTANDA_LOADER", "XDG_DATA_DIRS", "DESTDIR")
SHARE = {f"applications/{ID}.desktop", "bash-completion/completions/notanda", "bash-completion/completions/notandactl",
         f"dbus-1/services/{ID}.service", f"glib-2.0/schemas/{ID}.gschema.xml", f"gnome-shell/search-providers/{ID}.search-provider.ini",
         f"icons/hicolor/scalable/apps/{ID}.svg", f"icons/hicolor/scalable/mimetypes/{ID}-article.svg",
         f"icons/hicolor/scalable/mimetypes/{ID}-corpus.svg", f"icons/hicolor/symbolic/apps/{ID}-symbolic.svg",
         "man/man1/notanda.1", "man/man1/notandactl.1", f"metainfo/{ID}.metainfo.xml", f"mime/packages/{ID}.xml"}
CACHES = {"applications/mimeinfo.cache", "glib-2.0/schemas/gschemas.compiled", "icons/hicolor/icon-theme.cache", "mime/mime.cache"}
# of another program, in the same prefix
OTHERS = {"share/glib-2.0/schemas/org.example.Other.gschema.xml":
          '<schemalist><schema id="org.example.Other" path="/org/example/"><key name="k" type="b"><default>true</default></key></schema></schemalist>',
          "share/applications/org.example.Other.desktop":
          "[Desktop Entry]\nType=Application\nName=Other\nExec=other\nMimeType=application/x-other;\n",
          "share/icons/hicolor/scalable/apps/org.example.Other.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16"/>',
          "share/mime/packages/org.example.Other.xml":
          '<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info"><mime-type type="application/x-other">'
          '<glob pattern="*.other"/></mime-type></mime-info>'}


def inside(folder):
    """The words before a command that is to see the folder in place of the prefix."""
    return mounting('mount --bind "$1" "$2"', folder, PREFIX)


def call(folder, *command):
    done = subprocess.run([*inside(folder), *map(str, command)], capture_output=True, text=True, env=environment())
    if done.returncode != 0:
        raise Failure(f"{command}: {done.stdout}{done.stderr}")
    return done.stdout


def environment():
    return {name: value for name, value in os.environ.items() if name not in BUILT}


def install(folder):
    call(folder, "meson", "install", "--no-rebuild", "-C", BUILD)


def remove(folder):
    call(folder, "ninja", "-C", BUILD, "remove")


def files(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir()}


def write_starter(path, prefix):
    """A program that becomes the installed one."""
    words = [*inside(prefix), f"{PREFIX}/bin/notanda"]
    path.write_text(f"#!/usr/bin/python3\nimport os, sys\nfor name in {BUILT}:\n    os.environ.pop(name, None)\n"
                    f"os.execvp({words[0]!r}, {words} + sys.argv[1:])\n")
    path.chmod(0o755)
    return path


def works(folder):
    """The programs, their helper, the settings, from the prefix alone."""
    prefix, page = folder / "prefix", folder / "page.html"
    prefix.mkdir()
    page.write_text("<html><body><article><h1>The ebb</h1>" + "<p>Nobody saw the ferry leave the quay that night.</p>" * 9 + "</article></body></html>")
    install(prefix)
    found = {path.removeprefix("share/") for path in files(prefix) if path.startswith("share/") and not path.startswith("share/locale/")}
    missing, more = (SHARE | CACHES) - found, {path for path in found - SHARE - CACHES if not path.startswith("mime/")}
    equal("files", (missing, more), (set(), set()))
    equal("the text", "Nobody saw the ferry" in call(prefix, f"{PREFIX}/bin/notandactl", "extract", page), True)
    equal("the settings", "restore-windows" in call(prefix, "gsettings", "list-keys", ID), True)
    equal("the completion", "--new-window" in call(prefix, "bash", "-c", f". {PREFIX}/share/bash-completion/completions/notanda && declare -f _notanda"), True)
    os.environ["NOTANDA"] = str(write_starter(folder / "start", prefix))
    window = Window(page)
    try:
        wait("the article", lambda: "Nobody saw the ferry" in window.text())
        press("ctrl+comma")
        wait("the preferences", lambda: find_start(window.app, "Preferences"))
        press("Escape")
        window.close()
    finally:
        window.kill()
    remove(prefix)
    equal("left behind", sorted(str(path.relative_to(prefix)) for path in prefix.rglob("*")), [])


def put_others(folder):
    for name, text in OTHERS.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def others_stay(folder):
    put_others(folder)
    install(folder)
    both = call(folder, "gsettings", "list-schemas")
    equal("both settings", (ID in both, "org.example.Other" in both), (True, True))
    remove(folder)
    left = files(folder)
    equal("the other's", set(OTHERS) - left, set())
    equal("of this program", [path for path in left if "notanda" in path.lower()], [])
    equal("caches", {f"share/{cache}" for cache in CACHES} - left, set())
    equal("in the caches", [path for path in left if b"notanda" in (folder / path).read_bytes()], [])
    equal("the other's settings", call(folder, "gsettings", "get", "org.example.Other", "k"), "true\n")


def stopped(folder):
    """The others have their caches back, whatever stops it, and what is left can be taken out after all."""
    prefix, path = folder / "prefix", folder / "bin"
    put_others(prefix)
    path.mkdir()
    install(prefix)
    # in the place of what takes out the files, which is called when the caches are gone
    ninja = path / "ninja"
    for end in ("exit 1", "kill -TERM $PPID", "kill -INT $PPID; kill -INT $$"):
        ninja.write_text(f"#!/bin/bash\n[ ! -e {PREFIX}/share/applications/mimeinfo.cache ] || exit 0\n{end}\n")
        ninja.chmod(0o755)
        done = subprocess.run([*inside(prefix), shutil.which("ninja"), "-C", BUILD, "remove"], capture_output=True, text=True,
                              env=environment() | {"PATH": f"{path}:{os.environ['PATH']}"})
        equal(f"after {end}: failed", done.returncode != 0, True)
        equal(f"after {end}: caches", {f"share/{cache}" for cache in CACHES} - files(prefix), set())
    remove(prefix)
    equal("of this program", [path for path in files(prefix) if "notanda" in path.lower()], [])


def staged(folder):
    """As who makes packages does it: the machine's caches are another's to make."""
    stage = folder / "stage"
    subprocess.run(["meson", "install", "--no-rebuild", "-C", BUILD], env=environment() | {"DESTDIR": str(stage)}, check=True, capture_output=True)
    found = files(stage)
    equal("caches", {path for path in found if path.split("/share/")[-1] in CACHES}, set())
    equal("the programs", sorted(path for path in found if path.startswith("usr/local/bin/")), ["usr/local/bin/notanda", "usr/local/bin/notandactl"])
    subprocess.run(["ninja", "-C", BUILD, "uninstall"], check=True, capture_output=True)
    equal("left behind", sorted(str(path) for path in folder.rglob("*")), [])


def has_prefix():
    said = subprocess.run(["meson", "introspect", "--buildoptions", str(BUILD)], capture_output=True, text=True, check=True).stdout
    return f'"value": "{PREFIX}"' in said


tests = [("works", works), ("others-stay", others_stay), ("stopped", stopped), ("staged", staged)]
print(f"1..{len(tests)}", flush=True)
if not (can_mount() and has_prefix()):
    for i, (name, _) in enumerate(tests, 1):
        print(f"ok {i} - /notanda/display/installed/{name} # SKIP nothing can be mounted over {PREFIX} here", flush=True)
    sys.exit(0)
passed = [run(i, f"/notanda/display/installed/{name}", test) for i, (name, test) in enumerate(tests, 1)]
sys.exit(0 if all(passed) else 1)
