#!/usr/bin/python3
"""no-settings.py: the window where no setting can be kept, as on a disk that can't be written to

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import shutil
import sys

from window import DATA, Failure, Window, drag_words, equal, line, names, press, run, show, starts, wait

QUOTE = '"The last test of the cables went well,"'
os.environ["GSETTINGS_BACKEND"] = "null"


def no_settings(folder):
    article = folder / "harbour.txt"
    shutil.copy(DATA / "harbour.txt", article)
    document = article.with_suffix(".notanda")
    text = article.read_text(encoding="utf-8")
    window = Window(article)
    try:
        wait("the text", lambda: window.text() == text)
        drag_words(window, text, QUOTE)
        press("q")
        wait("saved", lambda: window.rows() == [f"Quote: {QUOTE}"] and window.status() == "Saved")
        # else the choice would be gone with no word said
        press("ctrl+comma")
        wait("that nothing is kept, of both groups", lambda: sum(name.startswith("Settings can’t be saved") for name in names(window.app, "label")) == 2)
        press("Escape")
        wait("no preferences", lambda: not starts(window.app, "Preferences"))
        window.close()
        equal("kept", show(document), line("Quote", text, QUOTE))
    except Failure:
        window.explain("no-settings", document)
        raise
    finally:
        window.kill()


print("1..1", flush=True)
sys.exit(0 if run(1, "/notanda/display/no-settings", no_settings) else 1)
