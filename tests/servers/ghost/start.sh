#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Ghost in development mode on SQLite: its first start makes the owner and an integration with keys.
. "$(dirname "$0")/../lib.sh"
PORT=${PORT:-28030}
[ -n "${INSTALL_ONLY:-}" ] || begin

apt_need curl
use_node22
npm_deps
version=$(node -p "require('$HERE/package.json').ghost")
GHOST=$CACHE/ghost-$version
# Ghost's package holds tarballs of its own parts, which npm cannot install as a dependency: it is unpacked and
# installed from inside, as its own installer does.
install_ghost() {
    rm -rf "$GHOST" "$CACHE/package"
    cd "$CACHE"
    npm pack --silent "ghost@$version" >&2
    tar xzf "ghost-$version.tgz"
    rm "ghost-$version.tgz"
    cd package
    "$CACHE/node_modules/.bin/pnpm" install --prod --frozen-lockfile --store-dir "$CACHE/store" \
        --reporter=append-only >"$CACHE/install.log" 2>&1 || { tail -n 30 "$CACHE/install.log" >&2; die "Ghost could not be installed"; }
    mv "$CACHE/package" "$GHOST"
    rm -rf "$CACHE/store"
    touch "$GHOST/.installed"
}
(
    flock 9
    [ -e "$GHOST/.installed" ] || { say "installing Ghost $version"; install_ghost; }
) 9>"$CACHE/.lock"
[ -z "${INSTALL_ONLY:-}" ] || exit 0

[ -d "$STATE/content" ] || cp -r "$GHOST/content" "$STATE/content"
export NODE_ENV=development url=http://127.0.0.1:$PORT server__host=127.0.0.1 server__port=$PORT \
    paths__contentPath="$STATE/content" database__client=better-sqlite3 \
    database__connection__filename="$STATE/ghost.db" privacy__useUpdateCheck=false \
    security__staffDeviceVerification=false security__allowWebhookInternalIPs=true \
    mail__options__port="${SMTP_PORT:-28070}" logging__transports='["stdout"]'
cd "$GHOST"
spawn main node index.js
wait_for 120 main curl -sf "$url/ghost/api/admin/site/"
[ -s "$STATE/accounts" ] || {
    node "$HERE/setup.mjs" "$url" >"$STATE/accounts.new"
    mv "$STATE/accounts.new" "$STATE/accounts"
}

publish <<END
GHOST_URL=$url
GHOST_ADMIN_API=$url/ghost/api/admin
GHOST_CONTENT_API=$url/ghost/api/content
GHOST_RSS=$url/rss/
$(cat "$STATE/accounts")
END
