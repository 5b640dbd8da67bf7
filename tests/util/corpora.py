"""corpora.py: people with machines of their own, and the WebDAV server that their corpora are on

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

USER, PASSWORD = 'ann', 'open sesame'
PROGRAM = pathlib.Path(__file__).with_name('dav-server.py')
NOT_INSTALLED = 77
# neither a display nor a bus, as on a server; what a keyring would know is no part of a test
NEITHER = ('DISPLAY', 'WAYLAND_DISPLAY', 'DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR')


class NotInstalled(Exception):
    pass


class Server:
    """One that runs until close(), or until the test ends however it does. Its folder, where none is given, is gone then."""

    def __init__(self, kind, *options, folder=None):
        self.is_kept = folder is not None
        # a server that root starts runs as somebody who can't come through a test's own folder
        self.folder = pathlib.Path(folder or tempfile.mkdtemp(prefix='notanda-dav-')).resolve()
        self.data = self.folder / 'data'
        self.process = subprocess.Popen([sys.executable, PROGRAM, kind, str(self.folder), *options],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.address = self.process.stdout.readline().strip()
        if not self.address:
            status = self.process.wait()
            self.forget()
            raise NotInstalled(kind) if status == NOT_INSTALLED else RuntimeError(f'{kind} ends with {status}')
        self.port = int(self.address.rpartition(':')[2].partition('/')[0])

    def close(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()
        self.forget()

    def forget(self):
        if not self.is_kept:
            shutil.rmtree(self.folder, ignore_errors=True)

    def requests(self, *methods):
        """(method, status) of all so far, or those with these methods, of Apache; the first ones that ask for the password left out."""
        lines = [line.split() for line in (self.folder / 'run/access.log').read_text().splitlines()]
        return [(line[1], int(line[2])) for line in lines if (not methods or line[1] in methods) and line[2] != '401']

    def count_bytes(self):
        """What has been in the bodies of all answers of Apache."""
        return sum(int(line.split()[5]) for line in (self.folder / 'run/access.log').read_text().splitlines())

    def files(self):
        """Relative paths of what it has."""
        return sorted(str(path.relative_to(self.data)) for path in self.data.rglob('*') if path.is_file() and '.DAV' not in path.parts)

    def take(self, saved):
        """Is put back to a copy of its folder."""
        owner = self.data.stat()
        shutil.rmtree(self.data)
        shutil.copytree(saved, self.data)
        for path in [self.data, *self.data.rglob('*')]:
            os.chown(path, owner.st_uid, owner.st_gid)


class Person:
    """Somebody at a machine: home and state below one folder, a corpus in it."""

    def __init__(self, folder, name, program):
        self.home = pathlib.Path(folder).resolve() / name
        self.home.mkdir(parents=True, exist_ok=True)
        self.name = name
        self.corpus = str(self.home / 'corpus')
        self.program = program
        self.password = str(self.home / 'password-of-the-test')
        pathlib.Path(self.password).write_text(PASSWORD + '\n')
        self.env = {key: value for key, value in os.environ.items() if key not in NEITHER}
        self.env |= {'HOME': str(self.home), 'XDG_STATE_HOME': str(self.home / 'state'), 'XDG_CACHE_HOME': str(self.home / 'cache'),
                     'XDG_CONFIG_HOME': str(self.home / 'config'), 'XDG_DATA_HOME': str(self.home / 'data')}

    def start(self, *args, env=None, **more):
        return subprocess.Popen([self.program, *map(str, args)], env={**self.env, **(env or {})}, cwd=self.home, **more)

    def try_run(self, *args, stdin='', env=None):
        """Exit status, standard output and standard error."""
        done = subprocess.run([self.program, *map(str, args)], input=stdin, text=True, capture_output=True, timeout=100,
                              env={**self.env, **(env or {})}, cwd=self.home)
        return done.returncode, done.stdout, done.stderr

    def run(self, *args, status=0, **more):
        """Standard output and standard error; the exit status must be this."""
        found, out, err = self.try_run(*args, **more)
        if found != status:
            raise AssertionError(f'{self.name}: {args}: status {found}, not {status}: {out}{err}')
        return out, err

    def make(self, name='Harbours', texts=()):
        self.run('corpus', 'new', self.corpus, '--name', name, '--author', self.name)
        self.add(*texts)

    def add(self, *texts):
        """New articles, each with a mark on its first word."""
        for text in texts:
            (self.home / 'article.txt').write_text(text)
            self.run('new', self.home / 'article.txt', '-o', self.corpus, '--author', self.name)
            # the draft is an article from its first mark on
            for path in self.documents():
                if self.text(path) == text:
                    self.mark(path, 0, len(text.split()[0]))

    def documents(self):
        return sorted(pathlib.Path(self.corpus).rglob('*.notanda'))

    def text(self, path):
        return json.loads(self.run('show', '--json', path)[0])['text']

    def mark(self, path, begin, end, status=0):
        words = self.text(path)[begin:end]
        (self.home / 'mark.ann').write_text(f'T1\tClaim {begin} {end}\t{words}\n')
        self.run('annotate', path, self.home / 'mark.ann', '--author', self.name, '--quiet', status=status)

    def server_options(self):
        return ['--user', USER, '--password-file', self.password, '--author', self.name]

    def connect(self, address, *options, **more):
        return self.run('corpus', 'connect', self.corpus, address, *self.server_options(), *options, **more)

    def join(self, address, *options, **more):
        return self.run('corpus', 'join', address, self.corpus, *self.server_options(), *options, **more)

    def sync(self, *options, **more):
        return self.run('sync', self.corpus, '--password-file', self.password, *options, **more)

    def status(self):
        return json.loads(self.run('corpus', 'status', self.corpus, '--json')[0])

    def shown(self):
        """What anybody would see in the corpus: text -> annotations, each as one comparable string."""
        found = {}
        for path in self.documents():
            document = json.loads(self.run('show', '--json', path)[0])
            found[document['text']] = sorted(json.dumps(annotation, sort_keys=True) for annotation in document['annotations'])
        return found
