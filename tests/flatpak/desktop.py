#!/usr/bin/python3
"""desktop.py: the program in its sandbox as the desktop starts it, by nothing but the files that the installation exports

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

The bus has the service file, GIO the entry and the cache of types, the search the file that says where it is: each is read where flatpak
has put it, and the window that comes is looked at.
"""

import contextlib
import os
import pathlib
import shutil
import subprocess
import tempfile

import gi

from corpus import make_corpus
from sandbox import FOLDER, HAS_DOCUMENTS, ID, REF, Failure, SandboxWindow, Skip, chooser, equal, flatpak, inside, processes, run_all, sandboxes, stop, wait
from activation import (PATH, SERVICES, application, asks_for_address, call_bus, has_window, owner, read_provider, search, windows, write_article)
from window import DEBUG, Gio, GLib, find, find_start, press

gi.require_version("GioUnix", "2.0")
from gi.repository.GioUnix import DesktopAppInfo  # noqa: E402

SHARE = pathlib.Path(os.environ["FLATPAK_USER_DIR"]) / "exports" / "share"
ENTRY = SHARE / "applications" / f"{ID}.desktop"
TITLE = "Harbour bridge to open in May, mayor says"
SERVICE = "--gapplication-service"   # what the bus starts it with, and nobody else


def variant(kind, *values):
    return GLib.Variant(kind, values)


@contextlib.contextmanager
def session(name):
    """One that knows of the installation, as one does that has begun after it. What has started in it ends with it."""
    if not HAS_DOCUMENTS:
        raise Skip("there is no document portal here")
    # windows that are opened again
    shutil.rmtree(FOLDER, ignore_errors=True)
    SERVICES.mkdir(parents=True, exist_ok=True)
    service = SERVICES / f"{ID}.service"
    service.symlink_to(SHARE / "dbus-1" / "services" / service.name)
    known = ("HOME", "FLATPAK_USER_DIR", "XDG_DATA_DIRS", "DBUS_SYSTEM_BUS_ADDRESS")
    call_bus("UpdateActivationEnvironment", variant("(a{ss})", {key: os.environ[key] for key in known}))
    call_bus("ReloadConfig")
    # a warning is fatal to the program, whoever starts it
    equal("set", flatpak("override", f"--env=G_DEBUG={DEBUG}", "--env=GTK_A11Y=atspi", ID).returncode, 0)
    try:
        with tempfile.TemporaryDirectory() as folder:
            yield pathlib.Path(folder)
    except (Failure, GLib.Error) as error:
        subprocess.run(["import", "-window", "root", f"{os.environ['G_TEST_BUILDDIR']}/sandbox-{name}.png"], check=False)
        raise Failure(f"{error}; it runs as {running()}") from error
    finally:
        flatpak("override", "--reset", ID)
        service.unlink()
        call_bus("ReloadConfig")
        end()


def end():
    stop()
    wait("its end", lambda: not running() and not owner())


def running():
    """The words that each program in the sandbox was started with."""
    found = []
    for process in processes("notanda"):
        with contextlib.suppress(OSError):
            found.append((process / "cmdline").read_bytes().decode().split("\0")[1:-1])
    return found


def start(app, *paths):
    if not app.launch_uris([path.as_uri() for path in paths], None):
        raise Failure("it isn't started")


def over_the_bus():
    """An icon's click, a file's, and the icon's menu."""
    with session("desktop-bus") as folder:
        application("Activate", variant("(a{sv})", {}))
        wait("the empty window", lambda: has_window(1))
        equal("started as", running(), [[SERVICE]])
        first = owner()
        application("ActivateAction", variant("(sava{sv})", "new-window", [], {}))
        wait("the new window", lambda: has_window(2))
        application("ActivateAction", variant("(sava{sv})", "open-address", [], {}))
        wait("the question", asks_for_address)
        # what the entry is for: GIO gives the file to the sandbox, and calls Open
        app = DesktopAppInfo.new(f"{ID}.desktop")
        equal("the entry", DesktopAppInfo.get_filename(app), str(ENTRY))
        start(app, write_article(folder / "ebb.txt", "The ebb"))
        wait("the article", lambda: any(find_start(frame, "The ebb") for frame in windows()))
        equal("the processes", (owner(), running()), (first, [[SERVICE]]))


def opened_by_the_bus():
    """A file where nothing runs yet, with an address that is the user's, and not the sandbox'."""
    with session("desktop-open") as folder:
        article = write_article(folder / "ebb.txt", "The ebb")
        inside(f"! test -e '{article}'")
        app = DesktopAppInfo.new(f"{ID}.desktop")
        start(app, article)
        wait("the article", lambda: has_window(1, "The ebb"))
        equal("started as", running(), [[SERVICE]])
        end()
        for action, holds in (("new-window", lambda: has_window(1)), ("open-address", asks_for_address)):
            DesktopAppInfo.launch_action(app, action, None)
            wait(action, holds)
            equal(f"{action} started as", running(), [[SERVICE]])
            end()


def by_its_lines():
    """As a launcher does that knows nothing of the bus: Exec= of the entry and of its actions, where nothing runs and where it does."""
    with session("desktop-lines") as folder:
        entry = folder / "lines.desktop"
        entry.write_text(ENTRY.read_text(encoding="utf-8").replace("DBusActivatable=true\n", ""), encoding="utf-8")
        app = DesktopAppInfo.new_from_filename(str(entry))
        equal("actions", DesktopAppInfo.list_actions(app), ["new-window", "open-address"])
        for action, holds in (("new-window", lambda: has_window(1)), ("open-address", asks_for_address)):
            DesktopAppInfo.launch_action(app, action, None)
            wait(action, holds)
            equal(f"{action} started as", running(), [[f"--{action}"]])
            end()
        start(app, write_article(folder / "ebb.txt", "The ebb"))
        wait("the article", lambda: has_window(1, "The ebb"))
        first = owner()
        words, = running()
        equal("the file's address", (len(words), words[0].startswith(f"file:///run/user/{os.getuid()}/doc/")), (1, True))
        for n, action, holds in ((2, "new-window", lambda: has_window(2)), (2, "open-address", asks_for_address)):
            DesktopAppInfo.launch_action(app, action, None)
            wait(f"{n} windows and {action}", lambda n=n, holds=holds: has_window(n) and holds())
            wait("one process", lambda: running() == [words])
        equal("the process", owner(), first)


def make_files(folder):
    """Their types, names and titles; what a document's first bytes are the desktop doesn't look at, for flatpak exports names alone."""
    write_article(folder / "ebb.txt", "The ebb")
    (folder / "flow.html").write_text("<!DOCTYPE html><html><head><title>The flow</title></head><body><p>Nobody saw it.</p></body></html>", encoding="utf-8")
    (folder / "neap.md").write_text("# The neap\n\nNobody saw it.\n", encoding="utf-8")
    with open(folder / "spring.notanda", "wb") as file:
        words = 'd=$(mktemp -d); printf "The spring\\n\\nNobody saw it.\\n" >$d/a.txt; notandactl new $d/a.txt -o $d/a.notanda >/dev/null; cat $d/a.notanda'
        subprocess.run(["flatpak", "--user", "run", "--command=sh", REF, "-ec", words], stdout=file, check=True)
    return (("text/plain", "ebb.txt", "The ebb"), ("text/html", "flow.html", "The flow"), ("text/markdown", "neap.md", "The neap"),
            ("application/x-notanda", "spring.notanda", "The spring"))


def by_type():
    """Open With, of a file manager: which program a file's type has, by the caches that are exported."""
    with session("desktop-type") as folder:
        for kind, name, title in make_files(folder):
            file = Gio.File.new_for_path(str(folder / name))
            found = file.query_info("standard::content-type", Gio.FileQueryInfoFlags.NONE, None).get_content_type()
            equal(f"the type of {name}", found, kind)
            if f"{ID}.desktop" not in [app.get_id() for app in Gio.AppInfo.get_recommended_for_type(kind)]:
                raise Failure(f"it isn't among those that open {kind}")
            equal("is opened", Gio.AppInfo.launch_default_for_uri(file.get_uri(), None), True)
            wait(title, lambda title=title: has_window(1, title))
            end()
        kinds = DesktopAppInfo.new(f"{ID}.desktop").get_supported_types()
        equal("not the default", [kind for kind in kinds if Gio.AppInfo.get_default_for_type(kind, False).get_id() != f"{ID}.desktop"], [])
        # those are the browser's
        for scheme in ("http", "https"):
            equal(scheme, f"{ID}.desktop" in [app.get_id() for app in Gio.AppInfo.get_all_for_type(f"x-scheme-handler/{scheme}")], False)


def second_start():
    """Another sandbox is made, asks the first, and ends: what it was to do is done there."""
    with session("desktop-second") as folder:
        one, two = write_article(folder / "ebb.txt", "The ebb"), write_article(folder / "flow.txt", "The flow")
        SandboxWindow(one)
        first, before = owner(), running()
        for words, n, text in ((["@@", two, "@@"], 2, "The flow"), (["--new-window"], 3, "The ebb"), (["@@", one, "@@"], 3, "The ebb")):
            done = flatpak("run", "--file-forwarding", REF, *map(str, words))
            equal(f"{words}", (done.returncode, done.stdout, done.stderr), (0, "", ""))
            wait(f"{n} windows", lambda n=n, text=text: has_window(n, text))
            equal("the process", (owner(), running()), (first, before))
        wait("one sandbox", lambda: sandboxes() == [ID])


def read_corpus(folder):
    """A corpus that is chosen and read, so that it is among the recent ones."""
    with chooser() as answer:
        answer.write_text(str(make_corpus(folder)))
        shown = SandboxWindow()
        press("ctrl+shift+o")
        wait("the article's row", lambda: find(shown.app, "Filter Articles") and find_start(shown.app, TITLE))
        recent = FOLDER / "data" / "recently-used.xbel"
        wait("the recent files", lambda: recent.exists() and "/corpus" in recent.read_text())
        shown.close()


def searched():
    with session("desktop-search") as folder:
        read_corpus(folder)
        provider = read_provider(SHARE / "gnome-shell" / "search-providers" / f"{ID}.search-provider.ini")
        # flatpak leaves it to the user to switch on what he has installed
        equal("where it is looked for", provider, {"DesktopId": f"{ID}.desktop", "BusName": ID, "ObjectPath": f"{PATH}/SearchProvider",
                                                   "Version": "2", "DefaultDisabled": "true"})
        ids = search("GetInitialResultSet", ["HARBOUR"])
        equal("what is found", (len(ids), running(), windows()), (1, [[SERVICE]], []))
        meta, = search("GetResultMetas", ids)
        equal("what is shown", meta, {"id": ids[0], "name": TITLE, "description": "Harbours", "gicon": f"{ID}-article"})
        equal("its icon", (SHARE / "icons" / "hicolor" / "scalable" / "mimetypes" / f"{meta['gicon']}.svg").exists(), True)
        equal("another word", search("GetSubsearchResultSet", ids, ["harbour", "giraffe"]), [])
        end()
        # asked of a program that knows nothing yet
        equal("described", search("GetResultMetas", ids), [meta])
        search("ActivateResult", ids[0], ["harbour"], 0)
        wait("the article", lambda: has_window(1, TITLE))
        equal("started as", running(), [[SERVICE]])


run_all("desktop", [over_the_bus, opened_by_the_bus, by_its_lines, by_type, second_start, searched])
