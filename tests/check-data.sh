#!/bin/bash
# check-data.sh: what other programs read of ours, by the tools that know what they expect
#
# SPDX-FileCopyrightText: 2026 The Notanda contributors
# SPDX-License-Identifier: GPL-3.0-or-later
set -u
cd "$(dirname "$0")/.."
shopt -s nullglob
failed=0

# check FILE CMD...: CMD is heard only when it fails
check() {
  local said
  said=$("${@:2}" 2>&1) || { printf '%s: %s\n' "$1" "$said" >&2; failed=1; }
}

for f in data/*.desktop data/*.desktop.in; do
  # the validator goes by the name's end
  cp "$f" "${work:=$(mktemp -d)}/$(basename "${f%.in}")"
  check "$f" desktop-file-validate "$work/$(basename "${f%.in}")"
done
for f in data/*.metainfo.xml data/*.metainfo.xml.in; do
  cp "$f" "${work:=$(mktemp -d)}/$(basename "${f%.in}")"
  check "$f" appstreamcli validate --no-net --strict "$work/$(basename "${f%.in}")"
done
# the database takes what it can of a broken file, and says what it can't
quiet() { local said; said=$("$@" 2>&1) && [ -z "$said" ] || { echo "$said"; return 1; }; }
for f in data/*.mime.xml data/*.mime.xml.in; do
  mkdir -p "${work:=$(mktemp -d)}/mime/packages"
  cp "$f" "$work/mime/packages/$(basename "${f%.mime.xml*}").xml"
  check "$f" quiet env XDG_DATA_DIRS="$work" update-mime-database "$work/mime"
done
[ -z "${work:-}" ] || rm -r "$work"

schemas=(data/*.gschema.xml)
[ ${#schemas[@]} = 0 ] || check data "$(pkg-config --variable=glib_compile_schemas gio-2.0)" --strict --dry-run data
for f in ui/*.ui ui/*.gresource.xml data/*.xml data/*.xml.in; do check "$f" xmllint --noout --nonet "$f"; done
for f in ui/*.ui; do
  said=$(xmllint --xpath '//property[@name="label" or @name="title" or @name="subtitle" or @name="tooltip-text" or @name="description"][not(@translatable)][normalize-space()]' "$f" 2>/dev/null)
  [ -z "$said" ] || { printf '%s: not translatable: %s\n' "$f" "$said" >&2; failed=1; }
done
# what the formatter of manual pages warns of; a machine that builds natively may lack it
for f in data/*.1; do
  ! command -v groff >/dev/null || check "$f" quiet groff -man -ww -z -Kutf8 -Tutf8 "$f"
done
for f in dev .ci/run data/*.sh data/screenshots/take tests/with-display tests/*.sh; do check "$f" bash -n "$f"; done
exit $failed
