#!/bin/bash
# test-without-pdf.sh: a build without poppler compiles, and says so of a PDF file
#
# SPDX-FileCopyrightText: 2026 The Notanda contributors
# SPDX-License-Identifier: GPL-3.0-or-later
set -uo pipefail

top=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
n=0

# report DESCRIPTION CMD...: one line of TAP, and what CMD says where it fails
report() {
  local what=$1 said
  shift
  n=$((n + 1))
  if said=$("$@" 2>&1); then echo "ok $n - $what"; else
    echo "not ok $n - $what"
    sed 's/^/# /' <<<"$said"
  fi
}

# what is to be shown needs no optimisation
build() {
  meson setup -Dpdf=disabled -Doptimization=0 -Ddebug=false --werror "$folder/build" "$top" && ninja -C "$folder/build" command-line helpers
}

has_no_helper() { [ -x "$folder/build/src/notanda-loader" ] && [ ! -e "$folder/build/src/notanda-loader-pdf" ]; }

# extract STATUS FILE WORDS
extract() {
  local said status=0
  said=$(NOTANDA_LOADER=$folder/build/src/notanda-loader "$folder/build/src/notandactl" extract "$top/tests/data/load/files/$2" 2>&1) || status=$?
  echo "$status: $said"
  [ "$status" = "$1" ] && [[ $said == *"$3"* ]]
}

echo 1..4
report 'it compiles' build
report 'it has the one helper, and not the other' has_no_helper
report 'a PDF file is refused with what to do' extract 1 columns.pdf 'this installation of Notanda can’t read. Copy its text from another program.'
report 'another file is read' extract 0 orchard.md 'Three men came in May.'
