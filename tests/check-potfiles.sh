#!/bin/bash
# check-potfiles.sh [--fix]: po/POTFILES.in names every file with text to translate; --fix writes it
#
# SPDX-FileCopyrightText: 2026 The Notanda contributors
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu
cd "$(dirname "$0")/.."
export LC_ALL=C

translatable() {
  {
    grep -rlE --include='*.c' --include='*.h' '\b(N?C?_|ngettext|g_dngettext|g_dpgettext2?) ?\("' src || :
    if [ -d ui ]; then grep -rlE --include='*.ui' 'translatable="(yes|true|1)"' ui || :; fi
    if [ -d data ]; then
      find data -name '*.desktop.in*' -o -name '*.metainfo.xml.in*' -o -name '*.mime.xml.in'
      grep -lE 'gettext-domain=' data/*.gschema.xml 2>/dev/null || :
    fi
  } | sort
}

if [ "${1:-}" = --fix ]; then
  translatable >po/POTFILES.in
elif ! diff -u --label po/POTFILES.in --label 'what is translatable' <(sort po/POTFILES.in) <(translatable) >&2; then
  echo "check-potfiles: type: ./dev shell tests/check-potfiles.sh --fix" >&2
  exit 1
fi
