#!/bin/bash
# remove.sh FOLDER: takes out again what `meson install` put in; FOLDER is the prefix's share/
#
# SPDX-FileCopyrightText: 2026 The Notanda contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Meson forgets nothing that it installed, but knows nothing of the caches that were made of it. They go first, so that folders
# are empty in the end that were made for the program; what others have there gets its own caches back.
set -eu
share=${DESTDIR:-}$1

rm -f "$share"/{glib-2.0/schemas/gschemas.compiled,applications/mimeinfo.cache,icons/hicolor/icon-theme.cache}
[ ! -d "$share/mime" ] || find "$share/mime" -mindepth 1 -maxdepth 1 ! -name packages -exec rm -r {} +

ninja -C "$MESON_BUILD_ROOT" uninstall

has() { [ -d "$1" ] && [ -n "$(find "$1" -type f -print -quit)" ]; }
! has "$share/glib-2.0/schemas" || glib-compile-schemas "$share/glib-2.0/schemas"
! has "$share/applications" || update-desktop-database -q "$share/applications"
! has "$share/icons/hicolor" || gtk4-update-icon-cache -q -t -f "$share/icons/hicolor"
! has "$share/mime/packages" || update-mime-database "$share/mime"
