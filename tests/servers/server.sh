#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# server.sh start|stop|status|install NAME: one way in to every test server, for the tests and for people.
# server.sh approve NAME ADDRESS LOGIN …: plays the person's browser in a sign-in; see NAME/approve.mjs.
#
# start prints KEY=VALUE lines on stdout, what it does on stderr; a server that runs prints the same again.
# status succeeds when it runs. install fetches its software without starting it.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

usage() { sed -n '5,9s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }

[ $# = 2 ] || [[ ${1:-} = approve && $# -gt 2 ]] || usage
[ -d "$here/$2" ] || { echo "there is no server named $2" >&2; exit 2; }
case $1 in
start) exec "$here/$2/start.sh" ;;
stop) exec "$here/$2/stop.sh" ;;
install)
    [ -x "$here/$2/install.sh" ] && exec "$here/$2/install.sh"
    INSTALL_ONLY=1 exec "$here/$2/start.sh"
    ;;
approve)
    [ -e "$here/$2/approve.mjs" ] || { echo "nobody signs in to $2 in a browser" >&2; exit 2; }
    . "$here/lib.sh"
    use_node22
    exec node "$here/$2/approve.mjs" "${@:3}"
    ;;
status) exec "$here/$2/status.sh" ;;
*) usage ;;
esac
