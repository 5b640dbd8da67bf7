#!/usr/bin/python3
"""chooser.py: what chooses a file where there is nobody to do it

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

  chooser.py ANSWER ASKED

The dialog behind the file portal: answers each request with the path that stands in the file ANSWER, or, where that is empty,
as one does who closes the dialog, and adds a line with the method to the file ASKED. The portal does the rest, as on any desktop.
"""

import pathlib
import sys

import gi
gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

NAME = "org.freedesktop.impl.portal.desktop.test"
ARGUMENTS = "".join(f'<arg type="{kind}" name="{name}" direction="{way}"/>' for kind, name, way in (
    ("o", "handle", "in"), ("s", "app_id", "in"), ("s", "parent_window", "in"), ("s", "title", "in"), ("a{sv}", "options", "in"),
    ("u", "response", "out"), ("a{sv}", "results", "out")))
METHODS = "".join(f'<method name="{name}">{ARGUMENTS}</method>' for name in ("OpenFile", "SaveFile"))
INTERFACE = f'<node><interface name="org.freedesktop.impl.portal.FileChooser">{METHODS}</interface></node>'


def main():
    answer, asked = map(pathlib.Path, sys.argv[1:])
    loop = GLib.MainLoop()
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)

    def choose(_bus, _sender, _path, _interface, method, _parameters, call):
        path = answer.read_text(encoding="utf-8")
        results = {"uris": GLib.Variant("as", [pathlib.Path(path).as_uri()]), "writable": GLib.Variant("b", True)} if path else {}
        call.return_value(GLib.Variant("(ua{sv})", (0 if path else 1, results)))
        with asked.open("a", encoding="utf-8") as lines:
            lines.write(f"{method}\n")

    bus.register_object("/org/freedesktop/portal/desktop", Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0], choose, None, None)
    Gio.bus_own_name_on_connection(bus, NAME, Gio.BusNameOwnerFlags.NONE, None, lambda *_: loop.quit())
    loop.run()


main()
