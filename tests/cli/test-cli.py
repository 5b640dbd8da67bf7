#!/usr/bin/env python3
# test-cli.py: the real notandactl: each command, each error, exit statuses, pipes
#
# SPDX-FileCopyrightText: 2026 The Notanda contributors
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import shutil
import subprocess
import sys
import tempfile

from mill import ANN, TEXT, make
from notandactl import PROGRAM, Failed, expect, write

COMMANDS = ['new', 'extract', 'show', 'annotate', 'check', 'merge', 'copy', 'corpus', 'revise', 'export']


def run(*args, status=0, stdin=b'', env=None):
    """Runs notandactl; the status must be this. Gives standard output and error."""
    done = subprocess.run([PROGRAM, *args], input=stdin, capture_output=True, timeout=60,
                          env={**os.environ, **(env or {})})
    expect(done.returncode == status,
           f'{args}: status {done.returncode}, not {status}: {done.stderr.decode(errors="replace")}')
    return done.stdout, done.stderr.decode()


def fails(*args, says, status=1, stdin=b''):
    """Fails with one line, notandactl: ..., that says so."""
    out, err = run(*args, status=status, stdin=stdin)
    lines = err.splitlines()
    expect(out == b'', f'{args}: wrote to standard output')
    expect(lines and lines[0].startswith('notandactl: '), f'{args}: {err!r}')
    expect(says in err, f'{args}: {err!r} has no {says!r}')


def read(name):
    with open(name, 'rb') as file:
        return file.read()


def without_times(shown):
    """The annotations, but for when their notes were written: that is when they came in."""
    annotations = json.loads(shown)['annotations']
    for annotation in annotations:
        for note in annotation['notes']:
            del note['time']
    return annotations


def test_help():
    for args in [['--help'], ['-h'], ['help']] + [[c, '--help'] for c in COMMANDS] + [[c, '-h'] for c in COMMANDS]:
        out, err = run(*args)
        expect(b'notandactl' in out and err == '', f'{args}: {out!r} {err!r}')
    out, _ = run('--help')
    for command in COMMANDS:
        expect(f'  {command} '.encode() in out, f'{command} is not listed')
        expect(run(command, '--version') == run('--version'), f'{command} --version')
        expect(run(command, '-', '--version') == run('--version'), f'{command} - --version')
        expect(b'--version' in run(command, '--help')[0], f'{command} --help')
    # the window's program, which is told what to open in the same way
    window = subprocess.run([os.environ['NOTANDA'], '--help'], capture_output=True, timeout=100)
    expect(b'[FILE or ADDRESS' in window.stdout, f'{window.stdout!r} {window.stderr!r}')


def test_usage():
    fails(status=2, says='no command')
    fails('frobnicate', status=2, says='frobnicate')
    for command in COMMANDS:
        fails(command, status=2, says='too few')
        fails(command, '--frobnicate', 'x', 'y', status=2, says='frobnicate')
    fails('new', 'a', 'b', '-o', '-', status=2, says='only one')
    fails('new', '-', '-', '-o', 'out', status=2, says='only once')
    fails('new', '-', status=2, says='-o')
    fails('show', 'a', 'b', status=2, says='too many')
    fails('annotate', 'a', status=2, says='too few')
    fails('annotate', '-', '-', status=2, says='standard input')
    fails('annotate', 'a', 'b', '--format', 'xml', status=2, says='xml')
    fails('merge', 'a', 'b', status=2, says='-o')
    fails('merge', '-', '-', '-o', 'c', status=2, says='only once')
    fails('check', '-', '-', status=2, says='only once')
    fails('copy', 'a', status=2, says='-o')
    fails('revise', 'a', 'b', status=2, says='-o')
    fails('revise', '-', '-', '-o', 'c', status=2, says='only once')
    fails('export', '-', '-', '--format', 'jsonl', '-o', 'out', status=2, says='only once')
    fails('export', 'a', '-o', 'out', status=2, says='--format')
    fails('export', 'a', '-o', 'out', '--format', 'xml', status=2, says='xml')
    fails('export', 'a', '--format', 'brat', status=2, says='-o')
    fails('export', 'a', 'b', '--format', 'brat', '-o', '-', status=2, says='only one')
    fails('export', 'a', '-o', 'out', '--format', 'xml', status=2, says='jsonl, brat, conll, csv')
    fails('export', 'a', '-o', 'out', '--format', 'csv', '--layer', 'Cue', status=2, says='--layer')
    fails('export', 'a', '-o', 'out', '--format', 'csv', '--spreadsheet', 'perhaps', status=2, says='yes, no')


def test_new():
    write('article.txt', TEXT)
    out, err = run('new', 'article.txt', '-o', 'doc.notanda', '--author', 'Ada')
    expect(out == b'' and err == '', f'{out!r} {err!r}')
    shown = json.loads(run('show', '--json', 'doc.notanda')[0])
    expect(shown['text'] == TEXT, 'text')
    expect(shown['metadata']['source-name'] == 'article.txt', 'source name')
    expect(shown['annotations'] == [], 'annotations')
    write('other.txt', 'The Mill Closes')
    fails('new', 'other.txt', '-o', 'doc.notanda', says='doc.notanda: is there already')
    run('new', 'article.txt')
    expect(os.path.exists('article.notanda'), 'beside the article')


def test_new_errors():
    write('empty.txt', '')
    write('binary.txt', b'\x7fELF\x00\x01\x02\x00' * 20)
    os.mkdir('folder')
    fails('new', 'missing.txt', '-o', 'x.notanda', says='missing.txt: ')
    fails('new', 'empty.txt', '-o', 'x.notanda', says='empty.txt: ')
    fails('new', 'binary.txt', '-o', 'x.notanda', says='binary.txt: ')
    fails('new', 'folder', '-o', 'x.notanda', says='folder: ')
    write('article.txt', TEXT)
    fails('new', 'article.txt', '-o', 'x.notanda', '--encoding', 'klingon', says='klingon')
    fails('new', 'article.txt', '-o', 'nowhere/x.notanda', says='nowhere')
    expect(not os.path.exists('x.notanda'), 'something was made')


def test_encoding():
    write('latin.txt', 'Caf\xe9 na\xefve'.encode('latin-1'))
    run('new', 'latin.txt', '-o', 'doc.notanda', '--encoding', 'ISO-8859-1')
    expect(json.loads(run('show', '--json', 'doc.notanda')[0])['text'] == 'Caf\xe9 na\xefve', 'text')


def test_annotate():
    name = make(marks=False)
    write('marks.ann', ANN)
    out, err = run('annotate', name, 'marks.ann')
    expect(out == b'3 annotations added, 2 links, 1 note\n' and err == '', f'{out!r} {err!r}')
    quote = next(a for a in json.loads(run('show', '--json', name)[0])['annotations'] if a['type'] == 'Quote')
    expect(quote['attributes'] == {'kind': 'direct'}, quote)
    expect(sorted(link['role'] for link in quote['links']) == ['cue', 'source'], quote)
    expect(quote['notes'][0]['text'] == 'first line\nsecond', quote)
    expect(quote['rule'] == 'marks.ann' and quote['origin'] == 'import', quote)
    run('annotate', name, 'marks.ann', '--quiet')
    expect(len(json.loads(run('show', '--json', name)[0])['annotations']) == 6, 'each time anew')


def test_annotate_jsonl():
    name = make()
    line, _ = run('show', '--json', name)
    write('marks.jsonl', line)
    before = read(name)
    out, _ = run('annotate', name, 'marks.jsonl')
    expect(out.startswith(b'0 annotations added, 3 there already'), out)
    expect(read(name) == before, 'the file changed')
    run('new', 'article.txt', '-o', 'fresh.notanda')
    run('annotate', 'fresh.notanda', 'marks.jsonl', '-q')
    expect(without_times(run('show', '--json', 'fresh.notanda')[0]) == without_times(line), 'marks')


def test_annotate_errors():
    name = make(marks=False)
    before = read(name)
    write('bad.ann', ANN + 'X9\tnonsense\nT9\tQuote 0 9999\tx\n')
    write('other.ann', 'T1\tQuote 0 3\txyz\n')
    write('other.jsonl', '{"format":"notanda-annotations","version":1,"text":"x","annotations":[]}\n')
    write('noise.jsonl', 'noise\n')
    fails('annotate', name, 'missing.ann', says='missing.ann: ')
    fails('annotate', 'missing.notanda', 'bad.ann', says='missing.notanda: ')
    fails('annotate', name, 'other.ann', says='other.ann: ')
    fails('annotate', name, 'other.jsonl', says='other.jsonl: ')
    fails('annotate', name, 'noise.jsonl', says='noise.jsonl: ')
    fails('annotate', 'article.txt', 'bad.ann', says='article.txt: ')
    write('noise.ann', 'noise\n' * 100)
    _, err = run('annotate', name, 'noise.ann', status=1)
    expect('and 95 more like these' in err and len(err.splitlines()) == 7, err)
    expect(read(name) == before, 'the file changed')
    out, err = run('annotate', name, 'bad.ann', status=1)
    expect('bad.ann: line 8: ' in err and 'bad.ann: line 9: ' in err, err)
    expect(out.startswith(b'3 annotations added'), out)
    expect(run('check', name)[0] == b'doc.notanda: sound\n', 'check')


def test_show():
    name = make()
    out, err = run('show', name)
    text = out.decode()
    expect(err == '', err)
    for part in ['3 annotations', '2 links', '31-47 Quote “"We 😀 are open,"”', 'kind: direct', 'cue → “said”',
                 'source → “Bo Reed”', 'note: first line second']:
        expect(part in text, f'{part!r} not in {text}')
    fails('show', 'missing.notanda', says='missing.notanda: ')
    fails('show', 'article.txt', says='article.txt: ')
    fails('show', '.', says='.: ')


def test_show_loading():
    write('article.txt', TEXT)
    run('new', 'article.txt', '-o', 'doc.notanda')
    shown = json.loads(run('show', '--json', 'doc.notanda')[0])
    expect(shown['draft'] is True and shown['left_out'] == [] and 'replaces' not in shown, shown)
    expect(shown['from']['title'] == 'text' and shown['from']['source-name'] == 'file', shown['from'])
    expect(json.loads(run('show', '--json', make('marked.notanda'))[0])['draft'] is False, 'draft')


def test_copy():
    name = make()
    run('copy', name, '-o', 'copy.notanda')
    expect(read('copy.notanda') == read(name), 'copy')
    fails('copy', name, '-o', 'copy.notanda', says='copy.notanda')
    run('copy', '--clean', name, '-o', 'clean.notanda')
    shown, clean = (json.loads(run('show', '--json', each)[0]) for each in (name, 'clean.notanda'))
    for one, other in zip(shown['annotations'], clean['annotations'], strict=True):
        expect(one['id'] != other['id'] and (one['type'], one['text']) == (other['type'], other['text']), other)
    expect(run('check', 'clean.notanda')[0] == b'clean.notanda: sound\n', 'check')


def test_revise():
    name = make()
    write('corrected.txt', TEXT.replace('Bo Reed', 'Bo J. Reed').replace('The Mill', 'The Old Mill').replace('said ', ''))
    out, _ = run('revise', name, 'corrected.txt', '-o', 'new.notanda')
    expect(out.decode().splitlines() == ['lost: said', 'changed: Bo Reed → Bo J. Reed', '2 carried over, 1 of them changed, 1 lost',
                                         '1 link to a lost annotation left out'], out.decode())
    shown = json.loads(run('show', '--json', 'new.notanda')[0])
    expect(shown['replaces']['name'] == name and len(shown['annotations']) == 2, shown)
    expect([a.get('state') for a in shown['annotations']] == [None, 'to-check'], shown)
    expect(b'replaces: doc.notanda' in run('show', 'new.notanda')[0], 'show')
    expect(run('check', 'new.notanda')[0] == b'new.notanda: sound\n', 'check')
    out, err = run('revise', '-q', '--differences', name, 'corrected.txt', '-o', 'other.notanda')
    expect(out.decode().splitlines() == ['The{+ Old+} Mill Reopens', '"We 😀 are open,"[- said-] Bo{+ J.+} Reed on Friday.'] and err == '', out.decode())
    run('merge', 'new.notanda', 'other.notanda', '-o', 'both.notanda')
    expect(len(json.loads(run('show', '--json', 'both.notanda')[0])['annotations']) == 2, 'merge')
    fails('revise', name, 'article.txt', '-o', 'same.notanda', says='article.txt: The text is the same')
    fails('revise', name, 'missing.txt', '-o', 'x.notanda', says='missing.txt')


def damage_note(name):
    """Flips a bit of the record that is the note."""
    damaged = bytearray(read(name))
    damaged[damaged.index(b'first line')] ^= 1
    return write('damaged.notanda', bytes(damaged))


def test_damaged():
    damaged = damage_note(make())
    before = read(damaged)
    shown = json.loads(run('show', '--json', damaged)[0])
    expect('records' in shown['damage'] and len(shown['annotations']) == 3, shown)
    expect(b'Damaged:' in run('show', '-', stdin=before)[0], 'show -')
    for form in ['jsonl', 'brat']:
        for more in [[], ['-q'], ['--losses']]:
            _, err = run('export', '--format', form, '--overwrite', '-o', form, damaged, *more, status=1)
            expect(err.count('notandactl: damaged.notanda: Part of this file is damaged') == 1, f'{form} {more} {err}')
        expect(len(os.listdir(form)) > 0, 'what is whole')
    fails('merge', 'doc.notanda', damaged, '-o', damaged, says='damaged.notanda: Part')
    fails('annotate', damaged, 'marks.ann', says='damaged.notanda: Part')
    expect(read(damaged) == before, 'the damaged file was written over')
    _, err = run('merge', damaged, 'doc.notanda', '-o', 'whole.notanda', status=1)
    expect(err.count('notandactl: damaged.notanda: Part') == 1, err)
    expect('3 annotations' in run('show', 'whole.notanda')[0].decode(), 'merged')
    _, err = run('annotate', damaged, 'marks.ann', '-o', 'other.notanda', status=1)
    expect(err.count('notandactl: damaged.notanda: Part') == 1, err)
    _, err = run('annotate', '-', 'marks.ann', stdin=before, status=1)
    expect(err.count('notandactl: -: Part') == 1, err)


def test_check():
    name = make()
    make('other.notanda')
    damaged = bytearray(read(name))
    damaged[200] ^= 1
    write('damaged.notanda', bytes(damaged))
    write('cut.notanda', read(name)[:100])
    out, err = run('check', 'other.notanda', name)
    expect(out == b'other.notanda: sound\ndoc.notanda: sound\n' and err == '', f'{out!r} {err!r}')
    expect(run('check', '-q', name)[0] == b'', 'quiet')
    out, err = run('check', 'damaged.notanda', name, 'cut.notanda', 'missing.notanda', status=1)
    expect(out == b'doc.notanda: sound\n', out)
    for part in ['damaged.notanda: ', 'cut.notanda: ', 'missing.notanda: ']:
        expect('notandactl: ' + part in err, f'{part!r} not in {err}')


def test_merge():
    make('a.notanda')
    shutil.copy('a.notanda', 'b.notanda')
    write('more.ann', 'T1\tEntity 4 8\tMill\n')
    run('annotate', 'b.notanda', 'more.ann', '-q', env={'NOTANDA_AUTHOR': 'Bo', 'XDG_STATE_HOME': os.path.abspath('other')})
    out, _ = run('merge', 'a.notanda', 'b.notanda', '-o', 'c.notanda')
    expect(out == b'1 record taken in, 0 differences\n', out)
    merged = json.loads(run('show', '--json', 'c.notanda')[0])['annotations']
    expect(len(merged) == 4 and {a['author'] for a in merged} >= {'Bo'}, merged)
    run('merge', 'b.notanda', 'a.notanda', '-o', 'd.notanda', '-q')
    expect(json.loads(run('show', '--json', 'd.notanda')[0])['annotations'] == merged, 'order matters')
    fails('merge', 'a.notanda', 'b.notanda', '-o', 'c.notanda', says='c.notanda: is there already')
    run('merge', 'a.notanda', 'b.notanda', '-o', 'a.notanda')
    expect(json.loads(run('show', '--json', 'a.notanda')[0])['annotations'] == merged, 'over one of them')
    write('other.txt', 'Another article.')
    run('new', 'other.txt', '-o', 'other.notanda')
    fails('merge', 'a.notanda', 'other.notanda', '-o', 'e.notanda', says='other.notanda: ')
    fails('merge', 'a.notanda', 'missing.notanda', '-o', 'e.notanda', says='missing.notanda: ')


def test_differences():
    line = json.loads(run('show', '--json', make('a.notanda'))[0])
    for author, span, kind in [('Bo', (31, 40), 'mixed'), ('Cy', (31, 45), 'indirect')]:
        quote = next(a for a in line['annotations'] if a['type'] == 'Quote')
        quote['start'], quote['end'] = span
        quote.update(text=TEXT[slice(*span)], attributes={'kind': kind})
        write('marks.jsonl', json.dumps(line))
        shutil.copy('a.notanda', author)
        run('annotate', author, 'marks.jsonl', '--author', author, env={'XDG_STATE_HOME': os.path.abspath(author + '-state')})
    out, _ = run('merge', 'Bo', 'Cy', '-o', 'c.notanda')
    expect(out.endswith(b', 2 differences\n'), out)
    found = {d['field']: {(v['value'], v['author']) for v in d['values']}
             for d in json.loads(run('show', '--json', 'c.notanda')[0])['differences']}
    expect(found == {'position': {('31-40', 'Bo'), ('31-45', 'Cy')}, 'kind': {('mixed', 'Bo'), ('indirect', 'Cy')}}, found)
    text = run('show', 'c.notanda')[0].decode()
    for part in [' position: ', '31-40 (Bo)', ' kind: ', 'indirect (Cy)']:
        expect(part in text.split('Differences')[1], f'{part!r} not in {text}')


def test_pipes():
    document, err = run('new', '-', '-o', '-', stdin=TEXT.encode())
    expect(err == '' and document[:4] == b'\x89NTD', document[:8])
    write('marks.ann', ANN)
    marked, err = run('annotate', '-', 'marks.ann', stdin=document)
    expect(err == '', err)
    write('doc.notanda', marked)
    run('annotate', 'doc.notanda', '-', '-q', stdin=ANN.encode())
    expect(len(json.loads(run('show', '--json', 'doc.notanda')[0])['annotations']) == 6, 'marks from a pipe')
    expect(b'3 annotations' in run('show', '-', stdin=marked)[0], 'show -')
    expect(run('check', '-', stdin=marked)[0] == b'-: sound\n', 'check -')
    line = run('export', '--format', 'jsonl', '-o', '-', '-', stdin=marked)[0]
    expect(len(json.loads(line)['annotations']) == 3, 'export -')
    ann = run('export', '--format', 'brat', '-q', '-o', '-', '-', stdin=marked)[0]
    expect(ann.count(b'\nT') == 2, ann)
    write('a.notanda', marked)
    merged = run('merge', 'a.notanda', '-', '-o', '-', stdin=document)[0]
    expect(b'3 annotations' in run('show', '-', stdin=merged)[0], 'merge -')
    fails('new', '-', '-o', 'x.notanda', says='standard input: ')
    fails('show', '-', says='-: ', stdin=b'noise')
    fails('annotate', 'doc.notanda', '-', says='-: ', stdin=b'{"x":1}')


def test_closed_pipe():
    name = make()
    with open('/dev/full', 'wb') as full:
        for args in [['show', name], ['show', '--json', name], ['export', '--format', 'jsonl', '-o', '-', name], ['--help']]:
            done = subprocess.run([PROGRAM, *args], stdout=full, stderr=subprocess.PIPE, timeout=60)
            expect(done.returncode == 1 and b'notandactl: -: ' in done.stderr, f'{args}: {done.returncode} {done.stderr}')


def read_standoff(path):
    """What the lines say, whatever the numbers of T and R: sorted, with the span in place of its number."""
    lines = [line.split('\t') for line in read(path).decode().split('\n') if line]
    spans = {line[0]: ' '.join(line[1:]) for line in lines if line[0][0] == 'T'}
    said = [('T', span) for span in spans.values()]
    for line in lines:
        if line[0][0] != 'T':
            words = [spans.get(word.removeprefix('Arg1:').removeprefix('Arg2:'), word) for word in line[1].split(' ')]
            said.append((line[0][0], *words, *line[2:]))
    return sorted(said)


def test_sample():
    shared = os.environ.get('NOTANDA_SHARED')
    folder = os.path.join(shared, 'articles') if shared else ''
    if not os.path.exists(os.path.join(folder, 'cbc-iran-2016.ann')):
        return 'SKIP the sample article isn\'t on this machine: set NOTANDA_SHARED'
    run('new', os.path.join(folder, 'cbc-iran-2016.txt'), '-o', 'doc.notanda')
    out, err = run('annotate', 'doc.notanda', os.path.join(folder, 'cbc-iran-2016.ann'))
    expect(out == b'144 annotations added, 35 links, 37 notes\n' and err == '', f'{out} {err}')
    run('export', '--format', 'brat', '-q', '-o', 'out', 'doc.notanda')
    out, given = read_standoff('out/doc.ann'), read_standoff(os.path.join(folder, 'cbc-iran-2016.ann'))
    letters = [line[0] for line in out]
    expect([letters.count(c) for c in 'TRAN#'] == [144, 35, 112, 29, 37], letters)
    expect(out == given, [line for line in out if line not in given] + [line for line in given if line not in out])
    expect(read('out/doc.txt') == read(os.path.join(folder, 'cbc-iran-2016.txt')), 'text')
    return None


def main():
    tests = [(name[5:], test) for name, test in globals().items() if name.startswith('test_')]
    failed = 0
    print(f'1..{len(tests)}')
    for number, (name, test) in enumerate(tests, 1):
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            os.environ.update(XDG_STATE_HOME=os.path.join(folder, 'state'), HOME=folder, NOTANDA_AUTHOR='Ada')
            try:
                skip = test()
                print(f'ok {number} /notanda/cli/{name}' + (f' # {skip}' if skip else ''))
            except (Failed, OSError, ValueError, KeyError, StopIteration, subprocess.TimeoutExpired) as error:
                failed += 1
                print(f'# {type(error).__name__}: {error}')
                print(f'not ok {number} /notanda/cli/{name}')
            os.chdir('/')
    sys.exit(1 if failed else 0)


main()
