#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# fixture.sh start|stop NAME: what ctest calls around the tests that need a server. Where real servers are not
# asked for, it does nothing: a fixture that exits with 77 would make ctest count the tests as not run.
set -euo pipefail
[ "${CI:-}" = true ] || [ "${HATSTAND_SERVERS:-}" = 1 ] || exit 0
status=0
"$(dirname "${BASH_SOURCE[0]}")/server.sh" "$@" || status=$?
# What the server needs is not here (prism: the OpenAPI file): its tests see that themselves, and skip.
[ "$status" != 77 ] || exit 0
exit "$status"
