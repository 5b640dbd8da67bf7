#!/usr/bin/python3
"""conll-peer.py IN.jsonl OUT: what one would write in an afternoon to make CoNLL columns of the same annotations

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

Words and sentences by regular expressions, the longest of phrases that overlap, nothing checked.
Prints ns=.., from the first line read to the last one written.
"""

import json
import re
import sys
import time

WORDS = re.compile(r"\w+(?:[.,'’]\w+)*|[^\w\s]")
SENTENCES = re.compile(r"(?:[.!?][\"”’]*\s+|\n\s*)")


def list_phrases(document):
    found = []
    for annotation in document["annotations"]:
        if annotation["type"] == "Entity":
            start, end = annotation["start"], annotation["end"]
            start += len(document["text"][start:end]) - len(document["text"][start:end].lstrip())
            end -= len(document["text"][start:end]) - len(document["text"][start:end].rstrip())
            found.append((start - end, start, end, annotation["attributes"].get("type", "Entity")))
    taken = []
    for _, start, end, label in sorted(found, key=lambda phrase: phrase[:3]):
        if all(end <= other[0] or start >= other[1] for other in taken):
            taken.append((start, end, label))
    return sorted(taken)


def write(document, out):
    text, phrases, at = document["text"], list_phrases(document), 0
    cuts = {edge for start, end, _ in phrases for edge in (start, end)}
    ends = {match.end() for match in SENTENCES.finditer(text)}
    out.write("-DOCSTART- -X- O O\n\n")
    for match in WORDS.finditer(text):
        start = match.start()
        begins = start in ends
        if begins:
            out.write("\n")
        for end in [*(cut for cut in range(start + 1, match.end()) if cut in cuts), match.end()]:
            while at < len(phrases) and phrases[at][1] <= start:
                at += 1
            if at < len(phrases) and phrases[at][0] <= start:
                tag = ("B-" if begins or start == phrases[at][0] else "I-") + phrases[at][2]
            else:
                tag = "O"
            out.write(f"{text[start:end]} -X- _ {tag}\n")
            start, begins = end, False
    out.write("\n")


begun = time.monotonic_ns()
with open(sys.argv[1], encoding="utf-8") as source, open(sys.argv[2], "w", encoding="utf-8") as target:
    for line in source:
        document = json.loads(line)
        if "text" in document:
            write(document, target)
print(f"ns={time.monotonic_ns() - begun}")
