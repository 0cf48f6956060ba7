#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A whole Bluesky network: PLC directory, PDS (also the OAuth server), AppView and labeler, from Bluesky's own
# @atproto/dev-env. APPVIEW=0 starts only PLC and PDS, which need no PostgreSQL and no Redis, and have no
# timeline, search or notifications. RATE_LIMITS=1 turns the PDS's rate limits on.
. "$(dirname "$0")/../lib.sh"
PORT=${PORT:-28040}
export KEEP_DATA=0 # the PLC directory lives in memory
[ -n "${INSTALL_ONLY:-}" ] || begin

use_node22
npm_deps
if [ "${APPVIEW:-1}" = 1 ]; then
    apt_need redis-server
    INSTALL_ONLY=1 "$HERE/../postgres/start.sh"
fi
[ -z "${INSTALL_ONLY:-}" ] || exit 0

mkdir "$STATE/tmp"
export TMPDIR=$STATE/tmp STATE PORT LOG_ENABLED=${LOG_ENABLED:-false}
instance=bluesky${INSTANCE:+-$INSTANCE}
if [ "${APPVIEW:-1}" = 1 ]; then
    spawn redis redis-server --bind 127.0.0.1 --port $((PORT + 5)) --save '' --appendonly no --dir "$STATE"
    wait_for 20 redis redis-cli -p $((PORT + 5)) ping
    export REDIS_HOST=127.0.0.1:$((PORT + 5))
    eval "$(INSTANCE=$instance PORT=$((PORT + 4)) TMPDIR=/tmp "$HERE/../postgres/start.sh")"
    export DB_POSTGRES_URL=$POSTGRES_URL
fi
# Packages are found beside the program, so it runs from the cache.
cp "$HERE"/{network,loopback}.mjs "$CACHE"
spawn main node --import "$CACHE/loopback.mjs" "$CACHE/network.mjs"
wait_for 120 main test -e "$STATE/ready"
publish <"$STATE/ready"
