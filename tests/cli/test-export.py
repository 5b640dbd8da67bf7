#!/usr/bin/env python3
# test-export.py: what notandactl export writes where, and what it says is lost
#
# SPDX-FileCopyrightText: 2026 The Notanda contributors
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import sys

from mill import TEXT, make
from notandactl import expect, fails, run, run_tests, write


def read(name):
    with open(name, encoding='utf-8', newline='') as file:
        return file.read()


def test_brat():
    name = make()
    out, err = run('export', '--format', 'brat', '-o', 'out', name)
    expect(sorted(os.listdir('out')) == ['annotation.conf', 'doc.ann', 'doc.txt'], os.listdir('out'))
    expect(read('out/doc.txt') == TEXT, 'text')
    expect(sorted(line[0] for line in read('out/doc.ann').splitlines()) == sorted('TTTRRA#'), 'lines')
    expect('brat standoff can\'t hold: 3 annotations lose their ids' in err, err)
    expect(run('export', '--format', 'brat', '-o', 'out', '-q', name) == ('', ''), 'again, quietly')
    write('out/doc.ann', 'mine')
    fails('export', '--format', 'brat', '-o', 'out', '-q', name, says='is there already')
    os.mkdir('empty')
    fails('export', '--format', 'brat', '-o', 'none', 'empty', says='empty: there is no .notanda document')
    expect(not os.path.exists('none'), 'made for nothing')
    expect(read('out/doc.ann') == 'mine', 'written over')
    run('export', '--format', 'brat', '-o', 'out', '-q', '--overwrite', name)
    expect(read('out/doc.ann') != 'mine', 'not written over')


def test_jsonl():
    make('a.notanda')
    make('b.notanda', marks=False)
    out, err = run('export', '--format', 'jsonl', '-o', 'out', 'a.notanda', 'b.notanda')
    expect(os.listdir('out') == ['annotations.jsonl'] and err == '', f'{os.listdir("out")} {err}')
    lines = [json.loads(line) for line in read('out/annotations.jsonl').split('\n')[:-1]]
    expect([line['name'] for line in lines] == ['a', 'b'], 'names')
    expect([len(line['annotations']) for line in lines] == [3, 0], 'annotations')
    run('export', '--format', 'jsonl', '-o', 'out', 'a.notanda')
    expect(sorted(os.listdir('out')) == ['a.jsonl', 'annotations.jsonl'], os.listdir('out'))
    write('out/a.jsonl', 'mine')
    fails('export', '--format', 'jsonl', '-o', 'out', 'a.notanda', says='notandactl: out/a.jsonl: is there already')


def test_layers():
    name = make()
    fails('export', '--format', 'conll', '--layer', 'Nobody', '-o', 'out', name, status=2,
          says='Quote, Quote.kind, Claim, Claim.verdict, Entity, Entity.type, Source, Cue')
    expect(not os.path.exists('out'), 'nothing is written')
    write('own.ann', 'T1\tProverb 4 8\tMill\n')
    run('annotate', name, 'own.ann')
    for layer, tags in [('Proverb', {'O', 'B-Proverb'}), ('Quote.kind', {'O', 'B-direct', 'I-direct'}), ('Source', {'O', 'B-Source', 'I-Source'})]:
        out = run('export', '--format', 'conll', '--layer', layer, '-q', '-o', '-', name)[0]
        expect({line.split(' ')[3] for line in out.splitlines() if line} == tags, out)
    _, err = run('export', '--format', 'conll', '--layer', 'Cue', '--losses', name)
    expect('3 annotations are of other layers, such as doc at 4-8' in err, err)
    _, err = run('export', '--help')
    expect(err == '', err)


def test_csv():
    name = make()
    run('export', '--format', 'csv', '-q', '-o', 'out', name)
    expect(sorted(os.listdir('out')) == ['doc-links.csv', 'doc.csv'], os.listdir('out'))
    run('export', '--format', 'csv', '-q', '-o', 'out', name)
    expect(run('export', '--format', 'csv', '-q', '-o', '-', name)[0] == read('out/doc.csv'), 'standard output')
    write('out/doc-links.csv', 'somebody')
    fails('export', '--format', 'csv', '-q', '-o', 'out', name, says='doc-links.csv: is there already')
    run('export', '--format', 'csv', '-q', '--overwrite', '-o', 'out', name)
    expect(read('out/doc-links.csv').count('\r\n') == 3, 'links')
    # neither can be taken in again
    for file in ['out/doc.csv', 'doc.conll']:
        run('export', '--format', 'conll', '-q', '--overwrite', '-o', '.', name)
        fails('annotate', name, file, says='only from jsonl, brat')


def test_bad_among_good():
    make('a.notanda')
    write('bad.notanda', 'noise')
    for form, expected in [('jsonl', ['annotations.jsonl']), ('brat', ['a.ann', 'a.txt', 'annotation.conf'])]:
        _, err = run('export', '--format', form, '-o', form, 'bad.notanda', 'a.notanda', 'missing.notanda', status=1)
        expect(sorted(os.listdir(form)) == expected, os.listdir(form))
        expect(err.count('notandactl: bad.notanda: ') == 1 and err.count('notandactl: missing.notanda: ') == 1, err)
    run('export', '--format', 'jsonl', '-o', 'none', 'bad.notanda', status=1)
    expect(os.listdir('none') == [], os.listdir('none'))


def test_losses():
    name = make()
    out, err = run('export', '--format', 'brat', '--losses', name)
    expect(out == '' and '1 document loses its metadata' in err, err)
    expect(run('export', '--format', 'jsonl', '--losses', name) == ('', ''), 'jsonl loses nothing')


sys.exit(run_tests('/notanda/cli/export/', dict(globals())))
