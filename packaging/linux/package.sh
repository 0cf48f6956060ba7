#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# package.sh: makes build/package/hatstand_VERSION_ARCH.deb from the release build and has it judged: the desktop
# file, the metadata and the package by their own checkers. Called by "./dev package".
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

rm -rf build/package
(cd build/release && cpack -G DEB >/dev/null)
package=$(ls build/package/*.deb)
echo "Made $package ($(du -k "$package" | cut -f1) KiB)"

echo "== checking"
desktop-file-validate packaging/linux/org.hatstand.Hatstand.desktop
appstreamcli validate --no-net --explain build/release/packaging/org.hatstand.Hatstand.metainfo.xml
lintian --allow-root --fail-on error,warning "$package"
