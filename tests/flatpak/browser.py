#!/usr/bin/python3
"""browser.py: what is opened outside the sandbox is opened by the portal, which may refuse

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

A page that can't be had is to be shown by the browser, which the portal finds as the desktop would: here it is one that writes down what
it was asked for.
"""

import contextlib
import os
import pathlib
import shutil
import tempfile

from sandbox import FOLDER, HAS_DOCUMENTS, Failure, SandboxWindow, Skip, asked, chooser, equal, run_all, wait
from activation import call
from window import GLib, find_start, press, write

ADDRESS = "http://news.example/ebb?page=2&all=yes"
ALERT = "Could Not Open the Browser"
APPLICATIONS = pathlib.Path(os.environ["XDG_DATA_HOME"]) / "applications"
DEFAULTS = pathlib.Path(os.environ["XDG_CONFIG_HOME"]) / "mimeapps.list"
BROWSER = "org.example.Browser"


def has_browser():
    """As the portal sees it, which hears of changes a while after."""
    return call("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.OpenURI", "SchemeSupported",
                GLib.Variant("(sa{sv})", ("http", {})))[0]


@contextlib.contextmanager
def no_browser():
    before = DEFAULTS.read_text(encoding="utf-8")
    DEFAULTS.write_text("[Default Applications]\n", encoding="utf-8")
    try:
        wait("no browser", lambda: not has_browser())
        yield
    finally:
        DEFAULTS.write_text(before, encoding="utf-8")


@contextlib.contextmanager
def browser(path):
    """One that writes to the path. It is the only one."""
    program = APPLICATIONS / f"{BROWSER}.desktop"
    script = path.with_name("browser")
    script.write_text(f'#!/bin/sh\nprintf %s "$1" >"{path}.new"\nmv "{path}.new" "{path}"\n')
    script.chmod(0o755)
    with no_browser():
        program.write_text(f"[Desktop Entry]\nType=Application\nName=Browser\nExec={script} %u\n", encoding="utf-8")
        DEFAULTS.write_text(f"[Default Applications]\nx-scheme-handler/http={BROWSER}.desktop\n", encoding="utf-8")
        try:
            wait("the browser", has_browser)
            yield
        finally:
            program.unlink()


@contextlib.contextmanager
def failed_page():
    """The start page of a window, which says that the address can't be had."""
    if not HAS_DOCUMENTS:
        raise Skip("there is no document portal here")
    # windows that are opened again
    shutil.rmtree(FOLDER, ignore_errors=True)
    shown = SandboxWindow()
    try:
        press("ctrl+l")
        wait("the question", lambda: find_start(shown.app, "Web Address"))
        write(ADDRESS)
        press("Return")
        wait("why not", lambda: find_start(shown.app, "Open in Browser"))
        yield shown
        press("ctrl+w")
        shown.wait_for_end()
    except Failure:
        shown.explain("sandbox-browser", pathlib.Path("/nowhere"))
        raise
    finally:
        shown.kill()


def opened():
    with tempfile.TemporaryDirectory() as name:
        path = pathlib.Path(name) / "address"
        with browser(path), failed_page() as shown:
            shown.click_on("Open in Browser")
            wait("the address", path.exists)
            equal("the address", path.read_text(), ADDRESS)
            equal("an alert", find_start(shown.app, ALERT), None)


def dismissed():
    """Who is asked which browser it should be closes that: nothing is said, and nothing is open."""
    with chooser() as answer, no_browser(), failed_page() as shown:
        for n in (1, 2):
            shown.click_on("Open in Browser")
            wait("the question", lambda n=n: asked(answer) == ["ChooseApplication"] * n)
        equal("an alert", find_start(shown.app, ALERT), None)


def refused():
    """There is no browser, and nobody to ask: that is said, with the address."""
    with no_browser(), failed_page() as shown:
        shown.click_on("Open in Browser")
        wait("why not", lambda: find_start(shown.app, ALERT))
        wait("the address", lambda: find_start(shown.app, "The application launch failed\n\n" + ADDRESS))
        press("Escape")
        wait("the page alone", lambda: not find_start(shown.app, ALERT))


run_all("browser", [opened, dismissed, refused])
