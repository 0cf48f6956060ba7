#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# An OAuth 2 / OpenID Connect server (oidc-provider, a certified one). ACCESS_TTL and REFRESH_TTL are seconds; any
# login name and password will do.
. "$(dirname "$0")/../lib.sh"
PORT=${PORT:-28050}
[ -n "${INSTALL_ONLY:-}" ] || begin

apt_need curl
use_node22
npm_deps
[ -z "${INSTALL_ONLY:-}" ] || exit 0
# Packages are found beside the program, so it runs from the cache.
cp "$HERE/server.mjs" "$CACHE"
PORT=$PORT spawn main node "$CACHE/server.mjs"
url=http://127.0.0.1:$PORT
wait_for 30 main curl -sf "$url/.well-known/openid-configuration"

publish <<END
OAUTH_ISSUER=$url
OAUTH_AUTHORIZATION_ENDPOINT=$url/auth
OAUTH_TOKEN_ENDPOINT=$url/token
OAUTH_PAR_ENDPOINT=$url/request
OAUTH_REVOCATION_ENDPOINT=$url/token/revocation
OAUTH_USERINFO_ENDPOINT=$url/me
OAUTH_NATIVE_CLIENT_ID=test-native
OAUTH_NATIVE_REDIRECT_URI=http://127.0.0.1/callback
OAUTH_CONFIDENTIAL_CLIENT_ID=test-confidential
OAUTH_CONFIDENTIAL_CLIENT_SECRET=test-secret-1
END
