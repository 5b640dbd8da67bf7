"""activation.py: the program as the desktop reaches it over the session bus, and the windows that come of it

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

Started by whoever asks: what is called by its name is started by the bus, from the service file that this has.
"""

import os
import pathlib

from window import PATIENCE, children, find, find_start

from gi.repository import Atspi, Gio, GLib

ID = "io.github.notanda.Notanda"
PATH = "/io/github/notanda/Notanda"
SERVICES = pathlib.Path(os.environ["XDG_DATA_HOME"]) / "dbus-1" / "services"   # where the tests' bus looks, whenever it began
SEARCH = "org.gnome.Shell.SearchProvider2"
bus = Gio.bus_get_sync(Gio.BusType.SESSION)


def call(name, path, interface, method, arguments=None):
    answer = bus.call_sync(name, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, PATIENCE * 1000, None)
    return answer.unpack()


def call_bus(method, arguments=None):
    return call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", method, arguments)


def owner(name=ID):
    """Which process has the name on the bus; of one in a sandbox it is the proxy of that sandbox."""
    if not call_bus("NameHasOwner", GLib.Variant("(s)", (name,)))[0]:
        return None
    return call_bus("GetConnectionUnixProcessID", GLib.Variant("(s)", (name,)))[0]


def application(method, arguments):
    call(ID, PATH, "org.freedesktop.Application", method, arguments)


def search(method, *arguments):
    kinds = {"GetInitialResultSet": "(as)", "GetSubsearchResultSet": "(asas)", "GetResultMetas": "(as)",
             "ActivateResult": "(sasu)", "LaunchSearch": "(asu)"}
    answer = call(ID, f"{PATH}/SearchProvider", SEARCH, method, GLib.Variant(kinds[method], arguments))
    return answer[0] if answer else None


def read_provider(path):
    """Where the shell looks for the search, as its file says."""
    ini = GLib.KeyFile()
    ini.load_from_file(str(path), GLib.KeyFileFlags.NONE)
    return {key: ini.get_string("Shell Search Provider", key) for key in ini.get_keys("Shell Search Provider")[0]}


def windows():
    app = next((app for app in children(Atspi.get_desktop(0)) if app.get_name() == "notanda"), None)
    return [frame for frame in children(app)] if app else []


def has_window(n, *texts):
    found = windows()
    return len(found) == n and all(any(find_start(frame, text) for frame in found) for text in texts)


def asks_for_address():
    return any(find(frame, "Web Address") for frame in windows())


def write_article(path, title):
    path.write_text(f"{title}\n\nNobody saw it.\n")
    return path
