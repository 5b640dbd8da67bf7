#!/usr/bin/python3
"""chooser.py: what chooses a file, or a program, where there is nobody to do it

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

  chooser.py ANSWER ASKED

The dialogs behind the portals for files and for addresses: answers each request with the path, or the program's id, that stands in the
file ANSWER, or, where that is empty, as one does who closes the dialog, and adds a line with the method to the file ASKED. The portal does
the rest, as on any desktop.
"""

import pathlib
import sys

import gi
gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

NAME = "org.freedesktop.impl.portal.desktop.test"
PATH = "/org/freedesktop/portal/desktop"


def interface(name, methods, fourth):
    """Of an implementation of a portal, whose methods differ in what they say with the fourth argument."""
    arguments = "".join(f'<arg type="{kind}" name="{argument}" direction="{way}"/>' for kind, argument, way in (
        ("o", "handle", "in"), ("s", "app_id", "in"), ("s", "parent_window", "in"), fourth, ("a{sv}", "options", "in"),
        ("u", "response", "out"), ("a{sv}", "results", "out")))
    methods = "".join(f'<method name="{method}">{arguments}</method>' for method in methods)
    node = f'<node><interface name="org.freedesktop.impl.portal.{name}">{methods}</interface></node>'
    return Gio.DBusNodeInfo.new_for_xml(node).interfaces[0]


INTERFACES = (interface("FileChooser", ("OpenFile", "SaveFile"), ("s", "title", "in")),
              interface("AppChooser", ("ChooseApplication",), ("as", "choices", "in")))


def main():
    answer, asked = map(pathlib.Path, sys.argv[1:])
    loop = GLib.MainLoop()
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)

    def choose(_bus, _sender, _path, _interface, method, _parameters, call):
        chosen = answer.read_text(encoding="utf-8")
        if method == "ChooseApplication":
            results = {"choice": GLib.Variant("s", chosen)}
        elif chosen:
            results = {"uris": GLib.Variant("as", [pathlib.Path(chosen).as_uri()]), "writable": GLib.Variant("b", True)}
        call.return_value(GLib.Variant("(ua{sv})", (0, results) if chosen else (1, {})))
        with asked.open("a", encoding="utf-8") as lines:
            lines.write(f"{method}\n")

    for one in INTERFACES:
        bus.register_object(PATH, one, choose, None, None)
    Gio.bus_own_name_on_connection(bus, NAME, Gio.BusNameOwnerFlags.NONE, None, lambda *_: loop.quit())
    loop.run()


main()
