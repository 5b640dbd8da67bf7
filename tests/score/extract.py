#!/usr/bin/python3
"""extract.py: how well articles are extracted, on pages with known text

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

Usage: ./dev score [FOLDER] [--all] [--worst N] [--jobs N]
  FOLDER     a checkout of the WCXB benchmark (see src/extract/train/wcxb.py): its held-out pages are scored;
             where it isn't given, the one beside this checkout
  --program  the build's tests/extract/extract-page; found in _build/ where it isn't given
  --all      the pages that the model was trained on, too
  --worst N  the N articles with the lowest F1, and what was extra and missing in them

Prints precision, recall and F1 of runs of four words, for articles and for other pages; title, author and date as
shares of the articles that have one. Then the same of the pages with truth in ../shared, a few, for finding faults. What
isn't on this machine is left out, and that is said.
"""

import argparse
import collections
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(TOP / "src" / "extract" / "train"))
import wcxb  # noqa: E402

UPSTREAM = "https://github.com/Murrough-Foley/web-content-extraction-benchmark"
BESIDE = TOP.parent / "web-content-extraction-benchmark"
NOT_TEXT = {"title", "byline", "dateline", "caption"}


def find_program():
    found = sorted(TOP.glob("_build/*/tests/extract/extract-page"), key=lambda p: p.stat().st_mtime)
    if not found:
        sys.exit("no tests/extract/extract-page in _build/: ./dev build makes it")
    return str(found[-1])


def run(program, paths, jobs):
    """What the program says of each path."""
    parts = [paths[i::jobs] for i in range(jobs) if paths[i::jobs]]
    running = [subprocess.Popen([program, *part], stdout=subprocess.PIPE, text=True, encoding="utf-8") for part in parts]
    out = {}
    for process in running:
        for line in process.stdout:
            data = json.loads(line)
            out[data["source"]] = data
        if process.wait() != 0:
            sys.exit(f"{program} failed")
    return out


def text_of(data):
    return "\n".join(b["text"] for b in data["blocks"] if b["kind"] not in NOT_TEXT and "left" not in b)


def plain(text):
    text = unicodedata.normalize("NFKC", text or "").lower()
    return " ".join(re.findall(r"\w+", text))


def report_meta(rows):
    """Title and author as words that agree, the date as a day."""
    for name, truth, found in (("title", "title", "title"), ("author", "author", "byline"), ("date", "date", "date")):
        known = [(getattr(p, truth), d.get(found)) for p, d in rows if getattr(p, truth)]
        if not known:
            continue
        if name == "date":
            hits = sum((f or "")[:10] == str(t)[:10] for t, f in known)
        else:
            hits = sum(plain(f) == plain(str(t)) for t, f in known)
        print(f"  {name}: {hits / len(known):.3f} of {len(known)}")


def lines_only(a, b, n=12):
    """Lines of a of which hardly any word stands in b."""
    runs = wcxb.shingles(wcxb.tokens(b), 3)
    out = []
    for line in a.splitlines():
        words = wcxb.tokens(line)
        own = wcxb.shingles(words, 3)
        if words and sum((own & runs).values()) < 0.5 * sum(own.values()):
            out.append((len(words), line))
    return out[:n]


def print_worst(rows, n):
    def f1(row):
        c = wcxb.counts(row[0].text, text_of(row[1]))
        return 2 * c[0] / (2 * c[0] + c[1] + c[2]) if c[0] else 0
    for page, data in sorted(rows, key=f1)[:n]:
        print(f"== {page.id} {page.url[:90]} F1 {f1((page, data)):.3f} {data['page']}")
        for sign, a, b in (("+", text_of(data), page.text), ("-", page.text, text_of(data))):
            for words, line in lines_only(a, b):
                print(f"   {sign}{words:4} {line[:120]}")


def score_wcxb(args):
    """The pages of the benchmark that the model hasn't seen."""
    folder = args.folder or str(BESIDE)
    if not os.path.isdir(os.path.join(folder, "dev", "ground-truth")):
        if args.folder:
            sys.exit(f"{folder}: this is no checkout of {UPSTREAM}: there is no dev/ground-truth in it")
        print(f"WCXB: left out; git clone {UPSTREAM} {BESIDE}, or name the FOLDER where it is")
        return False
    print(f"WCXB, {'all pages' if args.all else 'held-out pages'} of {folder}")
    pages = [p for p in wcxb.pages(folder) if args.all or p.held_out]
    with tempfile.TemporaryDirectory() as unpacked:
        paths = {str(p.unpack(unpacked)): p for p in pages}
        out = run(args.program, list(paths), args.jobs)
    for kind in ("article", "other"):
        rows = [(p, out[path]) for path, p in paths.items() if (p.type == "article") == (kind == "article")]
        got = wcxb.score([wcxb.counts(p.text, text_of(d)) for p, d in rows])
        print(f"{kind}: {len(rows)} pages: P %.4f R %.4f F1 %.4f" % got, end="")
        print("; ", " ".join(f"{k} {n}" for k, n in collections.Counter(d["page"] for _, d in rows).most_common()))
        empty = sum(not text_of(d).strip() for _, d in rows)
        if empty:
            print(f"  without text: {empty}")
        if kind == "article":
            report_meta(rows)
            if args.worst:
                print_worst(rows, args.worst)
    return True


def score_shared(args):
    """The pages beside the checkout, by runs of four words."""
    shared = pathlib.Path(os.environ.get("NOTANDA_SHARED", TOP / ".." / "shared")) / "extraction" / "words"
    if not (shared / "shingles.json").exists():
        print(f"shared pages: left out, there is no {shared}; NOTANDA_SHARED names the folder that extraction/ is in")
        return False
    print(f"shared pages of {shared}")
    truth = json.loads((shared / "shingles.json").read_text(encoding="utf-8"))
    paths = {str(shared / "html" / f"{name}.html"): t["articleBody"] for name, t in truth.items()}
    out = run(args.program, list(paths), args.jobs)
    for path, text in paths.items():
        c = wcxb.counts(text, text_of(out[path]))
        print(f"  {pathlib.Path(path).stem}: right %.3f, extra %.3f, missing %.3f" % c)
    print("%d pages: P %.4f R %.4f F1 %.4f" % (len(paths), *wcxb.score(
        [wcxb.counts(text, text_of(out[path])) for path, text in paths.items()])))
    return True


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--program")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=1)
    args = parser.parse_args()
    args.program = args.program or find_program()
    scored = [score_wcxb(args), score_shared(args)]
    if not any(scored):
        sys.exit("nothing to score")


if __name__ == "__main__":
    main()
