#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A TCP proxy in front of another test server that delays, throttles, cuts, resets or refuses connections; see
# proxy.mjs. TARGET_PORT is the server's.
. "$(dirname "$0")/../lib.sh"
PORT=${PORT:-28090}
[ -n "${INSTALL_ONLY:-}" ] || [ -n "${TARGET_PORT:-}" ] || die "set TARGET_PORT"
[ -n "${INSTALL_ONLY:-}" ] || begin

use_node22
[ -z "${INSTALL_ONLY:-}" ] || exit 0
spawn main node "$HERE/proxy.mjs" "$PORT" "$TARGET_PORT" $((PORT + 1))
wait_for 10 main listens $((PORT + 1))

publish <<END
FAULTPROXY_PORT=$PORT
FAULTPROXY_CONTROL=http://127.0.0.1:$((PORT + 1))/
END
