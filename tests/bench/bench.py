#!/usr/bin/python3
"""bench.py BUILD [--full] [NAME...]: Notanda's speed, as ratios to peers measured in the same run.

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

A figure in milliseconds says more about the machine than about the program. So each line is
measured in pairs, ours and a peer's in turns, and holds if the median of the pairs' ratios is
within its limit. A pair is two fresh processes, or two turns in one where starting a process
is no part of the matter. What both sides read or write is compared first: a wrong result is
an error and not a time. The programs that are started are the C files beside this one.
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "util"))
from corpora import Person, Server  # noqa: E402

FAILED = []


def in_unit(value, unit):
    scale, digits = {"ms": (1e-6, 2), "MB": (1e-6, 1), "": (1, 0)}[unit]
    return f"{value * scale:,.{digits}f} {unit}".rstrip()


def show(what, ours, peer, unit, ratio, limit):
    """One line of the table: "ours" and "peer" in units, their ratio, and whether it holds."""
    holds = ratio <= limit
    if not holds:
        FAILED.append(what)
    print(f"{what:<56} {in_unit(ours, unit):>13} {in_unit(peer, unit):>13} {ratio:7.2f} {limit:6.2f}  {'ok' if holds else 'OVER'}", flush=True)


def show_pairs(what, pairs, limit, unit="ms"):
    """The line of a list of (ours, peer)."""
    ours, peer = (statistics.median(side) for side in zip(*pairs))
    show(what, ours, peer, unit, statistics.median(a / b for a, b in pairs), limit)


def tell(what, ours, asked, unit):
    """A line that holds on any machine: a figure in time beside the one that was asked for."""
    print(f"{what:<56} {in_unit(ours, unit):>13} {in_unit(asked, unit):>13} {ours / asked:7.2f}", flush=True)


class Bench:
    """Where things are, and how much to do."""

    def __init__(self, build, work, full):
        self.build = build
        self.work = work
        self.full = full
        self.pairs = 9 if full else 5
        self.environment = dict(os.environ, G_DEBUG="fatal-warnings", GSETTINGS_SCHEMA_DIR=str(build / "data"),
                                NOTANDA_LOADER=str(build / "src/notanda-loader"))

    def start(self, name, *args, environment=None):
        """The lines "key=value ..." that a program of tests/bench/ prints, as dicts of numbers."""
        command = [self.build / "tests" / f"bench-{name}", *map(str, args)]
        done = subprocess.run(command, env=environment or self.environment, stdout=subprocess.PIPE, text=True, check=True)
        return [{key: int(value) for key, value in (word.split("=") for word in line.split())}
                for line in done.stdout.splitlines()]

    def folder(self, name):
        path = self.work / name
        path.mkdir()
        return path


def bench_rows(bench):
    """1,000,000 annotations opened, validated and read: SQLite reads the same from a table."""
    folder = bench.folder("rows")
    runs = {}
    for count in (100_000, 1_000_000):
        bench.start("rows", "make", folder, count)
        runs[count] = []
        for _ in range(bench.pairs + 1):
            pair = [bench.start("rows", *side)[0] for side in
                    (("notanda", folder / f"{count}.notanda"), ("sqlite", folder / f"{count}.sqlite"))]
            if pair[0]["sum"] != pair[1]["sum"]:
                sys.exit("rows: the two sides read different things")
            runs[count].append(pair)
        runs[count].pop(0)  # it brought the files into memory

    ours = {count: [pair[0] for pair in pairs] for count, pairs in runs.items()}
    show_pairs("1,000,000 annotations opened and read : SQLite", [(a["ns"], b["ns"]) for a, b in runs[1_000_000]], 0.4)
    many, few = (max(run["allocations"] for run in ours[count]) for count in (1_000_000, 100_000))
    show("  allocations : those for 100,000", many, few, "", many / few, 1.0)
    peak, size = max(run["peak"] for run in ours[1_000_000]), (folder / "1000000.notanda").stat().st_size
    show("  peak memory : the file", peak, size, "MB", peak / size, 1.5)


def bench_save(bench):
    """One more mark in a document of 1,000 saved durably: the same system calls bare."""
    runs = bench.start("save", bench.folder("save"), 1000, 201 if bench.full else 51)
    show_pairs("one more mark in 1,000 saved : its system calls bare", [(run["ours"], run["bare"]) for run in runs], 1.3)


def bench_corpus(bench):
    """10,000 articles listed again with what was kept of them: a loop that only asks for the files' stamps."""
    environment = dict(bench.environment, XDG_CACHE_HOME=str(bench.folder("corpus-cache")))
    runs = bench.start("corpus", bench.folder("corpus"), 10_000, bench.pairs, environment=environment)
    show_pairs("10,000 articles listed again : their stamps asked for", [(run["again"], run["bare"]) for run in runs], 4.0)
    show_pairs("  read by all processors : by one", [(run["both"], run["one"]) for run in runs], 0.8)


def bench_export(bench):
    """JSON Lines of many articles with 40 annotations each: the inputs through cat and a copy of the output by cp."""
    count = 100_000 if bench.full else 10_000
    folder, twice, out = (bench.folder(f"export-{name}") for name in ("articles", "twice", "out"))
    bench.start("export", "make", folder, count)
    for path in os.scandir(folder):
        os.link(path, twice / path.name)
        os.link(path, twice / f"again-{path.name}")

    def ctl(source, target):
        shutil.rmtree(target, ignore_errors=True)
        return bench.start("export", "run", bench.build / "src/notandactl", "export", "--quiet", "--format", "jsonl", "-o", target, source)[0]

    writing, whole = [], []
    for _ in range(bench.pairs + 1):
        ours = bench.start("export", "write", "jsonl", folder, out / "written.jsonl")[0]["ns"]
        total = ctl(folder, out / "folder")
        output = next((out / "folder").iterdir())
        peer = sum(bench.start("export", "run", *command)[0]["ns"] for command in (
            ("sh", "-c", f"find '{folder}' -type f -print0 | xargs -0 cat >/dev/null"),
            ("cp", output, out / "copy")))
        if output.stat().st_size != (out / "written.jsonl").stat().st_size:
            sys.exit("export: what was written is not as long as what was exported")
        writing.append((ours, peer))
        whole.append((total["ns"], peer))
    show_pairs(f"{count:,} articles written as JSON Lines : cat and cp", writing[1:], 2.5)
    show_pairs("  with reading back, comparing and flushing : the same", whole[1:], 5.0)
    peaks = total["peak"], ctl(twice, out / "twice")["peak"]
    show(f"  peak memory for {2 * count:,} : for {count:,}", peaks[1], peaks[0], "MB", peaks[1] / peaks[0], 1.1)


def bench_conll(bench):
    """CoNLL columns of many articles: a Python script that makes the same of their JSON Lines.

    Of writing alone, both sides read their articles, and neither starts a process; of the whole, both start one.
    """
    count = 30_000 if bench.full else 3000
    folder, out = bench.folder("conll-articles"), bench.folder("conll-out")
    bench.start("export", "make", folder, count)

    def export(form, target):
        shutil.rmtree(target, ignore_errors=True)
        run = bench.start("export", "run", bench.build / "src/notandactl", "export", "--quiet", "--format", form, "-o", target, folder)[0]
        return run["ns"], next(target.iterdir())

    peer, lines = out / "peer.conll", export("jsonl", out / "lines")[1]
    script, written = pathlib.Path(__file__).with_name("conll-peer.py"), out / "written.conll"
    writing, whole = [], []
    for _ in range(bench.pairs + 1):
        ours = bench.start("export", "write", "conll", folder, written)[0]["ns"]
        total, columns = export("conll", out / "columns")
        theirs, started = (run["ns"] for run in bench.start("export", "run", sys.executable, script, lines, peer))
        if not peer.read_bytes() == columns.read_bytes() == written.read_bytes():
            sys.exit("conll: the two sides write different columns")
        writing.append((ours, theirs))
        whole.append((total, started))
    show_pairs(f"{count:,} articles written as CoNLL : a Python script", writing[1:], 0.05)
    show_pairs("  with reading back, comparing and flushing : the same", whole[1:], 0.25)


def measure_many_pages(bench, page, parse):
    """One helper reads 1,000 pages: what each costs it once it runs, with what comes and goes, and whether its memory grows."""
    few, many = 100, 1000
    each, peaks = [], []
    for _ in range(bench.pairs):
        runs = [bench.start("page", "helper", page, count)[0] for count in (few, many)]
        if not all(run["read"] for run in runs):
            sys.exit("page: the helper refuses it")
        each.append(((runs[1]["ns"] - runs[0]["ns"]) / (many - few), parse()))
        peaks.append((runs[1]["peak"], runs[0]["peak"]))
    # of the 10 ms that a page may take where these limits were set, the parser takes 6
    show_pairs("  in a helper that runs : the same", each, 10 / 6)
    tell("    asked for, on such a machine", statistics.median(ours for ours, _ in each), 10e6, "ms")
    tell("    without the parser", statistics.median(ours - peer for ours, peer in each), 3e6, "ms")
    show_pairs(f"  peak of the helper after {many:,} : after {few}", peaks, 1.05, "MB")


def bench_page(bench):
    """The article of a page in a helper that runs: the HTML parser alone on the same page."""
    folder = bench.folder("page")
    pages = {}
    for name, size in (("170k", 170 << 10), ("1m", 1 << 20), ("8m", 8 << 20), ("16m", 16 << 20)):
        pages[name] = folder / f"{name}.html"
        bench.start("make-page", pages[name], size - (128 << 10 if name == "16m" else 0))

    def turns(how, name, count):
        runs = bench.start("page", how, pages[name], count)
        return statistics.median(run["ns"] for run in runs), runs[0]["size"]

    pairs = [(turns("extract", "170k", 21)[0], turns("parse", "170k", 21)[0]) for _ in range(bench.pairs)]
    show_pairs("article of a page of 170 KiB, CPU : HTML parser alone", pairs, 1.5)
    measure_many_pages(bench, pages["170k"], lambda: turns("parse", "170k", 101)[0])
    pairs = []
    for _ in range(bench.pairs):
        large, small = turns("extract", "16m", 1), turns("extract", "1m", 5)
        pairs.append((large[0] * small[1] / large[1], small[0]))
    show_pairs("  16 MiB, for each of 1 MiB : 1 MiB", pairs, 1.3)
    for name in ("8m", "16m"):
        run = bench.start("page", "helper", pages[name], 1)[0]
        limit = 8 * run["size"] + (32 << 20)
        show(f"  peak of the helper, {name[:-1]} MiB : 8 times it and 32 MiB", run["peak"], limit, "MB", run["peak"] / limit, 1.0)


def bench_hostile(bench):
    """Pages that break or slow parsers, made by a script that lies beside the checkout: each read or refused within a second."""
    script = pathlib.Path(os.environ.get("NOTANDA_SHARED", pathlib.Path(__file__).parents[3] / "shared")) / "tools/nasty_html.py"
    if not script.exists():
        print(f"hostile pages: skipped, as there is no {script}; NOTANDA_SHARED names its folder")
        return
    folder = bench.folder("hostile")
    subprocess.run([sys.executable, script, folder], check=True)
    runs = {path.stem: bench.start("page", "helper", path, 1)[0] for path in sorted(folder.iterdir())}
    refused = sum(not run["read"] for run in runs.values())
    slowest = max(runs, key=lambda name: runs[name]["ns"])
    show_most(f"{len(runs)} hostile pages, {refused} refused, CPU of the slowest : 1 s", runs[slowest]["ns"], 1e9, "ms")
    limits = {name: 8 * run["size"] + (32 << 20) for name, run in runs.items()}
    largest = max(runs, key=lambda name: runs[name]["peak"] / limits[name])
    show_most("  peak of the helper : 8 times the page and 32 MiB", runs[largest]["peak"], limits[largest], "MB")
    print(f"  the slowest is {slowest}, the one nearest to its limit of memory {largest}")


def bench_address(bench):
    """From Enter on an address to the article on the screen: a limit in time, as a person waits for it."""
    folder = bench.folder("address")
    page = folder / "page.html"
    bench.start("make-page", page, 170 << 10)
    environment = dict(bench.environment, XDG_DATA_HOME=str(folder), GSETTINGS_BACKEND="memory",
                       NOTANDA_LOADER=str(bench.build / "src/notanda-loader"))
    first, more = [], []
    for _ in range(bench.pairs):
        times = [run["address"] for run in bench.start("app-address", page, environment=environment)]
        first.append(times[0])
        more.extend(times[1:])
        shutil.rmtree(folder / "notanda", ignore_errors=True)
    for what, times in (("the first, which starts the helper", first), ("the next", more)):
        median = statistics.median(times)
        show(f"address to article, {what} : 150 ms", median, 150e6, "ms", median / 150e6, 1.0)


def bench_new(bench):
    """1,000 pages by one command: CPU time of it and its helpers, to the wall clock times the cores."""
    folder, out = bench.folder("new-pages"), bench.folder("new-out")
    cores, count = min(len(os.sched_getaffinity(0)), 2), 1000
    bench.start("make-page", folder / "0.html", 170 << 10)
    for i in range(1, count):
        os.link(folder / "0.html", folder / f"{i}.html")
    shares = []
    for _ in range(3):
        shutil.rmtree(out)
        before, start = os.times(), time.monotonic()
        subprocess.run([bench.build / "src/notandactl", "new", "-o", out, *sorted(folder.iterdir())],
                       env=bench.environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wall, after = time.monotonic() - start, os.times()
        if len(list(out.iterdir())) != count:
            sys.exit("new: not every page became a document")
        spent = sum(after[i] - before[i] for i in (2, 3))
        shares.append((wall * cores * 1e9, spent * 1e9))
    # 1.6 of 2 cores
    show_pairs(f"{count:,} pages to documents, the cores' time : CPU time", shares, 1.25)


def bench_window(bench):
    """The window: of an empty one, and 5 MB of text in it against the same in a bare GtkTextView."""
    folder = bench.folder("window")
    sample = pathlib.Path(__file__).parents[2] / "data/lantern-quay"
    document = folder / "sample.notanda"

    def ctl(*args):
        subprocess.run([bench.build / "src/notandactl", *args], env=bench.environment, check=True, stdout=subprocess.DEVNULL)

    def start(*args):
        return bench.start("app-window", time.monotonic_ns(), *args)[0]

    def compare(ours, peer, *figures, more=1):
        runs = [(start(*ours), start(*peer)) for _ in range(more * bench.pairs + 1)][1:]
        for figure, what, limit in figures:
            show_pairs(what, [(a[figure], b[figure]) for a, b in runs], limit, "MB" if figure == "pss" else "ms")
        return runs

    ctl("new", f"{sample}.txt", "-o", document)
    ctl("annotate", document, f"{sample}.ann")
    for count in (1000, 100_000):
        bench.start("rows", "make", folder, count)
    many, few = folder / "100000.notanda", folder / "1000.notanda"
    bench.start("app-window", 0, "text", many, folder / "many.txt")
    bench.start("app-window", 0, "lines", folder)
    for name in ("line", "lines"):
        ctl("new", folder / f"{name}.txt", "-o", folder / f"{name}.notanda")

    # short, and so the more uneven
    compare(("show", document), ("empty",), ("first", "first frame of the sample : of an empty window as large", 1.3), more=5)
    compare(("show", many), ("bare", folder / "many.txt"),
            ("first", "first frame of 5 MB with 100,000 annotations : bare view", 1.25),
            ("frame", "  work in a frame of scrolling : the same", 1.5), ("pss", "  memory after it : the same", 1.5))
    runs = compare(("mark", many), ("mark", few), ("mark", "one more mark among 100,000, painted : among 1,000", 2.0))
    built = [statistics.median(run[side]["built"] for run in runs) for side in (0, 1)]
    show("  lines drawn anew for it : the same", *built, "", built[0] / built[1], 1.0)
    compare(("show", folder / "line.notanda"), ("show", folder / "lines.notanda"),
            ("first", "first frame of 5 MB on one line : with line ends", 2.0), ("frame", "  work in a frame of scrolling : the same", 1.5))


def bench_cards(bench):
    """The list of 100,000 annotations: the longest work of the main thread, which is to stay below 50 ms."""
    folder, limit = bench.folder("cards"), 50_000_000
    bench.start("rows", "make", folder, 100_000)
    runs = [bench.start("app-cards", folder / "100000.notanda")[0] for _ in range(bench.pairs + 1)][1:]
    if any(run["found"] != run["expected"] for run in runs):
        sys.exit("cards: the filter finds other annotations than a look at each does")
    for figure, what in {"list": "longest pause while 100,000 are listed : 50 ms", "scroll": "  while they are scrolled by pages",
                         "jump": "  while one far away is selected", "filter": "  while a filter is typed and cleared",
                         "change": "  while some are removed with a filter set"}.items():
        pause = statistics.median(run[figure] for run in runs)
        show(what, pause, limit, "ms", pause / limit, 1.0)
    alive = max(run["alive"] for run in runs)
    show("  row objects at a time : 1,000", alive, 1000, "", alive / 1000, 1.0)


def show_most(what, found, most, unit=""):
    """A figure that has a limit of its own."""
    show(what, found, most, unit, found / most, 1.0)


def bench_arriving(bench):
    """10,000 marks of somebody else's, or what they changed of 10,000, coming into the article that is open: the main thread's longest pause."""
    folder, count = bench.folder("arriving"), 10_000
    environment = dict(bench.environment, GSETTINGS_BACKEND="memory", **{f"XDG_{name}_HOME": str(folder / name) for name in ("DATA", "STATE", "CACHE")})
    bench.start("app-arriving", "make", folder, count)
    for kind, what in {"marks": "longest pause while 10,000 marks arrive : 100 ms", "edits": "  while changes of 10,000 do"}.items():
        runs = []
        for _ in range(bench.pairs):
            shutil.copy(folder / "before.notanda", folder / "open.notanda")
            shutil.copy(folder / f"{kind}.notanda", folder / "after.notanda")
            runs.append(bench.start("app-arriving", folder / "open.notanda", folder / "after.notanda", environment=environment)[0])
        if any((run["come"], run["records"]) != (count if kind == "marks" else 0, count) for run in runs):
            sys.exit(f"arriving: not all has come: {runs}")
        show_most(what, statistics.median(run["arrive"] for run in runs), 100_000_000, "ms")


def bench_merge(bench):
    """100,000 records of somebody else's merged into a document that has as many: 0.2 s."""
    runs = bench.start("merge", 100_000, bench.pairs)
    show_most("100,000 records merged : 0.2 s", statistics.median(run["ns"] for run in runs), 200_000_000, "ms")


def count_requests(server, person, call):
    """How many a call sends, but for those that are only answered by the wish for a password."""
    before = len(server.requests())
    out, _ = call()
    if "all is on the server" not in out:
        sys.exit(f"sync: {person.name} isn't done: {out}")
    return len(server.requests()) - before


def measure_rclone(bench, source, server):
    """The same files put there one by one, by a program that is known to be good at it."""
    config = bench.work / "rclone.conf"
    config.write_text(f"[peer]\ntype = webdav\nurl = {server.address}\nvendor = other\n")
    (server.data / "peer").mkdir()
    shutil.chown(server.data / "peer", server.data.owner(), server.data.group())
    start = time.monotonic_ns()
    subprocess.run(["rclone", "--config", config, "copy", source, "peer:peer"], check=True)
    spent = time.monotonic_ns() - start
    if len(list((server.data / "peer").iterdir())) != len(os.listdir(source)):
        sys.exit("sync: rclone has not copied all files")
    return spent


def measure_upload(bench, server, count):
    """Somebody with so many articles puts them on a server. Gives the person, the requests and the time."""
    person = Person(bench.work / "sync", f"Ada-{count}", bench.build / "src/notandactl")
    person.corpus = str(bench.folder(f"sync-articles-{count}"))
    bench.start("export", "make", person.corpus, count)
    person.run("corpus", "new", person.corpus, "--name", "Bench")
    person.status()   # so that both sides have the files in memory
    address = f"{server.address}{count}/"
    (server.data / str(count)).mkdir()
    shutil.chown(server.data / str(count), server.data.owner(), server.data.group())
    start = time.monotonic_ns()
    requests = count_requests(server, person, lambda: person.run("corpus", "connect", person.corpus, address))
    return person, address, requests, time.monotonic_ns() - start


def bench_sync(bench):
    """A corpus put on Apache on the loopback, joined and changed: how many requests that takes, and rclone with the same files."""
    server = Server("apache")
    try:
        ada, address, requests, spent = measure_upload(bench, server, 1000)
        peer = measure_rclone(bench, ada.corpus, server)
        show("1,000 articles put on a server : rclone copy", spent, peer, "ms", spent / peer, 1 / 20)
        if bench.full:
            ada, address, requests, spent = measure_upload(bench, server, 10_000)
        show_most("  requests of it : 120", requests, 120)
        bo = Person(bench.work / "sync", "Bo", bench.build / "src/notandactl")
        show_most("  of joining it : 300", count_requests(server, bo, lambda: bo.run("corpus", "join", address, bo.corpus)), 300)

        def sync(who):
            return count_requests(server, who, lambda: who.run("sync", who.corpus))

        for _ in range(2):   # who joined has told so
            sync(bo)
            sync(ada)
        before = server.count_bytes()
        show_most("  of a sync with nothing to do : 1", sync(ada), 1)
        size = server.count_bytes() - before
        show_most("    what came for it : 100 kB", size, 100_000, "MB")
        ada.mark(ada.documents()[0], 0, 4)
        show_most("  of one for a change here : 3", sync(ada), 3)
        show_most("  of one for a change there : 2", sync(bo), 2)
    finally:
        server.close()


def bench_library(bench):
    """A corpus of 10,000 articles on a server, in the window: when its list is there, and the main thread's longest pause."""
    count = 10_000
    ada, bo = (Person(bench.work / "library", name, bench.build / "src/notandactl") for name in ("Ada", "Bo"))
    server = Server("apache")
    try:
        ada.corpus = str(bench.folder("library-articles"))
        bench.start("export", "make", ada.corpus, count)
        ada.run("corpus", "new", ada.corpus, "--name", "Bench")
        ada.run("corpus", "connect", ada.corpus, server.address)
        bo.run("corpus", "join", server.address, bo.corpus, "--on-demand")
        environment = dict(bench.environment, GSETTINGS_BACKEND="memory", **{key: value for key, value in ada.env.items() if key.startswith("XDG_")})
        runs = []
        for number in range(bench.pairs + 1):
            bo.add(f"Flood {number}\n\nNobody came.\n")
            sync = ("env", *(f"{key}={bo.env[key]}" for key in ("HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")), bo.program, "sync", bo.corpus)
            empty, full = (bench.start("app-library", time.monotonic_ns(), *more, environment=environment)[0] for more in ((), (ada.corpus, *sync)))
            if (full["rows"], full["come"]) != (count + number, 1) or not full["found"] < count:
                sys.exit(f"library: other rows than there are articles: {full}")
            runs.append((empty, full))
    finally:
        server.close()
    # the first had no cache yet
    late = statistics.median(full["listed"] - empty["first"] for empty, full in runs[1:])
    show_most(f"{count:,} articles listed, after an empty window : 0.5 s", late, 500_000_000, "ms")
    for figure, what in {"open": "  longest pause until a round of sync is over : 100 ms", "scroll": "  while they are scrolled by pages",
                         "filter": "  while a filter is typed and cleared", "order": "  while they are sorted",
                         "round": "  while a round of sync brings an article"}.items():
        show_most(what, statistics.median(full[figure] for _, full in runs[1:]), 100_000_000, "ms")


LINES = {name.removeprefix("bench_"): function for name, function in list(globals().items()) if name.startswith("bench_")}


def main():
    parser = argparse.ArgumentParser(prog="dev bench", description="Measures the speed as ratios to peers.")
    parser.add_argument("build", type=pathlib.Path, help=argparse.SUPPRESS)
    parser.add_argument("names", nargs="*", metavar="NAME", help="of " + ", ".join(LINES) + "; else all")
    parser.add_argument("--full", action="store_true", help="more pairs, and as many articles as the limits are set for")
    args = parser.parse_args()
    for name in args.names:
        if name not in LINES:
            parser.error(f"there is no {name}; there are {', '.join(LINES)}")

    # beside the build: /tmp may be memory, where a save costs nothing
    work = pathlib.Path(tempfile.mkdtemp(prefix="bench-", dir=args.build))
    print(f"{'':<56} {'ours':>13} {'peer':>13} {'ratio':>7} {'limit':>6}")
    try:
        for name in args.names or LINES:
            LINES[name](Bench(args.build, work, args.full))
    finally:
        shutil.rmtree(work)
    if FAILED:
        sys.exit(f"over: {'; '.join(what.strip() for what in FAILED)}")


if __name__ == "__main__":
    main()
