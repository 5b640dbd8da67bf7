"""endings.py: the program ended while something is open in its window

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

A warning would end it otherwise, and what was marked is in the file.
"""

import shutil
import signal
import sys

from window import DATA, Atspi, Window, act, equal, is_in, line, press, run, select, show, wait

TEXT = (DATA / "harbour.txt").read_text()
WORDS = "harbour"


def close(window, is_dialog):
    act(window.frame, "window.close")
    if is_dialog:
        # of the two it is the dialog that is closed first, as everywhere
        wait("the article in focus", lambda: is_in(window.view, Atspi.StateType.FOCUSED))
        act(window.frame, "window.close")


# to quit is what the signal does
ENDS = {
    "signal": lambda window, is_dialog: window.process.send_signal(signal.SIGTERM),
    "close": close,
}


def ending(folder, keys, is_dialog, end):
    path = folder / "harbour.txt"
    shutil.copy(DATA / "harbour.txt", path)
    window = Window(path)
    try:
        select(window, TEXT, WORDS)
        press("q")
        wait("the annotation", window.rows)
        if isinstance(keys, str):
            act(window.frame, keys)
        else:
            press(*keys)
        wait("the save", lambda: window.status() == "Saved")
        end(window, is_dialog)
        window.wait_for_end()
        equal("the file", show(path.with_suffix(".notanda")), line("Quote", TEXT, WORDS))
    finally:
        window.kill()


def run_all(opened, is_dialog):
    """opened: what is open when the end comes, and the keys or the action that open it"""
    cases = [(what, end) for what in opened for end in ENDS]
    print(f"1..{len(cases)}", flush=True)
    passed = [run(i + 1, f"/notanda/display/ending/{what}/{end}", ending, opened[what], is_dialog, ENDS[end])
              for i, (what, end) in enumerate(cases)]
    sys.exit(0 if all(passed) else 1)
