#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Two snac2 servers from Debian's backports that federate with each other and speak the Mastodon client API:
# alice and carol on A, bob on B.
. "$(dirname "$0")/../lib.sh"
PORT=${PORT:-28100}
[ -n "${INSTALL_ONLY:-}" ] || begin

apt_need curl libcurl4 libssl3
apt_unpack --from bookworm-backports "snac2=2.75-2~bpo12+1"
[ -z "${INSTALL_ONLY:-}" ] || exit 0
snac=$CACHE/usr/bin/snac

# serve LABEL PORT USER...: one server with those users.
serve() {
    local label=$1 port=$2 dir=$STATE/$1 host=localhost:$2 user hash
    shift 2
    if [ ! -d "$dir" ]; then
        printf '127.0.0.1\n%s\n%s\n\nadmin@example.test\n' "$port" "$host" | "$snac" init "$dir" >/dev/null 2>&1
        # Plain HTTP, and threads enough to deliver to the other server and answer it.
        sed -i 's/"protocol": "https"/"protocol": "http", "num_threads": 12, "badlogin_retries": 100/' "$dir/server.json"
        for user; do
            echo "$user" | "$snac" adduser "$dir" "$user" >/dev/null 2>&1
            hash=$(printf %s "salt:$user:$user-pass-1" | sha1sum | cut -d' ' -f1)
            sed -i "s/\"passwd\": \".*\"/\"passwd\": \"salt:$hash\"/" "$dir/user/$user/user.json"
        done
    fi
    spawn "$label" "$snac" httpd "$dir"
    wait_for 20 "$label" curl -sf "http://$host/api/v1/instance"
}
serve main "$PORT" alice carol
serve peer $((PORT + 1)) bob

publish <<END
SNAC_A_URL=http://localhost:$PORT
SNAC_B_URL=http://localhost:$((PORT + 1))
SNAC_A_PUBLIC=$STATE/main/user/alice/public
SNAC_A_USER=alice
SNAC_A_PASSWORD=alice-pass-1
SNAC_A_USER2=carol
SNAC_A_PASSWORD2=carol-pass-1
SNAC_B_USER=bob
SNAC_B_PASSWORD=bob-pass-1
SNAC_A_RSS=http://localhost:$PORT/alice.rss
END
