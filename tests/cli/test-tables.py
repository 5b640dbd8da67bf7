#!/usr/bin/env python3
# test-tables.py: CoNLL and CSV exports, as readers see them that are not the program's own
#
# SPDX-FileCopyrightText: 2026 The Notanda contributors
# SPDX-License-Identifier: GPL-3.0-or-later

import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

PROGRAM = os.environ['NOTANDACTL']
DATA = os.path.join(os.environ['G_TEST_SRCDIR'], 'data', 'interchange')
# what is marked in orchard.txt: words, type, value of the type's attribute
MARKS = [
    ('Pépinières Oake', 'Entity', 'ORG'), ('Oake', 'Entity', 'PERSON'), ('Ann\u00a0Oake', 'Entity', 'PERSON'),
    ('=HYPERLINK("http://example.org";"prices")', 'Claim', None), ('+44 1632 960 001', 'Entity', 'OTHER'),
    ('-12 degrees', 'Entity', 'QUANTITY'), ('@oake_trees', 'Entity', 'WORK'), ('007', 'Entity', 'QUANTITY'),
    ('1.50', 'Entity', 'QUANTITY'), ('2016', 'Entity', 'DATE'), ('4/10', 'Entity', 'DATE'),
    ('12345678901234567890', 'Entity', 'QUANTITY'), ('\t=tab', 'Claim', None), ("'tis", 'Cue', None),
    ('👩‍🌾 says, “no”', 'Quote', 'direct'), ('cafe\u0301', 'Entity', 'FAC'), ('"Frost," she said, "is late"', 'Quote', 'direct'),
    ('果樹園', 'Entity', 'FAC'), ('Bo. Cy', 'Entity', 'PERSON'),
    ('berry', 'Entity', 'OTHER'), ('-X- # O', 'Entity', 'WORK'),
]
ATTRIBUTE = {'Entity': 'type', 'Quote': 'kind'}


class Failed(Exception):
    pass


def expect(condition, what):
    if not condition:
        raise Failed(what)


def run(*args, status=0):
    done = subprocess.run([PROGRAM, *args], capture_output=True, timeout=60)
    expect(done.returncode == status, f'{args}: status {done.returncode}: {done.stderr.decode(errors="replace")}')
    return done.stdout.decode()


def text():
    with open(os.path.join(DATA, 'orchard.txt'), encoding='utf-8', newline='') as file:
        return file.read()


def make():
    """The article with its marks, some of them linked: what is in it, as JSON Lines tell."""
    lines, words = [], text()
    for number, (covered, kind, value) in enumerate(MARKS, 1):
        start = words.index(covered)
        lines.append(f'T{number}\t{kind} {start} {start + len(covered)}\t{covered}')
        if value:
            lines.append(f'A{number}\t{ATTRIBUTE[kind]} T{number} {value}')
    lines += ['R1\tHasSource Arg1:T15 Arg2:T3', 'R2\tHasSource Arg1:T17 Arg2:T3', '#1\tAnnotatorNotes T1\t=note\\n-two']
    with open('marks.ann', 'w', encoding='utf-8', newline='') as file:
        file.write('\n'.join(lines) + '\n')
    run('new', os.path.join(DATA, 'orchard.txt'), '-o', 'orchard.notanda')
    run('annotate', 'orchard.notanda', 'marks.ann')
    return document('orchard.notanda')


def document(path):
    return json.loads(run('export', '--format', 'jsonl', '-q', '-o', '-', path))


def unguard(cell):
    """The rule as the manual states it, written down a second time."""
    rest = cell.lstrip("'")
    risk = re.match(r'[=+\-@\t\r\n＝＋－＠]', rest) or (
        re.fullmatch(r'[0-9.][0-9.,:/+eE% -]*', rest) and not re.fullmatch(r'0|[1-9][0-9]{0,14}', rest))
    return cell[1:] if cell.startswith("'") and risk else cell


def read_table(name, guarded=True):
    with open(name, encoding='utf-8-sig' if guarded else 'utf-8', newline='') as file:
        rows = list(csv.DictReader(file, strict=True))
    return [{k: unguard(v) if guarded else v for k, v in row.items()} for row in rows]


def check_rows(rows, doc):
    expect(len(rows) == len(doc['annotations']), f'{len(rows)} rows')
    for row, annotation in zip(rows, doc['annotations']):
        where = f'{annotation["start"]}: {row}'
        expect(row['id'] == 'id-' + annotation['id'] and row['type'] == annotation['type'], where)
        expect((int(row['start']), int(row['end'])) == (annotation['start'], annotation['end']), where)
        pieces = annotation.get('fragments', [[annotation['start'], annotation['end']]])
        expect(row['text'] == ' … '.join(doc['text'][a:b] for a, b in pieces), where)
        expect(row['pieces'] == (';'.join(f'{a}-{b}' for a, b in pieces) if len(pieces) > 1 else ''), where)
        for name, value in annotation['attributes'].items():
            if isinstance(value, str):
                expect(row[f'{annotation["type"]}.{name}'] == value, where)
        check_context(row, doc['text'], annotation)
        for name in ('author', 'created', 'origin'):
            expect(row[name] == annotation[name], where)
        expect(row['rule'] == annotation.get('rule', ''), where)


def one_line(words):
    return re.sub(r'\s*[\n\r\v\f\x85\u2028\u2029]\s*', ' ', words)


def check_context(row, words, annotation):
    left, right = one_line(words[:annotation['start']]), one_line(words[annotation['end']:])
    expect(left.endswith(row['left']) and right.startswith(row['right']), f'{row["left"]!r} {row["right"]!r}')
    for context, rest in ((row['left'], left), (row['right'], right)):
        expect(len(context) <= 60 and (len(context) >= 30 or len(rest.strip()) <= len(context) + 30), f'{context!r} of {rest!r}')


def test_csv():
    doc = make()
    run('export', '--format', 'csv', '-q', '-o', 'out', 'orchard.notanda')
    rows = read_table('out/orchard.csv')
    check_rows(rows, doc)
    expect(rows[0]['document'] == 'orchard', rows[0])
    expect([r['notes'] for r in rows if r['notes']] == ['=note\\n-two'], 'notes')
    links = read_table('out/orchard-links.csv')
    by_id = {row['id']: row for row in rows}
    expect(sorted((r['role'], by_id[r['from']]['text'], by_id[r['to']]['text']) for r in links) ==
           sorted((r['role'], r['from_text'], r['to_text']) for r in links) and len(links) == 2, links)
    with open('out/orchard.csv', 'rb') as file:
        content = file.read()
    expect(content.startswith(b'\xef\xbb\xbfdocument,id,') and content.endswith(b'\r\n'), content[:20])


def test_csv_for_programs():
    doc = make()
    run('export', '--format', 'csv', '--spreadsheet', 'no', '-q', '-o', 'out', 'orchard.notanda')
    check_rows(read_table('out/orchard.csv', guarded=False), doc)


def test_csv_many():
    make()
    shutil.copy('orchard.notanda', '=second.notanda')
    run('export', '--format', 'csv', '-q', '-o', 'out', 'orchard.notanda', '=second.notanda')
    rows = read_table('out/annotations.csv')
    expect([row['document'] for row in rows] == ['orchard'] * (len(rows) // 2) + ['=second'] * (len(rows) // 2), 'documents')
    check_rows(rows[len(rows) // 2:], document('=second.notanda'))


def cells(name):
    """Kind, whether it is a formula, and content of each cell, as LibreOffice takes them."""
    subprocess.run(['soffice', f'-env:UserInstallation=file://{os.getcwd()}/office', '--headless',
                    '--infilter=CSV:44,34,UTF8,1', '--convert-to', 'fods', '--outdir', 'office', name],
                   check=True, capture_output=True, timeout=100)
    root = ET.parse('office/' + os.path.basename(name).replace('.csv', '.fods')).getroot()
    space = {k: f'{{urn:oasis:names:tc:opendocument:xmlns:{k}:1.0}}' for k in ('table', 'office', 'text')}
    for row in root.iter(space['table'] + 'table-row'):
        found = []
        for cell in row.iter(space['table'] + 'table-cell'):
            paragraphs = ['\n'.join(content(p, space['text']) for p in cell.findall(space['text'] + 'p'))]
            found += [(cell.get(space['office'] + 'value-type'), cell.get(space['table'] + 'formula'), paragraphs[0])] * int(
                cell.get(space['table'] + 'number-columns-repeated', 1))
        if any(kind for kind, _, _ in found):
            yield found


def content(node, space):
    """With the blanks and tabs that the format has elements for."""
    out = node.text or ''
    for child in node:
        if child.tag == space + 's':
            out += ' ' * int(child.get(space + 'c', 1))
        elif child.tag == space + 'tab':
            out += '\t'
        elif child.tag == space + 'line-break':
            out += '\n'
        else:
            out += content(child, space)
        out += child.tail or ''
    return out


def test_csv_libreoffice():
    if not shutil.which('soffice'):
        return 'SKIP soffice isn\'t on this machine'
    doc = make()
    run('export', '--format', 'csv', '-q', '-o', 'out', 'orchard.notanda')
    rows = list(office_rows('out/orchard.csv'))
    check_rows([shown(row) for row in rows], doc)
    for row in rows:
        expect(row['id'][0] == 'string' and row['start'][0] == 'float' and row['created'][0] == 'string', row)
    links = list(office_rows('out/orchard-links.csv'))
    expect([shown(row) for row in links] == read_table('out/orchard-links.csv'), links)
    return None


def office_rows(name):
    """By the names in its first row; no cell is a formula."""
    head, *rows = cells(name)
    for row in rows:
        expect(not any(formula for _, formula, _ in row), f'a formula: {row}')
        row += [(None, None, '')] * (len(head) - len(row))
        yield dict(zip((name for _, _, name in head), row))


def shown(row):
    return {name: unguard(content) for name, (_, _, content) in row.items()}


def phrases(lines):
    """conlleval's rule: the chunks of a column of IOB2 tags, as (first token, last, label)."""
    found, start, label = [], None, None
    for number, tag in enumerate(lines + ['O']):
        kind, _, name = tag.partition('-')
        if start is not None and (kind != 'I' or name != label):
            found.append((start, number - 1, label))
            start = None
        if kind == 'B' or (kind == 'I' and start is None):
            start, label = number, name
    return found


def read_conll(name):
    """Sentences of (token, tag), as whitespace splitting gives them."""
    documents = []
    with open(name, encoding='utf-8', newline='\n') as file:
        lines = file.read().split('\n')
    for line in lines:
        if line == '-DOCSTART- -X- O O':
            documents.append([[]])
        elif not line:
            documents[-1].append([])
        else:
            columns = line.split()
            expect(len(columns) == 4 and columns[1:3] == ['-X-', '_'], repr(line))
            documents[-1][-1].append((columns[0], columns[3]))
    return [[sentence for sentence in doc if sentence] for doc in documents]


def evaluate(sentences):
    """Found phrases as (words without blanks, label)."""
    found = []
    for sentence in sentences:
        tags = [tag for _, tag in sentence]
        expect(not any(tag.startswith('I-') and (i == 0 or tags[i - 1][2:] != tag[2:]) for i, tag in enumerate(tags)),
               f'not IOB2: {tags}')
        found += [(''.join(token for token, _ in sentence[a:b + 1]), label) for a, b, label in phrases(tags)]
    return found


def expected_phrases(doc, kind='Entity', attribute='type'):
    """The longest of those that overlap, worked out from JSON Lines."""
    kept = []
    for a in sorted((a for a in doc['annotations'] if a['type'] == kind), key=lambda a: (a['start'] - a['end'], a['start'])):
        if all(a['end'] <= b['start'] or a['start'] >= b['end'] for b in kept):
            kept.append(a)
    return [(''.join(doc['text'][a['start']:a['end']].split()), a['attributes'].get(attribute, kind))
            for a in sorted(kept, key=lambda a: a['start'])]


def test_conll():
    doc = make()
    run('export', '--format', 'conll', '-q', '-o', 'out', 'orchard.notanda')
    [sentences] = read_conll('out/orchard.conll')
    expect(''.join(token for sentence in sentences for token, _ in sentence) == ''.join(doc['text'].split()), 'text')
    expected = expected_phrases(doc)
    # the one phrase that is cut where a sentence ends
    at = expected.index(('Bo.Cy', 'PERSON'))
    expected[at:at + 1] = [('Bo.', 'PERSON'), ('Cy', 'PERSON')]
    expect(evaluate(sentences) == expected, f'{evaluate(sentences)} {expected}')
    run('export', '--format', 'conll', '--layer', 'Quote', '-q', '-o', 'quotes', 'orchard.notanda', 'orchard.notanda')
    both = read_conll('quotes/annotations.conll')
    expect(len(both) == 2 and both[0] == both[1] and {tag for s in both[0] for _, tag in s} == {'O', 'B-Quote', 'I-Quote'}, both)


def test_sample():
    shared = os.environ.get('NOTANDA_SHARED')
    folder = os.path.join(shared, 'articles') if shared else ''
    if not os.path.exists(os.path.join(folder, 'cbc-iran-2016.ann')):
        return 'SKIP the sample article isn\'t on this machine: set NOTANDA_SHARED'
    run('new', os.path.join(folder, 'cbc-iran-2016.txt'), '-o', 'doc.notanda')
    run('annotate', 'doc.notanda', os.path.join(folder, 'cbc-iran-2016.ann'))
    run('export', '--format', 'conll', '-q', '-o', 'out', 'doc.notanda')
    [sentences] = read_conll('out/doc.conll')
    found = evaluate(sentences)
    expect(len(found) == 65, f'{len(found)} phrases')
    expect(found == expected_phrases(document('doc.notanda')), 'other phrases')
    reference = os.path.join(shared, 'corpora', 'reference-exports', 'cbc-iran-2016', 'cbc-iran-2016.IOB2.conll')
    if os.path.exists(reference):
        [given] = read_conll(reference)
        expect(evaluate(given) == found, [p for p in evaluate(given) if p not in found])
    run('export', '--format', 'csv', '-q', '-o', 'out', 'doc.notanda')
    check_rows(read_table('out/doc.csv'), document('doc.notanda'))
    expect(len(read_table('out/doc-links.csv')) == 35, 'links')
    return None


def main():
    tests = [(name[5:], test) for name, test in globals().items() if name.startswith('test_')]
    failed = 0
    print(f'1..{len(tests)}')
    for number, (name, test) in enumerate(tests, 1):
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            os.environ.update(XDG_STATE_HOME=os.path.join(folder, 'state'), HOME=folder, NOTANDA_AUTHOR='=Ada')
            try:
                skip = test()
                print(f'ok {number} /notanda/tables/{name}' + (f' # {skip}' if skip else ''))
            except (Failed, OSError, ValueError, KeyError, StopIteration, subprocess.SubprocessError) as error:
                failed += 1
                print(f'# {type(error).__name__}: {error}'.replace('\n', '\n# '))
                print(f'not ok {number} /notanda/tables/{name}')
            os.chdir('/')
    sys.exit(1 if failed else 0)


main()
