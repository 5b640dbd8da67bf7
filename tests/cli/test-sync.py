#!/usr/bin/env python3
# test-sync.py: notandactl corpus connect, join and disconnect, and sync, with a real Apache; without a display or a bus
#
# SPDX-FileCopyrightText: 2026 The Notanda contributors
# SPDX-License-Identifier: GPL-3.0-or-later

import base64
import contextlib
import http.server
import os
import pathlib
import pty
import resource
import shutil
import signal
import subprocess
import sys
import threading

from notandactl import PROGRAM, expect
from synced import ONE, TESTS, person, run_with_server, serving
from corpora import PASSWORD

TWO = 'Où & Quand?\n\nÀ midi, dit-elle.\n'


def fails(call, *says, status=1):
    out, err = call
    for words in says:
        expect(words in err, f'{words!r} is not in {err!r}')
    expect('CRITICAL' not in err and 'WARNING' not in err, err)
    return err


def test_two_people():
    with serving() as dav:
        ada, bo = person('Ada', texts=[ONE]), person('Bo')
        expect(ada.status()['server'] is None, ada.status())
        out, err = ada.connect(dav.address)
        expect('connected to Apache\n' in out and 'all is on the server' in out and err == '', out + err)
        state = ada.status()
        expect((state['server'], state['waiting'], state['on_server']) == (dav.address, 0, 1), state)
        out, err = bo.join(dav.address)
        expect('all is on the server' in out and err == '', out + err)
        expect(bo.status()['name'] == 'Harbours' and sorted(bo.status()['people']) == ['Ada', 'Bo'], bo.status())
        expect(bo.shown() == ada.shown() and len(bo.shown()) == 1, bo.shown())
        # both go on
        bo.add(TWO)
        ada.mark(ada.documents()[0], 4, 8)
        expect(bo.status()['waiting'] > 0 and ada.status()['waiting'] == 1, (bo.status(), ada.status()))
        for who in ada, bo, ada:
            who.sync()
        expect(bo.shown() == ada.shown() and len(bo.shown()) == 2, (bo.shown(), ada.shown()))
        before = dav.requests()
        out, err = ada.sync()
        expect('0 changes came, all is on the server' in out and err == '', out + err)
        expect(len(dav.requests()) - len(before) == 1, dav.requests()[len(before):])


def test_several_corpora():
    with serving() as dav:
        ada, bo, cy = person('Ada', texts=[ONE]), person('Bo', texts=[TWO]), person('Cy')
        for who in ada, bo:
            who.connect(dav.address)
        ids = ada.status()['id'], bo.status()['id']
        fails(cy.join(dav.address, status=1), 'several corpora')
        expect(not os.path.exists(cy.corpus), 'a folder was made')
        cy.join(f'{dav.address}corpus-{ids[1]}')
        expect(cy.shown() == bo.shown(), cy.shown())
        first, cy.corpus = cy.corpus, str(cy.home / 'other')
        cy.join(f'{dav.address}corpus-{ids[0]}/')
        expect(cy.shown() == ada.shown(), cy.shown())
        out, err = cy.run('sync', first, cy.corpus, '--password-file', cy.password)
        expect(out.count('all is on the server') == 2 and err == '', out + err)
        # what is wrong with one keeps none of the others back
        bo.add(ONE)
        bo.sync()
        out, err = cy.run('sync', 'nowhere', first, '--password-file', cy.password, status=1)
        expect('nowhere' in err and 'all is on the server' in out and cy.status(), out + err)
        fails(cy.run('sync', first, cy.corpus, '--password-file', '-', status=2), 'standard input')
        fails(cy.join(f'{dav.address}corpus-{"0" * 32}', status=1), 'no such corpus')


def test_joining_where_something_is():
    with serving() as dav:
        ada, bo = person('Ada', texts=[ONE]), person('Bo', corpus='Other', texts=[TWO])
        ada.connect(dav.address)
        fails(bo.join(dav.address, status=1), 'corpus')
        expect(list(bo.shown()) == [TWO] and bo.status()['name'] == 'Other', bo.shown())
        # a copy of the corpus that came by another way is the corpus
        shutil.rmtree(bo.corpus)
        shutil.copytree(ada.corpus, bo.corpus)
        bo.mark(bo.documents()[0], 4, 8)
        bo.join(dav.address)
        ada.sync()
        expect(ada.shown() == bo.shown() and len(ada.shown()[ONE]) == 2, ada.shown())
        # one user's second folder would miss what the first one has got
        first, bo.corpus = bo.corpus, str(bo.home / 'second')
        fails(bo.join(dav.address, status=1), f'connected in {first}')
        shutil.copytree(first, bo.corpus)
        fails(bo.sync(status=1), f'connected in {first}')
        # but it may be moved, and made anew
        shutil.rmtree(first)
        bo.sync()
        shutil.rmtree(bo.corpus)
        bo.join(dav.address)
        expect(bo.shown() == ada.shown(), bo.shown())
        # documents that lie there become articles of it
        cy = person('Cy')
        (cy.home / 'article.txt').write_text(TWO)
        os.mkdir(cy.corpus)
        cy.run('new', 'article.txt', '-o', cy.corpus)
        cy.mark(cy.documents()[0], 0, 2)
        cy.join(dav.address)
        ada.sync()
        expect(ada.shown() == cy.shown() and len(ada.shown()) == 2, ada.shown())


def test_disconnecting():
    with serving() as dav:
        ada = person('Ada', texts=[ONE])
        fails(ada.run('corpus', 'disconnect', ada.corpus, status=1), 'isn’t connected')
        fails(ada.sync(status=1), 'isn’t connected')
        ada.connect(dav.address)
        there, here = dav.files(), ada.shown()
        fails(ada.connect(f'{dav.address}other/', status=1), f'connected to {dav.address}', 'disconnect')
        ada.connect(dav.address)
        out, err = ada.run('corpus', 'disconnect', ada.corpus)
        expect(out == '' and err == '' and dav.files() == there and ada.shown() == here, out + err)
        expect(ada.status()['server'] is None, ada.status())
        fails(ada.sync(status=1), 'isn’t connected')
        ada.mark(ada.documents()[0], 4, 8)
        out, err = ada.connect(dav.address)
        # what comes back is her own
        expect(': 0 changes came' in out, out)
        bo = person('Bo')
        bo.join(dav.address)
        expect(bo.shown() == ada.shown() and len(bo.shown()[ONE]) == 2, bo.shown())


def test_giving_a_password_back():
    """One that the server made for this program: where it can't be given back that is said, and the corpus is disconnected all the same."""
    with serving() as dav:
        ada = person('Ada', texts=[ONE])
        ada.connect(dav.address)
        [account] = [path for path in (ada.home / 'state').rglob('*') if path.is_file() and 'AppPassword=false' in path.read_bytes().decode(errors='replace')]
        account.write_text(account.read_text().replace('AppPassword=false', 'AppPassword=true'))
        out, err = ada.run('corpus', 'disconnect', ada.corpus)
        expect(out == '' and 'The server still knows this program’s password' in err and err.count('\n') == 1, out + err)
        expect(ada.status()['server'] is None, ada.status())


def test_watching():
    with serving() as dav:
        ada, bo = person('Ada', texts=[ONE]), person('Bo')
        ada.connect(dav.address)
        bo.join(dav.address)
        watch = bo.start('sync', '--watch', bo.corpus, '--password-file', bo.password, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        expect('all is on the server' in watch.stdout.readline(), 'the first round')
        ada.mark(ada.documents()[0], 4, 8)
        ada.sync()
        expect('1 change came' in watch.stdout.readline(), 'the second round')
        expect(bo.shown() == ada.shown(), bo.shown())
        watch.send_signal(signal.SIGTERM)
        out, err = watch.communicate()
        expect(watch.returncode == -signal.SIGTERM and err == '', (watch.returncode, err))
        # where each waits for a person it ends
        pathlib.Path(bo.password).write_text('wrong\n')
        fails(bo.sync('--watch', status=1), 'doesn’t accept')


def test_passwords():
    with serving() as dav:
        ada = person('Ada', texts=[ONE])
        fails(ada.run('corpus', 'connect', ada.corpus, dav.address, status=1), 'wants a user', '--user')
        fails(ada.run('corpus', 'connect', ada.corpus, dav.address, '--user', 'ann', status=1), '--password-file')
        expect(ada.status()['server'] is None, ada.status())
        pathlib.Path(ada.password).write_text('wrong\n')
        fails(ada.connect(dav.address, status=1), 'doesn’t accept')
        expect(dav.files() == [] and ada.status()['server'] is None, dav.files())
        pathlib.Path(ada.password).write_text('\n')
        fails(ada.connect(dav.address, status=1), 'first line holds no password')
        fails(ada.run('corpus', 'connect', ada.corpus, dav.address, '--user', 'ann', '--password-file', 'none', status=1), 'none')
        out, err = ada.run('corpus', 'connect', ada.corpus, dav.address, '--user', 'ann', '--password-file', '-', stdin=f'{PASSWORD}\r\nmore')
        expect(err == '', err)
        fails(ada.run('sync', ada.corpus, status=1), '--password-file')
        ada.mark(ada.documents()[0], 4, 8)
        pathlib.Path(ada.password).write_text('wrong\n')
        out, err = ada.sync(status=1)
        expect('1 article waits' in out and 'doesn’t accept' in err, out + err)
        ada.run('sync', ada.corpus, '--password-file', '-', stdin=PASSWORD)


def test_terminal():
    """It is asked for, and not shown."""
    with serving() as dav:
        ada = person('Ada', texts=[ONE])
        pid, terminal = pty.fork()
        if pid == 0:
            os.execve(PROGRAM, [PROGRAM, 'corpus', 'connect', ada.corpus, dav.address, '--user', 'ann'], ada.env)
        shown = b''
        while b'Password of ann on ' not in shown or not shown.endswith(b': '):
            shown += os.read(terminal, 1000)
        os.write(terminal, PASSWORD.encode() + b'\n')
        with contextlib.suppress(OSError):   # which is how the end of a terminal is told
            while True:
                shown += os.read(terminal, 1000) or exit(1)
        expect(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0, shown)
        expect(b'all is on the server' in shown and b'isn\xe2\x80\x99t kept' in shown and PASSWORD.encode() not in shown, shown)


def test_secret():
    """The password is in no output, no log, no argument and no file."""
    needles = [PASSWORD.encode(), base64.b64encode(f'ann:{PASSWORD}'.encode())]
    with serving() as dav:
        ada, bo = person('Ada', texts=[ONE]), person('Bo')
        aloud = {'G_MESSAGES_DEBUG': 'all', 'SOUP_DEBUG': '1', 'SECRET_DEBUG': 'all'}
        said = [*ada.connect(dav.address, env=aloud), *bo.join(dav.address, env=aloud), *bo.sync(env=aloud)]
        bo.run('corpus', 'connect', bo.corpus, dav.address.replace('//', f'//ann:{PASSWORD.replace(" ", "%20")}@'), '--user', 'ann', '--password-file', '-', stdin='x', status=1, env=aloud)
        watch = bo.start('sync', '--watch', bo.corpus, '--password-file', bo.password, stdout=subprocess.PIPE, text=True)
        said += [watch.stdout.readline(), pathlib.Path(f'/proc/{watch.pid}/cmdline').read_text()]
        # nobody else may read that
        with contextlib.suppress(PermissionError):
            said.append(pathlib.Path(f'/proc/{watch.pid}/environ').read_text())
        watch.kill()
        watch.communicate()
        for who in ada, bo:
            os.remove(who.password)
    for text in said:
        expect(not any(needle in text.encode() for needle in needles), text)
    files = [path for path in pathlib.Path('.').rglob('*') if path.is_file()]
    expect(any('state' in path.parts for path in files) and any('corpus' in path.parts for path in files), files)
    for path in files:
        expect(not any(needle in path.read_bytes() for needle in needles), path)


def leaves_dump(process):
    """Whether it leaves its memory in a file, or would give it to whoever collects such, when it is ended by force."""
    resource.prlimit(process.pid, resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    process.send_signal(signal.SIGABRT)
    status = os.waitpid(process.pid, 0)[1]
    process.returncode = os.waitstatus_to_exitcode(status)
    expect(os.WTERMSIG(status) == signal.SIGABRT, status)
    return os.WCOREDUMP(status)


def test_no_dump():
    """While it knows the password its memory is nobody's."""
    with serving() as dav:
        ada = person('Ada', texts=[ONE])
        ada.connect(dav.address)
        watch = ada.start('sync', '--watch', ada.corpus, '--password-file', ada.password, stdout=subprocess.PIPE, text=True)
        expect('all is on the server' in watch.stdout.readline(), 'the first round')
        expect(os.stat(f'/proc/{watch.pid}/mem').st_uid == 0, 'its memory can be read')
        expect(not leaves_dump(watch), 'it left a dump')
        watch.stdout.close()
    # what knows none may
    cat = subprocess.Popen(['cat'], stdin=subprocess.PIPE)
    may_dump = leaves_dump(cat)
    cat.stdin.close()
    print('# this machine', 'writes' if may_dump else 'doesn’t write', 'dumps')
    for path in pathlib.Path('.').glob('core*'):
        expect(PASSWORD.encode() not in path.read_bytes(), path)


def test_certificate():
    certificates = TESTS / 'net/certificates'
    with serving('apache', '--certificate', str(certificates / 'self.pem')) as dav:
        ada = person('Ada', texts=[ONE])
        err = fails(ada.connect(dav.address, status=1), '--certificate ')
        expect(dav.requests() == [], dav.requests())
        fingerprint = err.split('--certificate ')[1].split()[0]
        fails(ada.connect(dav.address, '--certificate', '0' * len(fingerprint), status=1), fingerprint)
        ada.connect(dav.address, '--certificate', fingerprint)
        bo = person('Bo')
        fails(bo.join(dav.address, status=1), fingerprint)
        bo.join(dav.address, '--certificate', fingerprint)
        expect(bo.shown() == ada.shown(), bo.shown())
        bo.sync()
        port = dav.port
    # the same address with another certificate isn't the server that was accepted
    with serving('apache', '--certificate', str(certificates / 'other.pem'), '--port', str(port)) as dav:
        fails(bo.sync(status=1), '--certificate ')
        expect(dav.requests() == [], dav.requests())
        expect(not bo.status()['waiting'], bo.status())


class Page(http.server.BaseHTTPRequestHandler):
    """A web server that knows nothing of WebDAV, or says to everything what a hotel's network says."""

    def answer(self):
        self.rfile.read(int(self.headers.get('Content-Length', 0)))
        moved = self.path.startswith('/moved')
        body = b'<!DOCTYPE html><title>Welcome</title><p>Sign in'
        self.send_response(302 if moved else 200)
        if moved:
            self.send_header('Location', 'http://127.0.0.2:9/sign-in')
        self.send_header('Content-Type', 'text/html')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_PUT = do_DELETE = do_OPTIONS = do_MKCOL = do_PROPFIND = answer

    def log_message(self, *args):
        pass


def test_wrong_addresses():
    with serving() as dav, http.server.ThreadingHTTPServer(('127.0.0.1', 0), Page) as page:
        threading.Thread(target=page.serve_forever, daemon=True).start()
        ada, bo = person('Ada', texts=[ONE]), person('Bo')
        plain = f'http://127.0.0.1:{page.server_port}'
        wrong = [(f'{dav.address}nowhere/', 'address'), (plain, 'WebDAV'), (f'{plain}/moved/', 'http://127.0.0.2:9/'),
                 ('http://127.0.0.1:1/', 'reached'), ('ftp://site.test/', 'http'), ('', 'address'), ('http://no.such.site.test/', 'address')]
        for address, words in wrong:
            for call in ada.connect, bo.join:
                fails(call(address, status=1), words)
        page.shutdown()
        expect(ada.status()['server'] is None and not os.path.exists(bo.corpus), ada.status())
        fails(bo.join(dav.address, status=1), 'no such corpus')
        expect(dav.requests('PUT', 'DELETE', 'MKCOL') == [] and dav.files() == [], dav.requests())


def test_unreadable_document():
    """It isn't on the server for all that is known, which is said."""
    with serving() as dav:
        ada = person('Ada', texts=[ONE])
        ada.connect(dav.address)
        broken = pathlib.Path(ada.corpus) / 'broken.notanda'
        broken.write_text('nothing that can be read')
        out, err = ada.sync(status=1)
        expect('1 article waits' in out and '1 document can’t be read' in err, out + err)
        broken.unlink()
        out, err = ada.sync()
        expect('all is on the server' in out and err == '', out + err)


def too_deep(folder):
    """A folder in it that not even root can open: its path is longer than any may be."""
    name = 'd' * 250
    at = os.open(folder, os.O_RDONLY)
    for _ in range(17):
        os.mkdir(name, dir_fd=at)
        inner = os.open(name, os.O_RDONLY, dir_fd=at)
        os.close(at)
        at = inner
    os.close(at)
    return folder / name


def test_unreadable_folder():
    """What is in it isn't synced, which is told; the corpus doesn't wait for it."""
    with serving() as dav:
        ada = person('Ada', texts=[ONE])
        ada.connect(dav.address)
        deep = too_deep(pathlib.Path(ada.corpus))
        for _ in range(2):
            out, err = ada.sync(status=1)
            expect('nothing waits' in out and '1 folder of the corpus can’t be read' in err, out + err)
        out, _ = ada.run('corpus', 'status', ada.corpus, status=1)
        expect('1 on the server, 0 waiting' in out and 'the name is too long' in out, out)
        shutil.rmtree(deep)
        out, err = ada.sync()
        expect('all is on the server' in out and err == '', out + err)


def test_on_demand():
    with serving() as dav:
        ada, bo = person('Ada', texts=[ONE, TWO]), person('Bo')
        ada.connect(dav.address)
        out, err = bo.join(dav.address, '--on-demand')
        expect(bo.documents() == [] and bo.status()['name'] == 'Harbours' and err == '', out + err)
        bo.sync()
        # whoever has an article is given what others marked in it
        shutil.copy(ada.documents()[0], bo.corpus)
        ada.mark(ada.documents()[0], 0, 2)
        ada.sync()
        bo.sync()
        text, = bo.shown()
        expect(bo.shown()[text] == ada.shown()[text] and len(bo.shown()[text]) == 2, bo.shown())
        expect(bo.status()['not_here'] == 1, bo.status())
        # all of them, and again also one whose file has gone
        bo.documents()[0].unlink()
        expect(bo.status()['not_here'] == 2, bo.status())
        bo.sync('--keep-all')
        expect(bo.shown() == ada.shown() and bo.status()['not_here'] == 0, bo.status())


def test_one_article():
    """Of a corpus of which not all is kept here: by its title or its id."""
    with serving() as dav:
        ada, bo = person('Ada', texts=[ONE, TWO]), person('Bo')
        ada.connect(dav.address)
        bo.join(dav.address, '--on-demand')
        absent = bo.status()['absent']
        expect(len(absent) == 2 and all(len(article['id']) == 64 for article in absent), absent)
        fails(bo.sync('--article', 'Nowhere', status=1), '“Nowhere”', 'corpus status --json')
        fails(bo.sync('--article', absent[0]['id'][:3], status=1), 'there is no article')
        expect(bo.documents() == [], bo.documents())
        out, err = bo.sync('--article', absent[0]['id'][:10])
        expect(len(bo.shown()) == 1 and bo.status()['absent'] == absent[1:] and err == '', out + err)
        out, err = bo.sync('--article', absent[1]['title'])
        expect(bo.shown() == ada.shown() and bo.status()['absent'] == [] and err == '', out + err)
        # which is here by now
        for name in absent[1]['title'], absent[0]['id'], absent[0]['id'][:6]:
            out, err = bo.sync('--article', name)
            expect(f'“{name}” is here already' in out and err == '', out + err)
        out, err = bo.sync('--article', 'Nowhere', '--article', absent[0]['id'], status=1)
        expect('“Nowhere”' in err and 'is here already' in out, out + err)
        # a draft is nobody else's
        (bo.home / 'article.txt').write_text('Harbour closed\n\nFor good.\n')
        bo.run('new', bo.home / 'article.txt', '-o', bo.corpus)
        fails(bo.sync('--article', 'Harbour closed', status=1), 'there is no article')


def test_backup_put_back():
    """A folder as it was some time ago lacks what came later, which is said, and fetched when it is asked for."""
    with serving() as dav:
        ada, bo = person('Ada', texts=[ONE]), person('Bo')
        ada.connect(dav.address)
        bo.join(dav.address)
        shutil.copytree(bo.corpus, 'backup')
        ada.add(TWO)
        ada.mark(ada.documents()[0], 4, 8)
        ada.sync()
        bo.sync()
        expect(bo.shown() == ada.shown() and len(bo.shown()) == 2, bo.shown())
        shutil.rmtree(bo.corpus)
        shutil.copytree('backup', bo.corpus)
        out, err = bo.sync()
        expect('1 article of the corpus isn’t here' in err and '--keep-all' in err, out + err)
        out, err = bo.sync('--keep-all')
        expect(bo.shown() == ada.shown() and err == '', out + err)
        expect(bo.sync()[1] == '' and ada.sync()[0].endswith('0 changes came, all is on the server\n'), ada.shown())


def test_server_loses_a_file():
    """It is said once that it was sent again, by whoever does so, and be it in a round before the last."""
    with serving() as dav:
        ada = person('Ada', texts=[ONE])
        ada.connect(dav.address)
        before = dav.files()
        (dav.data / [path for path in before if path.endswith('.seg')][0]).unlink()
        out, err = ada.sync()
        expect('all is on the server' in out and 'the server had lost 1 file, which is sent again' in err, out + err)
        expect(len(dav.files()) == len(before) and ada.sync()[1] == '', dav.files())


def test_join_resumed():
    """It is ended in the middle, and begun again."""
    with serving() as dav:
        ada, bo = person('Ada', texts=[f'Article {number}\n\nNothing new.\n' for number in range(12)]), person('Bo')
        ada.connect(dav.address)
        texts = [path for path in dav.files() if path.endswith('.text')]
        joining = bo.start('corpus', 'join', dav.address, bo.corpus, *bo.server_options(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        while joining.poll() is None and not bo.documents():
            pass
        joining.kill()
        joining.communicate()
        out, err = bo.join(dav.address)
        expect('all is on the server' in out and err == '', out + err)
        expect(bo.shown() == ada.shown() and len(bo.shown()) == 12, bo.shown())
        # no text was sent that was there already
        expect([path for path in dav.files() if path.endswith('.text')] == texts, dav.files())


def test_usage():
    ada = person('Ada', texts=[])
    for args in ['corpus', 'connect', '-h'], ['corpus', 'join', '--help'], ['corpus', 'disconnect', '-h'], ['sync', '--help']:
        out, err = ada.run(*args)
        expect(f'notandactl {" ".join(args[:-1])}' in out, out)
    for args in ['corpus', 'connect', 'c'], ['corpus', 'join', 'http://x/'], ['corpus', 'disconnect'], ['sync'], ['sync', '--wach', 'c'], ['sync', '--keep-all', '--on-demand', 'c']:
        fails(ada.run(*args, status=2), f'notandactl {" ".join(args[:2] if args[0] == "corpus" else args[:1])} --help')


sys.exit(run_with_server('/notanda/cli/sync/', globals()))
