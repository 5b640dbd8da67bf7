#!/bin/bash
# remove.sh FOLDER: takes out again what `meson install` put in; FOLDER is the prefix's share/
#
# SPDX-FileCopyrightText: 2026 The Notanda contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Meson forgets nothing that it installed, but knows nothing of the caches that were made of it. They go first, so that folders
# are empty in the end that were made for the program; what others have there gets its own caches back, whatever ends this.
set -eu
share=${DESTDIR:-}$1

# make_again FOLDER CMD...: the cache of FOLDER, where anything is left
make_again() {
  [ -d "$1" ] && [ -n "$(find "$1" -type f -print -quit)" ] || return 0
  "${@:2}" || status=1
}

make_caches() {
  status=$?
  trap '' HUP INT TERM
  make_again "$share/glib-2.0/schemas" glib-compile-schemas "$share/glib-2.0/schemas"
  make_again "$share/applications" update-desktop-database -q "$share/applications"
  make_again "$share/icons/hicolor" gtk4-update-icon-cache -q -t -f "$share/icons/hicolor"
  make_again "$share/mime/packages" update-mime-database "$share/mime"
  exit "$status"
}
trap make_caches EXIT

rm -f "$share"/{glib-2.0/schemas/gschemas.compiled,applications/mimeinfo.cache,icons/hicolor/icon-theme.cache}
[ ! -d "$share/mime" ] || find "$share/mime" -mindepth 1 -maxdepth 1 ! -name packages -exec rm -r {} +
ninja -C "$MESON_BUILD_ROOT" uninstall
