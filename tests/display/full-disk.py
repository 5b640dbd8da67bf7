#!/usr/bin/python3
"""full-disk.py: work goes on where the disk is full, and is saved once it isn't

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

The disk is a small one in memory, mounted in a namespace of this program's own, which not
every machine lets it have.
"""

import os
import shutil
import subprocess
import sys

from window import DATA, Failure, Window, drag_words, equal, line, press, run, show, starts, wait

NAME = "/notanda/display/full-disk"
QUOTE, WHO = '"The last test of the cables went well,"', "Mayor Tove Brandt"


def mount(folder):
    """Whether a small disk is there now."""
    try:
        os.unshare(os.CLONE_NEWNS)
    except OSError:
        return False
    for command in (("--make-rprivate", "/"), ("-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder))):
        if subprocess.run(["mount", *command], check=False, capture_output=True).returncode:
            return False
    return True


def fill(path):
    try:
        with open(path, "wb", buffering=0) as file:
            while file.write(b"\0" * 512):
                pass
    except OSError:
        pass


def full_disk(folder):
    article = folder / "harbour.txt"
    shutil.copy(DATA / "harbour.txt", article)
    document = article.with_suffix(".notanda")
    text = article.read_text(encoding="utf-8")
    quote, who = line("Quote", text, QUOTE), line("Source", text, WHO)
    window = Window(article)
    try:
        wait("the text", lambda: window.text() == text)
        drag_words(window, text, QUOTE)
        press("q")
        wait("saved", lambda: window.status() == "Saved" and show(document) == quote)

        before = document.read_bytes()
        fill(folder / "other")
        drag_words(window, text, WHO)
        press("s")
        wait("the banner", lambda: starts(window.app, "Not saved: ") and window.status() == "Not saved")
        equal("the file", document.read_bytes(), before)
        # it is still there to work with
        wait("both listed", lambda: window.rows() == [f"Quote: {QUOTE}", f"Source: {WHO}"])

        (folder / "other").unlink()
        press("ctrl+s")
        wait("saved after all", lambda: window.status() == "Saved" and show(document) == quote + who)
        window.close()
        equal("closed", show(document), quote + who)
    except Failure:
        window.explain("full-disk", document)
        raise
    finally:
        window.kill()


def mounted(folder):
    if not mount(folder):
        raise OSError("no disk")
    try:
        full_disk(folder)
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


print("1..1", flush=True)
try:
    sys.exit(0 if run(1, NAME, mounted) else 1)
except OSError as error:
    if str(error) != "no disk":
        raise
    print(f"ok 1 - {NAME} # SKIP a disk can't be mounted here", flush=True)
