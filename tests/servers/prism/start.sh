#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A mock of an HTTP API from its OpenAPI file (Prism). It answers by the file, and says in the header sl-violations
# what in a request breaks the file's rules (location[0] is "request"; "response" is the file's own fault). A request
# may ask for one answer with "Prefer: code=429" or "Prefer: example=NAME".
#
# SPEC names the file (example.yaml); or API=x|mastodon|… one of the files in
# $HATSTAND_CONFORMANCE/api, which are others' and not part of this project: exits with 77 where it is not there.
. "$(dirname "$0")/../lib.sh"
PORT=${PORT:-28060}
if [ -n "${API:-}" ]; then
    SPEC=${HATSTAND_CONFORMANCE:-$HERE/../../../../shared/conformance}/api/$API-openapi.json
    [ -n "${INSTALL_ONLY:-}" ] || [ -e "$SPEC" ] || { say "skipped: there is no $SPEC"; exit 77; }
fi
SPEC=$(realpath -m "${SPEC:-$HERE/example.yaml}")
[ -n "${INSTALL_ONLY:-}" ] || begin

apt_need curl
use_node22
SCARF_ANALYTICS=false npm_deps
[ -z "${INSTALL_ONLY:-}" ] || exit 0
[ -e "$SPEC" ] || die "there is no $SPEC"
spawn main node "$CACHE/node_modules/@stoplight/prism-cli/dist/index.js" mock --host 127.0.0.1 --port "$PORT" "$SPEC"
wait_for 60 main grep -q 'Prism is listening' "$STATE/main.log"

publish <<END
PRISM_URL=http://127.0.0.1:$PORT
END
