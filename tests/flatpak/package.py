#!/usr/bin/python3
"""package.py: what the installed Flatpak may do and has

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

Started by flatpak.sh, where the Flatpak is installed.
"""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile

from sandbox import HAS_DOCUMENTS, ID, REF, Failure, Skip, equal, flatpak, inside, processes, run_all, wait

TOP = pathlib.Path(__file__).resolve().parents[2]
MAX_SIZE = 12 << 20  # bytes, without the tables of poppler
MODULES = ("cmark", "gumbo", "libdeflate", "libexttextcat", "notanda", "poppler", "poppler-data", "uchardet", "yyjson")
# what no file may name: where it was built
TRACES = (str(TOP), os.environ["DEV_FLATPAK_SOURCES"], "/run/build/notanda/_flatpak_build")
# name of the encoding in the PDF, and of the collection of characters; name of the encoding here; words
EAST_ASIAN = {
    "simplified Chinese": ("GBK-EUC-H", "GB1", "gbk", "河边的墙已经有两百年了。"),
    "traditional Chinese": ("ETen-B5-H", "CNS1", "big5", "河邊的牆已經有兩百年了。"),
    "Japanese": ("90ms-RKSJ-H", "Japan1", "cp932", "川のそばの壁は二百年前からある。"),
}
LOCKED = ["read a file", "write a file", "socket", "local socket", "process", "exec", "signal", "signal a thread", "code", "make code", "limit",
          "dump", "read standard input", "remove"]


def location():
    """Where it is installed, seen from outside."""
    return pathlib.Path(flatpak("info", "--show-location", REF).stdout.strip()) / "files"


def files():
    return [path for path in location().rglob("*") if path.is_file() and not path.is_symlink()]


def permissions():
    said = flatpak("info", "--show-permissions", REF).stdout.strip()
    equal("permissions", said, (TOP / "flatpak" / "permissions").read_text(encoding="utf-8").strip())


def libraries():
    said = inside("ldd /app/bin/notanda /app/bin/notandactl /app/libexec/notanda/* /app/lib/*.so")
    equal("libraries not found", [line for line in said.splitlines() if "not found" in line], [])
    for name in ("poppler-glib", "gumbo", "uchardet", "cmark", "exttextcat", "yyjson", "deflate"):
        # the program's own, and not one that the runtime happens to have
        if f"/app/lib/lib{name}" not in said:
            raise Failure(f"lib{name} isn't the program's own: {said}")


def runtime_libraries():
    """None that the runtime which people have hasn't, whatever the one of the tests has."""
    done = subprocess.run([TOP / "flatpak" / "libraries.py", location()], capture_output=True, text=True, check=False)
    equal("libraries that the runtime hasn't", (done.stdout.strip(), done.stderr), ("", ""))


def missing_library():
    """The program's command line away from its own libraries: what it needs, and the runtime that people have hasn't."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(location() / "bin" / "notandactl", folder)
        done = subprocess.run([TOP / "flatpak" / "libraries.py", folder], capture_output=True, text=True, check=False)
    equal("refused", (done.returncode, "libyyjson.so (for notandactl)" in done.stdout.splitlines(), done.stderr), (1, True, ""))


def contents():
    inside("test -e /app/share/glib-2.0/schemas/gschemas.compiled && ! command -v gcc && ! command -v cc")
    equal("folders", inside("ls /app").split(), ["bin", "lib", "libexec", "manifest.json", "share"])
    equal("programs", inside("ls /app/bin").split(), ["notanda", "notandactl"])
    equal("licences", inside(f"ls /app/share/licenses/{ID}").split(), list(MODULES))
    equal("empty licences", inside(f"for d in /app/share/licenses/{ID}/*; do [ -n \"$(ls $d)\" ] || echo $d; done"), "")
    equal("traces of the build", [path.name for path in files() if any(trace.encode() in path.read_bytes() for trace in TRACES)], [])


def size():
    tables = sum(path.stat().st_size for path in files() if "share/poppler/" in str(path))
    rest = sum(path.stat().st_size for path in files()) - tables
    print(f"# {rest / 1e6:.1f} MB, and {tables / 1e6:.1f} MB of tables of poppler")
    if rest > MAX_SIZE:
        raise Failure(f"{rest} bytes are too many")


def command_line():
    """By standard input and output alone: there is no folder that both sides see."""
    text = "“It works,” said Ada Byron.\n"
    done = flatpak("run", "--command=notandactl", REF, "extract", "-", input=text)
    equal("extracted", (done.returncode, done.stdout.strip()), (0, text.strip()))


def forwarded():
    """The same with a file of the user's, which the portal gives and the sandbox doesn't see otherwise."""
    if not HAS_DOCUMENTS:
        raise Skip("there is no document portal here")
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder) / "a.html"
        page.write_text("<title>Quay</title><p>“It works,” said Ada Byron.</p>\n", encoding="utf-8")
        inside(f"! test -e {page}")
        done = flatpak("run", "--file-forwarding", "--command=notandactl", REF, "extract", "@@", str(page), "@@")
    equal("extracted", (done.returncode, "“It works,” said Ada Byron." in done.stdout), (0, True))


def not_lost():
    """What is to be written to a folder that is gone with the sandbox is refused, not lost."""
    for command in ("corpus new foo --name Harbours", "new a.txt"):
        said = inside(f"cd ~; echo Words >a.txt; ! notandactl {command} 2>&1; find . -path ./.var -prune -o -type f -print")
        equal(command, ("this folder is in the sandbox alone" in said, said.splitlines()[1:]), (True, ["./a.txt"]))


def make_pdf(encoding, collection, data):
    """One page with a line in a font that isn't in the file, and nothing in it that says what its codes mean."""
    line = f"BT /F 18 Tf 40 700 Td <{data.hex()}> Tj ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        f"<< /Length {len(line)} >>\nstream\n{line}\nendstream",
        f"<< /Type /Font /Subtype /Type0 /BaseFont /Nowhere /Encoding /{encoding} /DescendantFonts [6 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Nowhere /FontDescriptor 7 0 R"
        f" /CIDSystemInfo << /Registry (Adobe) /Ordering ({collection}) /Supplement 2 >> >>",
        "<< /Type /FontDescriptor /FontName /Nowhere /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200"
        " /CapHeight 700 /StemV 80 >>",
    ]
    pdf, places = "%PDF-1.4\n", ""
    for number, content in enumerate(objects, 1):
        places += f"{len(pdf):010} 00000 n \n"
        pdf += f"{number} 0 obj\n{content}\nendobj\n"
    n = len(objects) + 1
    tail = f"xref\n0 {n}\n0000000000 65535 f \n{places}trailer\n<< /Size {n} /Root 1 0 R >>\nstartxref\n{len(pdf)}\n%%EOF\n"
    return (pdf + tail).encode("ascii")


def tables():
    """PDF files that can be read with poppler's tables alone."""
    for what, (encoding, collection, here, words) in EAST_ASIAN.items():
        pdf = make_pdf(encoding, collection, words.encode(here))
        done = subprocess.run(["flatpak", "--user", "run", "--command=notandactl", REF, "extract", "-"], input=pdf, capture_output=True, check=False)
        equal(what, (done.returncode, done.stdout.decode().strip()), (0, words))


def lock():
    """What the helper processes lock themselves in holds in here too: tried by what is compiled with it."""
    with tempfile.TemporaryDirectory() as folder:
        sources = "src/loader/notanda-loader-lock.c tests/loader/attempts.c tests/flatpak/locked.c"
        inside(f"cd '{TOP}' && cc -D_GNU_SOURCE -Isrc -Itests {sources} -o {folder}/locked $(pkg-config --cflags --libs glib-2.0 libseccomp)",
               "--devel", f"--filesystem={TOP}:ro", f"--filesystem={folder}")
        said = inside(f"{folder}/locked", f"--filesystem={folder}:ro").splitlines()
    equal("before", said[:3], ["before: read a file: done", "before: socket: done", "before: process: done"])
    equal("locked", said[3:], [f"{what}: EPERM" for what in LOCKED])


def lock_of(process):
    """The limits of address space and of a file's size, and how many filters of system calls there are. None where it has ended."""
    try:
        limits = (process / "limits").read_text()
        status = dict(line.split(":", 1) for line in (process / "status").read_text().splitlines())
    except OSError:
        return None
    found = [re.search(rf"^{name} +(\w+)", limits, re.MULTILINE)[1] for name in ("Max address space", "Max file size")]
    return *found, int(status["Seccomp_filters"])


def locked_helper():
    """The helper that is installed, as it reads something long, against the program that has started it."""
    page = "<title>Quay</title>" + "<p>“It works,” said <b>Ada</b> Byron.</p>\n" * 200000
    seen = []

    def is_locked():
        helper = next(processes("notanda-loader"), None)
        seen[:] = [helper and lock_of(helper), lock_of(next(processes("notandactl"), pathlib.Path("/nowhere")))]
        return seen[0] and seen[1] and seen[0][2] > seen[1][2]
    with tempfile.TemporaryFile() as file:
        file.write(page.encode())
        file.seek(0)
        process = subprocess.Popen(["flatpak", "--user", "run", "--command=notandactl", REF, "extract", "-"], stdin=file, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        try:
            wait("a helper with one filter more than what has started it", is_locked)
        finally:
            process.wait()
    equal("the helper's limits", seen[0][:2], (str(1 << 30), "0"))
    equal("the program's are others", [own != helper for own, helper in zip(seen[1][:2], seen[0][:2])], [True, True])


def forbidden():
    """Where no sandbox can be made it is said, and nothing is tried."""
    script = pathlib.Path(__file__).with_name("flatpak.sh")
    done = subprocess.run(["unshare", "--user", "--map-root-user", "bash", "-c", 'echo 0 >/proc/sys/user/max_mnt_namespaces; exec "$0" /nowhere test',
                           str(script)], capture_output=True, text=True, check=False)
    equal("status", done.returncode, 77)
    if not done.stderr.startswith("flatpak: skipped: no sandbox can be made here"):
        raise Failure(f"it says {done.stderr}")


run_all("package", [permissions, libraries, runtime_libraries, missing_library, contents, size, command_line, forwarded, not_lost, tables, lock,
                    locked_helper, forbidden])
