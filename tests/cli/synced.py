# synced.py: what tests of sync begin with: a real server that wants a password, people with a corpus each
#
# SPDX-FileCopyrightText: 2026 The Notanda contributors
# SPDX-License-Identifier: GPL-3.0-or-later

import contextlib
import os
import pathlib
import sys

from notandactl import PROGRAM, run_tests

TESTS = pathlib.Path(os.environ['G_TEST_SRCDIR'])
sys.path.insert(0, str(TESTS / 'util'))
from corpora import NotInstalled, Person, Server  # noqa: E402

ONE = 'The Mill Reopens\n\n"We are open," said Bo Reed on Friday.\n'


@contextlib.contextmanager
def serving(kind='apache', *options, folder=None):
    server = Server(kind, '--auth', 'basic', *options, folder=folder)
    try:
        yield server
    finally:
        server.close()


def person(name, texts=None, corpus='Harbours'):
    """With a corpus where there are texts, or none."""
    made = Person('.', name, PROGRAM)
    if texts is not None:
        made.make(corpus, texts)
    return made


def run_with_server(prefix, functions):
    """As run_tests(), where there is a server."""
    try:
        Server('apache').close()
    except NotInstalled:
        print('1..0 # SKIP apache2 isn’t installed')
        return False
    return run_tests(prefix, functions)
