#!/usr/bin/env python3
# test-new.py: the same article again, articles that changed, and bad ones among good, by the real notandactl
#
# SPDX-FileCopyrightText: 2026 The Notanda contributors
# SPDX-License-Identifier: GPL-3.0-or-later

import http.server
import json
import os
import shutil
import sys
import threading
import time

from notandactl import expect, run, run_tests, write

# the test's own server is on the loopback
os.environ.update(no_proxy='*', http_proxy='')

FILES = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'data', 'load', 'files')
LINES = ['The mill on the river Arle has opened its doors again on Friday morning.',
         'Its owner, Bo Reed, had rebuilt the wheel with his own hands since the flood.',
         'Nobody in the village had believed that bread would be baked there once more.',
         'The council paid for the new weir, and asks for a third of the flour in return.']
PAGES = {}  # path -> lines of its article, or a whole page


def page(lines, head=''):
    body = ''.join(f'<p>{line} {line}</p>' for line in lines)
    return f'<html lang=en><head><title>The Mill</title>{head}</head><body><article><h1>The Mill</h1>{body}</article></body></html>'


def show(name):
    return json.loads(run('show', '--json', name)[0])


def files(folder):
    return sorted(os.listdir(folder))


def mark(document, *words):
    """A Quote over the first of each."""
    text = show(document)['text']
    write('marks.ann', ''.join(f'T{i}\tQuote {text.index(w)} {text.index(w) + len(w)}\t{w}\n' for i, w in enumerate(words, 1)))
    run('annotate', document, 'marks.ann')


# what stands in the place of an article -> how the refusal begins
NO_ARTICLES = {
    'login': ('<title>Sign in</title><p>Welcome back.</p><form><input name=u><input type=password></form>', 'this looks like an error message, a login'),
    'script': ('<title>App</title><div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript><p>Loading</p>',
               'a browser would make the text'),
    'onward': ('<title>Moved</title><meta http-equiv=refresh content="0; url=https://site.test/mill"><p>Wait.</p>', 'this page leads on'),
}


class Site(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        path = self.path.split('?')[0]
        self.send_response(200 if path in PAGES else 404)
        self.send_header('Content-Type', 'text/html')
        self.end_headers()
        if path in PAGES:
            lines = PAGES[path]
            self.wfile.write((lines if isinstance(lines, str) else page(lines, f'<link rel=canonical href="{path}">')).encode())

    def log_message(self, *args):
        pass


class Crowd(Site):
    """Notes what is asked for, and how many ask at once: each answer waits a little for a second one who asks."""
    asked = []
    n_here = peak = 0
    lock = threading.Lock()
    second = threading.Event()

    def do_GET(self):
        with Crowd.lock:
            Crowd.asked.append(self.path)
            Crowd.n_here += 1
            Crowd.peak = max(Crowd.peak, Crowd.n_here)
            if Crowd.n_here > 1:
                Crowd.second.set()
        Crowd.second.wait(0.3)
        with Crowd.lock:
            Crowd.n_here -= 1
        super().do_GET()


def start_site(handler=Site):
    PAGES.clear()
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f'http://127.0.0.1:{server.server_port}'


def test_same_file():
    os.makedirs('a')
    os.makedirs('b')
    write('a/mill.txt', '\n'.join(LINES))
    write('b/mill.txt', '\n'.join(reversed(LINES)))
    for where in [['-o', 'out'], ['-o', 'one.notanda'], []]:
        document = {2: 'out/mill.notanda' if where[1:] == ['out'] else 'one.notanda', 0: 'a/mill.notanda'}[len(where)]
        if where[1:] == ['out']:
            os.mkdir('out')
        expect(run('new', 'a/mill.txt', *where) == ('', ''), 'first')
        mark(document, 'Bo Reed')
        before = open(document, 'rb').read()
        out, err = run('new', 'a/mill.txt', *where)
        expect(out == '' and err.count('\n') == 1 and 'a/mill.txt: is there already' in err and document in err, err)
        expect(open(document, 'rb').read() == before, f'{document} was written')
    expect(files('out') == ['mill.notanda'] and files('a') == ['mill.notanda', 'mill.txt'], f'{files("out")} {files("a")}')


def test_earlier_name():
    """What an earlier version called after the whole name is found again."""
    os.mkdir('in')
    write('in/mill.md', '\n\n'.join(LINES))
    run('new', 'in/mill.md')
    os.rename('in/mill.notanda', 'in/mill.md.notanda')
    _, err = run('new', 'in/mill.md')
    expect('is there already with the same text' in err and files('in') == ['mill.md', 'mill.md.notanda'], f'{err} {files("in")}')
    write('in/mill.md', '\n\n'.join(LINES[:3] + ['The bakers are glad.']))
    run('new', 'in/mill.md')
    expect(files('in') == ['mill.md', 'mill.md 2.notanda', 'mill.md.notanda'], f'{files("in")}')


def test_same_name():
    """Files of one name are several, in the order they are given or in another."""
    names = []
    for i in range(12):
        os.makedirs(f'in/{i}')
        names.append(write(f'in/{i}/index.html', page([f'{word * 3} {i}.' for word in LINES[i % 4].split()[i // 4:]])))
    run('new', *names, '-o', 'out')
    expect(len(files('out')) == 12, f'{files("out")}')
    _, err = run('new', *reversed(names), '-o', 'out')
    expect(err.count('is there already with the same text') == 12 and len(files('out')) == 12, err)
    write('in/3/index.html', page([f'{word * 5}: wholly new.' for word in LINES[0].split()]))
    _, err = run('new', 'in/3/index.html', '-o', 'out')
    expect('is there already with another text' in err and '“index 13.notanda”' in err, err)
    expect('replaces' not in show('out/index 13.notanda'), 'a version of another file')


def test_changed_file():
    write('mill.txt', '\n'.join(LINES))
    run('new', 'mill.txt', '-o', 'out')
    expect(os.path.isfile('out'), 'one goes to a file of that name')
    os.mkdir('corpus')
    for where, first, second, third in [('corpus', 'corpus/mill.notanda', 'corpus/mill 2.notanda', 'corpus/mill 3.notanda'),
                                        ('x.notanda', 'x.notanda', 'x 2.notanda', 'x 3.notanda')]:
        write('mill.txt', '\n'.join(LINES))
        run('new', 'mill.txt', '-o', where)
        mark(first, 'Bo Reed', 'asks for a third of the flour in return', 'Nobody in the village')
        before = open(first, 'rb').read()
        write('mill.txt', '\n'.join([LINES[0], LINES[1], LINES[3].replace('a third', 'a fifth'), 'The bakers are glad.']))
        out, err = run('new', 'mill.txt', '-o', where)
        expect(out == '' and err.count('\n') == 1 and second in err, err)
        expect('annotations: 2 taken along, 1 of them with changed words, 1 lost' in err, err)
        expect(open(first, 'rb').read() == before, 'the old one was written')
        shown = show(second)
        expect(shown['replaces']['name'] == os.path.basename(first), f'{shown["replaces"]}')
        expect(len(shown['annotations']) == 2, f'{shown["annotations"]}')
        _, err = run('new', 'mill.txt', '-o', where)
        expect(second in err and 'same text' in err and not os.path.exists(third), err)
        write('mill.txt', '\n'.join([LINES[0], LINES[1], LINES[3].replace('a third', 'a sixth'), 'The bakers are glad.']))
        _, err = run('new', 'mill.txt', '-o', where)
        expect(os.path.exists(third) and 'annotations: 2 taken along' in err, err)


def test_other_article():
    write('mill.txt', '\n'.join(LINES))
    write('storm.txt', 'A storm is coming tonight, they say.')
    run('new', 'mill.txt', '-o', 'x.notanda')
    before = open('x.notanda', 'rb').read()
    _, err = run('new', 'storm.txt', '-o', 'x.notanda', status=1)
    expect('x.notanda: is there already, and was left as it is' in err, err)
    write('broken.notanda', 'nothing of the kind')
    _, err = run('new', 'mill.txt', '-o', 'broken.notanda', status=1)
    expect('broken.notanda: is there already' in err, err)
    expect(open('x.notanda', 'rb').read() == before and open('broken.notanda').read() == 'nothing of the kind', 'written over')
    os.mkdir('out')
    os.symlink('nowhere', 'out/mill.notanda')
    run('new', 'mill.txt', '-o', 'out')
    expect(files('out') == ['mill 2.notanda', 'mill.notanda'] and os.path.islink('out/mill.notanda'), f'{files("out")}')


def test_bad_ones():
    """They don't stop the rest; and where nothing came of any, there is no folder."""
    write('empty.txt', '')
    write('mill.txt', '\n'.join(LINES))
    _, err = run('new', 'empty.txt', 'missing.txt', '-o', 'deep/out', status=1)
    expect('empty.txt: ' in err and 'missing.txt: ' in err and not os.path.exists('deep'), err)
    _, err = run('new', 'empty.txt', 'mill.txt', 'missing.txt', '-o', 'deep/out', status=1)
    expect(err.index('empty.txt: ') < err.index('missing.txt: ') and files('deep/out') == ['mill.notanda'], err)
    run('new', 'mill.txt', '-o', 'named/as/folder/')
    expect(files('named/as/folder') == ['mill.notanda'], f'{files("named/as")}')
    _, err = run('new', 'empty.txt', 'mill.txt', '-o', 'mill.txt', status=1)
    expect(err.startswith('notandactl: mill.txt: ') and err.count('\n') == 1, err)


def test_no_article():
    """A list of addresses isn't turned into documents of the login in front of them, unasked."""
    server, top = start_site()
    for name, (html, says) in NO_ARTICLES.items():
        PAGES[f'/{name}'] = f'<!doctype html><html lang=en>{html}</html>'
        write(f'{name}.html', PAGES[f'/{name}'])
        for kind, source in ('files', f'{name}.html'), ('pages', f'{top}/{name}'):
            _, err = run('new', '--allow-private', source, '-o', 'out', status=1)
            expect(f'{source}: {says}' in err and '--any-page' in err and not os.path.exists('out'), err)
            run('new', '--allow-private', '--any-page', source, '-o', f'{kind}/')
    expect(files('files') == files('pages') == sorted(f'{name}.notanda' for name in NO_ARTICLES), f'{files("files")} {files("pages")}')
    # the others are made
    write('mill.html', page(LINES))
    _, err = run('new', 'login.html', 'mill.html', 'script.html', '-o', 'out', status=1)
    expect(files('out') == ['mill.notanda'], err)
    server.shutdown()


def test_file_address():
    """It opens as a file, whatever way it is written; what has another scheme is no missing file."""
    write('the mill.txt', '\n'.join(LINES))
    address = 'file://' + os.getcwd() + '/the%20mill.txt'
    run('new', address)
    expect(show('the mill.notanda')['text'].startswith(LINES[0]), f'{files(".")}')
    out, _ = run('extract', address)
    expect(out.startswith(LINES[0]), out)
    _, err = run('extract', 'ftp://site.test/mill.txt', status=1)
    expect('http:// or https://' in err and 'no such file' not in err, err)


def test_folder():
    os.makedirs('in/part')
    for name, words in ('a.html', LINES[0]), ('part/a.html', LINES[1]), ('part/b.html', LINES[2]):
        write(f'in/{name}', page([words] * 3))
    write('in/style.css', 'p { }')
    _, err = run('new', 'in')
    expect(files('in') == ['a.html', 'a.notanda', 'part', 'style.css'] and files('in/part') == ['a.html', 'a.notanda', 'b.html', 'b.notanda'], f'{files("in")}')
    expect('1 file isn’t called' in err, err)
    # what was made of it is no article
    _, err = run('new', 'in')
    expect(err.count('is there already') == 3 and files('in') == ['a.html', 'a.notanda', 'part', 'style.css'], err)
    run('new', 'in', '-o', 'out')
    expect(files('out') == ['a 2.notanda', 'a.notanda', 'b.notanda'], f'{files("out")}')
    # one article of a folder goes to a folder, too
    os.remove('in/part/b.html')
    run('new', 'in/part', '-o', 'one')
    expect(files('one') == ['a.notanda'], f'{files("one")}')
    _, err = run('new', 'in/part', '-o', '-', status=2)
    expect('only one' in err, err)


def test_parts():
    """A part that isn't there: those that are."""
    shutil.copy(os.path.join(FILES, 'orchard.epub'), '.')
    for command in [['new', 'orchard.epub', '-o', 'x.notanda'], ['extract', 'orchard.epub']]:
        _, err = run(*command, '--part', '77', status=1)
        expect('no chapter called “77”' in err and '--part EPUB/text/ch001.xhtml  The wall' in err, err)
    run('new', 'orchard.epub', '-o', 'x.notanda', '--part', 'EPUB/text/ch001.xhtml')


def test_same_address():
    server, top = start_site()
    PAGES['/mill'] = LINES[:3]
    PAGES['/storm'] = LINES[::-1]
    # two addresses of one page in one run are one document
    _, err = run('new', '--allow-private', top + '/mill', top + '/storm', top + '/mill?from=feed', '-o', 'out')
    expect(files('out') == ['mill.notanda', 'storm.notanda'], f'{files("out")}')
    expect(err.count('\n') == 1 and 'from=feed: is there already' in err and 'out/mill.notanda' in err, err)
    os.rename('out/mill.notanda', 'out/Bread.notanda')
    _, err = run('new', '--allow-private', top + '/mill', '-o', 'out')
    expect('out/Bread.notanda' in err and files('out') == ['Bread.notanda', 'storm.notanda'], err)
    # a script that asks for a name and finds nothing of that name is told so by the status, too
    _, err = run('new', '--allow-private', top + '/mill', '-o', 'out/other.notanda', status=1)
    expect('out/Bread.notanda”, so “out/other.notanda” was not made' in err and err.count('\n') == 1, err)
    expect(files('out') == ['Bread.notanda', 'storm.notanda'], f'{files("out")}')
    _, err = run('new', '--allow-private', top + '/mill', '-o', 'out/Bread.notanda')
    expect('is there already' in err and 'was not made' not in err and files('out') == ['Bread.notanda', 'storm.notanda'], err)
    server.shutdown()


def test_polite():
    """A list of addresses is fetched as a site wishes programs to; the one page that a person asks for as a browser would."""
    server, top = start_site(Crowd)
    PAGES['/robots.txt'] = 'User-agent: *\nDisallow: /closed\n'
    names = ['mill', 'closed', 'storm', 'weir']
    for i, name in enumerate(names):
        PAGES[f'/{name}'] = LINES[i:] + LINES[:i]
    start = time.monotonic()
    _, err = run('new', '--allow-private', *[f'{top}/{name}' for name in names], '-o', 'out', status=1)
    expect(f'{top}/closed: the site wants no programs' in err and err.count('\n') == 1, err)
    expect(files('out') == ['mill.notanda', 'storm.notanda', 'weir.notanda'], f'{files("out")}')
    expect(Crowd.asked[0] == '/robots.txt' and sorted(Crowd.asked[1:]) == ['/mill', '/storm', '/weir'], f'{Crowd.asked}')
    expect(Crowd.peak == 1, f'{Crowd.peak} at once')
    # from one to the next it is a second, however fast the answers are
    expect(time.monotonic() - start >= len(Crowd.asked) - 1, 'without a pause')
    Crowd.asked.clear()
    run('new', '--allow-private', f'{top}/closed', '-o', 'one.notanda')
    expect(Crowd.asked == ['/closed'], f'{Crowd.asked}')
    server.shutdown()


def test_changed_address():
    server, top = start_site()
    PAGES['/mill'] = LINES[:3]
    os.mkdir('out')
    where = ['--allow-private', top + '/mill', '-o', 'out']
    run('new', *where)
    mark('out/mill.notanda', 'Bo Reed', 'Nobody in the village')
    PAGES['/mill'] = LINES[:2] + LINES[3:]
    _, err = run('new', *where)
    expect('out/mill 2.notanda' in err and 'annotations: 1 taken along, 0 of them with changed words, 1 lost' in err, err)
    mark('out/mill 2.notanda', 'the new weir')
    # the newest version is the one that changed
    PAGES['/mill'] = LINES[1:2] + LINES[3:]
    _, err = run('new', *where)
    expect('out/mill 3.notanda' in err and 'annotations: 2 taken along' in err, err)
    expect(show('out/mill 3.notanda')['replaces']['name'] == 'mill 2.notanda', 'replaces')
    # the name that is asked for is taken where it is free
    PAGES['/mill'] = LINES[1:2] + LINES[3:] + LINES[:1]
    _, err = run('new', *where[:-1], 'out/now.notanda')
    expect('out/now.notanda' in err and show('out/now.notanda')['replaces']['name'] == 'mill 3.notanda', err)
    # and a page that is as it was once is that version
    PAGES['/mill'] = LINES[:3]
    _, err = run('new', *where)
    expect('is there already' in err and 'out/mill.notanda' in err, err)
    server.shutdown()


sys.exit(run_tests('/notanda/cli/new/', dict(globals())))
