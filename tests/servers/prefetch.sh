#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs the software of every test server once, and starts none: to be run while something else compiles.
# A second run takes no time and needs no network.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
for start in "$here"/*/start.sh; do
    "$here/server.sh" install "$(basename "$(dirname "$start")")"
done
"$here/server.sh" install keyring
