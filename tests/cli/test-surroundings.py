#!/usr/bin/python3
"""test-surroundings.py: notandactl where the machine is broken: what can be done is done, what can't is said

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

What it is without a bus and a keyring is for test-sync.py.
"""

import json
import os
import pathlib
import sys

from notandactl import expect, run, run_tests, write

TEXT = 'Die Überfahrt\n\nNiemand sah die Fähre.\n'
MARKS = 'T1\tEntity 31 36\tFähre\n'
HOMES = ('HOME', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME', 'XDG_RUNTIME_DIR')


def do_job(env):
    """An article becomes a document in a corpus, is marked, shown and exported; what is written is the same anywhere."""
    said = [run('corpus', 'new', 'Häfen', '--name', 'Häfen', env=env),
            run('new', write('Überfahrt.txt', TEXT), '-o', 'Häfen', env=env)]
    document = next(str(path) for path in pathlib.Path('Häfen').glob('*.notanda'))
    said.append(run('annotate', document, write('marks.ann', MARKS), env=env))
    said.append(run('export', '--format', 'brat', '-o', 'out', document, env=env))
    out, err = run('show', '--json', document, env=env)
    shown = json.loads(out)
    expect(shown['text'] == TEXT and [mark['text'] for mark in shown['annotations']] == ['Fähre'], shown)
    status = json.loads(run('corpus', 'status', '--json', 'Häfen', env=env)[0])
    expect((status['name'], status['articles'] + status['drafts'], status['annotations']) == ('Häfen', 1, 1), status)
    written = next(pathlib.Path('out').glob('*.txt')).read_text(encoding='utf-8'), next(pathlib.Path('out').glob('*.ann')).read_text(encoding='utf-8')
    expect(written[0] == TEXT and 'Fähre' in written[1], written)
    said = ''.join(out + err for out, err in said) + err
    expect('WARNING' not in said and 'CRITICAL' not in said, said)
    return said


def test_unknown_locale():
    do_job({'LC_ALL': 'xx_YY.UTF-8', 'LANGUAGE': 'xx:yy'})


def test_no_locale():
    """Messages are in ASCII then; data isn't."""
    said = do_job({'LC_ALL': 'C', 'LANG': ''})
    expect(said.isascii() or '�' not in said, said)


def test_home_that_cannot_be_written():
    """Not even by root. Who writes is somebody else each time then, which merging allows."""
    do_job({name: '/dev/null/home' for name in HOMES})


def test_bare():
    """With an empty environment, as a service is started."""
    do_job({name: '' for name in os.environ if name not in ('PATH', 'NOTANDA_LOADER')})


def test_no_helper():
    """Plain text needs none; for what does, it is said."""
    env = {'NOTANDA_LOADER': '/nonexistent/notanda-loader'}
    out, err = run('new', write('a.html', '<p>It is.</p>'), env=env, status=1)
    expect('a.html' in err and out == '' and not pathlib.Path('a.notanda').exists(), out + err)
    do_job(env)


sys.exit(run_tests('/notanda/cli/surroundings/', globals()))
