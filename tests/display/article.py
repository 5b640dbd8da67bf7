"""article.py: an article annotated from the first mark to the export, by keys and mouse

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

After each act the file must hold what was done and nothing else. Each act is a step, so at
the end all of them are undone and redone, one by one. Where rows are broken for display only,
words are selected by keys: a drag from row to row isn't what is tried here.
"""

import os
import shutil
import subprocess

from window import (DATA, Failure, Window, display_offset, drag_words, equal, find, find_row, go_to,
                    has_focus, is_selected, is_sensitive, press, select, show, starts, go_on_to, wait, write)

QUOTE = '"The last test of the cables went well,'
QUOTE_WHOLE = QUOTE + '"'
REST = '"We will open on 4 May, and not a day later."'
NAME, SOURCE, CUE = "Tove Brandt", "Mayor Tove Brandt", "told"
PLACE = "NORDHAVN"
CLAIM, CLAIMANT = "It has cost 52 million so far", "the audit office"
EVIDENCE = "The bridge was meant to cost 40 million"


class Work:
    """An article, the window it is in, and what its file is to hold."""

    def __init__(self, folder, split):
        self.article = folder / "harbour.txt"
        shutil.copy(DATA / "harbour.txt", self.article)
        self.document = self.article.with_suffix(".notanda")
        self.text = self.article.read_text(encoding="utf-8")
        self.lines = {}    # words an annotation is on: (its start, its line)
        self.states = [""]  # the file's content after each step
        self.by_mouse = split is None
        self.window = Window(self.article, split)
        wait("the text", lambda: self.window.text().replace("\n", "") == self.text.replace("\n", ""))

    def start(self, words):
        return self.text.index(words)

    def select(self, words):
        if self.by_mouse:
            drag_words(self.window, self.text, words)
        else:
            select(self.window, self.text, words)

    def choose(self, words, row):
        """The annotation there; at the last letter but one, as what is inside may start with it."""
        offset = display_offset(self.window.text(), self.text, self.start(words) + len(words) - 2)
        if self.by_mouse:
            self.window.click(offset)
        else:
            go_to(self.window, offset)
            press("Return")
        wait(f"{row} selected", lambda: is_selected(find_row(self.window.app, row)))

    def put(self, kind, *pieces, more=""):
        """What is to be there, instead of what was there on the first piece."""
        where = "".join(f" {self.start(p)}-{self.start(p) + len(p)} {p}" for p in pieces)
        self.lines[pieces[0]] = ((self.start(pieces[0]), -len(pieces[0])), f"{kind}{where}{more}\n")

    def saved(self, what):
        expected = "".join(text for _, text in sorted(self.lines.values()))
        self.save()
        try:
            wait(what, lambda: self.window.status() == "Saved" and show(self.document) == expected)
        except Failure:
            equal(what, show(self.document), expected)
            raise
        self.states.append(expected)

    def save(self):
        press("ctrl+s")

    def undo(self):
        press("ctrl+z")

    def redo(self):
        press("ctrl+shift+z")

    def mark(self, key, kind, words):
        self.select(words)
        press(key)
        self.put(kind, words)
        self.saved(f"{words} marked")

    def link(self, key, question, words, answer):
        """From the selected annotation to words that are marked in passing."""
        press(key)
        wait(question, lambda: starts(self.window.app, f"{question}: click"))
        self.select(words)
        press(answer)


def quote_with_links(work):
    """The edges come afterwards, and take the links along."""
    work.mark("q", "Quote", QUOTE)
    work.link("l", "Source", NAME, "s")
    work.put("Quote", QUOTE, more=f" source>{work.start(NAME)}")
    work.put("Source", NAME)
    work.saved("the source linked")
    work.link("l", "Cue", CUE, "Return")
    work.put("Quote", QUOTE, more=f" source>{work.start(NAME)} cue>{work.start(CUE)}")
    work.put("Cue", CUE)
    work.saved("the cue linked")


def move_edges(work):
    press("alt+Down")
    del work.lines[QUOTE]
    work.put("Quote", QUOTE_WHOLE, more=f" source>{work.start(NAME)} cue>{work.start(CUE)}")
    work.saved("the quote's end moved by a character")

    work.choose(NAME, f"Source: {NAME}")
    if work.by_mouse:
        pull_start(work, NAME, SOURCE)
    else:
        press("alt+shift+Left")
    del work.lines[NAME]
    work.put("Source", SOURCE)
    work.put("Quote", QUOTE_WHOLE, more=f" source>{work.start(SOURCE)} cue>{work.start(CUE)}")
    work.saved("the source's start moved by a word")


def pull_start(work, old, new):
    """By the handle, which hangs below the start."""
    below = 14
    x0, y0 = work.window.place(work.start(old))
    x1, y1 = work.window.place(work.start(new))
    work.window.pull(x0, y0 + below, x1, y1 + below)


def second_piece(work):
    work.choose(QUOTE_WHOLE, f"Quote: {QUOTE_WHOLE}")
    press("a")
    wait("the question for words", lambda: starts(work.window.app, "Piece: click an annotation"))
    work.select(REST)
    press("Return")
    work.put("Quote", QUOTE_WHOLE, REST, more=f" source>{work.start(SOURCE)} cue>{work.start(CUE)}")
    work.saved("a quote in two pieces")


def claim_with_links(work):
    work.mark("c", "Claim", EVIDENCE)
    work.mark("c", "Claim", CLAIM)
    work.link("l", "Claimant", CLAIMANT, "Return")
    work.put("Claim", CLAIM, more=f" claimant>{work.start(CLAIMANT)}")
    work.put("Source", CLAIMANT)
    work.saved("the claimant linked")
    press("l")
    wait("the evidence offered", lambda: starts(work.window.app, f"Enter takes Claim: {EVIDENCE}"))
    press("Return")
    work.put("Claim", CLAIM, more=f" claimant>{work.start(CLAIMANT)} evidence>{work.start(EVIDENCE)}")
    work.saved("the evidence linked")


def entity_with_reference(work):
    work.mark("e", "Entity", PLACE)
    press("F2")
    wait("the type", lambda: has_focus(work.window, "Annotation Type: Entity"))
    for part, words in (("Database", "Wikidata"), ("Identifier", "Q1"), ("Name", "Nordhavn")):
        go_on_to(work.window, f"Reference: {part}")
        write(words)
    press("Return")
    work.put("Entity", PLACE, more=" reference=Wikidata:Q1 (Nordhavn)")
    work.saved("the reference")
    press("Escape")
    wait("the article", lambda: has_focus(work.window, "Article"))


def retag(work):
    """A source is an entity after all, and keeps the link to it."""
    work.choose(CLAIMANT, f"Source: {CLAIMANT}")
    press("3")
    work.put("Entity", CLAIMANT)
    work.saved("retagged")


def note(work):
    press("ctrl+m")
    wait("the note", lambda: has_focus(work.window, "New Note"))
    write("which report?")
    press("Escape")
    work.put("Entity", CLAIMANT, more=" #which report?")
    work.saved("the note")
    wait("the article again", lambda: has_focus(work.window, "Article"))


def undo_all_and_redo(work):
    for state in work.states[-2::-1]:
        work.undo()
        work.save()
        wait(f"undone to {state!r}", lambda state=state: show(work.document) == state)
    for state in work.states[1:]:
        work.redo()
        work.save()
        wait(f"redone to {state!r}", lambda state=state: show(work.document) == state)


def find_and_mark(work):
    """What is found is selected, so a key marks it."""
    press("ctrl+f")
    wait("the find bar", lambda: has_focus(work.window, "Find in the Article"))
    write("port auth")
    wait("the match", lambda: work.window.selection() == "port auth")
    write("ority")
    wait("the longer match", lambda: work.window.selection() == "port authority")
    press("Escape")
    wait("the article", lambda: has_focus(work.window, "Article"))
    press("e")
    work.put("Entity", "port authority")
    work.saved("what was found, marked")


def export(work, folder, n_down, name):
    """From the dialog, by keys."""
    press("ctrl+e")
    wait("the dialog", lambda: has_focus(work.window, "Format"))
    if n_down:
        press("space")
        press(*["Down"] * n_down, "Return")
    wait("what is lost", lambda: is_sensitive(find(work.window.app, "Export", "button")))
    press("alt+e")
    wait("the dialog closed", lambda: not find(work.window.app, "Format"))
    equal_exports(work, folder, name)


def equal_exports(work, folder, name):
    """What the window wrote beside the article, and what the command writes."""
    out = folder / name
    out.mkdir()
    subprocess.run([os.environ["NOTANDACTL"], "export", "--quiet", "--format", name, "-o", str(out), str(work.document)],
                   check=True)
    files = sorted(path.name for path in out.iterdir())
    if not files:
        raise Failure(f"{name}: the command wrote nothing")
    for file in files:
        equal(f"{file} of {name}", (work.article.parent / file).read_bytes(), (out / file).read_bytes())
        if file != "harbour.txt":
            (work.article.parent / file).unlink()


def whole_article(folder, split):
    work = Work(folder, split)
    try:
        quote_with_links(work)
        move_edges(work)
        second_piece(work)
        claim_with_links(work)
        entity_with_reference(work)
        retag(work)
        note(work)
        undo_all_and_redo(work)
        find_and_mark(work)
        for n_down, name in enumerate(("jsonl", "brat", "conll", "csv")):
            export(work, folder, n_down, name)
        work.window.close()
        equal("closed", show(work.document), work.states[-1])
    except Failure:
        work.window.explain("whole-article", work.document)
        raise
    finally:
        work.window.kill()
