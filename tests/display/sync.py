#!/usr/bin/python3
"""sync.py: two people on one corpus, each at a machine of their own, with a real server between

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

One connects her corpus, the other joins it. Marks arrive in the other's open window and leave the caret where it is; without the server
both work on, and what differs afterwards is listed and settled. The server is set up anew, and gets all of it again once somebody says so.
What the windows and the server wrote is searched for the password, and so is what is left of one that ends by force.
"""

import base64
import contextlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

TESTS = pathlib.Path(os.environ["G_TEST_SRCDIR"])
USER, PASSWORD = "ann", "open sesame"
SECRETS = [PASSWORD, base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode(), base64.b64encode(PASSWORD.encode()).decode()]
QUOTE, NAME, OTHER = '"The last test of the cables went well,"', "Mayor Tove Brandt", "port authority"
NOT_INSTALLED = 77


class Failure(Exception):
    pass


class Server:
    def __init__(self, folder, port=None):
        self.folder = folder
        self.process = subprocess.Popen([TESTS / "util" / "dav-server.py", "apache", folder, "--auth", "basic", *(["--port", str(port)] if port else [])],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.address = self.process.stdout.readline().strip()

    def stop(self):
        self.process.stdin.close()
        return self.process.wait()


class Person:
    """One at the other end of a pipe."""

    def __init__(self, name, folder):
        self.name = name
        self.log = folder / f"{name}.log"
        home = folder / name
        home.mkdir()
        env = dict(os.environ, HOME=str(home), NOTANDA_AUTHOR=name)
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen([TESTS / "with-display", TESTS / "display" / "person.py"], env=env, stdin=subprocess.PIPE,
                                            stdout=subprocess.PIPE, stderr=log, text=True)

    def __getattr__(self, method):
        def ask(*arguments):
            print(json.dumps([method, *arguments], default=str), file=self.process.stdin, flush=True)
            line = self.process.stdout.readline()
            if not line:
                raise Failure(f"{self.name} is gone: {self.log.read_text(errors='replace')}")
            done, answer = json.loads(line)
            if not done:
                raise Failure(f"{self.name}: {answer}")
            return answer
        return ask

    def leave(self):
        self.process.stdin.close()
        self.process.wait()


def ctl(home, *arguments):
    subprocess.run([os.environ["NOTANDACTL"], *map(str, arguments)], check=True, stdout=subprocess.DEVNULL,
                   env=dict(os.environ, NOTANDA_AUTHOR="Ann", HOME=str(home), XDG_STATE_HOME=str(home / "state"), XDG_CACHE_HOME=str(home / "cache")))


def connect(ann, bo, server, corpus, document, folder):
    keeps = ann.keep_passwords()
    ann.open(document)
    ann.mark(QUOTE, "q")
    ann.lists(f"Quote: {QUOTE}")
    ann.says("Saved")
    ann.fill(server.address, USER, "wrong")
    ann.sees("127.0.0.1: the server doesn’t accept")
    ann.press("Escape")
    ann.fill(server.address, USER, PASSWORD)
    if not keeps:
        ann.close_notice()
    ann.says("On the server")

    bo.open()
    bo.fill(server.address, USER, PASSWORD, folder)
    bo.close_notice()
    bo.open_one()
    bo.lists(f"Quote: {QUOTE}")
    bo.says("On the server")


def arrive(ann, bo):
    """What one marks comes to the other, who reads on."""
    ann.rest_in("Engineers of")
    bo.mark(NAME, "e")
    bo.lists(f"Quote: {QUOTE}", f"Entity: {NAME}")
    bo.press("F5")
    bo.says("On the server")
    ann.press("F5")
    ann.lists(f"Quote: {QUOTE}", f"Entity: {NAME}")
    ann.is_undisturbed()
    ann.says("On the server")


def differ(ann, bo, server, folder):
    """Both change one thing while the server is away; one settles it, and the other sees that."""
    port = server.address.split(":")[2].split("/")[0]
    server.stop()
    ann.retag(NAME, "4", [f"Quote: {QUOTE}", f"Source: {NAME}"])
    bo.retag(NAME, "2", [f"Quote: {QUOTE}", f"Claim: {NAME}"])
    for person in (ann, bo):
        person.says("Waiting (1)")
        person.press("F5")
        person.sees("Not synced: 127.0.0.1")
    server = Server(folder, port)
    ann.press("F5")
    ann.says("On the server")
    ann.sees_no("Not synced")
    bo.press("F5")
    bo.says("On the server")
    bo.sees("1 difference between people")
    ann.press("F5")
    ann.sees("1 difference between people")
    return server


def settle(ann, bo):
    ann.press("ctrl+d")
    ann.sees("Choose the value")
    ann.choose("Source")
    ann.press("Escape")
    ann.sees_no("Choose the value")
    ann.sees_no("1 difference between people")
    ann.press("F5")
    ann.says("On the server")
    bo.press("F5")
    bo.sees_no("1 difference between people")
    bo.lists(f"Quote: {QUOTE}", f"Source: {NAME}")


def lose(ann, bo, folder):
    """The server is set up anew: nothing is done about it until somebody says what."""
    (folder / "data").rename(folder / "lost")
    (folder / "data").mkdir()
    shutil.chown(folder / "data", (folder / "lost").owner(), (folder / "lost").group())
    ann.press("F5")
    ann.sees("Not synced: The corpus isn’t on the server any more")
    ann.says("Saved")
    equal("what was put", list((folder / "data").iterdir()), [])
    ann.click_on("Decide…")
    ann.sees("The Corpus Isn’t on the Server Any More")
    ann.go_on_to("Send All Again")
    ann.press("Return")
    ann.says("On the server")
    ann.sees_no("Not synced")
    bo.press("F5")
    bo.says("On the server")


def fetch(ann, bo, corpus, joined):
    """An article whose file is gone is on the server, and comes as it is opened."""
    text = corpus.parent / "tide.txt"
    text.write_text("The tide\n\nNobody saw it.\n")
    marks = corpus.parent / "tide.ann"
    marks.write_text("T1\tEntity 0 8\tThe tide\n")
    ctl(corpus.parent, "new", text, "-o", corpus)
    ctl(corpus.parent, "annotate", next(corpus.glob("the-tide*")), marks)
    ann.press("F5")
    ann.says("On the server")
    bo.press("F5")
    bo.press("shift+F9")
    bo.sees("The tide")
    next(joined.glob("the-tide*.notanda")).unlink()
    bo.sees_no("The tide")
    bo.press("F5")
    bo.sees("Not on this computer")
    bo.sees("The tide")
    bo.click_on("The tide")
    bo.sees_no("Not on this computer")
    bo.says("On the server")
    equal("what came", len(list(joined.glob("the-tide*.notanda"))), 1)


def disconnect(ann):
    """Both sides stay."""
    ann.act("win.disconnect-server")
    ann.sees("Disconnect from the Server?")
    ann.go_on_to("Disconnect")
    ann.press("Return")
    ann.says("Saved")
    ann.lists(f"Quote: {QUOTE}", f"Source: {NAME}")


def equal(what, seen, expected):
    if seen != expected:
        raise Failure(f"{what}: expected {expected!r}, is {seen!r}")


def search(ann, bo, folder):
    for person in (ann, bo):
        person.search(*SECRETS)
    for path in folder.rglob("*"):
        if path.is_file() and any(secret.encode() in path.read_bytes() for secret in SECRETS):
            raise Failure(f"{path} holds the password")


def two_people(folder):
    with contextlib.ExitStack() as stack:
        home = folder / "first"
        home.mkdir()
        corpus = home / "corpus"
        shutil.copy(TESTS / "data" / "app" / "harbour.txt", home)
        ctl(home, "corpus", "new", corpus, "--name", "Harbours")
        ctl(home, "new", home / "harbour.txt", "-o", corpus)
        document = next(corpus.glob("*.notanda"))
        server = Server(folder / "server")
        if not server.address:
            return server.stop() == NOT_INSTALLED
        ann, bo = Person("Ann", folder), Person("Bo", folder)
        stack.callback(ann.leave)
        stack.callback(bo.leave)
        try:
            connect(ann, bo, server, corpus, document, folder / "joined")
            arrive(ann, bo)
            server = differ(ann, bo, server, folder / "server")
            settle(ann, bo)
            lose(ann, bo, folder / "server")
            fetch(ann, bo, corpus, folder / "joined")
            search(ann, bo, folder)
            disconnect(ann)
            ann.close()
            bo.dump(*SECRETS)
        except Failure:
            for person in (ann, bo):
                with contextlib.suppress(Failure, OSError):
                    person.picture(f"{os.environ['G_TEST_BUILDDIR']}/sync-{person.name}.png")
                print(f"# {person.name}:", person.log.read_text(errors="replace").replace("\n", "\n# "))
            raise
        finally:
            with contextlib.suppress(OSError):
                server.stop()
    return False


def main():
    print("1..1", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)  # the server is somebody else
        try:
            skipped = two_people(pathlib.Path(folder))
        except Failure as failure:
            print("# " + str(failure).replace("\n", "\n# ") + "\nnot ok 1 - /notanda/display/sync", flush=True)
            return 1
    print("ok 1 - /notanda/display/sync" + (" # SKIP apache isn't installed" if skipped else ""), flush=True)
    return 0


sys.exit(main())
