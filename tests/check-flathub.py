#!/usr/bin/python3
"""check-flathub.py [FOLDER]: what a shop for Flatpaks and the desktop ask of the program's metadata

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

The rules that Flathub publishes for what it takes, and GNOME's for how a program presents itself, as far as a program can
tell, and without a network. What desktop-file-validate and appstreamcli see is for check-data.sh. Each rule is a function
of the checkout that yields what is wrong; tests/cli/test-flathub.py breaks each one.
"""

import colorsys
import datetime
import json
import pathlib
import re
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "util"))
from pictures import lightness, read_pixels, read_png  # noqa: E402

OLDEST_RUNTIME = 49  # of those that still get security fixes
MANIFEST_KEYS = {"id", "runtime", "runtime-version", "sdk", "command", "finish-args", "cleanup", "modules"}
MODULE_KEYS = {"name", "buildsystem", "builddir", "config-opts", "post-install", "sources", "build-options", "cleanup"}
# what a program needs none of these for comes through portals
FINISH_ARGS = {"--share=ipc": ("shared", "ipc"), "--share=network": ("shared", "network"),
               "--socket=wayland": ("sockets", "wayland"), "--socket=fallback-x11": ("sockets", "fallback-x11"),
               "--device=dri": ("devices", "dri")}
SOURCE_KEYS = {"archive": {"type", "url", "sha256", "dest"}, "git": {"type", "url", "tag", "commit"}, "shell": {"type", "commands"}}
CATEGORIES = {"AudioVideo", "Development", "Education", "Game", "Graphics", "Network", "Office", "Science", "Utility"}
TECHNOLOGY = re.compile(r"\b(gnome|gtk\d?|libadwaita|qt|python|rust|flatpak|linux)\b", re.IGNORECASE)
MAX_SHOT = (1000, 700)
WINDOWS = ((250, 250, 251), (34, 34, 38))  # of libadwaita, light and dark


class Tree:
    """The files that the rules are about, read once."""

    def __init__(self, folder):
        self.folder = folder
        self.manifest_path = next(iter(sorted((folder / "flatpak").glob("*.json"))))
        self.manifest = json.loads(self.manifest_path.read_text(encoding="utf-8"))
        self.id = self.manifest.get("id", "")
        self.metainfo = ElementTree.parse(self.one("*.metainfo.xml.in")).getroot()
        self.entry = dict(line.split("=", 1) for line in self.one("*.desktop.in").read_text(encoding="utf-8").split("\n[")[0].splitlines()
                          if "=" in line)
        project = (folder / "meson.build").read_text(encoding="utf-8")
        self.version = re.search(r"\bversion: '([^']+)'", project)[1]
        self.licence = re.search(r"\blicense: '([^']+)'", project)[1]

    def one(self, pattern):
        return next(iter(sorted((self.folder / "data").glob(pattern))))

    def text(self, path):
        return (self.metainfo.findtext(path) or "").strip()

    def modules(self):
        return self.manifest.get("modules", [])

    def own(self):
        return self.modules()[-1]

    def releases(self):
        return self.metainfo.findall("releases/release")

    def icons(self):
        return sorted((self.folder / "data" / "icons" / "hicolor").rglob("*.*"))


# ---- names

def id_form(tree):
    parts = tree.id.split(".")
    if not 3 <= len(parts) <= 5:
        yield f"{tree.id} has {len(parts)} parts, not 3 to 5"
    if parts[:2] in (["io", "github"], ["io", "gitlab"]) and len(parts) < 4:
        yield f"{tree.id} names no user of the code hosting"
    if parts[-1].lower() in ("desktop", "app", "linux") or tree.id.startswith("org.gnome."):
        yield f"{tree.id} is reserved"
    if not all(re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", part) for part in parts[:-1]) or not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_-]*", parts[-1]):
        yield f"{tree.id} has other characters than letters, digits and _"
    if any(part != part.lower() for part in parts[:2]):
        yield f"{tree.id} has capitals in its domain"


def id_everywhere(tree):
    data, path = tree.folder / "data", "/" + tree.id.replace(".", "/")
    schema = ElementTree.parse(tree.one("*.gschema.xml")).find("schema")
    provider = tree.one("*.search-provider.ini.in").read_text(encoding="utf-8")
    header = (tree.folder / "src/app/notanda-application.h").read_text(encoding="utf-8")
    resources = ElementTree.parse(next((tree.folder / "ui").glob("*.gresource.xml"))).find("gresource").get("prefix")
    for what, found, expected in (
            ("the manifest's name", tree.manifest_path.name, f"{tree.id}.json"),
            ("the metainfo's id", tree.text("id"), tree.id),
            ("what the metainfo launches", tree.text("launchable"), f"{tree.id}.desktop"),
            ("the desktop entry's icon", tree.entry.get("Icon"), tree.id),
            ("the schema's id", schema.get("id"), tree.id),
            ("the schema's path", schema.get("path"), f"{path}/"),
            ("the program's own", re.search(r'APPLICATION_ID "(.*)"', header)[1], tree.id),
            ("data/meson.build's", re.search(r"application_id = '(.*)'", (data / "meson.build").read_text(encoding="utf-8"))[1], tree.id),
            ("the search provider's object", re.search(r"ObjectPath=(.*)", provider)[1], f"{path}/SearchProvider"),
            ("the resources' prefix", resources.removesuffix("/ui"), path)):
        if found != expected:
            yield f"{what} is {found}, not {expected}"
    for end in ("desktop.in", "gschema.xml", "metainfo.xml.in", "mime.xml.in", "search-provider.ini.in", "service.in"):
        if not (data / f"{tree.id}.{end}").exists():
            yield f"there is no data/{tree.id}.{end}"


def started_by_bus(tree):
    if tree.entry.get("DBusActivatable") != "true":
        yield "the desktop entry isn't DBusActivatable, which the search provider and notifications need"
    if "Name=@id@\n" not in tree.one("*.service.in").read_text(encoding="utf-8"):
        yield "the bus' service isn't called by the id"


def name(tree):
    found = tree.text("name")
    if len(found) > 15:
        yield f"“{found}” is longer than 15 characters"
    if TECHNOLOGY.search(found):
        yield f"“{found}” has the name of a technology in it"
    if found != tree.entry.get("Name"):
        yield f"it is “{found}” in the metainfo and “{tree.entry.get('Name')}” in the desktop entry"


def version_once(tree):
    for path in ("data/meson.build", "src/meson.build", "dev"):
        if re.search(rf"(?<![\d.]){re.escape(tree.version)}(?![\d.])", (tree.folder / path).read_text(encoding="utf-8")):
            yield f"{path} has the version, which is meson.build's to say"


# ---- the manifest

def manifest_keys(tree):
    for key in sorted(set(tree.manifest) - MANIFEST_KEYS):
        yield f"the manifest has “{key}”, which isn't needed"
    for key in sorted(MANIFEST_KEYS - set(tree.manifest)):
        yield f"the manifest lacks “{key}”"
    for module in tree.modules():
        for key in sorted(set(module) - MODULE_KEYS):
            yield f"{module['name']} has “{key}”, which is not known"
    names = [module["name"] for module in tree.modules()]
    if len(set(names)) != len(names):
        yield "two modules have the same name"


def runtime(tree):
    found = (tree.manifest.get("runtime"), tree.manifest.get("sdk"))
    if found != ("org.gnome.Platform", "org.gnome.Sdk"):
        yield f"it is {found[0]} and {found[1]}"
    version = str(tree.manifest.get("runtime-version"))
    if not version.isdigit() or int(version) < OLDEST_RUNTIME:
        yield f"version {version} gets no security fixes any more"


def command(tree):
    found = tree.manifest.get("command", "")
    if "/" in found or found != tree.entry.get("Exec", "").split(" ")[0]:
        yield f"the manifest starts {found}, the desktop entry {tree.entry.get('Exec')}"
    if f"executable('{found}'" not in (tree.folder / "src/meson.build").read_text(encoding="utf-8"):
        yield f"{found} isn't built"


def permissions(tree):
    for arg in tree.manifest.get("finish-args", []):
        if arg not in FINISH_ARGS:
            yield f"{arg} is more than this program needs"


def permissions_together(tree):
    args = set(tree.manifest.get("finish-args", []))
    if "--socket=wayland" not in args:
        yield "there is no Wayland"
    if "--socket=fallback-x11" in args and "--share=ipc" not in args:
        yield "X11 without shared memory is slow"
    if "--socket=fallback-x11" not in args:
        yield "there is no X11 where there is no Wayland"


def permissions_golden(tree):
    expected = {}
    for arg in tree.manifest.get("finish-args", []):
        key, value = FINISH_ARGS.get(arg, ("others", arg))
        expected.setdefault(key, set()).add(value)
    if "fallback-x11" in expected.get("sockets", ()):
        expected["sockets"].add("x11")  # flatpak takes it so
    lines = (tree.folder / "flatpak/permissions").read_text(encoding="utf-8").splitlines()[1:]
    golden = {line.split("=")[0]: set(line.split("=")[1].split(";")) - {""} for line in lines if line}
    if golden != expected:
        yield f"flatpak/permissions has {golden}, the manifest {expected}"


def is_commit(text):
    return bool(re.fullmatch(r"[0-9a-f]{40}", text or ""))


def sources_pinned(tree):
    """The program's own source has no commit yet, for it can't be in it; ./dev release adds it."""
    for module in tree.modules():
        for source in module.get("sources", []):
            kind = source.get("type")
            if kind not in SOURCE_KEYS:
                yield f"{module['name']} has a source of type {kind}"
                continue
            for key in sorted(set(source) - SOURCE_KEYS[kind]):
                yield f"{module['name']} has a source with “{key}”"
            if kind == "archive" and not re.fullmatch(r"[0-9a-f]{64}", source.get("sha256", "")):
                yield f"{module['name']} has a source without a SHA-256"
            if kind == "git" and "tag" not in source:
                yield f"{module['name']} has a source without a tag"
            if kind == "git" and not is_commit(source.get("commit")) and not (module is tree.own() and "commit" not in source):
                yield f"{module['name']} has a source with a tag, which can be moved, and without the commit that it is at"
            if kind != "shell" and not source.get("url", "").startswith("https://"):
                yield f"{module['name']} comes from {source.get('url')}, not over https"


def sources_once(tree):
    stamps = {match[1] for module in tree.modules() for source in module.get("sources", [])
              if (match := re.search(r"/archive/debian/(\w+)/", source.get("url", "")))}
    if len(stamps) > 1:
        yield f"sources come from Debian as it was at {' and '.join(sorted(stamps))}"


def source_own(tree):
    source = next(iter(tree.own().get("sources", [])), {})
    home = next((url.text for url in tree.metainfo.findall("url") if url.get("type") == "vcs-browser"), None)
    if source.get("url") != f"{home}.git":
        yield f"the program comes from {source.get('url')}, its sources are at {home}"
    if source.get("tag") != f"v{tree.version}":
        yield f"the program's tag is {source.get('tag')}, its version {tree.version}"


def build_offline(tree):
    for module in tree.modules():
        if "--share=network" in module.get("build-options", {}).get("build-args", []):
            yield f"{module['name']} is built with a network"


def cleanup(tree):
    for path in tree.manifest.get("cleanup", []):
        if path.startswith("/lib/debug"):
            yield "the debug extension is made of /lib/debug"
    for needed in ("/include", "/lib/pkgconfig", "/share/man", "*.a", "*.la"):
        if needed not in tree.manifest.get("cleanup", []):
            yield f"{needed} is installed, and of no use there"


def licences(tree):
    for module in tree.modules():
        if not any("${FLATPAK_DEST}/share/licenses/${FLATPAK_ID}/" + module["name"] + " " in said for said in module.get("post-install", [])):
            yield f"{module['name']} installs no licence"


# ---- the metainfo

def kind(tree):
    if tree.metainfo.get("type") != "desktop-application":
        yield f"it is a {tree.metainfo.get('type')}"


def licence(tree):
    if tree.text("metadata_license") not in ("CC0-1.0", "FSFAP"):
        yield f"the metainfo's own licence is {tree.text('metadata_license')}"
    if tree.text("project_license") != tree.licence:
        yield f"it is {tree.text('project_license')} in the metainfo and {tree.licence} in meson.build"


def developer(tree):
    found = tree.metainfo.find("developer")
    if found is None or not tree.id.startswith(found.get("id", "-") + ".") or not (found.findtext("name") or "").strip():
        yield "there is no developer with a name, and an id that the program's begins with"


def addresses(tree):
    found = {url.get("type"): url.text for url in tree.metainfo.findall("url")}
    for needed in ("homepage", "bugtracker", "vcs-browser"):
        if not found.get(needed, "").startswith("https://"):
            yield f"there is no {needed} with https"


def content_rating(tree):
    found = tree.metainfo.find("content_rating")
    if found is None or found.get("type") != "oars-1.1":
        yield "there is no content rating by OARS 1.1"


def hardware(tree):
    length = tree.metainfo.find("requires/display_length")
    if length is None or int(length.text) > 360:
        yield "it doesn't say that it fits a phone"
    if {control.text for control in tree.metainfo.findall("supports/control")} < {"pointing", "keyboard", "touch"}:
        yield "it doesn't say that keys, pointers and touch all work"


def translation(tree):
    domain = re.search(r'GETTEXT_PACKAGE="(\w+)"', (tree.folder / "meson.build").read_text(encoding="utf-8"))[1]
    if tree.text("translation[@type='gettext']") != domain:
        yield "it doesn't name the catalogue of translations"


def summary(tree):
    found = tree.text("summary")
    if not 10 <= len(found) <= 35:
        yield f"“{found}” has {len(found)} characters, not 10 to 35"
    if found.endswith("."):
        yield f"“{found}” ends with a full stop"
    if re.match(r"(a|an|the) ", found, re.IGNORECASE) or found[:1] != found[:1].upper():
        yield f"“{found}” begins with an article or a small letter"
    if TECHNOLOGY.search(found) or tree.text("name").lower() in found.lower():
        yield f"“{found}” has a technology or the program's name in it"
    if found != tree.entry.get("Comment"):
        yield f"it is “{found}” in the metainfo and “{tree.entry.get('Comment')}” in the desktop entry"


def description(tree):
    parts = tree.metainfo.find("description")
    first = " ".join((parts.findtext("p") or "").split()) if parts is not None else ""
    if not 80 <= len(first) <= 600:
        yield f"its first paragraph has {len(first)} characters"
    if tree.text("summary").lower() in first.lower():
        yield "it is the summary again"
    for items in parts.findall("ul") if parts is not None else []:
        if len(items) > 10:
            yield "a list has more than 10 items"


def branding(tree):
    found = {color.get("scheme_preference"): color.text.strip() for color in tree.metainfo.findall("branding/color")}
    if set(found) != {"light", "dark"}:
        yield "there is no colour for light and one for dark"
        return
    if found["light"] == found["dark"]:
        yield "the colours are the same"
    for scheme, color in found.items():
        hue, light, colourful = colorsys.rgb_to_hls(*(int(color[i:i + 2], 16) / 255 for i in (1, 3, 5)))
        if colourful < 0.4 or not (0.4 < light < 0.95 if scheme == "light" else 0.1 < light < 0.6):
            yield f"{color} isn't a colour for {scheme}: lightness {light:.2f}, saturation {colourful:.2f}, hue {hue:.2f}"


def screenshots(tree):
    found = tree.metainfo.findall("screenshots/screenshot")
    if [shot.get("type") == "default" for shot in found] != [True] + [False] * (len(found) - 1):
        yield "the first, and no other, isn't the default"
    home = next((url.text for url in tree.metainfo.findall("url") if url.get("type") == "vcs-browser"), "")
    raw = home.replace("https://github.com/", "https://raw.githubusercontent.com/")
    for shot in found:
        image = shot.find("image")
        address = (image.text or "").strip()
        if not address.startswith(f"{raw}/v{tree.version}/data/screenshots/"):
            yield f"{address} isn't this version's"
        path = tree.folder / "data/screenshots" / address.rsplit("/", 1)[-1]
        read = read_png(path) if path.exists() else None
        if read is None:
            yield f"{path.name} isn't there, or no PNG"
            continue
        if (image.get("width"), image.get("height")) != (str(read[0]), str(read[1])):
            yield f"{path.name} is {read[0]} by {read[1]}, not as it says"
        if read[0] > MAX_SHOT[0] or read[1] > MAX_SHOT[1]:
            yield f"{path.name} is larger than {MAX_SHOT[0]} by {MAX_SHOT[1]}"
        if not read[2]:
            yield f"{path.name} has no shadow to see through"


def captions(tree):
    for shot in tree.metainfo.findall("screenshots/screenshot"):
        found = (shot.findtext("caption") or "").strip()
        if not found or len(found) > 100 or found.endswith(".") or found[:1] != found[:1].upper():
            yield f"“{found}” is none, too long, ends with a full stop or begins small"


def releases(tree):
    found = [(release.get("date", ""), tuple(map(int, re.findall(r"\d+", release.get("version", "")))), release.get("version"))
             for release in tree.releases()]
    if not found or found[0][2] != tree.version:
        yield f"the newest is {found[0][2] if found else 'none'}, meson.build has {tree.version}"
    if tree.releases() and (tree.releases()[0].get("type", "stable") != "stable" or re.search("[a-z~]", tree.version)):
        yield "the newest isn't a stable one"
    if found != sorted(found, reverse=True) or len({version for _, version, _ in found}) != len(found):
        yield "they aren't in order, the newest first"
    for date, _, version in found:
        try:
            if datetime.date.fromisoformat(date) > datetime.date.today():
                yield f"{version} is of the future, {date}"
        except ValueError:
            yield f"{version} has no date"


def release_notes(tree):
    for release in tree.releases():
        notes = release.find("description")
        if notes is None or not any((part.text or "").strip() for part in notes.iter() if part.tag in ("p", "li")):
            yield f"{release.get('version')} has none"


# ---- the desktop entry and the icons

def entry(tree):
    if "flatpak" in tree.entry.get("Exec", ""):
        yield "it starts flatpak, which is for flatpak to write"
    for key in ("NoDisplay", "Hidden", "OnlyShowIn", "NotShowIn"):
        if key in tree.entry:
            yield f"it has {key}"
    if not CATEGORIES & set(tree.entry.get("Categories", "").split(";")):
        yield "it has no category that shops sort by"
    if not tree.entry.get("Keywords"):
        yield "it has no keywords"


def entry_types(tree):
    for found in tree.entry.get("MimeType", "").split(";"):
        if found.startswith("x-scheme-handler/") or found == "inode/directory":
            yield f"{found} is for another program to open"


def entry_actions(tree):
    table = (tree.folder / "src/app/notanda-desktop-actions.c").read_text(encoding="utf-8")
    for action in filter(None, tree.entry.get("Actions", "").split(";")):
        if f'{{ "{action}",' not in table:
            yield f"{action} isn't one of the program's"


def icons(tree):
    names = [str(path.relative_to(tree.folder / "data/icons/hicolor")) for path in tree.icons()]
    for needed in (f"scalable/apps/{tree.id}.svg", f"symbolic/apps/{tree.id}-symbolic.svg"):
        if needed not in names:
            yield f"there is no {needed}"
    for path in tree.icons():
        if not path.name.startswith(tree.id):
            yield f"{path.name} isn't called by the id, and so not exported"
        if path.suffix != ".svg":
            yield f"{path.name} isn't an SVG"


def icon_size(tree):
    for path in tree.icons():
        root = ElementTree.parse(path).getroot()
        size = 16 if path.stem.endswith("-symbolic") else 128
        if [root.get("width"), root.get("height"), root.get("viewBox")] != [str(size), str(size), f"0 0 {size} {size}"]:
            yield f"{path.name} isn't {size} by {size}"


def icon_drawing(tree):
    for path in tree.icons():
        tags = {element.tag.split("}")[-1] for element in ElementTree.parse(path).getroot().iter() if isinstance(element.tag, str)}
        for tag in sorted(tags & {"filter", "image", "script", "style", "text", "foreignObject"}):
            yield f"{path.name} has a <{tag}>: a shadow is the desktop's, and all else is shapes"
        colours = set(re.findall(r"#[0-9a-fA-F]{6}", path.read_text(encoding="utf-8")))
        if path.stem.endswith("-symbolic") and len(colours) != 1:
            yield f"{path.name} has more than one colour"


def has_edge(pixels, width):
    """Whether anything is drawn there, at any of the four sides."""
    edge = {*range(width), *range(len(pixels) - width, len(pixels))}
    return any(pixel[3] for y, line in enumerate(pixels) for x, pixel in enumerate(line) if x in edge or y in edge)


def icon_shows(tree):
    path = tree.folder / f"data/icons/hicolor/scalable/apps/{tree.id}.svg"
    for size in (64, 16) if path.exists() else ():
        pixels = read_pixels(path, size)
        if has_edge(pixels, max(1, size // 32)):
            yield f"the icon goes to the edge at {size} pixels"
        seen = [lightness(pixel[:3]) for line in pixels for pixel in line if pixel[3] > 200]
        for background in WINDOWS:
            there = lightness(background)
            apart = [light for light in seen if (max(light, there) + 0.05) / (min(light, there) + 0.05) >= 3]
            if len(apart) < max(len(seen), size * size / 4) / 3:
                yield f"most of the icon is lost at {size} pixels on the colour {background}"


def icon_whole(tree):
    """Drawn with a margin around what is seen of it, nothing is in the margin."""
    for path in tree.icons():
        size = 16 if path.stem.endswith("-symbolic") else 128
        margin = size // 16
        box = f"{-margin} {-margin} {size + 2 * margin} {size + 2 * margin}"
        with tempfile.TemporaryDirectory() as folder:
            wider = pathlib.Path(folder) / path.name
            wider.write_text(path.read_text(encoding="utf-8").replace(f'viewBox="0 0 {size} {size}"', f'viewBox="{box}"'), encoding="utf-8")
            if has_edge(read_pixels(wider, 18), 1):
                yield f"{path.name} is cut off at its edges"


def icon_types(tree):
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    for icon in ElementTree.parse(tree.one("*.mime.xml.in")).getroot().iter(f"{space}icon"):
        if not (tree.folder / f"data/icons/hicolor/scalable/mimetypes/{icon.get('name')}.svg").exists():
            yield f"there is no {icon.get('name')}.svg"


RULES = [id_form, id_everywhere, started_by_bus, name, version_once,
         manifest_keys, runtime, command, permissions, permissions_together, permissions_golden, sources_pinned, sources_once, source_own,
         build_offline, cleanup, licences,
         kind, licence, developer, addresses, content_rating, hardware, translation, summary, description, branding, screenshots, captions,
         releases, release_notes,
         entry, entry_types, entry_actions, icons, icon_size, icon_drawing, icon_shows, icon_whole, icon_types]


def problems(folder):
    """Lines that begin with the rule."""
    tree = Tree(folder)
    return [f"{rule.__name__.replace('_', '-')}: {what}" for rule in RULES for what in rule(tree)]


def main():
    found = problems(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent.parent))
    print("\n".join(found), end="\n" if found else "", file=sys.stderr)
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
