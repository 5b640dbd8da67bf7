#!/usr/bin/python3
"""test-manual.py: the manual pages and the shell's completion name what the programs take, no more and no less

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

What --help says is the truth: it is made of the tables that the command line is read by.
"""

import os
import pathlib
import re
import subprocess
import sys

from notandactl import expect, run, run_tests, write

DATA = pathlib.Path(os.environ['G_TEST_SRCDIR']).parent / 'data'
COMMON = {'--help', '--version'}
FILES = {'FILE', 'DOC', 'COPY', 'NEW', 'FOLDER'}


def window_options():
    def say(option):
        return subprocess.run([os.environ['NOTANDA'], option], check=True, capture_output=True, text=True).stdout
    expect(say('--version') == run('--version')[0].replace('notandactl', 'notanda'), say('--version'))
    options = set(options_of(say('--help'))) - {'--help-all', '--help-gapplication'}
    expect({'--new-window', '--open-address'} < options, options)
    return options | {'--version'}


def options_of(text):
    """Of a --help: long name -> (short name or None, what its value is called or None)."""
    found = re.findall(r'^  (?:-(\w), )?(--[\w-]+)(?:=(\S+))?', text, re.MULTILINE)
    return {name: (short or None, value or None) for short, name, value in found}


def commands_of(text):
    return re.findall(r'^  ((?:corpus )?[a-z]+) ', text.split('Commands:\n')[1].split('\n\n')[0], re.MULTILINE)


def all_commands():
    """Each with its own options: those that have commands in place of arguments are left to these."""
    names = commands_of(run('--help')[0])
    expect('corpus' in names and len(names) > 8, names)
    names += commands_of(run('corpus', '--help')[0])
    names.remove('corpus')
    return {name: options_of(run(*name.split(), '--help')[0]) for name in names}


def read_page(name):
    """The sections of a manual page, without what sets its type: title -> lines."""
    text = (DATA / name).read_text()
    text = re.sub(r'\\f[A-Z]', '', text).replace('\\-', '-')
    parts = re.split(r'^\.SH (.*)\n', text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2]))


def synopsis(page, program):
    """What each command is given there: name -> the options."""
    uses = {}
    for use in page['SYNOPSIS'].split('.br\n'):
        first = use.splitlines()[0].removeprefix('.B ').split(' ')
        expect(first[0] == program, use)
        uses.setdefault(' '.join(first[1:]), []).extend(re.findall(r'(?<![\w-])--?[a-z][\w-]*', use))
    return uses


def equal(what, found, expected):
    expect(found == expected, f'{what}: {sorted(found)}, not {sorted(expected)}: {sorted(set(found) ^ set(expected))}')


def test_manual_of_commands():
    page, commands = read_page('notandactl.1'), all_commands()
    uses = synopsis(page, 'notandactl')
    equal('commands', set(uses), set(commands))
    for name, options in commands.items():
        long = ['--output' if option == '-o' else option for option in uses[name]]
        expect(len(long) == len(set(long)), f'{name}: {long}')
        equal(name, set(long), set(options) - COMMON)
    described = re.findall(r'^\.TP\n\.B ([a-z ]+)$', page['COMMANDS'], re.MULTILINE)
    equal('described', set(described), set(commands))


def test_manual_of_short_options():
    page = read_page('notandactl.1')
    short = {(short, name) for options in all_commands().values() for name, (short, _) in options.items() if short}
    equal('short', {(a[1:], b) for a, b in re.findall(r'^\.BR (-\w) ", " (--[\w-]+)', page['OPTIONS'], re.MULTILINE)}, short)


def test_manual_of_options():
    """What an option does is said somewhere in the text, not in the synopsis alone."""
    page = read_page('notandactl.1')
    text = page['COMMANDS'] + page['OPTIONS'] + page['FORMATS']
    for options in all_commands().values():
        for name, (short, _) in options.items():
            expect(re.search(rf'{name}\b', text) or (name == '--output' and re.search(r'\B-o\b', text)), f'{name} isn’t explained')


def test_manual_of_window():
    page = read_page('notanda.1')
    options = window_options()
    equal('synopsis', {option for used in synopsis(page, 'notanda').values() for option in used}, options)
    equal('options', set(re.findall(r'--[\w-]+', page['OPTIONS'])), options)


def complete(*words):
    """What Bash offers for the last of them."""
    script = '''source "$1" && shift
compopt() { :; }
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
"_$1" && printf '%s\\n' "${COMPREPLY[@]}"'''
    done = subprocess.run(['bash', '-c', script, 'bash', str(DATA / 'completions' / words[0]), *words],
                          check=True, capture_output=True, text=True)
    expect(not done.stderr, done.stderr)
    return done.stdout.split()


def test_completion_of_commands():
    commands = all_commands()
    equal('first', set(complete('notandactl', '')), {name.split()[0] for name in commands} | COMMON)
    equal('corpus', set(complete('notandactl', 'corpus', '')),
          {name.split()[1] for name in commands if name.startswith('corpus ')} | COMMON)
    for name, options in commands.items():
        equal(name, set(complete('notandactl', *name.split(), '-')), set(options))


def test_completion_of_values():
    write('an-article.txt', 'It is.\n')
    for name, options in all_commands().items():
        for option, (short, value) in options.items():
            for form in [option] + [f'-{short}'] * (short is not None):
                found = complete('notandactl', *name.split(), form, 'an-')
                if value is None:
                    continue
                files = ['an-article.txt'] if value in FILES and (name, option) != ('export', '--output') else []
                equal(f'{name} {form}', found, files)


def test_completion_of_formats():
    """All that are offered are taken."""
    run('new', write('a.txt', 'It is.\n'), '-o', 'a.notanda')
    offered = complete('notandactl', 'export', '--format', '')
    equal('formats', offered, re.search(r'write: (.*)', run('export', '--help')[0])[1].replace(' or', ',').split(', '))
    for name in offered:
        run('export', '--format', name, '--losses', 'a.notanda')
    for name in complete('notandactl', 'annotate', '--format', ''):
        run('export', '--format', name, '-o', name, 'a.notanda')
        run('annotate', '--format', name, 'a.notanda', str(next(path for path in pathlib.Path(name).iterdir() if path.suffix in ('.ann', '.jsonl'))))
    for name in complete('notandactl', 'new', '--encoding', ''):
        # as many bytes as any of them can take for characters
        run('new', '--encoding', name, write('b.txt', 'It is so'), '-o', f'{name}.notanda')
    for layer in complete('notandactl', 'export', '--layer', ''):
        run('export', '--format', 'conll', '--layer', layer, '--losses', 'a.notanda')
    for choice in complete('notandactl', 'export', '--spreadsheet', ''):
        run('export', '--format', 'csv', '--spreadsheet', choice, '--losses', 'a.notanda')


def test_completion_of_window():
    write('an-article.txt', 'It is.\n')
    equal('options', set(complete('notanda', '-')), window_options())
    equal('files', complete('notanda', 'an'), ['an-article.txt'])


sys.exit(run_tests('/notanda/cli/manual/', globals()))
