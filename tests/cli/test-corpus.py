#!/usr/bin/env python3
# test-corpus.py: notandactl corpus, and what other commands do in a corpus
#
# SPDX-FileCopyrightText: 2026 The Notanda contributors
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import re
import shutil
import sys

from notandactl import expect, fails, run, run_tests, write

TEXT = 'The Mill Reopens\n\n"We are open," said Bo Reed on Friday.\n'
QUOTE = 'T1\tQuote 18 32\t"We are open,"\n'


def status(folder, code=0):
    return json.loads(run('corpus', 'status', folder, '--json', status=code)[0])


def make(folder='c', name='Mills & Tides', texts=(TEXT,)):
    run('corpus', 'new', folder, '--name', name, '--author', 'Ada')
    for number, text in enumerate(texts):
        write(f'article{number}.txt', text)
        run('new', f'article{number}.txt', '-o', folder)
    return sorted(name for name in os.listdir(folder) if name.endswith('.notanda'))


def test_help():
    for args in ['corpus', '--help'], ['corpus', 'new', '--help'], ['corpus', 'status', '-h']:
        expect('notandactl corpus' in run(*args)[0], args)
    fails('corpus', says='COMMAND', status=2)
    fails('corpus', 'old', says='old', status=2)
    fails('corpus', 'new', 'c', says='--name', status=2)
    fails('corpus', 'new', '--name', 'x', says='DIR', status=2)


def test_new():
    fails('corpus', 'new', 'c', '--name', ' ', says='name')
    run('corpus', 'new', 'a/c', '--name', 'Mills & Tides', '--author', 'Ada')
    expect(os.listdir('a/c') == ['mills-tides.notanda-corpus'], os.listdir('a/c'))
    state = status('a/c')
    expect(re.fullmatch('[0-9a-f]{32}', state.pop('id')), state)
    expect(state == {'name': 'Mills & Tides', 'articles': 0, 'drafts': 0, 'copies': 0, 'removed': 0, 'annotations': 0, 'types': {},
                     'people': ['Ada'], 'differences': 0, 'server': None, 'waiting': 0, 'on_server': 0, 'not_here': 0, 'absent': [], 'damaged': []}, state)
    fails('corpus', 'new', 'a/c', '--name', 'Again', says='is a corpus already')
    write('file', '')
    fails('corpus', 'new', 'file/c', '--name', 'Again', says='file/c: ')
    fails('corpus', 'status', 'a', says='is not in a corpus')


def test_existing():
    """Documents that are there already are its articles."""
    os.mkdir('c')
    write('a.txt', TEXT)
    write('b.txt', 'Another.\n')
    run('new', 'a.txt', 'b.txt', '-o', 'c')
    write('a.ann', QUOTE.replace('Quote', 'Slogan'))
    run('annotate', 'c/a.notanda', 'a.ann', '--author', 'Bo')
    shutil.copy('c/a.notanda', 'c/copy of a.notanda')
    run('corpus', 'new', 'c', '--name', 'Mills', '--author', 'Ada')
    state = status('c')
    expect((state['articles'], state['drafts'], state['copies'], state['annotations']) == (1, 1, 1, 1), state)
    expect(state['types'] == {'Slogan': 1}, state)
    expect('Ada' in state['people'] and 'Bo' in state['people'], state)
    shown = run('corpus', 'status', 'c/a.notanda')[0]
    expect(shown.startswith('Mills\n') and '1 article, 1 draft, 1 copy\n' in shown and '1 Slogan' in shown, shown)


def test_names():
    """Slugs of titles, in a corpus; the same article is the same document."""
    names = make(texts=[TEXT, 'Où & Quand?\n\nÀ midi.\n', '...\n'])
    expect([re.sub('-[0-9a-f]{8}', '', name) for name in names] == ['article2.notanda', 'ou-quand.notanda', 'the-mill-reopens.notanda'], names)
    out, err = run('new', 'article0.txt', '-o', 'c')
    expect('is there already' in err, err)
    os.mkdir('c/2026')
    run('new', 'article0.txt', '-o', 'c/2026')
    expect(names[2] in os.listdir('c/2026'), os.listdir('c/2026'))
    run('new', 'article0.txt', '-o', 'c/chosen.notanda')
    expect('chosen.notanda' in os.listdir('c'), os.listdir('c'))


def test_tag_set():
    """Types that one document brings are the corpus', and all documents of it know them."""
    one, other = make(texts=[TEXT, 'Another\n\nHe said so.\n'])
    write('marks.ann', QUOTE.replace('Quote', 'Slogan'))
    mill = one if 'mill' in one else other
    run('annotate', f'c/{mill}', 'marks.ann')
    expect(status('c')['types'] == {'Slogan': 1}, status('c'))
    out = run('export', '--format', 'jsonl', '-o', '-', 'c')[0]
    for line in out.splitlines():
        expect('Slogan' in [tag['identifier'] for tag in json.loads(line)['tag_set']], line)
    for name in one, other:
        expect('Slogan' in run('show', '--json', f'c/{name}')[0], name)
    # a copy that leaves the corpus is whole
    quiet = other if mill == one else one
    for option in [], ['--clean']:
        run('copy', f'c/{quiet}', '-o', 'copy.notanda', *option)
        expect('Slogan' in run('show', '--json', 'copy.notanda')[0], option)
        os.remove('copy.notanda')


def test_damaged():
    make()
    write('c/broken.notanda', 'rubbish')
    write('c/also.notanda-corpus', 'rubbish')
    state = status('c', 1)
    expect(state['articles'] + state['drafts'] == 1 and len(state['damaged']) == 2, state)
    expect(state['damaged'][1]['path'] == 'broken.notanda', state)
    shown = run('corpus', 'status', 'c', status=1)[0]
    expect('broken.notanda: ' in shown and 'also.notanda-corpus: ' in shown, shown)


def test_no_corpus_to_open():
    """With a corpus file that can't be read, its articles are as good as they are by themselves."""
    name, = make()
    write('c/mills-tides.notanda-corpus', 'rubbish')
    out, err = run('show', f'c/{name}')
    expect('The Mill Reopens' in out and 'without its corpus' in err and 'mills-tides.notanda-corpus' in err, err)
    out, err = run('export', '--format', 'jsonl', '-o', '-', 'c', f'c/{name}')
    expect(len(out.splitlines()) == 2 and err.count('without its corpus') == 1, err)
    fails('corpus', 'status', 'c', says='mills-tides.notanda-corpus')


def test_two():
    make()
    run('corpus', 'new', 'd', '--name', 'Other')
    shutil.move('d/other.notanda-corpus', 'c')
    fails('corpus', 'status', 'c', says='two corpora are in this folder')


def test_inner():
    make()
    run('corpus', 'new', 'c/inner', '--name', 'Inner')
    write('x.txt', 'Inside.\n')
    run('new', 'x.txt', '-o', 'c/inner')
    expect(status('c')['drafts'] + status('c')['articles'] == 1, status('c'))
    expect(status('c/inner')['name'] == 'Inner' and status('c/inner')['drafts'] == 1, status('c/inner'))


sys.exit(run_tests('/notanda/cli/corpus/', globals()))
