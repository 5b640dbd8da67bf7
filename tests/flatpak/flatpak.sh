#!/bin/bash
# flatpak.sh CACHE [COMMAND...]: what ./dev flatpak does, once it is in its root
#
# SPDX-FileCopyrightText: 2026 The Notanda contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# All of it stays in CACHE: the runtime and the SDK made of DEV_FLATPAK_PLATFORM and DEV_FLATPAK_SDK, what was
# compiled, the installation that the tests run in. Nothing of the user's or the machine's is read or written.
set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
cache=$1
shift
id=io.github.notanda.Notanda
version=48   # of the runtime that Debian 13 has the libraries of
arch=$(uname -m)

usage() {
  cat <<END
Usage: ./dev flatpak [WHAT...]
  (nothing)       the same as test
  build           build it, as a repository and as a single file in _build/flatpak/
  test            build it, install it, and try it in its sandbox (the same as nothing)
  bench           build and install it, and measure its start in the sandbox against that outside
  run CMD...      build and install it, and run CMD on a display and a bus of its own
The first time takes some ten minutes, most of it for poppler; later ones half a minute. What is built here has a runtime made
of Debian's packages: it is for tests, and called so. The runtime that people have comes from elsewhere.
Without the document portal what needs it is skipped; with DEV_NEED_PORTAL=1 that is a failure.
END
}

say() { echo "flatpak: $*" >&2; }
die() { say "$*"; exit 1; }

# skip_unless_possible: flatpak without namespaces of its own isn't flatpak
skip_unless_possible() {
  local said
  said=$(bwrap --unshare-all --ro-bind / / --proc /proc --dev /dev true 2>&1) && return
  say "skipped: no sandbox can be made here ($said)"
  [ "$EUID" != 0 ] || say "in a container: start it with --privileged"
  exit 77
}

# ---- the session

# session CMD...: becomes CMD, on a display, a bus and process numbers of its own, with the document portal.
#
# A sandbox has the portal's files below /run/user/UID, so that is where the session's folder must be. The portal mounts its files
# there, which a plain user may in a namespace of his own, and nothing else is left the right to: a sandbox isn't made by who has it.
session() {
  local uid gid
  uid=$(id -u) gid=$(id -g)
  export TEST_RUNTIME_DIR=/run/user/$uid
  # what the file portal asks is chooser.py
  export XDG_CURRENT_DESKTOP=test XDG_DESKTOP_PORTAL_DIR=$top/tests/flatpak/portals
  if [ "$uid" = 0 ]; then
    exec unshare --mount --pid --fork --kill-child --mount-proc -- bash -c "$folder; $portal" - "$@"
  fi
  exec unshare --user --map-root-user --mount -- bash -c "$folder; exec \"\$@\"" - \
    unshare --user --map-user="$uid" --map-group="$gid" --mount --pid --fork --kill-child --mount-proc --keep-caps -- bash -c "$portal" - "$@"
}

folder='
  set -e
  if [ -d "$TEST_RUNTIME_DIR" ]; then
    mount -t tmpfs -o mode=700 tmpfs "$TEST_RUNTIME_DIR"
  else
    mount -t tmpfs -o mode=755 tmpfs /run
    mkdir -p "$TEST_RUNTIME_DIR"
    chmod 700 "$TEST_RUNTIME_DIR"
  fi
  # the X servers of other namespaces put their sockets there, under the same numbers
  mkdir -p -m 1777 /tmp/.X11-unix
  mount -t tmpfs -o mode=1777 tmpfs /tmp/.X11-unix
  # a disk that is soon full
  mkdir "$TEST_RUNTIME_DIR/small"
  mount -t tmpfs -o size=2m,mode=700 tmpfs "$TEST_RUNTIME_DIR/small"'

# It waits for the address of the bus, which comes later
portal='
  set -e
  mkfifo "$TEST_RUNTIME_DIR/address"
  (
    read -r DBUS_SESSION_BUS_ADDRESS <"$TEST_RUNTIME_DIR/address"
    export DBUS_SESSION_BUS_ADDRESS XDG_RUNTIME_DIR=$TEST_RUNTIME_DIR
    /usr/libexec/xdg-document-portal >"$TEST_RUNTIME_DIR/portal.log" 2>&1 || :
    touch "$TEST_RUNTIME_DIR/no-portal"
  ) &
  exec setpriv --inh-caps=-all --ambient-caps=-all -- "$@"'

# have_portal: waits for it; 1 where it can't be had, after saying why
have_portal() {
  local tries=300
  echo "$DBUS_SESSION_BUS_ADDRESS" >"$XDG_RUNTIME_DIR/address"
  until [ -e "$XDG_RUNTIME_DIR/no-portal" ]; do
    [ $((tries--)) -gt 0 ] || die "the document portal has neither come nor ended in half a minute: $(tr '\n' ' ' <"$XDG_RUNTIME_DIR/portal.log")"
    # asked in a way that doesn't start another one
    dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner \
      string:org.freedesktop.portal.Documents | grep -q 'boolean true' && return
    sleep 0.1
  done
  [ "${DEV_NEED_PORTAL:-0}" != 1 ] || die "no document portal here, which DEV_NEED_PORTAL=1 asks for: $(tr '\n' ' ' <"$XDG_RUNTIME_DIR/portal.log")"
  say "no document portal here, and so no tests of it: $(tr '\n' ' ' <"$XDG_RUNTIME_DIR/portal.log")"
  [ -w /dev/fuse ] || say "it needs to write to /dev/fuse"
  return 1
}

# ---- the runtime and the SDK

# fix_up USR: what a runtime's /usr is unlike Debian's in
fix_up() {
  rm -rf "$1/lib64" "$1/etc"/{passwd,group,hosts,hostname,resolv.conf,machine-id,localtime,debian_version,ld.so.cache,notanda-root}
  # meson takes lib64 for the place of libraries when it is a folder, and the multiarch folder on what says it is Debian
  ln -s lib "$1/lib64"
  ln -sf "$arch-linux-gnu/ld-linux-x86-64.so.2" "$1/lib/ld-linux-x86-64.so.2"
  # only from an empty list of folders flatpak makes one that has the program's
  : >"$1/etc/ld.so.conf"
}

commit_runtime() {  # commit_runtime ROOT ID: into the repository, which shares the root's files
  local work=$cache/commit metadata
  rm -rf "$work" && mkdir -p "$work"
  cp -al "$1/usr" "$work/files"
  rm -rf "$work/files/etc" && cp -a "$1/etc" "$work/files/etc"
  fix_up "$work/files"
  metadata="[Runtime]
name=$2
runtime=org.gnome.Platform/$arch/$version
sdk=org.gnome.Sdk/$arch/$version

[Environment]
XDG_DATA_DIRS=/app/share:/usr/share:/usr/share/runtime/share:/run/host/user-share:/run/host/share
GI_TYPELIB_PATH=/app/lib/girepository-1.0"
  printf %s "$metadata" >"$work/metadata"
  ostree commit --repo="$cache/runtimes" --branch="runtime/$2/$arch/$version" -s "Made of Debian 13 packages, for tests" \
    --owner-uid=0 --owner-gid=0 --no-xattrs --canonical-permissions --consume --add-metadata-string="xa.metadata=$metadata" \
    --tree=dir="$work" >/dev/null
}

make_runtimes() {
  local key="$DEV_FLATPAK_PLATFORM $DEV_FLATPAK_SDK $(declare -f fix_up commit_runtime)"
  if [ -e "$cache/runtimes.key" ] && [ "$(<"$cache/runtimes.key")" = "$key" ]; then return; fi
  say "making the runtime and the SDK of Debian 13"
  rm -rf "$cache"/runtimes* "$cache/installation" "$cache/state/cache"
  ostree init --repo="$cache/runtimes" --mode=bare-user-only
  ostree --repo="$cache/runtimes" config set core.fsync false
  commit_runtime "$DEV_FLATPAK_PLATFORM" org.gnome.Platform
  commit_runtime "$DEV_FLATPAK_SDK" org.gnome.Sdk
  flatpak build-update-repo "$cache/runtimes"
  flatpak --user remote-add --no-gpg-verify test-runtimes "file://$cache/runtimes"
  flatpak --user install -y --noninteractive test-runtimes org.gnome.{Platform,Sdk}//$version >/dev/null
  echo "$key" >"$cache/runtimes.key"
}

# ---- the program

# date_of TREE: of its last commit, in seconds; of its last release where it is no checkout
date_of() {
  if [ -e "$1/.git" ]; then
    git -c safe.directory='*' -C "$1" log -1 --format=%ct
  else
    date -u +%s -d "$(sed -n 's/.*<release .*date="\([^"]*\)".*/\1/p' "$1/data/$id.metainfo.xml.in" | head -n 1)"
  fi
}

# make_repository TREE FOLDER: builds TREE in FOLDER/build, and exports it to FOLDER/repository
#
# The manifest is installed too, and so has no path of this machine in it.
make_repository() {
  local here=$1/_build/flatpak
  mkdir -p "$here" "$2"
  ln -sfn "$DEV_FLATPAK_SOURCES" "$here/sources"
  "$top/tests/flatpak/sources.py" local "$1/flatpak/$id.json" sources ../.. $version >"$here/$id.json"
  "$top/flatpak/build.sh" "$here/$id.json" "$2" "$(date_of "$1")" test "Built on a runtime made for tests" \
    --user --disable-rofiles-fuse --disable-updates --ccache --state-dir="$cache/state" >"$here/build.log" 2>&1 ||
    { tail -n 40 "$here/build.log" >&2; die "the build failed; $here/build.log says more"; }
}

build() {
  mkdir -p "$out"
  make_runtimes
  say "building (its libraries only when they changed)"
  make_repository "$top" "$cache"
  flatpak build-bundle "$cache/repository" "$out/$id-test.flatpak" $id test
}

# ---- the tests

# in_fresh SCRIPT: the test on a machine that has a runtime, and nothing of the checkout or the cache; what a reader of the README has, the
# README itself, the manifest and the single file, called as it is in the README, is in the folder that it starts in
in_fresh() (
  fresh=$cache/fresh
  export HOME=$fresh/home FLATPAK_USER_DIR=$fresh/installation
  export XDG_DATA_DIRS=$FLATPAK_USER_DIR/exports/share:/usr/local/share:/usr/share
  trap 'rm -rf "$fresh"' EXIT
  rm -rf "$fresh"
  mkdir -p "$HOME" "$fresh/flatpak"
  flatpak --user remote-add --no-gpg-verify test-runtimes "file://$cache/runtimes"
  flatpak --user install -y --noninteractive test-runtimes org.gnome.Platform//$version >/dev/null
  cp "$top/README.md" "$fresh"
  cp "$top/flatpak/$id.json" "$fresh/flatpak"
  cp "$out/$id-test.flatpak" "$fresh/notanda-VERSION.flatpak"
  "$top/tests/flatpak/machine.py" "${cache%/*}" "$fresh" "$1"
)

# same_elsewhere: a copy in another folder, with files of another time, gives the same commits
same_elsewhere() (
  elsewhere=$cache/elsewhere
  tree="$elsewhere/a folder of another name"
  name="/notanda/flatpak/reproducible/same-elsewhere"
  rm -rf "$elsewhere"
  mkdir -p "$tree"
  tar -C "$top" --exclude=./_build -cf - . | tar -C "$tree" -xmf -
  make_repository "$tree" "$elsewhere"
  commits() { ostree --repo="$1/repository" refs --revision | sort; }
  echo 1..1
  if [ -n "$(commits "$cache")" ] && diff <(commits "$cache") <(commits "$elsewhere") | sed 's/^/# /'; then
    echo "ok 1 - $name"
    rm -rf "$elsewhere"
  else
    diff -rq "$cache/build/files" "$elsewhere/build/files" | sed 's/^/# /'
    echo "not ok 1 - $name"
    exit 1
  fi
)

# part CMD...: shows what it says, and adds up its cases; one that dies, or leaves cases out, is a failure more
part() {
  local log=$cache/part.tap status=0 planned passed failed
  "$@" | tee "$log" || status=1
  planned=$(sed -n 's/^1\.\.\([0-9]*\)$/\1/p' "$log")
  passed=$(grep -c '^ok ' "$log" || :)
  failed=$(grep -c '^not ok ' "$log" || :)
  if [ $((passed + failed)) != "${planned:-0}" ] || { [ $status != 0 ] && [ "$failed" = 0 ]; }; then
    echo "# $*: ended with $((passed + failed)) of its ${planned:-unknown number of} cases"
    failed=$((failed + 1))
  fi
  all_skipped=$((all_skipped + $(grep -c '^ok .* # SKIP ' "$log" || :)))
  all_passed=$((all_passed + passed)) all_failed=$((all_failed + failed))
}

run_tests() {
  local tests=$top/tests/flatpak all_passed=0 all_failed=0 all_skipped=0
  part same_elsewhere 9>&-
  part "$tests/package.py"
  part "$tests/release.py"
  part "$tests/main-job.py"
  part "$tests/desktop.py"
  part "$tests/browser.py"
  part "$tests/pictures.py"
  part "$tests/bad-input.py"
  part in_fresh bundle.py
  [ $all_skipped = 0 ] || echo "$all_skipped skipped"
  echo "$((all_passed - all_skipped)) passed, $all_failed failed, in $SECONDS seconds"
  [ $all_failed = 0 ]
}

# ---- here we go

command=${1:-test}
[ $# = 0 ] || shift
case $command in
  build | test | bench | run) ;;
  help | --help | -h) usage && exit ;;
  *) usage >&2 && exit 2 ;;
esac
skip_unless_possible
if [ -z "${DBUS_SYSTEM_BUS_ADDRESS:-}" ]; then
  # flatpak asks a system bus who may install what; this one knows of no such limits
  session "$top/tests/with-display" bash -c 'DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS exec "$@"' - \
    "${BASH_SOURCE[0]}" "$cache" "$command" "$@"
fi
out=$top/_build/flatpak
mkdir -p "$cache/home"
exec 9>"$cache/lock"
flock -n 9 || { say "another run is using $cache, waiting for it"; flock 9; }
export HOME=$cache/home FLATPAK_USER_DIR=$cache/installation
export XDG_DATA_DIRS=$cache/installation/exports/share:/usr/local/share:/usr/share
build 9>&-
[ "$command" != build ] || exit 0

flatpak --user remote-add --if-not-exists --no-gpg-verify test-program "file://$cache/repository"
# of an older commit than the one that is there it would be refused as an update
! flatpak --user info $id//test >/dev/null 2>&1 || flatpak --user uninstall -y --noninteractive $id//test >/dev/null
flatpak --user install -y --noninteractive test-program $id//test >/dev/null
export NOTANDA_FLATPAK=$id//test
export G_TEST_SRCDIR=$top/tests G_TEST_BUILDDIR=$out
# the window is to do as it does where it is installed
unset ADW_DISABLE_PORTAL GSETTINGS_BACKEND
! have_portal || export NOTANDA_DOCUMENTS=1
case $command in
  run) "$@" ;;
  bench) "$top/tests/flatpak/bench.py" "$@" ;;
  test) run_tests ;;
esac
