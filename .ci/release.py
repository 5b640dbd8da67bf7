#!/usr/bin/python3
"""release.py: makes a release of what is committed; ./dev release starts it

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

The version is meson.build's, the notes are the metainfo's. All that is made is a function of the commit, so that another who makes it
gets the same bytes: names in order, times of the commit, nobody's name, no compressor with threads.
"""

import argparse
import hashlib
import json
import lzma
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

ID = "io.github.notanda.Notanda"
TOP = pathlib.Path(__file__).resolve().parent.parent


class Refusal(Exception):
    pass


def git(*words, check=True):
    # what a user has set up must not change a byte; nor whose folder it is, who may read it anyway
    fixed = ("-c", "core.autocrlf=false", "-c", "tar.umask=0022", "-c", f"safe.directory={TOP}")
    done = subprocess.run(["git", *fixed, "-C", str(TOP), *words], capture_output=True, check=False)
    if check and done.returncode != 0:
        raise Refusal(f"git {words[0]}: {done.stderr.decode().strip()}")
    return done.stdout if done.returncode == 0 else b""


def say(what):
    print(f"release: {what}", file=sys.stderr)


def numbers(version):
    return tuple(int(part) for part in version.split("."))


# ---- what is released

class Release:
    def __init__(self):
        self.version = re.search(r"\bversion: '([^']+)'", (TOP / "meson.build").read_text(encoding="utf-8"))[1]
        self.tag = f"v{self.version}"
        self.name = f"notanda-{self.version}"
        self.commit = git("rev-parse", "--verify", "-q", "HEAD", check=False).decode().strip()
        metainfo = ElementTree.parse(TOP / "data" / f"{ID}.metainfo.xml.in").getroot()
        self.entry = next((entry for entry in metainfo.iter("release") if entry.get("version") == self.version), None)

    def notes(self):
        """Of the metainfo, as plain text that is Markdown too."""
        lines = []
        for part in self.entry.find("description") if self.entry is not None and self.entry.find("description") is not None else []:
            items = [" ".join((item.text or "").split()) for item in ([part] if part.tag == "p" else part)]
            lines += [*(items if part.tag == "p" else [f"- {item}" for item in items]), ""]
        return "\n".join(lines).strip()


def set_version(release, version):
    """Where it stands for others to read without building: the project, the source of the Flatpak, the addresses of the pictures."""
    if not re.fullmatch(r"\d+\.\d+\.\d+", version) or numbers(version) <= numbers(release.version):
        raise Refusal(f"{version} isn't a version after {release.version}; it is written as in {release.version}")
    made = {}
    for path, before, after in (("meson.build", f"version: '{release.version}'", f"version: '{version}'"),
                                (f"flatpak/{ID}.json", f'"tag": "{release.tag}"', f'"tag": "v{version}"'),
                                (f"data/{ID}.metainfo.xml.in", f"/{release.tag}/data/screenshots/", f"/v{version}/data/screenshots/")):
        text = (TOP / path).read_text(encoding="utf-8")
        if before not in text:
            raise Refusal(f"{path} hasn't {before}; put it right, and type the same again")
        made[TOP / path] = text.replace(before, after)
    for path, text in made.items():
        path.write_text(text, encoding="utf-8")
    say(f"the version is {version}; say what is new in it in the releases of data/{ID}.metainfo.xml.in, and commit that")


# ---- what keeps it from being one

def stale_translations():
    """Languages whose catalogue lacks a text of the program, whether or not it is translated."""
    languages = (TOP / "po" / "LINGUAS").read_text(encoding="utf-8").split()
    if not languages:
        return []
    with tempfile.TemporaryDirectory() as folder:
        template = pathlib.Path(folder) / "notanda.pot"
        keywords = ["_", "N_", "C_:1c,2", "NC_:1c,2", "ngettext:1,2", "g_dngettext:2,3", "g_dpgettext2:2c,3"]
        subprocess.run(["xgettext", "--from-code=UTF-8", "-f", "po/POTFILES.in", "-o", str(template), *(f"--keyword={word}" for word in keywords)],
                       cwd=TOP, check=True, capture_output=True)
        return [language for language in languages if subprocess.run(
            ["msgcmp", "--use-fuzzy", "--use-untranslated", f"po/{language}.po", str(template)], cwd=TOP, check=False, capture_output=True).returncode]


def refusals(release):
    """Sentences; none where all is well."""
    if not release.commit:
        yield "this isn't a checkout of git with a commit: a release is made of what is committed"
        return
    changed = [line[3:] for line in git("status", "--porcelain").decode().splitlines()]
    if changed:
        yield f"what isn't committed would not be in it: {', '.join(changed[:5])}{' …' if len(changed) > 5 else ''}; commit it, or put it away"
    tags = [tag[1:] for tag in git("tag", "--list", "v*").decode().split() if re.fullmatch(r"v\d+(\.\d+)*", tag)]
    if release.version in tags:
        yield f"{release.tag} is released already; set the next one by: ./dev release --set-version"
    elif tags and max(map(numbers, tags)) > numbers(release.version):
        yield f"{release.version} comes before {'.'.join(map(str, max(map(numbers, tags))))}, which is released; set the next one by: ./dev release --set-version"
    if not release.notes():
        yield f"nothing is said of what is new in {release.version}; add it to the releases of data/{ID}.metainfo.xml.in"
    for language in stale_translations():
        yield f"po/{language}.po lacks texts of the program; update it by: ninja -C _build/… notanda-update-po"
    done = subprocess.run([TOP / "tests" / "check-flathub.py"], capture_output=True, text=True, check=False)
    for line in done.stderr.splitlines():
        yield f"tests/check-flathub.py says: {line}"


# ---- what it is made of

def make_tarball(release):
    return lzma.compress(git("archive", "--format=tar", f"--prefix={release.name}/", release.commit), preset=6)


def make_manifest(release):
    """For whoever builds the Flatpak: the one of the checkout, with the program's source as it is released."""
    manifest = json.loads((TOP / "flatpak" / f"{ID}.json").read_text(encoding="utf-8"))
    manifest["modules"][-1]["sources"][0].update(tag=release.tag, commit=release.commit)
    return (json.dumps(manifest, indent=2) + "\n").encode()


def make_files(release, folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    made = {f"{release.name}.tar.xz": make_tarball(release), f"{ID}.json": make_manifest(release),
            f"{release.name}.md": (release.notes() + "\n").encode()}
    made["SHA256SUMS"] = "".join(f"{hashlib.sha256(made[name]).hexdigest()}  {name}\n" for name in sorted(made)).encode()
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return folder / f"{release.name}.tar.xz"


def try_tarball(release, tarball):
    """Builds what is in it elsewhere, and passes its tests; the network is off."""
    with tempfile.TemporaryDirectory(dir=tarball.parent) as folder:
        subprocess.run(["tar", "-xf", str(tarball), "-C", folder], check=True)
        say(f"building {tarball.name} in another folder, and testing it there")
        if subprocess.run([pathlib.Path(folder) / release.name / "dev", "test"], check=False).returncode != 0:
            raise Refusal(f"the tests of {tarball.name} fail")


def main():
    parser = argparse.ArgumentParser(prog="./dev release", description="Make a release of what is committed, in _build/release/.")
    parser.add_argument("--draft", action="store_true", help="make the files, and neither test them nor set the tag")
    parser.add_argument("--tested", action="store_true", help="leave out the tests, which this commit has passed elsewhere")
    parser.add_argument("--set-version", metavar="VERSION", help="make no release, but write the version of the next one to all places that have it")
    parser.epilog = "With --bundle alone, add the Flatpak as a single file to a release that was made, built on the runtime that Flathub has."
    options = parser.parse_args()
    release = Release()
    if options.set_version is not None:
        set_version(release, options.set_version)
        return
    problems = list(refusals(release))
    if problems:
        raise Refusal("\nrelease: ".join(problems))
    tarball = make_files(release, TOP / "_build" / "release")
    if not options.draft and not options.tested:
        try_tarball(release, tarball)
    if not options.draft:
        git("tag", "-a", release.tag, "-m", f"Notanda {release.version}\n\n{release.notes()}", release.commit)
    for line in (tarball.parent / "SHA256SUMS").read_text(encoding="ascii").splitlines():
        say(f"{tarball.parent.relative_to(TOP)}/{line.split()[1]}")
    if not options.draft:
        say(f"{release.tag} is set; publish it by: git push origin {release.tag}")


os.umask(0o022)
try:
    main()
except Refusal as refusal:
    say(refusal)
    sys.exit(1)
