#!/usr/bin/env python3
# test-sync-losses.py: a server that lost a file or was put back to what it was earlier, and machines that lost what they knew
#
# SPDX-FileCopyrightText: 2026 The Notanda contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# Whatever is done: afterwards a fresh client has all that was promised, or each client has stopped and asked before it put anything.

import os
import pathlib
import shutil
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(os.environ['G_TEST_SRCDIR']) / 'util'))
from corpora import NotInstalled, Person, Server  # noqa: E402

ROUNDS = 3   # what is missing is believed when it is seen twice
ARTICLES = [f'Article {number}\n\n"We are open," said Bo Reed of number {number}.\n' for number in range(4)]


class Case:
    """Ada and Bo, what the server was after each of their syncs, and what it promised in the end."""

    def __init__(self, folder):
        self.folder = folder
        self.server = Server('apache', '--auth', 'basic')
        self.people = [Person(folder, name, os.environ['NOTANDACTL']) for name in ('Ada', 'Bo')]
        self.states = []
        self.number = 0
        self.live()

    def live(self):
        ada, bo = self.people
        ada.make(texts=ARTICLES[:2])
        ada.connect(self.server.address)
        self.keep()
        bo.join(self.server.address)
        self.keep()
        for text in ARTICLES[2:]:
            bo.add(text)
            bo.mark(bo.documents()[0], 4, 8)
            ada.mark(ada.documents()[1], 0, 9)
            for person in bo, ada, bo:
                person.sync()
                self.keep()
        self.promised = ada.shown()
        self.healed = 0   # how often somebody was told so, since begin()
        assert bo.shown() == self.promised and len(self.promised) == len(ARTICLES), self.promised
        shutil.copytree(self.folder, f'{self.folder}-homes')

    def keep(self):
        self.states.append(f'{self.folder}-{len(self.states)}')
        shutil.copytree(self.server.data, self.states[-1])

    def begin(self, state=None):
        """All is as it was in the end, but for the server where a state is given."""
        self.healed = 0
        self.server.take(state or self.states[-1])
        shutil.rmtree(self.folder)
        shutil.copytree(f'{self.folder}-homes', self.folder)

    def log(self):
        return sorted(path for path in self.server.data.rglob('*') if path.is_file() and path.parent.name == 'log')

    def sync(self, person):
        """Whether it came to an end, rather than to a question."""
        before = len(self.server.requests())
        for _ in range(ROUNDS):
            status, out, err = person.try_run('sync', person.corpus, '--password-file', person.password)
            self.healed += 'the server had lost 1 file, which is sent again' in err
            if status == 0:
                return True
        sent = [request for request in self.server.requests()[before:] if request[0] in ('PUT', 'DELETE', 'MKCOL')]
        assert 'Nothing was sent' in err and not sent, (err, sent)
        return False

    def fresh(self):
        self.number += 1
        person = Person(f'{self.folder}-fresh', f'Cy{self.number}', os.environ['NOTANDACTL'])
        person.join(self.server.address)
        return person.shown()

    def settle(self, people=None):
        """Whether all is there again; else all have asked, and nothing of theirs is gone."""
        ended = [self.sync(person) for person in people or self.people]
        for person in people or self.people:
            assert person.shown() == self.promised, person.shown()
        if any(ended):
            found = self.fresh()
            assert found == self.promised, (found, self.promised)
        return any(ended)

    def close(self):
        self.server.close()


def test_each_file_deleted(case):
    """By one of the two alone, too: the other may be away for long."""
    case.begin()
    names = [path.relative_to(case.server.data) for path in case.log()]
    for name in names:
        for people in case.people, case.people[:1], case.people[1:]:
            case.begin()
            (case.server.data / name).unlink()
            assert case.settle(people), f'{name} is not healed'
            assert case.healed == 1, f'{name}: {case.healed} were told that it is sent again'


def test_each_file_damaged(case):
    """As a full disk does it: cut, or with nothing in it."""
    case.begin()
    names = [path.relative_to(case.server.data) for path in case.log()]
    for name in names:
        for size in 0, 20:
            case.begin()
            os.truncate(case.server.data / name, size)
            assert case.settle(), f'{name} is not healed'


def test_each_file_rotten(case):
    """As long as before: who knows it doesn't read it again, until somebody who joins says so. Nobody is told of it any more afterwards."""
    case.begin()
    names = [path.relative_to(case.server.data) for path in case.log()]
    for name in names:
        for people in case.people, case.people[:1], case.people[1:]:
            case.begin()
            content = bytearray((case.server.data / name).read_bytes())
            content[len(content) // 2] ^= 1
            (case.server.data / name).write_bytes(content)
            case.number += 1
            newcomer = Person(f'{case.folder}-fresh', f'Cy{case.number}', os.environ['NOTANDACTL'])
            out, err = newcomer.join(case.server.address, status=1)
            assert '1 file of the corpus is damaged on the server' in err, (out, err)
            assert case.settle(people), f'{name} is not healed'
            assert newcomer.sync()[1] == '' and newcomer.shown() == case.promised, newcomer.shown()


def test_format_deleted(case):
    case.begin()
    next(case.server.data.glob('*/format')).unlink()
    case.settle()


def test_each_earlier_state(case):
    """A backup that was put back, which one of them may see first."""
    for state in case.states:
        for people in case.people, case.people[::-1], case.people[:1], case.people[1:]:
            case.begin(state)
            case.settle(people)


def test_emptied(case):
    case.begin()
    for path in case.log():
        path.unlink()
    assert not case.settle(), 'an empty server was taken for the corpus'
    shutil.rmtree(next(case.server.data.glob('corpus-*')))
    assert not case.settle(), 'a server without the corpus was taken for it'


def test_machine_forgets(case):
    """What was known of the server is gone, here or there too: connecting again is enough."""
    for state in case.states[-1], case.states[0], case.states[3]:
        for forget in [lambda person: shutil.rmtree(person.home / 'state'),
                       lambda person: shutil.rmtree(person.home / 'cache'),
                       lambda person: [shutil.rmtree(person.home / name) for name in ('state', 'cache')]]:
            case.begin(state)
            for person in case.people:
                forget(person)
                if not (person.home / 'state').exists():
                    person.connect(case.server.address)
            assert case.settle(), 'it is not connected again'


def main():
    tests = [value for name, value in globals().items() if name.startswith('test_')]
    folder = tempfile.mkdtemp(prefix='notanda-losses-')
    try:
        case = Case(f'{folder}/people')
    except NotInstalled:
        print('1..0 # SKIP apache2 isn’t installed')
        return 0
    print(f'1..{len(tests)}', flush=True)
    failed = False
    for number, test in enumerate(tests, 1):
        name = '/notanda/slow/sync-losses/' + test.__name__[5:].replace('_', '-')
        try:
            test(case)
            print(f'ok {number} {name}', flush=True)
        except Exception as problem:
            failed = True
            print(f'not ok {number} {name}\n# ' + repr(problem).replace('\n', '\n# '), flush=True)
    case.close()
    shutil.rmtree(folder)
    return failed


sys.exit(main())
