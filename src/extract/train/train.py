#!/usr/bin/python3
"""train.py: fits the block model to the pages of WCXB and writes its table

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

Usage: train.py FOLDER --program EXTRACT-PAGE [--folds N] [--write]
  FOLDER      a checkout of the benchmark, see wcxb.py
  --program   the build's tests/extract/extract-page: says what the model sees of each block
  --folds     tell how well it does by cross-validation over N parts of the training pages: this is what features,
              weights and thresholds are chosen by; else on the held-out pages
  --write     write notanda-block-model-table.h

Needs Debian's python3-sklearn. To make the table anew:
  ./dev build && src/extract/train/train.py FOLDER --program _build/.../tests/extract/extract-page --write

A block's label is whether its words stand in the page's true text, by runs of three words; a block of fewer words is
looked up as a line of it. Each page weighs the same whatever its size, articles more than other pages. A quarter of
the pages is held out of the training, and the figures are of those alone; the table, too.
"""

import argparse
import base64
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile

os.environ.setdefault("OMP_NUM_THREADS", "1")  # threads that wait for each other take longer on a busy machine
import numpy as np  # noqa: E402
from sklearn.ensemble import HistGradientBoostingClassifier  # noqa: E402

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import wcxb  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent.parent
OTHER_PAGES = 0.3   # what a page that is no article weighs
# Scores from which a block is taken, as cross-validation over the training pages has them; F1 of articles is flat around
# both, and pages of other kinds gain from a low one outside.
INSIDE, OUTSIDE = -0.2, 0.4


def label(words, text, lines, runs):
    """1 where the block is in the true text, 0 where it isn't, -1 where nobody can tell."""
    if len(words) < 4:
        line = " ".join(words)
        if not line:
            return -1
        if line in lines:
            return 1
        return -1 if f" {line} " in text else 0
    hit = sum(tuple(words[i:i + 3]) in runs for i in range(len(words) - 2)) / (len(words) - 2)
    return 1 if hit > 0.6 else 0 if hit < 0.4 else -1


class Sample:
    """The blocks of one page."""

    def __init__(self, page, data):
        words = wcxb.tokens(page.text)
        text = " " + " ".join(words) + " "
        lines = {" ".join(wcxb.tokens(x)) for x in page.text.splitlines()}
        runs = {tuple(words[i:i + 3]) for i in range(len(words) - 2)}
        self.page = page
        self.text = [b["text"] for b in data["blocks"]]
        self.words = [wcxb.tokens(t) for t in self.text]
        n = len(self.text)
        self.x = np.frombuffer(base64.b64decode(data["features"]), dtype=np.float32).reshape(n, -1)
        self.inside = np.array([b["inside"] for b in data["blocks"]], dtype=bool)
        self.certain = np.array([b["certain"] for b in data["blocks"]], dtype=int)
        self.y = np.array([label(w, text, lines, runs) for w in self.words])
        weight = np.array([len(w) ** 0.5 for w in self.words])
        known = weight[self.y >= 0].sum()
        self.w = weight / max(known, 1e-9) * (1.0 if page.type == "article" else OTHER_PAGES)

    def taken(self, scores, inside, outside):
        keep = np.where(self.inside, scores >= inside, scores >= outside)
        keep = np.where(self.certain != 0, self.certain > 0, keep)
        return "\n".join(t for t, k in zip(self.text, keep) if k)


def read_samples(pages, program):
    with tempfile.TemporaryDirectory() as folder:
        by_path = {str(page.unpack(folder)): page for page in pages}
        run = subprocess.Popen([program, "--features", *by_path], stdout=subprocess.PIPE, text=True, encoding="utf-8")
        samples = []
        for line in run.stdout:
            data = json.loads(line)
            if data["blocks"]:
                samples.append(Sample(by_path[data["source"]], data))
        if run.wait() != 0:
            sys.exit(f"{program} failed")
    return samples


def fit(samples, args):
    known = [s.y >= 0 for s in samples]
    x = np.vstack([s.x[k] for s, k in zip(samples, known)])
    y = np.concatenate([s.y[k] for s, k in zip(samples, known)])
    w = np.concatenate([s.w[k] for s, k in zip(samples, known)]) * 50
    model = HistGradientBoostingClassifier(max_iter=args.trees, max_leaf_nodes=args.leaves, learning_rate=args.rate,
                                           min_samples_leaf=80, l2_regularization=1.0, random_state=1)
    return model.fit(x, y, sample_weight=w)


def report(what, samples, scores):
    """scores: of each sample's blocks. What lists, tables and the end of a text change afterwards isn't in it."""
    for kind in ("article", "other"):
        pairs = [(s, p) for s, p in zip(samples, scores) if (s.page.type == "article") == (kind == "article")]
        if pairs:
            got = wcxb.score([wcxb.counts(s.page.text, s.taken(p, INSIDE, OUTSIDE)) for s, p in pairs])
            print(f"{what}, {kind}: {len(pairs)} pages: P %.4f R %.4f F1 %.4f" % got)


def cross_validate(samples, args):
    """Each page is scored by a model that was fitted without it."""
    folds = [hashlib.sha256(f"fold {s.page.id}".encode()).digest()[0] % args.folds for s in samples]
    models = [fit([s for s, f in zip(samples, folds) if f != k], args) for k in range(args.folds)]
    report(f"{args.folds} folds", samples, [models[f].decision_function(s.x) for s, f in zip(samples, folds)])


def flatten(model):
    """Starts of the trees and their nodes: (feature, right, threshold), whose left is the next, or leaves (-1, 0, value)."""
    starts, nodes = [], []

    def append(tree, n):
        at = len(nodes)
        if tree[n]["is_leaf"]:
            nodes.append((-1, 0, float(tree[n]["value"])))
            return
        nodes.append(None)
        append(tree, int(tree[n]["left"]))
        nodes[at] = (int(tree[n]["feature_idx"]), len(nodes), float(tree[n]["num_threshold"]))
        append(tree, int(tree[n]["right"]))

    for trees in model._predictors:
        starts.append(len(nodes))
        append(trees[0].nodes, 0)
    return starts, nodes, float(np.ravel(model._baseline_prediction)[0])


def walk(starts, nodes, bias, row):
    total = bias
    for at in starts:
        while nodes[at][0] >= 0:
            at = at + 1 if row[nodes[at][0]] <= np.float32(nodes[at][2]) else nodes[at][1]
        total += nodes[at][2]
    return total


def number(value):
    text = f"{np.float32(value):.7g}"
    return (text if any(c in text for c in ".einf") else text + ".0") + "f"


def table(model, inside, outside, n_pages):
    starts, nodes, bias = flatten(model)
    rows = "\n".join(f"  {{ {f}, {right}, {number(v)} }}," for f, right, v in nodes)
    lines = [", ".join(map(str, starts[i:i + 16])) for i in range(0, len(starts), 16)]
    starts_text = ",\n  ".join(lines)
    return f"""/* notanda-block-model-table.h: what was learned about blocks; written by train/train.py, not by hand
 *
 * Fitted to {n_pages} pages of the folder dev/ of the Web Content eXtraction Benchmark (WCXB), whose annotations are by
 * Murrough Foley, 2026, under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/):
 * https://github.com/Murrough-Foley/web-content-extraction-benchmark
 * Nothing of the pages or annotations is in it.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* scores from which a block is taken, inside the article's container and outside of it */
#define MODEL_INSIDE {number(inside)}
#define MODEL_OUTSIDE {number(outside)}

static const float model_bias = {number(bias)};

/* clang-format off */

/* to the next row where the feature is at most the value, else to right; a leaf has feature -1, and its value is added */
static const struct
{{
  gint16  feature;
  guint16 right;
  float   value;
}} model_nodes[{len(nodes)}] = {{
{rows}
}};

static const guint16 model_starts[{len(starts)}] = {{
  {starts_text},
}};
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--program", required=True)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--articles", action="store_true", help="leave the other pages out: quicker, and a little worse")
    parser.add_argument("--folds", type=int)
    parser.add_argument("--trees", type=int, default=120)
    parser.add_argument("--leaves", type=int, default=8)
    parser.add_argument("--rate", type=float, default=0.10)
    args = parser.parse_args()

    pages = [p for p in wcxb.pages(args.folder) if p.type == "article" or not args.articles]
    pages = [p for p in pages if not args.folds or not p.held_out]
    samples = read_samples(pages, args.program)
    train = [s for s in samples if not s.page.held_out]
    if args.folds:
        cross_validate(train, args)
        return
    model = fit(train, args)
    flat = flatten(model)
    probe = train[0].x[:50]
    assert np.allclose([walk(*flat, row) for row in probe], model.decision_function(probe), atol=1e-4)
    held = [s for s in samples if s.page.held_out]
    report("held out", held, [model.decision_function(s.x) for s in held])
    gain = {}
    for trees in model._predictors:
        for n in trees[0].nodes:
            if not n["is_leaf"]:
                gain[int(n["feature_idx"])] = gain.get(int(n["feature_idx"]), 0) + float(n["gain"])
    print("columns by gain:", " ".join(f"{k}:{v:.0f}" for k, v in sorted(gain.items(), key=lambda x: -x[1])))
    if args.write:
        (HERE / "notanda-block-model-table.h").write_text(table(model, INSIDE, OUTSIDE, len(train)), encoding="utf-8")


if __name__ == "__main__":
    main()
