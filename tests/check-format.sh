#!/bin/bash
# check-format.sh [--fix]: C as .clang-format has it; --fix makes it so
#
# SPDX-FileCopyrightText: 2026 The Notanda contributors
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu
cd "$(dirname "$0")/.."

how=(--dry-run --Werror --ferror-limit=1)
if [ "${1:-}" = --fix ]; then how=(-i); fi
find src tests -name '*.[ch]' -print0 | sort -z | xargs -0 -r clang-format --style=file "${how[@]}" || {
  echo "check-format: type: ./dev shell tests/check-format.sh --fix" >&2
  exit 1
}
