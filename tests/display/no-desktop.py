#!/usr/bin/python3
"""no-desktop.py: the window where what a desktop has is missing

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""

import sys

from surroundings import do_job, see_preferences, surroundings, take_article
from window import Gio, run


def no_settings(folder):
    """No schema, as where it is only unpacked."""
    with surroundings(folder, without=["GSETTINGS_SCHEMA_DIR"]):
        do_job(*take_article(folder), before=see_preferences)


def no_settings_backend(folder):
    """And a backend that isn't there."""
    with surroundings(folder, GSETTINGS_BACKEND="dconf", GIO_MODULE_DIR=folder):
        do_job(*take_article(folder), before=see_preferences)


def unknown_locale(folder):
    with surroundings(folder, without=["LANG", "LANGUAGE"], LC_ALL="xx_YY.UTF-8"):
        do_job(*take_article(folder, "Überfahrt.txt"))


def no_icons(folder):
    """Nor types of files, nor fonts' names: nothing of what is usually shared."""
    empty = folder / "share"
    empty.mkdir()
    with surroundings(folder, XDG_DATA_DIRS=empty, XDG_DATA_HOME=empty):
        do_job(*take_article(folder))


def find_bus():
    """The accessibility bus, which the session bus knows of, for a program that has none."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    return bus.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, -1, None).unpack()[0]


def no_session_bus(folder):
    """As over ssh, or as another user."""
    empty = folder / "run"
    empty.mkdir(mode=0o700)
    with surroundings(folder, without=["DBUS_SESSION_BUS_ADDRESS"], XDG_RUNTIME_DIR=empty, AT_SPI_BUS_ADDRESS=find_bus()):
        do_job(*take_article(folder))


TESTS = (no_settings, no_settings_backend, unknown_locale, no_icons, no_session_bus)
print(f"1..{len(TESTS)}", flush=True)
passed = [run(i, f"/notanda/display/no-desktop/{test.__name__.replace('_', '-')}", test) for i, test in enumerate(TESTS, 1)]
sys.exit(0 if all(passed) else 1)
