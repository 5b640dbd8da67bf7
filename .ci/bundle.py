#!/usr/bin/python3
"""bundle.py: the Flatpak of a release as a single file, built on the runtime that people have; ./dev release --bundle starts it

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

It is done with the flatpak of the machine itself, which has that runtime. What is only called so is refused: the one of the tests is.
"""

import hashlib
import json
import pathlib
import shutil
import subprocess
import sys

ID = "io.github.notanda.Notanda"
TOP = pathlib.Path(__file__).resolve().parent.parent
FLATHUB = "https://dl.flathub.org/repo"
COLLECTION = "org.flathub.Stable"


class Refusal(Exception):
    pass


def say(what):
    print(f"release: {what}", file=sys.stderr)


def output(*words):
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


# ---- what keeps it from being one

def check_tools():
    for tool in ("flatpak", "flatpak-builder", "ostree", "readelf"):
        if not shutil.which(tool):
            raise Refusal(f"{tool} is missing; install it, and type the same again")


def why_not_genuine(where, ref):
    """A sentence; none where it came from Flathub, is signed and says so itself. A name says nothing: anyone can give it."""
    place = output("flatpak", "info", where, "--show-location", ref)
    if not place:
        return f"{ref} isn't installed"
    lines = output("flatpak", "remotes", where, "--show-disabled", "--columns=name,url,options").splitlines()
    remotes = {row[0]: row[1:] for row in (line.split("\t") for line in lines)}
    # an option that there is none of has no column
    url, options, *_ = *remotes.get(output("flatpak", "info", where, "--show-origin", ref), ["a place unknown"]), ""
    if url.rstrip("/") != FLATHUB:
        return f"{ref} came from {url}, and not from Flathub"
    if "no-gpg-verify" in options:
        return f"{ref} came without a signature that was checked"
    place = pathlib.Path(place)   # …/runtime/ID/ARCH/BRANCH/COMMIT
    collection = output("ostree", f"--repo={place.parents[4] / 'repo'}", "show", "--print-metadata-key=ostree.collection-binding", place.name)
    if collection.strip("'") != COLLECTION:
        return f"{ref} isn't one that Flathub made"
    return None


def genuine_installation(manifest):
    """The option of flatpak that names it."""
    refs = [f"runtime/{manifest[key]}//{manifest['runtime-version']}" for key in ("runtime", "sdk")]
    said = []
    for where in ("--user", "--system"):
        problems = [problem for problem in (why_not_genuine(where, ref) for ref in refs) if problem]
        if not problems:
            return where
        said += [f"{where[2:]}: {problem}" for problem in problems]
    raise Refusal("a bundle is for people when it is built on the runtime that they have; install it by: flatpak install flathub "
                  + " ".join(ref.removeprefix("runtime/") for ref in refs) + "\nrelease: ".join(["", *said]))


def read_manifest(folder):
    try:
        manifest = json.loads((folder / f"{ID}.json").read_text(encoding="utf-8"))
        source = manifest["modules"][-1]["sources"][0]
        return manifest, source["tag"].removeprefix("v"), source["commit"]
    except (OSError, ValueError, LookupError) as error:
        raise Refusal(f"there is no release in {folder}; make one by: ./dev release") from error


# ---- making it

def run(*words):
    if subprocess.run(words, check=False, stdout=sys.stderr).returncode != 0:
        raise Refusal(f"{words[0]} failed")


def make(folder):
    manifest, version, commit = read_manifest(folder)
    check_tools()
    where = genuine_installation(manifest)
    date = output("git", "-C", str(TOP), "log", "-1", "--format=%ct", commit)
    if not date:
        raise Refusal(f"{commit} of the release in {folder} isn't in this checkout")
    work = folder.parent / "bundle"
    path, state = str(folder / f"{ID}.json"), f"--state-dir={work / 'state'}"
    run("flatpak-builder", where, "--download-only", "--force-clean", state, str(work / "build"), path)
    run(str(TOP / "flatpak" / "build.sh"), path, str(work), date, "stable", f"Notanda {version}", where, "--disable-download", state)
    run(str(TOP / "flatpak" / "libraries.py"), str(work / "build" / "files"))
    bundle = folder / f"notanda-{version}.flatpak"
    run("flatpak", "build-bundle", f"--runtime-repo={FLATHUB}/flathub.flatpakrepo", str(work / "repository"), str(bundle), ID, "stable")
    add_checksum(folder / "SHA256SUMS", bundle)
    say(f"{bundle.name} is in {folder}, and its checksum in SHA256SUMS")


def add_checksum(sums, path):
    lines = [line for line in sums.read_text(encoding="ascii").splitlines() if line.split()[1] != path.name]
    lines.append(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}")
    sums.write_text("\n".join(sorted(lines, key=lambda line: line.split()[1])) + "\n", encoding="ascii")


try:
    make(TOP / "_build" / "release" if len(sys.argv) < 2 else pathlib.Path(sys.argv[1]).resolve())
except Refusal as refusal:
    say(refusal)
    sys.exit(1)
