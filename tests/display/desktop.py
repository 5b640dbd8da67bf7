#!/usr/bin/python3
"""desktop.py: the program as the desktop starts it: over the bus, by its entry's actions, by a second start, by its search

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

The bus starts the program by the service file that is installed, but for the place of the program.
"""

import os
import pathlib
import shlex
import shutil
import signal
import subprocess
import sys

from activation import (ID, PATH, SERVICES, application, asks_for_address, call, call_bus, has_window, owner, read_provider, search, windows,
                        write_article)
from window import DEBUG, PATIENCE, Failure, Window, children, equal, find, find_start, press, run, wait

from gi.repository import GLib

BUILT = pathlib.Path(os.environ["GSETTINGS_SCHEMA_DIR"])


class Service:
    """What the bus starts, as long as it is entered."""

    def __enter__(self):
        SERVICES.mkdir(parents=True, exist_ok=True)
        installed = (BUILT / f"{ID}.service").read_text()
        start = next(line for line in installed.splitlines() if line.startswith("Exec="))
        program, option = start.removeprefix("Exec=").split(" ")
        if not program.endswith("/bin/notanda"):
            raise Failure(f"the bus starts {program}")
        words = ["/usr/bin/env", "GTK_A11Y=atspi", f"G_DEBUG={DEBUG}", *(f"{name}={os.environ[name]}" for name in
                 ("GSETTINGS_SCHEMA_DIR", "NOTANDA_LOADER", "LC_ALL")), os.environ["NOTANDA"], option]
        self.file = SERVICES / f"{ID}.service"
        self.file.write_text(installed.replace(start, "Exec=" + shlex.join(words)))
        call_bus("ReloadConfig")
        return self

    def __exit__(self, *_):
        pid = owner()
        if pid:
            os.kill(pid, signal.SIGTERM)
        wait("its end", lambda: not owner())
        self.file.unlink()
        call_bus("ReloadConfig")


def activation(folder):
    """As a click on a file, on the icon's menu and on the icon do."""
    article = write_article(folder / "ebb.txt", "The ebb")
    with Service():
        application("Open", GLib.Variant("(asa{sv})", ([article.as_uri()], {})))
        wait("the article", lambda: has_window(1, "The ebb"))
        first = owner()
        application("ActivateAction", GLib.Variant("(sava{sv})", ("new-window", [], {})))
        wait("the new window", lambda: has_window(2))
        application("ActivateAction", GLib.Variant("(sava{sv})", ("open-address", [], {})))
        wait("the question", asks_for_address)
        application("Activate", GLib.Variant("(a{sv})", ({},)))
        equal("the process", owner(), first)


def entry_actions(folder):
    """Each action of the entry is one of the program, and its command line works where nothing runs."""
    entry = GLib.KeyFile()
    entry.load_from_file(str(BUILT / f"{ID}.desktop"), GLib.KeyFileFlags.NONE)
    names = entry.get_string_list("Desktop Entry", "Actions")
    with Service():
        shown = call(ID, PATH, "org.gtk.Actions", "List")[0]
    for name in names:
        command = entry.get_string(f"Desktop Action {name}", "Exec").split(" ")
        equal(name, (command, name in shown), (["notanda", f"--{name}"], True))
    window = Window(None, words=["--open-address"])
    try:
        wait("the question", lambda: find(window.app, "Web Address"))
        press("Escape")
        wait("no question", lambda: not find(window.app, "Web Address"))
        window.close()
    finally:
        window.kill()


def second_start(folder):
    """Ends at once, and what it was to do is done by the first."""
    one, two = write_article(folder / "ebb.txt", "The ebb"), write_article(folder / "flow.txt", "The flow")
    window = Window(one)
    try:
        for words, n, text in (([two], 2, "The flow"), (["--new-window"], 3, "The ebb"), ([one], 3, "The ebb")):
            done = subprocess.run([os.environ["NOTANDA"], *map(str, words)], timeout=PATIENCE, capture_output=True, text=True)
            equal(f"{words}", (done.returncode, done.stdout, done.stderr), (0, "", ""))
            wait(f"{n} windows", lambda: has_window(n, text))
    finally:
        window.kill()
    equal("its documents", sorted(path.name for path in folder.glob("*.notanda")), ["ebb.notanda", "flow.notanda"])


def add_to_corpus(pile, name, title):
    subprocess.run([os.environ["NOTANDACTL"], "new", str(write_article(pile / f"{name}.txt", title)), "-o",
                    str(pile / f"{name}.notanda")], check=True, stdout=subprocess.DEVNULL)
    (pile / f"{name}.txt").unlink()


def recents():
    path = pathlib.Path(os.environ["XDG_DATA_HOME"]) / "recently-used.xbel"
    return path.read_text() if path.exists() else ""


def read_in_window(pile):
    """So that the desktop knows of it. The list of recent files is written a while after."""
    window = Window(None, words=[pile])
    try:
        wait("the list", lambda: find_start(window.app, "Élan vital"))
        wait("the cache", lambda: list(pathlib.Path(os.environ["XDG_CACHE_HOME"]).glob("notanda/corpora/*.sqlite")))
        window.close()
    finally:
        window.kill()
    wait("the recent files", lambda: pile.as_uri() in recents())
    if "inode/directory" not in recents():
        raise Failure("the corpus is no folder among the recent files")


def find_and_open(pile):
    ids = search("GetInitialResultSet", ["ÉLAN"])
    equal("what is found", ids, [(pile / "a.notanda").as_uri()])
    if windows():
        raise Failure("a search shows a window")
    metas = search("GetResultMetas", ids)
    equal("what is shown", metas, [{"id": ids[0], "name": "Élan vital", "description": "Tides", "gicon": f"{ID}-article"}])
    equal("the second word", search("GetSubsearchResultSet", ids, ["elan", "vit"]), ids)
    equal("another word", search("GetSubsearchResultSet", ids, ["elan", "ferry"]), [])
    equal("no word", search("GetInitialResultSet", []), [])
    equal("ids of others", search("GetResultMetas", ["file:///etc/passwd", "https://news.example/", "%"]), [])
    search("ActivateResult", "https://news.example/", ["elan"], 0)
    search("ActivateResult", ids[0], ["elan"], 0)
    wait("the article", lambda: has_window(1, "Élan vital"))


def lists_alone(title):
    """The one window has the corpus, whose filter leaves this one of its two articles."""
    frames = windows()
    articles = find(frames[0], "Articles", "list") if len(frames) == 1 else None
    return articles and [row.get_name() for row in children(articles)] == [title]


def launch_search():
    """What the shell's search lists in part, the window lists whole."""
    search("LaunchSearch", ["elan", "vit"], 0)
    wait("what was found", lambda: lists_alone("Élan vital"))
    search("LaunchSearch", ["ferry"], 0)
    wait("in the same window", lambda: lists_alone("The ferry"))


def search_provider(folder):
    pile = folder / "pile"
    pile.mkdir()
    add_to_corpus(pile, "a", "Élan vital")
    add_to_corpus(pile, "b", "The flow")
    add_to_corpus(pile, "c", "The ferry")
    subprocess.run([os.environ["NOTANDACTL"], "corpus", "new", str(pile), "--name", "Tides"], check=True, stdout=subprocess.DEVNULL)
    read_in_window(pile)
    keys = read_provider(BUILT / f"{ID}.search-provider.ini")
    equal("where it is looked for", keys, {"DesktopId": f"{ID}.desktop", "BusName": ID, "ObjectPath": f"{PATH}/SearchProvider",
                                           "Version": "2"})
    with Service():
        find_and_open(pile)
        (pile / "b.notanda").unlink()
        equal("what has gone", search("GetInitialResultSet", ["flow"]), [])
    with Service():
        # asked of a program that knows nothing yet
        equal("names", [meta["name"] for meta in search("GetResultMetas", [(pile / "a.notanda").as_uri()])], ["Élan vital"])
        launch_search()
    shutil.rmtree(pile)
    with Service():
        equal("a corpus that has gone", search("GetInitialResultSet", ["elan"]), [])


tests = [("activation", activation), ("entry-actions", entry_actions), ("second-start", second_start), ("search", search_provider)]
print(f"1..{len(tests)}", flush=True)
passed = [run(i, f"/notanda/display/desktop/{name}", test) for i, (name, test) in enumerate(tests, 1)]
sys.exit(0 if all(passed) else 1)
