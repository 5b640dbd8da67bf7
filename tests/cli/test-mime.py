#!/usr/bin/python3
"""test-mime.py: what the desktop takes the program's files for, by the real MIME database

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import pathlib
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

from notandactl import expect, run, run_tests, write

ID = 'io.github.notanda.Notanda'
DATA = pathlib.Path(os.environ['G_TEST_SRCDIR']).parent / 'data'
SPACE = '{http://www.freedesktop.org/standards/shared-mime-info}'
ARTICLE = 'application/x-notanda'
CORPUS = 'application/x-notanda-corpus'


def make_database():
    """In this folder, over that of the system. Gives the environment that has it."""
    share = pathlib.Path('share').absolute()
    packages = share / 'mime' / 'packages'
    packages.mkdir(parents=True)
    shutil.copy(DATA / f'{ID}.mime.xml.in', packages / f'{ID}.xml')
    env = dict(os.environ, XDG_DATA_DIRS=f'{share}:/usr/share', XDG_DATA_HOME=str(share.parent / 'none'))
    said = subprocess.run(['update-mime-database', str(share / 'mime')], env=env, check=True, capture_output=True, text=True).stderr
    expect(not said, f'update-mime-database says {said}')
    return env


def ask(env, attribute, path):
    said = subprocess.run(['gio', 'info', '-a', attribute, str(path)], env=env, check=True, capture_output=True, text=True).stdout
    line = next(line for line in said.splitlines() if f'{attribute}: ' in line)
    return line.split(f'{attribute}: ')[1]


def expect_type(env, path, expected):
    found = ask(env, 'standard::content-type', path)
    expect(found == expected, f'{path} is {found}, not {expected}')


def make_files():
    run('new', write('a.txt', 'The ferry\n\nNobody saw it.\n'), '-o', 'a.notanda')
    run('corpus', 'new', 'storms', '--name', 'Storms')
    return 'a.notanda', 'storms/storms.notanda-corpus'


def test_types():
    env = make_database()
    article, corpus = make_files()
    expect_type(env, article, ARTICLE)
    expect_type(env, corpus, CORPUS)
    # what no longer has its name is told by its content, and a name that only looks so isn't
    for path, name, expected in ((article, 'article', ARTICLE), (corpus, 'corpus', CORPUS), (article, 'a.NOTANDA', ARTICLE),
                                 (article, 'a.notanda-2', ARTICLE), (corpus, 'storms (1)', CORPUS)):
        shutil.copy(path, name)
        expect_type(env, name, expected)
    for name, content in (('notanda', 'NTD\r\n\x1a\n'), ('x-notanda-corpus', 'notanda-corpus 00\n')):
        expect_type(env, write(name, content), 'text/plain' if name.startswith('x') else 'application/octet-stream')


def test_icons():
    env = make_database()
    for path in make_files():
        icons = ask(env, 'standard::icon', path).split(', ')
        expect(any((DATA / 'icons/hicolor/scalable/mimetypes' / f'{icon}.svg').exists() for icon in icons[:1]), f'{path}: {icons}')


def test_icons_are_read():
    """Programs tell an SVG by its first bytes."""
    icons = list((DATA / 'icons').rglob('*.svg'))
    expect(len(icons) == 4, icons)
    for icon in icons:
        expect(b'<svg' in icon.read_bytes()[:256], f'{icon}: no <svg in the first 256 bytes')
        for size in 16, 32, 48, 128:
            done = subprocess.run([sys.executable, '-c', READ, str(icon), str(size)], capture_output=True, text=True)
            expect(done.stdout == f'{size} {size}\n', f'{icon} at {size}: {done.stdout}{done.stderr}')


READ = '''import sys, gi
gi.require_version("GdkPixbuf", "2.0")
from gi.repository import GdkPixbuf
size = int(sys.argv[2])
image = GdkPixbuf.Pixbuf.new_from_file_at_scale(sys.argv[1], size, size, True)
print(image.get_width(), image.get_height())
'''


def test_desktop_entry():
    """What the MIME types say is of this program, its desktop entry opens."""
    entry = (DATA / f'{ID}.desktop.in').read_text()
    opened = next(line for line in entry.splitlines() if line.startswith('MimeType=')).removeprefix('MimeType=').split(';')
    for kind in ElementTree.parse(DATA / f'{ID}.mime.xml.in').getroot().iter(f'{SPACE}mime-type'):
        expect(kind.get('type') in opened, f'the desktop entry does not open {kind.get("type")}')
    expect(not any(kind.startswith('x-scheme-handler/') for kind in opened), 'addresses are the browser’s')


sys.exit(run_tests('/notanda/cli/mime/', globals()))
