# SPDX-FileCopyrightText: The Throughline authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by `run` and `test`: installs what is missing, becomes the right user, builds.
# Only apt ever runs as root; everything that is written into the checkout is written by the person
# who called. The package manager is asked (and the network touched) only when something is missing,
# so the second call costs one dpkg-query.
# shellcheck shell=bash

set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$root/_build
python=/usr/bin/python3

# A line may name alternatives, "new|old": the first one that this release of Debian has is used.
packages_build=(
  gcc libc6-dev mold meson ninja-build 'pkgconf|pkg-config' python3 gettext
  libglib2.0-dev libglib2.0-bin libjson-glib-dev libpango1.0-dev libcairo2-dev libfontconfig-dev
  librsvg2-dev librsvg2-common libgdk-pixbuf-2.0-dev libharfbuzz-dev libpng-dev libzip-dev libxlsxwriter-dev libxml2-dev libgtk-4-dev libgtk-4-bin libadwaita-1-dev
  fonts-inter fonts-dejavu-core adwaita-icon-theme hicolor-icon-theme
  desktop-file-utils shared-mime-info
)
packages_test=(
  xvfb xauth xdotool 'dbus-daemon|dbus' openbox at-spi2-core python3-gi gir1.2-atspi-2.0 python3-openpyxl
  imagemagick librsvg2-bin libxml2-utils poppler-utils appstream x11-utils groff-base
)
packages_long=(mutter pipewire wireplumber)
packages_interop=(inkscape libreoffice-draw libreoffice-impress chromium clang-format-14)
packages_peers=(graphviz dia inkscape libreoffice-impress)

say () { printf '%s\n' "$*" >&2; }
fail () { say "$*"; exit 1; }

# Runs $@; what it says is shown only when it fails.
quietly () {
  local log status=0
  log=$(mktemp)
  "$@" >"$log" 2>&1 || status=$?
  [ $status = 0 ] || cat "$log" >&2
  rm -f "$log"
  return $status
}

# Prints the words of $@ that are not installed, one a line; alternatives stay joined.
missing_packages () {
  local installed entry name found
  installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' 2>/dev/null | sed -n 's/^installed //p')
  for entry in "$@"; do
    found=
    for name in ${entry//|/ }; do
      if grep -qxF -- "$name" <<<"$installed"; then found=1; break; fi
    done
    [ -n "$found" ] || printf '%s\n' "$entry"
  done
}

# The first of the alternatives in $1 that apt can install; the first one when it knows none.
choose_package () {
  local name
  for name in ${1//|/ }; do
    if apt-cache policy "$name" 2>/dev/null | grep -q 'Candidate: [^(]'; then
      printf '%s\n' "$name"
      return
    fi
  done
  printf '%s\n' "${1%%|*}"
}

# Installs what of $@ is missing; as root directly, else with sudo, else says what to type and ends.
need_packages () {
  local missing=() names=() entry as_root=()
  command -v dpkg-query >/dev/null || { say "No dpkg here: please install by hand: $*"; return 0; }
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" = 0 ]; then
    as_root=(env)
  elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || { [ -t 0 ] && sudo -v; }; }; then
    as_root=(sudo)
  else
    for entry in "${missing[@]}"; do names+=("$(choose_package "$entry")"); done
    say "Some packages are missing, and installing them needs root. Please run this line, then try again:"
    say ""
    say "  su -c 'apt-get update && apt-get install -y --no-install-recommends ${names[*]}'"
    exit 1
  fi
  "${as_root[@]}" apt-get update -qq >&2 || fail "apt-get update failed; see above."
  for entry in "${missing[@]}"; do names+=("$(choose_package "$entry")"); done
  say "Installing (a minute or two): ${names[*]}"
  quietly "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${names[@]}" ||
    fail "apt-get could not install: ${names[*]}"
}

# Under sudo: goes on as the person who typed it, so that build folder and window are theirs.
# sudo strips the names of the Wayland display and of the session's run-time folder: found again here.
become_caller () {
  [ "$(id -u)" = 0 ] && [ -n "${SUDO_UID:-}" ] && [ "$SUDO_UID" != 0 ] || return 0
  local name home runtime=/run/user/$SUDO_UID display=()
  name=$(id -un "$SUDO_UID")
  home=$(getent passwd "$SUDO_UID" | cut -d: -f6)
  if [ -d "$runtime" ]; then
    display+=("XDG_RUNTIME_DIR=$runtime")
    if [ -S "$runtime/wayland-0" ]; then display+=("WAYLAND_DISPLAY=${WAYLAND_DISPLAY:-wayland-0}"); fi
    if [ -S "$runtime/bus" ]; then display+=("DBUS_SESSION_BUS_ADDRESS=unix:path=$runtime/bus"); fi
  fi
  exec setpriv --reuid "$SUDO_UID" --regid "$SUDO_GID" --init-groups \
    env -u SUDO_UID -u SUDO_GID -u SUDO_USER -u SUDO_COMMAND "HOME=$home" "USER=$name" "LOGNAME=$name" \
    "${display[@]}" "$0" "$@"
}

# Sets up $1 once (further arguments: options of meson setup) and says what to do if it is not ours.
configure () {
  local folder=$1
  shift
  # A hundred programs are linked for the tests: mold takes a tenth of the time.
  if [ -z "${CC_LD:-}" ] && command -v mold >/dev/null; then export CC_LD=mold; fi
  if [ -e "$folder" ] && [ ! -w "$folder" ]; then
    fail "$folder belongs to somebody else (built as root?). Remove it and try again."
  fi
  if [ -f "$folder/build.ninja" ] &&
    [ -n "$(find "$root" -path "$root/_build*" -prune -o -name 'meson*' -newer "$folder/build.ninja" -print -quit)" ]; then
    set -- --reconfigure "$@" # a folder that is new since then is no known dependency of the old set-up
  fi
  if [ ! -f "$folder/build.ninja" ] || [ "${1:-}" = --reconfigure ]; then
    if ! quietly meson setup "$folder" "$root" "$@"; then
      [ -f "$folder/build.ninja" ] || rm -rf "$folder"
      fail "Setting up the build failed; see above."
    fi
  fi
}

# Builds the targets after the folder (all without any); quiet when there is nothing to say.
compile () {
  local folder=$1 log
  shift
  log=$(mktemp)
  if ! ninja -C "$folder" "$@" >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    fail "Building failed; see above."
  fi
  grep -E 'warning:' "$log" >&2 || true
  rm -f "$log"
}
