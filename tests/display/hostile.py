#!/usr/bin/python3
"""hostile.py: a mark is made, edited, undone and saved in texts and documents that nobody would make

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

In a whole window, with its list, editor and dialogs; the program ends at the first warning.
"""

import os
import subprocess
import sys

from bus import select_words
from window import Failure, Window, find, has_focus, press, run, show, wait, write

FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
PLAIN = "One word, and some more of them about the harbour.\n\nAnother line.\n"


def marks(n, kind, start, end):
    return "".join(f"T{i + 1}\t{kind(i)} {start(i)} {end(i)}\t{PLAIN[start(i):end(i)]}\n" for i in range(n))


def words_of_types():
    text = PLAIN * 40
    starts = [i for i, c in enumerate(text) if c.isalpha()][:500]
    return text, "".join(f"T{i + 1}\tType_{i} {start} {start + 1}\t{text[start]}\n" for i, start in enumerate(starts))


TEXTS = f"""שלום harbour (مرحبا بالعالم) 12.5%

הנהלת הנמל אמרה שהגשר ייפתח במאי.

Le cafe\u0301\u0327\u0323 n'e\u0301tait pas la\u0300.
{"\u0301" * 60}

{FAMILY} said {FAMILY}{FAMILY} \U0001f1e8\U0001f1e6 \u2764\ufe0f.

{"港湾当局は橋が五月四日に開くと述べた" * 60}。
"""
CASES = [  # name, text, annotations as brat has them, the words to mark
    ("texts", TEXTS, "", ("harbour", "הנמל", "cafe\u0301\u0327\u0323", FAMILY, "港湾当局")),
    ("many-on-one-word", PLAIN, marks(2000, lambda i: ("Quote", "Claim", "Entity")[i % 3], lambda i: 4, lambda i: 8), ("harbour",)),
    ("many-types", *words_of_types(), ("harbour",)),
    ("no-length", PLAIN, marks(20, lambda i: "Entity", lambda i: i, lambda i: i), ("harbour",)),
]


def ctl(*words):
    subprocess.run([os.environ["NOTANDACTL"], *map(str, words)], check=True, capture_output=True)


def make(folder, text, annotations):
    article = folder / "odd.txt"
    article.write_text(text, encoding="utf-8")
    document = folder / "odd.notanda"
    ctl("new", article, "-o", document)
    if annotations:
        (folder / "odd.ann").write_text(annotations, encoding="utf-8")
        ctl("annotate", document, folder / "odd.ann")
    return document


def saved(window, document, what, expected):
    press("ctrl+s")
    wait(what, lambda: window.status() == "Saved" and sorted(show(document).splitlines()) == sorted(expected))


def look_into(window, key, name):
    """A dialog, and out of it."""
    press(key)
    wait(name, lambda: find(window.app, name, "dialog"))
    press("Escape")
    wait(f"no {name}", lambda: not find(window.app, name, "dialog"))


def line(text, words):
    """Of show-document, which writes "?" where there is no locale."""
    start = text.index(words)
    return f"Entity {start}-{start + len(words)} " + "".join(c if c.isascii() else "?" for c in words)


def mark(window, words):
    select_words(window, window.text(), words)
    wait("the article", lambda: has_focus(window, "Article"))
    press("e")
    wait(f"{words} marked", lambda: window.selection() is None)


def hostile(folder, text, annotations, marked):
    document = make(folder, text, annotations)
    before = show(document).splitlines()
    after = before + [line(text, words) for words in marked]
    window = Window(document)
    try:
        wait("the text", lambda: window.text().replace("\n", "") == text.replace("\n", ""))
        # each of what is there can be gone to
        press("n", "n", "p", "Return", "Return", "Escape")
        for words in marked:
            mark(window, words)
        saved(window, document, "marked", after)
        press("ctrl+m")
        wait("the note", lambda: has_focus(window, "New Note"))
        write("odd")
        press("Escape")
        after[-1] += " #odd"
        saved(window, document, "the note", after)
        n = len(marked) + 1
        press(*["ctrl+z"] * n)
        saved(window, document, "undone", before)
        press(*["ctrl+shift+z"] * n)
        saved(window, document, "redone", after)
        if annotations:
            look_into(window, "ctrl+t", "Tag Set")
        press("ctrl+End", "ctrl+Home")
        window.close()
        ctl("check", document)
    except Failure:
        window.explain("hostile", document)
        raise
    finally:
        window.kill()


print(f"1..{len(CASES)}", flush=True)
passed = [run(i, f"/notanda/display/hostile/{name}", hostile, *case) for i, (name, *case) in enumerate(CASES, 1)]
sys.exit(0 if all(passed) else 1)
