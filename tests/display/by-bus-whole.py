#!/usr/bin/python3
"""by-bus-whole.py: a whole article annotated over the accessibility bus, and by nothing else

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

What whole-article.py does with keys and mouse.
"""

import sys

from article import (CLAIM, CLAIMANT, CUE, EVIDENCE, NAME, PLACE, QUOTE, QUOTE_WHOLE, REST, SOURCE, Work, equal_exports,
                     undo_all_and_redo)
from bus import choose_option, choose_row, click, do, select_words, set_text, take_type
from window import Failure, equal, find, run, show, starts, wait


class BusWork(Work):
    """The same, with each hand's work done over the bus."""

    def select(self, words):
        select_words(self.window, self.text, words)

    def save(self):
        do(self.window, "win.save")

    def undo(self):
        click(self.window, "Undo")

    def redo(self):
        click(self.window, "Redo")

    def mark(self, kind, words):
        self.select(words)
        take_type(self.window, kind)
        self.put(kind, words)
        self.saved(f"{words} marked")

    def link(self, button, question, words):
        """From the selected annotation to words that are marked in passing."""
        click(self.window, button)
        wait(question, lambda: starts(self.window.app, f"{question}: click"))
        self.select(words)
        do(self.window, "page.pick")


def quote_with_links(work):
    """The edges come afterwards, and take the links along."""
    work.mark("Quote", QUOTE)
    work.link("Add Source…", "Source", NAME)
    work.put("Quote", QUOTE, more=f" source>{work.start(NAME)}")
    work.put("Source", NAME)
    work.saved("the source linked")
    work.link("Add Cue…", "Cue", CUE)
    work.put("Quote", QUOTE, more=f" source>{work.start(NAME)} cue>{work.start(CUE)}")
    work.put("Cue", CUE)
    work.saved("the cue linked")


def move_edges(work):
    do(work.window, "page.move-end-character-on")
    del work.lines[QUOTE]
    work.put("Quote", QUOTE_WHOLE, more=f" source>{work.start(NAME)} cue>{work.start(CUE)}")
    work.saved("the quote's end moved by a character")
    choose_row(work.window, f"Source: {NAME}")
    do(work.window, "page.move-start-word-left")
    del work.lines[NAME]
    work.put("Source", SOURCE)
    work.put("Quote", QUOTE_WHOLE, more=f" source>{work.start(SOURCE)} cue>{work.start(CUE)}")
    work.saved("the source's start moved by a word")


def second_piece(work):
    choose_row(work.window, f"Quote: {QUOTE_WHOLE}")
    do(work.window, "page.add-piece")
    wait("the question for words", lambda: starts(work.window.app, "Piece: click an annotation"))
    work.select(REST)
    do(work.window, "page.pick")
    work.put("Quote", QUOTE_WHOLE, REST, more=f" source>{work.start(SOURCE)} cue>{work.start(CUE)}")
    work.saved("a quote in two pieces")


def entity_with_reference(work):
    work.mark("Entity", PLACE)
    for part, words in (("Database", "Wikidata"), ("Identifier", "Q1"), ("Name", "Nordhavn")):
        set_text(work.window, f"Reference: {part}", words)
    do(work.window, "page.leave-editor")
    work.put("Entity", PLACE, more=" reference=Wikidata:Q1 (Nordhavn)")
    work.saved("the reference")


def claim_with_links(work):
    work.mark("Claim", EVIDENCE)
    work.mark("Claim", CLAIM)
    work.link("Add Claimant…", "Claimant", CLAIMANT)
    work.put("Claim", CLAIM, more=f" claimant>{work.start(CLAIMANT)}")
    work.put("Source", CLAIMANT)
    work.saved("the claimant linked")
    # what is marked already is offered, and what is offered taken
    click(work.window, "Add Evidence…")
    wait("the evidence offered", lambda: starts(work.window.app, f"Enter takes Claim: {EVIDENCE}"))
    do(work.window, "page.pick")
    work.put("Claim", CLAIM, more=f" claimant>{work.start(CLAIMANT)} evidence>{work.start(EVIDENCE)}")
    work.saved("the evidence linked")


def attribute(work):
    """From the list of annotations to the editor, and there a row of a drop-down."""
    choose_row(work.window, f"Cue: {CUE}")
    choose_row(work.window, f"Quote: {QUOTE_WHOLE}")
    choose_option(work.window, "Kind", "Direct")
    work.put("Quote", QUOTE_WHOLE, REST, more=f" kind=direct source>{work.start(SOURCE)} cue>{work.start(CUE)}")
    work.saved("an attribute")


def retag(work):
    do(work.window, "page.next")
    wait("the editor of the claimant", lambda: starts(work.window.app, "Annotation Type: Source"))
    choose_option(work.window, "Annotation Type", "Entity")
    work.put("Entity", CLAIMANT)
    work.saved("retagged")


def note(work):
    do(work.window, "page.add-note")
    set_text(work.window, "New Note", "which report?")
    do(work.window, "page.leave-editor")
    work.put("Entity", CLAIMANT, more=" #which report?")
    work.saved("the note")


def export(work, folder, number, name):
    do(work.window, "win.export")
    for _ in range(number):
        do(work.window, "row.next")
    click(work.window, "Export")
    wait("the dialog closed", lambda: not find(work.window.app, "Export", "dialog"))
    equal_exports(work, folder, name)


def by_bus(folder):
    work = BusWork(folder, None)
    try:
        quote_with_links(work)
        move_edges(work)
        second_piece(work)
        attribute(work)
        entity_with_reference(work)
        claim_with_links(work)
        retag(work)
        note(work)
        undo_all_and_redo(work)
        for number, name in enumerate(("jsonl", "brat", "conll", "csv")):
            export(work, folder, number, name)
        do(work.window, "window.close")
        work.window.wait_for_end()
        equal("closed", show(work.document), work.states[-1])
    except Failure:
        work.window.explain("by-bus-whole", work.document)
        raise
    finally:
        work.window.kill()


print("1..1", flush=True)
sys.exit(0 if run(1, "/notanda/display/by-bus-whole", by_bus) else 1)
