#!/usr/bin/env python3
# test-extract.py: articles out of pages and files by the real notandactl and its helper processes
#
# SPDX-FileCopyrightText: 2026 The Notanda contributors
# SPDX-License-Identifier: GPL-3.0-or-later

import http.server
import json
import os
import subprocess
import sys
import threading

from notandactl import PROGRAM, expect, run, run_tests, write

FILES = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'data', 'load', 'files')
SENTENCE = 'The mill on the river Arle, closed since the flood, has opened its doors again on Friday morning.'
KEYS = ['source', 'title', 'byline', 'outlet', 'date', 'modified', 'language', 'url', 'page', 'confidence', 'blocks', 'from']


def page(number=0, words=SENTENCE):
    body = ''.join(f'<p>{words} Paragraph {i} of page {number}.</p>' for i in range(8))
    return (f'<!doctype html><html lang=en><head><meta charset=utf-8><title>Mill {number}</title></head>'
            f'<body><article><h1>Mill {number}</h1>{body}</article></body></html>')


def texts(line):
    return [block['text'] for block in json.loads(line)['blocks']]


def test_text():
    write('a.html', page())
    out, err = run('extract', 'a.html')
    expect(SENTENCE in out and '<' not in out and err == '', f'{out!r} {err!r}')
    expect(out.endswith('\n'), 'no line end')
    piped, _ = run('extract', '-', stdin=page().encode())
    expect(piped == out, piped)
    write('a.txt', f'A title\n\n{SENTENCE}')
    out, _ = run('extract', 'a.html', 'a.txt')
    expect('==> a.html <==\n' in out and f'\n==> a.txt <==\nA title\n\n{SENTENCE}\n' in out, out)


def test_json():
    write('a.html', page())
    write('a.txt', f'A title\n\n{SENTENCE}')
    out, err = run('extract', '--json', '--url', 'https://example.org/mill', 'a.html')
    found = json.loads(out)
    expect(all(key in found for key in KEYS), f'{list(found)}')
    expect(found['url'] == 'https://example.org/mill' and found['from']['url'], out)
    expect(found['page'] == 'article' and found['source'] == 'a.html' and err == '', out)
    expect(any(SENTENCE in text for text in texts(out)), out)
    expect(set(found['blocks'][0]) == {'kind', 'level', 'text'}, out)
    expect(all(found[key] for key in found['from']), out)
    out, _ = run('extract', '--json', '--explain', 'a.html')
    expect(set(json.loads(out)['blocks'][0]) == {'kind', 'level', 'text', 'left_out', 'explain'}, out)
    out, _ = run('extract', '--json', 'a.txt')
    expect(texts(out) == ['A title', SENTENCE] and json.loads(out)['title'] == 'A title', out)


def test_bad_ones():
    write('a.html', page(1))
    write('b.html', b'<!doctype html><html><body></body></html>')
    write('c.png', b'\x89PNG\r\n\x1a\n' + bytes(100))
    write('d.html', page(2))
    out, err = run('extract', '--json', 'a.html', 'c.png', 'missing', 'd.html', status=1)
    lines = out.splitlines()
    expect([json.loads(line)['source'] for line in lines] == ['a.html', 'c.png', 'missing', 'd.html'], out)
    expect('PNG' in json.loads(lines[1])['error'] and 'missing' in json.loads(lines[2])['error'], out)
    expect('notandactl: c.png: this is a PNG picture' in err and 'notandactl: missing: ' in err, err)
    out, err = run('extract', 'b.html', status=1)
    expect(out == '' and err.startswith('notandactl: b.html: '), err)
    write('e.html', '<!doctype html><title>App</title><div id=app></div><script src=app.js></script>')
    for name, kind in ('b.html', 'error'), ('e.html', 'script'):
        _, said = run('extract', name, status=1)
        out, err = run('extract', '--json', name, 'a.html', status=1)
        found = [json.loads(line) for line in out.splitlines()]
        expect(err == said and found[0]['page'] == kind and found[0]['blocks'] == [] and 'error' not in found[0], f'{out} {err} {said}')
        expect(found[1]['page'] == 'article' and found[1]['blocks'], out)
    out, err = run('new', 'a.html', 'b.html', 'c.png', 'd.html', '-o', 'out', status=1)
    expect(sorted(os.listdir('out')) == ['a.notanda', 'd.notanda'], f'{os.listdir("out")}')
    expect('b.html' in err and 'c.png' in err, err)


def test_feed():
    items = ''.join(f'<item><title>Mill {i}</title><link>https://example.org/{i}</link><guid>g{i}</guid>'
                    f'<description>{SENTENCE}</description></item>' for i in range(30))
    write('feed', f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{items}</channel></rss>')
    out, err = run('extract', '--json', 'feed')
    found = json.loads(out)
    expect(len(found['items']) == 30 and found['reader'] == 'feed' and err == '', f'{out} {err}')
    expect({item['url'] for item in found['items']} == {f'https://example.org/{i}' for i in range(30)}, out)
    for part in [], ['--part', '*']:
        out, err = run('extract', 'feed', *part, status=1)
        expect('30 articles' in err and 'https://example.org/1' in err and out == '', err)
    items = (f'<item><title>Kept</title><guid isPermaLink="false">g1</guid><pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate>'
             f'<description>{SENTENCE}</description></item>')
    write('own', f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{items}</channel></rss>')
    _, err = run('extract', 'own', status=1)
    expect('  --part g1  Kept, 2024-03-05' in err, err)
    out, _ = run('extract', 'own', '--part', 'g1')
    expect(SENTENCE in out, out)


class Site(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        words = self.path.strip('/')
        self.send_response(404 if words == 'missing' else 200)
        self.send_header('Content-Type', 'text/html')
        self.end_headers()
        self.wfile.write(page(words).encode())

    def log_message(self, *args):
        pass


class Broken(Site):
    def do_GET(self):
        self.send_response(200)
        self.send_header('Content-Type', 'text/html')
        self.send_header('Content-Length', '1000000')
        self.end_headers()
        self.wfile.write(page().encode())


def test_address():
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    top = f'http://127.0.0.1:{server.server_port}'
    env = {'no_proxy': '*', 'http_proxy': ''}
    _, err = run('extract', top + '/one', status=1, env=env)
    expect('--allow-private' in err, err)
    out, err = run('extract', '--json', '--allow-private', top + '/one', top + '/missing', status=1, env=env)
    lines = [json.loads(line) for line in out.splitlines()]
    expect(lines[0]['url'] == top + '/one' and any('of page one.' in block['text'] for block in lines[0]['blocks']), out)
    expect('error' in lines[1] and '404' in err, err)
    run('new', '--allow-private', top + '/one', top + '/one?again', top, '-o', 'out', env=env)
    expect(len(os.listdir('out')) == 3 and 'one.notanda' in os.listdir('out') and 'one 2.notanda' in os.listdir('out'), f'{os.listdir("out")}')
    shown = json.loads(run('show', '--json', 'out/one.notanda')[0])
    expect(shown['metadata']['address'] == top + '/one', f'{shown["metadata"]}')
    server.shutdown()


class Leading(Site):
    """The proxy of all sites, one of which leads to another."""

    def do_GET(self):
        if self.path == 'http://site.test/old':
            self.send_response(302)
            self.send_header('Location', 'http://other.test/new')
            self.send_header('Content-Length', '0')
            self.end_headers()
        else:
            super().do_GET()


def test_redirect():
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Leading)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    env = {'no_proxy': '', 'http_proxy': f'http://127.0.0.1:{server.server_port}', 'GIO_USE_PROXY_RESOLVER': 'libproxy'}
    out, _ = run('extract', '--json', 'http://site.test/old', env=env)
    found = json.loads(out)
    expect(found['url'] == 'http://other.test/new', out)
    expect(found['notices'] == ['The address led to another site: site.test → other.test.'], out)
    _, err = run('new', 'http://site.test/old', '-o', 'x.notanda', env=env)
    expect('site.test → other.test' in err, err)
    server.shutdown()


def test_what_to_do():
    _, err = run('extract', '-', status=1)
    expect(err == 'notandactl: standard input: the file is empty\n', err)
    with open(os.path.join(FILES, 'locked.pdf'), 'rb') as file:
        write('locked.pdf', file.read())
    _, err = run('extract', 'locked.pdf', status=1)
    # or that it is built without PDF
    expect('--password-file' in err or 'password' not in err, err)
    has_pdf = 'password' in err
    for content, status, says in [('secret\nmore', 0, ''), ('wrong', 1, 'password'), ('', 1, 'the first line'), (b'\xff\xfe', 1, 'the first line')]:
        write('password', content)
        if has_pdf or says == 'the first line':
            out, err = run('extract', 'locked.pdf', '--password-file', 'password', status=status)
            expect(says in err and (status == 1 or 'secret' not in out + err and len(out) > 20), f'{out} {err}')
    _, err = run('extract', 'locked.pdf', '--password-file', 'missing', status=1)
    expect(err.startswith('notandactl: missing: '), err)


def test_cut_off():
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Broken)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    args = ['--allow-private', f'http://127.0.0.1:{server.server_port}/']
    env = {'no_proxy': '*', 'http_proxy': ''}
    out, err = run('extract', *args, env=env)
    expect(SENTENCE in out and 'The connection to 127.0.0.1 broke off' in err, err)
    out, _ = run('extract', '--json', *args, env=env)
    expect(json.loads(out)['truncated'] == 'disconnect' and json.loads(out)['from']['truncated'] == 'loading', out)
    # for as long as there is the document
    run('new', *args, '-o', 'half.notanda', env=env)
    shown = json.loads(run('show', '--json', 'half.notanda')[0])
    expect(shown['metadata']['truncated'] == 'disconnect', f'{shown["metadata"]}')
    expect('truncated: disconnect' in run('show', 'half.notanda')[0], 'show says nothing of it')
    write('whole.html', page())
    expect(json.loads(run('extract', '--json', 'whole.html')[0])['truncated'] is None, 'whole, and said to be cut')
    server.shutdown()


def test_usage():
    for args, says in [(['--explain', 'a'], '--json'), (['--url', 'ftp://a', 'a'], '--url'), (['--url', 'http://a', 'a', 'b'], '--url'),
                       (['-', '-'], 'only once')]:
        _, err = run('extract', *args, status=2)
        expect(says in err, err)


def test_charset():
    write('a.html', page(words='日本では、雨が降っています。').encode('euc-jp').replace(b'<meta charset=utf-8>', b''))
    out, _ = run('extract', '--charset', 'EUC-JP', 'a.html')
    expect('日本では、雨が降っています。' in out, out)
    _, err = run('extract', '--charset', 'UTF-7', 'a.html', status=1)
    expect('UTF-7' in err, err)


def test_encoded_twice():
    words = 'Ana Ruiz wasn’t in the café, “as usual”.'
    # windows-1252 has no such byte as the last one of ”
    twice = ''.join(bytes([byte]).decode('latin-1' if byte == 0x9d else 'cp1252') for byte in words.encode())
    html = page(words=twice)
    for name, content in ('a.html', html), ('a.txt', twice + '\n'), ('a.md', f'# Title\n\n{twice}\n\n- {twice}\n'):
        write(name, content)
        out, err = run('extract', name)
        expect('cafÃ©' in out and 'encoded twice' in err and 'UTF-8-twice' in err, f'{name}: {out!r} {err!r}')
        out, err = run('extract', '--charset', 'UTF-8-twice', name)
        expect(words in out and err == '', f'{name}: {out!r} {err!r}')
        out, _ = run('extract', '--json', name)
        expect(any('encoded twice' in notice for notice in json.loads(out)['notices']), f'{name}: {out!r}')
    _, err = run('new', 'a.html', '-o', 'a.notanda')
    expect('encoded twice' in err, err)
    _, err = run('new', 'a.html', '--encoding', 'UTF-8-twice', '-o', 'b.notanda')
    expect(err == '' and words in json.loads(run('show', '--json', 'b.notanda')[0])['text'], err)


def test_text_only():
    write('a.html', '<!doctype html><html><body><nav>Menu</nav>' + page()[15:] + '</body></html>')
    out, err = run('extract', '--text-only', 'a.html')
    expect('Menu' in out and SENTENCE in out and 'menus' in err, f'{out!r} {err!r}')


def test_broken_helper():
    write('a.html', page())
    write('a.txt', SENTENCE)
    out, err = run('extract', 'a.html', 'a.txt', status=1, env={'NOTANDA_LOADER': '/bin/false'})
    expect(err.count('a web page') == 1 and SENTENCE in out, err)
    out, err = run('extract', 'a.html', status=1, env={'NOTANDA_LOADER': '/nowhere/helper'})
    expect('/nowhere/helper' in err, err)


def test_new_names():
    os.makedirs('in/sub')
    for name in ['in/a.html', 'in/a.txt', 'in/sub/a.html', 'in/.hidden']:
        write(name, page())
    run('new', 'in/a.html', 'in/a.txt', 'in/sub/a.html', 'in/.hidden', '-o', 'out/deep')
    expect(sorted(os.listdir('out/deep')) == ['.hidden.notanda', 'a 2.notanda', 'a 3.notanda', 'a.notanda'], f'{os.listdir("out/deep")}')
    before = os.listdir('out/deep')
    _, err = run('new', 'in/a.html', 'in/sub/a.html', '-o', 'out/deep')
    expect('out/deep/a.notanda' in err and 'out/deep/a 2.notanda' in err and os.listdir('out/deep') == before, err)
    os.mkdir('folder')
    run('new', 'in/a.html', '-o', 'folder')
    expect(os.listdir('folder') == ['a.notanda'], 'one into a folder')
    run('new', 'in/a.html', 'in/sub/a.html')
    expect(os.path.exists('in/a.notanda') and os.path.exists('in/sub/a.notanda'), 'beside')
    shown = json.loads(run('show', '--json', 'in/a.notanda')[0])
    expect(SENTENCE in shown['text'], 'text')


def test_long_names():
    """Cut to what the name of a file may have, and told apart by numbers."""
    family = '\U0001f469\u200d\U0001f469\u200d\U0001f467'  # one character of 18 bytes
    os.mkdir('in')
    names = [write('in/' + stem + '.html', page()) for stem in [249 * 'a', 248 * 'a' + 'b', 13 * family + 15 * '.']]
    run('new', *names, '-o', 'out')
    expect(sorted(os.listdir('out')) == sorted([247 * 'a' + '.notanda', 245 * 'a' + ' 2.notanda', 13 * family + 13 * '.' + '.notanda']),
           f'{os.listdir("out")}')


def test_linked():
    """What parses hostile input is in the helper alone; the program starts faster for it, too."""
    done = subprocess.run(['readelf', '-d', PROGRAM], capture_output=True, timeout=60)
    needed = [line for line in done.stdout.decode().splitlines() if 'NEEDED' in line]
    expect(any('libglib' in line for line in needed), needed)
    for name in ['gumbo', 'libxml', 'libarchive', 'cmark', 'exttextcat', 'poppler', 'seccomp']:
        expect(not any(name in line for line in needed), f'{name}: {needed}')


def test_folder():
    os.makedirs('in/part/empty')
    os.makedirs('in/.hidden')
    for name in 'b.txt', 'part/a.html', '.hidden/c.txt', '.d.txt', 'e.notanda', 'f.js', 'g.css':
        write(f'in/{name}', page(words=name) if name.endswith('html') else f'{SENTENCE} It is in {name}.\n')
    write('in/z.txt', b'\0\1\2\0')
    out, err = run('extract', '--json', 'in', status=1)
    found = [json.loads(line) for line in out.splitlines()]
    expect([line['source'] for line in found] == ['in/b.txt', 'in/part/a.html', 'in/z.txt'], out)
    expect('error' in found[2] and 'in/z.txt' in err and 'in: 2 files' in err and 'left out' in err, err)
    out, err = run('extract', 'in/part')
    expect(out.startswith('==> in/part/a.html <==\n') and err == '', f'{out!r} {err!r}')
    _, err = run('extract', 'in/part/empty', status=1)
    expect(err == 'notandactl: in/part/empty: there is no article in this folder\n', err)
    out, err = run('extract', '--json', 'in/part/empty', 'in/b.txt', status=1)
    expect(len(out.splitlines()) == 1, out)


def test_many():
    """All of them in the order they were given, by a few helper processes."""
    names = [write(f'{i:03}.html', page(i)) for i in range(120)]
    out, err = run('extract', '--json', *names)
    lines = out.splitlines()
    expect(err == '' and [json.loads(line)['source'] for line in lines] == names, 'order')
    for i, line in enumerate(lines):
        expect(any(f'of page {i}.' in text for text in texts(line)), f'page {i}')
    run('new', *names, '-o', 'out')
    expect(len(os.listdir('out')) == 120, 'documents')


sys.exit(run_tests('/notanda/cli/extract/', dict(globals())))
