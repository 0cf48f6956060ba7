#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# WordPress from Debian, on MariaDB and PHP's built-in web server. WORDPRESS_REST says what became of its REST API:
#   on       it is where it always is (default)
#   off      a plugin refuses it to everyone: 401 rest_disabled
#   missing  it is not there at all: the theme's "not found" page, with 404
#   plain    without pretty permalinks: only at /?rest_route=/, which the Link header of the site says
# WORDPRESS_APP_PASSWORDS=off forbids application passwords, as security plugins do.
# The port after PORT answers everything with 301 to the site, as a site that moved does.
. "$(dirname "$0")/../lib.sh"
PORT=${PORT:-28010}
export WORDPRESS_REST=${WORDPRESS_REST:-on} WORDPRESS_APP_PASSWORDS=${WORDPRESS_APP_PASSWORDS:-on}
case $WORDPRESS_REST in on | off | missing | plain) ;; *) die "WORDPRESS_REST is on, off, missing or plain" ;; esac
[ -n "${INSTALL_ONLY:-}" ] || begin

apt_need curl php-cli php-mysql php-gd php-xml php-mbstring php-curl mariadb-server-core mariadb-client-core
# Unpacked, not installed: the package would bring Apache along.
apt_unpack wordpress wordpress-theme-twentytwentythree php-getid3
[ -z "${INSTALL_ONLY:-}" ] || exit 0

export SITE=$STATE/share/wordpress SITE_URL=http://127.0.0.1:$PORT DB_SOCKET=$STATE/db.sock
if [ ! -d "$STATE/db" ]; then
    cp -a "$CACHE/usr/share" "$STATE/share"
    cp "$HERE/wp-config.php" "$SITE/wp-config.php"
    mkdir -p "$SITE/wp-content/mu-plugins"
    cp "$HERE/variants.php" "$SITE/wp-content/mu-plugins/variants.php"
    mariadb-install-db --no-defaults --user="$(id -un)" --datadir="$STATE/db" \
        --auth-root-authentication-method=normal --skip-test-db >"$STATE/install-db.log" 2>&1 \
        || { cat "$STATE/install-db.log" >&2; rm -rf "$STATE/db"; die "there is no database"; }
fi
rm -f "$DB_SOCKET"
spawn db mariadbd --no-defaults --user="$(id -un)" --datadir="$STATE/db" --socket="$DB_SOCKET" \
    --skip-networking --innodb-buffer-pool-size=64M --innodb-flush-log-at-trx-commit=0
wait_for 60 db test -S "$DB_SOCKET"

[ -s "$STATE/accounts" ] || {
    php "$HERE/setup.php" >"$STATE/accounts.new" || die "set-up failed: $(cat "$STATE/accounts.new")"
    mv "$STATE/accounts.new" "$STATE/accounts"
}
PHP_CLI_SERVER_WORKERS=4 spawn main php -d upload_max_filesize=64M -d post_max_size=64M -d display_errors=0 \
    -S "127.0.0.1:$PORT" -t "$SITE" "$HERE/router.php"
spawn redirect php -d display_errors=0 -S "127.0.0.1:$((PORT + 1))" "$HERE/redirect.php"
wait_for 60 main curl -sf "$SITE_URL/"
wait_for 10 redirect listens $((PORT + 1))

publish <<END
WORDPRESS_URL=$SITE_URL
WORDPRESS_API=$SITE_URL/wp-json/wp/v2
WORDPRESS_REDIRECTING_URL=http://127.0.0.1:$((PORT + 1))
WORDPRESS_RSS=$SITE_URL/feed/
WORDPRESS_ATOM=$SITE_URL/feed/atom/
WORDPRESS_COMMENTS_RSS=$SITE_URL/comments/feed/
$(cat "$STATE/accounts")
END
