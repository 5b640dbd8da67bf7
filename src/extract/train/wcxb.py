"""wcxb.py: the pages of the Web Content eXtraction Benchmark, and how an extraction of them is scored

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

FOLDER is a checkout of github.com/Murrough-Foley/web-content-extraction-benchmark (its annotations are CC BY 4.0).
Only its dev/ is read: test/ is for others to judge by. A quarter of dev/ is never trained on.
"""

import collections
import gzip
import hashlib
import json
import pathlib
import re

WORD = re.compile(r"\w+")


class Page:
    def __init__(self, folder, path):
        data = json.loads(path.read_text(encoding="utf-8"))
        truth = data["ground_truth"]
        self.id = path.stem
        self.url = data.get("url") or ""
        self.type = data["_internal"]["page_type"]["primary"]
        self.text = truth.get("main_content") or ""
        self.title, self.author, self.date = (truth.get(k) for k in ("title", "author", "publish_date"))
        self.held_out = hashlib.sha256(self.id.encode()).digest()[0] % 4 == 0
        self.html = folder / "dev" / "html" / f"{self.id}.html.gz"

    def unpack(self, folder):
        """Path of the page without gzip, in folder."""
        path = pathlib.Path(folder) / f"{self.id}.html"
        if not path.exists():
            path.write_bytes(gzip.decompress(self.html.read_bytes()))
        return path


def pages(folder):
    folder = pathlib.Path(folder)
    return [Page(folder, path) for path in sorted((folder / "dev" / "ground-truth").glob("*.json"))]


def tokens(text):
    return WORD.findall(text or "")


def shingles(words, n=4):
    """Runs of n words, as a multiset; a shorter text is one run."""
    if len(words) <= n:
        return collections.Counter([tuple(words)] if words else [])
    return collections.Counter(tuple(words[i:i + n]) for i in range(len(words) - n + 1))


def counts(truth, found):
    """Shares of a page's runs that are right, too many, and missing."""
    a, b = shingles(tokens(truth)), shingles(tokens(found))
    right = sum((a & b).values())
    extra, missing = sum(b.values()) - right, sum(a.values()) - right
    total = right + extra + missing
    return (right / total, extra / total, missing / total) if total else (0.0, 0.0, 0.0)


def score(all_counts):
    """Precision and recall as means over pages, so that a long page weighs as much as a short one, and their F1."""
    def ratio(right, wrong, other):
        if wrong == 0 and other == 0:
            return 1.0
        return right / (right + wrong) if right else 0.0
    p = [ratio(r, e, m) for r, e, m in all_counts if r + e > 0]
    r = [ratio(r, m, e) for r, e, m in all_counts if r + m > 0]
    p, r = (sum(x) / len(x) if x else 0.0 for x in (p, r))
    return p, r, 2 * p * r / (p + r) if p + r else 0.0
