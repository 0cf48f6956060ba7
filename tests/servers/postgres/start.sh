#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A private PostgreSQL cluster with Debian's server; the system's own cluster is left alone.
. "$(dirname "$0")/../lib.sh"
PORT=${PORT:-28080}
[ -n "${INSTALL_ONLY:-}" ] || begin

apt_need postgresql-15
[ -z "${INSTALL_ONLY:-}" ] || exit 0

bin=/usr/lib/postgresql/15/bin
# The server refuses to run as root.
drop=()
if [ "$(id -u)" = 0 ]; then
    drop=(setpriv --reuid=postgres --regid=postgres --init-groups)
    chown postgres: "$STATE"
fi
ask() { psql -qh 127.0.0.1 -p "$PORT" -U hatstand -d postgres "$@"; }
cd "$STATE"
[ -d data ] || "${drop[@]}" "$bin/initdb" -D data -U hatstand -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$STATE/initdb.log"
spawn main "${drop[@]}" "$bin/postgres" -D "$STATE/data" -p "$PORT" \
    -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c synchronous_commit=off
wait_for 30 main ask -c 'select 1'
ask -tc "select 1 from pg_database where datname='hatstand'" | grep -q 1 || ask -c 'create database hatstand' >&2

publish <<END
POSTGRES_URL=postgres://hatstand@127.0.0.1:$PORT/hatstand
END
