#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# lint.sh [FILES]: layout, licence headers, shell scripts, then clang-tidy. Called by "./dev lint".
# FILES limit the C++ checks to these. Any finding is a failure; all steps run before it is reported.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

status=0
finding() { echo "lint: $*" >&2; status=1; }

if (($# > 0)); then
    sources=("$@")
else
    mapfile -t sources < <(git ls-files -- 'app/*.h' 'app/*.cpp' 'core/*.h' 'core/*.cpp' 'ui/*.h' 'ui/*.cpp' \
        'tests/*.h' 'tests/*.cpp' 'translations/*.h' 'translations/*.cpp')
fi

echo "clang-format: ${#sources[@]} files"
clang-format-16 --dry-run --Werror "${sources[@]}" || finding "run ./dev format"

echo "licence headers"
while read -r file; do
    head -n 4 "$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' \
        || finding "$file: no SPDX licence header in its first four lines"
done < <(git ls-files -- '*.h' '*.cpp' '*.sh' '*.py' '*.mjs' '*.cmake' dev)

echo "shellcheck"
mapfile -t scripts < <(git ls-files -- dev .ci/run '*.sh')
shellcheck -x -P SCRIPTDIR "${scripts[@]}" || finding "shell scripts"

echo "clang-tidy"
mkdir -p build/lint
if ! cmake --preset lint >build/lint/configure.log 2>&1; then
    cat build/lint/configure.log >&2
    exit 1
fi
# What our own scripts make must be there for moc to begin.
cmake --build build/lint --target core/storage/embedded_migrations.cpp >build/lint/generate.log 2>&1 \
    || { cat build/lint/generate.log >&2; exit 1; }
# clang-tidy reads what moc and rcc make. Asked for as targets they would build all that they depend on first.
while read -r info; do
    target=$(basename "$(dirname "$info")" .dir)
    # What a target that is no longer there left behind is nobody's.
    grep -qw "$target" build/lint/build.ninja || continue
    cmake -E cmake_autogen "$info" Debug >>build/lint/generate.log 2>&1 || { cat build/lint/generate.log >&2; exit 1; }
done < <(find build/lint -name AutogenInfo.json)
moc=$(grep -om1 '[^ ]*/moc @' build/lint/build.ninja)
while read -r parameters; do "${moc% @}" "@$parameters"; done < <(find build/lint -name '*.moc_parameters_Debug')
python3 tools/tidy.py build/lint "${sources[@]}" || finding "clang-tidy"

((status == 0)) && echo "No findings."
exit "$status"
