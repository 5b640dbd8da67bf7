#!/usr/bin/python3
"""release.py: what is built on the runtime of the tests is never published, whatever that calls itself

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

Started by flatpak.sh, where that runtime is installed; the release that is asked for is a folder with a manifest.
"""

import contextlib
import json
import pathlib
import re
import subprocess
import tempfile

from sandbox import ID, REF, Failure, equal, flatpak, run_all

TOP = pathlib.Path(__file__).resolve().parents[2]
VERSION = flatpak("info", "--show-runtime", REF).stdout.strip().rsplit("/", 1)[1]


def refused(version, *sentences):
    manifest = json.loads((TOP / "flatpak" / f"{ID}.json").read_text(encoding="utf-8"))
    manifest["runtime-version"] = version
    manifest["modules"][-1]["sources"][0]["commit"] = "0" * 40
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / f"{ID}.json").write_text(json.dumps(manifest), encoding="utf-8")
        done = subprocess.run([TOP / ".ci" / "bundle.py", folder], capture_output=True, text=True, check=False)
        equal("what is made", [path.name for path in pathlib.Path(folder).iterdir()], [f"{ID}.json"])
    equal("status", done.returncode, 1)
    for sentence in sentences:
        if sentence not in done.stderr:
            raise Failure(f"{sentence!r} isn't in {done.stderr!r}")


@contextlib.contextmanager
def remote(*options):
    """Where the runtime came from, called something else."""
    url = [row.split("\t")[1] for row in flatpak("remotes", "--columns=name,url").stdout.splitlines() if row.startswith("test-runtimes\t")][0]
    try:
        equal("renamed", flatpak("remote-modify", *options, "test-runtimes").returncode, 0)
        yield
    finally:
        flatpak("remote-modify", "--no-gpg-verify", f"--url={url}", "test-runtimes")


def not_installed():
    refused("50", "install it by: flatpak install flathub org.gnome.Platform//50 org.gnome.Sdk//50", "user: runtime/org.gnome.Platform//50 isn't installed",
            "system: runtime/org.gnome.Sdk//50 isn't installed")


def of_the_tests():
    refused(VERSION, f"user: runtime/org.gnome.Platform//{VERSION} came from file:///", f"user: runtime/org.gnome.Sdk//{VERSION} came from file:///")


def unsigned():
    with remote("--url=https://dl.flathub.org/repo/"):
        refused(VERSION, f"user: runtime/org.gnome.Platform//{VERSION} came without a signature that was checked")


def made_by_others():
    with remote("--url=https://dl.flathub.org/repo/", "--gpg-verify"):
        refused(VERSION, f"user: runtime/org.gnome.Platform//{VERSION} isn't one that Flathub made")


def named():
    """The file that the README has installed is the one that a release has."""
    name = re.search(r"notanda-VERSION\.\w+", (TOP / "README.md").read_text(encoding="utf-8"))[0]
    equal("the file's name", name.replace("VERSION", "{version}") in (TOP / ".ci" / "bundle.py").read_text(encoding="utf-8"), True)


run_all("release", [not_installed, of_the_tests, unsigned, made_by_others, named])
