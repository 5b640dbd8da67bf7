#!/usr/bin/python3
"""closing.py: the window closed while a page is on its way ends the program

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

The server begins an article and then says nothing more.
"""

import socket
import sys

from window import PATIENCE, Failure, Window, act, find_start, find_that, go_on_to, has_focus, is_showing, press, run, wait, write

PAGE = (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><title>Half</title><article><h1>Half</h1>"
        + b"<p>The harbour master said on Friday that no ship may enter, and nobody asked him why that was so." * 20)


def closing(folder):
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(PATIENCE)
    window = Window(None)
    try:
        act(window.frame, "win.open-address")
        wait("the question", lambda: has_focus(window, "Web Address"))
        write(f"http://127.0.0.1:{server.getsockname()[1]}/half")
        press("Return")
        wait("the second question", lambda: find_start(window.app, "Open an Address of the Local Network?"))
        go_on_to(window, "Open")
        press("Return")
        connection, _ = server.accept()
        connection.settimeout(PATIENCE)
        connection.recv(4096)
        connection.sendall(PAGE)
        wait("what has come", lambda: find_that(window.app, lambda node: node.get_name().endswith("from 127.0.0.1") and is_showing(node)))
        window.close()
        if connection.recv(4096):
            raise Failure("the page is asked for once more")
    except Failure:
        window.explain("closing", folder / "none")
        raise
    finally:
        window.kill()
        server.close()


print("1..1", flush=True)
sys.exit(0 if run(1, "/notanda/display/closing", closing) else 1)
