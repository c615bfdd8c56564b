#!/bin/bash
# SPDX-FileCopyrightText: The Throughline authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tests/wayland.sh PROGRAM [ARGUMENT...]
# Runs PROGRAM on a Wayland display of its own: a headless mutter, whose remote-desktop interface is
# the only way to send real fingers to GTK. Session bus, run-time folder and home are private, and
# nothing is left behind. The exit status is PROGRAM's.
set -u
for tool in mutter pipewire dbus-run-session; do
  if ! command -v $tool >/dev/null; then
    echo "1..0 # SKIP $tool is not installed"
    exit 77
  fi
done

if [ -z "${TL_WAYLAND_INSIDE:-}" ]; then
  scratch=$(mktemp -d /tmp/tl-wayland.XXXXXX)
  mkdir -m 700 "$scratch/run" "$scratch/home"
  export TL_WAYLAND_INSIDE=$scratch HOME=$scratch/home XDG_RUNTIME_DIR=$scratch/run
  export XDG_CONFIG_HOME=$HOME/.config XDG_DATA_HOME=$HOME/.local/share XDG_STATE_HOME=$HOME/.local/state
  unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
  session=
  clean_up () {
    [ -z "$session" ] || { kill "$session" 2>/dev/null; wait "$session" 2>/dev/null; }
    rm -rf "$scratch"
  }
  trap clean_up EXIT
  trap 'exit 143' TERM
  trap 'exit 130' INT
  # What dbus-daemon says of file descriptors is noise of the machine, not of the test.
  dbus-run-session -- "$0" "$@" 2> >(grep --line-buffered -v 'set fd limit' >&2) &
  session=$!
  wait "$session"
  status=$?
  session=
  exit $status
fi

scratch=$TL_WAYLAND_INSIDE
export GDK_BACKEND=wayland GSETTINGS_BACKEND=memory GSK_RENDERER=cairo LIBGL_ALWAYS_SOFTWARE=1
export ADW_DISABLE_PORTAL=1 GTK_USE_PORTAL=0 GTK_A11Y="${GTK_A11Y:-test}" LC_ALL="${LC_ALL:-C.UTF-8}"
mkdir -p "$XDG_CONFIG_HOME/gtk-4.0"
printf '[Settings]\ngtk-enable-animations=0\ngtk-cursor-blink=0\ngtk-font-name=Inter 11\n' \
  >"$XDG_CONFIG_HOME/gtk-4.0/settings.ini"
helpers=()
env -u G_DEBUG pipewire >"$scratch/pipewire.log" 2>&1 &
helpers+=($!)
if command -v wireplumber >/dev/null; then
  sleep 0.3
  env -u G_DEBUG wireplumber >"$scratch/wireplumber.log" 2>&1 &
  helpers+=($!)
fi
# Warnings are fatal to our programs, not to theirs.
env -u G_DEBUG mutter --headless --wayland --no-x11 --sm-disable --virtual-monitor 1500x950 --wayland-display tl-wayland \
  >"$scratch/mutter.log" 2>&1 &
helpers+=($!)
end_helpers () {
  kill "${helpers[@]}" 2>/dev/null
  wait "${helpers[@]}" 2>/dev/null
}
trap end_helpers EXIT
trap 'exit 143' TERM
for _ in $(seq 400); do
  [ -S "$XDG_RUNTIME_DIR/tl-wayland" ] && break
  kill -0 "${helpers[-1]}" 2>/dev/null || break
  sleep 0.05
done
if [ ! -S "$XDG_RUNTIME_DIR/tl-wayland" ]; then
  tail -n 5 "$scratch/mutter.log" >&2
  echo "1..0 # SKIP mutter did not start here"
  exit 77
fi
WAYLAND_DISPLAY=tl-wayland "$@"
