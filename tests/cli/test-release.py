#!/usr/bin/python3
"""test-release.py: ./dev release makes the same bytes anywhere, of what is committed, or says why it doesn't

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

It is run in clones of a repository made of this checkout's files.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tarfile

from notandactl import expect, run_tests

TOP = pathlib.Path(os.environ['G_TEST_SRCDIR']).parent
ID = 'io.github.notanda.Notanda'
METAINFO = f'data/{ID}.metainfo.xml.in'
WHO = {f'GIT_{role}_{key}': value for role in ('AUTHOR', 'COMMITTER') for key, value in
       (('NAME', 'Ada'), ('EMAIL', 'ada@example.org'), ('DATE', '2026-11-20T12:00:00Z'))}
# tests aren't run here, and are most of the files
LEFT_OUT = {'_build', '.git'} | {f'tests/{path.name}' for path in (TOP / 'tests').iterdir() if path.is_dir() and path.name != 'util'}


def git(folder, *words):
    # what is made here needn't outlive a power cut
    return subprocess.run(['git', '-c', 'core.fsync=none', '-C', str(folder), *words], check=True, capture_output=True, text=True, env=os.environ | WHO).stdout


def commit(folder):
    git(folder, 'add', '-A')
    git(folder, 'commit', '-q', '-m', 'All of it')


def make_repository():
    """A clone; what it is of is made once."""
    first = pathlib.Path('../repository').absolute()
    if not first.exists():
        make_first(first)
    git('.', 'clone', '-q', str(first), 'first')
    return pathlib.Path('first').absolute()


def make_first(folder):
    left_out = {str(TOP / path) for path in LEFT_OUT}
    shutil.copytree(TOP, folder, ignore=lambda where, names: [name for name in names if os.path.join(where, name) in left_out or
                                                             name.endswith(('.pyc', '.notanda'))])
    git('.', 'init', '-q', '-b', 'main', str(folder))
    commit(folder)


def release(folder, *words, status=0, env=None, umask=0o022):
    done = subprocess.run([folder / '.ci/release.py', *words], capture_output=True, text=True, env=os.environ | WHO | (env or {}), umask=umask)
    expect(done.returncode == status, f'{words}: {done.returncode}: {done.stdout}{done.stderr}')
    return done.stderr


def made(folder):
    return {path.name: path.read_bytes() for path in (folder / '_build/release').iterdir()}


def test_same_anywhere():
    first = make_repository()
    other = pathlib.Path('a folder of another name/second').absolute()
    git('.', 'clone', '-q', str(first), str(other))
    release(first, '--draft')
    git(other, 'config', 'tar.umask', 'user')
    git(other, 'config', 'core.autocrlf', 'true')
    for path in other.rglob('*.c'):
        os.utime(path, (0, 0))
    release(other, '--draft', env={'TZ': 'Asia/Tokyo', 'LC_ALL': 'C', 'XZ_DEFAULTS': '-9'}, umask=0o077)
    one, two = made(first), made(other)
    expect(sorted(one) == sorted(two) and all(one[name] == two[name] for name in one), [name for name in one if one[name] != two.get(name)])


def test_what_is_in_it():
    folder = make_repository()
    release(folder, '--draft')
    out = folder / '_build/release'
    name = next(out.glob('*.tar.xz')).name.removesuffix('.tar.xz')
    subprocess.run(['sha256sum', '-c', '--strict', '--quiet', 'SHA256SUMS'], cwd=out, check=True)
    expect(len((out / 'SHA256SUMS').read_text().splitlines()) == len(made(folder)) - 1, 'a file without a checksum')
    with tarfile.open(out / f'{name}.tar.xz') as tar:
        files = sorted(member.name for member in tar if not member.isdir())
        expect({(member.mtime, member.uname, member.mode & 0o022) for member in tar} == {(1795176000, 'root', 0)}, 'times, names or modes')
    expect(files == sorted(f'{name}/{path}' for path in git(folder, 'ls-files').split('\n') if path), 'other files than are committed')
    source = json.loads((out / f'{ID}.json').read_text())['modules'][-1]['sources'][0]
    expect((source['tag'], source['commit']) == (name.replace('notanda-', 'v'), git(folder, 'rev-parse', 'HEAD').strip()), source)
    notes = (out / f'{name}.md').read_text()
    expect('\n- ' in notes and '<' not in notes, notes)


def test_tag():
    folder = make_repository()
    said = release(folder, '--tested')
    tag = next(iter(git(folder, 'tag').split()))
    expect(f'git push origin {tag}' in said, said)
    expect(git(folder, 'rev-parse', f'{tag}^{{commit}}') == git(folder, 'rev-parse', 'HEAD'), 'the tag is elsewhere')
    expect(git(folder, 'for-each-ref', '--format=%(contents)', f'refs/tags/{tag}').startswith('Notanda '), 'the tag says nothing')
    expect('is released already' in release(folder, '--tested', status=1), 'the same tag again')


def refused(folder, sentence):
    said = release(folder, '--tested', status=1)
    expect(sentence in said, f'{sentence!r} isn’t in {said!r}')
    expect(not (folder / '_build/release').exists() and not git(folder, 'tag', '--list', 'v0.1.0'), 'something was made all the same')


def change(folder, path, old, new):
    text = (folder / path).read_text()
    expect(old in text, f'{path}: {old}')
    (folder / path).write_text(text.replace(old, new))


def test_refusals():
    folder = make_repository()
    whole = git(folder, 'rev-parse', 'HEAD').strip()
    (folder / 'new.c').write_text('')
    refused(folder, 'what isn\'t committed would not be in it: new.c;')
    (folder / 'new.c').unlink()
    change(folder, 'README.md', 'Notanda', 'notanda')
    refused(folder, 'would not be in it: README.md;')
    for breaks, sentence in (
            ((('meson.build', "version: '0.1.0'", "version: '0.2.0'"),), 'nothing is said of what is new in 0.2.0; add it to'),
            (((METAINFO, 'date="2026-11-24"', 'date="2999-01-01"'),), 'check-flathub.py says: releases: 0.1.0 is of the future'),
            ((('po/LINGUAS', '', ''),), 'po/xx.po lacks texts of the program')):
        git(folder, 'reset', '-q', '--hard', whole)
        for path, old, new in breaks:
            change(folder, path, old, new)
        if 'xx.po' in sentence:
            (folder / 'po/LINGUAS').write_text('xx\n')
            (folder / 'po/xx.po').write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n')
        commit(folder)
        refused(folder, sentence)
    git(folder, 'reset', '-q', '--hard', whole)
    git(folder, 'tag', 'v0.10.0')
    refused(folder, '0.1.0 comes before 0.10.0, which is released; set the next one by')
    shutil.rmtree(folder / '.git')
    said = release(folder, status=1)
    expect('this isn\'t a checkout of git' in said, said)


def test_set_version():
    """In one go, and with what is new in it that is a release."""
    folder = make_repository()
    for wrong in ('0.1.0', '0.0.9', '0.2', 'v0.2.0', '0.2.0-rc1'):
        said = release(folder, '--set-version', wrong, status=1)
        expect(f'{wrong} isn\'t a version after 0.1.0' in said and not git(folder, 'status', '--porcelain'), said)
    said = release(folder, '--set-version', '0.10.0')
    expect('say what is new in it' in said, said)
    commit(folder)
    refused(folder, 'nothing is said of what is new in 0.10.0')
    change(folder, METAINFO, '<releases>', '<releases>\n<release version="0.10.0" date="2026-11-25"><description><p>More.</p></description></release>')
    commit(folder)
    said = release(folder, '--tested')
    expect('v0.10.0 is set' in said, said)
    expect('notanda-0.10.0.tar.xz' in made(folder), made(folder).keys())


def test_bundle():
    """What is refused before there is anything to build on; tests/flatpak/release.py has the rest."""
    folder = make_repository()
    bin_folder = pathlib.Path('bin').absolute()
    bin_folder.mkdir()

    def bundle():
        done = subprocess.run([sys.executable, folder / '.ci/bundle.py'], capture_output=True, text=True, env=os.environ | {'PATH': str(bin_folder)})
        expect(done.returncode == 1, f'{done.returncode}: {done.stdout}{done.stderr}')
        return done.stderr
    said = bundle()
    expect('there is no release in ' in said and 'make one by: ./dev release' in said, said)
    release(folder, '--draft')
    before = made(folder)
    for tool in ('flatpak', 'flatpak-builder', 'ostree', 'readelf'):
        said = bundle()
        expect(f'{tool} is missing; install it' in said, said)
        (bin_folder / tool).symlink_to('/bin/false')
    said = bundle()
    expect("runtime/org.gnome.Platform//50 isn't installed" in said, said)
    expect(made(folder) == before, 'something was made all the same')


def test_translations():
    """One that has all texts, translated or not, keeps nobody from a release."""
    folder = make_repository()
    subprocess.run(['meson', 'setup', '-Dtests=false', 'build', str(folder)], check=True, capture_output=True)
    subprocess.run(['ninja', '-C', 'build', 'notanda-pot'], check=True, capture_output=True)
    subprocess.run(['msginit', '--no-translator', '-l', 'de', '-i', folder / 'po/notanda.pot', '-o', folder / 'po/de.po'], check=True, capture_output=True)
    (folder / 'po/notanda.pot').unlink()
    (folder / 'po/LINGUAS').write_text('de\n')
    commit(folder)
    release(folder, '--draft')


sys.exit(run_tests('/notanda/cli/release/', globals()))
