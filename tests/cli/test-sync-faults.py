#!/usr/bin/env python3
# test-sync-faults.py: servers that go away, fill up or turn out to be others, and networks that break off; see test-sync.py
#
# SPDX-FileCopyrightText: 2026 The Notanda contributors
# SPDX-License-Identifier: GPL-3.0-or-later

import contextlib
import http.server
import os
import pathlib
import random
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading

from notandactl import Skipped, expect
from synced import ONE, person, run_with_server, serving
from corpora import PASSWORD, NotInstalled


# ---- servers


def test_server_goes_away():
    folder = tempfile.mkdtemp()
    with serving(folder=folder) as dav:
        ada = person('Ada', texts=[ONE])
        ada.connect(dav.address)
        port = dav.port
    ada.mark(ada.documents()[0], 4, 8)
    out, err = ada.sync(status=1)
    expect('1 article waits' in out and 'reached' in err, out + err)
    with serving('apache', '--port', str(port), folder=folder):
        out, err = ada.sync()
        expect('all is on the server' in out and err == '', out + err)
    shutil.rmtree(folder)


class Portal(http.server.BaseHTTPRequestHandler):
    """A network that wants a login first, and whose clock is wrong, too."""

    def answer(self):
        self.rfile.read(int(self.headers.get('Content-Length', 0)))
        self.send_response(302)
        self.send_header('Location', 'http://127.0.0.2:9/sign-in')
        self.send_header('Content-Length', '0')
        self.end_headers()

    do_GET = do_PUT = do_DELETE = do_OPTIONS = do_MKCOL = do_PROPFIND = answer

    def date_time_string(self, timestamp=None):
        return 'Mon, 02 Mar 2015 07:08:09 GMT'

    def log_message(self, *args):
        pass


def test_portal():
    """A network that wants a login first is waited for, as any that is away."""
    folder = tempfile.mkdtemp()
    with serving(folder=folder) as dav:
        ada = person('Ada', texts=[ONE])
        ada.connect(dav.address)
        port = dav.port
    ada.mark(ada.documents()[0], 4, 8)
    with http.server.ThreadingHTTPServer(('127.0.0.1', port), Portal) as portal:
        threading.Thread(target=portal.serve_forever, daemon=True).start()
        watch = ada.start('sync', '--watch', ada.corpus, '--password-file', ada.password, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        expect('1 article waits' in watch.stdout.readline(), 'the first round')
        said = watch.stderr.readline()
        expect('clock' in said and 'minutes' in said, said)
        expect('http://127.0.0.2:9/sign-in' in watch.stderr.readline(), 'what is in the way')
        portal.shutdown()
    with serving('apache', '--port', str(port), folder=folder):
        # it may have met nobody at all in between, and said so
        while (line := watch.stdout.readline()) and 'all is on the server' not in line:
            pass
        expect(line, watch.stderr.read() if not line else '')
        watch.terminate()
        expect('clock' not in watch.communicate()[1], 'it is told again')
    shutil.rmtree(folder)


def test_server_in_doubt():
    """One that was emptied, replaced or taken away: nothing is sent and nothing deleted, here or there."""
    with serving() as dav:
        ada = person('Ada', texts=[ONE])
        ada.connect(dav.address)
        shutil.copytree(dav.data, 'saved')
        log = next(dav.data.glob('corpus-*/log'))
        other = 'notanda corpus 1 ' + '0' * 32 + '\n'
        for harm, words in [(lambda: [path.unlink() for path in log.iterdir()], 'empty'),
                            (lambda: shutil.rmtree(log.parent), 'isn’t on the server any more'),
                            (lambda: (log.parent / 'format').unlink(), None),
                            (lambda: [(log.parent / 'format').write_text(other), *(path.unlink() for path in log.iterdir())], 'another corpus')]:
            harm()
            ada.mark(ada.documents()[0], 4, 8)
            before, there = len(dav.requests()), dav.files()
            if words is not None:
                out, err = ada.sync(status=1)
                expect(words in err and 'waits' in out, out + err)
                expect(dav.files() == there and list(ada.shown()) == [ONE], dav.files())
                expect(not any(method in ('PUT', 'DELETE', 'MKCOL') for method, _ in dav.requests()[before:]), dav.requests()[before:])
            dav.take('saved')
            out, err = ada.sync()
            expect('all is on the server' in out, out + err)
            shutil.rmtree('saved')
            shutil.copytree(dav.data, 'saved')
            log = next(dav.data.glob('corpus-*/log'))


@contextlib.contextmanager
def small_disk(folder, size):
    """A folder for a server whose data are on a disk of that size. Yields how to make it larger."""
    data = pathlib.Path(folder) / 'data'
    data.mkdir()
    mount = ['mount', '-t', 'tmpfs', '-o']
    if subprocess.run([*mount, f'size={size},mode=777', 'none', data], capture_output=True).returncode != 0:
        raise Skipped('a small disk can’t be made here')
    try:
        yield lambda size: subprocess.run(['mount', '-o', f'remount,size={size}', data], check=True)
    finally:
        subprocess.run(['umount', '-l', data], check=True)


def fill_disk(kind, folder, grow):
    """What didn't fit waits, and nothing else is lost by it; once there is room it goes."""
    ada, bo, cy = person(f'Ada-{kind}', texts=[ONE]), person(f'Bo-{kind}'), person(f'Cy-{kind}')
    with serving(kind, folder=folder) as dav:
        ada.connect(dav.address)
        bo.join(dav.address)
        ada.add('Noise\n\n' + random.Random(1).randbytes(300_000).hex() + '\n')
        for _ in range(2):
            out, err = ada.sync(status=1)
            expect('waits' in out and err != '' and ada.status()['waiting'] > 0, (kind, out, err))
        bo.try_run('sync', bo.corpus, '--password-file', bo.password)
        expect(list(bo.shown()) == [ONE], (kind, bo.shown()))
        port = dav.port
    grow('4m')
    # rclone goes on to list a file that it couldn't write
    with serving(kind, '--port', str(port), folder=folder) as dav:
        out, err = ada.sync()
        expect('all is on the server' in out and ada.status()['waiting'] == 0, (kind, out, err))
        cy.join(dav.address)
        bo.sync()
        expect(cy.shown() == ada.shown() == bo.shown() and len(cy.shown()) == 2, (kind, cy.shown()))


def with_full_disk(kind):
    folder = tempfile.mkdtemp()
    os.chmod(folder, 0o755)
    try:
        with small_disk(folder, '200k') as grow:
            fill_disk(kind, folder, grow)
    except NotInstalled:
        raise Skipped(f'{kind} isn’t installed') from None
    finally:
        shutil.rmtree(folder)


def test_full_disk_apache():
    with_full_disk('apache')


def test_full_disk_nginx():
    with_full_disk('nginx')


def test_full_disk_lighttpd():
    with_full_disk('lighttpd')


def test_full_disk_rclone():
    with_full_disk('rclone')


# ---- networks


class Switch:
    """Between a client and a server: when the client begins to send a file it is suspended, and the connection is gone when it wakes up."""

    def __init__(self, port):
        self.port = port
        self.listener = socket.create_server(('127.0.0.1', 0))
        self.address = f'http://127.0.0.1:{self.listener.getsockname()[1]}/dav/'
        self.client = None   # whom it is done to
        self.done = threading.Event()
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        with contextlib.suppress(OSError):
            while True:
                threading.Thread(target=self.serve, args=[self.listener.accept()[0]], daemon=True).start()

    def serve(self, down):
        with down, socket.create_connection(('127.0.0.1', self.port)) as up, contextlib.suppress(OSError):
            threading.Thread(target=self.pass_on, args=[up, down], daemon=True).start()
            while data := down.recv(65536):
                if self.client is not None and data.startswith(b'PUT ') and not self.done.is_set():
                    self.suspend(down, up, data)
                    return
                up.sendall(data)
            up.shutdown(socket.SHUT_RDWR)

    @staticmethod
    def pass_on(source, target):
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)

    def suspend(self, down, up, data):
        self.client.send_signal(signal.SIGSTOP)
        while pathlib.Path(f'/proc/{self.client.pid}/stat').read_text().rpartition(')')[2].split()[0] != 'T':
            pass
        up.sendall(data)
        for end in down, up:
            end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
            end.close()
        self.done.set()
        self.client.send_signal(signal.SIGCONT)


def test_suspended():
    """In the middle of a request, and in another network afterwards: it is gone on with, and nothing is there twice."""
    with serving() as dav:
        switch = Switch(dav.port)
        ada, bo = person('Ada', texts=[ONE]), person('Bo')
        ada.connect(switch.address)
        before = [path for path in dav.files() if path.endswith('.seg')]
        ada.mark(ada.documents()[0], 4, 8)
        # it asks for nothing before it has the password
        switch.client = ada.start('sync', ada.corpus, '--password-file', '-', stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        out, err = switch.client.communicate(PASSWORD)
        expect(switch.done.is_set() and switch.client.returncode in (0, 1), (out, err))
        out, err = ada.sync()
        expect('all is on the server' in out and err == '', out + err)
        expect(len([path for path in dav.files() if path.endswith('.seg')]) == len(before) + 1, dav.files())
        bo.join(dav.address)
        expect(bo.shown() == ada.shown() and len(bo.shown()[ONE]) == 2, bo.shown())
        switch.listener.close()


sys.exit(run_with_server('/notanda/cli/sync-faults/', globals()))
