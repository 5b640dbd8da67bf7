#!/usr/bin/env python3
"""soak.py: many people on one corpus, over bad networks, with machines that stop at any moment and some that are lost

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

  soak.py [MINUTES] [--seed N] [--server KIND]... [--articles N] [--marks N] [--steps N] [--faults SHARE]

Each round has one server and 8 clients, which are processes of notandactl with homes of their own. They mark, add articles
and sync at once, through a proxy that harms a fifth of all requests; some are killed at any moment, some lose their disk and
come back as somebody new. Two of the 8 have a "sync --watch" that stays for the whole round, and are marked in meanwhile. What
a client saved before a sync that then said "all is on the server" is promised. At the end a fresh client must have all that was
promised, and all clients must show the same as it. Without MINUTES it is a test: one small round for each server that is
installed; else rounds go on until the time is over, on up to 1,000 articles; the last has fewer steps then. The last lines say
how much was done, how long it took once the first corpus was made, and by how much the memory grew of those that stayed.
"""

import argparse
import collections
import json
import math
import os
import pathlib
import random
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'util'))
from corpora import USER, NotInstalled, Person, Server  # noqa: E402
from faults import FaultProxy  # noqa: E402

KINDS = ['apache', 'nginx', 'lighttpd', 'rclone']
PROGRAM = os.environ['NOTANDACTL']
CLIENTS = 8
WATCHERS = 2  # of them
PATIENCE = 600  # in seconds, with a command
PORTION = 500  # as many articles are made at once
RATE = 0.2


class Round:
    """One server, and what was promised on it."""

    def __init__(self, kind, seed, args):
        self.kind, self.args = kind, args
        self.random = random.Random(seed)
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='notanda-soak-'))
        self.server = Server(kind, '--auth', 'basic')
        self.proxy = FaultProxy(self.server.port, seed, args.faults)
        self.address = f'http://127.0.0.1:{self.proxy.port}/dav/'
        self.lock = threading.Lock()
        self.counts = collections.Counter()
        self.promised = set()
        self.number = 0
        self.ended = threading.Event()  # those who don't stay have done their steps
        self.growths = []
        self.seconds = 0

    def next_number(self):
        with self.lock:
            self.number += 1
            return self.number

    def count(self, what):
        with self.lock:
            self.counts[what] += 1

    def close(self):
        self.proxy.close()
        self.server.close()
        shutil.rmtree(self.folder)


class Client:
    """Somebody at a machine, which may be replaced. What it has saved is kept as words that occur nowhere else."""

    def __init__(self, round, seed):
        self.round, self.random = round, random.Random(seed)
        self.problem = None
        self.begin()

    def begin(self):
        self.person = Person(self.round.folder, f'machine{self.round.next_number()}', PROGRAM)
        self.saved = set()
        self.is_joined = False

    def run(self, *args, may_die=True):
        """Exit status, or None where it was killed."""
        process = self.person.start(*args, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        try:
            out, err = process.communicate(timeout=self.random.expovariate(8) if may_die and self.random.random() < 0.25 else PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            self.round.count('killed')
            return None
        if process.returncode < 0 or process.returncode > 1 or 'CRITICAL' in err or 'WARNING' in err:
            raise AssertionError(f'{args}: {signal.Signals(-process.returncode).name if process.returncode < 0 else process.returncode}: {err}')
        self.last = out + err
        return process.returncode

    # ---- what it does

    def add_articles(self, count, marks=1, may_die=True):
        words = [f'article{self.round.next_number()}x' for _ in range(count)]
        for word in words:
            (self.person.home / f'{word}.txt').write_text(f'{word} begins here.\n\n' + f'What was said of {word} is long. ' * self.random.randrange(3, 60) + '\n')
        if self.run('new', *(f'{word}.txt' for word in words), '-o', 'corpus', '--author', self.person.name, may_die=may_die) == 0:
            for word in words:
                path = next(pathlib.Path(self.person.corpus).glob(f'{word}*.notanda'), None)
                if path is not None and self.mark(path, marks, may_die):
                    self.saved.add(word)

    def mark(self, path=None, count=1, may_die=True):
        if path is None:
            documents = self.person.documents()
            if not documents:
                return False
            path = self.random.choice(documents)
        words = [f'note{self.round.next_number()}x' for _ in range(count)]
        text = self.read_start(path)
        if text is None:
            return False
        lines = ''
        for i, word in enumerate(words, 1):
            end = self.random.randrange(4, 12)
            lines += f'T{i}\tClaim 0 {end}\t{text[:end]}\n#{i}\tAnnotatorNotes T{i}\t{word}\n'
        (self.person.home / 'mark.ann').write_text(lines)
        if self.run('annotate', path, 'mark.ann', '--author', self.person.name, '--quiet', may_die=may_die) != 0:
            return False
        self.saved.update(words)
        self.round.count('marked')
        return True

    def read_start(self, path):
        """Of an article, whose title is what its file is called after."""
        if path.stem.startswith('article'):
            return path.stem.partition('-')[0] + ' begins here.'
        return None

    def join(self, may_die=True):
        status = self.run('corpus', 'join', self.round.address, 'corpus', '--user', USER, '--password-file', self.person.password,
                          '--author', self.person.name, may_die=may_die)
        self.is_joined = self.is_connected()
        return status

    def is_connected(self):
        """However far a process came that was to do it."""
        status, out, _ = self.person.try_run('corpus', 'status', '--json', 'corpus')
        return status == 0 and json.loads(out)['server'] is not None

    def sync(self, may_die=True, meanwhile=False):
        """Whether all is on the server. With something saved at the same time, that isn't promised."""
        before = set(self.saved)
        if meanwhile:
            thread = threading.Thread(target=self.mark_quietly)
            thread.start()
        status = self.run('sync', 'corpus', '--password-file', self.person.password, '--author', self.person.name, may_die=may_die)
        if meanwhile:
            thread.join()
        if status == 0:
            with self.round.lock:
                self.round.promised |= before
                self.round.counts['synced'] += 1
        return status == 0

    def mark_quietly(self):
        try:
            self.mark()
        except Exception as problem:
            self.problem = problem

    def lose_machine(self):
        shutil.rmtree(self.person.home)
        self.round.count('machines lost')
        self.begin()

    def step(self):
        chance = self.random.random()
        if not self.is_joined:
            self.join()
        elif chance < 0.03:
            self.lose_machine()
        elif chance < 0.10:
            self.add_articles(self.random.randrange(1, 4))
        elif chance < 0.55:
            for _ in range(self.random.randrange(1, 4)):
                self.mark()
        else:
            self.sync(meanwhile=self.random.random() < 0.3)

    def work(self):
        try:
            for _ in range(self.round.args.steps):
                if time.monotonic() > self.round.args.end:
                    break
                self.step()
        except Exception as problem:
            self.problem = problem

    # ---- the end

    def stop(self):
        """What stays is over before its disk is looked at."""

    def settle(self):
        """On a network that works."""
        for _ in range(20):
            if not self.is_joined:
                self.join(may_die=False)
            if self.is_joined and self.sync(may_die=False):
                return
        raise AssertionError(f'{self.person.name} doesn’t get done: {self.last}')

    def show(self):
        """What anybody sees: article -> annotations. File names are a machine's own, and so are drafts, which nobody has marked."""
        out, _ = self.person.run('export', '--format', 'jsonl', '--quiet', '-o', '-', 'corpus')
        return {document['id']: (document['text'], sorted(json.dumps(annotation, sort_keys=True) for annotation in document['annotations']))
                for document in map(json.loads, out.splitlines()) if document['annotations']}


class Watcher(Client):
    """Somebody whose machine syncs by itself as long as the round lasts, and who marks something now and then."""

    def begin(self):
        super().begin()
        self.watch, self.sizes = None, []

    def stay(self):
        """Again, where a server's answer made it end."""
        if self.watch is None or self.watch.poll() is not None:
            if self.watch is not None:
                self.round.count('watches begun again')
                self.sizes = []
            with open(self.person.home / 'watch.log', 'w') as log:
                self.watch = self.person.start('sync', '--watch', 'corpus', '--password-file', self.person.password, '--author', self.person.name,
                                               stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)

    def note_size(self):
        """Of its memory, in kB, once it has been through a round."""
        status = pathlib.Path(f'/proc/{self.watch.pid}/status').read_text()
        found = re.search(r'^VmRSS:\s*(\d+) kB', status, re.MULTILINE)
        if found and (self.person.home / 'watch.log').stat().st_size > 0:
            self.sizes.append(int(found[1]))

    def step(self):
        if not self.is_joined:
            self.join(may_die=False)
            return
        self.stay()
        self.note_size()
        if self.random.random() < 0.2:
            self.mark()
        self.round.ended.wait(0.5)

    def work(self):
        try:
            while not self.round.ended.is_set():
                self.step()
        except Exception as problem:
            self.problem = problem

    def stop(self):
        if self.watch is None:
            return
        self.watch.kill()
        self.watch.wait()
        self.watch = None
        # the first third is for warming up
        n = len(self.sizes) // 6
        if n > 0:
            self.round.growths.append(statistics.median(self.sizes[-n:]) / statistics.median(self.sizes[2 * n:3 * n]) - 1)

    def lose_machine(self):
        self.stop()
        super().lose_machine()


def begin(round):
    """The first client makes the corpus and puts it on the server, whatever happens."""
    first = Client(round, round.random.random())
    first.person.run('corpus', 'new', 'corpus', '--name', 'Soak', '--author', first.person.name)
    for i in range(0, round.args.articles, PORTION):
        first.add_articles(min(PORTION, round.args.articles - i), round.args.marks, may_die=False)
    for _ in range(100):
        first.run('corpus', 'connect', 'corpus', round.address, '--user', USER, '--password-file', first.person.password,
                  '--author', first.person.name)
        first.is_joined = first.is_connected()
        if first.is_joined:
            return first
    raise AssertionError(f'can’t connect: {first.last}')


def describe(key, one, other):
    """How two people see an article."""
    if one is None or other is None:
        return f'{key[:8]}: only {"the second" if one is None else "the first"} has it'
    return f'{key[:8]}: {sorted(set(one[1]) - set(other[1]))} and {sorted(set(other[1]) - set(one[1]))}'


def compare(round, clients):
    fresh = Client(round, 0)
    fresh.settle()
    found = fresh.show()
    round.counts['articles'] += len(found)
    round.counts['annotations'] += sum(len(annotations) for _, annotations in found.values())
    present = set(re.findall(r'\w+', json.dumps(list(found.values()))))
    lost = sorted(word for word in round.promised if word not in present)
    round.counts['lost'] += len(lost)
    shown = [client.show() for client in clients]
    round.counts['diverged'] += sum(one != found for one in shown)
    if lost:
        raise AssertionError(f'{len(lost)} of {len(round.promised)} that were promised are lost: {lost[:10]}')
    for client, one in zip(clients, shown):
        if one != found:
            raise AssertionError(f'{client.person.name} shows otherwise than {fresh.person.name}, in {round.folder}:\n' +
                                 '\n'.join(describe(key, one.get(key), found.get(key)) for key in sorted(one.keys() | found.keys())
                                           if one.get(key) != found.get(key)))


def run_round(kind, seed, args, totals):
    round = Round(kind, seed, args)
    clients = [begin(round)] + [(Watcher if i <= WATCHERS else Client)(round, round.random.random()) for i in range(1, CLIENTS)]
    try:
        work(round, clients)
    finally:
        for client in clients:
            client.stop()
        totals.add(round, clients)
    print_round(round)
    round.close()


def work(round, clients):
    start = time.monotonic()
    threads = [threading.Thread(target=client.work) for client in clients]
    for thread in threads:
        thread.start()
    for thread, client in zip(threads, clients):
        if not isinstance(client, Watcher):
            thread.join()
    round.ended.set()
    for thread in threads:
        thread.join()
    for client in clients:
        if client.problem:
            raise client.problem
        client.stop()
    for client in round.random.sample(clients, round.random.randrange(1, 4)):
        client.lose_machine()
    round.proxy.rate = 0
    round.counts['exposed'] += sum(round.proxy.counts.values())
    for _ in range(2):   # the second time each gets what the others have sent
        for client in clients:
            client.settle()
    round.seconds = time.monotonic() - start
    compare(round, clients)


class Totals:
    """What all rounds did."""

    def __init__(self):
        self.counts, self.growths = collections.Counter(), []

    def add(self, round, clients):
        self.counts.update(round.counts)
        self.counts.update(rounds=1, clients=len(clients), requests=sum(round.proxy.counts.values()), harmed=count_harmed(round), promised=len(round.promised))
        self.growths += round.growths

    def print(self):
        n = self.counts
        print(f'# in all: {n["rounds"]} rounds, {n["clients"]} clients, {n["articles"]:,} articles, {n["annotations"]:,} annotations; '
              f'{n["requests"]:,} requests, {n["exposed"]:,} of them on a bad network and {n["harmed"] / max(n["exposed"], 1):.0%} of those harmed; {n["killed"]:,} kills, {n["machines lost"]} machines lost')
        print(f'# {n["promised"]:,} promised, {n["lost"]} lost, {n["diverged"]} diverged')
        if self.growths:
            print(f'# memory of {len(self.growths)} that stayed: grown by {statistics.median(self.growths):+.1%} (median), {max(self.growths):+.1%} (most)')


def count_harmed(round):
    return sum(count for name, count in round.proxy.counts.items() if name != 'all-right')


def print_round(round):
    harmed = count_harmed(round)
    said = ', '.join(f'{count} {name}' for name, count in sorted(round.counts.items()))
    print(f'# {round.kind}: {round.number} names, {said}, {len(round.promised)} promised and none lost; '
          f'{round.seconds:.0f} seconds; {harmed} of {sum(round.proxy.counts.values())} requests harmed', flush=True)


def run_test(number, kind, seed, args, totals):
    """A line of TAP. Gives whether it failed."""
    print(f'# {kind}, seed {seed}', flush=True)
    try:
        run_round(kind, seed, args, totals)
        print(f'ok {number} /notanda/soak/{kind}', flush=True)
    except NotInstalled:
        print(f'ok {number} /notanda/soak/{kind} # SKIP it isn’t installed', flush=True)
    except Exception as problem:
        print(f'not ok {number} /notanda/soak/{kind}\n# ' + repr(problem).replace('\n', '\n# '), flush=True)
        return True
    return False


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('minutes', nargs='?', type=float)
    parser.add_argument('--seed', type=int, default=random.SystemRandom().randrange(1 << 32))
    parser.add_argument('--server', action='append', choices=KINDS)
    parser.add_argument('--articles', type=int)
    parser.add_argument('--marks', type=int, default=1, help='in each article from the start')
    parser.add_argument('--steps', type=int)
    parser.add_argument('--faults', type=float, default=RATE, metavar='SHARE', help='of requests that are harmed')
    args = parser.parse_args()
    kinds, totals = args.server or KINDS, Totals()
    if args.minutes is None:
        args.articles, args.steps, args.end = args.articles or 12, args.steps or 12, math.inf
        print(f'1..{len(kinds)}')
        failed = any([run_test(number, kind, args.seed, args, totals) for number, kind in enumerate(kinds, 1)])
        totals.print()
        return failed
    args.end, number, failed = time.monotonic() + args.minutes * 60, 0, False
    chance = random.Random(args.seed)
    while not failed and (number == 0 or time.monotonic() < args.end):
        this = argparse.Namespace(**vars(args))
        this.articles, this.steps = args.articles or chance.choice([10, 100, 1000]), args.steps or chance.randrange(20, 80)
        failed = run_test(number + 1, kinds[number % len(kinds)], args.seed + number, this, totals)
        number += 1
    print(f'1..{number}')
    totals.print()
    return failed


sys.exit(main())
