#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# try_package.sh DEB: in a bare Debian, the package is installed with what it depends on, both programs are
# started, and it is removed without a trace. Needs root. Called by "./dev package".
set -euo pipefail
package=$(realpath "$1")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. tools/bare_debian.sh

tree=$PWD/build/package-tree
make_bare_debian "$tree"
cp "$package" "$tree/root/hatstand.deb"
# shellcheck disable=SC2016 # all of it is for the shell inside
in_bare_debian "$tree" bash -c '
    set -euo pipefail
    export DEBIAN_FRONTEND=noninteractive QT_QPA_PLATFORM=offscreen
    say() { echo "== $*"; }
    # What an interrupted earlier call left.
    dpkg --purge hatstand >/dev/null 2>&1 || true
    say "installing"
    apt-get -qq update
    apt-get -qq install -y --no-install-recommends -o Dpkg::Use-Pty=0 ~/hatstand.deb >/dev/null
    find / -xdev -path "*hatstand*" ! -path "/var/lib/dpkg/*" ! -path "/root/hatstand.deb" | sort
    say "starting"
    hatstand-cli --version
    hatstand --version
    hatstand-cli --workspace ~/try.hatstand workspace new --sample
    hatstand-cli --workspace ~/try.hatstand workspace check
    # The window too: it is there when it has drawn its page, and then it is asked to end.
    hatstand ~/try.hatstand 2>~/window.log &
    window=$!
    for ((i = 0; i < 300; ++i)); do
        kill -0 $window 2>/dev/null || break
        grep -q try.hatstand ~/.config/hatstand/hatstand.conf 2>/dev/null && break
        sleep 0.1
    done
    opened=$(readlink /proc/$window/fd/* | grep -c "^$HOME/try.hatstand$" || true)
    sleep 2
    kill -TERM $window || true
    status=0
    wait $window || status=$?
    cat ~/window.log >&2
    # 143: ended by that signal, and by nothing else before.
    [[ $opened -gt 0 && ($status == 0 || $status == 143) ]] || { echo "The window does not start." >&2; exit 1; }
    if grep -E "Could not (find|load)" ~/window.log; then exit 1; fi
    echo "The window has opened the sample."
    say "removing"
    apt-get -qq purge -y -o Dpkg::Use-Pty=0 hatstand >/dev/null
    rm -rf ~/try.hatstand* ~/window.log ~/.config/hatstand ~/.local/share/hatstand ~/.cache/hatstand
    left=$(find / -xdev -path "*hatstand*" ! -path "/root/hatstand.deb")
    [[ -z $left ]] || { echo "Left behind: $left" >&2; exit 1; }
    say "nothing is left behind"
'
