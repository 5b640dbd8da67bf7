"""notandactl.py: runs the real notandactl, and a script's tests of it

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import shutil
import subprocess
import tempfile

PROGRAM = os.environ['NOTANDACTL']


class Failed(Exception):
    pass


class Skipped(Exception):
    """What this machine hasn't got."""


def expect(condition, what):
    if not condition:
        raise Failed(what)


def run(*args, status=0, stdin=b'', env=None):
    """What it writes to standard output and error; the status must be this."""
    done = subprocess.run([PROGRAM, *args], input=stdin, capture_output=True, timeout=100, env={**os.environ, **(env or {})})
    expect(done.returncode == status,
           f'{args}: status {done.returncode}, not {status}: {done.stderr.decode(errors="replace")}')
    return done.stdout.decode(), done.stderr.decode()


def fails(*args, says, status=1):
    out, err = run(*args, status=status)
    expect(out == '' and says in err and err.startswith('notandactl: '), f'{args}: {out!r} {err!r}')


def write(name, content):
    with open(name, 'wb') as file:
        file.write(content.encode() if isinstance(content, str) else content)
    return name


def run_tests(prefix, functions):
    """Those that are called test_..., each in a folder of its own that is the user's home. Gives whether one failed."""
    tests = [value for name, value in functions.items() if name.startswith('test_')]
    print(f'1..{len(tests)}')
    failed = False
    top = tempfile.mkdtemp()
    for number, test in enumerate(tests, 1):
        folder = os.path.join(top, test.__name__)
        os.makedirs(folder)
        os.chdir(folder)
        os.environ.update(HOME=folder, XDG_STATE_HOME=folder + '/state', XDG_CONFIG_HOME=folder + '/config')
        name = prefix + test.__name__[5:].replace('_', '-')
        try:
            test()
            print(f'ok {number} {name}')
        except Skipped as reason:
            print(f'ok {number} {name} # SKIP {reason}')
        except Exception as problem:
            failed = True
            print(f'not ok {number} {name}\n# {problem!r}'.replace('\r', ' '))
    shutil.rmtree(top)
    return failed
