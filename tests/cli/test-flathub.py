#!/usr/bin/python3
"""test-flathub.py: check-flathub.py and check-data.sh refuse what breaks one of their rules, and say which

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

Each break is made in a copy of what the program installs, and taken back.
"""

import importlib.util
import os
import pathlib
import re
import shutil
import subprocess
import sys

from notandactl import expect, run_tests

TOP = pathlib.Path(os.environ['G_TEST_SRCDIR']).parent
ID = 'io.github.notanda.Notanda'
MANIFEST = f'flatpak/{ID}.json'
METAINFO = f'data/{ID}.metainfo.xml.in'
ENTRY = f'data/{ID}.desktop.in'
SCHEMA = f'data/{ID}.gschema.xml'
MIME = f'data/{ID}.mime.xml.in'
APP_ICON = f'data/icons/hicolor/scalable/apps/{ID}.svg'
SYMBOLIC = f'data/icons/hicolor/symbolic/apps/{ID}-symbolic.svg'
SHOT = 'data/screenshots/article.png'
COPIED = ('data', 'flatpak', 'tests/check-data.sh', 'ui', 'meson.build', 'dev', '.ci', 'src/meson.build', 'src/app/notanda-application.h',
          'src/app/notanda-desktop-actions.c', 'tests/with-display')
GONE = ''  # in place of what is put there: the file is removed

# rule, file, what is in it, what is put in its place
BREAKS = [
    ('id-form', MANIFEST, f'"id": "{ID}"', '"id": "io.github.Notanda"'),
    ('id-form', MANIFEST, f'"id": "{ID}"', '"id": "org.gnome.Notanda"'),
    ('id-form', MANIFEST, f'"id": "{ID}"', '"id": "io.github.notanda.App"'),
    ('id-form', MANIFEST, f'"id": "{ID}"', '"id": "io.github.not-anda.Notanda"'),
    ('id-form', MANIFEST, f'"id": "{ID}"', '"id": "Io.github.notanda.Notanda"'),
    ('id-everywhere', METAINFO, f'<id>{ID}', f'<id>{ID}s'),
    ('id-everywhere', METAINFO, f'>{ID}.desktop<', '>notanda.desktop<'),
    ('id-everywhere', ENTRY, f'Icon={ID}', 'Icon=notanda'),
    ('id-everywhere', SCHEMA, 'path="/io/github/notanda/Notanda/"', 'path="/io/github/notanda/"'),
    ('id-everywhere', 'src/app/notanda-application.h', f'"{ID}"', '"io.github.notanda.Other"'),
    ('id-everywhere', 'data/meson.build', ID, 'io.github.notanda.Other'),
    ('id-everywhere', 'ui/notanda.gresource.xml', '/io/github/notanda/Notanda', '/io/github/notanda/Other'),
    ('id-everywhere', f'data/{ID}.search-provider.ini.in', 'Notanda/SearchProvider', 'SearchProvider'),
    ('started-by-bus', ENTRY, 'DBusActivatable=true\n', ''),
    ('started-by-bus', f'data/{ID}.service.in', 'Name=@id@', 'Name=notanda'),
    ('name', METAINFO, '<name>Notanda<', '<name>Notanda Article Annotator<'),
    ('name', ENTRY, 'Name=Notanda\n', 'Name=Notanda Desktop\n'),
    ('name', METAINFO, '<name>Notanda<', '<name>Notanda GTK<'),
    ('version-once', 'dev', 'suite=trixie', 'suite=trixie version=0.1.0'),
    ('manifest-keys', MANIFEST, '"command":', '"branch": "stable",\n  "command":'),
    ('manifest-keys', MANIFEST, '"command": "notanda",', ''),
    ('manifest-keys', MANIFEST, '"builddir": true', '"build-dir": true'),
    ('manifest-keys', MANIFEST, '"name": "gumbo"', '"name": "cmark"'),
    ('runtime', MANIFEST, '"org.gnome.Sdk"', '"org.freedesktop.Sdk"'),
    ('runtime', MANIFEST, '"runtime-version": "50"', '"runtime-version": "48"'),
    ('runtime', MANIFEST, '"runtime-version": "50"', '"runtime-version": "master"'),
    ('command', MANIFEST, '"command": "notanda"', '"command": "/app/bin/notanda"'),
    ('command', ENTRY, 'Exec=notanda %U', 'Exec=annotate %U'),
    ('permissions', MANIFEST, '"--device=dri"', '"--device=dri",\n    "--filesystem=home"'),
    ('permissions', MANIFEST, '"--device=dri"', '"--device=dri",\n    "--talk-name=org.freedesktop.secrets"'),
    ('permissions', MANIFEST, '"--device=dri"', '"--device=all"'),
    ('permissions-together', MANIFEST, '"--socket=wayland",', ''),
    ('permissions-together', MANIFEST, '"--share=ipc",', ''),
    ('permissions-together', MANIFEST, '"--socket=fallback-x11",', ''),
    ('permissions-golden', 'flatpak/permissions', 'devices=dri;', 'devices=all;'),
    ('sources-pinned', MANIFEST, '"sha256": "1ab1', '"md5": "1ab1'),
    ('sources-pinned', MANIFEST, '"sha256": "1ab1', '"sha256": "1'),
    ('sources-pinned', MANIFEST, '"type": "git"', '"type": "dir"'),
    ('sources-pinned', MANIFEST, '"tag": "v0.1.0"', '"branch": "main"'),
    ('sources-pinned', MANIFEST, '"sources": [', '"sources": [\n{"type": "git", "url": "https://code.example/a.git", "tag": "v1"},'),
    ('sources-pinned', MANIFEST, '"sources": [', '"sources": [\n{"type": "git", "url": "https://code.example/a.git", "tag": "v1", "commit": "0a1b2c3"},'),
    ('sources-pinned', MANIFEST, '"tag": "v0.1.0"', '"tag": "v0.1.0",\n"commit": "v0.1.0"'),
    ('sources-pinned', MANIFEST, 'https://snapshot', 'http://snapshot'),
    ('sources-once', MANIFEST, '20261121T091544Z', '20261020T091544Z'),
    ('source-own', MANIFEST, '"tag": "v0.1.0"', '"tag": "v0.0.9"'),
    ('source-own', MANIFEST, 'notanda/notanda.git', 'other/notanda.git'),
    ('build-offline', MANIFEST, '"name": "gumbo",', '"name": "gumbo",\n"build-options": {"build-args": ["--share=network"]},'),
    ('cleanup', MANIFEST, '"*.la"', '"*.la",\n    "/lib/debug"'),
    ('cleanup', MANIFEST, '"/include",', ''),
    ('licences', MANIFEST, 'FLATPAK_ID}/gumbo ', 'FLATPAK_ID}/cmark '),
    ('kind', METAINFO, 'type="desktop-application"', 'type="console-application"'),
    ('licence', METAINFO, 'CC0-1.0', 'GPL-3.0-or-later'),
    ('licence', METAINFO, '>GPL-3.0-or-later<', '>MIT<'),
    ('developer', METAINFO, 'developer id="io.github.notanda"', 'developer id="org.example"'),
    ('addresses', METAINFO, 'https://notanda.github.io', 'http://notanda.github.io'),
    ('addresses', METAINFO, 'type="vcs-browser"', 'type="contribute"'),
    ('content-rating', METAINFO, '<content_rating type="oars-1.1"/>', ''),
    ('hardware', METAINFO, 'compare="ge">360', 'compare="ge">1024'),
    ('hardware', METAINFO, '<control>touch</control>', ''),
    ('translation', METAINFO, 'type="gettext">notanda', 'type="gettext">annotate'),
    ('summary', METAINFO, '<summary>Mark who', '<summary>Mark with great care who'),
    ('summary', METAINFO, 'news articles</summary>', 'the news.</summary>'),
    ('summary', METAINFO, '<summary>Mark who said what', '<summary>A marker of words'),
    ('summary', METAINFO, 'who said what in', 'with Notanda'),
    ('summary', ENTRY, 'Comment=Mark', 'Comment=See'),
    ('description', METAINFO, '<p>Notanda is for people', '<p>Mark who said what in news articles. Notanda is for people'),
    ('description', METAINFO, '<li>Works without a network</li>', '<li>Works without a network</li>' * 8),
    ('branding', METAINFO, '#1a5fb4', '#99c1f1'),
    ('branding', METAINFO, '#1a5fb4', '#808080'),
    ('branding', METAINFO, '<color type="primary" scheme_preference="dark">#1a5fb4</color>', ''),
    ('screenshots', METAINFO, '<screenshot type="default">', '<screenshot>'),
    ('screenshots', METAINFO, 'v0.1.0/data/screenshots/article', 'v0.0.9/data/screenshots/article'),
    ('screenshots', METAINFO, 'screenshots/article.png', 'screenshots/article.svg'),
    ('screenshots', METAINFO, 'width="1000" height="700"', 'width="1000" height="800"'),
    ('captions', METAINFO, 'A corpus and its articles', 'a corpus and its articles'),
    ('captions', METAINFO, 'A corpus and its articles', 'A corpus and its articles.'),
    ('captions', METAINFO, '<caption>A corpus and its articles</caption>', ''),
    ('releases', 'meson.build', "version: '0.1.0'", "version: '0.2.0'"),
    ('releases', METAINFO, '<release version="0.1.0" date="2026-11-24"', '<release version="0.1.0" date="2999-01-01"'),
    ('releases', METAINFO, '<release version="0.1.0" date="2026-11-24"', '<release version="0.1.0" date="2026-11-24" type="development"'),
    ('releases', METAINFO, '</releases>', '<release version="0.2.0" date="2026-11-25"/></releases>'),
    ('releases', METAINFO, 'date="2026-11-24"', 'date="soon"'),
    ('release-notes', METAINFO, '<p>The first version:</p>', '', r'<ul>\s*<li>Quotes.*?</ul>'),
    ('entry', ENTRY, 'Exec=notanda %U', 'Exec=flatpak run notanda %U'),
    ('entry', ENTRY, 'Terminal=false', 'Terminal=false\nNoDisplay=true'),
    ('entry', ENTRY, 'Office;', ''),
    ('entry', ENTRY, 'Keywords=', 'X-Keywords='),
    ('entry-types', ENTRY, 'MimeType=', 'MimeType=x-scheme-handler/https;'),
    ('entry-actions', ENTRY, 'Actions=new-window;', 'Actions=start-over;'),
    ('icons', SYMBOLIC, None, GONE),
    ('icons', 'data/icons/hicolor/scalable/apps/notanda.svg', None, '<svg width="128" height="128" viewBox="0 0 128 128"/>'),
    ('icon-size', APP_ICON, 'viewBox="0 0 128 128"', 'viewBox="0 0 128 96"'),
    ('icon-size', SYMBOLIC, 'width="16"', 'width="24"'),
    ('icon-drawing', APP_ICON, '</svg>', '<filter/></svg>'),
    ('icon-drawing', SYMBOLIC, '</svg>', '<path fill="#ff0000"/></svg>'),
    ('icon-shows', APP_ICON, '</svg>', '<rect width="9" height="128"/></svg>'),
    ('icon-shows', APP_ICON, '</svg>', '<rect x="8" y="8" width="112" height="112" fill="#ffffff"/></svg>'),
    ('icon-shows', APP_ICON, '</svg>', '<rect x="8" y="8" width="112" height="112" fill="#241f31"/></svg>'),
    ('icon-shows', APP_ICON, '</svg>', '<rect x="5" y="20" width="9" height="80"/></svg>'),  # the edge at 16 pixels alone
    ('icon-whole', SYMBOLIC, 'M1 9h14', 'M1 9h15'),
    ('icon-types', MIME, f'{ID}-article', f'{ID}-document'),
]

# the same for the tools that others wrote: file, what is in it, what is put in its place
DATA_BREAKS = [
    (ENTRY, 'Type=Application\n', ''),
    (ENTRY, 'Actions=new-window;', 'Actions=new-windows;'),
    (ENTRY, 'Categories=GNOME;', 'Categories=Annotation;'),
    (METAINFO, '<developer id="io.github.notanda">', '<developer id="Not an id">'),
    (METAINFO, '<li>Works without a network</li>', '<li>Works without <b>a network</b></li>'),
    (SCHEMA, '<default>1040</default>', '<default>wide</default>'),
    (SCHEMA, "<default>'comfortable'</default>", "<default>'cosy'</default>"),
    (MIME, '</mime-type>', '</mime>'),
    (MIME, '<magic priority="60">', '<magic priority="high">'),
    (MIME, 'type="string" offset="0"', 'type="text" offset="0"'),
    ('ui/notanda-window.ui', '</interface>', ''),
    ('data/notanda.1', '.SH OPTIONS', '.SHH OPTIONS'),
    ('dev', 'set -euo pipefail', 'set -euo pipefail; if'),
]


def copy():
    for path in COPIED:
        pathlib.Path(path).parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if (TOP / path).is_dir() else shutil.copy)(TOP / path, path)


class Broken:
    """One file, as long as it is entered."""

    def __init__(self, path, old, new, more=None):
        self.path, self.old, self.new, self.more = pathlib.Path(path), old, new, more

    def __enter__(self):
        self.whole = self.path.read_text() if self.path.exists() else None
        if self.old is None:
            self.path.unlink() if self.new is GONE else self.path.write_text(self.new)
            return
        expect(self.old in self.whole, f'{self.path} has no {self.old!r}')
        text = self.whole.replace(self.old, self.new, 1)
        if self.more:
            text, n = re.subn(self.more, '', text, flags=re.DOTALL)
            expect(n == 1, self.more)
        self.path.write_text(text)

    def __exit__(self, *_):
        if self.whole is None:
            self.path.unlink()
        else:
            self.path.write_text(self.whole)


def check(script, *args):
    return subprocess.run([script, *args], capture_output=True, text=True)


def load_rules():
    spec = importlib.util.spec_from_file_location('check_flathub', TOP / 'tests/check-flathub.py')
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def flathub():
    """In this process: another hundred would take a minute to start."""
    return load_rules().problems(pathlib.Path('.'))


def test_each_rule_refuses():
    copy()
    expect(flathub() == [], f'the whole one: {flathub()}')
    for rule, path, old, new, *more in BREAKS:
        with Broken(path, old, new, *more):
            said = flathub()
        expect(rule in {line.split(':')[0] for line in said}, f'{path} with {new!r} for {old!r} isn’t refused by {rule}: {said}')


def test_as_a_check():
    copy()
    done = check(TOP / 'tests/check-flathub.py', '.')
    expect((done.returncode, done.stderr) == (0, ''), done.stderr)
    with Broken(ENTRY, 'Keywords=', 'X-Keywords='):
        done = check(TOP / 'tests/check-flathub.py', '.')
    expect((done.returncode, done.stderr) == (1, 'entry: it has no keywords\n'), done.stderr)


def test_pictures_are_looked_at():
    copy()
    picture = pathlib.Path(SHOT).read_bytes()
    for what, at, value in (('larger', 16, 2000), ('by 701', 20, 701), ('no PNG', 0, 0)):
        pathlib.Path(SHOT).write_bytes(picture[:at] + value.to_bytes(4, 'big') + picture[at + 4:])
        said = flathub()
        expect(any(line.startswith('screenshots: article.png') and what in line for line in said), f'{what}: {said}')
    pathlib.Path(SHOT).write_bytes(picture[:25] + b'\2' + picture[26:])  # red, green and blue, and nothing else
    expect('no shadow' in ''.join(flathub()), 'a picture without a shadow')


def test_no_rule_is_left_out():
    """One that nothing breaks could be one that sees nothing."""
    text = (TOP / 'tests/check-flathub.py').read_text()
    rules = {rule.__name__ for rule in load_rules().RULES}
    defined = set(re.findall(r'^def (\w+)\(tree\)', text, re.MULTILINE))
    broken = {rule.replace('-', '_') for rule, *_ in BREAKS}
    expect(rules == defined == broken, f'{(rules | defined) ^ broken}{rules ^ defined}')


def test_data():
    copy()
    done = check('tests/check-data.sh')
    expect((done.returncode, done.stderr) == (0, ''), f'the whole one: {done.stderr}')
    for path, old, new in DATA_BREAKS:
        with Broken(path, old, new):
            done = check('tests/check-data.sh')
        expect(done.returncode == 1 and path in done.stderr.replace('data:', path), f'{path} with {new!r} for {old!r}: {done.stderr}')


sys.exit(run_tests('/notanda/cli/flathub/', globals()))
