#!/bin/bash
# SPDX-FileCopyrightText: The Throughline authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tests/headless.sh PROGRAM [ARGUMENT...]
# Runs PROGRAM with a display, a session bus, a window manager and a home folder of its own, and
# leaves nothing behind. `meson test` calls every test through it; a program that is not linked with
# GTK is simply started, unless TL_TEST_DISPLAY=1 asks for the display (scripts that start the window).
#   TL_TEST_A11Y=1       real accessibility bus instead of GTK's test back end
#   TL_TEST_SIZE=1600x1000, TL_TEST_WM=openbox|none
# The exit status is PROGRAM's.
set -u
is_gtk_program () {
  [ "$(head -c 4 -- "$1" 2>/dev/null | tr -d '\0')" = $'\x7fELF' ] && ldd "$1" 2>/dev/null | grep -q 'libgtk-4\.'
}
if [ "${TL_TEST_DISPLAY:-}" != 1 ] && ! is_gtk_program "$1"; then
  exec "$@"
fi
for tool in Xvfb dbus-run-session; do
  if ! command -v $tool >/dev/null; then
    echo "1..0 # SKIP $tool is not installed"
    exit 77
  fi
done

# X sockets and D-Bus want short paths, hence /tmp and not the build folder.
scratch=$(mktemp -d /tmp/tl-test.XXXXXX)
xvfb= session=
clean_up () {
  [ -z "$session" ] || kill "$session" 2>/dev/null
  [ -z "$xvfb" ] || { kill "$xvfb" 2>/dev/null; wait "$xvfb" 2>/dev/null; }
  rm -rf "$scratch"
}
trap clean_up EXIT
trap 'exit 143' TERM
trap 'exit 130' INT
mkdir -m 700 "$scratch/run" "$scratch/home"
export HOME=$scratch/home XDG_RUNTIME_DIR=$scratch/run
export XDG_CONFIG_HOME=$HOME/.config XDG_DATA_HOME=$HOME/.local/share XDG_STATE_HOME=$HOME/.local/state
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS GTK_THEME
export GDK_BACKEND=x11 GSETTINGS_BACKEND=memory GSK_RENDERER="${GSK_RENDERER:-cairo}" LC_ALL="${LC_ALL:-C.UTF-8}"
export ADW_DISABLE_PORTAL=1 GTK_USE_PORTAL=0 GTK_CSD=1
if [ "${TL_TEST_A11Y:-}" = 1 ]; then unset GTK_A11Y; else export GTK_A11Y="${GTK_A11Y:-test}"; fi
# Without GL a program starts faster and is a third of the size; the switch changed its name in 4.14.
gtk=$(pkg-config --modversion gtk4 2>/dev/null || echo 4.8)
if [ "$(printf '%s\n4.13.0\n' "$gtk" | sort -V | head -n 1)" = 4.13.0 ]; then
  export GDK_DISABLE=gl,vulkan
else
  export GDK_DEBUG="${GDK_DEBUG:+$GDK_DEBUG,}gl-disable"
fi
# No animation and no blinking: two runs give the same pixels.
mkdir -p "$XDG_CONFIG_HOME/gtk-4.0"
cat >"$XDG_CONFIG_HOME/gtk-4.0/settings.ini" <<'INI'
[Settings]
gtk-enable-animations=0
gtk-cursor-blink=0
gtk-font-name=Inter 11
gtk-xft-antialias=1
gtk-xft-hinting=0
gtk-xft-rgba=none
INI

Xvfb -displayfd 3 -screen 0 "${TL_TEST_SIZE:-1600x1000}x24" -noreset -nolisten tcp \
  3>"$scratch/display" 2>"$scratch/xvfb.log" &
xvfb=$!
for _ in $(seq 200); do
  [ -s "$scratch/display" ] && break
  kill -0 "$xvfb" 2>/dev/null || break
  sleep 0.05
done
if [ ! -s "$scratch/display" ]; then
  cat "$scratch/xvfb.log" >&2
  echo "headless.sh: Xvfb did not start" >&2
  exit 99
fi
DISPLAY=:$(cat "$scratch/display")
export DISPLAY

cat >"$scratch/session.sh" <<'INNER'
wm= bus=
if [ "${TL_TEST_WM:-openbox}" != none ] && command -v openbox >/dev/null; then
  # Keys are the tests': where the keymap has no Alt, openbox takes plain F4 for closing.
  rc=/etc/xdg/openbox/rc.xml
  sed '/<keyboard>/,/<\/keyboard>/d; s,</openbox_config>,<keyboard/>&,' $rc >"$HOME/openbox.xml"
  # GTK's own variables are no business of the window manager's.
  openbox --sm-disable --config-file "$HOME/openbox.xml" >/dev/null 2>&1 &
  wm=$!
  # A window that is mapped while the window manager starts may never be told its size.
  for _ in $(seq 600); do
    [ -n "$(xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep 0x)" ] && break
    command -v xprop >/dev/null || { sleep 0.5; break; }
    sleep 0.05
  done
fi
if [ "${TL_TEST_A11Y:-}" = 1 ]; then
  /usr/libexec/at-spi-bus-launcher --launch-immediately >/dev/null 2>&1 &
  bus=$!
  sleep 0.7
fi
"$@"
status=$?
[ -z "$wm" ] || kill "$wm" 2>/dev/null
[ -z "$bus" ] || kill "$bus" 2>/dev/null
exit $status
INNER
# The file descriptor limit that dbus-daemon may not raise is noise of the machine, not of the test.
dbus-run-session -- bash "$scratch/session.sh" "$@" 2> >(grep --line-buffered -v 'set fd limit' >&2) &
session=$!
wait "$session"
status=$?
session=
exit $status
