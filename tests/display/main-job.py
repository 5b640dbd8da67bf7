#!/usr/bin/python3
"""main-job.py: the main job in the real window, with real keys and mouse

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

An article is opened, a quote and an entity marked, saved, closed, reopened, undone across
the restart, and the file's content compared each time.
"""

import os
import pathlib
import shutil
import sys

from window import (DATA, Failure, Window, display_offset, drag_words, equal, has_focus, line, press,
                    run, select, show, starts, wait, write)


def mark(window, text, quote, name):
    """The quote by mouse and key where it can be seen, the name by keys alone."""
    shown = window.text()
    if shown == text:
        start = text.index(quote)
        window.drag(start, start + len(quote))
        wait("the quote selected", lambda: window.selection() == quote)
    else:
        select(window, text, quote)
    press("q")
    wait("the quote in the list", lambda: window.rows() == [f"Quote: {quote}"])
    select(window, text, name)
    press("e")
    wait("both in the list", lambda: len(window.rows()) == 2)


def main_job(folder, source, quote, name, split):
    article = folder / source.name
    shutil.copy(source, article)
    article.chmod(0o644)
    document = article.with_suffix(".notanda")
    text = article.read_text(encoding="utf-8")
    window = Window(article, split)
    try:
        wait("the text", lambda: window.text().replace("\n", "") == text.replace("\n", ""))
        mark(window, text, quote, name)
        wait("saved", lambda: window.status() == "Saved" and len(show(document).splitlines()) == 2)
        both = "".join(sorted([line("Quote", text, quote), line("Entity", text, name)],
                              key=lambda s: int(s.split()[1].split("-")[0])))
        equal("saved", show(document), both)
        # a click selects, a digit retags, and both are undone
        window.click(display_offset(window.text(), text, text.index(name)) + 1)
        press("4")
        wait("retagged", lambda: f"Source: {name}" in window.rows())
        press("Delete")
        wait("removed", lambda: window.rows() == [f"Quote: {quote}"])
        press("ctrl+z")
        wait("back", lambda: f"Source: {name}" in window.rows())
        press("ctrl+z")
        wait("an entity again", lambda: f"Entity: {name}" in window.rows())
        window.close()
        equal("closed", show(document), both)

        window = Window(document, split)
        wait("the list", lambda: len(window.rows()) == 2)
        press("ctrl+z")
        wait("undone across the restart", lambda: window.rows() == [f"Quote: {quote}"])
        window.close()
        equal("undone", show(document), line("Quote", text, quote))

        window = Window(document, split)
        wait("the list again", lambda: len(window.rows()) == 1)
        press("ctrl+shift+z")
        wait("redone", lambda: len(window.rows()) == 2)
        window.close()
        equal("redone", show(document), both)
    except Failure:
        window.explain("main-job", document)
        raise
    finally:
        window.kill()


def link_job(folder, source):
    """A quote with its source and cue, by keys and mouse, and a note."""
    article = folder / source.name
    shutil.copy(source, article)
    document = article.with_suffix(".notanda")
    text = article.read_text(encoding="utf-8")
    quote, who, cue, title = '"The last test of the cables went well,"', "Mayor Tove Brandt", "told", "mayor"
    start = {words: text.index(words) for words in (quote, who, cue, title)}
    window = Window(article, None)

    def saved(*expected):
        lines = [f"{kind} {start[words]}-{start[words] + len(words)} {words}{rest}"
                 for kind, words, rest in sorted(expected, key=lambda e: start[e[1]])]
        wait(f"saved: {lines}", lambda: window.status() == "Saved" and show(document).splitlines() == lines)

    try:
        wait("the text", lambda: window.text() == text)
        drag_words(window, text, title)
        press("e")
        wait("the entity", lambda: len(window.rows()) == 1)
        drag_words(window, text, quote)
        press("q")
        wait("the quote", lambda: len(window.rows()) == 2)

        # new words, by mouse: the source comes into being with its link, and goes with it
        press("l")
        wait("the question for the source", lambda: starts(window.app, "Source: click"))
        drag_words(window, text, who)
        press("Return")
        one = (("Entity", title, ""), ("Quote", quote, f" source>{start[who]}"), ("Source", who, ""))
        saved(*one)
        press("ctrl+z")
        saved(("Entity", title, ""), ("Quote", quote, ""))
        press("ctrl+shift+z")
        saved(*one)

        # new words, by keys alone
        press("l")
        wait("the question for the cue", lambda: starts(window.app, "Cue: click"))
        select(window, text, cue)
        press("Return")
        links = f" source>{start[who]} cue>{start[cue]}"
        two = (("Cue", cue, ""), ("Entity", title, ""), ("Source", who, ""))
        saved(("Quote", quote, links), *two)

        # one that doesn't fit stays out, Escape leaves, and what fits is taken by a click
        press("ctrl+3")
        wait("the question for the addressee", lambda: starts(window.app, "Addressee: click"))
        window.click(start[cue] + 1)
        wait("the refusal", lambda: starts(window.app, "Addressee must be Source or Entity, not Cue"))
        press("Escape")
        press("ctrl+3")
        window.click(start[title] + 1)
        links += f" addressee>{start[title]}"
        saved(("Quote", quote, links), *two)

        # the editor and back, with nothing typed lost
        press("F2")
        wait("the type", lambda: has_focus(window, "Annotation Type: Quote"))
        press("Escape")
        wait("the article", lambda: has_focus(window, "Article"))
        press("ctrl+m")
        wait("the note", lambda: has_focus(window, "New Note"))
        write("quiet 3")
        press("Escape")
        saved(("Quote", quote, links + " #quiet 3"), *two)
        wait("the article again", lambda: has_focus(window, "Article"))
        window.close()
    except Failure:
        window.explain("link-job", document)
        raise
    finally:
        window.kill()


def main():
    shared = pathlib.Path(os.environ.get("NOTANDA_SHARED", "/nowhere")) / "articles" / "cbc-iran-2016.txt"
    harbour = (DATA / "harbour.txt", '"The last test of the cables went well,"', "Mayor Tove Brandt")
    print("1..4", flush=True)
    good = run(1, "/notanda/display/main-job/own-article", main_job, *harbour, None)
    good &= run(2, "/notanda/display/main-job/split-every-8", main_job, *harbour, 8)
    if shared.exists():
        good &= run(3, "/notanda/display/main-job/real-article", main_job, shared,
                    '"Talks have started, yes, at the official level,"', "Dion", None)
    else:
        print(f"ok 3 - /notanda/display/main-job/real-article # SKIP {shared} is not here", flush=True)
    good &= run(4, "/notanda/display/main-job/links", link_job, DATA / "harbour.txt")
    sys.exit(0 if good else 1)


main()
