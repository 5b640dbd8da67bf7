"""mounts.py: what a test mounts for a program that it starts, in a namespace of its own

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

Not every machine lets it do that.
"""

import os
import pathlib
import subprocess


def mounting(script, *folders):
    """The words before a command that is to see what the script, whose arguments the folders are, mounts."""
    words, back = ["unshare", "--mount"], []
    if os.geteuid() != 0:
        words += ["--user", "--map-root-user"]
        # the buses must see the user whose they are
        back = ["unshare", "--user", f"--map-user={os.geteuid()}", f"--map-group={os.getegid()}", "--"]
    return [*words, "--", "bash", "-ec", f'{script}; shift {len(folders)}; exec "$@"', "bash", *map(str, folders), *back]


def can_mount():
    folder = pathlib.Path(os.environ["XDG_RUNTIME_DIR"])
    return subprocess.run([*mounting('mount --bind "$1" "$1"', folder), "true"], capture_output=True).returncode == 0
