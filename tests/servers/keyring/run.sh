#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# run.sh COMMAND...: runs a command with a session bus of its own and an unlocked, empty GNOME Keyring, so
# that the keychain works without a desktop. Everything ends with the command; the person's own keyring is
# never touched. Exits with 77 (skipped) where dbus or gnome-keyring is not installed.
set -euo pipefail

for program in dbus-run-session gnome-keyring-daemon dbus-send; do
    command -v "$program" >/dev/null || { echo "skipped: $program is not installed" >&2; exit 77; }
done

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
# shellcheck disable=SC2016 # all of it is for the shell inside
env -u DISPLAY -u WAYLAND_DISPLAY -u DBUS_SESSION_BUS_ADDRESS -u GNOME_KEYRING_CONTROL -u XDG_CURRENT_DESKTOP \
    XDG_RUNTIME_DIR="$home" \
    dbus-run-session -- bash -c '
        printf test-keyring-password | XDG_DATA_HOME=$XDG_RUNTIME_DIR/data XDG_CACHE_HOME=$XDG_RUNTIME_DIR/cache \
            gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null
        "$@"' run "$@"
