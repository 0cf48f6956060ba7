#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Shaarli from Debian: bookmarks without a database, on PHP's built-in web server.
. "$(dirname "$0")/../lib.sh"
PORT=${PORT:-28020}
[ -n "${INSTALL_ONLY:-}" ] || begin

# php-cgi is named so that apt does not choose Apache's PHP module.
apt_need curl php-cgi php-cli shaarli
[ -z "${INSTALL_ONLY:-}" ] || exit 0

login=hat password=hat-pass-1 secret=shaarli-api-secret-1 salt=test-salt
SITE=$STATE/site URL=http://127.0.0.1:$PORT
if [ ! -d "$SITE" ]; then
    mkdir -p "$STATE/data" "$STATE/sessions" "$STATE"/cache/{cache,pagecache,tmp}
    cp -a /usr/share/shaarli "$SITE"
    ln -sfn "$STATE/cache/cache" "$SITE/cache"
    # Debian's copy names its folders in the source.
    grep -rlE '/(usr/share|var/lib|var/cache)/shaarli' "$SITE" --include='*.php' | xargs sed -i \
        -e "s#/usr/share/shaarli#$SITE#g" -e "s#/var/lib/shaarli/data#$STATE/data#g" \
        -e "s#/var/cache/shaarli#$STATE/cache#g"
    cat >"$STATE/data/config.json.php" <<END
<?php /*
{"credentials": {"login": "$login", "salt": "$salt",
                 "hash": "$(printf %s "$password$login$salt" | sha1sum | cut -d' ' -f1)"},
 "general": {"title": "Test links", "timezone": "UTC", "header_link": "/", "enable_async_metadata": false},
 "updates": {"check_updates": false},
 "api": {"enabled": true, "secret": "$secret"}}
*/ ?>
END
fi

PHP_CLI_SERVER_WORKERS=2 spawn main php -d session.save_path="$STATE/sessions" -d display_errors=0 \
    -S "127.0.0.1:$PORT" -t "$SITE" "$HERE/router.php"
wait_for 30 main curl -sf "$URL/feed/atom"

publish <<END
SHAARLI_URL=$URL
SHAARLI_API=$URL/api/v1
SHAARLI_SECRET=$secret
SHAARLI_USER=$login
SHAARLI_PASSWORD=$password
SHAARLI_RSS=$URL/feed/rss
SHAARLI_ATOM=$URL/feed/atom
END
