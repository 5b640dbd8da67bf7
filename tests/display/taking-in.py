#!/usr/bin/python3
"""taking-in.py: articles are taken in as people do it, with real keys, a real mouse and another program

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

An address is typed, and given up while the server is silent; an item of a feed is opened; HTML is pasted; files of pages are
dropped. Which kinds there are, and what else can happen, is tested where it is cheaper.
"""

import http.server
import itertools
import os
import subprocess
import sys
import threading

from window import (Failure, Window, find, find_start, go_on_to, has_focus, press, run, show, wait, write)

GIVER = f"{os.environ['G_TEST_BUILDDIR']}/display/giver"
FIRST = "The old quay of the town will close to ships in spring, the harbour office said on Tuesday, after two hundred years."
SECOND = "Ships will go to the new basin behind the island, where there is room for more of them and the water is deeper."
THIRD = "Whoever wants to see the last one leave should come before the end of the month, the harbour master said."


def page(title):
    return (f"<!doctype html><html lang=en><head><title>{title}</title></head><body><article><h1>{title}</h1>"
            f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article></body></html>\n")


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour News</title>
<item><title>A calm is coming</title><link>http://site.test/calm</link><guid>calm</guid></item>
<item><title>A storm has passed</title><link>http://site.test/storm</link><guid>storm</guid></item></channel></rss>
"""


class Site(http.server.BaseHTTPRequestHandler):
    """A server of pages, and the proxy by which site.test is reached."""

    def do_GET(self):
        path = self.path.removeprefix("http://site.test")
        body = {"/quay": page("The quay will close"), "/calm": page("A calm is coming"), "/feed": FEED}.get(path)
        if path == "/silent":
            self.server.is_asked.set()
            self.server.is_over.wait()
            return
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "application/rss+xml" if path == "/feed" else "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write((body or "").encode())

    def log_message(self, *words):
        pass


class Server:
    def __enter__(self):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
        self.server.is_asked, self.server.is_over = threading.Event(), threading.Event()
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"
        os.environ.update(http_proxy=self.address, no_proxy="127.0.0.1", GIO_USE_PROXY_RESOLVER="libproxy")
        return self

    def __exit__(self, *words):
        self.server.is_over.set()
        self.server.shutdown()


def opened(window, title):
    """An article in the window, with all of its text."""
    wait(title, lambda: find(window.app, "Article") and window.frame.get_name().startswith(title))
    window.view = find(window.app, "Article")
    wait("its text", lambda: all(part in window.text() for part in (FIRST, SECOND, THIRD)))


def type_address(window, address):
    press("ctrl+l")
    wait("the entry", lambda: has_focus(window, "Web Address"))
    write(address)
    press("Return")


def tried(function):
    def test(folder):
        with Server() as site:
            window = Window(None)
            try:
                function(folder, site, window)
            except Failure:
                window.explain("taking-in", folder / "none")
                raise
            finally:
                window.kill()
    return test


@tried
def address(_, site, window):
    """One of this computer is asked about once, and Escape leaves what doesn't come."""
    type_address(window, f"{site.address}/silent")
    wait("the question", lambda: find_start(window.app, "Open an Address of the Local Network?"))
    go_on_to(window, "Open")
    press("Return")
    wait("the server asked", site.server.is_asked.is_set)
    wait("Cancel", lambda: has_focus(window, "Cancel"))
    press("Escape")
    wait("the start", lambda: find_start(window.app, "Open Address"))
    type_address(window, "http://site.test/quay")
    opened(window, "The quay will close")


def argument(folder):
    """One that the program is started with."""
    with Server():
        window = Window("http://site.test/quay")
        try:
            opened(window, "The quay will close")
        finally:
            window.kill()


@tried
def feed(_, site, window):
    press("ctrl+shift+l")
    wait("the entry", lambda: find_start(window.app, "Feeds"))
    go_on_to(window, "Address of a Feed or of Its Site")
    write("http://site.test/feed")
    press("Return")
    wait("the feed", lambda: find_start(window.app, "Harbour News"))
    go_on_to(window, "Harbour News")
    press("Return")
    wait("its items", lambda: find_start(window.app, "A calm is coming"))
    go_on_to(window, "A calm is coming")
    press("Return")
    go_on_to(window, "Open")
    press("Return")
    opened(window, "A calm is coming")


def give(*words):
    """Starts another program. Returns: it, and its window when it is there"""
    process = subprocess.Popen([GIVER, *map(str, words)], env=dict(os.environ, GTK_A11Y="none"), stdout=subprocess.PIPE)
    os.set_blocking(process.stdout.fileno(), False)
    number = wait("the other window", lambda: subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "^giver$"],
                                                             capture_output=True, text=True).stdout.strip())
    return process, number.splitlines()[-1]


@tried
def paste(folder, _, window):
    """What a browser copies: headings stay headings."""
    (folder / "copied.html").write_text(page("Copied from a page"), encoding="utf-8")
    process, _ = give("copy", "text/html", folder / "copied.html")
    try:
        window.mouse("windowfocus", "--sync", window.id)
        press("ctrl+v")
        opened(window, "Copied from a page")
    finally:
        process.kill()
        process.wait()


def hears(process, word):
    return word in (process.stdout.read() or b"").split()


def drag_over(window, other, process):
    """From the middle of one window to the middle of the other, in steps as a hand does, that sees what the windows do."""
    window.mouse("windowmove", "--sync", other, 1200, 940, "windowraise", other)
    window.mouse("mousemove", 1225, 965, "mousedown", 1)
    steps = itertools.cycle((1215, 1205))
    wait("the drag", lambda: window.mouse("mousemove", next(steps), 945) or hears(process, b"begun"))
    for k in range(1, 21):
        window.mouse("mousemove", 1225 - 40 * k, 965 - 30 * k)
    wait("somebody who wants it", lambda: hears(process, b"wanted"))
    window.mouse("mouseup", 1)


def drop(folder, site, window, name, content, title):
    (folder / name).write_bytes(content)
    process, other = give("drag", folder / name)
    try:
        drag_over(window, other, process)
        opened(window, title)
    finally:
        process.kill()
        process.wait()
    if not show(folder / name.replace(name[name.rindex("."):], ".notanda")) == "":
        raise Failure("no document beside it")


@tried
def drop_html(folder, site, window):
    drop(folder, site, window, "quay.html", page("The quay will close").encode(), "The quay will close")


@tried
def drop_mhtml(folder, site, window):
    message = (f"MIME-Version: 1.0\r\nSubject: The quay will close\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
               f"--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: https://news.example/quay\r\n\r\n"
               f"{page('The quay will close')}\r\n--b--\r\n")
    drop(folder, site, window, "quay.mhtml", message.encode(), "The quay will close")


@tried
def drop_warc(folder, site, window):
    http_answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page('The quay will close')}"
    record = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/quay\r\nWARC-Date: 2026-03-03T08:15:00Z\r\n"
              f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http_answer)}\r\n\r\n{http_answer}\r\n\r\n")
    drop(folder, site, window, "quay.warc", record.encode(), "The quay will close")


TESTS = address, argument, feed, paste, drop_html, drop_mhtml, drop_warc
NAMES = "address", "argument", "feed", "paste", "drop-html", "drop-mhtml", "drop-warc"

print(f"1..{len(TESTS)}", flush=True)
passed = [run(i, f"/notanda/display/taking-in/{name}", test) for i, (name, test) in enumerate(zip(NAMES, TESTS), 1)]
sys.exit(0 if all(passed) else 1)
