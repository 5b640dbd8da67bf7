# roots.sh: what ./dev flatpak is done with, and the runtime it makes; read by dev
#
# SPDX-FileCopyrightText: 2026 The Notanda contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Three Debian 13 roots: the tools, which the tests run in, and what becomes the runtime and the SDK. The runtime has
# only what GNOME's has, as far as packages let one choose.

flatpak_tools="base-files base-passwd bash coreutils dash debianutils diffutils findutils gawk grep gzip hostname iproute2
  libc-bin mount patch perl-base procps sed tar tzdata util-linux xz-utils bzip2 zstd unzip
  flatpak flatpak-builder ostree bubblewrap elfutils debugedit binutils git fuse3 xdg-dbus-proxy xdg-desktop-portal
  appstream appstream-compose desktop-file-utils shared-mime-info ca-certificates glib-networking gnome-keyring
  apache2-bin at-spi2-core dbus-bin dbus-daemon gir1.2-atspi-2.0 imagemagick openssl python3 python3-gi xdotool xvfb
  libgtk-4-bin adwaita-icon-theme librsvg2-common fontconfig fonts-dejavu-core"

flatpak_platform="base-files bash coreutils dash findutils gawk grep gzip less libc-bin mount procps sed tar tzdata util-linux xz-utils
  adwaita-icon-theme at-spi2-core ca-certificates dbus-bin dconf-gsettings-backend fontconfig fonts-cantarell fonts-dejavu-core
  fonts-noto-color-emoji glib-networking gsettings-desktop-schemas hicolor-icon-theme libadwaita-1-0 libarchive13t64 libdex-1-1
  libegl-mesa0 libegl1 libenchant-2-2 libgl1 libgl1-mesa-dri libgles2 libglib2.0-bin libgtk-4-1 libgtksourceview-5-0 libicu76
  libjson-glib-1.0-0 liblcms2-2 libopenjp2-7 libseccomp2 libsecret-1-0 libsoup-3.0-0 libsqlite3-0 libxml2 libxslt1.1
  librsvg2-common openssl shared-mime-info xkb-data"

flatpak_sdk="$flatpak_platform autoconf automake appstream appstream-compose base-passwd bzip2 ccache cmake debugedit desktop-file-utils
  diffutils elfutils file g++ gcc gettext git libtool libtool-bin m4 make meson ninja-build patch perl pkgconf python3 unzip zstd
  libadwaita-1-dev libarchive-dev libc6-dev libgtk-4-bin libgtk-4-dev libicu-dev liblcms2-dev libopenjp2-7-dev libseccomp-dev
  libsecret-1-dev libsoup-3.0-dev libsqlite3-dev libxml2-dev zlib1g-dev libfontconfig-dev libjpeg-dev libtiff-dev libpng-dev"

# What their packages' own scripts would do in the runtime and the SDK, and what a runtime is without
flatpak_settle='
  cd /usr/bin
  for l in cc:gcc c++:g++ awk:gawk; do [ ! -e "${l#*:}" ] || ln -sf "${l#*:}" "${l%:*}"; done
  for f in aclocal-* automake-*; do [ ! -e "$f" ] || ln -sf "$f" "${f%%-*}"; done
  ln -sf ../sbin/ldconfig ldconfig
  lib=$(echo /usr/lib/*-linux-gnu)
  "$lib/glib-2.0/glib-compile-schemas" /usr/share/glib-2.0/schemas
  "$lib/glib-2.0/gio-querymodules" "$lib/gio/modules"
  "$lib/gdk-pixbuf-2.0/gdk-pixbuf-query-loaders" --update-cache
  update-mime-database /usr/share/mime
  fc-cache -s
  mkdir -p /etc/ssl/certs
  cat /usr/share/ca-certificates/mozilla/*.crt >/etc/ssl/certs/ca-certificates.crt'

# flatpak_roots: sets DEV_FLATPAK_PLATFORM, DEV_FLATPAK_SDK and DEV_FLATPAK_SOURCES to folders that exist
flatpak_roots() {
  local packages=$flatpak_platform settle=$flatpak_settle key root
  the_root
  export DEV_FLATPAK_PLATFORM=$root
  packages=$flatpak_sdk
  the_root
  export DEV_FLATPAK_SDK=$root DEV_FLATPAK_SOURCES=$cache/sources
  flatpak_sources
}

# flatpak_sources: the tarballs that the manifest names, which are Debian's, from the mirror of all else
flatpak_sources() (
  mkdir -p "$cache/sources"
  cd "$cache/sources"
  "$top/tests/flatpak/sources.py" missing "$top/flatpak/io.github.notanda.Notanda.json" . >"$cache/sources.missing"
  [ -s "$cache/sources.missing" ] || exit 0
  exec 9>"$cache/lock"
  flock 9
  say "downloading the sources of the libraries"
  work=$(mktemp -d "$cache/tmp.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  mkdir -p "$work/lists/partial"
  : >"$work/status"
  mirror=$(the_mirror)
  apt_settings "$work" "$mirror"
  sed -i 's/^deb /deb-src /' "$work/sources.list"
  apt-get -qq -c "$work/apt.conf" update </dev/null >&2
  # a mirror may lack a package's other files, which nothing here needs
  cut -d ' ' -f 1 "$cache/sources.missing" | sort -u | while read -r source; do
    apt-get -qq -c "$work/apt.conf" source --download-only "$source" </dev/null >"$work/log" 2>&1 || :
  done
  "$top/tests/flatpak/sources.py" missing "$top/flatpak/io.github.notanda.Notanda.json" . >"$cache/sources.missing"
  [ ! -s "$cache/sources.missing" ] || die "these sources didn't come from $mirror: $(cut -d ' ' -f 2 "$cache/sources.missing" | tr '\n' ' ')"
)
